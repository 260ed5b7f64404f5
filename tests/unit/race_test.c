/* Two at once do what only one of them may: the second is told, and nothing is there twice. The
 * rules are listed in tests/races.csv; those of holding another row's state are in hold_test.c. */
#include "race.h"

#include <stdio.h>

#include "application/workflow.h"
#include "org/group.h"
#include "org/right_table.h"
#include "org/role.h"
#include "org/sign_in.h"
#include "org/staff_admin.h"
#include "org/staff_block.h"
#include "org/super_admin.h"
#include "org/unit_admin.h"
#include "org/unit_members.h"
#include "process/model.h"
#include "public_ad/portal_text.h"
#include "publishing/jobad.h"
#include "recruiting/exclusion.h"
#include "recruiting/people.h"
#include "recruiting/project.h"
#include "recruiting/project_admin.h"
#include "recruiting/special_project.h"
#include "vacancy/vacancy_edit.h"

/* Besides the world: rolf in the project, a second vacancy in it, a published ad, a created role;
 * the rights as they are delivered. */
static const char race_world[] =
	"INSERT INTO project_member (project_id, staff_user_id, role_id) VALUES (1, 5, 2);\n"
	"INSERT IGNORE INTO process_status (kind, code, position, name_de, name_en)"
	" VALUES (2, 'ruht', 20, 'Ruht', 'Rests');\n"
	"INSERT IGNORE INTO process_step (kind, from_status, to_status, right_id)"
	" SELECT 2, 'aktiv', 'ruht', id FROM base_right"
	" WHERE code = 'OBJECT_ACTION_VACANCY_EDIT';\n"
	"UPDATE process_model SET version = 1;\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind,"
	" field, pay_grade, working_time, status, created_at, changed_at) VALUES (2,"
	" 'V-2026-00902', 1, 1, 2, 'Zweite', 'fachkraft', 'it', 'E9B', 'both',"
	" 'aktiv', '2026-01-01',"
	" '2026-01-01');\n"
	"INSERT INTO jobad (id, number, vacancy_id, authority_id, audience, title, teaser, tasks,"
	" mandatory, valid_from, valid_to, status, created_at, changed_at)"
	" VALUES (2, 'S-2026-00902', 2, 1, 'external', 'Anzeige', 'Kurz', 'Aufgaben', 'Muss',"
	" '2026-11-20', '2026-12-20', 'veroeffentlicht', '2026-01-01', '2026-01-01');\n"
	"DELETE FROM application;\nDELETE FROM applicant;\nDELETE FROM super_activation;\n"
	"DELETE FROM portal_text;\nDELETE FROM vacancy_asked;\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
	" (5, 'A', 'B', 'a@example.org', 'de', '2026-11-01');\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" status_since, received_at, created_at, changed_at) VALUES (1, 'B-2026-00901', 2, 2, 5,"
	" 'x', 'eingegangen', '2026-11-01', '2026-11-01', '2026-11-01', '2026-11-01');\n"
	"INSERT INTO portal_text (title_de, text_de, html_de, position, shown, changed_at)"
	" SELECT 'T', 'T', 'T', seq, 1, '2026-11-01' FROM seq_1_to_11;\n"
	"DELETE FROM base_role_right WHERE role_id >= 20;\nDELETE FROM base_role WHERE id >= 20;\n"
	"INSERT INTO base_role (id, code, model_role_id, name_de, name_en) VALUES (40,"
	" 'CREATED_40', 2, 'Da', 'There');\n"
	"DELETE FROM base_role_right;\nINSERT INTO base_role_right (role_id, right_id)"
	" SELECT role_id, right_id FROM base_role_right_default;\n";

/* Projects */
static enum outcome project_named(struct db *db)
{
	const struct project_new_input input = {
		.name = "Gleich", .authority = "AMT", .office = "P34", .responsible = "rike"};
	const char *number;
	return project_create(db, pool, &admin, &input, &problems, &number);
}

static enum outcome project_renamed(struct db *db)
{
	const struct project_input input = {"Gleich", "rike", "aktiv"};
	return project_change(db, pool, &admin, 1, &input, &problems);
}

static enum outcome project_answers(struct db *db)
{
	const struct project_input input = {"Projekt", "rolf", "aktiv"};
	return project_change(db, pool, &admin, 1, &input, &problems);
}

static enum outcome rolf_assigned(struct db *db)
{
	return project_assign(db, pool, &admin, 1, ROLE_RECRUITER, 5);
}

static enum outcome rolf_unassigned(struct db *db)
{
	return project_unassign(db, pool, &admin, 1, ROLE_RECRUITER, 5);
}

static enum outcome rolf_deleted(struct db *db)
{
	return staff_delete(db, pool, &admin, 5);
}

static enum outcome vacancy_moved(struct db *db, int64_t vacancy_id)
{
	static const char *const people[] = {"rike"};
	const struct special_project_input input = {people, 1, "rike"};
	return special_project_create(db, pool, &admin, vacancy_id, &input, &problems);
}

static enum outcome first_moved(struct db *db)
{
	return vacancy_moved(db, 1);
}

static enum outcome second_moved(struct db *db)
{
	return vacancy_moved(db, 2);
}

/* People of a vacancy */
static enum outcome fred_excluded(struct db *db)
{
	return exclusion_add(db, pool, &admin, 1, 3, "verwandt");
}

static enum outcome fred_open(struct db *db)
{
	return exclusion_lift(db, pool, &admin, 1, 3, "irrtum");
}

static enum outcome fred_chosen(struct db *db)
{
	return vacancy_choose_person(db, pool, &admin, 1, ROLE_DEPARTMENT, 3);
}

/* Versions: both saw the first one. */
static enum outcome vacancy_changed(struct db *db)
{
	struct vacancy vacancy;
	assert_int_equal(vacancy_get(db, pool, 1, &vacancy), OK);
	vacancy.data.title = two == db ? "Von zwei" : "Von eins";
	vacancy.data.version = 1;
	return vacancy_change(db, pool, &admin, 1, &vacancy.data, &problems);
}

static enum outcome vacancy_closed(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "abgeschlossen", "reason", &problems);
}

/* What lists ask of reach follows the vacancy, whoever comes first. */
static enum outcome reach_added(struct db *db)
{
	return db_exec(db,
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" VALUES ('person', 5, 9, 1, 'vacancy')",
		DB_NONE, NULL);
}

static enum outcome role_asked(struct db *db)
{
	return db_exec(
		db, "INSERT INTO vacancy_asked (vacancy_id, role_id) VALUES (1, 9)", DB_NONE, NULL);
}

static enum outcome ad_changed(struct db *db)
{
	struct jobad jobad;
	assert_int_equal(jobad_get(db, pool, 1, &jobad), OK);
	jobad.data.title = two == db ? "Von zwei" : "Von eins";
	jobad.data.version = 1;
	return jobad_change(db, pool, &admin, 1, &jobad.data, &problems);
}

static enum outcome ad_published_as_seen(struct db *db)
{
	return jobad_publish(db, pool, &admin, 1, 1, &problems);
}

static enum outcome ad_published(struct db *db)
{
	return jobad_publish(db, pool, &admin, 1, 0, &problems);
}

static enum outcome ad_withdrawn(struct db *db)
{
	return jobad_withdraw(db, pool, &admin, 2, NULL, &problems);
}

/* Units and their members */
static struct unit unit_seen(const char *code)
{
	struct unit unit = {0};
	assert_int_equal(unit_by_code(root, pool, code, &unit), OK);
	unit.active = true;
	return unit;
}

static enum outcome unit_coded(struct db *db)
{
	const struct unit_new_input input = {
		.kind = "sub_unit", .code = "GLEICH", .name = "Gleich", .short_name = "G"};
	struct unit parent = unit_seen("AMT");
	return unit_create(db, pool, &admin, &parent, &input, &problems);
}

static enum outcome council_rests(struct db *db)
{
	struct unit unit = unit_seen("RAT");
	return unit_set_active(db, pool, &admin, &unit, false, &problems);
}

static enum outcome paul_joins(struct db *db)
{
	struct unit unit = unit_seen("RAT");
	return unit_add_member(db, pool, &admin, &unit, 6);
}

static enum outcome paul_leaves(struct db *db)
{
	return staff_delete(db, pool, &admin, 6);
}

/* Groups, roles, rights */
static enum outcome group_named(struct db *db)
{
	int64_t id;
	return group_create(db, &admin, "Gleich", "RECRUITER", 0, &problems, &id);
}

static enum outcome group_renamed(struct db *db)
{
	return group_rename(db, pool, &admin, 3, "Gleich", &problems);
}

static enum outcome group_mapped(struct db *db)
{
	return group_map(db, pool, &admin, two == db ? 2 : 3, "ROL-GLEICH", &problems);
}

static enum outcome role_named(struct db *db)
{
	const struct new_role role = {"Gleich", "Same", "RECRUITER"};
	return role_create(db, pool, &admin, &role, &problems);
}

static enum outcome role_other(struct db *db)
{
	const struct new_role role = {"Anders", "Other", "RECRUITER"};
	return role_create(db, pool, &admin, &role, &problems);
}

static enum outcome role_gone(struct db *db)
{
	return role_remove(db, pool, &admin, 40);
}

static enum outcome group_of_role(struct db *db)
{
	int64_t id;
	return group_create(db, &admin, "Neu", "CREATED_40", 0, &problems, &id);
}

static char rights_seen[40];

static enum outcome rights_all_but(struct db *db, int64_t right)
{
	struct db_rows *rows = NULL;
	const char **wanted;
	assert_int_equal(
		db_rows(root, pool,
			"SELECT CONCAT(right_id, '-', role_id) FROM"
			" base_role_right_default WHERE NOT (right_id = ? AND role_id = 2)",
			DB_VALUES(db_int(right)), &rows),
		OK);
	wanted = POOL_ARRAY(pool, const char *, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		wanted[i] = db_cell_text(rows, i, 0);
	return right_table_save(db, pool, &admin, rights_seen, wanted, rows->count);
}

static enum outcome rights_less(struct db *db)
{
	return rights_all_but(db, RIGHT_VACANCY_EDIT);
}

static enum outcome rights_less_too(struct db *db)
{
	return rights_all_but(db, RIGHT_JOBAD_EDIT);
}

/* The last administrator */
static enum outcome anna_locked(struct db *db)
{
	return staff_set_status(db, pool, &admin, 4, "locked");
}

static enum outcome adele_locked(struct db *db)
{
	return staff_set_status(db, pool, &other_admin, 1, "locked");
}

static enum outcome adele_deleted(struct db *db)
{
	return staff_delete(db, pool, &other_admin, 1);
}

static enum outcome adele_blocked(struct db *db)
{
	const char *problem = NULL;
	enum outcome outcome =
		staff_block_set(db, pool, &other_admin, 1, "x", "2026-11-30", &problem);
	if (outcome == INVALID)
		problem_add(&problems, "", problem);
	return outcome;
}

static enum outcome admins_unmapped(struct db *db)
{
	return group_unmap(db, pool, &admin, 1, "ROL-ADMIN");
}

static enum outcome super_activated(struct db *db)
{
	struct principal who = admin;
	who.roles = ROLE_BIT(ROLE_ADMIN);
	return super_begin(db, pool, &who, "Einrichtung", 1);
}

/* Applications and the portal's texts */
static enum outcome application_stepped(struct db *db)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	return application_move(db, pool, &system, 1, "bewerber_zieht_zurueck", 1);
}

static enum outcome text_added(struct db *db)
{
	static const struct portal_text_input input = {
		.title_de = "Neu", .text_de = "Neu", .position = 20, .shown = true};
	int64_t id;
	return portal_text_add(db, pool, &admin, &input, &problems, &id);
}

/* The status model of vacancies */
static enum outcome vacancy_enters(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "ruht", "reason", &problems);
}

static enum outcome status_goes(struct db *db)
{
	return model_status_remove(db, pool, &admin, OBJECT_VACANCY, "ruht", 0, &problems);
}

static enum outcome step_goes(struct db *db)
{
	return model_step_remove(db, pool, &admin, OBJECT_VACANCY, "aktiv", "ruht", 0, &problems);
}

static enum outcome model_saved(struct db *db)
{
	struct model_status_input input = {
		.version = 1, .position = 20, .name_de = "Ruht", .name_en = "Rests"};

	return model_status_save(db, pool, &admin, OBJECT_VACANCY, "ruht", &input, &problems);
}

static const struct pair pairs[] = {
	{"a step the model has lost is made", step_goes, vacancy_enters, INVALID, "step"},
	{"a step that was made is lost", vacancy_enters, step_goes, OK, NULL},
	{"a status that was entered is removed", vacancy_enters, status_goes, INVALID,
		"model_in_use"},
	{"a status that was removed is entered", status_goes, vacancy_enters, INVALID, "step"},
	{"a model changed twice", model_saved, model_saved, CONFLICT, "model_changed"},
	{"two projects of a name", project_named, project_named, INVALID, "project_name_taken"},
	{"a project renamed to a new one's name", project_named, project_renamed, INVALID,
		"project_name_taken"},
	{"a new project of a name just given", project_renamed, project_named, INVALID,
		"project_name_taken"},
	{"who answers for the project is removed", project_answers, rolf_unassigned, INVALID, NULL},
	{"who was removed answers for the project", rolf_unassigned, project_answers, OK, NULL},
	{"a person who was deleted is assigned", rolf_deleted, rolf_assigned, INVALID, NULL},
	{"a person who was assigned is deleted", rolf_assigned, rolf_deleted, OK, NULL},
	{"two special projects", first_moved, second_moved, OK, NULL},
	{"a vacancy moved twice", first_moved, first_moved, OK, NULL},
	{"an excluded person is chosen", fred_excluded, fred_chosen, INVALID, NULL},
	{"a chosen person is excluded", fred_chosen, fred_excluded, OK, NULL},
	{"excluded twice", fred_excluded, fred_excluded, CONFLICT, NULL},
	{"a vacancy changed twice", vacancy_changed, vacancy_changed, CONFLICT,
		"changed_meanwhile"},
	{"a vacancy closed twice", vacancy_closed, vacancy_closed, INVALID, "step"},
	{"somebody reaches a vacancy that is closed", vacancy_closed, reach_added, OK, NULL},
	{"a vacancy is closed that somebody reaches", reach_added, vacancy_closed, OK, NULL},
	{"a vacancy that is closed asks", vacancy_closed, role_asked, OK, NULL},
	{"a vacancy that asks is closed", role_asked, vacancy_closed, OK, NULL},
	{"somebody reaches a vacancy that asks", role_asked, reach_added, OK, NULL},
	{"a vacancy that somebody reaches asks", reach_added, role_asked, OK, NULL},
	{"a vacancy that was closed is changed", vacancy_closed, vacancy_changed, INVALID,
		"vacancy_final"},
	{"an ad changed twice", ad_changed, ad_changed, CONFLICT, "changed_meanwhile"},
	{"an ad that was changed is published", ad_changed, ad_published_as_seen, CONFLICT,
		"published_meanwhile"},
	{"an ad published twice", ad_published, ad_published, INVALID, "step"},
	{"an ad withdrawn twice", ad_withdrawn, ad_withdrawn, INVALID, "step"},
	{"two units of a code", unit_coded, unit_coded, INVALID, "unit_code_taken"},
	{"a council that rests gets a member", council_rests, paul_joins, INVALID, NULL},
	{"a person who was deleted joins", paul_leaves, paul_joins, INVALID, NULL},
	{"a person who joined is deleted", paul_joins, paul_leaves, OK, NULL},
	{"two groups of a name", group_named, group_named, INVALID, "name_taken"},
	{"a group renamed to a new one's name", group_named, group_renamed, INVALID, "name_taken"},
	{"a directory group mapped twice", group_mapped, group_mapped, INVALID, "mapping_taken"},
	{"two roles of a name", role_named, role_named, INVALID, "role_name_taken"},
	{"two roles", role_named, role_other, OK, NULL},
	{"a role that was removed is given", role_gone, group_of_role, INVALID, "choice"},
	{"a role that was given is removed", group_of_role, role_gone, CONFLICT, NULL},
	{"rights saved twice", rights_less, rights_less_too, CONFLICT, NULL},
	{"each locks the other administrator", anna_locked, adele_locked, CONFLICT, NULL},
	{"the last administrator is deleted", anna_locked, adele_deleted, CONFLICT, NULL},
	{"the last administrator is blocked", anna_locked, adele_blocked, INVALID, "last_admin"},
	{"activated twice", super_activated, super_activated, CONFLICT, NULL},
	{"a step that was made is made", application_stepped, application_stepped, CONFLICT, NULL},
	{"the last text of the portal", text_added, text_added, INVALID, "texts_full"},
	{"the last administrators are unmapped", anna_locked, admins_unmapped, CONFLICT, NULL},
};

/* What is true whoever was first. */
static void assert_once(void)
{
	assert_int_equal(
		support_number(
			root, "SELECT COUNT(*) - COUNT(DISTINCT authority_id, name) FROM project"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM project p WHERE NOT EXISTS (SELECT 1 FROM"
				 " project_member m WHERE m.project_id = p.id AND m.role_id = 2"
				 " AND m.staff_user_id = p.responsible_id)"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM staff_user s WHERE s.status = 'deleted' AND"
				 " (s.id IN (SELECT staff_user_id FROM project_member) OR s.id IN"
				 " (SELECT staff_user_id FROM staff_subject))"),
		0);
	assert_true(support_number(root,
			    "SELECT COUNT(*) FROM staff_user s JOIN user_group_member m ON"
			    " m.staff_user_id = s.id WHERE m.group_id = 1 AND s.status = 'active'")
		> 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) - COUNT(DISTINCT object_kind, object_id, seq)"
				 " FROM history"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy_reach r JOIN vacancy v"
				 " ON v.id = r.vacancy_id WHERE r.closed <> (r.ended & 1)"
				 " OR r.ended <> " ACCESS_ENDED("v", "r.role_id")),
		0);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_once);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_once);
}

/* What is excluded before. */
static void test_lifted_twice(void **state)
{
	static const struct pair pair = {"lifted twice", fred_open, fred_open, NOT_FOUND, NULL};
	static const char more[] =
		"INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason,"
		" excluded_at) VALUES (1, 3, 'x', '2026-11-01');\n";
	(void)state;
	world_more = more;
	race_read_before(&pair, 1, assert_once);
	race_waits(&pair, 1, assert_once);
	world_more = race_world;
}

static enum outcome rike_in(struct db *db, const char *names, bool again)
{
	struct directory_groups groups;
	struct principal who;
	enum outcome outcome = directory_groups_read(pool, names, &groups);
	if (outcome)
		return outcome;
	return (again ? sign_in_again : sign_in_sso)(db, pool, "rike", &groups, &who, NULL);
}

static enum outcome rike_signs_in(struct db *db)
{
	return rike_in(db, "ROL-R;ROL-F", false);
}

static enum outcome rike_goes_on(struct db *db)
{
	return rike_in(db, "ROL-R;ROL-F", true);
}

static enum outcome rike_signs_in_elsewhere(struct db *db)
{
	return rike_in(db, "ROL-R;ROL-P", false);
}

/* Groups are as the later sign-in says: what the earlier one added goes. */
static void test_sign_ins(void **state)
{
	static const struct pair sign_ins[] = {
		{"a sign-in after another", rike_signs_in, rike_signs_in_elsewhere, OK, NULL},
		{"a sign-in after a session went on", rike_goes_on, rike_signs_in_elsewhere, OK,
			NULL},
	};
	static const char more[] =
		"INSERT INTO directory_group (name, group_id) VALUES ('ROL-R', 2),"
		" ('ROL-F', 3), ('ROL-P', 4);\n";
	(void)state;
	world_more = more;
	race_alone = true;
	for (size_t i = 0; i < 2; i++) {
		world_reset();
		assert_second(
			&sign_ins[i], "waits", second_waits(sign_ins[i].first, sign_ins[i].second));
		assert_int_equal(support_number(root,
					 "SELECT GROUP_CONCAT(group_id ORDER BY group_id) = '2,4'"
					 " FROM user_group_member WHERE staff_user_id = 2"),
			1);
	}
	race_alone = false;
	world_more = race_world;
}

static int begin(void **state)
{
	int failed = world_begin(state);
	const char *version = NULL;
	world_more = race_world;
	if (failed)
		return failed;
	world_letters();
	world_reset();
	assert_int_equal(right_table_version(root, pool, &version), OK);
	snprintf(rights_seen, sizeof(rights_seen), "%s", version);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
		cmocka_unit_test(test_lifted_twice),
		cmocka_unit_test(test_sign_ins),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
