// What is delivered as data equals the tables of the spec, kept in tests/spec.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startStack, top } from '../lib/stack.mjs';

const roles = ['ADMIN', 'RECRUITER', 'DEPARTMENT', 'LECTOR', 'P31', 'P34', 'PR', 'SBV', 'GSB', 'PSB'];
let stack;

before(async () => { stack = await startStack({ demo: false }); });
after(() => stack?.stop());

/** Rows of a CSV file as objects; fields may be quoted. */
function csv(name) {
	const text = readFileSync(join(top, 'tests/spec', name), 'utf8').replace(/\r/g, '');
	const [head, ...rows] = text.trim().split('\n').map(line => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1)
		.map(match => match[1].replace(/^"|"$/g, '').replace(/""/g, '"')));
	return rows.map(row => Object.fromEntries(head.map((column, i) => [column, row[i] ?? ''])));
}

test('the rights and who has them are those of rights.csv', async () => {
	const found = await stack.sql(`SELECT r.id, r.code, r.object, r.name_de, GROUP_CONCAT(b.code ORDER BY b.id) AS roles FROM base_right r
		LEFT JOIN base_role_right m ON m.right_id = r.id LEFT JOIN base_role b ON b.id = m.role_id GROUP BY r.id ORDER BY r.id`);
	const has = row => roles.filter(role => row[role] === 'X').join(',');
	const wanted = csv('rights.csv').map((row, i) => ({ id: String(i + 1), code: row.right, object: row.object, name_de: row.name_de, roles: has(row) }));
	assert.deepEqual(found.slice(0, wanted.length), wanted);
	const more = csv('rights-more.csv');
	for (const row of found.slice(wanted.length))
		assert.equal(row.roles, has(more.find(line => line.right === row.code)), row.code);
});

test('who sees an application in which status, on what condition and until when is what visibility.csv says', async () => {
	const found = await stack.sql(`SELECT IFNULL(b.code, 'SEAT') AS role, s.status, CAST(s.on_condition AS CHAR) AS on_condition, CAST(s.ends AS CHAR) AS ends FROM process_status_role s
		LEFT JOIN base_role b ON b.id = s.role_id WHERE s.kind = 4 AND s.may_see AND s.setting IS NULL`);
	const line = (role, status, condition, ends) => [role, status, condition, ...ends.filter(Boolean).sort()].join(' ');
	assert.deepEqual(found.map(row => line(row.role, row.status, row.on_condition, row.ends.split(','))).sort(),
		csv('visibility.csv').flatMap(row => row.statuses.split('|').map(status => line(row.role, status, row.condition, row.until.split('|')))).sort());
	assert.deepEqual((await stack.sql(`SELECT role_id, status, setting FROM process_status_role WHERE setting IS NOT NULL ORDER BY status`)),
		['eingegangen', 'formale_pruefung', 'vorauswahl'].map(status => ({ role_id: '9', status, setting: 'gsb_sees_from_receipt' })));
});

test('the numbers of the rights in the code are those of the table', () => {
	const header = readFileSync(join(top, 'cgi-bin/access/right.h'), 'utf8');
	const names = [...header.split('RIGHTS_MORE(X)')[0].matchAll(/\tX\((\w+), (\w+)\)/g)].map(match => [`OBJECT_ACTION_${match[1]}`, match[2].toLowerCase()]);
	assert.deepEqual(names, csv('rights.csv').map(row => [row.right, row.object]));
});

test('the widgets of each cockpit are those of widgets.csv, in their order', async () => {
	const found = await stack.sql(`SELECT r.code AS role, w.name_de, w.type FROM cockpit_widget w JOIN base_role r ON r.id = w.role_id ORDER BY w.role_id, w.position`);
	const wanted = csv('widgets.csv');
	for (const role of [...roles, 'IE'])
		assert.deepEqual(found.filter(row => row.role === role).map(row => [row.name_de, row.type]),
			wanted.filter(row => row.group === role).map(row => [row.widget_de, row.type]), role);
});

test('the kinds are those of statements.csv', async () => {
	const silent = value => value === 'reminder' ? '' : value;
	const unit = text => text.replace('working days', 'workdays').replace(/^(\d+) (week|month)$/, '$1 $2s');
	const wanted = csv('statements.csv').map(row => [row.code, row.object, row.asked, row.question_de, unit(row.default_deadline), silent(row.silence_means), row.blocks, row.law,
		row.answers.replace(/\((text|reason)\)/g, ':$1').replace(/\(ground and reason\)/g, ':ground')].join(';'));
	const found = await stack.sql(`SELECT k.code, k.object, k.asked, k.question_de, CONCAT(k.deadline, ' ', k.unit) AS deadline, k.silence,
		(SELECT GROUP_CONCAT(CONCAT(b.object, '>', b.status) ORDER BY b.object <> 'selection', b.object SEPARATOR '|') FROM statement_kind_block b WHERE b.kind = k.code) AS blocks, k.law,
		(SELECT GROUP_CONCAT(CONCAT(a.code, IF(a.needs = '' OR a.code IN ('statement', 'objection', 'changes_wanted') AND a.needs = 'text' AND k.code <> 'content_release',
			'', CONCAT(':', a.needs))) ORDER BY a.position SEPARATOR '|') FROM statement_kind_answer a WHERE a.kind = k.code) AS answers
		FROM statement_kind k ORDER BY k.position`);
	assert.deepEqual(found.map(row => Object.values(row).map(value => value === 'NULL' ? '' : value).join(';')), wanted);
});

test('the deadlines are those of retention.csv, and of retention-more.csv what is built', async () => {
	const found = await stack.sql('SELECT id, object, trigger_text, condition_text, action, clock_starts, default_days, days FROM retention_rule ORDER BY id');
	const built = new Set(found.map(row => row.id));
	assert.deepEqual(found, [...csv('retention.csv'), ...csv('retention-more.csv').filter(row => built.has(row.id))].map(row => ({ id: row.id, object: row.object,
		trigger_text: row.trigger, condition_text: row.condition ?? '', action: row.action, clock_starts: row.clock_starts, default_days: row.default_days || null,
		days: row.default_days || null })));
});

test('the status groups hold the statuses of OBJ-61', async () => {
	const found = await stack.sql(`SELECT status_group, GROUP_CONCAT(code ORDER BY position) AS codes FROM application_status
		WHERE status_group IS NOT NULL GROUP BY status_group ORDER BY status_group`);
	assert.deepEqual(Object.fromEntries(found.map(row => [row.status_group, row.codes])), {
		abgesagt: 'abgesagt,bewerber_zieht_zurueck,vermittlung_fehlgeschlagen', archiviert: 'archiviert',
		eingestellt: 'einstellung', rechtsstreit_beendet: 'rechtsstreit_beendet',
	});
});

test('migrating again changes nothing, also when two start at once', async () => {
	const before = await stack.sql('CHECKSUM TABLE base_role_right, cockpit_widget, retention_rule, process_status, process_step, process_step_role, process_step_guard, process_status_role, process_status_default, process_step_default, schema_version');
	await Promise.all([stack.job('migrate'), stack.job('migrate')]);
	assert.deepEqual(await stack.sql('CHECKSUM TABLE base_role_right, cockpit_widget, retention_rule, process_status, process_step, process_step_role, process_step_guard, process_status_role, process_status_default, process_step_default, schema_version'), before);
});

test('our copies of the tables equal those of the spec, where it is there', () => {
	const spec = join(top, '../shared/spec');
	for (const name of existsSync(spec) ? readdirSync(join(top, 'tests/spec')) : [])
		assert.equal(readFileSync(join(top, 'tests/spec', name), 'utf8'), readFileSync(join(spec, name), 'utf8'), name);
});

test('every page of both programs declares its right, and a page without one is refused at start', () => {
	for (const program of ['portal.fcgi', 'backend.fcgi']) {
		const pages = execFileSync(join(process.env.BMS_BUILD, program), ['--list-pages'], { encoding: 'utf8' }).trim().split('\n').map(line => line.split('\t'));
		assert.ok(pages.length >= 15);
		for (const [path, right] of pages) {
			assert.match(right, /^(PUBLIC|OWN|STAFF|ADMIN|SUPER|ACCOUNT|ARCHIVE|REQUISITION_WRITE|REQUISITION_ACCEPT|MOBILE_REGISTER|FOREIGN_ADS|MEDIA|COMPARISON_READ|RATE|APPOINTMENT_READ|APPOINTMENT|SELECTION_READ|SELECTION_WRITE|HANDOVER_READ|OBJECT_ACTION_\w+)$/, path);
			if (program === 'backend.fcgi')
				assert.ok(right !== 'PUBLIC' || path === '/-/health' || path === '/kalender/{token}/termine.ics' || path.startsWith('/dienstkonto/'), `${path} is open to all`);
		}
	}
});
