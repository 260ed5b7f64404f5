// Everybody follows every link and is shown every form; then everybody asks for what only the others were offered. What is answered, the model allows
// (ACC-10 … ACC-17); what is refused changes nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { modelOf } from '../lib/model.mjs';
import { dayIn, startStack, top } from '../lib/stack.mjs';

const PAGES = 400;	// a person follows at most so many links
const QUERIES = 3;	// the same address with another query
const FOREIGN = 250;	// addresses of others a person asks for, and as many actions
const NUMBER = /[PVSBA]-\d{4}-\d{5}/;
const READ = { P: 'PROJECT_READ', V: 'VACANCY_READ', S: 'JOBAD_READ', B: 'CANDIDATE_READ', A: 'REQUISITION_WRITE' };

/** Which right some addresses need, as the spec says; the rest is taken from the program's own list. */
const RULES = {
	'/projekte': 'PROJECT_LIST_VIEW', '/vakanzen': 'VACANCY_LIST_VIEW', '/bewerbungen': 'CANDIDATE_LIST_VIEW', '/verwaltung': 'ADMIN',
	'/projekte/{project}': 'PROJECT_READ', '/projekte/{project}/vakanzen/neu': 'PROJECT_VACANCY_CREATE',
	'/vakanzen/{vacancy}': 'VACANCY_READ', '/vakanzen/{vacancy}/bearbeiten': 'VACANCY_EDIT', '/vakanzen/{vacancy}/gremien': 'VACANCY_EDIT',
	'/vakanzen/{vacancy}/stellenanzeigen/neu': 'VACANCY_JOBAD_CREATE',
	'/stellenanzeigen/{jobad}': 'JOBAD_READ', '/stellenanzeigen/{jobad}/bearbeiten': 'JOBAD_EDIT',
	'/bewerbungen/{application}': 'CANDIDATE_READ', '/bewerbungen/{application}/kommentar': 'CANDIDATE_COMMENT_NEW',
	'/bewerbungen/{application}/anhang/{attachment}': 'CANDIDATE_READ',
};

let stack, model, routes, people;
const crawls = new Map();	// user → {visitor, seen: address → status, from: address → the page that offered it, links: Set, actions: Set, token}

/** Two who see a vacancy by a seat alone: one rates, one sits on a panel (ACC-11). */
async function seat() {
	const recruiter = stack.as('amira.yildiz');
	const number = await stack.value(`SELECT v.number FROM vacancy v JOIN vacancy_reach r ON r.vacancy_id = v.id AND r.subject_kind = 'person' JOIN staff_user s ON s.id = r.subject_id AND s.user_id = 'amira.yildiz'
		WHERE v.status = 'aktiv' ORDER BY v.applications DESC, v.id LIMIT 1`);
	const planned = await recruiter.submit(await recruiter.get(`/vakanzen/${number}/termine/neu`), { name: 'Gespräche', place: 'Am Wall 1', rooms: 'Raum 1', day: dayIn(9).split('-').reverse().join('.'),
		from: '9:00', count: '2', minutes: '45', buffer: '15' });
	const panel = await stack.value('SELECT MAX(id) FROM appointment_panel');
	const member = await stack.value(`SELECT s.user_id FROM staff_user s WHERE s.user_id IN ('ruth.eggers', 'joerg.petersen', 'bernd.harms', 'frank.tiedemann') AND NOT EXISTS (SELECT 1 FROM vacancy_reach r
		JOIN vacancy v ON v.id = r.vacancy_id AND v.number = '${number}' WHERE r.subject_kind = 'person' AND r.subject_id = s.id) ORDER BY s.id LIMIT 1`);
	await recruiter.submit(await recruiter.get(`${new URL(planned.url).pathname}/gremium/${panel}/mitglied`), { member });
	await recruiter.submit(await recruiter.get(`/vakanzen/${number}/vergleich/bewertende`), { person: 'mehmet.aksoy' }, { action: '/neu' });
	for (const user of ['mehmet.aksoy', member])
		assert.equal(await stack.value(`SELECT GROUP_CONCAT(DISTINCT r.via) FROM vacancy_reach r JOIN staff_user s ON r.subject_kind = 'person' AND r.subject_id = s.id JOIN vacancy v ON v.id = r.vacancy_id
			WHERE s.user_id = '${user}' AND v.number = '${number}'`), 'seat', user);
}

before(async () => {
	stack = await startStack();
	const users = readFileSync(join(top, 'conf/demo/users'), 'utf8').split('\n').filter(line => /^[a-z]/.test(line)).map(line => line.split(';')[0]);
	routes = execFileSync(join(process.env.BMS_BUILD, 'backend.fcgi'), ['--list-pages'], { encoding: 'utf8' }).trim().split('\n').map(line => {
		const [path, right, methods] = line.split('\t');
		return { path, right: right.replace('OBJECT_ACTION_', ''), methods: methods.split(','), segments: path.split('/').slice(1) };
	});
	await atTheEnd();
	for (const user of users)
		crawls.set(user, { visitor: stack.as(user), seen: new Map(), from: new Map(), links: new Set(), actions: new Set(), token: null });
	await Promise.all([...crawls.values()].map(crawl => crawl.visitor.get('/')));	// all have signed in: subjects and groups are what they will be
	await seat();
	model = await modelOf(stack);
	people = users;
});
after(() => stack?.stop());

/** A procedure of the demo is opened again, and at every stage from the selection on somebody has a seat who reaches it in no other way. */
async function atTheEnd() {
	const admin = stack.as('henrike.solms'), number = await stack.value(`SELECT number FROM vacancy WHERE post_number = 'BSW-4102'`);
	await admin.submit(await admin.get(`/vakanzen/${number}/schritt/aktiv`), { reason: 'Die Stelle ist wieder im Plan.' }, { action: '/schritt/' });
	for (const [post, status] of [['BSW-4102', 'aktiv'], ['BVU-3310', 'abgeschlossen'], ['BVU-4477', 'rechtsstreit'], ['BVU-2147', 'aktiv'], ['BSW-2765', 'aktiv'], ['BSW-1204', 'aktiv'], ['BVU-0873', 'aktiv']])
		assert.equal(await stack.value(`SELECT status FROM vacancy WHERE post_number = '${post}'`), status, post);
	await stack.sql(`INSERT IGNORE INTO vacancy_seat SELECT v.id, s.id FROM vacancy v JOIN staff_user s ON s.user_id = IF(v.post_number LIKE 'BSW%', 'samuel.nkemi', 'mehmet.aksoy')
		WHERE v.post_number IN ('BSW-4102', 'BVU-3310', 'BVU-4477', 'BVU-2147', 'BSW-2765', 'BSW-1204', 'BVU-0873')`);
	await stack.job('rebuild-reach');
}

/** The page behind an address, as the dispatcher finds it: the one with most literals at the front. */
function routeOf(address, method) {
	const segments = address.replace(/[?].*$/, '').replace(/^\/en(?=\/|$)/, '').split('/').slice(1);
	const fits = routes.filter(route => route.methods.includes(method) && route.segments.length === segments.length
		&& route.segments.every((segment, i) => segment.startsWith('{') || segment === decodeURIComponent(segments[i])));
	const literals = route => route.segments.map(segment => segment.startsWith('{') ? 'b' : 'a').join('');
	return fits.sort((a, b) => literals(a) < literals(b) ? -1 : 1)[0];
}

/** What the model says to this person at this address: "ok", "denied", "not_found". */
function verdict(user, address, method) {
	const route = routeOf(address, method);
	assert.ok(route, `${method} ${address} is no page`);
	if (['STAFF', 'PUBLIC'].includes(route.right))
		return 'ok';
	if (route.right === 'SUPER')
		return 'denied';	// nobody has activated it
	if (route.right === 'ADMIN')
		return model.roles(user).has('ADMIN') ? 'ok' : 'denied';
	const [number] = NUMBER.exec(address.replace(/[?].*$/, '')) ?? [];
	return number ? model.answer(user, route.right, number) : model.anywhere(user, route.right) ? 'ok' : 'denied';
}

const STATUS = { denied: 403, not_found: 404 };

/** An address of the backend without its fragment; null for anything else. */
function ours(href, base) {
	const url = new URL(href, base);
	url.searchParams.delete('liste');	// where it stood in a list makes no other page of it (walk.test.mjs)
	return url.origin === stack.backend && !/^\/(static|-)\//.test(url.pathname) ? url.pathname + url.search : null;
}

function note(crawl, page, queue) {
	for (const link of page.document.querySelectorAll('a[href]')) {
		const address = ours(link.getAttribute('href'), page.url);
		if (address && !crawl.links.has(address)) {
			crawl.links.add(address);
			crawl.from.set(address, page.url.replace(stack.backend, ''));
			queue.push(address);
		}
	}
	for (const form of page.document.querySelectorAll('form')) {
		const address = ours(form.getAttribute('action') || page.url, page.url);
		if (!address)
			continue;
		if ((form.getAttribute('method') ?? 'get').toLowerCase() !== 'post')
			crawl.links.add(address);
		else
			crawl.actions.add(address);
		crawl.token = form.querySelector('input[name=form_token]')?.getAttribute('value') ?? crawl.token;
	}
}

/** Follows what the person is offered, breadth first. English pages are the same pages: only a few of them. */
async function crawl(user) {
	const own = crawls.get(user), patterns = new Map(), queue = ['/'];
	while (queue.length && own.seen.size < PAGES) {
		const address = queue.shift();
		const pattern = /^\/en(\/|$)/.test(address) ? '/en' : address.includes('?') ? address.replace(/[?].*$/, '?') : address;
		patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
		if (own.seen.has(address) || pattern !== address && patterns.get(pattern) > QUERIES)
			continue;
		const page = await own.visitor.get(address);
		own.seen.set(address, page.status);
		if (/^text\/html/.test(page.headers.get('content-type') ?? ''))
			note(own, page, queue);
	}
}

/** The numbers of objects a page leads to that the person may not know of; but for a number that was asked for (?vakanz=…) and is only repeated. */
const unknown = (user, page) => (page.body.match(/href="[^"?]*[PVSBA]-\d{4}-\d{5}/g) ?? []).map(link => NUMBER.exec(link)[0])
	.filter(number => !page.url.includes(number) && model.answer(user, READ[number[0]], number) !== 'ok');

/** Runs `work` for every person, two at a time: as many as there are workers. */
async function everybody(work) {
	const queue = [...people];
	await Promise.all([1, 2].map(async () => {
		while (queue.length)
			await work(queue.shift());
	}));
}

/** By a right of the page itself, as a seat gives it, which reads no vacancy. */
const reached = (user, address, method) => !['STAFF', 'PUBLIC'].includes(routeOf(address, method).right) && verdict(user, address, method) === 'ok';

test('every link leads somewhere, and nobody is shown an address of something not to be known of', async t => {
	await everybody(crawl);
	for (const [user, { seen, from, links, actions }] of crawls) {
		assert.ok(seen.size >= 3, `${user} finds pages`);
		assert.deepEqual([...seen].filter(([, status]) => status !== 200).map(([address, status]) => `${from.get(address)} → ${address}: ${status}`), [], `dead ends for ${user}`);
		for (const [addresses, method] of [[links, 'GET'], [actions, 'POST']])
			for (const address of addresses) {
				const [number] = NUMBER.exec(address) ?? [];
				if (number && !reached(user, address, method))
					assert.equal(model.answer(user, READ[number[0]], number), 'ok', `${user} is offered ${address}`);
				assert.equal(verdict(user, address, method), 'ok', `${user} is offered ${method} ${address}`);
			}
	}
	const sum = key => [...crawls.values()].reduce((total, own) => total + own[key].size, 0);
	t.diagnostic(`${people.length} people followed ${sum('seen')} links and were offered ${sum('links')} addresses and ${sum('actions')} forms`);
	assert.ok(sum('actions') > 100);
});

test('who reads English stays in English: no link of a page leads to a German one', async t => {
	const kinds = new Map();	// a page of each kind, and who sees it
	for (const [user, { seen }] of crawls)
		for (const [address, status] of seen)
			if (status === 200 && !/^\/en(\/|$)/.test(address))
				kinds.set(address.replace(/[?].*$/, '').replace(/\d+/g, '0'), [user, address]);
	const wrong = [];
	for (const [user, address] of kinds.values()) {
		const page = await crawls.get(user).visitor.get(`/en${address}`);
		for (const link of page.document.querySelectorAll('main a[href^="/"]'))
			if (!link.getAttribute('hreflang') && !/^\/(en|static)(\/|$|[?])/.test(link.getAttribute('href')))
				wrong.push(`${user} /en${address}: ${link.getAttribute('href')}`);
	}
	t.diagnostic(`${kinds.size} kinds of pages in English`);
	assert.deepEqual(wrong, []);
});

test('pages need the right the spec names', () => {
	for (const [path, right] of Object.entries(RULES))
		for (const route of routes.filter(candidate => candidate.path === path))
			assert.equal(route.right, right, path);
	assert.ok(Object.keys(RULES).every(path => routes.some(route => route.path === path)));
	assert.ok(routes.filter(route => route.path.startsWith('/verwaltung')).every(route => ['ADMIN', 'SUPER'].includes(route.right)));
});

/** Forms that stand on a page of their own below the object's. */
const ON_ITS_OWN_PAGE = /^\/(vakanzen\/[^/]+\/(dossier|pruefung|auswahl)|bewerbungen\/[^/]+\/pruefung)$/;

/** What the others were offered and this person was not; an even sample that begins elsewhere for each person. */
function foreign(user, key) {
	const own = crawls.get(user);
	const all = [...new Set([...crawls.values()].flatMap(other => [...other[key]]))].filter(address => !own[key].has(address) && !own.seen.has(address)).sort();
	const step = Math.max(1, all.length / FOREIGN), from = people.indexOf(user) % Math.ceil(step);
	return Array.from({ length: Math.min(FOREIGN, all.length) }, (_, i) => all[(Math.floor(i * step) + from) % all.length]);
}

const logged = new Set(['audit', 'history_action', 'backend_session', 'backend_form_kept', 'portal_form_kept', 'portal_session']);

/** A fingerprint of every table but those that log. */
async function fingerprint() {
	const tables = await stack.sql(`SELECT table_schema AS db, table_name AS name FROM information_schema.tables WHERE table_schema IN ('bms', 'bms_keys')`);
	assert.ok(tables.length > 30);
	const names = tables.filter(table => !logged.has(table.name)).map(table => `${table.db}.${table.name}`);
	const outbox = await stack.value('SELECT COUNT(*) FROM mail_outbox');
	const sums = await stack.sql(`CHECKSUM TABLE ${names.filter(name => name !== 'bms.mail_outbox').join(', ')}`);
	return [...sums.map(row => `${row.Table} ${row.Checksum}`), `mail_outbox ${outbox}`];
}

const refusals = async () => Number(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'refused'`));

test('what others were offered is answered only when the model allows, and refused without a trace but the audit’s', async t => {
	const before = await fingerprint(), refusedBefore = await refusals();
	const tried = { addresses: 0, actions: 0, allowed: 0, refused: 0, masked: 0 };
	const wrong = [];
	await everybody(async user => {
		const { visitor, token, seen, actions } = crawls.get(user);
		for (const address of foreign(user, 'links')) {
			const expected = verdict(user, address, 'GET');
			const page = await visitor.request(address);
			const { status } = page;
			tried.addresses++;
			tried[expected === 'ok' ? 'allowed' : 'refused']++;
			if (expected === 'ok' ? status >= 500 : status !== STATUS[expected])
				wrong.push(`${user} GET ${address}: ${status}, the model says ${expected}`);
			for (const number of status === 200 ? unknown(user, page) : [])
				wrong.push(`${user} GET ${address}: names ${number}`);
		}
		for (const address of foreign(user, 'actions')) {
			const expected = verdict(user, address, 'POST');
			// who may read an object has seen its page and what may be done there: a form not shown must not work either
			const shown = routeOf(address, 'POST').right.endsWith('_READ') && !ON_ITS_OWN_PAGE.test(address) && seen.has(address.replace(/\/[^/]*$/, '')) && !actions.has(address);
			if (expected === 'ok' && !shown)
				continue;
			const page = await visitor.request(address, { method: 'POST', body: new URLSearchParams(token ? { form_token: token } : {}) });
			tried.actions++;
			tried.refused += expected === 'ok' ? 0 : 1;
			tried.masked += token ? 0 : 1;
			if (expected === 'ok' ? page.verdict < 400 || page.verdict >= 500 : page.verdict !== STATUS[expected] || page.body.includes('form_token'))
				wrong.push(`${user} POST ${address}: ${page.verdict}, the model says ${expected === 'ok' ? 'the form is not offered' : expected}`);
		}
	});
	t.diagnostic(`${people.length} people tried ${tried.addresses} addresses and ${tried.actions} form actions of others: ${tried.allowed} allowed, ${tried.refused} refused`);
	assert.deepEqual(wrong, []);
	assert.ok(tried.addresses > 2000 && tried.actions > 1000 && tried.allowed > 20 && tried.masked < tried.actions / 2);
	assert.deepEqual(await fingerprint(), before, 'refused requests changed something');
	assert.equal(await refusals() - refusedBefore, tried.refused, 'each refusal is in the audit');
});
