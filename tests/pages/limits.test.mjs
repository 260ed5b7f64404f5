// What one is told at one more than a limit (tests/limits.csv): nothing is left out, cut or dropped in silence.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginApplication, createJobad, createVacancy, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, admin;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
});
after(() => stack?.stop());

const LEFT_OUT = { '': /Ein Teil Ihrer Suche ist zu lang oder nicht lesbar/, '/en': /A part of your search is too long or cannot be read/ };
const MORE = most => new RegExp(`Hier stehen die ersten ${most}\\. Es gibt mehr\\.`);

async function searched(query, leftOut) {
	for (const [lang, words] of Object.entries(LEFT_OUT)) {
		const page = await stack.visitor().request(`${lang}/stellen?${query}`);
		assert.equal(page.status, 200);
		assert.equal(words.test(page.text('main')), leftOut, `${lang}/stellen?${query.slice(0, 60)}`);
		const api = await stack.visitor().request(`${lang}/api/v1/stellen?${query}`);
		assert.equal(api.status, leftOut ? 400 : 200, query.slice(0, 60));
		if (leftOut)
			assert.equal(JSON.parse(api.body).errors.length, 1);
	}
}

test('a value of a search that is too long, one too many or no text is left out, and the page says so', async () => {
	await searched(`q=${'x'.repeat(200)}`, false);
	await searched(`q=${'x'.repeat(201)}`, true);
	await searched(`q=${'ä'.repeat(501)}`, true);
	await searched(`ort=${'x'.repeat(500)}`, false);
	await searched(`ort=${'x'.repeat(501)}`, true);
	await searched('q=%FF', true);
	const towns = count => Array.from({ length: count }, (_, i) => `ort=Stadt-${i}`).join('&');
	await searched(towns(50), false);
	await searched(towns(51), true);
	for (const path of ['/jobabo', '/feed.atom'])
		assert.equal((await stack.visitor().request(`${path}?${towns(51)}`)).status, 200, path);
	assert.match((await stack.visitor().get(`/jobabo?${towns(51)}`)).text('main'), LEFT_OUT['']);
	assert.match((await recruiter.get(`/vakanzen?suche=${'x'.repeat(501)}&von=${'x'.repeat(501)}&seite=${'1'.repeat(501)}`)).text('main'), LEFT_OUT['']);
});

test('more words than are looked for: the page says so', async () => {
	const words = 'eins zwei drei vier fünf sechs sieben acht';
	await searched(`q=${encodeURIComponent(words)}`, false);
	await searched(`q=${encodeURIComponent(`${words} neun`)}`, true);
});

test('more pairs in one request than are read: an address beyond the server’s and a form are refused with a page', async () => {
	const pairs = count => Array.from({ length: count }, (_, i) => `x${i}=`).join('&');
	await searched(pairs(1000), false);
	const long = await stack.visitor().request(`/stellen?${pairs(1500)}`);
	assert.equal(long.status, 414);
	assert.match(long.text('main'), /zu groß/);
	const visitor = stack.visitor();
	const form = (await visitor.get('/jobabo')).form();
	const many = await visitor.post(form.action, [...form.fields, ...Array.from({ length: 2801 }, (_, i) => [`x${i}`, ''])]);
	assert.equal(many.status, 400);
	assert.match(many.text('main'), /unvollständig|nicht lesen|noch einmal/);
});

test('more parts in one upload than are read, and a body larger than its page takes, are refused with a page', async () => {
	const { jobad } = await publishedAd(recruiter, 'Grenzwertprüfung (m/w/d)');
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'grenze@beispiel.example' });
	const form = (await applicant.get(`/bewerbung/${application}/unterlagen`)).form('/unterlagen');
	const body = new FormData();
	for (const [name, value] of form.fields)
		body.append(name, value);
	for (let i = 0; i <= 200; i++)
		body.append('files', new Blob(['x'], { type: 'text/plain' }), `${i}.txt`);
	const page = await applicant.request(form.action, { method: 'POST', body });
	assert.equal(page.status, 400);
	assert.match(page.text('main'), /noch einmal|unvollständig|nicht lesen/);
	const large = await applicant.post('/jobabo', { ...Object.fromEntries((await applicant.get('/jobabo')).form().fields), query: 'x'.repeat(256 * 1024) });
	assert.equal(large.status, 413);
	assert.match(large.text('main'), /zu groß/);
	assert.equal((await applicant.request(`/${'a/'.repeat(9)}`)).status, 404);
});

test('criteria of an alert, one too many: the form says so', async () => {
	const email = 'kriterien@beispiel.example', visitor = stack.visitor();
	await visitor.submit(await visitor.get('/jobabo?q=Deich'), { email, frequency: 'daily' });
	const link = /http:\/\/[^\s>]+\/jobabo\/[\w-]+/.exec((await stack.mail(email)).text)[0];
	await visitor.submit(await visitor.get(link), {}, { action: '/bestaetigen' });
	const page = await visitor.get(link);
	const form = page.form('/jobabo/');
	const fields = form.fields.filter(([name]) => name !== 'criteria');
	const refused = await visitor.post(form.action, [...fields, ...Array.from({ length: 101 }, (_, i) => ['criteria', `ort=S${i}`])]);
	assert.equal(refused.status, 400);
	assert.ok(refused.text('[role=alert]').length > 20);
});

test('a bookmark more than a list holds: the page says that it is full', async () => {
	const { jobad } = await publishedAd(recruiter, 'Merkbare Stelle (m/w/d)');
	const { jobad: last } = await publishedAd(recruiter, 'Noch eine merkbare Stelle (m/w/d)');
	const visitor = stack.visitor();
	await visitor.submit(await visitor.get(`/stellen/${jobad}/merken`));
	await stack.sql(`INSERT INTO bookmark (portal_session_id, ad_number, title, created_at)
		SELECT b.portal_session_id, CONCAT('S-1999-', 10000 + s.seq), 'Alt', b.created_at FROM bookmark b, seq_1_to_199 s WHERE b.ad_number = '${jobad}'`);
	const page = await visitor.submit(await visitor.get(`/stellen/${last}/merken`));
	assert.match(page.text('[role=status], [role=alert], .kern-alert'), /voll|höchstens/);
	assert.equal(await stack.value('SELECT COUNT(*) FROM bookmark'), '200');
});

test('staff: one more than a search shows is told, and every word typed counts', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit vielen Leuten (m/w/d)');
	const many = async count => {
		await stack.sql(`INSERT INTO staff_user (user_id, surname, first_name, email, org_unit_id, created_at, changed_at)
			SELECT CONCAT('viele.', ${count}, '.', s.seq), CONCAT('Vielemann ', s.seq), 'Von der Au Zum', CONCAT('viele.', ${count}, '.', s.seq, '@bsw.example'), u.org_unit_id, NOW(), NOW()
			FROM staff_user u, seq_1_to_${count} s WHERE u.user_id = 'katrin.lohmann'`);
		await stack.sql(`INSERT INTO user_group_member (staff_user_id, group_id) SELECT n.id, m.group_id FROM staff_user n, staff_user u JOIN user_group_member m ON m.staff_user_id = u.id
			WHERE u.user_id = 'katrin.lohmann' AND n.user_id LIKE 'viele.${count}.%'`);
	};
	const search = name => recruiter.get(`/vakanzen/${vacancy}/beteiligte?rolle=DEPARTMENT&name=${encodeURIComponent(name)}`);
	await stack.as('katrin.lohmann').get('/');
	await many(20);
	assert.doesNotMatch((await search('Vielemann')).text('main'), MORE(20));
	await many(1);
	const page = await search('Vielemann');
	assert.match(page.text('main'), MORE(20));
	assert.equal(page.document.querySelectorAll('form[action*="hinzufuegen"], button[formaction*="hinzufuegen"]').length >= 1, true);
	assert.match((await search('Von')).text('main'), /Vielemann/);
	assert.doesNotMatch((await search('Von Von Von Von Nirgends')).text('main'), /Vielemann/, 'the fifth word counts too');
});

test('lists that end say so, and only then', async () => {
	const unmapped = count => stack.sql(`INSERT INTO directory_group_unmapped (name, seen, last_seen) SELECT CONCAT('ROL-UNBEKANNT-', s.seq), 1, NOW() FROM seq_1_to_${count} s
		ON DUPLICATE KEY UPDATE seen = 1`);
	const open = async address => (await admin.get(address)).text('main');
	await stack.sql('DELETE FROM directory_group_unmapped');
	for (const [most, fill, address] of [
		[100, unmapped, '/verwaltung/verwaiste-gruppen'],
		[100, count => stack.sql(`DELETE FROM super_activation; INSERT INTO super_activation (staff_user_id, reason, begun_at, until_at, ended_at, ended_by)
			SELECT u.id, 'Prüfung', NOW(), NOW(), NOW(), 'person' FROM staff_user u, seq_1_to_${count} WHERE u.user_id = 'henrike.solms'`), '/verwaltung/super'],
	]) {
		await fill(most);
		assert.doesNotMatch(await open(address), MORE(most), address);
		await fill(most + 1);
		assert.match(await open(address), MORE(most), address);
	}
});

test('lists that end say so: what stands in the way of closing, and of setting a unit inactive', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit vielen Anzeigen (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy);
	const columns = (await stack.sql(`SELECT GROUP_CONCAT(column_name) c FROM information_schema.columns WHERE table_schema = 'bms' AND table_name = 'jobad' AND column_name NOT IN ('id', 'number')`))[0].c;
	const clone = (first, last) => stack.sql(`INSERT INTO jobad (number, ${columns}) SELECT CONCAT('S-1998-', 10000 + s.seq), ${columns} FROM jobad, seq_${first}_to_${last} s WHERE number = '${jobad}'`);
	const close = async () => (await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: 'abgeschlossen' }, { action: 'status' })).text('main');
	await stack.sql(`UPDATE vacancy SET status = 'aktiv' WHERE number = '${vacancy}'`);
	await clone(1, 99);
	assert.doesNotMatch(await close(), MORE(100));
	await clone(100, 100);
	assert.match(await close(), MORE(100));
	const [unit] = await stack.sql(`SELECT code, id FROM org_unit WHERE short_name = 'BSW'`);
	const shown = async () => (await admin.get(`/verwaltung/organisation/${encodeURIComponent(unit.code)}`)).text('main');
	const project = (await stack.sql(`SELECT GROUP_CONCAT(column_name) c FROM information_schema.columns WHERE table_schema = 'bms' AND table_name = 'project' AND column_name NOT IN ('id', 'number')`))[0].c;
	await stack.sql(`INSERT INTO project (number, ${project}) SELECT CONCAT('P-1998-', 10000 + s.seq), ${project} FROM (SELECT * FROM project WHERE authority_id = ${unit.id} AND status = 'aktiv' LIMIT 1) p, seq_1_to_51 s`);
	assert.match(await eventually(shown), MORE(50));
});
