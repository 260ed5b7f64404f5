/* The identity that store and database share. */
#include "store/store_identity.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "store/store_private.h"

#define NAME "identity"
#define LINE_MAX_BYTES 100
#define FILE_MODE 0640

/* Sweeps that may lie between the two: one may have been counted here and not there when the power
 * went. A day passes before a file nobody names goes, more than two sweeps. */
#define APART 1

static enum outcome identity_failed(const char *step)
{
	log_error("store", "step=%s errno=%d", step, errno);
	return UNAVAILABLE;
}

static enum outcome read_database(struct db *db, struct pool *pool, struct store_mark *mark_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT identity, generation FROM store_state WHERE id = 1", DB_NONE, &rows);

	if (outcome || rows->count == 0)
		return UNAVAILABLE;
	snprintf(mark_r->identity, sizeof(mark_r->identity), "%s", db_text(rows, 0, "identity"));
	mark_r->generation = db_number(rows, 0, "generation");
	return OK;
}

static bool mark_parse(const char *line, struct store_mark *mark_r)
{
	long long generation;
	int end = 0;

	if (sscanf(line, "%32[0-9a-f] %19lld%n", mark_r->identity, &generation, &end) != 2)
		return false;
	mark_r->generation = generation;
	return store_is_id(mark_r->identity) && text_equal(line + end, "\n");
}

/* Without the file there is no identity; one that cannot be understood is none of ours either. */
static enum outcome read_store(struct pool *pool, struct store_mark *mark_r)
{
	char line[LINE_MAX_BYTES] = "";
	FILE *file = fopen(pool_printf(pool, "%s/" NAME, store_directory()), "re");

	*mark_r = (struct store_mark){0};
	if (!file && errno != ENOENT)
		return identity_failed("open_identity");
	if (!file)
		return access(store_directory(), R_OK | W_OK | X_OK) ? identity_failed("folder")
								     : OK;
	bool got = fgets(line, sizeof(line), file) != NULL;
	fclose(file);
	if (!got || !mark_parse(line, mark_r))
		*mark_r = (struct store_mark){.identity = "?"};
	return OK;
}

static const char *match_problem(const struct store_mark *database, const struct store_mark *store)
{
	if (!*store->identity)
		return "unmarked";
	if (strcmp(store->identity, database->identity) != 0)
		return "other";
	if (store->generation > database->generation + APART)
		return "older_database";
	return store->generation + APART < database->generation ? "older_store" : NULL;
}

enum outcome store_match(struct db *db, struct pool *pool, struct store_match *match_r)
{
	*match_r = (struct store_match){0};
	enum outcome outcome = read_database(db, pool, &match_r->database);
	if (!outcome)
		outcome = read_store(pool, &match_r->store);
	if (!outcome)
		match_r->problem = match_problem(&match_r->database, &match_r->store);
	return outcome;
}

static enum outcome write_file(const char *path, const struct store_mark *mark)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, FILE_MODE);

	if (fd < 0)
		return identity_failed("create_identity");
	int written = dprintf(fd, "%s %lld\n", mark->identity, (long long)mark->generation);
	bool good = written > 0 && fsync(fd) == 0;
	return close(fd) || !good ? identity_failed("write_identity") : OK;
}

static enum outcome write_store(struct pool *pool, const struct store_mark *mark)
{
	const char *path = pool_printf(pool, "%s/" NAME, store_directory());
	const char *beside = pool_printf(pool, "%s" TEMPORARY, path);
	enum outcome outcome = write_file(beside, mark);

	if (outcome == OK && rename(beside, path))
		outcome = identity_failed("rename_identity");
	return outcome ? outcome : store_folder_sync(store_directory());
}

enum outcome store_join(struct db *db, struct pool *pool)
{
	struct store_mark mark;
	enum outcome outcome = read_database(db, pool, &mark);

	return outcome ? outcome : write_store(pool, &mark);
}

/* The row is locked from the first statement on, so that two sweeps write the file in the order of
 * their numbers. */
enum outcome store_count_sweep(struct db *db, struct pool *pool)
{
	enum outcome outcome = db_exec(db,
		"UPDATE store_state SET generation = generation + 1,"
		" stopped_at = NULL, stopped_why = NULL, stopped_files = NULL, stopped_of = NULL"
		" WHERE id = 1",
		DB_NONE, NULL);

	return outcome ? outcome : store_join(db, pool);
}
