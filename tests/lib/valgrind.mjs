// Workers under valgrind: every page that can be reached by links, every form sent empty, as visitor and as people of several roles. Fails when
// valgrind finds an error or memory that is definitely lost.
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startStack } from './index.mjs';

const wrap = 'valgrind --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite --num-callers=30 --error-exitcode=99';
const people = ['amira.yildiz', 'katrin.lohmann', 'paul.oduya', 'henrike.solms'];
const most = 40;	// pages of one visitor

/** Addresses that differ only in their numbers or their query are one page. */
const kind = address => new URL(address).pathname.replace(/[A-Z]+-\d{4}-\d+[^/]*/g, 'N').replace(/\d+/g, 'n');

async function walk(visitor, start) {
	const seen = new Set();
	const waiting = start.map(path => new URL(path, visitor.base).href);
	let forms = 0;
	while (waiting.length && seen.size < most) {
		const address = waiting.shift();
		if (seen.has(kind(address)))
			continue;
		seen.add(kind(address));
		const page = await visitor.get(address);
		if (page.status >= 500)
			throw new Error(`${page.status} ${address}`);
		if (!/html/.test(page.headers.get('content-type') ?? ''))
			continue;
		for (const link of page.document.querySelectorAll('a[href]')) {
			const target = new URL(link.getAttribute('href').replaceAll('&amp;', '&'), address);
			if (target.origin === visitor.base && !target.pathname.startsWith('/-/demo') && !target.pathname.startsWith('/static/'))
				waiting.push(target.href);
		}
		if (/method="post"/i.test(page.body)) {
			const answer = await visitor.submit(page);
			forms++;
			if (answer.status >= 500)
				throw new Error(`${answer.status} POST on ${address}`);
		}
	}
	return { pages: seen.size, forms };
}

const stack = await startStack({ workers: 1, build: process.env.BMS_BUILD_PLAIN, wrap: `${wrap} --log-file=/tmp/bms-valgrind.${process.pid}.%p` });
let pages = 0, forms = 0;
const add = found => { pages += found.pages; forms += found.forms; };
try {
	add(await walk(stack.visitor('external'), ['/', '/stellen?q=a', '/en/', '/gibt-es-nicht', '/feed.atom', '/sitemap.xml', '/api/v1/stellen']));
	add(await walk(stack.as('amira.yildiz', 'internal'), ['/stellen']));
	for (const user of people)
		add(await walk(stack.as(user), ['/', '/projekte', '/vakanzen', '/bewerbungen', '/hilfe']));
} finally {
	await stack.stop();
}

let workers = 0, faults = 0;
for (const name of await readdir('/tmp')) {
	if (!name.startsWith(`bms-valgrind.${process.pid}.`))
		continue;
	const log = await readFile(join('/tmp', name), 'utf8');
	workers++;
	// without its last line valgrind was killed before it had looked for leaks
	if (!/ERROR SUMMARY: 0 errors/.test(log)) {
		faults++;
		console.log(log);
	}
	await rm(join('/tmp', name));
}
console.log(`valgrind: ${pages} pages and ${forms} forms in ${workers} workers, ${faults} with errors`);
process.exitCode = faults || !workers || !pages ? 1 : 0;
