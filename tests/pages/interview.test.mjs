// Interviews (PRO-09): planned in one go, many invited at once, answered in "my area" or by the link, changed, cancelled; who is told, and what two at once cannot do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, appointment;
const people = {};
const main = page => page.text('main');
const german = day => day.split('-').reverse().join('.');
const idOf = number => stack.value(`SELECT id FROM application WHERE number = '${number}'`);
const invitation = name => stack.sql(`SELECT i.*, s.starts_at FROM appointment_invitation i LEFT JOIN appointment_slot s ON s.id = i.slot_id JOIN application a ON a.id = i.application_id
	WHERE a.number = '${people[name].number}' ORDER BY i.id DESC LIMIT 1`).then(rows => rows[0]);
const slots = () => stack.sql(`SELECT s.id, s.panel_id, s.starts_at, s.ends_at FROM appointment_slot s WHERE s.appointment_id = ${appointment.id} ORDER BY s.starts_at, s.panel_id`);
const base = () => `/vakanzen/${ad.vacancy}/termine`;
const at = () => `${base()}/${appointment.id}`;
const history = number => stack.sql(`SELECT action FROM history WHERE object_kind = 4 AND object_id = (SELECT id FROM application WHERE number = '${number}') ORDER BY seq`).then(rows => rows.map(row => row.action));
const about = (subject, to) => stack.allMails().then(mails => mails.filter(mail => mail.subject.includes(subject) && mail.envelope_to.includes(to)));
const link = text => /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(text)[0];

/** Somebody's own page by the link of a letter. */
async function opened(name, subject) {
	const visitor = stack.visitor();
	const page = await visitor.get(link((await stack.mail(people[name].email, subject)).text));
	await visitor.submit(page);
	return visitor;
}

const plan = { name: 'Auswahlgespräche, erste Runde', place: 'Hamburger Straße 37', way: 'U3 bis Hamburger Straße', barrier_free: 'Aufzug im Hof', rooms: 'Raum 4.01\nRaum 4.02', day: '',
	from: '9:00', count: '3', minutes: '45', buffer: '15', break_from: '10:30', break_to: '11:30' };

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	plan.day = german(dayIn(9));
	ad = await publishedAd(recruiter, 'Stelle mit Gesprächen (m/w/d)');
	for (const name of ['ada', 'ben', 'cem', 'dora', 'emil']) {
		const email = `${name}@beispiel.example`;
		people[name] = { email, number: await apply(stack, ad.jobad, { email, first_name: name[0].toUpperCase() + name.slice(1), surname: 'Beispiel', ...(name === 'emil' ? { severely_disabled: 'ja', sbv_part: 'ja' } : {}) }) };
	}
	people.emil.severe = true;
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`);
	await stack.sql(`INSERT INTO vacancy_unit (vacancy_id, role_id, org_unit_id) SELECT v.id, CASE u.committee WHEN 'PR' THEN 7 WHEN 'SBV' THEN 8 ELSE 9 END, u.id FROM vacancy v JOIN org_unit u
		ON u.authority_id = v.authority_id AND u.kind = 'committee' WHERE v.number = '${ad.vacancy}' AND NOT EXISTS (SELECT 1 FROM vacancy_unit x WHERE x.vacancy_id = v.id)`);
});
after(() => stack?.stop());

test('an appointment is planned with all its times at once: rooms side by side, gap and break', async () => {
	const empty = await recruiter.get(base());
	assert.match(main(empty), /noch kein Termin geplant/);
	const form = await recruiter.get(`${base()}/neu`);
	for (const [values, words] of [[{ place: '' }, /Ort oder einen Videolink/], [{ video_url: 'http://x' }, /https:\/\//], [{ from: '25:00' }, /keine Uhrzeit/], [{ break_to: '10:00' }, /endet, bevor sie beginnt/],
		[{ count: '40' }, /passen nicht mehr in diesen Tag/], [{ day: german(dayIn(-1)) }, /liegt in der Vergangenheit/], [{ rooms: 'a\nb\nc\nd\ne\nf\ng' }, /höchstens sechs Räume/]]) {
		const refused = await recruiter.submit(form, { ...plan, ...values });
		assert.equal(refused.status, 400, JSON.stringify(values));
		assert.match(main(refused), words);
		assert.equal(refused.document.querySelector('[name=name]').getAttribute('value'), plan.name, 'nothing typed is lost');
	}
	const page = await recruiter.submit(await recruiter.get(`${base()}/neu`), plan);
	assert.match(main(page), /Der Termin ist geplant/, main(page));
	appointment = { id: /termine\/(\d+)/.exec(page.url)[1] };
	const made = await slots();
	assert.equal(made.length, 6);
	const hours = [...new Set(made.map(slot => new Date(`${slot.starts_at.replace(' ', 'T')}Z`).toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' })))];
	assert.deepEqual(hours, ['09:00', '11:30', '12:30'], 'a talk that would reach into the break begins after it; then the gap');
	assert.match(main(page), /Zusammensetzung \(§ 8 HmbGleiG\) ist noch nichts angegeben/);
	assert.match(main(await recruiter.get(base())), /Auswahlgespräche, erste Runde.*0 \/ 6/);
	const twice = await recruiter.submit(await recruiter.get(`${at()}/zeiten`), { day: plan.day, from: '9:30', count: '1', minutes: '30', buffer: '0' });
	assert.match(main(twice), /schon Gespräche/);
	const more = await recruiter.submit(await recruiter.get(`${at()}/zeiten`), { day: german(dayIn(10)), from: '14:00', count: '1', minutes: '45', buffer: '0' });
	assert.match(main(more), /Die Zeiten sind hinzugekommen/);
	await recruiter.submit(more, {}, { action: `/zeiten/${(await slots())[7].id}/streichen` });
	assert.equal((await slots()).length, 7);
});

test('who sits on a panel is named: they get a seat, see the applications and the guide; composition is a number', async () => {
	const [panel, other] = await stack.sql(`SELECT id FROM appointment_panel WHERE appointment_id = ${appointment.id} ORDER BY position`);
	const path = `${at()}/gremium/${panel.id}`;
	const seated = await recruiter.submit(await recruiter.get(`${path}/mitglied`), { member: 'Aksoy, Mehmet (mehmet.aksoy)' });
	assert.match(main(seated), /Die Person ist benannt.*Mehmet Aksoy/);
	assert.match(main(await recruiter.submit(await recruiter.get(`${path}/mitglied`), { member: 'niemand' })), /Person/);
	const missing = await recruiter.submit(await recruiter.get(path), { women: '0', men: '3', told_as: 'Referatsleitung' }, { action: path });
	assert.equal(missing.status, 400);
	assert.match(main(missing), /Sagen Sie, warum keine Frau/);
	await recruiter.submit(missing, { women: '2', men: '1' }, { action: path });
	assert.match(main(await recruiter.get(at())), /Frauen 2, Männer 1/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'bms' AND table_name IN ('appointment_member', 'staff_user') AND column_name REGEXP 'sex|gender|geschlecht'`), '0');
	const member = stack.as('mehmet.aksoy');
	assert.equal((await member.get(`/bewerbungen/${people.ada.number}`)).status, 200, 'a seat shows the applications');
	const question = await stack.value(`SELECT id FROM requirement WHERE object_kind = 2 AND object_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}') LIMIT 1`);
	if (!question)
		await stack.sql(`INSERT INTO requirement (object_kind, object_id, position, text, kind, weight, scale, proof, created_at, created_by, changed_at, changed_by) SELECT 2, id, 1, 'Haushaltsrecht', 'mandatory', 3, 'points', 'interview', UTC_TIMESTAMP(), owner_id, UTC_TIMESTAMP(), owner_id FROM vacancy WHERE number = '${ad.vacancy}'`);
	const guide = await recruiter.get(`/vakanzen/${ad.vacancy}/leitfaden`);
	const field = guide.document.querySelector('main textarea').getAttribute('name');
	assert.equal((await recruiter.submit(guide, { [field]: 'x'.repeat(1001) })).status, 400);
	await recruiter.submit(guide, { [field]: 'Wie planen Sie einen Haushalt?' });
	const prepared = await member.get(`/termine/${appointment.id}`);
	assert.match(main(prepared), /Wie planen Sie einen Haushalt\?/);
	assert.match(main(await stack.as('katrin.lohmann').get(`/termine/${appointment.id}`)) + (await stack.as('katrin.lohmann').get(`/termine/${appointment.id}`)).status, /404/, 'who does not sit on it finds nothing');
	assert.equal((await stack.as('nikolai.stern').get(at())).status, 404);
	await recruiter.submit(await recruiter.get(`${at()}/gremium/${other.id}/mitglied`), { member: 'mehmet.aksoy' });
	assert.match(main(await recruiter.get(at())), /Das überschneidet sich.*im Gremium Mehmet Aksoy/s, 'one cannot sit in two rooms at once');
	const gone = await recruiter.submit(await recruiter.get(`${at()}/gremium/${other.id}`), {}, { action: '/mehmet.aksoy/entfernen' });
	assert.match(main(gone), /sitzt nicht mehr im Gremium/);
	assert.equal((await member.get(`/bewerbungen/${people.ada.number}`)).status, 200, 'the other panel keeps the seat');
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/vergleich/bewertende`), { person: 'mehmet.aksoy' }, { action: '/neu' });
	await recruiter.submit(await recruiter.get(path), {}, { action: '/mehmet.aksoy/entfernen' });
	assert.equal((await member.get(`/bewerbungen/${people.ada.number}`)).status, 200, 'who rates keeps the seat');
	await recruiter.submit(await recruiter.get(`${path}/mitglied`), { member: 'mehmet.aksoy' });
	const rates = () => recruiter.get(`/vakanzen/${ad.vacancy}/vergleich/bewertende`);
	await recruiter.submit(await rates(), {}, { action: '/mehmet.aksoy/entfernen' });
	assert.doesNotMatch(main(await rates()), /Mehmet Aksoy/);
	assert.equal((await member.get(`/bewerbungen/${people.ada.number}`)).status, 200, 'and who sits on a panel when she rates no more');
});

test('many are invited at once, a time each or to choose; the duty to invite stops it with words', async () => {
	const free = await slots();
	const ids = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, one]) => [name, await idOf(one.number)])));
	const form = await recruiter.get(`${at()}/einladen`);
	assert.match(main(await recruiter.submit(form, {})), /Wählen Sie aus, wen Sie einladen/);
	const stopped = await recruiter.submit(form, { [`a${ids.ada}`]: free[0].id, [`a${ids.ben}`]: free[1].id });
	assert.equal(stopped.status, 400);
	assert.match(main(stopped), /Noch ist nicht über die Einladung aller schwerbehinderten Personen entschieden/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM appointment_invitation WHERE appointment_id = ${appointment.id}`), '0', 'all or nobody');
	const first = await recruiter.submit(await recruiter.get(`${at()}/einladen`), { [`a${ids.emil}`]: free[5].id });
	assert.match(main(first), /Die Einladungen sind hinausgegangen/, main(first));
	const same = await recruiter.submit(await recruiter.get(`${at()}/einladen`), { [`a${ids.ada}`]: free[0].id, [`a${ids.ben}`]: free[0].id });
	assert.match(main(same), /inzwischen vergeben/);
	const done = await recruiter.submit(await recruiter.get(`${at()}/einladen`), { [`a${ids.ada}`]: free[0].id, [`a${ids.ben}`]: free[1].id, [`a${ids.cem}`]: 'wahl', [`a${ids.dora}`]: 'wahl' });
	assert.match(main(done), /Die Einladungen sind hinausgegangen/, main(done));
	for (const name of Object.keys(people)) {
		assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${people[name].number}'`), 'einladung', name);
		assert.ok((await history(people[name].number)).includes('interview_invited'), name);
	}
	const widget = (await recruiter.get('/')).document.querySelectorAll('.bms-widget').find(one => /Terminübersicht/.test(one.textContent));
	assert.match(widget.textContent.replace(/\s+/g, ' '), new RegExp(`Terminübersicht.*9.00.*${people.ada.number}.*Raum 4\\.01`), 'the cockpit lists her own, the nearest first');
	assert.equal(widget.querySelector('.bms-part__head a').getAttribute('href'), '/termine');
	assert.doesNotMatch((await stack.as('svenja.brandt').get('/')).text('.bms-widget'), new RegExp(people.ada.number), 'and nobody else’s');
	const letter = await stack.mail(people.ada.email, 'Einladung zum Gespräch');
	assert.match(letter.text, new RegExp(`${german(dayIn(9))}.*09:00`, 's'));
	assert.match(letter.text, /Hamburger Straße 37, Raum 4\.01/);
	assert.match(letter.text, /Aufzug im Hof/);
	assert.match(letter.text, /Referatsleitung/);
	assert.match((await stack.mail(people.cem.email, 'Einladung zum Gespräch')).text, /Wählen Sie bitte eine der freien Zeiten/);
	for (const who of ['paul.oduya@bsw.example', 'lena.maibaum@bsw.example', 'mehmet.aksoy@bsw.example', 'doris.kuhnert@bsw.example'])
		assert.equal((await about(`Gespräch geplant zu ${ad.vacancy}`, who)).length, 1, `${who} is told once`);
	assert.match((await about('Gespräch geplant', 'paul.oduya@bsw.example'))[0].text, /beratend teilnehmen/);
	assert.match((await about('Gespräch geplant', 'doris.kuhnert@bsw.example'))[0].text, /§ 178 II SGB IX/);
	assert.doesNotMatch((await about('Gespräch geplant', 'paul.oduya@bsw.example'))[0].text, /Ada|Beispiel/);
	const council = main(await stack.as('paul.oduya').get(at()));
	assert.match(council, /Ada Beispiel/);
	assert.doesNotMatch(council, /\bfrei\b|Streichen/);
	assert.equal((await stack.as('paul.oduya').get(`${at()}/einladen`)).status, 403);
	const held = await recruiter.submit(await recruiter.get(at()), {}, { action: `/zeiten/${free[6].id}/streichen` });
	assert.match(main(held), /gestrichen/);
});

test('by the link of the letter: accepting, asking for another time, declining; the owner is told, the note is read', async () => {
	const ada = await opened('ada', 'Einladung zum Gespräch');
	const page = await ada.get(`/bewerbung/${people.ada.number}`);
	assert.match(main(page), /Ihre Gespräche.*eingeladen.*Hamburger Straße 37/s);
	const first = await invitation('ada');
	const path = `/bewerbung/${people.ada.number}/termin/${first.id}`;
	const [one, two] = [await ada.get(path), await ada.get(path)];
	assert.match(main(await ada.submit(one, { answer: '' })), /Wählen Sie eine Antwort/);
	assert.match(main(await ada.submit(one, { answer: 'accepted' })), /freuen uns auf das Gespräch/);
	assert.match(main(await ada.submit(two, { answer: 'declined' })), /Inzwischen hat sich etwas geändert.*zugesagt/s, 'the later answer is told what stands');
	assert.equal((await invitation('ada')).state, 'accepted');
	await stack.job('mail');
	assert.equal((await about(`Antwort auf eine Einladung: ${people.ada.number}`, 'amira.yildiz@bsw.example')).length, 1);
	const ben = await opened('ben', 'Einladung zum Gespräch');
	const bens = `/bewerbung/${people.ben.number}/termin/${(await invitation('ben')).id}`;
	assert.equal((await ben.submit(await ben.get(bens), { answer: 'other_wanted' })).status, 400);
	await ben.submit(await ben.get(bens), { answer: 'other_wanted', note: 'Dienstags geht es <immer>.' });
	const wanted = await invitation('ben');
	assert.equal(wanted.state, 'other_wanted');
	assert.equal(wanted.holding, null, 'the time is free again');
	assert.doesNotMatch(JSON.stringify(await stack.sql(`SELECT HEX(note_sealed) AS h, CONVERT(note_sealed USING latin1) AS t FROM appointment_invitation WHERE id = ${wanted.id}`)), /Dienstags/, 'kept sealed');

	assert.match(main(await recruiter.get('/')), /Andere Zeit für ein Gespräch finden/);
	assert.match(main(await recruiter.get(`${at()}/einladungen/${wanted.id}`)), /bittet um andere Zeit.*Dienstags geht es <immer>\./s);
	assert.equal((await ada.get(bens)).status, 404, 'nobody answers for another');
	const moved = await recruiter.submit(await recruiter.get(`${at()}/einladungen/${wanted.id}/verlegen`), { slot: (await slots())[3].id });
	assert.match(main(moved), /Die neue Zeit ist mitgeteilt/);
	assert.ok(Number((await invitation('ben')).sequence) > Number(wanted.sequence), 'calendars are told of the change');
	assert.equal((await invitation('ben')).uid, wanted.uid);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task WHERE kind = 'appointment_other_wanted'`), '0');
	await ben.submit(await ben.get(bens), { answer: 'declined' });
	assert.match(main(await recruiter.get('/')), /Absage eines Gesprächs ansehen/);
	await recruiter.submit(await recruiter.get(`${at()}/einladungen/${wanted.id}`), {}, { action: '/gesehen' });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task WHERE kind = 'appointment_declined'`), '0');
});

test('two who choose the same time at once: one gets it, the other is told and chooses another', async () => {
	const [cem, dora] = [await opened('cem', 'Einladung zum Gespräch'), await opened('dora', 'Einladung zum Gespräch')];
	const paths = await Promise.all(['cem', 'dora'].map(async name => `/bewerbung/${people[name].number}/termin/${(await invitation(name)).id}`));
	const [a, b] = [await cem.get(paths[0]), await dora.get(paths[1])];
	assert.match(main(await cem.submit(a, { answer: 'accepted', slot: '' })), /Diese Angabe fehlt|Zeit/);
	const slot = (await slots())[4].id;
	const answers = await Promise.all([cem.submit(a, { answer: 'accepted', slot }), dora.submit(b, { answer: 'accepted', slot })]);
	assert.deepEqual(answers.map(page => page.status).sort(), [200, 400], answers.map(main).join('\n'));
	assert.match(answers.map(main).join('\n'), /inzwischen vergeben/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM appointment_invitation WHERE holding = ${slot}`), '1');
	const loser = answers[0].status === 400 ? [cem, paths[0], 'cem'] : [dora, paths[1], 'dora'];
	const again = await loser[0].submit(await loser[0].get(loser[1]), { answer: 'accepted', slot: (await slots())[1].id });
	assert.match(main(again), /freuen uns/, main(again));
	assert.match((await stack.mail(people[loser[2]].email, 'Ihr Gespräch am')).text, /vielen Dank für Ihre Zusage/i);
	const past = await invitation(loser[2]);
	await stack.sql(`UPDATE appointment_slot SET starts_at = UTC_TIMESTAMP() - INTERVAL 2 HOUR, ends_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR WHERE id = ${past.slot_id}`);
	assert.match(main(await loser[0].get(loser[1])), /kann nicht mehr geantwortet werden/, 'a time in the past takes no answer');
	await stack.sql(`UPDATE appointment_slot SET starts_at = '${past.starts_at}', ends_at = '${past.starts_at}' + INTERVAL 45 MINUTE WHERE id = ${past.slot_id}`);
});

test('the day before a reminder goes, and on the day the reception gets names and times, each once', async () => {
	await stack.sql(`UPDATE vacancy SET reception_mailbox = 'empfang@bsw.example' WHERE number = '${ad.vacancy}'`);
	const ada = await invitation('ada');
	await stack.sql(`UPDATE appointment_slot SET starts_at = CONCAT('${dayIn(1)}', ' 08:00:00'), ends_at = CONCAT('${dayIn(1)}', ' 08:45:00') WHERE id = ${ada.slot_id}`);
	await stack.job('nightly', '--rule', 'PRO-09');
	await stack.job('nightly', '--rule', 'PRO-09');
	await stack.mail(people.ada.email, 'Ihr Gespräch morgen');
	assert.equal((await about('Ihr Gespräch morgen', people.ada.email)).length, 1);
	assert.equal((await history(people.ada.number)).filter(action => action === 'interview_reminded').length, 1);
	assert.equal((await about('Gespräche am', 'empfang@bsw.example')).length, 0);
	await stack.sql(`UPDATE appointment_slot SET starts_at = CONCAT('${dayIn(0)}', ' 21:30:00'), ends_at = CONCAT('${dayIn(0)}', ' 21:59:00') WHERE id = ${ada.slot_id}`);
	await stack.job('nightly', '--rule', 'PRO-09');
	await stack.job('nightly', '--rule', 'PRO-09');
	const list = await stack.mail('empfang@bsw.example', 'Gespräche am');
	assert.match(list.text, /Ada Beispiel/);
	assert.doesNotMatch(list.text, new RegExp(`${people.ada.number}|Stelle mit Gesprächen|Ben`), 'names and times, nothing else');
	assert.equal((await about('Gespräche am', 'empfang@bsw.example')).length, 1);
	await stack.sql(`UPDATE appointment_slot SET starts_at = '${ada.starts_at}', ends_at = '${ada.starts_at}' + INTERVAL 45 MINUTE WHERE id = ${ada.slot_id}`);
});

test('who withdraws gives the time back, and whoever was told of it is told; so does who is rejected', async () => {
	const ada = await opened('ada', 'Einladung zum Gespräch');
	const before_ = await invitation('ada');
	await ada.submit(await ada.get(`/bewerbung/${people.ada.number}/zurueckziehen`));
	const after_ = await invitation('ada');
	assert.equal(after_.state, 'cancelled');
	assert.ok(Number(after_.sequence) > Number(before_.sequence));
	await stack.job('mail');
	for (const who of ['paul.oduya@bsw.example', 'mehmet.aksoy@bsw.example', 'empfang@bsw.example'])
		assert.equal((await about(`Gespräch abgesagt zu ${ad.vacancy}`, who)).length, 1, who);
	assert.equal((await about('findet nicht statt', people.ada.email)).length, 0, 'she knows');
	assert.equal(await stack.job('check').then(() => 'good', () => 'bad'), 'good');
	await stack.sql(`UPDATE appointment_invitation SET state = 'accepted' WHERE id = ${after_.id}`);
	assert.equal(await stack.job('check').then(() => 'good', error => /that are over: 1/.test(error.stdout ?? error.message) ? 'told' : String(error)), 'told');
	await stack.sql(`UPDATE appointment_invitation SET state = 'cancelled' WHERE id = ${after_.id}`);
	assert.match(main(await ada.get(`/bewerbung/${people.ada.number}`)), /zurückgenommen/);
});

test('a changed place is told to all to come; an answer by phone is entered; one and all are cancelled', async () => {
	const edit = await recruiter.get(`${at()}/bearbeiten`);
	const changed = await recruiter.submit(edit, { place: 'Rathausmarkt 1' });
	assert.match(main(changed), /Die Änderung ist gespeichert.*Rathausmarkt 1/s);
	assert.match((await stack.mail(people.emil.email, 'neuen Termin')).text, /Rathausmarkt 1/);
	const emil = await invitation('emil');
	const told = await recruiter.submit(await recruiter.get(`${at()}/einladungen/${emil.id}/antwort`), { answer: 'accepted' });
	assert.match(main(told), /Die Antwort ist eingetragen.|zugesagt/);
	assert.match(main(await recruiter.get(`/bewerbungen/${people.emil.number}/termine`)), /zugesagt/);
	const told_of = async template => (await stack.sql(`SELECT recipient FROM mail_outbox WHERE template = '${template}'`)).map(row => row.recipient.split('@')[0]);
	const before = await told_of('staff_appointment_changed');
	assert.ok(before.includes('doris.kuhnert'), `the SBV is told of whom it takes part for: ${before}`);
	await stack.sql(`UPDATE application SET severely_disabled = 1, sbv_refused = 1 WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`);
	await recruiter.submit(await recruiter.get(`${at()}/bearbeiten`), { place: 'Rathausmarkt 2' });
	const of = (list, person) => list.filter(each => each === person).length, after = await told_of('staff_appointment_changed');
	assert.equal(of(after, 'paul.oduya'), of(before, 'paul.oduya') + 1, 'others are told as before');
	assert.equal(of(after, 'doris.kuhnert'), of(before, 'doris.kuhnert'), 'of who refused it the SBV is told nothing');
	const off = await recruiter.submit(await recruiter.get(`${at()}/einladungen/${emil.id}/absagen`));
	assert.match(main(off), /zurückgenommen/);
	assert.ok((await told_of('staff_appointment_cancelled')).includes('paul.oduya'));
	assert.equal((await stack.sql(`SELECT id FROM mail_outbox WHERE template = 'staff_appointment_cancelled' AND id = (SELECT MAX(id) FROM mail_outbox WHERE recipient LIKE 'doris.kuhnert%') AND created_at >= UTC_TIMESTAMP() - INTERVAL 9 SECOND`)).length, 0);
	assert.equal((await about('findet nicht statt', people.emil.email)).length, 1);
	const all = await recruiter.submit(await recruiter.get(`${at()}/absagen`));
	assert.match(main(all), /abgesagt/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM appointment_invitation WHERE appointment_id = ${appointment.id} AND live IS NOT NULL`), '0');
	assert.equal((await recruiter.get(`${at()}/einladen`)).status, 200);
	const late = await recruiter.submit(await recruiter.get(`${at()}/zeiten`), { day: plan.day, from: '16:00', count: '1', minutes: '30', buffer: '0' });
	assert.match(main(late), /Der Termin ist abgesagt/);
});
