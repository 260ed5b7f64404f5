/*
 * Parts of pages that depend on nothing but given bytes: rendered once per worker for the same
 * bytes and language, then remembered by their content. What has changed has other bytes, so
 * nothing old is ever shown; what is asked for often costs a comparison.
 */
#ifndef BMS_WEB_FRAGMENT_H
#define BMS_WEB_FRAGMENT_H

#include "base/buf.h"
#include "web/request.h"

/* Fills the part's own dataset by the functions of view.h. Returns OK or what went wrong. */
typedef enum outcome fragment_fill(struct request *req, void *context);

/*
 * Puts the part made from `template` into the dataset as `name`, which ends in _html: print it with
 * rendered(). `template` is a literal; `key` must hold everything the part depends on; NULL: not
 * remembered. OK; what fill returned; UNAVAILABLE (the template fails; logged).
 */
enum outcome fragment_show(struct request *req, const char *name, const char *template,
	const struct buf *key, fragment_fill *fill, void *context);

/* The same text as the caller's; *text_r may be used until the request ends. OK; what fill
 * returned; UNAVAILABLE. */
enum outcome fragment_text(struct request *req, const char *template, const struct buf *key,
	fragment_fill *fill, void *context, const char **text_r);

/* Adds to a key: a text (NULL is not ""), a number, all cells of rows. */
void fragment_key_text(struct buf *key, const char *text);
void fragment_key_int(struct buf *key, int64_t number);
void fragment_key_rows(struct buf *key, const struct db_rows *rows);

#endif
