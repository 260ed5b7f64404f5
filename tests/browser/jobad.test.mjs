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
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle im Browser (m/w/d)');
	path = `/stellenanzeigen/${jobad}`;
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' });
	await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { teaser: 'Sie haben die Ausgaben im Blick.', offer: '' });
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	const lector = stack.as('ruth.eggers');
	await lector.submit(await lector.get(`${path}/lektorat`), { teaser: 'Sie haben Einnahmen und Ausgaben im Blick.', tasks: '- Haushalt planen\n- Haushalt prüfen\n- Mittel bewirtschaften' });
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`pages of an ad at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		const look = async (page, address) => {
			await page.goto(stack.backend + address);
			await checkPage(page, `jobad${address}`.replace(/S-\d{4}-\d{5}/, 'ad').replace(/\W+/g, '-'));
		};
		for (const address of [path, `${path}/fassungen`, `/en${path}/fassungen`, `${path}/aenderungen`, `/en${path}/aenderungen`])
			await look(page, address);
		await page.context().close();
		const lectors = await openPage(browser, { viewport, user: 'ruth.eggers' });
		for (const address of [path, `${path}/lektorat`])
			await look(lectors, address);
		await lectors.context().close();
	});
