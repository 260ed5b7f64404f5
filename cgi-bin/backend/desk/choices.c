/* What several lists can be filtered by. */
#include "backend/desk/choices.h"

#include "base/text.h"
#include "find/find.h"
#include "org/unit.h"
#include "web/form/form.h"

enum outcome authority_choices(struct request *req, const struct db_rows **rows_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = unit_authorities(req->db, req->pool, &rows);

	*rows_r = rows;
	return outcome;
}

enum outcome find_typed(struct request *req, const char *typed, struct db_list_values *values_r)
{
	return find_listed(req->db, req->pool, typed, values_r);
}

enum outcome find_staff_typed(
	struct request *req, const char *typed, struct db_list_values *values_r)
{
	const char *value = form_pick_value(req->pool, typed);
	bool one = !text_equal(value, text_trim(req->pool, typed));

	return find_staff_listed(req->db, req->pool, typed, one ? value : NULL, values_r);
}
