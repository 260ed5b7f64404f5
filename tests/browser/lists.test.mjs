// Lists in a browser: checked as all pages are, at both widths and in both languages; by keys alone; without scripts; a row on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser;
const GROUPS = '/verwaltung/gruppen';
const LISTS = [GROUPS, `${GROUPS}?rolle=RECRUITER&suche=BSW`, `${GROUPS}?suche=gibtesnicht&sortierung=unsinn`, '/verwaltung/benutzer', '/verwaltung/verwaiste-gruppen', '/projekte',
	'/vakanzen?meine=1', '/bewerbungen', '/archiv', '/verwaltung/importe', '/listen/groups/ansichten'];

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	await stack.sql(`INSERT INTO list_view (staff_user_id, list, name, state, changed_at)
		SELECT id, 'groups', 'Nur Recruiting', 'rolle=RECRUITER', UTC_TIMESTAMP() FROM staff_user WHERE user_id = 'henrike.solms'`);
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`lists at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'henrike.solms' });
		for (const base of ['', '/en'])
			for (const path of LISTS) {
				await page.goto(stack.backend + base + path);
				await checkPage(page, `list${base}${path}`.replace(/\W+/g, '-'));
			}
		await page.context().close();
	});

test('no word of a row’s name is broken where there is room', async () => {
	const page = await openPage(browser, { viewport: { width: 1366, height: 768 }, user: 'henrike.solms' });
	for (const path of [...LISTS, '/verwaltung/textbausteine', '/stellenanzeigen', '/personalanforderungen', '/verwaltung/organisation'])
		for (const base of ['', '/en']) {
			await page.goto(stack.backend + base + path);
			const broken = await page.evaluate(() => [...document.querySelectorAll('.bms-rows__table tbody th a')].flatMap(link => {
				const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange();
				return [...(text?.data ?? '').matchAll(/[\p{L}]+/gu)].filter(word => {
					range.setStart(text, word.index);
					range.setEnd(text, word.index + word[0].length);
					return word[0].length <= 16 && range.getClientRects().length > 1;
				}).map(word => word[0]);
			}));
			assert.deepEqual(broken, [], base + path);
		}
	await page.context().close();
});

test('by keys: filter, sort, go on and choose columns, without scripts too', async () => {
	for (const javaScript of [true, false]) {
		const page = await openPage(browser, { user: 'henrike.solms', javaScript });
		await page.goto(stack.backend + GROUPS);
		await page.getByLabel('Name oder Verzeichnisgruppe').focus();
		await page.keyboard.type('BMS');
		await page.keyboard.press('Enter');
		await page.waitForURL(/suche=BMS/);
		await page.getByRole('columnheader', { name: 'Mitglieder' }).getByRole('link').focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/sortierung=members/);
		assert.match(page.url(), /suche=BMS/);
		assert.equal(await page.getByRole('columnheader', { name: 'Mitglieder' }).getAttribute('aria-sort'), 'ascending');
		await page.getByRole('link', { name: 'Nächste Seite' }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/nach=/);
		await page.locator('summary').focus();
		await page.keyboard.press('Enter');
		await page.getByLabel('Verzeichnisgruppen', { exact: true }).press('Space');
		await page.getByRole('button', { name: 'Spalten zeigen' }).press('Enter');
		await page.waitForURL(/spalte=/);
		assert.equal(await page.getByRole('columnheader', { name: 'Verzeichnisgruppen' }).count(), 0);
		assert.match(page.url(), /suche=BMS.*|.*suche=BMS/);
		await page.context().close();
	}
});

test('on a phone a row is what it is called, whole, and what is said of it', async () => {
	const page = await openPage(browser, { viewport: { width: 360, height: 740 }, user: 'henrike.solms' });
	for (const path of [GROUPS, '/projekte', '/vakanzen', '/bewerbungen', '/verwaltung/benutzer']) {
		await page.goto(stack.backend + path);
		for (const row of (await page.locator('.bms-rows tbody tr').all()).slice(0, 10)) {
			assert.ok(await row.locator('th, th a').evaluateAll(all => all.every(one => one.scrollWidth <= one.clientWidth + 1 || !one.clientWidth)), `${path}: a name is cut`);
			const tops = await row.locator('th, td').evaluateAll(cells => cells.filter(cell => cell.offsetHeight).map(cell => Math.round(cell.getBoundingClientRect().top / 16)));
			assert.ok(new Set(tops).size <= 4, `${path}: ${tops}`);
		}
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, path);
	}
	await page.context().close();
});
