/*
 * Errands: a page is asked for in the name of somebody who does not wait for it, and the list that
 * its address takes out goes into a file. web/serve/errand.h runs one, web/list/ writes the file,
 * made/list_file.h keeps it.
 */
#ifndef BMS_ACCESS_ERRAND_H
#define BMS_ACCESS_ERRAND_H

#include "access/access.h"

struct errand {
	/* What is asked for. */
	const struct principal *who;
	const char *lang; /* "de" or "en" */
	const char *list; /* its code */
	int64_t file_id; /* that is made */
	const char *address; /* of a page, without base: "/vakanzen?status=aktiv&format=csv" */
	struct pool *pool; /* of what is answered */
	/* Told of each part: the ids of its rows. What it answers but OK ends the errand. */
	enum outcome (*part)(void *context, const int64_t *ids, size_t count);
	/* Says how far it is, where rows do not. As part. */
	enum outcome (*progress)(void *context, int64_t done, int64_t total);
	void *context;
	/* What came of it. */
	int file; /* open, with the whole list in it: the caller's to close; -1: none */
	struct access_where roles; /* by which rows are seen; set before the first part */
	int64_t total; /* rows of the list as it began; 0: more than are counted */
	int64_t rows; /* written; of a dossier: pages */
	int64_t left_out; /* of a dossier: files that could not be taken */
	enum object_kind kind; /* whose ids the parts are; OBJECT_NONE: something else's */
	const char *action; /* of the audit's line; its object and detail */
	enum object_kind about_kind;
	int64_t about_id;
	const char *detail;
};

#endif
