// The link of the receipt, for somebody without an account: what it opens, what it does not, how it ends. Attacked as somebody would who has found an old mail.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Bauleitung Hafen (m/w/d)');
});
after(() => stack?.stop());

let people = 0;
/** A guest's received application: {number, email, link}. */
async function guest() {
	const email = `gast.${++people}@beispiel.example`;
	const number = await apply(stack, ad.jobad, { email });
	return { number, email, link: linkIn(await stack.mail(email, 'ist eingegangen')) };
}

const linkIn = mail => /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(mail.text)[0];

/** Opens the link on a device of its own. */
async function opened(link) {
	const visitor = stack.visitor();
	const page = await visitor.submit(await visitor.get(link));
	return { visitor, page };
}

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const history = number => stack.sql(`SELECT action, actor_kind FROM history WHERE object_kind = 4 AND object_id = (SELECT id FROM application WHERE number = '${number}') ORDER BY seq`);
const gone = async link => {
	const page = await stack.visitor().get(link);
	assert.equal(page.status, 410);
	assert.match(page.text('main'), /Dieser Link gilt nicht mehr/);
	assert.match(page.text('main'), /neuen, an die E-Mail-Adresse/);
	assert.equal(page.document.querySelectorAll('main form').length, 0);
	return page;
};

test('the receipt of a guest holds a link that shows how it stands, at an address without a secret', async () => {
	const { number, link } = await guest();
	const visitor = stack.visitor();
	const first = await visitor.get(link);
	assert.equal(first.status, 200);
	assert.equal(visitor.cookies.size, 0, 'looking at the link begins no visit');
	assert.match(first.headers.get('cache-control'), /no-store/);
	assert.match(first.headers.get('referrer-policy'), /^strict-origin$/, 'its address is told to nobody');
	assert.match(first.text('main'), new RegExp(`Bauleitung Hafen.*${number}`));
	const page = await visitor.submit(first);
	assert.equal(new URL(page.url).pathname, `/bewerbung/${number}`);
	assert.match(page.text('main'), /Ihre Bewerbung liegt uns vor.*So geht es weiter.*Was bisher geschah.*lebenslauf\.pdf/s);
	assert.match(page.text('main'), /ist eingegangen/, 'the letters stand there');
	assert.doesNotMatch(page.body, new RegExp(link.split('/').pop()), 'the page does not tell the token');
	assert.deepEqual((await history(number)).filter(line => line.action === 'link_issued'), [{ action: 'link_issued', actor_kind: 'visitor' }]);
	assert.doesNotMatch(JSON.stringify(await stack.sql('SELECT HEX(token_hash) AS h, HEX(nonce) AS n FROM application_link')), new RegExp(link.split('/').pop(), 'i'));
	await gone(`${link}0`);
	await gone(link.replace(/\/[\w-]+$/, `/${'0'.repeat(48)}`));
});

test('an account has no such link: its letter leads to my area', async () => {
	const nora = await makeAccount(stack, { email: 'nora.konto@beispiel.example' });
	const number = await apply(stack, ad.jobad, { email: nora.email });
	const mail = await stack.mail(nora.email, 'ist eingegangen');
	assert.match(mail.text, /Mein Bereich/);
	assert.match(mail.text, new RegExp(`/bewerbung/${number}\\b`));
	assert.doesNotMatch(mail.text, /bewerbung\/status/);
	assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM application_link l JOIN application a ON a.id = l.application_id WHERE a.number = '${number}'`)), 0);
});

test('a guest hands in, corrects, asks and withdraws by the link', async () => {
	const { number, email, link } = await guest();
	const { visitor, page } = await opened(link);
	const handed = await visitor.submit(await visitor.get(page.link('Unterlagen nachreichen')), { type: 'certificate' },
		{ files: { files: [{ name: 'zeugnis.pdf', type: 'application/pdf', bytes: (await import('../lib/slice.mjs')).cv.bytes }] } });
	assert.match(handed.text('main'), /zeugnis\.pdf/);
	const corrected = await visitor.submit(await visitor.get(page.link('Angaben berichtigen')), { message: 'Ich rechne sehr gern.' });
	assert.match(corrected.text('main'), /gespeichert/i);
	const asked = await visitor.submit(await visitor.get(page.link('Frage zur Bewerbung stellen')), { text: 'Wann ist das Gespräch?\nGeht es online?' });
	assert.match(asked.text('main'), /Ihre Frage liegt uns vor.*Wann ist das Gespräch/s);
	assert.doesNotMatch(JSON.stringify(await stack.sql('SELECT HEX(sealed) AS s FROM application_question')), new RegExp(Buffer.from('Gespräch').toString('hex'), 'i'));
	const told = await stack.mail('amira.yildiz@bsw.example', `Frage zur Bewerbung ${number}`);
	assert.doesNotMatch(told.text, /Gespräch|Beispiel/);
	const left = await visitor.submit(await visitor.get(asked.link('Bewerbung zurückziehen')));
	assert.match(left.text('main'), /Sie haben Ihre Bewerbung zurückgezogen/);
	assert.equal(await status(number), 'bewerber_zieht_zurueck');
	assert.equal(linkIn(await stack.mail(email, 'zurückgezogen')), link, 'later letters name the same link');
	assert.deepEqual((await history(number)).map(line => line.action).slice(-4), ['attachment_added', 'changed', 'question_asked', 'status']);
	for (const path of ['zurueckziehen', 'frage', 'berichtigen', 'nachreichen'])
		assert.equal((await visitor.get(`/bewerbung/${number}/${path}`)).url.endsWith(`/bewerbung/${number}`), true, path);
});

test('a link opens one application and no more than it says', async () => {
	const mine = await guest(), theirs = await guest();
	const { visitor, page } = await opened(mine.link);
	assert.equal(page.document.querySelectorAll('a[href*="/anhang/"]').length, 0, 'the documents are named, not opened');
	const file = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${mine.number}'`);
	for (const path of [`/bewerbung/${mine.number}/anhang/${file}`, `/bewerbung/${mine.number}/angaben`, `/bewerbung/${mine.number}/unterlagen`, `/bewerbung/${mine.number}/pruefen`,
		...['', '/nachreichen', '/berichtigen', '/zurueckziehen', '/frage', '/zugang'].map(rest => `/bewerbung/${theirs.number}${rest}`)])
		assert.equal((await visitor.request(path)).status, 404, path);
	for (const path of ['/konto', '/konto/daten', '/konto/email', '/konto/auskunft'])
		assert.equal((await visitor.request(path)).status, 303, path);
	const withdraw = await visitor.get(`/bewerbung/${mine.number}/zurueckziehen`);
	withdraw.document.querySelector('form[action*="zurueckziehen"]').setAttribute('action', `/bewerbung/${theirs.number}/zurueckziehen`);
	assert.equal((await visitor.submit(withdraw)).status, 404);
	assert.equal(await status(theirs.number), 'eingegangen');
});

test('a form of one visit is worth nothing in another', async () => {
	const mine = await guest();
	const one = await opened(mine.link), two = await opened(mine.link);
	const stolen = await one.visitor.get(`/bewerbung/${mine.number}/zurueckziehen`);
	assert.equal((await two.visitor.submit(stolen)).status, 403);
	assert.equal((await stack.visitor().submit(stolen)).status, 403);
	assert.equal(await status(mine.number), 'eingegangen');
});

test('taken back it opens nothing any more, on no device, and a new one goes to the address of the application', async () => {
	const { number, email, link } = await guest();
	const one = await opened(link), two = await opened(link);
	const question = await one.visitor.get(one.page.link('Meinen Link verwalten'));
	const done = await one.visitor.submit(question, { again: '1' }, { action: '/zugang' });
	assert.match(done.text('main'), /Ihr alter Link gilt nicht mehr/);
	assert.equal((await two.visitor.request(`/bewerbung/${number}`)).status, 404);
	assert.equal((await one.visitor.request(`/bewerbung/${number}`)).status, 404);
	await gone(link);
	const fresh = linkIn(await stack.mail(email, 'Ihr Link zur Bewerbung'));
	assert.notEqual(fresh, link);
	assert.equal((await opened(fresh)).page.status, 200);
	assert.deepEqual((await history(number)).map(line => line.action).slice(-2), ['link_revoked', 'link_issued']);
	await assert.rejects(stack.sql(`UPDATE application_link SET revoked_at = NULL WHERE revoked_at IS NOT NULL`), 'nobody takes that back');
});

test('a link is asked for again by address, and nobody learns whether there is one', async () => {
	const { email, link } = await guest();
	const asked = [];
	for (const to of [email, 'niemand@beispiel.example']) {
		const visitor = stack.visitor();
		const page = await visitor.submit(await visitor.get('/bewerbung/status'), { email: to });
		asked.push(page.text('main'));
	}
	assert.equal(asked[0], asked[1]);
	assert.equal(linkIn(await stack.mail(email, 'Ihr Link zur Bewerbung')), link);
	assert.equal((await stack.allMails()).some(mail => mail.envelope_to.includes('niemand@beispiel.example')), false);
});

test('signing out on a device ends it there and nowhere else', async () => {
	const { number, link } = await guest();
	const one = await opened(link), two = await opened(link);
	const left = await one.visitor.submit(await one.visitor.get(`/bewerbung/${number}/zugang`), {}, { action: '/abmelden' });
	assert.match(left.text('main'), /nicht mehr geöffnet/);
	assert.equal((await one.visitor.request(`/bewerbung/${number}`)).status, 303, 'there is no visit any more');
	assert.equal((await two.visitor.request(`/bewerbung/${number}`)).status, 200);
});

test('it ends with the procedure, at its own end, with another address, an account, or the application', async () => {
	const ends = [
		['status_since', number => `UPDATE application SET status = 'abgesagt', status_since = UTC_TIMESTAMP() - INTERVAL 31 DAY, active_key = NULL WHERE number = '${number}'`],
		['ends_at', number => `UPDATE application_link l JOIN application a ON a.id = l.application_id SET l.ends_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE a.number = '${number}'`],
		['address', number => `UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.email = 'andere@beispiel.example' WHERE a.number = '${number}'`],
		['account', number => `INSERT INTO account (applicant_id, email, status, lang, created_at) SELECT p.id, p.email, 'active', 'de', UTC_TIMESTAMP() FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${number}'`],
		['deleted', number => `UPDATE application SET status = 'geloescht', active_key = NULL WHERE number = '${number}'`],
		['direkt', number => `UPDATE application SET status = 'direktanonymisierung', active_key = NULL WHERE number = '${number}'`],
		['anonymised', number => `UPDATE application SET status = 'anonymisiert', active_key = NULL WHERE number = '${number}'`],
	];
	for (const [name, sql] of ends) {
		const { number, link } = await guest();
		const { visitor } = await opened(link);
		await stack.sql(sql(number));
		assert.equal((await visitor.request(`/bewerbung/${number}`)).status, 404, name);
		await gone(link);
	}
	const { number, link } = await guest();
	await stack.sql(`UPDATE application SET status = 'abgesagt', status_since = UTC_TIMESTAMP() - INTERVAL 29 DAY, active_key = NULL WHERE number = '${number}'`);
	const { page } = await opened(link);
	assert.equal(page.status, 200, 'for some days one can still read how it ended');
	assert.equal(page.document.querySelectorAll('main a[href$="/nachreichen"], main a[href$="/frage"]').length, 0);
});

test('what has ended a link is undone by nothing that comes later', async () => {
	const person = number => `(SELECT applicant_id FROM application WHERE number = '${number}')`;
	const account = await guest();
	await stack.sql(`INSERT INTO account (applicant_id, email, status, lang, created_at) VALUES (${person(account.number)}, '${account.email}', 'unused', 'de', UTC_TIMESTAMP());
		UPDATE account SET status = 'active' WHERE email = '${account.email}'; DELETE FROM account WHERE email = '${account.email}'`);
	await gone(account.link);
	const moved = await guest();
	for (const email of ['umgezogen@beispiel.example', moved.email])
		await stack.sql(`UPDATE applicant SET email = '${email}' WHERE id = ${person(moved.number)}`);
	await gone(moved.link);
	const adopted = await guest(), owner = await makeAccount(stack, { email: 'uebernimmt@beispiel.example' });
	const before = await stack.value(`SELECT ${person(adopted.number)} AS id`);
	for (const id of [owner.applicant, before])
		await stack.sql(`UPDATE application SET applicant_id = ${id} WHERE number = '${adopted.number}'`);
	await gone(adopted.link);
});

test('steps after the end of the procedure begin the days of a link nowhere anew', async () => {
	const { number, link } = await guest();
	await step(recruiter, number, 'abgesagt');
	const id = await stack.value(`SELECT id FROM application WHERE number = '${number}'`);
	assert.equal(await stack.value(`SELECT l.ends_at = a.status_since + INTERVAL 30 DAY FROM application_link l JOIN application a ON a.id = l.application_id WHERE a.id = ${id}`), '1');
	const days = n => stack.sql(`UPDATE history SET at = at - INTERVAL ${n} DAY WHERE object_kind = 4 AND object_id = ${id} AND action = 'status';
		UPDATE application SET status_since = status_since - INTERVAL ${n} DAY WHERE id = ${id}; UPDATE application_link SET ends_at = ends_at - INTERVAL ${n} DAY WHERE application_id = ${id}`);
	const offered = async () => (await recruiter.get(`/bewerbungen/${number}/zugang`)).document.querySelectorAll('[action$="/senden"], [formaction$="/senden"]').length;
	await days(29);
	assert.equal((await opened(link)).page.status, 200);
	await step(recruiter, number, 'archiviert');
	assert.equal(await offered(), 1);
	await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/zugang`), {}, { action: '/sperren' });
	await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/zugang`), {}, { action: '/senden' });
	assert.equal(await stack.value(`SELECT MAX(ends_at) < UTC_TIMESTAMP() + INTERVAL 2 DAY FROM application_link WHERE application_id = ${id}`), '1', 'a new one ends with the old days');
	await days(2);
	await stack.sql(`UPDATE application SET status_since = UTC_TIMESTAMP() WHERE id = ${id}`);
	await gone(link);
	assert.equal(await offered(), 0, 'nor is there a new one');
});

test('whoever tries to guess a link waits', async () => {
	let answer;
	for (let i = 0; i < 61; i++)
		answer = await stack.visitor().request(`/bewerbung/status/${i.toString(16).padStart(48, '0')}`);
	assert.equal(answer.status, 429);
	await stack.sql(`DELETE FROM rate_window`);
});

test('correcting ends where the selection begins, by the link too', async () => {
	const { number, link } = await guest();
	const { visitor } = await opened(link);
	const form = await visitor.get(`/bewerbung/${number}/berichtigen`);
	await step(recruiter, number, 'formale_pruefung');
	await step(recruiter, number, 'vorauswahl');
	const late = await visitor.submit(form, { message: 'Zu spät.' });
	assert.match(late.text('main'), /nicht mehr möglich/);
	assert.doesNotMatch((await visitor.get(`/bewerbung/${number}`)).text('main'), /Angaben berichtigen/);
});

test('an account offered to a guest takes the application over, and the link is over', async () => {
	const { number, email, link } = await guest();
	const { visitor, page } = await opened(link);
	await visitor.submit(page, {}, { action: '/konto' });
	const mail = await stack.mail(email, 'Passwort');
	assert.ok(mail);
	assert.equal((await visitor.request(`/bewerbung/${number}`)).status, 200, 'until the account is in use');
	await stack.sql(`UPDATE account SET status = 'active' WHERE email = '${email}'`);
	await gone(link);
	assert.equal((await visitor.request(`/bewerbung/${number}`)).status, 404);
});

test('the portal’s account opens no application with links of its own making', async () => {
	const { number } = await guest();
	const id = await stack.value(`SELECT id FROM application WHERE number = '${number}'`);
	const row = `INSERT INTO application_link (application_id, token_hash, nonce, address, purpose, scope, issued_at, ends_at) VALUES (${id}, REPEAT('x', 32), REPEAT('y', 16), REPEAT('z', 32), 'status', 63, UTC_TIMESTAMP(), '2099-01-01')`;
	await assert.rejects(stack.sqlAs('bms_portal', row), /makes no such link/);
	await stack.sql(`DELETE FROM application_link WHERE application_id = ${id}`);
	const portal = statement => stack.sqlAs('bms_portal', statement);
	const first = row.replace(' 63,', ' 95,').replace(`'2099-01-01'`, 'UTC_TIMESTAMP() + INTERVAL 365 DAY');
	await assert.rejects(portal(first), /makes no such link/, 'received before');
	await stack.sql(`INSERT INTO application_link_due VALUES (${id})`);
	await assert.rejects(portal(`INSERT INTO application_link_due VALUES (${id})`), /denied/);
	await assert.rejects(portal(first.replace(' 95,', ' 63,')), /makes no such link/, 'a scope of its own');
	await assert.rejects(portal(first.replace('365 DAY', '366 DAY')), /makes no such link/, 'longer than the setting');
	await portal(first);
	assert.equal(await stack.value('SELECT COUNT(*) FROM application_link_due'), '0', 'that of the receipt is the only one');
	await assert.rejects(portal(`UPDATE application_link SET revoked_at = UTC_TIMESTAMP(), revoked_by = (SELECT 1) WHERE application_id = ${id}`), /takes a link back/);
	await assert.rejects(stack.sqlAs('bms_portal', 'SELECT token_hash FROM application_link'), /denied/);
	await assert.rejects(stack.sqlAs('bms_portal', 'SELECT token_hash FROM visit_link'), /denied/);
});

test('a question that cannot be opened stands there as such and hides nothing else; none comes to what takes none', async () => {
	const { number, link } = await guest();
	const { visitor, page } = await opened(link);
	await visitor.submit(await visitor.get(page.link('Frage zur Bewerbung stellen')), { text: 'Wann geht es weiter?' });
	const id = await stack.value(`SELECT id FROM application WHERE number = '${number}'`);
	const ask = (sealed, at) => stack.sqlAs('bms_portal', `INSERT INTO application_question (application_id, sealed, asked_at) SELECT ${id}, ${sealed}, ${at}`);
	await ask(`REPEAT('x', 60)`, `'2026-02-03 10:00:00'`);
	await ask(`(SELECT q.sealed FROM application_question q WHERE q.application_id = ${id} ORDER BY q.id LIMIT 1)`, `'2026-02-03 10:00:00'`);
	for (const [who, address] of [[recruiter, `/bewerbungen/${number}`], [recruiter, `/bewerbungen/${number}/antwort`], [visitor, `/bewerbung/${number}`]]) {
		const shown = await who.get(address);
		assert.equal(shown.status, 200, address);
		assert.match(shown.text('main'), /Wann geht es weiter\?.*2026.*Diese Frage ist nicht lesbar.*Diese Frage ist nicht lesbar/s, address);
		assert.equal(shown.text('main').split('Wann geht es weiter?').length, 2, 'with another time it is none');
	}
	await stack.sql(`UPDATE application SET status = 'abgesagt' WHERE id = ${id}`);
	await assert.rejects(ask(`'x'`, 'UTC_TIMESTAMP()'), /nothing is asked/);
});

test('staff read the question, answer it by letter, take links back and mail one, and see none', async () => {
	const { number, email, link } = await guest();
	const { visitor, page } = await opened(link);
	await visitor.submit(await visitor.get(page.link('Frage zur Bewerbung stellen')), { text: 'Ist der Dienst auch in <b>Teilzeit</b> möglich?' });
	const record = await recruiter.get(`/bewerbungen/${number}`);
	assert.match(record.text('main'), /Fragen der bewerbenden Person.*Ist der Dienst auch in <b>Teilzeit<\/b> möglich\?/s);
	const empty = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/antwort`), { text: ' ' });
	assert.equal(empty.status, 400);
	await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/antwort`), { text: 'Ja, mit *20* Stunden.\n\nRufen Sie gern an.' });
	const letter = await stack.mail(email, `Antwort zu Ihrer Bewerbung ${number}`);
	assert.match(letter.text, /Ja, mit \*20\* Stunden\.\s+Rufen Sie gern an\./);
	assert.equal(linkIn(letter), link);
	assert.match((await visitor.get(`/bewerbung/${number}`)).text('main'), /Antwort zu Ihrer Bewerbung.*Rufen Sie gern an/s);
	const links = await recruiter.get(`/bewerbungen/${number}/zugang`);
	assert.match(links.text('main'), /Stand der Bewerbung.*gilt/s);
	assert.doesNotMatch(links.body, new RegExp(link.split('/').pop()));
	const revoked = await recruiter.submit(links, {}, { action: '/sperren' });
	assert.match(revoked.text('main'), /ungültig gemacht am.*Amira/s);
	await gone(link);
	await recruiter.submit(revoked, {}, { action: '/senden' });
	assert.equal((await opened(linkIn(await stack.mail(email, 'Ihr Link zur Bewerbung')))).page.status, 200);
	assert.deepEqual((await history(number)).slice(-4).map(line => `${line.action} ${line.actor_kind}`), ['question_asked visitor', 'question_answered staff', 'link_revoked staff', 'link_issued staff']);
	for (const user of ['katrin.lohmann', 'paul.oduya', 'ruth.eggers'])
		for (const path of ['antwort', 'zugang'])
			assert.ok([403, 404].includes((await stack.as(user).request(`/bewerbungen/${number}/${path}`)).status), `${user} ${path}`);
	const preview = await recruiter.get(`/bewerbungen/${number}/schritt/abgesagt`);
	assert.doesNotMatch(preview.body, /status\/[0-9a-f]{40}/, 'a letter shown before it is sent tells no link');
});
