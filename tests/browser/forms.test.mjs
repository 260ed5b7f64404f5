// Forms in the browser: several on one page, two windows, counting instead of cutting; with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, createVacancy, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, browser, ad, application, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ jobad: ad } = await publishedAd(recruiter, 'Stelle für Formulare (m/w/d)'));
	application = await apply(stack, ad, { email: 'formular@beispiel.example' });
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const javaScript of [true, false])
	test(`what is typed beside a step or a search is still there, scripts ${javaScript ? 'on' : 'off'}`, async () => {
		const page = await openPage(browser, { user: 'amira.yildiz', javaScript });
		await page.goto(`${stack.backend}/bewerbungen/${application}`);
		await page.fill('textarea[name=text]', 'Angefangen');
		await page.press('form[action$=status] .kern-btn--primary', 'Enter');
		await page.waitForLoadState();
		assert.equal(await page.inputValue('textarea[name=text]'), 'Angefangen');
		await checkPage(page, 'comment');
		await page.press('form[action$=kommentar] button:not([hidden])', 'Enter');
		await page.waitForLoadState();
		assert.equal(await page.inputValue('textarea[name=text]'), '');
		const number = await createVacancy(recruiter, 'Suche neben Gremien');
		await page.goto(`${stack.backend}/vakanzen/${number}/beteiligte`);
		await page.selectOption('select[name=pr]', { index: 1 });
		await page.fill('input[name=person]', 'Lohmann');
		if (javaScript)
			await page.waitForSelector('[role=option]');
		else {
			await page.press('button[name=suchen]', 'Enter');
			await page.waitForSelector('.bms-pick-found input[type=radio]');
		}
		assert.notEqual(await page.inputValue('select[name=pr]'), '');
		await checkPage(page, 'search');
		assert.deepEqual(page.faults, []);
		await page.context().close();
	});

test('a long text is counted, not cut, and both windows’ texts are shown', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz' });
	const number = await createVacancy(recruiter, 'Zähler');
	await page.goto(`${stack.backend}/vakanzen/${number}/bearbeiten`);
	await page.fill('input[name=title]', 'x'.repeat(205));
	assert.match(await page.textContent('.bms-count--over'), /5 Zeichen zu viel/);
	assert.equal((await page.inputValue('input[name=title]')).length, 205);
	await page.fill('input[name=title]', 'Fassung eins');
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { title: 'Fassung zwei' });
	await page.press('main form button[type=submit]', 'Enter');
	await page.waitForSelector('.bms-other');
	assert.match(await page.textContent('.bms-other'), /Fassung zwei/);
	assert.equal(await page.inputValue('input[name=title]'), 'Fassung eins');
	await checkPage(page, 'conflict');
	await page.setViewportSize(narrow);
	await checkPage(page, 'conflict');
	await page.context().close();
});

test('two windows of one draft: the older one’s save by itself keeps the newer text and says so', async () => {
	const context = await browser.newContext({ locale: 'de-DE' });
	const first = await context.newPage(), second = await context.newPage();
	await first.goto(`${stack.external}/stellen/${ad}/bewerben`);
	for (const [name, value] of Object.entries({ first_name: 'Ole', surname: 'Zwei', email: 'zweifenster@beispiel.example', message: 'Anfang' }))
		await first.fill(`[name=${name}]`, value);
	await first.waitForFunction(() => location.pathname.endsWith('/angaben'));
	await second.goto(first.url());
	await second.fill('[name=message]', 'Aus dem zweiten Fenster');
	const kept = text => eventually(async () => (await second.request.get(second.url())).text().then(body => body.includes(text)), text);
	await kept('Aus dem zweiten Fenster');
	await first.fill('[name=town]', 'Nordhafen');
	await kept('Nordhafen');
	await kept('Aus dem zweiten Fenster');
	await first.fill('[name=message]', 'Aus dem ersten Fenster');
	await first.waitForSelector('[data-other=message]');
	assert.match(await first.textContent('[data-other=message]'), /Aus dem zweiten Fenster/);
	await first.click('main form[data-autosave] button[type=submit]');
	await first.waitForSelector('.bms-other');
	assert.equal(await first.inputValue('[name=message]'), 'Aus dem ersten Fenster');
	await context.close();
});
