// After an error the browser is led to a page of its own: Back leads to the page before, nothing is sent again, and nothing typed is lost (POR-06).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, beginApplication, comparedVacancy, createVacancy, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, jobad, vacancy;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	({ jobad, vacancy } = await publishedAd(recruiter, 'Leitung Hafenbahn (m/w/d)'));
});
after(() => stack?.stop());

const kept = world => stack.value(`SELECT COUNT(*) FROM ${world}_form_kept`);
const value = (page, name) => page.form().fields.find(([field]) => field === name)?.[1];

/** Sends a form and looks at the answer itself: where it leads to. */
async function refused(who, page, values, options) {
	const answer = await who.submit(page, values, { follow: false, ...options });
	assert.equal(answer.status, 303, page.url);
	assert.match(answer.headers.get('bms-refused'), /^4/, page.url);
	assert.match(answer.headers.get('location'), /[?&]eingabe=[0-9a-f]{16}$/);
	return new URL(answer.headers.get('location'), page.url).href;
}

/** A guest with a draft, on its first page. */
async function guest(email) {
	const who = stack.visitor();
	const number = await beginApplication(who, jobad, { email });
	return { who, number, page: await who.get(`/bewerbung/${number}/angaben`) };
}

test('what was typed is shown by a page that can be looked at again and again, until it is sent well', async () => {
	const { who, page } = await guest('zurueck.eins@beispiel.example');
	const place = await refused(who, page, { surname: '', message: 'Mit Vergnügen <&> "', email: 'nicht@richtig' });
	assert.equal(new URL(place).pathname, new URL(page.url).pathname);
	for (let i = 0; i < 2; i++) {
		const again = await who.request(place);
		assert.equal(again.status, 200);
		assert.equal(value(again, 'message'), 'Mit Vergnügen <&> "');
		assert.equal(value(again, 'email'), 'nicht@richtig');
		assert.equal(value(again, 'surname'), '');
		assert.ok(again.document.querySelector('#fehler a[href="#apply-surname"]'), again.text('main'));
		assert.ok(again.document.querySelector('[aria-invalid=true][name=surname]'));
		assert.match(again.headers.get('cache-control'), /no-store/);
	}
	assert.match((await who.get(place.replace('/bewerbung/', '/en/bewerbung/'))).text('main'), /Mit Vergnügen/, 'in the other language too');
	assert.equal(value(await who.get(page.url), 'surname'), 'Beispiel', 'the form itself shows what is saved');
	const second = await refused(who, await who.request(place), { surname: 'Zwei', email: 'noch@nicht' });
	assert.equal(second, place, 'the same form: the newest is shown');
	const again = await who.request(place);
	assert.deepEqual(['surname', 'email', 'message'].map(name => value(again, name)), ['Zwei', 'noch@nicht', 'Mit Vergnügen <&> "']);
	assert.equal(await kept('portal'), '1');
	const saved = await who.submit(again, { email: 'zurueck.eins@beispiel.example' });
	assert.equal(saved.status, 200);
	assert.match(saved.url, /unterlagen/);
	assert.equal(await kept('portal'), '0', 'taken');
	const gone = await who.get(place);
	assert.equal(gone.status, 200);
	assert.match(gone.text('main'), /nicht mehr da/);
	assert.equal(value(gone, 'surname'), 'Zwei', 'what is saved');
});

test('it lies sealed in the database, and no other visit can read it', async () => {
	const { who, number, page } = await guest('zurueck.zwei@beispiel.example');
	const place = await refused(who, page, { surname: '', message: 'Geheimes Anschreiben' });
	assert.equal(await stack.value(`SELECT COUNT(*) FROM portal_form_kept WHERE sealed LIKE '%Geheimes%' OR sealed LIKE '%zurueck.zwei%'`), '0');
	const stranger = await guest('zurueck.fremd@beispiel.example');
	assert.equal((await stranger.who.get(place)).status, 404);
	const own = await stranger.who.get(new URL(place).pathname.replace(number, stranger.number) + new URL(place).search);
	assert.match(own.text('main'), /nicht mehr da/);
	assert.doesNotMatch(own.text(), /Geheimes/);
	await stack.sql(`UPDATE portal_form_kept SET session_id = (SELECT MAX(id) FROM portal_session)`);
	assert.doesNotMatch((await stranger.who.get(own.url)).text(), /Geheimes/, 'not even when the row is given to it');
	await who.get('/');
});

test('two windows do not mix, be it with two forms or with the same', async () => {
	const { who, page } = await guest('zurueck.drei@beispiel.example');
	const other = await beginApplication(who, (await publishedAd(recruiter, 'Leitung Werft (m/w/d)')).jobad, { email: 'zurueck.drei@beispiel.example' });
	const twin = await who.get(page.url);
	const places = [await refused(who, page, { surname: '', message: 'Fenster eins' }), await refused(who, twin, { surname: '', message: 'Fenster zwei' }),
		await refused(who, await who.get(`/bewerbung/${other}/angaben`), { surname: '', message: 'Fenster drei' })];
	for (const [i, words] of ['Fenster eins', 'Fenster zwei', 'Fenster drei'].entries())
		assert.equal(value(await who.get(places[i]), 'message'), words);
	assert.equal((await who.submit(await who.get(places[0]), { surname: 'Eins' })).status, 200);
	assert.equal(value(await who.get(places[1]), 'message'), 'Fenster zwei', 'taking one leaves the others');
	const mixed = await who.get(new URL(places[2]).pathname + new URL(places[1]).search);
	assert.equal(value(mixed, 'message'), 'Ich rechne gern.', 'an address of another form shows nothing of it');
});

test('it ends with two hours and with the visit; the sweep removes it', async () => {
	const nora = await makeAccount(stack, { email: 'zurueck.vier@beispiel.example' });
	const who = await signedIn(stack, nora);
	const place = await refused(who, await who.get('/konto/daten'), { surname: '', first_name: 'Neu' });
	assert.equal(value(await who.get(place), 'first_name'), 'Neu');
	await stack.sql('UPDATE portal_form_kept SET made_at = made_at - INTERVAL 2 HOUR');
	assert.match((await who.get(place)).text('main'), /nicht mehr da/);
	await stack.job('sweep');
	assert.equal(await kept('portal'), '0');
	await refused(who, await who.get('/konto/daten'), { surname: '' });
	assert.equal(await kept('portal'), '1');
	await who.submit(await who.get('/konto'), {}, { action: '/abmelden' });
	assert.equal(await kept('portal'), '0');
});

test('without a visit the form is answered at once and no cookie is set; so is a script, and a token that is none', async () => {
	for (const [path, values] of [['/konto/anmelden', { email: 'wer@beispiel.example', password: '' }], ['/konto/registrieren', { surname: 'Typisch', email: 'x' }],
		[`/stellen/${jobad}/bewerben`, { surname: 'Typisch' }], ['/jobabo?q=amt', { email: 'x' }], ['/barrierefreiheit', { email: 'x' }], ['/bewerbung/fortsetzen', { email: 'x' }]]) {
		const stranger = stack.visitor();
		const answer = await stranger.submit(await stranger.get(path), values, { follow: false });
		assert.equal(answer.status, 400, path);
		assert.ok(answer.document.querySelector('#fehler'), path);
		assert.equal(stranger.cookies.size, 0, path);
	}
	const { who, page } = await guest('zurueck.fuenf@beispiel.example');
	const script = await who.submit(page, { surname: '' }, { follow: false, headers: { 'sec-fetch-mode': 'cors' } });
	assert.equal(script.status, 400);
	assert.equal((await who.submit(page, { surname: '' }, { follow: false, headers: { 'sec-fetch-mode': 'navigate' } })).status, 303);
	assert.equal((await who.submit(page, { surname: 'Bleibt', form_token: 'falsch' }, { follow: false })).status, 403);
});

test('passwords are never kept', async () => {
	const { who } = await guest('zurueck.sechs@beispiel.example');
	const place = await refused(who, await who.get('/konto/anmelden'), { email: 'zurueck.sechs@beispiel.example', password: 'falsches Geheimnis' });
	const again = await who.get(place);
	assert.equal(value(again, 'email'), 'zurueck.sechs@beispiel.example');
	assert.doesNotMatch(again.body, /falsches Geheimnis/);
	const length = await stack.value('SELECT LENGTH(sealed) FROM portal_form_kept ORDER BY id DESC LIMIT 1');
	await refused(who, again, { password: 'x'.repeat(150) });
	assert.equal(await stack.value('SELECT LENGTH(sealed) FROM portal_form_kept ORDER BY id DESC LIMIT 1'), length, 'a longer one makes it no longer');
	await admin.submit(await admin.get('/verwaltung/super'), { reason: 'Probe' }, { action: '/super' });
	const form = await admin.get('/verwaltung/dienstkonten/neu');
	assert.equal((await admin.submit(form, { user_id: '' }, { follow: false })).status, 400, 'a form that shows a password is answered at once');
});

test('a field that two have changed is shown with both texts, and with what it holds by then', async () => {
	const path = `/vakanzen/${await createVacancy(recruiter, 'Zwei Fassungen')}/bearbeiten`;
	const mine = await recruiter.get(path);
	await recruiter.submit(await recruiter.get(path), { title: 'Von der anderen' });
	const place = await refused(recruiter, mine, { title: 'Von mir', tasks: '- Meine Aufgaben' });
	let again = await recruiter.get(place);
	assert.equal(value(again, 'title'), 'Von mir');
	assert.match(again.text('.bms-other'), /Von der anderen/);
	await recruiter.submit(await recruiter.get(path), { title: 'Noch eine' });
	again = await recruiter.get(place);
	assert.match(again.text('.bms-other'), /Noch eine/);
	assert.equal(value(again, 'tasks'), '- Meine Aufgaben');
	assert.equal((await recruiter.submit(again, {})).status, 200);
	assert.equal(await stack.value(`SELECT title FROM vacancy WHERE title IN ('Von mir', 'Noch eine')`), 'Von mir');
});

test('names of refused files are said after the redirect; files have to be chosen again', async () => {
	const { who, number } = await guest('zurueck.sieben@beispiel.example');
	const page = await who.get(`/bewerbung/${number}/unterlagen`);
	const place = await refused(who, page, { type: 'cv' }, { action: '/unterlagen', files: { files: [{ name: 'programm.exe', type: 'application/pdf', bytes: Buffer.from('MZ nichts') }] } });
	const again = await who.get(place);
	assert.match(again.text('[role=alert]'), /programm\.exe/);
	assert.match(again.text('main'), /noch einmal/);
	assert.equal(value(again, 'type'), 'cv');
});

/** Wrong values for what can be typed into a form, so that nothing of it is ever taken. */
function wrong(controls) {
	const values = new Map();
	for (const control of controls) {
		const type = control.tagName === 'TEXTAREA' ? 'long' : control.tagName === 'INPUT' ? control.getAttribute('type') ?? 'text' : '';
		if (!['long', 'text', 'email', 'tel'].includes(type) || control.hasAttribute('readonly') || control.getAttribute('autocomplete') === 'one-time-code')
			continue;
		const max = Number(control.getAttribute('data-max'));
		const over = max && (max <= 1000 || !values.size);	/* a body holds only so many of the largest */
		values.set(control, type === 'email' ? 'keine Adresse' : over ? 'u'.repeat(max + 1) : 'x1x');
	}
	return values;
}

const shown = control => control.tagName === 'TEXTAREA' ? control.textContent.replace(/^\n/, '') : control.getAttribute('value');
const ownerOf = control => control.getAttribute('form') ?? control.closest('form')?.getAttribute('id') ?? control.closest('form')?.getAttribute('action');

/** Forms that show a temporary password, which is kept nowhere: answered at once. */
const secret = /dienstkonten\/neu$|dienstkonten\/[^/]+\/passwort$/;

/** Sends each form of a page with wrong values; the page it leads to has to show them. Gives how many forms. */
async function tryForms(who, page) {
	let tried = 0;
	for (const button of page.document.querySelectorAll('main form button[type=submit]').filter(one => !one.hasAttribute('hidden'))) {
		const form = button.closest('form');
		const controls = form.querySelectorAll('input, textarea, select');
		const values = wrong(controls);
		if (form.getAttribute('method') !== 'post' || !values.size || button.getAttribute('tabindex'))
			continue;
		const body = new FormData();
		for (const control of page.document.querySelectorAll('main input, main textarea, main select').filter(one => ownerOf(one) === ownerOf(button) && one.getAttribute('name')))
			if (values.has(control))
				body.append(control.getAttribute('name'), values.get(control));
			else if (['hidden', 'radio'].includes(control.getAttribute('type')) && (control.getAttribute('type') === 'hidden' || control.hasAttribute('checked')))
				body.append(control.getAttribute('name'), control.getAttribute('value'));
		const multipart = form.getAttribute('enctype') === 'multipart/form-data';
		const answer = await who.request(new URL(button.getAttribute('formaction') ?? form.getAttribute('action'), page.url).href,
			{ method: 'POST', body: multipart ? body : new URLSearchParams([...body]) });
		if (secret.test(page.url)) {
			assert.equal(answer.status, 400, page.url);
			continue;
		}
		assert.equal(answer.status, 303, `${page.url} ${form.getAttribute('action')}: ${answer.text('main').slice(0, 200)}`);
		assert.equal(answer.headers.get('bms-refused'), '400', page.url);
		const again = await who.request(new URL(answer.headers.get('location'), page.url).href);
		assert.equal(again.status, 200, again.url);
		assert.equal(again.document.querySelectorAll('#fehler').length, 1, again.url);
		for (const [control, typed] of values) {
			const same = again.document.querySelectorAll(`main [name="${control.getAttribute('name')}"]`).map(shown);
			assert.ok(same.includes(typed), `${page.url}: ${control.getAttribute('name')} is not shown again`);
		}
		tried++;
	}
	return tried;
}

function pathsOf(program, values) {
	return execFileSync(join(process.env.BMS_BUILD, program), ['--list-pages']).toString().trim().split('\n').map(line => line.split('\t'))
		.filter(([, , methods]) => methods.includes('GET')).map(([path]) => path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '1'));
}

async function tryPages(who, paths) {
	const tried = [];
	for (const path of paths) {
		const page = await who.request(path);
		if (page.status === 200 && (page.headers.get('content-type') ?? '').startsWith('text/html') && await tryForms(who, page))
			tried.push(path);
	}
	return tried;
}

test('so it is on every page of the portal with something to type', async () => {
	const nora = await makeAccount(stack, { email: 'zurueck.acht@beispiel.example' });
	const number = await apply(stack, jobad, { email: nora.email });
	await stack.sql(`UPDATE application SET applicant_id = ${nora.applicant} WHERE number = '${number}'`);
	const { who, number: draft } = await guest('zurueck.neun@beispiel.example');
	const other = (await publishedAd(recruiter, 'Leitung Schleuse (m/w/d)')).jobad;
	const tried = [...await tryPages(await signedIn(stack, nora), pathsOf('portal.fcgi', { ad: other, application: number })),
		...await tryPages(who, pathsOf('portal.fcgi', { ad: other, application: draft }))];
	const ways = new Set(tried.map(path => path.replace(/[A-Z]-\d{4}-\d{5}/, '{}')));
	for (const path of ['/stellen/{}/bewerben', '/bewerbung/{}/angaben', '/bewerbung/{}/berichtigen', '/konto/daten', '/konto/email', '/konto/anmelden', '/konto/registrieren', '/jobabo', '/barrierefreiheit', '/bewerbung/fortsetzen'])
		assert.ok(ways.has(path), `${path} is not among ${[...ways]}`);
});

test('and on every page of the backend', async () => {
	const application = await apply(stack, jobad, { email: 'zurueck.zehn@beispiel.example' });
	const project = await stack.value(`SELECT p.number FROM project p JOIN vacancy v ON v.project_id = p.id WHERE v.number = '${vacancy}'`);
	const values = { vacancy, jobad, project, application, number: vacancy, user: 'ruth.eggers', unit: await stack.value("SELECT code FROM org_unit WHERE kind = 'committee' LIMIT 1"),
		group: await stack.value('SELECT group_id FROM directory_group LIMIT 1'), version: '1', person: 'ruth.eggers' };
	const compared = await comparedVacancy(stack, recruiter, 'Stelle im Vergleich (m/w/d)');
	const paths = new Set([...pathsOf('backend.fcgi', values), ...pathsOf('backend.fcgi', { ...values, ...compared })]);
	const tried = new Set([...await tryPages(recruiter, paths), ...await tryPages(admin, paths)]);
	assert.ok(tried.size >= 12, `${tried.size}: ${[...tried]}`);
});
