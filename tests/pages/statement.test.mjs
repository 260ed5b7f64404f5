// Statements (PRO-04, PRO-20, PRO-22, PRO-35, LAW-11, LAW-13): who is asked has a task, a mail and a page to answer on; the first answer counts, a late one does not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, council, equality, lector, department, admin;

before(async () => {
	stack = await startStack();
	[recruiter, council, equality, lector, department, admin] = ['amira.yildiz', 'paul.oduya', 'lena.maibaum', 'ruth.eggers', 'katrin.lohmann', 'henrike.solms']
		.map(user => stack.as(user));
});
after(() => stack?.stop());

/** An ad that is being agreed on, with a department person, a lector, works council and equality officer. */
async function adInAgreement(title) {
	const vacancy = await createVacancy(recruiter, title);
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	for (const [role, person] of [['DEPARTMENT', 'katrin.lohmann'], ['LECTOR', 'ruth.eggers']])
		assert.equal((await recruiter.submit(await people(), { role, person }, { action: '/beteiligte/neu' })).status, 200);
	const page = await people();
	const first = name => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	assert.equal((await recruiter.submit(page, { pr: first('pr'), gsb: first('gsb') }, { action: '/gremien' })).status, 200);
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	return { vacancy, jobad };
}

async function ask(jobad, kind, values = {}) {
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind, ...values });
	assert.equal(page.status, 200, page.text('main'));
	assert.match(page.text('main'), /Die Stellungnahmen sind erbeten/);
	return Number(await stack.value('SELECT MAX(id) FROM statement'));
}

const path = id => `/stellungnahmen/${id}`;
const state = async id => (await stack.sql(`SELECT state, COALESCE(answer, '') AS answer FROM statement WHERE id = ${id}`)).map(row => `${row.state} ${row.answer}`.trim())[0];
const expected = async person => (await person.get('/')).text('.bms-tasks');
const answer = async (person, id, values) => person.submit(await person.get(path(id)), values, { action: path(id) });
/** The last day lies back. */
const over = id => stack.sql(`UPDATE statement s LEFT JOIN task t ON t.statement_id = s.id SET s.due_on = CURDATE() - INTERVAL 2 DAY, s.due_at = UTC_TIMESTAMP() - INTERVAL 1 DAY,
	t.due_on = s.due_on, t.ends_at = IF(t.ends_at IS NULL, NULL, s.due_at) WHERE s.id = ${id}`);

test('a works council that is asked finds it first in its cockpit, in a mail, with its last day and what silence means; the answer ends the task', async () => {
	const { vacancy, jobad } = await adInAgreement('Gefragte Stelle (m/w/d)');
	const id = await ask(jobad, 'ad_pr');
	const cockpit = await council.get('/');
	assert.match(cockpit.text('.bms-tasks'), new RegExp(`Stellungnahme zur Stellenanzeige.*${jobad}.*Gefragte Stelle.*bis .*Stellung nehmen`));
	const mail = await stack.mail('paul.oduya@bsw.example', jobad);
	assert.match(mail.text, new RegExp(`Stellungnahme zur Stellenanzeige.*${path(id)}`, 's'));
	const page = await council.get(cockpit.link(`Stellung nehmen: Stellungnahme zur Stellenanzeige ${jobad}`));
	assert.match(page.text('main'), /Sie sind gefragt als Personalrat.*Letzter Tag: .* bis 24 Uhr\. Ohne Antwort gilt: Keine Einwände \(§ 88 VI HmbPersVG\)/);
	assert.match(page.text('.bms-preview'), /Gefragte Stelle/, 'what it is about stands there');
	const [kept] = await stack.sql(`SELECT due_on FROM statement WHERE id = ${id}`);
	await stack.sql(`UPDATE statement SET due_on = '${dayIn(1)}' WHERE id = ${id}`);
	assert.match((await council.get(path(id))).text('main'), /Letzter Tag: morgen, 24 Uhr \(\w\w \d\d\.\d\d\.\d{4}\)\. Ohne Antwort gilt/, 'a day that is near in words, with its date');
	await stack.sql(`UPDATE statement SET due_on = '${kept.due_on}' WHERE id = ${id}`);
	const given = await answer(council, id, { answer: 'no_objection' });
	assert.match(given.text('main'), /Ihre Antwort ist abgegeben.*beantwortet Keine Einwände.*Paul Oduya/);
	assert.equal(await state(id), 'answered no_objection');
	assert.doesNotMatch(await expected(council) ?? '', new RegExp(jobad));
	const ad = await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`);
	assert.match(ad.text('main'), /Verlauf.*Stellungnahme abgegeben: Stellungnahme zur Stellenanzeige – Keine Einwände ?Paul Oduya.*Stellungnahme erbeten: Stellungnahme zur Stellenanzeige ?Amira Yıldız/);
	const told = await stack.mail('amira.yildiz@bsw.example', `Antwort zu ${jobad}`);
	assert.match(told.text, new RegExp(path(id)));
	assert.doesNotMatch(told.text, /Stellungnahme zur Stellenanzeige/, 'no words of the question, which may tell of a severe disability, leave the house');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/stellungnahmen`)).text('main'), /Stellungnahme zur Stellenanzeige.*beantwortet Keine Einwände/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_statement_asked' AND created_at >= (SELECT asked_at FROM statement WHERE id = ${id})`), '2',
		'the member and the mailbox, one mail each');
});

test('an objection needs words; what was typed stays; the ground of the step stands there for the recruiter', async () => {
	const { jobad } = await adInAgreement('Bestrittene Stelle (m/w/d)');
	const id = await ask(jobad, 'ad_pr');
	const bare = await answer(council, id, { answer: 'objection' });
	assert.equal(bare.status, 400);
	assert.match(bare.text('main'), /Zu dieser Antwort gehört ein Text/);
	assert.equal(bare.document.querySelector('input[value=objection]').getAttribute('checked') !== null, true, 'what was chosen stays');
	assert.equal((await answer(council, id, { answer: 'nonsense', text: 'Behalten' })).text('#statement_answer-text'), 'Behalten');
	const query = await answer(council, id, { answer: 'question', text: 'Welche Stufe?' });
	assert.match(query.text('main'), /Ihre Rückfrage ist gestellt\. Die Frist läuft weiter/);
	assert.equal(await state(id), 'open');
	assert.match((await stack.mail('amira.yildiz@bsw.example', `Rückfrage zu ${jobad}`)).text, new RegExp(path(id)));
	const given = await answer(council, id, { answer: 'objection', text: 'Die Aufgaben sind unklar.' });
	assert.match(given.text('main'), /beantwortet Einwände/);
	assert.match((await recruiter.get(path(id))).text('main'), /Gefragt ist Personalrat.*Rückfrage ?Welche Stufe\?.*Einwände ?Die Aufgaben sind unklar\./);
	const twice = await answer(council, id, { answer: 'no_objection' }).catch(error => error);
	assert.ok(twice instanceof Error || twice.status === 409, 'nothing is left to answer');
});

test('answers are given to whoever takes part; lectors see the ad alone, others nothing', async () => {
	const { vacancy, jobad } = await adInAgreement('Stelle mit mehreren Stellungnahmen (m/w/d)');
	const form = await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`);
	const { action, fields } = form.form('/stellungnahme');
	const sent = await recruiter.post(action, [...fields, ['kind', 'ad_pr'], ['kind', 'ad_gsb'], ['kind', 'ad_lector'], ['kind', 'ad_department']]);
	assert.equal(sent.status, 200, sent.text('main'));
	const ids = Object.fromEntries((await stack.sql(`SELECT kind, id FROM statement WHERE round_id = (SELECT MAX(id) FROM statement_round)`)).map(row => [row.kind, row.id]));
	assert.equal(Object.keys(ids).length, 4);
	await answer(equality, ids.ad_gsb, { answer: 'statement', text: 'Bitte Teilzeit nennen.' });
	assert.match((await council.get(path(ids.ad_pr))).text('main'), /Antworten der anderen.*Gleichstellung.*Bitte Teilzeit nennen/);
	const lectors = await lector.get(path(ids.ad_lector));
	assert.match(lectors.text('main'), /Sie sind gefragt als Lektorat \(BSW\)/);
	assert.doesNotMatch(lectors.text('main'), /Antworten der anderen|Teilzeit nennen/);
	assert.equal((await lector.get(path(ids.ad_pr))).status, 404);
	assert.equal((await lector.get(`/vakanzen/${vacancy}/stellungnahmen`)).status, 404);
	assert.equal((await department.get(path(ids.ad_pr))).status, 200);
	assert.equal((await stack.as('nikolai.stern').get(path(ids.ad_pr))).status, 404);
	assert.equal((await stack.as('nikolai.stern').get(`/vakanzen/${vacancy}/stellungnahmen`)).status, 404);
	assert.equal((await council.get(`/stellenanzeigen/${jobad}/stellungnahme`)).status, 403);
	assert.equal((await recruiter.get(`${path(ids.ad_pr)}9999`)).status, 404);
	assert.equal((await recruiter.get('/stellungnahmen/x')).status, 404);
	assert.match((await stack.mail('lena.maibaum@bsw.example', jobad)).subject, /zur Kenntnis/, 'the mail of its own');
});

test('who is not there is not asked, and the page says what to do', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle ohne Gremien (m/w/d)'), jobad = await createJobad(recruiter, vacancy);
	const refused = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_department', changed: 'Mein Text' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /niemand ausgewählt\. Bitte ergänzen Sie die Beteiligten/);
	assert.equal(refused.text('#statement_ask-changed'), 'Mein Text');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM statement s JOIN jobad j ON j.id = s.object_id WHERE s.object_kind = 3 AND j.number = '${jobad}'`), '0');
	const unseen = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_office' });
	assert.match(unseen.text('main'), /sieht die Anzeige in ihrem jetzigen Status nicht/);
	const none = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), {});
	assert.match(none.text('main'), /Bitte wählen Sie mindestens eine Frage/);
});

test('after the last day silence holds before any run, a late answer is kept without effect, and the run tells the owner', async () => {
	const { jobad } = await adInAgreement('Verschwiegene Stelle (m/w/d)');
	const id = await ask(jobad, 'ad_pr');
	const open = await council.get(path(id));
	await over(id);
	assert.match((await recruiter.get(path(id))).text('main'), /ohne Antwort Keine Einwände/);
	assert.doesNotMatch(await expected(council) ?? '', new RegExp(jobad));
	const late = await council.submit(open, { answer: 'objection', text: 'Doch nicht.' }, { action: path(id) });
	assert.match(late.text('main'), /ohne Antwort Keine Einwände.*verspätet, ohne Wirkung.*Einwände ?Doch nicht\./);
	await stack.job('nightly', '--rule', 'PRO-35');
	assert.equal(await state(id), 'silent no_objection');
	assert.match((await stack.mail('amira.yildiz@bsw.example', `Frist abgelaufen zu ${jobad}`)).text, new RegExp(path(id)));
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Ohne Antwort gilt: Stellungnahme zur Stellenanzeige – Keine Einwände ?System/);
});

test('who has not answered is reminded two working days before; without a meaning of silence it stays open and overdue', async () => {
	const { jobad } = await adInAgreement('Angemahnte Stelle (m/w/d)');
	const id = await ask(jobad, 'ad_department');
	const [{ remind_on: remind }] = await stack.sql(`SELECT remind_on FROM statement WHERE id = ${id}`);
	await stack.sql(`UPDATE setting SET value = 'yes' WHERE name = 'nightly_may_set_clock'`);
	await stack.sql(`INSERT IGNORE INTO setting (name, value) VALUES ('nightly_may_set_clock', 'yes')`);
	await stack.sql(`UPDATE statement SET remind_on = NULL WHERE id <> ${id}`);
	await stack.job('nightly', '--rule', 'PRO-04', '--at', `${remind} 01:20:00`);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_statement_reminder' AND created_at = '${remind} 01:20:00'`), '1');
	assert.equal(await stack.value(`SELECT remind_on IS NULL FROM statement WHERE id = ${id}`), '1', 'once');
	await over(id);
	await stack.job('nightly', '--rule', 'PRO-35');
	assert.equal(await state(id), 'open');
	assert.match((await stack.mail('amira.yildiz@bsw.example', `Antwort überfällig zu ${jobad}`)).text, new RegExp(path(id)));
	assert.match((await department.get('/')).text('main'), new RegExp(`davon [1-9]\\d* überfällig.*Stellenanzeige freigeben.*${jobad}.*überfällig: seit 2 Tagen fällig`));
	assert.match((await answer(department, id, { answer: 'approved' })).text('main'), /beantwortet Freigegeben.*nach dem letzten Tag/);
});

test('asked anew replaces what is open and says what changed; an answer to the old one is refused and nothing typed is lost', async () => {
	const { jobad } = await adInAgreement('Geänderte Stelle (m/w/d)');
	const first = await ask(jobad, 'ad_pr');
	const open = await council.get(path(first));
	const second = await ask(jobad, 'ad_pr', { changed: 'Die Stufe steht jetzt dabei.' });
	const refused = await council.submit(open, { answer: 'objection', text: 'Mein langer Text' }, { action: path(first) });
	assert.equal(refused.status, 409);
	assert.match(refused.text('main'), /inzwischen neu gestellt.*Zur neuen Frage/);
	assert.equal(refused.text('#statement_answer-text'), 'Mein langer Text');
	const page = await council.get(path(second));
	assert.match(page.text('main'), /Das ist anders als in der vorigen Runde ?Die Stufe steht jetzt dabei\./);
	assert.equal((await stack.sql(`SELECT id FROM task WHERE statement_id = ${first}`)).length, 0);
	const asking = await recruiter.get(`${path(second)}/zurueckziehen`);
	const taken = await recruiter.submit(asking, {}, { action: '/zurueckziehen' });
	assert.match(taken.text('main'), /Die Frage ist zurückgezogen/);
	assert.equal(await state(second), 'withdrawn');
	assert.equal((await council.get(`${path(second)}/zurueckziehen`)).status, 403);
	assert.doesNotMatch(await expected(council) ?? '', new RegExp(jobad));
});

test('an application is seen by the department that is asked about it; its words are sealed with the application’s key', async () => {
	const [{ number, vacancy }] = await stack.sql(`SELECT a.number, v.number AS vacancy FROM application a JOIN vacancy v ON v.id = a.vacancy_id
		JOIN vacancy_person p ON p.vacancy_id = v.id AND p.role_id = 3 JOIN staff_user s ON s.id = p.staff_user_id AND s.user_id = 'katrin.lohmann'
		WHERE a.status IN ('eingegangen', 'formale_pruefung', 'vorauswahl')
		AND NOT EXISTS (SELECT 1 FROM application_asked q WHERE q.application_id = a.id) ORDER BY a.id LIMIT 1`);
	assert.equal((await department.get(`/bewerbungen/${number}`)).status, 404, `${vacancy} is not hers to see yet`);
	const page = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/stellungnahme`), { kind: 'formal_check' });
	assert.equal(page.status, 200, page.text('main'));
	const id = await stack.value('SELECT MAX(id) FROM statement');
	assert.equal((await department.get(`/bewerbungen/${number}`)).status, 200);
	assert.match((await answer(department, id, { answer: 'unsuitable' })).text('main'), /Begründung/);
	const given = await answer(department, id, { answer: 'unsuitable', text: 'Der Abschluss fehlt.' });
	assert.match(given.text('main'), /Nicht geeignet ?Der Abschluss fehlt\./);
	assert.deepEqual(await stack.sql(`SELECT text IS NULL AS plain, text_sealed IS NOT NULL AS sealed FROM statement_answer WHERE statement_id = ${id}`), [{ plain: '1', sealed: '1' }]);
	await stack.sql(`DELETE k FROM application_key k JOIN bms.application a ON a.id = k.object_id WHERE a.number = '${number}'`, 'bms_keys');
	const gone = await recruiter.get(path(id));
	assert.match(gone.text('main'), /Nicht geeignet/);
	assert.doesNotMatch(gone.text('main'), /Der Abschluss fehlt/);
});
