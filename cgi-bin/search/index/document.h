/* An ad as the index takes it. */
#ifndef BMS_SEARCH_INDEX_DOCUMENT_H
#define BMS_SEARCH_INDEX_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEARCH_FACETS 12
#define SEARCH_TEXTS 14

struct search_document {
	int64_t id;
	int64_t version; /* another one after every change */
	int64_t published; /* the newest come first; of equals the greatest id */
	int32_t valid_from; /* days as of day_number */
	int32_t valid_to;
	bool external; /* shown on the external portal; the internal one shows all */
	const char *facets[SEARCH_FACETS];
	/* Of the values; NULL: none. A value is recognised in a query by its label, if that is the
	 * value itself or has several words. */
	const char *labels[SEARCH_FACETS];
	const char *title; /* its words weigh ten times those of the texts */
	const char *texts[SEARCH_TEXTS]; /* each may be NULL */
	/* What is much the same in all ads (offer, notes), or NULL: its words are looked at only
	 * when no ad has them elsewhere, and never as parts of longer ones. */
	const char *small_print;
};

/* Checksum of all texts of a document. */
uint64_t search_content(const struct search_document *document);

#endif
