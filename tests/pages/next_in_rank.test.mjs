// Who is chosen is not hired, and the next in rank moves up: shown as the next step; the committees are asked anew, the works council's sight begins anew with it, and no offer is made until then (PRO-12, LAW-10, LAW-14).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree } from '../lib/decide.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { dayIn, startStack } from '../lib/stack.mjs';

let stack, recruiter, council, ad;
const number = {};
const main = page => page.text('main').replace(/\s+/g, ' ');
const tab = name => `/bewerbungen/${number[name]}/einstellung`;
const primary = page => page.document.querySelector('main .bms-actions a.kern-btn--primary, main a.kern-btn--primary')?.getAttribute('href');
const page = path => recruiter.get(`/vakanzen/${ad.vacancy}/${path}`);
const asked = () => stack.value(`SELECT GROUP_CONCAT(a.number ORDER BY c.request_id, a.number) FROM consent_person c JOIN application a ON a.id = c.application_id JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${ad.vacancy}'`);

/** Does the page of an offer take one? */
const offered = async () => (await recruiter.get(`${tab('ben')}/angebot`)).document.querySelector('main [name=last_day]') !== null;

before(async () => {
	stack = await startStack();
	[recruiter, council] = ['amira.yildiz', 'paul.oduya'].map(user => stack.as(user));
	ad = await publishedAd(recruiter, 'Stelle mit Nachrücken (m/w/d)');
	for (const name of ['ada', 'ben', 'cem'])
		number[name] = await apply(stack, ad.jobad, { email: `${name}@beispiel.example`, first_name: name[0].toUpperCase() + name.slice(1), surname: 'Beispiel' });
	await stack.sql(`UPDATE application SET status = 'beteiligung_gremien', severely_disabled = FALSE WHERE vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}');
		INSERT INTO decision (vacancy_id, number, state, posts, created_at, created_by, fixed_at, fixed_by) SELECT id, 1, 'fixed', 1, UTC_TIMESTAMP(), owner_id, UTC_TIMESTAMP(), owner_id FROM vacancy WHERE number = '${ad.vacancy}';
		INSERT INTO decision_part (decision_id, application_id, choice, position) SELECT LAST_INSERT_ID(), a.id, IF(a.number = '${number.ada}', 'chosen', 'next'), CASE a.number WHEN '${number.ben}' THEN 1 WHEN '${number.cem}' THEN 2 END
			FROM application a WHERE a.vacancy_id = (SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`);
});
after(() => stack?.stop());

test('before anybody was asked the page of hiring leads there; then the council’s procedure is over', async () => {
	assert.match(main(await page('einstellung')), /Zustimmung noch nicht beantragt.*Zustimmung noch nicht beantragt/);
	assert.match(primary(await page('einstellung')), /\/beteiligung\/antrag$/);
	await agree(stack, recruiter, ad.vacancy);
	assert.equal((await council.get(`/bewerbungen/${number.ben}`)).status, 404);
	assert.match(main(await page('beteiligung')), /Die Beteiligung ist abgeschlossen/);
});

test('who withdraws makes room: every page names who moves up as the next step', async () => {
	await stack.sql(`UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE number = '${number.ada}'`);
	const stand = await page('stand');
	assert.match(main(stand), new RegExp(`Nachrücken: ${number.ben}`));
	assert.ok(stand.document.querySelector(`main a[href$="${number.ben}/einstellung/nachruecken"]`));
	for (const path of ['einstellung', 'beteiligung'])
		assert.match(primary(await page(path)), new RegExp(`${number.ben}/einstellung/nachruecken$`), path);
	assert.match(main(await page('beteiligung')), /Als Nächstes rückt jemand nach/);
	assert.equal((await page('beteiligung')).document.querySelector('a[href$="/antrag"]'), null, 'of who has left nobody is asked');
});

test('who has moved up needs a consent of her own: pages and standing lead there, and no offer is made', async () => {
	await recruiter.submit(await recruiter.get(`${tab('ben')}/nachruecken`));
	const stand = await page('stand');
	assert.match(main(stand), new RegExp(`Zustimmung für Nachgerückte beantragen: ${number.ben}`));
	assert.doesNotMatch(main(stand), /Nachrücken: /);
	for (const at of [await page('einstellung'), await page('beteiligung'), await recruiter.get(tab('ben'))])
		assert.match(primary(at), /\/beteiligung\/antrag$/, at.url);
	assert.match(main(await page('beteiligung')), /beantragt die Personalgewinnung die Zustimmung erneut.*Einsicht des Personalrats von Neuem/);
	assert.match(main(await recruiter.get(tab('ben'))), /Die Zustimmung des Personalrats ist noch nicht beantragt/);
	assert.equal(await offered(), false);
	await step(recruiter, number.ben, 'einstellungsprozess');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number.ben}'`), 'beteiligung_gremien');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM offer o JOIN application a ON a.id = o.application_id WHERE a.number = '${number.ben}'`), '0');
	assert.equal((await council.get(`/bewerbungen/${number.ben}`)).status, 404, 'its sight has not begun again');
});

test('with the new question the council sees again, of nobody but who moved up; its answer lets the offer go', async () => {
	const form = await recruiter.get(`/vakanzen/${ad.vacancy}/beteiligung/antrag`);
	assert.match(main(form), /Beispiel, Ben/);
	await recruiter.submit(form, { reasons: 'Ben Beispiel rückt nach.', term: 'normal' });
	assert.equal(await asked(), `${number.ada},${number.ben}`, 'each once');
	assert.equal((await council.get(`/bewerbungen/${number.ben}`)).status, 200);
	assert.doesNotMatch(main(await page('stand')), /Nachgerückte/);
	assert.equal(await offered(), false, 'nor before it has answered');
	for (const { id, kind } of await stack.sql(`SELECT s.id, s.kind FROM statement s JOIN vacancy v ON v.id = s.vacancy_id WHERE v.number = '${ad.vacancy}' AND s.state = 'open' AND s.kind IN ('selection_pr', 'selection_gsb')`)) {
		const who = stack.as(kind === 'selection_pr' ? 'paul.oduya' : 'lena.maibaum');
		await who.submit(await who.get(`/stellungnahmen/${id}`), { answer: kind === 'selection_pr' ? 'consented' : 'no_objection' }, { action: `/stellungnahmen/${id}` });
	}
	assert.equal((await council.get(`/bewerbungen/${number.ben}`)).status, 404, 'its procedure is over again');
	assert.match(main(await recruiter.submit(await recruiter.get(`${tab('ben')}/angebot`), { last_day: dayIn(14).split('-').reverse().join('.') })), /Das Angebot ist gemacht/);
});

test('the last one refuses, and nobody is left: the standing leads to the end without filling the post', async () => {
	await stack.sql(`UPDATE offer o JOIN application a ON a.id = o.application_id SET o.state = 'declined', o.answered_at = UTC_TIMESTAMP() WHERE a.number = '${number.ben}';
		UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE number = '${number.cem}'`);
	const stand = await page('stand');
	assert.match(main(stand), /Niemand rückt nach/);
	assert.ok(stand.document.querySelector('main a[href$="/ohne-besetzung"]'));
});
