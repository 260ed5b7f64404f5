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
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.state = 'answered', s.answer = 'suitable' WHERE v.number = '${other}' AND s.state = 'open';
		UPDATE decision d JOIN vacancy v ON v.id = d.vacancy_id SET d.state = 'revoked' WHERE v.number = '${other}'`);
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
	assert.deepEqual(first, (await stack.sql(`SELECT v.number, IFNULL((SELECT MIN(s.due_on) FROM statement s WHERE s.vacancy_id = v.id AND s.state = 'open'), '9999-12-31') AS due FROM vacancy v
		JOIN staff_user u ON u.id = v.owner_id WHERE u.user_id = '${owner}' AND v.status IN ('entwurf', 'aktiv', 'inaktiv', 'rechtsstreit') ORDER BY due, v.id`)).map(row => row.number));
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.due_on = '2026-01-02' WHERE v.number = '${first.at(-1)}'`);
	await stack.sql(`UPDATE statement s JOIN vacancy v ON v.id = s.vacancy_id SET s.state = 'withdrawn' WHERE v.number = '${vacancy}' AND s.state = 'open'`);
	const row = (await stack.as(owner).get('/verfahren')).document.querySelectorAll('main tbody tr').find(one => one.textContent.includes(vacancy));
	assert.doesNotMatch(row.textContent, /Stellungnahme zur Stellenanzeige/);
	const href = page.document.querySelectorAll('main tbody a').map(a => a.getAttribute('href')).find(Boolean);
	assert.match(href, /\/vakanzen\/V-\d{4}-\d+\/stand$/);
	assert.equal((await stack.as('paul.oduya').get('/verfahren')).status, 403);
});
