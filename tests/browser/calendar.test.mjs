// Staff's own calendar in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px; an address is made, read on the first screen, copied, and revoked, by keyboard, with and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const press = (page, locator) => Promise.all([page.waitForNavigation(), locator.press('Enter')]);

/** Where the browser does not allow it, it is said; where it does, the address is in the clipboard. */
async function copied(page, address) {
	const copy = page.locator('button[data-copy]');
	for (const [allowed, words] of [[false, 'Kopieren ist in diesem Browser nicht erlaubt'], [true, 'Link wurde kopiert']]) {
		await page.evaluate(may => { navigator.clipboard.writeText = async text => { if (!may) throw new Error('denied'); window.clipboardHolds = text; }; }, allowed);
		await copy.press('Enter');
		await copy.getByText(words).waitFor();
	}
	assert.equal(await page.evaluate(() => window.clipboardHolds), address);
}

for (const [viewport, javaScript] of [[desktop, true], [narrow, true], [desktop, false]])
	test(`an address is made, read and revoked at ${viewport.width} px ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const name = `calendar-${viewport.width}-${javaScript}`;
		const check = step => javaScript && checkPage(page, `${name}-${step}`);
		const page = await openPage(browser, { viewport, javaScript, user: 'amira.yildiz' });
		await page.goto(`${stack.backend}/`);
		await press(page, page.getByRole('link', { name: 'Eigener Kalender' }));
		await check('none');
		await press(page, page.getByRole('button', { name: 'Adresse anlegen' }));
		await check('made');
		const address = page.getByLabel('Adresse Ihres Kalenders');
		assert.match(await address.inputValue(), /\/kalender\/[\w-]{30,}\/termine\.ics$/);
		const { y } = await address.boundingBox();
		assert.ok(viewport === narrow || y < viewport.height, 'on the first screen');
		assert.equal(await page.getByRole('button', { name: 'Link kopieren' }).isVisible(), javaScript);
		if (javaScript)
			await copied(page, await address.inputValue());
		await page.reload();
		assert.equal(await page.getByLabel('Adresse Ihres Kalenders').count(), 0, 'once');
		await check('there');
		await press(page, page.getByRole('link', { name: 'Adresse widerrufen' }));
		await check('end');
		await press(page, page.getByRole('button', { name: 'Adresse widerrufen' }));
		assert.match(await page.locator('main').innerText(), /Die Adresse ist widerrufen[^]*Zurzeit gibt es keine Adresse/);
		await page.context().close();
	});
