// Dossiers (BAK-07): one application, chosen ones, all of a vacancy as one PDF, made by the queue under the asker's rights, sealed with the keys of everybody in it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { apply, attach, beginApplication, confirm, cv, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const run = promisify(execFile);
let stack, recruiter, council, ad, first, second, third, count = 0;
const file = name => readFile(join(top, 'tests/files', name));

before(async () => {
	stack = await startStack();
	[recruiter, council] = ['amira.yildiz', 'paul.oduya'].map(user => stack.as(user));
	ad = await publishedAd(recruiter, 'Leitung der Werkstatt (m/w/d)');
	first = await applyWith('adam@beispiel.example', 'Aalto', [
		[{ ...cv, name: 'lebenslauf.pdf', bytes: await file('object-streams.pdf') }, 'cv'],
		[{ name: 'zeugnis.jpg', type: 'image/jpeg', bytes: await picture('jpg') }, 'certificate'],
		[{ name: 'urkunde.png', type: 'image/png', bytes: await picture('png') }, 'certificate'],
		[{ ...cv, name: 'geschuetzt.pdf', bytes: await file('aes256-owner-password-only.pdf') }, 'other'],
	], { message: 'Ich führe gern. Ελληνικά' });
	second = await applyWith('berta@beispiel.example', 'Berg', [[{ ...cv, name: 'verloren.pdf', bytes: pdfOf(4000) }, 'cv']]);
	third = await applyWith('cora@beispiel.example', 'Cohn', [[cv, 'cv'], [{ ...cv, name: 'ausweis.pdf' }, 'disability']], { severely_disabled: 'ja' });
});
after(() => stack?.stop());

/** A picture of 900 by 600 points, red at the left and blue at the right. */
async function picture(type) {
	const from = join(stack.dir, 'tmp/bild.pdf'), drawn = '1 0 0 rg 0 0 450 600 re f 0 0 1 rg 450 0 450 600 re f';
	await writeFile(from, `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/MediaBox[0 0 900 600]
/Parent 2 0 R/Contents 4 0 R>>endobj\n4 0 obj<</Length ${drawn.length}>>stream\n${drawn}\nendstream endobj\ntrailer<</Size 5/Root 1 0 R>>\n%%EOF\n`);
	await run('pdftoppm', [{ jpg: '-jpeg', png: '-png' }[type], '-r', '72', '-singlefile', from, join(stack.dir, 'tmp/bild')]);
	return readFile(join(stack.dir, `tmp/bild.${type}`));
}

async function applyWith(email, surname, files, values = {}) {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, ad.jobad, { surname, email, ...values });
	for (const [one, type] of files)
		await attach(applicant, application, [one], type);
	await send(applicant, application);
	await confirm(stack, applicant, email, application);
	return application;
}

/** Asks for the dossier on its page and waits for it. */
async function made(person, page, words = /Das Dossier ist fertig/) {
	const asked = await person.submit(await person.get(page), {}, { action: '/dossier' });
	assert.match(asked.url, /\/dateien\/\d+$/, asked.text('main'));
	return over(person, asked.url, words);
}
const over = (person, url, words) => eventually(async () => {
	const page = await person.get(url);
	return words.test(page.text('main')) && page;
}, 'the dossier', 60);

/** What programs that read PDFs find in it. */
async function read(answer) {
	assert.equal(answer.status, 200);
	assert.equal(answer.headers.get('content-type'), 'application/pdf');
	const path = join(stack.dir, `tmp/dossier-${++count}.pdf`);
	await writeFile(path, answer.bytes);
	await run('qpdf', ['--check', path]);
	const { stdout: info } = await run('pdfinfo', [path]);
	const { stdout: json } = await run('qpdf', ['--json', '--json-key=outlines', path]);
	const pages = (await run('pdftotext', ['-layout', path, '-'])).stdout.split('\f').slice(0, -1);
	return { path, info, pages, text: pages.join('\f'), outlines: JSON.parse(json).outlines };
}
const titles = outlines => outlines.map(one => `${one.destpageposfrom1} ${one.title}${one.kids.length ? ` [${titles(one.kids).join(', ')}]` : ''}`);

test('of one application: key facts, answers, every file, contents that say where, bookmarks; read in the browser and noted', async () => {
	const desk = await recruiter.get(`/bewerbungen/${first}`);
	const asking = await recruiter.get(desk.link('Dossier erstellen'));
	assert.match(asking.text('main'), /Unterlagen\s*4.*Nur Sie können es öffnen, 30 Tage lang/);
	const ready = await made(recruiter, `/bewerbungen/${first}/dossier`, /Alle Unterlagen sind enthalten/);
	const dossier = await read(await recruiter.get(ready.link('Dossier öffnen')));
	assert.match(dossier.info, /Title:\s+Dossier Nora Aalto/);
	const numbers = /Pages:\s+(\d+)/.exec(dossier.info)[1];
	assert.match(ready.text('main'), new RegExp(`Seiten\\s*${numbers}`));
	assert.match(dossier.pages[0].replace(/\s+/g, ' '), new RegExp(`Freie Stadt Nordhafen.*Dossier Nora Aalto.*${ad.vacancy} Leitung der Werkstatt.*E9b.*Vertraulich.*Inhalt.*Nora Aalto 2.*Lebenslauf: lebenslauf.pdf`));
	assert.match(dossier.pages[1].replace(/\s+/g, ' '), /^ ?Nora Aalto .*Status Eingegangen.*Angaben.*Ich führe gern\. Ελληνικά/, 'in the order in which it is read aloud');
	assert.match(dossier.text, /Ich führe gern\. Ελληνικά/);
	const marks = titles(dossier.outlines);
	assert.equal(marks.length, 1);
	assert.match(marks[0], /^2 Nora Aalto \[3 Lebenslauf: lebenslauf\.pdf, \d+ Zeugnis: zeugnis\.jpg, \d+ Zeugnis: urkunde\.png, \d+ Anderes: geschuetzt\.pdf\]$/);
	for (const line of marks[0].matchAll(/(\d+) (\w+: \w+\.\w+)/g))
		assert.match(dossier.pages[0], new RegExp(`${line[2]}\\s+${line[1]}\\n`), 'the contents say the same');
	const picturePage = Number(/(\d+) Zeugnis: zeugnis/.exec(marks[0])[1]);
	const { stdout: pictures } = await run('pdfimages', ['-list', '-f', String(picturePage), '-l', String(picturePage), dossier.path]);
	assert.match(pictures, /image\s+900\s+600\s+rgb.*jpeg/, 'the picture as it was');
	const links = (await run('qpdf', ['--qdf', '--object-streams=disable', dossier.path, '-'], { encoding: 'latin1', maxBuffer: 1e8 })).stdout;
	assert.equal(links.match(/\/Subtype \/Link/g).length, 5, 'one jumps from each line of the contents');
	assert.match((await recruiter.get(`/bewerbungen/${first}/verlauf`)).text('main'), /Dossier geöffnet.*Amira Yıldız|Amira Yıldız.*Dossier geöffnet/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'dossier_made' AND detail LIKE 'applications=1 files=4 left_out=0'`), '1');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_list_file_ready'`), '1');
	for (const path of [ready.url, `${ready.url}/inhalt`])
		assert.equal((await stack.as('joerg.petersen').get(path)).status, 404, 'hers alone');
});

test('of all of a vacancy: in the order of names; a file that is not there any more has a page that names it, and the page says so', async () => {
	const lost = await stack.value(`SELECT file_id FROM attachment WHERE name = 'verloren.pdf'`);
	await run('find', [join(stack.dir, 'store'), '-name', `${lost}*`, '-delete']);
	const tab = await recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen`);
	const ready = await made(recruiter, tab.link('Dossier aller Bewerbungen'), /Das Dossier ist fertig/);
	assert.match(ready.text('main'), /Nicht enthaltene Dateien: 1\. Statt jeder steht eine Seite darin/);
	const dossier = await read(await recruiter.get(ready.link('Dossier öffnen')));
	assert.match(dossier.pages[0].replace(/\s+/g, ' '), /Bewerbungen 3.*Nicht enthalten Nora Berg – Lebenslauf: verloren\.pdf/);
	const marks = titles(dossier.outlines);
	assert.deepEqual(marks.map(line => /^\d+ Nora (\w+)/.exec(line)[1]), ['Aalto', 'Berg', 'Cohn']);
	const place = Number(/(\d+) Lebenslauf: verloren\.pdf \(nicht enthalten\)/.exec(marks[1])[1]);
	assert.match(dossier.pages[place - 1], /verloren\.pdf[^]*nicht in das Dossier aufgenommen[^]*im Speicher nicht mehr vorhanden/);
	assert.match(marks[2], /Nachweis der Schwerbehinderung: ausweis\.pdf/);
	assert.match(dossier.text, /Schwerbehindert/);
});

test('of chosen ones; whoever is not told of a severe disability finds nothing of it; English', async () => {
	const equality = stack.as('lena.maibaum');
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number IN ('${second}', '${third}')`);
	const list = await equality.get(`/en/bewerbungen?vakanz=${ad.vacancy}`);
	const ids = await stack.sql(`SELECT id FROM application WHERE number IN ('${second}', '${third}') ORDER BY id`);
	const asked = await equality.submit(list, { ids: ids.map(row => String(row.id)), dossier: '1' }, { action: '/bewerbungen' });
	const ready = await over(equality, asked.url, /The dossier is ready/);
	const dossier = await read(await equality.get(ready.link('Open the dossier')));
	assert.deepEqual(titles(dossier.outlines).map(line => /^\d+ Nora (\w+)/.exec(line)[1]), ['Berg', 'Cohn']);
	assert.match(dossier.pages[0], /Contents/);
	assert.doesNotMatch(dossier.text, /ausweis|disab/i);
	const none = await equality.submit(await equality.get('/bewerbungen'), { dossier: '1' }, { action: '/bewerbungen' });
	assert.match(none.text('main'), /Wählen Sie mindestens eine/);
	const foreign = await equality.submit(await equality.get('/bewerbungen'), { dossier: '1', ids: [await stack.value(`SELECT id FROM application WHERE number = '${first}'`)] }, { action: '/bewerbungen' });
	assert.match(foreign.text('main'), /nicht als Dossier öffnen/);
});

test('the works council reads it in the browser and takes no copy; when its procedure ends, nothing', async () => {
	const ready = await made(council, `/bewerbungen/${first}/dossier`);
	assert.doesNotMatch(ready.text('main'), /Herunterladen/);
	assert.match(ready.text('main'), /Aalto/);
	const open = await council.get(ready.link('Dossier öffnen'));
	assert.match(open.headers.get('content-disposition'), /^inline/);
	assert.equal((await council.get(ready.link('Dossier öffnen'))).status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history h JOIN staff_user u ON u.id = h.actor_id WHERE h.action = 'dossier_opened' AND u.user_id = 'paul.oduya'`), '1', 'twice a day is one line');
	assert.equal((await council.get(`${ready.url}/inhalt?speichern=1`)).status, 404);
	await stack.sql(`UPDATE vacancy SET pr_ended_at = NOW() WHERE number = '${ad.vacancy}'`);
	assert.equal((await council.get(`${ready.url}/inhalt`)).status, 404);
	const closed = (await council.get(ready.url)).text('main');
	assert.match(closed, /nicht mehr sehen, was in dieser Datei steht/);
	assert.doesNotMatch(closed, /Aalto/, 'nor whom it is of');
	await stack.sql(`UPDATE vacancy SET pr_ended_at = NULL WHERE number = '${ad.vacancy}'`);
	assert.equal((await council.get(`${ready.url}/inhalt`)).status, 200);
});

test('it cannot be read once the key of one of those in it is destroyed, and goes when that one is anonymised', async () => {
	const ready = await made(recruiter, `/vakanzen/${ad.vacancy}/dossier`);
	const id = /dateien\/(\d+)/.exec(ready.url)[1];
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 200);
	const [person] = await stack.sql(`SELECT id FROM application WHERE number = '${third}'`);
	const [kept] = await stack.sql(`SELECT HEX(wrapped) AS wrapped FROM object_key WHERE kind = 4 AND object_id = ${person.id}`, 'bms_keys');
	await stack.sql(`DELETE FROM object_key WHERE kind = 4 AND object_id = ${person.id}`, 'bms_keys');
	await stack.sql(`UPDATE history SET at = at - INTERVAL 2 DAY WHERE action = 'dossier_opened'`);
	const opened = () => stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 4 AND object_id = ${person.id} AND action = 'dossier_opened'`).then(Number);
	const before = await opened();
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 410);
	assert.equal(await opened(), before, 'what cannot be read was not opened');
	await stack.sql(`INSERT INTO object_key (kind, object_id, wrapped, created_at) VALUES (4, ${person.id}, UNHEX('${kept.wrapped}'), NOW())`, 'bms_keys');
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 200);
	assert.equal((await recruiter.get(`${ready.url}/inhalt`)).status, 200);
	assert.equal(await opened(), before + 1, 'once a day');
	await stack.sql(`UPDATE application SET status = 'geloescht', status_since = NOW() - INTERVAL 500 DAY WHERE id = ${person.id}`);
	await stack.job('nightly', '--rule', 'RET-01');
	assert.equal((await recruiter.get(ready.url)).status, 404);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM list_file WHERE id = ${id}`), '0');
});

test('more than 300 applications, or more than 200 MB, are not one dossier: the page says so and leads to the choice', async () => {
	const other = await publishedAd(recruiter, 'Sehr begehrte Stelle (m/w/d)');
	await apply(stack, other.jobad, { email: 'eine@beispiel.example' });
	await stack.sql(`UPDATE attachment t JOIN application a ON a.id = t.application_id JOIN jobad j ON j.id = a.jobad_id SET t.size = 300000000 WHERE j.number = '${other.jobad}'`);
	const large = await recruiter.get(`/vakanzen/${other.vacancy}/dossier`);
	assert.match(large.text('main'), /zusammen zu groß für ein Dossier \(höchstens 200 MB\)/);
	assert.equal((await recruiter.get(large.link('Bewerbungen auswählen'))).status, 200);
	await stack.sql(`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT 80000 + seq, 'Viele', CONCAT('Person', seq), CONCAT('viele', seq, '@beispiel.example'), 'de', NOW() FROM seq_1_to_300;
		INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status, status_since, received_at, authority_id, created_at, changed_at)
		SELECT 80000 + seq, CONCAT('B-2025-', LPAD(seq, 5, '0')), j.id, j.vacancy_id, 80000 + seq, 'agency', 'eingegangen', NOW(), NOW(), v.authority_id, NOW(), NOW()
		FROM seq_1_to_300 JOIN jobad j ON j.number = '${other.jobad}' JOIN vacancy v ON v.id = j.vacancy_id`);
	const many = await recruiter.get(`/vakanzen/${other.vacancy}/dossier`);
	assert.match(many.text('main'), /höchstens 300 Bewerbungen/);
	assert.equal(many.document.querySelector('form[action$="/dossier"]'), null);
});
