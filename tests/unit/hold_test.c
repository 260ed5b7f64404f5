/* Two at once: whoever relies on another row's state holds it. */
#include "race.h"

#include "access/hold.h"
#include "org/staff_admin.h"
#include "org/unit_admin.h"
#include "publishing/jobad.h"
#include "recruiting/figures.h"
#include "recruiting/people.h"
#include "recruiting/project.h"
#include "recruiting/project_admin.h"
#include "vacancy/vacancy_edit.h"

static struct unit unit_read(struct db *db, const char *code)
{
	struct unit unit = {0};
	assert_int_equal(unit_by_code(db, pool, code, &unit), OK);
	return unit;
}

static const struct vacancy_input new_vacancy = {.title = "Neu",
	.unit = "UNTER",
	.post_kind = "fachkraft",
	.field = "it",
	.pay_grade = "E9B",
	.working_time = "both",
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
	vacancy.data.unit = "UNTER";
	vacancy.data.version = vacancy.version;
	return vacancy_change(db, pool, &admin, 1, &vacancy.data, &problems);
}

static enum outcome vacancy_close(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "abgeschlossen", "reason", &problems);
}

static enum outcome vacancy_rest(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "inaktiv", "reason", &problems);
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

static enum outcome ad_of_empty(struct db *db)
{
	const char *number;
	return jobad_create(db, pool, &admin, 2, &ad, &problems, &number);
}

static enum outcome empty_delete(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 2, "geloescht", NULL, &problems);
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

static enum outcome person_manages(struct db *db)
{
	return figures_manager_add(db, pool, &admin, 1, 3);
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
			" 'inaktiv', 'abgeschlossen', 'geloescht')"),
		0);
}

static const struct pair pairs[] = {
	{"publish after closing", vacancy_close, ad_publish, INVALID, "vacancy_not_active"},
	{"close after publishing", ad_publish, vacancy_close, INVALID, "open_objects"},
	{"publish after resting", vacancy_rest, ad_publish, INVALID, "vacancy_not_active"},
	{"rest after publishing", ad_publish, vacancy_rest, OK, NULL},
	{"renew after publishing", ad_publish, vacancy_new_grade, OK, NULL},
	{"publish after a change", vacancy_new_grade, ad_publish, OK, NULL},
	{"an ad after closing", vacancy_close, ad_new, INVALID, "vacancy_final"},
	{"close after a new ad", ad_new, vacancy_close, OK, NULL}, /* which ends as a draft */
	{"an ad after deleting", empty_delete, ad_of_empty, INVALID, "vacancy_final"},
	{"delete after a new ad", ad_of_empty, empty_delete, INVALID, "ads_below"},
	{"a vacancy after its project rests", project_rest, vacancy_new, INVALID,
		"project_inactive"},
	{"a vacancy after its unit rests", unit_rest, vacancy_new, INVALID, "pick"},
	{"a unit rests after a vacancy came", vacancy_new, unit_rest, INVALID, "unit_in_use"},
	{"a vacancy into a unit that rests", unit_rest, vacancy_into_unit, INVALID, "pick"},
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
	{"a person who left is made a manager", person_leaves, person_manages, INVALID, NULL},
};

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_true_public);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_true_public);
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

static int begin(void **state)
{
	int failed = world_begin(state);
	world_more =
		"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title,"
		" post_kind, field, pay_grade, working_time, status, created_at, changed_at)"
		" VALUES (2, 'V-2026-00902', 1, 1, 2, 'Leer', 'fachkraft', 'it', 'E9b', 'full',"
		" 'inaktiv', '2026-01-01', '2026-01-01');\n";
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
