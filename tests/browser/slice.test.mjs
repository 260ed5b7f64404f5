// One post filled from end to end in Chromium, at desktop and 320 px, with and without JavaScript; every page met has to pass the checks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { cv } from '../lib/slice.mjs';
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

const upload = { name: cv.name, mimeType: cv.type, buffer: cv.bytes };
/* By the keyboard: without scripts Chromium never calls an element stable enough for Playwright's click. */
const press = locator => Promise.all([locator.page().waitForNavigation(), locator.press('Enter')]);
const submit = page => press(page.locator('main form:not(.bms-inline-form) button[type=submit]').first());

async function advertise(page, title) {
	await page.goto(`${stack.backend}/`);
	await checkPage(page, 'cockpit');
	await press(page.getByRole('link', { name: 'Projekte' }).first());
	await checkPage(page, 'projects');
	await press(page.getByRole('link', { name: /bis A\/E14/ }).first());
	await checkPage(page, 'project');
	await press(page.getByRole('link', { name: 'Vakanz anlegen' }));
	await submit(page);
	await checkPage(page, 'vacancy-errors');
	await page.getByLabel('Bezeichnung der Stelle').fill(title);
	await page.getByLabel('Arbeitsbereich').selectOption('finanzen');
	await page.getByLabel('Art der Stelle').selectOption('fachkraft');
	await page.getByLabel('Entgelt- oder Besoldungsgruppe').fill('E9b');
	await page.getByLabel('Arbeitszeit').selectOption('both');
	await page.getByLabel('Aufgaben').fill('- Haushalt planen');
	await page.getByLabel('Anforderungen').fill('- Studium');
	await submit(page);
	await checkPage(page, 'vacancy');
	await press(page.getByRole('link', { name: 'Stellenanzeige anlegen' }));
	await checkPage(page, 'jobad-new');
	await page.getByLabel('Kurztext für die Liste').fill('Sie behalten die Zahlen im Blick.');
	await submit(page);
	await checkPage(page, 'jobad-draft');
	await page.getByText('Weitere Schritte').click();
	await press(page.getByRole('button', { name: 'Veröffentlichen' }));
	await checkPage(page, 'jobad-published');
}

async function find(page, title) {
	await page.goto(`${stack.external}/`);
	await checkPage(page, 'home');
	await page.getByRole('searchbox').or(page.locator('[name=q]')).first().fill(title.split(' ')[0]);
	await press(page.locator('form[action$="/stellen"] button[type=submit]').first());
	await checkPage(page, 'list');
	await press(page.getByRole('link', { name: title }).first());
	await checkPage(page, 'ad');
}

async function apply(page, email) {
	await press(page.getByRole('link', { name: /bewerben/i }).first());
	await checkPage(page, 'apply-begin');
	await page.getByLabel('Nachname').fill('Beispiel');
	await submit(page);
	await checkPage(page, 'apply-errors');
	assert.equal(await page.getByLabel('Nachname').inputValue(), 'Beispiel');
	await page.getByLabel('Vorname').fill('Nora');
	await page.getByLabel('E-Mail-Adresse').fill(email);
	await submit(page);
	await checkPage(page, 'apply-files');
	await page.locator('details.bms-more summary').press('Enter');
	await page.locator('[name=type]').selectOption('cv');
	await page.setInputFiles('[name=files]', [upload]);
	if (page.javaScript)
		await page.locator('#dateien tbody tr').first().waitFor();
	else
		await submit(page);
	assert.match(await page.textContent('main'), /lebenslauf\.pdf/);
	await checkPage(page, 'apply-files-one');
	await press(page.getByRole('link', { name: /prüfen/i }).last());
	await checkPage(page, 'apply-check');
	await page.locator('[name=consent]').press('Space');
	await submit(page);
	await checkPage(page, 'apply-sent');
	const mail = await stack.mail(email);
	await page.goto(/http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec(mail.text)[0]);
	await checkPage(page, 'apply-confirm');
	await press(page.locator('main form button[type=submit]'));
	await checkPage(page, 'apply-confirmed');
}

async function decide(page, name) {
	await page.goto(`${stack.backend}/bewerbungen`);
	await checkPage(page, 'applications');
	await press(page.getByRole('link', { name }).first());
	await checkPage(page, 'application');
	await press(page.getByRole('button', { name: 'Formal prüfen', exact: true }));
	assert.match(await page.textContent('main'), /Formale Prüfung/);
	await page.getByLabel('Kommentar').fill('Unterlagen vollständig.');
	await press(page.getByRole('button', { name: 'Kommentar speichern' }));
	assert.match(await page.textContent('main'), /Unterlagen vollständig/);
	await checkPage(page, 'application-moved');
	const file = await page.request.get(await page.getByRole('link', { name: /lebenslauf/ }).first().evaluate(link => link.href));
	assert.ok((await file.body()).equals(cv.bytes));
}

for (const [name, options] of Object.entries({
	'at desktop width': { viewport: desktop },
	'at 320 px': { viewport: narrow },
	'without JavaScript': { viewport: desktop, javaScript: false },
	'at 320 px without JavaScript': { viewport: narrow, javaScript: false },
})) {
	test(`a post is filled from end to end ${name}`, async () => {
		const title = `Rechnungsprüfung ${name.replace(/\W+/g, '')} (m/w/d)`;
		const email = `nora.${name.replace(/\W+/g, '')}@beispiel.example`;
		const recruiter = await openPage(browser, { ...options, user: 'amira.yildiz' });
		await advertise(recruiter, title);
		const applicant = await openPage(browser, options);
		await find(applicant, title);
		await apply(applicant, email);
		await decide(recruiter, 'Beispiel, Nora');
		await recruiter.context().close();
		await applicant.context().close();
	});
}

test('a citizen applies with the keyboard alone', async () => {
	const recruiter = stack.as('amira.yildiz');
	const { publishedAd } = await import('../lib/slice.mjs');
	const { jobad } = await publishedAd(recruiter, 'Stelle für die Tastatur (m/w/d)');
	const page = await openPage(browser);
	await page.goto(`${stack.external}/stellen/${jobad}/bewerben`);
	await page.keyboard.press('Tab');
	assert.match(await page.evaluate(() => document.activeElement.textContent), /Zum Inhalt/);
	await page.keyboard.press('Enter');
	const reach = async name => {
		for (let i = 0; i < 40; i++) {
			if (await page.evaluate(() => document.activeElement.name) === name)
				return;
			await page.keyboard.press('Tab');
		}
		assert.fail(`Tab never reaches ${name}`);
	};
	for (const [name, value] of [['first_name', 'Kai'], ['surname', 'Taste'], ['email', 'kai@beispiel.example']]) {
		await reach(name);
		await page.keyboard.type(value);
	}
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
	assert.match(page.url(), /\/unterlagen/);
	await page.context().close();
});
