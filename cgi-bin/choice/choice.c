/* Keeping and finding the values of selection lists. */
#include "choice/choice.h"

#include "base/log.h"
#include "base/text.h"

#define CHAIN_MAX 50 /* replacements one after the other that are followed */

static struct kept {
	struct pool *pool, *last; /* `last` for what a request still holds of the values before */
	struct choice *choices;
	size_t count;
	int64_t version;
	bool asked;
} kept;

static const struct db_field choice_fields[] = {
	DB_FIELD(struct choice, id),
	DB_FIELD(struct choice, replaced_by),
	DB_FIELD(struct choice, list),
	DB_FIELD(struct choice, code),
	DB_FIELD(struct choice, name_de),
	DB_FIELD(struct choice, name_en),
	DB_FIELD(struct choice, hidden),
};

void choices_ask(void)
{
	kept.asked = false;
}

static enum outcome choices_read(struct db *db, int64_t version)
{
	struct kept fresh = {.pool = pool_new(), .last = kept.pool, .version = version};
	enum outcome outcome = db_structs(db, fresh.pool,
		"SELECT id, replaced_by, list, code, name_de, name_en, hidden FROM choice_value"
		" ORDER BY list, position, id",
		choice_fields, &fresh.choices, &fresh.count, DB_NONE);

	if (outcome) {
		pool_free(&fresh.pool);
		return outcome;
	}
	pool_free(&kept.last);
	kept = fresh;
	return OK;
}

/* Without a database what was kept last is better than nothing. */
static void choices_refresh(struct db *db)
{
	int64_t version = 0;
	enum outcome outcome;

	if (kept.asked)
		return;
	outcome =
		db_get_int(db, "SELECT version FROM choice_state WHERE id = 1", DB_NONE, &version);
	if (!outcome && (!kept.pool || version != kept.version))
		outcome = choices_read(db, version);
	if (outcome)
		log_error("choice", "outcome=%d", (int)outcome);
	kept.asked = true;
}

const struct choice *choice_find(struct db *db, const char *list, const char *code)
{
	choices_refresh(db);
	for (size_t i = 0; i < kept.count; i++)
		if (text_equal(kept.choices[i].list, list)
			&& text_equal(kept.choices[i].code, code))
			return &kept.choices[i];
	return NULL;
}

static const struct choice *choice_of_id(int64_t id)
{
	for (size_t i = 0; i < kept.count; i++)
		if (kept.choices[i].id == id)
			return &kept.choices[i];
	return NULL;
}

const struct choice *choice_now(struct db *db, const char *list, const char *code)
{
	const struct choice *choice = choice_find(db, list, code);

	for (int i = 0; choice && choice->replaced_by && i < CHAIN_MAX; i++)
		choice = choice_of_id(choice->replaced_by);
	return choice;
}

const struct choice *choice_next(struct db *db, const char *list, const struct choice *last)
{
	choices_refresh(db);
	for (size_t i = last ? (size_t)(last - kept.choices) + 1 : 0; i < kept.count; i++)
		if (text_equal(kept.choices[i].list, list) && !kept.choices[i].replaced_by)
			return &kept.choices[i];
	return NULL;
}

const char *choice_preset(struct db *db, const char *list, const char *wanted)
{
	const struct choice *choice = choice_now(db, list, wanted);

	if (choice && !choice->hidden)
		return choice->code;
	choice = choice_next(db, list, NULL);
	while (choice && choice->hidden)
		choice = choice_next(db, list, choice);
	return choice ? choice->code : NULL;
}

const char *choice_name(const struct choice *choice, const char *lang)
{
	return text_equal(lang, "en") ? choice->name_en : choice->name_de;
}
