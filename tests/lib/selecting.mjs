// What the journeys through a selection in the browser have in common: a step for many, somebody by the link of a letter, pictures.
import { openPage } from './browser.mjs';
import { linkIn } from './journey.mjs';

/** A step for all applications of the vacancy's desk that are in the status of these words; ends on the bulk action's page. */
export async function stepForAll(desk, page, words, step) {
	await desk.press(page, 'link', /^Bewerbungen \d/);
	await desk.press(page, 'link', words);
	await desk.tick(page, 'Alle Zeilen dieser Seite auswählen');
	await desk.press(page, 'button', 'Mit den gewählten Bewerbungen weiter');
	await desk.choose(page, { step });
	await desk.press(page, 'button', 'Prüfen, was geschieht');
	await desk.press(page, 'button', 'Schritt ausführen');
	await page.getByText('Die Sammelaktion ist beendet.').waitFor({ timeout: 30000 });
}

/** The window of somebody who is no staff, by the link of the newest mail with this subject. */
export async function byLink(stack, browser, email, subject) {
	const page = await openPage(browser, { viewport: { width: 1366, height: 900 } });
	await page.goto(linkIn(await stack.mail(email, subject), '/bewerbung/status/'));
	await Promise.all([page.waitForNavigation(), page.locator('main form button').first().press('Enter')]);
	return page;
}

async function picture(page, name) {
	const size = page.viewportSize();
	for (const [width, height] of [[1366, 900], [360, 740]]) {
		await page.setViewportSize({ width, height });
		await page.screenshot({ path: `${process.env.BMS_PICTURES}/${name}-${width}.png`, fullPage: true });
	}
	await page.setViewportSize(size);
}

/** Pictures of a state at both widths, in German and in English (in a window of its own), where BMS_PICTURES names a folder. */
export async function pictures(browser, page, name) {
	if (!process.env.BMS_PICTURES)
		return;
	await picture(page, `${name}-de`);
	const english = await openPage(browser, { viewport: { width: 1366, height: 900 }, locale: 'en-GB' });
	await english.context().addCookies(await page.context().cookies());
	await english.goto(new URL(await page.locator('a[hreflang=en]').first().getAttribute('href'), page.url()).href);
	await picture(english, `${name}-en`);
	await english.context().close();
}
