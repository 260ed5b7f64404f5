// Templates of letters as data (OBJ-15): listed by who gets them, edited in two languages, checked when saved, previewed, sent to oneself as a test, compared, reset.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

const LIST = '/verwaltung/vorlagen';
let stack, admin, recruiter, jobad;

before(async () => {
	stack = await startStack();
	[admin, recruiter] = ['henrike.solms', 'amira.yildiz'].map(user => stack.as(user));
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Vorlage (m/w/d)'));
});
after(() => stack?.stop());

const versions = template => stack.value(`SELECT COUNT(*) FROM letter_text WHERE template = '${template}'`);
const change = async (template, values) => admin.submit(await admin.get(`${LIST}/${template}`), values, { action: `/vorlagen/${template}` });
const bodyOf = async (template, field = 'body_de') => (await admin.get(`${LIST}/${template}`)).document.querySelector(`[name=${field}]`).textContent;

test('the list names every template by who gets it, and says on which occasion it goes; nobody but administrators sees it', async () => {
	const page = await admin.get(LIST);
	assert.equal(page.document.querySelectorAll('tbody tr').length, Number(await stack.value('SELECT COUNT(*) FROM mail_template')));
	assert.match(page.text('main'), /Bewerbende.*Eingangsbestätigung.*Beschäftigte und Gremien.*Bitte um Stellungnahme.*Personen ohne eingegangene Bewerbung.*Job-Abo bestätigen/s);
	assert.match(page.text('main'), /Absage nach dem Gesprächvom System bei seinem Anlass, Schritte des Statusmodells: \d/);
	assert.match(page.text('main'), /Einladung zum Gesprächvom System bei seinem Anlass, von Hand, beim Schreiben an Bewerbende/);
	assert.match((await admin.get(`${LIST}/rejected_interview`)).text('main'), /bei diesen Schritten: .*Gespräch → Abgesagt/);
	assert.equal((await recruiter.get(LIST)).status, 403);
	assert.equal((await recruiter.get(`${LIST}/rejected`)).status, 403);
	assert.equal((await admin.get(`${LIST}/nirgends`)).status, 404);
});

test('every template is previewed in both languages with examples, with the longest values and with none', async () => {
	for (const { code } of await stack.sql('SELECT code FROM mail_template'))
		for (const lang of ['de', 'en'])
			for (const values of ['beispiele', 'lang', 'leer']) {
				const page = await admin.get(`${LIST}/${code}/vorschau?sprache=${lang}&werte=${values}`);
				assert.equal(page.status, 200, `${code} ${lang} ${values}`);
				assert.ok(page.text('[data-typed]').length > 100, `${code} ${lang} ${values}`);
			}
	const shown = async values => (await admin.get(`${LIST}/received/vorschau?sprache=de&werte=${values}`)).text('[data-typed]');
	assert.match(await shown('beispiele'), /Ada Beispiel/);
	assert.match(await shown('lang'), /(Ada Beispiel ){20}/);
	assert.doesNotMatch(await shown('leer'), /Beispiel|\{|\}/);
	const chosen = await admin.get(`${LIST}/received/vorschau?sprache=en&werte=leer`);
	assert.equal(chosen.document.querySelector('#werte option[selected]').textContent, 'nichts: alle Werte fehlen');
});

test('what the table says that the program sends, the program sends, and the other way round', async () => {
	const sources = readdirSync(join(top, 'cgi-bin'), { recursive: true }).filter(name => name.endsWith('.c')).map(name => readFileSync(join(top, 'cgi-bin', name), 'utf8')).join('\n')
		+ readFileSync(join(top, 'schema/seed/040_status.sql'), 'utf8').replaceAll("'", '"');
	const rows = await stack.sql('SELECT code, sent, audience FROM mail_template');
	assert.deepEqual(rows.filter(row => row.sent === '1' && !sources.includes(`"${row.code}"`)), []);
	assert.deepEqual(rows.filter(row => row.sent === '0' && row.audience === 'staff' && sources.includes(`"${row.code}"`)), []);
});

test('a saved text is a version and counts for what is written from then on; what waits stays as it is', async () => {
	const application = await apply(stack, jobad, { email: 'vorlage@beispiel.example' });
	const body = await bodyOf('received');
	await stack.settled();
	const before = await stack.value("SELECT MAX(id) FROM mail_outbox");
	const saved = await change('received', { body_de: body.replace('Guten Tag {name},', '{wenn salutation}\nGuten Tag {salutation} {surname},\n{sonst}\nGuten Tag {name},\n{ende}') });
	assert.match(saved.text('main'), /Die Vorlage ist gespeichert.*eigener Text \(Fassung 1\)/s);
	assert.equal(await versions('received'), '1');
	await change('received', {});
	assert.equal(await versions('received'), '1', 'the same text is no version');
	const preview = await admin.get(`${LIST}/received/vorschau`);
	assert.match(preview.text('main'), /Guten Tag Frau Beispiel,.*Sachbearbeitung Bauleitplanung/s);
	const real = await admin.get(`${LIST}/received/vorschau?bewerbung=${application}`);
	assert.match(real.text('main'), /Stelle mit Vorlage/);
	assert.doesNotMatch(real.text('main'), /\/bewerbung\/status\/[A-Za-z0-9_-]{20}/, 'the link itself is not shown');
	assert.match((await admin.get(`${LIST}/received/vorschau?bewerbung=B-1999-00001`)).text('main'), /gibt es nicht, oder Sie dürfen sie nicht sehen/);
	assert.equal(await stack.value("SELECT MAX(id) FROM mail_outbox"), before, 'a preview sends nothing');
	await apply(stack, jobad, { email: 'vorlage2@beispiel.example' });
	assert.deepEqual((await stack.sql("SELECT text_version FROM mail_outbox WHERE template = 'received' ORDER BY id DESC LIMIT 1")).map(row => row.text_version), ['1']);
	assert.equal(await stack.value(`SELECT text_version FROM mail_outbox WHERE template = 'received' AND id <= ${before} ORDER BY id DESC LIMIT 1`), '0');
});

test('a placeholder that is none is refused by its name, and what was typed is still there', async () => {
	const page = await change('rejected', { body_de: 'Guten Tag {nmae},\n\nleider nein.' });
	assert.equal(page.status, 400);
	assert.match(page.text('[role=alert], .kern-alert'), /Den Platzhalter nmae gibt es hier nicht/);
	assert.match(page.document.querySelector('[name=body_de]').textContent, /Guten Tag \{nmae\}/);
	assert.equal(await versions('rejected'), '0');
	const english = await stack.as('henrike.solms').get(`/en${LIST}/rejected`);
	assert.match(english.text('main'), /Placeholders of this template.*\{name\}.*first name and surname/s);
});

test('the older texts and the delivered one are compared with what counts; back to the delivered one', async () => {
	const body = await bodyOf('withdrawn');
	await change('withdrawn', { body_de: body.replace('Wir berücksichtigen sie nicht mehr.', 'Wir nehmen sie aus dem Verfahren.') });
	const page = await admin.get(`${LIST}/withdrawn/fassungen`);
	assert.match(page.text('main'), /2 Änderungen.*entfernt: berücksichtigen .*neu: nehmen /s);
	assert.match(page.text('main'), /Fassung 1 .*Henrike Solms/s);
	const asked = await admin.get(`${LIST}/withdrawn/zuruecksetzen`);
	const done = await admin.submit(asked, {}, { action: '/zuruecksetzen' });
	assert.match(done.text('main'), /Es gilt wieder der gelieferte Text/);
	assert.equal(await bodyOf('withdrawn'), body);
	assert.equal(await versions('withdrawn'), '2');
	assert.match((await admin.get(`${LIST}/withdrawn/fassungen?alt=1`)).text('main'), /Fassung 1.*2 Änderungen.*nehmen/s);
	const late = await admin.submit(asked, {}, { action: '/zuruecksetzen' });
	assert.ok([400, 403, 409].includes(late.status) || /schon/.test(late.text('main')), `sent twice: ${late.status}`);
	assert.equal(await versions('withdrawn'), '2');
	assert.deepEqual((await stack.sql("SELECT action, detail FROM audit WHERE action LIKE 'letter_text%' AND detail LIKE 'withdrawn%' ORDER BY id")).map(row => row.detail), ['withdrawn 1', 'withdrawn 2']);
});

test('two administrators at once: the fields that both changed are asked about, none is lost', async () => {
	const first = await admin.get(`${LIST}/offer`);
	assert.equal((await change('offer', { subject_de: 'Unser Angebot {number}' })).status, 200);
	const second = await admin.submit(first, { subject_en: 'Our offer {number}' }, { action: `${LIST}/offer` });
	assert.equal(second.status, 200);
	assert.equal((await admin.get(`${LIST}/offer`)).document.querySelector('[name=subject_de]').getAttribute('value'), 'Unser Angebot {number}');
	assert.equal((await admin.get(`${LIST}/offer`)).document.querySelector('[name=subject_en]').getAttribute('value'), 'Our offer {number}');
	const both = await admin.submit(first, { subject_de: 'Ganz anders {number}' }, { action: `${LIST}/offer` });
	assert.equal(both.status, 409);
});

test('a test goes to oneself in both languages, filled with examples', async () => {
	const page = await admin.get(`${LIST}/staff_pr_consented`);
	const sent = await admin.submit(page, {}, { action: '/probe' });
	assert.match(sent.text('main'), /Die Probe ist unterwegs/);
	const mails = await stack.sql("SELECT recipient, subject, text_version FROM mail_outbox WHERE template = 'staff_pr_consented' AND subject LIKE 'Probe:%' ORDER BY id");
	assert.deepEqual(mails.map(mail => mail.subject), ['Probe: Zustimmung des Personalrats zu B-2026-00001', 'Probe: Consent of the works council for B-2026-00001']);
	assert.equal(new Set(mails.map(mail => mail.recipient)).size, 1);
	assert.equal(mails[0].recipient, await stack.value("SELECT email FROM staff_user WHERE user_id = 'henrike.solms'"));
});
