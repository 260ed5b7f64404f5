// The loop of work (README): what a developer changes is shown by the next request, and what is forgotten is named.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startStack, top } from '../lib/stack.mjs';

let stack, templates, developer;

before(async () => {
	templates = await mkdtemp('/tmp/bms-templates.');
	await cp(join(top, 'templates'), templates, { recursive: true });
	stack = await startStack({ workers: 1, settings: { template_directory: templates, reload_templates: 'yes' } });
	developer = stack.as('amira.yildiz');
});
after(async () => {
	await stack?.stop();
	await rm(templates, { recursive: true });
});

/** Changes a template or a language file while `work` runs, then puts it back. */
async function changed(name, change, work) {
	const path = join(templates, name), was = await readFile(path, 'utf8'), is = change(was);
	assert.notEqual(is, was, `${name} unchanged`);
	await writeFile(path, is);
	try {
		await work();
	} finally {
		await writeFile(path, was);
	}
}

test('a changed word is shown by the next request, also one that C looks up', () =>
	changed('lang/de.hdf', text => text.replace('help = Hilfe\n\thealth', 'help = Beistand\n\thealth'), async () => {
		const page = await developer.get('/hilfe');
		assert.match(page.body, /<title>Beistand/);
		assert.match(page.text('h1'), /^Beistand/);
	}));

const lines = async pattern => (await stack.log('backend')).split('\n').filter(line => pattern.test(line));

/** The workers anew, with a setting changed. */
async function restarted(setting, from, to) {
	const path = join(stack.dir, 'conf/backend.conf');
	await writeFile(path, (await readFile(path, 'utf8')).replace(`${setting} = ${from}`, `${setting} = ${to}`));
	await stack.command('restart');
}

test('an address of no page stands in the log, for developers only', async () => {
	const address = '/vakanzen/V-2026-00001/notizzn';
	assert.equal((await developer.get(address)).status, 404);
	const [said] = await lines(/page=- .*status=404/);
	assert.match(said, new RegExp(`address="${address}"`));
	await restarted('reload_templates', 'yes', 'no');
	assert.equal((await developer.get('/vakanzen/Johanna')).status, 404);
	assert.deepEqual(await lines(/Johanna/), []);
	assert.match((await lines(/page=- .*status=404/)).at(-1), /bytes=\d+$/);
	await restarted('reload_templates', 'no', 'yes');
});
