// The whole list of applications that may be the same person's (BAK-06): for administrators, by address, or by name and date of birth, in parts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const PATH = '/doppelte';
let stack, recruiter, admin, ad, other;

before(async () => {
	stack = await startStack();
	await stack.sql(`INSERT INTO form_question (form_version_id, code, position, kind, required, label_de, label_en) SELECT MAX(id), 'birth_date', 900, 'date', 0, 'Geburtsdatum', 'Date of birth' FROM form_version WHERE form_code = 'bewerbung'`);
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	ad = await publishedAd(recruiter, 'Stelle mit Doppelten (m/w/d)');
	other = await publishedAd(recruiter, 'Zweite Stelle mit Doppelten (m/w/d)');
});
after(() => stack?.stop());

const main = page => page.text('main').replace(/\s+/g, ' ');
const list = async (by = 'email', who = admin) => main(await who.get(`${PATH}${by === 'name' ? '?nach=name' : ''}`));
/** Of each group the numbers in it. */
const groups = page => page.document.querySelectorAll('main section').map(section => section.querySelectorAll('li').map(item => /B-\d{4}-\d{5}/.exec(item.textContent)?.[0]));
const twice = async values => {
	const asked = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen/neu`), { entry_ad: ad.jobad, entry_way: 'post', first_name: 'Dora', ...values }, { action: '/bewerbungen/neu' });
	const done = await recruiter.submit(asked, { entry_anyway: '1' }, { action: '/bewerbungen/neu' });
	return /B-\d{4}-\d{5}/.exec(done.url)[0];
};

test('by address across procedures and authorities, by name with the date of birth; others are not named', async () => {
	const mails = [await apply(stack, ad.jobad, { email: 'eins@doppelt.example', surname: 'Eins' }), await apply(stack, other.jobad, { email: 'eins@doppelt.example', surname: 'Uno' })];
	const alone = await apply(stack, ad.jobad, { email: 'allein@doppelt.example', surname: 'Allein' });
	const page = await admin.get((await admin.get('/verwaltung')).link('Mögliche Doppelte'));
	assert.ok(groups(page).some(group => group.join() === mails.join()), JSON.stringify(groups(page)));
	assert.ok(!groups(page).flat().includes(alone));
	const first = await apply(stack, ad.jobad, { email: 'd1@doppelt.example', first_name: 'Dora', surname: 'Geboren', birth_date: '01.02.1980' });
	const second = await apply(stack, other.jobad, { email: 'd2@doppelt.example', first_name: 'dora', surname: 'GEBOREN', birth_date: '01.02.1980' });
	const third = await apply(stack, other.jobad, { email: 'd3@doppelt.example', first_name: 'Dora', surname: 'Geboren', birth_date: '03.04.1990' });
	const named = await admin.get(`${PATH}?nach=name`);
	assert.ok(groups(named).some(group => group.join() === `${first},${second}`), JSON.stringify(groups(named)));
	assert.ok(!groups(named).flat().includes(third), 'born on another day');
	assert.match(main(named), /Geboren, Dora ?gleicher Name und gleiches Geburtsdatum/);
	const bare = await twice({ surname: 'Geboren' });
	assert.ok(groups(await admin.get(`${PATH}?nach=name`)).some(group => [first, second, third, bare].every(number => group.includes(number))), 'one that says no day may be any of them');
	assert.match(await list('name'), /im selben Verfahren/);
});

test('nobody else finds the page; who is given the right sees what she sees of applications, each authority for itself; who is kept out learns nothing', async () => {
	for (const user of ['amira.yildiz', 'paul.oduya', 'sina.krogmann'])
		assert.equal((await stack.as(user).get(PATH)).status, 403, user);
	const before = await list();
	assert.match(before, /Eins/i);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT v.id, s.id, 'Befangen', UTC_TIMESTAMP() FROM vacancy v, staff_user s WHERE v.number = '${ad.vacancy}' AND s.user_id = 'henrike.solms'`);
	assert.doesNotMatch(await list(), /eins@doppelt/i, 'one of the two is none of hers');
	await stack.sql(`DELETE x FROM vacancy_exclusion x JOIN staff_user s ON s.id = x.staff_user_id WHERE s.user_id = 'henrike.solms'`);
	await stack.sql("INSERT INTO base_role_right (role_id, right_id) SELECT 2, id FROM base_right WHERE code = 'OBJECT_ACTION_CANDIDATE_DOUBLETLIST_SHOWALL'; UPDATE access_version SET version = version + 1");
	assert.match(await list('email', recruiter), /eins@doppelt/i);
	const elsewhere = await apply(stack, await stack.value(`SELECT j.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id WHERE j.audience <> 'internal' AND j.status = 'veroeffentlicht'
		AND v.authority_id <> (SELECT authority_id FROM vacancy WHERE number = '${ad.vacancy}') LIMIT 1`), { email: 'eins@doppelt.example', surname: 'Woanders' });
	assert.ok((await list()).includes(elsewhere), 'an administrator reaches all');
	assert.ok(!(await list('email', recruiter)).includes(elsewhere));
	await stack.sql(`DELETE FROM base_role_right WHERE role_id = 2 AND right_id = (SELECT id FROM base_right WHERE code = 'OBJECT_ACTION_CANDIDATE_DOUBLETLIST_SHOWALL'); UPDATE access_version SET version = version + 1`);
	assert.equal((await recruiter.get(PATH)).status, 403);
});

test('a page has so many groups and the next one goes on behind it; what many share is cut and says so; no address names a person', async () => {
	const columns = async (table, but) => (await stack.sql(`SELECT GROUP_CONCAT(COLUMN_NAME) AS names FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'bms' AND TABLE_NAME = '${table}' AND COLUMN_NAME NOT IN (${but}) AND GENERATION_EXPRESSION IS NULL`))[0].names;
	const id = await stack.value(`SELECT MAX(a.id) FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${ad.vacancy}'`), row = await columns('application', "'id','number','active_key','applicant_id'");
	await stack.sql(`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT 900000 + seq, 'Viel', CONCAT('Seite', LPAD(seq DIV 2, 4, '0')), CONCAT('seite', LPAD(seq DIV 2, 4, '0'), '@zz.example'), 'de', UTC_TIMESTAMP() FROM seq_0_to_2399;
		INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT 910000 + seq, 'Viel', 'Zuviel', 'zuviel@zzz.example', 'de', UTC_TIMESTAMP() FROM seq_1_to_30;
		INSERT INTO application (number, applicant_id, ${row}) SELECT CONCAT('B-2032-', LPAD(p.id - 900000, 5, '0')), p.id, ${row.split(',').map(name => `a.${name}`).join()} FROM application a JOIN applicant p ON p.id >= 900000 WHERE a.id = ${id}`);
	const seen = new Set();
	let page = await admin.get(`${PATH}?ab=900000`), pages = 0;
	for (; pages < 80; pages++) {
		const here = groups(page);
		assert.ok(here.length <= 26, `${here.length}`);
		for (const group of here)
			for (const number of group.filter(Boolean)) {
				assert.ok(!seen.has(number), `${number} twice`);
				seen.add(number);
			}
		if (!page.text('main').includes('Weiter suchen'))
			break;
		const next = page.link('Weiter suchen');
		assert.match(next, /\?ab=\d+$/);
		page = await admin.get(next);
	}
	assert.ok(pages >= 40);
	assert.equal([...seen].filter(number => number.startsWith('B-2032-0')).length, 2398, 'each pair behind the place, none twice');
	assert.equal([...seen].filter(number => number.startsWith('B-2032-1')).length, 20);
	assert.match(main(page), /Es gibt weitere; sie sind hier nicht genannt/);
	for (const bad of ['?ab=-1', '?ab=x', '?ab=999999999', '?nach=x'])
		assert.equal((await admin.get(`${PATH}${bad}`)).status, 200, bad);
});
