// Those passed over are told before anybody is hired (PRO-31, LAW-41), by whom and how; what stops hiring and rejecting on every way, and the one act that lifts it (PRO-12, LAW-23).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd, reasonFor } from '../lib/slice.mjs';
import { agree } from '../lib/decide.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, chosen, first, second;

const id = number => `(SELECT id FROM application WHERE number = '${number}')`;
const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const list = () => `/vakanzen/${ad.vacancy}/mitteilung`;
const one = number => `/vakanzen/${ad.vacancy}/mitteilung/${number}`;
const text = async path => (await recruiter.get(path)).text('main');

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit Mitteilungen (m/w/d)');
	chosen = await apply(stack, ad.jobad, { email: 'gewaehlt@beispiel.example', surname: 'Gewählt' });
	first = await apply(stack, ad.jobad, { email: 'erste@beispiel.example', surname: 'Erste' });
	second = await apply(stack, ad.jobad, { email: 'zweite@beispiel.example', surname: 'Zweite' });
	await stack.sql(`UPDATE application SET status = 'gespraech' WHERE number IN ('${first}', '${second}');
		UPDATE application SET status = 'einstellungsprozess' WHERE number = '${chosen}'`);
});
after(() => stack?.stop());

async function decide() {
	await stack.sql(`INSERT INTO decision (vacancy_id, number, state, created_at, created_by, fixed_at) SELECT a.vacancy_id, 1, 'fixed', UTC_TIMESTAMP(), (SELECT id FROM staff_user WHERE user_id = 'amira.yildiz'), UTC_TIMESTAMP()
		FROM application a WHERE a.number = '${chosen}';
		INSERT INTO decision_part (decision_id, application_id, choice) SELECT d.id, a.id, IF(a.number = '${chosen}', 'chosen', 'no') FROM decision d JOIN application a ON a.vacancy_id = d.vacancy_id WHERE a.number IN ('${chosen}', '${first}', '${second}')`);
}

// an old form, too: it is posted whether the page offers the step or not
const hire = async () => {
	const asked = await recruiter.submit(await recruiter.get(`/bewerbungen/${chosen}`), { status: 'einstellung' }, { action: '/status' });
	return asked.url.includes('/schritt/') ? recruiter.submit(asked, reasonFor(asked), { action: '/schritt/' }) : asked;
};

test('before the decision is fixed nobody is told; only who makes the selection comes to the page', async () => {
	assert.match(await text(list()), /wenn die Auswahlentscheidung festgelegt ist/);
	for (const user of ['paul.oduya', 'lena.maibaum', 'doris.kuhnert', 'sina.krogmann'])
		assert.notEqual((await stack.as(user).get(list())).status, 200, user);
	await decide();
	await agree(stack, recruiter, ad.vacancy);
	assert.match(await text(list()), /noch nicht unterrichtet.*noch nicht unterrichtet/);
});

test('without reasons nothing goes; they are written for one, read as the notice goes, and sent', async () => {
	const refused = await recruiter.submit(await recruiter.get(list()), { applications: [first, second] });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /fehlen die wesentlichen Gründe/);
	for (const number of [first, second]) {
		const page = await recruiter.submit(await recruiter.get(one(number)), { reasons: 'Mehr Erfahrung im Vergabewesen.' });
		assert.match(page.text('main'), /Mehr Erfahrung im Vergabewesen.*einer anderen Person/s);
		assert.doesNotMatch(page.text('main'), /Gewählt/, 'nobody is named as delivered');
	}
	const changed = await recruiter.submit(await recruiter.get(one(first)), { reasons: 'Mehr Erfahrung im Haushaltswesen.', send: '1' });
	assert.match(changed.text('main'), /gesendet ist noch nichts.*Mehr Erfahrung im Haushaltswesen/s, 'nothing goes that was not looked at');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'passed_over' AND application_id = ${id(first)}`), '0');
	const one_sent = await recruiter.submit(changed, { send: '1' });
	assert.equal(one_sent.status, 200, one_sent.text('main'));
	const sent = await recruiter.submit(await recruiter.get(list()), { applications: [second] });
	assert.equal(sent.status, 200, sent.text('main'));
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'passed_over' AND status = 'sent' AND application_id IN (${id(first)}, ${id(second)})`) === '2', 'both notices');
	assert.match(await text(list()), /Zugang vermutet.*Wartefrist bis/s);
	assert.equal(await status(first), 'gespraech', 'the status stays');
	assert.match(await text(`/bewerbungen/${first}/verlauf`), /Mitteilung an Unterlegene gesendet/);
	assert.equal((await recruiter.get(list())).document.querySelector('[name=applications]'), null, 'nobody is offered twice');
});

test('hiring is refused by the page of the application, an old form and in bulk, by the name of the lock', async () => {
	assert.match(await text(`/bewerbungen/${chosen}`), /Die Wartefrist ab dem letzten Zugang läuft noch/);
	await hire();
	assert.equal(await status(chosen), 'einstellungsprozess');
	assert.match(await text(`/bewerbungen/${first}`), /behält den Status, bis die ausgewählte Person eingestellt ist/);
});

test('the SBV is asked about all rejections of a vacancy in one act, but for who refused it', async () => {
	const asked = () => stack.sql(`SELECT a.number FROM statement s JOIN application a ON a.id = s.object_id WHERE s.kind = 'rejection_sbv' AND s.object_kind = 4 AND a.number IN ('${first}', '${second}', '${chosen}')`).then(rows => rows.map(row => row.number));
	assert.equal((await recruiter.get(list())).document.querySelector('form[action$="/anhoerung"]'), null, 'nobody is concerned');
	const marks = (severe, refused) => stack.sql(`UPDATE application SET severely_disabled = ${severe}, sbv_refused = IF(number = '${second}', ${refused}, 0) WHERE number IN ('${first}', '${second}', '${chosen}')`);
	await marks(1, 1);
	const page = await recruiter.get(list());
	assert.match(page.text('main'), /Noch nicht gefragt: 1/);
	const old = await recruiter.get(list());
	assert.match((await recruiter.submit(page, {}, { action: '/anhoerung' })).text('main'), /Die Schwerbehindertenvertretung ist gefragt/);
	assert.deepEqual(await asked(), [first], 'neither who refused it nor who is chosen');
	assert.match((await recruiter.submit(old, {}, { action: '/anhoerung' })).text('main'), /Niemand konnte gefragt werden/);
	assert.deepEqual(await asked(), [first], 'once');
	assert.notEqual((await stack.as('doris.kuhnert').get(`${list()}/anhoerung`)).status, 200);
	await stack.sql(`DELETE t FROM task t JOIN statement s ON s.id = t.statement_id WHERE s.kind = 'rejection_sbv' AND s.object_id = ${id(first)}`);
	await stack.sql(`DELETE FROM statement WHERE kind = 'rejection_sbv' AND object_id = ${id(first)}`);
	await marks(0, 0);
});

test('what came back counts no more, also after the fourth day; a court stops until it is over', async () => {
	await stack.sql(`UPDATE passed_over SET promised_on = '2026-01-01' WHERE vacancy_id = (SELECT vacancy_id FROM application WHERE number = '${first}');
		UPDATE mail_outbox SET sent_at = UTC_TIMESTAMP() - INTERVAL 60 DAY WHERE template = 'passed_over'`);
	assert.match(await text(list()), /Wartefrist vorbei.*Wartefrist vorbei/s);
	const back = await recruiter.submit(await recruiter.get(one(second)), { event: 'returned' }, { action: '/zugang' });
	assert.match(back.text('main'), /Der Zugang gilt nicht mehr/);
	assert.match(await text(`/bewerbungen/${chosen}`), /Eine Mitteilung an Unterlegene kam zurück/);
	const again = await recruiter.submit(await recruiter.get(one(second)), { event: 'received', day: '2026-11-20' }, { action: '/zugang' });
	assert.match(again.text('main'), /kam zurück; eine neue ist nötig/);
	await stack.sql(`UPDATE passed_over SET opened_at = UTC_TIMESTAMP() - INTERVAL 55 DAY WHERE application_id = ${id(second)}`);
	const filed = await recruiter.submit(await recruiter.get(one(first)), { filed_on: '2026-01-05', court: 'Verwaltungsgericht', reference: '5 E 1/26' }, { action: '/gericht' });
	assert.match(filed.text('main'), /Niemand wird eingestellt/);
	await hire();
	assert.equal(await status(chosen), 'einstellungsprozess');
	const closed = await recruiter.submit(await recruiter.get(one(first)), { reason: 'Zurückgenommen.' }, { action: '/erledigt' });
	assert.match(closed.text('main'), /Der Antrag ist erledigt/);
	await hire();
	assert.equal(await status(chosen), 'einstellung', await text(`/bewerbungen/${chosen}`));
});

test('an authority waits as its administrator has set it, from then on', async () => {
	const admin = stack.as('henrike.solms');
	const page = await admin.submit(await admin.get('/verwaltung/wartefristen'), { authority: 'BSW', waits: '1', unit: 'months', presumed_days: '4', naming: 'internal' });
	assert.match(page.text('main'), /gilt für alle Mitteilungen, die ab jetzt abgehen.*1 Monat/s);
	assert.equal((await recruiter.get('/verwaltung/wartefristen')).status, 403);
	assert.equal(await stack.value(`SELECT GROUP_CONCAT(DISTINCT unit) FROM passed_over WHERE state = 'told' AND vacancy_id = (SELECT vacancy_id FROM application WHERE number = '${first}')`), 'weeks', 'what went keeps its period');
});
