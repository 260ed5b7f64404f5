// What was told before is used again: earlier applications taken over with their documents, and the folder ("Bewerbungsmappe"), kept by a consent of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { attach, beginApplication, cv, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ads;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ads = [];
	for (const name of ['Erste', 'Zweite', 'Dritte'])
		ads.push((await publishedAd(recruiter, `${name} Stelle (m/w/d)`)).jobad);
});
after(() => stack?.stop());

const begin = address => `/stellen/${address}/bewerben`;
const numberOf = page => /B-\d{4}-\d{5}/.exec(page.url)[0];
const files = application => stack.sql(`SELECT t.type, t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}' ORDER BY t.id`);
const answers = { town: 'Nordhafen', street: 'Hafenweg 1', phone: '040 123', degree: 'master', severely_disabled: 'ja', message: 'Nur für diese Stelle.', available_from: '1.12.2027', source: 'fair' };
const papers = [[cv, 'cv'], [{ ...cv, name: 'zeugnis.pdf', bytes: pdfOf(3000) }, 'certificate'], [{ ...cv, name: 'anschreiben.pdf', bytes: pdfOf(2000) }, 'letter']];

/** Presses the button that takes over what is offered first. */
function takeOver(visitor, page) {
	const button = page.document.querySelector('button[formaction*="/aus/"]');
	return visitor.post(button.getAttribute('formaction'), page.form('/bewerben').fields);
}

/** An application of an account, sent. */
async function sent(visitor, ad, values = answers) {
	const application = numberOf(await visitor.submit(await visitor.get(begin(ad)), values));
	for (const [file, type] of papers)
		await attach(visitor, application, [file], type);
	await send(visitor, application);
	return application;
}

test('an earlier sent application is taken over with its documents and their types in one step; what belongs to one job is not', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'wieder@beispiel.example' }));
	const first = await sent(visitor, ads[0]);
	const page = await visitor.get(begin(ads[1]));
	assert.match(page.text('main'), new RegExp(`übernehmen Aus ${first}, Erste Stelle.*Angaben übernehmen aus ${first}`));
	const check = await takeOver(visitor, page);
	const second = numberOf(check);
	assert.equal(new URL(check.url).pathname, `/bewerbung/${second}/pruefen`);
	assert.match(check.text('main'), /Nordhafen.*lebenslauf\.pdf \(Lebenslauf.*zeugnis\.pdf \(Zeugnis/);
	assert.doesNotMatch(check.text('main'), /Nur für diese Stelle|anschreiben\.pdf|Messe|2027/);
	assert.deepEqual(await files(second), [{ type: 'cv', name: 'lebenslauf.pdf' }, { type: 'certificate', name: 'zeugnis.pdf' }]);
	assert.equal((await visitor.submit(check, { consent: '1' })).url.includes('/gesendet'), true);
	const [file] = await stack.sql(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${second}' AND t.type = 'certificate'`);
	const got = await visitor.request(`/bewerbung/${second}/anhang/${file.id}`);
	assert.equal(got.status, 200);
	assert.equal(await stack.value(`SELECT COUNT(DISTINCT t.file_id) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number IN ('${first}', '${second}') AND t.type = 'cv'`), '2',
		'a copy of its own');
	const [sums] = await stack.sql(`SELECT COUNT(DISTINCT t.sha256) sums FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number IN ('${first}', '${second}') AND t.type = 'cv'`);
	assert.equal(Number(sums.sums), 1, 'of the same bytes');
});

test('in the form it can be looked at and changed first, and the documents come along', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'ansehen@beispiel.example' }));
	const first = await sent(visitor, ads[0]);
	const form = await visitor.get((await visitor.get(begin(ads[1]))).link(first));
	const fields = Object.fromEntries(form.form('/bewerben').fields);
	assert.deepEqual([fields.town, fields.message, fields.von], ['Nordhafen', '', first]);
	const second = numberOf(await visitor.submit(form, { town: 'Südhafen' }));
	assert.match((await visitor.get(`/bewerbung/${second}/pruefen`)).text('main'), /Südhafen.*lebenslauf\.pdf/);
	assert.equal((await files(second)).length, 2);
});

test('a guest takes over within the visit; nobody takes over from others, nor what is not there any more', async () => {
	const visitor = stack.visitor(), stranger = stack.visitor();
	const first = await beginApplication(visitor, ads[0], { email: 'gast.wieder@beispiel.example', town: 'Nordhafen' });
	await attach(visitor, first);
	await send(visitor, first);
	const check = await takeOver(visitor, await visitor.get(begin(ads[1])));
	assert.match(check.text('main'), /gast\.wieder@beispiel\.example.*lebenslauf\.pdf/);
	await beginApplication(stranger, ads[0], { email: 'fremd.wieder@beispiel.example' });
	const { token } = (await stranger.get(begin(ads[1]))).form('/bewerben');
	const before = await stack.value('SELECT COUNT(*) FROM application');
	for (const source of [first, 'mappe', 'B-2026-99999', 'x'])
		assert.equal(new URL((await stranger.post(`${begin(ads[1])}/aus/${source}`, { form_token: token })).url).pathname, begin(ads[1]), source);
	assert.doesNotMatch((await stranger.get(`${begin(ads[1])}?von=${first}`)).body, /gast\.wieder@/);
	assert.equal(await stack.value('SELECT COUNT(*) FROM application'), before);
	await stack.sql(`UPDATE application SET status = 'anonymisiert' WHERE number = '${first}'`);
	assert.doesNotMatch((await visitor.get(begin(ads[2]))).text('main'), new RegExp(first));
});

test('documents that cannot come along are named', async () => {
	const visitor = await signedIn(stack, await makeAccount(stack, { email: 'grenze@beispiel.example' }));
	await sent(visitor, ads[0]);
	await stack.sql("UPDATE setting SET value = '2000' WHERE name = 'upload_max_bytes'");
	const page = await takeOver(visitor, await visitor.get(begin(ads[1])));
	await stack.sql("UPDATE setting SET value = '10485760' WHERE name = 'upload_max_bytes'");
	assert.match(new URL(page.url).pathname, /unterlagen$/);
	assert.match(page.text('[role=alert]'), /zeugnis\.pdf.*zu groß/);
	assert.deepEqual((await files(numberOf(page))).map(file => file.name), ['lebenslauf.pdf']);
});

const folderOf = account => stack.value(`SELECT (SELECT COUNT(*) FROM folder WHERE account_id = ${account.id}) + (SELECT COUNT(*) FROM folder_answer WHERE account_id = ${account.id})
	+ (SELECT COUNT(*) FROM folder_file WHERE account_id = ${account.id}) + (SELECT COUNT(*) FROM bms_keys.folder_key WHERE object_id = ${account.id})
	+ (SELECT COUNT(*) FROM stored_file WHERE purpose = 'folder' AND owner_id = ${account.id}) AS n`).then(Number);
const actions = account => stack.sql(`SELECT action FROM history WHERE object_kind = (SELECT MAX(object_kind) FROM history WHERE action = 'folder_consented') AND object_id = ${account.id}
	AND action LIKE 'folder%' ORDER BY id`).then(rows => rows.map(row => row.action));

/** An application sent with the folder kept. */
async function kept(visitor, ad) {
	const application = numberOf(await visitor.submit(await visitor.get(begin(ad)), answers));
	for (const [file, type] of papers)
		await attach(visitor, application, [file], type);
	const done = await visitor.submit(await visitor.get(`/bewerbung/${application}/pruefen`), { consent: '1', keep: '1' });
	assert.match(done.url, /gesendet/);
	return application;
}

test('the folder: kept by a consent of its own when sending, outlives the application, fills the next one, is deleted at once', async () => {
	const account = await makeAccount(stack, { email: 'mappe@beispiel.example' });
	const visitor = await signedIn(stack, account);
	assert.match((await visitor.get('/konto/mappe')).text('main'), /keine Bewerbungsmappe/);
	const plain = await sent(visitor, ads[2]);
	assert.equal(await folderOf(account), 0, 'nothing is kept without the consent');
	assert.ok(plain);
	const first = await kept(visitor, ads[0]);
	assert.deepEqual(await stack.sql(`SELECT consent_version FROM folder WHERE account_id = ${account.id}`),
		await stack.sql("SELECT value AS consent_version FROM setting WHERE name = 'privacy_notice_version'"));
	assert.deepEqual((await actions(account)), ['folder_consented', 'folder_filled']);
	const page = await visitor.get('/konto/mappe');
	assert.match(page.text('main'), /Hafenweg 1.*Nordhafen.*Master.*Ja.*lebenslauf\.pdf ?Lebenslauf.*zeugnis\.pdf ?Zeugnis/s);
	assert.doesNotMatch(page.text('main'), /Nur für diese Stelle|anschreiben\.pdf|Messe/);
	const [row] = await stack.sql(`SELECT HEX(sealed) sealed FROM folder_answer WHERE account_id = ${account.id} AND question = 'town'`);
	assert.doesNotMatch(Buffer.from(row.sealed, 'hex').toString('latin1'), /Nordhafen/, 'sealed');
	const file = await visitor.request(page.link('lebenslauf.pdf'));
	assert.equal(file.status, 200);
	assert.equal(file.headers.get('content-type'), 'application/pdf');
	await stack.sql(`UPDATE application SET status = 'anonymisiert' WHERE number IN ('${first}', '${plain}');
		DELETE k FROM bms_keys.application_key k JOIN application a ON a.id = k.object_id WHERE a.number IN ('${first}', '${plain}')`);
	const form = await visitor.get(begin(ads[1]));
	const fields = Object.fromEntries(form.form('/bewerben').fields);
	assert.deepEqual([fields.town, fields.von, fields.message], ['Nordhafen', 'mappe', ''], 'the form begins with it');
	assert.equal(Object.fromEntries((await visitor.get(form.link('Ohne Bewerbungsmappe'))).form('/bewerben').fields).town, '');
	const check = await takeOver(visitor, form);
	assert.match(check.text('main'), /Nordhafen.*lebenslauf\.pdf \(Lebenslauf.*zeugnis\.pdf \(Zeugnis/s);
	assert.notEqual(await stack.value(`SELECT used_at FROM folder WHERE account_id = ${account.id}`), null);
	const ask = await visitor.get((await visitor.get('/konto/mappe')).link('Bewerbungsmappe löschen'));
	assert.ok(await folderOf(account) > 0, 'asking deletes nothing');
	assert.match(ask.text('main'), /Einwilligung zurück/);
	const gone = await visitor.submit(ask);
	assert.match(gone.text('main'), /gelöscht.*keine Bewerbungsmappe/s);
	assert.equal(await folderOf(account), 0);
	assert.equal((await actions(account)).at(-1), 'folder_deleted');
	assert.equal((await files(numberOf(check))).length, 2, 'what was taken over is the application\'s');
});

test('in "my area" it is filled from an application, and its documents are added, replaced and removed one by one', async () => {
	const account = await makeAccount(stack, { email: 'mappe.fuellen@beispiel.example' });
	const visitor = await signedIn(stack, account);
	const first = await sent(visitor, ads[0]);
	assert.ok((await visitor.get('/konto')).link('Bewerbungsmappe'));
	const fill = await visitor.get('/konto/mappe/fuellen');
	assert.equal((await visitor.submit(fill, { application: first })).status, 400, 'not without the consent');
	assert.equal(await folderOf(account), 0);
	const foreign = await sent(await signedIn(stack, await makeAccount(stack, { email: 'andere.mappe@beispiel.example' })), ads[0]);
	assert.equal((await visitor.submit(await visitor.get('/konto/mappe/fuellen'), { application: foreign, consent: '1' })).status, 400);
	assert.equal(await folderOf(account), 0, 'not from others');
	let page = await visitor.submit(await visitor.get('/konto/mappe/fuellen'), { application: first, consent: '1' });
	const names = () => stack.sql(`SELECT name, type FROM folder_file WHERE account_id = ${account.id} ORDER BY id`).then(rows => rows.map(row => `${row.name} ${row.type}`));
	assert.deepEqual(await names(), ['lebenslauf.pdf cv', 'zeugnis.pdf certificate']);
	page = await visitor.submit(await visitor.get('/konto/mappe/fuellen'), { application: first, consent: '1' });
	assert.deepEqual(await names(), ['lebenslauf.pdf cv', 'zeugnis.pdf certificate'], 'what is there stays once');
	const old = page.document.querySelectorAll('select[name=replaces] option').find(option => option.textContent.includes('lebenslauf')).getAttribute('value');
	page = await visitor.submit(page, { type: 'cv', replaces: old }, { action: '/konto/mappe/unterlagen', files: { files: [{ ...cv, name: 'lebenslauf-neu.pdf', bytes: pdfOf(5000) }] } });
	assert.deepEqual(await names(), ['zeugnis.pdf certificate', 'lebenslauf-neu.pdf cv']);
	const refused = await visitor.submit(page, { type: 'cv' }, { action: '/konto/mappe/unterlagen', files: { files: [{ name: 'a.txt', type: 'text/plain', bytes: Buffer.from('x') }] } });
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /a\.txt/);
	page = await visitor.submit(await visitor.get('/konto/mappe'), {}, { action: '/entfernen' });
	assert.deepEqual(await names(), ['lebenslauf-neu.pdf cv']);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_file WHERE purpose = 'folder' AND owner_id = ${account.id}`), '1', 'the sweeper removes the others');
	const json = JSON.parse((await visitor.request('/konto/auskunft/json')).body);
	assert.equal(json.people[0].account.folder.answers.town, 'Nordhafen', 'it is part of the data one takes along');
	assert.equal(json.people[0].account.folder.attachments[0].name, 'lebenslauf-neu.pdf');
	const stranger = await signedIn(stack, await makeAccount(stack, { email: 'neugierig@beispiel.example' }));
	const id = await stack.value(`SELECT id FROM folder_file WHERE account_id = ${account.id}`);
	assert.equal((await stranger.get(`/konto/mappe/dokument/${id}`)).status, 404);
	assert.equal((await stack.visitor().get('/konto/mappe')).url.includes('/konto/anmelden'), true);
	await assert.rejects(stack.sqlAs('bms_portal', `SELECT wrapped FROM bms_keys.folder_key`), /denied/);
	assert.equal((await stack.sqlAs('bms_portal', `SELECT IF(object_key(9, ${account.id}, 'guessed', NULL) IS NULL, 'none', 'key') AS k`)).includes('none'), true, 'the portal gets no key without the visit');
});

test('what is in the folder its owner gets and nobody of staff: an administrator learns that there is one and since when', async () => {
	const account = await makeAccount(stack, { email: 'mappe.brief@beispiel.example' });
	const visitor = await signedIn(stack, account);
	await kept(visitor, ads[0]);
	await stack.sql(`UPDATE application SET status = 'anonymisiert' WHERE applicant_id = ${account.applicant};
		UPDATE folder_file SET name = CONCAT('mappe-', name) WHERE account_id = ${account.id}`);
	const admin = stack.as('henrike.solms');
	const found = await admin.submit(await admin.get('/verwaltung/betroffenenrechte'), { email: account.email });
	const json = JSON.parse((await admin.request(found.link('JSON'))).body);
	const { folder } = json.people[0].account;
	assert.match(folder.created_at, /^\d{4}-\d\d-\d\dT/);
	assert.deepEqual(Object.keys(folder).sort(), ['consent_at', 'consent_version', 'created_at', 'hint']);
	assert.match(folder.hint, /nur die Person, der das Konto gehört/);
	const zip = Buffer.from((await admin.get(found.link('ZIP'))).bytes).toString('latin1');
	assert.doesNotMatch(zip, /mappe-|Bewerbungsmappe\//, 'neither as a file nor as one left out');
	const pdf = await admin.request(found.link('PDF'));
	assert.equal(pdf.status, 200);
	const own = Buffer.from((await visitor.get('/konto/auskunft/zip')).bytes).toString('latin1');
	assert.match(own, /Bewerbungsmappe\/mappe-lebenslauf\.pdf/, 'the owner takes it along');
	await assert.rejects(stack.sqlAs('bms_backend', 'SELECT wrapped FROM bms_keys.folder_key'), /denied/, 'staff have no key to it');
});

test('with the account the folder ends, whoever ends it', async () => {
	const account = await makeAccount(stack, { email: 'mappe.ende@beispiel.example' });
	await kept(await signedIn(stack, account), ads[0]);
	assert.ok(await folderOf(account) > 0);
	await stack.sql(`UPDATE application SET status = 'abgesagt', active_key = NULL WHERE applicant_id = ${account.applicant};
		UPDATE account SET last_sign_in_at = '2026-01-01', created_at = '2026-01-01', unused_reminded_at = '2026-02-01' WHERE id = ${account.id}`);
	await stack.job('nightly', '--rule', 'RET-15');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM account WHERE id = ${account.id}`), '0');
	assert.equal(await folderOf(account), 0);
});
