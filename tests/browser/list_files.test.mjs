// Lists as files that the queue makes, and the list of job ads, in Chromium: at a desk and at 320 px, with scripts and without.
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, browser;
const GROUPS = '/verwaltung/gruppen';

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	await stack.sql(`INSERT INTO user_group (name, role_id) SELECT CONCAT('Viele ', LPAD(seq, 4, '0')), 4 FROM seq_1_to_5001`);
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const [viewport, javaScript] of [[desktop, true], [narrow, false]])
	test(`a long list becomes a file at ${viewport.width} px ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const page = await openPage(browser, { user: 'henrike.solms', viewport, javaScript });
		const name = `list-file-${viewport.width}`;
		await page.goto(`${stack.backend}${GROUPS}?suche=Viele`);
		await Promise.all([page.waitForURL('**/dateien/neu?*'), page.getByRole('link', { name: 'XLSX' }).press('Enter')]);
		await checkPage(page, `${name}-new`);
		await Promise.all([page.waitForURL(/dateien\/\d+$/), page.getByRole('button', { name: 'Datei erstellen lassen' }).press('Enter')]);
		await checkPage(page, `${name}-making`);
		if (javaScript)
			await page.getByText('Die Datei ist fertig.').waitFor();
		else
			await eventually(async () => {
				await page.reload();
				return page.getByText('Die Datei ist fertig.').isVisible();
			}, 'the file');
		await checkPage(page, `${name}-ready`);
		const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Herunterladen' }).press('Enter')]);
		await download.delete();
		await page.goto(`${stack.backend}/dateien`);
		await checkPage(page, `${name}-all`);
		await page.goto(`${stack.backend}/dateien/neu`);
		await checkPage(page, `${name}-lost`);
		await page.context().close();
	});

for (const viewport of [desktop, narrow])
	test(`the list of job ads at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { user: 'amira.yildiz', viewport });
		await page.goto(`${stack.backend}/stellenanzeigen`);
		await checkPage(page, `jobads-${viewport.width}`);
		await page.goto(`${stack.backend}/stellenanzeigen?suche=nichts-davon`);
		await checkPage(page, `jobads-none-${viewport.width}`);
		await page.context().close();
	});
