/* What the rooms below web/ share and handlers do not see. */
#ifndef BMS_WEB_PRIVATE_H
#define BMS_WEB_PRIVATE_H

#include <fcgiapp.h>

#include "access/errand.h"
#include "access/places.h"
#include "base/buf.h"
#include "web/page.h"
#include "web/pairs.h"
#include "web/path.h"
#include "web/render.h"

#define BODY_MEMORY ((int64_t)256 * 1024) /* largest body without files */
#define BODY_TEXT ((int64_t)1 << 20) /* of a page that takes more: largest without files */
#define TOKEN_NONCE 16
#define FORM_TOKEN "form_token" /* names of hidden fields */
#define FORM_OF "form_of" /* see beside.c */
#define FORM_SLIP_TAKE "slip_take" /* see address.c */
#define FORM_SLIP_KEEP "slip_keep"

struct merge_fields; /* web/form/merge.h */

struct route {
	const struct page *page;
	struct pattern pattern;
	bool secret; /* the address holds one: a placeholder {token} */
	size_t object; /* segment of the object's placeholder; PATH_SEGMENTS: none */
	struct template *template; /* once found */
};

/* One worker. */
struct server {
	const struct site *site;
	const struct settings *settings;
	struct pool *pool; /* of the worker */
	struct pool *request_pool;
	struct db *db;
	struct render *render;
	struct route *routes;
	size_t route_count;
	struct buf body; /* pages are rendered here; keeps its memory */
	uint8_t form_key[32];
	const char *cookie; /* full name, with __Host- when secure */
	bool secure;
	bool reload;
	const char *origin; /* of base_url, "https://host", or NULL */
	const char *spool_directory;
};

/* A file of a multipart body, before the form asks for it. */
struct sent_file {
	const char *field;
	const char *name;
	bool broken; /* the name could not be read */
	int64_t offset;
	int64_t size;
};

/* What was typed into a form of the page that was not the one sent. */
struct beside {
	const char *form;
	struct pairs fields;
};

struct request_private {
	struct server *server;
	FCGX_Request *fcgi; /* NULL in unit tests of parsers */
	struct route *route;
	struct path address; /* without base */
	const char *values[PATH_SEGMENTS];
	int lang;
	bool head;
	struct pairs query;
	bool query_parsed;
	bool left_out; /* see request_left_out */
	bool asked; /* page->show was called */
	int64_t began; /* clock_now when the request came */
	int64_t body_until; /* ticks: when reading the body ends */
	bool body_read;
	struct pairs sent; /* everything */
	struct beside
		*beside; /* of other forms than the page's own; on a GET: what was carried here */
	size_t beside_count;
	bool left; /* nothing of it goes along (beside_leave) */
	struct pairs typed; /* of the page's form, as it was sent */
	struct pairs fields; /* the same, or merged with what there is now */
	const uint8_t *basis; /* of the form token that came (merge.h) */
	size_t basis_length;
	struct merge_fields *now; /* what there is now, once it was merged */
	struct buf adopted; /* labels of fields in which others' changes stayed */
	bool merged;
	bool conflict;
	struct sent_file *files;
	size_t file_count;
	int spool; /* file descriptor, -1: none */
	uint8_t nonce[TOKEN_NONCE]; /* of the form token that came */
	bool replayed; /* it was spent before */
	struct {
		enum object_kind kind;
		const char *number; /* NULL: none yet */
		enum outcome outcome;
		struct access_roles roles;
	} beyond; /* the object that was asked about last, whether the person may open its pages */
	bool kept_gone; /* what the address asks to show again is not kept (any more) */
	int crumbs;
	const struct db_rows *stamps[ACCESS_STAMPS]; /* of lists, as far as asked for */
	struct errand *errand; /* nobody waits: the list goes into its file; NULL: somebody does */
};

struct response {
	int status;
	const char *location;
	int refused; /* leads to a form that was refused: with which status */
	const char *notice; /* key of what the page there says */
	const char *mime; /* a body of response_body */
	const char *bytes;
	size_t length;
	const char *allow;
	enum cache cache;
	bool personal; /* holds a form token: never in a shared cache */
	bool cookie;
	bool open; /* scripts of other sites may read it */
	bool shared; /* see response_shared */
	int64_t changed;
	const char *etag;
	bool started; /* the head is sent */
	bool cut; /* started, and failed later */
	int64_t left; /* bytes a started download still owes */
	size_t sent;
};

/* request.c */
const char *request_header(const struct request *req, const char *name);
struct view *request_view(struct request *req);
const struct pairs *request_query_pairs(const struct request *req);

/* body.c: reads the body of a POST. OK, INVALID, TOO_LARGE, UNAVAILABLE. */
enum outcome body_read(struct request *req);
void body_end(struct request *req);

/* upload.c: kind by content; OK, UNAVAILABLE. */
enum outcome upload_kind(const struct request *req, struct upload *upload);

/* view.c: a number as text, without printf; and what every template sees. */
#define VIEW_DIGITS 24
char *view_digits(char text[VIEW_DIGITS], int64_t value);
void view_frame(struct request *req, int status, const char *title);

/* beside.c: parts what was sent, `form` being the page's own (NULL: it has none); what there is of
 * a form (NULL: nothing); all of it, sealed for the session (NULL: nothing), and back. */
void beside_part(struct request *req, const char *form);
const struct pairs *beside_of(const struct request *req, const char *form);
const void *beside_seal(struct request *req, size_t *length_r);
void beside_open(struct request *req, const void *sealed, size_t length);

/* notice.c: what the page that a redirect leads to says. Stored with the save it tells of (OK,
 * UNAVAILABLE); sent along otherwise; shown. */
enum outcome notice_store(struct db *db, struct request *req);
void notice_send(struct request *req);
void notice_show(struct request *req, struct view *page);
bool is_code(const char *code);

/* output.c: head and body of the answer. */
void output_html(struct request *req, int status, const struct buf *body);
void output_answer(struct request *req);
void output_head(
	struct request *req, int status, const char *mime, int64_t length, const char *more);
void output_bytes(struct request *req, const void *bytes, size_t length);
const char *url_with(struct request *req, const char *address, const char *name, const char *value);

/* shared.c: 200 or 304, after it has set the ETag; the headers that go with both. */
int shared_status(struct request *req);
void shared_headers(const struct request *req, struct buf *head);

#endif
