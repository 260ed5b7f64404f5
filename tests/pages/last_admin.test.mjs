// Administrators cannot lock everybody out; one person can be kept out for a time; and whoever is not let in reads why (ACC-03, ACC-06).
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Member } from '../lib/fastcgi.mjs';
import { createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const ADMIN = 'ROL-FL-BMS-ADMIN';
let stack, admin, second, group;

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	second = stack.as('tomasz.wilke');
	await Promise.all([admin.get('/'), second.get('/')]);
	group = await stack.value(`SELECT id FROM user_group WHERE role_id = 1`);
});
after(() => stack?.stop());

const status = user => stack.value(`SELECT status FROM staff_user WHERE user_id = '${user}'`);
const staffId = user => stack.value(`SELECT id FROM staff_user WHERE user_id = '${user}'`);
const setStatus = (who, user, to) => who.get(`/verwaltung/benutzer/${user}`).then(page =>
	who.post(`/verwaltung/benutzer/${user}/status`, { form_token: page.form('/status').token, status: to }));
const LAST = /niemand mehr das System verwalten/;

/** While `work` runs, Henrike is a service account: an administrator, but not one of those who sign in by single sign-on. */
async function asService(work) {
	const id = await staffId('henrike.solms');
	await stack.sql(`INSERT INTO service_account (staff_user_id, password_hash, password_at, factor_secret, factor_enrolled_at, alive_at)
		VALUES (${id}, 'x', UTC_TIMESTAMP(), 'x', UTC_TIMESTAMP(), UTC_TIMESTAMP())`);
	try {
		return await work();
	} finally {
		await stack.sql(`DELETE FROM service_account WHERE staff_user_id = ${id}`);
	}
}

test('the last administrator who signs in by single sign-on is neither locked, deactivated, blocked nor deleted', async () => {
	await asService(async () => {
		for (const to of ['locked', 'inactive']) {
			const page = await setStatus(admin, 'tomasz.wilke', to);
			assert.equal(page.status, 400);
			assert.match(page.text('[role=alert]'), LAST);
		}
		const block = await admin.submit(await admin.get('/verwaltung/benutzer/tomasz.wilke/sperre'), { reason: 'Ein Fehler in den Daten', until: '31.12.2026' });
		assert.match(block.text('[role=alert]'), LAST);
		assert.match((await admin.submit(await admin.get('/verwaltung/benutzer/tomasz.wilke/loeschen'), {})).text('[role=alert]'), LAST);
	});
	assert.equal(await status('tomasz.wilke'), 'active');
	assert.equal(await stack.value('SELECT COUNT(*) FROM staff_block'), '0');
	assert.equal((await second.get('/verwaltung')).status, 200);
});

test('two who lock each other at the same time: one stays', async () => {
	for (let round = 0; round < 3; round++) {
		await stack.sql(`UPDATE staff_user SET status = 'active'`);
		await Promise.all([admin.get('/'), second.get('/')]);
		await Promise.all([setStatus(admin, 'tomasz.wilke', 'locked'), setStatus(second, 'henrike.solms', 'locked')].map(answer => answer.catch(() => null)));
		assert.ok([await status('tomasz.wilke'), await status('henrike.solms')].includes('active'), 'somebody is left');
	}
	await stack.sql(`UPDATE staff_user SET status = 'active'`);
});

test('the last mapping to administrators stays; one more is mapped by the super-administrator alone', async () => {
	const open = () => admin.get(`/verwaltung/gruppen/${group}`);
	const map = async name => admin.submit(await open(), { name }, { action: '/zuordnen' });
	const remove = async name => {
		const form = (await open()).form('/loesen');
		return admin.post(form.action, { form_token: form.token, name });
	};
	const refused = await remove(ADMIN);
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), LAST);
	assert.match((await map('ROL-XY-BMS-ADMIN')).text('[role=alert]'), /Super-Administration/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM directory_group WHERE group_id = ${group}`), '1');
	await admin.submit(await admin.get('/verwaltung/super'), { reason: 'Zweite Leitstelle einrichten', hours: '1' }, { action: '/super' });
	assert.match((await map('ROL-XY-BMS-ADMIN')).text('[role=status]'), /zugeordnet/);
	assert.equal(await stack.value(`SELECT detail FROM audit WHERE action = 'super_used' ORDER BY id DESC LIMIT 1`), 'mapping');
	assert.match((await remove(ADMIN)).text('[role=status]'), /gelöst/, 'another one is left');
	assert.match((await remove('ROL-XY-BMS-ADMIN')).text('[role=alert]'), LAST);
	await map(ADMIN);
	await remove('ROL-XY-BMS-ADMIN');
	await admin.submit(await admin.get('/verwaltung/super'), {}, { action: '/beenden' });
});

test('an import after which nobody could administer is refused, and the administrators are told', async () => {
	await stack.sql(`UPDATE setting SET value = '101' WHERE name = 'import_max_missing_percent'; UPDATE staff_user SET imported = TRUE WHERE user_id IN ('henrike.solms', 'tomasz.wilke')`);
	const take = async (option, text) => {
		const file = join(stack.dir, 'import.csv');
		await writeFile(file, text);
		await stack.job('import-staff', option, file).catch(() => null);
		return stack.value('SELECT IFNULL(reason, status) FROM import_run ORDER BY id DESC LIMIT 1');
	};
	const person = 'Muster;Eva;eva.muster@fl.example;';
	assert.equal(await take('--staff', `user_id;surname;first_name;email;unit\neva.muster;${person}\n`), 'no_administrator');
	assert.equal(await status('tomasz.wilke'), 'active');
	assert.equal(await take('--groups', `user_id;group\nhenrike.solms;ROL-BSW-BMS-IE\ntomasz.wilke;ROL-BSW-BMS-IE\n`), 'no_administrator');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM user_group_member WHERE group_id = ${group} AND staff_user_id IN (${await staffId('henrike.solms')}, ${await staffId('tomasz.wilke')})`), '2');
	await stack.mail('henrike.solms@fl.example', 'Personalimport nicht übernommen');
	const page = await admin.get(`/verwaltung/importe/${await stack.value('SELECT MAX(id) FROM import_run')}`);
	assert.match(page.text('main'), LAST);
	assert.equal(await take('--groups', `user_id;group\nhenrike.solms;${ADMIN}\ntomasz.wilke;ROL-BSW-BMS-IE\n`), 'done', 'one is left');
});

test('a wrong row of the groups takes nothing from whom it is about, nor from anybody when it does not say whom', async () => {
	const groups = async user => stack.value(`SELECT COUNT(*) FROM user_group_member WHERE staff_user_id = ${await staffId(user)}`);
	await stack.sql(`UPDATE setting SET value = '101' WHERE name = 'import_max_wrong_percent'`);
	const people = ['katrin.lohmann', 'sina.krogmann'];
	for (const user of people)
		assert.equal(await new Member(stack, user, user === 'sina.krogmann' ? 'ROL-BSW-BMS-P34' : 'ROL-BSW-BMS-FB').status('/'), 200);
	await stack.sql(`UPDATE staff_user SET imported = TRUE WHERE user_id IN ('${people.join(`', '`)}')`);
	const take = async text => {
		await writeFile(join(stack.dir, 'import.csv'), `user_id;group\nhenrike.solms;${ADMIN}\ntomasz.wilke;${ADMIN}\n${text}`);
		await stack.job('import-staff', '--groups', join(stack.dir, 'import.csv')).catch(() => null);	// says that rows were wrong
	};
	await take(`katrin.lohmann;${'x'.repeat(121)}\nsina.krogmann;ROL-BSW-BMS-P34\n`);
	assert.deepEqual(await Promise.all(people.map(groups)), ['1', '1'], 'the cut off name could be her group');
	await take('zu;viele;Spalten\n');
	assert.deepEqual(await Promise.all(people.map(groups)), ['1', '1'], 'the row could be anybody’s');
	await take('');
	assert.deepEqual(await Promise.all(people.map(groups)), ['0', '0']);
});

test('removing a mapping says before what its members would lose', async () => {
	const recruiter = stack.as('amira.yildiz');
	const vacancy = await createVacancy(recruiter, 'Stelle der Zuordnung (m/w/d)');
	await new Member(stack, 'mehmet.aksoy', 'ROL-BSW-BMS-FB').get('/');
	await stack.sql(`INSERT IGNORE INTO vacancy_person SELECT id, 3, ${await staffId('mehmet.aksoy')} FROM vacancy WHERE number = '${vacancy}'`);
	const id = async name => stack.value(`SELECT id FROM user_group WHERE name = '${name}'`);
	const text = (await admin.get(`/verwaltung/gruppen/${await id('BSW Recruiting')}`)).text('main');
	assert.match(text, /verliert sie spätestens nach 15 Minuten.*? Mitglieder: [1-9]/, 'and how many they are');
	assert.match(text, /Amira Yıldız.*?Projekte: 3, Vakanzen: 0, Gremien: 0/);
	assert.match((await admin.get(`/verwaltung/gruppen/${await id('BSW Fachbereich')}`)).text('main'), /Mehmet Aksoy.*?Projekte: 0, Vakanzen: [1-9]\d*, Gremien: 0/);
	assert.match((await admin.get(`/verwaltung/gruppen/${await id('BSW Personalrat')}`)).text('main'), /Paul Oduya.*?Gremien: 1/);
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('Recruiting überall', 2);
		INSERT INTO user_group_member SELECT ${await staffId('amira.yildiz')}, id FROM user_group WHERE name = 'Recruiting überall'`);
	assert.doesNotMatch((await admin.get(`/verwaltung/gruppen/${await id('BSW Recruiting')}`)).text('main'), /Amira Yıldız.*?Projekte: 3.*?Jörg/, 'another group gives the same');
});

test('a block keeps one person out until its end, whatever the directory says, and keeps what the person has', async () => {
	const person = stack.as('svenja.brandt');
	assert.equal((await person.get('/projekte')).status, 200);
	const groups = async () => stack.value(`SELECT COUNT(*) FROM project_member WHERE staff_user_id = ${await staffId('svenja.brandt')}`);
	const before = await groups();
	const form = await admin.get((await admin.get('/verwaltung/benutzer/svenja.brandt')).link('Zugang befristet sperren'));
	for (const [until, words] of [['1.1.2026', /ab heute/], ['1.1.2029', /ab heute/], ['', /./]])
		assert.match((await admin.submit(form, { reason: 'Falsche Gruppe im Verzeichnis', until })).text('[role=alert]'), words);
	assert.match((await admin.submit(await admin.get('/verwaltung/benutzer/henrike.solms/sperre'), { reason: 'Ich mich selbst nicht', until: '31.12.2026' })).text('[role=alert]'), /eigenen Account/);
	const blocked = await admin.submit(form, { reason: 'Falsche Gruppe im Verzeichnis', until: '31.12.2026' });
	assert.match(blocked.text('main'), /Der Zugang ist gesperrt bis.*Henrike Solms.*Falsche Gruppe im Verzeichnis/);
	assert.match((await admin.get(`${new URL(blocked.url).pathname}/verlauf`)).text('main'), /Zugang befristet gesperrt/i, 'in the history');
	for (const visitor of [person, stack.as('svenja.brandt')]) {
		const page = await visitor.get('/projekte');
		assert.equal(page.status, 403);
		assert.match(page.text('main'), /vorübergehend gesperrt.*Fachliche Leitstelle.*Die Sperre endet: 1\. Januar 2027|vorübergehend gesperrt.*Fachliche Leitstelle.*Die Sperre endet: 01\.01\.2027/);
	}
	assert.equal(await groups(), before);
	assert.equal(await stack.value(`SELECT detail FROM audit WHERE action = 'sign_in_refused' ORDER BY id DESC LIMIT 1`), 'blocked');
	assert.match((await admin.submit(await admin.get('/verwaltung/benutzer/svenja.brandt'), {}, { action: '/aufheben' })).text('[role=status]'), /aufgehoben/);
	assert.equal((await person.get('/projekte')).status, 200);
	// and by itself
	await admin.submit(await admin.get('/verwaltung/benutzer/svenja.brandt/sperre'), { reason: 'Falsche Gruppe im Verzeichnis', until: '31.12.2026' });
	await stack.sql('UPDATE staff_block SET until_at = UTC_TIMESTAMP()');
	assert.equal((await person.get('/projekte')).status, 200);
	assert.equal((await stack.as('amira.yildiz').get('/verwaltung/benutzer/svenja.brandt/sperre')).status, 403);
});

test('whoever is not let in reads what is so, and whom to ask', async () => {
	const refusal = async (user, ...groups) => {
		const page = await new Member(stack, user, ...groups).get('/');
		assert.equal(page.status, 403);
		assert.match(page.text, /Fachliche Leitstelle/);
		return page.text;
	};
	assert.match(await refusal('gibt.es.nicht', 'ROL-BSW-BMS-R'), /keinen Account/);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'ole.behnke'; UPDATE staff_user SET status = 'locked' WHERE user_id = 'uwe.maurer'`);
	assert.match(await refusal('ole.behnke', 'ROL-BVU-BMS-R'), /deaktiviert/);
	assert.match(await refusal('uwe.maurer', 'ROL-BVU-BMS-PR'), /Account ist gesperrt/);
	assert.doesNotMatch(await refusal('uwe.maurer', 'ROL-BVU-BMS-PR'), /Benutzergruppe freigeschaltet/);
	assert.match(await refusal('anke.dierks', 'Kantine'), /für keine Benutzergruppe freigeschaltet/);
});
