/* All applications that may be the same person's (BAK-06). */
#include "arrival/duplicate_list.h"

#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"

#define PATH "/doppelte"

/* words: duplicate.* */
static void view_entry(struct request *req, const struct duplicate_entry *entry, size_t at)
{
	const char *place = pool_printf(req->pool, "Duplicates.%zu", at);

	view_text(req, pool_printf(req->pool, "%s.number", place), entry->number);
	view_text(req, pool_printf(req->pool, "%s.name", place), entry->name);
	view_text(req, pool_printf(req->pool, "%s.email", place), entry->email);
	view_text(req, pool_printf(req->pool, "%s.status", place), entry->status);
	view_text(req, pool_printf(req->pool, "%s.vacancy", place), entry->vacancy);
	view_text(req, pool_printf(req->pool, "%s.authority", place), entry->authority);
	view_text(req, pool_printf(req->pool, "%s.by", place),
		view_code(req, "duplicate", entry->by));
	view_bool(req, pool_printf(req->pool, "%s.begins", place), entry->begins);
	view_bool(req, pool_printf(req->pool, "%s.same", place), entry->same);
	view_bool(req, pool_printf(req->pool, "%s.more", place), entry->more);
	view_time(req, pool_printf(req->pool, "%s.received_at", place),
		clock_from_sql(entry->received_at));
}

static enum outcome show(struct request *req)
{
	bool name = text_equal(request_query(req, "nach"), "name");
	int64_t after = request_query_int(req, "ab", 0), next = 0;
	struct duplicate_entry *entries = NULL;
	size_t count = 0;
	enum outcome outcome = duplicates_all(req->db, req->pool, &req->principal,
		name ? DUPLICATE_NAME : DUPLICATE_EMAIL, after < 0 ? 0 : after, &entries, &count,
		&next);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++)
		view_entry(req, &entries[i], i);
	view_bool(req, "By.name", name);
	view_bool(req, "By.further", after > 0);
	if (next)
		view_text(req, "Next",
			pool_printf(req->pool, "%s" PATH "?%sab=%lld", req->base,
				name ? "nach=name&" : "", (long long)next));
	return OK;
}

const struct page page_admin_duplicates = {
	.path = PATH,
	.right = RIGHT_CANDIDATE_DOUBLETLIST_SHOWALL,
	.view = "backend/admin_duplicates.cs",
	.title = "admin_duplicates",
	.show = show,
};
