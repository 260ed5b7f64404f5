// A web server's side of FastCGI: one request with any parameters straight to a worker's socket, to say what only the web server may say.
import { connect } from 'node:net';
import { join } from 'node:path';

function record(type, content) {
	const head = Buffer.alloc(8);
	head.writeUInt8(1, 0);
	head.writeUInt8(type, 1);
	head.writeUInt16BE(1, 2);
	head.writeUInt16BE(content.length, 4);
	return Buffer.concat([head, content]);
}

/** A stream: as many records as it takes, and the empty one that ends it. */
function stream(type, content) {
	const parts = [];
	for (let at = 0; at < content.length; at += 0xffff)
		parts.push(record(type, content.subarray(at, at + 0xffff)));
	return Buffer.concat([...parts, record(type, Buffer.alloc(0))]);
}

function parameter(name, value) {
	const parts = [Buffer.from(name), Buffer.from(value)];
	return Buffer.concat([...parts.map(part => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE((part.length | 0x80000000) >>> 0);
		return length;
	}), ...parts]);
}

/** GET of an address with these parameters; gives {status, body}. */
export function fastcgiGet(socketPath, address, parameters) {
	const all = { REQUEST_METHOD: 'GET', REQUEST_URI: address, QUERY_STRING: address.split('?')[1] ?? '', SERVER_PROTOCOL: 'HTTP/1.1', HTTP_HOST: '127.0.0.1', ...parameters };
	return new Promise((done, fail) => {
		const chunks = [];
		const socket = connect(socketPath, () => socket.write(Buffer.concat([
			record(1, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])),
			stream(4, Buffer.concat(Object.entries(all).map(([name, value]) => parameter(name, value)))), record(5, Buffer.alloc(0)),
		])));
		socket.on('data', chunk => chunks.push(chunk));
		socket.on('error', fail);
		socket.on('close', () => {
			const bytes = Buffer.concat(chunks);
			const out = [];
			for (let at = 0; at + 8 <= bytes.length;) {
				const length = bytes.readUInt16BE(at + 4);
				if (bytes[at + 1] === 6)
					out.push(bytes.subarray(at + 8, at + 8 + length));
				at += 8 + length + bytes[at + 6];
			}
			const body = Buffer.concat(out).toString();
			done({ status: Number(/^Status: (\d+)/m.exec(body)?.[1] ?? 200), body });
		});
	});
}

/** A member of staff whose groups the directory may change while a session goes on; the web server names them with every request. */
export class Member {
	constructor(stack, user, ...groups) {
		Object.assign(this, { socketPath: join(stack.dir, 'run/backend.sock'), user, groups });
	}

	async get(address) {
		const { status, body } = await fastcgiGet(this.socketPath, address, {
			BMS_SSO_USER: this.user, ...(this.groups.length && { BMS_SSO_GROUPS: this.groups.join(',') }), ...(this.cookie && { HTTP_COOKIE: this.cookie }),
		});
		this.cookie = /^Set-Cookie: ([^;]+)/m.exec(body)?.[1] ?? this.cookie;
		return { status, text: body.slice(body.indexOf('<main')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
	}

	/** The status of a page. */
	async status(address) {
		return (await this.get(address)).status;
	}
}
