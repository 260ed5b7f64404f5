// Makes the facts of the accessibility statement (POR-12) from what the browser tests found: statement.mjs RESULTS TEMPLATE. RESULTS holds a line of JSON for each
// page checked (browser.mjs writes it when BMS_ACCESSIBILITY names a file); TEMPLATE is templates/portal/accessibility_facts.cs, which the page includes.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const escape = text => text.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]);

/** What the lines come to: {date, addresses, views, rules, axe, violations: [{rule, pages}]}. */
export function summary(lines) {
	const checks = lines.map(line => JSON.parse(line));
	if (checks.length === 0)
		throw new Error('no page was checked');
	const violations = new Map();
	for (const check of checks)
		for (const rule of check.violations)
			violations.set(rule, (violations.get(rule) ?? new Set()).add(check.address));
	return {
		date: checks.map(check => check.at).sort().at(-1).slice(0, 10),
		addresses: new Set(checks.map(check => check.address)).size,
		views: checks.length,
		rules: Math.max(...checks.map(check => check.rules)),
		axe: checks[0].axe,
		violations: [...violations].map(([rule, pages]) => ({ rule, pages: pages.size })),
	};
}

const german = date => date.split('-').reverse().join('.');

export function template({ date, addresses, views, rules, axe, violations }) {
	const list = (before, middle) => violations.length === 0 ? ''
		: `<ul>${violations.map(({ rule, pages }) => `<li>${escape(rule)}: ${before}${pages} ${middle}</li>`).join('')}</ul>\n`;
	return `<?cs # Made by tests/lib/statement.mjs from a run of the browser tests; not to be edited by hand. ?><?cs def:accessibility_facts() ?><?cs if:Page.lang == "en" ?>`
		+ `<p>According to our own assessment the portal ${violations.length ? 'partly conforms' : 'conforms'} to these requirements. Last check: <time datetime="${date}">${date}</time>. `
		+ `${addresses} addresses of the portal and the staff's backend were checked in ${views} views (German and English, wide and 320 pixels narrow) by ${rules} rules of axe-core ${axe} `
		+ `and for valid HTML. Violations found: ${violations.length}.</p>\n${list('on ', 'pages')}<?cs else ?>`
		+ `<p>Das Portal ist nach unserer Selbstbewertung mit diesen Anforderungen ${violations.length ? 'teilweise vereinbar' : 'vereinbar'}. Letzte Prüfung: `
		+ `<time datetime="${date}">${german(date)}</time>. Geprüft wurden ${addresses} Adressen des Portals und der Arbeitsplätze der Beschäftigten in ${views} Ansichten `
		+ `(deutsch und englisch, breit und 320 Pixel schmal) nach ${rules} Regeln von axe-core ${axe} und auf gültiges HTML. Gefundene Verstöße: ${violations.length}.</p>\n`
		+ `${list('auf ', 'Seiten')}<?cs /if ?><?cs /def ?>\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const [results, target] = process.argv.slice(2);
	const facts = summary(readFileSync(results, 'utf8').split('\n').filter(Boolean));
	writeFileSync(target, template(facts));
	console.log(`statement: ${facts.addresses} addresses, ${facts.views} views, ${facts.violations.length} violations`);
}
