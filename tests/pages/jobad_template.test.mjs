// Templates of job ads (OBJ-05, PRO-03): the texts of an ad kept under a name for its authority, with which new ads begin.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, jobad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle als Vorlage (m/w/d)'), { offer: 'Ein Jobticket aus der Vorlage.', valid_to: '24.12.2099'.replace('2099', String(new Date().getFullYear() + 1)) });
});
after(() => stack?.stop());

const save = async name => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/vorlage`), { name });

test('an ad is saved as a template; the next of the authority begins with its texts, but not with its days', async () => {
	const saved = await save('Haushalt');
	assert.match(saved.text('main'), /Die Vorlage ist gespeichert/);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Als Vorlage gespeichert: Haushalt/);
	const vacancy = await createVacancy(recruiter, 'Stelle aus Vorlage (m/w/d)');
	const form = await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`);
	assert.doesNotMatch(form.text('[name=offer]'), /aus der Vorlage/);
	const begun = await recruiter.get(form.link('Haushalt'));
	assert.equal(begun.text('[name=offer]'), 'Ein Jobticket aus der Vorlage.');
	assert.equal(begun.document.querySelector('[name=title]').getAttribute('value'), 'Stelle als Vorlage (m/w/d)');
	assert.doesNotMatch(begun.document.querySelector('[name=valid_to]').getAttribute('value'), /24\.12/);
	const made = await recruiter.submit(begun, { teaser: 'Kurz.' });
	assert.match(made.text('main'), /als Entwurf gespeichert/);
});

test('the same name replaces; what is removed is offered no more; of another authority there is none', async () => {
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { offer: 'Ein neues Jobticket.' })).status, 200);
	await save('Haushalt');
	assert.equal(await stack.value("SELECT COUNT(*) FROM jobad_template WHERE name = 'Haushalt'"), '1');
	assert.equal(await stack.value("SELECT text FROM jobad_template_text WHERE part = 'offer'"), 'Ein neues Jobticket.');
	const id = await stack.value("SELECT id FROM jobad_template WHERE name = 'Haushalt'");
	const own = await createVacancy(recruiter, 'Stelle der Behörde (m/w/d)');
	assert.equal((await recruiter.get(`/vakanzen/${own}/stellenanzeigen/neu?vorlage=${id}`)).status, 200);
	const page = await recruiter.get(`/stellenanzeigen/${jobad}/vorlage`);
	await stack.sql(`UPDATE jobad_template SET authority_id = (SELECT id FROM org_unit WHERE kind = 'authority' AND code <> 'BSW' LIMIT 1)`);
	assert.equal((await recruiter.get(`/vakanzen/${own}/stellenanzeigen/neu?vorlage=${id}`)).status, 404, 'of another authority');
	assert.equal((await recruiter.submit(page, { remove: id })).status, 404);
	await stack.sql(`UPDATE jobad_template SET authority_id = (SELECT id FROM org_unit WHERE code = 'BSW')`);
	const removed = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/vorlage`), { remove: id });
	assert.match(removed.text('main'), /Die Vorlage ist entfernt/);
	assert.doesNotMatch(removed.text('main'), /Vorlagen dieser Behörde/);
	assert.equal((await save('')).status, 400);
	assert.equal((await stack.as('katrin.lohmann').get(`/stellenanzeigen/${jobad}/vorlage`)).status, 404);
});

test('there are no more than fifty for an authority, and the page says what to do', async () => {
	await stack.sql(`INSERT INTO jobad_template (authority_id, name, changed_at) SELECT u.id, CONCAT('Nummer ', s.seq), NOW() FROM org_unit u JOIN seq_1_to_50 s WHERE u.code = 'BSW'`);
	const full = await save('Die einundfünfzigste');
	assert.equal(full.status, 400);
	assert.match(full.text('main'), /so viele Vorlagen, wie möglich sind\. Entfernen Sie zuerst eine/);
});
