/* Whom a statement is asked of. */
#include <string.h>

#include "base/text.h"
#include "task/asking.h"
#include "task/statement_private.h"

static const struct db_field subject_fields[] = {
	DB_FIELD(struct subject, kind),
	DB_FIELD(struct subject, id),
	DB_FIELD(struct subject, role_id),
	DB_FIELD(struct subject, empty),
};

/* Has anything come that a role saw on this condition? What is seen among others is seen alone,
 * too. */
#define CAME_TO_SIGHT \
	" CASE s.on_condition WHEN 'handed_over' THEN EXISTS (SELECT 1 FROM application a" \
	" WHERE a.vacancy_id = vr.vacancy_id AND a.handed_over) WHEN 'severe' THEN EXISTS" \
	" (SELECT 1 FROM application a WHERE a.vacancy_id = vr.vacancy_id" \
	" AND a.severely_disabled = 1 AND a.sbv_refused = 0)" \
	" WHEN 'severe_among' THEN FALSE ELSE TRUE END"

/* Something was asked of the role, or of whom it comes by, since the vacancy was closed before. */
#define ASKED_SINCE \
	" (EXISTS (SELECT 1 FROM vacancy_asked q WHERE q.vacancy_id = vr.vacancy_id" \
	" AND q.role_id = vr.role_id) OR EXISTS (SELECT 1 FROM application_asked q" \
	" JOIN application a ON a.id = q.application_id WHERE a.vacancy_id = vr.vacancy_id" \
	" AND q.role_id = vr.role_id AND q.subject_kind = vr.subject_kind" \
	" AND q.subject_id = vr.subject_id))"

/*
 * Each person in reach who saw applications and whose sight ends with the vacancy, unless she keeps
 * it in another role (PRO-34). What was closed before and goes on gives nothing back: then those
 * alone whom something was asked of since.
 */
#define ATTESTS \
	"SELECT 'person' AS kind, p.id, MIN(vr.role_id) AS role_id, FALSE AS empty" \
	" FROM vacancy_reach vr LEFT JOIN staff_subject ss ON vr.subject_kind = 'unit'" \
	" AND ss.subject_kind = 'unit' AND ss.subject_id = vr.subject_id" \
	" JOIN staff_user p ON p.id = COALESCE(ss.staff_user_id, vr.subject_id)" \
	" AND (vr.subject_kind = 'person' OR ss.staff_user_id IS NOT NULL)" \
	" AND p.status = 'active' WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all'" \
	" AND EXISTS (SELECT 1 FROM application_sight s WHERE s.role_id = vr.role_id" \
	" AND s.ends & 1 AND" CAME_TO_SIGHT ")" \
	" AND NOT EXISTS (SELECT 1 FROM vacancy_reach keeps WHERE keeps.vacancy_id" \
	" = vr.vacancy_id AND keeps.subject_kind = 'person' AND keeps.subject_id = p.id" \
	" AND keeps.role_id = " SQL_ROLE_RECRUITER ")" \
	" AND (NOT EXISTS (SELECT 1 FROM statement c WHERE c.object_kind = 2" \
	" AND c.object_id = vr.vacancy_id AND c.kind = 'closing') OR" ASKED_SINCE ")" \
	" AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "p.id") " GROUP BY p.id"

enum outcome asking_refuse(const struct asking *asking, const char *kind, const char *reason)
{
	problem_add(asking->problems, kind, reason);
	return INVALID;
}

enum outcome subjects_read(const struct asking *asking, const struct kind *kind,
	const struct statement_question *question, struct subject **subjects_r, size_t *count_r)
{
	const struct db_value vacancy = db_int(asking->vacancy_id), code = db_str(kind->code);

	if (text_equal(kind->asked, "ALL"))
		return db_structs(asking->db, asking->pool, ATTESTS, subject_fields, subjects_r,
			count_r, DB_VALUES(vacancy));
	if (question->person)
		return db_structs(asking->db, asking->pool,
			"SELECT DISTINCT 'person' AS kind, vr.subject_id AS id, vr.role_id,"
			" FALSE AS empty FROM vacancy_reach vr JOIN statement_kind k ON k.code = ?"
			" JOIN base_role b ON b.id = vr.role_id"
			" AND FIND_IN_SET(b.code, REPLACE(REPLACE(k.asked, '|', ','), '+', ','))"
			" WHERE vr.vacancy_id = ? AND vr.subject_kind = 'person'"
			" AND vr.subject_id = ? AND" ACCESS_NOT_EXCLUDED(
				"vr.vacancy_id", "vr.subject_id") " LIMIT 1",
			subject_fields, subjects_r, count_r,
			DB_VALUES(code, vacancy, db_int(question->person)));
	return db_structs(asking->db, asking->pool,
		"SELECT DISTINCT IF(vr.subject_kind = 'unit', 'unit', 'role') AS kind,"
		" IF(vr.subject_kind = 'unit', vr.subject_id, 0) AS id, vr.role_id,"
		" " STATEMENT_EMPTY " AS empty"
		" FROM vacancy_reach vr JOIN statement_kind k ON k.code = ?"
		" JOIN base_role b ON b.id = vr.role_id"
		" AND FIND_IN_SET(b.code, REPLACE(REPLACE(k.asked, '|', ','), '+', ','))"
		" WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all'"
		" AND (vr.subject_kind = 'unit' OR EXISTS (SELECT 1 FROM staff_user p"
		" WHERE p.id = vr.subject_id AND p.status = 'active') AND" ACCESS_NOT_EXCLUDED(
			"vr.vacancy_id", "vr.subject_id") ") ORDER BY vr.role_id, kind, id",
		subject_fields, subjects_r, count_r, DB_VALUES(code, vacancy));
}

bool subjects_complete(const struct kind *kind, const struct subject *subjects, size_t count)
{
	size_t wanted = strchr(kind->asked, '+') ? 2 : 1, roles = 0;

	for (size_t i = 0; i < count; i++)
		roles += i == 0 || subjects[i].role_id != subjects[i - 1].role_id;
	return roles >= wanted;
}

/* The SBV that of whom wants her; a department no single one while it is rated blindly (PRO-08). */
static enum outcome application_sees(
	const struct asking *asking, const struct kind *kind, const struct subject *subject)
{
	bool committee = subject->role_id == ROLE_SBV;
	int64_t sees = 0;
	enum outcome outcome;

	if (!committee && subject->role_id != ROLE_DEPARTMENT)
		return OK;
	outcome = db_get_int(asking->db,
		"SELECT 1 FROM application a JOIN vacancy v ON v.id = a.vacancy_id WHERE a.id = ?"
		" AND IF(?, " ACCESS_TAKES_PART("a") ", v.blind_stage <> 'on')",
		DB_VALUES(db_int(asking->round->object_id), db_bool(committee)), &sees);
	if (outcome != NOT_FOUND)
		return outcome;
	return asking_refuse(asking, kind->code, committee ? "statement_sbv" : "statement_blind");
}

enum outcome subject_sees(
	const struct asking *asking, const struct kind *kind, const struct subject *subject)
{
	int64_t sees = 0;
	enum outcome outcome;

	if (asking->round->object_kind == OBJECT_APPLICATION)
		return application_sees(asking, kind, subject);
	if (asking->round->object_kind != OBJECT_JOBAD)
		return OK;
	outcome = db_get_int(asking->db,
		"SELECT 1 FROM jobad j JOIN jobad_sight js ON js.status = j.status"
		" AND js.role_id = ? WHERE j.id = ?",
		DB_VALUES(db_int(subject->role_id), db_int(asking->round->object_id)), &sees);
	return outcome == NOT_FOUND ? asking_refuse(asking, kind->code, "statement_unseen")
				    : outcome;
}
