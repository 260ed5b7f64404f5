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
