/* Which roles see an application: conditions and ends, fact by fact. */
#include "access/why_private.h"

#include <string.h>

#include "base/text.h"

struct facts {
	bool severe, refused, handed_over;
	bool closed, selection_fixed, pr_ended, blind;
	int64_t asked; /* roles a statement about the application was asked of */
	int64_t asked_since; /* roles something was asked of since the vacancy was closed */
};

static int64_t mask(const struct db_rows *rows)
{
	int64_t roles = 0;

	for (size_t i = 0; i < rows->count; i++)
		roles |= ROLE_BIT(db_cell_int(rows, i, 0));
	return roles;
}

static const struct db_field facts_fields[] = {
	DB_FIELD_AS(struct facts, severe, "severely_disabled"),
	DB_FIELD_AS(struct facts, refused, "sbv_refused"),
	DB_FIELD(struct facts, handed_over),
	DB_FIELD(struct facts, closed),
	DB_FIELD(struct facts, selection_fixed),
	DB_FIELD(struct facts, pr_ended),
	DB_FIELD(struct facts, blind),
};

static enum outcome read_facts(struct db *db, struct pool *pool, int64_t id, struct facts *facts)
{
	enum outcome outcome = db_struct(db, pool,
		"SELECT a.severely_disabled, a.sbv_refused, a.handed_over,"
		" v.closed_at IS NOT NULL AS closed,"
		" v.selection_fixed_at IS NOT NULL AS selection_fixed,"
		" v.pr_ended_at IS NOT NULL AS pr_ended, v.blind_stage = 'on' AS blind"
		" FROM application a"
		" JOIN vacancy v ON v.id = a.vacancy_id WHERE a.id = ?",
		facts_fields, facts, DB_VALUES(db_int(id)));

	return outcome == NOT_FOUND ? UNAVAILABLE : outcome;
}

/* Asked of the subject by which the role reaches the vacancy; where it does not yet, of any of the
 * person's. */
static enum outcome read_asked(struct db *db, struct pool *pool, int64_t staff_user_id, int64_t id,
	int64_t reaching, struct facts *facts)
{
	struct db_rows *asked, *since;
	enum outcome outcome = db_rows(db, pool,
		"SELECT q.role_id FROM application_asked q JOIN staff_subject s"
		" ON s.subject_kind = q.subject_kind AND s.subject_id = q.subject_id"
		" WHERE s.staff_user_id = ? AND q.application_id = ? AND (NOT (? >> q.role_id) & 1"
		" OR EXISTS (SELECT 1 FROM application a JOIN vacancy_reach r ON r.vacancy_id"
		" = a.vacancy_id"
		" WHERE a.id = q.application_id AND r.subject_kind = q.subject_kind"
		" AND r.subject_id = q.subject_id AND r.role_id = q.role_id))",
		DB_VALUES(db_int(staff_user_id), db_int(id), db_int(reaching)), &asked);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT q.role_id FROM vacancy_asked q"
			" JOIN application a ON a.vacancy_id = q.vacancy_id WHERE a.id = ?",
			DB_VALUES(db_int(id)), &since);
	if (outcome)
		return outcome;
	facts->asked = mask(asked);
	facts->asked_since = mask(since);
	return OK;
}

/* Whoever rates blindly, and the department, sees none meanwhile (PRO-08). */
static bool ended(const struct facts *facts, int64_t role, const char *ends)
{
	return (strstr(ends, "vacancy_closed") && facts->closed
		       && !(facts->asked_since >> role & 1))
		|| (strstr(ends, "selection_fixed") && facts->selection_fixed)
		|| (strstr(ends, "pr_ended") && facts->pr_ended)
		|| (facts->blind && (role == ROLE_DEPARTMENT || role == ROLE_SEAT));
}

static bool holds(const struct facts *facts, int64_t role, const char *condition, bool among)
{
	if (text_empty(condition))
		return true;
	if (text_equal(condition, "severe"))
		return facts->severe && !facts->refused;
	if (text_equal(condition, "severe_among"))
		return among && !facts->refused;
	if (text_equal(condition, "asked"))
		return facts->asked >> role & 1;
	if (text_equal(condition, "handed_over"))
		return facts->handed_over;
	return text_equal(condition, "seat") && role == ROLE_SEAT;
}

enum outcome why_sight(struct db *db, struct pool *pool, int64_t staff_user_id,
	int64_t application_id, int64_t reaching, int64_t *roles_r)
{
	struct facts facts = {0};
	struct db_rows *rows;
	enum outcome outcome;

	*roles_r = 0;
	outcome = read_facts(db, pool, application_id, &facts);
	if (!outcome)
		outcome = read_asked(db, pool, staff_user_id, application_id, reaching, &facts);
	if (outcome)
		return outcome;
	outcome = db_rows(db, pool,
		"SELECT r.role_id, CAST(r.on_condition AS CHAR) AS holds,"
		" CAST((SELECT d.ends FROM process_status_role d WHERE d.kind = 4"
		" AND d.role_id = r.role_id AND d.status = r.status"
		" AND d.on_condition = r.on_condition) AS CHAR) AS ended,"
		" r.on_condition ="
		" 'severe_among' AND EXISTS (SELECT 1 FROM application o JOIN application_sight w"
		" ON w.status = o.status WHERE o.vacancy_id = a.vacancy_id AND"
		" w.role_id = r.role_id"
		" AND w.on_condition = 'severe_among' AND o.severely_disabled AND NOT"
		" o.sbv_refused) AS among"
		" FROM application a JOIN application_sight r ON r.status = a.status"
		" WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t role = db_number(rows, i, "role_id");

		if (holds(&facts, role, db_text(rows, i, "holds"), db_number(rows, i, "among") != 0)
			&& !ended(&facts, role, db_text(rows, i, "ended")))
			*roles_r |= ROLE_BIT(role);
	}
	return outcome;
}
