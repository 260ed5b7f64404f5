/* Parts of pages that are remembered by all they see. */
#include "web/piece.h"

#include <string.h>

#include "base/clock.h"
#include "web/fragment.h"
#include "web/private.h"

/* What was said stands one after the other: its kind, and its texts, each with its end. */
#define VALUE 'v' /* name, value */
#define BELOW 'b' /* list, place */

void piece_begin(struct request *req, struct piece *piece_r)
{
	buf_init(&piece_r->said, req->pool);
}

static void said_add(struct piece *piece, char kind, const char *name, const char *value)
{
	buf_char(&piece->said, kind);
	buf_add(&piece->said, name, strlen(name) + 1);
	buf_add(&piece->said, value, strlen(value) + 1);
}

void piece_text(struct piece *piece, const char *name, const char *value)
{
	if (value)
		said_add(piece, VALUE, name, value);
}

void piece_int(struct piece *piece, const char *name, int64_t value)
{
	char text[VIEW_DIGITS];

	said_add(piece, VALUE, name, view_digits(text, value));
}

void piece_bool(struct piece *piece, const char *name, bool value)
{
	if (value)
		said_add(piece, VALUE, name, "1");
}

void piece_day(struct request *req, struct piece *piece, const char *name, const char *day)
{
	if (!day)
		return;
	piece_text(piece, name, day_show(req->pool, day, req->lang));
	piece_text(piece, pool_printf(req->pool, "%s.iso", name), day);
}

void piece_below(struct piece *piece, const char *list, size_t place)
{
	char text[VIEW_DIGITS];

	said_add(piece, BELOW, list, view_digits(text, (int64_t)place));
}

static const char *after(const char *text)
{
	return text + strlen(text) + 1;
}

static void said_put(const struct buf *said, struct view *view)
{
	struct view *node = view;

	for (const char *at = said->data, *end = at + said->length; at < end;) {
		char kind = *at++;
		const char *name = at, *value = after(name);

		if (kind == BELOW)
			node = view_node(view_node(view, name), value);
		else
			view_set(node, name, value);
		at = after(value);
	}
}

static enum outcome piece_fill(struct request *req, void *context)
{
	said_put(context, view_node(request_view(req), "Piece"));
	return OK;
}

enum outcome piece_show(
	struct request *req, const char *name, const char *template, const struct piece *piece)
{
	struct buf said = piece->said;

	return fragment_show(req, name, template, &said, piece_fill, &said);
}

void piece_set(struct request *req, const char *name, const struct piece *piece)
{
	said_put(&piece->said, view_node(request_view(req), name));
}
