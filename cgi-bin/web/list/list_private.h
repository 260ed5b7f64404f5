/* What the files of web/list/ share. */
#ifndef BMS_WEB_LIST_LIST_PRIVATE_H
#define BMS_WEB_LIST_LIST_PRIVATE_H

#include "base/buf.h"
#include "format/sheet.h"
#include "web/list/list.h"
#include "web/private.h"

#define LIST_SORT "sortierung"
#define LIST_COLUMN "spalte"
#define LIST_VIEW "ansicht"
#define LIST_AFTER "nach"
#define LIST_BEFORE "vor"
#define LIST_FORMAT "format"
#define LIST_COUNTED "anzahl" /* as format: how many there are, for scripts */

/* What an address asks of a list. */
struct list_state {
	struct request *req;
	const struct list *list;
	struct db_value slots[LIST_SLOTS];
	struct db_list_values values[DB_LIST_FILTERS];
	struct db_list_ask ask;
	struct access_where roles; /* by which rows are seen */
	const struct db_list *source; /* list->source, or what is read instead */
	bool exports; /* may take it out */
	bool file; /* and does */
	const char *typed[DB_LIST_FILTERS]; /* by the place of the filter; NULL: nothing */
	const char *refused[DB_LIST_FILTERS]; /* why what was typed finds nothing */
	bool nothing; /* so there are no rows */
	bool shown[DB_LIST_COLUMNS];
	bool standard_columns; /* those of the record */
	int64_t before; /* rows before the page, as far as the address says */
	int64_t total; /* rows of the list, LIST_COUNT_MAX + 1: more; once they are counted */
	const char *query; /* what a row's page is told of the list (walk.c) */
	struct db_rows *views;
	int64_t view; /* id of the one in use; 0: none */
	const char *view_name;
	bool view_standard; /* some view opens with the list */
	struct pairs kept; /* what the view says */
	bool left; /* somebody has gone on to the page of a row: nothing but `kept` says what was
		      asked for */
	struct buf gone; /* what was asked for and is not there (any more): left out */
	struct buf lost; /* the same of what rows were to belong to: there are none */
};

/* How a further address differs from this one. */
struct list_change {
	int sort; /* place in the source; -1: the same */
	bool descending;
	int without; /* place of the filter to leave out; -1: none */
	int mine; /* place of the filter to ask for; -1: none */
	const char *after, *before; /* a place */
	const char *format;
	int64_t view; /* -1: the same, else nothing but this view */
};

/* The same address. */
static const struct list_change list_same = {.sort = -1, .without = -1, .mine = -1, .view = -1};

/* state.c */
enum outcome list_read(struct request *req, const struct list *list, struct list_state *state);
/* The same by a query of list_asked, on any page. */
enum outcome list_read_left(
	struct request *req, const struct list *list, const char *query, struct list_state *state);
/* Is it a name of this list in an address? */
bool list_owns(const struct list_state *state, const char *name);
/* Is it one that views keep? */
bool list_keeps(const struct list_state *state, const char *name);
/* The place of a column by its code; -1: there is none. */
int list_column_find(const struct list *list, const char *code);
/* Does the column show an alias that the column of the source by this code gives? */
bool list_column_needs(const struct list_column *column, const char *code);
/* The name with the prefix of the list. */
const char *list_name(const struct list_state *state, const char *name);

/* address.c */
const char *list_address(struct list_state *state, const struct list_change *change);
/* Columns, order and filters as a query, as views keep them. */
const char *list_query(struct list_state *state);
/* All that is asked for but the place, as a query for list_read_left and the list's address. */
const char *list_asked(struct list_state *state);
/* Is it a name that no further address has? */
bool list_passing(const char *name);
void list_add_pair(struct buf *query, const char *name, const char *value);

/* place.c: a place as text that only this program reads and only this person uses. */
const char *list_place_seal(struct list_state *state, const struct db_rows *rows, size_t row);
bool list_place_open(struct list_state *state, const char *text);
/* The same as bytes: the rows before, then the values of the place. */
void list_place_write(struct buf *buf, const struct db_list_place *place, int64_t before);
bool list_place_read(struct list_state *state, const char *plain, size_t length);

/* walk.c: where the page of a row leads to, with the row's place in the list. */
const char *list_walk_to(struct list_state *state, const struct list_row *row, const char *address);

/* cell.c */
const char *list_label(const struct list_state *state, const struct list_column *column);
/* A cell as it is shown; NULL: there is none of it. */
struct list_shown {
	const char *text;
	const char *code; /* of the badge */
	const char *iso,
		*full; /* the day or instant for machines; in full, where words are shown */
	const char *href;
	const char *note;
};
void list_show_cell(struct list_state *state, const struct list_column *column,
	const struct list_row *row, struct list_shown *shown_r);
/* What a column's cells are to the template. */
const char *list_kind(const struct list_column *column);
/* As a person reads it; NULL: nothing. `words`: near days in words. */
const char *list_text(struct list_state *state, const struct list_column *column,
	const struct list_row *row, bool words);

/* said.c: "a,b" in words of the filter's group; all that the list is filtered by, NULL: nothing.
 * OK, UNAVAILABLE. */
const char *list_given_words(struct list_state *state, size_t place);
enum outcome list_said(struct list_state *state, const char **said_r);

/* rows.c: the rows of the page, as the part "<name>.rows_html" (web/fragment.h). */
enum outcome list_show_rows(struct list_state *state, const char *name, const struct db_rows *rows);

/* show.c: the node "<name>.<number>" of the list's; fills `name` anew. */
struct view *list_item(struct request *req, struct view *list, const char *name, size_t number);
enum outcome list_make(struct request *req, const char *name, const struct list *list);

/* show_filter.c: the filter at this place, with what can be chosen. OK, UNAVAILABLE. */
enum outcome list_show_filter(struct list_state *state, struct view *list, size_t place);

/* remember.c: fills <name>.above_html, .table_html and .pager_html. */
enum outcome list_show_remembered(struct request *req, const char *name, const struct list *list);

/* Where this person may take the list out now. */
struct access_where list_takers(
	struct pool *pool, const struct principal *who, const struct list *list);

/* later.c: leads to the page that asks the queue for the file. OK, UNAVAILABLE. */
enum outcome list_later(struct list_state *state, const char *format);

/* export.c */
enum outcome list_export(struct list_state *state, enum sheet_kind kind);

#endif
