// Virus scanners for tests: a real clamd that knows one signature, and one that answers as it is told.
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { eventually } from './stack.mjs';

/** The string that every scanner takes for a virus, and no file of this repository holds as it stands. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

const answers = socket => new Promise(resolve => {
	const talk = connect(socket, () => talk.write('zPING\0'));
	talk.on('data', data => { resolve(String(data) === 'PONG\0'); talk.end(); });
	talk.on('error', () => resolve(false));
});

/** Starts a clamd of one's own in this directory; `most`: bytes of a file it takes. */
export async function startClamd(directory, most = '25M') {
	const socket = join(directory, 'clamd.sock');
	await mkdir(join(directory, 'signatures'), { recursive: true });
	await mkdir(join(directory, 'clamd-tmp'), { recursive: true });
	await writeFile(join(directory, 'signatures/test.ndb'), `Test.Eicar.Local:0:*:${Buffer.from(eicar).toString('hex')}\n`);
	await writeFile(join(directory, 'clamd.conf'), [`LocalSocket ${socket}`, `DatabaseDirectory ${join(directory, 'signatures')}`, 'Foreground yes', `StreamMaxLength ${most}`,
		`TemporaryDirectory ${join(directory, 'clamd-tmp')}`, 'MaxThreads 2', ''].join('\n'));
	await rm(socket, { force: true });
	const clamd = spawn('clamd', [`--config-file=${join(directory, 'clamd.conf')}`], { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
	const over = new Promise(resolve => clamd.on('close', resolve));
	await eventually(() => answers(socket), 'clamd');
	return { socket, async stop() { clamd.kill('SIGKILL'); await over; await rm(socket, { force: true }); } };
}

/** A scanner that says this when all was sent ("close": nothing, and ends; "silence": nothing); `seen` counts those who asked. */
export async function startFake(directory, say) {
	const socket = join(directory, 'clamd.sock');
	const scanner = { socket, say, seen: 0 };
	const open = new Set();
	await rm(socket, { force: true });
	const server = createServer(talk => {
		let heard = Buffer.alloc(0);
		open.add(talk);
		talk.on('close', () => open.delete(talk));
		talk.on('error', () => {});
		talk.on('data', data => {
			heard = Buffer.concat([heard, data]);
			if (!heard.subarray(-4).equals(Buffer.alloc(4)))
				return;
			scanner.seen++;
			if (scanner.say === 'close')
				talk.end();
			else if (scanner.say !== 'silence')
				talk.end(scanner.say);
		});
	});
	await new Promise(resolve => server.listen(socket, resolve));
	scanner.stop = () => new Promise(resolve => { open.forEach(talk => talk.destroy()); server.close(resolve); });
	return scanner;
}

