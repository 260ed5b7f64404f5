// The texts a job ad has had (OBJ-05, PRO-04): what was sent, agreed or published is kept; two are compared side by side, word by word.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

const change = async (jobad, values) => {
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), values);
	assert.equal(page.status, 200, page.text('main'));
	return page;
};
const versions = jobad => recruiter.get(`/stellenanzeigen/${jobad}/fassungen`);
const kept = jobad => stack.value(`SELECT COUNT(*) FROM jobad_version v JOIN jobad j ON j.id = v.jobad_id WHERE j.number = '${jobad}'`);

test('a draft is written over; what was published is kept, and the change is shown word by word', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle in Fassungen (m/w/d)'));
	await change(jobad, { teaser: 'Sie behalten die Zahlen fest im Blick.', offer: '' });
	assert.equal(await kept(jobad), '0');
	const first = await versions(jobad);
	assert.match(first.text('main'), /Fassung 1 \(jetzige\) · Entwurf/);
	assert.doesNotMatch(first.text('main'), /Vergleich der Fassungen/);
	await publish(recruiter, jobad);
	await change(jobad, { teaser: 'Sie behalten die Ausgaben fest im Blick.', offer: 'Ein Jobticket' });
	assert.equal(await kept(jobad), '1');
	const page = await versions(jobad);
	assert.match(page.text('main'), /Fassung 2 \(jetzige\) · Veröffentlicht .*Amira Yıldız.*Fassung 1 · Veröffentlicht/);
	assert.match(page.text('main'), /Vergleich der Fassungen 1 und 2/);
	const marked = name => page.document.querySelectorAll(`.bms-sides ${name}`).map(one => one.textContent.replace(/\s+/g, ' ').trim());
	assert.deepEqual(marked('del'), ['[entfernt: Zahlen ]']);
	assert.deepEqual(marked('ins'), ['[neu: Ausgaben ]', '[neu: Ein Jobticket ]']);
	assert.match(page.text('main'), /Unverändert .*Titel/);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), /Fassung aufbewahrt: 1/);
	await change(jobad, { teaser: 'Sie haben die Ausgaben fest im Blick.' });
	assert.equal(await kept(jobad), '2', 'the portals have shown the second, too');
	const chosen = await recruiter.get(`/stellenanzeigen/${jobad}/fassungen?alt=1&neu=3`);
	assert.match(chosen.text('.bms-sides'), /Fassung 1Sie \[entfernt: behalten \] die \[entfernt: Zahlen \] fest im Blick\.Fassung 3Sie \[neu: haben \] die \[neu: Ausgaben \]/);
	for (const query of ['alt=9&neu=3', 'neu=0'])
		assert.equal((await recruiter.get(`/stellenanzeigen/${jobad}/fassungen?${query}`)).status, 404, query);
	const english = await recruiter.get(`/en/stellenanzeigen/${jobad}/fassungen`);
	assert.match(english.text('main'), /Version 3 \(present\).*Comparison of versions 2 and 3/);
});

test('what somebody was asked about is kept with what was asked; lectors are not told of it', async () => {
	const vacancy = await createVacancy(recruiter, 'Gesendete Fassung (m/w/d)');
	const people = `/vakanzen/${vacancy}/beteiligte`;
	for (const [role, person] of [['DEPARTMENT', 'katrin.lohmann'], ['LECTOR', 'ruth.eggers']])
		assert.equal((await recruiter.submit(await recruiter.get(people), { role, person }, { action: '/beteiligte/neu' })).status, 200);
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_department' })).status, 200);
	await change(jobad, { title: 'Gesendete Fassung, geändert (m/w/d)' });
	await change(jobad, { title: 'Gesendete Fassung, noch einmal geändert (m/w/d)' });
	assert.equal(await kept(jobad), '1', 'nobody was asked about the second');
	assert.match((await versions(jobad)).text('main'), /Fassung 2 \(jetzige\).*Fassung 1 .*Zur Stellungnahme gegeben am .*: Stellenanzeige/);
	const lector = (await stack.as('ruth.eggers').get(`/stellenanzeigen/${jobad}/fassungen`)).text('main');
	assert.match(lector, /Fassung 1/);
	assert.doesNotMatch(lector, /Zur Stellungnahme gegeben/);
	assert.equal((await stack.as('nikolai.stern').get(`/stellenanzeigen/${jobad}/fassungen`)).status, 404);
});

test('of many texts the last fifty are listed, and the page says so', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Oft geänderte Stelle (m/w/d)'));
	await stack.sql(`UPDATE jobad SET text_number = 61 WHERE number = '${jobad}';
		INSERT INTO jobad_version (jobad_id, number, first_version, last_version, status, text_at, kept_at) SELECT j.id, n.seq, 1, 1, 'entwurf', NOW(), NOW() FROM jobad j JOIN seq_1_to_60 n
		WHERE j.number = '${jobad}'; INSERT INTO jobad_version_text (jobad_id, number, part, text) SELECT v.jobad_id, v.number, 'title', 'Alt' FROM jobad_version v JOIN jobad j ON j.id = v.jobad_id
		WHERE j.number = '${jobad}'`);
	const page = await versions(jobad);
	assert.equal(page.document.querySelectorAll('.bms-versions > li').length, 50);
	assert.match(page.text('main'), /Fassung 12 .*50/);
	assert.equal((await recruiter.get(`/stellenanzeigen/${jobad}/fassungen?alt=1&neu=2`)).status, 200);
});
