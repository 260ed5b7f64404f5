// What hardly anybody meets: a version of a form, looking for people without scripts, programs started anew while people work.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, vacancy;

before(async () => {
	stack = await startStack();
	({ vacancy } = await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Beteiligten (m/w/d)'));
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

test('looking for people without scripts leads to the page with the hits', async () => {
	const unit = await stack.value("SELECT code FROM org_unit WHERE kind = 'committee' AND active LIMIT 1");
	for (const [user, address, rest] of [
		['amira.yildiz', `/vakanzen/${vacancy}/beteiligte/suche`, { rolle: 'LECTOR', name: 'Eggers' }],
		['henrike.solms', `/verwaltung/organisation/${unit}/suche`, { name: 'Eggers' }],
	]) {
		const visitor = stack.as(user), { token } = (await visitor.get(address.replace('/suche', ''))).form();
		const page = await visitor.post(address, { form_token: token, ...rest });
		assert.match(page.url, /name=Eggers/);
		assert.match(page.text('main'), /Treffer/);
	}
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
