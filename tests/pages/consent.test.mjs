// Works council and equality officer in a decision that is fixed (PRO-11, LAW-10 to LAW-15, LAW-31): the page of each role before, during and after; what stops hiring, whoever tries; what notifications.csv says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, officer, admin;

before(async () => {
	stack = await startStack();
	[recruiter, council, officer, admin] = ['amira.yildiz', 'paul.oduya', 'lena.maibaum', 'henrike.solms'].map(user => stack.as(user));
});
after(() => stack?.stop());

/** A vacancy whose decision is fixed: {vacancy, application}. */
async function decided(title, email) {
	const { vacancy, jobad } = await publishedAd(recruiter, title);
	const application = await apply(stack, jobad, { email });
	await stack.sql(`UPDATE application SET status = 'beteiligung_gremien' WHERE number = '${application}'`);
	await stack.sql(`INSERT INTO decision (vacancy_id, number, state, created_at, created_by, fixed_at, fixed_by)
		SELECT id, 1, 'fixed', created_at, owner_id, created_at, owner_id FROM vacancy WHERE number = '${vacancy}'`);
	await stack.sql(`INSERT INTO decision_part (decision_id, application_id, choice) SELECT d.id, a.id, 'chosen' FROM decision d JOIN application a ON a.vacancy_id = d.vacancy_id WHERE a.number = '${application}'`);
	await stack.sql(`UPDATE vacancy SET selection_fixed_at = NOW() WHERE number = '${vacancy}'`);
	return { vacancy, application, path: `/vakanzen/${vacancy}/beteiligung` };
}

const REASONS = 'Nora Beispiel erfüllt das Profil am besten.';
async function askFor(at) {
	const form = await recruiter.get(`${at.path}/antrag`);
	assert.equal(form.status, 200, form.text('main'));
	return recruiter.submit(form, { reasons: REASONS, term: 'normal' });
}
const statement = (at, kind, measure = '') => stack.value(`SELECT MAX(s.id) FROM statement s JOIN vacancy v ON v.id = s.vacancy_id WHERE v.number = '${at.vacancy}' AND s.kind = '${kind}' AND s.measure = '${measure}'`);
async function says(person, id, values) {
	const page = await person.submit(await person.get(`/stellungnahmen/${id}`), values, { action: `/stellungnahmen/${id}` });
	assert.equal(page.status, 200, page.text('main'));
	return page;
}
const status = at => stack.value(`SELECT status FROM application WHERE number = '${at.application}'`);
const mails = template => stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = '${template}'`).then(Number);

test('before it is fixed nobody is asked, and the page says what it waits for', async () => {
	const { vacancy } = await publishedAd(recruiter, 'Stelle ohne Auswahl (m/w/d)');
	const page = await recruiter.get(`/vakanzen/${vacancy}/beteiligung`);
	assert.match(page.text('main'), /sobald die Auswahlentscheidung festgelegt ist/);
	assert.equal(page.document.querySelector('a[href$="/beteiligung/antrag"]'), null);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/beteiligung/antrag`)).url, /\/beteiligung$/);
	assert.equal((await stack.as('gesa.rohde').get(`/vakanzen/${vacancy}/beteiligung`)).status, 404);
});

test('the council refuses, the officer objects: hiring is stopped until both are settled', async () => {
	const at = await decided('Stelle mit Streit (m/w/d)', 'streit@beispiel.example');
	const desk = (await recruiter.get(`/vakanzen/${at.vacancy}`)).document.querySelector('.bms-desk .kern-btn--primary');
	assert.match(desk.textContent, /Zustimmung beantragen/);
	assert.equal(desk.getAttribute('href'), `${at.path}/antrag`);
	assert.match((await recruiter.get(at.path)).text('main'), /Als Nächstes beantragt das Recruiting/);
	const form = await recruiter.get(`${at.path}/antrag`);
	const checked = [...form.document.querySelectorAll('input[type=checkbox][checked]')].map(box => box.getAttribute('name'));
	assert.deepEqual(checked, ['measure_hiring', 'measure_grading']);
	assert.match(form.text('main'), /Beispiel, Nora.*gilt die Zustimmung als erteilt/);
	assert.equal((await recruiter.submit(form, { reasons: '' })).status, 400);
	const urgent = await recruiter.submit(form, { reasons: REASONS, term: 'urgent' });
	assert.equal(urgent.status, 400);
	assert.match(urgent.text('main'), /warum es eilt/);
	assert.match(urgent.document.querySelector('[name=reasons]').textContent, /erfüllt das Profil/);
	const before = await mails('staff_selection_sent');
	assert.match((await askFor(at)).text('main'), /Die Zustimmung ist beantragt/);
	assert.equal(await mails('staff_selection_sent') - before, 2 * 2 + 2, 'a question to member and mailbox, each once');
	assert.equal((await stack.sql(`SELECT * FROM consent_text WHERE CONVERT(sealed USING latin1) LIKE '%Nora%'`)).length, 0);

	assert.match((await council.get('/')).text('.bms-tasks'), /Zustimmung: Ein(stellung|gruppierung)[^]*Zustimmung: Ein(stellung|gruppierung)/, 'its tasks are told apart');
	for (const person of [council, officer])
		assert.match((await person.get(at.path)).text('main'), /Nora Beispiel.*erfüllt das Profil/);
	assert.equal((await council.get(`/bewerbungen/${at.application}`)).status, 200);
	assert.equal((await recruiter.get(at.path)).document.querySelector('a[href$="/beteiligung/antrag"]'), null);
	assert.match((await council.get(`/vakanzen/${at.vacancy}/stellungnahmen`)).text('main'), /Zustimmung: Einstellung.*Zustimmung: Eingruppierung|Zustimmung: Eingruppierung.*Zustimmung: Einstellung/);
	assert.match((await recruiter.get(`/vakanzen/${at.vacancy}/stand`)).text('main'), /Zustimmung des Personalrats: Einstellung/);
	assert.match((await step(recruiter, at.application, 'einstellungsprozess')).text('main'), /Der Personalrat hat noch nicht geantwortet/);

	const [refused, objected, replied] = await Promise.all(['staff_pr_refused', 'staff_gsb_objected', 'staff_objection_answered'].map(mails));
	await says(council, await statement(at, 'selection_pr', 'hiring'), { answer: 'refused', ground: '4', text: 'Die Begründung ist dünn.' });
	await says(council, await statement(at, 'selection_pr', 'grading'), { answer: 'consented' });
	await says(officer, await statement(at, 'selection_gsb'), { answer: 'objection', text: 'Der Frauenanteil fehlt.' });
	assert.equal(await mails('staff_pr_refused') - refused, 1 + await departments(at));
	assert.equal(await mails('staff_gsb_objected') - objected, 1 + await departments(at));
	assert.match((await recruiter.get(at.path)).text('main'), /Noch ist nicht alles geklärt.*Die Begründung ist dünn.*Der Frauenanteil fehlt/);

	const refusal = await statement(at, 'selection_pr', 'hiring'), stepPath = `${at.path}/${refusal}/schritt`;
	assert.notEqual((await council.get(stepPath)).status, 200);
	const called = await recruiter.submit(await recruiter.get(stepPath), { kind: 'conciliation', text: 'Angerufen.' });
	assert.match(called.text('main'), /Der Schritt ist eingetragen.*Schlichtungsstelle angerufen/);
	const offered = [...(await recruiter.get(stepPath)).document.querySelectorAll('[name=kind]')].map(radio => radio.getAttribute('value'));
	assert.deepEqual(offered, ['gave_in', 'dropped', 'agreed', 'not_agreed', 'provisional']);
	const [first, late] = [await recruiter.get(stepPath), await recruiter.get(stepPath)];
	await recruiter.submit(first, { kind: 'agreed', text: 'Einigung.' });
	const again = await recruiter.submit(late, { kind: 'agreed', text: 'Noch einmal getippt.' });
	assert.notEqual(again.status, 200);
	assert.match(again.text('main'), /nichts mehr offen/);

	assert.match((await step(recruiter, at.application, 'einstellungsprozess')).text('main'), /hat beanstandet/);
	const objection = await statement(at, 'selection_gsb');
	await recruiter.submit(await recruiter.get(`/stellungnahmen/${objection}/antwort`), { text: 'Der Anteil liegt bei 60 Prozent.' });
	assert.equal(await mails('staff_objection_answered') - replied, 2);
	assert.match((await officer.get(`/stellungnahmen/${objection}`)).text('main'), /Der Anteil liegt bei 60 Prozent/);
	assert.match((await recruiter.get(at.path)).text('main'), /Die Beteiligung ist abgeschlossen/);

	// the council's procedure is over
	assert.equal((await council.get(`/bewerbungen/${at.application}`)).status, 404);
	const unseen = (await council.get(at.path)).text('main');
	assert.doesNotMatch(unseen, /Beispiel|erfüllt das Profil|dünn/);
	await step(recruiter, at.application, 'einstellungsprozess');
	assert.equal(await status(at), 'einstellungsprozess');
});

/** How many persons of the department are on the vacancy. */
const departments = at => stack.value(`SELECT COUNT(*) FROM vacancy_person p JOIN vacancy v ON v.id = p.vacancy_id WHERE v.number = '${at.vacancy}' AND p.role_id = 3`).then(Number);

test('a step of an administrator\'s own does not pass the locks either', async () => {
	const at = await decided('Stelle mit Abkürzung (m/w/d)', 'abkuerzung@beispiel.example');
	const OWN = '/verwaltung/statusmodell/application';
	assert.match((await admin.get(OWN)).text('main'), /./);
	const form = (await admin.submit(await admin.get(`${OWN}/neuer-schritt`), { from: 'beteiligung_gremien', to: 'einstellung' })).form('/schritt/beteiligung_gremien/einstellung');
	await admin.post(form.action, [...form.fields, ['role', '2']]);
	const page = await step(recruiter, at.application, 'einstellung');
	assert.match(page.text('main'), /noch nicht beantragt/);
	assert.equal(await status(at), 'beteiligung_gremien');
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
});

test('silence is consent from midnight on: the council sees nothing more, though no run has come', async () => {
	const at = await decided('Stelle mit Schweigen (m/w/d)', 'schweigen@beispiel.example');
	await askFor(at);
	assert.equal((await council.get(`/bewerbungen/${at.application}`)).status, 200);
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.due_at = NOW() - INTERVAL 1 MINUTE, s.due_on = CURDATE() - INTERVAL 1 DAY WHERE v.number = '${at.vacancy}'`);
	assert.equal((await council.get(`/bewerbungen/${at.application}`)).status, 404);
	assert.match((await recruiter.get(at.path)).text('main'), /abgeschlossen/);
	await says(council, await statement(at, 'selection_pr', 'hiring'), { answer: 'refused', ground: '1', text: 'Zu spät.' });
	await step(recruiter, at.application, 'einstellungsprozess');
	assert.equal(await status(at), 'einstellungsprozess');
});

test('a member who is concerned abstains and sees nothing of it any more', async () => {
	const at = await decided('Stelle mit Enthaltung (m/w/d)', 'enthaltung@beispiel.example');
	await askFor(at);
	const id = await statement(at, 'selection_pr', 'hiring');
	const page = await council.submit(await council.get(`/stellungnahmen/${id}/enthalten`), {}, { action: '/enthalten' });
	assert.match(page.text('main'), /Sie haben sich enthalten/);
	for (const path of [`/stellungnahmen/${id}`, at.path, `/vakanzen/${at.vacancy}`, `/bewerbungen/${at.application}`])
		assert.equal((await council.get(path)).status, 404, path);
});

test('the officer who was not asked demands it, and is asked', async () => {
	const at = await decided('Stelle ohne Unterrichtung (m/w/d)', 'unterrichtung@beispiel.example');
	await askFor(at);
	const id = await statement(at, 'selection_gsb');
	await stack.sql(`DELETE FROM task WHERE statement_id = ${id}`);
	await stack.sql(`UPDATE statement SET kind = 'comparison_gsb' WHERE id = ${id}`);
	assert.equal((await council.get(`${at.path}/verlangen`)).status, 404);
	const demanded = await officer.submit(await officer.get(`${at.path}/verlangen`), { text: 'Ich wurde übergangen.' });
	assert.match(demanded.text('main'), /Die Wiederholung ist verlangt.*Ich wurde übergangen/);
	const asked = await recruiter.submit(await recruiter.get(`${at.path}/wiederholen`));
	assert.match(asked.text('main'), /Die Gleichstellungsbeauftragte ist gefragt/);
	assert.notEqual(await statement(at, 'selection_gsb'), id);
});

test('information recipients are told with the name that the council has consented, and of the chosen steps without', async () => {
	const at = await decided('Stelle zur Kenntnis (m/w/d)', 'kenntnis@beispiel.example');
	await recruiter.submit(await recruiter.get(`/vakanzen/${at.vacancy}/beteiligte`), { role: 'IE', person: 'gesa.rohde' }, { action: '/beteiligte/neu' });
	const people = await recruiter.get(`/vakanzen/${at.vacancy}/beteiligte`);
	await recruiter.submit(people, { hiring: '1' }, { action: '/beteiligte/schritte' });
	const before = [await mails('staff_pr_consented'), await mails('staff_step_for_information')];
	await askFor(at);
	for (const measure of ['hiring', 'grading'])
		await says(council, await statement(at, 'selection_pr', measure), { answer: 'consented' });
	await says(officer, await statement(at, 'selection_gsb'), { answer: 'no_objection' });
	await step(recruiter, at.application, 'einstellungsprozess');
	const told = (await stack.allMails()).find(mail => mail.envelope_to.includes('gesa.rohde@bsw.example') && mail.text.includes(at.vacancy) && /zugestimmt/.test(mail.text)) ?? await stack.mail('gesa.rohde@bsw.example', `Zustimmung des Personalrats: ${at.vacancy}`);
	assert.match(told.text, /Nora Beispiel/);
	assert.match(told.text, new RegExp(at.vacancy));
	const known = await stack.mail('gesa.rohde@bsw.example', 'Zur Kenntnis');
	assert.doesNotMatch(known.text, /Nora|Beispiel\b/);
	assert.deepEqual([await mails('staff_pr_consented') - before[0], await mails('staff_step_for_information') - before[1]], [1, 1], 'each once');
});
