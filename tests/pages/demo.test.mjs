// What conf/demo/run adds of what is under way, so that the demo shows it: a bulk action, a step that waits, ads before publication, mobile employees, an ad of others.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startStack, top } from '../lib/stack.mjs';

let stack;

const load = () => stack.job('demo-data', '--dir', join(top, 'conf/demo'), '--now');

before(async () => {
	stack = await startStack();
	await load();
});
after(() => stack?.stop());

test('loaded a second time, it adds nothing', async () => {
	const tables = ['project', 'vacancy', 'jobad', 'jobad_template', 'application', 'statement', 'statement_answer', 'statement_reply', 'mobile', 'mobile_proposal', 'bulk', 'application_step', 'mail_outbox'];
	const counts = () => Promise.all(tables.map(async table => `${table} ${await stack.value(`SELECT COUNT(*) FROM ${table}`)}`));
	const before = await counts();
	await load();
	assert.deepEqual(await counts(), before);
});

test('the demo has a bulk action of which one could not be done, and a rejection that waits', async () => {
	const list = await stack.as('amira.yildiz').get('/sammelaktionen');
	assert.equal(list.document.querySelectorAll('tbody tr').length, 1);
	const run = await stack.as('amira.yildiz').get(list.link('Vorauswahl'));
	assert.match(run.text('main'), /ist beendet/);
	assert.deepEqual(run.document.querySelectorAll('tbody tr').map(row => /Erledigt/.test(row.textContent)).sort(), [false, true]);
	const number = await stack.value(`SELECT a.number FROM application_step w JOIN application a ON a.id = w.application_id WHERE w.until_at > UTC_TIMESTAMP()`);
	assert.match((await stack.as('fatma.demirci').get(`/bewerbungen/${number}`)).text('main'), /Zurücknehmen \(noch 1\d Minuten\)/);
});

test('in the demo an ad is agreed on: asked anew after the first answers, and another one is with the personnel office', async () => {
	for (const state of ['answered', 'open'])
		assert.notEqual(await stack.value(`SELECT COUNT(*) FROM statement WHERE state = '${state}' AND kind IN ('ad_lector', 'ad_department', 'ad_pr')`), '0', state);
	for (const person of ['paul.oduya', 'katrin.lohmann', 'iris.jansson'])
		assert.match((await stack.as(person).get('/')).text('main'), /Stellenanzeige (prüfen|freigeben)|Stellungnahme zur Stellenanzeige/, person);
});

const ad = title => stack.value(`SELECT number FROM jobad WHERE title LIKE '${title}%'`);

test('in the demo each office keeps its mobile employees; one proposal waits for recruiting and department, one was refused with a reason', async () => {
	const [office, recruiter, department] = ['sina.krogmann', 'amira.yildiz', 'katrin.lohmann'].map(user => stack.as(user));
	const register = await office.get('/mobile');
	assert.equal(register.document.querySelectorAll('tbody tr').length, 3);
	assert.match(register.text('main'), /Dahlmann, Wencke/);
	assert.doesNotMatch(register.text('main'), /Reimerson/);
	assert.match((await stack.as('carsten.vollmer').get('/mobile')).text('main'), /Reimerson, Ansgar.*A15/);
	const number = await ad('Sachbearbeitung (m/w/d) Beschaffung');
	const proposals = await office.get(`/stellenanzeigen/${number}/vorschlaege`);
	assert.match(proposals.text('main'), /Wencke Dahlmann/);
	assert.match(proposals.text('main'), /Torben Quasthoff.*Vermittlung fehlgeschlagen|Vermittlung fehlgeschlagen.*Torben Quasthoff/);
	const waiting = await stack.value(`SELECT a.number FROM mobile_proposal p JOIN application a ON a.id = p.application_id WHERE p.state = 'open'`);
	for (const who of [recruiter, department])
		assert.match((await who.get('/')).text('.bms-tasks'), new RegExp(`Mobilen-Vorschlag entscheiden.*${waiting}`));
	const refused = await stack.value(`SELECT s.id FROM statement s JOIN mobile_proposal p ON s.object_kind = 4 AND p.application_id = s.object_id WHERE p.state = 'failed' AND s.answer = 'refused'`);
	assert.match((await office.get(`/stellungnahmen/${refused}`)).text('main'), /Kenntnisse im Vergaberecht fehlen/);
});

test('in the demo an ad of others is public, and its application goes elsewhere; its project is seen by the office', async () => {
	const page = await stack.visitor().get(`/stellen/${await ad('Hausleitung')}`);
	assert.equal(page.link('Zur Bewerbung bei der ausschreibenden Stelle'), 'https://schullandheim.example/bewerbung');
	const project = await stack.value(`SELECT number FROM project WHERE foreign_ads`);
	assert.ok((await stack.as('sina.krogmann').get(`/projekte/${project}`)).link('Fremdanzeige eingeben'));
});

test('in the demo there are templates, and an ad with English text and a place of work', async () => {
	const recruiter = stack.as('amira.yildiz'), page = await recruiter.get(`/stellenanzeigen/${await ad('Sachbearbeitung (m/w/d) Beschaffung')}`);
	assert.match(page.text('main'), /Procurement officer/);
	assert.match(page.text('main'), /Kranweg 18/);
	const vacancy = await stack.value(`SELECT number FROM vacancy WHERE post_number = 'BSW-0388'`);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`)).text('main'), /Sachbearbeitung Schulbetrieb/);
	const project = await stack.value(`SELECT number FROM project WHERE name = 'BSW Stellen bis A/E14'`);
	assert.match((await recruiter.get(`/projekte/${project}/vakanzen/neu`)).text('main'), /Schulbetrieb, Sachbearbeitung/);
});

test('in the demo an ad is agreed on one after the other, and a question back has its reply', async () => {
	const number = await ad('Sachbearbeitung (m/w/d) Stiftungen');
	const page = await stack.as('joerg.petersen').get(`/stellenanzeigen/${number}/abstimmung`);
	assert.match(page.text('main'), /nacheinander/i);
	assert.match(page.text('main'), /Ist die zweite Stelle.*sie steht im Stellenplan/);
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT s.round_id) FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id WHERE j.number = '${number}'`), '3');
	assert.match((await stack.as('paul.oduya').get('/')).text('.bms-tasks'), new RegExp(number));
});
