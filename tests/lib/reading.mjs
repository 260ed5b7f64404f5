// What makes a page easy to read, checked in the page: lines that are not too long, text that bears more space, one primary button, times and counts as people write them.

/** WCAG 1.4.12: so much space somebody may give text. */
const SPACING = '*, *::before, *::after { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
export const LINE = 75;	// characters

/* In the page: paragraphs and list items with the longest of their lines. */
function longLines(most) {
	const found = [];
	for (const element of document.querySelectorAll('main :is(p, li, dd, dt, legend, label, summary), main .kern-hint, footer p')) {
		const text = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE || /^(A|B|STRONG|EM|SPAN|CODE|TIME|Q)$/.test(node.nodeName)).map(node => node.textContent).join('').trim();
		if (text.length <= most || !element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) || element.closest('table, .kern-sr-only, .bms-break'))
			continue;
		const lines = new Map();
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		for (let node; (node = walker.nextNode());) {
			if (node.parentElement.closest('.kern-sr-only, ul, ol, p, li, dd, dt') !== element && node.parentElement !== element)
				continue;
			for (const word of node.data.matchAll(/\S+\s*/g)) {
				const range = document.createRange();
				range.setStart(node, word.index);
				range.setEnd(node, word.index + word[0].trimEnd().length);
				const [box] = range.getClientRects();
				if (box)
					lines.set(Math.round(box.top / 4), (lines.get(Math.round(box.top / 4)) ?? 0) + word[0].replace(/\s+/g, ' ').length);
			}
		}
		const longest = Math.max(0, ...lines.values());
		if (longest > most + 1)	// the blank at a line's end
			found.push(`${longest} characters: ${text.slice(0, 60)}`);
	}
	return found;
}

/* In the page: visible primary buttons that do different things. */
function primaries() {
	const seen = [...document.querySelectorAll('.kern-btn--primary:not(:disabled)')].filter(button => button.checkVisibility({ checkVisibilityCSS: true }));
	return [...new Set(seen.map(button => button.textContent.trim().replace(/\s+/g, ' ')))];
}

/* In the page: boxes that cut their text, and how far the page scrolls sideways. */
function cut() {
	const found = [...document.querySelectorAll('body *')].filter(element => {
		const style = getComputedStyle(element);
		return /hidden|clip/.test(style.overflowX + style.overflowY) && element.textContent.trim() && element.clientWidth > 1 && element.clientHeight > 1
			&& !element.closest('.kern-sr-only, svg') && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2);
	}).map(element => `${element.tagName}.${element.className} cuts “${element.textContent.trim().slice(0, 40)}”`);
	const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	return wide > 0 ? [...found, `the page scrolls sideways by ${wide} px`] : found;
}

/* In the page: times without “Uhr” (German) and counts without their point or comma. */
function bareNumbers() {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const found = [];
	for (let node; (node = walker.nextNode());) {
		if (node.parentElement.closest('script, style, pre, code, textarea, option, .bms-lines, .bms-prose, .bms-ad, h1, .bms-crumbs'))
			continue;
		const german = (node.parentElement.closest('[lang]') ?? document.documentElement).lang === 'de';
		for (const match of german ? node.data.matchAll(/\b\d{1,2}:\d\d\b(?!:)(?! ?Uhr)/g) : [])
			found.push(`a time without Uhr: ${node.data.slice(Math.max(0, match.index - 20), match.index + 20)}`);
		if (node.parentElement.closest('.bms-number, .bms-count, .bms-counts') && /^\D*\d{4,}\D*$/.test(node.data.trim()))
			found.push(`a count in one piece: ${node.data}`);
	}
	return found;
}

/** Everything of the page that is hard to read, as lines; none when it is well. */
export async function readingFaults(page) {
	const faults = await page.evaluate(bareNumbers);
	const buttons = await page.evaluate(primaries);
	if (buttons.length > 1)
		faults.push(`${buttons.length} primary buttons: ${buttons.join(' | ')}`);
	faults.push(...await page.evaluate(longLines, LINE));
	const before = await page.evaluate(cut);
	await page.evaluate(css => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	}, SPACING);
	faults.push(...(await page.evaluate(cut)).filter(fault => !before.includes(fault)).map(fault => `with text spacing: ${fault}`));
	await page.evaluate(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); });
	return faults;
}
