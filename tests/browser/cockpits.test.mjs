// The cockpit of every role and the pages it leads to, in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
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

const people = ['henrike.solms', 'amira.yildiz', 'katrin.lohmann', 'ruth.eggers', 'bernd.harms', 'sina.krogmann', 'paul.oduya', 'doris.kuhnert', 'lena.maibaum', 'frank.tiedemann', 'gesa.rohde'];

/** What several roles are led to is looked at with this many of them. */
const ROLES = 3;

for (const viewport of [desktop, narrow])
	test(`the cockpit of every role and what it links to, at ${viewport.width} px`, async () => {
		const looked = new Map();
		for (const user of people) {
			const page = await openPage(browser, { viewport, user });
			await page.goto(`${stack.backend}/`);
			await checkPage(page, `cockpit-${user}`);
			const links = await page.evaluate(() => [...new Set([...document.querySelectorAll('header a, main a')].map(link => link.getAttribute('href')))]);
			const kinds = new Map(links.map(link => [link.replace(/[A-Z]-\d{4}-\d{5}/, '{}').replace(/\?.*/, ''), link]));
			for (const [kind, link] of kinds) {
				const times = looked.get(kind) ?? 0;
				if (times === ROLES)
					continue;
				looked.set(kind, times + 1);
				await page.goto(new URL(link, stack.backend).href);
				assert.ok(page.source.status() < 400, `${user}: ${link} answers ${page.source.status()}`);
				await checkPage(page, `${user}-${kind}`.replace(/\W+/g, '-'));
			}
			await page.context().close();
		}
	});
