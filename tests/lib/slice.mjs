// The steps by which one post is filled, as the people concerned do them: for every test that needs an object of its own.
import assert from 'node:assert/strict';

/** A real PDF of one empty page. */
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
	+ '3 0 obj<</Type/Page/MediaBox[0 0 300 200]/Parent 2 0 R>>endobj\ntrailer<</Size 4/Root 1 0 R>>\n%%EOF\n');

/** A whole PDF of about so many bytes; `fill` makes them. */
export function pdfOf(size, fill = length => Buffer.alloc(length, 37)) {
	const stream = fill(size);
	return Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
		+ `3 0 obj<</Type/Page/MediaBox[0 0 300 200]/Parent 2 0 R/Contents 4 0 R>>endobj\n4 0 obj<</Length ${stream.length}>>stream\n`), stream,
	Buffer.from('\nendstream endobj\ntrailer<</Size 5/Root 1 0 R>>\n%%EOF\n')]);
}

export const cv = { name: 'lebenslauf.pdf', type: 'application/pdf', bytes: pdf };

/** The path of a recruiter's project for posts up to A/E14. */
export async function firstProject(recruiter) {
	const list = await recruiter.get('/projekte');
	assert.equal(list.status, 200);
	return new URL(list.link('bis A/E14')).pathname;
}

/** Creates a vacancy; gives its number. */
export async function createVacancy(recruiter, title = 'Sachbearbeitung Haushalt (m/w/d)', values = {}) {
	const form = await recruiter.get(`${await firstProject(recruiter)}/vakanzen/neu`);
	const page = await recruiter.submit(form, {
		title, field: 'finanzen', post_kind: 'fachkraft', pay_grade: 'E9b', working_time: 'both', posts: '1',
		tasks: '- Haushalt planen\n- Mittel bewirtschaften', requirements: '- Studium Public Management', ...values,
	});
	assert.equal(page.status, 200, page.text('main'));
	return /V-\d{4}-\d{5}/.exec(page.url)[0];
}

/** Creates a job ad for a vacancy; gives its number. */
export async function createJobad(recruiter, vacancy, values = {}) {
	const form = await recruiter.get(`/vakanzen/${vacancy}/stellenanzeigen/neu`);
	const page = await recruiter.submit(form, { teaser: 'Sie behalten die Zahlen im Blick.', ...values });
	assert.equal(page.status, 200, page.text('main'));
	return /S-\d{4}-\d{5}/.exec(page.url)[0];
}

export async function publish(recruiter, jobad) {
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}`), {}, { action: 'veroeffentlichen' });
	assert.equal(page.status, 200, page.text('main'));
	return page;
}

/** Takes an ad off the portals, through the page that asks first. */
export async function withdraw(recruiter, jobad) {
	const page = await recruiter.submit(await recruiter.get(`/stellenanzeigen/${jobad}/zurueckziehen`), {}, { action: 'zurueckziehen' });
	assert.equal(page.status, 200, page.text('main'));
	return page;
}

/** A reason, where the page of a step asks for one. */
export const reasonFor = page => page.document.querySelector('[name=reason]') ? { reason: 'Aus sachlichem Grund.' } : {};

/** Makes a step of an application, through the page that shows what it does where there is one. */
export async function step(recruiter, application, status) {
	const page = await recruiter.submit(await recruiter.get(`/bewerbungen/${application}`), { status }, { action: '/status' });
	return page.url.includes('/schritt/') ? recruiter.submit(page, reasonFor(page), { action: '/schritt/' }) : page;
}

/** Closes a vacancy; the page that says what hinders it when something does. */
export async function closeVacancy(recruiter, vacancy) {
	const page = await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}`), { status: 'abgeschlossen' }, { action: '/status' });
	return page.url.includes('/schritt/') ? recruiter.submit(page, reasonFor(page), { action: '/schritt/' }) : page;
}

/** A published ad of a new vacancy: {vacancy, jobad}. */
export async function publishedAd(recruiter, title, values) {
	const vacancy = await createVacancy(recruiter, title);
	const jobad = await createJobad(recruiter, vacancy, values);
	await publish(recruiter, jobad);
	return { vacancy, jobad };
}

/** Begins an application; gives its number. */
export async function beginApplication(applicant, jobad, values = {}) {
	const page = await applicant.submit(await applicant.get(`/stellen/${jobad}/bewerben`), {
		first_name: 'Nora', surname: 'Beispiel', email: 'nora@beispiel.example', message: 'Ich rechne gern.', ...values,
	});
	assert.equal(page.status, 200, page.text('main'));
	return /B-\d{4}-\d{5}/.exec(page.url)[0];
}

export async function attach(applicant, application, files = [cv], type = 'cv') {
	return applicant.submit(await applicant.get(`/bewerbung/${application}/unterlagen`), { type }, { action: '/unterlagen', files: { files } });
}

export async function send(applicant, application) {
	return applicant.submit(await applicant.get(`/bewerbung/${application}/pruefen`), { consent: '1' });
}

/** Confirms the address by the link in the mail. */
export async function confirm(stack, applicant, email, application) {
	const mail = await stack.mail(email, application);
	const link = /http:\/\/[^\s>]+\/bestaetigen\/[\w-]+/.exec(mail.text)[0];
	return applicant.submit(await applicant.get(link));
}

/** A whole application that has arrived; gives its number. */
export async function apply(stack, jobad, values = {}) {
	const applicant = stack.visitor();
	const email = values.email ?? 'nora@beispiel.example';
	const application = await beginApplication(applicant, jobad, { ...values, email });
	await attach(applicant, application);
	await send(applicant, application);
	const page = await confirm(stack, applicant, email, application);
	assert.equal(page.status, 200, page.text('main'));
	return application;
}

/** A vacancy with a requirement and an application that is compared: its pages have everything to type into. */
export async function comparedVacancy(stack, recruiter, title) {
	const { jobad, vacancy } = await publishedAd(recruiter, title);
	await recruiter.submit(await recruiter.get(`/vakanzen/${vacancy}/anforderungen`), { text: 'Haushaltsrecht', weight: '3', scale: 'points' }, { action: '/anforderungen' });
	const application = await apply(stack, jobad, { email: `verglichen.${vacancy.toLowerCase()}@beispiel.example` });
	for (const status of ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich'])
		await step(recruiter, application, status);
	return { jobad, vacancy, application };
}
