/* Two texts side by side. */
#include "web/difference.h"

#include "format/diff.h"

static void view_runs(struct request *req, const char *place, const struct diff_run *runs,
	size_t count, enum diff_kind without)
{
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		const char *run = pool_printf(req->pool, "%s.%zu", place, shown);

		if (runs[i].kind == without)
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.text", run), runs[i].text);
		view_bool(
			req, pool_printf(req->pool, "%s.changed", run), runs[i].kind != DIFF_SAME);
	}
}

size_t view_difference(struct request *req, const char *place, const char *old, const char *new)
{
	size_t count = 0, changes;
	struct diff_run *runs = diff_words(req->pool, old, new, &count);

	changes = diff_changes(runs, count);
	view_int(req, pool_printf(req->pool, "%s.changes", place), (int64_t)changes);
	view_runs(req, pool_printf(req->pool, "%s.old", place), runs, count, DIFF_ADDED);
	view_runs(req, pool_printf(req->pool, "%s.new", place), runs, count, DIFF_REMOVED);
	return changes;
}
