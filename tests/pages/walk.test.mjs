// From one application to the next in the list one came from: places, steps that take a row out of the list, text that stays, links that are made up.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, vacancy, numbers;
const names = ['Adler', 'Bruhn', 'Clasen', 'Dorn', 'Evers'];

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	const ad = await publishedAd(recruiter, 'Zum Blättern (m/w/d)');
	vacancy = ad.vacancy;
	numbers = [];
	for (const surname of names)
		numbers.unshift(await apply(stack, ad.jobad, { surname, email: `${surname.toLowerCase()}@beispiel.example` }));
});
after(() => stack?.stop());

const list = (more = '') => recruiter.get(`/bewerbungen?vakanz=${vacancy}&status=eingegangen,formale_pruefung${more}`);
const nav = page => page.document.querySelector('.bms-walk__place') ? page.text('.bms-walk') : '';
const shown = page => /B-\d{4}-\d{5}/.exec(new URL(page.url).pathname)[0];
/** The page of the row at this place of the list, from 0. */
const open = async (place, more) => recruiter.get((await list(more)).document.querySelectorAll('.bms-rows tbody th a')[place].getAttribute('href'));
/** Where a way leads that would keep what is typed. */
const way = (page, label) => {
	const found = page.document.querySelectorAll('.bms-walk [data-key]').find(one => one.textContent.includes(label));
	return found && (found.getAttribute('data-walk') ?? found.getAttribute('href'));
};
/** What the button of this form, with this name and value, sends without scripts: all controls that one form owns, with what is typed or chosen. */
function press(page, action, [name, value], typed = {}) {
	const controls = page.document.querySelectorAll('[form=form-comment]');
	const button = controls.find(one => one.tagName === 'BUTTON' && one.getAttribute('formaction')?.includes(action)
		&& (one.getAttribute('name') ?? '') === name && (one.getAttribute('value') ?? '') === value);
	assert.ok(button, `${action} ${name} ${value}`);
	const pairs = controls.filter(one => one.getAttribute('name') && (one.tagName !== 'BUTTON' || one === button))
		.map(one => [one.getAttribute('name'), typed[one.getAttribute('name')] ?? one.getAttribute('value') ?? one.textContent.trim()]);
	return recruiter.post(button.getAttribute('formaction'), pairs);
}
const leave = (page, text, back = '') => press(page, '/weiter', ['back', back], { text });
const waiting = page => page.document.querySelector('textarea[name=text]').textContent.trim();

test('the place in the list and the ways to the rows before and behind it', async () => {
	const first = await open(0);
	assert.equal(shown(first), numbers[0]);
	assert.match(nav(first), /1 von 5.*Nächste ›: Dorn, Nora.*Liste: Bewerbungen \(Eingegangen, Formale Prüfung, V-/);
	assert.equal(way(first, 'Vorherige'), undefined);
	const second = await recruiter.get(way(first, 'Nächste'));
	assert.equal(shown(second), numbers[1]);
	assert.match(nav(second), /2 von 5/);
	assert.equal(shown(await recruiter.get(way(second, 'Vorherige'))), numbers[0]);
	const last = await open(4);
	assert.match(nav(last), /5 von 5/);
	assert.equal(way(last, 'Nächste'), undefined);
	const back = await recruiter.get(last.link('Liste: '));
	assert.equal(back.document.querySelectorAll('.bms-rows tbody tr').length, 5);
	const turned = await open(0, '&sortierung=received_at');
	assert.equal(shown(turned), numbers[4]);
	assert.equal(shown(await recruiter.get(way(turned, 'Nächste'))), numbers[3]);
	assert.equal(nav(await recruiter.get(`/bewerbungen/${numbers[0]}`)), '', 'who came from nowhere is shown none');
	const links = page => page.document.querySelectorAll('.bms-rows tbody th a').map(link => link.getAttribute('href'));
	assert.deepEqual(links(await list()), links(await list('&anderes=1')), 'rows that are the same have the same bytes');
});

test('a search by name goes along, and stands in no address of an application', async () => {
	const found = await recruiter.get(`/bewerbungen?vakanz=${vacancy}&suche=Clasen`);
	const page = await recruiter.get(found.document.querySelector('.bms-rows tbody th a').getAttribute('href'));
	assert.match(nav(page), /1 von 1/);
	assert.doesNotMatch(page.url, /Clasen|suche/);
	assert.match(page.link('Liste: '), /suche=Clasen/);
});

test('the places of a page further down are counted on', async () => {
	await stack.sql(`INSERT INTO applicant (first_name, surname, email, lang, created_at) SELECT 'Viele', CONCAT('Nr', seq), CONCAT('viele', seq, '@beispiel.example'), 'de', NOW() FROM seq_1_to_60`);
	await stack.sql(`INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, source, status, status_since, received_at, created_at, changed_at, form_version_id)
		SELECT CONCAT('B-2020-', LPAD(10000 + p.id, 5, '0')), a.jobad_id, a.vacancy_id, p.id, 'external', 'vorauswahl', '2020-01-01', '2020-01-01' + INTERVAL p.id MINUTE, '2020-01-01', '2020-01-01',
		a.form_version_id FROM applicant p JOIN application a ON a.number = '${numbers[0]}' WHERE p.first_name = 'Viele'`);
	const first = await recruiter.get(`/bewerbungen?vakanz=${vacancy}&status=vorauswahl`);
	const second = await recruiter.get(first.link('Nächste Seite'));
	const page = await recruiter.get(second.document.querySelectorAll('.bms-rows tbody th a')[1].getAttribute('href'));
	assert.match(nav(page), /52 von 60/);
	assert.match(second.document.querySelectorAll('.bms-rows tbody tr')[1].textContent, new RegExp(shown(page)));
	const back = await recruiter.get(page.link('Liste: '));
	assert.equal(shown(await recruiter.get(back.document.querySelector('.bms-rows tbody th a').getAttribute('href'))), shown(page), 'back in the list it begins with this row');
});

test('a row that left the list keeps its place: a step with “and go on” opens the next, one without stays', async () => {
	const second = await open(1);
	const stayed = await recruiter.submit(second, { status: 'formale_pruefung' }, { action: '/status' });
	assert.equal(shown(stayed), numbers[1]);
	assert.match(stayed.text('main'), /Der Status ist geändert/);
	assert.match(nav(stayed), /2 von 5/);
	const left = await press(stayed, 'weiter=1', ['status', 'vorauswahl']);
	assert.equal(shown(left), numbers[2]);
	assert.match(left.text('[data-focus]'), /Status der vorigen Bewerbung ist geändert/);
	assert.match(nav(left), /3 von 5/);
	const before = await recruiter.get(way(left, 'Vorherige'));
	assert.equal(shown(before), numbers[0], 'it is no longer in the list');
	const gone = await recruiter.get(stayed.url);
	assert.equal(shown(await recruiter.get(way(gone, 'Nächste'))), numbers[2], 'and its page still leads on');
	assert.equal(shown(await recruiter.get(way(gone, 'Vorherige'))), numbers[0]);
});

test('a step that is shown before it is made goes on as well, and back to where one was', async () => {
	const page = await open(2);
	assert.equal(shown(page), numbers[3]);
	const asked = await recruiter.submit(page, { status: 'abgesagt' }, { action: '/status' });
	assert.match(asked.url, /schritt\/abgesagt\?liste=/);
	assert.match(nav(await recruiter.submit(asked, { back: '1' }, { action: '/schritt/' })), /3 von 4/);
	const checked = await recruiter.get(asked.url);
	const next = await recruiter.submit(checked, { on: '1' }, { action: '/schritt/' });
	assert.equal(shown(next), numbers[4]);
	assert.match(next.text('[data-focus]'), /ihre E-Mail wartet/);
	assert.doesNotMatch(next.text('main button'), /weiter/, 'behind the last one there is nothing');
	const end = await recruiter.submit(next, { text: 'Letzte der Liste' }, { action: '/kommentar' });
	assert.equal(shown(end), numbers[4]);
	assert.match(end.text('[data-focus]'), /Der Kommentar ist gespeichert/);
});

test('a comment that is not saved waits at its application, without scripts, and for nobody else', async () => {
	const page = await open(0);
	const next = await leave(page, 'Noch nicht fertig, aber');
	assert.equal(shown(next), numbers[2]);
	assert.equal(waiting(next), '', 'it is not taken along');
	const back = await recruiter.get(way(next, 'Vorherige'));
	assert.equal(waiting(back), 'Noch nicht fertig, aber');
	assert.match(back.text('main'), /noch nicht gespeichert/);
	assert.equal(waiting(await stack.as('amira.yildiz').get(back.url)), '', 'it goes with the session');
	const gone = await leave(back, '  ');
	assert.equal(waiting(await recruiter.get(way(gone, 'Vorherige'))), '', 'nothing waits when it was cleared');
	const moved = await press(back, 'weiter=1', ['status', 'formale_pruefung'], { text: 'Bleibt beim Schritt' });
	assert.equal(shown(moved), numbers[2], moved.text('main').slice(0, 300));
	assert.equal(waiting(moved), '', 'what was typed beside a step is not taken along either');
	assert.equal(waiting(await recruiter.get(page.url)), 'Bleibt beim Schritt');
	const saved = await recruiter.submit(await recruiter.get(page.url), { text: 'Jetzt fertig' }, { action: '/kommentar' });
	assert.match(saved.text('.bms-comments'), /Jetzt fertig/);
	assert.equal(waiting(saved), '');
});

test('what is made up shows no list; what others send shows only what one sees', async () => {
	const page = await open(0);
	const liste = new URL(page.url).searchParams.get('liste');
	for (const bad of ['x', '', liste.slice(0, -2), `${liste}AA`, liste.replace(/.$/, letter => letter === 'A' ? 'B' : 'A'), 'A'.repeat(5000), 'A'.repeat(9000), "'; --"])
		assert.equal(nav(await recruiter.get(`/bewerbungen/${numbers[0]}?liste=${encodeURIComponent(bad)}`)), '', bad.slice(0, 40));
	assert.equal(nav(await recruiter.get(`/bewerbungen/${numbers[2]}?liste=${liste}`)), '', 'it is the place of another one');
	const admin = stack.as('henrike.solms');
	assert.match(nav(await admin.get(page.url)), /1 von /, 'the same list for somebody else who sees it');
	assert.equal((await stack.as('gesa.rohde').get(page.url)).status, 404);
});

test('the vacancy’s page leads into the same list', async () => {
	const desk = await recruiter.get(`/vakanzen/${vacancy}/bewerbungen`);
	const page = await recruiter.get(desk.document.querySelectorAll('a').find(link => link.getAttribute('href').startsWith(`/bewerbungen/${numbers[1]}`)).getAttribute('href'));
	assert.match(nav(page), new RegExp(`2 von 65.*Bewerbungen \\(${vacancy}`));
	assert.equal(shown(await recruiter.get(way(page, 'Nächste'))), numbers[2]);
});

test('a cockpit’s widget leads into the list of its statuses, where the place is counted', async () => {
	const department = stack.as('katrin.lohmann');
	const cockpit = await department.get('/');
	const links = cockpit.document.querySelectorAll('.bms-widget a').filter(link => /^\/bewerbungen\/B-/.test(link.getAttribute('href')));
	const link = links.find(one => one.getAttribute('href').includes('liste='));
	assert.ok(link, 'a widget with applications');
	const page = await department.get(link.getAttribute('href'));
	const [, place, total] = /(\d+) von (\d+)/.exec(nav(page));
	const listed = (await department.get(page.document.querySelector('.bms-walk > a').getAttribute('href'))).document.querySelectorAll('.bms-rows tbody tr');
	assert.equal(Number(total), listed.length);
	assert.match(listed[place - 1].textContent, new RegExp(shown(page)));
});

test('a vacancy leads on in its list, whose order a step has changed since', async () => {
	const listed = await recruiter.get('/vakanzen?meine=1&sortierung=-changed_at');
	const links = listed.document.querySelectorAll('.bms-rows tbody th a').map(link => link.getAttribute('href'));
	assert.ok(links.length > 2);
	const of = href => /V-\d{4}-\d{5}/.exec(href)[0];
	const page = await recruiter.get(links[1]);
	assert.match(nav(page), /^‹ Vorherige.*2 von /);
	assert.equal(of(way(page, 'Vorherige')), of(links[0]));
	await stack.sql(`UPDATE vacancy SET changed_at = '2030-01-01' WHERE number = '${of(links[1])}'`);
	const again = await recruiter.get(page.url);
	assert.equal(of(way(again, 'Nächste')), of(links[2]), 'its place is still the one it had');
	assert.match(nav(await recruiter.get(again.link('Verlauf'))), /2 von /, 'its tabs are in the list, too');
});

test('projects and requisitions are walked, too; the breadcrumb leads back to the list as it was', async () => {
	const admin = stack.as('henrike.solms'), department = stack.as('katrin.lohmann');
	for (const title of ['Erste Anforderung (m/w/d)', 'Zweite Anforderung (m/w/d)'])
		await department.submit(await department.get('/personalanforderungen/neu'), { title, post_kind: 'fachkraft', field: 'finanzen', pay_grade: 'E9b', working_time: 'full', posts: '1', reason: 'Zu viel Arbeit.' });
	for (const [who, address, filter] of [[admin, '/projekte?status=aktiv', 'status=aktiv'], [department, '/personalanforderungen?suche=Anforderung', 'suche=Anforderung'], [recruiter, `/bewerbungen?vakanz=${vacancy}`, `vakanz=${vacancy}`]]) {
		const rows = await who.get(address);
		const first = await who.get(rows.document.querySelector('.bms-rows tbody th a').getAttribute('href'));
		assert.match(nav(first), /1 von \d/, address);
		const next = await who.get(way(first, 'Nächste'));
		assert.match(nav(next), /2 von \d/, address);
		const crumb = page => page.document.querySelectorAll('.bms-crumbs a')[1].getAttribute('href');
		assert.ok(crumb(next).includes(filter), `${address}: ${crumb(next)}`);
		for (const tab of next.document.querySelectorAll('.bms-tabs a').map(a => a.getAttribute('href')))
			assert.ok(crumb(await who.get(tab)).includes(filter), tab);
		assert.doesNotMatch(crumb(await who.get(new URL(next.url).pathname)), /[?]/, 'without a list to the whole');
	}
});

test('a comment and the next step are one load: both or neither, then on in the list', async () => {
	const state = number => stack.value(`SELECT CONCAT(a.status, ':', (SELECT COUNT(*) FROM application_comment c WHERE c.application_id = a.id)) FROM application a WHERE number = '${number}'`);
	const { vacancy: other, jobad } = await publishedAd(recruiter, 'Zum Kommentieren (m/w/d)');
	const made = [];
	for (const surname of ['Anders', 'Brandt'])
		made.unshift(await apply(stack, jobad, { surname, email: `${surname.toLowerCase()}@beispiel.example` }));
	const rows = await recruiter.get(`/bewerbungen?vakanz=${other}`);
	const first = await recruiter.get(rows.document.querySelector('.bms-rows tbody th a').getAttribute('href')), stale = first;
	assert.equal(shown(first), made[0]);
	const empty = await press(first, '/kommentar', ['step', 'formale_pruefung'], { text: ' ' });
	assert.equal(empty.status, 400);
	assert.equal(await state(made[0]), 'eingegangen:0', 'neither');
	const next = await press(first, '/kommentar', ['step', 'formale_pruefung'], { text: 'Alles da.' });
	assert.equal(shown(next), made[1], 'on');
	assert.match(next.text('main'), /Der Kommentar zur vorigen Bewerbung ist gespeichert, ihr Status geändert/);
	assert.equal(await state(made[0]), 'formale_pruefung:1');
	assert.equal(waiting(await recruiter.get(`/bewerbungen/${made[0]}`)), '', 'nothing waits');
	const late = await press(stale, '/kommentar', ['step', 'formale_pruefung'], { text: 'Zum zweiten Mal.' });
	assert.equal(late.status, 409);
	assert.equal(waiting(late), 'Zum zweiten Mal.');
	assert.equal(await state(made[0]), 'formale_pruefung:1', 'neither, when it went on meanwhile');
	const seen = await recruiter.get(`/bewerbungen/${made[1]}`);
	await stack.sql(`UPDATE application SET version = version + 1 WHERE number = '${made[1]}'`);
	assert.equal((await press(seen, '/kommentar', ['step', 'formale_pruefung'], { text: 'Zu spät.' })).status, 409);
	assert.equal(await state(made[1]), 'eingegangen:0', 'what was not seen is not moved');
	const alone = await press(await recruiter.get(`/bewerbungen/${made[1]}`), '/kommentar', ['step', 'formale_pruefung'], { text: 'Ohne Liste.' });
	assert.equal(shown(alone), made[1]);
	assert.equal(await state(made[1]), 'formale_pruefung:1');
});
