// Rating by several people in Chromium: axe-core, valid HTML, no sideways scrolling, of each page that raters, recruiters and the department have, also while ratings are blind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { comparison } from '../lib/comparison.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, recruiter, compared;

const PROFILE = [['Abgeschlossenes Studium der Verwaltungswissenschaften', { weight: '5', scale: 'yes_no' }], ['Erfahrung im Haushaltsrecht', { weight: '3', scale: 'points' }]];
/** The pages of one person, on both screens. */
async function pages(user, list) {
	for (const viewport of [desktop, narrow]) {
		const page = await openPage(browser, { user, viewport });
		for (const [name, path] of list) {
			await page.goto(stack.backend + path);
			await checkPage(page, name);
		}
		await page.context().close();
	}
}

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	recruiter = stack.as('amira.yildiz');
	compared = await comparison(stack, recruiter, 'Sachbearbeitung mit Sitzen (m/w/d)', PROFILE);
	await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	for (const name of ['Aalto', 'Berg'])
		await compared.arrive(name);
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

test('while ratings are blind: naming, rating by number, the department', async () => {
	await recruiter.submit(await recruiter.get(`${compared.path}/bewertende`), { on: '1' }, { action: '/verdeckt' });
	await compared.name('mehmet.aksoy');
	const row = compared.applications.Aalto;
	await recruiter.submit(await recruiter.get(`/bewerbungen/${row}/bewertung`), { [`n${compared.requirements[PROFILE[0][0]]}`]: 'Studium 2014' }, { action: '/bewertung' });
	await pages('amira.yildiz', [['raters', `${compared.path}/bewertende`], ['blind_comparison', compared.path], ['blind_notes', `/bewerbungen/${row}/bewertung`]]);
	await pages('mehmet.aksoy', [['own_ratings', compared.own], ['own_rating', `${compared.own}/${row}`], ['own_hand_in', `${compared.path}/abgabe`]]);
	await pages('katrin.lohmann', [['covered', compared.path], ['covered_one', `${compared.path}/verdeckt/${row}`]]);
});

test('on paper, without scripts: what a rater has rated and where it is seen, and nothing to press', async () => {
	const rater = stack.as('mehmet.aksoy'), row = compared.applications.Aalto, one = compared.requirements[PROFILE[1][0]];
	await rater.submit(await rater.get(`${compared.own}/${row}`), { [`v${one}`]: '4', [`n${one}`]: 'Zeugnis 2024, S. 2' }, { action: '/meine/' });
	const page = await openPage(browser, { user: 'mehmet.aksoy', javaScript: false });
	await page.emulateMedia({ media: 'print' });
	for (const [name, path, words] of [['own_ratings', compared.own, /Zeugnis 2024, S\. 2/], ['own_rating', `${compared.own}/${row}`, /Haushaltsrecht/], ['own_hand_in', `${compared.path}/abgabe`, /Sachbearbeitung mit Sitzen/]]) {
		await page.goto(stack.backend + path);
		assert.equal(await page.locator('main button:visible, main .kern-btn:visible, main details:visible, main [type=radio]:visible').count(), 0, name);
		assert.match(await page.locator('main').innerText(), words, name);
		if (process.env.BMS_SHOTS)
			await page.screenshot({ path: `${process.env.BMS_SHOTS}/print_${name}.png`, fullPage: true });
	}
	await page.goto(`${stack.backend}${compared.own}/${row}`);
	assert.equal(await page.locator('.bms-rating .kern-form-check:visible').count(), 2, 'of each requirement what was chosen alone');
	await page.context().close();
	await rater.submit(await rater.get(`${compared.own}/${row}`), { [`v${one}`]: '', [`n${one}`]: '' }, { action: '/meine/' });
});

test('handed in: what all say, what is agreed on, as a file, and a comment', async () => {
	const rater = stack.as('mehmet.aksoy');
	await compared.rate(rater, Object.fromEntries(['Aalto', 'Berg'].flatMap(name => PROFILE.map(([text, { scale }]) => [`${name}/${text}`, scale === 'points' ? '3' : 'j']))), { at: compared.own });
	assert.match((await compared.handIn(rater)).text('main'), /abgegeben/);
	await pages('amira.yildiz', [['agree', `${compared.path}/uebernehmen`], ['agreed_one', `/bewerbungen/${compared.applications.Aalto}/bewertung`], ['comparison_file', `${compared.path}/datei`]]);
	await recruiter.submit(await recruiter.get(`${compared.path}/uebernehmen`), {}, { action: '/uebernehmen' });
	await compared.place({ Aalto: ['A', '1'], Berg: ['B', '2'] }, 'Nach den Bewertungen.');
	await compared.send();
	await compared.place({ Berg: ['A', '2'] }, 'Der Nachweis liegt jetzt vor (Prüfung der Gleichbehandlung).');
	await pages('amira.yildiz', [['comparison_changed', compared.path]]);
	await pages('sina.krogmann', [['comparison_p34', compared.path], ['comparison_comment', `${compared.path}/kommentar`]]);
});
