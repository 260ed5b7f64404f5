/* Tests of db/migrate. */
#include "db_fixture.h"
#include "wait.h"

#include <fcntl.h>
#include <time.h>

static char schema[200];

static void schema_write(const char *name, const char *text)
{
	char path[100];
	snprintf(path, sizeof(path), "schema/%s", name);
	fixture_write(path, text);
}

static void schema_remove(const char *name)
{
	char path[300];
	snprintf(path, sizeof(path), "%s/%s", schema, name);
	unlink(path);
}

static int start(void **state)
{
	if (fixture_start(state))
		return -1;
	char seed[220];
	snprintf(schema, sizeof(schema), "%s/schema", fixture_directory);
	snprintf(seed, sizeof(seed), "%s/seed", schema);
	return mkdir(schema, 0700) || mkdir(seed, 0700) ? -1 : 0;
}

static int end(void **state)
{
	static const char *const names[] = {"001_base.sql", "002_more.sql", "003_slow.sql",
		"grants.sql", "seed/10_words.sql", "seed"};
	for (size_t i = 0; i < 5; i++)
		schema_remove(names[i]);
	char seed[220];
	snprintf(seed, sizeof(seed), "%s/seed", schema);
	return rmdir(seed) || rmdir(schema) || fixture_end(state) ? -1 : 0;
}

static int64_t count(const char *name)
{
	int64_t n = -1;
	assert_int_equal(db_get_int(db, "SELECT COUNT(*) FROM schema_version WHERE name = ?",
				 DB_VALUES(db_str(name)), &n),
		OK);
	return n;
}

static int64_t words(void)
{
	int64_t n = -1;
	assert_int_equal(db_get_int(db, "SELECT COUNT(*) FROM word", DB_NONE, &n), OK);
	return n;
}

/* Runs the migration with stderr in a file; gives what was written there. */
static enum outcome migrate_hear(char *said, size_t size)
{
	char path[240];
	snprintf(path, sizeof(path), "%s/stderr", fixture_directory);
	int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	int kept = dup(STDERR_FILENO);
	assert_true(file >= 0 && kept >= 0);
	dup2(file, STDERR_FILENO);
	enum outcome outcome = db_migrate(db, schema);
	dup2(kept, STDERR_FILENO);
	close(kept);
	ssize_t n = pread(file, said, size - 1, 0);
	said[n > 0 ? n : 0] = '\0';
	close(file);
	unlink(path);
	return outcome;
}

static void assert_refused(const char *says)
{
	char said[2000];
	enum outcome outcome = migrate_hear(said, sizeof(said));
	if (outcome != INVALID || !strstr(said, says))
		fail_msg("outcome %d, wanted \"%s\", got: %s", (int)outcome, says, said);
}

static void test_apply(void **state)
{
	(void)state;
	schema_write("001_base.sql",
		"-- words; and their use;\n\n"
		"CREATE TABLE word (\n"
		"\tid INT PRIMARY KEY,\n"
		"\t-- a comment inside;\n"
		"\ttext VARCHAR(50) NOT NULL\n"
		"); \r\n"
		"INSERT INTO word VALUES (1, 'a;b'),\n"
		"  (2, 'Grüße');\n");
	schema_write("grants.sql", "this is not run by db_migrate;\n");
	schema_write("seed/10_words.sql", "REPLACE INTO word VALUES (3, 'seed');\n");
	assert_int_equal(db_migrate(db, schema), OK);
	assert_int_equal(words(), 3);
	assert_int_equal(count("001_base.sql"), 1);
	struct db_rows *rows;
	assert_int_equal(
		db_rows(db, pool, "SELECT text FROM word ORDER BY id", DB_NONE, &rows), OK);
	assert_string_equal(db_cell_text(rows, 0, 0), "a;b");
	assert_string_equal(db_cell_text(rows, 1, 0), "Grüße");
	assert_int_equal(db_migrate(db, schema), OK);
	assert_int_equal(words(), 3);
}

static void test_half_way(void **state)
{
	(void)state;
	schema_write("002_more.sql",
		"INSERT INTO word VALUES (10, 'x');\n\n"
		"INSERT INTO\n  missing VALUES (1);\nINSERT INTO word VALUES (11, 'y');\n");
	schema_write("003_slow.sql", "INSERT INTO word VALUES (12, 'z');\n");
	assert_refused("002_more.sql: statement 2 (line 3): error 1146");
	assert_int_equal(count("002_more.sql") + count("003_slow.sql"), 0);
	assert_int_equal(words(), 4);
	schema_remove("003_slow.sql");
	schema_write("002_more.sql", "INSERT INTO word VALUES (11, 'y')\n");
	assert_refused("does not end with `;`");
	assert_int_equal(count("002_more.sql"), 0);
	schema_write("002_more.sql", "INSERT INTO word VALUES (11, 'y');\n-- the end\n");
	assert_int_equal(db_migrate(db, schema), OK);
	assert_int_equal(count("002_more.sql"), 1);
	assert_int_equal(words(), 5);
}

static void test_refused(void **state)
{
	(void)state;
	schema_write("002_more.sql", "INSERT INTO word VALUES (11, 'y');\n");
	assert_refused("002_more.sql: changed after it was applied");
	schema_write("002_more.sql", "INSERT INTO word VALUES (11, 'y');\n-- the end\n");
	schema_write("002_other.sql", "SELECT 1;\n");
	assert_refused("number is taken twice");
	schema_remove("002_other.sql");
	schema_write("04_short.sql", "SELECT 1;\n");
	assert_refused("the name is not NNN_name.sql");
	schema_remove("04_short.sql");
	schema_write("seed/10_words.sql", "DELETE FROM word;\nSELECT broken;\n");
	assert_refused("statement 2");
	assert_int_equal(words(), 5);
	schema_write("seed/10_words.sql", "SELECT '\xff';\n");
	assert_refused("UTF-8");
	schema_write("seed/10_words.sql", "REPLACE INTO word VALUES (3, 'seed');\n");
	assert_int_equal(db_migrate(db, schema), OK);
	assert_int_equal(db_migrate(db, "/no/such/directory"), INVALID);
}

static int64_t sleeping(void)
{
	int64_t count;
	assert_int_equal(db_get_int(db,
				 "SELECT COUNT(*) FROM information_schema.processlist"
				 " WHERE info LIKE 'SELECT SLEEP%'",
				 DB_NONE, &count),
		OK);
	return count;
}

/* Both see the slow migration missing; the one that comes second waits and finds it done. */
static void test_two_at_once(void **state)
{
	(void)state;
	schema_write("003_slow.sql", "SELECT SLEEP(4);\nINSERT INTO word VALUES (20, 'slow');\n");
	pid_t child = fork();
	if (child == 0) {
		struct db *own = db_new(&fixture_options);
		_exit(db_migrate(own, schema) ? 1 : 0);
	}
	WAIT_UNTIL(sleeping() == 1);
	assert_int_equal(db_migrate(db, schema), OK);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(count("003_slow.sql"), 1);
	assert_int_equal(words(), 6);
}

static void test_away(void **state)
{
	(void)state;
	struct db_options options = fixture_options;
	options.socket = "/tmp/no-such-socket";
	struct db *away = db_new(&options);
	assert_int_equal(db_migrate(away, schema), UNAVAILABLE);
	db_free(&away);
	assert_int_equal(db_run_file(db, "/no/such/file.sql"), INVALID);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_apply),
		cmocka_unit_test(test_half_way),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_two_at_once),
		cmocka_unit_test(test_away),
	};
	return cmocka_run_group_tests(tests, start, end);
}
