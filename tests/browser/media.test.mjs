// The media library and a picture on an ad as one meets them in a browser: checked as all pages are, at both widths; choosing one with the keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, number, ad, draft;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	number = await stack.value("SELECT number FROM media WHERE title = 'Rathaus'");
	ad = await stack.value(`SELECT CONCAT(number, '-', slug) FROM public_ad WHERE picture = '${number}'`);
	const recruiter = stack.as('amira.yildiz');
	draft = await createJobad(recruiter, await createVacancy(recruiter, 'Bauaufsicht mit Bild (m/w/d)'));
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow]) {
	test(`pages of the library at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		for (const address of ['/mediathek', '/en/mediathek', '/mediathek/neu', '/en/mediathek/neu', `/mediathek/${number}`, `/mediathek/${number}/ersetzen`, `/stellenanzeigen/${draft}/bearbeiten`]) {
			await page.goto(stack.backend + address);
			await checkPage(page, `media${address}-${viewport.width}`.replace(/[MS]-\d{4}-\d{5}/, 'one').replace(/\W+/g, '-'));
		}
		await page.context().close();
	});

	test(`a picture on the portal at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport });
		for (const language of ['', '/en']) {
			await page.goto(`${stack.external}${language}/stellen/${ad}`);
			const image = page.locator('figure img');
			assert.ok(await image.evaluate(one => one.complete && one.naturalWidth > 0), 'it is there');
			assert.ok((await image.boundingBox()).width <= viewport.width);
			await checkPage(page, `media-ad${language.replace('/', '-')}-${viewport.width}`);
		}
		await page.context().close();
	});
}

test('a picture is chosen by a word of its name, with the keyboard alone', async () => {
	const page = await openPage(browser, { viewport: desktop, user: 'amira.yildiz' });
	await page.goto(`${stack.backend}/stellenanzeigen/${draft}/bearbeiten`);
	const field = page.locator('[name=picture]');
	await field.focus();
	await page.keyboard.type('Rat');
	await page.locator('[role=option]').first().waitFor();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	assert.equal(await field.inputValue(), `Rathaus (${number})`);
	await page.context().close();
});
