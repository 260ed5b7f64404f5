// Lists as files that the queue makes, and the list of job ads, in Chromium: at a desk and at 320 px, with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
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

for (const [viewport, javaScript] of [[desktop, true], [narrow, false]])
	test(`a dossier is asked for and opened at ${viewport.width} px ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const { vacancy, jobad } = await publishedAd(stack.as('amira.yildiz'), `Leitung der Werkstatt ${viewport.width}`);
		await apply(stack, jobad, { email: `werkstatt.${viewport.width}@beispiel.example` });
		const page = await openPage(browser, { user: 'amira.yildiz', viewport, javaScript });
		const name = `dossier-${viewport.width}`;
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/bewerbungen`);
		await checkPage(page, `${name}-tab`);
		await Promise.all([page.waitForURL('**/dossier'), page.getByRole('link', { name: 'Dossier aller Bewerbungen erstellen' }).press('Enter')]);
		await checkPage(page, `${name}-new`);
		await Promise.all([page.waitForURL(/dateien\/\d+$/), page.getByRole('button', { name: 'Dossier erstellen lassen' }).press('Enter')]);
		await eventually(async () => {
			await page.reload();
			return page.getByText('Das Dossier ist fertig.').isVisible();
		}, 'the dossier');
		await checkPage(page, `${name}-ready`);
		const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Herunterladen' }).press('Enter')]);
		assert.match(download.suggestedFilename(), /^dossier-\d{4}-\d\d-\d\d\.pdf$/);
		await download.delete();
		await page.goto(`${stack.backend}/bewerbungen`);
		await checkPage(page, `${name}-list`);
		await page.context().close();
	});

test('a cockpit says how many there are beyond the first rows of a list, with scripts', async () => {
	const one = await stack.value(`SELECT a.id FROM application a JOIN vacancy_reach r ON r.vacancy_id = a.vacancy_id JOIN staff_subject s ON s.subject_kind = r.subject_kind
		AND s.subject_id = r.subject_id JOIN staff_user u ON u.id = s.staff_user_id WHERE u.user_id = 'amira.yildiz' AND a.status = 'eingegangen' AND r.role_id = 2 LIMIT 1`)
		?? await stack.value(`SELECT a.id FROM application a JOIN vacancy_reach r ON r.vacancy_id = a.vacancy_id JOIN staff_subject s ON s.subject_kind = r.subject_kind
		AND s.subject_id = r.subject_id JOIN staff_user u ON u.id = s.staff_user_id WHERE u.user_id = 'amira.yildiz' AND r.role_id = 2 AND a.received_at IS NOT NULL LIMIT 1`);
	await stack.sql(`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT 90000 + seq, 'Viele', CONCAT('Person', seq), CONCAT('viele', seq, '@beispiel.example'), 'de', NOW() FROM seq_1_to_30;
		INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status, status_since, received_at, authority_id, created_at, changed_at)
		SELECT 90000 + seq, CONCAT('B-2025-', LPAD(seq, 5, '0')), x.jobad_id, x.vacancy_id, 90000 + seq, 'agency', 'eingegangen', NOW(), NOW(), x.authority_id, NOW(), NOW()
		FROM seq_1_to_30 JOIN application x ON x.id = ${one}`);
	const plain = await openPage(browser, { user: 'amira.yildiz', javaScript: false });
	await plain.goto(stack.backend);
	const before = await plain.locator('[data-counted]').allTextContents();
	assert.ok(before.includes('mehr als 5'), before.join());
	await plain.context().close();
	const page = await openPage(browser, { user: 'amira.yildiz' });
	await page.goto(stack.backend);
	const place = page.locator('.bms-widget [data-counted]').first();
	await page.waitForFunction(() => [...document.querySelectorAll('[data-counted]')].every(one => !/mehr als/.test(one.textContent)));
	const rows = Number(await place.textContent());
	assert.ok(rows >= 30, String(rows));
	await checkPage(page, 'cockpit-counted');
	const list = place.locator('xpath=ancestor::section').getByRole('link', { name: /^alle/ });
	await Promise.all([page.waitForURL('**/bewerbungen?*'), list.press('Enter')]);
	await page.getByText(`${rows} Einträge`).waitFor();
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
