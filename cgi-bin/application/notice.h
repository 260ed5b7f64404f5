/* The letters to an applicant about one application. */
#ifndef BMS_APPLICATION_NOTICE_H
#define BMS_APPLICATION_NOTICE_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "mail/letter.h"

/*
 * Queues the letter `template` in the applicant's language, inside a transaction. Known to every
 * template: number, title, authority, ad (its Kennziffer), contact, received ("": not yet), closes
 * ("": the ad has no last day), the list documents (file); once the address is confirmed also name,
 * surname, salutation
 * ("": none) and status_url: of a guest the link to the status of the application (link.h), of an
 * account its page; between {each guest} or {each account} and {end} stands what is for one of the
 * two. "confirm_address" and "account_offer" get a link (token, until), the latter instead of
 * status_url; of the former, when an active application for the
 * same ad is already confirmed for that address, the letter "already_applied" goes out in its
 * place, with `other`, its number: only the owner of the mailbox learns of it. OK, INVALID
 * (template, see letter.h), NOT_FOUND, GONE (its key is destroyed), UNAVAILABLE.
 */
enum outcome notice_queue(
	struct db *db, struct pool *pool, int64_t application_id, const char *template);

/* The same for a letter that waits with a step (mail/outbox.h). */
enum outcome notice_queue_wait(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const struct mail_wait *wait);

/*
 * The letter that a step to this status writes: `mail`, the one of the model, or, when the
 * vacancy's procedure ended without filling the post (PRO-32), "procedure_ended" in place of a
 * rejection, which tells what was released for the applicants as the list lines (line). NULL: none.
 * OK, UNAVAILABLE.
 */
enum outcome notice_of_step(struct db *db, int64_t application_id, const char *to, const char *mail,
	const char **template_r);

/* The value `closes` of a letter: the ad's last day (YYYY-MM-DD) in words, and until when on it; ""
 * when last_day is NULL. In the pool. */
const char *notice_closes(struct pool *pool, const char *last_day, const char *lang);

/* The value `salutation` of a letter, by the code an applicant has chosen: "Frau", "Herr", in
 * English "Ms", "Mr"; "": none, or none is known. */
const char *notice_salutation(const char *code, const char *lang);

/* Queues the letter "answer": what a member of staff has written, paragraph by paragraph; inside a
 * transaction. OK, NOT_FOUND, GONE, UNAVAILABLE. */
enum outcome notice_answer(
	struct db *db, struct pool *pool, int64_t application_id, const char *text);

/* The same for the letter "reminder" (OBJ-14). */
enum outcome notice_reminder(
	struct db *db, struct pool *pool, int64_t application_id, const char *text);

struct notice_mail {
	const char *recipient, *subject, *text;
	const char *html; /* a whole document */
	const char *lang;
};

/*
 * The letter as notice_queue would send it now, for somebody to read before she does; without
 * proofs of severe disability among the documents. Not for confirm_address, whose link is made when
 * it is sent; nor is a guest's link shown. OK, INVALID (template, see letter.h), NOT_FOUND,
 * UNAVAILABLE.
 */
enum outcome notice_write(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, struct notice_mail *mail_r);

/*
 * Queues the letter "file_refused": the file `name`, sent before, was refused and destroyed, and
 * why (`reason`: one of the column attachment_refused.reason). Inside a transaction. OK, INVALID
 * (template, see letter.h), NOT_FOUND, GONE, UNAVAILABLE.
 */
enum outcome notice_file_refused(struct db *db, struct pool *pool, int64_t application_id,
	const char *name, const char *reason);

/* The same to the owner of the application's vacancy, or to its recruiters when the owner is away
 * or excluded, with its number and link and nothing of the file. OK, UNAVAILABLE. */
enum outcome notice_file_gone(struct db *db, struct pool *pool, int64_t application_id);

/*
 * The same with what the application does not know taken from `rest`, and the text of `rest` where
 * it has one: how a template looks that an administrator edits (OBJ-15).
 */
enum outcome notice_try(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const struct letter *rest, struct notice_mail *mail_r);

/* Queues such a letter, inside a transaction (BAK-09). OK, INVALID, NOT_FOUND, GONE, UNAVAILABLE.
 */
enum outcome notice_send_written(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const struct letter *rest);

/*
 * A letter to the owner of the application's vacancy, or to its recruiters when the owner is away
 * or excluded, with its number and link and nothing about the person: an applicant has asked
 * something. OK, UNAVAILABLE.
 */
enum outcome notice_question(struct db *db, struct pool *pool, int64_t application_id);

/* The same: an application is withdrawn (PRT-11). */
enum outcome notice_withdrawn(struct db *db, struct pool *pool, int64_t application_id);

/* What did not arrive of an application's letters is to be seen to by whoever recruits
 * (schema/430); inside a transaction. OK, UNAVAILABLE. */
enum outcome notice_lost(struct db *db, int64_t application_id);

/*
 * The mail worker has given up a letter about an application (a mail_given_up of mail/outbox.h): a
 * line in the application's history, and a letter to the owner of its vacancy, or to its recruiters
 * when the owner is away or excluded, with its number and link and nothing about the person. That
 * letter belongs to no application, so that nothing is said when it is given up itself. OK,
 * UNAVAILABLE.
 */
enum outcome notice_given_up(
	struct db *db, struct pool *pool, int64_t application_id, const char *template);

#endif
