// The desks of several people in a browser: each has a window, begins in the cockpit and goes by links and buttons. What it takes is counted for each.
import assert from 'node:assert/strict';
import { desktop, openPage } from './browser.mjs';

/** The steps of a journey; `post`: words by which its tasks are told from those of other procedures. */
export function desks(stack, browser, post) {
	const pages = new Map(), taken = new Map();
	/** Clicks (keys that press something) and loads of pages of a person: {clicks, loads}. What is typed does not count. */
	const of = user => {
		if (!taken.has(user))
			taken.set(user, { clicks: 0, loads: 0 });
		return taken.get(user);
	};
	const all = () => [...taken.values()].reduce((sum, one) => ({ clicks: sum.clicks + one.clicks, loads: sum.loads + one.loads }), { clicks: 0, loads: 0 });
	const click = page => { of(page.user).clicks++; };
	const main = page => page.locator('main').innerText();
	const there = (locator, page, what) => locator.waitFor({ timeout: 5000 }).catch(async () => assert.fail(`${page.user}: no ${what} at ${page.url()}: ${await main(page)}`));
	const go = (page, locator) => Promise.all([page.waitForNavigation(), locator.press('Enter')]);

	/** The person's window. */
	async function window(user, options = {}) {
		if (!pages.has(user)) {
			const page = await openPage(browser, { viewport: desktop, user, ...options });
			page.user = user;
			page.on('framenavigated', frame => {
				if (frame === page.mainFrame())
					of(user).loads++;
			});
			pages.set(user, page);
		}
		return pages.get(user);
	}
	async function cockpit(user) {
		const page = await window(user);
		await page.goto(`${stack.backend}/`);
		return page;
	}
	async function press(page, role, name) {
		click(page);
		const locator = page.locator('main').getByRole(role, { name }).first();
		await there(locator, page, `${role} ${name}`);
		await go(page, locator);
	}
	async function type(page, values) {
		for (const [name, value] of Object.entries(values))
			await page.locator(`[name="${name}"]`).first().fill(value);
	}
	/** A step of a desk: its button or link, and, where a page says first what it does, that page's button. */
	async function step(page, name, values = {}) {
		click(page);
		const head = page.locator('main');
		const way = head.getByRole('link', { name, exact: true }).or(head.getByRole('button', { name, exact: true })).first();
		const more = head.locator('.bms-desk__more summary');
		if (!await way.isVisible() && await more.count()) {
			click(page);
			await more.press('Enter');
		}
		await there(way, page, `step ${name}`);
		await go(page, way);
		if (!/\/(schritt|annehmen|beginnen|veroeffentlichen)/.test(page.url()))
			return;
		await type(page, values);
		click(page);
		await go(page, head.locator('form button[type=submit]').first());
	}
	async function tick(page, name) {
		click(page);
		await page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name })).first().check();
	}
	async function menu(page, name) {
		click(page);
		await go(page, page.locator('nav').getByRole('link', { name, exact: true }).first());
	}
	async function choose(page, values) {
		for (const [name, value] of Object.entries(values)) {
			click(page);
			await page.locator(`select[name="${name}"]`).first().selectOption(value);
		}
	}
	const says = async (page, pattern) => assert.match(await main(page), pattern);
	/** From the cockpit to what is expected, by its words. */
	async function task(user, words, object = post) {
		const page = await cockpit(user);
		const row = page.locator('.bms-tasks li, .bms-tasks tr').filter({ hasText: words }).filter({ hasText: object }).first();
		click(page);
		await there(row, page, `task ${words}`);
		await go(page, row.getByRole('link').last());
		return page;
	}
	async function answer(user, words, choice, text, object) {
		const page = await task(user, words, object);
		await tick(page, choice);
		if (text)
			await type(page, { text });
		await press(page, 'button', 'Antwort abgeben');
	}
	return { of, all, click, main, window, cockpit, press, type, step, tick, menu, choose, says, task, answer };
}
