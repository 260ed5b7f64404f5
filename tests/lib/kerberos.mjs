// A Kerberos realm, a directory with memberof and Apache with the sample site, all in one private directory and on loopback.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, freePorts, top } from './stack.mjs';

const execute = promisify(execFile);
const REALM = 'BMS.TEST', HOST = 'bms.example.de', BASE = 'dc=example,dc=de', SECRET = 'test-only';
const person = user => `uid=${user},ou=people,${BASE}`;
const group = name => `cn=${name},ou=groups,${BASE}`;

export class Kerberos {
	constructor(stack, ports) {
		this.stack = stack;
		this.dir = mkdtempSync('/tmp/bms-krb.');
		[this.kdcPort, this.ldapPort, this.sitePort] = ports;
		this.env = {
			...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, KRB5_CONFIG: join(this.dir, 'krb5.conf'), KRB5_KDC_PROFILE: join(this.dir, 'kdc.conf'),
			KRB5RCACHENAME: `file2:${this.dir}/apache/rcache`,
		};
		this.children = [];
	}

	run(command, ...rest) {
		return execute(command, rest, { env: this.env });
	}

	start(name, command, ...rest) {
		const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], env: this.env });
		child.stderr.on('data', text => { this.said = `${this.said ?? ''}${name}: ${text}`; });
		this.children.push(child);
	}

	/** Programs read their input from a file: execFile has none. */
	async ldap(command, ldif) {
		const file = join(this.dir, 'change.ldif');
		writeFileSync(file, ldif);
		await this.run(command, '-x', '-H', `ldap://127.0.0.1:${this.ldapPort}`, '-D', `cn=admin,${BASE}`, '-w', SECRET, '-f', file);
	}

	async startRealm() {
		writeFileSync(this.env.KRB5_CONFIG, `[libdefaults]
	default_realm = ${REALM}
	dns_lookup_kdc = false
	dns_lookup_realm = false
	dns_canonicalize_hostname = false
	rdns = false
[realms]
	${REALM} = {
		kdc = 127.0.0.1:${this.kdcPort}
	}
[domain_realm]
	.example.de = ${REALM}
`);
		writeFileSync(this.env.KRB5_KDC_PROFILE, `[kdcdefaults]
	kdc_listen = 127.0.0.1:${this.kdcPort}
	kdc_tcp_listen = 127.0.0.1:${this.kdcPort}
[realms]
	${REALM} = {
		database_name = ${this.dir}/principal
		key_stash_file = ${this.dir}/stash
		acl_file = ${this.dir}/acl
	}
`);
		await this.run('kdb5_util', 'create', '-s', '-r', REALM, '-P', SECRET);
		await this.admin(`addprinc -randkey HTTP/${HOST}`);
		await this.admin(`ktadd -k ${this.dir}/http.keytab HTTP/${HOST}`);
		this.start('kdc', 'krb5kdc', '-n', '-r', REALM, '-P', join(this.dir, 'kdc.pid'));
	}

	admin(query) {
		return this.run('kadmin.local', '-r', REALM, '-q', query);
	}

	async startDirectory() {
		mkdirSync(join(this.dir, 'ldap'));
		writeFileSync(join(this.dir, 'slapd.conf'), `${['core', 'cosine', 'inetorgperson'].map(name => `include /etc/ldap/schema/${name}.schema`).join('\n')}
pidfile ${this.dir}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
database mdb
suffix "${BASE}"
rootdn "cn=admin,${BASE}"
rootpw ${SECRET}
directory ${this.dir}/ldap
overlay memberof
`);
		this.start('slapd', 'slapd', '-d', '0', '-f', join(this.dir, 'slapd.conf'), '-h', `ldap://127.0.0.1:${this.ldapPort}`);
		const roots = `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n
${['people', 'groups'].map(name => `dn: ou=${name},${BASE}\nobjectClass: organizationalUnit\nou: ${name}\n`).join('\n')}`;
		await eventually(() => this.ldap('ldapadd', roots).then(() => true, error => {
			if (error.code !== 255)	// -1: cannot connect yet
				throw error;
			return false;
		}), 'the directory');
	}

	/** Somebody in the realm, and in the directory unless `listed` is false. */
	async addPerson(user, { listed = true } = {}) {
		await this.admin(`addprinc -pw ${SECRET} ${user}`);
		if (listed)
			await this.ldap('ldapadd', `dn: ${person(user)}\nobjectClass: inetOrgPerson\nuid: ${user}\ncn: ${user}\nsn: ${user}\nmail: ${user}@example.de\n`);
	}

	addGroup(name, user, branch = 'groups') {
		return this.ldap('ldapadd', `dn: cn=${name},ou=${branch},${BASE}\nobjectClass: groupOfNames\ncn: ${name}\nmember: ${person(user)}\n`);
	}

	changeGroup(name, user, how) {
		return this.ldap('ldapmodify', `dn: ${group(name)}\nchangetype: modify\n${how}: member\nmember: ${person(user)}\n`);
	}

	/** Writes the sample site and the sample sign-in, with nothing replaced but paths, ports, the directory's address and its cache. */
	writeSite() {
		const folder = join(this.dir, 'apache'), root = process.getuid() === 0;
		const run = realpathSync(join(this.stack.dir, 'run'));
		mkdirSync(folder);
		const replaced = (file, replacements) => replacements.reduce((text, [from, to]) => {
			if (!text.includes(from))
				throw new Error(`${file} has no “${from}”`);
			return text.replaceAll(from, to);
		}, readFileSync(join(top, 'conf/apache', file), 'utf8'));
		writeFileSync(join(folder, 'bms-sso.conf'), replaced('bms-sso-kerberos.conf.sample', [
			['/etc/apache2/bms.keytab', `${this.dir}/http.keytab`], ['ldaps://ldap.example.de', `ldap://127.0.0.1:${this.ldapPort}`],
		]));
		writeFileSync(join(folder, 'bms.conf'), replaced('bms.conf.sample', [
			['*:443', `127.0.0.1:${this.sitePort}`], ['*:80', `127.0.0.1:${this.sitePort + 1}`], ['/etc/apache2/bms-sso.conf', `${folder}/bms-sso.conf`],
			['/run/bms/', `${run}/`], ['/usr/local/share/bms/static', `${this.dir}/static`], ['/var/log/apache2/bms.log', `${folder}/access.log`],
		]).replaceAll(/\/etc\/ssl\/bms\/\w+\.(pem|key)/g, `${this.dir}/site.$1`));
		const modules = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'authz_host', 'auth_gssapi', 'ldap', 'authnz_ldap', 'alias', 'env', 'expires', 'headers',
			'mime', 'proxy', 'proxy_fcgi', 'reqtimeout', 'setenvif', 'socache_shmcb', 'ssl'];
		writeFileSync(join(folder, 'apache2.conf'), `ServerRoot ${folder}\nPidFile ${folder}/pid\nErrorLog ${folder}/log\nDefaultRuntimeDir ${folder}\nMutex file:${folder}
ServerName localhost\n${root ? 'User www-data\nGroup www-data\n' : ''}${modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}
LDAPCacheEntries -1\nLDAPOpCacheEntries -1
TypesConfig /etc/mime.types\nListen 127.0.0.1:${this.sitePort}\nListen 127.0.0.1:${this.sitePort + 1}\nInclude ${folder}/bms.conf\n`);
		return { folder, run, root };
	}

	async startSite() {
		await this.run('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`,
			'-keyout', `${this.dir}/site.key`, '-out', `${this.dir}/site.pem`);
		cpSync(join(process.env.BMS_BUILD, 'static'), join(this.dir, 'static'), { recursive: true });
		const { folder, run, root } = this.writeSite();
		if (root) {
			// Apache runs as www-data, which in earnest reads its keytab and is in the group of the sockets
			const { stdout } = await execute('id', ['-u', 'www-data']);
			for (const path of [this.dir, this.stack.dir, run])
				chmodSync(path, 0o711);
			for (const path of [folder, join(this.dir, 'http.keytab'), ...['portal', 'internal', 'backend'].map(name => join(run, `${name}.sock`))])
				chownSync(path, Number(stdout), -1);
			chmodSync(this.env.KRB5_CONFIG, 0o644);
		}
		this.start('apache', 'apache2', '-DFOREGROUND', '-f', join(folder, 'apache2.conf'));
		await eventually(() => this.get('/').then(page => page.status > 0, () => false), 'Apache');
	}

	/** Gets a ticket; gives the name of its cache. */
	async ticket(user) {
		const cache = `FILE:${this.dir}/${user}.ticket`, password = join(this.dir, `${user}.password`);
		writeFileSync(password, SECRET);
		await execute('sh', ['-c', 'kinit "$1" <"$2"', 'sh', user, password], { env: { ...this.env, KRB5CCNAME: cache } });
		return cache;
	}

	/** A page of the backend by curl --negotiate; without a ticket unless a cache is named. cookies: a file to keep a session in. */
	async get(path, { ticket, headers = {}, cookies } = {}) {
		const { stdout } = await execute('curl', ['--silent', '--show-error', '--include', '--negotiate', '--user', ':', '--cacert', join(this.dir, 'site.pem'),
			'--connect-to', `${HOST}::127.0.0.1:${this.sitePort}`, ...(cookies ? ['--cookie', cookies, '--cookie-jar', cookies] : []),
			...Object.entries(headers).flatMap(header => ['--header', header.join(': ')]), `https://${HOST}:${this.sitePort}${path}`],
		{ env: { ...this.env, KRB5CCNAME: ticket ?? 'FILE:/nonexistent' }, maxBuffer: 1 << 24 });
		// with a ticket curl may show the 401 that asked for it before the answer
		const answers = stdout.split(/^(?=HTTP\/[\d.]+ \d+)/m).filter(Boolean);
		const last = answers.at(-1);
		return { status: Number(/^HTTP\/\S+ (\d+)/.exec(last)[1]), head: last.split(/\r?\n\r?\n/)[0], text: last };
	}

	async stop() {
		for (const child of this.children.reverse()) {
			child.kill('SIGTERM');
			await eventually(() => child.exitCode !== null || child.signalCode !== null, 'the end of a server');
		}
		if (!process.env.BMS_TEST_KEEP && existsSync(this.dir))
			rmSync(this.dir, { recursive: true, force: true });
	}
}

/** All of it before the backend of this stack. */
export async function startKerberos(stack) {
	const first = await freePorts(4);
	const kerberos = new Kerberos(stack, [first, first + 1, first + 2]);
	try {
		await kerberos.startRealm();
		await kerberos.startDirectory();
		await kerberos.startSite();
	} catch (error) {
		const log = join(kerberos.dir, 'apache/log');
		error.message += `\n${kerberos.said ?? ''}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`;
		await kerberos.stop();
		throw error;
	}
	return kerberos;
}
