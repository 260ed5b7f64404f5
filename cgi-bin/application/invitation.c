/* The duty to invite. */
#include "application/invitation.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

#define BEFORE "('eingegangen', 'formale_pruefung', 'vorauswahl', 'bewerbungsvergleich')"

/* Of an application a and its waiver w; one value, the moment. A last day is over at its end,
 * whether the nightly run has been there or not (statement.h). */
#define HEARD \
	"EXISTS (SELECT 1 FROM statement h WHERE h.object_kind = 2 AND h.object_id = a.vacancy_id" \
	" AND h.kind = 'comparison_sbv' AND h.asked_at >= w.waived_at" \
	" AND (h.state IN ('answered', 'silent') OR h.state = 'open' AND h.due_at <= ?))"

#define ASKED \
	"(SELECT MAX(h.due_on) FROM statement h WHERE h.object_kind = 2" \
	" AND h.object_id = a.vacancy_id AND h.kind = 'comparison_sbv'" \
	" AND h.asked_at >= w.waived_at AND h.state = 'open' AND h.due_at > ?)"

#define RUNS ".status NOT IN ('abgeschlossen', 'archiviert', 'geloescht')"

/* Of an application a and its applicant p: the number of a vacancy that is linked as identical
 * (vacancy/identical.h) in which the same person is invited, or was and is out of the procedure,
 * while both run. One person is whose applicant is the same, or who has the same name and
 * address. */
#define COUNTED \
	"(SELECT MIN(ov.number) FROM vacancy_identical li JOIN vacancy lv ON lv.id = a.vacancy_id" \
	" AND lv" RUNS " JOIN vacancy ov ON ov.id = li.vacancy_id + li.other_id - lv.id" \
	" AND ov.authority_id = lv.authority_id AND ov" RUNS \
	" JOIN application ob ON ob.vacancy_id = ov.id AND (ob.status IN ('einladung'," \
	" 'gespraech', 'auswahlentscheidung', 'beteiligung_gremien', 'einstellungsprozess'," \
	" 'einstellung') OR ob.status NOT IN " BEFORE \
	" AND EXISTS (SELECT 1 FROM application_timeline ot" \
	" WHERE ot.application_id = ob.id AND ot.step LIKE '%>einladung'))" \
	" JOIN applicant op ON op.id = ob.applicant_id" \
	" WHERE a.vacancy_id IN (li.vacancy_id, li.other_id) AND li.ended_at IS NULL" \
	" AND (op.id = p.id OR op.email <> '' AND op.email = p.email" \
	" AND op.surname = p.surname AND op.first_name = p.first_name))"

#define INVITATION_SELECT \
	"SELECT a.id AS application_id, a.vacancy_id, a.number," \
	" CONCAT(p.surname, ', ', p.first_name) AS name, a.status, a.status IN " BEFORE \
	" AS `before`, a.sbv_refused AS refused, w.reason, w.waived_at," \
	" CONCAT(s.first_name, ' ', s.surname) AS waived_by," \
	" IFNULL(" HEARD ", 0) AS heard, " ASKED " AS asked_until, " COUNTED \
	" AS counted FROM application a" \
	" JOIN applicant p ON p.id = a.applicant_id" \
	" LEFT JOIN invitation_waiver w ON w.application_id = a.id" \
	" LEFT JOIN staff_user s ON s.id = w.waived_by"

static const struct db_field invitation_fields[] = {
	DB_FIELD(struct invitation, application_id),
	DB_FIELD(struct invitation, vacancy_id),
	DB_FIELD(struct invitation, number),
	DB_FIELD(struct invitation, name),
	DB_FIELD(struct invitation, status),
	DB_FIELD(struct invitation, before),
	DB_FIELD(struct invitation, refused),
	DB_FIELD(struct invitation, reason),
	DB_FIELD(struct invitation, waived_at),
	DB_FIELD(struct invitation, waived_by),
	DB_FIELD(struct invitation, heard),
	DB_FIELD(struct invitation, asked_until),
	DB_FIELD(struct invitation, counted),
};

static const char *moment(struct pool *pool)
{
	return clock_sql(pool, clock_now());
}

enum outcome invitation_get(
	struct db *db, struct pool *pool, int64_t application_id, struct invitation *invitation_r)
{
	return db_struct(db, pool, INVITATION_SELECT " WHERE a.id = ? AND a.severely_disabled = 1",
		invitation_fields, invitation_r,
		DB_VALUES(db_str(moment(pool)), db_str(moment(pool)), db_int(application_id)));
}

enum outcome invitations_open(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t limit,
	struct invitation **invitations_r, size_t *count_r)
{
	return db_structs(db, pool,
		INVITATION_SELECT
		" WHERE a.vacancy_id = ? AND a.severely_disabled = 1 AND a.status IN " BEFORE
		" ORDER BY w.application_id IS NOT NULL, a.id LIMIT ?",
		invitation_fields, invitations_r, count_r,
		DB_VALUES(db_str(moment(pool)), db_str(moment(pool)), db_int(vacancy_id),
			db_int(limit)));
}

/* words: history.invitation_waived */
enum outcome invitation_waive(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason)
{
	struct invitation invitation;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = invitation_get(db, pool, application_id, &invitation);
	if (outcome)
		return outcome;
	if (!invitation.before || invitation.reason)
		return CONFLICT;
	outcome = db_exec(db,
		"INSERT INTO invitation_waiver (application_id, reason, waived_at, waived_by)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(application_id), db_str(reason), db_str(moment(pool)),
			db_int(who->id)),
		NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       "invitation_waived", NULL);
}

/* words: problem.invitation_duty */
static void rejection_say(
	struct pool *pool, const struct invitation *invitation, struct process_stops *stops)
{
	if (invitation->counted)
		return;
	if (invitation->refused && !invitation->reason)
		stops->ask_reason = "invitation_duty";
	else if (!invitation->reason)
		process_stop_add(stops, "invitation_duty", "invitation_waiver",
			pool_printf(pool, "/bewerbungen/%s/einladungspflicht", invitation->number));
	else if (!invitation->refused && !invitation->heard)
		process_stop_add(stops, "invitation_duty", "invitation_hearing",
			pool_printf(pool, "/bewerbungen/%s/einladungspflicht", invitation->number));
}

/* One of the vacancy for whom it is not settled, if this application is not of those the duty is
 * for: they are invited before all others. */
#define UNSETTLED \
	"SELECT v.number FROM application o JOIN vacancy v ON v.id = o.vacancy_id" \
	" JOIN application a ON a.vacancy_id = o.vacancy_id AND a.severely_disabled = 1" \
	" AND a.status IN " BEFORE " JOIN applicant p ON p.id = a.applicant_id" \
	" LEFT JOIN invitation_waiver w ON w.application_id = a.id" \
	" WHERE o.id = ? AND o.severely_disabled = 0" \
	" AND (w.application_id IS NULL OR NOT (a.sbv_refused OR " HEARD ")) AND " COUNTED \
	" IS NULL ORDER BY a.id LIMIT 1"

static enum outcome others_say(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	struct db_rows *rows = NULL;
	const struct db_value values[] = {db_int(question->id), db_str(moment(pool))};
	enum outcome outcome = question->moving
		? db_rows(db, pool, UNSETTLED " LOCK IN SHARE MODE", values, 2, &rows)
		: db_rows(db, pool, UNSETTLED, values, 2, &rows);

	if (!outcome && rows->count)
		process_stop_add(stops, "invitation_duty", "invitation_open",
			pool_printf(pool, "/vakanzen/%s/einladungspflicht",
				db_text(rows, 0, "number")));
	return outcome;
}

/* words: problem.invitation_waiver problem.invitation_hearing problem.invitation_open */
enum outcome invitation_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct invitation invitation;
	enum outcome outcome;

	(void)who;
	if (!text_equal(question->to, "abgesagt"))
		return others_say(db, pool, question, stops);
	outcome = invitation_get(db, pool, question->id, &invitation);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	rejection_say(pool, &invitation, stops);
	return OK;
}
