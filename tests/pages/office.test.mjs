// The personnel office's part in an ad, and the report to the employment agency (PRO-05, PRO-06, LAW-21): an ad goes public when the office has released it and the post is reported.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

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
	const page = await recruiter.get(stopped.link('Zur Seite, auf der das behoben wird'));
	assert.match(page.text('main'), /Noch nicht gemeldet/);
	const bare = await recruiter.submit(page, { kind: 'reported', reported_on: '', way: '', note: 'Nur ein Wort' }, { action: '/agentur' });
	assert.equal(bare.status, 400);
	assert.equal(bare.text('#agency-note'), 'Nur ein Wort');
	const future = await report(vacancy, { kind: 'reported', reported_on: '2031-01-01', way: 'phone', note: 'Morgen' });
	assert.match(future.text('main'), /liegt in der Zukunft/);
	const saved = await report(vacancy, { kind: 'reported', way: 'phone', note: 'Frau Beispiel, Zeichen 4711' });
	assert.match(saved.text('main'), /Die Meldung ist eingetragen.*Gemeldet am .*Telefon.*Zeichen 4711.*Amira Yıldız/);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Der Agentur für Arbeit gemeldet/);
	const published = await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' });
	assert.equal(published.status, 200, published.text('main'));
	assert.equal(await status(jobad), 'veroeffentlicht');
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
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), { reason: 'Ein Fehler im Text.' }, { action: 'zurueckziehen' });
	assert.equal((await edit({ tasks: '- Etwas Berichtigtes' })).status, 200);
	await recruiter.submit(await ad(jobad), {}, { action: 'veroeffentlichen' });
	assert.equal(await status(jobad), 'veroeffentlicht', 'what was public comes back');
});
