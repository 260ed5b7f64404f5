/*
 * Lists of more rows than are made into a file while somebody waits (LIST_AT_ONCE): list_show leads
 * to the page LIST_LATER_PAGE, which asks for the file; what it is to hold goes along in the
 * address, sealed for the person, since it may hold what people are called.
 */
#ifndef BMS_WEB_LIST_LATER_H
#define BMS_WEB_LIST_LATER_H

#include "web/list/list.h"

#define LIST_LATER_PAGE "/dateien/neu"
#define LIST_LATER "liste" /* in the address */
#define LIST_LATER_MAX 6000 /* characters of it */

struct list_later {
	const char *code; /* of the list */
	const char *format; /* "csv", "xlsx" */
	const char *said; /* what it is filtered by, in words; "": nothing */
	const char *address; /* that takes it out, without base (access/errand.h) */
};

/* What the page's address carries; NULL: nothing. */
const char *list_later_sent(struct request *req);

/* What was sealed for this person. OK; NOT_FOUND (made up, or cut, or another person's). */
enum outcome list_later_open(struct request *req, const char *sealed, struct list_later *later_r);

/* The list's name by its code, in the request's language; the code where there is none. */
const char *list_later_title(const struct request *req, const char *code);

/* The bits of the roles by which the person may take out lists of this code now; 0: none. */
struct access_where list_later_takers(const struct request *req, const char *code);

#endif
