/* What follows when a statement changes. */
#include "base/text.h"
#include "task/statement_private.h"

enum outcome statement_changed_tell(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && statement_effects[i].kind; i++)
		if (statement_effects[i].changed
			&& text_equal(statement_effects[i].kind, statement->kind))
			outcome = statement_effects[i].changed(db, pool, who, statement);
	return outcome;
}
