// Templates of letters and letters to applicants (OBJ-15, BAK-09), in Chromium: at a desk and at 320 px, by keyboard, with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, browser;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const press = (page, words) => page.getByRole('button', { name: words }).press('Enter');
const sent = (page, words) => Promise.all([page.waitForNavigation(), press(page, words)]);

for (const [viewport, javaScript] of [[desktop, true], [narrow, false]]) {
	const kind = `${viewport.width} px ${javaScript ? 'with' : 'without'} scripts`;

	test(`a template is edited, refused, looked at and reset at ${kind}`, async () => {
		const page = await openPage(browser, { user: 'henrike.solms', viewport, javaScript });
		const name = `letters-${viewport.width}`;
		await page.goto(`${stack.backend}/verwaltung/vorlagen`);
		await checkPage(page, `${name}-list`);
		await Promise.all([page.waitForURL('**/passed_over'), page.getByRole('link', { name: 'Mitteilung an Unterlegene' }).press('Enter')]);
		await page.locator('summary', { hasText: 'Platzhalter dieser Vorlage' }).press('Enter');
		await page.locator('summary', { hasText: 'Schreibweise' }).press('Enter');
		await checkPage(page, `${name}-one`);
		const body = page.getByLabel('Text (deutsch)');
		const text = await body.inputValue();
		await body.fill(`${text}\n\n{nmae}`);
		await sent(page, 'Speichern');
		assert.match(await page.locator('main').innerText(), /Den Platzhalter nmae gibt es hier nicht/);
		await checkPage(page, `${name}-refused`);
		await page.getByLabel('Text (deutsch)').fill(text.replace('über diese Stelle ist entschieden', 'die Entscheidung über diese Stelle ist gefallen'));
		await sent(page, 'Speichern');
		await Promise.all([page.waitForURL('**/vorschau'), page.getByRole('link', { name: 'Vorschau' }).press('Enter')]);
		assert.match(await page.locator('main').innerText(), /die Entscheidung über diese Stelle ist gefallen/);
		await checkPage(page, `${name}-preview`);
		await page.goto(`${stack.backend}/verwaltung/vorlagen/passed_over/fassungen`);
		await checkPage(page, `${name}-versions`);
		await page.goto(`${stack.backend}/verwaltung/vorlagen/passed_over/zuruecksetzen`);
		await checkPage(page, `${name}-reset`);
		await sent(page, 'Auf den gelieferten Text zurücksetzen');
		assert.equal(await page.getByLabel('Text (deutsch)').inputValue(), text);
		await page.context().close();
	});

	test(`a letter to several is written, looked at person by person and sent at ${kind}`, async () => {
		const page = await openPage(browser, { user: 'amira.yildiz', viewport, javaScript });
		const name = `write-${viewport.width}`;
		await page.goto(`${stack.backend}/bewerbungen`);
		for (const box of (await page.locator('tbody input[name=ids]').all()).slice(0, 3))
			await box.check();
		await sent(page, 'Mit den gewählten Bewerbungen weiter');
		await Promise.all([page.waitForURL('**/brief'), page.getByRole('link', { name: 'Stattdessen einen Brief schreiben' }).press('Enter')]);
		await checkPage(page, `${name}-empty`);
		await page.getByLabel('Vorlage').selectOption('documents_missing');
		await sent(page, 'Mit dieser Vorlage beginnen');
		await page.getByLabel('Punkte, je Zeile einer').fill('Zeugnis\nLebenslauf');
		await page.getByLabel('Wann er hinausgeht').selectOption('now');
		await sent(page, 'Ansehen');
		await checkPage(page, `${name}-looked`);
		await Promise.all([page.waitForURL('**person=2*'), page.getByRole('link', { name: 'Nächste Person' }).press('Enter')]);
		assert.match(await page.locator('main').innerText(), /2 von 3/);
		await checkPage(page, `${name}-second`);
		await sent(page, 'Briefe senden');
		await eventually(async () => {
			await page.reload();
			return page.getByText('Die Briefe sind geschrieben.').isVisible();
		}, 'the letters');
		await checkPage(page, `${name}-done`);
		await page.context().close();
	});
}
