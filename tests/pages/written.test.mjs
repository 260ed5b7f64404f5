// Letters that staff write (BAK-09, PRO-12): to one or many, from a template, each filled and previewed for its person; now, at a time, when a guard allows; taken back while they wait.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LETTER_TEXT, letterDesk } from '../lib/letter.mjs';
import { apply, publishedAd } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, council, jobad, one, two, three, look, go, over, written;

before(async () => {
	stack = await startStack();
	[recruiter, council] = ['amira.yildiz', 'paul.oduya'].map(user => stack.as(user));
	({ look, go, over, written } = letterDesk(stack, recruiter));
	({ jobad } = await publishedAd(recruiter, 'Stelle mit Briefen (m/w/d)'));
	[one, two, three] = [await apply(stack, jobad, { email: 'eins@beispiel.example', surname: 'Eins', salutation: 'frau' }),
		await apply(stack, jobad, { email: 'zwei@beispiel.example', surname: 'Zwei' }), await apply(stack, jobad, { email: 'drei@beispiel.example', surname: 'Drei' })];
});
after(() => stack?.stop());

const idOf = number => stack.value(`SELECT id FROM application WHERE number = '${number}'`);
const letters = (number, more = '') => stack.sql(`SELECT m.status, m.guard, m.due_at, m.attempts FROM mail_outbox m JOIN application a ON a.id = m.application_id WHERE a.number = '${number}' AND m.writer_id IS NOT NULL ${more} ORDER BY m.id DESC`);

const tomorrow = () => new Date(Date.now() + 48 * 3600e3).toISOString().slice(0, 10);

test('to several: each preview is that person’s, what is missing is named, and each gets one', async () => {
	const page = await look([one, two, three], {});
	assert.match(page.text('main'), /3 von 3 Personen erhalten den Brief sofort/);
	assert.match(page.text('main'), /So sieht er aus: 1 von 3/);
	assert.doesNotMatch(page.text('tbody'), /nicht füllen/);
	const seen = [page];
	for (let next = page.link('Nächste Person'); next; next = seen.at(-1).document.querySelectorAll('a').find(a => a.textContent === 'Nächste Person')?.getAttribute('href'))
		seen.push(await recruiter.get(next));
	assert.equal(seen.length, 3);
	const all = seen.map(each => each.text('.bms-lines'));
	assert.equal(new Set(all).size, 3);
	assert.ok(all.some(each => /Guten Tag Nora Zwei, *zu Ihrer Bewerbung B-\d{4}-\d{5} auf Stelle mit Briefen/.test(each.replaceAll('\n', ' '))), all.join('\n--\n'));
	assert.match(seen.map(each => each.text('main')).join(' '), /Für diese Person ist nicht bekannt: Anrede/);
	assert.deepEqual(await letters(one), [], 'looking sends nothing');
	const done = await over(await go(page));
	const counted = [...done.text('main').matchAll(/(?:gesendet|wartet)\s*(\d)/g)].map(([, count]) => Number(count));
	assert.equal(counted.reduce((sum, count) => sum + count, 0), 3, done.text('main'));
	for (const number of [one, two, three]) {
		assert.equal((await letters(number)).length, 1);
		assert.match((await recruiter.get(`/bewerbungen/${number}/emails`)).text('main'), new RegExp(`Zu ${number}`));
		assert.match((await recruiter.get(`/bewerbungen/${number}/verlauf`)).text('main'), /Brief geschrieben/);
	}
	const mail = await stack.mail('zwei@beispiel.example', `Zu ${two}`);
	assert.match(mail.text, /Guten Tag Nora Zwei,/);
	assert.equal(await stack.value('SELECT COUNT(*) FROM written_letter WHERE body_de IS NOT NULL'), '0', 'the text goes when it is over');
	assert.match((await recruiter.get('/sammelaktionen')).text('main'), /Brief: Brief ohne eigenen Anlass/);
});

test('to whom the mark is not shown a letter of rejection stops for all alike before the step', async () => {
	const office = stack.as('sina.krogmann'), number = [one, two];
	assert.equal((await office.get('/')).status, 200);
	await stack.sql(`INSERT IGNORE INTO project_member SELECT v.project_id, s.id, 6 FROM staff_user s JOIN jobad j ON j.number = '${jobad}' JOIN vacancy v ON v.id = j.vacancy_id WHERE s.user_id = 'sina.krogmann';
		UPDATE application SET severely_disabled = 1, sbv_refused = 0 WHERE number = '${number[1]}'; UPDATE access_version SET version = version + 1`);
	await stack.job('rebuild-reach');
	const said = async (person, to) => {
		const form = await letterDesk(stack, person).begin([to]);
		return (await person.submit(await person.get(`${form.url}?vorlage=rejected`), { send: 'now' }, { action: '/brief' })).text('main').replaceAll(to, '');
	};
	assert.match(await said(recruiter, number[1]), /Schwerbehindertenvertretung nicht gehört/);
	assert.doesNotMatch(await said(recruiter, number[0]), /Gesperrt|Eine Regel hält/);
	for (const to of number) {
		assert.match(await said(office, to), /Eine Regel hält den Schritt zurzeit auf/);
		assert.doesNotMatch(await said(office, to), /Gesperrt|Schwerbehindertenvertretung nicht/);
	}
	await stack.sql(`UPDATE application SET severely_disabled = 0 WHERE number = '${two}'`);
});

test('from a template: its text is there to be edited; a placeholder that is not filled here is refused by its name', async () => {
	const form = await recruiter.submit(await recruiter.get(`/bewerbungen/${one}/schreiben`), {}, { action: '/schreiben' });
	const begun = await recruiter.get(`${form.url}?vorlage=documents_missing`);
	assert.match(begun.document.querySelector('[name=body_de]').textContent, /Damit wir sie prüfen können, brauchen wir noch/);
	const page = await recruiter.submit(begun, { points: 'Zeugnis\nLebenslauf', last_day: '2027-01-15', send: 'now' }, { action: '/brief' });
	assert.match(page.text('main'), /- Zeugnis\s+- Lebenslauf.*bis zum 15\.01\.2027 ein/s);
	const invited = await recruiter.get(`${form.url}?vorlage=invited`);
	const refused = await recruiter.submit(invited, { send: 'now' }, { action: '/brief' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Den Platzhalter day gibt es hier nicht/);
	const unknown = await look([one], { body_de: 'Guten Tag {vorname}' });
	assert.match(unknown.text('main'), /Den Platzhalter vorname gibt es hier nicht/);
	assert.equal(unknown.document.querySelector('[name=body_de]').textContent.trim(), 'Guten Tag {vorname}');
});

test('at a time: it waits, says until when, and is taken back alone or with all; a time that has passed is refused', async () => {
	assert.match((await look([one], { send: 'time', send_day: '2026-01-01' })).text('main'), /Diese Zeit ist schon vorbei/);
	assert.equal((await look([one], { send: 'time' })).status, 400);
	const done = await written([one, two], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Später {number}' });
	assert.match(done.text('main'), /wartet\s*2/);
	assert.equal((await letters(one))[0].status, 'waiting');
	const tab = await recruiter.get(`/bewerbungen/${one}/emails`);
	assert.match(tab.text('main'), /wartet bis .*Später/s);
	const back = await recruiter.submit(await recruiter.get(tab.link(`Zurücknehmen: Später ${one}`)), {}, { action: '/zuruecknehmen' });
	assert.match(back.text('main'), /Der Brief ist zurückgenommen.*zurückgenommen.*Später/s);
	assert.equal((await letters(one))[0].status, 'taken_back');
	const all = await recruiter.submit(await recruiter.get(done.url), {}, { action: '/brief/zuruecknehmen' });
	assert.match(all.text('main'), /zurückgenommen\s*2/);
	assert.equal((await letters(two))[0].status, 'taken_back');
	assert.match((await recruiter.get(`/bewerbungen/${two}/verlauf`)).text('main'), /Brief zurückgenommen/);
});

test('taken back while it is sent: one of both, and never both', async () => {
	await written([one], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Gerade {number}' });
	const [{ status }] = await letters(one);
	assert.equal(status, 'waiting');
	const tab = await recruiter.get(`/bewerbungen/${one}/emails`);
	const ask = await recruiter.get(tab.link(`Zurücknehmen: Gerade ${one}`));
	await stack.sql(`UPDATE mail_outbox SET attempts = 1, sending = 1 WHERE application_id = ${await idOf(one)} AND status = 'waiting'`);
	const late = await recruiter.submit(ask, {}, { action: '/zuruecknehmen' });
	assert.match(late.text('main'), /schon unterwegs/);
	assert.equal((await letters(one))[0].status, 'waiting');
	await stack.sql(`UPDATE mail_outbox SET attempts = 0, sending = 0, status = 'taken_back' WHERE application_id = ${await idOf(one)} AND status = 'waiting'`);
});

test('when a guard allows: it says which, and goes when the guard stops nothing any more', async () => {
	const page = await look([three], { send: 'guard', guard: '' });
	assert.equal(page.status, 400);
	const id = await idOf(three);
	const done = await written([three], { send: 'guard', guard: 'invitation_duty', subject_de: 'Wenn erlaubt {number}' });
	assert.ok(done);
	const mail = await eventually(async () => (await letters(three, `AND m.application_id = ${id}`))[0].guard === null && (await letters(three))[0], 'the guard');
	assert.ok(['waiting', 'sent'].includes(mail.status));
	assert.match((await stack.mail('drei@beispiel.example', `Wenn erlaubt ${three}`)).text, /Guten Tag/);
});

test('withdrawn between preview and sending: not sent, and named; withdrawn while it waits: not sent either', async () => {
	const four = await apply(stack, jobad, { email: 'vier@beispiel.example', surname: 'Vier' });
	const five = await apply(stack, jobad, { email: 'fuenf@beispiel.example', surname: 'Fünf' });
	await written([five], { send: 'time', send_day: tomorrow(), send_hour: '9' });
	const page = await look([four, one], { subject_de: 'Zu spät {number}' });
	for (const number of [four, five])
		await stack.sql(`UPDATE application SET status = 'bewerber_zieht_zurueck', version = version + 1 WHERE number = '${number}'`);
	const done = await over(await go(page));
	assert.match(done.text('main'), /Wer ihn nicht erhält.*1: Die Bewerbung ist zurückgezogen/s);
	assert.deepEqual(await letters(four), []);
	assert.equal((await letters(five))[0].status, 'stopped');
	assert.match((await recruiter.get(`/bewerbungen/${five}/emails`)).text('main'), /nicht gesendet: Bewerbung zurückgezogen/);
});

test('the text is edited while letters wait: they keep theirs; the key destroyed meanwhile: given up', async () => {
	await written([two], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Behalten {number}' });
	await written([two], { send: 'now', subject_de: 'Neuer {number}' });
	assert.match((await recruiter.get(`/bewerbungen/${two}/emails`)).text('main'), /Neuer .*Behalten /s);
	const id = await idOf(two);
	const mail = await stack.value(`SELECT MAX(id) FROM mail_outbox WHERE application_id = ${id} AND status = 'waiting' AND due_at IS NOT NULL`);
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM mail_outbox WHERE application_id = ${id} AND status = 'waiting'`) === '1', 'the other one');
	await stack.sql(`DELETE FROM bms_keys.application_key WHERE object_id = ${id}; UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE id = ${mail}`);
	await eventually(async () => await stack.value(`SELECT status FROM mail_outbox WHERE id = ${mail}`) === 'given_up', 'giving up');
});

test('somebody without an e-mail address: a PDF with the address in the window, tagged and titled; marked when it comes back', async () => {
	const six = await apply(stack, jobad, { email: 'sechs@beispiel.example', surname: 'Sechs', street: 'Lange Reihe 7', postcode: '00123', town: 'Nordhafen' });
	await stack.sql(`UPDATE applicant p JOIN application a ON a.applicant_id = p.id SET p.email = '' WHERE a.number = '${six}'`);
	const page = await look([six], { subject_de: 'Per Post {number}', body_de: `${LETTER_TEXT}\n\n[Formular](<https://beispiel.example/formular?a=1>)\n
Füllen Sie es aus, unter <https://beispiel.example/hilfe> steht mehr.\n\n[Stand ansehen](<{portal}/bewerbung/status/${'Ab3'.repeat(12)}>)\n\n[Treffen](<https://treffen.example/j/${'Zx90'.repeat(10)}>)` });
	assert.match(page.text('main'), /keine E-Mail-Adresse angegeben/);
	await over(await go(page));
	assert.equal((await letters(six))[0].status, 'print');
	const tab = await recruiter.get(`/bewerbungen/${six}/emails`);
	assert.match(tab.text('main'), /zum Drucken/);
	const pdf = await recruiter.request(tab.link(`Als PDF drucken: Per Post ${six}`));
	const file = join(stack.dir, 'brief.pdf');
	writeFileSync(file, pdf.bytes ?? Buffer.from(pdf.body, 'latin1'));
	if (process.env.BMS_SHOTS)
		copyFileSync(file, join(process.env.BMS_SHOTS, 'brief.pdf'));
	const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
	assert.match(words, /Nora Sechs\s+(?:.*\n)*?.*Lange Reihe 7\s+(?:.*\n)*?.*00123 Nordhafen/);
	assert.match(words, new RegExp(`Per Post ${six}`));
	assert.match(words, /Formular:\s+<https:\/\/beispiel\.example\/formular\?a=1>/, 'a paragraph that is only a link');
	assert.match(words, /Füllen Sie es aus, unter <https:\/\/beispiel\.example\/hilfe> steht mehr\./);
	assert.match(words, /Stand ansehen:\s+<http[^>]*\/bewerbung\/status>/, 'where she gets a link; what opens without signing in stands on no paper');
	assert.match(words, /<https:\/\/treffen\.example\/j\/\s*[A-Za-z0-9]{40}>/, 'addresses of others are whole');
	const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' }).matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g);
	const mm = Object.fromEntries([...boxes].map(([, left, top, word]) => [word, [left, top].map(points => Math.round(points * 254 / 72) / 10)]).reverse());
	for (const word of ['Nora', 'Lange', 'Per', 'Füllen'])
		assert.ok(Math.abs(mm[word][0] - 25) < 0.5, `${word} begins ${mm[word][0]} mm from the left: the margin of DIN 5008 is 25`);
	assert.ok(mm.Nora[1] > 62 && mm['00123'][1] < 86, 'the address stands in the window: 45 to 90 mm, below the sender\'s line');
	assert.ok(mm.Per[1] > 98, 'the text begins below the window');
	const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
	assert.match(info, new RegExp(`Title: +Per Post ${six}[^]*Tagged: +yes`));
	execFileSync('qpdf', ['--check', file]);
	const asked = await recruiter.get(tab.link(`Ist zurückgekommen: Per Post ${six}`));
	assert.match(asked.url, /\/zurueckgekommen$/);
	const marked = await recruiter.submit(asked, {}, { action: '/zurueckgekommen' });
	assert.match(marked.text('main'), /zurückgekommen.*Per Post/s);
	const brief = `/bewerbungen/${six}/emails/1/brief.pdf`;
	assert.equal((await recruiter.request(brief)).status, 404);
});

test('a preview is a reading; of whom the writer may not see any more it shows nothing', async () => {
	const id = await idOf(two);
	await stack.sql(`DELETE FROM application_read WHERE application_id = ${id}`);
	const page = await look([two], {});
	assert.match(page.text('main'), /Guten Tag Nora Zwei/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application_read WHERE application_id = ${id}`), '1');
	await stack.sql(`UPDATE application SET status = 'geloescht' WHERE id = ${id}`);
	const later = await recruiter.get(page.url);
	assert.equal(later.status, 200);
	assert.match(later.text('#person'), /So sieht er aus: 1 von 1/);
	assert.match(later.text('main'), /Nicht mehr für Sie sichtbar/);
	assert.doesNotMatch(later.text('main'), /Nora Zwei|zwei@beispiel/);
});

test('posted with a template or a guard that is not offered: refused, and what was typed is there', async () => {
	const form = await recruiter.submit(await recruiter.get(`/bewerbungen/${one}/schreiben`), {}, { action: '/schreiben' });
	const offered = form.document.querySelectorAll('[name=guard] option').map(option => option.getAttribute('value')).filter(Boolean);
	assert.deepEqual(offered.toSorted(), (await stack.sql('SELECT guard FROM process_step_guard WHERE kind = 4 UNION SELECT guard FROM process_lock WHERE kind = 4')).map(row => row.guard).toSorted());
	const values = { subject_de: 'Zu {number}', body_de: 'Bleibt stehen.', send: 'now' };
	for (const more of [{ template: 'staff_reminder' }, { template: 'ä' }, { send: 'guard', guard: 'all_final' }]) {
		const refused = await recruiter.submit(form, { ...values, ...more }, { action: '/brief' });
		assert.equal(refused.status, 400);
		assert.equal(refused.document.querySelector('[name=body_de]').textContent.trim(), 'Bleibt stehen.');
		assert.match(refused.text('main'), /Auswahl|wählen/i);
	}
});

test('a step that ends the application stops what waits, and the tab says so', async () => {
	await written([three], { send: 'time', send_day: tomorrow(), send_hour: '9', subject_de: 'Einladung {number}' });
	await stack.sql(`UPDATE application SET status = 'direktanonymisierung' WHERE number = '${three}'`);
	assert.equal((await letters(three))[0].status, 'stopped');
	await stack.sql(`UPDATE application SET status = 'eingegangen' WHERE number = '${three}'`);
	assert.match((await recruiter.get(`/bewerbungen/${three}/emails`)).text('main'), /nicht gesendet: Bewerbung zurückgezogen, abgeschlossen oder gesperrt/);
});

test('whoever may not contact applicants is shown nothing of it and refused', async () => {
	assert.equal((await council.get(`/bewerbungen/${one}/schreiben`)).status, 403);
	const [id] = (await stack.sql(`SELECT MAX(id) AS id FROM bulk WHERE act = 'application_letter'`)).map(row => row.id);
	assert.ok([403, 404].includes((await council.get(`/sammelaktionen/${id}/brief`)).status));
	assert.equal((await recruiter.get('/sammelaktionen/99999999/brief')).status, 404);
	assert.equal((await stack.as('nikolai.stern').get(`/sammelaktionen/${id}/brief`)).status, 404);
});
