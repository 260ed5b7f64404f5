// What staff change of an application itself (BAK-10): correcting with a reason, adding documents, their types.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { apply, cv, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit Fehlern (m/w/d)');
});
after(() => stack?.stop());

const page = (number, below) => recruiter.get(`/bewerbungen/${number}${below}`);
const correct = async (number, values) => recruiter.submit(await page(number, '/berichtigen'), { correction_reason: 'Schreibfehler beim Erfassen', ...values }, { action: '/berichtigen' });
const history = async (number, user = 'amira.yildiz') => (await stack.as(user).get(`/bewerbungen/${number}/verlauf`)).text('main');
const enter = async values => {
	const form = await recruiter.get(`/vakanzen/${ad.vacancy}/bewerbungen/neu`);
	const done = await recruiter.submit(form, { entry_ad: ad.jobad, entry_way: 'hand', ...values }, { action: '/bewerbungen/neu' });
	assert.equal(done.status, 200, done.text('main'));
	return /B-\d{4}-\d{5}/.exec(done.url)[0];
};

test('a correction needs a reason and keeps what stood there before, sealed; the address of a guest is hers', async () => {
	const number = await apply(stack, ad.jobad, { email: 'falsch@fehler.example', surname: 'Felher', town: 'Kiel' });
	const form = await page(number, '/berichtigen');
	assert.doesNotMatch(form.body, /name="email"/);
	const none = await recruiter.submit(form, { surname: 'Fehler', correction_reason: '' }, { action: '/berichtigen' });
	assert.equal(none.status, 400);
	assert.match(none.text('main'), /Schreiben Sie, warum/);
	const done = await correct(number, { surname: 'Fehler', town: '' });
	assert.match(done.text('main'), /Die Angaben sind berichtigt/);
	assert.match(done.text('main'), /Nora Fehler/);
	const told = await history(number);
	assert.match(told, /Berichtigungen.*Amira Yıldız.*Nachname ?Felher ?Fehler ?Schreibfehler beim Erfassen/);
	assert.match(told, /Ort ?Kiel/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application_correction WHERE before_sealed LIKE '%Kiel%' OR reason_sealed LIKE '%Schreib%'`), '0');
	assert.match((await correct(number, {})).text('main'), /nichts zu berichtigen/);
	assert.equal(await stack.value("SELECT email FROM applicant WHERE surname = 'Fehler'"), 'falsch@fehler.example');
});

test('who is severely disabled only by the correction is told of; a reader without the mark learns nothing', async () => {
	const number = await apply(stack, ad.jobad, { email: 'spaet@fehler.example', surname: 'Später' });
	await stack.allMails();
	assert.equal((await stack.as('doris.kuhnert').get(`/bewerbungen/${number}`)).status, 404);
	await correct(number, { severely_disabled: 'ja', correction_reason: 'Nachgereichte Angabe' });
	const mails = (await stack.allMails()).filter(mail => mail.text.includes(number) && /§ 164/.test(mail.subject)).map(mail => mail.envelope_to);
	assert.ok(mails.includes('paul.oduya@bsw.example') && mails.includes('doris.kuhnert@bsw.example'), mails.join());
	assert.equal((await stack.as('doris.kuhnert').get(`/bewerbungen/${number}`)).status, 200);
	const p34 = await stack.as('sina.krogmann').get(`/bewerbungen/${number}/verlauf`);
	assert.equal(p34.status, 200);
	assert.doesNotMatch(p34.text('main'), /Nachgereichte Angabe|schwerbehindert/i);
});

test('the address of what was entered is corrected: links mailed before open nothing, its place for the ad moves', async () => {
	const number = await enter({ first_name: 'Paul', surname: 'Tippe', email: 'paul.tipe@fehler.example' });
	const link = /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec((await stack.mail('paul.tipe@fehler.example', number)).text)[0];
	await correct(number, { email: 'paul.tippe@fehler.example' });
	assert.equal(await stack.value(`SELECT SUBSTRING_INDEX(active_key, ':', -1) FROM application WHERE number = '${number}'`), 'paul.tippe@fehler.example');
	assert.equal((await stack.visitor().get(link)).status, 410);
	const other = await apply(stack, ad.jobad, { email: 'besetzt@fehler.example', surname: 'Besetzt' });
	const taken = await correct(number, { email: 'besetzt@fehler.example' });
	assert.equal(taken.status, 409, other);
	assert.match(taken.text('main'), /schon eine laufende Bewerbung/);
});

test('of an account name and address are not corrected', async () => {
	const account = await makeAccount(stack, { email: 'eigen@fehler.example', surname: 'Eigen' });
	const number = await apply(stack, ad.jobad, { email: account.email, surname: 'Eigen' });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
	const form = await page(number, '/berichtigen');
	assert.doesNotMatch(form.body, /name="(email|surname|first_name)"/);
	assert.match(form.text('main'), /gehören zum Konto/);
	assert.match((await correct(number, { town: 'Plön' })).text('main'), /Plön/);
	assert.equal(await stack.value(`SELECT surname FROM applicant WHERE id = ${account.applicant}`), 'Eigen');
});

test('two who correct at once are merged field by field', async () => {
	const number = await apply(stack, ad.jobad, { email: 'zwei@fehler.example', surname: 'Zwei' });
	const first = await page(number, '/berichtigen'), second = await page(number, '/berichtigen');
	await recruiter.submit(first, { town: 'Husum', correction_reason: 'a' }, { action: '/berichtigen' });
	const done = await recruiter.submit(second, { street: 'Hafen 1', correction_reason: 'b' }, { action: '/berichtigen' });
	assert.match(done.text('main'), /Husum/);
	assert.match(done.text('main'), /Hafen 1/);
	const conflict = await recruiter.submit(first, { town: 'Heide', correction_reason: 'c' }, { action: '/berichtigen' });
	assert.equal(conflict.status, 409);
});

test('documents are added by the same intake and get another type; a proof is hidden from whom it is not for', async () => {
	const number = await apply(stack, ad.jobad, { email: 'papier@fehler.example', surname: 'Papier' });
	const add = async (files, values = {}) => recruiter.submit(await page(number, '/unterlagen/neu'), values, { action: '/unterlagen/neu', files: { files } });
	const bad = await add([{ name: 'kaputt.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 nichts') }, cv]);
	assert.equal(bad.status, 400);
	assert.match(bad.text('main'), /kaputt\.pdf/);
	assert.match((await add([{ ...cv, name: 'zeugnis.pdf' }])).text('main'), /hinzugefügt.*zeugnis\.pdf/);
	const types = await page(number, '/unterlagen/arten');
	const id = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' AND t.name = 'zeugnis.pdf'`);
	const done = await recruiter.submit(types, { [`type_${id}`]: 'disability' }, { action: '/arten' });
	assert.match(done.text('main'), /Arten der Unterlagen sind gespeichert/);
	assert.match(await history(number), /Zeugnis → Nachweis/);
	assert.doesNotMatch((await stack.as('sina.krogmann').get(`/bewerbungen/${number}`)).text('main'), /zeugnis\.pdf/);
	for (const below of ['/berichtigen', '/unterlagen/neu', '/unterlagen/arten'])
		assert.equal((await stack.as('paul.oduya').get(`/bewerbungen/${number}${below}`)).status, 403, below);
});
