// An application on paper or by mail is entered by recruiting (PRO-07): received like any other, with what paper does not say left open.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit Papier (m/w/d)');
});
after(() => stack?.stop());

const today = () => new Date().toISOString().slice(0, 10);
const values = (more = {}) => ({ entry_ad: ad.jobad, entry_way: 'post', entry_day: today(), first_name: 'Rosa', surname: 'Papier', ...more });
const form = () => recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen/neu`);
const enter = async (more, files) => recruiter.submit(await form(), values(more), { action: '/bewerbungen/neu', files });
const numberOf = page => /B-\d{4}-\d{5}/.exec(page.url)?.[0];
const row = number => stack.value(`SELECT CONCAT_WS(' ', status, severely_disabled, sbv_refused, active_key IS NULL) FROM application WHERE number = '${number}'`);

test('without an address: received, told to the works council, the confirmation is a letter to print', async () => {
	const page = await enter({ street: 'Am Wall 1', postcode: '20095', town: 'Nordhafen' });
	assert.equal(page.status, 200, page.text('main'));
	const number = numberOf(page);
	assert.match(page.text('main'), /Die Bewerbung ist erfasst.*zum Drucken/);
	assert.match(page.text('main'), /Gekommen ?.*per Post.*Erfasst von ?Amira Yıldız/);
	assert.equal(await row(number), 'eingegangen 0 0 1');
	const mails = await recruiter.get(`/bewerbungen/${number}/emails`);
	assert.match(mails.text('main'), /Ihre Bewerbung ist eingegangen/);
	const letter = mails.link('Als PDF drucken');
	assert.equal((await recruiter.get(letter)).status, 200);
	assert.ok((await stack.allMails()).some(mail => mail.envelope_to === 'paul.oduya@bsw.example' && mail.text.includes(number)));
	assert.equal((await stack.as('paul.oduya').get(`/bewerbungen/${number}`)).status, 200);
	assert.match((await recruiter.get(`/bewerbungen/${number}/verlauf`)).text('main'), /Bewerbung erfasst ?per Post|Bewerbung erfasst.*per Post/);
});

test('with an address: mailed with number, link and what came; severe disability is told at once unless the SBV is refused', async () => {
	const number = numberOf(await enter({ first_name: 'Resi', email: 'rosa@papier.example', severely_disabled: 'ja' }, { entry_files: [cv] }));
	assert.equal(await row(number), 'eingegangen 1 0 0');
	const mail = await stack.mail('rosa@papier.example', number);
	assert.match(mail.text, /lebenslauf\.pdf/);
	const link = /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(mail.text)[0];
	const told = (await stack.allMails()).filter(one => one.text.includes(number) && /§ 164/.test(one.subject)).map(one => one.envelope_to);
	assert.ok(told.includes('paul.oduya@bsw.example') && told.includes('doris.kuhnert@bsw.example'), told.join());
	assert.equal((await stack.as('doris.kuhnert').get(`/bewerbungen/${number}`)).status, 200, 'who says nothing has not refused');
	assert.match((await recruiter.get(`/bewerbungen/${number}`)).text('main'), /noch nicht bestätigt.*lebenslauf\.pdf|lebenslauf\.pdf.*noch nicht bestätigt/);
	const visitor = stack.visitor();
	const page = await visitor.get(link);
	assert.match((await visitor.submit(page)).text('main'), new RegExp(number));
	assert.equal(await stack.value(`SELECT proved_at IS NOT NULL FROM application_entry e JOIN application a ON a.id = e.application_id WHERE a.number = '${number}'`), '1');
	const refused = numberOf(await enter({ first_name: 'Ida', email: 'ida@papier.example', severely_disabled: 'ja', sbv_part: 'nein' }));
	await stack.allMails();
	assert.equal(await row(refused), 'eingegangen 1 1 0');
	assert.equal((await stack.as('doris.kuhnert').get(`/bewerbungen/${refused}`)).status, 404);
});

test('who has an account with the address sees it in "my area" only after using the link', async () => {
	const nora = await makeAccount(stack, { email: 'konto@papier.example' });
	const number = numberOf(await enter({ first_name: 'Nora', surname: 'Konto', email: nora.email }));
	const visitor = await signedIn(stack, nora);
	assert.doesNotMatch((await visitor.get('/konto')).text('main'), new RegExp(number));
	assert.equal((await visitor.request(`/bewerbung/${number}`)).status, 404);
	const link = /http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec((await stack.mail(nora.email, number)).text)[0];
	const page = await visitor.get(link);
	assert.match(page.text('main'), /auf Papier oder per E-Mail/);
	assert.match((await visitor.submit(page)).text('main'), /E-Mail-Adresse ist bestätigt/);
	assert.match((await visitor.get('/konto')).text('main'), new RegExp(number));
	assert.equal((await visitor.get(`/bewerbung/${number}`)).status, 200);
	assert.match((await recruiter.get(`/bewerbungen/${number}/verlauf`)).text('main'), /E-Mail-Adresse bestätigt/);
});

test('nothing typed is lost; the day is none to come, and after the last day it is marked as late', async () => {
	const future = await enter({ entry_day: '31.12.2099', surname: 'Zukunft', town: 'Lübeck' });
	assert.equal(future.status, 400);
	assert.match(future.text('main'), /liegt in der Zukunft/);
	assert.match(future.body, /value="Lübeck"/);
	const nameless = await enter({ surname: '' });
	assert.match(nameless.text('main'), /Nachname.*Pflicht|Nachname/);
	assert.equal(nameless.status, 400);
	const bad = await enter({ surname: 'Falsch', email: 'keine adresse' });
	assert.equal(bad.status, 400);
	assert.match(bad.body, /value="keine adresse"/);
	assert.equal((await enter({ surname: 'Fremd', entry_ad: 'S-2026-99999' })).status, 400);
	await stack.sql(`UPDATE jobad SET valid_to = CURRENT_DATE - INTERVAL 5 DAY, status = 'abgelaufen' WHERE number = '${ad.jobad}'`);
	const late = await enter({ first_name: 'Lena', surname: 'Spät' });
	assert.match(late.text('main'), /Gekommen.*nach dem letzten Tag der Anzeige/);
	await stack.sql(`UPDATE jobad SET valid_to = NULL, status = 'veroeffentlicht' WHERE number = '${ad.jobad}'`);
});

test('a possible double is shown before it is entered and on the desk; across authorities nobody learns of one', async () => {
	const first = await apply(stack, ad.jobad, { first_name: 'Dora', surname: 'Doppelt', email: 'dora@doppelt.example' });
	const asked = await enter({ first_name: 'dora', surname: 'DOPPELT', town: 'Kiel' });
	assert.equal(asked.status, 400);
	assert.match(asked.text('main'), new RegExp(`Möglicherweise doppelt.*${first}.*gleicher Name.*in diesem Verfahren`));
	const page = await recruiter.submit(asked, { entry_anyway: '1' }, { action: '/bewerbungen/neu' });
	const second = numberOf(page);
	assert.match(page.text('main'), new RegExp(`Möglicherweise doppelt ?${first}`));
	assert.match((await recruiter.get(`/bewerbungen/${first}`)).text('main'), new RegExp(`Möglicherweise doppelt ?${second}`));
	assert.doesNotMatch((await stack.as('paul.oduya').get(`/bewerbungen/${first}`)).text('main'), /Möglicherweise doppelt/);
	const again = await enter({ first_name: 'Dorothea', surname: 'Doppelt', email: 'dora@doppelt.example' });
	assert.match(again.text('main'), new RegExp(`${first}.*gleiche E-Mail-Adresse`));
	const taken = await recruiter.submit(again, { entry_anyway: '1' }, { action: '/bewerbungen/neu' });
	assert.equal(taken.status, 409);
	assert.match(taken.text('main'), /schon eine laufende Bewerbung/);
});

test('two at once with one address: one is received, the other is told and nothing of it stays', async () => {
	const pages = await Promise.all([form(), form()]);
	const answers = await Promise.all(pages.map((page, i) => recruiter.submit(page, values({ first_name: `Zwilling${i}`, surname: `Gleich${i}`, email: 'gleich@papier.example' }), { action: '/bewerbungen/neu' })));
	assert.equal(answers.filter(page => numberOf(page)).length, 1, answers.map(page => page.status).join());
	assert.equal(await stack.value("SELECT COUNT(*) FROM applicant WHERE email = 'gleich@papier.example'"), '1');
});

test('who may not create applications finds no page', async () => {
	for (const user of ['paul.oduya', 'doris.kuhnert', 'gesa.rohde'])
		assert.equal((await stack.as(user).get(`/vakanzen/${ad.vacancy}/bewerbungen/neu`)).status, user === 'gesa.rohde' ? 404 : 403, user);
});
