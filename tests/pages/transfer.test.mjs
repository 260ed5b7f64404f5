// Copying an application to another vacancy, moving it there, or to another ad of its own (BAK-10).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, createVacancy, cv, publishedAd, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, from, to;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	from = await publishedAd(recruiter, 'Stelle im Norden (m/w/d)');
	to = await publishedAd(recruiter, 'Stelle im Süden (m/w/d)');
});
after(() => stack?.stop());

const main = page => page.text('main').replace(/\s+/g, ' ');
const idOf = number => stack.value(`SELECT id FROM application WHERE number = '${number}'`);
const go = async (number, what, values = {}, who = recruiter) => who.submit(await who.get(`/bewerbungen/${number}/${what}`),
	{ ad: to.jobad, reason: 'Möchte lieber in den Süden', ...(what === 'anzeige' ? {} : { agreed: '1' }), ...values }, { action: `/${what}` });
const numberIn = page => /B-\d{4}-\d{5}/.exec(page.url)?.[0];
const history = async (path, user = 'amira.yildiz') => main(await stack.as(user).get(`${path}/verlauf`));
const counted = async vacancy => stack.value(`SELECT CONCAT(v.applications, ' ', (SELECT COALESCE(SUM(c.applications), 0) FROM vacancy_status_count c JOIN application_status s ON s.code = c.status AND s.counts
	WHERE c.vacancy_id = v.id), ' ', (SELECT COUNT(*) FROM application a JOIN application_status s ON s.code = a.status AND s.counts WHERE a.vacancy_id = v.id)) FROM vacancy v WHERE v.number = '${vacancy}'`);
const same = async vacancy => assert.equal(new Set((await counted(vacancy)).split(' ')).size, 1, `counters of ${vacancy}: ${await counted(vacancy)}`);

test('a copy is an application of its own: answers and documents under its own key, confirmed, told to the committees there, noted on both', async () => {
	const number = await apply(stack, from.jobad, { email: 'kopie@beispiel.example', surname: 'Kopie', town: 'Kiel' });
	const form = await recruiter.get((await recruiter.get(`/bewerbungen/${number}`)).link('Kopieren'));
	for (const [values, said] of [[{}, /Kopieren Sie nur, was die Person wünscht/], [{ reason: '', agreed: '1' }, /Schreiben Sie, warum/], [{ ad: 'S-2020-99999', agreed: '1' }, /Für welche Anzeige/], [{ ad: from.jobad, agreed: '1' }, /Für welche Anzeige/]]) {
		const refused = await recruiter.submit(form, { ad: to.jobad, reason: 'Ein Grund', ...values }, { action: '/kopieren' });
		assert.equal(refused.status, 400, JSON.stringify(values));
		assert.match(main(refused), said);
	}
	const copied = await go(number, 'kopieren');
	assert.match(main(copied), /Die Bewerbung ist kopiert/);
	const copy = numberIn(copied);
	assert.notEqual(copy, number);
	assert.match(main(copied), /Kopie.*Kiel.*lebenslauf\.pdf|lebenslauf\.pdf.*Kiel/);
	const [a, b] = [await idOf(number), await idOf(copy)];
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT wrapped) FROM bms_keys.application_key WHERE object_id IN (${a}, ${b})`), '2');
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT file_id) FROM attachment WHERE application_id IN (${a}, ${b})`), '2', 'a file each');
	assert.equal((await recruiter.get(`/bewerbungen/${copy}/anhang/${await stack.value(`SELECT MAX(id) FROM attachment WHERE application_id = ${b}`)}`)).bytes.subarray(0, 5).toString(), '%PDF-');
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT applicant_id) FROM application WHERE id IN (${a}, ${b})`), '2', 'a guest’s stand each for itself');
	assert.match((await stack.mail('kopie@beispiel.example', copy)).text, /Stelle im Süden/);
	assert.ok((await stack.allMails()).some(mail => mail.envelope_to === 'paul.oduya@bsw.example' && mail.text.includes(copy)));
	assert.match(await history(`/bewerbungen/${number}`), new RegExp(`In eine andere Vakanz kopiert:? ?${copy}`));
	assert.match(await history(`/bewerbungen/${copy}`), new RegExp(`Kopie einer anderen Bewerbung:? ?${number}`));
	const council = await history(`/bewerbungen/${copy}`, 'paul.oduya');
	assert.match(council, /Kopie einer anderen Bewerbung/);
	assert.doesNotMatch(council, new RegExp(number), 'what it is a copy of is for those who could copy');
	assert.match(main(await recruiter.get(`/bewerbungen/${copy}`)), /Möchte lieber in den Süden/);
	await same(from.vacancy);
	await same(to.vacancy);
	const again = await go(number, 'kopieren');
	assert.equal(again.status, 409);
	assert.match(main(again), /schon eine laufende Bewerbung/);
	assert.equal(again.document.querySelector('#application_copy-reason').text.trim(), 'Möchte lieber in den Süden');
});

test('an account’s copy is the account’s; an address nobody has proved is not proved by a copy', async () => {
	const nora = await makeAccount(stack, { email: 'konto@kopie.example' });
	const number = await apply(stack, from.jobad, { email: nora.email, surname: 'Konto' });
	await stack.sql(`UPDATE application SET applicant_id = ${nora.applicant} WHERE number = '${number}'`);
	const copy = numberIn(await go(number, 'kopieren'));
	assert.match(main(await (await signedIn(stack, nora)).get('/konto')), new RegExp(copy));
	const entry = await recruiter.submit(await recruiter.get(`/vakanzen/${from.vacancy}/bewerbungen/neu`), { entry_ad: from.jobad, entry_way: 'post', first_name: 'Ole', surname: 'Papier', email: 'ole@papier.example' }, { action: '/bewerbungen/neu' });
	const paper = numberIn(await go(numberIn(entry), 'kopieren'));
	assert.equal(await stack.value(`SELECT CONCAT(e.way, ' ', e.proved_at IS NULL) FROM application_entry e JOIN application a ON a.id = e.application_id WHERE a.number = '${paper}'`), 'post 1');
});

test('what is withdrawn is not copied, nor what was erased; a vacancy of another authority, or one that is over, is none to choose', async () => {
	const gone = await apply(stack, from.jobad, { email: 'weg@beispiel.example', surname: 'Weg' });
	await step(recruiter, gone, 'bewerber_zieht_zurueck');
	assert.match(main(await recruiter.get(`/bewerbungen/${gone}/kopieren`)), /zurückgezogen, gesperrt oder archiviert/);
	const number = await apply(stack, from.jobad, { email: 'fremd@beispiel.example', surname: 'Fremd' });
	const found = async words => JSON.parse((await recruiter.get(`/bewerbungen/${number}/kopieren/auswahl?q=${encodeURIComponent(words)}`)).body).items.map(item => item.value);
	assert.deepEqual(await found('Süden'), [to.jobad]);
	assert.deepEqual(await found(to.jobad), [to.jobad]);
	assert.deepEqual(await found('Norden'), [], 'its own');
	await stack.sql(`UPDATE vacancy SET status = 'abgeschlossen' WHERE number = '${to.vacancy}'`);
	assert.deepEqual(await found('Süden'), []);
	assert.equal((await go(number, 'kopieren')).status, 400);
	assert.equal((await go(number, 'verschieben')).status, 400);
	await stack.sql(`UPDATE vacancy SET status = 'aktiv' WHERE number = '${to.vacancy}'`);
	const other = await stack.value(`SELECT j.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id WHERE j.status = 'veroeffentlicht' AND v.authority_id <> (SELECT authority_id FROM vacancy WHERE number = '${from.vacancy}') LIMIT 1`);
	assert.ok(other);
	assert.equal((await go(number, 'kopieren', { ad: other })).status, 400);
	assert.equal((await go(number, 'kopieren', { ad: other }, stack.as('henrike.solms'))).status, 400, 'nor for an administrator, who reaches both');
	await stack.sql(`DELETE FROM bms_keys.application_key WHERE object_id = ${await idOf(number)}`);
	const erased = await go(number, 'kopieren');
	assert.ok(erased.status >= 400 && erased.status < 500, `${erased.status}`);
	for (const what of ['kopieren', 'verschieben', 'anzeige'])
		assert.equal((await stack.as('paul.oduya').get(`/bewerbungen/${number}/${what}`)).status, 403, what);
});

test('moved: number, documents and link stay; what belonged to the other vacancy ends; committees and applicant are told', async () => {
	const number = await apply(stack, from.jobad, { email: 'umzug@beispiel.example', surname: 'Umzug', severely_disabled: 'ja' }), id = await idOf(number);
	await recruiter.submit(await recruiter.get(`/vakanzen/${from.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const check = await recruiter.get(`/bewerbungen/${number}/pruefung`);
	await recruiter.submit(check, { [`a${id}-complete`]: 'yes', then: 'department' }, { action: '/pruefung' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${from.vacancy}/pruefung/unterlagen?fuer=${id}`), { [`a${id}-letter`]: 'on' }, { action: '/unterlagen' });
	const due = dayIn(10);
	await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/erinnerungen`), { whom: 'self', due_on: due, text: 'Noch einmal ansehen' }, { action: '/erinnerungen' });
	assert.equal((await stack.as('katrin.lohmann').get(`/bewerbungen/${number}`)).status, 200, 'asked for her view');
	await stack.sql(`INSERT INTO seat_rating (application_id, requirement_id, staff_user_id, scale, value, rated_at) SELECT ${id}, (SELECT MIN(id) FROM requirement), id, 'points', 3, NOW() FROM staff_user WHERE user_id = 'mehmet.aksoy'`);
	await stack.allMails();
	const moved = await go(number, 'verschieben');
	assert.match(main(moved), /Die Bewerbung ist verschoben/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM seat_rating WHERE application_id = ${id}`), '0', 'nor what single raters gave it by the requirements there');
	assert.match(main(moved), /Stelle im Süden/);
	assert.equal(numberIn(moved), number);
	const mail = await stack.mail('umzug@beispiel.example', 'gilt jetzt für eine andere Stelle');
	assert.match(mail.text, /Stelle im Süden/);
	const told = (await stack.allMails()).filter(one => one.text.includes(number) && /§ 164/.test(one.subject)).map(one => one.envelope_to);
	assert.equal(told.filter(one => one === 'paul.oduya@bsw.example').length, 2, 'once for each vacancy');
	assert.equal(told.filter(one => one === 'doris.kuhnert@bsw.example').length, 2);
	assert.equal((await stack.as('katrin.lohmann').get(`/bewerbungen/${number}`)).status, 404, 'who was asked there is asked no longer');
	assert.deepEqual((await stack.sql(`SELECT s.state, (SELECT COUNT(*) FROM formal_check WHERE application_id = ${id}) AS checks, (SELECT COUNT(*) FROM reminder WHERE object_kind = 4 AND object_id = ${id} AND done_at IS NULL) AS reminders,
		(SELECT COUNT(*) FROM task t JOIN vacancy v ON v.id = t.vacancy_id AND v.number = '${from.vacancy}' WHERE t.object_kind = 4 AND t.object_id = ${id}) AS tasks
		FROM statement s WHERE s.object_kind = 4 AND s.object_id = ${id} AND s.kind = 'formal_check'`)).map(row => ({ ...row })), [{ state: 'withdrawn', checks: '0', reminders: '0', tasks: '0' }]);
	assert.equal(await stack.value(`SELECT v.number FROM document_request r JOIN vacancy v ON v.id = r.vacancy_id WHERE r.application_id = ${id} AND r.state = 'open'`), to.vacancy, 'documents are asked for still');
	assert.match(await history(`/bewerbungen/${number}`), new RegExp(`verschoben:? ?${from.vacancy} → ${to.vacancy}`));
	assert.match(await history(`/vakanzen/${from.vacancy}`), new RegExp(`in eine andere Vakanz verschoben:? ?${number}`));
	assert.match(await history(`/vakanzen/${to.vacancy}`), new RegExp(`aus einer anderen Vakanz übernommen:? ?${number}`));
	assert.doesNotMatch(main(await recruiter.get(`/vakanzen/${from.vacancy}/bewerbungen`)), /Umzug/);
	assert.match(main(await recruiter.get(`/vakanzen/${to.vacancy}/bewerbungen`)), /Umzug/);
	const link = /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(mail.text)[0], visitor = stack.visitor();
	await visitor.submit(await visitor.get(link));
	assert.match(main(await visitor.get(`/bewerbung/${number}`)), /Stelle im Süden/);
	await same(from.vacancy);
	await same(to.vacancy);
	const twin = await apply(stack, from.jobad, { email: 'umzug@beispiel.example', surname: 'Umzug' });
	const taken = await go(twin, 'verschieben');
	assert.equal(taken.status, 409);
	assert.match(main(taken), /schon eine laufende Bewerbung/);
	assert.equal(await stack.value(`SELECT v.number FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE a.number = '${twin}'`), from.vacancy, 'nothing of it is left');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application_comment WHERE application_id = ${await idOf(twin)}`), '0');
});

test('what others have decided on stays and is copied; a letter that waits stops a move', async () => {
	const number = await apply(stack, from.jobad, { email: 'weiter@beispiel.example', surname: 'Weiter' });
	for (const status of ['formale_pruefung', 'vorauswahl'])
		await step(recruiter, number, status);
	const page = await recruiter.get(`/bewerbungen/${number}/verschieben`);
	assert.match(main(page), /schon weiter entschieden/);
	assert.ok(page.link('In eine andere Vakanz kopieren'));
	const second = await apply(stack, from.jobad, { email: 'brief@beispiel.example', surname: 'Brief' });
	const form = await recruiter.get(`/bewerbungen/${second}/verschieben`);
	await stack.sql(`UPDATE application SET status = 'vorauswahl' WHERE number = '${second}'`);
	assert.match(main(await recruiter.submit(form, { ad: to.jobad, reason: 'Zu spät', agreed: '1' }, { action: '/verschieben' })), /schon weiter entschieden/);
	await stack.sql(`UPDATE application SET status = 'eingegangen' WHERE number = '${second}'`);
	await stack.sql(`INSERT INTO mail_outbox (application_id, template, recipient, subject, body_text, message_id, status, next_attempt_at, created_at, writer_id, due_at)
		SELECT id, 'letter', 'brief@beispiel.example', '', '', 'wartet', 'waiting', UTC_TIMESTAMP() + INTERVAL 5 DAY, UTC_TIMESTAMP(), 1, UTC_TIMESTAMP() + INTERVAL 5 DAY FROM application WHERE number = '${second}'`);
	assert.match(main(await recruiter.submit(form, { ad: to.jobad, reason: 'Brief', agreed: '1' }, { action: '/verschieben' })), /Ein Schreiben an die Person wartet/);
});

test('what the selection has left with it stays, though it was led back: no decision, offer, hand-over, notice or court goes along, or is left behind unseen; a draft goes on without it', async () => {
	const number = await apply(stack, from.jobad, { email: 'entschieden@beispiel.example', surname: 'Entschieden' }), id = await idOf(number);
	const at = `/bewerbungen/${number}/verschieben`, old = await recruiter.get(at);
	const place = () => stack.value(`SELECT v.number FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE a.id = ${id}`);
	await stack.sql(`INSERT INTO decision (vacancy_id, number, state, created_at, created_by) SELECT vacancy_id, 1, 'draft', UTC_TIMESTAMP(), 1 FROM application WHERE id = ${id};
		INSERT INTO decision_part (decision_id, application_id, choice) SELECT LAST_INSERT_ID(), ${id}, 'chosen'`);
	const decision = await stack.value(`SELECT decision_id FROM decision_part WHERE application_id = ${id}`), vacancy = `(SELECT vacancy_id FROM application WHERE id = ${id})`;
	const left = [[/in einer Auswahlentscheidung, die vorgelegt oder festgelegt ist/, `UPDATE decision SET state = 'asked' WHERE id = ${decision}`, `UPDATE decision SET state = 'draft' WHERE id = ${decision}`],
		[/in einer Auswahlentscheidung, die vorgelegt oder festgelegt ist/, `UPDATE decision SET state = 'fixed' WHERE id = ${decision}`, `UPDATE decision SET state = 'draft' WHERE id = ${decision}`],
		[/wurde hier ein Angebot gemacht/, `INSERT INTO offer (application_id, vacancy_id, state, last_day, made_at, made_by) SELECT ${id}, ${vacancy}, 'declined', UTC_DATE(), UTC_TIMESTAMP(), 1`, `DELETE FROM offer WHERE application_id = ${id}`],
		[/der Personalsachbearbeitung übergeben/, `INSERT INTO handover (application_id, vacancy_id, handed_at, handed_by, back_at) SELECT ${id}, ${vacancy}, UTC_TIMESTAMP(), 1, UTC_TIMESTAMP()`, `DELETE FROM handover WHERE application_id = ${id}`],
		[/eine Mitteilung erhalten/, `INSERT INTO passed_over (vacancy_id, application_id, state, way, sent_at, sent_by, waits, unit, presumed_days) SELECT ${vacancy}, ${id}, 'told', 'post', UTC_TIMESTAMP(), 1, 2, 'weeks', 4`, `DELETE FROM passed_over WHERE application_id = ${id}`],
		[/ein Antrag bei Gericht eingetragen/, `INSERT INTO court_application (vacancy_id, application_id, filed_on, recorded_at, recorded_by, closed_at) SELECT ${vacancy}, ${id}, UTC_DATE(), UTC_TIMESTAMP(), 1, UTC_TIMESTAMP()`, `DELETE FROM court_application WHERE application_id = ${id}`]];
	for (const [words, made, undone] of left) {
		await stack.sql(made);
		const page = await recruiter.get(at);
		assert.match(main(page), words);
		assert.equal(page.document.querySelectorAll('form[action*=verschieben]').length, 0, String(words));
		assert.ok(page.link('In eine andere Vakanz kopieren'));
		assert.match(main(await recruiter.submit(old, { ad: to.jobad, reason: 'Trotzdem', agreed: '1' }, { action: '/verschieben' })), words, 'nor by an old form');
		assert.equal(await place(), from.vacancy);
		await stack.sql(undone);
	}
	assert.equal((await go(number, 'verschieben')).status, 200);
	assert.equal(await place(), to.vacancy);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM decision_part WHERE application_id = ${id}`), '0', 'the draft goes on without it');
});

test('two who move it at the same time: it is in one place, once counted', async () => {
	const number = await apply(stack, from.jobad, { email: 'zugleich@beispiel.example', surname: 'Zugleich' }), third = await publishedAd(recruiter, 'Stelle im Westen (m/w/d)');
	const colleague = stack.as('joerg.petersen');
	const forms = await Promise.all([recruiter.get(`/bewerbungen/${number}/verschieben`), colleague.get(`/bewerbungen/${number}/verschieben`)]);
	await Promise.all([recruiter.submit(forms[0], { ad: to.jobad, reason: 'Süden', agreed: '1' }, { action: '/verschieben' }), colleague.submit(forms[1], { ad: third.jobad, reason: 'Westen', agreed: '1' }, { action: '/verschieben' })]);
	for (const vacancy of [from.vacancy, to.vacancy, third.vacancy])
		await same(vacancy);
	const closing = await apply(stack, from.jobad, { email: 'schluss@beispiel.example', surname: 'Schluss' }), late = await recruiter.get(`/bewerbungen/${closing}/verschieben`);
	await stack.sql(`UPDATE vacancy SET status = 'abgeschlossen' WHERE number = '${third.vacancy}'`);
	assert.equal((await recruiter.submit(late, { ad: third.jobad, reason: 'Zu spät', agreed: '1' }, { action: '/verschieben' })).status, 400);
});

test('another ad of the same vacancy: assigned with a reason, whatever was found so far; nobody is told', async () => {
	const number = await apply(stack, from.jobad, { email: 'anzeige@beispiel.example', surname: 'Anzeige' });
	assert.match(main(await recruiter.get(`/bewerbungen/${number}/anzeige`)), /keine andere Anzeige/);
	const columns = (await stack.sql(`SELECT GROUP_CONCAT(COLUMN_NAME) AS names FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'bms' AND TABLE_NAME = 'jobad' AND COLUMN_NAME NOT IN ('id', 'number') AND GENERATION_EXPRESSION IS NULL`))[0].names;
	await stack.sql(`INSERT INTO jobad (number, ${columns}) SELECT 'S-2031-00001', ${columns} FROM jobad WHERE number = '${from.jobad}'`);
	const mails = (await stack.allMails()).length;
	const done = await go(number, 'anzeige', { ad: 'S-2031-00001' });
	assert.match(main(done), /Die Anzeige ist geändert/);
	assert.equal(await stack.value(`SELECT CONCAT(j.number, ' ', a.active_key = CONCAT(j.id, ':anzeige@beispiel.example')) FROM application a JOIN jobad j ON j.id = a.jobad_id WHERE a.number = '${number}'`), 'S-2031-00001 1');
	assert.match(await history(`/bewerbungen/${number}`), /Einer anderen Anzeige zugeordnet/);
	assert.equal((await stack.allMails()).length, mails);
	assert.equal((await go(number, 'anzeige', { ad: to.jobad })).status, 400);
});

test('who is invited to a talk is not moved: led back the talk is called off first, with its entry in calendars; a talk that was stays there', async () => {
	const email = 'geladen@beispiel.example', number = await apply(stack, from.jobad, { email });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number = '${number}'`);
	const planned = await recruiter.submit(await recruiter.get(`/vakanzen/${from.vacancy}/termine/neu`), { name: 'Gespräche', place: 'Hamburger Straße 37', day: dayIn(9).split('-').reverse().join('.'), from: '9:00', count: '2', minutes: '45', buffer: '15' });
	const id = /termine\/(\d+)/.exec(planned.url)[1], [slot] = await stack.sql(`SELECT id FROM appointment_slot WHERE appointment_id = ${id} ORDER BY starts_at`);
	await recruiter.submit(await recruiter.get(`/vakanzen/${from.vacancy}/termine/${id}/einladen`), { [`a${await idOf(number)}`]: slot.id });
	const state = () => stack.value(`SELECT CONCAT(state, ' ', holding IS NULL) FROM appointment_invitation WHERE application_id = (SELECT id FROM application WHERE number = '${number}')`);
	assert.equal(await state(), 'asked 0');
	const calls = async () => (await stack.allMails()).filter(mail => mail.envelope_to === email && /findet nicht statt/.test(mail.subject));
	for (const status of ['bewerbungsvergleich', 'vorauswahl', 'formale_pruefung'])
		await step(recruiter, number, status);
	assert.equal(await state(), 'cancelled 1', 'the time is free');
	const told = await calls();
	assert.equal(told.length, 1, 'told once');
	assert.equal(await stack.value(`SELECT sequence FROM appointment_invitation WHERE application_id = ${await idOf(number)}`), '1', 'calendars are told by what follows the invitation');
	await stack.sql(`UPDATE appointment_invitation SET state = 'accepted' WHERE application_id = ${await idOf(number)}`);
	const page = await recruiter.get(`/bewerbungen/${number}/verschieben`);
	assert.match(main(page), /Einladung zum Gespräch, oder ein Gespräch hat stattgefunden/);
	assert.equal(page.document.querySelectorAll('form[action*=verschieben]').length, 0);
	const other = await recruiter.get(`/bewerbungen/${await apply(stack, from.jobad, { email: 'formular@beispiel.example' })}/verschieben`), form = other.form('/verschieben');
	const forced = await recruiter.post(`/bewerbungen/${number}/verschieben`, [...form.fields.filter(([name]) => !['ad', 'reason', 'agreed'].includes(name)), ['ad', to.jobad], ['reason', 'Trotzdem'], ['agreed', '1']]);
	assert.notEqual(forced.status, 200);
	assert.equal(await stack.value(`SELECT v.number FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE a.number = '${number}'`), from.vacancy);
	await stack.sql(`UPDATE appointment_invitation SET state = 'cancelled' WHERE application_id = ${await idOf(number)}`);
	const moved = await go(number, 'verschieben');
	assert.equal(moved.status, 200, main(moved));
	assert.equal(await stack.value(`SELECT v.number FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE a.number = '${number}'`), to.vacancy);
	assert.doesNotMatch(main(await recruiter.get(`/bewerbungen/${number}/gespraeche`).catch(() => moved)), /Hamburger Straße 37/, 'what was there stays there');
});
