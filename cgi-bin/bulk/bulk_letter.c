/* The act of writing to applicants (BAK-09). */
#include "bulk/bulk.h"
#include "bulk/bulk_private.h"
#include "letter/written.h"

static enum outcome letter_check_one(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t *version_r, const char **reason_r)
{
	struct written written;
	enum outcome outcome = db_get_int(db, "SELECT version FROM application WHERE id = ?",
		DB_VALUES(db_int(one->object_id)), version_r);

	if (!outcome)
		outcome = written_get(db, pool, one->bulk_id, &written);
	if (!outcome)
		outcome = written_check(db, pool, one->who, &written, one->object_id, reason_r);
	return outcome == NOT_FOUND ? INVALID : outcome;
}

static enum outcome letter_apply(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t version, const char **reason_r)
{
	struct written written;
	enum outcome outcome = written_get(db, pool, one->bulk_id, &written);

	if (!outcome)
		outcome = written_queue(
			db, pool, one->who, &written, one->object_id, version, reason_r);
	if (outcome != NOT_FOUND)
		return outcome;
	*reason_r = "gone";
	return INVALID;
}

const struct bulk_act bulk_application_letter = {
	.code = BULK_LETTER,
	.kind = OBJECT_APPLICATION,
	.check = letter_check_one,
	.apply = letter_apply,
};
