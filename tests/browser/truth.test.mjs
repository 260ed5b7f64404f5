// Pages that tell the truth, as a browser shows them: status, documents, the way back when the visit is over, consents, the privacy notice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { openSignedIn } from '../lib/journey.mjs';
import { apply, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, ad;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	ad = (await publishedAd(stack.as('amira.yildiz'), 'Bauleitung Hafen (m/w/d)')).jobad;
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const file = name => ({ name, mimeType: cv.type, buffer: cv.bytes });

for (const viewport of [desktop, narrow])
	test(`status, list, consents and notice at ${viewport.width} px`, async () => {
		const account = await makeAccount(stack, { email: `stand${viewport.width}@beispiel.example` });
		const number = await apply(stack, ad, { email: account.email, first_name: 'Nora', surname: 'Beispiel' });
		await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
		const page = await openSignedIn(browser, stack, account, { viewport });
		for (const status of ['einladung', 'abgesagt', 'rechtsstreit']) {
			await stack.sql(`UPDATE application SET status = '${status}', active_key = NULL WHERE number = '${number}'`);
			for (const path of ['/konto', `/bewerbung/${number}`, `/en/bewerbung/${number}`]) {
				await page.goto(stack.external + path);
				await checkPage(page, `truth-${status}${path}`.replace(/\W+/g, '-'));
			}
		}
		for (const path of [`/bewerbung/${number}/einwilligung`, '/konto/einwilligung', '/datenschutz', '/en/datenschutz']) {
			await page.goto(stack.external + path);
			await checkPage(page, `truth${path}`.replace(/\W+/g, '-'));
		}
		await page.context().close();
	});

test('a type chosen while another file goes up is kept and saved on the way to the check', async () => {
	const page = await openPage(browser, { viewport: narrow });
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	for (const [name, value] of [['first_name', 'Nora'], ['surname', 'Beispiel'], ['email', 'art@beispiel.example']])
		await page.locator(`[name=${name}]`).fill(value);
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Speichern und weiter' }).click()]);
	const input = page.locator('input[type=file]'), rows = page.locator('#dateien tbody tr');
	await input.setInputFiles([file('scan.pdf')]);
	await rows.first().waitFor();
	await rows.first().locator('select').selectOption('certificate');
	await input.setInputFiles([file('Lebenslauf.pdf')]);
	await rows.nth(1).waitFor();
	assert.equal(await rows.first().locator('select').inputValue(), 'certificate', 'not lost by the second file');
	await checkPage(page, 'truth-files');
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Weiter zum Prüfen' }).click()]);
	assert.match(page.url(), /\/pruefen$/);
	assert.match(await page.locator('main').textContent(), /scan\.pdf \(Zeugnis/);
	await page.context().close();
});

test('the visit ends while somebody writes: the form says so, with the way to the link', async () => {
	const page = await openPage(browser, { viewport: narrow });
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	for (const [name, value] of [['first_name', 'Nora'], ['surname', 'Beispiel'], ['email', 'ende@beispiel.example']])
		await page.locator(`[name=${name}]`).fill(value);
	await page.locator('.bms-autosave').filter({ hasText: /Gespeichert \d\d:\d\d/ }).waitFor();
	await stack.sql('UPDATE portal_session SET idle_until = UTC_TIMESTAMP() - INTERVAL 1 MINUTE');
	await page.locator('[name=surname]').fill('Neu');
	await page.locator('.bms-autosave').filter({ hasText: 'Ihr Besuch ist abgelaufen' }).waitFor();
	const link = page.locator('.bms-autosave a');
	assert.match(await link.getAttribute('href'), /\/bewerbung\/fortsetzen$/);
	assert.match(await page.locator('.bms-autosave').textContent(), /bleiben in diesem Fenster erhalten.*Link zum Weitermachen anfordern/);
	await checkPage(page, 'truth-expired');
	await page.goto(`${stack.external}${await link.getAttribute('href')}?weiter=%2Fbewerbung`);
	await checkPage(page, 'truth-resume');
	await page.context().close();
});
