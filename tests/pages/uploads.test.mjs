// Every place that takes a file (INT-50): what is kept of it waits for the virus scanner, a real clamd with one signature, shown to nobody and said so; what is found is destroyed and named with why.
import assert from 'node:assert/strict';
import { readFile, readdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { eicar, startClamd } from '../lib/clamd.mjs';
import { attach, beginApplication, createJobad, createVacancy, cv, pdfOf, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack, top } from '../lib/stack.mjs';

let stack, recruiter, office, admin, council, jobad, vacancy, directory, scanner, account, visitor;
const infected = name => ({ name, type: 'application/pdf', bytes: pdfOf(eicar.length, () => Buffer.from(eicar)) });
const clean = name => ({ ...cv, name });

before(async () => {
	directory = await mkdtemp(join(tmpdir(), 'bms-uploads.'));
	stack = await startStack({ settings: { clamd_socket: join(directory, 'clamd.sock'), clamd_seconds: 10 } });
	[recruiter, office, admin, council] = ['amira.yildiz', 'sina.krogmann', 'henrike.solms', 'paul.oduya'].map(user => stack.as(user));
	({ jobad, vacancy } = await publishedAd(recruiter, 'Stelle mit Dateien (m/w/d)'));
	account = await makeAccount(stack, { email: 'mappe.dateien@beispiel.example' });
	visitor = await signedIn(stack, account);
	await visitor.submit(await visitor.get('/konto/mappe/fuellen'), { consent: '1' });
});
after(async () => {
	await scanner?.stop();
	await stack?.stop();
	await rm(directory, { recursive: true });
});

const inFolder = file => async () => {
	const page = await visitor.submit(await visitor.get('/konto/mappe'), { type: 'cv' }, { action: '/konto/mappe/unterlagen', files: { files: [file] } });
	assert.equal(page.status, 200, page.text('main'));
	const id = await stack.value(`SELECT id FROM folder_file WHERE name = '${file.name}'`);
	return { who: visitor, shown: '/konto/mappe', open: `/konto/mappe/dokument/${id}` };
};

let mobile;
const atMobile = file => async () => {
	mobile ??= /\/mobile\/(\d+)/.exec((await office.submit(await office.get('/mobile/neu'), { surname: 'Belegt', first_name: 'Mika', email: 'mika.belegt@bsw.example', pay_grade: 'e 9b', field: 'finanzen', town: '',
		since_on: '2026-10-01', wishes: 'Gern Teilzeit' })).url)[1];
	assert.equal((await office.submit(await office.get(`/mobile/${mobile}/unterlagen/neu`), {}, { action: '/unterlagen/neu', files: { file: [file] } })).status, 200);
	const id = await stack.value(`SELECT id FROM mobile_file WHERE name = '${file.name}'`);
	return { who: office, shown: `/mobile/${mobile}`, open: `/mobile/${mobile}/unterlagen/${id}` };
};

const ofAgency = file => async () => {
	const path = `/vakanzen/${await createVacancy(recruiter, `Gemeldet mit ${file.name}`)}/agentur`;
	const saved = await recruiter.submit(await recruiter.get(path), { kind: 'reported', way: 'online', note: '' }, { action: '/agentur', files: { file: [file] } });
	assert.equal(saved.status, 200, saved.text('main'));
	return { who: recruiter, shown: path, open: `${path}/nachweis/${await stack.value('SELECT MAX(id) FROM agency_report')}` };
};

const ofDecision = file => async () => {
	const decided = await createVacancy(recruiter, `Entschieden mit ${file.name}`), people = await recruiter.get(`/vakanzen/${decided}/beteiligte`);
	const first = name => people.document.querySelectorAll(`select[name=${name}] option`).map(option => option.getAttribute('value')).find(Boolean);
	await recruiter.submit(people, { pr: first('pr'), gsb: first('gsb') }, { action: '/gremien' });
	const ad = await createJobad(recruiter, decided), begin = (await recruiter.get(`/stellenanzeigen/${ad}/abstimmung/beginnen`)).form('/beginnen');
	const fields = begin.fields.filter(([name, value]) => name !== 'reason' && !(name === 'kind' && ['ad_lector', 'ad_department', 'ad_gsb'].includes(value)));
	await recruiter.post(begin.action, [...fields, ['reason', 'Nur der Personalrat']]);
	const id = await stack.value(`SELECT s.id FROM statement s JOIN jobad j ON j.id = s.object_id WHERE s.object_kind = 3 AND j.number = '${ad}' AND s.kind = 'ad_pr'`), shown = `/stellungnahmen/${id}`;
	await council.submit(await council.get(shown), { answer: 'objection', text: 'So nicht.' }, { action: shown });
	const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
	const done = await recruiter.submit(await recruiter.get(`${shown}/entscheidung`), { decided_on: today, text: 'Der Entwurf bleibt.' }, { action: '/entscheidung', files: { file: [file] } });
	assert.equal(done.status, 200, done.text('main'));
	return { who: council, shown, open: `${shown}/entscheidung/datei` };
};

const inDraft = file => async () => {
	const applicant = stack.visitor(), number = await beginApplication(applicant, jobad, { email: `${file.name.replaceAll('.', '-')}@beispiel.example` });
	await attach(applicant, number, [file]);
	const id = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`);
	return { who: applicant, shown: `/bewerbung/${number}/unterlagen`, open: `/bewerbung/${number}/anhang/${id}` };
};

let number;
const handedIn = file => async () => {
	const applicant = visitor;
	if (!number) {
		const { jobad: ad } = await publishedAd(recruiter, 'Stelle mit Nachreichen (m/w/d)');
		number = /B-\d{4}-\d{5}/.exec((await applicant.submit(await applicant.get(`/stellen/${ad}/bewerben`), { town: 'Nordhafen' })).url)[0];
		await attach(applicant, number);
		await send(applicant, number);
	}
	const page = await applicant.submit(await applicant.get(`/bewerbung/${number}/nachreichen`), { type: 'certificate' }, { files: { files: [file] } });
	assert.equal(page.status, 200, page.text('main'));
	const id = await stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' AND t.name = '${file.name}'`);
	return { who: applicant, shown: `/bewerbung/${number}`, open: `/bewerbung/${number}/anhang/${id}` };
};

const ofStaff = (number, file) => stack.value(`SELECT t.id FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' AND t.name = '${file.name}'`)
	.then(id => ({ who: recruiter, shown: `/bewerbungen/${number}`, open: `/bewerbungen/${number}/anhang/${id}` }));
const entered = async (name, files) => {
	const page = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/bewerbungen/neu`), { entry_ad: jobad, entry_way: 'post', entry_day: new Date().toISOString().slice(0, 10), first_name: 'Rosa', surname: name },
		{ action: '/bewerbungen/neu', files });
	assert.equal(page.status, 200, page.text('main'));
	return /B-\d{4}-\d{5}/.exec(page.url)[0];
};
const onPaper = file => async () => ofStaff(await entered(`Papier ${file.name.replace(/\W|\d/g, '')}`, { entry_files: [file] }), file);
const addedByStaff = file => async () => {
	const number = await entered(`Nachgereicht ${file.name.replace(/\W|\d/g, '')}`, {});
	const page = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/unterlagen/neu`), { type: 'certificate' }, { action: '/unterlagen/neu', files: { files: [file] } });
	assert.equal(page.status, 200, page.text('main'));
	return ofStaff(number, file);
};

const withLetter = file => async () => {
	const number = await entered(`Brief ${file.name.replace(/\W|\d/g, '')}`, {});
	const form = await recruiter.submit(await recruiter.get(`/bewerbungen/${number}/schreiben`), {}, { action: '/schreiben' });
	const written = await recruiter.submit(form, { subject_de: 'Mit Anlage {number}', body_de: 'Guten Tag {name}.', subject_en: '', body_en: '', send: 'now' }, { action: '/brief' });
	const shown = written.link('Dateien hinzufügen oder entfernen');
	await recruiter.submit(await recruiter.get(shown), {}, { action: '/anlagen', files: { file: [file] } });
	return { who: recruiter, shown, open: `${shown}/${await stack.value(`SELECT id FROM letter_file WHERE name = '${file.name}'`)}` };
};

const hiringDocument = file => async () => {
	const number = await entered(`Einstellung ${file.name.replace(/\W|\d/g, '')}`, {}), shown = `/bewerbungen/${number}/einstellung`;
	const page = await recruiter.submit(await recruiter.get(`${shown}/unterlage-hinzufuegen`), {}, { action: '/unterlage-hinzufuegen', files: { files: [file] } });
	assert.equal(page.status, 200, page.text('main'));
	const { open } = await ofStaff(number, file);
	return { who: recruiter, shown, open: `${shown}/unterlagen/${open.split('/').at(-1)}` };
};

/** The proof of a step after the works council has refused. */
const ofConsent = file => async () => {
	const number = await entered(`Verweigert ${file.name.replace(/\W|\d/g, '')}`, {}), { vacancy: here } = await publishedAd(recruiter, `Verweigert mit ${file.name}`), shown = `/vakanzen/${here}/beteiligung`;
	await stack.sql(`UPDATE application a JOIN vacancy v ON v.number = '${here}' SET a.vacancy_id = v.id, a.status = 'beteiligung_gremien' WHERE a.number = '${number}';
		INSERT INTO decision (vacancy_id, number, state, created_at, created_by, fixed_at, fixed_by) SELECT id, 1, 'fixed', created_at, owner_id, created_at, owner_id FROM vacancy WHERE number = '${here}';
		INSERT INTO decision_part (decision_id, application_id, choice) SELECT d.id, a.id, 'chosen' FROM decision d JOIN application a ON a.vacancy_id = d.vacancy_id WHERE a.number = '${number}';
		UPDATE vacancy SET selection_fixed_at = NOW() WHERE number = '${here}'`);
	await recruiter.submit(await recruiter.get(`${shown}/antrag`), { reasons: 'Das Profil ist am besten erfüllt.', term: 'normal' });
	const asked = await stack.value(`SELECT MAX(s.id) FROM statement s JOIN vacancy v ON v.id = s.vacancy_id WHERE v.number = '${here}' AND s.kind = 'selection_pr' AND s.measure = 'hiring'`);
	await council.submit(await council.get(`/stellungnahmen/${asked}`), { answer: 'refused', ground: '4', text: 'Die Begründung ist dünn.' }, { action: `/stellungnahmen/${asked}` });
	const page = await recruiter.submit(await recruiter.get(`${shown}/${asked}/schritt`), { kind: 'conciliation', text: 'Angerufen.' }, { action: '/schritt', files: { file: [file] } });
	assert.equal(page.status, 200, page.text('main'));
	return { who: recruiter, shown, open: `${shown}/nachweis/${await stack.value('SELECT MAX(id) FROM consent_step')}` };
};

/** Of all of these something is kept as it was sent: by the file of the page that takes it. */
const kept = {
	'portal/apply/apply_files.c': inDraft,
	'portal/my/my_change.c': handedIn,
	'portal/my/my_folder.c': inFolder,
	'backend/arrival/documents.c': addedByStaff,
	'backend/arrival/enter.c': onPaper,
	'backend/bulk/letter_files.c': withLetter,
	'backend/mobile/mobile_files.c': atMobile,
	'backend/vacancy/vacancy_agency.c': ofAgency,
	'backend/task/statement_reply.c': ofDecision,
	'backend/hiring/hiring_documents.c': hiringDocument,
	'backend/consent/consent_step.c': ofConsent,
};
/** Of these nothing is: a table is read as text, a picture is drawn anew. */
const read = ['backend/content/admin_pay.c', 'backend/content/media.c'];

test('each place in the source that takes a file is named here', async () => {
	const folder = join(top, 'cgi-bin'), takes = [];
	for (const name of await readdir(folder, { recursive: true }))
		if (/^(portal|backend)\/.*\.c$/.test(name) && (await readFile(join(folder, name), 'utf8')).includes('FIELD_FILES'))
			takes.push(name);
	assert.deepEqual(takes.sort(), [...Object.keys(kept), ...read].sort());
});

const page = async ({ who, shown }) => (await who.get(shown)).text('main');
const isShown = async ({ who, open }) => (await who.get(open)).bytes.subarray(0, 5).toString() === '%PDF-';
const now = async () => {
	const checks = await admin.get('/verwaltung/dateipruefung');
	if (checks.document.querySelectorAll('main form').some(form => form.getAttribute('action').endsWith('dateipruefung')))
		await admin.submit(checks, {}, { action: '/verwaltung/dateipruefung' });
};

test('without an answer of the scanner each file waits, is shown to nobody, and the page says so; then each is shown, or destroyed and named with why', async () => {
	const places = [];
	for (const [name, send] of Object.entries(kept))
		for (const [kind, file] of [['clean', clean], ['infected', infected]])
			places.push({ name, kind, file: `${kind}-${places.length}.pdf`, ...await send(file(`${kind}-${places.length}.pdf`))() });
	for (const place of places) {
		assert.match(await page(place), new RegExp(`${place.file.replace('.', '\\.')}.*wird (noch )?geprüft`, 's'), place.name);
		assert.equal(await isShown(place), false, place.name);
	}
	assert.match((await admin.get('/verwaltung/dateipruefung')).text('main'), /Dateien, die warten\s*\d+/);
	const stored = async place => stack.value(`SELECT COUNT(*) FROM stored_file s LEFT JOIN stored_check c ON c.file_id = s.file_id WHERE c.state = 'refused'`);
	scanner = await startClamd(directory);
	await eventually(async () => {
		await now();
		return await stack.value(`SELECT (SELECT COUNT(*) FROM attachment_check WHERE waits) + (SELECT COUNT(*) FROM stored_check WHERE state = 'waits') + (SELECT COUNT(*) FROM letter_file WHERE state = 'waits')`) === '0';
	}, 'the scans', 60);
	for (const place of places.filter(one => one.kind === 'clean'))
		assert.equal(await isShown(place), true, place.name);
	for (const place of places.filter(one => one.kind === 'infected')) {
		assert.match(await page(place), new RegExp(`${place.file.replace('.', '\\.')}.*Schadsoftware`, 's'), place.name);
		assert.equal(await isShown(place), false, place.name);
	}
	assert.equal(await stored(), '5');
	for (const { file_id } of await stack.sql(`SELECT file_id FROM stored_check WHERE state = 'refused'`))
		await assert.rejects(readFile(join(stack.dir, 'store', file_id.slice(0, 2), file_id.slice(2, 4), file_id)), /ENOENT/);
	await stack.job('store'); // which misses none
	const mail = await stack.mail('mappe.dateien@beispiel.example', 'Eine Datei in Ihrer Mappe wurde nicht angenommen');
	assert.match(mail.text, /- infected-\d+\.pdf[^]*Schadsoftware[^]*\/konto\/mappe>/);
	await stack.settled();
	const told = (await stack.arrived()).filter(one => one.subject === 'Eine Datei von Ihnen wurde nicht angenommen');
	assert.deepEqual(told.map(one => /<[^>]*\/(\w+)\/[^>]*>/.exec(one.text)[1]).sort(), ['mobile', 'stellenanzeigen', 'vakanzen'], 'once each, with a link');
	for (const one of told)
		assert.doesNotMatch(one.text, /infected|Belegt/);
});

test('what was refused is in no application, copy of data or proposal', async () => {
	const zip = await visitor.get('/konto/auskunft/zip');
	assert.equal(zip.status, 200);
	const data = JSON.parse((await visitor.get('/konto/auskunft/json')).body).people[0].account.folder;
	assert.deepEqual([data.attachments.map(one => one.name.split('-')[0]), data.refused_files.map(one => [one.name.split('-')[0], one.reason])], [['clean'], [['infected', 'file_virus']]]);
	const names = [...zip.bytes.toString('latin1').matchAll(/(clean|infected)-\d+\.pdf/g)].map(([name]) => name);
	assert.ok(names.some(name => name.startsWith('clean')));
	const [row] = await stack.sql(`SELECT COUNT(*) AS files FROM folder_file WHERE account_id = ${account.id}`);
	assert.equal(row.files, '2');
	const { jobad: other } = await publishedAd(recruiter, 'Stelle aus der Mappe (m/w/d)');
	const form = await visitor.get(`/stellen/${other}/bewerben`), button = form.document.querySelector('button[formaction*="/aus/mappe"]');
	await visitor.post(button.getAttribute('formaction'), form.form('/bewerben').fields);
	assert.deepEqual((await stack.sql(`SELECT t.name FROM attachment t JOIN application a ON a.id = t.application_id JOIN jobad j ON j.id = a.jobad_id WHERE j.number = '${other}'`)).map(one => one.name.split('-')[0]), ['clean']);
	const removed = await visitor.submit(await visitor.get('/konto/mappe'), {}, { action: '/entfernen' });
	assert.equal(removed.status, 200);
});

test('two workers at once: each file is scanned and noted once', async () => {
	const pid = Number.parseInt(await readFile(join(stack.dir, 'run/work.pid'), 'utf8'), 10);
	process.kill(pid, 'SIGSTOP');
	for (const file of [infected('zwei-eins.pdf'), infected('zwei-zwei.pdf'), clean('zwei-drei.pdf')])
		await atMobile(file)();
	const lines = () => stack.value(`SELECT COUNT(*) FROM history WHERE action = 'attachment_refused' AND object_kind = (SELECT owner_kind FROM stored_file WHERE purpose = 'mobile' LIMIT 1) AND object_id = ${mobile}`);
	const before = Number(await lines());
	await Promise.all([stack.job('work'), stack.job('work')]);
	process.kill(pid, 'SIGCONT');
	await eventually(async () => await stack.value(`SELECT COUNT(*) FROM stored_check WHERE state = 'waits'`) === '0', 'the scans');
	assert.equal(Number(await lines()), before + 2);
	assert.equal(await stack.value(`SELECT COUNT(*) FROM stored_check c JOIN mobile_file f ON f.file_id = c.file_id WHERE f.name LIKE 'zwei-%'`), '2');
});

test('of a picture for ads and of a table nothing is kept as it was sent', async () => {
	await eventually(async () => await stack.value("SELECT COUNT(*) FROM queue_item WHERE state = 'running' OR state = 'waiting' AND next_at <= UTC_TIMESTAMP()") === '0', 'what is made of the files before', 60);
	const stored = await stack.value('SELECT COUNT(*) FROM stored_file');
	const picture = Buffer.concat([await readFile(join(top, 'tests/files/picture-place.jpg')), Buffer.from(eicar)]);
	const words = { title: 'Hafen', alt_de: 'Ein Kran', alt_en: 'A crane', credit: 'Foto: Haus', licence: 'eigenes Bild' };
	const media = await admin.submit(await admin.get('/mediathek/neu'), words, { files: { file: [{ name: 'hafen.jpg', type: 'image/jpeg', bytes: picture }] } });
	if (media.status === 200)
		for (const { bytes } of await stack.sql('SELECT HEX(bytes) AS bytes FROM media_file'))
			assert.equal(Buffer.from(bytes, 'hex').includes(eicar), false);
	const table = await admin.submit(await admin.get('/verwaltung/gehaltstabellen/neu'), { name: 'TV-L', valid_from: '2027-01-01', hours: '39,5', source: 'Quelle', amounts: '' },
		{ action: '/neu', files: { file: [{ name: 't.csv', type: 'text/csv', bytes: Buffer.from(eicar) }] } });
	assert.equal(table.status, 200, table.text('main'));
	assert.equal(await stack.value('SELECT COUNT(*) FROM stored_file'), stored);
});

test('of a photo that staff send nobody finds place, time or camera, and a broken one is refused', async () => {
	const bytes = await readFile(join(top, 'tests/files/picture-place.jpg')), photo = name => ({ name, type: 'image/jpeg', bytes });
	assert.ok(bytes.includes('Exif'));
	const places = [];
	for (const [at, send] of [atMobile, ofAgency, ofDecision, withLetter].entries())
		places.push(await send(photo(`ort-${at}.jpg`))());
	await eventually(async () => {
		await now();
		return await stack.value(`SELECT (SELECT COUNT(*) FROM stored_check WHERE state = 'waits') + (SELECT COUNT(*) FROM letter_file WHERE state = 'waits')`) === '0';
	}, 'the scans', 60);
	for (const place of places) {
		const shown = (await place.who.get(place.open)).bytes;
		assert.equal(shown.subarray(0, 3).toString('hex'), 'ffd8ff', place.shown);
		assert.equal(shown.includes('Exif'), false, place.shown);
	}
	for (const name of ['picture-truncated.jpg', 'picture-bomb.png']) {
		const broken = { name, type: name.endsWith('png') ? 'image/png' : 'image/jpeg', bytes: await readFile(join(top, 'tests/files', name)) };
		const refused = await office.submit(await office.get(`/mobile/${mobile}/unterlagen/neu`), {}, { action: '/unterlagen/neu', files: { file: [broken] } });
		assert.equal(refused.status, 400, name);
		assert.match(refused.text('main'), /Das Bild (ist beschädigt|hat mehr als 60 Millionen)/, name);
	}
});
