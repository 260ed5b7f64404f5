/* Sending a comparison, through a page that says whom it goes to. */
#include "backend/comparison/comparison_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "comparison/version.h"

static const struct form send_form = {.name = "comparison_send"};

static enum outcome show_asks(struct request *req)
{
	static const struct {
		enum base_role role;
		const char *word;
	} roles[] = {
		{ROLE_DEPARTMENT, "comparison.asks_DEPARTMENT"},
		{ROLE_PR, "comparison.asks_PR"},
		{ROLE_GSB, "comparison.asks_GSB"},
		{ROLE_SBV, "comparison.asks_SBV"},
		{ROLE_P31, "comparison.asks_P31"},
	};
	int64_t asked = 0;
	enum outcome outcome = comparison_asks(req->db, req->object.id, &asked);

	for (size_t i = 0; !outcome && i < sizeof(roles) / sizeof(roles[0]); i++)
		if (asked & ROLE_BIT(roles[i].role))
			view_text(req, pool_printf(req->pool, "Asks.%zu", i),
				view_word(req, roles[i].word));
	return outcome;
}

static void view_stand(struct request *req, const struct comparison *comparison)
{
	int64_t sent = 0, before = 0, unplaced = 0;

	for (size_t i = 0; i < comparison->count; i++)
		if (text_equal(comparison->rows[i].status, "vorauswahl"))
			before++;
		else
			sent++, unplaced += !comparison->rows[i].letter;
	view_int(req, "Send.count", sent);
	if (before)
		view_int(req, "Send.before", before);
	if (unplaced)
		view_int(req, "Send.unplaced", unplaced);
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct comparison comparison;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = comparison_read(
			req->db, req->pool, &req->principal, vacancy.id, 0, &comparison);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_stand(req, &comparison);
	form_show(req, &send_form, req->path, NULL);
	return show_asks(req);
}

/* words: problem.comparison_empty problem.comparison_profile problem.comparison_unplaced
 * problem.comparison_many problem.comparison_nobody problem.comparison_same */
static enum outcome save(struct request *req)
{
	enum outcome outcome = comparison_send(
		req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "comparison_sent", "%s", comparison_path(req, ""));
}

const struct page page_comparison_send = {
	.path = "/vakanzen/{vacancy}/vergleich/senden",
	.right = RIGHT_COMPARISON_READ,
	.form = &send_form,
	.view = "backend/comparison_send.cs",
	.title = "comparison_send",
	.admit = admit_placing,
	.show = show,
	.save = save,
};
