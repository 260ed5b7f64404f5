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
	const char *address; /* of a page, without base: "/vakanzen?status=aktiv&format=csv" */
	struct pool *pool; /* of what is answered */
	/* Told of each part: the ids of its rows. What it answers but OK ends the errand. */
	enum outcome (*part)(void *context, const int64_t *ids, size_t count);
	void *context;
	/* What came of it. */
	int file; /* open, with the whole list in it: the caller's to close; -1: none */
	int64_t total; /* rows of the list as it began; 0: more than are counted */
	int64_t rows; /* written */
	enum object_kind kind; /* whose ids the parts are; OBJECT_NONE: something else's */
	enum object_kind about_kind; /* of the audit's line "list_export": object and detail */
	int64_t about_id;
	const char *detail;
};

#endif
