// The virus scanner (INT-50), a real clamd with one signature: what it finds is destroyed and told; while it is away, late or talks nonsense files wait, are shown to nobody, and are scanned later.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { eicar, startClamd, startFake } from '../lib/clamd.mjs';
import { attach, beginApplication, confirm, cv, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const page = '/verwaltung/dateipruefung';
let stack, recruiter, admin, jobad, directory, scanner;

before(async () => {
	directory = await mkdtemp(join(tmpdir(), 'bms-scan.'));
	stack = await startStack({ settings: { clamd_socket: join(directory, 'clamd.sock'), clamd_seconds: 2 } });
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Virenscanner (m/w/d)'));
});
afterEach(async () => {
	await scanner?.stop();
	scanner = undefined;
});
after(async () => {
	await stack?.stop();
	await rm(directory, { recursive: true });
});

const infected = name => ({ name, type: 'application/pdf', bytes: pdfOf(eicar.length, () => Buffer.from(eicar)) });
const waits = number => stack.value(`SELECT COUNT(*) FROM attachment_check c JOIN attachment t ON t.id = c.attachment_id JOIN application a ON a.id = t.application_id WHERE c.waits AND a.number = '${number}'`);
const hindrance = number => stack.value(`SELECT COALESCE(c.hindrance, '') FROM attachment_check c JOIN attachment t ON t.id = c.attachment_id JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`);
const fileOf = number => stack.value(`SELECT t.file_id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`);
const idOf = number => stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`);
const shown = async number => (await recruiter.get(`/bewerbungen/${number}/anhang/${await idOf(number)}`)).bytes.subarray(0, 5).toString() === '%PDF-';
/** As the button does, which is there as long as something waits. */
async function now() {
	const shown = await admin.get(page);
	return shown.document.querySelectorAll('main form').some(form => form.getAttribute('action').endsWith('dateipruefung')) ? admin.submit(shown, {}, { action: page }) : shown;
}

async function received(name, sent) {
	const applicant = stack.visitor(), email = `${name}@beispiel.example`, number = await beginApplication(applicant, jobad, { email });
	const attached = await attach(applicant, number, [sent]);
	assert.match(attached.text('#dateien'), new RegExp(`${sent.name.replace('.', '\\.')}.*wird geprüft`, 's'));
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	return { applicant, email, number };
}

test('away: it waits and nobody is shown it; the administrator sees how many and since when, without names; there again: it is shown', async () => {
	const { applicant, number } = await received('anna.warten', { ...cv, name: 'geheimer-name.pdf' });
	await eventually(async () => await hindrance(number) === 'away', 'the first try');
	assert.equal(await shown(number), false);
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('.bms-documents'), /geheimer-name\.pdf.*wird noch geprüft/s);
	assert.match((await applicant.get(`/bewerbung/${number}`)).text('main'), /geheimer-name\.pdf.*wird geprüft/s);
	const told = await admin.get(page);
	assert.match(told.text('main'), /antwortet nicht.*nicht erreichbar.*Dateien, die warten\s*1\s*Die älteste wartet seit/s);
	assert.doesNotMatch(told.text('main'), /geheimer|Beispiel|B-\d{4}/);
	assert.equal((await recruiter.get(page)).status, 403);
	scanner = await startClamd(directory);
	assert.match((await now()).text('main'), /werden jetzt geprüft/);
	await eventually(async () => await waits(number) === '0', 'the scan');
	assert.equal(await shown(number), true);
	assert.match((await admin.get(page)).text('main'), /Virenscanner\s*antwortet\s.*Dateien, die warten\s*0/s);
});

test('found by clamd: the file is destroyed, the applicant and the recruiters are told, the history names no content', async () => {
	const { applicant, email, number } = await received('ida.infiziert', infected('virus.pdf'));
	const stored = await fileOf(number), path = join(stack.dir, 'store', stored.slice(0, 2), stored.slice(2, 4), stored);
	assert.equal((await readFile(path)).includes(eicar), false, 'sealed');
	scanner = await startClamd(directory);
	await now();
	const mail = await stack.mail(email, 'nicht angenommen');
	assert.match(mail.text, /virus\.pdf.*Schadsoftware/s);
	const note = await stack.mail('amira.yildiz@bsw.example', `Datei gelöscht – Bewerbung ${number}`);
	assert.doesNotMatch(note.text, /virus\.pdf|Schadsoftware|Beispiel/);
	await eventually(() => readFile(path).then(() => false, () => true), 'the end of the bytes');
	assert.equal(await fileOf(number), undefined);
	assert.match((await applicant.get(`/bewerbung/${number}`)).text('main'), /Nicht angenommen.*virus\.pdf.*Schadsoftware/s);
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('.bms-review__documents'), /Nicht angenommen.*virus\.pdf.*Schadsoftware/s);
	const lines = await stack.sql(`SELECT h.action, h.detail FROM history h JOIN application a ON h.object_kind = 4 AND h.object_id = a.id WHERE a.number = '${number}' AND h.action = 'attachment_refused'`);
	assert.equal(lines.length, 1);
	assert.match(lines[0].detail, /^\d+:cv$/);
	assert.match((await recruiter.get(`/bewerbungen/${number}/verlauf`)).text('main'), /nicht angenommen und gelöscht/);
	assert.match((await admin.get(page)).text('main'), /Funde bisher\s*1\s*Letzter Fund/s);
	assert.deepEqual(await readdir(join(directory, 'clamd-tmp')), [], 'the scanner has nothing left');
	assert.equal((await stack.allMails()).filter(one => one.envelope_to.includes(email) && one.subject.includes('nicht angenommen')).length, 1);
});

for (const [name, say, why, words] of [
	['lina.spaet', 'silence', 'late', /keine Antwort in der vorgesehenen Zeit/],
	['nils.unsinn', 'stream: OKAY\0', 'nonsense', /eine Antwort, die keine ist/],
	['nora.halb', 'stream: OK', 'nonsense', /eine Antwort, die keine ist/],
	['zoe.zu', 'close', 'away', /nicht erreichbar/],
	['udo.fremd', `${'x'.repeat(5000)}\0`, 'nonsense', /eine Antwort, die keine ist/],
])
	test(`a scanner that says ${say.slice(0, 12).replace('\0', '')}: ${why}, the file waits, and is scanned when it answers`, async () => {
		scanner = await startFake(directory, say);
		const { number } = await received(name, { ...cv, name: 'wartet.pdf' });
		await eventually(async () => { await now(); return scanner.seen && await hindrance(number) === why; }, why);
		assert.equal(await waits(number), '1');
		assert.equal(await shown(number), false);
		assert.match((await admin.get(page)).text('main'), words);
		scanner.say = 'stream: OK\0';
		await eventually(async () => { await now(); return await waits(number) === '0'; }, 'the scan');
		assert.equal(await shown(number), true);
	});

test('larger than the scanner takes: it waits, the page says what to raise, others are scanned', async () => {
	scanner = await startClamd(directory, '100K');
	const large = await received('gero.gross', { ...cv, name: 'gross.pdf', bytes: pdfOf(400000) });
	const small = await received('kira.klein', { ...cv, name: 'klein.pdf' });
	await eventually(async () => { await now(); return await waits(small.number) === '0' && await hindrance(large.number) === 'size'; }, 'both');
	assert.equal(await shown(large.number), false);
	assert.match((await admin.get(page)).text('main'), /Virenscanner\s*antwortet\s.*Davon zu groß für den Scanner\s*1.*StreamMaxLength/s);
	await scanner.stop();
	scanner = await startClamd(directory);
	await eventually(async () => { await now(); return await waits(large.number) === '0'; }, 'the scan');
	assert.equal(await shown(large.number), true);
});

test('a picture waits with what was made of it, and all of it goes', async () => {
	const picture = { name: 'foto.jpg', type: 'image/jpeg', bytes: Buffer.concat([await readFile(`${top}/tests/files/picture-place.jpg`), Buffer.from(eicar)]) };
	const { number } = await received('fee.foto', picture), id = await idOf(number);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment_picture WHERE attachment_id = ${id}`), '2');
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${id}/vorschau`)).status, 404);
	scanner = await startClamd(directory);
	await eventually(async () => { await now(); return await idOf(number) === undefined; }, 'the end');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file f JOIN application a ON f.owner_kind = 4 AND f.owner_id = a.id WHERE a.number = '${number}'`), '0');
});

test('two workers at once on many files: each is scanned and told once', async () => {
	const pid = Number.parseInt(await readFile(join(stack.dir, 'run/work.pid'), 'utf8'), 10);
	process.kill(pid, 'SIGSTOP');
	const applicant = stack.visitor(), email = 'max.mehrere@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	await attach(applicant, number, [cv, infected('eins.pdf'), infected('zwei.pdf'), { ...cv, name: 'drei.pdf' }]);
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	scanner = await startClamd(directory);
	await stack.sql('UPDATE scanner_state SET next_at = NULL');
	await Promise.all([stack.job('work'), stack.job('work')]);
	process.kill(pid, 'SIGCONT');
	await eventually(async () => await waits(number) === '0', 'the scans');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`), '2');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment_refused r JOIN application a ON a.id = r.application_id WHERE a.number = '${number}' AND r.reason = 'file_virus'`), '2');
	await eventually(async () => (await stack.allMails()).filter(one => one.envelope_to.includes(email) && one.subject.includes('nicht angenommen')).length === 2, 'both mails');
});

test('what came before there was a scanner is shown until it is seen afterwards: what is found is destroyed and told, what is not is shown on; left where the scanner went away', async () => {
	const before = [await received('otto.frueher', infected('alt.pdf')), await received('gerda.frueher', { ...cv, name: 'gut.pdf' })];
	const [bad, good] = before;
	await stack.sql("DELETE FROM queue_item WHERE kind = 'attachment_check'; DELETE FROM attachment_check; UPDATE scanner_state SET failed_at = NULL, next_at = NULL");
	assert.equal(await shown(bad.number), true, 'as files were before there was a scanner');
	const unseen = await admin.get(page);
	assert.match(unseen.text('main'), /Dateien, die noch kein Virenscanner gesehen hat\s*\d+ Dateien kamen, bevor/);
	const asked = await admin.submit(unseen, {}, { action: `${page}/nachholen` });
	assert.match(asked.text('main'), /sieht sie jetzt an/);
	await eventually(async () => await stack.value("SELECT COUNT(*) FROM queue_item WHERE kind = 'scan_again' AND state = 'waiting' AND tries > 0") === '1', 'the scanner is away');
	assert.equal(await shown(bad.number), true);
	assert.equal(await shown(good.number), true);
	scanner = await startClamd(directory);
	await stack.sql("UPDATE scanner_state SET next_at = NULL; UPDATE queue_item SET next_at = UTC_TIMESTAMP() WHERE kind = 'scan_again'");
	const gone = async () => await stack.value(`SELECT COUNT(*) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${bad.number}'`) === '0';
	await eventually(gone, 'what is found goes');
	assert.match((await stack.mail(bad.email, 'Datei')).text, /alt\.pdf/);
	await eventually(async () => await stack.value("SELECT COUNT(*) FROM queue_item WHERE kind = 'scan_again' AND state IN ('waiting', 'running')") === '0', 'the end');
	assert.equal(await shown(good.number), true);
	assert.equal(await stack.value(`SELECT scan FROM stored_file WHERE file_id = '${await fileOf(good.number)}'`), 'clean');
	assert.doesNotMatch((await admin.get(page)).text('main'), /noch kein Virenscanner gesehen/);
});

test('what was handed in because it was asked for, and is destroyed, is missing again; another file of its type stands for it', async () => {
	scanner = await startClamd(directory);
	const { applicant, number } = await received('nora.nachreichung', cv);
	await eventually(async () => await waits(number) === '0', 'the scan');
	const id = await stack.value(`SELECT id FROM application WHERE number = '${number}'`), vacancy = await stack.value(`SELECT v.number FROM vacancy v JOIN application a ON a.vacancy_id = v.id WHERE a.id = ${id}`);
	await stack.sql(`UPDATE vacancy SET documents = 'cv,certificate' WHERE number = '${vacancy}'`);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${id}`), {}, { action: '/unterlagen' });
	const state = () => stack.value(`SELECT state FROM document_request WHERE application_id = ${id} ORDER BY id DESC LIMIT 1`);
	const hand = sent => applicant.get(`/bewerbung/${number}/nachreichen`).then(page => applicant.submit(page, { type: 'certificate' }, { files: { files: [sent] } }));
	const tasks = kind => stack.value(`SELECT COUNT(*) > 0 FROM task WHERE kind = '${kind}' AND object_id = ${id}`);
	await scanner.stop();
	await hand(infected('zeugnis.pdf'));
	assert.equal(await state(), 'handed_in');
	assert.equal(await tasks('documents_handed_in'), '1');
	scanner = await startClamd(directory);
	await now();
	await eventually(async () => await state() === 'open', 'missing again');
	assert.equal(await tasks('documents_handed_in'), '0');
	assert.match((await applicant.get(`/bewerbung/${number}`)).text('main').replace(/\s+/g, ' '), /Bitte nachreichen bis.*Zeugnis/);
	assert.match((await recruiter.get(`/bewerbungen/${number}/verlauf`)).text('main'), /die Unterlage fehlt wieder/);
	await scanner.stop();
	await hand(infected('erstes.pdf'));
	await hand({ ...cv, name: 'zweites.pdf' });
	scanner = await startClamd(directory);
	await now();
	await eventually(async () => await waits(number) === '0', 'the second scan');
	assert.equal(await state(), 'handed_in', 'the second file stands for it');
	await scanner.stop();
	await stack.sql(`UPDATE document_asked SET attachment_id = NULL, handed_at = NULL WHERE application_id = ${id}; UPDATE document_request SET state = 'open' WHERE application_id = ${id}`);
	await hand(infected('spaet.pdf'));
	await stack.sql(`UPDATE document_request SET last_day = CURDATE() - INTERVAL 1 DAY WHERE application_id = ${id}`);
	await stack.sql(`UPDATE attachment SET type = 'other' WHERE application_id = ${id} AND name = 'zweites.pdf'`);
	scanner = await startClamd(directory);
	await now();
	await eventually(async () => await state() === 'missed', 'missed after the last day');
	assert.equal(await tasks('documents_missed'), '1');
});
