// Appointments in the archive (OBJ-11): they and what stands in them keep their state, nothing is planned in them, and they come back as they were.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, id, number;
const main = page => page.text('main');
const base = () => `/vakanzen/${ad.vacancy}/termine`;
const at = () => `${base()}/${id}`;
const act = async (what, who = recruiter) => who.submit(await who.get(`${at()}/${what}`), {}, { action: `/${what}` });
const rows = () => stack.sql(`SELECT state, slot_id, sequence, version FROM appointment_invitation WHERE appointment_id = ${id} ORDER BY id`);
const past = () => stack.sql(`UPDATE appointment_slot SET starts_at = starts_at - INTERVAL 20 DAY, ends_at = ends_at - INTERVAL 20 DAY WHERE appointment_id = ${id}`);

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit altem Termin (m/w/d)');
	number = await apply(stack, ad.jobad, { email: 'archiv@beispiel.example' });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number = '${number}'`);
	const page = await recruiter.submit(await recruiter.get(`${base()}/neu`), { name: 'Gespräche im Frühjahr', place: 'Hamburger Straße 37', day: dayIn(9).split('-').reverse().join('.'), from: '9:00', count: '2', minutes: '45', buffer: '15' });
	id = /termine\/(\d+)/.exec(page.url)[1];
	const slot = await stack.value(`SELECT MIN(id) FROM appointment_slot WHERE appointment_id = ${id}`);
	await recruiter.submit(await recruiter.get(`${at()}/einladen`), { [`a${await stack.value(`SELECT id FROM application WHERE number = '${number}'`)}`]: slot });
	assert.equal((await rows()).length, 1);
});
after(() => stack?.stop());

test('while somebody still comes it is not archived, and that is said', async () => {
	const refused = await act('archivieren');
	assert.equal(refused.status, 400);
	assert.match(main(refused), /kommt noch jemand/);
	assert.equal(await stack.value(`SELECT archived_at IS NULL FROM appointment WHERE id = ${id}`), '1');
});

test('archived it keeps its state, stands in the archive of the vacancy and in no calendar, and nothing is planned in it', async () => {
	await past();
	const before = await rows(), two = [await recruiter.get(`${at()}/archivieren`), await recruiter.get(`${at()}/archivieren`)];
	assert.match(main(two[0]), /bleiben, wie sie sind/);
	const page = await recruiter.submit(two[0], {}, { action: '/archivieren' });
	assert.match(main(page), /Der Termin ist archiviert.*archiviert/);
	assert.equal((await recruiter.submit(two[1], {}, { action: '/archivieren' })).status, 200, 'twice: it is so');
	assert.deepEqual(await rows(), before);
	const list = main(await recruiter.get(base()));
	assert.match(list, /noch kein Termin geplant.*Archivierte Termine ?Gespräche im Frühjahr/);
	assert.doesNotMatch(main(await recruiter.get(at())), /Einladen|Absagen/);
	for (const [what, values] of [['zeiten', { day: dayIn(9).split('-').reverse().join('.'), from: '14:00', count: '1', minutes: '30', buffer: '0' }], ['bearbeiten', { place: 'Anderswo' }]]) {
		const refused = await recruiter.submit(await recruiter.get(`${at()}/${what}`), values, { action: `/${what}` });
		assert.equal(refused.status, 409, what);
		assert.match(main(refused), /Der Termin ist archiviert/);
	}
	const invitation = await stack.value(`SELECT id FROM appointment_invitation WHERE appointment_id = ${id}`);
	await recruiter.submit(await recruiter.get(`${at()}/einladungen/${invitation}/absagen`), {}, { action: '/absagen' }).catch(() => null);
	assert.deepEqual(await rows(), before);
	assert.match(main(await recruiter.get(`/vakanzen/${ad.vacancy}/verlauf`)), /Termin archiviert/);
	assert.notEqual((await stack.as('katrin.lohmann').get(`${at()}/zurueckholen`)).status, 200);
});

test('brought back it is as it was', async () => {
	const before = await rows();
	assert.match(main(await act('zurueckholen')), /Der Termin ist zurückgeholt/);
	assert.deepEqual(await rows(), before);
	assert.match(main(await recruiter.get(base())), /Gespräche im Frühjahr.*1 \/ 2/);
	assert.doesNotMatch(main(await recruiter.get(base())), /Archivierte Termine/);
	assert.match(main(await recruiter.get(`/vakanzen/${ad.vacancy}/verlauf`)), /Termin aus dem Archiv geholt/);
	await act('archivieren');
	await stack.sql(`INSERT INTO appointment (vacancy_id, name, created_at, created_by, changed_at) SELECT v.id, CONCAT('T', s.seq), UTC_TIMESTAMP(), v.owner_id, UTC_TIMESTAMP() FROM vacancy v JOIN seq_1_to_20 s WHERE v.number = '${ad.vacancy}'`);
	const full = await act('zurueckholen');
	assert.equal(full.status, 400, 'there are as many as a vacancy may have');
});
