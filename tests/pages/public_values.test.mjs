// What goes public is right before it does: every value the portal or JobPosting shows, where it is entered and once more when it is published; and the preview is the portal's own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createJobad, createVacancy, publish, publishedAd } from '../lib/slice.mjs';
import { dayIn as day, eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, admin;

before(async () => {
	stack = await startStack({ settings: { import_max_wrong_percent: '60' } });
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
});
after(() => stack?.stop());

/** The message at a field of a form. */
const at = (page, field) => page.document.querySelector(`[name="${field}"]`)?.closest('.kern-form-input')?.textContent.replace(/\s+/g, ' ') ?? '';
const project = async words => new URL((await recruiter.get('/projekte')).link(words)).pathname;
const base = { title: 'Sachbearbeitung Haushalt (m/w/d)', field: 'finanzen', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1', tasks: '- x', requirements: '- y' };
const create = async (words, values) => recruiter.submit(await recruiter.get(`${await project(words)}/vakanzen/neu`), { ...base, ...values });

test('a vacancy takes no value that could not be', async () => {
	for (const [field, value, message] of [
		['hours', 'abc', /Wochenstunden als Zahl bis 48/], ['hours', '0', /Wochenstunden/], ['hours', '390', /Wochenstunden/], ['hours', '-5', /Wochenstunden/],
		['hours', '39 Euro', /Wochenstunden/], ['hours', '30 bis 20', /Wochenstunden/], ['hours', '40,555', /Wochenstunden/], ['hours', '<b>39</b>', /Wochenstunden/],
		['title', '12345', /Wörter/], ['title', '---', /Wörter/], ['title', '​​​', /nicht zu sehen/],
		['pay_grade', 'E99', /E9b oder A13/], ['pay_grade', 'A2', /E9b oder A13/], ['pay_grade', 'E16', /E9b oder A13/], ['pay_grade', 'E8b', /E9b oder A13/], ['pay_grade', 'W7', /E9b/],
		['pay_grade', 'AT viel', /E9b oder A13/], ['pay_grade', 'B12', /E9b oder A13/], ['pay_grade', 'Ä9', /E9b oder A13/],
		['posts', '0', /1 bis 999/], ['posts', '1000', /1 bis 999/],
		['post_number', '<script>', /Buchstaben, Ziffern/], ['post_number', '---', /Buchstaben, Ziffern/],
		['starts_on', '2020-01-01', /heute oder einen späteren Tag/], ['starts_on', '2226-01-01', /prüfen Sie das Jahr/],
		['limited_until', '2020-01-01', /heute oder einen späteren Tag/], ['limited_until', '2226-01-01', /prüfen Sie das Jahr/],
		['tasks', 'Mehr [hier](https://)', /Link.*ganze Adresse/], ['requirements', 'Fragen an name@behoerde', /E-Mail-Adresse unvollständig/],
	]) {
		const page = await create('bis A/E14', { [field]: value });
		assert.equal(page.status, 400, `${field} ${value}`);
		assert.match(at(page, field), message, `${field} ${value}`);
	}
	const number = await createVacancy(recruiter, 'Sachbearbeitung Wasser (m/w/d)', { hours: '19.5 - 30 Stunden', pay_grade: 'eg 9B', starts_on: day(40), limited_until: day(400), post_number: 'BSW-12/3 (a)' });
	assert.deepEqual(await stack.sql(`SELECT hours, pay_grade FROM vacancy WHERE number = '${number}'`), [{ hours: '19,5 bis 30', pay_grade: 'E9b' }]);
});

test('a pay grade is within the frame of its project', async () => {
	for (const [words, good, bad] of [
		['bis A/E14', ['E14', 'A 14', 'E13Ü', 'S18', 'P16', 'KR 9', 'R1', 'W 1', 'A9Z'], ['E15', 'A15', 'EG 15', 'E15Ü', 'B3', 'W2', 'R 2', 'AT', 'Ä1']],
		['ab A/E15', ['E15', 'A16', 'B 3', 'R3', 'W3', 'AT'], ['E14', 'A13', 'S18', 'Ä2']],
		['Stellen Ärzte', ['Ä1', 'ä 2', 'A14', 'E15', 'AT'], ['E9b', 'A12', 'B3', 'S12']],
	]) {
		for (const grade of good)
			assert.match((await create(words, { pay_grade: grade })).url, /V-\d{4}-\d{5}/, `${words} ${grade}`);
		for (const grade of bad) {
			const page = await create(words, { pay_grade: grade });
			assert.equal(page.status, 400, `${words} ${grade}`);
			assert.match(at(page, 'pay_grade'), /Projekt.*ändern Sie die Gruppe/, `${words} ${grade}`);
		}
	}
	const number = await createVacancy(recruiter);
	const page = await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { pay_grade: 'E15' });
	assert.equal(page.status, 400);
	assert.match(at(page, 'pay_grade'), /bis A\/E14/);
});

test('a project keeps its frame under another name, and a special project has that of the one it comes from', async () => {
	await stack.sql(`UPDATE project SET name = 'Ganz anders' WHERE name = 'BSW Stellen ab A/E15'`);
	try {
		assert.equal((await create('Ganz anders', { pay_grade: 'E9b' })).status, 400);
	} finally {
		await stack.sql(`UPDATE project SET name = 'BSW Stellen ab A/E15' WHERE name = 'Ganz anders'`);
	}
});

test('an ad takes no link, address or number that leads nowhere', async () => {
	const vacancy = await createVacancy(recruiter);
	for (const [field, value, message] of [
		['title', '2026', /Wörter/], ['teaser', '!!!', /Wörter/],
		['contact', '[Amt](ftp://amt.example)', /Link/], ['contact', '[Amt](http://amt)', /Link/], ['contact', '[Amt](mailto:amt)', /Link/], ['offer', '[x](tel:12)', /Link/],
		['about_us', '[x](javascript:alert)', /Link/], ['contact', 'E-Mail: amira.yildiz@bsw', /E-Mail-Adresse/], ['notes', 'amira@@bsw.example', /E-Mail-Adresse/],
		['contact', 'Tel. 12', /Telefonnummer/], ['contact', `Tel. ${'1'.repeat(40)}`, /Telefonnummer/],
		['valid_to', day(4000), /prüfen Sie das Jahr/], ['valid_from', day(4000), /prüfen Sie das Jahr/],
	]) {
		const page = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`), { teaser: 'Zahlen.', [field]: value });
		assert.equal(page.status, 400, `${field} ${value}`);
		assert.match(at(page, field), message, `${field} ${value}`);
	}
	await createJobad(recruiter, vacancy, { contact: 'Amira Yıldız, Tel. 040 123 456-78 oder 0171/1234567, amira.yildiz@bsw.example, <https://www.bsw.example/amt>, [Amt](www.bsw.example)',
		offer: 'Kolleg@innen und Student@s, gern telefonisch', notes: 'Telefon oder E-Mail genügt, Tel. 115. Lehrer[innen](m/w/d)' });
});

test('what came by other ways is found when the ad is published, at the field and with the way to mend it', async () => {
	for (const [change, field] of [
		["v.hours = 'abc'", 'Wochenstunden'], ["v.pay_grade = 'E15'", 'Besoldungsgruppe'], ["v.pay_grade = 'Z99'", 'Besoldungsgruppe'], ['v.posts = 0', 'Zahl der Stellen'],
		["v.starts_on = '2020-01-01'", 'Beginn'], ["v.limited_until = '2020-01-01'", 'Befristet bis'], ["v.limited_until = '2999-01-01'", 'Befristet bis'],
		["j.title = '123'", 'Titel'], ["j.contact = '[x](mailto:y)'", 'Ansprechpersonen'], ["j.valid_to = '2020-01-01'", 'Bewerbungsschluss'], ["j.valid_from = '2999-01-01', j.valid_to = '2999-02-01'", 'Veröffentlicht ab'],
	]) {
		const vacancy = await createVacancy(recruiter);
		const jobad = await createJobad(recruiter, vacancy);
		await stack.sql(`UPDATE vacancy v JOIN jobad j ON j.vacancy_id = v.id SET ${change} WHERE j.number = '${jobad}'`);
		const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}`), {}, { action: 'veroeffentlichen' });
		assert.equal(page.status, 400, change);
		assert.match(page.text('#fehler'), new RegExp(field, 'i'), change);
		if (change.startsWith('v.'))
			assert.match(page.link('Angaben der Vakanz ändern'), new RegExp(`/vakanzen/${vacancy}/bearbeiten$`));
		assert.equal(await stack.value(`SELECT COUNT(*) FROM public_ad WHERE number = '${jobad}'`), '0');
	}
});

test('an address is one', async () => {
	const path = '/verwaltung/organisation/BSW-SB';
	for (const [field, value, message] of [['postcode', '1234', /fünf Ziffern/], ['postcode', 'D-05101', /fünf Ziffern/], ['town', '05101 Nordhafen', /ohne Postleitzahl/], ['street', '14', /Straße mit Namen/]]) {
		const page = await admin.submit(await admin.get(path), { [field]: value }, { action: 'BSW-SB' });
		assert.equal(page.status, 400, `${field} ${value}`);
		assert.match(at(page, field), message);
	}
	const vacancy = await createVacancy(recruiter);
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql("UPDATE org_unit SET postcode = '1' WHERE short_name = 'BSW' AND kind = 'authority'");
	try {
		const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}`), {}, { action: 'veroeffentlichen' });
		assert.equal(page.status, 400);
		assert.match(page.text('main'), /Postleitzahl – .*fünf Ziffern.*pflegt die Fachliche Leitstelle/);
	} finally {
		await stack.sql("UPDATE org_unit SET postcode = '05101' WHERE short_name = 'BSW' AND kind = 'authority'");
	}
});

/** All units as a file of the staff import would have them, with other values for one. */
async function unitsFile(code, values) {
	const rows = await stack.sql(`SELECT u.code, p.code AS parent, IF(u.committee IS NULL, u.kind, CONCAT(u.kind, ':', u.committee)) AS kind, u.name, u.short_name, u.street, u.postcode,
		u.town, u.mailbox FROM org_unit u LEFT JOIN org_unit p ON p.id = u.parent_id`);
	const names = ['code', 'parent', 'kind', 'name', 'short_name', 'street', 'postcode', 'town', 'mailbox'];
	const line = row => names.map(name => row[name] ?? '').join(';');
	const path = join(stack.dir, 'units.csv');
	await writeFile(path, [names.join(';'), ...rows.map(row => line(row.code === code ? { ...row, ...values } : row))].join('\n') + '\n');
	return path;
}

const imported = path => stack.job('import-staff', '--units', path).catch(error => error.stdout);

test('a unit keeps the town that published ads show, and they show what its address becomes', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle am Ort (m/w/d)');
	const code = await stack.value("SELECT code FROM org_unit WHERE short_name = 'BSW' AND kind = 'authority'");
	const path = `/verwaltung/organisation/${code}`;
	const shows = words => eventually(async () => words.test((await stack.visitor().get(`/stellen/${jobad}`)).text('main')), `the portal's ${words}`);
	const change = async values => admin.submit(await admin.get(path), values, { action: code });
	const town = await stack.value(`SELECT town FROM org_unit WHERE code = '${code}'`);

	const refused = await change({ town: '' });
	assert.equal(refused.status, 400);
	assert.match(at(refused, 'town'), /Veröffentlichte Stellenanzeigen zeigen diesen Ort/);
	assert.match(await imported(await unitsFile(code, { town: '' })), /units: done .* 1 wrong/);
	assert.deepEqual(await stack.sql('SELECT reason FROM import_error WHERE run_id = (SELECT MAX(id) FROM import_run)'), [{ reason: 'town_needed' }]);
	assert.equal(await stack.value(`SELECT town FROM org_unit WHERE code = '${code}'`), town);

	assert.equal((await change({ town: 'Südhafen' })).status, 200);
	await shows(/Südhafen/);
	assert.match(await imported(await unitsFile(code, { town: 'Osthafen', name: 'Amt der Schulen' })), /units: done .* 0 wrong/);
	await shows(/Amt der Schulen.*Osthafen/);
	await imported(await unitsFile(code, { town, name: 'Behörde für Schule und Wissenschaft' }));

	await stack.sql("UPDATE jobad SET status = 'inaktiv' WHERE status = 'veroeffentlicht'");
	try {
		assert.equal((await change({ town: '' })).status, 200, 'nothing is published');
	} finally {
		await stack.sql(`UPDATE jobad j JOIN public_ad p ON p.id = j.id SET j.status = 'veroeffentlicht'; UPDATE org_unit SET town = '${town}' WHERE code = '${code}'`);
	}
});

test('a day that is over by now does not hinder a change of something else', async () => {
	const vacancy = await createVacancy(recruiter, 'Sachbearbeitung Alt (m/w/d)', { starts_on: day(30) });
	await stack.sql(`UPDATE vacancy SET starts_on = '2026-01-01' WHERE number = '${vacancy}'`);
	assert.equal((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { posts: '2' })).status, 200);
});

test('a change of the vacancy stands in the history of the ads it changes', async () => {
	const vacancy = await createVacancy(recruiter);
	const jobad = await createJobad(recruiter, vacancy), draft = await createJobad(recruiter, vacancy);
	await publish(recruiter, jobad);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { hours: '30', posts: '2', requirements: '- Neues' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { requirements: '- Nur hier' });
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Durch eine Änderung der Vakanz geändert: Wochenstunden, Zahl der Stellen/);
	const lines = number => stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 3 AND action = 'vacancy_changed' AND object_id = (SELECT id FROM jobad WHERE number = '${number}')`);
	assert.deepEqual([await lines(jobad), await lines(draft)], ['1', '0']);
});

test('the preview is what the portal shows, with the way there once it is public', async () => {
	const vacancy = await createVacancy(recruiter, 'Vorschau (m/w/d)', { hours: '30', posts: '3' });
	const jobad = await createJobad(recruiter, vacancy, { about_us: 'Wir sind die **Behörde** für Mitarbeiter*innen.', contact: 'Rufen Sie an.' });
	const draft = await recruiter.get(`/stellenanzeigen/${jobad}`);
	assert.throws(() => draft.link('Im Portal ansehen'));
	assert.match(draft.text('.bms-preview'), /Sie behalten die Zahlen im Blick/);
	await publish(recruiter, jobad);
	const page = await recruiter.get(`/stellenanzeigen/${jobad}`);
	const portal = await stack.visitor().get(page.link('Im Portal ansehen'));
	assert.equal(portal.status, 200);
	const parts = shown => [...['header.bms-panel > p', 'header.bms-panel .bms-apply', '.bms-prose'].map(part => shown.text(`article ${part}`).replace(/ Jetzt bewerben/, '')),
		shown.text('article dl')];
	assert.deepEqual(parts(page), parts(portal));
	assert.match(page.text('article'), /Mitarbeiter\*innen/);
	for (const link of page.document.querySelectorAll('.bms-preview article a'))
		assert.doesNotMatch(link.getAttribute('href'), /^\/stellen/, 'a link of the portal would lead nowhere here');
});
