// A lector writes a version of her own beside the ad; whoever steers the procedure takes of it what is to be taken, one by one or all (PRO-04).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, lector;

before(async () => {
	stack = await startStack();
	[recruiter, lector] = ['amira.yildiz', 'ruth.eggers'].map(user => stack.as(user));
});
after(() => stack?.stop());

async function adWithLector(title) {
	const vacancy = await createVacancy(recruiter, title);
	assert.equal((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' })).status, 200);
	const jobad = await createJobad(recruiter, vacancy, { offer: 'Ein sicherer Platz. Eine schöne Aussicht. Ein langer Weg.' });
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	return `/stellenanzeigen/${jobad}`;
}

const propose = async (path, values) => {
	const page = await lector.submit(await lector.get(`${path}/bearbeiten`), values);
	assert.equal(page.status, 200, page.text('main'));
	return page;
};
const offer = path => stack.value(`SELECT offer FROM jobad WHERE number = '${path.split('/').at(-1)}'`);
const take = async (path, act, chosen) => {
	const page = await recruiter.get(`${path}/aenderungen`);
	const { action, fields } = page.form('/aenderungen');
	const codes = page.document.querySelectorAll('input[name=take]').map(one => one.getAttribute('value'));
	return recruiter.post(action, [...fields.filter(([name]) => name !== 'take' && name !== 'act'), ['act', act], ...codes.filter(chosen ?? (() => true)).map(code => ['take', code])]);
};

test('what a lector writes stands beside the ad; the recruiter is told first of all, and takes some of it', async () => {
	const path = await adWithLector('Lektorierte Stelle (m/w/d)');
	assert.match((await lector.get(path)).text('.bms-desk__do'), /Text lektorieren/);
	const form = await lector.get(`${path}/bearbeiten`);
	assert.match(form.url, /\/lektorat$/, 'she edits beside the ad');
	assert.match(form.text('main'), /Sie schreiben an Ihrer eigenen Fassung/);
	assert.equal(form.document.querySelector('[name=valid_to]'), null, 'days and audience are not hers');
	assert.match((await propose(path, { offer: 'Ein guter Platz. Eine schöne Aussicht. Ein kurzer Weg.' })).text('main'), /Ihre Änderungen sind gespeichert\. Das Recruiting entscheidet/);
	assert.equal(await offer(path), 'Ein sicherer Platz. Eine schöne Aussicht. Ein langer Weg.');
	assert.match((await lector.get(`${path}/lektorat`)).text('[name=offer]'), /guter Platz.*kurzer Weg/, 'she goes on where she was');
	const desk = await recruiter.get(path);
	assert.match(desk.text('.bms-desk__do .kern-btn--primary'), /Änderungen des Lektorats/);
	const page = await recruiter.get(`${path}/aenderungen`);
	assert.match(page.text('main'), /Ruth Eggers.*2 Änderungen.*\[entfernt: sicherer \].*\[neu: guter \].*schöne Aussicht.*\[entfernt: langer \].*\[neu: kurzer \]/);
	assert.match((await take(path, 'chosen', code => code === 'offer.1')).text('main'), /Die gewählten Änderungen sind in die Anzeige übernommen/);
	assert.equal(await offer(path), 'Ein sicherer Platz. Eine schöne Aussicht. Ein kurzer Weg.');
	assert.doesNotMatch((await recruiter.get(path)).text('.bms-desk__do'), /Änderungen des Lektorats/);
	assert.match((await recruiter.get(`${path}/verlauf`)).text('main'), /Vorgeschlagene Änderungen übernommen: 1 \/ 2.*Änderungen am Text vorgeschlagen: Unser Angebot/);
});

test('all or nothing; what the ad meanwhile says otherwise is pointed out and not ticked', async () => {
	const path = await adWithLector('Ganz übernommene Stelle (m/w/d)');
	const wanted = 'Ein guter Platz. Eine schöne Aussicht. Ein kurzer Weg.';
	await propose(path, { offer: wanted });
	assert.match((await take(path, 'none')).text('main'), /Die Änderungen sind nicht übernommen/);
	assert.equal(await offer(path), 'Ein sicherer Platz. Eine schöne Aussicht. Ein langer Weg.');
	await propose(path, { offer: wanted });
	const seen = await recruiter.get(`${path}/aenderungen`);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { offer: 'Ein sicherer Platz. Ein langer Weg.' })).status, 200);
	const late = await recruiter.submit(seen, { act: 'all' });
	assert.equal(late.status, 409, 'the changes that were seen are others by now');
	const page = await recruiter.get(`${path}/aenderungen`);
	assert.match(page.text('main'), /inzwischen auch in der Anzeige geändert/);
	assert.equal(page.document.querySelectorAll('input[name=take][checked]').length, 0);
	assert.equal((await take(path, 'all')).status, 200);
	assert.equal(await offer(path), wanted);
	assert.equal((await recruiter.get(`${path}/aenderungen`)).url.endsWith(path), true, 'nothing is left to decide');
});

test('a text that is the ad’s own again proposes nothing; others have no part in it', async () => {
	const path = await adWithLector('Unverändert lektorierte Stelle (m/w/d)');
	await propose(path, { offer: 'Anders.' });
	await propose(path, { offer: 'Ein sicherer Platz. Eine schöne Aussicht. Ein langer Weg.' });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM jobad_proposal p JOIN jobad j ON j.id = p.jobad_id WHERE j.number = '${path.split('/').at(-1)}'`), '0');
	assert.equal((await lector.submit(await lector.get(`${path}/lektorat`), { offer: '[Karte](http://karte)' })).status, 400, 'as for the ad itself');
	assert.equal((await lector.get(`${path}/aenderungen`)).status, 404);
	assert.equal((await recruiter.get(`${path}/lektorat`)).status, 404);
	assert.equal((await stack.as('nikolai.stern').get(`${path}/aenderungen`)).status, 404);
});

test('of more changes than a form takes one by one, all are taken by the button', async () => {
	const path = await adWithLector('Sehr oft geänderte Stelle (m/w/d)');
	await propose(path, { offer: 'Alles neu.' });
	const page = await recruiter.get(`${path}/aenderungen`);
	const { action, fields } = page.form('/aenderungen');
	const rest = fields.filter(([name]) => name !== 'take' && name !== 'act');
	const many = await recruiter.post(action, [...rest, ['act', 'chosen'], ...Array.from({ length: 401 }, (_, i) => ['take', `offer.${i}`])]);
	assert.equal(many.status, 400);
	assert.match(many.text('main'), /Änderungen – /);
	assert.notEqual(await offer(path), 'Alles neu.');
	assert.equal((await take(path, 'all')).status, 200);
	assert.equal(await offer(path), 'Alles neu.');
});

test('the recruiter is mailed once and has a task until it is decided; the lector is mailed, and reads what was taken', async () => {
	const path = await adWithLector('Gemeldete Änderungen (m/w/d)'), number = path.split('/').at(-1);
	const mails = who => stack.sql(`SELECT id FROM mail_outbox WHERE recipient = '${who}@bsw.example' AND subject LIKE '%${number}%'`);
	const tasks = async () => (await recruiter.get('/')).text('.bms-tasks') ?? '';
	const waits = new RegExp(`Änderungen des Lektorats ansehen ?${number}`);
	await propose(path, { offer: 'Ein guter Platz. Eine schöne Aussicht. Ein kurzer Weg.' });
	await propose(path, { offer: 'Ein guter Platz. Eine weite Aussicht. Ein kurzer Weg.' });
	assert.equal((await mails('amira.yildiz')).length, 1, 'once');
	const mail = await stack.mail('amira.yildiz@bsw.example', number);
	assert.match(mail.text, new RegExp(`${path}/aenderungen`));
	assert.doesNotMatch(mail.text, /Eggers|Platz/, 'a link only');
	assert.match(await tasks(), waits);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task t JOIN jobad j ON j.id = t.object_id WHERE t.kind = 'jobad_proposed' AND j.number = '${number}'
		AND t.subject_id = (SELECT id FROM staff_user WHERE user_id = 'amira.yildiz')`), '1');
	assert.equal((await recruiter.get((await recruiter.get('/')).link('Änderungen des Lektorats ansehen'))).status, 200);
	assert.equal((await take(path, 'chosen', code => code === 'offer.1')).status, 200);
	assert.doesNotMatch(await tasks(), waits);
	assert.match((await stack.mail('ruth.eggers@bsw.example', number)).text, new RegExp(`${path}\\b`));
	assert.match((await lector.get(path)).text('main'), /Übernommen von Ihren Änderungen: ?1 von 3 ?\(Amira Yıldız/);
	await propose(path, { offer: 'Noch anders.' });
	assert.doesNotMatch((await lector.get(path)).text('main'), /Übernommen von Ihren/, 'a new proposal waits');
	await propose(path, { offer: await offer(path) });
	assert.doesNotMatch(await tasks(), waits, 'taken back');
});

test('who comes to recruit has the task, too; an ad that rests has none', async () => {
	const path = await adWithLector('Ruhende Änderungen (m/w/d)'), number = path.split('/').at(-1);
	const count = () => stack.value(`SELECT COUNT(*) FROM task t JOIN jobad j ON j.id = t.object_id WHERE t.kind = 'jobad_proposed' AND t.object_kind = 3 AND j.number = '${number}'`);
	await propose(path, { offer: 'Anders.' });
	const before = Number(await count());
	await stack.sql(`INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id) SELECT 'person', (SELECT id FROM staff_user WHERE user_id = 'nikolai.stern'), 2, j.vacancy_id
		FROM jobad j WHERE j.number = '${number}'`);
	assert.equal(Number(await count()), before + 1);
	await stack.sql(`UPDATE jobad SET status = 'freigegeben' WHERE number = '${number}'`);
	const published = await recruiter.submit(await recruiter.get(path), {}, { action: 'veroeffentlichen' });
	assert.equal(published.status, 200, published.text('main'));
	assert.notEqual(Number(await count()), 0, 'a public ad can take it');
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/zurueckziehen`), {}, { action: 'zurueckziehen' })).status, 200);
	assert.equal(await count(), '0');
	const come = () => stack.sql(`DELETE r FROM vacancy_reach r JOIN jobad j ON j.vacancy_id = r.vacancy_id WHERE r.subject_id = (SELECT id FROM staff_user WHERE user_id = 'nikolai.stern') AND r.subject_kind = 'person' AND j.number = '${number}';
		INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id) SELECT 'person', (SELECT id FROM staff_user WHERE user_id = 'nikolai.stern'), 2, j.vacancy_id FROM jobad j WHERE j.number = '${number}'`);
	await come();
	assert.equal(await count(), '0', 'who comes while it rests waits, too');
	assert.equal((await recruiter.submit(await recruiter.get(path), {}, { action: 'veroeffentlichen' })).status, 200);
	assert.equal(Number(await count()), before + 1, 'it goes on, and so does the task');
});

test('who was kept out or away has the tasks again that are still to be done', async () => {
	const path = await adWithLector('Wieder lektorierte Stelle (m/w/d)'), number = path.split('/').at(-1);
	const me = "(SELECT id FROM staff_user WHERE user_id = 'amira.yildiz')";
	const kinds = async () => (await stack.sql(`SELECT t.kind FROM task t JOIN jobad j ON j.vacancy_id = t.vacancy_id WHERE j.number = '${number}' AND t.subject_kind = 'person' AND t.subject_id = ${me} ORDER BY t.kind`)).map(row => row.kind);
	await propose(path, { offer: 'Anders.' });
	await stack.sql(`INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind, object_id, vacancy_id) SELECT 'person', ${me}, 2, j.authority_id, 'vacancy_owner', 2, j.vacancy_id, j.vacancy_id FROM jobad j WHERE j.number = '${number}'`);
	const all = ['jobad_proposed', 'vacancy_owner'];
	assert.deepEqual(await kinds(), all);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at, excluded_by) SELECT vacancy_id, ${me}, 'x', UTC_TIMESTAMP(), 1 FROM jobad WHERE number = '${number}'`);
	assert.deepEqual(await kinds(), ['vacancy_owner']);
	assert.doesNotMatch((await recruiter.get('/')).text('main'), /Wieder lektorierte Stelle/);
	await stack.sql(`DELETE x FROM vacancy_exclusion x JOIN jobad j ON j.vacancy_id = x.vacancy_id WHERE j.number = '${number}'`);
	assert.deepEqual(await kinds(), all);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'amira.yildiz'`);
	assert.deepEqual(await kinds(), ['vacancy_owner']);
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE user_id = 'amira.yildiz'`);
	assert.deepEqual(await kinds(), all);
});
