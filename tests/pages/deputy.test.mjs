// Deputies and one-off holidays: named and ended by oneself for a time, in a role in an authority; kept by administrators, and deadlines count with them (LAW-01).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, department, deputy, admin;

before(async () => {
	stack = await startStack();
	[recruiter, department, deputy, admin] = ['amira.yildiz', 'katrin.lohmann', 'mehmet.aksoy', 'henrike.solms'].map(user => stack.as(user));
	for (const person of [department, deputy])
		await person.get('/');
});
after(() => stack?.stop());

const day = ahead => new Date(Date.now() + ahead * 86400000).toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
async function name(person, values) {
	const page = await person.get('/vertretung');
	const place = page.document.querySelectorAll('select[name=place] option').map(option => option.getAttribute('value')).find(Boolean);
	return person.submit(page, { place, from_on: day(0), until_on: day(3), ...values }, { action: '/vertretung' });
}

test('who has a role names a colleague with it; the deputy finds the tasks, answers, and both names are in the history', async () => {
	const vacancy = await createVacancy(recruiter, 'Vertretene Stelle (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	const found = await department.submit(await department.get('/vertretung'), { deputy: 'Aks', suchen: 'deputy' }, { action: '/vertretung' });
	assert.deepEqual(found.document.querySelectorAll('input[name=deputy_gewaehlt]').map(radio => radio.getAttribute('value')), ['mehmet.aksoy']);
	const named = await name(department, { deputy: 'mehmet.aksoy' });
	assert.match(named.text('main'), /Die Vertretung ist benannt.*Sie werden vertreten durch Mehmet Aksoy · Fachbereich, BSW.*jetzt/);
	assert.match((await deputy.get('/vertretung')).text('main'), /Sie vertreten Katrin Lohmann/);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_department' });
	assert.match((await stack.mail('mehmet.aksoy@bsw.example', jobad)).subject, /Bitte um Stellungnahme/);
	const cockpit = await deputy.get('/');
	assert.match(cockpit.text('.bms-tasks'), new RegExp(`Stellenanzeige freigeben für Katrin Lohmann ?${jobad}`));
	const page = await deputy.get(cockpit.link(`Prüfen: Stellenanzeige freigeben ${jobad}`));
	assert.match(page.text('main'), /Sie sind gefragt als Fachbereich \(BSW\) \(für Katrin Lohmann\).*Vertretene Stelle/);
	assert.match(page.text('.bms-preview'), /Haushalt planen/, 'what the person sees she may judge');
	assert.equal((await deputy.get(`/vakanzen/${vacancy}`)).status, 404, 'and no more than that');
	const given = await deputy.submit(page, { answer: 'approved' }, { action: '/stellungnahmen/' });
	assert.match(given.text('main'), /Mehmet Aksoy für Katrin Lohmann/);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /In Vertretung für: Katrin Lohmann ?Mehmet Aksoy/);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_department' });
	const end = await department.get((await department.get('/vertretung')).link('Beenden: Mehmet Aksoy'));
	assert.match((await department.submit(end, {}, { action: '/beenden' })).text('main'), /Die Vertretung ist beendet/);
	assert.doesNotMatch((await deputy.get('/')).text('main'), new RegExp(jobad));
	assert.equal((await deputy.get(`/stellungnahmen/${await stack.value('SELECT MAX(id) FROM statement')}`)).status, 404);
});

test('a deputy finds the reminders of whom she stands in for, does them, and both names are in the history', async () => {
	const vacancy = await createVacancy(recruiter, 'Erinnerte Stelle (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await name(department, { deputy: 'mehmet.aksoy' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/erinnerungen`), { text: 'Profil nachreichen', due_on: day(0), whom: 'role:3' }, { action: '/erinnerungen' });
	await stack.job('nightly', '--rule', 'OBJ-14');
	assert.match((await stack.mail('mehmet.aksoy@bsw.example', `Erinnerung zu ${vacancy}`)).text, /erinnerungen/);
	const cockpit = await deputy.get('/');
	assert.match(cockpit.text('.bms-tasks'), /Erinnerung: Profil nachreichen für Katrin Lohmann/);
	const page = await deputy.get(cockpit.link(`Ansehen: Erinnerung: Profil nachreichen ${vacancy}`));
	assert.match(page.text('main'), /Profil nachreichen/);
	const done = await deputy.submit(page, {}, { action: '/erinnerungen/' });
	assert.equal(done.status, 200);
	assert.match(done.text('main'), /Die Erinnerung ist erledigt/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /In Vertretung für: Katrin Lohmann ?Mehmet Aksoy/);
	const end = await department.get((await department.get('/vertretung')).link('Beenden: Mehmet Aksoy'));
	await department.submit(end, {}, { action: '/beenden' });
	assert.equal((await deputy.get(page.url)).status, 404);
});

test('a deputy is no deputy’s, not of another role, not oneself, not longer than a year', async () => {
	const refused = async (person, values, words) => {
		const page = await name(person, values);
		assert.equal(page.status, 400, page.text('main'));
		assert.match(page.text('main'), words);
	};
	await refused(department, { deputy: 'katrin.lohmann' }, /nicht selbst vertreten/);
	await refused(department, { deputy: 'paul.oduya' }, /nicht dieselbe Rolle/);
	await refused(department, { deputy: 'birgit.wendland' }, /nicht dieselbe Rolle/);
	await refused(department, { deputy: 'mehmet.aksoy', until_on: day(400) }, /mehr als ein Jahr/);
	await refused(department, { deputy: 'mehmet.aksoy', from_on: day(-3) }, /in der Vergangenheit/);
	await refused(department, { deputy: 'mehmet.aksoy', place: '3:999999' }, /nicht dieselbe Rolle|nicht möglich/);
	await name(department, { deputy: 'mehmet.aksoy', from_on: day(10), until_on: day(12) });
	await refused(deputy, { deputy: 'katrin.lohmann', from_on: day(11), until_on: day(11) }, /Vertretungen der Vertretung gibt es nicht/);
	await refused(department, { deputy: 'mehmet.aksoy', from_on: day(12), until_on: day(14) }, /schon eine Vertretung benannt/);
	const foreign = await stack.value('SELECT MAX(id) FROM deputy');
	const page = await deputy.get(`/vertretung/${foreign}/beenden`);
	assert.equal((await deputy.submit(page, {}, { action: '/beenden' })).status, 404, 'nobody ends another one’s');
});

test('an administrator keeps one-off holidays; each change is in the audit', async () => {
	const address = '/verwaltung/feiertage';
	assert.equal((await recruiter.get(address)).status, 403);
	const monday = ahead => { let d = ahead; while (new Date(`${day(d)}T12:00Z`).getUTCDay() !== 1) d++; return day(d); };
	const chosen = monday(60);
	const added = await admin.submit(await admin.get(address), { day: chosen, name: 'Stadtjubiläum' }, { action: address });
	assert.match(added.text('main'), /Der Feiertag ist eingetragen.*Stadtjubiläum/);
	const twice = await admin.submit(await admin.get(address), { day: chosen, name: 'Noch einmal' }, { action: address });
	assert.match(twice.text('main'), /schon arbeitsfrei/);
	assert.equal(twice.document.querySelector('input[name=name]').getAttribute('value'), 'Noch einmal');
	assert.match((await admin.submit(await admin.get(address), { day: day(-2), name: 'Vorbei' }, { action: address })).text('main'), /schon vorbei/);
	assert.match((await admin.submit(await admin.get(address), { day: '31.02.2027', name: 'X' }, { action: address })).text('main'), /Tag/);
	const removing = await admin.get((await admin.get(address)).link('Entfernen: Stadtjubiläum'));
	const removed = await admin.submit(removing, {}, { action: '/entfernen' });
	assert.match(removed.text('main'), /Der Feiertag ist entfernt.*kein einmaliger Feiertag/);
	assert.equal((await admin.submit(removing, {}, { action: '/entfernen' }).catch(error => ({ status: 404, error }))).status !== 200, true);
	assert.equal((await admin.get(`${address}/unsinn/entfernen`)).status, 404);
	assert.deepEqual((await stack.sql(`SELECT action, detail FROM audit WHERE action LIKE 'holiday%' ORDER BY seq`)).map(row => `${row.action} ${row.detail}`),
		[`holiday_added ${chosen}`, `holiday_removed ${chosen}`]);
});

test('authorities have deadlines of their own where the law leaves room; what is asked already keeps its day', async () => {
	const address = '/verwaltung/fristen', authority = 'BSW';
	assert.equal((await recruiter.get(address)).status, 403);
	const page = await admin.get(address);
	assert.match(page.text('main'), /In allen Behörden gelten die Fristen der Regel/);
	assert.equal(page.document.querySelector('option[value=ad_pr]') ?? null, null, 'the law has fixed it');
	assert.match(page.text('select[name=kind]'), /Bewerbungsvergleich zur Kenntnis, Gleichstellung.* \(1 Wochen\)/);
	assert.match((await admin.submit(page, { authority, kind: 'ad_department', deadline: '5' }, { action: address })).text('main'), /schon nach der Regel/);
	assert.equal((await admin.submit(page, { authority, kind: 'ad_department', deadline: '0' }, { action: address })).status, 400);
	const set = await admin.submit(await admin.get(address), { authority, kind: 'ad_department', deadline: '7' }, { action: address });
	assert.match(set.text('main'), /Die Frist ist eingetragen.*Stellenanzeige freigeben.*7 Arbeitstage \(Regel: 5\)/);
	const removing = await admin.get(set.link('Entfernen: Stellenanzeige freigeben'));
	assert.match((await admin.submit(removing, {}, { action: '/entfernen' })).text('main'), /Es gilt wieder die Frist der Regel/);
	assert.equal((await admin.get(`${address}/${authority}/ad_department/entfernen`)).status, 404);
	assert.deepEqual((await stack.sql(`SELECT action, detail FROM audit WHERE action LIKE 'deadline%' ORDER BY seq`)).map(row => `${row.action} ${row.detail}`),
		['deadline_set Stellenanzeige freigeben: 7', 'deadline_removed Stellenanzeige freigeben']);
});
