/* Adding, changing, ordering, hiding and removing values of selection lists. */
#include "choice/keep/choice_edit.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "choice/keep/choice_private.h"
#include "history/history.h"

#define CODE_MAX 20 /* as the columns that hold codes */
#define CODE_STEM 16 /* what a number may follow */

static const struct db_field held_fields[] = {
	DB_FIELD(struct choice_value, id),
	DB_FIELD(struct choice_value, version),
	DB_FIELD(struct choice_value, list),
	DB_FIELD(struct choice_value, code),
	DB_FIELD(struct choice_value, name_de),
	DB_FIELD(struct choice_value, name_en),
	DB_FIELD(struct choice_value, replaced_by),
	DB_FIELD(struct choice_value, hidden),
	DB_FIELD(struct choice_value, ruled),
	DB_FIELD(struct choice_value, used),
};

enum outcome choice_list_hold(struct db *db, struct pool *pool, const char *list,
	struct choice_value **values_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT id, version, list, code, name_de, name_en,"
		" CAST(replaced_by AS CHAR) AS replaced_by, hidden, ruled, used"
		" FROM choice_value WHERE list = ? ORDER BY position, id FOR UPDATE",
		held_fields, values_r, count_r, DB_VALUES(db_str(list)));
}

struct choice_value *choice_of(struct choice_value *values, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (values[i].id == id)
			return &values[i];
	return NULL;
}

/* What the thesaurus filters by follows replacements, and is written anew. */
enum outcome choice_changed(struct db *db, struct pool *pool, const struct principal *who,
	const char *action, const char *list, const char *codes)
{
	enum outcome outcome = db_exec(db,
		DB_AS_COMMITTED "UPDATE choice_state SET version = version + 1 WHERE id = 1",
		DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(db,
			DB_AS_COMMITTED
			"UPDATE word_group_state SET version = version + 1 WHERE id = 1",
			DB_NONE, NULL);
	choices_ask();
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_NONE, 0, action,
			       pool_printf(pool, "%s:%s", list, codes));
}

/* No change of an ad has this version: the search's index is made anew as a whole. */
static enum outcome words_changed(struct db *db)
{
	return db_exec(db,
		DB_AS_COMMITTED "UPDATE public_ad_state SET version = version + 1 WHERE id = 1",
		DB_NONE, NULL);
}

/* Letters, digits and hyphens, as addresses take them. */
static const char *code_make(
	struct pool *pool, const char *name, const struct choice_value *values, size_t count)
{
	const char *slug = text_slug(pool, name);
	const char *code = pool_strndup(pool, slug, strnlen(slug, CODE_MAX));
	bool taken = text_equal(code, "-");

	for (size_t number = 1; number <= count + 1; number++) {
		for (size_t i = 0; i < count && !taken; i++)
			taken = text_equal(values[i].code, code);
		if (!taken)
			break;
		code = pool_printf(
			pool, "%.*s-%zu", CODE_STEM, text_equal(slug, "-") ? "wert" : slug, number);
		taken = false;
	}
	return code;
}

/* By the database's rules of what is the same: neither capitals nor accents make another name. */
static enum outcome names_check(struct db *db, const char *list, int64_t id,
	const struct choice_input *input, struct problems *problems)
{
	int64_t german = 0, english = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM choice_value WHERE list = ? AND id <> ? AND name_de = ?",
		DB_VALUES(db_str(list), db_int(id), db_str(input->name_de)), &german);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM choice_value WHERE list = ? AND id <> ?"
			" AND name_en = ?",
			DB_VALUES(db_str(list), db_int(id), db_str(input->name_en)), &english);
	if (german)
		problem_add(problems, "name_de", "choice_there");
	if (english)
		problem_add(problems, "name_en", "choice_there");
	return outcome ? outcome : german || english ? INVALID : OK;
}

enum outcome choice_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, const struct choice_input *input, struct problems *problems,
	int64_t *id_r)
{
	struct choice_value *values = NULL;
	const char *code;
	size_t count = 0;
	enum outcome outcome = choice_list_hold(db, pool, list, &values, &count);

	if (outcome)
		return outcome;
	if (count >= CHOICES_MAX) {
		problem_add(problems, "", "choices_full");
		return INVALID;
	}
	outcome = names_check(db, list, 0, input, problems);
	if (outcome)
		return outcome;
	code = code_make(pool, input->name_de, values, count);
	outcome = db_exec(db,
		"INSERT INTO choice_value (list, code, name_de, name_en, position, changed_at,"
		" changed_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(list), db_str(code), db_str(input->name_de),
			db_str(input->name_en), db_int((int64_t)count + 1),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);
	*id_r = outcome ? 0 : db_inserted_id(db);
	return outcome ? outcome : choice_changed(db, pool, who, "choice_added", list, code);
}

enum outcome choice_change(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, const struct choice_input *input, struct problems *problems)
{
	struct choice_value *values = NULL;
	const struct choice_value *value;
	size_t count = 0;
	enum outcome outcome = choice_list_hold(db, pool, list, &values, &count);

	if (outcome)
		return outcome;
	value = choice_of(values, count, id);
	if (!value)
		return NOT_FOUND;
	if (text_equal(value->name_de, input->name_de)
		&& text_equal(value->name_en, input->name_en))
		return OK;
	if (value->version != input->version) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	outcome = names_check(db, list, id, input, problems);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE choice_value SET name_de = ?, name_en = ?, version = version + 1,"
			" changed_at = ?, changed_by = ? WHERE id = ?",
			DB_VALUES(db_str(input->name_de), db_str(input->name_en),
				db_str(clock_sql(pool, clock_now())), db_int(who->id), db_int(id)),
			NULL);
	if (!outcome)
		outcome = words_changed(db);
	return outcome ? outcome
		       : choice_changed(db, pool, who, "choice_changed", list, value->code);
}

static size_t offered(const struct choice_value *values, size_t count)
{
	size_t shown = 0;

	for (size_t i = 0; i < count; i++)
		shown += !values[i].hidden;
	return shown;
}

enum outcome choice_hide(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, bool hidden, struct problems *problems)
{
	struct choice_value *values = NULL, now;
	const struct choice_value *value;
	size_t count = 0;
	enum outcome outcome = choice_list_hold(db, pool, list, &values, &count);

	if (outcome)
		return outcome;
	value = choice_of(values, count, id);
	if (!value)
		return NOT_FOUND;
	if (value->hidden == hidden)
		return OK;
	outcome = choice_value_get(db, pool, list, id, &now);
	if (outcome)
		return outcome;
	if (hidden && offered(values, count) == 1)
		problem_add(problems, "", "choice_last");
	else if (value->replaced_by && now.uses)
		problem_add(problems, "", "choice_moving");
	if (problems_any(problems))
		return INVALID;
	outcome = db_exec(db,
		"UPDATE choice_value SET hidden = ?, replaced_by = NULL, version = version + 1,"
		" changed_at = ?, changed_by = ? WHERE id = ?",
		DB_VALUES(db_bool(hidden), db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_int(id)),
		NULL);
	return outcome ? outcome
		       : choice_changed(db, pool, who, hidden ? "choice_hidden" : "choice_shown",
			       list, value->code);
}

/* The places in this order, of all but one. */
static enum outcome places_store(
	struct db *db, const struct choice_value *values, size_t count, int64_t without)
{
	enum outcome outcome = OK;
	int64_t place = 0;

	for (size_t i = 0; !outcome && i < count; i++) {
		if (values[i].id == without)
			continue;
		place++;
		outcome = db_exec(db,
			"UPDATE choice_value SET position = ? WHERE id = ? AND position <> ?",
			DB_VALUES(db_int(place), db_int(values[i].id), db_int(place)), NULL);
	}
	return outcome;
}

enum outcome choice_move(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, int64_t place)
{
	struct choice_value *values = NULL, moved;
	size_t count = 0, at, to;
	enum outcome outcome = choice_list_hold(db, pool, list, &values, &count);
	const struct choice_value *value = outcome ? NULL : choice_of(values, count, id);

	if (outcome || !value)
		return outcome ? outcome : NOT_FOUND;
	at = (size_t)(value - values);
	to = place < 1 ? 0 : place > (int64_t)count ? count - 1 : (size_t)place - 1;
	moved = *value;
	for (; at < to; at++)
		values[at] = values[at + 1];
	for (; at > to; at--)
		values[at] = values[at - 1];
	values[to] = moved;
	outcome = places_store(db, values, count, 0);
	return outcome ? outcome : choice_changed(db, pool, who, "choice_moved", list, moved.code);
}

enum outcome choice_remove(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, struct problems *problems)
{
	struct choice_value *values = NULL;
	const struct choice_value *value;
	size_t count = 0;
	enum outcome outcome = choice_list_hold(db, pool, list, &values, &count);

	if (outcome)
		return outcome;
	value = choice_of(values, count, id);
	if (!value)
		return NOT_FOUND;
	if (value->used) {
		problem_add(problems, "", "choice_used");
		return INVALID;
	}
	if (!value->hidden && offered(values, count) == 1) {
		problem_add(problems, "", "choice_last");
		return INVALID;
	}
	outcome = db_exec(db, "DELETE FROM choice_value WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = places_store(db, values, count, id);
	if (outcome == CONFLICT) /* it stands for another */
		problem_add(problems, "", "choice_used");
	return outcome ? (outcome == CONFLICT ? INVALID : outcome)
		       : choice_changed(db, pool, who, "choice_removed", list, value->code);
}
