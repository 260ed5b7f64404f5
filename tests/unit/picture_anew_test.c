/* Tests of intake/: pictures that staff sent while such were kept as they came are made anew, once,
 * also when the worker is killed at any point; nobody finds the place in them any more. */
#include "apply_world.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "document/child.h"
#include "intake/intake.h"
#include "kill_point.h"
#include "store/stored_file.h"
#include "wait.h"

#define PLACES 4

static struct db *jobs;
static char bytes[1 << 20]; /* of the file that is sent */
static size_t length;
static size_t used; /* of the places, the first so many */

/* The rows that name files of staff, before there were made ones. */
static const struct {
	const char *purpose, *sql;
	enum object_kind kind;
} places[PLACES] = {
	{"mobile",
		"INSERT INTO mobile_file (id, mobile_id, file_id, name, mime, size, created_at,"
		" created_by) VALUES (7, 3, '%s', 'foto.PNG', 'image/jpeg', 9, " SOME_TIME ", 1)",
		OBJECT_MOBILE},
	{"agency",
		"INSERT INTO agency_report (id, vacancy_id, kind, created_at, created_by, file_id,"
		" file_name, file_mime, file_size) VALUES (7, 3, 'reported', " SOME_TIME
		", 1, '%s', 'foto.PNG', 'image/jpeg', 9)",
		OBJECT_VACANCY},
	{"decision",
		"INSERT INTO statement_decision (statement_id, decided_on, text, file_id, name,"
		" mime, size, created_at, created_by) VALUES (7, '2026-11-01', 't', '%s',"
		" 'foto.PNG', 'image/jpeg', 9, " SOME_TIME ", 1)",
		OBJECT_JOBAD},
	{"letter",
		"INSERT INTO letter_file (id, bulk_id, name, mime, size, state, look, scan,"
		" file_id, created_at, created_by) VALUES (7, 1, 'foto.PNG', 'image/jpeg', 9,"
		" 'good', 0, 0, '%s', " SOME_TIME ", 1)",
		OBJECT_LETTER_FILE},
};

/* file_id, name and type of all of them. */
#define NAMED \
	"(SELECT file_id, name, mime, size FROM mobile_file UNION ALL" \
	" SELECT file_id, file_name, file_mime, file_size FROM agency_report UNION ALL" \
	" SELECT file_id, name, mime, size FROM statement_decision UNION ALL" \
	" SELECT file_id, name, mime, size FROM letter_file) n"

static const char *source_file(const char *name)
{
	const char *source = getenv("BMS_SOURCE");

	assert_non_null(source);
	return pool_printf(pool, "%s/%s", source, name);
}

static void file_read(const char *name)
{
	FILE *file = fopen(source_file(name), "re");

	assert_non_null(file);
	length = fread(bytes, 1, sizeof(bytes) - 1, file);
	bytes[length] = '\0';
	fclose(file);
}

static enum outcome bytes_source(void *context, int64_t at, void *bytes_r, size_t count)
{
	(void)context;
	memcpy(bytes_r, bytes + at, count);
	return OK;
}

struct keeping {
	size_t place;
	const char *file_id;
};

static enum outcome keep_work(struct db *handle, void *context)
{
	struct keeping *keeping = context;
	const struct stored_upload upload = {
		"foto.PNG", "image/jpeg", (int64_t)length, bytes_source, NULL};

	return stored_file_keep(handle, pool, places[keeping->place].kind, 3,
		places[keeping->place].purpose, &upload, &keeping->file_id);
}

/* What the migration does to what it finds. */
static void migrate(void)
{
	file_read("schema/560_picture_anew.sql");
	support_sql(root, "%s\nUPDATE queue_item SET next_at = " SOME_TIME ";\n",
		strstr(bytes, "INSERT INTO picture_anew"));
}

static void sent(const char *name, size_t count)
{
	used = count;
	file_read(name);
	for (size_t i = 0; i < used; i++) {
		struct keeping keeping = {i, NULL};
		char sql[1000];

		assert_int_equal(db_transaction(jobs, keep_work, &keeping), OK);
		snprintf(sql, sizeof(sql), places[i].sql, keeping.file_id);
		support_sql(root, "SET FOREIGN_KEY_CHECKS = 0;\n%s;\n", sql);
	}
	migrate();
}

static int clear(void **state)
{
	world_clear(state);
	support_sql(root,
		"SET FOREIGN_KEY_CHECKS = 0;\nDELETE FROM mobile_file;\n"
		"DELETE FROM agency_report;\n"
		"DELETE FROM statement_decision;\nDELETE FROM letter_file;\n"
		"DELETE FROM queue_item;\nDELETE FROM picture_anew;\nDELETE FROM stored_file;\n"
		"DELETE FROM bms_keys.object_key;\n");
	clock_set(clock_from_sql("2026-11-21 12:00:00"));
	child_init("./bmschild");
	store_init(support_folder(), world_key);
	return 0;
}

static bool never(void)
{
	return false;
}

static void work_by(struct db *worker)
{
	static const struct queue_kind *const kinds[] = {&pictures_anew_kind, NULL};
	int done = 0, failed = 0;

	assert_int_equal(queue_run(worker, kinds, 10, never, &done, &failed), OK);
}

static enum outcome buf_sink(void *context, const void *part, size_t count)
{
	buf_add(context, part, count);
	return OK;
}

/* How many of the files that rows name say more than the picture; all can be read. */
static int with_place(void)
{
	struct db_rows *rows = NULL;
	int found = 0;

	assert_int_equal(db_rows(root, pool,
				 "SELECT s.file_id, s.owner_kind FROM " NAMED
				 " JOIN stored_file s ON s.file_id = n.file_id",
				 DB_NONE, &rows),
		OK);
	assert_int_equal(rows->count, used);
	for (size_t i = 0; i < rows->count; i++) {
		uint8_t key[32];
		struct buf buf;

		buf_init(&buf, pool);
		assert_int_equal(
			store_key(jobs, (enum object_kind)db_cell_int(rows, i, 1), 3, key), OK);
		assert_int_equal(store_get(db_cell_text(rows, i, 0), key, buf_sink, &buf), OK);
		found += memmem(buf.data, buf.length, "Exif", 4)
			|| memmem(buf.data, buf.length, "Geheim", 6);
	}
	return found;
}

static void assert_made(void)
{
	assert_int_equal(with_place(), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM picture_anew"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM stored_file"), used);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM " NAMED " WHERE name = 'foto.jpg'"
				 " AND mime = 'image/jpeg' AND size > 100"),
		used);
}

static void test_made_anew(void **state)
{
	(void)state;
	sent("tests/files/picture-place.jpg", PLACES);
	support_sql(root, "UPDATE stored_file SET scan = 'clean' WHERE purpose = 'agency';\n");
	assert_int_equal(with_place(), PLACES);
	work_by(jobs);
	assert_made();
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM stored_file WHERE scan = 'clean'"), 1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM queue_item WHERE state = 'done'"), 1);
}

/* What is no picture any more stays, and is not tried again and again. */
static void test_damaged(void **state)
{
	(void)state;
	sent("tests/files/picture-truncated.jpg", PLACES);
	work_by(jobs);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM picture_anew"), 0);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM " NAMED " WHERE name = 'foto.PNG'"),
		PLACES);
}

/* One that the scanner has still to see is left until then. */
static void test_checked_first(void **state)
{
	(void)state;
	sent("tests/files/picture-place.jpg", PLACES);
	support_sql(root,
		"INSERT INTO stored_check (file_id, since) SELECT file_id, " SOME_TIME
		" FROM stored_file WHERE purpose = 'mobile';\n"
		"UPDATE letter_file SET state = 'waits';\n");
	work_by(jobs);
	assert_int_equal(with_place(), 2);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM queue_item WHERE kind = 'pictures_anew'"
				 " AND state = 'waiting'"),
		1);
	support_sql(root,
		"DELETE FROM stored_check;\nUPDATE letter_file SET state = 'good';\n"
		"UPDATE queue_item SET next_at = " SOME_TIME ";\n");
	work_by(jobs);
	assert_made();
}

/* Of what came before there were pictures of attachments these are asked for; of nothing nothing is
 * asked. */
static void test_nothing_to_do(void **state)
{
	(void)state;
	migrate();
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM queue_item"), 0);
	support_sql(root,
		"SET FOREIGN_KEY_CHECKS = 0;\n"
		"INSERT INTO attachment (id, application_id, type, name, mime, size, sha256,"
		" file_id, created_at) VALUES (7, 1, 'photo', 'foto.jpg', 'image/jpeg', 9, '', 'x',"
		" " SOME_TIME ");\n");
	migrate();
	work_by(jobs);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM attachment_check WHERE attachment_id = 7"
				 " AND NOT look AND NOT scan"),
		1);
	support_sql(root, "DELETE FROM attachment_check;\nDELETE FROM attachment;\n");
}

static void worker_in_child(int statements)
{
	struct db *own = support_db_open("bms_jobs");

	kills_at = statements;
	work_by(own);
	_exit(0);
}

static bool done_by_another(void)
{
	work_by(jobs);
	return support_number(root,
		       "SELECT COUNT(*) FROM queue_item WHERE state IN ('waiting', 'running')")
		== 0;
}

static void test_killed_at_any_point(void **state)
{
	bool killed = true;

	for (int n = 1; killed; n++) {
		int status = 0;
		pid_t child;

		clear(state);
		sent("tests/files/picture-place.jpg", 1);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			worker_in_child(n);
		assert_int_equal(waitpid(child, &status, 0), child);
		killed = WIFSIGNALED(status);
		clock_set(clock_from_sql("2026-11-21 14:00:00"));
		if (killed)
			WAIT_UNTIL(done_by_another());
		assert_made();
		assert_true(n < 100);
	}
}

static int begin(void **state)
{
	world_start(state);
	jobs = support_db_open("bms_jobs");
	return 0;
}

static int finish(void **state)
{
	db_free(&jobs);
	return world_end(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_made_anew, clear),
		cmocka_unit_test_setup(test_damaged, clear),
		cmocka_unit_test_setup(test_checked_first, clear),
		cmocka_unit_test_setup(test_nothing_to_do, clear),
		cmocka_unit_test_setup(test_killed_at_any_point, clear),
	};
	return cmocka_run_group_tests_name("picture_anew", tests, begin, finish);
}
