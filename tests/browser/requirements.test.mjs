// The requirement profile in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px; written and put in order by keyboard, and by dragging.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const texts = page => page.locator('tr[data-order] th').allInnerTexts();
const press = async (page, role, name) => Promise.all([page.waitForNavigation(), page.getByRole(role, { name }).press('Enter')]);

for (const viewport of [desktop, narrow])
	test(`a profile is written and put in order at ${viewport.width} px`, async () => {
		const vacancy = await createVacancy(stack.as('amira.yildiz'), 'Sachbearbeitung Haushalt mit Schwerpunkt Zuwendungen (m/w/d)');
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/anforderungen`);
		await checkPage(page, `requirements-none-${viewport.width}`);
		for (const text of ['Abgeschlossenes Studium Public Management oder ein vergleichbarer Abschluss', 'Erfahrung im Haushaltsrecht', 'Sicheres Englisch']) {
			await page.getByLabel('Anforderung', { exact: true }).fill(text);
			await press(page, 'button', 'Anforderung hinzufügen');
		}
		await checkPage(page, `requirements-${viewport.width}`);
		await page.getByLabel('Anforderung', { exact: true }).fill('Noch nicht fertig');
		await press(page, 'button', /Nach oben: Sicheres Englisch/);
		assert.deepEqual((await texts(page)).map(text => text.split(' ')[0]), ['Abgeschlossenes', 'Sicheres', 'Erfahrung']);
		assert.equal(await page.getByLabel('Anforderung', { exact: true }).inputValue(), 'Noch nicht fertig', 'what is typed survives');
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/anforderungen`);
		await press(page, 'link', /^Ändern\s*: Sicheres Englisch/);
		await checkPage(page, `requirement-edit-${viewport.width}`);
		await page.goBack();
		await press(page, 'link', /^Entfernen\s*: Sicheres Englisch/);
		await checkPage(page, `requirement-remove-${viewport.width}`);
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/rangklassen/neu`);
		await checkPage(page, `ranking-class-new-${viewport.width}`);
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/rangklassen/A`);
		await checkPage(page, `ranking-class-${viewport.width}`);
		await page.goto(`${stack.backend}/vakanzen/${vacancy}/rangklassen/A/entfernen`);
		await checkPage(page, `ranking-class-remove-${viewport.width}`);
		await page.context().close();
	});

for (const viewport of [desktop, narrow])
	test(`a department writes the profile of its requisition at ${viewport.width} px`, async () => {
		const department = stack.as('katrin.lohmann');
		const written = await department.submit(await department.get('/personalanforderungen/neu'), { title: 'Leitung Prüfungsamt (m/w/d)', field: 'verwaltung', post_kind: 'fachkraft',
			pay_grade: 'E11', working_time: 'both', posts: '1', requirements: '- Studium der Verwaltungswissenschaft', reason: 'Nachfolge' });
		const page = await openPage(browser, { viewport, user: 'katrin.lohmann' });
		await page.goto(written.url);
		await press(page, 'link', /^Anforderungen/);
		await press(page, 'button', 'Aus dem Text übernehmen');
		await page.getByLabel('Anforderung', { exact: true }).fill('Erfahrung in der Leitung');
		await press(page, 'button', 'Anforderung hinzufügen');
		await checkPage(page, `requisition-requirements-${viewport.width}`);
		assert.deepEqual(await texts(page), ['Studium der Verwaltungswissenschaft', 'Erfahrung in der Leitung']);
		await press(page, 'link', /^Entfernen\s*: Erfahrung/);
		await checkPage(page, `requisition-requirement-remove-${viewport.width}`);
		await page.context().close();
	});

test('a row is dragged to its place; let go elsewhere it stays where it was', async () => {
	const recruiter = stack.as('amira.yildiz'), vacancy = await createVacancy(recruiter, 'Stelle zum Ziehen (m/w/d)'), path = `/vakanzen/${vacancy}/anforderungen`;
	for (const text of ['Eins', 'Zwei', 'Drei'])
		await recruiter.submit(await recruiter.get(path), { text }, { action: '/anforderungen' });
	const page = await openPage(browser, { viewport: desktop, user: 'amira.yildiz' });
	await page.goto(stack.backend + path);
	const row = text => page.locator('tr[data-order]', { hasText: text });
	await row('Drei').dragTo(page.locator('h1'));
	assert.deepEqual(await texts(page), ['Eins', 'Zwei', 'Drei']);
	await Promise.all([page.waitForNavigation(), row('Drei').dragTo(row('Eins'), { targetPosition: { x: 200, y: 3 } })]);
	assert.deepEqual(await texts(page), ['Drei', 'Eins', 'Zwei']);
	assert.match(await page.locator('main').innerText(), /Die Reihenfolge ist gespeichert/);
	await page.context().close();
});
