// A computer that several people use: what one opens or leaves is nobody else's who sits there next, or sat there before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, attach, beginApplication, confirm, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';
import { Visitor } from '../lib/visitor.mjs';

let stack, ad;

before(async () => {
	stack = await startStack();
	ad = (await publishedAd(stack.as('amira.yildiz'), 'Bauleitung Hafen (m/w/d)')).jobad;
});
after(() => stack?.stop());

const linkIn = (mail, kind) => new RegExp(`http://[^\\s>]+/bewerbung/${kind}/[\\w-]+`).exec(mail.text)[0];
/** Somebody who has kept the cookie that was in this browser. */
const keeper = visitor => new Visitor(stack.external, Object.fromEntries(visitor.cookies));
const status = async (visitor, path) => (await visitor.request(path)).status;

let people = 0;
/** A guest's received application, sent in this visit: {number, email, link}. */
async function sentBy(visitor) {
	const email = `geraet.${++people}@beispiel.example`;
	const number = await beginApplication(visitor, ad, { email });
	await attach(visitor, number);
	await send(visitor, number);
	await confirm(stack, visitor, email, number);
	return { number, email, link: linkIn(await stack.mail(email, 'ist eingegangen'), 'status') };
}

/** The same, sent elsewhere: its link. */
async function sentElsewhere() {
	const email = `geraet.${++people}@beispiel.example`;
	const number = await apply(stack, ad, { email });
	return { number, link: linkIn(await stack.mail(email, 'ist eingegangen'), 'status') };
}

const leave = async (visitor, number) => visitor.submit(await visitor.get(`/bewerbung/${number}/zugang`), {}, { action: '/abmelden' });

test('signing out on a device also closes the visit in which the application was sent', async () => {
	const visitor = stack.visitor();
	const { number, link } = await sentBy(visitor);
	const before = keeper(visitor);
	await visitor.submit(await visitor.get(link));
	assert.equal(await status(visitor, `/bewerbung/${number}`), 200);
	const opened = keeper(visitor);
	assert.match((await leave(visitor, number)).text('main'), /nicht mehr geöffnet/);
	assert.equal(visitor.cookies.size, 0);
	for (const who of [visitor, before, opened])
		assert.notEqual(await status(who, `/bewerbung/${number}`), 200);
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM portal_session s JOIN application a ON a.portal_session_id = s.id WHERE a.number = '${number}'`)), 0);
	assert.equal((await stack.visitor().get(link)).status, 200, 'the link is still good');
});

test('whoever is signed in stays so, and what is not the account’s is closed', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'geraet.konto@beispiel.example' }));
	const { number, link } = await sentElsewhere();
	await visitor.submit(await visitor.get(link));
	const end = () => stack.value("SELECT MAX(ends_at) FROM portal_session s JOIN account c ON c.id = s.owner WHERE c.email = 'geraet.konto@beispiel.example'");
	const ends = await end();
	await stack.sql(`UPDATE application SET portal_session_id = (SELECT MAX(s.id) FROM portal_session s JOIN account c ON c.id = s.owner WHERE c.email = 'geraet.konto@beispiel.example') WHERE number = '${number}'`);
	const before = keeper(visitor);
	await leave(visitor, number);
	assert.equal(await status(visitor, `/bewerbung/${number}`), 404);
	assert.equal(await status(visitor, '/konto'), 200);
	assert.notEqual(await status(before, '/konto'), 200);
	assert.equal(await end(), ends, 'no longer than before');
});

test('a link is opened under a new token: who knows the one before sees nothing, and nothing of the visit is lost', async () => {
	const visitor = stack.visitor();
	await visitor.submit(await visitor.get(`/stellen/${ad}/merken`));
	const first = await sentElsewhere(), second = await sentElsewhere();
	await visitor.submit(await visitor.get(first.link));
	const draft = await beginApplication(visitor, ad, { email: 'geraet.entwurf@beispiel.example' });
	const before = keeper(visitor);
	await visitor.submit(await visitor.get(second.link));
	for (const path of [`/bewerbung/${first.number}`, `/bewerbung/${second.number}`, `/bewerbung/${draft}/angaben`]) {
		assert.equal(await status(visitor, path), 200, path);
		assert.notEqual(await status(before, path), 200, path);
	}
	assert.equal(Number(await stack.value('SELECT COUNT(*) FROM bookmark b JOIN portal_session s ON s.id = b.portal_session_id')), 1);
	const account = await signedIn(stack, await makeAccount(stack, { email: 'geraet.zwei@beispiel.example' }));
	const old = keeper(account);
	await account.submit(await account.get(first.link));
	assert.equal(await status(account, `/bewerbung/${first.number}`), 200);
	assert.equal(await status(account, '/konto'), 200);
	assert.notEqual(await status(old, `/bewerbung/${first.number}`), 200);
});

test('going on with a draft by its link, too', async () => {
	const writer = stack.visitor(), visitor = stack.visitor();
	const draft = await beginApplication(writer, ad, { email: 'geraet.weiter@beispiel.example' });
	await writer.submit(await writer.get(`/bewerbung/${draft}/pruefen`), {}, { action: '/link' });
	const link = linkIn(await stack.mail('geraet.weiter@beispiel.example'), 'weiter');
	await visitor.submit(await visitor.get(`/stellen/${ad}/merken`));
	const before = keeper(visitor);
	await visitor.submit(await visitor.get(link));
	assert.equal(await status(visitor, `/bewerbung/${draft}/angaben`), 200);
	assert.notEqual(await status(before, `/bewerbung/${draft}/angaben`), 200);
});

test('the portal’s account moves opened links nowhere but to the next visit of the same person', async () => {
	const visitor = stack.visitor();
	await visitor.submit(await visitor.get((await sentElsewhere()).link));
	const own = Number(await stack.value('SELECT MAX(portal_session_id) FROM visit_link'));
	await signedIn(stack, await makeAccount(stack, { email: 'geraet.drei@beispiel.example' }));
	const other = Number(await stack.value('SELECT MAX(id) FROM portal_session'));
	assert.ok(other > own);
	await assert.rejects(stack.sqlAs('bms_portal', `UPDATE visit_link SET portal_session_id = ${other} WHERE portal_session_id = ${own}`), /stays with its visit/);
	await assert.rejects(stack.sqlAs('bms_portal', `UPDATE visit_link SET token_hash = REPEAT('x', 32) WHERE portal_session_id = ${own}`), /denied/);
	await assert.rejects(stack.sqlAs('bms_portal', 'DELETE FROM visit_link'), /denied/);
});
