// The applicant's own area: applications with what comes next, withdrawing, consent, bookmarks, personal data, everything to take along.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const run = promisify(execFile);
let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Bauleitung Hafen (m/w/d)');
});
after(() => stack?.stop());

/** A received application that belongs to the account. */
async function application(account) {
	const number = await apply(stack, ad.jobad, { email: account.email, first_name: 'Nora', surname: 'Beispiel' });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
	return number;
}

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const history = number => stack.sql(`SELECT action, detail, actor_kind FROM history WHERE object_kind = 4 AND object_id = (SELECT id FROM application WHERE number = '${number}') ORDER BY seq`);

test('my area needs an account and leads back after signing in', async () => {
	const visitor = stack.visitor();
	for (const path of ['/konto', '/konto/daten', '/konto/auskunft', '/konto/auskunft/json', '/konto/auskunft/pdf']) {
		const page = await visitor.request(path);
		assert.equal(page.status, 303, path);
		assert.equal(page.headers.get('location'), `/konto/anmelden?weiter=${encodeURIComponent(path)}`, path);
	}
});

test('it shows how each application stands and what comes next, and nothing of others', async () => {
	const nora = await makeAccount(stack, { email: 'nora.eins@beispiel.example' });
	const other = await makeAccount(stack, { email: 'other@beispiel.example', first: 'Otto', surname: 'Anders' });
	const mine = await application(nora);
	const theirs = await application(other);
	const visitor = await signedIn(stack, nora);
	const home = await visitor.get('/konto');
	assert.equal(home.status, 200);
	assert.match(home.text('main'), /Guten Tag Nora Beispiel/);
	assert.match(home.text('main'), new RegExp(`Bauleitung Hafen.*${mine}.*So geht es weiter: Wir prüfen nach dem Bewerbungsschluss`));
	assert.doesNotMatch(home.text(), new RegExp(theirs));
	const page = await visitor.get(home.link('Bauleitung Hafen'));
	assert.match(page.text('main'), /Was bisher geschah.*eingegangen|Was bisher geschah/);
	assert.match(page.text('main'), /lebenslauf\.pdf/);
	const file = await visitor.get(page.link('lebenslauf.pdf'));
	assert.equal(file.headers.get('content-type'), 'application/pdf');
	assert.deepEqual(file.bytes, cv.bytes);
	for (const path of [`/bewerbung/${theirs}`, `/bewerbung/${theirs}/zurueckziehen`, `/bewerbung/${theirs}/einwilligung`])
		assert.equal((await visitor.request(path)).status, 404, path);
	assert.equal((await visitor.get(`/en/konto`)).status, 200);
});

test('an application is withdrawn after a question, once, with a letter and its line of history', async () => {
	const nora = await makeAccount(stack, { email: 'nora.zwei@beispiel.example' });
	const number = await application(nora);
	const visitor = await signedIn(stack, nora);
	const question = await visitor.get(`/bewerbung/${number}/zurueckziehen`);
	assert.match(question.text('main'), /nicht rückgängig/);
	const page = await visitor.submit(question);
	assert.match(page.text('main'), /Sie haben Ihre Bewerbung zurückgezogen/);
	assert.equal(await status(number), 'bewerber_zieht_zurueck');
	assert.deepEqual((await history(number)).at(-1), { action: 'status', detail: 'eingegangen>bewerber_zieht_zurueck', actor_kind: 'visitor' });
	assert.match((await stack.mail(nora.email, 'zurückgezogen')).text, new RegExp(number));
	const again = await visitor.submit(question, {}, { follow: false });
	assert.equal(again.status, 409, 'the token is spent');
	assert.doesNotMatch((await visitor.get(`/bewerbung/${number}/zurueckziehen`)).body, /<form[^>]*zurueckziehen/);
	assert.equal(Number(await stack.value(`SELECT applications FROM vacancy_status_count c JOIN application a ON a.vacancy_id = c.vacancy_id AND a.number = '${number}' WHERE c.status = 'bewerber_zieht_zurueck'`)), 1);
});

test('a consent taken back withdraws the application and waits for the administrator', async () => {
	const nora = await makeAccount(stack, { email: 'nora.drei@beispiel.example' });
	const number = await application(nora);
	const visitor = await signedIn(stack, nora);
	const page = await visitor.submit(await visitor.get(`/bewerbung/${number}/einwilligung`));
	assert.match(page.text('main'), /Sie haben Ihre Einwilligung widerrufen/);
	assert.equal(await status(number), 'bewerber_zieht_zurueck');
	assert.equal((await history(number)).at(-1).action, 'consent_withdrawn');
	const admin = stack.as('henrike.solms');
	const list = await admin.get('/verwaltung/betroffenenrechte');
	assert.match(list.text('tbody'), new RegExp(`${number}.*Direkt anonymisieren`, 's'));
	assert.equal(new URL(list.link('Direkt anonymisieren')).pathname, `/verwaltung/betroffenenrechte/widerruf/${number}`);
	assert.match((await admin.get('/verwaltung/betroffenenrechte?sortierung=-number')).text('tbody'), new RegExp(number));
	assert.equal((await recruiter.request('/verwaltung/betroffenenrechte')).status, 403);
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM consent_withdrawal w JOIN application a ON a.id = w.application_id WHERE a.number = '${number}' AND w.done_at IS NULL`)), 1);
	const done = await admin.submit(await admin.get(`/verwaltung/betroffenenrechte/widerruf/${number}`), {}, { action: `widerruf/${number}` });
	assert.match(done.text('main'), /zum Anonymisieren vorgemerkt/);
	assert.equal(await status(number), 'direktanonymisierung');
});

test('a guest keeps ads for the visit, and nobody gets a cookie for looking', async () => {
	const visitor = stack.visitor();
	await visitor.get(`/stellen/${ad.jobad}/merken`);
	await visitor.get('/merkliste');
	assert.equal(visitor.cookies.size, 0);
	const list = await visitor.submit(await visitor.get(`/stellen/${ad.jobad}/merken`));
	assert.equal(visitor.cookies.size, 1);
	assert.match(list.text('main'), /steht jetzt auf Ihrer Merkliste.*Bauleitung Hafen/);
	assert.match((await visitor.get(`/stellen/${ad.jobad}/merken`)).text('main'), /schon auf Ihrer Merkliste/);
	assert.equal(list.document.querySelectorAll('.bms-ad').length, 1, 'kept once');
	assert.doesNotMatch((await stack.visitor().get('/merkliste')).text('main'), /Bauleitung/);
	const dropped = await visitor.submit(await visitor.get('/merkliste'), {}, { action: 'nicht-merken' });
	assert.match(dropped.text('main'), /entfernt/);
	assert.equal(dropped.document.querySelectorAll('.bms-ad').length, 0);
});

test('bookmarks of an account stay, also when the ad is withdrawn', async () => {
	const nora = await makeAccount(stack, { email: 'nora.vier@beispiel.example' });
	const short = await publishedAd(recruiter, 'Kurz dabei (m/w/d)');
	const visitor = await signedIn(stack, nora);
	await visitor.submit(await visitor.get(`/stellen/${short.jobad}/merken`));
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${short.jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	const later = await signedIn(stack, nora);
	assert.match((await later.get('/merkliste')).text('main'), /Kurz dabei.*nicht mehr ausgeschrieben/);
});

test('name and language are corrected by the person, and the applications say so', async () => {
	const nora = await makeAccount(stack, { email: 'nora.fuenf@beispiel.example' });
	const number = await application(nora);
	const visitor = await signedIn(stack, nora);
	const empty = await visitor.submit(await visitor.get('/konto/daten'), { surname: ' ' });
	assert.equal(empty.status, 400);
	const page = await visitor.submit(empty, { surname: 'Beispiel-Åström', lang: 'en' });
	assert.match(page.text('main'), /gespeichert/);
	assert.equal(await stack.value(`SELECT surname FROM applicant WHERE id = ${nora.applicant}`), 'Beispiel-Åström');
	assert.deepEqual((await history(number)).at(-1), { action: 'changed', detail: 'surname,lang', actor_kind: 'visitor' });
});

test('everything held about a person can be taken along, and that is noted', async () => {
	const nora = await makeAccount(stack, { email: 'nora.sechs@beispiel.example' });
	const number = await application(nora);
	const visitor = await signedIn(stack, nora);
	await visitor.submit(await visitor.get(`/stellen/${ad.jobad}/merken`));
	const guest = stack.visitor();
	for (const email of [nora.email, 'fremd@beispiel.example'])
		await guest.submit(await guest.get('/jobabo?q=Deich'), { email });
	const page = await visitor.get('/konto/auskunft');
	const json = await visitor.get(page.link('JSON'));
	assert.deepEqual(JSON.parse(json.body).alerts.map(alert => [alert.email, alert.title]), [[nora.email, 'Deich']], 'ordered without being signed in');
	assert.match(json.headers.get('content-disposition'), /attachment; filename="?meine-daten-\d{4}-\d\d-\d\d\.json/);
	const { people: [person] } = JSON.parse(json.body);
	assert.equal(person.email, nora.email);
	assert.equal(person.account.status, 'active');
	assert.equal(person.account.bookmarks[0].number, ad.jobad);
	assert.equal(person.applications[0].number, number);
	assert.ok(Object.values(person.applications[0].answers).includes('Ich rechne gern.'));
	assert.equal(person.applications[0].attachments[0].name, 'lebenslauf.pdf');
	assert.doesNotMatch(json.body, /password_hash|_id"/);
	const pdf = await visitor.get(page.link('PDF'));
	assert.equal(pdf.headers.get('content-type'), 'application/pdf');
	assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'data_export' AND object_kind = 9 AND object_id = ${nora.id}`)), 2);
});

test('as PDF the data speak the form’s words, in every script', async () => {
	const nora = await makeAccount(stack, { email: 'nora.schrift@beispiel.example' });
	const number = await application(nora);
	const visitor = await signedIn(stack, nora);
	const scripts = ['Ελληνικά', 'Кириллица', '中文简体', '日本語', '한국어', 'ქართული', 'Հայերեն', 'Łódź ğüşıöç'];
	const message = `Ich rechne gern. 😀 🎓\n${scripts.join('\n')}\nالعربية\nעברית`;
	await visitor.submit(await visitor.get(`/bewerbung/${number}/berichtigen`), { message, severely_disabled: 'ja' });
	const made = async (path, lang) => {
		const file = join(stack.dir, `tmp/data-${lang}.pdf`);
		await writeFile(file, (await visitor.get(path)).bytes);
		await run('qpdf', ['--check', file]);
		const { stdout: fonts } = await run('pdffonts', [file]);
		return { text: (await run('pdftotext', ['-layout', file, '-'])).stdout, fonts };
	};
	const german = await made('/konto/auskunft/pdf', 'de');
	for (const script of scripts)
		assert.ok(german.text.includes(script), script);
	assert.match(german.text, /العربية/);
	assert.match(german.text.replace(/ /g, ''), /עברית/);
	assert.match(german.text, /😀 *🎓/u);
	for (const font of [/NotoSans/, /WenQuanYi/, /Symbola/])
		assert.match(german.fonts, font);
	for (const line of german.fonts.split('\n').slice(2).filter(Boolean))
		assert.match(line, / yes +(yes|no) +(yes|no) +\d/, 'embedded');
	assert.match(german.text, /Schwerbehinderung angegeben: Ja/);
	assert.match(german.text, /Status: Eingegangen/);
	assert.match(german.text, /Art: Lebenslauf/);
	assert.match(german.text, /Sprache: Deutsch/);
	assert.match(german.text, /Ihre Antworten/);
	for (const code of ['message:', 'severely_disabled', ': ja\n', ': de\n', ': cv\n', ': active\n', ': frau\n', ': 1\n', ': 0\n'])
		assert.ok(!german.text.includes(code), code);
	const english = await made('/en/konto/auskunft/pdf', 'en');
	assert.match(english.text, /Severe disability stated: Yes/);
	assert.doesNotMatch(english.text.split('E-mail 1')[0], /Eingegangen|Lebenslauf:/);	// letters stay as they were sent
	const { people: [person] } = JSON.parse((await visitor.get('/konto/auskunft/json')).body);
	assert.deepEqual([person.lang, person.applications[0].severely_disabled, person.applications[0].answers.severely_disabled], ['de', 1, 'ja'], 'machines still get codes');
});

test('a barrier is reported by a form on the accessibility statement', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get('/barrierefreiheit');
	assert.match(page.text('main'), /Letzte Prüfung: \d\d\.\d\d\.\d{4}\. Geprüft wurden \d+ Adressen/);
	assert.equal((await visitor.submit(page, { page: '/stellen' })).status, 400);
	const sent = await visitor.submit(page, { message: 'Das Feld <b>Suche</b> wird nicht vorgelesen.', page: '/stellen', email: 'blind@beispiel.example' });
	assert.match(sent.text('main'), /Vielen Dank/);
	const mail = await stack.mail('barrierefrei@nordhafen.example', 'Barriere');
	assert.match(mail.text, /Das Feld <b>Suche<\/b> wird nicht vorgelesen/);
	assert.match(mail.text, /blind@beispiel\.example/);
});

test('an administrator gives the same data for a request by letter, and that is noted', async () => {
	const number = await apply(stack, ad.jobad, { email: 'brief@beispiel.example' });
	const admin = stack.as('henrike.solms');
	const page = await admin.get('/verwaltung/betroffenenrechte');
	assert.match((await admin.submit(page, { email: 'niemand@beispiel.example' })).text('main'), /nichts gespeichert/);
	const found = await admin.submit(page, { email: 'Brief@beispiel.example' });
	assert.doesNotMatch(found.url, /brief/i);
	const { people: [person] } = JSON.parse((await admin.get(found.link('JSON'))).body);
	assert.equal(person.applications[0].number, number);
	assert.equal((await admin.get(found.link('PDF'))).bytes.subarray(0, 5).toString(), '%PDF-');
	assert.equal((await recruiter.request(new URL(found.link('JSON')).pathname)).status, 403);
	const lines = await stack.sql(`SELECT a.action FROM audit a JOIN staff_user u ON u.id = a.actor_id WHERE a.action = 'data_export' AND a.actor_kind = 'staff' AND u.user_id = 'henrike.solms'`);
	assert.equal(lines.length, 2);
});

test('answers are corrected and documents handed in while the status allows it', async () => {
	const nora = await makeAccount(stack, { email: 'nora.sieben@beispiel.example' });
	const number = await application(nora);
	const visitor = await signedIn(stack, nora);
	const page = await visitor.get(`/bewerbung/${number}`);
	const form = await visitor.get(page.link('berichtigen'));
	assert.equal(form.document.querySelector('input[name="email"]')?.getAttribute('value') ?? nora.email, nora.email);
	assert.equal((await visitor.submit(form, { surname: '' })).status, 400);
	const saved = await visitor.submit(form, { surname: 'Berichtigt', message: 'Ich rechne sehr gern.' });
	assert.match(saved.text('main'), /gespeichert/);
	assert.match((await history(number)).at(-1).detail, /surname.*message|message.*surname/);
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('main'), /Ich rechne sehr gern/);
	const documents = await visitor.get(page.link('nachreichen'));
	const wrong = await visitor.submit(documents, { type: 'certificate' }, { files: { files: [{ name: 'a.txt', type: 'text/plain', bytes: Buffer.from('nur Text') }] } });
	assert.equal(wrong.status, 400);
	const added = await visitor.submit(documents, { type: 'certificate' }, { files: { files: [{ ...cv, name: 'zeugnis.pdf' }] } });
	assert.match(added.text('main'), /zeugnis\.pdf/);
	assert.equal((await history(number)).at(-1).action, 'attachment_added');
	const late = await visitor.get(page.link('berichtigen'));
	await stack.sql(`UPDATE application SET status = 'vorauswahl' WHERE number = '${number}'`);
	assert.match((await visitor.submit(late, { surname: 'Zu Spät' })).text('main'), /nicht mehr möglich/);
	assert.equal(await stack.value(`SELECT surname FROM applicant WHERE id = ${nora.applicant}`), 'Berichtigt');
	assert.doesNotMatch((await visitor.get(`/bewerbung/${number}`)).text('main'), /berichtigen/);
	const last = await visitor.get(`/bewerbung/${number}/nachreichen`);
	await stack.sql(`UPDATE application SET status = 'auswahlentscheidung' WHERE number = '${number}'`);
	assert.match((await visitor.submit(last, { type: 'other' }, { files: { files: [{ ...cv, name: 'spaet.pdf' }] } })).text('main'), /nicht mehr möglich/);
});

test('restricted processing hides an application from all but the administrator, until it is set back', async () => {
	const number = await apply(stack, ad.jobad, { email: 'sperre@beispiel.example' });
	const admin = stack.as('henrike.solms');
	assert.equal((await recruiter.get(`/bewerbungen/${number}`)).status, 200);
	const restricted = await admin.submit(await admin.get(`/bewerbungen/${number}`), { status: 'eingeschraenkt' }, { action: 'status' });
	assert.equal(restricted.status, 200, restricted.text('main'));
	assert.equal((await recruiter.request(`/bewerbungen/${number}`)).status, 404);
	assert.doesNotMatch((await recruiter.get(`/vakanzen/${ad.vacancy}`)).text('main'), new RegExp(number));
	const back = await admin.submit(await admin.get(`/bewerbungen/${number}`), { status: 'eingegangen' }, { action: 'status' });
	assert.equal(back.status, 200, back.text('main'));
	assert.equal((await recruiter.get(`/bewerbungen/${number}`)).status, 200);
});
