// What is pasted into an ad and its agreement (PRO-03, PRO-04): text of word processors becomes clean Markdown, what is far too long comes back whole.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, path;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	path = `/stellenanzeigen/${await createJobad(recruiter, await createVacancy(recruiter, 'Stelle aus der Textverarbeitung (m/w/d)'))}`;
});
after(() => stack?.stop());

const number = () => path.split('/').at(-1);
const edit = async values => recruiter.submit(await recruiter.get(`${path}/bearbeiten`), values);
const kept = async part => Buffer.from(await stack.value(`SELECT HEX(${part}) FROM jobad WHERE number = '${number()}'`), 'hex').toString();

test('bullets, smart quotes, dashes, soft breaks and control characters of a word processor', async () => {
	const pasted = 'Sie sind „die“ Person:\v\u2022\tBeratung – auch ‚vor Ort‘…\r\no\tAkten\u00a0führen\r\n\uf0b7\tRech\u00adnungen\u0002 prüfen\f§ 5 Absatz 2\u2028gilt';
	const saved = await edit({ tasks: pasted });
	assert.equal(saved.status, 200, saved.text('main'));
	const text = await kept('tasks');
	assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u0080-\u009f\u2028\u2029]/, 'no control characters');
	for (const words of ['„die“ Person', 'Beratung – auch ‚vor Ort‘…', 'führen', '§ 5 Absatz 2'])
		assert.ok(text.includes(words), words);
	const preview = (await recruiter.get(path)).document.querySelector('.bms-preview');
	const items = preview.querySelectorAll('li').map(one => one.textContent.replace(/[\s\u00a0]+/g, ' ').replace(/\u00ad/g, '').trim());
	for (const item of ['Beratung – auch ‚vor Ort‘…', 'Akten führen', 'Rechnungen prüfen'])
		assert.ok(items.some(one => one.startsWith(item)), `${item}: ${items.join(' | ')}`);
	assert.match(preview.textContent, /§ 5 Absatz 2\s+gilt/);
	assert.equal(await stack.value(`SELECT text_number FROM jobad WHERE number = '${number()}'`), '1');
	assert.equal((await edit({})).status, 200, 'what was cleaned is not another text when it is saved again');
	assert.equal(await kept('tasks'), text);
});

test('200,000 characters come back whole with what they may be at most; nothing of the ad is changed', async () => {
	const before = await kept('offer');
	for (const letter of ['a', 'ä ']) {
		const long = letter.repeat(200000 / letter.length - 1) + 'Ende';
		const page = await edit({ offer: long, notes: 'Auch das bleibt.' });
		assert.equal(page.status, 400, letter);
		assert.match(page.text('.kern-error, [role=alert]'), /Unser Angebot/);
		assert.match(page.text('main'), /höchstens 8\.?000 Zeichen/);
		assert.equal(page.document.querySelector('[name=offer]').textContent.trim().length, long.length);
		assert.equal(page.text('[name=notes]'), 'Auch das bleibt.');
	}
	assert.equal(await kept('offer'), before);
});

test('200,000 characters of a lector, and of whoever answers, come back whole', async () => {
	const vacancy = await stack.value(`SELECT v.number FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id WHERE j.number = '${number()}'`);
	assert.equal((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' })).status, 200);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/abstimmung/beginnen`), {}, { action: '/beginnen' })).status, 200);
	const lector = stack.as('ruth.eggers'), long = `${'ö '.repeat(99999)}Ende`;
	const text = await lector.submit(await lector.get(`${path}/lektorat`), { offer: long });
	assert.equal(text.status, 400);
	assert.equal(text.document.querySelector('[name=offer]').textContent.trim().length, long.length);
	const id = await stack.value(`SELECT s.id FROM statement s JOIN jobad j ON j.id = s.object_id WHERE s.kind = 'ad_lector' AND s.object_kind = 3 AND j.number = '${number()}'`);
	const answer = await lector.submit(await lector.get(`/stellungnahmen/${id}`), { answer: 'changes_wanted', text: long }, { action: '/stellungnahmen/' });
	assert.equal(answer.status, 400);
	assert.match(answer.text('main'), /höchstens 20\.?000 Zeichen/);
	assert.equal(answer.document.querySelector('[name=text]').textContent.trim().length, long.length);
	assert.equal(await stack.value(`SELECT state FROM statement WHERE id = ${id}`), 'open');
});
