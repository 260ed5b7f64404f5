/*
 * The dataset a template is rendered from. Names are literals of the program; only values come from
 * data. Values are escaped by the template engine.
 *
 * Every template sees, beside what handlers set:
 *	Base                 "" or "/en": before every address of the own site
 *	Asset                version of the static files, for ?v=
 *	Lang.<key>           the words
 *	Page.title           the word title.<title>; a handler may set a better one
 *	Page.path            encoded, without Base
 *	Page.lang, .site     "de" or "en"; the site's name
 *	Page.address         this address, with base and query
 *	Page.alternate       the same in the other language
 *	Page.status          200, or 400, 403, 409, 410 when the page is shown for that reason
 *	Page.left_out        see request_left_out
 *	Page.notice          what was done by the POST that led here
 *	Page.notice_more     labels of fields in which others' changes stayed
 *	Page.unshown.errors  after a refused POST to a form that the page does not show any more:
 *	                     as Form.<form>.errors (form.h)
 *	Page.german          the title is what staff wrote; Crumbs.N.german: the label is
 *	Crumbs.N.label, .href
 *	Principal.name       staff only
 *	Error.status, .reason, .refused, .link, .problems.N.message
 *		error pages; the title is the word error.<status>; reasons: no_access, foreign,
 *		token_expired, done (with .link), malformed, signed_out (with .link to sign in
 *		again), visit_over (with .resume, too)
 *	Retry.action, .multipart, .fields.N.name, .value, .files.N.name
 *		503 or 429 of a POST: everything typed, to be sent again as it is; files: names of
 *		the file fields that must be filled again; passwords.N.name, .label,
 *		.autocomplete: passwords, likewise
 *
 * Addresses set by this floor (.href, .alternate, .link, .action, .previous, .next) already hold
 * the base.
 *
 * Functions of templates: rendered(x_html), link(x), url_path(x), url_query(x), german(x),
 * number(x), status_name(x), status_look(x); see render_functions.h.
 */
#ifndef BMS_WEB_VIEW_H
#define BMS_WEB_VIEW_H

#include "web/request.h"

/* Sets one value; NULL text sets nothing. */
void view_text(struct request *req, const char *name, const char *value);
void view_int(struct request *req, const char *name, int64_t value);
void view_bool(struct request *req, const char *name, bool value); /* "1" or nothing */

/* An instant or a day as people read it (name) and for machines (name.iso). */
void view_time(struct request *req, const char *name, int64_t seconds);
void view_day(struct request *req, const char *name, const char *day);

/*
 * All rows below `name`: name.0.<column>, name.1.<column> …; the value of `name` itself is their
 * number (so that `each:` meets rows only). Columns are named by the SELECT; days and times are
 * shown as by view_day and view_time, with .iso beside them.
 */
void view_rows(struct request *req, const char *name, const struct db_rows *rows);

/* The same for the first `most` rows; when there are more (ask for most + 1), <name>_more is
 * `most`, for the macro more. */
void view_rows_first(
	struct request *req, const char *name, const struct db_rows *rows, size_t most);

/* One row (the first) as name.<column>; false when there is none. */
bool view_row(struct request *req, const char *name, const struct db_rows *rows);

/* Position in a list: name.page, .pages, .total, .first, .last, .previous, .next (addresses keep
 * the query, `seite` changed). */
void view_pager(
	struct request *req, const char *name, int64_t page, int64_t per_page, int64_t total);

/* A title that names the object, instead of the page record's; also the last breadcrumb. */
void view_title(struct request *req, const char *title);

/* The same for what staff wrote: English pages mark it as German. */
void view_title_german(struct request *req, const char *title);

/* One more step of the breadcrumbs; the page's own title comes last without address (path NULL). */
void view_crumb(struct request *req, const char *label, const char *path);
void view_crumb_german(struct request *req, const char *label, const char *path);

/* The visible word for a language key ("menu.cockpit"), in the request's language; the key itself
 * when it is missing. */
const char *view_word(const struct request *req, const char *key);

/*
 * The visible word for a code that comes from data: view_code(req, "status", "eingegangen") is the
 * word status.eingegangen. Codes are [A-Za-z0-9_-]. Nobody is shown a code: one without a word is
 * code.unknown and a line in the log.
 */
const char *view_code(const struct request *req, const char *group, const char *code);

/* What a status of an object of the kind is called, as the model has it (OBJ-60); the word
 * code.unknown for one it never had. In templates: status_name(), status_look(). */
const char *view_status(const struct request *req, enum object_kind kind, const char *code);

/* What a value of a selection list is called (choice/choice.h): of one that was replaced, what
 * stands for it; the word code.unknown for one the list never had. */
const char *view_choice(const struct request *req, const char *list, const char *code);

/* The same as view_code; NULL when there is no word for it. */
const char *view_code_find(const struct request *req, const char *group, const char *code);

/*
 * For a page between a form and what it does: Beside.N.name, .value, what was typed into the other
 * forms of the page before, as hidden fields behind those of its own form (which begins with its
 * own field form_of), so that it is there again afterwards.
 */
void view_beside(struct request *req);

#endif
