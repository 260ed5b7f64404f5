// What conf/demo/run adds of what is under way, so that the demo shows it: a bulk action, a step that waits, ads before publication, mobile employees, an ad of others, a dozen procedures.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, startStack, top } from '../lib/stack.mjs';

let stack;

const load = async () => {
	await stack.job('demo-data', '--dir', join(top, 'conf/demo'), '--now');
	await stack.job('demo-files');
	await stack.job('demo-comparison');
};

before(async () => {
	stack = await startStack();
	await load();
});
after(() => stack?.stop());

test('loaded a second time, it adds nothing', async () => {
	const tables = ['project', 'vacancy', 'jobad', 'jobad_template', 'application', 'statement', 'statement_answer', 'statement_reply', 'mobile', 'mobile_proposal', 'bulk', 'application_step', 'requisition', 'reminder', 'consent_withdrawal', 'list_file', 'mail_outbox', 'letter_file', 'letter_insert', 'comparison_version', 'rating_seat'];
	const counts = () => Promise.all(tables.map(async table => `${table} ${await stack.value(`SELECT COUNT(*) FROM ${table}`)}`));
	await stack.allMails();
	const before = await counts();
	await load();
	await stack.allMails();
	assert.deepEqual(await counts(), before);
});

test('the demo has a comparison that was sent, commented and changed again, and one that two rate, of whom one has handed in', async () => {
	const sent = await stack.value('SELECT n.number FROM comparison_version c JOIN vacancy n ON n.id = c.vacancy_id WHERE c.number = 2');
	const owner = await stack.value(`SELECT s.user_id FROM vacancy v JOIN staff_user s ON s.id = v.owner_id WHERE v.number = '${sent}'`);
	assert.match((await stack.as(owner).get(`/vakanzen/${sent}/vergleich`)).text('main'), /von Hand.*Prüfung der Gleichbehandlung.*Die Gewichtung passt.*Fassung 2.*Fassung 1/);
	const [open, done] = await stack.sql('SELECT s.user_id, n.number, r.handed_in_at FROM rating_seat r JOIN vacancy n ON n.id = r.vacancy_id JOIN staff_user s ON s.id = r.staff_user_id ORDER BY r.handed_in_at');
	assert.equal(open.handed_in_at, null);
	assert.ok(done.handed_in_at);
	assert.match((await stack.as(open.user_id).get('/')).text('main'), /Bewerbungen bewerten/);
	assert.match((await stack.as(open.user_id).get(`/vakanzen/${open.number}/vergleich/meine`)).text('main'), /Bewertung abgeben/);
});

test('the demo has a bulk action of which one could not be done, and a rejection that waits', async () => {
	const list = await stack.as('amira.yildiz').get('/sammelaktionen');
	assert.equal(list.document.querySelectorAll('tbody tr').length, 2, 'and a letter with documents');
	const run = await stack.as('amira.yildiz').get(list.link('Vorauswahl'));
	assert.match(run.text('main'), /ist beendet/);
	assert.deepEqual(run.document.querySelectorAll('tbody tr').map(row => /Erledigt/.test(row.textContent)).sort(), [false, true]);
	const number = await stack.value(`SELECT a.number FROM application_step w JOIN application a ON a.id = w.application_id WHERE w.until_at > UTC_TIMESTAMP()`);
	assert.match((await stack.as('fatma.demirci').get(`/bewerbungen/${number}`)).text('main'), /Zurücknehmen \(noch 1\d Minuten\)/);
});

test('in the demo procedures came to their end: after hiring with notice, receipt and hand-over, without filling the post, and in a legal dispute', async () => {
	const [hired, unfilled, disputed] = await Promise.all(['BVU-3310', 'BSW-4102', 'BVU-4477'].map(post => stack.value(`SELECT number FROM vacancy WHERE post_number = '${post}'`)));
	const [nikolai, svenja] = [stack.as('nikolai.stern'), stack.as('svenja.brandt')];
	const stand = async (who, number) => (await who.get(`/vakanzen/${number}/stand`)).text('main');
	assert.deepEqual(await stack.sql(`SELECT status FROM vacancy WHERE number IN ('${hired}', '${unfilled}', '${disputed}') ORDER BY id`), [{ status: 'abgeschlossen' }, { status: 'abgeschlossen' }, { status: 'rechtsstreit' }]);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM handover h JOIN vacancy v ON v.id = h.vacancy_id WHERE h.live IS NOT NULL AND v.number IN ('${hired}', '${disputed}')`), '2');
	assert.match(await stand(nikolai, hired), /Übergabe.*Abschluss der Vakanz/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM passed_over p JOIN vacancy v ON v.id = p.vacancy_id WHERE p.opened_at > p.sent_at AND v.number IN ('${hired}', '${disputed}')`), '2');
	const person = await stack.value(`SELECT a.number FROM application a JOIN applicant p ON p.id = a.applicant_id WHERE p.surname = 'Stünkel'`);
	assert.equal((await stack.as('thorben.clasen').get(`/bewerbungen/${person}`)).status, 404, 'access ended with the procedure');
	assert.match((await svenja.get(`/vakanzen/${unfilled}/ohne-besetzung`)).text('main'), /Stellenplan entfallen.*Mittel dafür entfallen/);
	assert.match((await svenja.get(`/vakanzen/${unfilled}/stellungnahmen`)).text('main'), /Katrin Lohmann.*Bestätigt/s);
	for (const email of ['gesche.hinrichsen@mail.example', 'ibrahim.saliou@post.example'])
		assert.equal((await stack.allMails()).filter(mail => mail.envelope_to.includes(email) && /Das Verfahren ist beendet/.test(mail.subject)).length, 1, email);
	assert.match(await stand(nikolai, disputed), /Rechtsstreit zur Vakanz/);
	assert.match((await nikolai.get(`/vakanzen/${disputed}/verlauf`)).text('main'), /Klage auf Entschädigung/);
});

test('in the demo a letter went out with two documents, the signature of its authority and a last day counted from that day', async () => {
	const mail = await eventually(async () => (await stack.arrived()).find(one => /^Unterlagen zu Ihrer Bewerbung B-/.test(one.subject)), 'the letter');
	assert.match(mail.text, /Bitte melden Sie sich bis zum \d\d\.\d\d\.\d{4}\.[^]*Sie erreichen uns[^]*Mit freundlichen Grüßen\s+Im Auftrag\s+Ihr Team Personalgewinnung Schule/);
	const number = /B-\d{4}-\d{5}/.exec(mail.subject)[0];
	const tab = await stack.as('amira.yildiz').get(`/bewerbungen/${number}/emails`);
	for (const name of ['Hinweise zu Zeugnissen.pdf', 'Wegbeschreibung.pdf'])
		assert.match(tab.link(name), /anlage/);
	assert.equal((await stack.as('henrike.solms').get('/verwaltung/briefbausteine')).document.querySelectorAll('tbody tr').length, 3);
});

test('in the demo a recruiter has a dossier and a list of applications as files, made by the queue', async () => {
	const recruiter = stack.as('amira.yildiz');
	await eventually(async () => await stack.value("SELECT COUNT(*) FROM list_file WHERE state = 'ready'") === '2', 'both files');
	const list = await recruiter.get('/dateien');
	assert.equal(list.document.querySelectorAll('tbody tr').length, 2);
	assert.match(list.text('tbody'), /Dossier.*PDF/);
	assert.match(list.text('tbody'), /Bewerbungen.*XLSX/);
	const file = await recruiter.get(list.link('Dossier'));
	assert.match(file.text('main'), /Das Dossier ist fertig/);
	assert.match(file.text('main'), /V-\d{4}-\d{5} \S+/);
});

test('in the demo applicants are told when theirs were read and for which steps', async () => {
	assert.ok(await stack.value('SELECT COUNT(DISTINCT application_id) FROM application_read') > 5);
	assert.ok(await stack.value('SELECT COUNT(DISTINCT status) FROM application_read') > 5);
});

test('in the demo new ads say what the text blocks say, and older ones are marked that say otherwise', async () => {
	const recruiter = stack.as('amira.yildiz'), marked = async title => /Abweichend vom Textbaustein/.test((await recruiter.get(`/stellenanzeigen/${await ad(title)}`)).text('main'));
	assert.equal(await marked('Erzieherin oder Erzieher (m/w/d) in der Vorschule'), false);
	assert.equal(await marked('Schulsekretariat'), true);
	const used = (await stack.as('henrike.solms').get('/verwaltung/textbausteine')).document.querySelectorAll('tbody tr').map(row => Number(row.querySelector('[data-label^=Anzeigen]')?.textContent ?? 0));
	assert.ok(used.length === 2 && used.every(count => count > 10), used.join());
});

test('in the demo committees were told of an application when it arrived (LAW-20)', async () => {
	const told = join => `FROM received_told t JOIN application a ON a.id = t.application_id ${join}`;
	assert.ok(Number(await stack.value(`SELECT COUNT(*) ${told('')}`)) > 10);
	assert.deepEqual(await stack.sql(`SELECT a.number, a.status, t.role_id, a.received_at, t.told_at ${told('WHERE t.told_at > a.received_at + INTERVAL 10 MINUTE')}`), []);
});

test('in the demo an ad is agreed on: asked anew after the first answers, and another one is with the personnel office', async () => {
	for (const state of ['answered', 'open'])
		assert.notEqual(await stack.value(`SELECT COUNT(*) FROM statement WHERE state = '${state}' AND kind IN ('ad_lector', 'ad_department', 'ad_pr')`), '0', state);
	for (const person of ['paul.oduya', 'katrin.lohmann', 'iris.jansson'])
		assert.match((await stack.as(person).get('/')).text('main'), /Stellenanzeige (prüfen|freigeben)|Stellungnahme zur Stellenanzeige/, person);
});

const ad = title => stack.value(`SELECT number FROM jobad WHERE title LIKE '${title}%'`);

test('in the demo each office keeps its mobile employees; one proposal waits for recruiting and department, one was refused with a reason', async () => {
	const [office, recruiter, department] = ['sina.krogmann', 'amira.yildiz', 'katrin.lohmann'].map(user => stack.as(user));
	const register = await office.get('/mobile');
	assert.equal(register.document.querySelectorAll('tbody tr').length, 3);
	assert.match(register.text('main'), /Dahlmann, Wencke/);
	assert.doesNotMatch(register.text('main'), /Reimerson/);
	assert.match((await stack.as('carsten.vollmer').get('/mobile')).text('main'), /Reimerson, Ansgar.*A15/);
	const number = await ad('Sachbearbeitung (m/w/d) Beschaffung');
	const proposals = await office.get(`/stellenanzeigen/${number}/vorschlaege`);
	assert.match(proposals.text('main'), /Wencke Dahlmann/);
	assert.match(proposals.text('main'), /Torben Quasthoff.*Vermittlung fehlgeschlagen|Vermittlung fehlgeschlagen.*Torben Quasthoff/);
	const waiting = await stack.value(`SELECT a.number FROM mobile_proposal p JOIN application a ON a.id = p.application_id WHERE p.state = 'open'`);
	for (const who of [recruiter, department])
		assert.match((await who.get('/')).text('.bms-tasks'), new RegExp(`Mobilen-Vorschlag entscheiden.*${waiting}`));
	const refused = await stack.value(`SELECT s.id FROM statement s JOIN mobile_proposal p ON s.object_kind = 4 AND p.application_id = s.object_id WHERE p.state = 'failed' AND s.answer = 'refused'`);
	assert.match((await office.get(`/stellungnahmen/${refused}`)).text('main'), /Kenntnisse im Vergaberecht fehlen/);
});

test('in the demo an ad of others is public, and its application goes elsewhere; its project is seen by the office', async () => {
	const page = await stack.visitor().get(`/stellen/${await ad('Hausleitung')}`);
	assert.equal(page.link('Zur Bewerbung bei der ausschreibenden Stelle'), 'https://schullandheim.example/bewerbung');
	const project = await stack.value(`SELECT number FROM project WHERE foreign_ads`);
	assert.ok((await stack.as('sina.krogmann').get(`/projekte/${project}`)).link('Fremdanzeige eingeben'));
});

test('in the demo there are templates, and an ad with English text and a place of work', async () => {
	const recruiter = stack.as('amira.yildiz'), page = await recruiter.get(`/stellenanzeigen/${await ad('Sachbearbeitung (m/w/d) Beschaffung')}`);
	assert.match(page.text('main'), /Procurement officer/);
	assert.match(page.text('main'), /Kranweg 18/);
	const vacancy = await stack.value(`SELECT number FROM vacancy WHERE post_number = 'BSW-0388'`);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`)).text('main'), /Sachbearbeitung Schulbetrieb/);
	const project = await stack.value(`SELECT number FROM project WHERE name = 'BSW Stellen bis A/E14'`);
	assert.match((await recruiter.get(`/projekte/${project}/vakanzen/neu`)).text('main'), /Schulbetrieb, Sachbearbeitung/);
});

test('in the demo an ad is agreed on one after the other, and a question back has its reply', async () => {
	const number = await ad('Sachbearbeitung (m/w/d) Stiftungen');
	const page = await stack.as('joerg.petersen').get(`/stellenanzeigen/${number}/abstimmung`);
	assert.match(page.text('main'), /nacheinander/i);
	assert.match(page.text('main'), /Ist die zweite Stelle.*sie steht im Stellenplan/);
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT s.round_id) FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id WHERE j.number = '${number}'`), '3');
	assert.match((await stack.as('paul.oduya').get('/')).text('.bms-tasks'), new RegExp(number));
});

test('in the demo a dozen procedures stand at every step up to publication, in both authorities', async () => {
	const rows = await stack.sql(`SELECT a.short_name AS authority, IF(j.status = 'veroeffentlicht' AND j.valid_from > CURDATE(), 'planned', IFNULL(j.status, 'no ad')) AS step, COUNT(*) AS count
		FROM vacancy v JOIN org_unit a ON a.id = v.authority_id LEFT JOIN jobad j ON j.vacancy_id = v.id WHERE a.code IN ('BSW', 'BVU')
		AND v.id >= (SELECT id FROM vacancy WHERE post_number = 'BSW-3401') GROUP BY 1, 2`);
	assert.ok(rows.reduce((sum, row) => sum + Number(row.count), 0) >= 12);
	const steps = code => rows.filter(row => row.authority === code).map(row => row.step).sort();
	assert.deepEqual(steps('BSW'), ['anpassung_erbeten', 'bei_personalamt', 'entwurf', 'freigegeben', 'in_abstimmung', 'veroeffentlicht']);
	assert.deepEqual(steps('BVU'), ['abgelaufen', 'bei_personalamt', 'entwurf', 'in_abstimmung', 'no ad', 'planned']);
	assert.deepEqual((await stack.sql('SELECT DISTINCT status FROM requisition ORDER BY status')).map(row => row.status), ['angenommen', 'eingereicht', 'entwurf', 'inaktiv', 'zurueckgegeben']);
});

test('in the demo statements are open, late, answered, silent, objected to, urgent and answered too late', async () => {
	const count = where => stack.value(`SELECT COUNT(*) FROM statement s WHERE s.object_kind = 3 AND ${where}`);
	for (const where of ["s.state = 'open' AND s.due_at > UTC_TIMESTAMP()", "s.state = 'open' AND s.due_at < UTC_TIMESTAMP()", "s.state = 'answered'", "s.state = 'silent'",
		"s.answer = 'objection'", "s.answer = 'changes_wanted' AND s.kind = 'ad_office'", 's.urgent IS NOT NULL',
		'EXISTS (SELECT 1 FROM statement_answer a WHERE a.statement_id = s.id AND a.late AND NOT a.counts)'])
		assert.notEqual(await count(where), '0', where);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history h JOIN history l ON l.object_kind = h.object_kind AND l.object_id = h.object_id AND l.id > h.id AND l.at < h.at
		WHERE h.object_kind = 3 AND h.action LIKE 'statement%' AND l.action LIKE 'statement%'`), '0', 'what happened stands in the order in which it did');
});

test('in the demo both authorities have statements that are open, answered and silent, and late ones', async () => {
	const rows = await stack.sql(`SELECT a.code AS authority, IF(s.state = 'open' AND s.due_at < UTC_TIMESTAMP(), 'late', s.state) AS state FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id
		JOIN vacancy v ON v.id = j.vacancy_id JOIN org_unit a ON a.id = v.authority_id GROUP BY 1, 2 ORDER BY 1, 2`);
	const states = code => rows.filter(row => row.authority === code).map(row => row.state);
	assert.deepEqual(states('BSW'), ['answered', 'late', 'open', 'silent']);
	assert.deepEqual(states('BVU'), ['answered', 'late', 'open', 'silent']);
});

test('in the demo somebody of each role has something to do, in both authorities; whoever is informed alone sees no objects, and is told so', async () => {
	for (const user of ['henrike.solms', 'amira.yildiz', 'katrin.lohmann', 'ruth.eggers', 'bernd.harms', 'sina.krogmann', 'paul.oduya', 'doris.kuhnert', 'lena.maibaum', 'frank.tiedemann',
		'nikolai.stern', 'birgit.wendland', 'samuel.nkemi', 'anke.dierks', 'carsten.vollmer', 'iris.jansson', 'uwe.maurer', 'zeynep.ergin', 'marlies.feddersen', 'thorben.clasen'])
		assert.ok((await stack.as(user).get('/')).document.querySelectorAll('.bms-tasks li').length > 0, user);
	for (const user of ['gesa.rohde', 'elif.sandmann'])
		assert.match((await stack.as(user).get('/')).text('.bms-nothing'), /Über Ihre Verfahren bekommen Sie E-Mails von selbst/, user);
});

test('in the demo personnel administration has somebody to hire, whose application and dossier it opens, and sees nobody else', async () => {
	for (const [user, name, other] of [['frank.tiedemann', 'Papadellis', 'Thiesbrummel'], ['thorben.clasen', 'Thiesbrummel', 'Papadellis']]) {
		const who = stack.as(user), cockpit = await who.get('/');
		assert.match(cockpit.text('main'), new RegExp(`Einzustellende Bewerbungen.*${name}`), user);
		const list = await who.get('/bewerbungen');
		assert.equal(list.document.querySelectorAll('tbody tr').length, 1, user);
		assert.doesNotMatch(list.body, new RegExp(other));
		const link = list.document.querySelectorAll('tbody a').find(one => one.textContent.includes(name)).getAttribute('href');
		assert.match((await who.get(link)).text('main'), new RegExp(`${name}.*Einstellungsprozess`));
	}
});

test('who is asked reads on the desk that it is her turn, though others are due before her, and answers with its first button', async () => {
	const desk = await stack.as('lena.maibaum').get(`/stellenanzeigen/${await ad('Erzieherin oder Erzieher (m/w/d) in der Vorschule')}`);
	assert.match(desk.text('.bms-desk__turn'), /Am Zug: Sie \(Gleichstellungsbeauftragte BSW\) · Entwurf zur Kenntnis · bis .* weitere Fragen offen: 2/);
	assert.equal(desk.text('.bms-desk .kern-btn--primary'), 'Entwurf zur Kenntnis');
});

test('in the demo an administrator has hidden one field of work that a vacancy keeps, and replaced another', async () => {
	const list = await stack.as('henrike.solms').get('/verwaltung/auswahllisten/field');
	assert.match(list.text('tbody'), /Stadtgrün und Forst.*nein, ausgeblendet ?1/);
	assert.match(list.text('tbody'), /Datenverarbeitung.*ersetzt durch IT und Digitalisierung ?0/);
	const vacancy = title => stack.value(`SELECT number FROM vacancy WHERE title LIKE '%${title}%'`);
	const recruiter = stack.as('amira.yildiz');
	const kept = await stack.value("SELECT COUNT(*) FROM vacancy WHERE field = 'stadtgruen-und-forst'");
	assert.equal(kept, '1');
	assert.equal(await stack.value(`SELECT v.field FROM vacancy v JOIN history h ON h.object_kind = 2 AND h.object_id = v.id WHERE h.action = 'choice_replaced' AND v.number = '${await vacancy('Lernplattformen')}'`), 'it');
	assert.equal((await recruiter.get('/verwaltung/auswahllisten')).status, 403);
});

test('in the demo a profile and a legend were changed after the first rating, an ad lies in the archive, and a vacancy has a new owner', async () => {
	const recruiter = stack.as('amira.yildiz');
	const changed = await stack.value(`SELECT v.number FROM ranking_former f JOIN vacancy v ON v.id = f.vacancy_id`);
	assert.match((await recruiter.get(`/vakanzen/${changed}/anforderungen`)).text('main'),
		/Änderungen nach der ersten Bewertung.*Schuldatenbank.*Änderungen der Rangklassen nach der ersten Bewertung.*D Nachrücken/);
	const archive = await recruiter.get('/stellenanzeigen/archiv');
	assert.equal(archive.document.querySelectorAll('tbody tr').length, 1);
	assert.match(archive.text('main'), /Schulärztin oder Schularzt.*Archiviert/);
	assert.match((await recruiter.get('/')).text('.bms-tasks'), /Neue Vakanz übernehmen.*Referatsleitung/);
});

test('in the demo applications came on paper and by mail, one may be a double, one was found unsuitable, of one documents are asked for', async () => {
	const entered = (await stack.sql("SELECT e.way FROM application_entry e JOIN application a ON a.id = e.application_id ORDER BY a.id")).map(row => row.way);
	assert.deepEqual(entered, ['post', 'email', 'hand']);
	assert.equal(await stack.value("SELECT c.result FROM formal_check c JOIN application_entry e ON e.application_id = c.application_id"), 'unsuitable');
	assert.equal(await stack.value("SELECT COUNT(*) FROM document_request r JOIN application_entry e ON e.application_id = r.application_id AND e.way = 'email' WHERE r.state = 'open'"), '1');
	assert.match((await stack.as('henrike.solms').get('/doppelte?nach=name')).text('main'), /Petersen, Hannelore/);
});
