// The privacy notice against what the program does: tests/privacy.csv names for each of its sentences the test that makes it true; those that have no other place are here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, attach, beginApplication, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

let stack, ad;
const read = path => readFileSync(`${top}/${path}`, 'utf8');

before(async () => {
	stack = await startStack();
	ad = await publishedAd(stack.as('amira.yildiz'), 'Bauleitung Hafen (m/w/d)');
});
after(() => stack?.stop());

test('the web server notes no more than the notice says', () => {
	const format = /log_format bms '([^']*)'/.exec(read('conf/nginx/bms.conf.sample'))[1];
	assert.deepEqual(format.match(/\$\w+/g), ['$bms_network_name', '$time_local', '$request_method', '$bms_page', '$status', '$body_bytes_sent', '$request_time']);
	for (const [, log, name] of read('conf/nginx/bms.conf.sample').matchAll(/^\s*access_log (\S+?)(?: (\w+))?;/gm))
		assert.ok(log === 'off' || name === 'bms', `${log} in the format bms`);
	const apache = /^LogFormat "(.*)" bms$/m.exec(read('conf/apache/bms.conf.sample'))[1];
	assert.deepEqual(apache.match(/%(?:\{[^}]*\})?[>\w]*\w/g), ['%{%Y-%m-%dT%T}t', '%m', '%U', '%>s', '%B', '%D'], 'no address, no query');
	for (const sample of ['nginx', 'apache'])
		assert.match(read(`conf/${sample}/bms.conf.sample`), /RET-21\):? ?\S*conf\/logrotate\/bms\.sample|\(RET-21\): conf\/logrotate/);
});

test('the numbers of the notice are those of rules, settings and program', async () => {
	const rules = Object.fromEntries((await stack.sql('SELECT id, days FROM retention_rule')).map(row => [row.id, Number(row.days)]));
	const setting = async name => Number(await stack.value(`SELECT value FROM setting WHERE name = '${name}'`));
	const notice = async (base = '') => (await stack.visitor().get(`${base}/datenschutz`)).text('main');
	assert.equal(Number(/^\trotate (\d+)$/m.exec(read('conf/logrotate/bms.sample'))[1]) + 1, rules['RET-21'], 'the file written to and those kept');
	const expected = [`Nach ${rules['RET-21']} Tagen`, `absenden ?${rules['RET-04']} Tage`, `bestätigen ?${rules['RET-05']} Tage`, `mindestens ${rules['RET-03']} Tage`,
		`Bewerbung ?${rules['RET-15']} Tage`, `benutzt haben ?${rules['RET-11']} Tage`, `${await setting('account_reminder_days')} Tage vorher`, `${await setting('account_valid_days')} Tage, nachdem`,
		`${await setting('mail_keep_days')} Tage nach dem Versand`, '60 Minuten nichts', 'nach 10 Stunden', '90 Tage\\. Ältere', 'unbestätigt 48 Stunden',
		`Fassung ${await stack.value("SELECT value FROM setting WHERE name = 'privacy_notice_version'")}`];
	for (const text of expected)
		assert.match(await notice(), new RegExp(text), text);
	assert.match(await notice('/en'), new RegExp(`After ${rules['RET-21']} days.*at least ${rules['RET-03']} days after the end`));
	for (const base of ['', '/en'])
		assert.doesNotMatch(await notice(base), /[{}]|-1(?!\d)/, 'every number is filled');
	assert.deepEqual(new Set([rules['RET-01'], rules['RET-03'], rules['RET-06'], rules['RET-07'], rules['RET-08']]).size, 1, 'one sentence for all that is over');
	await stack.sql("UPDATE retention_rule SET days = 33 WHERE id = 'RET-04'; UPDATE setting SET value = '19' WHERE name = 'account_reminder_days'");
	await eventually(async () => /absenden ?33 Tage.*19 Tage vorher/.test(await notice()), 'the page says what is set');
	await stack.sql(`UPDATE retention_rule SET days = ${rules['RET-04']} WHERE id = 'RET-04'; UPDATE setting SET value = '14' WHERE name = 'account_reminder_days'`);
});

test('the log of the program holds no names, addresses of mail or of the internet', async () => {
	await apply(stack, ad.jobad, { email: 'protokoll@geheim.example', first_name: 'Tokiko', surname: 'Unverwechselbar' });
	await stack.visitor().post('/konto/anmelden', { email: 'protokoll@geheim.example', password: 'falsch' });
	const log = await eventually(async () => /page=\/konto\/anmelden/.test(await stack.log('portal')) && stack.log('portal'), 'the lines');
	assert.doesNotMatch(log, /geheim\.example|Tokiko|Unverwechselbar|\b\d+\.\d+\.\d+\.\d+\b/);
});

test('no window of tries lasts longer than a day, and what is over goes every hour', () => {
	const rates = read('tests/limits.csv').split('\n').filter(line => line.startsWith('rate '));
	assert.ok(rates.length > 15);
	for (const line of rates) {
		const [, seconds] = /,\d+ in ([^,]+),/.exec(line);
		assert.ok(Function(`const HOUR = 3600, MINUTES = 60, DAY = 86400; return ${seconds}`)() <= 86400, line);
	}
	assert.match(read('conf/systemd/bms-sweep.timer'), /^OnCalendar=hourly$/m);
});

test('no page asks another host', async () => {
	const visitor = stack.visitor();
	for (const path of ['/', '/stellen', `/stellen/${ad.jobad}`, `/stellen/${ad.jobad}/bewerben`, '/datenschutz', '/konto/anmelden', '/en/barrierefreiheit']) {
		const page = await visitor.get(path);
		for (const [, address] of page.body.matchAll(/<(?:script|img|iframe|link rel="(?:stylesheet|icon|preload)[^>]*)[^>]* (?:src|href)="([^"]*)"/g))
			assert.match(address, /^\/(?!\/)/, `${path}: ${address}`);
		assert.match(page.headers.get('content-security-policy'), /default-src 'none'|default-src 'self'/);
		assert.doesNotMatch(page.headers.get('content-security-policy'), /https?:/);
	}
});

test('the one cookie comes with an application, a bookmark or signing in, is a random number and ends with the browser', async () => {
	const looking = stack.visitor();
	for (const path of ['/', `/stellen/${ad.jobad}`, `/stellen/${ad.jobad}/bewerben`, '/konto/anmelden', '/konto/registrieren', '/bewerbung/fortsetzen', '/barrierefreiheit'])
		assert.equal((await looking.request(path)).headers.get('set-cookie'), null, path);
	for (const [begin, values] of [[`/stellen/${ad.jobad}/bewerben`, { first_name: 'Nora', surname: 'Beispiel', email: 'kekse@beispiel.example' }], [`/stellen/${ad.jobad}/merken`, {}]]) {
		const visitor = stack.visitor();
		const answer = await visitor.submit(await visitor.get(begin), values, { follow: false });
		const cookie = answer.headers.get('set-cookie');
		assert.match(cookie, /^bms_portal=[\w-]{30,}; Path=\/; HttpOnly; SameSite=Lax$/, begin);
		assert.equal(visitor.cookies.size, 1);
	}
});

test('answers, files and mails lie sealed', async () => {
	const visitor = stack.visitor();
	const number = await beginApplication(visitor, ad.jobad, { email: 'versiegelt@beispiel.example', message: 'Ein geheimer Satz', town: 'Geheimhausen' });
	await attach(visitor, number);
	const tables = (await stack.sql(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bms' AND table_type = 'BASE TABLE' AND table_name IN
		('application', 'applicant', 'application_answer', 'attachment', 'stored_file', 'mail_outbox', 'history', 'history_visitor')`)).map(row => row.name);
	assert.ok(tables.length >= 6);
	for (const name of tables) {
		const rows = JSON.stringify(await stack.sql(`SELECT * FROM ${name}`));
		assert.ok(!/geheimer Satz|Geheimhausen/.test(rows), name);
	}
});

test('the question of a severe disability is voluntary, and so is its proof', async () => {
	assert.deepEqual(await stack.sql(`SELECT code FROM form_question WHERE required AND (code LIKE '%disab%' OR only_if = 'severely_disabled')`).catch(() =>
		stack.sql(`SELECT code FROM form_question WHERE required AND code LIKE '%disab%'`)), []);
	const page = await stack.visitor().get(`/stellen/${ad.jobad}/bewerben`);
	assert.match(page.text('main'), /Diese Angabe ist freiwillig/);
});

test('an account keeps no internet address', async () => {
	const columns = await stack.sql(`SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'bms'
		AND (table_name LIKE 'account%' OR table_name IN ('portal_session', 'applicant', 'application', 'rate_window'))`);
	assert.ok(columns.length > 40);
	for (const { t, c } of columns)
		assert.doesNotMatch(c, /^ip|_ip$|remote|client|network/, `${t}.${c}`);
	const account = await makeAccount(stack, { email: 'adresse@beispiel.example' });
	const visitor = await signedIn(stack, account);
	await visitor.get('/konto');
	for (const table of ['account_sign_in', 'portal_session', 'rate_window'])
		assert.doesNotMatch(JSON.stringify(await stack.sql(`SELECT * FROM ${table}`)), /127\.0\.0\.1/, table);
});

test('no step of the model rejects or hires by itself', async () => {
	const own = await stack.sql('SELECT from_status, to_status FROM process_step_role WHERE kind = 4 AND role_id = 0 ORDER BY from_status, to_status');
	assert.ok(own.length > 5);
	for (const { from_status, to_status } of own)
		assert.ok(['email_nicht_bestaetigt', 'eingegangen', 'geloescht', 'bewerber_zieht_zurueck', 'anonymisiert'].includes(to_status), `${from_status} > ${to_status}`);
});

test('nothing ends a sent application before its time, nor one in a legal dispute', async () => {
	const numbers = [];
	for (const status of ['eingegangen', 'abgesagt', 'einstellung', 'bewerber_zieht_zurueck', 'rechtsstreit']) {
		const number = await apply(stack, ad.jobad, { email: `bleibt.${status}@beispiel.example` });
		await stack.sql(`UPDATE application SET status = '${status}', active_key = NULL WHERE number = '${number}'`);
		numbers.push(number);
	}
	const days = await stack.value("SELECT MIN(days) FROM retention_rule WHERE id IN ('RET-03', 'RET-06', 'RET-07', 'RET-08')");
	const at = await stack.value(`SELECT DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL ${days} DAY - INTERVAL 1 HOUR, '%Y-%m-%d %H:%i:%s')`);
	const run = await stack.job('nightly', '--dry-run', '--at', at);
	assert.match(run, /due/);
	for (const number of numbers)
		assert.doesNotMatch(run, new RegExp(number));
});

test('old sign-ins go with the next one', async () => {
	const email = 'johanna.wulff-kerner@mail.example';
	const old = () => stack.value(`SELECT COUNT(*) FROM account_sign_in s JOIN account c ON c.id = s.account_id WHERE c.email = '${email}' AND s.device = 'Altes Gerät'`);
	for (const days of [89, 91])
		await stack.sql(`INSERT INTO account_sign_in (account_id, at, success, device) SELECT id, UTC_TIMESTAMP() - INTERVAL ${days} DAY, 1, 'Altes Gerät' FROM account WHERE email = '${email}'`);
	assert.equal(Number(await old()), 2);
	const visitor = stack.visitor();
	const home = await visitor.submit(await visitor.get('/konto/anmelden'), { email, password: 'Probe-Konto-2026' }, { action: '/anmelden' });
	assert.equal(new URL(home.url).pathname, '/konto');
	assert.equal(Number(await old()), 1);
});

test('every text that somebody confirms is kept as it was shown, once, and can be read', async () => {
	const versions = async (base = '') => (await stack.visitor().get(`${base}/datenschutz/fassungen`));
	const kept = () => stack.sql('SELECT version, lang, text FROM privacy_notice ORDER BY id');
	await apply(stack, ad.jobad, { email: 'fassung.eins@beispiel.example' });
	const before = await kept();
	await apply(stack, ad.jobad, { email: 'fassung.zwei@beispiel.example' });
	assert.equal((await kept()).length, before.length, 'the same text is kept once');
	const english = stack.visitor();
	await english.submit(await english.get('/en/konto/registrieren'), { first_name: 'Nora', surname: 'Beispiel', email: 'fassung.drei@beispiel.example', privacy: '1' });
	await stack.sql("UPDATE retention_rule SET days = 27 WHERE id = 'RET-11'; UPDATE setting SET value = '2027-01' WHERE name = 'privacy_notice_version'");
	await apply(stack, ad.jobad, { email: 'fassung.vier@beispiel.example' });
	await stack.sql("UPDATE retention_rule SET days = 21 WHERE id = 'RET-11'; UPDATE setting SET value = '2026-11' WHERE name = 'privacy_notice_version'");
	const now = await kept();
	assert.deepEqual(now.map(row => `${row.version} ${row.lang}`), ['2026-11 de', '2026-11 en', '2027-01 de']);
	assert.match(now[0].text, /benutzt haben\n21 Tage/);
	assert.match(now[2].text, /benutzt haben\n27 Tage/, 'with the numbers of then');
	const page = await eventually(async () => { const one = await versions(); return /2027-01/.test(one.text()) && one; }, 'the list');
	assert.match(page.text('main'), /Fassung 2027-01, Deutsch, zuerst bestätigt am.*27 Tage.*Fassung 2026-11, Englisch.*With your application.*Fassung 2026-11, Deutsch/);
	assert.match((await versions('/en')).text('main'), /Version 2027-01, German/);
	assert.match((await stack.visitor().get('/datenschutz')).link('Frühere Fassungen'), /\/datenschutz\/fassungen$/);
	for (const change of ["UPDATE privacy_notice SET text = ''", 'DELETE FROM privacy_notice'])
		await assert.rejects(stack.sqlAs('bms_portal', change), /denied/, change);
});
