// The personnel office's part in an ad, and the report to the employment agency (PRO-05, PRO-06, LAW-21): an ad goes public when the office has released it and the post is reported.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJobad, createVacancy, pdf } from '../lib/slice.mjs';
import { dayIn, startStack, top } from '../lib/stack.mjs';

let stack, recruiter, office, department;

before(async () => {
	stack = await startStack();
	[recruiter, office, department] = ['amira.yildiz', 'sina.krogmann', 'katrin.lohmann'].map(user => stack.as(user));
	await stack.sql(`DELETE FROM process_guard_off WHERE guard IN ('released', 'agency_report', 'early_end')`);
});
after(() => stack?.stop());

async function adInAgreement(title) {
	const vacancy = await createVacancy(recruiter, title), jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	return { vacancy, jobad };
}

const ad = jobad => recruiter.get(`/stellenanzeigen/${jobad}`);
const status = jobad => stack.value(`SELECT status FROM jobad WHERE number = '${jobad}'`);
const asked = jobad => stack.value(`SELECT MAX(s.id) FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id WHERE j.number = '${jobad}'`);
const make = async (jobad, to) => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/schritt/${to}`), {}, { action: '/schritt/' });
const answer = async (jobad, values) => {
	const path = `/stellungnahmen/${await asked(jobad)}`;
	return office.submit(await office.get(path), values, { action: path });
};
const report = async (vacancy, values) => recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/agentur`), values, { action: '/agentur' });

test('given to the office, its people are asked in cockpit and mail; a wanted change leads back, a release on', async () => {
	const { jobad } = await adInAgreement('Geprüfte Stelle (m/w/d)');
	const asks = await recruiter.get((await ad(jobad)).link('An das Personalamt geben'));
	assert.match(asks.text('main'), /In Abstimmung → Bei Personalamt.*Gefragt wird: Stellenanzeige prüfen und freigeben: .*Letzter Tag.*gebeten, die Anzeige zu prüfen/);
	const given = await recruiter.submit(asks, {}, { action: '/schritt/' });
	assert.match(given.text('main'), /Am Zug: Personalamt P 34/);
	assert.equal(await status(jobad), 'bei_personalamt');
	assert.match((await office.get('/')).text('.bms-tasks'), new RegExp(`Stellenanzeige prüfen und freigeben.*${jobad}`));
	assert.match((await stack.mail('sina.krogmann@bsw.example', jobad)).text, new RegExp(`/stellungnahmen/${await asked(jobad)}`));
	await answer(jobad, { answer: 'changes_wanted', text: 'Im zweiten Absatz fehlt die Stufe.' });
	assert.equal(await status(jobad), 'anpassung_erbeten');
	assert.match((await recruiter.get(`/stellungnahmen/${await asked(jobad)}`)).text('main'), /Im zweiten Absatz fehlt die Stufe/);
	const first = await asked(jobad);
	await make(jobad, 'bei_personalamt');
	assert.notEqual(await asked(jobad), first, 'asked anew');
	await answer(jobad, { answer: 'released' });
	assert.equal(await status(jobad), 'freigegeben');
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Bei Personalamt.*Freigegeben.*Sina Krogmann/s);
});

test('taken back, nobody is asked any more; what is answered then changes nothing', async () => {
	const { jobad } = await adInAgreement('Zurückgeholte Stelle (m/w/d)');
	await make(jobad, 'bei_personalamt');
	const path = `/stellungnahmen/${await asked(jobad)}`, open = await office.get(path);
	await make(jobad, 'anpassung_erbeten');
	assert.doesNotMatch((await office.get('/')).text('.bms-tasks') ?? '', new RegExp(jobad));
	const late = await office.submit(open, { answer: 'released' }, { action: path });
	assert.equal(late.status, 409);
	assert.equal(await status(jobad), 'anpassung_erbeten');
});

test('an office without people is not asked, and the step says so', async () => {
	const { vacancy, jobad } = await adInAgreement('Stelle ohne Personalamt (m/w/d)');
	await stack.sql(`DELETE r FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id WHERE v.number = '${vacancy}' AND r.role_id IN (5, 6)`);
	assert.match((await ad(jobad)).text('main'), /niemand vom Personalamt zugeordnet/);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/schritt/bei_personalamt`)).text('main'), /niemand vom Personalamt zugeordnet/);
	assert.equal(await status(jobad), 'in_abstimmung');
});

test('without release and without report nothing is published; the report is kept with day, way and proof, or with the reason why there is none', async () => {
	const { vacancy, jobad } = await adInAgreement('Gemeldete Stelle (m/w/d)');
	await make(jobad, 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	const stopped = await ad(jobad);
	assert.match(stopped.text('main'), /Veröffentlichen: .*der Agentur für Arbeit noch nicht gemeldet/);
	assert.doesNotMatch(stopped.text('main'), /noch nicht freigegeben/);
	assert.deepEqual(stopped.document.querySelectorAll('.bms-desk .kern-btn--primary').map(button => button.text.trim()), ['Meldung eintragen'], 'what comes first is what is done next');
	const page = await recruiter.get(stopped.link('Meldung eintragen'));
	assert.match(page.text('main'), /Noch nicht gemeldet/);
	const bare = await recruiter.submit(page, { kind: 'reported', reported_on: '', way: '', note: 'Nur ein Wort' }, { action: '/agentur' });
	assert.equal(bare.status, 400);
	assert.equal(bare.text('#agency-note'), 'Nur ein Wort');
	const future = await report(vacancy, { kind: 'reported', reported_on: '2031-01-01', way: 'phone', note: 'Morgen' });
	assert.match(future.text('main'), /liegt in der Zukunft/);
	const saved = await report(vacancy, { kind: 'reported', way: 'phone', note: 'Frau Beispiel, Zeichen 4711' });
	assert.match(saved.text('main'), /Die Meldung ist eingetragen/);
	assert.ok(saved.url.endsWith(`/stellenanzeigen/${jobad}`), 'back to the ad that waited for it');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/agentur`)).text('main'), /Gemeldet am .*Telefon.*Zeichen 4711.*Amira Yıldız/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Der Agentur für Arbeit gemeldet/);
	const published = await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' });
	assert.equal(published.status, 200, published.text('main'));
	assert.equal(await status(jobad), 'veroeffentlicht');
});

test('a file proves the report: sealed, checked before, read by whoever may report', async () => {
	const { vacancy } = await adInAgreement('Belegte Stelle (m/w/d)');
	const send = async (values, file) => recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/agentur`), values, { action: '/agentur', files: { file: [file] } });
	const as = (bytes, name = 'bestätigung.pdf', type = 'application/pdf') => ({ name, type, bytes });
	const values = { kind: 'reported', way: 'online', note: '' };
	assert.match((await send(values, as(Buffer.from('Bestätigt'), 'bestätigung.txt', 'text/plain'))).text('main'), /PDF, JPEG/);
	assert.match((await send(values, as(pdf.subarray(0, 90)))).text('main'), /beschädigt/);
	assert.match((await send(values, as(Buffer.alloc(10 * 1048576 + 1, 'x')))).text('main'), /zu groß/);
	assert.equal((await send({ ...values, kind: 'waived' }, as(pdf))).status, 400, 'a file is no reason');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM agency_report r JOIN vacancy v ON v.id = r.vacancy_id WHERE v.number = '${vacancy}'`), '0');
	const saved = await send(values, as(pdf));
	assert.match(saved.text('main'), /Die Meldung ist eingetragen.*Gemeldet am .*Nachweis: ?bestätigung\.pdf/);
	const report = await stack.value('SELECT MAX(id) FROM agency_report WHERE file_id IS NOT NULL');
	const path = saved.link('Nachweis: bestätigung.pdf'), file = await recruiter.get(`/vakanzen/${vacancy}/agentur/nachweis/${report}`);
	assert.match(path, new RegExp(`/nachweis/${report}$`));
	assert.equal(file.headers.get('content-type'), 'application/pdf');
	assert.deepEqual(Buffer.from(file.body, 'latin1').subarray(0, 5), pdf.subarray(0, 5));
	const other = await createVacancy(recruiter, 'Andere Stelle (m/w/d)');
	assert.equal((await recruiter.get(path.replace(vacancy, other))).status, 404, 'of this vacancy alone');
	assert.equal((await office.get(path)).status, 403);
	assert.equal((await department.get(path)).status, 404);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Der Agentur für Arbeit gemeldet: ?\d/);
});

test('the file of the interface is offered before publication: these ads alone, as the schema wants them', async () => {
	const vacancy = await createVacancy(recruiter, 'Früh gemeldete Stelle (m/w/d)'), path = `/vakanzen/${vacancy}/agentur`;
	assert.match((await recruiter.get(path)).text('main'), /Sobald eine Anzeige der Vakanz für alle bestimmt ist/);
	assert.equal((await recruiter.get(`${path}/datei`)).status, 404);
	const inside = await createJobad(recruiter, vacancy, { audience: 'internal' });
	assert.equal((await recruiter.get(`${path}/datei`)).status, 404, 'not for staff alone');
	const jobad = await createJobad(recruiter, vacancy);
	const file = await recruiter.get((await recruiter.get(path)).link('Datei der Schnittstelle herunterladen (XML)'));
	assert.match(file.headers.get('content-disposition'), /DSV000000000_.*\.xml/);
	assert.match(file.body, new RegExp(`<TypeOfLoad>D</TypeOfLoad>[^]*<JobPositionPostingId>${jobad}</JobPositionPostingId>`));
	assert.doesNotMatch(file.body, new RegExp(inside));
	const at = join(stack.dir, 'agency.xml');
	writeFileSync(at, file.body);
	execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(top, 'schema/ba_export.xsd'), at], { stdio: 'pipe' });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM ba_ad WHERE number = '${jobad}'`), '0', 'nothing is taken for delivered');
});

test('a reason instead of the report lets it go public; an ad that was never released does not', async () => {
	const { vacancy, jobad } = await adInAgreement('Nicht gemeldete Stelle (m/w/d)');
	await report(vacancy, { kind: 'waived', note: 'Die Stelle wird zunächst nur intern ausgeschrieben.' });
	await stack.sql(`UPDATE jobad SET status = 'freigegeben' WHERE number = '${jobad}'`);
	const page = await ad(jobad);
	assert.match(page.text('main'), /Veröffentlichen: .*Das Personalamt hat die Anzeige noch nicht freigegeben/);
	assert.doesNotMatch(page.text('main'), /Agentur für Arbeit noch nicht/);
	assert.equal((await department.get(`/vakanzen/${vacancy}/agentur`)).status, 404);
	assert.equal((await office.get(`/vakanzen/${vacancy}/agentur`)).status, 403);
});

test('what is public ends before its last day for a reason only, which stands in the history; a last day that is free is pointed out', async () => {
	const { vacancy, jobad } = await adInAgreement('Früh beendete Stelle (m/w/d)');
	await report(vacancy, { kind: 'waived', note: 'Die Stelle wird zunächst nur intern ausgeschrieben.' });
	await make(jobad, 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	await stack.sql(`UPDATE jobad SET valid_to = '2026-12-25' WHERE number = '${jobad}'`);
	assert.match((await ad(jobad)).text('main'), /letzte Tag dieser Anzeige ist ein Wochenende oder ein Feiertag/);
	await stack.sql(`UPDATE jobad SET valid_to = CURDATE() + INTERVAL 30 DAY WHERE number = '${jobad}'`);
	await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' });
	const asks = await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`);
	const bare = await recruiter.submit(asks, {}, { action: 'zurueckziehen' });
	assert.equal(bare.status, 400);
	assert.match(bare.text('main'), /Begründen Sie, warum sie vorher endet/);
	await recruiter.submit(asks, { reason: 'Es sind genug Bewerbungen da.' }, { action: 'zurueckziehen' });
	assert.equal(await status(jobad), 'inaktiv');
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Es sind genug Bewerbungen da/);
});

test('a release counts for the text it was given for: a changed one goes to the office again, other days do not', async () => {
	const { vacancy, jobad } = await adInAgreement('Umgeschriebene Stelle (m/w/d)');
	const edit = async values => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), values);
	const changed = /Seit der Freigabe durch das Personalamt wurde der Text geändert/;
	await report(vacancy, { kind: 'waived', note: 'Die Stelle wird zunächst nur intern ausgeschrieben.' });
	await make(jobad, 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	assert.equal((await edit({ valid_to: dayIn(40), audience: 'internal' })).status, 200);
	assert.doesNotMatch((await ad(jobad)).text('main'), changed);
	const open = await ad(jobad);
	assert.equal((await edit({ tasks: '- Etwas ganz anderes' })).status, 200);
	assert.match((await ad(jobad)).text('main'), changed);
	await recruiter.submit(open, {}, { action: 'veroeffentlichen' });
	assert.equal(await status(jobad), 'freigegeben');
	await make(jobad, 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	assert.doesNotMatch((await ad(jobad)).text('main'), changed);
	await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' });
	assert.equal(await status(jobad), 'veroeffentlicht');
});

test('what is public, or planned, keeps the text that was released; another text is given to the office again, also from an ad that rests or comes back with its vacancy', async () => {
	const { vacancy, jobad } = await adInAgreement('Neu geschriebene Stelle (m/w/d)');
	await report(vacancy, { kind: 'waived', note: 'Die Stelle wird zunächst nur intern ausgeschrieben.' });
	await make(jobad, 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	assert.equal((await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' })).status, 200);
	const desk = await ad(jobad);
	assert.doesNotMatch(desk.text('.bms-desk__where'), /niemand/, 'whoever has something to do is not told that nobody has');
	assert.match(desk.text('.bms-desk__where'), /Bewerbungen gehen ein\. Sie prüfen/);
	const form = await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`);
	assert.match(form.text('main'), /öffentlich, wie das Personalamt sie freigegeben hat/);
	const refused = await recruiter.submit(form, { tasks: 'Ganz andere Aufgaben.' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Für einen anderen Text ziehen Sie die Anzeige zurück/);
	assert.equal(refused.text('[name=tasks]'), 'Ganz andere Aufgaben.', 'nothing typed is lost');
	assert.equal((await recruiter.submit(form, { feeds: 'no' })).status, 200, 'where it appears is free');
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), { reason: 'Die Aufgaben waren falsch.' }, { action: 'zurueckziehen' });
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { tasks: 'Ganz andere Aufgaben.' })).status, 200);
	const rests = await ad(jobad);
	assert.match(rests.text('main'), /Veröffentlichen: .*Seit der Freigabe durch das Personalamt wurde der Text geändert/);
	await recruiter.submit(await recruiter.get(rests.link('Erneut prüfen lassen')), {}, { action: '/schritt/' });
	assert.equal(await status(jobad), 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	assert.equal((await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' })).status, 200);
	assert.equal(await status(jobad), 'veroeffentlicht');
	const step = async to => recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: to }, { action: '/status' });
	assert.equal((await step('inaktiv')).status, 200);
	assert.equal(await status(jobad), 'inaktiv');
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { tasks: 'Wieder andere Aufgaben.' })).status, 200);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}`)).text('main'), /Neu geschriebene Stelle \(m\/w\/d\) – Seit der Freigabe durch das Personalamt wurde der Text geändert/);
	await step('aktiv');
	assert.equal(await status(jobad), 'inaktiv', 'stays off until the office has released it');
});

test('what is public is extended by a step of its own: reason, mail, history, portal; the last day is not edited away', async () => {
	const { vacancy, jobad } = await adInAgreement('Verlängerte Stelle (m/w/d)');
	await report(vacancy, { kind: 'waived', note: 'Die Stelle wird zunächst nur intern ausgeschrieben.' });
	await stack.sql(`UPDATE jobad SET valid_to = '${dayIn(10)}' WHERE number = '${jobad}'`);
	await make(jobad, 'bei_personalamt');
	await answer(jobad, { answer: 'released' });
	await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' });
	const path = `/stellenanzeigen/${jobad}`, page = await recruiter.get((await ad(jobad)).link('Veröffentlichung verlängern'));
	const extend = (values, from = page) => recruiter.submit(from, values, { action: '/verlaengern' });
	const bare = await extend({ valid_to: dayIn(40) });
	assert.equal(bare.status, 400);
	assert.match(bare.text('main'), /Schreiben Sie, warum die Anzeige länger veröffentlicht bleibt/);
	assert.match((await extend({ valid_to: dayIn(10), reason: 'Zu wenige' })).text('main'), /nicht nach dem bisherigen/);
	assert.match((await extend({ valid_to: dayIn(900), reason: 'Zu wenige' })).text('main'), /sehr weit in der Zukunft/);
	const done = await extend({ valid_to: dayIn(40), reason: 'Es gab zu wenige Bewerbungen.' });
	assert.match(done.text('main'), /Die Veröffentlichung ist verlängert/);
	assert.deepEqual(await stack.sql(`SELECT j.valid_to AS ad, p.valid_to AS portal FROM jobad j JOIN public_ad p ON p.id = j.id WHERE j.number = '${jobad}'`), [{ ad: dayIn(40), portal: dayIn(40) }]);
	assert.match((await recruiter.get(`${path}/verlauf`)).text('main'), /Es gab zu wenige Bewerbungen\..*Veröffentlichung verlängert bis zum: ?\d|Veröffentlichung verlängert bis zum: ?\d.*Es gab zu wenige Bewerbungen/s);
	assert.equal((await extend({ valid_to: dayIn(50), reason: 'Noch einmal' })).status, 409, 'of the ad that was seen');
	const edited = await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { valid_to: dayIn(60) });
	assert.equal(edited.status, 400);
	assert.match(edited.text('main'), /Veröffentlichung verlängern/);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { agency: 'no' })).status, 200);
	assert.equal((await office.get(`${path}/verlaengern`)).status, 403);
	const open = await recruiter.get(`${path}/verlaengern`);
	await stack.sql(`UPDATE jobad SET valid_to = CURDATE() - INTERVAL 1 DAY WHERE number = '${jobad}'`);
	assert.match((await extend({ valid_to: dayIn(40), reason: 'Zu spät' }, open)).text('main'), /ihr letzter Tag ist vorbei/);
	assert.doesNotMatch((await ad(jobad)).text('main'), /Veröffentlichung verlängern/);
});
