// The formal check of applications and documents asked for (PRO-07).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, cv, publishedAd, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, vacancy, ad, numbers, ids;

const sql = text => stack.sql(text);
const one = async text => Object.values((await sql(text))[0] ?? {})[0];
const page = (user = recruiter, query = '') => user.get(`/vakanzen/${vacancy}/pruefung${query}`);
const main = at => at.text('main').replace(/\s+/g, ' ');
const checked = number => sql(`SELECT c.entitled, c.complete, c.result, c.note FROM formal_check c JOIN application a ON a.id = c.application_id WHERE a.number = '${number}'`).then(rows => ({ ...rows[0] }));
const history = number => sql(`SELECT h.action FROM history h JOIN application a ON a.id = h.object_id WHERE h.object_kind = 4 AND a.number = '${number}' ORDER BY h.seq`).then(rows => rows.map(row => row.action));

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ vacancy, jobad: ad } = await publishedAd(recruiter, 'Stelle mit Prüfung (m/w/d)'));
	for (const text of ['Abschluss in Pädagogik', 'Führerschein Klasse B'])
		await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/anforderungen`),
			{ text, kind: 'mandatory', weight: '3', scale: 'yes_no', proof: 'documents' }, { action: '/anforderungen' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	numbers = [];
	for (let i = 0; i < 3; i++)
		numbers.push(await apply(stack, ad, { email: `p${i}@beispiel.example`, surname: `Prüfling${i}` }));
	ids = [];
	for (const number of numbers)
		ids.push(await one(`SELECT id FROM application WHERE number = '${number}'`));
});
after(() => stack?.stop());

const requirements = () => sql(`SELECT r.id FROM requirement r JOIN vacancy v ON v.id = r.object_id AND r.object_kind = 2 WHERE v.number = '${vacancy}' ORDER BY r.position`).then(rows => rows.map(row => row.id));

test('one page shows all of a vacancy with what is there and what is missing; what is entered is kept with a line of history', async () => {
	const [degree, licence] = await requirements();
	const shown = await page();
	assert.match(main(shown), /Prüfling0.*Prüfling1.*Prüfling2/);
	assert.match(main(shown), /Abschluss in Pädagogik.*Führerschein Klasse B/);
	assert.match(main(shown), /Da: Lebenslauf/);
	assert.match(main(shown), /Fehlt: Anschreiben, Zeugnis/);
	const saved = await recruiter.submit(shown, { [`a${ids[0]}-q${degree}`]: 'yes', [`a${ids[0]}-s${degree}`]: 'Zeugnis 2024, S. 2', [`a${ids[0]}-q${licence}`]: 'no',
		[`a${ids[0]}-result`]: 'unsuitable', [`a${ids[0]}-note`]: 'Kein Führerschein' }, { action: '/pruefung' });
	assert.match(main(saved), /Die Prüfung ist gespeichert/);
	assert.deepEqual(await checked(numbers[0]), { entitled: 'open', complete: 'open', result: 'unsuitable', note: 'Kein Führerschein' });
	assert.equal(await one(`SELECT source FROM formal_answer WHERE application_id = ${ids[0]} AND requirement_id = ${degree}`), 'Zeugnis 2024, S. 2');
	assert.ok((await history(numbers[0])).includes('formal_unsuitable'));
	assert.ok(!(await history(numbers[1])).some(action => action.startsWith('formal')), 'what is as it was has no line');
	assert.ok(await one(`SELECT requirements_fixed_at FROM vacancy WHERE number = '${vacancy}'`), 'the profile is fixed (LAW-40)');
	assert.match(main(await recruiter.get(`/bewerbungen/${numbers[0]}/pruefung`)), /Zuletzt geprüft: Amira/);
});

test('two who check at once lose nothing: other cells are merged, for the same one the second is told', async () => {
	const [degree, licence] = await requirements();
	const colleague = stack.as('joerg.petersen');
	const mine = await page(), hers = await page(colleague);
	await recruiter.submit(mine, { [`a${ids[1]}-q${degree}`]: 'yes' }, { action: '/pruefung' });
	const second = await colleague.submit(hers, { [`a${ids[1]}-q${licence}`]: 'yes', [`a${ids[1]}-s${licence}`]: 'Führerschein liegt bei' }, { action: '/pruefung' });
	assert.equal(second.status, 200, main(second));
	const found = await sql(`SELECT value FROM formal_answer WHERE application_id = ${ids[1]} ORDER BY requirement_id`);
	assert.deepEqual(found.map(row => row.value), ['yes', 'yes']);
	const stale = await page(colleague);
	await recruiter.submit(await page(), { [`a${ids[1]}-s${degree}`]: 'Zeugnis, S. 1' }, { action: '/pruefung' });
	const refused = await colleague.submit(stale, { [`a${ids[1]}-s${degree}`]: 'Urkunde, S. 3', [`a${ids[2]}-right`]: 'getippt' }, { action: '/pruefung' });
	assert.equal(refused.status, 409);
	assert.match(main(refused), /Inzwischen gespeichert: ?Zeugnis, S. 1/);
	assert.equal(refused.document.querySelector(`[name=a${ids[1]}-s${degree}]`).getAttribute('value'), 'Urkunde, S. 3');
	assert.equal(refused.document.querySelector(`[name=a${ids[2]}-right]`).getAttribute('value'), 'getippt', 'nothing typed is lost');
	assert.equal(await one(`SELECT source FROM formal_answer WHERE application_id = ${ids[1]} AND requirement_id = ${degree}`), 'Zeugnis, S. 1');
});

test('two who save the first check of an application at the same time lose nothing', async () => {
	const colleague = stack.as('joerg.petersen'), form = user => user.get(`/bewerbungen/${numbers[2]}/pruefung`);
	const mine = await form(recruiter), hers = await form(colleague);
	const answers = await Promise.all([recruiter.submit(mine, { [`a${ids[2]}-right`]: 'von ihr' }, { action: '/pruefung' }), colleague.submit(hers, { [`a${ids[2]}-note`]: 'von ihm' }, { action: '/pruefung' })]);
	assert.deepEqual(answers.map(answer => answer.status), [200, 200]);
	assert.deepEqual((await sql(`SELECT entitled_note, note FROM formal_check WHERE application_id = ${ids[2]}`)).map(row => ({ ...row })), [{ entitled_note: 'von ihr', note: 'von ihm' }]);
	await recruiter.submit(await form(recruiter), { [`a${ids[2]}-right`]: '', [`a${ids[2]}-note`]: '' }, { action: '/pruefung' });
});

test('what the program knows it proposes where nothing was decided; what a person has decided stays', async () => {
	const saved = await recruiter.submit(await page(), { [`a${ids[2]}-complete`]: 'yes', then: 'propose' }, { action: '/pruefung' });
	assert.equal(saved.status, 200, main(saved));
	assert.deepEqual(await checked(numbers[2]), { entitled: 'yes', complete: 'yes', result: 'open', note: '' });
	assert.deepEqual(await checked(numbers[1]), { entitled: 'yes', complete: 'no', result: 'open', note: '' });
	assert.equal((await checked(numbers[0])).result, 'unsuitable');
});

test('a result that is not suitable needs a reason, and values that are none are refused with everything typed', async () => {
	const bare = await recruiter.submit(await page(), { [`a${ids[2]}-result`]: 'unsuitable', [`a${ids[2]}-right`]: 'Vermerk bleibt' }, { action: '/pruefung' });
	assert.equal(bare.status, 400);
	assert.match(main(bare), /Geben Sie an, warum die Bewerbung nicht geeignet ist/);
	assert.equal(bare.document.querySelector(`[name=a${ids[2]}-right]`).getAttribute('value'), 'Vermerk bleibt');
	assert.equal((await recruiter.submit(await page(), { [`a${ids[2]}-entitled`]: 'vielleicht' }, { action: '/pruefung' })).status, 400);
	assert.equal((await recruiter.submit(await page(), { [`a${ids[2]}-note`]: 'x'.repeat(501) }, { action: '/pruefung' })).status, 400);
	const [degree] = await requirements();
	assert.equal((await recruiter.submit(await page(), { [`a${ids[2]}-s${degree}`]: 'x'.repeat(201) }, { action: '/pruefung' })).status, 400);
	await recruiter.submit(await page(), {}, { action: '/pruefung' });
	const foreign = await one(`SELECT a.id FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number <> '${vacancy}' AND a.status = 'formale_pruefung' LIMIT 1`);
	const { action, fields } = (await page()).form('/pruefung');
	const other = await recruiter.post(new URL(action, stack.backend).pathname, { ...Object.fromEntries(fields), rows: `${foreign}`, [`a${foreign}-result`]: 'suitable' });
	assert.equal(other.status, 400, 'an application of another vacancy is none of this page');
	assert.equal(await one(`SELECT COUNT(*) FROM formal_check WHERE application_id = ${foreign}`), '0');
});

test('the list of applications has the result as column and filter', async () => {
	const list = await recruiter.get(`/bewerbungen?vakanz=${vacancy}&spalte=check&pruefung=unsuitable`);
	assert.match(main(list), /Prüfling0.*Nicht geeignet/);
	assert.doesNotMatch(main(list), /Prüfling1/);
	assert.match(main(await page(recruiter, '?stand=unsuitable')), /Prüfling0/);
	assert.doesNotMatch(main(await page(recruiter, '?stand=unsuitable')), /Prüfling1/);
});

test('others see of the check what they see of applications, and cannot change it', async () => {
	const council = stack.as('paul.oduya'), department = stack.as('katrin.lohmann');
	const seen = await page(council);
	assert.match(main(seen), /Prüfling0.*nicht geeignet/);
	assert.equal(seen.document.querySelectorAll('select').length, 0);
	assert.equal((await council.post(`/vakanzen/${vacancy}/pruefung`, {})).status, 403);
	assert.doesNotMatch(main(await page(department)), /Prüfling/, 'not before she is asked');
	assert.equal((await page(stack.as('gesa.rohde'))).status, 404);
	assert.equal((await page(stack.as('nikolai.stern'))).status, 404);
});

test('the department is asked for its view of those chosen, answers, and the page says so', async () => {
	const department = stack.as('katrin.lohmann');
	const none = await recruiter.submit(await page(), { then: 'department' }, { action: '/pruefung' });
	assert.match(main(none), /Wählen Sie mindestens eine Bewerbung/);
	const asked = await recruiter.submit(await page(), { chosen: [ids[1]], then: 'department' }, { action: '/pruefung' });
	assert.match(main(asked), /Fachbereich.*gefragt bis/);
	assert.match(main(await department.get('/')), /Formale Eignung aus Sicht des Fachbereichs/);
	assert.match(main(await page(department)), /Prüfling1/);
	assert.doesNotMatch(main(await page(department)), /Prüfling0/);
	const id = await one(`SELECT MAX(id) FROM statement WHERE kind = 'formal_check' AND object_id = ${ids[1]}`);
	await department.submit(await department.get(`/stellungnahmen/${id}`), { answer: 'unclear' }, { action: '/stellungnahmen/' });
	assert.match(main(await page()), /Fachbereich[^:]*: Unklar/);
	await recruiter.submit(await page(), { chosen: [ids[1], ids[2]], then: 'department' }, { action: '/pruefung' });
	assert.equal(await one(`SELECT COUNT(*) FROM statement WHERE kind = 'formal_check' AND object_id IN (${ids[1]}, ${ids[2]}) AND state = 'open'`), '2');
});

const workday = () => {
	for (let day = 10; ; day++) {
		const at = new Date(`${dayIn(day)}T12:00:00Z`);
		if (at.getUTCDay() >= 1 && at.getUTCDay() <= 5 && !['12-24', '12-25', '12-26', '12-31', '01-01'].includes(dayIn(day).slice(5)))
			return dayIn(day);
	}
};
const request = number => sql(`SELECT r.state, r.last_day, r.reminded FROM document_request r JOIN application a ON a.id = r.application_id WHERE a.number = '${number}' ORDER BY r.id DESC LIMIT 1`).then(rows => ({ ...rows[0] }));
const link = text => /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(text)[0];

test('documents are asked for by letter, of several at once, handed in by its link, and the recruiter is told', async () => {
	const chosen = await recruiter.submit(await page(), { chosen: [ids[1], ids[2]], then: 'documents' }, { action: '/pruefung' });
	assert.match(chosen.url, /\/pruefung\/unterlagen/);
	assert.equal(chosen.document.querySelector(`[name=a${ids[1]}-certificate]`).hasAttribute('checked'), true, 'what is missing is proposed');
	assert.equal(chosen.document.querySelector(`[name=a${ids[1]}-cv]`).hasAttribute('checked'), false);
	const past = await recruiter.submit(chosen, { last_day: dayIn(-1) }, { action: '/unterlagen' });
	assert.match(main(past), /muss nach dem heutigen Tag liegen/);
	const asked = await recruiter.submit(chosen, { last_day: workday(), [`a${ids[1]}-letter`]: undefined, [`a${ids[1]}-other`]: 'Nachweis C1' }, { action: '/unterlagen' });
	assert.match(main(asked), /Die Unterlagen sind angefordert/);
	const mail = await stack.mail('p1@beispiel.example', 'fehlen Unterlagen');
	assert.match(mail.text, /Zeugnis oder Nachweis/);
	assert.match(mail.text, /Nachweis C1/);
	const visitor = stack.visitor();
	let mine = await visitor.get(link(mail.text));
	if (mine.document.querySelector('main form'))
		mine = await visitor.submit(mine);
	const stand = main(await visitor.get(`/bewerbung/${numbers[1]}`));
	assert.match(stand, /Bitte nachreichen bis.*Zeugnis.*Nachweis C1.*Das ist zu tun: ?Reichen Sie die Unterlagen nach/);
	assert.doesNotMatch(stand, /Sie müssen nichts tun/);
	const hand = (type, name) => visitor.get(`/bewerbung/${numbers[1]}/nachreichen`).then(form => visitor.submit(form, { type }, { files: { files: [{ ...cv, name }] } }));
	await hand('certificate', 'zeugnis.pdf');
	assert.equal((await request(numbers[1])).state, 'open', 'one is still missing');
	await Promise.all([hand('letter', 'anschreiben.pdf'), hand('certificate', 'c1.pdf')]);
	assert.equal((await request(numbers[1])).state, 'handed_in');
	assert.ok((await history(numbers[1])).includes('documents_handed_in'));
	assert.match(main(await recruiter.get('/')), /Nachgereichte Unterlagen ansehen/);
	assert.match(main(await page()), /Unterlagen nachgereicht/);
	await recruiter.submit(await recruiter.get(`/bewerbungen/${numbers[1]}/pruefung`), { [`a${ids[1]}-complete`]: 'yes' }, { action: '/pruefung' });
	assert.equal(await one(`SELECT COUNT(*) FROM task WHERE kind = 'documents_handed_in' AND object_id = ${ids[1]}`), '0', 'who has looked is not expected to any more');
});

test('before the last day a reminder goes, once; afterwards it is noted that nothing came; more time and taking back', async () => {
	const number = numbers[2], id = ids[2];
	const extended = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/pruefung/frist`), { last_day: workday() }, { action: '/frist' });
	assert.match(main(extended), /Die Frist ist verlängert/);
	await sql(`UPDATE document_request SET remind_on = CURDATE() WHERE application_id = ${id} AND state = 'open'`);
	await stack.job('nightly', '--rule', 'PRO-07');
	await stack.job('nightly', '--rule', 'PRO-07');
	const reminders = (await stack.allMails()).filter(mail => /^Erinnerung: Zu Ihrer Bewerbung/.test(mail.subject) && mail.envelope_to === 'p2@beispiel.example');
	assert.equal(reminders.length, 1);
	await sql(`UPDATE document_request SET last_day = CURDATE() - INTERVAL 1 DAY WHERE application_id = ${id} AND state = 'open'`);
	await stack.job('nightly', '--rule', 'PRO-07');
	assert.equal((await request(number)).state, 'missed');
	assert.match(main(await recruiter.get('/')), /Unterlagen kamen nicht/);
	assert.match(main(await page()), /Unterlagen nicht nachgereicht/);
	assert.equal((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${id}`), { last_day: workday() }, { action: '/unterlagen' })).status, 200);
	assert.equal((await request(number)).state, 'open', 'asked again');
	const back = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/pruefung/zuruecknehmen`), {}, { action: '/zuruecknehmen' });
	assert.match(main(back), /Die Anforderung ist zurückgenommen/);
	assert.equal((await request(number)).state, 'taken_back');
});

test('two who ask at the same time leave one request open; what is taken back while the last day ends is noted once; too many, too long and too far are said', async () => {
	const id = ids[2], form = () => recruiter.get(`/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${id}`);
	const colleague = stack.as('joerg.petersen'), hers = await colleague.get(`/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${id}`), mine = await form();
	await Promise.all([recruiter.submit(mine, { last_day: workday() }, { action: '/unterlagen' }), colleague.submit(hers, { last_day: workday() }, { action: '/unterlagen' })]);
	assert.equal(await one(`SELECT COUNT(*) FROM document_request WHERE application_id = ${id} AND state = 'open'`), '1');
	for (const [values, said] of [[{ [`a${id}-other`]: Array(11).fill('Nachweis').join('\n') }, /höchstens zehn/], [{ [`a${id}-other`]: 'x'.repeat(201) }, /zu lang/],
		[{ last_day: dayIn(800) }, /zu weit in der Zukunft/]]) {
		const refused = await recruiter.submit(await form(), { last_day: workday(), ...values }, { action: '/unterlagen' });
		assert.equal(refused.status, 400);
		assert.match(main(refused), said);
	}
	await sql(`UPDATE document_request SET last_day = CURDATE() - INTERVAL 1 DAY WHERE application_id = ${id} AND state = 'open'`);
	const before = (await history(numbers[2])).length, back = await recruiter.get(`/bewerbungen/${numbers[2]}/pruefung/zuruecknehmen`);
	await Promise.all([stack.job('nightly', '--rule', 'PRO-07'), recruiter.submit(back, {}, { action: '/zuruecknehmen' })]);
	const lines = (await history(numbers[2])).slice(before);
	assert.equal(lines.length, 1, lines.join());
});

test('what came by post and is added by staff, or gets its right type from them, counts as handed in', async () => {
	const number = numbers[1], id = ids[1];
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/pruefung/unterlagen?fuer=${id}`), { last_day: workday(), [`a${id}-letter`]: 'on', [`a${id}-certificate`]: 'on' }, { action: '/unterlagen' });
	const add = name => recruiter.get(`/bewerbungen/${number}/unterlagen/neu`).then(form => recruiter.submit(form, {}, { action: '/unterlagen/neu', files: { files: [{ ...cv, name }] } }));
	await add('Anschreiben.pdf');
	assert.equal((await request(number)).state, 'open');
	await add('scan0001.pdf');
	assert.equal((await request(number)).state, 'open', 'of another type');
	const file = await one(`SELECT MAX(id) FROM attachment WHERE application_id = ${id}`);
	await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/unterlagen/arten`), { [`type_${file}`]: 'certificate' }, { action: '/arten' });
	assert.equal((await request(number)).state, 'handed_in');
	assert.equal(await one(`SELECT COUNT(*) FROM document_asked WHERE application_id = ${id} AND attachment_id = ${file}`), '1');
});

test('who has withdrawn is no more on the page, and what was entered for her is not lost without a word', async () => {
	const shown = await page();
	await step(recruiter, numbers[2], 'bewerber_zieht_zurueck');
	const refused = await recruiter.submit(shown, { [`a${ids[2]}-right`]: 'zu spät' }, { action: '/pruefung' });
	assert.equal(refused.status, 400);
	assert.match(main(refused), new RegExp(`${numbers[2]} steht nicht mehr zur Prüfung`));
	assert.doesNotMatch(main(await page()), /Prüfling2/);
});

test('which documents are demanded is the vacancy’s', async () => {
	const form = await recruiter.get((await page()).link('Verlangte Unterlagen ändern'));
	assert.deepEqual(form.document.querySelectorAll('input[name=types][checked]').map(one => one.getAttribute('value')), ['letter', 'cv', 'certificate']);
	const saved = await recruiter.submit(form, { types: ['cv'] }, { action: '/verlangt' });
	assert.match(main(saved), /Die verlangten Unterlagen sind gespeichert/);
	assert.doesNotMatch(main(await page()), /Fehlt: Anschreiben/);
});

test('forty stand on one page, those behind them on the next, and all are kept at once', async () => {
	const id = ids[1];
	const columns = (await sql(`SELECT GROUP_CONCAT(COLUMN_NAME) AS names FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'bms' AND TABLE_NAME = 'application'
		AND COLUMN_NAME NOT IN ('id', 'number', 'active_key') AND GENERATION_EXPRESSION IS NULL`))[0].names;
	await sql(`INSERT INTO application (number, ${columns}) SELECT CONCAT('B-2031-', LPAD(seq, 5, '0')), ${columns} FROM application a JOIN seq_1_to_45 WHERE a.id = ${id}`);
	const first = await page();
	assert.equal(first.document.querySelectorAll('tbody tr').length, 40);
	const second = await recruiter.get(first.link('Weitere Bewerbungen'));
	assert.equal(second.document.querySelectorAll('tbody tr').length, 7);
	const [degree] = await requirements();
	const names = first.document.querySelectorAll('select').map(one => one.getAttribute('name')).filter(name => name.endsWith(`-q${degree}`));
	const saved = await recruiter.submit(first, Object.fromEntries(names.map(name => [name, 'yes'])), { action: '/pruefung' });
	assert.equal(saved.status, 200);
	assert.ok(Number(await one(`SELECT COUNT(*) FROM formal_answer n JOIN application a ON a.id = n.application_id WHERE a.number LIKE 'B-2031-%' AND n.value = 'yes'`)) >= 38);
});
