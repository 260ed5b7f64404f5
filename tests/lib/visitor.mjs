// Somebody with a browser without JavaScript: cookies, redirects, pages, forms.
import { request } from 'node:http';
import { connect } from 'node:net';
import { parse } from './packages.mjs';

/** An answer. document is the parsed HTML. */
export class Page {
	constructor(url, response, text) {
		Object.assign(this, { url, status: response.status, headers: response.headers, body: text });
	}

	get document() {
		return this.parsed ??= parse(this.body, { comment: false });
	}

	/** The status, or with which one a form was refused that waits at the address this answer leads to. */
	get verdict() {
		return Number(this.headers.get('bms-refused')) || this.status;
	}

	get title() {
		return this.document.querySelector('title')?.textContent.trim();
	}

	/** The words of the page (or of what a selector finds), spaces folded. */
	text(selector = 'body') {
		return this.document.querySelectorAll(selector).map(element => element.textContent).join(' ').replace(/\s+/g, ' ').trim();
	}

	/** The address of the first link with these words. */
	link(words) {
		const found = this.document.querySelectorAll('a').find(link => link.textContent.replace(/\s+/g, ' ').includes(words));
		if (!found)
			throw new Error(`no link “${words}” on ${this.url}`);
		return new URL(found.getAttribute('href'), this.url).href;
	}

	/** The form with this action (part of it) or the first one that posts, before those of head and foot: {action, multipart, fields: [[name, value]], token}. */
	form(action = '') {
		const found = [...this.document.querySelectorAll('main form'), ...this.document.querySelectorAll('form')].find(form =>
			(form.getAttribute('method') ?? '').toLowerCase() === 'post' && (form.getAttribute('action') ?? '').includes(action));
		if (!found)
			throw new Error(`no form “${action}” on ${this.url} (${this.status} ${this.title})`);
		const fields = [];
		for (const control of found.querySelectorAll('input, select, textarea'))
			for (const value of controlValues(control))
				fields.push([control.getAttribute('name'), value]);
		return {
			action: new URL(found.getAttribute('action') || this.url, this.url).href,
			multipart: found.getAttribute('enctype') === 'multipart/form-data',
			fields,
			names: found.querySelectorAll('input, select, textarea, button[name]').map(control => control.getAttribute('name')),
			token: fields.find(([name]) => name === 'form_token')?.[1],
		};
	}
}


function controlValues(control) {
	const kind = control.tagName === 'INPUT' ? (control.getAttribute('type') ?? 'text') : control.tagName.toLowerCase();
	if (!control.getAttribute('name') || ['submit', 'button', 'file', 'reset', 'image'].includes(kind))
		return [];
	if (kind === 'checkbox' || kind === 'radio')
		return control.hasAttribute('checked') ? [control.getAttribute('value') ?? 'on'] : [];
	if (kind === 'textarea')
		return [control.textContent.replace(/^\n/, '')];
	if (kind === 'select') {
		const options = control.querySelectorAll('option');
		const chosen = options.find(option => option.hasAttribute('selected')) ?? options[0];
		return chosen ? [chosen.getAttribute('value') ?? chosen.textContent] : [];
	}
	return [control.getAttribute('value') ?? ''];
}

/** node:http, since fetch of Debian's Node 18 does not tell one Set-Cookie from the next. body: anything fetch takes. */
async function send(url, method, headers, body) {
	const encoded = body === undefined ? null : new Response(body);
	const content = encoded && Buffer.from(await encoded.arrayBuffer());
	const type = encoded?.headers.get('content-type');
	return new Promise((done, fail) => {
		const outgoing = request(url, {
			method, headers: { ...(type && { 'content-type': type }), ...(content && { 'content-length': content.length }), ...headers },
		}, answer => {
			const chunks = [];
			answer.on('data', chunk => chunks.push(chunk));
			answer.on('error', fail);
			answer.on('end', () => {
				const headersOf = new Headers();
				for (let i = 0; i < answer.rawHeaders.length; i += 2)
					headersOf.append(answer.rawHeaders[i], answer.rawHeaders[i + 1]);
				done({ response: { status: answer.statusCode, headers: headersOf }, setCookie: answer.headers['set-cookie'] ?? [], bytes: Buffer.concat(chunks) });
			});
		});
		outgoing.on('error', fail);
		outgoing.end(content ?? undefined);
	});
}

export class Visitor {
	constructor(base, cookies = {}) {
		this.base = base;
		this.cookies = new Map(Object.entries(cookies));
	}

	/** One request, without following redirects. */
	async request(address, { method = 'GET', headers = {}, body } = {}) {
		const url = new URL(address, this.base).href;
		const cookie = [...this.cookies].map(pair => pair.join('=')).join('; ');
		const { response, setCookie, bytes } = await send(url, method, { ...(cookie && { cookie }), ...headers }, body);
		for (const line of setCookie) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
			if (/;\s*max-age=0/i.test(line))
				this.cookies.delete(name);
			else
				this.cookies.set(name, value);
		}
		const page = new Page(url, response, bytes.toString('utf8'));
		page.bytes = bytes;
		return page;
	}

	/** A request and the redirects it leads to. A form that was refused is led to a page that shows it again: its status is then what the refusal says. */
	async go(address, options = {}) {
		let page = await this.request(address, options);
		const refused = page.verdict;
		for (let steps = 0; [301, 302, 303, 307, 308].includes(page.status); steps++) {
			if (steps === 10)
				throw new Error(`too many redirects from ${address}`);
			page = await this.request(new URL(page.headers.get('location'), page.url).href);
		}
		if (refused >= 400 && page.status === 200)
			Object.assign(page, { status: refused, again: true });
		return page;
	}

	get(address, headers) {
		return this.go(address, { headers });
	}

	/** Posts a list or an object of fields, urlencoded. */
	post(address, fields, headers) {
		return this.go(address, { method: 'POST', headers, body: new URLSearchParams(fields) });
	}

	/**
	 * Fills in the page's form (see Page.form) and sends it. values: {field: text, or a list, or null to leave it out}; files: {field: [{name, type, bytes}]}.
	 */
	submit(page, values = {}, { action, files = {}, follow = true, headers } = {}) {
		const form = page.form(action);
		for (const name of [...Object.keys(values), ...Object.keys(files)])
			if (!form.names.includes(name))
				throw new Error(`the form on ${page.url} has no field ${name}, only ${form.names.join(', ')}`);
		const fields = form.fields.filter(([name]) => !(name in values));
		for (const [name, value] of Object.entries(values))
			for (const one of value === null ? [] : [value].flat())
				fields.push([name, String(one)]);
		let body = new URLSearchParams(fields);
		if (form.multipart) {
			body = new FormData();
			for (const [name, value] of fields)
				body.append(name, value);
			for (const [name, list] of Object.entries(files))
				for (const file of list)
					body.append(name, new Blob([file.bytes], { type: file.type }), file.name);
		}
		return this[follow ? 'go' : 'request'](form.action, { method: 'POST', body, headers });
	}
}

/** Sends bytes as they are and gives what comes back; end: true closes our side after them. */
export function rawRequest(base, bytes, { end = false, seconds = 10 } = {}) {
	const { hostname, port } = new URL(base);
	return new Promise((done, fail) => {
		const chunks = [];
		const socket = connect(Number(port), hostname, () => { end ? socket.end(bytes) : socket.write(bytes); });
		socket.setTimeout(seconds * 1000, () => socket.destroy());
		socket.on('data', chunk => chunks.push(chunk));
		socket.on('error', error => error.code === 'ECONNRESET' ? done(Buffer.concat(chunks).toString()) : fail(error));
		socket.on('close', () => done(Buffer.concat(chunks).toString()));
	});
}
