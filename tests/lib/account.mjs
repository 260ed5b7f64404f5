// An applicant's account made and signed in to without the pages for it, for tests of what lies behind them.
import { createHash, randomBytes } from 'node:crypto';
import { Visitor } from './visitor.mjs';

const hex = bytes => `x'${bytes.toString('hex')}'`;

/** Makes an active account; gives {id, applicant, email}. */
export async function makeAccount(stack, { email, first = 'Nora', surname = 'Beispiel', lang = 'de' }) {
	const [row] = await stack.sql(`INSERT INTO applicant (salutation, first_name, surname, email, lang, created_at) VALUES (NULL, '${first}', '${surname}', '${email}', '${lang}', UTC_TIMESTAMP());
		SET @applicant = LAST_INSERT_ID();
		INSERT INTO account (applicant_id, email, status, lang, consent_version, consent_at, valid_until, password_until, last_sign_in_at, created_at)
		VALUES (@applicant, '${email}', 'active', '${lang}', (SELECT value FROM setting WHERE name = 'privacy_notice_version'), UTC_TIMESTAMP(),
			UTC_TIMESTAMP() + INTERVAL 700 DAY, UTC_TIMESTAMP() + INTERVAL 50 DAY, UTC_TIMESTAMP(), UTC_TIMESTAMP());
		SELECT LAST_INSERT_ID() AS id, @applicant AS applicant`);
	return { id: Number(row.id), applicant: Number(row.applicant), email };
}

/** A visitor signed in to it. */
export async function signedIn(stack, account, site = 'external') {
	const token = randomBytes(32).toString('base64url');
	await stack.sql(`INSERT INTO portal_session (token_hash, owner, created_at, used_at, idle_until, ends_at, idle_seconds)
		VALUES (${hex(createHash('sha256').update(token).digest())}, ${account.id}, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR, UTC_TIMESTAMP() + INTERVAL 8 HOUR, 3600)`);
	return new Visitor(stack[site], { bms_portal: token });
}
