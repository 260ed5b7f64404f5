// A comparison as a file (PRO-08, ACC-16, RET-26): by the right EXPORT, never for a committee, without the mark, and unreadable once somebody in it is destroyed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { comparison } from '../lib/comparison.mjs';
import { eventually, startStack } from '../lib/stack.mjs';

let stack, recruiter, compared, directory;

const ready = (who, url) => eventually(async () => {
	const page = await who.get(url);
	return /Die Datei ist fertig/.test(page.text('main')) && page;
}, 'the file', 60);
/** Asks for it and waits; the answer that holds it. */
const taken = async (who, format, path = `${compared.path}/datei`) => {
	const asked = await who.submit(await who.get(path), { format }, { action: '/datei' });
	assert.equal(asked.status, 200, asked.text('main'));
	const page = await ready(who, asked.url);
	return { page, file: await who.get(page.link('Herunterladen')) };
};
/** What stands in a file, as words. */
const words = (file, how) => {
	const path = join(directory, 'vergleich');
	writeFileSync(path, file.bytes);
	if (how === 'pdf') {
		execFileSync('qpdf', ['--check', path]);
		assert.match(execFileSync('pdfinfo', [path]).toString(), /Title: +\S[^]*Tagged: +yes/);
	}
	return how === 'pdf' ? execFileSync('pdftotext', ['-layout', path, '-']).toString() : execFileSync('unzip', ['-p', path]).toString();
};

before(async () => {
	directory = mkdtempSync(join(tmpdir(), 'bms-comparison-'));
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	compared = await comparison(stack, recruiter, 'Stelle mit Datei (m/w/d)', [['Studium', { weight: '5', scale: 'yes_no' }], ['=2+2', { weight: '3', scale: 'points' }]]);
	await compared.arrive('Aalto', { severely_disabled: 'ja', sbv_part: 'ja' });
	await compared.arrive('Berg');
	await compared.rate(recruiter, { 'Aalto/Studium': 'j', 'Aalto/=2+2': '0', 'Berg/Studium': 'n', 'Berg/=2+2': '4' });
	await compared.place({ Aalto: ['A', '1'], Berg: ['C', '2'] }, 'Nach Aktenlage.');
});
after(async () => {
	rmSync(directory, { recursive: true, force: true });
	await stack?.stop();
});

test('as a table and as PDF, with names, values, classes and reasons, without the mark; each in the audit', async () => {
	const { file } = await taken(recruiter, 'xlsx');
	assert.match(file.headers.get('content-disposition'), /attachment; filename="comparison_version-.*\.xlsx"/);
	const table = words(file);
	for (const word of ['Aalto, Nora', 'Berg, Nora', 'erfüllt', '=2+2', 'Nach Aktenlage.'])
		assert.ok(table.includes(word), word);
	assert.doesNotMatch(table, /<f>|schwerbehindert|>SB</i, 'no formula and no mark');
	const paper = words((await taken(recruiter, 'pdf')).file, 'pdf');
	for (const word of ['Aalto, Nora', 'Berg, Nora', '25', '12', 'nicht erfüllt', '=2+2', 'Nach Aktenlage.', 'A Einladen'])
		assert.ok(paper.includes(word), `${word} in ${paper}`);
	assert.doesNotMatch(paper, /schwerbehindert|\bSB\b/i);
	assert.equal(await stack.value("SELECT COUNT(*) FROM audit WHERE action = 'comparison_taken'"), '2');
});

test('cells in which somebody biased had a part are marked one by one, in table and PDF', async () => {
	await stack.sql(`UPDATE rating SET rated_at = rated_at - INTERVAL 1 HOUR, rated_by = (SELECT id FROM staff_user WHERE user_id = 'svenja.brandt') WHERE requirement_id = ${compared.requirements['=2+2']} AND application_id = ${compared.ids.Berg}`);
	await stack.sql(`INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at) SELECT ${compared.id}, id, 'Angehörige', UTC_TIMESTAMP() FROM staff_user WHERE user_id = 'svenja.brandt'`);
	for (const format of ['xlsx', 'pdf']) {
		const text = words((await taken(recruiter, format)).file, format);
		assert.match(text, /4\s+\(befangen\)/, format);
		assert.equal(text.match(/befangen/g).length, 1, 'the one cell alone');
	}
	await stack.sql(`DELETE FROM vacancy_exclusion WHERE vacancy_id = ${compared.id}`);
});

test('committees take nothing out, whatever the table of rights says; who only reads takes out what was sent', async () => {
	await compared.send();
	await stack.sql('INSERT IGNORE INTO base_role_right (role_id, right_id) SELECT r.id, b.id FROM base_role r JOIN base_right b ON b.code = \'EXPORT\' WHERE r.code IN (\'PR\', \'SBV\', \'GSB\'); UPDATE access_version SET version = version + 1');
	for (const who of ['paul.oduya', 'lena.maibaum', 'doris.kuhnert', 'katrin.lohmann'].map(person => stack.as(person))) {
		assert.ok([403, 404].includes((await who.get(`${compared.path}/datei`)).status));
		assert.doesNotMatch((await who.get(compared.path)).body, /vergleich\/datei/);
	}
	const office = stack.as('sina.krogmann');
	assert.match(words((await taken(office, 'pdf')).file, 'pdf'), /Fassung 1[\s\S]*Aalto, Nora/);
	assert.equal((await office.get(`${compared.path}/datei?fassung=7`)).status, 404);
	assert.equal((await stack.as('nikolai.stern').get(`${compared.path}/datei`)).status, 404);
});

test('it is the asker’s alone, and goes with her sight and with the first key', async () => {
	const { page } = await taken(recruiter, 'xlsx');
	assert.equal((await stack.as('svenja.brandt').get(page.url)).status, 404);
	await stack.sql(`UPDATE application SET status = 'eingeschraenkt' WHERE id = ${compared.ids.Berg}`);
	assert.equal((await recruiter.get(`${new URL(page.url).pathname}/inhalt`)).status >= 403, true, 'one is not hers to see any more');
	await stack.sql(`UPDATE application SET status = 'bewerbungsvergleich' WHERE id = ${compared.ids.Berg}`);
	assert.equal((await recruiter.get(`${new URL(page.url).pathname}/inhalt`)).status, 200);
	await stack.sql(`DELETE FROM bms_keys.object_key WHERE kind = 4 AND object_id = ${compared.ids.Berg}`);
	assert.ok((await recruiter.get(`${new URL(page.url).pathname}/inhalt`)).status >= 400, 'nothing opens it any more');
});
