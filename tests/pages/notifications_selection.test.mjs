// Every row of notifications.csv from application_received to interview_planned and what belongs to them (PRO-07 to PRO-09, LAW-20): one procedure from the arrival to the interview; each event mails those whom
// the row names, once, what the row says it holds, and staff a link alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DEPARTMENT, GSB, mailed, OFFICE, OWNER, PR, SBV } from '../lib/mailed.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { dayIn, startStack, top } from '../lib/stack.mjs';

const TITLE = 'Streng vertrauliche Auswahl (m/w/d)', PANEL = ['mehmet.aksoy@bsw.example'], RECEPTION = ['empfang@bsw.example'], P31 = ['bernd.harms@bsw.example'];
const german = day => day.split('-').reverse().join('.');

let stack, recruiter, mailsOf, assertMailed, templates, ad, at;
const people = {}, ids = {};

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	const surnames = (await stack.sql("SELECT DISTINCT surname FROM staff_user WHERE surname <> ''")).map(row => row.surname);
	({ mailsOf, assertMailed, templates } = mailed(stack, () => ['Streng vertraulich', 'Plainer', 'Schwerer', 'Verweigerer', ...surnames]));
	ad = await publishedAd(recruiter, TITLE);
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/anforderungen`), { text: 'Studium', weight: '3', scale: 'yes_no' }, { action: '/anforderungen' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await stack.sql(`INSERT INTO project_member (project_id, staff_user_id, role_id) SELECT v.project_id, s.id, r.id FROM vacancy v, staff_user s, base_role r WHERE v.number = '${ad.vacancy}' AND s.user_id = 'bernd.harms' AND r.code = 'P31'`);
	await stack.sql(`UPDATE vacancy SET reception_mailbox = '${RECEPTION[0]}' WHERE number = '${ad.vacancy}'`);
	await stack.job('rebuild-reach');
	await stack.allMails();
});
after(() => stack?.stop());

const emailOf = name => `${name.toLowerCase()}@beispiel.example`;
const toApplication = name => `/bewerbungen/${people[name]}`;
const toComparison = () => `/vakanzen/${ad.vacancy}/vergleich`;
const arrive = async (name, values = {}) => {
	const mails = await mailsOf(async () => {
		people[name] = await apply(stack, ad.jobad, { first_name: 'Nora', surname: name, email: emailOf(name), ...values });
		await stack.allMails();
	});
	ids[name] = await stack.value(`SELECT id FROM application WHERE number = '${people[name]}'`);
	return mails.filter(mail => !/confirm/.test(mail.template));
};
const toApplicant = (mails, template, name, holds) => {
	const found = mails.filter(mail => mail.template === template);
	assert.deepEqual(found.map(mail => mail.recipient), [emailOf(name)], template);
	for (const words of [`Nora ${name}`, people[name], ...holds])
		assert.ok(found[0].text.includes(words), `${template} says “${words}”: ${found[0].text}`);
	return found[0];
};
const STATUS = '/bewerbung/status/';
const nightly = rule => () => stack.job('nightly', '--rule', rule);
const place = (values, reason) => recruiter.get(`${toComparison()}/reihung`).then(page => {
	const form = page.form('/reihung'), named = Object.fromEntries(Object.entries(values).flatMap(([name, [letter, rank]]) => [[`k${ids[name]}-`, letter], [`p${ids[name]}-`, rank]]));
	return recruiter.post(form.action, [...form.fields.filter(([field]) => field !== 'reason').map(([field, value]) => {
		const key = Object.keys(named).find(begin => field.startsWith(begin));
		return [field, key ? named[key] : value];
	}), ['reason', reason]]);
});
const invitation = name => stack.value(`SELECT MAX(id) FROM appointment_invitation WHERE application_id = ${ids[name]}`);
const slots = () => stack.sql(`SELECT id FROM appointment_slot WHERE appointment_id = ${at.split('/').pop()} ORDER BY starts_at`).then(rows => rows.map(row => row.id));
/** Whoever takes part in these interviews: the SBV, too, since a severely disabled person is invited. */
const PART = [...PANEL, ...DEPARTMENT, ...PR, ...GSB, ...SBV];
const entries = async mail => Buffer.from(await (await fetch(`${stack.mails}/${mail.id}/raw`)).arrayBuffer()).toString().match(/method="?(REQUEST|CANCEL)/gi) ?? [];
/** A mail about an interview: a link alone, the day and time, and who of the law attends. */
async function assertPlanned(mails, template, recipients, day, time) {
	await assertMailed(mails, template, recipients, mail => new URL(/https?:\/\/[^\s>)]+/.exec(mail.text)[0]).pathname);
	for (const mail of mails.filter(one => one.template === template))
		assert.ok(mail.text.includes(day) && mail.text.includes(time), mail.text);
}

/** By the rows' events, in the order in which a procedure comes to them. */
const events = {
	async application_received() {
		const mails = events.application_received_pr.mails = await arrive('Plainer');
		const mail = toApplicant(mails, 'received', 'Plainer', ['So geht es weiter']);
		assert.ok(mail.text.includes(STATUS));
	},
	async application_received_pr() {
		const { mails } = events.application_received_pr;
		await assertMailed(mails, 'staff_application_received', PR, toApplication('Plainer'));
		assert.deepEqual(templates(mails), ['received', 'staff_application_received']);
	},
	async application_received_severe() {
		const mails = await arrive('Schwerer', { severely_disabled: 'ja', sbv_part: 'ja' });
		await assertMailed(mails, 'staff_application_severe', [...PR, ...SBV], toApplication('Schwerer'));
		assert.deepEqual(templates(mails), ['received', 'staff_application_severe'], 'instead of the mail that others get');
		const refused = await arrive('Verweigerer', { severely_disabled: 'ja', sbv_part: 'nein' });
		await assertMailed(refused, 'staff_application_severe', PR, toApplication('Verweigerer'));
		assert.ok(!refused.some(mail => SBV.includes(mail.recipient)));
	},
	async documents_missing() {
		const check = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/pruefung`), { chosen: [ids.Plainer], then: 'documents' }, { action: '/pruefung' });
		const last = check.document.querySelector('[name=last_day]').getAttribute('value');
		const mails = await mailsOf(() => recruiter.submit(check, { [`a${ids.Plainer}-other`]: 'Nachweis C1' }, { action: '/unterlagen' }));
		const mail = toApplicant(mails, 'documents_missing', 'Plainer', ['Nachweis C1', 'Zeugnis', last.includes('-') ? german(last) : last]);
		assert.ok(mail.text.includes(STATUS));
		assert.equal(mails.length, 1);
	},
	async documents_reminder() {
		await stack.sql(`UPDATE document_request SET remind_on = CURDATE() WHERE application_id = ${ids.Plainer}`);
		const mails = await mailsOf(nightly('PRO-07'));
		const mail = toApplicant(mails, 'documents_reminder', 'Plainer', ['Nachweis C1', german(await stack.value(`SELECT last_day FROM document_request WHERE application_id = ${ids.Plainer}`))]);
		assert.ok(mail.text.includes(STATUS));
		assert.equal((await mailsOf(nightly('PRO-07'))).filter(one => one.template === 'documents_reminder').length, 0, 'once');
	},
	async comparison_sent() {
		await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE id IN (${Object.values(ids)})`);
		await place({ Plainer: ['B', '2'], Schwerer: ['A', '1'], Verweigerer: ['C', '3'] }, 'Nach Aktenlage.');
		const mails = await mailsOf(async () => recruiter.submit(await recruiter.get(`${toComparison()}/senden`), {}, { action: '/senden' }));
		await assertMailed(mails, 'staff_comparison_sent', [...DEPARTMENT, ...PR, ...GSB, ...SBV, ...P31, ...OFFICE], toComparison());
		assert.deepEqual(templates(mails), ['staff_comparison_sent'], 'one mail a question');
	},
	async comparison_changed() {
		const mails = await mailsOf(() => place({ Plainer: ['A', '2'] }, 'Zeugnis nachgereicht.'));
		await assertMailed(mails, 'staff_comparison_changed', [...DEPARTMENT, ...PR, ...GSB, ...SBV, ...P31, ...OFFICE], toComparison());
		assert.deepEqual(templates(mails), ['staff_comparison_changed']);
	},
	async invited() {
		for (const [kind, user, answer] of [['comparison_department', 'katrin.lohmann', 'agreed'], ['comparison_sbv', 'doris.kuhnert', 'noted'], ['comparison_p31', 'bernd.harms', 'agreed']]) {
			const path = `/stellungnahmen/${await stack.value(`SELECT MAX(s.id) FROM statement s JOIN vacancy v ON v.id = s.vacancy_id WHERE v.number = '${ad.vacancy}' AND s.kind = '${kind}' AND s.state = 'open'`)}`;
			const person = stack.as(user);
			assert.equal((await person.submit(await person.get(path), { answer }, { action: path })).status, 200, kind);
		}
		await recruiter.submit(await recruiter.get(`${toApplication('Verweigerer')}/einladungspflicht`), { reason: 'Die Eignung fehlt offensichtlich.' });
		const planned = await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/termine/neu`), { name: 'Gespräche', place: 'Hamburger Straße 37', rooms: 'Raum 4.01', day: german(dayIn(9)), from: '9:00', count: '4', minutes: '45', buffer: '15' });
		at = new URL(planned.url).pathname;
		const panel = await stack.value(`SELECT MAX(id) FROM appointment_panel WHERE appointment_id = ${at.split('/').pop()}`);
		await recruiter.submit(await recruiter.get(`${at}/gremium/${panel}`), { women: '1', men: '1', told_as: 'Referatsleitung' }, { action: `/gremium/${panel}` });
		await recruiter.submit(await recruiter.get(`${at}/gremium/${panel}/mitglied`), { member: 'mehmet.aksoy' });
		const [first, second] = await slots();
		const severe = await mailsOf(async () => recruiter.submit(await recruiter.get(`${at}/einladen`), { [`a${ids.Schwerer}`]: first }));
		toApplicant(severe, 'invited', 'Schwerer', [german(dayIn(9)), '09:00', 'Hamburger Straße 37, Raum 4.01', 'Referatsleitung', STATUS]);
		events.interview_planned.severe = severe;
		events.interview_planned.plain = await mailsOf(async () => recruiter.submit(await recruiter.get(`${at}/einladen`), { [`a${ids.Plainer}`]: second }));
		const mail = toApplicant(events.interview_planned.plain, 'invited', 'Plainer', [german(dayIn(9)), '10:00', 'Hamburger Straße 37, Raum 4.01', 'Referatsleitung', STATUS]);
		assert.match((await entries(mail)).join(), /REQUEST/i, 'an entry for calendars');
	},
	async interview_planned() {
		const { severe, plain } = events.interview_planned;
		await assertPlanned(severe, 'staff_interview_planned', PART, german(dayIn(9)), '09:00');
		assert.deepEqual(templates(severe), ['invited', 'staff_interview_planned']);
		assert.deepEqual(templates(plain), ['invited'], 'of an appointment once, whoever else is invited to it');
	},
	async appointment_answered() {
		const mails = await mailsOf(async () => {
			await recruiter.submit(await recruiter.get(`${at}/einladungen/${await invitation('Schwerer')}/antwort`), { answer: 'accepted' });
			await stack.job('mail');
		});
		assert.ok(!mails.some(mail => OWNER.includes(mail.recipient)), 'who entered it knows');
		const visitor = stack.visitor();
		const link = /http:\/\/[^\s>]+\/bewerbung\/status\/[\w-]+/.exec(events.interview_planned.plain.find(mail => mail.template === 'invited').text)[0];
		await visitor.submit(await visitor.get(link));
		const answered = await mailsOf(async () => {
			await visitor.submit(await visitor.get(`/bewerbung/${people.Plainer}/termin/${await invitation('Plainer')}`), { answer: 'accepted' });
			await stack.job('mail');	// the portal leaves mails to staff to the jobs
		});
		await assertMailed(answered, 'staff_appointment_answered', OWNER, toApplication('Plainer'));
	},
	async appointment_changed() {
		const [, , third] = await slots();
		const mails = await mailsOf(async () => recruiter.submit(await recruiter.get(`${at}/einladungen/${await invitation('Plainer')}/verlegen`), { slot: third }));
		const mail = toApplicant(mails, 'appointment_changed', 'Plainer', [german(dayIn(9)), '11:00', STATUS]);
		assert.match((await entries(mail)).join(), /REQUEST/i);
		await assertPlanned(mails, 'staff_appointment_changed', [...PART, ...RECEPTION], german(dayIn(9)), '11:00');
		assert.deepEqual(templates(mails), ['appointment_changed', 'staff_appointment_changed']);
	},
	async interviews_of_the_day() {
		const slot = await stack.value(`SELECT slot_id FROM appointment_invitation WHERE id = ${await invitation('Schwerer')}`);
		const before = await stack.value(`SELECT starts_at FROM appointment_slot WHERE id = ${slot}`);
		await stack.sql(`UPDATE appointment_slot SET starts_at = UTC_TIMESTAMP() + INTERVAL 1 MINUTE, ends_at = UTC_TIMESTAMP() + INTERVAL 2 MINUTE WHERE id = ${slot}`);
		const mails = (await mailsOf(nightly('PRO-09'))).filter(mail => mail.template === 'staff_interviews_of_the_day' && mail.text.includes('Schwerer'));
		assert.deepEqual(mails.map(mail => mail.recipient), RECEPTION);
		assert.match(mails[0].text, /\d\d:\d\d Uhr: Nora Schwerer/);
		for (const words of [people.Schwerer, ad.vacancy, TITLE, 'Plainer'])
			assert.ok(!mails[0].text.includes(words), `nothing else: ${words}`);
		assert.ok(!(await mailsOf(nightly('PRO-09'))).some(mail => mail.template === 'staff_interviews_of_the_day' && mail.text.includes('Schwerer')), 'once');
		await stack.sql(`UPDATE appointment_slot SET starts_at = '${before}', ends_at = '${before}' + INTERVAL 45 MINUTE WHERE id = ${slot}`);
	},
	async appointment_cancelled() {
		const mails = await mailsOf(async () => recruiter.submit(await recruiter.get(`${at}/einladungen/${await invitation('Schwerer')}/absagen`)));
		const mail = toApplicant(mails, 'appointment_cancelled', 'Schwerer', [german(dayIn(9)), '09:00']);
		assert.match((await entries(mail)).join(), /CANCEL/i);
		await assertPlanned(mails, 'staff_appointment_cancelled', [...PART, ...RECEPTION], german(dayIn(9)), '09:00');
		assert.deepEqual(templates(mails), ['appointment_cancelled', 'staff_appointment_cancelled']);
	},
};

for (const [event, happens] of Object.entries(events))
	test(`${event}: whom the table names, once, what it says`, happens);

test('no row of arrival, comparison and interviews is left out', () => {
	const rows = readFileSync(join(top, 'tests/spec/notifications.csv'), 'utf8').trim().split('\n').slice(1).map(line => [line.split(',')[0], line.split(',').at(-1)]);
	const ours = rows.filter(([, spec]) => /^(PRO-0[789]|LAW-20)\b/.test(spec)).map(([event]) => event);
	assert.deepEqual(Object.keys(events).sort(), ours.sort());
});
