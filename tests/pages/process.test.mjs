// The status model (OBJ-60): administrators see it as picture and text, change it, compare it with the delivered state and go back; guards stop steps and say why (OBJ-62).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, ad;
const MODEL = '/verwaltung/statusmodell', OWN = `${MODEL}/application`;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	ad = await publishedAd(recruiter, 'Stelle mit Modell (m/w/d)');
});
after(() => stack?.stop());

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const begin = async (person, application, to) => person.submit(await person.get(`/bewerbungen/${application}`), { status: to }, { action: '/status' });

test('administrators read the model of every kind as picture and as text, others nothing', async () => {
	const list = await admin.get(MODEL);
	for (const [kind, name, from, to] of [['project', 'Projekte', 'Aktiv', 'Inaktiv'], ['vacancy', 'Vakanzen', 'Entwurf', 'Aktiv'], ['jobad', 'Stellenanzeigen', 'Veröffentlicht', 'Abgelaufen'],
		['application', 'Bewerbungen', 'Eingegangen', 'Formale Prüfung'], ['requisition', 'Personalanforderungen', 'Eingereicht', 'Angenommen']]) {
		assert.ok(list.document.querySelector(`main a[href='${MODEL}/${kind}']`), name);
		const page = await admin.get(`/verwaltung/statusmodell/${kind}`);
		assert.match(page.text('main'), new RegExp(`${from} → ${to}`), kind);
		const picture = page.document.querySelector('svg[role=img]');
		const paths = [...picture.querySelectorAll('path[marker-end]')];
		assert.equal(paths.length, Number(await stack.value(`SELECT COUNT(*) FROM process_step s JOIN process_model m ON m.kind = s.kind
			WHERE m.kind = ${{ project: 1, vacancy: 2, jobad: 3, application: 4, requisition: 11 }[kind]}`)), kind);
		assert.match(page.text('main'), /Das Statusmodell ist so wie ausgeliefert/, kind);
	}
	assert.equal((await admin.get(`${MODEL}/setting`)).status, 404);
	for (const path of [MODEL, OWN, `${OWN}/status/eingegangen`, `${OWN}/neuer-status`, `${OWN}/neuer-schritt`, `${OWN}/zuruecksetzen`])
		assert.notEqual((await recruiter.get(path)).status, 200, path);
});

test('a text is changed, stands on the pages and in the audit, is a difference, and is as delivered after a reset', async () => {
	const application = await apply(stack, ad.jobad, { email: 'text@beispiel.example' });
	const page = await admin.get(`${OWN}/status/eingegangen`);
	const saved = await admin.submit(page, { name_de: 'Frisch eingegangen' });
	assert.equal(new URL(saved.url).pathname, OWN);
	assert.match(saved.text('main'), /Frisch eingegangen/);
	assert.match(saved.text('main'), /Status: eingegangen, 30, Frisch eingegangen.*so ist es jetzt/);
	assert.match((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /Frisch eingegangen/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'model_status' AND detail = 'application: eingegangen'`), '1');
	const reset = await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
	assert.match(reset.text('main'), /wieder so wie ausgeliefert/);
	assert.match(reset.text('main'), /Das Statusmodell ist so wie ausgeliefert/);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /Frisch/);
});

test('who saves second is told, and loses nothing typed', async () => {
	const [first, second] = [await admin.get(`${OWN}/status/vorauswahl`), await admin.get(`${OWN}/status/vorauswahl`)];
	await admin.submit(first, { name_de: 'Erste Auswahl' });
	const late = await admin.submit(second, { name_de: 'Zweite Auswahl' });
	assert.equal(late.status, 409);
	assert.match(late.text('main'), /Jemand hat das Statusmodell inzwischen geändert/);
	assert.equal(late.document.querySelector('input[name=name_de]').getAttribute('value'), 'Zweite Auswahl');
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
});

test('who sees a status is changed with its conditions, and counts at once', async () => {
	const application = await apply(stack, ad.jobad, { email: 'sicht@beispiel.example' });
	const page = await admin.get(`${OWN}/status/eingegangen`);
	const form = page.form('/status/eingegangen');
	await admin.post(form.action, form.fields.filter(([name, value]) => !(name === 'cell' && value.startsWith('see-2-'))));
	assert.equal((await recruiter.get(`/bewerbungen/${application}`)).status, 404);
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
	assert.equal((await recruiter.get(`/bewerbungen/${application}`)).status, 200);
});

test('a status that objects are in, or that programs name, is not removed; an empty one is', async () => {
	const added = await admin.submit(await admin.get(`${OWN}/neuer-status`), { code: 'telefonat', name_de: 'Telefonat', name_en: 'Call', position: '45' });
	assert.match(added.url, /\/status\/telefonat$/);
	const page = await admin.submit(await admin.get(`${OWN}/neuer-schritt`), { from: 'eingegangen', to: 'telefonat' });
	const form = page.form('/schritt/eingegangen/telefonat');
	await admin.post(form.action, [...form.fields, ['role', '2']]);
	const application = await apply(stack, ad.jobad, { email: 'telefonat@beispiel.example' });
	await step(recruiter, application, 'telefonat');
	assert.equal(await status(application), 'telefonat');
	const refused = await admin.submit(await admin.get(`${OWN}/status/telefonat/entfernen`));
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /In diesem Status sind Vorgänge/);
	await assert.rejects(stack.sql(`DELETE FROM process_status WHERE kind = 4 AND code = 'telefonat'`), /foreign key/);
	await stack.sql(`UPDATE application SET status = 'eingegangen' WHERE number = '${application}'`);
	const removed = await admin.submit(await admin.get(`${OWN}/status/telefonat/entfernen`));
	assert.doesNotMatch(removed.text('main'), /Telefonat/);
	const named = await admin.submit(await admin.get(`${OWN}/status/abgesagt/entfernen`));
	assert.match(named.text('main'), /braucht das Programm selbst/);
});

test('an added status says in which phase the procedure is by it; a delivered one is not asked, and it stays while objects are in it', async () => {
	const phase = async number => stack.value(`SELECT phase FROM vacancy_phase f JOIN vacancy v ON v.id = f.vacancy_id JOIN application a ON a.vacancy_id = v.id WHERE a.number = '${number}' AND f.ended_at IS NULL`);
	assert.equal((await admin.get(`${OWN}/status/vorauswahl`)).document.querySelector('[name=phase]'), null);
	await admin.submit(await admin.get(`${OWN}/neuer-status`), { code: 'probetag', name_de: 'Probetag', name_en: 'Trial day', position: '46' });
	const saved = await admin.submit(await admin.get(`${OWN}/status/probetag`), { phase: 'committees' });
	assert.match(saved.text('main'), /Probetag Schritte: 0, abschließend, Abschnitt: Gremien|Probetag Schritte: 0, Abschnitt: Gremien/);
	const form = (await admin.submit(await admin.get(`${OWN}/neuer-schritt`), { from: 'eingegangen', to: 'probetag' })).form('/schritt/eingegangen/probetag');
	await admin.post(form.action, [...form.fields, ['role', '2']]);
	const application = await apply(stack, ad.jobad, { email: 'probetag@beispiel.example' });
	assert.notEqual(await phase(application), 'committees');
	await step(recruiter, application, 'probetag');
	assert.equal(await phase(application), 'committees');
	const refused = await admin.submit(await admin.get(`${OWN}/status/probetag`), { phase: 'hiring' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Der Abschnitt lässt sich erst ändern, wenn keiner mehr darin ist/);
	await stack.sql(`UPDATE application SET status = 'eingegangen' WHERE number = '${application}'`);
	await admin.submit(await admin.get(`${OWN}/status/probetag/entfernen`));
	assert.equal(await stack.value(`SELECT COUNT(*) FROM phase_status WHERE code = 'probetag'`), '0');
});

test('a step that needs a reason asks for it, keeps what was typed when it is refused, and keeps it with the application', async () => {
	const form = (await admin.get(`${OWN}/schritt/eingegangen/formale_pruefung`)).form('/schritt/eingegangen/formale_pruefung');
	await admin.post(form.action, [...form.fields, ['reason_needed', '1']]);
	const application = await apply(stack, ad.jobad, { email: 'grund@beispiel.example' });
	const asked = await begin(recruiter, application, 'formale_pruefung');
	assert.match(asked.url, /\/schritt\/formale_pruefung$/);
	const empty = await recruiter.submit(asked, {}, { action: '/schritt/' });
	assert.equal(empty.status, 400);
	assert.match(empty.text('main'), /Schreiben Sie, warum dieser Schritt gemacht wird/);
	assert.equal(await status(application), 'eingegangen');
	await step(admin, application, 'eingeschraenkt');
	await step(admin, application, 'eingegangen');
	const late = await recruiter.submit(asked, { reason: 'Alles ist da.' }, { action: '/schritt/' });
	assert.equal(late.status, 409);
	assert.equal(late.document.querySelector('textarea[name=reason]').textContent.trim(), 'Alles ist da.');
	const done = await recruiter.submit(late, {}, { action: '/schritt/' });
	assert.equal(await status(application), 'formale_pruefung');
	assert.match((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /Alles ist da\./);
	assert.equal(done.status, 200);
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
});

test('a step the model has lost meanwhile is refused with a clear word', async () => {
	const application = await apply(stack, ad.jobad, { email: 'verloren@beispiel.example' });
	const page = await recruiter.get(`/bewerbungen/${application}`);
	const form = (await admin.get(`${OWN}/schritt/eingegangen/formale_pruefung`)).form('/schritt/eingegangen/formale_pruefung');
	await admin.post(form.action, [...form.fields, ['remove', '1']]);
	const late = await recruiter.submit(page, { status: 'formale_pruefung' }, { action: '/status' });
	assert.equal(late.status, 400);
	assert.equal(await status(application), 'eingegangen');
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
});

/** The button of the step that closes a vacancy. */
const closing = page => page.document.querySelector('button[name=status][value=abgeschlossen]');

test('a stopped step is shown grey with its reason and the way to lift it; an authority can switch the guard off, not a fixed one', async () => {
	const fresh = await publishedAd(recruiter, 'Stelle mit Regel (m/w/d)');
	const path = `/vakanzen/${fresh.vacancy}`;
	const page = await recruiter.get(path);
	assert.ok(!closing(page), 'no button makes it');
	assert.match(page.text('main'), /Abschließen ?: Dieser Schritt ist zurzeit nicht möglich/);
	const lift = await recruiter.get(page.document.querySelector('.bms-stops a').getAttribute('href'));
	assert.match(lift.text('main'), new RegExp(fresh.jobad));
	const code = await stack.value(`SELECT u.code FROM vacancy v JOIN org_unit u ON u.id = v.authority_id WHERE v.number = '${fresh.vacancy}'`);
	const switched = async () => Number(await stack.value(`SELECT COUNT(*) FROM audit WHERE action IN ('guard_on', 'guard_off')`));
	const before = await switched();
	const guards = await admin.get(MODEL);
	const off = await admin.submit(guards, { authority: code, guard: 'open_objects', state: 'off' });
	assert.match(off.text('main'), /Ausgeschaltet/);
	assert.ok(closing(await recruiter.get(path)));
	const form = (await admin.get(MODEL)).form(MODEL);
	const fixed = await admin.post(form.action, [...form.fields.filter(([name]) => !['authority', 'guard', 'state'].includes(name)),
		['authority', code], ['guard', 'statements'], ['state', 'off']]);
	assert.equal(fixed.status, 400);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM process_guard_off WHERE guard = 'statements'`), '0');
	await admin.submit(await admin.get(MODEL), { authority: code, guard: 'open_objects', state: 'on' });
	assert.ok(!closing(await recruiter.get(path)));
	assert.equal(await switched(), before + 2);
});

test('a guard that fails moves nothing', async () => {
	const application = await apply(stack, ad.jobad, { email: 'kaputt@beispiel.example' });
	const page = await recruiter.get(`/bewerbungen/${application}`);
	await stack.sql(`INSERT INTO process_guard (code, fixed) VALUES ('kaputt', 1); INSERT INTO process_step_guard VALUES (4, 'eingegangen', 'formale_pruefung', 'kaputt')`);
	const failed = await recruiter.submit(page, { status: 'formale_pruefung' }, { action: '/status' });
	assert.ok(failed.status >= 500, String(failed.status));
	assert.equal(await status(application), 'eingegangen');
	await stack.sql(`DELETE FROM process_step_guard WHERE guard = 'kaputt'; DELETE FROM process_guard WHERE code = 'kaputt'`);
	assert.equal((await recruiter.submit(page, { status: 'formale_pruefung' }, { action: '/status' })).status, 200);
});

test('two administrators: who resets, or removes a status, of a model that was changed meanwhile is told, and nothing is done', async () => {
	await admin.submit(await admin.get(`${OWN}/status/gespraech`), { name_de: 'Vorstellungsgespräch' });
	const [reset, removal] = [await admin.get(`${OWN}/zuruecksetzen`), await admin.get(`${OWN}/status/formale_pruefung/entfernen`)];
	await admin.submit(await admin.get(`${OWN}/status/einladung`), { name_de: 'Einladung zum Gespräch' });
	for (const page of [reset, removal]) {
		const late = await admin.submit(page);
		assert.equal(late.status, 409);
		assert.match(late.text('main'), /Jemand hat das Statusmodell inzwischen geändert/);
	}
	assert.equal(await stack.value(`SELECT name_de FROM process_status WHERE kind = 4 AND code = 'einladung'`), 'Einladung zum Gespräch');
	assert.equal(await stack.value(`SELECT label_de FROM process_step WHERE kind = 4 AND from_status = 'gespraech' AND to_status = 'einladung'`), 'Zurück zu „Einladung zum Gespräch“');
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
	assert.match((await admin.get(OWN)).text('main'), /Das Statusmodell ist so wie ausgeliefert/);
});

test('where a step leads and what is written on its button are part of the model', async () => {
	const page = await admin.get(`${OWN}/schritt/eingegangen/formale_pruefung`);
	const saved = await admin.submit(page, { label_de: 'Unterlagen ansehen', label_en: 'Look at the documents', direction: 'forward' });
	assert.match(saved.text('main'), /Schritt: eingegangen>formale_pruefung forward Unterlagen ansehen Look at the documents \(so ist es jetzt\)/);
	const application = await apply(stack, ad.jobad, { email: 'schaltflaeche@beispiel.example' });
	assert.match((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /Unterlagen ansehen/);
	await admin.submit(await admin.get(`${OWN}/zuruecksetzen`));
});

test('severely disabled applicants are rejected before an invitation for a reason only; an authority can switch that off', async () => {
	const application = await apply(stack, ad.jobad, { email: 'schwer@beispiel.example', severely_disabled: 'ja', sbv_part: 'nein' });
	const other = await apply(stack, ad.jobad, { email: 'leicht@beispiel.example' });
	const plain = await begin(recruiter, other, 'abgesagt');
	assert.equal(plain.document.querySelector('textarea[name=reason]'), null);
	const page = await begin(recruiter, application, 'abgesagt');
	assert.match(page.text('main'), /wird eingeladen, es sei denn, die fachliche Eignung fehlt offensichtlich/);
	const unsaid = await recruiter.submit(page, {}, { action: '/schritt/' });
	assert.equal(unsaid.status, 400);
	assert.equal(await status(application), 'eingegangen');
	await recruiter.submit(unsaid, { reason: 'Die verlangte Approbation fehlt.' }, { action: '/schritt/' });
	assert.equal(await status(application), 'abgesagt');
	assert.match((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /Die verlangte Approbation fehlt/);
	const third = await apply(stack, ad.jobad, { email: 'schwerer@beispiel.example', severely_disabled: 'ja', sbv_part: 'nein' });
	const authority = await stack.value(`SELECT u.code FROM vacancy v JOIN org_unit u ON u.id = v.authority_id WHERE v.number = '${ad.vacancy}'`);
	await admin.submit(await admin.get(MODEL), { authority, guard: 'invitation_duty', state: 'off' });
	assert.equal((await begin(recruiter, third, 'abgesagt')).document.querySelector('textarea[name=reason]'), null);
	await admin.submit(await admin.get(MODEL), { authority, guard: 'invitation_duty', state: 'on' });
	assert.ok((await begin(recruiter, third, 'abgesagt')).document.querySelector('textarea[name=reason]'));
});
