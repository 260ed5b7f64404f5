/*
 * A request as handlers see it. The dispatcher (page.h) has already read and checked everything
 * here: method, address, session, object and access, form token, declared form.
 */
#ifndef BMS_WEB_REQUEST_H
#define BMS_WEB_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "access/session.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "base/settings.h"
#include "db/db.h"

struct page;
struct site;
struct view; /* the dataset being filled, see view.h */
struct response;

/* The object of the path on which the page's right was checked. */
struct object {
	enum object_kind kind;
	int64_t id;
	const char *number; /* "V-2026-00042" */
	struct access_roles roles; /* by which the person sees it, asked once (may) */
};

/* A file that came with the form. Its bytes lie in the request's spool file; read them with
 * upload_read. */
struct upload {
	const char *name; /* cleaned file name */
	bool broken; /* the name that was sent could not be read; it holds U+FFFD */
	const char *mime; /* by content (libmagic), e.g. "application/pdf" */
	int64_t size;
	int64_t offset; /* in the spool */
	int state; /* for the page: what its `before` has found in the file; 0: nothing yet */
	const void *made; /* likewise: what it has made of it */
	struct upload *next; /* several files of one field */
};

struct request {
	struct pool *pool; /* ends with the request */
	struct db *db;
	const struct settings *settings;
	const struct site *site;
	const struct page *page;
	struct principal principal;
	struct session session; /* token is NULL when there is none */
	const char *lang; /* "de" or "en" */
	const char *base; /* "" or "/en": put before every address of the own site */
	const char *path; /* decoded path without base, e.g. "/vakanzen/V-2026-00042" */
	bool post; /* also while one that was refused is shown again (again.c) */
	bool signed_out; /* set by identify that answers DENIED: whoever this was can sign in again
			    (site->sign_in) */
	const char *refused; /* set by who answers DENIED or TOO_MANY: what to tell the person;
				NULL: nothing in particular */
	struct object object;
	struct problems problems;
	const void *now; /* in save: what page.now filled */
	const char *note; /* a POST that is refused: what its page shows besides the problems; NULL:
			     nothing. Set by save (again.c keeps it too) */
	void *input; /* POST: the struct declared by the page's form, typed and checked for form */
	struct view *view;
	struct response *response;
	struct request_private *private; /* of the web floor */
};

/*
 * May the person do this to the object of the path (without one: at all)? Arithmetic on what the
 * dispatcher has asked for, as is may_roles: the mask of roles by which she may, and may_above: the
 * same of the vacancy that the path's ad or application belongs to (ACC-11, ACC-12).
 */
bool may(const struct request *req, enum right right);
int64_t may_roles(const struct request *req, enum right right);
bool may_above(const struct request *req, enum right right);

/* The same for steps of the object, which alone lead out of the archive: all else that changes it
 * may not be done to what is archived (RET-40), and may says so. */
bool may_step(const struct request *req, enum right right);

/*
 * The id of an object that is named by its number outside the path (a filter of a list). OK;
 * NOT_FOUND (none, or the person has not this right on it); UNAVAILABLE.
 */
enum outcome request_object(struct request *req, enum object_kind kind, const char *number,
	enum right right, int64_t *id_r);

/* May the person open the page at this address of ours (without base)? What the page asks of the
 * state of its object (admit) is not asked. False where nobody could say. */
bool request_may_open(struct request *req, const char *address);

/* The value of a placeholder that is no object, e.g. {token}; NULL when the page's path has none of
 * that name. */
const char *request_path_value(const struct request *req, const char *name);

/* Like it, as number; 0 when it is none. */
int64_t request_path_int(const struct request *req, const char *name);

/*
 * Something of what was asked for is left out (too long, too much, no text): the page says so.
 * request_query and request_query_all note it themselves; handlers call it for limits of their own.
 * request_left_any: was something left out until now?
 */
void request_left_out(const struct request *req);
bool request_left_any(const struct request *req);

/* A query parameter (valid UTF-8, at most 500 characters, else the page says that it was left out),
 * or NULL. For searches and page numbers: pages with a form use their input. */
const char *request_query(const struct request *req, const char *name);
int64_t request_query_int(const struct request *req, const char *name, int64_t fallback);

/* All values of a repeated query parameter (facets), in order; *count_r of them, at most 50. */
const char *const *request_query_all(const struct request *req, const char *name, size_t *count_r);

/* A parameter the web server set (SSO); NULL when absent or empty. Never a header of the client:
 * names starting with HTTP_ end the process. */
const char *request_param(const struct request *req, const char *name);

/* What the client calls itself, or NULL: anybody can write anything there. */
const char *request_agent(const struct request *req);

/* What the session cookie holds, or NULL; for site->identify. */
const char *request_session_token(const struct request *req);

/* Reads `length` bytes of an upload at `at`. OK, UNAVAILABLE (the spool cannot be read). */
enum outcome upload_read(const struct request *req, const struct upload *upload, int64_t at,
	void *bytes_r, size_t length);

/* The same as a source of bytes for the rules; the context is a struct upload_reading. */
struct upload_reading {
	const struct request *req;
	const struct upload *file;
};
enum outcome upload_source(void *context, int64_t at, void *bytes_r, size_t length);

#endif
