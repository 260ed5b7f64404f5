// The people and committees of a vacancy: only whom the rules allow is offered and taken; reach begins and ends with the choice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, number;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	number = await createVacancy(recruiter, 'Stelle mit Beteiligten (m/w/d)');
});
after(() => stack?.stop());

const people = query => recruiter.get(`/vakanzen/${number}/beteiligte${query ?? ''}`);
const sees = async user => (await stack.as(user).get(`/vakanzen/${number}`)).status;

/** The search step without scripts: the page with what was found. */
const search = async (role, name) => recruiter.submit(await people(), { role, person: name, suchen: 'person' }, { action: '/beteiligte/neu' });
const offered = page => page.document.querySelectorAll('input[name=person_gewaehlt]').map(radio => radio.getAttribute('value'));

async function choose(role, name, user) {
	const page = await search(role, name);
	assert.ok(offered(page).includes(user), user);
	return recruiter.submit(page, { person_gewaehlt: user }, { action: '/beteiligte/neu' });
}

test('a committee of the authority is chosen and reaches the vacancy, another one’s is not offered and not taken', async () => {
	assert.equal(await sees('paul.oduya'), 200, 'the authority’s only council is entered from the beginning');
	await recruiter.submit(await people(), { pr: '' }, { action: '/gremien' });
	assert.equal(await sees('paul.oduya'), 404);
	const page = await people();
	const select = page.document.querySelector('select[name=pr]');
	const options = select.querySelectorAll('option').map(option => option.getAttribute('value')).filter(Boolean);
	assert.equal(options.length, 1, 'only the works council of BSW');
	const foreign = await stack.value(`SELECT u.id FROM org_unit u JOIN org_unit a ON a.id = u.authority_id WHERE a.short_name = 'BVU' AND u.committee = 'PR'`);
	const form = page.form('/gremien');
	const refused = await recruiter.post(form.action, form.fields.map(([name, value]) => [name, name === 'pr' ? foreign : value]));
	assert.equal(refused.status, 400);
	assert.equal(await sees('uwe.maurer'), 404);
	assert.equal((await recruiter.submit(await people(), { pr: options[0] }, { action: '/gremien' })).status, 200);
	assert.equal(await sees('paul.oduya'), 200);
	await recruiter.submit(await people(), { pr: '' }, { action: '/gremien' });
	assert.equal(await sees('paul.oduya'), 404, 'access ends with the choice');
});

test('a department person is found by the beginning of the name, chosen, and removed again', async () => {
	assert.equal(await sees('katrin.lohmann'), 404);
	const page = await choose('DEPARTMENT', 'Loh Kat', 'katrin.lohmann');
	assert.match(page.text('main'), /Katrin Lohmann ?Fachbereich/);
	assert.equal(await sees('katrin.lohmann'), 200);
	const removed = await recruiter.submit(await people(), {}, { action: 'katrin.lohmann/entfernen' });
	assert.equal(removed.status, 200);
	assert.equal(await sees('katrin.lohmann'), 404);
	assert.deepEqual((await stack.sql(`SELECT action FROM history WHERE object_kind = 2 AND object_id = (SELECT id FROM vacancy WHERE number = '${number}')
		AND action LIKE 'person%' ORDER BY seq`)).map(row => row.action), ['person_assigned', 'person_removed']);
});

test('who is not of the group department is not offered as department person, and not taken', async () => {
	const page = await search('DEPARTMENT', 'Oduya');
	assert.deepEqual(offered(page), []);
	const refused = await recruiter.submit(page, { person: 'paul.oduya' }, { action: '/beteiligte/neu' });
	assert.equal(refused.verdict, 400);
	assert.match(refused.text('[role=alert]'), /kann für diese Rolle nicht gewählt werden/);
	assert.equal(await sees('paul.oduya'), 404);
});

test('anybody active can be lector, and then sees the ad in its status but not the vacancy’s applications', async () => {
	await choose('LECTOR', 'Eggers', 'ruth.eggers');
	assert.equal(await sees('ruth.eggers'), 200);
	assert.equal((await stack.as('ruth.eggers').get('/bewerbungen')).status, 403);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'frank.tiedemann'`);
	assert.doesNotMatch((await search('LECTOR', 'Tiedemann')).text('main'), /Tiedemann, Frank/);
});

test('names with the marks of LIKE are only names', async () => {
	for (const name of ['%', '_', '\\', '%%%%', "' OR 1=1"])
		assert.match((await search('IE', name)).text('main'), /Nichts gefunden/, name);
});

test('every reach row still has its assignment', async () => {
	await stack.job('check');
});
