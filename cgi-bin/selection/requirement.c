/* The requirement profile of a vacancy. */
#include "selection/requirement.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "recruiting/vacancy.h"

#define DATA(name) DB_FIELD_AS(struct requirement, data.name, #name)
static const struct db_field requirement_fields[] = {
	DB_FIELD(struct requirement, id),
	DATA(text),
	DATA(kind),
	DATA(weight),
	DATA(scale),
	DATA(proof),
	DATA(version),
};
#undef DATA

#define REQUIREMENT_SET "text = ?, kind = ?, weight = ?, scale = ?, proof = ?"
#define REQUIREMENT_VALUES(input) \
	db_str((input)->text), db_str((input)->kind), db_int((input)->weight), \
		db_str((input)->scale), db_str((input)->proof)

enum outcome requirements_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct requirement **requirements_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT id, text, kind, weight, scale, proof, version FROM requirement"
		" WHERE vacancy_id = ? ORDER BY position, id",
		requirement_fields, requirements_r, count_r, DB_VALUES(db_int(vacancy_id)));
}

enum outcome requirement_get(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t id,
	struct requirement *requirement_r)
{
	return db_struct(db, pool,
		"SELECT id, text, kind, weight, scale, proof, version FROM requirement"
		" WHERE vacancy_id = ? AND id = ?",
		requirement_fields, requirement_r, DB_VALUES(db_int(vacancy_id), db_int(id)));
}

enum outcome requirements_fixed(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **fixed_at_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT requirements_fixed_at FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(vacancy_id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	*fixed_at_r = db_text(rows, 0, "requirements_fixed_at");
	return OK;
}

enum outcome requirements_fix(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id)
{
	const char *fixed_at = NULL;
	int64_t changed = 0;
	enum outcome outcome = requirements_fixed(db, pool, vacancy_id, &fixed_at);

	if (outcome || fixed_at)
		return outcome;
	outcome = db_exec(db,
		DB_AS_COMMITTED "UPDATE vacancy SET requirements_fixed_at = ?"
				" WHERE id = ? AND requirements_fixed_at IS NULL",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(vacancy_id)), &changed);
	return outcome || !changed
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "requirements_fixed", NULL);
}

enum outcome requirements_hold(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *reason, struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT status, requirements_fixed_at FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(vacancy_id)), &rows);
	if (outcome)
		return outcome;
	if (vacancy_final(db_text(rows, 0, "status")))
		problem_add(problems, "", "vacancy_final");
	else if (db_text(rows, 0, "requirements_fixed_at") && text_empty(reason))
		problem_add(problems, "reason", "required");
	return problems_any(problems) ? INVALID : OK;
}

enum outcome requirement_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct requirement_input *input, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t count = 0;
	enum outcome outcome = requirements_hold(db, pool, vacancy_id, input->reason, problems);

	if (!outcome)
		outcome = db_get_int(db, "SELECT COUNT(*) FROM requirement WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &count);
	if (outcome)
		return outcome;
	if (count >= REQUIREMENTS_MAX) {
		problem_add(problems, "", "requirements_full");
		return INVALID;
	}
	outcome = db_exec(db,
		"INSERT INTO requirement SET vacancy_id = ?, position = ?, created_at = ?,"
		" created_by = ?, changed_at = ?, changed_by = ?, " REQUIREMENT_SET,
		DB_VALUES(db_int(vacancy_id), db_int(count + 1), db_str(now), db_int(who->id),
			db_str(now), db_int(who->id), REQUIREMENT_VALUES(input)),
		NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "requirement_added",
			       input->reason);
}

enum outcome requirement_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t id, const struct requirement_input *input,
	struct problems *problems)
{
	struct requirement before;
	int64_t changed = 0;
	enum outcome outcome = requirements_hold(db, pool, vacancy_id, input->reason, problems);

	if (!outcome)
		outcome = requirement_get(db, pool, vacancy_id, id, &before);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE requirement SET version = version + 1, changed_at = ?,"
		" changed_by = ?, " REQUIREMENT_SET " WHERE id = ? AND version = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id),
			REQUIREMENT_VALUES(input), db_int(id), db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (!changed) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	return history_add(
		db, who, OBJECT_VACANCY, vacancy_id, "requirement_changed", input->reason);
}

/* The places of those of a vacancy, in this order; one of them (or 0) is left out. */
static enum outcome places_store(
	struct db *db, const struct requirement *requirements, size_t count, int64_t without)
{
	enum outcome outcome = OK;
	int64_t place = 0;

	for (size_t i = 0; !outcome && i < count; i++)
		if (requirements[i].id != without)
			outcome = db_exec(db, "UPDATE requirement SET position = ? WHERE id = ?",
				DB_VALUES(db_int(++place), db_int(requirements[i].id)), NULL);
	return outcome;
}

enum outcome requirement_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t id, const char *reason, struct problems *problems)
{
	struct requirement *requirements = NULL;
	size_t count = 0;
	int64_t removed = 0;
	enum outcome outcome = requirements_hold(db, pool, vacancy_id, reason, problems);

	if (!outcome)
		outcome = requirements_of(db, pool, vacancy_id, &requirements, &count);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM requirement WHERE vacancy_id = ? AND id = ?",
			DB_VALUES(db_int(vacancy_id), db_int(id)), &removed);
	if (outcome)
		return outcome;
	if (!removed)
		return NOT_FOUND;
	outcome = places_store(db, requirements, count, id);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "requirement_removed", reason);
}

/* Moves an item of an array to a place; what is between moves up or down. */
static void item_move(struct requirement *requirements, size_t from, size_t to)
{
	struct requirement moved = requirements[from];

	for (; from < to; from++)
		requirements[from] = requirements[from + 1];
	for (; from > to; from--)
		requirements[from] = requirements[from - 1];
	requirements[to] = moved;
}

enum outcome requirement_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t id, int64_t place, struct problems *problems)
{
	struct requirement *requirements = NULL;
	size_t count = 0, from = 0;
	enum outcome outcome = requirements_hold(db, pool, vacancy_id, "order", problems);

	if (!outcome)
		outcome = requirements_of(db, pool, vacancy_id, &requirements, &count);
	if (outcome)
		return outcome;
	while (from < count && requirements[from].id != id)
		from++;
	if (from == count)
		return NOT_FOUND;
	place = place < 1 ? 1 : place > (int64_t)count ? (int64_t)count : place;
	item_move(requirements, from, (size_t)place - 1);
	outcome = places_store(db, requirements, count, 0);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "requirements_ordered", NULL);
}

enum outcome requirements_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t from_vacancy_id, int64_t to_vacancy_id)
{
	const char *now = clock_sql(pool, clock_now());

	return db_exec(db,
		"INSERT INTO requirement (vacancy_id, position, text, kind, weight, scale, proof,"
		" created_at, created_by, changed_at, changed_by)"
		" SELECT ?, position, text, kind, weight, scale, proof, ?, ?, ?, ?"
		" FROM requirement WHERE vacancy_id = ?",
		DB_VALUES(db_int(to_vacancy_id), db_str(now), db_int(who->id), db_str(now),
			db_int(who->id), db_int(from_vacancy_id)),
		NULL);
}
