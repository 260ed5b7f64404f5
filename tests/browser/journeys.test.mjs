// The ways of people through the portal that need an account or go all through it: registering to deleting, two devices, an ended visit, keyboard, enlarged text, English,
// without scripts; and every page of the account and of job alerts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { checkFocusOrder, enlargeText, enter, fill, linkIn, openSignedIn, ownPassword, passwordIn, phone, press, send, tabTo } from '../lib/journey.mjs';
import { apply, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const file = { name: cv.name, mimeType: cv.type, buffer: cv.bytes };
let stack, browser, ad, account, application;

before(async () => {
	stack = await startStack();
	ad = (await publishedAd(stack.as('amira.yildiz'), 'Stelle auf Reisen (m/w/d)')).jobad;
	account = await makeAccount(stack, { email: 'nora@beispiel.example' });
	application = await apply(stack, ad, { email: account.email });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${application}'`);
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const path = page => new URL(page.url()).pathname;
const status = page => page.locator('.bms-autosave');
const saved = page => status(page).filter({ hasText: /Gespeichert \d\d:\d\d/ }).waitFor();

async function register(page, email, base = '') {
	await page.goto(`${stack.external}${base}/konto/registrieren`);
	await checkPage(page, 'register');
	await send(page);
	await checkPage(page, 'register-errors');
	await fill(page, { first_name: 'Mira', surname: 'Reisende', email });
	await page.locator('[name=privacy]').press('Space');
	await send(page);
	assert.equal(path(page), `${base}/konto/registrieren/gesendet`);
	await checkPage(page, 'register-sent');
	return stack.mail(email);
}

async function firstSignIn(page, email, password, base = '') {
	await page.goto(`${stack.external}${base}/konto/anmelden`);
	await checkPage(page, 'sign-in');
	await fill(page, { email, password: 'Falsch geraten' });
	await send(page);
	await checkPage(page, 'sign-in-errors');
	await fill(page, { password });
	await send(page);
	await checkPage(page, 'first-password');
	await fill(page, { password: ownPassword, repeat: ownPassword });
	await send(page);
	assert.equal(path(page), `${base}/konto`);
	await checkPage(page, 'my-area-empty');
}

async function signIn(page, email) {
	await page.goto(`${stack.external}/konto/anmelden`);
	await fill(page, { email, password: ownPassword });
	await send(page);
}

/** From the ad to the end as somebody who is signed in: name and address are there already. */
async function applySignedIn(page, base = '') {
	await page.goto(`${stack.external}${base}/stellen/${ad}/bewerben`);
	await checkPage(page, 'my-apply');
	assert.equal(await page.locator('[name=surname]').inputValue(), 'Reisende');
	assert.equal(await page.locator('nav .bms-steps li').count(), 3, 'the address of an account needs no confirmation');
	await send(page);
	assert.match(path(page), /\/unterlagen$/);
	await page.locator('input[type=file]').setInputFiles([file]);
	if (page.javaScript)
		await page.locator('#dateien tbody tr').first().waitFor();
	else
		await send(page);
	assert.equal(await page.locator('#dateien tbody tr').count(), 1);
	await press(page.locator('button[name=danach][value=pruefen]'));
	await checkPage(page, 'my-apply-check');
	await page.locator('[name=consent]').press('Space');
	await send(page);
	assert.match(path(page), /\/gesendet$/);
	await checkPage(page, 'my-apply-sent');
	return /B-\d{4}-\d{5}/.exec(page.url())[0];
}

async function deleteAccount(page, base = '') {
	await page.goto(`${stack.external}${base}/konto/loeschen`);
	await checkPage(page, 'account-delete');
	await fill(page, { current: ownPassword });
	await page.locator('main [type=checkbox]').press('Space');
	await send(page);
	await checkPage(page, 'account-deleted');
}

for (const [name, { base, ...options }] of Object.entries({
	'on a phone': { base: '', viewport: phone },
	'without scripts': { base: '', viewport: phone, javaScript: false },
	'in English': { base: '/en', viewport: desktop, locale: 'en-GB' },
}))
	test(`registering, signing in, applying, seeing it in my area, withdrawing, deleting the account, ${name}`, async () => {
		const email = `mira.${name.toLowerCase().replace(/\W/g, '')}@beispiel.example`;
		const page = await openPage(browser, options);
		await firstSignIn(page, email, passwordIn(await register(page, email, base)), base);
		const number = await applySignedIn(page, base);
		await page.goto(`${stack.external}${base}/konto`);
		await checkPage(page, 'my-area');
		await press(page.locator(`main a[href$="/bewerbung/${number}"]`));
		assert.equal(await page.locator('html').getAttribute('lang'), base ? 'en' : 'de');
		assert.match(await page.textContent('main'), base ? /We have received your application/ : /Ihre Bewerbung liegt uns vor/);
		await press(page.locator('main a[href$="/zurueckziehen"]'));
		await send(page);
		assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'bewerber_zieht_zurueck');
		await checkPage(page, 'my-withdrawn');
		assert.doesNotMatch(await page.textContent('main'), /[a-z]_[a-z]/, 'words, no codes');
		await deleteAccount(page, base);
		assert.equal(await stack.value(`SELECT COUNT(*) FROM account WHERE email = '${email}'`), '0');
		await page.goto(`${stack.external}${base}/konto`);
		assert.equal(path(page), `${base}/konto/anmelden`, 'signed out everywhere');
		await page.context().close();
	});

test('with an account on two devices: begun on one, sent from the other', async () => {
	const owner = await makeAccount(stack, { email: 'zwei@beispiel.example', surname: 'Reisende' });
	const first = await openSignedIn(browser, stack, owner, { viewport: desktop });
	await first.goto(`${stack.external}/stellen/${ad}/bewerben`);
	await fill(first, { town: 'Nordhafen' });
	await saved(first);
	const number = /B-\d{4}-\d{5}/.exec(first.url())[0];
	const second = await openSignedIn(browser, stack, owner, { viewport: phone });
	await second.goto(`${stack.external}/konto`);
	await checkPage(second, 'my-area-draft');
	await press(second.locator(`main a[href*="${number}"]`).first());
	assert.match(await second.textContent('main'), /Nordhafen/);
	await second.locator('[name=consent]').press('Space');
	await send(second);
	await first.goto(`${stack.external}/konto`);
	assert.match(await first.textContent('main'), new RegExp(`${number}.*liegt uns vor`, 's'));
	await first.context().close();
	await second.context().close();
});

test('the visit ends in the form: signing in brings back what was typed', async () => {
	const email = 'ende@beispiel.example';
	const page = await openPage(browser, { viewport: phone });
	await firstSignIn(page, email, passwordIn(await register(page, email)));
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	await fill(page, { town: 'Nordhafen' });
	await saved(page);
	const form = page.url();
	await stack.sql(`DELETE FROM portal_session WHERE owner = (SELECT id FROM account WHERE email = '${email}')`);
	await fill(page, { message: 'Nach dem Ende getippt.' });
	await status(page).filter({ hasText: 'nicht mehr angemeldet' }).waitFor();
	await checkPage(page, 'my-apply-expired');
	const other = await page.context().newPage();
	await signIn(other, email);
	await other.close();
	page.on('dialog', dialog => dialog.accept());
	await page.goto(form);
	await status(page).filter({ hasText: 'wiederhergestellt' }).waitFor();
	assert.deepEqual([await page.locator('[name=town]').inputValue(), await page.locator('[name=message]').inputValue()], ['Nordhafen', 'Nach dem Ende getippt.']);
	await send(page);
	assert.match(path(page), /\/unterlagen$/);
	await page.context().close();
});

test('registering and applying with the keyboard alone, in the order in which the pages are seen', async () => {
	const email = 'tasten@beispiel.example';
	const page = await openPage(browser);
	const type = async values => {
		for (const [name, value] of Object.entries(values)) {
			await tabTo(page, `[name=${name}]`);
			await page.keyboard.type(value);
		}
	};
	await page.goto(`${stack.external}/konto/registrieren`);
	await checkFocusOrder(page, 'register');
	await page.reload();
	await type({ first_name: 'Kai', surname: 'Taste', email });
	await tabTo(page, '[name=privacy]');
	await page.keyboard.press('Space');
	await enter(page);
	await page.goto(`${stack.external}/konto/anmelden`);
	await checkFocusOrder(page, 'sign in');
	await page.reload();
	await type({ email, password: passwordIn(await stack.mail(email)) });
	await enter(page);
	await type({ password: ownPassword, repeat: ownPassword });
	await enter(page);
	assert.equal(path(page), '/konto');
	await checkFocusOrder(page, 'my area');
	await page.goto(`${stack.external}/stellen/${ad}`);
	await checkFocusOrder(page, 'ad');
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	await checkFocusOrder(page, 'apply');
	await page.reload();
	await type({ town: 'Nordhafen' });
	await saved(page);
	await tabTo(page, 'main form button.kern-btn--primary');
	await enter(page);
	await page.locator('input[type=file]').setInputFiles([file]);
	await page.locator('#dateien tbody tr').first().waitFor();
	await checkFocusOrder(page, 'files');
	await page.reload();
	await tabTo(page, 'button[name=danach][value=pruefen]');
	await enter(page);
	await checkFocusOrder(page, 'check');
	await page.reload();
	await tabTo(page, '[name=consent]');
	await page.keyboard.press('Space');
	await tabTo(page, 'main form button[type=submit]');
	await enter(page);
	assert.match(path(page), /\/gesendet$/);
	await page.context().close();
});

test('a forgotten password, a job alert and a kept ad', async () => {
	const owner = await makeAccount(stack, { email: 'vergessen@beispiel.example' });
	const page = await openPage(browser, { viewport: phone });
	await page.goto(`${stack.external}/konto/passwort-vergessen`);
	await fill(page, { email: owner.email });
	await send(page);
	await checkPage(page, 'forgotten-sent');
	await page.goto(linkIn(await stack.mail(owner.email, 'Passwort'), '/konto/passwort-neu/'));
	await checkPage(page, 'password-new');
	await fill(page, { password: ownPassword, repeat: ownPassword });
	await send(page);
	await checkPage(page, 'password-changed');
	await signIn(page, owner.email);
	assert.equal(path(page), '/konto');
	await page.goto(`${stack.external}/jobabo?q=Reisen`);
	await fill(page, { email: 'alert@beispiel.example' });
	await send(page);
	await checkPage(page, 'alert-sent');
	const alert = linkIn(await stack.mail('alert@beispiel.example'), '/jobabo/');
	await page.goto(alert);
	await checkPage(page, 'alert-confirm');
	await press(page.locator('main form[action$="/bestaetigen"] button'));
	await checkPage(page, 'alert');
	await page.goto(`${alert}/beenden`);
	await checkPage(page, 'alert-end');
	await page.goto(`${stack.external}/stellen/${ad}/merken`);
	await checkPage(page, 'keep');
	await press(page.locator('main form button[type=submit]').first());
	await checkPage(page, 'kept');
	const remove = await page.getByRole('button', { name: 'Entfernen' }).evaluate(button => button.scrollWidth <= button.clientWidth);
	assert.ok(remove, 'the button is as wide as its words');
	await page.context().close();
});

const open = ['/konto/anmelden', '/konto/registrieren', '/konto/registrieren/gesendet', '/konto/passwort-vergessen', '/konto/passwort-vergessen/gesendet', '/konto/passwort-neu/nichts',
	'/konto/email/nichts', '/bewerbung/fortsetzen', '/bewerbung/weiter/nichts', '/merkliste', '/jobabo', '/jobabo?q=amt&bereich=it', '/jobabo/gesendet', '/jobabo/nichts', '/jobabo/beendet', '/api'];
const own = () => ['/konto', '/konto/daten', '/konto/email', '/konto/passwort', '/konto/sitzungen', '/konto/einwilligung', '/konto/auskunft', '/konto/loeschen', '/merkliste',
	...['', '/berichtigen', '/nachreichen', '/zurueckziehen', '/einwilligung'].map(part => `/bewerbung/${application}${part}`)];

for (const language of ['', '/en'])
	test(`every page of account, my area, job alerts and data ${language || '/de'} at 320 px and with text twice as large`, async () => {
		const guest = await openPage(browser, { viewport: narrow });
		const page = await openSignedIn(browser, stack, account, { viewport: narrow });
		for (const [who, paths] of [[guest, open], [page, own()]])
			for (const address of paths) {
				await who.goto(stack.external + language + address);
				await checkPage(who, `journey${language}${address}`.replace(/\W+/g, '-'));
				assert.equal(await who.locator('html').getAttribute('lang'), language ? 'en' : 'de');
				await who.setViewportSize(phone);
				assert.deepEqual(await enlargeText(who), [], `${language}${address} with text at 200 %`);
				await who.setViewportSize(narrow);
			}
		await guest.context().close();
		await page.context().close();
	});

test('the way to an application with text twice as large', async () => {
	const page = await openPage(browser, { viewport: phone });
	for (const address of ['/', '/stellen', '/stellen?q=verwaltung&bereich=it', `/stellen/${ad}`, `/stellen/${ad}/drucken`, `/stellen/${ad}/bewerben`, '/datenschutz', '/leichte-sprache', '/kontakt', '/gibtsnicht']) {
		await page.goto(stack.external + address);
		assert.deepEqual(await enlargeText(page), [], address);
	}
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	await send(page);
	assert.deepEqual(await enlargeText(page), [], 'the form with errors');
	await fill(page, { first_name: 'Gerda', surname: 'Groß', email: 'gross@beispiel.example' });
	await send(page);
	await page.locator('input[type=file]').setInputFiles([file]);
	await page.locator('#dateien tbody tr').first().waitFor();
	assert.deepEqual(await enlargeText(page), [], 'the files');
	await press(page.locator('button[name=danach][value=pruefen]'));
	assert.deepEqual(await enlargeText(page), [], 'the review');
	await page.locator('[name=consent]').press('Space');
	await send(page);
	assert.deepEqual(await enlargeText(page), [], 'the end');
	await page.context().close();
});
