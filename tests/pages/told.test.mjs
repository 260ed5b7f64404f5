// The mails of the procedure up to the published ad (notifications.csv: PRO-02 to PRO-06): who gets each, once, with a link and without a name or title.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

const TITLE = 'Ungenannte Stelle im Schulbetrieb (m/w/d)';
let stack, vacancy, jobad, recruiter, people;

before(async () => {
	stack = await startStack();
	people = Object.fromEntries(Object.entries({ recruiter: 'amira.yildiz', lector: 'ruth.eggers', department: 'katrin.lohmann', pr: 'paul.oduya', gsb: 'lena.maibaum', p34: 'sina.krogmann' })
		.map(([role, user]) => [role, { address: `${user}@bsw.example`, visitor: stack.as(user) }]));
	recruiter = people.recruiter.visitor;
	vacancy = await createVacancy(recruiter, TITLE);
	const page = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	for (const [role, person] of [['DEPARTMENT', 'katrin.lohmann'], ['LECTOR', 'ruth.eggers']])
		await recruiter.submit(await page(), { role, person }, { action: '/beteiligte/neu' });
	const chosen = await page();
	const first = name => chosen.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	await recruiter.submit(chosen, { pr: first('pr'), gsb: first('gsb'), sbv: first('sbv') }, { action: '/gremien' });
	jobad = await createJobad(recruiter, vacancy);
});
after(() => stack?.stop());

/** Who was mailed of an object by a template: addresses, each as often as it was. */
async function told(template, number) {
	const rows = await stack.sql(`SELECT recipient FROM mail_outbox WHERE template = '${template}' AND subject LIKE '%${number}%' ORDER BY recipient`);
	return rows.map(row => row.recipient);
}

const of = (...roles) => roles.map(role => people[role].address).sort();
/** Of the people, each once. */
const among = (list, ...roles) => assert.deepEqual(list.filter(address => Object.values(people).some(person => person.address === address)), of(...roles));
const asked = async kind => stack.value(`SELECT MAX(s.id) FROM statement s JOIN jobad j ON j.id = s.object_id WHERE s.object_kind = 3 AND s.kind = '${kind}' AND j.number = '${jobad}'`);
const answer = async (role, kind, values) => {
	const address = `/stellungnahmen/${await asked(kind)}`, visitor = people[role].visitor;
	const page = await visitor.submit(await visitor.get(address), values, { action: address });
	assert.equal(page.status, 200, page.text('main'));
};
const make = async to => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/schritt/${to}`), {}, { action: '/schritt/' });

test('vacancy_active: works council, equality officer, representative of the severely disabled and the personnel office of the project', async () => {
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: 'aktiv' }, { action: '/status' });
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${vacancy}'`), 'aktiv');
	const list = await told('staff_vacancy_active', vacancy);
	among(list, 'pr', 'gsb', 'p34');
	assert.equal(new Set(list).size, list.length, 'one mail each');
	const mail = await stack.mail(people.pr.address, `Neue Vakanz ${vacancy}`);
	assert.match(mail.text, new RegExp(`/vakanzen/${vacancy}`));
});

test('statement_asked and ad_sent_to_gsb: one mail a question, to whoever is asked', async () => {
	const page = await recruiter.get(`/stellenanzeigen/${jobad}/abstimmung/beginnen`);
	const { action, fields } = page.form('/beginnen');
	await recruiter.post(action, fields);
	among(await told('staff_statement_asked', jobad), 'lector', 'department', 'pr');
	among(await told('staff_ad_sent_to_gsb', jobad), 'gsb');
	assert.match((await stack.mail(people.gsb.address, jobad)).text, new RegExp(`/stellungnahmen/${await asked('ad_gsb')}`));
});

test('statement_reminder: whoever has not answered, and the recruiter after the last day', async () => {
	const id = await asked('ad_department');
	const [{ remind_on: day }] = await stack.sql(`SELECT remind_on FROM statement WHERE id = ${id}`);
	await stack.sql(`INSERT INTO setting (name, value) VALUES ('nightly_may_set_clock', 'yes') ON DUPLICATE KEY UPDATE value = 'yes'`);
	await stack.sql(`UPDATE statement SET remind_on = NULL WHERE id <> ${id}`);
	for (let run = 0; run < 2; run++)
		await stack.job('nightly', '--rule', 'PRO-04', '--at', `${day} 01:20:00`);
	among(await told('staff_statement_reminder', jobad), 'department');
	await stack.sql(`UPDATE statement SET due_on = UTC_DATE() - INTERVAL 2 DAY, due_at = UTC_TIMESTAMP() - INTERVAL 1 DAY WHERE id = ${id}`);
	for (let run = 0; run < 2; run++)
		await stack.job('nightly', '--rule', 'PRO-35');
	among(await told('staff_statement_overdue', jobad), 'recruiter');
});

test('statement_answered: the owner, and once that all have answered', async () => {
	await answer('lector', 'ad_lector', { answer: 'done' });
	await answer('department', 'ad_department', { answer: 'approved' });
	await answer('pr', 'ad_pr', { answer: 'no_objection' });
	assert.deepEqual(await told('staff_statement_answered', jobad), [...of('recruiter'), ...of('recruiter'), ...of('recruiter')]);
	await answer('gsb', 'ad_gsb', { answer: 'noted' });
	assert.deepEqual(await told('staff_statement_complete', jobad), of('recruiter'));
});

test('ad_change_wanted and ad_released: the owner', async () => {
	await make('bei_personalamt');
	await answer('p34', 'ad_office', { answer: 'changes_wanted', text: 'Die Stufe fehlt.' });
	assert.deepEqual(await told('staff_ad_change_wanted', jobad), of('recruiter'));
	await make('bei_personalamt');
	await answer('p34', 'ad_office', { answer: 'released' });
	assert.deepEqual(await told('staff_ad_released', jobad), of('recruiter'));
	assert.match((await stack.mail(people.recruiter.address, `${jobad} ist freigegeben`)).text, new RegExp(`/stellungnahmen/${await asked('ad_office')}`));
});

test('ad_published: works council and equality officer', async () => {
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}`), {}, { action: 'veroeffentlichen' });
	assert.equal(page.status, 200, page.text('main'));
	among(await told('staff_ad_published', jobad), 'pr', 'gsb');
	assert.match((await stack.mail(people.pr.address, `${jobad} ist veröffentlicht`)).text, new RegExp(`/stellenanzeigen/${jobad}`));
});

test('ad_extended: works council and equality officer', async () => {
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/verlaengern`), { valid_to: dayIn(90), reason: 'Noch zu wenige Bewerbungen' }, { action: '/verlaengern' });
	assert.equal(page.status, 200, page.text('main'));
	among(await told('staff_ad_extended', jobad), 'pr', 'gsb');
	const mail = await stack.mail(people.pr.address, `${jobad} bleibt länger veröffentlicht`);
	assert.match(mail.text, new RegExp(`/stellenanzeigen/${jobad}`));
	assert.doesNotMatch(mail.text, /zu wenige/);
});

test('no mail names a person or the post', async () => {
	for (const person of Object.values(people)) {
		const mail = await stack.mail(person.address, jobad);
		assert.doesNotMatch(mail.text, /Ungenannte Stelle|Yıldız|Oduya|Maibaum|Lohmann|Eggers|Krogmann/, person.address);
	}
});
