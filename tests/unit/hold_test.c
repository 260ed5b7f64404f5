/*
 * Two at once: whoever relies on another row's state holds it. Each pair of acts runs in both
 * interleavings: the second began (and read) before the first was committed, and only then comes to
 * its turn; and the second comes while the first is still open, and has to wait.
 */
#include "support.h"

#include <string.h>
#include <unistd.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "org/staff_admin.h"
#include "org/unit_admin.h"
#include "publishing/jobad.h"
#include "recruiting/people.h"
#include "recruiting/project.h"
#include "recruiting/project_admin.h"
#include "vacancy/vacancy_edit.h"
#include "wait.h"

#define NOW INT64_C(1795255200) /* 2026-11-21 10:00 UTC */

static struct db *root;
static struct db *one;
static struct db *two;
static struct pool *pool;
static struct problems problems;

static const struct principal admin = {.kind = PRINCIPAL_STAFF, .id = 1, .lang = "de"};

typedef enum outcome act(struct db *db);

static struct unit unit_read(struct db *db, const char *code)
{
	struct unit unit = {0};
	assert_int_equal(unit_by_code(db, pool, code, &unit), OK);
	return unit;
}

static const struct vacancy_input new_vacancy = {.title = "Neu",
	.unit = "11",
	.post_kind = "fachkraft",
	.field = "it",
	.pay_grade = "E9B",
	.working_time = "full",
	.posts = 1};

static enum outcome vacancy_new(struct db *db)
{
	const char *number;
	return vacancy_create(db, pool, &admin, 1, &new_vacancy, &problems, &number);
}

static enum outcome vacancy_new_grade(struct db *db)
{
	struct vacancy vacancy;
	assert_int_equal(vacancy_get(db, pool, 1, &vacancy), OK);
	vacancy.data.pay_grade = "E11";
	vacancy.data.version = vacancy.version;
	return vacancy_change(db, pool, &admin, 1, &vacancy.data, &problems);
}

static enum outcome vacancy_into_unit(struct db *db)
{
	struct vacancy vacancy;
	assert_int_equal(vacancy_get(db, pool, 1, &vacancy), OK);
	vacancy.data.unit = "11";
	vacancy.data.version = vacancy.version;
	return vacancy_change(db, pool, &admin, 1, &vacancy.data, &problems);
}

static enum outcome vacancy_close(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "abgeschlossen", &problems);
}

static enum outcome vacancy_rest(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "inaktiv", &problems);
}

static const struct jobad_input ad = {.title = "Anzeige",
	.teaser = "Kurz",
	.audience = "external",
	.tasks = "Aufgaben",
	.mandatory = "Muss",
	.valid_from = "2026-11-20",
	.valid_to = "2026-12-20",
	.version = 1};

static enum outcome ad_new(struct db *db)
{
	const char *number;
	return jobad_create(db, pool, &admin, 1, &ad, &problems, &number);
}

static enum outcome ad_publish(struct db *db)
{
	return jobad_publish(db, pool, &admin, 1, 0, &problems);
}

static enum outcome project_rest(struct db *db)
{
	const struct project_input input = {"Projekt", "rike", "inaktiv"};
	return project_change(db, pool, &admin, 1, &input, &problems);
}

static enum outcome project_below(struct db *db)
{
	const struct project_new_input input = {.name = "Darunter",
		.authority = "AMT",
		.office = "P34",
		.responsible = "rike",
		.parent = "P-2026-00901"};
	const char *number;
	return project_create(db, pool, &admin, &input, &problems, &number);
}

static enum outcome project_of_other(struct db *db)
{
	const struct project_new_input input = {
		.name = "Anderes", .authority = "LEER", .office = "P34", .responsible = "rike"};
	const char *number;
	return project_create(db, pool, &admin, &input, &problems, &number);
}

static enum outcome rest(struct db *db, const char *code)
{
	struct unit unit = unit_read(two == db ? one : two, code);
	return unit_set_active(db, pool, &admin, &unit, false, &problems);
}

static enum outcome unit_rest(struct db *db)
{
	return rest(db, "UNTER");
}

static enum outcome council_rest(struct db *db)
{
	return rest(db, "RAT");
}

static enum outcome other_rest(struct db *db)
{
	return rest(db, "LEER");
}

static enum outcome unit_below_new(struct db *db)
{
	const struct unit_new_input input = {
		.kind = "sub_unit", .code = "NEU", .name = "Neu", .short_name = "N"};
	struct unit parent = unit_read(two == db ? one : two, "UNTER");
	return unit_create(db, pool, &admin, &parent, &input, &problems);
}

static enum outcome unit_wake_below(struct db *db)
{
	struct unit unit = unit_read(two == db ? one : two, "RUHT");
	return unit_set_active(db, pool, &admin, &unit, true, &problems);
}

static enum outcome council_choose(struct db *db)
{
	return vacancy_choose_unit(db, pool, &admin, 1, ROLE_PR, 12);
}

static enum outcome person_leaves(struct db *db)
{
	return staff_set_status(db, pool, &admin, 3, "inactive");
}

static enum outcome person_choose(struct db *db)
{
	return vacancy_choose_person(db, pool, &admin, 1, ROLE_DEPARTMENT, 3);
}

static enum outcome person_assign(struct db *db)
{
	return project_assign(db, pool, &admin, 1, ROLE_P34, 3);
}

static const char world[] =
	"INSERT INTO org_unit (id, parent_id, authority_id, kind, committee, code, name,"
	" short_name, active, created_at, changed_at) VALUES"
	" (1, NULL, 1, 'authority', NULL, 'AMT', 'Amt', 'A', 1, '2026-01-01', '2026-01-01'),"
	" (2, NULL, 2, 'authority', NULL, 'LEER', 'Leer', 'L', 1, '2026-01-01', '2026-01-01'),"
	" (11, 1, 1, 'sub_unit', NULL, 'UNTER', 'Unter', 'U', 1, '2026-01-01', '2026-01-01'),"
	" (12, 1, 1, 'committee', 'PR', 'RAT', 'Rat', 'R', 1, '2026-01-01', '2026-01-01'),"
	" (13, 11, 1, 'sub_unit', NULL, 'RUHT', 'Ruht', 'R', 0, '2026-01-01', '2026-01-01');\n"
	"UPDATE org_unit SET town = 'Nordhafen';\n"
	"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at,"
	" changed_at) VALUES"
	" (1, 'adele', 'A', 'A', 'a@x.example', '2026-01-01', '2026-01-01'), (2, 'rike', 'R', 'R',"
	" 'r@x.example', '2026-01-01', '2026-01-01'),"
	" (3, 'fred', 'F', 'F', 'f@x.example', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO user_group (id, name, role_id, authority_id) VALUES (1, 'A', 1, NULL), (2,"
	" 'R', 2, NULL), (3, 'F', 3, NULL), (4, 'P', 6, NULL);\n"
	"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (1, 1), (2, 2),"
	" (3, 3), (3, 4);\n"
	"INSERT INTO staff_subject SELECT id, 'person', id FROM staff_user;\n"
	"INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id,"
	" created_at, changed_at) VALUES"
	" (1, 'P-2026-00901', 'Projekt', 1, 'P34', 2, '2026-01-01', '2026-01-01');\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind,"
	" field, pay_grade, working_time, status,"
	" created_at, changed_at) VALUES (1, 'V-2026-00901', 1, 1, 2, 'Stelle', 'fachkraft', 'it',"
	" 'E9B', 'full', 'aktiv', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO jobad (id, number, vacancy_id, authority_id, audience, title, teaser, tasks,"
	" mandatory, valid_from, valid_to, status, created_at, changed_at)"
	" VALUES (1, 'S-2026-00901', 1, 1, 'external', 'Anzeige', 'Kurz', 'Aufgaben', 'Muss',"
	" '2026-11-20', '2026-12-20', 'inaktiv', '2026-01-01', '2026-01-01');\n";

static int begin(void **state)
{
	static const uint8_t key[32] = {1};
	(void)state;
	clock_init();
	clock_set(NOW);
	history_init(key);
	root = support_db_reset();
	one = support_db_open("bms_backend");
	two = support_db_open("bms_backend");
	pool = pool_new();
	return 0;
}

static int finish(void **state)
{
	(void)state;
	pool_free(&pool);
	db_free(&two);
	db_free(&one);
	db_free(&root);
	return 0;
}

static void world_reset(void)
{
	static const char *const tables[] = {"public_ad", "public_ad_gone", "public_ad_change",
		"jobad", "vacancy_person", "vacancy_unit", "vacancy_reach", "reach_authority",
		"vacancy", "project_member", "project_reach", "project", "staff_subject",
		"user_group_member", "user_group", "backend_session", "staff_user", "org_unit",
		"desk_version"};
	support_sql(root, "SET foreign_key_checks = 0;\n");
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		support_sql(root, "DELETE FROM %s;\n", tables[i]);
	support_sql(root, "SET foreign_key_checks = 1;\n");
	support_sql(root, "%s", world);
}

/* The public never sees anything that is not so. */
static void assert_true_public(void)
{
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id"
			" LEFT JOIN public_ad p ON p.id = j.id WHERE v.status <> 'aktiv' AND"
			" (j.status = 'veroeffentlicht' OR p.id IS NOT NULL)"),
		0);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM public_ad p JOIN vacancy v ON v.id = p.vacancy_id"
			" WHERE p.pay_grade <> v.pay_grade"),
		0);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM vacancy v JOIN jobad j ON j.vacancy_id = v.id"
			" WHERE v.status = 'abgeschlossen' AND j.status NOT IN ('abgelaufen',"
			" 'inaktiv', 'abgeschlossen')"),
		0);
}

struct doing {
	act *act;
	act *between; /* runs and commits in `two` after the first read; once */
	int tell, hear; /* pipe ends: what was done, before it is committed; -1: none */
};

static enum outcome work(struct db *db, void *context)
{
	struct doing *doing = context;
	int64_t seen = 0;
	char byte = 'x';
	act *between = doing->between;
	problems = (struct problems){0};
	/* as a page does before it saves: from here on plain reads show what is now */
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*) FROM vacancy", DB_NONE, &seen);
	doing->between = NULL;
	if (!outcome && between) {
		struct doing other = {between, NULL, -1, -1};
		assert_int_equal(db_transaction(two, work, &other), OK);
		problems = (struct problems){0};
	}
	if (!outcome)
		outcome = doing->act(db);
	if (doing->tell >= 0) {
		assert_int_equal(write(doing->tell, "xx", 2), 2);
		assert_int_equal(read(doing->hear, &byte, 1), 1);
		doing->tell = -1;
	}
	return outcome;
}

static bool somebody_waits(void)
{
	return support_number(root,
		       "SELECT CAST(VARIABLE_VALUE AS SIGNED) FROM information_schema.GLOBAL_STATUS"
		       " WHERE VARIABLE_NAME = 'Innodb_row_lock_current_waits'")
		> 0;
}

/* In a child: does the first act, tells, and commits when it hears. */
static void first_in_child(act *first, int tell, int hear)
{
	struct db *own = support_db_open("bms_backend");
	struct doing doing = {first, NULL, tell, hear};
	two = own;
	_exit(db_transaction(own, work, &doing) == OK ? 0 : 1);
}

/* In a child: lets the other go on when the parent waits, or has got through without waiting. */
static void let_go_in_child(int tell, int hear)
{
	char byte = 'x';
	struct db *own = support_db_open("bms_backend");
	db_free(&own);
	root = support_db_open("root");
	if (read(hear, &byte, 1) != 1)
		_exit(1);
	WAIT_AT_MOST(1500, somebody_waits());
	_exit(write(tell, &byte, 1) == 1 ? 0 : 1);
}

/* The outcome of `second` when `first` is under way and not committed. */
static enum outcome second_waits(act *first, act *second)
{
	int done[2], go[2];
	char byte;
	struct doing doing = {second, NULL, -1, -1};
	assert_int_equal(pipe(done) | pipe(go), 0);
	pid_t doer = fork();
	if (doer == 0)
		first_in_child(first, done[1], go[0]);
	pid_t watcher = fork();
	if (watcher == 0)
		let_go_in_child(go[1], done[0]);
	/* begins when the first has done its part, and is not committed */
	assert_int_equal(read(done[0], &byte, 1), 1);
	enum outcome outcome = db_transaction(one, work, &doing);
	support_join(doer);
	support_join(watcher);
	for (int i = 0; i < 2; i++) {
		close(done[i]);
		close(go[i]);
	}
	return outcome;
}

static const struct pair {
	const char *name;
	act *first, *second;
	enum outcome outcome; /* of the second, as if it had begun after the first was done */
	const char *reason; /* the problem, NULL: none is asked for */
} pairs[] = {
	{"publish after closing", vacancy_close, ad_publish, INVALID, "vacancy_not_active"},
	{"close after publishing", ad_publish, vacancy_close, INVALID, "open_objects"},
	{"publish after resting", vacancy_rest, ad_publish, INVALID, "vacancy_not_active"},
	{"rest after publishing", ad_publish, vacancy_rest, OK, NULL},
	{"renew after publishing", ad_publish, vacancy_new_grade, OK, NULL},
	{"publish after a change", vacancy_new_grade, ad_publish, OK, NULL},
	{"an ad after closing", vacancy_close, ad_new, INVALID, "vacancy_final"},
	{"close after a new ad", ad_new, vacancy_close, INVALID, "open_objects"},
	{"a vacancy after its project rests", project_rest, vacancy_new, INVALID,
		"project_inactive"},
	{"a vacancy after its unit rests", unit_rest, vacancy_new, INVALID, "choice"},
	{"a unit rests after a vacancy came", vacancy_new, unit_rest, INVALID, "unit_in_use"},
	{"a vacancy into a unit that rests", unit_rest, vacancy_into_unit, INVALID, "choice"},
	{"a unit rests after a vacancy moved in", vacancy_into_unit, unit_rest, INVALID,
		"unit_in_use"},
	{"a unit below one that rests", unit_rest, unit_below_new, INVALID, "unit_below"},
	{"a unit rests after one came below", unit_below_new, unit_rest, INVALID, "unit_in_use"},
	{"a unit wakes below one that rests", unit_rest, unit_wake_below, INVALID,
		"unit_parent_inactive"},
	{"a unit rests after one below woke", unit_wake_below, unit_rest, INVALID, "unit_in_use"},
	{"a council that rests is chosen", council_rest, council_choose, INVALID, NULL},
	{"a council that was chosen rests", council_choose, council_rest, INVALID, "unit_in_use"},
	{"a project of an authority that rests", other_rest, project_of_other, INVALID, "choice"},
	{"an authority rests after a project came", project_of_other, other_rest, INVALID,
		"unit_in_use"},
	{"a project below one that rests", project_rest, project_below, INVALID, "choice"},
	{"a person who left is chosen", person_leaves, person_choose, INVALID, NULL},
	{"a person who left is assigned", person_leaves, person_assign, INVALID, NULL},
};

static void assert_second(const struct pair *pair, const char *how, enum outcome outcome)
{
	if (outcome != pair->outcome)
		fail_msg("%s (%s): %d", pair->name, how, outcome);
	if (pair->reason
		&& (problems.count != 1 || !text_equal(problems.items[0].reason, pair->reason)))
		fail_msg("%s (%s): %zu problems, the last is %s", pair->name, how, problems.count,
			problems.count ? problems.items[problems.count - 1].reason : "-");
	assert_true_public();
}

static void test_second_read_before(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct doing doing = {pairs[i].second, pairs[i].first, -1, -1};
		world_reset();
		assert_second(&pairs[i], "read before", db_transaction(one, work, &doing));
		pool_clear(pool);
	}
}

static void test_second_waits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		world_reset();
		assert_second(&pairs[i], "waits", second_waits(pairs[i].first, pairs[i].second));
		pool_clear(pool);
	}
}

static enum outcome hold_all(struct db *db, void *context)
{
	static const enum object_kind kinds[] = {
		OBJECT_ORG_UNIT, OBJECT_STAFF_USER, OBJECT_PROJECT, OBJECT_VACANCY, OBJECT_JOBAD};
	(void)context;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		assert_int_equal(object_hold(db, kinds[i], 1), OK);
		assert_int_equal(object_hold(db, kinds[i], 99), NOT_FOUND);
	}
	assert_int_equal(object_hold(db, OBJECT_APPLICATION, 99), NOT_FOUND);
	assert_int_equal(object_hold(db, OBJECT_SETTING, 1), NOT_FOUND);
	return OK;
}

static void test_kinds(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(db_transaction(one, hold_all, NULL), OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
