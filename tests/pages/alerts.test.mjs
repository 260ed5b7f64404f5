// Job alerts from the search to the end: double opt-in, only new ads, one mail a day or week, one click to end, nothing left behind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { htmlFaults } from '../lib/browser.mjs';
import { publishedAd } from '../lib/slice.mjs';
import { dayIn as day, eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

/** After changes by hand. */
const reindex = () => stack.job('search-index', '--rebuild');
const run = (days, time = '05:00:00') => stack.job('alerts', '--at', `${day(days)} ${time}`);
const row = email => stack.sql(`SELECT * FROM job_alert WHERE email = '${email}'`).then(rows => rows[0]);
const queued = email => stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE recipient = '${email}' AND template = 'alert_new_ads'`).then(Number);
const link = (mail, end = '') => mail.links.find(address => new RegExp(`/jobabo/[\\w-]+${end}$`).test(address));

/** Publishes and waits until the search finds it. */
async function newAd(title) {
	const numbers = await publishedAd(recruiter, title);
	await eventually(async () => (await stack.visitor().get(`/stellen?q=${encodeURIComponent(title.split(' ')[0])}`)).body.includes(numbers.jobad), `the search to find ${title}`);
	return numbers;
}

async function order(email, query, { frequency = 'daily', site = 'external', lang = '' } = {}) {
	const visitor = site === 'internal' ? stack.as('amira.yildiz', site) : stack.visitor(site);
	return visitor.submit(await visitor.get(`${lang}/jobabo${query}`), { email, frequency });
}

/** An active alert; gives the mail that asked for the confirmation. */
async function alert(email, query, options) {
	await order(email, query, options);
	const mail = await stack.mail(email);
	const visitor = stack.visitor();	// also of an internal alert: the link works from everywhere
	const page = await visitor.submit(await visitor.get(link(mail)), {}, { action: '/bestaetigen' });
	assert.equal(page.status, 200, page.text('main'));
	return mail;
}

/** The newest mail with ads, `count` of them having come; those of runs in the future are sent now. */
async function adsMail(email, count = 1) {
	await stack.sql('UPDATE mail_outbox SET next_attempt_at = NOW()');
	return eventually(async () => {
		const mails = (await stack.allMails()).filter(mail => mail.envelope_to.includes(email) && mail.headers['List-Unsubscribe']);
		return mails.length >= count && mails[0];
	}, `a mail with ads to ${email}`);
}

test('a search becomes an alert only by the link in the mail, and the page says what it is about', async () => {
	const visitor = stack.visitor();
	const search = await visitor.get('/stellen?q=Leuchtturm&bereich=finanzen&zeit=teilzeit&unbekannt=1');
	const form = await visitor.get(search.link('Diese Suche als Job-Abo'));
	assert.match(form.text('dl'), /Leuchtturm; Arbeitsbereich: Finanzen; Arbeitszeit: Teilzeit/);
	assert.match(form.text('main'), /nur|Für nichts anderes/);
	assert.equal((await visitor.submit(form, { email: 'keine', frequency: 'daily' })).status, 400);
	const sent = await visitor.submit(form, { email: 'lea@beispiel.example', frequency: 'weekly' });
	assert.equal(new URL(sent.url).pathname, '/jobabo/gesendet');
	assert.equal(visitor.cookies.size, 0, 'no cookie');
	const kept = await row('lea@beispiel.example');
	assert.deepEqual([kept.status, kept.query, kept.frequency, kept.since], ['unconfirmed', 'q=Leuchtturm&bereich=finanzen&zeit=teilzeit', 'weekly', null]);
	const mail = await stack.mail('lea@beispiel.example');
	assert.doesNotMatch(mail.text, /Leuchtturm|Finanzen/, 'no words of whoever asked');
	assert.match(mail.text, /höchstens einmal in der Woche/);
	assert.doesNotMatch(mail.text, /einmal am Tag/);
	const opened = await visitor.get(link(mail));
	assert.equal(opened.title.startsWith('Job-Abo bestätigen'), true, opened.title);
	assert.match(opened.text('main'), /Leuchtturm; Arbeitsbereich: Finanzen; Arbeitszeit: Teilzeit/);
	assert.equal((await row('lea@beispiel.example')).status, 'unconfirmed', 'opening the link is not enough');
	const confirmed = await visitor.submit(opened, {}, { action: '/bestaetigen' });
	assert.match(confirmed.text('main'), /Ihr Job-Abo ist bestätigt/);
	assert.equal((await row('lea@beispiel.example')).status, 'active');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM alert_token t WHERE token_hash = '${new URL(link(mail)).pathname.split('/')[2]}'`), '0', 'only hashes');
});

test('a mail comes with new ads that fit and no others, once a day, and not when nothing is new', async () => {
	await newAd('Leuchtturmwartung vorher (m/w/d)');
	await stack.nextSecond();
	const email = 'tom@beispiel.example';
	await alert(email, '?q=Leuchtturmwartung');
	await run(1);
	assert.equal(await queued(email), 0, 'what was there before is not new');
	const { jobad } = await newAd('Leuchtturmwartung neu & schön (m/w/d)');
	await newAd('Hafenmeisterei (m/w/d)');
	await run(1, '21:00:00');
	assert.equal(await queued(email), 0, 'looked at once that day already');
	await stack.sql(`UPDATE job_alert SET since = UTC_TIMESTAMP() - INTERVAL 1 DAY WHERE email = '${email}'`);
	await stack.sql(`UPDATE public_ad SET published_at = '${day(-3)} 00:00:00', valid_from = '${day(-3)}' WHERE title LIKE '%vorher%'`);
	await reindex();
	await run(2);
	const mail = await adsMail(email);
	assert.equal(mail.subject, 'Neue Stellenanzeigen für Sie (1)');
	assert.match(mail.text, /Leuchtturmwartung neu & schön \(m\/w\/d\)/);
	assert.doesNotMatch(mail.text, /vorher|Hafenmeisterei/);
	assert.ok(mail.links.some(address => address.includes(`/stellen/${jobad}-`)));
	for (const address of mail.links)
		assert.equal((await stack.visitor().get(address)).status, 200, address);
	assert.deepEqual([...mail.html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href.replace(/&amp;/g, '&')).sort(), [...mail.links].sort(), 'HTML and text have the same links');
	assert.deepEqual((await htmlFaults(mail.html)).filter(fault => !/require-|doctype-style/.test(fault)), []);
	assert.equal(mail.headers['Auto-Submitted'], 'auto-generated');
	assert.equal(mail.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
	await run(2);
	await run(3);
	assert.equal(await queued(email), 1, 'nothing again');
	const after = await row(email);
	assert.equal(after.checked_on, day(3));
});

test('two runs at once send one mail', async () => {
	const email = 'zwilling@beispiel.example';
	await alert(email, '?q=Doppelstern');
	await stack.nextSecond();
	await newAd('Doppelstern beobachten (m/w/d)');
	await Promise.all([run(5), run(5), run(5)]);
	assert.equal(await queued(email), 1);
});

test('an ad that begins later is new on its first day', async () => {
	const email = 'spaeter@beispiel.example';
	await alert(email, '?q=Morgenröte');
	const { jobad } = await newAd('Morgenröte beobachten (m/w/d)');
	await stack.sql(`UPDATE public_ad SET valid_from = '${day(8)}', published_at = '${day(-20)} 10:00:00' WHERE number = '${jobad}'`);
	await reindex();
	await run(7);
	assert.equal(await queued(email), 0);
	await run(8);
	assert.equal(await queued(email), 1);
	await run(9);
	assert.equal(await queued(email), 1);
});

test('weekly means after seven days; frequency and criteria are changed by the link, which knows the alert', async () => {
	const email = 'woche@beispiel.example';
	const mail = await alert(email, '?q=Deichbau', { frequency: 'weekly' });
	await stack.nextSecond();
	await newAd('Deichbau am Fluss (m/w/d)');
	await run(6);
	assert.equal(await queued(email), 0);
	await run(7);
	assert.equal(await queued(email), 1);
	const visitor = stack.visitor();
	const page = await visitor.get(link(mail));
	const field = page.document.querySelectorAll('input[name=criteria]').map(input => input.getAttribute('value'));
	assert.ok(field.includes('bereich=finanzen'), field.join());
	const changed = await visitor.submit(page, { words: 'Deich & Siel', frequency: 'daily', criteria: ['bereich=finanzen', 'zeit=beides'] }, { action: '/jobabo/' });
	assert.match(changed.text('main'), /Ihr Job-Abo ist geändert/);
	assert.match(changed.text('dl'), /Deich & Siel; Arbeitsbereich: Finanzen; Arbeitszeit: Vollzeit oder Teilzeit.*Höchstens einmal am Tag/);
	const kept = await row(email);
	assert.deepEqual([kept.query, kept.frequency, kept.status], ['q=Deich%20%26%20Siel&bereich=finanzen&zeit=beides', 'daily', 'active']);
	const again = await visitor.get(link(mail));
	assert.equal(again.document.querySelectorAll('input[name=criteria]').filter(input => input.hasAttribute('checked')).length, 2);
});

test('one click ends it: the mail program’s POST without cookies or token, and the page with a button', async () => {
	const email = 'ende@beispiel.example';
	await alert(email, '?q=Windrad');
	await stack.nextSecond();
	await newAd('Windrad warten (m/w/d)');
	await run(1);
	const mail = await adsMail(email);
	const address = mail.headers['List-Unsubscribe'].slice(1, -1);
	assert.equal(address, link(mail, '/beenden'));
	const visitor = stack.visitor();
	assert.match((await visitor.get(address)).text('h1'), /Job-Abo beenden/);
	assert.ok(await row(email), 'looking ends nothing');
	const posted = await visitor.request(address, { method: 'POST', headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
		body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
	assert.equal(posted.status, 200);
	assert.match(posted.headers.get('content-type'), /text\/plain/);
	assert.equal(await row(email), undefined, 'the address is gone');
	assert.equal(await stack.value('SELECT COUNT(*) FROM alert_token WHERE alert_id NOT IN (SELECT id FROM job_alert)'), '0');
	const again = await visitor.request(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
	assert.equal(again.status, 200, 'repeating does no harm');
	const gone = await visitor.get(link(mail));
	assert.equal(gone.status, 410);
	assert.match(gone.text('main'), /beendet oder der Link ist abgelaufen/);

	const second = await alert('knopf@beispiel.example', '?q=Windrad');
	const bare = await visitor.request(`${link(second)}/ende`, { method: 'POST', body: new URLSearchParams({}) });
	assert.equal(bare.status, 403, 'all other addresses still ask for the form token');
	const page = await visitor.submit(await visitor.get(`${link(second)}/beenden`), {}, { action: '/ende' });
	assert.match(page.text('main'), /gelöscht/);
	assert.equal(await row('knopf@beispiel.example'), undefined);
});

test('not confirmed within 48 hours it is removed, and the link says so', async () => {
	const email = 'stumm@beispiel.example';
	await order(email, '?q=Stille');
	const mail = await stack.mail(email);
	await stack.sql(`UPDATE job_alert SET created_at = NOW() - INTERVAL 48 HOUR WHERE email = '${email}'`);
	const visitor = stack.visitor();
	assert.equal((await visitor.get(link(mail))).status, 410);
	const report = await stack.job('alerts');
	assert.match(report, /1 not confirmed in time removed/);
	assert.equal(await row(email), undefined);
});

test('the same alert twice is one; a known address is answered like an unknown one; too many mails to one address are refused', async () => {
	const email = 'oft@beispiel.example';
	await alert(email, '?q=Ebbe&ort=Nordhafen');
	const known = await order(email, '?ort=Nordhafen&q=Ebbe');
	const unknown = await order('nie@beispiel.example', '?q=Ebbe');
	const text = page => page.text('main');
	assert.equal(text(known), text(unknown));
	const visitor = stack.visitor();
	const [mail] = await eventually(async () => {
		const mails = (await stack.allMails()).filter(one => one.envelope_to.includes(email));
		return mails.length >= 2 && mails;
	}, 'the second mail');
	await visitor.submit(await visitor.get(link(mail)), {}, { action: '/bestaetigen' });
	assert.equal((await stack.sql(`SELECT id FROM job_alert WHERE email = '${email}'`)).length, 1);
	const answers = [];
	for (let i = 0; i < 5; i++)
		answers.push((await order(i % 2 ? email : email.replace(/^./, letter => letter.toUpperCase()), '?q=Flut')).status);
	assert.deepEqual(answers, [200, 200, 200, 429, 429]);
});

test('English and internal: words, links and ads of the portal it was made on', async () => {
	await alert('emma@beispiel.example', '?q=Siel&bereich=bau', { lang: '/en' });
	const mail = await stack.mail('emma@beispiel.example');
	assert.doesNotMatch(mail.text, /Siel|Field of work/, 'no words of whoever asked');
	assert.match(mail.text, new RegExp(`${stack.external}/en/jobabo/`));
	assert.match(mail.text, /Imprint: <.*\/en\/impressum>/);
	await alert('ines@beispiel.example', '?q=Kanalbau', { site: 'internal' });
	await stack.nextSecond();
	const { jobad } = await newAd('Kanalbau intern (m/w/d)');
	await stack.sql(`UPDATE public_ad SET external = 0 WHERE number = '${jobad}'`);
	await reindex();
	await alert('ute@beispiel.example', '?q=Kanalbau');
	await stack.sql(`UPDATE job_alert SET since = since - INTERVAL 1 HOUR WHERE email = 'ute@beispiel.example'`);
	await run(1);
	const internal = await adsMail('ines@beispiel.example');
	assert.ok(internal.links.filter(address => /\/stellen\/S-/.test(address)).every(address => address.startsWith(stack.internal)), internal.links.join());
	assert.ok(internal.headers['List-Unsubscribe'].startsWith(`<${stack.external}/jobabo/`), 'ended from everywhere');
	assert.equal(await queued('ute@beispiel.example'), 0, 'internal ads are for internal alerts only');
});

test('broken criteria and tokens are answered, not failed on', async () => {
	const visitor = stack.visitor();
	for (const query of ['?q=%FF%00', '?bereich=%0d%0aX&ort=', '?q=' + 'x'.repeat(400), '?ort=' + '%C3%A4'.repeat(90), '?' + 'ort=a&'.repeat(200)])
		assert.equal((await visitor.get(`/jobabo${query}`)).status, 200, query);
	const form = await visitor.get('/jobabo');
	const long = Array.from({ length: 60 }, (_, i) => `ort=Stadt-mit-langem-Namen-${i}`).join('&');
	const refused = await visitor.submit(form, { email: 'lang@beispiel.example', frequency: 'daily', query: long.slice(0, 990).replace(/-/g, 'ä') });
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /zu lang/);
	for (const path of ['/jobabo/x', '/jobabo/%FF', '/jobabo/x/beenden', `/jobabo/${'a'.repeat(500)}`])
		assert.ok([404, 410].includes((await visitor.get(path)).status), path);
	assert.equal((await visitor.request('/jobabo/x/beenden', { method: 'POST', body: new URLSearchParams({}) })).status, 200, 'an unknown token is not told from a known one');
	assert.match(await stack.job('alerts'), /0 failed/);
});
