// From the decision to the closed procedure (PRO-12 to PRO-14, PRO-32): offer and answer, next in rank, hiring documents, handing over, ending without filling the post, closing; what each role sees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { agree, unwaited } from '../lib/decide.mjs';
import { apply, closeVacancy, cv, publishedAd, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, psb, ad;
const people = {};
const main = page => page.text('main');
const german = day => day.split('-').reverse().join('.');
const tab = name => `/bewerbungen/${people[name].number}/einstellung`;
const offer = name => stack.sql(`SELECT o.* FROM offer o JOIN application a ON a.id = o.application_id WHERE a.number = '${people[name].number}' ORDER BY o.id DESC LIMIT 1`).then(rows => rows[0]);
const history = number => stack.sql(`SELECT action FROM history WHERE object_kind = 4 AND object_id = (SELECT id FROM application WHERE number = '${number}') ORDER BY seq`).then(rows => rows.map(row => row.action));
const about = (subject, to) => stack.allMails().then(mails => mails.filter(mail => mail.subject.includes(subject) && mail.envelope_to.includes(to)));
const tasks = kind => stack.value(`SELECT COUNT(DISTINCT t.object_id) FROM task t JOIN vacancy v ON v.id = t.vacancy_id WHERE t.kind = '${kind}' AND v.number = '${ad.vacancy}'`);
const link = text => /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(text)[0];
const make = async (name, values = {}) => recruiter.submit(await recruiter.get(`${tab(name)}/angebot`), { last_day: german(dayIn(14)), ...values });
const answer = (visitor, name, values) => visitor.get(`/bewerbung/${people[name].number}/angebot`).then(page => visitor.submit(page, values));

/** Somebody's own page by the link of a letter. */
async function opened(name, subject) {
	const visitor = stack.visitor();
	const page = await visitor.get(link((await stack.mail(people[name].email, subject)).text));
	await visitor.submit(page);
	return visitor;
}

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	psb = stack.as('frank.tiedemann');
	ad = await publishedAd(recruiter, 'Stelle mit Einstellung (m/w/d)');
	for (const name of ['ada', 'ben', 'cem', 'dora']) {
		const email = `${name}@beispiel.example`;
		people[name] = { email, number: await apply(stack, ad.jobad, { email, first_name: name[0].toUpperCase() + name.slice(1), surname: 'Beispiel' }) };
	}
	await stack.sql(`INSERT IGNORE INTO vacancy_unit (vacancy_id, role_id, org_unit_id) SELECT v.id, 10, u.id FROM vacancy v JOIN org_unit u ON u.authority_id = v.authority_id AND u.kind = 'psb_group' WHERE v.number = '${ad.vacancy}'`);
	await stack.sql(`UPDATE org_unit SET mailbox = 'personal@bsw.example' WHERE kind = 'psb_group' AND authority_id = (SELECT authority_id FROM vacancy WHERE number = '${ad.vacancy}')`);
	await stack.job('rebuild-reach');
	await stack.sql(`UPDATE application SET status = 'beteiligung_gremien', severely_disabled = FALSE WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`);
	await stack.sql(`INSERT INTO decision (vacancy_id, number, state, posts, created_at, created_by, fixed_at, fixed_by) SELECT id, 1, 'fixed', 1, UTC_TIMESTAMP(), owner_id, UTC_TIMESTAMP(), owner_id FROM vacancy WHERE number = '${ad.vacancy}';
		INSERT INTO decision_part (decision_id, application_id, choice, position) SELECT LAST_INSERT_ID(), a.id, CASE a.number WHEN '${people.ada.number}' THEN 'chosen' WHEN '${people.dora.number}' THEN 'no' ELSE 'next' END,
			CASE a.number WHEN '${people.ben.number}' THEN 1 WHEN '${people.cem.number}' THEN 2 END FROM application a WHERE a.vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`);
	await unwaited(stack, ad.vacancy);
	await agree(stack, recruiter, ad.vacancy);
});
after(() => stack?.stop());

test('an offer goes to who is chosen alone, with a letter and its last day; who is not is stopped with words', async () => {
	const stopped = await recruiter.get(tab('ben'));
	assert.match(main(stopped), /nicht.*ausgewählt|festgelegte/is);
	assert.equal(stopped.document.querySelector('a[href$="/angebot"]'), null);
	const choose = (name, choice) => stack.sql(`UPDATE decision_part p JOIN application a ON a.id = p.application_id SET p.choice = '${choice}' WHERE a.number = '${people[name].number}'`);
	await choose('ben', 'chosen');
	await agree(stack, recruiter, ad.vacancy);
	const old = await recruiter.get(`${tab('ben')}/angebot`);
	await choose('ben', 'next');
	assert.equal((await recruiter.submit(old, { last_day: german(dayIn(14)) })).status, 400, 'nor by an old form');
	for (const [day, words] of [[german(dayIn(0)), /nach dem heutigen Tag/], [german(dayIn(500)), /zu weit/], ['', /bis wann/]])
		assert.match(main(await make('ada', { last_day: day })), words);
	const page = await make('ada');
	assert.match(main(page), /Das Angebot ist gemacht.*offen/s, main(page));
	const mail = await stack.mail(people.ada.email, 'Wir möchten Sie einstellen');
	assert.match(mail.text, /Letzter Tag für Ihre Antwort/);
	assert.equal((await about('Wir möchten Sie einstellen', people.ada.email)).length, 1);
	assert.match(main(await make('ada')), /geändert/, 'one stands at most');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM offer o JOIN application a ON a.id = o.application_id WHERE a.number = '${people.ada.number}'`), '1');
});

test('without an account it is answered by the link; of two answers at once the first counts', async () => {
	const ada = await opened('ada', 'Wir möchten Sie einstellen');
	const own = await ada.get(`/bewerbung/${people.ada.number}`);
	assert.match(main(own), /Unser Angebot.*Wir warten auf Ihre Antwort/s);
	const form = await ada.get(`/bewerbung/${people.ada.number}/angebot`);
	assert.equal((await ada.submit(form, { answer: '' })).status, 400);
	const elsewhere = await opened('ada', 'Wir möchten Sie einstellen'), other = await elsewhere.get(`/bewerbung/${people.ada.number}/angebot`);
	const both = await Promise.all([ada.submit(form, { answer: 'declined', note: 'Leider zu weit.' }), elsewhere.submit(other, { answer: 'accepted' })]);
	const row = await offer('ada');
	assert.ok(['accepted', 'declined'].includes(row.state));
	assert.equal(both.filter(page => /Vielen Dank|Absage ist angekommen/.test(main(page))).length, 1);
	const done = (await history(people.ada.number)).filter(action => ['offer_accepted', 'offer_declined'].includes(action));
	assert.deepEqual(done, [`offer_${row.state}`]);
	assert.equal(await tasks(`offer_${row.state}`), '1');
	assert.equal((await ada.get(`/bewerbung/${people.ada.number}/angebot`)).url.endsWith(people.ada.number), true, 'nothing is left to answer');
	await stack.sql(`UPDATE offer SET state = 'declined' WHERE id = ${row.id}`);
});

test('who refused makes room: the next in rank moves up, out of turn with a reason, once', async () => {
	const list = await recruiter.get(`/vakanzen/${ad.vacancy}/einstellung`);
	assert.match(main(list), /Ein Platz ist frei.*wird nicht eingestellt/s);
	const path = name => `${tab(name)}/nachruecken`;
	assert.match(main(await recruiter.submit(await recruiter.get(path('cem')))), /nicht als Nächste an der Reihe/);
	assert.match(main(await recruiter.submit(await recruiter.get(path('dora')))), /rückt nicht nach/);
	const forms = await Promise.all([recruiter.get(path('ben')), recruiter.get(path('cem'))]);
	await Promise.all([recruiter.submit(forms[0]), recruiter.submit(forms[1], { reason: 'Ben ist verreist.' })]);
	const chosen = await stack.sql(`SELECT a.number FROM decision_part p JOIN application a ON a.id = p.application_id WHERE p.choice = 'chosen' AND p.dropped_at IS NULL AND p.moved_up_at IS NOT NULL`);
	assert.equal(chosen.length, 1, 'one place, one person');
	assert.match(main(await recruiter.get(`${tab('ada')}/angebot`)), /angehalten|nicht.*ausgewählt/is, 'whose place is taken is not chosen any more');
	if (chosen[0].number !== people.ben.number) {
		[people.ben, people.cem] = [people.cem, people.ben];
		await agree(stack, recruiter, ad.vacancy); // of the other it was asked before
	}
	assert.equal(await tasks('offer_declined'), '0');
});

test('a last day that passes reminds and declines nothing; an answer by phone is noted; taken back meanwhile it counts no more', async () => {
	await make('ben');
	const row = await offer('ben');
	await stack.sql(`UPDATE offer SET last_day = '${dayIn(-1)}', made_at = made_at - INTERVAL 20 DAY WHERE id = ${row.id}`);
	await stack.job('nightly', '--rule', 'PRO-12');
	await stack.job('nightly', '--rule', 'PRO-12');
	assert.equal((await offer('ben')).state, 'open');
	assert.equal(await tasks('offer_overdue'), '1');
	assert.equal((await history(people.ben.number)).filter(action => action === 'offer_overdue').length, 1);
	assert.match(main(await recruiter.get(tab('ben'))), /Schweigen lehnt nichts ab/);
	const account = await makeAccount(stack, { email: people.ben.email, first: 'Ben' });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${people.ben.number}'`);
	const ben = await signedIn(stack, account);
	const old = await ben.get(`/bewerbung/${people.ben.number}/angebot`);
	const back = await recruiter.get(`${tab('ben')}/angebot-zuruecknehmen`);
	assert.equal((await recruiter.submit(back, { reason: '' })).status, 400);
	await Promise.all([recruiter.submit(back, { reason: 'Die Stelle wird neu bewertet.' }), ben.submit(old, { answer: 'accepted' })]);
	const meanwhile = await offer('ben');
	assert.ok(['taken_back', 'accepted'].includes(meanwhile.state));
	if (meanwhile.state === 'accepted')
		await recruiter.submit(await recruiter.get(`${tab('ben')}/angebot-zuruecknehmen`), { reason: 'Die Stelle wird neu bewertet.' });
	assert.equal((await about('gilt nicht mehr', people.ben.email)).length, 1);
	assert.equal(await tasks('offer_overdue'), '0');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM offer WHERE reason_sealed LIKE '%bewertet%' OR note_sealed LIKE '%weit%'`), '0', 'sealed');
	await make('ben');
	const told = await recruiter.get(`${tab('ben')}/antwort`);
	assert.match(main(await recruiter.submit(told, { answer: 'accepted', how: 'phone', on: german(dayIn(2)) })), /zwischen dem Tag/);
	const noted = await recruiter.submit(await recruiter.get(`${tab('ben')}/antwort`), { answer: 'accepted', how: 'phone', on: german(dayIn(0)), note: 'Freut sich.' });
	assert.match(main(noted), /Die Antwort ist eingetragen.*angenommen.*am Telefon.*Freut sich/s);
});

test('hiring documents: uploaded or made from a letter, seen by recruiting alone until the hand-over', async () => {
	await recruiter.submit(await recruiter.get(`${tab('ben')}/unterlage-hinzufuegen`), {}, { files: { files: [{ ...cv, name: 'arbeitsvertrag.pdf' }] } });
	const begun = await recruiter.get((await recruiter.get(`${tab('ben')}/unterlage-aus-brief`)).link('Brief'));
	await recruiter.submit(begun, { subject: 'Zusage', text: 'Wir freuen uns auf Sie.' }, { action: '/unterlage-aus-brief/letter' });
	const page = await recruiter.get(tab('ben'));
	assert.match(main(page), /arbeitsvertrag\.pdf.*Zusage\.pdf/s);
	people.ben.documents = [...page.document.querySelectorAll('main a[href*="/unterlagen/"]')].map(a => a.getAttribute('href')).filter(href => /\d$/.test(href));
	assert.equal(people.ben.documents.length, 2);
	for (const href of people.ben.documents) {
		assert.match((await recruiter.get(href)).body.slice(0, 5).toString(), /%PDF/);
		assert.equal((await stack.as('mehmet.aksoy').get(href)).status, 404, 'the department');
		assert.equal((await psb.get(href)).status, 404, 'nothing before');
	}
	const id = /\d+$/.exec(people.ben.documents[0])[0];
	assert.equal((await recruiter.get(`/bewerbungen/${people.ben.number}/anhang/${id}`)).status, 404, 'no other way leads to it');
	assert.doesNotMatch(main(await recruiter.get(`/bewerbungen/${people.ben.number}`)), /arbeitsvertrag/);
	const own = await signedIn(stack, { id: await stack.value(`SELECT id FROM account WHERE email = '${people.ben.email}'`) });
	assert.doesNotMatch(main(await own.get(`/bewerbung/${people.ben.number}`)), /arbeitsvertrag|Zusage\.pdf/);
	assert.equal((await own.get(`/bewerbung/${people.ben.number}/anhang/${id}`)).status, 404);
});

test('handed over once, in hiring alone: the personnel administration is mailed and sees that one, nothing else and nothing before', async () => {
	assert.equal((await psb.get(`/bewerbungen/${people.ben.number}`)).status, 404);
	assert.equal((await psb.get(`/vakanzen/${ad.vacancy}`)).status, 404);
	assert.doesNotMatch(main(await psb.get('/uebergaben')), /Beispiel, Ben/);
	assert.match(main(await recruiter.get(tab('ben'))), /erst im Einstellungsprozess/);
	await step(recruiter, people.ben.number, 'einstellungsprozess');
	const forms = await Promise.all([recruiter.get(`${tab('ben')}/uebergeben`), recruiter.get(`${tab('ben')}/uebergeben`)]);
	await Promise.all(forms.map(form => recruiter.submit(form)));
	assert.equal(await stack.value(`SELECT COUNT(*) FROM handover h JOIN application a ON a.id = h.application_id WHERE a.number = '${people.ben.number}'`), '1');
	assert.equal((await history(people.ben.number)).filter(action => action === 'handed_over').length, 1);
	for (const to of ['frank.tiedemann@bsw.example', 'personal@bsw.example']) {
		const mails = await about(people.ben.number, to);
		assert.equal(mails.filter(mail => /Personalsachbearbeitung/.test(mail.subject)).length, 1, to);
		assert.doesNotMatch(mails[0].text, /Ben|Beispiel,/);
	}
	assert.match(main(await psb.get('/uebergaben')), /Beispiel, Ben/);
	for (const path of [`/bewerbungen/${people.ben.number}`, tab('ben'), `/vakanzen/${ad.vacancy}`, `/stellenanzeigen/${ad.jobad}`, ...people.ben.documents])
		assert.equal((await psb.get(path)).status, 200, path);
	for (const name of ['ada', 'cem', 'dora'])
		for (const path of [`/bewerbungen/${people[name].number}`, tab(name)])
			assert.equal((await psb.get(path)).status, 404, path);
	for (const path of [`/vakanzen/${ad.vacancy}/einstellung`, `/vakanzen/${ad.vacancy}/ohne-besetzung`, `${tab('ben')}/uebergeben`, `${tab('ben')}/angebot`, `${tab('ben')}/unterlage-hinzufuegen`])
		assert.ok([403, 404].includes((await psb.get(path)).status), path);
	assert.match(await stack.job('check').then(() => 'good', error => error.stdout ?? error.message), /not being hired: 0/);
	await stack.sql(`UPDATE application SET handed_over = 1 WHERE number = '${people.dora.number}'`);
	assert.match(await stack.job('check').then(() => 'good', error => error.stdout ?? error.message), /not being hired: 1/);
	await stack.sql(`UPDATE application SET handed_over = 0 WHERE number = '${people.dora.number}'`);
});

test('taken back with a reason she sees nothing of it at once; withdrawn after the hand-over owner and personnel administration are told', async () => {
	const back = await recruiter.get(`${tab('ben')}/uebergabe-zuruecknehmen`);
	assert.equal((await recruiter.submit(back, { reason: '' })).status, 400);
	await recruiter.submit(await recruiter.get(`${tab('ben')}/uebergabe-zuruecknehmen`), { reason: 'Die falsche Person.' });
	assert.equal((await psb.get(`/bewerbungen/${people.ben.number}`)).status, 404);
	assert.equal((await psb.get(people.ben.documents[0])).status, 404);
	assert.match(main(await recruiter.get(tab('ben'))), /zurückgenommen.*falsche Person/s);
	await recruiter.submit(await recruiter.get(`${tab('ben')}/uebergeben`));
	const own = await signedIn(stack, { id: await stack.value(`SELECT id FROM account WHERE email = '${people.ben.email}'`) });
	await own.submit(await own.get(`/bewerbung/${people.ben.number}/zurueckziehen`));
	await stack.job('mail');
	for (const to of ['amira.yildiz@bsw.example', 'frank.tiedemann@bsw.example', 'personal@bsw.example'])
		await stack.mail(to, `Bewerbung ${people.ben.number} zurückgezogen`);
	for (const to of ['amira.yildiz@bsw.example', 'frank.tiedemann@bsw.example', 'personal@bsw.example'])
		assert.equal((await about(`Bewerbung ${people.ben.number} zurückgezogen`, to)).length, 1, to);
	assert.equal((await offer('ben')).state, 'ended');
	assert.equal((await psb.get(`/bewerbungen/${people.ben.number}`)).status, 404);
});

test('closing names what is open and what would stay behind; the reason of an end is kept, all are told, and the vacancy is closed', async () => {
	const stopped = await closeVacancy(recruiter, ad.vacancy);
	for (const name of ['ada', 'cem', 'dora'])
		assert.match(main(stopped), new RegExp(people[name].number));
	const bulk = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/schritt/abgeschlossen`), {}, { action: '/offene-bewerbungen' });
	assert.match(bulk.url, /sammelaktionen\/\d+/);
	const path = `/vakanzen/${ad.vacancy}/ohne-besetzung`;
	const empty = await recruiter.submit(await recruiter.get(path), { reason: '', told_de: '' });
	assert.equal(empty.status, 400);
	const look = await recruiter.submit(await recruiter.get(path), { reason: 'Die Stelle entfällt.', told_de: 'Die Stelle wird nicht mehr gebraucht.', look: '1' });
	assert.match(main(look), /Die Stelle wird nicht mehr gebraucht/);
	const long = await recruiter.submit(await recruiter.get(path), { reason: 'Die Stelle entfällt.', told_de: Array.from({ length: 120 }, (_, i) => `Zeile ${i + 1}`).join('\n'), look: '1' });
	assert.match(long.text('section .bms-lines'), /- Zeile 120\b/, 'the whole of it');
	const ends = `FROM procedure_end e JOIN vacancy v ON v.id = e.live WHERE v.number = '${ad.vacancy}'`;
	assert.equal(await stack.value(`SELECT COUNT(*) ${ends}`), '0', 'to look keeps nothing');
	const end = async () => recruiter.submit(await recruiter.get(path), { reason: 'Die Stelle entfällt.', told_de: 'Die Stelle wird nicht mehr gebraucht.' });
	assert.match(main(await end()), /Jemand ist schon eingestellt oder übergeben/);
	for (const { number } of await stack.sql(`SELECT a.number FROM handover h JOIN application a ON a.id = h.live JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${ad.vacancy}'`))
		await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/einstellung/uebergabe-zuruecknehmen`), { reason: 'Die Stelle entfällt.' }, { action: '/uebergabe-zuruecknehmen' });
	await stack.sql(`INSERT INTO offer (application_id, vacancy_id, last_day, made_at, made_by) SELECT p.application_id, d.vacancy_id, '2099-01-01', UTC_TIMESTAMP(), d.created_by
		FROM decision d JOIN decision_part p ON p.decision_id = d.id AND p.choice = 'chosen' AND p.dropped_at IS NULL
		WHERE d.state = 'fixed' AND d.vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')
		AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.live = p.application_id) LIMIT 1`);
	assert.match(main(await end()), /liegt ein Angebot vor/, 'nobody is left with an offer of a procedure that is over');
	const revoked = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/auswahl/aufheben`), { reason: 'Neu.' });
	assert.match(main(revoked), /liegt ein Angebot vor/, 'nor of a decision that was revoked');
	for (const { number } of await stack.sql(`SELECT a.number FROM offer o JOIN application a ON a.id = o.live JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${ad.vacancy}'`))
		await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/einstellung/angebot-zuruecknehmen`), { reason: 'Die Stelle entfällt.' }, { action: '/angebot-zuruecknehmen' });
	const ended = await end();
	assert.match(ended.url, /sammelaktionen\/\d+/);
	assert.match(main(ended), /Die Stelle wird nicht mehr gebraucht/, 'the letter as it goes');
	assert.equal(await stack.value(`SELECT state FROM decision WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`), 'revoked');
	const again = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/auswahl`), {}, { action: '/auswahl' });
	assert.match(main(again), /Das Verfahren ist ohne Besetzung beendet/);
	await stack.sql(`UPDATE setting SET value = '0' WHERE name = 'step_wait_minutes'`);
	await recruiter.submit(ended, {}, { action: '/ausfuehren' });
	await stack.job('work');
	for (const name of ['ada', 'cem', 'dora'])
		assert.equal((await about('Das Verfahren ist beendet', people[name].email)).length, 1, name);
	assert.equal((await about('Das Verfahren ist beendet', people.ben.email)).length, 0, 'who withdrew knows');
	assert.match(main(await recruiter.get(path)), /Alle Bewerbenden haben Bescheid/);
	await stack.sql(`UPDATE jobad SET status = 'inaktiv' WHERE number = '${ad.jobad}'`);
	const closed = await closeVacancy(recruiter, ad.vacancy);
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${ad.vacancy}'`), 'abgeschlossen', main(closed));
	assert.equal(await stack.value(`SELECT e.reason ${ends}`), 'Die Stelle entfällt.', 'no second reason is asked for');
});
