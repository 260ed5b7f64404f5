// Chromium by Playwright, with the checks every page has to pass.
import assert from 'node:assert/strict';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { browserPackages, validator } from './packages.mjs';
import { readingFaults } from './reading.mjs';

const rules = {
	extends: ['html-validate:recommended'],
	rules: {
		'no-trailing-whitespace': 'off',	// white space and quotes are the templates' affair
		'attr-quotes': 'off',
		'long-title': 'off',
		'void-style': 'off',
		'no-inline-style': 'error',
		'require-sri': 'off',
		'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'reset', 'button'] }],	// facets are checkboxes of one name
	},
};

export const desktop = { width: 1280, height: 900 };
export const narrow = { width: 320, height: 640 };

let checker;
const checked = new Map();	// source without what differs each time → its complaints: a page is looked at in several widths

async function htmlReport(html) {
	checker ??= new (validator())(rules);
	const report = await checker.validateString(html);
	return report.results.flatMap(result => result.messages.map(message => `${message.line}: ${message.ruleId}: ${message.message}`));
}

/** The complaints of html-validate about a page's source, as lines. */
export async function htmlFaults(html) {
	const source = html.replace(/(name="form_token" value=")[\w-]+/g, '$1');
	if (!checked.has(source))
		checked.set(source, await htmlReport(html));
	return checked.get(source);
}

/** A test closes its pages; one that failed leaves them open, and the log tells where they stood and what they asked for last. */
async function tellLeft(browser) {
	for (const page of browser.contexts().flatMap(context => context.pages())) {
		console.log(`page left open: ${page.url()}`, page.faults ?? '');
		for (const line of page.diary?.slice(-25) ?? [])
			console.log(`\t${line}`);
		console.log(`\t${(await page.locator('main').textContent({ timeout: 1000 }).catch(error => error.message)).replace(/\s+/g, ' ').slice(0, 1500)}`);
	}
}

/** Chromium without its windows, which take half of the processor; `whole`: with them, for what only they have, as the viewer of PDFs. */
export async function openBrowser({ whole = false } = {}) {
	const { chromium } = browserPackages();
	const browser = await chromium.launch({
		executablePath: whole ? '/usr/bin/chromium' : process.env.BMS_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
		args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
	});
	const close = browser.close.bind(browser);
	browser.close = async () => {
		await tellLeft(browser);
		await close();
	};
	return browser;
}

/** What a page asked for and got, for the log of a test that fails. */
function keepDiary(page) {
	const started = Date.now();
	const note = words => page.diary.push(`${String(Date.now() - started).padStart(6)} ms ${words}`);
	page.diary = [];
	page.on('request', request => note(`ask ${request.method()} ${request.url()}`));
	page.on('response', response => note(`got ${response.status()} ${response.url()}`));
	page.on('requestfailed', request => note(`failed ${request.url()}: ${request.failure()?.errorText}`));
	page.on('console', message => note(`console ${message.type()}: ${message.text()}`));
}

/**
 * A page of a new browser context. user: one of the demo's people, for the backend. Faults (scripts failing, resources refused by the CSP, answers
 * of 500 and more) gather in page.faults.
 */
export async function openPage(browser, { viewport = desktop, javaScript = true, user, locale = 'de-DE' } = {}) {
	const context = await browser.newContext({ viewport, javaScriptEnabled: javaScript, locale });
	if (user)
		await context.addCookies([{ name: 'demo_user', value: user, domain: '127.0.0.1', path: '/' }]);
	const page = await context.newPage();
	page.faults = [];
	page.javaScript = javaScript;
	keepDiary(page);
	page.on('pageerror', error => page.faults.push(`script: ${error.message}`));
	page.on('console', message => {
		if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
			page.faults.push(`CSP: ${message.text()}`);
	});
	page.on('response', response => {
		if (response.status() >= 500)
			page.faults.push(`${response.status()} ${response.url()}`);
		if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && (response.status() < 300 || response.status() >= 400))
			page.source = response;
	});
	return page;
}

/** A line for the accessibility statement (statement.mjs); numbers of objects are no addresses of their own. */
async function noteResult(page, { violations, passes, inapplicable, testEngine }) {
	if (!process.env.BMS_ACCESSIBILITY)
		return;
	const address = new URL(page.url());
	await appendFile(process.env.BMS_ACCESSIBILITY, `${JSON.stringify({
		at: new Date().toISOString(), address: address.pathname.replace(/[A-Z]-\d{4}-\d{5}[^/]*/g, '{}'), width: page.viewportSize().width,
		axe: testEngine.version, rules: violations.length + passes.length + inapplicable.length, violations: violations.map(found => found.id),
	})}\n`);
}

/** What every page has to pass: axe-core, valid HTML, no sideways scrolling, what reading.mjs asks, no faults. Takes a picture named `name` when BMS_SHOTS is a folder. */
export async function checkPage(page, name) {
	const where = `${name} (${page.url()}, ${page.viewportSize().width} px)`;
	if (process.env.BMS_SHOTS) {
		await mkdir(process.env.BMS_SHOTS, { recursive: true });
		await page.screenshot({ path: join(process.env.BMS_SHOTS, `${name}-${page.viewportSize().width}.png`), fullPage: true });
	}
	assert.deepEqual(await htmlFaults(await page.source.text()), [], `HTML of ${where}`);
	if (page.javaScript) {
		const { AxeBuilder } = browserPackages();
		// In the page itself: another would be opened for frames of strangers, which are left out here, and take as long as the check.
		const result = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').options({ rules: { 'target-size': { enabled: true } } }).analyze();	// with best practices, and targets of 24 px
		const { violations } = result;
		await noteResult(page, result);
		assert.deepEqual(violations.map(found => `${found.id}: ${found.nodes.map(node => node.target.join(' ')).join(', ')}`), [], `axe on ${where}`);
		assert.equal(await page.locator('iframe:not([title])').count(), 0, `a frame of ${where} has no title`);	// what is in it is somebody else's document
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		assert.ok(wide <= 0, `${where} scrolls sideways by ${wide} px`);
		assert.deepEqual(await readingFaults(page), [], `reading ${where}`);
	}
	assert.deepEqual(page.faults, [], `faults on ${where}`);
}
