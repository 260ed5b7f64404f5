// Less to type: a second application is refused before the form, slips in addresses are asked about, an address is corrected until it is confirmed, radios can be
// unset, the internal portal knows the name.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { attach, beginApplication, confirm, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = (await publishedAd(recruiter, 'Stelle mit wenig Mühe (m/w/d)')).jobad;
});
after(() => stack?.stop());

const begin = address => `/stellen/${address}/bewerben`;
const status = application => stack.value(`SELECT status FROM application WHERE number = '${application}'`);

test('signed in, a second application for the ad is refused before the form, with the way to the first', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'zweimal@beispiel.example' }));
	const page = await visitor.get(begin(ad)), open = await visitor.get(begin(ad));
	const [first, second] = [await visitor.submit(page, { town: 'Nordhafen' }), await visitor.submit(await visitor.get(begin(ad)), { town: 'Ost' })]
		.map(answer => /B-\d{4}-\d{5}/.exec(answer.url)[0]);
	await send(visitor, first);
	const refused = await visitor.get(begin(ad));
	assert.equal(refused.status, 200);
	assert.match(refused.text('main'), /schon beworben/);
	assert.equal(refused.document.querySelectorAll('form.bms-form').length, 0, 'no form');
	assert.equal(new URL(refused.link(first)).pathname, `/bewerbung/${first}`);
	assert.equal((await visitor.get(`${begin(ad)}?andere=1`)).document.querySelectorAll('form.bms-form').length, 0, 'an account is one person');
	const old = await visitor.submit(open, { town: 'Süd' });
	assert.equal(old.status, 400, 'nor does a form that was open');
	assert.match(old.text('[role=alert]'), /schon beworben/);
	const draft = await visitor.get(`/bewerbung/${second}/pruefen`);
	assert.match(draft.text('main'), /schon beworben.*Ost/, 'what was begun besides can still be read');
	assert.equal(draft.document.querySelectorAll('[name=consent]').length, 0);
	assert.equal(new URL(draft.link(first)).pathname, `/bewerbung/${first}`);
	await visitor.submit(await visitor.get(`/bewerbung/${first}/zurueckziehen`));
	assert.equal((await visitor.get(begin(ad))).document.querySelectorAll('form.bms-form').length, 1, 'after withdrawing one may apply again');
	await send(visitor, second);
	assert.equal(await status(second), 'eingegangen');
});

test('a guest is refused in the same visit, another person at the same device is not, and nobody learns of addresses', async () => {
	const visitor = stack.visitor();
	const form = await visitor.get(begin(ad));
	const first = await beginApplication(visitor, ad, { email: 'gast@beispiel.example' });
	await send(visitor, first);
	const refused = await visitor.get(begin(ad));
	assert.match(refused.text('main'), /schon abgesendet/);
	assert.equal(refused.document.querySelectorAll('form.bms-form').length, 0);
	assert.equal(new URL(refused.link(first)).pathname, `/bewerbung/${first}`);
	const other = await visitor.get(refused.link('andere Person'));
	const same = await visitor.submit(other, { first_name: 'Nora', surname: 'Beispiel', email: 'Gast@Beispiel.example', town: 'Ost' });
	assert.equal(same.status, 400);
	assert.match(same.text('[role=alert]'), /E-Mail-Adresse – Sie haben sich auf diese Stelle schon beworben/);
	assert.equal(Object.fromEntries(same.form('/bewerben').fields).town, 'Ost', 'what was typed is kept');
	const autosave = await visitor.request(begin(ad), { method: 'POST', body: new URLSearchParams([['form_token', other.form('/bewerben').token],
		['first_name', 'Nora'], ['email', 'gast@beispiel.example'], ['autosave', '1']]) });
	assert.equal(JSON.parse(autosave.body).saved, false);
	assert.equal(await stack.value("SELECT COUNT(*) FROM applicant WHERE email = 'gast@beispiel.example'"), '1');
	const partner = await visitor.submit(await visitor.get(`${begin(ad)}?andere=1`), { first_name: 'Jo', surname: 'Beispiel', email: 'partner@beispiel.example' });
	assert.match(partner.url, /unterlagen/);
	const stranger = stack.visitor();
	const guessing = await stranger.submit(await stranger.get(begin(ad)), { first_name: 'X', surname: 'Y', email: 'gast@beispiel.example' });
	assert.match(guessing.url, /unterlagen/, 'to a stranger every address is the same');
	assert.ok(form.form('/bewerben').token);
});
