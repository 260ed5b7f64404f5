// Reminders (OBJ-14): added where things are, found in the cockpit on their day and mailed once, done there; what is written about an application is sealed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, createVacancy, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, department, council;

before(async () => {
	stack = await startStack();
	[recruiter, department, council] = ['amira.yildiz', 'katrin.lohmann', 'paul.oduya'].map(user => stack.as(user));
});
after(() => stack?.stop());

const day = ahead => new Date(Date.now() + ahead * 86400000).toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
const words = node => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const expected = async (person, what) => words((await person.get('/')).document.querySelectorAll('.bms-tasks li').find(line => line.textContent.includes(what)));
const add = async (person, path, values) => person.submit(await person.get((await person.get(path)).link('Erinnerungen')), { due_on: day(0), whom: 'self', ...values }, { action: '/erinnerungen' });

test('a recruiter reminds herself on a vacancy, finds it in the cockpit, is mailed once, and has done it', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Erinnerung (m/w/d)');
	const added = await add(recruiter, `/vakanzen/${vacancy}`, { text: 'Haushalt anrufen' });
	assert.match(added.text('main'), /Die Erinnerung ist angelegt\..*Haushalt anrufen ?für Amira Yıldız.*heute, 24 Uhr/);
	assert.match(await expected(recruiter, 'Haushalt anrufen'), new RegExp(`^Erinnerung: Haushalt anrufen ${vacancy} .*bis heute, 24 Uhr .*Ansehen`));
	await stack.job('nightly', '--rule', 'OBJ-14');
	await stack.job('nightly', '--rule', 'OBJ-14');
	const mail = await stack.mail('amira.yildiz@bsw.example', `Erinnerung zu ${vacancy}`);
	assert.doesNotMatch(mail.text, /Haushalt/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_reminder'`), '1');
	const cockpit = await recruiter.get('/');
	const page = await recruiter.get(cockpit.link(`Ansehen: Erinnerung: Haushalt anrufen ${vacancy}`));
	const done = await recruiter.submit(page, {}, { action: '/erinnerungen/' });
	assert.match(done.text('main'), /Die Erinnerung ist erledigt\..*erledigt .*Amira Yıldız/);
	assert.equal(await expected(recruiter, 'Haushalt anrufen'), '');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Erinnerung erledigt ?Amira Yıldız/);
	assert.equal((await recruiter.submit(page, {}, { action: '/erinnerungen/' })).status, 409, 'the same form a second time does nothing');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE action = 'reminder_done'`), '1');
});

test('what is for another day is not shown before; what repeats comes again, until it is ended', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle jede Woche (m/w/d)');
	await add(recruiter, `/vakanzen/${vacancy}`, { text: 'Erst morgen', due_on: day(1) });
	assert.equal(await expected(recruiter, 'Erst morgen'), '');
	await add(recruiter, `/vakanzen/${vacancy}`, { text: 'Jede Woche', every: 'week' });
	const id = await stack.value(`SELECT id FROM reminder WHERE text = 'Jede Woche'`);
	await recruiter.submit(await recruiter.get(`/erinnerungen/${id}`), {}, { action: '/erinnerungen/' });
	assert.equal(await expected(recruiter, 'Jede Woche'), '');
	assert.equal(await stack.value(`SELECT due_on = CURDATE() + INTERVAL 7 DAY OR due_on = '${day(7)}' FROM reminder WHERE id = ${id}`), '1');
	await stack.sql(`UPDATE task SET due_on = '${day(0)}' WHERE reminder_id = ${id}`);
	assert.match(await expected(recruiter, 'Jede Woche'), /Jede Woche/);
	await recruiter.submit(await recruiter.get(`/erinnerungen/${id}`), { ends: '1' }, { action: '/erinnerungen/' });
	assert.equal(await stack.value(`SELECT done_at IS NOT NULL FROM reminder WHERE id = ${id}`), '1');
});

test('another person or a role is reminded when they see the object; a day gone by or a stranger is refused and nothing typed is lost', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle für andere (m/w/d)'), path = `/vakanzen/${vacancy}`;
	await recruiter.submit(await recruiter.get(`${path}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const page = await recruiter.get(`${path}/erinnerungen`);
	const choice = page.document.querySelectorAll('select[name=whom] option').find(option => /Katrin Lohmann/.test(option.textContent)).getAttribute('value');
	await add(recruiter, path, { text: 'Profil prüfen', whom: choice });
	assert.match(await expected(department, 'Profil prüfen'), /Erinnerung: Profil prüfen/);
	await add(recruiter, path, { text: 'Alle vom Fachbereich', whom: 'role:3' });
	assert.match(await expected(department, 'Alle vom Fachbereich'), /Erinnerung/);
	assert.doesNotMatch((await department.get(`${path}/erinnerungen`)).text('main'), /Erinnerung anlegen/, 'departments do not add any');
	const past = await add(recruiter, path, { text: 'Zu spät', due_on: day(-1) });
	assert.equal(past.status, 400);
	assert.match(past.text('main'), /Dieser Tag ist schon vorbei/);
	assert.equal(past.document.querySelector('input[name=text]').getAttribute('value'), 'Zu spät');
	const id = await stack.value(`SELECT id FROM reminder WHERE text = 'Profil prüfen'`);
	assert.equal((await council.get(`/erinnerungen/${id}`)).status, 404);
	assert.equal((await stack.as('uwe.maurer').get(`${path}/erinnerungen`)).status, 404);
	assert.equal((await recruiter.get(`/vakanzen/${vacancy}/erinnerungen`)).status, 200);
});

test('on an ad and an application: the text about an application is sealed and not in the cockpit, and who does not see it any more is not reminded', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Bewerbung (m/w/d)');
	assert.match((await add(recruiter, `/stellenanzeigen/${jobad}`, { text: 'Frist verlängern?' })).text('main'), /Frist verlängern\?/);
	const application = await apply(stack, jobad, { email: 'erinnert@beispiel.example' });
	const added = await add(recruiter, `/bewerbungen/${application}`, { text: 'Zeugnis fehlt noch' });
	assert.match(added.text('main'), /Zeugnis fehlt noch/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM reminder WHERE text IS NULL AND text_sealed IS NOT NULL AND text_sealed NOT LIKE '%Zeugnis%'`), '1');
	assert.match(await expected(recruiter, application), /^Erinnerung B-/);
	assert.doesNotMatch((await recruiter.get('/')).text('main'), /Zeugnis fehlt/);
	await stack.sql(`UPDATE application SET status = 'anonymisiert' WHERE number = '${application}'`);
	assert.equal(await expected(recruiter, application), '');
});

test('an applicant is reminded by mail on the day, once, with what was written; not of an application that ended, nor when it was called off', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Nachfrage (m/w/d)');
	const mails = async number => Number(await stack.value(`SELECT COUNT(*) FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE m.template = 'reminder' AND a.number = '${number}'`));
	const applicant = async email => {
		const application = await apply(stack, jobad, { email }), path = `/bewerbungen/${application}`;
		const page = await recruiter.get(`${path}/erinnerungen`);
		assert.match(page.text('main'), /erhält sie Ihren Text in der Nacht zu diesem Tag als E-Mail/);
		const added = await add(recruiter, path, { text: 'Bitte reichen Sie Ihr Zeugnis nach.', whom: 'applicant' });
		assert.match(added.text('main'), /Bitte reichen Sie Ihr Zeugnis nach\. ?für bewerbende Person, per E-Mail/);
		return application;
	};
	const told = await applicant('nachgefragt@beispiel.example'), ended = await applicant('beendet@beispiel.example'), off = await applicant('abgesagt@beispiel.example');
	assert.doesNotMatch((await recruiter.get('/')).text('.bms-tasks') ?? '', new RegExp(told), 'nobody of the house has a task');
	await stack.sql(`UPDATE application SET status = 'abgesagt' WHERE number = '${ended}'`);
	const id = await stack.value(`SELECT m.id FROM reminder m JOIN application a ON a.id = m.object_id WHERE m.object_kind = 4 AND m.subject_kind = 'applicant' AND a.number = '${off}'`);
	await recruiter.submit(await recruiter.get(`/erinnerungen/${id}`), {}, { action: '/erinnerungen/' });
	await stack.job('nightly', '--rule', 'OBJ-14');
	await stack.job('nightly', '--rule', 'OBJ-14');
	assert.deepEqual([await mails(told), await mails(ended), await mails(off)], [1, 0, 0]);
	const mail = await stack.mail('nachgefragt@beispiel.example', `Erinnerung zu Ihrer Bewerbung ${told}`);
	assert.match(mail.text, /Bitte reichen Sie Ihr Zeugnis nach\./);
	assert.match(mail.text, /\/bewerbung\/status\//);
	const page = await recruiter.get(`/bewerbungen/${told}/erinnerungen`);
	assert.match(page.text('main'), /erledigt/);
	assert.match((await recruiter.get(`/bewerbungen/${told}/verlauf`)).text('main'), /Bewerbende Person erinnert/);
	const again = await stack.sql(`SELECT COUNT(*) AS open FROM reminder WHERE subject_kind = 'applicant' AND done_at IS NULL`);
	assert.deepEqual(again, [{ open: '0' }]);
	const open = await recruiter.get(`/bewerbungen/${told}/erinnerungen`);
	await stack.sql(`UPDATE application SET status = 'abgesagt' WHERE number = '${told}'`);
	const refused = await recruiter.submit(open, { text: 'Zu spät', due_on: day(0), whom: 'applicant' }, { action: '/erinnerungen' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /geht nicht weiter/);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${told}/erinnerungen`)).text('main'), /per E-Mail, mit einem Link/);
});

test('what comes again to an applicant has its next day', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Nachfragen (m/w/d)'), application = await apply(stack, jobad, { email: 'immerwieder@beispiel.example' });
	await add(recruiter, `/bewerbungen/${application}`, { text: 'Bitte melden Sie sich.', whom: 'applicant', every: 'week' });
	await stack.job('nightly', '--rule', 'OBJ-14');
	assert.deepEqual(await stack.sql(`SELECT m.due_on, m.told, m.done_at IS NULL AS open FROM reminder m JOIN application a ON a.id = m.object_id WHERE m.object_kind = 4 AND a.number = '${application}'`), [{ due_on: day(7), told: '0', open: '1' }]);
});

test('a reminder that is called off while it is sent is one of both', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Wettlauf (m/w/d)');
	for (let i = 0; i < 3; i++) {
		const application = await apply(stack, jobad, { email: `wettlauf${i}@beispiel.example` });
		await add(recruiter, `/bewerbungen/${application}`, { text: 'Bitte melden Sie sich.', whom: 'applicant' });
		const id = await stack.value('SELECT MAX(id) FROM reminder'), form = await recruiter.get(`/erinnerungen/${id}`);
		await Promise.all([stack.job('nightly', '--rule', 'OBJ-14'), recruiter.submit(form, {}, { action: '/erinnerungen/' })]);
		const [row] = await stack.sql(`SELECT done_by IS NULL AS sent, done_at IS NOT NULL AS done, (SELECT COUNT(*) FROM mail_outbox o WHERE o.template = 'reminder' AND o.application_id = m.object_id) AS mails FROM reminder m WHERE id = ${id}`);
		assert.equal(row.done, '1');
		assert.equal(row.mails, row.sent);
	}
});

test('what an applicant is reminded of is ended by whoever may remind there, and by night when its writer is kept out', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle ohne Verfasserin (m/w/d)');
	const mails = async number => Number(await stack.value(`SELECT COUNT(*) FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE m.template = 'reminder' AND a.number = '${number}'`));
	const weekly = async email => {
		const application = await apply(stack, jobad, { email });
		await add(recruiter, `/bewerbungen/${application}`, { text: 'Bitte melden Sie sich bald.', whom: 'applicant', every: 'week' });
		const id = await stack.value('SELECT MAX(id) FROM reminder');
		await stack.sql(`UPDATE reminder SET created_by = (SELECT id FROM staff_user WHERE user_id = 'uwe.maurer') WHERE id = ${id}`);
		return { application, id };
	};
	const one = await weekly('verlassen@beispiel.example'), other = await weekly('befangen@beispiel.example');
	await add(recruiter, `/bewerbungen/${one.application}`, { text: 'Für den Fachbereich', whom: 'self' });
	await stack.sql(`UPDATE reminder m JOIN reminder w ON w.id = ${one.id} SET m.created_by = w.created_by WHERE m.id = (SELECT * FROM (SELECT MAX(id) FROM reminder) x)`);
	await stack.sql('DELETE FROM task WHERE reminder_id = (SELECT MAX(id) FROM reminder)');
	const list = await recruiter.get(`/bewerbungen/${one.application}/erinnerungen`);
	assert.ok(list.link('Ansehen oder erledigen: Bitte melden Sie sich bald.'));
	assert.equal(list.document.querySelectorAll('main a').filter(a => /Für den Fachbereich/.test(a.textContent)).length, 0, 'no link that leads nowhere');
	const page = await recruiter.get(`/erinnerungen/${one.id}`);
	assert.equal(page.status, 200);
	assert.equal((await department.get(`/erinnerungen/${one.id}`)).status, 404);
	assert.match((await recruiter.submit(page, { ends: '1' }, { action: '/erinnerungen/' })).text('main'), /erledigt/);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at, excluded_by) SELECT vacancy_id, created_by, 'x', UTC_TIMESTAMP(), 1 FROM reminder WHERE id = ${other.id}`);
	await stack.job('nightly', '--rule', 'OBJ-14');
	assert.deepEqual([await mails(one.application), await mails(other.application)], [0, 0]);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM reminder WHERE id IN (${one.id}, ${other.id}) AND done_at IS NOT NULL`), '2');
});
