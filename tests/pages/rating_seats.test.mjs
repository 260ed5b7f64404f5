// Several people rate the applications of a vacancy, each alone until she hands in (PRO-08, ACC-11): what they see before and after, what is agreed on, who is kept out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comparison } from '../lib/comparison.mjs';
import { startStack } from '../lib/stack.mjs';

const RATERS = ['katrin.lohmann', 'mehmet.aksoy', 'gesa.rohde'];

let stack, recruiter, compared, katrin, mehmet, gesa;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	[katrin, mehmet, gesa] = RATERS.map(person => stack.as(person));
	compared = await comparison(stack, recruiter, 'Stelle mit Sitzen (m/w/d)', [['Studium', { weight: '5', scale: 'yes_no' }], ['Haushaltsrecht', { weight: '3', scale: 'points' }]]);
	for (const name of ['Aalto', 'Berg'])
		await compared.arrive(name);
});
after(() => stack?.stop());

test('whom the recruiter names is told, has a task and reaches the pages of her own ratings, and no other of the vacancy', async () => {
	const page = await recruiter.get((await recruiter.get(compared.path)).link('Wer bewertet'));
	assert.match(page.text('main'), /Niemand ist benannt/);
	assert.equal((await recruiter.submit(page, { person: 'niemand.bekanntes' }, { action: '/neu' })).status, 400);
	assert.equal((await katrin.get(compared.own)).status, 404, 'not named yet');
	for (const person of RATERS)
		assert.match((await compared.name(person)).text('main'), /noch nichts eingetragen/, person);
	assert.deepEqual(await compared.mails('staff_rating_asked'), RATERS.map(person => `${person}@bsw.example`).sort());
	assert.match((await mehmet.get('/')).text('main'), /Bewerbungen bewerten/);
	const own = await mehmet.get((await mehmet.get('/')).link('Bewerten'));
	assert.match(own.text('main'), /Aalto, Nora.*Berg, Nora/);
	for (const address of [`/vakanzen/${compared.vacancy}`, compared.path, `${compared.path}/reihung`, `${compared.path}/bewertende`, `${compared.path}/verdeckt/${compared.applications.Aalto}`])
		assert.equal((await mehmet.get(address)).status, 404, address);
	assert.equal((await mehmet.get(`/bewerbungen/${compared.applications.Aalto}`)).status, 200, 'a seat reads');
	assert.ok((await mehmet.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`)).status >= 403, 'and rates on her own pages');
	assert.equal((await stack.as('svenja.brandt').get(compared.own)).status, 404, 'a recruiter without a seat has none of her own');
	assert.equal((await stack.as('nikolai.stern').get(compared.own)).status, 404);
});

test('each rates alone: what is off the scale is refused, nobody sees another’s values, sum or order, the recruiter neither', async () => {
	const wrong = await compared.rate(katrin, { 'Aalto/Haushaltsrecht': '7', 'Aalto/Studium': 'j' }, { at: compared.own });
	assert.equal(wrong.status, 400);
	assert.match(wrong.text('main'), /„7“ steht nicht auf der Skala/);
	assert.match((await compared.rate(katrin, { 'Aalto/Haushaltsrecht': '2', 'Aalto/Studium': 'j', 'Berg/Haushaltsrecht': '5', 'Berg/Studium': 'j' }, { at: compared.own })).text('main'), /gespeichert/);
	const noted = await katrin.submit(await katrin.get(`${compared.path}/meine/${compared.applications.Aalto}`), { [`n${compared.requirements.Haushaltsrecht}`]: 'Anschreiben, Absatz 2' }, { action: '/meine/' });
	assert.match(noted.text('main'), /gespeichert/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM seat_rating WHERE note_sealed LIKE '%Absatz%'`), '0', 'sealed');
	assert.match((await compared.rate(mehmet, { 'Aalto/Haushaltsrecht': '4', 'Aalto/Studium': 'j', 'Berg/Haushaltsrecht': '5', 'Berg/Studium': 'j' }, { at: compared.own })).text('main'), /gespeichert/);
	for (const [who, address] of [[mehmet, compared.own], [mehmet, `${compared.path}/meine/${compared.applications.Aalto}`], [recruiter, compared.path], [recruiter, `/bewerbungen/${compared.applications.Aalto}/bewertung`],
		[recruiter, `${compared.path}/uebernehmen`], [stack.as('svenja.brandt'), compared.path]])
		assert.doesNotMatch((await who.get(address)).body, /Absatz 2|Ø|uneinig|Katrin Lohmann <b>/, address);
	assert.equal(await stack.value('SELECT COUNT(*) FROM rating'), '0', 'nothing is agreed on');
	const refused = await recruiter.submit(await recruiter.get(`${compared.path}/uebernehmen`), {}, { action: '/uebernehmen' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Noch haben nicht alle abgegeben/);
	const form = (await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`)).form('/bewertung');
	assert.equal(form.fields.some(([name]) => name.startsWith('v')), false, 'the recruiter types notes alone');
	const forced = await recruiter.post(form.action, [...form.fields, [`v${compared.requirements.Studium}`, '1']]);
	assert.equal(forced.status, 400, 'nor by a form made by hand');
	assert.equal(await stack.value('SELECT COUNT(*) FROM rating'), '0');
});

test('handed in they stand, and only then does one see what the others have handed in; of whom one has not rated nothing', async () => {
	assert.match((await gesa.submit(await gesa.get(`${compared.path}/abgabe`), {}, { action: '/abgabe' })).text('main'), /noch nichts bewertet/);
	assert.match((await compared.handIn(katrin)).text('main'), /abgegeben/);
	assert.doesNotMatch((await mehmet.get(`${compared.path}/meine/${compared.applications.Aalto}`)).body, /Absatz 2|Ø/, 'who has not handed in');
	const locked = await katrin.get(compared.own), names = locked.form('/meine').fields.map(([name]) => name);
	assert.equal(names.some(name => name.startsWith(`c${compared.ids.Aalto}`)), false, 'nothing to type any more');
	const forced = await katrin.post(compared.own, [...locked.form('/meine').fields, [`c${compared.ids.Aalto}-${compared.requirements.Haushaltsrecht}-2`, '5']]);
	assert.match(forced.text('main'), /abgegeben und steht fest/);
	assert.equal((await katrin.submit(await katrin.get(`${compared.path}/abgabe`), {}, { action: '/abgabe' })).status, 409, 'twice');
	await compared.handIn(mehmet);
	assert.match((await mehmet.get(`${compared.path}/meine/${compared.applications.Aalto}`)).text('main'), /Katrin Lohmann 2 \(Anschreiben, Absatz 2\), Mehmet Aksoy 4 · Ø 3,0 · uneinig/);
	await compared.arrive('Cohn');
	assert.match((await mehmet.get(compared.own)).text('main'), /Cohn, Nora/, 'who arrives later can still be rated');
	await compared.rate(katrin, { 'Cohn/Haushaltsrecht': '1' }, { at: compared.own });
	assert.doesNotMatch((await mehmet.get(`${compared.own}/${compared.applications.Cohn}`)).text('main'), /Katrin Lohmann 1/, 'not before one has rated her oneself');
	assert.equal(await stack.value(`SELECT value FROM seat_rating WHERE application_id = ${compared.ids.Aalto} AND requirement_id = ${compared.requirements.Haushaltsrecht} AND value = 2`), '2');
});

test('who is kept out or loses her seat does not count, is marked, and waits for nobody; then values are agreed on, with a reason where they differ', async () => {
	await stack.sql(`INSERT INTO seat_rating (application_id, requirement_id, staff_user_id, scale, value, rated_at) SELECT ${compared.ids.Aalto}, ${compared.requirements.Haushaltsrecht}, id, 'points', 0, NOW() FROM staff_user WHERE user_id = 'gesa.rohde'`);
	assert.doesNotMatch((await recruiter.get(compared.path)).body, /Ø/, 'one has not handed in');
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT ${compared.id}, id, 'Angehörige', NOW() - INTERVAL 1 MINUTE FROM staff_user WHERE user_id = 'gesa.rohde'`);
	assert.equal((await gesa.get(compared.own)).status, 404);
	assert.match((await recruiter.get(`${compared.path}/bewertende`)).text('main'), /Gesa Rohde.*ausgeschlossen \(Befangenheit\), zählt nicht/);
	const page = await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`);
	assert.match(page.text('main'), /Nicht gewertet, weil ausgeschlossen oder ohne Sitz: Gesa Rohde.*Katrin Lohmann 2.*Mehmet Aksoy 4 · Ø 3,0 · uneinig/);
	assert.doesNotMatch(page.text('main'), /Gesa Rohde 0/);
	const agree = await recruiter.get(`${compared.path}/uebernehmen`);
	assert.match(agree.text('main'), /Übereinstimmend ?4 Abweichend, mit Grund zu vereinbaren ?1/);
	assert.match((await recruiter.submit(agree, {}, { action: '/uebernehmen' })).text('main'), /übernommen/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM rating r JOIN application a ON a.id = r.application_id WHERE a.vacancy_id = ${compared.id} AND r.value IS NOT NULL`), '4');
	const value = `v${compared.requirements.Haushaltsrecht}`, why = `g${compared.requirements.Haushaltsrecht}`;
	const refused = await recruiter.submit(page, { [value]: '3', [why]: '' }, { action: '/bewertung' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /weichen voneinander oder von diesem Wert ab/);
	assert.equal(refused.document.querySelector(`[name="${value}"][checked]`).getAttribute('value'), '3', 'what was typed is still there');
	const agreed = await recruiter.submit(await recruiter.get(page.url), { [value]: '3', [why]: 'Die Erfahrung liegt vor, aber nicht im Doppelhaushalt.' }, { action: '/bewertung' });
	assert.match(agreed.text('main'), /gespeichert/);
	assert.match((await recruiter.get(page.url)).body, /Doppelhaushalt/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM rating WHERE reason_sealed LIKE '%Doppel%'`), '0', 'sealed');
	const against = await recruiter.submit(await recruiter.get(`/bewerbungen/${compared.applications.Berg}/bewertung`), { [value]: '1' }, { action: '/bewertung' });
	assert.match(against.text('main'), /weichen voneinander oder von diesem Wert ab/, 'all say 5');
	await recruiter.submit(await recruiter.get(`${compared.path}/bewertende`), {}, { action: '/mehmet.aksoy/entfernen' });
	assert.equal((await mehmet.get(compared.own)).status, 404, 'the seat is gone');
	assert.equal((await mehmet.get(`/bewerbungen/${compared.applications.Aalto}`)).status, 404);
	assert.match((await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`)).text('main'), /ohne Sitz: .*Mehmet Aksoy/);
});

test('of who is kept out after values were agreed on each cell is marked, until it is agreed on anew', async () => {
	const marks = async () => (await recruiter.get(compared.path)).document.querySelectorAll('.bms-compare__cell').filter(cell => /befangen/.test(cell.textContent)).length;
	assert.equal(await marks(), 0, 'values of before are agreed on without her');
	await stack.sql(`UPDATE rating SET rated_at = rated_at - INTERVAL 1 HOUR WHERE application_id IN (${Object.values(compared.ids)})`);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT ${compared.id}, id, 'Angehörige', UTC_TIMESTAMP() - INTERVAL 1 MINUTE FROM staff_user WHERE user_id = 'katrin.lohmann'`);
	const hers = Number(await stack.value(`SELECT COUNT(*) FROM seat_rating t JOIN rating r ON r.application_id = t.application_id AND r.requirement_id = t.requirement_id AND r.value IS NOT NULL JOIN staff_user s ON s.id = t.staff_user_id
		WHERE s.user_id = 'katrin.lohmann' AND t.value IS NOT NULL AND t.application_id IN (${Object.values(compared.ids)})`));
	assert.ok(hers > 1);
	assert.equal(await marks(), hers);
	assert.match((await recruiter.get(compared.path)).text('main'), /seither wegen Befangenheit ausgeschlossen/);
	const one = await recruiter.get(`/bewerbungen/${compared.applications.Aalto}/bewertung`);
	assert.match(one.text('main'), /An diesem Wert hat jemand mitgewirkt/);
	await recruiter.submit(one, { [`n${compared.requirements.Haushaltsrecht}`]: 'Zeugnis 2024, S. 2' }, { action: '/bewertung' });
	assert.equal(await marks(), hers - 1);
	await stack.sql(`DELETE e FROM vacancy_exclusion e JOIN staff_user s ON s.id = e.staff_user_id WHERE e.vacancy_id = ${compared.id} AND s.user_id = 'katrin.lohmann'`);
});

test('by the agreed values the rule places, and the version that is sent holds them; a task waits for nobody', async () => {
	await recruiter.submit(await recruiter.get(`${compared.path}/regel`), { percent: '60' });
	assert.deepEqual([await compared.placing('Aalto'), await compared.placing('Berg')], ['A 2', 'A 1']);
	await compared.place({ Cohn: ['B', '3'] }, 'Nur eine Bewertung liegt vor.');
	assert.match((await compared.send()).text('main'), /Der Vergleich ist gesendet/);
	const seen = (await stack.as('lena.maibaum').get(compared.path)).text('main');
	assert.match(seen, /Fassung 1.*Aalto, Nora.*j ?3/);
	assert.doesNotMatch(seen, /Katrin|Mehmet|uneinig|Ø/, 'who rated how stays with those who rate');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM task WHERE kind = 'rate_applications' AND vacancy_id = ${compared.id}`), '0');
	assert.match(await stack.job('check'), /versions of comparisons that do not fit: 0/);
});
