// Who may do what, said once more and naively, straight from 02-access.md and tests/spec/rights.csv. It reads assignments by SQL, never the reach rows,
// and shares nothing with the program: model.test.mjs and crawler.test.mjs hold the program against it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './stack.mjs';

const PREFIX = 'OBJECT_ACTION_';
const READ = { project: 'PROJECT_READ', vacancy: 'VACANCY_READ', jobad: 'JOBAD_READ', application: 'CANDIDATE_READ' };
const CHOSEN_PEOPLE = ['DEPARTMENT', 'LECTOR', 'IE'];
const PROJECT_PEOPLE = ['RECRUITER', 'P31', 'P34'];

/** The delivered table (ACC-10): {right, object, roles} of each line. IE has no column: it sees no objects (ACC-16). */
export function deliveredRights() {
	const [head, ...lines] = readFileSync(join(top, 'tests/spec/rights.csv'), 'utf8').trim().split('\n').map(line => line.trim().split(','));
	return lines.map(cells => ({
		object: cells[0],
		right: cells[1].replace(PREFIX, ''),
		roles: new Set(head.slice(3).filter((_, i) => cells[i + 3] === 'X')),
	}));
}

/** What is assigned to whom, as rows (what, a, b, c, d, e). */
const ASSIGNED = `
	SELECT 'person' AS what, id AS a, user_id AS b, CAST(status AS CHAR) AS c, NULL AS d, NULL AS e FROM staff_user
	UNION ALL SELECT 'group', m.staff_user_id, IFNULL(o.code, r.code), g.authority_id, NULL, NULL FROM user_group_member m JOIN user_group g ON g.id = m.group_id
		JOIN base_role r ON r.id = g.role_id LEFT JOIN base_role o ON o.id = g.rights_role_id
	UNION ALL SELECT 'created', r.code, m.code, NULL, NULL, NULL FROM base_role r JOIN base_role m ON m.id = r.model_role_id
	UNION ALL SELECT 'in_unit', staff_user_id, subject_id, NULL, NULL, NULL FROM staff_subject WHERE subject_kind = 'unit'
	UNION ALL SELECT 'unit', id, authority_id, NULL, NULL, NULL FROM org_unit
	UNION ALL SELECT 'project', id, number, authority_id, NULL, NULL FROM project
	UNION ALL SELECT 'project_person', m.project_id, m.staff_user_id, r.code, NULL, NULL FROM project_member m JOIN base_role r ON r.id = m.role_id
	UNION ALL SELECT 'vacancy', id, number, project_id, NULL, NULL FROM vacancy
	UNION ALL SELECT 'vacancy_person', p.vacancy_id, p.staff_user_id, r.code, NULL, NULL FROM vacancy_person p JOIN base_role r ON r.id = p.role_id
	UNION ALL SELECT 'vacancy_unit', u.vacancy_id, u.org_unit_id, r.code, NULL, NULL FROM vacancy_unit u JOIN base_role r ON r.id = u.role_id
	UNION ALL SELECT 'jobad', id, number, vacancy_id, CAST(status AS CHAR), NULL FROM jobad
	UNION ALL SELECT 'application', id, number, vacancy_id, status, severely_disabled FROM application
	UNION ALL SELECT 'ad_status', r.code, CAST(s.status AS CHAR), s.may_see, NULL, NULL FROM jobad_status_role s JOIN base_role r ON r.id = s.role_id
	UNION ALL SELECT 'status', r.code, s.status, s.may_see, s.severe_only, NULL FROM application_status_role s JOIN base_role r ON r.id = s.role_id
	UNION ALL SELECT 'right', r.code, b.code, NULL, NULL, NULL FROM base_role_right x JOIN base_role r ON r.id = x.role_id JOIN base_right b ON b.id = x.right_id`;
const EXCLUDED = ` UNION ALL SELECT 'excluded', vacancy_id, staff_user_id, NULL, NULL, NULL FROM vacancy_exclusion`;

/** Does this installation know exclusions from a vacancy (ACC-20)? */
export const knowsExclusion = async stack =>
	await stack.value(`SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'bms' AND table_name = 'vacancy_exclusion'`) === '1';

/** The statement that reads everything the model wants to know; for Model's first argument. */
export const modelQuery = exclusions => ASSIGNED + (exclusions ? EXCLUDED : '');

export class Model {
	/** rows: of modelQuery. delivered: the rights are those of the spec's table; else the administrator has changed them and the database's count. */
	constructor(rows, { delivered = true } = {}) {
		this.rows = new Map();
		for (const row of rows)
			this.rows.set(row.what, this.all(row.what)).get(row.what).push(row);
		this.rights = new Map(deliveredRights().map(line => [line.right, line]));
		if (!delivered)
			for (const line of this.rights.values())
				line.roles = new Set(this.all('right').filter(row => row.b === PREFIX + line.right).map(row => row.a));
		/* Roles an administrator has created work like a delivered one; their rights are always those of the database (ACC-10). */
		this.models = new Map(this.all('created').map(row => [row.a, row.b]));
		for (const row of this.all('right'))
			if (this.models.has(row.a))
				this.rights.get(row.b.replace(PREFIX, '')).roles.add(row.a);
		this.people = new Map(this.all('person').map(row => [row.b, row]));
		this.objects = new Map();
		for (const kind of Object.keys(READ))
			for (const row of this.all(kind))
				this.objects.set(row.b, { kind, ...row });
		this.vacancies = new Map(this.all('vacancy').map(row => [row.a, row]));
		this.projects = new Map(this.all('project').map(row => [row.a, row]));
		this.units = new Map(this.all('unit').map(row => [row.a, row]));
		this.remembered = new Map();
	}

	all(what) {
		return this.rows.get(what) ?? [];
	}

	/** The roles of a person's groups (ACC-07: the union). Whoever is not active or has no group does not get in (ACC-02, ACC-03). */
	roles(user) {
		const person = this.people.get(user);
		if (!person || person.c !== 'active')
			return new Set();
		const roles = new Set(this.all('group').filter(row => row.a === person.a).map(row => row.b));
		if (roles.size > 0) {
			roles.add('LECTOR');	// any staff user can be chosen for these two (relation E): the choice is what makes one
			roles.add('IE');
		}
		return roles;
	}

	/** The delivered role that a role reaches and sees things like. */
	worksLike(role) {
		return this.models.get(role) ?? role;
	}

	/** The delivered roles that the person's groups give in this authority; a group without one gives its role in all (ACC-03). LECTOR and IE come with the choice. */
	givenIn(user, authority) {
		const { a: person } = this.people.get(user);
		const groups = this.all('group').filter(row => row.a === person && (row.c === null || row.c === authority));
		return new Set([...groups.map(row => this.worksLike(row.b)), 'LECTOR', 'IE']);
	}

	/** In which roles the project is reached: as one of its people, or as administrator (ACC-11). */
	reachesProject(user, project) {
		const { a: id } = this.people.get(user);
		const roles = this.all('project_person').filter(row => row.a === project && row.b === id && PROJECT_PEOPLE.includes(row.c)).map(row => row.c);
		return new Set([...roles, 'ADMIN']);
	}

	/** In which roles the vacancy is reached: through its project, as chosen person, through a chosen committee of its authority (ACC-11). */
	reachesVacancy(user, id) {
		const vacancy = this.vacancies.get(id);
		const { a: person } = this.people.get(user);
		if (this.all('excluded').some(row => row.a === id && row.b === person))
			return new Set();	// all reach ends, whatever the source (ACC-20)
		const roles = this.reachesProject(user, vacancy.c);
		for (const row of this.all('vacancy_person'))
			if (row.a === id && row.b === person && CHOSEN_PEOPLE.includes(row.c))
				roles.add(row.c);
		for (const row of this.all('vacancy_unit'))
			if (row.a === id && this.units.get(row.b).b === this.projects.get(vacancy.c).c
				&& this.all('in_unit').some(member => member.a === person && member.b === row.b))
				roles.add(row.c);
		return roles;
	}

	/** Does the table of statuses let this role see the ad or application as it is now (OBJ-60)? */
	statusShows(role, object) {
		if (object.kind === 'jobad')
			return this.all('ad_status').some(row => row.a === role && row.b === object.d && row.c === '1');
		return this.all('status').some(row => row.a === role && row.b === object.d && row.c === '1' && (row.d === '0' || object.e === '1'));
	}

	/** The roles that a person has, that count in the authority of the object and that reach it (ACC-03, ACC-11). */
	rolesThere(user, object) {
		const key = `${user} ${object.b}`;
		if (!this.remembered.has(key)) {
			const held = this.roles(user);
			let there = new Set(), given = new Set();
			if (held.size > 0) {
				const project = object.kind === 'project' ? object.a : this.vacancies.get(object.kind === 'vacancy' ? object.a : object.c).c;
				given = this.givenIn(user, this.projects.get(project).c);
				there = object.kind === 'project' ? this.reachesProject(user, object.a)
					: this.reachesVacancy(user, object.kind === 'vacancy' ? object.a : object.c);
			}
			const withStatus = ['jobad', 'application'].includes(object.kind);
			this.remembered.set(key, [...held].filter(role => given.has(this.worksLike(role)) && there.has(this.worksLike(role))
				&& (!withStatus || this.statusShows(this.worksLike(role), object))));
		}
		return this.remembered.get(key);
	}

	/** "ok"; "denied" (may know of it, not do this); "not_found" (there is none, or nothing to know of it) (ACC-17). right: without OBJECT_ACTION_. */
	answer(user, right, number) {
		const object = this.objects.get(number);
		if (!object)
			return 'not_found';
		const roles = this.rolesThere(user, object);
		const has = name => roles.some(role => this.rights.get(name).roles.has(role));
		return has(right) ? 'ok' : has(READ[object.kind]) ? 'denied' : 'not_found';
	}

	/** Has the person the right by any role? For pages that are about no object. */
	anywhere(user, right) {
		return [...this.roles(user)].some(role => this.rights.get(right).roles.has(role));
	}
}

export const modelOf = async stack => new Model(await stack.sql(modelQuery(await knowsExclusion(stack))));
