/* Keeping versions of forms. */
#include "form/form_kept.h"

#include "base/text.h"

static struct kept {
	struct pool *pool; /* NULL: the place is free */
	bool english;
	struct form_model model;
} places[FORMS_KEPT];

static size_t next; /* the place that is filled next: the one filled longest ago */

static const struct form_model *kept_find(int64_t version_id, bool english)
{
	for (size_t i = 0; i < FORMS_KEPT; i++)
		if (places[i].pool && places[i].model.version_id == version_id
			&& places[i].english == english)
			return &places[i].model;
	return NULL;
}

enum outcome form_model_kept(
	struct db *db, int64_t version_id, const char *lang, const struct form_model **model_r)
{
	struct kept fresh = {.english = text_equal(lang, "en")};
	enum outcome outcome;

	*model_r = kept_find(version_id, fresh.english);
	if (*model_r)
		return OK;
	fresh.pool = pool_new();
	outcome = form_model_get(db, fresh.pool, version_id, lang, &fresh.model);
	if (outcome) {
		pool_free(&fresh.pool);
		return outcome;
	}
	pool_free(&places[next].pool);
	places[next] = fresh;
	*model_r = &places[next].model;
	next = (next + 1) % FORMS_KEPT;
	return OK;
}
