// A vacancy whose last interview was yesterday, with everybody who has to do with what follows: for the journeys from there to the closed procedure (PRO-10 to PRO-14).
import { makeAccount } from './account.mjs';
import { checkPage, openBrowser } from './browser.mjs';
import { desks } from './desks.mjs';
import { pictures } from './selecting.mjs';
import { emailOf } from './selection.mjs';
import { apply, publishedAd, step, withdraw } from './slice.mjs';
import { startStack } from './stack.mjs';

const FIRST = { Adler: 'Nora', Brandt: 'Emil', Claasen: 'Aylin', Dorn: 'Jonas', Evers: 'Mara' };
const TALKED = ['Claasen', 'Adler', 'Brandt'];	// the severely disabled first: nobody else is invited before that is settled

/**
 * Adler, Brandt and Claasen have had their talk; Claasen is severely disabled and has the SBV take part, Dorn has withdrawn, Evers lacks what is required.
 * The department, P31, all committees and the personnel administration take part. Gives {vacancy, jobad, numbers: {surname: number}, account: that of Adler}.
 */
export async function interviewed(stack, recruiter, title) {
	const ad = await publishedAd(recruiter, title);
	const here = `(SELECT id FROM vacancy WHERE number = '${ad.vacancy}')`;
	const numbers = {};
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	for (const [text, kind, weight] of [['Kenntnisse im Vergaberecht', 'mandatory', '3'], ['Freude an der Arbeit im Team', 'desirable', '1']])
		await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/anforderungen`), { text, kind, weight, scale: 'points', proof: 'documents' }, { action: '/anforderungen' });
	await stack.sql(`INSERT IGNORE INTO project_member (project_id, staff_user_id, role_id) SELECT v.project_id, s.id, r.id FROM vacancy v JOIN base_role r ON r.code = 'P31' JOIN staff_user s ON s.user_id = 'bernd.harms' WHERE v.id = ${here};
		INSERT IGNORE INTO vacancy_unit (vacancy_id, role_id, org_unit_id) SELECT v.id, r.id, u.id FROM vacancy v JOIN org_unit u ON u.authority_id = v.authority_id AND u.kind IN ('committee', 'psb_group')
			JOIN base_role r ON r.code = IF(u.kind = 'psb_group', 'PSB', u.committee) WHERE v.id = ${here}`);
	await stack.job('rebuild-reach');
	const account = await makeAccount(stack, { email: emailOf('Adler'), first: FIRST.Adler, surname: 'Adler' });
	for (const surname of Object.keys(FIRST))
		numbers[surname] = await apply(stack, ad.jobad, { first_name: FIRST[surname], surname, email: emailOf(surname), ...(surname === 'Claasen' ? { severely_disabled: 'ja', sbv_part: 'ja' } : {}) });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${numbers.Adler}'`);
	await step(recruiter, numbers.Dorn, 'bewerber_zieht_zurueck');
	await stack.sql(`INSERT INTO formal_check (application_id, result, changed_at, changed_by) SELECT a.id, IF(a.number = '${numbers.Evers}', 'unsuitable', 'suitable'), UTC_TIMESTAMP(), v.owner_id
			FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE v.id = ${here} AND a.number <> '${numbers.Dorn}'`);
	for (const surname of [...TALKED, 'Evers'])
		await step(recruiter, numbers[surname], 'formale_pruefung');
	for (const surname of TALKED)
		for (const status of ['vorauswahl', 'bewerbungsvergleich', 'einladung', 'gespraech'])
			await step(recruiter, numbers[surname], status);
	await withdraw(recruiter, ad.jobad);
	return { ...ad, numbers, account };
}

/**
 * A browser at that vacancy: {stack, browser, made, desk}, and in what follows `:vacancy` stands for its id. number, status: of the application of this surname; vacancy: from the
 * cockpit to its desk, by what runs; says: of a desk; seen: pictures and checks of a page; stop.
 */
export async function journeyFrom(post) {
	const stack = await startStack(), browser = await openBrowser();
	const stop = async () => {
		await browser.close();
		await stack.stop();
	};
	const made = await interviewed(stack, stack.as('amira.yildiz'), `${post} (m/w/d)`).catch(async error => {
		await stop();
		throw error;
	}), desk = desks(stack, browser, post);
	const here = text => text.replaceAll(':vacancy', `(SELECT id FROM vacancy WHERE number = '${made.vacancy}')`);
	const number = surname => made.numbers[surname], value = text => stack.value(here(text));
	return { stack, browser, made, desk, number, value, sql: text => stack.sql(here(text)), says: (page, pattern) => desk.says(page, pattern),
		status: surname => value(`SELECT status FROM application WHERE number = '${number(surname)}'`),
		async vacancy(user = 'amira.yildiz') {
			const page = await desk.cockpit(user);
			await desk.press(page, 'link', post);
			return page;
		},
		async seen(page, name) {
			await pictures(browser, page, name);
			await checkPage(page, name);
		},
		stop };
}
