// What is found is found again: bookmarks from every page, similar ads, the last day for the calendar, the code on paper, the feed; and the start page that leads in
// (POR-02, POR-03, POR-11, POR-14).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishedAd, withdraw } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, ad, other, near;

const day = ahead => stack.value(`SELECT DATE_FORMAT(CURDATE() + INTERVAL ${ahead} DAY, '%d.%m.%Y')`);

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	ad = await publishedAd(recruiter, 'Deichgräfin oder Deichgraf (m/w/d); Nord, Süd', { open_to: 'change' });
	other = await publishedAd(recruiter, 'Deichgraf (m/w/d) für die Inseln', { open_to: 'both' });
	near = await publishedAd(recruiter, 'Strandvogt (m/w/d)', { valid_to: await day(3) });
	await eventually(async () => (await stack.visitor().get('/stellen')).text('main').includes('Strandvogt'), 'the ads in the list');
});
after(() => stack?.stop());

const pages = () => ['/', '/stellen', `/stellen/${ad.jobad}`, `/stellen/${ad.jobad}/drucken`, `/stellen/${ad.jobad}/bewerben`, '/datenschutz', '/leichte-sprache', '/kontakt', '/konto/anmelden', '/gibtsnicht', '/en/'];
const head = page => page.document.querySelector('header [data-bookmarks]');
const row = (page, jobad) => page.document.querySelectorAll('main .bms-ad').find(item => item.querySelector(`a[href*="${jobad}"]`));

test('a guest finds what was kept from every page, and only this guest', async () => {
	const guest = stack.visitor();
	assert.ok(head(await guest.get('/')).hasAttribute('hidden'), 'nothing kept, nothing to say');
	assert.equal(guest.cookies.size, 0);
	await guest.submit(await guest.get(`/stellen/${ad.jobad}/merken`));
	await guest.submit(await guest.get(`/stellen/${other.jobad}/merken`));
	for (const address of pages()) {
		const item = head(await guest.get(address));
		assert.ok(!item.hasAttribute('hidden'), address);
		assert.match(item.textContent, /\(2\)/, address);
		assert.match(item.querySelector('a').getAttribute('href'), /\/merkliste$/, address);
		for (const reader of [stack.visitor(), stack.visitor()])
			assert.ok(head(await reader.get(address)).hasAttribute('hidden'), `${address} of somebody else, shared or not`);
	}
	const mark = async (jobad, address) => row(await guest.get(address), jobad).querySelector('a[data-keep]').hasAttribute('data-is-kept');
	assert.deepEqual([await mark(ad.jobad, '/stellen'), await mark(near.jobad, '/stellen')], [true, false], 'rows say what is kept');
	assert.equal(row(await stack.visitor().get('/stellen'), ad.jobad).querySelector('a[data-keep]').hasAttribute('data-is-kept'), false);
	assert.match((await guest.get(`/stellen/${ad.jobad}`)).text('article .bms-keep'), /Gemerkt/);
	const list = await guest.get('/merkliste');
	assert.match(row(list, ad.jobad).textContent, /Deichgräfin.*Nordhafen/s);
	const dropped = await guest.submit(await guest.get(`/stellen/${ad.jobad}/merken`), {}, { action: 'nicht-merken' });
	assert.match(head(dropped).textContent, /\(1\)/, 'the page that keeps takes back, too');
});

test('a row says title, authority, place, pay, time and last day, and when that is near', async () => {
	const list = await stack.visitor().get('/stellen');
	const text = row(list, near.jobad).textContent.replace(/\s+/g, ' ');
	assert.match(text, /Strandvogt/);
	assert.match(text, new RegExp(`Bewerbungsschluss: bis ${await day(3)} noch 3 Tage`));
	const tags = row(list, near.jobad).querySelectorAll('.bms-tags li').map(item => item.textContent.trim());
	assert.ok(tags.length >= 4 && tags.every(Boolean), tags.join());
	assert.doesNotMatch(row(list, ad.jobad).textContent, /noch \d+ Tag/);
	assert.match((await stack.visitor().get('/en/stellen')).text('main'), /3 days left/);
	const ending = (await stack.visitor().get('/')).document.querySelectorAll('main .bms-ads')[0];
	assert.equal(ending.querySelectorAll('.bms-ad').length, 3);
	assert.match(ending.textContent, /noch \d+ Tag|endet/);
});

test('similar ads are like the ad, also when it is gone', async () => {
	const titles = page => page.document.querySelectorAll('.bms-similar h3').map(title => title.textContent.trim());
	const visitor = stack.visitor();
	assert.equal((await eventually(async () => titles(await visitor.get(`/stellen/${ad.jobad}`)))).at(0), 'Deichgraf (m/w/d) für die Inseln');
	const gone = await publishedAd(recruiter, 'Deichgraf (m/w/d) auf Zeit');
	await withdraw(recruiter, gone.jobad);
	const page = await eventually(async () => {
		const answer = await visitor.request(`/stellen/${gone.jobad}`);
		return answer.status === 410 && answer;
	});
	assert.deepEqual(titles(page).slice(0, 2).map(title => /^Deichgr/.test(title)), [true, true]);
});

test('the last day is a day in the calendar, in one\'s language, with an alarm; gone ads have none', async () => {
	const visitor = stack.visitor();
	const link = (await visitor.get(`/stellen/${near.jobad}`)).link('in den Kalender');
	const answer = await visitor.get(new URL(link).pathname);
	assert.match(answer.headers.get('content-type'), /^text\/calendar/);
	const last = (await day(3)).split('.').reverse().join('');
	assert.match(answer.body, new RegExp(`^DTSTART;VALUE=DATE:${last}\r$`, 'm'));
	assert.match(answer.body, /^TRIGGER:-P2D\r$/m);
	assert.match(answer.body, new RegExp(`^UID:${near.jobad}@127\\.0\\.0\\.1\r$`, 'm'));
	const comma = await visitor.get(`/en/stellen/${ad.jobad}/frist.ics`);
	assert.match(comma.body.replace(/\r\n /g, ''), /^SUMMARY:.*Deichgraf \(m\/w\/d\)\\; Nord\\, Süd\r$/m);
	assert.ok(comma.body.split('\r\n').every(line => Buffer.byteLength(line) <= 75));
	assert.equal(visitor.cookies.size, 0);
	assert.equal((await visitor.request('/stellen/S-1999-00001/frist.ics')).status, 404);
});

test('the print view has the address as a code that comes from this server', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get(`/stellen/${ad.jobad}/drucken`);
	const image = page.document.querySelector('article img');
	assert.match(image.getAttribute('alt'), /QR-Code/);
	const svg = await visitor.get(image.getAttribute('src'));
	assert.match(svg.headers.get('content-type'), /^image\/svg\+xml/);
	assert.match(svg.body, /^<svg [^]*<\/svg>\n$/);
	const other_code = await visitor.get(`/stellen/${other.jobad}/qr.svg`);
	assert.notEqual(other_code.body, svg.body, 'each ad has its own');
});

test('the feed and the alert of a search stand where one has read its results', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get('/stellen?q=Deichgraf');
	const feed = page.document.querySelector('main a[type="application/atom+xml"]').getAttribute('href');
	assert.match((await visitor.get(feed)).body, /<feed [^]*Deichgraf/);
	assert.match(page.link('Job-Abo'), /\/jobabo\?q=Deichgraf/);
	assert.equal((await stack.as('katrin.lohmann', 'internal').get('/stellen')).document.querySelectorAll('main a[type="application/atom+xml"]').length, 0, 'no feed inside');
});

test('the start page leads in by situation: the numbers are those of the lists behind them', async () => {
	const visitor = stack.visitor();
	const home = await visitor.get('/');
	const doors = home.document.querySelectorAll('a.bms-door');
	assert.deepEqual(doors.map(door => door.querySelector('b').textContent), ['Ausbildung und Studium', 'Berufserfahrung', 'Führung', 'Quereinstieg', 'Rückkehr'].filter(label =>
		doors.some(door => door.textContent.includes(label))));
	const links = page => page.document.querySelectorAll('a.bms-door, .bms-fields a');
	const said = page => links(page).map(link => [link.getAttribute('href'), /(\d+)( Stellen?|\))/.exec(link.textContent)[1]]);
	const counted = page => Promise.all(links(page).map(async link =>
		[link.getAttribute('href'), /^\d+/.exec((await visitor.get(link.getAttribute('href'))).text('#treffer'))[0]]));
	assert.ok(doors.length >= 4 && links(home).length > doors.length);
	// an ad that was withdrawn just before may leave the index between two of these pages
	await eventually(async () => {
		const page = await visitor.get('/');
		return JSON.stringify(said(page)) === JSON.stringify(await counted(page));
	}, 'the numbers of the lists');
	assert.ok(home.document.querySelectorAll('main svg').every(svg => svg.getAttribute('aria-hidden') === 'true'));
	assert.equal(home.document.querySelector('.bms-hero img').getAttribute('alt'), '');
	assert.equal(visitor.cookies.size, 0);
});

test('whom an ad welcomes is said in it, is a filter, and is found by its word', async () => {
	const visitor = stack.visitor();
	const found = async query => (await visitor.get(`/stellen?${query}`)).document.querySelectorAll('main .bms-ad h3').map(title => title.textContent.trim());
	const [change, back] = [await found('offen=quereinstieg'), await found('offen=rueckkehr')];
	assert.ok(change.some(title => title.startsWith('Deichgräfin')) && change.some(title => title.endsWith('Inseln')), 'both is included');
	assert.ok(!back.some(title => title.startsWith('Deichgräfin')) && back.some(title => title.endsWith('Inseln')));
	assert.ok((await found('q=Quereinstieg+Deichgraf')).length >= 2);
	assert.match((await visitor.get(`/stellen/${ad.jobad}`)).text('.bms-facts'), /Besonders willkommen\s*Quereinstieg/);
	assert.match((await visitor.get('/stellen?offen=quereinstieg')).text('.bms-chips'), /Quereinstieg/);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${ad.jobad}/bearbeiten`), { open_to: '' });
	await eventually(async () => !(await found('offen=quereinstieg')).some(title => title.startsWith('Deichgräfin')));
	assert.match((await stack.value(`SELECT GROUP_CONCAT(detail) FROM history h JOIN jobad j ON j.id = h.object_id WHERE j.number = '${ad.jobad}' AND action = 'changed'`)), /open_to/);
});

const shown = async (address, text) => eventually(async () => {
	const page = await stack.visitor().get(address);
	return page.text('.bms-offers').includes(text) && page;
}, `${text} on ${address}`);

test('what the city offers is written by the administrator, safely, in both languages, with its line in the log', async () => {
	await stack.sql('DELETE FROM portal_text WHERE changed_by IS NULL');
	const list = await admin.get('/verwaltung/startseite');
	const form = await admin.get(new URL(list.link('Text anlegen')).pathname);
	const halved = await admin.submit(form, { title_de: 'Fahrrad', text_de: 'Ein Rad', title_en: 'Bicycle' }, { action: '/neu' });
	assert.equal(halved.status, 400, 'half an English text is none');
	await admin.submit(form, { title_de: 'Dienstrad', text_de: '- ein **Rad**\n- <script>alert(1)</script>\n\n[x](javascript:alert(1))', position: '1' }, { action: '/neu' });
	const home = await shown('/', 'Dienstrad');
	assert.equal(home.document.querySelectorAll('.bms-offers h3')[0].textContent, 'Dienstrad', 'in its order');
	assert.equal(home.document.querySelectorAll('.bms-offers strong')[0].textContent, 'Rad');
	assert.doesNotMatch(home.body, /<script>alert|javascript:/);
	const english = await shown('/en/', 'Dienstrad');
	assert.equal(english.document.querySelectorAll('.bms-offers .bms-prose').find(block => block.textContent.includes('Dienstrad')).getAttribute('lang'), 'de');
	const kept = await admin.get('/verwaltung/startseite');
	assert.match(kept.text('tbody'), /1.*Dienstrad.*–.*Ja.*Henrike Solms/s);
	const one = new URL(kept.link('Dienstrad')).pathname;
	const [first, second] = [await admin.get(one), await admin.get(one)];
	await admin.submit(first, { title_en: 'Company bike', text_en: 'A bike' }, { action: one });
	const merged = await admin.submit(second, { title_de: 'Dienstfahrrad' }, { action: one });
	assert.equal(merged.status, 200);
	await shown('/', 'Dienstfahrrad');
	await shown('/en/', 'Company bike');
	const clash = [await admin.get(one), await admin.get(one)];
	await admin.submit(clash[0], { title_de: 'Rad A' }, { action: one });
	assert.equal((await admin.submit(clash[1], { title_de: 'Rad B' }, { action: one })).status, 409);
	await admin.submit(await admin.get(one), { shown: '' }, { action: one });
	await eventually(async () => !(await stack.visitor().get('/')).text('main').includes('Rad A'), 'it is hidden');
	const ask = await admin.get(new URL((await admin.get(one)).link('Text entfernen')).pathname);
	assert.match(ask.text('main'), /Rad A.*verschwindet sofort/s);
	await admin.submit(ask, {}, { action: '/entfernen' });
	assert.equal((await admin.request(one)).status, 404);
	assert.deepEqual((await stack.sql(`SELECT action FROM audit WHERE action LIKE 'portal_text%' AND actor_kind = 'staff' ORDER BY id`)).map(line => line.action),
		['portal_text_added', 'portal_text_changed', 'portal_text_changed', 'portal_text_changed', 'portal_text_changed', 'portal_text_removed']);
	assert.equal((await recruiter.request('/verwaltung/startseite')).status, 403);
	await assert.rejects(stack.sqlAs('bms_portal', 'SELECT text_de FROM portal_text'), /denied/);
	await assert.rejects(stack.sqlAs('bms_portal', 'UPDATE portal_text SET shown = 1'), /denied/);
});

test('no more than twelve texts stand on the start page: the thirteenth is refused in words', async () => {
	await stack.sql(`INSERT INTO portal_text (position, shown, title_de, text_de, html_de, changed_at) SELECT 50, 1, CONCAT('Nummer ', s.seq), 'x', '<p>x</p>', NOW() FROM seq_1_to_12 s`);
	const list = await admin.get('/verwaltung/startseite');
	assert.doesNotMatch(list.text('main'), /Text anlegen/);
	const refused = await admin.submit(await admin.get('/verwaltung/startseite/neu'), { title_de: 'Zu viel', text_de: 'x' }, { action: '/neu' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /schon 12 Texte/);
	await eventually(async () => (await stack.visitor().get('/')).document.querySelectorAll('.bms-offers .bms-prose').length === 12);
});
