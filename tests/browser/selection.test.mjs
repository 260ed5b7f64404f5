// From forty applications to six interviews in Chromium (PRO-07 to PRO-09): they arrive on the portal, on paper and by mail; every role does its part, beginning in its cockpit;
// two applicants are severely disabled, of whom one refused the SBV; two have documents to hand in, one in time and one not at all; one withdraws. What it takes the recruiter is counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSignedIn, tabTo } from '../lib/journey.mjs';
import { checkPage, openBrowser } from '../lib/browser.mjs';
import { desks } from '../lib/desks.mjs';
import * as selecting from '../lib/selecting.mjs';
import { arrivedOnPortal, emailOf, firstOf, PAPER } from '../lib/selection.mjs';
import { cv } from '../lib/slice.mjs';
import { dayIn, eventually, startStack } from '../lib/stack.mjs';

/** Clicks (keys that press something) and loads of pages of the recruiter, without what is typed and chosen in cells: none is to be added. */
const MOST_CLICKS = 93, MOST_LOADS = 84;
const TITLE = 'Sachbearbeitung Haushalt und Controlling (m/w/d)';
const POST = 'Haushalt und Controlling';
const german = day => day.split('-').reverse().join('.');

let stack, browser, made, desk, number, id, recruiter;
const main = page => page.locator('main').innerText();
const says = async (page, pattern) => assert.match(await main(page), pattern);
const value = text => stack.value(text.replaceAll(':vacancy', `(SELECT id FROM vacancy WHERE number = '${made.vacancy}')`));
const count = text => value(text).then(Number);
const button = (page, name) => page.locator('main').getByRole('button', { name, exact: true }).first();
const pictures = (page, name) => selecting.pictures(browser, page, name);

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	made = await arrivedOnPortal(stack, stack.as('amira.yildiz'), TITLE);
	const project = await stack.value(`SELECT project_id FROM vacancy WHERE number = '${made.vacancy}'`);
	await stack.sql(`INSERT INTO project_member (project_id, staff_user_id, role_id) SELECT ${project}, s.id, r.id FROM staff_user s JOIN base_role r ON r.code = 'P31' WHERE s.user_id = 'bernd.harms'`);
	await stack.job('rebuild-reach');
	desk = desks(stack, browser, POST);
	number = surname => made.numbers[surname];
	id = surname => stack.value(`SELECT id FROM application WHERE number = '${number(surname)}'`);
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

/** The tab of the vacancy's desk. */
const tab = (page, name) => desk.press(page, 'link', name);
/** A step for all applications of the vacancy that are in the status of these words. */
async function stepForAll(page, words, step) {
	await selecting.stepForAll(desk, page, words, step);
	await page.goto(`${stack.backend}/vakanzen/${made.vacancy}`);
}
const inStatus = status => count(`SELECT COUNT(*) FROM application WHERE vacancy_id = :vacancy AND status = '${status}'`);
/** Somebody who is no staff, by the link of a letter. */
const byLink = (surname, subject) => selecting.byLink(stack, browser, emailOf(surname), subject);
/** The six who are invited; of the severely disabled the one who did not refuse the SBV. */
const INVITED = ['Behrens', 'Aalto', 'Ahrens', 'Gätjens', 'Ihde', 'Ohlsen'];
const click = page => desk.click(page);
const go = (page, role, name) => Promise.all([page.waitForNavigation(), page.locator('main').getByRole(role, { name }).first().press('Enter')]);

test('six come on paper and by mail', async () => {
	recruiter = await desk.cockpit('amira.yildiz');
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}`);
	for (const [i, surname] of PAPER.entries()) {
		await desk.step(recruiter, 'Bewerbung erfassen');
		await desk.choose(recruiter, { entry_way: i % 2 ? 'email' : 'post' });
		await desk.type(recruiter, { first_name: firstOf(surname), surname, ...(i < 4 ? { email: emailOf(surname) } : { street: 'Am Wall 1', postcode: '20095', town: 'Nordhafen' }) });
		await recruiter.locator('[name=entry_files]').setInputFiles({ name: cv.name, mimeType: cv.type, buffer: cv.bytes });
		await desk.press(recruiter, 'button', 'Bewerbung erfassen');
		made.numbers[surname] = /B-\d{4}-\d{5}/.exec(recruiter.url())[0];
		await desk.press(recruiter, 'link', TITLE);
	}
	assert.equal(await inStatus('eingegangen'), 40);
});

test('all are checked on one page; documents are asked for, the department for its view', async () => {
	await tab(recruiter, 'Prüfung');
	await desk.press(recruiter, 'link', 'Verlangte Unterlagen ändern');
	for (const type of ['letter', 'certificate'])
		await recruiter.locator(`#types-${type}`).uncheck();
	desk.click(recruiter);
	desk.click(recruiter);
	await desk.press(recruiter, 'button', 'Verlangte Unterlagen speichern');
	if (!/\/pruefung$/.test(new URL(recruiter.url()).pathname))
		await tab(recruiter, 'Prüfung');
	assert.equal(await recruiter.locator('.bms-check__table tbody tr').count(), 40, 'all on one page');
	await pictures(recruiter, 'check');
	await checkPage(recruiter, 'selection-check');
	const questions = await stack.sql(`SELECT id FROM requirement WHERE object_kind = 2 AND kind = 'mandatory' AND object_id = (SELECT id FROM vacancy WHERE number = '${made.vacancy}')`);
	const unfit = await Promise.all(['Quast', 'Ystad'].map(id));
	for (const row of await recruiter.locator('.bms-check__table tbody [name=chosen]').evaluateAll(boxes => boxes.map(box => box.value)))
		for (const [i, question] of questions.entries())
			await recruiter.locator(`#a${row}-q${question.id}`).selectOption(i === 0 && unfit.includes(row) ? 'no' : 'yes');
	for (const row of unfit) {
		await recruiter.locator(`#a${row}-result`).selectOption('unsuitable');
		await desk.type(recruiter, { [`a${row}-note`]: 'Das Studium fehlt.' });
	}
	await desk.press(recruiter, 'button', 'Vorschläge übernehmen und speichern');
	assert.equal(await count("SELECT COUNT(*) FROM formal_check c JOIN application a ON a.id = c.application_id WHERE a.vacancy_id = :vacancy AND c.result = 'suitable'"), 38);
	assert.equal(await count("SELECT COUNT(*) FROM formal_check c JOIN application a ON a.id = c.application_id WHERE a.vacancy_id = :vacancy AND c.result = 'unsuitable'"), 2);
	const [intime, late] = await Promise.all(['Dietrich', 'Eggers'].map(id));
	for (const row of [intime, late]) {
		desk.click(recruiter);
		await recruiter.locator(`[name=chosen][value="${row}"]`).check();
	}
	await desk.press(recruiter, 'button', 'Speichern und Unterlagen anfordern');
	for (const row of [intime, late])
		await desk.type(recruiter, { [`a${row}-other`]: 'Nachweis der Laufbahnprüfung' });
	await desk.press(recruiter, 'button', 'Brief senden');
	await says(recruiter, /angefordert/);
	desk.click(recruiter);
	await recruiter.locator(`[name=chosen][value="${await id('Fock')}"]`).check();
	await desk.press(recruiter, 'button', 'Speichern und Fachbereich fragen');
	await desk.answer('katrin.lohmann', /Formale Eignung/, /^Geeignet|geeignet/i, undefined, number('Fock'));
});

test('documents come in time by the link of the letter; others do not come', async () => {
	const late = await id('Eggers');
	const mine = await byLink('Dietrich', 'fehlen Unterlagen');
	await mine.goto(`${stack.external}/bewerbung/${number('Dietrich')}`);
	await says(mine, /Bitte nachreichen bis/);
	await pictures(mine, 'mine-documents');
	await checkPage(mine, 'selection-mine-documents');
	await go(mine, 'link', /nachreichen/i);
	await mine.locator('select[name=type]').selectOption('other');
	await mine.locator('[name=files]').setInputFiles({ name: 'Laufbahnprüfung.pdf', mimeType: cv.type, buffer: cv.bytes });
	await Promise.all([mine.waitForNavigation(), mine.locator('main form button[type=submit]').first().press('Enter')]);
	await says(mine, /Laufbahnprüfung\.pdf/);
	await mine.context().close();
	await stack.sql(`UPDATE document_request SET remind_on = CURDATE() WHERE application_id = ${late} AND state = 'open'`);
	await stack.job('nightly', '--rule', 'PRO-07');
	await stack.mail(emailOf('Eggers'), 'Erinnerung: Zu Ihrer Bewerbung');
	await stack.sql(`UPDATE document_request SET last_day = CURDATE() - INTERVAL 1 DAY WHERE application_id = ${late} AND state = 'open'`);
	await stack.job('nightly', '--rule', 'PRO-07');
	for (const [words, surname] of [[/Nachgereichte Unterlagen ansehen/, 'Dietrich'], [/Unterlagen kamen nicht/, 'Eggers']]) {
		await desk.task('amira.yildiz', words, number(surname));
		assert.match(recruiter.url(), new RegExp(number(surname)));
	}
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}`);
});

test('they come into the comparison by a few steps for all', async () => {
	for (const [words, step] of [['Eingegangen', 'formale_pruefung'], ['Formale Prüfung', 'vorauswahl'], ['Vorauswahl', 'bewerbungsvergleich']])
		await stepForAll(recruiter, words, step);
	assert.equal(await inStatus('bewerbungsvergleich'), 40);
});

/** Goes to what is there by the tab key alone, and presses it. */
async function byKeys(page, selector) {
	await tabTo(page, selector);
	desk.click(page);
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
const link = path => `main a[href$="/vergleich${path}"]`;
const SUBMIT = 'main form:not(.bms-inline-form) button[type=submit]';

test('who rates is named, rates all by keyboard and hands in; one withdraws meanwhile', async () => {
	await byKeys(recruiter, link(''));
	await byKeys(recruiter, link('/bewertende'));
	await tabTo(recruiter, '[name=person]');
	await recruiter.keyboard.type('mehmet.aksoy');
	await recruiter.keyboard.press('Escape');
	await byKeys(recruiter, 'main form button[type=submit]');
	await says(recruiter, /Mehmet Aksoy/);
	const rater = await desk.task('mehmet.aksoy', /Bewerbungen bewerten/);
	const cells = rater.locator('[data-grid] tbody input');
	assert.equal(await cells.count(), 160, 'all of forty by four');
	await cells.first().focus();
	for (let column = 0; column < 4; column++) {	// down one column, up the next
		for (let at = 0; at < 40; at++) {
			const row = column % 2 ? 39 - at : at;
			await rater.keyboard.type(column === 0 ? 'jjjjjjjjjjjjn'[row % 13] : String((row * 7 + column * 3) % 6));
			if (at < 39)
				await rater.keyboard.press(column % 2 ? 'ArrowUp' : 'Enter');
		}
		await rater.keyboard.press('ArrowRight');
	}
	for (let at = 0; at < 39; at++)
		await rater.keyboard.press('ArrowDown');
	assert.equal(await cells.evaluateAll(fields => fields.filter(field => field.value === '').length), 0);
	await pictures(rater, 'rating');
	await byKeys(rater, SUBMIT);
	await says(rater, /gespeichert/);
	const gone = await byLink('Garbe', 'Ihre Bewerbung ist eingegangen');
	await gone.goto(`${stack.external}/bewerbung/${number('Garbe')}/zurueckziehen`);
	await Promise.all([gone.waitForNavigation(), gone.locator('main form button[type=submit]').first().press('Enter')]);
	assert.equal(await value(`SELECT status FROM application WHERE number = '${number('Garbe')}'`), 'bewerber_zieht_zurueck');
	await gone.context().close();
	await rater.reload();
	await byKeys(rater, link('/abgabe'));
	await byKeys(rater, SUBMIT);
	await says(rater, /Ihre Bewertung ist abgegeben/);
});

test('the recruiter takes the values over, places by the rule and sends, by keyboard', async () => {
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}`);
	await byKeys(recruiter, link(''));
	assert.equal(await recruiter.locator('[data-grid] tbody tr').count(), 39, 'without who has withdrawn');
	await byKeys(recruiter, link('/uebernehmen'));
	await byKeys(recruiter, SUBMIT);
	await says(recruiter, /Die übereinstimmenden Werte sind übernommen/);
	await byKeys(recruiter, link('/regel'));
	await tabTo(recruiter, '[name=percent]');
	await recruiter.keyboard.press('Control+a');
	await recruiter.keyboard.type('60');
	await byKeys(recruiter, SUBMIT);
	assert.equal(await count('SELECT COUNT(*) FROM placing p JOIN application a ON a.id = p.application_id WHERE a.vacancy_id = :vacancy AND p.place IS NOT NULL'), 39);
	await pictures(recruiter, 'comparison');
	await checkPage(recruiter, 'selection-comparison');
	await byKeys(recruiter, link('/senden'));
	for (const words of [/Fachbereich/, /Personalrat/, /Gleichstellungs/, /Schwerbehindertenvertretung/, /Personalamt|P31/])
		await says(recruiter, words);
	await byKeys(recruiter, SUBMIT);
	assert.equal(await count('SELECT COUNT(*) FROM comparison_version WHERE vacancy_id = :vacancy'), 1);
});

test('each who is asked answers, P34 comments; nobody else sees who refused the SBV', async () => {
	for (const [user, answer] of [['katrin.lohmann', 'Einverstanden'], ['paul.oduya', 'Zur Kenntnis genommen'], ['lena.maibaum', 'Zur Kenntnis genommen'], ['doris.kuhnert', 'Zur Kenntnis genommen'], ['bernd.harms', 'Einverstanden']]) {
		const page = await desk.task(user, /ergleich|Personalamts/);
		assert.doesNotMatch(await main(page), user === 'doris.kuhnert' ? /Claasen/ : /^$/);
		await desk.tick(page, answer);
		await desk.press(page, 'button', 'Antwort abgeben');
		await page.goto(`${stack.backend}/vakanzen/${made.vacancy}/vergleich`);
		if (user === 'doris.kuhnert')
			assert.doesNotMatch(await page.content(), /Claasen/);
		else
			await says(page, /Claasen/);
		if (user === 'paul.oduya')
			await pictures(page, 'comparison-sent');
	}
	const office = await desk.window('sina.krogmann');
	await office.goto(`${stack.backend}/vakanzen/${made.vacancy}/vergleich`);
	await desk.press(office, 'link', 'Kommentieren');
	await desk.type(office, { text: 'Ohne Bedenken.' });
	await desk.press(office, 'button', 'Kommentieren');
	await says(office, /Ohne Bedenken\./);
});

test('for who is severely disabled and not invited a reason is given', async () => {
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}`);
	await desk.step(recruiter, 'Einladungspflicht');
	await says(recruiter, /Behrens[^]*Claasen|Claasen[^]*Behrens/);
	click(recruiter);
	await Promise.all([recruiter.waitForNavigation(), recruiter.locator(`main a[href="/bewerbungen/${number('Claasen')}/einladungspflicht"]`).press('Enter')]);
	await desk.type(recruiter, { reason: 'Das Studium liegt nicht vor, die Eignung fehlt offensichtlich.' });
	await desk.press(recruiter, 'button', /begründ|speichern/i);
	await says(recruiter, /Das Studium liegt nicht vor/);
});

test('interviews are planned in two rooms, panels named, six invited', async () => {
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}`);
	await tab(recruiter, 'Termine');
	await desk.press(recruiter, 'link', 'Termin planen');
	await desk.type(recruiter, { name: 'Auswahlgespräche', place: 'Hamburger Straße 37', way: 'U3 bis Hamburger Straße', barrier_free: 'Aufzug im Hof', rooms: 'Raum 4.01\nRaum 4.02', day: german(dayIn(9)),
		from: '9:00', count: '4', minutes: '45', buffer: '15', break_from: '10:30', break_to: '11:00' });
	await desk.press(recruiter, 'button', 'Termin planen');
	await says(recruiter, /Der Termin ist geplant/);
	for (const [i, member] of ['mehmet.aksoy', 'katrin.lohmann'].entries()) {
		click(recruiter);
		await Promise.all([recruiter.waitForNavigation(), recruiter.locator('main a[href*="/gremium/"]:not([href$="/mitglied"])').nth(i).press('Enter')]);
		await desk.type(recruiter, { women: '2', men: '1', told_as: 'Referatsleitung' });
		await desk.press(recruiter, 'button', /speichern/i);
		await desk.press(recruiter, 'link', /benennen/i);
		await desk.type(recruiter, { member });
		await desk.press(recruiter, 'button', 'Zuordnen');
		await says(recruiter, /Die Person ist benannt/);
		await desk.menu(recruiter, 'Auswahlgespräche');
	}
	await pictures(recruiter, 'planner');
	await checkPage(recruiter, 'selection-planner');
	await desk.press(recruiter, 'link', 'Einladen');
	for (const [i, surname] of INVITED.entries())
		await desk.choose(recruiter, { [`a${await id(surname)}`]: await value(`SELECT id FROM appointment_slot WHERE appointment_id = (SELECT MAX(id) FROM appointment WHERE vacancy_id = :vacancy) ORDER BY starts_at, panel_id LIMIT ${i}, 1`) });
	await pictures(recruiter, 'invite');
	await checkPage(recruiter, 'selection-invite');
	await desk.press(recruiter, 'button', 'Einladen');
	await says(recruiter, /Die Einladungen sind hinausgegangen/);
	assert.equal(await inStatus('einladung'), 6);
	const { clicks, loads } = desk.of('amira.yildiz');
	console.log(`forty applications to six invitations, the recruiter: ${clicks} clicks, ${loads} loads`);
	assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
	assert.ok(loads <= MOST_LOADS, `${loads} loads`);
});

test('with and without account they answer; the recruiter finds other times; who takes part is told', async () => {
	const mine = await openSignedIn(browser, stack, made.account, { viewport: { width: 1366, height: 900 } });
	await mine.goto(`${stack.external}/konto`);
	await Promise.all([mine.waitForNavigation(), mine.locator('main').getByRole('link', { name: new RegExp(POST) }).first().press('Enter')]);
	await says(mine, /Ihre Gespräche[^]*Hamburger Straße 37/);
	await pictures(mine, 'mine');
	await checkPage(mine, 'selection-mine');
	const answer = async (page, choice, note) => {
		await go(page, 'link', 'Auf die Einladung antworten');
		await page.locator(`[name=answer][value=${choice}]`).check();
		if (note)
			await page.locator('[name=note]').fill(note);
		await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').first().press('Enter')]);
	};
	await answer(mine, 'accepted');
	await checkPage(mine, 'selection-answered');
	await says(mine, /freuen uns/);
	await mine.context().close();
	for (const [surname, choice, note] of [['Behrens', 'accepted', 'Ich brauche einen Parkplatz nahe am Eingang.'], ['Gätjens', 'declined'], ['Ihde', 'other_wanted', 'Lieber am Nachmittag.']]) {
		const page = await byLink(surname, 'Einladung zum Gespräch');
		await page.goto(`${stack.external}/bewerbung/${number(surname)}`);
		await answer(page, choice, note);
		await page.context().close();
	}
	await desk.task('amira.yildiz', /Andere Zeit für ein Gespräch finden/, number('Ihde'));
	await tab(recruiter, /^Termine/);
	click(recruiter);
	await Promise.all([recruiter.waitForNavigation(), recruiter.locator('main a[href*="/einladungen/"]').first().press('Enter')]);
	await says(recruiter, /Lieber am Nachmittag/);
	await desk.press(recruiter, 'link', 'Andere Zeit geben');
	await recruiter.locator('select[name=slot]').selectOption({ index: 1 });
	await desk.press(recruiter, 'button', 'Zeit geben');
	await says(recruiter, /Die neue Zeit ist mitgeteilt/);
	await desk.task('amira.yildiz', /Absage eines Gesprächs ansehen/, number('Gätjens'));
	for (const user of ['paul.oduya', 'lena.maibaum', 'doris.kuhnert', 'mehmet.aksoy']) {
		const told = await stack.mail(`${user}@bsw.example`, `Gespräch geplant zu ${made.vacancy}`);
		const page = await desk.window(user);
		await page.goto(/http:\/\/[^\s>]+\/termine/.exec(told.text)[0]);
		assert.equal(page.source.status(), 200, user);
		await says(page, user === 'mehmet.aksoy' ? /09:00[^]*Hamburger Straße 37[^]*Raum 4\.01/ : /Auswahlgespräche/);
	}
});

test('on the day the reception gets names and times; what belongs together is whole', async () => {
	const slot = await value(`SELECT s.id FROM appointment_slot s JOIN appointment_invitation i ON i.holding = s.id JOIN application a ON a.id = i.application_id WHERE a.number = '${number('Behrens')}'`);
	await stack.sql(`UPDATE vacancy SET reception_mailbox = 'empfang@bsw.example' WHERE number = '${made.vacancy}'`);
	await stack.sql(`UPDATE appointment_slot SET starts_at = UTC_TIMESTAMP() + INTERVAL 1 MINUTE, ends_at = UTC_TIMESTAMP() + INTERVAL 2 MINUTE WHERE id = ${slot}`);
	await stack.job('nightly', '--rule', 'PRO-09');
	assert.match((await stack.mail('empfang@bsw.example', 'Gespräche am')).text, /Uhr: Emil Behrens/);
	await stack.job('check');
	for (const user of ['amira.yildiz', 'katrin.lohmann', 'paul.oduya', 'mehmet.aksoy', 'doris.kuhnert'])
		assert.deepEqual((await desk.window(user)).faults, [], user);
});
