// Hostile and unlucky input: the right status, a clear page, nothing stored, nothing typed is lost, no personal data in the log.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { attach, beginApplication, createVacancy, cv, firstProject, pdf, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';
import { rawRequest } from '../lib/visitor.mjs';

let stack, recruiter, jobad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Stelle für schlechte Eingaben (m/w/d)'));
});
after(() => stack?.stop());

const applications = () => stack.value('SELECT COUNT(*) FROM application');
const statusOf = answer => Number(/^HTTP\/1\.[01] (\d+)/.exec(answer)?.[1]);

/** A raw POST through nginx. */
function rawPost(path, headers, body) {
	const lines = [`POST ${path} HTTP/1.1`, `Host: ${new URL(stack.external).host}`, 'Connection: close', ...headers];
	return rawRequest(stack.external, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]));
}

test('a form with faults says each one, keeps what was typed, and stores nothing', async () => {
	const before = await applications();
	const applicant = stack.visitor();
	const page = await applicant.submit(await applicant.get(`/stellen/${jobad}/bewerben`), {
		first_name: '  ', surname: 'Groß & <klein>', email: 'keine-adresse', available_from: '31.02.2027', message: 'Zeile 1\r\nZeile "2"',
	});
	assert.equal(page.status, 400);
	assert.match(page.title, /^Fehler:/);
	for (const label of ['Vorname', 'E-Mail-Adresse', 'Frühestes Eintrittsdatum'])
		assert.ok(page.text('[role=alert]').includes(label), label);
	const fields = Object.fromEntries(page.form().fields);
	assert.equal(fields.surname, 'Groß & <klein>');
	assert.equal(fields.email, 'keine-adresse');
	assert.equal(fields.available_from, '31.02.2027');
	assert.match(page.body, /Zeile &quot;2&quot;|Zeile "2"/);
	assert.equal(await applications(), before);
});

test('overlong values, wrong choices and wrong numbers are named', async () => {
	const form = await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`);
	const fields = Object.fromEntries(form.form().fields);
	const page = await recruiter.post(form.form().action, { ...fields, title: 'x'.repeat(201), field: 'zauberei', post_kind: 'fachkraft', pay_grade: 'Z99',
		working_time: 'full', posts: 'viele', starts_on: '2027-13-01', limited_until: '01.01.2020' });
	assert.equal(page.status, 400);
	for (const label of ['Bezeichnung der Stelle', 'Arbeitsbereich', 'Zahl der Stellen', 'Beginn'])
		assert.ok(page.text('[role=alert]').includes(label), label);
	assert.ok(page.body.includes('x'.repeat(201)), 'what was typed is still there');
});

test('a POST without a form token changes nothing and shows the form with what was typed', async () => {
	const before = await applications();
	const applicant = stack.visitor();
	const page = await applicant.post(`/stellen/${jobad}/bewerben`, { first_name: 'Nora', surname: 'Tokenlos', email: 'n@beispiel.example' });
	assert.equal(page.status, 403);
	assert.equal(Object.fromEntries(page.form().fields).surname, 'Tokenlos');
	assert.equal(await applications(), before);
	const again = await applicant.submit(page, {});
	assert.equal(again.status, 200, 'sending the form shown works');
});

test('a form token of somebody else’s session does not work', async () => {
	const mine = (await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`)).form();
	const colleague = stack.as('joerg.petersen');
	await colleague.get('/');
	const page = await colleague.post(mine.action, mine.fields);
	assert.ok([403, 404].includes(page.status));
});

test('a POST from another site is refused', async () => {
	const applicant = stack.visitor();
	const form = (await applicant.get(`/stellen/${jobad}/bewerben`)).form();
	const page = await applicant.post(form.action, [...form.fields, ['first_name', 'N'], ['surname', 'B'], ['email', 'n@b.example']], { origin: 'https://boese.example', 'sec-fetch-site': 'cross-site' });
	assert.equal(page.status, 403);
});

test('the same POST twice takes effect once', async () => {
	const form = (await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`)).form();
	const values = new Map(form.fields);
	for (const [name, value] of Object.entries({ title: 'Nur einmal', field: 'it', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'full', posts: '1' }))
		values.set(name, value);
	assert.equal((await recruiter.post(form.action, [...values])).status, 200);
	assert.equal((await recruiter.post(form.action, [...values])).status, 409);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy WHERE title = 'Nur einmal'`), '1');
});

test('the second to save is told and keeps what was typed', async () => {
	const number = await createVacancy(recruiter, 'Zwei zugleich');
	const first = await recruiter.get(`/vakanzen/${number}/bearbeiten`);
	const second = await recruiter.get(`/vakanzen/${number}/bearbeiten`);
	assert.equal((await recruiter.submit(first, { hours: '20' })).status, 200);
	const page = await recruiter.submit(second, { hours: '30' });
	assert.equal(page.status, 409);
	assert.match(page.text('[role=alert]'), /inzwischen geändert/);
	assert.equal(Object.fromEntries(page.form('bearbeiten').fields).hours, '30');
	assert.equal(await stack.value(`SELECT hours FROM vacancy WHERE number = '${number}'`), '20');
	assert.match(page.text('main'), /Geändert: Wochenstunden/, 'what changed is said');
	assert.equal((await recruiter.submit(page, {}, { action: 'bearbeiten' })).status, 200, 'saving once more is a decision');
	assert.equal(await stack.value(`SELECT hours FROM vacancy WHERE number = '${number}'`), '30');
});

test('invalid UTF-8 and NUL bytes in a field are named beside it', async () => {
	const applicant = stack.visitor();
	const token = (await applicant.get(`/stellen/${jobad}/bewerben`)).form().token;
	for (const value of ['%ff%fe', 'a%00b', '%c0%af', '%ed%a0%80']) {
		const body = `form_token=${token}&first_name=${value}&surname=B&email=n@b.example`;
		const answer = await rawPost(`/stellen/${jobad}/bewerben`, ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`], body);
		assert.equal(statusOf(answer), 400, value);
		assert.match(answer, /Vorname/);
	}
});

test('broken bodies get a page and their status, and nothing is stored', async () => {
	const before = await applications();
	const path = `/stellen/${jobad}/bewerben`;
	const many = Array.from({ length: 10000 }, (_, i) => `f${i}=1`).join('&');
	const cases = [
		['wrong content type', 400, ['Content-Type: application/json', 'Content-Length: 2'], '{}'],
		['no boundary', 400, ['Content-Type: multipart/form-data', 'Content-Length: 4'], 'abcd'],
		['broken multipart', 400, ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 30'], '--x\r\nContent-Disposition: bogus'],
		['10,000 fields', 400, ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${many.length}`], many],
		['oversized', 413, ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 1000000'], 'a='.padEnd(1000000, 'x')],
	];
	for (const [name, status, headers, body] of cases) {
		const answer = await rawPost(path, headers, body);
		assert.equal(statusOf(answer), status, name);
		assert.match(answer, /<html lang="de">/, `${name} is answered with a page`);
	}
	assert.equal(await applications(), before);
});

test('a form of more than 200 parts is refused with a page, one of 200 is read', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'teile@beispiel.example' });
	const cookie = [...applicant.cookies].map(pair => pair.join('=')).join('; ');
	const part = (name, value) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
	const files = () => stack.value(`SELECT COUNT(*) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`);
	for (const [count, status, stored] of [[201, 400, '0'], [200, 303, '1']]) {
		const { token } = (await applicant.get(`/bewerbung/${application}/unterlagen`)).form('/unterlagen');
		const fields = part('form_token', token) + part('type', 'cv') + Array.from({ length: count - 3 }, (_, i) => part(`more${i}`, i)).join('');
		const body = Buffer.concat([Buffer.from(`${fields}--x\r\nContent-Disposition: form-data; name="files"; filename="cv.pdf"\r\nContent-Type: application/pdf\r\n\r\n`),
			pdf, Buffer.from('\r\n--x--\r\n')]);
		const answer = await rawPost(`/bewerbung/${application}/unterlagen`, [`Cookie: ${cookie}`, 'Content-Type: multipart/form-data; boundary=x', `Content-Length: ${body.length}`], body);
		assert.equal(statusOf(answer), status, String(count));
		assert.ok(status !== 400 || /<html lang="de">/.test(answer), 'a page');
		assert.equal(await files(), stored);
	}
});

test('an upload cut off in the middle is never stored', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'cut@beispiel.example' });
	const { token } = (await applicant.get(`/bewerbung/${application}/unterlagen`)).form('/unterlagen');
	const cookie = [...applicant.cookies].map(pair => pair.join('=')).join('; ');
	const head = `--x\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="type"\r\n\r\ncv\r\n`
		+ '--x\r\nContent-Disposition: form-data; name="files"; filename="cv.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
	const body = Buffer.concat([Buffer.from(head), pdf]);
	const request = [`POST /bewerbung/${application}/unterlagen HTTP/1.1`, `Host: ${new URL(stack.external).host}`, 'Connection: close', `Cookie: ${cookie}`,
		'Content-Type: multipart/form-data; boundary=x', `Content-Length: ${body.length + 5000}`].join('\r\n');
	await rawRequest(stack.external, Buffer.concat([Buffer.from(`${request}\r\n\r\n`), body]), { end: true, seconds: 3 });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`), '0');
});

test('files that are not what they say are refused by name, the good ones stay', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'files@beispiel.example' });
	const page = await attach(applicant, application, [
		cv,
		{ name: 'leer.pdf', type: 'application/pdf', bytes: Buffer.alloc(0) },
		{ name: 'programm.pdf', type: 'application/pdf', bytes: Buffer.from('MZ\x90\x00 this is no PDF at all') },
		{ name: 'bild.jpg', type: 'image/jpeg', bytes: pdf },
		{ name: 'seite.html', type: 'text/html', bytes: Buffer.from('<!doctype html><script>alert(1)</script>') },
	]);
	for (const name of ['leer.pdf', 'programm.pdf', 'bild.jpg', 'seite.html'])
		assert.ok(page.text('main').includes(name), name);
	const kept = await stack.sql(`SELECT t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`);
	assert.deepEqual(kept.map(row => row.name), ['lebenslauf.pdf']);
});

test('a file name cannot lead anywhere or break a header', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'name@beispiel.example' });
	await attach(applicant, application, [{ name: '../../etc/"böse"\r\nX: y.pdf', type: 'application/pdf', bytes: pdf }]);
	const [row] = await stack.sql(`SELECT t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`);
	assert.doesNotMatch(row.name, /[/\\"\r\n]/);
});

test('what turns the reading of a file name around is not in it, in pages, headers and copies of data', async () => {
	const applicant = stack.visitor(), email = 'rechts.links@beispiel.example';
	const application = await beginApplication(applicant, jobad, { email });
	await attach(applicant, application, [{ name: 'rechnung\u202efdp.exe.pdf', type: 'application/pdf', bytes: pdf }, { name: '\u2067ab/cd\u2069\u200f.pdf', type: 'application/pdf', bytes: Buffer.concat([pdf, Buffer.from('\n')]) }]);
	const rows = await stack.sql(`SELECT t.id, t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`);
	assert.equal(rows.length, 2);
	for (const { id, name } of rows) {
		assert.doesNotMatch(name, /[\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/, JSON.stringify(name));
		assert.doesNotMatch(decodeURIComponent((await applicant.get(`/bewerbung/${application}/anhang/${id}`)).headers.get('content-disposition')), /[\u202a-\u202e\u2066-\u2069]|\//);
	}
});

const sample = async (name, as = name) => ({ name: as, type: 'application/pdf', bytes: await readFile(new URL(`../files/${name}`, import.meta.url)) });
const spoilt = {
	'encrypted-user-password.pdf': /Passwort geschützt/, 'aes256-user-password.pdf': /Passwort geschützt/, 'aes128-user-password.pdf': /Passwort geschützt/,
	'truncated.pdf': /beschädigt oder nicht vollständig/, 'only-header.pdf': /beschädigt oder nicht vollständig/, 'no-pages.pdf': /beschädigt oder nicht vollständig/,
};
const sound = ['encrypted-owner-password-only.pdf', 'aes256-owner-password-only.pdf', 'junk-300-before.pdf', 'wrong-offsets.pdf', 'photo.jfif', 'exif-orientation-6.jpg'];

async function assertRefused(page) {
	assert.equal(page.status, 400);
	const lines = page.document.querySelectorAll('[role=alert] li').map(line => line.text);
	for (const [name, reason] of Object.entries(spoilt))
		assert.match(lines.find(line => line.includes(name)) ?? '', reason, name);
	assert.equal(lines.length, Object.keys(spoilt).length);
}

test('PDFs nobody could open are refused by name with the reason, wherever files come in; what can be opened is taken', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'pdf@beispiel.example' });
	const kept = () => stack.sql(`SELECT t.name, t.mime FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`);
	const bad = await Promise.all(Object.keys(spoilt).map(name => sample(name)));
	await assertRefused(await attach(applicant, application, bad));
	assert.equal((await attach(applicant, application, await Promise.all(sound.map(name => sample(name))))).status, 200);
	assert.equal((await attach(applicant, application, [await sample('photo.jfif', 'foto.JPE')])).status, 200);
	assert.deepEqual(await kept(), [...sound, 'foto.JPE'].map(name => ({ name, mime: name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg' })));
	await attach(applicant, application, [cv]);
	await send(applicant, application);
	await stack.sql(`UPDATE application SET status = 'eingegangen', received_at = NOW() WHERE number = '${application}'`);
	const count = (await kept()).length;
	const documents = await applicant.get(`/bewerbung/${application}/nachreichen`);
	assert.equal(documents.status, 200, documents.text('main'));
	await assertRefused(await applicant.submit(documents, { type: 'other' }, { files: { files: bad } }));
	assert.equal((await kept()).length, count, 'none of them');
	assert.equal((await applicant.submit(await applicant.get(`/bewerbung/${application}/nachreichen`), { type: 'other' }, { files: { files: [await sample('junk-900-counted.pdf')] } })).status, 200);
	assert.equal((await kept()).length, count + 1);
});

test('unknown addresses, numbers and methods', async () => {
	const visitor = stack.visitor();
	for (const path of ['/gibtsnicht', '/stellen/S-2026-99999', '/stellen/%00', '/stellen/..%2f..', '/bewerbung/bestaetigen/falsch', '/%ff'])
		assert.ok([400, 404, 410].includes((await visitor.get(path)).status), path);
	const unknown = await visitor.request('/bewerbung/B-2026-99999/angaben');
	assert.match(unknown.headers.get('location'), /^\/bewerbung\/fortsetzen\?weiter=/, 'without a visit no answer tells whether there is such an application');
	assert.equal((await visitor.request('/stellen', { method: 'DELETE' })).status, 405);
	assert.equal((await visitor.request('/stellen', { method: 'POST', body: new URLSearchParams({ a: '1' }) })).status, 405);
	for (const path of ['/vakanzen/V-2026-99999', '/bewerbungen/1', '/vakanzen/V-2026-00001%27', '/bewerbungen?seite=-1', '/vakanzen?status=%27'])
		assert.ok([200, 404].includes((await recruiter.get(path)).status), path);
});

test('search words are only words', async () => {
	const visitor = stack.visitor();
	for (const q of ['"', '+-*()~<>@', "' OR 1=1 --", '%', '****', 'a'.repeat(500), '🦉', '<script>alert(1)</script>'])
		assert.equal((await visitor.get(`/stellen?q=${encodeURIComponent(q)}`)).status, 200, q);
	assert.equal((await visitor.get('/stellen?seite=999999999&ort=x&behoerde=abc&laufbahn=%27')).status, 200);
	assert.doesNotMatch((await visitor.get('/stellen?q=%3Cscript%3Ealert(1)%3C/script%3E')).body, /<script>alert/);
});

test('a link of a used or unknown token explains itself', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'link@beispiel.example' });
	await attach(applicant, application);
	await send(applicant, application);
	const link = /http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec((await stack.mail('link@beispiel.example')).text)[0];
	assert.equal((await stack.visitor().get(link)).status, 200);
	await applicant.submit(await applicant.get(link));
	const again = await applicant.get(link);
	assert.match(again.text('main'), /bestätigt/);
	assert.ok([404, 410].includes((await applicant.get(`${link.slice(0, -4)}AAAA`)).status));
});

test('the logs hold no personal data', async () => {
	for (const name of ['portal', 'backend', 'mail']) {
		const log = await stack.log(name);
		assert.doesNotMatch(log, /beispiel\.example|Beispiel|Tokenlos|wasserbau/i, name);
	}
});
