// The pages of a job ad's desk as one meets them in a browser: checked as all pages are, at both widths.
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { createJobad, createVacancy, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, path, replaced;

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const recruiter = stack.as('amira.yildiz');
	const { vacancy, jobad } = await publishedAd(recruiter, 'Stelle im Browser (m/w/d)');
	path = `/stellenanzeigen/${jobad}`;
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'LECTOR', person: 'ruth.eggers' }, { action: '/beteiligte/neu' });
	await recruiter.submit(await recruiter.get(`${path}/vorlage`), { name: 'Haushalt' });
	await recruiter.submit(await recruiter.get(`${path}/bearbeiten`), { teaser: 'Sie haben die Ausgaben im Blick.', offer: '' });
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	const lector = stack.as('ruth.eggers'), admin = stack.as('henrike.solms');
	const id = await stack.value("SELECT id FROM text_block WHERE kind = 'disability'");
	await createJobad(recruiter, await createVacancy(recruiter, 'Entwurf mit Textbaustein (m/w/d)'));
	replaced = (await admin.submit(await admin.get(`/verwaltung/textbausteine/${id}`), { text: 'Menschen mit Schwerbehinderung werden bei gleicher Eignung bevorzugt.' })).url.replace(stack.backend, '');
	await recruiter.submit(await recruiter.get(`${path}/stellungnahme`), { kind: 'ad_lector' }, { action: '/stellungnahme' });
	const asked = `/stellungnahmen/${await stack.value(`SELECT MAX(s.id) FROM statement s JOIN jobad j ON j.id = s.object_id WHERE s.object_kind = 3 AND j.number = '${jobad}'`)}`;
	const question = await lector.get(asked), note = question.document.querySelectorAll('.bms-note textarea')[1].getAttribute('name');
	await lector.submit(question, { answer: 'question', [note]: 'Ist hier auch die Einnahmenseite gemeint?' }, { action: asked });
	await lector.submit(await lector.get(`${path}/lektorat`), { teaser: 'Sie haben Einnahmen und Ausgaben im Blick.', tasks: '- Haushalt planen\n- Haushalt prüfen\n- Mittel bewirtschaften' });
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

for (const viewport of [desktop, narrow])
	test(`pages of an ad at ${viewport.width} px`, async () => {
		const page = await openPage(browser, { viewport, user: 'amira.yildiz' });
		const look = async (page, address) => {
			await page.goto(stack.backend + address);
			await checkPage(page, `jobad${address}`.replace(/S-\d{4}-\d{5}/, 'ad').replace(/\W+/g, '-'));
		};
		for (const address of [path, `${path}/fassungen`, `/en${path}/fassungen`, `${path}/aenderungen`, `/en${path}/aenderungen`, `${path}/vorlage`, `${path}/bearbeiten`])
			await look(page, address);
		await page.context().close();
		const lectors = await openPage(browser, { viewport, user: 'ruth.eggers' });
		for (const address of [path, `${path}/lektorat`])
			await look(lectors, address);
		await lectors.context().close();
		const admin = await openPage(browser, { viewport, user: 'henrike.solms' });
		for (const address of ['/verwaltung/textbausteine', '/verwaltung/textbausteine/1', '/en/verwaltung/textbausteine/neu', replaced, `/en${replaced}`])
			await look(admin, address);
		await admin.context().close();
	});
