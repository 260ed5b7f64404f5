// Requisitions (OBJ-03, PRO-01): the department writes and hands in, recruiting of the authority accepts or gives back; nobody else knows of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, startStack } from '../lib/stack.mjs';

const POST = { title: 'Leitung Prüfungsamt (m/w/d)', field: 'verwaltung', post_kind: 'fachkraft', pay_grade: 'E11', working_time: 'both', hours: '39', posts: '2',
	post_number: 'BSW-4711', starts_on: '01.03.2027', tasks: '- Prüfungen planen', requirements: '- Studium', reason: 'Nachfolge zum Jahresende' };
const OTHERS = { LECTOR: 'ruth.eggers', P31: 'bernd.harms', P34: 'sina.krogmann', PR: 'paul.oduya', SBV: 'doris.kuhnert', GSB: 'lena.maibaum', PSB: 'frank.tiedemann',
	IE: 'gesa.rohde' };
let stack, department, colleague, recruiter, second, admin, foreign, foreignDepartment;

before(async () => {
	stack = await startStack();
	[department, colleague, recruiter, second, admin, foreign, foreignDepartment] = ['katrin.lohmann', 'mehmet.aksoy', 'amira.yildiz', 'joerg.petersen', 'henrike.solms',
		'nikolai.stern', 'birgit.wendland'].map(user => stack.as(user));
});
after(() => stack?.stop());

const path = number => `/personalanforderungen/${number}`;
const row = async number => (await stack.sql(`SELECT * FROM requisition WHERE number = '${number}'`))[0];

async function write(person, values = {}) {
	const page = await person.submit(await person.get('/personalanforderungen/neu'), { ...POST, ...values });
	assert.equal(page.status, 200, page.text('main'));
	assert.match(page.url, /\/A-\d{4}-\d{5}$/, page.text('main'));
	return /A-\d{4}-\d{5}/.exec(page.url)[0];
}
const make = async (person, number, to, values = {}) => person.submit(await person.get(`${path(number)}/schritt/${to}`), values, { action: '/schritt/' });
async function handedIn(values) {
	const number = await write(department, values);
	assert.equal((await make(department, number, 'eingereicht')).status, 200);
	return number;
}
const fitting = page => page.document.querySelectorAll('select[name=project] option').find(option => /bis A\/E14/.test(option.textContent)).getAttribute('value');
/** The steps above, and the page's links: the first is what is expected. */
const buttons = page => page.document.querySelectorAll('.bms-desk .kern-btn, .bms-desk__links a').map(a => a.textContent.trim());

test('a department writes a draft, changes it, hands it in; the page says whose turn it is and what is next', async () => {
	const number = await write(department);
	const draft = await department.get(path(number));
	assert.match(draft.text('main'), /Am Zug: Sie/);
	assert.deepEqual(buttons(draft), ['Einreichen', 'Ruhen lassen', 'Verwerfen', 'Bearbeiten']);
	assert.equal((await recruiter.get(path(number))).status, 404, 'a draft is the department’s');
	assert.equal((await colleague.get(path(number))).status, 200, 'of the whole department');
	const changed = await colleague.submit(await colleague.get(`${path(number)}/bearbeiten`), { posts: '3' });
	assert.equal(changed.status, 200, changed.text('main'));
	assert.equal((await row(number)).posts, '3');
	await make(department, number, 'eingereicht');
	const page = await recruiter.get(path(number));
	assert.match(page.text('main'), /Am Zug: Sie/);
	assert.deepEqual(buttons(page), ['Annehmen', 'Zurückgeben']);
	assert.match((await recruiter.get(`${path(number)}/verlauf`)).text('main'), /Verlauf.*Status geändert: Entwurf → Eingereicht.*Geändert: Zahl der Stellen.*Angelegt/s);
	assert.deepEqual(buttons(await department.get(path(number))), ['Zurückziehen']);
	assert.equal((await department.get(`${path(number)}/bearbeiten`)).status, 403, 'not while it is recruiting’s turn');
	assert.equal((await stack.sql(`SELECT action, detail FROM audit WHERE object_kind = 11 AND action = 'status' AND detail = 'entwurf>eingereicht'`)).length > 0, true);
});

test('giving back takes a comment, which the department reads; then it is handed in again', async () => {
	const number = await handedIn({ title: 'Zurückgegebene Stelle (m/w/d)' });
	const bare = await make(recruiter, number, 'zurueckgegeben');
	assert.equal(bare.verdict, 400);
	assert.equal((await row(number)).status, 'eingereicht');
	assert.equal((await make(recruiter, number, 'zurueckgegeben', { comment: 'Bitte die Eingruppierung begründen.' })).status, 200);
	const page = await department.get(path(number));
	assert.match(page.text('main'), /Bitte die Eingruppierung begründen\./);
	assert.deepEqual(buttons(page), ['Erneut einreichen', 'Ruhen lassen', 'Bearbeiten']);
	assert.deepEqual(buttons(await recruiter.get(path(number))), [], 'it is not recruiting’s turn');
	await make(department, number, 'eingereicht');
	assert.doesNotMatch((await department.get(path(number))).text('main'), /Eingruppierung begründen/);
});

/** Who was mailed about the requisition, by the subject's word. */
const mailed = async (number, word) => (await stack.allMails()).filter(mail => mail.subject === `Personalanforderung ${number} ${word}`);
const recipients = mails => mails.flatMap(mail => mail.envelope_to).sort();
const address = user => stack.value(`SELECT email FROM staff_user WHERE user_id = '${user}'`);

test('the recruiters of the authority are mailed a link when it is handed in, who has written it when it is given back, and nobody else', async () => {
	const number = await write(department, { title: 'Geheime Stelle (m/w/d)' });
	await make(colleague, number, 'eingereicht');
	const submitted = await eventually(async () => { const mails = await mailed(number, 'eingereicht'); return mails.length > 2 && mails; }, 'mails to recruiters');
	const recruiters = await stack.sql(`SELECT DISTINCT s.email FROM staff_user s JOIN user_group_member m ON m.staff_user_id = s.id JOIN user_group g ON g.id = m.group_id
		WHERE g.role_id = 2 AND s.status = 'active' AND g.authority_id = (SELECT id FROM org_unit WHERE code = 'BSW')`);
	assert.deepEqual(recipients(submitted), recruiters.map(one => one.email).sort());
	for (const mail of submitted) {
		assert.match(mail.text, new RegExp(`/personalanforderungen/${number}\\b`));
		assert.doesNotMatch(mail.text, /Geheime Stelle|Lohmann|Aksoy/, 'a link alone');
	}
	await make(recruiter, number, 'zurueckgegeben', { comment: 'Geheimer Grund.' });
	const [returned] = await eventually(async () => { const mails = await mailed(number, 'zurückgegeben'); return mails.length && mails; }, 'a mail to the department');
	assert.deepEqual(recipients(await mailed(number, 'zurückgegeben')), [await address('katrin.lohmann')], 'who has written it');
	assert.doesNotMatch(returned.text, /Geheim|Yıldız/);
	await make(department, number, 'inaktiv');
	assert.equal((await mailed(number, 'eingereicht')).length, submitted.length);
	const own = await write(department, { title: 'Zurückgezogene Stelle (m/w/d)' });
	await stack.sql(`UPDATE staff_user SET status = 'inactive' WHERE user_id = 'svenja.brandt'`);
	await make(department, own, 'eingereicht');
	const fewer = await eventually(async () => { const mails = await mailed(own, 'eingereicht'); return mails.length === submitted.length - 1 && mails; }, 'mails to those who are active');
	assert.ok(!recipients(fewer).includes(await address('svenja.brandt')));
	await stack.sql(`UPDATE staff_user SET status = 'active' WHERE user_id = 'svenja.brandt'`);
});

test('the cockpit says what waits: handed in for recruiting, drafts and what was given back for who has written it', async () => {
	const waiting = async person => (await person.get('/')).document.querySelectorAll('.bms-tasks li').map(line => /A-\d{4}-\d{5} (.*\))/.exec(line.textContent.replace(/\s+/g, ' '))?.[1]).filter(Boolean);
	await stack.sql(`UPDATE requisition SET changed_at = NOW() WHERE status IN ('eingereicht', 'entwurf', 'zurueckgegeben')`);
	const title = 'Wartende Stelle (m/w/d)', number = await write(department, { title });
	await stack.sql(`UPDATE requisition SET changed_at = '2020-01-01' WHERE number = '${number}'`);
	assert.equal((await waiting(department))[0], title);
	assert.ok(!(await waiting(colleague)).includes(title) && !(await waiting(recruiter)).includes(title), 'a draft is its writer’s');
	await make(department, number, 'eingereicht');
	await stack.sql(`UPDATE requisition SET changed_at = '2020-01-01' WHERE number = '${number}'`);
	assert.equal((await waiting(recruiter))[0], title);
	assert.doesNotMatch((await recruiter.get('/')).text('main'), /nichts von Ihnen erwartet/, 'and does not say that nothing is');
	assert.ok(!(await waiting(department)).includes(title), 'it is recruiting’s turn');
	for (const person of [foreign, foreignDepartment, admin, ...Object.values(OTHERS).map(user => stack.as(user))])
		assert.ok(!(await waiting(person)).includes(title));
	await make(recruiter, number, 'zurueckgegeben', { comment: 'Bitte begründen.' });
	await stack.sql(`UPDATE requisition SET changed_at = '2020-01-01' WHERE number = '${number}'`);
	assert.equal((await waiting(department))[0], title);
	assert.ok(!(await waiting(recruiter)).includes(title));
});

test('its page says who can see it now and why, to whoever may read the history (ACC-13)', async () => {
	const number = await handedIn({ title: 'Gesehene Stelle (m/w/d)' });
	const page = await recruiter.get(`${path(number)}/zugriff`);
	const shown = page.document.querySelectorAll('table').find(table => /Person.*Rolle/s.test(table.textContent)).querySelectorAll('tbody tr').map(one => one.textContent.replace(/\s+/g, ' ').trim());
	assert.ok(shown.some(one => /^Yıldız, Amira ?Recruiting ?Benutzergruppe der Behörde: Behörde für Schule/.test(one)), shown.join('\n'));
	assert.ok(shown.some(one => /^Lohmann, Katrin ?Fachbereich ?Benutzergruppe der Behörde/.test(one)));
	assert.ok(!shown.some(one => /Stern, Nikolai|Wendland/.test(one)), 'nobody of another authority');
	assert.doesNotMatch((await department.get(path(number))).text('main'), /Zugriff|Yıldız, Amira/);
	assert.equal((await department.get(`${path(number)}/zugriff`)).status, 404);
});

test('accepting makes a vacancy with everything that was asked for; both know each other, and the department is the vacancy’s', async () => {
	const number = await handedIn({ title: 'Angenommene Stelle (m/w/d)' });
	const form = await recruiter.get(`${path(number)}/annehmen`);
	const choices = form.document.querySelectorAll('select[name=project] option').map(option => [option.getAttribute('value'), option.textContent.trim()]).filter(([id]) => id);
	assert.ok(choices.length > 0);
	assert.ok(choices.every(([, name]) => /^(BSW|Behörde für Schule und Wissenschaft) /.test(name)), 'projects of this authority alone');
	const fits = choices.find(([, name]) => /bis A\/E14/.test(name))[0], misfit = choices.find(([, name]) => /ab A\/E15/.test(name))?.[0];
	if (misfit) {
		const refused = await recruiter.submit(form, { project: misfit }, { action: '/annehmen' });
		assert.equal(refused.verdict, 400);
		assert.equal((await row(number)).status, 'eingereicht');
	}
	const page = await recruiter.submit(await recruiter.get(`${path(number)}/annehmen`), { project: fits }, { action: '/annehmen' });
	assert.equal(page.status, 200, page.text('main'));
	const vacancy = /V-\d{4}-\d{5}/.exec(page.url)[0];
	assert.match(page.text('main'), new RegExp(`Personalanforderung ?${number}`));
	const columns = ['title', 'unit_id', 'post_number', 'post_kind', 'field', 'pay_grade', 'working_time', 'hours', 'limited_until', 'posts', 'starts_on', 'tasks',
		'requirements', 'authority_id'];
	const [made] = await stack.sql(`SELECT * FROM vacancy WHERE number = '${vacancy}'`), asked = await row(number);
	for (const column of columns)
		assert.equal(made[column], asked[column], column);
	assert.deepEqual([asked.status, asked.vacancy_id], ['angenommen', made.id]);
	assert.equal((await department.get(`/vakanzen/${vacancy}`)).status, 200);
	assert.match((await department.get(path(number))).text('main'), new RegExp(vacancy));
	assert.deepEqual(await stack.sql(`SELECT action FROM history WHERE object_kind = 2 AND object_id = ${made.id} AND action LIKE 'requisition%'`),
		[{ action: 'requisition_accepted' }]);
	assert.match((await recruiter.get(`${path(number)}/annehmen`)).text('main'), /nicht mehr möglich/);
});

test('two recruiters accept at once: one vacancy is made, the other is told how it stands', async () => {
	const number = await handedIn({ title: 'Umkämpfte Stelle (m/w/d)' });
	const forms = await Promise.all([recruiter, second].map(person => person.get(`${path(number)}/annehmen`)));
	const pages = await Promise.all([recruiter, second].map((person, i) => person.submit(forms[i], { project: fitting(forms[i]) }, { action: '/annehmen' })));
	assert.equal(pages.filter(page => /\/vakanzen\/V-/.test(page.url)).length, 1, pages.map(page => page.url).join(' '));
	const other = pages.find(page => !/\/vakanzen\/V-/.test(page.url));
	assert.match(other.text('main'), /nicht mehr möglich|nicht möglich/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy WHERE title = 'Umkämpfte Stelle (m/w/d)'`), '1');
});

test('two who change a draft at once: both changes stand', async () => {
	const number = await write(department, { title: 'Gemeinsamer Entwurf (m/w/d)' });
	const forms = await Promise.all([department, colleague].map(person => person.get(`${path(number)}/bearbeiten`)));
	await department.submit(forms[0], { posts: '5' });
	await colleague.submit(forms[1], { post_number: 'BSW-1' });
	const found = await row(number);
	assert.deepEqual([found.posts, found.post_number], ['5', 'BSW-1']);
});

test('what was typed is shown again when it was handed in or accepted meanwhile', async () => {
	const number = await write(department, { title: 'Überholte Stelle (m/w/d)' });
	const form = await department.get(`${path(number)}/bearbeiten`);
	await make(colleague, number, 'eingereicht');
	const late = await department.submit(form, { reason: 'Lange Begründung' });
	assert.equal(late.verdict, 400);
	assert.match(late.text('main'), /inzwischen eingereicht/);
	assert.match(late.body, /Lange Begründung/);
	const back = await recruiter.get(`${path(number)}/schritt/zurueckgegeben`);
	const accept = await second.get(`${path(number)}/annehmen`);
	await second.submit(accept, { project: fitting(accept) }, { action: '/annehmen' });
	const comment = await recruiter.submit(back, { comment: 'Sorgfältig getippt' }, { action: '/schritt/' });
	assert.equal(comment.verdict, 400);
	assert.match(comment.body, /Sorgfältig getippt/);
	assert.equal((await row(number)).status, 'angenommen');
});

test('accepting names the field that is refused, and the department only when it still is one', async () => {
	const number = await handedIn({ title: 'Veraltete Stelle (m/w/d)' });
	const accept = async () => recruiter.get(`${path(number)}/annehmen`);
	assert.match((await accept()).text('main'), /als Fachbereich beteiligt/);
	await stack.sql(`UPDATE requisition SET created_by = (SELECT id FROM staff_user WHERE user_id = 'birgit.wendland'),
		unit_id = (SELECT id FROM org_unit WHERE code = 'BVU') WHERE number = '${number}'`);
	const form = await accept();
	assert.doesNotMatch(form.text('main'), /als Fachbereich beteiligt/);
	const refused = await recruiter.submit(form, { project: fitting(form) }, { action: '/annehmen' });
	assert.equal(refused.verdict, 400);
	assert.match(refused.text('#fehler'), /Verwaltungseinheit oder Standort – .*Geben Sie ihm die Personalanforderung zurück/);
});

test('nobody of another authority and no other role knows of it, by GET or POST; recruiting steps are not the department’s', async () => {
	const number = await handedIn({ title: 'Fremde Stelle (m/w/d)' });
	for (const person of [foreign, foreignDepartment, ...Object.values(OTHERS).map(user => stack.as(user))]) {
		for (const address of ['', '/bearbeiten', '/schritt/entwurf', '/annehmen'])
			assert.equal((await person.get(path(number) + address)).status, 404, address);
		for (const address of ['/bearbeiten', '/schritt/entwurf', '/annehmen'])
			assert.equal((await person.post(path(number) + address, { form_token: '0' })).status, 404, address);
		assert.doesNotMatch((await person.get('/personalanforderungen')).text('body'), /Fremde Stelle/);
	}
	assert.equal((await department.get(`${path(number)}/annehmen`)).status, 403);
	assert.equal((await department.get(`${path(number)}/schritt/zurueckgegeben`)).status, 403);
	assert.equal((await recruiter.get(`${path(number)}/schritt/entwurf`)).status, 403, 'withdrawing is the department’s');
	for (const user of Object.values(OTHERS))
		assert.equal((await stack.as(user).get('/personalanforderungen')).status, 403, user);
	assert.equal((await admin.get(path(number))).status, 200);
	assert.equal((await row(number)).status, 'eingereicht');
});

test('an authority one has no group of is not taken, whatever is sent', async () => {
	const form = await department.get('/personalanforderungen/neu');
	const other = await stack.value(`SELECT id FROM org_unit WHERE code = 'BVU'`);
	const page = await department.submit(form, { ...POST, title: 'Untergeschoben (m/w/d)', authority: other });
	assert.equal(page.verdict, 400);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM requisition WHERE title = 'Untergeschoben (m/w/d)'`), '0');
});

test('what rests is archived and brought back by recruiting; a draft that is thrown away is seen by nobody', async () => {
	const number = await write(department, { title: 'Ruhende Stelle (m/w/d)' });
	await make(department, number, 'inaktiv');
	assert.equal((await recruiter.get(path(number))).status, 404, 'what was never handed in is the department’s, though it rests');
	await make(department, number, 'entwurf');
	await make(department, number, 'eingereicht');
	await make(department, number, 'entwurf');
	assert.equal((await recruiter.get(path(number))).status, 404, 'withdrawn, it is a draft again');
	await make(department, number, 'inaktiv');
	assert.deepEqual(buttons(await recruiter.get(path(number))), ['Archivieren']);
	await make(recruiter, number, 'archiviert');
	assert.equal((await department.get(path(number))).status, 404, 'the archive takes a right of its own');
	assert.doesNotMatch((await recruiter.get('/personalanforderungen')).text('main'), /Ruhende Stelle/);
	assert.match((await recruiter.get('/personalanforderungen/archiv')).text('main'), /Ruhende Stelle/);
	assert.equal((await department.get('/personalanforderungen/archiv')).status, 403);
	await make(recruiter, number, 'inaktiv');
	assert.doesNotMatch((await recruiter.get('/personalanforderungen/archiv')).text('main'), /Ruhende Stelle/);
	await make(department, number, 'entwurf');
	const gone = await make(department, number, 'geloescht');
	assert.match(gone.url, /\/personalanforderungen$/);
	for (const person of [department, recruiter, admin])
		assert.equal((await person.get(path(number))).status, 404);
});

test('who is kept out of the vacancy knows nothing of where it came from, and "why?" says so', async () => {
	const number = await handedIn({ title: 'Befangene Stelle (m/w/d)' });
	const form = await recruiter.get(`${path(number)}/annehmen`);
	await recruiter.submit(form, { project: fitting(form) }, { action: '/annehmen' });
	const why = async user => (await admin.get(`/verwaltung/zugriff?person=${user}&objekt=${number}`)).text('main');
	assert.match(await why('joerg.petersen'), /hat das Recht.*Benutzergruppe der Behörde/);
	assert.match(await why('nikolai.stern'), /hat das Recht nicht.*in keiner passenden Rolle/);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT r.vacancy_id, s.id, 'x', UTC_TIMESTAMP()
		FROM requisition r JOIN staff_user s ON s.user_id = 'joerg.petersen' WHERE r.number = '${number}'`);
	assert.equal((await second.get(path(number))).status, 404);
	assert.match(await why('joerg.petersen'), /Befangenheit/);
	assert.equal((await recruiter.get(path(number))).status, 200);
});

test('the list shows what one may see, finds by number and title, and says in English what is there', async () => {
	const number = await handedIn({ title: 'Gesuchte Stelle (m/w/d)' });
	const found = await recruiter.get(`/personalanforderungen?suche=${number}`);
	assert.equal(found.document.querySelectorAll('tbody tr').length, 1);
	assert.match((await recruiter.get('/personalanforderungen?suche=Gesuchte')).text('main'), /Gesuchte Stelle/);
	assert.match((await recruiter.get('/personalanforderungen?suche=telle+suchte')).text('main'), /Gesuchte Stelle/, 'parts of words in any order');
	assert.match((await department.get('/personalanforderungen?meine=1&behoerde=BSW')).text('main'), /Gesuchte Stelle/);
	assert.doesNotMatch((await recruiter.get('/personalanforderungen?meine=1')).text('main'), /Gesuchte Stelle/);
	assert.match((await recruiter.get('/personalanforderungen?sortierung=number')).text('main'), /Gesuchte Stelle/);
	assert.match((await recruiter.get('/en/personalanforderungen?status=eingereicht')).text('main'), /Handed in/);
	assert.match((await recruiter.get('/')).text('nav'), /Personalanforderungen/);
	assert.doesNotMatch((await stack.as('paul.oduya').get('/')).text('nav'), /Personalanforderungen/);
});

test('a requisition has a requirement profile, written while it is the department’s turn, and its vacancy has it from the start', async () => {
	const number = await write(department, { title: 'Stelle mit Profil (m/w/d)' }), profile = `${path(number)}/anforderungen`;
	const taken = await department.submit(await department.get(profile), {}, { action: '/uebernehmen' });
	assert.match(taken.text('main'), /Studium ?zwingend ?3/);
	assert.doesNotMatch(taken.text('main'), /Rangklassen/);
	await colleague.submit(await colleague.get(profile), { text: 'Erfahrung in der Leitung', kind: 'desirable', weight: '4' }, { action: '/anforderungen' });
	const rows = page => page.document.querySelectorAll('tr[data-order]');
	let page = await department.get(profile);
	page = await department.post(page.form('/reihenfolge').action, [...page.form('/reihenfolge').fields, ['move', `${rows(page)[1].getAttribute('data-order')}:1`]]);
	assert.deepEqual(rows(page).map(one => one.querySelector('th').textContent.trim()), ['Erfahrung in der Leitung', 'Studium']);
	const edit = await department.get(rows(page)[1].querySelector('a').getAttribute('href'));
	await department.submit(edit, { text: 'Studium der Verwaltung' });
	assert.equal((await recruiter.get(profile)).status, 404, 'a draft is the department’s');
	const typed = await department.get(profile);
	await make(department, number, 'eingereicht');
	const late = await department.submit(typed, { text: 'Zu spät' }, { action: '/anforderungen' });
	assert.equal(late.status, 400);
	assert.match(late.text('main'), /inzwischen eingereicht/);
	assert.equal(late.document.querySelector('input[name=text]').getAttribute('value'), 'Zu spät');
	assert.equal((await department.get(`${profile}/${rows(page)[0].getAttribute('data-order')}/entfernen`)).status, 403);
	assert.match((await recruiter.get(profile)).text('main'), /geht das Profil in die Vakanz über.*Erfahrung in der Leitung ?wünschenswert ?4/);
	const accept = await recruiter.get(`${path(number)}/annehmen`);
	const accepted = await recruiter.submit(accept, { project: fitting(accept) }, { action: '/annehmen' });
	const vacancy = /V-\d{4}-\d{5}/.exec(accepted.url)[0];
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/anforderungen`)).text('main'), /Erfahrung in der Leitung ?wünschenswert ?4.*Studium der Verwaltung/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/schritt/geloescht`)).text('main'), /beantwortet eine Personalanforderung/, 'what was asked for is not thrown away');
});
