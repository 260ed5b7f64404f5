// The formal check as people see it, at a desk and on a phone; forty are checked by keyboard and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, vacancy, numbers = [];

before(async () => {
	stack = await startStack();
	const recruiter = stack.as('amira.yildiz');
	const ad = await publishedAd(recruiter, 'Stelle mit Prüfung (m/w/d)');
	vacancy = ad.vacancy;
	for (const text of ['Abschluss als staatlich anerkannte Sozialpädagogin oder Sozialpädagoge', 'Führerschein Klasse B', 'Deutsch auf dem Niveau C1'])
		await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/anforderungen`), { text, kind: 'mandatory', weight: '3', scale: 'yes_no', proof: 'documents' }, { action: '/anforderungen' });
	for (let i = 0; i < 3; i++)
		numbers.push(await apply(stack, ad.jobad, { email: `p${i}@beispiel.example`, surname: ['Abendroth', 'Brinkmann-Sonnenschein', 'Cordes'][i] }));
	const id = await stack.value(`SELECT id FROM application WHERE number = '${numbers[1]}'`);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/pruefung`), { then: 'propose' }, { action: '/pruefung' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${id}`), {}, { action: '/unterlagen' });
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const [width, height] of [[1366, 900], [360, 740]])
	test(`the pages of the formal check hold what they promise at ${width} pixels`, async () => {
		for (const [user, path, name] of [['amira.yildiz', `/vakanzen/${vacancy}/pruefung`, 'check'], ['amira.yildiz', `/bewerbungen/${numbers[1]}/pruefung`, 'check-one'],
			['amira.yildiz', `/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${await stack.value(`SELECT id FROM application WHERE number = '${numbers[1]}'`)}`, 'check-documents'],
			['paul.oduya', `/vakanzen/${vacancy}/pruefung`, 'check-council']]) {
			const page = await openPage(browser, { viewport: { width, height }, user });
			await page.goto(`${stack.backend}${path}`);
			if (process.env.BMS_FORMAL_SHOTS)
				await page.screenshot({ path: `${process.env.BMS_FORMAL_SHOTS}/${name}-${width}.png`, fullPage: true });
			await checkPage(page, `${name} ${width}`);
			await page.context().close();
		}
	});

test('a cell is decided with the keyboard alone, without scripts', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz', javaScript: false });
	await page.goto(`${stack.backend}/vakanzen/${vacancy}/pruefung`);
	const id = await stack.value(`SELECT id FROM application WHERE number = '${numbers[0]}'`);
	await page.locator(`#a${id}-entitled`).focus();
	await page.keyboard.press('Tab');
	assert.equal(await page.evaluate(() => document.activeElement.name), `a${id}-right`);
	await page.keyboard.type('Schreiben vom 1.12.');
	await page.keyboard.press('Enter');
	await page.getByText('Die Prüfung ist gespeichert.').waitFor();
	assert.equal(await stack.value(`SELECT entitled_note FROM formal_check WHERE application_id = ${id}`), 'Schreiben vom 1.12.');
	await page.context().close();
});
