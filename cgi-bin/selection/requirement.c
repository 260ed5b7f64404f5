/* The requirement profile of a vacancy or a requisition. */
#include "selection/requirement.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
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

#define PROFILE_BIND(profile) db_int((profile).kind), db_int((profile).id)

enum outcome requirements_of(struct db *db, struct pool *pool, struct profile profile,
	struct requirement **requirements_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT id, text, kind, weight, scale, proof, version FROM requirement"
		" WHERE object_kind = ? AND object_id = ? ORDER BY position, id",
		requirement_fields, requirements_r, count_r, DB_VALUES(PROFILE_BIND(profile)));
}

enum outcome requirement_get(struct db *db, struct pool *pool, struct profile profile, int64_t id,
	struct requirement *requirement_r)
{
	return db_struct(db, pool,
		"SELECT id, text, kind, weight, scale, proof, version FROM requirement"
		" WHERE object_kind = ? AND object_id = ? AND id = ?",
		requirement_fields, requirement_r, DB_VALUES(PROFILE_BIND(profile), db_int(id)));
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

static enum outcome vacancy_check(
	struct db *db, struct pool *pool, int64_t id, const char *reason, struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT status, requirements_fixed_at FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	if (vacancy_final(db_text(rows, 0, "status")))
		problem_add(problems, "", "vacancy_final");
	else if (db_text(rows, 0, "requirements_fixed_at") && text_empty(reason))
		problem_add(problems, "reason", "required");
	return OK;
}

/* As what else it says: while it is the writer's turn. */
static enum outcome requisition_check(struct db *db, int64_t id, struct problems *problems)
{
	int64_t handed_in = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT status NOT IN ('entwurf', 'zurueckgegeben') FROM requisition WHERE id = ?",
		DB_VALUES(db_int(id)), &handed_in);

	if (!outcome && handed_in)
		problem_add(problems, "", "requisition_handed_in");
	return outcome;
}

enum outcome requirements_hold(struct db *db, struct pool *pool, struct profile profile,
	const char *reason, struct problems *problems)
{
	enum outcome outcome = object_hold(db, profile.kind, profile.id);

	if (!outcome)
		outcome = profile.kind == OBJECT_VACANCY
			? vacancy_check(db, pool, profile.id, reason, problems)
			: requisition_check(db, profile.id, problems);
	return outcome ? outcome : problems_any(problems) ? INVALID : OK;
}

/* By what it is shown must be offered, or stay as it was. */
static enum outcome proof_check(struct db *db, struct pool *pool,
	const struct requirement_input *input, const char *before, struct problems *problems)
{
	const struct choice_said said = {CHOICE_PROOF, "proof", input->proof, before};
	enum outcome outcome = choice_check(db, pool, &said, problems);

	return outcome ? outcome : problems_any(problems) ? INVALID : OK;
}

enum outcome requirement_add(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, const struct requirement_input *input, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t count = 0;
	enum outcome outcome = requirements_hold(db, pool, profile, input->reason, problems);

	if (!outcome)
		outcome = proof_check(db, pool, input, NULL, problems);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM requirement WHERE object_kind = ? AND object_id = ?",
			DB_VALUES(PROFILE_BIND(profile)), &count);
	if (outcome)
		return outcome;
	if (count >= REQUIREMENTS_MAX) {
		problem_add(problems, "", "requirements_full");
		return INVALID;
	}
	outcome = db_exec(db,
		"INSERT INTO requirement SET object_kind = ?, object_id = ?, position = ?,"
		" created_at = ?, created_by = ?, changed_at = ?,"
		" changed_by = ?, " REQUIREMENT_SET,
		DB_VALUES(PROFILE_BIND(profile), db_int(count + 1), db_str(now), db_int(who->id),
			db_str(now), db_int(who->id), REQUIREMENT_VALUES(input)),
		NULL);
	if (!outcome)
		outcome = requirement_former_keep(
			db, pool, who, profile, "added", input, input->reason);
	return outcome ? outcome
		       : history_add(db, who, profile.kind, profile.id, "requirement_added",
			       input->reason);
}

enum outcome requirement_change(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, int64_t id, const struct requirement_input *input,
	struct problems *problems)
{
	struct requirement before;
	int64_t changed = 0;
	enum outcome outcome = requirements_hold(db, pool, profile, input->reason, problems);

	if (!outcome)
		outcome = requirement_get(db, pool, profile, id, &before);
	if (!outcome)
		outcome = proof_check(db, pool, input, before.data.proof, problems);
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
	outcome = requirement_former_keep(
		db, pool, who, profile, "changed", &before.data, input->reason);
	return outcome ? outcome
		       : history_add(db, who, profile.kind, profile.id, "requirement_changed",
			       input->reason);
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
	struct profile profile, int64_t id, const char *reason, struct problems *problems)
{
	struct requirement before, *requirements = NULL;
	size_t count = 0;
	int64_t removed = 0;
	enum outcome outcome = requirements_hold(db, pool, profile, reason, problems);

	if (!outcome)
		outcome = requirement_get(db, pool, profile, id, &before);
	if (!outcome)
		outcome = requirements_of(db, pool, profile, &requirements, &count);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM requirement WHERE id = ?", DB_VALUES(db_int(id)),
			&removed);
	if (!outcome && !removed)
		return NOT_FOUND;
	if (!outcome)
		outcome = places_store(db, requirements, count, id);
	if (!outcome)
		outcome = requirement_former_keep(
			db, pool, who, profile, "removed", &before.data, reason);
	return outcome
		? outcome
		: history_add(db, who, profile.kind, profile.id, "requirement_removed", reason);
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
	struct profile profile, int64_t id, int64_t place, struct problems *problems)
{
	struct requirement *requirements = NULL;
	size_t count = 0, from = 0;
	enum outcome outcome = requirements_hold(db, pool, profile, "order", problems);

	if (!outcome)
		outcome = requirements_of(db, pool, profile, &requirements, &count);
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
		: history_add(db, who, profile.kind, profile.id, "requirements_ordered", NULL);
}

enum outcome requirements_copy(struct db *db, struct pool *pool, const struct principal *who,
	struct profile from, int64_t to_vacancy_id)
{
	const char *now = clock_sql(pool, clock_now());

	return db_exec(db,
		"INSERT INTO requirement (object_kind, object_id, position, text, kind, weight,"
		" scale, proof, created_at, created_by, changed_at, changed_by)"
		" SELECT ?, ?, position, text, kind, weight, scale, proof, ?, ?, ?, ?"
		" FROM requirement WHERE object_kind = ? AND object_id = ?",
		DB_VALUES(db_int(OBJECT_VACANCY), db_int(to_vacancy_id), db_str(now),
			db_int(who->id), db_str(now), db_int(who->id), PROFILE_BIND(from)),
		NULL);
}
