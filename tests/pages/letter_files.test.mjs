// Documents attached to letters (BAK-09, OBJ-15, PRO-12): checked, sent as a mail with them, kept with the letter for both sides, gone with it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, attach, beginApplication, confirm, cv, pdf, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const big = 9 << 20;	// bytes of the largest file here: two of them are more than a letter may have
let stack, recruiter, council, jobad, one, two, visitor;

before(async () => {
	stack = await startStack();
	[recruiter, council] = ['amira.yildiz', 'paul.oduya'].map(user => stack.as(user));
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Anlagen (m/w/d)'));
	visitor = stack.visitor();
	one = await beginApplication(visitor, jobad, { email: 'eins@beispiel.example', surname: 'Eins' });
	await attach(visitor, one, [cv]);
	await send(visitor, one);
	await confirm(stack, visitor, 'eins@beispiel.example', one);
	two = await apply(stack, jobad, { email: 'zwei@beispiel.example', surname: 'Zwei' });
});
after(() => stack?.stop());

const idOf = number => stack.value(`SELECT id FROM application WHERE number = '${number}'`);
const mailOf = async (number, what = 'id') => stack.value(`SELECT ${what} FROM mail_outbox WHERE application_id = ${await idOf(number)} AND writer_id IS NOT NULL ORDER BY id DESC LIMIT 1`);
const filesOf = async number => stack.sql(`SELECT f.id, f.name, f.file_id, f.state FROM mail_file m JOIN letter_file f ON f.id = m.letter_file_id WHERE m.application_id = ${await idOf(number)} ORDER BY f.id`);
const sha = bytes => createHash('sha256').update(bytes).digest('hex');

/** A letter to these, as it is looked at, with files. */
async function look(numbers, values = {}, files = []) {
	const ids = await Promise.all(numbers.map(idOf));
	const chosen = numbers.length === 1 ? null : await recruiter.submit(await recruiter.get('/bewerbungen'), { ids }, { action: '/bewerbungen' });
	const form = chosen ? await recruiter.get(chosen.link('Stattdessen einen Brief schreiben'))
		: await recruiter.submit(await recruiter.get(`/bewerbungen/${numbers[0]}/schreiben`), {}, { action: '/schreiben' });
	const page = await recruiter.submit(form, { subject_de: 'Mit Anlage {number}', body_de: 'Guten Tag {name}.', subject_en: '', body_en: '', send: 'now', ...values }, { action: '/brief' });
	for (const file of files)
		assert.match((await add(page, [file])).text('main'), /Die Datei geht mit dem Brief mit/);
	return files.length ? recruiter.get(page.url) : page;
}
const attachments = async page => recruiter.get(page.link('Dateien hinzufügen oder entfernen'));
const add = async (page, files) => recruiter.submit(await attachments(page), {}, { action: '/anlagen', files: { file: files } });
const go = page => recruiter.submit(page, {}, { action: '/brief/senden' });
const over = page => eventually(async () => {
	const now = await recruiter.get(page.url);
	return /Die Briefe sind geschrieben/.test(now.text('main')) && now;
}, 'the letters');
const written = async (numbers, values, files) => over(await go(await look(numbers, values, files)));
const named = (name, bytes = pdf) => ({ name, type: 'application/pdf', bytes });
const tomorrow = () => new Date(Date.now() + 48 * 3600e3).toISOString().slice(0, 10);

/** The mail as Python's parser takes it apart: every part with its kind, name and digest, and how the lines are. */
async function parsed(to, subject) {
	const { id } = await stack.mail(to, subject);
	const raw = Buffer.from(await (await fetch(`${stack.mails}/${id}/raw`)).arrayBuffer());
	const file = join(stack.dir, `mail-${id}.eml`);
	writeFileSync(file, raw);
	return JSON.parse(execFileSync('python3', ['-c', `
import email, email.policy, hashlib, json, sys
raw = open(sys.argv[1], "rb").read()
message = email.message_from_bytes(raw, policy=email.policy.SMTP)
def part(one):
    if one.is_multipart():
        return {"type": one.get_content_type(), "parts": [part(inner) for inner in one.iter_parts()]}
    bytes_ = one.get_payload(decode=True)
    return {"type": one.get_content_type(), "name": one.get_filename(), "disposition": one.get_content_disposition(), "encoding": one["Content-Transfer-Encoding"], "size": len(bytes_),
        "sha256": hashlib.sha256(bytes_).hexdigest(), "defects": [str(each) for each in one.defects]}
print(json.dumps({"tree": part(message), "headers": [name for name, value in message.items()], "longest": max(len(line) for line in raw.split(b"\\r\\n") if not line.startswith(b"Content-Type: multipart/")),
    "defects": [str(each) for each in message.defects]}))`, file], { encoding: 'utf8', maxBuffer: 1 << 24 }));
}

test('to two: the preview names the attachments, the mail is mixed around alternatives, names have umlauts and quotes and no line breaks', async () => {
	const names = ['Übersicht „Größe“ Co.pdf', `${'Sehr lange Überschrift '.repeat(4)}.pdf`, 'plain name.pdf'];
	const page = await look([one, two], { subject_de: 'Namen {number}' }, names.map(name => named(name)));
	assert.match(page.text('main'), /Zusammen 1 KB von höchstens 10 MB/);
	assert.match(page.text('section[aria-labelledby=person]'), /Dateien zum Brief: Übersicht „Größe“ Co\.pdf, Sehr lange .*, plain name\.pdf/);
	await over(await go(page));
	for (const [to, number] of [['eins@beispiel.example', one], ['zwei@beispiel.example', two]]) {
		const mail = await parsed(to, `Namen ${number}`);
		assert.equal(mail.tree.type, 'multipart/mixed');
		assert.deepEqual(mail.tree.parts.map(part => part.type), ['multipart/alternative', ...names.map(() => 'application/pdf')]);
		assert.deepEqual(mail.tree.parts[0].parts.map(part => part.type), ['text/plain', 'text/html']);
		assert.deepEqual(mail.tree.parts.slice(1).map(part => part.name), names);
		for (const part of mail.tree.parts.slice(1))
			assert.deepEqual([part.disposition, part.encoding, part.sha256, part.defects], ['attachment', 'base64', sha(pdf), []]);
		assert.ok(mail.longest <= 78, `longest line ${mail.longest}`);
		assert.deepEqual(mail.defects, []);
	}
	assert.equal(await stack.value("SELECT COUNT(*) FROM letter_file"), '3', 'kept once for both');
	const [{ id }] = await filesOf(one);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 25 AND object_id = ${id}`), '0', 'opened by the letters alone');
	assert.deepEqual(await filesOf(one), await filesOf(two));
});

test('names that would write headers, turn what is read around or leave the folder are cleaned', async () => {
	const page = await look([one], { subject_de: 'Böse {number}' }, [named('a"b\\c\u202Efdp.exe\u2066.pdf'), named('../../etc/x;y=\'z\'%.pdf'), named('eins\r\nBcc: fremd@beispiel.example\r\n\r\n.pdf')]);
	await over(await go(page));
	const mail = await parsed('eins@beispiel.example', `Böse ${one}`);
	const got = mail.tree.parts.slice(1).map(part => part.name);
	assert.equal(got.length, 3);
	assert.ok(!mail.headers.some(name => /bcc/i.test(name)), mail.headers.join());
	for (const name of got)
		assert.match(name, /^[^\r\n\u202E\u2066/\\]+\.pdf$/);
	assert.deepEqual(got, (await filesOf(one)).slice(-3).map(file => file.name));
	assert.equal((await stack.arrived()).filter(each => each.envelope_to.includes('fremd@')).length, 0);
});

test('refused with what is wrong: nothing in it, another kind, another kind than the name says, damaged, too large together; what is there stays', async () => {
	const page = await look([one], { subject_de: 'Zu groß {number}' }, [named('da.pdf')]);
	for (const [file, why] of [[named('leer.pdf', Buffer.alloc(0)), /leer|ist leer|nichts/], [{ name: 'x.zip', type: 'application/zip', bytes: Buffer.from('PK\x03\x04 nothing') }, /PDF/],
		[named('bild.png'), /Endung|heißt|Name/], [named('kaputt.pdf', Buffer.from('%PDF-1.4\nno more')), /beschädigt|lesen/]]) {
		const refused = await add(page, [file]);
		assert.equal(refused.status, 400, `${file.name}: ${refused.text('main')}`);
		assert.match(refused.text('.kern-alert, [role=alert]'), why, file.name);
	}
	const large = pdfOf(big, length => Buffer.alloc(length, 'x'));
	assert.match((await add(page, [named('gross.pdf', large)])).text('main'), /Die Datei geht mit dem Brief mit/);
	const most = await add(page, [named('noch einer.pdf', pdfOf(2 << 20, length => Buffer.alloc(length, 'x')))]);
	assert.equal(most.status, 400);
	assert.match(most.text('main'), /zusammen zu groß/);
	const shown = await recruiter.get(page.url);
	assert.match(shown.text('section[aria-labelledby=files]'), /da\.pdf.*gross\.pdf.*9 MB/s);
	await over(await go(shown));
	const mail = await parsed('eins@beispiel.example', `Zu groß ${one}`);
	assert.deepEqual(mail.tree.parts.slice(1).map(part => [part.name, part.sha256]), [['da.pdf', sha(pdf)], ['gross.pdf', sha(large)]]);
});

test('removed before it is sent: it is destroyed; who looked before does not send what another tab changed', async () => {
	const page = await look([one], { subject_de: 'Entfernt {number}' }, [named('weg.pdf'), named('bleibt.pdf')]);
	const files = await attachments(page);
	const [{ id, file_id }] = await stack.sql("SELECT id, file_id FROM letter_file WHERE name = 'weg.pdf'");
	assert.match((await recruiter.request(files.link('Herunterladen: weg.pdf'))).bytes.toString('latin1'), /^%PDF/);
	const gone = await recruiter.submit(await recruiter.get(files.link('Entfernen: weg.pdf')), {}, { action: '/entfernen' });
	assert.match(gone.text('main'), /Die Datei ist entfernt/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id = '${file_id}'`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 25 AND object_id = ${id}`), '0');
	const late = await go(page);
	assert.match(late.text('main'), /inzwischen/);
	await over(await go(await recruiter.get(page.url)));
	assert.deepEqual((await parsed('eins@beispiel.example', `Entfernt ${one}`)).tree.parts.slice(1).map(part => part.name), ['bleibt.pdf']);
});

test('kept with the letter: offered on the desk by right and in “my area”, in the copy of data; not to others', async () => {
	await written([one], { subject_de: 'Aufgehoben {number}' }, [named('Merkblatt für Sie.pdf')]);
	await stack.mail('eins@beispiel.example', `Aufgehoben ${one}`);
	const desk = await recruiter.get(`/bewerbungen/${one}/emails`);
	const link = desk.link('Merkblatt für Sie.pdf');
	assert.equal(sha((await recruiter.request(link)).bytes), sha(pdf));
	assert.equal((await council.request(link)).status, 403);
	assert.equal((await recruiter.request(link.replace(one, two))).status, 404, 'not by another application');
	await eventually(async () => await mailOf(one, 'status') === 'sent', 'sent');
	const mine = await visitor.get(`/bewerbung/${one}`);
	const own = mine.link('Merkblatt für Sie.pdf');
	assert.equal(sha((await visitor.request(own)).bytes), sha(pdf));
	assert.notEqual((await stack.visitor().request(own)).status, 200);
	const zip = join(stack.dir, 'auskunft.zip');
	writeFileSync(zip, (await visitor.request(`/bewerbung/${one}/auskunft/zip`)).bytes);
	const held = JSON.parse(execFileSync('python3', ['-c', `import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
print(json.dumps({"files": {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}, "data": json.loads(archive.read("Daten.json"))}))`, zip], { encoding: 'utf8' }));
	assert.equal(held.files[`${one}/Merkblatt für Sie.pdf`], sha(pdf));
	assert.deepEqual(held.data.people[0].applications[0].mails.find(each => each.subject === `Aufgehoben ${one}`).files, ['Merkblatt für Sie.pdf']);
	assert.notEqual((await visitor.request(own.replace(one, two))).status, 200);
});

test('taken back: the letter goes without its documents, which are destroyed once no other letter has them', async () => {
	await written([one, two], { subject_de: 'Zurück {number}', send: 'time', send_day: tomorrow(), send_hour: '9' }, [named('beide.pdf')]);
	const [file] = (await filesOf(one)).slice(-1);
	const own = `/bewerbung/${one}/nachricht/${await mailOf(one)}/anlage/${file.id}`;
	assert.equal((await visitor.request(own)).status, 404, 'what was not sent is not shown');
	const back = async number => recruiter.submit(await recruiter.get((await recruiter.get(`/bewerbungen/${number}/emails`)).link(`Zurücknehmen: Zurück ${number}`)), {}, { action: '/zuruecknehmen' });
	await back(one);
	assert.ok(!(await filesOf(one)).some(each => each.id === file.id));
	assert.ok((await filesOf(two)).some(each => each.id === file.id), 'the other one still has it');
	await back(two);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM letter_file WHERE id = ${file.id}`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id = '${file.file_id}'`), '0');
});

test('withdrawn while it waits: it does not go, nor does the document', async () => {
	const three = await apply(stack, jobad, { email: 'drei@beispiel.example', surname: 'Drei' });
	await written([three], { subject_de: 'Zu spät {number}', send: 'time', send_day: tomorrow(), send_hour: '9' }, [named('spaet.pdf')]);
	await stack.sql(`UPDATE application SET status = 'bewerber_zieht_zurueck', version = version + 1 WHERE number = '${three}'`);
	assert.equal(await mailOf(three, 'status'), 'stopped');
	await stack.sql(`UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE id = ${await mailOf(three)}`);
	await stack.settled();
	assert.equal((await stack.arrived()).filter(mail => mail.subject.includes(`Zu spät ${three}`)).length, 0);
});

test('somebody without an e-mail address: the letter lists the documents, which are there to be printed', async () => {
	const four = await apply(stack, jobad, { email: 'vier@beispiel.example', surname: 'Vier' });
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.email = '' WHERE a.number = '${four}'`);
	await written([four], { subject_de: 'Per Post {number}' }, [named('Zum Drucken.pdf'), named('Auch.pdf')]);
	const tab = await recruiter.get(`/bewerbungen/${four}/emails`);
	const file = join(stack.dir, 'brief.pdf');
	writeFileSync(file, (await recruiter.request(tab.link(`Als PDF drucken: Per Post ${four}`))).bytes);
	assert.match(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }), /Anlagen:\s+Zum Drucken\.pdf\s+Auch\.pdf/);
	assert.equal(sha((await recruiter.request(tab.link('Zum Drucken.pdf'))).bytes), sha(pdf));
});

test('given back to her: what she handed in herself, and nobody else’s; to several nothing of the kind is offered', async () => {
	const page = await look([one], { subject_de: 'Zurückgegeben {number}' });
	const files = await attachments(page);
	const own = await stack.value(`SELECT id FROM attachment WHERE application_id = ${await idOf(one)}`);
	assert.deepEqual(files.document.querySelectorAll('select[name=own] option').map(option => option.getAttribute('value')).filter(Boolean), [own]);
	const other = stack.visitor(), five = await beginApplication(other, jobad, { email: 'fuenf@beispiel.example', surname: 'Fünf' });
	await attach(other, five, [{ ...cv, name: 'fremd.pdf' }]);
	const foreign = await stack.value("SELECT id FROM attachment WHERE name = 'fremd.pdf'");
	const token = files.form('/anlagen/eigene').fields.filter(([name]) => name !== 'own');
	const refused = await recruiter.post(files.form('/anlagen/eigene').action, [...token, ['own', foreign]]);
	assert.notEqual(refused.status, 200);
	assert.equal(await stack.value("SELECT COUNT(*) FROM letter_file WHERE name = 'fremd.pdf'"), '0');
	const added = await recruiter.submit(await attachments(page), { own }, { action: '/anlagen/eigene' });
	assert.match(added.text('main'), /Die Datei geht mit dem Brief mit.*lebenslauf\.pdf/s);
	await over(await go(await recruiter.get(page.url)));
	assert.deepEqual((await parsed('eins@beispiel.example', `Zurückgegeben ${one}`)).tree.parts.slice(1).map(part => [part.name, part.sha256]), [['lebenslauf.pdf', sha(cv.bytes)]]);
	assert.equal((await attachments(await look([one, two]))).document.querySelectorAll('select[name=own]').length, 0);
});

test('damaged in the store: the letter is given up and nothing of it arrives', async () => {
	const content = pdfOf(big, length => Buffer.alloc(length, 'y'));
	await written([two], { subject_de: 'Kaputt {number}', send: 'time', send_day: tomorrow(), send_hour: '9' }, [named('kaputt.pdf', content)]);
	const [file] = (await filesOf(two)).slice(-1), id = await mailOf(two);
	const path = join(stack.dir, 'store', file.file_id.slice(0, 2), file.file_id.slice(2, 4), file.file_id);
	const whole = readFileSync(path);
	const broken = Buffer.from(whole);
	broken[broken.length - 100] ^= 1;
	writeFileSync(path, broken);
	await stack.sql(`UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE id = ${id}`);
	await eventually(async () => await stack.value(`SELECT status FROM mail_outbox WHERE id = ${id}`) === 'given_up', 'giving up');
	assert.equal((await stack.arrived()).filter(mail => mail.subject.includes(`Kaputt ${two}`)).length, 0);
});

test('the mail worker is killed while it sends: nothing of it arrives, then once and whole', async () => {
	const content = pdfOf(big, length => Buffer.alloc(length, 'z'));
	await written([two], { subject_de: 'Zweimal {number}', send: 'time', send_day: tomorrow(), send_hour: '9' }, [named('gross.pdf', content)]);
	const id = await mailOf(two);
	const sink = Number(readFileSync(join(stack.dir, 'run/mailsink.pid'), 'utf8').split(' ')[0]);
	process.kill(sink, 'SIGSTOP');
	try {
		await stack.sql(`UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE id = ${id}`);
		await eventually(async () => await stack.value(`SELECT sending FROM mail_outbox WHERE id = ${id}`) === '1', 'sending');
		await stack.killWorker('mail', { all: true });
	} finally {
		process.kill(sink, 'SIGCONT');
	}
	assert.equal(await stack.value(`SELECT CONCAT(status, sending) FROM mail_outbox WHERE id = ${id}`), 'waiting1');
	await stack.sql(`UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE id = ${id}`);
	const mail = await parsed('zwei@beispiel.example', `Zweimal ${two}`);
	assert.deepEqual(mail.tree.parts.slice(1).map(part => [part.name, part.size, part.sha256]), [['gross.pdf', content.length, sha(content)]]);
	await stack.settled();
	assert.equal((await stack.arrived()).filter(each => each.subject.includes(`Zweimal ${two}`)).length, 1);
});

test('ten files go with a letter, and no more; with several of one name all are there', async () => {
	const page = await look([one], { subject_de: 'Zehn {number}' });
	assert.match((await add(page, Array.from({ length: 10 }, () => named('gleich.pdf')))).text('main'), /Die Datei geht mit dem Brief mit/);
	const more = await add(page, [named('elf.pdf')]);
	assert.equal(more.status, 400);
	assert.match(more.text('main'), /höchstens 10 Dateien/);
	const own = await stack.value(`SELECT id FROM attachment WHERE application_id = ${await idOf(one)}`);
	const back = await recruiter.submit(await attachments(page), { own }, { action: '/anlagen/eigene' });
	assert.equal(back.status, 400);
	assert.match(back.text('main'), /höchstens 10 Dateien/);
	assert.equal(back.document.querySelector('select[name=own]').getAttribute('aria-invalid'), 'true', 'where it was chosen');
	await over(await go(await recruiter.get(page.url)));
	assert.equal((await parsed('eins@beispiel.example', `Zehn ${one}`)).tree.parts.length, 11);
});

test('an administrator sets how large the files of a letter may be; what cannot be is refused by the field, each change is in the history', async () => {
	const admin = stack.as('henrike.solms'), path = '/verwaltung/dateigrenzen';
	const page = await admin.get(path), value = name => page.document.querySelector(`[name=${name}]`).getAttribute('value');
	assert.deepEqual(['one', 'files', 'total', 'letter'].map(value), ['10', '10', '50', '10']);
	for (const [values, words] of [[{ letter: '26' }, /25/], [{ one: '20', total: '10' }, /Alle Dateien zusammen dürfen nicht kleiner sein/], [{ letter: '' }, /Dateien eines Briefs zusammen sein dürfen/]]) {
		const refused = await admin.submit(page, values);
		assert.equal(refused.status, 400);
		assert.match(refused.text('main'), words);
	}
	assert.match((await admin.submit(page, { letter: '1' })).text('main'), /Die Grenzen sind gespeichert/);
	assert.equal(await stack.value("SELECT value FROM setting WHERE name = 'letter_files_bytes'"), String(1 << 20));
	assert.deepEqual((await stack.sql("SELECT detail FROM history WHERE object_kind = 8 ORDER BY id DESC LIMIT 1")).map(line => line.detail), ['letter_files_bytes']);
	const letter = await look([one]);
	assert.match((await attachments(letter)).text('main'), /höchstens 1 MB/);
	assert.match((await add(letter, [named('gross.pdf', pdfOf(2 << 20))])).text('main'), /zusammen/);
	assert.equal((await recruiter.request(path)).status, 403);
});
