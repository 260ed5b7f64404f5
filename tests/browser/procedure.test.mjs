// From the request to the published ad in Chromium (PRO-01 to PRO-06): every role does its part, beginning in its cockpit; with a return, a new round, a mobile proposal that is
// refused, and the release. What it takes is counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, openBrowser } from '../lib/browser.mjs';
import { desks } from '../lib/desks.mjs';
import { startStack } from '../lib/stack.mjs';

/** Clicks (keys that press something) and loads of pages of the whole way, without what is typed: none is to be added. */
const MOST_CLICKS = 92, MOST_LOADS = 95;

const POST = { title: 'Schulsekretariat an der Hafenschule (m/w/d)', pay_grade: 'E6', hours: '39', posts: '1', post_number: 'BSW-5151',
	tasks: '- erste Ansprechperson für Eltern und Lehrkräfte sein\n- Termine und Räume organisieren', requirements: '- Ausbildung in einem Büroberuf\n- Freude am Umgang mit Menschen',
	reason: 'Die bisherige Kraft geht zum Jahresende in den Ruhestand.' };
const CHOSEN = { field: 'verwaltung', post_kind: 'fachkraft', working_time: 'both' };

let stack, browser;

before(async () => {
	stack = await startStack();
	await stack.sql(`DELETE FROM process_guard_off`);
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

test('from the request to the published ad, by everybody who takes part', async () => {
	const { all, cockpit, press, step, tick, menu, type, choose, says, task, answer } = desks(stack, browser, 'Hafenschule');
	const department = await cockpit('katrin.lohmann');
	await menu(department, 'Personalanforderungen');
	await press(department, 'link', 'Stelle anfordern');
	await type(department, POST);
	await choose(department, CHOSEN);
	await press(department, 'button', /Speichern|anlegen/);
	await step(department, 'Einreichen');
	await checkPage(department, 'procedure-requisition');

	let recruiter = await task('amira.yildiz', /Personalanforderung/);
	await step(recruiter, 'Zurückgeben', { comment: 'Bitte den gewünschten Beginn nennen.' });
	await task('katrin.lohmann', /Personalanforderung/);
	await says(department, /Bitte den gewünschten Beginn nennen/);
	await press(department, 'link', 'Bearbeiten');
	await type(department, { starts_on: '01.03.2027' });
	await press(department, 'button', /Speichern/);
	await step(department, 'Erneut einreichen');

	recruiter = await task('amira.yildiz', /Personalanforderung/);
	await step(recruiter, 'Annehmen');
	await says(recruiter, /V-\d{4}-\d{5}/);
	await checkPage(recruiter, 'procedure-vacancy');
	await press(recruiter, 'link', /^Beteiligte/);
	await choose(recruiter, { role: 'LECTOR' });
	await type(recruiter, { person: 'ruth.eggers' });
	await press(recruiter, 'button', 'Zuordnen');
	await says(recruiter, /Ruth Eggers/);
	await press(recruiter, 'link', /^Anforderungen/);
	await press(recruiter, 'button', 'Aus dem Text übernehmen');
	await says(recruiter, /Ausbildung in einem Büroberuf/);
	await press(recruiter, 'link', 'Übersicht');
	await step(recruiter, 'Stellenanzeige anlegen');
	await type(recruiter, { teaser: 'Bei Ihnen läuft der Schulalltag zusammen.', offer: 'Ein sicherer Arbeitsplatz mit Ferien.' });
	await press(recruiter, 'button', /Speichern|anlegen/);
	const jobad = /S-\d{4}-\d{5}/.exec(recruiter.url())[0];
	const status = () => stack.value(`SELECT status FROM jobad WHERE number = '${jobad}'`);
	await step(recruiter, 'In die Abstimmung geben');
	assert.equal(await status(), 'in_abstimmung');
	await checkPage(recruiter, 'procedure-agreement');

	const lector = await task('ruth.eggers', /lektorieren/);
	await press(lector, 'link', 'Text lektorieren');
	await type(lector, { teaser: 'Bei Ihnen kommt der Schulalltag zusammen.' });
	await press(lector, 'button', /Speichern/);
	await tick(lector, 'Erledigt');
	await press(lector, 'button', 'Antwort abgeben');
	await cockpit('amira.yildiz');
	await recruiter.goto(`${stack.backend}/stellenanzeigen/${jobad}`);
	await step(recruiter, 'Änderungen des Lektorats');
	await press(recruiter, 'button', /Alle/);
	assert.equal(await stack.value(`SELECT teaser FROM jobad WHERE number = '${jobad}'`), 'Bei Ihnen kommt der Schulalltag zusammen.');

	await answer('katrin.lohmann', /freigeben/, 'Änderungen erbeten', 'Die Öffnungszeiten fehlen.');
	await answer('lena.maibaum', /Kenntnis/, 'Zur Kenntnis genommen');
	await answer('paul.oduya', /Stellungnahme/, 'Keine Einwände');
	await recruiter.goto(`${stack.backend}/stellenanzeigen/${jobad}`);
	await says(recruiter, /An das Personalamt geben: Dieser Schritt ist zurzeit nicht möglich/);
	await press(recruiter, 'link', 'Bearbeiten');
	await type(recruiter, { offer: 'Ein sicherer Arbeitsplatz mit Ferien. Geöffnet ist das Sekretariat von 7 bis 15 Uhr.' });
	await press(recruiter, 'button', /Speichern/);
	await press(recruiter, 'link', /^Abstimmung/);
	await press(recruiter, 'link', 'Neue Runde');
	await press(recruiter, 'button', 'Stellungnahme erbitten');
	await answer('ruth.eggers', /lektorieren/, 'Erledigt');
	await answer('katrin.lohmann', /Stellenanzeige freigeben/, 'Freigegeben');
	await answer('lena.maibaum', /Kenntnis/, 'Zur Kenntnis genommen');
	await answer('paul.oduya', /Stellungnahme/, 'Keine Einwände');

	await recruiter.goto(`${stack.backend}/stellenanzeigen/${jobad}`);
	await step(recruiter, 'An das Personalamt geben');
	assert.equal(await status(), 'bei_personalamt');
	await answer('sina.krogmann', /prüfen und freigeben/, 'Änderungen erbeten', 'Bitte die Befristung nennen.');
	assert.equal(await status(), 'anpassung_erbeten');
	await recruiter.goto(`${stack.backend}/stellenanzeigen/${jobad}`);
	await says(recruiter, /Am Zug: Sie/);
	await step(recruiter, 'Erneut an das Personalamt geben');

	const office = await cockpit('sina.krogmann');
	await menu(office, 'Mobile Beschäftigte');
	await press(office, 'link', 'Aufnehmen');
	await type(office, { surname: 'Sorgenfrei', first_name: 'Mika', email: 'mika.sorgenfrei@bsw.example', pay_grade: 'E6', since_on: '01.10.2026' });
	await choose(office, { field: 'verwaltung' });
	await press(office, 'button', /Aufnehmen|Speichern/);
	await says(office, /Sorgenfrei/);
	await task('sina.krogmann', /prüfen und freigeben/);
	await press(office, 'link', 'Mobilen-Vorschläge');
	await checkPage(office, 'procedure-proposals');
	await tick(office, /Sorgenfrei/);
	await press(office, 'button', 'Vorschlagen');
	const proposal = await stack.value('SELECT MAX(number) FROM application');

	await answer('amira.yildiz', /Mobilen-Vorschlag/, 'Abgelehnt', 'Die Ausbildung fehlt.', proposal);
	await answer('katrin.lohmann', /Mobilen-Vorschlag/, 'Abgelehnt', 'Der Schulbetrieb ist nicht bekannt.', proposal);
	await answer('sina.krogmann', /prüfen und freigeben/, 'Freigegeben');
	assert.equal(await status(), 'freigegeben');

	await recruiter.goto(`${stack.backend}/stellenanzeigen/${jobad}`);
	await says(recruiter, /Veröffentlichen: .*der Agentur für Arbeit noch nicht gemeldet/s);
	await press(recruiter, 'link', 'Meldung eintragen');
	await tick(recruiter, /^Gemeldet|gemeldet/);
	await choose(recruiter, { way: 'online' });
	await type(recruiter, { note: 'Auftrag bestätigt, Zeichen 4711' });
	await press(recruiter, 'button', /Speichern|eintragen/i);
	await step(recruiter, 'Veröffentlichen');
	assert.equal(await status(), 'veroeffentlicht');
	await checkPage(recruiter, 'procedure-published');
	assert.match((await stack.visitor().get(`/stellen/${jobad}`)).text('main'), /Schulsekretariat an der Hafenschule.*Geöffnet ist das Sekretariat/);
	const { clicks, loads } = all();
	console.log(`from the request to the published ad: ${clicks} clicks, ${loads} loads`);
	assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
	assert.ok(loads <= MOST_LOADS, `${loads} loads`);
});
