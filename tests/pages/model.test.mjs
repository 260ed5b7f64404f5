// Random worlds of projects, people, committees, statuses and rights: the single check and the list of the program must say what the model says (ACC-12).
// BMS_MODEL_SEED and BMS_MODEL_WORLDS choose other worlds, or more.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deliveredRights, knowsExclusion, Model, modelQuery } from '../lib/model.mjs';
import { startStack } from '../lib/stack.mjs';

const worlds = Number(process.env.BMS_MODEL_WORLDS ?? 80);
const firstSeed = Number(process.env.BMS_MODEL_SEED ?? 1);
const ROLES = ['', 'ADMIN', 'RECRUITER', 'DEPARTMENT', 'LECTOR', 'P31', 'P34', 'PR', 'SBV', 'GSB', 'PSB', 'IE'];
const DELIVERED = [...ROLES.keys()].slice(1);
const [ADMIN, RECRUITER, DEPARTMENT, LECTOR, P31, P34, PR, SBV, GSB, PSB, IE] = DELIVERED;
/** Roles an administrator has created (ACC-10): number and the role each works like. Two work like the same. */
const CREATED = new Map([[20, RECRUITER], [21, RECRUITER], [22, PR], [23, SBV], [24, LECTOR], [25, ADMIN]]);
for (const role of CREATED.keys())
	ROLES[role] = `CREATED_${role}`;
/** Of which authority a group is; 0: of all. A group's id is its role and a hundred times this. */
const SCOPES = [0, 1, 2];
const GROUPS = [...DELIVERED, ...CREATED.keys()];
const PEOPLE = 5, PROJECTS = 2, VACANCIES = 3, ADS = 3, APPLICATIONS = 5;
const AT = `'2026-11-01 08:00:00'`;
const number = (letter, id) => `${letter}-2026-${String(id).padStart(5, '0')}`;
const upTo = count => Array.from({ length: count }, (_, i) => i + 1);

let stack, rights, exclusions, statusRows, adStatusRows;

before(async () => {
	stack = await startStack({ demo: false, workers: 1 });
	exclusions = await knowsExclusion(stack);
	const ids = new Map((await stack.sql('SELECT id, code FROM base_right')).map(row => [row.code.replace('OBJECT_ACTION_', ''), Number(row.id)]));
	rights = deliveredRights().filter(line => line.object !== 'requisition' && ids.has(line.right))	// its random world is that of tests/unit/access_test.c
		.map(line => ({ ...line, id: ids.get(line.right) }));
	statusRows = await stack.sql('SELECT role_id, status, may_see, may_act, CAST(on_condition AS CHAR) AS on_condition, CAST(ends AS CHAR) AS ends, setting FROM process_status_role WHERE kind = 4');
	adStatusRows = await stack.sql('SELECT role_id, status, may_see, may_act FROM process_status_role WHERE kind = 3');
});
after(() => stack?.stop());

/** Numbers that are the same for the same seed. */
function dice(seed) {
	let state = seed >>> 0;
	const roll = () => {
		state = state + 0x6D2B79F5 >>> 0;
		let mixed = Math.imul(state ^ state >>> 15, 1 | state);
		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
	};
	return { chance: percent => roll() * 100 < percent, one: list => list[Math.floor(roll() * list.length)] };
}

/** Authorities 1 and 2; each has a PR, SBV, GSB (ids 11…13, 21…23) and a PSB group (14, 24). */
const UNITS = [1, 2].flatMap(authority => [PR, SBV, GSB, PSB].map((role, i) => ({ id: authority * 10 + i + 1, authority, role })));

/**
 * A world: tables (rights and statuses, as delivered or changed), objects, and facts: the assignments, one statement each, that shrinking takes away.
 */
function invent(seed) {
	const { chance, one } = dice(seed);
	const facts = [], objects = [], offices = [], projectOf = [];
	const fact = (chances, text, statement) => chance(chances) && facts.push({ text, statement });
	const authority = project => project % 2 + 1;
	for (const p of upTo(PEOPLE)) {
		fact(12, `u${p} is not active`, `UPDATE staff_user SET status = '${one(['inactive', 'locked', 'deleted'])}' WHERE id = ${p}`);
		for (const role of GROUPS)
			for (const scope of SCOPES.filter(of => of === 0 || ![ADMIN, 25].includes(role)))
				fact(role === ADMIN ? 8 : role === 25 ? 4 : (CREATED.has(role) ? 6 : 12) * (scope ? 1.5 : 0.5),
					`u${p} has the group ${ROLES[role]} of ${scope ? `authority ${scope}` : 'all authorities'}`,
					`INSERT INTO user_group_member VALUES (${p}, ${role + 100 * scope})`);
		for (const unit of UNITS)
			fact(22, `u${p} is in unit ${unit.id} (${ROLES[unit.role]} of authority ${unit.authority})`, `INSERT INTO staff_subject VALUES (${p}, 'unit', ${unit.id})`);
	}
	for (const q of upTo(PROJECTS)) {
		offices[q] = one([P31, P34]);
		objects.push(`INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id, status, created_at, changed_at) VALUES
			(${q}, '${number('P', q)}', 'P', ${authority(q)}, '${ROLES[offices[q]]}', 1, '${one(['aktiv', 'aktiv', 'inaktiv'])}', ${AT}, ${AT})`);
		for (const p of upTo(PEOPLE))
			for (const role of [RECRUITER, offices[q]])
				fact(30, `u${p} is ${ROLES[role]} of project ${q}`, `INSERT INTO project_member VALUES (${q}, ${p}, ${role})`);
	}
	for (const v of upTo(VACANCIES)) {
		projectOf[v] = one(upTo(PROJECTS));
		objects.push(`INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind, field, pay_grade, working_time, status,
			created_at, changed_at) VALUES (${v}, '${number('V', v)}', ${projectOf[v]}, ${authority(projectOf[v])}, 1, 'T', 'trainee', 'it', 'E9', 'full',
			'${one(['entwurf', 'aktiv', 'inaktiv', 'abgeschlossen', 'rechtsstreit', 'rechtsstreit_beendet', 'archiviert'])}', ${AT}, ${AT})`);
		for (const p of upTo(PEOPLE)) {
			for (const role of [DEPARTMENT, LECTOR, IE])
				fact(22, `u${p} is chosen as ${ROLES[role]} of vacancy ${v}`, `INSERT INTO vacancy_person VALUES (${v}, ${role}, ${p})`);
			if (exclusions)
				fact(10, `u${p} is excluded from vacancy ${v}`, `INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at)
					VALUES (${v}, ${p}, 'x', ${AT})`);
		}
		for (const unit of UNITS)
			fact(unit.authority === authority(projectOf[v]) ? 45 : 8, `unit ${unit.id} (${ROLES[unit.role]}) is chosen for vacancy ${v}`, `INSERT INTO vacancy_unit VALUES (${v}, ${unit.role}, ${unit.id})`);
	}
	for (const a of upTo(ADS))
		objects.push(`INSERT INTO jobad (id, number, vacancy_id, audience, title, teaser, status, created_at, changed_at) VALUES
			(${a}, '${number('S', a)}', ${one(upTo(VACANCIES))}, 'both', 'T', '', '${one(adStatusRows).status}', ${AT}, ${AT})`);
	for (const a of upTo(APPLICATIONS)) {
		objects.push(`INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, severely_disabled, status, status_since, created_at,
			changed_at) VALUES (${a}, '${number('B', a)}', 1, ${one(upTo(VACANCIES))}, 1, 'x', ${chance(50) ? 1 : 0},
			'${chance(5) ? 'gespeichert' : one(statusRows).status}', ${AT}, ${AT}, ${AT})`);
		fact(25, `${number('B', a)}: the SBV is refused`, `UPDATE application SET sbv_refused = 1 WHERE id = ${a}`);
		fact(35, `${number('B', a)} is handed over`, `UPDATE application SET handed_over = 1 WHERE id = ${a}`);
		for (const p of upTo(PEOPLE))
			fact(25, `u${p} is asked about ${number('B', a)}`, `INSERT INTO application_asked VALUES ('person', ${p}, ${DEPARTMENT}, ${a})`);
		for (const unit of UNITS)
			fact(10, `unit ${unit.id} is asked about ${number('B', a)}`, `INSERT INTO application_asked VALUES ('unit', ${unit.id}, ${unit.role}, ${a})`);
	}
	for (const v of upTo(VACANCIES)) {
		for (const what of ['closed_at', 'selection_fixed_at', 'pr_ended_at'])
			fact(20, `${number('V', v)}: ${what}`, `UPDATE vacancy SET ${what} = ${AT} WHERE id = ${v}`);
		for (const [chances, then] of [[12, 'aktiv'], [12, 'rechtsstreit']])	// what is over stays over, whatever its status is after that
			fact(chances, `${number('V', v)} was closed, and is ${then} again`, `UPDATE vacancy SET status = 'abgeschlossen' WHERE id = ${v}; UPDATE vacancy SET status = '${then}' WHERE id = ${v}`);
		fact(20, `${number('V', v)} is rated blindly`, `UPDATE vacancy SET blind_stage = 'on' WHERE id = ${v}`);
		for (const role of DELIVERED)
			fact(15, `${ROLES[role]} was asked since ${number('V', v)} was closed`, `INSERT INTO vacancy_asked VALUES (${v}, ${role})`);
		for (const p of upTo(PEOPLE))
			fact(15, `u${p} has a seat of ${number('V', v)}`, `INSERT INTO vacancy_seat VALUES (${v}, ${p})`);
	}
	return { seed, delivered: chance(70), objects, facts, changed: (cell, percent) => chance(percent) ? !cell : cell };
}

/** The tables of a world. They are made once, for invent's dice go on in them. */
function tables(world) {
	const flip = world.delivered ? cell => cell : world.changed;
	const list = (table, rows) => `INSERT INTO ${table} VALUES ${rows.map(row => `(${row})`).join(', ')}`;
	const cells = [...DELIVERED.flatMap(role => rights.map(line => flip(line.roles.has(ROLES[role]), 15) && [role, line.id])),
		...[...CREATED].flatMap(([role, model]) => rights.map(line => world.changed(line.roles.has(ROLES[model]), 25) && [role, line.id]))].filter(Boolean);
	const bit = (text, percent) => flip(text === '1', percent) ? 1 : 0;
	return [
		'DELETE FROM base_role_right', 'DELETE FROM process_status_role',
		`INSERT IGNORE INTO base_role (id, code, model_role_id, name_de, name_en) VALUES ${[...CREATED].map(([role, model]) =>
			`(${role}, '${ROLES[role]}', ${model}, 'Rolle ${role}', 'Role ${role}')`)}`,
		list('base_role_right', cells),
		list('process_status_role', statusRows.map(row => [4, row.role_id, `'${row.status}'`, bit(row.may_see, 20), row.may_act, `'${row.on_condition}'`, `'${row.ends ?? ''}'`,
			row.setting ? `'${row.setting}'` : 'NULL', row.setting ? 0 : 1])),
		list('process_status_role', adStatusRows.map(row => [3, row.role_id, `'${row.status}'`, bit(row.may_see, 20), row.may_act, `''`, `''`, 'NULL', 1])),
	];
}

const emptied = ['application_asked', 'vacancy_asked', 'vacancy_seat', 'application', 'applicant', 'jobad', 'vacancy_unit', 'vacancy_person', 'vacancy', 'project_member', 'project', 'staff_subject', 'user_group_member',
	'user_group', 'staff_user', 'org_unit'];

/** The ground all worlds stand on: units, groups, people as they are after a sign-in. Reach rows of the world before stay, for the rebuilding to remove. */
function ground() {
	return [
		'SET foreign_key_checks = 0', ...[...emptied, ...exclusions ? ['vacancy_exclusion'] : []].map(table => `DELETE FROM ${table}`),
		`INSERT INTO org_unit (id, authority_id, kind, committee, code, name, short_name, created_at, changed_at) VALUES
			${[1, 2].map(id => `(${id}, ${id}, 'authority', NULL, 'A${id}', 'A', 'A', ${AT}, ${AT})`)},
			${UNITS.map(unit => `(${unit.id}, ${unit.authority}, '${unit.role === PSB ? 'psb_group' : 'committee'}', ${unit.role === PSB ? 'NULL' : `'${ROLES[unit.role]}'`},
				'U${unit.id}', 'U', 'U', ${AT}, ${AT})`)}`,
		`INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at, changed_at) VALUES
			${upTo(PEOPLE).map(p => `(${p}, 'u${p}', 'N', 'V', 'u${p}@example.org', ${AT}, ${AT})`)}`,
		`INSERT INTO staff_subject VALUES ${upTo(PEOPLE).map(p => `(${p}, 'person', ${p})`)}`,
		`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES (1, 'V', 'N', 'v@example.org', 'de', ${AT})`,
	];
}

/** Each role, also the created ones, for all authorities and for each: administrators for all only. */
const userGroups = `INSERT INTO user_group (id, name, role_id, rights_role_id, authority_id)
	SELECT b.id + 100 * s.seq, CONCAT('g', b.id, '-', s.seq), IFNULL(b.model_role_id, b.id), IF(b.model_role_id IS NULL, NULL, b.id), NULLIF(s.seq, 0)
	FROM base_role b JOIN seq_0_to_2 s WHERE s.seq = 0 OR IFNULL(b.model_role_id, b.id) <> ${ADMIN}`;

/** Administrators have the subject "all" by their sign-in; person 5 has an old one that no group supports any more. */
const subjects = `INSERT IGNORE INTO staff_subject SELECT staff_user_id, 'all', 0 FROM user_group_member WHERE group_id IN (${ADMIN}, 25) UNION SELECT ${PEOPLE}, 'all', 0`;

const users = upTo(PEOPLE).map(p => `u${p}`);
const numbers = [...upTo(PROJECTS).map(id => number('P', id)), ...upTo(VACANCIES).map(id => number('V', id)), ...upTo(ADS).map(id => number('S', id)),
	...upTo(APPLICATIONS).map(id => number('B', id))];

/** Writes a world, lets the program decide everything and compares. Gives what it decided and where the two disagree. */
async function compare(world, facts = world.facts) {
	const rows = await stack.sql([...ground(), ...world.tables, userGroups, ...world.objects, ...facts.map(fact => fact.statement), subjects, modelQuery(exclusions)].join(';\n'));
	const model = new Model(rows, { delivered: world.delivered });
	await stack.job('rebuild-reach');
	const halves = [users.slice(0, PEOPLE / 2), users.slice(PEOPLE / 2)];	// one for each core
	const answers = await Promise.all(halves.map(half => stack.job('access-matrix', half.join(','), numbers.join(','))));
	const lines = answers.join('').trim().split('\n').map(line => line.split('\t'));
	const counts = { ok: 0, denied: 0, not_found: 0 }, wrong = [];
	for (const [user, right, object, check, listed] of lines) {
		const expected = model.answer(user, right.replace('OBJECT_ACTION_', ''), object);
		counts[expected]++;
		if (check !== expected || (listed === 'listed') !== (expected === 'ok'))
			wrong.push(`${user} ${right} ${object}: the rules say ${expected}, the check says ${check}, the list ${listed === 'listed' ? 'shows' : 'does not show'} it`);
	}
	return { decisions: lines.length, counts, wrong };
}

/** Takes away one assignment after the other while something stays wrong: the smallest world that shows the fault. */
async function shrink(world) {
	let facts = world.facts;
	for (const fact of world.facts) {
		const fewer = facts.filter(other => other !== fact);
		if ((await compare(world, fewer)).wrong.length)
			facts = fewer;
	}
	const { wrong } = await compare(world, facts);
	return [`world ${world.seed} (rights and statuses ${world.delivered ? 'as delivered' : 'changed'}), shrunk:`, ...facts.map(fact => `  ${fact.text}`),
		...world.objects.filter(text => /INTO (jobad|application|vacancy|project) /.test(text)).map(text => `  ${text.replace(/\s+/g, ' ')}`), ...wrong.slice(0, 5)].join('\n');
}

test('check and list say what the rules say, in every random world', { timeout: 14 * 60 * 1000 }, async t => {
	const all = { ok: 0, denied: 0, not_found: 0 };
	let decisions = 0;
	for (let seed = firstSeed; seed < firstSeed + worlds; seed++) {
		const world = invent(seed);
		world.tables = tables(world);
		const result = await compare(world);
		assert.equal(result.decisions, PEOPLE * rights.reduce((sum, line) =>
			sum + { project: PROJECTS, vacancy: VACANCIES, jobad: ADS, application: APPLICATIONS }[line.object], 0), 'every right on every object by everybody');
		if (result.wrong.length)
			assert.fail(await shrink(world));
		decisions += result.decisions;
		for (const outcome in all)
			all[outcome] += result.counts[outcome];
	}
	t.diagnostic(`${worlds} worlds, ${decisions} decisions by check and list each: ${all.ok} allowed, ${all.denied} denied, ${all.not_found} not to be known of`);
	for (const outcome in all)
		assert.ok(all[outcome] > decisions / 100, `${outcome} happens often enough to be tested`);
});

test('the comparison notices when the program is wrong', async () => {
	const world = invent(firstSeed);
	world.tables = tables(world);
	const model = await compare(world);
	assert.deepEqual(model.wrong, []);
	const facts = [{ text: 'u1 recruits', statement: `INSERT INTO user_group_member VALUES (1, ${RECRUITER})` },
		{ text: 'u2 recruits', statement: `INSERT INTO user_group_member VALUES (2, ${RECRUITER})` },
		{ text: 'u1 is of project 1', statement: `INSERT INTO project_member VALUES (1, 1, ${RECRUITER})` }];
	const spoilt = { ...world, facts, tables: [...world.tables, `DROP TRIGGER IF EXISTS spoil`,
		`CREATE TRIGGER spoil BEFORE INSERT ON project_reach FOR EACH ROW SET NEW.subject_id = IF(NEW.subject_kind = 'person', 2, NEW.subject_id)`] };
	const found = await shrink(spoilt);
	await stack.sql('DROP TRIGGER spoil; DELETE FROM project_reach');
	assert.match(found, /u[12] OBJECT_ACTION_PROJECT_[A-Z_]+ P-2026-00001: the rules say (ok|not_found), the check says (not_found|ok)/);
	assert.doesNotMatch(found, /u1 is not active/);
	assert.deepEqual((await compare(world)).wrong, []);
});

test('as delivered, SBV sees only marked applications, PSB only those handed over, lectors and IE none (ACC-16)', () => {
	const seeing = role => statusRows.filter(row => row.role_id === String(role) && row.may_see === '1');
	assert.ok(seeing(SBV).length > 3 && seeing(SBV).every(row => /^severe/.test(row.on_condition)));
	assert.deepEqual(seeing(PSB).map(row => `${row.status} ${row.on_condition}`).sort(), ['einstellung handed_over', 'einstellungsprozess handed_over']);
	for (const role of [LECTOR, IE])
		assert.deepEqual(seeing(role), []);
	assert.ok(rights.every(line => !line.roles.has('LECTOR') || line.object === 'jobad' || /_(READ|LIST_VIEW)$/.test(line.right)));
	assert.ok(rights.every(line => !(line.object === 'application' && line.roles.has('LECTOR'))));
});

test('rebuilding leaves no reach row without assignment', async () => {
	assert.match(await stack.job('rebuild-reach'), /reach rows put right: 0/);
	await stack.job('check');
});
