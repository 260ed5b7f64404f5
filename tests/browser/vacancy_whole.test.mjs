// The pages for a vacancy as a whole in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px; copied, made a template, moved, given away and taken over by keyboard; the project is proposed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createVacancy, firstProject } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	await stack.sql(`INSERT INTO project (number, name, authority_id, personnel_office, responsible_id, status, created_at, changed_at)
		SELECT 'P-2026-90001', 'BSW Schulen', p.authority_id, 'P34', s.id, 'aktiv', NOW(), NOW() FROM project p JOIN staff_user s ON s.user_id = 'joerg.petersen' WHERE p.name = 'BSW Stellen bis A/E14'`);
	await stack.sql(`INSERT INTO project_member (project_id, staff_user_id, role_id) SELECT p.id, s.id, 2 FROM project p JOIN staff_user s ON s.user_id IN ('amira.yildiz', 'joerg.petersen') WHERE p.number = 'P-2026-90001'`);
	await stack.job('rebuild-reach');
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const press = async (page, role, name) => Promise.all([page.waitForNavigation(), page.getByRole(role, { name }).press('Enter')]);

for (const viewport of [desktop, narrow])
	test(`a vacancy is copied, a template, moved and given away at ${viewport.width} px`, async () => {
		const recruiter = stack.as('amira.yildiz'), vacancy = await createVacancy(recruiter, 'Sachbearbeitung Haushalt mit Schwerpunkt Zuwendungen (m/w/d)');
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		const open = async name => {
			await page.goto(`${stack.backend}/vakanzen/${vacancy}`);
			await press(page, 'link', name);
		};
		await open('Als Vorlage speichern');
		await checkPage(page, `vacancy-template-${viewport.width}`);
		await page.getByLabel('Name der Vorlage').fill('Haushalt E 9b');
		await press(page, 'button', 'Speichern');
		await checkPage(page, `vacancy-actions-${viewport.width}`);
		await page.goto(`${stack.backend}${await firstProject(recruiter)}/vakanzen/neu`);
		await page.getByText('Mit einer Vorlage beginnen').click();
		await checkPage(page, `vacancy-new-template-${viewport.width}`);
		await press(page, 'link', 'Haushalt E 9b');
		await checkPage(page, `vacancy-copy-${viewport.width}`);
		await press(page, 'button', 'Vakanz anlegen');
		assert.match(await page.locator('main').innerText(), /Die neue Vakanz ist angelegt/);
		await open('In ein anderes Projekt verschieben');
		await checkPage(page, `vacancy-move-${viewport.width}`);
		await press(page, 'link', 'BSW Schulen');
		await checkPage(page, `vacancy-move-asked-${viewport.width}`);
		await press(page, 'button', 'Verschieben');
		assert.match(await page.locator('main').innerText(), /Die Vakanz ist verschoben/);
		await open('Besitz ändern');
		await checkPage(page, `vacancy-owner-${viewport.width}`);
		await page.getByLabel('Wem gehört die Vakanz?').selectOption('joerg.petersen');
		await press(page, 'button', 'Besitz ändern');
		assert.match(await page.locator('main').innerText(), /gehört jetzt der gewählten Person/);
		const owner = await openPage(browser, { viewport, user: 'joerg.petersen' });
		await owner.goto(`${stack.backend}/`);
		await press(owner, 'link', new RegExp(`Übernehmen.*${vacancy}|Übernehmen`));
		await checkPage(owner, `vacancy-taken-${viewport.width}`);
		await press(owner, 'button', 'Übernahme bestätigen');
		assert.match(await owner.locator('main').innerText(), /Sie haben die Vakanz übernommen/);
		await owner.context().close();
		await page.goto(`${stack.backend}/vakanzen`);
		await press(page, 'link', 'Vakanz anlegen');
		await page.getByLabel('Entgelt- oder Besoldungsgruppe').fill('E9b');
		await press(page, 'button', 'Projekt vorschlagen');
		await checkPage(page, `vacancy-begin-${viewport.width}`);
		await page.getByRole('button', { name: 'Vakanz in diesem Projekt anlegen' }).first().focus();
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assert.equal(await page.getByLabel('Entgelt- oder Besoldungsgruppe').inputValue(), 'E9b');
		await checkPage(page, `vacancy-new-${viewport.width}`);
		await open('Weiterleiten');
		await checkPage(page, `vacancy-forward-${viewport.width}`);
		const application = /\/bewerbungen\/(B-\d{4}-\d{5})/.exec((await recruiter.get('/bewerbungen')).body)[1];
		await page.goto(`${stack.backend}/bewerbungen/${application}`);
		await press(page, 'link', 'Bewerbung weiterleiten');
		await checkPage(page, `application-forward-${viewport.width}`);
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/schritt/geloescht`);
		await checkPage(page, `vacancy-delete-${viewport.width}`);
		await press(page, 'button', 'Schritt ausführen');
		assert.match(await page.locator('main').innerText(), /Die Vakanz ist gelöscht/);
		await stack.sql(`UPDATE vacancy SET template_name = NULL`);
		await page.context().close();
	});
