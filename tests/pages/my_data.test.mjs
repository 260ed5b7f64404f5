// Everything held about a person as people read it: words instead of codes, what Art. 15 asks for, and one archive with all files; of accounts, of guests, by letter.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, cv, pdfOf, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const run = promisify(execFile);
let stack, ad, count = 0;

before(async () => {
	stack = await startStack();
	ad = await publishedAd(stack.as('amira.yildiz'), 'Bauleitung Hafen (m/w/d)');
});
after(() => stack?.stop());

async function textOf(page) {
	const file = join(stack.dir, `tmp/auskunft-${++count}.pdf`);
	await writeFile(file, page.bytes);
	return (await run('pdftotext', ['-layout', file, '-'])).stdout.replace(/\s+/g, ' ');
}

/** Names and contents of an archive, as python reads it: it complains of what is not whole. */
async function unpacked(page) {
	assert.equal(page.status, 200);
	assert.equal(page.headers.get('content-type'), 'application/zip');
	assert.equal(Number(page.headers.get('content-length')), page.bytes.length, 'measured before');
	const folder = join(stack.dir, `tmp/zip-${++count}`);
	await mkdir(folder);
	await writeFile(`${folder}.zip`, page.bytes);
	await run('python3', ['-c', `import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])`, `${folder}.zip`, folder]);
	const files = {};
	for (const name of await readdir(folder, { recursive: true }))
		files[name] = await readFile(join(folder, name)).catch(() => null);
	return files;
}

const codes = /\b(gespeichert>|eingegangen>|email_nicht_bestaetigt|severely_disabled|received_at|RET[-_]\d|export_|bms-export|application\/pdf|[0-9a-f]{64})\b|: (ja|de|frau|cv|active|unused|weekly|daily|0|1)\s(?=\S+:)/;

async function person(email) {
	const nora = await makeAccount(stack, { email });
	const number = await apply(stack, ad.jobad, { email, severely_disabled: 'ja' });
	const visitor = await signedIn(stack, nora);
	await visitor.get('/konto');
	return { nora, number, visitor };
}

test('the PDF says what Art. 15 asks for, in words, and holds no codes', async () => {
	const { visitor } = await person('nora.worte@beispiel.example');
	const page = await visitor.get('/konto/auskunft');
	const answer = await visitor.get(page.link('PDF'));
	const text = await textOf(answer);
	const { stdout: info } = await run('pdfinfo', [join(stack.dir, `tmp/auskunft-${count}.pdf`)]);
	await run('qpdf', ['--check', join(stack.dir, `tmp/auskunft-${count}.pdf`)]);
	assert.match(info, /Title: +\S[^]*Tagged: +yes/, 'programs that read aloud are told what is what');
	assert.match(text, /Wer verantwortlich ist.*Wozu wir Ihre Daten verarbeiten.*Wer Ihre Daten erhält.*Ihre Rechte/, 'in the order in which it is read aloud');
	for (const part of ['Wer verantwortlich ist', 'Wozu wir Ihre Daten verarbeiten', 'Welche Arten von Daten', 'Wer Ihre Daten erhält', 'Wie lange wir', 'Woher die Daten kommen', 'Ihre Rechte', 'Beschwerde', 'Automatische Entscheidungen'])
		assert.match(text, new RegExp(part), part);
	assert.match(text, /dieser Behörde: Behörde für Schule und Wissenschaft;/);
	assert.match(text, /nach einer Absage oder wenn Sie sie zurückziehen: anonymisiert nach 400 Tagen/);
	for (const article of [15, 16, 17, 18, 19, 20, 21, 22, 77])
		assert.match(text, new RegExp(`Artikel ${article}\\b`));
	assert.match(text, /Status: Eingegangen.*Schwerbehinderung angegeben: Ja/);
	assert.match(text, /Fassung der Datenschutzerklärung: 2026-11/);
	assert.match(text, /Dateityp: PDF/);
	assert.match(text, /Größe: 1 KB/);
	assert.match(text, /Status: Aktiv/);
	assert.doesNotMatch(text, codes);
	await stack.sql(`UPDATE retention_rule SET days = 123 WHERE id = 'RET-03'`);
	assert.match(await textOf(await visitor.get('/en/konto/auskunft/pdf')), /rejection or when you withdraw it: anonymised after 123\b/, 'the days in force');
	await stack.sql(`UPDATE retention_rule SET days = default_days WHERE id = 'RET-03'`);
});

test('JSON keeps the keys of machines and says beside them what they mean', async () => {
	const { visitor, number } = await person('nora.json@beispiel.example');
	const data = JSON.parse((await visitor.get('/konto/auskunft/json')).body);
	const [application] = data.people[0].applications;
	assert.deepEqual([application.number, application.status, application.status_words, application.severely_disabled, application.severely_disabled_words], [number, 'eingegangen', 'Eingegangen', 1, 'Ja']);
	assert.equal(application.answers.severely_disabled, 'ja');
	const answer = application.answers_words.find(one => one.code === 'severely_disabled');
	assert.equal(answer.answer, 'Ja');
	assert.match(answer.question, /chwerbehinder/);
	assert.equal(data.labels.received_at, 'Eingegangen am');
	assert.deepEqual([data.people[0].salutation_words, data.people[0].account.status_words].map(Boolean), [Boolean(data.people[0].salutation), true]);
	assert.ok(data.about.every(part => part.title && part.text));
	assert.match(application.attachments[0].sha256, /^[0-9a-f]{64}$/);
});

test('the archive holds PDF, JSON and every file, each name once and none outside its folder', async () => {
	const { visitor, number } = await person('nora.zip@beispiel.example');
	const big = pdfOf(3 * 1024 * 1024);
	await visitor.submit(await visitor.get(`/bewerbung/${number}/nachreichen`), { type: 'certificate' }, { files: { files: [
		{ ...cv, name: 'Zeugnis.pdf' }, { ...cv, name: 'zeugnis.pdf' }, { ...cv, name: 'Zeugnis.pdf' }, { name: 'groß – 日本.pdf', type: 'application/pdf', bytes: big }] } });
	await stack.sql(`UPDATE attachment t JOIN application a ON a.id = t.application_id SET t.name = '../../../boese.pdf' WHERE a.number = '${number}' AND t.name = 'lebenslauf.pdf'`);
	const files = await unpacked(await visitor.get('/konto/auskunft/zip'));
	const names = Object.keys(files).filter(name => files[name]).sort();
	assert.deepEqual(names, ['Auskunft.pdf', 'Daten.json', ...['Zeugnis.pdf', 'zeugnis (2).pdf', 'Zeugnis (3).pdf', 'boese.pdf', 'groß – 日本.pdf'].map(name => `${number}/${name}`)].sort());
	assert.deepEqual(files[names.find(name => /groß/.test(name))], big);
	assert.equal(JSON.parse(files['Daten.json']).people[0].applications[0].number, number);
	assert.equal(files['Auskunft.pdf'].subarray(0, 5).toString(), '%PDF-');
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'data_export' AND object_kind = 9`)) > 0, true);
});

test('a file that cannot be read is left out and named, the rest arrives whole', async () => {
	const { visitor, number } = await person('nora.kaputt@beispiel.example');
	await visitor.submit(await visitor.get(`/bewerbung/${number}/nachreichen`), { type: 'certificate' }, { files: { files: [{ ...cv, name: 'weg.pdf' }] } });
	const stored = await stack.value(`SELECT t.file_id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' AND t.name = 'weg.pdf'`);
	assert.match((await run('find', [stack.dir, '-name', `*${stored.slice(4)}*`, '-print', '-delete'])).stdout, /\w/, 'the file is gone from the store');
	const files = await unpacked(await visitor.get('/konto/auskunft/zip'));
	assert.match(files['Nicht enthalten.txt'].toString(), new RegExp(`nicht enthalten.*${number}: weg\\.pdf`, 's'));
	assert.deepEqual(files[`${number}/lebenslauf.pdf`], cv.bytes);
});

test('a guest gets the same by a link of its own, which ends; the link to the status is not enough', async () => {
	const email = 'gast.daten@beispiel.example';
	const number = await apply(stack, ad.jobad, { email });
	const other = await apply(stack, ad.jobad, { email: 'anderer.gast@beispiel.example' });
	const statusLink = /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/;
	const first = stack.visitor();
	const status = await first.submit(await first.get(statusLink.exec((await stack.mail(email, 'ist eingegangen')).text)[0]));
	for (const kind of ['zip', 'pdf', 'json'])
		assert.equal((await first.request(`/bewerbung/${number}/auskunft/${kind}`)).status, 404, kind);
	const asked = await first.submit(await first.get(status.link('Meine Daten herunterladen')));
	assert.match(asked.text('main'), /an die E-Mail-Adresse Ihrer Bewerbung/);
	const link = statusLink.exec((await stack.mail(email, 'Ihre Daten')).text)[0];
	const second = stack.visitor();
	const page = await second.submit(await second.get(link));
	assert.equal(new URL(page.url).pathname, `/bewerbung/${number}/auskunft`);
	const files = await unpacked(await second.get(page.link('ZIP')));
	assert.deepEqual(files[`${number}/lebenslauf.pdf`], cv.bytes);
	assert.deepEqual(JSON.parse(files['Daten.json']).people.map(one => one.applications.map(application => application.number)), [[number]]);
	assert.equal((await second.get(`/bewerbung/${number}/zurueckziehen`, { redirect: 'manual' })).status, 404, 'it shows and does nothing');
	for (const kind of ['', '/zip', '/pdf', '/json'])
		assert.equal((await second.request(`/bewerbung/${other}/auskunft${kind}`)).status, 404, kind);
	assert.doesNotMatch(JSON.stringify(files['Daten.json'].toString()), /status\/[0-9a-f]{40}|bestaetigen\/[\w-]{30}/, 'letters in it open nothing');
	await stack.sql(`UPDATE application_link SET ends_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE purpose = 'data'`);
	assert.equal((await second.request(`/bewerbung/${number}/auskunft/zip`)).status, 404);
	assert.equal((await second.get(link)).status, 410);
});

test('an administrator answers a letter with the same archive, and that is noted', async () => {
	const email = 'brief.zip@beispiel.example';
	const number = await apply(stack, ad.jobad, { email });
	const admin = stack.as('henrike.solms');
	const found = await admin.submit(await admin.get('/verwaltung/betroffenenrechte'), { email });
	const files = await unpacked(await admin.get(found.link('ZIP')));
	assert.deepEqual(files[`${number}/lebenslauf.pdf`], cv.bytes);
	assert.doesNotMatch(files['Daten.json'].toString(), /status\/[0-9a-f]{40}/, 'nobody of staff gets the guest’s link');
	const text = await textOf(await admin.get(found.link('PDF')));
	assert.match(text, /Ihre Rechte/);
	assert.doesNotMatch(text, codes);
	assert.ok(Number(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'read' AND detail = 'data_export'`)) > 0);
});
