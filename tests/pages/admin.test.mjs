// Administration of people and rights: every page and action as administrator, none for others; what is changed takes effect at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createVacancy, firstProject } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, admin, recruiter, rights;

before(async () => {
	stack = await startStack();
	[admin, recruiter] = [stack.as('henrike.solms'), stack.as('amira.yildiz')];
	rights = Number(await stack.value('SELECT COUNT(*) FROM base_right'));
});
after(() => stack?.stop());

/** The words of the page's main part, a blank between cells and lines. */
const words = page => page.document.querySelectorAll('main h1, main h2, main p, main th, main td, main li, main dd').map(element =>
	element.textContent.replace(/\s+/g, ' ').trim()).join(' ');

/** All the report of orphans says, each of its lists to its end. */
async function orphans() {
	const first = await admin.get('/verwaltung/verwaiste-gruppen');
	let all = words(first);
	for (const list of first.document.querySelectorAll('a[rel=next]').map(link => link.getAttribute('href'))) {
		const name = /([a-z]+_)nach=/.exec(list)[1];
		for (let address = list; address;) {
			const page = await admin.get(address);
			all += ` ${words(page)}`;
			address = page.document.querySelectorAll('a[rel=next]').map(link => link.getAttribute('href')).find(href => href.includes(`${name}nach=`));
		}
	}
	return all;
}
const user = (id, rest = '') => admin.get(`/verwaltung/benutzer/${id}${rest}`);
const search = query => admin.get(`/verwaltung/benutzer?${query}`);
const groupId = name => stack.value(`SELECT id FROM user_group WHERE name = '${name}'`);
const audits = (action, actor = 'henrike.solms') => stack.sql(`SELECT a.action, a.detail, a.object_kind, a.object_id FROM audit a
	JOIN staff_user s ON s.id = a.actor_id AND s.user_id = '${actor}' WHERE a.actor_kind = 'staff' AND a.action = '${action}' ORDER BY a.id`);
const histories = (kind, id) => stack.sql(`SELECT action, detail FROM history WHERE object_kind = ${kind} AND object_id = ${id} ORDER BY seq`);
const staffId = id => stack.value(`SELECT id FROM staff_user WHERE user_id = '${id}'`);

async function setStatus(id, status) {
	const form = (await user(id)).form('/status');
	return admin.post(form.action, [...form.fields, ['status', status]]);
}

test('every page and action is the administrator’s, in German and English, and refused to others', async () => {
	const group = await groupId('BSW Recruiting');
	const pages = ['/benutzer', '/benutzer/amira.yildiz', '/benutzer/amira.yildiz/loeschen', '/gruppen', '/gruppen/neu', `/gruppen/${group}`, '/rechte',
		'/rechte/zuruecksetzen', '/rechte/rollen', '/verwaiste-gruppen', '/protokoll'];
	for (const page of pages)
		for (const base of ['', '/en']) {
			assert.equal((await admin.get(`${base}/verwaltung${page}`)).status, 200, page);
			assert.equal((await recruiter.get(`${base}/verwaltung${page}`)).status, 403, page);
		}
	const { token } = (await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`)).form();
	for (const action of ['/benutzer/ruth.eggers/status', '/benutzer/ruth.eggers/loeschen', '/gruppen/neu', `/gruppen/${group}`, `/gruppen/${group}/zuordnen`,
		`/gruppen/${group}/loesen`, '/rechte', '/rechte/zuruecksetzen', '/rechte/rollen', '/rechte/rollen/20/entfernen'])
		assert.equal((await recruiter.post(`/verwaltung${action}`, { form_token: token, status: 'locked', name: 'ROL-X' })).status, 403, action);
	assert.ok((await audits('refused', 'amira.yildiz')).length >= pages.length);
	for (const href of ['benutzer', 'gruppen', 'rechte', 'verwaiste-gruppen', 'protokoll'])
		assert.match((await admin.get('/verwaltung')).body, new RegExp(`href="/verwaltung/${href}"`));
});

test('people are found by the beginning of surname, first name, user id and unit, and by status', async () => {
	for (const typed of ['Yıl', 'Ami', 'amira.yil', 'Yıl Ami'])
		assert.match((await search(`name=${encodeURIComponent(typed)}`)).text('main'), /Yıldız, Amira/, typed);
	await stack.sql(`UPDATE staff_user SET org_unit_id = (SELECT id FROM org_unit WHERE code = 'BVU') WHERE user_id = 'elif.sandmann'`);
	assert.match((await search('name=BVU')).text('table'), /Sandmann, Elif/);
	for (const typed of ['%', '_', '\\', "' OR 1=1 --"])
		assert.match((await search(`name=${encodeURIComponent(typed)}`)).text('main'), /(Kein Eintrag passt|findet nichts)/, typed);
	assert.doesNotMatch((await search('status=inactive')).text('main'), /Yıldız/);
	assert.equal((await search('status=unsinn')).status, 200);
	const first = await search('');
	assert.equal(first.document.querySelectorAll('tbody tr').length, Number(await stack.value(`SELECT COUNT(*) FROM staff_user WHERE status <> 'deleted'`)));
});

test('a person’s page names what is kept, the groups and their source, the rights with their role, the reach', async () => {
	const text = words(await user('amira.yildiz'));
	for (const pattern of [/amira\.yildiz@bsw\.example/, /BSW Recruiting Recruiting .* ROL-BSW-BMS-R/, /Vakanz anlegen Recruiting/, /Verlauf/])
		assert.match(text, pattern);
	const reach = await stack.value(`SELECT COUNT(*) FROM project_member m JOIN staff_user s ON s.id = m.staff_user_id WHERE s.user_id = 'amira.yildiz'`);
	assert.match(text, new RegExp(`Projekte Vakanzen Recruiting ${reach} `));
	assert.equal((await user('gibt.es.nicht')).status, 404);
	assert.match(words(await admin.get('/en/verwaltung/benutzer/amira.yildiz')), /Create vacancy Recruiting/);
});

test('an administrator who is in an authority’s group as well is warned about', async () => {
	assert.doesNotMatch((await user('tomasz.wilke')).text('main'), /zugleich zu einer Gruppe/);
	await stack.sql(`INSERT IGNORE INTO user_group_member SELECT s.id, g.id FROM staff_user s, user_group g WHERE s.user_id = 'tomasz.wilke'
		AND g.name IN ('Fachliche Leitstelle', 'BSW Recruiting')`);
	assert.match((await user('tomasz.wilke')).text('main'), /zugleich zu einer Gruppe/);
});

test('who is deactivated or locked is out at once, and in again when activated', async () => {
	const person = stack.as('ruth.eggers');
	assert.equal((await person.get('/')).status, 200);
	for (const status of ['inactive', 'locked']) {
		assert.equal((await setStatus('ruth.eggers', status)).status, 200);
		assert.equal((await person.get('/')).status, 403, status);
		assert.equal(await stack.value(`SELECT COUNT(*) FROM backend_session WHERE owner = ${await staffId('ruth.eggers')}`), '0');
	}
	await setStatus('ruth.eggers', 'active');
	assert.equal((await person.get('/')).status, 200);
	const steps = ['active>inactive', 'inactive>locked', 'locked>active'];
	assert.deepEqual((await histories(5, await staffId('ruth.eggers'))).filter(line => line.action === 'status').map(line => line.detail), steps);
	assert.deepEqual((await audits('status')).map(line => line.detail), steps);
	assert.match((await admin.get('/verwaltung/benutzer/ruth.eggers/verlauf')).text('main'), /Status geändert: Gesperrt → Aktiv/);
});

test('nobody shuts out oneself, and no other status is taken', async () => {
	const form = (await user('ruth.eggers')).form('/status');
	for (const [path, fields] of [['henrike.solms/status', { status: 'locked' }], ['henrike.solms/loeschen', {}]]) {
		const { token } = (await user('ruth.eggers')).form('/status');
		const page = await admin.post(`/verwaltung/benutzer/${path}`, { form_token: token, ...fields });
		assert.equal(page.status, 400);
		assert.match(page.text('[role=alert]'), /eigenen Account/);
	}
	assert.equal((await admin.post(form.action, { form_token: form.token, status: 'deleted' })).status, 400);
	assert.equal((await user('henrike.solms')).status, 200);
});

test('a deleted person is renamed, seen by nobody, without reach, never comes back; the user id may come anew', async () => {
	const number = await createVacancy(recruiter, 'Stelle mit gelöschter Person (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/beteiligte`), { role: 'IE', person: 'sina.krogmann' }, { action: '/beteiligte/neu' });
	const person = stack.as('sina.krogmann');
	assert.equal((await person.get('/')).status, 200);
	const [id, project] = [await staffId('sina.krogmann'), await stack.value(`SELECT m.project_id FROM project_member m
		JOIN staff_user s ON s.id = m.staff_user_id WHERE s.user_id = 'sina.krogmann' LIMIT 1`)];
	const question = await user('sina.krogmann', '/loeschen');
	assert.match(question.text('main'), /nie wieder aktiviert/);
	const done = await admin.submit(question, {}, { action: '/loeschen' });
	assert.match(done.text('[role=status]'), /Account ist gelöscht/);

	const [row] = await stack.sql(`SELECT user_id, status FROM staff_user WHERE id = ${id}`);
	assert.match(row.user_id, /^\$deleted\d{10}_sina\.krogmann$/);
	assert.equal(row.status, 'deleted');
	for (const table of ['user_group_member', 'staff_subject', 'project_member', 'vacancy_person'])
		assert.equal(await stack.value(`SELECT COUNT(*) FROM ${table} WHERE staff_user_id = ${id}`), '0', table);
	for (const table of ['project_reach', 'vacancy_reach'])
		assert.equal(await stack.value(`SELECT COUNT(*) FROM ${table} WHERE subject_kind = 'person' AND subject_id = ${id}`), '0', table);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM backend_session WHERE owner = ${id}`), '0');
	await stack.job('check');

	assert.equal((await person.get('/')).status, 403);
	assert.equal((await user('sina.krogmann')).status, 404);
	assert.equal((await user(encodeURIComponent(row.user_id))).status, 404);
	assert.equal((await user(encodeURIComponent(row.user_id), '/loeschen')).status, 404);
	const { token } = (await user('ruth.eggers')).form('/status');
	assert.equal((await admin.post(`/verwaltung/benutzer/${encodeURIComponent(row.user_id)}/status`, { form_token: token, status: 'active' })).status, 404);
	for (const typed of ['Krogmann', '$deleted', 'sina'])
		assert.match((await search(`name=${encodeURIComponent(typed)}`)).text('main'), /(Kein Eintrag passt|findet nichts)/, typed);

	await stack.sql(`INSERT INTO staff_user (user_id, surname, first_name, email, created_at, changed_at)
		VALUES ('sina.krogmann', 'Krogmann', 'Sina', 'neu@bsw.example', UTC_TIMESTAMP(), UTC_TIMESTAMP())`);
	assert.equal((await stack.as('sina.krogmann').get('/')).status, 200);
	assert.notEqual(await staffId('sina.krogmann'), id);
	assert.equal((await stack.as('sina.krogmann').get(`/vakanzen/${number}`)).status, 404, 'nothing of the old person');
	assert.equal(await stack.value(`SELECT status FROM staff_user WHERE id = ${id}`), 'deleted');

	const lines = (await histories(5, id)).map(line => line.action);
	assert.deepEqual(lines.slice(-2), ['group_removed', 'staff_deleted']);
	assert.equal((await histories(1, project)).at(-1).action, 'person_removed');
	const vacancy = await stack.value(`SELECT id FROM vacancy WHERE number = '${number}'`);
	assert.equal((await histories(2, vacancy)).at(-1).action, 'person_removed');
	assert.deepEqual((await audits('staff_deleted')).map(line => [line.object_kind, line.object_id]), [['5', id]]);
});

test('a group is created, renamed and mapped; its members come by the directory group', async () => {
	const authority = await stack.value(`SELECT id FROM org_unit WHERE code = 'BSW'`);
	const list = await admin.get('/verwaltung/gruppen');
	assert.match(words(list), /BSW Recruiting Recruiting .* ROL-BSW-BMS-R/);
	const taken = await admin.submit(await admin.get('/verwaltung/gruppen/neu'), { name: 'BSW Recruiting', role: 'RECRUITER' }, { action: '/gruppen/neu' });
	assert.match(taken.text('[role=alert]'), /schon/);
	const mixed = await admin.submit(await admin.get('/verwaltung/gruppen/neu'), { name: 'Mischung', role: 'ADMIN', authority }, { action: '/gruppen/neu' });
	assert.equal(mixed.status, 400);
	const created = await admin.submit(await admin.get('/verwaltung/gruppen/neu'), { name: 'BSW <Neu>', role: 'LECTOR', authority }, { action: '/gruppen/neu' });
	assert.equal(created.status, 200);
	const id = await groupId('BSW <Neu>');
	const { token } = created.form('/zuordnen');
	const renamed = await admin.post(`/verwaltung/gruppen/${id}`, { form_token: token, name: 'BSW Lektorat 2' });
	assert.match(renamed.text('[role=status]'), /gespeichert/);
	assert.match((await admin.get(`/verwaltung/gruppen/${id}`)).text('h1'), /BSW Lektorat 2/);

	assert.match(await orphans(), /Gruppen ohne aktive Mitglieder .*BSW Lektorat 2/);
	const doubled = await admin.submit(await admin.get(`/verwaltung/gruppen/${id}`), { name: 'ROL-BSW-BMS-R' }, { action: '/zuordnen' });
	assert.match(doubled.text('[role=alert]'), /schon einer Benutzergruppe zugeordnet/);

	const original = await groupId('BSW Informationsempfang');
	const remove = async (group, name) => {
		const form = (await admin.get(`/verwaltung/gruppen/${group}`)).form('/loesen');
		return admin.post(form.action, { form_token: form.token, name });
	};
	assert.equal((await stack.as('gesa.rohde').get('/')).status, 200);
	await remove(original, 'ROL-BSW-BMS-IE');
	await admin.submit(await admin.get(`/verwaltung/gruppen/${id}`), { name: 'ROL-BSW-BMS-IE' }, { action: '/zuordnen' });
	assert.equal((await stack.as('gesa.rohde').get('/')).status, 200);
	assert.match((await admin.get(`/verwaltung/gruppen/${id}`)).text('main'), /Gesa Rohde/);
	assert.match(words(await user('gesa.rohde')), /BSW Lektorat 2 Lektorat .* ROL-BSW-BMS-IE/);
	assert.equal((await remove(id, 'ROL-GIBT-ES-NICHT')).status, 404);
	await remove(id, 'ROL-BSW-BMS-IE');
	assert.equal((await stack.as('gesa.rohde').get('/')).status, 403, 'no group left');
	assert.match(await orphans(), /Verzeichnisgruppen ohne Zuordnung .*ROL-BSW-BMS-IE/);
	assert.deepEqual((await histories(6, id)).map(line => line.action), ['created', 'renamed', 'mapping_added', 'mapping_removed']);
	assert.deepEqual((await audits('mapping_removed')).map(line => line.detail), ['ROL-BSW-BMS-IE', 'ROL-BSW-BMS-IE']);
	assert.equal((await admin.get('/verwaltung/gruppen/999999')).status, 404);
	assert.equal((await admin.get('/verwaltung/gruppen/abc')).status, 404);
});

test('orphans: people without group, mappings to groups nobody has, groups nobody used for long', async () => {
	await stack.sql(`INSERT INTO staff_user (user_id, surname, first_name, email, created_at, changed_at)
		VALUES ('ohne.gruppe', 'Aaohne', 'Gruppe', 'ohne@bsw.example', UTC_TIMESTAMP(), UTC_TIMESTAMP())`);
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('Niemands Gruppe', 4)`);
	await stack.sql(`INSERT INTO directory_group (name, group_id) SELECT 'ROL-NIEMAND', id FROM user_group WHERE name = 'Niemands Gruppe'`);
	assert.equal((await stack.as('nikolai.stern').get('/')).status, 200);
	let text = await orphans();
	assert.match(text, /Gruppe Aaohne/);
	assert.match(text, /ROL-NIEMAND Niemands Gruppe/);
	assert.doesNotMatch(text, /so viele Tage.*BVU Recruiting/);
	await stack.sql(`UPDATE staff_user SET last_sign_in = UTC_TIMESTAMP() - INTERVAL 181 DAY WHERE id IN (SELECT m.staff_user_id FROM user_group_member m
		JOIN user_group g ON g.id = m.group_id WHERE g.name = 'BVU Recruiting')`);
	text = await orphans();
	assert.match(text, /so viele Tage angemeldet: 180 .*BVU Recruiting/);
	await stack.sql(`UPDATE setting SET value = '200' WHERE name = 'group_unused_days'`);
	assert.doesNotMatch(await orphans(), /so viele Tage.*BVU Recruiting/);
});

/** Unchecks (or checks) cells and saves; gives the answer. */
async function changeRights(page, change) {
	const form = page.form('/rechte');
	const cells = new Set(form.fields.filter(([name]) => name === 'cell').map(([, value]) => value));
	change(cells);
	return admin.post(form.action, [...form.fields.filter(([name]) => name !== 'cell'), ...[...cells].map(value => ['cell', value])]);
}

test('a right taken away takes effect at once; the reset brings it back; every change is noted', async () => {
	const table = (await admin.get('/verwaltung/rechte')).document.querySelector('table');
	assert.equal(table.querySelectorAll('input[type=checkbox]').length, rights * 10);
	const number = await createVacancy(recruiter, 'Stelle für Rechte (m/w/d)');
	assert.equal((await recruiter.get(`/vakanzen/${number}/bearbeiten`)).status, 200);
	const stale = await admin.get('/verwaltung/rechte');

	const saved = await changeRights(await admin.get('/verwaltung/rechte'), cells => { cells.delete('9-2'); cells.add('1-3'); });
	assert.match(saved.text('[role=status]'), /gelten ab sofort/);
	assert.equal((await recruiter.get(`/vakanzen/${number}/bearbeiten`)).status, 403);
	assert.equal((await recruiter.get(`/vakanzen/${number}`)).status, 200);
	assert.match(saved.text('main'), /Auslieferungsstand: 2/);
	assert.match(saved.text('main'), /Bearbeiten .*ausgeliefert: ja/);
	assert.match(saved.text('main'), /ausgeliefert: nein/);

	const late = await changeRights(stale, cells => cells.delete('8-2'));
	assert.equal(late.status, 409);
	assert.match(late.text('[role=alert]'), /inzwischen geändert/);
	assert.equal((await recruiter.get(`/vakanzen/${number}`)).status, 200, 'nothing saved');

	const question = await admin.get('/verwaltung/rechte/zuruecksetzen');
	assert.match(question.text('main'), /Recruiting, Vakanzen: Bearbeiten \(ausgeliefert: ja\)/);
	await admin.submit(question, {}, { action: 'zuruecksetzen' });
	assert.equal((await recruiter.get(`/vakanzen/${number}/bearbeiten`)).status, 200);
	assert.match((await admin.get('/verwaltung/rechte')).text('main'), /entsprechen dem Auslieferungsstand/);
	const said = async (action, base = '') => (await admin.get(`${base}/verwaltung/protokoll?aktion=${action}`)).text('tbody');
	assert.match(await said('right_taken'), /Fachbereich – Projekte: Anlegen.*Recruiting – Vakanzen: Bearbeiten/);
	assert.match(await said('right_granted', '/en'), /Recruiting – Vacancies: Edit.*Department – Projects: Create/);
	const expected = [['right_granted', 'DEPARTMENT: OBJECT_ACTION_PROJECT_NEW'], ['right_taken', 'RECRUITER: OBJECT_ACTION_VACANCY_EDIT'],
		['right_taken', 'DEPARTMENT: OBJECT_ACTION_PROJECT_NEW'], ['right_granted', 'RECRUITER: OBJECT_ACTION_VACANCY_EDIT']];
	assert.deepEqual((await histories(8, 1)).map(line => [line.action, line.detail]), expected);
	assert.deepEqual((await audits('right_taken')).map(line => line.detail), [expected[1][1], expected[2][1]]);
});

test('rights that do not exist, and any for IE, are not taken', async () => {
	for (const value of ['9-11', '99-2', '9-99', '0-2', '9', '9-2x', '-1--1', 'x'.repeat(200)])
		assert.equal((await changeRights(await admin.get('/verwaltung/rechte'), cells => cells.add(value))).status, 400, value);
	assert.match((await admin.get('/verwaltung/rechte')).text('main'), /entsprechen dem Auslieferungsstand/);
	await stack.job('migrate');
	assert.equal(await stack.value('SELECT COUNT(*) FROM base_role_right_default'), await stack.value('SELECT COUNT(*) FROM base_role_right'));
});

const roleForm = async (rest, fields) => admin.post(`/verwaltung/rechte/rollen${rest}`,
	{ form_token: (await admin.get('/verwaltung/rechte/rollen')).form('/rechte/rollen').token, ...fields });
const createRole = fields => roleForm('', fields);
const removeRole = role => roleForm(`/${role}/entfernen`, {});

test('a created role begins as a copy of its model and reaches what that does, with rights of its own (ACC-10)', async () => {
	const number = await createVacancy(recruiter, 'Stelle für eigene Rolle (m/w/d)');
	const created = await createRole({ name_de: 'Recruiting <lesend>', name_en: 'Recruiting, reading', model: 'RECRUITER' });
	assert.match(created.text('[role=status]'), /eigene Spalte/);
	assert.equal(created.document.querySelectorAll('table input[type=checkbox]').length, rights * 11);
	assert.match(words(created), /Recruiting <lesend>/);
	assert.match(created.text('main'), /entsprechen dem Auslieferungsstand/);
	assert.equal(await stack.value('SELECT GROUP_CONCAT(right_id ORDER BY right_id) FROM base_role_right WHERE role_id = 20'),
		await stack.value('SELECT GROUP_CONCAT(right_id ORDER BY right_id) FROM base_role_right WHERE role_id = 2'));
	assert.match((await admin.get('/en/verwaltung/rechte')).text('thead'), /Recruiting, reading/);

	const authority = await stack.value(`SELECT id FROM org_unit WHERE code = 'BSW'`);
	await admin.submit(await admin.get('/verwaltung/gruppen/neu'), { name: 'BSW Leserecht', role: 'CREATED_20', authority }, { action: '/gruppen/neu' });
	const [group, original] = [await groupId('BSW Leserecht'), await groupId('BSW Recruiting')];
	assert.deepEqual(await stack.sql(`SELECT role_id, rights_role_id FROM user_group WHERE id = ${group}`), [{ role_id: '2', rights_role_id: '20' }]);
	assert.match(words(await admin.get('/verwaltung/gruppen')), /BSW Leserecht Recruiting <lesend>/);
	assert.match((await admin.get(`/en/verwaltung/gruppen/${group}`)).text('main'), /Recruiting, reading/);
	assert.match(await orphans(), /BSW Leserecht Recruiting <lesend>/);

	// the directory's recruiters of BSW become such readers
	await stack.sql(`UPDATE directory_group SET group_id = ${group} WHERE name = 'ROL-BSW-BMS-R'`);
	const person = stack.as('amira.yildiz');
	assert.equal((await person.get(`/vakanzen/${number}/bearbeiten`)).status, 200, 'a copy: what the model may');
	await changeRights(await admin.get('/verwaltung/rechte'), cells => cells.delete('9-20'));
	assert.equal((await person.get(`/vakanzen/${number}`)).status, 200);
	assert.equal((await person.get(`/vakanzen/${number}/bearbeiten`)).status, 403);
	assert.match((await person.get('/')).text('main'), /BSW Leserecht/);
	assert.match((await admin.get(`/vakanzen/${number}/zugriff`)).text('main section'), /Yıldız, Amira/, 'explained');
	const card = words(await user('amira.yildiz'));
	assert.match(card, /BSW Leserecht Recruiting <lesend>/);
	assert.match(card, /Vakanz anlegen Recruiting <lesend>/);
	const question = await admin.get('/verwaltung/rechte/zuruecksetzen');
	assert.match(question.text('main'), /Recruiting <lesend>, Vakanzen: Bearbeiten \(ausgeliefert: ja\)/);

	// both: the union
	await stack.sql(`INSERT INTO user_group_member (staff_user_id, group_id) VALUES (${await staffId('amira.yildiz')}, ${original})`);
	assert.equal((await person.get(`/vakanzen/${number}/bearbeiten`)).status, 200);
	const union = words(await user('amira.yildiz'));
	assert.match(union, /Vakanz anlegen Recruiting, Recruiting <lesend>/);
	assert.match(union, /Bearbeiten Recruiting [^,<]/, 'a right that only one of the two has');
	await admin.submit(question, {}, { action: 'zuruecksetzen' });
	assert.equal((await stack.as('amira.yildiz').get(`/vakanzen/${number}/bearbeiten`)).status, 200);
	assert.match((await admin.get('/verwaltung/rechte')).text('main'), /entsprechen dem Auslieferungsstand/);

	assert.equal((await removeRole(20)).status, 409, 'a group has it');
	await stack.sql(`UPDATE directory_group SET group_id = ${original} WHERE name = 'ROL-BSW-BMS-R'`);
	assert.equal((await stack.as('amira.yildiz').get('/')).status, 200);
	await stack.sql(`DELETE FROM user_group WHERE id = ${group}`);
	assert.match((await removeRole(20)).text('[role=status]'), /entfernt/);
	assert.equal((await removeRole(20)).status, 404);
	assert.equal((await removeRole(2)).status, 404, 'a delivered role stays');
	assert.equal(await stack.value('SELECT COUNT(*) FROM base_role_right WHERE role_id NOT BETWEEN 1 AND 11'), '0');
	assert.deepEqual((await histories(8, 1)).slice(-4).map(line => [line.action, line.detail]), [['role_created', 'Recruiting <lesend>: RECRUITER'],
		['right_taken', 'Recruiting <lesend>: OBJECT_ACTION_VACANCY_EDIT'], ['right_granted', 'Recruiting <lesend>: OBJECT_ACTION_VACANCY_EDIT'],
		['role_removed', 'Recruiting <lesend>']]);
	assert.deepEqual((await audits('role_created')).map(line => line.detail), ['Recruiting <lesend>: RECRUITER']);
	assert.equal((await audits('role_removed')).length, 1);
});

test('a created role needs a name of its own and a delivered model that can have rights; all of them fit into the table', async () => {
	const good = { name_de: 'Rolle 1', name_en: 'Role 1', model: 'PR' };
	for (const [fields, pattern] of [[{ ...good, name_de: 'Recruiting' }, /Namen gibt es schon/], [{ ...good, name_de: '' }, /./], [{ ...good, model: 'IE' }, /./],
		[{ ...good, model: 'NIX' }, /./], [{ ...good, name_de: 'x'.repeat(61) }, /./]]) {
		const page = await createRole(fields);
		assert.equal(page.status, 400, JSON.stringify(fields));
		assert.match(page.text('[role=alert]'), pattern);
	}
	assert.equal((await createRole(good)).status, 200);
	assert.match((await createRole({ ...good, name_en: 'Role 2' })).text('[role=alert]'), /Namen gibt es schon/);
	assert.match((await createRole({ ...good, name_de: 'Rolle 2' })).text('[role=alert]'), /Namen gibt es schon/);
	assert.equal((await createRole({ ...good, name_de: 'Rolle 2', name_en: 'Role 2', model: 'CREATED_20' })).status, 400, 'no model itself');
	for (let i = 2; i <= 43; i++)
		assert.equal((await createRole({ name_de: `Rolle ${i}`, name_en: `Role ${i}`, model: 'ADMIN' })).status, 200, `role ${i}`);
	assert.match((await createRole({ ...good, name_de: 'Rolle 44', name_en: 'Role 44' })).text('[role=alert]'), /so viele eigene Basisrollen/);
	const saved = await changeRights(await admin.get('/verwaltung/rechte'), cells => {
		for (let right = 1; right <= rights; right++)
			for (let role = 20; role <= 62; role++)
				cells.add(`${right}-${role}`);
	});
	assert.match(saved.text('[role=status]'), /gelten ab sofort/);
	assert.equal(await stack.value('SELECT COUNT(*) FROM base_role_right WHERE role_id >= 20'), String(rights * 43));
	for (let role = 20; role <= 62; role++)
		assert.equal((await removeRole(role)).status, 200);
});

test('the audit is found by person, action, object and day, newest first', async () => {
	const lines = async query => (await admin.get(`/verwaltung/protokoll?${query}`)).document.querySelectorAll('tbody tr').map(row =>
		row.textContent.replace(/\s+/g, ' ').trim());
	const mine = await lines('person=henrike.solms&aktion=status');
	assert.equal(mine.length, 3);
	assert.match(mine[0], /Henrike Solms \(henrike\.solms\).*Status geändert.*ruth\.eggers.*Gesperrt → Aktiv/);
	assert.match(mine[2], /Aktiv → Inaktiv/);
	assert.ok((await lines('nummer=ruth.eggers')).length >= 3);
	const number = await stack.value(`SELECT number FROM vacancy ORDER BY id DESC LIMIT 1`);
	assert.ok((await lines(`nummer=${number}`)).every(line => line.includes(number)));
	assert.ok((await lines('')).length > 10);
	assert.ok((await lines('von=1.1.2020&bis=31.12.2999')).length > 10);
	assert.equal((await lines('bis=31.12.2020')).length, 0);
	assert.equal((await lines('person=henrike.solms&bis=31.12.2020')).length, 0);
	assert.equal((await lines('person=gibt.es.nicht')).length, 0);
	assert.match((await lines('aktion=staff_deleted'))[0], /\$deleted\d+_sina\.krogmann/);
	const wrong = await admin.get('/verwaltung/protokoll?von=unsinn');
	assert.match(wrong.text('.kern-error'), /Datum/);
	assert.equal((await admin.get('/verwaltung/protokoll?seite=1000000')).status, 404);
	assert.equal((await admin.get('/verwaltung/protokoll?seite=2')).status, 200);
});

test('the chains of history and audit fit', async () => {
	assert.match(await stack.job('verify-history'), /\d/);
});
