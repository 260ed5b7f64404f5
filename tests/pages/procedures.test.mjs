// Where procedures stand (PRO-20): the phases a vacancy comes through, what each role is told of them, and the page of a project that shows all of its procedures by phase and age.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, createJobad, createVacancy, firstProject, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, admin, project;

before(async () => {
	stack = await startStack();
	[recruiter, council, admin] = ['amira.yildiz', 'paul.oduya', 'henrike.solms'].map(user => stack.as(user));
	project = await firstProject(recruiter);
});
after(() => stack?.stop());

const phases = number => stack.sql(`SELECT f.phase, f.ended_at IS NULL AS here FROM vacancy_phase f JOIN vacancy v ON v.id = f.vacancy_id WHERE v.number = '${number}' ORDER BY f.id`).then(rows => rows.map(row => row.phase + (row.here === '1' ? '!' : '')));
const line = page => page.document.querySelectorAll('.bms-line li').map(li => `${li.getAttribute('class').replace('bms-line__', '')} ${li.textContent.replace(/\s+/g, ' ').replace(/^erledigt: /, '').trim()}`);
const told = page => page.text('.bms-desk__told');
const status = (jobad, to) => stack.sql(`UPDATE jobad SET status = '${to}' WHERE number = '${jobad}'`);
const rows = page => page.document.querySelectorAll('.bms-rows tbody tr').map(tr => tr.querySelectorAll('th, td').map(cell => cell.textContent.trim()));

test('a procedure comes from phase to phase with its ad and its applications, and back; closing ends it', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle durch alle Phasen (m/w/d)');
	assert.deepEqual((await phases(vacancy)).slice(-1), ['advertised!']);
	const application = await apply(stack, jobad, { email: 'phase@beispiel.example' });
	assert.deepEqual((await phases(vacancy)).slice(-1), ['advertised!'], 'an application alone is no selection');
	for (const to of ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich'])
		await step(recruiter, application, to);
	assert.deepEqual((await phases(vacancy)).slice(-2), ['advertised', 'selection!'], 'three steps, one phase');
	const page = await recruiter.get(`/vakanzen/${vacancy}`);
	assert.match(line(page).join(), /^done Vorbereitung \d\d\.\d\d\.,done Abstimmung,done Personalamt,done Ausschreibung \d\d\.\d\d\.,here Auswahl \d\d\.\d\d\.,coming Gremien,coming Einstellung,coming Abschluss$/);
	await step(recruiter, application, 'vorauswahl');
	await step(recruiter, application, 'formale_pruefung');
	await step(recruiter, application, 'eingegangen');
	assert.deepEqual((await phases(vacancy)).slice(-1), ['advertised!'], 'back');
	await status(jobad, 'abgelaufen');
	assert.deepEqual((await phases(vacancy)).slice(-1), ['selection!']);
	await stack.sql(`UPDATE vacancy SET status = 'abgeschlossen' WHERE number = '${vacancy}'`);
	assert.deepEqual((await phases(vacancy)).slice(-2), ['selection', 'closed'], 'nothing goes on');
	assert.match(line(await recruiter.get(`/vakanzen/${vacancy}`)).at(-1), /^done Abschluss \d/);
	await stack.sql(`UPDATE vacancy SET status = 'aktiv' WHERE number = '${vacancy}'`);
	assert.deepEqual((await phases(vacancy)).slice(-1), ['selection!'], 'taken up again');
	await stack.sql(`UPDATE vacancy SET status = 'geloescht' WHERE number = '${vacancy}'`);
	assert.deepEqual((await phases(vacancy)).slice(-1), ['selection'], 'a deleted one is in none');
});

test('an ad that ran out leaves the phase as it is when it goes into the archive and comes out of it', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle mit abgelegter Anzeige (m/w/d)');
	const application = await apply(stack, jobad, { email: 'abgelegt@beispiel.example' });
	await status(jobad, 'abgelaufen');
	const before = await phases(vacancy);
	assert.deepEqual(before.slice(-1), ['selection!']);
	for (const to of ['archiviert', 'inaktiv', 'archiviert']) {
		await status(jobad, to);
		await step(recruiter, application, to === 'inaktiv' ? 'eingegangen' : 'formale_pruefung');
		assert.deepEqual(await phases(vacancy), before, to);
	}
	await status(jobad, 'inaktiv');
	await status(jobad, 'veroeffentlicht');
	await step(recruiter, application, 'eingegangen');
	assert.deepEqual((await phases(vacancy)).slice(-1), ['advertised!'], 'its next step speaks');
});

test('a new ad takes the procedure back; two that go on at once end in one phase', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle zum zweiten Mal (m/w/d)');
	await status(jobad, 'abgelaufen');
	await createJobad(recruiter, vacancy);
	assert.deepEqual((await phases(vacancy)).slice(-2), ['selection', 'preparation!']);
	const [first, second] = await Promise.all([publishedAd(recruiter, 'Stelle zu zweit (m/w/d)')].map(async made => {
		const { vacancy: number, jobad: ad } = await made;
		const one = await apply(stack, ad, { email: 'eins@beispiel.example' }), two = await apply(stack, ad, { email: 'zwei@beispiel.example' });
		await Promise.all([step(recruiter, one, 'formale_pruefung'), step(stack.as('amira.yildiz'), two, 'formale_pruefung')]);
		return [number, await phases(number)];
	})).then(([pair]) => pair);
	assert.ok(first);
	assert.deepEqual(second.filter(phase => phase.endsWith('!')), ['selection!']);
});

test('each role is told in its own words what the phase means, on vacancy, ad and application', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Worten (m/w/d)');
	const people = await recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	const pr = people.document.querySelectorAll('select[name=pr] option').map(option => option.getAttribute('value')).find(Boolean);
	await recruiter.submit(people, { pr }, { action: '/gremien' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: 'aktiv' }, { action: '/status' });
	const jobad = await createJobad(recruiter, vacancy), department = stack.as('katrin.lohmann');
	assert.equal(told(await recruiter.get(`/vakanzen/${vacancy}`)), 'Sie bereiten Vakanz und Stellenanzeige vor und geben die Anzeige dann in die Abstimmung.');
	await status(jobad, 'in_abstimmung');
	for (const path of [`/vakanzen/${vacancy}`, `/stellenanzeigen/${jobad}`]) {
		assert.match(told(await recruiter.get(path)), /geben Sie sie an das Personalamt/, path);
		assert.match(told(await council.get(path)), /Wenn Sie gefragt sind, nehmen Sie dazu Stellung/, path);
		assert.match(told(await admin.get(path)), /^Die Stellenanzeige wird abgestimmt. Danach prüft sie das Personalamt.$/, path);
	}
	assert.match(told(await department.get(`/vakanzen/${vacancy}`)), /geben Sie sie frei oder sagen, was sich ändern soll/);
	assert.match(told(await council.get(`/en/vakanzen/${vacancy}`)), /When you are asked, give your statement/);
	for (const [now, hers, theirs] of [['anpassung_erbeten', /vom Personalamt zurück.*unter „Abstimmung“/, /vom Personalamt zurück. Das Recruiting/],
		['freigegeben', /ist freigegeben. Sie veröffentlichen sie/, /ist freigegeben. Wird sie veröffentlicht, erhalten Sie eine E-Mail/]]) {
		await status(jobad, now);
		for (const path of [`/vakanzen/${vacancy}`, `/stellenanzeigen/${jobad}`])
			assert.deepEqual([hers.test(told(await recruiter.get(path))), theirs.test(told(await council.get(path)))], [true, true], `${now} ${path}`);
	}
	const { jobad: open } = await publishedAd(recruiter, 'Stelle mit Bewerbung und Worten (m/w/d)');
	const application = await apply(stack, open, { email: 'worte@beispiel.example' });
	assert.equal(told(await recruiter.get(`/bewerbungen/${application}`)), '', 'a status that says nothing of the procedure');
	await step(recruiter, application, 'formale_pruefung');
	assert.match(told(await recruiter.get(`/bewerbungen/${application}`)), /^Die Auswahl läuft/);
});

test('a project’s procedures: by phase and age, the oldest first, whom each waits for, no person; what is closed to her is not counted', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle in der Übersicht (m/w/d)');
	const number = project.split('/').at(-1);
	const before = await recruiter.get(`${project}/verfahren`);
	const cells = page => Object.fromEntries(page.document.querySelectorAll('table.bms-table:not(.bms-rows__table) tbody tr').map(tr => [tr.querySelector('th').textContent.trim(), tr.querySelectorAll('td').map(td => Number(td.textContent))]));
	const [all, soon, later, long] = cells(before).Vorbereitung;
	assert.equal(all, soon + later + long);
	const open = Number(await stack.value(`SELECT COUNT(*) FROM vacancy v JOIN project p ON p.id = v.project_id WHERE p.number = '${number}' AND v.status NOT IN ('abgeschlossen', 'rechtsstreit_beendet', 'geloescht')`));
	assert.equal(Object.values(cells(before)).reduce((sum, [count]) => sum + count, 0), open);
	await stack.sql(`UPDATE vacancy_phase f JOIN vacancy v ON v.id = f.vacancy_id SET f.since = UTC_TIMESTAMP() - INTERVAL 100 DAY WHERE v.number = '${vacancy}'`);
	const aged = await recruiter.get(`${project}/verfahren`);
	assert.deepEqual(cells(aged).Vorbereitung, [all, soon - 1, later, long + 1]);
	assert.equal(rows(aged)[0][1], 'Stelle in der Übersicht (m/w/d)', 'the oldest first');
	const jobad = await createJobad(recruiter, vacancy);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await status(jobad, 'in_abstimmung');
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_department' });
	const narrowed = await recruiter.get(aged.document.querySelectorAll('th a').find(a => a.textContent.trim() === 'Vorbereitung').getAttribute('href'));
	assert.ok(!rows(narrowed).some(row => row[1] === 'Stelle in der Übersicht (m/w/d)'), 'it went on');
	const asked = rows(await recruiter.get(`${project}/verfahren?schritt=agreement`)).find(row => row[1] === 'Stelle in der Übersicht (m/w/d)');
	assert.match(asked.at(-1), /^Fachbereich, bis /);
	assert.doesNotMatch((await recruiter.get(`${project}/verfahren`)).text('.bms-rows__table'), /Lohmann|Yıldız/, 'nobody is named');
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT v.id, s.id, 'Befangen', UTC_TIMESTAMP() FROM vacancy v, staff_user s WHERE v.number = '${vacancy}' AND s.user_id = 'amira.yildiz'`);
	const shut = await recruiter.get(`${project}/verfahren`);
	assert.ok(!rows(shut).some(row => row[1] === 'Stelle in der Übersicht (m/w/d)'));
	assert.equal(Object.values(cells(shut)).reduce((sum, [count]) => sum + count, 0), open - 1);
	for (const user of ['katrin.lohmann', 'paul.oduya', 'ruth.eggers'])
		assert.equal((await stack.as(user).get(`${project}/verfahren`)).status, 404, user);
	assert.equal((await admin.get(`/en${project}/verfahren`)).status, 200);
});

const mails = () => stack.sql(`SELECT m.id, m.recipient FROM mail_outbox m WHERE m.template = 'staff_figures' ORDER BY m.id`);
/** The line "Label: value" of a mail in plain text. */
const said = (text, label) => new RegExp(`^${label}: (.*)$`, 'm').exec(text)?.[1];

test('figures: managers of a project get them once a month, no value below five, no name; who left or is no manager any more gets none', async () => {
	const number = project.split('/').at(-1), people = () => admin.get(`${project}/personen`);
	await stack.sql('DELETE FROM project_manager');
	assert.match((await people()).text('#fuehrung'), /Niemand erhält die Zahlen/);
	const added = await admin.submit(await people(), { person: 'bernd.harms' }, { action: '/fuehrung/neu' });
	assert.match(added.text('main'), /Die Person erhält die Zahlen mit dem nächsten monatlichen Versand/);
	await admin.submit(await people(), { person: 'gesa.rohde' }, { action: '/fuehrung/neu' });
	const nobody = await admin.submit(await people(), { person: 'gibt.es.nicht' }, { action: '/fuehrung/neu' });
	assert.equal(nobody.status, 400);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'frank.tiedemann'`);
	assert.equal((await admin.submit(await people(), { person: 'frank.tiedemann' }, { action: '/fuehrung/neu' })).status, 400, 'not active');
	assert.equal((await recruiter.post(`${project}/fuehrung/neu`, [['person', 'ruth.eggers']])).status, 403);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM project_reach r JOIN staff_user s ON s.id = r.subject_id AND r.subject_kind = 'person' JOIN project p ON p.id = r.project_id WHERE s.user_id = 'gesa.rohde' AND p.number = '${number}'`), '0', 'it gives no reach');
	const told = await admin.get(`${project}/verlauf`);
	assert.match(told.text('main'), /Führungskraft erhält Zahlen/);

	// of those that ended a step, six procedures that were three days in preparation and ended it last month, four in agreement
	await stack.sql(`DELETE f FROM vacancy_phase f JOIN project p ON p.id = f.project_id WHERE p.number = '${number}' AND f.ended_at IS NOT NULL`);
	await stack.sql(`INSERT INTO vacancy_phase (vacancy_id, project_id, phase, since, ended_at) SELECT v.id, v.project_id, IF(seq < 7, 'preparation', 'agreement'), t.at - INTERVAL 3 DAY, t.at FROM seq_1_to_10
		JOIN (SELECT LAST_DAY(UTC_DATE() - INTERVAL 1 MONTH) - INTERVAL 9 DAY AS at) t JOIN (SELECT v.id, v.project_id FROM vacancy v JOIN project p ON p.id = v.project_id WHERE p.number = '${number}' LIMIT 1) v`);
	const running = Number(await stack.value(`SELECT COUNT(*) FROM vacancy_phase f JOIN project p ON p.id = f.project_id WHERE p.number = '${number}' AND f.ended_at IS NULL AND f.phase = 'preparation'`));
	await stack.job('nightly', '--rule', 'project_figures');
	assert.deepEqual((await mails()).map(mail => mail.recipient).sort(), ['bernd.harms@bsw.example', 'gesa.rohde@bsw.example']);
	const mail = await stack.mail('gesa.rohde@bsw.example', 'Zahlen zum Stand');
	assert.match(mail.text, new RegExp((await stack.value(`SELECT name FROM project WHERE number = '${number}'`)).replace(/[/]/g, '.')));
	assert.equal(said(mail.text, 'Gremien'), '< 5');
	assert.match(mail.text, running < 5 ? /^Vorbereitung: < 5$/m : new RegExp(`^Vorbereitung: ${running}$`, 'm'));
	assert.match(mail.text, /im Durchschnitt[^]*^Vorbereitung: 3$/m);
	assert.doesNotMatch(mail.text.split('im Durchschnitt')[1], /Abstimmung:/, 'four are too few');
	assert.doesNotMatch(mail.text, /Yıldız|Lohmann|Harms|[VBS]-\d{4}-/);
	await stack.job('nightly', '--rule', 'project_figures');
	assert.equal((await mails()).length, 2, 'once');

	await admin.submit(await people(), {}, { action: '/fuehrung/bernd.harms/entfernen' });
	await stack.sql(`UPDATE project SET figures_on = figures_on - INTERVAL 1 MONTH`);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'gesa.rohde'`);
	await stack.job('nightly', '--rule', 'project_figures');
	assert.equal((await mails()).length, 2, 'nobody is left');
	assert.match((await people()).text('#fuehrung'), /Rohde/);
});
