// Text as it comes out of PowerPoint, Word, PDF and keyboards of all kinds: nothing of it is lost in silence.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginApplication, createVacancy, firstProject, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, vacancy;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ jobad: ad, vacancy } = await publishedAd(recruiter, 'Stelle für Eingefügtes (m/w/d)'));
});
after(() => stack?.stop());

const pasted = 'Absatz\vZeile\fSeite\u0085Ende\u2028Zeile\u2029Absatz\u0001\u0008\u009d!';
const kept = 'Absatz\nZeile\nSeite\nEnde\nZeile\nAbsatz!';
const fieldsOf = page => Object.fromEntries(page.form('/bewerb').fields);

test('pasted control characters become line ends or go, the text stays', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'paste@beispiel.example', message: pasted, surname: 'Groß\vKlein' });
	let data = await visitor.get(`/bewerbung/${application}/angaben`);
	assert.equal(fieldsOf(data).message, kept);
	assert.equal(fieldsOf(data).surname, 'Groß Klein', 'one line');
	await visitor.submit(data, { message: `Neu: ${pasted}` });
	data = await visitor.get(`/bewerbung/${application}/angaben`);
	assert.equal(fieldsOf(data).message, `Neu: ${kept}`);
});

test('what cannot be seen is no empty field: what was there stays, and it is said', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'unsichtbar@beispiel.example', message: 'Das bleibt.' });
	const path = `/bewerbung/${application}/angaben`;
	const post = async (message, more = []) => {
		const form = (await visitor.get(path)).form('/angaben');
		return visitor.go(form.action, { method: 'POST', body: new URLSearchParams([...form.fields.filter(([name]) => name !== 'message'),
			['message', message], ...more]) });
	};
	for (const nothing of ['\u0001\u0002\u000e', '\u200b', '\u200d', '\u00ad', ' \ufeff\n', '\ufffc'])
		for (const more of [[], [['autosave', '1']], [['danach', 'link']]]) {
			const answer = await post(nothing, more);
			assert.equal(answer.status, 400, JSON.stringify(nothing));
			assert.match(answer.text('[role=alert]'), /nicht zu sehen sind/);
			assert.equal(fieldsOf(await visitor.get(path)).message, 'Das bleibt.');
		}
	assert.equal((await post(' \n')).status, 200);
	assert.equal(fieldsOf(await visitor.get(path)).message, '', 'a field that was cleared');
});

test('what cannot be kept leaves what was there before, and says so', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'lang@beispiel.example', message: 'Das bleibt.' });
	for (const value of ['%ff', 'a%00b']) {
		const { token, fields } = (await visitor.get(`/bewerbung/${application}/angaben`)).form('/angaben');
		const rest = new URLSearchParams(fields.filter(([name]) => !['message', 'form_token'].includes(name)));
		const answer = await visitor.go(`/bewerbung/${application}/angaben`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: Buffer.from(`${rest}&form_token=${token}&message=${value}`) });
		assert.equal(answer.status, 400);
		assert.match(answer.text('[role=alert]'), /Zeichen, die nicht gelesen werden/);
		assert.equal(fieldsOf(await visitor.get(`/bewerbung/${application}/angaben`)).message, 'Das bleibt.');
	}
});

test('names of which nothing can be seen are missing; composed and decomposed letters are the same', async () => {
	const visitor = stack.visitor();
	for (const nothing of ['\u200d', '\u00ad\u2060', '\u3164', '\u2800', '\ufff9', '\ufffa', '\ufffc', '\u0301']) {
		const page = await visitor.submit(await visitor.get(`/stellen/${ad}/bewerben`), { first_name: nothing, surname: 'B', email: 'n@beispiel.example' });
		assert.equal(page.status, 400, JSON.stringify(nothing));
		assert.match(page.text('[role=alert]'), /Vorname/);
	}
	const application = await beginApplication(visitor, ad, { first_name: 'A\u0308nne', email: 'nfc@beispiel.example' });
	assert.equal(await stack.value(`SELECT HEX(first_name) FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${application}'`),
		Buffer.from('Änne').toString('hex').toUpperCase());
});

test('addresses: umlaut domains, invisible signs, and what is none', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: '\u200bnora@bücher.example\u00ad' });
	assert.equal(await stack.value(`SELECT email FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${application}'`),
		'nora@xn--bcher-kva.example');
	await send(visitor, application);
	await stack.mail('nora@xn--bcher-kva.example', application);
	for (const wrong of ['.a@b.example', 'a.@b.example', 'a..b@c.example', `${'a'.repeat(65)}@b.example`, 'a@b.123', 'a@10.0.0.1', 'a@b.example.', 'a@xn--zzzzzz99.de', 'a@b.XN--a.de']) {
		const page = await visitor.submit(await visitor.get(`/stellen/${ad}/bewerben`), { first_name: 'A', surname: 'B', email: wrong });
		assert.equal(page.status, 400, wrong);
		assert.match(page.text('[role=alert]'), /E-Mail-Adresse/);
	}
});

test('staff forms too', async () => {
	const edit = await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`);
	const page = await recruiter.submit(edit, { tasks: pasted, title: 'Leitung\u2028Haushalt\u0002' });
	assert.equal(page.status, 200, page.text('main'));
	const [row] = await stack.sql(`SELECT title, HEX(tasks) AS tasks FROM vacancy WHERE number = '${vacancy}'`);
	assert.equal(row.title, 'Leitung Haushalt');
	assert.equal(Buffer.from(row.tasks, 'hex').toString(), kept);
	const again = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { title: '\u200d\u00ad' });
	assert.equal(again.status, 400);
	const emptied = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), { tasks: '\u200b' });
	assert.equal(emptied.status, 400);
	assert.match(emptied.text('[role=alert]'), /nicht zu sehen sind/);
	assert.equal(await stack.value(`SELECT title FROM vacancy WHERE number = '${vacancy}'`), 'Leitung Haushalt');
	assert.equal(await createVacancy(recruiter, 'Sachbearbeitung Bu\u0308cher') && await stack.value(`SELECT COUNT(*) FROM vacancy
		WHERE BINARY title = 'Sachbearbeitung Bücher'`), '1');
});

test('a part of the address that is not taken is said', async () => {
	assert.match((await recruiter.get(`/vakanzen?suche=${'x'.repeat(501)}`)).text('main'), /zu lang oder nicht lesbar/);
	assert.match((await stack.visitor().get(`/stellen?q=${'x'.repeat(501)}`)).text('main'), /zu lang oder nicht lesbar/);
	assert.doesNotMatch((await stack.visitor().get('/stellen?q=haushalt')).text('main'), /zu lang/);
});
