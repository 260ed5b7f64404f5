// What is done with a vacancy as a whole (PRO-02): copied, with what is chosen; a template for others; moved to another project, which says who gains and who loses; given to another owner.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createVacancy, firstProject } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

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
