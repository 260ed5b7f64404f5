/* What administrators write in org/: groups, roles, rights, people, units, the super-administrator;
 * each outcome, with its line of history. */
#include "write_world.h"

#include "org/group.h"
#include "org/right_table.h"
#include "org/role.h"
#include "org/service_rules.h"
#include "org/staff_admin.h"
#include "org/staff_block.h"
#include "org/super_admin.h"
#include "org/unit_admin.h"
#include "org/unit_members.h"

/* What the next act is given. */
static int64_t id, authority, hours;
static const char *text, *code, *until, *problem;
static struct principal who;
static struct new_role role;
static struct unit unit;
static struct unit_input unit_data;
static struct unit_new_input unit_new;
static struct service_rules rules;
static bool active;

static enum outcome create_group(struct db *db)
{
	return group_create(db, &who, text, code, authority, &problems, &id);
}

static enum outcome rename_group(struct db *db)
{
	return group_rename(db, pool, &who, id, text, &problems);
}

static enum outcome map(struct db *db)
{
	return group_map(db, pool, &who, id, text, &problems);
}

static enum outcome unmap(struct db *db)
{
	return group_unmap(db, pool, &who, id, text);
}

static enum outcome create_role(struct db *db)
{
	return role_create(db, pool, &who, &role, &problems);
}

static enum outcome remove_role(struct db *db)
{
	return role_remove(db, pool, &who, id);
}

static enum outcome save_rights(struct db *db)
{
	static const char *const wanted[] = {"1-1"};
	return right_table_save(db, pool, &who, text, code ? &code : wanted, 1);
}

static enum outcome reset_rights(struct db *db)
{
	return right_table_reset(db, pool, &who);
}

static enum outcome set_status(struct db *db)
{
	return staff_set_status(db, pool, &who, id, text);
}

static enum outcome delete_person(struct db *db)
{
	return staff_delete(db, pool, &who, id);
}

static enum outcome block(struct db *db)
{
	return staff_block_set(db, pool, &who, id, "Irrtum", until, &problem);
}

static enum outcome unblock(struct db *db)
{
	return staff_block_lift(db, &who, id);
}

static enum outcome change_unit(struct db *db)
{
	return unit_change(db, pool, &who, &unit, &unit_data, &problems);
}

static enum outcome create_unit(struct db *db)
{
	return unit_create(db, pool, &who, &unit, &unit_new, &problems);
}

static enum outcome activate(struct db *db)
{
	return unit_set_active(db, pool, &who, &unit, active, &problems);
}

static enum outcome join(struct db *db)
{
	return unit_add_member(db, pool, &who, &unit, id);
}

static enum outcome leave(struct db *db)
{
	return unit_remove_member(db, pool, &who, &unit, id);
}

static enum outcome begin_super(struct db *db)
{
	return super_begin(db, pool, &who, text, hours);
}

static enum outcome use_super(struct db *db)
{
	return super_use(db, pool, &who, "mapping");
}

static enum outcome end_super(struct db *db)
{
	return super_end(db, pool, &who);
}

static enum outcome set_rules(struct db *db)
{
	return service_rules_set(db, pool, &who, &rules);
}

static void take_unit(const char *unit_code)
{
	assert_int_equal(unit_by_code(root, pool, unit_code, &unit), OK);
	unit_data = (struct unit_input){unit.name, unit.short_name, unit.street, unit.postcode,
		unit.town, unit.mailbox, unit.reception_mailbox};
}

static int reset(void **state)
{
	(void)state;
	world_reset();
	pool_clear(pool);
	who = admin;
	problem = NULL;
	return 0;
}

static void refused(act *doing, const char *field, const char *reason)
{
	assert_int_equal(commit(doing), INVALID);
	assert_problem(field, reason);
	assert_int_equal(history_all(), 0);
}

static void test_group_create(void **state)
{
	(void)state;
	text = "Neu";
	code = "DEPARTMENT";
	authority = 1;
	assert_int_equal(commit(create_group), OK);
	assert_int_equal(history_lines(OBJECT_USER_GROUP, id, "created", NULL), 1);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM user_group WHERE name = 'Neu' AND role_id = 3"
			" AND authority_id = 1 AND rights_role_id IS NULL"),
		1);
	reset(NULL);
	text = "A"; /* the administrators' */
	refused(create_group, "name", "name_taken");
	text = "Neu";
	code = "GIBTSNICHT";
	refused(create_group, "role", "choice");
	code = "ADMIN";
	refused(create_group, "authority", "group_admin_authority");
	authority = 11; /* no authority */
	refused(create_group, "authority", "choice");
}

static void test_group_rename(void **state)
{
	(void)state;
	id = 2;
	text = "R";
	assert_int_equal(commit(rename_group), OK);
	assert_int_equal(history_all(), 0);
	text = "Anders";
	assert_int_equal(commit(rename_group), OK);
	assert_int_equal(history_lines(OBJECT_USER_GROUP, 2, "renamed", NULL), 1);
	text = "A";
	assert_int_equal(commit(rename_group), INVALID);
	assert_problem("name", "name_taken");
	id = 99;
	assert_int_equal(commit(rename_group), NOT_FOUND);
	assert_int_equal(history_all(), 1);
}

static void test_group_map(void **state)
{
	(void)state;
	id = 2;
	text = "ROL-REC";
	assert_int_equal(commit(map), OK);
	assert_int_equal(history_lines(OBJECT_USER_GROUP, 2, "mapping_added", "ROL-REC"), 1);
	assert_int_equal(commit(map), INVALID);
	assert_problem("name", "mapping_taken");
	id = 1; /* administrators: only the super-administrator */
	text = "ROL-MEHR";
	assert_int_equal(commit(map), INVALID);
	assert_problem("name", "mapping_super");
	id = 99;
	assert_int_equal(commit(map), NOT_FOUND);
	assert_int_equal(history_all(), 1);
}

static void test_group_unmap(void **state)
{
	(void)state;
	id = 1;
	text = "ROL-ADMIN"; /* the last way of an administrator */
	assert_int_equal(commit(unmap), CONFLICT);
	support_sql(root, "INSERT INTO directory_group VALUES ('ROL-ZWEI', 1);\n");
	assert_int_equal(commit(unmap), OK);
	assert_int_equal(history_lines(OBJECT_USER_GROUP, 1, "mapping_removed", "ROL-ADMIN"), 1);
	assert_int_equal(commit(unmap), NOT_FOUND);
	assert_int_equal(history_all(), 1);
}

static void test_role(void **state)
{
	(void)state;
	support_sql(root,
		"DELETE FROM base_role_right WHERE role_id >= 20;\n"
		"DELETE FROM base_role WHERE id >= 20;\n");
	role = (struct new_role){"Leitung", "Head", "IE"}; /* sees no objects */
	refused(create_role, "model", "choice");
	role.model = "RECRUITER";
	assert_int_equal(commit(create_role), OK);
	assert_int_equal(
		history_lines(OBJECT_SETTING, SETTING_RIGHTS, "role_created", "Leitung: RECRUITER"),
		1);
	assert_int_equal(
		support_number(root,
			"SELECT (SELECT COUNT(*) FROM base_role_right WHERE role_id = 20) -"
			" (SELECT COUNT(*) FROM base_role_right WHERE role_id = 2)"),
		0);
	role.name_de = "Andere";
	assert_int_equal(commit(create_role), INVALID);
	assert_problem("name_en", "role_name_taken");
	id = 2; /* a delivered one */
	assert_int_equal(commit(remove_role), NOT_FOUND);
	id = 20;
	support_sql(root, "UPDATE user_group SET rights_role_id = 20 WHERE id = 2;\n");
	assert_int_equal(commit(remove_role), CONFLICT);
	support_sql(root, "UPDATE user_group SET rights_role_id = NULL WHERE id = 2;\n");
	assert_int_equal(commit(remove_role), OK);
	assert_int_equal(
		history_lines(OBJECT_SETTING, SETTING_RIGHTS, "role_removed", "Leitung"), 1);
}

static void test_rights(void **state)
{
	(void)state;
	assert_int_equal(right_table_version(root, pool, &text), OK);
	code = "999-1";
	assert_int_equal(commit(save_rights), INVALID);
	code = "1-11"; /* IE has none */
	assert_int_equal(commit(save_rights), INVALID);
	code = NULL;
	assert_int_equal(commit(save_rights), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM base_role_right"), 1);
	assert_true(history_lines(OBJECT_SETTING, SETTING_RIGHTS, "right_taken", NULL) > 50);
	assert_int_equal(commit(save_rights), CONFLICT); /* the table is not as it was seen */
	assert_int_equal(commit(reset_rights), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM base_role_right_default d LEFT JOIN"
				 " base_role_right r USING (role_id, right_id) WHERE r.role_id IS"
				 " NULL"),
		0);
	assert_true(history_lines(OBJECT_SETTING, SETTING_RIGHTS, "right_granted", NULL) > 50);
}

static enum outcome status_of(int64_t person, const char *status)
{
	id = person;
	text = status;
	return commit(set_status);
}

static void test_staff_status(void **state)
{
	(void)state;
	assert_int_equal(status_of(3, "active"), OK); /* is it already */
	assert_int_equal(history_all(), 0);
	assert_int_equal(status_of(3, "locked"), OK);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 3, "status", "active>locked"), 1);
	assert_int_equal(status_of(3, "deleted"), INVALID); /* not in this way */
	assert_int_equal(status_of(1, "locked"), INVALID); /* oneself */
	assert_int_equal(status_of(99, "locked"), NOT_FOUND);
	assert_int_equal(status_of(4, "inactive"), OK);
	who = other_admin;
	assert_int_equal(status_of(1, "inactive"), CONFLICT); /* the last administrator */
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM staff_user WHERE status = 'active'"), 4);
	assert_int_equal(history_all(), 2);
}

static void test_staff_delete(void **state)
{
	(void)state;
	id = 5;
	assert_int_equal(commit(delete_person), OK);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 5, "staff_deleted", "active"), 1);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 5, "group_removed", "R"), 1);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM staff_user WHERE id = 5 AND user_id LIKE"
			" '$deleted%rolf' AND id NOT IN (SELECT staff_user_id FROM"
			" user_group_member UNION SELECT staff_user_id FROM staff_subject)"),
		1);
	assert_int_equal(commit(delete_person), NOT_FOUND);
	id = 1; /* oneself */
	assert_int_equal(commit(delete_person), INVALID);
	assert_int_equal(status_of(4, "locked"), OK);
	who = other_admin;
	id = 1;
	assert_int_equal(commit(delete_person), CONFLICT);
}

static enum outcome block_of(int64_t person, const char *day)
{
	id = person;
	until = day;
	return commit(block);
}

static void test_block(void **state)
{
	(void)state;
	assert_int_equal(block_of(3, "2026-11-30"), OK);
	assert_int_equal(block_of(3, "2026-12-01"), OK); /* in its place */
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 3, "blocked", "2026-12-01"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM staff_block WHERE until_at ="
				 " '2026-12-01 23:00:00'"),
		1);
	assert_int_equal(block_of(1, "2026-11-30"), INVALID);
	assert_string_equal(problem, "user_self");
	assert_int_equal(block_of(3, "2026-11-20"), INVALID);
	assert_string_equal(problem, "block_until");
	assert_int_equal(block_of(3, "2027-11-22"), INVALID);
	assert_string_equal(problem, "block_until");
	assert_int_equal(block_of(99, "2026-11-30"), NOT_FOUND);
	id = 3;
	assert_int_equal(commit(unblock), OK);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 3, "unblocked", NULL), 1);
	assert_int_equal(commit(unblock), NOT_FOUND);
	assert_int_equal(block_of(4, "2026-11-30"), OK);
	who = other_admin;
	assert_int_equal(block_of(1, "2026-11-30"), INVALID);
	assert_string_equal(problem, "last_admin");
}

static void test_unit_change(void **state)
{
	(void)state;
	take_unit("UNTER");
	assert_int_equal(commit(change_unit), OK);
	assert_int_equal(history_all(), 0);
	unit_data.street = "7";
	refused(change_unit, "street", "street");
	unit_data.street = unit.street;
	unit_data.postcode = "1";
	refused(change_unit, "postcode", "postcode");
	unit_data.postcode = "20095";
	unit_data.name = "Anders";
	assert_int_equal(commit(change_unit), OK);
	assert_int_equal(history_lines(OBJECT_ORG_UNIT, 11, "changed", "name,postcode"), 1);
}

static void test_unit_create(void **state)
{
	(void)state;
	take_unit("AMT");
	unit_new = (struct unit_new_input){
		.kind = "sub_unit", .name = "Neu", .short_name = "N", .code = "UNTER"};
	refused(create_unit, "code", "unit_code_taken");
	unit_new.code = "so nicht";
	refused(create_unit, "code", "code");
	unit_new.code = "NEU";
	unit_new.kind = "authority";
	refused(create_unit, "kind", "choice");
	unit_new.kind = "committee"; /* of which kind? */
	refused(create_unit, "committee", "committee_kind");
	unit_new.committee = "PR";
	assert_int_equal(commit(create_unit), OK);
	id = support_number(root, "SELECT id FROM org_unit WHERE code = 'NEU'");
	assert_int_equal(history_lines(OBJECT_ORG_UNIT, id, "created", NULL), 1);
	reset(NULL);
	take_unit("RAT"); /* nothing below a committee */
	refused(create_unit, "", "unit_below");
}

static void test_unit_active(void **state)
{
	(void)state;
	take_unit("AMT");
	active = false;
	refused(activate, "", "unit_in_use");
	take_unit("UNTER");
	assert_int_equal(commit(activate), OK);
	assert_int_equal(history_lines(OBJECT_ORG_UNIT, 11, "deactivated", NULL), 1);
	assert_int_equal(commit(activate), OK); /* is it already */
	take_unit("RUHT");
	active = true;
	assert_int_equal(commit(activate), INVALID);
	assert_problem("", "unit_parent_inactive");
	take_unit("UNTER");
	assert_int_equal(commit(activate), OK);
	assert_int_equal(history_lines(OBJECT_ORG_UNIT, 11, "activated", NULL), 1);
	assert_int_equal(history_all(), 2);
}

static void test_unit_members(void **state)
{
	(void)state;
	take_unit("RAT");
	id = 6;
	assert_int_equal(commit(join), OK);
	assert_int_equal(commit(join), OK);
	assert_int_equal(history_lines(OBJECT_ORG_UNIT, 12, "person_assigned", "6"), 1);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 6, "committee_assigned", "12"), 1);
	assert_int_equal(commit(leave), OK);
	assert_int_equal(history_lines(OBJECT_ORG_UNIT, 12, "person_removed", "6"), 1);
	assert_int_equal(commit(leave), NOT_FOUND);
	id = 3; /* of no group of a works council */
	assert_int_equal(commit(join), INVALID);
	id = 99;
	assert_int_equal(commit(join), INVALID);
	take_unit("UNTER"); /* has no members */
	id = 6;
	assert_int_equal(commit(join), INVALID);
	assert_int_equal(history_all(), 4);
}

static void test_super(void **state)
{
	(void)state;
	support_sql(root, "DELETE FROM super_activation;\n");
	text = "Einrichtung";
	hours = 1;
	who.roles = 0;
	assert_int_equal(commit(begin_super), DENIED); /* no administrator */
	who.roles = ROLE_BIT(ROLE_ADMIN);
	text = "";
	assert_int_equal(commit(begin_super), INVALID);
	text = "Einrichtung";
	hours = 9; /* longer than the rules allow */
	assert_int_equal(commit(begin_super), INVALID);
	hours = 1;
	assert_int_equal(commit(use_super), DENIED);
	assert_int_equal(commit(end_super), CONFLICT);
	assert_int_equal(history_all(), 0);
	assert_int_equal(commit(begin_super), OK);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 1, "super_begun", "1h"), 1);
	assert_int_equal(commit(begin_super), CONFLICT);
	assert_int_equal(commit(end_super), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM super_activation WHERE ended_by = 'person'"
				 " AND active_key IS NULL"),
		1);
}

static void test_service_rules(void **state)
{
	(void)state;
	assert_int_equal(service_rules_read(root, pool, &rules), OK);
	assert_int_equal(commit(set_rules), OK);
	assert_int_equal(history_all(), 0);
	rules.tries = 2; /* below the bound */
	assert_int_equal(commit(set_rules), INVALID);
	rules.tries = 7;
	assert_int_equal(commit(set_rules), OK);
	assert_int_equal(history_lines(OBJECT_SETTING, 0, "changed", "service_tries"), 1);
	assert_int_equal(history_all(), 1);
}

/* The super-administrator's letters are made of the real templates. */
static int begin(void **state)
{
	int failed = world_begin(state);
	world_letters();
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_group_create, reset),
		cmocka_unit_test_setup(test_group_rename, reset),
		cmocka_unit_test_setup(test_group_map, reset),
		cmocka_unit_test_setup(test_group_unmap, reset),
		cmocka_unit_test_setup(test_role, reset),
		cmocka_unit_test_setup(test_rights, reset),
		cmocka_unit_test_setup(test_staff_status, reset),
		cmocka_unit_test_setup(test_staff_delete, reset),
		cmocka_unit_test_setup(test_block, reset),
		cmocka_unit_test_setup(test_unit_change, reset),
		cmocka_unit_test_setup(test_unit_create, reset),
		cmocka_unit_test_setup(test_unit_active, reset),
		cmocka_unit_test_setup(test_unit_members, reset),
		cmocka_unit_test_setup(test_super, reset),
		cmocka_unit_test_setup(test_service_rules, reset),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
