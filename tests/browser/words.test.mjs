// The language of parts: on English pages of the portal everything staff wrote says that it is German, on German ones what is English; and both languages know each other (hreflang).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { openBrowser, openPage } from '../lib/browser.mjs';
import { openSignedIn } from '../lib/journey.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, browser, ad, account, application, german;

before(async () => {
	stack = await startStack();
	ad = (await publishedAd(stack.as('amira.yildiz'), 'Sachbearbeitung für Wortkunde (m/w/d)')).jobad;
	account = await makeAccount(stack, { email: 'nora@beispiel.example' });
	application = await apply(stack, ad, { email: account.email });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${application}'`);
	browser = await openBrowser();
	const { ads } = await (await fetch(`${stack.external}/api/v1/stellen?anzahl=20`)).json();
	assert.ok(ads.length > 0);
	german = [...new Set(ads.flatMap(one => [one.title, one.authority, one.town].filter(text => text && text.length > 3)))];
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/* In the page: text that holds one of the words and is in another language, and text in `lang` that says so. */
function elsewhere({ words, lang }) {
	const found = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; (node = walker.nextNode());) {
		const element = node.parentElement;
		if (element.closest('script, style, option, textarea, .bms-lines') || !words.some(word => node.data.includes(word)))
			continue;
		if (element.closest('[lang]').lang !== lang)
			found.push(`${element.tagName}: ${node.data.trim().slice(0, 80)}`);
	}
	return found;
}

async function check(page, path) {
	await page.goto(stack.external + path);
	assert.ok(page.source.status() < 500, path);
	assert.deepEqual(await page.evaluate(elsewhere, { words: german, lang: 'de' }), [], path);
}

test('English pages of the portal say what is German', async () => {
	const page = await openPage(browser);
	for (const path of ['/', '/stellen', `/stellen/${ad}`, `/stellen/${ad}/drucken`, `/stellen/${ad}/merken`, `/stellen/${ad}/bewerben`, '/merkliste', '/stellen?ort=Nordhafen'])
		await check(page, `/en${path}`);
	await page.goto(`${stack.external}/en/stellen/${ad}`);
	assert.equal(await page.getByText('This job ad is in German.').count(), 1);
	assert.equal(await page.locator('h1').evaluate(heading => heading.closest('[lang]') !== document.documentElement || heading.querySelector('[lang=de]') !== null), true);
	assert.ok(await page.locator('.bms-prose [lang=de] p').count() > 0, 'the ad’s text');
	await page.context().close();
	const own = await openSignedIn(browser, stack, account);
	for (const path of ['/konto', `/bewerbung/${application}`, `/bewerbung/${application}/nachreichen`, `/bewerbung/${application}/berichtigen`, `/bewerbung/${application}/zurueckziehen`, `/bewerbung/${application}/einwilligung`])
		await check(own, `/en${path}`);
	await own.context().close();
});

test('German pages need no mark for German, and say what is English', async () => {
	const page = await openPage(browser);
	for (const path of ['/', '/stellen', `/stellen/${ad}`]) {
		await check(page, path);
		assert.equal(await page.locator('main [lang]').count(), 0, path);
		assert.equal(await page.getByRole('link', { name: 'English', exact: true }).getAttribute('lang'), 'en');
	}
	assert.equal(await page.getByText('auf Deutsch').count(), 0);
	await page.context().close();
});

test('backend pages in English say what is German', async () => {
	const page = await openPage(browser, { user: 'amira.yildiz' });
	for (const path of ['/', '/vakanzen', '/bewerbungen', `/stellenanzeigen/${ad}`, `/bewerbungen/${application}`]) {
		await page.goto(`${stack.backend}/en${path}`);
		assert.equal(page.source.status(), 200, path);
		assert.deepEqual(await page.evaluate(elsewhere, { words: german, lang: 'de' }), [], path);
	}
	await page.context().close();
});

test('public pages name their addresses in both languages, and each leads back', async () => {
	for (const path of ['/', '/stellen?q=wort&ort=Nordhafen', '/datenschutz', `/stellen/${ad}`]) {
		const addresses = await Promise.all(['', '/en'].map(async base => {
			const response = await fetch(stack.external + base + path);
			const links = [...(await response.text()).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)];
			return Object.fromEntries(links.map(([, lang, href]) => [lang, href.replaceAll('&amp;', '&')]));
		}));
		assert.deepEqual(addresses[0], addresses[1], path);
		assert.deepEqual(Object.keys(addresses[0]), ['de', 'en', 'x-default'], path);
		assert.equal(addresses[0]['x-default'], addresses[0].de);
		for (const lang of ['de', 'en']) {
			const response = await fetch(addresses[0][lang], { redirect: 'manual' });
			assert.equal(response.status, 200, addresses[0][lang]);
			assert.match(await response.text(), new RegExp(`<html lang="${lang}">`));
			assert.equal(response.headers.get('set-cookie'), null, 'choosing a language keeps no cookie');
		}
	}
	const map = await eventually(async () => {
		const text = await (await fetch(`${stack.external}/sitemap.xml`)).text();
		return text.includes(ad) && text;
	});
	assert.match(map, new RegExp(`<loc>[^<]*/stellen/${ad}-[^<]*</loc>.*hreflang="de" href="[^"]*/stellen/${ad}-[^"]*"/>.*hreflang="en" href="[^"]*/en/stellen/${ad}-`, 's'));
	const gone = await fetch(`${stack.external}/gibtsnicht`);
	assert.doesNotMatch(await gone.text(), /<link rel="alternate" hreflang/);
});
