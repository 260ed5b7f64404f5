// What letters need care for (BAK-09): the hour on days the clocks change, a writer who left, one that did not arrive, taking back very many.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';
import { LETTER_TEXT, letterDesk } from '../lib/letter.mjs';

let stack, recruiter, other, jobad, vacancy, one, desk;

before(async () => {
	stack = await startStack();
	[recruiter, other] = ['amira.yildiz', 'joerg.petersen'].map(user => stack.as(user));
	({ jobad, vacancy } = await publishedAd(recruiter, 'Stelle mit Sorgfalt (m/w/d)'));
	one = await apply(stack, jobad, { email: 'sorge@beispiel.example', surname: 'Sorge' });
	desk = letterDesk(stack, recruiter);
});
after(() => stack?.stop());

const NEXT = new Date().getUTCFullYear() + 1;
/** The last Sunday of March or October of next year: 31 days each. */
const changeDay = month => { const last = new Date(Date.UTC(NEXT, month, 31)); return `${NEXT}-${String(month + 1).padStart(2, '0')}-${31 - last.getUTCDay()}`; };
const tomorrow = () => new Date(Date.now() + 48 * 3600e3).toISOString().slice(0, 10);
const dueOf = number => stack.value(`SELECT MAX(m.due_at) FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE a.number = '${number}' AND m.status = 'waiting'`);

test('on days the clocks change the hour typed is the hour it goes; one that does not exist or exists twice is said', async () => {
	const [spring, autumn] = [changeDay(2), changeDay(9)];
	for (const [day, hour, utc] of [[spring, '9', '07:00:00'], [spring, '3', '01:00:00'], [autumn, '9', '08:00:00'], [autumn, '23', '22:00:00']]) {
		const page = await desk.look([one], { send: 'time', send_day: day, send_hour: hour });
		assert.equal(page.status, 200, page.text('main'));
		assert.match(page.text('main'), new RegExp(`${hour.padStart(2, '0')}:00 Uhr`), `${day} ${hour}`);
		assert.equal(page.document.querySelector('[name=send_hour]').getAttribute('value'), hour, 'the form shows the hour that was typed');
		await desk.over(await desk.go(page));
		assert.match(await dueOf(one), new RegExp(`${day} ${utc}`));
		await stack.sql(`UPDATE mail_outbox SET status = 'taken_back' WHERE status = 'waiting' AND due_at IS NOT NULL`);
	}
	for (const [day, hour, words] of [[spring, '2', /gibt es an diesem Tag nicht/], [autumn, '2', /gibt es an diesem Tag zweimal/]]) {
		const page = await desk.look([one], { send: 'time', send_day: day, send_hour: hour });
		assert.equal(page.status, 400);
		assert.match(page.text('main'), words);
		assert.equal(page.document.querySelector('[name=send_hour]').getAttribute('value'), hour);
		assert.doesNotMatch(page.text('main'), /schon vorbei|Wählen Sie den Tag/);
	}
});

test('points and the last day are asked for where the text needs them, and not else', async () => {
	const hidden = (page, field) => page.document.querySelector(`[data-uses=${field}]`).hasAttribute('hidden');
	const form = await recruiter.submit(await recruiter.get(`/bewerbungen/${one}/schreiben`), {}, { action: '/schreiben' });
	assert.deepEqual(['line', 'last_day'].map(field => hidden(form, field)), [true, true]);
	const begun = await recruiter.get(`${form.url}?vorlage=documents_missing`);
	assert.deepEqual(['line', 'last_day'].map(field => hidden(begun, field)), [false, false]);
	const offer = await recruiter.get(`${form.url}?vorlage=offer`);
	assert.deepEqual(['line', 'last_day'].map(field => hidden(offer, field)), [true, false]);
	const typed = await recruiter.submit(form, { subject_de: 'Zu {number}', body_de: 'Bis {last_day}', subject_en: '', body_en: '', send: 'now' }, { action: '/brief' });
	assert.equal(hidden(typed, 'last_day'), false, 'a text that needs it asks for it when it is looked at');
	assert.match(typed.text('main'), /nicht bekannt: letzter Tag/);
});

/** Its guard is asked about again at once. */
const askAgain = () => stack.sql(`UPDATE mail_outbox SET guard_at = UTC_TIMESTAMP() WHERE guard_at IS NOT NULL AND status = 'waiting'`);
const flagged = async (number, status) => eventually(async () => {
	await askAgain();
	return await stack.value(`SELECT COUNT(*) FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE a.number = '${number}' AND m.open_vacancy_id IS NOT NULL AND m.status = '${status}'`) === '1';
}, 'that somebody is to see to it');

test('its writer left: whoever recruits is told, takes it over or takes it back; what the writer still may nobody takes', async () => {
	const two = await apply(stack, jobad, { email: 'gegangen@beispiel.example', surname: 'Gegangen' });
	/* waits as long as its guard cannot be asked: the writer is away before it is asked first */
	await desk.written([two], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Verwaist {number}' });
	const mail = await stack.value(`SELECT MAX(id) FROM mail_outbox WHERE due_at IS NOT NULL AND status = 'waiting'`);
	const path = `/bewerbungen/${two}/emails/${mail}/uebernehmen`;
	assert.equal((await other.submit(await other.get(path), {}, { action: '/uebernehmen' })).status, 409, 'its writer may still send it');
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'amira.yildiz'; UPDATE mail_outbox SET due_at = NULL, guard = 'invitation_duty',
		guard_at = UTC_TIMESTAMP(), next_attempt_at = '9999-12-31' WHERE id = ${mail}`);
	await flagged(two, 'waiting');
	assert.match((await other.get('/')).text('main'), /Wartenden Brief übernehmen oder zurücknehmen[^]*Stelle mit Sorgfalt/);
	assert.match((await other.get(`/bewerbungen/${two}`)).text('main'), /wartet und geht so nicht hinaus[^]*Zum Schriftverkehr/);
	const tab = await other.get(`/bewerbungen/${two}/emails`);
	assert.match(tab.text('main'), /wartet, bis ihn jemand übernimmt oder zurücknimmt/);
	const taken = await other.submit(await other.get(tab.link(`Übernehmen: Verwaist ${two}`)), {}, { action: '/uebernehmen' });
	assert.match(taken.text('main'), /wartet jetzt mit Ihrem Recht/);
	assert.doesNotMatch((await other.get('/')).text('main'), /Wartenden Brief übernehmen oder zurücknehmen/);
	assert.match((await other.get(`/bewerbungen/${two}/verlauf`)).text('main'), /Wartenden Brief übernommen/);
	assert.match((await stack.mail('gegangen@beispiel.example', `Verwaist ${two}`)).text, /Guten Tag/, 'and it goes by that right');
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE user_id = 'amira.yildiz'`);
});

test('its writer left and another takes it back: nobody is asked about it any more', async () => {
	const three = await apply(stack, jobad, { email: 'zurueck@beispiel.example', surname: 'Zurück' });
	await desk.written([three], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Verwaist {number}' });
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'amira.yildiz'; UPDATE mail_outbox SET due_at = NULL, guard = 'invitation_duty',
		guard_at = UTC_TIMESTAMP(), next_attempt_at = '9999-12-31' WHERE due_at IS NOT NULL AND status = 'waiting'`);
	await flagged(three, 'waiting');
	const tab = await other.get(`/bewerbungen/${three}/emails`);
	await other.submit(await other.get(tab.link(`Zurücknehmen: Verwaist ${three}`)), {}, { action: '/zuruecknehmen' });
	assert.doesNotMatch((await other.get('/')).text('main'), /Wartenden Brief übernehmen oder zurücknehmen/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task WHERE kind = 'letter_waits'`), '0');
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE user_id = 'amira.yildiz'`);
});

test('one that did not arrive stands on the desk, in the tab and in the cockpit, with what to do, until it is settled', async () => {
	const four = await apply(stack, jobad, { email: 'verloren@beispiel.example', surname: 'Verloren' });
	await desk.written([four], { send: 'now', subject_de: 'Verloren {number}' });
	await stack.mail('verloren@beispiel.example', `Verloren ${four}`);
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE a.number = '${four}' AND m.writer_id IS NOT NULL
		AND m.status = 'sent'`) === '1', 'that it is noted as sent');
	const tab = await recruiter.get(`/bewerbungen/${four}/emails`);
	await recruiter.submit(await recruiter.get(tab.link(`Ist zurückgekommen: Verloren ${four}`)), {}, { action: '/zurueckgekommen' });
	for (const person of [recruiter, other])
		assert.match((await person.get('/')).text('main'), /Brief nicht angekommen: Anschrift klären oder noch einmal schreiben/);
	assert.match((await recruiter.get(`/bewerbungen/${four}`)).text('main'), /Ein Brief an diese Person ist nicht angekommen/);
	const lost = await recruiter.get(`/bewerbungen/${four}/emails`);
	assert.match(lost.text('main'), /Fragen Sie nach der richtigen Anschrift/);
	/* somebody who comes to the vacancy while it is so has it, too */
	const settled = await recruiter.submit(await recruiter.get(lost.link(`Ist geklärt: Verloren ${four}`)), {}, { action: '/geklaert' });
	assert.match(settled.text('main'), /Vermerkt: Das ist geklärt/);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${four}`)).text('main'), /nicht angekommen/);
	assert.doesNotMatch((await other.get('/')).text('main'), /Brief nicht angekommen/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task WHERE kind = 'letter_lost' AND object_id = (SELECT id FROM application WHERE number = '${four}')`), '0');
});

test('refused by the mail server: named likewise, and of an application that goes nothing stays', async () => {
	const five = await apply(stack, jobad, { email: 'abgewiesen@beispiel.example', surname: 'Abgewiesen' });
	await desk.written([five], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Abgewiesen {number}' });
	const id = await stack.value(`SELECT id FROM application WHERE number = '${five}'`);
	await stack.sql(`UPDATE mail_outbox SET sealed = REPEAT('x', 200), next_attempt_at = UTC_TIMESTAMP() WHERE application_id = ${id} AND status = 'waiting'`);
	await eventually(async () => await stack.value(`SELECT status FROM mail_outbox WHERE application_id = ${id} AND writer_id IS NOT NULL`) === 'given_up', 'giving up');
	assert.match((await other.get('/')).text('main'), /Brief nicht angekommen/);
	await stack.sql(`DELETE FROM mail_outbox WHERE application_id = ${id}`);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task WHERE kind = 'letter_lost' AND object_id = ${id}`), '0');
});

test('taking back more than a portion: the rest by the queue, and the page says so', async () => {
	const six = await apply(stack, jobad, { email: 'viele@beispiel.example', surname: 'Viele' });
	const done = await desk.written([six], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Viele {number}' });
	const id = /sammelaktionen\/(\d+)/.exec(done.url)[1];
	await stack.sql(`INSERT INTO mail_outbox (application_id, template, sealed, message_id, next_attempt_at, created_at, writer_id, bulk_id, due_at)
		SELECT m.application_id, m.template, m.sealed, CONCAT('many', s.seq), m.next_attempt_at, m.created_at, m.writer_id, m.bulk_id, m.due_at
		FROM mail_outbox m, seq_1_to_180 s WHERE m.bulk_id = ${id}`);
	const page = await recruiter.submit(await recruiter.get(done.url), {}, { action: '/brief/zuruecknehmen' });
	assert.equal(page.status, 200);
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE bulk_id = ${id} AND status = 'taken_back'`) === '181', 'the rest');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM queue_item WHERE kind = 'letters_back' AND object_id = ${id}`), '1');
	assert.match((await recruiter.get(done.url)).text('main'), /zurückgenommen\s*181/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 4 AND action = 'letter_taken_back' AND object_id = (SELECT id FROM application WHERE number = '${six}')`), '181');
});

test('a last day that is over on the day it goes is refused; where the guard lets it go later, it waits and says why', async () => {
	const today = new Date().toISOString().slice(0, 10), text = { subject_de: 'Frist {number}', body_de: 'Bitte bis {last_day}.' };
	const early = await desk.look([one], { ...text, send: 'time', send_day: tomorrow(), send_hour: '9', last_day: today });
	assert.equal(early.status, 400);
	assert.match(early.text('main'), /letzte Tag liegt vor dem Tag, an dem der Brief hinausgeht/);
	const plain = await desk.look([one], { send: 'time', send_day: tomorrow(), send_hour: '9', last_day: today });
	assert.equal(plain.status, 200, 'a text that names none does not care');
	const seven = await apply(stack, jobad, { email: 'frist@beispiel.example', surname: 'Frist' });
	await desk.written([seven], { ...text, send: 'time', send_day: tomorrow(), send_hour: '9', last_day: tomorrow() });
	await stack.sql(`UPDATE written_letter SET last_day = '2026-01-01' WHERE last_day IS NOT NULL; UPDATE mail_outbox SET due_at = NULL, guard = 'invitation_duty',
		guard_at = UTC_TIMESTAMP(), next_attempt_at = '9999-12-31' WHERE due_at IS NOT NULL AND status = 'waiting'`);
	await flagged(seven, 'waiting');
	const tab = await recruiter.get(`/bewerbungen/${seven}/emails`);
	assert.match(tab.text('main'), /letzte Tag, den dieser Brief nennt, ist vorbei[^]*Zurücknehmen/);
	assert.doesNotMatch(tab.text('main'), /Übernehmen/);
	await recruiter.submit(await recruiter.get(tab.link(`Zurücknehmen: Frist ${seven}`)), {}, { action: '/zuruecknehmen' });
});

test('a last day counted from when the letter goes: said where it is looked at, counted anew for what waits for a guard; not with a day beside it', async () => {
	const text = { subject_de: 'Gezählt {number}', body_de: 'Bitte bis {last_day}.' };
	const nine = await apply(stack, jobad, { email: 'gezaehlt@beispiel.example', surname: 'Gezaehlt' });
	for (const [values, words] of [[{ last_day: '2099-01-02', last_days: '14' }, /einen letzten Tag an oder eine Zahl von Tagen, nicht beides/], [{ last_days: '181' }, /180/]]) {
		const refused = await desk.look([nine], { ...text, ...values });
		assert.equal(refused.status, 400);
		assert.match(refused.text('main'), words);
		assert.equal(refused.document.querySelector('[name=last_days]').getAttribute('value'), values.last_days);
	}
	const guarded = await desk.look([nine], { ...text, last_days: '14', send: 'guard', guard: 'invitation_duty' });
	assert.match(guarded.text('main'), /gezählt ab dem Versand: \d\d\.\d\d\.\d{4} Er ist so gezählt, als ginge der Brief heute/);
	const page = await desk.look([nine], { ...text, last_days: '14' });
	const [, day] = /gezählt ab dem Versand: (\d\d\.\d\d\.\d{4})/.exec(page.text('main'));
	assert.doesNotMatch(page.text('main'), /neu gezählt|nicht bekannt/);
	await desk.over(await desk.go(page));
	const days = (Date.parse(day.split('.').reverse().join('-')) - Date.parse(new Date().toISOString().slice(0, 10))) / 86400e3;
	assert.ok(days >= 13 && days <= 20, `${days} days, on a working day`);
	assert.match((await stack.mail('gezaehlt@beispiel.example', `Gezählt ${nine}`)).text, new RegExp(`Bitte bis ${day.replaceAll('.', '\\.')}\\.`));
});

test('what goes by post is dated on the day it may go', async () => {
	const eight = await apply(stack, jobad, { email: 'post@beispiel.example', surname: 'Post' });
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.email = '' WHERE a.number = '${eight}'`);
	await desk.written([eight], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Post {number}' });
	const id = await stack.value(`SELECT MAX(id) FROM mail_outbox WHERE by_post`);
	await stack.sql(`UPDATE mail_outbox SET created_at = '2026-01-02 09:00:00', next_attempt_at = '2026-01-05 09:00:00' WHERE id = ${id}`);
	await eventually(async () => await stack.value(`SELECT status FROM mail_outbox WHERE id = ${id}`) === 'print', 'the day');
	const pdf = await recruiter.request(`/bewerbungen/${eight}/emails/${id}/brief.pdf`);
	const file = join(stack.dir, 'datum.pdf');
	writeFileSync(file, pdf.bytes ?? Buffer.from(pdf.body, 'latin1'));
	assert.match(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }), /Datum: 05\.01\.2026/);
});

test('only what can be sent as it is offered is offered: by hand, and for a step; each row of the table', async () => {
	const rows = readFileSync(join(top, 'tests/spec/notifications.csv'), 'utf8').split('\n').slice(1).filter(row => /^\w+,"?applicant/.test(row)).map(row => row.split(',')[0]);
	const known = new Set(['name', 'salutation', 'surname', 'number', 'title', 'authority', 'ad', 'contact', 'received', 'closes', 'status_url', 'portal', 'guest', 'account']);
	const typed = new Set([...known, 'last_day', 'lines', 'line']), files = [...known, 'documents', 'file', 'jobs', 'backend'];
	const needs = code => ['de', 'en'].flatMap(lang => [...readFileSync(join(top, `templates/mail/${code}.${lang}.md`), 'utf8').matchAll(/\{(?:(?:if|each|wenn) )?(\w+)\}/g)].map(found => found[1]))
		.filter(name => !['facts', 'end', 'else', 'sonst', 'ende'].includes(name));
	const form = await desk.begin([one]);
	const byHand = form.document.querySelectorAll('#vorlage option').map(option => option.getAttribute('value'));
	const admin = stack.as('henrike.solms');
	const step = await admin.get('/verwaltung/statusmodell/application/schritt/eingegangen/formale_pruefung');
	assert.equal(step.status, 200);
	const forStep = step.document.querySelectorAll('[name=mail] option').map(option => option.getAttribute('value')).filter(Boolean);
	const marked = new Set((await stack.sql('SELECT code FROM mail_template WHERE by_hand')).map(row => row.code));
	for (const row of rows) {
		const code = { application_received: 'received' }[row] ?? row;
		assert.equal(byHand.includes(code), marked.has(code) && needs(code).every(name => typed.has(name)), `${code} by hand`);
		assert.equal(forStep.includes(code), needs(code).every(name => files.includes(name)), `${code} for a step`);
	}
	assert.ok(!byHand.includes('invited') && !byHand.includes('passed_over') && !forStep.includes('invited') && !forStep.includes('passed_over'));
	for (const code of byHand) {
		const page = await recruiter.submit(await recruiter.get(`${form.url}?vorlage=${code}`), { send: 'now', last_day: '2099-01-01', points: 'Zeugnis' }, { action: '/brief' });
		assert.equal(page.status, 200, `${code}: ${page.text('main')}`);
		assert.match(page.text('main'), /So sieht er aus/, code);
	}
	for (const code of forStep) {
		await stack.sql(`UPDATE process_step SET mail = '${code}' WHERE kind = 4 AND from_status = 'eingegangen' AND to_status = 'formale_pruefung'`);
		const made = await recruiter.get(`/bewerbungen/${one}/schritt/formale_pruefung`);
		assert.equal(made.status, 200, code);
		assert.match(made.text('main'), /Betreff/, code);
	}
	await stack.sql(`UPDATE process_step SET mail = NULL WHERE kind = 4 AND from_status = 'eingegangen' AND to_status = 'formale_pruefung'`);
});

test('the mail as it will look: a document of its own in which nothing runs, and that says what the text says', async () => {
	const page = await desk.look([one], { body_de: `${LETTER_TEXT}\n\n**Wichtig:** 1 < 2 & mehr.\n\n- eins\n- zwei\n\n[Formular](<https://beispiel.example/f>)` });
	const frame = page.document.querySelector('iframe.bms-mail');
	assert.equal(frame.getAttribute('sandbox'), '');
	const mail = await recruiter.request(frame.getAttribute('src'));
	assert.equal(mail.status, 200);
	assert.match(mail.headers.get('content-type'), /^text\/html/);
	const policy = mail.headers.get('content-security-policy');
	assert.match(policy, /default-src 'none'/);
	assert.match(policy, /(^|; ?)sandbox(;|$)/);
	assert.doesNotMatch(policy, /script|img-src|allow-/);
	assert.doesNotMatch(mail.body, /<(img|script|link|iframe|form|object|video)|url\(|@import/i);
	assert.match(mail.body, /prefers-color-scheme: dark/);
	const words = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').match(/[\p{L}\p{N}]+/gu);
	const html = words(mail.body.replace(/<style>[^]*?<\/style>/, '').replace(/^[^]*<h1>[^]*?<\/h1>/, '').replace(/<a href="([^"]*)"[^>]*>([^]*?)<\/a>/g, '$2 $1').replace(/<[^>]*>/g, ' '));
	const text = words(page.document.querySelector('#person ~ .bms-lines, section .bms-lines').textContent);
	assert.deepEqual([...new Set(html)].sort(), [...new Set(text)].sort());
	const [id] = /\d+/.exec(page.url.replace(/^.*sammelaktionen/, ''));
	assert.equal((await stack.as('joerg.petersen').request(`/sammelaktionen/${id}/brief/ansicht?person=1`)).status, 404);
});
