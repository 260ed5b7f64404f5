// What a status is called is said by the status model alone (OBJ-60): renamed, it has its new name in every list, badge, filter, select, cockpit, history and file;
// one that was added is worked with like any other, and removed again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, createJobad, createVacancy, firstProject, publishedAd, step } from '../lib/slice.mjs';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, department, ad, draft, application, project, requisition;
const MODEL = '/verwaltung/statusmodell';
const KINDS = { project: 1, vacancy: 2, jobad: 3, application: 4, requisition: 11 };

before(async () => {
	stack = await startStack();
	[recruiter, admin, department] = ['amira.yildiz', 'henrike.solms', 'katrin.lohmann'].map(user => stack.as(user));
	ad = await publishedAd(recruiter, 'Stelle mit Namen (m/w/d)');
	draft = await createJobad(recruiter, await createVacancy(recruiter, 'Entwurf mit Namen (m/w/d)'));
	application = await apply(stack, ad.jobad, { email: 'namen@beispiel.example' });
	project = (await firstProject(recruiter)).split('/').pop();
	const page = await department.submit(await department.get('/personalanforderungen/neu'), { title: 'Leitung Prüfungsamt (m/w/d)', field: 'verwaltung', post_kind: 'fachkraft', pay_grade: 'E11', working_time: 'both', hours: '39', posts: '2', post_number: 'BSW-4711', starts_on: '01.03.2027', tasks: '- Prüfungen planen', requirements: '- Studium', reason: 'Nachfolge zum Jahresende' });
	requisition = /A-\d{4}-\d{5}/.exec(page.url)[0];
});
after(() => stack?.stop());

const rename = async (kind, code, name_de, name_en) =>
	assert.equal((await admin.submit(await admin.get(`${MODEL}/${kind}/status/${code}`), { name_de, name_en })).status, 200);
const says = async (who, path, text, where = 'main') =>
	assert.match((await who.get(path)).text(where), new RegExp(text), `${path} says ${text}`);
const option = (page, value) => page.document.querySelector(`main option[value="${value}"]`)?.textContent.trim();

test('each kind: a renamed status has its name wherever it is read, in both languages', async () => {
	await rename('project', 'aktiv', 'Projekt läuft', 'Project is on');
	await rename('vacancy', 'aktiv', 'Vakanz läuft', 'Vacancy is on');
	await rename('vacancy', 'entwurf', 'Vakanz wird geschrieben', 'Vacancy is written');
	await rename('jobad', 'entwurf', 'Anzeige wird geschrieben', 'Ad is written');
	await rename('jobad', 'veroeffentlicht', 'Anzeige steht draußen', 'Ad is out');
	await rename('application', 'eingegangen', 'Frisch da', 'Just in');
	await rename('application', 'formale_pruefung', 'Genauer Blick', 'Closer look');
	await rename('requisition', 'entwurf', 'Bedarf wird geschrieben', 'Request is written');

	for (const [kind, path, german, english] of [
		['project', `/projekte/${project}`, 'Projekt läuft', 'Project is on'], ['project list', '/projekte?suche=Finanzen', 'Projekt läuft', 'Project is on'],
		['vacancy', `/vakanzen/${ad.vacancy}`, 'Vakanz läuft', 'Vacancy is on'], ['vacancy list', '/vakanzen', 'Vakanz wird geschrieben', 'Vacancy is written'],
		['project\'s vacancies', `/projekte/${project}`, 'Vakanz läuft', 'Vacancy is on'], ['vacancy\'s ads', `/vakanzen/${ad.vacancy}/anzeigen`, 'Anzeige steht draußen', 'Ad is out'],
		['ad', `/stellenanzeigen/${draft}`, 'Anzeige wird geschrieben', 'Ad is written'], ['application', `/bewerbungen/${application}`, 'Frisch da', 'Just in'],
		['application list', '/bewerbungen', 'Frisch da', 'Just in'], ['cockpit', '/', 'Frisch da', 'Just in'], ['vacancies of the cockpit', '/', 'Vakanz (läuft|wird geschrieben)', 'Vacancy is (on|written)']]) {
		await says(recruiter, path, german);
		await says(recruiter, `/en${path}`, english).catch(error => assert.fail(`${kind}: ${error.message}`));
	}
	await says(department, `/personalanforderungen/${requisition}`, 'Bedarf wird geschrieben');
	await says(department, '/en/personalanforderungen', 'Request is written');
});

test('the select of steps, filters and what they say, the form of a project, history, audit, "why?", a file', async () => {
	await says(recruiter, `/bewerbungen/${application}/schritt/abgesagt`, 'Frisch da → Abgesagt');
	assert.equal(option(await recruiter.get('/vakanzen'), 'entwurf'), 'Vakanz wird geschrieben');
	assert.equal(option(await recruiter.get('/vakanzen'), 'geloescht'), undefined);
	assert.equal(option(await recruiter.get('/projekte'), 'aktiv'), 'Projekt läuft');
	assert.equal(option(await recruiter.get('/bewerbungen'), 'eingegangen'), 'Frisch da');
	assert.equal(option(await department.get('/personalanforderungen'), 'entwurf'), 'Bedarf wird geschrieben');
	assert.equal(option(await admin.get(`/projekte/${project}/bearbeiten`), 'aktiv'), 'Projekt läuft');
	await says(recruiter, `/vakanzen/${ad.vacancy}/schritt/abgeschlossen`, `Vakanz läuft → Abgeschlossen.*S-[-\\d]+: Anzeige steht draußen.*${application}: Frisch da`);
	await step(recruiter, application, 'formale_pruefung');
	await says(admin, `/bewerbungen/${application}/verlauf`, 'Frisch da → Genauer Blick');
	await says(admin, `/en/bewerbungen/${application}/verlauf`, 'Just in → Closer look');
	await says(admin, `/verwaltung/zugriff?person=lena.maibaum&objekt=${application}`, 'Genauer Blick');
	const file = (await recruiter.get('/vakanzen?status=entwurf&format=csv')).body;
	assert.match(String(file), /Vakanz wird geschrieben/);
	await says(admin, '/verwaltung/protokoll', 'Vakanz wird geschrieben');
});

test('the applicant reads the words of the model in her area, also of what has happened', async () => {
	await admin.submit(await admin.get(`${MODEL}/application/status/formale_pruefung`), { applicant_de: 'Wir lesen genau.', applicant_en: 'We read closely.' });
	const nora = await makeAccount(stack, { email: 'namen@beispiel.example' });
	await stack.sql(`UPDATE application SET applicant_id = ${nora.applicant} WHERE number = '${application}'`);
	const visitor = await signedIn(stack, nora);
	await says(visitor, '/konto', 'Wir lesen genau');
	const page = await visitor.get(`/en/bewerbung/${application}`);
	assert.equal(page.text('main').replace(/Who has read your application.*?Your files/s, '').split('We read closely.').length, 3, 'badge and timeline');
	assert.match(page.text('main'), /Who has read your application.*\(We read closely\.\)/s);
	assert.match(page.text('main'), /What it means: ?We check whether your documents/, 'the delivered words');
	await admin.submit(await admin.get(`${MODEL}/application/status/formale_pruefung`), { meaning_en: 'Somebody reads every page.', next_en: 'Then somebody calls.', todo_en: 'Have your phone at hand.', meaning_de: 'Jemand liest jede Seite.' });
	for (const [path, words] of [[`/en/bewerbung/${application}`, 'Somebody reads every page.'], [`/en/bewerbung/${application}`, 'Then somebody calls.'], [`/en/bewerbung/${application}`, 'Have your phone at hand.'], [`/bewerbung/${application}`, 'Jemand liest jede Seite.'], [`/bewerbung/${application}`, 'Wir prüfen, ob alle nötigen Unterlagen da sind.'], ['/en/konto', 'Then somebody calls.']])
		await says(visitor, path, words);
	await says(admin, `${MODEL}/application`, 'Somebody reads every page.');
});

test('an added status is worked with: look, filter, counts, stage, what the applicant may; removed, history still names it', async () => {
	const page = await admin.submit(await admin.get(`${MODEL}/application/neuer-status`), { code: 'telefonat', name_de: 'Telefonat', name_en: 'Call', position: '45' });
	await admin.submit(page, { look: 'warning', stage: 'selection', applicant_de: 'Wir rufen Sie an.', applicant_en: 'We will call you.', takes_files: '1', active: '1', counts: '1' });
	assert.deepEqual((await stack.sql(`SELECT look, stage, takes_changes, takes_files, active, counts FROM process_status WHERE kind = 4 AND code = 'telefonat'`))[0],
		{ look: 'warning', stage: 'selection', takes_changes: '0', takes_files: '1', active: '1', counts: '1' });
	for (const [from, to] of [['formale_pruefung', 'telefonat'], ['telefonat', 'abgesagt']]) {
		const between = await admin.submit(await admin.get(`${MODEL}/application/neuer-schritt`), { from, to });
		const form = between.form(`/schritt/${from}/${to}`);
		await admin.post(form.action, [...form.fields, ['role', '2']]);
	}
	const form = (await admin.get(`${MODEL}/application/status/telefonat`)).form('/status/telefonat');
	await admin.post(form.action, [...form.fields, ['cell', 'see-2-'], ['cell', 'act-2'], ['cell', 'see-1-']]);
	await step(recruiter, application, 'telefonat');
	const list = await recruiter.get('/bewerbungen?status=telefonat');
	assert.match(list.text('main'), new RegExp(`${application}.*Telefonat`));
	assert.ok(list.document.querySelector('main .bms-status--warning'));
	await says(recruiter, '/en/bewerbungen?status=telefonat', 'Call');
	await says(recruiter, `/vakanzen/${ad.vacancy}/bewerbungen`, 'Telefonat');
	const final = (await admin.get(`${MODEL}/application/status/telefonat`)).form('/status/telefonat');
	const refused = await admin.post(final.action, final.fields.filter(([name]) => name !== 'active'));
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /erst ändern, wenn keiner mehr darin ist/);
	await step(recruiter, application, 'abgesagt');
	const removed = await admin.submit(await admin.get(`${MODEL}/application/status/telefonat/entfernen`));
	assert.equal(removed.status, 200);
	await says(admin, `/bewerbungen/${application}/verlauf`, 'Genauer Blick → Telefonat');
	assert.equal(option(await recruiter.get('/bewerbungen'), 'telefonat'), undefined);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM process_status_gone`), '1');
	for (const kind of Object.keys(KINDS))
		await admin.submit(await admin.get(`${MODEL}/${kind}/zuruecksetzen`));
	await says(recruiter, `/vakanzen/${ad.vacancy}`, 'Aktiv');
});

test('an added status that is over by its group is anonymised in time', async () => {
	const late = await apply(stack, ad.jobad, { email: 'gruppe@beispiel.example' });
	const page = await admin.submit(await admin.get(`${MODEL}/application/neuer-status`), { code: 'stelle_entfallen', name_de: 'Stelle entfallen', name_en: 'Post gone', position: '155' });
	const form = page.form('/status/stelle_entfallen');
	await admin.post(form.action, [...form.fields.filter(([name]) => !['group', 'active'].includes(name)), ['group', 'abgesagt']]);
	await stack.sql(`UPDATE application SET status = 'stelle_entfallen', status_since = '2025-01-01', active_key = NULL WHERE number = '${late}'`);
	assert.match(await stack.job('nightly', '--rule', 'application_anonymised'), /application_anonymised: 1 done/);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${late}'`), 'anonymisiert');
});
