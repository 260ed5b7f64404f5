// Lists: order, filters, pages by place, columns, views that are kept, files by right; what is made up is said and left out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, admin;
const GROUPS = '/verwaltung/gruppen';
const [council, department] = ['paul.oduya', 'katrin.lohmann'];

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	await stack.sql(`INSERT INTO user_group (name, role_id) SELECT CONCAT('Liste ', LPAD(seq, 4, '0')), 4 FROM seq_1_to_120`);
});
after(() => stack?.stop());

const heads = page => page.document.querySelectorAll('.bms-rows tbody th').map(cell => cell.textContent.trim());
const columns = page => page.document.querySelectorAll('.bms-rows thead th').map(cell => cell.textContent.replace(/[▲▼]/g, '').trim());
const said = page => page.text('main').replace(/\s+/g, ' ');
const audits = () => stack.sql(`SELECT detail, object_kind, object_id FROM audit WHERE action = 'list_export' ORDER BY id`);

/** The parts of an XLSX file as text, by name. */
function parts(bytes) {
	const folder = mkdtempSync(join(tmpdir(), 'bms-xlsx-'));
	try {
		writeFileSync(join(folder, 'list.xlsx'), bytes);
		return JSON.parse(execFileSync('python3', ['-c', `import json, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
print(json.dumps({name: book.read(name).decode() for name in book.namelist()}))`, join(folder, 'list.xlsx')], { encoding: 'utf8' }));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test('headings sort, and say so; an order that is not there is said and left out', async () => {
	const page = await admin.get(`${GROUPS}?suche=Liste&sortierung=name`);
	assert.deepEqual(heads(page).slice(0, 2), ['Liste 0001', 'Liste 0002']);
	assert.deepEqual(page.document.querySelectorAll('th[aria-sort]').map(head => [head.textContent.trim(), head.getAttribute('aria-sort')]), [['Gruppe ▲', 'ascending']]);
	const turned = await admin.get(page.link('Gruppe ▲'));
	assert.equal(heads(turned)[0], 'Liste 0120');
	assert.match(turned.url, /suche=Liste/, 'the filter stays');
	assert.equal(turned.document.querySelector('th[aria-sort]').getAttribute('aria-sort'), 'descending');
	for (const typed of ['id', 'name; DROP TABLE user_group', '-', '--name', "name' OR 1=1"])
		assert.match(said(await admin.get(`${GROUPS}?sortierung=${encodeURIComponent(typed)}`)), /weggelassen/, typed);
	assert.doesNotMatch(said(page), /weggelassen/);
});

test('pages go on where they ended, also while rows are added, and come back', async () => {
	const first = await admin.get(`${GROUPS}?suche=Liste&sortierung=name`);
	assert.equal(heads(first).length, 50);
	assert.match(said(first), /12\d Einträge, Zeilen 1–50/);
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('Liste 0000', 4), ('Liste 0050a', 4)`);
	const second = await admin.get(first.link('Nächste Seite'));
	assert.deepEqual([heads(second)[0], heads(second).at(-1)], ['Liste 0050a', 'Liste 0099'], 'none twice, none missing');
	const third = await admin.get(second.link('Nächste Seite'));
	assert.deepEqual([heads(third)[0], heads(third).at(-1)], ['Liste 0100', 'Liste 0120']);
	assert.match(said(third), / 121 Einträge, Zeilen 101–121/, 'and known at the end');
	assert.throws(() => third.link('Nächste Seite'));
	const back = await admin.get(third.link('Vorherige Seite'));
	assert.deepEqual(heads(back), heads(second));
	const begin = await admin.get((await admin.get(back.link('Vorherige Seite'))).link('Vorherige Seite'));
	assert.equal(heads(begin)[0], 'Liste 0000');
	assert.throws(() => begin.link('Vorherige Seite'));
	await stack.sql(`DELETE FROM user_group WHERE name IN ('Liste 0000', 'Liste 0050a')`);
	const english = await admin.get(second.url.replace('/verwaltung', '/en/verwaltung'));
	assert.match(english.url, /\/en\/.*suche=Liste&.*nach=/, 'the language changes on the same page');
});

test('more than 1.000 entries are not counted', async () => {
	await stack.sql(`INSERT INTO user_group (name, role_id) SELECT CONCAT('Viele ', seq), 4 FROM seq_1_to_1000`);
	assert.match(said(await admin.get(`${GROUPS}?suche=Viele`)), /entfernen 1\.000 Einträge, Zeilen 1–50/);
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('Viele 1001', 4)`);
	assert.match(said(await admin.get(`${GROUPS}?suche=Viele`)), /mehr als 1\.000 Einträge/);
	const csv = await admin.get(`${GROUPS}?suche=Viele&format=csv`);
	assert.equal(csv.body.trim().split('\r\n').length, 1002, 'a file has all of them');
	await stack.sql(`DELETE FROM user_group WHERE name LIKE 'Viele %'`);
});

test('a place that was made up, of another order or of another person is said and left out', async () => {
	const next = new URL((await admin.get(`${GROUPS}?sortierung=name`)).link('Nächste Seite'), 'http://x').searchParams.get('nach');
	assert.doesNotMatch(Buffer.from(next, 'hex').toString('latin1'), /BSW|Liste/, 'the place does not tell what people typed');
	const changed = next.slice(0, -1) + (next.endsWith('0') ? '1' : '0');
	for (const query of [`sortierung=name&nach=${changed}`, `sortierung=-name&nach=${next}`, `sortierung=role&nach=${next}`, 'nach=00', 'nach=%00', 'vor=x',
		`nach=${'0'.repeat(6000)}`]) {
		const page = await admin.get(`${GROUPS}?${query}`);
		assert.equal(page.status, 200, query);
		assert.match(said(page), /weggelassen: die Stelle/, query);
		assert.equal(heads(page).length, 50, query);
	}
	assert.doesNotMatch(said(await admin.get(`${GROUPS}?sortierung=name&nach=${next}`)), /weggelassen/);
});

test('filters: chips take them away one by one; nothing found is said', async () => {
	const page = await admin.get(`${GROUPS}?suche=BSW&rolle=RECRUITER&behoerde=BSW`);
	assert.deepEqual(heads(page), ['BSW Recruiting']);
	const chips = page.document.querySelectorAll('.bms-rows__chips a');
	assert.deepEqual(chips.map(chip => chip.textContent.replace(/ ×.*$/s, '')), ['Name oder Verzeichnisgruppe: BSW', 'Rolle: Recruiting',
		`Behörde: ${await stack.value(`SELECT name FROM org_unit WHERE code = 'BSW'`)}`]);
	assert.ok(heads(await admin.get(chips[1].getAttribute('href'))).includes('BSW Lektorat'));
	for (const typed of ['%', '_', "' OR 1=1 --"])
		assert.match(said(await admin.get(`${GROUPS}?suche=${encodeURIComponent(typed)}`)), /Kein Eintrag passt/, typed);
});

test('columns are chosen; one that is not there is said and left out', async () => {
	const page = await admin.get(`${GROUPS}?spalte=members&spalte=gibtesnicht`);
	assert.deepEqual(columns(page), ['Gruppe', 'Mitglieder']);
	assert.match(said(page), /weggelassen: gibtesnicht/);
	assert.match((await admin.get(page.link('Mitglieder'))).url, /spalte=name&spalte=members/);
});

test('a view is kept, opens the list where it is the standard, and says what is gone of it', async () => {
	const page = await admin.get(`${GROUPS}?suche=Liste&sortierung=-name&spalte=members`);
	const form = await admin.get(page.link('Ansicht speichern'));
	assert.match((await admin.submit(form, { name: '' }, { action: '/ansichten' })).text('[role=alert]'), /Namen/);
	const kept = await admin.submit(form, { name: 'Rückwärts <b>', standard: '1' }, { action: '/ansichten' });
	assert.match(kept.text('[role=status]'), /gespeichert/);
	assert.equal(heads(kept)[0], 'Liste 0120');
	const opened = await admin.get(GROUPS);
	assert.deepEqual([heads(opened)[0], columns(opened)], ['Liste 0120', ['Gruppe', 'Mitglieder']]);
	assert.equal(opened.document.querySelector('.bms-rows__views [aria-current]').textContent, 'Rückwärts <b>');
	assert.equal(columns(await admin.get(opened.link('Grundansicht'))).length, 5);
	const all = await admin.get(opened.document.querySelector('.bms-rows__chips a').getAttribute('href'));
	assert.ok(!heads(all).every(name => name.startsWith('Liste')), 'a filter of the view can be left out');
	assert.equal(columns(await stack.as('tomasz.wilke').get(GROUPS)).length, 5, 'others have their own');

	await stack.sql(`UPDATE list_view SET state = CONCAT(state, '&spalte=alte_spalte&alter_filter=1&rolle=GIBTESNICHT')`);
	assert.match(said(await admin.get(GROUPS)), /weggelassen: alter_filter, alte_spalte/);
	const views = await admin.get('/listen/groups/ansichten');
	const id = await stack.value('SELECT id FROM list_view');
	assert.equal((await stack.as('tomasz.wilke').get(`${GROUPS}?ansicht=${id}`)).status, 200);
	assert.match(said(await stack.as('tomasz.wilke').get(`${GROUPS}?ansicht=${id}`)), /weggelassen: Ansicht/);
	const { token } = views.form('/loeschen');
	const gone = await admin.post('/listen/groups/ansichten/loeschen', { form_token: token, ids: id });
	assert.match(gone.text('[role=status]'), /gelöscht/);
	assert.match(said(gone), /noch keine Ansicht/);
	assert.equal(columns(await admin.get(GROUPS)).length, 5);
});

test('a view may not be too long, and nobody has more than thirty of a list; of lists one may not open there are none', async () => {
	const page = await admin.get('/listen/groups/ansichten');
	const long = await admin.submit(page, { name: 'Lang', state: `suche=${'x'.repeat(2010)}` }, { action: '/ansichten' });
	assert.equal(long.verdict, 400);
	const grown = await admin.submit(page, { name: 'Lang', state: `suche=${'ä'.repeat(900)}` }, { action: '/ansichten' });
	assert.match(grown.text('[role=alert]'), /zu lang/);
	await stack.sql(`INSERT INTO list_view (staff_user_id, list, name, state, changed_at)
		SELECT s.id, 'groups', CONCAT('Nr. ', seq), '', UTC_TIMESTAMP() FROM seq_1_to_30, staff_user s WHERE s.user_id = 'henrike.solms'`);
	const more = await admin.submit(await admin.get('/listen/groups/ansichten'), { name: 'Noch eine' }, { action: '/ansichten' });
	assert.match(more.text('[role=alert]'), /schon 30/);
	const again = await admin.submit(await admin.get('/listen/groups/ansichten'), { name: 'Nr. 3' }, { action: '/ansichten' });
	assert.match(again.text('[role=status]'), /gespeichert/, again.title + again.url + again.text('main').slice(0, 300));
	await stack.sql('DELETE FROM list_view');
	assert.equal((await stack.as('amira.yildiz').get('/listen/groups/ansichten')).status, 404);
	assert.equal((await admin.get('/listen/gibtesnicht/ansichten')).status, 404);
});

test('a file has all entries, however many', async () => {
	await stack.sql(`INSERT INTO user_group (name, role_id) SELECT CONCAT('Viele ', seq), 4 FROM seq_1_to_1001`);
	const csv = await admin.get(`${GROUPS}?suche=Viele&format=csv`);
	assert.equal(csv.body.trim().split('\r\n').length, 1002);
	await stack.sql(`DELETE FROM user_group WHERE name LIKE 'Viele %'`);
});

test('files: CSV and XLSX hold what is shown, text stays text, and the audit has a line', async () => {
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('=cmd|" /C calc"!A0', 4), ('@sum;1', 4), ('"zitiert"', 4)`);
	const csv = await admin.get(`${GROUPS}?sortierung=name&spalte=members&rolle=LECTOR&format=csv`);
	assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
	assert.match(csv.headers.get('content-disposition'), /attachment; filename="groups-\d{4}-\d\d-\d\d\.csv"/);
	assert.ok(csv.bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])));
	const lines = csv.bytes.toString('utf8').slice(1).split('\r\n');
	assert.equal(lines[0], '"Gruppe";"Mitglieder"');
	assert.ok(lines.includes(`"'=cmd|"" /C calc""!A0";0`));
	assert.ok(lines.includes(`"'@sum;1";0`));
	assert.ok(lines.includes('"""zitiert""";0'));
	assert.ok(!lines.some(line => line.includes('BSW Recruiting')), 'only what the filter leaves');

	const xlsx = await admin.get(`${GROUPS}?sortierung=name&spalte=members&rolle=LECTOR&format=xlsx`);
	const { 'xl/worksheets/sheet1.xml': sheet } = parts(xlsx.bytes);
	assert.match(sheet, /<c r="A\d+" t="inlineStr"><is><t>=cmd\|/);
	assert.doesNotMatch(sheet, /<f>/, 'no formula');
	assert.match(sheet, /<c r="B2"[^>]*><v>\d+<\/v>/);
	assert.equal(sheet.match(/<row /g).length, lines.length - 1);
	assert.deepEqual((await audits()).slice(-2).map(line => line.detail), ['csv', 'xlsx'].map(format =>
		`list=groups format=${format} rows=${lines.length - 2} columns=name,members filters=rolle:LECTOR`));
	assert.equal((await admin.get(`${GROUPS}?format=pdf`)).status, 404);
	await stack.sql(`DELETE FROM user_group WHERE name LIKE '=cmd%' OR name LIKE '@sum%' OR name LIKE '"zit%'`);
});

test('without the right EXPORT there is no file', async () => {
	assert.match((await admin.get(GROUPS)).link('CSV'), /format=csv/);
	await stack.sql(`DELETE FROM base_role_right WHERE right_id = (SELECT id FROM base_right WHERE code = 'EXPORT') AND role_id = 1`);
	await stack.sql('UPDATE access_version SET version = version + 1');
	const page = await admin.get(GROUPS);
	assert.throws(() => page.link('CSV'));
	assert.equal((await admin.get(`${GROUPS}?format=csv`)).status, 404);
	await stack.sql(`INSERT INTO base_role_right (role_id, right_id) SELECT 1, id FROM base_right WHERE code = 'EXPORT'`);
	await stack.sql('UPDATE access_version SET version = version + 1');
});

test('files by role: who has EXPORT and reaches; a works council never, whatever the table of rights says (LAW-14)', async () => {
	await stack.sql(`INSERT IGNORE INTO base_role_right (role_id, right_id) SELECT 7, id FROM base_right WHERE code = 'EXPORT'`);
	await stack.sql('UPDATE access_version SET version = version + 1');
	const people = { 'amira.yildiz': 200, [council]: 404, [department]: 404 };
	for (const [person, status] of Object.entries(people))
		for (const path of ['/vakanzen', '/bewerbungen']) {
			const visitor = stack.as(person);
			const page = await visitor.get(path);
			assert.equal(page.status, 200, `${person} ${path}`);
			assert.equal(/format=csv/.test(page.body), status === 200, `${person} ${path}`);
			for (const format of ['csv', 'xlsx'])
				assert.equal((await visitor.get(`${path}?format=${format}`)).status, status, `${person} ${path} ${format}`);
		}
});

test('the audit of a file says of which object it is, and no words that were typed', async () => {
	const group = await stack.value(`SELECT id FROM user_group WHERE name = 'BSW Recruiting'`);
	assert.equal((await admin.get(`${GROUPS}/${group}?format=csv`)).status, 200);
	assert.deepEqual((await audits()).slice(-1).map(line => [Number(line.object_kind), String(line.object_id)]), [[6, String(group)]]);
	await admin.get(`${GROUPS}?suche=Geheim&rolle=LECTOR&format=csv`);
	assert.match((await audits()).at(-1).detail, /filters=suche,rolle:LECTOR$/);
	await admin.get('/bewerbungen?suche=Meier&format=csv');
	const said = (await audits()).at(-1).detail;
	assert.match(said, /^list=applications .* columns=number,name,status,vacancy,received_at filters=suche$/);
});

test('a file that nobody gets (HEAD) is not written, and not in the audit', async () => {
	const before = (await audits()).length;
	const head = await admin.request(`${GROUPS}?format=csv`, { method: 'HEAD' });
	assert.deepEqual([head.status, head.headers.get('content-type')], [200, 'text/csv; charset=utf-8']);
	assert.equal((await audits()).length, before);
});

test('of two lists of a page one file is given', async () => {
	const page = await admin.get('/verwaltung/verwaiste-gruppen');
	const links = page.document.querySelectorAll('a').filter(link => link.textContent === 'CSV').map(link => new URL(link.getAttribute('href'), 'http://x').search.slice(1));
	assert.ok(links.length > 1);
	const both = await admin.get(`/verwaltung/verwaiste-gruppen?${links.at(-1)}&${links[0]}`), one = await admin.get(`/verwaltung/verwaiste-gruppen?${links[0]}`);
	assert.equal(both.status, 200);
	assert.equal(both.body, one.body);
});

test('a group is found by parts of words of its name and of its directory groups, in any order', async () => {
	const found = async words => heads(await admin.get(`${GROUPS}?suche=${encodeURIComponent(words)}`));
	await stack.sql(`UPDATE user_group SET name = 'Prüfstelle Köhlbrand' WHERE name = 'Liste 0120'`);
	assert.deepEqual(await found('koehl pruf'), ['Prüfstelle Köhlbrand']);
	const [{ name, directory }] = await stack.sql(`SELECT g.name, d.name AS directory FROM user_group g JOIN directory_group d ON d.group_id = g.id WHERE d.name = 'ROL-BSW-BMS-R'`);
	assert.ok((await found(directory.toLowerCase())).includes(name));
	assert.deepEqual(await found('koehl xyzzy'), []);
});

test('a file is read at one moment', async () => {
	const log = join(stack.dir, 'log/general.log');
	await stack.sql(`SET GLOBAL general_log_file = '${log}'; SET GLOBAL log_output = 'FILE'; SET GLOBAL general_log = 1`);
	await admin.get(`${GROUPS}?format=csv`);
	await stack.sql('SET GLOBAL general_log = 0');
	const text = readFileSync(log, 'utf8');
	assert.match(text, /WITH CONSISTENT SNAPSHOT, READ ONLY[^]*FROM user_group[^]*COMMIT/);
});

test('a column that is not shown still gives the others their links', async () => {
	await publishedAd(stack.as('amira.yildiz'), 'Stelle ohne Kennung (m/w/d)');
	const page = await stack.as('amira.yildiz').get('/vakanzen?spalte=status');
	assert.deepEqual(columns(page), ['Bezeichnung', 'Status']);
	assert.match(page.document.querySelector('.bms-rows tbody th a').getAttribute('href'), /^\/vakanzen\/V-\d{4}-\d{5}(\?|$)/);
});

test('a view keeps no words that applicants are found by, and says so', async () => {
	const recruiter = stack.as('amira.yildiz');
	const form = await recruiter.get((await recruiter.get('/bewerbungen?suche=Meier&status=eingegangen')).link('Ansicht speichern'));
	assert.match(said(form), /speichert eine Ansicht dieser Liste nicht/);
	assert.doesNotMatch(said(await admin.get('/listen/groups/ansichten')), /speichert eine Ansicht dieser Liste nicht/);
	await recruiter.submit(form, { name: 'Ohne Namen', state: 'suche=Meier&status=eingegangen' }, { action: '/ansichten' });
	await recruiter.submit(form, { name: 'Von der Liste' }, { action: '/ansichten' });
	for (const { state } of await stack.sql(`SELECT state FROM list_view WHERE list = 'applications'`)) {
		assert.match(state, /status=eingegangen/);
		assert.doesNotMatch(state, /suche|Meier/);
	}
	await stack.sql(`UPDATE list_view SET state = 'suche=Meier' WHERE name = 'Ohne Namen'`);
	const id = await stack.value(`SELECT id FROM list_view WHERE name = 'Ohne Namen'`);
	const old = await recruiter.get(`/bewerbungen?ansicht=${id}`);
	assert.match(said(old), /weggelassen: suche/);
	assert.doesNotMatch(old.body, /Meier/);
	await stack.sql('DELETE FROM list_view');
});

test('a view of something that is gone opens, finds nothing and says why', async () => {
	const page = await stack.as('amira.yildiz').get('/bewerbungen?vakanz=V-2026-99999');
	assert.equal(page.status, 200);
	assert.match(said(page), /Darum steht hier kein Eintrag: V-2026-99999/);
	assert.deepEqual(heads(page), []);
});

test('views are deleted although one of them is gone already', async () => {
	const form = await admin.get('/listen/groups/ansichten');
	for (const name of ['Eine', 'Andere'])
		await admin.submit(form, { name }, { action: '/ansichten' });
	const ids = (await stack.sql('SELECT id FROM list_view ORDER BY id')).map(row => String(row.id));
	const { token } = (await admin.get('/listen/groups/ansichten')).form('/loeschen');
	await stack.sql(`DELETE FROM list_view WHERE id = ${ids[0]}`);
	const gone = await admin.post('/listen/groups/ansichten/loeschen', { form_token: token, ids });
	assert.match(gone.text('[role=status]'), /gelöscht/);
	assert.equal(await stack.value('SELECT COUNT(*) FROM list_view'), '0');
});
