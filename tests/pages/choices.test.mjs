// Selection lists (OBJ-16, BAK-05): administrators keep what forms offer; hidden values stay, replaced ones are followed wherever they were kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createVacancy, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const LISTS = '/verwaltung/auswahllisten';
const FIELDS = `${LISTS}/field`;
let stack, recruiter, admin;

before(async () => {
	stack = await startStack();
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
});
after(() => stack?.stop());

const add = async (name_de, name_en, list = 'field') => admin.submit(await admin.get(`${LISTS}/${list}`), { name_de, name_en }, { action: '/neu' });
const valueOf = (column, code, list = 'field') => stack.value(`SELECT ${column} FROM choice_value WHERE list = '${list}' AND code = '${code}'`);
const pathOf = async (code, list = 'field') => `${LISTS}/${list}/${await valueOf('id', code, list)}`;
const press = async (code, button, list) => admin.submit(await admin.get(await pathOf(code, list)), {}, { action: button });
const options = (page, name = 'field') => [...page.document.querySelectorAll(`select[name=${name}] option`)].map(option => option.textContent.trim()).filter(Boolean);
const chosen = (page, name = 'field') => page.document.querySelector(`select[name=${name}] option[selected]`)?.getAttribute('value');
async function order(who, page, move) {
	const form = page.form('/reihenfolge');
	return who.post(form.action, [...form.fields, ['move', move]]);
}
async function replace(code, by, list) {
	const check = await admin.get(`${await pathOf(code, list)}/ersetzen?durch=${by}`);
	return admin.submit(check, {}, { action: '/ersetzen' });
}
const newForm = async () => recruiter.get(`${new URL((await recruiter.get('/projekte')).link('bis A/E14')).pathname}/vakanzen/neu`);
const fieldOf = vacancy => stack.value(`SELECT field FROM vacancy WHERE number = '${vacancy}'`);

test('a value that is added is offered at once by all workers and in both languages; it is called otherwise at once; what was never chosen can be removed', async () => {
	const saved = await add('Häfen und Wasserstraßen', 'Ports and waterways');
	assert.match(saved.text('main'), /Der Wert ist angelegt.*Häfen und Wasserstraßen.*Ports and waterways/s);
	for (let worker = 0; worker < 4; worker++)
		assert.ok(options(await newForm()).includes('Häfen und Wasserstraßen'));
	const code = await stack.value("SELECT code FROM choice_value WHERE name_de LIKE 'Häfen%'");
	assert.match(code, /^haefen-und-wasserst[a-z]*$/);
	const renamed = await admin.submit(await admin.get(await pathOf(code)), { name_de: 'Häfen', name_en: 'Ports' });
	assert.match(renamed.text('main'), /gespeichert und gilt überall/);
	assert.ok(options(await recruiter.get(`/en${new URL((await newForm()).url).pathname}`)).includes('Ports'));
	const removed = await press(code, '/entfernen');
	assert.match(removed.text('main'), /Der Wert ist entfernt/);
	assert.ok(!options(await newForm()).includes('Häfen'));
	assert.deepEqual((await stack.sql("SELECT action, detail FROM audit WHERE action LIKE 'choice%' ORDER BY id")).map(line => `${line.action} ${line.detail}`),
		[`choice_added field:${code}`, `choice_changed field:${code}`, `choice_removed field:${code}`]);
	assert.match((await admin.get('/verwaltung/protokoll')).text('main'), /Wert einer Auswahlliste entfernt.*Arbeitsbereiche/s);
});

test('the order is that of forms; two who order at once both do', async () => {
	const page = await admin.get(FIELDS);
	const place = code => stack.value(`SELECT position FROM choice_value WHERE list = 'field' AND code = '${code}'`);
	const [law, culture] = [await valueOf('id', 'recht'), await valueOf('id', 'kultur')];
	const moved = await Promise.all([
		order(admin, page, `${law}:1`),
		admin.get(FIELDS).then(other => order(admin, other, `${culture}:2`)),
	]);
	assert.deepEqual(moved.map(one => one.status), [200, 200]);
	const both = [Number(await place('recht')), Number(await place('kultur'))];
	assert.ok(both[0] === 1 && (both[1] === 2 || both[1] === 3), String(both));
	assert.equal(await stack.value("SELECT COUNT(DISTINCT position) = COUNT(*) FROM choice_value WHERE list = 'field'"), '1');
	assert.deepEqual(options(await newForm()).slice(1, both[1] + 1).filter(name => /Recht|Kultur/.test(name)), ['Recht', 'Kultur']);
	assert.match((await order(admin, await admin.get(FIELDS), '999999:1')).text('main'), /Diesen Wert gibt es nicht mehr/);
	assert.match((await order(admin, await admin.get(FIELDS), 'x')).text('main'), /Diesen Wert gibt es nicht mehr/);
});

test('a hidden value is not offered, stays where it is and can be saved with it; who chose it before it was hidden is told, and nothing is lost', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Umwelt (m/w/d)', { field: 'umwelt' });
	const open = await newForm();
	assert.match((await press('umwelt', '/verbergen')).text('main'), /nicht mehr angeboten/);
	assert.ok(!options(await newForm()).includes('Umwelt'));
	const edit = await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`);
	assert.equal(chosen(edit), 'umwelt');
	assert.equal((await recruiter.submit(edit, { title: 'Stelle mit Umwelt, anders (m/w/d)' })).status, 200);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}`)).text('main'), /Arbeitsbereich ?Umwelt/);
	const late = await recruiter.submit(open, { title: 'Zu spät gewählt (m/w/d)', field: 'umwelt', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1', tasks: 'Aufgaben' });
	assert.equal(late.status, 400);
	assert.match(late.text('main'), /Arbeitsbereich.*Dieser Wert wird nicht mehr angeboten/s);
	assert.equal(late.document.querySelector('[name=title]').getAttribute('value'), 'Zu spät gewählt (m/w/d)');
	const unknown = await recruiter.submit(open, { title: 'Erfunden (m/w/d)', field: 'erfunden', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1' });
	assert.equal(unknown.status, 400);
	assert.match(unknown.text('main'), /einen der angebotenen Werte/);
	assert.match((await press('umwelt', '/anbieten')).text('main'), /wieder angeboten/);
	assert.ok(options(await newForm()).includes('Umwelt'));
});

test('replacing shows before how many of what, moves all of them with a line in each history, and the ad; what is kept of the old value is followed', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Replacement Kasse (m/w/d)');
	await stack.sql(`UPDATE vacancy SET field = 'kultur' WHERE number = '${vacancy}'; UPDATE public_ad SET field = 'kultur' WHERE number = '${jobad}'`);
	const form = await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), open = await newForm();
	const count = await stack.value("SELECT COUNT(*) FROM vacancy WHERE field = 'kultur'");
	const check = await admin.get(`${await pathOf('kultur')}/ersetzen?durch=bildung`);
	assert.match(check.text('main'), new RegExp(`Bisher ?Kultur.*Künftig ?Bildung.*Vakanzen: ${count}`, 's'));
	const choose = await admin.get(`${await pathOf('kultur')}/ersetzen`);
	assert.ok(choose.link('Bildung').endsWith('durch=bildung'));
	const done = await admin.submit(check, {}, { action: '/ersetzen' });
	assert.match(done.text('main'), /Der Wert ist ersetzt.*ersetzt durch Bildung/s);
	assert.equal(await stack.value("SELECT COUNT(*) FROM vacancy WHERE field = 'kultur'"), '0');
	assert.equal(await fieldOf(vacancy), 'bildung');
	assert.equal(await stack.value(`SELECT field FROM public_ad WHERE number = '${jobad}'`), 'bildung');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Wert einer Auswahlliste ersetzt.*Arbeitsbereiche: Kultur → Bildung/s);
	// typed before, sent after: the form's other fields are kept, the value is the new one
	assert.equal((await recruiter.submit(form, { title: 'Replacement Kasse, neu (m/w/d)' })).status, 200);
	assert.equal(await fieldOf(vacancy), 'bildung');
	const late = await recruiter.submit(open, { title: 'Zu spät ersetzt (m/w/d)', field: 'kultur', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1' });
	assert.equal(late.status, 400);
	assert.match(late.text('main'), /gerade ersetzt/);
	assert.equal(chosen(late), 'bildung');
	// bookmarked search, feed, API, list
	const visitor = stack.visitor();
	const found = await eventually(async () => {
		const page = await visitor.get('/stellen?bereich=kultur&q=Replacement');
		return page.text('main').includes('Replacement Kasse') && page;
	}, 'the ad by the old value');
	assert.match(found.text('main'), /Bildung/);
	assert.doesNotMatch(found.text('main'), /Kultur\b/);
	assert.match((await visitor.get('/jobabo?bereich=kultur')).text('main'), /Arbeitsbereich: Bildung/);
	assert.match((await visitor.get('/feed.atom?bereich=kultur')).body, /term="bildung" label="Bildung"/);
	const api = JSON.parse((await visitor.get('/api/v1/stellen?bereich=kultur&q=Replacement')).body);
	assert.ok(JSON.stringify(api).includes('"field":"bildung"'));
	const listed = await recruiter.get('/vakanzen?bereich=kultur&spalte=field');
	assert.equal(chosen(listed, 'bereich'), 'bildung');
	assert.match(listed.text('table'), /Replacement Kasse, neu.*Bildung/s);
	assert.match((await press('kultur', '/anbieten')).text('main'), /wieder angeboten/);
});

test('many uses are moved by the queue; until then the new value is shown', async () => {
	await stack.sql(`INSERT INTO requisition (number, authority_id, title, post_kind, field, pay_grade, working_time, posts, reason, created_at, created_by, changed_at, changed_by)
		SELECT CONCAT('A-2020-', LPAD(seq, 5, '0')), r.authority_id, 'Viele', r.post_kind, 'sicherheit', r.pay_grade, r.working_time, 1, 'Viele', r.created_at, r.created_by, r.changed_at, r.created_by
		FROM seq_90001_to_90130 JOIN (SELECT * FROM requisition LIMIT 1) r`);
	const check = await admin.get(`${await pathOf('sicherheit')}/ersetzen?durch=verwaltung`);
	assert.match(check.text('main'), /im Hintergrund umgestellt/);
	assert.match((await admin.submit(check, {}, { action: '/ersetzen' })).text('main'), /diese Seite sagt, wie viel noch fehlt/);
	await eventually(async () => await stack.value("SELECT COUNT(*) FROM requisition WHERE field = 'sicherheit'") === '0', 'all moved');
	assert.equal(await stack.value("SELECT COUNT(*) FROM history h JOIN requisition r ON h.object_kind = 11 AND h.object_id = r.id WHERE r.title = 'Viele' AND h.action = 'choice_replaced'"), '130');
	assert.equal(await stack.value("SELECT COUNT(*) FROM vacancy WHERE field = 'sicherheit'"), '0');
	await stack.job('verify-history');
});

test('what cannot be is refused with a clear word and all that was typed', async () => {
	const twice = await add('  finanzen ', 'Something else');
	assert.equal(twice.status, 400);
	assert.match(twice.text('main'), /So heißt schon ein Wert dieser Liste/);
	assert.equal(twice.document.querySelector('[name=name_en]').getAttribute('value'), 'Something else');
	assert.match((await add('Etwas anderes', 'FINANCE')).text('main'), /So heißt schon ein Wert dieser Liste/);
	assert.match((await add('x'.repeat(200000), 'Long')).text('main'), /höchstens 80 Zeichen|zu lang/);
	assert.match((await add('', '')).text('main'), /Geben Sie die deutsche Bezeichnung ein/);
	assert.match((await press('finanzen', '/verbergen')).text('main'), /nicht mehr angeboten/);
	const back = await press('finanzen', '/anbieten');
	assert.equal(back.status, 200);
	const page = await admin.get(await pathOf('it'));
	assert.equal(page.document.querySelector('form[action$="/entfernen"]'), null, 'a delivered one');
	assert.match((await admin.get(await pathOf('ausbildung', 'post_kind'))).text('main'), /verbindet das System eine Regel/);
	assert.equal(new URL((await admin.get(`${await pathOf('ausbildung', 'post_kind')}/ersetzen`)).url).pathname, await pathOf('ausbildung', 'post_kind'));
	const check = await admin.get(`${await pathOf('technik')}/ersetzen?durch=bau`);
	await press('bau', '/verbergen');
	assert.match((await admin.submit(check, {}, { action: '/ersetzen' })).text('main'), /nicht \(mehr\) angeboten/);
	await press('bau', '/anbieten');
	assert.equal((await admin.submit(check, { to: 'technik' }, { action: '/ersetzen' })).status, 400, 'by itself');
	for (const path of [`${LISTS}/erfunden`, `${FIELDS}/999999`, `${FIELDS}/x`, `${FIELDS}/999999/ersetzen`, `${LISTS}/post_kind/${await valueOf('id', 'it')}`])
		assert.equal((await admin.get(path)).status, 404, path);
	for (const path of [LISTS, FIELDS, await pathOf('it')])
		assert.equal((await recruiter.get(path)).status, 403, path);
	const stale = await admin.get(await pathOf('technik'));
	await admin.submit(await admin.get(await pathOf('technik')), { name_de: 'Technik' });
	assert.equal((await admin.submit(stale, { name_de: 'Handwerk' })).status, 409);
});

test('all but one value of a list can be hidden', async () => {
	for (const code of ['documents', 'application', 'appraisal', 'interview'])
		assert.equal((await press(code, '/verbergen', 'requirement_proof')).status, 200);
	assert.match((await press('exercise', '/verbergen', 'requirement_proof')).text('main'), /mindestens einen Wert/);
	const vacancy = await createVacancy(recruiter, 'Stelle mit Arbeitsprobe (m/w/d)');
	const profile = await recruiter.get(`/vakanzen/${vacancy}/anforderungen`);
	assert.equal(chosen(profile, 'proof'), 'exercise', 'what is offered is preset');
	assert.equal((await recruiter.submit(profile, {}, { action: '/uebernehmen' })).status, 200);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/anforderungen`)).text('main'), /Arbeitsprobe oder Test/);
	for (const code of ['documents', 'application', 'appraisal', 'interview'])
		await press(code, '/anbieten', 'requirement_proof');
	const done = await replace('exercise', 'interview', 'requirement_proof');
	assert.match(done.text('main'), /Der Wert ist ersetzt/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/anforderungen`)).text('main'), /Auswahlgespräch/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Nachweise von Anforderungen: Arbeitsprobe oder Test → Auswahlgespräch/);
});

test('a view of a list and a job alert that were kept with the old value look for the new one', async () => {
	const list = await recruiter.get('/vakanzen?bereich=soziales');
	assert.equal((await recruiter.submit(await recruiter.get(list.link('Ansicht speichern')), { name: 'Soziales' }, { action: '/ansichten' })).status, 200);
	const visitor = stack.visitor();
	await visitor.submit(await visitor.get('/jobabo?bereich=soziales'), { email: 'kai@beispiel.example', frequency: 'daily' });
	const opened = (await stack.mail('kai@beispiel.example')).links.find(address => address.includes('/jobabo/'));
	const confirmed = await visitor.submit(await visitor.get(opened), {}, { action: '/bestaetigen' });
	assert.match(confirmed.text('main'), /Ihr Job-Abo ist bestätigt/);
	assert.match((await replace('soziales', 'gesundheit')).text('main'), /Der Wert ist ersetzt/);
	const view = await stack.value("SELECT id FROM list_view WHERE name = 'Soziales'");
	assert.equal(chosen(await recruiter.get(`/vakanzen?ansicht=${view}`), 'bereich'), 'gesundheit');
	const criteria = (await visitor.get(confirmed.url)).document.querySelectorAll('input[checked]').map(input => input.getAttribute('value'));
	assert.ok(criteria.includes('bereich=gesundheit') && !criteria.includes('bereich=soziales'), criteria.join());
	await press('soziales', '/anbieten');
});
