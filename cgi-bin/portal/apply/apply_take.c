/* Apply, from the ad to the last look in one step: with what was told in one's folder or in an
 * earlier application. */
#include <string.h>

#include "account/account.h"
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"
#include "portal/apply/apply_begin.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "public_ad/public_ad.h"
#include "web/form/form.h"

#define CHECK_MILLISECONDS 3000 /* as of files sent anew */

struct take_input {
	struct takeover *take;
};

static const struct form take_form = {.name = "apply_take", .size = sizeof(struct take_input)};

enum outcome apply_take_open(struct request *req, const char *source, struct takeover **take_r)
{
	struct takeover *take = POOL_NEW(req->pool, struct takeover);
	*take_r = NULL;
	if (text_empty(source) || !req->session.token)
		return OK;
	enum outcome outcome = take_open(req->db, req->pool, &req->principal, source, take);
	if (!outcome)
		*take_r = take;
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome apply_take_copy(struct request *req, struct takeover **take)
{
	enum outcome outcome = apply_count_copies(req, (*take)->count);
	if (!outcome)
		outcome = take_copy(req->db, req->pool, *take, CHECK_MILLISECONDS);
	if (outcome == NOT_FOUND)
		*take = NULL;
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome apply_show_sources(struct request *req, int64_t jobad_id)
{
	struct db_rows *rows;
	enum outcome outcome = take_sources(req->db, req->pool, &req->principal, jobad_id, &rows);
	if (outcome || rows->count == 0)
		return outcome;
	view_rows_first(req, "Sources", rows, TAKE_SOURCES);
	view_text(req, "Apply.take",
		pool_printf(
			req->pool, "%s%s/aus/%s", req->base, req->path, db_cell_text(rows, 0, 0)));
	return OK;
}

static enum outcome to_form(struct request *req)
{
	return redirect_to(req, NULL, "/stellen/%s/bewerben", request_path_value(req, "ad"));
}

/* An account's address is the account's; a guest's is the one told before. */
static enum outcome find_answers(struct request *req, const struct takeover *take,
	const struct form_model *model, struct answers *answers_r)
{
	struct account account;
	enum outcome outcome = take_answers(req->db, req->pool, take, model, answers_r);
	if (outcome || !req->principal.account)
		return outcome;
	outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (outcome)
		return outcome;
	struct answer *items = POOL_ARRAY(req->pool, struct answer, answers_r->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < answers_r->count; i++)
		if (!text_equal(answers_r->items[i].question, "email"))
			items[count++] = answers_r->items[i];
	items[count++] = (struct answer){"email", account.email};
	*answers_r = (struct answers){items, count};
	return OK;
}

/* Where it may not begin, the page of the form says why. */
static enum outcome ready(struct request *req, struct beginning *beginning_r,
	struct answers *answers_r, bool *begins_r)
{
	struct db_rows *row, *crowd = NULL;
	const char *standing = NULL;
	const struct take_input *input = req->input;
	*begins_r = false;
	if (!input->take)
		return OK;
	enum outcome outcome = apply_beginning(req, &row, beginning_r);
	if (!outcome)
		outcome = find_answers(req, input->take, &beginning_r->model, answers_r);
	if (!outcome)
		outcome = apply_standing(
			req, beginning_r->ad.jobad_id, answer_of(answers_r, "email"), &standing);
	if (!outcome)
		outcome = apply_crowd(req, beginning_r->ad.jobad_id, &crowd);
	*begins_r = !outcome && !standing && !crowd;
	return outcome == GONE || outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome before(struct request *req)
{
	bool begins;
	struct answers answers;
	struct beginning beginning = {0};
	struct take_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &apply_begin_rate);
	if (!outcome)
		outcome = apply_take_open(req, request_path_value(req, "source"), &input->take);
	if (!outcome)
		outcome = ready(req, &beginning, &answers, &begins);
	return outcome || !begins ? outcome : apply_take_copy(req, &input->take);
}

static enum outcome save(struct request *req)
{
	bool begins, refused;
	struct answers answers;
	const char *number;
	struct beginning beginning = {0};
	const struct take_input *input = req->input;
	enum outcome outcome = ready(req, &beginning, &answers, &begins);
	if (outcome || !begins)
		return outcome ? outcome : to_form(req);
	outcome = apply_begin_draft(req, &beginning, &answers, input->take, &number, &refused);
	if (outcome)
		return outcome;
	return refused ? redirect_to(req, NULL, "/bewerbung/%s/unterlagen?abgelehnt=1", number)
		       : redirect_to(req, "apply_taken", "/bewerbung/%s/pruefen", number);
}

/* Sent twice: to the draft that the first has begun. */
static enum outcome done(struct request *req)
{
	return to_form(req);
}

const struct page page_apply_take = {
	.path = "/stellen/{ad}/bewerben/aus/{source}",
	.right = RIGHT_PUBLIC,
	.form = &take_form,
	.before = before,
	.save = save,
	.done = done,
};
