/* The demo's pay tables. */
#include "demo/org/demo_pay.h"

#include "base/text.h"
#include "pay/pay_table.h"

static enum outcome release_all(struct db *db, void *context)
{
	const struct demo_org *org = context;
	struct problems problems = {0};
	struct db_rows *rows = NULL;
	enum outcome outcome = pay_table_list(db, org->pool, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct pay_table table;
		int64_t id = db_number(rows, i, "id");
		outcome = pay_table_get(db, org->pool, id, &table);
		if (!outcome && table.data.example && text_equal(table.state, "draft"))
			outcome = pay_table_release(db, org->pool, org->admin, id, &problems);
	}
	return outcome;
}

enum outcome demo_pay_release(struct demo_org *org)
{
	return db_transaction(org->db, release_all, org);
}
