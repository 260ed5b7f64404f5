// Applicants see by which role, on which day and for which step their application was read, and never by whom (PRT-70).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, applicant, number;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit Lesern (m/w/d)');
	const account = await makeAccount(stack, { email: 'nora.lesen@beispiel.example' });
	applicant = await signedIn(stack, account);
	number = await apply(stack, ad.jobad, { email: account.email });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
});
after(() => stack?.stop());

const read = async () => /Wer Ihre Bewerbung gelesen hat(.*?)Ihre (?:Dateien|Unterlagen)/s.exec((await applicant.get(`/bewerbung/${number}`)).text('main'))?.[1] ?? '';
const desk = user => stack.as(user).get(`/bewerbungen/${number}`);
const rows = () => stack.sql(`SELECT r.role_id, r.status, r.day FROM application_read r JOIN application a ON a.id = r.application_id WHERE a.number = '${number}'`);

test('nobody has read it; then each role that has is named once, committees as such, and no person', async () => {
	assert.match(await read(), /noch nichts festgehalten/);
	assert.equal((await desk('ruth.eggers')).status, 404);
	assert.deepEqual(await rows(), [], 'who may not see it has not read it');
	for (const user of ['amira.yildiz', 'paul.oduya', 'amira.yildiz', 'tomasz.wilke'])
		assert.equal((await desk(user)).status, 200, user);
	const told = await read();
	assert.match(told, /Recruiting: \d/);
	assert.match(told, /Gremium: \d/);
	assert.match(told, /Administration: \d/);
	assert.equal(told.match(/Recruiting/g).length, 1);
	assert.doesNotMatch(told, /Y.ld.z|Amira|Oduya|Personalrat/);
	assert.deepEqual(Object.keys((await stack.sql('SELECT * FROM application_read LIMIT 1'))[0]).sort(), ['application_id', 'day', 'role_id', 'status']);
});

test('a document that is opened is a reading, and so is the list of its mails; a list of applications is none', async () => {
	await stack.sql('DELETE FROM application_read');
	assert.equal((await recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen`)).status, 200);
	assert.deepEqual(await rows(), []);
	const id = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`);
	assert.equal((await recruiter.get(`/bewerbungen/${number}/anhang/${id}`)).status, 200);
	assert.equal((await rows()).length, 1);
	await stack.sql('DELETE FROM application_read');
	assert.equal((await recruiter.get(`/bewerbungen/${number}/emails`)).status, 200);
	assert.equal((await rows()).length, 1);
});

test('several days are one line with the first and the last; a step is a line of its own', async () => {
	await stack.sql(`INSERT INTO application_read SELECT id, 2, 'eingegangen', CURDATE() - INTERVAL 3 DAY FROM application WHERE number = '${number}'`);
	assert.match(await read(), /Recruiting: \d[^()]* zuletzt \d[^()]*\([^)]+\)/);
	assert.equal((await read()).match(/Recruiting/g).length, 1);
	await step(recruiter, number, 'formale_pruefung');
	await desk('amira.yildiz');
	assert.equal((await read()).match(/Recruiting/g).length, 2);
	assert.match((await applicant.get(`/en/bewerbung/${number}`)).text('main'), /Who has read your application.*Recruiting/s);
});

test('a step that she is not told of yet is not told by who reads it', async () => {
	await stack.sql('DELETE FROM application_read');
	await step(recruiter, number, 'abgesagt');
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'abgesagt');
	await desk('amira.yildiz');
	assert.deepEqual((await rows()).map(row => row.status), ['formale_pruefung']);
});

test('it is among what is told of her data', async () => {
	const data = JSON.parse((await applicant.get('/konto/auskunft/json')).body);
	const [reading] = data.people[0].applications[0].readings;
	assert.deepEqual([reading.reader, reading.reader_words, Boolean(reading.step), reading.first_day], ['recruiter', 'Recruiting', true, reading.last_day]);
	assert.ok(data.labels.readings && data.labels.reader && data.labels.first_day && data.labels.last_day);
});
