// Each answer that somebody can give before publication, in Chromium without scripts and without a mouse (PRO-04, PRO-05, PRO-07): from the cockpit to the answer and back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, recruiter, office;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	[recruiter, office] = ['amira.yildiz', 'sina.krogmann'].map(user => stack.as(user));
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** An ad with all who agree on it, in a status. */
async function adIn(status, title) {
	const vacancy = await createVacancy(recruiter, title), people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	for (const [role, person] of [['DEPARTMENT', 'katrin.lohmann'], ['LECTOR', 'ruth.eggers']])
		await recruiter.submit(await people(), { role, person }, { action: '/beteiligte/neu' });
	const page = await people(), first = name => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	await recruiter.submit(page, { pr: first('pr'), gsb: first('gsb') }, { action: '/gremien' });
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = '${status}' WHERE number = '${jobad}'`);
	return { path: `/stellenanzeigen/${jobad}`, number: jobad };
}

const ask = async (path, kind) => {
	const page = await recruiter.submit(await recruiter.get(`${path}/stellungnahme`), { kind });
	assert.match(page.text('main'), /Die Stellungnahmen sind erbeten/);
	return stack.value('SELECT MAX(id) FROM statement');
};

/** How one of each kind comes to whoever answers; gives its id. */
const kinds = {
	ad_lector: ['ruth.eggers', async title => ask((await adIn('in_abstimmung', title)).path, 'ad_lector')],
	ad_department: ['katrin.lohmann', async title => ask((await adIn('in_abstimmung', title)).path, 'ad_department')],
	ad_pr: ['paul.oduya', async title => ask((await adIn('in_abstimmung', title)).path, 'ad_pr')],
	ad_gsb: ['lena.maibaum', async title => ask((await adIn('in_abstimmung', title)).path, 'ad_gsb')],
	ad_office: ['sina.krogmann', async title => {
		const { path, number } = await adIn('in_abstimmung', title);
		await recruiter.submit(await recruiter.get(`${path}/schritt/bei_personalamt`), {}, { action: '/schritt/' });
		return stack.value(`SELECT MAX(s.id) FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id WHERE j.number = '${number}'`);
	}],
	mobile_decision: ['katrin.lohmann', async title => {
		const { path } = await adIn('bei_personalamt', title);
		const entry = await office.submit(await office.get('/mobile/neu'), { surname: 'Sorgenfrei', first_name: 'Mika', email: 'mika@bsw.example', pay_grade: 'E9b', field: 'finanzen',
			town: '', since_on: '2026-10-01', wishes: '' });
		await office.submit(await office.get(`${path}/vorschlaege`), { mobile: /\/mobile\/(\d+)/.exec(entry.url)[1] }, { action: '/vorschlaege' });
		return stack.value("SELECT MAX(s.id) FROM statement s JOIN base_role b ON b.id = s.role_id AND b.code = 'DEPARTMENT' WHERE s.kind = 'mobile_decision'");
	}],
	formal_check: ['katrin.lohmann', async () => {
		const number = await stack.value(`SELECT a.number FROM application a JOIN vacancy v ON v.id = a.vacancy_id JOIN vacancy_person p ON p.vacancy_id = v.id AND p.role_id = 3
			JOIN staff_user s ON s.id = p.staff_user_id AND s.user_id = 'katrin.lohmann' WHERE a.status IN ('eingegangen', 'formale_pruefung', 'vorauswahl') ORDER BY a.id LIMIT 1`);
		return ask(`/bewerbungen/${number}`, 'formal_check');
	}],
};

/** Goes on by the tab key until it stands on one of these. */
async function tabTo(page, locator) {
	for (let i = 0; i < 120 && !await locator.evaluateAll(all => all.includes(document.activeElement)); i++)
		await page.keyboard.press('Tab');
	assert.ok(await locator.evaluateAll(all => all.includes(document.activeElement)), `${locator} is reached by the tab key`);
}

/** Chooses the answer among the radio buttons as keys do it: the group is reached, the arrows go on. */
async function choose(page, code) {
	const group = page.locator('input[name=answer]'), wanted = page.locator(`input[name=answer][value=${code}]`);
	await tabTo(page, group);
	await page.keyboard.press('Space');
	for (let i = 0; i < 10 && !await wanted.isChecked(); i++)
		await page.keyboard.press('ArrowDown');
	assert.ok(await wanted.isChecked(), code);
}

for (const [kind, [user, begin]] of Object.entries(kinds))
	test(`${kind}: each answer, without scripts and by keyboard`, async () => {
		const codes = await stack.sql(`SELECT code, needs FROM statement_kind_answer WHERE kind = '${kind}' ORDER BY position`);
		assert.ok(codes.length >= 2);
		for (const [place, { code, needs }] of codes.entries()) {
			const id = await begin(`Stelle mit Antwort ${code} (m/w/d)`), viewport = place % 2 ? narrow : desktop;
			const page = await openPage(browser, { viewport, user, javaScript: false });
			await page.goto(`${stack.backend}/`);
			const button = page.locator(`.bms-tasks a[href$="/stellungnahmen/${id}"]`);
			await tabTo(page, button);
			await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
			if (place === 0)
				await checkPage(page, `answers-${kind}`);
			assert.deepEqual(await page.locator('input[name=answer]').evaluateAll(all => all.map(one => one.value).filter(value => value !== 'question')), codes.map(row => row.code));
			await choose(page, code);
			if (needs) {
				await tabTo(page, page.locator('textarea[name=text]'));
				await page.keyboard.type('Es fehlt die Stufe der Entgeltgruppe.');
			}
			await tabTo(page, page.getByRole('button', { name: 'Antwort abgeben' }));
			await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
			assert.match(await page.locator('main').innerText(), /Ihre Antwort ist abgegeben/);
			assert.deepEqual(await stack.sql(`SELECT state, answer FROM statement WHERE id = ${id}`), [{ state: 'answered', answer: code }]);
			await page.goto(`${stack.backend}/`);
			assert.equal(await button.count(), 0, 'nothing is expected any more');
			assert.deepEqual(page.faults, []);
			await page.context().close();
		}
	});

test('a question back, without scripts and by keyboard, is replied to the same way', async () => {
	const [user, begin] = kinds.ad_pr, id = await begin('Stelle mit Rückfrage (m/w/d)');
	for (const [who, words, name] of [[user, 'Gilt die Rufbereitschaft auch am Wochenende?', 'Antwort abgeben'], ['amira.yildiz', 'Nein, nur an Werktagen.', 'Antwort geben']]) {
		const page = await openPage(browser, { viewport: narrow, user: who, javaScript: false });
		await page.goto(`${stack.backend}/stellungnahmen/${id}`);
		if (who === user) {
			await choose(page, 'question');
		} else {
			await tabTo(page, page.getByRole('link', { name: 'Rückfrage beantworten' }));
			await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		}
		await tabTo(page, page.locator('textarea[name=text]'));
		await page.keyboard.type(words);
		await tabTo(page, page.getByRole('button', { name }));
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assert.ok((await page.locator('main').innerText()).includes(words));
		await page.context().close();
	}
	assert.equal(await stack.value(`SELECT state FROM statement WHERE id = ${id}`), 'open', 'the deadline runs on');
});
