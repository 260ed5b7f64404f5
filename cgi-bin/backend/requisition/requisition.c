/* A requisition's desk: where it stands, whose turn it is, what she may do, and what is asked for.
 */
#include "backend/requisition/requisition_view.h"

#include "backend/content/pay_view.h"
#include "backend/desk/lists.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"

static void view_post(struct request *req, const struct vacancy_input *post)
{
	view_text(req, "Requisition.title", post->title);
	view_text(req, "Requisition.post_number", post->post_number);
	view_text(req, "Requisition.post_kind", post->post_kind);
	view_text(req, "Requisition.field", post->field);
	view_text(req, "Requisition.working_time", post->working_time);
	view_text(req, "Requisition.hours", post->hours);
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

/* Those that carry it on in the procedure are expected. */
static bool carries_on(const struct process_step *step)
{
	return text_equal(step->to, "eingereicht") || text_equal(step->to, "angenommen");
}

static void view_step_button(struct request *req, const struct requisition *requisition,
	const struct process_step *step, size_t row)
{
	const char *node = pool_printf(req->pool, "Steps.%zu", row);
	bool accept = text_equal(step->to, "angenommen");
	const char *label = view_code_find(req, "requisition_step",
		pool_printf(req->pool, "%s_%s", requisition->status, step->to));

	view_step(req, node, step);
	view_text(req, pool_printf(req->pool, "%s.label", node),
		label                                 ? label
			: text_equal(req->lang, "en") ? step->name_en
						      : step->name_de);
	view_text(req, pool_printf(req->pool, "%s.path", node),
		pool_printf(req->pool, "/personalanforderungen/%s/%s%s", requisition->number,
			accept ? "annehmen" : "schritt/", accept ? "" : step->to));
}

/* The steps she may make: Steps.N.(label, path), the expected one first. */
static enum outcome view_requisition_steps(
	struct request *req, const struct requisition *requisition)
{
	int64_t roles = req->object.roles.there;
	struct process_step *steps = NULL;
	size_t count = 0, shown = 0;
	enum outcome outcome = process_steps(req->db, req->pool, &req->principal,
		requisition_roles(requisition, &req->principal, roles), OBJECT_REQUISITION,
		requisition->id, &steps, &count, NULL);

	for (size_t i = 0; !outcome && i < count; i++)
		if (carries_on(&steps[i]))
			view_step_button(req, requisition, &steps[i], shown++);
	for (size_t i = 0; !outcome && i < count; i++)
		if (!carries_on(&steps[i]))
			view_step_button(req, requisition, &steps[i], shown++);
	view_bool(req, "May.edit", requisition_editable(requisition, &req->principal, roles));
	return outcome;
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
	enum outcome outcome = show_requisition(req, false, &requisition);

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
	outcome = view_requisition_steps(req, &requisition);
	if (outcome)
		return outcome;
	view_title_german(req,
		pool_printf(req->pool, "%s %s", requisition.number, requisition.data.post.title));
	outcome = show_access(req, OBJECT_REQUISITION, requisition.id);
	return outcome ? outcome : show_history(req, OBJECT_REQUISITION, requisition.id);
}

const struct page page_requisition = {
	.path = "/personalanforderungen/{requisition}",
	.right = RIGHT_REQUISITION_WRITE,
	.view = "backend/requisition.cs",
	.title = "requisition",
	.show = show,
};
