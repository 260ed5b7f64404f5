/*
 * A part of a page that sees nothing but what is set here, and is remembered by exactly that
 * (fragment.h): nothing can be left out of its key. For the rows of long tables, of which few have
 * changed from one request to the next.
 */
#ifndef BMS_WEB_PIECE_H
#define BMS_WEB_PIECE_H

#include "base/buf.h"
#include "web/request.h"

struct piece {
	struct buf said;
};

/* Begins one, in the request's pool. */
void piece_begin(struct request *req, struct piece *piece_r);

/* As view_text, view_int, view_bool (view.h). Its template finds what is set as Piece.<name>, and
 * nothing else but words. */
void piece_text(struct piece *piece, const char *name, const char *value);
void piece_int(struct piece *piece, const char *name, int64_t value);
void piece_bool(struct piece *piece, const char *name, bool value);

/* As view_day. */
void piece_day(struct request *req, struct piece *piece, const char *name, const char *day);

/* From here on names are those of <list>.<place>, until the next call. */
void piece_below(struct piece *piece, const char *list, size_t place);

/* Puts the part made from `template`, a literal, into the dataset as `name`, which ends in _html:
 * print it with rendered(). OK; UNAVAILABLE (the template fails; logged). */
enum outcome piece_show(
	struct request *req, const char *name, const char *template, const struct piece *piece);

/* Puts what was said into the dataset, below the node `name`. */
void piece_set(struct request *req, const char *name, const struct piece *piece);

#endif
