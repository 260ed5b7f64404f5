// The selection of a vacancy (PRO-10, PRO-33, LAW-23, LAW-40): prepared with a reason for every applicant, asked about, refused, fixed, suspended and revoked; what each role sees of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { act, answerOf, ask, begin, choose, fix } from '../lib/decide.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const DEPARTMENT = 'katrin.lohmann', PR = 'paul.oduya', GSB = 'lena.maibaum', SBV = 'doris.kuhnert';
const COMPARED = ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich'];
const DECIDED = [...COMPARED, 'einladung', 'gespraech', 'auswahlentscheidung'];

let stack, recruiter, vacancy, path, jobad, mailsBefore;
const number = {};

const mails = template => stack.sql(`SELECT recipient FROM mail_outbox WHERE template = '${template}' AND id > ${mailsBefore} ORDER BY recipient`).then(rows => rows.map(row => row.recipient));
const decision = column => stack.value(`SELECT ${column} FROM decision WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}') ORDER BY number DESC LIMIT 1`);
const main = (user, address = path) => stack.as(user).get(address).then(page => page.text('main'));
const arrive = async (surname, until, values = {}) => {
	number[surname] = await apply(stack, jobad, { first_name: 'Nora', surname, email: `${surname.toLowerCase()}@beispiel.example`, ...values });
	for (const status of until)
		await step(recruiter, number[surname], status);
};

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	mailsBefore = await stack.value('SELECT COALESCE(MAX(id), 0) FROM mail_outbox');
	({ vacancy, jobad } = await publishedAd(recruiter, 'Stelle mit Auswahl (m/w/d)'));
	path = `/vakanzen/${vacancy}/auswahl`;
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: DEPARTMENT }, { action: '/beteiligte/neu' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/anforderungen`), { text: 'Haushaltsrecht', weight: '3', scale: 'points' }, { action: '/anforderungen' });
	await arrive('Aalto', DECIDED);
	await arrive('Berg', DECIDED);
	await arrive('Cohn', ['formale_pruefung']);
	await arrive('Dorn', ['formale_pruefung']);
	await stack.sql(`INSERT INTO formal_check (application_id, result, changed_at, changed_by) SELECT id, 'unsuitable', UTC_TIMESTAMP(), 1 FROM application WHERE number = '${number.Cohn}'`);
	await step(recruiter, number.Dorn, 'bewerber_zieht_zurueck');
});
after(() => stack?.stop());

test('before there is one nobody goes on, and the lock leads to the page', async () => {
	const page = await recruiter.get(`/bewerbungen/${number.Aalto}`);
	assert.match(page.text('main'), /in der Auswahlentscheidung nicht ausgewählt/);
	assert.ok(page.document.querySelector(`a[href$="${path}"]`));
	await step(recruiter, number.Aalto, 'beteiligung_gremien');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number.Aalto}'`), 'auswahlentscheidung');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}`)).text('main'), /Auswahl entscheiden/);
});

test('the recruiter begins a draft, which others are not shown', async () => {
	assert.match(await main(DEPARTMENT), /noch nicht entschieden/);
	assert.equal((await stack.as(DEPARTMENT).get(path)).document.querySelector('form[action$="/auswahl"]'), null);
	const page = await begin(recruiter, vacancy);
	assert.match(page.text('main'), /Der Entwurf ist angelegt/);
	for (const name of ['Aalto', 'Berg', 'Cohn', 'Dorn'])
		assert.ok(page.text('main').includes(number[name]), name);
	for (const user of [DEPARTMENT, PR, GSB]) {
		const text = await main(user);
		assert.match(text, /bereitet die Entscheidung vor/, user);
		assert.ok(!text.includes(number.Aalto), user);
	}
	for (const name of ['fragen', 'festlegen', 'aufheben', 'angaben', `bewerbungen/${number.Aalto}`])
		assert.ok([403, 404].includes((await stack.as(DEPARTMENT).get(`${path}/${name}`)).status), name);
	assert.equal((await stack.as('nikolai.stern').get(path)).status, 404);
});

test('who lacks a reason is named with a link, and nobody can be asked', async () => {
	const lacks = (await recruiter.get(path)).document.querySelectorAll('a[href*="/auswahl/bewerbungen/"]');
	assert.ok(lacks.length >= 3);
	assert.match(await main('amira.yildiz'), /Im Vergleich: Es fehlt eine Begründung in eigenen Worten/);
	const refused = await act(recruiter, vacancy, 'fragen');
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Noch niemand ist ausgewählt/);
	assert.match(refused.text('main'), /Formal nicht geeignet: Es fehlt, welche/);
	assert.equal(await decision('state'), 'draft');
});

test('in the comparison own words name a requirement, and what was generated is told apart', async () => {
	await choose(recruiter, vacancy, number.Aalto, 'chosen', { requirement: '' });
	assert.match((await recruiter.get(`${path}/bewerbungen/${number.Aalto}`)).text('main'), /die eine Anforderung nennt/);
	await choose(recruiter, vacancy, number.Aalto, 'chosen');
	const page = await choose(recruiter, vacancy, number.Berg, 'next', { position: '1', text: 'Weniger Praxis im Haushaltsrecht.' });
	assert.match(page.text('main'), /Vom Programm zusammengestellt.*Begründung des Recruitings.*Haushaltsrecht/);
	assert.match(page.text('main'), /rückt nach \(Rang 1\)/);
	await choose(recruiter, vacancy, number.Cohn, 'no', { text: '' });
	assert.ok(!(await recruiter.get(path)).text('main').includes('Es fehlt noch'), 'the withdrawn have their date');
	assert.match(await main('amira.yildiz'), /Zurückgezogen am/);
	const gone = await choose(recruiter, vacancy, number.Dorn, 'chosen');
	assert.equal(gone.status, 400);
	assert.match(gone.text('main'), /geht das Verfahren nicht weiter/);
	const sealed = await stack.value(`SELECT written_sealed LIKE '%Praxis%' FROM decision_part WHERE application_id = (SELECT id FROM application WHERE number = '${number.Berg}') ORDER BY decision_id DESC LIMIT 1`);
	assert.equal(String(sealed), '0');
});

test('the introduction names nobody', async () => {
	const named = await act(recruiter, vacancy, 'angaben', { introduction: 'Frau Aalto war die beste.' });
	assert.equal(named.status, 400);
	assert.match(named.text('main'), /„Aalto“ steht darin/);
	assert.equal((await act(recruiter, vacancy, 'angaben', { introduction: 'Maßstab war das Haushaltsrecht.' })).status, 200);
});

test('two at one applicant: the second is told and loses nothing typed', async () => {
	const address = `${path}/bewerbungen/${number.Berg}`;
	const mine = await recruiter.get(address), other = await recruiter.get(address);
	await recruiter.submit(other, { text: 'Vom einen Fenster.' }, { action: address });
	const page = await recruiter.submit(mine, { text: 'Vom anderen Fenster.' }, { action: address });
	assert.equal(page.status, 409);
	assert.match(page.document.querySelector('textarea').textContent, /Vom anderen Fenster/);
	assert.match(page.text('main'), /Vom einen Fenster/);
	const form = page.form(address);
	assert.equal((await recruiter.post(form.action, form.fields)).status, 200);
});

test('asking says who is asked, freezes it and mails the department', async () => {
	const preview = await recruiter.get(`${path}/fragen`);
	assert.match(preview.text('main'), /Fachbereich.*letzter Tag/i);
	await ask(recruiter, vacancy);
	assert.equal(await decision('state'), 'asked');
	assert.deepEqual((await mails('staff_selection_prepared')).map(to => to.split('@')[0]), [DEPARTMENT]);
	const text = await main(DEPARTMENT);
	assert.match(text, /Weniger Praxis|Vom anderen Fenster/);
	assert.ok(text.includes(number.Aalto) && !text.includes(number.Cohn), 'the department sees from the comparison on');
	assert.ok(!(await main(GSB)).includes(number.Cohn));
	assert.ok((await main(PR)).includes(number.Cohn), 'the works council sees all');
	assert.equal((await recruiter.get(`${path}/bewerbungen/${number.Aalto}`)).text('main').includes('Maßgebliche Anforderung (optional)'), false);
	const early = await recruiter.get(`${path}/festlegen`);
	assert.match(early.text('main'), /steht noch aus/);
	assert.equal((await recruiter.submit(early, {}, { action: '/festlegen' })).status, 400);
});

test('the department refuses with a reason: a draft again, decided again', async () => {
	assert.equal((await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'refused')).status, 400);
	await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'refused', 'Die Gespräche sprechen für Berg.');
	assert.equal(await decision('state'), 'draft');
	assert.match(await main('amira.yildiz'), /Die Gespräche sprechen für Berg/);
	await ask(recruiter, vacancy);
	assert.equal((await act(recruiter, vacancy, 'zuruecknehmen')).status, 200);
	assert.equal(await decision('state'), 'draft');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM statement WHERE kind = 'selection_department' AND state = 'open' AND vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`), '0');
	await ask(recruiter, vacancy);
	await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'confirmed');
});

test('who takes the question to the department back has no confirmation by that', async () => {
	await act(recruiter, vacancy, 'zuruecknehmen');
	await ask(recruiter, vacancy);
	const question = `/stellungnahmen/${await stack.value(`SELECT MAX(id) FROM statement WHERE kind = 'selection_department'`)}/zurueckziehen`;
	assert.equal((await recruiter.submit(await recruiter.get(question), {}, { action: question })).status, 200);
	const page = await act(recruiter, vacancy, 'festlegen');
	assert.equal(page.status, 400);
	assert.match(page.text('main'), /Es fehlt die Bestätigung des Fachbereichs/);
	assert.equal(await decision('state'), 'asked');
	await act(recruiter, vacancy, 'zuruecknehmen');
	await ask(recruiter, vacancy);
	await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'confirmed');
});

test('what was said of applicants is told to who sees them and to who was asked, to nobody else', async () => {
	const said = `/stellungnahmen/${await stack.value(`SELECT MIN(id) FROM statement WHERE kind = 'selection_department' AND answer = 'refused' AND vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`)}`;
	for (const user of ['amira.yildiz', DEPARTMENT, PR])
		assert.match(await main(user, said), /Die Gespräche sprechen für Berg/, user);
	await stack.sql(`UPDATE vacancy SET pr_ended_at = UTC_TIMESTAMP() WHERE number = '${vacancy}'`);
	const text = await main(PR, said);
	assert.match(text, /Abgelehnt.*Er wird Ihnen nicht gezeigt/);
	assert.doesNotMatch(text, /Die Gespräche/);
	await stack.sql(`UPDATE vacancy SET pr_ended_at = NULL WHERE number = '${vacancy}';
		UPDATE application SET status = 'formale_pruefung' WHERE number = '${number.Berg}'`);
	assert.match(await main(DEPARTMENT, said), /Die Gespräche sprechen für Berg/, 'it was asked');
	assert.doesNotMatch(await main(GSB, said), /Die Gespräche/, 'whom she does not see may be in it');
	await stack.sql(`UPDATE application SET status = 'auswahlentscheidung' WHERE number = '${number.Berg}'`);
});

test('each choice and each text leaves a line with whoever did it, for those who prepare the selection', async () => {
	const lines = await main('amira.yildiz', `/bewerbungen/${number.Berg}/verlauf`);
	assert.match(lines, /In der Auswahlentscheidung: nicht ausgewählt → rückt nach \(Rang 1\) ?Amira Yıldız/);
	assert.match(lines, /Begründung der Auswahlentscheidung geschrieben ?Amira Yıldız/);
	assert.doesNotMatch(lines, /Haushaltsrecht\./, 'not the text');
	assert.match(await main('amira.yildiz', `/vakanzen/${vacancy}/verlauf`), /Stellenzahl oder Einleitung der Auswahlentscheidung geändert/);
	assert.doesNotMatch(await main(GSB, `/bewerbungen/${number.Berg}/verlauf`), /Auswahlentscheidung: |Begründung der Auswahl/, 'a draft is not shown to others');
});

test('who arrives after it was asked about is in it before it can be fixed', async () => {
	await arrive('Evers', []);
	const refused = await act(recruiter, vacancy, 'festlegen');
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), new RegExp(`${number.Evers} Evers`));
	await act(recruiter, vacancy, 'zuruecknehmen');
	await choose(recruiter, vacancy, number.Evers, 'no');
	await ask(recruiter, vacancy);
	await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'confirmed');
	const page = await fix(recruiter, vacancy);
	assert.match(page.text('main'), /Die Entscheidung ist festgelegt/);
	assert.equal(await decision('state'), 'fixed');
	assert.equal((await recruiter.post(`${path}/festlegen`, [])).status >= 400, true);
	assert.deepEqual(await mails('staff_selection_decided'), [], 'no SBV is concerned');
	assert.notEqual(await stack.value(`SELECT selection_fixed_at FROM vacancy WHERE number = '${vacancy}'`), null);
});

test('who is chosen goes on, nobody else', async () => {
	await step(recruiter, number.Aalto, 'beteiligung_gremien');
	await step(recruiter, number.Berg, 'beteiligung_gremien');
	const status = name => stack.value(`SELECT status FROM application WHERE number = '${number[name]}'`);
	assert.equal(await status('Aalto'), 'beteiligung_gremien');
	assert.equal(await status('Berg'), 'auswahlentscheidung');
});

test('the memo is taken out as PDF by those with the right, which the history says', async () => {
	for (const user of [PR, GSB])
		assert.ok([403, 404].includes((await stack.as(user).get(`${path}/entscheidungen/1/datei`)).status), user);
	const asked = await recruiter.submit(await recruiter.get(`${path}/entscheidungen/1/datei`), {}, { action: '/datei' });
	assert.equal(asked.status, 200);
	assert.match(asked.url, /\/dateien\/\d+/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Auswahlvermerk als PDF geholt/);
});

/** Without the breaks of lines and pages. */
const words = text => text.replace(/\s+/g, ' ').trim();

test('the file says of every applicant what the page says, in both languages', async () => {
	for (const base of ['', '/en']) {
		const page = await recruiter.get(`${base}${path}`);
		const { url } = await recruiter.submit(await recruiter.get(`${base}${path}/entscheidungen/1/datei`), {}, { action: '/datei' });
		const ready = await eventually(async () => {
			const shown = await recruiter.get(new URL(url).pathname.replace(/^\/en/, ''));
			return /Die Datei ist fertig/.test(shown.text('main')) && shown.link('Herunterladen');
		}, 'the file', 60);
		const file = join(stack.dir, 'memo.pdf');
		writeFileSync(file, (await recruiter.get(ready)).bytes);
		const pdf = words(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').join('\n'));
		const entries = page.document.querySelectorAll('main li').filter(entry => entry.querySelector('h3'));
		const heads = entries.map(entry => words(entry.querySelector('h3').textContent));
		assert.equal(heads.length, Object.keys(number).length);
		for (const [i, entry] of entries.entries()) {
			const from = pdf.indexOf(heads[i]), to = Math.min(...heads.map(head => pdf.indexOf(head)).filter(at => at > from), pdf.length);
			assert.ok(from > 0, `${heads[i]} is in the file`);
			const part = pdf.slice(from, to);
			const said = entry.querySelectorAll('p b, dt, dd, .bms-reply p.bms-lines').map(one => words(one.textContent));
			for (const one of said)
				assert.ok(part.includes(one), `${heads[i]}: the file lacks “${one}”: ${part}`);
			assert.ok(said.length >= 3, heads[i]);
			const written = entry.querySelector('.bms-reply');
			assert.equal(/Begründung des Recruitings|Reason given by recruiting/i.test(part), Boolean(written), `${heads[i]}: a reason where the page has one, and only there`);
		}
		for (const line of page.document.querySelectorAll('main ol:not(.bms-comments) li'))
			assert.ok(pdf.includes(words(line.textContent)), words(line.textContent));
	}
});

test('what was fixed and is changed in the database is found', async () => {
	const check = () => stack.job('check').then(said => said, error => error.stdout);
	assert.match(await check(), /decisions that do not fit: 0/);
	await stack.sql(`UPDATE decision SET introduction = 'Anders' WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`);
	assert.match(await check(), new RegExp(`selection of ${vacancy}: decision 1 does not fit`));
	await stack.sql(`UPDATE decision SET introduction = 'Maßstab war das Haushaltsrecht.' WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`);
});

test('the SBV that was not heard suspends it: revoked, heard with the next, told of it at once', async () => {
	await stack.sql(`UPDATE application SET severely_disabled = 1, sbv_refused = 0 WHERE number = '${number.Berg}'`);
	assert.match(await main('amira.yildiz'), /Die Entscheidung ist ausgesetzt/);
	assert.doesNotMatch(await main(GSB), /ausgesetzt/, 'it tells of a mark that is not shown to her');
	assert.match((await recruiter.get(`/bewerbungen/${number.Aalto}`)).text('main'), /Auswahlentscheidung ist ausgesetzt/);
	assert.equal((await act(recruiter, vacancy, 'aufheben', { reason: '' })).status, 400);
	const page = await act(recruiter, vacancy, 'aufheben', { reason: 'Die Schwerbehindertenvertretung wurde nicht angehört.' });
	assert.equal(page.status, 200, page.text('main'));
	assert.equal(await decision('number'), '2');
	assert.match(page.text('main'), /Aufgehobene Entscheidungen/);
	assert.match((await recruiter.get(`${path}/entscheidungen/1`)).text('main'), /Vom anderen Fenster/);
	assert.match((await recruiter.get(`${path}/fragen`)).text('main'), /Schwerbehindertenvertretung/);
	await ask(recruiter, vacancy);
	await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'confirmed');
	assert.equal((await act(recruiter, vacancy, 'festlegen')).status, 400, 'she is heard first');
	assert.ok((await mails('staff_selection_prepared')).some(to => to.startsWith(SBV)));
	assert.ok((await main(SBV)).includes(number.Berg));
	await answerOf(stack, vacancy, 'selection_sbv', SBV, 'heard');
	const confirmed = await stack.value(`SELECT MAX(id) FROM statement WHERE kind = 'selection_department'`);
	for (const address of [`/vakanzen/${vacancy}/verlauf`, `/stellungnahmen/${confirmed}`]) {
		assert.match(await main('amira.yildiz', address), /Anhörung zur Auswahlentscheidung/, address);
		const text = await main(GSB, address);
		assert.match(text, /Auswahlentscheidung bestätigen/, address);
		assert.doesNotMatch(text, /Anhörung/, `${address}: what the SBV is asked tells of a mark`);
	}
	await fix(recruiter, vacancy);
	assert.ok((await mails('staff_selection_decided')).some(to => to.startsWith(SBV)));
	assert.doesNotMatch(await main('amira.yildiz'), /ausgesetzt/);
});

test('who becomes concerned after it was asked about is heard before it is fixed; who refused the SBV is named to the recruiter alone', async () => {
	await stack.sql(`UPDATE application SET severely_disabled = 1, sbv_refused = IF(number = '${number.Aalto}', 1, 0) WHERE number IN ('${number.Aalto}', '${number.Berg}')`);
	await stack.sql(`UPDATE application SET severely_disabled = 0 WHERE number = '${number.Berg}'`);
	await act(recruiter, vacancy, 'aufheben', { reason: 'Noch einmal.' });
	await stack.sql(`UPDATE statement SET asked_at = asked_at - INTERVAL 1 MINUTE WHERE kind = 'selection_sbv'`);	// not within the second in which it is asked about anew
	assert.match(await main('amira.yildiz'), /Beteiligung der Schwerbehindertenvertretung abgelehnt/);
	await ask(recruiter, vacancy);
	await answerOf(stack, vacancy, 'selection_department', DEPARTMENT, 'confirmed');
	for (const user of [DEPARTMENT, PR, GSB])
		assert.doesNotMatch(await main(user), /Beteiligung der Schwerbehindertenvertretung abgelehnt/, user);
	assert.doesNotMatch(await main(GSB), /Schwerbehindertenvertretung/, 'nor what tells of a mark, as the reason of revoking');
	assert.ok(![200].includes((await stack.as(SBV).get(path)).status) || !(await main(SBV)).includes(number.Aalto), 'nothing of who refused');
	await stack.sql(`UPDATE application SET severely_disabled = 1 WHERE number = '${number.Berg}'`);
	const refused = await recruiter.post(...(page => [page.form('/festlegen').action, page.form('/festlegen').fields])(await recruiter.get(`${path}/festlegen`)));
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /ist noch anzuhören/);
	assert.match((await recruiter.get(`${path}/anhoeren`)).text('main'), /Schwerbehindertenvertretung/);
	assert.equal((await act(recruiter, vacancy, 'anhoeren')).status, 200);
	await answerOf(stack, vacancy, 'selection_sbv', SBV, 'statement', 'Ich habe keine Bedenken.');
	const text = await main(SBV);
	assert.ok(text.includes(number.Berg) && !text.includes(number.Aalto), text);
	await fix(recruiter, vacancy);
	assert.match(await main('amira.yildiz', `/vakanzen/${vacancy}/stand`), new RegExp(`Angebot: ${number.Aalto}`));
	assert.doesNotMatch(await main(SBV, `/vakanzen/${vacancy}/stand`), new RegExp(number.Aalto), 'how hiring stands names whom the reader sees');
});

test('many are chosen: everybody is on one of the pages', async () => {
	await act(recruiter, vacancy, 'aufheben', { reason: 'Es werden viele.' });
	await stack.sql(`INSERT INTO application (id, number, jobad_id, vacancy_id, authority_id, applicant_id, source, status, status_since, received_at, created_at, changed_at)
		SELECT 800000 + n.seq, CONCAT('B-2026-', 80000 + n.seq), a.jobad_id, a.vacancy_id, a.authority_id, a.applicant_id, 'x', 'auswahlentscheidung', a.status_since, a.received_at, a.created_at, a.changed_at
		FROM application a JOIN seq_1_to_76 n WHERE a.number = '${number.Berg}';
		INSERT INTO decision_part (decision_id, application_id, choice) SELECT d.id, a.id, IF(a.id > 800040, 'chosen', 'no') FROM decision d JOIN application a ON a.vacancy_id = d.vacancy_id AND a.id > 800000 WHERE d.state = 'draft'`);
	const found = new Set();
	for (let address = path, pages = 0; address && pages < 9; pages++) {
		const page = await recruiter.get(address);
		for (const one of page.text('main').match(/B-2026-80\d{3}/g))
			found.add(one);
		address = page.document.querySelector('a[href*="?ab="]')?.getAttribute('href');
	}
	assert.equal(found.size, 76);
});
