// Every other page a person can meet, in both languages: axe-core, valid HTML, no sideways scrolling at 320 px and at 400 % zoom.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, gone;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const recruiter = stack.as('amira.yildiz');
	({ jobad: gone } = await publishedAd(recruiter, 'Schon vorbei (m/w/d)'));
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${gone}/zurueckziehen`), {}, { action: 'zurueckziehen' });
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const portal = ['/', '/stellen', '/stellen?q=amt&bereich=it', '/stellen?q=gibtesnicht', '/datenschutz', '/impressum', '/barrierefreiheit', '/leichte-sprache', '/kontakt', '/gibtsnicht'];

for (const viewport of [desktop, narrow])
	for (const language of ['', '/en'])
		test(`portal pages ${language || '/de'} at ${viewport.width} px`, async () => {
			const page = await openPage(browser, { viewport });
			for (const path of [...portal, `/stellen/${gone}`]) {
				await page.goto(stack.external + language + path);
				await checkPage(page, `portal${language}${path}`.replace(/\W+/g, '-'));
				assert.equal(await page.evaluate(() => document.querySelectorAll('h1').length), 1, path);
			}
			await page.context().close();
		});

test('refused, missing and failing pages look like the others, in both languages', async () => {
	const page = await openPage(browser, { user: 'gesa.rohde' });
	for (const path of ['/projekte', '/en/projekte', '/vakanzen/V-2026-00001', '/gibtsnicht', '/en/gibtsnicht']) {
		await page.goto(stack.backend + path);
		assert.ok(page.source.status() >= 400, path);
		await checkPage(page, `error${path}`.replace(/\W+/g, '-'));
	}
	await stack.stopDatabase();
	await page.goto(`${stack.external}/merkliste`);	// lists of ads are answered without the database
	assert.equal(page.source.status(), 503);
	page.faults.length = 0;
	await checkPage(page, 'error-503');
	await stack.startDatabase();
	await page.context().close();
});
