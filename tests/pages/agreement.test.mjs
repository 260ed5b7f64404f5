// Agreement on an ad (PRO-04, PRO-05, LAW-10, LAW-13): the step that begins it asks whoever is preset, all at once or one after the other; the answers stand beside the text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, pdf } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, equality, lector, department;

before(async () => {
	stack = await startStack();
	[recruiter, council, equality, lector, department] = ['amira.yildiz', 'paul.oduya', 'lena.maibaum', 'ruth.eggers', 'katrin.lohmann'].map(user => stack.as(user));
});
after(() => stack?.stop());

/** A draft with a department person, a lector, works council and equality officer. */
async function draft(title) {
	const vacancy = await createVacancy(recruiter, title);
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	for (const [role, person] of [['DEPARTMENT', 'katrin.lohmann'], ['LECTOR', 'ruth.eggers']])
		assert.equal((await recruiter.submit(await people(), { role, person }, { action: '/beteiligte/neu' })).status, 200);
	const page = await people();
	const first = name => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	assert.equal((await recruiter.submit(page, { pr: first('pr'), gsb: first('gsb') }, { action: '/gremien' })).status, 200);
	return { vacancy, jobad: await createJobad(recruiter, vacancy) };
}

const path = jobad => `/stellenanzeigen/${jobad}/abstimmung`;
const status = jobad => stack.value(`SELECT status FROM jobad WHERE number = '${jobad}'`);
const asked = async jobad => Object.fromEntries((await stack.sql(`SELECT s.kind, s.id, s.state, s.due_on FROM statement s JOIN jobad j ON j.id = s.object_id
	WHERE s.object_kind = 3 AND j.number = '${jobad}' AND s.replaced_by IS NULL ORDER BY s.id`)).map(row => [row.kind, row]));
const answer = async (person, row, values) => person.submit(await person.get(`/stellungnahmen/${row.id}`), values, { action: `/stellungnahmen/${row.id}` });

/** Gives it to the kinds of `leave` not. */
async function begin(jobad, { leave = [], ...values } = {}) {
	const page = await recruiter.get(`${path(jobad)}/beginnen`);
	const { action, fields } = page.form('/beginnen');
	return recruiter.post(action, [...fields.filter(([name, value]) => !(name === 'kind' && leave.includes(value)) && !(name in values)), ...Object.entries(values)]);
}

test('the preset is asked by the step itself: one mail each, the last day, and the answers beside the text', async () => {
	const { jobad } = await draft('Abgestimmte Stelle (m/w/d)');
	const before = await recruiter.get(path(jobad));
	assert.match(before.text('main'), /hat noch nicht begonnen.*Lektorat.*Fachbereich.*Personalrat.*Gleichstellung.*Ohne Antwort gilt: Zur Kenntnis genommen/);
	assert.match(before.text('.bms-preview'), /Abgestimmte Stelle/);
	assert.ok(before.link('In die Abstimmung geben'), 'the next step');
	const begun = await begin(jobad);
	assert.match(begun.text('main'), /ist in der Abstimmung.*Wer gefragt ist, hat eine E-Mail bekommen/);
	assert.equal(await status(jobad), 'in_abstimmung');
	const rows = await asked(jobad);
	assert.deepEqual(Object.keys(rows).sort(), ['ad_department', 'ad_gsb', 'ad_lector', 'ad_pr']);
	for (const who of ['ruth.eggers', 'katrin.lohmann', 'paul.oduya', 'lena.maibaum'])
		assert.equal((await stack.sql(`SELECT id FROM mail_outbox WHERE recipient = '${who}@bsw.example' AND subject LIKE '%${jobad}%'`)).length, 1, who);
	await answer(department, rows.ad_department, { answer: 'changes_wanted', text: 'Die Rufbereitschaft fehlt.' });
	const page = await council.get(path(jobad));
	assert.match(page.text('main'), /Fachbereich.*Änderungen erbeten.*Die Rufbereitschaft fehlt\./);
	assert.equal((await lector.get(path(jobad))).status, 404, 'a lector sees the ad alone');
	assert.match((await lector.get(`/stellenanzeigen/${jobad}`)).text('main'), /Am Zug: Sie \(Lektorat.*?Stellenanzeige lektorieren · bis/);
	await answer(lector, rows.ad_lector, { answer: 'done' });
	assert.doesNotMatch((await lector.get(`/stellenanzeigen/${jobad}`)).text('main'), /Am Zug: (Sie|Personalrat|Fachbereich|Gleichstellung)/, 'nor what others are asked');
	assert.equal((await council.get(`${path(jobad)}/beginnen`)).status, 403);
	assert.equal((await stack.as('nikolai.stern').get(path(jobad))).status, 404);
});

test('whoever is left out needs a reason, which the history keeps; nobody at all is refused, and nothing typed is lost', async () => {
	const { jobad } = await draft('Stelle ohne Lektorat (m/w/d)');
	const bare = await begin(jobad, { leave: ['ad_lector'], urgent: 'Beginn im Januar' });
	assert.equal(bare.status, 400);
	assert.match(bare.text('main'), /Schreiben Sie, warum jemand nicht gefragt wird/);
	assert.equal(bare.document.querySelector('#agreement-urgent').getAttribute('value'), 'Beginn im Januar');
	assert.equal(bare.document.querySelector('input[value=ad_lector]').getAttribute('checked') ?? null, null);
	assert.equal(await status(jobad), 'entwurf');
	const nobody = await begin(jobad, { leave: ['ad_lector', 'ad_department', 'ad_pr', 'ad_gsb'], reason: 'Darum' });
	assert.match(nobody.text('main'), /Wählen Sie mindestens eine Stelle/);
	const begun = await begin(jobad, { leave: ['ad_lector'], reason: 'Der Text ist eine Vorlage.' });
	assert.match(begun.text('main'), /Nicht alle werden gefragt, weil: Der Text ist eine Vorlage\./);
	assert.deepEqual(Object.keys(await asked(jobad)).sort(), ['ad_department', 'ad_gsb', 'ad_pr']);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'),
		/Grund, warum jemand nicht gefragt wird: Der Text ist eine Vorlage\..*Nicht gefragt, anders als vorgesehen: Lektorat/);
});

test('a committee that nobody belongs to is not asked, as if its silence meant something; it is left out with a reason, and what is under way goes on', async () => {
	const member = status => stack.sql(`UPDATE staff_user SET status = '${status}' WHERE user_id = 'lena.maibaum'`);
	const { jobad } = await draft('Stelle ohne Gleichstellung (m/w/d)'), { jobad: other } = await draft('Stelle, die ein Gremium verliert (m/w/d)');
	assert.match((await begin(other, { in_turn: '1' })).text('main'), /ist in der Abstimmung/);
	await member('inactive');
	assert.match((await recruiter.get(`${path(jobad)}/beginnen`)).text('main'), /Gleichstellungsbeauftragte.*Zurzeit gehört niemand dazu, der antworten könnte/);
	const refused = await begin(jobad, { urgent: 'Es eilt sehr' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /gehört zurzeit niemand, der antworten könnte\. Bitten Sie die Verwaltung, Mitglieder einzutragen/);
	assert.ok(refused.form('/beginnen').fields.some(([name, value]) => name === 'urgent' && value === 'Es eilt sehr'), 'what was typed stays');
	assert.equal(await status(jobad), 'entwurf');
	await begin(jobad, { leave: ['ad_gsb'], reason: 'Das Amt ist zurzeit nicht besetzt.' });
	assert.deepEqual(Object.keys(await asked(jobad)).sort(), ['ad_department', 'ad_lector', 'ad_pr']);
	const later = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_gsb' });
	assert.match(later.text('main'), /gehört zurzeit niemand, der antworten könnte/);
	for (const [who, kind, values] of [[lector, 'ad_lector', { answer: 'done' }], [department, 'ad_department', { answer: 'approved' }]])
		await answer(who, (await asked(other))[kind], values);
	assert.ok((await asked(other)).ad_gsb, 'whoever was chosen before is asked in her turn; nobody else is stopped');
	await member('active');
	assert.match((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_gsb' })).text('main'), /Die Stellungnahmen sind erbeten/);
});

test('urgent has the shorter deadlines, and whoever is asked reads why', async () => {
	const { jobad } = await draft('Eilige Stelle (m/w/d)');
	await begin(jobad, { urgent: 'Die Schule beginnt' });
	const rows = await asked(jobad);
	const days = async row => Number(await stack.value(`SELECT DATEDIFF(due_on, DATE(asked_at)) FROM statement WHERE id = ${row.id}`));
	assert.ok(await days(rows.ad_pr) < 14, 'one week instead of two');
	assert.match((await council.get(`/stellungnahmen/${rows.ad_pr.id}`)).text('main'), /Verkürzte Frist, weil: Die Schule beginnt/);
});

test('one after the other: the next is asked when the one before has agreed, and the recruiter is told when all have', async () => {
	const { jobad } = await draft('Stelle der Reihe nach (m/w/d)');
	await begin(jobad, { order: 'in_turn' });
	let rows = await asked(jobad);
	assert.deepEqual(Object.keys(rows), ['ad_lector']);
	await answer(lector, rows.ad_lector, { answer: 'changes_wanted', text: 'Zu lang.' });
	assert.deepEqual(Object.keys(await asked(jobad)), ['ad_lector'], 'nobody is asked past it');
	assert.match((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_lector', changed: 'Gekürzt' })).text('main'), /sind erbeten/);
	rows = await asked(jobad);
	await answer(lector, rows.ad_lector, { answer: 'done' });
	rows = await asked(jobad);
	assert.deepEqual(Object.keys(rows).sort(), ['ad_department', 'ad_lector']);
	await answer(department, rows.ad_department, { answer: 'approved' });
	rows = await asked(jobad);
	assert.deepEqual(Object.keys(rows).sort(), ['ad_department', 'ad_gsb', 'ad_lector', 'ad_pr']);
	await answer(council, rows.ad_pr, { answer: 'no_objection' });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template = 'staff_statement_complete' AND subject LIKE '%${jobad}%'`), '0');
	await answer(equality, rows.ad_gsb, { answer: 'noted' });
	assert.match((await stack.mail('amira.yildiz@bsw.example', `Alle Antworten zu ${jobad}`)).text, /Niemand ist mehr gefragt/);
	const page = await recruiter.get(path(jobad));
	assert.match(page.text('main'), /Es wird nacheinander gefragt/);
	const step = await recruiter.get(page.link('An das Personalamt geben'));
	assert.match(step.text('main'), /Gefragt wird:.*Stellenanzeige prüfen und freigeben/);
	await recruiter.submit(step, {}, { action: '/schritt/bei_personalamt' });
	assert.equal(await status(jobad), 'bei_personalamt');
	assert.equal((await asked(jobad)).ad_office?.state, 'open', 'the personnel office is asked by the step');
});

test('what is changed after an answer is said, and a new round proposed to those who were asked; back to the draft nobody is asked any more', async () => {
	const { jobad } = await draft('Veränderte Stelle (m/w/d)');
	await begin(jobad);
	await stack.sql(`UPDATE statement s JOIN jobad j ON j.id = s.object_id SET s.asked_at = s.asked_at - INTERVAL 1 MINUTE WHERE j.number = '${jobad}'`);
	const edit = await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`);
	await recruiter.submit(edit, { tasks: 'Ganz andere Aufgaben' }, { action: '/bearbeiten' });
	const page = await recruiter.get(path(jobad));
	assert.match(page.text('main'), /Seit der Frage geändert: Ihre Aufgaben/);
	const again = await recruiter.get(page.link('Neue Runde beginnen'));
	assert.match(again.text('#statement_ask-changed'), /Geändert: Ihre Aufgaben/);
	assert.equal(again.document.querySelectorAll('input[name=kind][checked]').length, 4);
	const back = await recruiter.get(page.link('Zurück zu „Entwurf“'));
	await recruiter.submit(back, {}, { action: '/schritt/entwurf' });
	assert.equal(await status(jobad), 'entwurf');
	assert.deepEqual([...new Set(Object.values(await asked(jobad)).map(row => row.state))], ['withdrawn']);
	assert.doesNotMatch((await council.get('/')).text('.bms-tasks') ?? '', new RegExp(jobad));
});

test('a question back is answered while the deadline runs on; an objection is overcome by a reply that the works council accepts', async () => {
	const { jobad } = await draft('Bestrittene und geklärte Stelle (m/w/d)');
	await begin(jobad);
	const { ad_pr: row } = await asked(jobad);
	await answer(council, row, { answer: 'question', text: 'Welche Stufe ist gemeint?' });
	assert.match((await recruiter.get('/')).text('.bms-tasks'), new RegExp(`Rückfrage beantworten.*${jobad}`));
	const page = await recruiter.get(`/stellungnahmen/${row.id}`);
	const reply = await recruiter.get(page.link('Rückfrage beantworten'));
	assert.match(reply.text('main'), /Welche Stufe ist gemeint\?.*Der letzte Tag ändert sich nicht/);
	assert.equal((await recruiter.submit(reply, { text: '' }, { action: '/antwort' })).status, 400);
	assert.match((await recruiter.submit(reply, { text: 'Stufe drei.' }, { action: '/antwort' })).text('main'), /Ihre Antwort ist gegeben.*Antwort von Amira Yıldız.*Stufe drei\./);
	assert.match((await stack.mail('paul.oduya@bsw.example', `Rückfrage oder Einwände zu ${jobad}`)).text, new RegExp(`/stellungnahmen/${row.id}`));
	assert.equal((await council.get(`/stellungnahmen/${row.id}/antwort`)).status, 403);
	await answer(council, row, { answer: 'objection', text: 'Die Stufe fehlt im Text.' });
	const against = await recruiter.get(`/stellungnahmen/${row.id}`);
	await recruiter.submit(await recruiter.get(against.link('Auf die Einwände antworten')), { text: 'Sie steht jetzt dabei.' }, { action: '/antwort' });
	assert.match((await council.get('/')).text('.bms-tasks'), new RegExp(`Antwort auf Ihre Einwände ansehen.*${jobad}`));
	const accept = await council.get((await council.get(`/stellungnahmen/${row.id}`)).link('Antwort annehmen'));
	assert.match((await council.submit(accept, {}, { action: '/annehmen' })).text('main'), /Ihre Einwände sind damit erledigt/);
	assert.match((await recruiter.get(`/stellungnahmen/${row.id}`)).text('main'), /Die Einwände sind erledigt: Die Antwort wurde angenommen/);
});

test('an objection that remains is decided by the head of the authority: day, words and file, which the works council reads', async () => {
	const { jobad } = await draft('Entschiedene Stelle (m/w/d)');
	await begin(jobad, { leave: ['ad_lector', 'ad_department', 'ad_gsb'], reason: 'Nur der Personalrat' });
	const { ad_pr: row } = await asked(jobad);
	await answer(council, row, { answer: 'objection', text: 'So nicht.' });
	const address = `/stellungnahmen/${row.id}/entscheidung`;
	assert.match((await recruiter.get(path(jobad))).text('main'), /An das Personalamt geben: Dieser Schritt ist zurzeit nicht möglich/);
	const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
	const send = async (values, file) => recruiter.submit(await recruiter.get(address), values, { action: '/entscheidung', files: { file: [file] } });
	const values = { decided_on: today, text: 'Der Entwurf bleibt.' };
	const late = await send({ ...values, decided_on: '2099-01-01' }, { name: 'entscheidung.pdf', type: 'application/pdf', bytes: pdf });
	assert.equal(late.status, 400);
	assert.match(late.text('main'), /in der Zukunft/);
	assert.equal(late.text('#statement_decide-text'), 'Der Entwurf bleibt.');
	assert.match((await send(values, { name: 'entscheidung.pdf', type: 'application/pdf', bytes: pdf.subarray(0, 90) })).text('main'), /beschädigt/);
	assert.match((await send(values, { name: 'entscheidung.txt', type: 'text/plain', bytes: Buffer.from('Der Entwurf bleibt') })).text('main'), /PDF, JPEG/);
	const done = await send(values, { name: 'entscheidung.pdf', type: 'application/pdf', bytes: pdf });
	assert.match(done.text('main'), /Die Entscheidung ist eingetragen.*Die Behördenleitung hat entschieden.*Der Entwurf bleibt\./);
	assert.match((await stack.mail('paul.oduya@bsw.example', `Entscheidung zu Ihren Einwänden zu ${jobad}`)).text, new RegExp(`/stellungnahmen/${row.id}`));
	const file = await council.get(`${address}/datei`);
	assert.equal(file.headers.get('content-type'), 'application/pdf');
	assert.equal((await stack.as('nikolai.stern').get(`${address}/datei`)).status, 404);
	assert.equal((await council.get(address)).status, 403);
	assert.doesNotMatch((await recruiter.get(path(jobad))).text('main'), /An das Personalamt geben: Dieser Schritt ist zurzeit nicht möglich/);
});

test('the head of the authority decides on objections of the works council alone: a department’s wish is settled with the department', async () => {
	const { jobad } = await draft('Stelle mit Wunsch des Fachbereichs (m/w/d)');
	await begin(jobad);
	const row = (await asked(jobad)).ad_department;
	await answer(department, row, { answer: 'changes_wanted', text: 'Die Rufbereitschaft fehlt.' });
	assert.doesNotMatch((await recruiter.get(`/stellungnahmen/${row.id}`)).text('main'), /Entscheidung der Behördenleitung/);
	assert.equal((await recruiter.get(`/stellungnahmen/${row.id}/entscheidung`)).status, 403);
});

test('a committee that has lost its members is not asked again either', async () => {
	const { jobad } = await draft('Stelle mit leerem Rat (m/w/d)');
	await begin(jobad);
	const rows = await asked(jobad);
	await stack.sql(`UPDATE jobad SET status = 'anpassung_erbeten' WHERE number = '${jobad}';
		CREATE TABLE kept_member AS SELECT s.* FROM staff_subject s JOIN statement t ON t.id = ${rows.ad_pr.id} AND s.subject_kind = t.subject_kind AND s.subject_id = t.subject_id;
		DELETE s FROM staff_subject s JOIN kept_member k ON k.staff_user_id = s.staff_user_id AND k.subject_kind = s.subject_kind AND k.subject_id = s.subject_id`);
	try {
		const refused = await begin(jobad);
		assert.equal(refused.status, 400);
		assert.match(refused.text('main'), /Zu diesem Gremium gehört zurzeit niemand/);
		assert.equal(await status(jobad), 'anpassung_erbeten');
		assert.equal((await recruiter.get(`/stellenanzeigen/${jobad}/schritt/in_abstimmung`)).status, 404, 'there is no other way');
	} finally {
		await stack.sql('INSERT INTO staff_subject SELECT * FROM kept_member; DROP TABLE kept_member');
	}
	assert.equal((await begin(jobad)).status, 200);
	assert.equal(await status(jobad), 'in_abstimmung');
	assert.equal((await asked(jobad)).ad_pr.state, 'open');
});
