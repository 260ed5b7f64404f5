// What goes wrong between a selection and its end (PRO-10 to PRO-14): somebody is kept out while she is asked, the chosen one withdraws after the notices, a vacancy is closed while an appointment stands.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act, agree, answerOf, ask, prepare } from '../lib/decide.mjs';
import { apply, closeVacancy, publishedAd, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

const DEPARTMENT = 'katrin.lohmann', OTHER = 'mehmet.aksoy';
const main = page => page.text('main').replace(/\s+/g, ' ');
const german = day => day.split('-').reverse().join('.');
let stack, recruiter, admin, ad;
const number = {};
const id = name => `(SELECT id FROM application WHERE number = '${number[name]}')`;
const vacancy = () => `(SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`;
const path = rest => `/vakanzen/${ad.vacancy}/${rest}`;
const status = name => stack.value(`SELECT status FROM application WHERE number = '${number[name]}'`);

before(async () => {
	stack = await startStack();
	[recruiter, admin] = ['amira.yildiz', 'henrike.solms'].map(user => stack.as(user));
	ad = await publishedAd(recruiter, 'Stelle mit Zwischenfällen (m/w/d)');
	await stack.sql(`DELETE p FROM vacancy_person p WHERE p.vacancy_id = ${vacancy()} AND p.role_id = 3`);
	await recruiter.submit(await recruiter.get(path('beteiligte')), { role: 'DEPARTMENT', person: DEPARTMENT }, { action: '/beteiligte/neu' });
	for (const name of ['ada', 'ben', 'cem'])
		number[name] = await apply(stack, ad.jobad, { email: `${name}@beispiel.example`, first_name: name, surname: 'Beispiel' });
	await stack.sql(`UPDATE application SET status = 'auswahlentscheidung', severely_disabled = FALSE WHERE vacancy_id = ${vacancy()}`);
});
after(() => stack?.stop());

test('who is kept out while she is asked answers no more, also by an old form; it is not fixed without an answer, and somebody else gives it', async () => {
	await prepare(stack, recruiter, ad.vacancy, number.ada);
	await ask(recruiter, ad.vacancy);
	const asked = `/stellungnahmen/${await stack.value(`SELECT MAX(id) FROM statement WHERE kind = 'selection_department' AND vacancy_id = ${vacancy()}`)}`;
	const katrin = stack.as(DEPARTMENT), old = await katrin.get(asked);
	assert.equal(old.status, 200);
	const excluded = await admin.submit(await admin.get(`/verwaltung/befangenheit/${ad.vacancy}`), { person: DEPARTMENT, reason: 'Verwandt.' });
	assert.equal(excluded.status, 200, main(excluded));
	assert.equal((await katrin.get(asked)).status, 404);
	assert.equal((await katrin.get(path('auswahl'))).status, 404);
	assert.equal((await katrin.submit(old, { answer: 'confirmed' }, { action: asked })).status, 404);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task t JOIN staff_user s ON s.id = t.subject_id AND t.subject_kind = 'person' WHERE s.user_id = '${DEPARTMENT}' AND t.vacancy_id = ${vacancy()}`), '0');
	assert.equal(await stack.value(`SELECT state FROM statement WHERE id = ${asked.split('/').pop()}`), 'open');
	const page = await recruiter.get(path('auswahl'));
	assert.equal(page.document.querySelector('main form[action$="/festlegen"]'), null);
	await recruiter.submit(await recruiter.get(path('beteiligte')), { role: 'DEPARTMENT', person: OTHER }, { action: '/beteiligte/neu' });
	assert.equal((await answerOf(stack, ad.vacancy, 'selection_department', OTHER, 'confirmed')).status, 200);
	for (const { user } of await stack.sql(`SELECT 'bernd.harms' AS user FROM statement WHERE kind = 'selection_p31' AND state = 'open' AND vacancy_id = ${vacancy()}`))
		await answerOf(stack, ad.vacancy, 'selection_p31', user, 'released');
	const fixed = await act(recruiter, ad.vacancy, 'festlegen');
	assert.equal(fixed.status, 200, main(fixed));
});

test('the chosen one withdraws after the notices: nobody is rejected for it, and who was told of her is told anew of who moves up before that one is hired', async () => {
	await stack.sql(`UPDATE decision_part p JOIN application a ON a.id = p.application_id SET p.choice = 'next', p.position = 1 WHERE a.number = '${number.ben}';
		UPDATE application SET status = 'beteiligung_gremien' WHERE number IN ('${number.ada}', '${number.ben}')`);
	await agree(stack, recruiter, ad.vacancy);
	for (const name of ['ben', 'cem'])
		await stack.sql(`INSERT INTO passed_over (vacancy_id, application_id, state, way, sent_at, posted_on, sent_by, waits, unit, presumed_days, received_on) SELECT ${vacancy()}, ${id(name)}, 'told', 'post', '2026-10-01 08:00:00', '2026-10-01', 1, 2, 'weeks', 4, '2026-10-02';
			INSERT INTO passed_over_about (passed_over_id, application_id) SELECT LAST_INSERT_ID(), ${id('ada')}`);
	await step(recruiter, number.ada, 'einstellungsprozess');
	assert.doesNotMatch(main(await recruiter.get(`/bewerbungen/${number.ada}`)), /Unterlegene/, 'all were told and have waited');
	await step(recruiter, number.ada, 'bewerber_zieht_zurueck');
	assert.equal(await status('ada'), 'bewerber_zieht_zurueck');
	for (const name of ['ben', 'cem']) {
		await step(recruiter, number[name], 'abgesagt');
		assert.notEqual(await status(name), 'abgesagt', 'nobody is hired yet');
	}
	await recruiter.submit(await recruiter.get(`/bewerbungen/${number.ben}/einstellung/nachruecken`));
	await agree(stack, recruiter, ad.vacancy);
	await step(recruiter, number.ben, 'einstellungsprozess');
	assert.equal(await status('ben'), 'einstellungsprozess');
	assert.match(main(await recruiter.get(`/bewerbungen/${number.ben}`)), /Nicht alle Unterlegenen sind unterrichtet/, 'of him');
	await stack.sql(`UPDATE application SET status = 'einstellungsprozess' WHERE number = '${number.ada}'`); // as when she had refused the offer
	const list = await recruiter.get(path('mitteilung'));
	assert.match(main(list), /cem/i);
	assert.deepEqual(list.document.querySelectorAll('[name=applications]').map(box => box.getAttribute('value')), [number.cem], 'who moved up is not passed over');
	await recruiter.submit(await recruiter.get(path(`mitteilung/${number.cem}`)), { reasons: 'Weniger Erfahrung.' });
	const sent = await recruiter.submit(await recruiter.get(path('mitteilung')), { applications: [number.cem] });
	assert.equal(sent.status, 200, main(sent));
	await stack.allMails();
	assert.equal(await stack.value(`SELECT GROUP_CONCAT(a.number) FROM passed_over_about b JOIN application a ON a.id = b.application_id WHERE b.passed_over_id = (SELECT MAX(id) FROM passed_over WHERE draft_of IS NULL AND application_id = ${id('cem')})`), number.ben, 'of nobody who is not hired');
	assert.match(main(await recruiter.get(`/bewerbungen/${number.ben}`)), /Die Wartefrist ab dem letzten Zugang läuft noch/, 'anew');
});

test('a vacancy is closed while an appointment stands: it is named with a link before, and can be called off after', async () => {
	await stack.sql(`UPDATE application SET status = 'abgesagt' WHERE vacancy_id = ${vacancy()}; UPDATE jobad SET status = 'inaktiv' WHERE number = '${ad.jobad}'`);
	const planned = await recruiter.submit(await recruiter.get(path('termine/neu')), { name: 'Nachgespräche', place: 'Hamburger Straße 37', rooms: 'Raum 1', day: german(dayIn(9)), from: '9:00', count: '1', minutes: '45', buffer: '15' });
	const at = new URL(planned.url).pathname;
	const asks = await recruiter.get(path('schritt/abgeschlossen'));
	assert.match(main(asks), /Termin, der noch steht: ?Nachgespräche/);
	assert.ok(asks.document.querySelector(`main a[href$="${at}"]`));
	const closed = await closeVacancy(recruiter, ad.vacancy);
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${ad.vacancy}'`), 'abgeschlossen', main(closed));
	assert.equal((await recruiter.get(at)).status, 200, 'it can still be seen to');
	assert.match(main(await recruiter.submit(await recruiter.get(`${at}/absagen`))), /abgesagt/);
});
