// A vacancy with requirements and applications that are compared: for the tests of rating, placing and sending.
import { apply, publishedAd, step } from './slice.mjs';

export const COMPARED = ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich'];

/** The vacancy of a new ad: its number, its path of the comparison, and what is done to it by who recruits for it. */
export async function comparison(stack, recruiter, title, profile) {
	const { vacancy, jobad } = await publishedAd(recruiter, title);
	const path = `/vakanzen/${vacancy}/vergleich`, applications = {}, ids = {}, requirements = {};
	for (const [text, values] of profile)
		await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/anforderungen`), { text, ...values }, { action: '/anforderungen' });
	const id = await stack.value(`SELECT id FROM vacancy WHERE number = '${vacancy}'`);
	for (const row of await stack.sql(`SELECT id, text FROM requirement WHERE object_kind = 2 AND object_id = ${id}`))
		requirements[row.text] = String(row.id);
	const fieldsOf = (page, action, prefix, values) => {
		const form = page.form(action);
		return [form.action, form.fields.map(([name, value]) => {
			const key = Object.keys(values).find(key => name.startsWith(prefix(key)));
			return [name, key ? values[key] : value];
		})];
	};
	const cell = key => `c${ids[key.split('/')[0]]}-${requirements[key.split('/')[1]]}-`;
	return {
		vacancy, jobad, id, path, applications, ids, requirements,
		/** An application of that surname, in the step. */
		async arrive(surname, values = {}, until = COMPARED) {
			const number = await apply(stack, jobad, { first_name: 'Nora', surname, email: `${surname.toLowerCase()}@beispiel.example`, ...values });
			for (const status of until)
				await step(recruiter, number, status);
			applications[surname] = number;
			ids[surname] = await stack.value(`SELECT id FROM application WHERE number = '${number}'`);
			return number;
		},
		/** Types into cells of a table: {'Aalto/Studium': 'j'}. */
		async rate(who, values, { page, at = path } = {}) {
			return who.post(...fieldsOf(page ?? await who.get(at), at.endsWith('/meine') ? '/meine' : '/vergleich', cell, values));
		},
		own: path + '/meine',
		/** Classes and places by hand: {Aalto: ['A', '1']}. */
		async place(values, reason, page) {
			const open = page ?? await recruiter.get(`${path}/reihung`), form = open.form('/reihung');
			const fields = form.fields.filter(([name]) => name !== 'reason').map(([name, value]) => {
				const key = Object.keys(values).find(key => name.startsWith(`k${ids[key]}-`) || name.startsWith(`p${ids[key]}-`));
				return [name, key ? values[key][name[0] === 'k' ? 0 : 1] : value];
			});
			return recruiter.post(form.action, [...fields, ['reason', reason]]);
		},
		async send() {
			return recruiter.submit(await recruiter.get(`${path}/senden`), {}, { action: '/senden' });
		},
		async name(person) {
			return recruiter.submit(await recruiter.get(`${path}/bewertende`), { person }, { action: '/neu' });
		},
		async handIn(who) {
			return who.submit(await who.get(`${path}/abgabe`), {}, { action: '/abgabe' });
		},
		placing: surname => stack.value(`SELECT CONCAT_WS(' ', letter, place) FROM placing WHERE application_id = ${ids[surname]}`),
		versions: () => stack.value(`SELECT COUNT(*) FROM comparison_version WHERE vacancy_id = ${id}`).then(Number),
		mails: template => stack.sql(`SELECT recipient FROM mail_outbox WHERE template = '${template}' ORDER BY recipient`).then(rows => rows.map(row => row.recipient)),
	};
}
