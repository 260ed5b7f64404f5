/*
 * Lists: one record says what a table of the backend shows, how it is sorted and filtered, and who
 * may take it out. The rows come from a record of a rules room (db/list.h); codes join the two.
 *
 *	static const struct list_column columns[] = {
 *		{.code = "name", .label = "backend.name", .head = true, .link = "/projekte/",
 *			.link_from = "number"},
 *		{.code = "status", .label = "backend.status", .type = LIST_STATUS,
 *			.kind = OBJECT_PROJECT},
 *	};
 *	static const struct list projects = {.code = "projects", .path = "/projekte", …};
 *
 *	static enum outcome show(struct request *req) { return list_show(req, "List", &projects); }
 *
 * The template includes layout/list.cs and calls list(List). Everything stands in the address and
 * works without scripts: sortierung=name (-name: downwards), spalte=… once for each column that is
 * shown, one name for each filter, ansicht=… for a view that was kept, and nach=, vor=: a place,
 * sealed, since it holds what people are called. format=csv or xlsx takes the list out,
 * format=anzahl answers a script with the number of rows. With a prefix all these names begin with
 * it, so that a page may have several lists.
 */
#ifndef BMS_WEB_LIST_LIST_H
#define BMS_WEB_LIST_LIST_H

#include "access/places.h"
#include "db/list.h"
#include "web/request.h"

#define LIST_PAGE 50 /* rows */
#define LIST_COUNT_MAX 1000 /* beyond it a list says "more than" */
#define LIST_AT_ONCE 5000 /* rows of a file that is made while somebody waits */
#define LIST_SLOTS 12

enum list_type {
	LIST_TEXT,
	LIST_GERMAN, /* what staff wrote */
	LIST_NUMBER,
	LIST_DAY, /* in words when it is near */
	LIST_TIME, /* likewise, with the hour */
	LIST_INSTANT, /* date and hour, never in words */
	LIST_CODE, /* a word for a code */
	LIST_STATUS, /* the same as a badge */
	LIST_PICTURE, /* `text` gives the address of one that only goes with the row's words */
};

/* The row being shown. */
struct list_row {
	const struct db_rows *rows;
	size_t row;
};

/* A cell of the row by its column's alias; NULL: there is nothing. */
const char *list_cell(const struct list_row *row, const char *name);

struct list_column {
	const char *code; /* also of the record that is read, and of its order, if it has one */
	const char *label; /* language key */
	enum list_type type;
	const char *words; /* LIST_CODE, LIST_STATUS: group of language keys */
	enum object_kind kind; /* LIST_STATUS: it is a status of this kind's model, instead */
	const char *list; /* LIST_CODE: it is a value of this selection list, instead */
	const char *from; /* alias of the cell; NULL: the code */
	const char *empty; /* language key of what stands where there is nothing; NULL: "–" */
	const char *link; /* the cell leads there: an address, then the cell link_from */
	const char *link_from; /* alias */
	const char *link_to; /* what follows it; NULL: nothing */
	/* Says the cell in words of its own; NULL: there is nothing. May be NULL. */
	const char *(*text)(struct request *req, const struct list_row *row);
	const char *note; /* alias of a second, small line; shown where there is one */
	const char *note_label; /* language key before it */
	bool head; /* names the row; the first line on a phone */
	bool hidden; /* not shown unless it is chosen */
	bool wide; /* not on a phone */
};

enum list_filter_type {
	LIST_WORDS, /* a field to type in */
	LIST_CHOICE, /* one of some */
	LIST_MINE, /* "mine" or "all" */
	LIST_FROM, /* a day */
	LIST_GIVEN, /* comes with an address alone, and can be left out */
};

struct list_filter {
	const char *code; /* the name in the address, and of the record that is read */
	const char *label;
	const char *hint; /* language key, or NULL */
	enum list_filter_type type;
	const char *words; /* LIST_CHOICE: group of language keys of the choices; LIST_GIVEN: of its
			      values */
	const char *const *choices; /* LIST_CHOICE: codes, NULL-terminated */
	enum object_kind kind; /* LIST_CHOICE: the statuses of this kind's model, instead */
	const char *list; /* LIST_CHOICE: the values of this selection list, instead */
	const char *without; /* but for these: a comma list; NULL: all */
	/* LIST_CHOICE: value in column 0, label in column 1, instead of choices. OK, UNAVAILABLE.
	 */
	enum outcome (*options)(struct request *req, const struct db_rows **rows_r);
	/* What is bound for what was typed; NULL: the text itself. OK; INVALID (nothing is found
	 * by it, and the list says so: problem.<reason>); NOT_FOUND (nothing is found by it: there
	 * is no such thing, or not any more, or not for the person); others end the request. */
	enum outcome (*value)(
		struct request *req, const char *typed, struct db_list_values *values_r);
	const char *reason; /* language key problem.<reason> of what value refuses */
	const char *pick; /* LIST_WORDS: address, without base, of a page that answers the script
			     with what the words find (pick_answer); NULL: none */
	bool unkept; /* finds applicants by what they are called: no view keeps it */
};

struct list {
	const char *code; /* names its views; [a-z_] */
	const char *title; /* the table's name is the word title.<title> */
	const char *path; /* of the page, for views that are kept; NULL: it keeps none */
	const char *prefix; /* of the names in the address; NULL: none */
	enum right right; /* by which rows are seen: those of a role that may also take lists out
			     are in a file (EXPORT; never PR, LAW-14) */
	bool export;
	/* What the page is about, for the audit of a file, where the address names it by an id: its
	 * kind and the placeholder ("group"). OBJECT_NONE: the page's object, if it has one. */
	enum object_kind about;
	const char *about_id;
	const struct db_list *source;
	/* Chooses what is read instead of the source, for roles by which rows are seen and for the
	 * filters asked for, and gives its arms (db/list.h) and further slots: one of `others`,
	 * which have columns, orders and filters of the same names. OK, UNAVAILABLE. NULL: nothing
	 * else is. */
	enum outcome (*choose)(struct request *req, struct access_where roles,
		struct db_list_ask *ask, struct db_value *slots, const struct db_list **source_r);
	const struct db_list *const *others; /* NULL-terminated; NULL: none */
	/* Fills the slots of the source for roles by which rows are seen. For a file every right of
	 * req->principal is then held only by roles that may take lists out. May be NULL. */
	void (*bind)(struct request *req, struct access_where roles, struct db_value *slots_r);
	const struct list_column *columns;
	size_t column_count;
	const struct list_filter *filters;
	size_t filter_count;
	const char *sort; /* of the source, until another one is asked for */
	bool descending;
	const char *empty; /* language key: there is nothing */
	const char *select; /* field of the page's form that takes the ids of rows chosen
			       (checkboxes); NULL: none can be */
	int64_t page; /* rows; 0: LIST_PAGE */
	/* All that is shown follows from this (access/places.h), the person's rights, the address
	 * and the minute: the list is remembered as it was shown, and the template has nothing of
	 * it but list(List) or list_to_choose(List, …). ACCESS_STAMP_NONE: it is read each time. */
	enum access_stamp follows;
	bool walked; /* the page of a row leads on to the next one (walk.h) */
};

#define LIST_COLUMNS_OF(array) .columns = (array), .column_count = DB_LIST_COUNT(array)
#define LIST_FILTERS_OF(array) .filters = (array), .filter_count = DB_LIST_COUNT(array)
#define LISTS(...) \
	.lists = (const struct list *const[]) \
	{ \
		__VA_ARGS__, NULL \
	} /* of a page */

/*
 * Reads what the address asks for and fills `name` for layout/list.cs; with format= the answer is
 * the file, noted in the audit; one of more than LIST_AT_ONCE rows leads to the page that has the
 * queue make it (later.h). Further lists of the page are then left alone. OK; NOT_FOUND (a file
 * somebody may not have); UNAVAILABLE.
 */
enum outcome list_show(struct request *req, const char *name, const struct list *list);

/* Is everything there that the record names: columns, orders, filters, words? Logs what is not.
 * `word` gives the word of a language key, or NULL. */
typedef const char *list_word(void *context, const char *key);
bool list_check(const struct list *list, list_word *word, void *context);

#endif
