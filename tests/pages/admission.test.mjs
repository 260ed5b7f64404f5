// What a page's GET refuses, its POST refuses too: every page with both methods, every state of an application, somebody else's as well.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { attach, beginApplication, confirm, cv, firstProject, publishedAd, send } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, ad, vacancy;

before(async () => {
	stack = await startStack();
	({ jobad: ad, vacancy } = await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Zulassung (m/w/d)'));
});
after(() => stack?.stop());

/** All records of a program: {path, methods}. */
function pagesOf(program) {
	return execFileSync(join(process.env.BMS_BUILD, `${program}.fcgi`), ['--list-pages']).toString().trim().split('\n')
		.map(line => line.split('\t')).map(([path, , methods]) => ({ path, get: methods.includes('GET'), post: methods.includes('POST') }));
}

/** All that is kept of an application, as text. */
const kept = async number => JSON.stringify([
	await stack.sql(`SELECT a.*, p.* FROM application a JOIN applicant p ON p.id = a.applicant_id WHERE a.number = '${number}'`),
	await stack.sql(`SELECT w.question, HEX(w.sealed) FROM application_answer w JOIN application a ON a.id = w.application_id WHERE a.number = '${number}'
		ORDER BY w.question`),
	await stack.sql(`SELECT t.id, t.type, t.name FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}' ORDER BY t.id`),
	// of this application alone: what was asked for elsewhere is mailed whenever the job comes to it
	await stack.value(`SELECT (SELECT COUNT(*) FROM mail_outbox m WHERE m.application_id = a.id OR m.recipient = 'angreifer@boese.example')
		+ (SELECT COUNT(*) FROM mail_request q WHERE q.application_id = a.id OR q.email = 'angreifer@boese.example')
		FROM application a WHERE a.number = '${number}'`),
]);
const person = async number => (await stack.sql(`SELECT p.first_name, p.surname, p.email FROM application a JOIN applicant p ON p.id = a.applicant_id
	WHERE a.number = '${number}'`))[0];

const typed = [['first_name', 'Fremd'], ['surname', 'Angreifer'], ['email', 'angreifer@boese.example'], ['message', 'Bitte hier klicken'], ['consent', '1'],
	['type', 'other']];

/** A POST as somebody would make it who knows the address: a good token of the own visit, everything any form asks. */
async function push(visitor, path, more = []) {
	const { token } = (await visitor.get(`/stellen/${ad}/bewerben?andere=1`)).form('/bewerben');	// also where this visit has applied
	let body = new URLSearchParams([['form_token', token], ...typed, ...more]);
	if (/unterlagen$|nachreichen$/.test(path)) {
		body = new FormData();
		for (const [name, value] of [['form_token', token], ...typed])
			body.append(name, value);
		body.append('files', new Blob([cv.bytes], { type: cv.type }), 'untergeschoben.pdf');
	}
	return visitor.request(path, { method: 'POST', body });
}

let count = 0;

/** An application in a state, and whose it is. */
async function made(state) {
	const visitor = stack.visitor(), email = `stand${++count}@beispiel.example`;
	const number = await beginApplication(visitor, ad, { email, message: 'Von mir.' });
	await attach(visitor, number);
	if (state !== 'draft')
		await send(visitor, number);
	if (['received', 'over'].includes(state))
		await confirm(stack, visitor, email, number);
	if (state === 'over')
		await visitor.submit(await visitor.get(`/bewerbung/${number}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	if (state === 'deleted')
		await stack.sql(`UPDATE application SET status = 'geloescht' WHERE number = '${number}'`);
	const attachment = await stack.value(`SELECT MAX(t.id) FROM attachment t JOIN application a ON a.id = t.application_id WHERE a.number = '${number}'`);
	return { visitor, number, attachment };
}

// Pages without GET for what a guest has handed in; where the address of what was sent may be put right.
const forGuests = ['/bewerbung/{application}/konto', '/bewerbung/{application}/abmelden'], rightAddress = '/bewerbung/{application}/adresse';

for (const state of ['draft', 'unconfirmed', 'received', 'over', 'deleted', 'foreign'])
	test(`portal: what GET refuses POST refuses, application ${state}`, async () => {
		const pages = pagesOf('portal').filter(page => page.path.includes('{application}') && page.post);
		assert.ok(pages.length >= 9, 'all pages are looked at');
		for (const page of pages) {
			const { visitor, number, attachment } = await made(state === 'foreign' ? 'received' : state);
			const who = state === 'foreign' ? stack.visitor() : visitor;
			const path = page.path.replace('{application}', number).replace('{attachment}', attachment);
			const before = await kept(number), name = await person(number);
			const open = state === 'draft' || (['received', 'over'].includes(state) && forGuests.includes(page.path));
			const shown = page.get ? (await who.request(path)).status : open ? 200 : 404;
			for (const more of [[], [['autosave', '1']], [['danach', 'link']]]) {
				const answer = await push(who, path, more);
				if (shown !== 200) {
					assert.ok([303, 403, 404, 409, 410].includes(answer.status), `${path}: ${answer.status}`);
					assert.equal(await kept(number), before, `POST ${page.path} of ${state} changed something, GET says ${shown}`);
				}
			}
			if (state === 'unconfirmed' && page.path === rightAddress)
				name.email = 'angreifer@boese.example';	// its owner's own wish
			if (state !== 'draft')
				assert.equal((await person(number)).email, name.email, `${page.path}: the address of what was sent`);
			if (state === 'unconfirmed')
				assert.deepEqual(await person(number), name, page.path);
		}
	});

test('backend: what GET refuses POST refuses, for each of the people', async () => {
	const objects = { project: (await stack.value('SELECT number FROM project ORDER BY id LIMIT 1')), vacancy, jobad: ad,
		application: (await made('received')).number, number: vacancy, user: 'joerg.petersen', person: 'joerg.petersen', unit: await stack.value('SELECT code FROM org_unit LIMIT 1'),
		group: '1', role: 'LECTOR' };
	const lines = () => stack.value('SELECT (SELECT COUNT(*) FROM history) + (SELECT COUNT(*) FROM mail_outbox)');
	await stack.settled();
	for (const user of ['amira.yildiz', 'nikolai.stern', 'henrike.solms']) {
		const visitor = stack.as(user);
		const form = user === 'henrike.solms' ? '/verwaltung/rechte' : `${await firstProject(visitor)}/vakanzen/neu`;
		for (const page of pagesOf('backend').filter(page => page.get && page.post)) {
			const path = page.path.replace(/\{(\w+)\}/g, (_, name) => objects[name] ?? '1');
			const shown = (await visitor.request(path)).status;
			if (![403, 404, 410].includes(shown))
				continue;
			const { token } = (await visitor.get(form)).form();
			const before = await lines();
			const answer = await visitor.request(path, { method: 'POST', body: new URLSearchParams([['form_token', token], ...typed, ['reason', 'Ein Grund, lang genug']]) });
			assert.ok([400, 403, 404, 409, 410].includes(answer.status), `${user} ${path}: GET ${shown}, POST ${answer.status}`);
			assert.equal(await lines(), before, `${user} POST ${path}`);
		}
	}
});
