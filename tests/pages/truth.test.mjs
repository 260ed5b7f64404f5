// What the portal says is so: words for every status, letters that fit the step, closing dates, error texts, the way back for guests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { agree, decide } from '../lib/decide.mjs';
import { apply, attach, beginApplication, cv, publishedAd, step } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	await stack.sql("UPDATE setting SET value = '0' WHERE name = 'step_wait_minutes'");
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Bauleitung Hafen (m/w/d)');
});
after(() => stack?.stop());

/** A received application that belongs to the account. */
async function application(account, jobad = ad.jobad) {
	const number = await apply(stack, jobad, { email: account.email, first_name: 'Nora', surname: 'Beispiel' });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
	return number;
}

/** The values of a group of a language file. */
function words(lang, group) {
	const found = {};
	const text = readFileSync(`${top}/templates/lang/${lang}.hdf`, 'utf8');
	for (const [, body] of text.matchAll(new RegExp(`^${group} \\{\\n([^]*?)^\\}`, 'gm')))
		for (const [, key, value] of body.matchAll(/^\t(\w+) = (.*)$/gm))
			found[key] = value;
	return found;
}

/** Presses a button that has a name and a value. */
function press(visitor, page, values, [name, value]) {
	const form = page.form('/unterlagen');
	const body = new FormData();
	for (const [field, old] of form.fields)
		body.append(field, values[field] ?? old);
	body.append(name, value);
	return visitor.go(form.action, { method: 'POST', body });
}

const set = (number, status) => stack.sql(`UPDATE application SET status = '${status}' WHERE number = '${number}'`);

test('every status of the model has its words on the page, in both languages, and no code', async () => {
	const account = await makeAccount(stack, { email: 'jeder.stand@beispiel.example' });
	const number = await application(account);
	const visitor = await signedIn(stack, account);
	const statuses = (await stack.sql('SELECT code, applicant_de, applicant_en FROM application_status ORDER BY position'));
	assert.equal(statuses.length, 22);
	for (const { code, ...model } of statuses.filter(status => status.code !== 'gespeichert')) {
		await set(number, code);
		for (const lang of ['de', 'en']) {
			const path = `${lang === 'en' ? '/en' : ''}/bewerbung/${number}`;
			const page = await visitor.request(path);
			if (code === 'email_nicht_bestaetigt') {
				assert.equal(page.headers.get('location'), `${path}/gesendet`);
				continue;
			}
			assert.equal(page.status, 200, code);
			const text = page.text('main');
			assert.ok(text.includes(model[`applicant_${lang}`]), `${lang} ${code}`);
			for (const group of ['meaning', 'next', 'todo'])
				assert.ok(text.includes(words(lang, group)[code]), `${lang} ${group}.${code}: ${text}`);
			const home = await visitor.get(`${lang === 'en' ? '/en' : ''}/konto`);
			if (!['geloescht', 'anonymisiert', 'direktanonymisierung'].includes(code))
				assert.ok(home.text('main').includes(words(lang, 'next')[code]), `${lang} ${code} in the list`);
			for (const element of [...page.document.querySelectorAll('main dd, main p, main li'), ...home.document.querySelectorAll('main p')])
				assert.doesNotMatch(element.textContent.trim(), new RegExp(`(^|: ?|– )${code}$`), `${code} is a code`);
		}
	}
});

test('a status that somebody adds to the model is never shown as its code', async () => {
	const account = await makeAccount(stack, { email: 'neuer.stand@beispiel.example' });
	const number = await application(account);
	const visitor = await signedIn(stack, account);
	await stack.sql(`INSERT INTO process_status (kind, code, position, counts, active, name_de, name_en, applicant_de, applicant_en)
		VALUES (4, 'zweite_runde', 85, 1, 1, 'Zweite Runde', 'Second round', 'Es gibt eine zweite Runde.', 'There is a second round.')`);
	await set(number, 'zweite_runde');
	for (const [base, sentence] of [['', 'Wir melden uns bei Ihnen, sobald es etwas Neues gibt.'], ['/en', 'We get in touch with you as soon as there is news.']]) {
		for (const path of [`${base}/konto`, `${base}/bewerbung/${number}`]) {
			const text = (await visitor.get(path)).text('main');
			assert.ok(text.includes(sentence), path);
			assert.doesNotMatch(text, /zweite_runde/, path);
		}
	}
});

const STEPS = ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich', 'einladung', 'gespraech', 'auswahlentscheidung', 'beteiligung_gremien', 'einstellungsprozess'];
const REJECTIONS = [
	{ until: undefined, letter: /Angaben und Unterlagen geprüft/, page: 'abgesagt_check' },
	{ until: 'formale_pruefung', letter: /nicht in die Auswahl/, page: 'abgesagt_check' },
	{ until: 'bewerbungsvergleich', letter: /Anforderungen der Stelle verglichen/, page: 'abgesagt_selection' },
	{ until: 'einladung', letter: /Bewerbungen anhand/, page: 'abgesagt_selection' },
	{ until: 'gespraech', letter: /mit uns über diese Stelle ausgetauscht/, page: 'abgesagt_interview' },
	{ until: 'beteiligung_gremien', letter: /Gespräche und die Bewerbungen ausgewertet/, page: 'abgesagt_interview' },
	{ until: 'einstellungsprozess', letter: /Einstellung nicht zustande/, page: 'abgesagt_hiring' },
];

for (const { until, letter, page } of REJECTIONS)
	test(`a rejection from ${until ?? 'eingegangen'} says what fits there`, async () => {
		const account = await makeAccount(stack, { email: `absage.${until ?? 'sofort'}@beispiel.example` });
		const own = STEPS.indexOf(until) < STEPS.indexOf('beteiligung_gremien') ? ad : await publishedAd(recruiter, `Bauleitung ${until} (m/w/d)`);
		if (own !== ad)
			await recruiter.submit(await recruiter.get(`/vakanzen/${own.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
		const number = await application(account, own.jobad);
		for (const status of STEPS.slice(0, STEPS.indexOf(until) + 1)) {
			if (status === 'beteiligung_gremien')
				await decide(stack, recruiter, own.vacancy, number, { selection_department: ['katrin.lohmann', 'confirmed'] });
			await step(recruiter, number, status);
			if (status === 'beteiligung_gremien' && until === 'einstellungsprozess')
				await agree(stack, recruiter, own.vacancy);
		}
		await step(recruiter, number, 'abgesagt');
		assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'abgesagt');
		const mail = await stack.mail(account.email, `Ihre Bewerbung ${number}`);
		assert.match(mail.text.replace(/\s+/g, ' '), letter);
		const visitor = await signedIn(stack, account);
		const text = (await visitor.get(`/bewerbung/${number}`)).text('main');
		assert.ok(text.includes(words('de', 'meaning')[page]), text);
		for (const other of new Set(REJECTIONS.map(r => r.page)))
			assert.equal(text.includes(words('de', 'meaning')[other]), other === page, other);
	});

test('a type chosen for a document is saved by every button of the page', async () => {
	const visitor = stack.visitor();
	const number = await beginApplication(visitor, ad.jobad, { email: 'arten@beispiel.example' });
	let page = await attach(visitor, number, [cv, { ...cv, name: 'scan.pdf' }], '');
	const types = () => stack.sql(`SELECT t.type FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' ORDER BY t.id`)
		.then(rows => rows.map(row => row.type).join(' '));
	const fields = () => page.form('/unterlagen').names.filter(name => name.startsWith('type_'));
	assert.equal(await types(), 'cv other');
	const old = await visitor.get(`/bewerbung/${number}/unterlagen`);
	let next = await press(visitor, page, { [fields()[1]]: 'certificate' }, ['danach', 'pruefen']);
	assert.equal(await types(), 'cv certificate', 'on to the check');
	assert.match(new URL(next.url).pathname, /\/pruefen$/);
	assert.match(next.text('main'), /scan\.pdf \(Zeugnis/);
	next = await press(visitor, old, { [fields()[0]]: 'letter' }, ['danach', 'pruefen']);
	assert.equal(await types(), 'letter certificate', 'an old window changes back nothing that was not chosen there');
	page = await visitor.get(`/bewerbung/${number}/unterlagen`);
	await press(visitor, page, { [fields()[1]]: 'photo' }, ['danach', 'link']);
	assert.equal(await types(), 'letter photo', 'the link by mail');
	assert.ok(await stack.mail('arten@beispiel.example', number));
	page = await visitor.get(`/bewerbung/${number}/unterlagen`);
	next = await visitor.submit(page, { [fields()[1]]: 'other' }, { action: '/unterlagen', files: { files: [{ ...cv, name: 'drittes.pdf' }] } });
	assert.equal(await types(), 'letter other other', 'a further file');
	page = next;
	await press(visitor, page, { [fields()[1]]: 'cv' }, ['entfernen', fields()[2].slice(5)]);
	assert.equal(await types(), 'letter cv', 'another file removed');
	page = await visitor.get(`/bewerbung/${number}/unterlagen`);
	const refused = await visitor.submit(page, { [fields()[0]]: 'photo' }, { action: '/unterlagen', files: { files: [{ name: 'x.pdf', type: 'application/pdf', bytes: Buffer.from('no') }] } });
	assert.equal(refused.form('/unterlagen').fields.find(([name]) => name === fields()[0])[1], 'photo', 'nothing chosen is lost by a file that is refused');
});

test('somebody who is signed in is nowhere told to confirm an address, needs no link and no cookie notice', async () => {
	const account = await makeAccount(stack, { email: 'angemeldet@beispiel.example' });
	for (const [base, wrong] of [['', /bestätigen Sie Ihre|Adresse bestätig|E-Mail-Adresse ist bestätigt|Konto brauchen Sie nicht|Link zum Weitermachen|nur mit einem Konto/],
		['/en', /confirm your|confirm the address|address is confirmed|do not need an account|link to continue|only with an account/i]]) {
		const own = await publishedAd(recruiter, `Bauleitung ${base || 'de'} (m/w/d)`);
		const visitor = await signedIn(stack, account);
		const begin = await visitor.get(`${base}/stellen/${own.jobad}/bewerben`);
		const files = await visitor.submit(begin, { first_name: 'Nora', surname: 'Beispiel' });
		const number = /B-\d{4}-\d{5}/.exec(files.url)[0];
		const data = await visitor.get(`${base}/bewerbung/${number}/angaben`);
		const check = await visitor.get(`${base}/bewerbung/${number}/pruefen`);
		const home = await visitor.get(`${base}/konto`);
		const sent = await visitor.submit(check, { consent: '1' });
		assert.match(sent.url, /\/gesendet$/);
		assert.equal(sent.title.split(' – ')[0], base ? 'We have received your application' : 'Ihre Bewerbung ist eingegangen');
		assert.ok(sent.link(base ? 'View the status' : 'Stand der Bewerbung'));
		for (const page of [begin, data, files, check, home, sent])
			assert.doesNotMatch(`${page.title} ${page.text('main')}`, wrong, page.url);
		const mail = await stack.mail(account.email, number);
		assert.doesNotMatch(mail.text, /bestaetigen/);
	}
	const guest = stack.visitor();
	assert.match((await guest.get(`/stellen/${ad.jobad}/bewerben`)).text('main'), /Adresse bestätigen.*Konto brauchen Sie nicht/, 'guests are');
});

test('the closing day stands in draft, list, letters and receipt', async () => {
	const day = await stack.value(`SELECT DATE_FORMAT(valid_to, '%d.%m.%Y') FROM jobad WHERE number = '${ad.jobad}'`);
	const visitor = stack.visitor();
	const number = await beginApplication(visitor, ad.jobad, { email: 'frist@beispiel.example' });
	for (const page of ['angaben', 'unterlagen', 'pruefen'])
		assert.match((await visitor.get(`/bewerbung/${number}/${page}`)).text('main'), new RegExp(`Bewerbungsschluss: ${day}, 24 Uhr`), page);
	await press(visitor, await visitor.get(`/bewerbung/${number}/unterlagen`), {}, ['danach', 'link']);
	assert.match((await stack.mail('frist@beispiel.example', number)).text, new RegExp(`Bewerbungsschluss: ${day}, 24 Uhr`));
	const account = await makeAccount(stack, { email: 'frist.konto@beispiel.example' });
	const signed = await signedIn(stack, account);
	const draft = /B-\d{4}-\d{5}/.exec((await signed.submit(await signed.get(`/stellen/${ad.jobad}/bewerben`), { first_name: 'Nora', surname: 'Beispiel' })).url)[0];
	assert.match((await signed.get('/konto')).text('main'), new RegExp(`${draft}.*Bewerbungsschluss: ${day}, 24 Uhr So geht es weiter: Ergänzen`));
	assert.match((await signed.get('/en/konto')).text('main'), /Closing date: \d\d? \w{3} \d{4}, end of the day/);
	await stack.sql(`UPDATE application SET changed_at = UTC_TIMESTAMP() - INTERVAL 8 DAY WHERE number = '${draft}'`);
	await stack.job('nightly', '--rule', 'POR-13');
	assert.match((await stack.mail(account.email, 'noch nicht abgesendet')).text, new RegExp(`Bewerbungsschluss: ${day}, 24 Uhr`));
	await signed.submit(await signed.get(`/bewerbung/${draft}/pruefen`), { consent: '1' });
	assert.match((await stack.mail(account.email, 'ist eingegangen')).text, new RegExp(`Bewerbungsschluss: ${day}, 24 Uhr`));
	assert.doesNotMatch((await signed.get('/konto')).text('main'), /24 Uhr/, 'sent: nothing is to be sent in time any more');
});

test('guests whose visit is over are led to the link, not to a sign-in they have not got', async () => {
	const guest = stack.visitor();
	const number = await beginApplication(guest, ad.jobad, { email: 'abgelaufen@beispiel.example' });
	const data = await guest.get(`/bewerbung/${number}/angaben`);
	await stack.sql(`UPDATE portal_session SET idle_until = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE owner IS NULL OR owner = 0`);
	for (const [base, over] of [['', /Besuch ist abgelaufen.*Link anfordern.*Haben Sie ein Konto\? .*Anmelden/], ['/en', /visit has ended.*Do you have an account\? .*Sign in/]]) {
		const answer = await guest.request(`${base}/bewerbung/${number}/unterlagen`);
		assert.equal(answer.status, 303);
		const page = await guest.get(answer.headers.get('location'));
		assert.equal(new URL(page.url).pathname, `${base}/bewerbung/fortsetzen`);
		assert.match(page.text('main'), over);
		assert.match(page.link(base ? 'Sign in' : 'Anmelden'), new RegExp(`/konto/anmelden`));
	}
	const refused = await guest.submit(data, { surname: 'Neu' });
	assert.equal(refused.status, 403);
	assert.match(refused.text('main'), /^Ihr Besuch ist abgelaufen.*Link aus unserer E-Mail.*mit einem Konto beworben/);
	assert.match(refused.link('Link in einem neuen Fenster'), /\/bewerbung\/fortsetzen$/);
	const ask = await guest.get(refused.link('Link in einem neuen Fenster'));
	await guest.submit(ask, { email: 'abgelaufen@beispiel.example' });
	const link = /http:\/\/[^\s>]+\/weiter\/[\w-]+/.exec((await stack.mail('abgelaufen@beispiel.example', number)).text)[0];
	await guest.submit(await guest.get(link));
	const again = await guest.submit(refused, {}, { action: '/angaben' });
	const saved = again.status === 200 && /\/unterlagen$/.test(again.url) ? again : await guest.submit(again, {}, { action: '/angaben' });
	assert.match(saved.url, /\/unterlagen$/);
	assert.equal(await stack.value(`SELECT p.surname FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${number}'`), 'Neu', 'what was typed arrives after all');
	const account = await makeAccount(stack, { email: 'konto.abgelaufen@beispiel.example' });
	const signed = await signedIn(stack, account);
	const home = await signed.get('/konto/daten');
	await stack.sql(`UPDATE portal_session SET idle_until = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE owner = ${account.id}`);
	assert.match((await signed.get('/konto/daten')).url, /\/konto\/anmelden\?weiter=/, 'pages of an account still ask for signing in');
	assert.match((await signed.submit(home, { surname: 'Neu' })).title, /nicht mehr angemeldet/);
});

test('a refused form says what has not happened, as it is', async () => {
	const guest = stack.visitor();
	const number = await beginApplication(guest, ad.jobad, { email: 'fehler@beispiel.example' });
	const data = await guest.submit(await guest.get(`/bewerbung/${number}/angaben`), { email: 'kein' });
	assert.match(data.text('[role=alert]'), /So können wir Ihre Angaben noch nicht verwenden/);
	assert.doesNotMatch(data.text('main'), /noch nichts? gespeichert|nicht gespeichert/, 'the form may have saved itself before');
	const check = await guest.submit(await guest.get(`/bewerbung/${number}/pruefen`));
	assert.match(check.text('[role=alert]'), /^Bitte prüfen Sie Ihre Angaben Ihre Bewerbung ist noch nicht abgesendet/);
	const ask = await guest.submit(await guest.get('/bewerbung/fortsetzen'), { email: 'kein' });
	assert.match(ask.text('[role=alert]'), /noch kein Link gesendet/);
	const forgotten = await guest.submit(await guest.get('/en/konto/passwort-vergessen'), { email: 'kein' });
	assert.match(forgotten.text('[role=alert]'), /No link has been sent yet/);
	const feedback = await guest.submit(await guest.get('/barrierefreiheit'));
	assert.match(feedback.text('[role=alert]'), /noch nicht gesendet/);
});

test('pages about consent say so when there is none to take back', async () => {
	const account = await makeAccount(stack, { email: 'ohne.einwilligung@beispiel.example' });
	const number = await application(account);
	const visitor = await signedIn(stack, account);
	for (const [base, none] of [['', /nicht zugestimmt.*nichts zu widerrufen/], ['/en', /have not agreed.*nothing to take back/]]) {
		const page = await visitor.get(`${base}/konto/einwilligung`);
		assert.match(page.text('main'), none);
		assert.doesNotMatch(page.text('main'), /nehmen Sie den Haken heraus|remove the tick/i);
	}
	const given = await visitor.submit(await visitor.get('/konto/einwilligung'), { special: '1' });
	assert.match(given.text('main'), /Einverstanden seit.*nehmen Sie den Haken heraus/);
	assert.match((await visitor.get(`/bewerbung/${number}/einwilligung`)).text('main'), /Ihre Einwilligung ?\d\d\.\d\d\.\d{4}.*Fassung der Datenschutzerklärung ?2026-11.*entscheidet die Fachliche Leitstelle/);
	const form = await visitor.get(`/bewerbung/${number}/einwilligung`);
	await stack.sql(`UPDATE application SET consent_at = NULL, consent_version = NULL WHERE number = '${number}'`);
	const page = await visitor.get(`/bewerbung/${number}/einwilligung`);
	assert.match(page.text('main'), /keine Einwilligung erteilt/);
	assert.throws(() => page.form('/einwilligung'), /no form/);
	assert.doesNotMatch((await visitor.get(`/bewerbung/${number}`)).body, /\/einwilligung"/);
	const refused = await visitor.submit(form, {}, { action: '/einwilligung' });
	assert.match(refused.text('main'), /keine Einwilligung erteilt/);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'eingegangen', 'nothing was withdrawn');
	await stack.sql(`UPDATE application SET consent_at = UTC_TIMESTAMP(), consent_version = '2026-11' WHERE number = '${number}'`);
	await visitor.submit(await visitor.get(`/bewerbung/${number}/einwilligung`), {}, { action: '/einwilligung' });
	const twice = await visitor.get(`/bewerbung/${number}/einwilligung`);
	assert.match(twice.text('main'), /Sie haben Ihre Einwilligung widerrufen/);
	assert.throws(() => twice.form('/einwilligung'), /no form/);
});

test('an error page has the title of what has happened', async () => {
	const guest = stack.visitor();
	const number = await beginApplication(guest, ad.jobad, { email: 'titel@beispiel.example' });
	const check = await guest.get(`/bewerbung/${number}/pruefen`);
	const link = check.form('/link');
	await guest.post(link.action, link.fields);
	const done = await guest.post(link.action, link.fields);
	assert.equal(done.status, 409);
	assert.match(done.text('main'), /^Schon gespeichert Diese Eingabe wurde bereits gespeichert/);
	const old = await guest.post(link.action, { form_token: 'alt' });
	assert.match(old.text('main'), /^Die Seite war zu lange geöffnet/);
	await stack.sql(`UPDATE application SET status = 'geloescht' WHERE number = '${number}'`);
	const gone = await guest.get(`/bewerbung/${number}/angaben`);
	assert.equal(gone.status, 410);
	assert.match(gone.text('main'), /ist gelöscht oder gilt nicht mehr/);
});
