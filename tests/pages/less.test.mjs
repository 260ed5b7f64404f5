// Less to type: a second application is refused before the form, slips in addresses are asked about, an address is corrected until it is confirmed, radios can be
// unset, the internal portal knows the name.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { attach, beginApplication, confirm, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = (await publishedAd(recruiter, 'Stelle mit wenig Mühe (m/w/d)')).jobad;
});
after(() => stack?.stop());

const begin = address => `/stellen/${address}/bewerben`;
const status = application => stack.value(`SELECT status FROM application WHERE number = '${application}'`);

test('signed in, a second application for the ad is refused before the form, with the way to the first', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'zweimal@beispiel.example' }));
	const page = await visitor.get(begin(ad)), open = await visitor.get(begin(ad));
	const [first, second] = [await visitor.submit(page, { town: 'Nordhafen' }), await visitor.submit(await visitor.get(begin(ad)), { town: 'Ost' })]
		.map(answer => /B-\d{4}-\d{5}/.exec(answer.url)[0]);
	await send(visitor, first);
	const refused = await visitor.get(begin(ad));
	assert.equal(refused.status, 200);
	assert.match(refused.text('main'), /schon beworben/);
	assert.equal(refused.document.querySelectorAll('form.bms-form').length, 0, 'no form');
	assert.equal(new URL(refused.link(first)).pathname, `/bewerbung/${first}`);
	assert.equal((await visitor.get(`${begin(ad)}?andere=1`)).document.querySelectorAll('form.bms-form').length, 0, 'an account is one person');
	const old = await visitor.submit(open, { town: 'Süd' });
	assert.equal(old.status, 400, 'nor does a form that was open');
	assert.match(old.text('[role=alert]'), /schon beworben/);
	const draft = await visitor.get(`/bewerbung/${second}/pruefen`);
	assert.match(draft.text('main'), /schon beworben.*Ost/, 'what was begun besides can still be read');
	assert.equal(draft.document.querySelectorAll('[name=consent]').length, 0);
	assert.equal(new URL(draft.link(first)).pathname, `/bewerbung/${first}`);
	await visitor.submit(await visitor.get(`/bewerbung/${first}/zurueckziehen`));
	assert.equal((await visitor.get(begin(ad))).document.querySelectorAll('form.bms-form').length, 1, 'after withdrawing one may apply again');
	await send(visitor, second);
	assert.equal(await status(second), 'eingegangen');
});

test('a guest is refused in the same visit, another person at the same device is not, and nobody learns of addresses', async () => {
	const visitor = stack.visitor();
	const form = await visitor.get(begin(ad));
	const first = await beginApplication(visitor, ad, { email: 'gast@beispiel.example' });
	await send(visitor, first);
	const refused = await visitor.get(begin(ad));
	assert.match(refused.text('main'), /schon abgesendet/);
	assert.equal(refused.document.querySelectorAll('form.bms-form').length, 0);
	assert.equal(new URL(refused.link(first)).pathname, `/bewerbung/${first}`);
	const other = await visitor.get(refused.link('andere Person'));
	const same = await visitor.submit(other, { first_name: 'Nora', surname: 'Beispiel', email: 'Gast@Beispiel.example', town: 'Ost' });
	assert.equal(same.status, 400);
	assert.match(same.text('[role=alert]'), /E-Mail-Adresse – Sie haben sich auf diese Stelle schon beworben/);
	assert.equal(Object.fromEntries(same.form('/bewerben').fields).town, 'Ost', 'what was typed is kept');
	const autosave = await visitor.request(begin(ad), { method: 'POST', body: new URLSearchParams([['form_token', other.form('/bewerben').token],
		['first_name', 'Nora'], ['email', 'gast@beispiel.example'], ['autosave', '1']]) });
	assert.equal(JSON.parse(autosave.body).saved, false);
	assert.equal(await stack.value("SELECT COUNT(*) FROM applicant WHERE email = 'gast@beispiel.example'"), '1');
	const partner = await visitor.submit(await visitor.get(`${begin(ad)}?andere=1`), { first_name: 'Jo', surname: 'Beispiel', email: 'partner@beispiel.example' });
	assert.match(partner.url, /unterlagen/);
	const stranger = stack.visitor();
	const guessing = await stranger.submit(await stranger.get(begin(ad)), { first_name: 'X', surname: 'Y', email: 'gast@beispiel.example' });
	assert.match(guessing.url, /unterlagen/, 'to a stranger every address is the same');
	assert.ok(form.form('/bewerben').token);
});

/** Sends the page's form once more by the button of this name. */
async function press(visitor, page, name, value, values = {}) {
	const { action, fields } = page.form(new URL(page.url).pathname);
	return visitor.post(action, [...fields.filter(([field]) => !(field in values)), ...Object.entries(values), [name, value]]);
}
const buttons = (page, name) => page.document.querySelectorAll(`button[name=${name}]`);
/** The forms that ask for an address: the page, and what makes it whole besides. */
const addressForms = [
	{ path: () => begin(ad), values: { first_name: 'Nora', surname: 'Beispiel' }, done: /\/unterlagen$/ },
	{ path: () => '/konto/registrieren', values: { first_name: 'Nora', surname: 'Beispiel', privacy: '1' }, done: /\/registrieren\/gesendet$/ },
	{ path: () => '/jobabo', values: { frequency: 'daily' }, done: /\/jobabo\/gesendet$/ },
	{ path: () => '/bewerbung/fortsetzen', values: {}, done: /fortsetzen$/ },
	{ path: () => '/bewerbung/status', values: {}, done: /bewerbung\/status/ },
	{ path: () => '/konto/passwort-vergessen', values: {}, done: /gesendet$/ },
	{ path: () => '/barrierefreiheit', values: { message: 'Der Knopf fehlt.' }, done: /barrierefreiheit$/ },
];

test('an address that looks mistyped is asked about on every form; one takes the other or insists', async () => {
	for (const { path, values, done } of addressForms) {
		const visitor = stack.visitor(), typed = { ...values, email: 'Nora@gmial.com' };
		const asked = await visitor.submit(await visitor.get(path()), typed);
		assert.equal(asked.status, 400, path());
		assert.match(asked.text('main'), /Meinten Sie Nora@gmail\.com\?/, path());
		assert.equal(asked.document.querySelector('input[name=email]').getAttribute('value'), 'Nora@gmial.com', 'nothing is changed in silence');
		const [take, keep] = ['slip_take', 'slip_keep'].map(name => buttons(asked, name)[0]);
		assert.ok(take && keep, path());
		const other = await press(visitor, asked, 'slip_take', take.getAttribute('value'), { ...typed, email: 'nora@wbe.de' });
		assert.match(other.text('main'), /Meinten Sie nora@web\.de\?/, 'a button for another address decides nothing');
		const kept = await press(visitor, other, 'slip_keep', keep.getAttribute('value'), typed);
		assert.equal(kept.status, 200, path());
		assert.match(new URL(kept.url).pathname, done);
	}
	for (const { path, values, done } of addressForms.slice(0, 3)) {
		const visitor = stack.visitor(), typed = { ...values, email: 'Nora.nimmt@exmaple.org' };
		const asked = await visitor.submit(await visitor.get(path()), typed);
		const taken = await press(visitor, asked, 'slip_take', buttons(asked, 'slip_take')[0].getAttribute('value'), typed);
		assert.match(new URL(taken.url).pathname, done);
	}
	for (const [table, address] of [['applicant', 'Nora.nimmt@example.org'], ['account', 'nora.nimmt@example.org'], ['job_alert', 'Nora.nimmt@example.org'], ['applicant', 'Nora@gmial.com']])
		assert.ok(Number(await stack.value(`SELECT COUNT(*) FROM ${table} WHERE BINARY email = '${address}'`)) > 0, `${table} ${address}`);
	assert.equal(await stack.value("SELECT COUNT(*) FROM applicant WHERE email LIKE '%exmaple%'"), '0');
});

test('no form with an address is left out of the question', async () => {
	const asked = new Set([...addressForms.map(({ path }) => path().replace(ad, '{ad}')), '/konto/email', '/bewerbung/{application}/adresse']);
	const known = new Set(['/konto/anmelden']);	// compared with what was told before
	const routes = execFileSync(join(process.env.BMS_BUILD, 'portal.fcgi'), ['--list-pages'], { encoding: 'utf8' }).trim().split('\n').map(line => line.split('\t'))
		.filter(([, , , , fields]) => fields?.split(',').includes('email')).map(([path]) => path);
	assert.ok(routes.length > 4);
	assert.deepEqual(routes.filter(path => !asked.has(path) && !known.has(path)), []);
});

test('the question keeps what was insisted on when something else is wrong, and a draft saves itself unasked', async () => {
	const visitor = stack.visitor();
	const asked = await visitor.submit(await visitor.get(begin(ad)), { first_name: 'Nora', email: 'nora@gmial.com' });
	assert.match(asked.text('[role=alert]'), /Nachname.*E-Mail-Adresse|E-Mail-Adresse.*Nachname/);
	const again = await press(visitor, asked, 'slip_keep', 'nora@gmial.com');
	assert.doesNotMatch(again.text('main'), /Meinten Sie/);
	const done = await visitor.submit(again, { surname: 'Beispiel' });
	assert.match(done.url, /unterlagen/, 'asked once');
	const other = stack.visitor(), form = (await other.get(begin(ad))).form('/bewerben');
	const answer = await other.request(form.action, { method: 'POST', body: new URLSearchParams([...form.fields.filter(([name]) => name !== 'email' && name !== 'form_token'),
		['form_token', form.token], ['email', 'selbst@gmial.com'], ['autosave', '1']]) });
	assert.equal(JSON.parse(answer.body).saved, true);
	const data = await other.submit(await other.get(JSON.parse(answer.body).action), { first_name: 'Nora', surname: 'Beispiel' });
	assert.match(data.text('main'), /Meinten Sie selbst@gmail\.com/, 'who goes on is asked');
});

test('an account\'s new address is asked about, too', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'umzug@beispiel.example' }));
	const page = await visitor.submit(await visitor.get('/konto/email'), { email: 'umzug@gmx.ed', current: 'egal' });
	assert.match(page.text('main'), /Meinten Sie umzug@gmx\.de\?/);
});

const linkIn = mail => /http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec(mail.text)[0];

test('after sending, a wrong address is corrected until it is confirmed: nothing else changes, the old link is dead', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'falsch@beispiel.example', town: 'Hinterdorf' });
	await attach(visitor, application);
	const sent = await send(visitor, application);
	const page = await visitor.get(sent.link('E-Mail-Adresse berichtigen'));
	assert.equal(new URL(page.url).pathname, `/bewerbung/${application}/adresse`);
	const old = linkIn(await stack.mail('falsch@beispiel.example', application));
	const before = await stack.sql(`SELECT a.status, a.status_since, COUNT(w.question) answers FROM application a JOIN application_answer w ON w.application_id = a.id WHERE a.number = '${application}'`);
	const asked = await visitor.submit(page, { email: 'richtig@gmial.com' });
	assert.match(asked.text('main'), /Meinten Sie richtig@gmail\.com/);
	const done = await visitor.submit(asked, { email: 'richtig@beispiel.example' });
	assert.equal(new URL(done.url).pathname, `/bewerbung/${application}/gesendet`);
	assert.match(done.text('main'), /geändert.*richtig@beispiel\.example/);
	assert.equal((await stack.visitor().get(old)).status, 410, 'the old link is dead');
	assert.deepEqual(await stack.sql(`SELECT a.status, a.status_since, COUNT(w.question) answers FROM application a JOIN application_answer w ON w.application_id = a.id WHERE a.number = '${application}'`), before);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 4 AND action = 'address_corrected' AND object_id = (SELECT id FROM application WHERE number = '${application}')`), '1');
	const mail = await stack.mail('richtig@beispiel.example', application);
	assert.doesNotMatch(mail.text, /Nora|Beispiel|Hinterdorf|Ich rechne/, 'none of the words of whoever typed them');
	const confirmed = await confirm(stack, visitor, 'richtig@beispiel.example', application);
	assert.match(confirmed.text('main'), /bestätigt/);
	assert.equal(await status(application), 'eingegangen');
	assert.equal(new URL((await visitor.get(`/bewerbung/${application}/adresse`)).url).pathname, `/bewerbung/${application}/gesendet`, 'a confirmed one stays');
});

test('only who sent an application corrects its address, not too often, and no answer tells of other addresses', async () => {
	const visitor = stack.visitor(), stranger = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'meine@beispiel.example' });
	assert.equal(new URL((await visitor.get(`/bewerbung/${application}/adresse`)).url).pathname, `/bewerbung/${application}/pruefen`, 'a draft has its form');
	await send(visitor, application);
	await beginApplication(stranger, ad, { email: 'andere@beispiel.example' });
	assert.equal((await stranger.get(`/bewerbung/${application}/adresse`)).status, 404);
	const holder = stack.visitor(), held = await beginApplication(holder, ad, { email: 'belegt@beispiel.example' });
	await send(holder, held);
	await confirm(stack, holder, 'belegt@beispiel.example', held);
	const answers = [];
	for (const email of ['frei@beispiel.example', 'belegt@beispiel.example'])
		answers.push((await visitor.submit(await visitor.get(`/bewerbung/${application}/adresse`), { email })).text('main').replaceAll(email, ''));
	assert.equal(answers[0], answers[1]);
	assert.match((await stack.mail('belegt@beispiel.example', 'bereits')).text, new RegExp(held), 'its owner learns of it by mail');
	let answer;
	for (let i = 0; i < 4; i++)
		answer = await visitor.submit(await visitor.get(`/bewerbung/${application}/adresse`), { email: `neu${i}@beispiel.example` });
	assert.equal(answer.status, 429);
	assert.equal(await stack.value(`SELECT p.email FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${application}'`), 'neu2@beispiel.example');
});

test('radios can be unset: where none has to be chosen "no answer" is a choice of its own, in every form', async () => {
	const visitor = stack.visitor();
	const radios = page => page.document.querySelectorAll('input[type=radio][name=severely_disabled]').map(radio => [radio.getAttribute('value'), radio.hasAttribute('checked')]);
	const page = await visitor.get(begin(ad));
	assert.deepEqual(radios(page), [['ja', false], ['nein', false], ['', true]]);
	assert.match(page.text('#apply-severely_disabled'), /Keine Angabe/);
	const application = await beginApplication(visitor, ad, { email: 'radio@beispiel.example', severely_disabled: 'ja' });
	const data = await visitor.get(`/bewerbung/${application}/angaben`);
	assert.deepEqual(radios(data), [['ja', true], ['nein', false], ['', false]]);
	await visitor.submit(data, { severely_disabled: '' });
	assert.deepEqual(radios(await visitor.get(`/bewerbung/${application}/angaben`)), [['ja', false], ['nein', false], ['', true]]);
	assert.equal(await stack.value(`SELECT severely_disabled FROM application WHERE number = '${application}'`), '0');
	const alert = await stack.visitor().get('/jobabo');
	assert.deepEqual(alert.document.querySelectorAll('input[type=radio]').map(radio => radio.getAttribute('value')), ['daily', 'weekly'], 'a choice one has to make has no such');
});

test('the internal portal fills name and address from single sign-on, to be changed as one likes', async () => {
	const page = await stack.as('amira.yildiz', 'internal').get(begin(ad));
	const fields = Object.fromEntries(page.form('/bewerben').fields);
	assert.deepEqual([fields.first_name, fields.surname], ['Amira', 'Yıldız']);
	assert.match(fields.email, /^amira\.yildiz@.*\.example$/);
	assert.equal(page.document.querySelectorAll('input[name=email]').length, 1);
	const applicant = stack.as('amira.yildiz', 'internal');
	const begun = await applicant.submit(await applicant.get(begin(ad)), { first_name: 'Amira Ayşe', email: 'privat@beispiel.example' });
	const application = /B-\d{4}-\d{5}/.exec(begun.url)[0];
	assert.equal(await stack.value(`SELECT CONCAT(p.first_name, ' ', p.email) FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${application}'`),
		'Amira Ayşe privat@beispiel.example');
	const outside = Object.fromEntries((await stack.as('amira.yildiz', 'external').get(begin(ad))).form('/bewerben').fields);
	assert.deepEqual([outside.first_name, outside.surname, outside.email], ['', '', ''], 'not on the external portal, whatever is sent');
});

test('a wrong address at registration: one registers again, and the first is nobody\'s', async () => {
	const visitor = stack.visitor(), values = { first_name: 'Nora', surname: 'Neu', privacy: '1' };
	const sent = await visitor.submit(await visitor.get('/konto/registrieren'), { ...values, email: 'neu.falsch@beispiel.example' });
	const again = await visitor.get(sent.link('Konto noch einmal anlegen'));
	await visitor.submit(again, { ...values, email: 'neu.richtig@beispiel.example' });
	assert.ok(await stack.mail('neu.richtig@beispiel.example'));
	assert.equal(await stack.value("SELECT status FROM account WHERE email = 'neu.falsch@beispiel.example'"), 'unused');
});
