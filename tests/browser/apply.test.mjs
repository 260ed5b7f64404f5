// Applying in Chromium, as people do it: on a phone, with a connection that breaks, on two devices, with the keyboard alone, without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { cv, pdf, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const phone = { width: 360, height: 740 };
const file = (name, bytes = cv.bytes) => ({ name, mimeType: cv.type, buffer: bytes });
let stack, browser, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = (await publishedAd(recruiter, 'Stelle am Telefon (m/w/d)')).jobad;
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const at = application => `${stack.external}/bewerbung/${application}`;
const numberOf = page => /B-\d{4}-\d{5}/.exec(page.url())[0];
const status = page => page.locator('.bms-autosave');
const field = (page, name) => page.locator(`[name=${name}]`);

/** Fills the form and waits until it has saved itself; gives the number of the application. */
async function write(page, email, values = {}) {
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	for (const [name, value] of Object.entries({ first_name: 'Nora', surname: 'Beispiel', email, ...values }))
		await field(page, name).fill(value);
	await status(page).filter({ hasText: /Gespeichert \d\d:\d\d/ }).waitFor();
	return numberOf(page);
}

const stored = async (application, column) => stack.value(`SELECT ${column} FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${application}'`);

test('a guest with a phone: three steps, few taps, every page passes the checks', async () => {
	const page = await openPage(browser, { viewport: phone });
	let taps = 0;
	const started = Date.now();
	const tap = async (locator, go = true) => {
		taps++;
		await Promise.all([go ? page.waitForNavigation() : null, locator.click()]);
	};
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	await checkPage(page, 'apply-begin');
	for (const [name, value] of [['first_name', 'Nora'], ['surname', 'Beispiel'], ['email', 'telefon@beispiel.example']]) {
		taps++;
		await field(page, name).fill(value);
	}
	await tap(page.getByRole('button', { name: 'Speichern und weiter' }));
	assert.match(page.url(), /\/unterlagen/);
	await checkPage(page, 'apply-files');
	taps++;
	await page.locator('input[type=file]').setInputFiles([file('Lebenslauf.pdf'), file('Zeugnis.pdf')]);
	await page.locator('#dateien tbody tr').nth(1).waitFor();
	await checkPage(page, 'apply-files-done');
	await tap(page.getByRole('button', { name: 'Weiter zum Prüfen' }));
	await checkPage(page, 'apply-check');
	await tap(page.getByRole('checkbox'), false);
	await tap(page.getByRole('button', { name: 'Bewerbung absenden' }));
	assert.match(page.url(), /\/gesendet/);
	await checkPage(page, 'apply-sent');
	assert.ok(taps <= 9, `${taps} taps`);
	for (const control of await page.locator('button:visible').all())
		assert.ok((await control.boundingBox()).height >= 24, 'targets are large enough');
	console.log(`application on a phone: ${taps} taps and fields, ${((Date.now() - started) / 1000).toFixed(1)} s with all checks of the pages`);
	await page.context().close();
});

test('the form saves itself and shows questions when they are meant', async () => {
	const page = await openPage(browser, { viewport: phone });
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	assert.equal(await field(page, 'degree_other').isVisible(), false);
	await field(page, 'degree').selectOption('other');
	assert.equal(await field(page, 'degree_other').isVisible(), true);
	assert.equal(await page.getByText('Nur beantworten, wenn').first().isVisible(), false);
	await status(page).filter({ hasText: 'Sobald Ihre E-Mail-Adresse vollständig ist' }).waitFor();
	await field(page, 'degree_other').fill('Sprachdiplom');
	await field(page, 'email').fill('selbst@beispiel.example');
	await status(page).filter({ hasText: /Gespeichert \d\d:\d\d/ }).waitFor();
	assert.match(page.url(), /\/bewerbung\/B-[\d-]+\/angaben$/, 'the address is the draft\'s now');
	await field(page, 'surname').fill('Erst');
	await eventually(async () => await stored(numberOf(page), 'surname') === 'Erst', 'the second save');
	await checkPage(page, 'apply-saved');
	await page.reload();
	await status(page).waitFor({ state: 'attached' });
	assert.equal(await field(page, 'degree_other').inputValue(), 'Sprachdiplom');
	assert.equal(await field(page, 'degree_other').isVisible(), true);
	await field(page, 'surname').fill('Letzte');
	await page.evaluate(() => {
		Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	});
	await eventually(async () => await stored(numberOf(page), 'surname') === 'Letzte', 'saving when the page is left');
	await page.context().close();
});

test('without a connection nothing typed is lost, and it is saved when there is one again', async () => {
	const page = await openPage(browser, { viewport: phone });
	const application = await write(page, 'netz@beispiel.example');
	await page.context().setOffline(true);
	await field(page, 'town').fill('Nordhafen');
	await status(page).filter({ hasText: 'Noch nicht gespeichert' }).waitFor();
	await page.context().setOffline(false);
	await status(page).filter({ hasText: /Gespeichert \d\d:\d\d/ }).waitFor();
	await page.reload();
	assert.equal(await field(page, 'town').inputValue(), 'Nordhafen');
	assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('bms:copy:')).length), 0, 'what is saved needs no copy');
	assert.ok(application);
	await page.context().close();
});

test('the browser crashes before it has saved: the window\'s copy brings everything back, unless it is switched off', async () => {
	const page = await openPage(browser);
	await write(page, 'kopie@beispiel.example');
	page.on('dialog', dialog => dialog.accept());
	await page.route('**/angaben', route => route.request().method() === 'POST' ? route.abort() : route.continue());
	await field(page, 'message').fill('Das darf nicht verloren gehen.');
	await page.reload();
	await status(page).filter({ hasText: 'wiederhergestellt' }).waitFor();
	assert.equal(await field(page, 'message').inputValue(), 'Das darf nicht verloren gehen.');
	await page.getByRole('button', { name: 'Keine Kopie behalten' }).click();
	await field(page, 'message').fill('Geheim.');
	await page.reload();
	await status(page).waitFor({ state: 'attached' });
	assert.equal(await field(page, 'message').inputValue(), '');
	await page.context().close();
});

test('the visit ends in the form: what was typed stays, a link by mail leads back, nothing is typed twice', async () => {
	const page = await openPage(browser);
	const application = await write(page, 'ende@beispiel.example');
	await page.context().clearCookies();
	await field(page, 'message').fill('Nach dem Ende getippt.');
	await status(page).filter({ hasText: 'Ihr Besuch ist abgelaufen' }).waitFor();
	await checkPage(page, 'apply-expired');
	const device = await page.context().newPage();
	await device.goto(`${stack.external}/bewerbung/fortsetzen`);
	await device.getByLabel('E-Mail-Adresse').fill('ende@beispiel.example');
	await Promise.all([device.waitForNavigation(), device.getByRole('button', { name: 'Link anfordern' }).click()]);
	const link = /http:\/\/[^\s>]+\/bewerbung\/weiter\/[\w-]+/.exec((await stack.mail('ende@beispiel.example', application)).text)[0];
	await page.goto(link).catch(() => {});
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Bewerbung fortsetzen' }).click()]);
	await status(page).filter({ hasText: 'wiederhergestellt' }).waitFor();
	assert.equal(await field(page, 'message').inputValue(), 'Nach dem Ende getippt.');
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Speichern und weiter' }).click()]);
	await page.goto(`${at(application)}/pruefen`);
	assert.match(await page.textContent('main'), /Nach dem Ende getippt/);
	await page.context().close();
});

test('the visit ends before the form is sent: the page keeps everything and sends it again', async () => {
	const page = await openPage(browser);
	const application = await write(page, 'retry@beispiel.example');
	const cookies = await page.context().cookies();
	await page.context().clearCookies();
	await page.route('**/angaben', route => route.request().postData()?.includes('autosave=1') ? route.abort() : route.continue());
	await field(page, 'town').fill('Nordhafen');
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Speichern und weiter' }).click()]);
	assert.equal(page.source.status(), 403);
	await checkPage(page, 'apply-signed-out');
	await page.context().addCookies(cookies);
	await Promise.all([page.waitForNavigation(), page.getByRole('button').first().click()]);
	await eventually(async () => (await page.textContent('main')).includes('gespeichert'), 'the next page');
	await page.goto(`${at(application)}/pruefen`);
	assert.match(await page.textContent('main'), /Nordhafen/);
	await page.context().close();
});

test('on a second device: the link opens the draft as it was left', async () => {
	const first = await openPage(browser), second = await openPage(browser, { viewport: phone });
	await write(first, 'geraete@beispiel.example', { town: 'Nordhafen' });
	await Promise.all([first.waitForNavigation(), first.getByRole('button', { name: 'Link zum Weitermachen' }).click()]);
	await checkPage(first, 'apply-link-sent');
	const link = /http:\/\/[^\s>]+\/bewerbung\/weiter\/[\w-]+/.exec((await stack.mail('geraete@beispiel.example')).text)[0];
	await second.goto(link);
	await checkPage(second, 'apply-resume');
	await Promise.all([second.waitForNavigation(), second.getByRole('button', { name: 'Bewerbung fortsetzen' }).click()]);
	assert.equal(await field(second, 'town').inputValue(), 'Nordhafen');
	await first.context().close();
	await second.context().close();
});

test('files: several at once, a bar each; a broken connection, a wrong kind, a removal', async () => {
	const page = await openPage(browser, { viewport: phone });
	const application = await write(page, 'dateien@beispiel.example');
	await page.goto(`${at(application)}/unterlagen`);
	const rows = page.locator('#dateien tbody tr'), uploads = page.locator('.bms-uploads li');
	let broken = 0;
	await page.route('**/unterlagen', route => route.request().method() === 'POST' && broken++ === 1 ? route.abort('connectionreset') : route.continue());
	await page.locator('input[type=file]').setInputFiles([file('Lebenslauf.pdf'), file('Anschreiben.pdf'), { name: 'virus.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ nein') }]);
	await uploads.nth(1).filter({ hasText: 'Verbindung ist abgebrochen' }).waitFor();
	await uploads.nth(2).filter({ hasText: 'Diese Art von Datei' }).waitFor();
	assert.equal(await rows.count(), 1);
	await checkPage(page, 'apply-upload-broken');
	await uploads.nth(1).getByRole('button', { name: 'Noch einmal versuchen' }).click();
	await rows.nth(1).waitFor();
	assert.match(await uploads.nth(1).textContent(), /Gespeichert/);
	assert.deepEqual((await stack.sql(`SELECT t.name, t.type FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`))
		.map(row => row.type), ['cv', 'letter']);
	await Promise.all([page.waitForNavigation(), rows.first().getByRole('button', { name: 'Entfernen' }).click()]);
	assert.equal(await rows.count(), 1);
	await page.context().close();
});

test('an answer lost after the file arrived does not make it arrive twice', async () => {
	const page = await openPage(browser);
	const application = await write(page, 'antwort@beispiel.example');
	await page.goto(`${at(application)}/unterlagen`);
	let lost = false;
	await page.route('**/unterlagen', async route => {
		if (route.request().method() !== 'POST' || lost)
			return route.continue();
		lost = true;
		await route.fetch({ maxRedirects: 0 });
		return route.abort('connectionreset');
	});
	await page.locator('input[type=file]').setInputFiles([file('Lebenslauf.pdf')]);
	const upload = page.locator('.bms-uploads li').first();
	await upload.filter({ hasText: 'Verbindung ist abgebrochen' }).waitFor();
	await upload.getByRole('button', { name: 'Noch einmal versuchen' }).click();
	await upload.filter({ hasText: 'Gespeichert' }).waitFor();
	assert.equal(await page.locator('#dateien tbody tr').count(), 1);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`), '1');
	await page.context().close();
});

test('a large file goes up with progress and can be cancelled', async () => {
	const page = await openPage(browser);
	const application = await write(page, 'gross@beispiel.example');
	await page.goto(`${at(application)}/unterlagen`);
	const client = await page.context().newCDPSession(page);
	await client.send('Network.enable');
	await client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_000_000 });
	const large = Buffer.concat([pdf, Buffer.alloc(6_000_000)]);
	await page.locator('input[type=file]').setInputFiles([file('gross.pdf', large)]);
	const upload = page.locator('.bms-uploads li').first();
	await eventually(async () => await upload.locator('progress').evaluate(bar => bar.value) > 0.05, 'progress');
	await upload.getByRole('button', { name: 'Abbrechen' }).click();
	await upload.filter({ hasText: 'Abgebrochen' }).waitFor();
	await client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
	await upload.getByRole('button', { name: 'Noch einmal versuchen' }).click();
	await page.locator('#dateien tbody tr').first().waitFor();
	assert.equal(await stack.value(`SELECT size FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`), String(large.length));
	await page.context().close();
});

test('the send button pressed twice, in two windows: sent once', async () => {
	const page = await openPage(browser);
	const application = await write(page, 'doppelt@beispiel.example');
	const other = await page.context().newPage();
	for (const window of [page, other]) {
		await window.goto(`${at(application)}/pruefen`);
		await window.getByRole('checkbox').check();
	}
	const button = page.getByRole('button', { name: 'Bewerbung absenden' });
	await Promise.all([page.waitForURL(/gesendet/), button.dblclick(), other.getByRole('button', { name: 'Bewerbung absenden' }).click()]);
	await other.waitForURL(/gesendet/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_token t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`), '1');
	assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('bms:copy:')).length), 0);
	await page.context().close();
});

test('signing out leaves nothing of what was typed in the window', async () => {
	const page = await openPage(browser);
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	await field(page, 'surname').fill('Beispiel');
	const copies = () => page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('bms:copy:')).length);
	await eventually(async () => await copies() === 1, 'a copy');
	await page.goto(`${stack.external}/konto/abmelden`);
	await eventually(async () => await copies() === 0, 'the copy to go');
	await page.context().close();
});

test('the whole application with the keyboard alone', async () => {
	const page = await openPage(browser);
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	const reach = async selector => {
		for (let i = 0; i < 80; i++) {
			if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector))
				return;
			await page.keyboard.press('Tab');
		}
		assert.fail(`Tab never reaches ${selector}`);
	};
	const enter = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
	for (const [name, value] of [['first_name', 'Kai'], ['surname', 'Taste'], ['email', 'tasten@beispiel.example']]) {
		await reach(`[name=${name}]`);
		await page.keyboard.type(value);
	}
	await reach('main form .kern-btn--primary');
	await enter();
	await page.locator('input[type=file]').setInputFiles([file('Lebenslauf.pdf')]);
	await page.locator('#dateien tbody tr').first().waitFor();
	await reach('button[name=danach][value=pruefen]');
	await enter();
	await reach('[name=consent]');
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await enter();
	assert.match(page.url(), /gesendet/);
	await page.context().close();
});

test('without scripts: the same steps, and what is meant only sometimes says when', async () => {
	const page = await openPage(browser, { viewport: phone, javaScript: false });
	const press = locator => Promise.all([page.waitForNavigation(), locator.press('Enter')]);
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	assert.equal(await page.getByText('Nur beantworten, wenn').first().isVisible(), true);
	for (const [name, value] of [['first_name', 'Ohne'], ['surname', 'Skript'], ['email', 'ohne@beispiel.example']])
		await field(page, name).fill(value);
	await press(page.getByRole('button', { name: 'Speichern und weiter' }));
	await page.locator('input[type=file]').setInputFiles([file('Lebenslauf.pdf'), file('Zeugnis.pdf')]);
	await press(page.getByRole('button', { name: 'Hochladen' }));
	assert.equal(await page.locator('#dateien tbody tr').count(), 2);
	await checkPage(page, 'apply-files-plain');
	await press(page.getByRole('button', { name: 'Weiter zum Prüfen' }));
	await page.getByRole('checkbox').press('Space');
	await press(page.getByRole('button', { name: 'Bewerbung absenden' }));
	assert.match(page.url(), /gesendet/);
	await page.context().close();
});
