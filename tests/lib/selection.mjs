// Forty people who apply for a post, as they arrive: on the portal, on paper, by mail; for the proof of what follows (PRO-07 to PRO-09).
import { makeAccount } from './account.mjs';
import { apply, publishedAd } from './slice.mjs';

export const PROFILE = [['Studium Public Management oder Verwaltungswissenschaften', { kind: 'mandatory', weight: '5', scale: 'yes_no', proof: 'documents' }],
	['Kenntnisse im Haushaltsrecht', { kind: 'mandatory', weight: '3', scale: 'points', proof: 'documents' }], ['Erfahrung mit SAP', { kind: 'desirable', weight: '2', scale: 'points', proof: 'documents' }],
	['Freude an der Arbeit im Team', { kind: 'desirable', weight: '1', scale: 'points', proof: 'interview' }]];

const SURNAMES = 'Aalto Behrens Claasen Dietrich Eggers Fock Garbe Hinsch Ihde Jessen Klüver Lührs Möller Nissen Ohlsen Petersen Quast Rickmers Sievers Thode Ulrich Voss Wulff Xaver Ystad Ziegler Ahrens Brodersen Carstens Detlefsen Ehlers Feddersen Gätjens Hansen'.split(' ');
export const PAPER = ['Ingwersen', 'Jensen', 'Ketels', 'Lorenzen', 'Martens', 'Nommensen'];
const FIRST = ['Nora', 'Emil', 'Aylin', 'Jonas', 'Mara', 'Ole', 'Samira', 'Tjark'];

export const emailOf = surname => `${surname.toLowerCase().replace(/[äöü]/g, char => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[char])}@beispiel.example`;
export const firstOf = surname => FIRST[[...SURNAMES, ...PAPER].indexOf(surname) % FIRST.length];

/** What sets somebody apart: with an account, severely disabled and with or without the SBV. */
const APART = { Aalto: { account: true }, Behrens: { severely_disabled: 'ja', sbv_part: 'ja' }, Claasen: { severely_disabled: 'ja', sbv_part: 'nein' } };

/** The post with its profile and who takes part, and those who applied on the portal: {vacancy, jobad, numbers: {surname: number}}. */
export async function arrivedOnPortal(stack, recruiter, title) {
	const ad = await publishedAd(recruiter, title);
	for (const [text, values] of PROFILE)
		await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/anforderungen`), { text, ...values }, { action: '/anforderungen' });
	await recruiter.submit(await recruiter.get(`/vakanzen/${ad.vacancy}/beteiligte`), { role: 'DEPARTMENT', person: 'katrin.lohmann' }, { action: '/beteiligte/neu' });
	const numbers = {};
	const one = async surname => {
		const { account, ...values } = APART[surname] ?? {};
		const made = account && await makeAccount(stack, { email: emailOf(surname), first: firstOf(surname), surname });
		numbers[surname] = await apply(stack, ad.jobad, { first_name: firstOf(surname), surname, email: emailOf(surname), ...values });
		if (made)
			await stack.sql(`UPDATE application SET applicant_id = ${made.applicant} WHERE number = '${numbers[surname]}'`);
		return made;
	};
	const left = [...SURNAMES];
	let account;
	await Promise.all(Array.from({ length: 2 }, async () => {
		for (let next = left.shift(); next; next = left.shift())
			account = await one(next) ?? account;
	}));
	return { ...ad, numbers, account };
}
