// What is done with a vacancy as a whole (PRO-02): copied, with what is chosen; a template for others; moved to another project, which says who gains and who loses; given to another owner.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, attach, confirm, createJobad, createVacancy, firstProject, publish, publishedAd, send, step } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, vacancy, path;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	vacancy = await createVacancy(recruiter, 'Stelle als Muster (m/w/d)', { post_number: 'BSW-77', starts_on: '01.02.2027', limited_until: '31.12.2028' });
	path = `/vakanzen/${vacancy}`;
	await recruiter.submit(await recruiter.get(`${path}/anforderungen`), { text: 'Meisterbrief', weight: '4' }, { action: '/anforderungen' });
	await recruiter.submit(await recruiter.get(`${path}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await recruiter.submit(await recruiter.get(`${path}/rangklassen/A`), { name: 'Sofort' });
});
after(() => stack?.stop());

const numberIn = page => /V-\d{4}-\d{5}/.exec(page.url)[0];
const follow = async (label, from = path) => recruiter.get((await recruiter.get(from)).link(label));

test('a copy takes over what is chosen, never the post number, and says where it comes from', async () => {
	const copied = await recruiter.submit(await follow('Kopieren'), { title: 'Stelle nach Muster (m/w/d)' });
	assert.match(copied.text('main'), /Die neue Vakanz ist angelegt.*Stelle nach Muster.*Haushalt planen/);
	assert.doesNotMatch(copied.text('main'), /BSW-77/);
	const copy = numberIn(copied);
	assert.notEqual(copy, vacancy);
	assert.match((await recruiter.get(`/vakanzen/${copy}/anforderungen`)).text('main'), /Meisterbrief zwingend 4.*A ?Sofort/);
	assert.match((await recruiter.get(`/vakanzen/${copy}/beteiligte`)).text('main'), /Katrin Lohmann/);
	assert.match((await recruiter.get(`/vakanzen/${copy}/verlauf`)).text('main'), new RegExp(`Kopiert von ?${vacancy}|Kopiert von.*${vacancy}`));
	assert.equal(await stack.value(`SELECT CONCAT(starts_on, ' ', limited_until, ' ', status) FROM vacancy WHERE number = '${copy}'`), '2027-02-01 2028-12-31 entwurf');
	const bare = await recruiter.submit(await recruiter.get(`${path}/kopieren`), { texts: null, profile: null, people: null, committees: null, form: null });
	const number = numberIn(bare);
	assert.doesNotMatch(bare.text('main'), /Haushalt planen/);
	assert.match((await recruiter.get(`/vakanzen/${number}/anforderungen`)).text('main'), /Noch ist keine Anforderung eingetragen.*A ?Einladen/);
	assert.doesNotMatch((await recruiter.get(`/vakanzen/${number}/beteiligte`)).text('main'), /Katrin Lohmann/);
});

test('days that are over are not taken over; what the rules refuse is said and nothing is made', async () => {
	await stack.sql(`UPDATE vacancy SET starts_on = '2020-01-01' WHERE number = '${vacancy}'`);
	const copy = numberIn(await recruiter.submit(await recruiter.get(`${path}/kopieren`), {}));
	assert.equal(await stack.value(`SELECT starts_on IS NULL FROM vacancy WHERE number = '${copy}'`), '1');
	await stack.sql(`UPDATE vacancy SET starts_on = NULL WHERE number = '${vacancy}'`);
	const before = await stack.value('SELECT COUNT(*) FROM vacancy');
	const high = await recruiter.get(`${path}/kopieren`);
	const other = high.document.querySelectorAll('select[name=project] option').find(option => /ab A\/E15/.test(option.textContent)).getAttribute('value');
	const refused = await recruiter.submit(high, { title: 'Zu hoch', project: other });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Entgelt- oder Besoldungsgruppe – /);
	assert.equal(refused.document.querySelector('input[name=title]').getAttribute('value'), 'Zu hoch');
	assert.equal((await recruiter.submit(high, { project: '999999' })).status, 400);
	assert.equal(await stack.value('SELECT COUNT(*) FROM vacancy'), before);
	for (const page of ['kopieren', 'vorlage', 'verschieben', 'besitz'])
		assert.equal((await stack.as('katrin.lohmann').get(`${path}/${page}`)).status, 403, page);
});

test('a grade is checked against the frame of the project, unless the setting says otherwise', async () => {
	const values = { title: 'Hohe Stelle (m/w/d)', field: 'recht', post_kind: 'fuehrung', pay_grade: 'A16', working_time: 'full', posts: '1' };
	const fresh = await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`);
	const refused = await recruiter.submit(fresh, values);
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Entgelt- oder Besoldungsgruppe – .*ab A\/E15/);
	await stack.sql(`UPDATE setting SET value = 'no' WHERE name = 'grade_checked'`);
	const taken = await recruiter.submit(refused, values);
	await stack.sql(`UPDATE setting SET value = 'yes' WHERE name = 'grade_checked'`);
	assert.match(taken.text('main'), /Die Vakanz ist angelegt.*Hohe Stelle|Hohe Stelle.*A 16/);
});

test('a template is offered where a vacancy is created, and no more when it is none', async () => {
	const set = await recruiter.submit(await follow('Als Vorlage speichern'), { name: 'Muster E 9b' });
	assert.match(set.text('main'), /als Vorlage gespeichert.*Vorlage ?Muster E 9b/);
	const fresh = `${await firstProject(recruiter)}/vakanzen/neu`;
	const begun = await follow('Muster E 9b', fresh);
	assert.match(begun.text('main'), /Stelle als Muster/);
	assert.equal(numberIn(await recruiter.submit(begun, { title: 'Aus der Vorlage (m/w/d)' })) > vacancy, true);
	assert.doesNotMatch((await stack.as('gesa.rohde').get(fresh)).text('main'), /Muster E 9b/);
	const none = await recruiter.submit(await recruiter.get(`${path}/vorlage`), { name: '' });
	assert.match(none.text('main'), /keine Vorlage mehr/);
	assert.doesNotMatch((await recruiter.get(fresh)).text('main'), /Muster E 9b/);
});

test('moving says who gains and who loses before it does so; the owner changes when she does not belong there', async () => {
	const { project, authority } = Object.fromEntries((await stack.value(`SELECT CONCAT('project=', project_id, ',authority=', authority_id) FROM vacancy WHERE number = '${vacancy}'`)).split(',').map(part => part.split('=')));
	await stack.sql(`INSERT INTO project (number, name, authority_id, personnel_office, responsible_id, status, created_at, changed_at)
		SELECT 'P-2026-90001', 'BSW Schulen', ${authority}, 'P34', responsible_id, 'aktiv', NOW(), NOW() FROM project WHERE id = ${project}`);
	const target = await stack.value(`SELECT id FROM project WHERE number = 'P-2026-90001'`);
	await stack.sql(`INSERT INTO project_member (project_id, staff_user_id, role_id) SELECT ${target}, id, 2 FROM staff_user WHERE user_id = 'amira.yildiz'`);
	await stack.job('rebuild-reach');
	const choice = await follow('In ein anderes Projekt verschieben');
	assert.match(choice.text('main'), /Wählen Sie, in welches Projekt/);
	const ask = await recruiter.get(choice.link('BSW Schulen'));
	assert.match(ask.text('main'), /Verschieben nach „BSW Schulen“ ?Zugriff bekommen ?Niemand ?Zugriff verlieren ?.*\(Personalamt P.34\).*Fachbereich, Lektorat, Informationsempfang und Gremien behalten/);
	const losers = ask.document.querySelectorAll('main li').map(li => li.textContent.split(' (')[0].trim());
	const reach = () => stack.value(`SELECT GROUP_CONCAT(DISTINCT CONCAT(s.first_name, ' ', s.surname) ORDER BY s.id) FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id
		JOIN staff_user s ON s.id = r.subject_id AND r.subject_kind = 'person' WHERE v.number = '${vacancy}'`);
	for (const name of losers)
		assert.match(await reach(), new RegExp(name));
	const moved = await recruiter.submit(ask, {});
	assert.match(moved.text('main'), /Die Vakanz ist verschoben.*BSW Schulen/);
	for (const name of losers.filter(name => name !== 'Amira Yıldız'))
		assert.doesNotMatch(await reach(), new RegExp(name));
	assert.match(await reach(), /Katrin Lohmann/);
	assert.equal((await recruiter.get(`${path}/verschieben?projekt=${target}`)).text('main').includes('Zugriff bekommen'), false, 'it is there already');
});

test('another recruiter of the project becomes the owner; nobody else is offered or taken', async () => {
	const other = await createVacancy(recruiter, 'Stelle im Wechsel (m/w/d)');
	assert.equal((await recruiter.get(`/vakanzen/${other}`)).link('Besitz ändern').endsWith('/besitz'), true);
	const page = await recruiter.get(`/vakanzen/${other}/besitz`);
	assert.match(page.text('main'), /gehört jetzt Amira Yıldız/);
	const people = page.document.querySelectorAll('select[name=owner] option').map(option => option.getAttribute('value')).filter(Boolean);
	assert.ok(people.includes('joerg.petersen') && !people.includes('katrin.lohmann'), people.join());
	assert.equal((await recruiter.submit(page, { owner: 'katrin.lohmann' })).status, 400);
	const given = await recruiter.submit(page, { owner: 'joerg.petersen' });
	assert.match(given.text('main'), /gehört jetzt der gewählten Person.*Besitz Recruiting ?Jörg Petersen|Jörg Petersen/);
	assert.match((await recruiter.get(`/vakanzen/${other}/verlauf`)).text('main'), /Besitz geändert, jetzt.*Jörg Petersen/);
	const owner = stack.as('joerg.petersen'), mail = await stack.mail('joerg.petersen@bsw.example', `Vakanz ${other}`);
	assert.match(mail.text, new RegExp(`/vakanzen/${other}/uebernommen`));
	assert.doesNotMatch(mail.text, /Amira|Wechsel/, 'a link alone');
	assert.doesNotMatch((await recruiter.get('/')).text('main'), new RegExp(`Neue Vakanz übernehmen.*${other}`));
	const task = (await owner.get('/')).document.querySelectorAll('main a').find(a => a.getAttribute('href').endsWith(`/${other}/uebernommen`));
	const taken = await owner.get(task.getAttribute('href'));
	assert.match(taken.text('main'), /Die Vakanz gehört jetzt Ihnen/);
	assert.match((await recruiter.get(`/vakanzen/${other}/uebernommen`)).text('main'), /Für Sie ist hier nichts zu bestätigen/);
	assert.match((await owner.submit(taken, {}, { action: '/uebernommen' })).text('main'), /Sie haben die Vakanz übernommen/);
	assert.doesNotMatch((await owner.get('/')).text('main'), /Neue Vakanz übernehmen/);
	assert.match((await recruiter.get(`/vakanzen/${other}/verlauf`)).text('main'), /Vakanz übernommen/);
	await recruiter.submit(await recruiter.get(`/vakanzen/${other}/besitz`), { owner: 'joerg.petersen' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${other}/besitz`), { owner: 'amira.yildiz' });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task t JOIN vacancy v ON v.id = t.vacancy_id WHERE v.number = '${other}' AND t.kind = 'vacancy_owner'`), '0',
		'whoever takes it back herself is not asked, and who owned it before is not any more');
});

test('a vacancy is forwarded to people who see it, with a link alone; nobody else is offered or taken', async () => {
	const other = await createVacancy(recruiter, 'Stelle zum Weiterleiten (m/w/d)'), there = `/vakanzen/${other}/weiterleiten`;
	await recruiter.submit(await recruiter.get(`/vakanzen/${other}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	assert.equal((await recruiter.get(`/vakanzen/${other}`)).link('Weiterleiten').endsWith(there), true);
	const page = await recruiter.get(there);
	const people = page.document.querySelectorAll('input[name=person]').map(box => box.getAttribute('value'));
	assert.ok(people.includes('katrin.lohmann') && people.includes('paul.oduya') && !people.includes('amira.yildiz') && !people.includes('nikolai.stern'), people.join());
	const none = await recruiter.submit(page, {});
	assert.equal(none.status, 400);
	assert.match(none.text('main'), /Wählen Sie mindestens eine Person/);
	for (const stranger of ['nikolai.stern', 'niemand'])
		assert.equal((await recruiter.post(page.form('/weiterleiten').action, [...(await recruiter.get(there)).form('/weiterleiten').fields, ['person', stranger]])).status, 400, stranger);
	const sent = await recruiter.submit(await recruiter.get(there), { person: ['katrin.lohmann'] });
	assert.match(sent.text('main'), /bekommen eine E-Mail mit dem Link/);
	const mail = await stack.mail('katrin.lohmann@bsw.example', `Vakanz ${other}`);
	assert.match(mail.text, new RegExp(`/vakanzen/${other}`));
	assert.doesNotMatch(mail.text, /Amira|Weiterleiten|Lohmann/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_vacancy_forwarded'`), '1');
	assert.match((await recruiter.get(`/vakanzen/${other}/verlauf`)).text('main'), /Weitergeleitet an.*Katrin Lohmann/);
	assert.equal((await stack.as('katrin.lohmann').get(there)).status, 403);
});

test('an application is forwarded to people who see it as it is now, with a link alone; who sees it by the mark of severe disability is offered to those alone who are told of it', async () => {
	const ad = await publishedAd(recruiter, 'Stelle mit Weiterleitung (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const application = await apply(stack, ad.jobad, { email: 'weiter@beispiel.example', severely_disabled: 'ja' }), there = `/bewerbungen/${application}/weiterleiten`;
	const offered = async person => (await person.get(there)).document.querySelectorAll('input[name=person]').map(box => box.getAttribute('value'));
	assert.ok(!(await offered(recruiter)).includes('katrin.lohmann'), 'the department does not see it yet');
	const early = await recruiter.get(there);
	assert.equal((await recruiter.post(early.form('/weiterleiten').action, [...early.form('/weiterleiten').fields, ['person', 'katrin.lohmann']])).status, 400);
	for (const status of ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich'])
		await step(recruiter, application, status);
	assert.equal((await recruiter.get(`/bewerbungen/${application}`)).link('Bewerbung weiterleiten').endsWith(there), true);
	const all = await offered(recruiter), equality = stack.as('lena.maibaum');
	assert.ok(all.includes('katrin.lohmann') && all.includes('paul.oduya') && all.includes('doris.kuhnert') && !all.includes('amira.yildiz') && !all.includes('nikolai.stern') && !all.includes('henrike.solms'), all.join());
	const fewer = await offered(equality);
	assert.ok(fewer.includes('amira.yildiz') && !fewer.includes('doris.kuhnert'), fewer.join());
	const secret = await equality.get(there);
	assert.equal((await equality.post(secret.form('/weiterleiten').action, [...secret.form('/weiterleiten').fields, ['person', 'doris.kuhnert']])).status, 400);
	assert.equal((await recruiter.submit(await recruiter.get(there), {})).status, 400);
	const sent = await recruiter.submit(await recruiter.get(there), { person: ['katrin.lohmann'] });
	assert.match(sent.text('main'), /bekommen eine E-Mail mit dem Link zur Bewerbung/);
	const mail = await stack.mail('katrin.lohmann@bsw.example', `Bewerbung ${application}`);
	assert.match(mail.text, new RegExp(`/bewerbungen/${application}`));
	assert.doesNotMatch(mail.text, /Nora|Beispiel|Amira|Lohmann/);
	assert.match((await recruiter.get(`/bewerbungen/${application}/verlauf`)).text('main'), /Weitergeleitet an.*Katrin Lohmann/);
	assert.equal((await stack.as('gesa.rohde').get(there)).status, 404);
});

test('the form of its applications is chosen; the portal asks what that form asks, whoever has begun goes on with the one she began with', async () => {
	const number = await createVacancy(recruiter, 'Stelle mit kurzem Formular (m/w/d)', { form_code: 'kurz' });
	assert.match((await recruiter.get(`/vakanzen/${number}`)).text('main'), /Fragebogen der Bewerbung ?Kurzbewerbung/);
	for (const [values, form] of [[{}, 'kurz'], [{ form: null }, 'bewerbung']]) {
		const copy = numberIn(await recruiter.submit(await recruiter.get(`/vakanzen/${number}/kopieren`), values));
		assert.equal(await stack.value(`SELECT form_code FROM vacancy WHERE number = '${copy}'`), form);
	}
	const jobad = await createJobad(recruiter, number);
	await publish(recruiter, jobad);
	const short = await stack.visitor().get(`/stellen/${jobad}/bewerben`);
	assert.match(short.text('main'), /Vorname.*Nachname.*E-Mail-Adresse.*Schwerbehinderung/);
	assert.equal(short.document.querySelector('[name=message], [name=degree]'), null);
	const applicant = stack.visitor(), email = 'kurz@beispiel.example';
	const begun = await applicant.submit(await applicant.get(`/stellen/${jobad}/bewerben`), { first_name: 'Nora', surname: 'Beispiel', email });
	const application = /B-\d{4}-\d{5}/.exec(begun.url)[0];
	await attach(applicant, application);
	await send(applicant, application);
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { form_code: 'bewerbung' });
	assert.ok((await stack.visitor().get(`/stellen/${jobad}/bewerben`)).document.querySelector('[name=message]'));
	assert.equal((await confirm(stack, applicant, email, application)).status, 200);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /Motivation/);
	assert.match((await recruiter.get(`/vakanzen/${number}/verlauf`)).text('main'), /Geändert: Fragebogen der Bewerbung/);
	const page = await recruiter.get(`/vakanzen/${number}/bearbeiten`);
	assert.equal((await recruiter.submit(page, { form_code: 'gibt-es-nicht' })).status, 400);
});

test('the portal says of the weekly hours what is written for it, else the number; a copy and an ad that is out follow', async () => {
	const hours = { hours: '39', hours_shown: 'nach Absprache, mindestens 20 Stunden' };
	const fresh = await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`);
	const refused = await recruiter.submit(fresh, { ...hours, hours: '', title: 'Stelle mit Stunden (m/w/d)', field: 'it', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Wochenstunden – .*auch die Wochenstunden als Zahl/);
	const number = await createVacancy(recruiter, 'Stelle mit Stunden (m/w/d)', hours), jobad = await createJobad(recruiter, number);
	assert.match((await recruiter.get(`/vakanzen/${number}`)).text('main'), /Wochenstunden ?39.*Auf dem Portal ?nach Absprache, mindestens 20 Stunden/);
	await publish(recruiter, jobad);
	const visitor = stack.visitor(), shown = async () => (await visitor.get(`/stellen/${jobad}`)).text('main');
	assert.match(await shown(), /\(nach Absprache, mindestens 20 Stunden\)/);
	assert.doesNotMatch(await shown(), /39 Stunden je Woche\)/);
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { hours_shown: '' });
	await eventually(async () => /\(39 Stunden je Woche\)/.test(await shown()), 'the number');
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { hours_shown: 'nach Absprache' });
	const copy = numberIn(await recruiter.submit(await recruiter.get(`/vakanzen/${number}/kopieren`), {}));
	assert.match((await recruiter.get(`/vakanzen/${copy}`)).text('main'), /Auf dem Portal ?nach Absprache/);
});

test('the mailbox of the reception is preset from the authority, whose administrator keeps it, and can be another for one vacancy', async () => {
	const admin = stack.as('henrike.solms'), unit = '/verwaltung/organisation/BSW';
	await admin.submit(await admin.get(unit), { reception_mailbox: 'pforte@bsw.example' }, { action: unit });
	assert.match((await admin.get(`${unit}/verlauf`)).text('main'), /Postfach des Empfangs/);
	const fresh = await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`);
	assert.equal(fresh.document.querySelector('[name=reception_mailbox]').getAttribute('value'), 'pforte@bsw.example');
	const number = await createVacancy(recruiter, 'Stelle mit Empfang (m/w/d)');
	assert.match((await recruiter.get(`/vakanzen/${number}`)).text('main'), /Postfach des Empfangs ?pforte@bsw\.example/);
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { reception_mailbox: 'haus2@bsw.example' });
	const copy = numberIn(await recruiter.submit(await recruiter.get(`/vakanzen/${number}/kopieren`), {}));
	assert.match((await recruiter.get(`/vakanzen/${copy}`)).text('main'), /haus2@bsw\.example/);
	assert.equal((await admin.get('/verwaltung/organisation/BSW-PR')).document.querySelector('[name=reception_mailbox]'), null, 'of authorities alone');
});

test('the project is proposed from authority and grade before one is chosen, and the grade is taken along', async () => {
	const begin = await recruiter.get((await recruiter.get('/vakanzen')).link('Vakanz anlegen'));
	assert.equal(new URL(begin.url).pathname, '/vakanzen/neu');
	assert.match(begin.text('main'), /Behörde: Behörde für Schule und Wissenschaft/, 'she has one');
	const propose = (grade, query = '') => recruiter.get(`/vakanzen/neu?gruppe=${encodeURIComponent(grade)}${query}`);
	for (const [grade, project] of [['E9b', 'BSW Stellen bis A/E14'], ['a 16', 'BSW Stellen ab A/E15'], ['Ä2', 'BSW Stellen Ärzte']]) {
		const page = await propose(grade);
		assert.match(page.text('main'), new RegExp(`Vorschlag.*${project} ?Vakanz in diesem Projekt anlegen`), grade);
		assert.doesNotMatch(page.text('main'), grade === 'E9b' ? /ab A\/E15|Ärzte/ : /bis A\/E14/, grade);
	}
	const high = await propose('a 16'), there = high.document.querySelectorAll('main form').map(one => one.getAttribute('action')).find(action => /projekte/.test(action));
	const fresh = await recruiter.get(`${there}?gruppe=a+16`);
	assert.equal(fresh.document.querySelector('[name=pay_grade]').getAttribute('value'), 'a 16');
	const wrong = await propose('X99');
	assert.match(wrong.text('main'), /eine Gruppe an, die es gibt/);
	assert.equal(wrong.document.querySelector('[name=gruppe]').getAttribute('value'), 'X99');
	assert.doesNotMatch((await propose('')).text('main'), /Vorschlag/);
	const admin = stack.as('henrike.solms'), choice = await admin.get('/vakanzen/neu?gruppe=E9b');
	assert.match(choice.text('main'), /Wählen Sie die Behörde/, 'an administrator has all');
	const other = choice.document.querySelectorAll('select[name=behoerde] option').find(option => /Verkehr und Umwelt|BVU|Umwelt/.test(option.textContent)).getAttribute('value');
	assert.match((await admin.get(`/vakanzen/neu?gruppe=E9b&behoerde=${other}`)).text('main'), /BVU Stellen bis A\/E14/);
	assert.equal((await recruiter.get(`/vakanzen/neu?gruppe=E9b&behoerde=${other}`)).text('main').includes('BVU'), false, 'not hers');
	assert.equal((await stack.as('katrin.lohmann').get('/vakanzen/neu')).status, 403);
	assert.equal((await stack.as('katrin.lohmann').get('/vakanzen')).text('main').includes('Vakanz anlegen'), false);
});

test('a vacancy with nothing beneath it is thrown away: asked first, then nobody sees it; one with an ad, or that answers a requisition, is not', async () => {
	const number = await createVacancy(recruiter, 'Aus Versehen (m/w/d)'), there = `/vakanzen/${number}`;
	await recruiter.submit(await recruiter.get(`${there}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const department = stack.as('katrin.lohmann'), admin = stack.as('henrike.solms'), works = stack.as('paul.oduya');
	for (const person of [department, admin, works])
		assert.equal((await person.get(there)).status, 200);
	const ask = await recruiter.submit(await recruiter.get(there), { status: 'geloescht' }, { action: '/status' });
	assert.match(ask.text('main'), /Danach sieht niemand mehr die Vakanz/);
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${number}'`), 'entwurf', 'asked first');
	const gone = await recruiter.submit(ask, {}, { action: '/schritt/geloescht' });
	assert.equal(new URL(gone.url).pathname, '/vakanzen');
	assert.match(gone.text('main'), /Die Vakanz ist gelöscht/);
	for (const person of [recruiter, department, admin, works]) {
		assert.equal((await person.get(there)).status, 404);
		assert.equal((await person.get(`${there}/verlauf`)).status, 404);
		assert.doesNotMatch((await person.get(`/vakanzen?suche=${number}`)).text('main'), /Aus Versehen/);
	}
	await stack.job('rebuild-reach');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id WHERE v.number = '${number}'`), '0');
	assert.equal((await recruiter.get(there)).status, 404, 'renewing the reach brings nothing back');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history h JOIN vacancy v ON v.id = h.object_id WHERE h.object_kind = 2 AND h.detail = 'entwurf>geloescht' AND v.number = '${number}'`), '1');

	const withAd = await createVacancy(recruiter, 'Mit Anzeige (m/w/d)');
	await createJobad(recruiter, withAd);
	assert.match((await recruiter.get(`/vakanzen/${withAd}`)).text('main'), /Verwerfen.*Zur Vakanz gehören Stellenanzeigen/);
	const stopped = await recruiter.get(`/vakanzen/${withAd}/schritt/geloescht`);
	assert.match(stopped.text('main'), /Zur Vakanz gehören Stellenanzeigen/);
	await stack.sql(`UPDATE vacancy SET status = 'inaktiv' WHERE number = '${withAd}'`);
	assert.match((await recruiter.get(`/vakanzen/${withAd}/schritt/geloescht`)).text('main'), /Zur Vakanz gehören Stellenanzeigen/);
	assert.equal((await department.get(`/vakanzen/${withAd}/schritt/geloescht`)).status, 404);
});
