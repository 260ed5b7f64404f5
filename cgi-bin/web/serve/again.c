/*
 * A form that could not be taken is shown by a page of its own that the browser is led to (303), so
 * that Back leads to the page before and nothing asks whether to send it again. What was typed,
 * what is wrong with it and what was typed beside it wait for two hours, sealed with the key of the
 * visit (access/kept.h): the address holds only which of the visit's forms it is, the begin of the
 * nonces of all its tokens. So two windows do not mix, and the form shows what was last typed,
 * however often it is looked at, until it is taken. Passwords are not kept, nor are files. Answered
 * at once, as before, is who has no visit (no cookie before somebody signs in), a script, a form
 * with a secret that is shown, one of which more was typed than KEPT_MAX, and any while the
 * database is away.
 */
#include <stdlib.h>
#include <string.h>

#include "access/kept.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/serve/serve_private.h"

#define KEPT_MAX ((size_t)BODY_MEMORY)
#define WHICH "eingabe" /* in the address */

/* What is kept: texts with a NUL after each. First whether it was merged; the request's note; how
 * many problems, each with field, reason and what it names; how many files, each with its field;
 * then names and values as they were sent. */
struct kept {
	bool merged;
	const char *rest, *end;
};

static void cookie_add(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text) + 1);
}

static const struct form *form_named(const struct request *req, const char *name)
{
	const struct server *server = req->private->server;
	if (req->page->form && strcmp(req->page->form->name, name) == 0)
		return req->page->form;
	for (size_t i = 0; i < server->route_count; i++) {
		const struct form *form = server->routes[i].page->form;
		if (form && strcmp(form->name, name) == 0)
			return form;
	}
	return NULL;
}

static bool is_password(const struct form *form, const char *name)
{
	for (size_t i = 0; form && i < form->count; i++)
		if (form->fields[i].type == FIELD_PASSWORD
			&& strcmp(form->fields[i].name, name) == 0)
			return true;
	return false;
}

static bool has_secret(const struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].secret)
			return true;
	return false;
}

/* In the order of sending, which says whose field it is (beside.c). False: somewhere there is a
 * secret. */
static bool add_sent(const struct request *req, struct buf *buf)
{
	const struct pairs *sent = &req->private->sent;
	const struct form *form = req->page->form;
	for (size_t i = 0; i < sent->count; i++) {
		const struct pair *pair = &sent->items[i];
		if (strcmp(pair->name, FORM_OF) == 0)
			form = form_named(req, pair->value);
		if (form && has_secret(form))
			return false;
		if (is_password(form, pair->name))
			continue;
		cookie_add(buf, pair->name);
		cookie_add(buf, pair->value);
	}
	return true;
}

static void add_found(const struct request *req, struct buf *buf)
{
	const struct request_private *private = req->private;
	cookie_add(buf, private->merged ? "1" : "");
	cookie_add(buf, req->note ? req->note : "");
	cookie_add(buf, pool_printf(req->pool, "%zu", req->problems.count));
	for (size_t i = 0; i < req->problems.count; i++) {
		cookie_add(buf, req->problems.items[i].field);
		cookie_add(buf, req->problems.items[i].reason);
		cookie_add(buf, req->problems.items[i].what ? req->problems.items[i].what : "");
	}
	cookie_add(buf, pool_printf(req->pool, "%zu", private->file_count));
	for (size_t i = 0; i < private->file_count; i++)
		cookie_add(buf, private->files[i].field);
}

static const char *again_place(struct request *req, const char *which)
{
	return pool_printf(req->pool, "kept:%d:%lld:%s:%s", (int)req->site->world,
		(long long)req->session.id, which, req->private->address.url);
}

/* Of the visit: the database holds only a hash of its token. */
static void visit_key(const struct request *req, uint8_t key_r[CRYPTO_KEY_SIZE])
{
	crypto_hmac(req->private->server->form_key, req->session.token, strlen(req->session.token),
		key_r);
}

struct keeping {
	struct request *req;
	const void *sealed;
	size_t length;
};

static enum outcome keep_work(struct db *db, void *context)
{
	const struct keeping *keeping = context;
	const struct request *req = keeping->req;
	return kept_set(db, req->site->world, req->session.id, req->private->nonce, keeping->sealed,
		keeping->length);
}

static bool by_script(const struct request *req)
{
	const char *mode = request_header(req, "HTTP_SEC_FETCH_MODE");
	return mode && strcmp(mode, "navigate") != 0;
}

/* This address, with the query it has and what is to be shown. */
static const char *address_of(struct request *req, const char *which)
{
	const struct pairs *query = request_query_pairs(req);
	const char *address = req->private->address.url;
	for (size_t i = 0; i < query->count; i++)
		if (strcmp(query->items[i].name, WHICH) != 0
			&& strcmp(query->items[i].name, "meldung") != 0)
			address =
				url_with(req, address, query->items[i].name, query->items[i].value);
	return url_with(req, address, WHICH, which);
}

bool again_keep(struct request *req, int status)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	struct buf text;
	if (!req->session.token || !req->page->form || by_script(req))
		return false;
	buf_init(&text, req->pool);
	add_found(req, &text);
	if (!add_sent(req, &text) || text.length > KEPT_MAX)
		return false;
	const char *which = crypto_hex(req->pool, req->private->nonce, KEPT_CODE);
	uint8_t *sealed = pool_alloc(req->pool, text.length + CRYPTO_SEAL_EXTRA);
	visit_key(req, key);
	crypto_seal(key, again_place(req, which), text.data, text.length, sealed);
	struct keeping keeping = {req, sealed, text.length + CRYPTO_SEAL_EXTRA};
	if (db_transaction(req->db, keep_work, &keeping))
		return false;
	redirect_to(req, NULL, "%s", address_of(req, which));
	req->response->refused = status;
	output_answer(req);
	return true;
}

enum outcome again_end(struct db *db, const struct request *req)
{
	if (!req->session.token || !req->page->form || req->page->bare_post)
		return OK;
	return kept_end(db, req->site->world, req->session.id, req->private->nonce);
}

/* The next text, and on; NULL at the end. */
static const char *next(struct kept *kept)
{
	if (kept->rest >= kept->end)
		return NULL;
	const char *text = kept->rest;
	kept->rest += strlen(text) + 1;
	return text;
}

static size_t next_count(struct kept *kept)
{
	const char *text = next(kept);
	return text ? strtoul(text, NULL, 10) : 0;
}

static enum outcome kept_find(struct request *req, struct kept *kept_r)
{
	const char *which = request_query(req, WHICH);
	uint8_t code[KEPT_CODE], key[CRYPTO_KEY_SIZE];
	const void *sealed;
	size_t length;
	if (!which || !crypto_unhex(which, code, sizeof(code)))
		return NOT_FOUND;
	enum outcome outcome = kept_get(
		req->db, req->pool, req->site->world, req->session.id, code, &sealed, &length);
	if (outcome || length <= CRYPTO_SEAL_EXTRA)
		return outcome ? outcome : NOT_FOUND;
	size_t size = length - CRYPTO_SEAL_EXTRA;
	char *text = pool_alloc(req->pool, size + 1);
	visit_key(req, key);
	if (!crypto_open(key, again_place(req, which), sealed, length, (uint8_t *)text))
		return NOT_FOUND;
	text[size] = '\0';
	*kept_r = (struct kept){
		.merged = *text != '\0', .rest = text + strlen(text) + 1, .end = text + size};
	return OK;
}

static struct problems read_problems(struct kept *kept)
{
	struct problems problems = {0};
	for (size_t i = next_count(kept); i > 0; i--) {
		const char *field = next(kept), *reason = next(kept), *what = next(kept);
		if (what)
			problem_add_of(&problems, field, reason, *what ? what : NULL);
	}
	return problems;
}

/* Only that there were files: the form says that they have to be chosen again. */
static struct sent_file *read_files(struct request *req, struct kept *kept, size_t *count_r)
{
	*count_r = next_count(kept);
	struct sent_file *files = POOL_ARRAY(req->pool, struct sent_file, *count_r);
	for (size_t i = 0; i < *count_r; i++)
		files[i].field = next(kept);
	return files;
}

static void read_sent(struct request *req, struct kept *kept)
{
	struct pairs *fields = &req->private->fields;
	const char *name, *value;
	*fields = (struct pairs){0};
	while ((name = next(kept)) && (value = next(kept)))
		pairs_add(req->pool, fields, name, value, strlen(value));
}

/* What both changed is asked anew, since there may be something else by now; all else was found
 * with the form. */
static void take_problems(struct request *req, const struct problems *kept)
{
	struct problems found = req->problems;
	req->problems.count = 0;
	for (size_t i = 0; i < found.count; i++)
		if (strcmp(found.items[i].reason, "changed_both") == 0)
			problem_add(&req->problems, found.items[i].field, found.items[i].reason);
	for (size_t i = 0; i < kept->count; i++)
		if (strcmp(kept->items[i].reason, "changed_both") != 0)
			problem_add_of(&req->problems, kept->items[i].field, kept->items[i].reason,
				kept->items[i].what);
}

static enum outcome kept_fill(struct request *req, struct kept *kept)
{
	struct request_private *private = req->private;
	const char *note = next(kept);
	const struct problems problems = read_problems(kept);
	enum outcome outcome = OK;
	size_t file_count;
	struct sent_file *files = read_files(req, kept, &file_count);
	req->note = note;
	read_sent(req, kept);
	beside_part(req, req->page->form ? req->page->form->name : NULL);
	form_pick_take(req);
	private->typed = private->fields;
	token_check(req);
	req->input = pool_alloc(req->pool, req->page->form->size);
	if (kept->merged && req->page->now)
		outcome = merge_run(req);
	else
		outcome = form_read(req);
	take_problems(req, &problems);
	private->files = files;
	private->file_count = file_count;
	return outcome == CONFLICT || outcome == INVALID ? OK : outcome;
}

bool again_asked(const struct request *req)
{
	return !req->post && req->page->form && req->page->save && request_query(req, WHICH);
}

/* From what is kept on the request is the POST once more, as far as it is shown. */
enum outcome again_show(struct request *req)
{
	struct kept kept;
	bool led_away;
	enum outcome outcome = req->session.token ? kept_find(req, &kept) : NOT_FOUND;
	req->private->kept_gone = outcome == NOT_FOUND;
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	req->post = true;
	outcome = page_admit(req, &led_away);
	if (outcome || led_away) {
		req->post = false;
		return outcome;
	}
	return kept_fill(req, &kept);
}
