/* The classes of a vacancy's ranking. */
#include "selection/ranking.h"

#include "base/clock.h"
#include "history/history.h"
#include "selection/requirement.h"

static const struct db_field class_fields[] = {
	DB_FIELD(struct ranking_input, letter),
	DB_FIELD(struct ranking_input, name),
	DB_FIELD(struct ranking_input, meaning),
	DB_FIELD(struct ranking_input, version),
};

/* Its own, or, when it has none, those delivered; binds the vacancy twice. */
#define CLASSES_OF \
	" FROM ranking_class c WHERE (c.vacancy_id = ? OR c.vacancy_id IS NULL" \
	" AND NOT EXISTS (SELECT 1 FROM ranking_class o WHERE o.vacancy_id = ?))"

enum outcome ranking_classes(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct ranking_input **classes_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT c.letter, c.name, c.meaning, c.version" CLASSES_OF " ORDER BY c.letter",
		class_fields, classes_r, count_r,
		DB_VALUES(db_int(vacancy_id), db_int(vacancy_id)));
}

enum outcome ranking_class_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *letter, struct ranking_input *class_r)
{
	return db_struct(db, pool,
		"SELECT c.letter, c.name, c.meaning, c.version" CLASSES_OF " AND c.letter = ?",
		class_fields, class_r,
		DB_VALUES(db_int(vacancy_id), db_int(vacancy_id), db_str(letter)));
}

/* Holds the vacancy; from then on it has classes of its own. */
static enum outcome legend_own(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *reason, struct problems *problems)
{
	const struct profile profile = {OBJECT_VACANCY, vacancy_id};
	enum outcome outcome = requirements_hold(db, pool, profile, reason, problems);

	return outcome ? outcome : ranking_copy(db, 0, vacancy_id);
}

enum outcome ranking_copy(struct db *db, int64_t from_vacancy_id, int64_t to_vacancy_id)
{
	return db_exec(db,
		"INSERT INTO ranking_class (vacancy_id, letter, name, meaning, version)"
		" SELECT ?, c.letter, c.name, c.meaning, c.version FROM ranking_class c"
		" WHERE c.vacancy_id <=> ?"
		" AND NOT EXISTS (SELECT 1 FROM ranking_class o WHERE o.vacancy_id = ?)",
		DB_VALUES(db_int(to_vacancy_id), db_id(from_vacancy_id), db_int(to_vacancy_id)),
		NULL);
}

/* A line of history; and, once the profile is fixed, what the class said, or says now. */
static enum outcome ranking_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *done, const struct ranking_input *said, const char *reason)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO ranking_former (vacancy_id, done, letter, name, meaning, reason,"
		" changed_at, changed_by) SELECT v.id, ?, ?, ?, ?, ?, ?, ? FROM vacancy v"
		" WHERE v.id = ? AND v.requirements_fixed_at IS NOT NULL",
		DB_VALUES(db_str(done), db_str(said->letter), db_str(said->name),
			db_str(said->meaning), db_str(reason), db_str(clock_sql(pool, clock_now())),
			db_int(who->id), db_int(vacancy_id)),
		NULL);

	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "ranking_changed", reason);
}

static bool letter_valid(const char *letter)
{
	return letter && letter[0] >= 'A' && letter[0] <= 'Z' && !letter[1];
}

static enum outcome classes_count(struct db *db, int64_t vacancy_id, int64_t *count_r)
{
	return db_get_int(db, "SELECT COUNT(*) FROM ranking_class WHERE vacancy_id = ?",
		DB_VALUES(db_int(vacancy_id)), count_r);
}

enum outcome ranking_class_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct ranking_input *input, struct problems *problems)
{
	int64_t count = 0;
	enum outcome outcome;

	if (!letter_valid(input->letter)) {
		problem_add(problems, "letter", "class_letter");
		return INVALID;
	}
	outcome = legend_own(db, pool, vacancy_id, input->reason, problems);
	if (!outcome)
		outcome = classes_count(db, vacancy_id, &count);
	if (outcome)
		return outcome;
	if (count >= RANKING_CLASSES_MAX) {
		problem_add(problems, "", "classes_full");
		return INVALID;
	}
	outcome = db_exec(db,
		"INSERT INTO ranking_class (vacancy_id, letter, name, meaning) VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_str(input->letter), db_str(input->name),
			db_str(input->meaning)),
		NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, "letter", "class_taken");
		return INVALID;
	}
	return outcome ? outcome
		       : ranking_note(db, pool, who, vacancy_id, "added", input, input->reason);
}

/* What classes meant when a comparison was sent they mean as long as its places hold; and the class
 * of somebody is not taken away. */
static enum outcome class_free(
	struct db *db, int64_t vacancy_id, const char *letter, bool goes, struct problems *problems)
{
	int64_t sent = 0, used = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(*) FROM comparison_version WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &sent);

	if (!outcome && goes && !sent)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM placing WHERE vacancy_id = ? AND letter = ?",
			DB_VALUES(db_int(vacancy_id), db_str(letter)), &used);
	if (outcome || !(sent || used))
		return outcome;
	problem_add(problems, "", sent ? "class_sent" : "class_used");
	return INVALID;
}

enum outcome ranking_class_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct ranking_input *input, struct problems *problems)
{
	struct ranking_input before;
	int64_t changed = 0;
	enum outcome outcome = legend_own(db, pool, vacancy_id, input->reason, problems);

	if (!outcome)
		outcome = class_free(db, vacancy_id, input->letter, false, problems);
	if (!outcome)
		outcome = ranking_class_get(db, pool, vacancy_id, input->letter, &before);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE ranking_class SET name = ?, meaning = ?, version = version + 1"
		" WHERE vacancy_id = ? AND letter = ? AND version = ?",
		DB_VALUES(db_str(input->name), db_str(input->meaning), db_int(vacancy_id),
			db_str(input->letter), db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (!changed) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	return ranking_note(db, pool, who, vacancy_id, "changed", &before, input->reason);
}

enum outcome ranking_class_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *letter, const char *reason, struct problems *problems)
{
	struct ranking_input before;
	int64_t count = 0;
	enum outcome outcome = legend_own(db, pool, vacancy_id, reason, problems);

	if (!outcome)
		outcome = class_free(db, vacancy_id, letter, true, problems);
	if (!outcome)
		outcome = classes_count(db, vacancy_id, &count);
	if (outcome)
		return outcome;
	if (count <= 1) {
		problem_add(problems, "", "class_last");
		return INVALID;
	}
	outcome = ranking_class_get(db, pool, vacancy_id, letter, &before);
	if (!outcome)
		outcome =
			db_exec(db, "DELETE FROM ranking_class WHERE vacancy_id = ? AND letter = ?",
				DB_VALUES(db_int(vacancy_id), db_str(letter)), NULL);
	return outcome ? outcome
		       : ranking_note(db, pool, who, vacancy_id, "removed", &before, reason);
}
