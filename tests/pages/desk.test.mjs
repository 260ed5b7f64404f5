// The head of every desk (PRO-20): whose turn it is and until when, the one next step, the line of the procedure, tabs that are pages of their own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, createJobad, createVacancy, firstProject, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, council, office, admin;

before(async () => {
	stack = await startStack();
	[recruiter, council, office, admin] = ['amira.yildiz', 'paul.oduya', 'sina.krogmann', 'henrike.solms'].map(user => stack.as(user));
});
after(() => stack?.stop());

const turn = page => page.text('.bms-desk__turn');
const line = page => page.document.querySelectorAll('.bms-line li').map(li => `${li.getAttribute('class').replace('bms-line__', '')} ${li.textContent.replace(/\s+/g, ' ').trim()}`);
const primary = page => page.document.querySelectorAll('.bms-desk .kern-btn--primary').map(one => one.textContent.trim());
const look = page => page.document.querySelector('.bms-state').getAttribute('class').replace(/.*--/, '');
const today = () => new Date().toLocaleDateString('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit' });

test('a draft is its recruiter’s turn, with one primary button; the line says what is done, since when, and what comes', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Kopf (m/w/d)');
	const page = await recruiter.get(`/vakanzen/${vacancy}`);
	assert.equal(turn(page), 'Am Zug: Sie');
	assert.deepEqual(primary(page), ['Stellenanzeige anlegen'], 'one that has no ad needs one first');
	assert.equal(look(page), 'idle');
	assert.deepEqual(line(page), [`here Vorbereitung ${today()}`, 'coming Abstimmung', 'coming Personalamt', 'coming Ausschreibung', 'coming Auswahl', 'coming Gremien', 'coming Einstellung', 'coming Abschluss']);
	const active = await recruiter.submit(page, { status: 'aktiv' }, { action: '/status' });
	await createJobad(recruiter, vacancy);
	assert.deepEqual(primary(await recruiter.get(`/vakanzen/${vacancy}`)), ['Stellenanzeige ansehen'], 'closing is stopped by the ad, which is to be published');
	assert.equal(look(active), 'running');
	const [{ number: jobad }] = await stack.sql(`SELECT j.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id WHERE v.number = '${vacancy}'`), path = `/stellenanzeigen/${jobad}`;
	assert.deepEqual(line(await recruiter.get(path)), [`here Entwurf ${today()}`, 'coming In Abstimmung', 'coming Bei Personalamt', 'coming Freigegeben', 'coming Veröffentlicht', 'coming Abgelaufen'], 'an ad’s line is that of its statuses');
});

test('who cannot make the next step reads who can', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle für andere (m/w/d)');
	const application = await apply(stack, jobad, { email: 'kopf@beispiel.example' });
	await step(recruiter, application, 'formale_pruefung');
	await step(recruiter, application, 'vorauswahl');
	await step(recruiter, application, 'bewerbungsvergleich');
	const own = await recruiter.get(`/bewerbungen/${application}`);
	assert.equal(turn(own), 'Am Zug: Sie');
	assert.deepEqual(primary(own), ['Zur Einladung']);
	const other = await admin.get(`/bewerbungen/${application}`);
	assert.equal(turn(other), 'Am Zug: Recruiting');
	assert.equal(look(other), 'waiting');
	assert.deepEqual(primary(other), []);
	await recruiter.submit(await recruiter.submit(own, { status: 'abgesagt' }, { action: '/status' }), {}, { action: '/schritt/' });
	const ended = await recruiter.get(`/bewerbungen/${application}`);
	assert.equal(look(ended), 'stopped');
	assert.equal(turn(ended), '');
	assert.match(line(ended).join(), /^done erledigt: Eingegangen .*,done erledigt: Bewerbungsvergleich [^,]*,here Abgesagt [^,]*$/, 'beside the line; nothing comes after the end');
});

test('where somebody is asked it is said until when, and what silence means; overdue is red', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Frage (m/w/d)');
	const people = await recruiter.get(`/vakanzen/${vacancy}/beteiligte`);
	const pr = people.document.querySelectorAll('select[name=pr] option').map(option => option.getAttribute('value')).find(Boolean);
	await recruiter.submit(people, { pr }, { action: '/gremien' });
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_pr' });
	for (const path of [`/vakanzen/${vacancy}`, `/stellenanzeigen/${jobad}`]) {
		const page = await recruiter.get(path);
		assert.match(turn(page), /^Am Zug: Personalrat .* · Stellungnahme zur Stellenanzeige · bis \w\w \d\d\.\d\d\.\d{4} · ohne Antwort gilt: Keine Einwände \(§ 88 VI HmbPersVG\)$/, path);
		assert.equal(look(page), path.includes('vakanzen') ? 'idle' : 'waiting');
		assert.match(turn(await council.get(path)), /^Am Zug: Sie \(Personalrat /, path);
	}
	await stack.sql(`UPDATE statement SET due_on = UTC_DATE() - INTERVAL 2 DAY, due_at = UTC_TIMESTAMP() - INTERVAL 1 DAY WHERE object_kind = 3`);
	assert.doesNotMatch(turn(await recruiter.get(`/stellenanzeigen/${jobad}`)), /Personalrat/, 'silence has spoken');
	await stack.sql(`UPDATE statement_kind SET silence = '' WHERE code = 'ad_pr'`);
	assert.equal(look(await recruiter.get(`/stellenanzeigen/${jobad}`)), 'stopped');
	await stack.sql(`UPDATE statement_kind SET silence = 'no_objection' WHERE code = 'ad_pr'`);
});

test('a lector finds on the vacancy what is asked of her, as what is next, and nothing of what others are asked', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle zum Lesen (m/w/d)'), people = () => recruiter.get(`/vakanzen/${vacancy}/beteiligte`), lector = stack.as('ruth.eggers');
	await recruiter.submit(await people(), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' });
	await recruiter.submit(await people(), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const jobad = await createJobad(recruiter, vacancy), ask = async kind => recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind });
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	await ask('ad_department');
	const before = await lector.get(`/vakanzen/${vacancy}`);
	assert.deepEqual([turn(before), primary(before)], ['', []]);
	await ask('ad_lector');
	const after = await lector.get(`/vakanzen/${vacancy}`);
	assert.match(turn(after), /^Am Zug: Sie \(Lektorat .*Stellenanzeige lektorieren/);
	assert.doesNotMatch(turn(after), /weitere Fragen/);
	assert.deepEqual(primary(after), ['Stellenanzeige lektorieren']);
	assert.equal((await lector.get(after.link('Stellenanzeige lektorieren'))).status, 200);
});

test('a project is closed down and taken up again from its head; a step it has not is refused', async () => {
	const path = await firstProject(recruiter), state = () => stack.value(`SELECT status FROM project WHERE number = '${path.split('/').at(-1)}'`);
	const page = await recruiter.get(path);
	assert.deepEqual(primary(page), ['Vakanz anlegen']);
	assert.equal(page.document.querySelector('button[name=status]'), null, 'projects are the administrators’');
	const begun = await admin.get(path), again = await admin.get(path), closed = await admin.submit(begun, { status: 'inaktiv' }, { action: '/status' });
	assert.match(closed.text('main'), /Der Status ist geändert/);
	assert.equal(await state(), 'inaktiv');
	assert.deepEqual(primary(closed), [], 'nothing is created in it');
	const late = await admin.submit(again, { status: 'inaktiv' }, { action: '/status' });
	assert.equal(late.status, 400);
	assert.equal(await state(), 'inaktiv');
	await admin.submit(closed, { status: 'aktiv' }, { action: '/status' });
	assert.equal(await state(), 'aktiv');
	assert.equal((await council.get(`${path}/verlauf`)).status, 404);
});

test('tabs are pages: each says which it is, and is shown to nobody else than before', async () => {
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle mit Reitern (m/w/d)');
	const application = await apply(stack, jobad, { email: 'reiter@beispiel.example' });
	const paths = { vacancy: [`/vakanzen/${vacancy}`, ['', '/anzeigen', '/stand', '/anforderungen', '/bewerbungen', '/pruefung', '/vergleich', '/termine', '/auswahl', '/beteiligte', '/stellungnahmen', '/zugriff', '/verlauf']],
		jobad: [`/stellenanzeigen/${jobad}`, ['', '/fassungen', '/abstimmung', '/verlauf']], application: [`/bewerbungen/${application}`, ['', '/pruefung', '/emails', '/bewertung', '/termine', '/einstellung', '/zugriff', '/verlauf']],
		project: [await firstProject(recruiter), ['', '/verfahren', '/verlauf']] };
	const group = await stack.value('SELECT MIN(id) FROM user_group');
	for (const path of ['/verwaltung/benutzer/amira.yildiz', '/verwaltung/organisation/BSW', `/verwaltung/gruppen/${group}`])
		paths[path] = [path, ['', '/verlauf'], admin];
	for (const [path, tabs, who = recruiter] of Object.values(paths)) {
		for (const tab of tabs) {
			const page = await who.get(path + tab);
			assert.equal(page.status, 200, path + tab);
			assert.deepEqual(page.document.querySelectorAll('.bms-tabs a').map(a => new URL(a.getAttribute('href'), page.url).pathname), tabs.map(one => path + one), path + tab);
			assert.deepEqual(page.document.querySelectorAll('.bms-tabs a[aria-current=page]').map(a => new URL(a.getAttribute('href'), page.url).pathname), [path + tab]);
			assert.equal(page.document.querySelectorAll('h1').length, 1);
		}
	}
	for (const path of [`/vakanzen/${vacancy}`, `/stellenanzeigen/${jobad}`, `/bewerbungen/${application}`])
		for (const tab of ['verlauf', 'zugriff'])
			assert.equal((await stack.as('nikolai.stern').get(`${path}/${tab}`)).status, 404, `${path}/${tab}`);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/bewerbungen`)).text('.bms-tabs'), /Anzeigen 1 ?Stand ?Anforderungen 0 ?Bewerbungen 1/);
	assert.equal((await office.get(`/vakanzen/${vacancy}/beteiligte`)).status, 403);
});

const badge = page => `${look(page)} ${page.text('.bms-state')}`;
const more = page => page.document.querySelectorAll('.bms-desk__more :is(button, a)').map(one => one.textContent.trim());

test('a person’s, a unit’s and a group’s head say how they stand and hold their steps, on every tab', async () => {
	const path = '/verwaltung/benutzer/gesa.rohde';
	for (const tab of ['', '/verlauf']) {
		const page = await admin.get(path + tab);
		assert.equal(badge(page), 'done Aktiv');
		assert.deepEqual([primary(page), more(page)], [[], ['Deaktivieren', 'Zugang befristet sperren', 'Sperren', 'Auf „gelöscht“ setzen']]);
	}
	const out = await admin.submit(await admin.get(`${path}/verlauf`), { status: 'locked' }, { action: '/status' });
	assert.match(out.text('main'), /Der Status ist geändert/);
	assert.deepEqual([badge(out), primary(out)], ['stopped Gesperrt', ['Aktivieren']]);
	const back = await admin.submit(out, { status: 'active' }, { action: '/status' });
	assert.equal(badge(back), 'done Aktiv');
	await admin.submit(await admin.get(`${path}/sperre`), { reason: 'Verdacht auf Missbrauch', until: new Date(Date.now() + 3 * 864e5).toLocaleDateString('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' }) });
	assert.equal(badge(await admin.get(path)), 'stopped Zugang gesperrt');
	const own = await admin.get('/verwaltung/benutzer/henrike.solms');
	assert.deepEqual([badge(own), more(own)], ['done Aktiv', []], 'nobody shuts out herself');

	await createVacancy(recruiter, 'Stelle einer Behörde (m/w/d)');
	for (const tab of ['', '/verlauf']) {
		const used = await admin.get(`/verwaltung/organisation/BSW${tab}`);
		assert.equal(badge(used), 'done Aktiv');
		assert.equal(used.document.querySelector('.bms-desk__ends button').hasAttribute('disabled'), true);
		assert.match(used.text('.bms-stops'), /Deaktivieren: .*noch gebraucht/);
		assert.equal(new URL(used.document.querySelector('.bms-stops a').getAttribute('href'), used.url).hash, '#gebraucht');
	}
	assert.ok((await admin.get('/verwaltung/organisation/BSW')).document.querySelector('#gebraucht li'));
	await admin.submit(await admin.get('/verwaltung/organisation/BSW/neu'), { kind: 'location', name: 'Nebenstelle Kopf', short_name: 'NK', code: 'BSW-KOPF' });
	const unit = await admin.get('/verwaltung/organisation/BSW-KOPF');
	assert.deepEqual([badge(unit), more(unit)], ['done Aktiv', ['Deaktivieren']]);
	const closed = await admin.submit(unit, {}, { action: '/inaktiv' });
	assert.deepEqual([badge(closed), primary(closed)], ['idle Inaktiv', ['Aktivieren']]);

	const group = await stack.value(`SELECT MIN(g.group_id) FROM directory_group g`);
	const filled = await admin.get(`/verwaltung/gruppen/${group}`);
	assert.deepEqual([badge(filled), primary(filled)], ['done Aus dem Verzeichnis gefüllt', []]);
	await stack.sql(`DELETE FROM directory_group WHERE group_id = ${group}`);
	const empty = await admin.get(`/verwaltung/gruppen/${group}/verlauf`);
	assert.deepEqual([badge(empty), primary(empty)], ['idle Ohne Verzeichnisgruppe', ['Verzeichnisgruppe zuordnen']]);
});

test('the page of bias is a tab with the vacancy’s head; tabs count who takes part and what is open', async () => {
	const vacancy = await createVacancy(recruiter, 'Stelle mit Zahlen an Reitern (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const count = await stack.value(`SELECT (SELECT COUNT(*) FROM vacancy_unit u WHERE u.vacancy_id = v.id) + 1 FROM vacancy v WHERE number = '${vacancy}'`);
	assert.match((await recruiter.get(`/vakanzen/${vacancy}`)).text('.bms-tabs'), new RegExp(`Beteiligte ${count} ?Stellungnahmen ?Zugriff`));
	const jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/stellungnahme`), { kind: 'ad_department' });
	for (const path of [`/vakanzen/${vacancy}`, `/stellenanzeigen/${jobad}`])
		assert.match((await recruiter.get(path)).text('.bms-tabs'), /(Stellungnahmen|Abstimmung) 1 offen/, path);
	const bias = await admin.get(`/verwaltung/befangenheit/${vacancy}`);
	assert.equal(bias.text('h1'), 'Stelle mit Zahlen an Reitern (m/w/d)');
	assert.match(line(bias)[0], /^here Vorbereitung|^done erledigt: Vorbereitung/);
	assert.equal(turn(bias), 'Am Zug: Recruiting');
	assert.equal(bias.text('.bms-tabs a[aria-current=page]'), 'Befangenheit');
	assert.deepEqual(bias.document.querySelectorAll('.bms-tabs a').map(a => a.textContent.replace(/\s*\d.*$/, '').trim()),
		(await admin.get(`/vakanzen/${vacancy}`)).document.querySelectorAll('.bms-tabs a').map(a => a.textContent.replace(/\s*\d.*$/, '').trim()));
	assert.equal(bias.text('.bms-desk__links'), 'Sonderprojekt anlegen');
});

test('the tab of e-mails: what was written to the applicant, how far it is, without the links that open it; for whoever edits her application', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle mit Post im Reiter (m/w/d)');
	const application = await apply(stack, jobad, { email: 'reiter-post@beispiel.example' }), path = `/bewerbungen/${application}/emails`;
	const mails = async (who = recruiter) => (await who.get(path)).text('.bms-comments');
	const set = change => stack.sql(`UPDATE mail_outbox m JOIN application a ON a.id = m.application_id SET ${change} WHERE a.number = '${application}'`);
	assert.match(await mails(), /gesendet.*Bewerbung.*An reiter-post@beispiel.example/);
	await set(`m.status = 'given_up', m.sent_at = NULL`);
	assert.match(await mails(), /nicht zustellbar/);
	await set(`m.status = 'waiting', m.next_attempt_at = UTC_TIMESTAMP() + INTERVAL 1 DAY`);
	assert.match(await mails(), /wird gesendet/);
	const secrets = (await stack.arrived()).filter(mail => mail.envelope_to.includes('reiter-post@beispiel.example')).flatMap(mail => mail.text.match(/[A-Za-z0-9_-]{30,}/g) ?? []);
	assert.ok(secrets.length, 'there are links');
	for (const secret of secrets)
		assert.ok(!(await recruiter.get(path)).body.includes(secret));
	for (const user of ['paul.oduya', 'katrin.lohmann', 'nikolai.stern'])
		assert.ok([403, 404].includes((await stack.as(user).get(path)).status), user);
});
