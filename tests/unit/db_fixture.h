/* For the tests of db/: a database of their own on the server that BMS_TEST_SOCKET names. */
#ifndef BMS_TESTS_DB_FIXTURE_H
#define BMS_TESTS_DB_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/db.h"
#include "db/migrate.h"

#define STATUS_FATAL 70

static char fixture_directory[] = "/tmp/db_test.XXXXXX";
static char fixture_database[40];
static struct db_options fixture_options;
static struct db *db;
static struct pool *pool;

static void fixture_write(const char *name, const char *text)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/%s", fixture_directory, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* Runs SQL as the owner, on a connection of its own. */
static enum outcome fixture_run(const char *text)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/run.sql", fixture_directory);
	fixture_write("run.sql", text);
	enum outcome outcome = db_run_file(db, path);
	unlink(path);
	return outcome;
}

static int fixture_database_make(const char *verb)
{
	char text[100];
	struct db_options options = fixture_options;
	options.database = NULL;
	struct db *owner = db_new(&options);
	struct db *kept = db;
	db = owner;
	snprintf(text, sizeof(text), "%s DATABASE %s;\n", verb, fixture_database);
	enum outcome outcome = fixture_run(text);
	db = kept;
	db_free(&owner);
	return outcome ? -1 : 0;
}

/* Fails, and never skips, without a server: a test that does not run proves nothing. */
static int fixture_start(void **state)
{
	(void)state;
	const char *socket = getenv("BMS_TEST_SOCKET");
	if (!socket || !*socket) {
		fprintf(stderr, "BMS_TEST_SOCKET is not set\n");
		return -1;
	}
	if (!mkdtemp(fixture_directory))
		return -1;
	snprintf(fixture_database, sizeof(fixture_database), "bms_test_%ld", (long)getpid());
	fixture_options = (struct db_options){.socket = socket,
		.database = fixture_database,
		.user = "root",
		.password = "",
		.timeout = 10};
	if (fixture_database_make("CREATE"))
		return -1;
	pool = pool_new();
	db = db_new(&fixture_options);
	return 0;
}

static int fixture_end(void **state)
{
	(void)state;
	if (!db)
		return -1;
	db_free(&db);
	pool_free(&pool);
	return fixture_database_make("DROP") || rmdir(fixture_directory) ? -1 : 0;
}

#endif
