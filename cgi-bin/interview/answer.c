/* What applicants do with their invitations. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/invite.h"
#include "interview/invite_private.h"
#include "mail/request.h"
#include "store/store.h"

/* A note opens only with the invitation it was written to, and the time it was. */
static const char *note_place(struct pool *pool, int64_t id, const char *at)
{
	return pool_printf(pool, "interview:%lld:%s", (long long)id, at);
}

static bool is_answer(const char *answer)
{
	return answer && text_among("accepted,declined,other_wanted", answer);
}

/* words: problem.interview_past */
static void interview_answer_check(const struct interview *interview,
	const struct interview_answer *answer, struct problems *problems)
{
	bool accepts = text_equal(answer->answer, "accepted");

	if (!is_answer(answer->answer))
		problem_add(problems, "answer", "choice");
	else if (interview->starts_at && interview->starts_at <= clock_now())
		problem_add(problems, "answer", "interview_past");
	else if (accepts && !answer->slot_id && !interview->slot_id)
		problem_add(problems, "slot", "required");
	else if (text_equal(answer->answer, "other_wanted") && text_empty(answer->note))
		problem_add(problems, "note", "required");
}

static enum outcome note_keep(struct db *db, struct pool *pool, const struct interview *interview,
	const char *note, const char *now)
{
	uint8_t key[32];
	size_t length = 0;
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, interview->application_id, key);

	if (outcome)
		return outcome;
	const void *sealed =
		store_seal(pool, key, note_place(pool, interview->id, now), note, &length);
	return db_exec(db,
		"UPDATE appointment_invitation SET note_sealed = ?, note_at = ? WHERE id = ?",
		DB_VALUES(db_bytes(sealed, length), db_str(now), db_int(interview->id)), NULL);
}

/* Holds the application, then the invitation; CONFLICT: something else stands now. */
static enum outcome answered_hold(struct db *db, struct pool *pool, int64_t application_id,
	const struct interview_answer *answer, struct interview *interview_r)
{
	int64_t active = 0;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = interview_hold(db, pool, answer->id, interview_r);
	if (!outcome && interview_r->application_id != application_id)
		return NOT_FOUND;
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.active FROM application_told o JOIN application_status s"
			" ON s.code = o.status WHERE o.application_id = ?",
			DB_VALUES(db_int(application_id)), &active);
	if (outcome)
		return outcome;
	return active && !interview_r->off && !text_equal(interview_r->state, "cancelled")
			&& interview_r->version == answer->version
		? OK
		: CONFLICT;
}

/* The time that holds after the answer: the one that was given, or the one that was chosen. */
static int64_t slot_of(const struct interview *interview, const struct interview_answer *answer)
{
	return text_equal(answer->answer, "accepted") && interview->chooses && answer->slot_id
		? answer->slot_id
		: interview->slot_id;
}

static enum outcome answer_put(struct db *db, struct pool *pool, const struct interview *interview,
	const struct interview_answer *answer, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db,
		"UPDATE appointment_invitation SET state = ?, slot_id = ?, answered_at = ?,"
		" note_sealed = NULL, note_at = NULL, sequence = sequence + 1,"
		" version = version + 1 WHERE id = ?",
		DB_VALUES(db_str(answer->answer), db_id(slot_of(interview, answer)), db_str(now),
			db_int(interview->id)),
		NULL);

	if (outcome == CONFLICT) {
		problem_add(problems, "slot", "slot_taken");
		return INVALID;
	}
	if (!outcome && !text_empty(answer->note))
		outcome = note_keep(db, pool, interview, answer->note, now);
	return outcome;
}

/* The owner is told, unless she has entered it herself. */
static enum outcome answer_tell(
	struct db *db, const struct principal *who, const struct interview *interview)
{
	int64_t own = 0;
	enum outcome outcome = OK;

	if (who->kind == PRINCIPAL_STAFF)
		outcome =
			db_get_int(db, "SELECT COUNT(*) FROM vacancy WHERE id = ? AND owner_id = ?",
				DB_VALUES(db_int(interview->vacancy_id), db_int(who->id)), &own);
	if (outcome || own)
		return outcome;
	return mail_request_add_application(
		db, MAIL_REQUEST_APPOINTMENT, interview->application_id);
}

/* words: history.interview_accepted history.interview_declined history.interview_other_wanted */
static enum outcome answer_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct interview *before, const char *answer)
{
	struct interview after;
	enum outcome outcome = history_add(db, who, OBJECT_APPLICATION, before->application_id,
		pool_printf(pool, "interview_%s", answer), NULL);

	if (!outcome)
		outcome = answer_tell(db, who, before);
	if (!outcome)
		outcome = interview_get(db, pool, before->id, &after);
	if (outcome || !text_equal(answer, "accepted") || after.slot_id == before->slot_id)
		return outcome;
	return interview_letter(db, pool, who, &after, "appointment_confirmed");
}

enum outcome interview_answer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct interview_answer *answer, struct problems *problems)
{
	struct interview interview;
	struct slot slot;
	enum outcome outcome = answered_hold(db, pool, application_id, answer, &interview);

	if (outcome)
		return outcome;
	interview_answer_check(&interview, answer, problems);
	if (problems_any(problems))
		return INVALID;
	if (slot_of(&interview, answer) != interview.slot_id)
		outcome = slot_check(db, pool, interview.appointment_id, answer->slot_id, "slot",
			&slot, problems);
	if (!outcome)
		outcome = answer_put(db, pool, &interview, answer, problems);
	return outcome ? outcome : answer_note(db, pool, who, &interview, answer->answer);
}

enum outcome interview_note(struct db *db, struct pool *pool, int64_t id, const char **note_r)
{
	uint8_t key[32];
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT application_id, note_sealed, note_at FROM appointment_invitation"
		" WHERE id = ? AND note_sealed IS NOT NULL",
		DB_VALUES(db_int(id)), &rows);

	*note_r = NULL;
	if (outcome || !rows->count)
		return outcome;
	outcome = store_key(db, OBJECT_APPLICATION, db_number(rows, 0, "application_id"), key);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	const struct db_cell *cell = db_named(rows, 0, "note_sealed");
	*note_r = store_unseal(pool, key, note_place(pool, id, db_text(rows, 0, "note_at")),
		cell->bytes, cell->length);
	if (!*note_r)
		log_error("interview", "reason=not_opened invitation=%lld", (long long)id);
	return OK;
}

/* Before the invitation, or over. */
static bool gives_back(const struct process_change *change)
{
	return !change->active
		|| text_among(
			"eingegangen,formale_pruefung,vorauswahl,bewerbungsvergleich", change->to);
}

/* Whoever withdraws knows; whoever is taken back or rejected is told that the talk is off. */
static enum outcome one_give_back(struct db *db, struct pool *pool, const struct principal *who,
	const struct interview *interview, const struct process_change *change)
{
	int64_t ended = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE appointment_invitation SET state = 'cancelled', sequence = sequence + 1,"
		" version = version + 1 WHERE id = ? AND live IS NOT NULL",
		DB_VALUES(db_int(interview->id)), &ended);

	if (outcome || !ended || text_equal(change->to, "bewerber_zieht_zurueck")
		|| who->kind == PRINCIPAL_VISITOR)
		return outcome;
	return interview_letter(db, pool, who, interview, "appointment_cancelled");
}

/* words: history.interview_given_back */
enum outcome interview_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct interview *interviews = NULL;
	size_t count = 0, given = 0;
	enum outcome outcome;

	if (change->kind != OBJECT_APPLICATION || !gives_back(change))
		return OK;
	outcome = interviews_of(db, pool, change->id, &interviews, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		if (!text_among("asked,accepted,other_wanted", interviews[i].state)
			|| (interviews[i].starts_at && interviews[i].starts_at <= clock_now()))
			continue;
		outcome = one_give_back(db, pool, who, &interviews[i], change);
		given++;
	}
	if (outcome || !given)
		return outcome;
	outcome =
		history_add(db, who, OBJECT_APPLICATION, change->id, "interview_given_back", NULL);
	return outcome ? outcome
		       : mail_request_add_application(db, MAIL_REQUEST_APPOINTMENT, change->id);
}
