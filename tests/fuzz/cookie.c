/* Cookies and queries as the parameters of a real request. */
#include "fuzz.h"

#include "web/private.h"

/* The one unit that is tested here; of the dataset it asks for, nothing is used. */
#include "web/request.c"

struct view *view_new(void)
{
	abort();
}

bool right_changes(enum right right)
{
	(void)right;
	abort();
}

int64_t access_by(const struct principal *principal, struct access_roles seen, enum right right)
{
	(void)principal;
	(void)seen;
	(void)right;
	abort();
}

enum outcome object_find_roles(struct db *db, struct pool *pool, const struct principal *principal,
	enum object_kind kind, const char *number, int64_t *id_r, struct access_roles *roles_r)
{
	(void)db;
	(void)pool;
	(void)principal;
	(void)kind;
	(void)number;
	(void)id_r;
	(void)roles_r;
	abort();
}

/* The first line is the cookie header, the rest the query. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct pool *pool = pool_new();
	const uint8_t *end = memchr(bytes, '\n', length);
	size_t head = end ? (size_t)(end - bytes) : length;
	size_t begin = end ? head + 1 : length;
	char *text = exact(bytes, length);
	char *envp[] = {
		pool_printf(pool, "HTTP_COOKIE=%.*s", (int)head, text),
		pool_printf(pool, "QUERY_STRING=%.*s", (int)(length - begin), text + begin),
		NULL,
	};
	free(text);
	FCGX_Request fcgi = {.envp = envp};
	struct server server = {.cookie = "__Host-bms_portal"};
	struct request_private private = {.server = &server, .fcgi = &fcgi, .spool = -1};
	struct request req = {.pool = pool, .private = &private};
	const char *token = request_session_token(&req);
	MUST(!token || !strchr(token, ';'));
	size_t count = 0;
	request_query(&req, "q");
	request_query_int(&req, "seite", 1);
	request_query_all(&req, "ort", &count);
	MUST(count <= 50);
	pool_free(&pool);
	return 0;
}
