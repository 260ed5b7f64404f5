/* How the statements of a vacancy stand that no other room speaks of. */
#include <string.h>

#include "base/text.h"
#include "task/statement.h"

#define STATEMENTS_READ 100

/* Of the selection and what follows its rooms say it. */
static bool is_early(const struct statement *statement)
{
	return strncmp(statement->kind, "selection_", strlen("selection_")) != 0
		&& !text_equal(statement->kind, "rejection_sbv")
		&& !text_equal(statement->kind, "ad_waived");
}

/* Of many at once, single applications and those who confirm at the end, what is open alone. */
static bool is_shown(const struct statement *statement)
{
	bool many = statement->object_kind == OBJECT_APPLICATION
		|| text_equal(statement->kind, "closing");
	const char *state = statement_state(statement);

	if (!is_early(statement) || statement->replaced_by || text_equal(state, "withdrawn"))
		return false;
	return !many || text_equal(state, "open") || statement->against;
}

void statement_standing_add(
	struct pool *pool, const struct statement *statement, struct standing *standing)
{
	bool open = text_equal(statement_state(statement), "open");

	standing_add(standing,
		(struct standing_item){.code = statement->kind,
			.state = open                ? STANDING_WAITS
				: statement->against ? STANDING_STOPS
						     : STANDING_DONE,
			.whom = text_empty(statement->subject_name) ? statement->role_code
								    : statement->subject_name,
			.last_day = open ? statement->due_on : NULL,
			.silence =
				open && !text_empty(statement->silence) ? statement->silence : NULL,
			.law = statement->law,
			.about = statement->object_kind == OBJECT_VACANCY
				? NULL
				: statement->object_number,
			.path = statement_path(pool, statement->id)});
}

enum outcome statement_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct statement *statements = NULL;
	size_t count = 0;
	enum outcome outcome = statements_of_vacancy(
		db, pool, who, vacancy_id, marks, STATEMENTS_READ, &statements, &count);

	for (size_t i = count; !outcome && i-- > 0;)
		if (is_shown(&statements[i]))
			statement_standing_add(pool, &statements[i], standing);
	standing->more |= count == STATEMENTS_READ;
	return outcome;
}
