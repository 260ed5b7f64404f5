/* What hiring is made of: holding, sealing, asking the locks. */
#include "access/hold.h"
#include "base/log.h"
#include "hiring/hiring_private.h"
#include "process/process.h"
#include "store/store.h"

enum outcome hiring_hold(struct db *db, const struct principal *who, enum right right,
	int64_t application_id, int64_t *vacancy_r)
{
	enum outcome outcome = access_may(db, who, right, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), vacancy_r);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, *vacancy_r);
	return outcome ? outcome : object_hold(db, OBJECT_APPLICATION, application_id);
}

enum outcome hiring_seal(struct db *db, struct pool *pool, int64_t application_id,
	const char *place, const char *text, struct db_value *sealed_r)
{
	uint8_t key[32];
	size_t length = 0;
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, key);

	if (outcome)
		return outcome;
	const void *sealed = store_seal(pool, key, place, text, &length);
	*sealed_r = db_bytes(sealed, length);
	return OK;
}

enum outcome hiring_unseal(struct db *db, struct pool *pool, int64_t application_id,
	const char *place, const struct db_cell *cell, const char **text_r)
{
	uint8_t key[32];
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, key);

	*text_r = NULL;
	if (outcome)
		return outcome == GONE ? OK : outcome;
	*text_r = store_unseal(pool, key, place, cell->bytes, cell->length);
	if (!*text_r)
		log_error(
			"hiring", "reason=not_opened application=%lld", (long long)application_id);
	return OK;
}

enum outcome hiring_unlocked(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to, bool doing, struct problems *problems)
{
	struct process_stops stops;
	enum outcome outcome =
		process_locks(db, pool, who, OBJECT_APPLICATION, application_id, to, doing, &stops);

	for (size_t i = 0; !outcome && i < stops.count; i++)
		problem_add(problems, "", stops.items[i].reason);
	return outcome ? outcome : stops.count ? INVALID : OK;
}
