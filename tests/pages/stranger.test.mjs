// What somebody who names other people's addresses gets out of us: no message of theirs carried, nobody's limit used up, no word about what an address has,
// also not by time (POR-06, POR-08, PRT-30).
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { apply, attach, beginApplication, confirm, cv, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const MARK = 'Gewinnspiel', ADDRESS = 'boese.example', OWN = 3;
const SENTENCE = `${MARK} http://${ADDRESS} jetzt`;
let stack, jobad, other;

before(async () => {
	stack = await startStack();
	const recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Brückenwache (m/w/d)'));
	({ jobad: other } = await publishedAd(recruiter, 'Fährdienst (m/w/d)'));
});
after(() => stack?.stop());

/** The same visitor's requests from another address of this machine: another client. */
function from(visitor, localAddress) {
	visitor.request = (address, { method = 'GET', headers = {}, body } = {}) => new Promise((done, fail) => {
		const url = new URL(address, visitor.base);
		const content = body === undefined ? null : Buffer.from(String(body));
		const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ');
		const outgoing = request(url, { method, localAddress, headers: {
			...(cookie && { cookie }), ...(content && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': content.length }), ...headers } }, answer => {
			const chunks = [];
			answer.on('data', chunk => chunks.push(chunk));
			answer.on('end', () => {
				for (const line of answer.headers['set-cookie'] ?? [])
					visitor.cookies.set(...line.split(';')[0].split('='));
				const text = Buffer.concat(chunks).toString();
				done(Object.assign(Object.create(Object.getPrototypeOf(visitor.sample)), {
					url: url.href, status: answer.statusCode, headers: new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])), body: text }));
			});
		});
		outgoing.on('error', fail);
		outgoing.end(content ?? undefined);
	});
	return visitor;
}

const client = async localAddress => {
	const visitor = stack.visitor();
	visitor.sample = await visitor.request('/robots.txt');
	return from(visitor, localAddress);
};

const mailsTo = async email => (await stack.allMails()).filter(mail => mail.envelope_to.includes(email));
const queued = () => stack.value(`SELECT (SELECT COUNT(*) FROM mail_request) + (SELECT COUNT(*) FROM mail_outbox WHERE status = 'waiting')`);
const quiet = () => eventually(async () => await queued() === '0', 'all mails sent');
const submit = async (visitor, address, values, options) => visitor.submit(await visitor.get(address), values, options);

/** Everything that mails on the word of whoever fills in a form: what it does with an address, and how often one client may. */
const asks = {
	resume: { times: 5, ask: (visitor, email) => submit(visitor, '/bewerbung/fortsetzen', { email }) },
	forgotten: { times: 5, ask: (visitor, email) => submit(visitor, '/konto/passwort-vergessen', { email }) },
	register: { times: 5, ask: (visitor, email) => submit(visitor, '/konto/registrieren', { first_name: SENTENCE, surname: SENTENCE, email, privacy: '1' }) },
	alert: { times: 5, ask: (visitor, email) => submit(visitor, `/jobabo?q=${encodeURIComponent(SENTENCE)}&ort=${encodeURIComponent(SENTENCE)}`, { email, frequency: 'daily' }) },
	feedback: { times: 10, fixed: true, ask: visitor => submit(visitor, '/barrierefreiheit', { message: 'Das Formular springt.' }) },
};

test('no mail to an address nobody has confirmed holds what a stranger typed', async () => {
	const email = 'opfer@beispiel.example', visitor = stack.visitor();
	for (const { ask, fixed } of Object.values(asks))
		if (!fixed)
			assert.equal((await ask(visitor, email)).status, 200);
	const values = { email, first_name: SENTENCE.slice(0, 60), surname: SENTENCE.slice(0, 60), message: SENTENCE };
	const form = (await visitor.get(`/stellen/${jobad}/bewerben`)).form('/bewerben');
	const typed = Object.entries(values);
	await visitor.post(form.action, [...form.fields.filter(([name]) => !(name in values)), ...typed, ['danach', 'link']]);
	const application = await beginApplication(stack.visitor(), other, { ...values, email: 'weg@beispiel.example' });
	assert.ok(application);
	for (const ad of [jobad, other]) {
		const sender = stack.visitor();
		const number = await beginApplication(sender, ad, values);
		await attach(sender, number, [{ ...cv, name: `${MARK}.pdf` }]);
		assert.equal((await send(sender, number)).status, 200);
	}
	await quiet();
	const mails = await mailsTo(email);
	assert.ok(mails.length >= 5, `${mails.length} mails`);
	for (const mail of mails)
		assert.doesNotMatch(JSON.stringify(mail), new RegExp(`${MARK}|${ADDRESS}`), mail.subject);
});

test('nobody uses up another’s times: one client is refused, another still gets her mail; all together do not fill a mailbox', async () => {
	await apply(stack, jobad, { email: 'ruhe@beispiel.example' });
	await stack.sql('DELETE FROM rate_window');
	for (const [name, { ask, times, fixed }] of Object.entries(asks)) {
		const email = `${name}@beispiel.example`;
		const stranger = await client('127.0.0.3'), answers = [];
		for (let i = 0; i <= times; i++)
			answers.push((await ask(stranger, email)).status);
		assert.deepEqual(answers, [...Array(times).fill(200), 429], name);
		assert.equal((await ask(await client('127.0.0.4'), email)).status, 200, `${name}: her own request`);
		if (fixed)
			continue;
		assert.equal((await ask(stranger, `${name}.anders@beispiel.example`)).status, 200, `${name}: the stranger’s own mail`);
		const [known] = ['register', 'alert'].filter(kind => kind === name);
		if (known) {
			await quiet();
			assert.equal((await mailsTo(email)).length, times + 1, `${name}: six asked, six mailed`);
		}
	}
	const { ask, times } = asks.alert, email = 'alle@beispiel.example';
	for (let n = 0; n < 8; n++) {
		const one = await client(`127.0.1.${n + 1}`);
		for (let i = 0; i < times; i++)
			assert.equal((await ask(one, email)).status, 200, 'the answer is the same');
	}
	await quiet();
	assert.equal((await mailsTo(email)).length, 6 * times + 2 * OWN, 'after six clients’ times each has its own few a day');
});

test('her application is sent and her link comes, whatever six clients have done with her address; what mails nothing counts nothing', async () => {
	const email = 'zuletzt@beispiel.example';
	await stack.sql('DELETE FROM rate_window');
	const begin = async (visitor, ad) => {
		const number = await beginApplication(visitor, ad, { email });
		await attach(visitor, number);
		return number;
	};
	const link = async (visitor, number) => visitor.submit(await visitor.get(`/bewerbung/${number}/pruefen`), {}, { action: '/link' });
	for (let n = 0; n < 6; n++) {
		const stranger = await client(`127.0.2.${n + 1}`);
		const number = await beginApplication(stranger, n % 2 ? jobad : other, { email });
		for (let i = 0; i < 5; i++)
			assert.equal((await link(stranger, number)).status, 200);
		assert.equal((await link(stranger, number)).status, 429);
		for (let i = 0; i < 21; i++)
			assert.equal((await submit(stranger, `/bewerbung/${number}/pruefen`, {}, { action: '/pruefen' })).status, 400, 'without consent nothing is mailed');
	}
	const visitor = await client('127.0.3.1'), later = await begin(visitor, other), number = await begin(visitor, jobad);
	assert.equal((await link(visitor, later)).status, 200);
	assert.match((await stack.mail(email, later)).text, /\/bewerbung\/weiter\//);
	assert.match((await send(visitor, number)).url, /gesendet/);
	assert.equal((await confirm(stack, visitor, email, number)).status, 200);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'eingegangen');
});

test('six clients’ twenty requests to confirm: hers comes, three times; then only the mail stays away', async () => {
	const email = 'voll@beispiel.example';
	await stack.sql('DELETE FROM rate_window');
	for (let n = 0; n < 6; n++)
		for (let i = 0; i < 20; i++) {
			const stranger = await client(`127.0.4.${n + 1}`);
			const number = await beginApplication(stranger, jobad, { email });
			assert.match((await send(stranger, number)).url, /gesendet/);
			if (n || i < 19)
				continue;
			const again = await submit(stranger, `/bewerbung/${number}/gesendet`, {});
			assert.equal(again.status, 429);
			assert.match(again.text('main'), /morgen/);
		}
	const visitor = await client('127.0.3.2'), hers = [];
	for (let i = 0; i < 4; i++) {
		const number = await beginApplication(visitor, jobad, { email });
		assert.match((await send(visitor, number)).url, /gesendet/);
		assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox o JOIN application a ON a.id = o.application_id WHERE a.number = '${number}'`), i < OWN ? '1' : '0');
		assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'email_nicht_bestaetigt');
		hers.push(number);
	}
	assert.equal((await confirm(stack, visitor, email, hers[0])).status, 200);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${hers[0]}'`), 'eingegangen');
});

test('her confirmation comes, whoever has sent applications with her address', async () => {
	const email = 'erika@beispiel.example';
	await stack.sql('DELETE FROM rate_window');
	const ids = await stack.sql('SELECT id FROM application ORDER BY id LIMIT 1');
	assert.ok(ids.length);
	for (let i = 0; i < 11; i++) {
		const stranger = stack.visitor();
		const number = await beginApplication(stranger, i % 2 ? jobad : other, { email, surname: `Fremd ${i}` });
		await attach(stranger, number);
		assert.equal((await send(stranger, number)).status, 200);
	}
	const visitor = stack.visitor();
	const number = await beginApplication(visitor, jobad, { email });
	await attach(visitor, number);
	await send(visitor, number);
	assert.equal((await confirm(stack, visitor, email, number)).status, 200);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'eingegangen');
});

test('asking for a link does the same whatever there is: one row, which the mail worker looks into', async () => {
	const email = 'viele@beispiel.example';
	await stack.sql('DELETE FROM rate_window');
	for (const ad of [jobad, other])
		await beginApplication(stack.visitor(), ad, { email });
	const { length: before } = await mailsTo(email);
	const lock = stack.sql(`BEGIN; SELECT id FROM application FOR UPDATE; SELECT id FROM account FOR UPDATE; DO SLEEP(4); ROLLBACK`);
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP%'`) === '1', 'the lock');
	for (const path of ['/bewerbung/fortsetzen', '/konto/passwort-vergessen']) {
		const start = Date.now();
		assert.equal((await submit(stack.visitor(), path, { email })).status, 200);
		assert.ok(Date.now() - start < 2500, `${path} waits for nobody's rows`);
	}
	await lock;
	await eventually(async () => (await mailsTo(email)).length === before + 2, 'both links');
	await quiet();
	await assert.rejects(stack.sqlAs('bms_portal', 'SELECT * FROM mail_request'), /denied/);
});

test('a link that confirms tells and orders nothing after its end, confirmed or not', async () => {
	await stack.sql('DELETE FROM rate_window');
	for (const confirmed of [true, false]) {
		const email = `ende${confirmed}@beispiel.example`, visitor = stack.visitor();
		const number = await beginApplication(visitor, jobad, { email });
		await attach(visitor, number);
		await send(visitor, number);
		const link = /http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec((await stack.mail(email, number)).text)[0];
		if (confirmed)
			await visitor.submit(await visitor.get(link));
		const shown = await stack.visitor().get(link);
		assert.match(shown.text('main'), new RegExp(number));
		await quiet();
		const { length: before } = await mailsTo(email);
		await stack.sql(`UPDATE mail_token t JOIN application a ON a.id = t.application_id SET t.expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE a.number = '${number}'`);
		const over = stack.visitor();
		for (const page of [await over.get(link), await over.submit(shown, {}, { action: confirmed ? '/konto' : '/bestaetigen' })]) {
			assert.equal(page.status, 410);
			assert.doesNotMatch(page.body, new RegExp(`${number}|Brückenwache`));
		}
		await quiet();
		assert.equal((await mailsTo(email)).length, before, 'and no mail');
		assert.equal(await stack.value(`SELECT COUNT(*) FROM account WHERE email = '${email}'`), '0');
	}
});
