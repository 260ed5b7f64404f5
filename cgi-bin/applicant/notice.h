/* The letters to an applicant about one application. */
#ifndef BMS_APPLICANT_NOTICE_H
#define BMS_APPLICANT_NOTICE_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Queues the letter `template` in the applicant's language, inside a transaction. Known to every template: number, title, authority, ad (its
 * Kennziffer), contact, received ("": not yet), the list documents (file); once the address is confirmed also name. "confirm_address" gets a link (token, until) as well; when an active application for the same ad
 * is already confirmed for that address, the letter "already_applied" goes out in its place, with `other`, its number: only the
 * owner of the mailbox learns of it.
 * OK, INVALID (template, see letter.h), NOT_FOUND, GONE (its key is destroyed), UNAVAILABLE.
 */
enum outcome notice_queue(struct db *db, struct pool *pool, int64_t application_id,
	const char *template);

struct notice_mail {
	const char *recipient, *subject, *text;
};

/*
 * The letter as notice_queue would send it now, for somebody to read before she does; without proofs of severe disability among the documents. Not for confirm_address, whose link is made when it is sent.
 * OK, INVALID (template, see letter.h), NOT_FOUND, UNAVAILABLE.
 */
enum outcome notice_write(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, struct notice_mail *mail_r);

/*
 * The mail worker has given up a letter about an application (a mail_given_up of mail/outbox.h): a line in the application's history, and a letter to
 * the owner of its vacancy, or to its recruiters when the owner is away or excluded, with its number and link and nothing about the person. That letter
 * belongs to no application, so that nothing is said when it is given up itself. OK, UNAVAILABLE.
 */
enum outcome notice_given_up(struct db *db, struct pool *pool, int64_t application_id,
	const char *template);

#endif
