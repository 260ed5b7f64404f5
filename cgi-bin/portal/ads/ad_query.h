/* What the list of ads, its feed and the API ask for, read from the query of the address (POR-02,
 * INT-60). */
#ifndef BMS_PORTAL_ADS_AD_QUERY_H
#define BMS_PORTAL_ADS_AD_QUERY_H

#include "public_ad/public_ad.h"
#include "web/request.h"

/* A facet in addresses: its name, and the group of language keys of its values (NULL: they are of a
 * selection list, or the value or its label is a word itself). */
struct ad_facet {
	enum public_ad_facet facet;
	const char *name;
	const char *group;
};

/* In the order they are shown; the first four are those the API says of each ad. */
extern const struct ad_facet ad_facets[FACET_COUNT];

/* Words of the orders in addresses, by enum public_ad_sort. */
extern const char *const ad_sorts[];

/*
 * Reads q, genau (1: the words as they are typed), the facets, sortierung (when missing: by
 * relevance with words, else the newest) and seite; what makes no sense is passed over. per_page is
 * PUBLIC_AD_PAGE.
 */
void ad_query_read(const struct request *req, struct public_ad_query *query_r);

/* The same search as the text of a query, without page: "q=arzt&ort=Nordhafen", "" for all ads. */
char *ad_query_text(const struct request *req, const struct public_ad_query *query);

/* A facet's value as addresses have it. */
const char *ad_facet_word(enum public_ad_facet facet, const char *code);

/* The visible word of a facet's value; `label` is what the result knows of it. */
const char *ad_facet_label(const struct request *req, const struct ad_facet *facet,
	const char *value, const char *label);

/* "1" when a facet's values are named by staff, in German; else NULL. */
const char *ad_facet_german(const struct ad_facet *facet);

#endif
