// Staff's own calendar (INT-40): a secret address, shown once, replaced and revoked by its owner; what it gives without sign-in is what the person may see at that moment.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';
import { Visitor } from '../lib/visitor.mjs';

let stack, recruiter, member, vacancy, other, programs;

/** The entries as two libraries read them. */
function entries(page) {
	const file = join(stack.dir, 'termine.ics');
	writeFileSync(file, page.bytes);
	try {
		return JSON.parse(execFileSync(join(top, 'tests/lib/read_calendar.py'), [file], { encoding: 'utf8' }));
	} finally {
		rmSync(file);
	}
}

const own = page => page.document.querySelector('#adresse')?.getAttribute('value');
const renew = async who => own(await who.submit(await who.get('/kalender'), {}, { action: '/kalender' }));
const asked = address => programs.request(address);
const idOf = async user => Number(await stack.value(`SELECT id FROM staff_user WHERE user_id = '${user}'`));

/** An appointment of a vacancy with one panel and slots; gives their ids. */
async function appointment(number, user, starts) {
	const owner = await idOf('amira.yildiz');
	const of = table => stack.value(`SELECT MAX(id) FROM ${table}`).then(Number);
	await stack.sql(`INSERT INTO appointment (vacancy_id, name, place, created_at, created_by, changed_at)
		SELECT id, 'Gespräche', 'Rathaus, Größe 1', UTC_TIMESTAMP(), ${owner}, UTC_TIMESTAMP() FROM vacancy WHERE number = '${number}'`);
	const id = await of('appointment');
	await stack.sql(`INSERT INTO appointment_panel (appointment_id, position, room) VALUES (${id}, 1, 'Raum; 7')`);
	const panel = await of('appointment_panel');
	if (user)
		await stack.sql(`INSERT INTO appointment_member SELECT ${panel}, id FROM staff_user WHERE user_id = '${user}'`);
	const slots = [];
	for (const start of starts) {
		await stack.sql(`INSERT INTO appointment_slot (appointment_id, panel_id, vacancy_id, starts_at, ends_at)
			SELECT ${id}, ${panel}, vacancy_id, ${start}, ${start} + INTERVAL 1 HOUR FROM appointment WHERE id = ${id}`);
		slots.push(await of('appointment_slot'));
	}
	return { id, slots };
}

async function invite({ id }, slot, application, uid) {
	await stack.sql(`INSERT INTO appointment_invitation (appointment_id, application_id, vacancy_id, slot_id, state, uid, invited_at, invited_by)
		SELECT ${id}, a.id, a.vacancy_id, ${slot}, 'accepted', '${uid}', UTC_TIMESTAMP(), ${await idOf('amira.yildiz')} FROM application a WHERE a.number = '${application}'`);
}

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	member = stack.as('katrin.lohmann');
	programs = new Visitor(stack.backend);
	await member.get('/');
	const ads = [await publishedAd(recruiter, 'Stelle mit Gesprächen (m/w/d)'), await publishedAd(recruiter, 'Andere Stelle (m/w/d)')];
	[vacancy, other] = ads.map(ad => ad.vacancy);
	const applications = [await apply(stack, ads[0].jobad, { surname: 'Geheimname' }), await apply(stack, ads[1].jobad, { surname: 'Geheimname', email: 'zweite@beispiel.example' })];
	const talks = await appointment(vacancy, 'katrin.lohmann', ['UTC_TIMESTAMP() + INTERVAL 7 DAY', 'UTC_TIMESTAMP() + INTERVAL 8 DAY', 'UTC_TIMESTAMP() - INTERVAL 60 DAY']);
	const others = await appointment(other, null, ['UTC_TIMESTAMP() + INTERVAL 9 DAY']);
	await stack.sql(`INSERT INTO vacancy_seat SELECT v.id, s.id FROM vacancy v, staff_user s WHERE v.number = '${vacancy}' AND s.user_id = 'katrin.lohmann'`);
	await stack.job('rebuild-reach');
	await invite(talks, talks.slots[0], applications[0], 'T-1@bms');
	await invite(others, others.slots[0], applications[1], 'T-2@bms');
});
after(() => stack?.stop());

test('an address is shown once, kept as a hash, and gives without sign-in the interviews of its owner, with no name', async () => {
	assert.match((await member.get('/kalender')).text('main'), /Zurzeit gibt es keine Adresse/);
	assert.match((await member.get('/')).link('Eigener Kalender'), /\/kalender$/);
	const address = await renew(member);
	assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/kalender\/[\w-]{30,}\/termine\.ics$/);
	assert.equal(own(await member.get('/kalender')), undefined, 'not a second time');
	assert.match((await member.get('/kalender')).text('main'), /Eine Adresse gilt seit/);
	const secret = address.split('/').at(-2);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM staff_calendar WHERE INSTR(HEX(token_hash), HEX('${secret}')) OR token_hash = UNHEX(SHA2('${secret}', 256))`), '1');
	const page = await asked(address);
	assert.equal(page.status, 200);
	assert.match(page.headers.get('content-type'), /^text\/calendar; charset=utf-8/);
	assert.match(page.headers.get('cache-control'), /private, no-store/);
	assert.equal(page.headers.get('set-cookie'), null);
	const [talk, ...more] = entries(page);
	assert.equal(more.length, 0, 'neither what is long over nor others’');
	assert.equal(talk.summary, `Gespräch zu ${vacancy}`);
	assert.equal(talk.location, 'Rathaus, Größe 1, Raum; 7');
	assert.equal(talk.status, 'CONFIRMED');
	assert.match(talk.url, /\/termine$/);
	assert.equal(talk.dtstart, `${(await stack.value("SELECT DATE_FORMAT(starts_at, '%Y-%m-%dT%H:%i:%sZ') FROM appointment_slot ORDER BY id LIMIT 1"))}`);
	const text = page.bytes.toString();
	assert.match(text, /\r\nCLASS:PRIVATE\r\n/);
	assert.doesNotMatch(text, /Geheimname|Nora|B-\d{4}|beispiel|Stelle mit/);
	assert.match(entries(await asked(address.replace('/kalender/', '/en/kalender/')))[0].summary, /^Interview for /);
	assert.equal(await stack.value("SELECT COUNT(*) FROM history WHERE action = 'calendar_address'"), '1');
});

test('the owner of a vacancy has its interviews; what is moved or cancelled keeps its entry, with a higher sequence', async () => {
	const address = await renew(recruiter);
	assert.deepEqual(entries(await asked(address)).map(entry => [entry.uid, entry.sequence]), [['T-1@bms', '0'], ['T-2@bms', '0']]);
	await stack.sql("UPDATE appointment_invitation SET slot_id = slot_id + 1, sequence = 1 WHERE uid = 'T-1@bms'");
	const [moved] = entries(await asked(address));
	assert.equal(moved.sequence, '1');
	assert.equal(moved.dtstart, await stack.value("SELECT DATE_FORMAT(starts_at, '%Y-%m-%dT%H:%i:%sZ') FROM appointment_slot ORDER BY id LIMIT 1, 1"));
	await stack.sql("UPDATE appointment_invitation SET state = 'cancelled', sequence = 2 WHERE uid = 'T-1@bms'");
	assert.deepEqual(entries(await asked(address)).map(entry => [entry.uid, entry.sequence, entry.status]), [['T-1@bms', '2', 'CANCELLED'], ['T-2@bms', '0', 'CONFIRMED']]);
	await stack.sql(`UPDATE appointment t JOIN vacancy v ON v.id = t.vacancy_id SET t.state = 'cancelled' WHERE v.number = '${other}'`);
	assert.equal(entries(await asked(address))[1].status, 'CANCELLED');
	await stack.sql("UPDATE appointment SET state = 'planned'");
	await stack.sql("UPDATE appointment_invitation SET state = 'accepted', slot_id = slot_id - 1, sequence = 3 WHERE uid = 'T-1@bms'");
});

test('a new address ends the old one, and revoking ends it: 404 as for one that never was', async () => {
	const old = await renew(member), address = await renew(member);
	assert.equal((await asked(old)).status, 404);
	assert.equal((await asked(address)).status, 200);
	const page = await member.get((await member.get('/kalender')).link('Adresse widerrufen'));
	assert.match((await member.submit(page, {}, { action: '/beenden' })).text('main'), /Die Adresse ist widerrufen/);
	const never = await asked(`/kalender/${'a'.repeat(32)}/termine.ics`);
	for (const gone of [await asked(address), never])
		assert.equal(gone.status, 404);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM staff_calendar c JOIN staff_user s ON s.id = c.staff_user_id WHERE s.user_id = 'katrin.lohmann'`), '0');
});

test('whoever is excluded, unseated, out of all groups, long unseen or gone gets nothing, at once', async () => {
	const address = await renew(member);
	const uids = async () => entries(await asked(address)).map(entry => entry.uid);
	const person = await idOf('katrin.lohmann');
	assert.deepEqual(await uids(), ['T-1@bms']);

	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at, excluded_by)
		SELECT id, ${person}, 'befangen', UTC_TIMESTAMP(), ${await idOf('henrike.solms')} FROM vacancy WHERE number = '${vacancy}'`);
	assert.deepEqual(await uids(), [], 'ACC-20');
	await stack.sql(`DELETE FROM vacancy_exclusion WHERE staff_user_id = ${person}`);
	assert.deepEqual(await uids(), ['T-1@bms']);

	await stack.sql(`DELETE FROM vacancy_seat WHERE staff_user_id = ${person}`);
	await stack.job('rebuild-reach');
	assert.deepEqual(await uids(), [], 'she reaches the vacancy no more');
	await stack.sql(`INSERT INTO vacancy_seat SELECT id, ${person} FROM vacancy WHERE number = '${vacancy}'`);
	await stack.job('rebuild-reach');
	assert.deepEqual(await uids(), ['T-1@bms']);

	const signedIn = await stack.value(`SELECT last_sign_in FROM staff_user WHERE id = ${person}`);
	await stack.sql(`UPDATE staff_user SET last_sign_in = UTC_TIMESTAMP() - INTERVAL 93 DAY WHERE id = ${person}`);
	assert.equal((await asked(address)).status, 404, 'nobody has asked the directory for three months');
	await stack.sql(`UPDATE staff_user SET last_sign_in = '${signedIn}' WHERE id = ${person}`);
	assert.deepEqual(await uids(), ['T-1@bms']);

	const groups = (await stack.sql(`SELECT group_id FROM user_group_member WHERE staff_user_id = ${person}`)).map(row => row.group_id);
	await stack.sql(`DELETE FROM user_group_member WHERE staff_user_id = ${person}`);
	assert.equal((await asked(address)).status, 404);
	for (const group of groups)
		await stack.sql(`INSERT INTO user_group_member (group_id, staff_user_id) VALUES (${group}, ${person})`);
	assert.deepEqual(await uids(), ['T-1@bms']);

	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE id = ${person}`);
	assert.equal((await asked(address)).status, 404);
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE id = ${person}`);
	assert.equal((await asked(address)).status, 404, 'it does not come back with the person');
});

test('it takes few statements, whatever it holds, and is bounded', async () => {
	const address = await renew(recruiter);
	const statements = async () => {
		await asked(address);
		const since = await stack.value('SELECT NOW(6)');
		const page = await asked(address);
		return [page, Number(await stack.value(`SELECT COUNT(*) FROM mysql.general_log WHERE command_type = 'Execute' AND event_time >= '${since}'
			AND thread_id IN (SELECT id FROM information_schema.processlist WHERE user = 'bms_backend') AND argument NOT LIKE '%queue%'`))];
	};
	await stack.sql("SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1");
	const [, few] = await statements();
	assert.ok(few > 0 && few <= 12, `${few} statements`);
	const talks = await appointment(vacancy, null, []);
	await stack.sql(`INSERT INTO appointment_panel (appointment_id, position) VALUES (${talks.id}, 2)`);
	await stack.sql(`INSERT INTO appointment_slot (appointment_id, panel_id, vacancy_id, starts_at, ends_at)
		SELECT t.id, p.id, t.vacancy_id, UTC_TIMESTAMP() + INTERVAL 10 DAY + INTERVAL q.seq HOUR, UTC_TIMESTAMP() + INTERVAL 10 DAY + INTERVAL q.seq + 1 HOUR
		FROM seq_1_to_400 q, appointment t JOIN appointment_panel p ON p.appointment_id = t.id AND p.position = 2 WHERE t.id = ${talks.id}`);
	await stack.sql(`INSERT INTO appointment_invitation (appointment_id, application_id, vacancy_id, slot_id, state, uid, invited_at, invited_by)
		SELECT s.appointment_id, a.id, a.vacancy_id, s.id, 'cancelled', CONCAT('M-', s.id), UTC_TIMESTAMP(), t.created_by
		FROM appointment_slot s JOIN appointment t ON t.id = s.appointment_id JOIN application a ON a.vacancy_id = s.vacancy_id WHERE t.id = ${talks.id}`);
	const [many, more] = await statements();
	await stack.sql('SET GLOBAL general_log = 0');
	assert.equal(more, few, 'as many for many entries');
	assert.equal(entries(many).length, 300);
	assert.equal(entries(many)[0].uid, 'T-1@bms', 'the nearest first');
});

test('who tries addresses waits, and those that are good work on', async () => {
	const address = await renew(recruiter);
	const statuses = [];
	for (let i = 0; i < 70; i++)
		statuses.push((await asked(address.replace(/kalender\/[^/]+/, `kalender/${String(i).padStart(32, 'x')}`))).status);
	assert.equal(statuses[0], 404);
	assert.equal(statuses.at(-1), 429);
	assert.equal((await asked(address)).status, 200);
});
