/* What the pages of job alerts share (POR-10). */
#ifndef BMS_PORTAL_ALERT_ALERT_H
#define BMS_PORTAL_ALERT_ALERT_H

#include "alert/alert.h"
#include "web/form/form.h"
#include "web/page.h"

/* The criteria in words, e.g. "Ingenieurin; Arbeitsbereich: IT und Digitalisierung, Bauen und
 * Planen". `all` is the search without criteria. */
const char *alert_words(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *all);

/* All ads of a portal, for names and values of the facets. OK, UNAVAILABLE. */
enum outcome alert_all_ads(struct request *req, bool internal, struct public_ad_result *all_r);

/* Puts the values that can be chosen into the dataset as Facets, those of the query selected; the
 * value of each is "<name>=<value>" as in an address. */
void alert_facets_show(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *all);

/* The query's chosen values as the form's checkboxes send them. */
void alert_criteria_of(
	struct request *req, const struct public_ad_query *query, struct form_values *criteria_r);

/* The address of a search, with base. */
const char *alert_search(const struct request *req, const char *query);

/* The alert of the path's {token} as Alert.(title, frequency, active, search, path). OK; GONE (the
 * page says so); UNAVAILABLE. */
enum outcome alert_show(struct request *req, struct alert *alert_r);

#endif
