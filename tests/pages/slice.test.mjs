// One post filled from end to end, as HTTP: what each person sees and what the system keeps of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, attach, beginApplication, closeVacancy, confirm, createJobad, createVacancy, cv, firstProject, pdf, publish, publishedAd, send, step } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

const history = (kind, table, number) => stack.sql(`SELECT action, detail, actor_kind FROM history WHERE object_kind = ${kind}
	AND object_id = (SELECT id FROM ${table} WHERE number = '${number}') ORDER BY seq`);

test('an authority has its three projects with the right personnel office', async () => {
	const rows = await stack.sql(`SELECT p.name, p.personnel_office FROM project p JOIN org_unit u ON u.id = p.authority_id WHERE u.short_name = 'BSW' ORDER BY p.id`);
	assert.deepEqual(rows.slice(0, 3).map(row => [row.name, row.personnel_office]),
		[['BSW Stellen bis A/E14', 'P34'], ['BSW Stellen ab A/E15', 'P31'], ['BSW Stellen Ärzte', 'P31']]);
});

test('a recruiter creates a vacancy, changes it, and the history says which fields', async () => {
	const number = await createVacancy(recruiter, 'Referent für Schulbau (m/w/d)');
	const form = await recruiter.get(`/vakanzen/${number}/bearbeiten`);
	const page = await recruiter.submit(form, { pay_grade: 'E11', hours: '39' });
	assert.match(page.text('main'), /Ihre Änderungen sind gespeichert/);
	assert.match(page.text('main'), /E 11, 4\.190 bis 6\.190 Euro im Monat/);
	assert.deepEqual((await history(2, 'vacancy', number)).filter(row => row.action !== 'committee_assigned').map(row => [row.action, row.detail]), [['created', ''], ['changed', 'pay_grade,hours']]);
});

test('the vacancy says who has access and through what', async () => {
	const number = await createVacancy(recruiter);
	const page = await recruiter.get(`/vakanzen/${number}/zugriff`);
	assert.match(page.text('main section'), /Zugriff.*Yıldız, Amira ?Recruiting ?Projekt/);
});

test('a job ad is written from the vacancy, previewed, published and found on the portal', async () => {
	const vacancy = await createVacancy(recruiter, 'Wasserbauingenieur (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy);
	const visitor = stack.visitor();
	assert.equal((await visitor.get(`/stellen/${jobad}`)).status, 404, 'a draft is not public');
	const draft = await recruiter.get(`/stellenanzeigen/${jobad}`);
	assert.match(draft.text('main'), /Vorschau.*Haushalt planen/);
	await publish(recruiter, jobad);
	const ad = await visitor.get(`/stellen/${jobad}`);
	assert.equal(ad.status, 200);
	assert.match(ad.url, new RegExp(`${jobad}-wasserbauingenieur-m-w-d$`));
	const posting = JSON.parse(ad.document.querySelector('script[type="application/ld+json"]').textContent);
	assert.equal(posting['@type'], 'JobPosting');
	assert.equal(posting.title, 'Wasserbauingenieur (m/w/d)');
	await eventually(async () => (await visitor.get('/stellen?q=wasserbauingenieur')).text('main').includes('Wasserbauingenieur'), 'its being found');
	assert.deepEqual((await history(3, 'jobad', jobad)).map(row => [row.action, row.detail]), [['created', ''], ['status', 'entwurf>veroeffentlicht']]);
	assert.deepEqual((await history(2, 'vacancy', vacancy)).at(-1), { action: 'status', detail: 'entwurf>aktiv', actor_kind: 'staff' });
});

test('an ad lacking what the public needs is not published', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Ohne Anforderungen', { requirements: '' }));
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}`), {}, { action: 'veroeffentlichen' });
	assert.equal(page.status, 400);
	assert.match(page.text('[role=alert]'), /Das bringen Sie mit – Diese Angabe fehlt/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM public_ad WHERE number = '${jobad}'`), '0');
});

test('a withdrawn ad says so with 410 and offers similar ones', async () => {
	const { jobad } = await publishedAd(recruiter, 'Kurze Anzeige (m/w/d)');
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	assert.equal(page.status, 200);
	const gone = await stack.visitor().get(`/stellen/${jobad}`);
	assert.equal(gone.status, 410);
	assert.match(gone.text('main'), /nicht mehr/);
	assert.equal((await stack.visitor().get(`/stellen/${jobad}/bewerben`)).status, 410);
});

test('an ad whose last day is over expires: off the portal, its address says so, and its status too', async () => {
	const { jobad } = await publishedAd(recruiter, 'Abgelaufene Anzeige (m/w/d)');
	await stack.sql(`UPDATE jobad SET valid_from = '2026-01-01', valid_to = '2026-01-31' WHERE number = '${jobad}';
		UPDATE public_ad SET valid_from = '2026-01-01', valid_to = '2026-01-31' WHERE number = '${jobad}'`);
	assert.equal((await stack.visitor().get(`/stellen/${jobad}`)).status, 410, 'at once, by the day alone');
	assert.match(await stack.job('expire'), /ads expired: [1-9]/);
	assert.equal((await stack.visitor().get(`/stellen/${jobad}`)).status, 410);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Veröffentlicht → Abgelaufen ?System/);
	assert.match(await stack.job('expire'), /ads expired: 0/);
});

test('a list is searched by number, by the beginning of a surname, by a word of the title', async () => {
	const { jobad, vacancy } = await publishedAd(recruiter, 'Suchbare Stelle (m/w/d)');
	const application = await apply(stack, jobad, { email: 'such@beispiel.example', surname: 'Zyprian' });
	for (const words of [application, 'Zypr', 'zyprian'])
		assert.match((await recruiter.get(`/bewerbungen?suche=${words}`)).text('main'), /Zyprian, Nora/, words);
	assert.doesNotMatch((await recruiter.get('/bewerbungen?suche=yprian')).text('main'), /Zyprian, Nora/);
	const found = async (list, words) => (await recruiter.get(`/${list}?suche=${encodeURIComponent(words)}`)).text('main');
	for (const words of [vacancy, 'suchbare', 'stelle suchb'])
		assert.match(await found('vakanzen', words), /Suchbare Stelle/, words);
	for (const words of ['s', 'suchbare nirgends', ','])
		assert.doesNotMatch(await found('vakanzen', words), /Suchbare Stelle/, words);
	await stack.sql(`UPDATE applicant SET surname = 'Müller-Zyprian' WHERE surname = 'Zyprian'`);
	for (const words of ['Müller', 'mueller', 'MÜLLER-Z', 'Mueller-Zyprian', 'Mü', 'm'])
		assert.match(await found('bewerbungen', words), /Müller-Zyprian, Nora/, words);
	for (const words of ['Möller', 'Mül%', 'Müller-Zyprians', 'Müller-A'])
		assert.doesNotMatch(await found('bewerbungen', words), /Müller-Zyprian, Nora/, words);
	await stack.sql(`UPDATE applicant SET surname = 'Zyprian' WHERE surname = 'Müller-Zyprian'`);
	const project = await stack.value(`SELECT number FROM project WHERE id = (SELECT project_id FROM vacancy WHERE number = '${vacancy}')`);
	const name = await stack.value(`SELECT name FROM project WHERE number = '${project}'`);
	await stack.sql(`UPDATE project SET name = 'Straßenbäume pflegen' WHERE number = '${project}'`);
	for (const words of [project, 'strassenbaume', 'pflegen straß'])
		assert.match(await found('projekte', words), /Straßenbäume pflegen/, words);
	assert.doesNotMatch(await found('projekte', 'pflegen nirgends'), /Straßenbäume pflegen/);
	await stack.sql(`UPDATE project SET name = '${name}' WHERE number = '${project}'`);
	assert.match((await recruiter.get('/')).text('main'), /Aufgaben: Bewerber.*Zyprian, Nora/);
});

test('who comes again in the same visit is led to what they have begun', async () => {
	const { jobad } = await publishedAd(recruiter, 'Begonnene Bewerbung (m/w/d)');
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'wieder@beispiel.example' });
	assert.ok((await applicant.get(`/stellen/${jobad}/bewerben`)).link(application).endsWith('/angaben'));
});

test('an ad for staff only is on the internal portal and not on the external one', async () => {
	const { jobad } = await publishedAd(recruiter, 'Nur intern (m/w/d)', { audience: 'internal' });
	assert.equal((await stack.visitor().get(`/stellen/${jobad}`)).status, 404);
	assert.equal((await stack.as('amira.yildiz', 'internal').get(`/stellen/${jobad}`)).status, 200);
});

test('no cookie is set before one is needed', async () => {
	const visitor = stack.visitor();
	for (const path of ['/', '/stellen', '/stellen?q=amt', '/en/stellen', '/datenschutz', '/kontakt'])
		assert.equal((await visitor.get(path)).headers.get('set-cookie'), null, path);
});

test('somebody applies without registering and confirms the address', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle mit Bewerbung (m/w/d)');
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'ida@beispiel.example' });
	assert.match((await attach(applicant, application)).text('main'), /lebenslauf\.pdf/);
	const check = await applicant.get(`/bewerbung/${application}/pruefen`);
	assert.match(check.text('main'), /Nora.*Beispiel.*lebenslauf\.pdf/);
	const refused = await applicant.submit(check, {});
	assert.equal(refused.status, 400, 'without consent nothing is sent');
	const sent = await send(applicant, application);
	assert.match(sent.text('main'), new RegExp(`${application}.*ida@beispiel\\.example|ida@beispiel\\.example.*${application}`));
	assert.equal((await recruiter.get(`/bewerbungen/${application}`)).status, 404, 'staff see it only when the address is confirmed');
	await confirm(stack, applicant, 'ida@beispiel.example', application);
	const received = await stack.mail('ida@beispiel.example', 'eingegangen').catch(() => stack.mail('ida@beispiel.example', application));
	assert.ok(received.text.includes(application));
	assert.deepEqual((await history(4, 'application', application)).filter(row => row.action === 'status').map(row => row.detail),
		['gespeichert>email_nicht_bestaetigt', 'email_nicht_bestaetigt>eingegangen']);
	assert.equal(await stack.value(`SELECT consent_version FROM application WHERE number = '${application}'`), '2026-11');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/bewerbungen`)).text('main'), /Beispiel, Nora/);
	assert.equal(new URL((await applicant.get(`/bewerbung/${application}/angaben`)).url).pathname.endsWith('/gesendet'), true, 'what is sent is not changed any more');
});

test('the recruiter sees the application in the cockpit, opens the PDF, moves it on and comments', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle zur Prüfung (m/w/d)');
	const application = await apply(stack, jobad, { email: 'uta@beispiel.example', surname: 'Prüfling' });
	assert.match((await recruiter.get('/')).text('main'), /Daten-Matrix.*Stelle zur Prüfung \(m\/w\/d\) ?Eingegangen ?1/);
	let page = await recruiter.get(`/bewerbungen/${application}`);
	assert.match(page.text('main'), /Nora Prüfling.*Ich rechne gern/);
	const file = await recruiter.get(page.link('lebenslauf.pdf'));
	assert.ok(file.bytes.equals(pdf));
	assert.equal(file.headers.get('content-type'), 'application/pdf');
	assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
	assert.match((await recruiter.get(`${page.link('lebenslauf.pdf')}?speichern=1`)).headers.get('content-disposition'), /^attachment/);
	page = await recruiter.submit(page, { status: 'formale_pruefung' }, { action: '/status' });
	assert.match((await recruiter.get(`/bewerbungen/${application}/verlauf`)).text('main'), /Status geändert: Eingegangen → Formale Prüfung/);
	page = await recruiter.submit(page, { text: 'Alles <b>da</b> & vollständig.' }, { action: '/kommentar' });
	assert.ok(page.text('main').includes('Alles &lt;b&gt;da&lt;/b&gt; &amp; vollständig.') || page.text('main').includes('Alles <b>da</b> & vollständig.'));
	assert.equal(page.document.querySelectorAll('.bms-comments b b').length, 0, 'what people type is text');
	page = await recruiter.submit(await recruiter.submit(page, {}, { action: '/loeschen' }), {}, { action: '/loeschen' });
	assert.doesNotMatch(page.text('main'), /vollständig\./);
	assert.deepEqual((await history(4, 'application', application)).slice(-3).map(row => row.action), ['status', 'comment_added', 'comment_deleted']);
	assert.match((await recruiter.get('/')).text('main'), new RegExp(`Zuletzt bearbeitet.*${application}`));
});

test('a status outside the model is refused', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle ohne Sprung (m/w/d)');
	const application = await apply(stack, jobad, { email: 'eva@beispiel.example' });
	const page = await recruiter.get(`/bewerbungen/${application}`);
	const form = page.form('/status');
	const answer = await recruiter.post(form.action, [...form.fields.filter(([name]) => name !== 'status'), ['status', 'einstellung']]);
	assert.equal(answer.status, 400);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'eingegangen');
});

test('closing a vacancy is refused while something is open, and names it', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle zum Schließen (m/w/d)');
	const application = await apply(stack, jobad, { email: 'ole@beispiel.example' });
	const close = async () => closeVacancy(recruiter, vacancy);
	let page = await close();
	assert.equal(page.status, 400);
	assert.ok(page.link(jobad) && page.link(application));
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	await step(recruiter, application, 'abgesagt');
	assert.ok((await stack.mail('ole@beispiel.example', application)).text.length > 0);
	page = await close();
	assert.equal(page.status, 200);
	assert.match(page.text('main'), /Abgeschlossen/);
});

test('an application confirmed after the vacancy is closed does not arrive', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Schnell geschlossen (m/w/d)');
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'spaet@beispiel.example' });
	await attach(applicant, application);
	await send(applicant, application);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	assert.equal((await closeVacancy(recruiter, vacancy)).status, 200);
	assert.equal((await confirm(stack, applicant, 'spaet@beispiel.example', application)).status, 410);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'email_nicht_bestaetigt');
	assert.equal(await stack.value(`SELECT applications FROM vacancy WHERE number = '${vacancy}'`), '0');
	assert.equal((await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`)).status, 200);
	const refused = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`), { teaser: 'x' });
	assert.equal(refused.status, 400, 'no new ad for a closed vacancy');
});

test('what changes at the vacancy changes at its published ad, and an inactive vacancy has none', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle im Wandel (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { pay_grade: 'e 11' });
	assert.equal(await stack.value(`SELECT pay_grade FROM public_ad WHERE number = '${jobad}'`), 'E11');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: 'inaktiv' }, { action: '/status' });
	assert.equal((await stack.visitor().get(`/stellen/${jobad}`)).status, 410);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Veröffentlicht → Inaktiv/);
});

test('nobody publishes a text they have not seen', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle mit zwei Händen (m/w/d)'));
	const seen = await recruiter.get(`/stellenanzeigen/${jobad}`);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { teaser: 'Ganz anders.' });
	const page = await recruiter.submit(seen, {}, { action: 'veroeffentlichen' });
	assert.equal(page.status, 409);
	assert.match(page.text('[role=alert]'), /inzwischen geändert/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM public_ad WHERE number = '${jobad}'`), '0');
});

test('a client has twenty requests to confirm sent to one address in a day at most, then it is told so', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Flut (m/w/d)');
	for (let i = 0; i < 21; i++) {
		const applicant = stack.visitor();
		const application = await beginApplication(applicant, jobad, { email: 'flut@beispiel.example' });
		const sent = await send(applicant, application);
		assert.equal(sent.status, i < 20 ? 200 : 429);
		assert.equal(sent.url.includes('/gesendet'), i < 20);
		if (i === 20)
			assert.match(sent.text('main'), /morgen noch einmal/);
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox o JOIN application a ON a.id = o.application_id JOIN applicant p ON p.id = a.applicant_id
		WHERE p.email = 'flut@beispiel.example'`), '20');
});

test('a second active application for the same ad is not made, and nobody learns of the first', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Dublette (m/w/d)');
	await apply(stack, jobad, { email: 'zwei@beispiel.example' });
	const other = stack.visitor();
	const application = await beginApplication(other, jobad, { email: 'Zwei@beispiel.example' });
	await attach(other, application, [cv]);
	const sent = await send(other, application);
	assert.equal(sent.status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application a JOIN applicant p ON p.id = a.applicant_id JOIN jobad j ON j.id = a.jobad_id
		WHERE j.number = '${jobad}' AND a.status = 'eingegangen'`), '1');
});

test('everything is English where English is asked for', async () => {
	const page = await recruiter.get(`/en${await firstProject(recruiter)}/vakanzen/neu`);
	assert.equal(page.document.querySelector('html').getAttribute('lang'), 'en');
	assert.match(page.text('main'), /Create a vacancy/);
	const refused = await recruiter.submit(page, {});
	assert.equal(refused.status, 400);
	assert.ok(refused.url.includes('/en/'));
});
