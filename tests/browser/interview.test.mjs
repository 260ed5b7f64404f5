// Interviews as people see them, at a desk and on a phone: planned, invited and answered by keyboard and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, browser, recruiter, vacancy, number, path;
const german = day => day.split('-').reverse().join('.');

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	const ad = await publishedAd(recruiter, 'Stelle mit Gesprächen (m/w/d)');
	vacancy = ad.vacancy;
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/anforderungen`), { text: 'Haushaltsrecht der Länder und Gemeinden', kind: 'mandatory', weight: '3', scale: 'points', proof: 'interview' },
		{ action: '/anforderungen' });
	number = await apply(stack, ad.jobad, { email: 'nora@beispiel.example' });
	await apply(stack, ad.jobad, { email: 'kim@beispiel.example', first_name: 'Kim', surname: 'Brinkmann-Sonnenschein' });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`);
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

test('an appointment is planned and somebody invited with the keyboard alone, without scripts', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz', javaScript: false });
	await page.goto(`${stack.backend}/vakanzen/${vacancy}/termine/neu`);
	await page.getByLabel('Bezeichnung').focus();
	for (const text of ['Auswahlgespräche', 'Hamburger Straße 37', '', '', '', 'Raum 4.01', german(dayIn(7)), '', '', '', '']) {
		await page.keyboard.type(text);
		await page.keyboard.press('Tab');
	}
	await page.getByRole('button', { name: 'Termin planen' }).press('Enter');
	await page.getByText('Der Termin ist geplant.').waitFor();
	path = new URL(page.url()).pathname;
	await page.getByRole('link', { name: 'Einladen' }).press('Enter');
	const choice = page.getByLabel('Beispiel, Nora');
	await choice.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.getByRole('button', { name: 'Einladen' }).press('Enter');
	await page.getByText('Die Einladungen sind hinausgegangen.').waitFor();
	assert.equal(await stack.value(`SELECT COUNT(*) FROM appointment_invitation i JOIN application a ON a.id = i.application_id WHERE a.number = '${number}' AND i.holding IS NOT NULL`), '1');
	await page.context().close();
});

for (const [width, height] of [[1366, 900], [360, 740]])
	test(`the pages of interviews hold what they promise at ${width} pixels`, async () => {
		const invitation = await stack.value('SELECT MAX(id) FROM appointment_invitation');
		const panel = await stack.value(`SELECT MIN(id) FROM appointment_panel WHERE appointment_id = ${path.split('/').pop()}`);
		for (const [name, there] of [['all', `/vakanzen/${vacancy}/termine`], ['new', `/vakanzen/${vacancy}/termine/neu`], ['one', path], ['invite', `${path}/einladen`], ['panel', `${path}/gremium/${panel}`],
			['member', `${path}/gremium/${panel}/mitglied`], ['invitation', `${path}/einladungen/${invitation}`], ['move', `${path}/einladungen/${invitation}/verlegen`],
			['guide', `/vakanzen/${vacancy}/leitfaden`], ['application', `/bewerbungen/${number}/termine`], ['mine', '/termine']]) {
			const page = await openPage(browser, { viewport: { width, height }, user: 'amira.yildiz' });
			await page.goto(`${stack.backend}${there}`);
			if (process.env.BMS_INTERVIEW_SHOTS)
				await page.screenshot({ path: `${process.env.BMS_INTERVIEW_SHOTS}/${name}-${width}.png`, fullPage: true });
			await checkPage(page, `${name} ${width}`);
			await page.context().close();
		}
		const mail = await stack.mail('nora@beispiel.example', 'Einladung zum Gespräch');
		const mine = await openPage(browser, { viewport: { width, height } });
		await mine.goto(/http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(mail.text)[0]);
		await mine.locator('main form button').first().click();
		await mine.getByText('Ihre Gespräche').waitFor();
		for (const name of ['my', 'answer']) {
			if (name === 'answer')
				await mine.getByRole('link', { name: 'Auf die Einladung antworten' }).click();
			if (process.env.BMS_INTERVIEW_SHOTS)
				await mine.screenshot({ path: `${process.env.BMS_INTERVIEW_SHOTS}/${name}-${width}.png`, fullPage: true });
			await checkPage(mine, `${name} ${width}`);
		}
		await mine.context().close();
	});
