/* What the search knows of an ad besides its texts (POR-02). */
#ifndef BMS_PUBLIC_AD_AD_WORDS_H
#define BMS_PUBLIC_AD_AD_WORDS_H

#include <stdbool.h>

#include "public_ad/public_ad.h"

/* The words by which a value of a facet is found: its label in German and English. NULL: none. */
const char *ad_facet_words(
	struct db *db, struct pool *pool, enum public_ad_facet facet, const char *value);

/* The selection list whose values a facet has (choice/choice.h); NULL: none. */
const char *ad_facet_list(enum public_ad_facet facet);

/* A value as it is by now: of a selection list, what stands for it (OBJ-16). */
const char *ad_facet_now(struct db *db, enum public_ad_facet facet, const char *value);

/* Does a text say that one may work at home? Sentences that say "nicht" or "kein" do not count.
 * NULL says nothing. */
bool ad_says_home(const char *text);

/* The facet of a code as the thesaurus has it ("kind", "working_time" …); FACET_COUNT: none. */
enum public_ad_facet ad_facet_of_code(const char *code);

#endif
