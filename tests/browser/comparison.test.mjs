// The comparison in Chromium: axe-core, valid HTML, no sideways scrolling at 320 px; by keyboard as a grid; 150 applications by 20 requirements under a head and a first column that stay.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const ROWS = 150, QUESTIONS = 20;

let stack, browser, recruiter, vacancy, path, application;

/** Copies of an application, so that there are as many as a table has to bear. */
async function fill(number, count) {
	const [{ columns }] = await stack.sql(`SELECT GROUP_CONCAT(COLUMN_NAME) AS columns FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'bms' AND TABLE_NAME = 'application'
		AND EXTRA = '' AND COLUMN_NAME NOT IN ('number', 'active_key')`);
	await stack.sql(`INSERT INTO application (number, ${columns}) SELECT CONCAT('B-2026-9', LPAD(s.seq, 4, '0')), ${columns} FROM application a, seq_1_to_${count} s WHERE a.number = '${number}'`);
}

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	recruiter = stack.as('amira.yildiz');
	const ad = await publishedAd(recruiter, 'Sachbearbeitung mit Vergleich (m/w/d)');
	vacancy = ad.vacancy;
	path = `${stack.backend}/vakanzen/${vacancy}/vergleich`;
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const author = await stack.value(`SELECT id FROM staff_user WHERE user_id = 'amira.yildiz'`);
	await stack.sql(`INSERT INTO requirement (object_kind, object_id, position, text, kind, weight, scale, proof, created_at, created_by, changed_at, changed_by)
		SELECT 2, v.id, s.seq, CONCAT('Nachgewiesene Erfahrung in der Haushaltsbewirtschaftung, Teil ', s.seq), IF(s.seq < 6, 'mandatory', 'desirable'), 1 + s.seq % 5, IF(s.seq % 4 = 1, 'yes_no', 'points'),
		'documents', NOW(), ${author}, NOW(), ${author} FROM vacancy v, seq_1_to_${QUESTIONS} s WHERE v.number = '${vacancy}'`);
	application = await apply(stack, ad.jobad, { first_name: 'Nora', surname: 'Aalto', email: 'aalto@beispiel.example' });
	for (const status of ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich'])
		await step(recruiter, application, status);
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const at = page => page.evaluate(() => document.activeElement.id);
const press = async (page, role, name) => Promise.all([page.waitForNavigation(), page.getByRole(role, { name, exact: true }).press('Enter')]);
const picture = (page, name) => process.env.BMS_PICTURES ? page.screenshot({ path: `${process.env.BMS_PICTURES}/${name}.png` }) : null;

for (const viewport of [desktop, narrow])
	test(`rated, placed and sent at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		for (const [name, address] of [['comparison', path], ['comparison-placing', `${path}/reihung`], ['comparison-rule', `${path}/regel`], ['comparison-send', `${path}/senden`],
			['application-rating', `${stack.backend}/bewerbungen/${application}/bewertung`]]) {
			await page.goto(address);
			await checkPage(page, `${name}-${viewport.width}`);
			await picture(page, `${name}-${viewport.width}`);
		}
		await page.context().close();
	});

test('150 applications by 20 requirements stand in one page; head and first column stay, and the keyboard goes from cell to cell', async () => {
	await fill(application, ROWS - 1);
	const page = await openPage(browser, { viewport: { width: 1366, height: 900 }, user: 'amira.yildiz' });
	await page.goto(path);
	assert.equal(await page.locator('[data-grid] tbody input').count(), ROWS * QUESTIONS);
	const place = selector => page.locator(selector).first().boundingBox();
	const [head, name] = [await place('[data-grid] thead th:nth-child(6)'), await place('[data-grid] tbody tr:nth-child(1) th')];
	await page.locator('.bms-compare').evaluate(region => region.scrollTo(300, 500));
	assert.equal((await place('[data-grid] thead th:nth-child(6)')).y, head.y);
	assert.equal((await place('[data-grid] tbody tr:nth-child(1) th')).x, name.x);
	await picture(page, 'comparison-150-1366');
	const cells = await page.locator('[data-grid] tbody input').evaluateAll(fields => fields.map(field => field.id));
	await page.locator(`[id="${cells[0]}"]`).focus();
	await page.keyboard.type('j');
	await page.keyboard.press('Enter');
	assert.equal(await at(page), cells[QUESTIONS], 'one row down');
	await page.keyboard.press('ArrowRight');
	assert.equal(await at(page), cells[QUESTIONS + 1]);
	await page.keyboard.press('ArrowUp');
	assert.equal(await at(page), cells[1]);
	await page.keyboard.type('4');
	await press(page, 'button', 'Speichern');
	assert.match(await page.locator('main').innerText(), /Die Bewertungen sind gespeichert/);
	assert.deepEqual(await Promise.all([0, 1].map(n => page.locator(`[id="${cells[n]}"]`).inputValue())), ['j', '4']);
	await page.setViewportSize({ width: 360, height: 740 });
	await picture(page, 'comparison-150-360');
	await stack.sql(`DELETE FROM find_part WHERE id IN (SELECT id FROM application WHERE number LIKE 'B-2026-9%'); DELETE FROM rating WHERE application_id IN (SELECT id FROM application WHERE number LIKE 'B-2026-9%');
		DELETE FROM application WHERE number LIKE 'B-2026-9%'`);
	await page.context().close();
});

test('what was sent is read by department and works council', async () => {
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/vergleich/regel`), { percent: '1' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/vergleich/senden`), {}, { action: '/senden' });
	for (const user of ['katrin.lohmann', 'paul.oduya'])
		for (const viewport of [{ width: 1366, height: 900 }, { width: 360, height: 740 }]) {
			const page = await openPage(browser, { viewport, user });
			await page.goto(path);
			assert.match(await page.locator('main').innerText(), /Fassung 1[^]*Aalto, Nora/);
			await checkPage(page, `comparison-sent-${user}-${viewport.width}`);
			await picture(page, `comparison-sent-${user}-${viewport.width}`);
			await page.context().close();
		}
});
