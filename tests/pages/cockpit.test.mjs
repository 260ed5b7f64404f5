// The cockpit (BAK-01, PRO-20): what is expected of somebody first, then what runs, then the widgets of the role, then what was worked on last; in each of the eleven roles.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const people = { ADMIN: 'henrike.solms', RECRUITER: 'amira.yildiz', DEPARTMENT: 'katrin.lohmann', LECTOR: 'ruth.eggers', P31: 'bernd.harms', P34: 'sina.krogmann', PR: 'paul.oduya',
	SBV: 'doris.kuhnert', GSB: 'lena.maibaum', PSB: 'frank.tiedemann', IE: 'gesa.rohde' };

let stack, recruiter, council, lector, admin;

before(async () => {
	stack = await startStack();
	[recruiter, council, lector, admin] = ['amira.yildiz', 'paul.oduya', 'ruth.eggers', 'henrike.solms'].map(user => stack.as(user));
});
after(() => stack?.stop());

const cockpit = async person => (await person.get('/')).document;
const words = node => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const running = async (person, number) => words((await cockpit(person)).querySelectorAll('.bms-running li').find(line => line.textContent.includes(number)));
const expected = async (person, what) => words((await cockpit(person)).querySelectorAll('.bms-tasks li').find(line => line.textContent.includes(what)));

/** An ad that is being agreed on with the works council and a lector. */
async function adInAgreement(title) {
	const vacancy = await createVacancy(recruiter, title);
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	assert.equal((await recruiter.submit(await people(), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' })).status, 200);
	const page = await people();
	const first = name => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	assert.equal((await recruiter.submit(page, { pr: first('pr') }, { action: '/gremien' })).status, 200);
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	return { vacancy, jobad };
}

async function ask(jobad, kind) {
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind })).status, 200);
	return Number(await stack.value('SELECT MAX(id) FROM statement'));
}

test('each role reads what it does here, then what is expected, what runs, its widgets in their order, and what it worked on last', async () => {
	const told = new Map();
	await adInAgreement('Stelle im Cockpit (m/w/d)');
	for (const [role, user] of Object.entries(people)) {
		const page = await cockpit(stack.as(user));
		const does = words(page.querySelector('main .bms-does p'));
		assert.match(does, /^Sie /, role);
		assert.ok(!told.has(does), `${role} and ${told.get(does)}: ${does}`);
		told.set(does, role);
		const widgets = (await stack.sql(`SELECT w.name_de AS name FROM cockpit_widget w JOIN base_role r ON r.id = w.role_id WHERE r.code = '${role}' ORDER BY w.position`)).map(row => row.name);
		const parts = page.querySelectorAll('main h1, main h2').map(words).map(heading => heading.replace(/( mehr als)? \d+$/, ''));
		const runs = role === 'IE' ? [] : ['ADMIN', 'PSB'].includes(role) ? parts.filter(part => part === 'Es läuft') : ['Es läuft'];
		const last = parts.filter(part => part === 'Zuletzt');
		assert.deepEqual(parts, ['Cockpit', 'Von Ihnen wird erwartet', ...runs, ...widgets, ...last], role);
		assert.ok(!page.querySelectorAll('.bms-tasks, .bms-running, .bms-edited, main table').some(list => !list.querySelector('li, tbody tr')), `${role}: something empty is shown`);
	}
	assert.equal(told.size, 11);
});

test('what runs leads to the lists that were counted: the active ones and the drafts', async () => {
	const page = await cockpit(stack.as(people.RECRUITER)), head = page.querySelector('section[aria-labelledby=laeuft] .bms-part__head');
	const counted = Number(/(\d+)$/.exec(words(head.querySelector('h2')))[1]);
	const links = head.querySelectorAll('a').map(link => link.getAttribute('href'));
	assert.deepEqual(links, ['/vakanzen?status=aktiv', '/vakanzen?status=entwurf']);
	let listed = 0;
	for (const address of links)
		listed += Number(/\d+/.exec((await stack.as(people.RECRUITER).get(`${address}&format=anzahl`)).body)[0]);
	assert.equal(listed, counted);
});

test('whoever has nothing to do reads one sentence that says so and what comes next', async () => {
	const said = new Set();
	await stack.sql("DELETE t FROM task t JOIN statement s ON s.id = t.statement_id WHERE s.kind = 'closing'");	// of procedures that have ended
	for (const [role, user] of Object.entries(people).filter(([role]) => ['LECTOR', 'P31', 'P34', 'SBV', 'PSB', 'IE'].includes(role))) {
		const page = await cockpit(stack.as(user));
		assert.equal(page.querySelector('.bms-tasks'), null, role);
		const sentence = words(page.querySelector('section[aria-labelledby=erwartet] .bms-nothing'));
		assert.match(sentence, /nichts|keine/, role);
		said.add(sentence);
	}
	assert.equal(said.size, 6, 'each its own');
});

const day = ahead => new Date(Date.now() + ahead * 86400000).toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });

test('a task says its object, its last day and what to do; an overdue one is told by word, and the heading counts', async () => {
	const { jobad } = await adInAgreement('Stelle mit Frist (m/w/d)');
	const id = await ask(jobad, 'ad_pr');
	assert.match(await expected(council, jobad), /^Stellungnahme zur Stellenanzeige .*Stelle mit Frist \(m\/w\/d\) bis (Mo|Di|Mi|Do|Fr|Sa|So) \d\d\.\d\d\.\d{4} Stellung nehmen/);
	await stack.sql(`UPDATE statement s JOIN task t ON t.statement_id = s.id SET s.due_on = '${day(-2)}', s.due_at = UTC_TIMESTAMP() + INTERVAL 1 DAY, t.due_on = s.due_on,
		t.ends_at = s.due_at WHERE s.id = ${id}`);
	assert.match(await expected(council, jobad), /überfällig: seit 2 Tagen fällig (Mo|Di|Mi|Do|Fr|Sa|So) \d\d\.\d\d\./);
	assert.match(words((await cockpit(council)).querySelector('section[aria-labelledby=erwartet] .bms-part__head')), /^Von Ihnen wird erwartet ?\d+ · davon \d+ überfällig$/);
});

test('what runs says whom it waits for, until when, and whose turn it is; at once when somebody is asked or answers, and to lectors nothing of what others are asked', async () => {
	const { vacancy, jobad } = await adInAgreement('Laufende Stelle (m/w/d)');
	assert.match(await running(recruiter, vacancy), /In Abstimmung am Zug: Sie/);
	assert.match(await running(council, vacancy), /In Abstimmung am Zug: Recruiting/);
	const disabled = stack.as('doris.kuhnert');
	assert.match(await running(disabled, vacancy), /am Zug: Recruiting/);
	const id = await ask(jobad, 'ad_pr');
	assert.match(await running(recruiter, vacancy), /wartet auf: .*Personalrat.* bis /);
	assert.match(await running(council, vacancy), /am Zug: Sie bis /);
	assert.doesNotMatch(await running(lector, vacancy), /Personalrat|wartet|am Zug/);
	assert.doesNotMatch(await running(disabled, vacancy), /Personalrat|wartet|am Zug/, 'who does not see the ad is told nothing, and nothing that is not so');
	const given = await council.submit(await council.get(`/stellungnahmen/${id}`), { answer: 'no_objection' }, { action: `/stellungnahmen/${id}` });
	assert.equal(given.status, 200);
	assert.match(await running(recruiter, vacancy), /am Zug: Sie$/);
	assert.match(await running(council, vacancy), /am Zug: Recruiting$/);
});

test('an administrator finds failed imports and jobs, consents taken back, exclusions that were found, and what was orphaned last night', async () => {
	const { vacancy } = await adInAgreement('Stelle mit Befangenheit (m/w/d)');
	assert.doesNotMatch(words((await cockpit(admin)).querySelector('main')), /gescheitert/);
	await stack.sql(`INSERT INTO import_run (kind, file, status, started_at) VALUES ('staff', 'personal.csv', 'refused', UTC_TIMESTAMP())`);
	await stack.sql(`INSERT INTO queue_item (kind, object_id, state, created_at, changed_at) VALUES ('bulk_run', 1, 'failed', UTC_TIMESTAMP(), UTC_TIMESTAMP())`);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at)
		SELECT v.id, s.id, '', UTC_TIMESTAMP() FROM vacancy v, staff_user s WHERE v.number = '${vacancy}' AND s.user_id = 'joerg.petersen'`);
	await stack.sql(`INSERT INTO directory_group_unmapped (name, seen, last_seen) VALUES ('ROL-ALT-BMS-R', 1, UTC_TIMESTAMP())`);
	await stack.job('nightly');
	assert.match(await expected(admin, 'Personalimport'), /der letzte Lauf ist gescheitert Ansehen/);
	assert.match(await expected(admin, 'Aufträge'), /Gescheiterte Aufträge im Hintergrund: 1 Ansehen/);
	assert.match(await expected(admin, vacancy), /Gefundene Befangenheit ansehen .*Stelle mit Befangenheit/);
	assert.match(await expected(admin, 'Verwaiste'), /heute Nacht gezählt: [1-9]/);
	const page = await admin.get('/');
	for (const label of ['Ansehen: Personalimport ansehen: der letzte Lauf ist gescheitert', `Ansehen: Gefundene Befangenheit ansehen ${vacancy}`])
		assert.equal((await admin.get(page.link(label))).status, 200, label);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at, excluded_by)
		SELECT v.id, s.id, 'selbst', UTC_TIMESTAMP(), s.id FROM vacancy v, staff_user s WHERE v.number = '${vacancy}' AND s.user_id = 'henrike.solms'`);
	assert.equal(await expected(admin, vacancy), '', 'not of a procedure she is kept out of');
	await stack.sql(`INSERT INTO import_run (kind, file, status, started_at) VALUES ('staff', 'personal.csv', 'done', UTC_TIMESTAMP())`);
	assert.equal(await expected(admin, 'Personalimport'), '', 'the next one went well');
	assert.equal(await expected(recruiter, 'Aufträge'), '');
});
