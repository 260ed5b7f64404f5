// Selection lists in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px; put in order by keyboard and by dragging, without scripts by the buttons.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { startStack } from '../lib/stack.mjs';

const LISTS = '/verwaltung/auswahllisten';
let stack, browser;

const idOf = (code, list = 'field') => stack.value(`SELECT id FROM choice_value WHERE list = '${list}' AND code = '${code}'`);
const order = () => stack.value("SELECT GROUP_CONCAT(code ORDER BY position) FROM choice_value WHERE list = 'field' AND position <= 3");

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	await stack.sql(`UPDATE choice_value SET hidden = 1 WHERE list = 'field' AND code = 'kultur';
		UPDATE choice_value SET hidden = 1, replaced_by = ${await idOf('it')} WHERE list = 'field' AND code = 'umwelt';
		INSERT INTO choice_value (list, code, name_de, name_en, position) VALUES ('field', 'neu', 'Wirtschaftsförderung, Häfen und internationale Zusammenarbeit', 'Economic development, ports and international cooperation', 13);
		UPDATE choice_state SET version = version + 1`);
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow, { width: 1366, height: 900 }, { width: 360, height: 740 }])
	test(`pages of selection lists at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'henrike.solms' });
		const [it, law, culture, kind, fresh] = [await idOf('it'), await idOf('recht'), await idOf('kultur'), await idOf('trainee', 'post_kind'), await idOf('neu')];
		for (const [name, address] of Object.entries({ lists: LISTS, english: `/en${LISTS}`, values: `${LISTS}/field`, values_english: `/en${LISTS}/field`, one: `${LISTS}/field/${it}`, hidden: `${LISTS}/field/${culture}`,
			replaced: `${LISTS}/field/${await idOf('umwelt')}`, ruled: `${LISTS}/post_kind/${kind}`, fresh: `/en${LISTS}/field/${fresh}`, choose: `${LISTS}/field/${law}/ersetzen`, check: `${LISTS}/field/${law}/ersetzen?durch=it` })) {
			await page.goto(stack.backend + address);
			await checkPage(page, `choices-${name}-${viewport.width}`);
		}
		await page.context().close();
	});

test('a value is moved by keyboard and by dragging', async () => {
	const page = await openPage(browser, { viewport: desktop, user: 'henrike.solms' });
	await page.goto(`${stack.backend}${LISTS}/field`);
	const row = words => page.locator('tbody tr', { hasText: words });
	await row('Verwaltung').getByRole('button', { name: /Nach oben|oben/ }).focus();
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
	assert.equal(await order(), 'verwaltung,it,bau');
	await Promise.all([page.waitForNavigation(), row('Bauen und Planen').dragTo(row('Verwaltung'), { targetPosition: { x: 200, y: 3 } })]);
	assert.equal(await order(), 'bau,verwaltung,it');
	await page.context().close();
});

test('without scripts the buttons move a value, and one is replaced after the page that says what that does', async () => {
	const page = await openPage(browser, { viewport: narrow, user: 'henrike.solms', javaScript: false });
	const before = (await order()).split(','), at = before.indexOf('verwaltung');
	[before[at - 1], before[at]] = ['verwaltung', before[at - 1]];
	await page.goto(`${stack.backend}${LISTS}/field`);
	await page.locator('tbody tr', { hasText: 'Verwaltung' }).getByRole('button', { name: /oben/ }).click();
	assert.equal(await order(), before.join());
	await page.goto(`${stack.backend}${LISTS}/field/${await idOf('recht')}`);
	await page.getByRole('link', { name: 'Durch einen anderen Wert ersetzen' }).click();
	await page.locator('main').getByRole('link', { name: 'Verwaltung', exact: true }).click();
	await page.getByRole('button', { name: /^Ersetzen/ }).click();
	assert.match(await page.locator('main').innerText(), /Der Wert ist ersetzt/);
	await page.context().close();
});
