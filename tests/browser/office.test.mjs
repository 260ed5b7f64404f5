// The personnel office's pages in a browser: register of mobile employees, proposals, the step to the office, the report, ads for others; at both widths.
import { after, before, test } from 'node:test';
import { checkPage, desktop, narrow, openBrowser, openPage } from '../lib/browser.mjs';
import { apply, createJobad, createVacancy, pdf, publishedAd } from '../lib/slice.mjs';
import { startStack } from '../lib/stack.mjs';

let stack, browser, jobad, vacancy, mobile, application, project, foreign, shown, file, received;

const person = { surname: 'Sorgenfrei', first_name: 'Mika', email: 'mika.sorgenfrei@bsw.example', pay_grade: 'E9b', field: 'finanzen', since_on: '2026-10-01', wishes: 'Gern Teilzeit' };

before(async () => {
	stack = await startStack();
	browser = await openBrowser();
	const [recruiter, office, admin] = ['amira.yildiz', 'sina.krogmann', 'henrike.solms'].map(user => stack.as(user));
		vacancy = await createVacancy(recruiter, 'Stelle beim Personalamt (m/w/d)');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	jobad = await createJobad(recruiter, vacancy);
	await stack.sql(`UPDATE jobad SET status = 'in_abstimmung' WHERE number = '${jobad}'`);
	for (const surname of ['Sorgenfrei', 'Lustig']) {
		const page = await office.submit(await office.get('/mobile/neu'), { ...person, surname });
		mobile ??= /\/mobile\/(\d+)/.exec(page.url)[1];
	}
	await office.submit(await office.get(`/mobile/${mobile}/unterlagen/neu`), {}, { action: '/unterlagen/neu', files: { file: [{ name: 'Lebenslauf.pdf', type: 'application/pdf', bytes: pdf }] } });
	file = await stack.value('SELECT MAX(id) FROM mobile_file');
	await office.submit(await office.get(`/stellenanzeigen/${jobad}/vorschlaege`), { mobile }, { action: '/vorschlaege' });
	application = await stack.value('SELECT MAX(a.number) FROM application a JOIN mobile_proposal p ON p.application_id = a.id');
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/agentur`), { kind: 'reported', way: 'online', note: 'Auftrag bestätigt' },
		{ action: '/agentur', files: { file: [{ name: 'bestaetigung.pdf', type: 'application/pdf', bytes: pdf }] } });
	({ jobad: shown } = await publishedAd(recruiter, 'Stelle im Portal (m/w/d)'));
	received = await apply(stack, shown, { email: 'erinnerung@beispiel.example' });
	const made = await admin.submit(await admin.get('/projekte/neu?behoerde=BSW'), { name: 'BSW Fremdanzeigen', office: 'P34', responsible: 'sina.krogmann', foreign: '1' }, { action: '/projekte/neu' });
	project = /P-\d{4}-\d{5}/.exec(made.url)[0];
	const entered = await office.submit(await office.get(`/projekte/${project}/fremdanzeigen/neu`), { title: 'Hafenaufsicht (m/w/d)', teaser: 'Sie halten den Hafen offen.', tasks: '- Schiffe lenken',
		mandatory: '- Patent', apply_to: 'https://hafen.example/bewerben', for_authority: 'Hafenverband Nord', place_town: 'Kaihausen', field: 'technik', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'full' }, { action: '/fremdanzeigen/neu' });
	await stack.sql(`DELETE FROM process_guard_off WHERE guard IN ('released', 'agency_report')`);
	foreign = /S-\d{4}-\d{5}/.exec(entered.url)[0];
});
after(async () => {
	await browser?.close();
	await stack?.stop();
});

async function look(page, address, name, site = stack.backend) {
	await page.goto(site + address);
	await checkPage(page, `office-${name}`);
}

for (const viewport of [desktop, narrow])
	test(`pages of the personnel office at ${viewport.width} px`, async () => {
		const office = await openPage(browser, { viewport, user: 'sina.krogmann' });
		for (const [address, name] of [['/mobile', 'register'], ['/en/mobile', 'register-en'], ['/mobile/neu', 'register-new'], [`/mobile/${mobile}`, 'entry'],
			[`/mobile/${mobile}/bearbeiten`, 'entry-edit'], [`/mobile/${mobile}/unterlagen/neu`, 'entry-file'], [`/mobile/${mobile}/unterlagen/${file}/entfernen`, 'entry-file-remove'], [`/mobile/${mobile}/vorschlaege/${application}/zurueckziehen`, 'take-back'],
			[`/stellenanzeigen/${jobad}/vorschlaege`, 'proposals'], [`/en/stellenanzeigen/${jobad}/vorschlaege`, 'proposals-en'],
			[`/projekte/${project}/fremdanzeigen/neu`, 'foreign-new'], [`/stellenanzeigen/${foreign}`, 'foreign'], [`/stellenanzeigen/${foreign}/fremd`, 'foreign-edit'],
			[`/stellenanzeigen/${foreign}/fremd/schliessen`, 'foreign-close']])
			await look(office, address, name);
		await office.context().close();
		const recruiter = await openPage(browser, { viewport, user: 'amira.yildiz' });
		for (const [address, name] of [[`/stellenanzeigen/${jobad}`, 'ad'], [`/stellenanzeigen/${jobad}/schritt/bei_personalamt`, 'step'], [`/vakanzen/${vacancy}/agentur`, 'agency'],
			[`/en/vakanzen/${vacancy}/agentur`, 'agency-en'], [`/stellenanzeigen/${shown}/verlaengern`, 'extend'], [`/en/stellenanzeigen/${shown}/verlaengern`, 'extend-en'],
			[`/stellenanzeigen/${shown}`, 'public'], [`/bewerbungen/${received}/erinnerungen`, 'reminders'], [`/en/bewerbungen/${received}/erinnerungen`, 'reminders-en'], ['/', 'cockpit'], [`/bewerbungen/${application}`, 'proposal']])
			await look(recruiter, address, name);
		await recruiter.context().close();
		const visitor = await openPage(browser, { viewport });
		await look(visitor, `/stellen/${foreign}`, 'portal', stack.external);
		await visitor.context().close();
	});
