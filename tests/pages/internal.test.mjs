// The internal portal: for staff alone, all ads with their mark, and applications marked and watched for bias (POR-01, ACC-20).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { attach, beginApplication, confirm, publishedAd, send } from '../lib/slice.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

const applied = async application => (await stack.sql(`SELECT internal, status FROM application WHERE number = '${application}'`))[0];
let stack, recruiter, own, open;

async function ads() {
	recruiter = stack.as('amira.yildiz');
	own = await publishedAd(recruiter, 'Nur für Beschäftigte (m/w/d)', { audience: 'internal' });
	open = await publishedAd(recruiter, 'Auch für andere (m/w/d)');
}

/** An application that has arrived. */
async function applyAs(applicant, jobad, email) {
	const application = await beginApplication(applicant, jobad, { email });
	await attach(applicant, application);
	await send(applicant, application);
	const page = await confirm(stack, applicant, email, application);
	assert.equal(page.status, 200, page.text('main'));
	return application;
}

describe('with single sign-on', () => {
	before(async () => {
		stack = await startStack();
		await ads();
	});
	after(() => stack?.stop());

	test('nobody sees anything who is not signed in, whatever headers say', async () => {
		const stranger = stack.visitor('internal');
		for (const path of ['/stellen', `/stellen/${own.jobad}`, `/stellen/${open.jobad}`, `/stellen/${open.jobad}/drucken`, `/stellen/${open.jobad}/bewerben`, '/en/', '/kontakt', '/feed.atom', '/gibtesnicht'])
			for (const headers of [{}, { BMS_SSO_USER: 'amira.yildiz', 'BMS-SSO-USER': 'amira.yildiz', 'X-SSO-User': 'amira.yildiz', 'Remote-User': 'amira.yildiz' }]) {
				const page = await stranger.get(path, headers);
				assert.equal(page.status, 403, path);
				assert.doesNotMatch(page.body, /Nur für Beschäftigte \(m|Auch für andere/, path);
			}
		assert.equal((await stranger.get('/api/v1/stellen')).status, 403);
		const page = await stranger.get('/stellen');
		assert.match(page.text('main'), /Bitte melden Sie sich an.*nur für Beschäftigte/);
		assert.equal(page.link('Zum Karriereportal'), `${stack.external}/`);
		assert.match((await stranger.get('/en/stellen')).text('main'), /Please sign in/);
		assert.equal((await stranger.get('/-/health')).status, 200);
		assert.equal((await stack.as('gibt.es.nicht', 'internal').get('/stellen')).status, 403);
	});

	test('the demo offers its people to sign in as, as at the backend', async () => {
		const somebody = stack.visitor('internal');
		const page = await somebody.get('/');
		assert.match(page.text('h1'), /Anmelden als/);
		const home = await somebody.get(page.link('Amira Yıldız'));
		assert.equal(home.status, 200);
		assert.match(home.title, /Internes Stellenportal/);
	});

	test('staff see all ads, those for them alone with a mark, and search engines none', async () => {
		const staff = stack.as('katrin.lohmann', 'internal');
		const list = await eventually(async () => {
			const page = await staff.get('/stellen');
			return page.text('main').includes('Auch für andere') && page;
		}, 'the ads');
		const items = Object.fromEntries(list.document.querySelectorAll('.bms-ad').map(item => [item.querySelector('h3').textContent.trim(), item.textContent]));
		assert.match(items['Nur für Beschäftigte (m/w/d)'], /intern/);
		assert.doesNotMatch(items['Auch für andere (m/w/d)'], /intern/);
		const mine = await staff.get(`/stellen/${own.jobad}`);
		assert.match(mine.text('header.bms-panel .bms-status'), /^intern$/);
		assert.equal((await staff.get(`/stellen/${open.jobad}`)).document.querySelectorAll('header.bms-panel .bms-status').length, 0);
		assert.match((await staff.get(`/stellen/${open.jobad}`)).text('.bms-similar'), /intern/, 'similar ads too');
		assert.match((await staff.get(`/en/stellen/${own.jobad}/drucken`)).text('article'), /internal/);
		assert.equal(mine.document.querySelectorAll('script[type="application/ld+json"], meta[property], link[type="application/atom+xml"]').length, 0);
		assert.equal(mine.document.querySelector('meta[name=robots]').getAttribute('content'), 'noindex');
		for (const path of ['/', '/stellen', `/stellen/${own.jobad}`]) {
			const page = await staff.get(path);
			assert.doesNotMatch(page.headers.get('cache-control'), /public/);
			assert.equal(page.headers.get('x-accel-expires'), null);
		}
		for (const path of ['/feed.atom', '/api', '/api/v1/stellen', '/sitemap.xml'])
			assert.equal((await staff.get(path)).status, 404, path);
		assert.match((await staff.get('/robots.txt')).body, /^Disallow: \/$/m);
		assert.equal((await stack.visitor().get(`/stellen/${own.jobad}`)).status, 404);
	});

	test('who applies there is marked internal, and is found though the address is a private one; the name is not kept', async () => {
		const colleague = stack.as('joerg.petersen');
		assert.equal((await colleague.get(`/vakanzen/${own.vacancy}`)).status, 200);
		const staff = stack.as('joerg.petersen', 'internal');
		const application = await beginApplication(staff, own.jobad, { email: 'privat@beispiel.example' });
		assert.equal(await stack.value('SELECT COUNT(*) FROM bias_staff'), '1');
		assert.equal((await colleague.get(`/vakanzen/${own.vacancy}`)).status, 200, 'a draft is not an application');
		await attach(staff, application);
		await send(staff, application);
		await confirm(stack, staff, 'privat@beispiel.example', application);
		await eventually(async () => (await colleague.get(`/vakanzen/${own.vacancy}`)).status === 404, 'the exclusion');
		assert.equal((await applied(application)).internal, '1');
		assert.equal((await colleague.get(`/bewerbungen/${application}`)).status, 404);
		assert.match((await recruiter.get(`/bewerbungen/${application}`)).text('main'), /intern/i);
		await stack.mail('amira.yildiz@bsw.example', own.vacancy);
		assert.equal(await stack.value('SELECT COUNT(*) FROM bias_staff'), '0');
		const outside = await applyAs(stack.visitor(), open.jobad, 'aussen@beispiel.example');
		assert.equal((await applied(outside)).internal, '0');
		assert.equal((await recruiter.get(`/vakanzen/${own.vacancy}`)).status, 200, 'nobody else is out');
	});

	test('what never arrives is forgotten, and the portal\'s account cannot read who it was', async () => {
		const staff = stack.as('svenja.brandt', 'internal');
		const application = await beginApplication(staff, open.jobad, { email: 'svenja.privat@beispiel.example' });
		await stack.job('sweep');
		assert.equal(await stack.value('SELECT user_id FROM bias_staff'), 'svenja.brandt', 'a draft is still being written');
		await assert.rejects(stack.sqlAs('bms_portal', 'SELECT * FROM bias_staff'));
		await stack.sql(`UPDATE application SET status = 'geloescht' WHERE number = '${application}'`);
		await stack.job('sweep');
		assert.equal(await stack.value('SELECT COUNT(*) FROM bias_staff'), '0');
	});
});

describe('by the office network', () => {
	before(async () => {
		stack = await startStack({ workers: 1, settings: { internal_access: 'network' } });
		await ads();
	});
	after(() => stack?.stop());

	test('whoever reaches it sees all ads, and applications are internal', async () => {
		const visitor = stack.visitor('internal');
		await eventually(async () => (await visitor.get('/stellen')).text('main').includes('Nur für Beschäftigte'), 'the ads');
		assert.equal((await visitor.get(`/stellen/${own.jobad}`)).status, 200);
		const application = await beginApplication(visitor, own.jobad, {});
		assert.equal((await applied(application)).internal, '1');
		assert.equal(await stack.value('SELECT COUNT(*) FROM bias_staff'), '0');
	});
});
