// What is missing is said by name: "Geben Sie Ihren Vornamen ein", not that something is missing (POR-06).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { beginApplication, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, jobad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Lücken (m/w/d)'));
});
after(() => stack?.stop());

const summary = page => page.document.querySelectorAll('#fehler li').map(item => item.textContent.trim());
const beside = page => page.document.querySelectorAll('.kern-error').map(item => item.textContent.trim());

/** Sends the form with nothing in it. */
async function empty(who, path, action) {
	const page = await who.get(path);
	const nothing = Object.fromEntries(page.form(action).fields.filter(([name]) => name !== 'form_token').map(([name]) => [name, '']));
	return who.submit(page, nothing, { action });
}

test('declared forms: each required field has its words, in the summary and beside the field, in both languages', async () => {
	const page = await empty(stack.visitor(), '/konto/registrieren', '/registrieren');
	const words = ['Geben Sie Ihren Vornamen ein.', 'Geben Sie Ihren Nachnamen ein.', 'Geben Sie Ihre E-Mail-Adresse ein.', 'Bestätigen Sie, dass Sie die Datenschutzerklärung zur Kenntnis genommen haben.'];
	assert.deepEqual(summary(page), words, 'the words stand alone, without the label');
	assert.deepEqual(beside(page), words);
	assert.deepEqual(summary(await empty(stack.visitor(), '/en/konto/registrieren', '/registrieren')).slice(0, 2), ['Enter your first name.', 'Enter your surname.']);
	const nora = await signedIn(stack, await makeAccount(stack, { email: 'luecke@beispiel.example' }));
	for (const [who, path, action, word] of [[nora, '/konto/daten', '', 'Geben Sie Ihren Vornamen ein.'], [nora, '/konto/loeschen', '', 'Geben Sie Ihr Passwort ein.'],
		[nora, '/jobabo?q=amt', '', 'Geben Sie Ihre E-Mail-Adresse ein.'], [stack.visitor(), '/barrierefreiheit', '', 'Schreiben Sie uns, was Ihnen aufgefallen ist.'],
		[recruiter, `${new URL((await recruiter.get('/projekte')).link('bis A/E14')).pathname}/vakanzen/neu`, '', 'Wählen Sie einen Arbeitsbereich.']]) {
		const refused = await empty(who, path, action);
		assert.equal(refused.status, 400, path);
		assert.ok(summary(refused).includes(word), `${path}: ${summary(refused)}`);
		assert.ok(!summary(refused).some(text => text.includes('Diese Angabe fehlt')), `${path}: ${summary(refused)}`);
	}
});

test('forms that are data: delivered questions have words of their own, others those of their kind', async () => {
	const kinds = { choice: "'choice', NULL", radio: "'choice', 'radio'", multi: "'multi', NULL", number: "'number', NULL", date: "'date', NULL", long: "'long', NULL", text: "'text', NULL", mail: "'text', 'email'", phone: "'text', 'phone'", paper: "'file', NULL" };
	await stack.sql(`${Object.entries(kinds).map(([code, kind], i) => `INSERT INTO form_question (form_version_id, code, position, kind, format, required, label_de, label_en)
		VALUES (3, 'new_${code}', ${300 + i}, ${kind}, 1, 'Neue Frage ${code}?', 'New question ${code}?');`).join('\n')}
		INSERT INTO form_option (form_version_id, question, position, code, label_de, label_en) SELECT 3, code, 1, 'a', 'A', 'A' FROM form_question WHERE code IN ('new_choice', 'new_radio', 'new_multi')`);
	const page = await empty(stack.visitor(), `/stellen/${jobad}/bewerben`, '/bewerben');
	const words = summary(page);
	assert.deepEqual(words.slice(0, 3), ['Geben Sie Ihren Vornamen ein.', 'Geben Sie Ihren Nachnamen ein.', 'Geben Sie Ihre E-Mail-Adresse ein.']);
	for (const [code, begin] of Object.entries({ choice: 'Wählen Sie eine Antwort', radio: 'Wählen Sie eine Antwort', multi: 'Wählen Sie mindestens eine Antwort', number: 'Geben Sie eine Zahl ein',
		date: 'Geben Sie ein Datum ein', long: 'Schreiben Sie etwas', text: 'Geben Sie etwas ein', mail: 'Geben Sie eine E-Mail-Adresse ein', phone: 'Geben Sie eine Telefonnummer ein' }))
		assert.ok(words.some(text => text.startsWith(begin) && text.endsWith(`„Neue Frage ${code}?“`)), `${code}: ${words.join('\n')}`);
	assert.deepEqual(beside(page), words);
	const who = stack.visitor();
	await stack.sql(`DELETE FROM form_option WHERE question LIKE 'new\\_%'; DELETE FROM form_question WHERE code LIKE 'new\\_%' AND code <> 'new_paper'`);
	const number = await beginApplication(who, jobad, { email: 'papier@beispiel.example' });
	const check = (await who.get(`/bewerbung/${number}/pruefen`)).text('main');
	assert.match(check, /Laden Sie eine Datei hoch zu: „Neue Frage paper\?“/);
});
