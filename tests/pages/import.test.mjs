// The staff import: files of every kind and what is wrong with them, by hand and from the watched folder, and the pages that tell of it.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { eventually, startStack, top } from '../lib/stack.mjs';

const execute = promisify(execFile);
const samples = join(top, 'conf/demo/import');
let stack, admin, folder;

before(async () => {
	stack = await startStack({ settings: { import_settle_seconds: '0' } });
	admin = stack.as('henrike.solms');
	folder = join(stack.dir, 'watched');
	await mkdir(folder);
	await admin.get('/');
});
after(() => stack?.stop());

/** Runs an import; what it printed, with its exit code. */
async function importFile(kind, content, ...options) {
	const path = join(stack.dir, `${kind}.csv`);
	await writeFile(path, content);
	return run(`--${kind}`, path, ...options);
}

async function run(...options) {
	try {
		return { code: 0, text: await stack.job('import-staff', ...options) };
	} catch (error) {
		return { code: error.code, text: error.stdout };
	}
}

const staffHead = 'user_id;surname;first_name;email;unit\n';
const person = i => `p${i};Name${i};Vor${i};p${i}@hpa.example;HPA-1\n`;
const people = (count, from = 0) => staffHead + Array.from({ length: count }, (_, i) => person(from + i)).join('');
const value = async statement => Number(await stack.value(statement));
const lines = () => value('SELECT COUNT(*) FROM history');
const status = user => stack.value(`SELECT status FROM staff_user WHERE user_id = '${user}'`);
const errors = async () => (await stack.sql('SELECT line, reason, detail FROM import_error WHERE run_id = (SELECT MAX(id) FROM import_run) ORDER BY line'))
	.map(error => [Number(error.line), error.reason, error.detail]);
/** Everything an import could change, as one number. */
const state = () => stack.sql(`SELECT (SELECT COALESCE(SUM(CRC32(CONCAT_WS('|', id, user_id, surname, first_name, email, org_unit_id, status, imported, missing, changed_at))), 0)
	FROM staff_user) AS a, (SELECT COALESCE(SUM(CRC32(CONCAT_WS('|', id, code, name, parent_id, authority_id, active, imported, missing, changed_at))), 0) FROM org_unit) AS b,
	(SELECT COUNT(*) FROM user_group_member) AS c, (SELECT COUNT(*) FROM staff_subject) AS d, (SELECT COUNT(*) FROM history) AS e`);

test('the samples are taken: tree, people with their units, groups; and people, units and groups have their history', async () => {
	const { code, text } = await run('--units', join(samples, 'units.csv'), '--staff', join(samples, 'staff.csv'), '--groups', join(samples, 'groups.csv'));
	assert.equal(code, 0, text);
	assert.match(text, /units: done \(run \d+; 6 rows, 0 wrong, 0 unmapped, 6 added/);
	assert.match(text, /staff: done \(run \d+; 3 rows, 0 wrong, 0 unmapped, 3 added/);
	assert.match(text, /groups: done \(run \d+; 4 rows, 0 wrong, 1 unmapped, 3 added/);
	assert.deepEqual(await stack.sql(`SELECT u.name, p.code AS parent, a.code AS authority, u.committee FROM org_unit u LEFT JOIN org_unit p ON p.id = u.parent_id
		JOIN org_unit a ON a.id = u.authority_id WHERE u.code IN ('HPA', 'HPA-1-2', 'HPA-PR') ORDER BY u.code`), [
		{ name: 'Hafen- und Seeamt', parent: null, authority: 'HPA', committee: null },
		{ name: 'Referat Schleusen; Brücken', parent: 'HPA-1', authority: 'HPA', committee: null },
		{ name: 'Personalrat HPA', parent: 'HPA', authority: 'HPA', committee: 'PR' }]);
	assert.equal(await stack.value(`SELECT surname FROM staff_user WHERE user_id = 'marit.soerensen'`), 'Sörensen;\nvon Amrum');
	assert.deepEqual((await stack.sql(`SELECT h.action, h.detail FROM history h JOIN staff_user s ON s.id = h.object_id WHERE h.object_kind = 5
		AND s.user_id = 'okan.tuerk' ORDER BY h.seq`)).map(row => `${row.action} ${row.detail}`.trim()),
	['created', 'group_added BSW Fachbereich', 'group_added BSW Lektorat']);
	assert.equal(await value(`SELECT COUNT(*) FROM history h JOIN org_unit u ON u.id = h.object_id WHERE h.object_kind = 7 AND u.code LIKE 'HPA%' AND h.action = 'created'`), 6);
});

test('the same again changes nothing and writes no history', async () => {
	const before = await state();
	const { code } = await run('--units', join(samples, 'units.csv'), '--staff', join(samples, 'staff.csv'), '--groups', join(samples, 'groups.csv'));
	assert.equal(code, 0);
	assert.deepEqual(await state(), before);
});

test('other people are added, changed, missed and found again; somebody deactivated by hand stays so', async () => {
	await stack.sql(`UPDATE setting SET value = '100' WHERE name = 'import_max_missing_percent'`);
	const sample = await readFile(join(samples, 'staff.csv'), 'utf8');
	assert.equal((await importFile('staff', people(200) + sample.slice(staffHead.length))).code, 0);
	await stack.sql(`UPDATE setting SET value = '10' WHERE name = 'import_max_missing_percent'`);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'p7'`);
	const before = await lines();
	const { text } = await importFile('staff', people(190, 10).replace('Name12', 'Straße12') + person(7) + person(300));
	assert.match(text, /192 rows, 0 wrong, 0 unmapped, 1 added, 1 changed, 12 removed/);
	assert.equal(await lines() - before, 14);
	assert.equal(await status('p3'), 'inactive');
	assert.equal(await status('p7'), 'inactive', 'by hand, not by the import');
	assert.match((await importFile('staff', people(200) + person(300) + sample.slice(staffHead.length))).text, /0 added, 13 changed, 0 removed/);
	assert.equal(await status('p3'), 'active');
	assert.equal(await status('p7'), 'inactive');
	assert.deepEqual((await stack.sql(`SELECT h.action FROM history h JOIN staff_user s ON s.id = h.object_id WHERE h.object_kind = 5 AND s.user_id = 'p3' ORDER BY h.seq`))
		.map(row => row.action), ['created', 'deactivated', 'reactivated']);
	assert.equal(await status('amira.yildiz'), 'active', 'who never came with an import is not missed');
});

test('a person missing from the file cannot go on working', async () => {
	await importFile('groups', 'user_id;group\np1;ROL-BSW-BMS-R\ninken.jessen;ROL-BSW-BMS-R\nokan.tuerk;ROL-BSW-BMS-FB\nokan.tuerk;ROL-BSW-BMS-L\n');
	const sample = (await readFile(join(samples, 'staff.csv'), 'utf8')).slice(staffHead.length);
	const ruth = 'ruth.eggers;Eggers;Ruth;ruth.eggers@bsw.example;BSW\n';
	assert.equal((await importFile('staff', people(200) + person(300) + sample + ruth)).code, 0);
	const visitor = stack.as('ruth.eggers');
	assert.equal((await visitor.get('/')).status, 200);
	assert.equal((await importFile('staff', people(200) + person(300) + sample)).code, 0);
	assert.equal((await visitor.get('/')).status, 403, 'in the session that is open');
	assert.equal((await stack.as('ruth.eggers').get('/')).status, 403);
	assert.equal(await value(`SELECT COUNT(*) FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id WHERE s.user_id = 'p1'`), 1);
	assert.equal((await importFile('staff', people(200) + person(300) + sample + ruth)).code, 0);
	assert.equal((await visitor.get('/')).status, 200);
});

test('wrong rows are listed with line and reason, and the people they are about stay as they are', async () => {
	const rows = [person(0), person(1).replace('p1@hpa.example', 'kein.mail'), 'p2;Name2;Vor2;p2@hpa.example\n', ';x;x;x@hpa.example;\n', person(4).replace('HPA-1', 'NIX'),
		person(5), person(5), person(6).replace('Name6', 'N'.repeat(81)), 'p301;"Zwei\nZeilen";V;p301@hpa.example;\n', person(8).replace('Vor8', ''), person(300)];
	const sample = (await readFile(join(samples, 'staff.csv'), 'utf8')).slice(staffHead.length);
	const { code, text } = await importFile('staff', staffHead + rows.join('') + people(191, 9).slice(staffHead.length) + person(3) + person(7) + person(2) + sample);
	assert.equal(code, 1);
	assert.match(text, /staff: done .* 8 wrong/);
	assert.deepEqual(await errors(), [[3, 'invalid', 'email'], [4, 'columns', ''], [5, 'missing', 'user_id'], [6, 'unknown_unit', 'NIX'], [7, 'duplicate', '7'], [8, 'duplicate', '7'],
		[9, 'too_long', 'surname'], [12, 'missing', 'first_name']]);
	assert.equal(await status('p4'), 'active', 'a wrong row is not a missing person');
	assert.equal(await stack.value(`SELECT surname FROM staff_user WHERE user_id = 'p301'`), 'Zwei\nZeilen');
	const page = await admin.get((await admin.get('/verwaltung/importe')).link('Personen'));
	assert.equal(page.status, 200);
	assert.match(page.text('main'), /3 ?Ein Wert ist ungültig\. ?email/);
	assert.match(page.text('main'), /Falsche Zeilen ?8/);
});

test('more wrong rows than are kept: the page of the run says that these are the first', async () => {
	for (const [wrong, first] of [[1000, false], [1001, true]]) {
		await importFile('staff', people(wrong).replaceAll('@', ' '));
		assert.equal((await errors()).length, 1000);
		const page = await admin.get(`/verwaltung/importe/${await stack.value('SELECT MAX(id) FROM import_run')}`);
		const next = await admin.get(page.link('Nächste Seite'));
		assert.equal(next.document.querySelectorAll('tbody tr').length, 50);
		assert.equal(/Hier stehen die ersten 1\.000/.test(next.text('main')), first);
		assert.equal(/Hier stehen die ersten 1\.000/.test(page.text('main')), first);
		assert.match(page.text('main'), new RegExp(wrong.toLocaleString('de').replace('.', '\\.')));
	}
});

test('units: unknown parents, cycles, kinds', async () => {
	const units = await readFile(join(samples, 'units.csv'), 'utf8');
	await stack.sql(`UPDATE setting SET value = '80' WHERE name = 'import_max_wrong_percent'`);
	const { text } = await importFile('units', units + 'A;B;sub_unit;A;A;;;;\nB;C;sub_unit;B;B;;;;\nC;A;sub_unit;C;C;;;;\nD;NIX;location;D;D;;;;\nE;D;location;E;E;;;;\nF;;location;F;F;;;;\n'
		+ 'G;HPA;department;G;G;;;;\nBSW;HPA;sub_unit;X;X;;;;\nH;HPA-1;location;Neu;Neu;;;;\n');
	assert.match(text, /units: done \(run \d+; 15 rows, 8 wrong, 0 unmapped, 1 added, 0 changed, 0 removed/);
	assert.deepEqual(await errors(), [[8, 'cycle', ''], [9, 'cycle', ''], [10, 'cycle', ''], [11, 'unknown_parent', 'NIX'], [12, 'unknown_parent', 'D'], [13, 'no_parent', ''],
		[14, 'invalid', 'kind'], [15, 'kind_changed', '']]);
	await stack.sql(`UPDATE setting SET value = '0' WHERE name = 'import_max_wrong_percent'`);
	const tower = Array.from({ length: 101 }, (_, i) => `T${i};${i ? `T${i - 1}` : ''};${i ? 'sub_unit' : 'authority'};T${i};T${i};;;;\n`).join('');
	assert.match((await importFile('units', units + tower)).text, /too_many_wrong/);
	assert.deepEqual(await errors(), [[108, 'too_deep', '']], 'the hundred levels above are right');
	await stack.sql(`UPDATE setting SET value = '5' WHERE name = 'import_max_wrong_percent'`);
	await stack.sql(`UPDATE setting SET value = '20' WHERE name = 'import_max_missing_percent'`);
	assert.match((await importFile('units', units.replace('Betriebshof', 'Bauhof'))).text, /0 added, 1 changed, 1 removed/);
	await stack.sql(`UPDATE setting SET value = '10' WHERE name = 'import_max_missing_percent'`);
	assert.equal(await stack.value(`SELECT active FROM org_unit WHERE code = 'H'`), '0');
	assert.equal(await stack.value(`SELECT active FROM org_unit WHERE code = 'BSW'`), '1');
});

test('files that must not be taken change nothing, say why, and the administrators get a letter without names of people', async () => {
	const refused = [
		['staff', '', 'empty'],
		['staff', staffHead, 'no_rows'],
		['staff', 'user_id;surname;email;unit\nx;y;z@hpa.example;\n', 'columns in line 1'],
		['staff', 'user_id;user_id;surname;first_name;email;unit\nx;x;y;z;z@hpa.example;\n', 'columns in line 1'],
		['staff', people(200).trim().replace(/$/gm, ';x'.repeat(36)), 'columns in line 1'],
		['staff', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 10]), 'binary'],
		['staff', people(100) + 'x;"y;z\n' + people(100, 100).slice(staffHead.length), 'quote_open in line 102'],
		['staff', people(140), 'too_many_missing'],
		['staff', people(200).replaceAll('p1', 'kein mail'), 'too_many_wrong'],
		['groups', 'user_id;group\np0;ROL-BSW-BMS-L\n', 'too_many_missing'],
		['units', 'code;parent;kind;name;short_name;street;postcode;town;mailbox\nZ;;authority;Z;Z;;;;\n', 'too_many_missing'],
	];
	const before = await state();
	for (const [kind, content, reason] of refused) {
		const { code, text } = await importFile(kind, content);
		assert.equal(code, 1, reason);
		assert.match(text, new RegExp(`${kind}: refused, nothing was changed: ${reason} `), reason);
	}
	await stack.sql(`UPDATE setting SET value = '1' WHERE name = 'import_max_megabytes'`);
	assert.match((await importFile('staff', people(30000))).text, /too_large/);
	await stack.sql(`UPDATE setting SET value = '64' WHERE name = 'import_max_megabytes'`);
	assert.deepEqual(await state(), before);
	const mail = await stack.mail('henrike.solms@fl.example', 'Personalimport nicht übernommen');
	assert.doesNotMatch(JSON.stringify(mail), /Name\d|Jeßen|Türk/);
	const list = await admin.get('/verwaltung/importe');
	assert.match(list.text('main'), /Abgelehnt: Zu viele Personen, Einheiten oder Gruppen fehlen/);
	assert.equal((await stack.as('amira.yildiz').get('/verwaltung/importe')).status, 403);
	assert.equal((await admin.get('/verwaltung/importe/999999')).status, 404);
	assert.equal((await admin.get('/verwaltung/importe/x')).status, 404);
});

test('Windows-1252, byte order mark, commas, another order of columns and further ones', async () => {
	const sample = (await readFile(join(samples, 'staff.csv'), 'utf8')).slice(staffHead.length);
	const all = people(200) + person(300) + 'p301;"Zwei\nZeilen";V;p301@hpa.example;\n' + sample;
	const latin = Buffer.from(all.replace('Name20;', 'Müller€;').replaceAll('€', '\x80'), 'latin1');
	assert.match((await importFile('staff', latin)).text, /0 added, \d+ changed/);
	assert.equal(await stack.value(`SELECT surname FROM staff_user WHERE user_id = 'p20'`), 'Müller€');
	const other = '\ufeffUnit,telefon,EMAIL,first_name,surname,user_id\r\n' + Array.from({ length: 200 }, (_, i) =>
		`hpa-1,0,p${i}@hpa.example,Vor${i},"Name${i}",P${i}\r\n`).join('') + 'HPA-1,0,p300@hpa.example,Vor300,Name300,p300\r\n';
	assert.match((await importFile('staff', other)).text, /0 added, 1 changed, 4 removed/);
});

test('the watched folder: taken files go to done, refused ones to refused and can be repeated from the page', async () => {
	await writeFile(join(folder, 'staff-heute.csv'), people(10));
	await writeFile(join(folder, 'anderes.csv'), 'x');
	assert.equal((await run('--watch', folder)).code, 1);
	const [kept] = await readdir(join(folder, 'refused'));
	assert.match(kept, /^staff-\d+\.csv$/);
	assert.deepEqual((await readdir(folder)).sort(), ['anderes.csv', 'refused']);
	await stack.sql(`UPDATE setting SET value = '100' WHERE name = 'import_max_missing_percent'`);
	const id = /\d+/.exec(kept)[0];
	const page = await admin.submit(await admin.get(`/verwaltung/importe/${id}`), {}, { action: 'wiederholen' });
	assert.match(page.text('main'), /Die Wiederholung ist vorgemerkt/);
	assert.throws(() => page.form('wiederholen'));
	assert.match((await run('--watch', folder)).text, /staff: done .* 19\d removed/);
	assert.deepEqual(await readdir(join(folder, 'done')), ['staff.csv']);
	assert.deepEqual(await readdir(join(folder, 'refused')), []);
	await writeFile(join(folder, 'staff.csv'), people(200));
	const watching = spawn(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', join(stack.dir, 'conf/jobs.conf'), 'import-staff', '--watch', folder, '--loop']);
	await eventually(() => access(join(folder, 'staff.csv')).then(() => false, () => true), 'taking the file');
	watching.kill('SIGTERM');
	assert.equal(await new Promise(done => watching.on('exit', done)), 0);
	await stack.sql(`UPDATE setting SET value = '10' WHERE name = 'import_max_missing_percent'`);
});

test('a second import started meanwhile is turned away with a clear message', async () => {
	const before = await state();
	const holder = spawn('mariadb', ['--no-defaults', `--socket=${join(stack.dir, 'run/db.sock')}`, '--user=root', '--unbuffered', 'bms']);
	holder.stdin.write('BEGIN; SELECT id FROM import_lock FOR UPDATE; SELECT SLEEP(0);\n');
	await new Promise(done => holder.stdout.once('data', done));
	const { code, text } = await importFile('staff', people(201));
	assert.equal(code, 75);
	assert.match(text, /another import is running; nothing was changed/);
	assert.equal(await stack.value('SELECT reason FROM import_run ORDER BY id DESC LIMIT 1'), 'busy');
	assert.deepEqual(await state(), before);
	holder.stdin.end('ROLLBACK;\n');
	await new Promise(done => holder.on('exit', done));
	assert.equal((await importFile('staff', people(201))).code, 0);
});

test('what may be kept besides comes in optional columns, is shown to the administrator and leaves lines that name the fields (ACC-30)', async () => {
	const before = await state();
	const file = (columns, row) => people(201).replace('\n', `;${columns}\n`).replace(/^(p\d+;.*)$/gm, line => line + ';'.repeat(columns.split(';').length))
		.replace(/^(p11;[^;]*;[^;]*;[^;]*;[^;]*).*$/m, `$1;${row}`);
	const all = 'function;address;phone;fax;title;staff_number';
	assert.match((await importFile('staff', file(all, 'Leitung;"Kai 1, 20457 Hafen";040 1;040 2;Dr.;4711'))).text, /0 added, 1 changed, 0 removed/);
	assert.deepEqual(await stack.sql(`SELECT job_function, work_address, phone, fax, title, staff_number FROM staff_user WHERE user_id = 'p11'`),
		[{ job_function: 'Leitung', work_address: 'Kai 1, 20457 Hafen', phone: '040 1', fax: '040 2', title: 'Dr.', staff_number: '4711' }]);
	const page = (await admin.get('/verwaltung/benutzer/p11')).text('main');
	for (const shown of [/Titel\s*Dr\./, /Funktion\s*Leitung/, /Dienstliche Anschrift\s*Kai 1, 20457 Hafen/, /Telefon\s*040 1/, /Fax\s*040 2/, /Personalnummer\s*4711/])
		assert.match(page, shown);
	assert.doesNotMatch((await admin.get('/verwaltung/benutzer/p12')).text('main'), /Personalnummer|Telefon/);

	assert.match((await importFile('staff', people(201))).text, /0 added, 0 changed, 0 removed/, 'without the columns they stay');
	assert.equal(await stack.value(`SELECT phone FROM staff_user WHERE user_id = 'p11'`), '040 1');
	assert.match((await importFile('staff', file('phone;title', '040 3;'))).text, /0 added, 1 changed, 0 removed/);
	assert.deepEqual(await stack.sql(`SELECT phone, IFNULL(title, '-') AS title, fax FROM staff_user WHERE user_id = 'p11'`), [{ phone: '040 3', title: '-', fax: '040 2' }]);
	assert.match((await importFile('staff', file('phone', 'x'.repeat(41)))).text, /1 wrong/);
	assert.deepEqual((await errors()).map(error => error.slice(1)), [['too_long', 'phone']]);
	assert.match((await importFile('staff', file('phone;phone', '1;2'))).text, /columns/);
	assert.match((await importFile('staff', file(all, ';;;;;'))).text, /0 added, 1 changed, 0 removed/);
	assert.deepEqual((await stack.sql(`SELECT h.action, h.detail FROM history h JOIN staff_user s ON s.id = h.object_id WHERE h.object_kind = 5
		AND s.user_id = 'p11' ORDER BY h.seq DESC LIMIT 3`)).map(line => `${line.action} ${line.detail}`).reverse(),
	['changed function,address,phone,fax,title,staff_number', 'changed phone,title', 'changed function,address,phone,fax,staff_number']);
	const now = await state();
	assert.equal(Number(now[0].e) - Number(before[0].e), 3, 'no other line');
});

test('of staff nothing is kept but what the list names (ACC-30)', async () => {
	const columns = await stack.sql(`SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'bms' AND table_name = 'staff_user'`);
	assert.deepEqual(columns.map(column => column.name).sort(), [
		'surname', 'first_name', 'user_id', 'email', 'org_unit_id', // groups: user_group_member
		'job_function', 'work_address', 'phone', 'fax', 'title', 'staff_number',
		'id', 'status', 'imported', 'missing', 'lang', 'last_sign_in', 'created_at', 'changed_at', // what the system needs to work
	].sort());
});

test('a file of 200 MB is refused at once, with a report and little memory', async () => {
	const dir = await mkdtemp('/tmp/bms-huge.');
	try {
		const path = join(dir, 'huge.csv'), rows = Buffer.from(people(20000).slice(staffHead.length));
		const file = await open(path, 'w');
		await file.write(staffHead);
		for (let size = 0; size < 200 * 1024 * 1024; size += rows.length)
			await file.write(rows);
		await file.close();
		assert.ok((await stat(path)).size >= 200 * 1024 * 1024);
		await writeFile(join(dir, 'small.csv'), people(201));
		/* exit code, seconds and the most memory in KiB */
		const measure = async name => JSON.parse((await execute('python3', ['-c', `import json, os, subprocess, sys, time
began = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), time.monotonic() - began, usage.ru_maxrss]))`,
		join(process.env.BMS_BUILD, 'bmsctl'), '--config', join(stack.dir, 'conf/jobs.conf'), 'import-staff', '--staff', join(dir, name)])).stdout);
		const [, , little] = await measure('small.csv');
		const before = await state();
		const [code, seconds, memory] = await measure('huge.csv');
		assert.equal(code, 1);
		assert.ok(seconds < 5, `${seconds} s`);
		assert.ok(memory < little + 8 * 1024, `${memory} KiB, a small file takes ${little} KiB`);
		assert.deepEqual(await state(), before);
		const run = await stack.value('SELECT MAX(id) FROM import_run');
		assert.deepEqual(await stack.sql(`SELECT status, reason FROM import_run WHERE id = ${run}`), [{ status: 'refused', reason: 'too_large' }]);
		const report = (await admin.get(`/verwaltung/importe/${run}`)).text('main');
		assert.match(report, /huge\.csv/);
		assert.match(report, /zu groß|größer/);
	} finally {
		await rm(dir, { recursive: true });
	}
});

test('killed in the middle nothing is half done, and the next run says so', async () => {
	const before = await state();
	const path = join(stack.dir, 'large.csv');
	await writeFile(path, people(30000));
	const killed = spawn(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', join(stack.dir, 'conf/jobs.conf'), 'import-staff', '--staff', path]);
	const id = await eventually(() => stack.value(`SELECT id FROM import_run WHERE status = 'running'`), 'the run');
	await eventually(() => stack.value(`SELECT 1 FROM information_schema.processlist WHERE user = 'bms_jobs' AND info LIKE 'INSERT INTO %'`), 'the middle');
	killed.kill('SIGKILL');
	await new Promise(done => killed.on('exit', done));
	await eventually(async () => !await stack.value(`SELECT trx_id FROM information_schema.innodb_trx LIMIT 1`), 'the rollback');
	assert.deepEqual(await state(), before);
	assert.equal(await stack.value(`SELECT status FROM import_run WHERE id = ${id}`), 'running');
	assert.equal((await importFile('staff', people(201))).code, 0);
	assert.equal(await stack.value(`SELECT status FROM import_run WHERE id = ${id}`), 'aborted');
	assert.deepEqual(await state(), before);
	await rm(path);
});

test('wrong options are refused; all chains of history hold; nothing of a person in the log', async () => {
	for (const options of [[], ['--staff'], ['--watch', folder, '--staff', 'x'], ['--loop'], ['--nichts', 'x']])
		assert.equal((await run(...options)).code, 2, options.join(' '));
	await stack.job('verify-history');
	await stack.job('check');
	const { stdout, stderr } = await execute(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', join(stack.dir, 'conf/jobs.conf'), 'import-staff', '--staff',
		join(stack.dir, 'staff.csv')]);
	assert.doesNotMatch(stdout + stderr, /Name\d|@/);
});
