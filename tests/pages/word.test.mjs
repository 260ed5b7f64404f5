// Documents of Word and ODT (OBJ-10): a form may allow them; the queue makes a PDF of them, which takes their place; the document is kept sealed. A program in the place of LibreOffice.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { attach, beginApplication, confirm, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const run = promisify(execFile);
let stack, recruiter, admin, jobad, other, directory;
const docx = { name: 'lebenslauf.docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
const odt = { name: 'zeugnis.odt', type: 'application/vnd.oasis.opendocument.text' };

before(async () => {
	directory = await mkdtemp(join(tmpdir(), 'bms-office-test.'));
	const program = join(directory, 'soffice'), pdf = (await readFile(join(top, 'tests/files/plain.pdf'))).toString('base64');
	// it can read the document and write into its folder, nothing else; a document that is named so is none
	await writeFile(program, `#!/usr/bin/python3 -I
import base64, os, sys
document = open(sys.argv[-1], 'rb').read()
if b'haengt' in document:
    os.read(os.pipe()[0], 1)
if b'kaputt' not in document:
    open(sys.argv[sys.argv.index('--outdir') + 1] + '/document.pdf', 'wb').write(base64.b64decode('${pdf}'))
`);
	await chmod(program, 0o755);
	[docx, odt].forEach((one, i) => { one.from = ['lebenslauf.docx', 'lebenslauf.odt'][i]; });
	for (const one of [docx, odt])
		one.bytes = await readFile(join(top, 'tests/files', one.from));
	stack = await startStack({ settings: { office_program: program, office_seconds: 10 } });
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Word-Dokumenten (m/w/d)'));
	other = await publishedAd(recruiter, 'Andere Stelle (m/w/d)');
});
after(async () => {
	await stack?.stop();
	await rm(directory, { recursive: true });
});

const attachments = number => stack.sql(`SELECT t.id, t.name, t.mime, t.file_id, o.name AS original, o.file_id AS original_file FROM attachment t JOIN application a ON a.id = t.application_id
	LEFT JOIN attachment_original o ON o.attachment_id = t.id WHERE a.number = '${number}' ORDER BY t.id`);
const stored = id => stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id = '${id}'`);

test('as delivered no form takes them: refused with what to do, and not offered', async () => {
	const applicant = stack.visitor(), number = await beginApplication(applicant, jobad, { email: 'erste@beispiel.example' });
	assert.match((await applicant.get(`/bewerbung/${number}/unterlagen`)).text('main'), /Möglich sind PDF, JPG und PNG\./);
	const refused = await attach(applicant, number, [docx]);
	assert.match(refused.text('main'), /lebenslauf\.docx[^]*Bitte speichern Sie die Datei als PDF/);
	assert.equal((await attachments(number)).length, 0);
});

test('an administrator allows them for a form, which is noted; nobody else', async () => {
	const version = await stack.value(`SELECT MAX(v.id) FROM form_version v JOIN vacancy y ON y.form_code = v.form_code JOIN jobad j ON j.vacancy_id = y.id WHERE j.number = '${jobad}'`);
	const path = `/verwaltung/formulare/${version}`;
	assert.equal((await recruiter.get(path)).status, 403);
	const page = await admin.get(path);
	assert.match(page.text('main'), /Dateien von Word \(\.docx\) und ODT annehmen/);
	assert.match((await admin.submit(page, { office: '1' })).text('main'), /Die Angabe ist gespeichert/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'form_office' AND detail = 'version=${version} office=yes'`), '1');
	assert.equal((await admin.get(path)).document.querySelector('input[name=office]').hasAttribute('checked'), true);
});

test('allowed: they wait, are shown to nobody, become PDFs with the document kept; staff read the PDF', async () => {
	const applicant = stack.visitor(), email = 'zweite@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	assert.match((await applicant.get(`/bewerbung/${number}/unterlagen`)).text('main'), /Dateien von Word \(\.docx\) oder im Format ODT, aus denen wir ein PDF machen/);
	assert.match((await attach(applicant, number, [docx, odt])).text('#dateien'), /lebenslauf\.(docx|pdf)[^]*zeugnis\.(odt|pdf)/);
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const files = await eventually(async () => {
		const rows = await attachments(number);
		return rows.every(row => row.mime === 'application/pdf') && rows;
	}, 'the PDFs');
	assert.deepEqual(files.map(row => [row.name, row.original]), [['lebenslauf.pdf', 'lebenslauf.docx'], ['zeugnis.pdf', 'zeugnis.odt']]);
	for (const file of files) {
		assert.deepEqual([await stored(file.file_id), await stored(file.original_file)], ['1', '1'], 'both are kept');
		const sealed = await readFile(join(stack.dir, 'store', file.original_file.slice(0, 2), file.original_file.slice(2, 4), file.original_file));
		assert.equal(sealed.includes('word/document.xml') || sealed.includes('content.xml'), false, 'sealed');
	}
	const shown = await eventually(async () => {
		const page = await recruiter.get(`/bewerbungen/${number}/anhang/${files[0].id}`);
		return page.status === 200 && page;
	}, 'the check');
	assert.equal(shown.headers.get('content-type'), 'application/pdf');
	assert.equal(shown.bytes.subarray(0, 5).toString(), '%PDF-');
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('.bms-documents'), /lebenslauf\.pdf[^]*zeugnis\.pdf/);
});

test('one that cannot be made a PDF is destroyed and named with what to do; one that is removed goes with its original', async () => {
	const applicant = stack.visitor(), number = await beginApplication(applicant, jobad, { email: 'dritte@beispiel.example' });
	const broken = Buffer.concat([docx.bytes, Buffer.from('kaputt')]);
	await attach(applicant, number, [{ ...docx, name: 'halb.docx', bytes: broken }]);
	await eventually(async () => (await attachments(number)).length === 0, 'the refusal');
	assert.equal(await stack.value(`SELECT reason FROM attachment_refused WHERE name = 'halb.docx'`), 'file_damaged');
	await attach(applicant, number, [docx]);
	const [file] = await eventually(async () => {
		const rows = await attachments(number);
		return rows[0]?.original && rows;
	}, 'the PDF');
	await applicant.submit(await applicant.get(`/bewerbung/${number}/unterlagen`), { entfernen: String(file.id) }, { action: '/unterlagen' });
	assert.equal((await attachments(number)).length, 0);
	assert.deepEqual([await stored(file.file_id), await stored(file.original_file)], ['0', '0']);
});

test('the copy of data holds the document as it came, and names what was destroyed with why: archive, data and text', async () => {
	const applicant = stack.visitor(), email = 'vierte@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	await attach(applicant, number, [docx, { ...docx, name: 'halb.docx', bytes: Buffer.concat([docx.bytes, Buffer.from('kaputt')]) }]);
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	await eventually(async () => {
		const rows = await attachments(number);
		return rows.length === 1 && rows[0].original;
	}, 'the PDF, and the refusal');
	const path = join(directory, 'auskunft.zip');
	await writeFile(path, (await applicant.get(`/bewerbung/${number}/auskunft/zip`)).bytes);
	const list = 'import base64, json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(json.dumps({n: base64.b64encode(z.read(n)).decode() for n in z.namelist()}))';
	const files = Object.fromEntries(Object.entries(JSON.parse((await run('python3', ['-c', list, path], { maxBuffer: 1 << 26 })).stdout)).map(([name, bytes]) => [name, Buffer.from(bytes, 'base64')]));
	assert.deepEqual(Object.keys(files).sort(), ['Auskunft.pdf', 'Daten.json', 'Nicht enthalten.txt', `${number}/lebenslauf.docx`, `${number}/lebenslauf.pdf`].sort());
	assert.equal(files[`${number}/lebenslauf.docx`].compare(docx.bytes), 0);
	assert.match(files['Nicht enthalten.txt'].toString(), new RegExp(`nicht angenommen und gelöscht.*${number}: halb\\.docx\\s+Die Datei ist beschädigt`, 's'));
	const [application] = JSON.parse(files['Daten.json']).people[0].applications;
	assert.deepEqual(application.originals.map(one => [one.name, one.mime_words]), [['lebenslauf.docx', 'Datei von Word (DOCX)']]);
	assert.deepEqual(application.refused_files.map(one => [one.name, one.type_words, one.reason, /^Die Datei ist beschädigt/.test(one.reason_words)]), [['halb.docx', 'Lebenslauf', 'file_damaged', true]]);
	await writeFile(path, files['Auskunft.pdf']);
	assert.match((await run('pdftotext', ['-layout', path, '-'])).stdout.replace(/\s+/g, ' '), /Unterlage, wie sie kam.*lebenslauf\.docx.*Nicht angenommene Datei.*halb\.docx.*Grund: Die Datei ist beschädigt/);
});

test('taken over while it waits to become a PDF: left out with what is so, not as of a wrong kind', async () => {
	const worker = signal => readFile(join(stack.dir, 'run/convert.pid'), 'utf8').then(pid => process.kill(Number.parseInt(pid, 10), signal));
	await worker('SIGSTOP');
	try {
		const applicant = stack.visitor(), number = await beginApplication(applicant, jobad, { email: 'fuenfte@beispiel.example' });
		await attach(applicant, number, [docx]);
		const page = await applicant.get(`/stellen/${other.jobad}/bewerben`), button = page.document.querySelector('button[formaction*="/aus/"]');
		const begun = await applicant.post(button.getAttribute('formaction'), page.form('/bewerben').fields);
		assert.match(begun.text('main'), /lebenslauf\.docx[^]*noch geprüft und in ein PDF umgewandelt/);
		assert.doesNotMatch(begun.text('main'), /Diese Art von Datei/);
		assert.equal((await attachments(/B-\d{4}-\d{5}/.exec(begun.url)[0])).length, 0);
	} finally {
		await worker('SIGCONT');
	}
});

test('one at which LibreOffice hangs keeps nothing else from going, is tried twice, then refused with why', async () => {
	const applicant = stack.visitor(), email = 'sechste@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	await attach(applicant, number, [{ ...docx, name: 'endlos.docx', bytes: Buffer.concat([docx.bytes, Buffer.from('haengt')]) }]);
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const late = () => stack.value(`SELECT c.late FROM attachment_check c JOIN attachment t ON t.id = c.attachment_id WHERE t.name = 'endlos.docx'`);
	const item = state => stack.value(`SELECT COUNT(*) FROM queue_item q JOIN attachment t ON t.id = q.object_id WHERE t.name = 'endlos.docx' AND q.kind = 'attachment_convert' AND q.state = '${state}'`);
	await eventually(async () => await item('running') === '1', 'the conversion');
	const quick = stack.visitor(), other = await beginApplication(quick, jobad, { email: 'siebte@beispiel.example' });
	await attach(quick, other);
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM attachment_picture p JOIN attachment t ON t.id = p.attachment_id JOIN application a ON a.id = t.application_id WHERE a.number = '${other}'`) === '1', 'the check of another file');
	assert.notEqual(await late(), undefined, 'the other is done while this one hangs');
	await eventually(async () => await late() === '1', 'the first end');
	assert.match((await applicant.get(`/bewerbung/${number}`)).text('main'), /endlos\.docx[^]*wird geprüft/);
	await eventually(async () => await late() === undefined, 'the second end', 60);
	assert.match((await stack.mail(email, 'nicht angenommen')).text, /endlos\.docx[^]*nicht in der vorgesehenen Zeit/);
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('.bms-review__documents'), /endlos\.docx[^]*nicht in der vorgesehenen Zeit/);
});
