// How much there is to type and to tap: the first application of a guest on a phone, and the second of somebody with a folder; with and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { openSignedIn, phone, send } from '../lib/journey.mjs';
import { attach, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, ads;

before(async () => {
	stack = await startStack();
	ads = [];
	for (const name of ['Erste', 'Zweite'])
		ads.push((await publishedAd(stack.as('amira.yildiz'), `${name} Stelle in Kürze (m/w/d)`)).jobad);
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** Names of what is there to be filled in on this page, as somebody sees it; radios of one name are one. */
const shown = page => page.locator('main').locator('input:visible, select:visible, textarea:visible').evaluateAll(controls =>
	[...new Set(controls.filter(control => !['hidden', 'submit'].includes(control.type)).map(control => control.name))]);

/** Counts taps, and each field that is filled in as one. */
function counter(page) {
	const count = { taps: 0, fields: [] };
	return { count,
		async look() {
			count.fields.push(...await shown(page));
		},
		async tap(locator, go = true) {
			count.taps++;
			await Promise.all([go ? page.waitForNavigation() : null, locator.click()]);
		},
		async fill(name, value) {
			count.taps++;
			await page.locator(`main [name=${name}]`).fill(value);
		} };
}

test('the first application of a guest: at most 9 taps, at most 12 fields shown', async () => {
	const page = await openPage(browser, { viewport: phone });
	const { count, look, tap, fill } = counter(page);
	await page.goto(`${stack.external}/stellen/${ads[0]}`);
	await tap(page.locator('main a[href*="/bewerben"]').first());
	await look();
	await checkPage(page, 'less-begin');
	const more = page.locator('details.bms-more');
	assert.match(await more.locator('summary').textContent(), /Weitere Angaben: Anrede, Telefon, Straße und Hausnummer/, 'what is left out is named');
	for (const [name, value] of [['first_name', 'Nora'], ['surname', 'Beispiel'], ['email', 'kurz@beispiel.example']])
		await fill(name, value);
	await tap(page.getByRole('button', { name: 'Speichern und weiter' }));
	count.taps++;
	await page.locator('input[type=file]').setInputFiles(['Lebenslauf.pdf', 'Zeugnis.pdf'].map(name => ({ name, mimeType: cv.type, buffer: cv.bytes })));
	await page.locator('#dateien tbody tr').nth(1).waitFor();
	await look();
	await tap(page.getByRole('button', { name: 'Weiter zum Prüfen' }));
	await look();
	await tap(page.getByRole('checkbox'), false);
	await tap(page.getByRole('button', { name: 'Bewerbung absenden' }));
	assert.match(page.url(), /\/gesendet/);
	console.log(`first application: ${count.taps} taps, ${count.fields.length} fields shown (${count.fields.join(' ')})`);
	assert.ok(count.taps <= 9, `${count.taps} taps`);
	assert.ok(count.fields.length <= 12, `${count.fields.length} fields: ${count.fields.join(' ')}`);
	await page.context().close();
});

test('behind "more" nothing vanishes: it stands open when something is said in it', async () => {
	const page = await openPage(browser, { viewport: phone, javaScript: false });
	await page.goto(`${stack.external}/stellen/${ads[0]}/bewerben`);
	const more = page.locator('details.bms-more');
	assert.equal(await more.getAttribute('open'), null);
	await more.locator('summary').click();
	for (const [name, value] of [['first_name', 'Nora'], ['surname', 'Beispiel'], ['email', 'mehr@beispiel.example'], ['phone', '040 1'], ['experience_years', '99']])
		await page.locator(`main [name=${name}]`).fill(value);
	await send(page);
	assert.notEqual(await more.getAttribute('open'), null, 'with what is wrong');
	assert.equal(await page.locator('[name=phone]').inputValue(), '040 1');
	await page.locator('[name=experience_years]').fill('9');
	await send(page);
	assert.match(page.url(), /\/unterlagen/);
	await page.goto(page.url().replace('/unterlagen', '/angaben'));
	assert.notEqual(await more.getAttribute('open'), null, 'with what is said');
	await page.context().close();
});

for (const javaScript of [true, false])
	test(`the second application of somebody with a folder: at most 4 taps from the ad, ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const account = await makeAccount(stack, { email: `zweite.${javaScript}@beispiel.example` });
		const visitor = await signedIn(stack, account);
		const begun = await visitor.submit(await visitor.get(`/stellen/${ads[0]}/bewerben`), { town: 'Nordhafen', degree: 'master' });
		const first = /B-\d{4}-\d{5}/.exec(begun.url)[0];
		await attach(visitor, first);
		await visitor.submit(await visitor.get(`/bewerbung/${first}/pruefen`), { consent: '1', keep: '1' });
		const page = await openSignedIn(browser, stack, account, { viewport: phone, javaScript });
		const { count, tap } = counter(page);
		await page.goto(`${stack.external}/stellen/${ads[1]}`);
		await tap(page.locator('main a[href*="/bewerben"]').first());
		await checkPage(page, `less-second-${javaScript}`);
		await tap(page.getByRole('button', { name: 'Übernehmen und prüfen' }));
		assert.match(page.url(), /\/pruefen/);
		assert.match(await page.textContent('main'), /Nordhafen[^]*lebenslauf\.pdf/);
		await checkPage(page, `less-check-${javaScript}`);
		assert.equal(await page.locator('nav .bms-steps li').count(), 3, 'three steps');
		await tap(page.locator('[name=consent]'), false);
		await tap(page.getByRole('button', { name: 'Bewerbung absenden' }));
		assert.match(page.url(), /\/gesendet/);
		console.log(`second application: ${count.taps} taps`);
		assert.ok(count.taps <= 4, `${count.taps} taps`);
		for (const [path, name] of [['/konto/mappe', 'folder'], ['/konto/mappe/fuellen', 'folder-fill'], ['/konto/mappe/loeschen', 'folder-delete']]) {
			await page.goto(`${stack.external}${path}`);
			await checkPage(page, `less-${name}-${javaScript}`);
		}
		await page.context().close();
	});
