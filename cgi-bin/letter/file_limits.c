/* The limits of files as they are set. */
#include "letter/file_limits.h"

#include <string.h>

#include "application/limits.h"
#include "history/history.h"
#include "letter/attached.h"

#define MEGABYTE (INT64_C(1) << 20)

static const struct {
	const char *name;
	size_t offset;
	int64_t most, unit;
} limit_names[] = {
	{"upload_max_bytes", offsetof(struct file_limits, one), FILE_LIMIT_MEGABYTES, MEGABYTE},
	{"upload_max_total_bytes", offsetof(struct file_limits, total), FILE_LIMIT_MEGABYTES,
		MEGABYTE},
	{"upload_max_files", offsetof(struct file_limits, files), FILE_LIMIT_COUNT, 1},
	{"letter_files_bytes", offsetof(struct file_limits, letter), FILE_LIMIT_LETTER, MEGABYTE},
};

#define LIMITS (sizeof(limit_names) / sizeof(limit_names[0]))

static int64_t megabytes(int64_t bytes)
{
	return bytes < MEGABYTE ? 1 : bytes / MEGABYTE;
}

enum outcome file_limits_read(struct db *db, struct pool *pool, struct file_limits *limits_r)
{
	struct limits limits;
	int64_t letter = 0;
	enum outcome outcome = limits_get(db, pool, &limits);

	if (!outcome)
		outcome = attached_most(db, &letter);
	if (outcome)
		return outcome;
	*limits_r = (struct file_limits){
		.one = megabytes(limits.max_bytes),
		.total = megabytes(limits.max_total),
		.files = limits.max_files,
		.letter = megabytes(letter),
	};
	return OK;
}

/* One that somebody set to a part of a megabyte stays as it is unless another is typed. */
static enum outcome limit_set(
	struct db *db, struct pool *pool, const struct principal *who, size_t n, int64_t value)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db, "UPDATE setting SET value = ? WHERE name = ?",
		DB_VALUES(
			db_str(pool_printf(pool, "%lld", (long long)(value * limit_names[n].unit))),
			db_str(limit_names[n].name)),
		&changed);

	return outcome || !changed
		? outcome
		: history_add_audited(db, who, OBJECT_SETTING, 0, "changed", limit_names[n].name);
}

static int64_t limit_of(const struct file_limits *limits, size_t n)
{
	int64_t value;

	memcpy(&value, (const char *)limits + limit_names[n].offset, sizeof(value));
	return value;
}

enum outcome file_limits_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct file_limits *limits, struct problems *problems)
{
	struct file_limits now;
	enum outcome outcome = file_limits_read(db, pool, &now);

	for (size_t i = 0; i < LIMITS; i++)
		if (limit_of(limits, i) < 1 || limit_of(limits, i) > limit_names[i].most)
			return outcome ? outcome : INVALID;
	if (!outcome && limits->total < limits->one) {
		problem_add(problems, "total", "file_limits_total");
		return INVALID;
	}
	for (size_t i = 0; !outcome && i < LIMITS; i++)
		if (limit_of(limits, i) != limit_of(&now, i))
			outcome = limit_set(db, pool, who, i, limit_of(limits, i));
	return outcome;
}
