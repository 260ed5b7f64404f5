// How a procedure stands: every lock and clock, whom it waits for, until when, what silence means (PRO-20, PRO-35); one's own procedures by what is due.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStack } from '../lib/stack.mjs';

let stack, vacancy, other;

before(async () => {
	stack = await startStack();
	[{ number: vacancy }, { number: other }] = await Promise.all(['ad_pr', 'formal_check'].map(async kind =>
		(await stack.sql(`SELECT v.number FROM statement s JOIN vacancy v ON v.id = s.vacancy_id WHERE s.kind = '${kind}' AND s.replaced_by IS NULL ORDER BY s.id DESC LIMIT 1`))[0]));
});
after(() => stack?.stop());

const stand = (user, number, path = '') => stack.as(user).get(`${path}/vakanzen/${number}/stand`);

test('whoever takes part reads what the procedure waits for, until when, and what silence will mean; a lector does not', async () => {
	const owner = await stack.value(`SELECT s.user_id FROM vacancy v JOIN staff_user s ON s.id = v.owner_id WHERE v.number = '${vacancy}'`);
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.state = 'open', s.answer = NULL, s.due_on = UTC_DATE() + INTERVAL 9 DAY, s.due_at = UTC_TIMESTAMP() + INTERVAL 9 DAY
		WHERE v.number = '${vacancy}' AND s.kind = 'ad_pr' AND s.replaced_by IS NULL`);
	for (const user of [owner, 'paul.oduya']) {
		const page = await stand(user, vacancy), now = page.text('main section');
		assert.equal(page.status, 200);
		assert.match(now, /Worauf das Verfahren jetzt wartet.*Stellungnahme des Personalrats zur Anzeige: S-\d{4}-\d+ läuft\s*An der Reihe: Personalrat BSW.*Letzter Tag:.*Ohne Antwort gilt: Keine Einwände.*§ 88 VI HmbPersVG.*Alle Sperren/s, user);
		assert.ok(page.document.querySelectorAll('svg g').length >= page.document.querySelectorAll('main ol li').length);
	}
	assert.equal((await stand('ruth.eggers', vacancy)).status, 404, 'lector');
	assert.equal((await stand('uwe.maurer', vacancy)).status, 404, 'another authority');
	assert.match((await stack.as(owner).get(`/vakanzen/${vacancy}/stand`, { headers: { 'accept-language': 'en' } })).text('main'), /works council|Personalrat/i);
});

test('what is settled is done, and nothing is said to wait', async () => {
	await stack.sql(`UPDATE decision d JOIN vacancy v ON v.id = d.vacancy_id SET d.state = 'revoked', d.revoked_at = UTC_TIMESTAMP() WHERE v.number = '${other}'`); // no selection waits
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.state = 'answered', s.answer = 'suitable' WHERE v.number = '${other}' AND s.state = 'open'`);
	const page = await stand(await stack.value(`SELECT s.user_id FROM vacancy v JOIN staff_user s ON s.id = v.owner_id WHERE v.number = '${other}'`), other);
	assert.match(page.text('main section'), /Zurzeit läuft keine Frist/);
	assert.match(page.text('main'), /Auswahlentscheidung/);
});

test('her own procedures stand by their next last day, which follows what is asked and answered', async () => {
	const owner = await stack.value(`SELECT s.user_id FROM vacancy v JOIN staff_user s ON s.id = v.owner_id WHERE v.number = '${vacancy}'`);
	const order = async page => page.document.querySelectorAll('main tbody tr').map(row => /V-\d{4}-\d+/.exec(row.textContent)[0]);
	const page = await stack.as(owner).get('/verfahren'), rows = page.document.querySelectorAll('main tbody tr').map(row => row.textContent.replace(/\s+/g, ' '));
	assert.ok(rows.some(row => row.includes(vacancy)), rows.join('|'));
	const first = await order(page);
	assert.deepEqual(first, (await stack.sql(`SELECT v.number, LEAST(IFNULL((SELECT MIN(s.due_on) FROM statement s WHERE s.vacancy_id = v.id AND s.state = 'open'), '9999-12-31'),
		IFNULL((SELECT MIN(o.last_day) FROM offer o WHERE o.vacancy_id = v.id AND o.state = 'open'), '9999-12-31')) AS due FROM vacancy v
		JOIN staff_user u ON u.id = v.owner_id WHERE u.user_id = '${owner}' AND v.status IN ('entwurf', 'aktiv', 'inaktiv', 'rechtsstreit') ORDER BY due, v.id`)).map(row => row.number));
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.due_on = '2026-01-02' WHERE v.number = '${first.at(-1)}'`);
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.state = 'withdrawn' WHERE v.number = '${vacancy}' AND s.state = 'open'`);
	const row = (await stack.as(owner).get('/verfahren')).document.querySelectorAll('main tbody tr').find(one => one.textContent.includes(vacancy));
	assert.doesNotMatch(row.textContent, /Stellungnahme zur Stellenanzeige/);
	const href = page.document.querySelectorAll('main tbody a').map(a => a.getAttribute('href')).find(Boolean);
	assert.match(href, /\/vakanzen\/V-\d{4}-\d+\/stand$/);
	assert.equal((await stack.as('paul.oduya').get('/verfahren')).status, 403);
});

test('an offer, the waiting after the notices and a court have their place in the order, and are named', async () => {
	const owner = await stack.value(`SELECT s.user_id FROM vacancy v JOIN staff_user s ON s.id = v.owner_id WHERE v.number = '${vacancy}'`);
	const row = async () => (await stack.as(owner).get('/verfahren')).document.querySelectorAll('main tbody tr').map(one => one.textContent.replace(/\s+/g, ' ')).find(text => text.includes(vacancy));
	const here = `(SELECT id FROM vacancy WHERE number = '${vacancy}')`, staff = `(SELECT owner_id FROM vacancy WHERE number = '${vacancy}')`;
	await stack.sql(`UPDATE statement SET state = 'withdrawn' WHERE vacancy_id = ${here} AND state = 'open'`);
	const [one] = await stack.sql(`SELECT a.id FROM application a WHERE a.vacancy_id = ${here} ORDER BY a.id LIMIT 1`);
	const application = one?.id ?? await stack.value(`SELECT MAX(a.id) FROM application a JOIN vacancy v ON v.authority_id = a.authority_id WHERE v.number = '${vacancy}'`);
	await stack.sql(`UPDATE application SET vacancy_id = ${here}, status = 'einstellungsprozess' WHERE id = ${application}`);
	await stack.sql(`INSERT INTO decision (vacancy_id, number, state, created_at, created_by) SELECT ${here}, 1, 'asked', UTC_TIMESTAMP(), ${staff}`);
	const decision = `(SELECT MAX(id) FROM decision WHERE vacancy_id = ${here})`;
	await stack.sql(`INSERT INTO decision_part (decision_id, application_id, choice) VALUES (${decision}, ${application}, 'chosen')`);
	assert.match(await row(), /Sie: Auswahl festlegen/);
	await stack.sql(`UPDATE decision SET state = 'fixed', fixed_at = UTC_TIMESTAMP() WHERE id = ${decision}`);
	assert.match(await row(), /Sie: Zustimmung beantragen/);
	await stack.sql(`INSERT INTO offer (application_id, vacancy_id, state, last_day, made_at, made_by) VALUES (${application}, ${here}, 'open', CURDATE() + INTERVAL 3 DAY, UTC_TIMESTAMP(), ${staff})`);
	assert.match(await row(), /Antwort auf das Angebot/);
	await stack.sql(`INSERT INTO passed_over (vacancy_id, application_id, state, way, sent_at, waits, unit, presumed_days, promised_on) SELECT ${here}, MAX(id), 'told', 'mail', UTC_TIMESTAMP(), 2, 'weeks', 4, CURDATE() + INTERVAL 2 DAY FROM application`);
	assert.match(await row(), /Wartefrist nach den Mitteilungen/);
	await stack.sql(`INSERT INTO court_application (vacancy_id, application_id, filed_on, recorded_at, recorded_by) VALUES (${here}, ${application}, CURDATE(), UTC_TIMESTAMP(), ${staff})`);
	assert.match(await row(), /Gerichtlicher Antrag läuft · Wartefrist/);
	assert.match((await stack.as(owner).get('/en/verfahren')).text('main'), /An application to a court is pending/);
});
