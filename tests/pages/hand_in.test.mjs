// Handing in documents after sending: each file is judged alone, what is right is taken, and the page says of the others what is wrong.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, cv, pdfOf, publishedAd } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

let stack, visitor, number;

before(async () => {
	stack = await startStack();
	const ad = await publishedAd(stack.as('amira.yildiz'), 'Bauleitung Hafen (m/w/d)');
	const nora = await makeAccount(stack, { email: 'nora@beispiel.example' });
	number = await apply(stack, ad.jobad, { email: nora.email });
	visitor = await signedIn(stack, nora);
	await visitor.get('/konto');
});
after(() => stack?.stop());

const file = (name, bytes, type = 'application/pdf') => ({ name, type, bytes });
const handIn = async files => visitor.submit(await visitor.get(`/bewerbung/${number}/nachreichen`), { type: 'certificate' }, { files: { files } });
const names = () => stack.sql(`SELECT t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' ORDER BY t.id`).then(rows => rows.map(row => row.name));
const listed = (page, kind) => page.document.querySelectorAll(`.kern-alert--${kind} li`).map(item => item.text.trim());

test('of several files the good ones are taken, each of the others is named with its own fault', async () => {
	const before = await names();
	const page = await handIn([
		file('zeugnis.pdf', cv.bytes),
		file('leer.pdf', Buffer.alloc(0)),
		file('text.txt', Buffer.from('nur Text'), 'text/plain'),
		file('bild.pdf', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')),
		file('gross.pdf', pdfOf(10 * 1024 * 1024 + 100)),
		file('geheim.pdf', await readFile(`${top}/tests/files/aes128-user-password.pdf`)),
		file('urkunde.pdf', cv.bytes),
	]);
	assert.equal(page.status, 200);
	assert.equal(new URL(page.url).pathname, `/bewerbung/${number}/nachreichen`);
	assert.deepEqual(listed(page, 'success'), ['zeugnis.pdf', 'urkunde.pdf']);
	const wrong = listed(page, 'danger');
	assert.equal(wrong.length, 5);
	for (const [name, fault] of [['leer', /leer/], ['text', /Art von Datei/], ['bild', /passt nicht zur Endung/], ['gross', /zu groß/], ['geheim', /mit einem Passwort/]])
		assert.match(wrong.find(line => line.startsWith(name)) ?? '', fault, name);
	assert.deepEqual(await names(), [...before, 'zeugnis.pdf', 'urkunde.pdf']);
	const once = await visitor.get(`/bewerbung/${number}/nachreichen`);
	assert.equal(once.document.querySelectorAll('.kern-alert').length, 0, 'said once');
	assert.doesNotMatch(page.url, /gross|zeugnis/, 'no names in the address');
});

test('when none can be taken the page says so and nothing has changed', async () => {
	const before = await names();
	const page = await handIn([file('leer.pdf', Buffer.alloc(0)), file('text.txt', Buffer.from('nur Text'), 'text/plain')]);
	assert.equal(page.status, 400);
	assert.equal(listed(page, 'danger').filter(line => /leer\.pdf|text\.txt/.test(line)).length, 2);
	assert.deepEqual(await names(), before);
});

test('when there is no room for all, those that fit are taken', async () => {
	const room = 10 - (await names()).length;
	const page = await handIn(Array.from({ length: room + 1 }, (unused, i) => file(`nummer-${i + 1}.pdf`, cv.bytes)));
	assert.equal(listed(page, 'success').length, room);
	assert.match(listed(page, 'danger').join(), new RegExp(`nummer-${room + 1}\\.pdf.*größte mögliche Zahl`));
});

test('all good ones lead back to the application', async () => {
	await stack.sql(`DELETE t FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' AND t.name LIKE 'nummer%'`);
	const page = await handIn([file('noch-eins.pdf', cv.bytes)]);
	assert.equal(new URL(page.url).pathname, `/bewerbung/${number}`);
	assert.match(page.text('main'), /Ihre Unterlagen liegen uns vor.*noch-eins\.pdf/s);
});
