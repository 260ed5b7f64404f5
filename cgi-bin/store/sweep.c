/* Sweeping the store: files that the registry does not name, and what was left while writing. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/store_identity.h"
#include "store/store_private.h"
#include "store/stored_file.h"

struct sweep {
	struct db *db;
	struct pool *pool; /* of one folder */
	int64_t before; /* only files last written before this instant */
	bool remove; /* or only count */
	struct store_files found;
	int64_t named; /* files that the registry names */
	int64_t removed;
};

static enum outcome sweep_failed(const char *step)
{
	log_error("store", "step=%s errno=%d", step, errno);
	return UNAVAILABLE;
}

static bool is_temporary(const char *name)
{
	size_t length = strlen(name);
	size_t end = strlen(TEMPORARY);
	return length > end && strcmp(name + length - end, TEMPORARY) == 0;
}

static enum outcome remove_old(struct sweep *sweep, const char *folder, const char *name)
{
	char *path = pool_printf(sweep->pool, "%s/%s", folder, name);
	struct stat stat;
	if (lstat(path, &stat))
		return errno == ENOENT ? OK : sweep_failed("stat");
	if (!S_ISREG(stat.st_mode) || stat.st_mtime >= sweep->before)
		return OK;
	sweep->found.unnamed += store_is_id(name);
	if (!sweep->remove)
		return OK;
	if (unlink(path))
		return errno == ENOENT ? OK : sweep_failed("unlink");
	sweep->removed++;
	return OK;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

/* The ids the registry names in the folder ab/cd, sorted. */
static enum outcome ids_named(
	struct sweep *sweep, const char *prefix, const char ***ids_r, size_t *count_r)
{
	struct db_rows *rows;
	const char *first = pool_printf(sweep->pool, "%s%028d", prefix, 0);
	const char *last = pool_printf(sweep->pool, "%sffffffffffffffffffffffffffff", prefix);
	enum outcome outcome = db_rows(sweep->db, sweep->pool,
		"SELECT file_id FROM stored_file WHERE file_id BETWEEN ? AND ? ORDER BY file_id",
		DB_VALUES(db_str(first), db_str(last)), &rows);
	if (outcome)
		return outcome;
	*ids_r = POOL_ARRAY(sweep->pool, const char *, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		(*ids_r)[i] = db_cell_text(rows, i, 0);
	*count_r = rows->count;
	return OK;
}

/* Goes through one folder. A file the database does not name yet is safe because of its age. */
static enum outcome folder_sweep(struct sweep *sweep, const char *folder, const char *prefix)
{
	const char **ids;
	size_t count;
	enum outcome outcome = ids_named(sweep, prefix, &ids, &count);
	if (outcome)
		return outcome;
	DIR *directory = opendir(folder);
	if (!directory)
		return errno == ENOENT ? OK : sweep_failed("open_folder");
	struct dirent *entry;
	while (outcome == OK && (entry = readdir(directory))) {
		const char *name = entry->d_name;
		bool named = store_is_id(name)
			&& bsearch(name, ids, count, sizeof(*ids), by_text) != NULL;
		sweep->found.files += store_is_id(name);
		sweep->named += named;
		if (is_temporary(name) || (store_is_id(name) && !named))
			outcome = remove_old(sweep, folder, name);
	}
	closedir(directory);
	return outcome;
}

static bool is_hex_pair(const char *name)
{
	return strlen(name) == 2 && strspn(name, "0123456789abcdef") == 2;
}

static enum outcome outer_sweep(struct sweep *sweep, const char *outer)
{
	struct pool *paths = pool_new();
	char *path = pool_printf(paths, "%s/%s", store_directory(), outer);
	DIR *directory = opendir(path);
	enum outcome outcome = directory ? OK : sweep_failed("open_folder");
	struct dirent *entry;
	while (outcome == OK && (entry = readdir(directory))) {
		if (!is_hex_pair(entry->d_name))
			continue;
		pool_clear(sweep->pool);
		outcome =
			folder_sweep(sweep, pool_printf(sweep->pool, "%s/%s", path, entry->d_name),
				pool_printf(sweep->pool, "%s%s", outer, entry->d_name));
	}
	if (directory)
		closedir(directory);
	pool_free(&paths);
	return outcome;
}

static enum outcome sweep_walk(struct sweep *sweep)
{
	DIR *directory = opendir(store_directory());
	enum outcome outcome = directory ? OK : sweep_failed("open_folder");
	struct dirent *entry;
	sweep->found = (struct store_files){0};
	sweep->named = 0;
	sweep->pool = pool_new();
	while (outcome == OK && (entry = readdir(directory))) {
		pool_clear(sweep->pool);
		if (is_hex_pair(entry->d_name))
			outcome = outer_sweep(sweep, entry->d_name);
		else if (is_temporary(entry->d_name))
			outcome = remove_old(sweep, store_directory(), entry->d_name);
	}
	if (directory)
		closedir(directory);
	pool_free(&sweep->pool);
	return outcome;
}

enum outcome store_count(struct db *db, int64_t age, struct store_files *files_r)
{
	struct sweep sweep = {.db = db, .before = clock_now() - age};
	int64_t registered = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) - (SELECT COUNT(*) FROM stored_check WHERE state = 'refused')"
		" FROM stored_file",
		DB_NONE, &registered);
	if (!outcome)
		outcome = sweep_walk(&sweep);
	*files_r = sweep.found;
	files_r->missing = registered > sweep.named ? registered - sweep.named : 0;
	return outcome;
}

static enum outcome read_setting(struct db *db, const char *name, int64_t *value_r)
{
	enum outcome outcome =
		db_get_int(db, "SELECT CAST(value AS SIGNED) FROM setting WHERE name = ?",
			DB_VALUES(db_str(name)), value_r);
	if (outcome == NOT_FOUND)
		log_fatal("settings", "setting=%s reason=missing", name);
	return outcome;
}

/* More than the share that may go, and more than always may? */
static enum outcome too_many(struct db *db, const struct store_sweep *how,
	const struct store_files *files, bool *too_many_r)
{
	int64_t percent = how->max_percent;
	int64_t always = 0;
	enum outcome outcome = read_setting(db, "sweep_free_files", &always);
	if (!outcome && percent < 0)
		outcome = read_setting(db, "sweep_max_percent", &percent);
	*too_many_r = files->unnamed > always && files->unnamed * 100 > files->files * percent;
	return outcome;
}

struct ending {
	struct pool *pool;
	const char *why;
	const struct store_files *files;
};

static enum outcome stop_work(struct db *db, void *context)
{
	const struct ending *ending = context;
	return db_exec(db,
		"UPDATE store_state SET stopped_at = ?, stopped_why = ?,"
		" stopped_files = ?, stopped_of = ? WHERE id = 1",
		DB_VALUES(db_str(clock_sql(ending->pool, clock_now())), db_str(ending->why),
			db_int(ending->files->unnamed), db_int(ending->files->files)),
		NULL);
}

static enum outcome count_work(struct db *db, void *context)
{
	const struct ending *ending = context;
	return store_count_sweep(db, ending->pool);
}

static enum outcome find_reason(struct db *db, struct pool *pool, const struct store_sweep *how,
	struct store_files *files_r, const char **why_r)
{
	struct store_match match;
	bool share = false;
	enum outcome outcome = store_match(db, pool, &match);
	*why_r = match.problem;
	if (!outcome && !match.problem)
		outcome = stored_file_expire(db);
	if (!outcome)
		outcome = store_count(db, how->age, files_r);
	if (!outcome && !match.problem)
		outcome = too_many(db, how, files_r, &share);
	if (share)
		*why_r = "share";
	return outcome;
}

enum outcome store_sweep(struct db *db, const struct store_sweep *how, struct store_files *files_r,
	int64_t *removed_r, const char **why_r)
{
	struct sweep sweep = {.db = db, .before = clock_now() - how->age, .remove = true};
	struct ending ending = {.pool = pool_new(), .files = files_r};
	*files_r = (struct store_files){0};
	enum outcome outcome = find_reason(db, ending.pool, how, files_r, why_r);
	ending.why = *why_r;
	if (!outcome && ending.why) {
		log_error("store", "sweep=stopped reason=%s unnamed=%lld files=%lld", ending.why,
			(long long)files_r->unnamed, (long long)files_r->files);
		outcome = db_transaction(db, stop_work, &ending);
		outcome = outcome ? outcome : CONFLICT;
	}
	if (!outcome)
		outcome = sweep_walk(&sweep);
	if (!outcome)
		outcome = db_transaction(db, count_work, &ending);
	pool_free(&ending.pool);
	*removed_r = sweep.removed;
	return outcome;
}

enum outcome store_stopped(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT stopped_at AS at, stopped_why AS why,"
		" stopped_files AS files, stopped_of AS total FROM store_state"
		" WHERE id = 1 AND stopped_at IS NOT NULL",
		DB_NONE, rows_r);
}
