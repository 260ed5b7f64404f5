/* For the tests of intake/: files that are sent, and the workers that check them, also killed. */
#ifndef BMS_TESTS_INTAKE_WORLD_H
#define BMS_TESTS_INTAKE_WORLD_H

#include "apply_world.h"
#include "office_stand_in.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "access/hold.h"
#include "application/attachment.h"
#include "document/child.h"
#include "intake/intake.h"

#include "kill_point.h"
#include "wait.h"

static struct db *jobs;
static const char *bytes; /* of the file that is sent */
static size_t length;

static void file_read(const char *name)
{
	const char *source = getenv("BMS_SOURCE");
	char *room = pool_alloc(pool, 1 << 20);
	FILE *file;

	assert_non_null(source);
	file = fopen(pool_printf(pool, "%s/tests/files/%s", source, name), "re");
	assert_non_null(file);
	length = fread(room, 1, 1 << 20, file);
	bytes = room;
	fclose(file);
}

static enum outcome bytes_source(void *context, int64_t at, void *bytes_r, size_t count)
{
	(void)context;
	memcpy(bytes_r, bytes + at, count);
	return OK;
}

struct sending {
	int64_t id;
	struct attachment_file file;
};

static enum outcome send_work(struct db *handle, void *context)
{
	struct sending *sending = context;
	const char *problem = NULL;

	return attachment_add(
		handle, pool, &visitor, sending->id, &sending->file, bytes_source, NULL, &problem);
}

/* A draft with this file, into which nobody has looked. */
static int64_t sent(const char *from, const char *name, const char *mime)
{
	struct sending sending;

	store_show_visit(VISIT_TOKEN);
	sending.id = world_begin(1, "ada@example.org");
	file_read(from);
	sending.file = (struct attachment_file){
		.type = "cv", .name = name, .mime = mime, .size = (int64_t)length};
	assert_int_equal(db_transaction(db, send_work, &sending), OK);
	store_init(support_folder(), world_key);
	return sending.id;
}

static bool never(void)
{
	return false;
}

static int failed;

static void work_by(struct db *worker)
{
	static const struct queue_kind *const kinds[] = {
		&attachment_check_kind, &attachment_convert_kind, NULL};
	int done = 0;

	assert_int_equal(queue_run(worker, kinds, 10, never, &done, &failed), OK);
}

static int clear(void **state)
{
	support_sql(root, "DELETE FROM attachment_refused;\n");
	world_clear(state);
	support_sql(root,
		"DELETE FROM queue_item;\nDELETE FROM stored_file;\n"
		"UPDATE setting SET value = '1000000' WHERE name = 'upload_max_bytes';\n");
	child_init("./bmschild");
	return 0;
}

static void assert_nothing_left(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_check"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM stored_file"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_refused"), 1);
	assert_int_equal(
		support_number(
			root, "SELECT COUNT(*) FROM history WHERE action = 'attachment_refused'"),
		1);
}

/* Killed before this statement; 0: not. */
static void worker_in_child(int statements)
{
	struct db *own = support_db_open("bms_jobs");

	kills_at = statements;
	work_by(own);
	_exit(0);
}

/* The rows a killed worker held are passed over until the server has noticed. */
static bool done_by_another(void)
{
	work_by(jobs);
	return support_number(root,
		       "SELECT COUNT(*) FROM queue_item WHERE state IN ('waiting', 'running')")
		== 0;
}

static void killed_with(const char *from, const char *name, const char *mime, void (*check)(void))
{
	bool killed = true;

	for (int n = 1; killed; n++) {
		int status = 0;
		pid_t child;

		clear(NULL);
		sent(from, name, mime);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			worker_in_child(n);
		assert_int_equal(waitpid(child, &status, 0), child);
		killed = WIFSIGNALED(status);
		clock_set(clock_from_sql("2026-11-21 14:00:00"));
		if (killed)
			WAIT_UNTIL(done_by_another());
		check();
		assert_true(n < 100);
	}
}

static int all_start(void **state)
{
	world_start(state);
	jobs = support_db_open("bms_jobs");
	return 0;
}

static int all_end(void **state)
{
	db_free(&jobs);
	return world_end(state);
}

#endif
