// Several forms on one page: what is typed into one survives that another one is sent, without scripts, as a browser sends them together.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, comparedVacancy, createVacancy, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, application;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	const { jobad } = await publishedAd(recruiter, 'Stelle mit zwei Formularen (m/w/d)');
	application = await apply(stack, jobad, { email: 'neben@beispiel.example' });
});
after(() => stack?.stop());

/**
 * Presses a button as a browser does: all controls its form owns go with it, in the order of the page. typed: {selector: value}.
 */
function press(who, page, button, typed = {}) {
	const owner = button.getAttribute('form');
	const mine = control => owner ? control.getAttribute('form') === owner || (!control.getAttribute('form') && control.closest('form')?.getAttribute('id') === owner)
		: control.closest('form') === button.closest('form');
	const body = new URLSearchParams();
	const values = new Map(Object.entries(typed).map(([selector, value]) => [page.document.querySelector(selector), value]));
	assert.ok(!values.has(null), 'all fields are there');
	for (const control of page.document.querySelectorAll('input, select, textarea, button')) {
		const name = control.getAttribute('name');
		if (!name || !mine(control) || (control.tagName === 'BUTTON' && control !== button))
			continue;
		if (values.has(control))
			body.append(name, values.get(control));
		else if (control === button)
			body.append(name, control.getAttribute('value'));
		else if (control.tagName === 'SELECT')
			body.append(name, (control.querySelector('option[selected]') ?? control.querySelector('option'))?.getAttribute('value') ?? '');
		else if (control.getAttribute('type') !== 'checkbox' || control.hasAttribute('checked'))
			body.append(name, control.tagName === 'TEXTAREA' ? control.textContent.replace(/^\n/, '') : control.getAttribute('value') ?? '');
	}
	return who.go(button.getAttribute('formaction') ?? button.closest('form').getAttribute('action'), { method: 'POST', body });
}

const button = (page, inside, words) => page.document.querySelectorAll(`${inside} button:not([hidden])`).find(one => one.textContent.includes(words));
const comments = () => stack.value(`SELECT COUNT(*) FROM application_comment c JOIN application a ON a.id = c.application_id WHERE a.number = '${application}'`);
const comment = page => page.document.querySelector('textarea[name=text]').textContent.trim();

test('a comment survives a step, also one that is refused, and is not saved with it', async () => {
	let page = await recruiter.get(`/bewerbungen/${application}`);
	await stack.sql(`UPDATE application SET version = version + 1 WHERE number = '${application}'`);
	page = await press(recruiter, page, button(page, 'form[action$=status]', 'Formal prüfen'), { 'textarea[name=text]': 'Angefangener\nKommentar' });
	assert.equal(page.status, 409, 'somebody was faster');
	assert.equal(comment(page), 'Angefangener\nKommentar');
	page = await press(recruiter, page, button(page, 'form[action$=status]', 'Formal prüfen'));
	assert.equal(page.status, 200, page.text('main'));
	assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${application}'`), 'formale_pruefung');
	assert.equal(comment(page), 'Angefangener\nKommentar');
	assert.match(page.text('main'), /noch nicht gespeichert/);
	assert.equal(await comments(), '0');
	assert.equal(await stack.value("SELECT COUNT(*) FROM backend_session WHERE beside IS NOT NULL"), '0', 'what was shown is gone from the session');
	page = await press(recruiter, page, button(page, 'form[action$=kommentar]', ''));
	assert.equal(page.status, 200);
	assert.equal(comment(page), '');
	assert.equal(await comments(), '1');
});

test('a comment survives that another one is deleted; it lies sealed in between', async () => {
	let page = await recruiter.get(`/bewerbungen/${application}`);
	const remove = page.document.querySelector('form[action$=loeschen] button:not([hidden])');
	const body = { 'textarea[name=text]': 'Bleibt stehen' };
	const moved = await press({ go: (...rest) => recruiter.request(...rest) }, page, remove, body);
	assert.equal(moved.status, 303);
	assert.equal(await stack.value("SELECT COUNT(*) FROM backend_session WHERE beside LIKE '%Bleibt%'"), '0');
	assert.equal(await stack.value("SELECT COUNT(*) FROM backend_session WHERE beside IS NOT NULL"), '1');
	page = await recruiter.submit(await recruiter.get(moved.headers.get('location')), {}, { action: '/loeschen' });
	assert.equal(comment(page), 'Bleibt stehen');
	assert.equal(comment(await recruiter.get(page.url)), '', 'shown once');
});

test('a committee chosen survives the search for people, and choosing one', async () => {
	const number = await createVacancy(recruiter, 'Gremien und Suche');
	await stack.sql(`DELETE u FROM vacancy_unit u JOIN vacancy v ON v.id = u.vacancy_id WHERE v.number = '${number}'`);	// those preset
	let page = await recruiter.get(`/vakanzen/${number}/beteiligte`);
	const pr = page.document.querySelector('select[name=pr] option:nth-child(2)').getAttribute('value');
	const chosen = () => page.document.querySelector('select[name=pr] option[selected]')?.getAttribute('value');
	page = await press(recruiter, page, button(page, 'form[action$="beteiligte/neu"]', 'Suchen'), { 'select[name=pr]': pr, 'input[name=person]': 'Lohmann' });
	assert.equal(page.status, 400, 'nothing is saved yet');
	assert.ok(!page.url.includes('form_token'));
	assert.equal(chosen(), pr);
	assert.ok(page.document.querySelector('input[name=person_gewaehlt][value="katrin.lohmann"]'));
	page = await press(recruiter, page, button(page, 'form[action$="beteiligte/neu"]', 'Zuordnen'), { 'input[name=person]': 'katrin.lohmann' });
	assert.equal(chosen(), pr, 'and adding a person');
	assert.equal(await stack.value(`SELECT COUNT(*) FROM vacancy_unit u JOIN vacancy v ON v.id = u.vacancy_id WHERE v.number = '${number}'`), '0');
	page = await press(recruiter, page, button(page, 'form[action$=gremien]', ''));
	assert.equal(page.status, 200, page.text('main'));
	assert.equal(chosen(), pr);
	assert.equal(await stack.value(`SELECT org_unit_id FROM vacancy_unit u JOIN vacancy v ON v.id = u.vacancy_id WHERE v.number = '${number}'`), pr);
});

test('the data of a unit survive a search for members; the name of a group a mapping', async () => {
	const code = await stack.value("SELECT code FROM org_unit WHERE kind = 'committee' AND active LIMIT 1");
	let page = await admin.get(`/verwaltung/organisation/${code}`);
	page = await press(admin, page, button(page, 'form[action$="mitglieder/neu"]', 'Suchen'), { 'input[name=street]': 'Neue Straße 9', 'input[name=person]': 'Oduya' });
	assert.match(page.text('main'), /Gefunden|Nichts gefunden/);
	assert.equal(page.document.querySelector('input[name=street]').getAttribute('value'), 'Neue Straße 9');
	assert.notEqual(await stack.value(`SELECT street FROM org_unit WHERE code = '${code}'`), 'Neue Straße 9');
	const group = await stack.value("SELECT MIN(id) FROM user_group WHERE role_id = 2");
	page = await admin.get(`/verwaltung/gruppen/${group}`);
	page = await press(admin, page, button(page, 'form[action$=zuordnen]', ''), { 'form[action$=zuordnen] input[name=name]': 'ROL-NEU', [`form#form-group_name input[name=name]`]: 'Neuer Name' });
	assert.equal(page.status, 200, page.text('main'));
	assert.equal(await stack.value("SELECT COUNT(*) FROM directory_group WHERE name = 'ROL-NEU'"), '1');
	assert.equal(page.document.querySelector('form#form-group_name input[name=name]').getAttribute('value'), 'Neuer Name');
	assert.notEqual(await stack.value(`SELECT name FROM user_group WHERE id = ${group}`), 'Neuer Name');
});

test('on every page of the backend with something to type, all buttons belong to one form', async () => {
	const [vacancy, jobad, project] = await Promise.all(['vacancy', 'jobad', 'project'].map(table => stack.value(`SELECT number FROM ${table} ORDER BY id LIMIT 1`)));
	const values = { vacancy, jobad, project, application, number: vacancy, user: 'ruth.eggers', unit: await stack.value("SELECT code FROM org_unit WHERE kind = 'committee' LIMIT 1"),
		group: await stack.value('SELECT group_id FROM directory_group LIMIT 1'), version: '1', person: 'ruth.eggers' };
	const compared = await comparedVacancy(stack, recruiter, 'Stelle im Vergleich (m/w/d)');
	const templates = execFileSync(join(process.env.BMS_BUILD, 'backend.fcgi'), ['--list-pages']).toString().trim().split('\n').map(line => line.split('\t'))
		.filter(([, , methods]) => methods.includes('GET')).map(([path]) => path);
	const paths = [values, { ...values, ...compared }].flatMap(named => templates.map(path => path.replace(/\{(\w+)\}/g, (_, name) => named[name] ?? '1')));
	let looked = 0;
	for (const who of [recruiter, admin])
		for (const path of new Set(paths)) {
			const page = await who.request(path);
			if (page.status !== 200 || !(page.headers.get('content-type') ?? '').startsWith('text/html'))
				continue;
			const forms = page.document.querySelectorAll('main form');
			const typed = page.document.querySelectorAll('main form[method=post] input:not([type=hidden]):not([type=checkbox]), main form[method=post] textarea, main form[method=post] select');
			if (forms.length < 2 || !typed.length)
				continue;
			looked++;
			const owners = new Set(page.document.querySelectorAll('main form:not([method=dialog]) button:not([hidden])').map(one => one.getAttribute('form') ?? one.closest('form').getAttribute('id') ?? one.closest('form').getAttribute('action')));
			assert.equal(owners.size, 1, `${path}: ${[...owners]}`);
		}
	assert.ok(looked >= 6, `${looked} pages with several forms`);
});
