// Faults: what was confirmed to a person is there, what was not is cleanly absent, the person is told what to do, and the service recovers.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { attach, beginApplication, cv, firstProject, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { eventually, smallDirectory, startStack } from '../lib/stack.mjs';

let stack, small, jobad;

before(async () => {
	small = await smallDirectory(1024);
	stack = await startStack({ settings: { store_directory: small.path } });
	({ jobad } = await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Störungen (m/w/d)'));
});
after(async () => {
	await stack?.stop();
	await small?.remove();
});

const attachments = application => stack.value(`SELECT COUNT(*) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${application}'`);
const works = async () => (await stack.visitor().request('/stellen')).status === 200;

async function storeFiles() {
	const names = await readdir(small.path, { recursive: true, withFileTypes: true });
	return names.filter(entry => entry.isFile() && entry.name !== 'identity').length;
}

test('a worker killed between upload and commit leaves nothing half done', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'kill@beispiel.example' });
	const page = await applicant.get(`/bewerbung/${application}/unterlagen`);
	/* The lock keeps the save waiting behind the stored file; then the worker dies. */
	const lock = stack.sql(`BEGIN; SELECT id FROM application WHERE number = '${application}' FOR UPDATE; DO SLEEP(3); ROLLBACK`);
	await stack.waiting('DO SLEEP%');
	const upload = applicant.submit(page, { type: 'cv' }, { action: '/unterlagen', files: { files: [cv] } });
	await stack.waiting('%FOR UPDATE%');
	await stack.killWorker('portal', { all: true });
	assert.ok((await upload).status >= 500, 'the person is not told that it worked');
	await lock;
	assert.equal(await attachments(application), '0');
	await eventually(works, 'recovery');
	assert.equal((await attach(applicant, application)).status, 200);
	assert.equal(await attachments(application), '1');
});

test('the sweeper removes files nobody names, and no others', async () => {
	await stack.settled();
	const named = Number(await stack.value(`SELECT (SELECT COUNT(*) FROM attachment) + (SELECT COUNT(*) FROM attachment_picture) + (SELECT COUNT(*) FROM attachment_original)
		+ (SELECT COUNT(*) FROM folder_file) AS named`));
	await stack.job('sweep', '--age', '0');
	assert.equal(await storeFiles(), named);
});

test('the sweeper removes nothing for another database or an older state of this one, and the administrators see why', async () => {
	const administrator = stack.as('henrike.solms');
	const notice = async () => (await administrator.get('/verwaltung')).text('main');
	const count = await storeFiles();
	const identity = await stack.value('SELECT identity FROM store_state');
	assert.doesNotMatch(await notice(), /angehalten/);
	await stack.sql(`UPDATE store_state SET identity = REPEAT('a', 32); SET FOREIGN_KEY_CHECKS = 0; CREATE TABLE kept_files AS SELECT * FROM stored_file; DELETE FROM stored_file`);
	await assert.rejects(stack.job('sweep', '--age', '0', '--max-percent', '100'), error => error.code === 1 && /do not belong together/.test(error.stderr));
	assert.equal(await storeFiles(), count);
	assert.match(await notice(), /angehalten: Die Ablage gehört zu einer anderen Datenbank/);
	await assert.rejects(stack.job('store'), error => error.code === 1 && error.stdout.includes(`--join ${'a'.repeat(32)}`));
	await assert.rejects(stack.job('store', '--join', 'new'), error => error.code === 1);
	await stack.sql(`UPDATE store_state SET identity = '${identity}', generation = generation - 2`);
	await assert.rejects(stack.job('sweep', '--age', '0'), error => error.code === 1);
	assert.match(await notice(), /Datenbank ist älter als die Ablage/);
	await stack.sql(`SET FOREIGN_KEY_CHECKS = 0; INSERT INTO stored_file SELECT * FROM kept_files; DROP TABLE kept_files`);
	assert.match(await stack.job('store', '--join', identity), /They belong together/);
	await stack.job('sweep', '--age', '0');
	assert.equal(await storeFiles(), count);
	assert.doesNotMatch(await notice(), /angehalten/);
});

test('while the database is away people get a page with what they typed, and afterwards everything goes on', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'db@beispiel.example' });
	const form = await applicant.get(`/bewerbung/${application}/angaben`);
	await stack.stopDatabase();
	const read = await applicant.request('/stellen');
	assert.equal(read.status, 503);
	assert.ok(Number(read.headers.get('retry-after')) > 0);
	assert.match(read.text('main'), /später|noch einmal/);
	const page = await applicant.submit(form, { surname: 'Wartend' });
	assert.equal(page.status, 503);
	assert.equal(Object.fromEntries(page.form().fields).surname, 'Wartend', 'what was typed can be sent again');
	assert.equal((await applicant.request('/-/health')).status, 503);
	await stack.startDatabase();
	await eventually(works, 'recovery');
	const retried = await applicant.submit(page, {});
	assert.equal(retried.status, 200, retried.text('main'));
	assert.equal(await stack.value(`SELECT p.surname FROM applicant p JOIN application a ON a.applicant_id = p.id WHERE a.number = '${application}'`), 'Wartend');
});

test('a full disk: the upload is refused with a clear page, nothing is left behind, and later it works', async () => {
	const applicant = stack.visitor();
	const application = await beginApplication(applicant, jobad, { email: 'disk@beispiel.example' });
	const before = await storeFiles();
	const big = { name: 'gross.pdf', type: 'application/pdf', bytes: pdfOf(600 * 1024) };
	const page = await attach(applicant, application, [big]);
	assert.equal(page.status, 503);
	assert.match(page.text('main'), /noch einmal|später/);
	assert.equal(await attachments(application), '0');
	assert.equal(await storeFiles(), before, 'no part of it stays');
	assert.equal((await attach(applicant, application)).status, 200);
	assert.equal((await send(applicant, application)).status, 200, 'everything else went on');
});

test('a worker killed while idle is replaced', async () => {
	const before = await stack.killWorker('backend', { all: true });
	const recruiter = stack.as('amira.yildiz');
	await eventually(async () => (await recruiter.request('/')).status === 200, 'recovery');
	assert.ok((await stack.workers('backend')).every(pid => !before.includes(pid)));
	assert.ok(await firstProject(recruiter));
});

test('a grant that is missing is named in the log, with account and table', async () => {
	await stack.sql("REVOKE INSERT ON bms.vacancy FROM bms_backend@localhost");
	try {
		await assert.rejects(publishedAd(stack.as('amira.yildiz'), 'Stelle ohne Recht (m/w/d)'));
		assert.match(await stack.log('backend'), /db_denied.* errno=1142 account=bms_backend table=`bms`\.`vacancy` sql="INSERT INTO vacancy/);
	} finally {
		await stack.sql("GRANT INSERT ON bms.vacancy TO bms_backend@localhost");
	}
	await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Recht (m/w/d)');
});
