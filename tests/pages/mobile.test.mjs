// Mobile employees (PRO-05, RET-22): a register of the personnel office, proposals that recruiting and department decide on, for which publication waits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, pdf, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, office, higher, department;

before(async () => {
	stack = await startStack();
	[recruiter, office, higher, department] = ['amira.yildiz', 'sina.krogmann', 'bernd.harms', 'katrin.lohmann'].map(user => stack.as(user));
});
after(() => stack?.stop());

const person = { surname: 'Sorgenfrei', first_name: 'Mika', email: 'mika.sorgenfrei@bsw.example', pay_grade: 'e 9b', field: 'finanzen', town: '', since_on: '2026-10-01', wishes: 'Gern Teilzeit' };

/** Enters somebody; gives the id. */
async function entered(values = {}) {
	const page = await office.submit(await office.get('/mobile/neu'), { ...person, ...values });
	assert.equal(page.status, 200, page.text('main'));
	return /\/mobile\/(\d+)/.exec(page.url)[1];
}

async function ad(title) {
	const vacancy = await createVacancy(recruiter, title);
	assert.equal((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' })).status, 200);
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'bei_personalamt' WHERE number = '${jobad}'`);
	return jobad;
}

async function proposed(jobad, mobile) {
	const page = await office.submit(await office.get(`/stellenanzeigen/${jobad}/vorschlaege`), { mobile }, { action: '/vorschlaege' });
	assert.equal(page.status, 200, page.text('main'));
	return stack.value(`SELECT MAX(a.number) FROM application a JOIN mobile_proposal p ON p.application_id = a.id WHERE p.mobile_id = ${mobile}`);
}

const asked = (application, role) => stack.value(`SELECT s.id FROM statement s JOIN application a ON s.object_kind = 4 AND a.id = s.object_id
	JOIN base_role b ON b.id = s.role_id AND b.code = '${role}' WHERE a.number = '${application}' AND s.kind = 'mobile_decision'`);
async function decide(who, application, role, values) {
	const path = `/stellungnahmen/${await asked(application, role)}`;
	return who.submit(await who.get(path), values, { action: path });
}
const entry = async id => (await stack.sql(`SELECT status FROM mobile WHERE id = ${id}`))[0].status;
const status = application => stack.value(`SELECT status FROM application WHERE number = '${application}'`);

test('each office keeps its grades in its authority, sealed; nobody else sees the register', async () => {
	const bare = await office.submit(await office.get('/mobile/neu'), { ...person, pay_grade: 'A 16' });
	assert.equal(bare.status, 400);
	assert.match(bare.text('main'), /anderer Bereich des Personalamts/);
	assert.equal(bare.document.querySelector('#mobile-surname').getAttribute('value'), 'Sorgenfrei');
	const id = await entered();
	const list = await office.get('/mobile');
	assert.match(list.text('main'), /Sorgenfrei, Mika.*E9b.*Finanzen/);
	assert.deepEqual(list.document.querySelectorAll('td').filter(cell => !cell.getAttribute('data-label')).length, 0, 'on a phone each cell says what it is');
	assert.match((await office.get(`/mobile/${id}`)).text('main'), /Gern Teilzeit.*Noch kein Vorschlag/);
	const [row] = await stack.sql(`SELECT LOCATE('Sorgenfrei', surname) AS name, LOCATE('Teilzeit', wishes) AS wishes FROM mobile WHERE id = ${id}`);
	assert.deepEqual(row, { name: '0', wishes: '0' });
	assert.doesNotMatch((await higher.get('/mobile')).text('main'), /Sorgenfrei/);
	assert.equal((await higher.get(`/mobile/${id}`)).status, 404);
	assert.equal((await stack.as('iris.jansson').get(`/mobile/${id}`)).status, 404, 'of another authority');
	assert.match((await stack.as('henrike.solms').get(`/mobile/${id}`)).text('main'), /Sorgenfrei/);
	for (const who of [recruiter, department])
		assert.equal((await who.get(`/mobile/${id}`)).status, 403);
	const changed = await office.submit(await office.get(`/mobile/${id}/bearbeiten`), { town: 'Nordhafen' });
	assert.match(changed.text('main'), /Nordhafen/);
	const ended = await office.submit(await office.get(`/mobile/${id}/beenden`));
	assert.match(ended.text('main'), /Der Eintrag ist beendet/);
	assert.equal(await entry(id), 'ended');
});

test('documents are kept sealed with the entry and copied into each proposal; they go with the entry', async () => {
	const id = await entered({ surname: 'Belegreich' }), path = `/mobile/${id}/unterlagen`;
	const send = async file => office.submit(await office.get((await office.get(`/mobile/${id}`)).link('Unterlage hinzufügen')), {}, { action: `${path}/neu`, files: { file: file ? [file] : [] } });
	const as = (name, bytes = pdf) => ({ name, type: 'application/pdf', bytes });
	assert.match((await send()).text('main'), /Wählen Sie eine Datei/);
	assert.match((await send(as('Lebenslauf.pdf', pdf.subarray(0, 90)))).text('main'), /beschädigt/);
	const added = await send(as('Lebenslauf.pdf'));
	assert.match(added.text('main'), /Die Unterlage ist hinzugefügt.*Lebenslauf\.pdf/);
	await send(as('Zeugnis.pdf'));
	await send(as('Falsch.pdf'));
	const [first, , wrong] = (await stack.sql(`SELECT id FROM mobile_file WHERE mobile_id = ${id} ORDER BY id`)).map(row => row.id);
	const gone = await office.submit(await office.get((await office.get(`/mobile/${id}`)).link('Entfernen: Falsch.pdf')), {}, { action: `${path}/${wrong}/entfernen` });
	assert.match(gone.text('main'), /Die Unterlage ist entfernt/);
	assert.equal((await office.get(`${path}/${first}`)).headers.get('content-type'), 'application/pdf');
	assert.equal((await higher.get(`${path}/${first}`)).status, 404);
	assert.equal((await recruiter.get(`${path}/${first}`)).status, 403);
	const proposals = [await proposed(await ad('Erste belegte Stelle (m/w/d)'), id), await proposed(await ad('Zweite belegte Stelle (m/w/d)'), id)];
	for (const application of proposals) {
		const names = await stack.sql(`SELECT t.name, t.type FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`);
		assert.deepEqual(names, [{ name: 'Lebenslauf.pdf', type: 'cv' }, { name: 'Zeugnis.pdf', type: 'certificate' }]);
		const attachment = await stack.value(`SELECT MIN(t.id) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`);
		assert.equal((await department.get(`/bewerbungen/${application}/anhang/${attachment}`)).status, 200, 'the department decides on it');
	}
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT t.file_id) FROM attachment t JOIN mobile_proposal m ON m.application_id = t.application_id WHERE m.mobile_id = ${id}`), '4', 'copies of their own');
	const open = await office.get(`${path}/neu`);
	await stack.sql(`UPDATE mobile SET status = 'placed', status_at = UTC_TIMESTAMP() - INTERVAL 1 YEAR WHERE id = ${id}`);
	assert.equal((await office.submit(open, {}, { action: `${path}/neu`, files: { file: [as('Spät.pdf')] } })).status, 409);
	await stack.job('nightly', '--rule', 'RET-22');
	assert.equal(await stack.value(`SELECT (SELECT COUNT(*) FROM mobile_file WHERE mobile_id = ${id}) + (SELECT COUNT(*) FROM stored_file WHERE owner_kind = 12 AND owner_id = ${id})`), '0');
});

test('an entry has ten documents at most', async () => {
	const id = await entered({ surname: 'Vielpapier' });
	await stack.sql(`INSERT INTO mobile_file (mobile_id, file_id, name, mime, size, created_at, created_by) SELECT ${id}, LPAD(s.seq, 32, '0'), CONCAT(s.seq, '.pdf'), 'application/pdf', 1, UTC_TIMESTAMP(), 1 FROM seq_1_to_10 s`);
	const full = await office.submit(await office.get(`/mobile/${id}/unterlagen/neu`), {}, { action: '/unterlagen/neu', files: { file: [{ name: 'Elf.pdf', type: 'application/pdf', bytes: pdf }] } });
	assert.equal(full.status, 400);
	assert.match(full.text('main'), /schon zehn Unterlagen/);
});

test('a proposal is an application without a mail to the person; recruiting and department are asked and told, and publication waits', async () => {
	const id = await entered({ surname: 'Annehmbar' }), jobad = await ad('Vorgeschlagene Stelle (m/w/d)');
	const page = await office.get((await office.get(`/stellenanzeigen/${jobad}`)).link('Mobilen-Vorschläge'));
	assert.match(page.text('main'), /Annehmbar, Mika.*✓ Besoldung, ✓ Arbeitsfeld, ✓ Ort/);
	const application = await proposed(jobad, id);
	assert.equal(await status(application), 'eingegangen');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE recipient = '${person.email}'`), '0');
	for (const [who, mail, role] of [[recruiter, 'amira.yildiz@bsw.example', 'RECRUITER'], [department, 'katrin.lohmann@bsw.example', 'DEPARTMENT']]) {
		assert.match((await who.get('/')).text('.bms-tasks'), new RegExp(`Mobilen-Vorschlag entscheiden.*${application}`), role);
		assert.match((await stack.mail(mail, `Vorschlag ${application}`)).text, new RegExp(`/bewerbungen/${application}`));
	}
	assert.match((await department.get(`/bewerbungen/${application}`)).text('main'), /Annehmbar.*Mobilen-Vorschlag des Personalamts/);
	for (const path of [`/vakanzen/${await stack.value(`SELECT v.number FROM vacancy v JOIN application a ON a.vacancy_id = v.id WHERE a.number = '${application}'`)}`, `/bewerbungen/${application}`])
		for (const who of [recruiter, department])
			assert.deepEqual((await who.get(path)).document.querySelectorAll('.bms-desk .kern-btn--primary').map(one => one.textContent.trim()), ['Mobilen-Vorschlag entscheiden'], path);
	assert.deepEqual((await stack.allMails()).filter(mail => mail.text.includes(`/bewerbungen/${application}`) && /Personalrat|oduya/i.test(mail.envelope_to)), [], 'nor is the works council told of an arrival');
	await stack.sql(`UPDATE jobad SET status = 'freigegeben' WHERE number = '${jobad}'`);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}`)).text('main'), /Veröffentlichen: .*Mobilen-Vorschlag ist noch nicht entschieden/);
	await decide(recruiter, application, 'RECRUITER', { answer: 'accepted' });
	assert.equal(await entry(id), 'open', 'the department has still to decide');
	await decide(department, application, 'DEPARTMENT', { answer: 'accepted' });
	assert.equal(await entry(id), 'placed');
	assert.equal(await status(application), 'eingegangen');
	assert.match((await stack.mail('sina.krogmann@bsw.example', `Über den Vorschlag ${application}`)).text, new RegExp(application));
	assert.doesNotMatch((await recruiter.get(`/stellenanzeigen/${jobad}`)).text('main'), /noch nicht entschieden/);
	await step(recruiter, application, 'vermittlung_fehlgeschlagen');
	assert.equal(await entry(id), 'open', 'the profile is given back');
	assert.match((await office.get(`/mobile/${id}`)).text('main'), /Gesucht.*Vermittlung fehlgeschlagen/);
});

test('refusing needs a reason; refused by one, the person is open again, and is not proposed there twice', async () => {
	const id = await entered({ surname: 'Abgelehnt' }), jobad = await ad('Ablehnende Stelle (m/w/d)');
	const page = await office.get(`/stellenanzeigen/${jobad}/vorschlaege`);
	const application = await proposed(jobad, id);
	assert.match((await decide(department, application, 'DEPARTMENT', { answer: 'refused' })).text('main'), /gehört eine Begründung/);
	await decide(department, application, 'DEPARTMENT', { answer: 'refused', text: 'Die Fachkenntnisse fehlen.' });
	assert.equal(await status(application), 'eingegangen', 'recruiting has still to decide');
	await decide(recruiter, application, 'RECRUITER', { answer: 'accepted' });
	assert.equal(await status(application), 'vermittlung_fehlgeschlagen');
	assert.equal(await entry(id), 'open');
	for (const path of [`/stellenanzeigen/${jobad}/vorschlaege`, `/mobile/${id}`]) {
		const list = await office.get(path);
		assert.match(list.text('main'), /Vermittlung fehlgeschlagen.*Abgelehnt, mit Begründung: Fachbereich/, path);
		assert.doesNotMatch(list.text('main'), /Begründung: .*Recruiting: /, path);
		assert.match((await office.get(list.link(`Fachbereich: ${application}`))).text('main'), /Die Fachkenntnisse fehlen/, path);
	}
	const twice = await office.submit(page, { mobile: id }, { action: '/vorschlaege' });
	assert.equal(twice.status, 400);
	assert.match(twice.text('main'), /für diese Vakanz schon vorgeschlagen/);
});

test('taken back, nobody is asked any more; without a department nothing is proposed', async () => {
	const id = await entered({ surname: 'Zurück' }), jobad = await ad('Stelle ohne Vorschlag (m/w/d)');
	const application = await proposed(jobad, id);
	const kept = await office.submit(await office.get(`/mobile/${id}/beenden`));
	assert.match(kept.text('main'), /noch nicht entschieden/);
	const back = await office.submit(await office.get((await office.get(`/mobile/${id}`)).link('Vorschlag zurückziehen')));
	assert.match(back.text('main'), /Der Vorschlag ist zurückgezogen/);
	assert.equal(await status(application), 'vermittlung_fehlgeschlagen');
	assert.doesNotMatch((await recruiter.get('/')).text('.bms-tasks') ?? '', new RegExp(application));
	const bare = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle ohne Fachbereich (m/w/d)'));
	await stack.sql(`UPDATE jobad SET status = 'bei_personalamt' WHERE number = '${bare}'`);
	const refused = await office.submit(await office.get(`/stellenanzeigen/${bare}/vorschlaege`), { mobile: id }, { action: '/vorschlaege' });
	assert.match(refused.text('main'), /niemand ausgewählt/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mobile_proposal p JOIN jobad j ON j.id = p.jobad_id WHERE j.number = '${bare}'`), '0');
	assert.equal((await department.get(`/stellenanzeigen/${jobad}/vorschlaege`)).status, 403);
});

/** Somebody on whom recruiting and department have said yes: {id, jobad, application}. */
async function placed(surname, title) {
	const id = await entered({ surname }), jobad = await ad(title), application = await proposed(jobad, id);
	await accept(application);
	assert.equal(await entry(id), 'placed');
	return { id, jobad, application };
}
async function accept(application) {
	await decide(recruiter, application, 'RECRUITER', { answer: 'accepted' });
	await decide(department, application, 'DEPARTMENT', { answer: 'accepted' });
}
const stand = application => stack.value(`SELECT p.state FROM mobile_proposal p JOIN application a ON a.id = p.application_id WHERE a.number = '${application}'`);
const open = application => stack.value(`SELECT COUNT(*) FROM statement s JOIN application a ON s.object_kind = 4 AND a.id = s.object_id WHERE a.number = '${application}' AND s.state = 'open'`);

test('who is hired stays placed, whatever becomes of the papers', async () => {
	const hired = await placed('Eingestellt', 'Stelle mit Einstellung (m/w/d)');
	await stack.sql(`UPDATE application SET status = 'einstellung' WHERE number = '${hired.application}'`);
	await step(recruiter, hired.application, 'rechtsstreit');
	assert.equal(await status(hired.application), 'rechtsstreit');
	assert.deepEqual([await entry(hired.id), await stand(hired.application)], ['placed', 'placed']);
	const filed = await placed('Abgelegt', 'Stelle mit Ablage (m/w/d)');
	await stack.sql(`UPDATE application SET status = 'einstellung' WHERE number = '${filed.application}'`);
	await step(recruiter, filed.application, 'archiviert');
	assert.equal(await status(filed.application), 'archiviert');
	assert.deepEqual([await entry(filed.id), await stand(filed.application)], ['placed', 'placed']);
});
/** A step after which somebody was asked is not taken back; the same second counts as after. */
const askedBefore = () => stack.sql('UPDATE statement_round SET asked_at = asked_at - INTERVAL 1 MINUTE');

test('a refusal that is taken back is decided anew, or places again', async () => {
	const id = await entered({ surname: 'Nochmals' }), jobad = await ad('Stelle mit Rücknahme (m/w/d)'), application = await proposed(jobad, id);
	await askedBefore();
	const refused = await step(recruiter, application, 'abgesagt');
	assert.deepEqual([await stand(application), await open(application)], ['failed', '0']);
	await recruiter.submit(refused, {}, { action: '/zuruecknehmen' });
	assert.equal(await status(application), 'eingegangen');
	assert.deepEqual([await stand(application), await open(application)], ['open', '2']);
	await stack.sql(`UPDATE jobad SET status = 'freigegeben' WHERE number = '${jobad}'`);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}`)).text('main'), /Mobilen-Vorschlag ist noch nicht entschieden/);
	await accept(application);
	assert.equal(await entry(id), 'placed');
	await askedBefore();
	const again = await step(recruiter, application, 'abgesagt');
	assert.equal(await entry(id), 'open');
	await recruiter.submit(again, {}, { action: '/zuruecknehmen' });
	assert.deepEqual([await entry(id), await stand(application), await open(application)], ['placed', 'placed', '0']);
});

test('proposed for two vacancies, the first that takes the person has her', async () => {
	const id = await entered({ surname: 'Doppelt' }), [first, second] = [await ad('Erste Stelle (m/w/d)'), await ad('Zweite Stelle (m/w/d)')];
	const one = await proposed(first, id), two = await proposed(second, id);
	await accept(one);
	await stack.sql(`UPDATE jobad SET status = 'freigegeben' WHERE number = '${second}'`);
	assert.doesNotMatch((await recruiter.get(`/stellenanzeigen/${second}`)).text('main'), /noch nicht entschieden/);
	assert.match((await recruiter.get(`/stellenanzeigen/${second}/vorschlaege`)).text('main'), /Anderswo vermittelt/);
	await accept(two);
	assert.deepEqual([await status(two), await stand(two), await entry(id), await stand(one)], ['vermittlung_fehlgeschlagen', 'failed', 'placed', 'placed']);
	await step(recruiter, one, 'vermittlung_fehlgeschlagen');
	assert.equal(await entry(id), 'open');
});

test('of procedures somebody is kept out of, the register shows and takes back nothing', async () => {
	const id = await entered({ surname: 'Befangen' }), title = 'Stelle mit Ausschluss (m/w/d)', jobad = await ad(title), application = await proposed(jobad, id);
	const shown = await office.get(`/mobile/${id}`), address = new URL(shown.link('Vorschlag zurückziehen')).pathname, ready = await office.get(address);
	assert.match(shown.text('main'), new RegExp(application));
	const vacancy = await stack.value(`SELECT v.number FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id WHERE j.number = '${jobad}'`), admin = stack.as('henrike.solms');
	await admin.submit(await admin.get(`/verwaltung/befangenheit/${vacancy}`), { person: 'sina.krogmann', reason: 'Verwandt' });
	assert.doesNotMatch((await office.get(`/mobile/${id}`)).text('main'), new RegExp(`${application}|${vacancy}|Ausschluss`));
	assert.equal((await office.get(address)).status, 404);
	assert.equal((await office.submit(ready)).status, 404);
	assert.equal(await status(application), 'eingegangen');
});

test('the name of who is proposed stands only where the application is seen', async () => {
	const id = await entered({ surname: 'Verborgen' }), jobad = await ad('Stelle mit Namen (m/w/d)'), application = await proposed(jobad, id);
	const seen = async () => (await recruiter.get(`/stellenanzeigen/${jobad}/vorschlaege`)).text('main');
	assert.match(await seen(), new RegExp(`${application} Mika Verborgen`));
	await stack.sql(`UPDATE application SET status = 'eingeschraenkt' WHERE number = '${application}'`);
	assert.match(await seen(), new RegExp(`${application}.*Nicht entschieden`));
	assert.doesNotMatch(await seen(), /Verborgen/);
});

test('after 180 days what is placed or ended is erased, with its key', async () => {
	const [gone, kept] = [await entered({ surname: 'Vergangen' }), await entered({ surname: 'Geblieben' })];
	await stack.sql(`UPDATE mobile SET status = 'ended', status_at = UTC_TIMESTAMP() - INTERVAL IF(id = ${gone}, 181, 179) DAY WHERE id IN (${gone}, ${kept})`);
	await stack.job('nightly', '--rule', 'RET-22');
	assert.deepEqual(await stack.sql(`SELECT id, status, surname IS NULL AND first_name IS NULL AND email IS NULL AND wishes IS NULL AS bare FROM mobile WHERE id IN (${gone}, ${kept}) ORDER BY id`),
		[{ id: gone, status: 'erased', bare: '1' }, { id: kept, status: 'ended', bare: '0' }]);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 12 AND object_id = ${gone}`), '0');
	assert.match((await office.get(`/mobile/${gone}`)).text('main'), /Gelöscht/);
});

test('what no proposal would take is refused when it is added: its name, the number, the sum', async () => {
	const id = await entered({ surname: 'Grossakte' }), path = `/mobile/${id}/unterlagen/neu`;
	const send = async name => office.submit(await office.get(path), {}, { action: '/unterlagen/neu', files: { file: [{ name, type: 'application/pdf', bytes: pdf }] } });
	const refused = await send('Zeugnis');
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /passt nicht zur Endung/);
	const total = Number(await stack.value("SELECT value FROM setting WHERE name = 'upload_max_total_bytes'"));
	await stack.sql(`INSERT INTO mobile_file (mobile_id, file_id, name, mime, size, created_at, created_by) VALUES (${id}, LPAD('a', 32, '0'), 'A.pdf', 'application/pdf', ${total - pdf.length}, UTC_TIMESTAMP(), 1)`);
	assert.equal((await send('Passt.pdf')).status, 200);
	assert.match((await send('Zuviel.pdf')).text('main'), /Alle Dateien zusammen sind zu groß/);
	await stack.sql(`UPDATE mobile_file SET size = 1 WHERE mobile_id = ${id}`);
	const most = await stack.value("SELECT value FROM setting WHERE name = 'upload_max_files'");
	await stack.sql("UPDATE setting SET value = 2 WHERE name = 'upload_max_files'");
	try {
		assert.equal((await send('Dritte.pdf')).status, 400);
	} finally {
		await stack.sql(`UPDATE setting SET value = ${most} WHERE name = 'upload_max_files'`);
	}
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mobile_file WHERE mobile_id = ${id}`), '2');
});

test('correcting a proposal leaves it a proposal of the personnel office', async () => {
	const { application } = await placed('Berichtigt', 'Berichtigte Stelle (m/w/d)');
	const page = await recruiter.get(`/bewerbungen/${application}/berichtigen`);
	assert.equal(page.document.querySelector('[name=source]'), null, 'where it comes from is no answer');
	const done = await recruiter.submit(page, { correction_reason: 'Nachgetragen', town: 'Kiel' }, { action: '/berichtigen' });
	assert.match(done.text('main'), /Die Angaben sind berichtigt/);
	assert.equal(await stack.value(`SELECT source FROM application WHERE number = '${application}'`), 'mobile');
});
