// The list of job ads (BAK-04): each sees those of her roles and their statuses; what a widget counts is listed; from row to row; as a file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, published;
const LIST = '/stellenanzeigen';

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	published = await publishedAd(recruiter, 'Anzeige der Liste (m/w/d)');
});
after(() => stack?.stop());

const rows = page => page.document.querySelectorAll('.bms-rows tbody tr').map(row => row.textContent.replace(/\s+/g, ' ').trim());
const numbers = page => page.document.querySelectorAll('.bms-rows tbody th a').map(link => /S-\d+-\d+/.exec(link.getAttribute('href'))[0]);

test('the menu leads to the list; the newest stands first, with its vacancy and last day', async () => {
	const page = await recruiter.get((await recruiter.get('/')).link('Stellenanzeigen'));
	assert.equal(new URL(page.url, 'http://x').pathname, LIST);
	assert.equal(numbers(page)[0], published.jobad);
	assert.match(rows(page)[0], new RegExp(`${published.jobad}.*Anzeige der Liste.*Veröffentlicht.*${published.vacancy}`));
	assert.match(page.text('nav [aria-current=page]'), /Stellenanzeigen/);
	const ad = await recruiter.get(page.link('Anzeige der Liste (m/w/d)'));
	assert.equal(ad.status, 200);
	assert.match(ad.text('main'), /1 von \d+/, 'and on to the next one');
});

test('filters: status, also several, authority, words of the vacancy, one’s own', async () => {
	for (const number of numbers(await recruiter.get(`${LIST}?status=veroeffentlicht`)))
		assert.equal(await stack.value(`SELECT status FROM jobad WHERE number = '${number}'`), 'veroeffentlicht');
	const many = async statuses => /(\d+) (Eintrag|Einträge)/.exec((await recruiter.get(`${LIST}?status=${statuses}`)).text('main'))?.[1] ?? 0;
	const [one, other, both] = await Promise.all(['veroeffentlicht', 'inaktiv', 'veroeffentlicht,inaktiv'].map(many));
	assert.ok(one > 0 && other > 0 && Number(both) === Number(one) + Number(other), `${one} ${other} ${both}`);
	assert.deepEqual(numbers(await recruiter.get(`${LIST}?suche=${published.vacancy}`)), [published.jobad]);
	assert.ok(numbers(await recruiter.get(`${LIST}?meine=1`)).includes(published.jobad));
	assert.match((await recruiter.get(`${LIST}?status=gibtesnicht`)).text('main'), /Kein Eintrag passt/);
	assert.deepEqual(numbers(await recruiter.get(`${LIST}?behoerde=BSW&status=veroeffentlicht`)).includes(published.jobad),
		await stack.value(`SELECT u.code FROM jobad j JOIN org_unit u ON u.id = j.authority_id WHERE j.number = '${published.jobad}'`) === 'BSW');
});

test('each of the roles lists what its pages open, and nothing else; who lists no ads is refused', async () => {
	const all = (await stack.sql('SELECT number FROM jobad')).map(row => row.number);
	let refused = 0, listed = 0;
	for (const user of ['amira.yildiz', 'paul.oduya', 'katrin.lohmann', 'gesa.rohde', 'nikolai.stern', 'henrike.solms']) {
		const person = stack.as(user);
		const page = await person.get(LIST);
		if (page.status === 403) {
			refused++;
			assert.throws(() => page.link('Stellenanzeigen'));
			continue;
		}
		const found = numbers(page);
		listed += found.length;
		for (const number of all.slice(0, 40))
			assert.equal(found.includes(number), (await person.get(`${LIST}/${number}`)).status === 200, `${user} ${number}`);
	}
	assert.ok(listed > 10);
	assert.ok(refused < 6);
});

test('“alle” of a widget of ads leads to the list of the same ads', async () => {
	let led = 0;
	for (const user of ['amira.yildiz', 'gesa.rohde', 'katrin.lohmann', 'paul.oduya', 'nikolai.stern']) {
		const person = stack.as(user);
		for (const link of (await person.get('/')).document.querySelectorAll('.bms-widget a[href*="/stellenanzeigen?status="], a[href^="/stellenanzeigen?"]')) {
			const page = await person.get(link.getAttribute('href'));
			assert.equal(page.status, 200, `${user} ${page.url}`);
			assert.ok(numbers(page).length > 0, `${user} ${page.url}`);
			led++;
		}
	}
	assert.ok(led > 0);
});

test('the list is a file for whom the right says so', async () => {
	const csv = await recruiter.get(`${LIST}?status=veroeffentlicht&format=csv`);
	assert.match(csv.headers.get('content-disposition'), /jobads-/);
	assert.match(csv.body, new RegExp(published.jobad));
	assert.equal((await stack.as('paul.oduya').get(`${LIST}?format=csv`)).status, 404);
});
