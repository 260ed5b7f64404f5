// Forms on a phone and with large text: what is needed first, the first field in the first screen, nothing covers what has the focus, nothing scrolls sideways, a long form
// is one topic a page, refused files look refused and can be dismissed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeAccount } from '../lib/account.mjs';
import { checkPage, openBrowser, openPage } from '../lib/browser.mjs';
import { enlargeText, openSignedIn } from '../lib/journey.mjs';
import { apply, beginApplication, pdf, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

const screen = { width: 360, height: 640 };
let stack, browser, jobad, account, sent, draft, cookies;

before(async () => {
	stack = await startStack();
	const recruiter = stack.as('amira.yildiz');
	({ jobad } = await publishedAd(recruiter, 'Verwaltungsfachangestellte und Verwaltungsrechtsreferentin (m/w/d)'));
	account = await makeAccount(stack, { email: 'kurz@beispiel.example' });
	sent = await apply(stack, jobad, { email: account.email });
	await stack.sql(`UPDATE applicant SET email = 'kurz.alt@beispiel.example' WHERE id = (SELECT applicant_id FROM application WHERE number = '${sent}') AND id <> ${account.applicant};
		UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${sent}'`);
	const guest = stack.visitor();
	draft = await beginApplication(guest, jobad, { email: 'kurz.gast@beispiel.example' });
	cookies = [...guest.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/' }));
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

async function openGuest(options) {
	const page = await openPage(browser, options);
	await page.context().addCookies(cookies);
	return page;
}

const pages = {
	stranger: () => ['/', '/stellen', '/stellen?q=amt', `/stellen/${jobad}`, `/stellen/${jobad}/drucken`, `/stellen/${jobad}/bewerben`, `/stellen/${jobad}/merken`, '/merkliste', '/datenschutz', '/impressum', '/barrierefreiheit',
		'/leichte-sprache', '/kontakt', '/api', '/konto/anmelden', '/konto/registrieren', '/konto/passwort-vergessen', '/jobabo?q=amt', '/bewerbung/fortsetzen', '/gibtsnicht', `/en/stellen/${jobad}/bewerben`],
	guest: () => [`/bewerbung/${draft}/angaben`, `/bewerbung/${draft}/unterlagen`, `/bewerbung/${draft}/pruefen`],
	account: () => ['/konto', '/konto/daten', '/konto/email', '/konto/passwort', '/konto/sitzungen', '/konto/einwilligung', '/konto/loeschen', '/konto/auskunft', `/bewerbung/${sent}`, `/bewerbung/${sent}/berichtigen`,
		`/bewerbung/${sent}/nachreichen`, `/bewerbung/${sent}/zurueckziehen`],
};
const opens = { stranger: options => openPage(browser, options), guest: openGuest, account: options => openSignedIn(browser, stack, account, options) };

for (const [who, paths] of Object.entries(pages))
	test(`at 200 % text nothing scrolls sideways, whatever the width: ${who}`, async () => {
		const page = await opens[who]();
		for (const path of paths()) {
			await page.goto(stack.external + path);
			for (const width of [320, 360, 480, 640, 768, 1024, 1280]) {
				await page.setViewportSize({ width, height: 720 });
				assert.deepEqual(await enlargeText(page), [], `${path} at ${width} px`);
			}
		}
		await page.context().close();
	});

test('on a phone the first field of a form is within the first screen', async () => {
	for (const [who, paths] of [['stranger', [`/stellen/${jobad}/bewerben`, '/konto/registrieren', '/konto/anmelden', '/konto/passwort-vergessen', '/jobabo?q=amt', '/bewerbung/fortsetzen']],
		['guest', [`/bewerbung/${draft}/angaben`]], ['account', ['/konto/daten', '/konto/email', '/konto/passwort', `/bewerbung/${sent}/berichtigen`]]]) {
		const page = await opens[who]({ viewport: screen });
		for (const path of paths) {
			await page.goto(stack.external + path);
			const bottom = await page.evaluate(() => document.querySelector('main form :is(input:not([type=hidden]), select, textarea)').getBoundingClientRect().bottom);
			assert.ok(bottom <= screen.height, `${path}: the first field ends at ${bottom}`);
		}
		await page.context().close();
	}
});

test('what is needed comes first, in two lines; the rest opens', async () => {
	const page = await openPage(browser, { viewport: screen, javaScript: false });
	await page.goto(`${stack.external}/stellen/${jobad}/bewerben`);
	const needed = page.locator('.bms-needed');
	assert.match(await needed.innerText(), /Das brauchen Sie\n+10 Minuten, Ihre E-Mail-Adresse, Ihre Unterlagen/);
	assert.ok(await page.evaluate(() => document.querySelector('.bms-needed').compareDocumentPosition(document.querySelector('main form')) & Node.DOCUMENT_POSITION_FOLLOWING));
	assert.ok(!await needed.locator('li').first().isVisible());
	await needed.locator('summary').press('Enter');
	assert.match(await needed.innerText(), /Höchste Zahl von Dateien/);
	await page.context().close();
});

/* In the page: what covers the element that has the focus, at four places within it; "" nothing. */
function covers() {
	const element = document.activeElement, box = element.getBoundingClientRect();
	const bottom = Math.min(box.bottom, innerHeight) - 2;
	for (const y of [Math.max(box.top, 0) + 2, bottom])
		for (const x of [box.left + 3, box.left + box.width / 2]) {
			const top = document.elementFromPoint(x, y);
			if (top && top !== element && !element.contains(top) && !top.contains(element) && top.closest('label')?.control !== element)
				return `${element.name || element.textContent.trim().slice(0, 30)} is under ${top.className || top.tagName}`;
		}
	return box.bottom > innerHeight + 1 && box.height < innerHeight / 2 ? `${element.name} is below the window` : '';
}

for (const viewport of [screen, { width: 360, height: 400 }, { width: 1280, height: 720 }])
	test(`nothing covers the field one is in, at ${viewport.width} × ${viewport.height}`, async () => {
		const page = await openGuest({ viewport });
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const path of [`/bewerbung/${draft}/angaben`, `/stellen/${jobad}`]) {
			await page.goto(stack.external + path);
			if (path.endsWith('angaben')) {
				await page.fill('[name=message]', 'Zeile\n'.repeat(12) + viewport.height);
				await page.waitForFunction(() => /\d\d:\d\d/.test(document.querySelector('.bms-autosave').textContent));	// the line that says what was saved is there
			}
			await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); getSelection().collapse(document.body, 0); });
			for (let i = 0; i < 60; i++) {
				await page.keyboard.press('Tab');
				if (await page.evaluate(() => document.activeElement === document.body))
					break;
				assert.equal(await page.evaluate(covers), '', path);
			}
		}
		await page.context().close();
	});

test('a long form is one topic a page on a phone, with scripts and without; a short one and a wide window are not divided', async () => {
	const visible = page => page.evaluate(() => [...document.querySelectorAll('.bms-topic')].filter(topic => topic.getClientRects().length).map(topic => topic.querySelector('h2').textContent));
	const short = await openGuest({ viewport: screen });
	await short.goto(`${stack.external}/stellen/${jobad}/bewerben`);
	assert.equal(await short.locator('.bms-topic').count(), 0);
	await short.context().close();
	await stack.sql(`INSERT INTO form_question (form_version_id, code, position, kind, required, label_de, label_en)
		SELECT 3, CONCAT('long_', seq), 210 + seq, 'text', seq = 1, CONCAT('Lang ', seq), CONCAT('Long ', seq) FROM seq_1_to_9`);
	for (const javaScript of [true, false]) {
		const page = await openGuest({ viewport: screen, javaScript });
		await page.goto(`${stack.external}/bewerbung/${draft}/angaben`);
		await checkPage(page, 'topics');
		const topics = await page.evaluate(() => [...document.querySelectorAll('.bms-topic h2')].map(title => title.textContent));
		const last = topics.length - 1;
		assert.deepEqual([topics[0], topics[last]], ['Persönliche Angaben', 'Mitteilung']);
		const send = page.locator('main form button.kern-btn--primary');
		const labels = await page.locator('#form-apply .kern-label').allTextContents();
		for (const [i, topic] of topics.entries()) {
			assert.deepEqual(await visible(page), [topic]);
			assert.match(await page.locator('.bms-topic:visible .bms-topic__place').innerText(), new RegExp(`Teil ${i + 1} von ${last + 1}`));
			assert.equal(await send.isVisible(), i === last, 'sent from the last one');
			if (i < last)
				await page.locator('.bms-topic:visible .bms-topic__on a.kern-btn--primary').press('Enter');
		}
		assert.deepEqual(await page.locator('#form-apply .kern-label').allTextContents(), labels, 'what is pressed in a form changes no label');
		await page.goBack();
		assert.deepEqual(await visible(page), [topics[last - 1]], 'Back leads to the topic before');
		await page.goForward();
		await page.fill('[name=message]', 'Bleibt');
		await Promise.all([page.waitForNavigation(), send.press('Enter')]);
		assert.equal(await page.inputValue('[name=message]'), 'Bleibt');
		await page.locator('#fehler a[href="#apply-long_1"]').press('Enter');
		assert.deepEqual(await visible(page), ['Mitteilung'], 'a fault leads to its topic');
		if (javaScript)
			assert.equal(await page.evaluate(() => document.activeElement.name), 'long_1');
		await page.setViewportSize({ width: 1280, height: 720 });
		assert.deepEqual(await visible(page), topics);
		await checkPage(page, 'topics');
		await page.context().close();
	}
	await stack.sql(`DELETE FROM form_question WHERE code LIKE 'long\\_%'`);
});

const program = { name: 'virus.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ nein') };

test('a refused file looks refused, by sign, word and edge, and can be dismissed, with scripts', async () => {
	const page = await openGuest({ viewport: screen });
	await page.goto(`${stack.external}/bewerbung/${draft}/unterlagen`);
	await page.locator('input[type=file]').setInputFiles([program]);
	const item = page.locator('.bms-uploads li.bms-refused');
	await item.waitFor();
	assert.match(await item.innerText(), /virus\.exe\s+Nicht angenommen: Diese Art von Datei/);
	assert.ok(await item.locator('.kern-icon--danger').isVisible());
	assert.equal(await item.evaluate(element => getComputedStyle(element).borderLeftWidth), '4px');
	await checkPage(page, 'upload-refused');
	await item.getByRole('button', { name: 'Ausblenden: virus.exe' }).press('Enter');
	assert.equal(await page.locator('.bms-uploads li').count(), 0);
	assert.equal(await page.evaluate(() => document.activeElement.type), 'file');
	await page.context().close();
});

test('and without', async () => {
	const page = await openGuest({ viewport: screen, javaScript: false });
	await page.goto(`${stack.external}/bewerbung/${draft}/unterlagen`);
	await page.locator('input[type=file]').setInputFiles([program]);
	const sendFiles = () => Promise.all([page.waitForNavigation(), page.locator('form[data-upload] button[type=submit].kern-btn--secondary').first().press('Enter')]);
	await sendFiles();
	const alert = page.locator('.kern-alert[role=alert]');
	assert.match(await alert.innerText(), /Diese Dateien konnten wir nicht annehmen[\s\S]*virus\.exe: Diese Art/);
	await checkPage(page, 'upload-refused-plain');
	await Promise.all([page.waitForNavigation(), alert.getByRole('link', { name: 'Diese Meldung ausblenden' }).press('Enter')]);
	assert.equal(await alert.count(), 0);
	await page.locator('input[type=file]').setInputFiles([program, { name: 'lebenslauf.pdf', mimeType: 'application/pdf', buffer: pdf }]);
	await sendFiles();
	assert.match(await alert.innerText(), /virus\.exe[\s\S]*Die anderen Dateien haben wir gespeichert/);
	await Promise.all([page.waitForNavigation(), alert.getByRole('link', { name: 'Diese Meldung ausblenden' }).press('Enter')]);
	assert.equal(await alert.count(), 0);
	assert.match(await page.locator('#dateien').innerText(), /lebenslauf\.pdf/);
	await page.context().close();
});
