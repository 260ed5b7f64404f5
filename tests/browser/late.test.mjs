// Scripts and answers that come late: what was typed, chosen or pressed before is taken up, nothing of it is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createVacancy, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, ad, vacancy;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	({ jobad: ad } = await publishedAd(stack.as('amira.yildiz'), 'Stelle am langsamen Netz (m/w/d)'));
	vacancy = await createVacancy(stack.as('amira.yildiz'), 'Auswahl am langsamen Netz');
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** Holds what the page asks for there until it is released. */
async function hold(page, address, method = 'GET') {
	let release;
	const released = new Promise(resolve => { release = resolve; });
	await page.route(address, async route => {
		if (route.request().method() === method)
			await released;
		return route.fallback();
	});
	return { asked: page.waitForRequest(address), release };
}

async function openLate(script, address, options) {
	const page = await openPage(browser, options);
	const late = await hold(page, `**/js/${script}.js*`);
	await page.goto(address);
	await late.asked;
	return { page, release: late.release };
}

async function toFiles(page, email) {
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	for (const [name, value] of Object.entries({ first_name: 'Nora', surname: 'Beispiel', email }))
		await page.fill(`[name=${name}]`, value);
	await page.press('main form[data-autosave] button[type=submit]', 'Enter');
	await page.waitForURL(/\/unterlagen$/);
}

async function finish(page) {
	assert.deepEqual(page.faults, []);
	await page.context().close();
}

const chosen = name => [{ name, mimeType: cv.type, buffer: cv.bytes }];

test('a name typed before the list of people is there is searched for', async () => {
	const { page, release } = await openLate('pick', `${stack.backend}/vakanzen/${vacancy}/beteiligte`, { user: 'amira.yildiz' });
	await page.fill('input[name=person]', 'kat loh');
	release();
	await page.locator('.bms-pick [role=option]').first().waitFor();
	await finish(page);
});

test('a search that is not answered says so, and typing on asks again', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz' });
	await page.goto(`${stack.backend}/vakanzen/${vacancy}/beteiligte`);
	await page.route('**/auswahl?*', route => route.abort());
	const note = page.locator('.bms-picks + [role=status]');
	const field = page.getByRole('combobox', { name: 'Person', exact: true });
	await field.fill('kat lo');
	await note.filter({ hasText: 'Die Suche hat nicht geantwortet' }).waitFor();
	await page.unroute('**/auswahl?*');
	await field.press('h');
	await page.locator('.bms-pick [role=option]').first().waitFor();
	await finish(page);
});

test('a file chosen before the script is there goes up when it comes', async () => {
	const page = await openPage(browser, { viewport: narrow });
	const late = await hold(page, '**/js/upload.js*');
	await toFiles(page, 'datei@beispiel.example');
	await late.asked;
	await page.setInputFiles('input[type=file]', chosen('frueh.pdf'));
	late.release();
	await page.locator('#dateien tbody tr', { hasText: 'frueh.pdf' }).waitFor();
	await finish(page);
});

test('a file chosen in another form before the script is there is listed', async () => {
	const { page, release } = await openLate('files', `${stack.backend}/verwaltung/gehaltstabellen/neu`, { user: 'henrike.solms' });
	await page.setInputFiles('input[type=file]', chosen('tabelle.csv'));
	release();
	await page.locator('.bms-files', { hasText: 'tabelle.csv' }).waitFor();
	await finish(page);
});

test('a form pressed while its first save is on its way goes when the save has answered', async () => {
	const page = await openPage(browser, { viewport: narrow });
	await page.goto(`${stack.external}/stellen/${ad}/bewerben`);
	const begun = async () => Number(await stack.value('SELECT COUNT(*) AS begun FROM application'));
	const before = await begun();
	const late = await hold(page, '**/bewerben', 'POST');
	for (const [name, value] of Object.entries({ first_name: 'Nora', surname: 'Langsam', email: 'langsam@beispiel.example' }))
		await page.fill(`[name=${name}]`, value);
	await late.asked;
	await page.press('main form[data-autosave] button[type=submit]', 'Enter');
	await page.press('main form[data-autosave] button[type=submit]', 'Enter');
	late.release();
	await page.waitForURL(/\/unterlagen$/);
	assert.equal(await begun(), before + 1);
	await finish(page);
});
