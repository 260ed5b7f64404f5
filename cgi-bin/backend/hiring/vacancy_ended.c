/* Ending a procedure without filling the post: the reason, what the applicants read, and telling
 * them (PRO-32, LAW-42). */
#include "application/notice.h"
#include "backend/desk/hearing.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/ended.h"
#include "web/form/form.h"

struct end_input {
	const char *reason, *told_de, *told_en;
	bool look; /* at the letter first */
};

static const struct form_field end_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = ENDED_TEXT_MAX,
		.required = true,
		FORM_AT(struct end_input, reason)},
	{.name = "told_de",
		.type = FIELD_LONG,
		.max = ENDED_TEXT_MAX,
		.required = true,
		FORM_AT(struct end_input, told_de)},
	{.name = "told_en",
		.type = FIELD_LONG,
		.max = ENDED_TEXT_MAX,
		FORM_AT(struct end_input, told_en)},
	{.name = "look", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct end_input, look)},
};
/* words: form.procedure_end.reason_missing form.procedure_end.told_de_missing */
static const struct form end_form = FORM("procedure_end", end_fields, struct end_input);

static const struct form tell_form = {.name = "procedure_tell"};

static enum outcome show_ended(struct request *req, const struct ended *ended)
{
	view_text(req, "Ended.reason", ended->reason);
	view_text(req, "Ended.told_de", ended->told_de);
	view_text(req, "Ended.told_en", ended->told_en);
	view_text(req, "Ended.by", ended->ended_by);
	view_time(req, "Ended.at", clock_from_sql(ended->ended_at));
	form_show(req, &tell_form,
		pool_printf(req->pool, "/vakanzen/%s/ohne-besetzung/absagen", req->object.number),
		NULL);
	return hearing_show(req);
}

/* What was typed as a letter. */
static enum outcome show_preview(struct request *req)
{
	const struct end_input *input = req->post ? req->input : NULL;
	struct notice_mail mail;
	enum outcome outcome;

	if (!input || text_blank(input->told_de))
		return OK;
	outcome = ended_preview(req->db, req->pool, req->object.id,
		&(struct ended){.told_de = input->told_de}, &mail);
	if (outcome)
		return outcome == NOT_FOUND || outcome == INVALID ? OK : outcome;
	view_text(req, "Mail.subject", mail.subject);
	view_text(req, "Mail.text", mail.text);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct ended ended;
	int64_t left = 0;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = ended_left(req->db, vacancy.id, &left);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_int(req, "Left", left);
	view_bool(req, "May.close", !vacancy_final(vacancy.status));
	view_text(req, "Back", pool_printf(req->pool, "%s/vakanzen/%s", req->base, vacancy.number));
	outcome = ended_get(req->db, req->pool, vacancy.id, &ended);
	if (outcome != NOT_FOUND)
		return outcome ? outcome : show_ended(req, &ended);
	form_show(req, &end_form, req->path, NULL);
	return show_preview(req);
}

static enum outcome bulk_go(struct request *req, const char *notice)
{
	int64_t bulk = 0;
	enum outcome outcome = ended_tell(
		req->db, req->pool, &req->principal, req->object.id, &req->problems, &bulk);

	if (outcome)
		return outcome;
	return bulk ? redirect_to(req, notice, "/sammelaktionen/%lld", (long long)bulk)
		    : redirect_to(req, "procedure_ended_none", "/vakanzen/%s/ohne-besetzung",
			    req->object.number);
}

/* To look at the letter nothing is kept: the page is shown again. */
static enum outcome save(struct request *req)
{
	const struct end_input *input = req->input;
	const struct ended ended = {
		.reason = input->reason, .told_de = input->told_de, .told_en = input->told_en};
	enum outcome outcome;

	if (input->look) {
		form_problem(req, "", "ended_look");
		return INVALID;
	}
	outcome = ended_make(
		req->db, req->pool, &req->principal, req->object.id, &ended, &req->problems);
	if (outcome == CONFLICT)
		return redirect_to(
			req, "ended_stands", "/vakanzen/%s/ohne-besetzung", req->object.number);
	return outcome ? outcome : bulk_go(req, "procedure_ended");
}

const struct page page_vacancy_ended = {
	.path = "/vakanzen/{vacancy}/ohne-besetzung",
	.right = RIGHT_SELECTION_WRITE,
	.form = &end_form,
	.view = "backend/vacancy_ended.cs",
	.title = "vacancy_ended",
	.show = show,
	.save = save,
};

/* Where nothing was ended there is nothing to tell. */
static enum outcome show_tell(struct request *req)
{
	struct ended ended;
	enum outcome outcome = ended_get(req->db, req->pool, req->object.id, &ended);

	return outcome ? outcome : show(req);
}

static enum outcome save_tell(struct request *req)
{
	struct ended ended;
	enum outcome outcome = ended_get(req->db, req->pool, req->object.id, &ended);

	return outcome ? outcome : bulk_go(req, NULL);
}

const struct page page_vacancy_ended_tell = {
	.path = "/vakanzen/{vacancy}/ohne-besetzung/absagen",
	.right = RIGHT_SELECTION_WRITE,
	.form = &tell_form,
	.view = "backend/vacancy_ended.cs",
	.title = "vacancy_ended",
	.show = show_tell,
	.save = save_tell,
};
