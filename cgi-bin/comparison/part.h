/* What is frozen of a comparison, as texts: of each application its part, and the profile. */
#ifndef BMS_COMPARISON_PART_H
#define BMS_COMPARISON_PART_H

#include "comparison/comparison.h"

/* What ties a part to its version and application. */
const char *part_place(struct pool *pool, int64_t number, int64_t application_id);

/* Class, place, reason and ratings of a row; requirements and classes. In the pool. */
const char *part_text(
	struct pool *pool, const struct comparison *comparison, const struct comparison_row *row);
const char *profile_text(struct pool *pool, const struct comparison *comparison);

/* Their inverses: the comparison gets requirements and classes of the profile, the row what its
 * part says, with cells for them. What cannot be read is left out. */
void profile_parse(struct pool *pool, const char *text, struct comparison *comparison_r);
void part_parse(struct pool *pool, const char *text, const struct comparison *comparison,
	struct comparison_row *row_r);

/*
 * Texts that are sealed as records of fields, parted by signs that no text holds: PART_FIELD
 * between fields, PART_RECORD behind each record. The next one, cut into its fields, "" where there
 * are fewer; false: there is none.
 */
#define PART_FIELD "\x1f"
#define PART_RECORD "\x1e"
#define PART_FIELDS 6
bool part_record_next(struct pool *pool, const char **at, const char *fields_r[PART_FIELDS]);

#endif
