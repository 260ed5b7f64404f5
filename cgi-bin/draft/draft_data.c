/* The answers of a draft: which are sealed, which have changed. */
#include "draft/draft_data.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "draft/draft.h"

const char *const draft_salutations[] = {"frau", "herr", "keine", NULL};

bool draft_sealed(const char *question)
{
	static const char *const columns[] = {
		"salutation", "first_name", "surname", "email", "source"};
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (strcmp(columns[i], question) == 0)
			return false;
	return true;
}

/* NULL and "" both mean: not given. */
static bool value_same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static void add_name(struct buf *names, const char *name)
{
	if (names->length)
		buf_char(names, ',');
	buf_str(names, name);
}

const char *draft_changes(
	struct pool *pool, const struct answers *before, const struct answers *after)
{
	struct buf names;
	buf_init(&names, pool);
	for (size_t i = 0; i < after->count; i++) {
		const struct answer *now = &after->items[i];
		if (!value_same(answer_of(before, now->question), now->answer))
			add_name(&names, now->question);
	}
	for (size_t i = 0; i < before->count; i++) {
		const struct answer *old = &before->items[i];
		if (!text_empty(old->answer) && !answer_of(after, old->question))
			add_name(&names, old->question);
	}
	return names.data;
}

enum outcome draft_answers_set(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const struct answers *before, const struct answers *after)
{
	enum outcome outcome = OK;
	for (size_t i = 0; i < after->count && !outcome; i++) {
		const struct answer *now = &after->items[i];
		if (draft_sealed(now->question)
			&& !value_same(answer_of(before, now->question), now->answer))
			outcome = answer_set(
				db, pool, application_id, key, now->question, now->answer);
	}
	for (size_t i = 0; i < before->count && !outcome; i++) {
		const struct answer *old = &before->items[i];
		if (draft_sealed(old->question) && !answer_of(after, old->question))
			outcome = answer_set(db, pool, application_id, key, old->question, NULL);
	}
	return outcome;
}
