// Desks in a browser: with forty applications, six committees and a title of 120 characters one screen says what is next; a phone reaches every step.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, createVacancy, firstProject, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const screen = { width: 1366, height: 768 }, phone = { width: 360, height: 740 };
const TITLE = 'Sachbearbeitung für die Angelegenheiten der Haushaltsplanung und der Bewirtschaftung von Mitteln der Schulen (m/w/d) E11';
let stack, browser, desks;

/** As many more applications as say s. */
async function more(number, count) {
	const { c: columns } = (await stack.sql(`SELECT GROUP_CONCAT(column_name) c FROM information_schema.columns WHERE table_schema = 'bms' AND table_name = 'application' AND column_name NOT IN ('id', 'number')`))[0];
	const values = columns.split(',').map(name => name === 'active_key' ? 'NULL' : name).join();
	await stack.sql(`INSERT INTO application (number, ${columns}) SELECT CONCAT('B-1997-', 10000 + s.seq), ${values} FROM application, seq_1_to_${count} s WHERE number = '${number}'`);
}

/** Six that are asked at once, each with a name of 60 characters. */
async function six(jobad) {
	await stack.sql(`INSERT INTO statement_round (vacancy_id, object_kind, object_id, object_version, asked_by, asked_at) SELECT vacancy_id, 3, j.id, 1, s.id, UTC_TIMESTAMP() FROM jobad j, staff_user s WHERE j.number = '${jobad}' AND s.user_id = 'amira.yildiz'`);
	await stack.sql(`INSERT INTO org_unit (parent_id, authority_id, kind, committee, name, short_name, code, created_at, changed_at) SELECT u.id, u.id, 'committee', 'PR', CONCAT('Personalrat der Schulen und der Verwaltung im Bezirk Nordhafen ', seq), CONCAT('PR', seq), CONCAT('BSW-SECHS-', seq), UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM org_unit u, seq_1_to_6 WHERE u.code = 'BSW'`);
	await stack.sql(`INSERT INTO statement (round_id, kind, object_kind, object_id, vacancy_id, subject_kind, subject_id, role_id, asked_at, due_on, due_at) SELECT r.id, 'ad_pr', 3, j.id, j.vacancy_id, 'unit', u.id, (SELECT id FROM base_role WHERE code = 'PR'), UTC_TIMESTAMP(), UTC_DATE() + INTERVAL 9 DAY, UTC_TIMESTAMP() + INTERVAL 10 DAY FROM jobad j JOIN statement_round r ON r.object_kind = 3 AND r.object_id = j.id JOIN org_unit u ON u.code LIKE 'BSW-SECHS-%' WHERE j.number = '${jobad}'`);
}

/** A vacancy with a person of the department, a lector, and all committees. */
async function everybody(recruiter, vacancy) {
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	for (const [role, person] of [['DEPARTMENT', 'katrin.lohmann'], ['LECTOR', 'ruth.eggers']])
		await recruiter.submit(await people(), { role, person }, { action: '/beteiligte/neu' });
	const page = await people();
	const first = name => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean) ?? '';
	await recruiter.submit(page, Object.fromEntries(['pr', 'sbv', 'gsb', 'psb'].map(name => [name, first(name)])), { action: '/gremien' });
}

before(async () => {
	assert.equal(TITLE.length, 120);
	stack = await startStack();
	browser = await openBrowser();
	const recruiter = stack.as('amira.yildiz'), department = stack.as('katrin.lohmann');
	const { vacancy, jobad } = await publishedAd(recruiter, TITLE);
	await everybody(recruiter, vacancy);
	await six(jobad);
	const application = await apply(stack, jobad, { email: 'vierzig@beispiel.example', surname: 'L'.repeat(60) });
	await more(application, 39);
	const draft = await createVacancy(recruiter, TITLE);
	const ad = (await recruiter.submit(await recruiter.get(`/vakanzen/${draft}/stellenanzeigen/neu`), { teaser: 'Sie rechnen.' })).url.match(/S-\d{4}-\d{5}/)[0];
	const written = await department.submit(await department.get('/personalanforderungen/neu'), { title: TITLE, post_kind: 'fachkraft', field: 'finanzen', pay_grade: 'E9b', working_time: 'full', posts: '1', reason: 'Zu viel Arbeit.' });
	const project = await firstProject(recruiter);
	await stack.sql(`UPDATE project SET name = '${TITLE}' WHERE number = '${project.split('/').at(-1)}'`);
	desks = [['amira.yildiz', `/vakanzen/${vacancy}`, /Bewerbungen ansehen/], ['amira.yildiz', `/vakanzen/${draft}`, /Aktivieren|Stellenanzeige/], ['amira.yildiz', `/stellenanzeigen/${ad}`, /In die Abstimmung geben/],
		['amira.yildiz', `/bewerbungen/${application}`, /Formal prüfen/], ['katrin.lohmann', new URL(written.url).pathname, /Einreichen/], ['amira.yildiz', project, /Vakanz anlegen/]];
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

const box = locator => locator.evaluate(one => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { left, right, top: top + scrollY, bottom: bottom + scrollY }; });

test('at 1366 × 768 the one primary button stands on the first screen of every kind', async () => {
	const found = [];
	for (const [user, path, words] of desks) {
		const page = await openPage(browser, { viewport: screen, user });
		await page.goto(stack.backend + path);
		const primary = page.locator('main :not(.bms-preview *).kern-btn--primary');
		// what the preview of an ad shows is the portal's
		assert.deepEqual((await primary.allTextContents()).map(text => text.trim()).slice(1), [], path);
		assert.match(await primary.textContent(), words);
		const { bottom } = await box(primary);
		found.push(`${path} ${Math.round(bottom)}`);
		assert.ok(bottom < screen.height, `${path}: ends at ${bottom}`);
		if (user === 'amira.yildiz') {	// others see one part alone
			const tabs = await box(page.locator('.bms-tabs'));
			assert.ok(tabs.bottom < screen.height, `${path}: the tabs end at ${tabs.bottom}`);
		}
		if (path === desks[0][1]) {
			const six = page.locator('.bms-desk__turn');
			assert.match(await six.textContent(), /weitere Fragen offen: 5/);
			assert.ok((await box(six)).bottom < screen.height, `${path}: whose turn it is ends at ${(await box(six)).bottom}`);
		}
		const lines = await page.locator('h1').evaluate(h1 => Math.round(h1.clientHeight / parseFloat(getComputedStyle(h1).lineHeight)));
		assert.ok(lines <= 2, `${path}: a heading of ${lines} lines`);
		await checkPage(page, `desk-${path}`.replace(/\W+/g, '-'));
		await page.context().close();
	}
	console.log(`  the primary buttons end at\n    ${found.join('\n    ')}`);
});

for (const javaScript of [true, false])
	test(`on a phone every step is reached, scripts ${javaScript ? 'on' : 'off'}`, async () => {
		for (const [user, path] of desks) {
			const page = await openPage(browser, { viewport: phone, user, javaScript });
			await page.goto(stack.backend + path);
			if (await page.locator('.bms-desk__more').count())
				await page.locator('.bms-desk__more summary').click();
			for (const one of await page.locator('.bms-desk :is(.kern-btn, summary), .bms-desk__links a, .bms-tabs a').all()) {
				const place = await box(one);
				assert.ok(place.right - place.left > 0 && place.bottom - place.top >= 24, `${path}: ${await one.textContent()} is not there`);
				assert.ok(place.left >= 0 && place.right <= phone.width, `${path}: ${await one.textContent()} stands from ${place.left} to ${place.right}`);
			}
			assert.ok((await box(page.locator('.bms-desk .kern-btn--primary'))).bottom < phone.height, `${path}: the primary button is below the first screen`);
			await checkPage(page, `desk-phone-${path}`.replace(/\W+/g, '-'));
			await page.context().close();
		}
	});
