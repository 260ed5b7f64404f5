/* The organisation as a tree (OBJ-01). */
#include "backend/pages.h"
#include "org/unit.h"

struct tree {
	struct request *req;
	const struct db_rows *rows;
	size_t shown;
	int64_t *closes; /* for each shown unit: how many lists end after it */
};

/* The first of the rows below a unit; they stand together. */
static size_t first_below(const struct db_rows *rows, int64_t parent_id)
{
	size_t low = 0, high = rows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (db_number(rows, middle, "parent_id") < parent_id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t count_below(const struct db_rows *rows, size_t first, int64_t parent_id)
{
	size_t count = 0;

	while (first + count < rows->count
		&& db_number(rows, first + count, "parent_id") == parent_id)
		count++;
	return count;
}

static void show_unit(struct tree *tree, size_t row, size_t below)
{
	struct request *req = tree->req;
	const char *place = pool_printf(req->pool, "Units.%zu", tree->shown);
	static const char *const texts[] = {"code", "name", "kind", "committee"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		view_text(req, pool_printf(req->pool, "%s.%s", place, texts[i]),
			db_text(tree->rows, row, texts[i]));
	view_bool(req, pool_printf(req->pool, "%s.inactive", place),
		!db_number(tree->rows, row, "active"));
	if (below)
		view_int(req, pool_printf(req->pool, "%s.below", place), (int64_t)below);
	tree->shown++;
}

/*
 * Units in the order of reading: each with all that is below it. A unit stands below one other
 * only, so that this ends.
 */
static void show_below(struct tree *tree, int64_t parent_id)
{
	size_t first = first_below(tree->rows, parent_id);
	size_t count = count_below(tree->rows, first, parent_id);

	for (size_t row = first; row < first + count; row++) {
		int64_t id = db_number(tree->rows, row, "id");
		size_t below = count_below(tree->rows, first_below(tree->rows, id), id);

		show_unit(tree, row, below);
		if (below) {
			show_below(tree, id);
			tree->closes[tree->shown - 1]++;
		}
	}
}

static enum outcome show(struct request *req)
{
	struct tree tree = {.req = req};
	struct db_rows *rows = NULL;
	enum outcome outcome = unit_tree(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	tree.rows = rows;
	tree.closes = POOL_ARRAY(req->pool, int64_t, rows->count + 1);
	show_below(&tree, 0);
	for (size_t i = 0; i < tree.shown; i++)
		if (tree.closes[i])
			view_int(
				req, pool_printf(req->pool, "Units.%zu.closes", i), tree.closes[i]);
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	return OK;
}

const struct page page_admin_units = {
	.path = "/verwaltung/organisation",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_units.cs",
	.title = "units",
	.show = show,
};
