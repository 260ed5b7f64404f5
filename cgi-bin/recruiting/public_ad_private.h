/* What the files behind public_ad.h share: facet values of the shown ads, and words of a search. */
#ifndef BMS_RECRUITING_PUBLIC_AD_PRIVATE_H
#define BMS_RECRUITING_PUBLIC_AD_PRIVATE_H

#include "recruiting/public_ad.h"

/*
 * A set of ads by what lists need of them: facet values, end, version, in the order of the newest
 * first. All counts and any page of any filtered list come from one reading; counts respect the
 * filters of all facets but their own, which SQL could only do by a scan for each.
 */
struct cube;

struct cube *cube_new(struct pool *pool);

/*
 * Adds one ad: its values in the order of enum public_ad_facet, id, last day (days since 2000) and
 * instant of its last change (seconds since the epoch with six decimals), joined by line feeds.
 */
void cube_add(struct cube *cube, const char *ad);

/* Gives a value its label, when it occurs. */
void cube_label(
	struct cube *cube, enum public_ad_facet facet, const char *value, const char *label);

/* What was found by words: a score for each place, less than 0 for ads without them. All of them at
 * first. */
float *cube_scores(const struct cube *cube, struct pool *pool);

/* Sets the score of an ad; one the cube does not have is passed over. */
void cube_score(struct cube *cube, float *scores, int64_t id, float score);

/*
 * Fills total and facets for the query's filters, all in `pool`; values that would find nothing
 * only when they are chosen. Most first. With scores (else NULL) only ads that have one. Returns
 * the places of the ads found, total of them, newest first.
 */
uint32_t *cube_count(const struct cube *cube, struct pool *pool,
	const struct public_ad_query *query, const float *scores,
	struct public_ad_result *result_r);

/* Puts one page of the places found into ads_r, at most `limit`, and returns how many; changes the
 * order of `found`. */
size_t cube_page(struct cube *cube, uint32_t *found, size_t count, enum public_ad_sort sort,
	float *scores, size_t offset, size_t limit, struct public_ad_place *ads_r);

/* What a person typed as a boolean full-text search: "IT  Straßen-Bau!" -> "+IT +Straßen* +Bau*";
 * NULL when no word is left. */
char *public_ad_words(struct pool *pool, const char *text);

/* Forgets what is kept between searches; for tests that change ads. */
void public_ad_forget(void);

#endif
