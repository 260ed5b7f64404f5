/* Counting what a reader sees of vacancies' applications and ads. */
#include "recruiting/counted.h"

#include <stdlib.h>
#include <string.h>

#include "access/places.h"
#include "access/tables.h"

enum { OF_ROLES, OF_ENDS, OF_ASKED, OF_NUMBER, OF_FACTS }; /* the numbers before the statuses */

struct sights {
	const struct access_status *rows;
	size_t count;
};

/* Has what the role sees ended in the vacancy? */
static bool has_ended(const struct access_status *sight, const int64_t facts[OF_FACTS])
{
	int64_t ends = facts[OF_ENDS];

	if (facts[OF_ASKED] & ROLE_BIT(sight->role_id))
		ends &= ~ACCESS_ENDS_CLOSED;
	return sight->ends & ends;
}

/* Is all that has this status seen by one of the roles? */
static bool is_seen(const struct sights *sights, enum object_kind kind, int64_t roles,
	const int64_t facts[OF_FACTS], const char *status, size_t length)
{
	for (size_t i = 0; i < sights->count; i++) {
		const struct access_status *sight = &sights->rows[i];

		if (sight->kind == (int64_t)kind && roles & ROLE_BIT(sight->role_id)
			&& (kind != OBJECT_APPLICATION || sight->condition == ACCESS_ALWAYS)
			&& strlen(sight->status) == length
			&& strncmp(sight->status, status, length) == 0 && !has_ended(sight, facts))
			return true;
	}
	return false;
}

/* So many numbers before the statuses; gives what follows them. */
static const char *facts_read(const char *raw, int64_t facts_r[OF_FACTS], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *end;

		facts_r[i] = strtoll(raw, &end, 10);
		raw = *end ? end + 1 : end;
	}
	return raw;
}

static int64_t applications_of(const struct sights *sights, int64_t roles, const char *raw)
{
	int64_t facts[OF_FACTS], number;

	raw = facts_read(raw, facts, OF_FACTS);
	number = facts[OF_NUMBER];
	while (*raw) {
		size_t length = strcspn(raw, ":");
		char *end;
		int64_t there = strtoll(raw + length + 1, &end, 10);

		if (is_seen(sights, OBJECT_APPLICATION, roles & facts[OF_ROLES], facts, raw,
			    length))
			number += there;
		raw = *end ? end + 1 : end;
	}
	return number;
}

/* The number behind "status:"; 0 when there is none. */
static int64_t number_of(const char *raw, const char *status)
{
	size_t length = strlen(status);

	while (*raw) {
		if (strncmp(raw, status, length) == 0 && raw[length] == ':')
			return strtoll(raw + length + 1, NULL, 10);
		raw += strcspn(raw, ",");
		raw += *raw == ',';
	}
	return 0;
}

static struct db_cell text_cell(const char *text)
{
	return (struct db_cell){.bytes = text, .length = strlen(text)};
}

static void row_add(struct pool *pool, const struct counted_vacancy *vacancy, const char *status,
	int64_t applications, struct db_rows *rows, struct db_cell *cells)
{
	struct db_cell *row = &cells[rows->count++ * rows->columns];

	row[0] = text_cell(vacancy->number);
	row[1] = text_cell(vacancy->title);
	row[2] = text_cell(status);
	row[3] = text_cell(pool_printf(pool, "%lld", (long long)applications));
	row[3].number = applications;
}

/* False: there are some that are seen on conditions. */
static bool statuses_add(struct pool *pool, int64_t roles, const struct counted_vacancy *vacancy,
	struct db_rows *rows, struct db_cell *cells)
{
	const struct access_tables *tables = access_tables();
	const struct sights sights = {tables->statuses, tables->status_count};
	const struct status_name *name = NULL;
	int64_t facts[OF_FACTS];
	const char *raw = facts_read(vacancy->raw, facts, OF_FACTS);

	while ((name = status_name_next(OBJECT_APPLICATION, name))) {
		int64_t there = number_of(raw, name->code);

		if (there > 0
			&& is_seen(&sights, OBJECT_APPLICATION, roles & facts[OF_ROLES], facts,
				name->code, strlen(name->code)))
			row_add(pool, vacancy, name->code, there, rows, cells);
	}
	return facts[OF_NUMBER] == 0;
}

bool counted_by_status(struct pool *pool, int64_t applications,
	const struct counted_vacancy *vacancies, size_t count, struct db_rows *rows_r)
{
	static const char *const names[] = {"number", "title", "status", "applications"};
	static const enum db_kind kinds[] = {DB_KIND_TEXT, DB_KIND_TEXT, DB_KIND_TEXT, DB_KIND_INT};
	struct db_cell *cells =
		POOL_ARRAY(pool, struct db_cell, count * access_tables()->name_count * 4);

	*rows_r = (struct db_rows){.columns = 4, .names = names, .kinds = kinds, .cells = cells};
	for (size_t i = 0; i < count; i++)
		if (vacancies[i].raw
			&& !statuses_add(pool, applications, &vacancies[i], rows_r, cells))
			return false;
	return true;
}

static int64_t ads_of(const struct sights *sights, int64_t roles, const char *raw)
{
	int64_t facts[OF_FACTS] = {0}, number = 0;

	raw = facts_read(raw, facts, 1);
	while (*raw) {
		size_t length = strcspn(raw, ",");

		number +=
			is_seen(sights, OBJECT_JOBAD, roles & facts[OF_ROLES], facts, raw, length);
		raw += length + (raw[length] == ',');
	}
	return number;
}

typedef int64_t count_of(const struct sights *sights, int64_t roles, const char *raw);

/* The column of this name becomes one of numbers. */
static void column_count(struct pool *pool, const struct sights *sights, int64_t roles,
	const char *name, count_of *count, struct db_rows *rows)
{
	size_t column = 0, cells = rows->count * rows->columns;
	struct db_cell *counted;
	enum db_kind *kinds;

	while (column < rows->columns && strcmp(rows->names[column], name) != 0)
		column++;
	if (column == rows->columns)
		return;
	counted = POOL_ARRAY(pool, struct db_cell, cells);
	kinds = POOL_ARRAY(pool, enum db_kind, rows->columns);
	memcpy(counted, rows->cells, cells * sizeof(*counted));
	memcpy(kinds, rows->kinds, rows->columns * sizeof(*kinds));
	kinds[column] = DB_KIND_INT;
	for (size_t i = 0; i < rows->count; i++) {
		struct db_cell *cell = &counted[i * rows->columns + column];

		if (!cell->bytes)
			continue;
		cell->number = count(sights, roles, cell->bytes);
		cell->bytes = pool_printf(pool, "%lld", (long long)cell->number);
		cell->length = strlen(cell->bytes);
	}
	rows->cells = counted;
	rows->kinds = kinds;
}

enum outcome counted_take(
	struct db *db, struct pool *pool, int64_t applications, int64_t ads, struct db_rows *rows)
{
	struct sights sights;
	enum outcome outcome =
		rows->count ? access_statuses(db, pool, &sights.rows, &sights.count) : OK;

	if (outcome || !rows->count)
		return outcome;
	column_count(pool, &sights, applications, "applications", applications_of, rows);
	column_count(pool, &sights, ads, "ads", ads_of, rows);
	return OK;
}

enum outcome counted_is_plain(struct db *db, struct pool *pool, int64_t roles, bool *plain_r)
{
	struct sights sights;
	enum outcome outcome = access_statuses(db, pool, &sights.rows, &sights.count);

	*plain_r = true;
	for (size_t i = 0; !outcome && i < sights.count; i++)
		if (roles & ROLE_BIT(sights.rows[i].role_id)
			&& sights.rows[i].condition != ACCESS_ALWAYS)
			*plain_r = false;
	return outcome;
}
