/* For the tests of letters that staff write: one to many applications, a guard of the tests, a
 * worker that is killed. */
#ifndef BMS_TESTS_WRITTEN_WORLD_H
#define BMS_TESTS_WRITTEN_WORLD_H

#include "bulk_world.h"

#include <signal.h>
#include <sys/wait.h>

#include "letter/written.h"
#include "mail/outbox.h"
#include "process/process.h"
#include "task/statement.h"

static bool guard_stops, guard_fails;
static int64_t guard_asked; /* times */
static int64_t letter_days; /* its last day is so many days after it goes; 0: it names none */

static enum outcome guard_of_the_test(struct db *on, struct pool *in, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	(void)on;
	(void)in;
	assert_int_equal(who->id, recruiter.id);
	assert_int_equal(question->kind, OBJECT_APPLICATION);
	guard_asked++;
	if (guard_stops)
		process_stop_add(stops, "of_the_test", "statement_open", NULL);
	return guard_fails ? UNAVAILABLE : OK;
}

const struct process_kind *const process_kinds[] = {&application_process, NULL};
process_hook *const process_more[] = {NULL};
const struct process_guard_rule process_guards[] = {
	{"of_the_test", guard_of_the_test}, {NULL, NULL}};
const struct statement_effect statement_effects[] = {{NULL, NULL, NULL}};

static enum outcome run_write(struct db *on, struct step *step)
{
	const struct written letter = {
		.bulk_id = step->id,
		.template = "letter",
		.subject_de = "Zu {number}",
		.body_de = letter_days ? "Guten Tag {name},\n\nbis *{last_day}*."
				       : "Guten Tag {name},\n\nzu {title}.",
		.last_days = letter_days,
		.send = step->to,
		.guard = "of_the_test",
		.due_at = "2099-01-01 08:00:00",
	};

	return bulk_say_letter(on, pool, step->who, step->version, &letter, &step->problems);
}

static enum outcome run_keys(struct db *on, struct step *step)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < step->count; i++)
		outcome = store_key_new(on, OBJECT_APPLICATION, step->ids[i]);
	return outcome;
}

/* Applications with keys, chosen for a letter that goes then. */
static int64_t write_to(int64_t *ids, size_t count, const char *send)
{
	store_init(support_folder(), world_key);
	support_sql(root,
		"INSERT IGNORE INTO process_guard (code, fixed) VALUES ('of_the_test', 0);\n"
		"INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)"
		" VALUES (4, 'eingegangen', 'formale_pruefung', 'of_the_test');\n");
	for (size_t i = 0; i < count; i++)
		ids[i] = received((int)i + 1);
	struct step keys = {run_keys, .ids = ids, .count = count};
	assert_int_equal(db_transaction(root, step_work, &keys), OK);
	int64_t id = chosen(ids, count);
	struct step step = {
		run_write, .who = &recruiter, .id = id, .version = bulk_of(id).version, .to = send};

	assert_int_equal(take(&step), OK);
	if (count > BULK_AT_ONCE)
		work();
	return id;
}

static int64_t letters_in(const char *status)
{
	struct db_rows *rows = NULL;

	assert_int_equal(db_rows(root, pool, "SELECT id FROM mail_outbox WHERE status = ?",
				 DB_VALUES(db_str(status)), &rows),
		OK);
	return (int64_t)rows->count;
}

static int parts_left;

static bool killed_soon(void)
{
	if (parts_left-- <= 0)
		kill(getpid(), SIGKILL);
	return false;
}

/* Works on in a process of its own until it is killed after some letters. */
static void work_and_die(int parts)
{
	static const struct queue_kind *const kinds[] = {&bulk_run_kind, NULL};
	int done = 0, failed = 0, status = 0;

	parts_left = parts;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		jobs = support_db_open("bms_jobs");
		store_init(support_folder(), world_key);
		queue_run(jobs, kinds, 10, killed_soon, &done, &failed);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	support_sql(root, "UPDATE queue_item SET next_at = created_at WHERE state = 'running';\n");
}

#endif
