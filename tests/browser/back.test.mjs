// Back and Forward after an error, in a browser: no question whether to send again, the page before comes, and nothing typed is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { openSignedIn, send } from '../lib/journey.mjs';
import { createVacancy, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, recruiter, jobad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Rückweg (m/w/d)'));
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** From one page to a form, an error there, Back, Forward, reload, Back twice. */
async function backAndForth(page, origin, from, path, name, typed) {
	const methods = [];
	page.on('request', request => request.isNavigationRequest() && methods.push(request.method()));
	await page.goto(origin + from);
	const before = page.url();
	await page.goto(origin + path);
	await page.locator(`main [name=${name}]`).fill(typed);
	await send(page);
	const refused = page.url();
	const shows = async () => {
		assert.equal(page.url(), refused);
		assert.equal(await page.inputValue(`main [name=${name}]`), typed, path);
		assert.equal(await page.locator('#fehler').count(), 1, path);
	};
	await shows();
	assert.match(refused, /eingabe=/, path);
	if (page.javaScript)
		assert.equal(await page.evaluate(() => document.activeElement.id), 'fehler', 'reading begins at the message');
	await checkPage(page, 'error-again');
	methods.length = 0;
	await page.goBack();
	assert.equal(page.url(), origin + path);
	assert.equal(await page.locator('#fehler').count(), 0);
	await page.goForward();
	await shows();
	await page.reload();
	await shows();
	await page.goBack();
	await page.goBack();
	assert.equal(page.url(), before);
	assert.deepEqual(methods.filter(method => method !== 'GET'), [], 'nothing is sent again');
	assert.deepEqual(page.faults, []);
}

for (const javaScript of [true, false])
	test(`after an error Back leads to the page before, scripts ${javaScript ? 'on' : 'off'}`, async () => {
		const account = await makeAccount(stack, { email: `rueckweg.${javaScript}@beispiel.example` });
		const page = await openSignedIn(browser, stack, account, { javaScript });
		for (const [from, path, name, typed] of [['/konto', '/konto/email', 'email', 'keine Adresse'], ['/stellen', `/stellen/${jobad}/bewerben`, 'town', 'x'.repeat(300)],
			['/kontakt', '/barrierefreiheit', 'email', 'keine Adresse']])
			await backAndForth(page, stack.external, from, path, name, typed);
		await page.context().close();
		const staff = await openPage(browser, { user: 'amira.yildiz', javaScript });
		const number = await createVacancy(recruiter, 'Rückweg');
		await backAndForth(staff, stack.backend, `/vakanzen/${number}`, `/vakanzen/${number}/bearbeiten`, 'title', 'x'.repeat(300));
		await staff.context().close();
	});
