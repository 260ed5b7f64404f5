/* The queue: what waits, runs and failed; trying a failed item again, withdrawing one. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "queue/queue.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define PATH "/verwaltung/auftraege"

static const struct form repeat_form = {.name = "queue_repeat"};
static const struct form withdraw_form = {.name = "queue_withdraw"};

/* "12 von 40"; nothing where an item has no parts. */
static const char *item_progress(struct request *req, const struct list_row *row)
{
	const char *done = list_cell(row, "done"), *total = list_cell(row, "total");

	return text_equal(total, "0") ? text_equal(done, "0") ? NULL : done
				      : pool_printf(req->pool, "%s / %s", done, total);
}

static const char *item_reason(struct request *req, const struct list_row *row)
{
	const char *reason = list_cell(row, "reason");

	return text_empty(reason) ? NULL : view_code(req, "queue_reason", reason);
}

static const struct list_column item_columns[] = {
	{.code = "id", .label = "queue.number", .type = LIST_NUMBER, .wide = true},
	{.code = "kind",
		.label = "queue.kind",
		.type = LIST_CODE,
		.words = "queue_kind",
		.head = true,
		.link = PATH "/",
		.link_from = "id"},
	{.code = "state", .label = "backend.status", .type = LIST_CODE, .words = "queue_state"},
	{.code = "progress", .label = "queue.progress", .text = item_progress},
	{.code = "reason", .label = "backend.reason", .text = item_reason},
	{.code = "person", .label = "queue.person", .wide = true},
	{.code = "created_at", .label = "queue.created_at", .type = LIST_TIME, .wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const char *const item_states[] = {
	"waiting", "running", "failed", "done", "withdrawn", NULL};
static const char *const item_kinds[] = {"bulk_check", "bulk_run", "choice_replace", "list_file",
	"list_file_clean", "attachment_check", "attachment_convert", "stored_check",
	"letter_file_check", NULL};

static const struct list_filter item_filters[] = {
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.words = "queue_state",
		.choices = item_states},
	{.code = "art",
		.label = "queue.kind",
		.type = LIST_CHOICE,
		.words = "queue_kind",
		.choices = item_kinds},
};

static const struct list items_list = {
	.code = "queue",
	.title = "queue",
	.path = PATH,
	.right = RIGHT_ADMIN,
	.source = &queue_list,
	LIST_COLUMNS_OF(item_columns),
	LIST_FILTERS_OF(item_filters),
	.sort = "id",
	.descending = true,
	.empty = "queue.empty",
};

static enum outcome show_list(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &items_list);
}

static enum outcome item_of(struct request *req, struct queue_item *item_r)
{
	return queue_get(req->db, req->pool, request_path_int(req, "item"), item_r);
}

static enum outcome admit(struct request *req)
{
	struct queue_item item;

	return item_of(req, &item);
}

static enum outcome show(struct request *req)
{
	struct queue_item item;
	enum outcome outcome = item_of(req, &item);

	if (outcome)
		return outcome;
	const char *path = pool_printf(req->pool, PATH "/%lld", (long long)item.id);
	admin_crumbs(req, "queue", PATH);
	view_int(req, "Item.id", item.id);
	view_text(req, "Item.kind", view_code(req, "queue_kind", item.kind));
	view_text(req, "Item.state", item.state);
	view_int(req, "Item.done", item.done);
	view_int(req, "Item.total", item.total);
	view_int(req, "Item.tries", item.tries);
	if (item.reason)
		view_text(req, "Item.reason", view_code(req, "queue_reason", item.reason));
	view_text(req, "Item.person", item.person);
	view_time(req, "Item.created_at", clock_from_sql(item.created_at));
	view_time(req, "Item.changed_at", clock_from_sql(item.changed_at));
	if (item.next_at)
		view_time(req, "Item.next_at", clock_from_sql(item.next_at));
	form_show(req, &repeat_form, pool_printf(req->pool, "%s/wiederholen", path), NULL);
	form_show(req, &withdraw_form, pool_printf(req->pool, "%s/zuruecknehmen", path), NULL);
	return OK;
}

static enum outcome save_with(struct request *req,
	enum outcome (*change)(struct db *db, struct pool *pool, int64_t id), const char *action)
{
	int64_t id = request_path_int(req, "item");
	enum outcome outcome = change(req->db, req->pool, id);

	if (outcome == CONFLICT)
		return redirect_to(req, "queue_meanwhile", PATH "/%lld", (long long)id);
	if (!outcome)
		outcome = audit_add(req->db, &req->principal, OBJECT_NONE, 0, action,
			pool_printf(req->pool, "%lld", (long long)id));
	return outcome ? outcome : redirect_to(req, action, PATH "/%lld", (long long)id);
}

/* words: notice.queue_repeated notice.queue_withdrawn */
/* words: audit_action.queue_repeated audit_action.queue_withdrawn */
static enum outcome save_repeat(struct request *req)
{
	return save_with(req, queue_repeat, "queue_repeated");
}

static enum outcome save_withdraw(struct request *req)
{
	return save_with(req, queue_withdraw, "queue_withdrawn");
}

const struct page page_admin_queue = {
	.path = PATH,
	.right = RIGHT_ADMIN,
	LISTS(&items_list),
	.view = "backend/admin_queue.cs",
	.title = "queue",
	.show = show_list,
};

const struct page page_admin_queue_item = {
	.path = PATH "/{item}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_queue_item.cs",
	.title = "queue_item",
	.admit = admit,
	.show = show,
};

const struct page page_admin_queue_repeat = {
	.path = PATH "/{item}/wiederholen",
	.right = RIGHT_ADMIN,
	.form = &repeat_form,
	.title = "queue_item",
	.admit = admit,
	.save = save_repeat,
};

const struct page page_admin_queue_withdraw = {
	.path = PATH "/{item}/zuruecknehmen",
	.right = RIGHT_ADMIN,
	.form = &withdraw_form,
	.title = "queue_item",
	.admit = admit,
	.save = save_withdraw,
};
