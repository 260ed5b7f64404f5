// An administrator who is excluded from a procedure finds nothing of it anywhere (ACC-20): every page an administrator can open is opened, and looked through.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { Member } from '../lib/fastcgi.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, admin, excluded, recruiter, mine, other, account, secret;
const BY_ADDRESS = 987654;	// an account known to be of the procedure only by its address

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	excluded = stack.as('tomasz.wilke');
	recruiter = stack.as('amira.yildiz');
	mine = await publishedAd(recruiter, 'Geheimstelle Zoologie (m/w/d)');
	other = await publishedAd(recruiter, 'Offene Stelle (m/w/d)');
	mine.guest = await apply(stack, mine.jobad, { email: 'gast.geheim@beispiel.example', surname: 'Geheimgast' });
	account = await makeAccount(stack, { email: 'konto.geheim@beispiel.example', surname: 'Geheimkonto' });
	mine.application = await apply(stack, mine.jobad, { email: 'drei.geheim@beispiel.example', surname: 'Geheimdrei' });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${mine.application}'`);
	await apply(stack, mine.jobad, { email: 'adresse.geheim@beispiel.example', surname: 'Geheimadresse' });
	const { id } = await makeAccount(stack, { email: 'adresse.geheim@beispiel.example', surname: 'Geheimadresse' });
	await stack.sql(`UPDATE account SET id = ${BY_ADDRESS} WHERE id = ${id}`);
	other.application = await apply(stack, other.jobad, { email: 'offen@beispiel.example' });
	await admin.submit(await admin.get(`/verwaltung/befangenheit/${mine.vacancy}`), { person: 'tomasz.wilke', reason: 'Hat sich beworben.' });
	// everything that tells of it elsewhere: changes, a taken back consent, a nightly run's report, readings
	await recruiter.submit(await recruiter.get(`/vakanzen/${mine.vacancy}/bearbeiten`), { title: 'Geheimstelle Zoologie neu (m/w/d)' });
	await stack.sql(`INSERT INTO consent_withdrawal (application_id, at) SELECT id, UTC_TIMESTAMP() FROM application WHERE number IN ('${mine.guest}', '${other.application}');
		INSERT INTO nightly_run (id, dry, clock, status, done, started_at, ended_at) VALUES (7, 1, UTC_TIMESTAMP(), 'done', 5, UTC_TIMESTAMP(), UTC_TIMESTAMP());
		INSERT INTO nightly_object (run_id, code, object_id, rule, object, number, outcome)
			SELECT 7, 'draft_expired', id, 'RET-04', 'application', number, 'due' FROM application WHERE number IN ('${mine.guest}', '${other.application}')
			UNION ALL SELECT 7, 'ad_expired', id, 'PRO-06', 'jobad', number, 'due' FROM jobad WHERE number = '${mine.jobad}'
			UNION ALL SELECT 7, 'account_inactive', ${account.id}, 'RET-15', 'account', 'K-${account.id}-${account.id}', 'due'
			UNION ALL SELECT 7, 'account_inactive', ${BY_ADDRESS}, 'RET-15', 'account', 'K-${BY_ADDRESS}', 'due';
		INSERT INTO nightly_result (run_id, code, rule, place, done, passed, failed, milliseconds)
			VALUES (7, 'draft_expired', 'RET-04', 1, 2, 0, 0, 5), (7, 'ad_expired', 'PRO-06', 2, 1, 0, 0, 5), (7, 'account_inactive', 'RET-15', 3, 2, 0, 0, 5)`);
	await admin.get(`/verwaltung/bewerberkonten/${BY_ADDRESS}`);
	await admin.get(`/bewerbungen/${mine.guest}`);
	const form = await admin.get(`/verwaltung/sonderprojekt/${mine.vacancy}`);
	const made = await admin.submit(form, { person: ['amira.yildiz', 'joerg.petersen', 'sina.krogmann'], responsible: 'joerg.petersen' });
	assert.equal(made.status, 200, made.text('main'));
	const [special] = await stack.sql(`SELECT p.number, p.name FROM vacancy v JOIN project p ON p.id = v.project_id WHERE v.number = '${mine.vacancy}'`);
	mine.project = special.number;
	assert.match(special.name, /^BSW Sonderprojekt \d+$/, 'says nothing of the vacancy');
	secret = new RegExp(`${mine.vacancy}|${special.number}|${special.name}|${mine.jobad}|${mine.guest}|${mine.application}|K-${account.id}-|${BY_ADDRESS}|Geheim|geheim`);
});
after(() => stack?.stop());

/** Asks for the person of an address. */
async function ask(visitor, address, email) {
	const form = (await visitor.get(address)).document.querySelector('input[name="email"]').closest('form');
	return visitor.post(address, { form_token: form.querySelector('input[name="form_token"]').getAttribute('value'), email });
}

/** Opens what is linked from `first` below the given places, each kind of address a few times; gives what was opened. */
async function crawl(visitor, first, perKind = 3) {
	const seen = new Set(), kinds = new Map(), waiting = [...first], pages = [];
	while (waiting.length) {
		const address = waiting.shift();
		const kind = address.replace(/[0-9a-f]{40,}|[A-Z]-\d{4}-\d{5}|\d+/g, '#').replace(/(benutzer|organisation)\/[^/?]+/, '$1/#').replace(/\?.*/, '');
		if (seen.has(address) || (kinds.get(kind) ?? 0) >= perKind)
			continue;
		seen.add(address);
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		const page = await visitor.get(address);
		pages.push([address, page]);
		if (/html/.test(page.headers.get?.('content-type') ?? page.headers['content-type'] ?? ''))
			for (const link of page.document.querySelectorAll('a[href]')) {
				const url = new URL(link.getAttribute('href'), page.url);
				if (url.origin === new URL(stack.backend).origin && /^\/(verwaltung|projekte|vakanzen|stellenanzeigen|bewerbungen|$)/.test(url.pathname))
					waiting.push(url.pathname + url.search);
			}
	}
	return pages;
}

const starts = () => ['/', '/verwaltung', '/vakanzen', '/bewerbungen', '/projekte', '/verwaltung/protokoll', `/verwaltung/protokoll?nummer=${mine.vacancy}`,
	`/verwaltung/protokoll?nummer=${mine.guest}`, '/verwaltung/protokoll?person=amira.yildiz', '/verwaltung/protokoll?person=henrike.solms', '/verwaltung/protokoll?aktion=read',
	'/verwaltung/protokoll?aktion=changed', '/verwaltung/protokoll?aktion=person_excluded', '/verwaltung/naechtlicher-lauf/7', '/verwaltung/naechtlicher-lauf/7/bericht.csv',
	'/verwaltung/naechtlicher-lauf/7/bericht.json', '/verwaltung/betroffenenrechte', '/verwaltung/organisation/BSW', `/verwaltung/zugriff?person=amira.yildiz&objekt=${mine.vacancy}`,
	`/projekte/${mine.project}`, '/projekte/neu?behoerde=BSW', `/verwaltung/protokoll?nummer=${mine.project}`, '/verwaltung/protokoll?aktion=vacancy_received',
	'/verwaltung/protokoll?aktion=person_assigned', '/verwaltung/protokoll?aktion=created', '/verwaltung/benutzer/joerg.petersen'];

test('no page an excluded administrator can open says anything of the procedure; another’s do', async () => {
	const pages = await crawl(excluded, starts());
	assert.ok(pages.length > 60, `${pages.length} pages`);
	const delivered = /Geheimdienst|Geheimschutz|[Pp]flegeheim/g;	// search words that hold the letters
	const typed = text => text.replaceAll(/<a [^>]*hreflang="[^>]*>/g, '').replaceAll(/value="[^"]*"/g, '').replaceAll(/objekt=[^"&]*|nummer=[^"&]*/g, '').replaceAll(delivered, '');
	for (const [address, page] of pages)
		assert.doesNotMatch(/zugriff\?/.test(address) ? '' : typed(page.body), secret, address);
	const open = new Map((await crawl(admin, starts().slice(4), 1)).map(([address, page]) => [address, page.body]));
	for (const address of [`/verwaltung/protokoll?nummer=${mine.vacancy}`, '/verwaltung/protokoll?person=amira.yildiz', '/verwaltung/betroffenenrechte', '/verwaltung/naechtlicher-lauf/7',
		'/verwaltung/naechtlicher-lauf/7/bericht.csv', '/verwaltung/organisation/BSW', '/projekte', `/projekte/${mine.project}`, '/projekte/neu?behoerde=BSW',
		`/verwaltung/protokoll?nummer=${mine.project}`, '/verwaltung/protokoll?aktion=person_assigned'])
		assert.match((open.get(address) ?? (await admin.get(address)).body), secret, address);
	const why = (await excluded.get(`/verwaltung/zugriff?person=amira.yildiz&objekt=${mine.vacancy}`)).text('main');
	assert.equal(why, (await excluded.get('/verwaltung/zugriff?person=amira.yildiz&objekt=V-2026-99999')).text('main').replaceAll('V-2026-99999', mine.vacancy), 'as one that is not there');
});

test('what is hidden of a nightly run is not counted either, and the page says so', async () => {
	for (const [visitor, done, rules] of [[admin, 5, [2, 1, 2]], [excluded, 1, [1, 0, 0]]]) {
		const report = JSON.parse((await visitor.get('/verwaltung/naechtlicher-lauf/7/bericht.json')).body);
		assert.deepEqual([report.done, report.rules.map(rule => rule.done), report.objects.length], [done, rules, done]);
		const csv = (await visitor.get('/verwaltung/naechtlicher-lauf/7/bericht.csv')).body;
		assert.deepEqual([/^run;7;(?:[^;]*;){5}(\d+);/m.exec(csv)[1], [...csv.matchAll(/^rule;[A-Z]+-\d+;[^;]*;(\d+);/gm)].map(match => Number(match[1]))], [String(done), rules]);
		const list = (await visitor.get('/verwaltung/naechtlicher-lauf')), page = await visitor.get('/verwaltung/naechtlicher-lauf/7');
		const row = list.document.querySelectorAll('main tbody tr').find(tr => tr.querySelector('a[href$="/7"]'));
		assert.equal(row.querySelector('td.bms-number').textContent.trim(), String(done));
		assert.match(page.text('main'), new RegExp(`Erledigt[^0-9]*${done}\\b`, 'i'));
		for (const text of [list.text('main'), page.text('main')])
			assert.equal(/nicht mitgezählt/.test(text), visitor === excluded);
	}
	assert.equal(await stack.value('SELECT done FROM nightly_run WHERE id = 7'), '5', 'the report itself stays as it is');
});

test('the audit knows an account of the procedure by its address too', async () => {
	await admin.get(`/verwaltung/bewerberkonten/${BY_ADDRESS}`);	// the newest line, whatever was read before
	const lines = async visitor => (await visitor.get('/verwaltung/protokoll?aktion=read')).text('tbody');
	assert.match(await lines(admin), new RegExp(BY_ADDRESS));
	assert.doesNotMatch(await lines(excluded), new RegExp(BY_ADDRESS));
	assert.equal((await excluded.get(`/verwaltung/bewerberkonten/${BY_ADDRESS}`)).status, 404, 'as its page');
});

test('the special project of the procedure is as unknown as the vacancy, and cannot be steered', async () => {
	const path = `/projekte/${mine.project}`;
	const people = () => stack.sql(`SELECT m.staff_user_id, m.role_id FROM project_member m JOIN project p ON p.id = m.project_id WHERE p.number = '${mine.project}'`);
	const before = await people();
	const { token } = (await excluded.get('/projekte/neu?behoerde=BSW')).form('/projekte/neu');
	for (const rest of ['', '/bearbeiten', '/personen', '/vakanzen/neu'])
		assert.equal((await excluded.get(path + rest)).status, 404, rest);
	for (const rest of ['neu', 'RECRUITER/amira.yildiz/entfernen', 'P34/sina.krogmann/entfernen'])
		assert.equal((await excluded.post(`${path}/personen/${rest}`, { form_token: token })).status, 404, rest);
	assert.equal((await excluded.post(`${path}/bearbeiten`, { form_token: token, name: 'Anders', responsible: 'amira.yildiz', status: 'inaktiv' })).status, 404);
	assert.deepEqual(await people(), before);
	const parent = { form_token: token, authority: 'BSW', name: 'BSW Neues', office: 'P34', responsible: 'amira.yildiz' };
	const [closed, unknown] = [await excluded.post('/projekte/neu', { ...parent, parent: mine.project }), await excluded.post('/projekte/neu', { ...parent, parent: 'P-2020-99999' })];
	assert.deepEqual([closed.status, closed.text('main')], [400, unknown.text('main')]);
	const why = number => excluded.get(`/verwaltung/zugriff?person=amira.yildiz&objekt=${number}`);
	assert.equal((await why(mine.project)).text('main'), (await why('P-2026-99999')).text('main').replaceAll('P-2026-99999', mine.project), 'as one that is not there');
	assert.match((await admin.get(`/verwaltung/zugriff?person=tomasz.wilke&objekt=${mine.project}`)).text('main'), /ausgeschlossen, seit/);
	assert.equal((await admin.get(`${path}/bearbeiten`)).status, 200, 'another administrator looks after it');
	const counted = async visitor => Number(/Projekte: (\d+)/.exec((await visitor.get('/verwaltung/benutzer/joerg.petersen/loeschen')).text('main'))?.[1] ?? 0);
	assert.equal(await counted(admin), await counted(excluded) + 1, 'what somebody answers for is counted without it');
});

test('who is excluded is not offered for the special project, and cannot be put there', async () => {
	await admin.submit(await admin.get(`/verwaltung/befangenheit/${mine.vacancy}`), { person: 'svenja.brandt', reason: 'Verwandt.' });
	const path = `/projekte/${mine.project}`, token = (await admin.get(`${path}/bearbeiten`)).form('/bearbeiten').token;
	const search = await admin.get(`${path}/personen/auswahl?role=RECRUITER&q=Svenja`);
	assert.equal(search.status, 200);
	assert.doesNotMatch(search.body, /svenja\.brandt/);
	assert.equal((await admin.post(`${path}/personen/neu`, { form_token: token, role: 'RECRUITER', person: 'svenja.brandt' })).status, 400);
	const edit = await admin.get(`${path}/bearbeiten`);
	assert.doesNotMatch((await admin.get(`${path}/bearbeiten/auswahl?q=Svenja`)).body, /svenja\.brandt/);
	assert.equal((await admin.post(`${path}/bearbeiten`, { form_token: edit.form('/bearbeiten').token, name: 'BSW Sonderprojekt 1', responsible: 'svenja.brandt', status: 'aktiv' })).status, 400);
});

test('no mail names the special project to who is excluded', async () => {
	const person = new Member(stack, 'joerg.petersen', 'ROL-BSW-BMS-R');
	assert.equal(await person.status(`/projekte/${mine.project}`), 200);
	person.groups = ['ROL-BVU-BMS-R'];
	assert.equal(await person.status(`/projekte/${mine.project}`), 404);
	const told = name => eventually(async () => (await stack.allMails()).find(mail => mail.envelope_to.includes(`${name}@fl.example`) && mail.subject.includes('Zugriff beendet')), `a mail to ${name}`);
	assert.match((await told('henrike.solms')).text, new RegExp(mine.project));
	const mail = await told('tomasz.wilke');
	assert.match(mail.text, /P-\d{4}-\d{5}/, 'of the other projects');
	assert.doesNotMatch(mail.text + mail.subject, secret);
});

test('for accounts and requests for data such a person is as unknown as nobody', async () => {
	for (const [address, emails] of [['/verwaltung/bewerberkonten', [account.email]], ['/verwaltung/betroffenenrechte', ['gast.geheim@beispiel.example', account.email]]]) {
		const unknown = await ask(excluded, address, 'niemand@beispiel.example');
		for (const email of emails) {
			const page = await ask(excluded, address, email);
			assert.equal(page.status, unknown.status);
			assert.equal(page.text('main'), unknown.text('main').replaceAll('niemand@beispiel.example', email), `${address} ${email}`);
			assert.match((await ask(admin, address, email)).url, /\/[0-9a-f]+$/, 'another administrator finds it');
		}
	}
	const token = (await excluded.get('/verwaltung/bewerberkonten')).form().token;
	for (const rest of ['', '/verlaengern', '/abschalten', '/einschalten', '/loeschen'])
		assert.equal((await excluded.post(`/verwaltung/bewerberkonten/${account.id}${rest}`, { form_token: token })).status, rest ? 404 : 405, rest);
	assert.equal((await excluded.get(`/verwaltung/bewerberkonten/${account.id}`)).status, 404);
	const erase = (await excluded.get('/verwaltung/betroffenenrechte')).form();
	assert.equal((await excluded.get(`/verwaltung/betroffenenrechte/widerruf/${mine.guest}`)).status, 404);
	assert.equal((await excluded.post(`/verwaltung/betroffenenrechte/widerruf/${mine.guest}`, { form_token: erase.token })).status, 404);
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${mine.guest}'`), 'eingegangen');
});

test('requests for data cannot be counted through or handed on, and the audit says whose data was given out', async () => {
	for (let id = 1; id < 40; id++)
		for (const rest of ['', '/json', '/pdf'])
			assert.equal((await admin.get(`/verwaltung/betroffenenrechte/auskunft/${id}${rest}`)).status, 404);
	const found = await ask(admin, '/verwaltung/betroffenenrechte', 'gast.geheim@beispiel.example');
	const json = new URL(found.link('JSON')).pathname;
	assert.equal(JSON.parse((await admin.get(json)).body).people[0].surname, 'Geheimgast');
	assert.equal((await excluded.get(json)).status, 404, 'of another administrator');
	assert.equal((await admin.get(json.replace(/.(?=\/json)/, digit => digit === '0' ? '1' : '0'))).status, 404);
	const [line] = await stack.sql(`SELECT a.object_kind, a.object_id FROM audit a WHERE a.action = 'data_export' ORDER BY a.id DESC LIMIT 1`);
	assert.deepEqual(line, { object_kind: '10', object_id: await stack.value(`SELECT id FROM applicant WHERE email = 'gast.geheim@beispiel.example'`) });
	const lines = (await admin.get(`/verwaltung/protokoll?nummer=${mine.guest}&aktion=read`)).text('tbody');
	assert.match(lines, /data_export/, 'a reading of the application');
	// who is excluded after the request was found finds it no more
	const later = await ask(excluded, '/verwaltung/betroffenenrechte', 'offen@beispiel.example');
	assert.equal((await excluded.get(new URL(later.link('PDF')).pathname)).status, 200);
	await admin.submit(await admin.get(`/verwaltung/befangenheit/${other.vacancy}`), { person: 'tomasz.wilke', reason: 'Auch hier.' });
	assert.equal((await excluded.get(new URL(later.link('PDF')).pathname)).status, 404);
});

test('the search of the audit finds what recruiters have changed', async () => {
	const lines = (await admin.get(`/verwaltung/protokoll?nummer=${mine.vacancy}`)).text('tbody');
	assert.match(lines, /amira\.yildiz.*Geändert|Geändert.*amira\.yildiz/);
	assert.match((await admin.get('/verwaltung/protokoll?person=amira.yildiz&aktion=changed')).text('tbody'), new RegExp(mine.vacancy));
	const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
	assert.match((await admin.get(`/verwaltung/protokoll?von=${today}&bis=${today}`)).text('tbody'), new RegExp(mine.vacancy));
	assert.match((await admin.get('/verwaltung/protokoll?aktion=changed')).text('tbody'), /amira\.yildiz/);
	// what stands in both is told once
	const text = (await admin.get(`/verwaltung/protokoll?nummer=${mine.vacancy}&aktion=person_excluded`)).text('tbody');
	assert.equal(text.match(/tomasz\.wilke/g)?.length, 1, text);
});
