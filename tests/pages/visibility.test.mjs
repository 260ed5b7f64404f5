// Who sees an application (ACC-16): visibility.csv is read here, and page, list, count, cockpit, archive and "further applications" are asked over HTTP, for every
// role, every status, every condition and every end. What later parts of the system will note (asked, handed over, refused …) is written into the database.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { attach, beginApplication, confirm, cv, publishedAd, reasonFor, send } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

const AT = `'2026-11-01 08:00:00'`;
const ROLES = ['', 'ADMIN', 'RECRUITER', 'DEPARTMENT', 'LECTOR', 'P31', 'P34', 'PR', 'SBV', 'GSB', 'PSB', 'IE'];
const MARKED = ['ADMIN', 'RECRUITER', 'DEPARTMENT', 'PR', 'SBV'];
const NO_RIGHT = ['LECTOR', 'IE'];
/** Somebody for each role; whoever has the seat reaches the vacancies in no other way. */
const PEOPLE = { ADMIN: 'tomasz.wilke', RECRUITER: 'joerg.petersen', DEPARTMENT: 'katrin.lohmann', LECTOR: 'ruth.eggers', P31: 'bernd.harms', P34: 'sina.krogmann',
	PR: 'paul.oduya', SBV: 'doris.kuhnert', GSB: 'lena.maibaum', PSB: 'frank.tiedemann', IE: 'gesa.rohde', SEAT: 'mehmet.aksoy' };
/** What an application can be. */
const KINDS = { plain: {}, severe: { severe: true }, refused: { severe: true, refused: true }, given: { asked: true, handed: true } };
/** What a vacancy can be, and what is among its applications. */
const SITUATIONS = {
	alone: { kinds: ['plain', 'refused'] },
	open: {},
	closed: { closed: true },
	disputed: { closed: true, status: 'rechtsstreit' },
	asked_anew: { closed: true, asked_since: true },
	selection_fixed: { selection_fixed: true },
	pr_ended: { pr_ended: true },
};

let stack, visitors, statuses;
const applications = [], vacancies = new Map();

/** The lines of visibility.csv. */
const lines = readFileSync(join(top, 'tests/spec/visibility.csv'), 'utf8').trim().split('\n').slice(1).map(line => {
	const [role, among, condition, until] = line.trim().split(',');
	return { role, among: among.split('|'), condition, until: until.split('|').filter(Boolean) };
});

const HOLDS = {
	'': () => true,
	asked: a => a.asked,
	severe: a => a.severe && !a.refused,
	severe_among: (a, line) => !a.refused && applications.some(other => other.situation === a.situation && other.severe && !other.refused && line.among.includes(other.status)),
	handed_over: a => a.handed,
	seat: () => true,
};
const ENDED = {
	vacancy_closed: (situation, role) => situation.closed && !(situation.asked_since && role !== 'SEAT'),
	selection_fixed: situation => situation.selection_fixed,
	pr_ended: situation => situation.pr_ended,
};

const sees = (role, a) => lines.some(line => line.role === role && line.among.includes(a.status) && HOLDS[line.condition](a, line)
	&& !line.until.some(end => ENDED[end](SITUATIONS[a.situation], role)));
const seen = (role, where = () => true) => applications.filter(a => where(a) && sees(role, a));
const numbersOf = list => list.map(a => a.number).sort();
const inLists = a => a.status !== 'archiviert';

/** Everything the database has to know; people are in it, for they have signed in. */
async function makeWorld() {
	const id = async statement => Number(await stack.value(statement));
	const people = Object.fromEntries((await stack.sql('SELECT user_id, id FROM staff_user')).map(row => [row.user_id, row.id]));
	const authority = await id(`SELECT authority_id FROM org_unit WHERE code = 'BSW'`);
	const unit = async role => id(role === 'PSB' ? `SELECT id FROM org_unit WHERE authority_id = ${authority} AND kind = 'psb_group' LIMIT 1`
		: `SELECT id FROM org_unit WHERE authority_id = ${authority} AND committee = '${role}' LIMIT 1`);
	const units = { PR: await unit('PR'), SBV: await unit('SBV'), GSB: await unit('GSB'), PSB: await unit('PSB') };
	const sql = [`INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id, created_at, changed_at) VALUES
		(900, 'P-2026-90000', 'Sichtbarkeit', ${authority}, 'P31', ${people[PEOPLE.RECRUITER]}, ${AT}, ${AT})`,
	...['RECRUITER', 'P31', 'P34'].map(role => `INSERT INTO project_member VALUES (900, ${people[PEOPLE[role]]}, ${ROLES.indexOf(role)})`),
	`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES (9000, 'Nora', 'Beispiel', 'nora@beispiel.example', 'de', ${AT})`];
	for (const [i, [name, situation]] of Object.entries(SITUATIONS).entries()) {
		const v = 9000 + i, number = `V-2026-9${v}`;
		vacancies.set(name, { id: v, number });
		sql.push(`INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind, field, pay_grade, working_time, status, created_at, changed_at)
			VALUES (${v}, '${number}', 900, ${authority}, ${people[PEOPLE.RECRUITER]}, 'Stelle ${name}', 'trainee', 'it', 'E9b', 'full', 'aktiv', ${AT}, ${AT})`,
		`INSERT INTO jobad (id, number, vacancy_id, authority_id, audience, title, teaser, status, created_at, changed_at)
			VALUES (${v}, 'S-2026-9${v}', ${v}, ${authority}, 'both', 'Anzeige ${name}', '', 'abgelaufen', ${AT}, ${AT})`,
		...['DEPARTMENT', 'LECTOR', 'IE'].map(role => `INSERT INTO vacancy_person VALUES (${v}, ${ROLES.indexOf(role)}, ${people[PEOPLE[role]]})`),
		...Object.entries(units).map(([role, unitId]) => `INSERT INTO vacancy_unit VALUES (${v}, ${ROLES.indexOf(role)}, ${unitId})`),
		`INSERT INTO vacancy_seat VALUES (${v}, ${people[PEOPLE.SEAT]})`);
		for (const status of statuses)
			for (const kind of situation.kinds ?? Object.keys(KINDS)) {
				const a = { id: 90000 + applications.length, situation: name, status, kind, ...KINDS[kind] };
				a.number = `B-2026-${a.id}`;
				applications.push(a);
				sql.push(`INSERT INTO application (id, number, jobad_id, vacancy_id, authority_id, applicant_id, source, severely_disabled, sbv_refused, handed_over, status,
					status_since, received_at, created_at, changed_at) VALUES (${a.id}, '${a.number}', ${v}, ${v}, ${authority}, 9000, 'x', ${a.severe ? 1 : 0},
					${a.refused ? 1 : 0}, ${a.handed ? 1 : 0}, '${status}', ${AT}, ${AT}, ${AT}, ${AT})`);
				if (a.asked)
					sql.push(`INSERT INTO application_asked VALUES ('person', ${people[PEOPLE.DEPARTMENT]}, 3, ${a.id})`);
			}
		if (situation.closed)	// what closing does, by itself and by the page
			sql.push(`UPDATE vacancy SET status = 'abgeschlossen' WHERE id = ${v}`, `UPDATE application SET at_rest = 1 WHERE vacancy_id = ${v}`);
		if (situation.status)
			sql.push(`UPDATE vacancy SET status = '${situation.status}' WHERE id = ${v}`);
		if (situation.asked_since)
			sql.push(...ROLES.slice(1).map((_, role) => `INSERT INTO vacancy_asked VALUES (${v}, ${role + 1})`));
		for (const end of ['selection_fixed', 'pr_ended'])
			if (situation[end])
				sql.push(`UPDATE vacancy SET ${end}_at = ${AT} WHERE id = ${v}`);
	}
	/* instead of the delivered widgets one for each status, and the matrix */
	sql.push('INSERT INTO vacancy_status_count (vacancy_id, status, applications) SELECT vacancy_id, status, COUNT(*) FROM application WHERE vacancy_id >= 9000 GROUP BY vacancy_id, status',
		'DELETE FROM cockpit_widget', ...ROLES.slice(1).flatMap((_, role) => statuses.map((status, i) =>
			`INSERT INTO cockpit_widget (role_id, position, name_de, name_en, type, filter) VALUES (${role + 1}, ${i + 1}, '${status}', '${status}', 'ExtendedCandidate', '${status}')`)),
		'UPDATE access_version SET version = version + 1');
	for (let i = 0; i < sql.length; i += 150)	// as much as a command line takes
		await stack.sql(sql.slice(i, i + 150).join(';\n'));
	await stack.job('rebuild-reach');
}

before(async () => {
	stack = await startStack({ workers: 2 });
	visitors = Object.fromEntries(Object.entries(PEOPLE).map(([role, user]) => [role, stack.as(user)]));
	for (const visitor of Object.values(visitors))
		assert.equal((await visitor.get('/')).status, 200);
	statuses = (await stack.sql('SELECT code FROM application_status ORDER BY position')).map(row => row.code);
	await makeWorld();
});
after(() => stack?.stop());

/** Asks for each of a list, by everybody at once. */
const everybody = ask => Promise.all(Object.keys(PEOPLE).map(ask));
const found = (text, pattern = /B-2026-9\d{4}/g) => [...new Set(text.match(pattern) ?? [])].sort();
const complain = (wrong, asked) => assert.deepEqual([wrong.length, wrong.slice(0, 10)], [0, []], `${asked} asked`);

test('the page of an application, and the mark on it', { timeout: 15 * 60 * 1000 }, async t => {
	const wrong = [];
	let asked = 0;
	await everybody(async role => {
		for (const a of applications) {
			const page = await visitors[role].get(`/bewerbungen/${a.number}`);
			const expected = sees(role, a) ? 200 : 404;
			asked++;
			if (page.status !== expected)
				wrong.push(`${role}, ${a.status}, ${a.kind}, ${a.situation}: page says ${page.status} instead of ${expected}`);
			else if (expected === 200 && /Schwerbehindert oder gleichgestellt/.test(page.text('main')) !== (Boolean(a.severe) && MARKED.includes(role)))
				wrong.push(`${role}, ${a.status}, ${a.kind}, ${a.situation}: the mark`);
		}
	});
	t.diagnostic(`${asked} pages asked: ${Object.keys(PEOPLE).length} roles, ${statuses.length} statuses, ${applications.length / statuses.length} conditions and ends`);
	complain(wrong, asked);
	const audited = Number(await stack.value(`SELECT COUNT(*) FROM audit a JOIN staff_user s ON s.id = a.actor_id AND a.actor_kind = 'staff'
		WHERE s.user_id = '${PEOPLE.ADMIN}' AND a.action = 'read' AND a.object_kind = 4 AND a.object_id >= 90000`));
	assert.equal(audited, seen('ADMIN').length, 'each reading by an administrator is in the audit');
	for (const role of ['P34', 'LECTOR', 'SEAT'])
		assert.equal(Number(await stack.value(`SELECT COUNT(*) FROM audit a JOIN staff_user s ON s.id = a.actor_id AND a.actor_kind = 'staff'
			WHERE s.user_id = '${PEOPLE[role]}' AND a.action = 'refused'`)), applications.length - seen(role).length, `each refusal of ${role} is`);
});

/** The text of the section whose heading this is; '' where there is none. */
const section = (page, heading) => page.document.querySelectorAll('main section').find(part => heading.test(part.querySelector('h2')?.textContent ?? ''))?.textContent ?? '';

test('who has access tells neither the mark nor a refusal to whom the mark is not shown', async () => {
	for (const role of ['P31', 'P34', 'GSB'])
		for (const status of statuses) {
			const told = new Map();
			for (const a of seen(role, x => x.status === status && ['alone', 'open'].includes(x.situation) && x.kind !== 'given'))
				told.set(section(await visitors[role].get(`/bewerbungen/${a.number}/zugriff`), /Zugriff/), `${a.kind} ${a.situation}`);
			assert.ok(told.size <= 1, `${role} ${status}: ${[...told.values()]} differ`);
			for (const text of told.keys())
				assert.match(text, /Petersen/, `${role} ${status}: the recruiter stands there`);
		}
	const one = applications.find(a => a.situation === 'open' && a.status === 'gespraech' && a.kind === 'severe');
	for (const role of MARKED)
		if (sees(role, one))
			assert.match(section(await visitors[role].get(`/bewerbungen/${one.number}/zugriff`), /Zugriff/) || 'Kuhnert', /Kuhnert/, role);
	assert.match(section(await visitors.RECRUITER.get(`/bewerbungen/${one.number}/zugriff`), /Zugriff/), /Kuhnert/);
});

/** All numbers of a list that turns pages. */
async function listed(visitor, path) {
	const all = [];
	for (let address = path; address;) {
		const page = await visitor.get(address);
		all.push(...found(page.text('tbody')));
		address = page.document.querySelector('a[rel=next]')?.getAttribute('href');
	}
	return all.sort();
}

test('the lists: all, of a status, of a vacancy, the archive', { timeout: 10 * 60 * 1000 }, async t => {
	let asked = 0;
	await everybody(async role => {
		const visitor = visitors[role];
		if (NO_RIGHT.includes(role)) {
			assert.equal((await visitor.get('/bewerbungen')).status, 403);
			return;
		}
		assert.deepEqual(await listed(visitor, '/bewerbungen'), numbersOf(seen(role, inLists)), role);
		for (const status of statuses)
			assert.deepEqual(await listed(visitor, `/bewerbungen?status=${status}`), numbersOf(seen(role, a => inLists(a) && a.status === status)), `${role} ${status}`);
		for (const [situation, { number }] of vacancies) {
			const closed = role === 'SEAT' || role === 'PSB' && situation === 'alone';	// knows nothing of the vacancy
			assert.deepEqual(await listed(visitor, `/bewerbungen?vakanz=${number}`), closed ? [] : numbersOf(seen(role, a => inLists(a) && a.situation === situation)), `${role} ${situation}`);
		}
		const archive = await visitor.get('/archiv');
		assert.equal(archive.status, ['ADMIN', 'RECRUITER'].includes(role) ? 200 : 403, role);
		if (archive.status === 200)
			assert.deepEqual(await listed(visitor, '/archiv'), numbersOf(seen(role, a => a.status === 'archiviert')), role);
		asked += 2 * applications.length;
	});
	t.diagnostic(`${asked} times a list was asked for an application`);
});

test('lists name and link only what the reader may open (ACC-16)', async () => {
	const seat = await visitors.SEAT.get('/bewerbungen');
	assert.match(seat.text('tbody'), /Stelle /);
	assert.doesNotMatch(seat.body, /V-2026-9\d{4}/, 'a seat opens no vacancy');
	assert.match((await visitors.RECRUITER.get('/bewerbungen')).body, /vakanzen\/V-2026-9\d{4}/);
	const projects = {};
	for (const role of ['RECRUITER', 'DEPARTMENT', 'PR', 'SBV', 'LECTOR']) {
		const page = await visitors[role].get('/vakanzen?suche=Stelle&spalte=project');
		projects[role] = [/Sichtbarkeit/.test(page.text('tbody')), /projekte\/P-2026-90000/.test(page.document.querySelector('tbody').innerHTML)];
		assert.equal(projects[role][1], (await visitors[role].get('/projekte/P-2026-90000')).status === 200, `${role}: a link leads somewhere`);
	}
	assert.deepEqual(projects, { RECRUITER: [true, true], DEPARTMENT: [true, true], PR: [true, false], SBV: [true, false], LECTOR: [false, false] });
});

test('a file holds nothing that somebody sees as works council alone (LAW-14)', async () => {
	const both = stack.as(PEOPLE.RECRUITER), staff = `(SELECT id FROM staff_user WHERE user_id = '${PEOPLE.RECRUITER}')`;
	const ids = [...vacancies.values()].map(v => v.id).join();
	const counts = async query => (await both.get(`/vakanzen?suche=Stelle&sortierung=number&spalte=applications${query}`)).body;
	const file = await counts('&format=csv');
	assert.match(file, /"Stelle open";[1-9]/);
	await stack.sql(`INSERT IGNORE INTO base_role_right (role_id, right_id) SELECT 7, id FROM base_right WHERE code = 'EXPORT';
		INSERT INTO user_group (id, name, role_id) VALUES (9000, 'Auch Personalrat', 7); INSERT INTO user_group_member (group_id, staff_user_id) VALUES (9000, ${staff});
		INSERT IGNORE INTO vacancy_person SELECT id, 7, ${staff} FROM vacancy WHERE id IN (${ids});
		DELETE FROM base_role_right WHERE role_id = 2 AND right_id = (SELECT id FROM base_right WHERE code = 'OBJECT_ACTION_CANDIDATE_LIST_VIEW');
		UPDATE access_version SET version = version + 1`);
	await stack.job('rebuild-reach');
	assert.match((await both.get('/vakanzen?suche=Stelle&spalte=applications')).text('tbody'), /Stelle open\s*[1-9]/, 'the page tells what the works council sees');
	assert.doesNotMatch(await counts('&format=csv'), /"Stelle open";[1-9]/);
	await stack.sql(`DELETE FROM vacancy_person WHERE role_id = 7 AND staff_user_id = ${staff}; DELETE FROM user_group_member WHERE group_id = 9000; DELETE FROM user_group WHERE id = 9000;
		INSERT INTO base_role_right (role_id, right_id) SELECT 2, id FROM base_right WHERE code = 'OBJECT_ACTION_CANDIDATE_LIST_VIEW';
		UPDATE access_version SET version = version + 1`);
	await stack.job('rebuild-reach');
	assert.equal(await counts('&format=csv'), file);
});

test('the counts', async t => {
	let asked = 0;
	await everybody(async role => {
		const page = await visitors[role].get('/vakanzen?suche=Stelle');
		const rows = page.status === 200 ? page.document.querySelectorAll('main tbody tr').map(row => row.querySelectorAll('td, th').map(cell => cell.textContent.trim())) : [];
		for (const [situation, { number }] of vacancies) {
			const row = rows.find(cells => cells[0] === number);
			const visible = seen(role, a => inLists(a) && a.situation === situation);
			if (['SEAT', 'IE'].includes(role) || role === 'PSB' && situation === 'alone')
				assert.equal(row, undefined, `${role} does not know of ${situation}`);
			else
				assert.equal(row[6], role === 'LECTOR' ? '–' : String(visible.length), `${role} ${situation}`);
			asked++;
			if (!['ADMIN', 'RECRUITER'].includes(role))
				continue;
			const counts = (await visitors[role].get(`/vakanzen/${number}/bewerbungen`)).document.querySelectorAll('.bms-counts li').map(li => Number(li.querySelector('b').textContent));
			assert.equal(counts.reduce((sum, count) => sum + count, 0), visible.length, `${role} counts ${situation}`);
			assert.equal(counts.length, new Set(visible.map(a => a.status)).size);
			asked += statuses.length;
		}
	});
	t.diagnostic(`${asked} counts`);
});

test('the cockpit', { timeout: 10 * 60 * 1000 }, async t => {
	let asked = 0;
	for (const situation of Object.keys(SITUATIONS)) {
		/* theirs are the newest, so that all of a status have room in a list of five */
		await stack.sql(`UPDATE application SET received_at = IF(vacancy_id = ${vacancies.get(situation).id}, '2026-12-20 08:00:00', ${AT}) WHERE id >= 90000`);
		await everybody(async role => {
			const page = await visitors[role].get('/');
			for (const status of statuses) {
				const of = applications.filter(a => a.situation === situation && a.status === status), numbers = of.map(a => a.number);
				const widget = page.document.querySelectorAll('.bms-widget').find(section => section.querySelector('h2').textContent.trim().split(' ')[0] === status);
				const shown = found(widget?.textContent ?? '').filter(number => numbers.includes(number));
				asked += of.length;
				assert.deepEqual(shown, role === 'SEAT' || !NO_RIGHT.includes(role) ? numbersOf(of.filter(a => inLists(a) && sees(role, a))) : [], `${role} ${situation} ${status}`);
			}
		});
	}
	t.diagnostic(`${asked} times a cockpit was asked for an application`);
});

test('“further applications” tell of nothing else (ACC-15)', async () => {
	for (const role of ['RECRUITER', 'ADMIN'])
		for (const a of seen(role, one => one.situation === 'open' && one.kind === 'plain')) {
			const visible = seen(role, other => inLists(other) && other !== a);
			const section = (await visitors[role].get(`/bewerbungen/${a.number}`)).document.querySelectorAll('main section').find(one => /Weitere Bewerbungen/.test(one.textContent));
			const others = found(section.textContent);
			assert.equal(others.length, Math.min(50, visible.length));
			assert.deepEqual(others.filter(number => !visible.some(other => other.number === number)), []);
		}
});

test('whoever is excluded from a procedure finds it nowhere (ACC-20)', async () => {
	const { id, number } = vacancies.get('open'), visitor = visitors.RECRUITER;
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT ${id}, id, '', ${AT} FROM staff_user WHERE user_id = '${PEOPLE.RECRUITER}'`);
	const hidden = numbersOf(applications.filter(a => a.situation === 'open')), one = applications.find(a => a.situation === 'closed' && a.status === 'vorauswahl');
	assert.equal((await visitor.get(`/vakanzen/${number}`)).status, 404);
	for (const path of ['/', '/vakanzen', '/projekte/P-2026-90000', `/bewerbungen/${one.number}`]) {
		const text = (await visitor.get(path)).body;
		assert.deepEqual(found(text).filter(other => hidden.includes(other)), [], path);
		assert.ok(!text.includes(number), path);
	}
	assert.deepEqual((await listed(visitor, '/bewerbungen')).filter(other => hidden.includes(other)), []);
	const projects = (await visitor.get('/projekte')).document.querySelectorAll('main tbody tr').find(row => /Sichtbarkeit/.test(row.textContent));
	assert.match(projects.textContent, new RegExp(`${vacancies.size - 1}$`), 'the count of vacancies');
	await stack.sql(`DELETE FROM vacancy_exclusion WHERE vacancy_id = ${id}`);
});

test('a setting lets the GSB see from receipt on', async () => {
	const early = applications.find(a => a.situation === 'open' && a.status === 'eingegangen' && a.kind === 'plain');
	const all = numbersOf(applications.filter(a => ['eingegangen', 'formale_pruefung', 'vorauswahl'].includes(a.status) && !ENDED.vacancy_closed(SITUATIONS[a.situation], 'GSB')));
	assert.equal((await visitors.GSB.get(`/bewerbungen/${early.number}`)).status, 404);
	await stack.sql(`UPDATE setting SET value = 'yes' WHERE name = 'gsb_sees_from_receipt'`);
	assert.equal((await visitors.GSB.get(`/bewerbungen/${early.number}`)).status, 200);
	assert.deepEqual(await listed(visitors.GSB, '/bewerbungen?status=eingegangen,formale_pruefung,vorauswahl'), all);
	assert.match((await visitors.GSB.get('/')).text('main'), /B-2026-9\d{4}/);
	await stack.sql(`UPDATE setting SET value = 'no' WHERE name = 'gsb_sees_from_receipt'`);
	assert.equal((await visitors.GSB.get(`/bewerbungen/${early.number}`)).status, 404);
});

test('vacancies: the lector sees what the ad shows and whom to ask, the PSB nothing before the first person is handed over, the department its project', async () => {
	const { number } = vacancies.get('open'), alone = vacancies.get('alone').number;
	const lector = await visitors.LECTOR.get(`/vakanzen/${number}`);
	assert.equal(lector.status, 200);
	assert.match(lector.text('main'), /Jörg Petersen/);
	assert.doesNotMatch(lector.text('main'), /Verlauf|Zugriff|Bewerbungen|Sichtbarkeit|Aktiv/);
	for (const tab of ['bewerbungen', 'stellungnahmen', 'zugriff', 'verlauf'])
		assert.equal((await visitors.LECTOR.get(`/vakanzen/${number}/${tab}`)).status, 404, tab);
	assert.doesNotMatch((await visitors.LECTOR.get(`/vakanzen/${number}/anzeigen`)).text('main'), /Verlauf|Aktiv/);
	assert.doesNotMatch(lector.body, /B-2026-/);
	for (const path of [`/vakanzen/${alone}`, `/stellenanzeigen/S-2026-9${vacancies.get('alone').id}`])
		assert.equal((await visitors.PSB.get(path)).status, 404, path);
	for (const path of [`/vakanzen/${number}`, `/stellenanzeigen/S-2026-9${vacancies.get('open').id}`])
		assert.equal((await visitors.PSB.get(path)).status, 200, path);
	assert.doesNotMatch((await visitors.PSB.get('/vakanzen')).text('main'), new RegExp(alone));
	const project = await visitors.DEPARTMENT.get('/projekte/P-2026-90000');
	assert.equal(project.status, 200);
	assert.match(project.text('main'), /Sichtbarkeit.*Jörg Petersen/);
	assert.doesNotMatch(project.text('main'), /Bernd Harms|Historie/);
	assert.equal((await visitors.DEPARTMENT.get('/projekte')).status, 200);
	assert.equal((await visitors.LECTOR.get('/projekte/P-2026-90000')).status, 404);
});

test('closing a vacancy is an event: what it ends stays ended when it goes on as a legal dispute', async () => {
	const recruiter = visitors.RECRUITER, { number, id } = vacancies.get('pr_ended');
	await stack.sql(`DELETE FROM application_asked WHERE application_id IN (SELECT id FROM application WHERE vacancy_id = ${id} AND status <> 'vorauswahl');
		UPDATE application SET status = 'abgesagt' WHERE vacancy_id = ${id} AND status IN (SELECT code FROM application_status WHERE active AND counts);
		UPDATE jobad SET status = 'abgelaufen' WHERE vacancy_id = ${id}`);
	const rejected = applications.find(a => a.situation === 'pr_ended' && a.status === 'abgesagt' && a.kind === 'plain');
	assert.equal((await visitors.P34.get(`/bewerbungen/${rejected.number}`)).status, 200);
	for (const status of ['abgeschlossen', 'rechtsstreit', 'rechtsstreit_beendet']) {
		let page = await recruiter.submit(await recruiter.get(`/vakanzen/${number}`), { status }, { action: '/status' });
		if (page.url.includes('/schritt/'))
			page = await recruiter.submit(page, reasonFor(page), { action: '/schritt/' });	// one that nobody can take back
		assert.equal(page.status, 200, page.text('main'));
		assert.equal(await stack.value(`SELECT status FROM vacancy WHERE id = ${id}`), status);
		for (const role of ['P34', 'DEPARTMENT', 'GSB', 'SEAT'])
			assert.equal((await visitors[role].get(`/bewerbungen/${rejected.number}`)).status, 404, `${role} ${status}`);
	}
	assert.equal((await recruiter.get(`/bewerbungen/${rejected.number}`)).status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application_asked q JOIN application a ON a.id = q.application_id WHERE a.vacancy_id = ${id}`), '0', 'what was asked gives nothing any more');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application WHERE vacancy_id = ${id} AND NOT at_rest`), '0');
	await stack.sql(`INSERT INTO vacancy_asked VALUES (${id}, 6); UPDATE application SET received_at = '2026-12-21 08:00:00' WHERE number = '${rejected.number}'`);
	assert.equal((await visitors.P34.get(`/bewerbungen/${rejected.number}`)).status, 200, 'a new statement asked of the role');
	assert.equal((await visitors.GSB.get(`/bewerbungen/${rejected.number}`)).status, 404);
	assert.match((await visitors.P34.get('/')).body, new RegExp(rejected.number), 'also in the cockpit');
});

test('neither the history nor the answers tell of a proof, of the mark, or of what is asked because of it', async () => {
	const recruiter = stack.as('amira.yildiz'), applicant = stack.visitor(), email = 'nachweis@beispiel.example';
	await stack.sql(`INSERT INTO form_question (form_version_id, code, position, kind, max_value, shown_if, shown_value, label_de, label_en) VALUES
		(3, 'aids', 181, 'choice', NULL, 'severely_disabled', 'ja', 'Brauchen Sie Hilfsmittel?', 'Do you need aids?'), (3, 'which_aids', 182, 'text', 100, 'aids', 'ja', 'Welche Hilfsmittel?', 'Which aids?');
		INSERT INTO form_option (form_version_id, question, position, code, label_de, label_en) VALUES (3, 'aids', 1, 'ja', 'Ja', 'Yes'), (3, 'aids', 2, 'nein', 'Nein', 'No')`);
	const { vacancy, jobad } = await publishedAd(recruiter, 'Nachweisstelle (m/w/d)');
	const number = await beginApplication(applicant, jobad, { email, severely_disabled: 'ja', aids: 'ja', which_aids: 'Bildschirmlupe' });
	await attach(applicant, number);
	await attach(applicant, number, [{ ...cv, name: 'ausweis.pdf' }], 'disability');
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	const id = await stack.value(`SELECT id FROM application WHERE number = '${number}'`);
	assert.deepEqual((await stack.sql(`SELECT detail FROM history WHERE object_kind = 4 AND object_id = ${id} AND action = 'attachment_added' ORDER BY seq`)).map(row => row.detail.replace(/^\d+:/, '#')), ['#cv', '#disability']);
	const more = ['changed severely_disabled', 'changed which_aids,severely_disabled', 'changed aids,message', 'attachment_added 99:other', 'attachment_changed 99:other>disability', 'attachment_removed 99:disability',
		'attachment_added 9:letter', 'attachment_added', 'statement_asked rejection_sbv', 'statement_answered rejection_sbv:noted', 'statement_asked formal_check', 'invitation_waived'].map((line, i) => `(4, ${id}, ${900 + i}, UTC_TIMESTAMP(), 'visitor', 0, '${line.split(' ')[0]}', '${line.split(' ')[1] ?? ''}', REPEAT('0', 32))`);
	await stack.sql(`INSERT INTO history (object_kind, object_id, seq, at, actor_kind, actor_id, action, detail, hash) VALUES ${more};
		UPDATE vacancy SET project_id = 900 WHERE number = '${vacancy}'; UPDATE application SET status = 'vorauswahl' WHERE id = ${id}`);
	await stack.job('rebuild-reach');
	const count = (text, pattern) => (text.match(pattern) ?? []).length;
	for (const [role, files, changes, proof] of [['RECRUITER', 5, 3, true], ['P34', 2, 1, false]]) {
		const page = await visitors[role].get(`/bewerbungen/${number}`), lines = section(await visitors[role].get(`/bewerbungen/${number}/verlauf`), /Verlauf/);
		assert.equal(page.status, 200, role);
		assert.equal(count(lines, /Unterlage hinzugefügt/g), files, lines);
		assert.equal(count(lines, /UhrGeändert: /g), changes, lines);
		assert.equal(/Unterlage entfernt|Art einer Unterlage/.test(lines), proof, lines);
		assert.equal(count(lines, /Absage einer schwerbehinderten Person|Nicht eingeladen/g), proof ? 3 : 0, lines);
		assert.match(lines, /Stellungnahme erbeten: Formale Eignung/);
		assert.equal(/ausweis\.pdf/.test(page.text('main')), proof);
		assert.equal(/Hilfsmittel|Bildschirmlupe|schwerbehindert|aids/i.test(page.text('main')), proof, page.text('main'));
	}
});
