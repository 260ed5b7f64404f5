// The guest's way by the link of the receipt, on a narrow screen, by keyboard, with text twice as large, in both languages and without scripts; and the pages of staff beside it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { enlargeText, enter, linkIn, phone, press, send, tabTo } from '../lib/journey.mjs';
import { apply, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, ad, number, link;

before(async () => {
	stack = await startStack();
	ad = (await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Link (m/w/d)')).jobad;
	number = await apply(stack, ad, { email: 'gast@beispiel.example' });
	link = linkIn(await stack.mail('gast@beispiel.example', 'ist eingegangen'), '/bewerbung/status/');
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const language of ['', '/en'])
	test(`every page behind the link ${language || '/de'} at 320 px and with text twice as large`, async () => {
		const page = await openPage(browser, { viewport: narrow });
		const english = address => address.replace(stack.external, stack.external + language);
		await page.goto(english(link));
		await checkPage(page, `link${language}`.replace(/\W/g, '-'));
		await press(page.locator('main button'));
		const own = page.url();
		assert.match(own, new RegExp(`/bewerbung/${number}$`));
		for (const address of [own, ...['frage', 'zugang', 'auskunft', 'nachreichen', 'berichtigen', 'zurueckziehen', 'einwilligung'].map(part => `${own}/${part}`),
			english(`${stack.external}/bewerbung/status`), english(`${stack.external}/bewerbung/status/${'0'.repeat(48)}`)]) {
			await page.goto(address);
			await checkPage(page, `link${address.slice(stack.external.length).replace(number, '')}`.replace(/\W+/g, '-'));
			await page.setViewportSize(phone);
			assert.deepEqual(await enlargeText(page), [], `${address} with text at 200 %`);
			await page.setViewportSize(narrow);
		}
		await page.context().close();
	});

test('by keyboard: open the link, ask, see the question', async () => {
	const page = await openPage(browser, { viewport: desktop });
	await page.goto(link);
	await tabTo(page, 'main button');
	await enter(page);
	await tabTo(page, 'main a[href$="/frage"]');
	await enter(page);
	await tabTo(page, 'main textarea');
	await page.keyboard.type('Gibt es einen Parkplatz?');
	await tabTo(page, 'main button[type=submit]');
	await enter(page);
	await checkPage(page, 'link-asked');
	assert.match(await page.locator('main').innerText(), /Ihre Frage liegt uns vor[^]*Gibt es einen Parkplatz\?/);
	await page.context().close();
});

test('without scripts: files that are right are taken, the others named, then the link is made invalid', async () => {
	const page = await openPage(browser, { viewport: phone, javaScript: false });
	await page.goto(link);
	await press(page.locator('main button'));
	const own = page.url();
	await page.goto(`${own}/nachreichen`);
	await page.locator('input[type=file]').setInputFiles([{ name: 'zeugnis.pdf', mimeType: cv.type, buffer: cv.bytes }, { name: 'leer.pdf', mimeType: cv.type, buffer: Buffer.alloc(0) }]);
	await send(page);
	await checkPage(page, 'link-partly');
	assert.deepEqual(await page.locator('.kern-alert--success li').allInnerTexts(), ['zeugnis.pdf']);
	assert.match(await page.locator('.kern-alert--danger li').innerText(), /leer\.pdf: Die Datei ist leer/);
	await page.goto(`${own}/zugang`);
	await press(page.locator('main button.kern-btn--primary'));
	await checkPage(page, 'link-renewed');
	await page.goto(link);
	await checkPage(page, 'link-gone');
	assert.match(await page.locator('h1').innerText(), /gilt nicht mehr/);
	await page.context().close();
});

test('with scripts the same files are told the same', async () => {
	const page = await openPage(browser, { viewport: desktop });
	await page.goto(linkIn(await stack.mail('gast@beispiel.example', 'Ihr Link zur Bewerbung'), '/bewerbung/status/'));
	await press(page.locator('main button'));
	await page.goto(`${page.url()}/nachreichen`);
	await page.locator('input[type=file]').setInputFiles([{ name: 'urkunde.pdf', mimeType: cv.type, buffer: cv.bytes }, { name: 'text.txt', mimeType: 'text/plain', buffer: Buffer.from('Text') }]);
	await page.locator('main form button[type=submit]').first().click();
	await page.locator('.kern-alert--success li', { hasText: 'urkunde.pdf' }).waitFor();
	await checkPage(page, 'link-partly-script');
	await page.context().close();
});

test('staff: the question, the answer and the links', async () => {
	for (const viewport of [desktop, narrow]) {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		for (const part of ['', '/antwort', '/zugang']) {
			await page.goto(`${stack.backend}/bewerbungen/${number}${part}`);
			await checkPage(page, `staff-link${part}`.replace(/\W/g, '-'));
		}
		await page.context().close();
	}
});
