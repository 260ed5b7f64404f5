/* Facets of which the index knows less than the portals ask. */
#include <string.h>

#include "public_ad/public_ad_private.h"

const char *const public_ad_pays[PUBLIC_AD_PAYS] = {
	"2500", "3000", "3500", "4000", "4500", "5000", "5500", "6000"};

/* Facets of which an ad may have both values. */
static const char *const both_codes[FACET_COUNT][2] = {
	[FACET_WORKING_TIME] = {"full", "part"},
	[FACET_OPEN] = {"change", "return"},
};

/* Ads that are both count for each of the two; both is a choice only where somebody has made it. */
static size_t both_join(struct public_ad_value *values, size_t count, size_t facet,
	const struct public_ad_query *query)
{
	bool chosen = false;
	int64_t both = 0;
	for (size_t i = 0; i < query->facets[facet].count; i++)
		chosen = chosen || !strcmp(query->facets[facet].values[i], "both");
	for (size_t i = 0; i < count; i++)
		if (strcmp(values[i].value, "both") == 0)
			both = values[i].count;
	const char *codes[] = {both_codes[facet][0], both_codes[facet][1], "both"};
	struct public_ad_value joined[3];
	size_t n = 0;
	for (size_t c = 0; c < (chosen ? 3 : 2); c++) {
		int64_t sum = both;
		for (size_t i = 0; i < count && c < 2; i++)
			if (strcmp(values[i].value, codes[c]) == 0)
				sum += values[i].count;
		if (sum > 0 || chosen)
			joined[n++] = (struct public_ad_value){codes[c], NULL, sum};
	}
	memcpy(values, joined, n * sizeof(*values));
	return n;
}

/* Rising; each counts the ads that reach more as well. One that adds nothing to the next is no
 * choice unless it was made. */
static size_t pays_join(
	struct public_ad_value *values, size_t count, const struct public_ad_query *query)
{
	struct public_ad_value joined[PUBLIC_AD_PAYS];
	int64_t sum = 0;
	size_t n = 0;
	for (size_t p = PUBLIC_AD_PAYS; p-- > 0;) {
		int64_t own = 0;
		bool chosen = false;
		for (size_t i = 0; i < count; i++)
			if (strcmp(values[i].value, public_ad_pays[p]) == 0)
				own = values[i].count;
		for (size_t i = 0; i < query->facets[FACET_PAY].count; i++)
			chosen = chosen
				|| !strcmp(query->facets[FACET_PAY].values[i], public_ad_pays[p]);
		sum += own;
		if (own > 0 || chosen)
			joined[n++] = (struct public_ad_value){public_ad_pays[p], NULL, sum};
	}
	for (size_t i = 0; i < n; i++)
		values[i] = joined[n - 1 - i];
	return n;
}

/* Ads that do not say so and ads for everybody are no choice; nor is, outside, what is for staff.
 */
static size_t values_choose(struct public_ad_value *values, size_t count, size_t facet,
	const struct public_ad_query *query)
{
	size_t n = 0;
	if (facet != FACET_HOME && facet != FACET_EXTERNAL)
		return count;
	for (size_t i = 0; i < count; i++)
		if (strcmp(values[i].value, facet == FACET_HOME ? "1" : "0") == 0
			&& (facet == FACET_HOME || query->internal))
			values[n++] = values[i];
	return n;
}

size_t facet_offer(struct public_ad_value *values, size_t count, size_t facet,
	const struct public_ad_query *query)
{
	if (both_codes[facet][0])
		count = both_join(values, count, facet, query);
	if (facet == FACET_PAY)
		count = pays_join(values, count, query);
	return values_choose(values, count, facet, query);
}

/* The least amount asked for, and all above it. */
static size_t pays_ask(const char **values, size_t count)
{
	size_t least = PUBLIC_AD_PAYS, n = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t p = 0; p < least; p++)
			if (strcmp(values[i], public_ad_pays[p]) == 0)
				least = p;
	for (size_t p = least; p < PUBLIC_AD_PAYS; p++)
		values[n++] = public_ad_pays[p];
	return n ? n : count;
}

void facet_ask(struct pool *pool, const struct public_ad_query *query, size_t facet,
	struct search_query *asked)
{
	size_t count = query->facets[facet].count;
	const char **values = POOL_ARRAY(pool, const char *, count + PUBLIC_AD_PAYS + 1);
	for (size_t i = 0; i < count; i++)
		values[i] = query->facets[facet].values[i];
	if (facet == FACET_PAY && count > 0)
		count = pays_ask(values, count);
	if (both_codes[facet][0] && count > 0)
		values[count++] = "both";
	if (facet == FACET_EXTERNAL && !query->internal)
		count = 0;
	asked->facets[facet].values = values;
	asked->facets[facet].count = count;
}
