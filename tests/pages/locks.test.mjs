// The locks of hiring and rejecting (PRO-10 to PRO-13, PRO-31, LAW-10, LAW-23, LAW-41): each alone and each pair stops the step by its page, an old form, an administrator, a step of her own, a bulk run and the hand-over, by its name; and the one act that lifts it is enough.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree } from '../lib/decide.mjs';
import { apply, publishedAd, reasonFor } from '../lib/slice.mjs';
import { dayIn, eventually, startStack } from '../lib/stack.mjs';

const MODEL = '/verwaltung/statusmodell/application';
let stack, recruiter, admin, ad, chosen, passed, id;
const german = day => day.split('-').reverse().join('.');
const main = page => page.text('main').replace(/\s+/g, ' ');
const sql = text => stack.sql(text);
const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);

/** What each lock says, how a state is made in which it alone stands, how it goes by SQL, and by the act that lifts it. */
const LOCKS = {
	decision: { to: 'einstellung', words: /nicht ausgewählt ist, und diese muss festgelegt sein/, bulk: /nicht ausgewählt, oder/,
		set: () => sql(`UPDATE decision_part SET dropped_at = UTC_TIMESTAMP() WHERE application_id = ${id.chosen}`), lift: () => sql(`UPDATE decision_part SET dropped_at = NULL WHERE application_id = ${id.chosen}`) },
	consent: { to: 'einstellung', words: /Der Personalrat hat noch nicht geantwortet/, bulk: /Zustimmung, Beanstandung oder Anhörung/,
		set: () => sql(`UPDATE statement SET state = 'open', answer = NULL, due_on = '${dayIn(9)}', due_at = UTC_TIMESTAMP() + INTERVAL 9 DAY WHERE id = ${id.question}; UPDATE vacancy SET pr_ended_at = NULL WHERE id = ${id.vacancy}`),
		lift: () => sql(`UPDATE statement SET state = 'answered', answer = 'consented' WHERE id = ${id.question}`),
		act: () => says('paul.oduya', `/stellungnahmen/${id.question}`, { answer: 'consented' }) },
	waiting: { to: 'einstellung', words: /Nicht alle Unterlegenen sind unterrichtet/, bulk: /Mitteilung an Unterlegene oder Wartefrist/,
		set: () => sql(`UPDATE passed_over SET posted_on = NULL, received_on = NULL WHERE application_id = ${id.passed}`), lift: () => sql(`UPDATE passed_over SET received_on = '2026-10-02' WHERE application_id = ${id.passed}`),
		act: () => says('amira.yildiz', `/vakanzen/${ad.vacancy}/mitteilung/${passed}`, { event: 'received', day: '2026-10-02' }, '/zugang') },
	court: { to: 'einstellung', words: /Ein gerichtlicher Antrag läuft/, bulk: /ein gerichtlicher Antrag läuft/,
		set: () => sql(`INSERT INTO court_application (vacancy_id, application_id, filed_on, recorded_at, recorded_by) VALUES (${id.vacancy}, ${id.passed}, '2026-10-05', UTC_TIMESTAMP(), 1)`),
		lift: () => sql(`UPDATE court_application SET closed_at = UTC_TIMESTAMP() WHERE application_id = ${id.passed}`),
		act: () => says('amira.yildiz', `/vakanzen/${ad.vacancy}/mitteilung/${passed}`, { reason: 'Zurückgenommen.' }, '/erledigt') },
	hired_first: { to: 'abgesagt', words: /behält den Status, bis die ausgewählte Person eingestellt ist/, bulk: /Absage erst nach der Einstellung/,
		set: () => sql(`UPDATE application SET status = 'einstellungsprozess' WHERE id = ${id.chosen}`), lift: () => sql(`UPDATE application SET status = 'einstellung' WHERE id = ${id.chosen}`),
		act: () => go(recruiter, chosen, 'einstellung') },
	rejection_sbv: { to: 'abgesagt', words: /Schwerbehindertenvertretung ist zur Absage noch nicht gehört/, bulk: /Schwerbehindertenvertretung nicht gehört/,
		set: () => sql(`UPDATE application SET severely_disabled = TRUE, sbv_refused = FALSE WHERE id = ${id.passed}; UPDATE statement SET state = 'withdrawn' WHERE object_kind = 4 AND object_id = ${id.passed}`),
		lift: () => sql(`UPDATE application SET severely_disabled = FALSE WHERE id = ${id.passed}`),
		act: async () => {
			await recruiter.submit(await recruiter.get(`/bewerbungen/${passed}/stellungnahme`), { kind: 'rejection_sbv' });
			await says('doris.kuhnert', `/stellungnahmen/${await stack.value(`SELECT MAX(id) FROM statement WHERE kind = 'rejection_sbv' AND object_id = ${id.passed}`)}`, { answer: 'noted' });
		} },
};

async function says(user, path, values, action = path) {
	const who = stack.as(user), page = await who.submit(await who.get(path), values, { action });
	assert.equal(page.status, 200, main(page));
}

/** The step by the page of the application, through the page that asks first; by an old one, when there is one. */
async function go(who, number, to, old) {
	const page = await who.submit(old ?? await who.get(`/bewerbungen/${number}`), { status: to }, { action: '/status' });
	return page.url.includes('/schritt/') && page.document.querySelector('form[action*="/schritt/"]') ? who.submit(page, reasonFor(page), { action: '/schritt/' }) : page;
}

before(async () => {
	stack = await startStack();
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
	ad = await publishedAd(recruiter, 'Stelle mit allen Sperren (m/w/d)');
	[chosen, passed] = [await apply(stack, ad.jobad, { email: 'gewaehlt@beispiel.example' }), await apply(stack, ad.jobad, { email: 'unterlegen@beispiel.example' })];
	[id] = await sql(`SELECT c.id AS chosen, p.id AS passed, c.vacancy_id AS vacancy FROM application c JOIN application p ON p.number = '${passed}' WHERE c.number = '${chosen}'`);
	await sql(`INSERT IGNORE INTO vacancy_unit (vacancy_id, role_id, org_unit_id) SELECT v.id, 10, u.id FROM vacancy v JOIN org_unit u ON u.authority_id = v.authority_id AND u.kind = 'psb_group' WHERE v.id = ${id.vacancy};
		UPDATE application SET status = IF(id = ${id.chosen}, 'einstellungsprozess', 'gespraech'), severely_disabled = FALSE WHERE vacancy_id = ${id.vacancy};
		INSERT INTO decision (vacancy_id, number, state, posts, created_at, created_by, asked_at, fixed_at, fixed_by) SELECT id, 1, 'fixed', 1, '2026-09-01', owner_id, '2026-09-01', '2026-09-02', owner_id FROM vacancy WHERE id = ${id.vacancy};
		INSERT INTO decision_part (decision_id, application_id, choice) SELECT LAST_INSERT_ID(), id, IF(id = ${id.chosen}, 'chosen', 'no') FROM application WHERE vacancy_id = ${id.vacancy};
		INSERT INTO passed_over (vacancy_id, application_id, state, way, sent_at, sent_by, waits, unit, presumed_days) VALUES (${id.vacancy}, ${id.passed}, 'told', 'post', '2026-10-01 08:00:00', 1, 2, 'weeks', 4);
		INSERT INTO passed_over_about (passed_over_id, application_id) VALUES (LAST_INSERT_ID(), ${id.chosen});
		UPDATE setting SET value = '0' WHERE name = 'step_wait_minutes'`);
	await stack.job('rebuild-reach');
	await agree(stack, recruiter, ad.vacancy);
	id.question = await stack.value(`SELECT id FROM statement WHERE kind = 'selection_pr' AND measure = 'hiring' AND vacancy_id = ${id.vacancy}`);
	const form = (await admin.submit(await admin.get(`${MODEL}/neuer-schritt`), { from: 'beteiligung_gremien', to: 'einstellung' })).form('/schritt/beteiligung_gremien/einstellung');
	await admin.post(form.action, [...form.fields, ['role', '2']]);
	for (const path of ['einstellungsprozess/einstellung', 'gespraech/abgesagt']) { // and gives herself the others
		const own = (await admin.get(`${MODEL}/schritt/${path}`)).form(`/schritt/${path}`);
		const saved = await admin.post(own.action, [...own.fields, ['role', '1']]);
		assert.equal(saved.status, 200, main(saved));
	}
});
after(() => stack?.stop());

/** Nothing is locked, and nobody has gone on: as it was before each of them. */
async function anew(to) {
	for (const lock of Object.values(LOCKS))
		await lock.lift();
	await sql(`UPDATE application SET status = IF(id = ${id.chosen}, '${to === 'abgesagt' ? 'einstellung' : 'einstellungsprozess'}', 'gespraech'), handed_over = FALSE WHERE vacancy_id = ${id.vacancy};
		DELETE FROM handover WHERE vacancy_id = ${id.vacancy}; DELETE FROM offer WHERE vacancy_id = ${id.vacancy}`);
}

/** A bulk action for one that is checked and free, and waits to be begun. */
async function prepared(number, to) {
	const page = await recruiter.submit(await recruiter.get('/bewerbungen'), { ids: [String(number)] }, { action: '/bewerbungen' });
	return recruiter.submit(page, { step: to, ...(to === 'abgesagt' ? { reason: 'Aus sachlichem Grund.' } : {}) });
}

async function run(page) {
	const started = await recruiter.submit(page, {}, { action: '/ausfuehren' });
	return eventually(async () => {
		const done = await recruiter.get(started.url);
		return /ist beendet/.test(main(done)) && done;
	}, 'the end of the bulk action');
}

/** Every way to the step while these locks stand: refused by the name of each, or of one where one word is said. */
async function refused(to, names) {
	const [number, of] = to === 'einstellung' ? [chosen, id.chosen] : [passed, id.passed], locks = names.map(name => LOCKS[name]);
	await anew(to);
	const [old, oldAdmin, bulk, over] = [await recruiter.get(`/bewerbungen/${number}`), await admin.get(`/bewerbungen/${number}`), await prepared(of, to), to === 'einstellung' && await recruiter.get(`/bewerbungen/${number}/einstellung/uebergeben`)];
	const stood = await status(number), all = (page, way) => {
		for (const lock of locks)
			assert.match(main(page), lock.words, `${names}: ${way}: ${page.status} ${page.url} ${main(page).slice(0, 700)}`);
	};
	for (const lock of locks)
		await lock.set();
	all(await recruiter.get(`/bewerbungen/${number}`), 'the page says it before');
	all(await go(recruiter, number, to, old), 'an old form');
	all(await go(admin, number, to, oldAdmin), 'the administrator');
	const result = main(await run(bulk));
	assert.ok(locks.some(lock => lock.bulk.test(result)), `${names}: a bulk run: ${result}`);
	if (over) {
		all(await recruiter.submit(over), 'the hand-over');
		assert.equal(await stack.value(`SELECT handed_over FROM application WHERE id = ${of}`), '0');
		await sql(`UPDATE application SET status = 'beteiligung_gremien' WHERE id = ${of}`);
		all(await go(recruiter, number, to), 'a step of an administrator’s own');
		assert.equal(await status(number), 'beteiligung_gremien');
		await sql(`UPDATE application SET status = '${stood}' WHERE id = ${of}`);
	}
	assert.equal(await status(number), stood, `${names}: nothing has moved`);
	return number;
}

const passes = async (to, number, what) => {
	const page = await go(recruiter, number, to);
	assert.equal(await status(number), to, `${what}: ${main(page).slice(0, 900)}`);
};

test('each lock alone: every way is refused by its name, and the one act that lifts it is enough', async () => {
	for (const [name, lock] of Object.entries(LOCKS)) {
		const number = await refused(lock.to, [name]);
		await (lock.act ?? lock.lift)();
		await passes(lock.to, number, name);
	}
});

test('each pair: both are said, lifting one leaves the other, and lifting that is enough', async () => {
	const names = Object.keys(LOCKS);
	for (const one of names)
		for (const two of names.slice(names.indexOf(one) + 1).filter(two => LOCKS[two].to === LOCKS[one].to)) {
			const { to } = LOCKS[one], number = await refused(to, [one, two]);
			await LOCKS[one].lift();
			const left = await go(recruiter, number, to);
			assert.match(main(left), LOCKS[two].words, `${one}, ${two}`);
			assert.doesNotMatch(main(left), LOCKS[one].words, `${one}, ${two}`);
			assert.notEqual(await status(number), to);
			await LOCKS[two].lift();
			await passes(to, number, `${one}, ${two}`);
		}
});

test('an offer asks the locks of the way into hiring, by an old form too', async () => {
	await anew('einstellung');
	const old = await recruiter.get(`/bewerbungen/${chosen}/einstellung/angebot`);
	for (const names of [['decision'], ['consent'], ['decision', 'consent']]) {
		for (const name of names)
			await LOCKS[name].set();
		const page = await recruiter.submit(old, { last_day: german(dayIn(14)) });
		assert.equal(page.verdict ?? page.status, 400, names.join());
		for (const name of names)
			assert.match(main(page), LOCKS[name].words);
		for (const name of names)
			await LOCKS[name].lift();
	}
	assert.match(main(await recruiter.submit(await recruiter.get(`/bewerbungen/${chosen}/einstellung/angebot`), { last_day: german(dayIn(14)) })), /Das Angebot ist gemacht/);
});
