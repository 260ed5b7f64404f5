// Who gets in and who sees what, over HTTP and at the database.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fastcgiGet } from '../lib/fastcgi.mjs';
import { apply, createVacancy, firstProject, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, other, numbers;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	other = stack.as('nikolai.stern');
	numbers = await publishedAd(recruiter, 'Stelle der BSW (m/w/d)');
	numbers.application = await apply(stack, numbers.jobad, { email: 'rita@beispiel.example' });
	numbers.project = /P-\d{4}-\d{5}/.exec(await firstProject(recruiter))[0];
	await stack.as('henrike.solms').get('/');
});
after(() => stack?.stop());

const asDirectory = async (user, groups) => (await fastcgiGet(join(stack.dir, 'run/backend.sock'), '/', { BMS_SSO_USER: user, BMS_SSO_GROUPS: groups })).status;

const audit = where => stack.sql(`SELECT a.action, a.detail, a.actor_kind, s.user_id FROM audit a
	LEFT JOIN staff_user s ON a.actor_kind = 'staff' AND s.id = a.actor_id WHERE ${where} ORDER BY a.id`);

test('the portal account cannot read what belongs to staff', async () => {
	const tables = (await stack.sql(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bms'`)).map(row => row.name);
	const allowed = new Set(['public_ad', 'public_ad_gone', 'media_file', 'public_ad_state', 'public_pay_table', 'privacy_notice', 'setting', 'portal_session', 'portal_form_kept', 'form_spent', 'number_counter', 'applicant', 'application', 'application_ad', 'application_insert', 'letter_insert', 'document_asked', 'document_request',
		'application_answer', 'attachment', 'attachment_check', 'mail_file', 'attachment_original', 'attachment_picture', 'attachment_refused', 'application_status', 'application_told', 'application_entry', 'application_read', 'choice_state', 'choice_value', 'process_model', 'process_status', 'process_step', 'process_step_role', 'process_step_guard', 'vacancy_status_count', 'mail_token', 'rate_window', 'retention_rule',
		'account', 'account_sign_in', 'account_token', 'application_timeline', 'bookmark', 'consent_withdrawal', 'form', 'form_version', 'form_question', 'form_option',
		'job_alert', 'alert_token', 'history_visitor_end', 'audit_visitor_end', 'draft_attachment', 'application_link_open', 'visit_link_open', 'application_question', 'process_lock', 'sex_answer', 'sex_count']);
	assert.ok(tables.length > 30);
	for (const table of tables.filter(name => !allowed.has(name)))
		await assert.rejects(stack.sqlAs('bms_portal', `SELECT * FROM ${table} LIMIT 1`), /denied/, table);
	for (const table of ['history', 'audit', 'history_visitor', 'audit_visitor', 'history_open', 'audit_open'])
		for (const column of ['*', 'detail', 'hash', '1'])
			await assert.rejects(stack.sqlAs('bms_portal', `SELECT ${column} FROM ${table}`), /denied|Unknown column/, `${table} ${column}`);
	await assert.rejects(stack.sqlAs('bms_portal', 'SELECT title FROM vacancy'), /denied/);
	await stack.sqlAs('bms_portal', 'SELECT number FROM public_ad LIMIT 1');
});

test('the portal account gets the key of an application for a token, never by reading', async () => {
	const id = await stack.value(`SELECT id FROM application WHERE number = '${numbers.application}'`);
	const key = (visit, link) => stack.sqlAs('bms_portal', `SELECT HEX(object_key(4, ${id}, ${visit}, ${link})) AS wrapped`).then(text => text.split('\n')[1]);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bms_keys.application_key WHERE object_id = ${id}`), '1');
	for (const statement of ['SELECT wrapped FROM application_key', 'SELECT COUNT(*) FROM application_key', 'DELETE FROM application_key', `UPDATE application_key SET wrapped = ''`])
		await assert.rejects(stack.sqlAs('bms_portal', statement, 'bms_keys'), /denied/, statement);
	const stored = (await stack.sqlAs('bms_portal', 'SELECT HEX(token_hash) AS token FROM portal_session UNION SELECT HEX(token_hash) FROM mail_token')).split('\n').slice(1).filter(Boolean);
	assert.ok(stored.length >= 2);
	for (const token of ['NULL', `''`, ...stored.flatMap(hash => [`'${hash}'`, `'${hash.toLowerCase()}'`]), `'${numbers.application}'`, '0', `'%'`])
		assert.equal(await key(token, token), 'NULL', token);
	const stranger = stack.visitor();
	await stranger.submit(await stranger.get(`/stellen/${numbers.jobad}/merken`));
	assert.equal(await key(`'${stranger.cookies.get('bms_portal')}'`, 'NULL'), 'NULL');
	await assert.rejects(stack.sqlAs('bms_portal', 'ALTER FUNCTION object_key SQL SECURITY INVOKER'), /denied/);
	await assert.rejects(stack.sqlAs('bms_portal', 'DROP FUNCTION object_key'), /denied/);
});

test('a visit or a link that is over, or of another purpose, gives no key', async () => {
	const id = await stack.value(`SELECT id FROM application WHERE number = '${numbers.application}'`);
	const key = async (visit, link) => (await stack.sqlAs('bms_portal', `SELECT HEX(object_key(4, ${id}, '${visit}', '${link}')) AS wrapped`)).split('\n')[1] !== 'NULL';
	await stack.sql(`INSERT INTO portal_session (token_hash, owner, created_at, used_at, idle_until, ends_at, idle_seconds)
		VALUES (UNHEX(SHA2('probe', 256)), 0, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR, UTC_TIMESTAMP() + INTERVAL 1 HOUR, 3600);
		CREATE TABLE visit_before AS SELECT portal_session_id FROM application WHERE id = ${id};
		UPDATE application SET portal_session_id = (SELECT id FROM portal_session WHERE token_hash = UNHEX(SHA2('probe', 256))) WHERE id = ${id}`);
	const visit = set => stack.sql(`UPDATE portal_session SET ${set} WHERE token_hash = UNHEX(SHA2('probe', 256))`);
	assert.equal(await key('probe', ''), true);
	await visit('idle_until = UTC_TIMESTAMP() - INTERVAL 1 HOUR');
	assert.equal(await key('probe', ''), false);
	await assert.rejects(stack.sqlAs('bms_portal', `UPDATE portal_session SET idle_until = '2099-01-01' WHERE token_hash = UNHEX(SHA2('probe', 256))`), /visit is over/);
	await visit('idle_until = UTC_TIMESTAMP() + INTERVAL 1 HOUR, ends_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR');
	assert.equal(await key('probe', ''), false);
	await stack.sql(`UPDATE application SET portal_session_id = (SELECT portal_session_id FROM visit_before) WHERE id = ${id}; DROP TABLE visit_before;
		DELETE FROM portal_session WHERE token_hash = UNHEX(SHA2('probe', 256))`);
	await stack.sql(`INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, source, status, status_since, created_at, changed_at)
		SELECT 'B-2026-99998', jobad_id, vacancy_id, applicant_id, source, 'gespeichert', NOW(), NOW(), NOW() FROM application WHERE id = ${id}`);
	const draft = await stack.value(`SELECT id FROM application WHERE number = 'B-2026-99998'`);
	await stack.sql(`INSERT INTO bms_keys.application_key (kind, object_id, wrapped, created_at) VALUES (4, ${draft}, 'x', NOW())`);
	const link = async (purpose, hours) => {
		await stack.sql(`INSERT INTO mail_token VALUES (UNHEX(SHA2('probe', 256)), ${draft}, '${purpose}', UTC_TIMESTAMP() + INTERVAL ${hours} HOUR)`);
		const got = (await stack.sqlAs('bms_portal', `SELECT object_key(4, ${draft}, NULL, 'probe') AS wrapped`)).split('\n')[1];
		await stack.sql(`DELETE FROM mail_token WHERE token_hash = UNHEX(SHA2('probe', 256))`);
		return got === 'x';
	};
	for (const [status, shown] of [['gespeichert', 'resume'], ['email_nicht_bestaetigt', 'confirm_address'], ['eingegangen', '']]) {
		await stack.sql(`UPDATE application SET status = '${status}', received_at = IF('${status}' = 'eingegangen', '2026-01-01', NULL) WHERE id = ${draft}`);
		for (const purpose of ['resume', 'confirm_address', 'else']) {
			assert.equal(await link(purpose, 1), purpose === shown, `${status} ${purpose}`);
			assert.equal(await link(purpose, -1), false, `${status} ${purpose}, over`);
		}
	}
	await stack.sql(`DELETE FROM bms_keys.application_key WHERE object_id = ${draft}; DELETE FROM application WHERE id = ${draft}`);
});

test('whoever acts with an account of the database does not turn back its clock, by which visits and links end', async () => {
	for (const account of ['bms_portal', 'bms_backend', 'bms_jobs'])
		await assert.rejects(stack.sqlAs(account, 'SET timestamp = 1'), /timestamp/, account);
});

test('the portal account makes itself no token for what was sent, and takes it from nobody', async () => {
	const id = await stack.value(`SELECT id FROM application WHERE number = '${numbers.application}'`);
	const portal = statement => stack.sqlAs('bms_portal', statement);
	const begin = `INSERT INTO portal_session (token_hash, owner, created_at, used_at, idle_until, ends_at, idle_seconds)
		VALUES (UNHEX(SHA2('boese', 256)), 0, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '2099-01-01', '2099-01-01', 60)`;
	const end = `DELETE FROM portal_session WHERE token_hash = UNHEX(SHA2('boese', 256))`;
	for (const purpose of ['confirm_address', 'resume', 'else'])
		await assert.rejects(portal(`INSERT INTO mail_token VALUES (UNHEX(SHA2('evil', 256)), ${id}, '${purpose}', '2099-01-01')`), /mails no such link/, purpose);
	for (const statement of [`UPDATE portal_session SET token_hash = UNHEX(SHA2('evil', 256))`, 'UPDATE portal_session SET owner = 1', `UPDATE portal_session SET ends_at = '2099-01-01'`,
		begin.replace('(token_hash', '(id, token_hash').replace('(UNHEX', '(1, UNHEX'), `UPDATE mail_token SET expires_at = '2099-01-01'`, 'UPDATE account SET applicant_id = 1',
		`UPDATE application SET jobad_id = 1`, `UPDATE application SET vacancy_id = 1`])
		await assert.rejects(portal(statement), /denied/, statement);
	await stack.sql(`DELETE FROM portal_session WHERE id = (SELECT portal_session_id FROM application WHERE id = ${id})`);
	await portal(begin);
	await assert.rejects(portal(`UPDATE application SET portal_session_id = (SELECT id FROM portal_session WHERE token_hash = UNHEX(SHA2('boese', 256))) WHERE id = ${id}`), /its person's/);
	await portal(end);
	await portal(`INSERT INTO applicant (first_name, surname, email, lang, created_at) VALUES ('B', 'B', 'boese@beispiel.example', 'de', NOW())`);
	await assert.rejects(portal(`UPDATE application SET applicant_id = (SELECT id FROM applicant WHERE email = 'boese@beispiel.example') WHERE id = ${id}`), /its person's/);
	await portal(`DELETE FROM applicant WHERE email = 'boese@beispiel.example'`);
});

test('the portal account gets no key by an account of its own making: it begins unused, and what is unused owns nothing', async () => {
	const number = await apply(stack, numbers.jobad, { email: 'gast.schluessel@beispiel.example' });
	const [{ id, applicant_id: person }] = await stack.sql(`SELECT id, applicant_id FROM application WHERE number = '${number}'`);
	const portal = statement => stack.sqlAs('bms_portal', statement);
	const account = (status, email = 'gast.schluessel@beispiel.example') =>
		portal(`INSERT INTO account (applicant_id, email, status, lang, created_at) VALUES (${person}, '${email}', '${status}', 'de', UTC_TIMESTAMP())`);
	for (const status of ['active', 'deactivated'])
		await assert.rejects(account(status), /begins unused/, status);
	await assert.rejects(account('unused', 'boese@beispiel.example'), /address of its person/);
	await account('unused');
	const made = await stack.value(`SELECT id FROM account WHERE applicant_id = ${person}`);
	await portal(`INSERT INTO portal_session (token_hash, owner, created_at, used_at, idle_until, ends_at, idle_seconds)
		VALUES (UNHEX(SHA2('boese', 256)), ${made}, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '2099-01-01', '2099-01-01', 60)`);
	const key = async () => (await portal(`SELECT HEX(object_key(4, ${id}, 'boese', NULL)) AS wrapped`)).split('\n')[1] !== 'NULL';
	assert.equal(await key(), false);
	await stack.sql(`UPDATE account SET status = 'active' WHERE id = ${made}`);
	assert.equal(await key(), true, 'what is in use owns it');
	await assert.rejects(portal(`UPDATE account SET status = 'deactivated' WHERE id = ${made}`), /brings an account into use/);
	for (const [reason, opens] of [['administrator', false], ['applications', false], ['pool', false], ['expired', true]]) {
		await stack.sql(`UPDATE account SET status = 'deactivated', deactivated_reason = '${reason}' WHERE id = ${made}`);
		const open = portal(`UPDATE account SET status = 'active', deactivated_reason = NULL WHERE id = ${made}`);
		await (opens ? open : assert.rejects(open, /brings an account into use/, reason));
	}
	await stack.sql(`DELETE FROM portal_session WHERE owner = ${made}; DELETE FROM account WHERE id = ${made}`);
});

test('the portal account takes applicants’ steps with a sent application, and no others', async () => {
	const id = await stack.value(`SELECT id FROM application WHERE number = '${numbers.application}'`);
	const portal = statement => stack.sqlAs('bms_portal', statement);
	const state = () => stack.sql(`SELECT a.status, a.status_since, a.received_at, a.consent_at, p.email, (SELECT COUNT(*) FROM application_answer w WHERE w.application_id = a.id) AS answers
		FROM application a JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ${id}`);
	const before = await state();
	for (const status of ['einstellung', 'abgesagt', 'formale_pruefung', 'geloescht', 'anonymisiert', 'direktanonymisierung', 'email_nicht_bestaetigt'])
		await assert.rejects(portal(`UPDATE application SET status = '${status}' WHERE id = ${id}`), /no step of an applicant/, status);
	for (const set of ['received_at = NULL', `received_at = '2026-01-01'`, `status_since = '2026-01-01'`])
		await assert.rejects(portal(`UPDATE application SET ${set} WHERE id = ${id}`), /no step of an applicant/, set);
	await assert.rejects(portal(`UPDATE application SET consent_at = NULL WHERE id = ${id}`), /takes no changes/);
	await assert.rejects(portal(`UPDATE applicant SET email = 'boese@beispiel.example' WHERE id = (SELECT applicant_id FROM application WHERE id = ${id})`), /changes with its account/);
	await assert.rejects(portal(`INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, source, status, status_since, created_at, changed_at)
		SELECT 'B-2026-99999', jobad_id, vacancy_id, applicant_id, source, status, NOW(), NOW(), NOW() FROM application WHERE id = ${id}`), /begins as a draft/);
	for (const set of ['application_id = 0', `question = 'x'`])
		await assert.rejects(portal(`UPDATE application_answer SET ${set} WHERE application_id = ${id} LIMIT 1`), /takes no changes/, set);
	await stack.sql(`UPDATE application SET status = 'vorauswahl' WHERE id = ${id}`);
	for (const statement of ['DELETE FROM application_answer WHERE', `UPDATE application_answer SET sealed = 'x' WHERE`, `INSERT INTO application_answer SELECT application_id, 'more', 'x' FROM application_answer WHERE`])
		await assert.rejects(portal(`${statement} application_id = ${id}${statement.startsWith('INSERT') ? ' LIMIT 1' : ''}`), /takes no changes/, statement);
	await assert.rejects(portal(`UPDATE application SET severely_disabled = NOT severely_disabled WHERE id = ${id}`), /takes no changes/);
	await stack.sql(`UPDATE application SET status = 'eingegangen' WHERE id = ${id}`);
	assert.deepEqual(await state(), before);
	assert.ok(Number(before[0].answers) > 0);
});

test('the portal account adds lines of visitors only, without the key of history', async () => {
	const line = (actor, id, kind) => `(${kind}, 1, '${actor}', ${id}, 99, NOW(), 'status', 'eingegangen>zusage', REPEAT('x', 32))`;
	const columns = '(object_kind, object_id, actor_kind, actor_id, seq, at, action, detail, mark)';
	for (const table of ['history_visitor', 'audit_visitor'])
		for (const [actor, id, kind] of [['staff', 1, 4], ['staff', 0, 4], ['system', 0, 4], ['visitor', 1, 4]])
			await assert.rejects(stack.sqlAs('bms_portal', `INSERT INTO ${table} ${columns} VALUES ${line(actor, id, kind)}`), /CHECK OPTION/, `${table} ${actor}`);
	for (const kind of [1, 2, 3, 5, 6, 7])
		await assert.rejects(stack.sqlAs('bms_portal', `INSERT INTO history_visitor ${columns} VALUES ${line('visitor', 0, kind)}`), /CHECK OPTION/, kind);
	for (const table of ['history', 'audit'])
		await assert.rejects(stack.sqlAs('bms_portal', `INSERT INTO ${table} ${columns} VALUES ${line('visitor', 0, 4)}`), /denied/, table);
	for (const table of ['history_visitor', 'audit_visitor', 'history_open', 'audit_open', 'history_visitor_end'])
		for (const statement of [`UPDATE ${table} SET seq = 1`, `DELETE FROM ${table}`, `UPDATE ${table} SET mark = NULL`])
			await assert.rejects(stack.sqlAs('bms_portal', statement), /denied|Unknown column/, statement);
	for (const name of ['portal', 'internal'])
		assert.doesNotMatch(await readFile(join(stack.dir, `conf/${name}.conf`), 'utf8'), /^history_key_file/m);
});

test('the portal account cannot take files from a sent application', async () => {
	const files = () => stack.value(`SELECT GROUP_CONCAT(type, file_id) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${numbers.application}'`);
	const before = await files();
	assert.notEqual(before, 'NULL');
	await assert.rejects(stack.sqlAs('bms_portal', 'DELETE FROM attachment'), /denied/);
	await assert.rejects(stack.sqlAs('bms_portal', `UPDATE attachment SET type = 'other'`), /denied/);
	await assert.rejects(stack.sqlAs('bms_portal', `UPDATE application SET status = 'gespeichert'`), /does not become a draft/);
	await stack.sqlAs('bms_portal', `UPDATE draft_attachment SET type = 'other'; DELETE FROM draft_attachment`);
	await assert.rejects(stack.sqlAs('bms_portal', 'DELETE FROM stored_file WHERE 1'), /foreign key|denied/);
	assert.equal(await files(), before);
});

test('the owner’s password stands where migrations run, and nowhere else', async () => {
	for (const name of ['portal', 'internal', 'backend', 'jobs'])
		assert.doesNotMatch(await readFile(join(stack.dir, `conf/${name}.conf`), 'utf8'), /owner/);
	const jobs = await readFile(join(stack.dir, 'conf/jobs.conf'), 'utf8');
	const run = promisify(execFile);
	const wrong = join(stack.dir, 'conf/wrong.conf');
	await writeFile(wrong, `${jobs}owner_password_file = ${join(stack.dir, 'secrets/db_owner')}\n`);
	await assert.rejects(run(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', wrong, 'check']), /owner_password_file/);
	await writeFile(wrong, `${await readFile(join(stack.dir, 'conf/portal.conf'), 'utf8')}history_key_file = ${join(stack.dir, 'secrets/history_key')}\n`);
	await assert.rejects(run(join(process.env.BMS_BUILD, 'portal.fcgi'), ['--config', wrong]), /history_key_file/);
});

test('what visitors did is sealed by the house within a moment', async () => {
	const open = async () => Number(await stack.value('SELECT (SELECT COUNT(*) FROM history WHERE hash IS NULL) + (SELECT COUNT(*) FROM audit WHERE hash IS NULL)'));
	await eventually(async () => await open() === 0, 'the sealing of all lines');
	assert.ok(Number(await stack.value(`SELECT COUNT(*) FROM history WHERE actor_kind = 'visitor' AND mark IS NULL AND LENGTH(hash) = 32`)) > 2);
	assert.match(await stack.job('verify-history'), /all fit/);
});

test('no account of the application can change or delete history or audit', async () => {
	for (const account of ['bms_portal', 'bms_backend'])
		for (const table of ['history', 'audit']) {
			await assert.rejects(stack.sqlAs(account, `UPDATE ${table} SET detail = 'x'`), /denied/, `${account} ${table}`);
			await assert.rejects(stack.sqlAs(account, `DELETE FROM ${table}`), /denied/, `${account} ${table}`);
			await assert.rejects(stack.sqlAs(account, `UPDATE ${table}_open SET object_id = 1`), /denied|Unknown column/, `${account} ${table}`);
			await assert.rejects(stack.sqlAs(account, `DELETE FROM ${table}_open`), /denied/, `${account} ${table}`);
		}
	for (const table of ['history', 'audit']) {
		await assert.rejects(stack.sqlAs('bms_jobs', `UPDATE ${table} SET detail = 'x'`), /denied/, table);
		await assert.rejects(stack.sqlAs('bms_jobs', `DELETE FROM ${table}`), /denied/, table);
	}
});

test('what belongs to another tenant does not exist, for reading and for acting', async () => {
	for (const path of [`/projekte/${numbers.project}`, `/projekte/${numbers.project}/vakanzen/neu`, `/vakanzen/${numbers.vacancy}`, `/vakanzen/${numbers.vacancy}/bearbeiten`,
		`/stellenanzeigen/${numbers.jobad}`, `/stellenanzeigen/${numbers.jobad}/bearbeiten`, `/bewerbungen/${numbers.application}`, `/bewerbungen/${numbers.application}/anhang/1`])
		assert.equal((await other.get(path)).status, 404, path);
	const form = (await recruiter.get(`/bewerbungen/${numbers.application}`)).form('/kommentar');
	assert.equal((await other.post(form.action, [...form.fields.filter(([name]) => name !== 'text'), ['text', 'fremd']])).status, 404);
	const mine = (await other.get(`${await firstProject(other)}/vakanzen/neu`)).form();
	assert.equal((await other.post(`/projekte/${numbers.project}/vakanzen/neu`, mine.fields)).status, 404);
	assert.doesNotMatch((await other.get('/vakanzen')).text('main'), new RegExp(numbers.vacancy));
	assert.doesNotMatch((await other.get('/bewerbungen')).text('main'), new RegExp(numbers.application));
	assert.ok((await audit(`a.action = 'refused' AND s.user_id = 'nikolai.stern'`)).length >= 8, 'each refusal is audited');
});

test('who may see but not act gets 403, audited', async () => {
	const office = stack.as('sina.krogmann');
	assert.equal((await office.get(`/vakanzen/${numbers.vacancy}`)).status, 200);
	assert.equal((await office.get(`/vakanzen/${numbers.vacancy}/bearbeiten`)).status, 403);
	assert.equal((await office.get(`/projekte/${numbers.project}/vakanzen/neu`)).status, 403);
	assert.ok((await audit(`a.action = 'refused' AND s.user_id = 'sina.krogmann' AND a.detail = 'OBJECT_ACTION_VACANCY_EDIT'`)).length >= 1);
});

test('an information recipient reaches no object', async () => {
	const recipient = stack.as('gesa.rohde');
	assert.equal((await recipient.get('/')).status, 200);
	for (const path of [`/vakanzen/${numbers.vacancy}`, `/stellenanzeigen/${numbers.jobad}`, `/bewerbungen/${numbers.application}`])
		assert.equal((await recipient.get(path)).status, 404, path);
});

test('an administrator reads every application, and each reading is audited', async () => {
	const administrator = stack.as('henrike.solms');
	const before = (await audit(`a.action = 'read' AND s.user_id = 'henrike.solms'`)).length;
	assert.equal((await administrator.get(`/bewerbungen/${numbers.application}`)).status, 200);
	assert.equal((await audit(`a.action = 'read' AND s.user_id = 'henrike.solms'`)).length, before + 1);
	assert.equal((await recruiter.get(`/bewerbungen/${numbers.application}`)).status, 200);
	assert.equal((await audit(`a.action = 'read' AND s.user_id = 'amira.yildiz'`)).length, 0);
});

test('an unknown person gets a page that says whom to ask, no session, and an audit line', async () => {
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'ole.behnke'`);
	const visitor = stack.as('ole.behnke');
	const page = await visitor.get('/');
	assert.equal(page.status, 403);
	assert.match(page.text('main'), /Fachliche Leitstelle/);
	assert.equal(visitor.cookies.has('bms_backend'), false);
	assert.equal((await audit(`a.action = 'sign_in_refused' AND s.user_id = 'ole.behnke'`))[0].detail, 'not_active');
	await stack.sql(`UPDATE staff_user SET user_id = 'jemand.anders' WHERE user_id = 'ole.behnke'`);
	assert.equal((await stack.as('ole.behnke').get('/')).status, 403);
	assert.ok((await audit(`a.action = 'sign_in_refused' AND a.actor_kind = 'visitor'`)).some(row => row.detail === 'unknown'));
});

test('who is deactivated is out at once, with the session still open', async () => {
	const person = stack.as('svenja.brandt');
	assert.equal((await person.get('/vakanzen')).status, 200);
	await stack.sql(`UPDATE staff_user SET status = 'locked' WHERE user_id = 'svenja.brandt'`);
	assert.equal((await person.get('/vakanzen')).status, 403);
});

test('groups are made equal to what the directory says, each change audited; names that map to nothing are counted', async () => {
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('Alte Gruppe', 9);
		INSERT INTO user_group_member SELECT s.id, g.id FROM staff_user s, user_group g WHERE s.user_id = 'joerg.petersen' AND g.name = 'Alte Gruppe';
		DELETE FROM directory_group WHERE name = 'ROL-BSW-BMS-GSB'`);
	assert.equal((await stack.as('joerg.petersen').get('/')).status, 200);
	const groups = await stack.sql(`SELECT g.name FROM user_group_member m JOIN user_group g ON g.id = m.group_id JOIN staff_user s ON s.id = m.staff_user_id
		WHERE s.user_id = 'joerg.petersen'`);
	assert.equal(groups.length, 1);
	assert.notEqual(groups[0].name, 'Alte Gruppe');
	assert.deepEqual(await audit(`a.action = 'group_removed' AND a.detail = 'joerg.petersen'`),
		[{ action: 'group_removed', detail: 'joerg.petersen', actor_kind: 'system', user_id: null }], 'the directory took it, not the person');
	assert.deepEqual(await stack.sql(`SELECT h.actor_kind, h.detail FROM history h JOIN staff_user s ON s.id = h.object_id AND h.object_kind = 5
		WHERE s.user_id = 'joerg.petersen' AND h.action = 'group_removed'`), [{ actor_kind: 'system', detail: 'Alte Gruppe' }]);
	assert.equal((await stack.as('lena.maibaum').get('/')).status, 403, 'no group left: no access');
	assert.equal(await stack.value(`SELECT seen FROM directory_group_unmapped WHERE name = 'ROL-BSW-BMS-GSB'`), '1');
});

test('one person’s name in the directory is never another’s', async () => {
	for (const [user, status] of [['jörg.petersen', 403], ['JOERG.Petersen', 200], ['joerg.petersen ', 200], ['joerg.petersen.', 403]])
		assert.equal(await asDirectory(user, 'ROL-BSW-BMS-R'), status, user);
	assert.equal(await asDirectory('joerg.petersen', 'rol-bsw-bms-r'), 403, 'groups are compared byte by byte too');
});

test('a right held in another authority opens no history here', async () => {
	const department = stack.as('birgit.wendland');
	const vacancy = await stack.value(`SELECT v.number FROM vacancy_person p JOIN vacancy v ON v.id = p.vacancy_id JOIN staff_user s ON s.id = p.staff_user_id
		WHERE s.user_id = 'birgit.wendland' LIMIT 1`);
	const none = async () => {
		for (const path of ['/verlauf', '/zugriff'])
			assert.equal((await department.get(`/vakanzen/${vacancy}${path}`)).status, 404, path);
	};
	await none();
	await stack.sql(`INSERT INTO user_group_member SELECT s.id, g.id FROM staff_user s, user_group g WHERE s.user_id = 'birgit.wendland' AND g.name LIKE 'BSW%P 31%'`);
	const page = await department.get(`/vakanzen/${vacancy}`);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.text('main'), /Verlauf|Zugriff/);
	await none();
});

test('of two groups each gives what it may in its own authority alone', async () => {
	const there = await publishedAd(other, 'Stelle der BVU zum Lesen (m/w/d)');
	await stack.sql(`INSERT INTO base_role (id, code, model_role_id, name_de, name_en) VALUES (40, 'READING', 2, 'Lesendes Recruiting', 'Reading recruiting');
		INSERT INTO base_role_right SELECT 40, x.right_id FROM base_role_right x JOIN base_right b ON b.id = x.right_id
			WHERE x.role_id = 2 AND b.code NOT IN ('OBJECT_ACTION_VACANCY_EDIT', 'OBJECT_ACTION_JOBAD_EDIT');
		INSERT INTO user_group (name, role_id, rights_role_id, authority_id) SELECT 'BVU lesend', 2, 40, o.id FROM org_unit o WHERE o.code = 'BVU';
		INSERT INTO user_group_member SELECT s.id, g.id FROM staff_user s, user_group g WHERE s.user_id = 'amira.yildiz' AND g.name = 'BVU lesend';
		INSERT INTO project_member (project_id, staff_user_id, role_id) SELECT v.project_id, s.id, 2 FROM vacancy v, staff_user s
			WHERE v.number = '${there.vacancy}' AND s.user_id = 'amira.yildiz';
		UPDATE access_version SET version = version + 1`);
	await stack.job('rebuild-reach');
	const forms = {};
	for (const [kind, may] of [['vakanzen', numbers.vacancy], ['stellenanzeigen', numbers.jobad]]) {
		forms[kind] = await recruiter.get(`/${kind}/${may}/bearbeiten`);
		assert.equal(forms[kind].status, 200, `${kind}: her own authority`);
	}
	for (const [kind, number] of [['vakanzen', there.vacancy], ['stellenanzeigen', there.jobad]]) {
		const desk = await recruiter.get(`/${kind}/${number}`);
		assert.equal(desk.status, 200, `${kind}: to read`);
		assert.equal(desk.document.querySelector(`a[href$="${number}/bearbeiten"]`), null, `${kind}: no way offered that is closed`);
		assert.equal((await recruiter.get(`/${kind}/${number}/bearbeiten`)).status, 403, kind);
		const fields = Object.fromEntries(Array.from(forms[kind].document.querySelectorAll('main form[method=post] :is(input, textarea, select)[name]'),
			field => [field.getAttribute('name'), field.getAttribute('value') ?? field.textContent]));
		assert.equal((await recruiter.post(`/${kind}/${number}/bearbeiten`, { ...fields, title: 'Geändert' })).status, 403, kind);
	}
	assert.equal(await stack.value(`SELECT title FROM vacancy WHERE number = '${there.vacancy}'`), 'Stelle der BVU zum Lesen (m/w/d)');
	const listed = (await recruiter.get('/vakanzen')).text('main');
	assert.match(listed, /Stelle der BVU zum Lesen/);
	assert.match(listed, /Stelle der BSW/);
});

test('a filter by a vacancy one may not know of answers as if there were none', async () => {
	const told = async number => (await other.get(`/bewerbungen?vakanz=${number}`)).text('main').replaceAll(number, 'V');
	assert.equal(await told(numbers.vacancy), await told('V-2026-99999'));
	assert.match(await told(numbers.vacancy), /^(?![^]*Stelle der BSW)[^]*Darum steht hier kein Eintrag/);
	assert.equal((await recruiter.get(`/bewerbungen?vakanz=${numbers.vacancy}`)).status, 200);
});

test('a recruiter sees that a person has further applications in the authority, and nothing of other authorities', async () => {
	const second = await publishedAd(recruiter, 'Zweite Stelle der BSW (m/w/d)');
	const foreign = await publishedAd(other, 'Stelle der BVU (m/w/d)');
	const application = await apply(stack, second.jobad, { email: 'rita@beispiel.example' });
	const elsewhere = await apply(stack, foreign.jobad, { email: 'rita@beispiel.example' });
	const page = await recruiter.get(`/bewerbungen/${application}`);
	assert.match(page.text('main'), new RegExp(`Weitere Bewerbungen dieser Person.*${numbers.application} Stelle der BSW`));
	assert.doesNotMatch(page.text('main'), new RegExp(elsewhere));
	assert.doesNotMatch((await other.get(`/bewerbungen/${elsewhere}`)).text('main'), /Weitere Bewerbungen/);
});

test('another person on the same browser does not inherit the session', async () => {
	const visitor = stack.as('amira.yildiz');
	await visitor.get('/');
	const first = visitor.cookies.get('bms_backend');
	visitor.cookies.set('demo_user', 'nikolai.stern');
	assert.match((await visitor.get('/')).text('header'), /Nikolai Stern/);
	assert.notEqual(visitor.cookies.get('bms_backend'), first);
});

test('one applicant cannot open another one’s application', async () => {
	const applicant = stack.visitor();
	for (const number of [numbers.application, 'B-2020-99999'])
		assert.equal(new URL((await applicant.get(`/bewerbung/${number}/angaben`)).url).pathname, '/bewerbung/fortsetzen', 'without a visit: to the way back, whatever the number');
	await applicant.submit(await applicant.get(`/stellen/${numbers.jobad}/merken`));
	assert(applicant.cookies.has('bms_portal'), 'a visit of one’s own');
	for (const page of ['angaben', 'unterlagen', 'pruefen', 'gesendet'])
		assert.equal((await applicant.get(`/bewerbung/${numbers.application}/${page}`)).status, 404, page);
});

test('changing one byte of history is found, and so is a line that is gone', async () => {
	assert.match(await stack.job('verify-history'), /all fit/);
	const number = await createVacancy(recruiter, 'Stelle für die Prüfung');
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { hours: '20' });
	const id = await stack.value(`SELECT MAX(id) FROM history WHERE detail = 'hours'`);
	await stack.sql(`UPDATE history SET detail = 'hourt' WHERE id = ${id}`);
	await assert.rejects(stack.job('verify-history'), error => error.code === 1 && error.stdout.includes(id));
	await stack.sql(`UPDATE history SET detail = 'hours' WHERE id = ${id}`);
	assert.match(await stack.job('verify-history'), /all fit/);
	await stack.sql(`DELETE FROM history WHERE action = 'created' AND object_kind = 2 AND object_id = (SELECT id FROM vacancy WHERE number = '${number}')`);
	await assert.rejects(stack.job('verify-history'), error => error.code === 1);
});

test('every reach row has its assignment', async () => {
	await stack.job('check');
});
