// The mails of one event: who got one, what is in it, and that it tells nothing it should not.
import assert from 'node:assert/strict';
import { eventually } from './stack.mjs';

/** What a test asks of the mails of a stack; `secret`: words that no mail to staff may hold. */
export function mailed(stack, secret) {
	/** All mails that something made: {template, recipient, text}. */
	async function mailsOf(work) {
		const last = await stack.value('SELECT IFNULL(MAX(id), 0) FROM mail_outbox');
		const there = (await stack.allMails()).length;
		await work();
		const rows = await stack.sql(`SELECT o.template, IF(o.recipient LIKE '%@%', o.recipient, p.email) AS recipient FROM mail_outbox o LEFT JOIN application a ON a.id = o.application_id
			LEFT JOIN applicant p ON p.id = a.applicant_id WHERE o.id > ${last} ORDER BY o.id`);	// an applicant's address is sealed
		const arrived = await eventually(async () => { const all = await stack.allMails(); return all.length >= there + rows.length && all; }, 'the mails');
		const fresh = arrived.slice(0, arrived.length - there).reverse();
		return rows.map(row => {
			const at = fresh.findIndex(mail => mail.envelope_to === row.recipient && !mail.taken);
			assert.notEqual(at, -1, `${row.template} to ${row.recipient} among ${fresh.map(mail => `${mail.envelope_to} ${mail.subject}`).join('; ')}`);
			fresh[at].taken = true;
			return { ...row, text: fresh[at].text, subject: fresh[at].subject, id: fresh[at].id };
		});
	}

	/** A link to this page, which whoever is a person can open, and those of the footer; none of the secret words. */
	async function assertLinkAlone(mail, path) {
		const links = mail.text.match(/https?:\/\/[^\s>)]+/g);
		assert.deepEqual(links, [`${stack.backend}${path}`, `${stack.backend}/`, `${stack.external}/impressum`, `${stack.external}/datenschutz`], mail.recipient);
		for (const words of await secret())
			assert.ok(!mail.text.includes(words), `${mail.template} to ${mail.recipient} says "${words}"`);
		const user = await stack.value(`SELECT user_id FROM staff_user WHERE email = '${mail.recipient}'`);
		if (user)
			assert.equal((await stack.as(user).get(path)).status, 200, `${user} opens ${path}`);
	}

	/** The mails of a template go to these, each once, and to nobody else. path: of the link; a function of a mail where each has its own. */
	async function assertMailed(mails, template, recipients, path) {
		const found = mails.filter(mail => mail.template === template);
		assert.deepEqual(found.map(mail => mail.recipient).sort(), [...recipients].sort(), template);
		for (const mail of found)
			await assertLinkAlone(mail, typeof path === 'function' ? path(mail) : path);
	}

	return { mailsOf, assertLinkAlone, assertMailed, templates: mails => [...new Set(mails.map(mail => mail.template))].sort() };
}

/** The demo's people of one authority, by what they are. */
const address = user => `${user}@bsw.example`;
export const OWNER = [address('amira.yildiz')], DEPARTMENT = [address('katrin.lohmann')], LECTOR = [address('ruth.eggers')], OFFICE = [address('sina.krogmann')];
export const PR = [address('paul.oduya'), address('personalrat')], GSB = [address('lena.maibaum'), address('gleichstellungsbeauftragte')];
export const SBV = [address('doris.kuhnert'), address('schwerbehindertenvertretung')];
export const RECRUITERS = ['amira.yildiz', 'joerg.petersen', 'svenja.brandt'].map(address);
