// Statistics by sex (LAW-32): a voluntary question, counted by ad, step and year, without a link to the application.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { attach, beginApplication, confirm, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, other, nora, visitor;
const year = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 4);

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle zum Zählen (m/w/d)');
	other = await publishedAd(recruiter, 'Andere Stelle zum Zählen (m/w/d)');
});
after(() => stack?.stop());

const main = page => page.text('main');
const counts = async jobad => (await stack.sql(`SELECT c.year, c.step, c.sex, c.people FROM sex_count c JOIN jobad j ON j.id = c.jobad_id WHERE j.number = '${jobad}' AND c.people <> 0 ORDER BY c.step, c.sex`))
	.map(row => `${row.year} ${row.step} ${row.sex} ${row.people}`);
const kept = () => stack.value('SELECT COUNT(*) FROM sex_answer').then(Number);
async function sent(email, sex, more = {}) {
	const applicant = stack.visitor(), number = await beginApplication(applicant, ad.jobad, { email });
	await attach(applicant, number);
	const page = await applicant.get(`/bewerbung/${number}/pruefen`);
	await applicant.submit(page, { consent: '1', ...(sex && { sex }), ...more });
	return { applicant, number };
}

test('it is asked voluntarily and apart, and counted when the application is received, not before', async () => {
	const applicant = stack.visitor(), number = await beginApplication(applicant, ad.jobad, { email: 'zahl@beispiel.example' });
	await attach(applicant, number);
	const page = await applicant.get(`/bewerbung/${number}/pruefen`);
	assert.match(page.text('main'), /Freiwillig, nur für die Statistik Geschlecht.*steht nicht bei Ihrer Bewerbung.*weiblich männlich divers Keine Angabe/);
	assert.equal(page.document.querySelectorAll('[name=sex][required]').length, 0);
	const refused = await applicant.submit(page, { sex: 'diverse' });
	assert.equal(refused.status, 400);
	assert.ok(refused.document.querySelector('[name=sex][value=diverse]').hasAttribute('checked'), 'what was chosen is not lost');
	assert.equal(await kept(), 0, 'a refused form keeps nothing');
	await applicant.submit(refused, { consent: '1' });
	assert.equal(await kept(), 1);
	assert.deepEqual(await counts(ad.jobad), []);
	await confirm(stack, applicant, 'zahl@beispiel.example', number);
	assert.deepEqual(await counts(ad.jobad), [`${year} received diverse 1`]);
	const silent = await sent('still@beispiel.example');
	await confirm(stack, silent.applicant, 'still@beispiel.example', silent.number);
	assert.equal(await kept(), 1, 'of who says nothing nothing is kept');
	assert.deepEqual(await counts(ad.jobad), [`${year} received diverse 1`]);
	const strange = await sent('fremd@beispiel.example', 'anything');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${strange.number}'`), 'gespeichert');
});

test('what is kept names no application: a token of its key alone, sealed, all of one length', async () => {
	const columns = (await stack.sql("SELECT column_name AS c FROM information_schema.columns WHERE table_schema = 'bms' AND table_name = 'sex_answer' ORDER BY c")).map(row => row.c);
	assert.deepEqual(columns, ['sealed', 'token'], 'no reference, no time, no order of arrival');
	for (const [email, sex] of [['laenge1@beispiel.example', 'male'], ['laenge2@beispiel.example', 'female']]) {
		const { applicant, number } = await sent(email, sex);
		await confirm(stack, applicant, email, number);
	}
	assert.equal(await stack.value('SELECT COUNT(DISTINCT LENGTH(sealed)) FROM sex_answer'), '1');
	assert.equal(await stack.value("SELECT COUNT(*) FROM sex_answer WHERE sealed LIKE '%male%' OR sealed LIKE '%diverse%'"), '0');
});

test('it stands nowhere with the application: no page, history, export, copy of data or mail', async () => {
	nora = await makeAccount(stack, { email: 'nirgends@beispiel.example' });
	visitor = await signedIn(stack, nora);
	const begun = await visitor.submit(await visitor.get(`/stellen/${ad.jobad}/bewerben`), { first_name: 'Nora', surname: 'Beispiel', message: 'Ich rechne gern.' });
	const number = /B-\d{4}-\d{5}/.exec(begun.url)[0];
	await attach(visitor, number);
	await visitor.submit(await visitor.get(`/bewerbung/${number}/pruefen`), { consent: '1', sex: 'diverse' });
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'eingegangen');
	const said = /\bdivers\b|\bdiverse\b|Geschlecht(?!\w)/;
	const seen = async (who, paths) => {
		for (const path of paths) {
			const page = await who.get(path);
			assert.equal(page.status, 200, path);
			const body = page.headers.get('content-type').startsWith('text/html') ? page.text('main') : page.body;
			assert.doesNotMatch(body, said, path);
		}
	};
	const desk = `/bewerbungen/${number}`;
	await seen(recruiter, [desk, `${desk}/verlauf`, `${desk}/emails`, `${desk}/berichtigen`, `${desk}/kopieren`, `/vakanzen/${ad.vacancy}`, `/vakanzen/${ad.vacancy}/verlauf`, `/vakanzen/${ad.vacancy}/bewerbungen`, '/bewerbungen']);
	await seen(stack.as('lena.maibaum'), ['/']);
	await seen(visitor, [`/bewerbung/${number}`, '/konto', '/konto/auskunft/json', '/konto/auskunft']);
	for (const mail of await stack.allMails())
		assert.doesNotMatch(mail.text, said, mail.subject);
	for (const table of ['application', 'application_answer', 'history', 'audit'])
		assert.doesNotMatch(JSON.stringify(await stack.sql(`SELECT * FROM ${table}`).catch(() => [])), /"diverse"/, table);
	await step(recruiter, number, 'formale_pruefung');
	assert.ok((await counts(ad.jobad)).includes(`${year} received diverse 2`), 'once');
	for (const status of ['vorauswahl', 'bewerbungsvergleich', 'einladung'])
		await step(recruiter, number, status);
	assert.ok((await counts(ad.jobad)).includes(`${year} invited diverse 1`));
	await step(recruiter, number, 'bewerbungsvergleich');
	assert.ok(!(await counts(ad.jobad)).some(line => line.includes('invited')), 'led back, it is not counted any more');
	await step(recruiter, number, 'einladung');
	assert.ok((await counts(ad.jobad)).includes(`${year} invited diverse 1`));
});

test('staff who enter an application enter it, too; moved, it is counted for the other ad', async () => {
	const form = await recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen/neu`);
	const entered = await recruiter.submit(form, { entry_ad: ad.jobad, entry_way: 'post', entry_day: new Date().toISOString().slice(0, 10), first_name: 'Papier', surname: 'Zählbar', entry_sex: 'female' }, { action: '/neu' });
	const number = /B-\d{4}-\d{5}/.exec(entered.url)[0];
	const before = await counts(ad.jobad);
	assert.ok(before.includes(`${year} received female 2`), before.join());
	assert.doesNotMatch(entered.text('main'), /weiblich/);
	const moved = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/verschieben`), { ad: other.jobad, reason: 'Passt besser', agreed: '1' }, { action: '/verschieben' });
	assert.equal(moved.status, 200, moved.text('main'));
	assert.ok((await counts(ad.jobad)).includes(`${year} received female 1`));
	assert.deepEqual(await counts(other.jobad), [`${year} received female 1`]);
});

test('with the end of an application what was said is forgotten; its count stays', async () => {
	const before = await kept();
	const number = await stack.value("SELECT a.number FROM application a JOIN applicant p ON p.id = a.applicant_id WHERE p.email = 'laenge1@beispiel.example'");
	await step(recruiter, number, 'abgesagt');
	await stack.sql(`UPDATE application_step SET until_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE until_at IS NOT NULL`);
	assert.equal(await kept(), before, 'a rejection may be taken back');
	await step(recruiter, number, 'archiviert');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'archiviert');
	assert.equal(await kept(), before - 1);
	assert.ok((await counts(ad.jobad)).includes(`${year} received male 1`));
});

test('a year is shown when it is over; numbers below five are not, nor sums that tell them', async () => {
	const gsb = stack.as('lena.maibaum'), past = Number(year) - 1;
	const none = await gsb.get('/gleichstellung');
	assert.equal(none.status, 200);
	assert.match(none.text('main'), /noch nichts gezählt/);
	assert.equal((await gsb.get(`/gleichstellung?jahr=${year}`)).document.querySelectorAll('main table').length, 0, 'nobody looks before and after a step');
	const ids = await stack.sql(`SELECT id FROM jobad WHERE number IN ('${ad.jobad}', '${other.jobad}') ORDER BY number`);
	await stack.sql(`INSERT INTO sex_count (jobad_id, year, step, sex, people) VALUES (${ids[0].id}, ${past}, 'received', 'female', 12), (${ids[0].id}, ${past}, 'received', 'male', 4),
		(${ids[0].id}, ${past}, 'invited', 'female', 5), (${ids[1].id}, ${past}, 'received', 'female', 7), (${ids[1].id}, ${past}, 'received', 'male', 3), (${ids[1].id}, ${past}, 'hired', 'female', 1)`);
	const page = await gsb.get(`/gleichstellung?jahr=${past}`);
	const rows = page.document.querySelectorAll('tbody tr').map(row => row.querySelectorAll('th, td').map(cell => cell.textContent.replace(/\s+/g, ' ').trim()));
	const row = words => rows.find(cells => cells[0].includes(words)).slice(1);
	const below = 'unter 5', not = 'nicht ausgewiesen';
	assert.deepEqual(row(ad.jobad), ['12', below, below, '5', below, below, below, below, below]);
	assert.deepEqual(row(other.jobad), ['7', below, below, below, below, below, below, below, below]);
	assert.deepEqual(row('Alle Anzeigen'), ['19', '7', not, not, not, not, not, not, not], 'of 4 and 3 the sum tells neither; 5 and less than five would tell the latter');
});

test('the equality officer sees her authority, administrators all, nobody else anything', async () => {
	const past = Number(year) - 1;
	assert.match((await stack.as('henrike.solms').get(`/gleichstellung?behoerde=BSW&jahr=${past}`)).text('main'), /Stelle zum Zählen/);
	const foreign = await stack.as('marlies.feddersen').get(`/gleichstellung?behoerde=BSW&jahr=${past}`);
	assert.doesNotMatch(foreign.text('main'), /Stelle zum Zählen/);
	for (const user of ['amira.yildiz', 'katrin.lohmann', 'paul.oduya', 'doris.kuhnert', 'sina.krogmann'])
		assert.equal((await stack.as(user).get('/gleichstellung')).status, 403, user);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT v.id, s.id, 'befangen', UTC_TIMESTAMP() FROM vacancy v, staff_user s WHERE v.number = '${ad.vacancy}' AND s.user_id = 'lena.maibaum'`);
	const excluded = await stack.as('lena.maibaum').get(`/gleichstellung?jahr=${past}`);
	assert.doesNotMatch(excluded.text('tbody'), new RegExp(ad.jobad), 'whoever is kept out reads nothing of it');
});
