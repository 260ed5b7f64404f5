// A role counts where its group gives it (ACC-03): who loses the group loses what hung on it, at once, in sessions that are open too; and others are told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fastcgiGet, Member } from '../lib/fastcgi.mjs';
import { apply, firstProject, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, admin, numbers;

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	numbers = await publishedAd(stack.as('amira.yildiz'), 'Stelle der Gruppen (m/w/d)');
	numbers.project = new URL(await firstProject(stack.as('amira.yildiz')), stack.backend).pathname;
	numbers.application = await apply(stack, numbers.jobad, { email: 'gabi@beispiel.example' });
	await admin.get('/');
});
after(() => stack?.stop());

const staffId = user => stack.value(`SELECT id FROM staff_user WHERE user_id = '${user}'`);
/** A mail that says what a person lost, waited for. */
const told = (to, words) => eventually(async () => (await stack.allMails()).find(mail => mail.envelope_to.includes(to)
	&& mail.subject.includes('Zugriff beendet') && words.test(mail.text)), `a mail to ${to} with ${words}`);
const count = (table, where) => stack.value(`SELECT COUNT(*) FROM ${table} WHERE ${where}`);

test('a recruiter who moves to another authority loses project, vacancy and application, in the open session', async () => {
	const person = new Member(stack, 'svenja.brandt', 'ROL-BSW-BMS-R');
	const places = [numbers.project, `/vakanzen/${numbers.vacancy}`, `/bewerbungen/${numbers.application}`];
	for (const place of places)
		assert.equal(await person.status(place), 200, place);
	person.groups = ['ROL-BVU-BMS-R'];
	for (const place of places)
		assert.equal(await person.status(place), 404, `${place}: she is a recruiter, but not there`);
	assert.doesNotMatch((await person.get('/projekte')).text, /BSW/);
	const id = await staffId('svenja.brandt');
	assert.equal(await count('project_member', `staff_user_id = ${id}`), '0');
	assert.equal(await count('vacancy_reach', `subject_kind = 'person' AND subject_id = ${id} AND via = 'project'`), '0');
	assert.equal(await count('history', `object_kind = 1 AND action = 'person_removed' AND detail = '${id}' AND actor_kind = 'system'`), '3', 'each project says so');
	const mail = await told('henrike.solms@fl.example', new RegExp(`${numbers.project}>`));
	assert.doesNotMatch(mail.text, /Brandt|svenja/i);
	await told('amira.yildiz@bsw.example', new RegExp(`${numbers.project}>\\s+andere Personen haben diese Aufgabe weiterhin`));	// the responsible recruiter
	person.groups = ['ROL-BSW-BMS-R'];
	assert.equal(await person.status(places[0]), 404, 'what was given to her ended: the group alone gives none of it back');
	await stack.job('check');
});

test('a department person reaches the vacancies of her authority only, a committee its members only', async () => {
	const vacancyId = await stack.value(`SELECT id FROM vacancy WHERE number = '${numbers.vacancy}'`);
	const person = new Member(stack, 'mehmet.aksoy', 'ROL-BSW-BMS-FB', 'ROL-BVU-BMS-FB');
	assert.equal(await person.status('/'), 200);
	await stack.sql(`INSERT INTO vacancy_person VALUES (${vacancyId}, 3, ${await staffId('mehmet.aksoy')})`);
	await stack.job('rebuild-reach');
	assert.equal(await person.status(`/vakanzen/${numbers.vacancy}`), 200);
	person.groups = ['ROL-BVU-BMS-FB'];
	assert.equal(await person.status(`/vakanzen/${numbers.vacancy}`), 404);
	await told('amira.yildiz@bsw.example', new RegExp(`${numbers.vacancy}>\\s+jetzt ohne Person`));

	const member = new Member(stack, 'paul.oduya', 'ROL-BSW-BMS-PR');
	assert.equal(await member.status('/'), 200);
	member.groups = ['ROL-BVU-BMS-PR'];
	assert.equal(await member.status('/'), 200);
	assert.equal(await count('staff_subject', `subject_kind = 'unit' AND staff_user_id = ${await staffId('paul.oduya')}`), '0');
	await told('henrike.solms@fl.example', /BSW-PR[^>]*>\s+jetzt ohne Person/);
});

test('lectors keep what the choice gave them; another group that gives the same keeps it too', async () => {
	const vacancyId = await stack.value(`SELECT id FROM vacancy WHERE number = '${numbers.vacancy}'`);
	const lector = new Member(stack, 'ruth.eggers', 'ROL-BSW-BMS-L');
	assert.equal(await lector.status('/'), 200);
	await stack.sql(`INSERT INTO vacancy_person VALUES (${vacancyId}, 4, ${await staffId('ruth.eggers')})`);
	await stack.job('rebuild-reach');
	lector.groups = ['ROL-BVU-BMS-IE'];
	assert.equal(await lector.status(`/vakanzen/${numbers.vacancy}`), 200);
	await stack.sql(`INSERT INTO user_group (name, role_id) VALUES ('Recruiting überall', 2); INSERT INTO directory_group SELECT 'ROL-R-ALL', id FROM user_group WHERE name = 'Recruiting überall'`);
	const recruiter = new Member(stack, 'joerg.petersen', 'ROL-BSW-BMS-R');
	assert.equal(await recruiter.status(numbers.project), 200);
	recruiter.groups = ['ROL-R-ALL'];
	assert.equal(await recruiter.status(numbers.project), 200, 'a group for all authorities gives it as well');
});

test('a session ends when the directory’s last group goes; what the mapping says counts after a quarter of an hour', async () => {
	const person = new Member(stack, 'iris.jansson', 'ROL-BVU-BMS-P34');
	assert.equal(await person.status('/'), 200);
	const sessions = async () => count('backend_session', `owner = ${await staffId('iris.jansson')}`);
	assert.equal(await sessions(), '1');
	person.groups = [];
	const page = await person.get('/');
	assert.equal(page.status, 403);
	assert.match(page.text, /für keine Benutzergruppe freigeschaltet/);
	assert.equal(await sessions(), '0');

	const second = new Member(stack, 'carsten.vollmer', 'ROL-BVU-BMS-P31');
	assert.equal(await second.status('/projekte'), 200);
	const statements = () => count('audit', `action = 'sign_in' AND actor_id = (SELECT id FROM staff_user WHERE user_id = 'carsten.vollmer')`);
	const before = await statements();
	await stack.sql(`DELETE FROM directory_group WHERE name = 'ROL-BVU-BMS-P31'`);
	assert.equal(await second.status('/projekte'), 200, 'not asked again yet');
	await stack.sql(`UPDATE backend_session SET groups_at = groups_at - INTERVAL 901 SECOND WHERE owner = ${await staffId('carsten.vollmer')}`);
	assert.equal(await second.status('/projekte'), 403);
	assert.equal(await statements(), before, 'comparing is no sign-in');
});

test('an import that takes a group ends reach at once, in the open session', async () => {
	const person = new Member(stack, 'nikolai.stern', 'ROL-BVU-BMS-R');
	const project = /\/projekte\/P-\d{4}-\d{5}/.exec((await fastcgiGet(person.socketPath, '/projekte', { BMS_SSO_USER: person.user, BMS_SSO_GROUPS: 'ROL-BVU-BMS-R' })).body)[0];
	assert.equal(await person.status(project), 200);
	const file = join(stack.dir, 'groups.csv');
	await stack.sql(`UPDATE setting SET value = '101' WHERE name = 'import_max_missing_percent'`);
	await writeFile(file, 'user_id;group\nnikolai.stern;ROL-BVU-BMS-IE\n');
	await stack.job('import-staff', '--groups', file);
	assert.equal(await person.status(project), 404);
	assert.equal(await count('project_member', `staff_user_id = ${await staffId('nikolai.stern')}`), '0');
});

test('two thousand groups are taken, one more is refused and said, and nothing is taken away', async () => {
	const many = number => ['ROL-BSW-BMS-GSB', ...Array.from({ length: number - 1 }, (_, i) => `Verteiler-${i}`)];
	const person = new Member(stack, 'lena.maibaum', ...many(2000));
	const groups = async () => count('user_group_member', `staff_user_id = ${await staffId('lena.maibaum')}`);
	assert.equal(await person.status('/'), 200);
	assert.equal(await groups(), '1');
	person.groups = many(2001).reverse();
	const page = await person.get('/');
	assert.equal(page.status, 403);
	assert.match(page.text, /mehr als 2\.000 Gruppen.*unverändert.*Fachliche Leitstelle/);
	assert.equal(await groups(), '1');
	assert.equal(await count('staff_subject', `subject_kind = 'unit' AND staff_user_id = ${await staffId('lena.maibaum')}`), '1');
	const long = new Member(stack, 'lena.maibaum', 'ROL-BSW-BMS-GSB', 'x'.repeat(131072));
	assert.match((await long.get('/')).text, /zu lang/);
	const broken = new Member(stack, 'lena.maibaum', 'ROL-BSW-BMS-GSB', '\u0001');
	assert.match((await broken.get('/')).text, /nicht vollständig lesen/);
	assert.equal(await groups(), '1');
	assert.deepEqual((await stack.sql(`SELECT detail FROM audit WHERE action = 'sign_in_refused' ORDER BY id DESC LIMIT 3`)).map(row => row.detail),
		['groups_unreadable', 'groups_long', 'groups_many']);
	// the longest name that can be mapped, in letters of two bytes
	const name = 'Ä'.repeat(120);
	await stack.sql(`INSERT INTO directory_group SELECT '${name}', id FROM user_group WHERE name = 'BSW Lektorat'`);
	assert.equal(await new Member(stack, 'lena.maibaum', 'ROL-BSW-BMS-GSB', name, `${name}Ä`).status('/'), 200);
	assert.equal(await groups(), '2');
	assert.equal(await count('directory_group_unmapped', `name = CONCAT(REPEAT('Ä', 119), '…')`), '1', 'a longer one maps to nothing, and is counted');
});

test('a sign-in takes the same number of statements for one group and for three hundred', async () => {
	await stack.sql(Array.from({ length: 300 }, (_, i) => `INSERT INTO user_group (name, role_id) VALUES ('Viele ${i}', 11);
		INSERT INTO directory_group SELECT 'V-${i}', id FROM user_group WHERE name = 'Viele ${i}'`).join(';\n'));
	const statements = async () => Number(await stack.value(`SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'COM_STMT_EXECUTE'`));
	// the jobs beside it run statements, too: the least of some sign-ins is one's own
	const cost = async (user, groups) => {
		const costs = [];
		for (let i = 0; i < 4; i++) {
			const before = await statements();
			assert.equal(await new Member(stack, user, ...groups).status('/hilfe'), 200);
			costs.push(await statements() - before);
		}
		return Math.min(...costs);
	};
	await cost('elif.sandmann', ['ROL-BVU-BMS-IE']);
	const one = await cost('gesa.rohde', ['V-0', 'ROL-BSW-BMS-IE', 'X-0']);
	const many = await cost('elif.sandmann', ['ROL-BVU-BMS-IE', ...Array.from({ length: 300 }, (_, i) => `V-${i}`), ...Array.from({ length: 300 }, (_, i) => `X-${i}`)]);
	assert.ok(Math.abs(many - one) <= 4, `${one} and ${many}`);
});
