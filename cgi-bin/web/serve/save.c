/* A POST: body, token, form, transaction, answer. */
#include <string.h>

#include "base/crypto.h"
#include "base/log.h"
#include "web/serve/serve_private.h"

struct saving {
	struct request *req;
	struct session session; /* as identified */
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
	req->private->left = false;
}

#define PIECE ((int64_t)65536)

/* The digest of a file's bytes, which are read in pieces. OK, UNAVAILABLE. */
static enum outcome file_digest(
	const struct request *req, const struct sent_file *file, uint8_t digest_r[CRYPTO_KEY_SIZE])
{
	const struct upload upload = {.offset = file->offset, .size = file->size};
	struct crypto_digest *digest = crypto_digest_new();
	enum outcome outcome = OK;
	uint8_t *piece = pool_alloc(req->pool, (size_t)PIECE);
	for (int64_t at = 0; !outcome && at < file->size; at += PIECE) {
		size_t size = (size_t)(file->size - at < PIECE ? file->size - at : PIECE);
		outcome = upload_read(req, &upload, at, piece, size);
		if (!outcome)
			crypto_digest_add(digest, piece, size);
	}
	crypto_digest_end(&digest, digest_r);
	return outcome;
}

/* What is sent twice has the same digest; it is keyed, so that it tells nobody what was sent. OK,
 * UNAVAILABLE. */
static enum outcome content_digest(struct request *req, uint8_t digest_r[CRYPTO_KEY_SIZE])
{
	const struct request_private *private = req->private;
	struct buf text;
	buf_init(&text, req->pool);
	for (size_t i = 0; i < private->typed.count; i++) {
		const struct pair *pair = &private->typed.items[i];
		if (strcmp(pair->name, FORM_TOKEN) != 0) {
			buf_add(&text, pair->name, strlen(pair->name) + 1);
			buf_add(&text, pair->value, strlen(pair->value) + 1);
		}
	}
	for (size_t i = 0; i < private->file_count; i++) {
		const struct sent_file *file = &private->files[i];
		uint8_t bytes[CRYPTO_KEY_SIZE];
		enum outcome outcome = file_digest(req, file, bytes);
		if (outcome)
			return outcome;
		buf_printf(&text, "%s %lld %s", file->field, (long long)file->size, file->name);
		buf_add(&text, bytes, sizeof(bytes));
	}
	crypto_hmac(private->server->form_key, text.data, text.length, digest_r);
	return OK;
}

static enum outcome token_spend(struct db *db, struct request *req)
{
	uint8_t digest[CRYPTO_KEY_SIZE];
	enum outcome outcome = content_digest(req, digest);
	if (!outcome)
		outcome = session_spend(db, req->private->nonce, digest);
	req->private->replayed = outcome == CONFLICT;
	return outcome;
}

static enum outcome save_work(struct db *db, void *context)
{
	const struct saving *saving = context;
	struct request *req = saving->req;
	bool led_away;
	rewind_request(saving);
	req->private->merged = req->private->conflict = false;
	req->note = NULL;
	enum outcome outcome = req->page->bare_post ? OK : token_spend(db, req);
	if (!outcome)
		outcome = page_admit(req, &led_away);
	if (outcome || led_away)
		return outcome;
	outcome = req->page->now ? merge_run(req) : OK;
	if (!outcome)
		outcome = req->page->save(req);
	if (!outcome && problems_any(&req->problems))
		return INVALID;
	if (outcome)
		return outcome;
	lead_on(req);
	outcome = again_end(db, req);
	return outcome ? outcome : notice_store(db, req);
}

/* The page once more, with everything typed: where the browser is led to, or at once (also with a
 * `reason`: the token is none). */
static void show_again(struct request *req, int status, const char *reason)
{
	if (!req->page->view) {
		error_page(req, status, reason);
		return;
	}
	enum outcome outcome = page_fill(req);
	if (outcome) {
		error_page(req, status_of(outcome), NULL);
	} else if (req->response->location) {
		output_answer(req);
	} else if (req->response->mime) {
		req->response->status = status;
		output_answer(req);
	} else if (reason || !again_keep(req, status)) {
		form_show_unshown(req);
		page_render(req, status);
	}
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

/*
 * The token was spent before: by the same POST, which is done then; or by another text, when
 * somebody went back to a page that the browser had kept. That text is not lost, and can be sent
 * with the new token.
 */
static void answer_replayed(struct request *req)
{
	uint8_t digest[CRYPTO_KEY_SIZE];
	bool same = false, led_away;
	enum outcome outcome = content_digest(req, digest);
	if (!outcome)
		outcome = session_spent_for(req->db, req->private->nonce, digest, &same);
	if (!outcome && !same && req->page->form && req->page->form->count && req->page->view
		&& page_admit(req, &led_away) == OK && !led_away) {
		outcome = req->page->now ? merge_run(req) : OK;
		if (outcome == CONFLICT || outcome == INVALID)
			outcome = OK;
		problem_add(&req->problems, "", "sent_before");
		if (!outcome) {
			show_again(req, 409, NULL);
			return;
		}
	}
	*req->response = (struct response){0};
	if (outcome)
		error_page(req, status_of(outcome), NULL);
	else if (same && req->page->done && req->page->done(req) == OK)
		answer_saved(req);
	else
		error_page(req, 409, "done");
}

#define TRIES 3

/* Somebody was faster between what was merged and saving: what there is now is merged anew. */
static enum outcome saving_run(struct saving *saving)
{
	struct request *req = saving->req;
	enum outcome outcome = CONFLICT;
	for (int i = 0; i < TRIES && outcome == CONFLICT; i++) {
		outcome = db_transaction(req->db, save_work, saving);
		if (!req->page->now || req->private->replayed || req->private->conflict)
			break;
	}
	return outcome;
}

static void request_save(struct request *req)
{
	struct saving saving = {req, req->session, req->principal};
	enum outcome outcome = req->page->before ? req->page->before(req) : OK;
	if (!outcome)
		outcome = saving_run(&saving);
	if (!outcome) {
		answer_saved(req);
		return;
	}
	struct problems problems = req->problems;
	bool replayed = req->private->replayed;
	rewind_request(&saving);
	if (replayed) {
		answer_replayed(req);
		return;
	}
	bool shown = outcome == INVALID || (outcome == CONFLICT && problems_any(&problems));
	req->problems = problems;
	if (shown)
		show_again(req, status_of(outcome), NULL);
	else
		error_page(req, status_of(outcome), NULL);
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
	beside_part(req, req->page->form ? req->page->form->name : NULL);
	form_pick_take(req);
	req->private->typed = req->private->fields;
	if (req->page->form)
		req->input = pool_alloc(req->pool, req->page->form->size);
	if (!req->page->bare_post && !token_check(req)) {
		if (req->page->form && form_read(req)) /* what was typed is shown again */
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
		request_save(req);
}
