// Finding people, groups, units and vacancies, and choosing one of them in a form: with the answers scripts ask for, and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createVacancy, firstProject } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, admin, recruiter, project, vacancy, other;

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	recruiter = stack.as('amira.yildiz');
	project = await firstProject(recruiter);
	vacancy = await createVacancy(recruiter, 'Prüfung der Straßenbäume (m/w/d)');
	other = await createVacancy(stack.as('nikolai.stern'), 'Stelle einer anderen Behörde (m/w/d)');
	await stack.sql(`INSERT INTO staff_user (user_id, surname, first_name, email, staff_number, org_unit_id, created_at, changed_at)
		SELECT x.user_id, x.surname, x.first_name, x.email, x.number, u.id, NOW(), NOW() FROM org_unit u JOIN (
			SELECT 'gm1' AS user_id, 'Müller-Großmann' AS surname, 'Jürgen' AS first_name, 'j.mueller-grossmann@bsw.example' AS email, '00471199' AS number
			UNION ALL SELECT 'gm2', 'Mueller', 'Änne', 'aenne@bsw.example', NULL UNION ALL SELECT 'gm3', 'Muller', 'Zoë', 'zoe@bsw.example', NULL
			UNION ALL SELECT 'gm4', 'O’Neill', 'Łucja', 'lucja@bsw.example', NULL) x WHERE u.code = 'BSW'`);
});
after(() => stack?.stop());

const answer = async (who, path, words, query = '') => JSON.parse((await who.get(`${path}?q=${encodeURIComponent(words)}${query}`)).body);
const values = async (...asked) => (await answer(...asked)).items.map(item => item.value);
const staff = words => values(admin, '/verwaltung/auswahl/personen', words);

test('a person is found by any part of any name in any order, with umlauts or without, by e-mail, number, user id and unit', async () => {
	for (const words of ['Müller', 'Mueller', 'Muller', 'MÜLLER'])
		assert.deepEqual((await staff(words)).filter(user => user.startsWith('gm')).sort(), ['gm1', 'gm2', 'gm3'], words);
	for (const words of ['jürgen müller', 'Muller Juergen', 'grossm', 'Großmann, Jürgen', 'ossman jurg', '471199', '00471199', 'j.mueller-grossmann@bsw', 'GM1', 'großmann bsw'])
		assert.ok((await staff(words)).includes('gm1'), words);
	assert.deepEqual(await staff('oneill'), ['gm4']);
	assert.deepEqual(await staff('lucja neill'), ['gm4']);
	assert.deepEqual(await staff('Müller Zoe'), ['gm3']);
	assert.deepEqual(await staff('müller nirgends'), []);
	assert.ok(!(await staff('os')).includes('gm1'), 'two letters begin a word');
});

test('what is found follows what is changed, in the same moment', async () => {
	await stack.sql(`UPDATE staff_user SET surname = 'Öztürk', email = 'neu@bsw.example' WHERE user_id = 'gm2'`);
	assert.deepEqual(await staff('ozturk anne'), ['gm2']);
	assert.deepEqual(await staff('aenne@bsw'), []);
	assert.deepEqual(await staff('neu@bsw.example'), ['gm2']);
	await stack.sql(`UPDATE staff_user SET status = 'deleted' WHERE user_id = 'gm2'`);
	assert.deepEqual(await staff('ozturk'), []);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM find_part WHERE kind = 'staff' AND id = (SELECT id FROM staff_user WHERE user_id = 'gm2')`), '0', 'nothing of a deleted person is left');
});

test('of a word that very many have the first are looked at; with another word all of them are', async () => {
	await stack.sql(`INSERT INTO staff_user (user_id, surname, first_name, email, created_at, changed_at)
		WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 260)
		SELECT CONCAT('vg', LPAD(i, 3, '0')), 'Vielgenannt', IF(i = 260, 'Zuletzt', 'Adam'), CONCAT('vg', i, '@bsw.example'), NOW(), NOW() FROM n`);
	const many = await answer(admin, '/verwaltung/auswahl/personen', 'vielgenannt');
	assert.ok(many.more && many.items.length > 5 && many.items.every(item => item.label === 'Vielgenannt, Adam'), JSON.stringify(many));
	assert.ok((await answer(admin, '/verwaltung/auswahl/personen', 'ielgenann')).more, 'within the word');
	assert.deepEqual(await staff('vielgenannt zuletzt'), ['vg260']);
	assert.equal((await staff('vg260'))[0], 'vg260');
});

test('the words of a search are read from an index', async () => {
	const plan = await stack.sql(`EXPLAIN SELECT fp.id FROM find_part fp WHERE fp.kind = 'staff' AND fp.begins IN (0, 1) AND fp.part LIKE 'mul%'`);
	assert.deepEqual(plan.map(row => [row.table, row.type, row.key]), [['fp', 'range', 'PRIMARY']]);
	const one = await stack.sql(`EXPLAIN SELECT 1 FROM find_part fp WHERE fp.kind IN ('staff') AND fp.id = 5 AND fp.part LIKE 'mul%' AND fp.begins >= 0`);
	assert.deepEqual(one.map(row => [row.type, row.key]), [['range', 'find_part_id']]);
});

test('vacancies are found by number and words of their title, none of a procedure one is excluded from', async () => {
	const path = '/verwaltung/auswahl/vakanzen';
	assert.deepEqual((await answer(admin, path, 'strassenbaume')).items.map(item => [item.value, item.label]), [[vacancy, 'Prüfung der Straßenbäume (m/w/d)']]);
	assert.equal((await values(admin, path, vacancy))[0], vacancy);
	assert.ok((await values(admin, path, 'andere behorde')).includes(other));
	await admin.submit(await admin.get(`/verwaltung/befangenheit/${vacancy}`), { person: 'tomasz.wilke', reason: 'Hat sich beworben.' });
	assert.deepEqual(await values(stack.as('tomasz.wilke'), path, 'strassenbaume'), []);
});

test('groups are found by name and directory group, those of administrators only by the super-administrator', async () => {
	const path = '/verwaltung/dienstkonten/neu/gruppen';
	const [group] = await stack.sql(`SELECT g.id, g.name, d.name AS directory FROM user_group g JOIN directory_group d ON d.group_id = g.id WHERE g.role_id = 2 ORDER BY g.id LIMIT 1`);
	assert.ok((await values(admin, path, group.name)).includes(String(group.id)));
	assert.ok((await values(admin, path, group.directory)).includes(String(group.id)));
	const own = await stack.value(`SELECT name FROM user_group WHERE role_id = 1 LIMIT 1`);
	assert.ok(!(await answer(admin, path, own)).items.some(item => item.label === own));
	assert.equal((await admin.get(`/verwaltung/super/gruppen?q=${encodeURIComponent(own)}`)).status, 403);
});

test('of a group’s directory groups each is found as long as it refers to the group, however many there are', async () => {
	const path = '/verwaltung/dienstkonten/neu/gruppen';
	const [group] = await stack.sql(`SELECT g.id FROM user_group g JOIN directory_group d ON d.group_id = g.id WHERE g.role_id = 2 ORDER BY g.id LIMIT 1`);
	const finds = async words => (await values(admin, path, words)).includes(String(group.id));
	await stack.sql(`INSERT INTO directory_group (name, group_id) SELECT CONCAT('AAA-', REPEAT('Verzeichnis', 8), '-', seq), ${group.id} FROM seq_1_to_8;
		INSERT INTO directory_group (name, group_id) VALUES ('ROL-Zebrafink', ${group.id}), ('ROL-Wegfall', ${group.id})`);
	assert.deepEqual([await finds('zebrafink'), await finds('wegfall')], [true, true]);
	await stack.sql(`DELETE FROM directory_group WHERE name = 'ROL-Wegfall'`);
	assert.deepEqual([await finds('zebrafink'), await finds('wegfall')], [true, false], 'one removed');
	await stack.sql(`UPDATE directory_group SET name = 'ROL-Distelfink' WHERE name = 'ROL-Zebrafink'`);
	assert.deepEqual([await finds('zebrafink'), await finds('distelfink')], [false, true], 'one renamed');
	await stack.sql(`UPDATE directory_group SET group_id = (SELECT MAX(id) FROM user_group WHERE role_id = 3) WHERE name = 'ROL-Distelfink'`);
	assert.equal(await finds('distelfink'), false, 'one moved');
	assert.equal((await values(admin, path, 'distelfink')).length, 1);
	await stack.sql(`DELETE FROM directory_group WHERE name LIKE 'AAA-%' OR name = 'ROL-Distelfink'`);
	assert.deepEqual(await values(admin, path, 'verzeichnisverzeichnis'), []);
	assert.match((await admin.get('/verwaltung/dienstkonten/neu')).text('main'), /zugeordneten Verzeichnisgruppe/, 'the form says so');
});

test('one letter finds nothing, two find no whole unit, and beside a longer word both narrow', async () => {
	assert.deepEqual(await staff('m'), []);
	assert.deepEqual(await staff('m g j'), []);
	assert.ok((await staff('mu')).includes('gm3'));
	assert.ok((await staff('muller z')).includes('gm3') && !(await staff('muller z')).includes('gm1'));
	await stack.sql(`UPDATE org_unit SET short_name = 'QX' WHERE code = 'BSW'`);
	assert.deepEqual([await staff('qx'), await staff('zoe qx')], [[], ['gm3']]);
	await stack.sql(`UPDATE org_unit SET short_name = 'BSW' WHERE code = 'BSW'`);
	assert.ok((await staff('bsw')).length > 1);
});

test('each answer asks for the right and the reach its form needs', async () => {
	for (const path of ['/verwaltung/auswahl/personen', '/verwaltung/auswahl/vakanzen', '/verwaltung/dienstkonten/neu/gruppen', '/projekte/auswahl', '/projekte/auswahl/BSW',
		'/verwaltung/organisation/BSW-PR/auswahl', `${project}/personen/auswahl`])
		assert.equal((await recruiter.get(`${path}?q=Yildiz`)).status, 403, path);
	for (const path of [`/vakanzen/${vacancy}/beteiligte/auswahl`, `${project}/bearbeiten/auswahl`])
		assert.ok([403, 404].includes((await stack.as('nikolai.stern').get(`${path}?q=Lohmann`)).status), path);
	assert.equal((await stack.as('katrin.lohmann').get(`/vakanzen/${vacancy}/beteiligte/auswahl?q=Lohmann`)).status, 404);
	assert.equal((await admin.get('/verwaltung/organisation/BSW/auswahl?q=Oduya')).status, 404, 'no committee');
});

test('only who may hold the role is found for it', async () => {
	const path = `/vakanzen/${vacancy}/beteiligte/auswahl`;
	assert.deepEqual(await values(recruiter, path, 'Lohmann', '&role=DEPARTMENT'), ['katrin.lohmann']);
	assert.deepEqual(await values(recruiter, path, 'Oduya', '&role=DEPARTMENT'), []);
	assert.deepEqual(await values(recruiter, path, 'Oduya', '&role=LECTOR'), ['paul.oduya']);
	assert.deepEqual(await values(recruiter, path, 'Oduya', '&role=ADMIN'), [], 'as the form’s first role');
});

test('without scripts what was typed elsewhere stays, and what is found are radio buttons of the same form', async () => {
	const address = `/verwaltung/befangenheit/${vacancy}`;
	const found = await admin.submit(await admin.get(address), { person: 'muller', reason: 'Verwandt.', suchen: 'person' });
	assert.equal(found.status, 400);
	assert.match(found.text('textarea[name=reason]'), /Verwandt\./);
	assert.deepEqual(found.document.querySelectorAll('input[name=person_gewaehlt]').map(radio => radio.getAttribute('value')).filter(user => user.startsWith('gm')).sort(), ['gm1', 'gm3']);
	const done = await admin.submit(found, { person_gewaehlt: 'gm3' });
	assert.equal(done.status, 200, done.text('main'));
	assert.match(done.text('main'), /Zoë Muller/);
	const sent = await admin.submit(await admin.get(address), { person: 'Müller', reason: 'Ohne zu suchen.' });
	assert.equal(sent.status, 400, 'a name that is no user id finds, and saves nothing');
	assert.ok(sent.document.querySelector('input[name=person_gewaehlt][value=gm1]'));
	const labelled = await admin.submit(await admin.get(address), { person: 'Müller-Großmann, Jürgen (gm1)', reason: 'Wie das Feld es zeigt.' });
	assert.equal(labelled.status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy_exclusion e JOIN staff_user s ON s.id = e.staff_user_id WHERE s.user_id IN ('gm1', 'gm3')`), '2');
	await stack.sql(`DELETE e FROM vacancy_exclusion e JOIN staff_user s ON s.id = e.staff_user_id WHERE s.user_id IN ('gm1', 'gm3')`);
});

test('a field that has a value shows its label, and is not changed by being sent as shown', async () => {
	const page = await admin.get(`${project}/bearbeiten`);
	const shown = page.document.querySelector('[name=responsible]').getAttribute('value');
	assert.match(shown, /^\S+ \S+ \([a-z]+\.[a-z]+\)$/);
	const before = await stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 1 AND action = 'changed'`);
	assert.equal((await admin.submit(page)).status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 1 AND action = 'changed'`), before);
});

test('the unit of a post is found among those of its authority; of a requisition, of the authority that is chosen', async () => {
	const department = stack.as('katrin.lohmann'), edit = `/vakanzen/${vacancy}/bearbeiten`;
	const place = '/personalanforderungen/neu/auswahl', id = code => stack.value(`SELECT id FROM org_unit WHERE code = '${code}'`);
	assert.deepEqual(await values(recruiter, `${edit}/auswahl`, 'schule hafen'), ['BSW-BS']);
	assert.deepEqual(await values(recruiter, `${project}/vakanzen/neu/auswahl`, 'schule hafen'), ['BSW-BS']);
	assert.equal((await values(recruiter, `${edit}/auswahl`, 'bsw-bs'))[0], 'BSW-BS');
	assert.deepEqual(await values(recruiter, `${edit}/auswahl`, 'personalrat'), [], 'committees are none');
	const [other] = await stack.sql(`SELECT u.code, u.name, a.code AS authority FROM org_unit u JOIN org_unit a ON a.id = u.authority_id WHERE u.kind = 'sub_unit' AND u.active AND a.code <> 'BSW' LIMIT 1`);
	assert.ok(!(await values(recruiter, `${edit}/auswahl`, other.name)).includes(other.code), 'of another authority');
	assert.deepEqual(await values(department, place, 'schule hafen', `&authority=${await id('BSW')}`), ['BSW-BS']);
	assert.deepEqual(await values(department, place, other.name, `&authority=${await id(other.authority)}`), [], 'an authority she has no group of');
	assert.ok((await values(admin, place, other.name, `&authority=${await id(other.authority)}`)).includes(other.code));
	for (const path of [`${edit}/auswahl`, `${project}/vakanzen/neu/auswahl`])
		assert.ok([403, 404].includes((await department.get(`${path}?q=schule`)).status), path);
	assert.equal((await stack.as('ruth.eggers').get(`${place}?q=schule`)).status, 403);
	const post = { title: 'Stelle mit Einheit (m/w/d)', field: 'verwaltung', post_kind: 'fachkraft', pay_grade: 'E11', working_time: 'both', posts: '1', reason: 'Nachfolge' };
	const found = await department.submit(await department.get('/personalanforderungen/neu'), { ...post, unit: 'schule hafen' });
	assert.equal(found.status, 400, 'words are no unit');
	const made = await department.submit(found, { unit_gewaehlt: 'BSW-BS' });
	assert.match(made.text('main'), /Stelle mit Einheit.*Berufliche Schule Hafen und Logistik/s);
	const page = await department.get(`${new URL(made.url).pathname}/bearbeiten`);
	assert.equal(page.document.querySelector('[name=unit]').getAttribute('value'), 'Berufliche Schule Hafen und Logistik (BSW-BS)');
	assert.deepEqual(await values(department, `${new URL(page.url).pathname}/auswahl`, 'ostfelde'), ['BSW-RW']);
	assert.equal((await recruiter.get(`${new URL(page.url).pathname}/auswahl?q=ostfelde`)).status, 404, 'a draft is the department’s');
	const lines = () => stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 11 AND action = 'changed'`), before = await lines();
	assert.equal((await department.submit(page)).status, 200);
	assert.equal(await lines(), before, 'sent as it was shown, nothing is changed');
	await department.submit(await department.get(`${new URL(made.url).pathname}/bearbeiten`), { unit: 'Stadtteilschule Ostfelde (BSW-RW)' });
	assert.match((await department.get(made.url)).text('main'), /Stadtteilschule Ostfelde.*geändert|Stadtteilschule Ostfelde/s);
	assert.equal(await stack.value(`SELECT u.code FROM requisition r JOIN org_unit u ON u.id = r.unit_id WHERE r.title = '${post.title}'`), 'BSW-RW');
	await department.submit(await department.get(`${new URL(made.url).pathname}/bearbeiten`), { unit: '' });
	assert.equal(await stack.value(`SELECT unit_id IS NULL FROM requisition WHERE title = '${post.title}'`), '1');
});

test('the explanation and the new project search without scripts, too', async () => {
	const page = await admin.get(`/verwaltung/zugriff?person=Petersen&objekt=strassenb`);
	assert.ok(page.document.querySelector('input[name=person_gewaehlt][value="joerg.petersen"]'));
	assert.ok(page.document.querySelector(`input[name=objekt_gewaehlt][value=${vacancy}]`));
	const chosen = await admin.get(`/verwaltung/zugriff?person=Petersen&person_gewaehlt=joerg.petersen&objekt=x&objekt_gewaehlt=${vacancy}`);
	assert.match(chosen.text('#antwort'), /hat das Recht/);
	assert.match(chosen.document.querySelector('[name=person]').getAttribute('value'), /Petersen, Jörg \(joerg\.petersen\)/);
	assert.match((await admin.get('/projekte/neu?behoerde=nirgendwo')).text('main'), /Nichts gefunden/);
});

test('vacancies are filtered by their owner and projects by who is responsible: by words, or by who was picked', async () => {
	const titles = page => page.document.querySelectorAll('.bms-rows tbody th a').map(link => link.textContent.trim());
	const colleague = stack.as('joerg.petersen'), shared = 'Stelle des Kollegen (m/w/d)';
	await createVacancy(colleague, shared);
	for (const person of [recruiter, admin]) {
		const plain = await person.get('/vakanzen');
		assert.equal(plain.document.querySelector('[name=besitz]').getAttribute('data-pick'), '/vakanzen/besitz/auswahl');
		assert.deepEqual((await values(person, '/vakanzen/besitz/auswahl', 'jorg peters')), ['joerg.petersen']);
		for (const words of ['Petersen', 'peters jörg', 'Petersen, Jörg (joerg.petersen)']) {
			const found = await person.get(`/vakanzen?besitz=${encodeURIComponent(words)}`);
			assert.ok(titles(found).includes(shared) && !titles(found).includes('Prüfung der Straßenbäume (m/w/d)'), words);
			assert.match(found.text('.bms-rows__chips'), new RegExp(words.replace(/[()]/g, '\\$&')));
		}
		assert.deepEqual(titles(await person.get(`/vakanzen?besitz=${encodeURIComponent('Petersen, Jörg (amira.yildiz)')}`)), [], 'the id decides');
		assert.deepEqual(titles(await person.get('/vakanzen?besitz=nirgends')), []);
	}
	assert.deepEqual(await values(recruiter, '/vakanzen/besitz/auswahl', 'stern'), [], 'who owns nothing that she sees is not found');
	assert.ok((await values(admin, '/vakanzen/besitz/auswahl', 'stern')).includes('nikolai.stern'));
	assert.deepEqual(await values(recruiter, '/vakanzen/besitz/auswahl', 'oduya'), []);
	const responsible = await stack.value(`SELECT s.user_id FROM project p JOIN staff_user s ON s.id = p.responsible_id WHERE p.number = '${project.split('/').at(-1)}'`);
	assert.ok((await values(recruiter, '/projekte/verantwortliche/auswahl', responsible)).includes(responsible));
	assert.ok((await recruiter.get(`/projekte?verantwortlich=${responsible}`)).document.querySelector(`.bms-rows tbody th a[href^="${project}"]`));
	assert.deepEqual(titles(await recruiter.get('/projekte?verantwortlich=oduya')), []);
	assert.deepEqual(await values(stack.as('gesa.rohde'), '/vakanzen/besitz/auswahl', 'petersen'), []);
	assert.equal((await stack.as('paul.oduya').get('/projekte/verantwortliche/auswahl?q=petersen')).status, 403);
});

test('the audit’s person is found by words, with scripts and without; a deleted one by the whole user id', async () => {
	const audit = query => admin.get(`/verwaltung/protokoll?${query}`);
	const page = await audit('person=Petersen');
	assert.equal(page.document.querySelector('[name=person]').getAttribute('data-pick'), '/verwaltung/auswahl/personen');
	assert.ok(page.document.querySelector('input[name=person_gewaehlt][value="joerg.petersen"]'));
	assert.equal(page.document.querySelectorAll('tbody tr').length, 0, 'a name alone is nobody yet');
	await recruiter.get('/');
	for (const query of ['person=amira.yildiz', `person=${encodeURIComponent('Yıldız, Amira (amira.yildiz)')}`, 'person=x&person_gewaehlt=amira.yildiz']) {
		const lines = await audit(query);
		assert.match(lines.text('tbody'), /amira\.yildiz/, query);
		assert.equal(lines.document.querySelector('[name=person]').getAttribute('value'), 'Yıldız, Amira (amira.yildiz)');
		assert.equal(lines.document.querySelector('input[name=person_gewaehlt]'), null, 'who is meant is not asked again');
	}
	const gone = await stack.value(`SELECT user_id FROM staff_user WHERE status = 'deleted' LIMIT 1`);
	const deleted = await audit(`person=${encodeURIComponent(gone)}`);
	assert.equal(deleted.document.querySelector('[name=person]').getAttribute('value'), `${gone} (${gone})`);
	assert.equal(deleted.document.querySelector('.bms-pick-found'), null);
	assert.ok((await audit(`person=${gone}x`)).document.querySelector('.bms-pick-found'), 'nobody');
});

test('hostile words are only words', async () => {
	for (const words of ['%', '_', '\\', '%%%', "' OR 1=1 --", '()', '(', ')', 'x (', '"><script>alert(1)</script>', '@', '@@', '\u0000', 'ü'.repeat(499), '(a) (b)', '🦉'])
		assert.ok(Array.isArray((await answer(admin, '/verwaltung/auswahl/personen', words)).items), words);
	assert.deepEqual(await staff('%'), []);
	assert.deepEqual(await staff('🦉'), []);
	assert.deepEqual(await answer(admin, '/verwaltung/auswahl/personen', ''), { more: false, items: [] });
	const page = await admin.submit(await admin.get(`/verwaltung/befangenheit/${vacancy}`), { person: '"><script>alert(1)</script>', reason: 'x', suchen: 'person' });
	assert.ok(!page.body.includes('<script>alert'));
	const odd = await admin.submit(await admin.get(`/verwaltung/befangenheit/${vacancy}`), { person: 'gm1', reason: '', suchen: 'gibtsnicht' });
	assert.equal(odd.status, 400, 'a button of no field searches nothing');
	assert.match(odd.text('[role=alert]'), /Geben Sie an, warum/);
});

test('one more than is shown is told', async () => {
	const many = (from, count) => stack.sql(`INSERT INTO staff_user (user_id, surname, first_name, email, created_at, changed_at)
		SELECT CONCAT('haufen.', seq), 'Haufenmann', CONCAT('Nr ', seq), CONCAT('haufen', seq, '@bsw.example'), NOW(), NOW() FROM seq_${from}_to_${from + count - 1}`);
	await many(1, 20);
	let found = await answer(admin, '/verwaltung/auswahl/personen', 'Haufenm');
	assert.deepEqual([found.items.length, found.more], [20, false]);
	await many(21, 1);
	found = await answer(admin, '/verwaltung/auswahl/personen', 'Haufenm');
	assert.deepEqual([found.items.length, found.more], [20, true]);
	assert.equal((await staff('haufen.21'))[0], 'haufen.21');
});
