// What was done is said once, by the page it leads to, and nobody can make a page say it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginApplication, createVacancy, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	({ jobad: ad } = await publishedAd(recruiter, 'Stelle mit Meldungen (m/w/d)'));
});
after(() => stack?.stop());

const said = page => page.text('main [role=status]');

test('staff: said once, not in the address, not on another page', async () => {
	const number = await createVacancy(recruiter, 'Gemeldet');
	const edit = await recruiter.get(`/vakanzen/${number}/bearbeiten`);
	const page = await recruiter.submit(edit, { hours: '20' });
	assert.match(said(page), /gespeichert/i);
	assert.equal(new URL(page.url).search, '', 'nothing stays in the address');
	assert.equal(said(await recruiter.get(page.url)), '', 'once');
	const again = await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { hours: '21' }, { follow: false });
	assert.equal(again.status, 303);
	assert.equal(said(await recruiter.get('/vakanzen')), '', 'only the page it belongs to says it');
	assert.match(said(await recruiter.get(`/vakanzen/${number}`)), /gespeichert/i);
});

test('an address says nothing, on no page of either program', async () => {
	const keys = ['saved', 'status_changed', 'jobad_published', 'password_changed', 'apply_saved', 'confirmation_again', 'account_deleted'];
	const number = await createVacancy(recruiter, 'Ungemeldet');
	for (const key of keys) {
		for (const path of ['/', `/vakanzen/${number}`, '/projekte'])
			assert.equal(said(await recruiter.get(`${path}?meldung=${key}`)), '', `${path} ${key}`);
		for (const path of ['/', '/stellen', '/konto/anmelden', '/kontakt'])
			assert.equal(said(await stack.visitor().get(`${path}?meldung=${key}`)), '', `${path} ${key}`);
	}
});

test('a visitor without cookie: signed for the page, the client and a few minutes', async () => {
	const visitor = stack.visitor();
	const page = await visitor.submit(await visitor.get('/bewerbung/fortsetzen'), { email: 'niemand@beispiel.example' }, { action: 'fortsetzen', follow: false });
	const address = new URL(page.headers.get('location'), stack.external);
	assert.equal(visitor.cookies.size, 0, 'no cookie before somebody signs in');
	assert.notEqual(said(await visitor.get(address.href)), '');
	const meldung = address.searchParams.get('meldung');
	assert.equal(said(await visitor.get(`/kontakt?meldung=${meldung}`)), '', 'another page');
	assert.equal(said(await visitor.get(address.href, { 'user-agent': 'jemand anderes' })), '', 'another client');
	for (const forged of [meldung.replace(/^\w+/, 'apply_saved'), meldung.replace(/\.\d+\./, '.1795000000.'), meldung.slice(0, -1) + (meldung.endsWith('0') ? '1' : '0')])
		assert.equal(said(await visitor.get(`${address.pathname}?meldung=${forged}`)), '', forged);
});

test('an applicant with a visit', async () => {
	const visitor = stack.visitor();
	const application = await beginApplication(visitor, ad, { email: 'meldung@beispiel.example' });
	const page = await visitor.submit(await visitor.get(`/bewerbung/${application}/angaben`), { town: 'Nordhafen' }, { action: '/angaben' });
	assert.notEqual(said(page), '');
	assert.equal(new URL(page.url).search, '');
	assert.equal(said(await visitor.get(page.url)), '');
});

test('the second to save is told what others changed', async () => {
	const number = await createVacancy(recruiter, 'Zwei Leute');
	const first = await recruiter.get(`/vakanzen/${number}/bearbeiten`), second = await recruiter.get(`/vakanzen/${number}/bearbeiten`);
	await recruiter.submit(second, { posts: '4' });
	const page = await recruiter.submit(first, { hours: '20' });
	assert.match(page.text('main'), /geändert, und so geblieben: Zahl der Stellen/);
});

test('that typed text is still there is said only where there is some', async () => {
	const number = await createVacancy(recruiter, 'Leer');
	const jobad = await recruiter.submit(await recruiter.get(`/vakanzen/${number}/stellenanzeigen/neu`), { teaser: 'Kurz', tasks: '', mandatory: '' });
	const refused = await recruiter.submit(jobad, {}, { action: 'veroeffentlichen' });
	assert.equal(refused.status, 400);
	assert.match(refused.text('[role=alert]'), /nichts gespeichert/);
	assert.doesNotMatch(refused.text('[role=alert]'), /Eingaben sind weiterhin da/);
	const typed = await recruiter.submit(await recruiter.get(`/vakanzen/${number}/bearbeiten`), { pay_grade: 'Z99' });
	assert.match(typed.text('[role=alert]'), /Eingaben sind weiterhin da/);
});
