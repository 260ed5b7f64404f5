// An application arrives (PRO-07, LAW-20): who of the committees is told, of what, once; and who refuses the SBV is unknown to it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginApplication, attach, confirm, cv, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad, applicant;

const address = user => `${user}@bsw.example`;
const PR = [address('paul.oduya'), address('personalrat')], SBV = [address('doris.kuhnert'), address('schwerbehindertenvertretung')];

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Stelle mit Eingang (m/w/d)');
});
after(() => stack?.stop());

/** The number of an application that has arrived and of which everybody was told. */
async function arrived(email, answers = {}) {
	applicant = stack.visitor();
	const number = await beginApplication(applicant, ad.jobad, { email, ...answers });
	await attach(applicant, number, [cv], 'cv');
	await send(applicant, number);
	await confirm(stack, applicant, email, number);
	return number;
}

/** The mails to staff about it, once all that is noted was looked at: [template, recipient]. */
async function told(number) {
	const mails = (await stack.allMails()).filter(mail => mail.text.includes(`${stack.backend}/bewerbungen/${number}`));
	return mails.map(mail => `${/§ 164/.test(mail.subject) ? 'severe' : 'received'} ${mail.envelope_to}`).sort();
}

const among = (kind, people) => people.map(person => `${kind} ${person}`);
const sees = async (user, number) => (await stack.as(user).get(`/bewerbungen/${number}`)).status;

test('the works council is told of each application, with a link and without a name', async () => {
	const number = await arrived('ohne@beispiel.example');
	assert.deepEqual(await told(number), among('received', PR).sort());
	const [mail] = (await stack.allMails()).filter(one => one.envelope_to === PR[0] && one.text.includes(number));
	assert.match(mail.text, new RegExp(`${stack.backend}/bewerbungen/${number}`));
	assert.doesNotMatch(mail.text, /Muster|ohne@beispiel/);
	assert.equal(await sees('paul.oduya', number), 200);
	assert.equal(await sees('doris.kuhnert', number), 404);
});

test('of a severely disabled person the SBV is told, too, and of nobody who refuses it', async () => {
	const taking = await arrived('mit@beispiel.example', { severely_disabled: 'ja', sbv_part: 'ja' });
	assert.deepEqual(await told(taking), among('severe', [...PR, ...SBV]).sort());
	const silent = await arrived('stumm@beispiel.example', { severely_disabled: 'ja' });
	assert.deepEqual(await told(silent), among('severe', [...PR, ...SBV]).sort(), 'who says nothing has not refused');
	const refused = await arrived('nein@beispiel.example', { severely_disabled: 'ja', sbv_part: 'nein' });
	assert.deepEqual(await told(refused), among('severe', PR).sort());
	assert.deepEqual([await sees('doris.kuhnert', taking), await sees('doris.kuhnert', silent), await sees('doris.kuhnert', refused)], [200, 200, 404]);
	const facts = async (user, number) => (await stack.as(user).get(`/bewerbungen/${number}`)).text('main');
	assert.match(await facts('amira.yildiz', taking), /Personalrat über den Eingang unterrichtet ?\d.*Schwerbehindertenvertretung unterrichtet ?\d/);
	assert.match(await facts('amira.yildiz', refused), /Schwerbehindertenvertretung nimmt teil ?Nein, ich lehne das ab/);
	assert.doesNotMatch(await facts('amira.yildiz', refused), /Schwerbehindertenvertretung unterrichtet/);
	for (const path of ['/', '/bewerbungen', `/suche?q=${refused}`]) {
		const page = await stack.as('doris.kuhnert').get(path);
		assert.ok(!page.text('main').replace(`„${refused}“`, '').includes(refused), path);
	}
});

test('who takes back her refusal, or says later that she is severely disabled, is told of then; each is told once', async () => {
	const number = await arrived('spaeter@beispiel.example', { severely_disabled: '' });
	const correct = async values => {
		const page = await applicant.submit(await applicant.get(`/bewerbung/${number}/berichtigen`), values, { action: '/berichtigen' });
		assert.equal(page.status, 200, page.text('main'));
	};
	assert.deepEqual(await told(number), among('received', PR).sort());
	await correct({ severely_disabled: 'ja', sbv_part: 'nein' });
	const both = [...among('received', PR), ...among('severe', PR)];
	assert.deepEqual(await told(number), both.toSorted(), 'the works council learns it');
	assert.equal(await sees('doris.kuhnert', number), 404);
	await correct({ severely_disabled: 'ja', sbv_part: 'ja' });
	const all = [...both, ...among('severe', SBV)].sort();
	assert.deepEqual(await told(number), all);
	assert.equal(await sees('doris.kuhnert', number), 200);
	await correct({ severely_disabled: 'ja', sbv_part: 'nein' });
	assert.equal(await sees('doris.kuhnert', number), 404, 'a later refusal ends its sight');
	await correct({ severely_disabled: 'ja', sbv_part: 'ja' });
	assert.deepEqual(await told(number), all, 'nobody is told twice');
});

test('who refuses the SBV later ends what it was asked: no task, no reminder, with a line of history', async () => {
	const number = await arrived('gefragt@beispiel.example', { severely_disabled: 'ja', sbv_part: 'ja' });
	await told(number);
	const asking = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/stellungnahme`), { kind: 'rejection_sbv' });
	assert.match(asking.text('main'), /Die Stellungnahmen sind erbeten/);
	const open = () => stack.value(`SELECT CONCAT(s.state, ' ', (SELECT COUNT(*) FROM task t WHERE t.statement_id = s.id), ' ', s.remind_on IS NOT NULL) FROM statement s JOIN application a ON a.id = s.object_id
		WHERE s.object_kind = 4 AND a.number = '${number}'`);
	assert.equal(await open(), 'open 1 1');
	const correct = async values => {
		await applicant.submit(await applicant.get(`/bewerbung/${number}/berichtigen`), values, { action: '/berichtigen' });
		await told(number);
	};
	await correct({ phone: '040 4711' });
	assert.equal(await open(), 'open 1 1', 'another correction ends nothing');
	await correct({ sbv_part: 'nein' });
	assert.equal(await open(), 'withdrawn 0 0');
	assert.doesNotMatch((await stack.as('doris.kuhnert').get('/')).text('main'), new RegExp(number));
	assert.match((await recruiter.get(`/bewerbungen/${number}/verlauf`)).text('main'), /Frage zurückgezogen: Absage einer schwerbehinderten Person/);
});

test('of what arrived before this was kept nobody is told when it is corrected, but of what is new in it', async () => {
	const number = await arrived('frueher@beispiel.example');
	await told(number);
	await stack.sql(`UPDATE received_told SET told_at = NULL WHERE application_id = (SELECT id FROM application WHERE number = '${number}')`);
	const before = await told(number);
	const correct = values => applicant.get(`/bewerbung/${number}/berichtigen`).then(page => applicant.submit(page, values, { action: '/berichtigen' }));
	await correct({ phone: '040 4711' });
	assert.deepEqual(await told(number), before);
	assert.doesNotMatch((await recruiter.get(`/bewerbungen/${number}`)).text('main'), /Personalrat über den Eingang unterrichtet/);
	await correct({ severely_disabled: 'ja' });
	assert.deepEqual(await told(number), [...before, ...among('severe', [...PR, ...SBV])].sort());
});

test('a member of the works council who applies is told of nothing, and what was withdrawn before is not told of', async () => {
	const number = await arrived(address('paul.oduya'));
	assert.deepEqual(await told(number), [`received ${PR[1]}`]);
	await stack.sql(`INSERT INTO bias_check SELECT id FROM application WHERE number = '${number}'; DELETE FROM received_told;
		UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE number = '${number}'`);
	const before = (await told(number)).length;
	assert.equal((await told(number)).length, before);
	assert.equal(await stack.value('SELECT COUNT(*) FROM received_told'), '0');
});

test('the question stands below the one it belongs to, works without scripts and says what silence means', async () => {
	const page = await stack.visitor().get(`/stellen/${ad.jobad}/bewerben`);
	assert.match(page.text('main'), /Darf die Schwerbehindertenvertretung teilnehmen\?.*Ohne Antwort nimmt sie teil/);
	await arrived('hin@beispiel.example', { severely_disabled: 'nein', sbv_part: 'nein' });
	assert.equal(await stack.value("SELECT COUNT(*) FROM application a JOIN applicant p ON p.id = a.applicant_id WHERE p.email = 'hin@beispiel.example' AND a.sbv_refused"), '0', 'an answer that was not asked for');
});
