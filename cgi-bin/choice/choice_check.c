/* A value that is about to be stored. */
#include "choice/choice.h"

#include "base/text.h"

struct held {
	int64_t id, replaced_by;
	const char *code;
	bool hidden, used;
};

static const struct db_field held_fields[] = {
	DB_FIELD(struct held, id),
	DB_FIELD(struct held, replaced_by),
	DB_FIELD(struct held, code),
	DB_FIELD(struct held, hidden),
	DB_FIELD(struct held, used),
};

static enum outcome choice_hold(
	struct db *db, struct pool *pool, const char *list, const char *code, struct held *held_r)
{
	return db_struct(db, pool,
		"SELECT id, replaced_by, code, hidden, used FROM choice_value"
		" WHERE list = ? AND code = ? LOCK IN SHARE MODE",
		held_fields, held_r, DB_VALUES(db_str(list), db_str(code)));
}

/* From now on it is not removed any more. */
static enum outcome used_note(struct db *db, const struct held *held)
{
	return held->used ? OK
			  : db_exec(db, "UPDATE choice_value SET used = 1 WHERE id = ?",
				  DB_VALUES(db_int(held->id)), NULL);
}

enum outcome choice_check(
	struct db *db, struct pool *pool, const struct choice_said *said, struct problems *problems)
{
	struct held held = {0};
	const char *reason = NULL;
	enum outcome outcome;

	if (text_empty(said->code))
		return OK;
	outcome = choice_hold(db, pool, said->list, said->code, &held);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (outcome == NOT_FOUND || !text_equal(held.code, said->code))
		reason = "choice";
	else if (held.hidden && !text_equal(said->code, said->before))
		reason = held.replaced_by ? "choice_replaced" : "choice_hidden";
	if (!reason)
		return used_note(db, &held);
	problem_add(problems, said->name, reason);
	return OK;
}

enum outcome choice_carry(struct db *db, struct pool *pool, const char *list, const char **code)
{
	struct held held = {0};
	enum outcome outcome;

	if (text_empty(*code))
		return OK;
	outcome = choice_hold(db, pool, list, *code, &held);
	while (!outcome && held.replaced_by) {
		outcome = db_struct(db, pool,
			"SELECT id, replaced_by, code, hidden, used FROM choice_value"
			" WHERE id = ? LOCK IN SHARE MODE",
			held_fields, &held, DB_VALUES(db_int(held.replaced_by)));
		if (!outcome)
			*code = held.code;
	}
	return outcome == NOT_FOUND ? OK : outcome;
}
