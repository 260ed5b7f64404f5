// What hardly anybody meets: a version of a form, programs started anew while people work.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStack } from '../lib/stack.mjs';

let stack;

before(async () => {
	stack = await startStack();
});
after(() => stack?.stop());

test('a version of a form is shown question by question', async () => {
	const admin = stack.as('henrike.solms');
	const id = await stack.value('SELECT MAX(id) FROM form_version');
	const page = await admin.get(`/verwaltung/formulare/${id}`);
	assert.equal(page.status, 200);
	assert.match(page.text('main'), /Vorname.*Nachname/);
	assert.equal((await admin.get('/verwaltung/formulare/999999')).status, 404);
});

test('the programs are started anew (stack restart), and whoever has signed in still is', async () => {
	const admin = stack.as('henrike.solms');
	await admin.get('/');
	const before = await stack.workers('backend'), sessions = () => stack.value('SELECT COUNT(*) FROM backend_session');
	const count = await sessions();
	await stack.command('restart');
	assert.equal((await admin.get('/verwaltung')).status, 200);
	assert.equal(await sessions(), count);
	assert.ok((await stack.workers('backend')).every(pid => !before.includes(pid)));
	assert.equal((await stack.visitor().get('/stellen')).status, 200);
});
