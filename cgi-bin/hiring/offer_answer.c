/* What applicants say to an offer; and what becomes of it when they go on no more. */
#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/handover.h"
#include "hiring/hiring_private.h"
#include "history/history.h"
#include "mail/request.h"

/* words: problem.offer_on */
static enum outcome told_check(struct pool *pool, const struct principal *who,
	const struct offer *offer, const struct offer_answer *answer, struct problems *problems)
{
	if (who->kind != PRINCIPAL_STAFF)
		return OK;
	if (!answer->how || !text_among("phone,mail,letter,talk", answer->how))
		problem_add(problems, "how", "choice");
	if (text_empty(answer->on))
		problem_add(problems, "on", "required");
	else if (strcmp(answer->on, clock_today(pool)) > 0
		|| strcmp(answer->on, clock_day(pool, clock_from_sql(offer->made_at))) < 0)
		problem_add(problems, "on", "offer_on");
	return problems_any(problems) ? INVALID : OK;
}

/* Holds the application, then the offer; CONFLICT: something else stands now. */
static enum outcome answered_hold(struct db *db, struct pool *pool, int64_t application_id,
	const struct offer_answer *answer, struct offer *offer_r)
{
	int64_t active = 0;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = offer_last_held(db, pool, application_id, offer_r);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.active FROM application a JOIN application_status s"
			" ON s.code = a.status WHERE a.id = ?",
			DB_VALUES(db_int(application_id)), &active);
	if (outcome)
		return outcome;
	return active && offer_r->id == answer->id && text_equal(offer_r->state, "open")
			&& offer_r->version == answer->version
		? OK
		: CONFLICT;
}

static enum outcome note_seal(struct db *db, struct pool *pool, const struct offer *offer,
	const char *note, const char *now, struct db_value *sealed_r)
{
	*sealed_r = db_null();
	return text_blank(note) ? OK
				: hiring_seal(db, pool, offer->application_id,
					offer_note_place(pool, offer->id, now), note, sealed_r);
}

/* The portal's account names nobody of the staff. */
static enum outcome answer_put(struct db *db, struct pool *pool, const struct principal *who,
	const struct offer *offer, const struct offer_answer *answer)
{
	bool staff = who->kind == PRINCIPAL_STAFF;
	const char *now = clock_sql(pool, clock_now());
	const char *state = answer->accepts ? "accepted" : "declined";
	struct db_value sealed;
	enum outcome outcome = note_seal(db, pool, offer, answer->note, now, &sealed);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE offer SET state = ?, version = version + 1, answered_at = ?,"
			" answered_how = ?, note_sealed = ? WHERE id = ?",
			DB_VALUES(db_str(state), db_str(now),
				db_str(staff ? answer->how : "portal"), sealed, db_int(offer->id)),
			NULL);
	return outcome || !staff
		? outcome
		: db_exec(db, "UPDATE offer SET answered_on = ?, answered_by = ? WHERE id = ?",
			DB_VALUES(db_str(answer->on), db_int(who->id), db_int(offer->id)), NULL);
}

/* words: history.offer_accepted history.offer_declined */
enum outcome offer_answer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct offer_answer *answer, struct problems *problems)
{
	struct offer offer;
	enum outcome outcome = answered_hold(db, pool, application_id, answer, &offer);

	if (!outcome)
		outcome = told_check(pool, who, &offer, answer, problems);
	if (!outcome)
		outcome = answer_put(db, pool, who, &offer, answer);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       answer->accepts ? "offer_accepted" : "offer_declined",
			       who->kind == PRINCIPAL_STAFF ? answer->how : NULL);
}

static bool goes_on_no_more(const struct process_change *change)
{
	return !change->active && !text_among("einstellung,archiviert,eingeschraenkt", change->to);
}

/* words: history.offer_ended */
static enum outcome offer_end(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	int64_t ended = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE offer SET state = 'ended', version = version + 1, ended_at = ?"
		" WHERE live = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(application_id)), &ended);

	return outcome || !ended
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "offer_ended", NULL);
}

enum outcome hiring_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	enum outcome outcome = OK;

	if (change->kind != OBJECT_APPLICATION || change->back || !goes_on_no_more(change))
		return OK;
	outcome = offer_end(db, pool, who, change->id);
	if (outcome || !text_equal(change->to, "bewerber_zieht_zurueck") || !change->counted)
		return outcome;
	return mail_request_add_application(db, MAIL_REQUEST_WITHDRAWN, change->id);
}
