// Whatever people type, into any field and any address: umlauts, sharp s, dashes, emoji meet columns, numbers and codes without an error of the server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, attach, beginApplication, publishedAd } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

const TEXTS = ['Bär', 'groß', '8–10', '🦉', 'Zoë, „Ⅷ“ – ﬁ 漢字'];
const CRAWLED = 250;	// addresses each person follows

let stack, sites;

/** The pages of a program: as its own list says. */
const routesOf = program => execFileSync(join(process.env.BMS_BUILD, program), ['--list-pages'], { encoding: 'utf8' }).replace(/\n$/, '').split('\n').map(line => {
	const [path, right, methods, , fields] = line.split('\t');
	return { path, right, methods: methods.split(','), fields: fields ? fields.split(',') : [], segments: path.split('/').slice(1), examples: new Map() };
});

/** The names of query parameters a room's code reads: literals beside req, and the names in tables of facets. */
function queryNames(...rooms) {
	const names = new Set();
	for (const room of rooms)
		for (const file of readdirSync(join(top, 'cgi-bin', room)).filter(name => name.endsWith('.c'))) {
			const text = readFileSync(join(top, 'cgi-bin', room, file), 'utf8');
			for (const [, name] of text.matchAll(/\(req, "([a-z][a-z_0-9-]*)"/g))
				names.add(name);
			for (const [, name] of text.matchAll(/\{FACET_\w+, "(\w+)"/g))
				names.add(name);
		}
	return names;
}

const literals = route => route.segments.map(segment => segment.startsWith('{') ? 'b' : 'a').join('');
const matches = (route, segments) => route.segments.length === segments.length
	&& route.segments.every((segment, i) => segment.startsWith('{') || segment === segments[i]);
function routeOf(site, pathname, method) {
	const segments = decodeURIComponent(pathname.replace(/^\/en(?=\/|$)/, '') || '/').split('/').slice(1);
	return site.routes.filter(route => route.methods.includes(method) && matches(route, segments)).sort((a, b) => literals(a) < literals(b) ? -1 : 1)[0];
}

/** Follows what a person is offered; keeps an address of each page, by the person who was offered it, and every name met in queries and forms. */
async function crawl(site, visitor, ...begin) {
	const seen = new Set(), queue = ['/', ...begin], patterns = new Map();
	const meet = (href, base, method) => {
		const url = new URL(href, base);
		if (url.origin !== visitor.base || /^\/(static|-)\//.test(url.pathname))
			return null;
		for (const name of url.searchParams.keys())
			site.names.add(name);
		const route = routeOf(site, url.pathname, method);
		if (route && !route.examples.has(method))
			route.examples.set(method, { visitor, address: url.pathname });
		return url;
	};
	while (queue.length && seen.size < CRAWLED) {
		const address = queue.shift();
		const route = routeOf(site, address.replace(/[?].*$/, ''), 'GET');
		const times = patterns.get(route?.path) ?? 0;
		if (seen.has(address) || times > 4 || /abmelden/.test(address))
			continue;
		seen.add(address);
		patterns.set(route?.path, times + 1);
		const page = await visitor.get(address);
		meet(address, visitor.base, 'GET');
		if (!/^text\/html/.test(page.headers.get('content-type') ?? ''))
			continue;
		for (const link of page.document.querySelectorAll('a[href]')) {
			const url = meet(link.getAttribute('href'), page.url, 'GET');
			if (url)
				queue.push(url.pathname + url.search);
		}
		for (const form of page.document.querySelectorAll('form')) {
			const method = (form.getAttribute('method') ?? 'get').toUpperCase();
			meet(form.getAttribute('action') || page.url, page.url, method);
			if (method === 'GET')
				for (const control of form.querySelectorAll('[name]'))
					site.names.add(control.getAttribute('name'));
		}
	}
}

before(async () => {
	stack = await startStack();
	const admin = stack.as('henrike.solms'), recruiter = stack.as('amira.yildiz');
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle für viele Schriften (m/w/d)');
	await apply(stack, jobad, { email: 'schrift@beispiel.example' });
	await admin.submit(await admin.get('/verwaltung/super'), { reason: 'Prüfung der Eingaben', hours: '2' }, { action: '/super' });
	const account = await signedIn(stack, await makeAccount(stack, { email: 'konto@beispiel.example' }));
	const begun = await account.submit(await account.get(`/stellen/${jobad}/bewerben`), { first_name: 'Nora', surname: 'Beispiel' });
	const draft = /B-\d{4}-\d{5}/.exec(begun.url)[0];
	await attach(account, draft);
	const inside = stack.as('joerg.petersen', 'internal');
	const insideDraft = await beginApplication(inside, jobad, { email: 'innen@beispiel.example' });
	sites = {
		backend: { routes: routesOf('backend.fcgi'), names: queryNames('backend', 'web') },
		external: { routes: routesOf('portal.fcgi'), names: queryNames('portal', 'web') },
		internal: { routes: routesOf('portal.fcgi'), names: queryNames('portal', 'web') },
	};
	await crawl(sites.backend, recruiter, `/vakanzen/${vacancy}`, `/stellenanzeigen/${jobad}`, '/bewerbungen');
	await crawl(sites.backend, admin, '/verwaltung', `/verwaltung/befangenheit/${vacancy}`, `/verwaltung/sonderprojekt/${vacancy}`, '/verwaltung/super/konto');
	await crawl(sites.external, account, '/konto', `/stellen/${jobad}/bewerben`, `/bewerbung/${draft}/angaben`);
	await crawl(sites.external, stack.visitor(), '/stellen', '/merkliste', '/jobabo', '/konto/anmelden');
	await crawl(sites.internal, inside, '/stellen', `/bewerbung/${insideDraft}/angaben`);
});
after(() => stack?.stop());

/** Works off a list, two at a time: as many as there are workers. */
async function all(list, work) {
	const queue = [...list];
	await Promise.all([1, 2].map(async () => {
		while (queue.length)
			await work(queue.shift());
	}));
}

/** An address of the page, offered to somebody or made up, and who asks for it. */
function exampleOf(site, route, method, text) {
	const found = route.examples.get(method) ?? route.examples.get('GET');
	if (found && text === undefined)
		return found;
	const anybody = site.routes.map(other => other.examples.get('GET')).find(Boolean);
	const address = (found?.address ?? route.path).replace(/\{\w+\}/g, encodeURIComponent(text ?? 'x'));
	return { visitor: found?.visitor ?? anybody.visitor, address };
}

const wrong = (list, method, address, page) => {
	if (page.status >= 500)
		list.push(`${method} ${decodeURIComponent(address)}: ${page.status}`);
};

test('every parameter of every page takes any text', async t => {
	const failed = [];
	let asked = 0, shown = 0, pages = 0;
	for (const [name, site] of Object.entries(sites)) {
		assert.ok(site.names.size > 15, `${name}: ${site.names.size} names`);
		await all(site.routes.filter(route => route.methods.includes('GET') && !/abmelden/.test(route.path)), async route => {
			const { visitor, address } = exampleOf(site, route, 'GET');
			const every = [...site.names].map(key => [key, TEXTS[4]]);
			const queries = [new URLSearchParams(every), ...every.map((pair, i) => new URLSearchParams([[pair[0], TEXTS[i % 4]]])),
				...TEXTS.map(text => new URLSearchParams(every.map(([key]) => [key, text])))];
			pages++;
			for (const query of queries) {
				const page = await visitor.request(`${address}?${query}`);
				asked++;
				shown += page.status === 200;
				wrong(failed, 'GET', `${address}?${query}`, page);
			}
		});
	}
	t.diagnostic(`${asked} requests for ${pages} pages, ${shown} of them shown`);
	assert.deepEqual([...new Set(failed)], []);
	assert.ok(shown > asked / 2);
});

test('every value in a path takes any text', async t => {
	const failed = [];
	let asked = 0;
	for (const site of Object.values(sites))
		await all(site.routes.filter(route => route.path.includes('{')), async route => {
			for (const method of route.methods)
				for (const text of TEXTS) {
					const { visitor } = exampleOf(site, route, method);
					const found = route.examples.get('GET') ?? route.examples.get('POST');
					const whole = route.path.replace(/\{\w+\}/g, encodeURIComponent(text));
					// and only the last of several, behind an object that is there
					const segments = (found?.address ?? whole).split('/');
					const last = route.segments.findLastIndex(segment => segment.startsWith('{'));
					segments[last + 1] = encodeURIComponent(text);
					for (const address of new Set([whole, segments.join('/')])) {
						asked++;
						wrong(failed, method, address, await visitor.request(address, method === 'GET' ? {} : { method, body: new URLSearchParams({ form_token: 'ß' }) }));
					}
				}
		});
	t.diagnostic(`${asked} requests`);
	assert.deepEqual([...new Set(failed)], []);
});

test('every field of every form takes any text', async t => {
	const failed = [], unread = [];
	let asked = 0, fields = 0;
	for (const [name, site] of Object.entries(sites))
		await all(site.routes.filter(route => route.methods.includes('POST') && route.fields.length > 0), async route => {
			const { visitor, address } = exampleOf(site, route, 'POST');
			for (const field of route.fields)
				for (const text of [TEXTS[fields++ % 4], TEXTS[4]]) {
					const page = await visitor.get(address);
					const form = page.document.querySelectorAll('form').map(one => one.getAttribute('action')).length && page.body.includes('form_token') ? page.form() : null;
					const token = form?.token ?? /name="form_token" value="([^"]+)"/.exec((await visitor.get('/')).body)?.[1] ?? '';
					const values = [...(form?.fields ?? []).filter(([key]) => key !== field && key !== 'form_token'), ['form_token', token]];
					for (const other of route.fields)
						if (other !== field && !values.some(([key]) => key === other))
							values.push([other, '1']);
					const answer = await visitor.request(address, { method: 'POST', body: new URLSearchParams([...values, [field, text]]) });
					asked++;
					if (answer.status === 403 && !unread.includes(route.path))
						unread.push(`${name} ${route.path}`);
					wrong(failed, 'POST', `${address} ${field}=${text}`, answer);
				}
		});
	t.diagnostic(`${asked} requests with ${fields} fields; token refused: ${[...new Set(unread)].join(' ')}`);
	assert.deepEqual([...new Set(failed)], []);
	assert.ok(unread.length < fields / 4);
});

test('no column knows fewer characters than what people type', async () => {
	assert.deepEqual(await stack.sql(`SELECT table_name, column_name FROM information_schema.columns WHERE table_schema IN ('bms', 'bms_keys')
		AND table_name <> 'schema_version' AND character_set_name IS NOT NULL AND (character_set_name <> 'utf8mb4' OR collation_name NOT IN ('utf8mb4_german2_ci', 'utf8mb4_bin'))`), []);
});
