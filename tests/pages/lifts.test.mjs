// What stops a step says what lifts it, and leads there whoever may go there (PRO-20, OBJ-60).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

let stack, recruiter, admin;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
});
after(() => stack?.stop());

/** The words that guards may stop a step with, as they name them beside the function that adds the stop. */
function reasons() {
	const files = execFileSync('git', ['ls-files', 'cgi-bin/*.c'], { cwd: top, encoding: 'utf8' }).trim().split('\n');
	const found = new Set();
	for (const file of files) {
		const text = readFileSync(join(top, file), 'utf8');
		for (const [, words, body] of text.matchAll(/\/\* words: ([^*]*)\*\/\s*(?:static )?enum outcome \w+\([^)]*struct process_stops \*stops\)\s*(\{[\s\S]*?\n\})/g))
			if (!/ask_reason =/.test(body))
				for (const [, word] of words.matchAll(/problem\.(\w+)/g))
					found.add(word);
	}
	return [...found].sort();
}
const group = (lang, name) => [...readFileSync(join(top, `templates/lang/${lang}.hdf`), 'utf8').matchAll(new RegExp(`^${name} \\{\\n([\\s\\S]*?)^\\}`, 'gm'))]
	.flatMap(([, lines]) => [...lines.matchAll(/^\t(\w+) = /gm)].map(([, word]) => word));

test('each reason for which a guard stops a step has words for what is the matter and for what lifts it, in both languages', () => {
	const all = reasons();
	for (const known of ['statement_open', 'statement_against', 'open_objects', 'released_otherwise', 'not_released', 'office_nobody', 'agency_report', 'proposal_open', 'ads_below', 'vacancies_open', 'statements_of_ad'])
		assert.ok(all.includes(known), `${known} of ${all.join(' ')}`);
	for (const lang of ['de', 'en']) {
		const lifts = group(lang, 'lift');
		assert.deepEqual(all.filter(reason => !lifts.includes(reason)), [], `without lift in ${lang}`);
		assert.deepEqual(lifts.filter(word => !all.includes(word)), [], `words of no reason in ${lang}`);
	}
	const adds = execFileSync('git', ['grep', '-c', 'process_stop_add(', '--', 'cgi-bin/*.c'], { cwd: top, encoding: 'utf8' });
	assert.doesNotMatch(execFileSync('git', ['grep', '-n', '-A3', 'process_stop_add(', '--', 'cgi-bin/*.c'], { cwd: top, encoding: 'utf8' }), /\bNULL\);/, `no stop is without an address: ${adds}`);
});

/** Where the stops of a desk lead. */
const lifts = page => page.document.querySelectorAll('.bms-stops a, main a.kern-btn--primary').map(link => link.getAttribute('href'));

test('whoever may is led to where it is lifted, and there it can be; who may not reads what is the matter without a way that is closed', async () => {
	const draft = await createJobad(recruiter, await createVacancy(recruiter, 'Nie geprüfte Stelle (m/w/d)'));
	await stack.sql(`DELETE FROM process_guard_off WHERE guard IN ('released', 'agency_report')`);
	const desk = await recruiter.get(`/stellenanzeigen/${draft}`);
	assert.match(desk.text('main'), /Das Personalamt hat die Anzeige noch nicht freigegeben/);
	for (const href of lifts(desk)) {
		const there = await recruiter.get(href);
		assert.equal(there.status, 200, href);
		assert.equal(new URL(there.url).pathname, href, 'the page is there, and does not send back');
	}
	assert.ok(lifts(desk).includes(`/stellenanzeigen/${draft}/abstimmung/beginnen`), 'a draft is agreed on first');

	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${draft}';
		CREATE TABLE kept_reach AS SELECT r.* FROM vacancy_reach r JOIN jobad j ON j.vacancy_id = r.vacancy_id WHERE j.number = '${draft}' AND r.role_id IN (5, 6);
		DELETE r FROM vacancy_reach r JOIN kept_reach k ON k.vacancy_id = r.vacancy_id AND k.role_id = r.role_id`);
	const nobody = await recruiter.get(`/stellenanzeigen/${draft}`);
	assert.match(nobody.text('main'), /Dem Projekt ist niemand vom Personalamt zugeordnet/);
	assert.ok(!lifts(nobody).some(href => href.includes('/personen')), 'recruiting does not assign it');
	const asAdmin = await admin.get(`/stellenanzeigen/${draft}`), people = lifts(asAdmin).find(href => href.includes('/personen'));
	assert.ok(people, asAdmin.text('main'));
	assert.equal((await admin.get(people)).status, 200);
});
