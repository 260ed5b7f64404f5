/* Migrations: what the directory holds, what the database has, and the difference applied. */
#include "db/migrate.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "db/db_private.h"
#include "db/sql_file.h"

#define LONG_TIMEOUT 86400 /* seconds: a large table takes long */
#define NUMBER_DIGITS 3

/* One handle waits for and holds the lock, another works: changing tables would end the lock. */
struct migration_run {
	struct db *work;
	struct pool *pool;
	const char *directory;
};

struct migration {
	int64_t number;
	const char *name;
	char *text;
	uint8_t digest[CRYPTO_KEY_SIZE];
};

static const char *const base_tables[] = {
	"SET innodb_lock_wait_timeout = 86400",
	"CREATE TABLE IF NOT EXISTS schema_lock (id TINYINT NOT NULL PRIMARY KEY) ENGINE=InnoDB",
	"INSERT IGNORE INTO schema_lock (id) VALUES (1)",
	"CREATE TABLE IF NOT EXISTS schema_version ("
	"number INT NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL,"
	" sha256 BINARY(32) NOT NULL, applied_at DATETIME NOT NULL)"
	" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
};

static struct db *long_handle(const struct db *db)
{
	struct db_options options = db->options;
	options.timeout = LONG_TIMEOUT;
	return db_new(&options);
}

static bool is_sql(const char *name)
{
	size_t length = strlen(name);
	return name[0] != '.' && length > 4 && strcmp(name + length - 4, ".sql") == 0;
}

static int keep_sql(const struct dirent *entry)
{
	return is_sql(entry->d_name);
}

static int keep_numbered(const struct dirent *entry)
{
	return is_sql(entry->d_name) && entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* The names that `keep` keeps, in order. A directory that is missing has none when `optional`. */
static enum outcome names_list(struct pool *pool, const char *path, bool optional,
	int (*keep)(const struct dirent *), const char ***names_r, size_t *n_r)
{
	struct dirent **list = NULL;
	int n = scandir(path, &list, keep, by_name);
	if (n < 0 && !(optional && errno == ENOENT)) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return INVALID;
	}
	*n_r = n > 0 ? (size_t)n : 0;
	*names_r = POOL_ARRAY(pool, const char *, *n_r);
	for (size_t i = 0; i < *n_r; i++) {
		(*names_r)[i] = pool_strdup(pool, list[i]->d_name);
		free(list[i]);
	}
	free(list);
	return OK;
}

static bool name_number(const char *name, int64_t *number_r)
{
	if (strspn(name, "0123456789") != NUMBER_DIGITS || name[NUMBER_DIGITS] != '_')
		return false;
	*number_r = atoi(name);
	return true;
}

static enum outcome migration_read(
	struct migration_run *run, const char *name, struct migration *migration_r)
{
	const char *path = pool_printf(run->pool, "%s/%s", run->directory, name);
	size_t length;
	migration_r->name = name;
	if (!name_number(name, &migration_r->number)) {
		fprintf(stderr, "%s: the name is not NNN_name.sql\n", path);
		return INVALID;
	}
	enum outcome outcome = sql_file_read(run->pool, path, &migration_r->text, &length);
	if (outcome == OK)
		crypto_sha256(migration_r->text, length, migration_r->digest);
	return outcome;
}

/* Sets *done_r when the database has it already. */
static enum outcome migration_check(
	struct migration_run *run, const struct migration *migration, bool *done_r)
{
	struct db_rows *rows;
	enum outcome outcome =
		db_rows(run->work, run->pool, "SELECT sha256 FROM schema_version WHERE number = ?",
			DB_VALUES(db_int(migration->number)), &rows);
	if (outcome)
		return outcome;
	*done_r = rows->count > 0;
	if (!*done_r)
		return OK;
	if (crypto_equal(db_cell(rows, 0, 0)->bytes, migration->digest, CRYPTO_KEY_SIZE))
		return OK;
	fprintf(stderr, "%s/%s: changed after it was applied\n", run->directory, migration->name);
	return INVALID;
}

static enum outcome migration_record(struct db *db, void *context)
{
	const struct migration *migration = context;
	return db_exec(db,
		"INSERT INTO schema_version (number, name, sha256, applied_at)"
		" VALUES (?, ?, ?, UTC_TIMESTAMP())",
		DB_VALUES(db_int(migration->number), db_str(migration->name),
			db_bytes(migration->digest, CRYPTO_KEY_SIZE)),
		NULL);
}

static enum outcome migration_apply(struct migration_run *run, const char *name, int64_t *last)
{
	struct migration migration;
	bool done = false;
	enum outcome outcome = migration_read(run, name, &migration);
	if (outcome)
		return outcome;
	if (migration.number == *last) {
		fprintf(stderr, "%s/%s: its number is taken twice\n", run->directory, name);
		return INVALID;
	}
	*last = migration.number;
	outcome = migration_check(run, &migration, &done);
	if (outcome || done)
		return outcome;
	const char *path = pool_printf(run->pool, "%s/%s", run->directory, name);
	outcome = sql_text_run(run->work, path, migration.text);
	if (outcome)
		return outcome;
	outcome = db_transaction(run->work, migration_record, &migration);
	if (outcome == OK)
		printf("migrated %s\n", name);
	return outcome;
}

static enum outcome migrations_apply(struct migration_run *run)
{
	const char **names;
	size_t n;
	int64_t last = -1;
	enum outcome outcome =
		names_list(run->pool, run->directory, false, keep_numbered, &names, &n);
	for (size_t i = 0; outcome == OK && i < n; i++)
		outcome = migration_apply(run, names[i], &last);
	return outcome;
}

static enum outcome seed_apply(struct migration_run *run, const char *path, const char *name)
{
	char *text;
	size_t length;
	enum outcome outcome = sql_file_read(run->pool, path, &text, &length);
	if (outcome)
		return outcome;
	/* one transaction: all of the file or nothing, and one write to disk */
	if (db_control(run->work, "START TRANSACTION"))
		return UNAVAILABLE;
	outcome = sql_text_run(run->work, path, text);
	if (db_control(run->work, outcome ? "ROLLBACK" : "COMMIT"))
		return outcome ? outcome : UNAVAILABLE;
	if (outcome == OK)
		printf("seeded %s\n", name);
	return outcome;
}

static enum outcome seeds_apply(struct migration_run *run)
{
	const char *directory = pool_printf(run->pool, "%s/seed", run->directory);
	const char **names;
	size_t n;
	enum outcome outcome = names_list(run->pool, directory, true, keep_sql, &names, &n);
	for (size_t i = 0; outcome == OK && i < n; i++) {
		const char *path = pool_printf(run->pool, "%s/%s", directory, names[i]);
		outcome = seed_apply(run, path, names[i]);
	}
	return outcome;
}

/* Runs on the handle that holds the lock; may run again, and then finds nothing to do. */
static enum outcome locked_run(struct db *lock, void *context)
{
	struct migration_run *run = context;
	struct db_rows *rows;
	enum outcome outcome = db_rows(lock, run->pool,
		"SELECT id FROM schema_lock WHERE id = 1 FOR UPDATE", DB_NONE, &rows);
	if (outcome == OK)
		outcome = migrations_apply(run);
	if (outcome == OK)
		outcome = seeds_apply(run);
	fflush(stdout);
	return outcome;
}

enum outcome db_migrate(struct db *db, const char *directory)
{
	struct db *lock = long_handle(db);
	struct db *work = long_handle(db);
	struct migration_run run = {.work = work, .pool = pool_new(), .directory = directory};
	enum fate fate = db_control(work, base_tables[0]);
	size_t n = sizeof(base_tables) / sizeof(base_tables[0]);
	for (size_t i = 0; fate == FATE_GOOD && i < n; i++)
		fate = db_control(lock, base_tables[i]);
	enum outcome outcome = fate ? UNAVAILABLE : db_transaction(lock, locked_run, &run);
	pool_free(&run.pool);
	db_free(&work);
	db_free(&lock);
	return outcome;
}

enum outcome db_run_file(struct db *db, const char *path)
{
	char *text;
	size_t length;
	struct pool *pool = pool_new();
	struct db *work = long_handle(db);
	enum outcome outcome = sql_file_read(pool, path, &text, &length);
	if (outcome == OK)
		outcome = sql_text_run(work, path, text);
	if (outcome == OK)
		printf("ran %s\n", path);
	fflush(stdout);
	db_free(&work);
	pool_free(&pool);
	return outcome;
}
