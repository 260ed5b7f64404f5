// The account of applicants: registering, signing in, passwords, address, sessions, consent, deleting, expiry; and that no answer tells whether an address is known.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Visitor } from '../lib/visitor.mjs';
import { apply, attach, beginApplication, confirm, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, ad;

before(async () => {
	stack = await startStack();
	ad = await publishedAd(stack.as('amira.yildiz'), 'Sachbearbeitung Konto (m/w/d)');
});
after(() => stack?.stop());
beforeEach(() => stack.sql('DELETE FROM rate_window'));

const good = 'Zwölf blaue Brücken';
const number = async sql => Number(await stack.value(sql));
const account = (email, column) => stack.value(`SELECT ${column} FROM account WHERE email = '${email}'`);

async function register(email, values = {}, visitor = stack.visitor()) {
	return visitor.submit(await visitor.get('/konto/registrieren'), {
		first_name: 'Nora', surname: 'Beispiel', email, privacy: '1', ...values,
	});
}

async function mailedPassword(email) {
	const mail = await stack.mail(email, 'Ihr Passwort');
	return /\b[A-Za-z0-9]{5}(?:-[A-Za-z0-9]{5}){3}\b/.exec(mail.text)[0];
}

async function signIn(email, password, { visitor = stack.visitor(), next = '' } = {}) {
	const page = await visitor.submit(await visitor.get(`/konto/anmelden${next && `?weiter=${encodeURIComponent(next)}`}`), { email, password });
	page.visitor = visitor;
	return page;
}

/** An active account, signed in. */
async function activeAccount(email, values) {
	await register(email, values);
	const first = await signIn(email, await mailedPassword(email));
	const page = await first.visitor.submit(first, { password: good, repeat: good });
	assert.equal(new URL(page.url).pathname, '/konto', page.text('main'));
	return first.visitor;
}

async function link(email, subject, path) {
	const mail = await stack.mail(email, subject);
	return new RegExp(`http://[^\\s>]+${path}[\\w-]+`).exec(mail.text)[0];
}

const atSignIn = page => new URL(page.url).pathname === '/konto/anmelden';

test('who registers gets a password by mail, changes it, and only then has an active account', async () => {
	const refused = await register('erste@beispiel.example', { privacy: null });
	assert.equal(refused.status, 400);
	assert.equal(refused.document.querySelector('#account_register-surname').getAttribute('value'), 'Beispiel');
	const sent = await register('Erste@Beispiel.example', { special: '1' });
	assert.match(sent.text('main'), /Öffnen Sie die E-Mail/);
	assert.equal(await account('erste@beispiel.example', 'status'), 'unused');
	assert.equal(await account('erste@beispiel.example', 'consent_version'), '2026-11');
	assert.notEqual(await account('erste@beispiel.example', 'special_consent_at'), null);
	const first = await signIn('erste@beispiel.example', await mailedPassword('erste@beispiel.example'));
	assert.match(first.text('h1'), /Eigenes Passwort wählen/);
	const { visitor } = first;
	assert(atSignIn(await visitor.get('/konto')), 'not signed in before the password is changed');
	for (const [password, repeat, words] of [['Ab1-xy', 'Ab1-xy', /zu kurz/], ['nora mag Rosen', 'nora mag Rosen', /Ihr Name/], ['willkommen123', 'willkommen123', /leicht zu erraten/],
		[good, 'anders', /nicht gleich/]]) {
		const page = await visitor.submit(await visitor.get('/konto/anmelden/passwort'), { password, repeat });
		assert.equal(page.status, 400);
		assert.match(page.text('[role=alert]'), words);
		assert(!page.body.includes(password), 'a password is never shown again');
	}
	const before = visitor.cookies.get('bms_portal');
	const page = await visitor.submit(await visitor.get('/konto/anmelden/passwort'), { password: good, repeat: good });
	assert.equal(new URL(page.url).pathname, '/konto');
	assert.notEqual(visitor.cookies.get('bms_portal'), before, 'a new session');
	assert.equal(await account('erste@beispiel.example', 'status'), 'active');
	assert.equal(await number(`SELECT TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(), password_until) BETWEEN 1439 AND 1440 FROM account WHERE email = 'erste@beispiel.example'`), 1);
	const out = await visitor.submit(await visitor.get('/konto'), {}, { action: '/konto/abmelden' });
	assert.match(out.text('main'), /Sie sind abgemeldet/);
	assert(!visitor.cookies.has('bms_portal'));
	assert.equal(await number('SELECT COUNT(*) FROM portal_session WHERE owner > 0'), 0);
});

test('a generated password lasts 48 hours', async () => {
	await register('spaet@beispiel.example');
	const password = await mailedPassword('spaet@beispiel.example');
	await stack.sql(`UPDATE account SET password_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE email = 'spaet@beispiel.example'`);
	assert.equal((await signIn('spaet@beispiel.example', password)).status, 400);
	const visitor = stack.visitor();
	await visitor.submit(await visitor.get('/konto/passwort-vergessen'), { email: 'spaet@beispiel.example' });
	await eventually(async () => await number(`SELECT password_until > UTC_TIMESTAMP() + INTERVAL 47 HOUR FROM account WHERE email = 'spaet@beispiel.example'`) === 1, 'a new one');
	await eventually(async () => (await stack.allMails()).filter(mail => mail.envelope_to.includes('spaet@beispiel.example')).length === 2, 'its mail');
	const again = await mailedPassword('spaet@beispiel.example');
	assert.equal((await signIn('spaet@beispiel.example', ` ${again}\t `)).status, 200, 'what is copied from a mail may bring spaces');
});

test('no answer tells whether an address is known', async () => {
	await activeAccount('bekannt@beispiel.example');
	const bodies = async act => {
		const answers = [];
		for (const email of ['bekannt@beispiel.example', 'fremder@beispiel.example']) {
			const start = process.hrtime.bigint();
			const page = await act(email);
			const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
			const body = page.body.replaceAll(email, 'EMAIL').replace(/name="form_token" value="[^"]*"/g, '');
			answers.push({ status: page.status, body, cookie: page.headers.get('set-cookie'), path: new URL(page.url).pathname, milliseconds });
		}
		const [known, unknown] = answers;
		assert.deepEqual({ ...known, milliseconds: 0 }, { ...unknown, milliseconds: 0 });
		return [known.milliseconds, unknown.milliseconds];
	};
	await bodies(email => register(email));
	await stack.mail('bekannt@beispiel.example', 'Sie haben schon ein Konto');
	await stack.sql(`DELETE FROM account WHERE email = 'fremder@beispiel.example'`);
	await bodies(async email => {
		const visitor = stack.visitor();
		return visitor.submit(await visitor.get('/konto/passwort-vergessen'), { email });
	});
	const times = [];
	for (let i = 0; i < 7; i++)
		times.push(await bodies(email => signIn(email, `falsch ${i}`)));
	const middle = column => times.map(pair => pair[column]).sort((a, b) => a - b)[3];
	assert(Math.abs(middle(0) - middle(1)) < Math.max(middle(0), middle(1)) * 0.5, `sign-in takes as long for both: ${middle(0)} and ${middle(1)} ms`);
	assert.equal((await stack.allMails()).filter(mail => mail.envelope_to.includes('fremder@beispiel.example')).length, 1, 'the one of registering');
	const rows = await number('SELECT COUNT(*) FROM rate_window');
	await signIn('noch.fremder@beispiel.example', 'falsch');
	assert.equal(await number('SELECT COUNT(*) FROM rate_window'), rows + 2, 'one for the address, and one in place of the count of wrong passwords');
});

test('who registers an address again before it is in use decides about the consent', async () => {
	await register('zweimal@beispiel.example', { special: '1' });
	await register('zweimal@beispiel.example', { first_name: 'Nele' });
	assert.equal(await account('zweimal@beispiel.example', 'special_consent_at'), null);
});

test('five wrong passwords lock for ten minutes, and nobody is told', async () => {
	const visitor = await activeAccount('schloss@beispiel.example');
	for (let i = 0; i < 5; i++)
		assert.equal((await signIn('schloss@beispiel.example', `falsch ${i}`)).status, 400);
	const locked = await signIn('schloss@beispiel.example', good);
	assert.equal(locked.status, 400, 'the right one, but too late');
	const left = await number(`SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), locked_until) FROM account WHERE email = 'schloss@beispiel.example'`);
	assert(left > 590 && left <= 600, String(left));
	await stack.sql(`UPDATE account SET locked_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE email = 'schloss@beispiel.example'`);
	assert.equal((await signIn('schloss@beispiel.example', good)).status, 200);
	const sessions = await visitor.get('/konto/sitzungen');
	assert.match(sessions.text('main'), /Falsches Passwort/);
});

test('many wrong passwords at once are judged no more often than one after the other', async () => {
	const email = 'zugleich@beispiel.example';
	await activeAccount(email);
	/* with one try left, so that it does not depend on the workers' timing whether one too many is judged */
	await stack.sql(`DELETE FROM rate_window; UPDATE account SET failures = 4 WHERE email = '${email}'`);
	const forms = await Promise.all(Array.from({ length: 12 }, async () => {
		const visitor = stack.visitor();
		return [visitor, await visitor.get('/konto/anmelden')];
	}));
	const answers = await Promise.all(forms.map(([visitor, form], i) => visitor.submit(form, { email, password: `falsch ${i}` })));
	assert.deepEqual(answers.map(page => page.status), Array(12).fill(400));
	assert.equal(await number(`SELECT COUNT(*) FROM account_sign_in s JOIN account c ON c.id = s.account_id WHERE c.email = '${email}' AND NOT s.success`), 1, 'judged');
	assert.equal((await signIn(email, good)).status, 400, 'locked');
	await stack.sql(`UPDATE account SET locked_until = NULL WHERE email = '${email}'`);
	for (let i = 0; i < 4; i++)
		await signIn(email, `falsch ${i}`);
	assert.equal((await signIn(email, good)).status, 200, 'the fifth is right');
	assert.equal(await number(`SELECT failures + (locked_until IS NOT NULL) FROM account WHERE email = '${email}'`), 0);
	assert.equal((await signIn(email, ` ${good} `)).status, 400, 'spaces of one’s own password count');
	assert.equal((await signIn(email, good.normalize('NFD'))).status, 200, 'however its letters are composed');
});

test('too many tries: a page that keeps what was typed, but no password', async () => {
	const visitor = stack.visitor();
	let page;
	for (let i = 0; i < 21; i++)
		page = await signIn('rate@beispiel.example', 'sehr geheim 1', { visitor });
	assert.equal(page.status, 429);
	assert.match(page.body, /rate@beispiel\.example/);
	assert(!page.body.includes('sehr geheim 1'));
	assert.equal(page.document.querySelector('main input[type=password]').getAttribute('name'), 'password');
	await stack.sql('DELETE FROM rate_window');
	assert.equal((await visitor.submit(page, { password: 'sehr geheim 1' })).status, 400, 'sent again from there');
});

test('own password: 60 days, the last five never again, others are signed out', async () => {
	const email = 'passwort@beispiel.example';
	const visitor = await activeAccount(email);
	const other = (await signIn(email, good)).visitor;
	const passwords = [good, 'Sieben graue Möwen 1', 'Sieben graue Möwen 2', 'Sieben graue Möwen 3', 'Sieben graue Möwen 4'];
	const change = async (current, password) => visitor.submit(await visitor.get('/konto/passwort'), { current, password, repeat: password });
	for (let i = 1; i < 5; i++)
		assert.equal((await change(passwords[i - 1], passwords[i])).status, 200);
	assert(atSignIn(await other.get('/konto')), 'the other device is signed out');
	for (const used of passwords)
		assert.match((await change(passwords[4], used)).text('[role=alert]'), /vor Kurzem schon/, used);
	assert.equal((await change(passwords[4], 'Sieben graue Möwen 5')).status, 200);
	assert.equal((await change('Sieben graue Möwen 5', good)).status, 200, 'the sixth last');
	assert.equal((await change('falsch', 'Acht graue Möwen')).status, 400);
	await stack.sql(`UPDATE account SET password_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE email = '${email}'`);
	const old = await signIn(email, good, { next: '/konto/sitzungen' });
	assert.match(old.text('main'), /älter als 60 Tage/);
	const done = await old.visitor.submit(old, { password: 'Neun graue Möwen', repeat: 'Neun graue Möwen' });
	assert.equal(new URL(done.url).pathname, '/konto/sitzungen', 'where one wanted to go');
});

test('forgotten: a link for 48 hours, once', async () => {
	const email = 'vergessen@beispiel.example';
	const visitor = await activeAccount(email);
	await visitor.submit(await visitor.get('/konto/passwort-vergessen'), { email });
	const address = await link(email, 'Neues Passwort', '/konto/passwort-neu/');
	const fresh = stack.visitor();
	const page = await fresh.get(address);
	assert.equal((await fresh.submit(page, { password: good, repeat: good })).status, 400, 'the one in force');
	assert.equal((await fresh.submit(await fresh.get(address), { password: 'Ganz neue Möwen', repeat: 'Ganz neue Möwen' })).status, 200);
	assert.equal((await fresh.get(address)).status, 410);
	assert(atSignIn(await visitor.get('/konto')), 'signed out everywhere');
	assert.equal(new URL((await signIn(email, 'Ganz neue Möwen')).url).pathname, '/konto');
	await fresh.submit(await fresh.get('/konto/passwort-vergessen'), { email });
	const second = await eventually(async () => {	// the newest mail may still be the first one
		const newest = await link(email, 'Neues Passwort', '/konto/passwort-neu/');
		return newest !== address && newest;
	}, 'a second link');
	await stack.sql('UPDATE account_token SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND');
	assert.equal((await fresh.get(second)).status, 410);
	await stack.job('sweep');
	assert.equal(await number('SELECT COUNT(*) FROM account_token'), 0);
	assert.equal(await number(`SELECT COUNT(*) FROM mail_outbox WHERE status = 'sent' AND body_text IS NULL AND body_html IS NULL AND template = 'account_forgotten' AND recipient = '${email}'`) > 0, true);
	assert.equal(await number(`SELECT COUNT(*) FROM mail_outbox WHERE status = 'sent' AND (body_text IS NOT NULL OR body_html IS NOT NULL)`), 0, 'what was sent is not kept');
});

test('links asked for earlier: another address ends those to the old mailbox, another password those to a new one', async () => {
	const email = 'links@beispiel.example';
	const visitor = await activeAccount(email);
	await visitor.submit(await visitor.get('/konto/passwort-vergessen'), { email });
	const reset = await link(email, 'Neues Passwort', '/konto/passwort-neu/');
	await visitor.submit(await visitor.get('/konto/email'), { email: 'links.neu@beispiel.example', current: good });
	await visitor.submit(await visitor.get(await link('links.neu@beispiel.example', 'bestätigen', '/konto/email/')), {}, { action: '/konto/email/' });
	assert.equal((await visitor.get(reset)).status, 410);
	await visitor.submit(await visitor.get('/konto/email'), { email: 'links.dritte@beispiel.example', current: good });
	const third = await link('links.dritte@beispiel.example', 'bestätigen', '/konto/email/');
	await visitor.submit(await visitor.get('/konto/passwort'), { current: good, password: 'Zehn graue Möwen', repeat: 'Zehn graue Möwen' });
	assert.equal((await visitor.get(third)).status, 410);
});

test('?weiter= leads only to paths of this site', async () => {
	const email = 'weiter@beispiel.example';
	await activeAccount(email);
	for (const [next, path] of [['/konto/sitzungen', '/konto/sitzungen'], ['//boese.example/', '/konto'], ['https://boese.example/', '/konto'],
		['/\\boese.example', '/konto'], ['/konto/abmelden', '/konto'], ['konto', '/konto']]) {
		const page = await signIn(email, good, { next });
		assert.equal(new URL(page.url).pathname, path, next);
		assert(page.url.startsWith(stack.external), page.url);
	}
	const asked = await stack.visitor().get('/konto/sitzungen');
	assert.equal(new URL(asked.url).search, '?weiter=%2Fkonto%2Fsitzungen');
});

test('the address changes when the new mailbox confirms; the old one is told', async () => {
	const email = 'alt@beispiel.example';
	const visitor = await activeAccount(email);
	const asked = await visitor.submit(await visitor.get('/konto/email'), { email: 'neu@beispiel.example', current: good });
	assert.match(asked.text('[role=status]'), /an die neue Adresse gesendet/);
	await stack.mail(email, 'soll geändert werden');
	const address = await link('neu@beispiel.example', 'bestätigen', '/konto/email/');
	assert.equal(await number(`SELECT COUNT(*) FROM account WHERE email = '${email}'`), 1, 'not yet');
	const page = await visitor.submit(await visitor.get(address), {}, { action: '/konto/email/' });
	assert.match(page.text('[role=status]'), /geändert/);
	assert.equal(await number(`SELECT COUNT(*) FROM account c JOIN applicant p ON p.id = c.applicant_id AND p.email = c.email WHERE c.email = 'neu@beispiel.example'`), 1);
	await stack.mail(email, 'ist geändert');
	assert.equal((await visitor.get(address)).status, 410);
	const wrong = await visitor.submit(await visitor.get('/konto/email'), { email: 'x@beispiel.example', current: 'falsch' });
	assert.equal(wrong.status, 400);
	const known = await visitor.submit(await visitor.get('/konto/email'), { email: 'bekannt@beispiel.example', current: good });
	assert.match(known.text('[role=status]'), /an die neue Adresse gesendet/, 'the same words for an address with an account');
});

test('sessions: seen with their device, ended one by one and all at once', async () => {
	const email = 'geraete@beispiel.example';
	const visitor = await activeAccount(email);
	const phone = new Visitor(stack.external);
	const form = await phone.get('/konto/anmelden');
	await phone.submit(form, { email, password: good }, { headers: { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0' } });
	const third = (await signIn(email, good)).visitor;
	const list = await visitor.get('/konto/sitzungen');
	assert.match(list.text('main table'), /Firefox, Android/);
	assert.match(list.text('main table'), /Dieses Gerät/);
	const row = list.document.querySelectorAll('main tr').find(found => found.textContent.includes('Firefox, Android'));
	await visitor.submit(list, {}, { action: row.querySelector('form').getAttribute('action') });
	assert(atSignIn(await phone.get('/konto')));
	assert.equal(new URL((await third.get('/konto')).url).pathname, '/konto');
	await visitor.submit(await visitor.get('/konto/sitzungen'), {}, { action: '/konto/sitzungen/beenden' });
	assert(atSignIn(await third.get('/konto')));
	assert.equal(new URL((await visitor.get('/konto')).url).pathname, '/konto');
	const foreign = await activeAccount('fremd@beispiel.example');
	const id = await stack.value(`SELECT s.id FROM portal_session s JOIN account c ON c.id = s.owner WHERE c.email = '${email}'`);
	const { token } = (await foreign.get('/konto/konsole-gibt-es-nicht')).status === 404 && (await foreign.get('/konto/passwort')).form('/konto/passwort');
	await foreign.post(`/konto/sitzungen/${id}/beenden`, { form_token: token });
	assert.equal(new URL((await visitor.get('/konto')).url).pathname, '/konto', 'nobody ends another person’s session');
});

test('a session that ended: a gentle word, and a form keeps everything typed', async () => {
	const email = 'ruhe@beispiel.example';
	const visitor = await activeAccount(email);
	const form = await visitor.get('/konto/email');
	await stack.sql(`UPDATE portal_session SET idle_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND`);
	const foreign = await visitor.submit(form, { email: 'untergeschoben@beispiel.example', current: good }, { headers: { 'sec-fetch-site': 'cross-site' } });
	assert.equal(foreign.status, 403);
	assert(!foreign.body.includes('untergeschoben'), 'what another site has typed is not offered to be sent');
	const page = await visitor.submit(form, { email: 'getippt@beispiel.example', current: good });
	assert.equal(page.status, 403);
	assert.match(page.text('main'), /in einem neuen Fenster an und senden Sie dann hier noch einmal/);
	assert.match(page.body, /getippt@beispiel\.example/);
	assert(!page.body.includes(good));
	assert.match((await visitor.get('/konto')).text('main'), /Deshalb haben wir Sie abgemeldet/);
	await signIn(email, good, { visitor });
	const again = await visitor.submit(page, { current: good });
	assert.equal(again.document.querySelector('#account_email-email').getAttribute('value'), 'getippt@beispiel.example');
	const done = await visitor.submit(again, { current: good });
	assert.match(done.text('[role=status]'), /an die neue Adresse gesendet/);
});

test('consent: asked again when the notice is new or the validity ends; the separate one can be taken back', async () => {
	const email = 'zustimmung@beispiel.example';
	let visitor = await activeAccount(email, { special: '1' });
	await visitor.submit(await visitor.get('/konto/einwilligung'), { special: null });
	assert.equal(await account(email, 'special_consent_at'), null);
	assert.match((await visitor.get('/konto/einwilligung')).text('main'), /Sie haben nicht zugestimmt/);
	for (const change of [`UPDATE account SET consent_version = '2020-01' WHERE email = '${email}'`, `UPDATE account SET valid_until = UTC_TIMESTAMP() + INTERVAL 13 DAY WHERE email = '${email}'`,
		`UPDATE account SET valid_until = UTC_TIMESTAMP() - INTERVAL 1 DAY, status = 'deactivated', deactivated_reason = 'expired' WHERE email = '${email}'`]) {
		await stack.sql(change);
		const page = await signIn(email, good);
		assert.match(page.text('h1'), /Datenschutz und Einwilligung/, change);
		visitor = page.visitor;
		assert(atSignIn(await visitor.get('/konto')));
		const missing = await visitor.submit(await visitor.get('/konto/anmelden/einwilligung'), {});
		assert.equal(missing.status, 400);
		const done = await visitor.submit(missing, { privacy: '1' });
		assert.equal(new URL(done.url).pathname, '/konto');
		assert.equal(await account(email, 'status'), 'active');
		assert.equal(await number(`SELECT TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(), valid_until) BETWEEN 17519 AND 17520 FROM account WHERE email = '${email}'`), 1);
	}
});

test('a deactivated account: signing in says whom to ask', async () => {
	const email = 'zu@beispiel.example';
	await activeAccount(email);
	for (const reason of ['applications', 'pool', 'administrator']) {
		await stack.sql(`UPDATE account SET status = 'deactivated', deactivated_reason = '${reason}' WHERE email = '${email}'`);
		const page = await signIn(email, good);
		assert.match(page.text('main'), /Bitte wenden Sie sich an uns/);
		assert(!page.visitor.cookies.has('bms_portal'));
	}
});

test('after a guest’s application an account is offered and takes the application over', async () => {
	const email = 'gast@beispiel.example';
	const application = await apply(stack, ad.jobad, { email });
	const mail = await stack.mail(email, 'bestätigen');
	const visitor = stack.visitor();
	const done = await visitor.get(/http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec(mail.text)[0]);
	assert.match(done.text('main'), /Möchten Sie ein Konto/);
	await visitor.submit(done, {}, { action: '/konto' });
	assert.equal(await account(email, 'for_application'), '1');
	const first = await signIn(email, await mailedPassword(email));
	const consent = await first.visitor.submit(first, { password: good, repeat: good });
	assert.match(consent.text('h1'), /Datenschutz/);
	const page = await first.visitor.submit(consent, { privacy: '1' });
	assert.equal(new URL(page.url).pathname, '/konto');
	assert.match(page.body, new RegExp(application));
});

test('an application confirmed with the address of an account belongs to the account', async () => {
	const email = 'dazu@beispiel.example';
	const visitor = await activeAccount(email);
	const second = await publishedAd(stack.as('amira.yildiz'), 'Zweite Stelle Konto (m/w/d)');
	const application = await apply(stack, second.jobad, { email });
	assert.match((await visitor.get('/konto')).body, new RegExp(application));
	assert.equal(await number(`SELECT COUNT(*) FROM applicant WHERE email = '${email}'`), 1, 'one row for the person');
	const other = await publishedAd(stack.as('amira.yildiz'), 'Stelle am fremden Rechner (m/w/d)');
	const kiosk = stack.visitor();
	const left = await beginApplication(kiosk, other.jobad, { email });
	await attach(kiosk, left);
	await send(kiosk, left);
	assert.equal((await kiosk.get(`/bewerbung/${left}`)).status, 200, 'not confirmed yet: of the visit');
	await confirm(stack, stack.visitor(), email, left);
	assert.equal((await kiosk.get(`/bewerbung/${left}`)).status, 404, 'the account’s alone');
	assert.equal((await kiosk.get(`/stellen/${other.jobad}/bewerben?von=${left}`)).body.includes('Nora'), false);
	assert.equal((await visitor.get(`/bewerbung/${left}`)).status, 200);
});

test('deleting: the password once more, a warning for each application, and everything goes', async () => {
	const email = 'weg@beispiel.example';
	const visitor = await activeAccount(email);
	const third = await publishedAd(stack.as('amira.yildiz'), 'Dritte Stelle Konto (m/w/d)');
	const application = await apply(stack, third.jobad, { email });
	const id = await account(email, 'id');
	const warning = await visitor.get('/konto/loeschen');
	assert.match(warning.text('main table'), new RegExp(`${application}.*Wird zurückgezogen`));
	assert.equal((await visitor.submit(warning, { current: 'falsch', sure: '1' })).status, 400);
	assert.equal((await visitor.submit(await visitor.get('/konto/loeschen'), { current: good })).status, 400, 'not without the tick');
	const gone = await visitor.submit(await visitor.get('/konto/loeschen'), { current: good, sure: '1' });
	assert.match(gone.text('[role=status]'), /Konto ist gelöscht/);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'bewerber_zieht_zurueck');
	for (const table of ['account_sign_in', 'account_token', 'bookmark', 'job_alert', 'bms_keys.account_password'])
		assert.equal(await number(`SELECT COUNT(*) FROM ${table} WHERE account_id = ${id}`), 0, table);
	assert.equal(await number(`SELECT COUNT(*) FROM account WHERE id = ${id}`) + await number(`SELECT COUNT(*) FROM portal_session WHERE owner = ${id}`), 0);
	assert.equal((await signIn(email, good)).status, 400);
	await stack.job('verify-history');
});

test('the administrator finds an account by its address, extends, switches off, and cannot delete one with active applications', async () => {
	const email = 'verwaltet@beispiel.example';
	const visitor = await activeAccount(email);
	const admin = stack.as('henrike.solms');
	const find = async () => admin.submit(await admin.get('/verwaltung/bewerberkonten'), { email });
	const unknown = await admin.submit(await admin.get('/verwaltung/bewerberkonten'), { email: 'niemand@beispiel.example' });
	assert.equal(unknown.status, 400);
	const page = await find();
	assert(!page.url.includes('beispiel'), page.url);
	assert.match(page.text('main'), /Aktiv/);
	assert.match((await admin.submit(page, {}, { action: '/verlaengern' })).text('[role=alert]'), /noch lange gültig/);
	await stack.sql(`UPDATE account SET valid_until = UTC_TIMESTAMP() - INTERVAL 2 DAY, status = 'deactivated', deactivated_reason = 'applications' WHERE email = '${email}'`);
	assert.match((await admin.submit(await find(), {}, { action: '/verlaengern' })).text('[role=status]'), /verlängert/);
	assert.equal(await account(email, 'status'), 'active');
	await admin.submit(await find(), {}, { action: '/abschalten' });
	assert(atSignIn(await visitor.get('/konto')), 'signed out at once');
	assert.equal((await signIn(email, good)).url.endsWith('/konto/deaktiviert'), true);
	await admin.submit(await find(), {}, { action: '/einschalten' });
	const fourth = await publishedAd(stack.as('amira.yildiz'), 'Vierte Stelle Konto (m/w/d)');
	const application = await apply(stack, fourth.jobad, { email });
	const remove = async () => admin.submit(await admin.get(`${(await find()).url}/loeschen`), {});
	assert.match((await remove()).text('[role=alert]'), /laufende Bewerbungen/);
	await stack.sql(`UPDATE application SET status = 'abgesagt', active_key = NULL WHERE number = '${application}'`);
	assert.match((await remove()).text('[role=status]'), /gelöscht/);
	assert.equal(await number(`SELECT COUNT(*) FROM account WHERE email = '${email}'`), 0);
	assert.equal((await stack.as('amira.yildiz').get('/verwaltung/bewerberkonten')).status, 403);
	await assert.rejects(stack.sqlAs('bms_backend', 'SELECT password_hash FROM bms_keys.account_password'), /denied/);
	await stack.job('verify-history');
});

test('the demo’s accounts can be signed in to and have their applications', async () => {
	const page = await signIn('johanna.wulff-kerner@mail.example', 'Probe-Konto-2026');
	assert.equal(new URL(page.url).pathname, '/konto');
	assert.match(page.text('main'), /B-\d{4}-\d{5}/);
});
