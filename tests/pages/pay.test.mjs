// Pay in euros: tables as the administrator keeps them, released by a page that asks first; what the public sees of them, and when it sees nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const LIST = '/verwaltung/gehaltstabellen';
const SOURCE = 'Amtsblatt 7/2026, Seite 12';
const csv = 'Gruppe;1;2;3\nE9b;3.100,50;;4.400,00\nE10;3300;3600;4700\nE11;4190,99;5000;6190\n';

let stack, admin, recruiter, visitor;

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	recruiter = stack.as('amira.yildiz');
	visitor = stack.visitor();
});
after(() => stack?.stop());

const day = days => new Date(Date.now() + days * 86400000).toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
const main = page => page.text('main');
const cells = page => page.text('.bms-table th, .bms-table td');

/** Makes a table from typed text or a file; gives the page it leads to. */
async function add(values = {}, files) {
	return admin.submit(await admin.get(`${LIST}/neu`), { name: 'TV-L', valid_from: day(0), hours: '39,5', source: SOURCE, amounts: csv, ...values },
		{ action: '/neu', ...(files && { files: { file: files } }) });
}
const step = async (table, word) => admin.submit(await admin.get(`${table}/${word}`), {}, { action: `/${word}` });
const release = table => step(table, 'freigeben');
const withdraw = table => step(table, 'zurueckziehen');
const pathOf = page => new URL(page.url).pathname;

/** Withdraws whatever is released, so that a test begins with nothing public. */
async function nothingPublic() {
	for (const { id } of await stack.sql('SELECT id FROM public_pay_table'))
		assert.equal((await withdraw(`${LIST}/${id}`)).status, 200);
	await eventually(async () => await stack.value('SELECT COUNT(*) FROM public_ad WHERE pay_min IS NOT NULL') === '0', 'no amounts');
}

const adPage = (jobad, who = visitor, language = '') => who.get(`${language}/stellen/${jobad}`);
const facts = async (...rest) => (await adPage(...rest)).text('.bms-facts');
const shows = (jobad, pattern) => eventually(async () => pattern.test(await facts(jobad)), `${pattern} on the ad's page`);
const hides = jobad => eventually(async () => !/Euro/.test(await facts(jobad)), 'no amount on the ad’s page');
const found = async (query, who = visitor) => (await who.get(`/stellen?${query}`)).text('.bms-ads');
const posting = async jobad => JSON.parse((await adPage(jobad)).document.querySelector('script[type="application/ld+json"]').textContent);
const api = async jobad => JSON.parse((await visitor.request(`/api/v1/stellen/${jobad}`)).body);

test('delivered tables are examples and not released; the demo releases them, and every place says that they are examples', async () => {
	const page = await admin.get(LIST);
	assert.match(main(page), /Besoldungsordnung A.*Beispiel.*TV-L.*Beispiel/);
	assert.match(main(page), /Beispieltabelle, keine Tarifwerte/);
	const { jobad } = await publishedAd(recruiter, 'Sachbearbeitung Muster (m/w/d)');
	await shows(jobad, /E 9b, 3\.050 bis 4\.460 Euro im Monat \(Vollzeit, Beispiel\)/);
	assert.match((await adPage(jobad)).text('article'), /Bezahlung: brutto.*In Teilzeit.*39,5 Stunden je Woche\. TV-L, gültig ab 01\.01\.2026\. Quelle: Beispieltabelle, keine Tarifwerte/);
	assert.match((await adPage(jobad, visitor, '/en')).text('article'), /Full time is 39\.5 hours a week/);
	assert.match(await facts(jobad, visitor, '/en'), /E 9b, 3,050 to 4,460 euros a month \(full time, example\)/);
	assert.equal((await posting(jobad)).baseSalary, undefined, 'search engines are not told of invented amounts');
	assert.equal((await api(jobad)).pay.example, true);
	await nothingPublic();
});

test('only administrators keep tables', async () => {
	for (const path of [LIST, `${LIST}/neu`, `${LIST}/1`, `${LIST}/1/aendern`, `${LIST}/1/freigeben`, `${LIST}/1/zurueckziehen`, `${LIST}/1/entfernen`])
		assert.equal((await recruiter.request(path)).status, 403, path);
	assert.match(main(await admin.get('/verwaltung')), /Gehaltstabellen/);
	assert.equal((await admin.request(`${LIST}/99999`)).status, 404);
});

test('a draft shows the grid as it will be; nothing of it is public before the release, everything after, nothing after the withdrawal', async () => {
	const { jobad } = await publishedAd(recruiter, 'Sachbearbeitung Gehalt (m/w/d)');
	const page = await add();
	const table = pathOf(page);
	assert.match(page.text('[role=status]'), /Gespeichert. Öffentlich ist die Tabelle noch nicht/);
	assert.match(main(page), /Entwurf.*Amtsblatt 7\/2026, Seite 12/);
	assert.match(cells(page), /Stufe 1 Stufe 2 Stufe 3 E 9b 3\.100,50 – 4\.400,00 E 10 3\.300,00 3\.600,00 4\.700,00 E 11/);
	assert.match(cells(await admin.get(`/en${table}`)), /Step 1.*E 9b 3,100\.50/);

	const nowhere = async () => {
		assert.doesNotMatch(main(await adPage(jobad)), /Euro|Amtsblatt/);
		assert.doesNotMatch(await found('q=Gehalt'), /Euro/);
		assert.doesNotMatch(main(await visitor.get(`/stellen/${jobad}/drucken`)), /Euro im Monat/);
		assert.equal((await visitor.get('/stellen')).document.querySelectorAll('input[name=gehalt]').length, 0);
		assert.equal((await posting(jobad)).baseSalary, undefined);
		assert.equal((await api(jobad)).pay, undefined);
		assert.doesNotMatch((await visitor.request('/feed.atom')).body, /Euro im Monat/);
		await assert.rejects(stack.sqlAs('bms_portal', 'SELECT cents FROM pay_table_amount'), /denied/);
	};
	await hides(jobad);
	await nowhere();

	const ask = await admin.get(`${table}/freigeben`);
	assert.match(main(ask), /Mit der Freigabe werden die Beträge öffentlich/);
	assert.match(cells(ask), /E 9b \d+ kein Betrag E 9b, 3\.100 bis 4\.400 Euro im Monat \(Vollzeit\)/);
	await nowhere();
	const released = await admin.submit(ask, {}, { action: '/freigeben' });
	assert.match(released.text('[role=status]'), /freigegeben/);
	assert.match(main(released), /Freigegeben.*, Henrike Solms/);

	await shows(jobad, /E 9b, 3\.100 bis 4\.400 Euro im Monat \(Vollzeit\)/);
	assert.match((await adPage(jobad)).text('article'), /gültig ab .* Quelle: Amtsblatt 7\/2026, Seite 12/);
	assert.match(main(await visitor.get(`/stellen/${jobad}/drucken`)), /E 9b, 3\.100 bis 4\.400 Euro.*Amtsblatt/);
	await eventually(async () => /E 9b, 3\.100 bis 4\.400 Euro im Monat \(Vollzeit\)/.test(await found('q=Gehalt')), 'the amount in the list');
	assert.match(main(await visitor.get('/stellen?q=Gehalt')), /Gehalt: brutto bei Vollzeit.*TV-L, gültig ab .* \(Amtsblatt 7\/2026, Seite 12\)/);
	const { pay } = await api(jobad);
	assert.deepEqual([pay.min, pay.max, pay.currency, pay.per, pay.full_time_hours, pay.example, pay.table, pay.valid_from, pay.source],
		[3100.5, 4400, 'EUR', 'month', '39,5', false, 'TV-L', day(0), SOURCE]);
	assert.match(pay.text, /^E 9b, 3\.100 bis/);
	assert.deepEqual((await posting(jobad)).baseSalary, { '@type': 'MonetaryAmount', currency: 'EUR',
		value: { '@type': 'QuantitativeValue', minValue: 3100.5, maxValue: 4400, unitText: 'MONTH' } });
	const guest = stack.visitor();
	await guest.submit(await guest.get(`/stellen/${jobad}/merken`), {}, { action: '/merken' });
	assert.match(main(await guest.get('/merkliste')), /E 9b, 3\.100 bis 4\.400 Euro im Monat \(Vollzeit\).*Amtsblatt 7\/2026/);
	assert.match((await visitor.request('/feed.atom')).body, /E 9b, 3\.100 bis 4\.400 Euro im Monat/);

	const back = await admin.get(`${table}/zurueckziehen`);
	assert.match(cells(back), /E 9b \d+ E 9b, 3\.100 bis .* kein Betrag/);
	assert.match((await admin.submit(back, {}, { action: '/zurueckziehen' })).text('[role=status]'), /zurückgezogen/);
	await hides(jobad);
	await eventually(async () => !/Euro/.test(await found('q=Gehalt')), 'no amount in the list');
	await nowhere();
	const lines = await stack.sql(`SELECT action FROM audit WHERE action LIKE 'pay_%' AND detail = 'TV-L ${day(0)}' ORDER BY id`);
	assert.deepEqual(lines.map(line => line.action), ['pay_added', 'pay_released', 'pay_withdrawn']);
});

test('the filter counts and finds those whose lowest step reaches the amount; a link keeps it; an alert has it', async () => {
	await nothingPublic();
	const high = (await publishedAd(recruiter, 'Leitung Zahlenwerk (m/w/d)', {})).vacancy;
	await recruiter.submit(await recruiter.get(`/vakanzen/${high}/bearbeiten`), { pay_grade: 'E11' });
	await publishedAd(recruiter, 'Hilfe Zahlenwerk (m/w/d)');
	await release(pathOf(await add()));
	const values = async query => (await visitor.get(`/stellen?${query}`)).document.querySelectorAll('input[name=gehalt]').slice(1)
		.map(input => [input.getAttribute('value'), /\((\d+)\)/.exec(input.parentNode.textContent)[1]]);
	await eventually(async () => (await values('q=Zahlenwerk')).length === 2, 'the filter');
	assert.deepEqual(await values('q=Zahlenwerk'), [['3000', '2'], ['4000', '1']]);
	assert.match(await found('q=Zahlenwerk&gehalt=4000'), /Leitung Zahlenwerk/);
	for (const [amount, hits] of [[2500, 2], [3000, 2], [3500, 1], [4000, 1], [4500, 0]])
		assert.equal((await visitor.get(`/stellen?q=Zahlenwerk&gehalt=${amount}`)).document.querySelectorAll('main .bms-ad h3').length, hits, `from ${amount}`);
	const chosen = await visitor.get('/stellen?q=Zahlenwerk&gehalt=4000');
	assert.match(chosen.text('.bms-chips'), /ab 4\.000 Euro/);
	assert.deepEqual(await values('q=Zahlenwerk&gehalt=4000'), [['3000', '2'], ['4000', '1']]);
	assert.match((await visitor.get('/en/stellen?gehalt=4000')).text('.bms-chips'), /from 4,000 euros/);
	assert.match(main(await visitor.get(chosen.document.querySelector('a[href*="/jobabo"]').getAttribute('href'))), /ab 4\.000 Euro/);
	const filters = JSON.parse((await visitor.request('/api/v1/filter?q=Zahlenwerk')).body).filters.find(filter => filter.name === 'gehalt');
	assert.deepEqual(filters.values.map(value => [value.value, value.label, value.count]), [['3000', 'ab 3.000 Euro', 2], ['4000', 'ab 4.000 Euro', 1]]);
	await stack.job('search-index', '--check');
});

test('a table whose first day is to come shows nothing yet, and counts from that day on; a grade it does not have loses its amount', async () => {
	await nothingPublic();
	const { jobad } = await publishedAd(recruiter, 'Sachbearbeitung Morgen (m/w/d)');
	const first = pathOf(await add());
	await release(first);
	await shows(jobad, /3\.100 bis 4\.400 Euro/);
	const copy = await admin.get(new URL((await admin.get(first)).link('Kopie mit neuem Datum')).href);
	assert.match(copy.text('#amounts, textarea'), /E9b;3100,50;;4400,00/);
	assert.equal(copy.document.querySelector('[name=valid_from]').getAttribute('value'), '');
	const next = await admin.submit(copy, { valid_from: day(3), amounts: csv.replaceAll('3.100,50', '3.200,00') }, { action: '/neu' });
	const ask = await admin.get(`${pathOf(next)}/freigeben`);
	assert.match(main(ask), /Das gilt ab dem/);
	assert.match(cells(ask), /E 9b, 3\.100 bis .* E 9b, 3\.200 bis/);
	await admin.submit(ask, {}, { action: '/freigeben' });
	assert.match(await facts(jobad), /3\.100 bis/);
	await stack.nextSecond();
	assert.match(await facts(jobad), /3\.100 bis/);
	/* Four days later. */
	await stack.sql(`UPDATE pay_table SET valid_from = valid_from - INTERVAL 4 DAY WHERE released_at IS NOT NULL AND withdrawn_at IS NULL;
		UPDATE pay_state SET applied_day = applied_day - INTERVAL 4 DAY`);
	await shows(jobad, /3\.200 bis 4\.400 Euro/);
	const last = pathOf(await add({ valid_from: day(1), amounts: 'Gruppe;1\nA13;5000\n' }));
	await release(last);
	await stack.sql(`UPDATE pay_table SET valid_from = CURDATE() WHERE id = ${last.split('/').at(-1)}; UPDATE pay_state SET applied_day = applied_day - INTERVAL 1 DAY`);
	await hides(jobad);
	await withdraw(last);
	await shows(jobad, /3\.200 bis 4\.400 Euro/);
});

test('spans of grades show the range over them', async () => {
	await nothingPublic();
	await release(pathOf(await add()));
	const { vacancy, jobad } = await publishedAd(recruiter, 'Sachbearbeitung Spanne (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { pay_grade: 'e 9b bis e11' });
	await shows(jobad, /E 9b–E 11, 3\.100 bis 6\.190 Euro im Monat \(Vollzeit\)/);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { pay_grade: 'E9b–E12' });
	await shows(jobad, /E 9b–E 12/);
	assert.doesNotMatch(await facts(jobad), /Euro/);
});

test('every fault is told with line and column, nothing is lost and nothing taken by half; a file in any usual encoding is read', async () => {
	const wrong = 'Gruppe;1;2\nE9b;3000;2999\nE99;3000;41x9\nE10;3000\n';
	const page = await add({ amounts: wrong, name: 'Fehlerhaft' });
	const table = pathOf(page);
	assert.equal(page.status, 200);
	assert.match(main(page), /Fehler in den Beträgen \(4\)/);
	for (const fault of [/Zeile 2, Spalte 3: 2999 – Der Betrag ist kleiner/, /Zeile 3, Spalte 1: E99 – Diese Gruppe gibt es nicht/, /Zeile 3, Spalte 3: 41x9 – Das ist kein Betrag/, /Zeile 4: Die Zeile hat nicht so viele/])
		assert.match(main(page), fault);
	assert.equal(page.document.querySelectorAll('.bms-table').length, 0);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM pay_table_amount a JOIN pay_table t ON t.id = a.table_id WHERE t.name = 'Fehlerhaft'`), '0');
	const refused = await release(table);
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /noch Fehler/);
	const change = await admin.get(`${table}/aendern`);
	assert.equal(change.form('/aendern').fields.find(([name]) => name === 'amounts')[1].trim(), wrong.trim());
	const latin = Buffer.from('Gruppe;1\r\nE13Ü;4.400,50\r\n', 'latin1');
	const mended = await admin.submit(change, {}, { action: '/aendern', files: { file: [{ name: 't.csv', type: 'text/csv', bytes: latin }] } });
	assert.match(cells(mended), /E 13Ü 4\.400,50/);
	assert.doesNotMatch(main(mended), /Fehler in den/);
	const removed = await step(table, 'entfernen');
	assert.match(removed.text('[role=status]'), /entfernt/);
	assert.doesNotMatch(main(removed), /Fehlerhaft/);
	assert.equal((await admin.request(table)).status, 404);
});

test('what is missing is asked for, and what was typed stays; a file that is too large or no text is refused', async () => {
	const page = await add({ name: '', hours: '20 bis 30', valid_from: '31.2.2026' });
	assert.equal(page.status, 400);
	assert.match(page.text('[role=alert]'), /Tarif oder das Gesetz.*Gültig ab/);
	assert.equal(page.form('/neu').fields.find(([name]) => name === 'amounts')[1].trim(), csv.trim());
	const hours = await add({ hours: '20 bis 30' });
	assert.equal(hours.status, 400);
	assert.match(hours.text('[role=alert]'), /Wochenstunden als eine Zahl/);
	for (const [bytes, words] of [[Buffer.alloc(80001, 'x'), /zu groß/], [Buffer.alloc(20001, 'x'), /zu groß/], [Buffer.from([0x50, 0x4b, 3, 4, 0]), /keine Textdatei/]]) {
		const answer = await add({}, [{ name: 't.csv', type: 'text/csv', bytes }]);
		assert.equal(answer.status, 400);
		assert.match(answer.text('[role=alert]'), words);
	}
	const long = await add({ amounts: 'x'.repeat(20001) });
	assert.match(long.text('[role=alert]'), /höchstens 20\.?000 Zeichen/);
});

test('nobody can say two things at once: same day, or the same grade under another name', async () => {
	await nothingPublic();
	await release(pathOf(await add()));
	const twin = await release(pathOf(await add()));
	assert.equal(twin.status, 400);
	assert.match(twin.text('[role=alert]'), /am selben Tag/);
	const other = await release(pathOf(await add({ name: 'TV-H' })));
	assert.match(other.text('[role=alert]'), /mit anderem Namen/);
	assert.match((await release(pathOf(await add({ name: 'Besoldung B', amounts: 'Gruppe;1\nB3;9000\n' })))).text('[role=status]'), /freigegeben/);
});

test('two windows: changes of different fields are merged, what was released meanwhile stays as it is', async () => {
	await nothingPublic();
	const table = pathOf(await add({ name: 'Zwei Fenster' }));
	const [one, two, three] = [await admin.get(`${table}/aendern`), await admin.get(`${table}/aendern`), await admin.get(`${table}/aendern`)];
	const ask = await admin.get(`${table}/freigeben`);
	await admin.submit(one, { source: 'Neue Quelle' }, { action: '/aendern' });
	const merged = await admin.submit(two, { hours: '40' }, { action: '/aendern' });
	assert.match(main(merged), /40 .*Neue Quelle/);
	const conflict = await admin.submit(await admin.get(`${table}/aendern`).then(() => three), { source: 'Dritte Quelle' }, { action: '/aendern' });
	assert.equal(conflict.status, 409);
	assert.match(main(conflict), /Dritte Quelle|Neue Quelle/);
	const late = await admin.get(`${table}/aendern`);
	await admin.submit(ask, {}, { action: '/freigeben' });
	const led = await admin.submit(late, { source: 'Zu spät' }, { action: '/aendern' });
	assert.match(led.text('[role=status]'), /nicht mehr möglich/);
	assert.equal(await stack.value(`SELECT source FROM pay_table WHERE name = 'Zwei Fenster'`), 'Neue Quelle');
	assert.match((await admin.submit(ask, {}, { action: '/freigeben' })).text('main'), /./);
	assert.equal((await admin.get(`${table}/entfernen`)).url.endsWith('/entfernen'), false);
	await withdraw(table);
	assert.match((await admin.get(`${table}/aendern`)).text('[role=status]'), /nicht mehr möglich/);
});

test('recruiting sees what the public ad will show, or why it shows nothing', async () => {
	await nothingPublic();
	const vacancy = await createVacancy(recruiter, 'Sachbearbeitung Vorschau (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy);
	const seen = async () => main(await recruiter.get(`/stellenanzeigen/${jobad}`));
	assert.match(await seen(), /E 9b: kein Betrag.*nicht freigegeben/);
	const table = pathOf(await add({ valid_from: day(5) }));
	await release(table);
	assert.match(await seen(), /E 9b: kein Betrag.*erst ab/);
	await withdraw(table);
	await release(pathOf(await add()));
	assert.match(await seen(), /E 9b, 3\.100 bis 4\.400 Euro im Monat \(Vollzeit\)/);
	assert.match(main(await recruiter.get(`/vakanzen/${vacancy}`)), /E 9b, 3\.100 bis 4\.400 Euro im Monat \(Vollzeit\)/);
	await publish(recruiter, jobad);
	await shows(jobad, /3\.100 bis 4\.400 Euro/);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { pay_grade: 'P8' });
	assert.match(await seen(), /P 8: kein Betrag.*keine Gehaltstabelle/);
	await shows(jobad, /P 8/);
});
