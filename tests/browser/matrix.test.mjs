// The matrix of rights, which is wider and longer than any screen: what a mark is about stays in sight, and no word is taken apart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, openBrowser, openPage } from '../lib/browser.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser;

before(async () => {
	stack = await startStack({ workers: 1 });
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** In the page: heads of the matrix that are narrower than their longest word, and where its first column stands before and after scrolling. */
function look(box) {
	const broken = [];
	for (const head of box.querySelectorAll('th')) {
		const range = document.createRange(), walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
		for (let text; (text = walker.nextNode());)
			for (const { 0: word, index } of text.data.matchAll(/[^\s­-]+/g)) {
				range.setStart(text, index);
				range.setEnd(text, index + word.length);
				const lines = range.getClientRects();
				if (lines.length > 1 && [...lines].some(line => line.width < 24))
					broken.push(word);
			}
	}
	const row = box.querySelector('th[scope="row"]'), before = row.getBoundingClientRect().left;
	box.scrollLeft = box.scrollWidth;
	return { broken, moved: row.getBoundingClientRect().left - before, scrolled: box.scrollLeft > 0, share: row.getBoundingClientRect().width / box.clientWidth };
}

for (const viewport of [desktop, { width: 360, height: 640 }])
	test(`at ${viewport.width} px words stay whole and the rights stay while the roles scroll`, async () => {
		const page = await openPage(browser, { user: 'henrike.solms', viewport });
		await page.goto(`${stack.backend}/verwaltung/rechte`);
		await checkPage(page, 'rights');
		const { broken, moved, scrolled, share } = await page.locator('.bms-scroll--box').evaluate(look);
		assert.deepEqual(broken, []);
		assert.ok(scrolled);
		assert.equal(Math.round(moved), 0);
		assert.ok(share < 0.55, `the first column takes ${share} of the box`);
		await page.context().close();
	});
