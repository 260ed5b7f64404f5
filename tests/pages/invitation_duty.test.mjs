// The duty to invite severely disabled applicants (PRO-30, LAW-22): reason and hearing before a rejection, and before others are invited, on every way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, representative, ad, severe, refused, plain;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	representative = stack.as('doris.kuhnert');
	ad = await publishedAd(recruiter, 'Stelle mit Einladungen (m/w/d)');
	severe = await apply(stack, ad.jobad, { email: 'schwer@beispiel.example', severely_disabled: 'ja', sbv_part: 'ja' });
	refused = await apply(stack, ad.jobad, { email: 'ohne-sbv@beispiel.example', severely_disabled: 'ja', sbv_part: 'nein' });
	plain = await apply(stack, ad.jobad, { email: 'leicht@beispiel.example' });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number IN ('${severe}', '${refused}', '${plain}')`);
});
after(() => stack?.stop());

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const desk = number => recruiter.get(`/bewerbungen/${number}`);
const begin = async (number, to) => recruiter.submit(await desk(number), { status: to }, { action: '/status' });
const duty = () => `/vakanzen/${ad.vacancy}/einladungspflicht`;
const waiver = number => `/bewerbungen/${number}/einladungspflicht`;
const stopped = async (number, words) => {
	const page = await desk(number);
	assert.match(page.text('main'), words);
	return page;
};

test('others are not invited while one is undecided on: the desk says so and leads to those', async () => {
	const page = await stopped(plain, /Noch ist nicht über die Einladung aller schwerbehinderten Personen entschieden/);
	assert.equal(new URL(page.link('Ansehen, über wen zu entscheiden ist'), page.url).pathname, duty());
	await begin(plain, 'einladung');
	assert.equal(await status(plain), 'bewerbungsvergleich');
	const list = (await recruiter.get(duty())).text('main');
	assert.match(list, new RegExp(`${severe}.*noch zu entscheiden`));
	assert.match(list, new RegExp(`${refused}.*noch zu entscheiden`));
	assert.doesNotMatch(list, new RegExp(plain));
	assert.doesNotMatch(list, /Sie erfährt per E-Mail/, 'nothing to hear it on yet');
	for (const user of ['katrin.lohmann', 'paul.oduya', 'doris.kuhnert'])
		assert.notEqual((await stack.as(user).get(duty())).status, 200, user);
});

test('a rejection waits for a reason, and for the hearing; the reason is given once', async () => {
	const page = await stopped(severe, /Dazu ist noch nichts begründet/);
	assert.equal(new URL(page.link('Begründen'), page.url).pathname, waiver(severe));
	const empty = await recruiter.submit(await recruiter.get(waiver(severe)), { reason: ' ' });
	assert.equal(empty.status, 400);
	const [first, second] = [await recruiter.get(waiver(severe)), await recruiter.get(waiver(severe))];
	assert.match((await recruiter.submit(first, { reason: 'Die verlangte <Approbation> fehlt.' })).text('main'), /begründet, Anhörung fehlt.*verlangte <Approbation> fehlt/);
	assert.match((await recruiter.submit(second, { reason: 'Anders' })).text('main'), /Darüber ist schon entschieden.*<Approbation>/);
	await stopped(severe, /noch nicht gehört/);
	await begin(severe, 'abgesagt');
	assert.equal(await status(severe), 'bewerbungsvergleich');
	assert.match((await representative.get(`/bewerbungen/${severe}`)).text('main'), /Approbation/, 'whoever is heard reads the reason');
	assert.equal((await representative.get(waiver(severe))).status, 403);
});

test('the representative is asked on the page, once; its answer lifts what stood in the way', async () => {
	const page = await recruiter.get(duty());
	const asked = await recruiter.submit(page, {}, { action: '/anhoerung' });
	assert.match(asked.text('main'), /ist gefragt.*Anhörung läuft bis/s);
	assert.doesNotMatch(asked.text('main'), /Sie erfährt per E-Mail/);
	await stopped(severe, /noch nicht gehört/);
	const task = await stack.value(`SELECT s.id FROM statement s JOIN vacancy v ON v.id = s.object_id WHERE s.kind = 'comparison_sbv' AND v.number = '${ad.vacancy}' AND s.state = 'open'`);
	const question = await representative.get(`/stellungnahmen/${task}`);
	assert.equal(question.status, 200);
	await representative.submit(question, { answer: 'noted' });
	assert.equal(await stack.value(`SELECT state FROM statement WHERE id = ${task}`), 'answered');
	const list = (await recruiter.get(duty())).text('main');
	assert.match(list, new RegExp(`${severe}.*entschieden`));
	await stopped(plain, /Noch ist nicht über die Einladung aller schwerbehinderten Personen entschieden/);
});

test('of who refused the representative the reason alone is needed, and it learns nothing of it', async () => {
	await recruiter.submit(await recruiter.get(waiver(refused)), { reason: 'Es fehlt die Fahrerlaubnis.' });
	assert.match((await recruiter.get(duty())).text('main'), new RegExp(`${refused}.*entschieden`));
	assert.equal((await representative.get(`/bewerbungen/${refused}`)).status, 404);
	await begin(plain, 'einladung');
	assert.equal(await status(plain), 'einladung');
	await stopped(severe, /Absage/);
	await begin(severe, 'abgesagt');
	assert.equal(await status(severe), 'bewerbungsvergleich', 'of the rejection itself the representative is heard as well');
	await recruiter.submit(await recruiter.get(`/bewerbungen/${severe}/stellungnahme`), { kind: 'rejection_sbv' });
	const hearing = await stack.value(`SELECT s.id FROM statement s JOIN application a ON a.id = s.object_id WHERE s.kind = 'rejection_sbv' AND a.number = '${severe}'`);
	await representative.submit(await representative.get(`/stellungnahmen/${hearing}`), { answer: 'noted' });
	await recruiter.submit(await begin(severe, 'abgesagt'), {}, { action: '/schritt/' });
	assert.equal(await status(severe), 'abgesagt');
	const another = await apply(stack, ad.jobad, { email: 'noch-ohne@beispiel.example', severely_disabled: 'ja', sbv_part: 'nein' });
	const page = await begin(another, 'abgesagt');
	assert.ok(page.document.querySelector('textarea[name=reason]'), 'the step asks for it as well');
	await stopped(plain, /Noch ist nicht über die Einladung/);
	await recruiter.submit(page, { reason: 'Die Prüfung fehlt.' }, { action: '/schritt/' });
	assert.equal(await status(another), 'abgesagt');
});

test('silence to the last day is a hearing; who is severely disabled is invited at any time', async () => {
	const late = await apply(stack, ad.jobad, { email: 'spaet@beispiel.example', severely_disabled: 'ja' });
	const invited = await apply(stack, ad.jobad, { email: 'kommt@beispiel.example', severely_disabled: 'ja' });
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE number IN ('${late}', '${invited}')`);
	await begin(invited, 'einladung');
	assert.equal(await status(invited), 'einladung');
	await recruiter.submit(await recruiter.get(waiver(late)), { reason: 'Die Ausbildung fehlt.' });
	await recruiter.submit(await recruiter.get(duty()), {}, { action: '/anhoerung' });
	await stopped(plain, /Noch ist nicht über die Einladung/);
	await stack.sql(`UPDATE statement SET due_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE kind = 'comparison_sbv' AND state = 'open'`);
	assert.doesNotMatch((await desk(plain)).text('main'), /Noch ist nicht über die Einladung/);
	assert.match((await recruiter.get(waiver(invited))).text('main'), /steht nicht mehr vor der Einladung/);
	assert.equal((await recruiter.get(waiver(plain))).status, 404);
});
