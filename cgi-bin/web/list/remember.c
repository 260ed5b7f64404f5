/* Lists that are remembered as they were shown, like the widgets of a cockpit. */
#include <string.h>

#include "access/places.h"
#include "access/tables.h"
#include "base/clock.h"
#include "web/fragment.h"
#include "web/list/list_private.h"

#define REMEMBER_SECONDS 60 /* at most, should the stamp miss something changed by hand */
#define PART "<!--part-->" /* between the parts that layout/list_parts.cs makes */

static void key_add_person(struct buf *key, const struct principal *who)
{
	fragment_key_int(key, who->id);
	fragment_key_int(key, who->roles);
	access_where_add(key, who->where);
	buf_add(key, access_tables()->digest, sizeof(access_tables()->digest));
}

static void key_add_address(struct buf *key, struct request *req)
{
	const struct pairs *query = request_query_pairs(req);

	fragment_key_text(key, req->base);
	fragment_key_text(key, req->private->address.url);
	for (size_t i = 0; i < query->count; i++) {
		fragment_key_text(key, query->items[i].name);
		fragment_key_text(key, query->items[i].value);
	}
}

/* Once for all lists of a page. */
static enum outcome stamp_read(
	struct request *req, enum access_stamp stamp, const struct db_rows **rows_r)
{
	const struct db_rows **kept = &req->private->stamps[stamp];
	struct db_rows *rows = NULL;
	enum outcome outcome =
		*kept ? OK : access_stamp_read(req->db, req->pool, &req->principal, stamp, &rows);

	if (rows)
		*kept = rows;
	*rows_r = *kept;
	return outcome;
}

/* What the list follows from; *key_r NULL: nothing is kept that it could be compared with. */
static enum outcome list_key(
	struct request *req, const struct list *list, struct buf *key, const struct buf **key_r)
{
	const struct db_rows *stamp = NULL;
	enum outcome outcome;

	*key_r = NULL;
	if (!access_tables())
		return OK;
	outcome = stamp_read(req, list->follows, &stamp);
	if (outcome)
		return outcome;
	buf_init(key, req->pool);
	fragment_key_text(key, list->code);
	fragment_key_text(key, list->prefix);
	fragment_key_text(key, list->select);
	fragment_key_rows(key, stamp);
	fragment_key_int(key, clock_now() / REMEMBER_SECONDS);
	key_add_person(key, &req->principal);
	key_add_address(key, req);
	*key_r = key;
	return OK;
}

static enum outcome parts_fill(struct request *req, void *context)
{
	return list_make(req, "List", context);
}

/* The part at *text, which moves on to the next. */
static void part_take(struct request *req, const char **text, const char *list, const char *name)
{
	const char *end = strstr(*text, PART);
	size_t length = end ? (size_t)(end - *text) : strlen(*text);

	view_text(req, pool_printf(req->pool, "%s.%s_html", list, name),
		pool_strndup(req->pool, *text, length));
	*text += length + (end ? strlen(PART) : 0);
}

enum outcome list_show_remembered(struct request *req, const char *name, const struct list *list)
{
	const struct buf *key = NULL;
	struct list whole = *list;
	const char *text = NULL;
	struct buf bytes;
	enum outcome outcome = list_key(req, list, &bytes, &key);

	if (!outcome)
		outcome =
			fragment_text(req, "layout/list_parts.cs", key, parts_fill, &whole, &text);
	if (outcome)
		return outcome;
	part_take(req, &text, name, "above");
	part_take(req, &text, name, "table");
	part_take(req, &text, name, "pager");
	part_take(req, &text, name, "all");
	return OK;
}
