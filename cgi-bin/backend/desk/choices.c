/* What several lists can be filtered by. */
#include "backend/desk/choices.h"

#include "org/unit.h"

enum outcome authority_choices(struct request *req, const struct db_rows **rows_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = unit_authorities(req->db, req->pool, &rows);

	*rows_r = rows;
	return outcome;
}
