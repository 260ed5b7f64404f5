// Deciding about a vacancy's applications, as the recruiter and those who are asked do it.
import assert from 'node:assert/strict';

/** Everything from the beginning to the fixed decision: `chosen` and all others get a reason. */
export async function decide(stack, recruiter, vacancy, chosen, answers = {}) {
	await prepare(stack, recruiter, vacancy, chosen);
	await ask(recruiter, vacancy);
	for (const [kind, [user, answer]] of Object.entries(answers))
		await answerOf(stack, vacancy, kind, user, answer);
	return fix(recruiter, vacancy);
}

const path = vacancy => `/vakanzen/${vacancy}/auswahl`;
const done = page => {
	assert.equal(page.status, 200, page.text('main'));
	return page;
};

export async function begin(recruiter, vacancy) {
	return done(await recruiter.submit(await recruiter.get(path(vacancy)), {}, { action: '/auswahl' }));
}

/** Choice and reason of one application; the first requirement, where there are some, is the one that decides. */
export async function choose(recruiter, vacancy, number, choice, values = {}) {
	const page = await recruiter.get(`${path(vacancy)}/bewerbungen/${number}`);
	const first = page.document.querySelectorAll('[name=requirement] option')[1]?.getAttribute('value');
	return recruiter.submit(page, { choice, text: 'Erfüllt die Anforderung aus eigener Erfahrung.', ...(first ? { requirement: first } : {}), ...values }, { action: `/bewerbungen/${number}` });
}

/** Begun, with a reason for each application of the vacancy. */
export async function prepare(stack, recruiter, vacancy, chosen) {
	await begin(recruiter, vacancy);
	for (const row of await stack.sql(`SELECT a.number FROM decision_part p JOIN application a ON a.id = p.application_id JOIN decision d ON d.id = p.decision_id AND d.state = 'draft'
		WHERE d.vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`))
		done(await choose(recruiter, vacancy, row.number, [chosen].flat().includes(row.number) ? 'chosen' : 'no'));
}

export async function act(recruiter, vacancy, name, values = {}) {
	return recruiter.submit(await recruiter.get(`${path(vacancy)}/${name}`), values, { action: `/${name}` });
}

export const ask = (recruiter, vacancy) => act(recruiter, vacancy, 'fragen').then(done);
export const fix = (recruiter, vacancy) => act(recruiter, vacancy, 'festlegen').then(done);

/** Answers what was asked of this kind last. */
export async function answerOf(stack, vacancy, kind, user, answer, text) {
	const id = await stack.value(`SELECT MAX(id) FROM statement WHERE kind = '${kind}' AND vacancy_id = (SELECT id FROM vacancy WHERE number = '${vacancy}')`);
	const who = stack.as(user);
	return who.submit(await who.get(`/stellungnahmen/${id}`), { answer, ...(text ? { text } : {}) }, { action: `/stellungnahmen/${id}` });
}

/** What the committees are asked about a fixed decision, and their answers: nothing is against it. */
export async function agree(stack, recruiter, vacancy, { council = 'paul.oduya', officer = 'lena.maibaum' } = {}) {
	done(await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligung/antrag`), { reasons: 'Das Profil ist am besten erfüllt.', term: 'normal' }));
	for (const { id, kind } of await stack.sql(`SELECT s.id, s.kind FROM statement s JOIN vacancy v ON v.id = s.vacancy_id WHERE v.number = '${vacancy}' AND s.state = 'open' AND s.kind IN ('selection_pr', 'selection_gsb') ORDER BY s.id`)) {
		const who = stack.as(kind === 'selection_pr' ? council : officer);
		done(await who.submit(await who.get(`/stellungnahmen/${id}`), { answer: kind === 'selection_pr' ? 'consented' : 'no_objection' }, { action: `/stellungnahmen/${id}` }));
	}
}

/** Nobody waits for those passed over in the authority of a vacancy. */
export const unwaited = (stack, vacancy) => stack.sql(`INSERT IGNORE INTO process_guard_off (authority_id, guard) SELECT v.authority_id, g.code FROM vacancy v JOIN process_guard g ON g.code IN ('waiting', 'hired_first') WHERE v.number = '${vacancy}'`);
