/* A small world for tests of what staff write: one authority with units, people of several roles, a
 * project with a vacancy and its ad; and one authority with nothing in it. */
#ifndef BMS_TESTS_WRITE_WORLD_H
#define BMS_TESTS_WRITE_WORLD_H

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "access/access.h"
#include "access/object.h"
#include "base/clock.h"
#include "base/problems.h"
#include "base/settings.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"

#define NOW INT64_C(1795255200) /* 2026-11-21 10:00 UTC */

static struct db *root;
static struct db *one;
static struct db *two;
static struct pool *pool;
static struct problems problems;

#define AS_ADMIN \
	.roles = ROLE_BIT(ROLE_ADMIN), \
	.where = {[RIGHT_PROJECT_EDIT] = {.roles = ROLE_BIT(ROLE_ADMIN)}, \
		[RIGHT_VACANCY_EDIT] = {.roles = ROLE_BIT(ROLE_ADMIN)}, \
		[RIGHT_JOBAD_NEW] = {.roles = ROLE_BIT(ROLE_ADMIN)}}
static const struct principal admin = {.kind = PRINCIPAL_STAFF, .id = 1, .lang = "de", AS_ADMIN};
static const struct principal other_admin = {.kind = PRINCIPAL_STAFF, .id = 4, .lang = "de"};

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
	" (3, 'fred', 'F', 'F', 'f@x.example', '2026-01-01', '2026-01-01'),"
	" (4, 'anna', 'B', 'A', 'b@x.example', '2026-01-01', '2026-01-01'),"
	" (5, 'rolf', 'R', 'Z', 'z@x.example', '2026-01-01', '2026-01-01'),"
	" (6, 'paul', 'P', 'P', 'p@x.example', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO user_group (id, name, role_id, authority_id) VALUES (1, 'A', 1, NULL), (2,"
	" 'R', 2, NULL), (3, 'F', 3, NULL), (4, 'P', 6, NULL), (5, 'C', 7, NULL);\n"
	"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (1, 1), (2, 2),"
	" (3, 3), (3, 4), (4, 1), (5, 2), (6, 5);\n"
	"INSERT INTO directory_group (name, group_id) VALUES ('ROL-ADMIN', 1);\n"
	"INSERT INTO staff_subject SELECT id, 'person', id FROM staff_user;\n"
	"INSERT INTO staff_subject VALUES (1, 'all', 0);\n"
	"INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id,"
	" created_at, changed_at) VALUES"
	" (1, 'P-2026-00901', 'Projekt', 1, 'P34', 2, '2026-01-01', '2026-01-01');\n"
	"INSERT INTO project_member (project_id, staff_user_id, role_id) VALUES (1, 2, 2);\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind,"
	" field, pay_grade, working_time, status,"
	" created_at, changed_at) VALUES (1, 'V-2026-00901', 1, 1, 2, 'Stelle', 'fachkraft', 'it',"
	" 'E9B', 'both', 'aktiv', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO project_reach VALUES ('all', 0, 1, 1, 'admin');\n"
	"INSERT INTO jobad (id, number, vacancy_id, authority_id, audience, title, teaser, tasks,"
	" mandatory, valid_from, valid_to, status, created_at, changed_at)"
	" VALUES (1, 'S-2026-00901', 1, 1, 'external', 'Anzeige', 'Kurz', 'Aufgaben', 'Muss',"
	" '2026-11-20', '2026-12-20', 'inaktiv', '2026-01-01', '2026-01-01');\n";

static int world_begin(void **state)
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

static int world_end(void **state)
{
	(void)state;
	pool_free(&pool);
	db_free(&two);
	db_free(&one);
	db_free(&root);
	return 0;
}

static const char *world_more = ""; /* what a test adds to it */

static void (*world_then)(void); /* what it does after that */

static void world_reset(void)
{
	static const char *const tables[] = {"public_ad", "public_ad_gone", "public_ad_change",
		"jobad_version_text", "jobad_version", "jobad_block", "vacancy_phase", "jobad",
		"vacancy_person", "vacancy_unit", "vacancy_reach", "reach_authority",
		"vacancy_exclusion", "vacancy_exclusion_lifted", "vacancy", "project_member",
		"project_reach", "project", "staff_subject", "directory_group", "user_group_member",
		"user_group", "backend_session", "staff_block", "staff_user", "org_unit", "history",
		"audit", "desk_version"};
	support_sql(root, "SET foreign_key_checks = 0;\n");
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		support_sql(root, "DELETE FROM %s;\n", tables[i]);
	support_sql(root, "SET foreign_key_checks = 1;\n");
	support_sql(root, "%s%s", world, world_more);
	support_sql(root,
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" SELECT 'all', 0, 1, id, 'admin' FROM vacancy;\n");
	if (world_then)
		world_then();
}

/* Letters are made of the real templates from now on. */
static inline void world_letters(void)
{
	const char *path = pool_printf(pool, "%s/conf", support_folder());
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
		"template_directory = %s/templates\nbase_url = http://portal.example\n"
		"external_url = http://portal.example\ninternal_url = http://intern.example\n"
		"backend_url = http://backend.example\n",
		getenv("BMS_SOURCE"));
	assert_int_equal(fclose(file), 0);
	letter_init(settings_load(path));
}

/* How many lines of history an object has that say this; `detail` NULL: whatever it is. */
static inline int64_t history_lines(
	enum object_kind kind, int64_t id, const char *action, const char *detail)
{
	int64_t count = 0;
	assert_int_equal(
		db_get_int(root,
			"SELECT COUNT(*) FROM history WHERE object_kind = ? AND object_id = ?"
			" AND action = ? AND (? IS NULL OR detail = ?)",
			DB_VALUES(db_int(kind), db_int(id), db_str(action), db_str(detail),
				db_str(detail)),
			&count),
		OK);
	return count;
}

/* How many lines of history there are in all: what was refused leaves none. */
static inline int64_t history_all(void)
{
	return support_number(root, "SELECT COUNT(*) FROM history");
}

/* The last call gave exactly one problem, of this field and reason. */
static inline void assert_problem(const char *field, const char *reason)
{
	if (problems.count != 1 || !text_equal(problems.items[0].field, field)
		|| !text_equal(problems.items[0].reason, reason))
		fail_msg("not %s: %s alone; %zu problems, the first is %s: %s", field, reason,
			problems.count, problems.count ? problems.items[0].field : "-",
			problems.count ? problems.items[0].reason : "-");
}

typedef enum outcome act(struct db *db);

static inline enum outcome act_work(struct db *db, void *context)
{
	act *const *doing = context;
	problems = (struct problems){0};
	return (*doing)(db);
}

/* One act in a transaction of its own, as a page does it. */
static inline enum outcome commit(act *doing)
{
	return db_transaction(one, act_work, &doing);
}

#endif
