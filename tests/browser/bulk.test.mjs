// A step for several applications (PRO-24), in Chromium: at a desk and at 320 px, with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, browser;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const press = (page, words) => page.getByRole('button', { name: words }).press('Enter');

async function toCheck(page, step, name) {
	await page.goto(`${stack.backend}/bewerbungen`);
	await checkPage(page, `${name}-list`);
	for (const box of await page.locator('tbody input[name=ids]').all())
		await box.check();
	await Promise.all([page.waitForURL('**/sammelaktionen/*'), press(page, 'Mit den gewählten Bewerbungen weiter')]);
	await checkPage(page, `${name}-chosen`);
	await page.locator('select[name=step]').selectOption(step);
	await Promise.all([page.waitForNavigation(), press(page, 'Prüfen, was geschieht')]);
	await checkPage(page, `${name}-checked`);
	await Promise.all([page.waitForURL('**/gruende'), page.getByRole('link', { name: 'Einzelnen Bewerbungen' }).press('Enter')]);
	await checkPage(page, `${name}-each`);
	await page.locator('textarea').first().fill('Nur für diese Bewerbung');
	await Promise.all([page.waitForURL(/sammelaktionen\/\d+$/), press(page, 'Speichern')]);
	await checkPage(page, `${name}-each-kept`);
}

for (const [viewport, javaScript, step] of [[desktop, true, 'abgesagt'], [narrow, false, 'rechtsstreit']])
	test(`choose, check, done at ${viewport.width} px ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const page = await openPage(browser, { user: 'amira.yildiz', viewport, javaScript });
		const name = `bulk-${viewport.width}`;
		await toCheck(page, step, name);
		await Promise.all([page.waitForNavigation(), press(page, 'Schritt ausführen')]);
		if (javaScript)
			await page.getByText('Die Sammelaktion ist beendet.').waitFor();
		else
			await eventually(async () => {
				await page.reload();
				return page.getByText('Die Sammelaktion ist beendet.').isVisible();
			}, 'the end');
		await checkPage(page, `${name}-done`);
		await page.goto(`${stack.backend}/sammelaktionen`);
		await checkPage(page, `${name}-all`);
		await page.context().close();
	});

test('all rows of the page are chosen at once, and it is said how many', async () => {
	const page = await openPage(browser, { user: 'henrike.solms' });
	await page.goto(`${stack.backend}/bewerbungen`);
	const all = page.getByLabel('Alle Zeilen dieser Seite auswählen');
	const boxes = page.locator('tbody input[name=ids]');
	await all.check();
	assert.equal(await page.locator('tbody input[name=ids]:checked').count(), await boxes.count());
	await page.getByText(`${await boxes.count()} gewählt`).waitFor();
	await boxes.first().uncheck();
	assert.equal(await all.evaluate(box => box.indeterminate), true);
	await checkPage(page, 'choose-all');
	await page.context().close();
});

test('the pages of what runs in the background', async () => {
	for (const viewport of [desktop, narrow]) {
		const page = await openPage(browser, { user: 'henrike.solms', viewport });
		await page.goto(`${stack.backend}/verwaltung/auftraege`);
		await checkPage(page, `queue-${viewport.width}`);
		await page.locator('tbody a').first().click();
		await checkPage(page, `queue-item-${viewport.width}`);
		await page.context().close();
	}
});
