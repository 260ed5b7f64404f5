// The requirement profile of a vacancy (OBJ-04, LAW-40): written, put in order, fixed by the first rating, changed afterwards for a reason; the classes of its ranking.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, createVacancy, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, vacancy, path;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	vacancy = await createVacancy(recruiter, 'Stelle mit Profil (m/w/d)');
	path = `/vakanzen/${vacancy}/anforderungen`;
});
after(() => stack?.stop());

const add = async (text, values = {}, where = path) => recruiter.submit(await recruiter.get(where), { text, ...values }, { action: '/anforderungen' });
const rows = page => page.document.querySelectorAll('tr[data-order] th').map(cell => cell.textContent.trim());
/** The row's link or button. */
const inRow = (page, text, selector) => page.document.querySelectorAll('tr[data-order]').find(row => row.textContent.includes(text)).querySelector(selector);
const move = (page, value) => recruiter.post(page.form('/reihenfolge').action, [...page.form('/reihenfolge').fields, ['move', value]]);

test('a profile is written from the vacancy, changed, put in order, and what is removed is asked for first', async () => {
	const empty = await recruiter.get((await recruiter.get(`/vakanzen/${vacancy}`)).link('Anforderungen'));
	assert.match(empty.text('main'), /Noch ist keine Anforderung eingetragen\..*Klasse.*A.*Einladen.*B.*Nicht empfohlen.*C.*Formal ungeeignet/);
	await add('Studium Public Management', { weight: '5', scale: 'yes_no' });
	await add('Englisch B2', { kind: 'desirable', weight: '1', proof: 'interview' });
	let page = await add('Erfahrung im Haushaltsrecht', { proof: 'application' });
	assert.match(page.text('main'), /Die Anforderung steht in der Liste\..*1 ?Studium Public Management zwingend 5 ja oder nein Zeugnisse und Urkunden/);
	assert.deepEqual(rows(page), ['Studium Public Management', 'Englisch B2', 'Erfahrung im Haushaltsrecht']);
	page = await move(page, inRow(page, 'Haushaltsrecht', 'button[name=move]').getAttribute('value'));
	assert.deepEqual(rows(page), ['Studium Public Management', 'Erfahrung im Haushaltsrecht', 'Englisch B2']);
	page = await move(page, `${inRow(page, 'Englisch', 'button[name=move]').getAttribute('value').split(':')[0]}:1`);
	assert.deepEqual(rows(page), ['Englisch B2', 'Studium Public Management', 'Erfahrung im Haushaltsrecht']);
	const edit = await recruiter.get(inRow(page, 'Englisch', 'a').getAttribute('href'));
	assert.equal(edit.document.querySelector('[name=reason]'), null, 'nobody is asked why before the first rating');
	page = await recruiter.submit(edit, { text: 'Englisch C1', weight: '2' });
	assert.match(page.text('main'), /Englisch C1 wünschenswert 2/);
	const remove = await recruiter.get(`${inRow(page, 'Englisch', 'a').getAttribute('href')}/entfernen`);
	assert.match(remove.text('main'), /Englisch C1.*nicht mehr im Profil/);
	page = await recruiter.submit(remove, {});
	assert.deepEqual(rows(page), ['Studium Public Management', 'Erfahrung im Haushaltsrecht']);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Anforderung entfernt.*Anforderung geändert.*Reihenfolge der Anforderungen geändert.*Anforderung hinzugefügt/);
});

test('what the text of the vacancy lists becomes requirements, once', async () => {
	const other = await createVacancy(recruiter, 'Stelle mit Text (m/w/d)', { requirements: 'Sie bringen mit:\n\n- Meisterbrief im Handwerk\n* Führerschein Klasse B\n\nUnd Freude.', filling: 'again' });
	assert.match((await recruiter.get(`/vakanzen/${other}`)).text('main'), /Besetzung ?Wiederbesetzung/);
	const page = await recruiter.get(`/vakanzen/${other}/anforderungen`);
	assert.match(page.text('main'), /stehen Anforderungen als Liste.*Meisterbrief im Handwerk.*Führerschein Klasse B/);
	const taken = await recruiter.submit(page, {}, { action: '/uebernehmen' });
	assert.deepEqual(rows(taken), ['Meisterbrief im Handwerk', 'Führerschein Klasse B']);
	assert.doesNotMatch(taken.text('main'), /Aus dem Text übernehmen/);
	const again = await recruiter.post(page.form('/uebernehmen').action, (await recruiter.get(`/vakanzen/${other}/anforderungen`)).form('/reihenfolge').fields);
	assert.deepEqual(rows(again), ['Meisterbrief im Handwerk', 'Führerschein Klasse B'], 'sent again it doubles nothing');
});

test('bad input is refused beside its field and nothing typed is lost, neither are the other forms of the page', async () => {
	const long = await add('x'.repeat(501), { weight: '9' });
	assert.equal(long.status, 400);
	assert.match(long.text('main'), /Anforderung – .*500 Zeichen.*Gewicht – .*5/);
	assert.equal(long.document.querySelector('input[name=text]').getAttribute('value').length, 501);
	assert.equal((await add('')).status, 400);
	const gone = await move(await recruiter.get(path), '99999:1');
	assert.match(gone.text('main'), /Diese Anforderung gibt es nicht mehr/);
	assert.equal((await recruiter.get(`${path}/99999`)).status, 404);
	const other = await createVacancy(recruiter, 'Andere Stelle (m/w/d)');
	const id = await stack.value('SELECT MIN(id) FROM requirement');
	assert.equal((await recruiter.get(`/vakanzen/${other}/anforderungen/${id}`)).status, 404, 'a requirement of another vacancy');
});

test('who reads the vacancy reads the profile; who may not edit it changes nothing; the lector does not see it', async () => {
	const people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	const [department, lector] = ['katrin.lohmann', 'ruth.eggers'].map(user => stack.as(user));
	await recruiter.submit(await people(), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	await recruiter.submit(await people(), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' });
	const seen = await department.get(path), id = await stack.value('SELECT MIN(id) FROM requirement');
	assert.match(seen.text('main'), /Studium Public Management/);
	assert.equal(seen.document.querySelectorAll('main form, tr[data-order]').length, 0);
	for (const page of [`${path}/${id}`, `${path}/${id}/entfernen`, `/vakanzen/${vacancy}/rangklassen/neu`, `/vakanzen/${vacancy}/rangklassen/A`, `/vakanzen/${vacancy}/rangklassen/A/entfernen`])
		assert.equal((await department.get(page)).status, 403, page);
	assert.equal((await lector.get(`/vakanzen/${vacancy}`)).status, 200);
	assert.equal((await lector.get(path)).status, 404);
	assert.equal((await stack.as('gesa.rohde').get(path)).status, 404);
});

test('the first rating fixes the profile: from then on each change of it and of the classes has its reason, in the history', async () => {
	const ad = await publishedAd(recruiter, 'Stelle mit fester Bewertung (m/w/d)'), there = `/vakanzen/${ad.vacancy}/anforderungen`;
	await add('Meisterbrief', {}, there);
	const application = await apply(stack, ad.jobad, { email: 'profil@beispiel.example' });
	await step(recruiter, application, 'formale_pruefung');
	assert.match((await recruiter.get(there)).text('main'), /bis die erste Bewerbung danach bewertet ist/);
	await step(recruiter, application, 'vorauswahl');
	let page = await recruiter.get(there);
	assert.match(page.text('main'), /Festgelegt mit der ersten Bewertung am/);
	const refused = await add('Führerschein', {}, there);
	assert.equal(refused.status, 400);
	assert.match(refused.text('main'), /Schreiben Sie, warum das Profil nach der ersten Bewertung geändert wird/);
	assert.equal(refused.document.querySelector('input[name=text]').getAttribute('value'), 'Führerschein');
	page = await recruiter.submit(refused, { text: 'Führerschein', reason: 'Der Dienst ist auch außen.' }, { action: '/anforderungen' });
	assert.deepEqual(rows(page), ['Meisterbrief', 'Führerschein']);
	const classes = `/vakanzen/${ad.vacancy}/rangklassen`;
	const silent = await recruiter.submit(await recruiter.get(`${classes}/A`), { name: 'Sofort einladen' });
	assert.equal(silent.status, 400);
	page = await recruiter.submit(silent, { name: 'Sofort einladen', reason: 'Deutlicher.' });
	assert.match(page.text('main'), /A ?Sofort einladen/);
	page = await recruiter.submit(await recruiter.get(`${classes}/neu`), { letter: 'D', name: 'Warteliste', meaning: 'Rückt nach.', reason: 'Für Nachrückende.' });
	assert.match(page.text('main'), /D ?Warteliste ?Rückt nach\./);
	page = await recruiter.submit(await recruiter.get(`${classes}/B/entfernen`), { reason: 'Wird nicht gebraucht.' });
	assert.match(page.text('main'), /Die Rangklasse ist entfernt/);
	assert.doesNotMatch(page.text('main'), /Ändern: Klasse B/);
	assert.match((await recruiter.get(`/vakanzen/${ad.vacancy}/verlauf`)).text('main'),
		/Rangklassen geändert.*Wird nicht gebraucht\..*Anforderung hinzugefügt.*Der Dienst ist auch außen\..*Anforderungsprofil mit der ersten Bewertung festgelegt/);
	const master = inRow(await recruiter.get(there), 'Meisterbrief', 'a').getAttribute('href');
	await recruiter.submit(await recruiter.get(master), { text: 'Meisterbrief oder Techniker', weight: '5', reason: 'Der Markt gibt mehr nicht her.' });
	await recruiter.submit(await recruiter.get(`${inRow(await recruiter.get(there), 'Führerschein', 'a').getAttribute('href')}/entfernen`), { reason: 'Doch nur innen.' });
	for (const where of [there, `/vakanzen/${ad.vacancy}/verlauf`])
		assert.match((await recruiter.get(where)).text('main'), new RegExp('Änderungen nach der ersten Bewertung ?3.*Führerschein zwingend, Gewicht 3.*entfernt.*Amira Yıldız ?Doch nur innen\\.'
			+ '.*Meisterbrief zwingend, Gewicht 3.*geändert, vorher so.*Der Markt gibt mehr nicht her\\..*Führerschein.*hinzugefügt'), where);
	for (const where of [there, `/vakanzen/${ad.vacancy}/verlauf`])
		assert.match((await recruiter.get(where)).text('main'), new RegExp('Änderungen der Rangklassen nach der ersten Bewertung ?3.*B Nicht empfohlen.*entfernt.*Amira Yıldız ?Wird nicht gebraucht\\.'
			+ '.*D Warteliste Rückt nach\\. ?hinzugefügt.*Für Nachrückende\\..*A Einladen.*geändert, vorher so.*Deutlicher\\.'), where);
	assert.doesNotMatch((await recruiter.get(path)).text('main'), /nach der ersten Bewertung ?\d/, 'before it is fixed nothing is kept');
	assert.match((await recruiter.get(path)).text('main'), /A ?Einladen.*B ?Nicht empfohlen/, 'other vacancies keep the delivered classes');
});
