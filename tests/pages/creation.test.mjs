// Creating starts where the things are: committees of the authority are entered, the project is proposed by the grade, an ad begins with what is known, and the page says what comes next.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createVacancy, firstProject, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, department;

before(async () => {
	stack = await startStack();
	[recruiter, department] = ['amira.yildiz', 'katrin.lohmann'].map(user => stack.as(user));
});
after(() => stack?.stop());

const units = async vacancy => (await stack.sql(`SELECT r.code FROM vacancy_unit u JOIN base_role r ON r.id = u.role_id JOIN vacancy v ON v.id = u.vacancy_id
	WHERE v.number = '${vacancy}' ORDER BY r.code`)).map(row => row.code);
const options = page => page.document.querySelector('select[name=project]');

test('a new vacancy has the committees and the HR group of which the authority has one, and says what comes next', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Gremien (m/w/d)');
	assert.deepEqual(await units(vacancy), ['GSB', 'PR', 'PSB', 'SBV']);
	const page = await recruiter.get(`/vakanzen/${vacancy}`);
	assert.match(page.text('main'), /Stellenanzeige anlegen/);
	assert.equal((await recruiter.get(page.link('Stellenanzeige anlegen'))).status, 200);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Personalrat BSW/);
	await stack.sql(`INSERT INTO org_unit (parent_id, authority_id, kind, committee, code, name, short_name, active, created_at, changed_at)
		SELECT id, id, 'committee', 'PR', 'PR-ZWEI', 'Zweiter Personalrat', 'PR2', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM org_unit WHERE code = 'BSW'`);
	assert.deepEqual(await units(await createVacancy(recruiter, 'Stelle mit Wahl (m/w/d)')), ['GSB', 'PSB', 'SBV'], 'of two councils she chooses');
	await stack.sql(`UPDATE org_unit SET active = 0 WHERE code = 'PR-ZWEI'`);
});

test('a grade that does not fit is refused, with the projects that take it; nothing typed is lost', async () => {
	const project = await firstProject(recruiter);
	const form = await recruiter.get(`${project}/vakanzen/neu`);
	const refused = await recruiter.submit(form, { title: 'Referatsleitung (m/w/d)', pay_grade: 'A16', field: 'verwaltung', post_kind: 'fuehrung', working_time: 'full', posts: '1' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /In diese Projekte passt die Bezahlung: ?.*ab A\/E15/);
	assert.equal(refused.document.querySelector('input[name=title]').getAttribute('value'), 'Referatsleitung (m/w/d)');
	assert.equal((await recruiter.get(refused.link('ab A/E15'))).status, 200);
});

test('a requisition is accepted into the project that its grade fits, proposed beforehand', async () => {
	for (const [grade, name] of [['E9b', /bis A\/E14/], ['A16', /ab A\/E15/], ['Ä2', /Ärzte/]]) {
		const form = await department.get('/personalanforderungen/neu');
		const authority = form.document.querySelectorAll('select[name=authority] option').map(option => option.getAttribute('value')).find(Boolean);
		const written = await department.submit(form, { title: `Stelle ${grade} (m/w/d)`, pay_grade: grade, field: 'verwaltung', post_kind: 'fachkraft', working_time: 'full', posts: '1', reason: 'Nachfolge', authority });
		assert.equal(written.status, 200, written.text('main'));
		const number = /A-\d{4}-\d{5}/.exec(written.url)[0];
		await department.submit(await department.get(`/personalanforderungen/${number}/schritt/eingereicht`), {}, { action: '/schritt/' });
		const accept = await recruiter.get(`/personalanforderungen/${number}/annehmen`);
		assert.match(options(accept).querySelector('option[selected]').textContent, name, grade);
	}
});

test('an ad begins with who is asked, and with what the authority says of itself in its newest ad', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Texten (m/w/d)');
	await stack.sql(`UPDATE jobad SET about_us = 'Wir sind die Behörde.', offer = 'Ein Jobticket.', changed_at = '2099-01-01' WHERE number = '${jobad}'`);
	const vacancy = await createVacancy(recruiter, 'Stelle mit Anzeige (m/w/d)');
	const form = await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`);
	const value = name => form.document.querySelector(`textarea[name=${name}]`).textContent;
	assert.match(value('contact'), /Amira Yıldız, amira\.yildiz@bsw\.example/);
	assert.equal(value('about_us'), 'Wir sind die Behörde.');
	assert.equal(value('offer'), 'Ein Jobticket.');
});
