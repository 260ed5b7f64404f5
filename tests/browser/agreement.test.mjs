// Agreement on an ad in Chromium, by keyboard alone: axe-core, valid HTML, no sideways scrolling at 320 px; given, answered, read beside the text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createJobad, createVacancy } from '../lib/slice.mjs';
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

/** A draft with a department person, a lector and committees. */
async function draft(title) {
	const recruiter = stack.as('amira.yildiz'), vacancy = await createVacancy(recruiter, title);
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	await recruiter.submit(await people(), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const page = await people();
	const first = name => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	await recruiter.submit(page, { pr: first('pr'), gsb: first('gsb') }, { action: '/gremien' });
	return createJobad(recruiter, vacancy);
}

/** Goes to it by the tab key and presses a key there. */
async function reach(page, locator, key = 'Enter') {
	for (let i = 0; i < 80 && !await locator.evaluate(element => element === document.activeElement); i++)
		await page.keyboard.press('Tab');
	assert.ok(await locator.evaluate(element => element === document.activeElement), 'is reached by the tab key');
	await page.keyboard.press(key);
}

for (const viewport of [desktop, narrow])
	test(`an ad is given, answered and read by keyboard at ${viewport.width} px`, async () => {
		const jobad = await draft('Schulsekretariat an der Stadtteilschule mit langem Titel (m/w/d)');
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		await page.goto(`${stack.backend}/stellenanzeigen/${jobad}/abstimmung`);
		await checkPage(page, `agreement-draft-${viewport.width}`);
		await Promise.all([page.waitForNavigation(), reach(page, page.getByRole('link', { name: 'In die Abstimmung geben' }))]);
		await checkPage(page, `agreement-begin-${viewport.width}`);
		await reach(page, page.getByLabel(/^Gleichstellung/), 'Space');
		await Promise.all([page.waitForNavigation(), reach(page, page.getByRole('button', { name: 'In die Abstimmung geben' }))]);
		assert.match(await page.locator('main').innerText(), /Schreiben Sie, warum jemand nicht gefragt wird/);
		await checkPage(page, `agreement-refused-${viewport.width}`);
		await reach(page, page.getByLabel(/Warum wird jemand nicht gefragt/), 'End');
		await page.keyboard.type('Sie hat den Text selbst vorgeschlagen.');
		await Promise.all([page.waitForNavigation(), reach(page, page.getByRole('button', { name: 'In die Abstimmung geben' }))]);
		await checkPage(page, `agreement-begun-${viewport.width}`);
		await page.context().close();

		const council = await openPage(browser, { viewport, user: 'paul.oduya' });
		await council.goto(`${stack.backend}/stellenanzeigen/${jobad}/abstimmung`);
		await Promise.all([council.waitForNavigation(), reach(council, council.getByRole('link', { name: 'Stellungnahme zur Stellenanzeige' }).last())]);
		await reach(council, council.locator('.bms-note summary').nth(3), 'Enter');
		const note = council.locator('.bms-note textarea').nth(3);
		await reach(council, note, 'Space');
		await council.keyboard.type('Bitte genauer.');
		await checkPage(council, `agreement-answer-${viewport.width}`);
		await reach(council, council.getByLabel('Keine Einwände'), 'Space');
		await Promise.all([council.waitForNavigation(), reach(council, council.getByRole('button', { name: 'Antwort abgeben' }))]);
		await council.goto(`${stack.backend}/stellenanzeigen/${jobad}/abstimmung`);
		assert.match(await council.locator('main').innerText(), /beantwortet[\s\S]*Keine Einwände[\s\S]*Bitte genauer\./);
		await checkPage(council, `agreement-answered-${viewport.width}`);
		await council.context().close();
	});

for (const viewport of [desktop, narrow])
	test(`a question back and an objection are replied to and decided at ${viewport.width} px`, async () => {
		const jobad = await draft('Schulsekretariat an der Stadtteilschule mit Rückfragen (m/w/d)');
		const recruiter = stack.as('amira.yildiz'), council = stack.as('paul.oduya');
		const giving = await recruiter.get(`/stellenanzeigen/${jobad}/abstimmung/beginnen`), { action, fields } = giving.form('/beginnen');
		await recruiter.post(action, fields);
		const id = await stack.value(`SELECT s.id FROM statement s JOIN jobad j ON j.id = s.object_id WHERE s.object_kind = 3 AND s.kind = 'ad_pr' AND j.number = '${jobad}'`);
		const address = `/stellungnahmen/${id}`;
		await council.submit(await council.get(address), { answer: 'question', text: 'Welche Stufe ist gemeint, und seit wann?' }, { action: address });
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		await page.goto(`${stack.backend}${address}`);
		await checkPage(page, `question-${viewport.width}`);
		await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Rückfrage beantworten' }).press('Enter')]);
		await checkPage(page, `question-reply-${viewport.width}`);
		await page.getByLabel('Ihre Antwort').fill('Stufe drei, seit dem letzten Tarifvertrag.');
		await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Antwort geben' }).press('Enter')]);
		await checkPage(page, `question-replied-${viewport.width}`);
		await council.submit(await council.get(address), { answer: 'objection', text: 'Die Stufe fehlt im Text.' }, { action: address });
		await page.goto(`${stack.backend}${address}/entscheidung`);
		await checkPage(page, `decide-${viewport.width}`);
		await page.context().close();
		const admin = await openPage(browser, { viewport, user: 'henrike.solms' });
		await admin.goto(`${stack.backend}/verwaltung/fristen`);
		await checkPage(admin, `deadlines-${viewport.width}`);
		await admin.context().close();
	});
