/* Counting what a reader sees of vacancies' applications and ads. */
#include "recruiting/counted.h"

#include <stdlib.h>
#include <string.h>

#include "access/places.h"
#include "access/tables.h"

enum {
	OF_ROLES,
	OF_AUTHORITY,
	OF_ENDS,
	OF_ASKED,
	OF_NUMBER,
	OF_FACTS
}; /* the numbers before the statuses */

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

/* What was read of a vacancy's applications. */
struct counters {
	int64_t facts[OF_FACTS];
	const char *statuses; /* "status:number,…" */
	const char *marks; /* "status:refused,…", one for each mark */
};

static struct counters counters_read(const char *raw)
{
	struct counters counters = {.statuses = NULL};

	counters.statuses = facts_read(raw, counters.facts, OF_FACTS);
	counters.marks = counters.statuses + strcspn(counters.statuses, ";");
	counters.marks += *counters.marks == ';';
	return counters;
}

/* From pair to pair of such a list: the length of the word before the colon, and the number behind
 * it. */
static size_t pair_read(const char *at, int64_t *number_r, const char **next_r)
{
	size_t length = strcspn(at, ":");
	char *end;

	*number_r = strtoll(at + length + 1, &end, 10);
	*next_r = *end == ',' ? end + 1 : end;
	return length;
}

static bool at_pair(const char *at)
{
	return *at && *at != ';';
}

static bool is_sight(
	const struct access_status *sight, int64_t role, const char *status, size_t length)
{
	return sight->kind == OBJECT_APPLICATION && sight->role_id == role
		&& strlen(sight->status) == length && strncmp(sight->status, status, length) == 0;
}

/* Does one of the severely disabled take part in a status in which the role sees those among whom
 * there is one (ACCESS_ONE_AMONG)? */
static bool has_one_among(
	const struct sights *sights, const struct counters *counters, int64_t role)
{
	const char *next;

	for (const char *at = counters->marks; at_pair(at); at = next) {
		int64_t refused;
		size_t length = pair_read(at, &refused, &next);

		for (size_t i = 0; !refused && i < sights->count; i++)
			if (sights->rows[i].condition == ACCESS_SEVERE_AMONG
				&& is_sight(&sights->rows[i], role, at, length))
				return true;
	}
	return false;
}

/* How many of a status are seen on a condition about the mark: those who take part with one, those
 * without a mark, or both; never those who refused. */
static int64_t marked_seen(const struct sights *sights, int64_t roles,
	const struct counters *counters, const char *status, size_t length, int64_t there)
{
	bool part = false, rest = false;
	int64_t marked = 0, taking = 0, refused;
	const char *next;

	for (size_t i = 0; i < sights->count; i++) {
		const struct access_status *sight = &sights->rows[i];
		bool among = sight->condition == ACCESS_SEVERE_AMONG;

		if (!(roles & ROLE_BIT(sight->role_id)) || has_ended(sight, counters->facts)
			|| !is_sight(sight, sight->role_id, status, length))
			continue;
		if (among && has_one_among(sights, counters, sight->role_id))
			part = rest = true;
		part = part || sight->condition == ACCESS_SEVERE;
	}
	for (const char *at = counters->marks; at_pair(at); at = next)
		if (pair_read(at, &refused, &next) == length && strncmp(at, status, length) == 0) {
			marked++;
			taking += !refused;
		}
	return (part ? taking : 0) + (rest ? there - marked : 0);
}

/* The roles in which it is reached that may list what is counted there. */
static int64_t roles_counting(const struct access_where *where, const int64_t facts[OF_FACTS])
{
	return facts[OF_ROLES] & access_where_at(where, facts[OF_AUTHORITY]);
}

static int64_t status_seen(const struct sights *sights, const struct access_where *where,
	const struct counters *counters, const char *status, size_t length, int64_t there)
{
	int64_t roles = roles_counting(where, counters->facts);

	return is_seen(sights, OBJECT_APPLICATION, roles, counters->facts, status, length)
		? there
		: marked_seen(sights, roles, counters, status, length, there);
}

static int64_t applications_of(
	const struct sights *sights, const struct access_where *where, const char *raw)
{
	const struct counters counters = counters_read(raw);
	int64_t number = counters.facts[OF_NUMBER];
	const char *next;

	for (const char *at = counters.statuses; at_pair(at); at = next) {
		int64_t there;
		size_t length = pair_read(at, &there, &next);

		number += status_seen(sights, where, &counters, at, length, there);
	}
	return number;
}

/* The number behind "status:"; 0 when there is none. */
static int64_t number_of(const char *statuses, const char *status)
{
	const char *next;

	for (const char *at = statuses; at_pair(at); at = next) {
		int64_t number;
		size_t length = pair_read(at, &number, &next);

		if (length == strlen(status) && strncmp(at, status, length) == 0)
			return number;
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

/* False: there are some that no counter tells. */
static bool statuses_add(struct pool *pool, const struct access_where *where,
	const struct counted_vacancy *vacancy, struct db_rows *rows, struct db_cell *cells)
{
	const struct access_tables *tables = access_tables();
	const struct sights sights = {tables->statuses, tables->status_count};
	const struct counters counters = counters_read(vacancy->raw);
	const struct status_name *name = NULL;

	while ((name = status_name_next(OBJECT_APPLICATION, name))) {
		int64_t there = status_seen(&sights, where, &counters, name->code,
			strlen(name->code), number_of(counters.statuses, name->code));

		if (there > 0)
			row_add(pool, vacancy, name->code, there, rows, cells);
	}
	return counters.facts[OF_NUMBER] == 0;
}

bool counted_by_status(struct pool *pool, struct access_where applications,
	const struct counted_vacancy *vacancies, size_t count, struct db_rows *rows_r)
{
	static const char *const names[] = {"number", "title", "status", "applications"};
	static const enum db_kind kinds[] = {DB_KIND_TEXT, DB_KIND_TEXT, DB_KIND_TEXT, DB_KIND_INT};
	struct db_cell *cells =
		POOL_ARRAY(pool, struct db_cell, count * access_tables()->name_count * 4);

	*rows_r = (struct db_rows){.columns = 4, .names = names, .kinds = kinds, .cells = cells};
	for (size_t i = 0; i < count; i++)
		if (vacancies[i].raw
			&& !statuses_add(pool, &applications, &vacancies[i], rows_r, cells))
			return false;
	return true;
}

static int64_t ads_of(
	const struct sights *sights, const struct access_where *where, const char *raw)
{
	int64_t facts[OF_FACTS] = {0}, number = 0;

	raw = facts_read(raw, facts, OF_ENDS);
	while (*raw) {
		size_t length = strcspn(raw, ",");

		number += is_seen(
			sights, OBJECT_JOBAD, roles_counting(where, facts), facts, raw, length);
		raw += length + (raw[length] == ',');
	}
	return number;
}

typedef int64_t count_of(
	const struct sights *sights, const struct access_where *where, const char *raw);

/* The column of this name becomes one of numbers. */
static void column_count(struct pool *pool, const struct sights *sights,
	const struct access_where *where, const char *name, count_of *count, struct db_rows *rows)
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
		cell->number = count(sights, where, cell->bytes);
		cell->bytes = pool_printf(pool, "%lld", (long long)cell->number);
		cell->length = strlen(cell->bytes);
	}
	rows->cells = counted;
	rows->kinds = kinds;
}

enum outcome counted_take(struct db *db, struct pool *pool, struct access_where applications,
	struct access_where ads, struct db_rows *rows)
{
	struct sights sights;
	enum outcome outcome =
		rows->count ? access_statuses(db, pool, &sights.rows, &sights.count) : OK;

	if (outcome || !rows->count)
		return outcome;
	column_count(pool, &sights, &applications, "applications", applications_of, rows);
	column_count(pool, &sights, &ads, "ads", ads_of, rows);
	return OK;
}

enum outcome counted_by(struct db *db, struct pool *pool, int64_t roles, enum counted_by *by_r)
{
	struct sights sights;
	enum outcome outcome = access_statuses(db, pool, &sights.rows, &sights.count);

	*by_r = COUNTED_PLAIN;
	for (size_t i = 0; !outcome && i < sights.count; i++) {
		int64_t condition = sights.rows[i].condition;
		enum counted_by by = condition == ACCESS_ALWAYS ? COUNTED_PLAIN
			: condition == ACCESS_SEVERE || condition == ACCESS_SEVERE_AMONG
			? COUNTED_MARKED
			: COUNTED_EACH;

		if (roles & ROLE_BIT(sights.rows[i].role_id) && by > *by_r)
			*by_r = by;
	}
	return outcome;
}
