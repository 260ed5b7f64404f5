// runner.mjs FILE...: node's test runner over these files, one after another (`node --test` of Node 18 cannot), with its usual closing lines. A file that is
// not over after ten minutes fails by its name.
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const files = process.argv.slice(2).map(file => resolve(file));
run({ files, concurrency: 1, timeout: 10 * 60 * 1000 })
	.on('test:fail', () => { process.exitCode = 1; })
	.compose(new spec())
	.pipe(process.stdout);
