// The micro-cache as visitors meet it: within two seconds an ad is new, changed or gone, wherever it is shown, while everybody asks for it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { publishedAd } from '../lib/slice.mjs';
import { eventually, repeatedly, startStack } from '../lib/stack.mjs';

const BOUND = 2000;	// ms
const WORD = 'Leuchtturmpflege';
let stack, recruiter;

before(async () => {
	stack = await startStack({ workers: 4 });
	recruiter = stack.as('amira.yildiz');
});
after(() => stack?.stop());

/** Every address that may show an ad: {address, shows(page)}. `other` is an ad of the same field. */
const places = (ad, other) => [
	...['/', '/en/', `/stellen?q=${WORD}`, `/en/stellen?q=${WORD}`, '/stellen', '/feed.atom', `/feed.atom?q=${WORD}`, '/sitemap.xml', '/api/v1/stellen',
		`/stellen/${other.path}`, `/en/stellen/${other.path}`].map(address => ({ address, shows: page => page.status === 200 && page.body.includes(ad.number) })),
	{ address: '/api/v1/filter', shows: page => JSON.parse(page.body).total > ad.others },
	...[`/stellen/${ad.path}`, `/en/stellen/${ad.path}`, `/stellen/${ad.path}/drucken`, `/api/v1/stellen/${ad.number}`].map(address =>
		({ address, shows: page => page.status === 200 && page.body.includes(ad.number) })),
];

/** Asks for all addresses again and again, as a crowd does, until what it gives is called. */
function crowd(addresses) {
	const ends = addresses.map(address => {
		const visitor = stack.visitor();
		return repeatedly(() => visitor.request(address));
	});
	return () => Promise.all(ends.map(end => end()));
}

/** All places show it (or none does) two seconds after `since`: that is the bound. */
async function settled(list, expected, since) {
	await eventually(() => Date.now() >= since + BOUND, 'the end of two seconds');
	for (const { address, shows } of list)
		assert.equal(shows(await stack.visitor().request(address)), expected, `${address} two seconds later`);
}

async function published(title) {
	const { jobad, vacancy } = await publishedAd(recruiter, title);
	const at = Date.now();
	const { slug } = (await stack.sql(`SELECT slug FROM public_ad WHERE number = '${jobad}'`))[0];
	const others = Number(await stack.value('SELECT COUNT(*) FROM public_ad WHERE external AND valid_from <= CURDATE() AND valid_to >= CURDATE()')) - 1;
	return { number: jobad, vacancy, path: `${jobad}-${slug}`, at, others };
}

const withdraw = async ad => {
	assert.equal((await recruiter.submit(await recruiter.get(`/stellenanzeigen/${ad.number}/zurueckziehen`), {}, { action: 'zurueckziehen' })).status, 200);
	return Date.now();
};

test('an ad is new, changed and gone within two seconds, for a crowd', async () => {
	const other = await published('Hafenaufsicht Nord (m/w/d)');
	const addresses = places({ number: '-', path: other.path }, other).map(place => place.address);
	const end = crowd(addresses);
	const ad = await published(`${WORD} (m/w/d)`);
	const list = places(ad, other);
	const endAd = crowd(list.map(place => place.address));
	try {
		await settled(list, true, ad.at);
		const form = await recruiter.get(`/stellenanzeigen/${ad.number}/bearbeiten`);
		assert.equal((await recruiter.submit(form, { title: `${WORD} mit Dienstboot (m/w/d)` })).status, 200);
		const changed = Date.now();
		const detail = places(ad, other).filter(({ address }) => new RegExp(`^/api/v1/stellen/|q=${WORD}`).test(address));
		await settled(detail.map(({ address }) => ({ address, shows: page => page.body.includes('mit Dienstboot') })), true, changed);
		await settled(list, false, await withdraw(ad));
		const page = await stack.visitor().request(`/stellen/${ad.path}`);
		assert.equal(page.status, 410);
		assert.doesNotMatch(page.body, /\/bewerben/);
	} finally {
		await Promise.all([end(), endAd()]);
	}
});

test('an ad is gone within two seconds though nobody asked for it in between', async () => {
	const other = await published('Hafenaufsicht Süd (m/w/d)');
	const ad = await published('Schleusendienst (m/w/d)');
	const list = places(ad, other).filter(({ address }) => !address.includes(WORD));
	await settled(list, true, ad.at);
	await settled(list, false, await withdraw(ad));
});

test('an ad whose last day is over is gone within two seconds, without any step', async () => {
	const ad = await published('Deichwache (m/w/d)');
	const end = crowd([`/stellen/${ad.path}`]);
	try {
		await eventually(async () => (await stack.visitor().request(`/stellen/${ad.path}`)).status === 200, 'the ad');
		await stack.sql(`UPDATE public_ad SET valid_to = CURDATE() - INTERVAL 2 DAY WHERE number = '${ad.number}'`);
		await settled([{ address: `/stellen/${ad.path}`, shows: page => page.status === 200 }], false, Date.now());
	} finally {
		await end();
	}
});

test('a worker that hangs does not keep an ad open', async () => {
	const ad = await published('Wattführung (m/w/d)');
	const visitor = stack.visitor();
	await eventually(async () => (await visitor.request(`/stellen/${ad.path}`)).status === 200, 'the ad');
	const [hanging] = await stack.workers('portal');
	process.kill(hanging, 'SIGSTOP');
	try {
		const end = crowd([`/stellen/${ad.path}`]);
		const answers = Array.from({ length: 4 }, () => stack.visitor().request(`/stellen/${ad.path}`));	// one of them waits for the one that hangs
		await settled([{ address: `/stellen/${ad.path}`, shows: page => page.status === 200 }], false, await withdraw(ad));
		process.kill(hanging, 'SIGCONT');
		await Promise.all([...answers, end()]);
	} finally {
		process.kill(hanging, 'SIGCONT');
	}
	assert.equal((await visitor.request(`/stellen/${ad.path}`)).status, 410);
});

test('within its second a page is made once; lists outlive the workers for a minute, ads do not', async () => {
	const ad = await published('Leinpfadaufsicht (m/w/d)');
	const requests = async page => (await stack.log('portal')).split('\n').filter(line => line.includes('event=request') && line.includes(`page=${page} `)).length;
	const before = await requests('/stellen');
	let asked = 0;
	for (const end = Date.now() + 1500; Date.now() < end; asked++)
		assert.equal((await stack.visitor().request('/stellen?zeit=teilzeit')).status, 200);
	const made = await requests('/stellen') - before;
	assert.ok(asked > 100 && made >= 1 && made <= asked / 10, `made ${made} times for ${asked}`);	// some as a second ends
	for (const address of ['/stellen', `/stellen/${ad.path}`])
		assert.equal((await stack.visitor().request(address)).status, 200);
	const socket = `${stack.dir}/run/portal.sock`;
	execFileSync('mv', [socket, `${socket}.away`]);
	await eventually(async () => (await stack.visitor().request(`/stellen/${ad.path}`)).status === 503, 'the end of the second');
	assert.equal((await stack.visitor().request('/stellen')).status, 200);
	execFileSync('mv', [`${socket}.away`, socket]);
	assert.equal((await stack.visitor().request(`/stellen/${ad.path}`)).status, 200);
});

test('nothing that belongs to somebody is shared', async () => {
	for (const address of ['/konto/anmelden', '/jobabo', '/barrierefreiheit']) {
		const [first, second] = [await stack.visitor().request(address), await stack.visitor().request(address)];
		assert.notEqual(first.form().token, second.form().token, address);
	}
});
