// What the journeys of applicants in a browser have in common: pressing, mails, signing in, the keyboard, enlarged text.
import assert from 'node:assert/strict';
import { signedIn } from './account.mjs';
import { openPage } from './browser.mjs';

export const phone = { width: 360, height: 740 };
export const ownPassword = 'Zwölf blaue Brücken';

/** By the keyboard: without scripts Chromium never calls an element stable enough for Playwright's click. */
export const press = locator => Promise.all([locator.page().waitForNavigation(), locator.press('Enter')]);

/** Sends the page's own form, not the small ones beside lists. */
export const send = page => press(page.locator('main form:not(.bms-inline-form) button[type=submit]').first());

export const fill = async (page, values) => {
	for (const [name, value] of Object.entries(values))
		await page.locator(`main [name=${name}]`).fill(value);
};

export const linkIn = (mail, path) => new RegExp(`http://[^\\s>]+${path}[\\w-]+`).exec(mail.text)[0];
export const passwordIn = mail => /\b[A-Za-z0-9]{5}(?:-[A-Za-z0-9]{5}){3}\b/.exec(mail.text)[0];

/** A page of a new browser context in which the account is signed in. */
export async function openSignedIn(browser, stack, account, options) {
	const page = await openPage(browser, options);
	const { cookies } = await signedIn(stack, account);
	await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/' })));
	return page;
}

/** Text twice as large, as people set it in the browser; gives what then is wider than the page. */
export function enlargeText(page) {
	return page.evaluate(() => {
		document.documentElement.style.fontSize = '200%';
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width)
			return [];
		return [...document.querySelectorAll('body *')].filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
			.map(element => `${element.tagName}.${element.className} ${element.scrollWidth}/${element.clientWidth}: ${element.textContent.trim().slice(0, 30)}`);
	});
}

/* In the page: what has the focus now, and where. */
function focused() {
	const element = document.activeElement;
	if (!element || element === document.body)
		return null;
	window.journeyOrder ??= [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
	const style = getComputedStyle(element);
	const { left, top, bottom, width, height } = element.getBoundingClientRect();
	return {
		index: window.journeyOrder.indexOf(element), name: `${element.tagName} ${element.name || element.textContent.trim().slice(0, 40)}`,
		left, top: top + scrollY, bottom: bottom + scrollY,
		seen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
		inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
	};
}

/* In the page: how many stops the tab key has to make within main; of radios one a group. */
function stops() {
	const groups = new Set();
	return [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')].filter(element => {
		if (element.disabled || element.type === 'hidden' || element.tabIndex < 0 || !element.checkVisibility({ checkVisibilityCSS: true }))
			return false;
		if (element.type !== 'radio')
			return true;
		const first = !groups.has(element.name);
		groups.add(element.name);
		return first;
	}).length;
}

/**
 * Walks through the page with the tab key: every control is reached, in the order in which it is written and seen (down, within a line to the right),
 * is in view when it is reached and shows the focus.
 */
export async function checkFocusOrder(page, name) {
	if (await page.locator('form[data-autosave]').count())	// its script adds a button; the order is that of the whole page
		await page.locator('.bms-autosave').waitFor({ state: 'attached' });
	await page.emulateMedia({ reducedMotion: 'reduce' });	// what gets the focus is in view at once
	await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); getSelection().collapse(document.body, 0); });
	const seen = [];
	for (let i = 0; i < 120; i++) {
		await page.keyboard.press('Tab');
		const now = await page.evaluate(focused);
		if (!now || seen.some(({ index }) => index === now.index))
			break;
		seen.push(now);
	}
	for (const [i, now] of seen.entries()) {
		assert.ok(now.seen, `${name}: ${now.name} shows no focus`);
		assert.ok(now.inView, `${name}: ${now.name} is out of view with the focus`);
		const last = seen[i - 1];
		if (!last || i === 1)	// the skip link comes from above when it gets the focus
			continue;
		assert.ok(now.index > last.index, `${name}: ${now.name} comes before ${last.name}`);
		assert.ok(now.bottom > last.top, `${name}: ${now.name} is above ${last.name}`);
		const line = Math.min(now.bottom, last.bottom) - Math.max(now.top, last.top) > 0.6 * Math.min(now.bottom - now.top, last.bottom - last.top);
		assert.ok(!line || now.left >= last.left, `${name}: ${now.name} is left of ${last.name}`);
	}
	const within = await page.evaluate(indexes => indexes.filter(index => document.querySelector('main').contains(window.journeyOrder[index])).length, seen.map(({ index }) => index));
	assert.equal(within, await page.evaluate(stops), `${name}: the tab key reaches everything`);
}

/** Presses Tab until an element has the focus. */
export async function tabTo(page, selector) {
	for (let i = 0; i < 80; i++) {
		if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector))
			return;
		await page.keyboard.press('Tab');
	}
	assert.fail(`Tab never reaches ${selector} on ${page.url()}`);
}

/** Enter, and the page it leads to. */
export const enter = page => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
