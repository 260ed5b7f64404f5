// When an ad is public and what is said about it: planned for a day to come; leaving the portals with its vacancy and coming back with it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish, publishedAd, withdraw } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

const inDays = days => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
const shown = day => day.split('-').reverse().join('.');
const shows = async (visitor, jobad) => (await visitor.get(`/stellen/${jobad}`)).status;
const setStatus = async (vacancy, status) => recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status }, { action: '/status' });

test('an ad published for a day to come says so everywhere, and is public from that day on', async () => {
	const from = inDays(5), words = `Wird am ${shown(from)} veröffentlicht`;
	const vacancy = await createVacancy(recruiter, 'Stelle von morgen (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy, { valid_from: from, valid_to: inDays(30) });
	const page = await publish(recruiter, jobad);
	assert.match(page.text('main'), /noch nicht im Portal/);
	for (const [person, address] of [[recruiter, `/stellenanzeigen/${jobad}`], [recruiter, `/vakanzen/${vacancy}`], [stack.as('sina.krogmann'), '/']]) {
		const text = (await person.get(address)).text('main');
		assert.ok(text.includes(words), `${address} says ${words}`);
	}
	assert.ok((await recruiter.get(`/en/stellenanzeigen/${jobad}`)).text('main').includes('Will be published on'));
	const own = page.text('main');
	assert.match(own, new RegExp(`Veröffentlichung geplant zum: ${shown(from).replaceAll('.', '\\.')}`));
	assert.doesNotMatch(own, /→ Veröffentlicht/);
	const open = await setStatus(vacancy, 'abgeschlossen');
	assert.equal(open.status, 400);
	assert.ok(open.text('main').includes(`${jobad}: ${words}`), 'what hinders closing says so too');
	const visitor = stack.visitor();
	assert.equal(await shows(visitor, jobad), 404);
	assert.doesNotMatch((await visitor.get('/stellen?q=morgen')).body, new RegExp(jobad));
	await stack.sql(`UPDATE jobad SET valid_from = CURDATE() WHERE number = '${jobad}'; UPDATE public_ad SET valid_from = CURDATE() WHERE number = '${jobad}'`);
	assert.equal(await shows(visitor, jobad), 200, 'by itself');
	assert.ok(!(await recruiter.get(`/stellenanzeigen/${jobad}`)).text('main').includes('Wird am'));
});

test('a planned ad that is taken back was never there', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle nie (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy, { valid_from: inDays(5), valid_to: inDays(30) });
	await publish(recruiter, jobad);
	await withdraw(recruiter, jobad);
	const page = await stack.visitor().get(`/stellen/${jobad}`);
	assert.equal(page.status, 404);
	assert.doesNotMatch(page.body, /Stelle nie/);
});

test('a vacancy that becomes inactive says which ads leave the portal, and brings them back', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle mit Pause (m/w/d)');
	const draft = await createJobad(recruiter, vacancy), over = await createJobad(recruiter, vacancy), own = await createJobad(recruiter, vacancy);
	await publish(recruiter, over);
	await publish(recruiter, own);
	await withdraw(recruiter, own);
	const visitor = stack.visitor();
	const before = (await recruiter.get(`/vakanzen/${vacancy}`)).text('form[action$="/status"]');
	assert.match(before, new RegExp(`verlassen es:.*${jobad}.*${over}`));
	assert.doesNotMatch(before, new RegExp(`${own}|${draft}|wieder veröffentlicht`));
	const rests = await setStatus(vacancy, 'inaktiv');
	assert.match(rests.text('main'), /Die Stellenanzeigen der Vakanz stehen nicht mehr im Portal/);
	assert.equal(await shows(visitor, jobad), 410);
	await stack.sql(`UPDATE jobad SET valid_to = CURDATE() - INTERVAL 1 DAY WHERE number = '${over}'`);
	const while_ = (await recruiter.get(`/vakanzen/${vacancy}`)).text('form[action$="/status"]');
	assert.match(while_, new RegExp(`wieder veröffentlicht:\\s*${jobad} .*bleiben inaktiv.*:\\s*${over}`));
	const back = await setStatus(vacancy, 'aktiv');
	assert.match(back.text('main'), /wieder veröffentlicht/);
	assert.equal(await shows(visitor, jobad), 200);
	for (const number of [over, own])
		assert.equal(await shows(visitor, number), 410, `${number} stays`);
	const history = (await recruiter.get(`/stellenanzeigen/${jobad}`)).text('main');
	assert.match(history, /Inaktiv → Veröffentlicht.*Veröffentlicht → Inaktiv/);
});

test('who publishes an ad that somebody else has published meanwhile reads why nothing happened', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle zu zweit (m/w/d)'));
	const seen = await recruiter.get(`/stellenanzeigen/${jobad}`);
	await publish(recruiter, jobad);
	const page = await recruiter.submit(seen, {}, { action: 'veroeffentlichen' });
	assert.equal(page.status, 400);
	assert.match(page.text('#fehler'), /Dieser Schritt ist vom jetzigen Status aus nicht möglich/);
	assert.equal(page.document.querySelectorAll('#fehler').length, 1);
});

test('what was withdrawn by itself while the vacancy rested does not come back', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle anders (m/w/d)');
	await setStatus(vacancy, 'inaktiv');
	await setStatus(vacancy, 'aktiv');
	await withdraw(recruiter, jobad);
	await setStatus(vacancy, 'inaktiv');
	const page = await setStatus(vacancy, 'aktiv');
	assert.match(page.text('main'), /Der Status ist geändert\./);
	assert.equal(await shows(stack.visitor(), jobad), 410);
});
