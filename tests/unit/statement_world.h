/* A small world in which statements are asked: a council of two, a department, an ad that is being
 * agreed on. */
#ifndef BMS_TESTS_STATEMENT_WORLD_H
#define BMS_TESTS_STATEMENT_WORLD_H

#include "race.h"

#include "access/reach.h"
#include "recruiting/exclusion.h"
#include "recruiting/people.h"
#include "task/deputy.h"
#include "task/statement.h"
#include "task/task.h"

static struct principal rike = {.kind = PRINCIPAL_STAFF, .id = 2, .lang = "de"}; /* recruiting */
static struct principal fred = {.kind = PRINCIPAL_STAFF, .id = 3, .lang = "de"}; /* department */
static struct principal paul = {.kind = PRINCIPAL_STAFF, .id = 6, .lang = "de"}; /* council */
static struct principal pia = {.kind = PRINCIPAL_STAFF, .id = 7, .lang = "de"}; /* council */

static const char statements[] =
	"SET foreign_key_checks = 0;\n"
	"DELETE FROM task;\nDELETE FROM reminder;\n"
	"DELETE FROM agreement;\nDELETE FROM statement_reply;\nDELETE FROM statement_passage;\n"
	"DELETE FROM statement_answer;\nDELETE FROM statement;\n"
	"DELETE FROM statement_round;\nDELETE FROM deputy;\nDELETE FROM holiday_once;\n"
	"DELETE FROM vacancy_asked;\nDELETE FROM mail_outbox;\n"
	"SET foreign_key_checks = 1;\n"
	"UPDATE jobad SET status = 'in_abstimmung';\n"
	"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at, changed_at)"
	" VALUES (7, 'pia', 'Q', 'P', 'q@x.example', '2026-01-01', '2026-01-01'),"
	" (8, 'dora', 'D', 'D', 'd@x.example', '2026-01-01', '2026-01-01'),"
	" (9, 'gerd', 'G', 'G', '', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO org_unit (id, parent_id, authority_id, kind, committee, code, name,"
	" short_name, mailbox, active, created_at, changed_at) VALUES (14, 1, 1, 'committee',"
	" 'GSB', 'GLEICH', 'Gleich', 'G', 'gsb@x.example', 1, '2026-01-01', '2026-01-01');\n"
	"INSERT INTO user_group (id, name, role_id, authority_id) VALUES (11, 'FA', 3, 1),"
	" (12, 'CA', 7, 1), (13, 'FL', 3, 2);\n"
	"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (7, 5), (6, 12), (7, 12),"
	" (3, 11), (8, 11), (3, 13);\n"
	"INSERT INTO staff_subject (staff_user_id, subject_kind, subject_id) VALUES"
	" (7, 'person', 7), (8, 'person', 8), (6, 'unit', 12), (7, 'unit', 12), (9, 'unit', 14);\n"
	"INSERT INTO vacancy_unit (vacancy_id, role_id, org_unit_id) VALUES (1, 7, 12),"
	" (1, 9, 14);\n"
	"INSERT INTO vacancy_person (vacancy_id, role_id, staff_user_id) VALUES (1, 3, 3);\n";

static enum outcome reach_work(struct db *db, void *context)
{
	(void)context;
	return reach_rebuild_vacancy(db, 1);
}

static void reach_make(void)
{
	clock_set(NOW);
	assert_int_equal(db_transaction(root, reach_work, NULL), OK);
}

static const char *kind = "ad_pr"; /* what ask asks */

static inline enum outcome ask(struct db *db)
{
	return statement_ask(db, pool, &rike, OBJECT_JOBAD, 1, kind, &problems);
}

/* The newest statement. */
static int64_t newest(void)
{
	return support_number(root, "SELECT COALESCE(MAX(id), 0) FROM statement");
}

static inline struct statement read_newest(void)
{
	struct statement statement;

	assert_int_equal(statement_get(root, pool, newest(), &statement), OK);
	return statement;
}

static inline struct statement asked(const char *what)
{
	kind = what;
	assert_int_equal(commit(ask), OK);
	return read_newest();
}

static const struct principal *giver = &paul;
static struct statement_input input;

static inline enum outcome give(struct db *db)
{
	return statement_answer_give(db, pool, giver, newest(), &input, &problems);
}

static inline enum outcome answered_by(
	const struct principal *who, const char *answer, const char *ground, const char *text)
{
	giver = who;
	input = (struct statement_input){.answer = answer, .ground = ground, .text = text};
	return commit(give);
}

/* As the nightly run. */
static inline enum outcome run(act *doing)
{
	struct db *own = support_db_open("bms_jobs");
	enum outcome outcome = db_transaction(own, act_work, &doing);

	db_free(&own);
	return outcome;
}

static inline size_t tasks(const struct principal *who)
{
	struct db_rows *rows = NULL;

	assert_int_equal(tasks_of(root, pool, who, 100, &rows), OK);
	return rows->count;
}

static inline size_t blocks(const char *status)
{
	struct statement *found = NULL;
	size_t count = 0;

	assert_int_equal(
		statement_open_blocks(one, pool, OBJECT_JOBAD, 1, status, &found, &count), OK);
	return count;
}

static inline int64_t mails(const char *template)
{
	int64_t count = 0;

	assert_int_equal(db_get_int(root, "SELECT COUNT(*) FROM mail_outbox WHERE template = ?",
				 DB_VALUES(db_str(template)), &count),
		OK);
	return count;
}

static inline enum outcome council_drop(struct db *db)
{
	return vacancy_choose_unit(db, pool, &rike, 1, ROLE_PR, 0);
}

static int begin(void **state)
{
	struct principal *const people[] = {&rike, &fred, &paul, &pia};
	int failed = world_begin(state);

	if (failed)
		return failed;
	world_letters();
	world_more = statements;
	world_then = reach_make;
	world_reset();
	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++)
		assert_int_equal(access_load(root, pool, people[i]), OK);
	return 0;
}

#endif
