// The loop of work (README): what a developer changes is shown by the next request, and what is forgotten is named.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, startStack, top } from '../lib/stack.mjs';

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
/** The newest such line; it is written after the answer. */
const line = pattern => eventually(async () => (await lines(pattern)).at(-1), `${pattern} in the log`);

/** The workers anew, with a setting changed. */
async function restarted(setting, from, to) {
	const path = join(stack.dir, 'conf/backend.conf');
	await writeFile(path, (await readFile(path, 'utf8')).replace(`${setting} = ${from}`, `${setting} = ${to}`));
	await stack.command('restart');
}

test('an address of no page stands in the log, for developers only', async () => {
	const address = '/vakanzen/V-2026-00001/notizzn';
	assert.equal((await developer.get(address)).status, 404);
	await line(new RegExp(`page=- .*status=404.* address="${address}"$`));
	await restarted('reload_templates', 'yes', 'no');
	assert.equal((await developer.get('/vakanzen/Johanna')).status, 404);
	await line(/page=- .*status=404.* bytes=\d+$/);
	assert.deepEqual(await lines(/Johanna/), []);
	await restarted('reload_templates', 'no', 'yes');
});

test('a word that a page needs and nobody wrote is named before anything ends, and what runs goes on', () =>
	changed('lang/en.hdf', text => text.replace('help = Help\n\thealth', 'health'), async () => {
		const before = await stack.workers('backend');
		const { stderr } = await stack.command('restart').then(() => assert.fail('restarted'), error => error);
		assert.equal(stderr.match(/event=page_wrong page=\/hilfe reason=no_word_en name="title\.help"/g)?.length, 1, stderr);
		assert.match(stderr, /backend cannot start/);
		assert.deepEqual(await stack.workers('backend'), before);
		assert.equal((await developer.get('/hilfe')).status, 200);
	}));

test('a word that a template names and nobody wrote is named once', () =>
	changed('backend/help.cs', text => text.replace(/<p>/, '<p><?cs var:Lang.backend.help_lost ?>'), async () => {
		for (let times = 0; times < 2; times++)
			assert.equal((await developer.get('/hilfe')).status, 200);
		assert.match(await line(/event=no_word/), /level=error .* name=backend\.help_lost lang=de$/);
		assert.equal((await lines(/event=no_word/)).length, 1);
	}));
