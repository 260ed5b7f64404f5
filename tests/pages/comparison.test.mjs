// The comparison of a vacancy's applications (PRO-08, LAW-40): rated by requirement, placed by the rule and by hand, sent and frozen, changed for a reason and sent to all again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const PEOPLE = { DEPARTMENT: 'katrin.lohmann', PR: 'paul.oduya', GSB: 'lena.maibaum', SBV: 'doris.kuhnert' };

let stack, recruiter, vacancy, path;
const applications = {}, ids = {}, requirements = {};

const requirement = (text, values) => recruiter.get(`/vakanzen/${vacancy}/anforderungen`).then(page => recruiter.submit(page, { text, ...values }, { action: '/anforderungen' }));
const arrive = async (jobad, name, values = {}, until = ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich']) => {
	const number = await apply(stack, jobad, { first_name: 'Nora', surname: name, email: `${name.toLowerCase()}@beispiel.example`, ...values });
	for (const status of until)
		await step(recruiter, number, status);
	applications[name] = number;
	ids[name] = await stack.value(`SELECT id FROM application WHERE number = '${number}'`);
	return number;
};
/** Types into cells of the table: {'Aalto/Studium': 'j'}; the fields as the page has them. */
const typed = (page, values) => {
	const form = page.form('/vergleich');
	return [form.action, form.fields.map(([name, value]) => {
		const key = Object.keys(values).find(key => name.startsWith(`c${ids[key.split('/')[0]]}-${requirements[key.split('/')[1]]}-`));
		return [name, key ? values[key] : value];
	})];
};
const rate = async (who, values, page) => who.post(...typed(page ?? await who.get(path), values));
const place = async (who, values, reason, page) => {
	const open = page ?? await who.get(`${path}/reihung`), form = open.form('/reihung');
	const fields = form.fields.filter(([name]) => name !== 'reason').map(([name, value]) => {
		const key = Object.keys(values).find(key => name.startsWith(`k${ids[key]}-`) || name.startsWith(`p${ids[key]}-`));
		return [name, key ? values[key][name[0] === 'k' ? 0 : 1] : value];
	});
	return who.post(form.action, [...fields, ['reason', reason]]);
};
const mails = template => stack.sql(`SELECT recipient FROM mail_outbox WHERE template = '${template}' ORDER BY recipient`).then(rows => rows.map(row => row.recipient));
const placing = name => stack.value(`SELECT CONCAT_WS(' ', letter, place) FROM placing WHERE application_id = ${ids[name]}`);
const versions = () => stack.value(`SELECT COUNT(*) FROM comparison_version WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`).then(Number);

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	const ad = await publishedAd(recruiter, 'Stelle mit Vergleich (m/w/d)');
	vacancy = ad.vacancy;
	path = `/vakanzen/${vacancy}/vergleich`;
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: PEOPLE.DEPARTMENT }, { action: '/beteiligte/neu' });
	await requirement('Studium', { weight: '5', scale: 'yes_no' });
	await requirement('Haushaltsrecht', { weight: '3', scale: 'points' });
	await requirement('Englisch', { weight: '1', scale: 'points', kind: 'desirable' });
	for (const row of await stack.sql(`SELECT id, text FROM requirement WHERE object_kind = 2 AND object_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`))
		requirements[row.text] = String(row.id);
	for (const name of ['Aalto', 'Berg'])
		await arrive(ad.jobad, name);
	await arrive(ad.jobad, 'Cohn', {}, ['formale_pruefung', 'vorauswahl']);
});
after(() => stack?.stop());

test('a recruiter rates in the table; what is not on the scale is refused and nothing typed is lost', async () => {
	const page = await recruiter.get((await recruiter.get(`/vakanzen/${vacancy}`)).link('Vergleich'));
	assert.match(page.text('main'), /Aalto, Nora.*Berg, Nora.*Cohn, Nora/);
	const wrong = await rate(recruiter, { 'Aalto/Studium': 'j', 'Aalto/Haushaltsrecht': '9', 'Berg/Studium': 'vielleicht', 'Berg/Englisch': '2' });
	assert.equal(wrong.status, 400);
	assert.match(wrong.text('main'), /„9“ steht nicht auf der Skala: 0 bis 5.*„vielleicht“ steht nicht auf der Skala: j oder n/);
	const value = name => wrong.document.querySelector(`[id="c${ids[name.split('/')[0]]}-${requirements[name.split('/')[1]]}"]`).getAttribute('value');
	assert.deepEqual(['Aalto/Studium', 'Aalto/Haushaltsrecht', 'Berg/Studium', 'Berg/Englisch'].map(value), ['j', '9', 'vielleicht', '2']);
	assert.equal(await stack.value('SELECT COUNT(*) FROM rating'), '0');
	const saved = await rate(recruiter, { 'Aalto/Studium': 'j', 'Aalto/Haushaltsrecht': '4', 'Aalto/Englisch': '1', 'Berg/Studium': 'n', 'Berg/Haushaltsrecht': '5' });
	assert.match(saved.text('main'), /Die Bewertungen sind gespeichert.*Aalto, Nora.*38.*Berg, Nora.*15 zwingende Anforderung nicht erfüllt/, '5×5 + 4×3 + 1; 5×3');
	assert.match((await recruiter.get(`/bewerbungen/${applications.Aalto}/verlauf`)).text('main'), /Bewertung geändert/);
});

test('the page of an application takes values with their source, which is kept sealed', async () => {
	const page = await recruiter.get((await recruiter.get(`/bewerbungen/${applications.Aalto}`)).link('Bewertung'));
	const saved = await recruiter.submit(page, { [`v${requirements.Englisch}`]: '3', [`n${requirements.Englisch}`]: 'Zeugnis 2024, S. 2' }, { action: '/bewertung' });
	assert.match(saved.text('main'), /Die Bewertungen sind gespeichert/);
	assert.match((await recruiter.get(path)).text('main'), /Aalto, Nora.*Zeugnis 2024, S\. 2.*40/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM rating WHERE note_sealed LIKE '%Zeugnis%'`), '0');
	const long = await recruiter.submit(await recruiter.get(`/bewerbungen/${applications.Aalto}/bewertung`), { [`n${requirements.Studium}`]: 'x'.repeat(301) }, { action: '/bewertung' });
	assert.equal(long.status, 400);
	assert.match(long.body, /x{301}/);
});

test('another view is asked for with the table: what was typed is saved with it, a view that is too long loses nothing', async () => {
	const page = await recruiter.get(path), cell = `[id="c${ids.Cohn}-${requirements.Englisch}"]`;
	assert.equal(page.document.querySelectorAll('main form').filter(one => one.querySelector('[name=suche], [name^=c]')).length, 1, 'one form');
	const view = (values, words) => {
		const [action, fields] = typed(page, values);
		return recruiter.post(action, [...fields.filter(([name]) => name !== 'suche'), ['suche', words], ['then', 'view']]);
	};
	const long = await view({ 'Cohn/Englisch': '2' }, 'x'.repeat(401));
	assert.equal(long.status, 400);
	assert.equal(long.document.querySelector(cell).getAttribute('value'), '2');
	assert.equal(long.document.querySelector('[name=suche]').getAttribute('value'), 'x'.repeat(401));
	const shown = await view({ 'Cohn/Englisch': '2' }, 'Cohn');
	assert.equal(shown.status, 200, shown.text('main'));
	assert.match(shown.text('main'), /Die Bewertungen sind gespeichert/);
	assert.match(shown.url, /suche=Cohn/);
	assert.match(shown.text('tbody'), /Cohn/);
	assert.doesNotMatch(shown.text('tbody'), /Aalto|Berg/);
	assert.equal(shown.document.querySelector(cell).getAttribute('value'), '2');
	await rate(recruiter, { 'Cohn/Englisch': '' });
});

test('two at one table: each keeps what the other changed elsewhere; of one cell the second is told', async () => {
	const second = await recruiter.get(path);
	await rate(recruiter, { 'Berg/Englisch': '2', 'Aalto/Haushaltsrecht': '5' });
	const told = await rate(recruiter, { 'Berg/Englisch': '4' }, second);
	assert.equal(told.status, 409);
	assert.match(told.text('main'), /Inzwischen hat jemand anderes hier „2“ eingetragen/);
	assert.match((await rate(recruiter, { 'Berg/Haushaltsrecht': '3' }, second)).text('main'), /gespeichert/);
	assert.equal(await stack.value(`SELECT GROUP_CONCAT(value ORDER BY application_id, requirement_id) FROM rating`), '1,5,3,0,3,2', 'the other’s 5 is still there');
	assert.match((await rate(recruiter, { 'Berg/Englisch': '4' }, told)).text('main'), /gespeichert/, 'said once more it counts');
});

test('by the rule: the sum makes places, a missed mandatory requirement the last class; by hand it needs a reason', async () => {
	const rule = await recruiter.submit(await recruiter.get(`${path}/regel`), { percent: '60' });
	assert.match(rule.text('main'), /Klassen und Plätze sind gespeichert/);
	assert.deepEqual([await placing('Aalto'), await placing('Berg'), await placing('Cohn')], ['A 1', 'C 2', undefined], 'who is not rated has none');
	const refused = await place(recruiter, { Berg: ['B', '2'] }, '');
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Nennen Sie den Grund/);
	assert.equal(refused.document.querySelector(`[id="k${ids.Berg}"] option[selected]`).getAttribute('value'), 'B', 'what was chosen is still there');
	assert.match((await place(recruiter, { Berg: ['Q', '2'] }, 'Grund')).text('main'), /Diese Klasse gibt es nicht/);
	assert.match((await place(recruiter, { Berg: ['B', 'zwei'] }, 'Grund')).text('main'), /Ein Platz ist eine Zahl/);
	assert.match((await place(recruiter, { Berg: ['B', '2'] }, 'Der Abschluss wird im Januar nachgereicht.')).text('main'), /B von Hand.*Der Abschluss wird im Januar nachgereicht/);
	assert.equal(await placing('Berg'), 'B 2');
	assert.equal(await versions(), 0);
});

test('before it is sent only those who work on it see it', async () => {
	for (const user of Object.values(PEOPLE)) {
		const page = await stack.as(user).get(path);
		assert.match(page.text('main'), /Es wurde noch kein Vergleich gesendet/, user);
		assert.doesNotMatch(page.text('main'), /Aalto|Berg/, user);
		assert.equal((await stack.as(user).get(`${path}/reihung`)).status, 403, user);
		assert.equal((await stack.as(user).get(`/bewerbungen/${applications.Aalto}/bewertung`)).status >= 403, true, user);
	}
	assert.equal((await stack.as('nikolai.stern').get(path)).status, 404);
});

test('sending freezes a version and asks those who are to see it, each once', async () => {
	const page = await recruiter.get(`${path}/senden`);
	assert.match(page.text('main'), /Bewerbungen im Vergleich ?2 Nicht dabei, weil noch in der Vorauswahl ?1.*Fachbereich.*Personalrat.*Gleichstellungsbeauftragte/);
	assert.doesNotMatch(page.text('main'), /Schwerbehindertenvertretung/, 'nobody takes part who is severely disabled');
	assert.match((await recruiter.submit(page, {}, { action: '/senden' })).text('main'), /Der Vergleich ist gesendet/);
	assert.equal(await versions(), 1);
	assert.equal(await stack.value(`SELECT GROUP_CONCAT(kind ORDER BY kind) FROM statement WHERE kind LIKE 'comparison%'`), 'comparison_department,comparison_gsb,comparison_pr');
	const told = await mails('staff_comparison_sent');
	assert.deepEqual(told, [...new Set(told)], 'one mail each');
	for (const who of ['katrin.lohmann', 'paul.oduya', 'lena.maibaum', 'sina.krogmann'])
		assert.ok(told.some(address => address.startsWith(who)), `${who} in ${told}`);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_statement_asked' AND created_at >= (SELECT sent_at FROM comparison_version)`), '0');
	const department = stack.as(PEOPLE.DEPARTMENT), seen = await department.get(path);
	assert.match(seen.text('main'), /Fassung 1.*Aalto, Nora.*Berg, Nora.*Zeugnis|Fassung 1.*Aalto, Nora/);
	assert.doesNotMatch(seen.text('main'), /Cohn, /, 'in preselection still');
	const statement = await department.get(seen.document.querySelectorAll('main a').find(link => /stellungnahmen\/\d+/.test(link.getAttribute('href'))).getAttribute('href'));
	assert.match(statement.text('main'), /Bewerbungsvergleich prüfen/);
	await step(recruiter, applications.Aalto, 'einladung');
	assert.equal(await stack.value(`SELECT status FROM application WHERE id = ${ids.Aalto}`), 'bewerbungsvergleich', 'nobody is invited before the department has answered');
	assert.match((await department.submit(statement, { answer: 'agreed' })).text('main'), /Ihre Antwort|abgegeben|einverstanden/i);
	assert.match((await recruiter.get(`${path}/senden`).then(again => recruiter.submit(again, {}, { action: '/senden' }))).text('main'), /wurde schon gesendet/);
	assert.equal(await versions(), 1);
	assert.match(await stack.job('check'), /versions of comparisons that do not fit: 0/);
});

test('after that no class and no place changes without a reason and a new version to all, by no way', async () => {
	for (const attempt of [() => place(recruiter, { Aalto: ['B', '1'] }, ''), () => place(recruiter, { Aalto: ['A', '2'] }, '  '),
		async () => recruiter.submit(await recruiter.get(`${path}/regel`), { percent: '95', reason: '' })]) {
		const refused = await attempt();
		assert.equal(refused.status, 400, refused.text('main'));
		assert.match(refused.text('main'), /Nennen Sie den Grund/);
	}
	assert.deepEqual([await placing('Aalto'), await placing('Berg'), await versions()], ['A 1', 'B 2', 1]);
	await rate(recruiter, { 'Aalto/Haushaltsrecht': '2' });
	assert.deepEqual([await placing('Aalto'), await versions()], ['A 1', 1], 'a rating alone changes neither');
	await assert.rejects(stack.sql(`UPDATE placing SET place = 7 WHERE application_id = ${ids.Aalto}`), /class or place of a comparison that was sent/);
	await assert.rejects(stack.sql(`INSERT INTO placing (application_id, vacancy_id, letter, by_hand, version, changed_at, changed_by) SELECT ${ids.Cohn}, vacancy_id, 'A', 1, 1, NOW(), changed_by FROM placing WHERE application_id = ${ids.Aalto}`),
		/class or place of a comparison that was sent/);
	const changed = await place(recruiter, { Berg: ['A', '2'] }, 'Der Abschluss liegt jetzt vor.');
	assert.match(changed.text('main'), /Klassen und Plätze sind gespeichert/);
	assert.equal(await versions(), 2);
	assert.deepEqual(await mails('staff_comparison_changed'), await mails('staff_comparison_sent'), 'to the same people again');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM statement WHERE kind LIKE 'comparison%' AND replaced_by IS NULL AND state = 'open'`), '3', 'all are asked anew, also who had answered');
	const windows = [await recruiter.get(`${path}/reihung`), await recruiter.get(`${path}/reihung`)];
	const seen = await stack.as(PEOPLE.PR).get(path);
	assert.match(seen.text('main'), /Fassung 2.*Berg, Nora.*A von Hand vorher B, Platz 2.*Der Abschluss liegt jetzt vor/);
	assert.match((await stack.as(PEOPLE.PR).get(`${path}/fassungen/1`)).text('main'), /Fassung 1.*Berg, Nora.*B von Hand/, 'the first is as it was');
	assert.equal((await stack.as(PEOPLE.PR).get(`${path}/fassungen/3`)).status, 404);
	const both = await Promise.all([place(recruiter, { Aalto: ['B', '1'] }, 'Grund eins', windows[0]), place(recruiter, { Aalto: ['C', '3'] }, 'Grund zwei', windows[1])]);
	assert.deepEqual(both.map(page => page.status).sort(), [200, 409], 'of two at once one counts');
	assert.match(both.find(page => page.status === 409).text('main'), /Inzwischen hat jemand anderes/);
	assert.equal(await versions(), 3);
});

test('bmsctl check names a version that does not fit its hash, and a class that was changed without being sent; what was anonymised still fits', async () => {
	const part = `version_id = (SELECT MIN(id) FROM comparison_version) AND application_id = ${ids.Aalto}`;
	await stack.sql(`DELETE FROM bms_keys.object_key WHERE kind = 4 AND object_id = ${ids.Berg}`);
	assert.match(await stack.job('check'), /versions of comparisons that do not fit: 0/, 'nothing opens it any more, and it fits');
	assert.match((await stack.as(PEOPLE.PR).get(path)).text('main'), /Fassung 3.*Aalto, Nora/);
	const sealed = await stack.value(`SELECT HEX(sealed) FROM comparison_part WHERE ${part}`);
	await stack.sql(`UPDATE comparison_part SET sealed = CONCAT(sealed, 'x') WHERE ${part}`);
	await assert.rejects(stack.job('check'), error => new RegExp(`comparison of ${vacancy}: version 1 does not fit`).test(error.stdout));
	await stack.sql(`UPDATE comparison_part SET sealed = UNHEX('${sealed}') WHERE ${part}`);
	await stack.sql(`UPDATE placing SET letter = 'A', version = 4 WHERE application_id = ${ids.Aalto}`);
	await assert.rejects(stack.job('check'), error => new RegExp(`comparison of ${vacancy}: version 4 does not fit`).test(error.stdout));
});
