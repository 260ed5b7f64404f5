// What conf/demo/run adds of the last minutes, so that the demo shows it: a bulk action with its results, and a step that waits.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startStack, top } from '../lib/stack.mjs';

let stack;

before(async () => {
	stack = await startStack();
});
after(() => stack?.stop());

test('the demo has a bulk action of which one could not be done, and a rejection that waits; loaded again, no second one', async () => {
	for (let times = 0; times < 2; times++)
		await stack.job('demo-data', '--dir', join(top, 'conf/demo'), '--now');
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
