// Who may do what, said once more and naively, straight from 02-access.md and tests/spec/rights.csv. It reads assignments by SQL, never the reach rows,
// and shares nothing with the program: model.test.mjs and crawler.test.mjs hold the program against it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './stack.mjs';

const PREFIX = 'OBJECT_ACTION_';
const READ = { project: 'PROJECT_READ', vacancy: 'VACANCY_READ', jobad: 'JOBAD_READ', application: 'CANDIDATE_READ', requisition: 'REQUISITION_WRITE' };
const CHOSEN_PEOPLE = ['DEPARTMENT', 'LECTOR', 'IE'];
const PROJECT_PEOPLE = ['RECRUITER', 'P31', 'P34'];
/** What the rights of rights-more.csv are about, by their first word; the others are about applications. They have no prefix. */
const ABOUT = { REQUISITION: 'requisition', MOBILE: 'jobad', FOREIGN: 'project', MEDIA: 'jobad', COMPARISON: 'vacancy', SELECTION: 'vacancy', APPOINTMENT: 'vacancy' };
/** Whoever holds a seat may read and rate, whatever the groups (ACC-11). */
const SEAT_RIGHTS = ['CANDIDATE_READ', 'CANDIDATE_LIST_VIEW', 'RATE', 'COMPARISON_READ'];
/** What nobody in the backend sees, whatever the tables say (ACC-16). */
const HIDDEN = ['gespeichert', 'geloescht', 'anonymisiert'];

/** The delivered tables (ACC-10): {right, object, roles} of each line, also of rights that no page asks for yet. IE has no column: it sees no objects (ACC-16). */
export function deliveredRights() {
	const read = name => readFileSync(join(top, 'tests/spec', name), 'utf8').trim().split('\n').map(line => line.trim().split(','));
	const [head, ...lines] = read('rights.csv');
	const [moreHead, ...moreLines] = read('rights-more.csv');
	return [...lines.map(cells => ({
		object: cells[0],
		right: cells[1].replace(PREFIX, ''),
		roles: new Set(head.slice(3).filter((_, i) => cells[i + 3] === 'X')),
	})), ...moreLines.map(cells => ({
		object: ABOUT[cells[0].split('_')[0]] ?? 'application',
		right: cells[0],
		roles: new Set(moreHead.slice(1).filter((role, i) => role !== 'what' && cells[i + 1] === 'X')),
	}))];
}

/** What is assigned to whom, as rows (what, a, b, c, d, e). */
const ASSIGNED = `
	SELECT 'person' AS what, id AS a, user_id AS b, CAST(status AS CHAR) AS c, NULL AS d, NULL AS e FROM staff_user
	UNION ALL SELECT 'group', m.staff_user_id, IFNULL(o.code, r.code), g.authority_id, NULL, NULL FROM user_group_member m JOIN user_group g ON g.id = m.group_id
		JOIN base_role r ON r.id = g.role_id LEFT JOIN base_role o ON o.id = g.rights_role_id
	UNION ALL SELECT 'created', r.code, m.code, NULL, NULL, NULL FROM base_role r JOIN base_role m ON m.id = r.model_role_id
	UNION ALL SELECT 'in_unit', staff_user_id, subject_id, NULL, NULL, NULL FROM staff_subject WHERE subject_kind = 'unit'
	UNION ALL SELECT 'unit', id, authority_id, NULL, NULL, NULL FROM org_unit
	UNION ALL SELECT 'project', id, number, authority_id, status, NULL FROM project
	UNION ALL SELECT 'project_person', m.project_id, m.staff_user_id, r.code, NULL, NULL FROM project_member m JOIN base_role r ON r.id = m.role_id
	UNION ALL SELECT 'vacancy', id, number, project_id, CONCAT_WS(',', closed_at IS NOT NULL, selection_fixed_at IS NOT NULL, pr_ended_at IS NOT NULL, blind_stage = 'on'), status FROM vacancy
	UNION ALL SELECT 'vacancy_person', p.vacancy_id, p.staff_user_id, r.code, NULL, NULL FROM vacancy_person p JOIN base_role r ON r.id = p.role_id
	UNION ALL SELECT 'vacancy_unit', u.vacancy_id, u.org_unit_id, r.code, NULL, NULL FROM vacancy_unit u JOIN base_role r ON r.id = u.role_id
	UNION ALL SELECT 'jobad', id, number, vacancy_id, CAST(status AS CHAR), NULL FROM jobad
	UNION ALL SELECT 'application', id, number, vacancy_id, status, CONCAT_WS(',', severely_disabled, sbv_refused, handed_over) FROM application
	UNION ALL SELECT 'requisition', id, number, authority_id, status, CONCAT_WS(',', created_by, handed_in_at IS NOT NULL, IFNULL(vacancy_id, '')) FROM requisition
	UNION ALL SELECT 'asked', application_id, CAST(subject_kind AS CHAR), subject_id, role_id, NULL FROM application_asked
	UNION ALL SELECT 'asked_since', vacancy_id, role_id, NULL, NULL, NULL FROM vacancy_asked
	UNION ALL SELECT 'seat', vacancy_id, staff_user_id, NULL, NULL, NULL FROM vacancy_seat
	UNION ALL SELECT 'role', id, code, NULL, NULL, NULL FROM base_role
	UNION ALL SELECT 'ad_status', r.code, CAST(s.status AS CHAR), s.may_see, NULL, NULL FROM process_status_role s JOIN base_role r ON r.id = s.role_id WHERE s.kind = 3
	UNION ALL SELECT 'status', IFNULL(r.code, 'SEAT'), s.status, CAST(s.on_condition AS CHAR), CAST(s.ends AS CHAR), NULL FROM process_status_role s
		LEFT JOIN base_role r ON r.id = s.role_id WHERE s.kind = 4 AND s.may_see AND (s.setting IS NULL OR 'yes' = (SELECT value FROM setting WHERE name = s.setting))
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
				line.roles = new Set(this.all('right').filter(row => row.b.replace(PREFIX, '') === line.right).map(row => row.a));
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
			if (this.all('seat').some(row => row.b === person.a))
				roles.add('SEAT');
		}
		return roles;
	}

	/** The delivered role that a role reaches and sees things like. */
	worksLike(role) {
		return this.models.get(role) ?? role;
	}

	/** The roles that the person's groups give in this authority, each with its own rights; a group without one gives its role in all (ACC-03). LECTOR and IE come with the choice. */
	givenIn(user, authority) {
		const { a: person } = this.people.get(user);
		const groups = this.all('group').filter(row => row.a === person && (row.c === null || row.c === authority));
		return new Set([...groups.map(row => row.b), 'LECTOR', 'IE']);
	}

	/** In which roles somebody is one of the project's people, or administrator (ACC-11). */
	ofProject(user, project) {
		const { a: id } = this.people.get(user);
		const roles = this.all('project_person').filter(row => row.a === project && row.b === id && PROJECT_PEOPLE.includes(row.c)).map(row => row.c);
		return new Set([...roles, 'ADMIN']);
	}

	/** Kept out of a vacancy for bias (ACC-20). */
	excluded(id, vacancy) {
		return this.all('excluded').some(row => row.a === vacancy && row.b === id);
	}

	/**
	 * The department sees the projects of its vacancies, too (ACC-16), of those it is not excluded from. Who is excluded from all the vacancies of a project has
	 * nothing to do with it, whatever the source (ACC-20).
	 */
	reachesProject(user, project) {
		const roles = this.ofProject(user, project);
		const { a: id } = this.people.get(user);
		const vacancies = this.all('vacancy').filter(row => row.c === project);
		if (vacancies.length > 0 && vacancies.every(vacancy => this.excluded(id, vacancy.a)))
			return new Set();
		if (this.all('vacancy_person').some(row => row.b === id && row.c === 'DEPARTMENT' && !this.excluded(id, row.a) && this.vacancies.get(row.a).c === project))
			roles.add('DEPARTMENT');
		return roles;
	}

	/** In which roles the vacancy is reached: through its project, as chosen person, through a chosen committee of its authority, by a seat (ACC-11). */
	reachesVacancy(user, id) {
		const vacancy = this.vacancies.get(id);
		const { a: person } = this.people.get(user);
		if (this.excluded(person, id))
			return new Set();	// all reach ends, whatever the source (ACC-20)
		const roles = this.ofProject(user, vacancy.c);
		if (this.all('seat').some(row => row.a === id && row.b === person))
			roles.add('SEAT');
		for (const row of this.all('vacancy_person'))
			if (row.a === id && row.b === person && CHOSEN_PEOPLE.includes(row.c))
				roles.add(row.c);
		for (const row of this.all('vacancy_unit'))
			if (row.a === id && this.units.get(row.b).b === this.projects.get(vacancy.c).c
				&& this.all('in_unit').some(member => member.a === person && member.b === row.b))
				roles.add(row.c);
		return roles;
	}

	facts(application) {
		const [severe, refused, handed] = application.e.split(',').map(text => text === '1');
		return { severe, refused, handed };
	}

	/** The applications of a vacancy. */
	applications(vacancy) {
		return this.all('application').filter(row => row.c === vacancy);
	}

	roleNumber(role) {
		return this.all('role').find(row => row.b === role)?.a;
	}

	/** Was a statement about the application asked of the person, or of a committee through which the role reaches the vacancy? */
	asked(user, role, application) {
		const { a: person } = this.people.get(user);
		const asked = (kind, id) => this.all('asked').some(row => row.a === application.a && row.b === kind && row.c === id && row.d === this.roleNumber(role));
		const vacancy = this.vacancies.get(application.c);
		const chosen = this.all('vacancy_person').some(row => row.a === vacancy.a && row.b === person && row.c === role)
			|| this.all('project_person').some(row => row.a === vacancy.c && row.b === person && row.c === role);
		return chosen && asked('person', person) || role === 'ADMIN' && asked('all', '0')
			|| this.all('vacancy_unit').some(row => row.a === vacancy.a && row.c === role && this.units.get(row.b).b === this.projects.get(vacancy.c).c
				&& this.all('in_unit').some(member => member.a === person && member.b === row.b) && asked('unit', row.b));
	}

	/** The conditions of visibility.csv. */
	conditionHolds(condition, user, role, application) {
		const { severe, refused, handed } = this.facts(application);
		const among = () => this.applications(application.c).some(other => this.facts(other).severe && !this.facts(other).refused && !HIDDEN.includes(other.d)
			&& this.all('status').some(row => row.a === role && row.b === other.d && row.c === 'severe_among'));
		return { '': () => true, asked: () => this.asked(user, role, application), severe: () => severe && !refused, severe_among: () => !refused && among(),
			handed_over: () => handed, seat: () => role === 'SEAT' }[condition]();
	}

	/** Its ends: events, which a status does not take back. */
	hasEnded(ends, role, vacancy) {
		const [closed, fixed, pr, blind] = vacancy.d.split(',').map(text => text === '1');
		if (blind && ['DEPARTMENT', 'SEAT'].includes(role))
			return true;
		const since = this.all('asked_since').some(row => row.a === vacancy.a && row.b === this.roleNumber(role));
		return ends.includes('vacancy_closed') && closed && !since || ends.includes('selection_fixed') && fixed || ends.includes('pr_ended') && pr;
	}

	/** Does the role see the ad or application as it is now (OBJ-60, ACC-16)? */
	statusShows(user, role, object) {
		if (object.kind === 'jobad')
			return this.all('ad_status').some(row => row.a === role && row.b === object.d && row.c === '1');
		return !HIDDEN.includes(object.d) && this.all('status').some(row => row.a === role && row.b === object.d
			&& this.conditionHolds(row.c, user, role, object) && !this.hasEnded((row.d ?? '').split(','), role, this.vacancies.get(object.c)));
	}

	/** The PSB reaches vacancy and ad with the first person handed over (ACC-16). */
	begun(role, vacancy) {
		return role !== 'PSB' || this.applications(vacancy).some(application => this.facts(application).handed);
	}

	/** The roles that a person has, that count in the authority of the object and that reach it (ACC-03, ACC-11). */
	rolesThere(user, object) {
		const key = `${user} ${object.b}`;
		if (!this.remembered.has(key)) {
			const held = this.roles(user);
			let there = new Set(), given = new Set(['SEAT']);
			if (object.kind === 'requisition') {
				this.remembered.set(key, [...held].filter(role => this.seesRequisition(user, this.worksLike(role), object)));
				return this.remembered.get(key);
			}
			if (held.size > 0) {
				const project = object.kind === 'project' ? object.a : this.vacancies.get(object.kind === 'vacancy' ? object.a : object.c).c;
				for (const role of this.givenIn(user, this.projects.get(project).c))
					given.add(role);
				there = object.kind === 'project' ? this.reachesProject(user, object.a)
					: this.reachesVacancy(user, object.kind === 'vacancy' ? object.a : object.c);
			}
			const withStatus = ['jobad', 'application'].includes(object.kind), begins = { vacancy: object.a, jobad: object.c }[object.kind];
			this.remembered.set(key, [...held].filter(role => given.has(role) && there.has(this.worksLike(role))
				&& (!begins || this.begun(this.worksLike(role), begins)) && (!withStatus || this.statusShows(user, this.worksLike(role), object))));
		}
		return this.remembered.get(key);
	}

	/** A requisition is its authority's: recruiters see it from the day it is handed in, or their own (OBJ-03, PRO-01). */
	seesRequisition(user, role, { c: authority, d: status, e }) {
		const [creator, handedIn, vacancy] = e.split(','), { a: person } = this.people.get(user);
		const ofAuthority = this.all('group').some(row => row.a === person && this.worksLike(row.b) === role && (row.c === null || row.c === authority));
		return ofAuthority && status !== 'geloescht' && !this.excluded(person, vacancy)
			&& (role !== 'RECRUITER' || (status !== 'entwurf' && handedIn === '1') || creator === person);
	}

	/** "ok"; "denied" (may know of it, not do this); "not_found" (there is none, or nothing to know of it) (ACC-17). right: without OBJECT_ACTION_. */
	answer(user, right, number) {
		const object = this.objects.get(number);
		if (!object)
			return 'not_found';
		const roles = this.rolesThere(user, object);
		/* what is archived takes the right ARCHIVE as well, by the same role in the same place */
		const archived = this.archived(object);
		const alike = (role, name) => roles.some(other => this.worksLike(other) === this.worksLike(role) && this.holds(other, name));
		const has = name => roles.some(role => this.holds(role, name) && (!archived || alike(role, 'ARCHIVE')));
		return has(right) ? 'ok' : has(READ[object.kind]) ? 'denied' : 'not_found';
	}

	/** A vacancy's status is in e; an ad is in the archive with its vacancy, too (RET-40). */
	archived(object) {
		const vacancy = { vacancy: object.a, jobad: object.c }[object.kind];
		return (object.kind !== 'vacancy' && object.d === 'archiviert') || (vacancy && this.vacancies.get(vacancy).e === 'archiviert');
	}

	holds(role, right) {
		const line = this.rights.get(right);
		if (!line)
			throw new Error(`the spec's tables have no right ${right}`);
		return role === 'SEAT' ? SEAT_RIGHTS.includes(right) : line.roles.has(role);
	}

	/** Has the person the right by any role? For pages that are about no object. */
	anywhere(user, right) {
		return [...this.roles(user)].some(role => this.holds(role, right));
	}
}

export const modelOf = async stack => new Model(await stack.sql(modelQuery(await knowsExclusion(stack))));
