// When an ad is public and what is said about it: planned for a day to come; leaving the portals with its vacancy and coming back with it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy, publish, publishedAd, withdraw } from '../lib/slice.mjs';
import { dayIn as inDays, eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

const shown = day => day.split('-').reverse().join('.');
const shows = async (visitor, jobad) => (await visitor.get(`/stellen/${jobad}`)).status;
/** Within a second, for which the portal may keep a page. */
const comes = (visitor, jobad) => eventually(async () => await shows(visitor, jobad) === 200, `${jobad} on the portal`);
const setStatus = async (vacancy, status) => recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status }, { action: '/status' });

test('an ad published for a day to come says so everywhere, and is public from that day on', async () => {
	const from = inDays(5), words = `Wird am ${shown(from)} veröffentlicht`;
	const vacancy = await createVacancy(recruiter, 'Stelle von morgen (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy, { valid_from: from, valid_to: inDays(30) });
	const page = await publish(recruiter, jobad);
	assert.match(page.text('main'), /noch nicht im Portal/);
	for (const [person, address] of [[recruiter, `/stellenanzeigen/${jobad}`], [recruiter, `/vakanzen/${vacancy}/anzeigen`], [stack.as('sina.krogmann'), '/']]) {
		const text = (await person.get(address)).text('main');
		assert.ok(text.includes(words), `${address} says ${words}`);
	}
	assert.ok((await recruiter.get(`/en/stellenanzeigen/${jobad}`)).text('main').includes('Will be published on'));
	const own = (await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main');
	assert.match(own, new RegExp(`Veröffentlichung geplant zum: ${shown(from).replaceAll('.', '\\.')}`));
	assert.doesNotMatch(own, /→ Veröffentlicht/);
	const open = await setStatus(vacancy, 'abgeschlossen');
	assert.equal(open.status, 400);
	assert.ok(open.text('main').includes(`${jobad}: ${words}`), 'what hinders closing says so too');
	const visitor = stack.visitor();
	assert.equal(await shows(visitor, jobad), 404);
	assert.doesNotMatch((await visitor.get('/stellen?q=morgen')).body, new RegExp(jobad));
	await stack.sql(`UPDATE jobad SET valid_from = CURDATE() WHERE number = '${jobad}'; UPDATE public_ad SET valid_from = CURDATE() WHERE number = '${jobad}'`);
	await comes(visitor, jobad);
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
	const before = (await recruiter.get(`/vakanzen/${vacancy}`)).text('.bms-desk__effects');
	assert.match(before, new RegExp(`verlassen es:.*${jobad}.*${over}`));
	assert.doesNotMatch(before, new RegExp(`${own}|${draft}|wieder veröffentlicht`));
	const rests = await setStatus(vacancy, 'inaktiv');
	assert.match(rests.text('main'), /Die Stellenanzeigen der Vakanz stehen nicht mehr im Portal/);
	assert.equal(await shows(visitor, jobad), 410);
	await stack.sql(`UPDATE jobad SET valid_to = CURDATE() - INTERVAL 1 DAY WHERE number = '${over}'`);
	const while_ = (await recruiter.get(`/vakanzen/${vacancy}`)).text('.bms-desk__effects');
	assert.match(while_, new RegExp(`wieder veröffentlicht:\\s*${jobad} .*bleiben inaktiv.*:\\s*${over}`));
	const back = await setStatus(vacancy, 'aktiv');
	assert.match(back.text('main'), /wieder veröffentlicht/);
	await comes(visitor, jobad);
	for (const number of [over, own])
		assert.equal(await shows(visitor, number), 410, `${number} stays`);
	const history = (await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main');
	assert.match(history, /Inaktiv → Veröffentlicht.*Veröffentlicht → Inaktiv/);
});

test('an ad that could not be published as it is does not come back with its vacancy, and the page says why', async () => {
	for (const [spoil, mend, why] of [
		["UPDATE org_unit SET town = NULL WHERE code = 'BSW'", town => `UPDATE org_unit SET town = '${town}' WHERE code = 'BSW'`, /Ort – /],
		["UPDATE vacancy SET starts_on = '2026-01-01' WHERE number = 'V'", () => 'SELECT 1', /Beginn – /],
	]) {
		const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle ohne Angaben (m/w/d)');
		const town = await stack.value("SELECT town FROM org_unit WHERE code = 'BSW'");
		await setStatus(vacancy, 'inaktiv');
		await stack.sql(spoil.replace("'V'", `'${vacancy}'`));
		try {
			const stays = new RegExp(`bleiben inaktiv[^:]*:\\s*${jobad}.*${why.source}`);
			assert.match((await recruiter.get(`/vakanzen/${vacancy}`)).text('.bms-desk__effects'), stays);
			const page = await setStatus(vacancy, 'aktiv');
			assert.match(page.text('main'), /Nicht alle Stellenanzeigen der Vakanz werden wieder veröffentlicht/);
			assert.match(page.text('.bms-desk__effects'), stays);
			assert.equal(await shows(stack.visitor(), jobad), 410);
		} finally {
			await stack.sql(mend(town));
		}
	}
});

test('steps say of a planned ad that it is planned', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Plan (m/w/d)');
	const jobad = await createJobad(recruiter, vacancy, { valid_from: inDays(5), valid_to: inDays(30) });
	await publish(recruiter, jobad);
	const form = async () => (await recruiter.get(`/vakanzen/${vacancy}`)).text('.bms-desk__effects');
	const left = new RegExp(`verlassen es:|stehen nicht mehr im Portal|verschwindet`), back = /sind wieder veröffentlicht|werden wieder veröffentlicht/;
	const unplanned = await form();
	assert.match(unplanned, new RegExp(`werden nicht veröffentlicht, obwohl es geplant ist:\\s*${jobad}`));
	assert.doesNotMatch(unplanned, left);
	const step = (await recruiter.get(`/vakanzen/${vacancy}/schritt/rechtsstreit`)).text('main');
	assert.match(step, new RegExp(`Diese geplante Anzeige wird nicht veröffentlicht:\\s*${jobad}`));
	assert.doesNotMatch(step, left);
	const rests = (await setStatus(vacancy, 'inaktiv')).text('main');
	assert.match(rests, /was geplant war, wird nicht veröffentlicht/);
	assert.doesNotMatch(rests, left);
	const plans = await form();
	assert.match(plans, new RegExp(`erscheinen am ersten Tag ihrer Laufzeit:\\s*${jobad}`));
	assert.doesNotMatch(plans, back);
	const active = (await setStatus(vacancy, 'aktiv')).text('main');
	assert.match(active, /geplante Stellenanzeigen erscheinen erst am ersten Tag/);
	assert.doesNotMatch(active, back);
	assert.equal(await shows(stack.visitor(), jobad), 404);
	const asks = await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`);
	assert.match(asks.text('main'), /steht noch nicht im Portal/);
	assert.doesNotMatch(asks.text('main'), left);
	assert.match((await withdraw(recruiter, jobad)).text('main'), /wird nicht veröffentlicht/);
});

test('a change of the first day brings a planned ad to the portal and says so; off it none is taken that way', async () => {
	const jobad = await createJobad(recruiter, await createVacancy(recruiter, 'Stelle verschoben (m/w/d)'), { valid_from: inDays(4), valid_to: inDays(30) });
	await publish(recruiter, jobad);
	const edit = async (from, values) => (await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { valid_from: from, ...values })).text('main');
	assert.match(await edit(inDays(5)), /noch nicht im Portal/);
	assert.match((await recruiter.get(`/stellenanzeigen/${jobad}/verlauf`)).text('main'), new RegExp(`Veröffentlichung geplant zum: ${shown(inDays(5)).replaceAll('.', '\\.')}`));
	assert.match(await edit(inDays(6)), /noch nicht im Portal/);
	assert.match(await edit(inDays(0)), /Die Stellenanzeige ist veröffentlicht/);
	assert.match(await edit(inDays(0), { teaser: 'Anders gesagt.' }), /Ihre Änderungen sind gespeichert/);
	await comes(stack.visitor(), jobad);
	const later = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/bearbeiten`), { valid_from: inDays(5), teaser: 'Später.' });
	assert.equal(later.status, 400);
	assert.match(later.text('#fehler'), /verlässt es nicht durch einen späteren ersten Tag.*„Zurückziehen“/);
	assert.match(later.document.querySelector('[name=teaser]').outerHTML, /Später\./, 'nothing typed is lost');
	assert.equal(await shows(stack.visitor(), jobad), 200);
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
