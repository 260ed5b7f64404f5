// What an ad says besides its sections: a text of its own for each portal, English, the place of work (OBJ-05); why there is no part time (LAW-32).
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, firstProject, publish, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

const seen = (visitor, path, words) => eventually(async () => words.test((await visitor.get(path)).text('main')), `${path}: ${words}`);

test('part time is offered unless one says otherwise, and then why; nobody outside reads the reason', async () => {
	const form = await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`);
	assert.equal(form.document.querySelector('[name=working_time] option[selected], [name=working_time][checked]').getAttribute('value'), 'both');
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle in Vollzeit (m/w/d)', { working_time: 'full' }));
	const refused = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}`), {}, { action: 'veroeffentlichen' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /nur in Vollzeit angeboten\. Schreiben Sie, warum Teilzeit nicht möglich ist/);
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { no_part_time: 'Die Leitstelle ist immer ganz besetzt.' })).status, 200);
	await publish(recruiter, jobad);
	await seen(stack.visitor(), `/stellen/${jobad}`, /Stelle in Vollzeit/);
	assert.doesNotMatch((await stack.visitor().get(`/stellen/${jobad}`)).text('main'), /Leitstelle/);
});

test('each portal shows its own text, and English pages the English one first', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit zwei Texten (m/w/d)', { internal_text: 'Eine Umsetzung ist *möglich*.', external_text: 'Umzugskosten werden erstattet.',
		title_en: 'Budget officer', text_en: 'You plan the budget.\n\n- full or part time' });
	const path = `/stellen/${jobad}`, outside = stack.visitor(), inside = stack.as('katrin.lohmann', 'internal');
	await seen(outside, path, /Für Bewerbungen von außen ?Umzugskosten werden erstattet/);
	assert.doesNotMatch((await outside.get(path)).text('main'), /Umsetzung|Budget officer/);
	await seen(inside, path, /Für Beschäftigte der Stadt ?Eine Umsetzung ist möglich/);
	assert.doesNotMatch((await inside.get(path)).text('main'), /Umzugskosten/);
	const english = await outside.get(`/en${path}`);
	assert.match(english.text('main'), /Budget officer ?You plan the budget\. ?full or part time.*Haushalt planen/);
	assert.equal(english.document.querySelector('section[lang=en] h2').textContent, 'Budget officer');
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}`)).text('.bms-preview'), /Umsetzung.*Umzugskosten.*Budget officer/, 'the preview has all');
	const half = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { text_en: '' });
	assert.equal(half.status, 400, 'a title without a text');
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { external_text: '[hier](http://karte)' })).status, 400);
});

test('the place of work goes before the unit’s address, as a whole, and stays when that changes', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle an anderem Ort (m/w/d)', { place_street: 'Deichweg 7', place_postcode: '20999', place_town: 'Außenhafen' });
	await seen(stack.visitor(), `/stellen/${jobad}`, /Deichweg 7, 20999 Außenhafen/);
	const form = async values => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), values);
	assert.equal((await form({ place_town: '' })).status, 400, 'a street without a town');
	assert.equal((await form({ place_postcode: 'abc' })).status, 400);
	const code = await stack.value(`SELECT u.code FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id JOIN org_unit u ON u.id = IFNULL(v.unit_id, v.authority_id) WHERE j.number = '${jobad}'`);
	const admin = stack.as('henrike.solms');
	assert.equal((await admin.submit(await admin.get(`/verwaltung/organisation/${code}`), { town: 'Südhafen' }, { action: code })).status, 200);
	assert.match((await stack.visitor().get(`/stellen/${jobad}`)).text('main'), /Deichweg 7, 20999 Außenhafen/);
	assert.equal((await form({ place_street: '', place_postcode: '', place_town: '' })).status, 200);
	await seen(stack.visitor(), `/stellen/${jobad}`, /Südhafen/);
});

test('where an ad appears is chosen: the agency’s file, feeds and what search engines read; the page says where, and an internal one is nowhere else', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle auf allen Kanälen (m/w/d)'), visitor = stack.visitor(), directory = join(stack.dir, 'ba-channels');
	const path = `/stellenanzeigen/${jobad}`;
	const agency = async () => {
		rmSync(directory, { recursive: true, force: true });
		mkdirSync(directory);
		await stack.job('export-ba', '--directory', directory);
		return readFileSync(join(directory, readdirSync(directory).at(-1)), 'utf8').includes(`/stellen/${jobad}-`);
	};
	const feed = async () => (await visitor.get('/feed.atom')).bytes.toString().includes(`/stellen/${jobad}-`);
	const engines = async () => (await visitor.get(`/stellen/${jobad}`)).bytes.toString().includes('application/ld+json');
	await eventually(feed, 'in the feed');
	assert.deepEqual([await agency(), await engines()], [true, true], 'preset');
	assert.match((await recruiter.get(path)).text('main'), /Erscheint in ?Externes Portal, Internes Portal, Jobsuche der Agentur für Arbeit, Feeds und Suchmaschinen für Stellen/);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { agency: 'no', feeds: 'no' })).status, 200);
	await eventually(async () => !await feed(), 'not in the feed');
	await eventually(async () => !await engines(), 'not for search engines');
	assert.equal(await agency(), false);
	assert.match((await visitor.get(`/stellen?q=Kanälen`)).text('main'), /Stelle auf allen Kanälen/, 'the portal shows it all the same');
	assert.match((await recruiter.get(path)).text('main'), /Erscheint in ?Externes Portal, Internes Portal(?!,)/);
	assert.match((await recruiter.get(`${path}/verlauf`)).text('main'), /In der Jobsuche der Agentur für Arbeit/);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { audience: 'internal', agency: 'yes', feeds: 'yes' })).status, 200);
	assert.match((await recruiter.get(path)).text('main'), /Erscheint in ?Internes Portal(?!,)/);
	assert.equal(await agency(), false);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { agency: 'perhaps' })).status, 400);
});
