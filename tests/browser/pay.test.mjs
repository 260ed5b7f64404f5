// Pay in euros as one meets it in a browser: the pages of the administrator, the filter and the ad, checked as all pages are, at both widths; a filter that is one choice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const LIST = '/verwaltung/gehaltstabellen';
let stack, browser, faulty, draft, ad;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const admin = stack.as('henrike.solms');
	const add = async (values, from = '') => new URL((await admin.submit(await admin.get(`${LIST}/neu${from}`), values, { action: '/neu' })).url).pathname;
	faulty = await add({ name: 'TV-L', valid_from: '1.2.2027', hours: '39,5', source: 'Amtsblatt', amounts: 'Gruppe;1;2\nE9b;3000;2999\nE99;1;x\n' });
	draft = await add({ valid_from: '1.2.2027', source: 'Amtsblatt' }, '?von=1');
	const list = () => stack.visitor().get('/stellen?gehalt=3000').then(page => page.document.querySelector('.bms-ads a'));
	ad = (await eventually(list, 'an ad with an amount')).getAttribute('href');
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`pages about pay at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'henrike.solms' });
		for (const path of [LIST, `${LIST}/neu`, `${LIST}/1`, faulty, `${faulty}/aendern`, `${draft}/freigeben`, `${draft}/entfernen`, `${LIST}/1/zurueckziehen`, `/en${LIST}/1`]) {
			await page.goto(stack.backend + path);
			await checkPage(page, `pay${path}`.replace(/\W+/g, '-'));
		}
		for (const path of ['/stellen?gehalt=3000', ad, '/en/stellen?gehalt=3000']) {
			await page.goto(stack.external + path);
			await checkPage(page, `pay-portal${path}`.replace(/\W+/g, '-'));
		}
		await page.context().close();
	});

test('one least amount is chosen, and given up by “egal”', async () => {
	const page = await openPage(browser);
	await page.goto(`${stack.external}/stellen`);
	await page.locator('summary', { hasText: 'Gehalt im Monat' }).click();
	await page.getByLabel(/^ab 3\.000 Euro/).check();
	await page.getByLabel(/^ab 4\.000 Euro/).check();
	await page.getByRole('button', { name: 'Filter anwenden' }).click();
	await page.waitForURL(/gehalt=4000/);
	assert.equal(new URL(page.url()).searchParams.getAll('gehalt').length, 1);
	assert.match(await page.locator('.bms-chips').innerText(), /ab 4\.000 Euro/);
	for (const row of await page.locator('.bms-ads .bms-tags').allInnerTexts())
		assert.ok(Number(/, ([\d.]+) bis/.exec(row)[1].replace('.', '')) >= 4000, row);
	await page.getByLabel('egal').check();
	await page.getByRole('button', { name: 'Filter anwenden' }).click();
	await page.waitForURL(url => !/gehalt=\d/.test(url));
	assert.equal(await page.locator('.bms-chips').count(), 0);
	await page.context().close();
});
