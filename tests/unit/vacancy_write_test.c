/* What staff write in vacancy/ and publishing/: vacancies, their steps, job ads, and what the
 * portals show of them; each outcome, with its line of history and the version. */
#include "write_world.h"

#include "publishing/jobad.h"
#include "publishing/publication.h"
#include "vacancy/vacancy_edit.h"

/* What the next act is given. */
static struct vacancy_input vacancy_data;
static struct jobad_input ad_data;
static int64_t id, version;
static const char *status, *number, *said;
static const struct principal *by;

/* She recruits in the project. */
static const struct principal recruiter = {.kind = PRINCIPAL_STAFF,
	.id = 2,
	.lang = "de",
	.roles = ROLE_BIT(ROLE_RECRUITER),
	.where = {[RIGHT_VACANCY_EDIT] = {.roles = ROLE_BIT(ROLE_RECRUITER)}}};

static enum outcome create(struct db *db)
{
	return vacancy_create(db, pool, &admin, id, &vacancy_data, &problems, &number);
}

static enum outcome change(struct db *db)
{
	return vacancy_change(db, pool, &admin, id, &vacancy_data, &problems);
}

static enum outcome step(struct db *db)
{
	return vacancy_set_status(db, pool, by, id, status, said, &problems);
}

static enum outcome ad_create(struct db *db)
{
	return jobad_create(db, pool, &admin, id, &ad_data, &problems, &number);
}

static enum outcome ad_change(struct db *db)
{
	return jobad_change(db, pool, &admin, id, &ad_data, &problems);
}

static enum outcome ad_publish(struct db *db)
{
	return jobad_publish(db, pool, &admin, id, version, &problems);
}

static enum outcome ad_withdraw(struct db *db)
{
	return jobad_withdraw(db, pool, &admin, id, NULL, &problems);
}

static enum outcome ad_expire(struct db *db)
{
	return jobad_expire_one(db, pool, &admin, id);
}

static int reset(void **state)
{
	struct vacancy vacancy;
	struct jobad jobad;
	(void)state;
	clock_set(NOW);
	world_reset();
	support_sql(root, "UPDATE vacancy SET pay_grade = 'E9b';\n");
	pool_clear(pool);
	assert_int_equal(vacancy_get(root, pool, 1, &vacancy), OK);
	assert_int_equal(jobad_get(root, pool, 1, &jobad), OK);
	vacancy_data = vacancy.data;
	ad_data = jobad.data;
	id = 1;
	version = 0;
	by = &admin;
	said = "reason";
	return 0;
}

static enum outcome step_to(const char *to)
{
	status = to;
	return commit(step);
}

static int64_t public_ads(void)
{
	return support_number(root, "SELECT COUNT(*) FROM public_ad");
}

static void refused(act *doing, const char *field, const char *reason)
{
	assert_int_equal(commit(doing), INVALID);
	assert_problem(field, reason);
	assert_int_equal(history_all(), 0);
	reset(NULL);
}

static void test_vacancy_create(void **state)
{
	(void)state;
	vacancy_data.unit = "UNTER";
	vacancy_data.pay_grade = "E 9b";
	assert_int_equal(commit(create), OK);
	assert_int_equal(object_find(root, OBJECT_VACANCY, number, &id), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy WHERE id > 1 AND owner_id = 1"
				 " AND status = 'entwurf' AND unit_id = 11 AND version = 1"),
		1);
	assert_int_equal(history_lines(OBJECT_VACANCY, id, "created", NULL), 1);
	assert_true(support_number(root,
			    "SELECT COUNT(*) FROM vacancy_reach r WHERE r.vacancy_id > 1"
			    " AND r.subject_kind = 'person' AND r.subject_id = 2")
		> 0);
}

static void test_vacancy_create_refused(void **state)
{
	(void)state;
	vacancy_data.unit = "RAT"; /* a committee */
	refused(create, "unit", "pick");
	vacancy_data.unit = "LEER"; /* another authority's */
	refused(create, "unit", "pick");
	vacancy_data.unit = "11"; /* no code */
	refused(create, "unit", "pick");
	vacancy_data.pay_grade = "E15"; /* not of this personnel office */
	refused(create, "pay_grade", "grade_from_15");
	support_sql(root, "UPDATE project SET status = 'inaktiv';\n");
	refused(create, "", "project_inactive");
	id = 99;
	assert_int_equal(commit(create), NOT_FOUND);
}

static void test_vacancy_change(void **state)
{
	(void)state;
	assert_int_equal(commit(change), OK); /* nothing */
	assert_int_equal(history_all(), 0);
	vacancy_data.title = "Anders";
	vacancy_data.posts = 2;
	assert_int_equal(commit(change), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "changed", "title,posts"), 1);
	assert_int_equal(support_number(root, "SELECT version FROM vacancy WHERE id = 1"), 2);
	vacancy_data.title = "Noch anders"; /* seen was the first version */
	assert_int_equal(commit(change), CONFLICT);
	assert_problem("", "changed_meanwhile");
	assert_int_equal(history_all(), 1);
}

static void test_vacancy_change_refused(void **state)
{
	(void)state;
	vacancy_data.unit = "RUHT"; /* rests */
	refused(change, "unit", "pick");
	support_sql(root, "UPDATE vacancy SET status = 'abgeschlossen';\n");
	refused(change, "", "vacancy_final");
	id = 99;
	assert_int_equal(commit(change), NOT_FOUND);
}

/* Published ads are renewed with the vacancy, and say in their history what of it changed. */
static void test_vacancy_change_published(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_publish), OK);
	vacancy_data.pay_grade = "E11";
	assert_int_equal(commit(change), OK);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM public_ad WHERE pay_grade = 'E11'"), 1);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "vacancy_changed", "pay_grade"), 1);
}

static void test_steps(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_publish), OK);
	assert_int_equal(step_to("inaktiv"), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "status", "aktiv>inaktiv"), 1);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "status", "veroeffentlicht>inaktiv"), 1);
	assert_int_equal(public_ads(), 0);
	assert_int_equal(step_to("aktiv"), OK); /* it returns */
	assert_int_equal(public_ads(), 1);
	assert_int_equal(step_to("abgeschlossen"), INVALID);
	assert_problem("status", "open_objects");
	assert_int_equal(commit(ad_withdraw), OK);
	assert_int_equal(step_to("abgeschlossen"), OK);
	assert_int_equal(step_to("entwurf"), INVALID);
	assert_problem("status", "step");
	said = NULL;
	assert_int_equal(step_to("rechtsstreit"), INVALID);
	assert_problem("reason", "required");
	said = "reason";
	assert_int_equal(step_to("rechtsstreit"), OK);
	assert_int_equal(support_number(root, "SELECT version FROM vacancy WHERE id = 1"), 5);
	id = 99;
	assert_int_equal(step_to("aktiv"), NOT_FOUND);
}

/* What is over an administrator opens again, with a reason; nobody else does (ACC-16). */
static void test_reopened(void **state)
{
	(void)state;
	support_sql(root,
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" VALUES ('person', 2, 2, 1, 'project');\n");
	by = &recruiter;
	assert_int_equal(step_to("abgeschlossen"), OK);
	assert_int_equal(step_to("aktiv"), INVALID);
	assert_problem("status", "step");
	by = &admin;
	said = NULL;
	assert_int_equal(step_to("aktiv"), INVALID);
	assert_problem("reason", "required");
	said = "Das Gericht hat die Auswahl aufgehoben.";
	assert_int_equal(step_to("aktiv"), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "status", "abgeschlossen>aktiv"), 1);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "status_reason", said), 1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM vacancy WHERE closed_at IS NOT NULL"),
		1); /* its end stays an end */
	by = &recruiter;
	assert_int_equal(step_to("rechtsstreit"), OK);
	assert_int_equal(step_to("rechtsstreit_beendet"), OK);
	assert_int_equal(step_to("aktiv"), INVALID);
	assert_problem("status", "step");
	assert_int_equal(step_to("abgeschlossen"), OK);
}

/* Drafts hinder nothing, and end with it (OBJ-62). */
static void test_drafts_end(void **state)
{
	(void)state;
	support_sql(root, "UPDATE jobad SET status = 'entwurf';\n");
	assert_int_equal(step_to("abgeschlossen"), OK);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "status", "entwurf>geloescht"), 1);
}

/* An ad with a step of its own meanwhile does not return. */
static void test_steps_own(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_publish), OK);
	assert_int_equal(commit(ad_withdraw), OK);
	assert_int_equal(step_to("inaktiv"), OK);
	assert_int_equal(step_to("aktiv"), OK);
	assert_int_equal(public_ads(), 0);
	assert_int_equal(step_to("rechtsstreit"), OK);
	assert_int_equal(commit(ad_publish), INVALID);
	assert_problem("", "vacancy_not_active");
}

static void test_ad_create(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_create), OK);
	assert_int_equal(object_find(root, OBJECT_JOBAD, number, &id), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "jobad_created", number), 1);
	assert_int_equal(history_lines(OBJECT_JOBAD, id, "created", NULL), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM jobad WHERE id > 1 AND status = 'entwurf'"
				 " AND authority_id = 1 AND version = 1 AND created_by = 1"),
		1);
	reset(NULL);
	ad_data.valid_to = "2026-11-01"; /* before the first day */
	refused(ad_create, "valid_to", "before_start");
	support_sql(root, "UPDATE vacancy SET status = 'abgeschlossen';\n");
	refused(ad_create, "", "vacancy_final");
	id = 99;
	assert_int_equal(commit(ad_create), NOT_FOUND);
}

static void test_ad_change(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_change), OK); /* nothing */
	assert_int_equal(history_all(), 0);
	ad_data.title = "Neue Anzeige";
	ad_data.mandatory = NULL; /* may be missing until it is published */
	assert_int_equal(commit(ad_change), OK);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "changed", "title,mandatory"), 1);
	assert_int_equal(support_number(root, "SELECT version FROM jobad WHERE id = 1"), 2);
	assert_int_equal(commit(ad_change), CONFLICT);
	assert_problem("", "changed_meanwhile");
	assert_int_equal(commit(ad_publish), INVALID);
	assert_problem("mandatory", "required");
	id = 99;
	assert_int_equal(commit(ad_change), NOT_FOUND);
	assert_int_equal(history_all(), 1);
}

static void test_ad_change_published(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_publish), OK);
	ad_data.version = 2;
	ad_data.tasks = "";
	assert_int_equal(commit(ad_change), INVALID);
	assert_problem("tasks", "required");
	ad_data.tasks = "Andere Aufgaben";
	assert_int_equal(commit(ad_change), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM public_ad WHERE tasks_html LIKE '%Andere%'"),
		1);
}

static void test_ad_publish(void **state)
{
	(void)state;
	support_sql(root, "UPDATE vacancy SET status = 'entwurf';\n");
	version = 2;
	assert_int_equal(commit(ad_publish), CONFLICT);
	assert_problem("", "published_meanwhile");
	version = 1;
	assert_int_equal(commit(ad_publish), OK);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "status", "inaktiv>veroeffentlicht"), 1);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "status", "entwurf>aktiv"), 1);
	assert_int_equal(support_number(root, "SELECT version FROM jobad WHERE id = 1"), 2);
	assert_int_equal(public_ads(), 1);
	version = 0;
	assert_int_equal(commit(ad_publish), INVALID);
	assert_problem("", "step");
	id = 99;
	assert_int_equal(commit(ad_publish), NOT_FOUND);
}

/* From a later day on: the history says so instead. */
static void test_ad_planned(void **state)
{
	(void)state;
	support_sql(root, "UPDATE jobad SET valid_from = '2026-12-01';\n");
	assert_int_equal(commit(ad_publish), OK);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "publish_planned", "2026-12-01"), 1);
	assert_int_equal(commit(ad_withdraw), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM public_ad_gone"), 0);
}

static void test_ad_withdraw(void **state)
{
	(void)state;
	assert_int_equal(commit(ad_withdraw), INVALID);
	assert_problem("", "step");
	assert_int_equal(commit(ad_publish), OK);
	assert_int_equal(commit(ad_withdraw), OK);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "status", "veroeffentlicht>inaktiv"), 1);
	assert_int_equal(public_ads(), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM public_ad_gone"
				 " WHERE number = 'S-2026-00901'"),
		1);
	id = 99;
	assert_int_equal(commit(ad_withdraw), NOT_FOUND);
}

static void test_ad_expire(void **state)
{
	int64_t expired = 0;
	(void)state;
	assert_int_equal(commit(ad_expire), CONFLICT); /* is not published */
	assert_int_equal(commit(ad_publish), OK);
	assert_int_equal(commit(ad_expire), CONFLICT); /* its last day is to come */
	clock_set(clock_from_sql("2026-12-20 22:30:00")); /* still that day, in Berlin */
	assert_int_equal(jobad_expire(one, pool, &expired), OK);
	assert_int_equal(expired, 0);
	clock_set(clock_from_sql("2026-12-20 23:30:00"));
	assert_int_equal(jobad_expire(one, pool, &expired), OK);
	assert_int_equal(expired, 1);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "status", "veroeffentlicht>abgelaufen"), 1);
	assert_int_equal(public_ads(), 0);
	id = 99;
	assert_int_equal(commit(ad_expire), NOT_FOUND);
}

static enum outcome write_row(struct db *db)
{
	return publication_write(db, pool, id);
}

static enum outcome renew_units(struct db *db)
{
	return jobad_renew_units(db, pool);
}

static void test_publication(void **state)
{
	(void)state;
	id = 99;
	assert_int_equal(commit(write_row), NOT_FOUND);
	id = 1;
	assert_int_equal(commit(ad_publish), OK);
	support_sql(root, "UPDATE org_unit SET name = 'Neues Amt' WHERE id = 1;\n");
	assert_int_equal(commit(renew_units), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM public_ad WHERE authority = 'Neues Amt'"),
		1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_vacancy_create, reset),
		cmocka_unit_test_setup(test_vacancy_create_refused, reset),
		cmocka_unit_test_setup(test_vacancy_change, reset),
		cmocka_unit_test_setup(test_vacancy_change_refused, reset),
		cmocka_unit_test_setup(test_vacancy_change_published, reset),
		cmocka_unit_test_setup(test_steps, reset),
		cmocka_unit_test_setup(test_reopened, reset),
		cmocka_unit_test_setup(test_drafts_end, reset),
		cmocka_unit_test_setup(test_steps_own, reset),
		cmocka_unit_test_setup(test_ad_create, reset),
		cmocka_unit_test_setup(test_ad_change, reset),
		cmocka_unit_test_setup(test_ad_change_published, reset),
		cmocka_unit_test_setup(test_ad_publish, reset),
		cmocka_unit_test_setup(test_ad_planned, reset),
		cmocka_unit_test_setup(test_ad_withdraw, reset),
		cmocka_unit_test_setup(test_ad_expire, reset),
		cmocka_unit_test_setup(test_publication, reset),
	};
	return cmocka_run_group_tests(tests, world_begin, world_end);
}
