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

async function choose(role, name, user) {
	const page = await people(`?rolle=${role}&name=${encodeURIComponent(name)}`);
	return recruiter.submit(page, {}, { action: `${role}/${user}/hinzufuegen` });
}

test('a committee of the authority is chosen and reaches the vacancy, another one’s is not offered and not taken', async () => {
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
	const page = await people('?rolle=DEPARTMENT&name=Oduya');
	assert.doesNotMatch(page.text('main'), /Paul Oduya/);
	const { token } = page.form();
	const refused = await recruiter.post(`/vakanzen/${number}/beteiligte/DEPARTMENT/paul.oduya/hinzufuegen`, { form_token: token });
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /kann für diese Rolle nicht gewählt werden/);
	assert.equal(await sees('paul.oduya'), 404);
});

test('anybody active can be lector, and then sees the ad in its status but not the vacancy’s applications', async () => {
	await choose('LECTOR', 'Eggers', 'ruth.eggers');
	assert.equal(await sees('ruth.eggers'), 200);
	assert.equal((await stack.as('ruth.eggers').get('/bewerbungen')).status, 403);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'frank.tiedemann'`);
	assert.doesNotMatch((await people('?rolle=LECTOR&name=Tiedemann')).text('main'), /Frank Tiedemann/);
});

test('names with the marks of LIKE are only names', async () => {
	for (const name of ['%', '_', '\\', '%%%%', "' OR 1=1"])
		assert.match((await people(`?rolle=IE&name=${encodeURIComponent(name)}`)).text('main'), /Niemand gefunden/, name);
});

test('every reach row still has its assignment', async () => {
	await stack.job('check');
});
