// Closing a vacancy asks whoever loses her access by it to confirm that no local copies are left (PRO-34).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, closeVacancy, publishedAd, step, withdraw } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, department, applications = 0;

before(async () => {
	stack = await startStack();
	[recruiter, council, department] = ['amira.yildiz', 'paul.oduya', 'katrin.lohmann'].map(user => stack.as(user));
});
after(() => stack?.stop());

/** A vacancy with a department person and a works council. */
async function vacancyWith(title) {
	const { vacancy, jobad } = await publishedAd(recruiter, title);
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	await recruiter.submit(await people(), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const page = await people(), pr = page.document.querySelectorAll('select[name=pr] option').map(option => option.getAttribute('value')).find(Boolean);
	assert.equal((await recruiter.submit(page, { pr, sbv: page.document.querySelectorAll('select[name=sbv] option').map(option => option.getAttribute('value')).find(Boolean) }, { action: '/gremien' })).status, 200);
	return { vacancy, jobad };
}
const rejected = async jobad => {
	const application = await apply(stack, jobad, { email: `abgesagt.${++applications}@beispiel.example` });
	assert.equal((await step(recruiter, application, 'abgesagt')).status, 200);
	return application;
};
async function close({ vacancy, jobad }) {
	await withdraw(recruiter, jobad);
	const page = await closeVacancy(recruiter, vacancy);
	assert.equal(page.status, 200, page.text('main'));
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${vacancy}'`), 'abgeschlossen');
}
const asked = async vacancy => (await stack.sql(`SELECT p.user_id FROM statement s JOIN vacancy v ON v.id = s.vacancy_id JOIN staff_user p ON p.id = s.subject_id
	WHERE v.number = '${vacancy}' AND s.kind = 'closing' AND s.state = 'open' AND s.replaced_by IS NULL ORDER BY p.user_id`)).map(row => row.user_id);

test('department and works council are asked, by cockpit and mail, and answer without reach; recruiting keeps its access and is not', async () => {
	const one = await vacancyWith('Geschlossene Stelle (m/w/d)'), application = await rejected(one.jobad);
	assert.equal((await council.get(`/bewerbungen/${application}`)).status, 200);
	await stack.sql(`INSERT INTO vacancy_seat SELECT v.id, s.id FROM vacancy v, staff_user s WHERE v.number = '${one.vacancy}' AND s.user_id = 'mehmet.aksoy'`);
	await stack.job('rebuild-reach');
	await close(one);
	const who = await asked(one.vacancy);
	assert.ok(who.includes('mehmet.aksoy'), 'a seat, too');
	const seat = stack.as('mehmet.aksoy'), seated = (await seat.get('/')).link(`Bestätigen: Vernichtung lokaler Kopien bestätigen ${one.vacancy}`);
	assert.equal((await seat.submit(await seat.get(seated), { answer: 'confirmed' }, { action: new URL(seated).pathname })).status, 200);
	assert.ok(who.includes('katrin.lohmann') && who.includes('paul.oduya'), who.join());
	assert.ok(!who.includes('doris.kuhnert'), 'no severely disabled person, no access of the SBV');
	assert.ok(!who.includes('amira.yildiz') && !who.includes('ruth.eggers') && !who.includes('henrike.solms'), who.join());
	assert.equal((await council.get(`/bewerbungen/${application}`)).status, 404, 'access has ended');
	const mail = await stack.mail('katrin.lohmann@bsw.example', one.vacancy);
	assert.match(mail.text, /Vernichtung lokaler Kopien bestätigen/);
	assert.doesNotMatch(mail.text, /Geschlossene Stelle|Nora|B-\d{4}/);
	const path = /\/stellungnahmen\/\d+/.exec(mail.text)[0];
	assert.match((await department.get('/')).text('.bms-tasks'), new RegExp(`Vernichtung lokaler Kopien bestätigen.*${one.vacancy}`));
	const given = await department.submit(await department.get(path), { answer: 'confirmed' }, { action: path });
	assert.equal(given.status, 200, given.text('main'));
	assert.ok(!(await asked(one.vacancy)).includes('katrin.lohmann'));
	assert.doesNotMatch((await department.get('/')).text('.bms-tasks') ?? '', new RegExp(one.vacancy));
	assert.ok((await asked(one.vacancy)).includes('paul.oduya'), 'each for herself');
	assert.match((await recruiter.get(`/vakanzen/${one.vacancy}/stellungnahmen`)).text('main'), /Vernichtung lokaler Kopien bestätigen.*Katrin Lohmann.*Bestätigt/s);
});

test('where nothing has arrived nobody is asked', async () => {
	const one = await vacancyWith('Leere Stelle (m/w/d)');
	await close(one);
	assert.deepEqual(await asked(one.vacancy), []);
});

test('reopened and closed again it asks those alone whom something was asked of since', async () => {
	const one = await vacancyWith('Zweimal geschlossen (m/w/d)');
	await rejected(one.jobad);
	await close(one);
	const first = await asked(one.vacancy);
	assert.ok(first.length > 1);
	const id = await stack.value(`SELECT id FROM vacancy WHERE number = '${one.vacancy}'`);
	const again = async () => {
		await stack.sql(`DELETE FROM task WHERE vacancy_id = ${id}; UPDATE statement SET state = 'answered', answer = 'confirmed' WHERE vacancy_id = ${id}`);
		await stack.sql(`UPDATE vacancy SET status = 'aktiv' WHERE id = ${id}`);
	};
	await again();
	assert.equal((await closeVacancy(recruiter, one.vacancy)).status, 200);
	assert.deepEqual(await asked(one.vacancy), [], 'nothing came back to them');
	await again();
	await stack.sql(`INSERT INTO vacancy_asked VALUES (${id}, 7)`);
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'katrin.lohmann'`);
	assert.equal((await closeVacancy(recruiter, one.vacancy)).status, 200);
	assert.deepEqual(await asked(one.vacancy), first.filter(name => name === 'paul.oduya'));
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE user_id = 'katrin.lohmann'`);
});
