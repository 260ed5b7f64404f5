/* Documents that staff add. */
#include "arrival/documents.h"

#include "access/hold.h"
#include "application/stage.h"
#include "base/text.h"
#include "missing/missing.h"

static bool type_there(const char *type)
{
	for (size_t i = 0; attachment_types[i]; i++)
		if (text_equal(attachment_types[i], type))
			return true;
	return false;
}

enum outcome document_retype(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type)
{
	struct attachment attachment;
	enum outcome outcome =
		type_there(type) ? object_hold(db, OBJECT_APPLICATION, application_id) : INVALID;

	if (!outcome)
		outcome = attachment_get(db, pool, application_id, attachment_id, &attachment);
	if (outcome || text_equal(attachment.type, type))
		return outcome;
	outcome = db_exec(db, "UPDATE attachment SET type = ? WHERE id = ?",
		DB_VALUES(db_str(type), db_int(attachment_id)), NULL);
	if (!outcome)
		outcome = application_touch(db, pool, who, application_id, "attachment_changed",
			pool_printf(pool, "%lld:%s>%s", (long long)attachment_id, attachment.type,
				type));
	return outcome ? outcome
		       : missing_retyped(db, pool, who, application_id, attachment_id, type);
}
