// README's example page as somebody new would take it: it passes every lint, compiles, and answers whoever has the right and nobody else.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildCopy, copyWithExample, exampleOf } from '../lib/example.mjs';
import { top } from '../lib/stack.mjs';

let copy;

before(() => {
	copy = mkdtempSync('/tmp/bms-example.');
	copyWithExample(copy);
});
after(() => copy && rmSync(copy, { recursive: true }));

test('README names every file that the example needs', () => {
	const paths = exampleOf(readFileSync(join(top, 'README'), 'utf8')).map(({ path }) => path);
	for (const path of ['schema/900_vacancy_note.sql', 'schema/grants.sql', 'tests/requirements.csv', 'cgi-bin/recruiting/vacancy_note.c', 'cgi-bin/backend/vacancy/vacancy_notes.c',
		'cgi-bin/backend/pages.h', 'Makefile.am', 'templates/backend/vacancy_notes.cs', 'templates/lang/de.hdf', 'templates/lang/en.hdf'])
		assert.ok(paths.includes(path), path);
});

/** What the lints say of a checkout, without the numbers of lines. */
const complaints = dir => spawnSync('python3', [join(dir, 'tests/lint/run')], { encoding: 'utf8' }).stdout.replace(/:\d+: /g, ': ').trim().split('\n');

test('the example passes every lint', () => {
	const [summary, ...said] = complaints(copy).reverse();
	assert.match(summary, /^lint: \d+ complaints, 0 of \d+ self-tests failed$/);
	const known = said.length ? complaints(top) : [];	// what is wrong without it is told by the lints themselves
	assert.deepEqual(said.filter(line => !known.includes(line)), []);
});

test('the example builds, and its own test passes', () => {
	const environment = { ...process.env, BMS_BUILD: buildCopy(copy, process.env.BMS_BUILD) };
	delete environment.NODE_TEST_CONTEXT;	// a runner of its own
	assert.match(execFileSync(join(environment.BMS_BUILD, 'backend.fcgi'), ['--list-pages'], { encoding: 'utf8' }), /^\/vakanzen\/\{vacancy\}\/notizen\tOBJECT_ACTION_VACANCY_EDIT\tGET,POST/m);
	const tests = spawnSync('node', [join(copy, 'tests/lib/runner.mjs'), join(copy, 'tests/pages/vacancy_notes.test.mjs')], { encoding: 'utf8', env: environment });
	assert.equal(tests.status, 0, tests.stdout + tests.stderr);
	assert.match(tests.stdout, /ℹ pass 2\n/);
});
