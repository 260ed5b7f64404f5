// Choosing one of many with scripts: a combobox for the keyboard and the pointer, that says how many it found; and the same forms at 320 px.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createVacancy, firstProject } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, vacancy, project;

before(async () => {
	stack = await startStack();
	vacancy = await createVacancy(stack.as('amira.yildiz'), 'Stelle mit Auswahl (m/w/d)');
	project = await firstProject(stack.as('amira.yildiz'));
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const open = async (user, path, options) => {
	const page = await openPage(browser, { user, ...options });
	await page.goto(stack.backend + path);
	return page;
};

/** What the open list offers; options of selects are none of it. */
const found = (page, options) => page.locator('.bms-pick').getByRole('option', options);

test('a person is chosen by the keyboard alone', async () => {
	const page = await open('amira.yildiz', `/vakanzen/${vacancy}/beteiligte`);
	const field = page.getByRole('combobox', { name: 'Person', exact: true });
	assert.equal(await page.getByRole('button', { name: 'Suchen: Person' }).count(), 0, 'the combobox searches by itself');
	await page.getByLabel('Rolle').focus();
	await page.keyboard.type('Fachbereich');
	await page.keyboard.press('Tab');
	assert.ok(await field.evaluate(input => input === document.activeElement), 'the field comes after the role');
	await page.keyboard.type('kat loh');
	await found(page).first().waitFor();
	assert.equal(await field.getAttribute('aria-expanded'), 'true');
	assert.equal(await page.locator('.bms-picks + [role=status]').textContent(), '1 gefunden.');
	await checkPage(page, 'pick-open');
	await page.keyboard.press('ArrowDown');
	const active = await field.getAttribute('aria-activedescendant');
	assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
	await page.keyboard.press('Enter');
	assert.equal(await field.inputValue(), 'Lohmann, Katrin (katrin.lohmann)');
	assert.equal(await field.getAttribute('aria-expanded'), 'false');
	await page.keyboard.press('Enter');
	await page.locator('.kern-alert--success').waitFor();
	await page.getByText('Katrin Lohmann').first().waitFor();
	await page.context().close();
});

test('Escape closes the list, the pointer chooses, nothing found is said', async () => {
	const page = await open('henrike.solms', `/verwaltung/befangenheit/${vacancy}`);
	const field = page.getByRole('combobox', { name: 'Person', exact: true });
	await field.pressSequentially('Müll');
	await page.locator('.bms-pick').waitFor();
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('.bms-pick').isVisible(), false);
	await field.fill('nirgendwer');
	await page.locator('.bms-pick').waitFor();
	assert.equal(await page.locator('.bms-picks + [role=status]').textContent(), 'Nichts gefunden.');
	await field.fill('petersen');
	await found(page, { name: /Petersen, Jörg/ }).click();
	assert.equal(await field.inputValue(), 'Petersen, Jörg (joerg.petersen)');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('the answer follows the role chosen beside', async () => {
	const page = await open('amira.yildiz', `/vakanzen/${vacancy}/beteiligte`);
	await page.getByLabel('Rolle').selectOption('DEPARTMENT');
	const field = page.getByRole('combobox', { name: 'Person', exact: true });
	await field.fill('oduya');
	await page.locator('.bms-pick').waitFor();
	assert.equal(await found(page).count(), 0);
	assert.equal(await field.getAttribute('aria-expanded'), 'false', 'a list of nothing is none');
	await page.getByLabel('Rolle').selectOption('LECTOR');
	await field.fill('odu');
	await found(page, { name: /Oduya, Paul/ }).waitFor();
	await page.context().close();
});

test('at 320 px and without scripts the forms are whole', async () => {
	for (const [user, path] of [['amira.yildiz', `/vakanzen/${vacancy}/beteiligte`], ['henrike.solms', `${project}/bearbeiten`], ['henrike.solms', '/projekte/neu'],
		['henrike.solms', '/verwaltung/zugriff?person=petersen&objekt=stelle']]) {
		for (const javaScript of [true, false]) {
			const page = await open(user, path, { viewport: narrow, javaScript });
			if (javaScript)
				await checkPage(page, `pick-${path.split('/')[1]}`);
			else
				assert.ok(await page.locator('button[name=suchen]').first().isVisible(), path);
			await page.context().close();
		}
	}
	const page = await open('amira.yildiz', `/vakanzen/${vacancy}/beteiligte`, { viewport: narrow });
	await page.getByRole('combobox', { name: 'Person', exact: true }).fill('oduya paul');
	await page.locator('.bms-pick').waitFor();
	await checkPage(page, 'pick-narrow');
	await page.context().close();
});
