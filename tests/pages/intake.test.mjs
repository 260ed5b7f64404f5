// Files under check (OBJ-10): what nobody could look into in time is kept and shown to nobody, on no way, until the queue has looked; then it is shown, or destroyed and told.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { promisify } from 'node:util';
import { attach, beginApplication, confirm, cv, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const run = promisify(execFile);
let stack, recruiter, jobad, directory, slow;

before(async () => {
	directory = await mkdtemp(join(tmpdir(), 'bms-intake.'));
	slow = join(directory, 'slow');
	await writeFile(join(directory, 'child'), `#!/bin/sh\n[ ! -e ${slow} ] || exec sleep 60\nexec ${process.env.BMS_BUILD}/bmschild "$@"\n`, { mode: 0o755 });
	stack = await startStack({ settings: { child_program: join(directory, 'child') } });
	recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Stelle mit langsamen Dateien (m/w/d)'));
});
afterEach(async () => {
	await rm(slow, { force: true });
	await worker('SIGCONT').catch(() => {}); // the last test kills it
});
after(async () => {
	await stack?.stop();
	await rm(directory, { recursive: true });
});

const worker = async signal => process.kill(Number.parseInt(await readFile(join(stack.dir, 'run/work.pid'), 'utf8'), 10), signal);
const file = async (name, as = name, type = 'application/pdf') => ({ name: as, type, bytes: await readFile(`${top}/tests/files/${name}`) });
const one = (what, number) => stack.value(`SELECT ${what} FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' ORDER BY t.id LIMIT 1`);
const waiting = number => stack.value(`SELECT COUNT(*) FROM attachment_check c JOIN attachment t ON t.id = c.attachment_id JOIN application a ON a.id = t.application_id WHERE c.waits AND a.number = '${number}'`);
const checked = number => eventually(async () => await stack.value(`SELECT COUNT(*) FROM attachment_check c JOIN attachment t ON t.id = c.attachment_id
	JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`) === '0', 'the check');

/** An application with a file that nobody could look into in time, received. */
async function slowly(name, sent) {
	const applicant = stack.visitor(), email = `${name}@beispiel.example`, number = await beginApplication(applicant, jobad, { email });
	await worker('SIGSTOP');
	await writeFile(slow, '');
	const page = await attach(applicant, number, [sent]);
	assert.equal(page.verdict ?? page.status, 200, page.text('main'));
	await rm(slow);
	assert.match(page.text('#dateien'), new RegExp(`${sent.name}.*wird geprüft`, 's'));
	assert.equal(await waiting(number), '1');
	return { applicant, email, number };
}

async function received({ applicant, email, number }) {
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
}

test('what takes too long is kept, shown to nobody on no way, and shown when the queue has looked', async () => {
	const mine = await slowly('lena.langsam', { ...cv, name: 'langsam.pdf' }), { applicant, number } = mine;
	await received(mine);
	const id = await one('t.id', number);
	const page = await recruiter.get(`/bewerbungen/${number}`);
	assert.match(page.text('.bms-documents'), /langsam\.pdf.*wird noch geprüft/s);
	assert.equal(page.document.querySelectorAll('.bms-documents a, .bms-documents img, iframe.bms-document').length, 0);
	const opened = await recruiter.get(`/bewerbungen/${number}/anhang/${id}`);
	assert.match(opened.text('main'), /Die Datei wird noch geprüft/);
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${id}/vorschau`)).status, 404);
	const own = await applicant.get(`/bewerbung/${number}/anhang/${id}`);
	assert.match(own.text('main'), /Die Datei wird noch geprüft/);
	const mineNow = await applicant.get(`/bewerbung/${number}`);
	assert.match(mineNow.text('main'), /langsam\.pdf.*wird geprüft/s);
	assert.equal(mineNow.document.querySelectorAll(`a[href$="/anhang/${id}"]`).length, 0);
	await worker('SIGCONT');
	await checked(number);
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${id}`)).bytes.compare(cv.bytes), 0);
	assert.equal((await applicant.get(`/bewerbung/${number}/anhang/${id}`)).bytes.compare(cv.bytes), 0);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${number}`)).text('.bms-documents'), /wird noch geprüft/);
});

test('it is in no copy of data, which names it', async () => {
	const mine = await slowly('kim.kopie', { ...cv, name: 'kopie.pdf' });
	await received(mine);
	const zip = await mine.applicant.get(`/bewerbung/${mine.number}/auskunft/zip`);
	const path = join(directory, 'auskunft.zip');
	await writeFile(path, zip.bytes);
	const list = 'import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(json.dumps({n: z.read(n).decode("utf-8", "replace") for n in z.namelist()}))';
	const files = JSON.parse((await run('python3', ['-c', list, path])).stdout);
	assert.deepEqual(Object.keys(files).sort(), ['Auskunft.pdf', 'Daten.json', 'Nicht enthalten.txt']);
	assert.match(files['Nicht enthalten.txt'], /weil sie noch geprüft werden.*kopie\.pdf/s);
});

test('what is found damaged then is destroyed: who sent it and the recruiters are told, its bytes are gone', async () => {
	const mine = await slowly('olaf.kaputt', await file('truncated.pdf', 'abgeschnitten.pdf')), { applicant, email, number } = mine;
	await received(mine);
	const stored = await one('t.file_id', number), path = join(stack.dir, 'store', stored.slice(0, 2), stored.slice(2, 4), stored);
	assert.ok((await readFile(path)).length);
	await worker('SIGCONT');
	const mail = await stack.mail(email, 'nicht angenommen');
	assert.match(mail.text, /abgeschnitten\.pdf/);
	assert.match(mail.text, /beschädigt oder nicht vollständig/);
	assert.doesNotMatch(mail.text, /Virenscanner/);
	const staff = await stack.mail('amira.yildiz@bsw.example', `Datei gelöscht – Bewerbung ${number}`);
	assert.doesNotMatch(staff.text, /abgeschnitten|Beispiel/);
	await assert.rejects(readFile(path), /ENOENT/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id = '${stored}'`), '0');
	assert.match((await applicant.get(`/bewerbung/${number}`)).text('main'), /Nicht angenommen.*abgeschnitten\.pdf.*beschädigt/s);
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('.bms-review__documents'), /Nicht angenommen.*abgeschnitten\.pdf.*beschädigt/s);
	const [line] = await stack.sql(`SELECT h.detail FROM history h JOIN application a ON h.object_kind = 4 AND h.object_id = a.id WHERE a.number = '${number}' AND h.action = 'attachment_refused'`);
	assert.match(line.detail, /^\d+:cv$/);
	assert.equal((await stack.arrived()).filter(one => one.envelope_to.includes(email) && one.subject.includes('nicht angenommen')).length, 1);
});

test('of a draft the page says it, and it cannot be sent without another file', async () => {
	const mine = await slowly('dana.entwurf', await file('aes256-user-password.pdf', 'geheim.pdf')), { applicant, email, number } = mine;
	await worker('SIGCONT');
	await eventually(async () => await one('t.id', number) === undefined, 'the end of the file');
	assert.match((await applicant.get(`/bewerbung/${number}/unterlagen`)).text('#dateien'), /geheim\.pdf.*mit einem Passwort/s);
	assert.match((await applicant.get(`/bewerbung/${number}/pruefen`)).text('main'), /geheim\.pdf/);
	assert.equal((await stack.allMails()).filter(one => one.envelope_to.includes(email)).length, 0, 'no mail to an address nobody has confirmed');
});

/** How often the applicant was told, and the recruiters, once nobody is to be told any more. */
async function told(email, number) {
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM attachment_refused r JOIN application a ON a.id = r.application_id
		WHERE r.tell IS NOT NULL AND a.received_at IS NOT NULL`) === '0', 'the telling');
	const all = await stack.allMails();
	return [all.filter(one => one.envelope_to.includes(email) && one.subject.includes('nicht angenommen')).length,
		all.filter(one => one.subject.includes(`Datei gelöscht – Bewerbung ${number}`)).length];
}

test('what is refused between sending and confirming the address is told of when that is confirmed', async () => {
	const { applicant, email, number } = await slowly('greta.gast', await file('truncated.pdf', 'halb.pdf'));
	await send(applicant, number);
	await worker('SIGCONT');
	await eventually(async () => await one('t.id', number) === undefined, 'the end of the file');
	assert.deepEqual(await told(email, number), [0, 0], 'to an address nobody has confirmed');
	await confirm(stack, applicant, email, number);
	assert.match((await stack.mail(email, 'nicht angenommen')).text, /halb\.pdf/);
	await stack.mail('amira.yildiz@bsw.example', `Datei gelöscht – Bewerbung ${number}`);
	assert.deepEqual(await told(email, number), [1, 1]);
});

test('what a draft has lost is told of when it is received, unless another was put in its place', async () => {
	const lost = await file('truncated.pdf', 'zeugnis.pdf');
	for (const [name, type, times] of [['vera.verloren', 'certificate', [1, 1]], ['elsa.ersetzt', 'cv', [0, 0]]]) {
		const applicant = stack.visitor(), email = `${name}@beispiel.example`, number = await beginApplication(applicant, jobad, { email });
		await worker('SIGSTOP');
		await writeFile(slow, '');
		await attach(applicant, number, [lost], type);
		await rm(slow);
		await worker('SIGCONT');
		await eventually(async () => await one('t.id', number) === undefined, 'the end of the file');
		await attach(applicant, number);
		await received({ applicant, email, number });
		await stack.mail(email, 'Ihre Bewerbung ist eingegangen');
		assert.deepEqual(await told(email, number), times, name);
	}
});

test('it may be removed while it waits; the queue finds nothing to do', async () => {
	const { applicant, number } = await slowly('rita.raus', { ...cv, name: 'raus.pdf' });
	await applicant.submit(await applicant.get(`/bewerbung/${number}/unterlagen`), { entfernen: await one('t.id', number) }, { action: '/unterlagen' });
	await worker('SIGCONT');
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM queue_item WHERE kind = 'attachment_check' AND state IN ('waiting', 'running')`) === '0', 'the queue');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM queue_item WHERE kind = 'attachment_check' AND state = 'failed'`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment_refused r JOIN application a ON a.id = r.application_id WHERE a.number = '${number}'`), '0');
});

test('a dossier names it on a page of its own', async () => {
	const mine = await slowly('doro.dossier', { ...cv, name: 'im-dossier.pdf' });
	await received(mine);
	await stack.sql(`UPDATE queue_item SET next_at = UTC_TIMESTAMP() + INTERVAL 1 DAY WHERE kind = 'attachment_check' AND state = 'waiting'`);
	await worker('SIGCONT');
	const asked = await recruiter.submit(await recruiter.get(`/bewerbungen/${mine.number}/dossier`), {}, { action: '/dossier' });
	const ready = await eventually(async () => {
		const page = await recruiter.get(asked.url);
		return /Das Dossier ist fertig/.test(page.text('main')) && page;
	}, 'the dossier');
	assert.match(ready.text('main'), /Nicht enthaltene Dateien: 1\./);
	const path = join(directory, 'dossier.pdf');
	await writeFile(path, (await recruiter.get(ready.link('Dossier öffnen'))).bytes);
	const dossier = (await run('pdftotext', [path, '-'])).stdout;
	assert.match(dossier, /im-dossier\.pdf.*Sie wird noch geprüft/s);
	assert.doesNotMatch(dossier, /Öffnen Sie sie/, 'nobody is sent to what nobody is shown yet');
});

test('a worker killed while it looks: checked again, nothing is lost, nothing is there twice', async () => {
	const mine = await slowly('tom.getroffen', { ...await file('picture-place.jpg', 'foto.jpg', 'image/jpeg') }), { number } = mine;
	await received(mine);
	const id = await one('t.id', number);
	await writeFile(slow, '');
	await worker('SIGCONT');
	await eventually(async () => await stack.value(`SELECT state FROM queue_item WHERE kind = 'attachment_check' AND object_id = ${id}`) === 'running', 'a worker at it');
	await worker('SIGKILL');
	await rm(slow);
	assert.equal(await waiting(number), '1');
	await stack.sql(`UPDATE queue_item SET next_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE kind = 'attachment_check' AND object_id = ${id}`);
	await Promise.all([stack.job('work'), stack.job('work')]);
	assert.equal(await waiting(number), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment_picture WHERE attachment_id = ${id}`), '2');
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${id}/vorschau`)).status, 200);
});
