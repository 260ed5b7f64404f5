// What one is told at one more than a limit (tests/limits.csv): nothing is left out, cut or dropped in silence.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, attach, beginApplication, createJobad, createVacancy, cv, publishedAd } from '../lib/slice.mjs';
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
	const many = await visitor.post(form.action, [...form.fields, ...Array.from({ length: 3601 }, (_, i) => [`x${i}`, ''])]);
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
	const search = async name => recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`),
		{ role: 'DEPARTMENT', person: name, suchen: 'person' }, { action: '/beteiligte/neu' });
	await stack.as('katrin.lohmann').get('/');
	await many(20);
	const more = /Es gibt mehr: Geben Sie noch etwas ein/, found = page => page.document.querySelectorAll('input[name=person_gewaehlt]').length;
	assert.doesNotMatch((await search('Vielemann')).text('main'), more);
	await many(1);
	const page = await search('Vielemann');
	assert.match(page.text('main'), more);
	assert.equal(found(page), 20);
	assert.match((await search('Von')).text('main'), /Vielemann/);
	assert.doesNotMatch((await search('Von Von Von Von Nirgends')).text('main'), /Vielemann/, 'the fifth word counts too');
});

test('lists that end say so, and only then', async () => {
	const open = async address => (await admin.get(address)).text('main');
	for (const [most, fill, address] of [
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

/** Copies of a row under numbers of their own. */
async function copies(table, prefix, number, first, last, changes = {}) {
	const { c: columns } = (await stack.sql(`SELECT GROUP_CONCAT(column_name) c FROM information_schema.columns WHERE table_schema = 'bms' AND table_name = '${table}'
		AND column_name NOT IN ('id', 'number')`))[0];
	const values = columns.split(',').map(name => changes[name] ?? name).join();
	await stack.sql(`INSERT INTO ${table} (number, ${columns}) SELECT CONCAT('${prefix}-1997-', 10000 + s.seq), ${values} FROM ${table}, seq_${first}_to_${last} s WHERE number = '${number}'`);
}

test('search words and what they find, one character more than is kept: the field says so', async () => {
	const send = values => admin.get('/verwaltung/suchwoerter/neu').then(page => admin.submit(page, { relation: 'also', words: 'Lurch', finds: 'Frosch', ...values }, { action: '/neu' }));
	for (const [name, most] of [['words', 2000], ['finds', 1000]]) {
		const refused = await send({ [name]: 'x'.repeat(most + 1) });
		assert.equal(refused.status, 400, name);
		assert.match(refused.text('[role=alert]'), new RegExp(`höchstens ${most.toLocaleString('de').replace('.', '\\.')} Zeichen`));
		assert.equal(refused.form('/neu').fields.find(field => field[0] === name)[1].trim().length, most + 1, 'what was typed stands there again');
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM word_group WHERE words LIKE 'Lurch%' OR words LIKE 'xxx%'`), '0');
});

test('days farther ahead than is meant: the field says so', async () => {
	const day = ahead => stack.value(`SELECT CURDATE() + INTERVAL ${ahead} DAY`);
	const block = async ahead => admin.submit(await admin.get('/verwaltung/benutzer/ruth.eggers/sperre'), { reason: 'Abgestimmt mit der Dienststelle', until: await day(ahead) }, { action: '/sperre' });
	const far = await block(366);
	assert.equal(far.status, 400);
	assert.match(far.text('[role=alert]'), /höchstens ein Jahr im Voraus/);
	assert.equal((await block(365)).status, 200);
	const vacancy = await createVacancy(recruiter, 'Stelle in ferner Zukunft (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy);
	const change = async values => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), values);
	assert.equal((await change({ valid_to: await day(2 * 366) })).status, 200);
	for (const name of ['valid_from', 'valid_to']) {
		const refused = await change({ valid_to: await day(2 * 366), [name]: await day(2 * 366 + 1) });
		assert.equal(refused.status, 400, name);
		assert.match(refused.text('[role=alert]'), /sehr weit in der Zukunft/);
	}
});

test('more boxes than a form takes are refused, and nothing is changed', async () => {
	const vacancy = await createVacancy(recruiter, 'Sonderprojekt mit sehr vielen (m/w/d)'), rights = Number(await stack.value('SELECT COUNT(*) FROM base_right'));
	for (const [path, name, most, value] of [[`/verwaltung/sonderprojekt/${vacancy}`, 'person', 500, 'amira.yildiz'], ['/verwaltung/rechte', 'cell', 53 * rights, '9-2']]) {
		const form = (await admin.get(path)).form(path);
		const before = await stack.value('SELECT COUNT(*) FROM history');
		const refused = await admin.post(form.action, [...form.fields.filter(([field]) => field !== name), ...Array.from({ length: most + 1 }, () => [name, value])]);
		assert.equal(refused.status, 400, path);
		assert.match(refused.text('[role=alert]'), /ist so nicht möglich/, path);
		assert.equal(await stack.value('SELECT COUNT(*) FROM history'), before);
	}
});

test('a PDF whose head comes later than is looked for is refused by name', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit spätem Kopf (m/w/d)');
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'kopf@beispiel.example' });
	const late = before => attach(applicant, application, [{ ...cv, name: `kopf${before}.pdf`, bytes: Buffer.concat([Buffer.alloc(before, 32), cv.bytes]) }]);
	const refused = await late(1024 - 4);
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /kopf1020\.pdf/);
	assert.equal((await late(1024 - 5)).status, 200);
});

test('the audit, one line more than is counted: the page says that there are more', async () => {
	const fill = (first, last) => stack.sql(`INSERT INTO audit (actor_kind, actor_id, seq, at, object_kind, object_id, action, hash)
		SELECT 'system', 77, s.seq, NOW(), 0, 0, 'limit_probe', REPEAT('x', 32) FROM seq_${first}_to_${last} s`);
	await fill(1, 990);
	assert.doesNotMatch((await admin.get('/verwaltung/protokoll?aktion=limit_probe')).text('main'), /Mehr als 1\.000 Zeilen/);
	await fill(991, 1001);
	assert.match((await admin.get('/verwaltung/protokoll')).text('main'), /Mehr als 1\.000 Zeilen/);
});

test('what stands in short leads to the whole list: applications of a vacancy, other drafts of a visit', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle mit vielen Bewerbungen (m/w/d)');
	const application = await apply(stack, jobad, { email: 'viele@beispiel.example' });
	await copies('application', 'B', application, 1, 50, { active_key: 'NULL' });
	const shown = page => page.document.querySelectorAll('main table tbody tr a[href*="/bewerbungen/B-"]').length;
	const page = await recruiter.get(`/vakanzen/${vacancy}/bewerbungen`);
	assert.equal(shown(page), 50);
	assert.match(page.text('main'), MORE(50));
	const list = await recruiter.get(`/bewerbungen?vakanz=${vacancy}`);
	assert.match(page.body, new RegExp(`href="[^"]*/bewerbungen\\?vakanz=${vacancy}"`));
	assert.equal(shown(list), 50);
	assert.equal(shown(await recruiter.get(list.link('Nächste'))), 1);

	const visitor = stack.visitor();
	const other = await publishedAd(recruiter, 'Noch eine Stelle (m/w/d)');
	const draft = await beginApplication(visitor, jobad, { email: 'entwurf@beispiel.example' });
	const drafts = async () => (await visitor.get(`/stellen/${other.jobad}/bewerben`)).text('main');
	await copies('application', 'B', draft, 101, 104);
	assert.doesNotMatch(await drafts(), MORE(5));
	await copies('application', 'B', draft, 105, 105);
	assert.match(await drafts(), MORE(5));
	assert.equal((await drafts()).match(/Angaben übernehmen aus B-/g).length, 5);
});

test('what stands in short leads to the whole list: the newest ads, and bookmarks of an account', async () => {
	const home = await stack.visitor().get('/');
	const lists = home.document.querySelectorAll('main .bms-ads').map(list => list.querySelectorAll('.bms-ad').length);
	assert.deepEqual(lists, [3, 6], 'those that end soon, and the newest');
	assert.ok(home.document.querySelectorAll('main a[href$="/stellen?sortierung=frist"]').length >= 1);
	assert.ok(Number(/Alle Stellenanzeigen ansehen \((\d+)\)/.exec(home.text('main'))[1]) > 6);
	assert.ok(home.document.querySelectorAll('main a[href$="/stellen"]').length >= 1);
	const account = await makeAccount(stack, { email: 'merkt.viel@beispiel.example' });
	await stack.sql(`INSERT INTO bookmark (account_id, ad_number, title, created_at) SELECT ${account.id}, CONCAT('S-1995-', 10000 + s.seq), CONCAT('Gemerkt ', s.seq), NOW() FROM seq_1_to_6 s`);
	const visitor = await signedIn(stack, account);
	const own = await visitor.get('/konto');
	assert.equal(own.text('main').match(/Gemerkt \d/g).length, 5);
	assert.ok(own.document.querySelectorAll('main a[href$="/merkliste"]').length >= 1);
	assert.equal(new Set((await visitor.get('/merkliste')).text('main').match(/Gemerkt \d/g)).size, 6);
});
