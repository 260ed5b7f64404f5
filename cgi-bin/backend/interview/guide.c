/* The interview guide of a vacancy: read by whoever takes part in the interviews, written by who
 * plans them. */
#include "interview/guide.h"

#include "backend/interview/guide_view.h"
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "web/form/form.h"

struct guide_input {
	struct form_rest rest;
};

static const struct form_field guide_fields[] = {
	{.name = "questions",
		.type = FIELD_REST,
		.hidden = true,
		FORM_AT(struct guide_input, rest)},
};
/* words: form.interview_guide.questions */
static const struct form guide_form = FORM("interview_guide", guide_fields, struct guide_input);

static const char *question_field(struct request *req, int64_t id)
{
	return pool_printf(req->pool, "q%lld", (long long)id);
}

static const char *question_entered(struct request *req, const char *name)
{
	const struct guide_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->rest.count; i++)
		if (text_equal(input->rest.names[i], name))
			return input->rest.values[i];
	return NULL;
}

/* words: requirement_kind.* */
enum outcome view_guide(struct request *req, int64_t vacancy_id)
{
	struct guide_line *lines = NULL;
	size_t count = 0;
	enum outcome outcome = guide_of(req->db, req->pool, vacancy_id, &lines, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Guide.%zu", i);
		const char *field = question_field(req, lines[i].requirement_id);
		const char *typed = question_entered(req, field);

		view_text(req, pool_printf(req->pool, "%s.id", place), field);
		view_text(req, pool_printf(req->pool, "%s.text", place), lines[i].text);
		view_text(req, pool_printf(req->pool, "%s.kind", place),
			view_code(req, "requirement_kind", lines[i].kind));
		view_int(req, pool_printf(req->pool, "%s.max", place), GUIDE_TEXT_MAX);
		view_int(req, pool_printf(req->pool, "%s.weight", place), lines[i].weight);
		view_text(req, pool_printf(req->pool, "%s.proof", place),
			view_choice(req, "requirement_proof", lines[i].proof));
		view_text(req, pool_printf(req->pool, "%s.question", place),
			typed ? typed : lines[i].question);
	}
	return outcome;
}

static enum outcome admit(struct request *req)
{
	if (vacancy_advertised(req))
		return NOT_FOUND;
	return req->post && !may(req, RIGHT_APPOINTMENT) ? DENIED : OK;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = view_guide(req, vacancy.id);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "tab.interviews"), appointments_path(req, ""));
	view_text(
		req, "Back", pool_printf(req->pool, "%s%s", req->base, appointments_path(req, "")));
	if (may(req, RIGHT_APPOINTMENT))
		form_show(req, &guide_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	struct guide_line *lines = NULL;
	size_t count = 0;
	enum outcome outcome = guide_of(req->db, req->pool, req->object.id, &lines, &count);

	for (size_t i = 0; i < count && (!outcome || outcome == INVALID); i++) {
		const char *field = question_field(req, lines[i].requirement_id);
		const char *typed = question_entered(req, field);

		if (!typed || text_equal(typed, lines[i].question ? lines[i].question : ""))
			continue;
		enum outcome one = guide_write(req->db, req->pool, &req->principal, req->object.id,
			lines[i].requirement_id, text_trim(req->pool, typed), field,
			&req->problems);
		outcome = one ? one : outcome;
	}
	if (!outcome)
		outcome = guide_written(req->db, &req->principal, req->object.id);
	return outcome ? outcome
		       : redirect_to(req, "saved", "/vakanzen/%s/leitfaden", req->object.number);
}

const struct page page_interview_guide = {
	.path = "/vakanzen/{vacancy}/leitfaden",
	.right = RIGHT_APPOINTMENT_READ,
	.form = &guide_form,
	.view = "backend/interview_guide.cs",
	.title = "interview_guide",
	.admit = admit,
	.show = show,
	.save = save,
};
