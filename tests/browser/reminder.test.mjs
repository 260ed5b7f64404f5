// The pages of reminders in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px; one is added, and done from the cockpit, by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, vacancy;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	vacancy = await createVacancy(stack.as('amira.yildiz'), 'Stelle mit Erinnerung für die Sachbearbeitung Haushalt (m/w/d)');
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`reminders are added, found in the cockpit and done at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/erinnerungen`);
		await checkPage(page, `reminders-${viewport.width}`);
		await page.getByLabel('Woran soll erinnert werden?').fill('Haushaltsabteilung anrufen');
		await page.getByLabel('Tag', { exact: true }).fill(new Date().toLocaleDateString('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric' }));
		await page.getByLabel('Wen?').selectOption('self');
		await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Erinnerung anlegen' }).press('Enter')]);
		await checkPage(page, `reminders-added-${viewport.width}`);
		await page.goto(`${stack.backend}/`);
		await checkPage(page, `reminders-cockpit-${viewport.width}`);
		await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: /Haushaltsabteilung anrufen/ }).press('Enter')]);
		await checkPage(page, `reminder-${viewport.width}`);
		await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Erledigt' }).press('Enter')]);
		assert.match(await page.locator('main').innerText(), /Die Erinnerung ist erledigt/);
		await page.context().close();
	});
