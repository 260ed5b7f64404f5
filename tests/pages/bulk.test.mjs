// Bulk actions (PRO-24): applications are chosen, each is checked, the queue does it, each has its result; and the page of what runs in the background.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, stranger, admin, council, bulk;

before(async () => {
	stack = await startStack();
	[recruiter, stranger, admin, council] = ['amira.yildiz', 'nikolai.stern', 'henrike.solms', 'paul.oduya'].map(user => stack.as(user));
});
after(() => stack?.stop());

const boxes = page => page.document.querySelectorAll('input[name=ids]').map(box => box.getAttribute('value'));
/** Of them those that go on. */
const going = async ids => (await stack.sql(`SELECT a.id FROM application a JOIN application_status s ON s.code = a.status AND s.active WHERE a.id IN (${ids}) ORDER BY FIELD(a.id, ${ids})`)).map(row => row.id);
const status = async id => stack.value(`SELECT status FROM application WHERE id = ${id}`);
const rows = page => page.document.querySelectorAll('tbody tr').map(row => row.textContent.replace(/\s+/g, ' ').trim());

async function begin(ids) {
	const page = await recruiter.submit(await recruiter.get('/bewerbungen'), { ids }, { action: '/bewerbungen' });
	assert.equal(page.status, 200, page.text('main'));
	return page;
}
const over = path => eventually(async () => {
	const page = await recruiter.get(path);
	return /ist beendet/.test(page.text('main')) && page;
}, 'the end of the bulk action');

test('one step for several: chosen, checked, done, with a result for each and the mails of the step', async () => {
	const all = await going(boxes(await recruiter.get('/bewerbungen')));
	const stopped = await recruiter.submit(await begin(all), { step: 'abgesagt' });
	assert.match(stopped.text('main'), new RegExp(`${all.length - 1} Personen erhalten ihre E-Mail.*Gesperrt: Absage erst nach der Einstellung`), 'who is next in rank waits');
	const waits = await stack.value(`SELECT p.application_id FROM decision_part p JOIN decision d ON d.id = p.decision_id AND d.state = 'fixed' WHERE p.choice <> 'chosen' AND p.application_id IN (${all})`);
	const list = all.filter(id => id !== waits);
	assert.ok(list.length >= 3);
	const chosen = await begin(list);
	assert.match(chosen.text('main'), new RegExp(`${list.length} Bewerbungen sind gewählt`));
	const options = chosen.document.querySelectorAll('select[name=step] option').map(option => option.getAttribute('value'));
	assert.ok(options.includes('abgesagt') && options.includes('gespraech'));
	const before = Object.fromEntries(await Promise.all(list.map(async id => [id, await status(id)])));
	const checked = await recruiter.submit(chosen, { step: 'gespraech' });
	const possible = list.filter(id => ['einladung', 'auswahlentscheidung'].includes(before[id])).length;
	assert.match(checked.text('main'), new RegExp(`Wird ausgeführt\\s*${possible} .*Bleibt, wie es ist\\s*${list.length - possible}`));
	assert.match(checked.text('main'), /Es wird keine E-Mail versendet/);
	assert.deepEqual(await Promise.all(list.map(status)), list.map(id => before[id]), 'nothing has happened yet');

	const anew = await recruiter.submit(checked, { step: 'abgesagt' }, { action: '/schritt' });
	assert.match(anew.text('main'), new RegExp(`${list.length} Personen erhalten ihre E-Mail (heute um|am) .*Bis dahin können Sie zurücknehmen`));
	assert.match(anew.text('main'), /Leider können wir/);
	const next = await recruiter.get(anew.link('Nächste E-Mail'));
	assert.notEqual(next.text('.bms-lines'), anew.text('.bms-lines'));
	const started = await recruiter.submit(anew, {}, { action: '/ausfuehren' });
	assert.equal(started.status, 200, started.text('main'));
	bulk = /sammelaktionen\/(\d+)/.exec(started.url)[1];
	const done = await over(started.url);
	assert.ok(rows(done).every(row => /Abgesagt\s*Erledigt/.test(row)), rows(done).join('\n'));
	assert.deepEqual(await Promise.all(list.map(status)), list.map(() => 'abgesagt'));
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template LIKE 'rejected%' AND application_id IN (${list})`), String(list.length));
	assert.match((await recruiter.get('/sammelaktionen')).text('main'), /Abgesagt\s*Beendet/);

	const again = await recruiter.request(`${started.url}/ausfuehren`, { method: 'POST', body: new URLSearchParams({ form_token: anew.form('/ausfuehren').token, version: '2' }) });
	assert.ok(again.status >= 300, 'a bulk action is not started again');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE template LIKE 'rejected%' AND application_id IN (${list})`), String(list.length));
});

test('a whole bulk action is taken back while its mails wait: once, and each has its result', async () => {
	const done = await recruiter.get(`/sammelaktionen/${bulk}`);
	assert.match(done.text('main'), /Bewerbungen warten mit ihrer E-Mail.*Alle zurücknehmen \(noch \d+ Minuten\)/);
	const other = await recruiter.get(`/sammelaktionen/${bulk}`);
	const count = await stack.value(`SELECT COUNT(*) FROM application_step WHERE bulk_id = ${bulk} AND state = 'made'`);
	const started = await recruiter.submit(done, {}, { action: '/zuruecknehmen' });
	assert.match(started.text('main'), new RegExp(`Die Sammelaktion wird zurückgenommen.*Zurücknehmen der Sammelaktion ${bulk}`));
	const back = await over(started.url);
	assert.match(back.text('main'), new RegExp(`Erledigt\\s*${count}`));
	assert.ok(rows(back).every(row => /Erledigt/.test(row) && !/Abgesagt/.test(row)), rows(back).join('\n'));
	assert.equal(await stack.value(`SELECT COUNT(*) FROM mail_outbox o JOIN application_step s ON s.id = o.application_step_id WHERE s.bulk_id = ${bulk}`), '0');
	const twice = await recruiter.submit(other, {}, { action: '/zuruecknehmen' });
	assert.equal(twice.verdict, 400);
	assert.match(twice.text('main'), /wird schon zurückgenommen/);
	assert.match((await recruiter.get(`/sammelaktionen/${bulk}`)).text('main'), /Diese Sammelaktion wurde zurückgenommen/);
	assert.match((await recruiter.get('/sammelaktionen')).text('main'), new RegExp(`Zurücknehmen der Sammelaktion ${bulk}\\s*Beendet`));
});

test('all that a list finds are chosen without their ids, and a reason goes to each', async () => {
	const [one] = boxes(await recruiter.get('/bewerbungen'));
	await stack.sql(`INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT 90000 + seq, 'Viele', CONCAT('Person', seq), CONCAT('viele', seq, '@beispiel.example'), 'de', NOW() FROM seq_1_to_120;
		INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status, status_since, received_at, authority_id, created_at, changed_at)
		SELECT 90000 + seq, CONCAT('B-2025-', LPAD(seq, 5, '0')), x.jobad_id, x.vacancy_id, 90000 + seq, 'agency', 'eingegangen', NOW(), NOW(), x.authority_id, NOW(), NOW()
		FROM seq_1_to_120 JOIN application x ON x.id = ${one}`);
	const list = await recruiter.get('/bewerbungen?status=eingegangen');
	const total = Number(/Mit allen gefundenen weiter \((\d+)\)/.exec(list.text('main'))[1]);
	assert.ok(total >= 120);
	const button = list.document.querySelector('button[name=all]');
	const sent = await recruiter.request(button.getAttribute('formaction'), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ form_token: list.form('/bewerbungen').token, all: '1' }).toString() });
	const chosen = await recruiter.get(sent.headers.get('location'));
	assert.match(chosen.text('main'), new RegExp(`${total} Bewerbungen sind gewählt`));
	const id = /sammelaktionen\/(\d+)/.exec(chosen.url)[1];
	assert.equal(await stack.value(`SELECT COUNT(*) FROM bulk_item i JOIN application a ON a.id = i.object_id WHERE i.bulk_id = ${id} AND a.status = 'eingegangen'`), String(total));
	await recruiter.submit(chosen, { step: 'formale_pruefung', reason: 'Vollständig nach Liste' });
	const checked = await eventually(async () => {
		const page = await recruiter.get(`/sammelaktionen/${id}`);
		return page.body.includes('/ausfuehren') && page;
	}, 'the check of all');
	const started = await recruiter.submit(checked, {}, { action: '/ausfuehren' });
	await over(started.url);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application_comment WHERE text = 'Vollständig nach Liste'`), String(total));
});

test('a reason for each: instead of the one for all, page by page, kept when one is too long, and a comment of its application alone', async () => {
	const chosen = await begin((await stack.sql(`SELECT id FROM application WHERE id BETWEEN 90001 AND 90025`)).map(row => String(row.id)));
	const checked = await recruiter.submit(chosen, { step: 'vorauswahl', reason: 'Gemeinsamer Grund' });
	const first = await recruiter.get(checked.link('Einzelnen Bewerbungen einen eigenen Grund geben'));
	const fields = page => page.document.querySelectorAll('textarea').map(area => area.getAttribute('name'));
	assert.equal(fields(first).length, 20);
	assert.match(first.text('main'), /Gemeinsamer Grund: .*Gemeinsamer Grund/);
	const [one, two] = fields(first);
	const long = await recruiter.submit(first, { [one]: 'x'.repeat(2001), [two]: 'Bleibt stehen' });
	assert.equal(long.verdict, 400);
	assert.match(long.text('main'), /höchstens 2\.000 Zeichen/);
	assert.equal(long.document.querySelector(`textarea[name=${two}]`).textContent.trim(), 'Bleibt stehen');
	const second = await recruiter.submit(long, { [one]: 'Nur für diese', [two]: ' ', danach: 'weiter' });
	assert.match(second.text('main'), /Die Gründe sind gespeichert/);
	assert.equal(fields(second).length, 5);
	const stale = await recruiter.submit(first, { [one]: 'Aus dem alten Fenster' });
	assert.equal(stale.verdict, 409);
	const back = await recruiter.submit(second, { [fields(second)[4]]: 'Der letzte' });
	assert.match(back.text('main'), /Eigener Grund: Nur für diese/);
	const started = await recruiter.submit(back, {}, { action: '/ausfuehren' });
	await over(started.url);
	const comments = await stack.sql(`SELECT text, COUNT(*) AS n FROM application_comment WHERE application_id BETWEEN 90001 AND 90025 AND text <> 'Vollständig nach Liste' GROUP BY text ORDER BY n DESC, text`);
	assert.deepEqual(comments.map(row => `${row.text} ${row.n}`), ['Gemeinsamer Grund 23', 'Der letzte 1', 'Nur für diese 1']);
	assert.equal(await stack.value('SELECT COUNT(*) FROM bulk_item WHERE own_reason IS NOT NULL'), '0', 'they go when all is done');
	assert.equal((await recruiter.get(`${started.url}/gruende`)).url, started.url, 'once it is begun there is nothing to say');
	assert.equal((await stranger.get(`${started.url}/gruende`)).status, 404);
});

test('nobody else sees a bulk action; who may not change applications chooses them for a dossier alone', async () => {
	const [{ url }] = [await recruiter.get(`/sammelaktionen/${bulk}`)];
	assert.equal((await recruiter.get(url)).status, 200);
	assert.equal((await admin.get(`/sammelaktionen/${bulk}`)).status, 404);
	assert.equal((await stranger.get(`/sammelaktionen/${bulk}`)).status, 404);
	assert.equal((await recruiter.get('/sammelaktionen/999')).status, 404);
	const list = await council.get('/bewerbungen');
	assert.deepEqual([...list.document.querySelectorAll('form[action$="/bewerbungen"][method=post] .bms-actions button')].map(button => button.textContent.trim()), ['Dossier der gewählten']);
	assert.equal((await council.submit(list, { ids: [boxes(list)[0]] }, { action: '/bewerbungen' })).status, 403);
});

test('nothing chosen, and what one may not see, are refused with words', async () => {
	const page = await admin.get('/bewerbungen');
	const none = await admin.submit(page, {}, { action: '/bewerbungen' });
	assert.equal(none.verdict, 400);
	assert.match(none.text('main'), /Wählen Sie mindestens eine Bewerbung/);
	const hidden = await stack.value(`SELECT id FROM application WHERE status = 'gespeichert' LIMIT 1`) ?? '4711';
	const gone = await admin.submit(await admin.get('/bewerbungen'), { ids: [hidden] }, { action: '/bewerbungen' });
	assert.equal(gone.verdict, 400);
	assert.match(gone.text('main'), /nicht mehr zugänglich/);
	assert.equal((await admin.submit(await admin.get('/bewerbungen'), { ids: ['x'] }, { action: '/bewerbungen' })).status, 404);
});

test('the administrator sees what ran, tries a failed item again and withdraws a waiting one', async () => {
	const list = await admin.get('/verwaltung/auftraege');
	assert.match(list.text('main'), /Sammelaktion ausführen\s*Erledigt/);
	assert.equal((await recruiter.get('/verwaltung/auftraege')).status, 403);
	await stack.sql(`INSERT INTO queue_item (id, kind, object_id, state, tries, reason, created_at, changed_at) VALUES (901, 'bulk_run', 9901, 'failed', 6, 'unavailable', NOW(), NOW()),
		(902, 'bulk_run', 9902, 'waiting', 0, NULL, NOW(), NOW())`);
	await stack.sql(`UPDATE queue_item SET next_at = NOW() + INTERVAL 1 DAY WHERE id = 902`);
	const failed = await admin.get('/verwaltung/auftraege/901');
	assert.match(failed.text('main'), /Fehlgeschlagen.*gaben keine Antwort/s);
	const repeated = await admin.submit(failed, {}, { action: '/wiederholen' });
	assert.match(repeated.text('main'), /wird noch einmal versucht/);
	await eventually(async () => await stack.value('SELECT reason FROM queue_item WHERE id = 901') === 'gone', 'the item of an object that is gone');
	const waiting = await admin.get('/verwaltung/auftraege/902');
	const other = await admin.get('/verwaltung/auftraege/902');
	const withdrawn = await admin.submit(waiting, {}, { action: '/zuruecknehmen' });
	assert.match(withdrawn.text('main'), /zurückgenommen/);
	assert.match((await admin.submit(other, {}, { action: '/zuruecknehmen' })).text('main'), /inzwischen in einem anderen Stand/);
	assert.match((await admin.get('/verwaltung/auftraege?status=withdrawn')).text('main'), /1 Eintrag/);
	assert.equal((await stack.sql(`SELECT action FROM audit WHERE action IN ('queue_repeated', 'queue_withdrawn')`)).length, 2);
});
