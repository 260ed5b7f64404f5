// Identical procedures (LAW-22): one invitation of a severely disabled person counts in the vacancies that are linked, while both run.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, north, south, severe, twin, plain;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	[north, south] = [await publishedAd(recruiter, 'Gleiche Stelle Nord (m/w/d)'), await publishedAd(recruiter, 'Gleiche Stelle Süd (m/w/d)')];
	severe = await apply(stack, north.jobad, { email: 'zweimal@beispiel.example', severely_disabled: 'ja', sbv_part: 'ja' });
	twin = await apply(stack, south.jobad, { email: 'zweimal@beispiel.example', severely_disabled: 'ja', sbv_part: 'ja' });
	plain = await apply(stack, north.jobad, { email: 'einmal@beispiel.example' });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number IN ('${severe}', '${twin}', '${plain}')`);
});
after(() => stack?.stop());

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const main = async path => (await recruiter.get(path)).text('main');
const links = ad => `/vakanzen/${ad.vacancy}/identisch`;
const link = async (ad, values) => recruiter.submit(await recruiter.get(links(ad)), { other: south.vacancy, reason: 'Dieselbe Aufgabe, dasselbe Profil, dieselbe Kommission', ...values }, { action: '/identisch' });
const open = /Noch ist nicht über die Einladung aller schwerbehinderten Personen entschieden/;

test('vacancies are linked with a reason, by who edits both; both pages and histories say so', async () => {
	for (const [values, said] of [[{ reason: ' ' }, /Begründen Sie, warum die Verfahren identisch sind/], [{ other: north.vacancy }, /Vakanz/], [{ other: 'V-2020-99999' }, /Vakanz/],
		[{ other: await stack.value("SELECT v.number FROM vacancy v JOIN org_unit u ON u.id = v.authority_id WHERE u.code = 'BVU' LIMIT 1") ?? 'V-2020-99998' }, /Vakanz/]]) {
		const refused = await link(north, values);
		assert.equal(refused.status, 400, JSON.stringify(values));
		assert.match(refused.text('main'), said);
		assert.match(refused.text('main'), /Diese Vakanz ist mit keiner anderen verknüpft/);
	}
	const fresh = await recruiter.get(links(north)), linked = await link(north);
	assert.match(linked.text('main'), new RegExp(`Die Vakanzen sind verknüpft.*${south.vacancy}.*Dieselbe Aufgabe.*Amira Yıldız.*gilt`));
	assert.equal((await recruiter.submit(fresh, { other: south.vacancy, reason: 'Noch einmal' }, { action: '/identisch' })).status, 400, 'once');
	assert.match(await main(links(south)), new RegExp(`${north.vacancy}.*Dieselbe Aufgabe`));
	for (const [ad, of] of [[north, south], [south, north]])
		assert.match(await main(`/vakanzen/${ad.vacancy}/verlauf`), new RegExp(`Als identisches Verfahren verknüpft:? ?${of.vacancy}`));
	assert.match(await main(`/vakanzen/${north.vacancy}/einladungspflicht`), new RegExp(`Als identisch verknüpft mit ${south.vacancy}`));
	for (const user of ['katrin.lohmann', 'doris.kuhnert', 'nikolai.stern'])
		assert.notEqual((await stack.as(user).get(links(north))).status, 200, user);
});

test('who is invited in one counts as invited in the other; others are invited then, and a rejection stops no more', async () => {
	assert.match(await main(`/bewerbungen/${plain}`), open, 'nobody is invited yet');
	await step(recruiter, twin, 'einladung');
	assert.equal(await status(twin), 'einladung');
	assert.match(await main(`/vakanzen/${north.vacancy}/einladungspflicht`), new RegExp(`${severe}.*eingeladen in ?${south.vacancy}`));
	assert.match(await main(`/bewerbungen/${severe}/einladungspflicht`), /in einem identischen Verfahren eingeladen/);
	assert.doesNotMatch(await main(`/bewerbungen/${plain}`), open);
	assert.doesNotMatch(await main(`/bewerbungen/${severe}`), /Dazu ist noch nichts begründet/);
});

test('only the same person counts: name and address', async () => {
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.first_name = 'Jemand' WHERE a.number = '${twin}'`);
	assert.match(await main(`/bewerbungen/${plain}`), open);
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.first_name = 'Nora' WHERE a.number = '${twin}'`);
	assert.doesNotMatch(await main(`/bewerbungen/${plain}`), open);
});

test('only while both run; an ended link counts no more, and that is said', async () => {
	await stack.sql(`UPDATE vacancy SET status = 'abgeschlossen' WHERE number = '${south.vacancy}'`);
	assert.match(await main(`/bewerbungen/${plain}`), open);
	assert.match(await main(links(north)), /läuft nicht mehr/);
	await stack.sql(`UPDATE vacancy SET status = 'aktiv' WHERE number = '${south.vacancy}'`);
	assert.doesNotMatch(await main(`/bewerbungen/${plain}`), open);
	const page = await recruiter.get(links(south)), again = await recruiter.get(links(south));
	assert.match((await recruiter.submit(page, {}, { action: '/beenden' })).text('main'), /Die Verknüpfung ist beendet.*Beendet.*Amira Yıldız/);
	assert.match((await recruiter.submit(again, {}, { action: '/beenden' })).text('main'), /war schon beendet/);
	assert.match(await main(`/bewerbungen/${plain}`), open);
	assert.match(await main(`/vakanzen/${north.vacancy}/verlauf`), /Verknüpfung als identisches Verfahren beendet/);
	await link(north);
	await step(recruiter, plain, 'einladung');
	assert.equal(await status(plain), 'einladung', 'by every way: the guard itself lets it pass');
});
