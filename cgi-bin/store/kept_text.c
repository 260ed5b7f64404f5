/* Texts of staff as they are kept. */
#include "store/kept_text.h"

#include "store/store.h"

enum outcome kept_text_keep(struct db *db, struct pool *pool, int64_t object_kind,
	int64_t object_id, const char *place, const char *text, struct kept_text *text_r)
{
	uint8_t key[32];
	enum outcome outcome;

	*text_r = (struct kept_text){.plain = text};
	if (!text || object_kind != OBJECT_APPLICATION)
		return OK;
	outcome = store_key(db, OBJECT_APPLICATION, object_id, key);
	if (outcome)
		return outcome;
	text_r->plain = NULL;
	text_r->sealed = store_seal(pool, key, place, text, &text_r->length);
	return OK;
}

enum outcome kept_text_read(struct db *db, struct pool *pool, int64_t object_kind,
	int64_t object_id, const char *place, const struct kept_text *kept, const char **text_r)
{
	uint8_t key[32];
	enum outcome outcome;

	*text_r = kept->plain;
	if (!kept->sealed || object_kind != OBJECT_APPLICATION)
		return OK;
	outcome = store_key(db, OBJECT_APPLICATION, object_id, key);
	if (!outcome)
		*text_r = store_unseal(pool, key, place, kept->sealed, kept->length);
	return outcome == GONE ? OK : outcome;
}
