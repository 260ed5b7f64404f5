// The pages of a job ad's desk as one meets them in a browser: checked as all pages are, at both widths.
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, path;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const recruiter = stack.as('amira.yildiz');
	const { jobad } = await publishedAd(recruiter, 'Stelle im Browser (m/w/d)');
	path = `/stellenanzeigen/${jobad}`;
	await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { teaser: 'Sie haben die Ausgaben im Blick.', offer: '' });
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`pages of an ad at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		for (const address of [`${path}/fassungen`, `/en${path}/fassungen`]) {
			await page.goto(stack.backend + address);
			await checkPage(page, `jobad${address}`.replace(/S-\d{4}-\d{5}/, 'ad').replace(/\W+/g, '-'));
		}
		await page.context().close();
	});
