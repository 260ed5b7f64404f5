/* Sweeping the store: files that no attachment names, and what was left while writing. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "privacy/store_private.h"

struct sweep {
	struct db *db;
	struct pool *pool;	/* of one folder */
	int64_t before;		/* only files last written before this instant */
	int64_t removed;
};

static enum outcome failed(const char *step)
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
		return errno == ENOENT ? OK : failed("stat");
	if (!S_ISREG(stat.st_mode) || stat.st_mtime >= sweep->before)
		return OK;
	if (unlink(path))
		return errno == ENOENT ? OK : failed("unlink");
	sweep->removed++;
	return OK;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

/* The ids attachments name in the folder ab/cd, sorted. */
static enum outcome ids_named(struct sweep *sweep, const char *prefix, const char ***ids_r,
	size_t *count_r)
{
	struct db_rows *rows;
	const char *first = pool_printf(sweep->pool, "%s%028d", prefix, 0);
	const char *last = pool_printf(sweep->pool, "%sffffffffffffffffffffffffffff", prefix);
	enum outcome outcome = db_rows(sweep->db, sweep->pool,
		"SELECT file_id FROM attachment WHERE file_id BETWEEN ? AND ? ORDER BY file_id",
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
		return errno == ENOENT ? OK : failed("open_folder");
	struct dirent *entry;
	while (outcome == OK && (entry = readdir(directory))) {
		const char *name = entry->d_name;
		bool named = store_is_id(name)
			&& bsearch(name, ids, count, sizeof(*ids), by_text) != NULL;
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
	enum outcome outcome = directory ? OK : failed("open_folder");
	struct dirent *entry;
	while (outcome == OK && (entry = readdir(directory))) {
		if (!is_hex_pair(entry->d_name))
			continue;
		pool_clear(sweep->pool);
		outcome = folder_sweep(sweep,
			pool_printf(sweep->pool, "%s/%s", path, entry->d_name),
			pool_printf(sweep->pool, "%s%s", outer, entry->d_name));
	}
	if (directory)
		closedir(directory);
	pool_free(&paths);
	return outcome;
}

enum outcome store_sweep(struct db *db, int64_t age, int64_t *removed_r)
{
	struct sweep sweep = {.db = db, .pool = pool_new(), .before = clock_now() - age};
	DIR *directory = opendir(store_directory());
	enum outcome outcome = directory ? OK : failed("open_folder");
	struct dirent *entry;
	while (outcome == OK && (entry = readdir(directory))) {
		pool_clear(sweep.pool);
		if (is_hex_pair(entry->d_name))
			outcome = outer_sweep(&sweep, entry->d_name);
		else if (is_temporary(entry->d_name))
			outcome = remove_old(&sweep, store_directory(), entry->d_name);
	}
	if (directory)
		closedir(directory);
	pool_free(&sweep.pool);
	*removed_r = sweep.removed;
	return outcome;
}
