// The list and the start page as one meets them: what fits on the first screen, the filters behind a button on a phone (also without scripts and by keyboard),
// keeping in one click, and every page with axe, in both languages, dark, and with large text (POR-02, POR-03, POR-11, PRT-50).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { enlargeText, enter, phone, tabTo } from '../lib/journey.mjs';
import { publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const small = { width: 360, height: 640 };
const laptop = { width: 1366, height: 768 };
let stack, browser, ad;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const recruiter = stack.as('amira.yildiz');
	for (const title of ['Baumpflegerin oder Baumpfleger (m/w/d)', 'Vermessungstechnikerin oder Vermessungstechniker (m/w/d)', 'Leitung (m/w/d) der Bücherhalle', 'Archivarin oder Archivar (m/w/d)', 'Museumspädagogik (m/w/d)', 'Hausmeisterdienst (m/w/d)'])
		ad = (await publishedAd(recruiter, title, { open_to: 'change' })).jobad;
	await eventually(async () => (await stack.visitor().get('/stellen')).text('main').includes('Hausmeisterdienst'), 'the ads in the list');
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** How many ads of the list lie on the first screen, parts of them counted. */
const adsInSight = page => page.evaluate(() => [...document.querySelectorAll('.bms-ad')].reduce((sum, item) => {
	const { top, height } = item.getBoundingClientRect();
	return sum + Math.max(0, Math.min(1, (innerHeight - top) / height));
}, 0));

test('six ads fit a laptop\'s first screen, one and a half a phone\'s', async () => {
	for (const [viewport, least] of [[laptop, 6], [small, 1.5]]) {
		const page = await openPage(browser, { viewport });
		await page.goto(`${stack.external}/stellen`);
		const seen = await adsInSight(page);
		assert.ok(seen >= least, `${seen} at ${viewport.width} px`);
		await page.context().close();
	}
});

for (const javaScript of [true, false])
	test(`on a phone a button opens the filters, ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const page = await openPage(browser, { viewport: small, javaScript });
		await page.goto(`${stack.external}/stellen`);
		const [button, filter] = [page.locator('.bms-filter-button summary'), page.locator('#filter')];
		assert.equal(await filter.isVisible(), false);
		await button.click();
		assert.equal(await filter.isVisible(), true);
		await page.locator('#filter summary', { hasText: 'Arbeitszeit' }).click();
		await page.locator('#filter input[value=vollzeit]').check();
		await Promise.all([page.waitForNavigation(), page.locator('#filter button[type=submit]').click()]);
		assert.match(await button.innerText(), /\(1 aktiv\)/);
		assert.equal(await filter.isVisible(), false, 'the results come first');
		assert.equal(await page.locator('.bms-chips a').first().isVisible(), true, 'what was chosen is in sight');
		await page.context().close();
	});

test('by keyboard alone: to the filters and over them, and to what is kept', async () => {
	const page = await openPage(browser, { viewport: small });
	await page.goto(`${stack.external}/stellen`);
	await tabTo(page, '.bms-filter-button summary');
	await page.keyboard.press('Enter');
	assert.equal(await page.locator('#filter').isVisible(), true);
	await tabTo(page, '#filter a[href="#treffer"]');
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'treffer');
	await tabTo(page, '.bms-ad a[data-keep]');
	await page.keyboard.press('Enter');
	await page.locator('.bms-ad a[data-is-kept]').first().waitFor();
	assert.match(await page.locator('header [data-bookmarks]').innerText(), /\(1\)/);
	await page.evaluate(() => document.activeElement.blur());
	await page.goto(`${stack.external}/kontakt`);
	await tabTo(page, 'header a[href$="/merkliste"]');
	await enter(page);
	assert.equal(await page.locator('main .bms-ad').count(), 1);
	await page.context().close();
});

test('keeping is one click and taking back another; the head counts with them', async () => {
	const page = await openPage(browser, { viewport: laptop });
	await page.goto(`${stack.external}/stellen`);
	const [links, count] = [page.locator('.bms-ad a[data-keep]'), page.locator('header [data-bookmarks]')];
	assert.equal(await count.isVisible(), false);
	for (const n of [0, 1]) {
		await links.nth(n).click();
		await page.locator('a[data-is-kept]').nth(n).waitFor();
		assert.match(await count.innerText(), new RegExp(`\\(${n + 1}\\)`));
	}
	assert.match(await links.nth(0).innerText(), /^Gemerkt/);
	await links.nth(0).click();
	await page.waitForFunction(() => document.querySelectorAll('a[data-is-kept]').length === 1);
	assert.match(await count.innerText(), /\(1\)/);
	await page.reload();
	assert.equal(await page.locator('a[data-is-kept]').count(), 1, 'the server says the same');
	await page.context().close();
});

const pages = () => ['/', '/stellen', '/stellen?zeit=vollzeit&q=leitung', `/stellen/${ad}`, `/stellen/${ad}/drucken`, `/stellen/${ad}/merken`, '/merkliste'];

for (const language of ['', '/en'])
	test(`pages of finding ${language || '/de'}: axe in light and dark, valid, narrow, with text twice as large`, async () => {
		for (const viewport of [laptop, narrow]) {
			const page = await openPage(browser, { viewport });
			await page.goto(`${stack.external}/stellen/${ad}/merken`);
			await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').click()]);
			for (const address of pages()) {
				await page.goto(stack.external + language + address);
				await checkPage(page, `found${language}${address}`.replace(/\W+/g, '-'));
			}
			await page.emulateMedia({ colorScheme: 'dark' });
			for (const address of ['/', '/stellen']) {
				await page.goto(stack.external + language + address);
				await checkPage(page, `found-dark${language}${address}`.replace(/\W+/g, '-'));
			}
			await page.context().close();
		}
		const page = await openPage(browser, { viewport: phone });
		for (const address of pages()) {
			await page.goto(stack.external + language + address);
			assert.deepEqual(await enlargeText(page), [], address);
		}
		await page.context().close();
	});

test('the pages of the administrator\'s texts', async () => {
	for (const viewport of [laptop, narrow]) {
		const page = await openPage(browser, { viewport, user: 'henrike.solms' });
		await page.goto(`${stack.backend}/verwaltung/startseite`);
		await checkPage(page, 'texts');
		const one = await page.locator('main tbody a').first().getAttribute('href');
		for (const address of ['/verwaltung/startseite/neu', one, `${one}/entfernen`]) {
			await page.goto(stack.backend + address);
			await checkPage(page, `texts-${address.split('/').at(-1)}`);
		}
		await page.context().close();
	}
});
