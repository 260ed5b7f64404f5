/* Reading versions of a comparison that were sent. */
#include "comparison/version.h"

#include <stdlib.h>

#include "base/text.h"
#include "comparison/comparison_private.h"
#include "comparison/part.h"
#include "store/store.h"

static const struct db_field version_fields[] = {
	DB_FIELD(struct comparison_version, id),
	DB_FIELD(struct comparison_version, number),
	DB_FIELD(struct comparison_version, round_id),
	DB_FIELD(struct comparison_version, sent_at),
	DB_FIELD(struct comparison_version, name),
	DB_FIELD(struct comparison_version, profile),
};

#define VERSIONS(profile) \
	"SELECT v.id, v.number, v.round_id, v.sent_at, " profile \
	" AS profile, IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname))" \
	" AS name FROM comparison_version v JOIN staff_user s ON s.id = v.sent_by" \
	" WHERE v.vacancy_id = ?"

enum outcome comparison_versions(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct comparison_version **versions_r, size_t *count_r)
{
	return db_structs(db, pool, VERSIONS("NULL") " ORDER BY v.number DESC LIMIT ?",
		version_fields, versions_r, count_r,
		DB_VALUES(db_int(vacancy_id), db_int(COMPARISON_VERSIONS)));
}

enum outcome comparison_version_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t number, struct comparison_version *version_r)
{
	return db_struct(db, pool,
		VERSIONS("v.profile") " AND (? = 0 OR v.number = ?) ORDER BY v.number DESC LIMIT 1",
		version_fields, version_r,
		DB_VALUES(db_int(vacancy_id), db_int(number), db_int(number)));
}

struct part_row {
	int64_t id, severely_disabled;
	const char *number, *surname, *first_name, *status;
	struct db_cell wrapped, sealed, sealed_before;
};

static const struct db_field part_fields[] = {
	DB_FIELD(struct part_row, id),
	DB_FIELD(struct part_row, severely_disabled),
	DB_FIELD(struct part_row, number),
	DB_FIELD(struct part_row, surname),
	DB_FIELD(struct part_row, first_name),
	DB_FIELD(struct part_row, status),
	DB_FIELD(struct part_row, wrapped),
	DB_FIELD(struct part_row, sealed),
	DB_FIELD(struct part_row, sealed_before),
};

static const char *part_open(struct pool *pool, const uint8_t key[32], int64_t number, int64_t id,
	const struct db_cell *sealed)
{
	return sealed->bytes ? store_unseal(
		       pool, key, part_place(pool, number, id), sealed->bytes, sealed->length)
			     : NULL;
}

static void row_compare(struct pool *pool, const struct comparison *comparison, const char *before,
	int64_t number, struct comparison_row *row)
{
	struct comparison_row old = {0};

	if (number <= 1)
		return;
	row->fresh = !before;
	if (!before)
		return;
	part_parse(pool, before, comparison, &old);
	row->letter_before = old.letter;
	row->place_before = old.place;
	row->changed = !text_equal(old.letter, row->letter) || old.place != row->place;
}

static enum outcome part_row_open(struct pool *pool, const struct comparison_version *version,
	const struct part_row *part, struct comparison *comparison)
{
	struct comparison_row *row = &comparison->rows[comparison->count];
	const char *text;
	uint8_t key[32];
	enum outcome outcome;

	if (!part->wrapped.bytes)
		return OK;
	outcome = store_key_open(OBJECT_APPLICATION, part->id, &part->wrapped, key);
	if (outcome)
		return outcome;
	text = part_open(pool, key, version->number, part->id, &part->sealed);
	if (!text)
		return OK;
	*row = (struct comparison_row){.id = part->id,
		.number = part->number,
		.surname = part->surname,
		.first_name = part->first_name,
		.status = part->status,
		.severely_disabled = part->severely_disabled};
	part_parse(pool, text, comparison, row);
	row_compare(pool, comparison,
		part_open(pool, key, version->number - 1, part->id, &part->sealed_before),
		version->number, row);
	comparison->count++;
	return OK;
}

static int64_t last_of(int64_t place)
{
	return place ? place : INT64_MAX;
}

static int row_order(const void *a, const void *b)
{
	const struct comparison_row *left = a, *right = b;
	int64_t one = last_of(left->place), other = last_of(right->place);

	if (one != other)
		return one < other ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

enum outcome comparison_version_read(struct db *db, struct pool *pool, const struct principal *who,
	const struct comparison_version *version, struct comparison *comparison_r)
{
	struct part_row *parts = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT STRAIGHT_JOIN a.id, " ACCESS_MARK ", a.number, p.surname, p.first_name,"
		" a.status, k.wrapped, t.sealed, o.sealed AS sealed_before"
		" FROM comparison_version v JOIN comparison_part t ON t.version_id = v.id"
		" JOIN application a ON a.id = t.application_id"
		" LEFT JOIN applicant p ON p.id = a.applicant_id"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id"
		" LEFT JOIN comparison_version b ON b.vacancy_id = v.vacancy_id"
		" AND b.number = v.number - 1"
		" LEFT JOIN comparison_part o ON o.version_id = b.id AND o.application_id = a.id"
		" WHERE v.id = ? AND " ACCESS_SEES_APPLICATION("a") " LIMIT ?",
		part_fields, &parts, &count,
		DB_VALUES(ACCESS_BIND_MARK(who), db_int(version->id),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(COMPARISON_MOST)));

	*comparison_r = (struct comparison){.last = version->number};
	profile_parse(pool, version->profile, comparison_r);
	comparison_r->rows = POOL_ARRAY(pool, struct comparison_row, count + 1);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = part_row_open(pool, version, &parts[i], comparison_r);
	if (outcome)
		return outcome;
	qsort(comparison_r->rows, comparison_r->count, sizeof(*comparison_r->rows), row_order);
	comparison_sums(comparison_r);
	return OK;
}
