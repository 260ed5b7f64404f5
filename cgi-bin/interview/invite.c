/* Inviting, giving another time, taking an invitation back. */
#include "interview/invite.h"

#include <stdlib.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/invite_private.h"
#include "interview/plan_private.h"

#define UID_BYTES 16
#define FROM_STATUS "bewerbungsvergleich"
#define TO_STATUS "einladung"
#define TALKING "('einladung', 'gespraech')"

static const struct db_field invitee_fields[] = {
	DB_FIELD(struct invitee, id),
	DB_FIELD(struct invitee, number),
	DB_FIELD(struct invitee, name),
	DB_FIELD(struct invitee, status),
	DB_FIELD(struct invitee, letter),
	DB_FIELD(struct invitee, place),
	DB_FIELD(struct invitee, elsewhere),
};

/* Times to come of the person of applicant p of application a in the authority, of other
 * appointments. */
#define ELSEWHERE \
	" FROM applicant op JOIN application o ON o.applicant_id = op.id" \
	" JOIN appointment_invitation oi ON oi.application_id = o.id" \
	" JOIN appointment_slot os ON os.id = oi.holding AND os.starts_at > ?" \
	" JOIN vacancy ov ON ov.id = oi.vacancy_id AND ov.authority_id = v.authority_id" \
	" WHERE (op.id = p.id OR op.email = p.email AND p.email <> '')"

enum outcome invitees(struct db *db, struct pool *pool, int64_t appointment_id,
	struct invitee **invitees_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name, a.status,"
		" g.letter, g.place,"
		" (SELECT GROUP_CONCAT(os.starts_at ORDER BY os.starts_at)" ELSEWHERE
		") AS elsewhere FROM appointment t JOIN application a"
		" ON a.vacancy_id = t.vacancy_id AND (a.status = '" FROM_STATUS
		"' OR a.status IN " TALKING ") JOIN applicant p ON p.id = a.applicant_id"
		" JOIN vacancy v ON v.id = a.vacancy_id LEFT JOIN placing g"
		" ON g.application_id = a.id AND g.vacancy_id = a.vacancy_id WHERE t.id = ?"
		" AND NOT EXISTS (SELECT 1 FROM appointment_invitation i"
		" WHERE i.appointment_id = t.id AND i.live = a.id)"
		" ORDER BY g.place IS NULL, g.place, g.letter IS NULL, g.letter, p.surname,"
		" p.first_name, a.id LIMIT ?",
		invitee_fields, invitees_r, count_r,
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(appointment_id),
			db_int(INVITE_AT_ONCE + 1)));
}

/* Has the person of the application a talk elsewhere in the authority while this slot lasts? */
static enum outcome elsewhere_check(struct db *db, struct pool *pool, int64_t application_id,
	const struct slot *slot, const char *field, struct problems *problems)
{
	int64_t busy = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1" ELSEWHERE
		" AND os.starts_at < ? AND os.ends_at > ? AND os.id <> ?)"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN vacancy v ON v.id = a.vacancy_id WHERE a.id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())),
			db_str(clock_sql(pool, slot->ends_at)),
			db_str(clock_sql(pool, slot->starts_at)), db_int(slot->id),
			db_int(application_id)),
		&busy);

	if (outcome || !busy)
		return outcome;
	problem_add(problems, field, "invite_elsewhere");
	return INVALID;
}

/* words: problem.slot_past problem.slot_taken problem.invite_slot */
enum outcome slot_check(struct db *db, struct pool *pool, int64_t appointment_id, int64_t slot_id,
	const char *field, struct slot *slot_r, struct problems *problems)
{
	enum outcome outcome = slot_get(db, pool, appointment_id, slot_id, slot_r);

	if (outcome == NOT_FOUND)
		problem_add(problems, field, "invite_slot");
	else if (!outcome && slot_r->starts_at <= clock_now())
		problem_add(problems, field, "slot_past");
	return outcome == NOT_FOUND || problems_any(problems) ? INVALID : outcome;
}

struct candidate {
	int64_t vacancy_id;
	const char *number, *status;
};

static const struct db_field candidate_fields[] = {
	DB_FIELD(struct candidate, vacancy_id),
	DB_FIELD(struct candidate, number),
	DB_FIELD(struct candidate, status),
};

/* The step to the invitation, where it is still to be made. words: problem.invite_status
 * problem.invite_stopped */
static enum outcome invitation_step(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct candidate *candidate, struct problems *problems)
{
	struct problems stops = {0};
	const struct process_move move = {.kind = OBJECT_APPLICATION,
		.id = application_id,
		.to = TO_STATUS,
		.unmailed = true};
	enum outcome outcome;

	if (text_among("einladung,gespraech", candidate->status))
		return OK;
	if (!text_equal(candidate->status, FROM_STATUS)) {
		problem_add(problems, candidate->number, "invite_status");
		return INVALID;
	}
	outcome = process_move(db, pool, who, &move, &stops);
	if (outcome != INVALID && outcome != DENIED)
		return outcome;
	problem_add(problems, candidate->number, "invite_stopped");
	for (size_t i = 0; i < stops.count; i++)
		problem_add(problems, candidate->number, stops.items[i].reason);
	return INVALID;
}

static const char *uid_new(struct pool *pool)
{
	uint8_t bytes[UID_BYTES];

	crypto_random(bytes, sizeof(bytes));
	return crypto_hex(pool, bytes, sizeof(bytes));
}

/* words: problem.invite_twice */
static enum outcome invitation_put(struct db *db, struct pool *pool, const struct principal *who,
	const struct appointment *appointment, const struct invite_one *one, const char *number,
	struct problems *problems)
{
	struct interview interview;
	int64_t live = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM appointment_invitation WHERE appointment_id = ?"
		" AND live = ?",
		DB_VALUES(db_int(appointment->id), db_int(one->application_id)), &live);

	if (!outcome && live) {
		problem_add(problems, number, "invite_twice");
		return INVALID;
	}
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO appointment_invitation (appointment_id, application_id,"
			" vacancy_id, slot_id, chooses, uid, invited_at, invited_by)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(appointment->id), db_int(one->application_id),
				db_int(appointment->vacancy_id), db_id(one->slot_id),
				db_bool(!one->slot_id), db_str(uid_new(pool)),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, number, "slot_taken");
		return INVALID;
	}
	if (!outcome)
		outcome = interview_get(db, pool, db_inserted_id(db), &interview);
	return outcome ? outcome : interview_letter(db, pool, who, &interview, "invited");
}

/* words: history.interview_invited */
static enum outcome one_invite(struct db *db, struct pool *pool, const struct principal *who,
	const struct appointment *appointment, const struct invite_one *one, bool anyway,
	struct problems *problems)
{
	struct candidate candidate;
	struct slot slot;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, one->application_id);

	if (!outcome)
		outcome = db_struct(db, pool,
			"SELECT vacancy_id, number, status FROM application WHERE id = ?",
			candidate_fields, &candidate, DB_VALUES(db_int(one->application_id)));
	if (!outcome && candidate.vacancy_id != appointment->vacancy_id)
		return NOT_FOUND;
	if (!outcome && one->slot_id)
		outcome = slot_check(
			db, pool, appointment->id, one->slot_id, candidate.number, &slot, problems);
	if (!outcome && one->slot_id && !anyway)
		outcome = elsewhere_check(
			db, pool, one->application_id, &slot, candidate.number, problems);
	if (!outcome)
		outcome = invitation_step(db, pool, who, one->application_id, &candidate, problems);
	if (!outcome)
		outcome =
			invitation_put(db, pool, who, appointment, one, candidate.number, problems);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, one->application_id,
			       "interview_invited", NULL);
}

static int one_order(const void *a, const void *b)
{
	const struct invite_one *one = a, *other = b;

	return one->application_id < other->application_id    ? -1
		: one->application_id > other->application_id ? 1
							      : 0;
}

/* Whoever chooses finds a time. words: problem.invite_few */
static enum outcome free_check(
	struct db *db, struct pool *pool, int64_t appointment_id, struct problems *problems)
{
	struct slot *slots = NULL;
	size_t count = 0;
	int64_t choosing = 0;
	enum outcome outcome = slots_free(db, pool, appointment_id, &slots, &count);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM appointment_invitation WHERE appointment_id = ?"
			" AND state = 'asked' AND slot_id IS NULL",
			DB_VALUES(db_int(appointment_id)), &choosing);
	if (outcome || choosing <= (int64_t)count)
		return outcome;
	problem_add(problems, "", "invite_few");
	return INVALID;
}

/* words: problem.invite_none problem.invite_elsewhere problem.invite_many */
enum outcome interview_invite(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, const struct invite_one *ones, size_t count, bool anyway,
	struct problems *problems)
{
	struct appointment appointment;
	struct invite_one *sorted = POOL_ARRAY(pool, struct invite_one, count + 1);
	enum outcome outcome = plan_hold(db, pool, appointment_id, &appointment, problems);

	if (outcome)
		return outcome;
	if (!count || count > INVITE_AT_ONCE) {
		problem_add(problems, "", count ? "invite_many" : "invite_none");
		return INVALID;
	}
	for (size_t i = 0; i < count; i++)
		sorted[i] = ones[i];
	qsort(sorted, count, sizeof(*sorted), one_order);
	for (size_t i = 0; i < count && (!outcome || outcome == INVALID); i++) {
		enum outcome one =
			one_invite(db, pool, who, &appointment, &sorted[i], anyway, problems);

		outcome = one ? one : outcome;
	}
	if (!outcome)
		outcome = free_check(db, pool, appointment_id, problems);
	return outcome ? outcome : interview_tell_planned(db, pool, appointment_id);
}

/* Holds vacancy, application, appointment and invitation, in this order. CONFLICT: it is in the
 * archive. */
static enum outcome invitation_hold(
	struct db *db, struct pool *pool, int64_t id, struct interview *interview_r)
{
	struct appointment appointment;
	enum outcome outcome = interview_get(db, pool, id, interview_r);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, interview_r->vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, interview_r->application_id);
	if (!outcome)
		outcome = appointment_hold(db, pool, interview_r->appointment_id, &appointment);
	if (!outcome && appointment.archived)
		return CONFLICT;
	return outcome ? outcome : interview_hold(db, pool, id, interview_r);
}

static bool is_live(const struct interview *interview)
{
	return !interview->off && text_among("asked,accepted,other_wanted", interview->state);
}

static enum outcome application_active(struct db *db, int64_t application_id, bool *active_r)
{
	int64_t active = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT s.active FROM application a JOIN application_status s"
		" ON s.code = a.status WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &active);

	*active_r = active != 0;
	return outcome;
}

/* words: history.interview_moved */
enum outcome interview_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, int64_t slot_id, bool anyway, struct problems *problems)
{
	struct interview before, after;
	struct slot slot;
	bool active = false;
	enum outcome outcome = invitation_hold(db, pool, id, &before);

	if (!outcome)
		outcome = application_active(db, before.application_id, &active);
	if (outcome)
		return outcome;
	if (before.version != version || before.off || !active
		|| text_equal(before.state, "cancelled"))
		return CONFLICT;
	outcome = slot_check(db, pool, before.appointment_id, slot_id, "slot", &slot, problems);
	if (!outcome && !anyway)
		outcome = elsewhere_check(db, pool, before.application_id, &slot, "", problems);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE appointment_invitation SET slot_id = ?, state = 'asked',"
			" answered_at = NULL, seen_at = NULL, sequence = sequence + 1,"
			" told_sequence = sequence, version = version + 1 WHERE id = ?",
			DB_VALUES(db_int(slot_id), db_int(id)), NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, "slot", "slot_taken");
		return INVALID;
	}
	if (!outcome)
		outcome = interview_get(db, pool, id, &after);
	if (!outcome)
		outcome = interview_letter(db, pool, who, &after, "appointment_changed");
	if (!outcome)
		outcome = interview_tell_of(db, pool, &after, "staff_appointment_changed");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, before.application_id,
			       "interview_moved", NULL);
}

/* Ends it; in the transaction that holds it. */
static enum outcome invitation_end(
	struct db *db, const struct interview *interview, bool staff_is_told)
{
	return db_exec(db,
		"UPDATE appointment_invitation SET state = 'cancelled', sequence = sequence + 1,"
		" told_sequence = IF(?, sequence, told_sequence), version = version + 1"
		" WHERE id = ? AND live IS NOT NULL",
		DB_VALUES(db_bool(staff_is_told), db_int(interview->id)), NULL);
}

/* words: history.interview_cancelled */
enum outcome interview_cancel(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct interview interview;
	enum outcome outcome = invitation_hold(db, pool, id, &interview);

	if (outcome)
		return outcome;
	if (!is_live(&interview))
		return CONFLICT;
	outcome = invitation_end(db, &interview, true);
	if (!outcome && (!interview.starts_at || interview.starts_at > clock_now())) {
		outcome = interview_letter(db, pool, who, &interview, "appointment_cancelled");
		if (!outcome)
			outcome = interview_tell_of(
				db, pool, &interview, "staff_appointment_cancelled");
	}
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, interview.application_id,
			       "interview_cancelled", NULL);
}

enum outcome interview_seen(struct db *db, struct pool *pool, int64_t id)
{
	struct interview interview;
	enum outcome outcome = invitation_hold(db, pool, id, &interview);

	return outcome ? outcome
		       : db_exec(db, "UPDATE appointment_invitation SET seen_at = ? WHERE id = ?",
			       DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(id)), NULL);
}
