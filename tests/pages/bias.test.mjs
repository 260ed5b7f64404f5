// Bias: whoever is excluded from a vacancy reaches nothing of it, whatever gave the reach; the system notices own applications; "why not" is explained.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, firstProject, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, admin, recruiter, numbers, project;
const reason = 'Geschwister einer bewerbenden Person';

before(async () => {
	stack = await startStack();
	admin = stack.as('henrike.solms');
	recruiter = stack.as('amira.yildiz');
	numbers = await publishedAd(recruiter, 'Stelle mit Befangenheit (m/w/d)');
	numbers.application = await apply(stack, numbers.jobad, { email: 'rita@beispiel.example' });
	project = await firstProject(recruiter);
	numbers.attachment = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${numbers.application}'`);
	for (const user of ['tomasz.wilke', 'joerg.petersen', 'sina.krogmann'])
		await stack.as(user).get('/');
});
after(() => stack?.stop());

const bias = (vacancy = numbers.vacancy) => `/verwaltung/befangenheit/${vacancy}`;
const addresses = () => [`/vakanzen/${numbers.vacancy}`, `/vakanzen/${numbers.vacancy}/bearbeiten`, `/stellenanzeigen/${numbers.jobad}`,
	`/bewerbungen/${numbers.application}`, `/bewerbungen/${numbers.application}/anhang/${numbers.attachment}`];
const history = (vacancy = numbers.vacancy) => stack.sql(`SELECT h.action, h.actor_kind, h.detail, u.user_id, s.user_id AS subject FROM history h
	LEFT JOIN staff_user u ON h.actor_kind = 'staff' AND u.id = h.actor_id LEFT JOIN staff_user s ON s.id = h.detail
	WHERE h.object_kind = 2 AND h.object_id = (SELECT id FROM vacancy WHERE number = '${vacancy}') AND h.action LIKE '%exclu%' ORDER BY h.seq`);

async function exclude(who, user, text = reason, vacancy = numbers.vacancy) {
	return who.submit(await who.get(bias(vacancy)), { person: user, reason: text });
}

async function lift(who, user, text = 'Irrtum', vacancy = numbers.vacancy) {
	return who.submit(await who.get(`${bias(vacancy)}/${user}/aufheben`), { reason: text });
}

async function sees(user, path) {
	return (await stack.as(user).get(path)).status;
}

async function assertOut(user, visitor = stack.as(user)) {
	for (const path of addresses())
		assert.equal((await visitor.get(path)).status, 404, `${user} ${path}`);
	assert.doesNotMatch((await visitor.get('/vakanzen')).text('main'), new RegExp(numbers.vacancy));
	assert.doesNotMatch((await visitor.get('/bewerbungen')).text('main'), new RegExp(numbers.application));
	assert.doesNotMatch((await visitor.get('/')).text('main'), new RegExp(`${numbers.vacancy}|${numbers.application}|Stelle mit Befangenheit`));
}

const ask = async (person, object, right = '', who = admin) => (await who.get(`/verwaltung/zugriff?person=${person}&objekt=${object}&recht=${right}`)).text('main');

test('only administrators come to the pages, and from the vacancy', async () => {
	assert.equal((await recruiter.get(bias())).status, 403);
	assert.equal((await recruiter.get('/verwaltung/zugriff')).status, 403);
	assert.equal((await recruiter.get(`/vakanzen/${numbers.vacancy}`)).document.querySelectorAll('a[href*=befangenheit]').length, 0);
	const vacancy = await admin.get(`/vakanzen/${numbers.vacancy}`);
	assert.equal((await admin.get(new URL(vacancy.link('Befangenheit')).pathname)).status, 200);
	assert.equal((await admin.get(bias('V-2020-99999'))).status, 404);
	assert.match((await admin.get('/verwaltung')).text('main'), /Zugriff erklären/);
});

test('a reason and somebody who exists are needed', async () => {
	const page = await exclude(admin, 'amira.yildiz', '');
	assert.equal(page.status, 400);
	const unknown = await exclude(admin, 'niemand.hier');
	assert.equal(unknown.status, 400);
	assert.match(unknown.text('main'), /Wählen Sie aus dem, was gefunden wurde/);
	assert.match(unknown.text('main'), new RegExp(reason), 'what was typed is kept');
	assert.deepEqual(await history(), []);
});

test('an excluded recruiter is out at once, with the session open, and the project stays', async () => {
	const page = await admin.get(`/verwaltung/befangenheit/${numbers.vacancy}`);
	assert.match(page.text('main'), /Yıldiz, Amira|Yıldız, Amira/);
	assert.equal((await recruiter.get(`/bewerbungen/${numbers.application}`)).status, 200);
	const done = await exclude(admin, 'amira.yildiz');
	assert.equal(done.status, 200, done.text('main'));
	assert.match(done.text('main'), /Amira Yıldız.*Geschwister.*Henrike Solms/s);
	await assertOut('amira.yildiz', recruiter);
	const rest = await recruiter.get(project);
	assert.equal(rest.status, 200);
	assert.doesNotMatch(rest.text('main'), new RegExp(numbers.vacancy));
	assert.equal(await sees('joerg.petersen', `/vakanzen/${numbers.vacancy}`), 200, 'nobody else is touched');
	assert.equal((await exclude(admin, 'amira.yildiz')).status, 400, 'not twice');
});

test('no assignment gives anything back, nor does a step of the workflow', async () => {
	const colleague = stack.as('joerg.petersen');
	await stack.sql(`INSERT INTO vacancy_person (vacancy_id, role_id, staff_user_id) SELECT v.id, 4, s.id FROM vacancy v JOIN staff_user s
		WHERE v.number = '${numbers.vacancy}' AND s.user_id = 'amira.yildiz'`);
	await stack.job('rebuild-reach');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id JOIN staff_user s ON s.id = r.subject_id
		WHERE v.number = '${numbers.vacancy}' AND s.user_id = 'amira.yildiz' AND r.subject_kind = 'person' AND r.via = 'vacancy'`), '1');
	await assertOut('amira.yildiz');
	const form = (await colleague.get(`/bewerbungen/${numbers.application}`)).form('/status');
	const { token } = (await recruiter.get(`${project}/vakanzen/neu`)).form();
	assert.equal((await recruiter.post(form.action, { form_token: token, status: 'absage', version: '1' })).status, 404);
});

test('history and audit say by whom, never why', async () => {
	const [line] = await history();
	assert.equal(line.action, 'person_excluded');
	assert.equal(line.user_id, 'henrike.solms');
	assert.equal(line.subject, 'amira.yildiz');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'person_excluded' AND detail = '${line.detail}'`), '1');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE detail LIKE '%Geschwister%'`), '0');
	const colleague = (await stack.as('joerg.petersen').get(`/vakanzen/${numbers.vacancy}/verlauf`)).text('main');
	assert.match(colleague, /wegen Befangenheit ausgeschlossen/);
	assert.doesNotMatch(colleague, /Geschwister|Yıldız, Amira/);
});

test('the explanation names the exclusion, what else is missing, and every way of the others', async () => {
	assert.match(await ask('amira.yildiz', numbers.vacancy), /hat das Recht nicht.*ausgeschlossen, seit/s);
	assert.match(await ask('amira.yildiz', numbers.application), /ausgeschlossen, seit/);
	assert.match(await ask('joerg.petersen', numbers.vacancy), /hat das Recht.*Recruiting, .*Projekt/s);
	assert.match(await ask('henrike.solms', numbers.application), /Fachliche Leitstelle/);
	assert.match(await ask('nikolai.stern', numbers.vacancy), /in keiner passenden Rolle zugeordnet/);
	assert.match(await ask('gesa.rohde', numbers.vacancy), /hat das Recht nicht/);
	assert.match(await ask('joerg.petersen', 'V-2020-99999'), /gibt es nicht/);
	assert.match(await ask('niemand', numbers.vacancy), /Benutzerkennung gibt es nicht/);
	assert.match(await ask('joerg.petersen', 'Unsinn'), /keine Nummer/);
	assert.match(await ask('joerg.petersen', project.split('/').pop()), /hat das Recht/);
	assert.match(await ask('joerg.petersen', numbers.vacancy, '2'), /für diese Art von Objekt nicht/);
	assert.match((await admin.get(`/en/verwaltung/zugriff?person=amira.yildiz&objekt=${numbers.jobad}`)).text('main'), /excluded from the vacancy for bias, since/);
	const application = (await stack.as('joerg.petersen').get(`/bewerbungen/${numbers.application}/zugriff`)).text('main');
	assert.match(application, /Petersen, Jörg/, 'an application shows who sees it now');
	assert.doesNotMatch(application, /Yıldız, Amira/);
});

test('an administrator can be excluded too, and then can neither read nor lift', async () => {
	await exclude(admin, 'tomasz.wilke');
	const other = stack.as('tomasz.wilke');
	await assertOut('tomasz.wilke', other);
	assert.equal((await other.get(bias())).status, 404);
	assert.equal((await other.get(`${bias()}/tomasz.wilke/aufheben`)).status, 404);
	const second = await publishedAd(stack.as('joerg.petersen'), 'Andere Stelle (m/w/d)');
	const form = (await other.get(bias(second.vacancy))).form();
	assert.equal((await other.post(`${bias()}/tomasz.wilke/aufheben`, { form_token: form.token, reason: 'x' })).status, 404);
	assert.match(await ask('joerg.petersen', numbers.vacancy, '', other), /gibt es nicht/);
	assert.equal((await lift(admin, 'tomasz.wilke')).status, 200);
	assert.equal((await other.get(`/vakanzen/${numbers.vacancy}`)).status, 200);
});

test('lifting needs a reason, gives the reach back and keeps what was', async () => {
	assert.equal((await lift(admin, 'amira.yildiz', '')).status, 400);
	assert.equal(await sees('amira.yildiz', `/vakanzen/${numbers.vacancy}`), 404);
	const page = await lift(admin, 'amira.yildiz', 'Verwechslung der Personen');
	assert.match(page.text('main'), /Aufgehobene Ausschlüsse.*Geschwister.*Verwechslung der Personen/s);
	for (const path of addresses())
		assert.equal((await recruiter.get(path)).status, 200, path);
	assert.equal((await admin.get(`${bias()}/amira.yildiz/aufheben`)).status, 404);
	assert.deepEqual((await history()).map(line => line.action), ['person_excluded', 'person_excluded', 'exclusion_lifted', 'exclusion_lifted']);
});

test('who applies for a vacancy on which he or she works is excluded within seconds, and those responsible are told without a name', async () => {
	const mine = await publishedAd(recruiter, 'Stelle der eigenen Bewerbung (m/w/d)');
	const colleague = stack.as('joerg.petersen');
	assert.equal((await colleague.get(`/vakanzen/${mine.vacancy}`)).status, 200);
	const begun = Date.now();
	const application = await apply(stack, mine.jobad, { first_name: 'Jörg', surname: 'Petersen', email: 'Joerg.Petersen@bsw.example' });
	const arrived = Date.now();
	await eventually(async () => (await colleague.get(`/vakanzen/${mine.vacancy}`)).status === 404, 'the exclusion');
	assert.ok(Date.now() - arrived < 4000, `${Date.now() - arrived} ms after the confirmation, ${Date.now() - begun} in all`);
	assert.equal((await colleague.get(`/bewerbungen/${application}`)).status, 404);
	assert.equal((await colleague.get(`/vakanzen/${numbers.vacancy}`)).status, 200, 'other vacancies stay');
	const [line] = await history(mine.vacancy);
	assert.deepEqual([line.action, line.actor_kind, line.subject], ['person_excluded', 'system', 'joerg.petersen']);
	for (const to of ['henrike.solms@fl.example', 'tomasz.wilke@fl.example', 'amira.yildiz@bsw.example']) {
		const mail = await stack.mail(to, mine.vacancy);
		assert.match(mail.text, new RegExp(`/vakanzen/${mine.vacancy}`));
		assert.doesNotMatch(mail.text + mail.subject, /Petersen|Jörg|B-\d{4}/);
	}
	assert.match((await admin.get(bias(mine.vacancy))).text('main'), /Jörg Petersen.*Eigene Bewerbung.*System/s);
	assert.equal(await stack.value('SELECT COUNT(*) FROM bias_check'), '0');
});

test('the owner who applies is not told; a colleague of another authority is kept out before anything gives reach, and nobody is disturbed', async () => {
	const mine = await publishedAd(recruiter, 'Stelle der Besitzerin (m/w/d)');
	await apply(stack, mine.jobad, { email: 'amira.yildiz@bsw.example' });
	await eventually(async () => (await recruiter.get(`/vakanzen/${mine.vacancy}`)).status === 404, 'the exclusion');
	await stack.mail('henrike.solms@fl.example', mine.vacancy);
	const mails = (await stack.allMails()).filter(mail => mail.subject === `Befangenheit an der Vakanz ${mine.vacancy}`);
	assert.equal(mails.length, 3, 'all administrators, the one for emergencies too');
	await apply(stack, mine.jobad, { email: 'samuel.nkemi@bvu.example' });
	await eventually(async () => await stack.value('SELECT COUNT(*) FROM bias_check') === '0', 'the check');
	await stack.sql(`INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via) SELECT 'person', s.id, 3, v.id, 'vacancy' FROM vacancy v, staff_user s
		WHERE v.number = '${mine.vacancy}' AND s.user_id = 'samuel.nkemi'`);
	assert.equal(await sees('samuel.nkemi', `/vakanzen/${mine.vacancy}`), 404);
	assert.match(await ask('samuel.nkemi', mine.vacancy), /ausgeschlossen, seit/);
	assert.equal((await stack.allMails()).filter(mail => mail.subject === `Befangenheit an der Vakanz ${mine.vacancy}`).length, 3);
	assert.equal((await history(mine.vacancy)).length, 1);
	await stack.sql(`DELETE r FROM vacancy_reach r JOIN staff_user s ON s.id = r.subject_id WHERE r.subject_kind = 'person' AND s.user_id = 'samuel.nkemi'
		AND r.vacancy_id = (SELECT id FROM vacancy WHERE number = '${mine.vacancy}')`);
});

test('an address that only sorts alike is somebody else', async () => {
	const mine = await publishedAd(stack.as('svenja.brandt'), 'Stelle mit ähnlicher Adresse (m/w/d)');
	await stack.sql(`UPDATE staff_user SET email = 'müller@bsw.example' WHERE user_id = 'svenja.brandt'`);
	await apply(stack, mine.jobad, { email: 'mueller@bsw.example' });
	await eventually(async () => await stack.value('SELECT COUNT(*) FROM bias_check') === '0', 'the check');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM staff_user WHERE email = 'mueller@bsw.example'`), '1', 'the database sorts them alike');
	assert.equal(await sees('svenja.brandt', `/vakanzen/${mine.vacancy}`), 200);
});

test('the list of a person is still a range of the reach index, exclusions are looked up by key', async () => {
	const plan = await stack.sql(`EXPLAIN SELECT v.id FROM vacancy v WHERE v.id IN (SELECT vr.vacancy_id FROM staff_subject ss JOIN vacancy_reach vr
		ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id WHERE ss.staff_user_id = 5 AND (6 >> vr.role_id) & 1
		AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion ve WHERE ve.vacancy_id = vr.vacancy_id AND ve.staff_user_id = ss.staff_user_id))`);
	for (const row of plan.filter(row => ['ss', 'vr', 've'].includes(row.table)))
		assert.ok(['ref', 'eq_ref', 'range', 'const'].includes(row.type), JSON.stringify(row));
	assert.equal(plan.length >= 3, true);
});

test('who is excluded is not offered for a task in the vacancy, and cannot be chosen', async () => {
	const mine = await publishedAd(recruiter, 'Stelle mit Beteiligten (m/w/d)');
	const colleague = stack.as('joerg.petersen'), address = `/vakanzen/${mine.vacancy}/beteiligte`;
	await stack.as('katrin.lohmann').get('/');
	const token = (await colleague.get(address)).form().token;
	for (const user of ['amira.yildiz', 'katrin.lohmann'])
		await exclude(admin, user, reason, mine.vacancy);
	for (const [role, name, user] of [['LECTOR', 'Amira', 'amira.yildiz'], ['IE', 'Amira', 'amira.yildiz'], ['DEPARTMENT', 'Lohmann', 'katrin.lohmann']]) {
		assert.doesNotMatch((await colleague.get(`${address}/auswahl?role=${role}&q=${name}`)).body, new RegExp(user.replace('.', '\\.')), role);
		assert.equal((await colleague.post(`${address}/neu`, { form_token: token, role, person: user })).status, 400, role);
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy_person p JOIN vacancy v ON v.id = p.vacancy_id WHERE v.number = '${mine.vacancy}'`), '0');
	assert.equal((await lift(admin, 'katrin.lohmann', 'Irrtum', mine.vacancy)).status, 200);
	assert.match((await colleague.get(`${address}/auswahl?role=DEPARTMENT&q=Lohmann`)).body, /katrin\.lohmann/);
});

test('the project of a vacancy is the department’s only while she is not excluded', async () => {
	const mine = await publishedAd(recruiter, 'Stelle des Fachbereichs (m/w/d)');
	const colleague = stack.as('joerg.petersen'), there = () => sees('mehmet.aksoy', project), address = `/vakanzen/${mine.vacancy}/beteiligte`;
	await stack.as('mehmet.aksoy').get('/');
	await stack.sql(`DELETE p FROM vacancy_person p JOIN staff_user s ON s.id = p.staff_user_id WHERE s.user_id = 'mehmet.aksoy'`);
	await stack.job('rebuild-reach');
	assert.equal(await there(), 404);
	assert.equal((await colleague.submit(await colleague.get(address), { role: 'DEPARTMENT', person: 'mehmet.aksoy' }, { action: '/beteiligte/neu' })).status, 200);
	const other = await publishedAd(colleague, 'Andere Stelle desselben Projekts (m/w/d)');
	assert.equal(await there(), 200);
	await exclude(admin, 'mehmet.aksoy', reason, mine.vacancy);
	assert.equal(await there(), 404, 'excluded by an administrator');
	await lift(admin, 'mehmet.aksoy', 'Irrtum', mine.vacancy);
	assert.equal(await there(), 200, 'lifted');
	await apply(stack, mine.jobad, { email: await stack.value(`SELECT email FROM staff_user WHERE user_id = 'mehmet.aksoy'`) });
	await eventually(async () => await there() === 404, 'excluded by the system');
	await lift(admin, 'mehmet.aksoy', 'Irrtum', mine.vacancy);
	const people = await colleague.get(`/vakanzen/${other.vacancy}/beteiligte`);
	assert.equal((await colleague.submit(people, { role: 'DEPARTMENT', person: 'mehmet.aksoy' }, { action: '/beteiligte/neu' })).status, 200);
	await exclude(admin, 'mehmet.aksoy', reason, mine.vacancy);
	assert.equal(await there(), 200, 'by the other vacancy');
	await exclude(admin, 'mehmet.aksoy', reason, other.vacancy);
	assert.equal(await there(), 404, 'from both');
	for (const vacancy of [mine.vacancy, other.vacancy]) {
		await lift(admin, 'mehmet.aksoy', 'Irrtum', vacancy);
		await colleague.submit(await colleague.get(`/vakanzen/${vacancy}/beteiligte`), {}, { action: 'mehmet.aksoy/entfernen' });
	}
	await stack.job('check');
});

const special = vacancy => `/verwaltung/sonderprojekt/${vacancy}`;
const offered = page => page.document.querySelectorAll('input[name=person]').map(box => box.getAttribute('value')).sort();
const vacancyRow = async vacancy => (await stack.sql(`SELECT v.version, p.number AS project, p.name, p.personnel_office, parent.number AS parent, o.user_id AS owner, r.user_id AS responsible,
	p.authority_id = parent.authority_id AS same FROM vacancy v JOIN project p ON p.id = v.project_id LEFT JOIN project parent ON parent.id = p.parent_id
	JOIN staff_user o ON o.id = v.owner_id JOIN staff_user r ON r.id = p.responsible_id WHERE v.number = '${vacancy}'`))[0];

test('a special project is refused to others, without people, and with people from outside', async () => {
	const mine = await publishedAd(stack.as('svenja.brandt'), 'Stelle ohne Sonderprojekt (m/w/d)');
	assert.equal((await recruiter.get(special(mine.vacancy))).status, 403);
	assert.equal((await admin.get(special('V-2020-99999'))).status, 404);
	const before = await vacancyRow(mine.vacancy);
	const projects = await stack.value('SELECT COUNT(*) FROM project');
	await exclude(admin, 'joerg.petersen', reason, mine.vacancy);
	const page = await admin.get(special(mine.vacancy));
	assert.ok(offered(page).includes('amira.yildiz') && offered(page).includes('sina.krogmann'), offered(page).join());
	assert.ok(!offered(page).includes('joerg.petersen'), 'who is excluded is not offered');
	assert.equal(page.document.querySelectorAll('input[name=person][checked]').length, offered(page).length);
	for (const [person, responsible, words] of [[[], 'amira.yildiz', /Personen im Sonderprojekt –/], [['amira.yildiz', 'samuel.nkemi'], 'amira.yildiz', /Personen im Sonderprojekt –/],
		[['amira.yildiz', 'joerg.petersen'], 'amira.yildiz', /Personen im Sonderprojekt –/], [['amira.yildiz', 'sina.krogmann'], 'sina.krogmann', /die oben ausgewählt ist/],
		[['amira.yildiz'], 'svenja.brandt', /die oben ausgewählt ist/], [['amira.yildiz'], '', /Wählen Sie, wer für das Sonderprojekt verantwortlich ist/]]) {
		const refused = await admin.submit(await admin.get(special(mine.vacancy)), { person, responsible });
		assert.equal(refused.status, 400, person.join());
		assert.match(refused.text('main'), words);
		const checked = refused.document.querySelectorAll('input[name=person][checked]').map(box => box.getAttribute('value'));
		assert.deepEqual(checked.sort(), person.filter(name => offered(page).includes(name)).sort(), 'what was chosen is kept');
	}
	const found = async (who, words) => JSON.parse((await who.get(`${special(mine.vacancy)}/auswahl?q=${encodeURIComponent(words)}`)).body).items.map(item => item.value);
	assert.deepEqual(await found(admin, 'yildiz'), ['amira.yildiz']);
	assert.deepEqual(await found(admin, 'petersen'), [], 'who is excluded leads nothing');
	assert.deepEqual(await found(admin, 'krogmann'), [], 'no recruiter');
	assert.deepEqual(await found(admin, 'stern'), [], 'none of the project');
	assert.equal((await recruiter.get(`${special(mine.vacancy)}/auswahl?q=yildiz`)).status, 403);
	const searched = await admin.submit(await admin.get(special(mine.vacancy)), { person: 'amira.yildiz', responsible: 'yildiz' });
	assert.ok(searched.document.querySelector('input[name=responsible_gewaehlt][value="amira.yildiz"]'), 'without scripts');
	const { token } = (await recruiter.get(`${project}/vakanzen/neu`)).form();
	assert.equal((await recruiter.post(special(mine.vacancy), { form_token: token, person: 'amira.yildiz', responsible: 'amira.yildiz' })).status, 403);
	assert.deepEqual(await vacancyRow(mine.vacancy), before);
	assert.equal(await stack.value('SELECT COUNT(*) FROM project'), projects);
});

test('a special project keeps everybody else out at once', async () => {
	const owner = stack.as('svenja.brandt'), office = stack.as('sina.krogmann');
	const mine = await publishedAd(owner, 'Stelle mit Sonderprojekt (m/w/d)');
	const application = await apply(stack, mine.jobad, { email: 'olga@beispiel.example' });
	const paths = [`/vakanzen/${mine.vacancy}`, `/stellenanzeigen/${mine.jobad}`, `/bewerbungen/${application}`];
	const before = await vacancyRow(mine.vacancy);
	for (const visitor of [owner, recruiter])
		for (const path of paths)
			assert.equal((await visitor.get(path)).status, 200, path);
	assert.equal((await office.get(paths[0])).status, 200);
	const page = await admin.get(bias(mine.vacancy));
	const form = await admin.get(new URL(page.link('Sonderprojekt anlegen')).pathname);
	const done = await admin.submit(form, { person: ['amira.yildiz', 'sina.krogmann'], responsible: 'amira.yildiz' });
	assert.equal(done.status, 200, done.text('main'));
	assert.match(done.url, /befangenheit/);
	assert.match(done.text('body'), /Das Sonderprojekt ist angelegt/);
	for (const path of paths)
		assert.equal((await owner.get(path)).status, 404, `${path} with the session open`);
	for (const path of paths)
		assert.equal((await recruiter.get(path)).status, 200, path);
	assert.equal((await office.get(paths[0])).status, 200);
	const after = await vacancyRow(mine.vacancy);
	assert.deepEqual([after.name, after.parent, after.personnel_office, String(after.same), after.responsible, after.owner], ['BSW Sonderprojekt 1', before.project, before.personnel_office, '1', 'amira.yildiz', 'amira.yildiz']);
	assert.equal(Number(after.version), Number(before.version) + 1);
	assert.deepEqual((await stack.sql(`SELECT s.user_id, m.role_id FROM project_member m JOIN project p ON p.id = m.project_id JOIN staff_user s ON s.id = m.staff_user_id
		WHERE p.number = '${after.project}' ORDER BY s.user_id`)).map(row => `${row.user_id} ${row.role_id}`), ['amira.yildiz 2', 'sina.krogmann 6']);
	assert.equal((await owner.get(`/projekte/${after.project}`)).status, 404);
	assert.equal((await owner.get(`/projekte/${before.project}`)).status, 200, 'the old project stays');
	const moved = `${before.project}>${after.project}`;
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 2 AND action = 'moved' AND detail = '${moved}'`), '1');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE action = 'vacancy_received' AND detail = '${mine.vacancy}'`), '1');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM audit WHERE action = 'moved' AND detail = '${moved}'`), '1');
	const again = await admin.submit(await admin.get(special(mine.vacancy)), { person: 'amira.yildiz', responsible: 'amira.yildiz' });
	assert.equal(again.status, 200, again.text('main'));
	const second = await vacancyRow(mine.vacancy);
	assert.deepEqual([second.name, second.parent, second.owner], ['BSW Sonderprojekt 2', after.project, 'amira.yildiz']);
	assert.equal((await office.get(paths[0])).status, 404);
});

test('history fits, and every reach row has its assignment', async () => {
	assert.match(await stack.job('verify-history'), /all fit/);
	await stack.job('check');
});
