/* The head of a person, unit or group. */
#include "backend/desk/head.h"
#include "base/text.h"

void head_plain(struct request *req, const struct head_plain *head, const char *tab)
{
	head_title(req, head->title, head->german);
	view_text(req, "Head.status", head->status);
	view_text(req, "Head.look", head->look);
	head_tab(req, "overview", head->path, -1, tab);
	head_tab(req, "history", pool_printf(req->pool, "%s/verlauf", head->path), -1, tab);
	if (head->form) {
		form_show(req, head->form, head->action, head->now);
		view_text(req, "Head.form", head->form->name);
	}
	if (text_equal(tab, "overview")) {
		(head->german ? view_title_german : view_title)(req, head->title);
		return;
	}
	(head->german ? view_crumb_german : view_crumb)(req, head->title, head->path);
	view_title(req, pool_printf(req->pool, "%s: %s", view_code(req, "tab", tab), head->title));
}

static const char *step_node(
	struct request *req, enum process_direction direction, const char *code)
{
	static const char *const lists[] = {
		[PROCESS_FORWARD] = "Later", [PROCESS_SIDE] = "Side", [PROCESS_END] = "End"};

	return pool_printf(req->pool, "%s.%s", lists[direction], code);
}

void head_plain_step(struct request *req, enum process_direction direction, const char *code,
	const char *label, const char *path)
{
	const char *node = direction == PROCESS_FORWARD ? "Next" : step_node(req, direction, code);

	view_text(req, pool_printf(req->pool, "%s.code", node), code);
	view_text(req, pool_printf(req->pool, "%s.label", node), view_word(req, label));
	if (path)
		view_text(req, pool_printf(req->pool, "%s.path", node),
			pool_printf(req->pool, "%s%s", req->base, path));
}

void head_plain_stop(struct request *req, enum process_direction direction, const char *code,
	const char *reason, const char *path)
{
	const char *stop = pool_printf(req->pool, "%s.stops.0", step_node(req, direction, code));

	view_text(req, pool_printf(req->pool, "%s.reason", stop), reason);
	view_text(req, pool_printf(req->pool, "%s.address", stop),
		pool_printf(req->pool, "%s%s", req->base, path));
}
