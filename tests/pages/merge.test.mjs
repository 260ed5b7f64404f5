// Two windows, or two people, at one form: what one did not touch stays as the other saved it, what both changed is shown with both texts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, beginApplication, createVacancy, firstProject, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, ad, vacancy;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	({ jobad: ad, vacancy } = await publishedAd(recruiter, 'Stelle mit zwei Fenstern (m/w/d)'));
});
after(() => stack?.stop());

const fieldsOf = (page, action) => Object.fromEntries(page.form(action).fields);

async function autosave(visitor, page, values, token) {
	const form = page.form('/angaben');
	const answer = await visitor.request(form.action, { method: 'POST', body: new URLSearchParams([
		...form.fields.filter(([name]) => !(name in values) && name !== 'form_token'), ...Object.entries(values), ['form_token', token ?? form.token], ['autosave', '1']]) });
	return { status: answer.status, ...JSON.parse(answer.body) };
}

/**
 * One page in two windows: `mine` and `yours` are different fields, and `both` is changed to two texts.
 * pick: an action of the form; saved: gives the present values by field.
 */
async function twoWindows({ who, other = who, address, action, mine, yours, both, saved, back = address }) {
	const first = await who.get(address), second = await other.get(address);
	let page = await other.submit(second, yours, { action });
	assert.equal(page.status, 200, page.text('main'));
	page = await who.submit(first, mine, { action });
	assert.equal(page.status, 200, page.text('main'));
	const now = await saved();
	for (const [name, value] of Object.entries({ ...mine, ...yours }))
		assert.equal(now[name], value, name);
	if (!both)
		return;
	const [name, one, two] = both;
	const third = await who.get(back), fourth = await other.get(back);
	assert.equal((await other.submit(fourth, { [name]: one }, { action })).status, 200);
	page = await who.submit(third, { [name]: two }, { action });
	assert.equal(page.status, 409);
	assert.match(page.text('[role=alert]'), /inzwischen geändert/);
	assert.equal((await saved())[name], one, 'nothing is overwritten');
	assert.equal(fieldsOf(page, action)[name], two, 'what was typed is in the field');
	assert.ok(page.text('.bms-other').includes(one), 'and the other text is shown');
	page = await who.submit(page, {}, { action });
	assert.equal(page.status, 200, 'saving once more is a decision');
	assert.equal((await saved())[name], two);
}

test('a draft', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'fenster@beispiel.example', message: 'Zuerst.', phone: '040 1' });
	const address = `/bewerbung/${application}/angaben`;
	await twoWindows({ who: visitor, address, action: '/angaben', mine: { town: 'Nordhafen' }, yours: { message: 'Aus dem anderen Fenster.', phone: '' },
		both: ['message', 'Fassung eins', 'Fassung zwei'], saved: async () => fieldsOf(await visitor.get(address), '/angaben') });
});

test('a draft that saves itself', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'selbst@beispiel.example', message: 'Zuerst.' });
	const address = `/bewerbung/${application}/angaben`;
	const old = await visitor.get(address), other = await visitor.get(address);
	assert.equal((await autosave(visitor, other, { message: 'Drüben geschrieben', town: 'Süd' })).saved, true);
	let answer = await autosave(visitor, old, { phone: '040 2' });
	assert.equal(answer.saved, true);
	const kept = async () => fieldsOf(await visitor.get(address), '/angaben');
	assert.deepEqual((({ message, town, phone }) => ({ message, town, phone }))(await kept()), { message: 'Drüben geschrieben', town: 'Süd', phone: '040 2' });
	// the window still shows the old text: its next save must not bring it back
	answer = await autosave(visitor, old, { phone: '040 23' }, answer.token);
	assert.equal(answer.saved, true);
	assert.equal((await kept()).message, 'Drüben geschrieben');
	answer = await autosave(visitor, old, { phone: '040 23', message: 'Hüben geschrieben' }, answer.token);
	assert.equal(answer.status, 409);
	assert.deepEqual(answer.conflict, [{ field: 'message', other: 'Drüben geschrieben' }]);
	assert.equal((await kept()).message, 'Drüben geschrieben');
});

test('a draft begun by itself goes on in the window it began in', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get(`/stellen/${ad}/bewerben`), form = page.form('/bewerben');
	const values = { first_name: 'Ole', email: 'beginnt@beispiel.example', message: 'Erster Satz' };
	const sent = more => new URLSearchParams([...form.fields.filter(([name]) => !(name in values) && !(name in more)), ...Object.entries({ ...values, ...more }), ['autosave', '1']]);
	const begun = JSON.parse((await visitor.request(form.action, { method: 'POST', body: sent({ form_token: form.token }) })).body);
	const other = await visitor.get(begun.action);
	assert.equal((await visitor.submit(other, { message: 'Zweites Fenster', surname: 'Vorläufig' }, { action: '/angaben' })).status, 200);
	const next = await visitor.request(begun.action, { method: 'POST', body: sent({ phone: '040 9', form_token: begun.token }) });
	assert.equal(JSON.parse(next.body).saved, true);
	const kept = fieldsOf(await visitor.get(begun.action), '/angaben');
	assert.deepEqual([kept.message, kept.surname, kept.phone], ['Zweites Fenster', 'Vorläufig', '040 9']);
});

test('what cannot be kept leaves what was there before', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'lang@beispiel.example', message: 'Das bleibt.' });
	const page = await visitor.get(`/bewerbung/${application}/angaben`);
	const answer = await autosave(visitor, page, { message: 'x'.repeat(20001) });
	assert.deepEqual(answer.problems, [{ field: 'message', reason: 'too_long' }]);
	assert.equal(fieldsOf(await visitor.get(`/bewerbung/${application}/angaben`), '/angaben').message, 'Das bleibt.');
	assert.equal((await autosave(visitor, page, { message: 'Kürzer.' }, answer.token)).saved, true);
	assert.equal(fieldsOf(await visitor.get(`/bewerbung/${application}/angaben`), '/angaben').message, 'Kürzer.');
});

test('corrections of what was sent, name and consent of an account', async () => {
	const nora = await makeAccount(stack, { email: 'zwei.fenster@beispiel.example' });
	const visitor = await signedIn(stack, nora);
	await twoWindows({ who: visitor, address: '/konto/daten', action: '/konto/daten', mine: { first_name: 'Nora Maria' }, yours: { surname: 'Neu' },
		both: ['surname', 'Eins', 'Zwei'], saved: async () => fieldsOf(await visitor.get('/konto/daten'), '/konto/daten') });
});

test('a vacancy and its ad', async () => {
	const other = stack.as('joerg.petersen');
	await twoWindows({ who: recruiter, address: `/vakanzen/${vacancy}/bearbeiten`, action: 'bearbeiten', mine: { hours: '20' }, yours: { tasks: '- Neu gefasst', posts: '3' },
		both: ['requirements', 'Abschluss eins', 'Abschluss zwei'], saved: async () => fieldsOf(await recruiter.get(`/vakanzen/${vacancy}/bearbeiten`), 'bearbeiten') });
	assert.ok(other);
	await twoWindows({ who: recruiter, address: `/stellenanzeigen/${ad}/bearbeiten`, action: 'bearbeiten', mine: { teaser: 'Neuer Anreißer' }, yours: { offer: '- Angebot' },
		both: ['notes', 'Hinweis eins', 'Hinweis zwei'], saved: async () => fieldsOf(await recruiter.get(`/stellenanzeigen/${ad}/bearbeiten`), 'bearbeiten') });
});

test('committees: one that was removed does not come back', async () => {
	const number = await createVacancy(recruiter, 'Mit Gremien');
	const address = `/vakanzen/${number}/beteiligte`;
	const options = (page, name) => page.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).filter(Boolean);
	const start = await recruiter.get(address);
	const [pr] = options(start, 'pr'), [sbv] = options(start, 'sbv');
	await recruiter.submit(start, { pr }, { action: 'gremien' });
	await twoWindows({ who: recruiter, address, action: 'gremien', mine: { sbv }, yours: { pr: '' },
		saved: async () => fieldsOf(await recruiter.get(address), 'gremien') });
});

test('project, unit, group', async () => {
	const project = await firstProject(recruiter);
	await twoWindows({ who: admin, address: `${project}/bearbeiten`, action: 'bearbeiten', mine: { responsible: 'Jörg Petersen (joerg.petersen)' }, yours: { name: 'Umbenannt' },
		both: ['name', 'Name eins', 'Name zwei'], saved: async () => fieldsOf(await admin.get(`${project}/bearbeiten`), 'bearbeiten') });
	const unit = `/verwaltung/organisation/${await stack.value("SELECT code FROM org_unit WHERE kind = 'sub_unit' LIMIT 1")}`;
	await twoWindows({ who: admin, address: unit, action: unit, mine: { street: 'Neue Straße 1' }, yours: { town: 'Nordhafen' },
		both: ['postcode', '11111', '22222'], saved: async () => fieldsOf(await admin.get(unit), unit) });
});

test('the table of rights merges each box', async () => {
	const first = await admin.get('/verwaltung/rechte'), second = await admin.get('/verwaltung/rechte');
	const cells = page => page.form('/rechte').fields.filter(([name]) => name === 'cell').map(([, value]) => value);
	const all = first.document.querySelectorAll('input[name=cell]').map(box => box.getAttribute('value'));
	const had = cells(first), free = all.filter(cell => !had.includes(cell));
	assert.equal((await admin.submit(second, { cell: [...had.filter(cell => cell !== had[0]), free[0]] }, { action: '/rechte' })).status, 200);
	let page = await admin.submit(first, { cell: [...had.filter(cell => cell !== had[1]), free[1]] }, { action: '/rechte' });
	assert.equal(page.status, 409, 'what holds for everybody is looked at first');
	assert.match(page.text('[role=alert]'), /inzwischen geändert/);
	page = await admin.submit(page, {}, { action: '/rechte' });
	assert.equal(page.status, 200, page.text('main'));
	assert.deepEqual(cells(page).sort(), [...had.filter(cell => ![had[0], had[1]].includes(cell)), free[0], free[1]].sort());
});

test('the status of a person: the second administrator is told', async () => {
	const first = await admin.get('/verwaltung/benutzer/ruth.eggers'), second = await stack.as('tomasz.wilke').get('/verwaltung/benutzer/ruth.eggers');
	const press = (who, page, status) => who.post(page.form('/status').action, [['form_token', page.form('/status').token], ['status', status]]);
	assert.equal((await press(stack.as('tomasz.wilke'), second, 'inactive')).status, 403, 'a token is its session\'s');
	const tomasz = stack.as('tomasz.wilke');
	const page = await tomasz.get('/verwaltung/benutzer/ruth.eggers');
	assert.equal((await press(tomasz, page, 'inactive')).status, 200);
	const refused = await press(admin, first, 'locked');
	assert.equal(refused.status, 409);
	assert.match(refused.text('[role=alert]'), /inzwischen geändert/);
	assert.equal(await stack.value("SELECT status FROM staff_user WHERE user_id = 'ruth.eggers'"), 'inactive');
});

test('going back in the browser and sending other text loses nothing', async () => {
	const visitor = stack.visitor();
	const page = await visitor.get('/stellen/' + ad + '/bewerben');
	const first = await visitor.submit(page, { first_name: 'Ole', surname: 'Zurück', email: 'back@beispiel.example', message: 'Erste Fassung' });
	const number = /B-\d{4}-\d{5}/.exec(first.url)[0];
	const data = await visitor.get(`/bewerbung/${number}/angaben`);
	const saved = await visitor.submit(data, { message: 'Zweite Fassung' }, { action: '/angaben' });
	let again = await visitor.submit(data, { message: 'Zweite Fassung' }, { action: '/angaben' });
	assert.deepEqual([again.status, again.url], [200, saved.url], 'the same once more leads to the same place');
	again = await visitor.submit(data, { message: 'Dritte Fassung' }, { action: '/angaben' });
	assert.equal(again.status, 409);
	assert.equal(fieldsOf(again, '/angaben').message, 'Dritte Fassung');
	assert.match(again.text('[role=alert]'), /noch nicht gespeichert/);
	assert.equal((await visitor.submit(again, {}, { action: '/angaben' })).status, 200);
	assert.equal(fieldsOf(await visitor.get(`/bewerbung/${number}/angaben`), '/angaben').message, 'Dritte Fassung');
	const sent = await apply(stack, ad, { email: 'kommentar@beispiel.example' });
	const desk = await recruiter.get(`/bewerbungen/${sent}`);
	assert.equal((await recruiter.submit(desk, { text: 'Erster Kommentar' }, { action: 'kommentar' })).status, 200);
	const other = await recruiter.submit(desk, { text: 'Anderer Kommentar' }, { action: 'kommentar' });
	assert.equal(other.status, 409);
	const box = other.document.querySelector('textarea[name=text]');
	assert.equal(box.textContent.trim(), 'Anderer Kommentar');
	const token = box.closest('form').querySelector('[name=form_token]').getAttribute('value');
	assert.equal((await recruiter.post(`/bewerbungen/${sent}/kommentar`, { form_token: token, text: 'Anderer Kommentar' })).status, 200);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM application_comment c JOIN application a ON a.id = c.application_id WHERE a.number = '${sent}'`), '2');
});
