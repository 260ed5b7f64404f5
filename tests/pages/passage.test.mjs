// What is said of passages of an ad's text (PRO-04, PRO-05): in an answer or a question back, kept as the passage read; an answer counts for the text that was read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createJobad, createVacancy } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, office, lector;

before(async () => {
	stack = await startStack();
	[recruiter, council, office, lector] = ['amira.yildiz', 'paul.oduya', 'sina.krogmann', 'ruth.eggers'].map(user => stack.as(user));
});
after(() => stack?.stop());

const TASKS = 'Sie beraten **Schulen**.\n- Sie führen die Akten\n- Sie rechnen ab';
const number = path => path.split('/').at(-1);
const asked = (path, kind) => stack.value(`SELECT MAX(s.id) FROM statement s JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id WHERE j.number = '${number(path)}' AND s.kind = '${kind}'`);

/** An ad about which the works council and a lector are asked. */
async function asks(title) {
	const vacancy = await createVacancy(recruiter, title);
	const people = await recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	const first = people.document.querySelectorAll('select[name=pr] option').map(option => option.getAttribute('value')).find(Boolean);
	assert.equal((await recruiter.submit(people, { pr: first }, { action: '/gremien' })).status, 200);
	assert.equal((await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' })).status, 200);
	const jobad = await createJobad(recruiter, vacancy, { tasks: TASKS });
	const path = `/stellenanzeigen/${jobad}`;
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/abstimmung/beginnen`), {}, { action: '/beginnen' })).status, 200);
	return path;
}

/** The field for a passage by its words. */
const field = (page, words) => page.document.querySelectorAll('.bms-passage').find(one => one.textContent.includes(words))?.querySelector('textarea')?.getAttribute('name');
const say = async (person, id, values, notes) => {
	const path = `/stellungnahmen/${id}`, page = await person.get(path);
	const fields = Object.fromEntries(Object.entries(notes).map(([words, text]) => [field(page, words), text]));
	return person.submit(page, { ...values, ...fields }, { action: path });
};

test('something is said of passages with the answer; it stands in the text, and beside it, for whoever reads the answers', async () => {
	const path = await asks('Stelle mit Anmerkungen (m/w/d)'), id = await asked(path, 'ad_pr');
	const page = await council.get(`/stellungnahmen/${id}`);
	assert.match(page.text('.bms-passages'), /Sie beraten Schulen\..*Anmerken.*Sie führen die Akten.*Sie rechnen ab/s);
	assert.equal(page.document.querySelectorAll('.bms-passage strong').length, 1, 'as it is shown, not as it is written');
	const given = await say(council, id, { answer: 'statement', text: 'Zwei Punkte.' }, { 'Sie beraten': 'Auch andere.\nBitte nennen.', 'rechnen ab': 'Was denn?' });
	assert.equal(given.status, 200, given.text('main'));
	const whole = await recruiter.get(`${path}/abstimmung`);
	assert.match(whole.text('.bms-agreed'), /Zwei Punkte\..*Ihre Aufgaben: ?Sie beraten Schulen\. ?Auch andere\..*Sie rechnen ab ?Was denn\?/s);
	const at = words => whole.document.querySelectorAll('.bms-passage').find(one => one.textContent.includes(words)).textContent.replace(/\s+/g, ' ');
	assert.match(at('Sie rechnen ab'), /Sie rechnen ab ?Anmerkung von .*Paul Oduya.*Was denn\?/);
	assert.doesNotMatch(at('Sie führen'), /Anmerkung/);
	assert.match((await recruiter.get(`${path}/bearbeiten`)).text('.bms-fold'), /Anmerkungen zu Stellen ?2.*Ihre Aufgaben: ?Sie beraten Schulen\..*Auch andere\..*Was denn\?/s, 'whoever changes the text reads it there');
	assert.match(whole.text('.bms-preview summary'), /So zeigt das Portal die Anzeige/);
	assert.equal(await stack.value(`SELECT a.text_number FROM statement_answer a WHERE a.statement_id = ${id}`), '1');
	assert.doesNotMatch((await lector.get(`/stellungnahmen/${await asked(path, 'ad_lector')}`)).text('main'), /Was denn/, 'a lector is not told what others say');
	await say(lector, await asked(path, 'ad_lector'), { answer: 'changes_wanted' }, { 'führen die Akten': 'Welche?' });
	assert.match((await lector.get(`/stellungnahmen/${await asked(path, 'ad_lector')}`)).text('main'), /Anmerkung von .*Ruth Eggers.*Welche\?/s);
});

test('what was said stays with the text it was said of, and is shown apart when the passage reads otherwise', async () => {
	const path = await asks('Stelle mit alter Anmerkung (m/w/d)'), id = await asked(path, 'ad_pr');
	await say(council, id, { answer: 'objection', text: 'Siehe dort.' }, { 'führen die Akten': 'Zu knapp.' });
	const change = async tasks => assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { tasks })).status, 200);
	await change('Sie beraten Schulen.\nSie führen die Akten der Schulen');
	await change('Sie beraten Schulen.\nSie führen alle Akten der Schulen');
	const page = await recruiter.get(`${path}/abstimmung`);
	assert.match(page.text('.bms-passages'), /Zu einer Stelle, die inzwischen anders lautet: ?Sie führen die Akten ?Anmerkung von .*Zu knapp\./s);
	assert.match(page.text('.bms-agreed'), /zu Fassung 1/);
	assert.match((await recruiter.get(`${path}/fassungen?alt=1&neu=2`)).text('main'), /Sie führen die Akten|\[entfernt: die/, 'the text it was said of is kept');
});

test('a question back may be what is said of a passage alone; the office names the passage of the change it wants', async () => {
	const path = await asks('Stelle mit Rückfrage (m/w/d)'), id = await asked(path, 'ad_pr');
	assert.equal((await say(council, id, { answer: 'question' }, {})).status, 400);
	assert.match((await say(council, id, { answer: 'question' }, { 'rechnen ab': 'Was?' })).text('main'), /Ihre Rückfrage ist gestellt/);
	await council.submit(await council.get(`/stellungnahmen/${id}`), { answer: 'no_objection' }, { action: `/stellungnahmen/${id}` });
	await stack.sql(`UPDATE statement SET state = 'withdrawn' WHERE kind IN ('ad_lector', 'ad_department', 'ad_gsb')`);
	const given = await recruiter.submit(await recruiter.get(`${path}/schritt/bei_personalamt`), {}, { action: '/schritt/' });
	assert.equal(given.status, 200, given.text('main'));
	await say(office, await asked(path, 'ad_office'), { answer: 'changes_wanted' }, { 'Sie beraten': 'Die Stufe fehlt.' });
	const desk = await recruiter.get(path);
	assert.match(desk.text('.bms-desk__do .kern-btn--primary'), /Erneut an das Personalamt geben/, 'what the office wants goes back to the office');
	assert.match(desk.text('.bms-desk__more'), /Erneut in die Abstimmung geben/);
	assert.match((await recruiter.get(`${path}/abstimmung`)).text('.bms-passages'), /Sie beraten Schulen\..*Die Stufe fehlt\./s);
});

test('a new text while somebody answers: the answer is not taken, what was typed stands beside the new text, and goes with the next try', async () => {
	const path = await asks('Stelle mit neuem Text (m/w/d)'), id = await asked(path, 'ad_pr'), address = `/stellungnahmen/${id}`;
	const page = await council.get(address);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { tasks: TASKS.replace('die Akten', 'alle Akten') })).status, 200);
	const typed = { answer: 'statement', text: 'Drei Punkte.', [field(page, 'führen die Akten')]: 'Welche Akten?', [field(page, 'rechnen ab')]: 'Womit?' };
	const late = await council.submit(page, typed, { action: address });
	assert.equal(late.status, 409);
	assert.match(late.text('main'), /Der Text der Anzeige wurde geändert, während Sie antworteten/);
	assert.equal(late.text('#statement_answer-text'), 'Drei Punkte.');
	assert.match(late.text('.bms-passages'), /Sie führen alle Akten.*Diese Stelle lautet inzwischen anders.*Sie führen die Akten.*Welche Akten\?/s);
	assert.equal(late.document.querySelectorAll('.bms-note[open]').length, 1, 'what still stands is where it was');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM statement_answer WHERE statement_id = ${id}`), '0');
	assert.equal((await council.submit(late, {}, { action: address })).status, 200);
	assert.match((await recruiter.get(address)).text('main'), /Drei Punkte\..*Sie rechnen ab ?Womit\?.*Sie führen die Akten ?Welche Akten\?/s);
	assert.equal(await stack.value(`SELECT a.text_number FROM statement_answer a WHERE a.statement_id = ${id}`), '2');
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { tasks: 'Sie machen alles anders.' })).status, 200);
	assert.equal(await stack.value(`SELECT text_number FROM jobad WHERE number = '${number(path)}'`), '3', 'the text that was answered is kept');
});

test('bad input: too long, too many, of no passage; a text of many lines', async () => {
	const path = await asks('Stelle mit langen Anmerkungen (m/w/d)'), id = await asked(path, 'ad_pr'), address = `/stellungnahmen/${id}`;
	const long = await say(council, id, { answer: 'statement', text: 'x' }, { 'rechnen ab': 'ä'.repeat(2001) });
	assert.equal(long.status, 400);
	assert.match(long.text('main'), /höchstens 2\.000 Zeichen/);
	assert.match(long.text('.bms-note[open] textarea'), /^ä{2001}$/);
	const { fields: own } = (await council.get(address)).form(address);
	const made = await council.post(address, [...own.filter(([name]) => name !== 'answer'), ['answer', 'no_objection'], ['note.tasks', 'a'], ['note.salary.AAAA', 'b'], ['note.valid_to.AAAA', 'c'], ['note.', 'd']]);
	assert.equal(made.status, 200, made.text('main'));
	assert.equal(await stack.value(`SELECT COUNT(*) FROM statement_passage p JOIN statement_answer a ON a.id = p.answer_id WHERE a.statement_id = ${id}`), '0');
	const other = await asks('Stelle mit vielen Zeilen (m/w/d)'), second = await asked(other, 'ad_pr');
	await stack.sql(`UPDATE jobad SET tasks = '${Array.from({ length: 150 }, (_, i) => `Zeile ${i}`).join('\\n')}' WHERE number = '${number(other)}'`);
	const many = await council.get(`/stellungnahmen/${second}`);
	const fields = many.document.querySelectorAll('textarea').map(one => one.getAttribute('name')).filter(name => name.startsWith('note.tasks.'));
	assert.equal(fields.length, 100);
	assert.match(many.text('.bms-passages'), /Zeile 99.*Zeile 149/s);
	const all = await council.submit(many, { answer: 'statement', text: 'x', ...Object.fromEntries(fields.map(name => [name, 'n'])), [field(many, 'Stelle mit vielen')]: 'n' }, { action: `/stellungnahmen/${second}` });
	assert.equal(all.status, 400);
	assert.match(all.text('main'), /Mehr als 100 Anmerkungen/);
});

test('whoever is asked again sees at each passage whether it is new, changed or gone, what it read before, and what became of what was said of it', async () => {
	const path = await asks('Stelle mit neuer Runde (m/w/d)'), id = await asked(path, 'ad_pr'), lectored = await asked(path, 'ad_lector');
	assert.doesNotMatch((await council.get(`/stellungnahmen/${id}`)).text('main'), /Seit Ihrer letzten Runde/, 'the first round has none before it');
	await say(council, id, { answer: 'statement', text: 'Drei Punkte.' }, { 'Sie beraten': 'Gut so.', 'führen die Akten': 'Welche?', 'rechnen ab': 'Muss das sein?' });
	await say(lector, lectored, { answer: 'changes_wanted' }, { 'führen die Akten': 'Bitte ausschreiben.' });
	await stack.sql(`UPDATE statement s JOIN jobad j ON j.id = s.object_id SET s.asked_at = s.asked_at - INTERVAL 1 MINUTE WHERE s.object_kind = 3 AND j.number = '${number(path)}'`);
	assert.equal((await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { tasks: 'Sie beraten **Schulen**.\n- Sie führen alle Akten der Schulen', desirable: 'Erfahrung im Schuldienst' })).status, 200);
	const again = await recruiter.get((await recruiter.get(`${path}/abstimmung`)).link('Neue Runde beginnen'));
	assert.equal((await recruiter.submit(again, {}, { action: '/stellungnahme' })).status, 200);
	const anew = await asked(path, 'ad_pr');
	assert.notEqual(anew, id);

	const page = await council.get(`/stellungnahmen/${anew}`), shown = page.document.querySelectorAll('.bms-passage').map(one => one.textContent.replace(/\s+/g, ' ').trim());
	const of = words => shown.find(text => text.includes(words));
	assert.match(page.text('.bms-round'), /Seit Ihrer letzten Runde zu Fassung 1: 1 geändert, 1 neu, 1 entfallen\. Was keinen Vermerk trägt, steht wie zuvor/);
	assert.match(of('Sie beraten'), /^Sie beraten Schulen\. ?Anmerkung aus einer früheren Runde von .*Paul Oduya.*: die Stelle steht wie zuvor ?Gut so\./);
	assert.match(of('alle Akten'), /^Geändert ?Sie führen alle Akten der Schulen ?Bisher: Sie führen die Akten ?Anmerkung aus einer früheren Runde von .*: die Stelle wurde geändert ?Welche\?/);
	assert.match(of('alle Akten'), /Ruth Eggers.*Bitte ausschreiben\./, 'what others said, too');
	assert.match(of('Sie rechnen ab'), /^Entfallen ?Sie rechnen ab ?Anmerkung aus einer früheren Runde.*: die Stelle ist entfallen ?Muss das sein\?/);
	assert.match(of('Erfahrung im Schuldienst'), /^Neu ?Erfahrung im Schuldienst/);
	const lectorPage = (await lector.get(`/stellungnahmen/${await asked(path, 'ad_lector')}`)).text('main');
	assert.match(lectorPage, /Bisher: Sie führen die Akten.*Bitte ausschreiben\./);
	assert.doesNotMatch(lectorPage, /Welche\?/, 'a lector is not told what others said');

	await council.submit(page, { answer: 'no_objection' }, { action: `/stellungnahmen/${anew}` });
	assert.match((await council.get(`/stellungnahmen/${anew}`)).text('.bms-round'), /1 geändert/, 'it is still there to read after the answer');
	assert.match((await recruiter.get(`/en/stellungnahmen/${anew}`)).text('main'), /Since your last round on version 1: 1 changed/);
});
