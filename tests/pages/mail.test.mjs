// Mails as they leave the house: sealed until they are sent, over TLS or not at all, given up with a word to the recruiter, readable as text and as HTML.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { attach, beginApplication, publishedAd, send } from '../lib/slice.mjs';
import { eventually, freePorts, startStack, top } from '../lib/stack.mjs';

const execute = promisify(execFile);
const sinks = [];
let stack, recruiter, jobad, folder;

before(async () => {
	stack = await startStack();
	folder = await mkdtemp('/tmp/bms-mail.');
	recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Post (m/w/d)'));
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE status = 'waiting'`) === '0', 'sending the mails of the demo data', 60);
	// from here on mails are sent by hand
	const [pid] = (await readFile(join(stack.dir, 'run/mail.pid'), 'utf8')).split(' ');
	process.kill(Number(pid), 'SIGTERM');
	await eventually(async () => !await readFile(`/proc/${pid}/stat`).catch(() => null), 'the end of the mail worker');
	for (const ca of ['ours', 'foreign'])
		await openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${ca}`, '-addext', 'basicConstraints=critical,CA:TRUE',
			'-keyout', at(`${ca}.key`), '-out', at(`${ca}.crt`));
	await certificate('good', 'ours', 'IP:127.0.0.1,DNS:localhost');
	await certificate('other-name', 'ours', 'DNS:mail.example');
	await certificate('stranger', 'foreign', 'IP:127.0.0.1');
});
after(async () => {
	for (const sink of sinks)
		sink.process.kill('SIGTERM');
	await stack?.stop();
	await rm(folder, { recursive: true, force: true });
});

const at = name => join(folder, name);
const openssl = (...rest) => execute('openssl', rest);

async function certificate(name, ca, names) {
	await openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`));
	await writeFile(at(`${name}.ext`), `subjectAltName=${names}\n`);
	await openssl('x509', '-req', '-days', '2', '-in', at(`${name}.csr`), '-CA', at(`${ca}.crt`), '-CAkey', at(`${ca}.key`), '-CAcreateserial', '-extfile', at(`${name}.ext`),
		'-out', at(`${name}.crt`));
	await writeFile(at(`${name}.pem`), await readFile(at(`${name}.key`), 'utf8') + await readFile(at(`${name}.crt`), 'utf8'));
}

/** A sink of one's own; tls: starttls, implicit or nothing. */
async function startSink(name, tls, pem) {
	const port = await freePorts(1);
	await mkdir(at(name));
	const child = spawn(join(top, 'conf/demo/mailsink'), ['--port', port, '--port-file', at(`${name}.port`), ...(tls ? ['--tls', tls, '--certificate', at(`${pem}.pem`)] : []), at(name)],
		{ stdio: 'ignore' });
	const smtp = await eventually(() => readFile(at(`${name}.port`), 'utf8').then(text => text.trim()).catch(() => null), 'the sink');
	const sink = { process: child, smtp, mails: async () => (await fetch(`http://127.0.0.1:${port}/mails.json`)).json() };
	sinks.push(sink);
	return sink;
}

/** Runs the worker once with other settings. */
async function deliver(values) {
	const lines = (await readFile(join(stack.dir, 'conf/jobs.conf'), 'utf8')).split('\n').filter(line => line && !(line.split(' = ')[0] in values));
	await writeFile(at('jobs.conf'), [...lines, ...Object.entries(values).filter(([, value]) => value !== null).map(pair => pair.join(' = '))].join('\n') + '\n');
	await stack.sql(`UPDATE mail_outbox SET next_attempt_at = NOW() WHERE status = 'waiting'`);
	await execute(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', at('jobs.conf'), 'mail'], { env: stack.environment });
}

/** A guest's application, sent: {applicant, number, id}. */
async function apply(email) {
	const applicant = stack.visitor();
	const number = await beginApplication(applicant, jobad, { email, surname: 'Geheimnis' });
	await attach(applicant, number);
	await send(applicant, number);
	return { applicant, number, id: await stack.value(`SELECT id FROM application WHERE number = '${number}'`) };
}

const states = id => stack.value(`SELECT GROUP_CONCAT(status ORDER BY id) FROM mail_outbox WHERE application_id = ${id}`);

test('TLS: STARTTLS and implicit TLS with a certificate of our CA; with any other, or without TLS, nothing is sent and the mail stays', async () => {
	const started = await startSink('started', 'starttls', 'good');
	const implicit = await startSink('implicit', 'implicit', 'good');
	const refused = [
		['a CA we do not know', 'starttls', 'stranger', 'smtp', 'ours.crt'],
		['a CA we do not know, implicit', 'implicit', 'stranger', 'smtps', 'ours.crt'],
		['another name', 'starttls', 'other-name', 'smtp', 'ours.crt'],
		['no TLS at all', null, null, 'smtp', 'ours.crt'],
		['a CA we do not know, and none set', 'starttls', 'stranger', 'smtp', null],
	];
	const { id } = await apply('tls@beispiel.example');
	for (const [what, tls, pem, scheme, ca] of refused) {
		const sink = await startSink(what.replace(/\W/g, '-'), tls, pem);
		await deliver({ smtp_url: `${scheme}://127.0.0.1:${sink.smtp}`, smtp_ca_file: ca && at(ca) });
		assert.deepEqual(await sink.mails(), [], what);
		assert.equal(await states(id), 'waiting', what);
	}
	assert.equal(await stack.value(`SELECT attempts FROM mail_outbox WHERE application_id = ${id}`), String(refused.length));
	await deliver({ smtp_url: `smtp://127.0.0.1:${started.smtp}`, smtp_ca_file: at('ours.crt') });
	assert.deepEqual((await started.mails()).map(mail => mail.envelope_to), ['tls@beispiel.example']);
	assert.equal(await states(id), 'sent');
	const second = await apply('tls2@beispiel.example');
	await deliver({ smtp_url: `smtps://127.0.0.1:${implicit.smtp}`, smtp_ca_file: at('ours.crt') });
	assert.deepEqual((await implicit.mails()).map(mail => mail.envelope_to), ['tls2@beispiel.example']);
	assert.equal(await states(second.id), 'sent');
});

test('RET-54: what waits in the outbox cannot be read in the database, and not at all once the key is destroyed', async () => {
	const { id, number } = await apply('siegel@beispiel.example');
	const [row] = await stack.sql(`SELECT recipient, subject, body_text, body_html, HEX(sealed) AS sealed FROM mail_outbox WHERE application_id = ${id}`);
	assert.deepEqual([row.recipient, row.subject, row.body_text, row.body_html], [null, null, null, null]);
	for (const word of ['siegel@beispiel.example', number, 'Guten Tag'])
		assert.ok(!row.sealed.includes(Buffer.from(word).toString('hex').toUpperCase()), word);
	await stack.sql(`DELETE FROM bms_keys.application_key WHERE object_id = ${id}`);
	const sink = await startSink('sealed');
	await deliver({ smtp_url: `smtp://127.0.0.1:${sink.smtp}` });
	assert.deepEqual(await sink.mails(), []);
	assert.equal(await states(id), 'given_up');
	assert.equal(await stack.value(`SELECT last_error FROM mail_outbox WHERE application_id = ${id}`), 'key destroyed');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_mail_given_up'`), '0');
	await assert.rejects(stack.sqlAs('bms_portal', 'SELECT recipient FROM mail_outbox LIMIT 1'), /denied/);
});

test('a mail given up: the recruiter of the vacancy is told, without personal data, the application shows it, and it goes no further', async () => {
	const { id, number } = await apply('fort@beispiel.example');
	await deliver({ smtp_url: 'smtp://127.0.0.1:1' });
	assert.equal(await states(id), 'waiting');
	await stack.sql(`UPDATE mail_outbox SET first_attempt_at = first_attempt_at - INTERVAL 80 HOUR WHERE application_id = ${id}`);
	await deliver({ smtp_url: 'smtp://127.0.0.1:1' });
	assert.equal(await states(id), 'given_up');
	const staff = await stack.sql(`SELECT recipient, subject, body_text, body_html, application_id FROM mail_outbox WHERE template = 'staff_mail_given_up'`);
	assert.deepEqual(staff.map(mail => [mail.recipient, mail.application_id]), [[await stack.value(`SELECT email FROM staff_user WHERE user_id = 'amira.yildiz'`), null]]);
	const whole = Object.values(staff[0]).join(' ');
	assert.match(whole, new RegExp(`${stack.backend}/bewerbungen/${number}`));
	assert.doesNotMatch(whole, /fort@|Geheimnis|Nora/);
	assert.deepEqual(await stack.sql(`SELECT action, detail, actor_kind FROM history WHERE object_kind = 4 AND object_id = ${id} AND action = 'mail_given_up'`),
		[{ action: 'mail_given_up', detail: 'confirm_address', actor_kind: 'system' }]);
	await deliver({ smtp_url: 'smtp://127.0.0.1:1', mail_give_up_hours: 0 });
	assert.equal(await stack.value(`SELECT CONCAT_WS(' ', status, body_text, body_html) FROM mail_outbox WHERE template = 'staff_mail_given_up'`), 'given_up', 'its text is gone');
	await deliver({ smtp_url: 'smtp://127.0.0.1:1', mail_give_up_hours: 0 });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_mail_given_up'`), '1', 'a report about a report would never end');
	assert.match(await stack.job('verify-history'), /./);
});

test('the mail with the link is sent once more on request, three times in an hour', async () => {
	const { applicant, number, id } = await apply('nochmal@beispiel.example');
	const sink = await startSink('again');
	const page = await applicant.submit(await applicant.get(`/bewerbung/${number}/gesendet`), {}, { action: '/gesendet' });
	assert.match(page.text('[role=status]'), /noch einmal geschickt/);
	await deliver({ smtp_url: `smtp://127.0.0.1:${sink.smtp}` });
	const mails = await sink.mails();
	assert.equal(mails.length, 2);
	const links = mails.map(mail => mail.links.find(link => link.includes('/bestaetigen/')));
	assert.notEqual(links[0], links[1]);
	const answers = [];
	for (let i = 0; i < 3; i++)
		answers.push((await applicant.submit(await applicant.get(`/bewerbung/${number}/gesendet`), {}, { action: '/gesendet' })).status);
	assert.deepEqual(answers, [200, 200, 429]);
	await applicant.submit(await applicant.get(links[1]));
	assert.equal(await stack.value(`SELECT status FROM application WHERE id = ${id}`), 'eingegangen');
	const done = await applicant.get(`/bewerbung/${number}/gesendet`);
	assert.doesNotMatch(done.text('main'), /noch einmal senden/);
	assert.equal((await applicant.get(links[0])).status, 200, 'both links say what has become of it');
});

test('mails are headed as they should be, and can be read as text and as HTML, on a phone and in the dark', async () => {
	const { applicant, number } = await apply('lesen@beispiel.example');
	const order = await applicant.submit(await applicant.get('/en/jobabo?q=Bau'), { email: 'lesen@beispiel.example', frequency: 'daily' });
	assert.equal(order.status, 200);
	const sink = await startSink('read');
	await deliver({ smtp_url: `smtp://127.0.0.1:${sink.smtp}`, mail_reply_to: 'antwort@bms.example' });
	const [english, german] = (await sink.mails()).filter(mail => mail.to.includes('lesen@'));
	assert.ok(german.subject.includes(number), german.subject);
	for (const mail of [english, german]) {
		assert.match(mail.headers.Date, /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]0000$/);
		assert.match(mail.headers['Message-ID'], /^<[\w-]{32}@bms\.example>$/);
		assert.equal(mail.from, 'Bewerbungsmanagement <bewerbung@bms.example>');
		assert.equal(mail.headers['Reply-To'], 'antwort@bms.example');
		assert.equal(mail.headers['Auto-Submitted'], 'auto-generated');
		assert.ok(mail.links.some(link => link.endsWith('/impressum')) && mail.links.some(link => link.endsWith('/datenschutz')));
		for (const link of mail.links)
			assert.equal((await stack.visitor().get(link)).status, 200, link);
		assert.deepEqual([...mail.html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href).filter(href => !href.startsWith('mailto:')).sort(), [...mail.links].sort());
		assert.doesNotMatch(mail.html, /<img|<script|https?:\/\/(?!127\.0\.0\.1)/);
	}
	assert.match(english.html, /<html lang="en">/);
	assert.match(german.html, /<html lang="de">/);
	assert.match(german.html, /<p>Behörde /, 'the authority is named in the head');
	const browser = await openBrowser();
	try {
		for (const [name, mail] of [['mail-de', german], ['mail-en', english]]) {
			for (const [viewport, scheme] of [[desktop, 'light'], [narrow, 'light'], [narrow, 'dark']]) {
				const page = await openPage(browser, { viewport });
				await page.emulateMedia({ colorScheme: scheme });
				await page.route('**/mail', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: mail.html }));
				await page.goto(`${stack.external}/mail`);
				await checkPage(page, `${name}-${scheme}`);
				await page.context().close();
			}
		}
	} finally {
		await browser.close();
	}
});
