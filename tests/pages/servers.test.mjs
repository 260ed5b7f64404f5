// The sample sites of conf/nginx and conf/apache, started as they are but for paths, ports and certificate.
import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publishedAd } from '../lib/slice.mjs';
import { eventually, freePorts, rawRequest, startStack, top } from '../lib/index.mjs';

const root = process.getuid() === 0;
const wwwData = root && Number(execFileSync('id', ['-u', 'www-data'], { encoding: 'utf8' }));
const forged = {
	'X-Remote-User': 'henrike.solms', 'Remote-User': 'henrike.solms', REMOTE_USER: 'henrike.solms', 'X-SSO-User': 'henrike.solms',
	BMS_SSO_USER: 'henrike.solms', 'BMS-SSO-USER': 'henrike.solms', BMS_SSO_GROUPS: 'ROL-FL-BMS-ADMIN', 'BMS-SSO-GROUPS': 'ROL-FL-BMS-ADMIN',
};
const basic = user => ({ Authorization: `Basic ${Buffer.from(`${user}:secret`).toString('base64')}` });
const people = ['amira.yildiz', 'nobody.known'];
const children = [];
let stack, dir, run, sso, secrets;

function start(command, ...rest) {
	const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
	children.push(child);
	return child;
}

/** The site with everything replaced that differs from machine to machine. */
function sample(file, replacements) {
	let text = readFileSync(join(top, 'conf', file), 'utf8').replaceAll('/run/bms/', `${run}/`).replaceAll(/\/etc\/ssl\/bms\/\w+\.(pem|key)/g, `${dir}/site.$1`)
		.replaceAll('/usr/local/share/bms/static', `${dir}/static`);
	for (const [from, to] of replacements) {
		assert.ok(text.includes(from), `${file} has no “${from}”`);
		text = text.replaceAll(from, to);
	}
	return text;
}

function startNginx(port, name = 'nginx') {
	const folder = join(dir, name);
	mkdirSync(folder);
	for (const name of ['bms-fastcgi.conf', 'bms-cache.conf', 'bms-static.conf'])
		cpSync(join(top, 'conf/nginx', name), join(folder, name));
	writeFileSync(join(folder, 'bms.conf'), sample('nginx/bms.conf.sample', [
		['listen 443 ssl http2', `listen 127.0.0.1:${port} ssl http2`], ['listen 80;', `listen 127.0.0.1:${port + 1};`],
		['/var/cache/nginx/bms', `${folder}/cache`], ['/var/log/nginx/bms.log', `${folder}/access.log`],
	]));
	writeFileSync(join(folder, 'nginx.conf'), `${root ? 'user www-data;' : ''} daemon off; pid ${folder}/pid; error_log ${folder}/log;
events {}
http {
	include /etc/nginx/mime.types;
	${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`).join(' ')}
	include bms.conf;
}
`);
	start('/usr/sbin/nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'log'));
}

function startApache(port) {
	const folder = join(dir, 'apache');
	mkdirSync(folder);
	writeFileSync(join(folder, 'people'), people.map(user => `${user}:{SHA}${createHash('sha1').update('secret').digest('base64')}\n`).join(''));
	// Kerberos or OpenID Connect in earnest; here passwords
	writeFileSync(join(folder, 'bms-sso.conf'), `AuthType Basic\nAuthName BMS\nAuthBasicProvider file\nAuthUserFile ${folder}/people\nSetEnv BMS_SSO_GROUPS ROL-BSW-BMS-R\n`);
	writeFileSync(join(folder, 'bms.conf'), sample('apache/bms.conf.sample', [
		['*:443', `127.0.0.1:${port}`], ['*:80', `127.0.0.1:${port + 1}`], ['/etc/apache2/bms-sso.conf', `${folder}/bms-sso.conf`], ['/var/log/apache2/bms.log', `${folder}/access.log`],
	]));
	const modules = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'authz_host', 'auth_basic', 'alias', 'env', 'expires', 'headers', 'mime',
		'proxy', 'proxy_fcgi', 'reqtimeout', 'setenvif', 'socache_shmcb', 'ssl'];
	writeFileSync(join(folder, 'apache2.conf'), `ServerRoot ${folder}\nPidFile ${folder}/pid\nErrorLog ${folder}/log\nDefaultRuntimeDir ${folder}\nMutex file:${folder}
ServerName localhost\n${root ? 'User www-data\nGroup www-data\n' : ''}${modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}
TypesConfig /etc/mime.types\nListen 127.0.0.1:${port}\nListen 127.0.0.1:${port + 1}\nInclude ${folder}/bms.conf\n`);
	start('/usr/sbin/apache2', '-DFOREGROUND', '-f', join(folder, 'apache2.conf'));
}

/** The sign-in service nginx asks. */
function startSso() {
	sso = createServer((incoming, answer) => {
		const [user, password] = Buffer.from((incoming.headers.authorization ?? '').slice(6), 'base64').toString().split(':');
		if (!people.includes(user) || password !== 'secret')
			return answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="BMS"' }).end();
		return answer.writeHead(204, { 'X-SSO-User': user, 'X-SSO-Groups': 'ROL-BSW-BMS-R', 'X-SSO-Mail': `${user}@bsw.example` }).end();
	});
	return new Promise(done => sso.listen(join(run, 'sso.sock'), done));
}

function get(port, host, path, headers = {}, method = 'GET', options = {}) {
	return new Promise((done, fail) => {
		const outgoing = request({ host: '127.0.0.1', port, path, method, servername: host, rejectUnauthorized: false, headers: { host, ...headers }, ...options }, answer => {
			const chunks = [];
			answer.on('data', chunk => chunks.push(chunk));
			answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }));
		});
		outgoing.on('error', fail);
		outgoing.end(options.body);
	});
}

before(async () => {
	stack = await startStack({ workers: 1 });
	dir = mkdtempSync('/tmp/bms-servers.');
	run = realpathSync(join(stack.dir, 'run'));
	execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=bms.example.de', '-keyout', `${dir}/site.key`,
		'-out', `${dir}/site.pem`], { stdio: 'ignore' });
	cpSync(join(process.env.BMS_BUILD, 'static'), join(dir, 'static'), { recursive: true });
	secrets = execFileSync(join(process.env.BMS_BUILD, 'portal.fcgi'), ['--list-pages'], { encoding: 'utf8' }).split('\n').map(line => line.split('\t')[0])
		.filter(path => path.includes('{token}')).map(path => path.replace('{token}', 'GEHEIMESTOKEN'));
	await startSso();
	if (root) {
		// the web servers run as www-data, which in earnest is in the group of the sockets
		for (const path of [dir, stack.dir, run])
			chmodSync(path, 0o711);
		for (const name of ['portal', 'internal', 'backend', 'sso'])
			chownSync(join(run, `${name}.sock`), wwwData, -1);
	}
});

after(async () => {
	for (const child of children) {
		child.kill('SIGTERM');
		await eventually(() => child.exitCode !== null || child.signalCode !== null, 'the end of a web server');
	}
	sso?.close();
	await stack?.stop();
	if (!process.env.BMS_TEST_KEEP)
		rmSync(dir, { recursive: true, force: true });
});

it('limits each client by itself, not its neighbours', async () => {
	const port = await freePorts(2);
	startNginx(port, 'nginx-limits');
	const from = localAddress => get(port, 'stellen.example.de', '/static/css/bms.css', {}, 'GET', { localAddress });
	await eventually(() => from('127.0.0.9').then(page => page.status < 500, () => false), 'nginx answering');
	const statuses = await Promise.all(Array.from({ length: 40 }, async () => {
		const seen = [];
		for (let i = 0; i < 10; i++)
			seen.push((await from('127.0.0.1')).status);
		return seen;
	}));
	assert.ok(statuses.flat().includes(429), 'a client is limited');
	assert.equal((await from('127.0.0.2')).status, 200, 'its neighbour is not');
	assert.match((await Promise.all(Array.from({ length: 150 }, () => from('127.0.0.1')))).find(page => page.status === 429).text, /Zu viele Anfragen/);
});

for (const [name, startServer] of [['nginx', startNginx], ['apache', startApache]]) {
	describe(`sample site of ${name}`, () => {
		let port;

		before(async () => {
			port = await freePorts(2);
			startServer(port);
			await eventually(() => get(port, 'stellen.example.de', '/').then(page => page.status < 500, () => false), `${name} answering`);
		});

		it('sends people from http to https', async () => {
			for (const host of ['stellen.example.de', 'stellen-intern.example.de', 'bms.example.de']) {
				const answer = await rawRequest(`http://127.0.0.1:${port + 1}`, `GET /stellen HTTP/1.0\r\nHost: ${host}\r\n\r\n`);
				assert.match(answer, /^HTTP\/1\.1 301 /);
				assert.match(answer, new RegExp(`^Location: https://${host}/stellen\\r$`, 'mi'));
			}
		});

		it('leads and answers nobody who names another host', async () => {
			for (const head of ['Host: evil.example\r\n', 'Host: 127.0.0.1\r\n', '']) {
				const answer = await rawRequest(`http://127.0.0.1:${port + 1}`, `GET /stellen HTTP/1.0\r\n${head}\r\n`);
				assert.doesNotMatch(answer, /^Location:|Stellen/mi);
				assert.ok(!/^HTTP\/1\.1 [23]/.test(answer), answer);
			}
			for (const [name, host] of [['evil.example', 'evil.example'], ['stellen.example.de', 'evil.example']]) {
				const page = await get(port, host, '/stellen', {}, 'GET', { servername: name }).catch(() => ({ status: 0, text: '' }));
				assert.ok(page.status === 0 || page.status >= 400, `${name} ${host}: ${page.status}`);
				assert.doesNotMatch(page.text, /Stellenanzeige/);
			}
		});

		it('serves static files to be kept', async () => {
			const file = await get(port, 'stellen.example.de', '/static/css/bms.css?v=1');
			assert.equal(file.status, 200);
			assert.match(file.headers['content-type'], /^text\/css/);
			assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
			assert.equal(file.headers['x-content-type-options'], 'nosniff');
			assert.match(file.headers['strict-transport-security'], /max-age=/);
			assert.ok(file.text === readFileSync(join(dir, 'static/css/bms.css'), 'utf8'));
			const unversioned = await get(port, 'stellen.example.de', '/static/css/bms.css');
			assert.equal(unversioned.headers['cache-control'], 'public, max-age=3600');
			assert.equal((await get(port, 'stellen.example.de', '/static/../portal.fcgi')).status >= 400, true);
		});

		it('shows both portals with the headers of application and server', async () => {
			for (const [host, headers] of [['stellen.example.de', {}], ['stellen-intern.example.de', basic('amira.yildiz')]]) {
				const page = await get(port, host, '/stellen', headers);
				assert.equal(page.status, 200, host);
				assert.match(page.text, /<title>[^<]+<\/title>/);
				assert.match(page.headers['content-security-policy'], /default-src 'none'/);
				assert.match(page.headers['strict-transport-security'], /max-age=/);
			}
		});

		it('gives addresses to the application as they came', async () => {
			assert.equal((await get(port, 'stellen.example.de', '/stellen?q=%C3%84rztin%20%2F%20Arzt')).status, 200);
			assert.equal((await get(port, 'stellen.example.de', '/gibt-es-nicht%2Fdoch')).status, 404);
		});

		it('lets nobody into the backend who is not signed in, whatever headers say', async () => {
			for (const headers of [{}, forged, { ...forged, ...basic('henrike.solms') }])
				assert.equal((await get(port, 'bms.example.de', '/', headers)).status, 401);
		});

		const logs = () => readdirSync(join(dir, name)).filter(file => /log/.test(file)).map(file => readFileSync(join(dir, name, file), 'utf8')).join('');

		it('gives a person’s calendar to whoever has its address, without sign-in, and nothing else beside it; the address is in no log', async () => {
			const person = stack.as('amira.yildiz');
			const shown = (await person.submit(await person.get('/kalender'), {}, { action: '/kalender' })).document.querySelector('#adresse').getAttribute('value');
			const path = new URL(shown).pathname;
			for (const address of [path, `/en${path}`]) {
				const calendar = await get(port, 'bms.example.de', address);
				assert.equal(calendar.status, 200, address);
				assert.match(calendar.text, /^BEGIN:VCALENDAR/);
				assert.match(calendar.headers['cache-control'], /private, no-store/);
			}
			assert.equal((await get(port, 'bms.example.de', path.replace(/[\w-]{30,}/, 'a'.repeat(32)))).status, 404);
			for (const address of ['/kalender', '/kalender/beenden', path.replace('termine.ics', ''), '/vakanzen'])
				assert.equal((await get(port, 'bms.example.de', address, forged)).status, 401, address);
			assert.doesNotMatch(logs(), new RegExp(path.split('/')[2]));
		});

		it('lets staff alone see the internal portal, whatever headers say, and keeps none of it', async () => {
			const host = 'stellen-intern.example.de';
			assert.match((await get(port, host, '/stellen', basic('amira.yildiz'))).text, /Internes Stellenportal/);
			for (const path of ['/', '/stellen', '/sitemap.xml'])
				for (const headers of [{}, forged, { ...forged, ...basic('henrike.solms') }]) {
					const page = await get(port, host, path, headers);
					assert.equal(page.status, 401, path);
					assert.doesNotMatch(page.text, /Stellenanzeige/);
				}
			assert.equal((await get(port, host, '/static/css/bms.css')).status, 200);
			assert.equal((await get(port, host, '/-/health')).status, 200);
			assert.doesNotMatch(String((await get(port, host, '/stellen', basic('amira.yildiz'))).headers['cache-control']), /public/);
		});

		it('answers 304 to programs that have feed or API already', async () => {
			for (const path of ['/feed.atom', '/api/v1/stellen']) {
				const first = await get(port, 'stellen.example.de', path);
				assert.equal(first.status, 200);
				assert.match(first.headers['cache-control'], /^public, max-age=\d+$/);
				const again = await get(port, 'stellen.example.de', path, { 'If-None-Match': first.headers.etag });
				assert.deepEqual([again.status, again.text], [304, '']);
			}
		});

		it('passes on who signed in', async () => {
			const page = await get(port, 'bms.example.de', '/', basic('amira.yildiz'));
			assert.equal(page.status, 200);
			assert.match(page.text, /Yıldız/);
			const unknown = await get(port, 'bms.example.de', '/', basic('nobody.known'));
			assert.equal(unknown.status, 403);
		});

		it('takes no header for the person who signed in', async () => {
			const page = await get(port, 'bms.example.de', '/', { ...forged, ...basic('amira.yildiz') });
			assert.equal(page.status, 200);
			assert.match(page.text, /Yıldız/);
			assert.doesNotMatch(page.text, /Solms/);
			assert.equal((await get(port, 'bms.example.de', '/', { ...forged, ...basic('nobody.known') })).status, 403);
		});

		it('logs neither what was searched for nor a token, anywhere; pages whose address holds one are not kept, nor told on, also where they fail', async () => {
			await get(port, 'stellen.example.de', '/stellen?q=geheimeswort');
			assert.ok(secrets.length > 5);
			for (const path of secrets)
				for (const [address, method, headers] of [[path, 'GET'], [`/en${path}`, 'GET'], [path, 'POST', { 'Content-Length': '0' }],
					[path, 'POST', { 'Content-Length': '90000000', Expect: '100-continue' }], [`${path}%00`, 'GET'], [`${path}/`, 'GET', { Referer: `https://stellen.example.de${path}` }]]) {
					const page = await get(port, 'stellen.example.de', address, { 'X-Forwarded-For': '1.2.3.4', ...headers }, method).catch(error => error);
					if (page.status < 400 || [404, 410, 403].includes(page.status) && address === path) {
						assert.match(page.headers['cache-control'], /no-store/, `${method} ${address}`);
						assert.equal(page.headers['referrer-policy'], 'strict-origin', `${method} ${address}`);
					}
				}
			const socket = join(run, 'portal.sock');	// nobody answers: what web servers write to their error log
			renameSync(socket, `${socket}.away`);
			for (const path of secrets)
				assert.equal((await get(port, 'stellen.example.de', path)).status, 503);
			renameSync(`${socket}.away`, socket);
			const log = await eventually(() => logs().includes('GET /stellen"') && logs(), 'a log line');
			assert.doesNotMatch(log, /geheimeswort|GEHEIMESTOKEN|127\.0\.0\.1/);
		});

		it('refuses bodies beyond its limit, larger ones only where files are sent', async () => {
			const post = (path, bytes) => get(port, 'stellen.example.de', path, { 'Content-Length': String(bytes), Expect: '100-continue' }, 'POST').catch(error => error);
			for (const path of ['/stellen', '/', '/konto/anmelden', '/bewerbung/B-2026-00001/angaben', '/bewerbung/unterlagen', '/static/css/bms.css']) {
				const page = await post(path, 2 << 20);
				assert.equal(page.status, 413, path);
				assert.match(page.text, /zu groß/, path);
			}
			for (const path of ['/bewerbung/B-2026-00001/unterlagen', '/en/bewerbung/B-2026-00001/nachreichen'])
				assert.equal((await post(path, 100 << 20)).status, 413, path);
			for (const path of ['/vakanzen', '/verwaltung/import'])
				assert.ok([401, 413].includes((await get(port, 'bms.example.de', path, { ...basic('amira.yildiz'), 'Content-Length': String(65 << 20), Expect: '100-continue' }, 'POST')).status), path);
			const large = await get(port, 'stellen.example.de', '/bewerbung/B-2026-00001/unterlagen', { 'Content-Type': 'multipart/form-data; boundary=x' }, 'POST', { body: Buffer.alloc(3 << 20, 'x') });
			assert.notEqual(large.status, 413, 'three megabytes of files reach the application');
			const staff = await get(port, 'bms.example.de', '/sammelaktionen/1/brief/anlagen', { ...basic('amira.yildiz'), 'Content-Type': 'multipart/form-data; boundary=x' }, 'POST', { body: Buffer.alloc(3 << 20, 'x') });
			assert.notEqual(staff.status, 413, 'and so do those of staff, at whatever address');
		});

		it('shows at once that an ad is gone', async () => {
			const { jobad } = await publishedAd(stack.as('amira.yildiz'), `Pegelablesung ${name} (m/w/d)`);
			const shown = await eventually(async () => {
				const page = await get(port, 'stellen.example.de', `/stellen/${jobad}`);
				return page.status === 303 && page.headers.location;
			}, 'the ad');
			assert.equal((await get(port, 'stellen.example.de', shown)).status, 200);
			const recruiter = stack.as('amira.yildiz');
			await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
			await eventually(async () => (await get(port, 'stellen.example.de', shown)).status === 410, 'its end');
			assert.equal((await get(port, 'stellen.example.de', shown)).headers['x-accel-expires'], undefined);
		});
	});
}

it('a header gets nowhere through the demo either', async () => {
	const page = await fetch(`${stack.backend}/vakanzen`, { headers: forged });
	assert.equal(page.status, 403);
	assert.doesNotMatch(await page.text(), /Solms/);
});
