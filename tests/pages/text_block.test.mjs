// Text blocks of job ads (OBJ-05, OBJ-16): of each kind the nearest counts; an ad begins with them and may say otherwise, which is said.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const LIST = '/verwaltung/textbausteine';
let stack, recruiter, admin;

before(async () => {
	stack = await startStack();
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
});
after(() => stack?.stop());

const add = async values => admin.submit(await admin.get(`${LIST}/neu`), values);
const begun = async vacancy => {
	const form = await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`);
	return name => form.document.querySelector(`textarea[name=${name}]`).textContent;
};

test('equality and disability are there from the beginning; an authority’s block goes before that of all, a hidden one is in no new ad', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Bausteinen (m/w/d)');
	assert.match((await begun(vacancy))('notes'), /Gleichstellung aller Geschlechter.*unterrepräsentiert.*\n\nSchwerbehinderte und ihnen gleichgestellte/s);
	assert.equal((await add({ kind: 'offer', unit: '', text: 'Für alle: 30 Tage Urlaub.' })).status, 200);
	assert.equal((await begun(vacancy))('offer'), 'Für alle: 30 Tage Urlaub.');
	const saved = await add({ kind: 'offer', unit: 'BSW', text: 'In der BSW: ein Jobticket.' });
	assert.match(saved.text('main'), /Der Textbaustein ist gespeichert.*Behörde für Schule und Wissenschaft.*ein Jobticket/);
	assert.match(saved.text('tbody'), /Befähigu…/, 'what is cut in the list says so');
	assert.equal((await begun(vacancy))('offer'), 'In der BSW: ein Jobticket.');
	const id = await stack.value("SELECT id FROM text_block WHERE text LIKE 'In der BSW%'");
	assert.equal((await admin.submit(await admin.get(`${LIST}/${id}`), { hidden: '1' })).status, 200);
	assert.equal((await begun(vacancy))('offer'), 'Für alle: 30 Tage Urlaub.');
	assert.deepEqual((await stack.sql("SELECT action FROM audit WHERE action LIKE 'text_block%' ORDER BY id")).map(line => line.action), ['text_block_added', 'text_block_added', 'text_block_changed']);
});

test('an ad that says otherwise is marked; what is written stays when the block is changed; the list says in how many ads it is', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit eigenem Hinweis (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy);
	const path = `/stellenanzeigen/${jobad}`;
	assert.doesNotMatch((await recruiter.get(path)).text('main'), /Abweichend vom Textbaustein/);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { notes: 'Wir freuen uns auf alle.' })).status, 200);
	assert.match((await recruiter.get(path)).text('main'), /Abweichend vom Textbaustein: Gleichstellung, Schwerbehinderung/);
	assert.match((await recruiter.get(`${path}/bearbeiten`)).text('main'), /Abweichend vom Textbaustein: Gleichstellung, Schwerbehinderung/);
	const id = await stack.value("SELECT id FROM text_block WHERE kind = 'disability'");
	const page = await admin.get(`/verwaltung/textbausteine/${id}`);
	assert.match(page.text('main'), /Anzeigen, die damit begonnen haben ?1/);
	const other = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle vor der Änderung (m/w/d)'));
	assert.equal((await admin.submit(page, { text: 'Menschen mit Schwerbehinderung werden bei gleicher Eignung bevorzugt.' })).status, 200);
	assert.match(await stack.value(`SELECT notes FROM jobad WHERE number = '${other}'`), /Schwerbehinderte und ihnen/);
	assert.match((await recruiter.get(`/stellenanzeigen/${other}`)).text('main'), /Abweichend vom Textbaustein: Schwerbehinderung/);
	assert.equal((await admin.submit(page, { text: 'Zu spät.' })).status, 409, 'changed meanwhile');
});

test('one of each kind for each unit; what is no unit, or no text of an ad, is refused with all that was typed', async () => {
	const twice = await add({ kind: 'equality', unit: '', text: 'Noch einmal.' });
	assert.equal(twice.status, 400);
	assert.match(twice.text('main'), /Diese Art gibt es dort schon/);
	assert.equal(twice.text('[name=text]'), 'Noch einmal.');
	assert.match((await add({ kind: 'notes', unit: 'XYZ', text: 'x' })).text('main'), /Dieses Kürzel hat keine aktive Behörde/);
	assert.equal((await add({ kind: 'notes', unit: '', text: '[hier](http://karte)' })).status, 400);
	assert.equal((await add({ kind: '', text: '' })).status, 400);
	assert.equal((await admin.get(`${LIST}/999999`)).status, 404);
	assert.equal((await recruiter.get(LIST)).status, 403);
});

test('a block that was changed is replaced in the drafts that still say what it said before; what was given to somebody stays', async () => {
	const old = 'Wir freuen uns auf Ihre Bewerbung.', now = 'Wir freuen uns auf Ihre Bewerbung. Fragen beantworten wir gern.';
	assert.equal((await add({ kind: 'notes', unit: '', text: old })).status, 200);
	const begin = async title => createJobad(recruiter, await createVacancy(recruiter, title));
	const [draft, given, own] = [await begin('Entwurf mit Baustein (m/w/d)'), await begin('Vergebener Text (m/w/d)'), await begin('Eigener Hinweis (m/w/d)')];
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${given}'`);
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${own}/bearbeiten`), { notes: 'Etwas Eigenes.' })).status, 200);
	const notes = number => stack.value(`SELECT notes FROM jobad WHERE number = '${number}'`);
	const before = await notes(draft);
	assert.ok(before.includes(old));
	const id = await stack.value(`SELECT id FROM text_block WHERE text = '${old}'`);
	const saved = await admin.submit(await admin.get(`${LIST}/${id}`), { text: now });
	assert.match(saved.url, /\/ersetzen$/, 'the next thing to do');
	assert.match(saved.text('main'), new RegExp(`Vorher ?${old}.*Jetzt ?${now}.*${draft}.*In Entwürfen ersetzen \\(1\\)`, 's'));
	assert.doesNotMatch(saved.text('main'), new RegExp(`${given}|${own}`));
	assert.ok((await admin.get(`${LIST}/${id}`)).link('Textbaustein in Entwürfen ersetzen'), 'also later');
	const done = await admin.submit(saved, {});
	assert.match(done.text('main'), /Der neue Text steht jetzt in den Entwürfen/);
	assert.equal(await notes(draft), before.replace(old, now), 'all else stays');
	assert.ok((await notes(given)).includes(old) && !(await notes(given)).includes('Fragen beantworten'));
	assert.equal(await notes(own), 'Etwas Eigenes.');
	assert.match((await recruiter.get(`/stellenanzeigen/${draft}/verlauf`)).text('main'), /Geändert.*Hinweise.*Henrike Solms/s);
	assert.match((await admin.get(`${LIST}/${id}/ersetzen`)).url, /textbausteine$/, 'nothing is left to replace');
	assert.equal((await recruiter.get(`${LIST}/${id}/ersetzen`)).status, 403);
});

test('a draft in which something else is wrong is left, and said; a block changed meanwhile is looked at again', async () => {
	const id = await stack.value("SELECT id FROM text_block WHERE text LIKE 'Wir freuen uns auf Ihre Bewerbung. Fragen%'");
	const draft = await createJobad(recruiter, await createVacancy(recruiter, 'Fehlerhafter Entwurf (m/w/d)'));
	const saved = await admin.submit(await admin.get(`${LIST}/${id}`), { text: 'Ganz neu.' });
	await stack.sql(`UPDATE jobad SET contact = 'mail an x@y' WHERE number = '${draft}'`);
	const left = await admin.submit(saved, {});
	assert.match(left.text('main'), new RegExp(`Nicht alle Entwürfe konnten geändert werden.*${draft}`, 's'));
	await admin.submit(await admin.get(`${LIST}/${id}`), { text: 'Noch neuer.' });
	await stack.sql(`UPDATE jobad SET contact = NULL, notes = 'Ganz neu.' WHERE number = '${draft}'`);
	assert.equal((await admin.submit(left, {})).status, 409);
	assert.equal(await stack.value(`SELECT notes FROM jobad WHERE number = '${draft}'`), 'Ganz neu.');
});

test('a block that gets shorter is replaced, too, and what it said two changes ago; what says the new text is left', async () => {
	const texts = ['Wir bieten ein Jobticket. Wir bieten ein Darlehen.', 'Wir bieten ein Jobticket.', 'Wir bieten ein Jobticket. Wir bieten Sport.'];
	assert.equal((await add({ kind: 'offer', unit: 'BSW', text: 'x.' })).status, 400, 'there is one');
	const id = await stack.value("SELECT id FROM text_block WHERE kind = 'offer' AND unit_id <> 0");
	const change = async text => admin.submit(await admin.get(`${LIST}/${id}`), { text, hidden: null });
	const begin = async title => createJobad(recruiter, await createVacancy(recruiter, title));
	const offer = number => stack.value(`SELECT offer FROM jobad WHERE number = '${number}'`);
	await change(texts[0]);
	const first = await begin('Stelle mit Darlehen (m/w/d)');
	assert.equal(await offer(first), texts[0]);
	const shorter = await change(texts[1]);
	assert.match(shorter.url, /\/ersetzen$/);
	assert.match(shorter.text('main'), new RegExp(`${first}.*In Entwürfen ersetzen \\(1\\)`, 's'));
	const second = await begin('Stelle mit Jobticket (m/w/d)');
	const longer = await change(texts[2]);
	assert.match(longer.text('main'), new RegExp(`Vorher ?${texts[0]}.*${texts[1]} ?Jetzt.*${first}.*${second}`, 's'));
	const third = await begin('Stelle mit Sport (m/w/d)');
	assert.doesNotMatch((await admin.get(`${LIST}/${id}/ersetzen`)).text('main'), new RegExp(third));
	await admin.submit(await admin.get(`${LIST}/${id}/ersetzen`), {});
	assert.deepEqual([await offer(first), await offer(second), await offer(third)], [texts[2], texts[2], texts[2]]);
	assert.match((await change(texts[1])).url, /\/ersetzen$/, 'and back again');
	await admin.submit(await admin.get(`${LIST}/${id}/ersetzen`), {});
	assert.deepEqual([await offer(first), await offer(second), await offer(third)], [texts[1], texts[1], texts[1]]);
});
