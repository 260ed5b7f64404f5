/* Tests of lists as files while they are made: removed, made by somebody else, a person of theirs
 * anonymised, given up, the worker killed. */
#include "recruiter_world.h"

#include <dlfcn.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "made/list_file.h"
#include "queue/queue.h"

#define CONTENT "\"Nummer\"\r\n\"B-2026-00001\"\r\n"

static struct db *other_worker;
static int removes_at; /* before this statement of the worker the file is removed; 0: not at all */
static int64_t file; /* the one that was asked for */

struct asking {
	int64_t id;
	struct problems problems;
};

static enum outcome ask_work(struct db *on, void *context)
{
	struct asking *asking = context;

	return list_file_ask(on, pool, &recruiter,
		&(struct list_file){.list = "applications",
			.format = "csv",
			.lang = "de",
			.address = "/bewerbungen?suche=Meier&format=csv",
			.said = "Meier"},
		&asking->problems, &asking->id);
}

static void ask(void)
{
	struct asking asking = {0};

	assert_int_equal(db_transaction(backend, ask_work, &asking), OK);
	file = asking.id;
}

static enum outcome remove_work(struct db *on, void *context)
{
	(void)context;
	return list_file_remove(on, pool, &recruiter, file);
}

static enum outcome erase_work(struct db *on, void *context)
{
	(void)context;
	return list_file_erase(on, pool, 1);
}

/* In place of web/serve: a list of one application. */
static enum outcome list_write(struct errand *errand)
{
	static const int64_t ids[] = {1};
	FILE *spool = tmpfile();

	assert_non_null(spool);
	assert_string_equal(errand->address, "/bewerbungen?suche=Meier&format=csv");
	assert_int_equal(errand->who->id, recruiter.id);
	assert_true(access_has(errand->who, RIGHT_CANDIDATE_LIST_VIEW));
	errand->file = dup(fileno(spool));
	assert_int_equal(fclose(spool), 0);
	assert_int_equal(write(errand->file, CONTENT, strlen(CONTENT)), strlen(CONTENT));
	errand->kind = OBJECT_APPLICATION;
	errand->roles = errand->who->where[RIGHT_CANDIDATE_LIST_VIEW];
	errand->rows = 1;
	errand->detail = "list=applications";
	return errand->part(errand->context, ids, 1);
}

/* What happens while it is made. */
static void (*meanwhile)(void);

static enum outcome run(void *context, struct errand *errand)
{
	enum outcome outcome = list_write(errand);

	(void)context;
	if (!outcome && meanwhile)
		meanwhile();
	return outcome;
}

static enum outcome work_with(struct queue_turn *turn)
{
	return list_file_make(turn, run, NULL);
}

static bool never(void)
{
	return false;
}

static int failed;

static void work_by(struct db *worker)
{
	static const struct queue_kind kind = {
		.code = "list_file", .work = work_with, .given_up = list_file_given_up};
	static const struct queue_kind *const kinds[] = {&kind, NULL};
	int done = 0;

	assert_int_equal(queue_run(worker, kinds, 1, never, &done, &failed), OK);
}

static int clear_files(void **state)
{
	meanwhile = NULL;
	support_sql(root,
		"DELETE FROM list_file_subject;\nDELETE FROM list_file_object;\n"
		"DELETE FROM list_file;\nDELETE FROM queue_item;\n"
		"DELETE FROM stored_file;\nDELETE FROM bms_keys.object_key WHERE kind = 20;\n"
		"DELETE FROM mail_outbox;\n"
		"TRUNCATE audit;\n");
	world_clear(state);
	support_sql(root,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
		" (1, 'A', 'B', 'a@example.org', 'de', " SOME_TIME ");\n"
		"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source,"
		" status, status_since, received_at, authority_id, created_at, changed_at) VALUES"
		" (1, 'B-2026-00001', 1, 1, 1, 'agency', 'eingegangen', " SOME_TIME ", " SOME_TIME
		", 1, " SOME_TIME ", " SOME_TIME ");\n");
	return 0;
}

static void expect(const char *state, int files, int mails, int exports)
{
	struct db_rows *rows = NULL;

	assert_int_equal(db_rows(root, pool, "SELECT state FROM list_file WHERE id = ?",
				 DB_VALUES(db_int(file)), &rows),
		OK);
	assert_string_equal(rows->count ? db_text(rows, 0, "state") : "gone", state);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM stored_file WHERE purpose = 'list_file'"),
		files);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE template LIKE"
				 " 'staff_list_file_%'"),
		mails);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action = 'list_export'"),
		exports);
}

static enum outcome content_check(void *context, const void *bytes, size_t length)
{
	*(bool *)context = length == strlen(CONTENT) && memcmp(bytes, CONTENT, length) == 0;
	return OK;
}

static void test_made(void **state)
{
	(void)state;
	struct list_file made;
	bool same = false;

	ask();
	work_by(backend);
	expect("ready", 1, 1, 1);
	assert_int_equal(list_file_get(backend, pool, &other, file, &made), NOT_FOUND);
	assert_int_equal(list_file_get(backend, pool, &recruiter, file, &made), OK);
	assert_int_equal(list_file_read(backend, &made, content_check, &same), OK);
	assert_true(same);
	assert_int_equal(made.ends_at - made.made_at, 30 * 86400);
}

static bool may_open(const struct list_file *made, int64_t takers)
{
	bool open = false;

	assert_int_equal(
		list_file_may(backend, &recruiter, made, ACCESS_WHERE_ALL(takers), &open), OK);
	return open;
}

/* How many of it are not seen by the roles it was made by, with the mark or without. */
static int64_t unseen(const struct list_file *made, bool mark)
{
	const struct access_where roles = ACCESS_WHERE_ALL(made->roles);
	const struct access_where marks = ACCESS_WHERE_ALL(mark ? made->roles : 0);
	int64_t count = 0;

	assert_int_equal(
		list_file_unseen(backend, &recruiter, made->id, &roles, &marks, &count), OK);
	return count;
}

/* What she may see of what stands in it is asked when she opens it, not only when it is made. */
static void test_opened_by_rights_of_now(void **state)
{
	struct list_file made;

	(void)state;
	ask();
	work_by(backend);
	assert_int_equal(list_file_get(backend, pool, &recruiter, file, &made), OK);
	assert_true(made.roles != 0);
	assert_true(may_open(&made, made.roles));
	assert_false(may_open(&made, 0));
	support_sql(root, "UPDATE application SET vacancy_id = 2 WHERE id = 1;\n");
	assert_false(may_open(&made, made.roles));
	support_sql(root, "UPDATE application SET vacancy_id = 1 WHERE id = 1;\n");
	assert_true(may_open(&made, made.roles));
	made.roles |= ROLE_BIT(ROLE_SBV); /* which she had then */
	assert_false(may_open(&made, made.roles & ~ROLE_BIT(ROLE_SBV)));
}

/* In place of web/serve: a list of one object of this kind. */
static enum outcome object_run(void *context, struct errand *errand)
{
	const enum object_kind *kind = context;
	enum outcome outcome = list_write(errand);

	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM list_file_object"), 0);
	errand->kind = *kind;
	return outcome ? outcome : errand->part(errand->context, (const int64_t[]){1}, 1);
}

static enum object_kind object_listed;

static enum outcome object_work(struct queue_turn *turn)
{
	return list_file_make(turn, object_run, &object_listed);
}

/* Each object is looked for, not the role alone. */
static void test_opened_by_objects(void **state)
{
	static const enum object_kind listed[] = {OBJECT_PROJECT, OBJECT_VACANCY, OBJECT_JOBAD};
	static const struct queue_kind kind = {
		.code = "list_file", .work = object_work, .given_up = list_file_given_up};
	static const struct queue_kind *const kinds[] = {&kind, NULL};
	struct list_file made;
	int done = 0;

	for (size_t i = 0; i < sizeof(listed) / sizeof(listed[0]); i++) {
		clear_files(state);
		support_sql(root,
			"INSERT IGNORE INTO project_reach"
			" SELECT subject_kind, subject_id, role_id, 1, via FROM vacancy_reach"
			" WHERE vacancy_id = 1;\n");
		object_listed = listed[i];
		ask();
		assert_int_equal(queue_run(backend, kinds, 1, never, &done, &failed), OK);
		assert_int_equal(list_file_get(backend, pool, &recruiter, file, &made), OK);
		support_sql(root, "DELETE FROM list_file_subject;\n");
		assert_true(may_open(&made, made.roles));
		support_sql(root,
			"UPDATE list_file_object SET object_id = 999 WHERE list_file_id = %lld;\n",
			(long long)file);
		assert_false(may_open(&made, made.roles));
		support_sql(root,
			"UPDATE list_file_object SET object_id = 1;\n"
			"CREATE TABLE kept_reach SELECT * FROM vacancy_reach;\n"
			"CREATE TABLE kept_project SELECT * FROM project_reach;\n"
			"DELETE FROM vacancy_reach;\nDELETE FROM project_reach;\n");
		assert_false(may_open(&made, made.roles));
		support_sql(root,
			"INSERT INTO vacancy_reach SELECT * FROM kept_reach;\n"
			"INSERT INTO project_reach SELECT * FROM kept_project;\n"
			"DROP TABLE kept_reach, kept_project;\n");
		assert_true(may_open(&made, made.roles));
	}
	assert_int_equal(db_transaction(backend, remove_work, NULL), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM queue_item WHERE kind = 'list_file_clean'"),
		1);
}

static void test_opened_with_marks(void **state)
{
	struct list_file made;

	(void)state;
	for (int severe = 0; severe <= 1; severe++) {
		clear_files(state);
		support_sql(root, "UPDATE application SET severely_disabled = %d;\n", severe);
		ask();
		work_by(backend);
		assert_int_equal(list_file_get(backend, pool, &recruiter, file, &made), OK);
		assert_int_equal(unseen(&made, true), 0);
		assert_int_equal(unseen(&made, false), severe);
	}
}

static void remove_it(void)
{
	assert_int_equal(db_transaction(other_worker, remove_work, NULL), OK);
}

static void test_removed_while_made(void **state)
{
	(void)state;
	ask();
	meanwhile = remove_it;
	work_by(backend);
	expect("gone", 0, 0, 0);
	assert_int_equal(failed, 0);
}

static void erase_person(void)
{
	assert_int_equal(db_transaction(other_worker, erase_work, NULL), OK);
}

/* Stands in place of the client library's. */
int mysql_stmt_execute(void *statement);
int mysql_stmt_execute(void *statement)
{
	static int (*execute)(void *);
	static bool holds; /* the worker's transaction may hold rows */
	bool first = !holds;

	if (!execute)
		*(void **)&execute = dlsym(RTLD_NEXT, "mysql_stmt_execute");
	holds = backend && db_in_transaction(backend);
	if (removes_at > 0 && --removes_at == 0 && (first || !holds))
		remove_it();
	return execute(statement);
}

/* At whatever point it is removed, nothing of it is registered afterwards. */
static void test_removed_at_any_point(void **state)
{
	bool over = false;

	for (int at = 1; !over; at++) {
		clear_files(state);
		ask();
		removes_at = at;
		work_by(backend);
		over = removes_at > 0;
		removes_at = 0;
		if (support_number(root, "SELECT COUNT(*) FROM list_file") == 0)
			assert_int_equal(support_number(root,
						 "SELECT COUNT(*) FROM stored_file"
						 " WHERE purpose = 'list_file'"),
				0);
	}
}

static void test_person_gone_while_made(void **state)
{
	(void)state;
	ask();
	meanwhile = erase_person;
	work_by(backend);
	expect("gone", 0, 0, 0);
}

/* She was in the list when it was begun, and is anonymised before the file says that she is. */
static void test_person_gone_before(void **state)
{
	(void)state;
	ask();
	support_sql(root,
		"SET FOREIGN_KEY_CHECKS = 0;\n"
		"UPDATE application SET applicant_id = NULL, status_since = '2030-01-01'"
		" WHERE id = 1;\n");
	work_by(backend);
	expect("waiting", 0, 0, 0);
	assert_int_equal(failed, 1);
	support_sql(root,
		"UPDATE application SET status_since = " SOME_TIME " WHERE id = 1;\n"
		"UPDATE queue_item SET next_at = " SOME_TIME ";\n");
	work_by(backend);
	expect("ready", 1, 1, 1);
}

/* Its lease was over, and another worker has taken it. */
static void make_it_elsewhere(void)
{
	meanwhile = NULL;
	support_sql(root, "UPDATE queue_item SET next_at = " SOME_TIME ";\n");
	work_by(other_worker);
	expect("ready", 1, 1, 1);
}

static void test_made_by_two(void **state)
{
	(void)state;
	ask();
	meanwhile = make_it_elsewhere;
	work_by(backend);
	expect("ready", 1, 1, 1);
}

static void die(void)
{
	raise(SIGKILL);
}

static void test_killed(void **state)
{
	(void)state;
	int status = 0;
	pid_t child;

	ask();
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		meanwhile = die;
		work_by(support_db_open("bms_backend"));
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	expect("waiting", 0, 0, 0);
	support_sql(root, "UPDATE queue_item SET next_at = " SOME_TIME ";\n");
	work_by(backend);
	expect("ready", 1, 1, 1);
}

static void test_given_up(void **state)
{
	(void)state;
	ask();
	support_sql(root, "UPDATE queue_item SET tries = 6;\n");
	work_by(backend);
	expect("failed", 0, 1, 0);
	/* the administrators have it tried again */
	support_sql(root, "UPDATE queue_item SET tries = 0, next_at = " SOME_TIME ";\n");
	work_by(backend);
	expect("ready", 1, 2, 1);
}

static int begin_files(void **state)
{
	begin(state);
	other_worker = support_db_open("bms_backend");
	store_init(support_folder(), world_key);
	return 0;
}

static int finish_files(void **state)
{
	db_free(&other_worker);
	return finish(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_made, clear_files),
		cmocka_unit_test_setup(test_opened_by_rights_of_now, clear_files),
		cmocka_unit_test_setup(test_opened_by_objects, clear_files),
		cmocka_unit_test_setup(test_opened_with_marks, clear_files),
		cmocka_unit_test_setup(test_removed_while_made, clear_files),
		cmocka_unit_test_setup(test_removed_at_any_point, clear_files),
		cmocka_unit_test_setup(test_person_gone_while_made, clear_files),
		cmocka_unit_test_setup(test_made_by_two, clear_files),
		cmocka_unit_test_setup(test_killed, clear_files),
		cmocka_unit_test_setup(test_given_up, clear_files),
		cmocka_unit_test_setup(test_person_gone_before, clear_files),
	};
	return cmocka_run_group_tests(tests, begin_files, finish_files);
}
