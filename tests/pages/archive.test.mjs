// The archive of projects, vacancies and ads, and deleting what nothing is beneath (RET-40, RET-41, RET-44).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeVacancy, createJobad, createVacancy, firstProject, publishedAd, reasonFor, withdraw } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
});
after(() => stack?.stop());

const status = number => stack.value(`SELECT status FROM ${{ V: 'vacancy', S: 'jobad', P: 'project' }[number[0]]} WHERE number = '${number}'`);
const noted = (number, detail) => stack.value(`SELECT COUNT(*) FROM history h JOIN ${{ V: 'vacancy', S: 'jobad', P: 'project' }[number[0]]} o ON o.id = h.object_id
	WHERE h.object_kind = ${{ P: 1, V: 2, S: 3 }[number[0]]} AND o.number = '${number}' AND h.detail = '${detail}'`);
const buttons = page => page.document.querySelectorAll('button[name=status]').map(button => button.getAttribute('value'));
/** Through the page that asks first. */
async function asked(visitor, path, to) {
	const ask = await visitor.get(`${path}/schritt/${to}`);
	assert.equal(ask.status, 200, path);
	return visitor.submit(ask, reasonFor(ask), { action: `/schritt/${to}` });
}

test('a closed vacancy is archived with what is beneath it: seen in the archive alone, by recruiting and administrators, not changed, and brought back as it was', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Abgelegte Stelle (m/w/d)');
	const path = `/vakanzen/${vacancy}`, works = stack.as('paul.oduya');
	assert.equal((await works.get(path)).status, 200);
	assert.ok(!buttons(await recruiter.get(path)).includes('archiviert'), 'what runs is not archived');
	await withdraw(recruiter, jobad);
	await closeVacancy(recruiter, vacancy);
	const reminders = await recruiter.get(`${path}/erinnerungen`);
	const closed = await stack.value(`SELECT closed_at FROM vacancy WHERE number = '${vacancy}'`);
	const done = await recruiter.submit(await recruiter.get(path), { status: 'archiviert' }, { action: '/status' });
	assert.match(done.text('main'), /Archiviert\. Sie finden es ab jetzt nur noch im Archiv/);
	assert.equal(await noted(vacancy, 'abgeschlossen>archiviert'), '1');

	for (const visitor of [recruiter, admin]) {
		assert.equal((await visitor.get(path)).status, 200);
		assert.equal((await visitor.get(`/stellenanzeigen/${jobad}`)).status, 200);
		assert.match((await visitor.get('/vakanzen/archiv')).text('main'), /Abgelegte Stelle/);
		for (const list of ['/vakanzen', `/vakanzen?suche=${vacancy}`, `/stellenanzeigen?suche=${vacancy}`, '/stellenanzeigen'])
			assert.doesNotMatch((await visitor.get(list)).text('main'), /Abgelegte Stelle/, list);
	}
	assert.doesNotMatch((await recruiter.get(await firstProject(recruiter))).text('main'), /Abgelegte Stelle/);
	assert.doesNotMatch((await recruiter.get('/')).text('main'), /Abgelegte Stelle/, 'the cockpit');
	for (const gone of [path, `/stellenanzeigen/${jobad}`, `${path}/anzeigen`])
		assert.equal((await works.get(gone)).status, 404, gone);
	assert.equal((await works.get('/vakanzen/archiv')).status, 403);
	assert.doesNotMatch((await works.get('/vakanzen')).text('main'), /Abgelegte Stelle/);

	const desk = await recruiter.get(path);
	assert.deepEqual(buttons(desk), ['abgeschlossen']);
	for (const change of [`${path}/bearbeiten`, `${path}/verschieben`, `${path}/stellenanzeigen/neu`, `/stellenanzeigen/${jobad}/bearbeiten`]) {
		assert.equal((await recruiter.get(change)).status, 403, change);
		assert.ok(!desk.body.includes(`href="${change}"`), change);
	}
	assert.equal((await recruiter.submit(reminders, { whom: 'self', due_on: '31.12.2030', text: 'Zu spät' })).status, 403, 'nothing is added by a page one may read');
	assert.equal((await recruiter.submit(await recruiter.get(path), { status: 'aktiv' }, { action: '/status' })).verdict, 400, 'out of the archive it comes as it was');
	const back = await recruiter.submit(await recruiter.get(path), { status: 'abgeschlossen' }, { action: '/status' });
	assert.equal(await status(vacancy), 'abgeschlossen', back.text('main'));
	assert.equal(await stack.value(`SELECT closed_at FROM vacancy WHERE number = '${vacancy}'`), closed, 'closed it was before');
	assert.equal((await works.get(path)).status, 200);
	assert.match((await recruiter.get(`/vakanzen?suche=${vacancy}`)).text('main'), /Abgelegte Stelle/);
	assert.doesNotMatch((await recruiter.get('/vakanzen/archiv')).text('main'), /Abgelegte Stelle/);
	assert.equal((await stack.job('check')).code ?? 0, 0);
});

test('a vacancy closed where its authority does not ask is archived only when ads and applications are closed, and says which are not', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Noch offen (m/w/d)');
	await stack.sql(`UPDATE vacancy SET status = 'abgeschlossen' WHERE number = '${vacancy}'`);
	const desk = await recruiter.get(`/vakanzen/${vacancy}`);
	assert.match(desk.text('main'), /Archivieren.*Zur Vakanz gehören Stellenanzeigen, die noch nicht abgeschlossen sind/);
	assert.ok(desk.body.includes(`/vakanzen/${vacancy}/anzeigen`));
	assert.ok(!buttons(desk).includes('archiviert'));
	await stack.sql(`UPDATE jobad SET status = 'abgelaufen' WHERE number = '${jobad}'`);
	assert.ok(buttons(await recruiter.get(`/vakanzen/${vacancy}`)).includes('archiviert'));
});

test('an ad in the archive hinders nothing: its vacancy is closed, and the file for the employment agency has it no more', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Zweite Runde (m/w/d)');
	const file = async () => recruiter.get(`/vakanzen/${vacancy}/agentur/datei`);
	assert.match((await file()).body, new RegExp(`<JobPositionPostingId>${jobad}<`));
	await withdraw(recruiter, jobad);
	await asked(recruiter, `/stellenanzeigen/${jobad}`, 'archiviert');
	assert.equal(await status(jobad), 'archiviert');
	assert.equal((await file()).status, 404, 'there is nothing to report');
	const page = await closeVacancy(recruiter, vacancy);
	assert.equal(await status(vacancy), 'abgeschlossen', page.text('main'));
});

test('what is in the archive or deleted is no duty of whoever leaves', async () => {
	const duties = async () => /Projekte: (\d+), Vakanzen: (\d+)\./.exec((await admin.get('/verwaltung/benutzer/amira.yildiz/loeschen')).text('main')).slice(1).map(Number);
	const { vacancy } = await publishedAd(recruiter, 'Stelle einer Scheidenden (m/w/d)');
	await stack.sql(`UPDATE vacancy SET owner_id = (SELECT id FROM staff_user WHERE user_id = 'amira.yildiz') WHERE number = '${vacancy}'`);
	const project = (await firstProject(recruiter)).split('/').pop();
	await stack.sql(`UPDATE project SET responsible_id = (SELECT id FROM staff_user WHERE user_id = 'amira.yildiz') WHERE number = '${project}'`);
	const [projects, vacancies] = await duties();
	for (const resting of ['archiviert', 'geloescht']) {
		await stack.sql(`UPDATE vacancy SET status = '${resting}' WHERE number = '${vacancy}'; UPDATE project SET status = '${resting}' WHERE number = '${project}'`);
		assert.deepEqual(await duties(), [projects - 1, vacancies - 1], resting);
	}
	await stack.sql(`UPDATE project SET status = 'aktiv' WHERE number = '${project}'`);
	assert.deepEqual(await duties(), [projects, vacancies - 1]);
});

test('an ad that rests is archived by itself, its reminders end, and it comes back to rest', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Anzeige im Archiv (m/w/d)');
	const path = `/stellenanzeigen/${jobad}`, works = stack.as('paul.oduya');
	await withdraw(recruiter, jobad);
	const remind = await recruiter.get(`${path}/erinnerungen`);
	await recruiter.submit(remind, { whom: 'self', due_on: '31.12.2030', text: 'Noch einmal ansehen' });
	const done = await asked(recruiter, path, 'archiviert');
	assert.match(done.text('main'), /Archiviert\. Sie finden es/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM reminder m JOIN jobad j ON j.id = m.object_id AND m.object_kind = 3 WHERE j.number = '${jobad}' AND m.done_at IS NULL`), '0');
	assert.match((await recruiter.get('/stellenanzeigen/archiv')).text('main'), /Anzeige im Archiv/);
	assert.doesNotMatch((await recruiter.get('/stellenanzeigen')).text('main'), /Anzeige im Archiv/);
	assert.doesNotMatch((await recruiter.get(`/vakanzen/${vacancy}/anzeigen`)).text('main'), new RegExp(jobad));
	assert.equal((await works.get(path)).status, 404);
	assert.equal((await recruiter.get(`${path}/bearbeiten`)).status, 403);
	assert.equal((await recruiter.get(`${path}/schritt/veroeffentlicht`)).status, 404);
	await asked(recruiter, path, 'inaktiv');
	assert.equal(await status(jobad), 'inaktiv');
	assert.equal(await noted(jobad, 'archiviert>inaktiv'), '1');
	assert.equal((await works.get(path)).status, 200);
});

test('an ad without applications is deleted: asked first, then nobody sees it; one with applications or an open question is not', async () => {
	const vacancy = await createVacancy(recruiter, 'Doppelte Anzeige (m/w/d)'), jobad = await createJobad(recruiter, vacancy);
	const path = `/stellenanzeigen/${jobad}`;
	const ask = await recruiter.get(`${path}/schritt/geloescht`);
	assert.match(ask.text('main'), /niemand kann sie zurückholen.*Die Vakanz bleibt, wie sie ist/);
	assert.equal(await status(jobad), 'entwurf');
	const gone = await recruiter.submit(ask, {}, { action: '/schritt/geloescht' });
	assert.match(gone.text('main'), /Die Stellenanzeige ist gelöscht/);
	for (const visitor of [recruiter, admin])
		for (const address of [path, `${path}/verlauf`, `${path}/fassungen`])
			assert.equal((await visitor.get(address)).status, 404, address);
	assert.doesNotMatch((await recruiter.get(`/vakanzen/${vacancy}/anzeigen`)).text('main'), new RegExp(jobad));
	assert.equal(await noted(jobad, 'entwurf>geloescht'), '1');
	assert.match((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/schritt/geloescht`), {}, { action: '/schritt/geloescht' })).text('main'), /Die Vakanz ist gelöscht/,
		'a deleted ad is nothing beneath it');

	const withApplications = await stack.value(`SELECT j.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id JOIN project_member m ON m.project_id = v.project_id
		JOIN staff_user s ON s.id = m.staff_user_id AND s.user_id = 'amira.yildiz' WHERE j.status = 'veroeffentlicht' AND EXISTS (SELECT 1 FROM application a WHERE a.jobad_id = j.id) LIMIT 1`);
	await stack.sql(`UPDATE jobad SET status = 'abgelaufen' WHERE number = '${withApplications}'`);
	assert.match((await recruiter.get(`/stellenanzeigen/${withApplications}/schritt/geloescht`)).text('main'), /Zur Anzeige gibt es Bewerbungen/);
});

test('a project that rests is archived when its vacancies are closed, and deleted when there are none', async () => {
	const name = 'Projekt zum Ablegen';
	const chosen = await admin.get('/projekte/neu?behoerde=BSW');
	const made = await admin.submit(chosen, { name, office: 'P34', responsible: 'amira.yildiz' });
	const number = /P-\d{4}-\d{5}/.exec(made.url)[0], path = `/projekte/${number}`;
	const make = async to => admin.submit(await admin.get(path), { status: to }, { action: '/status' });
	assert.deepEqual(buttons(await admin.get(path)), ['inaktiv']);
	await make('inaktiv');
	await make('archiviert');
	assert.equal(await status(number), 'archiviert');
	assert.equal(await noted(number, 'inaktiv>archiviert'), '1');
	assert.equal((await recruiter.get(path)).status, 200, 'recruiting reads its archive');
	assert.match((await recruiter.get('/projekte/archiv')).text('main'), /Projekt zum Ablegen/);
	assert.doesNotMatch((await recruiter.get('/projekte')).text('main'), /Projekt zum Ablegen/);
	assert.equal((await admin.get(`${path}/bearbeiten`)).status, 403);
	assert.equal((await admin.get(`${path}/personen`)).status, 403);
	await make('inaktiv');
	assert.equal((await admin.get(`${path}/bearbeiten`)).status, 200);
	assert.deepEqual((await admin.get(`${path}/bearbeiten`)).document.querySelectorAll('select[name=status] option').map(option => option.getAttribute('value')).filter(Boolean).sort(), ['aktiv', 'inaktiv']);
	const ask = await make('geloescht');
	assert.match(ask.text('main'), /Danach sieht niemand mehr das Projekt.*Historie bleibt/);
	assert.equal(await status(number), 'inaktiv', 'asked first');
	assert.match((await admin.submit(ask, {}, { action: '/schritt/geloescht' })).text('main'), /Das Projekt ist gelöscht/);
	for (const visitor of [recruiter, admin])
		assert.equal((await visitor.get(path)).status, 404);
	await stack.job('rebuild-reach');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM project_reach r JOIN project p ON p.id = r.project_id WHERE p.number = '${number}'`), '0');

	const full = (await firstProject(recruiter)).split('/').pop();
	await stack.sql(`UPDATE project SET status = 'inaktiv' WHERE number = '${full}'`);
	const stopped = await admin.get(`/projekte/${full}`);
	assert.match(stopped.text('main'), /Zum Projekt gehören Vakanzen, die noch nicht abgeschlossen sind/);
	assert.match((await admin.get(`/projekte/${full}/schritt/geloescht`)).text('main'), /Zum Projekt gehören Vakanzen\. Gelöscht wird nur, worunter nichts steht/);
	assert.deepEqual(buttons(stopped), ['aktiv']);
	await stack.sql(`UPDATE project SET status = 'aktiv' WHERE number = '${full}'`);
});
