// Letters that a member of staff writes, through the pages.
import assert from 'node:assert/strict';
import { eventually } from './stack.mjs';

export const LETTER_TEXT = '{wenn salutation}\nGuten Tag {salutation} {surname},\n{sonst}\nGuten Tag {name},\n{ende}\n\nzu Ihrer Bewerbung {number} auf {title}.';

/** What this person does to write them. */
export function letterDesk(stack, person) {
	const idOf = number => stack.value(`SELECT id FROM application WHERE number = '${number}'`);
	const begin = async numbers => {
		const ids = await Promise.all(numbers.map(idOf));
		const chosen = numbers.length === 1 ? null : await person.submit(await person.get('/bewerbungen'), { ids }, { action: '/bewerbungen' });
		const form = chosen ? await person.get(chosen.link('Stattdessen einen Brief schreiben'))
			: await person.submit(await person.get(`/bewerbungen/${numbers[0]}/schreiben`), {}, { action: '/schreiben' });
		assert.equal(form.status, 200, form.text('main'));
		return form;
	};
	/** A letter to these, as it is looked at. */
	const look = async (numbers, values) => person.submit(await begin(numbers),
		{ subject_de: 'Zu {number}', body_de: LETTER_TEXT, subject_en: '', body_en: '', send: 'now', ...values }, { action: '/brief' });
	const go = page => person.submit(page, {}, { action: '/brief/senden' });
	const over = page => eventually(async () => {
		const now = await person.get(page.url);
		return /Die Briefe sind geschrieben/.test(now.text('main')) && now;
	}, 'the letters');
	return { begin, look, go, over, written: async (numbers, values) => over(await go(await look(numbers, values))) };
}
