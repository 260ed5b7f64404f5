// Files with a letter (BAK-09) in Chromium: at a desk with scripts, on a phone without, by keyboard: chosen, refused, removed, sent, read on both sides.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, pdf, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const phone = { width: 360, height: 740 };
let stack, browser, numbers;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const { jobad } = await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Dateien (m/w/d)');
	numbers = [await apply(stack, jobad, { email: 'eins@beispiel.example', surname: 'Eins' }), await apply(stack, jobad, { email: 'zwei@beispiel.example', surname: 'Zwei' })];
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const sent = (page, words) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name: words }).press('Enter')]);
const follow = (page, words) => Promise.all([page.waitForNavigation(), page.getByRole('link', { name: words }).press('Enter')]);
const file = (name, buffer = pdf) => ({ name, mimeType: 'application/pdf', buffer });

for (const [viewport, javaScript, place] of [[desktop, true, 0], [phone, false, 1]])
	test(`at ${viewport.width} px ${javaScript ? 'with' : 'without'} scripts`, async () => {
		const number = numbers[place], name = 'letter-files';
		const page = await openPage(browser, { user: 'amira.yildiz', viewport, javaScript });
		await page.goto(`${stack.backend}/bewerbungen/${number}/schreiben`);
		await sent(page, 'Brief schreiben');
		await page.getByLabel('Betreff (deutsch)').fill('Ihre Unterlagen {number}');
		await sent(page, 'Ansehen');
		await follow(page, 'Dateien hinzufügen oder entfernen');
		await checkPage(page, `${name}-empty`);
		await page.getByLabel('Dateien', { exact: true }).setInputFiles(file('kaputt.pdf', Buffer.from('%PDF-1.4\nno more')));
		await sent(page, 'Dateien hinzufügen');
		assert.match(await page.locator('main').innerText(), /beschädigt/);
		await checkPage(page, `${name}-refused`);
		await page.getByLabel('Dateien', { exact: true }).setInputFiles([file('Merkblatt zur Einstellungsuntersuchung beim betriebsärztlichen Dienst.pdf'), file('Anfahrt.pdf')]);
		await sent(page, 'Dateien hinzufügen');
		await checkPage(page, `${name}-chosen`);
		await Promise.all([page.waitForNavigation(), page.locator('main a', { hasText: 'Entfernen: Anfahrt.pdf' }).press('Enter')]);
		await checkPage(page, `${name}-remove`);
		await sent(page, 'Entfernen');
		await follow(page, 'Zurück zum Brief');
		await checkPage(page, `${name}-letter`);
		await sent(page, 'Briefe senden');
		await eventually(async () => { await page.reload(); return /Die Briefe sind geschrieben/.test(await page.locator('main').innerText()); }, 'the letter');
		await stack.mail(place ? 'zwei@beispiel.example' : 'eins@beispiel.example', `Ihre Unterlagen ${number}`);
		await page.goto(`${stack.backend}/bewerbungen/${number}/emails`);
		assert.equal(await page.getByRole('link', { name: /Merkblatt/ }).count(), 1);
		await checkPage(page, `${name}-desk`);
		await page.context().close();
		const mine = await openPage(browser, { viewport, javaScript });
		const link = /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec((await stack.mail(place ? 'zwei@beispiel.example' : 'eins@beispiel.example', 'ist eingegangen')).text)[0];
		await mine.goto(link);
		if (await mine.locator('main form button[type=submit]').count())
			await Promise.all([mine.waitForNavigation(), mine.locator('main form button[type=submit]').first().press('Enter')]);
		await mine.locator('summary', { hasText: `Ihre Unterlagen ${number}` }).press('Enter');
		assert.equal(await mine.getByRole('link', { name: /Merkblatt/ }).count(), 1);
		await checkPage(mine, `${name}-mine`);
		await mine.context().close();
	});
