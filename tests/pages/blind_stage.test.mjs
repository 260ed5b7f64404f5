// The blind stage (PRO-08): no answer that a rater, another seat or the department gets names an applicant, on no page she can find, until every application has a class.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comparison } from '../lib/comparison.mjs';
import { step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

/** What nobody may read: planted where applications name people. */
const PLANTED = ['Zwetschkenbaum', 'Ottilie', 'zwetschkenbaum@beispiel.example', 'Quittenstieg', 'zwetschkenbaum_cv.pdf'];

let stack, recruiter, rater, department, compared, applications;

/** All pages of the backend one gets to by links, from the cockpit and the addresses that mails gave. */
async function crawled(who, more, most = 160) {
	const queue = ['/', ...more], seen = new Set(), bodies = [];
	while (queue.length && bodies.length < most) {
		const path = queue.shift();
		if (seen.has(path))
			continue;
		seen.add(path);
		const page = await who.get(path);
		bodies.push([path, `${page.body}\n${JSON.stringify([...(page.headers?.entries?.() ?? [])])}`]);
		for (const link of page.document?.querySelectorAll('a') ?? []) {
			const href = link.getAttribute('href') ?? '';
			if (href.startsWith('/') && !/abmelden|\/en(\/|$)|\/hilfe/.test(href))
				queue.push(href.split('#')[0]);
		}
	}
	return bodies;
}

const nothingPlanted = bodies => {
	for (const [path, body] of bodies)
		for (const word of PLANTED)
			assert.ok(!body.toLowerCase().includes(word.toLowerCase()), `${word} in ${path}`);
};

before(async () => {
	stack = await startStack();
	await stack.sql("UPDATE form_question SET personal = 0 WHERE code = 'message'");	// of a form whose free text is no personal answer
	recruiter = stack.as('amira.yildiz');
	rater = stack.as('mehmet.aksoy');
	department = stack.as('katrin.lohmann');
	compared = await comparison(stack, recruiter, 'Stelle, verdeckt bewertet (m/w/d)', [['Studium', { weight: '5', scale: 'yes_no' }], ['Haushaltsrecht', { weight: '3', scale: 'points' }]]);
	await recruiter.submit(await recruiter.get(`/vakanzen/${compared.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await compared.arrive('Zwetschkenbaum', { first_name: 'Ottilie', street: 'Quittenstieg 4', email: 'zwetschkenbaum@beispiel.example', degree: 'other', degree_other: 'Quittenstieg-Diplom', message: 'Ich heiße Ottilie ZWETSCHKENBAUM und leite seit 2015 ein Dezernat.' });
	await compared.arrive('Zwetschkenbaum-Berg', { first_name: 'Özge Li', email: 'berg@beispiel.example', message: 'Lieber Herr, ÖZGE und Li leiten ein Dezernat, wie Özges Zeugnis zeigt.' });
	applications = Object.values(compared.applications);
	await stack.sql(`UPDATE attachment SET name = 'Zwetschkenbaum_CV.pdf' WHERE application_id = ${compared.ids.Zwetschkenbaum}`);
});
after(() => stack?.stop());

const blind = (on, who = recruiter) => who.get(`${compared.path}/bewertende`).then(page => who.submit(page, on ? { on: '1' } : { on: null }, { action: '/verdeckt' }));

test('the recruiter sets it before anything is rated; who sees the applications by another way is no rater then', async () => {
	assert.match((await department.get(`/bewerbungen/${applications[0]}`)).body, /Zwetschkenbaum/, 'before');
	await compared.name('paul.oduya');
	const refused = await blind(true);
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /sieht die Bewerbungen auf anderem Weg/);
	await recruiter.submit(await recruiter.get(`${compared.path}/bewertende`), {}, { action: '/paul.oduya/entfernen' });
	assert.match((await blind(true)).text('main'), /Ab jetzt wird verdeckt bewertet.*Ohne Klasse sind noch: 2/);
	for (const person of ['amira.yildiz', 'paul.oduya', 'henrike.solms', 'sina.krogmann'])
		assert.equal((await compared.name(person)).status, 400, person);
	assert.match((await compared.name('mehmet.aksoy')).text('main'), /Mehmet Aksoy/);
	assert.equal((await recruiter.get(compared.path)).document.querySelectorAll('main table input').length, 0, 'the recruiter, who has checked the papers, does not rate');
});

test('the department is not asked about one of them meanwhile', async () => {
	const number = await compared.arrive('Zwetschkenbaum-Dorn', { first_name: 'Ottilie', email: 'dorn@beispiel.example' }, []);
	const refused = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/pruefung`), { then: 'department' }, { action: '/pruefung' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Solange verdeckt bewertet wird/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM statement s JOIN application a ON a.id = s.object_id AND s.object_kind = 4 WHERE a.number = '${number}'`), '0');
	await step(recruiter, number, 'abgesagt');
});

test('the recruiter’s notes reach the raters, who rate by number and answers', async () => {
	const page = await recruiter.get(`/bewerbungen/${applications[0]}/bewertung`);
	assert.match((await recruiter.submit(page, { [`n${compared.requirements.Studium}`]: 'Studium der Verwaltung, 2014' }, { action: '/bewertung' })).text('main'), /gespeichert/);
	const own = await rater.get(compared.own);
	assert.match(own.text('main'), new RegExp(`${applications[0]}.*${applications[1]}`));
	const one = await rater.get(`${compared.own}/${applications[0]}`);
	assert.match(one.text('main'), /Ich heiße … … und leite seit 2015 ein Dezernat.*Vermerk: Studium der Verwaltung, 2014/);
	assert.match((await department.get(compared.path)).text('main'), new RegExp(`Es wird verdeckt bewertet.*${applications[0]}`));
	assert.match((await department.get(`${compared.path}/verdeckt/${applications[0]}`)).text('main'), /Dezernat.*Studium der Verwaltung, 2014/);
	assert.equal((await rater.get(`${compared.path}/verdeckt/${applications[0]}`)).status, 404, 'that page is the department’s');
	assert.equal((await rater.get(`${compared.own}/B-2026-99999`)).status, 404);
	await compared.rate(rater, {}, { at: compared.own });
	const rated = await rater.submit(one, { [`v${compared.requirements.Studium}`]: '1', [`v${compared.requirements.Haushaltsrecht}`]: '4' }, { action: '/meine/' });
	assert.match(rated.text('main'), /gespeichert/);
	assert.match((await blind(false)).text('main'), /Das ändert sich nicht mehr/, 'something was rated');
});

test('names are taken out whatever their case, also the short ones, and nothing but them', async () => {
	const text = (await rater.get(`${compared.own}/${applications[1]}`)).text('main');
	assert.match(text, /Lieber Herr, … und … leiten ein Dezernat, wie … Zeugnis zeigt/, text);
});

test('no planted name in any answer the rater or the department gets: pages by links, addresses guessed, search, files, mails', async () => {
	const attachment = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${applications[0]}' LIMIT 1`);
	const guessed = applications.flatMap(number => ['', '/verlauf', '/emails', '/bewertung', '/pruefung', '/dossier', '/zugriff', `/anhang/${attachment}`, `/unterlagen/${attachment}`, `/anhaenge/${attachment}`].map(rest => `/bewerbungen/${number}${rest}`));
	const asked = ['/bewerbungen', '/bewerbungen?format=csv', '/bewerbungen.csv', '/suche?q=Zwetschken', '/?q=Zwetschken', '/?q=Ottili', `/vakanzen/${compared.vacancy}/bewerbungen`, `/vakanzen/${compared.vacancy}/verlauf`, `/vakanzen/${compared.vacancy}/dossier`,
		compared.path, compared.own, `${compared.path}?suche=zwetschken`, `${compared.own}?suche=zwetsch&sortierung=name`, `${compared.path}/fassungen/1`, ...applications.flatMap(number => [`${compared.own}/${number}`, `${compared.path}/verdeckt/${number}`])];
	for (const who of [rater, department]) {
		const bodies = await crawled(who, [...asked, ...guessed]);
		assert.ok(bodies.length > 40, `${bodies.length} pages`);
		nothingPlanted(bodies);
	}
	for (const number of applications)
		assert.equal((await department.get(`/bewerbungen/${number}`)).status, 404);
	nothingPlanted([['mail', (await stack.mail('mehmet.aksoy@bsw.example', compared.vacancy)).text]]);
	assert.match((await stack.as('paul.oduya').get(`/bewerbungen/${applications[0]}`)).body, /Zwetschkenbaum/, 'the works council keeps what the law gives it');
});

test('it is not sent meanwhile, and ends when every application has a class, also those that came later', async () => {
	await compared.handIn(rater);
	await recruiter.submit(await recruiter.get(`${compared.path}/uebernehmen`), {}, { action: '/uebernehmen' });
	await compared.place({ Zwetschkenbaum: ['A', '1'] }, 'Nach den Bewertungen.');
	assert.match((await compared.send()).text('main'), /keine Klasse|Nicht alle Bewerbungen/);
	await compared.arrive('Zwetschkenbaum-Cohn', { email: 'cohn@beispiel.example' }, []);
	await compared.place({ 'Zwetschkenbaum-Berg': ['B', '2'] }, 'Nach den Bewertungen.');
	assert.equal(await stack.value(`SELECT blind_stage FROM vacancy WHERE id = ${compared.id}`), 'on', 'one has none yet');
	assert.match((await compared.send()).text('main'), /verdeckte Bewertung dauert an/);
	assert.equal((await department.get(`/bewerbungen/${applications[0]}`)).status, 404);
	for (const status of ['formale_pruefung', 'vorauswahl'])
		await step(recruiter, compared.applications['Zwetschkenbaum-Cohn'], status);
	await compared.place({ 'Zwetschkenbaum-Cohn': ['C', '3'] }, 'Ohne Studium.');
	assert.equal(await stack.value(`SELECT blind_stage FROM vacancy WHERE id = ${compared.id}`), 'over');
	assert.match((await department.get(`/bewerbungen/${applications[0]}`)).body, /Zwetschkenbaum/);
	assert.match((await rater.get(compared.own)).body, /Zwetschkenbaum/);
	assert.match((await recruiter.get(`/vakanzen/${compared.vacancy}/verlauf`)).text('main'), /Verdeckte Bewertung beendet/);
	assert.match((await compared.send()).text('main'), /Der Vergleich ist gesendet/);
	assert.match(await stack.job('check'), /versions of comparisons that do not fit: 0/);
});
