/* The rating sheet of an interview, and taking the sheets over into the comparison (PRO-09). */
#include "comparison/interview_sheet.h"

#include "backend/comparison/comparison_view.h"
#include "backend/comparison/rating_form.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"

#define CHANGES_SHOWN 200

static const struct form_field sheet_fields[] = {RATINGS_FIELDS};

/* words: form.interview_sheet.cells */
static const struct form sheet_form = FORM("interview_sheet", sheet_fields, struct ratings_input);

/* Who recruits enters what the panel found. */
static enum outcome admit_sheet(struct request *req)
{
	enum outcome outcome = admit_comparison(req);

	return outcome ? outcome : rates_for_all(req) ? OK : DENIED;
}

static enum outcome sheet_find(struct request *req, struct interview_sheet *sheet_r)
{
	return interview_sheet_get(req->db, req->pool, &req->principal, req->object.id,
		request_path_int(req, "einladung"), sheet_r);
}

static const char *appointment_href(struct request *req, const struct interview_sheet *sheet)
{
	return pool_printf(req->pool, "/vakanzen/%s/termine/%lld", req->object.number,
		(long long)sheet->appointment_id);
}

static enum outcome now_sheet(struct request *req, void *now_r)
{
	struct interview_sheet sheet;
	enum outcome outcome = sheet_find(req, &sheet);

	if (!outcome)
		ratings_there(req, &sheet.comparison, &sheet.comparison.rows[0], now_r);
	return outcome;
}

static enum outcome show_sheet(struct request *req)
{
	const struct ratings_input *sent = req->post ? req->input : NULL;
	struct ratings_input initial = {0};
	struct interview_sheet sheet;
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = sheet_find(req, &sheet);
	if (outcome)
		return outcome;
	const struct comparison_row *row = &sheet.comparison.rows[0];

	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb_german(req, sheet.appointment, appointment_href(req, &sheet));
	view_text(req, "Row.name", row_name(req, row));
	view_text(req, "Row.number", sheet.number);
	view_day(req, "Row.day", clock_day(req->pool, sheet.starts_at));
	view_text(req, "Back",
		pool_printf(req->pool, "%s%s", req->base, appointment_href(req, &sheet)));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_bool(req, "Row.early", sheet.starts_at > clock_now());
	ratings_there(req, &sheet.comparison, row, &initial);
	form_show(req, &sheet_form, req->path, &initial);
	view_ratings(req, &sheet.comparison, row, sent ? &sent->cells : NULL);
	return OK;
}

/* words: problem.sheet_early problem.sheet_long */
static enum outcome save_sheet(struct request *req)
{
	const struct ratings_input *there = req->now;
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, there->cells.count + 1);
	size_t count = ratings_take(req, &(struct comparison_row){0}, req->input, there, cells);
	enum outcome outcome = interview_sheet_save(req->db, req->pool, &req->principal,
		req->object.id, request_path_int(req, "einladung"), cells, count, &req->problems);

	return outcome ? outcome : redirect_to(req, "sheet_saved", "%s", req->path);
}

const struct page page_interview_sheet = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladungen/{einladung}/bogen",
	.right = RIGHT_COMPARISON_READ,
	.form = &sheet_form,
	.view = "backend/interview_sheet.cs",
	.title = "interview_sheet",
	.admit = admit_sheet,
	.show = show_sheet,
	.now = now_sheet,
	.save = save_sheet,
};

struct take_input {
	const char *reason;
};

static const struct form_field take_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = RATING_NOTE_MAX,
		.sometimes = true,
		FORM_AT(struct take_input, reason)},
};

/* words: form.interviews_take.reason form.interviews_take.reason_hint
 * form.interviews_take.reason_missing */
static const struct form take_form = FORM("interviews_take", take_fields, struct take_input);

static void view_change(struct request *req, const char *place, const struct comparison *comparison,
	const struct sheet_change *change)
{
	const struct requirement_input *data = &comparison->requirements[change->requirement].data;
	const struct comparison_cell *cell = &change->row->cells[change->requirement];

	view_text(req, pool_printf(req->pool, "%s.name", place), row_name(req, change->row));
	view_text(req, pool_printf(req->pool, "%s.number", place), change->row->number);
	view_text(req, pool_printf(req->pool, "%s.requirement", place), data->text);
	view_text(req, pool_printf(req->pool, "%s.before", place),
		rating_words(req, data, cell->rated, cell->value));
	view_text(req, pool_printf(req->pool, "%s.after", place),
		rating_words(req, data, true, change->value));
	view_text(req, pool_printf(req->pool, "%s.note", place), change->note);
}

static enum outcome show_take(struct request *req)
{
	struct comparison comparison;
	struct sheet_change *changes = NULL;
	size_t count = 0;
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = interview_sheets_open(req->db, req->pool, &req->principal, vacancy.id,
			&comparison, &changes, &count);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_bool(req, "Comparison.sent", comparison.last > 0);
	view_raters_state(req, &comparison.raters);
	for (size_t i = 0; i < count && i < CHANGES_SHOWN; i++)
		view_change(
			req, pool_printf(req->pool, "Changes.%zu", i), &comparison, &changes[i]);
	if (count > CHANGES_SHOWN)
		view_int(req, "Changes_more", CHANGES_SHOWN);
	if (count)
		form_show(req, &take_form, req->path, NULL);
	return OK;
}

static enum outcome save_take(struct request *req)
{
	const struct take_input *input = req->input;
	enum outcome outcome = interview_sheets_take(
		req->db, req->pool, &req->principal, req->object.id, input->reason, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "interviews_taken", "%s", comparison_path(req, ""));
}

const struct page page_interviews_take = {
	.path = "/vakanzen/{vacancy}/vergleich/gespraeche",
	.right = RIGHT_COMPARISON_READ,
	.form = &take_form,
	.view = "backend/interviews_take.cs",
	.title = "interviews_take",
	.admit = admit_placing,
	.show = show_take,
	.save = save_take,
};
