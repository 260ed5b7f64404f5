// A procedure in which everything stops, in Chromium (PRO-10 to PRO-12, PRO-31, PRO-32, LAW-15, LAW-23, LAW-31, LAW-41): the SBV was not heard, the works council refuses, the equality officer objects, a
// court is asked, the offer is refused, the next in rank moves up; it ends without filling the post. Every role does its part, beginning in its cockpit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decide } from '../lib/decide.mjs';
import { journeyFrom } from '../lib/interviewed.mjs';
import { openSignedIn } from '../lib/journey.mjs';
import { emailOf } from '../lib/selection.mjs';
import * as selecting from '../lib/selecting.mjs';
import { step } from '../lib/slice.mjs';
import { dayIn } from '../lib/stack.mjs';

const POST = 'Sachbearbeitung Vergabe';
const german = day => day.split('-').reverse().join('.');

let journey, stack, browser, made, desk, recruiter, number, sql, status, says, vacancy, seen;

async function stands(name, pattern) {
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}/stand`);
	await says(recruiter, pattern);
	await seen(recruiter, name);
}
const confirmed = async () => {
	for (const [user, words, answer] of [['katrin.lohmann', /Auswahlentscheidung bestätigen/, 'Bestätigt'], ['bernd.harms', /Auswahl prüfen und freigeben/, 'Freigegeben'], ['doris.kuhnert', /Anhörung/, 'Angehört']])
		await desk.answer(user, words, answer);
};

before(async () => {
	journey = await journeyFrom(POST);
	({ stack, browser, made, desk, number, sql, status, says, vacancy, seen } = journey);
});
after(() => journey?.stop());

test('somebody turns out to be severely disabled: the decision is suspended, the hearing made up, decided again', async () => {
	await sql(`UPDATE application SET severely_disabled = 0 WHERE number = '${number('Claasen')}'`);
	const person = stack.as('amira.yildiz');
	for (const surname of ['Adler', 'Brandt', 'Claasen'])
		await step(person, number(surname), 'auswahlentscheidung');
	await decide(stack, person, made.vacancy, number('Adler'), { selection_department: ['katrin.lohmann', 'confirmed'], selection_p31: ['bernd.harms', 'released'] });
	await sql(`UPDATE application SET severely_disabled = 1 WHERE number = '${number('Claasen')}'`);
	recruiter = await vacancy();
	await desk.press(recruiter, 'link', /^Auswahl$/);
	await says(recruiter, /Die Entscheidung ist ausgesetzt/);
	await seen(recruiter, 'stopped-suspended');
	await stands('stopped-stand-suspended', /Auswahlentscheidung\s*hält auf/);
	await desk.press(recruiter, 'link', 'Auswahlentscheidung');
	await desk.press(recruiter, 'link', 'Entscheidung aufheben');
	await desk.type(recruiter, { reason: 'Die Schwerbehindertenvertretung wurde nicht angehört.' });
	await seen(recruiter, 'stopped-revoke');
	await desk.press(recruiter, 'button', 'Entscheidung aufheben');
	await desk.press(recruiter, 'link', new RegExp(`begründen ?: ${number('Brandt')}`));
	desk.click(recruiter);
	await recruiter.locator('[name=choice][value=next]').check();
	await desk.type(recruiter, { position: '1' });
	await desk.press(recruiter, 'button', /^Speichern/);
	await desk.press(recruiter, 'link', 'Zur Bestätigung geben');
	await says(recruiter, /Schwerbehindertenvertretung/);
	await desk.press(recruiter, 'button', 'Zur Bestätigung geben');
	await confirmed();
	await vacancy();
	await desk.step(recruiter, 'Auswahl festlegen');
	await desk.press(recruiter, 'button', 'Auswahl festlegen');
	await says(recruiter, /Die Entscheidung ist festgelegt[^]*Aufgehobene Entscheidungen/);
	await seen(recruiter, 'stopped-decided-again');
});

test('the works council refuses with a ground, the equality officer objects: nobody is hired until both are settled', async () => {
	await vacancy();
	await desk.step(recruiter, 'Zustimmung beantragen');
	await desk.type(recruiter, { reasons: 'Nora Adler erfüllt das Profil am besten.' });
	await desk.tick(recruiter, 'Zwei Wochen');
	await desk.press(recruiter, 'button', 'Zustimmung beantragen');
	const council = await desk.task('paul.oduya', /Zustimmung: Einstellung/);
	await desk.tick(council, /Abgelehnt/);
	await desk.tick(council, 'Mangel in Verfahren, Begründung oder Form');
	await desk.type(council, { text: 'Die Begründung vergleicht die Bewerbungen nicht.' });
	await seen(council, 'stopped-refusal');
	await desk.press(council, 'button', 'Antwort abgeben');
	await desk.answer('paul.oduya', /Zustimmung: Eingruppierung/, /Zustimmung/);
	await desk.answer('lena.maibaum', /Stellungnahme zur Auswahlentscheidung/, /Einwände \(/, 'Der Frauenanteil fehlt in der Begründung.');
	await vacancy();
	await desk.press(recruiter, 'link', 'Beteiligung');
	await says(recruiter, /Noch ist nicht alles geklärt/);
	await seen(recruiter, 'stopped-consent');
	await stands('stopped-stand-refused', /Zustimmung des Personalrats: Einstellung\s*hält auf/);
	await step(stack.as('amira.yildiz'), number('Adler'), 'beteiligung_gremien');
	await recruiter.goto(`${stack.backend}/bewerbungen/${number('Adler')}`);
	await says(recruiter, /hat beanstandet|abgelehnt/);
	await seen(recruiter, 'stopped-application');

	await vacancy();
	await desk.press(recruiter, 'link', 'Beteiligung');
	for (const [kind, text] of [[/Schlichtungsstelle wird angerufen/, 'Angerufen.'], [/wurde Einigung erzielt/, 'Die Begründung ist ergänzt.']]) {
		await desk.press(recruiter, 'link', 'Schritt nach der Ablehnung');
		await desk.tick(recruiter, kind);
		await desk.type(recruiter, { taken_on: german(dayIn(0)), text });
		await seen(recruiter, 'stopped-consent-step');
		await desk.press(recruiter, 'button', 'Schritt eintragen');
		await says(recruiter, /Der Schritt ist eingetragen/);
	}
	await desk.press(recruiter, 'link', 'Auf die Einwände antworten');
	await desk.type(recruiter, { text: 'Der Frauenanteil liegt bei 60 Prozent; die Begründung ist ergänzt.' });
	await desk.press(recruiter, 'button', 'Antwort geben');
	await stack.mail('lena.maibaum@bsw.example', made.vacancy);
	await vacancy();
	await desk.press(recruiter, 'link', 'Beteiligung');
	await says(recruiter, /Die Beteiligung ist abgeschlossen/);
	await seen(recruiter, 'stopped-consent-done');
});

test('a court is asked: nobody is hired until it is settled', async () => {
	await vacancy();
	await desk.step(recruiter, 'Unterlegene unterrichten');
	for (const surname of ['Brandt', 'Claasen', 'Evers'])
		await desk.tick(recruiter, new RegExp(surname));
	await desk.press(recruiter, 'button', 'Mitteilungen an die Angekreuzten senden');
	await desk.press(recruiter, 'link', /Brandt/);
	await desk.type(recruiter, { filed_on: german(dayIn(0)), court: 'Verwaltungsgericht Nordhafen', reference: '5 E 12/26' });
	await seen(recruiter, 'stopped-notice');
	await desk.press(recruiter, 'button', 'Antrag eintragen');
	await says(recruiter, /Niemand wird eingestellt/);
	await seen(recruiter, 'stopped-court');
	await stands('stopped-stand-court', /Gericht[^]*hält auf/);
	await recruiter.goto(`${stack.backend}/verfahren`);
	await says(recruiter, /Sachbearbeitung Vergabe/);
	await seen(recruiter, 'stopped-procedures');
	await step(stack.as('amira.yildiz'), number('Adler'), 'einstellungsprozess');
	await step(stack.as('amira.yildiz'), number('Adler'), 'einstellung');
	assert.equal(await status('Adler'), 'einstellungsprozess');
	await vacancy();
	await desk.press(recruiter, 'link', 'Mitteilung');
	await desk.press(recruiter, 'link', /Brandt/);
	await desk.type(recruiter, { reason: 'Der Antrag ist zurückgenommen.' });
	await desk.press(recruiter, 'button', 'Antrag erledigt');
	await says(recruiter, /Der Antrag ist erledigt/);
});

test('the offer is refused: the next in rank moves up, and of her the works council is asked anew', async () => {
	recruiter = await vacancy();
	await desk.step(recruiter, 'Einstellung vorbereiten');
	await desk.press(recruiter, 'link', /Adler/);
	await desk.press(recruiter, 'link', 'Angebot machen');
	await desk.type(recruiter, { last_day: german(dayIn(14)) });
	await desk.press(recruiter, 'button', 'Angebot senden');
	const mine = await openSignedIn(browser, stack, made.account, { viewport: { width: 1366, height: 900 } });
	await mine.goto(`${stack.external}/bewerbung/${number('Adler')}/angebot`);
	await mine.locator('[name=answer][value=declined]').check();
	await Promise.all([mine.waitForNavigation(), mine.locator('main form button[type=submit]').first().press('Enter')]);
	await says(mine, /Ihre Absage ist angekommen/);
	await mine.context().close();
	await desk.task('amira.yildiz', /Angebot abgelehnt/);
	await seen(recruiter, 'stopped-declined');
	await desk.press(recruiter, 'link', 'Alle Ausgewählten der Vakanz');
	await seen(recruiter, 'stopped-hiring');
	await desk.press(recruiter, 'link', /Nachrücken lassen/);
	await seen(recruiter, 'stopped-move-up');
	await desk.press(recruiter, 'button', 'Nachrücken lassen');
	await vacancy();
	await desk.step(recruiter, 'Zustimmung beantragen');
	await says(recruiter, /Brandt, Emil/);
	await desk.type(recruiter, { reasons: 'Emil Brandt ist der Nächste in der Reihung.' });
	await desk.tick(recruiter, 'Zwei Wochen');
	await desk.press(recruiter, 'button', 'Zustimmung beantragen');
	for (const measure of [/Zustimmung: Einstellung/, /Zustimmung: Eingruppierung/])
		await desk.answer('paul.oduya', measure, /Zustimmung/);
	await stands('stopped-stand-anew', /Zustimmung des Personalrats: Einstellung\s*erledigt/);
});

test('it ends without filling the post: the reason is kept, and the applicants are told', async () => {
	recruiter = await vacancy();
	await desk.press(recruiter, 'link', 'Ohne Besetzung beenden');
	await desk.type(recruiter, { reason: 'Die Stelle wird nach einer Umordnung nicht mehr gebraucht.', told_de: 'Die Stelle wird nicht mehr besetzt.' });
	await desk.press(recruiter, 'button', 'Brief ansehen');
	await says(recruiter, /So geht der Brief/);
	await seen(recruiter, 'stopped-end');
	await desk.press(recruiter, 'button', 'Beenden und Absagen vorbereiten');
	await seen(recruiter, 'stopped-bulk');
	await desk.press(recruiter, 'button', 'Schritt ausführen');
	await recruiter.getByText('Die Sammelaktion ist beendet.').waitFor({ timeout: 30000 });
	await seen(recruiter, 'stopped-bulk-done');
	assert.deepEqual(await Promise.all(['Adler', 'Brandt', 'Claasen', 'Evers'].map(status)), ['abgesagt', 'abgesagt', 'auswahlentscheidung', 'abgesagt'], 'the SBV is heard first');
	await vacancy();
	await desk.press(recruiter, 'link', 'Ohne Besetzung beenden');
	await says(recruiter, /Noch nicht alle haben Bescheid/);
	await seen(recruiter, 'stopped-ended-left');
	await desk.press(recruiter, 'button', 'Schwerbehindertenvertretung vor den Absagen hören');
	await desk.answer('doris.kuhnert', /Absage/, 'Zur Kenntnis genommen', undefined, number('Claasen'));
	await vacancy();
	await desk.press(recruiter, 'link', 'Ohne Besetzung beenden');
	await desk.press(recruiter, 'button', 'Absagen vorbereiten');
	await desk.press(recruiter, 'button', 'Schritt ausführen');
	await recruiter.getByText('Die Sammelaktion ist beendet.').waitFor({ timeout: 30000 });
	assert.equal(await status('Claasen'), 'abgesagt');
	await sql(`UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE status = 'waiting'`);
	await stack.job('mail');
	for (const surname of ['Adler', 'Brandt', 'Claasen', 'Evers'])
		await stack.mail(emailOf(surname), 'Das Verfahren ist beendet');
	await recruiter.goto(`${stack.backend}/vakanzen/${made.vacancy}/ohne-besetzung`);
	await says(recruiter, /Alle Bewerbenden haben Bescheid/);
	await seen(recruiter, 'stopped-ended');
	await stack.job('check');
	const { clicks, loads } = desk.all();
	console.log(`everything stops, from the suspended decision to the end without filling: ${clicks} clicks, ${loads} loads`);
});
