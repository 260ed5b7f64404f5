// Who is asked about a comparison, sees it and may say something (PRO-08, LAW-23, ACC-16): the SBV where a severely disabled person takes part who has not refused it, P31 for its posts, P34 with comments; and what no form can do to classes and places.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comparison } from '../lib/comparison.mjs';
import { step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const PROFILE = [['Studium', { weight: '5', scale: 'yes_no' }], ['Haushaltsrecht', { weight: '3', scale: 'points' }]];

let stack, recruiter, sbv, plain;

const asked = vacancy => stack.value(`SELECT GROUP_CONCAT(kind ORDER BY kind) FROM statement WHERE vacancy_id = ${vacancy.id} AND kind LIKE 'comparison%' AND replaced_by IS NULL`);
const statementOf = (kind, vacancy) => stack.value(`SELECT id FROM statement WHERE kind = '${kind}' AND vacancy_id = ${vacancy.id} AND state = 'open'`);
const invite = async (vacancy, name) => {
	await step(recruiter, vacancy.applications[name], 'einladung');
	return stack.value(`SELECT status FROM application WHERE id = ${vacancy.ids[name]}`);
};

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	sbv = stack.as('doris.kuhnert');
	plain = await comparison(stack, recruiter, 'Stelle mit Vergleich, nur abgelehnt (m/w/d)', PROFILE);
	await plain.arrive('Abgelehnt', { severely_disabled: 'ja', sbv_part: 'nein' });
	await plain.arrive('Beck');
	await plain.arrive('Null');
});
after(() => stack?.stop());

test('who refused the SBV counts for nothing: it is not asked, sees no comparison and no row', async () => {
	await plain.place({ Abgelehnt: ['A', '1'], Beck: ['B', '2'], Null: ['C', '3'] }, 'Nach Aktenlage.');
	assert.doesNotMatch((await recruiter.get(`${plain.path}/senden`)).text('main'), /Schwerbehindertenvertretung/);
	await plain.send();
	assert.doesNotMatch(await asked(plain), /sbv/);
	assert.equal((await plain.mails('staff_comparison_sent')).some(address => address.startsWith('doris.kuhnert')), false);
	const page = await sbv.get(plain.path);
	assert.doesNotMatch(page.body, /Abgelehnt, Nora|Beck, Nora/);
});

test('the SBV is asked where a severely disabled person takes part; its row is there, that of who refused not; its answer is heard before anybody is invited', async () => {
	const vacancy = await comparison(stack, recruiter, 'Stelle mit Vergleich, SBV beteiligt (m/w/d)', PROFILE);
	await vacancy.arrive('Schwer', { severely_disabled: 'ja', sbv_part: 'ja' });
	await vacancy.arrive('Verborgen', { severely_disabled: 'ja', sbv_part: 'nein' });
	await vacancy.arrive('Dahl');
	await vacancy.place({ Schwer: ['A', '1'], Verborgen: ['B', '2'], Dahl: ['B', '3'] }, 'Nach Aktenlage.');
	assert.match((await recruiter.get(`${vacancy.path}/senden`)).text('main'), /Schwerbehindertenvertretung/);
	await vacancy.send();
	assert.match(await asked(vacancy), /comparison_sbv/);
	const page = await sbv.get(vacancy.path);
	assert.match(page.text('main'), /Schwer, Nora.*SB.*Dahl, Nora/);
	assert.doesNotMatch(page.body, /Verborgen/);
	for (const who of ['lena.maibaum', 'sina.krogmann'])
		assert.doesNotMatch((await stack.as(who).get(vacancy.path)).text('main'), /SB\b|Schwerbehindertenvertretung/, 'the mark is not shown, nor who was asked because of it');
	assert.equal(await invite(vacancy, 'Schwer'), 'bewerbungsvergleich');
	const answered = await sbv.submit(await sbv.get(`/stellungnahmen/${await statementOf('comparison_sbv', vacancy)}`), { answer: 'statement', text: 'Bitte mit Gebärdensprache einladen.' });
	assert.equal(answered.status, 200);
	assert.equal(await invite(vacancy, 'Schwer'), 'einladung', 'heard');
	await vacancy.place({ Schwer: ['B', '1'] }, 'Die Zeugnisse fehlen.');
	assert.match(await asked(vacancy), /comparison_sbv/, 'asked again about what has changed');
	assert.match((await sbv.get(vacancy.path)).text('main'), /Fassung 2.*Schwer, Nora.*vorher A, Platz 1/);
});

test('P31 states its opinion about the posts of its projects, and nobody is invited before; a P31 of another authority knows of nothing', async () => {
	const vacancy = await comparison(stack, recruiter, 'Stelle des Personalamts (m/w/d)', PROFILE);
	const project = await stack.value("SELECT m.project_id FROM project_member m JOIN staff_user s ON s.id = m.staff_user_id WHERE s.user_id = 'bernd.harms' LIMIT 1");
	await vacancy.arrive('Ebert');
	await stack.sql(`UPDATE vacancy SET project_id = ${project} WHERE id = ${vacancy.id}`);
	await stack.job('rebuild-reach');
	await vacancy.place({ Ebert: ['A', '1'] }, 'Nach Aktenlage.');
	await vacancy.send();
	assert.match(await asked(vacancy), /comparison_p31/);
	assert.ok((await vacancy.mails('staff_comparison_sent')).some(address => address.startsWith('bernd.harms')));
	const office = stack.as('bernd.harms');
	assert.match((await office.get(vacancy.path)).text('main'), /Fassung 1.*Ebert, Nora/);
	assert.equal((await office.get(`${vacancy.path}/kommentar`)).status, 403, 'P31 is asked, and answers');
	assert.equal(await invite(vacancy, 'Ebert'), 'bewerbungsvergleich');
	const page = await office.get(`/stellungnahmen/${await statementOf('comparison_p31', vacancy)}`);
	assert.match(page.text('main'), /Stellungnahme des Personalamts/);
	assert.equal((await office.submit(page, { answer: 'agreed' })).status, 200);
	assert.equal(await invite(vacancy, 'Ebert'), 'einladung');
	assert.equal((await stack.as('carsten.vollmer').get(vacancy.path)).status, 404);
});

test('P34 is told, sees it and comments it, about all or about a person, sealed with her key; nobody else does', async () => {
	const office = stack.as('sina.krogmann');
	assert.ok((await plain.mails('staff_comparison_sent')).some(address => address.startsWith('sina.krogmann')));
	const page = await office.get((await office.get(plain.path)).link('Kommentieren'));
	const empty = await office.submit(page, { text: ' ' });
	assert.equal(empty.status, 400);
	assert.match((await office.submit(await office.get(`${plain.path}/kommentar`), { text: 'Die Bewertung des Studiums bitte prüfen.' })).text('main'), /Kommentar ist gespeichert.*zum Vergleich.*Studiums bitte prüfen/);
	const about = await office.submit(await office.get(`${plain.path}/kommentar`), { about: plain.applications.Beck, text: 'Hat den Aufstieg geschafft.' });
	assert.match(about.text('main'), new RegExp(`${plain.applications.Beck} ?Hat den Aufstieg geschafft`));
	assert.equal(await stack.value("SELECT COUNT(*) FROM comparison_comment WHERE text LIKE '%Aufstieg%' OR text_sealed LIKE '%Aufstieg%'"), '0');
	const form = (await office.get(`${plain.path}/kommentar`)).form('/kommentar');
	assert.equal((await office.post(form.action, [...form.fields.filter(([name]) => !['about', 'text'].includes(name)), ['about', 'B-2026-00001'], ['text', 'x']])).status, 400, 'of another vacancy');
	assert.match((await recruiter.get(plain.path)).text('main'), /Studiums bitte prüfen.*Aufstieg/, 'the recruiter reads it');
	assert.match((await stack.as('paul.oduya').get(plain.path)).text('main'), /Aufstieg/);
	for (const who of ['amira.yildiz', 'paul.oduya', 'lena.maibaum', 'henrike.solms'])
		assert.equal((await stack.as(who).get(`${plain.path}/kommentar`)).status, 403, who);
	assert.equal((await stack.as('iris.jansson').get(`${plain.path}/kommentar`)).status, 404, 'of another authority');
});

test('a zero is a rating, in the table and for who reads it; the way to other rows keeps the order', async () => {
	await plain.rate(recruiter, { 'Null/Studium': 'n', 'Null/Haushaltsrecht': '0' });
	await plain.place({ Null: ['B', '3'] }, 'Nachtrag.');
	for (const who of [recruiter, stack.as('paul.oduya')]) {
		const row = (await who.get(plain.path)).document.querySelectorAll('tbody tr').find(one => /Null, Nora/.test(one.textContent));
		const cells = row.querySelectorAll('td');
		assert.match(cells.at(-2).textContent, /^0/, 'the sum');
		assert.match(cells.at(-3).querySelector('input')?.getAttribute('value') ?? cells.at(-3).textContent, /^0/, 'the points');
	}
	assert.match((await recruiter.get(`${plain.path}?sortierung=name&ab=1`)).link('Vorige Bewerbungen'), /sortierung=name&ab=0/);
});

test('what a class meant when it was sent it means as long as that stands; one in use is not removed', async () => {
	const classes = `/vakanzen/${plain.vacancy}/anforderungen`;
	const letters = () => stack.value(`SELECT GROUP_CONCAT(letter, name ORDER BY letter) FROM ranking_class WHERE vacancy_id = ${plain.id}`);
	const page = await recruiter.get(classes);
	const change = await recruiter.get(page.document.querySelectorAll('main a').map(link => link.getAttribute('href')).find(href => /\/A($|\?)/.test(href)));
	const refused = await recruiter.submit(change, { name: 'Absagen', reason: 'Anders.' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Der Vergleich wurde mit diesen Klassen gesendet/);
	assert.equal(await letters() ?? '', '', 'as delivered');
	const vacancy = await comparison(stack, recruiter, 'Stelle mit Klassen (m/w/d)', PROFILE);
	await vacancy.arrive('Falk');
	await vacancy.place({ Falk: ['B', '1'] }, 'Nach Aktenlage.');
	const removal = page.document.querySelectorAll('main a').map(link => link.getAttribute('href')).find(href => /\/B\/entfernen/.test(href)) ?? `${classes}/klassen/B/entfernen`;
	const used = await recruiter.get(removal.replace(plain.vacancy, vacancy.vacancy));
	assert.match((await recruiter.submit(used, { reason: 'Ohne Bedarf.' })).text('main'), /In dieser Klasse stehen Bewerbungen/);
});

test('a form that names an application twice changes it once; none by hand is placed by the rule again; of whom the key is destroyed nothing changes and the others do', async () => {
	const vacancy = await comparison(stack, recruiter, 'Stelle mit krummen Formularen (m/w/d)', PROFILE);
	for (const name of ['Gross', 'Hahn'])
		await vacancy.arrive(name);
	const form = (await recruiter.get(`${vacancy.path}/reihung`)).form('/reihung');
	const token = form.fields.filter(([name]) => !/^[kp]\d/.test(name) && name !== 'reason');
	const [one, two] = [vacancy.ids.Gross, vacancy.ids.Hahn];
	const many = Array.from({ length: 300 }, (_, i) => [[`k${one}-`, 'A'], [`p${two}-`, String(i + 1)], [`k${one}-`, 'B']]).flat();
	assert.equal((await recruiter.post(form.action, [...token, ...many, ['reason', 'Grund']])).status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM history WHERE object_kind = 4 AND object_id = ${one} AND action = 'placed'`), '1');
	const note = `n${vacancy.requirements.Studium}`, noted = await recruiter.submit(await recruiter.get(`/bewerbungen/${vacancy.applications.Gross}/bewertung`), { [note]: 'a\u001ep\u001fA\u001f1' }, { action: '/bewertung' });
	assert.equal(noted.document.querySelector(`[name="${note}"]`).getAttribute('value'), 'apA1', 'without the signs that part what is frozen');
	await vacancy.rate(recruiter, { 'Gross/Studium': 'j', 'Gross/Haushaltsrecht': '5', 'Hahn/Studium': 'j', 'Hahn/Haushaltsrecht': '1' });
	await vacancy.place({ Gross: ['C', '9'] }, 'Irrtum.');
	await recruiter.submit(await recruiter.get(`${vacancy.path}/regel`), { percent: '60' });
	assert.equal(await vacancy.placing('Gross'), 'C 9', 'by hand it stays');
	await vacancy.place({ Gross: ['', ''], Hahn: ['', ''] }, 'Wieder nach der Regel.');
	await recruiter.submit(await recruiter.get(`${vacancy.path}/regel`), { percent: '60' });
	assert.equal(await vacancy.placing('Gross'), 'A 1');
	await stack.sql(`DELETE FROM bms_keys.object_key WHERE kind = 4 AND object_id = ${two}`);
	assert.match((await vacancy.rate(recruiter, { 'Gross/Haushaltsrecht': '4' })).text('main'), /Bewertungen sind gespeichert/);
	assert.match((await recruiter.submit(await recruiter.get(`${vacancy.path}/regel`), { percent: '100', reason: 'Nachgewogen.' })).text('main'), /gespeichert/);
	assert.equal(await vacancy.placing('Gross'), 'B 1');
	assert.match((await vacancy.send()).text('main'), /gesendet/, 'without her');
	assert.match(await stack.job('check'), /versions of comparisons that do not fit: 0/);
});
