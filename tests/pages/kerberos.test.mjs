// Single sign-on in earnest: a Kerberos ticket says who it is, the directory which groups; nothing a browser sends says either (ACC-02, ACC-03).
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startKerberos } from '../lib/kerberos.mjs';
import { startStack } from '../lib/stack.mjs';

const forged = {
	'BMS_SSO_USER': 'henrike.solms', 'BMS-SSO-USER': 'henrike.solms', 'X-Remote-User': 'henrike.solms', 'Remote-User': 'henrike.solms', 'REMOTE_USER': 'henrike.solms',
	'BMS_SSO_GROUPS': 'ROL-FL-BMS-ADMIN', 'BMS-SSO-GROUPS': 'ROL-FL-BMS-ADMIN', 'AUTHORIZE_UID': 'henrike.solms', 'AUTHORIZE-MEMBEROF': 'cn=ROL-FL-BMS-ADMIN',
};
let stack, kerberos, amira, uwe, stranger;

before(async () => {
	stack = await startStack({ workers: 1 });
	kerberos = await startKerberos(stack);
	for (const user of ['amira.yildiz', 'uwe.maurer', 'henrike.solms', 'fatma.demirci'])
		await kerberos.addPerson(user);
	await kerberos.addPerson('nikolai.stern', { listed: false });
	await kerberos.addGroup('ROL-BSW-BMS-R', 'amira.yildiz');
	await kerberos.addGroup('ROL-BVU-BMS-PR', 'uwe.maurer');
	await kerberos.addGroup('Kantine', 'uwe.maurer');
	[amira, uwe, stranger] = await Promise.all(['amira.yildiz', 'uwe.maurer', 'nikolai.stern'].map(user => kerberos.ticket(user)));
});
after(async () => {
	await kerberos?.stop();
	await stack?.stop();
});

const groups = async user => (await stack.sql(`SELECT d.name FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id
	JOIN directory_group d ON d.group_id = m.group_id WHERE s.user_id = '${user}' ORDER BY d.name`)).map(row => row.name);

test('a ticket opens the backend as the person it names, with the groups of the directory', async () => {
	const page = await kerberos.get('/', { ticket: amira });
	assert.equal(page.status, 200, page.head);
	assert.match(page.text, /Amira Yıldız/);
	assert.deepEqual(await groups('amira.yildiz'), ['ROL-BSW-BMS-R']);
	assert.match((await kerberos.get('/projekte', { ticket: amira })).text, /BSW/);
	const other = await kerberos.get('/', { ticket: uwe });
	assert.equal(other.status, 200);
	assert.match(other.text, /Uwe Maurer/);
	assert.deepEqual(await groups('uwe.maurer'), ['ROL-BVU-BMS-PR']);
});

test('without a ticket nobody gets in, whatever the headers say', async () => {
	for (const headers of [{}, forged, { ...forged, Authorization: 'Negotiate YIIabcdef' }, { Authorization: 'Basic aGVucmlrZS5zb2xtczp0ZXN0LW9ubHk=' }]) {
		const page = await kerberos.get('/', { headers });
		assert.equal(page.status, 401, JSON.stringify(headers));
		assert.match(page.head, /^WWW-Authenticate: Negotiate/mi);
		assert.doesNotMatch(page.text, /Set-Cookie: bms_backend/i);
	}
});

test('forged headers beside a ticket change nothing', async () => {
	const page = await kerberos.get('/', { ticket: uwe, headers: forged });
	assert.equal(page.status, 200);
	assert.match(page.text, /Uwe Maurer/);
	assert.doesNotMatch(page.text, /Solms/);
	assert.equal((await kerberos.get('/verwaltung', { ticket: uwe, headers: forged })).status, 403);
	assert.deepEqual(await groups('uwe.maurer'), ['ROL-BVU-BMS-PR']);
});

test('a session belongs to the ticket it began with', async () => {
	const cookies = join(kerberos.dir, 'cookies');
	assert.match((await kerberos.get('/', { ticket: amira, cookies })).text, /Amira Yıldız/);
	assert.match((await kerberos.get('/', { ticket: uwe, cookies })).text, /Uwe Maurer/);
	assert.equal((await kerberos.get('/', { cookies })).status, 401);
});

test('a change of groups in the directory changes rights at the next sign-in, each in the audit', async () => {
	const [project] = (await kerberos.get('/projekte', { ticket: amira })).text.match(/P-\d{4}-\d{5}/);
	const create = `/projekte/${project}/vakanzen/neu`;
	assert.equal((await kerberos.get(create, { ticket: amira })).status, 200);
	await kerberos.changeGroup('ROL-BVU-BMS-PR', 'amira.yildiz', 'add');
	await kerberos.addGroup('ROL-BSW-BMS-PR', 'amira.yildiz');
	assert.equal((await kerberos.get(create, { ticket: amira })).status, 200);
	assert.deepEqual(await groups('amira.yildiz'), ['ROL-BSW-BMS-PR', 'ROL-BSW-BMS-R', 'ROL-BVU-BMS-PR']);
	await kerberos.addGroup('ROL-BSW-BMS-P31', 'uwe.maurer');
	await kerberos.changeGroup('ROL-BSW-BMS-P31', 'amira.yildiz', 'add');
	await kerberos.changeGroup('ROL-BSW-BMS-R', 'uwe.maurer', 'add');	// a group of names keeps a member
	await kerberos.changeGroup('ROL-BSW-BMS-R', 'amira.yildiz', 'delete');
	assert.equal((await kerberos.get(create, { ticket: amira })).status, 404, 'no recruiter any more');
	assert.deepEqual(await groups('amira.yildiz'), ['ROL-BSW-BMS-P31', 'ROL-BSW-BMS-PR', 'ROL-BVU-BMS-PR']);
	const audit = await stack.sql(`SELECT action FROM audit WHERE actor_kind = 'system' AND detail = 'amira.yildiz' AND action LIKE 'group%'`);
	assert.equal(audit.filter(row => row.action === 'group_removed').length, 1);
	assert.ok(audit.filter(row => row.action === 'group_added').length >= 3);
});

test('of many groups none is dropped: the directory’s whole list arrives', async () => {
	const names = ['FB', 'L', 'P31', 'P34', 'PR', 'SBV', 'GSB', 'PSB', 'IE'].flatMap(role => [`ROL-BSW-BMS-${role}`, `ROL-BVU-BMS-${role}`]);
	for (const name of names)
		await (name === 'ROL-BSW-BMS-P31' || name.endsWith('BSW-BMS-PR') || name.endsWith('BVU-BMS-PR') ? kerberos.changeGroup(name, 'fatma.demirci', 'add') : kerberos.addGroup(name, 'fatma.demirci'));
	await kerberos.ldap('ldapadd', `dn: cn=Zirkel\\, Rat\\; a\\+b,ou=groups,dc=example,dc=de
objectClass: groupOfNames\ncn: Zirkel, Rat; a+b\nmember: uid=fatma.demirci,ou=people,dc=example,dc=de\n`);
	assert.equal((await kerberos.get('/', { ticket: await kerberos.ticket('fatma.demirci') })).status, 200);
	assert.deepEqual(await groups('fatma.demirci'), names.sort());
	assert.equal(await stack.value(`SELECT seen FROM directory_group_unmapped WHERE name = 'Zirkel, Rat; a+b'`), '1');
});

test('a group of another branch or with a misleading name gives nothing', async () => {
	await kerberos.ldap('ldapadd', 'dn: ou=clubs,dc=example,dc=de\nobjectClass: organizationalUnit\nou: clubs\n');
	await kerberos.addGroup('ROL-FL-BMS-ADMIN', 'uwe.maurer', 'clubs');
	await kerberos.ldap('ldapadd', `dn: cn=x\\3B cn\\3DROL-FL-BMS-ADMIN\\2Cou\\3Dgroups\\2Cdc\\3Dexample\\2Cdc\\3Dde,ou=clubs,dc=example,dc=de
objectClass: groupOfNames\nmember: uid=uwe.maurer,ou=people,dc=example,dc=de\n`);
	assert.equal((await kerberos.get('/verwaltung', { ticket: uwe })).status, 403);
	assert.ok(!(await groups('uwe.maurer')).includes('ROL-FL-BMS-ADMIN'));
});

test('whom the directory does not know is nobody, and keeps the groups there are; without groups there is no access', async () => {
	const before = await groups('nikolai.stern');
	assert.equal((await kerberos.get('/', { ticket: stranger })).status, 403);
	assert.deepEqual(await groups('nikolai.stern'), before);
	const page = await kerberos.get('/', { ticket: await kerberos.ticket('henrike.solms') });
	assert.equal(page.status, 403);
	assert.deepEqual(await groups('henrike.solms'), []);
});
