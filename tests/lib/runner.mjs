// runner.mjs FILE...: node's test runner over these files, one after another (`node --test` of Node 18 cannot), with its usual closing lines. A file that is
// not over after ten minutes fails by its name. BMS_TEST_WORDS: only tests with these words in their names.
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const files = process.argv.slice(2).map(file => resolve(file));
const words = process.env.BMS_TEST_WORDS;
run({ files, concurrency: 1, timeout: 10 * 60 * 1000, ...(words && { testNamePatterns: words }) })
	.on('test:fail', () => { process.exitCode = 1; })
	.compose(new spec())
	.pipe(process.stdout);
