// Documents copied from what is there already: nobody waits for a copy, each counts as one sent, and there are only so many drafts.
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { attach, beginApplication, cv, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, ads;

before(async () => {
	stack = await startStack();
	ads = [];
	for (const name of ['Erste', 'Zweite', 'Dritte'])
		ads.push((await publishedAd(stack.as('amira.yildiz'), `${name} Stelle (m/w/d)`)).jobad);
});
after(() => stack?.stop());

const begin = address => `/stellen/${address}/bewerben`;
const numberOf = page => /B-\d{4}-\d{5}/.exec(page.url)[0];
const count = table => stack.value(`SELECT COUNT(*) FROM ${table}`).then(Number);
const storePath = () => join(stack.dir, 'store');
const stored = async () => (await readdir(storePath(), { recursive: true, withFileTypes: true })).filter(entry => entry.isFile() && entry.name !== 'identity').length;

let people = 0;
/** Somebody with an account and an application for the first ad, with two documents: {visitor, application}. */
async function person() {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: `kopie.${++people}@beispiel.example` }));
	const application = numberOf(await visitor.submit(await visitor.get(begin(ads[0])), { town: 'Nordhafen' }));
	await attach(visitor, application, [cv]);
	await attach(visitor, application, [{ ...cv, name: 'zeugnis.pdf', bytes: pdfOf(3000) }], 'certificate');
	return { visitor, application };
}

/** Posts the button that takes over from `source`. */
async function takeOver(visitor, ad, source) {
	const { token } = (await visitor.get('/bewerbung/fortsetzen')).form('/fortsetzen');
	return visitor.post(`${begin(ad)}/aus/${source}`, { form_token: token });
}

/** What the store holds more while `send` waits for a row that another transaction has locked. */
async function storedWaiting(row, waits, send) {
	await stack.settled();
	const before = await stored();
	const lock = stack.sql(`BEGIN; ${row} FOR UPDATE; DO SLEEP(2); ROLLBACK`);
	await stack.waiting('DO SLEEP%');
	const answer = send();
	await stack.waiting(waits);
	const more = await stored() - before;
	await lock;
	return { more, page: await answer };
}

test('the running number of all applications is taken when the documents are copied', async () => {
	const { visitor, application } = await person();
	await send(visitor, application);
	const { more, page } = await storedWaiting("SELECT last FROM number_counter WHERE kind = 'B'", '%INTO number_counter%', () => takeOver(visitor, ads[1], application));
	assert.equal(more, 2);
	assert.match(page.text('main'), /lebenslauf\.pdf.*zeugnis\.pdf/s);
});

test('sending locks the vacancy when the folder is filled; a damaged document is left out, and the application is sent', async () => {
	const { visitor, application } = await person();
	const [file] = await stack.sql(`SELECT t.file_id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' AND t.type = 'cv'`);
	const names = await readdir(storePath(), { recursive: true });
	await writeFile(join(storePath(), names.find(name => name.endsWith(file.file_id))), 'damaged');
	const check = await visitor.get(`/bewerbung/${application}/pruefen`);
	const { more, page } = await storedWaiting('SELECT id FROM vacancy', '%FROM vacancy v JOIN application%FOR UPDATE%', () => visitor.submit(check, { consent: '1', keep: '1' }));
	assert.equal(more, 1);
	assert.match(page.url, /gesendet/);
	assert.match(page.text('main'), /ließen sich nicht mehr lesen/);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'eingegangen');
	assert.match((await visitor.get('/konto/mappe')).text('main'), /zeugnis\.pdf/);
});

test('a visit or an account has only as many drafts for an ad; the page leads to them', async () => {
	const { visitor, application } = await person();
	await send(visitor, application);
	const form = await visitor.get(begin(ads[2]));
	const drafts = [];
	for (let i = 0; i < 5; i++)
		drafts.push(numberOf(await takeOver(visitor, ads[2], application)));
	await stack.settled();
	const before = [await count('application'), await stored()];
	const page = await takeOver(visitor, ads[2], application);
	assert.match(page.text('main'), /schon mehrere Bewerbungen begonnen/);
	for (const draft of drafts)
		assert.equal((await visitor.get(page.link(draft))).status, 200);
	const refused = await visitor.submit(form, { town: 'Südhafen' });
	assert.match(refused.text('main'), /setzen Sie eine davon fort/);
	assert.equal(Object.fromEntries(refused.form('/bewerben').fields).town, 'Südhafen', 'nothing typed is lost');
	assert.deepEqual([await count('application'), await stored()], before);
	assert.equal((await takeOver(visitor, ads[1], application)).status, 200, 'other ads are no matter');
});

test('a document copied counts as one sent, for an account and for a guest', async () => {
	const { visitor, application } = await person();
	await send(visitor, application);
	const guest = stack.visitor();
	const first = await beginApplication(guest, ads[0], { email: 'gast.kopie@beispiel.example' });
	await attach(guest, first);
	assert.equal((await takeOver(guest, ads[1], first)).status, 200);
	const tries = await stack.value('SELECT MAX(tries) FROM rate_window');
	await takeOver(visitor, ads[1], application);
	assert.ok(Number(tries) < 90, 'far from any limit');
	await stack.sql('UPDATE rate_window SET tries = 99 WHERE tries = 4');	/* two sent, two copied */
	await stack.settled();
	const before = [await count('application'), await stored()];
	const page = await takeOver(visitor, ads[2], application);
	assert.equal(page.status, 429);
	assert.match(page.text('main'), /Stunde/);
	await stack.sql('UPDATE rate_window SET tries = 200 WHERE tries = 1');
	assert.equal((await takeOver(guest, ads[2], first)).status, 429);
	assert.deepEqual([await count('application'), await stored()], before);
});
