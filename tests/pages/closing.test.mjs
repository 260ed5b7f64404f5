// The end of a procedure (PRO-14, PRO-34, OBJ-62, ACC-16): what is open is named, access ends with it, and neither opening it again nor a legal dispute gives any back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, closeVacancy, createJobad, publishedAd, step, withdraw } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

const PEOPLE = { ADMIN: 'henrike.solms', RECRUITER: 'amira.yildiz', DEPARTMENT: 'katrin.lohmann', LECTOR: 'ruth.eggers', P34: 'sina.krogmann', PR: 'paul.oduya', SBV: 'doris.kuhnert',
	GSB: 'lena.maibaum', PSB: 'frank.tiedemann', IE: 'gesa.rohde', SEAT: 'mehmet.aksoy' };
/** Who keeps seeing applications when a vacancy of P34 is closed (PRO-34). */
const KEEP = ['ADMIN', 'RECRUITER'];
const ROLES = { DEPARTMENT: 3, LECTOR: 4, PR: 7, SBV: 8, GSB: 9, PSB: 10, IE: 11 };

let stack, id, vacancy, jobad;
const visitors = {}, people = {};
const main = page => page.text('main');
const names = ['Adenauer', 'Brandtner', 'Celikoglu'];
const status = async () => stack.value(`SELECT status FROM vacancy WHERE id = ${id}`);
const history = async () => (await stack.sql(`SELECT action, detail FROM history WHERE object_kind = 2 AND object_id = ${id} ORDER BY seq`)).map(row => `${row.action} ${row.detail ?? ''}`);
const mails = async () => Number(await stack.value(`SELECT COUNT(*) FROM mail_outbox`));

/** Whom of the applicants somebody finds anywhere: on all pages that lead from the cockpit and the vacancy to it, and at the addresses of the applications. */
async function finds(role) {
	const visitor = visitors[role], found = new Map(), seen = new Set();
	const queue = ['/', '/bewerbungen', '/verfahren', '/uebergaben', `/vakanzen/${vacancy}`, ...['bewerbungen', 'vergleich', 'termine', 'auswahl', 'beteiligung', 'mitteilung', 'einstellung', 'stand', 'stellungnahmen',
		'verlauf', 'dossier'].map(tab => `/vakanzen/${vacancy}/${tab}`), ...names.flatMap(name => [`/bewerbungen/${people[name]}`, `/bewerbungen/${people[name]}/einstellung`])];
	const ours = address => address.includes(vacancy) || names.some(name => address.includes(people[name])) || /^\/stellungnahmen\/\d+$/.test(address);
	while (queue.length && seen.size < 120) {
		const address = queue.shift();
		if (seen.has(address))
			continue;
		seen.add(address);
		const page = await visitor.get(address);
		assert.ok(page.status < 500, `${role} ${address}: ${page.status}`);
		if (page.status !== 200 || !/^text\/html/.test(page.headers.get('content-type') ?? ''))
			continue;
		for (const name of names)
			if (page.body.includes(name) || page.body.includes(people[name]))
				found.set(name, found.get(name) ?? address);
		for (const link of page.document.querySelectorAll('a[href]')) {
			const url = new URL(link.getAttribute('href'), page.url);
			if (url.origin === stack.backend && ours(url.pathname) && !url.pathname.startsWith('/en/'))
				queue.push(url.pathname);
		}
	}
	return found;
}
/** Compares whom everybody finds, by first letters, and says where. */
async function assertFound(wanted) {
	const found = await everybodyFinds();
	for (const [role, names] of Object.entries(found))
		assert.equal([...names.keys()].map(name => name[0]).sort().join(''), wanted[role], `${role}: ${JSON.stringify([...names])}`);
}
async function everybodyFinds() {
	const found = {};
	for (const role of Object.keys(PEOPLE))
		found[role] = await finds(role);
	return found;
}
const keepersAlone = Object.fromEntries(Object.keys(PEOPLE).map(role => [role, KEEP.includes(role) ? 'ABC' : '']));
const asked = async () => (await stack.sql(`SELECT p.user_id FROM statement s JOIN staff_user p ON p.id = s.subject_id WHERE s.vacancy_id = ${id} AND s.kind = 'closing' AND s.state = 'open' AND s.replaced_by IS NULL
	ORDER BY p.user_id`)).map(row => row.user_id);
const steps = async (role, to) => visitors[role].get(`/vakanzen/${vacancy}/schritt/${to}`);
const make = async (role, to, reason) => visitors[role].submit(await steps(role, to), { reason }, { action: '/schritt/' });

before(async () => {
	stack = await startStack();
	for (const [role, user] of Object.entries(PEOPLE)) {
		visitors[role] = stack.as(user);
		assert.equal((await visitors[role].get('/')).status, 200);
	}
	({ vacancy, jobad } = await publishedAd(visitors.RECRUITER, 'Stelle bis zum Ende (m/w/d)'));
	id = await stack.value(`SELECT id FROM vacancy WHERE number = '${vacancy}'`);
	for (const name of names)
		people[name] = await apply(stack, jobad, { email: `${name.toLowerCase()}@beispiel.example`, first_name: 'Kim', surname: name });
	const unit = role => `SELECT u.id FROM vacancy v JOIN org_unit u ON u.authority_id = v.authority_id AND ${role === 'PSB' ? "u.kind = 'psb_group'" : `u.committee = '${role}'`} WHERE v.id = ${id} LIMIT 1`;
	await stack.sql([...['DEPARTMENT', 'LECTOR', 'IE'].map(role => `INSERT IGNORE INTO vacancy_person SELECT ${id}, ${ROLES[role]}, s.id FROM staff_user s WHERE s.user_id = '${PEOPLE[role]}'`),
		...['PR', 'SBV', 'GSB', 'PSB'].map(role => `INSERT IGNORE INTO vacancy_unit (vacancy_id, role_id, org_unit_id) SELECT ${id}, ${ROLES[role]}, (${unit(role)})`),
		`INSERT INTO vacancy_seat SELECT ${id}, s.id FROM staff_user s WHERE s.user_id = '${PEOPLE.SEAT}'`,
		`UPDATE application SET severely_disabled = (number = '${people.Celikoglu}'), status = 'bewerbungsvergleich' WHERE vacancy_id = ${id}`].join(';\n'));
	await stack.job('rebuild-reach');
});
after(() => stack?.stop());

test('while it is compared each role finds whom visibility.csv says', async () => {
	await assertFound({ ADMIN: 'ABC', RECRUITER: 'ABC', DEPARTMENT: 'ABC', LECTOR: '', P34: 'ABC', PR: 'ABC', SBV: 'ABC', GSB: 'ABC', PSB: '', IE: '', SEAT: 'ABC' });
});

test('when somebody is hired and handed over, the council’s procedure is over and so are the seats; the personnel administration finds her alone', async () => {
	await stack.sql(`UPDATE application SET status = 'einstellung', handed_over = 1 WHERE number = '${people.Adenauer}';
		INSERT INTO handover (application_id, vacancy_id, handed_at, handed_by) SELECT a.id, a.vacancy_id, UTC_TIMESTAMP(), v.owner_id FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE a.number = '${people.Adenauer}';
		INSERT INTO decision (vacancy_id, number, state, posts, created_at, created_by, fixed_at, fixed_by) SELECT id, 1, 'fixed', 1, UTC_TIMESTAMP(), owner_id, UTC_TIMESTAMP(), owner_id FROM vacancy WHERE id = ${id};
		INSERT INTO decision_part (decision_id, application_id, choice) SELECT LAST_INSERT_ID(), a.id, IF(a.number = '${people.Adenauer}', 'chosen', 'no') FROM application a WHERE a.vacancy_id = ${id};
		UPDATE vacancy SET selection_fixed_at = UTC_TIMESTAMP(), pr_ended_at = UTC_TIMESTAMP() WHERE id = ${id}`);
	await assertFound({ ADMIN: 'ABC', RECRUITER: 'ABC', DEPARTMENT: 'ABC', LECTOR: '', P34: 'ABC', PR: '', SBV: 'ABC', GSB: 'ABC', PSB: 'A', IE: '', SEAT: '' });
});

test('what is open is named with links that lead there; what hinders is ended together, drafts are thrown away with it', async () => {
	await stack.sql(`INSERT INTO appointment (vacancy_id, name, state, created_at, created_by, changed_at) SELECT id, 'Zweites Gespräch', 'planned', UTC_TIMESTAMP(), owner_id, UTC_TIMESTAMP() FROM vacancy WHERE id = ${id};
		INSERT INTO appointment_panel (appointment_id, position) VALUES (LAST_INSERT_ID(), 1);
		INSERT INTO appointment_slot (appointment_id, panel_id, vacancy_id, starts_at, ends_at) SELECT t.id, p.id, ${id}, '${dayIn(9)} 09:00:00', '${dayIn(9)} 10:00:00' FROM appointment t JOIN appointment_panel p ON p.appointment_id = t.id WHERE t.vacancy_id = ${id};
		INSERT INTO court_application (vacancy_id, application_id, filed_on, recorded_at, recorded_by) SELECT v.id, a.id, CURDATE(), UTC_TIMESTAMP(), v.owner_id FROM vacancy v JOIN application a ON a.number = '${people.Brandtner}' WHERE v.id = ${id};
		UPDATE application SET handed_over = 0 WHERE number = '${people.Adenauer}'`);
	const draft = await createJobad(visitors.RECRUITER, vacancy);
	const stopped = await closeVacancy(visitors.RECRUITER, vacancy);
	assert.equal(stopped.status, 400);
	const page = await steps('RECRUITER', 'abgeschlossen');
	for (const words of ['Zweites Gespräch', people.Brandtner, people.Celikoglu, jobad, draft, 'Gerichtlicher Antrag, der noch läuft', 'Eingestellt, aber nicht an die Personalsachbearbeitung', 'Mitteilungen an Unterlegene', 'Entwurf einer Anzeige'])
		assert.ok(main(page).includes(words), `${words}: ${main(page)}`);
	for (const link of page.document.querySelectorAll('main .bms-section a')) {
		const there = await visitors.RECRUITER.get(link.getAttribute('href'));
		assert.equal(there.status, 200, link.getAttribute('href'));
	}
	const bulk = await visitors.RECRUITER.submit(page, {}, { action: '/offene-bewerbungen' });
	assert.match(bulk.url, /sammelaktionen\/\d+/);
	for (const name of ['Brandtner', 'Celikoglu'])
		assert.match(main(bulk), new RegExp(people[name]));
	await stack.sql(`UPDATE application SET handed_over = 1 WHERE number = '${people.Adenauer}'; UPDATE application SET status = 'abgesagt' WHERE number IN ('${people.Brandtner}', '${people.Celikoglu}')`);
	await withdraw(visitors.RECRUITER, jobad);
	const closable = await steps('RECRUITER', 'abgeschlossen');
	assert.match(main(closable), /sieht sie nicht mehr und wird per E-Mail gebeten/);
	assert.doesNotMatch(main(closable), /Es wird keine E-Mail versendet/);
	assert.match(main(await closeVacancy(visitors.RECRUITER, vacancy)), /Abgeschlossen/);
	assert.equal(await status(), 'abgeschlossen');
	assert.equal(await stack.value(`SELECT status FROM jobad WHERE number = '${draft}'`), 'geloescht');
	assert.equal((await visitors.RECRUITER.get(`/stellenanzeigen/${draft}`)).status, 404);
});

test('closed, whoever had access finds nobody any more and is asked for the attestation, which is given without reach; recruiting and administration keep it', async () => {
	await assertFound(keepersAlone);
	const who = await asked();
	for (const role of ['DEPARTMENT', 'P34', 'PR', 'SBV', 'GSB', 'PSB', 'SEAT'])
		assert.ok(who.includes(PEOPLE[role]), role);
	for (const role of ['ADMIN', 'RECRUITER', 'LECTOR', 'IE'])
		assert.ok(!who.includes(PEOPLE[role]), role);
	const path = `/stellungnahmen/${await stack.value(`SELECT s.id FROM statement s JOIN staff_user p ON p.id = s.subject_id WHERE s.vacancy_id = ${id} AND s.kind = 'closing' AND p.user_id = '${PEOPLE.PSB}'`)}`;
	assert.equal((await visitors.PSB.submit(await visitors.PSB.get(path), { answer: 'confirmed' }, { action: path })).status, 200);
	assert.ok(!(await asked()).includes(PEOPLE.PSB));
	assert.match(main(await visitors.RECRUITER.get(`/vakanzen/${vacancy}/stand`)), /Vernichtung lokaler Kopien/);
});

test('an application of the closed vacancy that is in dispute is found by the keepers alone', async () => {
	await step(visitors.RECRUITER, people.Brandtner, 'rechtsstreit');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${people.Brandtner}'`), 'rechtsstreit');
	await assertFound(keepersAlone);
	await step(visitors.RECRUITER, people.Brandtner, 'rechtsstreit_beendet');
	await assertFound(keepersAlone);
});

test('an administrator alone opens it again, with a reason; it gives nobody anything back, and tells nobody', async () => {
	assert.doesNotMatch(main(await visitors.RECRUITER.get(`/vakanzen/${vacancy}`)), /Wiedereröffnen/);
	const old = await visitors.ADMIN.get(`/vakanzen/${vacancy}`);
	for (const role of ['RECRUITER', 'P34', 'PR', 'GSB', 'SBV', 'DEPARTMENT', 'PSB', 'SEAT']) {
		const form = (await steps('ADMIN', 'aktiv')).form('/schritt/');
		await visitors[role].post(form.action, [...form.fields.filter(([name]) => name !== 'reason'), ['reason', 'Versuch']]);
		assert.equal(await status(), 'abgeschlossen', role);
	}
	assert.match(main(old), /Wiedereröffnen/);
	const before = await mails();
	assert.equal((await make('ADMIN', 'aktiv', '')).status, 400);
	assert.match(main(await steps('ADMIN', 'aktiv')), /erhält ihn dadurch nicht zurück/);
	const opened = await make('ADMIN', 'aktiv', 'Die Auswahl ist zu wiederholen.');
	assert.equal(opened.status, 200, main(opened));
	assert.equal(await status(), 'aktiv');
	assert.equal(await mails(), before, 'nobody is told');
	assert.ok((await history()).includes('status abgeschlossen>aktiv'));
	assert.ok((await history()).includes('status_reason Die Auswahl ist zu wiederholen.'));
	await assertFound(keepersAlone);
	assert.equal((await visitors.ADMIN.submit(old, { status: 'aktiv' }, { action: '/status' })).status, 400, 'an old form does nothing more');
});

test('who is asked anew finds them again, the others do not; closed again she alone attests', async () => {
	await stack.sql(`UPDATE statement SET state = 'answered', answer = 'confirmed' WHERE vacancy_id = ${id} AND kind = 'closing' AND state = 'open'; DELETE FROM task WHERE vacancy_id = ${id}; INSERT INTO vacancy_asked VALUES (${id}, ${ROLES.GSB})`);
	await assertFound({ ...keepersAlone, GSB: 'AC' });
	assert.match(main(await closeVacancy(visitors.RECRUITER, vacancy)), /Abgeschlossen/);
	assert.deepEqual(await asked(), [PEOPLE.GSB]);
	await assertFound(keepersAlone);
});

test('a legal dispute is recorded with a reason by whoever recruits: nobody gets anything back, nobody is hired, nothing is published or anonymised', async () => {
	for (const role of ['P34', 'PR', 'GSB', 'SBV', 'DEPARTMENT', 'PSB', 'SEAT'])
		assert.ok([403, 404].includes((await steps(role, 'rechtsstreit')).status) || !(await steps(role, 'rechtsstreit')).form('/schritt/'), role);
	assert.equal((await make('RECRUITER', 'rechtsstreit', '')).status, 400);
	assert.equal((await make('RECRUITER', 'rechtsstreit', 'Klage beim Verwaltungsgericht, 5 K 17/26')).status, 200);
	assert.equal(await status(), 'rechtsstreit');
	assert.ok((await history()).includes('status abgeschlossen>rechtsstreit'));
	assert.match(main(await visitors.RECRUITER.get(`/vakanzen/${vacancy}/verlauf`)), /Klage beim Verwaltungsgericht/);
	await assertFound(keepersAlone);
	assert.match(main(await visitors.RECRUITER.get(`/vakanzen/${vacancy}/stand`)), /Rechtsstreit zur Vakanz/);
	await stack.sql(`UPDATE application SET status = 'einstellungsprozess' WHERE number = '${people.Adenauer}'; UPDATE court_application SET closed_at = UTC_TIMESTAMP()`);
	assert.match(main(await visitors.RECRUITER.get(`/bewerbungen/${people.Adenauer}`)), /Zur Vakanz läuft ein Rechtsstreit/);
	await step(visitors.RECRUITER, people.Adenauer, 'einstellung');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${people.Adenauer}'`), 'einstellungsprozess');
	await stack.sql(`UPDATE application SET status = 'einstellung' WHERE number = '${people.Adenauer}'; UPDATE application SET status_since = UTC_TIMESTAMP() - INTERVAL 900 DAY WHERE vacancy_id = ${id}`);
	for (const rule of ['RET-03', 'RET-07'])
		await stack.job('nightly', '--rule', rule);
	const kept = async () => (await stack.sql(`SELECT status FROM application WHERE vacancy_id = ${id} ORDER BY id`)).map(row => row.status).join();
	assert.equal(await kept(), 'einstellung,rechtsstreit_beendet,abgesagt');
	assert.equal((await make('RECRUITER', 'rechtsstreit_beendet', 'Vergleich vom Juni')).status, 200);
	assert.ok((await history()).includes('status rechtsstreit>rechtsstreit_beendet'));
	for (const rule of ['RET-03', 'RET-07'])
		await stack.job('nightly', '--rule', rule);
	assert.equal(await kept(), 'einstellung,rechtsstreit_beendet,abgesagt', 'not before 30 days after its end');
	await assertFound(keepersAlone);
	assert.match(main(await closeVacancy(visitors.RECRUITER, vacancy)), /Abgeschlossen/);
	await assertFound(keepersAlone);
});

test('what must not be is found: hired without consent, before the waiting was over or in a dispute, handed over before it, rejected before the hearing, a council that sees on', async () => {
	const check = () => stack.job('check').then(said => said, error => error.stdout);
	const of = (post, surname) => `(SELECT a.id FROM application a JOIN applicant p ON p.id = a.applicant_id JOIN vacancy v ON v.id = a.vacancy_id WHERE v.post_number = '${post}' AND p.surname = '${surname}')`;
	const told = `passed_over WHERE application_id = ${of('BVU-4477', 'Quastenberg')}`, opened = await stack.value(`SELECT opened_at FROM ${told}`);
	const [handed, ended] = await stack.sql(`SELECT handed_at AS at FROM handover WHERE application_id = ${of('BVU-4477', 'Feddersen-Brahms')} UNION ALL SELECT pr_ended_at FROM vacancy WHERE post_number = 'BVU-4477'`);
	const counted = async words => Number(new RegExp(`${words}: (\\d+)`).exec(await check())[1]);
	for (const [words, plant, back] of [
		['people being hired without what the committees have to say', `UPDATE application SET status = 'einstellungsprozess' WHERE id = ${of('BVU-2147', 'Wulff-Kerner')}`, `UPDATE application SET status = 'beteiligung_gremien' WHERE id = ${of('BVU-2147', 'Wulff-Kerner')}`],
		['hirings before the waiting was over', `UPDATE passed_over SET received_on = (SELECT DATE(handed_at) FROM handover WHERE application_id = ${of('BVU-4477', 'Feddersen-Brahms')}), opened_at = NULL WHERE application_id = ${of('BVU-4477', 'Quastenberg')}`, `UPDATE passed_over SET received_on = NULL, opened_at = '${opened}' WHERE application_id = ${of('BVU-4477', 'Quastenberg')}`],
		['handed over before the waiting was over', `UPDATE handover SET handed_at = (SELECT sent_at + INTERVAL 5 DAY FROM ${told}) WHERE application_id = ${of('BVU-4477', 'Feddersen-Brahms')}`, `UPDATE handover SET handed_at = '${handed.at}' WHERE application_id = ${of('BVU-4477', 'Feddersen-Brahms')}`],
		['rejections before the SBV was heard', `UPDATE application SET severely_disabled = 1 WHERE id = ${of('BVU-3310', 'Ostrowski')}`, `UPDATE application SET severely_disabled = 0 WHERE id = ${of('BVU-3310', 'Ostrowski')}`],
		['vacancies whose works council sees on after its end', `UPDATE vacancy SET pr_ended_at = NULL WHERE post_number = 'BVU-4477'`, `UPDATE vacancy SET pr_ended_at = '${ended.at}' WHERE post_number = 'BVU-4477'`],
	]) {
		const before = await counted(words);
		await stack.sql(plant);
		assert.equal(await counted(words), before + 1, words);
		await stack.sql(back);
		assert.equal(await counted(words), before, `${words}, put back`);
	}
});

test('offer, hand-over and application to a court are among what somebody is told of her data (Art. 15)', async () => {
	const account = await makeAccount(stack, { email: 'auskunft@beispiel.example' });
	await stack.sql(`UPDATE application a JOIN applicant p ON p.id = a.applicant_id SET a.applicant_id = ${account.applicant} WHERE p.surname IN ('Toprakkale', 'Papadellis', 'Stünkel')`);
	const applicant = await signedIn(stack, account), data = JSON.parse((await applicant.get('/konto/auskunft/json')).body);
	const all = name => data.people.flatMap(person => person.applications).flatMap(application => application[name] ?? []);
	assert.deepEqual(all('offers').map(one => [one.offer, one.offer_words, Boolean(one.made_at && one.last_day && one.answered_at)]), [['accepted', 'angenommen', true]]);
	assert.equal(all('handovers').length, 1);
	assert.ok(all('handovers')[0].handed_at);
	assert.deepEqual(all('court_applications').map(one => [one.court, one.reference, Boolean(one.filed_on)]), [['Arbeitsgericht Nordhafen', '5 Ga 24/26', true]]);
	for (const label of ['offers', 'handovers', 'court_applications', 'handed_at', 'court', 'filed_on'])
		assert.ok(data.labels[label], label);
});
