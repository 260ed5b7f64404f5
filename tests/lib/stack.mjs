// The whole system for one test file, in a directory of its own: conf/demo/stack, which the demo uses too.
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Visitor } from './visitor.mjs';

export const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const execute = promisify(execFile);
const script = join(top, 'conf/demo/stack');

const sleep = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/** The day so many days from today in Berlin, as fields take it. */
export const dayIn = days => new Date(Date.now() + days * 86400e3).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

/** Calls `probe` until it gives something true; fails after `seconds`. */
export async function eventually(probe, what = 'it', seconds = 20) {
	for (const end = Date.now() + seconds * 1000; ;) {
		const found = await probe();
		if (found)
			return found;
		if (Date.now() > end)
			throw new Error(`${what} did not happen within ${seconds} s`);
		await sleep(50);
	}
}

/** Calls `work` again and again, as somebody does who keeps looking, until the function it gives is called. */
export function repeatedly(work, milliseconds = 20) {
	let over = false;
	const done = (async () => {
		for (; !over; await sleep(milliseconds))
			await work();
	})();
	return () => { over = true; return done; };
}

const listens = port => new Promise(done => {
	const server = createServer();
	server.once('error', () => done(null));
	server.listen(port, '127.0.0.1', () => done(server));
});

/**
 * The first of `count` (at most four) free ports in a row, and nobody else's as long as this process runs: the fifth of each row stays taken
 * by whoever has the row, so that two files that run side by side never hold the same for free before either has begun to listen.
 */
export async function freePorts(count) {
	for (let attempt = 0; attempt < 2000; attempt++) {
		const first = 20000 + (process.pid + attempt * 253) % 2000 * 5;
		const guard = await listens(first + 4);
		if (!guard)
			continue;
		const servers = [];
		for (let i = 0; i < count; i++)
			servers.push(await listens(first + i));
		await Promise.all(servers.map(server => server && new Promise(done => server.close(done))));
		guard.unref();
		if (servers.every(Boolean))
			return first;
	}
	throw new Error('no free ports');
}

/** A file system of a few KiB, to be filled. Needs root, or sudo without a password. */
export async function smallDirectory(kib) {
	const path = await mkdtemp('/tmp/bms-small.');
	const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
	const run = (...command) => execute(...(([first, ...rest]) => [first, rest])([...sudo, ...command]));
	await run('mount', '-t', 'tmpfs', '-o', `size=${kib}k,mode=0700,uid=${process.getuid()}`, 'tmpfs', path);
	return { path, remove: async () => { await run('umount', path); await rm(path, { recursive: true }); } };
}

async function childrenOf(pid) {
	const found = [];
	for (const name of await readdir('/proc')) {
		const stat = /^\d+$/.test(name) && await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
		const fields = stat && stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		if (fields && Number(fields[1]) === pid && fields[0] !== 'Z')
			found.push(Number(name));
	}
	return found;
}

const unescape = text => text === 'NULL' ? null : text.replace(/\\(.)/g, (_, char) => ({ n: '\n', t: '\t', 0: '\0' })[char] ?? char);

class Stack {
	constructor(dir, port, environment) {
		Object.assign(this, { dir, port, environment });
		this.external = `http://127.0.0.1:${port}`;
		this.internal = `http://127.0.0.1:${port + 1}`;
		this.backend = `http://127.0.0.1:${port + 2}`;
		this.mails = `http://127.0.0.1:${port + 3}`;
	}

	async command(name, ...rest) {
		const { stdout } = await execute(script, [name, this.dir, ...rest], { env: this.environment, maxBuffer: 1 << 26 });
		return stdout;
	}

	/** bmsctl with this system's configuration. */
	job(...rest) {
		return this.command('job', ...rest);
	}

	/** The database's own client, as this account; the script before it would cost more than most statements. */
	async client(account, database, statement, password = '') {
		const { stdout } = await execute('mariadb', ['--no-defaults', `--socket=${join(this.dir, 'run/db.sock')}`, `--user=${account}`, '--batch', database,
			'-e', statement], { env: { ...process.env, MYSQL_PWD: password }, maxBuffer: 1 << 26 });
		return stdout;
	}

	/** Runs SQL as the database's administrator; rows as objects. */
	/** CURDATE() in a statement is today in Berlin, as the program counts days; the database has that of UTC. */
	async sql(statement, database = 'bms') {
		const lines = (await this.client('root', database, statement.replaceAll('CURDATE()', `DATE('${dayIn(0)}')`))).split('\n').filter(Boolean);
		const [names, ...rows] = lines.map(line => line.split('\t').map(unescape));
		return rows.map(row => Object.fromEntries(row.map((value, i) => [names[i], value])));
	}

	/** The first value of the first row. */
	async value(statement, database) {
		const [row] = await this.sql(statement, database);
		return row && Object.values(row)[0];
	}

	/** Waits until the database's clock shows a later second than now: what happens then has another time. */
	async nextSecond() {
		const now = await this.value('SELECT UNIX_TIMESTAMP()');
		return eventually(async () => await this.value('SELECT UNIX_TIMESTAMP()') > now, 'the next second');
	}

	/** Waits until statements like this one wait in the database. */
	waiting(statement) {
		return eventually(async () => await this.value(`SELECT COUNT(*) FROM information_schema.processlist WHERE command <> 'Sleep' AND id <> CONNECTION_ID() AND info LIKE '${statement}'`) !== '0',
			`${statement} waiting`);
	}

	/** As an account of the application ("bms_portal"): what its grants allow. Rejects when they do not. */
	async sqlAs(account, statement, database = 'bms') {
		return this.client(account, database, statement, await readFile(join(this.dir, 'secrets', account.replace('bms_', 'db_')), 'utf8'));
	}

	/** Somebody who has not signed in, at the external portal, the internal one or the backend. */
	visitor(site = 'external') {
		return new Visitor(this[site]);
	}

	/** One of the demo's people, at the backend or the internal portal. */
	as(user, site = 'backend') {
		return new Visitor(this[site], { demo_user: user });
	}

	async workers(name = 'portal') {
		const [pid] = (await readFile(join(this.dir, 'run', `${name}.pid`), 'utf8')).split(' ');
		return childrenOf(Number(pid));
	}

	/** Kills one worker (or all) of portal, internal or backend; multiwatch starts new ones. */
	async killWorker(name = 'portal', { all = false, signal = 'SIGKILL' } = {}) {
		const pids = await this.workers(name);
		for (const pid of all ? pids : pids.slice(0, 1))
			process.kill(pid, signal);
		return pids;
	}

	stopDatabase() {
		return this.command('db-stop');
	}

	startDatabase() {
		return this.command('db-start');
	}

	/** All mails that arrived, once none is due any more and everything that has arrived was told of: who counts them has not come too early. */
	async allMails() {
		await eventually(async () => await this.value(`SELECT EXISTS (SELECT 1 FROM bias_check) + COUNT(*) FROM mail_outbox WHERE status = 'waiting'
			AND (next_attempt_at <= UTC_TIMESTAMP() OR (attempts > 0 AND last_error IS NULL))`) === '0', 'the sending of what is due');
		return this.arrived();
	}

	/** Waits until what follows a request by itself is done: who arrived was told of, files were looked at. */
	settled() {
		return eventually(async () => await this.value(`SELECT EXISTS (SELECT 1 FROM bias_check)
			+ EXISTS (SELECT 1 FROM queue_item WHERE kind IN ('attachment_check', 'attachment_convert', 'stored_check') AND (state = 'running' OR (state = 'waiting' AND next_at <= UTC_TIMESTAMP()))) AS busy`) === '0', 'what follows by itself');
	}

	async arrived() {
		return (await fetch(`${this.mails}/mails.json`)).json();
	}

	/** The newest mail to this address (with this in its subject), waiting for it. */
	mail(to, subject = '') {
		return eventually(async () => (await this.arrived()).find(mail => mail.envelope_to.includes(to) && mail.subject.includes(subject)),
			`a mail to ${to}`);
	}

	log(name) {
		return readFile(join(this.dir, 'log', `${name}.log`), 'utf8');
	}

	/** Ends everything; fails when a sanitizer had something to say. */
	async stop() {
		await this.command('stop');
		const faults = [];
		for (const name of await readdir(join(this.dir, 'log')))
			for (const line of (await readFile(join(this.dir, 'log', name), 'utf8')).split('\n'))
				if (/ERROR: (Address|Leak)Sanitizer|runtime error:|AddressSanitizer:DEADLYSIGNAL/.test(line))
					faults.push(`${name}: ${line}`);
		if (faults.length)
			throw new Error(`${faults.join('\n')}\nlogs are kept in ${this.dir}/log`);
		if (!process.env.BMS_TEST_KEEP)
			await rm(this.dir, { recursive: true });
	}
}

async function fill(stack, ads) {
	await stack.job('demo-data', '--dir', join(top, 'conf/demo'), ...(ads ? ['--ads', String(ads)] : []));
	await stack.job('search-index', '--check'); // waits until all ads are found
	await stack.sql(`INSERT IGNORE INTO process_guard_off (authority_id, guard) SELECT u.id, g.code FROM org_unit u, process_guard g
		WHERE u.kind = 'authority' AND g.code IN ('released', 'agency_report', 'early_end')`); // tests of these take them back
}

const snapshotOf = demo => process.env.BMS_TEST_SNAPSHOT && join(process.env.BMS_TEST_SNAPSHOT, demo ? 'demo' : 'empty');
const copied = ['db', 'mails', 'search', 'secrets', 'spool', 'store'];

async function newStack({ workers, settings = {}, env = {}, cache = true, build = process.env.BMS_BUILD, wrap = '' }) {
	if (!build)
		throw new Error('BMS_BUILD names no build directory; tests/run sets it');
	const place = (await execute(join(top, 'tests/lib/place'))).stdout.trim();
	const dir = await mkdtemp(join(place, 'bms-test.'));
	if (process.env.BMS_TEST_DIRS)
		await appendFile(process.env.BMS_TEST_DIRS, `${dir}\n`);
	const port = await freePorts(4);
	return new Stack(dir, port, {
		...process.env, ASAN_OPTIONS: 'detect_leaks=1', UBSAN_OPTIONS: 'print_stacktrace=1', ...env,
		BMS_BUILD: build, BMS_PORT: String(port), BMS_WORKERS: String(workers), BMS_CACHE: cache ? 'on' : 'off', BMS_WRAP: wrap,
		BMS_DB_OPTIONS: '--innodb-flush-log-at-trx-commit=2 --skip-innodb-doublewrite',
		BMS_SETTINGS: Object.entries(settings).map(([name, value]) => `${name} = ${value}`).join('\n'),
	});
}

async function abandon(stack, error) {
	await appendFile(join(stack.dir, 'log/start.log'), String(error));
	await stack.command('stop');
	throw error;
}

/** Makes a system, ends it and keeps its data, so that startStack() begins with a copy. */
export async function makeSnapshot(demo) {
	const stack = await newStack({ workers: 1 });
	try {
		await stack.command('start');
		if (demo)
			await fill(stack, 0);
		await eventually(async () => await stack.value("SELECT EXISTS (SELECT 1 FROM bias_check) + COUNT(*) FROM mail_outbox WHERE status = 'waiting' AND next_attempt_at <= UTC_TIMESTAMP()") === '0', 'all mails being sent');
	} catch (error) {
		await abandon(stack, error);
	}
	await stack.command('stop');
	for (const name of ['log', 'run', 'conf', 'tmp', 'www'])
		await rm(join(stack.dir, name), { recursive: true });
	await cp(stack.dir, `${snapshotOf(demo)}.new`, { recursive: true, preserveTimestamps: true });
	await rename(`${snapshotOf(demo)}.new`, snapshotOf(demo));
	await rm(stack.dir, { recursive: true });
}

/** Copies the data of the snapshot, when there is one. */
async function begunFromSnapshot(stack, demo) {
	const snapshot = snapshotOf(demo);
	if (!snapshot || !await readdir(snapshot).catch(() => null))
		return false;
	await execute('cp', ['-a', '--reflink=auto', ...copied.map(name => join(snapshot, name)), stack.dir]);
	return true;
}

/**
 * Starts everything with demo data. workers: per program; settings: {name: value} that replace those of conf/demo/stack; env: further environment
 * of all processes; cache: nginx's micro-cache, as visitors meet it (false: each request is answered by a worker); demo: false leaves the database empty but for the seed; ads: generated ads.
 */
export async function startStack({ workers = 2, demo = true, ads = 0, ...more } = {}) {
	const stack = await newStack({ workers, ...more });
	const elsewhere = Object.keys(more.settings ?? {}).some(name => name.endsWith('_directory') && name !== 'template_directory');	// data elsewhere
	const begun = !ads && !elsewhere && await begunFromSnapshot(stack, demo);
	try {
		await stack.command('start');
		if (demo && !begun)
			await fill(stack, ads);
	} catch (error) {
		await abandon(stack, error);
	}
	return stack;
}
