// Steps that write to somebody or that nobody can take back say first what they will do, with the mail as it goes; then they do it and say what they did. And no step ends in an
// error because it took its object out of sight.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apply, closeVacancy, createJobad, createVacancy, publishedAd, step } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, admin, ad;

before(async () => {
	stack = await startStack();
	await stack.sql("UPDATE setting SET value = '0' WHERE name = 'step_wait_minutes'"); // letters go at once; undo.test.mjs has those that wait
	recruiter = stack.as('amira.yildiz');
	admin = stack.as('henrike.solms');
	ad = await publishedAd(recruiter, 'Stelle mit Schritten (m/w/d)');
});
after(() => stack?.stop());

const status = number => stack.value(`SELECT status FROM application WHERE number = '${number}'`);
const mails = application => stack.value(`SELECT COUNT(*) FROM mail_outbox o JOIN application a ON a.id = o.application_id WHERE a.number = '${application}'`);
const begin = async (person, application, to) => person.submit(await person.get(`/bewerbungen/${application}`), { status: to }, { action: '/status' });

test('a rejection shows the mail as it will be sent and to whom, and is sent only when asked for', async () => {
	const email = 'absage@beispiel.example';
	const application = await apply(stack, ad.jobad, { email });
	const before = await mails(application);
	const page = await begin(recruiter, application, 'abgesagt');
	assert.equal(page.status, 200);
	assert.match(page.url, /\/schritt\/abgesagt$/);
	assert.equal(await status(application), 'eingegangen');
	assert.equal(await mails(application), before);
	assert.match(page.text('main'), new RegExp(`Noch ist nichts geändert.*Eingegangen.*Abgesagt|Eingegangen.*Abgesagt.*Noch ist nichts geändert`));
	assert.match(page.text('main'), /lässt sich nicht zurücknehmen/);
	assert.match(page.text('main'), new RegExp(`An ?${email}.*Betreff ?Ihre Bewerbung ${application}`));
	const shown = page.document.querySelector('section .bms-lines').textContent.trim();
	const done = await recruiter.submit(page, {}, { action: '/schritt/' });
	assert.equal(done.status, 200);
	assert.match(done.text('main'), /Der Status ist geändert\. Die E-Mail .* geht jetzt hinaus/);
	assert.equal(await status(application), 'abgesagt');
	assert.equal(await mails(application), String(Number(before) + 1));
	const mail = await stack.mail(email, `Ihre Bewerbung ${application}`);
	assert.equal(mail.text.replace(/\r\n/g, '\n').trim(), shown);
	const again = await recruiter.submit(page, {}, { action: '/schritt/' });
	assert.notEqual(again.status, 500);
	assert.equal(await mails(application), String(Number(before) + 1), 'one mail, however often it is sent');
});

test('every step of the model that mails or has no way back asks first, every other is made at once', async () => {
	const application = await apply(stack, ad.jobad, { email: 'modell@beispiel.example' });
	const steps = await stack.sql(`SELECT t.from_status, t.to_status, t.role_id, s.mail IS NOT NULL OR NOT EXISTS (SELECT 1 FROM process_step_role b
		WHERE b.kind = 4 AND b.from_status = t.to_status AND b.to_status = t.from_status AND b.role_id <> 0)
			OR EXISTS (SELECT 1 FROM process_lock l WHERE l.kind = 4 AND l.to_status = t.to_status AND l.guard = 'decision') AS asks	-- or is stopped, which the same page says
		FROM process_step_role t JOIN process_step s USING (kind, from_status, to_status)
		JOIN process_status_role sr ON sr.kind = 4 AND sr.role_id = t.role_id AND sr.status = t.from_status AND sr.may_see AND sr.may_act WHERE t.kind = 4 AND t.role_id IN (1, 2)`);
	assert.ok(steps.length > 60);
	for (const { from_status: from, to_status: to, role_id: role, asks } of steps) {
		await stack.sql(`UPDATE application SET status = '${from}', active_key = NULL WHERE number = '${application}'`);
		const person = Number(role) === 1 ? admin : recruiter;
		const form = (await person.get(`/bewerbungen/${application}`)).form('/status');
		const page = await person.request(form.action, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams([...form.fields.filter(([name]) => name !== 'status'), ['status', to]]).toString() });
		assert.equal(page.status, 303, `${from} > ${to}`);
		assert.equal(/\/schritt\//.test(page.headers.get('location')), asks === '1' || asks === 1, `${from} > ${to}`);
		assert.equal(await status(application), asks === '1' || asks === 1 ? from : to, `${from} > ${to}`);
		if (asks === '1' || asks === 1) {
			const shown = await person.get(page.headers.get('location'));
			assert.equal(shown.status, 200, `${from} > ${to}`);
			assert.match(shown.text('main'), /Noch ist nichts geändert/);
		}
	}
});

test('after a step into a status one does not see, one is told what was done, on a page one sees', async () => {
	const application = await apply(stack, ad.jobad, { email: 'fort@beispiel.example' });
	const page = await step(admin, application, 'geloescht');
	assert.equal(page.status, 200);
	assert.equal(new URL(page.url).pathname, '/bewerbungen');
	assert.match(page.text('main'), /Der Status ist geändert\. In diesem Status ist der Vorgang für Sie nicht mehr zu sehen/);
	assert.equal(await status(application), 'geloescht');
	const english = await apply(stack, ad.jobad, { email: 'gone@beispiel.example' });
	const check = await admin.submit(await admin.get(`/en/bewerbungen/${english}`), { status: 'geloescht' }, { action: '/status' });
	const away = await admin.submit(check, {}, { action: '/schritt/' });
	assert.equal(new URL(away.url).pathname, '/en/bewerbungen');
	assert.match(away.text('main'), /In this status you do not see it any more/);
});

/** Changes what roles see for the time of some steps. */
async function withTables(change, back, steps) {
	await stack.sql(`${change}; UPDATE access_version SET version = version + 1`);
	try {
		await steps();
	} finally {
		await stack.sql(`${back}; UPDATE access_version SET version = version + 1`);
	}
}

test('the same for every kind of object: application, ad, project', async () => {
	const application = await apply(stack, ad.jobad, { email: 'weg@beispiel.example' });
	const draft = await createJobad(recruiter, await createVacancy(recruiter, 'Unsichtbar (m/w/d)'));
	const see = (kind, status, may) => `UPDATE process_status_role SET may_see = ${may} WHERE kind = ${kind} AND role_id = 2 AND status = '${status}'`;
	await withTables(see(4, 'formale_pruefung', 0), see(4, 'formale_pruefung', 1), async () => {
		const page = await step(recruiter, application, 'formale_pruefung');
		assert.deepEqual([page.status, new URL(page.url).pathname], [200, '/bewerbungen']);
		assert.match(page.text('main'), /Der Status ist geändert\. In diesem Status/);
	});
	await withTables(see(3, 'veroeffentlicht', 0), see(3, 'veroeffentlicht', 1), async () => {
		const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${draft}`), {}, { action: 'veroeffentlichen' });
		assert.deepEqual([page.status, new URL(page.url).pathname], [200, '/stellenanzeigen']);
		assert.match(page.text('main'), /Ihr Schritt ist ausgeführt und gespeichert/);
		assert.equal(await stack.value(`SELECT status FROM jobad WHERE number = '${draft}'`), 'veroeffentlicht');
	});
	const right = "(SELECT id FROM base_right WHERE code = 'OBJECT_ACTION_PROJECT_EDIT')";
	await withTables(`INSERT INTO base_role_right (role_id, right_id) SELECT 2, id FROM base_right WHERE code = 'OBJECT_ACTION_PROJECT_EDIT'`,
		`DELETE FROM base_role_right WHERE role_id = 2 AND right_id = ${right}`, async () => {
			const project = new URL((await recruiter.get('/projekte')).link('bis A/E14')).pathname;
			const users = await stack.sql(`SELECT s.user_id FROM project_member m JOIN project p ON p.id = m.project_id JOIN staff_user s ON s.id = m.staff_user_id
				WHERE p.number = '${project.split('/').pop()}' AND m.role_id = 2 AND s.id <> p.responsible_id`);
			const colleague = stack.as(users[0].user_id);
			const page = await colleague.submit(await colleague.get(`${project}/personen`), {}, { action: `RECRUITER/${users[0].user_id}/entfernen` });
			assert.deepEqual([page.status, new URL(page.url).pathname], [200, '/projekte']);
			assert.match(page.text('main'), /Ihr Schritt ist ausgeführt und gespeichert/);
		});
});

test('an ad is withdrawn after a question, and is online until then', async () => {
	const { jobad } = await publishedAd(recruiter, 'Stelle auf Zeit (m/w/d)');
	const page = await recruiter.get((await recruiter.get(`/stellenanzeigen/${jobad}`)).link('Zurückziehen'));
	assert.match(page.text('main'), /verschwindet sofort.*kann sie nicht mehr absenden/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM public_ad WHERE number = '${jobad}'`), '1');
	assert.match((await recruiter.submit(page)).text('main'), /zurückgezogen und im Portal nicht mehr zu sehen/);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM public_ad WHERE number = '${jobad}'`), '0');
	assert.equal(new URL((await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`)).url).pathname, `/stellenanzeigen/${jobad}`);
});

test('a vacancy is closed after a question', async () => {
	const vacancy = await createVacancy(recruiter, 'Vakanz zum Schließen (m/w/d)');
	await stack.sql(`UPDATE vacancy SET status = 'aktiv' WHERE number = '${vacancy}'`);
	const page = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: 'abgeschlossen' }, { action: '/status' });
	assert.match(page.text('main'), /Noch ist nichts geändert.*danach nicht mehr geändert.*Nur die Administration kann/);
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${vacancy}'`), 'aktiv');
	assert.match(page.text('main'), /Niemand ist eingestellt worden\. Begründen Sie/);
	const unsaid = await recruiter.submit(page, {}, { action: '/schritt/' });
	assert.equal(unsaid.status, 400, 'ending without filling the post needs a reason (PRO-32)');
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${vacancy}'`), 'aktiv');
	assert.match((await recruiter.submit(unsaid, { reason: 'Die Stelle ist weggefallen.' }, { action: '/schritt/' })).text('main'), /Der Status ist geändert/);
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${vacancy}'`), 'abgeschlossen');
	assert.match((await recruiter.get(`/vakanzen/${vacancy}/verlauf`)).text('main'), /Die Stelle ist weggefallen/);
	const open = await closeVacancy(recruiter, ad.vacancy);
	assert.equal(open.status, 400, 'what hinders it is said at once');
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}`), { status: 'inaktiv' }, { action: '/status' });
	assert.equal(await stack.value(`SELECT status FROM vacancy WHERE number = '${ad.vacancy}'`), 'inaktiv', 'what can be taken back is made at once');
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}`), { status: 'aktiv' }, { action: '/status' });
});

test('a step somebody else has overtaken is not made', async () => {
	const fresh = await publishedAd(recruiter, 'Zwei zugleich (m/w/d)');
	const application = await apply(stack, fresh.jobad, { email: 'zwei@beispiel.example' });
	const page = await begin(recruiter, application, 'abgesagt');
	await step(admin, application, 'eingeschraenkt');
	await step(admin, application, 'eingegangen');
	const late = await recruiter.submit(page, {}, { action: '/schritt/' });
	assert.equal(late.status, 409);
	assert.match(late.text('main'), /Jemand hat die Bewerbung inzwischen geändert/);
	assert.equal(await status(application), 'eingegangen');
	await step(recruiter, application, 'bewerber_zieht_zurueck');
	const gone = await recruiter.get(`/bewerbungen/${application}/schritt/abgesagt`);
	assert.match(gone.text('main'), /Dieser Schritt ist nicht mehr möglich/);
});

test('what was typed as a comment is there again after the step, and after going back', async () => {
	const fresh = await publishedAd(recruiter, 'Mit Kommentar (m/w/d)');
	const application = await apply(stack, fresh.jobad, { email: 'kommentar@beispiel.example' });
	const path = `/bewerbungen/${application}`;
	const send = async () => {
		const page = await recruiter.get(path);
		const form = page.form('/status');
		return recruiter.post(form.action, [['form_of', 'application_status'], ...form.fields.filter(([name]) => !['form_of', 'status', 'text'].includes(name)), ['status', 'abgesagt'],
			['form_of', 'comment'], ['text', 'Getippt & noch nicht gesendet']]);
	};
	const comment = page => page.document.querySelector('textarea[name=text]').textContent.trim();
	const form = (await send()).form('/schritt/'), own = form.fields.findLastIndex(([name]) => name === 'form_of');
	const back = await recruiter.post(form.action, [...form.fields.slice(0, own), ['back', '1'], ...form.fields.slice(own)]);	// as its button stands
	assert.match(back.url, new RegExp(`${path}$`));
	assert.equal(comment(back), 'Getippt & noch nicht gesendet');
	assert.equal(await status(application), 'eingegangen');
	const done = await recruiter.submit(await send(), {}, { action: '/schritt/' });
	assert.equal(await status(application), 'abgesagt');
	assert.equal(comment(done), 'Getippt & noch nicht gesendet');
});
