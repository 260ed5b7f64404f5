// What staff read, on every page that links lead them to, in each role and both languages: no codes, where one is, the other language, and what one does here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const people = { ADMIN: 'henrike.solms', RECRUITER: 'amira.yildiz', DEPARTMENT: 'katrin.lohmann', LECTOR: 'ruth.eggers', P31: 'bernd.harms', P34: 'sina.krogmann', PR: 'paul.oduya',
	SBV: 'doris.kuhnert', GSB: 'lena.maibaum', PSB: 'frank.tiedemann', IE: 'gesa.rohde' };

/** What programs mean and people do not: words with an underscore, steps as a>b, a=b, names of rights and of language keys, places to be filled in. */
const CODE = /\b\w*[a-zäöü]_[a-zäöü]\w*|\bOBJECT_ACTION\w*|\b[A-Z]{2,}_[A-Z_]+\b|\b[a-z]{3,}[>=][a-z0-9]+|\{[a-z_]+\}|(?<![-\w])P3[14]\b|\bLang\.\w+/;
/** Not read as words: what people have named or are to type so. */
const TYPED = 'code, pre, script, style, a[href*="/unterlagen/"], [data-typed]';

/** A German sentence: on English pages, what staff wrote says that it is one (WCAG 3.1.2). */
const GERMAN = /\b(der|die|das|und|für|nicht|zum|zur|mit|wird|ein|eine)\b.* /;

let stack, admin;

before(async () => {
	stack = await startStack({ workers: 2 });
	admin = stack.as('henrike.solms');
	const { vacancy, jobad } = await publishedAd(stack.as('amira.yildiz'), 'Stelle mit Worten (m/w/d)');
	assert.ok(vacancy && jobad);
	await stack.job('nightly');
	await stack.job('nightly', '--at', '2027-12-01 02:00:00');
	assert.equal((await stack.as('gesa.rohde').get('/verwaltung')).status, 403);	// the audit has lines of many kinds
	assert.equal((await stack.as('gesa.rohde').get(`/vakanzen/${vacancy}`)).status, 404);
	assert.equal((await stack.as('amira.yildiz').get('/verwaltung/rechte')).status, 403);
	assert.equal((await admin.get('/vakanzen?status=aktiv&format=csv')).status, 200);
});
after(() => stack?.stop());

/** Pages of one kind, by their address without numbers and names: two of each are read. */
const kindOf = path => path.replace(/^\/en(?=\/|$)/, '').split('?')[0].split('/').map((part, i) => /\d/.test(part) || /^[A-Z]+$/.test(part) || part.includes('.') ? '{}' : part).join('/');
/** Filters of search words are typed as the search knows them, kind=ausbildung, and templates of letters with their placeholders. */
const isTyped = path => /\/verwaltung\/(suchwoerter|vorlagen\/)|\/unterlage-aus-brief\//.test(path);	// a letter begins with the text of its template
const isFile = path => /\/unterlagen\/|abmelden|\/-\/|datei=|\.(pdf|csv|json|xlsx|zip)\b|\/bericht/.test(path);

/** All pages somebody comes to by links, from the cockpit on. */
async function* pagesOf(user, base) {
	const who = stack.as(user), seen = new Map(), waiting = [`${base}/`];
	for (let path; (path = waiting.shift());) {
		const kind = kindOf(path), times = seen.get(kind) ?? 0;
		if (times === 2 || isFile(path))
			continue;
		seen.set(kind, times + 1);
		const page = await who.get(path);
		assert.equal(page.status, 200, `${user} ${path}: a link leads there`);
		if (!/text\/html/.test(page.headers.get('content-type')))
			continue;
		yield { path, page };
		for (const link of page.document.querySelectorAll('a[href]')) {
			const href = link.getAttribute('href');
			if (href.startsWith(`${base}/`) && (base || !/^\/en(\/|$)/.test(href)))
				waiting.push(href);
		}
	}
}

/** The texts of a page that people read, each by itself, without what stands in `left`. */
function texts(page, left) {
	const found = [];
	const walk = node => {
		if (node.nodeType === 3)
			found.push(node.text.trim());
		else if (!node.matches?.(left))
			node.childNodes.forEach(walk);
	};
	page.document.querySelectorAll('main, header, footer').forEach(walk);
	return found.filter(text => text && !/\w\.(pdf|docx?|jpe?g|png|csv|xlsx)$/.test(text));	// a file is called what its owner called it
}

for (const [role, user] of Object.entries(people))
	for (const base of ['', '/en'])
		test(`${role} reads ${base ? 'English' : 'German'} words, sees where the page belongs and is one click from the other language`, async () => {
			const codes = [], lost = [], german = [];
			for await (const { path: address, page } of pagesOf(user, base)) {
				const [path] = address.split('#');
				for (const text of texts(page, TYPED))
					if (CODE.test(text) && !isTyped(path))
						codes.push(`${path}: ${text}`);
				if (base && !/\/(bewerbungen|verwaltung\/suchwoerter)/.test(path) && !path.includes('/protokoll'))	// of what applicants wrote, and what a line holds, the language is not known
					german.push(...texts(page, `${TYPED}, [lang="de"], textarea, option`).filter(text => GERMAN.test(text)).map(text => `${path}: ${text}`));
				const menu = page.document.querySelectorAll('.bms-menu a');
				const current = menu.filter(link => link.getAttribute('aria-current'));
				const exact = menu.some(link => link.getAttribute('href') === path.split('?')[0]);
				if (current.length !== 1 || (current[0].getAttribute('aria-current') === 'page') !== exact)
					lost.push(`${path}: ${current.length}`);
				const other = page.document.querySelector(`.bms-head a[hreflang="${base ? 'de' : 'en'}"]`)?.getAttribute('href') ?? '';
				assert.equal(other.split('?')[0], base ? path.split('?')[0].slice(3) : `/en${path.split('?')[0]}`, path);
			}
			assert.deepEqual({ codes, lost, german }, { codes: [], lost: [], german: [] });
		});

test('the help begins with what the role does here, which no other role is told', async () => {
	const told = new Map();
	for (const [role, user] of Object.entries(people))
		for (const base of ['', '/en']) {
			const first = (await stack.as(user).get(`${base}/hilfe`)).document.querySelector('main p').textContent;
			assert.match(first, base ? /^(You|For the) / : /^Sie /, role);
			assert.ok(!told.has(first), `${role} and ${told.get(first)}: ${first}`);
			told.set(first, role);
		}
});

test('the audit says in words what was refused, taken out and changed', async () => {
	const lines = async query => (await admin.get(`/verwaltung/protokoll?${query}`)).text('tbody');
	assert.match(await lines('aktion=refused'), /Seite der Fachlichen Leitstelle.*Objekt, von dem die Person nicht wissen darf/);
	assert.match(await lines('aktion=list_export'), /Vakanzen, CSV, Zeilen \d+; Spalten: Nummer, Bezeichnung.*; Filter: Status Aktiv/);
	assert.match(await lines('aktion=status'), /Entwurf → Aktiv/);
	assert.match(await lines('aktion=nightly'), /Lauf 2, Siegel 2, Erledigt \d+/);
});

test('a widget of the cockpit that has nothing to show is one line', async () => {
	for (const [role, user] of Object.entries(people)) {
		const cockpit = (await stack.as(user).get('/')).document;
		for (const widget of cockpit.querySelectorAll('.bms-widget'))
			assert.equal(widget.classNames.includes('bms-widget--empty'), !!widget.querySelector('.bms-empty'), `${role}: ${widget.textContent}`);
	}
	assert.ok((await stack.as('frank.tiedemann').get('/')).document.querySelector('.bms-widget--empty'));
});
