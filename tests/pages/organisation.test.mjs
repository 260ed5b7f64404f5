// Organisation and projects as the administrator looks after them: only whom the rules allow is offered and taken; reach begins and ends at once.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fastcgiGet } from '../lib/fastcgi.mjs';
import { createVacancy, firstProject } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, admin, recruiter, project, vacancy;

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	recruiter = stack.as('amira.yildiz');
	project = await firstProject(recruiter);
	vacancy = await createVacancy(recruiter, 'Stelle der Organisation (m/w/d)');
});
after(() => stack?.stop());

const unitPath = code => `/verwaltung/organisation/${code}`;
const actions = async (kind, id) => (await stack.sql(`SELECT action, detail FROM history WHERE object_kind = ${kind} AND object_id = (${id}) ORDER BY seq`))
	.map(row => `${row.action} ${row.detail ?? ''}`.trim());
const unitId = code => `SELECT id FROM org_unit WHERE code = '${code}'`;
const staffId = user => `SELECT id FROM staff_user WHERE user_id = '${user}'`;
const status = async (visitor, path) => (await visitor.get(path)).status;

/** A crafted POST with a token of the page. */
async function craft(page, path, fields = {}) {
	return admin.post(path, { form_token: page.form().token, ...fields });
}

/** Fills in the form with a unit's data, which is not the first one on its page. */
async function correct(code, values) {
	const page = await admin.get(unitPath(code));
	const fields = page.document.querySelectorAll('form.bms-form[method=post] input').map(input => [input.getAttribute('name'), input.getAttribute('value') ?? '']);
	assert.ok(fields.some(([name]) => name === 'mailbox'));
	return admin.post(unitPath(code), { ...Object.fromEntries(fields), ...values });
}

/** Finds a person on a page with search, without scripts, and adds them. */
async function add(path, action, name, user, role) {
	const found = await admin.submit(await admin.get(path), { person: name, suchen: 'person', ...role }, { action });
	assert.ok(found.document.querySelector(`input[name=person_gewaehlt][value="${user}"]`), `${user} is found by ${name}`);
	return admin.submit(found, { person_gewaehlt: user }, { action });
}

/** What a list of units shows, by the addresses of their pages. */
const listed = page => page.document.querySelectorAll('.bms-rows tbody th a').map(link => link.getAttribute('href'));

test('a unit is found by any part of its name, kind or authority; its page leads down and up', async () => {
	const page = await admin.get('/verwaltung/organisation');
	assert.equal(page.status, 200);
	assert.ok(listed(page).length > 10 && Number(await stack.value('SELECT COUNT(*) FROM org_unit')) >= listed(page).length);
	const found = await admin.get('/verwaltung/organisation?suche=schul+wissen');
	assert.ok(listed(found).includes(unitPath('BSW')), 'words in any order');
	assert.equal(listed(await admin.get('/verwaltung/organisation?suche=xyzzy')).length, 0);
	const committees = await admin.get('/verwaltung/organisation?art=committee&behoerde=BSW');
	assert.deepEqual(listed(committees).sort(), (await stack.sql(`SELECT code FROM org_unit WHERE kind = 'committee' AND authority_id = (${unitId('BSW')})`)).map(row => unitPath(row.code)).sort());
	const below = listed(await admin.get(unitPath('BSW')));
	assert.deepEqual(below.sort(), (await stack.sql(`SELECT code FROM org_unit WHERE parent_id = (${unitId('BSW')})`)).map(row => unitPath(row.code)).sort());
	assert.equal((await admin.get(below[0])).document.querySelector(`main dd a[href="${unitPath('BSW')}"]`)?.textContent, 'Behörde für Schule und Wissenschaft');
	assert.match((await admin.get('/verwaltung')).text('main'), /Organisation/);
});

test('the administrator corrects a unit’s data, and the history names the fields', async () => {
	const saved = await correct('BSW-PR', { mailbox: 'personalrat.neu@bsw.example', town: 'Nordhafen' });
	assert.equal(saved.status, 200);
	assert.match(saved.text('[role=status]'), /gespeichert/);
	assert.equal(await stack.value(`SELECT mailbox FROM org_unit WHERE code = 'BSW-PR'`), 'personalrat.neu@bsw.example');
	assert.deepEqual(await actions(7, unitId('BSW-PR')), ['changed town,mailbox']);
	assert.match((await admin.get(`${unitPath('BSW-PR')}/verlauf`)).text('main'), /Geändert: Ort, Funktionspostfach/);
	await correct('BSW-PR', {});
	assert.equal((await actions(7, unitId('BSW-PR'))).length, 1, 'nothing changed, nothing noted');
	for (const values of [{ name: '' }, { mailbox: 'kein postfach' }, { short_name: 'x'.repeat(21) }])
		assert.equal((await correct('BSW-PR', values)).status, 400, JSON.stringify(values));
	assert.equal(await status(admin, unitPath('gibtsnicht')), 404);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM audit WHERE object_kind = 7 AND action = 'changed'`), '1');
});

test('a committee member sees the vacancy from the next click on, and no longer when removed', async () => {
	const member = stack.as('paul.oduya');
	const people = await recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	const pr = await stack.value(unitId('BSW-PR'));
	await recruiter.submit(people, { pr }, { action: '/gremien' });
	assert.equal(await status(member, `/vakanzen/${vacancy}`), 200);

	const removed = await admin.submit(await admin.get(unitPath('BSW-PR')), {}, { action: 'paul.oduya/entfernen' });
	assert.equal(removed.status, 200);
	assert.equal(await status(member, `/vakanzen/${vacancy}`), 404, 'the session is open, the reach is gone');
	assert.equal((await craft(removed, `${unitPath('BSW-PR')}/mitglieder/paul.oduya/entfernen`)).status, 404, 'is no member any more');

	const added = await add(unitPath('BSW-PR'), '/mitglieder/neu', 'Odu', 'paul.oduya');
	assert.match(added.text('main'), /Paul Oduya/);
	assert.equal(await status(member, `/vakanzen/${vacancy}`), 200);
	const person = await stack.value(staffId('paul.oduya'));
	assert.deepEqual((await actions(7, unitId('BSW-PR'))).slice(-2), [`person_removed ${person}`, `person_assigned ${person}`]);
	assert.deepEqual((await actions(5, staffId('paul.oduya'))).slice(-2), [`committee_removed ${pr}`, `committee_assigned ${pr}`]);
});

test('only people whose group gives the committee’s role in this authority can become members', async () => {
	for (const [unit, user, name] of [['BSW-PR', 'uwe.maurer', 'Maurer'], ['BSW-PR', 'doris.kuhnert', 'Kuhnert'], ['BSW-PSB', 'amira.yildiz', 'Yıldız'], ['BSW', 'paul.oduya', 'Oduya']]) {
		const page = await admin.get(unitPath(unit));
		const offered = await admin.get(`${unitPath(unit)}/auswahl?q=${encodeURIComponent(name)}`);
		assert.ok(!offered.body.includes(user), `${user} is not offered for ${unit}`);
		const refused = await craft(page, `${unitPath(unit)}/mitglieder/neu`, { person: user });
		assert.equal(refused.status, 400, `${user} is not taken for ${unit}`);
		assert.match(refused.text('[role=alert]'), /kann hier nicht Mitglied sein/);
	}
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'lena.maibaum'`);
	await stack.sql(`DELETE FROM staff_subject WHERE staff_user_id = (${staffId('lena.maibaum')}) AND subject_kind = 'unit'`);
	const page = await admin.get(unitPath('BSW-GSB'));
	assert.ok(!(await admin.get(`${unitPath('BSW-GSB')}/auswahl?q=Maibaum`)).body.includes('lena.maibaum'));
	for (const person of ['lena.maibaum', 'niemand'])
		assert.equal((await craft(page, `${unitPath('BSW-GSB')}/mitglieder/neu`, { person })).status, 400, person);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM staff_subject WHERE subject_kind = 'unit' AND subject_id = (${unitId('BSW')})`), '0');
});

test('a unit is created below another, deactivated, and activated again', async () => {
	const form = await admin.get(`${unitPath('BSW')}/neu`);
	const good = { kind: 'committee', committee: 'PR', name: 'Zweiter Personalrat BSW', short_name: 'PR 2', code: 'BSW-PR2' };
	for (const wrong of [{ code: 'BSW-PR' }, { code: 'Büro 1' }, { code: '..' }, { committee: '' }, { kind: 'sub_unit' }, { kind: 'authority' }, { name: '' }]) {
		const refused = await admin.submit(await admin.get(`${unitPath('BSW')}/neu`), { ...good, ...wrong });
		assert.equal(refused.status, 400, JSON.stringify(wrong));
		assert.match(refused.body, new RegExp(`value="${wrong.short_name ?? 'PR 2'}"`), 'what was typed stays');
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM org_unit WHERE short_name = 'PR 2'`), '0');
	const created = await admin.submit(form, good);
	assert.equal(created.status, 200, created.text('main'));
	assert.equal(new URL(created.url).pathname, unitPath('BSW-PR2'));
	assert.equal(await stack.value(`SELECT a.code FROM org_unit u JOIN org_unit a ON a.id = u.authority_id WHERE u.code = 'BSW-PR2'`), 'BSW');
	assert.equal(await status(admin, `${unitPath('BSW-PR2')}/neu`), 404, 'nothing is created below a committee');

	const offered = async () => (await recruiter.get(`/vakanzen/${vacancy}/beteiligte`)).document.querySelector('select[name=pr]').textContent;
	assert.match(await offered(), /Zweiter Personalrat/);
	const off = await admin.submit(await admin.get(unitPath('BSW-PR2')), {}, { action: '/inaktiv' });
	assert.match(off.text('main'), /inaktiv/);
	assert.doesNotMatch(await offered(), /Zweiter Personalrat/);
	await admin.submit(off, {}, { action: '/aktiv' });
	assert.match(await offered(), /Zweiter Personalrat/);
	assert.deepEqual(await actions(7, unitId('BSW-PR2')), ['created', 'deactivated', 'activated']);
});

test('a unit that vacancies in progress use is not deactivated, and the page names them', async () => {
	const page = await admin.get(unitPath('BSW-PR'));
	assert.match(page.text('main'), new RegExp(`Vakanz ${vacancy}: Stelle der Organisation`));
	const refused = await craft(page, `${unitPath('BSW-PR')}/inaktiv`);
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /wird noch gebraucht/);
	assert.match(refused.text('main'), new RegExp(vacancy));
	assert.equal((await craft(await admin.get(unitPath('BSW')), `${unitPath('BSW')}/inaktiv`)).status, 400, 'an authority with projects and units');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM org_unit WHERE NOT active`), '0');
});

test('recruiters get no page of the organisation and change no project', async () => {
	const token = (await recruiter.get(`/vakanzen/${vacancy}/beteiligte`)).form().token;
	for (const path of ['/verwaltung/organisation', unitPath('BSW'), `${unitPath('BSW')}/neu`, '/projekte/neu', '/projekte/standard/BSW', `${project}/bearbeiten`, `${project}/personen`])
		assert.equal(await status(recruiter, path), 403, path);
	for (const path of [unitPath('BSW'), `${unitPath('BSW-PR')}/mitglieder/paul.oduya/entfernen`, `${unitPath('BSW-PR')}/inaktiv`, '/projekte/neu', '/projekte/standard/BSW',
		`${project}/bearbeiten`, `${project}/personen/RECRUITER/joerg.petersen/entfernen`])
		assert.equal((await recruiter.post(path, { form_token: token })).status, 403, path);
	assert.equal(await status(stack.as('nikolai.stern'), `${project}/personen`), 404, 'another tenant does not learn of the project');
	const page = await recruiter.get('/projekte');
	assert.ok(!page.body.includes('/projekte/neu'));
	assert.ok(!(await recruiter.get(project)).body.includes('/bearbeiten'));
});

test('a project is created for an authority, with one of its recruiters and below one of its projects', async () => {
	const choice = await admin.get('/projekte/neu');
	assert.ok(choice.document.querySelector('input[name=behoerde][data-pick="/projekte/auswahl"]'));
	assert.ok((await admin.get('/projekte/neu?behoerde=Umwelt')).document.querySelector('input[name=behoerde_gewaehlt][value=BVU]'), 'found without scripts');
	const open = () => admin.get('/projekte/neu?behoerde=BSW');
	const form = await open();
	const offered = async words => JSON.parse((await admin.get(`${form.document.querySelector('[name=responsible]').getAttribute('data-pick')}&q=${encodeURIComponent(words)}`)).body).items;
	for (const [words, found] of [['Yıldız', ['amira.yildiz']], ['Petersen Jörg', ['joerg.petersen']], ['svenja.brandt', ['svenja.brandt']], ['Stern', []], ['Lohmann', []]])
		assert.deepEqual((await offered(words)).map(item => item.value), found, words);
	const parent = project.split('/').pop();
	const foreign = await stack.value(`SELECT number FROM project WHERE authority_id = (${unitId('BVU')}) LIMIT 1`);
	const good = { name: 'BSW Sonderprojekt', office: 'P34', responsible: 'joerg.petersen', parent };
	const crafted = async wrong => admin.post('/projekte/neu', { form_token: (await open()).form().token, authority: 'BSW', ...good, ...wrong });
	for (const wrong of [{ responsible: 'nikolai.stern' }, { responsible: 'katrin.lohmann' }, { responsible: 'niemand' }, { parent: foreign }, { office: 'P32' },
		{ authority: 'BSW-PR' }, { authority: 'GIBTESNICHT' }, { name: 'BSW Stellen bis A/E14' }])
		assert.equal((await crafted(wrong)).status, 400, JSON.stringify(wrong));
	assert.equal(await stack.value(`SELECT COUNT(*) FROM project WHERE name = 'BSW Sonderprojekt'`), '0');
	const created = await admin.submit(form, good);
	assert.equal(created.status, 200, created.text('main'));
	assert.match(created.text('main'), /BSW Sonderprojekt/);
	assert.match(created.text('main'), /Jörg Petersen, Recruiting/);
	assert.equal(await status(stack.as('joerg.petersen'), new URL(created.url).pathname), 200);
	assert.equal(await status(recruiter, new URL(created.url).pathname), 404, 'is not assigned');
	assert.match((await admin.get('/projekte')).text('main'), /Teil von BSW Stellen bis A\/E14/);
});

test('the three standard projects of an authority are created by one action, and only those missing', async () => {
	await stack.sql(`INSERT INTO org_unit (kind, code, name, short_name, created_at, changed_at) VALUES ('authority', 'NEU', 'Neue Behörde', 'NEU', NOW(), NOW());
		UPDATE org_unit SET authority_id = id WHERE code = 'NEU'`);
	await stack.sql(`INSERT INTO user_group (name, role_id, authority_id) SELECT 'NEU Recruiting', 2, id FROM org_unit WHERE code = 'NEU';
		INSERT INTO directory_group (name, group_id) SELECT 'ROL-NEU-BMS-R', id FROM user_group WHERE name = 'NEU Recruiting'`);
	const ole = async () => fastcgiGet(join(stack.dir, 'run/backend.sock'), '/projekte', { BMS_SSO_USER: 'ole.behnke', BMS_SSO_GROUPS: 'ROL-BVU-BMS-R,ROL-NEU-BMS-R' });
	assert.equal((await ole()).status, 200);
	const unit = await admin.get(unitPath('NEU'));
	const open = () => admin.get(unit.link('Drei Standardprojekte anlegen'));
	const refused = await admin.post('/projekte/standard/NEU', { form_token: (await open()).form().token, responsible: 'amira.yildiz' });
	assert.equal(refused.status, 400);
	assert.equal((await craft(await open(), '/projekte/standard/BSW-PR', { responsible: 'amira.yildiz' })).status, 404);
	for (let time = 0; time < 2; time++) {
		assert.equal((await admin.submit(await open(), { responsible: 'ole.behnke' })).status, 200);
		assert.deepEqual((await stack.sql(`SELECT name, personnel_office AS office FROM project WHERE authority_id = (${unitId('NEU')}) ORDER BY id`)).map(row => `${row.name} ${row.office}`),
			['NEU Stellen bis A/E14 P34', 'NEU Stellen ab A/E15 P31', 'NEU Stellen Ärzte P31']);
	}
	assert.match((await ole()).body, /NEU Stellen Ärzte/);
});

test('a removed recruiter loses the project and its vacancies at once, in a session that is open', async () => {
	const other = stack.as('svenja.brandt');
	assert.equal(await status(other, `/vakanzen/${vacancy}`), 200);
	const removed = await admin.submit(await admin.get(`${project}/personen`), {}, { action: 'svenja.brandt/entfernen' });
	assert.equal(removed.status, 200);
	assert.equal(await status(other, `/vakanzen/${vacancy}`), 404);
	assert.equal(await status(other, project), 404);
	assert.doesNotMatch((await other.get('/vakanzen')).text('main'), new RegExp(vacancy));
	assert.equal((await craft(removed, `${project}/personen/RECRUITER/svenja.brandt/entfernen`)).status, 404);
	const back = await add(`${project}/personen`, '/personen/neu', 'Brandt', 'svenja.brandt', { role: 'RECRUITER' });
	assert.match(back.text('main'), /Svenja Brandt/);
	assert.equal(await status(other, `/vakanzen/${vacancy}`), 200);
	const number = project.split('/').pop();
	const person = await stack.value(staffId('svenja.brandt'));
	assert.deepEqual((await actions(1, `SELECT id FROM project WHERE number = '${number}'`)).slice(-2), [`person_removed ${person}`, `person_assigned ${person}`]);
});

test('a project takes people of its personnel office and recruiters of its authority, and nobody else', async () => {
	for (const [role, user, name] of [['P31', 'bernd.harms', 'Harms'], ['P34', 'bernd.harms', 'Harms'], ['P34', 'iris.jansson', 'Jansson'], ['RECRUITER', 'nikolai.stern', 'Stern'],
		['RECRUITER', 'katrin.lohmann', 'Lohmann'], ['P34', 'amira.yildiz', 'Yıldız']]) {
		const page = await admin.get(`${project}/personen`);
		const offered = await admin.get(`${project}/personen/auswahl?role=${role}&q=${encodeURIComponent(name)}`);
		assert.ok(!offered.body.includes(user), `${user} is not offered as ${role}`);
		const refused = await craft(page, `${project}/personen/neu`, { role, person: user });
		assert.equal(refused.status, 400, `${user} is not taken as ${role}`);
		assert.match(refused.text('[role=alert]'), /kann dem Projekt in dieser Rolle nicht zugeordnet werden/);
	}
	const page = await admin.get(`${project}/personen`);
	assert.equal((await craft(page, `${project}/personen/neu`, { role: 'ADMIN', person: 'henrike.solms' })).status, 400);
	assert.equal((await craft(page, `${project}/personen/neu`, { role: 'RECRUITER', person: 'niemand' })).status, 400);
	const officer = stack.as('sina.krogmann');
	await admin.submit(page, {}, { action: 'P34/sina.krogmann/entfernen' });
	assert.equal(await status(officer, project), 404);
	await add(`${project}/personen`, '/personen/neu', 'Krog Sina', 'sina.krogmann', { role: 'P34' });
	assert.equal(await status(officer, project), 200);
});

test('the responsible recruiter is a member, stays while responsible, and can be replaced', async () => {
	const responsible = await stack.value(`SELECT s.user_id FROM project p JOIN staff_user s ON s.id = p.responsible_id WHERE p.number = '${project.split('/').pop()}'`);
	const page = await admin.get(`${project}/personen`);
	assert.ok(!page.body.includes(`RECRUITER/${responsible}/entfernen`));
	const refused = await craft(page, `${project}/personen/RECRUITER/${responsible}/entfernen`);
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /verantwortlich/);
	const next = ['amira.yildiz', 'joerg.petersen', 'svenja.brandt'].find(user => user !== responsible);
	await admin.submit(page, {}, { action: `RECRUITER/${next}/entfernen` });
	for (const wrong of [{ responsible: 'nikolai.stern' }, { status: 'geloescht' }, { name: '' }])
		assert.equal((await admin.post(`${project}/bearbeiten`, {
			form_token: (await admin.get(`${project}/bearbeiten`)).form().token, name: 'Anders', responsible: next, status: 'aktiv', ...wrong,
		})).status, 400, JSON.stringify(wrong));
	const saved = await admin.submit(await admin.get(`${project}/bearbeiten`), { name: 'BSW Umbenannt', responsible: next });
	assert.equal(saved.status, 200, saved.text('main'));
	assert.match((await admin.get(`${project}/verlauf`)).text('main'), /Geändert: Name, Für das Recruiting verantwortlich/);
	assert.equal(await status(stack.as(next), project), 200, 'is a member again');
	assert.equal((await admin.submit(await admin.get(`${project}/personen`), {}, { action: `RECRUITER/${responsible}/entfernen` })).status, 200);
	assert.equal(await status(stack.as(responsible), project), 404);
});

test('an inactive project takes no new vacancy', async () => {
	const next = stack.as(await stack.value(`SELECT s.user_id FROM project p JOIN staff_user s ON s.id = p.responsible_id WHERE p.number = '${project.split('/').pop()}'`));
	const form = await next.get(`${project}/vakanzen/neu`);
	const saved = await admin.submit(await admin.get(`${project}/bearbeiten`), { status: 'inaktiv' });
	assert.equal(saved.status, 200);
	assert.match((await admin.get(`${project}/verlauf`)).text('main'), /Status geändert: Aktiv → Inaktiv/);
	assert.ok(!(await next.get(project)).body.includes('/vakanzen/neu'));
	const refused = await next.submit(form, {
		title: 'Zu spät', field: 'finanzen', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1', tasks: '- x', requirements: '- y',
	});
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /Projekt ist inaktiv/);
});

test('in English, too, and what a search finds is only names', async () => {
	for (const path of ['/verwaltung/organisation', unitPath('BSW'), `${unitPath('BSW')}/neu`, '/projekte/neu', '/projekte/neu?behoerde=BSW', '/projekte/standard/BSW', `${project}/bearbeiten`, `${project}/personen`]) {
		const page = await admin.get(`/en${path}`);
		assert.equal(page.status, 200, path);
		assert.equal(page.document.querySelector('html').getAttribute('lang'), 'en');
	}
	for (const name of ['%', '_', '\\', "' OR 1=1"])
		assert.match((await admin.submit(await admin.get(unitPath('BSW-PR')), { person: name, suchen: 'person' }, { action: '/mitglieder/neu' })).text('main'), /Nichts gefunden/, name);
});

test('the backend’s account changes of a unit only what the pages change', async () => {
	await assert.rejects(stack.sqlAs('bms_backend', `UPDATE org_unit SET code = 'X' WHERE code = 'BSW'`), /denied/);
	await assert.rejects(stack.sqlAs('bms_backend', `UPDATE org_unit SET authority_id = NULL WHERE code = 'BSW'`), /denied/);
	await assert.rejects(stack.sqlAs('bms_backend', 'DELETE FROM org_unit'), /denied/);
});

test('every reach row has its assignment, and the chains hold', async () => {
	await stack.job('check');
	await stack.job('verify-history');
});
