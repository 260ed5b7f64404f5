// Pictures among the documents (OBJ-10): staff see them made anew, upright, without place and camera; what was sent stays the applicant's own; broken ones are refused.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';
import { attach, beginApplication, confirm, publishedAd, send, step } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const run = promisify(execFile);
let stack, recruiter, applicant, jobad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');

	({ jobad } = await publishedAd(recruiter, 'Stelle mit Bildern (m/w/d)'));
});
beforeEach(() => { applicant = stack.visitor(); });
after(() => stack?.stop());

const file = async (name, as = name, type = 'image/jpeg') => ({ name: as, type, bytes: await readFile(`${top}/tests/files/${name}`) });
const stored = number => stack.sql(`SELECT f.purpose, COUNT(*) AS n FROM stored_file f JOIN application a ON f.owner_kind = 4 AND f.owner_id = a.id WHERE a.number = '${number}' GROUP BY f.purpose ORDER BY f.purpose`)
	.then(rows => rows.map(row => `${row.purpose} ${row.n}`).join(', '));
const idOf = name => stack.value(`SELECT id FROM attachment WHERE name = '${name}' ORDER BY id DESC LIMIT 1`);
/** Width and height that a JPEG says of itself. */
function jpegSize(bytes) {
	for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2))
		if ([0xc0, 0xc2].includes(bytes[at + 1]))
			return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
	return [];
}

test('staff see a picture upright and without what its file says besides; its owner gets what she has sent', async () => {
	const email = 'pia.foto@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	const sent = await file('picture-place.jpg', 'zeugnis.jpg');
	assert.equal((await attach(applicant, number, [sent, await file('picture-16-bit.png', 'urkunde.png', 'image/png')], 'certificate')).status, 200);
	assert.equal(await stored(number), 'attachment 2, picture 4');
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const id = await idOf('zeugnis.jpg');
	const page = await recruiter.get(`/bewerbungen/${number}`);
	assert.match(page.text('.bms-documents'), /zeugnis\.jpg.*urkunde\.png/s);
	assert.equal(page.document.querySelectorAll('.bms-documents img').length, 2);
	const large = await recruiter.get(`/bewerbungen/${number}/anhang/${id}`), small = await recruiter.get(`/bewerbungen/${number}/anhang/${id}/vorschau`);
	assert.deepEqual(jpegSize(large.bytes), [200, 320], 'upright');
	assert.deepEqual(jpegSize(small.bytes), [200, 320], 'as large as it was, at most 320');
	for (const shown of [large, small])
		for (const secret of ['Geheim', 'Exif', 'adobe'])
			assert.equal(shown.bytes.includes(secret), false, secret);
	assert.deepEqual((await applicant.get(`/bewerbung/${number}/anhang/${id}`)).bytes, sent.bytes, 'what was sent is kept');
	const certificate = await recruiter.get(`/bewerbungen/${number}/anhang/${await idOf('urkunde.png')}?speichern=1`);
	assert.match(certificate.headers.get('content-disposition'), /urkunde\.jpg/);
	assert.match(certificate.headers.get('content-type'), /image\/jpeg/);
	await stack.sql(`DELETE p FROM attachment_picture p WHERE p.attachment_id = ${id}`);
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${id}`)).status, 404, 'the original is never shown instead');
});

test('a PDF has a small picture of its first page; nobody sees one of an application that is not hers', async () => {
	const email = 'kai.pdf@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	await attach(applicant, number);
	await attach(applicant, number, [await file('picture-cmyk.jpg', 'foto.jpg')], 'photo');
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const address = `/bewerbungen/${number}/anhang/${await idOf('lebenslauf.pdf')}`, photo = `/bewerbungen/${number}/anhang/${await idOf('foto.jpg')}/vorschau`;
	assert.equal((await recruiter.get(address)).status, 200);
	const preview = await eventually(async () => { const small = await recruiter.get(`${address}/vorschau`); return small.status === 200 && small; }, 'the small picture');
	assert.deepEqual(jpegSize(preview.bytes), [320, 213], 'of a page of 300 to 200 points');
	assert.equal((await recruiter.get(photo)).status, 200);
	for (const other of [photo, `${address}/vorschau`])
		assert.equal((await stack.as('nikolai.stern').get(other)).status, 404);
});

test('a picture that is cut off or too large is refused by name, the others are taken; one that is removed leaves nothing', async () => {
	const number = await beginApplication(applicant, jobad, { email: 'ole.kaputt@beispiel.example' });
	const page = await attach(applicant, number, [await file('picture-truncated.jpg', 'halb.jpg'), await file('picture-bomb.png', 'bombe.png', 'image/png'), await file('picture-progressive.jpg', 'gut.jpg')], 'other');
	assert.match(page.text('main'), /halb\.jpg[^]*beschädigt oder nicht vollständig/);
	assert.match(page.text('main'), /bombe\.png[^]*mehr als 60 Millionen/);
	assert.equal(await stored(number), 'attachment 1, picture 2');
	const removed = await applicant.submit(await applicant.get(`/bewerbung/${number}/unterlagen`), { entfernen: await idOf('gut.jpg') }, { action: '/unterlagen' });
	assert.equal(removed.status, 200);
	assert.equal(await stored(number), '');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment_picture p LEFT JOIN attachment t ON t.id = p.attachment_id WHERE t.id IS NULL`), '0');
});

test('pictures of what was sent before there were any are made by a job, once; of a damaged one there is none', async () => {
	const email = 'alma.alt@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	await attach(applicant, number, [await file('picture-place.jpg', 'alt.jpg'), await file('picture-cmyk.jpg', 'kaputt.jpg'), await file('plain.pdf', 'alt.pdf', 'application/pdf')], 'other');
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const [picture, broken, page] = [await idOf('alt.jpg'), await idOf('kaputt.jpg'), await idOf('alt.pdf')];
	const made = id => stack.value(`SELECT COUNT(*) FROM attachment_picture WHERE attachment_id = ${id}`);
	const over = () => eventually(async () => await stack.value('SELECT COUNT(*) FROM attachment_check') === '0', 'the queue');
	await over();
	await stack.sql(`DELETE FROM attachment_picture WHERE attachment_id IN (${picture}, ${broken}, ${page}); UPDATE attachment SET mime = 'image/png' WHERE id = ${broken}`);
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${picture}`)).status, 404);
	await stack.job('make-pictures');
	await over();
	assert.deepEqual([await made(picture), await made(broken), await made(page)], ['2', '0', '1']);
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${picture}`)).status, 200);
	const desk = await recruiter.get(`/bewerbungen/${number}`);
	assert.deepEqual([...desk.document.querySelectorAll('.bms-documents img')].map(img => img.getAttribute('alt')), ['Vorschau von alt.jpg', 'Vorschau von alt.pdf'], 'none is promised of what there is none');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment_refused r JOIN application a ON a.id = r.application_id WHERE a.number = '${number}'`), '0', 'what was shown before stays');
	const before = await stack.value(`SELECT MAX(id) FROM queue_item`);
	await stack.job('make-pictures');
	await over();
	assert.deepEqual((await stack.sql(`SELECT object_id FROM queue_item WHERE kind = 'attachment_check' AND id > ${before} AND object_id IN (${picture}, ${broken}, ${page})`)).map(row => row.object_id), [broken]);
});

test('the place of a picture is in no dossier; what was sent is kept sealed until the procedure ends, then all of it goes', async () => {
	const email = 'ole.ort@beispiel.example', number = await beginApplication(applicant, jobad, { email });
	const sent = await file('picture-place.jpg', 'ort.jpg');
	await attach(applicant, number, [sent], 'cv');
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const asked = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/dossier`), {}, { action: '/dossier' });
	const ready = await eventually(async () => {
		const page = await recruiter.get(asked.url);
		return /Das Dossier ist fertig/.test(page.text('main')) && page;
	}, 'the dossier', 60);
	const dossier = await recruiter.get(ready.link('Dossier öffnen'));
	assert.equal(dossier.bytes.subarray(0, 5).toString(), '%PDF-');
	assert.equal(sent.bytes.includes('Geheim') && sent.bytes.includes('Exif'), true);
	const path = join(stack.dir, 'tmp/ort.pdf');
	await writeFile(path, dossier.bytes);
	await run('qpdf', ['--qdf', '--object-streams=disable', '--decode-level=generalized', path, `${path}.open`]);
	const open = await readFile(`${path}.open`);
	assert.equal(open.includes('/DCTDecode'), true, 'the picture is in it');
	for (const secret of ['Geheim', 'Exif', 'adobe'])
		assert.equal(open.includes(secret), false, secret);
	const [{ id, ...kept }] = await stack.sql(`SELECT a.id, t.file_id AS original, MAX(p.file_id) AS made FROM application a JOIN attachment t ON t.application_id = a.id JOIN attachment_picture p ON p.attachment_id = t.id
		WHERE a.number = '${number}' GROUP BY t.id`);
	const at = one => join(stack.dir, 'store', one.slice(0, 2), one.slice(2, 4), one);
	for (const one of Object.values(kept))
		assert.equal((await readFile(at(one))).includes('Geheim'), false, 'sealed');
	await step(recruiter, number, 'abgesagt');
	await stack.sql(`UPDATE application SET status_since = UTC_TIMESTAMP() - INTERVAL 401 DAY WHERE id = ${id}`);
	await stack.job('nightly', '--rule', 'application_anonymised');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment WHERE application_id = ${id}`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE file_id IN ('${kept.original}', '${kept.made}')`), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 4 AND object_id = ${id}`), '0', 'unreadable at once');
	await stack.sql(`UPDATE setting SET value = '1000' WHERE name = 'sweep_free_files'`);
	await Promise.all(Object.values(kept).map(one => utimes(at(one), 0, 0)));
	await stack.job('sweep');
	for (const one of Object.values(kept))
		await assert.rejects(readFile(at(one)), /ENOENT/);
});
