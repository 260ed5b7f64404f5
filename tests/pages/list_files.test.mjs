// Lists of more rows than are made while somebody waits (RET-26): asked for, made by the queue under the asker's rights, fetched by the asker alone, gone with time or with whom they are about.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, admin, recruiter;
const GROUPS = '/verwaltung/gruppen', MANY = 5001;

before(async () => {
	stack = await startStack();
	[admin, recruiter] = ['henrike.solms', 'amira.yildiz'].map(user => stack.as(user));
	await stack.sql(`INSERT INTO user_group (name, role_id) SELECT CONCAT('Viele ', LPAD(seq, 4, '0')), 4 FROM seq_1_to_${MANY}`);
});
after(async () => {
	await worker('SIGCONT');
	await stack?.stop();
});

/** Stops the worker that makes files, and lets it go on. */
async function worker(signal) {
	process.kill(Number((await readFile(join(stack.dir, 'run', 'files.pid'), 'utf8')).split(' ')[0]), signal);
}
const ask = async (person, list, format = 'csv') => person.submit(await person.get(`${list}${list.includes('?') ? '&' : '?'}format=${format}`));
const over = (person, url, what = /Die Datei ist fertig/) => eventually(async () => {
	const page = await person.get(url);
	return what.test(page.text('main')) && page;
}, 'the file', 60);
const audits = () => stack.sql(`SELECT detail, actor_id FROM audit WHERE action = 'list_export' ORDER BY id`);
const lines = async (person, page) => (await person.get(page.link('Herunterladen'))).bytes.toString('utf8').slice(1).trim().split('\r\n');

test('a list of more than 5.000 rows is made by the queue, noted and told when it is ready, and fetched by the asker alone', async () => {
	const asked = await admin.get(`${GROUPS}?suche=Viele&sortierung=-name&spalte=members&format=csv`);
	assert.match(asked.text('main'), /mehr als 5\.000 Zeilen.*Liste\s*Benutzergruppen.*Gefiltert nach\s*Viele.*Format\s*CSV/);
	assert.doesNotMatch(asked.url, /Viele/, 'what was typed does not stand in the address');
	assert.equal((await audits()).length, 0);
	const waiting = await admin.submit(asked);
	assert.match(waiting.text('main'), /Die Datei wird jetzt erstellt/);
	const ready = await over(admin, waiting.url);
	assert.match(ready.text('main'), /Zeilen\s*5\.001.*Wird gelöscht/);
	const file = await admin.get(ready.link('Herunterladen'));
	assert.match(file.headers.get('content-disposition'), /attachment; filename="groups-\d{4}-\d\d-\d\d\.csv"/);
	const rows = file.bytes.toString('utf8').slice(1).trim().split('\r\n');
	assert.deepEqual([rows.length, rows[0], rows[1], rows.at(-1)], [MANY + 1, '"Gruppe";"Mitglieder"', '"Viele 5001";0', '"Viele 0001";0']);
	assert.deepEqual((await audits()).map(line => line.detail), ['list=groups format=csv rows=5001 columns=name,members filters=suche']);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_list_file_ready'`), '1');
	assert.match((await admin.get('/dateien')).text('main'), /Benutzergruppen\s*Fertig\s*CSV\s*5\.001/);
	for (const path of [ready.url, `${ready.url}/inhalt`])
		assert.equal((await recruiter.get(path)).status, 404, path);
	assert.doesNotMatch((await recruiter.get('/dateien')).text('main'), /Benutzergruppen/);
	const left = await stack.value(`SELECT COUNT(*) FROM list_file WHERE INSTR(address, 'Viele') OR INSTR(said, 'Viele')`);
	assert.equal(left, '0', 'what was typed is sealed');
});

test('a list that is not longer than that comes at once, and a HEAD of a longer one makes nothing', async () => {
	const few = await admin.get(`${GROUPS}?suche=${encodeURIComponent('Viele 50')}&format=csv`);
	assert.equal(few.headers.get('content-type'), 'text/csv; charset=utf-8');
	const before = (await audits()).length;
	assert.equal((await admin.request(`${GROUPS}?suche=Viele&format=csv`, { method: 'HEAD' })).status, 303);
	assert.equal((await audits()).length, before);
});

test('XLSX and English: in the words of the language it was asked for in', async () => {
	const ready = await over(admin, (await ask(admin, `/en${GROUPS}?suche=Viele`, 'xlsx')).url, /The file is ready/);
	const file = await admin.get(ready.link('Download'));
	assert.equal(file.bytes.subarray(0, 2).toString(), 'PK');
	assert.match(file.headers.get('content-type'), /spreadsheetml/);
	const gone = await admin.submit(ready, {}, { action: '/loeschen' });
	assert.match(gone.text('main'), /The file is deleted/);
	assert.equal((await admin.get(ready.url)).status, 404);
});

test('what was made up, cut or sealed for somebody else is said, and asks for nothing', async () => {
	const asked = await admin.get(`${GROUPS}?suche=Viele&format=csv`);
	const sealed = new URL(asked.url, 'http://x').searchParams.get('liste');
	for (const [person, text] of [[admin, 'x'], [admin, ''], [admin, sealed.slice(0, -4)], [admin, 'A'.repeat(7000)], [recruiter, sealed]]) {
		const page = await person.get(`/dateien/neu?liste=${text}`);
		assert.equal(page.status, 200, text.slice(0, 9));
		assert.match(page.text('main'), /unterwegs verloren gegangen/);
	}
	const before = await stack.value('SELECT COUNT(*) FROM list_file');
	const sent = await admin.submit(asked, { asked: sealed.slice(0, -4) });
	assert.equal(sent.verdict, 400);
	assert.match(sent.text('main'), /unterwegs verloren gegangen/);
	assert.equal(await stack.value('SELECT COUNT(*) FROM list_file'), before);
});

test('who lost the right is told why there is no file; a ready one is not given any more; who left gets no mail', async () => {
	const ready = await over(admin, (await ask(admin, `${GROUPS}?suche=Viele`)).url);
	await worker('SIGSTOP');
	const waiting = await ask(admin, `${GROUPS}?suche=Viele`);
	await stack.sql(`DELETE FROM base_role_right WHERE right_id = (SELECT id FROM base_right WHERE code = 'EXPORT') AND role_id = 1; UPDATE access_version SET version = version + 1`);
	await worker('SIGCONT');
	const failed = await over(admin, waiting.url, /durften Sie diese Liste nicht mehr ausgeben/);
	assert.match(failed.text('main'), /Datei löschen/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_list_file_failed'`), '1');
	assert.match((await admin.get(ready.url)).text('main'), /können Sie die Datei nicht abholen/);
	assert.equal((await admin.get(`${ready.url}/inhalt`)).status, 404);
	await stack.sql(`INSERT INTO base_role_right (role_id, right_id) SELECT 1, id FROM base_right WHERE code = 'EXPORT'; UPDATE access_version SET version = version + 1`);
	assert.equal((await admin.get(`${ready.url}/inhalt`)).status, 200);

	await worker('SIGSTOP');
	await ask(admin, `${GROUPS}?suche=Viele`);
	await stack.sql(`UPDATE staff_user SET status = 'deleted' WHERE user_id = 'henrike.solms'`);
	await worker('SIGCONT');
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM list_file WHERE state = 'failed'`) === '2', 'the end');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_list_file_failed'`), '1');
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE user_id = 'henrike.solms'`);
});

test('five at once and no more; one that waits is taken away, and says so when the administrators withdraw it', async () => {
	await worker('SIGSTOP');
	const pages = [];
	for (let i = 0; i < 5; i++)
		pages.push(await ask(admin, `${GROUPS}?suche=Viele`));
	const sixth = await ask(admin, `${GROUPS}?suche=Viele`);
	assert.equal(sixth.verdict, 400);
	assert.match(sixth.text('main'), /schon fünf Ihrer Dateien/);
	const id = /dateien\/(\d+)/.exec(pages[0].url)[1];
	const item = await stack.value(`SELECT id FROM queue_item WHERE kind = 'list_file' AND object_id = ${id}`);
	await admin.submit(await admin.get(`/verwaltung/auftraege/${item}`), {}, { action: '/zuruecknehmen' });
	assert.match((await admin.get(pages[0].url)).text('main'), /Die Verwaltung hat diesen Auftrag zurückgenommen/);
	const gone = await admin.submit(pages[1], {}, { action: '/loeschen' });
	assert.match(gone.text('main'), /Die Datei ist gelöscht/);
	await worker('SIGCONT');
	for (const page of pages.slice(2))
		await over(admin, page.url);
	assert.equal((await admin.get(pages[1].url)).status, 404);
	assert.equal(await stack.value(`SELECT state FROM queue_item WHERE kind = 'list_file' AND object_id = ${/dateien\/(\d+)/.exec(pages[1].url)[1]}`), 'done');
});

test('after thirty days the nightly run removes file, key and row; the sweep takes it from the store', async () => {
	const [one] = await stack.sql(`SELECT id, file_id FROM list_file WHERE state = 'ready' ORDER BY id LIMIT 1`);
	await stack.sql(`UPDATE list_file SET made_at = made_at - INTERVAL 30 DAY WHERE id = ${one.id}`);
	await stack.job('nightly', '--rule', 'RET-26');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM list_file WHERE id = ${one.id}`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id = '${one.file_id}'`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM object_key WHERE kind = 20 AND object_id = ${one.id}`, 'bms_keys'), '0');
	assert.ok(Number(await stack.value('SELECT COUNT(*) FROM list_file')) > 0, 'the others stay');
});

test('a file of applications goes with the first person it is about', async () => {
	const one = (await recruiter.get('/bewerbungen')).document.querySelector('input[name=ids]').getAttribute('value');
	await stack.sql(`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT 90000 + seq, 'Viele', CONCAT('Person', seq), CONCAT('viele', seq, '@beispiel.example'), 'de', NOW() FROM seq_1_to_${MANY};
		INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status, status_since, received_at, authority_id, created_at, changed_at)
		SELECT 90000 + seq, CONCAT('B-2025-', LPAD(seq, 5, '0')), x.jobad_id, x.vacancy_id, 90000 + seq, 'agency', 'eingegangen', NOW(), NOW(), x.authority_id, NOW(), NOW()
		FROM seq_1_to_${MANY} JOIN application x ON x.id = ${one}`);
	const ready = await over(recruiter, (await ask(recruiter, '/bewerbungen?status=eingegangen')).url);
	const rows = await lines(recruiter, ready);
	assert.ok(rows.length > MANY && rows.some(row => row.includes('Person77')));
	const id = /dateien\/(\d+)/.exec(ready.url)[1];
	assert.equal(await stack.value(`SELECT COUNT(*) FROM list_file_subject WHERE list_file_id = ${id}`), String(rows.length - 1));
	const [{ roles }] = await stack.sql(`SELECT roles FROM list_file WHERE id = ${id}`);
	await stack.sql(`UPDATE list_file SET roles = roles | 1 << 30 WHERE id = ${id}`); // by a role that she has no more
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 404);
	assert.match((await recruiter.get(ready.url)).text('main'), /können Sie die Datei nicht abholen/);
	await stack.sql(`UPDATE list_file SET roles = ${roles} WHERE id = ${id}`);
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 200);
	await stack.sql(`SET FOREIGN_KEY_CHECKS = 0; UPDATE application SET vacancy_id = 999999999 WHERE id = 90078`); // a procedure that she does not see
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 404);
	await stack.sql(`SET FOREIGN_KEY_CHECKS = 0; UPDATE application a JOIN application b ON b.id = 90079 SET a.vacancy_id = b.vacancy_id WHERE a.id = 90078`);
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 200);
	await stack.sql(`UPDATE application SET status = 'geloescht', status_since = NOW() - INTERVAL 500 DAY WHERE id = 90077`);
	await stack.job('nightly', '--rule', 'RET-01');
	assert.equal(await stack.value('SELECT status FROM application WHERE id = 90077'), 'anonymisiert');
	assert.equal((await recruiter.get(ready.url)).status, 404);
	await eventually(async () => await stack.value('SELECT COUNT(*) FROM list_file_subject') === '0', 'tidying up');
});

test('who is excluded from a procedure loses the files made before, whatever stands in them', async () => {
	const ready = await over(admin, (await ask(admin, `${GROUPS}?suche=Viele`)).url);
	const vacancy = await stack.value('SELECT MIN(number) FROM vacancy');
	const second = stack.as('tomasz.wilke');
	assert.equal((await second.submit(await second.get(`/verwaltung/befangenheit/${vacancy}`), { person: 'henrike.solms', reason: 'Hat sich beworben.' })).status, 200);
	for (const path of [ready.url, `${ready.url}/inhalt`])
		assert.equal((await admin.get(path)).status, 404, path);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE purpose = 'list_file'`), '0');
});
