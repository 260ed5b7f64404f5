// Letters about interviews carry an entry for calendars (INT-40): the same one through invitation, change and cancellation, as two libraries read it out of the mails that came; the applicant finds it on her page, too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { dayIn, eventually, startStack, top } from '../lib/stack.mjs';

const email = 'gesine.groesse@beispiel.example';
const title = 'Referat für Größen, Maße; Nord \\ Süd (m/w/d) 😀';
let stack, recruiter, ad, application, at, uid;

/** The one entry of a file, as two libraries read it. */
function entry(bytes) {
	const file = join(stack.dir, 'termin.ics');
	writeFileSync(file, bytes);
	try {
		const found = JSON.parse(execFileSync(join(top, 'tests/lib/read_calendar.py'), [file], { encoding: 'utf8' }));
		assert.equal(found.length, 1);
		return found[0];
	} finally {
		rmSync(file);
	}
}

/** The mail with the subject to somebody that came after another one: its parts in order, and the entry in it. */
async function letter(to, subject, later = 0) {
	const mail = await eventually(async () => (await stack.arrived()).find(one => one.id > later && one.envelope_to.includes(to) && one.subject.includes(subject)), `${subject} to ${to}`);
	const parts = JSON.parse(execFileSync('/usr/bin/python3', ['-I', '-c', `
import email, email.policy, json, sys
mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
print(json.dumps([[part.get_content_type(), part.get_param("method"), part.get_content_charset(), part.get_filename(), None if part.is_multipart() else part.get_payload(decode=True).decode("utf-8")] for part in mail.walk()]))`],
	{ input: Buffer.from(await (await fetch(`${stack.mails}/${mail.id}/raw`)).arrayBuffer()), encoding: 'utf8' }));
	const alternative = parts.find(part => part[0] === 'text/calendar'), file = parts.find(part => part[0] === 'application/ics');
	return { id: mail.id, parts, method: alternative?.[1], text: alternative?.[4].replaceAll(/\r?\n/g, '\r\n'), file };
}

const slots = () => stack.sql("SELECT id, DATE_FORMAT(starts_at, '%Y-%m-%dT%H:%i:%sZ') AS at FROM appointment_slot ORDER BY starts_at, id");

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, title);
	application = await apply(stack, ad.jobad, { email, first_name: 'Gesine', surname: 'Größe' });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number = '${application}'`);
	const page = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/termine/neu`), { name: 'Auswahlgespräche', place: 'Hamburger Straße 37, Haus B; Eingang West', way: `Öffnen: ${'ü'.repeat(290)}`,
		barrier_free: 'Aufzug im Hof', rooms: 'Raum 4.01', day: dayIn(9).split('-').reverse().join('.'), from: '9:00', count: '4', minutes: '45', buffer: '15' });
	at = new URL(page.url).pathname;
	const panel = await stack.value('SELECT MAX(id) FROM appointment_panel');
	await recruiter.submit(await recruiter.get(`${at}/gremium/${panel}/mitglied`), { member: 'mehmet.aksoy' });
});
after(() => stack?.stop());

test('an invitation carries it as an alternative with its method, and as a file, without the link of the letter', async () => {
	const [first] = await slots();
	const id = await stack.value(`SELECT id FROM application WHERE number = '${application}'`);
	const invited = await recruiter.submit(await recruiter.get(`${at}/einladen`), { [`a${id}`]: first.id });
	assert.match(invited.text('main'), /Die Einladungen sind hinausgegangen/);
	const { parts, method, text, file } = await letter(email, 'Einladung zum Gespräch');
	assert.deepEqual(parts.map(part => part[0]), ['multipart/mixed', 'multipart/alternative', 'text/plain', 'text/html', 'text/calendar', 'application/ics']);
	assert.equal(method, 'REQUEST');
	assert.equal(parts[4][2], 'utf-8');
	assert.equal(file[3], 'termin.ics');
	assert.equal(file[4], text);
	const read = entry(text);
	assert.equal(read.method, 'REQUEST');
	assert.equal(read.status, 'CONFIRMED');
	assert.equal(read.sequence, '0');
	assert.equal(read.dtstart, first.at);
	assert.equal(read.summary, `Gespräch: ${title}`);
	assert.equal(read.location, 'Hamburger Straße 37, Haus B; Eingang West, Raum 4.01');
	assert.match(read.description, new RegExp(`${application}[^]*ü{290}[^]*Aufzug im Hof`));
	assert.equal(read.organizer.address, 'mailto:bewerbung@bms.example');
	assert.equal(read.organizer.name, 'Bewerbungsmanagement');
	assert.deepEqual(read.attendee, { address: `mailto:${email}`, name: 'Gesine Größe' });
	assert.doesNotMatch(text.replaceAll('\r\n ', ''), /bewerbung\/status/);
	assert.ok(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75));
	uid = read.uid;
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE body_calendar IS NOT NULL OR INSTR(sealed, 'VCALENDAR') OR application_id = ${id} AND sealed IS NULL`), '0', 'sealed with the application');
});

test('her page offers it as a file, by the link of the letter too, and to nobody else', async () => {
	const visitor = stack.visitor();
	const opened = await visitor.get(/http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec((await stack.mail(email, 'Einladung zum Gespräch')).text)[0]);
	const own = await visitor.submit(opened);
	const address = own.link('In den eigenen Kalender übernehmen');
	const invitation = await stack.value(`SELECT id FROM appointment_invitation WHERE uid = '${uid}'`);
	assert.ok(address.endsWith(`/bewerbung/${application}/termin/${invitation}/termin.ics`));
	const page = await visitor.get(`/bewerbung/${application}/termin/${invitation}/termin.ics`);
	assert.match(page.headers.get('content-type'), /^text\/calendar/);
	assert.match(page.headers.get('content-disposition'), /attachment; filename="?termin\.ics/);
	assert.match(page.headers.get('cache-control'), /no-store/);
	const read = entry(page.bytes);
	assert.equal(read.uid, uid);
	assert.equal(read.summary, `Gespräch: ${title}`);
	assert.equal(read.dtstart, (await slots())[0].at);
	assert.equal((await stack.visitor().get(`/bewerbung/${application}/termin/${invitation}/termin.ics`)).bytes.includes('VCALENDAR'), false);
	const other = await apply(stack, ad.jobad, { email: 'andere@beispiel.example' });
	assert.equal((await visitor.request(`/bewerbung/${other}/termin/${invitation}/termin.ics`)).bytes.includes('VCALENDAR'), false);
	const stranger = stack.visitor();
	await stranger.submit(await stranger.get(/http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec((await stack.mail('andere@beispiel.example', 'ist eingegangen')).text)[0]));
	assert.equal((await stranger.request(`/bewerbung/${other}/termin/${invitation}/termin.ics`)).status, 404, 'by an application of one’s own not another’s');
});

test('another time comes as the same entry with a higher sequence, to whoever takes part too, with nobody’s name', async () => {
	const [, second] = await slots();
	const invitation = await stack.value(`SELECT id FROM appointment_invitation WHERE uid = '${uid}'`);
	const path = `${at}/einladungen/${invitation}`;
	await recruiter.submit(await recruiter.get(`${path}/verlegen`), { slot: second.id });
	const { method, text } = await letter(email, 'neuen Termin');
	assert.equal(method, 'REQUEST');
	const read = entry(text);
	assert.deepEqual([read.uid, read.sequence, read.dtstart, read.status], [uid, '1', second.at, 'CONFIRMED']);
	const staff = await letter('mehmet.aksoy@bsw.example', 'Gespräch verlegt');
	assert.equal(staff.method, 'REQUEST');
	const told = entry(staff.text);
	assert.deepEqual([told.uid, told.sequence, told.dtstart, told.summary], [uid, '1', second.at, `Gespräch zu ${ad.vacancy}`]);
	assert.doesNotMatch(staff.text, /Größe|Gesine|B-\d{4}|beispiel/);
});

test('taken back, it is cancelled: the same entry, the method CANCEL, a higher sequence', async () => {
	const invitation = await stack.value(`SELECT id FROM appointment_invitation WHERE uid = '${uid}'`);
	await recruiter.submit(await recruiter.get(`${at}/einladungen/${invitation}/absagen`));
	for (const [to, subject] of [[email, 'findet nicht statt'], ['mehmet.aksoy@bsw.example', 'Gespräch abgesagt']]) {
		const { method, text } = await letter(to, subject);
		assert.equal(method, 'CANCEL', subject);
		const read = entry(text);
		assert.deepEqual([read.method, read.uid, read.status, read.sequence], ['CANCEL', uid, 'CANCELLED', '2']);
	}
	const visitor = stack.visitor();
	const own = await visitor.submit(await visitor.get(/http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec((await stack.mail(email, 'findet nicht statt')).text)[0]));
	assert.doesNotMatch(own.body, /termin\.ics/);
	assert.equal(entry((await visitor.get(`/bewerbung/${application}/termin/${invitation}/termin.ics`)).bytes).status, 'CANCELLED');
});

test('a whole appointment called off cancels each entry with the sequence that is stored', async () => {
	const [, , third] = await slots(), last = Math.max(...(await stack.arrived()).map(mail => mail.id));
	const id = await stack.value(`SELECT id FROM application WHERE number = '${application}'`);
	await recruiter.submit(await recruiter.get(`${at}/einladen`), { [`a${id}`]: third.id });
	const invited = await letter(email, 'Einladung zum Gespräch', last);
	const before = entry(invited.text);
	assert.notEqual(before.uid, uid, 'another invitation is another entry');
	const page = await recruiter.get(`${at}/absagen`);
	await recruiter.submit(page, page.document.querySelector('main [name=reason]') ? { reason: 'Raum fehlt' } : {});
	const { method, text } = await letter(email, 'findet nicht statt', invited.id);
	const read = entry(text);
	assert.equal(method, 'CANCEL');
	assert.equal(read.uid, before.uid);
	assert.ok(Number(read.sequence) > Number(before.sequence), `${read.sequence} after ${before.sequence}`);
});
