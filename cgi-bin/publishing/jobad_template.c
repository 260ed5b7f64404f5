/* Templates of job ads. */
#include "publishing/jobad_template.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

enum outcome jobad_templates(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT t.id, t.name FROM vacancy v JOIN jobad_template t"
		" ON t.authority_id = v.authority_id WHERE v.id = ? ORDER BY t.name LIMIT ?",
		DB_VALUES(db_int(vacancy_id), db_int(JOBAD_TEMPLATES_MAX)), rows_r);
}

enum outcome jobad_template_apply(
	struct db *db, struct pool *pool, int64_t vacancy_id, int64_t id, struct jobad_input *input)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT x.part, x.text FROM vacancy v JOIN jobad_template t"
		" ON t.authority_id = v.authority_id JOIN jobad_template_text x"
		" ON x.template_id = t.id WHERE v.id = ? AND t.id = ?",
		DB_VALUES(db_int(vacancy_id), db_int(id)), &rows);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0; k < jobad_part_count; k++)
			if (text_equal(jobad_parts[k].name, db_text(rows, i, "part")))
				*jobad_part_at(input, &jobad_parts[k]) = db_text(rows, i, "text");
	return rows->count ? OK : NOT_FOUND;
}

/* What is of this one ad alone: its days, and why there is no part time. */
static bool part_kept(const struct jobad_part *part)
{
	return !(part->codes && !*part->codes) && !text_equal(part->name, "no_part_time");
}

static enum outcome template_texts(struct db *db, int64_t id, const struct jobad_input *input)
{
	enum outcome outcome = db_exec(db, "DELETE FROM jobad_template_text WHERE template_id = ?",
		DB_VALUES(db_int(id)), NULL);

	for (size_t i = 0; !outcome && i < jobad_part_count; i++) {
		const char *text = jobad_part_text(input, &jobad_parts[i]);

		if (part_kept(&jobad_parts[i]) && !text_empty(text))
			outcome = db_exec(db,
				"INSERT INTO jobad_template_text (template_id, part, text)"
				" VALUES (?, ?, ?)",
				DB_VALUES(db_int(id), db_str(jobad_parts[i].name), db_str(text)),
				NULL);
	}
	return outcome;
}

static enum outcome authority_of(struct db *db, int64_t jobad_id, int64_t *authority_r)
{
	return db_get_int(db, "SELECT authority_id FROM jobad WHERE id = ?",
		DB_VALUES(db_int(jobad_id)), authority_r);
}

static enum outcome template_place(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, const char *name, struct problems *problems, int64_t *id_r)
{
	int64_t count = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM jobad_template WHERE authority_id = ? AND name <> ?",
		DB_VALUES(db_int(authority_id), db_str(name)), &count);

	if (outcome)
		return outcome;
	if (count >= JOBAD_TEMPLATES_MAX) {
		problem_add(problems, "name", "templates_full");
		return INVALID;
	}
	outcome = db_exec(db,
		"INSERT INTO jobad_template (authority_id, name, changed_at, changed_by)"
		" VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at),"
		" changed_by = VALUES(changed_by)",
		DB_VALUES(db_int(authority_id), db_str(name), db_str(clock_sql(pool, clock_now())),
			db_id(who->id)),
		NULL);
	return outcome ? outcome
		       : db_get_int(db,
			       "SELECT id FROM jobad_template WHERE authority_id = ? AND name = ?",
			       DB_VALUES(db_int(authority_id), db_str(name)), id_r);
}

enum outcome jobad_template_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const char *name, struct problems *problems)
{
	struct jobad jobad;
	int64_t authority = 0, id = 0;
	enum outcome outcome;

	if (text_blank(name)) {
		problem_add(problems, "name", "required");
		return INVALID;
	}
	outcome = authority_of(db, jobad_id, &authority);
	if (!outcome)
		outcome = jobad_get(db, pool, jobad_id, &jobad);
	if (!outcome)
		outcome = template_place(db, pool, who, authority, name, problems, &id);
	if (!outcome)
		outcome = template_texts(db, id, &jobad.data);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_JOBAD, jobad_id, "template_saved", name);
}

enum outcome jobad_template_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t jobad_id, int64_t id)
{
	struct db_rows *rows = NULL;
	int64_t authority = 0;
	enum outcome outcome = authority_of(db, jobad_id, &authority);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT name FROM jobad_template WHERE id = ? AND authority_id = ?",
			DB_VALUES(db_int(id), db_int(authority)), &rows);
	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	outcome = db_exec(db, "DELETE FROM jobad_template_text WHERE template_id = ?",
		DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM jobad_template WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_JOBAD, jobad_id, "template_removed",
			       db_text(rows, 0, "name"));
}
