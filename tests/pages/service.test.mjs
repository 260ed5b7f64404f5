// Service accounts and the emergency administrator sign in by password and one-time code (ACC-05); the super-administrator (ACC-06).
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { startStack, top } from '../lib/stack.mjs';

const demo = Object.fromEntries(readFileSync(join(top, 'conf/demo/data/emergency.txt'), 'utf8').split('\n').filter(line => line.includes(' = '))
	.map(line => line.split(' = ')));
let stack, admin;

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
});
after(() => stack?.stop());
beforeEach(() => stack.sql('DELETE FROM rate_window; UPDATE service_account SET failures = 0, paused_until = NULL'));

function code(secret) {
	const bits = [...secret.replaceAll(' ', '')].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
	const mac = createHmac('sha1', Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))).update(counter).digest();
	return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1000000).padStart(6, '0');
}

const forget = user => stack.sql(`UPDATE service_account a JOIN staff_user s ON s.id = a.staff_user_id SET a.factor_step = 0 WHERE s.user_id = '${user}'`);
const staffId = user => stack.value(`SELECT id FROM staff_user WHERE user_id = '${user}'`);
const lastRefusal = () => stack.value(`SELECT detail FROM audit WHERE action = 'sign_in_refused' ORDER BY id DESC LIMIT 1`);
const main = page => page.text('main');

async function signIn(visitor, user, password, typed) {
	const page = await visitor.get('/dienstkonto/anmelden');
	return visitor.submit(page, { user_id: user, password, code: typed });
}

/** Signs in with a code made now; waits for no clock: the step used last is forgotten. */
async function enter(visitor, user = 'notfall.admin', { password = demo.password, secret = demo.secret } = {}) {
	await forget(user);
	return signIn(visitor, user, password, code(secret));
}

/** A temporary account by the administrator: what its page shows. */
async function create(user, group = 'BSW Recruiting') {
	const page = await admin.get('/verwaltung/dienstkonten/neu');
	const password = page.document.querySelector('input[name=password]').getAttribute('value');
	const id = await stack.value(`SELECT id FROM user_group WHERE name = '${group}'`);
	const done = await admin.submit(page, { user_id: user, surname: 'Betreuung', first_name: 'Hersteller', email: `${user}@hersteller.example`, group: id });
	return { done, password };
}

/** From the first sign-in to a password of one's own. */
async function settle(visitor, user, temporary, password) {
	const factor = await signIn(visitor, user, ` ${temporary}\t`, '');	// as copied from a mail
	const secret = factor.document.querySelectorAll('dd')[0].textContent.trim();
	const change = await visitor.submit(factor, { code: code(secret) }, { action: 'zweiter-faktor' });
	assert.match(change.url, /\/dienstkonto\/passwort/);
	const page = await visitor.submit(change, { current: temporary, password, repeat: password }, { action: 'passwort' });
	return { page, secret };
}

test('the emergency administrator works without single sign-on, and is out after signing out', async () => {
	const visitor = stack.visitor('backend');
	assert.equal((await visitor.get('/verwaltung')).status, 403);
	assert.match((await visitor.get('/verwaltung')).link('Mit einem Dienstkonto anmelden'), /\/dienstkonto\/anmelden$/);
	const cockpit = await enter(visitor);
	assert.equal(cockpit.status, 200);
	assert.match(cockpit.text('header'), /Notfall Administration/);
	assert.equal((await visitor.get('/verwaltung/benutzer')).status, 200);
	assert.match((await visitor.get('/dienstkonto/anmelden')).url, /:\d+\/$/, 'whoever is in is led on');
	const cookie = visitor.cookies.get('bms_backend');
	const out = await visitor.submit(await visitor.get('/hilfe'), {}, { action: 'abmelden' });
	assert.match(main(out), /Sie sind abgemeldet/);
	visitor.cookies.set('bms_backend', cookie);
	assert.match((await visitor.get('/verwaltung')).url, /\/dienstkonto\/anmelden/, 'the session is gone, not only the cookie');
	assert.deepEqual((await stack.sql(`SELECT action, detail FROM audit WHERE actor_id = ${await staffId('notfall.admin')} ORDER BY id DESC LIMIT 2`))
		.map(row => row.action), ['sign_out', 'sign_in']);
});

test('the session stands above what the web server says, and the web server cannot sign in as a service account', async () => {
	const visitor = stack.as('amira.yildiz');
	await visitor.get('/');
	assert.match((await enter(visitor)).text('header'), /Notfall Administration/);
	visitor.cookies.delete('bms_backend');
	assert.match((await visitor.get('/')).text('header'), /Amira/);
	await stack.sql(`UPDATE staff_user SET user_id = 'notfall.kurz' WHERE user_id = 'ruth.eggers'; UPDATE staff_user SET user_id = 'ruth.eggers' WHERE user_id = 'notfall.admin'`);
	assert.equal((await stack.as('ruth.eggers').get('/verwaltung')).status, 403);
	assert.equal(await lastRefusal(), 'service');
	await stack.sql(`UPDATE staff_user SET user_id = 'notfall.admin' WHERE user_id = 'ruth.eggers'; UPDATE staff_user SET user_id = 'ruth.eggers' WHERE user_id = 'notfall.kurz'`);
});

test('no answer tells whether the user id, the password or the code was wrong; no secret comes back', async () => {
	const right = () => code(demo.secret);
	const other = () => right() === '000000' ? '111111' : '000000';
	const tries = [['gibt.es.nicht', demo.password, right(), 'unknown'], ['henrike.solms', demo.password, right(), 'unknown'],
		['notfall.admin', 'Falsch-geraten-7', right(), 'password'], ['notfall.admin', demo.password, other(), 'code'], ['notfall.admin', demo.password, '', 'code']];
	const bodies = new Set();
	await forget('notfall.admin');
	for (const [user, password, typed, why] of tries) {
		const page = await signIn(stack.visitor('backend'), user, password, typed);
		assert.equal(page.status, 400);
		assert.equal(await lastRefusal(), why);
		assert.equal(page.form('anmelden').fields.find(([name]) => name === 'user_id')[1], user, 'what was typed stays');
		assert.doesNotMatch(page.body, new RegExp(`${password}|value="${typed || 'none'}"`));
		bodies.add(page.body.replace(/name="form_token" value="[^"]*"/, '').replaceAll(user, '…'));
	}
	assert.equal(bodies.size, 1);
	assert.match([...bodies][0], /Die Anmeldung ist nicht möglich/);
	await forget('notfall.admin');
	const typed = right();
	assert.equal((await signIn(stack.visitor('backend'), 'notfall.admin', demo.password, typed)).status, 200);
	assert.equal((await signIn(stack.visitor('backend'), 'notfall.admin', demo.password, typed)).status, 400);
	assert.equal(await lastRefusal(), 'replay');
});

test('too many tries: a pause by user id and by address that keeps what was typed, but no secrets', async () => {
	let page;
	for (let i = 0; i < 16; i++)
		page = await signIn(stack.visitor('backend'), 'gibt.es.auch.nicht', 'Falsch-geraten-7', '654321');
	assert.equal(page.status, 429);
	assert.ok(Number(page.headers.get('retry-after')) > 0);
	assert.match(page.body, /gibt\.es\.auch\.nicht/);
	assert.doesNotMatch(page.body, /Falsch-geraten-7|654321/);
	for (let i = 0; i < 15; i++)
		page = await signIn(stack.visitor('backend'), `anderer.${i}`, 'x', '');
	assert.equal(page.status, 429, 'one address, many user ids');
	assert.equal((await enter(stack.visitor('backend'))).status, 429);
});

test('five wrong tries in a row, then ten minutes in which nothing is right', async () => {
	for (let i = 0; i < 5; i++)
		await signIn(stack.visitor('backend'), 'notfall.admin', 'Falsch-geraten-7', '');
	assert.equal((await enter(stack.visitor('backend'))).status, 400);
	assert.equal(await lastRefusal(), 'paused');
	await stack.sql(`UPDATE service_account SET paused_until = UTC_TIMESTAMP()`);
	assert.equal((await enter(stack.visitor('backend'))).status, 200);
});

test('many wrong tries at once are judged no more often than one after the other, passwords and codes alike', async () => {
	const judged = reason => stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'sign_in_refused' AND detail = '${reason}'`).then(Number);
	const before = { password: await judged('password'), code: await judged('code') };
	for (const [reason, password, typed] of [['password', 'Falsch-geraten-7', ''], ['code', demo.password, '000000']]) {
		await stack.sql('DELETE FROM rate_window; UPDATE service_account SET failures = 0, paused_until = NULL');
		const forms = await Promise.all(Array.from({ length: 12 }, async () => {
			const visitor = stack.visitor('backend');
			return [visitor, await visitor.get('/dienstkonto/anmelden')];
		}));
		const answers = await Promise.all(forms.map(([visitor, form]) => visitor.submit(form, { user_id: 'notfall.admin', password, code: typed })));
		assert.deepEqual(answers.map(page => page.status), Array(12).fill(400));
		assert.equal(await judged(reason) - before[reason], 5, `${reason}s judged`);
		assert.equal((await enter(stack.visitor('backend'))).status, 400, 'the pause');
	}
	await stack.sql('DELETE FROM rate_window; UPDATE service_account SET failures = 0, paused_until = NULL');
	for (let i = 0; i < 4; i++)
		await signIn(stack.visitor('backend'), 'notfall.admin', 'Falsch-geraten-7', '');
	assert.equal((await enter(stack.visitor('backend'))).status, 200, 'the fifth is right');
	assert.equal(await stack.value(`SELECT MAX(failures) FROM service_account`), '0', 'and begins to count anew');
});

test('a support account: created, enrolled, its password changed; then it sees what its group sees', async () => {
	const { done, password } = await create('support.eins');
	assert.match(main(done), /Das Dienstkonto ist angelegt/);
	assert.doesNotMatch(done.body, new RegExp(password), 'never shown again');
	const visitor = stack.visitor('backend');
	const factor = await signIn(visitor, 'support.eins', password, '');
	assert.match(factor.url, /\/dienstkonto\/zweiter-faktor$/);
	const image = await visitor.request('/dienstkonto/zweiter-faktor/bild');
	assert.equal(image.headers.get('content-type'), 'image/svg+xml');
	assert.match(image.body, /^<svg /);
	assert.match((await visitor.get('/projekte')).url, /zweiter-faktor$/, 'nothing before the second factor');
	assert.match((await visitor.get('/dienstkonto/passwort')).url, /zweiter-faktor$/);
	assert.equal((await visitor.submit(factor, { code: '12345' }, { action: 'zweiter-faktor' })).status, 400);
	const secret = factor.document.querySelectorAll('dd')[0].textContent.trim();
	const change = await visitor.submit(await visitor.get('/dienstkonto/zweiter-faktor'), { code: code(secret) }, { action: 'zweiter-faktor' });
	assert.match(main(change), /Ihr Passwort ist vorläufig/);
	assert.match((await visitor.get('/projekte')).url, /\/dienstkonto\/passwort$/, 'nothing before the password is one’s own');
	assert.equal((await visitor.request('/dienstkonto/zweiter-faktor/bild')).status, 410, 'the secret is shown no more');
	for (const [fields, words] of [[{ current: password, password: 'Ab-1x', repeat: 'Ab-1x' }, /zu kurz/],
		[{ current: password, password: 'ohnegrosse-2026', repeat: 'ohnegrosse-2026' }, /großen Buchstaben/],
		[{ current: password, password: 'Support.Eins-2026', repeat: 'Support.Eins-2026' }, /nicht Ihre Kennung/],
		[{ current: password, password: 'Kraniche-2026-ab', repeat: 'Kraniche-2026-ac' }, /nicht gleich/],
		[{ current: 'falsch', password: 'Kraniche-2026-ab', repeat: 'Kraniche-2026-ab' }, /bisherige Passwort stimmt nicht/],
		[{ current: password, password, repeat: password }, /Passwort (haben|hatten) Sie/]]) {
		const page = await visitor.submit(await visitor.get('/dienstkonto/passwort'), fields, { action: 'passwort' });
		assert.equal(page.status, 400);
		assert.match(page.text('[role=alert]'), words);
		assert.doesNotMatch(page.body, new RegExp(fields.password));
	}
	const before = visitor.cookies.get('bms_backend');
	const page = await visitor.submit(await visitor.get('/dienstkonto/passwort'), { current: password, password: 'Kraniche-2026-ab', repeat: 'Kraniche-2026-ab' }, { action: 'passwort' });
	assert.match(page.text('main'), /Ihr Passwort ist geändert/);
	assert.notEqual(visitor.cookies.get('bms_backend'), before, 'the session is a new one');
	assert.equal((await visitor.get('/projekte')).status, 200);
	assert.equal((await visitor.get('/verwaltung')).status, 403);
	const again = await visitor.submit(await visitor.get('/dienstkonto/passwort'), { current: 'Kraniche-2026-ab', password: 'Stare-2026-abcd', repeat: 'Stare-2026-abcd' }, { action: 'passwort' });
	assert.match(again.text('[role=alert]'), /in den letzten 24 Stunden/);
	assert.equal((await visitor.submit(again, { current: 'Kraniche-2026-ab', password: 'Stare-2026-abcd', repeat: 'Stare-2026-abcd', compromised: '1' }, { action: 'passwort' })).status, 200);
});

test('the administrator locks, unlocks with a reason, resets; sessions end at once; nobody deletes', async () => {
	const { password } = await create('support.zwei');
	const visitor = stack.visitor('backend');
	const { page } = await settle(visitor, 'support.zwei', password, 'Kraniche-2026-ab');
	assert.equal(page.status, 200);
	const own = rest => admin.get(`/verwaltung/dienstkonten/support.zwei${rest ?? ''}`);
	assert.equal((await admin.submit(await own(), { reason: '' }, { action: '/sperren' })).status, 400);
	assert.match(main(await admin.submit(await own(), { reason: 'Vertrag beendet' }, { action: '/sperren' })), /Gesperrt.*Vertrag beendet/);
	assert.match((await visitor.get('/projekte')).url, /\/dienstkonto\/anmelden/);
	assert.match((await admin.get('/verwaltung/benutzer/support.zwei')).text('main'), /Das ist ein Dienstkonto/);
	const { token } = (await own()).form('/entsperren');
	assert.equal((await admin.post('/verwaltung/benutzer/support.zwei/loeschen', { form_token: token })).status, 400);
	assert.equal((await admin.post('/verwaltung/benutzer/support.zwei/status', { form_token: (await own()).form('/entsperren').token, status: 'active' })).status, 400);
	assert.equal(await stack.value(`SELECT status FROM staff_user WHERE user_id = 'support.zwei'`), 'locked');
	assert.match(main(await admin.submit(await own(), { reason: 'Neuer Vertrag' }, { action: '/entsperren' })), /ist entsperrt/);
	assert.match(main(await admin.submit(await own(), {}, { action: '/kompromittiert' })), /bei der nächsten Anmeldung geändert/);
	const reset = await own('/passwort');
	const temporary = reset.document.querySelector('input[name=password]').getAttribute('value');
	assert.match(main(await admin.submit(reset, { factor: '1' }, { action: '/passwort' })), /vorläufige Passwort gilt/);
	assert.equal((await settle(stack.visitor('backend'), 'support.zwei', temporary, 'Reiher-2026-abcd')).page.status, 200);
	const lines = await stack.sql(`SELECT action FROM history WHERE object_kind = 5 AND object_id = ${await staffId('support.zwei')} ORDER BY seq`);
	assert.deepEqual(lines.map(line => line.action), ['service_created', 'group_added', 'service_enrolled', 'service_password_changed', 'status', 'status',
		'service_compromised', 'service_factor_reset', 'service_password_temporary', 'service_enrolled', 'service_password_changed']);
	const self = stack.visitor('backend');
	await enter(self);
	assert.match(main(await self.get('/verwaltung/dienstkonten/notfall.admin')), /eigener Account/);
	const refused = await self.submit(await self.get('/verwaltung/dienstkonten/notfall.admin/passwort'), { factor: '1' }, { action: '/passwort' });
	assert.equal(refused.status, 400, 'not without the password one has');
	assert.match(refused.text('[role=alert]'), /ändern Sie selbst/);
});

test('administrators’ accounts are created by the super-administrator alone: with reason, for a time, told to all', async () => {
	const group = await stack.value(`SELECT id FROM user_group WHERE name = 'Fachliche Leitstelle'`);
	const fields = { user_id: 'leitung.neu', surname: 'N', first_name: 'L', email: 'leitung.neu@fl.example', group };
	const page = await admin.get('/verwaltung/dienstkonten/neu');
	assert.doesNotMatch(page.text('main'), /Fachliche Leitstelle \w/);
	assert.equal((await admin.submit(page, fields)).status, 400, 'not as an ordinary administrator');
	for (const path of ['/verwaltung/super/konto', '/verwaltung/super/regeln'])
		assert.equal((await admin.get(path)).status, 403);
	const begin = await admin.get('/verwaltung/super');
	for (const wrong of [{ reason: '', hours: '1' }, { reason: 'Ein neues Konto', hours: '9' }, { reason: 'kurz', hours: '1' }])
		assert.equal((await admin.submit(await admin.get('/verwaltung/super'), wrong, { action: '/super' })).status, 400);
	assert.match(main(await admin.submit(begin, { reason: 'Ein neues Konto für die Leitung', hours: '2' }, { action: '/super' })), /aktiv bis/);
	for (const to of ['henrike.solms@fl.example', 'tomasz.wilke@fl.example', 'notfall.admin@fl.example'])
		assert.doesNotMatch(JSON.stringify(await stack.mail(to, 'Super-Administration aktiviert')), /Henrike|Ein neues Konto/);
	assert.match((await admin.get('/')).text('header'), /Super-Administration bis/);
	assert.doesNotMatch((await stack.as('tomasz.wilke').get('/')).text('header'), /Super-Administration/);
	assert.equal((await stack.as('tomasz.wilke').get('/verwaltung/super/konto')).status, 403);
	const form = await admin.get('/verwaltung/super/konto');
	assert.match(main(await admin.submit(form, { ...fields, password: 'zu-einfach' })), /Passwort ist zu kurz/);
	assert.match(main(await admin.submit(await admin.get('/verwaltung/super/konto'), fields)), /angelegt/);
	await stack.mail('tomasz.wilke@fl.example', 'Super-Administration genutzt');
	const rules = await admin.get('/verwaltung/super/regeln');
	assert.equal((await admin.submit(rules, { password_min: '7' })).status, 400);
	assert.match(main(await admin.submit(rules, { password_min: '14' })), /gespeichert/);
	assert.equal(await stack.value(`SELECT value FROM setting WHERE name = 'service_password_min'`), '14');
	assert.match(main(await admin.submit(await admin.get('/verwaltung/super'), {}, { action: 'beenden' })), /ist beendet/);
	await stack.mail('tomasz.wilke@fl.example', 'Super-Administration beendet');
	assert.equal((await admin.get('/verwaltung/super/konto')).status, 403);
	assert.match(main(await admin.get('/verwaltung/super')), /Ein neues Konto für die Leitung.*\(beendet\) ?2/);
	assert.deepEqual((await stack.sql(`SELECT action, detail FROM audit WHERE action LIKE 'super_%' ORDER BY id`)).map(row => `${row.action} ${row.detail}`),
		['super_begun 2h', 'super_used account', 'super_used rules', 'super_ended person']);
	await stack.sql(`UPDATE setting SET value = '12' WHERE name = 'service_password_min'`);
});

test('a session that has run out loses nothing that was typed', async () => {
	const visitor = stack.visitor('backend');
	await enter(visitor);
	const page = await visitor.get('/verwaltung/dienstkonten/neu');
	await stack.sql(`UPDATE backend_session SET idle_until = UTC_TIMESTAMP() WHERE owner = ${await staffId('notfall.admin')}`);
	const kept = await visitor.submit(page, { user_id: 'noch.da', surname: 'Nochda' });
	assert.equal(kept.status, 403);
	assert.match(kept.text('main'), /melden Sie sich in einem neuen Fenster an/);
	assert.match(kept.document.querySelectorAll('textarea').map(area => area.textContent).join(' '), /noch\.da.*Nochda/s);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM staff_user WHERE user_id = 'noch.da'`), '0');
	await enter(visitor);
	const again = await visitor.submit(kept);
	assert.equal(again.form().fields.find(([name]) => name === 'surname')[1], 'Nochda', 'the form again, for this session');
});

test('the time limit ends it by itself', async () => {
	await admin.submit(await admin.get('/verwaltung/super'), { reason: 'Nur für kurze Zeit', hours: '1' }, { action: '/super' });
	assert.equal((await admin.get('/verwaltung/super/regeln')).status, 200);
	await stack.sql(`UPDATE super_activation SET begun_at = begun_at - INTERVAL 1 HOUR, until_at = until_at - INTERVAL 1 HOUR WHERE active_key IS NOT NULL`);
	assert.equal((await admin.get('/verwaltung/super/regeln')).status, 403);
	assert.match(main(await admin.get('/verwaltung/super')), /Zeit abgelaufen/);
	assert.equal(await stack.value(`SELECT CONCAT(ended_by, ended_at = until_at) FROM super_activation ORDER BY id DESC LIMIT 1`), 'limit1');
});

test('letting an administrator’s account in anew takes the super-administrator, whose activation ends with being locked out', async () => {
	const own = rest => admin.get(`/verwaltung/dienstkonten/leitung.neu${rest}`);
	assert.match((await admin.submit(await own('/passwort'), {}, { action: '/passwort' })).text('[role=alert]'), /Super-Administration/);
	assert.match(main(await admin.submit(await own(''), { reason: 'Zur Probe' }, { action: '/sperren' })), /Gesperrt/, 'locking is open to every administrator');
	assert.match((await admin.submit(await own(''), { reason: 'Zur Probe' }, { action: '/entsperren' })).text('[role=alert]'), /Super-Administration/);
	assert.equal(await stack.value(`SELECT status FROM staff_user WHERE user_id = 'leitung.neu'`), 'locked');
	await admin.submit(await admin.get('/verwaltung/super'), { reason: 'Konto wieder freigeben', hours: '1' }, { action: '/super' });
	assert.match(main(await admin.submit(await own(''), { reason: 'Zur Probe' }, { action: '/entsperren' })), /ist entsperrt/);
	assert.match(main(await admin.submit(await own('/passwort'), {}, { action: '/passwort' })), /vorläufige Passwort gilt/);
	assert.deepEqual((await stack.sql(`SELECT detail FROM audit WHERE action = 'super_used' ORDER BY id DESC LIMIT 2`)).map(row => row.detail), ['reset', 'unlock']);

	const other = stack.as('tomasz.wilke');
	const form = (await other.get('/verwaltung/benutzer/henrike.solms')).form('/status');
	await other.post(form.action, [...form.fields, ['status', 'locked']]);
	assert.equal(await stack.value('SELECT COUNT(*) FROM super_activation WHERE active_key IS NOT NULL'), '0');
	const back = (await other.get('/verwaltung/benutzer/henrike.solms')).form('/status');
	await other.post(back.action, [...back.fields, ['status', 'active']]);
	assert.equal((await admin.get('/verwaltung')).status, 200);
	assert.equal((await admin.get('/verwaltung/super/konto')).status, 403);
});

test('the staff import leaves service accounts alone', async () => {
	const before = await stack.sql(`SELECT * FROM staff_user WHERE user_id = 'notfall.admin'`);
	const staff = join(stack.dir, 'staff.csv'), groups = join(stack.dir, 'groups.csv');
	const others = Array.from({ length: 40 }, (_, i) => `neu.person${i}`);
	writeFileSync(staff, `user_id;surname;first_name;email;unit\nnotfall.admin;Fremd;F;fremd@fl.example;\n${others.map(id => `${id};Neu;N;${id}@fl.example;\n`).join('')}`);
	writeFileSync(groups, `user_id;group\nnotfall.admin;ROL-BSW-BMS-R\n${others.map(id => `${id};ROL-BSW-BMS-R\n`).join('')}`);
	for (const [kind, file] of [['--staff', staff], ['--groups', groups]])
		await stack.job('import-staff', kind, file).catch(() => {});	// ends with 1: a row was wrong
	assert.equal(await stack.value(`SELECT COUNT(*) FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id WHERE s.user_id LIKE 'neu.person%'`), '40');
	assert.deepEqual(await stack.sql(`SELECT * FROM staff_user WHERE user_id = 'notfall.admin'`), before);
	assert.equal(await stack.value(`SELECT GROUP_CONCAT(g.name) FROM user_group_member m JOIN user_group g ON g.id = m.group_id
		WHERE m.staff_user_id = ${await staffId('notfall.admin')}`), 'Fachliche Leitstelle');
	assert.ok(Number(await stack.value(`SELECT COUNT(*) FROM import_error WHERE reason = 'service_account'`)) === 2);
});

test('bmsctl makes the first administrator of a fresh installation, and lets a locked one in', async () => {
	const told = await stack.job('service-account', '--create', 'erste.leitung', '--group', 'Fachliche Leitstelle', '--email', 'e@fl.example', '--name', 'Erste Leitung');
	const [, password] = /temporary password\s+(\S+)/.exec(told);
	const [, secret] = /second factor\s+([A-Z2-7 ]+)/.exec(told);
	const visitor = stack.visitor('backend');
	const change = await signIn(visitor, 'erste.leitung', password, code(secret));
	assert.match(change.url, /\/dienstkonto\/passwort$/, 'a code from what was printed enrols');
	await visitor.submit(change, { current: password, password: 'Kraniche-2026-ab', repeat: 'Kraniche-2026-ab' }, { action: 'passwort' });
	assert.equal((await visitor.get('/verwaltung')).status, 200);
	await assert.rejects(stack.job('service-account', '--create', 'erste.leitung', '--group', 'Fachliche Leitstelle', '--email', 'e@fl.example'), /user_id_taken/);
	await assert.rejects(stack.job('service-account', '--create', 'zweite.leitung', '--group', 'Gibt es nicht', '--email', 'e@fl.example'), /group: choice/);
	await stack.sql(`UPDATE service_account SET alive_at = UTC_TIMESTAMP() - INTERVAL 91 DAY WHERE staff_user_id = ${await staffId('erste.leitung')}`);
	assert.match(await stack.job('sweep'), /locked: 1 service accounts/);
	assert.match((await visitor.get('/verwaltung')).url, /\/dienstkonto\/anmelden/);
	const again = await stack.job('service-account', '--unlock', 'erste.leitung', '--reason', 'Notfall');
	const [, fresh] = /temporary password\s+(\S+)/.exec(again);
	assert.equal((await settle(stack.visitor('backend'), 'erste.leitung', fresh, 'Reiher-2026-abcd')).page.status, 200);
	assert.match((await admin.get('/verwaltung/dienstkonten?status=active')).text('tbody'), /erste\.leitung/);
	assert.doesNotMatch((await admin.get('/verwaltung/dienstkonten?status=locked')).text('main'), /erste\.leitung/);
	await stack.job('verify-history');
});

test('the pages speak English, and need neither JavaScript nor a session to be read', async () => {
	const page = await stack.visitor('backend').get('/en/dienstkonto/anmelden');
	assert.match(page.text('main'), /only for service accounts/);
	assert.equal(page.document.querySelector('input[name=code]').getAttribute('autocomplete'), 'one-time-code');
	for (const path of ['/dienstkonto/zweiter-faktor', '/dienstkonto/passwort'])
		assert.match((await stack.visitor('backend').get(path)).url, /\/dienstkonto\/anmelden$/);
	for (const path of ['/dienstkonten', '/dienstkonten/neu', '/dienstkonten/notfall.admin', '/dienstkonten/notfall.admin/passwort', '/super']) {
		assert.equal((await admin.get(`/en/verwaltung${path}`)).status, 200, path);
		assert.equal((await stack.as('amira.yildiz').get(`/verwaltung${path}`)).status, 403, path);
	}
});
