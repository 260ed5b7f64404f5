// From the last interview to the closed procedure in Chromium (PRO-10 to PRO-14, PRO-31, PRO-34): the decision is prepared, confirmed, released, heard and fixed, the works council stays silent, those
// passed over are told, one is hired and handed over, the others are rejected, and all who had access attest; every role does its part, beginning in its cockpit. What it takes is counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { journeyFrom } from '../lib/interviewed.mjs';
import { openSignedIn } from '../lib/journey.mjs';
import { emailOf } from '../lib/selection.mjs';
import * as selecting from '../lib/selecting.mjs';
import { cv } from '../lib/slice.mjs';
import { dayIn } from '../lib/stack.mjs';

/** Clicks (keys that press something) and loads of pages of the whole way, without what is typed: none is to be added. */
const MOST_CLICKS = 121, MOST_LOADS = 126;
const POST = 'Sachbearbeitung Vergabe';
const german = day => day.split('-').reverse().join('.');

let journey, stack, browser, made, desk, recruiter, number, value, sql, status, says, vacancy, seen;

before(async () => {
	journey = await journeyFrom(POST);
	({ stack, browser, made, desk, number, value, sql, status, says, vacancy, seen } = journey);
});
after(() => journey?.stop());

test('the recruiter decides about everybody, with a reason for each, and asks', async () => {
	recruiter = await vacancy();
	await selecting.stepForAll(desk, recruiter, 'Gespräch', 'auswahlentscheidung');
	await vacancy();
	await desk.step(recruiter, 'Auswahl entscheiden');
	await desk.press(recruiter, 'button', 'Auswahlentscheidung beginnen');
	await seen(recruiter, 'hired-memo-begun');
	await desk.press(recruiter, 'link', 'Nächste Begründung schreiben');
	for (const [surname, choice, position, reason] of [['Adler', 'chosen', '', 'Hat das Vergaberecht drei Jahre lang selbst angewandt.'], ['Brandt', 'next', '1', 'Kennt das Vergaberecht aus dem Studium.'],
		['Claasen', 'no', '', 'Kennt das Vergaberecht noch nicht aus der Praxis.'], ['Evers', 'no', '', 'Das Vergaberecht kennt sie nach ihren Unterlagen nicht.']]) {
		await says(recruiter, new RegExp(`${number(surname)} ${surname}`));
		desk.click(recruiter);
		await recruiter.locator(`[name=choice][value=${choice}]`).check();
		await desk.type(recruiter, { position, text: reason });
		await desk.choose(recruiter, { requirement: { label: 'Kenntnisse im Vergaberecht' } });
		if (surname === 'Brandt')
			await seen(recruiter, 'hired-decide');
		await desk.press(recruiter, 'button', /^Speichern/);
	}
	await says(recruiter, /Brandt, Emil[^]*rückt nach \(Rang 1\)/);
	await desk.press(recruiter, 'link', 'Zur Bestätigung geben');
	await seen(recruiter, 'hired-ask');
	await desk.press(recruiter, 'button', 'Zur Bestätigung geben');
	await seen(recruiter, 'hired-memo-asked');
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}/stand`);
	await seen(recruiter, 'hired-stand-asked');
});

test('the department confirms, P31 releases, the SBV is heard; then it is fixed', async () => {
	for (const [user, words, answer] of [['katrin.lohmann', /Auswahlentscheidung bestätigen/, 'Bestätigt'], ['bernd.harms', /Auswahl prüfen und freigeben/, 'Freigegeben'], ['doris.kuhnert', /Anhörung/, 'Angehört']]) {
		const page = await desk.task(user, words);
		await seen(page, `hired-statement-${user}`);
		await desk.tick(page, answer);
		await desk.press(page, 'button', 'Antwort abgeben');
	}
	await vacancy();
	await desk.step(recruiter, 'Auswahl festlegen');
	await seen(recruiter, 'hired-fix');
	await desk.press(recruiter, 'button', 'Auswahl festlegen');
	await says(recruiter, /Die Entscheidung ist festgelegt/);
	await stack.mail('doris.kuhnert@bsw.example', `Auswahlentscheidung zu ${made.vacancy}`);
});

test('consent is asked for with its measures; the equality officer answers, the works council stays silent', async () => {
	await vacancy();
	await desk.step(recruiter, 'Zustimmung beantragen');
	await desk.type(recruiter, { reasons: 'Nora Adler erfüllt das Profil am besten.' });
	await desk.tick(recruiter, 'Zwei Wochen');
	await seen(recruiter, 'hired-consent-ask');
	await desk.press(recruiter, 'button', 'Zustimmung beantragen');
	await seen(recruiter, 'hired-consent-asked');
	await desk.answer('lena.maibaum', /Stellungnahme zur Auswahlentscheidung/, 'Keine Einwände');
	const council = await desk.task('paul.oduya', /Zustimmung/);
	await seen(council, 'hired-council');
	await desk.press(council, 'link', 'Antrag und Begründung lesen');
	await says(council, /Nora Adler erfüllt das Profil am besten/);
	await seen(council, 'hired-council-request');
	await sql(`UPDATE statement SET due_on = CURDATE() - INTERVAL 1 DAY, due_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE vacancy_id = :vacancy AND kind = 'selection_pr'`);
	await stack.job('nightly', '--rule', 'PRO-35');
	await recruiter.reload();
	await says(recruiter, /Zustimmung gilt als erteilt[^]*|Die Beteiligung ist abgeschlossen/);
	await seen(recruiter, 'hired-consent-silent');
	await council.goto(`${stack.backend}/bewerbungen/${number('Adler')}`);
	assert.equal(council.source.status(), 404, 'its access is over');
});

test('those passed over are told with the main reasons; who opens it on the portal has received it', async () => {
	await vacancy();
	await desk.step(recruiter, 'Unterlegene unterrichten');
	await seen(recruiter, 'hired-notices');
	for (const surname of ['Brandt', 'Claasen', 'Evers'])
		await desk.tick(recruiter, new RegExp(surname));
	await desk.press(recruiter, 'button', 'Mitteilungen an die Angekreuzten senden');
	assert.equal(await recruiter.getByRole('button', { name: 'Mitteilungen an die Angekreuzten senden' }).count(), 0, 'nobody is left to tell');
});

test('who opens the notice on the portal has received it', async () => {
	for (const surname of ['Brandt', 'Claasen']) {
		const page = await selecting.byLink(stack, browser, emailOf(surname), 'Entscheidung über die Stelle');
		await seen(page, `hired-notice-${surname}`);
		assert.doesNotMatch(await desk.main(page), /bereiten die Entscheidung vor|Gespräche sind ausgewertet/, 'it does not say what is over');
		await page.context().close();
	}
	recruiter = await vacancy();
	await desk.press(recruiter, 'link', 'Mitteilung');
	await says(recruiter, /Zugang vermutet/);
	await seen(recruiter, 'hired-notices-told');
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}/stand`);
	await seen(recruiter, 'hired-stand-waits');
});

test('when the waiting is over she is offered the post, and accepts', async () => {
	await sql(`UPDATE passed_over SET promised_on = CURDATE() - INTERVAL 1 DAY, sent_at = sent_at - INTERVAL 30 DAY, opened_at = opened_at - INTERVAL 25 DAY WHERE vacancy_id = :vacancy`);
	await sql(`UPDATE mail_outbox SET sent_at = sent_at - INTERVAL 30 DAY WHERE id IN (SELECT mail_id FROM passed_over WHERE vacancy_id = :vacancy)`);
	recruiter = await vacancy();
	await desk.step(recruiter, 'Einstellung vorbereiten');
	await desk.press(recruiter, 'link', /Adler/);
	await seen(recruiter, 'hired-hiring-before');
	await desk.step(recruiter, 'Gremien beteiligen');
	await desk.step(recruiter, 'Einstellung vorbereiten');
	await desk.press(recruiter, 'link', 'Einstellung');
	await desk.press(recruiter, 'link', 'Angebot machen');
	await desk.type(recruiter, { last_day: german(dayIn(14)) });
	await seen(recruiter, 'hired-offer');
	await desk.press(recruiter, 'button', 'Angebot senden');
	await seen(recruiter, 'hired-hiring-offered');
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}/stand`);
	await seen(recruiter, 'hired-stand-offer');
	const mine = await openSignedIn(browser, stack, made.account, { viewport: { width: 1366, height: 900 } });
	await mine.goto(`${stack.external}/konto`);
	for (const words of [new RegExp(POST), /Angebot/])
		await Promise.all([mine.waitForNavigation(), mine.locator('main').getByRole('link', { name: words }).first().press('Enter')]);
	await mine.locator('[name=answer][value=accepted]').check();
	await seen(mine, 'hired-offer-mine');
	await Promise.all([mine.waitForNavigation(), mine.locator('main form button[type=submit]').first().press('Enter')]);
	await says(mine, /Vielen Dank/);
	await mine.context().close();
});

test('she is handed over and hired; the personnel administration reads her documents', async () => {
	recruiter = await desk.task('amira.yildiz', /Angebot angenommen/);
	await desk.press(recruiter, 'link', 'Unterlage hinzufügen');
	await recruiter.locator('[name=files]').setInputFiles({ name: 'Arbeitsvertrag.pdf', mimeType: cv.type, buffer: cv.bytes });
	await desk.press(recruiter, 'button', 'Hinzufügen');
	await desk.press(recruiter, 'link', 'An die Personalsachbearbeitung übergeben');
	await seen(recruiter, 'hired-handover');
	await desk.press(recruiter, 'button', 'Übergeben');
	await seen(recruiter, 'hired-hiring-handed');
	await desk.step(recruiter, 'Einstellen');
	assert.equal(await status('Adler'), 'einstellung');
	const psb = await desk.cockpit('frank.tiedemann');
	await desk.press(psb, 'link', /Adler/);
	await desk.press(psb, 'link', /^Einstellung$/);
	await says(psb, /Arbeitsvertrag\.pdf/);
	await seen(psb, 'hired-psb');
	await desk.menu(psb, 'Übergebene Bewerbungen');
	await seen(psb, 'hired-psb-list');
	await says(psb, /Adler, Nora/);
});

test('the SBV is asked about all rejections at once; then the others are rejected, and told', async () => {
	recruiter = await vacancy();
	await desk.press(recruiter, 'link', 'Mitteilung');
	await desk.press(recruiter, 'button', 'Schwerbehindertenvertretung vor den Absagen hören');
	await says(recruiter, /Die Schwerbehindertenvertretung ist gefragt/);
	await desk.answer('doris.kuhnert', /Absage/, 'Zur Kenntnis genommen', undefined, number('Claasen'));
	recruiter = await vacancy();
	for (const words of ['Auswahlentscheidung', 'Formale Prüfung']) {
		await selecting.stepForAll(desk, recruiter, words, 'abgesagt');
		recruiter = await vacancy();
	}
	for (const surname of ['Brandt', 'Claasen', 'Evers'])
		assert.equal(await status(surname), 'abgesagt', surname);
	await sql(`UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE status = 'waiting'`);
	await stack.job('mail');
	for (const surname of ['Brandt', 'Claasen', 'Evers'])
		await stack.mail(emailOf(surname), `Ihre Bewerbung ${number(surname)}`);
});

test('it is closed, and everybody who had access attests', async () => {
	recruiter = await vacancy();
	await desk.step(recruiter, 'Abschließen');
	assert.equal(await value(`SELECT status FROM vacancy WHERE number = '${made.vacancy}'`), 'abgeschlossen');
	for (const user of (await sql(`SELECT p.user_id FROM statement s JOIN staff_user p ON p.id = s.subject_id WHERE s.vacancy_id = :vacancy AND s.kind = 'closing' AND s.state = 'open' ORDER BY p.user_id`)).map(row => row.user_id))
		await desk.answer(user, /Vernichtung lokaler Kopien/, 'Bestätigt', undefined, made.vacancy);
	assert.equal(await value(`SELECT COUNT(*) FROM statement WHERE vacancy_id = :vacancy AND state = 'open'`), '0');
	await stack.job('check');
	const { clicks, loads } = desk.all();
	console.log(`from the last interview to the closed procedure: ${clicks} clicks, ${loads} loads; of these the recruiter ${JSON.stringify(desk.of('amira.yildiz'))}`);
	assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
	assert.ok(loads <= MOST_LOADS, `${loads} loads`);
});
