// A step that writes to the applicant waits: the check page says until when, the application has a button that takes it back whole, and the applicant reads nothing of it meanwhile.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, ad;

before(async () => {
	stack = await startStack();
	[recruiter, council] = ['amira.yildiz', 'paul.oduya'].map(user => stack.as(user));
	ad = await publishedAd(recruiter, 'Stelle mit Bedenkzeit (m/w/d)');
});
after(() => stack?.stop());

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const letters = number => stack.value(`SELECT COUNT(*) FROM mail_outbox o JOIN application a ON a.id = o.application_id WHERE a.number = '${number}' AND o.template = 'rejected'`);
const clock = /heute um (\d\d:\d\d) Uhr|am \d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr/;

/** An application of an account, whose owner is signed in. */
async function owned(email) {
	const account = await makeAccount(stack, { email });
	const number = await apply(stack, ad.jobad, { email });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
	return { number, owner: await signedIn(stack, account) };
}

test('the check says who gets the mail and when, the page after it until when it can be taken back; taken back, nothing was', async () => {
	const { number, owner } = await owned('bedenkzeit@beispiel.example');
	await recruiter.get(`/bewerbungen/${number}`);	// that it was read she is told at once
	const mine = await owner.get(`/bewerbung/${number}`);
	const check = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}`), { status: 'abgesagt' }, { action: '/status' });
	assert.match(check.text('main'), /Nora Beispiel erhält diese E-Mail (heute um|am) .*Bis dahin können Sie zurücknehmen/);
	assert.match(check.text('main'), clock);
	const done = await recruiter.submit(check, {}, { action: '/schritt/' });
	assert.match(done.text('main'), /Der Status ist geändert\. Die E-Mail an die bewerbende Person wartet noch/);
	assert.match(done.text('main'), /Zurücknehmen \(noch 15 Minuten\)/);
	assert.match(done.text('main'), clock);
	assert.equal(await status(number), 'abgesagt');
	assert.equal(await letters(number), '1');
	assert.equal(await stack.value(`SELECT SUM(o.attempts) FROM mail_outbox o JOIN application a ON a.id = o.application_id WHERE a.number = '${number}' AND o.template = 'rejected'`), '0');

	// her side: the page, the list, the steps, what she may do, everything held about her
	assert.equal((await owner.get(`/bewerbung/${number}`)).text('main'), mine.text('main'));
	assert.match((await owner.get('/konto')).text('main'), /So geht es weiter: Wir prüfen nach dem Bewerbungsschluss/);
	assert.equal((await owner.get(`/bewerbung/${number}/berichtigen`)).status, 200);
	const held = JSON.parse((await owner.get('/konto/auskunft/json')).body);
	assert.doesNotMatch(JSON.stringify(held), /abgesagt|Leider können wir/);

	const other = await recruiter.get(`/bewerbungen/${number}`);
	const back = await recruiter.submit(done, {}, { action: '/zuruecknehmen' });
	assert.match(back.text('main'), /Der Schritt ist zurückgenommen\. Die Bewerbung steht, wo sie vorher stand/);
	assert.doesNotMatch(back.text('main'), /Zurücknehmen \(noch/);
	const history = (await recruiter.get(back.link('Verlauf'))).text('main');
	assert.match(history, /Schritt zurückgenommen, E-Mail nicht versendet.*Abgesagt → Eingegangen/s);
	assert.match(history, /E-Mail an die bewerbende Person vorgesehen/);
	assert.equal(await status(number), 'eingegangen');
	assert.equal(await letters(number), '0');
	assert.equal((await owner.get(`/bewerbung/${number}`)).text('main'), mine.text('main'));

	// once more, from another window
	const late = await recruiter.submit(other, {}, { action: '/zuruecknehmen' });
	assert.equal(late.verdict, 400);
	assert.match(late.text('main'), /schon zurückgenommen/);
	assert.match(late.text('main'), /Hier ist nichts mehr zurückzunehmen/);
});

test('in English, and when the time is over', async () => {
	const number = await apply(stack, ad.jobad, { email: 'late@beispiel.example' });
	const check = await recruiter.submit(await recruiter.get(`/en/bewerbungen/${number}`), { status: 'abgesagt' }, { action: '/status' });
	assert.match(check.text('main'), /gets this e-mail (today at|on) .*Until then you can take the step back/);
	const done = await recruiter.submit(check, {}, { action: '/schritt/' });
	assert.match(done.text('main'), /Take back \(for 15 more minutes\)/);
	await stack.sql(`UPDATE application_step SET until_at = UTC_TIMESTAMP(); UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE template = 'rejected'`);
	await stack.mail('late@beispiel.example', `Ihre Bewerbung ${number}`);
	const late = await recruiter.submit(done, {}, { action: '/zuruecknehmen' });
	assert.equal(late.verdict, 400);
	assert.match(late.text('main'), /time for taking back is over/);
	assert.doesNotMatch((await recruiter.get(`/en/bewerbungen/${number}`)).text('main'), /Take back/);
	assert.equal(await status(number), 'abgesagt');
});

test('nobody takes back who could not have made the step', async () => {
	const number = await apply(stack, ad.jobad, { email: 'fremd@beispiel.example' });
	const done = await step(recruiter, number, 'abgesagt');
	assert.match(done.text('main'), /Zurücknehmen/);
	await stack.sql(`UPDATE application_step SET staff_user_id = (SELECT id FROM staff_user WHERE user_id = 'henrike.solms') ORDER BY id DESC LIMIT 1`);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${number}`)).text('main'), /Zurücknehmen/);
	const refused = await recruiter.submit(done, {}, { action: '/zuruecknehmen' });
	assert.ok([403, 404].includes(refused.status), String(refused.status));
	assert.equal(await status(number), 'abgesagt');
	assert.equal((await council.get(`/bewerbungen/${number}/zuruecknehmen`)).text('main').includes('Zurücknehmen ('), false);
});

test('who withdraws meanwhile withdraws, and reads no rejection', async () => {
	const { number, owner } = await owned('zurueck@beispiel.example');
	await step(recruiter, number, 'abgesagt');
	const page = await owner.submit(await owner.get(`/bewerbung/${number}/zurueckziehen`));
	assert.match(page.text('main'), /zurückgezogen/);
	assert.equal(await status(number), 'bewerber_zieht_zurueck');
	assert.equal(await letters(number), '0');
	const steps = (await owner.get(`/bewerbung/${number}`)).text('main');
	assert.doesNotMatch(steps, /Wir haben Ihnen abgesagt/);
});
