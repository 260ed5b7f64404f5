/* Help for unit tests: a database of the real schema, a folder, children. */
#include "support.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pool.h"
#include "db/migrate.h"
#include "db/sql_file.h"

static char folder[] = "/tmp/bms_test.XXXXXX";
static pid_t folder_owner;

static void give_up(const char *why)
{
	fprintf(stderr, "tests/unit/support: %s\n", why);
	exit(1);
}

static const char *need_environment(const char *name)
{
	const char *value = getenv(name);
	if (!value || !*value) {
		fprintf(stderr, "tests/unit/support: %s is not set\n", name);
		exit(1);
	}
	return value;
}

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *walk)
{
	(void)stat;
	(void)kind;
	(void)walk;
	return remove(path);
}

static void folder_remove(void)
{
	if (folder_owner == getpid())
		nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *support_folder(void)
{
	if (folder_owner)
		return folder;
	if (!mkdtemp(folder))
		give_up("no folder below /tmp");
	folder_owner = getpid();
	atexit(folder_remove);
	return folder;
}

static struct db *open_as(const char *user, const char *database)
{
	struct db_options options = {
		.socket = need_environment("BMS_TEST_SOCKET"),
		.database = database,
		.user = user,
		.timeout = 60,
	};
	return db_new(&options);
}

struct db *support_db_open(const char *user)
{
	return open_as(user, "bms");
}

void support_sql(struct db *db, const char *format, ...)
{
	struct pool *pool = pool_new();
	va_list args;
	va_start(args, format);
	char *text = pool_vprintf(pool, format, args);
	va_end(args);
	assert_int_equal(sql_text_run(db, "support_sql", text), OK);
	pool_free(&pool);
}

int64_t support_number_(struct db *db, const char *sql)
{
	int64_t number = 0;
	assert_int_equal(db_get_int_(db, sql, DB_NONE, &number), OK);
	return number;
}

bool support_row_waits(struct db *db)
{
	return support_number(db,
		       "SELECT CAST(VARIABLE_VALUE AS SIGNED) FROM information_schema.GLOBAL_STATUS"
		       " WHERE VARIABLE_NAME = 'Innodb_row_lock_current_waits'")
		> 0;
}

struct db *support_db_reset(void)
{
	char path[500];
	struct db *server = open_as("root", "mysql");
	support_sql(server,
		"DROP DATABASE IF EXISTS bms;\nDROP DATABASE IF EXISTS bms_keys;\n"
		"CREATE DATABASE bms CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci;\n"
		"CREATE USER IF NOT EXISTS bms_portal@localhost, bms_backend@localhost,"
		" bms_jobs@localhost;\n");
	db_free(&server);
	snprintf(path, sizeof(path), "%s/schema", need_environment("BMS_SOURCE"));
	struct db *db = support_db_open("root");
	if (db_migrate(db, path) != OK)
		give_up("the schema cannot be applied");
	strncat(path, "/grants.sql", sizeof(path) - strlen(path) - 1);
	if (db_run_file(db, path) != OK)
		give_up("the grants cannot be applied");
	/* tests of these guards put them back */
	support_sql(db,
		"DELETE FROM process_step_guard WHERE guard IN ('released', 'agency_report',"
		" 'early_end');\n");
	return db;
}

void support_join(int pid)
{
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}
