// The form of an application (POR-06, OBJ-12) without JavaScript, and what the scripts of the page ask of it: drafts, links to go on, limits, sending once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, attach, beginApplication, cv, pdf, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = (await publishedAd(recruiter, 'Stelle mit Formular (m/w/d)')).jobad;
});
after(() => stack?.stop());

const begin = address => `/stellen/${address}/bewerben`;

/** What the script sends: the form as it is with autosave=1. */
async function saveItself(visitor, page, values, { token } = {}) {
	const form = page.form('/bewerb');
	const fields = form.fields.filter(([name]) => !(name in values) && name !== 'form_token');
	return visitor.request(form.action, { method: 'POST', body: new URLSearchParams([...fields, ...Object.entries(values),
		['form_token', token ?? form.token], ['autosave', '1']]) });
}

test('the form is data: sections, explanations, questions, in German and English', async () => {
	const page = await stack.visitor().get(begin(ad));
	assert.match(page.text('main form'), /Persönliche Angaben.*Kontakt.*Qualifikation.*Schwerbehinderung.*besondere Rechte.*Mitteilung.*Wie haben Sie von der Stelle erfahren/);
	assert.match(page.text('main form'), /Nur beantworten, wenn: Ihr höchster Abschluss – Anderer Abschluss/);
	const english = await stack.visitor().get(`/en${begin(ad)}`);
	assert.match(english.text('main form'), /Personal details.*Only answer if: Your highest qualification – Other qualification/);
	const email = page.document.querySelector('input[name=email]');
	assert.equal(email.getAttribute('type'), 'email');
	assert.equal(email.getAttribute('autocomplete'), 'email');
	assert.equal(page.document.querySelector('input[name=phone]').getAttribute('type'), 'tel');
	for (const word of ['Religion', 'Konfession', 'Herkunft', 'Staatsangehörigkeit', 'Familienstand', 'Geburtsdatum'])
		assert.ok(!page.body.includes(word), `${word} is not asked (PRT-14)`);
});

test('what is missing is said at the field and in the summary, everything typed is still there, and nothing is kept', async () => {
	const visitor = stack.visitor();
	const page = await visitor.submit(await visitor.get(begin(ad)), {
		first_name: 'Nora', email: 'kein', degree: 'other', experience_years: '70', available_from: '31.2.2027', town: 'Nordhafen', message: 'Zeile\nZwei',
	});
	assert.equal(page.status, 400);
	const errors = page.document.querySelectorAll('[role=alert] li a').map(link => [link.getAttribute('href'), link.textContent.trim()]);
	assert.deepEqual(errors.map(([href]) => href).sort(), ['#apply-available_from', '#apply-degree_other', '#apply-email', '#apply-experience_years', '#apply-surname']);
	assert.match(errors.find(([href]) => href === '#apply-experience_years')[1], /von 0 bis 60/);
	for (const [href] of errors)
		assert.ok(page.document.getElementById(href.slice(1)), href);
	const form = Object.fromEntries(page.form('/bewerben').fields);
	assert.equal(form.email, 'kein');
	assert.equal(form.degree, 'other');
	assert.equal(form.available_from, '31.2.2027');
	assert.equal(form.message, 'Zeile\nZwei');
	assert.equal(visitor.cookies.size, 0, 'no visit begins');
});

test('answers to questions that are not asked are not sent', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'bedingt@beispiel.example', degree: 'master', degree_other: 'Sprachdiplom' });
	assert.doesNotMatch((await visitor.get(`/bewerbung/${application}/pruefen`)).text('main'), /Sprachdiplom/);
	await send(visitor, application);
	assert.deepEqual((await stack.sql(`SELECT question FROM application_answer w JOIN application a ON a.id = w.application_id WHERE a.number = '${application}'
		ORDER BY question`)).map(row => row.question), ['degree', 'message']);
});

test('a draft saves itself: nothing is demanded, each save gives the token for the next', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get(begin(ad));
	let answer = await saveItself(visitor, page, { first_name: 'Ole' });
	assert.equal(answer.headers.get('content-type'), 'application/json');
	assert.deepEqual(JSON.parse(answer.body).saved, false, 'without an address it is nobody\'s');
	assert.equal(visitor.cookies.size, 0);
	let { token } = JSON.parse(answer.body);
	answer = await saveItself(visitor, page, { first_name: 'Ole', email: 'ole@beispiel.example', available_from: '31.' }, { token });
	const saved = JSON.parse(answer.body);
	assert.equal(saved.saved, true);
	assert.match(saved.time, /^\d\d:\d\d Uhr$/);
	const application = /B-\d{4}-\d{5}/.exec(saved.action)[0];
	const data = await visitor.get(saved.action);
	assert.deepEqual(['first_name', 'email', 'available_from'].map(name => Object.fromEntries(data.form('/angaben').fields)[name]),
		['Ole', 'ole@beispiel.example', '31.'], 'unfinished answers are kept as they are');
	const again = await saveItself(visitor, data, { surname: 'Fertig', first_name: 'x'.repeat(81) });
	assert.deepEqual(JSON.parse(again.body).problems, [{ field: 'first_name', reason: 'too_long' }]);
	const twice = await saveItself(visitor, data, { surname: 'Doppelt' });
	assert.equal(twice.status, 409, 'a token counts once');
	const next = await saveItself(visitor, data, { surname: 'Später', email: '' }, { token: JSON.parse(again.body).token });
	assert.equal(JSON.parse(next.body).saved, true);
	const form = Object.fromEntries((await visitor.get(saved.action)).form('/angaben').fields);
	assert.equal(form.surname, 'Später');
	assert.equal(form.email, 'ole@beispiel.example', 'a draft does not lose its address');
	const review = await visitor.get(`/bewerbung/${application}/pruefen`);
	assert.match(review.text('main'), /Das fehlt noch.*Frühestes Eintrittsdatum – Bitte geben Sie ein Datum/);
	assert.equal(new URL(review.link('Frühestes Eintrittsdatum')).hash, '#apply-available_from');
	assert.equal(review.document.querySelectorAll('input[name=consent]').length, 0, 'nothing can be sent yet');
});

test('an old token loses nothing that was typed', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get(begin(ad));
	const form = page.form('/bewerben');
	const answer = await visitor.post(form.action, [...form.fields.filter(([name]) => !['form_token', 'surname'].includes(name)), ['surname', 'Bleibt'], ['form_token', 'alt']]);
	assert.equal(answer.status, 403);
	assert.equal(Object.fromEntries(answer.form('/bewerben').fields).surname, 'Bleibt');
	assert.ok(answer.form('/bewerben').token);
});

test('on another device: the link in the mail opens the draft after one click, once it is sent it says so', async () => {
	const first = stack.visitor(), second = stack.visitor();
	const page = await first.get(begin(ad));
	const form = page.form('/bewerben');
	const sent = await first.post(form.action, [...form.fields.filter(([name]) => name !== 'email'), ['email', 'geraet@beispiel.example'], ['danach', 'link']]);
	assert.match(sent.text('main'), /E-Mail mit einem Link/);
	const application = /B-\d{4}-\d{5}/.exec(sent.url)[0];
	const mail = await stack.mail('geraet@beispiel.example', application);
	const link = /http:\/\/[^\s>]+\/bewerbung\/weiter\/[\w-]+/.exec(mail.text)[0];
	assert.doesNotMatch((await second.get(`/bewerbung/${application}/angaben`)).body, /geraet@/);
	const opened = await second.get(link);
	assert.equal(second.cookies.size, 0, 'opening the link alone does nothing');
	assert.doesNotMatch(opened.text('main'), /geraet@/);
	const data = await second.submit(opened);
	assert.equal(new URL(data.url).pathname, `/bewerbung/${application}/angaben`);
	await second.submit(data, { first_name: 'Ada', surname: 'Zwei' });
	const done = await send(second, application);
	assert.match(done.url, /gesendet/);
	assert.match((await stack.visitor().get(link)).text('main'), /schon abgesendet/);
	const gone = await stack.visitor().get('/bewerbung/weiter/falsch');
	assert.equal(gone.status, 410);
	assert.match(gone.text('main'), /Link zum Weitermachen anfordern/);
});

test('a link that went to a mistyped address opens nothing once the address is corrected', async () => {
	const visitor = stack.visitor();
	const form = (await visitor.get(begin(ad))).form('/bewerben');
	const sent = await visitor.post(form.action, [...form.fields.filter(([name]) => name !== 'email'), ['email', 'vertippt@beispiel.example'], ['danach', 'link']]);
	const application = /B-\d{4}-\d{5}/.exec(sent.url)[0];
	const link = /http:\/\/[^\s>]+\/bewerbung\/weiter\/[\w-]+/.exec((await stack.mail('vertippt@beispiel.example', application)).text)[0];
	assert.equal((await stack.visitor().get(link)).status, 200);
	await visitor.submit(await visitor.get(`/bewerbung/${application}/angaben`), { email: 'richtig@beispiel.example', first_name: 'Ada', surname: 'Richtig' });
	assert.equal((await stack.visitor().get(link)).status, 410);
});

test('a link is asked for by address, and the answer is the same for every address; too many are refused', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'frage@beispiel.example' });
	const answers = [];
	for (const email of ['frage@beispiel.example', 'niemand@beispiel.example']) {
		const guest = stack.visitor();
		answers.push((await guest.submit(await guest.get('/bewerbung/fortsetzen'), { email })).text('main'));
	}
	assert.equal(answers[0], answers[1]);
	assert.ok((await stack.mail('frage@beispiel.example', application)).text.includes('/bewerbung/weiter/'));
	const guest = stack.visitor();
	let status;
	for (let i = 0; i < 6; i++)
		status = (await guest.submit(await guest.get('/bewerbung/fortsetzen'), { email: 'viel@beispiel.example' })).status;
	assert.equal(status, 429);
	const flooder = stack.visitor();
	const draft = await beginApplication(flooder, ad, { email: 'Viel@Beispiel.example' });
	assert.equal((await flooder.submit(await flooder.get(`/bewerbung/${draft}/pruefen`), {}, { action: '/link' })).status, 429, 'whichever draft it is asked for');
	const form = (await flooder.get(`/bewerbung/${draft}/angaben`)).form('/angaben');
	const kept = await flooder.post(form.action, [...form.fields.filter(([name]) => name !== 'town'), ['town', 'Nordhafen'], ['danach', 'link']]);
	assert.equal(kept.status, 429);
	assert.equal(kept.document.querySelector('form textarea[name=town]').textContent.trim(), 'Nordhafen', 'and the page keeps what was typed');
});

test('files: no type loses none, the name says it, and it can be changed; limits are said beforehand', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'datei@beispiel.example' });
	assert.match((await visitor.get(`/bewerbung/${application}/unterlagen`)).text('main'), /PDF, JPG und PNG.*10 MB.*Höchste Zahl von Dateien: 10.*zusammen höchstens 50 MB/);
	const page = await attach(visitor, application, [cv, { ...cv, name: 'Arbeitszeugnis.pdf' }, { ...cv, name: 'scan.pdf' }], '');
	assert.equal(page.status, 200);
	const types = () => stack.sql(`SELECT t.name, t.type FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`)
		.then(rows => rows.map(row => row.type));
	assert.deepEqual(await types(), ['cv', 'certificate', 'other']);
	const last = page.form('/unterlagen').names.filter(name => name.startsWith('type_')).at(-1);
	const changed = await visitor.submit(page, { [last]: 'letter' }, { action: '/unterlagen' });
	assert.match(changed.text('main'), /Art der Datei ist geändert/);
	assert.deepEqual(await types(), ['cv', 'certificate', 'letter']);
	await stack.sql(`UPDATE setting SET value = '${pdf.length * 4 - 1}' WHERE name = 'upload_max_total_bytes'`);
	const refused = await attach(visitor, application, [{ ...cv, name: 'zuviel.pdf' }], '');
	await stack.sql("UPDATE setting SET value = '52428800' WHERE name = 'upload_max_total_bytes'");
	assert.match(refused.text('[role=alert]'), /zuviel\.pdf.*Alle Dateien zusammen sind zu groß/);
	assert.deepEqual(await types(), ['cv', 'certificate', 'letter']);
});

test('a stranger can neither see, change, send nor be sent a link to a draft', async () => {
	const visitor = stack.visitor(), stranger = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'fremd@beispiel.example' });
	await beginApplication(stranger, ad, { email: 'stranger@beispiel.example' });
	for (const page of ['angaben', 'unterlagen', 'pruefen', 'gesendet'])
		assert.equal((await stranger.get(`/bewerbung/${application}/${page}`)).status, 404, page);
	const token = (await stranger.get(begin(ad))).form('/bewerben').token;
	for (const page of ['angaben', 'unterlagen', 'pruefen', 'link'])
		assert.equal((await stranger.post(`/bewerbung/${application}/${page}`, { form_token: token, consent: '1' })).status, 404, page);
	const other = await stranger.get(`${begin(ad)}?von=${application}`);
	assert.doesNotMatch(other.body, /fremd@/);
});

test('sending twice is sending once: the second answer is the page that says it is sent', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'zwei@beispiel.example' });
	const first = await visitor.get(`/bewerbung/${application}/pruefen`), second = await visitor.get(`/bewerbung/${application}/pruefen`);
	const answers = await Promise.all([visitor.submit(first, { consent: '1' }), visitor.submit(first, { consent: '1' }), visitor.submit(second, { consent: '1' })]);
	for (const answer of answers) {
		assert.equal(answer.status, 200);
		assert.equal(new URL(answer.url).pathname, `/bewerbung/${application}/gesendet`);
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_token t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`), '1');
	assert.deepEqual(await stack.sql(`SELECT detail FROM history WHERE object_kind = 4 AND action = 'status'
		AND object_id = (SELECT id FROM application WHERE number = '${application}')`), [{ detail: 'gespeichert>email_nicht_bestaetigt' }]);
	const late = await saveItself(visitor, { form: () => ({ ...first.form('/pruefen'), action: `${stack.external}/bewerbung/${application}/angaben` }) }, {});
	assert.equal(late.status, 409);
});

test('beginning and changing sent twice leads to the same place, and is done once', async () => {
	const visitor = stack.visitor();
	await beginApplication(visitor, (await publishedAd(recruiter, 'Stelle davor (m/w/d)')).jobad, { email: 'davor@beispiel.example' });
	const values = { first_name: 'Nora', surname: 'Doppelt', email: 'doppelt@beispiel.example' };
	const form = await visitor.get(begin(ad));
	const begun = await Promise.all([1, 2, 3].map(() => visitor.submit(form, values)));
	const application = /B-\d{4}-\d+/.exec(begun[0].url)[0];
	for (const page of begun) {
		assert.equal(page.status, 200);
		assert.equal(new URL(page.url).pathname, `/bewerbung/${application}/unterlagen`);
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM applicant WHERE email = '${values.email}'`), '1');
	const data = await visitor.get(`/bewerbung/${application}/angaben`);
	for (const page of await Promise.all([1, 2].map(() => visitor.submit(data, { surname: 'Einmal' }))))
		assert.equal(new URL(page.url).pathname, `/bewerbung/${application}/unterlagen`);
	const stranger = stack.visitor(), first = await stranger.get(begin(ad));
	const other = { ...values, email: 'ohne@beispiel.example' };
	await stranger.submit(first, other);
	stranger.cookies.clear();
	const again = await stranger.submit(first, other);
	assert.equal(again.status, 200);
	assert.equal(new URL(again.url).pathname, '/bewerbung/fortsetzen', 'whose visit is lost gets the link by mail');
});

test('files of one name and size are not the same file', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'byte@beispiel.example' });
	const page = await visitor.get(`/bewerbung/${application}/unterlagen`);
	const post = bytes => visitor.submit(page, { type: 'cv' }, { action: '/unterlagen', files: { files: [{ ...cv, bytes }] } });
	const bytes = Buffer.from(cv.bytes), other = Buffer.from(cv.bytes);
	other[other.length - 1] ^= 1;
	assert.equal((await post(bytes)).status, 200);
	const same = await post(bytes);
	assert.equal(same.status, 200, 'the same once more is done');
	assert.equal(new URL(same.url).pathname, `/bewerbung/${application}/unterlagen`);
	const second = await post(other);
	assert.equal(second.status, 409, 'it was not kept, and that is said');
	assert.doesNotMatch(second.text('main'), /bereits gespeichert/);
	assert.ok(second.form('/unterlagen').token, 'it can be sent again');
});

test('names of files: nothing but a suffix, and what cannot be read', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'dateiname@beispiel.example' });
	const path = `/bewerbung/${application}/unterlagen`;
	for (const name of ['.pdf', '\u200b.pdf', 'x.pdf.'])
		assert.equal((await attach(visitor, application, [{ ...cv, name }])).status, 200, JSON.stringify(name));
	assert.deepEqual((await stack.sql(`SELECT t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`))
		.map(row => row.name), ['datei.pdf', 'datei.pdf', 'x.pdf']);
	for (const byte of [0xff, 0]) {
		const { token } = (await visitor.get(path)).form('/unterlagen');
		const body = Buffer.concat([Buffer.from(`--x\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="M`),
			Buffer.from([byte]), Buffer.from('ller.pdf"\r\nContent-Type: application/pdf\r\n\r\n'), cv.bytes, Buffer.from('\r\n--x--\r\n')]);
		const answer = await visitor.go(path, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body });
		assert.equal(answer.status, 400);
		assert.match(answer.text('[role=alert]'), /M\ufffdller\.pdf.*Name der Datei enthält Zeichen, die nicht gelesen/);
	}
});

test('after the ad\'s last day a draft may still be sent for a day, then it can be read and used again', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Frist (m/w/d)');
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, jobad, { email: 'frist@beispiel.example', town: 'Nordhafen' });
	const ends = async days => stack.sql(`UPDATE jobad SET valid_to = CURRENT_DATE - INTERVAL ${days} DAY WHERE number = '${jobad}';
		UPDATE public_ad SET valid_to = CURRENT_DATE - INTERVAL ${days} DAY WHERE number = '${jobad}'`);
	await stack.sql("UPDATE setting SET value = '72' WHERE name = 'apply_grace_hours'");
	await ends(2);
	const grace = await visitor.get(`/bewerbung/${application}/pruefen`);
	assert.equal(grace.status, 200);
	assert.match(grace.text('main'), /Bewerbungsschluss ist vorbei\. Er war am .* können Sie noch absenden bis \d/);
	assert.equal((await stack.visitor().get(begin(jobad))).status, 410, 'nobody begins a new one');
	await ends(5);
	const over = await visitor.get(`/bewerbung/${application}/pruefen`);
	assert.equal(over.status, 410);
	assert.match(over.text('main'), /kann nicht mehr abgesendet werden.*Nordhafen/);
	const token = (await visitor.get(begin(ad))).form('/bewerben').token;
	assert.equal((await visitor.post(`/bewerbung/${application}/pruefen`, { form_token: token, consent: '1' })).status, 410);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'gespeichert');
	const offer = await visitor.get(begin(ad));
	const taken = await visitor.get(offer.link(application));
	assert.equal(Object.fromEntries(taken.form('/bewerben').fields).town, 'Nordhafen');
	await ends(1);
	const sent = await send(visitor, application);
	assert.match(sent.url, /gesendet/);
	await stack.sql("UPDATE setting SET value = '24' WHERE name = 'apply_grace_hours'");
});

test('staff see the answers in the words of the form; administrators see the form', async () => {
	const application = await apply(stack, ad, { email: 'worte@beispiel.example', degree: 'training', experience_years: '7', available_from: '1.12.2027' });
	const page = await recruiter.get(`/bewerbungen/${application}`);
	assert.match(page.text('main'), /Höchster Abschluss ?Berufsausbildung.*Berufserfahrung in Jahren ?7.*Frühestes Eintrittsdatum ?01\.12\.2027.*Motivation ?Ich rechne gern/);
	const admin = stack.as('henrike.solms');
	const list = await admin.get('/verwaltung/formulare');
	assert.equal(list.status, 200);
	const form = await admin.get(list.link('Bewerbung, Fassung 1'));
	assert.match(form.text('main'), /Welcher andere Abschluss\? ?Text ?Ja ?– 120 ?Ihr höchster Abschluss – Anderer Abschluss/);
	assert.equal((await recruiter.get('/verwaltung/formulare')).status, 403);
});

test('signed in to an account: name and address are there already, sending is all that is left, a second one is refused', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'konto.form@beispiel.example', first: 'Konrad', surname: 'Kontor' }));
	const page = await visitor.get(begin(ad));
	const fields = Object.fromEntries(page.form('/bewerben').fields);
	assert.equal(fields.surname, 'Kontor');
	assert.equal(page.document.querySelectorAll('input[name=email]').length, 0, 'the address is changed in the account');
	assert.match(page.text('main form'), /konto\.form@beispiel\.example.*Adresse des Kontos ändern/);
	const form = page.form('/bewerben');
	const next = await visitor.post(form.action, [...form.fields.filter(([name]) => name !== 'town'), ['town', 'Nordhafen'], ['email', 'andere@beispiel.example']]);
	const application = /B-\d{4}-\d{5}/.exec(next.url)[0];
	assert.match((await visitor.get('/konto')).text('main'), new RegExp(application), 'the draft is in the account, on every device');
	const second = /B-\d{4}-\d{5}/.exec((await visitor.submit(await visitor.get(begin(ad)), { town: 'Ost' })).url)[0];
	const check = await visitor.get(`/bewerbung/${second}/pruefen`);
	const sent = await send(visitor, application);
	assert.match(sent.url, /gesendet/);
	assert.equal(await stack.value(`SELECT CONCAT(a.status, ' ', p.email) FROM application a JOIN applicant p ON p.id = a.applicant_id WHERE a.number = '${application}'`),
		'eingegangen konto.form@beispiel.example', 'nothing is left to confirm');
	assert.ok((await stack.mail('konto.form@beispiel.example', 'eingegangen')).text.includes(application));
	assert.equal((await visitor.post(`/bewerbung/${second}/pruefen`, { form_token: check.form('/pruefen').token, consent: '1' })).status, 409);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${second}'`), 'gespeichert');
});
