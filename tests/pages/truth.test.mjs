// What the portal says is so: words for every status, letters that fit the step, closing dates, error texts, the way back for guests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { makeAccount, signedIn } from '../lib/account.mjs';
import { apply, beginApplication, publishedAd, step } from '../lib/slice.mjs';
import { startStack, top } from '../lib/stack.mjs';

let stack, recruiter, ad;

before(async () => {
	stack = await startStack();
	recruiter = stack.as('amira.yildiz');
	ad = await publishedAd(recruiter, 'Bauleitung Hafen (m/w/d)');
});
after(() => stack?.stop());

/** A received application that belongs to the account. */
async function application(account) {
	const number = await apply(stack, ad.jobad, { email: account.email, first_name: 'Nora', surname: 'Beispiel' });
	await stack.sql(`UPDATE application SET applicant_id = ${account.applicant} WHERE number = '${number}'`);
	return number;
}

/** The values of a group of a language file. */
function words(lang, group) {
	const found = {};
	const text = readFileSync(`${top}/templates/lang/${lang}.hdf`, 'utf8');
	for (const [, body] of text.matchAll(new RegExp(`^${group} \\{\\n([^]*?)^\\}`, 'gm')))
		for (const [, key, value] of body.matchAll(/^\t(\w+) = (.*)$/gm))
			found[key] = value;
	return found;
}

const set = (number, status) => stack.sql(`UPDATE application SET status = '${status}' WHERE number = '${number}'`);

test('every status of the model has its words on the page, in both languages, and no code', async () => {
	const account = await makeAccount(stack, { email: 'jeder.stand@beispiel.example' });
	const number = await application(account);
	const visitor = await signedIn(stack, account);
	const statuses = (await stack.sql('SELECT code, applicant_de, applicant_en FROM application_status ORDER BY position'));
	assert.equal(statuses.length, 22);
	for (const { code, ...model } of statuses.filter(status => status.code !== 'gespeichert')) {
		await set(number, code);
		for (const lang of ['de', 'en']) {
			const path = `${lang === 'en' ? '/en' : ''}/bewerbung/${number}`;
			const page = await visitor.request(path);
			if (code === 'email_nicht_bestaetigt') {
				assert.equal(page.headers.get('location'), `${path}/gesendet`);
				continue;
			}
			assert.equal(page.status, 200, code);
			const text = page.text('main');
			assert.ok(text.includes(model[`applicant_${lang}`]), `${lang} ${code}`);
			for (const group of ['meaning', 'next', 'todo'])
				assert.ok(text.includes(words(lang, group)[code]), `${lang} ${group}.${code}: ${text}`);
			assert.doesNotMatch(text, new RegExp(`(^|[\\s:])${code}([\\s.]|$)`), `${code} is a code`);
			const listed = (await visitor.get(`${lang === 'en' ? '/en' : ''}/konto`)).text('main');
			if (!['geloescht', 'anonymisiert', 'direktanonymisierung'].includes(code))
				assert.ok(listed.includes(words(lang, 'next')[code]), `${lang} ${code} in the list`);
		}
	}
});

test('a status that somebody adds to the model is never shown as its code', async () => {
	const account = await makeAccount(stack, { email: 'neuer.stand@beispiel.example' });
	const number = await application(account);
	const visitor = await signedIn(stack, account);
	await stack.sql(`INSERT INTO application_status (code, position, counts, active, name_de, name_en, applicant_de, applicant_en)
		VALUES ('zweite_runde', 85, 1, 1, 'Zweite Runde', 'Second round', 'Es gibt eine zweite Runde.', 'There is a second round.')`);
	await set(number, 'zweite_runde');
	for (const [base, sentence] of [['', 'Wir melden uns bei Ihnen, sobald es etwas Neues gibt.'], ['/en', 'We get in touch with you as soon as there is news.']]) {
		for (const path of [`${base}/konto`, `${base}/bewerbung/${number}`]) {
			const text = (await visitor.get(path)).text('main');
			assert.ok(text.includes(sentence), path);
			assert.doesNotMatch(text, /zweite_runde/, path);
		}
	}
});

const STEPS = ['formale_pruefung', 'vorauswahl', 'bewerbungsvergleich', 'einladung', 'gespraech', 'auswahlentscheidung', 'beteiligung_gremien', 'einstellungsprozess'];
const REJECTIONS = [
	{ until: undefined, letter: /Angaben und Unterlagen geprüft/, page: 'abgesagt_check' },
	{ until: 'formale_pruefung', letter: /nicht in die Auswahl/, page: 'abgesagt_check' },
	{ until: 'bewerbungsvergleich', letter: /Anforderungen der Stelle verglichen/, page: 'abgesagt_selection' },
	{ until: 'einladung', letter: /Bewerbungen anhand/, page: 'abgesagt_selection' },
	{ until: 'gespraech', letter: /mit uns über diese Stelle ausgetauscht/, page: 'abgesagt_interview' },
	{ until: 'beteiligung_gremien', letter: /Gespräche und die Bewerbungen ausgewertet/, page: 'abgesagt_interview' },
	{ until: 'einstellungsprozess', letter: /Einstellung nicht zustande/, page: 'abgesagt_hiring' },
];

for (const { until, letter, page } of REJECTIONS)
	test(`a rejection from ${until ?? 'eingegangen'} says what fits there`, async () => {
		const account = await makeAccount(stack, { email: `absage.${until ?? 'sofort'}@beispiel.example` });
		const number = await application(account);
		for (const status of STEPS.slice(0, STEPS.indexOf(until) + 1))
			await step(recruiter, number, status);
		await step(recruiter, number, 'abgesagt');
		assert.equal(await stack.value(`SELECT status FROM application WHERE number = '${number}'`), 'abgesagt');
		const mail = await stack.mail(account.email, `Ihre Bewerbung ${number}`);
		assert.match(mail.text.replace(/\s+/g, ' '), letter);
		const visitor = await signedIn(stack, account);
		const text = (await visitor.get(`/bewerbung/${number}`)).text('main');
		assert.ok(text.includes(words('de', 'meaning')[page]), text);
		for (const other of new Set(REJECTIONS.map(r => r.page)))
			assert.equal(text.includes(words('de', 'meaning')[other]), other === page, other);
	});
