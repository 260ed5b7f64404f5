/* Writing to one applicant (BAK-09), and what is done to letters that were written: taken back
 * while they wait, marked as returned. */
#include "application/application.h"
#include "backend/application/application_view.h"
#include "backend/pages.h"
#include "bulk/bulk.h"
#include "letter/open.h"
#include "letter/printed.h"
#include "letter/waiting.h"
#include "web/form/form.h"

static const struct form write_form = {.name = "application_write"};
static const struct form back_form = {.name = "letter_back"};
static const struct form returned_form = {.name = "letter_returned"};
static const struct form over_form = {.name = "letter_over"};
static const struct form settled_form = {.name = "letter_settled"};

static const char *mails_path(struct request *req, const char *below)
{
	return pool_printf(req->pool, "/bewerbungen/%s/emails%s", req->object.number, below);
}

static const char *mail_path(struct request *req, const char *below)
{
	return mails_path(req,
		pool_printf(req->pool, "/%lld%s", (long long)request_path_int(req, "mail"), below));
}

void view_write_begin(struct request *req)
{
	if (may(req, RIGHT_CANDIDATE_CONTACT))
		form_show(req, &write_form,
			pool_printf(req->pool, "/bewerbungen/%s/schreiben", req->object.number),
			NULL);
}

static enum outcome write_head(struct request *req)
{
	struct application a;
	enum outcome outcome = show_application_head(req, "mails", &a);

	if (!outcome)
		view_crumb(req, view_word(req, "tab.mails"), mails_path(req, ""));
	view_text(req, "Mails.back", mails_path(req, ""));
	return outcome;
}

static enum outcome show_write(struct request *req)
{
	enum outcome outcome = write_head(req);

	view_write_begin(req);
	return outcome;
}

/* A bulk action with this application alone. */
static enum outcome save_write(struct request *req)
{
	int64_t bulk_id = 0;
	enum outcome outcome = bulk_begin(
		req->db, req->pool, &req->principal, &req->object.id, 1, &req->problems, &bulk_id);

	return outcome ? outcome
		       : redirect_to(req, NULL, "/sammelaktionen/%lld/brief", (long long)bulk_id);
}

/* words: problem.bulk_gone */
const struct page page_application_write = {
	.path = "/bewerbungen/{application}/schreiben",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &write_form,
	.view = "backend/letter_ask.cs",
	.title = "application_write",
	.show = show_write,
	.save = save_write,
};

/* Pages that ask before something is done about a letter, by its word in letter_ask.cs. */
static enum outcome show_ask(
	struct request *req, const char *ask, const struct form *form, const char *rest)
{
	enum outcome outcome = write_head(req);

	view_text(req, "Ask", ask);
	form_show(req, form, mail_path(req, rest), NULL);
	return outcome;
}

/* words: problem.letter_late problem.letter_not_gone problem.letter_owned problem.letter_settled
 * notice.letter_taken_back notice.letter_returned notice.letter_taken_over notice.letter_settled */
static enum outcome answer_ask(
	struct request *req, enum outcome outcome, const char *problem, const char *notice)
{
	if (outcome == CONFLICT)
		form_problem(req, "", problem);
	return outcome ? outcome : redirect_to(req, notice, "%s", mails_path(req, ""));
}

static enum outcome show_back(struct request *req)
{
	return show_ask(req, "back", &back_form, "/zuruecknehmen");
}

static enum outcome save_back(struct request *req)
{
	enum outcome outcome = waiting_take_back(
		req->db, &req->principal, req->object.id, request_path_int(req, "mail"));

	return answer_ask(req, outcome, "letter_late", "letter_taken_back");
}

const struct page page_application_letter_back = {
	.path = "/bewerbungen/{application}/emails/{mail}/zuruecknehmen",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &back_form,
	.view = "backend/letter_ask.cs",
	.title = "letter_back",
	.show = show_back,
	.save = save_back,
};

static enum outcome show_returned(struct request *req)
{
	return show_ask(req, "returned", &returned_form, "/zurueckgekommen");
}

static enum outcome save_returned(struct request *req)
{
	enum outcome outcome = letter_returned(
		req->db, req->pool, &req->principal, req->object.id, request_path_int(req, "mail"));

	return answer_ask(req, outcome, "letter_not_gone", "letter_returned");
}

const struct page page_application_letter_returned = {
	.path = "/bewerbungen/{application}/emails/{mail}/zurueckgekommen",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &returned_form,
	.view = "backend/letter_ask.cs",
	.title = "letter_returned",
	.show = show_returned,
	.save = save_returned,
};

static enum outcome show_over(struct request *req)
{
	return show_ask(req, "over", &over_form, "/uebernehmen");
}

static enum outcome save_over(struct request *req)
{
	enum outcome outcome = letter_take_over(
		req->db, req->pool, &req->principal, req->object.id, request_path_int(req, "mail"));

	return answer_ask(req, outcome, "letter_owned", "letter_taken_over");
}

const struct page page_application_letter_over = {
	.path = "/bewerbungen/{application}/emails/{mail}/uebernehmen",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &over_form,
	.view = "backend/letter_ask.cs",
	.title = "letter_over",
	.show = show_over,
	.save = save_over,
};

static enum outcome show_settled(struct request *req)
{
	return show_ask(req, "settled", &settled_form, "/geklaert");
}

static enum outcome save_settled(struct request *req)
{
	enum outcome outcome = letter_settle(
		req->db, req->pool, &req->principal, req->object.id, request_path_int(req, "mail"));

	return answer_ask(req, outcome, "letter_settled", "letter_settled");
}

const struct page page_application_letter_settled = {
	.path = "/bewerbungen/{application}/emails/{mail}/geklaert",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &settled_form,
	.view = "backend/letter_ask.cs",
	.title = "letter_settled",
	.show = show_settled,
	.save = save_settled,
};

/* A letter to somebody without an address, as PDF. words: printed.* */
static enum outcome show_print(struct request *req)
{
	struct printed_letter letter = {0};
	const void *bytes;
	size_t length;
	enum outcome outcome = printed_read(
		req->db, req->pool, req->object.id, request_path_int(req, "mail"), &letter);

	if (!outcome)
		outcome = application_is_read(req, &(struct application){.id = req->object.id});
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	const struct printed_words words = {
		.owner = view_word(req, "printed.owner"),
		.date = view_word(req, "printed.date"),
		.number = view_word(req, "printed.number"),
		.files = view_word(req, "printed.files"),
		.no_address = view_word(req, "printed.no_address"),
	};
	outcome = printed_make(req->pool, &letter, &words, &bytes, &length);
	if (!outcome)
		outcome = response_begin(req, "application/pdf",
			pool_printf(req->pool, "%s.pdf", letter.number), true, (int64_t)length);
	return outcome ? outcome : response_write(req, bytes, length);
}

const struct page page_application_letter_print = {
	.path = "/bewerbungen/{application}/emails/{mail}/brief.pdf",
	.right = RIGHT_CANDIDATE_CONTACT,
	.title = "letter_print",
	.show = show_print,
	.raw = true,
};
