// What programs read of published ads (INT-60), and the page of an ad with everything on it (POR-03).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

const TITLE = 'Fachkraft <Klärwerk> & "Kanal" (m/w/d)';
const teaser = 'Wasser & mehr: <b>sauber</b> "bleiben".';
let stack, visitor, recruiter, jobad, internal;

/** A well-formed XML document as nested [name, attributes, text, children]; namespaces as {uri}name. */
function xml(text) {
	const program = `import sys, json, xml.etree.ElementTree as tree
def show(node): return [node.tag, node.attrib, node.text or '', [show(child) for child in node]]
print(json.dumps(show(tree.fromstring(sys.stdin.buffer.read()))))`;
	return JSON.parse(execFileSync('python3', ['-c', program], { input: text, maxBuffer: 1 << 26 }));
}
const ATOM = '{http://www.w3.org/2005/Atom}';
const all = (node, name) => node[3].filter(child => child[0] === name);
const text = (node, name) => all(node, name)[0]?.[2];
const json = page => JSON.parse(page.body);
const linked = (node, rel) => all(node, `${ATOM}link`).find(link => link[1].rel === rel)?.[1];

before(async () => {
	stack = await startStack();
	visitor = stack.visitor();
	recruiter = stack.as('amira.yildiz');
	const vacancy = await createVacancy(recruiter, TITLE, { hours: '39 Stunden pro Woche' });
	jobad = await createJobad(recruiter, vacancy, { teaser, tasks: '- Pumpen & Filter\n- <script>alert(1)</script>', contact: 'Frau Yıldız, Telefon 1234' });
	await publish(recruiter, jobad);
	internal = (await publishedAd(recruiter, 'Nur für Beschäftigte (m/w/d)', { audience: 'internal' })).jobad;
	await eventually(async () => (await visitor.get('/stellen')).text('main').includes('Klärwerk'), 'the ad in the list');
});
after(() => stack?.stop());

test('the feed is Atom with all that it must have, and its entries lead to the ads', async () => {
	const page = await visitor.get('/feed.atom');
	assert.equal(page.status, 200);
	assert.match(page.headers.get('content-type'), /^application\/atom\+xml/);
	const feed = xml(page.bytes);
	assert.equal(feed[0], `${ATOM}feed`);
	for (const name of ['id', 'title', 'updated', 'author'])
		assert.equal(all(feed, ATOM + name).length, 1, name);
	assert.equal(text(all(feed, `${ATOM}author`)[0], `${ATOM}name`), 'Freie Stadt Nordhafen');
	assert.equal(linked(feed, 'self').href, `${stack.external}/feed.atom`);
	const entries = all(feed, `${ATOM}entry`);
	assert.equal(entries.length, 20);
	for (const entry of entries) {
		for (const name of ['id', 'title', 'updated', 'published', 'summary'])
			assert.equal(all(entry, ATOM + name).length, 1, name);
		assert.match(text(entry, `${ATOM}updated`), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	}
	assert.equal(new Set(entries.map(entry => text(entry, `${ATOM}id`))).size, 20);
	const mine = entries.find(entry => text(entry, `${ATOM}id`) === `${stack.external}/stellen/${jobad}`);
	assert.equal(text(mine, `${ATOM}title`), TITLE);
	assert.ok(text(mine, `${ATOM}summary`).startsWith(teaser));
	assert.equal((await visitor.request(linked(mine, 'alternate').href)).status, 200);
	assert.ok(!page.body.includes(internal), 'no ad for staff only');
	assert.equal(text(feed, `${ATOM}updated`), entries.map(entry => text(entry, `${ATOM}updated`)).sort().at(-1));
});

test('a feed takes the parameters of the search, and the search names its feed', async () => {
	const { town } = json(await visitor.get(`/api/v1/stellen/${jobad}`));
	const query = `?q=Kl%C3%A4rwerk&bereich=finanzen&zeit=beides&ort=${encodeURIComponent(town)}`;
	const list = await visitor.get(`/stellen${query}`);
	const link = list.document.querySelector('link[type="application/atom+xml"]').getAttribute('href');
	const feed = xml((await visitor.get(link)).bytes);
	const entries = all(feed, `${ATOM}entry`);
	assert.deepEqual(entries.map(entry => text(entry, `${ATOM}title`)), [TITLE]);
	assert.match(text(feed, `${ATOM}title`), new RegExp(`^Neue Stellenanzeigen: Klärwerk, .*${town}$`));
	assert.equal(linked(feed, 'self').href.replace('&sortierung=neueste', ''), stack.external + link);
	const alternate = await visitor.get(linked(feed, 'alternate').href);
	assert.match(alternate.text('#treffer'), /^1 /);
	const none = xml((await visitor.get('/feed.atom?q=gibtesnichtundniemals')).bytes);
	assert.equal(all(none, `${ATOM}entry`).length, 0);
	assert.ok(text(none, `${ATOM}updated`));
	const english = xml((await visitor.get('/en/feed.atom')).bytes);
	assert.match(linked(all(english, `${ATOM}entry`)[0], 'alternate').href, /\/en\/stellen\//);
});

test('the API gives the list in pages, with the filters of the search', async () => {
	const first = await visitor.get('/api/v1/stellen?anzahl=7');
	assert.equal(first.status, 200);
	assert.match(first.headers.get('content-type'), /^application\/json/);
	assert.equal(first.headers.get('access-control-allow-origin'), '*');
	assert.deepEqual(first.headers.getSetCookie?.() ?? [], []);
	const begin = json(first);
	const numbers = [];
	let pages = 0;
	for (let address = '/api/v1/stellen?anzahl=7'; address; pages++) {
		const page = json(await visitor.get(address));
		assert.equal(page.total, begin.total);
		assert.equal(page.page, pages + 1);
		numbers.push(...page.ads.map(ad => ad.number));
		address = page.links.next;
	}
	assert.equal(pages, begin.pages);
	assert.equal(new Set(numbers).size, begin.total);
	assert.equal(String(begin.total), await stack.value('SELECT COUNT(*) FROM public_ad WHERE external AND valid_from <= CURDATE() AND valid_to >= CURDATE()'));
	assert.ok(numbers.includes(jobad) && !numbers.includes(internal));
	const beyond = json(await visitor.get(`/api/v1/stellen?anzahl=7&seite=${pages + 1}`));
	assert.deepEqual([beyond.ads, beyond.links.next, beyond.page], [[], undefined, pages + 1]);
	const one = json(await visitor.get('/api/v1/stellen?q=Kl%C3%A4rwerk&bereich=finanzen&zeit=beides'));
	assert.equal(one.total, 1);
	assert.deepEqual([one.ads[0].title, one.ads[0].teaser, one.ads[0].working_time, one.ads[0].hours, one.ads[0].limited], [TITLE, teaser, 'beides', '39', false]);
	assert.equal((await visitor.request(one.ads[0].url)).status, 200);
	for (const query of ['bereich=it', 'laufbahn=gehoben', 'zeit=teilzeit', 'befristet=1', 'ort=Nordhafen', 'q=verwaltung&sortierung=frist', 'bereich=it&bereich=bau']) {
		const shown = (await visitor.get(`/stellen?${query}`)).text('#treffer');
		assert.equal(Number.parseInt(shown), json(await visitor.get(`/api/v1/stellen?${query}`)).total, query);
	}
});

test('the API names the filters with their counts, and they count right', async () => {
	const answer = json(await visitor.get('/en/api/v1/filter?bereich=it'));
	assert.deepEqual(answer.filters.map(filter => filter.name), ['bereich', 'laufbahn', 'art', 'zeit', 'befristet', 'homeoffice', 'offen', 'ort', 'behoerde', 'gehalt', 'entgelt', 'intern']);
	assert.ok(answer.filters[0].values.length > 3, 'its own filter hides no other value');
	assert.equal(answer.filters[3].label, 'Working time');
	for (const filter of answer.filters.slice(1))
		for (const { value, count } of filter.values)
			assert.equal(json(await visitor.get(`/api/v1/stellen?bereich=it&${filter.name}=${encodeURIComponent(value)}`)).total, count, `${filter.name}=${value}`);
});

test('the API gives one ad whole, by its number with or without words', async () => {
	const ad = json(await visitor.get(`/api/v1/stellen/${jobad}`));
	assert.deepEqual([ad.number, ad.title, ad.authority, ad.address.country], [jobad, TITLE, 'Behörde für Schule und Wissenschaft', 'DE']);
	const tasks = ad.sections.find(section => section.name === 'tasks');
	assert.equal(tasks.title, 'Ihre Aufgaben');
	assert.match(tasks.html, /<li>Pumpen &amp; Filter<\/li>/);
	assert.doesNotMatch(tasks.html, /<script/);
	assert.match(ad.published_at, /Z$/);
	assert.equal((await visitor.get(ad.apply_url)).status, 200);
	assert.deepEqual(json(await visitor.get(`/api/v1/stellen/${jobad}-egal`)), ad);
	const list = json(await visitor.get('/api/v1/stellen?q=Kl%C3%A4rwerk')).ads[0];
	for (const name of Object.keys(list))
		assert.deepEqual(ad[name], list[name], name);
	assert.equal(json(await visitor.get(`/en/api/v1/stellen/${jobad}`)).sections.find(section => section.name === 'tasks').title, 'Your tasks');
});

test('errors of the API are JSON that says what is wrong', async () => {
	const cases = [['/api/v1/stellen?seite=0', 400, 'seite'], ['/api/v1/stellen?seite=eins', 400, 'seite'], ['/api/v1/stellen?anzahl=21', 400, 'anzahl'],
		['/api/v1/stellen?sortierung=egal', 400, 'sortierung'], ['/api/v1/filter?seite=-1', 400, 'seite'], [`/api/v1/stellen/${internal}`, 404], ['/api/v1/stellen/S-2020-99999', 404],
		['/api/v1/stellen/unsinn', 404], ['/api/v1/gibtesnicht', 404], ['/api/v2/stellen', 404], ['/en/api/v1/stellen?anzahl=x', 400, 'anzahl']];
	for (const [address, status, parameter] of cases) {
		const page = await visitor.get(address);
		assert.equal(page.status, status, address);
		assert.equal(page.headers.get('content-type'), 'application/problem+json', address);
		const problem = json(page);
		assert.equal(problem.status, status);
		assert.ok(problem.title && problem.detail, address);
		assert.deepEqual(problem.errors.map(error => error.parameter), parameter ? [parameter] : [], address);
		assert.ok(problem.errors.every(error => error.message.length > 20 && !error.message.startsWith('problem.')));
	}
	const posted = await visitor.post('/api/v1/stellen', {});
	assert.deepEqual([posted.status, posted.headers.get('allow'), json(posted).status], [405, 'GET, HEAD', 405]);
	assert.match(json(await visitor.get('/en/api/v1/x')).detail, /There are no data/);
});

test('feed and API may be kept, and who has them already is told so', async () => {
	await eventually(async () => (await visitor.get('/api/v1/stellen')).headers.get('last-modified'), 'Last-Modified, which a change just now leaves out');
	for (const address of ['/feed.atom', '/api/v1/stellen', `/api/v1/stellen/${jobad}`, '/api/v1/filter', '/feed.atom?q=verwaltung']) {
		const page = await visitor.get(address);
		const etag = page.headers.get('etag');
		const modified = page.headers.get('last-modified');
		assert.match(etag, /^"[0-9a-f]{24}"$/, address);
		assert.match(page.headers.get('cache-control'), /^public, max-age=\d+$/);
		assert.equal(new Date(modified).toUTCString(), modified, address);
		for (const headers of [{ 'If-None-Match': etag }, { 'If-None-Match': `"x", W/${etag}` }, { 'If-None-Match': '*' }, { 'If-Modified-Since': modified }]) {
			const again = await visitor.get(address, headers);
			assert.equal(again.status, 304, `${address} ${JSON.stringify(headers)}`);
			assert.equal(again.body, '');
			assert.equal(again.headers.get('etag'), etag);
		}
		for (const headers of [{ 'If-None-Match': '"anders"' }, { 'If-None-Match': '"anders"', 'If-Modified-Since': modified }, { 'If-Modified-Since': 'Tue, 01 Jan 2019 00:00:00 GMT' }, { 'If-Modified-Since': 'gestern' }])
			assert.equal((await visitor.get(address, headers)).status, 200, `${address} ${JSON.stringify(headers)}`);
		const head = await visitor.go(address, { method: 'HEAD' });
		assert.deepEqual([head.status, head.body, head.headers.get('etag')], [200, '', etag]);
	}
	const before = await visitor.get('/api/v1/stellen');
	await publishedAd(recruiter, 'Neu hinzugekommen (m/w/d)');
	const changed = await eventually(async () => {
		const page = await visitor.get('/api/v1/stellen', { 'If-None-Match': before.headers.get('etag') });
		return page.status === 200 && page;
	}, 'another answer');
	assert.equal(json(changed).total, json(before).total + 1);
	assert.equal(changed.headers.get('last-modified'), null, 'not yet settled');
});

test('the API is described in both languages, with examples that work', async () => {
	for (const base of ['', '/en']) {
		const page = await visitor.get(`${base}/api`);
		assert.equal(page.status, 200);
		const example = page.document.querySelectorAll('main a').map(link => link.getAttribute('href')).find(href => href.includes('/api/v1/stellen/'));
		assert.ok(json(await visitor.get(example)).number);
		for (const path of ['/api/v1/stellen', '/api/v1/filter', '/feed.atom', '/sitemap.xml'])
			assert.ok(page.text('main').includes(path), path);
		assert.equal((await visitor.get(`${base}/`)).document.querySelectorAll(`footer a[href="${base}/api"]`).length, 1);
	}
});

test('site map and robots.txt lead search engines to the ads and nowhere else', async () => {
	const map = xml((await visitor.get('/sitemap.xml')).bytes);
	const places = map[3].map(url => url[3][0][2]);
	assert.ok(places.some(place => place.startsWith(`${stack.external}/stellen/${jobad}-`)));
	assert.ok(!places.some(place => place.includes(internal)));
	const robots = await visitor.get('/robots.txt');
	assert.match(robots.headers.get('content-type'), /^text\/plain/);
	assert.match(robots.body, new RegExp(`^Sitemap: ${stack.external}/sitemap.xml$`, 'm'));
	assert.match(robots.body, /^Disallow: \/bewerbung\/$/m);
});

test('an ad\'s page has key facts, time left, sharing, printing and the next step at both ends', async () => {
	const page = await visitor.get(`/en/stellen/${jobad}`);
	const url = `${stack.external}/en/stellen/${jobad}`;
	const field = page.document.querySelector('#adresse');
	assert.equal(field.getAttribute('value'), url);
	assert.ok(field.hasAttribute('readonly') && !field.hasAttribute('name'));
	const mail = page.document.querySelectorAll('a').map(link => link.getAttribute('href')).find(href => href.startsWith('mailto:'));
	const parameters = new URLSearchParams(mail.slice(mail.indexOf('?')));
	assert.equal(parameters.get('subject'), TITLE);
	assert.ok(parameters.get('body').endsWith(url));
	assert.equal(page.document.querySelectorAll(`a[href$="/en/stellen/${jobad}/bewerben"]`).length, 2);
	const left = Number(await stack.value(`SELECT DATEDIFF(valid_to, CURDATE()) FROM public_ad WHERE number = '${jobad}'`));
	assert.match(page.text('main'), new RegExp(`You have ${left} days left to apply`));
	assert.ok(page.text('.bms-facts').includes('39 hours a week'));
	assert.match(page.text('main'), /Telefon 1234/);
	assert.doesNotMatch(page.body, /<script>alert/);
	assert.equal(page.document.querySelectorAll('script[src^="http"], link[rel=stylesheet][href^="http"], img[src^="http"]').length, 0, 'no third party');
	await stack.sql(`UPDATE public_ad SET valid_to = CURDATE() WHERE number = '${jobad}'; UPDATE public_ad_state SET version = version + 1`);
	await eventually(async () => (await visitor.get(`/stellen/${jobad}`)).text('main').includes('Heute ist der letzte Tag'), 'the last day');
	await stack.sql(`UPDATE public_ad SET valid_to = CURDATE() + INTERVAL 1 DAY WHERE number = '${jobad}'; UPDATE public_ad_state SET version = version + 1`);
	await eventually(async () => (await visitor.get(`/stellen/${jobad}`)).text('main').includes('Morgen ist der letzte Tag'), 'the day before');
});

test('an ad says what it is to search engines and to those who share it', async () => {
	const page = await visitor.get(`/stellen/${jobad}`);
	const posting = JSON.parse(page.document.querySelector('script[type="application/ld+json"]').textContent);
	assert.deepEqual([posting['@type'], posting.title, posting.identifier.value, posting.workHours, posting.directApply], ['JobPosting', TITLE, jobad, '39', true]);
	assert.deepEqual(posting.employmentType, ['FULL_TIME', 'PART_TIME']);
	assert.match(posting.validThrough, /^\d{4}-\d\d-\d\dT2[12]:59:59Z$/);
	assert.equal(posting.baseSalary, undefined);
	assert.equal(posting.url, page.document.querySelector('link[rel=canonical]').getAttribute('href'));
	const said = Object.fromEntries(page.document.querySelectorAll('meta[property]').map(meta => [meta.getAttribute('property'), meta.getAttribute('content')]));
	assert.equal(said['og:title'], TITLE);
	assert.equal(said['og:url'], posting.url);
	assert.ok(said['og:description'].startsWith(teaser));
	const image = await visitor.get(new URL(said['og:image']).pathname);
	assert.deepEqual([image.status, image.headers.get('content-type')], [200, 'image/png']);
	assert.ok(said['og:image'].startsWith(stack.external));
	assert.ok((await visitor.get('/')).document.querySelector('meta[property="og:description"]').getAttribute('content').length > 20);
});

test('the print view needs no JavaScript and leaves out everything but the ad', async () => {
	const page = await visitor.get(new URL((await visitor.get(`/stellen/${jobad}`)).link('Druckansicht')).pathname);
	assert.equal(page.status, 200);
	assert.equal(page.text('article h1'), TITLE);
	assert.match(page.text('article'), /Pumpen & Filter.*Telefon 1234.*Hier können Sie sich bewerben.*\/stellen\/S-/s);
	assert.equal(page.document.querySelectorAll('article a[href$="/bewerben"], .bms-share, .bms-similar').length, 0);
	assert.equal(page.document.querySelector('meta[name=robots]').getAttribute('content'), 'noindex');
	assert.equal((await visitor.request('/stellen/S-2020-99999/drucken')).status, 404);
	assert.equal((await visitor.request(`/stellen/${internal}/drucken`)).status, 404);
});

test('the file for the employment agency is on disk before it counts: its bytes, then its name', () => {
	const directory = join(stack.dir, 'ba-synced');
	const [log, hook] = [join(stack.dir, 'tmp/synced'), join(stack.dir, 'tmp/sync_log.so')];
	mkdirSync(directory);
	execFileSync('gcc', ['-shared', '-fPIC', '-o', hook, join(top, 'tests/lib/sync_log.c')]);
	execFileSync(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', join(stack.dir, 'conf/jobs.conf'), 'export-ba', '--directory', directory],
		{ env: { ...stack.environment, LD_PRELOAD: hook, SYNC_LOG: log, ASAN_OPTIONS: 'verify_asan_link_order=0' } });
	const synced = readFileSync(log, 'utf8').split('\n').filter(Boolean);
	assert.equal(synced.length, 2);
	assert.ok(synced[0].startsWith(`${directory}/`) && !synced[0].endsWith('.xml'), synced[0]);
	assert.equal(synced[1], directory);
});

test('the file for the employment agency: a text longer than it takes ends in an ellipsis, and a name that is none makes no file', async () => {
	const directory = join(stack.dir, 'ba-long');
	mkdirSync(directory);
	const { jobad: long } = await publishedAd(recruiter, 'Stelle mit sehr viel Text (m/w/d)');
	const export_ = async length => {
		await stack.sql(`UPDATE public_ad SET text = REPEAT('ä', ${length}), small_print = '' WHERE number = '${long}'`);
		await stack.nextSecond();	// the file's name has it
		await stack.job('export-ba', '--directory', directory);
		const [, data] = xml(readFileSync(join(directory, readdirSync(directory).sort().at(-1))))[3];
		const mine = all(data, 'JobPositionPosting').find(posting => text(posting, 'JobPositionPostingId') === long);
		return text(all(mine, 'JobPositionInformation')[0], 'Objective').trim();
	};
	assert.match(await export_(3994), /^ä{3994}$/);
	assert.match(await export_(3996), /^ä{3994}…$/);
	const files = readdirSync(directory).length;
	const settings = join(stack.dir, 'conf/supplier.conf');
	writeFileSync(settings, readFileSync(join(stack.dir, 'conf/jobs.conf'), 'utf8').replace(/^ba_supplier_id = .*/m, `ba_supplier_id = ${'V'.repeat(21)}`), { mode: 0o600 });
	assert.throws(() => execFileSync(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', settings, 'export-ba', '--directory', directory], { env: stack.environment, stdio: 'pipe' }),
		error => /name=ba_supplier_id reason=characters/.test(String(error.stderr)));
	assert.equal(readdirSync(directory).length, files);
	await stack.sql(`DELETE FROM ba_ad`);
});

test('the file for the employment agency fits its schema, names its amount, and tells what is withdrawn', async () => {
	const directory = join(stack.dir, 'ba');
	mkdirSync(directory);
	const newest = () => xml(readFileSync(join(directory, readdirSync(directory).sort().at(-1))));
	const line = await stack.job('export-ba', '--directory', directory);
	assert.match(line, /^DSV000000000_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.xml: \d+ ads, 0 delete entries$/m);
	const [header, data] = newest()[3];
	const postings = all(data, 'JobPositionPosting');
	assert.equal(String(postings.length), await stack.value('SELECT COUNT(*) FROM public_ad WHERE external AND valid_from <= CURDATE() AND valid_to >= CURDATE()'));
	assert.equal(text(header, 'Amount'), String(postings.length));
	assert.equal(text(header, 'TypeOfLoad'), 'F');
	const mine = postings.find(posting => text(posting, 'JobPositionPostingId') === jobad);
	const said = all(mine, 'JobPositionInformation')[0];
	assert.equal(text(said, 'JobPositionTitle'), TITLE);
	assert.ok(text(said, 'Objective').includes('Pumpen & Filter'));
	assert.deepEqual(all(said, 'WorkingPlan').map(plan => plan[2]), ['full', 'part']);
	assert.ok(postings.every(posting => [...text(all(posting, 'JobPositionInformation')[0], 'JobPositionTitle')].length <= 58));
	assert.ok(!postings.some(posting => text(posting, 'JobPositionPostingId') === internal));
	const withdrawn = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	assert.equal(withdrawn.status, 200);
	await stack.nextSecond();	// the file's name has it
	assert.match(await stack.job('export-ba', '--directory', directory), / 1 delete entries$/m);
	const deleted = all(newest()[3][1], 'DeleteEntry');
	assert.deepEqual(deleted.map(entry => text(entry, 'EntryId')), [jobad]);
	await stack.nextSecond();	// the file's name has it
	assert.match(await stack.job('export-ba', '--directory', directory), / 0 delete entries$/m);
	assert.equal(readdirSync(directory).length, 3, 'no half-written file');
	const gone = await visitor.get(`/api/v1/stellen/${jobad}`);
	assert.deepEqual([gone.status, json(gone).status], [410, 410]);
	const page = await visitor.request(`/stellen/${jobad}`);
	assert.equal(page.status, 410);
	assert.ok(page.document.querySelectorAll('.bms-similar a').length > 0);
	assert.equal((await visitor.request(`/stellen/${jobad}/drucken`)).status, 303);
});

test('a file that does not fit is not delivered, and what it would have said is said next time', async () => {
	const directory = join(stack.dir, 'ba-refused');
	mkdirSync(directory);
	await stack.sql(`UPDATE public_ad SET title = '' WHERE number = (SELECT MIN(number) FROM ba_ad)`);
	const noted = await stack.value('SELECT GROUP_CONCAT(run ORDER BY number) FROM ba_ad');
	await assert.rejects(stack.job('export-ba', '--directory', directory), error => error.code === 1 && /line \d+: .*JobPositionTitle/.test(error.stderr));
	assert.deepEqual(readdirSync(directory), []);
	assert.equal(await stack.value('SELECT GROUP_CONCAT(run ORDER BY number) FROM ba_ad'), noted);
	await assert.rejects(stack.job('export-ba', '--directory', join(directory, 'nowhere')), error => error.code === 75);
	await assert.rejects(stack.job('export-ba'), error => error.code === 2);
});

test('the schema refuses what it should', () => {
	const schema = join(top, 'schema/ba_export.xsd');
	const good = readFileSync(join(stack.dir, 'ba', readdirSync(join(stack.dir, 'ba')).sort()[0]), 'utf8');
	const file = join(stack.dir, 'tmp/ba.xml');
	const lint = body => {
		writeFileSync(file, body);
		try {
			execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, file], { stdio: 'ignore' });
			return true;
		} catch (error) {
			if (error.code === 'ENOENT')
				throw error;
			return false;
		}
	};
	assert.ok(lint(good));
	for (const [from, to] of [['<TypeOfLoad>F<', '<TypeOfLoad>X<'], [/<EndDate>.*?<\/EndDate>/, ''], [/<JobPositionTitle>/, `<JobPositionTitle>${'x'.repeat(58)}`], ['<Status>1<', '<Status>2<'], ['</Data>', '']])
		assert.ok(!lint(good.replace(from, to)), String(from));
});
