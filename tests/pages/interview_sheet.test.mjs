// Rating sheets of interviews (PRO-09): filled in after the talk, taken over into the comparison with talk and day as source; of one that was sent with a reason and as a new version.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comparison } from '../lib/comparison.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, compared, appointment, invitation;
const main = page => page.text('main');
const german = day => day.split('-').reverse().join('.');
const sheet = () => `/vakanzen/${compared.vacancy}/termine/${appointment}/einladungen/${invitation}/bogen`;
const take = () => `${compared.path}/gespraeche`;
const fields = (value, note) => ({ [`v${compared.requirements.Auftreten}`]: value, [`n${compared.requirements.Auftreten}`]: note });
const fill = async (value, note, page) => recruiter.submit(page ?? await recruiter.get(sheet()), fields(value, note), { action: '/bogen' });
const value = () => stack.value(`SELECT value FROM rating WHERE application_id = ${compared.ids.Aalto} AND requirement_id = ${compared.requirements.Auftreten}`);

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	compared = await comparison(stack, recruiter, 'Stelle mit Bögen (m/w/d)', [['Studium', { weight: '5', scale: 'yes_no' }], ['Auftreten', { weight: '3', scale: 'points' }]]);
	await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await compared.arrive('Aalto');
	await compared.arrive('Berg');
	await compared.rate(recruiter, { 'Aalto/Studium': 'j', 'Aalto/Auftreten': '2', 'Berg/Studium': 'j' });
	const planned = await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/termine/neu`), { name: 'Gespräche', place: 'Hamburger Straße 37', day: german(dayIn(9)), from: '9:00', count: '2', minutes: '45', buffer: '15' });
	appointment = /termine\/(\d+)/.exec(planned.url)[1];
	const slot = await stack.value(`SELECT MIN(id) FROM appointment_slot WHERE appointment_id = ${appointment}`);
	await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/termine/${appointment}/einladen`), { [`a${compared.ids.Aalto}`]: slot });
	invitation = await stack.value(`SELECT id FROM appointment_invitation WHERE appointment_id = ${appointment}`);
});
after(() => stack?.stop());

test('before the talk nothing is entered; afterwards by requirement, on the scale, sealed, and nobody’s change is lost', async () => {
	const open = await recruiter.get(sheet());
	assert.match(main(open), /hat noch nicht begonnen/);
	assert.equal(open.document.querySelectorAll('main form').length, 0);
	await stack.sql(`UPDATE appointment_slot SET starts_at = starts_at - INTERVAL 10 DAY, ends_at = ends_at - INTERVAL 10 DAY WHERE appointment_id = ${appointment}`);
	assert.match((await recruiter.get(`/vakanzen/${compared.vacancy}/termine/${appointment}`)).link('Bewertungsbogen'), /\/bogen$/);
	const first = await recruiter.get(sheet()), second = await recruiter.get(sheet());
	const long = await fill('4', 'x'.repeat(271));
	assert.equal(long.status, 400);
	assert.match(main(long), /höchstens 270 Zeichen/);
	assert.equal((await fill('9', '')).status, 400);
	assert.equal(await stack.value('SELECT COUNT(*) FROM interview_rating'), '0');
	assert.match(main(await fill('4', 'Ruhig und klar', first)), /Bewertungsbogen ist gespeichert/);
	await fill('1', '', second);
	assert.equal(await stack.value('SELECT value FROM interview_rating'), '4', 'the second is told what stands');
	assert.equal(await stack.value("SELECT COUNT(*) FROM interview_rating WHERE note_sealed LIKE '%Ruhig%'"), '0');
	assert.equal(await value(), '2', 'not in the comparison yet');
	for (const user of ['katrin.lohmann', 'paul.oduya', 'nikolai.stern'])
		assert.notEqual((await stack.as(user).get(sheet())).status, 200, user);
	assert.match(main(await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/verlauf`)), /Bewertungsbogen des Gesprächs ausgefüllt/);
});

test('the sheets are taken over at once, with talk and day as the source; then there is nothing more', async () => {
	const page = await recruiter.get(take());
	assert.match(main(page), new RegExp(`Aalto, Nora ?Auftreten ?2 ?4 ?Gespräch am ${german(dayIn(-1))}: Ruhig und klar`));
	assert.match(main(await recruiter.submit(page, {}, { action: '/gespraeche' })), /stehen im Vergleich/);
	assert.equal(await value(), '4');
	assert.match((await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`)).body, new RegExp(`Gespräch am ${german(dayIn(-1))}: Ruhig und klar`));
	assert.equal(await compared.versions(), 0);
	assert.match(main(await recruiter.get(take())), /Alles, was auf den Bögen steht, ist im Vergleich/);
	assert.match(main(await recruiter.get(`/vakanzen/${compared.vacancy}/verlauf`)), /Gesprächsbewertungen in den Vergleich übernommen/);
});

test('once it was sent that needs a reason and goes to all again as the next version; classes and places stay', async () => {
	await compared.rate(recruiter, { 'Berg/Auftreten': '3' });
	await compared.place({ Aalto: ['A', '1'], Berg: ['B', '2'] }, 'Nach Aktenlage.');
	await compared.send();
	assert.equal(await compared.versions(), 1);
	const mails = (await compared.mails('staff_comparison_changed')).length;
	await fill('5', 'Ruhig und klar, auch auf Nachfrage');
	const form = await recruiter.get(take());
	assert.match(main(form), /Der Vergleich ist schon gesendet/);
	const refused = await recruiter.submit(form, { reason: ' ' }, { action: '/gespraeche' });
	assert.equal(refused.status, 400);
	assert.match(main(refused), /Schreiben Sie, warum die Bewertungen geändert werden/);
	assert.equal(await value(), '4');
	assert.equal(await compared.versions(), 1);
	const taken = await recruiter.submit(refused, { reason: 'Alle Eingeladenen sind nach demselben Leitfaden gefragt.' }, { action: '/gespraeche' });
	assert.match(main(taken), /stehen im Vergleich/);
	assert.equal(await value(), '5');
	assert.equal(await compared.versions(), 2);
	assert.equal(await compared.placing('Aalto'), 'A 1');
	assert.ok((await compared.mails('staff_comparison_changed')).length > mails, 'all are told again');
	const version = (await stack.as('katrin.lohmann').get(`${compared.path}/fassungen/2`)).text('main');
	assert.match(version, /auch auf Nachfrage.*nach demselben Leitfaden/);
	assert.doesNotMatch((await stack.as('katrin.lohmann').get(`${compared.path}/fassungen/1`)).text('main'), /auch auf Nachfrage/, 'what was frozen stays as it was');
});
