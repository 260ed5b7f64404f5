// The nightly run as the administrators see it: asking for a run, its report, the proof of deletion; and the command with its clock.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const address = '/verwaltung/naechtlicher-lauf';
let stack, admin, drafts;

const value = async statement => Number(await stack.value(statement));

/** bmsctl nightly: what it printed, with its exit code. */
async function nightly(...options) {
	try {
		return { code: 0, text: await stack.job('nightly', ...options) };
	} catch (error) {
		return { code: error.code, text: error.stdout + error.stderr };
	}
}

/** Drafts saved so many days ago, by people whose names must not appear anywhere here. */
async function makeDrafts(count, days) {
	const before = await value('SELECT COALESCE(MAX(id), 0) FROM application');
	await stack.sql(`INSERT INTO applicant (first_name, surname, email, lang, created_at) SELECT 'Geheima', 'Namenlos', CONCAT('geheim', seq, '@example.org'), 'de',
		UTC_TIMESTAMP() FROM seq_1_to_${count}`);
	await stack.sql(`INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, source, form_version_id, status, status_since, created_at, changed_at)
		SELECT CONCAT('B-2020-', LPAD(${before} + ROW_NUMBER() OVER (ORDER BY p.id), 5, '0')), j.id, j.vacancy_id, p.id, 'unknown',
		(SELECT MAX(id) FROM form_version), 'gespeichert', t.at, t.at, t.at FROM applicant p
		JOIN (SELECT UTC_TIMESTAMP() - INTERVAL ${days} DAY AS at) t JOIN (SELECT id, vacancy_id FROM jobad ORDER BY id LIMIT 1) j
		WHERE p.surname = 'Namenlos' AND NOT EXISTS (SELECT 1 FROM application a WHERE a.applicant_id = p.id)`);
	await stack.sql(`INSERT INTO vacancy_status_count (vacancy_id, status, applications) SELECT vacancy_id, 'gespeichert', ${count} FROM jobad ORDER BY id LIMIT 1
		ON DUPLICATE KEY UPDATE applications = applications + ${count}`);
	return (await stack.sql(`SELECT number FROM application WHERE id > ${before} ORDER BY id`)).map(row => row.number);
}

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	drafts = await makeDrafts(30, 22);
});
after(() => stack?.stop());

test('a dry run says what would be deleted and why, and changes nothing', async () => {
	const page = await admin.get('/verwaltung');
	const list = await admin.get(page.link('Nächtlicher Lauf'));
	assert.match(list.text('main'), /Es gab noch keinen Lauf/);
	const { code, text } = await nightly('--dry-run', '--rule', 'RET-04');
	assert.equal(code, 0);
	const lines = text.split('\n').filter(line => line.startsWith('RET-04 draft_deleted: application '));
	assert.deepEqual(lines.map(line => /application (\S+),/.exec(line)[1]), drafts);
	assert.match(lines[0], /clock started \d{4}-\d\d-\d\d \d\d:\d\d:\d\d, due \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
	assert.match(text, /dry run: 30 due, nothing was changed/);
	assert.doesNotMatch(text, /geheim|Namenlos/i);
	assert.equal(await value(`SELECT COUNT(*) FROM application WHERE status = 'gespeichert' AND number LIKE 'B-2020-%'`), 30);
	assert.equal(await value('SELECT COUNT(*) FROM nightly_run'), 0);
});

test('an administrator asks for a dry run on the page and reads it there', async () => {
	const asked = await admin.submit(await admin.get(address), {}, { action: address, follow: true }).catch(() => null);
	assert.equal(asked?.status, 400, 'which kind is needed');
	const page = await admin.get(address);
	const { token } = page.form(address);
	const noted = await admin.post(address, { form_token: token, kind: 'dry' });
	assert.equal(noted.status, 200);
	assert.match(noted.text('main'), /Der Lauf ist vorgemerkt/);
	const run = await eventually(async () => {
		return await stack.value('SELECT status FROM nightly_run WHERE id = 1') === 'done' && admin.get((await admin.get(address)).link('1: Probelauf'));
	}, 'the dry run');
	assert.match(run.text('main'), /Dies ist ein Probelauf/);
	assert.match(run.text('main'), /Angefordert von ?henrike\.solms/);
	assert.match(run.text('main'), /Nicht abgesendeten Entwurf löschen ?RET-04 ?30/);
	assert.match(run.text('main'), new RegExp(`${drafts[0]} ?Bewerbung ?RET-04: Nicht abgesendeten Entwurf löschen`));
	assert.match(run.text('main'), new RegExp(drafts[29]));
	assert.match((await admin.get(`${run.url}?ergebnis=due&sortierung=-rule`)).text('tbody'), new RegExp(drafts[0]));
	assert.doesNotMatch((await admin.get(`${run.url}?ergebnis=failed`)).text('main'), new RegExp(drafts[0]));
	assert.match((await admin.get(`${address}?status=done`)).text('main'), /1: Probelauf/);
	assert.doesNotMatch((await admin.get(`${address}?status=aborted`)).text('main'), /1: Probelauf/);
	assert.equal(await value(`SELECT COUNT(*) FROM application WHERE status = 'gespeichert' AND number LIKE 'B-2020-%'`), 30);
	assert.equal(await value(`SELECT COUNT(*) FROM audit WHERE action = 'nightly_asked' AND detail = 'dry' AND actor_kind = 'staff'`), 1);
	const english = await admin.get(`/en${address}/1`);
	assert.match(english.text('main'), /Delete a draft that was not sent ?RET-04 ?30/);
});

test('the run itself, asked for on the page; its report to keep, in numbers, not in names', async () => {
	const page = await admin.get(address);
	await admin.post(address, { form_token: page.form(address).token, kind: 'now' });
	const run = await eventually(async () => {
		return await stack.value('SELECT status FROM nightly_run WHERE id = 2') === 'done' && admin.get((await admin.get(address)).link('2: Lauf'));
	}, 'the run');
	assert.equal(await value(`SELECT COUNT(*) FROM application WHERE status = 'geloescht' AND number LIKE 'B-2020-%'`), 30);
	assert.equal(await value(`SELECT COUNT(*) FROM history WHERE detail = 'gespeichert>geloescht' AND actor_kind = 'system'`), 30);
	const csv = await admin.get(run.link('CSV'));
	assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
	assert.match(csv.headers.get('content-disposition'), /attachment; filename="naechtlicher-lauf-2\.csv"/);
	assert.equal(csv.body.match(/^object;RET-04;draft_deleted;application;B-2020-\d+;[^;]+;[^;]+;done;$/gm).length, 30);
	const json = JSON.parse((await admin.get(run.link('JSON'))).body);
	assert.equal(json.done, (await value('SELECT done FROM nightly_run WHERE id = 2')));
	assert.deepEqual(json.objects.filter(object => object.rule === 'RET-04').map(object => object.number), drafts);
	assert.equal(json.seq, 2);
	assert.equal(json.hash, await stack.value('SELECT LOWER(HEX(hash)) FROM nightly_run WHERE id = 2'));
	for (const text of [run.body, csv.body, JSON.stringify(json)])
		assert.doesNotMatch(text, /geheim|Namenlos/i);
	assert.equal(await value(`SELECT COUNT(*) FROM audit WHERE action = 'nightly_report'`), 2);
	assert.match((await nightly('--verify')).text, /2 reports of nightly runs, all fit/);
});

test('a second run the same night does nothing', async () => {
	const { code, text } = await nightly();
	assert.equal(code, 0);
	assert.match(text, /RET-04 draft_deleted: 0 done, 0 not due any more, 0 failed/);
	assert.match(text, /run 3: 0 done/);
});

test('the clock can be set: for a dry run always, for a real one where it is allowed', async () => {
	await makeDrafts(3, 0);
	const later = '2099-03-01 02:00:00';
	assert.equal((await nightly('--dry-run', '--rule', 'draft_deleted', '--at', later)).text.match(/application B-2020-/g).length, 3);
	const refused = spawn(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', join(stack.dir, 'conf/backend.conf'), 'nightly', '--at', later]);
	assert.equal(await new Promise(done => refused.on('exit', done)), 2);
	assert.equal((await nightly('--at', 'tomorrow')).code, 2);
	assert.equal(await value(`SELECT COUNT(*) FROM application WHERE status = 'gespeichert' AND number LIKE 'B-2020-%'`), 3);
	const { text } = await nightly('--rule', 'RET-04', '--at', later);
	assert.match(text, /draft_deleted: [1-9]\d* done/);
	assert.equal(await value(`SELECT COUNT(*) FROM application WHERE status = 'gespeichert' AND number LIKE 'B-2020-%'`), 0);
	assert.equal(await stack.value('SELECT clock FROM nightly_run ORDER BY id DESC LIMIT 1'), later);
	assert.equal(await stack.value('SELECT only_rule FROM nightly_run ORDER BY id DESC LIMIT 1'), 'RET-04');
});

test('two at once: the second ends with a clear message', async () => {
	const before = await value('SELECT COUNT(*) FROM nightly_run');
	await stack.sql('UPDATE nightly_lock SET held_until = UTC_TIMESTAMP() + INTERVAL 100 SECOND');
	const { code, text } = await nightly();
	assert.equal(code, 75);
	assert.match(text, /run \d+ is under way; nothing was changed/);
	assert.equal(await value('SELECT COUNT(*) FROM nightly_run'), before);
	await stack.sql('UPDATE nightly_lock SET held_until = UTC_TIMESTAMP()');
	assert.equal((await nightly()).code, 0);
});

test('a report that is changed is found, and history that is cut off', async () => {
	await stack.sql(`UPDATE nightly_object SET number = 'B-2020-99999' WHERE run_id = 2 AND number = '${drafts[3]}'`);
	const { code, text } = await nightly('--verify');
	assert.equal(code, 1);
	assert.match(text, /broken: report of run 2: hash/);
	await stack.sql(`UPDATE nightly_object SET number = '${drafts[3]}' WHERE run_id = 2 AND number = 'B-2020-99999'`);
	assert.match(await stack.job('verify-history'), /all fit\n\d+ reports of nightly runs fit/);
	await stack.sql('CREATE TABLE kept AS SELECT * FROM history ORDER BY id DESC LIMIT 1; DELETE h FROM history h JOIN kept k ON k.id = h.id');
	await assert.rejects(stack.job('verify-history'), error => /all fit\nbroken: report of nightly run \d+: cut/.test(error.stdout));
	await stack.sql('INSERT INTO history SELECT * FROM kept; DROP TABLE kept');
	assert.match(await stack.job('verify-history'), /reports of nightly runs fit/);
});

test('only administrators; wrong options and addresses', async () => {
	const recruiter = stack.as('amira.yildiz');
	for (const path of [address, `${address}/2`, `${address}/2/bericht.csv`, `${address}/2/bericht.json`])
		assert.equal((await recruiter.get(path)).status, 403, path);
	for (const path of [`${address}/999`, `${address}/x`, `${address}/999/bericht.csv`, `${address}/999/bericht.json`])
		assert.equal((await admin.get(path)).status, 404, path);
	for (const options of [['--nichts'], ['--rule'], ['--verify', '--dry-run'], ['--rule', 'RET-9x'], ['--asked', 'x']])
		assert.equal((await nightly(...options)).code, 2, options.join(' '));
});

test('the application shows to administrators when it will be deleted, and by which rule', async () => {
	const number = (await makeDrafts(1, 5))[0];
	await stack.sql(`UPDATE application SET status = 'email_nicht_bestaetigt', status_since = '2026-11-10 11:00:00' WHERE number = '${number}'`);
	const page = await admin.get(`/bewerbungen/${number}/verlauf`);
	assert.equal(page.status, 200);
	assert.match(page.text('main'), /Löschfrist Regel ?RET-05: Nicht bestätigte Bewerbung löschen ?Frist begann ?10\.11\.2026, 12:00 Uhr ?Fällig ?01\.12\.2026, 12:00 Uhr/);
});

test('a refused application shows when it is anonymised, and then nothing is left of the person', async () => {
	const recruiter = stack.as('amira.yildiz');
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Frist (m/w/d)');
	const application = await apply(stack, jobad, { surname: 'Vergesslich' });
	const rule = 'application_anonymised';
	await step(recruiter, application, 'abgesagt');
	const shown = await admin.get(`/bewerbungen/${application}/verlauf`);
	assert.match(shown.text('main'), /Löschfrist.*RET-03: Bewerbung anonymisieren/s);
	assert.match((await nightly('--rule', rule)).text, / 0 done/);
	await stack.sql(`UPDATE application SET status_since = UTC_TIMESTAMP() - INTERVAL 401 DAY WHERE number = '${application}'`);
	assert.match((await nightly('--dry-run', '--rule', rule)).text, new RegExp(`application ${application}, clock started`));
	assert.match((await nightly('--rule', rule)).text, /application_anonymised: 1 done/);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'anonymisiert');
	assert.equal(await value(`SELECT COUNT(*) FROM applicant WHERE surname = 'Vergesslich'`), 0);
	for (const user of ['amira.yildiz', 'henrike.solms'])
		assert.equal((await stack.as(user).get(`/bewerbungen/${application}`)).status, 404, user);
	assert.equal((await recruiter.get('/bewerbungen')).text('main').includes('Vergesslich'), false);
});
