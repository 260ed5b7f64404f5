// Files with letters under the virus scanner (INT-50, BAK-09): while one is checked the letter waits with it; found: destroyed, the letters are stopped and who wrote them is told.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { eicar, startClamd } from '../lib/clamd.mjs';
import { apply, cv, pdfOf, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, directory, scanner, one, post;

before(async () => {
	directory = await mkdtemp(join(tmpdir(), 'bms-letter-scan.'));
	stack = await startStack({ settings: { clamd_socket: join(directory, 'clamd.sock'), clamd_seconds: 2 } });
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Prüfung (m/w/d)');
	one = await apply(stack, jobad, { email: 'eins@beispiel.example', surname: 'Eins' });
	post = await apply(stack, jobad, { email: 'post@beispiel.example', surname: 'Post' });
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.email = '' WHERE a.number = '${post}'`);
});
afterEach(async () => {
	await scanner?.stop();
	scanner = undefined;
});
after(async () => {
	await stack?.stop();
	await rm(directory, { recursive: true });
});

const infected = { name: 'virus.pdf', type: 'application/pdf', bytes: pdfOf(eicar.length, () => Buffer.from(eicar)) };
const mailOf = (number, what) => stack.value(`SELECT ${what} FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE a.number = '${number}' AND m.writer_id IS NOT NULL ORDER BY m.id DESC LIMIT 1`);
/** As the administrator's button does. */
async function now() {
	const page = '/verwaltung/dateipruefung', shown = await admin.get(page);
	return shown.document.querySelectorAll('main form').some(form => form.getAttribute('action').endsWith('dateipruefung')) ? admin.submit(shown, {}, { action: page }) : shown;
}
async function look(number, subject, file, values = {}) {
	const form = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/schreiben`), {}, { action: '/schreiben' });
	const page = await recruiter.submit(form, { subject_de: `${subject} {number}`, body_de: 'Guten Tag {name}.', subject_en: '', body_en: '', send: 'now', ...values }, { action: '/brief' });
	const added = await recruiter.submit(await recruiter.get(page.link('Dateien hinzufügen oder entfernen')), {}, { action: '/anlagen', files: { file: [file] } });
	assert.match(added.text('main'), new RegExp(`${file.name} .*wird geprüft`));
	return recruiter.get(page.url);
}
const send = async page => {
	await recruiter.submit(page, {}, { action: '/brief/senden' });
	return eventually(async () => {
		const shown = await recruiter.get(page.url);
		return /Die Briefe sind geschrieben/.test(shown.text('main')) && shown;
	}, 'the letters');
};

test('checked: the letter waits with its file, by mail and by post, and goes when the scanner has seen it', async () => {
	for (const number of [one, post]) {
		const page = await look(number, 'Wartet', { ...cv, name: 'merkblatt.pdf' }, { body_de: 'Guten Tag {name}, bis {last_day}.', last_days: '30' });
		assert.match(page.text('main'), /merkblatt\.pdf.*wird geprüft/s);
		await send(page);
		assert.equal(await mailOf(number, "CONCAT(m.status, m.files_wait, m.next_attempt_at > '9000-01-01')"), 'waiting11');
		const tab = await recruiter.get(`/bewerbungen/${number}/emails`);
		assert.match(tab.text('main'), /merkblatt\.pdf \(wird geprüft\)/);
		assert.equal(tab.document.querySelectorAll('a').some(a => a.textContent.includes('merkblatt')), false, 'nobody is shown it');
	}
	assert.match((await admin.get('/verwaltung/dateipruefung')).text('main'), /Dateien, die warten\s*4/);
	assert.equal(await mailOf(one, 'm.last_days'), '30', 'the last day is counted when it goes');
	scanner = await startClamd(directory);
	await eventually(async () => { await now(); return await mailOf(one, 'm.files_wait') === '0' && await mailOf(post, 'm.status') === 'print'; }, 'the scan');
	assert.match((await stack.mail('eins@beispiel.example', `Wartet ${one}`)).text, /Guten Tag Nora Eins, bis \d\d\.\d\d\.\d{4}\./);
	assert.equal(await mailOf(post, 'm.last_days'), null);
	assert.match((await recruiter.get(`/bewerbungen/${post}/emails`)).link('merkblatt.pdf'), /anlage/);
});

test('found after it was written: destroyed, the letter is stopped, who wrote it is told, and it says why', async () => {
	const page = await look(one, 'Verseucht', infected);
	await send(page);
	const [file] = await stack.sql("SELECT id, file_id FROM letter_file WHERE name = 'virus.pdf'");
	scanner = await startClamd(directory);
	await eventually(async () => { await now(); return await mailOf(one, 'm.status') === 'stopped'; }, 'the scan');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id = '${file.file_id}'`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 25 AND object_id = ${file.id}`), '0');
	const note = await stack.mail('amira.yildiz@bsw.example', 'Datei zu einem Brief nicht angenommen');
	assert.doesNotMatch(note.text, /virus\.pdf|Eins|B-\d{4}/);
	assert.match((await recruiter.get(`/bewerbungen/${one}/emails`)).text('main'), /nicht gesendet: .*Datei nicht angenommen.*virus\.pdf \(nicht angenommen\)/s);
	assert.match((await recruiter.get(`/bewerbungen/${one}/verlauf`)).text('main'), /Brief nicht gesendet: eine Datei wurde nicht angenommen/);
	await stack.settled();
	assert.equal((await stack.arrived()).filter(mail => mail.subject.includes(`Verseucht ${one}`)).length, 0);
});

test('found before it is sent: the page says so, it is not sent until the file is removed', async () => {
	const page = await look(one, 'Vorher', infected);
	scanner = await startClamd(directory);
	await eventually(async () => { await now(); return (await recruiter.get(page.url)).text('main').includes('Schadsoftware'); }, 'the scan');
	const refused = await recruiter.submit(await recruiter.get(page.url), {}, { action: '/brief/senden' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Eine Datei wurde nicht angenommen. Bitte entfernen Sie diese Datei/);
	const files = await recruiter.get(page.link('Dateien hinzufügen oder entfernen'));
	await recruiter.submit(await recruiter.get(files.link('Entfernen: virus.pdf')), {}, { action: '/entfernen' });
	await send(await recruiter.get(page.url));
	await stack.mail('eins@beispiel.example', `Vorher ${one}`);
});

test('sent before there was a scanner: what it finds afterwards is destroyed and offered no more, who attached it is told', async () => {
	const page = await look(one, 'Früher', { ...infected, name: 'frueher.pdf' });
	await stack.sql("DELETE FROM queue_item WHERE kind = 'letter_file_check'; UPDATE letter_file SET state = 'good', look = FALSE, scan = FALSE WHERE name = 'frueher.pdf'");
	await send(await recruiter.get(page.url));
	await stack.mail('eins@beispiel.example', `Früher ${one}`);
	assert.match((await recruiter.get(`/bewerbungen/${one}/emails`)).link('frueher.pdf'), /anlage/);
	scanner = await startClamd(directory);
	await stack.sql('UPDATE scanner_state SET failed_at = NULL, next_at = NULL');
	await admin.submit(await admin.get('/verwaltung/dateipruefung'), {}, { action: '/nachholen' });
	await eventually(async () => await stack.value("SELECT CONCAT(state, reason) FROM letter_file WHERE name = 'frueher.pdf'") === 'refusedfile_virus', 'the scan');
	await stack.mail('amira.yildiz@bsw.example', 'Datei zu einem Brief nicht angenommen');
	assert.match((await recruiter.get(`/bewerbungen/${one}/emails`)).text('main'), /frueher\.pdf \(nicht angenommen\)/);
});
