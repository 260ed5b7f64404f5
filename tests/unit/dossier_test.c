/* Tests of dossiers while they are made: parts that rooms add, keys of everybody in it, a file that
 * is gone, rights lost meanwhile, the worker killed at every stage. */
#include "poor_child.h"
#include "recruiter_world.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "document/child.h"
#include "dossier/dossier.h"
#include "made/list_file.h"
#include "queue/queue.h"
#include "store/stored_file.h"

static int64_t made; /* the one that was asked for */
static int kills_at; /* at which stage the worker is killed; 0: at none */

static void stage(void)
{
	if (kills_at > 0 && --kills_at == 0)
		raise(SIGKILL);
}

/* A part that a room would add. */
static enum outcome points_read(struct db *on, struct pool *in, const struct dossier_words *words,
	const struct dossier_one *one, const void **data_r)
{
	(void)on;
	(void)words;
	*data_r = one->application->id == 1
		? NULL
		: pool_printf(in, "17 Punkte für %s", one->application->number);
	return OK;
}

static void points_write(const void *data, struct paper *paper)
{
	paper_text(paper, data);
}

static const struct dossier_part points = {.title = "Bewertung",
	.read = points_read,
	.write = points_write};
static const struct dossier_part *const parts[] = {&dossier_answers, &points, NULL};

static const char *no_word(void *context, const char *key)
{
	(void)context;
	(void)key;
	return NULL;
}

/* Between the errand and who runs it: each call is a stage. */
static struct errand real;

static enum outcome part_stage(void *context, const int64_t *ids, size_t count)
{
	enum outcome outcome = real.part(context, ids, count);

	stage();
	return outcome;
}

static enum outcome progress_stage(void *context, int64_t done, int64_t total)
{
	enum outcome outcome = real.progress(context, done, total);

	stage();
	return outcome;
}

static bool keeping; /* it is made, and is being kept */

static enum outcome run(void *context, struct errand *errand)
{
	const struct dossier_words words = {"de", no_word, NULL};
	enum outcome outcome;

	real = *errand;
	errand->part = part_stage;
	errand->progress = progress_stage;
	outcome = dossier_make(context, &words, parts, errand);
	keeping = true;
	stage();
	return outcome;
}

/* Stands in place of the client library's: what is kept is kept in stages, too. */
static int executed; /* statements */
int mysql_stmt_execute(void *statement);
int mysql_stmt_execute(void *statement)
{
	static int (*execute)(void *);

	if (!execute)
		*(void **)&execute = dlsym(RTLD_NEXT, "mysql_stmt_execute");
	executed++;
	if (keeping)
		stage();
	return execute(statement);
}

static enum outcome work(struct queue_turn *turn)
{
	return list_file_make(turn, run, turn->db);
}

static bool never(void)
{
	return false;
}

/* A worker of its own does what is due; its status as of waitpid. */
static int worker(int dies_at)
{
	static const struct queue_kind kind = {
		.code = "list_file", .work = work, .given_up = list_file_given_up};
	static const struct queue_kind *const kinds[] = {&kind, NULL};
	int status = 0;
	pid_t pid;

	support_sql(
		root, "UPDATE queue_item SET next_at = " SOME_TIME " WHERE next_at IS NOT NULL;\n");
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		int done = 0;
		int failed = 0;

		kills_at = dies_at;
		if (queue_run(support_db_open("bms_backend"), kinds, 1, never, &done, &failed))
			_exit(1);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static enum outcome ask_work(struct db *on, void *context)
{
	struct dossier_plan plan;
	struct problems problems = {0};
	const int64_t ids[] = {1, 2};
	enum outcome outcome = dossier_of(on, pool, &recruiter, ids, 2, &plan);

	(void)context;
	if (!outcome)
		outcome = dossier_ask(on, pool, &recruiter, &plan, "de", "/bewerbungen", "zwei",
			&problems, &made);
	return outcome;
}

static void ask(void)
{
	assert_int_equal(db_transaction(backend, ask_work, NULL), OK);
}

static const char small[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
			    "3 0 obj<</Type/Page/MediaBox[0 0 300 200]/Parent 2 0 R>>endobj\n"
			    "trailer<</Size 4/Root 1 0 R>>\n%%EOF\n";

static const char *pdf = small; /* that is attached */

static enum outcome pdf_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	(void)context;
	memcpy(bytes_r, pdf + at, length);
	return OK;
}

static enum outcome attach_work(struct db *on, void *context)
{
	int64_t id = *(const int64_t *)context;
	uint8_t key[32];
	uint8_t sha256[32];
	const char *file_id = NULL;
	enum outcome outcome = store_key_new(on, OBJECT_APPLICATION, id);

	if (!outcome)
		outcome = store_key(on, OBJECT_APPLICATION, id, key);
	if (!outcome)
		outcome = store_put(
			pool, key, pdf_source, NULL, (int64_t)strlen(pdf), &file_id, sha256);
	if (!outcome)
		outcome = stored_file_add(on,
			&(struct stored_file){file_id, OBJECT_APPLICATION, id, "attachment", 0});
	return outcome ? outcome
		       : db_exec(on,
			       "INSERT INTO attachment (application_id, type, name, mime, size,"
			       " sha256, file_id, created_at) VALUES (?, 'cv', 'lebenslauf.pdf',"
			       " 'application/pdf', ?, ?, ?, " SOME_TIME ")",
			       DB_VALUES(db_int(id), db_int((int64_t)strlen(pdf)),
				       db_bytes(sha256, sizeof(sha256)), db_str(file_id)),
			       NULL);
}

static int clear_dossiers(void **state)
{
	support_sql(root,
		"DELETE FROM list_file_subject;\nDELETE FROM list_file;\nDELETE FROM queue_item;\n"
		"DELETE FROM attachment;\nDELETE FROM stored_file;\nDELETE FROM application_read;\n"
		"DELETE FROM bms_keys.object_key WHERE kind = 20;\nDELETE FROM mail_outbox;\n"
		"TRUNCATE audit;\n");
	world_clear(state);
	store_init(support_folder(), world_key);
	support_sql(root,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
		" (1, 'Anna', 'Berg', 'a@example.org', 'de', " SOME_TIME "),"
		" (2, 'Bert', 'Aal', 'b@example.org', 'de', " SOME_TIME ");\n"
		"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source,"
		" status, status_since, received_at, authority_id, created_at, changed_at) VALUES"
		" (1, 'B-2026-00001', 1, 1, 1, 'agency', 'eingegangen', " SOME_TIME ", " SOME_TIME
		", 1, " SOME_TIME ", " SOME_TIME "),"
		" (2, 'B-2026-00002', 1, 1, 2, 'agency', 'eingegangen', " SOME_TIME ", " SOME_TIME
		", 1, " SOME_TIME ", " SOME_TIME ");\n");
	for (int64_t id = 1; id <= 2; id++)
		assert_int_equal(db_transaction(root, attach_work, &id), OK);
	return 0;
}

static int64_t state_count(const char *state)
{
	int64_t count = 0;

	assert_int_equal(db_get_int(root, "SELECT COUNT(*) FROM list_file WHERE state = ?",
				 DB_VALUES(db_str(state)), &count),
		OK);
	return count;
}

static void expect_ready(void)
{
	assert_int_equal(state_count("ready"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM stored_file WHERE purpose = 'list_file'"),
		1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE template ="
				 " 'staff_list_file_ready'"),
		1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action = 'dossier_made'"),
		1);
}

static enum outcome bytes_take(void *context, const void *bytes, size_t length)
{
	return fwrite(bytes, 1, length, context) == length ? OK : UNAVAILABLE;
}

static enum outcome dossier_read(const char **text_r)
{
	struct list_file file;
	const char *path = pool_printf(pool, "%s/dossier.pdf", support_folder());
	FILE *out = fopen(path, "we");
	char *text = pool_alloc(pool, 1 << 16);
	enum outcome outcome = list_file_get(backend, pool, &recruiter, made, &file);

	assert_non_null(out);
	if (!outcome)
		outcome = list_file_read(backend, &file, bytes_take, out);
	assert_int_equal(fclose(out), 0);
	if (outcome)
		return outcome;
	out = popen(pool_printf(pool, "qpdf --check %s >&2 && pdftotext -layout %s -", path, path),
		"re");
	assert_non_null(out);
	text[fread(text, 1, (1 << 16) - 1, out)] = 0;
	assert_int_equal(pclose(out), 0);
	*text_r = text;
	return OK;
}

static void test_parts(void **state)
{
	const char *text = NULL;

	(void)state;
	ask();
	assert_int_equal(worker(0), 0);
	expect_ready();
	assert_int_equal(dossier_read(&text), OK);
	assert_non_null(strstr(text, "Bert Aal"));
	assert_true(strstr(text, "Bert Aal") < strstr(text, "Anna Berg"));
	assert_non_null(strstr(text, "17 Punkte für B-2026-00002"));
	assert_null(strstr(text, "17 Punkte für B-2026-00001"));
	assert_int_equal(support_number(root, "SELECT entries FROM list_file"), 5);
}

/* Each of the keys is needed. */
static void test_keys(void **state)
{
	const char *text = NULL;

	(void)state;
	ask();
	assert_int_equal(worker(0), 0);
	for (int kind = 0; kind < 3; kind++) {
		support_sql(root,
			"CREATE TEMPORARY TABLE bms.kept AS SELECT * FROM bms_keys.object_key;\n"
			"DELETE FROM bms_keys.object_key WHERE %s;\n",
			kind == 0           ? "kind = 20"
				: kind == 1 ? "kind = 4 AND object_id = 1"
					    : "kind = 4 AND object_id = 2");
		assert_int_equal(dossier_read(&text), kind == 0 ? NOT_FOUND : GONE);
		support_sql(root,
			"INSERT IGNORE INTO bms_keys.object_key SELECT * FROM bms.kept;\n"
			"DROP TEMPORARY TABLE bms.kept;\n");
	}
	assert_int_equal(dossier_read(&text), OK);
}

static void test_gone_file(void **state)
{
	const char *text = NULL;
	const char *file_id;

	(void)state;
	support_sql(root, "UPDATE attachment SET name = 'weg.pdf' WHERE application_id = 1;\n");
	file_id = world_text("SELECT file_id FROM attachment WHERE application_id = ?", db_int(1));
	assert_int_equal(
		system(pool_printf(pool, "find %s -name '%s*' -delete", support_folder(), file_id)),
		0);
	ask();
	assert_int_equal(worker(0), 0);
	expect_ready();
	assert_int_equal(support_number(root, "SELECT left_out FROM list_file"), 1);
	assert_int_equal(dossier_read(&text), OK);
	assert_non_null(strstr(text, "weg.pdf"));
}

/* A file that is too much for the child is left out and named, the rest is there. */
static void test_broken_file(void **state)
{
	const char *text = NULL;
	int64_t first = 1;
	char *many = pool_alloc(pool, 1 << 17);
	char *at = many
		+ sprintf(many,
			"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			"2 0 obj<</Type/Pages/MediaBox[0 0 9 9]/Count 10000/Kids[");

	(void)state;
	for (int i = 0; i < 10000; i++)
		at += sprintf(at, "3 0 R ");
	sprintf(at,
		"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
		"trailer<</Size 4/Root 1 0 R>>\n%%%%EOF\n");
	support_sql(root,
		"DELETE FROM attachment WHERE application_id = 1;\n"
		"DELETE FROM bms_keys.object_key WHERE kind = 4 AND object_id = 1;\n");
	pdf = many;
	assert_int_equal(db_transaction(root, attach_work, &first), OK);
	pdf = small;
	support_sql(root, "UPDATE attachment SET name = 'viel.pdf' WHERE application_id = 1;\n");
	ask();
	child_poor(pool, "10000000");
	assert_int_equal(worker(0), 0);
	child_init("./bmschild");
	expect_ready();
	assert_int_equal(support_number(root, "SELECT left_out FROM list_file"), 1);
	assert_int_equal(dossier_read(&text), OK);
	assert_non_null(strstr(text, "viel.pdf"));
}

/* When it is all together that is too much, she is told so, at once. */
static void test_too_much(void **state)
{
	(void)state;
	ask();
	child_poor(pool, "1000");
	assert_int_equal(worker(0), 0);
	child_init("./bmschild");
	assert_int_equal(state_count("failed"), 1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM list_file WHERE reason = 'large'"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE template ="
				 " 'staff_list_file_failed'"),
		1);
}

static void expect_may(const struct principal *who, bool open, bool save)
{
	bool opens = !open;
	bool saves = !save;

	assert_int_equal(dossier_may(backend, who, made, &opens, &saves), OK);
	assert_int_equal(opens, open);
	assert_int_equal(saves, save);
}

/* What tells of a severe disability is opened by whom the mark is shown to then (ACC-16). */
static void test_marks(void **state)
{
	struct principal unmarked = recruiter;

	(void)state;
	unmarked.where[RIGHT_CANDIDATE_READ].roles &= ~(int64_t)ACCESS_MARK_ROLES;
	ask();
	assert_int_equal(worker(0), 0);
	expect_may(&recruiter, true, true);
	expect_may(&unmarked, true, true); /* nothing of it is in there */
	clear_dossiers(state);
	support_sql(root, "UPDATE application SET severely_disabled = 1 WHERE id = 2;\n");
	ask();
	assert_int_equal(worker(0), 0);
	assert_int_equal(support_number(root,
				 "SELECT SUM(application_id) FROM list_file_subject"
				 " WHERE marked"),
		2);
	expect_may(&recruiter, true, true);
	expect_may(&unmarked, false, false);
}

#define OPENED \
	"SELECT COUNT(*) FROM history WHERE action = 'dossier_opened' AND actor_kind = 'staff'" \
	" AND object_kind = 4"
#define READ "SELECT COUNT(*) FROM audit WHERE action = 'read'"

/* Once for each of them and each day, however many there are and however often. */
static void test_opening_noted(void **state)
{
	struct principal admin = recruiter;

	(void)state;
	support_sql(root, "TRUNCATE history;\n");
	ask();
	executed = 0;
	assert_int_equal(dossier_note_opening(backend, pool, &recruiter, made), OK);
	assert_in_range(executed, 1, 3);
	assert_int_equal(support_number(root, OPENED), 2);
	assert_int_equal(dossier_note_opening(backend, pool, &recruiter, made), OK);
	assert_int_equal(support_number(root, OPENED), 2);
	support_sql(root, "UPDATE history SET at = at - INTERVAL 1 DAY;\n");
	assert_int_equal(support_number(root, READ), 0);
	admin.roles |= ROLE_BIT(ROLE_ADMIN);
	assert_int_equal(dossier_note_opening(backend, pool, &admin, made), OK);
	assert_int_equal(support_number(root, OPENED), 4);
	assert_int_equal(support_number(root, READ), 2);
}

/* Whoever may not see one of them when its turn comes is told, and there is no dossier. */
static void test_rights_lost(void **state)
{
	(void)state;
	ask();
	support_sql(root, "UPDATE application SET vacancy_id = 2 WHERE id = 2;\n");
	assert_int_equal(worker(0), 0);
	assert_int_equal(state_count("failed"), 1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM list_file WHERE reason = 'right'"), 1);
}

/* What was begun is made anew by the next worker, once. */
static void test_killed(void **state)
{
	bool killed = true;
	int stages = 0;

	while (killed) {
		clear_dossiers(state);
		ask();
		killed = WIFSIGNALED(worker(++stages));
		assert_int_equal(state_count("ready") + state_count("waiting"), 1);
		assert_int_equal(support_number(root,
					 "SELECT COUNT(*) FROM stored_file"
					 " WHERE purpose = 'list_file'"),
			state_count("ready"));
		if (killed && stages % 4 == 0) {
			assert_int_equal(worker(0), 0);
			expect_ready();
		}
	}
	expect_ready();
	assert_true(stages > 8);
}

static int begin_dossiers(void **state)
{
	begin(state);
	store_init(support_folder(), world_key);
	child_init("./bmschild");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_parts, clear_dossiers),
		cmocka_unit_test_setup(test_keys, clear_dossiers),
		cmocka_unit_test_setup(test_gone_file, clear_dossiers),
		cmocka_unit_test_setup(test_broken_file, clear_dossiers),
		cmocka_unit_test_setup(test_too_much, clear_dossiers),
		cmocka_unit_test_setup(test_marks, clear_dossiers),
		cmocka_unit_test_setup(test_opening_noted, clear_dossiers),
		cmocka_unit_test_setup(test_rights_lost, clear_dossiers),
		cmocka_unit_test(test_killed),
	};

	return cmocka_run_group_tests(tests, begin_dossiers, finish);
}
