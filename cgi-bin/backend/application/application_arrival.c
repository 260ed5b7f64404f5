/* How an application came that staff entered, what may be its double, what was corrected of it. */
#include "arrival/corrected.h"
#include "arrival/duplicate.h"
#include "arrival/entered.h"
#include "backend/application/application_view.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "form/form_kept.h"

/* words: duplicate.email duplicate.birth duplicate.name */
void view_duplicates(struct request *req, const struct duplicate *found, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *place = pool_printf(req->pool, "Duplicates.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.number", place), found[i].number);
		view_text(req, pool_printf(req->pool, "%s.name", place), found[i].name);
		view_text(req, pool_printf(req->pool, "%s.vacancy", place), found[i].vacancy);
		view_text(req, pool_printf(req->pool, "%s.status", place), found[i].status);
		view_text(req, pool_printf(req->pool, "%s.by", place),
			view_code(req, "duplicate", found[i].by));
		view_bool(req, pool_printf(req->pool, "%s.same", place), found[i].same);
		view_time(req, pool_printf(req->pool, "%s.received_at", place),
			clock_from_sql(found[i].received_at));
	}
}

static enum outcome view_entered(struct request *req, int64_t id)
{
	struct entered entered;
	enum outcome outcome = entered_get(req->db, req->pool, id, &entered);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_text(req, "Entered.way", view_code(req, "entry_way", entered.way));
	view_day(req, "Entered.came_on", entered.came_on);
	view_text(req, "Entered.person", entered.person);
	view_bool(req, "Entered.late", entered.late);
	view_bool(req, "Entered.unproved", !entered.proved);
	return OK;
}

enum outcome application_show_arrival(
	struct request *req, const struct application *a, const struct answers *answers)
{
	struct duplicate *found = NULL;
	size_t count = 0;
	enum outcome outcome = a->entered ? view_entered(req, a->id) : OK;

	if (!outcome && may(req, RIGHT_CANDIDATE_EDIT) && text_equal(a->status, "eingegangen"))
		outcome = duplicates_of(
			req->db, req->pool, &req->principal, a, answers, &found, &count);
	if (!outcome)
		view_duplicates(req, found, count);
	return outcome;
}

static void view_correction(struct request *req, size_t place, const struct form_model *model,
	const struct correction *c)
{
	const struct question *question = form_question(model, c->question);
	const char *row = pool_printf(req->pool, "Corrections.%zu", place);

	view_time(req, pool_printf(req->pool, "%s.at", row), clock_from_sql(c->at));
	view_text(req, pool_printf(req->pool, "%s.person", row), c->person);
	view_text(req, pool_printf(req->pool, "%s.question", row),
		question ? question->told : form_label(req, "apply", c->question));
	view_text(req, pool_printf(req->pool, "%s.before", row),
		question && c->before ? question_words(req->pool, question, c->before, req->lang)
				      : c->before);
	view_text(req, pool_printf(req->pool, "%s.after", row),
		question && c->after ? question_words(req->pool, question, c->after, req->lang)
				     : c->after);
	view_text(req, pool_printf(req->pool, "%s.reason", row), c->reason);
}

enum outcome application_show_corrections(struct request *req, int64_t id, int64_t form_version_id)
{
	const struct form_model *model = NULL;
	struct correction *corrections = NULL;
	size_t count = 0, place = 0;
	enum outcome outcome = OK;

	if (shows_history(req, OBJECT_APPLICATION))
		outcome = corrections_of(req->db, req->pool, id, &corrections, &count);
	if (!outcome && count)
		outcome = form_model_kept(req->db, form_version_id, req->lang, &model);
	for (size_t i = 0; !outcome && i < count && place < CORRECTIONS_SHOWN; i++)
		if (shows_mark(req)
			|| !form_depends(model, corrections[i].question, "severely_disabled"))
			view_correction(req, place++, model, &corrections[i]);
	if (count > CORRECTIONS_SHOWN)
		view_int(req, "Corrections_more", CORRECTIONS_SHOWN);
	return outcome == NOT_FOUND ? OK : outcome;
}
