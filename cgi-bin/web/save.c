/* A POST: body, token, form, transaction, answer. */
#include "base/log.h"
#include "web/private.h"

struct saving {
	struct request *req;
	struct session session;		/* as identified */
	struct principal principal;
};

/* A transaction may run twice: each run starts from what was known before the first. */
static void rewind_request(const struct saving *saving)
{
	struct request *req = saving->req;
	req->problems.count = 0;
	req->session = saving->session;
	req->principal = saving->principal;
	*req->response = (struct response){0};
	req->private->replayed = false;
}

static enum outcome save_work(struct db *db, void *context)
{
	const struct saving *saving = context;
	struct request *req = saving->req;
	rewind_request(saving);
	enum outcome outcome = req->page->bare_post ? OK : session_spend(db, req->private->nonce);
	if (outcome) {
		req->private->replayed = outcome == CONFLICT;
		return outcome;
	}
	bool led_away;
	outcome = page_admit(req, &led_away);
	if (outcome || led_away)
		return outcome;
	outcome = req->page->save(req);
	return !outcome && problems_any(&req->problems) ? INVALID : outcome;
}

/* The page once more, with everything typed. */
static void show_again(struct request *req, int status, const char *reason)
{
	if (!req->page->view) {
		error_page(req, status, reason);
		return;
	}
	enum outcome outcome = page_fill(req);
	if (outcome)
		error_page(req, status_of(outcome), NULL);
	else if (req->response->location || req->response->mime)
		output_answer(req);
	else
		page_render(req, status);
}

static void answer_saved(struct request *req)
{
	const struct response *response = req->response;
	if (response->location || response->mime) {
		output_answer(req);
		return;
	}
	log_error("save", "page=%s reason=no_answer", req->page->path);
	error_page(req, 500, NULL);
}

static void save(struct request *req)
{
	struct saving saving = {req, req->session, req->principal};
	enum outcome outcome = req->page->before ? req->page->before(req) : OK;
	if (!outcome)
		outcome = db_transaction(req->db, save_work, &saving);
	if (!outcome) {
		answer_saved(req);
		return;
	}
	struct problems problems = req->problems;
	bool replayed = req->private->replayed;
	rewind_request(&saving);
	if (replayed && req->page->done && req->page->done(req) == OK) {
		answer_saved(req);
		return;
	}
	bool shown = outcome == INVALID || (outcome == CONFLICT && problems_any(&problems));
	req->problems = problems;
	if (shown)
		show_again(req, status_of(outcome), NULL);
	else
		error_page(req, status_of(outcome), replayed ? "done" : NULL);
}

void save_run(struct request *req)
{
	if (!req->page->bare_post && !origin_same(req)) {
		error_page(req, 403, "foreign");
		return;
	}
	enum outcome outcome = body_read(req);
	if (outcome) {
		error_page(req, status_of(outcome), outcome == INVALID ? "malformed" : NULL);
		return;
	}
	if (req->page->form)
		req->input = pool_alloc(req->pool, req->page->form->size);
	if (!req->page->bare_post && !token_check(req)) {
		if (req->page->form && form_read(req))	/* what was typed is shown again */
			req->input = pool_alloc(req->pool, req->page->form->size);
		req->problems.count = 0;
		problem_add(&req->problems, "", "token_expired");
		show_again(req, 403, "token_expired");
		return;
	}
	outcome = form_read(req);
	if (outcome)
		error_page(req, status_of(outcome), NULL);
	else if (problems_any(&req->problems))
		show_again(req, 400, NULL);
	else
		save(req);
}
