// What goes wrong around a comparison and interviews (PRO-08, PRO-09): nothing to compare, somebody who arrives late, every way to a class after sending, two at once, and a key destroyed while an appointment stands.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comparison } from '../lib/comparison.mjs';
import { createVacancy, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

const PROFILE = [['Studium', { weight: '5', scale: 'yes_no' }], ['Haushaltsrecht', { weight: '3', scale: 'points' }]];
const main = page => page.text('main');

let stack, recruiter, council, compared;

before(async () => {
	stack = await startStack();
	[recruiter, council] = ['amira.yildiz', 'paul.oduya'].map(user => stack.as(user));
	compared = await comparison(stack, recruiter, 'Stelle mit Störungen (m/w/d)', PROFILE);
	await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
});
after(() => stack?.stop());

const placings = () => stack.value(`SELECT GROUP_CONCAT(application_id, letter, place ORDER BY application_id) FROM placing WHERE vacancy_id = ${compared.id}`);

test('without requirements, and without applications, the pages say so, and nothing is sent', async () => {
	const empty = await createVacancy(recruiter, 'Stelle ohne alles (m/w/d)'), path = `/vakanzen/${empty}/vergleich`;
	for (const [at, words] of [[path, /noch keine Anforderungen/], [compared.path, /Noch ist keine Bewerbung in der Vorauswahl/]]) {
		assert.match(main(await recruiter.get(at)), words);
		for (const page of ['/reihung', '/regel', '/senden', '/bewertende', '/uebernehmen'])
			assert.ok([200, 403].includes((await recruiter.get(at + page)).status), page);
		const sending = await recruiter.get(`${at}/senden`);
		if (sending.document.querySelector('main form[action$="/senden"]'))
			await recruiter.submit(sending, {}, { action: '/senden' });
		assert.equal(await stack.value(`SELECT COUNT(*) FROM comparison_version v JOIN vacancy w ON w.id = v.vacancy_id WHERE w.number IN ('${empty}', '${compared.vacancy}')`), '0', at);
	}
});

test('who arrives after sending is in no version until a class for a reason makes a new one', async () => {
	for (const name of ['Aalto', 'Berg'])
		await compared.arrive(name);
	await compared.rate(recruiter, { 'Aalto/Studium': 'j', 'Aalto/Haushaltsrecht': '5', 'Berg/Studium': 'j', 'Berg/Haushaltsrecht': '1' });
	await compared.place({ Aalto: ['A', '1'], Berg: ['B', '2'] }, 'Nach Aktenlage.');
	await compared.send();
	await compared.arrive('Cohn');
	assert.match(main(await recruiter.get(compared.path)), /Cohn, Nora/);
	assert.doesNotMatch((await council.get(compared.path)).body, /Cohn/, 'of it nothing was sent');
	assert.equal((await compared.place({ Cohn: ['A', '2'] }, '')).status, 400, 'its class is a change of what was sent');
	assert.equal(await compared.versions(), 1);
	assert.equal((await compared.place({ Cohn: ['A', '2'] }, 'Verspätet eingegangen, Post lag in der Poststelle.')).status, 200);
	assert.equal(await compared.versions(), 2);
	assert.match(main(await council.get(compared.path)), /Fassung 2.*Cohn, Nora.*neu im Vergleich/);
	assert.deepEqual(await compared.mails('staff_comparison_changed'), await compared.mails('staff_comparison_sent'));
});

test('no page that writes ratings, weights, raters or steps changes a class or place that was sent', async () => {
	const before_ = [await placings(), await compared.versions()];
	const same = async what => assert.deepEqual([await placings(), await compared.versions()], before_, what);
	await compared.rate(recruiter, { 'Aalto/Haushaltsrecht': '0', 'Berg/Haushaltsrecht': '5' });
	await same('ratings in the table');
	const [, value] = Object.entries(compared.requirements).find(([text]) => text === 'Haushaltsrecht');
	const form = await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`);
	await recruiter.submit(form, { [form.form('/bewertung').names.find(name => name.startsWith('n') && name.includes(value))]: 'Zeugnis, S. 2' }, { action: '/bewertung' });
	await same('the page of an application');
	const requirement = await recruiter.get(`/vakanzen/${compared.vacancy}/anforderungen/${value}`);
	const weighed = await recruiter.submit(requirement, { weight: '1', reason: 'Neu gewichtet.' });
	assert.equal(weighed.status, 200, main(weighed));
	await same('a weight');
	await compared.name('mehmet.aksoy');
	const rater = stack.as('mehmet.aksoy');
	await compared.rate(rater, { 'Aalto/Studium': 'n', 'Berg/Studium': 'n', 'Cohn/Studium': 'n' }, { at: compared.own });
	await compared.handIn(rater);
	await same('a rater hands in');
	await recruiter.submit(await recruiter.get(`${compared.path}/uebernehmen`), {}, { action: '/uebernehmen' });
	await same('values that are agreed on');
	const admin = stack.as('henrike.solms');
	await admin.submit(await admin.get(`/verwaltung/befangenheit/${compared.vacancy}`), { person: 'mehmet.aksoy', reason: 'Verwandt.' });
	assert.equal((await rater.get(compared.own)).status, 404, 'she is kept out');
	await same('a rater who is excluded');
	await step(recruiter, compared.applications.Cohn, 'abgesagt');
	await same('a rejection');
	assert.equal((await compared.place({ Aalto: ['C', '3'] }, ' ')).status, 400);
	await recruiter.submit(await recruiter.get(`${compared.path}/regel`), { percent: '99', reason: '' });	// those who were placed by hand it leaves
	await same('without a reason');
	for (const change of [`UPDATE placing SET letter = 'C' WHERE application_id = ${compared.ids.Aalto}`, `UPDATE placing SET place = 9 WHERE application_id = ${compared.ids.Aalto}`])
		await assert.rejects(stack.sqlAs('bms_backend', change), /class or place of a comparison that was sent/, 'nor a statement of the program');
	await same('by no way');
});

test('a class that is changed while another one sends or changes is in the version that shows it', async () => {
	const other = await comparison(stack, recruiter, 'Stelle mit Gleichzeitigem (m/w/d)', PROFILE);
	for (const name of ['Dahl', 'Ebert'])
		await other.arrive(name);
	await other.place({ Dahl: ['A', '1'], Ebert: ['B', '2'] }, 'Nach Aktenlage.');
	const colleague = stack.as('joerg.petersen');
	const [sending, open] = [await recruiter.get(`${other.path}/senden`), await colleague.get(`${other.path}/reihung`)];
	const fields = open.form('/reihung').fields.filter(([name]) => name !== 'reason').map(([name, value]) => [name, name.startsWith(`k${other.ids.Ebert}-`) ? 'A' : value]);
	const [sent, placed] = await Promise.all([recruiter.submit(sending, {}, { action: '/senden' }), colleague.post(open.form('/reihung').action, [...fields, ['reason', '']])]);
	assert.equal(sent.status, 200, main(sent));
	const letter = (await other.placing('Ebert'))[0], shown = await council.get(other.path);
	assert.match(main(shown), new RegExp(`Fassung ${await other.versions()}.*Ebert, Nora ?${letter}`), `${placed.status}: what stands is what was sent`);
	assert.match(await stack.job('check'), /versions of comparisons that do not fit: 0/);
});

test('a key destroyed while an appointment stands: nothing breaks, the others go on, and it can be cancelled', async () => {
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE id IN (${Object.values(compared.ids)})`);
	await stack.sql(`UPDATE statement SET state = 'withdrawn' WHERE vacancy_id = ${compared.id} AND state = 'open'`);
	const planned = await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/termine/neu`), { name: 'Gespräche', place: 'Hamburger Straße 37', rooms: 'Raum 1', day: dayIn(9).split('-').reverse().join('.'), from: '9:00', count: '3', minutes: '45', buffer: '15' });
	const at = new URL(planned.url).pathname, id = at.split('/').pop();
	const slots = (await stack.sql(`SELECT id FROM appointment_slot WHERE appointment_id = ${id} ORDER BY starts_at`)).map(row => row.id);
	const invited = await recruiter.submit(await recruiter.get(`${at}/einladen`), { [`a${compared.ids.Aalto}`]: slots[0], [`a${compared.ids.Berg}`]: slots[1] });
	assert.match(main(invited), /hinausgegangen/, main(invited));
	await stack.allMails();
	await stack.sql(`DELETE FROM bms_keys.object_key WHERE kind = 4 AND object_id = ${compared.ids.Aalto}`);
	const [gone, stays] = await Promise.all(['Aalto', 'Berg'].map(name => stack.value(`SELECT MAX(id) FROM appointment_invitation WHERE application_id = ${compared.ids[name]}`)));
	for (const path of [at, `${at}/einladen`, `${at}/einladungen/${gone}`, `/bewerbungen/${compared.applications.Aalto}/termine`, '/termine', `/vakanzen/${compared.vacancy}/termine`])
		assert.equal((await recruiter.get(path)).status, 200, path);
	await stack.sql(`UPDATE appointment_slot SET starts_at = CONCAT('${dayIn(1)}', ' 08:00:00') + INTERVAL id MINUTE, ends_at = CONCAT('${dayIn(1)}', ' 08:45:00') + INTERVAL id MINUTE WHERE appointment_id = ${id}`);
	await stack.job('nightly', '--rule', 'PRO-09');
	await stack.mail('berg@beispiel.example', 'Ihr Gespräch morgen');
	assert.equal((await recruiter.submit(await recruiter.get(`${at}/einladungen/${gone}/absagen`))).status, 200);
	assert.equal(await stack.value(`SELECT state FROM appointment_invitation WHERE id = ${gone}`), 'cancelled');
	assert.notEqual(await stack.value(`SELECT holding FROM appointment_invitation WHERE id = ${stays}`), null, 'the other one keeps her time');
	assert.match(main(await recruiter.submit(await recruiter.get(`${at}/absagen`))), /abgesagt/);
});
