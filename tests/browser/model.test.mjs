// The pages of the status model in a browser: checked as all pages are, at both widths, and worked by keyboard alone; the model of applications is no page of ten screens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { startStack } from '../lib/stack.mjs';

const MODEL = '/verwaltung/statusmodell', OWN = `${MODEL}/application`;
let stack, browser;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const admin = stack.as('henrike.solms');
	await admin.submit(await admin.get(`${OWN}/status/vorauswahl`), { name_de: 'Erste Auswahl' });
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`pages of the status model at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'henrike.solms' });
		for (const path of [MODEL, OWN, `${MODEL}/jobad`, `/en${OWN}`, `${OWN}/status/vorauswahl`, `${OWN}/status/vorauswahl/entfernen`, `${MODEL}/vacancy/status/aktiv`, `${OWN}/schritt/vorauswahl/abgesagt`,
			`${OWN}/neuer-status`, `${OWN}/neuer-schritt`, `${OWN}/zuruecksetzen`]) {
			await page.goto(stack.backend + path);
			await checkPage(page, `model${path}`.replace(/\W+/g, '-'));
		}
		await page.context().close();
	});

test('the model of applications: the picture first, each status folded, less than four screens', async () => {
	const page = await openPage(browser, { viewport: { width: 1366, height: 768 }, user: 'henrike.solms' });
	await page.goto(stack.backend + OWN);
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	assert.ok(height < 3072, `${height} px`);
	const picture = await page.locator('svg[role=img]').boundingBox();
	assert.ok(picture.y < 600, `the picture begins at ${picture.y}`);
	const fold = await page.locator('details', { hasText: 'Erste Auswahl' }).first().boundingBox();
	assert.ok(fold.x > picture.x + 300, 'the text stands beside the picture');
	await page.context().close();
});

test('by keyboard: a status is opened, a step of it followed, a text changed', async () => {
	const page = await openPage(browser, { user: 'henrike.solms' });
	await page.goto(stack.backend + OWN);
	const fold = page.locator('details', { has: page.locator('h3', { hasText: 'Bewerbungsvergleich' }) });
	await fold.locator('summary').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	assert.match(await page.evaluate(() => document.activeElement.textContent), /^Bewerbungsvergleich → /);
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL(/status\/bewerbungsvergleich$/);
	await page.getByLabel('Name (deutsch)').focus();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Vergleich');
	await page.keyboard.press('Enter');
	await page.waitForURL(new RegExp(`${OWN}$`));
	assert.equal(await page.locator('h3', { hasText: /^Vergleich$/ }).count(), 1);
	await page.context().close();
});
