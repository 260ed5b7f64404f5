// The example page of README ("How to add a page") put into a copy of the checkout as it stands there.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { top } from './stack.mjs';

const MADE = /^(\.git|build.*|demo|node_modules|autom4te\.cache)$/;

/** What README says: [{path, text, at: 'new' | 'end' | 'after' | 'before' | 'to the tests of', line}]. A block is what is indented below a line that ends with its place. */
export function exampleOf(readme) {
	const section = /^## How to add a page\n([^]*?)^## /m.exec(readme)[1];
	const place = /(?:New\s`([^`]+)`|Into\s`([^`]+)`,\s(?:at\sthe\s(end)|(after|before|to\sthe\stests\sof)\s`([^`]+)`)):\n\n((?:\t.*\n|\n(?=\t))+)/g;
	return [...section.matchAll(place)].map(([, made, changed, end, side, line, block]) => ({
		path: made ?? changed, at: made ? 'new' : end ?? side, line, text: block.replace(/^\t/gm, ''),
	}));
}

/** Puts one piece into the checkout below `to`; an anchor that is not there exactly once is a fault of README. */
function put(to, { path, at, line, text }) {
	const file = join(to, path);
	if (at === 'new') {
		if (existsSync(file))
			throw new Error(`${path} exists already`);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
		return;
	}
	const lines = readFileSync(file, 'utf8').split('\n');
	const found = lines.flatMap((one, number) => line && (at === 'to the tests of' ? one.startsWith(`${line},`) : one.includes(line)) ? [number] : []);
	if (line && found.length !== 1)
		throw new Error(`${path} has ${found.length} lines with ${line}`);
	if (at === 'to the tests of') {
		lines[found[0]] = lines[found[0]].replace(/(?=,\w+$)/, text.trim());
		writeFileSync(file, lines.join('\n'));
		return;
	}
	const number = at === 'end' ? lines.length - 1 : at === 'after' ? found[0] + 1 : found[0];
	const indent = at === 'after' ? /^\t*/.exec(lines[found[0]])[0] : '';
	lines.splice(number, 0, ...text.trimEnd().split('\n').map(one => indent + one));
	writeFileSync(file, lines.join('\n'));
}

/** A copy of the checkout in `to` with the example in it. */
export function copyWithExample(to) {
	for (const name of readdirSync(top).filter(one => !MADE.test(one)))
		cpSync(join(top, name), join(to, name), { recursive: true, preserveTimestamps: true });
	for (const piece of exampleOf(readFileSync(join(top, 'README'), 'utf8')))
		put(to, piece);
}

/** Builds it in to/build. Objects of files that the example leaves alone are those of `build`, so that it takes seconds; what they depend on (.Po) lies elsewhere. */
export function buildCopy(to, build) {
	const own = join(to, 'build');
	mkdirSync(own);
	for (const name of ['cgi-bin', 'static', 'static.version', 'front-end', 'front-end.stamp', 'libbms.a'])
		cpSync(join(build, name), join(own, name), { recursive: true, preserveTimestamps: true, filter: from => !from.endsWith('.Po') });
	rmSync(join(own, 'cgi-bin/backend.o'));	// the list of its pages is another one
	const options = execFileSync(join(build, 'config.status'), ['--config'], { encoding: 'utf8' }).trim();
	execFileSync('bash', ['-c', `"$0" "$1" ${options}`, join(to, 'conf/build'), own], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
	return own;
}
