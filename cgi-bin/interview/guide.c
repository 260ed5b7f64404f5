/* The interview guide. */
#include "interview/guide.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

static const struct db_field line_fields[] = {
	DB_FIELD(struct guide_line, requirement_id),
	DB_FIELD(struct guide_line, text),
	DB_FIELD(struct guide_line, kind),
	DB_FIELD(struct guide_line, weight),
	DB_FIELD(struct guide_line, proof),
	DB_FIELD(struct guide_line, question),
};

enum outcome guide_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct guide_line **lines_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT r.id AS requirement_id, r.text, r.kind, r.weight, r.proof,"
		" q.text AS question FROM requirement r LEFT JOIN interview_question q"
		" ON q.vacancy_id = r.object_id AND q.requirement_id = r.id"
		" WHERE r.object_kind = 2 AND r.object_id = ? ORDER BY r.position LIMIT ?",
		line_fields, lines_r, count_r,
		DB_VALUES(db_int(vacancy_id), db_int(REQUIREMENTS_MAX)));
}

enum outcome guide_write(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t requirement_id, const char *text, const char *field,
	struct problems *problems)
{
	struct requirement requirement;
	enum outcome outcome = requirement_get(db, pool,
		(struct profile){OBJECT_VACANCY, vacancy_id}, requirement_id, &requirement);

	if (outcome)
		return outcome;
	if (text_empty(text))
		return db_exec(db,
			"DELETE FROM interview_question WHERE vacancy_id = ?"
			" AND requirement_id = ?",
			DB_VALUES(db_int(vacancy_id), db_int(requirement_id)), NULL);
	if (text_length(text) > GUIDE_TEXT_MAX) {
		problem_add(problems, field, "guide_long");
		return INVALID;
	}
	return db_exec(db,
		"INSERT INTO interview_question (vacancy_id, requirement_id, text, changed_at,"
		" changed_by) VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE text = VALUES(text),"
		" changed_at = VALUES(changed_at), changed_by = VALUES(changed_by)",
		DB_VALUES(db_int(vacancy_id), db_int(requirement_id), db_str(text),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);
}

/* words: history.interview_guide problem.guide_long */
enum outcome guide_written(struct db *db, const struct principal *who, int64_t vacancy_id)
{
	return history_add(db, who, OBJECT_VACANCY, vacancy_id, "interview_guide", NULL);
}
