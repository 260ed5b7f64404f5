/*
 * From row to row of a list, on the pages of the rows: with `walked` a list's links to the pages of
 * its rows (the column that names them) say in liste=… what the list was asked for, how many rows
 * it had and where this one stood. It is sealed, since it may hold what people are called, and the
 * same for everybody; whoever opens it is shown neighbours only from what she sees of the list.
 * They are those of the place that the row had, whether it has left the list since or not; "3 of
 * 40" is said of the list as it was when it was left.
 */
#ifndef BMS_WEB_LIST_WALK_H
#define BMS_WEB_LIST_WALK_H

#include "web/list/list.h"

/*
 * On the page of an object: fills Walk.(place, total, more_than, name, filtered, list, query) and
 * Walk.previous and .next.(href, label), each where there is one, for layout/walk.cs. Nothing when
 * the address names no place of this object. Two short reads, one more where the total is not
 * known. OK, UNAVAILABLE.
 */
enum outcome list_walk_show(struct request *req);

/* "?liste=…" as this address has it, or "": for forms and further pages of the same object. */
const char *list_walk(struct request *req);

/* The address, without base, of the next one; NULL: there is none. OK, UNAVAILABLE. */
enum outcome list_walk_next(struct request *req, const char **address_r);
enum outcome list_walk_previous(struct request *req, const char **address_r);

/* Where rows of another table stand in a list that says `walked`. */
struct list_walk_rows {
	const char *list; /* its code */
	const char *query; /* what it is asked for: "vakanz=V-2026-00007" */
	int64_t before; /* rows before the first; -1: not known */
	int64_t total; /* -1: not known */
};

/* "?liste=…" for the row at `row`, by its place in the order that the list has unless another one
 * is asked for. */
const char *list_walk_from(struct request *req, const struct list_walk_rows *rows, size_t row,
	const struct db_list_place *place);

#endif
