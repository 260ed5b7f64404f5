// The portal's search: published ads are found at once, withdrawn ones are gone; help when nothing is found; damaged files, a killed writer, a full disk.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { open, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish, publishedAd } from '../lib/slice.mjs';
import { eventually, smallDirectory, startStack, top } from '../lib/stack.mjs';

let stack, recruiter, visitor, small;

before(async () => {
	small = await smallDirectory(4096);
	stack = await startStack({ settings: { search_directory: small.path } });
	recruiter = stack.as('amira.yildiz');
	visitor = stack.visitor();
});
after(async () => {
	await stack?.stop();
	await small?.remove();
});

const list = (words, more = '') => visitor.request(`/stellen?q=${encodeURIComponent(words)}${more}`);
const finds = async (words, jobad) => {
	const page = await list(words);
	assert.equal(page.status, 200, page.text('main'));
	return page.body.includes(jobad);
};
const within = async (seconds, probe, what) => {
	const begin = Date.now();
	await eventually(probe, what, seconds);
	return Date.now() - begin;
};
const clean = async () => assert.match(await stack.job('search-index', '--check'), /^index: 0 differences$/m);
const bases = async () => (await readdir(small.path)).filter(name => /^base-\d+$/.test(name)).sort((a, b) => b.split('-')[1] - a.split('-')[1]);
const pid = async () => Number((await readFile(join(stack.dir, 'run/search.pid'), 'utf8')).split(' ')[0]);
const alive = number => { try { return process.kill(number, 0); } catch { return false; } };

async function killWriter() {
	const number = await pid();
	process.kill(number, 'SIGKILL');
	await eventually(() => !alive(number), 'the end of the writer');
}

/** As conf/demo/stack starts it; ended by its `stop`, which looks for the number in search.pid. */
async function startWriter() {
	const log = openSync(join(stack.dir, 'log/search.log'), 'a');
	const child = spawn(join(process.env.BMS_BUILD, 'bmsctl'), ['--config', join(stack.dir, 'conf/jobs.conf'), 'search-index', '--loop'], { stdio: ['ignore', log, log] });
	closeSync(log);
	const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
	await writeFile(join(stack.dir, 'run/search.pid'), `${child.pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}\n`);
}

test('a published ad is found within two seconds, also by parts of words and its number; a withdrawn one is gone within two seconds', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Zierfischzuchtbeauftragte (m/w/d)'), { teaser: 'Aquarien in Größe XXL.' });
	assert.equal(await finds('Fischzucht', jobad), false);
	await publish(recruiter, jobad);
	await within(2, () => finds('Fischzucht', jobad), 'the ad’s being found');
	for (const words of ['zierfischzuchtbeauftragter', 'GROESSE xxl', 'aquarien', jobad])
		assert.ok(await finds(words, jobad), words);
	await clean();
	const withdrawn = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	assert.equal(withdrawn.status, 200, withdrawn.text('main'));
	await within(2, async () => !(await finds('Fischzucht', jobad)), 'the ad’s being gone');
	await clean();
});

test('nothing found: a slip is mended by a link, words and filters can be dropped', async () => {
	const { jobad } = await publishedAd(recruiter, 'Leuchtturmwartung Nordmole (m/w/d)');
	await within(2, () => finds('Leuchtturmwartung', jobad), 'the ad’s being found');
	await publishedAd(recruiter, 'Leuchtturmwartung Südmole (m/w/d)');
	await publishedAd(recruiter, 'Leuchtturmwartung Ostmole (m/w/d)');
	await eventually(async () => (await list('Leuchtturmwartung')).text('#treffer').startsWith('3 '));
	const slip = await list('Leuchtturnwartung');
	assert.match(slip.text('main'), /keine Stelle. Sie sehen Stellen für Leuchtturmwartung/);
	assert.match(slip.text('#treffer'), /^3 /, 'the hits are shown at once');
	const back = new URL(slip.link('Trotzdem nur suchen nach Leuchtturnwartung'));
	const literal = await visitor.request(back.pathname + back.search);
	assert.match(literal.text('#treffer'), /^0 /);
	assert.match(literal.text('main'), /Meinten Sie: Leuchtturmwartung/);
	const many = await list('Leuchtturmwartung Zirkusdirektion');
	assert.match(many.text('main'), /Mit weniger Wörtern.*Leuchtturmwartung \(3\)/s);
	const filtered = await list('Leuchtturmwartung', '&bereich=it&zeit=vollzeit');
	assert.match(filtered.text('#treffer'), /^0 /);
	assert.match(filtered.text('main'), /Ohne Filter suchen \(3\)/);
	const english = await visitor.request('/en/stellen?q=Leuchtturnwartung');
	assert.match(english.text('main'), /You see jobs for Leuchtturmwartung/);
});

test('a facet’s own filter does not hide its other values, the others’ do; all of it is in the address', async () => {
	const page = await visitor.request('/stellen?zeit=teilzeit');
	const counts = name => Object.fromEntries(page.document.querySelectorAll(`input[name=${name}]`)
		.map(input => [input.getAttribute('value'), Number(/\((\d+)\)/.exec(input.parentNode.text)[1])]));
	const rows = await stack.sql(`SELECT working_time, COUNT(*) n FROM public_ad WHERE external AND valid_from <= CURDATE() AND valid_to >= CURDATE() GROUP BY 1`);
	const of = Object.fromEntries(rows.map(row => [row.working_time, Number(row.n)]));
	assert.ok(of.both > 0);
	assert.deepEqual(counts('zeit'), { vollzeit: of.full + of.both, teilzeit: of.part + of.both }, 'each includes ads that are both');
	const fields = await stack.sql(`SELECT field, COUNT(*) n FROM public_ad WHERE external AND working_time IN ('part', 'both') AND valid_from <= CURDATE() AND valid_to >= CURDATE() GROUP BY 1`);
	assert.deepEqual(counts('bereich'), Object.fromEntries(fields.map(row => [row.field, Number(row.n)])));
});

test('what is typed is understood: chips name it, each can be given up by a link; suggestions come as JSON', async () => {
	const { jobad } = await publishedAd(recruiter, 'Elektronikerin oder Elektroniker (m/w/d) für Wasserspiele');
	await within(2, () => finds('Elektriker Wasserspiele', jobad), 'an everyday word’s finding the official one');
	const page = await list('Azubi Elektriker Wasserspiele');
	assert.match(page.text('main'), /Mit weniger Wörtern.*Elektriker Wasserspiele \(1\)/s);
	const chips = page.document.querySelectorAll('.bms-chips a').map(chip => chip.textContent.replace(/\s+/g, ' ').trim());
	assert.match(chips.join('|'), /Azubi: Ausbildung oder duales Studium – Filter entfernen/);
	const without = page.document.querySelector('.bms-chips a').getAttribute('href');
	assert.equal(new URL(without, stack.url ?? 'http://x').searchParams.get('q'), 'Elektriker Wasserspiele');
	const chip = async words => (await list(words)).text('.bms-chips');
	for (const words of ['TV-L E11', 'TVöD E 11', 'E11', 'Entgeltgruppe 11'])
		assert.match(await chip(words), /E 11|E11/, words);
	assert.match(await chip('gehobener Dienst'), /Mit Bachelor oder Fachhochschule/);
	assert.match(await chip('Teilzeit'), /Teilzeit/);
	assert.match(await chip('unbefristet'), /unbefristet/);
	assert.match(await chip('Homeoffice'), /Homeoffice möglich/);
	assert.match(await chip('Nordhafen'), /Nordhafen/);
	assert.doesNotMatch((await list('befristet')).text('.bms-chips'), /unbefristet/);
	assert.doesNotMatch((await list('elektronisch')).body, new RegExp(jobad));
	const suggestions = JSON.parse((await visitor.request('/suchvorschlaege?q=Verwaltungs')).body).suggestions;
	assert.ok(suggestions.length > 0 && suggestions.length <= 8);
	for (const words of suggestions)
		assert.match(words, /^verwaltungs/i);
	assert.deepEqual(JSON.parse((await visitor.request('/suchvorschlaege?q=')).body), { suggestions: [] });
	const field = page.document.querySelector('#q');
	assert.equal(field.getAttribute('list'), 'vorschlaege');
	assert.ok((await list('')).document.querySelectorAll('#vorschlaege option').length > 3, 'without scripts a list');
});

test('the administrator keeps the thesaurus; the portal follows within a second', async () => {
	const admin = stack.as('henrike.solms');
	const { jobad } = await publishedAd(recruiter, 'Quappenzählerin oder Quappenzähler (m/w/d)');
	await within(2, () => finds('Quappenzähler', jobad), 'the ad’s being found');
	assert.equal(await finds('Froschologe', jobad), false);
	assert.equal((await recruiter.request('/verwaltung/suchwoerter')).status, 403);
	const all = await admin.get('/verwaltung/suchwoerter');
	assert.match(all.text('main'), /4\d\d Einträge/);
	assert.match((await admin.get('/verwaltung/suchwoerter?art=ignore')).text('tbody'), /ohne Bedeutung/);
	assert.doesNotMatch((await admin.get('/verwaltung/suchwoerter?art=ignore')).text('tbody'), /dasselbe/);
	assert.match((await admin.get('/verwaltung/suchwoerter?suche=%25%25')).text('main'), /Kein/, 'wildcards are letters');
	const alone = await admin.submit(await admin.get('/verwaltung/suchwoerter/neu'), { relation: 'same', words: 'Froschologe' }, { action: '/neu' });
	assert.equal(alone.status, 400);
	assert.match(alone.text('[role=alert]'), /mindestens zwei/);
	const wrong = await admin.submit(await admin.get('/verwaltung/suchwoerter/neu'), { relation: 'filter', words: 'Frosch', finds: 'kind=gibtesnicht' }, { action: '/neu' });
	assert.match(wrong.text('[role=alert]'), /Merkmal=Wert/);
	const added = await admin.submit(await admin.get('/verwaltung/suchwoerter/neu'), { relation: 'same', words: 'Froschologe\nQuappenzähler; Froschologe' }, { action: '/neu' });
	assert.equal(added.status, 200);
	assert.match(added.text('h1 + p, main p'), /Froschologe; Quappenzähler/);
	await within(2, () => finds('Froschologe', jobad), 'the word’s being known');
	const listed = await admin.get('/verwaltung/suchwoerter?suche=Froschologe');
	const change = await admin.get(new URL(listed.link('Froschologe; Quappenzähler')).pathname);
	const old = await admin.get(new URL(listed.link('Froschologe; Quappenzähler')).pathname);
	const changed = await admin.submit(change, { relation: 'same', words: 'Lurchkundlerin; Quappenzähler' }, { action: '/suchwoerter/' });
	assert.match(changed.text('[role=status]'), /Gespeichert/);
	await within(2, () => finds('Lurchkundler', jobad), 'the changed word’s being known');
	assert.equal(await finds('Froschologe', jobad), false);
	const stale = await admin.submit(old, { relation: 'same', words: 'Molchkundler; Quappenzähler' }, { action: '/suchwoerter/' });
	assert.equal(stale.status, 409, 'somebody was quicker');
	const removed = await admin.submit(await admin.get(new URL(listed.link('Froschologe; Quappenzähler')).pathname), {}, { action: '/entfernen' });
	assert.equal(removed.status, 200);
	await within(2, async () => !(await finds('Lurchkundler', jobad)), 'the word’s being forgotten');
	const audit = await stack.sql(`SELECT action, detail FROM audit WHERE action LIKE 'words_%' ORDER BY id`);
	assert.deepEqual(audit.map(line => [line.action, line.detail]), [['words_added', 'Froschologe'], ['words_changed', 'Lurchkundlerin'], ['words_removed', 'Lurchkundlerin']]);
});

test('a damaged base is refused and made anew, searches go on', async () => {
	const { jobad } = await publishedAd(recruiter, 'Dammwache Westdeich (m/w/d)');
	await within(2, () => finds('Dammwache', jobad), 'the ad’s being found');
	for (const damage of ['flip', 'cut']) {
		await stack.job('search-index', '--rebuild');
		const [newest] = await bases();
		const path = join(small.path, newest);
		if (damage === 'cut') {
			await truncate(path, 5000);
		} else {
			const file = await open(path, 'r+');
			await file.write(Buffer.from([0x5a]), 0, 1, 3000);
			await file.close();
		}
		for (let i = 0; i < 20; i++)
			assert.equal((await list('Verwaltung')).status, 200);
		await eventually(async () => (await bases())[0] !== newest, 'a new base');
		await eventually(() => finds('Dammwache', jobad), 'finding all again');
		await clean();
	}
});

test('a killed writer: searches go on with what was found before; a new one catches up', async () => {
	await killWriter();
	const { jobad } = await publishedAd(recruiter, 'Torfstecherei (m/w/d)');
	assert.equal(await finds('Torfstecherei', jobad), false);
	assert.equal(await finds('Dammwache', 'S-'), true);
	await startWriter();
	await eventually(() => finds('Torfstecherei', jobad), 'catching up');
	await clean();
});

test('a full disk: searches go on with what was found before, and follow when there is room again', async () => {
	const filler = join(small.path, 'filler');
	await writeFile(filler, Buffer.alloc(8 << 20)).catch(error => assert.equal(error.code, 'ENOSPC'));
	const failures = async () => (await stack.log('search')).split('event=search_write').length;
	const before = await failures();
	const { jobad } = await publishedAd(recruiter, 'Nachtportier Rathaus (m/w/d)');
	await eventually(async () => await failures() > before, 'the writer’s failing');
	assert.equal((await list('Verwaltung')).status, 200);
	assert.equal(await finds('Nachtportier', jobad), false);
	assert.equal((await visitor.request(`/stellen/${jobad}`, { follow: true })).status < 400, true);
	await rm(filler);
	await within(2, () => finds('Nachtportier', jobad), 'following');
	await clean();
});

test('no index at all: the list answers 503 with a page, ads can be read; one command makes it anew', async () => {
	const { jobad } = await publishedAd(recruiter, 'Glockenspielpflege (m/w/d)');
	await within(5, () => finds('Glockenspielpflege', jobad), 'the ad’s being found');
	const address = /\/stellen\/S-[^"]*/.exec((await list('Glockenspielpflege')).body)[0];
	await killWriter();
	for (const name of await readdir(small.path))
		await rm(join(small.path, name));
	await stack.killWorker('portal', { all: true });
	await eventually(async () => (await visitor.request(address)).status === 200, 'new workers');
	const page = await list('Verwaltung');
	assert.equal(page.status, 503);
	assert.ok(page.headers.get('retry-after'));
	assert.match(page.text('main'), /später|noch einmal/);
	assert.match(await stack.job('search-index', '--rebuild'), /^index: generation \d+/m);
	assert.equal((await list('Glockenspielpflege')).status, 200);
	assert.ok(await finds('Glockenspielpflege', jobad));
	await clean();
	await startWriter();
});
