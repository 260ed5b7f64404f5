// Every row of notifications.csv up to publication (PRO-01 to PRO-06): one procedure from the request to the published ad; each event mails those whom the row names, once, a link alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DEPARTMENT, GSB, LECTOR, mailed, OFFICE, OWNER, PR, RECRUITERS, SBV } from '../lib/mailed.mjs';
import { createJobad, publish } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

const TITLE = 'Streng vertrauliche Stelle (m/w/d)';
const TYPED = ['Streng vertraulich', 'Geheimer Grund', 'Geheimer Text', 'Unbekannt', 'Verschwiegen'];

let stack, recruiter, department, office, mailsOf, assertMailed, templates;
let requisition, vacancy, jobad, application, surnames;

before(async () => {
	stack = await startStack();
	[recruiter, department, office] = ['amira.yildiz', 'katrin.lohmann', 'sina.krogmann'].map(user => stack.as(user));
	({ mailsOf, assertMailed, templates } = mailed(stack, () => [...TYPED, ...surnames]));
	surnames = (await stack.sql("SELECT DISTINCT surname FROM staff_user WHERE surname <> ''")).map(row => row.surname);
});
after(() => stack?.stop());

const make = async (person, path, to, values = {}) => {
	const page = await person.submit(await person.get(`${path}/schritt/${to}`), values, { action: '/schritt/' });
	assert.equal(page.status, 200, page.text('main'));
	return page;
};
const toRequisition = () => `/personalanforderungen/${requisition}`;
const toVacancy = () => `/vakanzen/${vacancy}`;
const toJobad = () => `/stellenanzeigen/${jobad}`;
const toApplication = () => `/bewerbungen/${application}`;
/** What is asked of them now, about ad and proposal. */
const asked = (kind, role) => stack.value(`SELECT MAX(s.id) FROM statement s JOIN base_role b ON b.id = s.role_id JOIN vacancy v ON v.id = s.vacancy_id
	WHERE v.number = '${vacancy}' AND s.kind = '${kind}'${role ? ` AND b.code = '${role}'` : ''}`);
const answer = async (user, kind, values, role) => {
	const person = stack.as(user), path = `/stellungnahmen/${await asked(kind, role)}`;
	const page = await person.submit(await person.get(path), values, { action: path });
	assert.equal(page.status, 200, page.text('main'));
};

const nightly = rule => () => stack.job('nightly', '--rule', rule);

/** By the rows' events, in the order in which a procedure comes to them. */
const events = {
	async requisition_submitted() {
		const page = await department.submit(await department.get('/personalanforderungen/neu'), { title: TITLE, field: 'finanzen', post_kind: 'fachkraft', pay_grade: 'E9b',
			working_time: 'both', posts: '1', tasks: '- Haushalt', requirements: '- Studium', reason: 'Geheimer Grund' });
		requisition = /A-\d{4}-\d{5}/.exec(page.url)[0];
		const mails = await mailsOf(() => make(department, toRequisition(), 'eingereicht'));
		await assertMailed(mails, 'staff_requisition_submitted', RECRUITERS, toRequisition());
		assert.equal(mails.length, RECRUITERS.length);
	},
	async requisition_returned() {
		const mails = await mailsOf(() => make(recruiter, toRequisition(), 'zurueckgegeben', { comment: 'Geheimer Text' }));
		await assertMailed(mails, 'staff_requisition_returned', DEPARTMENT, toRequisition());
		assert.equal(mails.length, 1);
	},
	async vacancy_active() {
		await make(department, toRequisition(), 'eingereicht');
		const form = await recruiter.get(`${toRequisition()}/annehmen`);
		const project = form.document.querySelectorAll('select[name=project] option').find(option => /bis A\/E14/.test(option.textContent)).getAttribute('value');
		vacancy = /V-\d{4}-\d{5}/.exec((await recruiter.submit(form, { project }, { action: '/annehmen' })).url)[0];
		await recruiter.submit(await recruiter.get(`${toVacancy()}/beteiligte`), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' });
		const mails = await mailsOf(() => make(recruiter, toVacancy(), 'aktiv'));
		await assertMailed(mails, 'staff_vacancy_active', [...PR, ...SBV, ...GSB, ...OFFICE], toVacancy());
		assert.deepEqual(templates(mails), ['staff_vacancy_active']);
	},
	async statement_asked() {
		jobad = await createJobad(recruiter, vacancy, { title: TITLE, teaser: 'Geheimer Text' });
		const mails = await mailsOf(async () => {
			const giving = await recruiter.get(`${toJobad()}/abstimmung/beginnen`), { action, fields } = giving.form('/beginnen');
			assert.equal((await recruiter.post(action, fields)).status, 200);
		});
		for (const [kind, recipients, words] of [['ad_lector', LECTOR, 'Stellenanzeige lektorieren'], ['ad_department', DEPARTMENT, 'Stellenanzeige freigeben'],
			['ad_pr', PR, 'Stellungnahme zur Stellenanzeige']]) {
			const path = `/stellungnahmen/${await asked(kind)}`;
			const own = mails.filter(mail => mail.template === 'staff_statement_asked' && mail.text.includes(path));
			await assertMailed(own, 'staff_statement_asked', recipients, path);
			const last = await stack.value(`SELECT DATE_FORMAT(due_on, '%d.%m.%Y') FROM statement WHERE id = ${await asked(kind)}`);
			for (const mail of own)
				assert.ok(mail.text.includes(words) && mail.text.includes(last), mail.text);
		}
		await assertMailed(mails, 'staff_ad_sent_to_gsb', GSB, `/stellungnahmen/${await asked('ad_gsb')}`);
		assert.equal(mails.length, LECTOR.length + DEPARTMENT.length + PR.length + GSB.length, 'one mail a question');
		events.ad_sent_to_gsb.mails = mails;
	},
	async ad_sent_to_gsb() {
		const { mails } = events.ad_sent_to_gsb;
		assert.ok(!mails.some(mail => mail.template === 'staff_statement_asked' && GSB.includes(mail.recipient)), 'instead of the mail that others get');
		assert.equal(mails.filter(mail => GSB.includes(mail.recipient)).length, GSB.length);
	},
	async statement_reminder() {
		await answer('ruth.eggers', 'ad_lector', { answer: 'done' });
		await stack.sql(`UPDATE statement SET remind_on = CURDATE() WHERE id IN (${await asked('ad_department')}, ${await asked('ad_pr')})`);
		const mails = await mailsOf(nightly('statement_reminder'));
		for (const [kind, recipients] of [['ad_department', DEPARTMENT], ['ad_pr', PR]]) {
			const path = `/stellungnahmen/${await asked(kind)}`;
			await assertMailed(mails.filter(mail => mail.text.includes(path)), 'staff_statement_reminder', recipients, path);
		}
		assert.ok(!mails.some(mail => LECTOR.includes(mail.recipient)), 'who has answered is not reminded');
		const again = await mailsOf(nightly('statement_reminder'));
		assert.ok(!again.some(mail => [...DEPARTMENT, ...PR].includes(mail.recipient) && mail.text.includes(jobad)), 'once');
		await stack.sql(`UPDATE statement SET due_on = CURDATE() - INTERVAL 2 DAY, due_at = UTC_TIMESTAMP() - INTERVAL 1 DAY WHERE id = ${await asked('ad_department')}`);
		const late = (await mailsOf(nightly('statement_over'))).filter(mail => mail.text.includes(jobad));
		await assertMailed(late, 'staff_statement_overdue', OWNER, `/stellungnahmen/${await asked('ad_department')}`);
		assert.equal(late.length, 1, 'the recruiter, after the last day');
		assert.ok(!(await mailsOf(nightly('statement_over'))).some(mail => mail.text.includes(jobad)), 'once');
	},
	async statement_answered() {
		const path = `/stellungnahmen/${await asked('ad_department')}`;
		const mails = await mailsOf(() => answer('katrin.lohmann', 'ad_department', { answer: 'approved' }));
		await assertMailed(mails, 'staff_statement_answered', OWNER, path);
		assert.equal(mails.length, 1);
		await answer('lena.maibaum', 'ad_gsb', { answer: 'noted' });
		const all = await mailsOf(() => answer('paul.oduya', 'ad_pr', { answer: 'statement', text: 'Geheimer Text' }));
		await assertMailed(all, 'staff_statement_complete', OWNER, `/stellungnahmen/${await asked('ad_pr')}`);
		assert.equal(all.length, 1, 'of the last one a mail that says so instead');
	},
	async mobile_proposed() {
		const given = await mailsOf(() => make(recruiter, toJobad(), 'bei_personalamt'));
		await assertMailed(given, 'staff_statement_asked', OFFICE, `/stellungnahmen/${await asked('ad_office')}`);
		assert.equal(given.length, OFFICE.length);
		const entry = await office.submit(await office.get('/mobile/neu'), { surname: 'Unbekannt', first_name: 'Verschwiegen', email: 'mobil@bsw.example', pay_grade: 'E9b',
			field: 'finanzen', town: '', since_on: '2026-10-01', wishes: 'Geheimer Text' });
		const mails = await mailsOf(async () => {
			const page = await office.submit(await office.get(`${toJobad()}/vorschlaege`), { mobile: /\/mobile\/(\d+)/.exec(entry.url)[1] }, { action: '/vorschlaege' });
			assert.equal(page.status, 200, page.text('main'));
		});
		application = await stack.value(`SELECT a.number FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE v.number = '${vacancy}'`);
		await assertMailed(mails, 'staff_mobile_proposed', [...OWNER, ...DEPARTMENT], toApplication());
		assert.equal(mails.length, 2, 'instead of the mail that others get');
	},
	async mobile_decided() {
		await answer('amira.yildiz', 'mobile_decision', { answer: 'accepted' }, 'RECRUITER');
		const mails = await mailsOf(() => answer('katrin.lohmann', 'mobile_decision', { answer: 'refused', text: 'Geheimer Grund' }, 'DEPARTMENT'));
		const decided = mails.filter(mail => mail.template === 'staff_mobile_decided');
		assert.deepEqual(decided.map(mail => mail.recipient), OFFICE, 'who proposed');
		for (const words of [...TYPED, ...surnames])
			assert.ok(!decided[0].text.includes(words), words);
		const [link] = decided[0].text.match(/https?:\/\/[^\s>)]+/);
		assert.equal((await office.get(new URL(link).pathname)).status, 200);
	},
	async ad_change_wanted() {
		const path = `/stellungnahmen/${await asked('ad_office')}`;
		const mails = await mailsOf(() => answer('sina.krogmann', 'ad_office', { answer: 'changes_wanted', text: 'Geheimer Text' }));
		await assertMailed(mails, 'staff_ad_change_wanted', OWNER, path);
		assert.equal(mails.length, 1);
	},
	async ad_released() {
		await make(recruiter, toJobad(), 'bei_personalamt');
		const path = `/stellungnahmen/${await asked('ad_office')}`;
		const mails = await mailsOf(() => answer('sina.krogmann', 'ad_office', { answer: 'released' }));
		await assertMailed(mails, 'staff_ad_released', OWNER, path);
		assert.equal(mails.length, 1);
	},
	async ad_published() {
		const mails = await mailsOf(() => publish(recruiter, jobad));
		await assertMailed(mails, 'staff_ad_published', [...PR, ...GSB], toJobad());
		assert.equal(mails.length, PR.length + GSB.length);
	},
};

for (const [event, happens] of Object.entries(events))
	test(`${event}: whom the table names, once, a link alone`, happens);

test('no row up to publication is left out', () => {
	const rows = readFileSync(join(top, 'tests/spec/notifications.csv'), 'utf8').trim().split('\n').slice(1).map(line => [line.split(',')[0], line.split(',').at(-1)]);
	const before = rows.filter(([, spec]) => /^PRO-0[1-6]\b/.test(spec)).map(([event]) => event);
	assert.deepEqual(Object.keys(events).sort(), before.sort());
});
