/* A requisition's desk: where it stands, whose turn it is, what she may do, and what is asked for.
 */
#include "backend/requisition/requisition_view.h"

#include "backend/content/pay_view.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "format/markdown.h"

static void view_post(struct request *req, const struct vacancy_input *post)
{
	view_text(req, "Requisition.title", post->title);
	view_text(req, "Requisition.post_number", post->post_number);
	view_text(req, "Requisition.filling", post->filling);
	view_text(
		req, "Requisition.post_kind", view_choice(req, CHOICE_POST_KIND, post->post_kind));
	view_text(req, "Requisition.field", view_choice(req, CHOICE_FIELD, post->field));
	view_text(req, "Requisition.working_time", post->working_time);
	view_text(req, "Requisition.hours", post->hours);
	view_text(req, "Requisition.hours_shown", post->hours_shown);
	view_int(req, "Requisition.posts", post->posts);
	view_day(req, "Requisition.starts_on", post->starts_on);
	view_day(req, "Requisition.limited_until", post->limited_until);
	view_text(req, "Requisition.tasks_html", markdown_html(req->pool, post->tasks));
	view_text(
		req, "Requisition.requirements_html", markdown_html(req->pool, post->requirements));
}

enum outcome show_requisition(struct request *req, bool below, struct requisition *requisition_r)
{
	enum outcome outcome = requisition_get(req->db, req->pool, req->object.id, requisition_r);

	if (outcome)
		return outcome;
	view_text(req, "Requisition.number", requisition_r->number);
	view_text(req, "Requisition.status", requisition_r->status);
	view_text(req, "Requisition.title", requisition_r->data.post.title);
	view_text(req, "Back",
		pool_printf(req->pool, "/personalanforderungen/%s", requisition_r->number));
	view_crumb(req, view_word(req, "title.requisitions"), "/personalanforderungen");
	if (below)
		view_crumb_german(req,
			pool_printf(req->pool, "%s %s", requisition_r->number,
				requisition_r->data.post.title),
			pool_printf(req->pool, "/personalanforderungen/%s", requisition_r->number));
	return OK;
}

/* Accepting has a page of its own, every other step one that says what it does. */
static const char *requisition_step_path(struct request *req, const struct process_step *step)
{
	if (text_equal(step->to, "angenommen"))
		return pool_printf(
			req->pool, "/personalanforderungen/%s/annehmen", req->object.number);
	return pool_printf(
		req->pool, "/personalanforderungen/%s/schritt/%s", req->object.number, step->to);
}

/* words: backend.edit tab.requirements */
enum outcome show_requisition_head(
	struct request *req, const char *tab, struct requisition *requisition_r)
{
	const struct access_roles roles = req->object.roles;
	const char *path;
	enum outcome outcome = show_requisition(req, false, requisition_r);

	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/personalanforderungen/%s", requisition_r->number);
	head_crumbs(req, requisition_r->number, requisition_r->data.post.title, true, path, tab);
	if (requisition_editable(requisition_r, &req->principal, roles))
		head_link(req, pool_printf(req->pool, "%s/bearbeiten", path), "backend.edit");
	head_tab(req, "overview", path, -1, tab);
	head_tab(req, "requirements", pool_printf(req->pool, "%s/anforderungen", path),
		requisition_r->profile, tab);
	head_tabs_trail(req, OBJECT_REQUISITION, path, true, tab);
	return head_show(req,
		&(struct head){.kind = OBJECT_REQUISITION,
			.id = requisition_r->id,
			.title = requisition_r->data.post.title,
			.german = true,
			.roles = requisition_roles(requisition_r, &req->principal, roles),
			.steps = true,
			.step_path = requisition_step_path},
		NULL);
}

/* The vacancy it has become, for whoever may see that one: its title may have changed since. */
static enum outcome view_vacancy(struct request *req, const struct requisition *requisition)
{
	int64_t id = 0;
	enum outcome outcome;

	if (!requisition->vacancy_number)
		return OK;
	outcome = request_object(
		req, OBJECT_VACANCY, requisition->vacancy_number, RIGHT_VACANCY_READ, &id);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_text(req, "Requisition.vacancy_number", requisition->vacancy_number);
	view_text(req, "Requisition.vacancy_title", requisition->vacancy_title);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = show_requisition_head(req, "overview", &requisition);

	if (!outcome)
		outcome = view_vacancy(req, &requisition);
	if (!outcome)
		outcome = pay_view(req, "Requisition", requisition.data.post.pay_grade,
			requisition.data.post.post_kind, NULL);
	if (outcome)
		return outcome;
	view_post(req, &requisition.data.post);
	view_text(req, "Requisition.authority", requisition.authority);
	view_text(req, "Requisition.unit", requisition.unit_name);
	view_text(req, "Requisition.creator", requisition.creator);
	view_time(req, "Requisition.changed_at", clock_from_sql(requisition.changed_at));
	view_text(
		req, "Requisition.reason_html", markdown_html(req->pool, requisition.data.reason));
	if (text_equal(requisition.status, "zurueckgegeben"))
		view_text(req, "Requisition.returned_comment", requisition.returned_comment);
	return OK;
}

static enum outcome show_access_tab(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = show_requisition_head(req, "access", &requisition);

	view_text(req, "Access.text", view_word(req, "requisition.access_text"));
	return outcome ? outcome : show_access(req, OBJECT_REQUISITION, requisition.id);
}

static enum outcome show_history_tab(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = show_requisition_head(req, "history", &requisition);

	return outcome ? outcome : show_history(req, OBJECT_REQUISITION, requisition.id);
}

const struct page page_requisition_access = {
	.path = "/personalanforderungen/{requisition}/zugriff",
	.right = RIGHT_REQUISITION_WRITE,
	.view = "backend/desk_access.cs",
	.title = "requisition",
	.admit = admit_trail,
	.show = show_access_tab,
};

const struct page page_requisition_history = {
	.path = "/personalanforderungen/{requisition}/verlauf",
	.right = RIGHT_REQUISITION_WRITE,
	.view = "backend/desk_history.cs",
	.title = "requisition",
	.admit = admit_trail,
	.show = show_history_tab,
};

const struct page page_requisition = {
	.path = "/personalanforderungen/{requisition}",
	.right = RIGHT_REQUISITION_WRITE,
	.view = "backend/requisition.cs",
	.title = "requisition",
	.show = show,
};
