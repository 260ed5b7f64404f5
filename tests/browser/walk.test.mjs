// Working through a list of applications: forty of them read, commented and moved; keys; text that stays; the bar within the thumb's reach.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const desk = { width: 1366, height: 768 };
const phone = { width: 360, height: 740 };
const many = 40;
let stack, browser, vacancy;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const ad = await publishedAd(stack.as('amira.yildiz'), 'Für vierzig (m/w/d)');
	vacancy = ad.vacancy;
	const waiting = Array.from({ length: many }, (_, i) => `Nr${String(i).padStart(2, '0')}`);
	await Promise.all(Array.from({ length: 4 }, async () => {
		for (let surname; (surname = waiting.pop());)
			await apply(stack, ad.jobad, { surname, email: `${surname}@beispiel.example`.toLowerCase() });
	}));
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** A recruiter's page at the first application of the list; page.loads counts the pages since. */
async function atFirst(options = {}) {
	const page = await openPage(browser, { user: 'amira.yildiz', viewport: desk, ...options });
	page.loads = 0;
	page.on('response', response => {
		if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && response.status() < 300)
			page.loads++;
	});
	await page.goto(`${stack.backend}/bewerbungen?vakanz=${vacancy}`);
	await page.locator('.bms-rows tbody th a').first().click();
	await page.locator('.bms-walk').waitFor();
	return page;
}

const place = page => page.locator('.bms-walk__place').innerText();
const number = page => /B-\d{4}-\d{5}/.exec(page.url())[0];
const comment = page => page.locator('textarea[name=text]');
const focused = page => page.evaluate(() => document.activeElement.name ?? document.activeElement.id);
/** A key that leads to another page. */
const goBy = async (page, key) => Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press(key)]);
const keysOf = page => page.locator('[data-keys-open]').waitFor(); // the script is there

test('keys lead on, back, to the comment and the steps; a panel names them; they are silent in fields, with other keys held and when turned off', async () => {
	const page = await atFirst();
	await keysOf(page);
	assert.match(await place(page), /1 von 40/);
	await checkPage(page, 'walk');
	await goBy(page, 'j');
	assert.match(await place(page), /2 von 40/);
	await goBy(page, 'k');
	assert.match(await place(page), /1 von 40/);
	await keysOf(page);
	await page.keyboard.press('k');
	await page.keyboard.press('Control+j');
	await page.keyboard.press('c');
	assert.equal(await focused(page), 'text');
	await page.keyboard.type('jks?');
	assert.equal(await comment(page).inputValue(), 'jks?', 'in a field they are letters');
	assert.match(await place(page), /1 von 40/);
	await comment(page).fill('');
	await page.locator('h1').click();
	await page.keyboard.press('s');
	assert.ok(await page.locator('.bms-walk [data-key=s]').evaluate(link => document.getElementById(link.hash.slice(1)).contains(document.activeElement)));
	await page.locator('h1').click();
	await page.keyboard.press('?');
	const panel = page.getByRole('dialog', { name: 'Tasten' });
	await panel.waitFor();
	assert.deepEqual(await panel.locator('kbd').allInnerTexts(), ['j', 'k', 'c', 's', '?']);
	await checkPage(page, 'walk_keys');
	await page.keyboard.press('j');
	await panel.getByLabel('Diese Tasten benutzen').uncheck();
	await page.keyboard.press('Escape');
	await panel.waitFor({ state: 'hidden' });
	await page.keyboard.press('j');
	await page.reload();
	await keysOf(page);
	await page.keyboard.press('j');
	await page.keyboard.press('?');
	assert.equal(await panel.isVisible(), false);
	assert.match(await place(page), /1 von 40/, 'turned off, also on the next page');
	await page.getByRole('button', { name: 'Tasten' }).click();
	await panel.getByLabel('Diese Tasten benutzen').check();
	await panel.getByRole('button', { name: 'Schließen' }).click();
	await goBy(page, 'j');
	assert.match(await place(page), /2 von 40/);
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('a comment that is typed and not saved waits when one goes on, with scripts and without', async () => {
	for (const javaScript of [true, false]) {
		const page = await atFirst({ javaScript });
		const own = `Angefangen ${javaScript}`;
		await comment(page).fill(own);
		await page.getByRole('button', { name: /Nächste/ }).click();
		await page.waitForURL(address => !String(address).includes('/weiter'));
		assert.match(await place(page), /2 von 40/);
		assert.equal(await comment(page).inputValue(), '');
		await page.getByRole('button', { name: /Vorherige/ }).click();
		await page.getByText('1 von 40').waitFor();
		assert.equal(await comment(page).inputValue(), own);
		assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0, 'nothing of it lies in the browser');
		await page.context().close();
	}
});

test('on a phone the ways are at the bottom, each 44 px, and hide nothing', async () => {
	const page = await atFirst({ viewport: phone });
	const bar = await page.locator('.bms-walk__bar').boundingBox();
	assert.equal(Math.round(bar.y + bar.height), phone.height);
	for (const way of await page.locator('.bms-walk__bar .bms-walk__way').all()) {
		const box = await way.boundingBox();
		assert.ok(box.height >= 44 && box.width >= 44, await way.innerText());
	}
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
	const foot = await page.locator('footer').boundingBox();
	assert.ok(foot.y + foot.height <= bar.y + 1, `the foot ends at ${foot.y + foot.height}`);
	await checkPage(page, 'walk');
	await page.context().close();
});

test('forty applications are read, commented and moved without leaving the page of one', async () => {
	const page = await atFirst();
	const began = Date.now();
	const seen = new Set();
	for (let i = 1; i <= many; i++) {
		await page.getByText(new RegExp(`^${i} von ${many}$`)).waitFor();
		seen.add(number(page));
		await page.frameLocator('iframe.bms-document').locator('body').waitFor();
		await keysOf(page);
		await page.keyboard.press('c');
		await page.keyboard.type(`Gelesen als ${i}.`);
		await page.getByRole('button', { name: 'Kommentar speichern' }).press('Enter');	// the page may still scroll to where a key leads
		await page.getByText('Der Kommentar ist gespeichert').waitFor();
		await keysOf(page);
		await page.keyboard.press('s');
		await page.getByRole('button', { name: i < many ? 'Formal prüfen und weiter' : 'Formal prüfen', exact: true }).press('Enter');
		await page.getByText(/Der Status (der vorigen Bewerbung )?ist geändert/).waitFor()
			.catch(async error => { throw new Error(`${i}: ${page.url()} ${(await page.locator('main').innerText()).slice(0, 600)}`, { cause: error }); });
	}
	const seconds = (Date.now() - began) / 1000;
	console.log(`forty applications: ${page.loads} page loads, ${seconds.toFixed(1)} s`);
	assert.equal(seen.size, many);
	assert.ok(page.loads <= 2 * many + 2, `${page.loads} page loads`);
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${vacancy}' AND a.status = 'formale_pruefung'`)), many);
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM application_comment c JOIN application a ON a.id = c.application_id JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${vacancy}'`)), many);
	await page.context().close();
});
