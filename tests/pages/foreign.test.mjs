// Ads for authorities that do not use the system (P342, PRO-06): entered in a short form, public at once without agreement, and one applies elsewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { dayIn, eventually, startStack } from '../lib/stack.mjs';

let stack, office, recruiter, project;

before(async () => {
	stack = await startStack();
	[office, recruiter] = ['sina.krogmann', 'amira.yildiz'].map(user => stack.as(user));
	await stack.sql(`DELETE FROM process_guard_off WHERE guard IN ('released', 'agency_report')`);
	const admin = stack.as('henrike.solms');
	const form = await admin.get('/projekte/neu?behoerde=BSW');
	const made = await admin.submit(form, { name: 'BSW Fremdanzeigen', office: 'P34', responsible: 'sina.krogmann', foreign: '1' }, { action: '/projekte/neu' });
	assert.equal(made.status, 200, made.text('main'));
	project = /P-\d{4}-\d{5}/.exec(made.url)[0];
});
after(() => stack?.stop());

const ad = { title: 'Hafenaufsicht (m/w/d)', teaser: 'Sie halten den Hafen offen.', tasks: '- Schiffe lenken', mandatory: '- Patent', contact: 'Hafenamt',
	apply_to: 'https://hafen.example/bewerben', for_authority: 'Hafenverband Nord', place_town: 'Kaihausen', field: 'technik', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'full' };

async function entered(values = {}) {
	const page = await office.submit(await office.get((await office.get(`/projekte/${project}`)).link('Fremdanzeige eingeben')), { ...ad, ...values }, { action: '/fremdanzeigen/neu' });
	assert.equal(page.status, 200, page.text('main'));
	return /S-\d{4}-\d{5}/.exec(page.url)[0];
}

test('P342 enters an ad that is public at once; the portal says where one applies, and takes no application', async () => {
	const refused = await office.submit(await office.get(`/projekte/${project}/fremdanzeigen/neu`), { ...ad, apply_to: 'http://hafen.example' }, { action: '/fremdanzeigen/neu' });
	assert.equal(refused.status, 400);
	assert.equal(refused.document.querySelector('#foreign-title').getAttribute('value'), ad.title);
	const jobad = await entered();
	const visitor = stack.visitor();
	const page = await visitor.get(`/stellen/${jobad}`);
	assert.match(page.text('main'), /Hafenverband Nord ?Hafenaufsicht.*Kaihausen.*nicht über dieses Portal/);
	assert.doesNotMatch(page.text('main'), /Behörde für Schule/);
	const posting = JSON.parse(page.document.querySelector('script[type="application/ld+json"]').textContent);
	assert.equal(posting.hiringOrganization.name, 'Hafenverband Nord');
	const found = await visitor.get('/stellen?q=Hafenverband');
	await eventually(async () => /Hafenaufsicht/.test((await visitor.get('/stellen?q=Hafenverband')).text('main')), 'it being found by who advertises');
	assert.equal(found.status, 200);
	assert.equal(page.link('Zur Bewerbung bei der ausschreibenden Stelle'), 'https://hafen.example/bewerben');
	assert.doesNotMatch(page.text('main'), /Jetzt bewerben/);
	assert.equal((await visitor.get(`/stellen/${jobad}/bewerben`)).status, 404);
	assert.match((await office.get(`/stellenanzeigen/${jobad}`)).text('main'), /Veröffentlicht/);
	const runs = (await office.get('/')).document.querySelectorAll('.bms-running li').find(line => line.textContent.includes(ad.title));
	assert.match(runs.textContent.replace(/\s+/g, ' '), /am Zug: Sie/, 'no recruiting has part in it');
});

test('a mail and a postal address are shown as such; what is public is changed and closed from the same page', async () => {
	const mail = await entered({ apply_to: 'bewerbung@hafen.example' }), post = await entered({ apply_to: 'Hafenamt, Kai 1, 20457 Nordhafen' });
	const visitor = stack.visitor();
	assert.equal((await visitor.get(`/stellen/${mail}`)).document.querySelector('a[href="mailto:bewerbung@hafen.example"]') !== null, true);
	assert.match((await visitor.get(`/stellen/${post}`)).text('main'), /Kai 1, 20457 Nordhafen/);
	const changed = await office.submit(await office.get((await office.get(`/stellenanzeigen/${mail}`)).link('Fremdanzeige ändern')), { title: 'Hafenaufsicht (d/m/w)', apply_to: 'neu@hafen.example' }, { action: '/fremd' });
	assert.match(changed.text('main'), /Hafenaufsicht \(d\/m\/w\)/);
	await eventually(async () => (await visitor.get(`/stellen/${mail}`)).document.querySelector('a[href="mailto:neu@hafen.example"]') !== null, 'the change on the portal');
	assert.equal((await stack.as('henrike.solms').get(`/stellenanzeigen/${mail}/verlaengern`)).status, 404, 'its last day is on that page');
	const moved = await office.submit(await office.get(`/stellenanzeigen/${mail}/fremd`), { valid_from: dayIn(3) }, { action: '/fremd' });
	assert.match(moved.text('main'), /verlässt es nicht durch einen späteren ersten Tag/);
	const closed = await office.submit(await office.get(`/stellenanzeigen/${mail}/fremd/schliessen`));
	assert.match(closed.text('main'), /geschlossen/);
	assert.equal(await stack.value(`SELECT v.status FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id WHERE j.number = '${mail}'`), 'abgeschlossen');
	await eventually(async () => (await visitor.get(`/stellen/${mail}`)).status === 410, 'it being gone');
});

test('its desks say where one applies and that the office steers it, and nothing of agreement, checks or applications', async () => {
	const jobad = await entered({ title: 'Hafenlotse (m/w/d)' }), number = await stack.value(`SELECT v.number FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id WHERE j.number = '${jobad}'`);
	const primary = page => page.document.querySelectorAll('.bms-desk .kern-btn--primary').map(one => one.textContent.trim());
	const places = page => page.document.querySelectorAll('.bms-line li').map(li => li.textContent.replace(/\s+/g, ' ').replace(/erledigt: | \d\d\.\d\d\./g, '').trim());
	assert.deepEqual(primary(await office.get(`/projekte/${project}`)), ['Fremdanzeige eingeben']);
	const desk = await office.get(`/vakanzen/${number}`);
	assert.equal(desk.text('.bms-desk__turn'), 'Am Zug: Sie');
	assert.match(desk.text('.bms-desk__told'), /bei der ausschreibenden Stelle.*schließen Sie sie/);
	assert.deepEqual(primary(desk), ['Stellenanzeige ansehen']);
	assert.deepEqual(places(desk), ['Vorbereitung', 'Ausschreibung', 'Abschluss']);
	assert.doesNotMatch(desk.text('.bms-tabs'), /Anforderungen|Bewerbungen|Prüfung|Vergleich|Stellungnahmen/);
	const page = await office.get(`/stellenanzeigen/${jobad}`);
	assert.deepEqual(places(page), ['Entwurf', 'Veröffentlicht', 'Abgelaufen']);
	assert.doesNotMatch(page.text('.bms-tabs'), /Abstimmung/);
	assert.doesNotMatch(page.text('.bms-desk__links'), /Mobilen-Vorschläge|Stellungnahme/);
	await stack.sql(`UPDATE jobad SET status = 'abgelaufen' WHERE number = '${jobad}'`);
	assert.deepEqual(primary(await office.get(`/stellenanzeigen/${jobad}`)), ['Fremdanzeige schließen'], 'when it is over that alone is left');
});

test('nobody else enters such ads, nor in other projects', async () => {
	assert.equal((await recruiter.get(`/projekte/${project}/fremdanzeigen/neu`)).status, 404);
	const other = await stack.value(`SELECT number FROM project WHERE name = 'BSW Stellen bis A/E14'`);
	assert.equal((await office.get(`/projekte/${other}/fremdanzeigen/neu`)).status, 404);
	assert.equal((await recruiter.get(`/projekte/${other}/fremdanzeigen/neu`)).status, 403);
	const own = await stack.value(`SELECT j.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id JOIN project p ON p.id = v.project_id AND p.number = '${other}' WHERE j.status = 'veroeffentlicht' LIMIT 1`);
	assert.equal((await office.get(`/stellenanzeigen/${own}/fremd`)).status, 404);
});

test('such a project needs no recruiter: somebody of the office is responsible; the portal has who advertises as one of its authorities', async () => {
	const admin = stack.as('henrike.solms'), form = await admin.get('/projekte/neu?behoerde=BSW');
	const refused = await admin.submit(form, { name: 'BSW ohne Recruiting', office: 'P34', responsible: 'svenja.brandt', foreign: '1' }, { action: '/projekte/neu' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /jemand aus dem Personalamt P 34 verantwortlich/);
	const other = await admin.submit(form, { name: 'BSW mit Recruiting', office: 'P34', responsible: 'sina.krogmann' }, { action: '/projekte/neu' });
	assert.equal(other.status, 400, 'and of any other project a recruiter is');
	assert.deepEqual(await stack.sql(`SELECT r.code FROM project_member m JOIN project p ON p.id = m.project_id JOIN base_role r ON r.id = m.role_id WHERE p.number = '${project}'`), [{ code: 'P34' }]);
	assert.doesNotMatch((await admin.get(`/projekte/${project}/personen`)).text('main'), /Entfernen: Sina Krogmann/, 'who is responsible stays');
	await entered({ title: 'Schleusenwart (m/w/d)', for_authority: 'Schleusenamt Süd' });
	await eventually(async () => /Schleusenamt Süd/.test((await stack.visitor().get('/stellen')).text('main')), 'it being offered as a filter');
	const filters = (await stack.visitor().get('/stellen')).document.querySelectorAll('input[name=behoerde]').map(box => [box.getAttribute('value'), box.parentNode.textContent.replace(/\s+/g, ' ').trim()]);
	const [code] = filters.find(([, label]) => /Schleusenamt/.test(label));
	const only = (await stack.visitor().get(`/stellen?behoerde=${code}`)).text('main');
	assert.match(only, /Schleusenwart/);
	assert.doesNotMatch(only, /Schulsekretariat/);
});

test('no vacancy with an ad of the house comes into such a project: not anew, not as a copy', async () => {
	const responsible = stack.as('svenja.brandt'), admin = stack.as('henrike.solms');
	await admin.submit(await admin.get(`/projekte/${project}/personen`), { role: 'RECRUITER', person: 'svenja.brandt' }, { action: '/personen/neu' });
	assert.doesNotMatch((await responsible.get(`/projekte/${project}`)).text('main'), /Vakanz anlegen/);
	const values = { title: 'Eigene Stelle (m/w/d)', field: 'finanzen', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1' };
	const refused = await responsible.submit(await responsible.get(`/projekte/${project}/vakanzen/neu`), values, { action: '/vakanzen/neu' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Dieses Projekt ist für Fremdanzeigen/);
	const vacancy = await createVacancy(recruiter);
	await admin.submit(await admin.get(`/projekte/${project}/personen`), { role: 'RECRUITER', person: 'amira.yildiz' }, { action: '/personen/neu' });
	assert.equal((await recruiter.get(`/projekte/${project}`)).status, 200);
	const copy = await recruiter.get(`/vakanzen/${vacancy}/kopieren`);
	assert.notEqual(copy.document.querySelector('[name=project]'), null);
	assert.doesNotMatch(copy.body, /BSW Fremdanzeigen/);
});

test('an ad that takes applications here is released, reported and offered in part time, whatever its project', async () => {
	const vacancy = await createVacancy(recruiter, 'Eigene Stelle (m/w/d)', { working_time: 'full' }), jobad = await createJobad(recruiter, vacancy);
	const ad = () => recruiter.get(`/stellenanzeigen/${jobad}`);
	await stack.sql(`UPDATE jobad SET status = 'freigegeben' WHERE number = '${jobad}'; UPDATE vacancy SET project_id = (SELECT id FROM project WHERE number = '${project}') WHERE number = '${vacancy}'`);
	const stopped = (await ad()).text('main');
	assert.match(stopped, /Personalamt hat die Anzeige noch nicht freigegeben/);
	assert.match(stopped, /Agentur für Arbeit noch nicht gemeldet/);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/schritt/bei_personalamt`), {}, { action: '/schritt/' });
	const path = `/stellungnahmen/${await stack.value(`SELECT MAX(s.id) FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id WHERE j.number = '${jobad}'`)}`;
	await office.submit(await office.get(path), { answer: 'released' }, { action: path });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/agentur`), { kind: 'waived', note: 'Zunächst nur intern.' }, { action: '/agentur' });
	assert.match((await recruiter.submit(await ad(), {}, { action: 'veroeffentlichen' })).text('main'), /Schreiben Sie, warum Teilzeit nicht möglich ist/);
});

test('one whose last day is over is closed from its page: the vacancy alone', async () => {
	const jobad = await entered({ title: 'Abgelaufene Hafenaufsicht (m/w/d)' });
	await stack.sql(`UPDATE jobad SET status = 'abgelaufen' WHERE number = '${jobad}'; DELETE FROM public_ad WHERE number = '${jobad}'`);
	const over = await office.get(`/stellenanzeigen/${jobad}`);
	assert.doesNotMatch(over.text('main'), /Fremdanzeige ändern/);
	const asks = await office.get(over.link('Fremdanzeige schließen'));
	assert.match(asks.text('main'), /steht nicht mehr im Portal/);
	const closed = await office.submit(asks);
	assert.match(closed.text('main'), /Die Fremdanzeige ist geschlossen/);
	assert.doesNotMatch(closed.text('main'), /Fremdanzeige schließen/);
	assert.deepEqual(await stack.sql(`SELECT j.status AS ad, v.status FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id WHERE j.number = '${jobad}'`), [{ ad: 'abgelaufen', status: 'abgeschlossen' }]);
	assert.equal((await office.submit(asks)).status, 409);
});

test('where one applies, changed alone, stands in the history and makes a new version', async () => {
	const jobad = await entered({ title: 'Hafenaufsicht am Kai (m/w/d)' });
	const version = () => stack.value(`SELECT version FROM jobad WHERE number = '${jobad}'`);
	const history = async () => (await office.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main');
	const before = await version(), open = await office.get(`/stellenanzeigen/${jobad}/fremd`);
	assert.doesNotMatch(await history(), /Bewerbung an/);
	await office.submit(await office.get(`/stellenanzeigen/${jobad}/fremd`), {}, { action: '/fremd' });
	assert.equal(await version(), before, 'nothing was changed');
	assert.doesNotMatch(await history(), /Ausschreibende Stelle/);
	assert.equal((await office.submit(open, { apply_to: 'kai@hafen.example' }, { action: '/fremd' })).status, 200);
	assert.equal(Number(await version()), Number(before) + 1);
	assert.match(await history(), /Bewerbung an/);
	await office.submit(await office.get(`/stellenanzeigen/${jobad}/fremd`), { for_authority: 'Hafenverband Süd' }, { action: '/fremd' });
	assert.match(await history(), /Ausschreibende Stelle/);
	await eventually(async () => /Hafenverband Süd/.test((await stack.visitor().get(`/stellen/${jobad}`)).text('main')), 'the other name on the portal');
});
