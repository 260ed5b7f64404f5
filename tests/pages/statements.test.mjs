// How much a page asks the database: every GET page of the backend, for every role that is let in, once its worker is warm.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { apply, publishedAd, withdraw } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const MOST = 12;

/** Statements one connection keeps prepared (db/db.c), and workers of both programs on one server. */
const KEPT = 200, WORKERS = 40;

const people = { ADMIN: 'henrike.solms', RECRUITER: 'amira.yildiz', DEPARTMENT: 'katrin.lohmann', LECTOR: 'ruth.eggers', P31: 'bernd.harms', P34: 'sina.krogmann', PR: 'paul.oduya',
	SBV: 'doris.kuhnert', GSB: 'lena.maibaum', PSB: 'frank.tiedemann', IE: 'gesa.rohde' };

let stack, log, paths, connections, rested;

before(async () => {
	stack = await startStack({ workers: 1, cache: false });
	log = join(stack.dir, 'log/general.log');
	rested = await publishedAd(stack.as('amira.yildiz'), 'Stelle, deren Anzeige ruht (m/w/d)');
	const { jobad } = await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Zahlen (m/w/d)');
	await apply(stack, jobad, { email: 'zahlen@beispiel.example' });
	paths = execFileSync(join(process.env.BMS_BUILD, 'backend.fcgi'), ['--list-pages']).toString().trim().split('\n').map(line => line.split('\t'))
		.filter(([, , methods]) => methods.includes('GET')).map(([path]) => path);
	await stack.as('henrike.solms').get('/');
	connections = (await stack.sql(`SELECT ID AS id FROM information_schema.PROCESSLIST WHERE USER = 'bms_backend'`)).map(row => String(row.id));
	await stack.sql(`SET GLOBAL general_log_file = '${log}'; SET GLOBAL log_output = 'FILE'; SET GLOBAL general_log = 1`);
});
after(() => stack?.stop());

/** The statements the worker runs while `work` is done. */
async function statements(work) {
	const from = readFileSync(log).length;
	const answer = await work();
	const text = readFileSync(log).subarray(from).toString();
	const found = [...text.matchAll(/^(?:\d{6} +[\d:]+|\t)\t *(\d+) Execute\t(.*?)(?=\n(?:\d{6} +[\d:]+|\t)\t *\d+ \w|\n?$(?![^]))/gms)];
	return [answer, found.filter(match => connections.includes(match[1])).map(match => match[2])];
}

/** What the person sees of each kind, by the first link of her lists; else what there is. */
async function values(who) {
	const seen = async (list, letter) => new RegExp(`${letter}-\\d{4}-\\d{5}`).exec((await who.get(list)).body)?.[0];
	const first = table => stack.value(`SELECT number FROM ${table} ORDER BY id LIMIT 1`);
	const vacancy = await seen('/vakanzen', 'V') ?? await first('vacancy');
	return { vacancy, project: await seen('/projekte', 'P') ?? await first('project'), application: await seen('/bewerbungen', 'B') ?? await first('application'),
		jobad: await stack.value(`SELECT j.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id ORDER BY v.number = '${vacancy}' DESC, j.id LIMIT 1`), number: vacancy,
		user: 'ruth.eggers', person: 'ruth.eggers', unit: 'BSW', group: await stack.value('SELECT MIN(group_id) FROM directory_group'), account: '1', run: '1', version: '1' };
}

/** For every page the role is shown: [path, statements]. */
async function asked(user, wanted = path => !path.includes('abmelden'), more = {}) {
	const who = stack.as(user), found = [], value = { ...await values(who), ...more };
	for (const path of paths.filter(wanted)) {
		const address = path.replace(/\{(\w+)\}/g, (_, name) => value[name] ?? '1');
		if ((await who.request(address)).status !== 200)
			continue;
		const times = [await statements(() => who.request(address))];
		assert.equal(times[0][0].status, 200, address);
		if (times[0][1].length > MOST)	// once in a while a session is renewed or the tables of rights are read anew
			times.push(await statements(() => who.request(address)));
		found.push([path, times.map(([, list]) => list).sort((a, b) => a.length - b.length)[0]]);
	}
	return found;
}

/** A question whether one object is reached, which the dispatcher has asked before the page began. */
const asks = statement => /^SELECT (\(SELECT )?BIT_OR\(1 << [vp]r\.role_id\)/.test(statement);

test(`no page of any role needs more than ${MOST} statements, none a question of access after it was let in`, async () => {
	const most = new Map(), questions = new Map(), examples = new Map();
	for (const user of Object.values(people))
		for (const [path, list] of await asked(user)) {
			if (list.length > (most.get(path) ?? -1))
				examples.set(path, [user, list]);
			most.set(path, Math.max(most.get(path) ?? 0, list.length));
			questions.set(path, Math.max(questions.get(path) ?? 0, list.filter(asks).length - (path.includes('{') ? 1 : 0)));
		}
	const top = [...most].sort((a, b) => b[1] - a[1]).slice(0, 10).map(([path, count]) => `${count} ${path}`);
	console.log(`${most.size} pages; most statements:\n  ${top.join('\n  ')}`);
	if (process.env.BMS_STATEMENTS)
		console.log([...most].filter(([, count]) => count > Number(process.env.BMS_STATEMENTS)).map(([path]) => `${path} ${examples.get(path)[0]}\n${examples.get(path)[1].map(one => `    ${one.replace(/\s+/g, ' ').slice(0, 170)}`).join('\n')}`).join('\n'));
	assert.ok(most.size > 60, `only ${most.size} pages were shown to somebody`);
	assert.deepEqual([...most].filter(([path, count]) => count > MOST), [], 'more than the page may');
	assert.deepEqual([...questions].filter(([, count]) => count > 0), [], 'asks about access once more');
});

test(`nor does one of an active vacancy whose requirement profile is fixed and whose ad was taken back`, async () => {
	const recruiter = stack.as('amira.yildiz');
	await stack.sql(`UPDATE vacancy SET requirements_fixed_at = UTC_TIMESTAMP() WHERE number = '${rested.vacancy}'`);
	await withdraw(recruiter, rested.jobad);
	const found = await asked('amira.yildiz', path => path.startsWith('/vakanzen/{vacancy}'), { vacancy: rested.vacancy });
	assert.ok(found.some(([path]) => path.endsWith('/verlauf')));
	assert.deepEqual(found.filter(([, list]) => list.length > MOST).map(([path, list]) => [path, list.length]), []);
});

test(`${WORKERS} workers that keep all they may stay below the server’s limit of prepared statements`, async () => {
	const status = async name => Number((await stack.sql(`SHOW GLOBAL STATUS LIKE '${name}'`))[0].Value);
	const limit = Number(await stack.value('SELECT @@max_prepared_stmt_count'));
	const open = await status('Prepared_stmt_count'), others = Number(await stack.value(`SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER IN ('bms_portal', 'bms_jobs')`));
	console.log(`${open} statements are prepared on ${others + 1} connections after every page, ${limit} may be`);
	assert.ok(open > KEPT / 2, 'the worker of the backend has met its statements');
	assert.ok(open <= (others + 1) * KEPT, 'no connection keeps more than it may');
	assert.ok(WORKERS * KEPT + others * KEPT < limit, `${WORKERS} workers with ${KEPT} each, and the jobs`);
});
