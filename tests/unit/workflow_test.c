/* Tests of the status model with its counters and letters, and of confirming an address. */
#include "apply_world.h"

#include "application/confirmation.h"
#include "application/workflow.h"

static struct db *backend;

static const struct principal recruiter = {.kind = PRINCIPAL_STAFF,
	.id = 1,
	.roles = ROLE_BIT(ROLE_RECRUITER)};
static const struct principal recruiter_elsewhere = {.kind = PRINCIPAL_STAFF,
	.id = 2,
	.roles = ROLE_BIT(ROLE_RECRUITER) | ROLE_BIT(ROLE_DEPARTMENT)};
static const struct principal works_council = {.kind = PRINCIPAL_STAFF,
	.id = 3,
	.roles = ROLE_BIT(ROLE_PR)};

static enum outcome run_move(struct call *call)
{
	return application_move(call->db, pool, call->who, call->id, call->text, call->version);
}

static enum outcome move(const struct principal *who, int64_t id, const char *to)
{
	struct call call = {.run = run_move, .who = who, .id = id, .text = to};
	return call_as(who->kind == PRINCIPAL_STAFF ? backend : db, &call);
}

static enum outcome run_confirm(struct call *call)
{
	return application_confirm(call->db, pool, &visitor, call->text);
}

static enum outcome confirm(const char *token)
{
	struct call call = {.run = run_confirm, .text = token};
	return call_as(db, &call);
}

/* The token in the last mail to the applicant of this application. */
static const char *token_of(int64_t id)
{
	static const char link[] = "https://stellen.example/bewerbung/bestaetigen/";
	const char *text = world_mail(id, "confirm_address").text;
	const char *at = strstr(text, link);
	assert_non_null(at);
	at += strlen(link);
	return pool_strndup(pool, at, strcspn(at, ">"));
}

static int64_t received(int64_t jobad_id, const char *email)
{
	int64_t id = world_begin(jobad_id, email);
	world_send(id);
	assert_int_equal(confirm(token_of(id)), OK);
	return id;
}

static const char *status_of(int64_t id)
{
	return world_text("SELECT status FROM application WHERE id = ?", db_int(id));
}

static enum confirmation_state state_of(const char *token, struct confirmation *found)
{
	assert_int_equal(confirmation_find(db, pool, token, found), OK);
	return found->state;
}

static int64_t count_in(const char *status)
{
	int64_t count = 0;
	db_get_int(root,
		"SELECT applications FROM vacancy_status_count WHERE vacancy_id = 1"
		" AND status = ?",
		DB_VALUES(db_str(status)), &count);
	return count;
}

static void assert_mails(int64_t id, const char *templates)
{
	const char *sent = world_text("SELECT GROUP_CONCAT(template ORDER BY id) FROM mail_outbox"
				      " WHERE application_id = ?",
		db_int(id));
	assert_string_equal(sent ? sent : "", templates);
}

static void assert_lines(int64_t id, const char *lines)
{
	assert_string_equal(
		world_text("SELECT GROUP_CONCAT(CONCAT(actor_kind, ':', action, ':', detail)"
			   " ORDER BY seq SEPARATOR ' ') FROM history WHERE object_kind = 4"
			   " AND object_id = ?",
			db_int(id)),
		lines);
}

/* Counters always equal what is there. */
static void assert_counted(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM (SELECT status, COUNT(*) AS n"
				 " FROM application WHERE vacancy_id = 1 GROUP BY status) a"
				 " LEFT JOIN vacancy_status_count c ON c.vacancy_id = 1 AND"
				 " c.status = a.status"
				 " WHERE c.applications IS NULL"
				 " OR c.applications <> a.n"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT SUM(applications) - (SELECT COUNT(*)"
				 " FROM application) FROM vacancy_status_count"),
		0);
	assert_int_equal(
		support_number(root,
			"SELECT applications - (SELECT COUNT(*)"
			" FROM application a JOIN application_status s ON s.code = a.status"
			" WHERE s.counts)"
			" FROM vacancy WHERE id = 1"),
		0);
}

static void test_confirm(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "Ada@Example.org");
	world_send(id);
	assert_counted();
	struct confirmation found;
	const char *token = token_of(id);
	assert_int_equal(state_of(token, &found), CONFIRMATION_OPEN);
	assert_string_equal(found.title, "Ingenieurin oder Ingenieur");
	assert_int_equal(state_of("unbekannt", &found), CONFIRMATION_NONE);
	assert_int_equal(confirm("unbekannt"), CONFLICT);
	assert_int_equal(confirm(token), OK);
	assert_string_equal(status_of(id), "eingegangen");
	assert_string_equal(world_text("SELECT active_key FROM application WHERE id = ?"
				       " AND received_at = '2026-11-21 12:00:00'",
				    db_int(id)),
		"1:ada@example.org");
	assert_int_equal(support_number(root, "SELECT applications FROM vacancy"), 1);
	assert_int_equal(count_in("gespeichert"), 0);
	assert_int_equal(count_in("eingegangen"), 1);
	assert_counted();
	assert_mails(id, "confirm_address,received");
	assert_lines(id,
		"visitor:created: visitor:status:gespeichert>email_nicht_bestaetigt"
		" visitor:status:email_nicht_bestaetigt>eingegangen visitor:link_issued:");
	assert_non_null(strstr(world_mail(id, "received").text, "Guten Tag Ada Özdemir,"));
}

static void test_confirm_again(void **state)
{
	(void)state;
	int64_t id = received(1, "ada@example.org");
	struct confirmation found;
	assert_int_equal(state_of(token_of(id), &found), CONFIRMATION_DONE);
	assert_int_equal(confirm(token_of(id)), CONFLICT);
	assert_mails(id, "confirm_address,received");
	assert_int_equal(move(&recruiter, id, "formale_pruefung"), OK);
	assert_int_equal(state_of(token_of(id), &found), CONFIRMATION_DONE);
}

static void test_confirm_expired(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	world_send(id);
	struct confirmation found;
	clock_set(clock_now() + 504 * 3600 - 1);
	assert_int_equal(state_of(token_of(id), &found), CONFIRMATION_OPEN);
	clock_set(clock_now() + 1);
	assert_int_equal(state_of(token_of(id), &found), CONFIRMATION_NONE);
	assert_int_equal(found.application_id, 0);
	assert_int_equal(confirm(token_of(id)), CONFLICT);
	assert_string_equal(status_of(id), "email_nicht_bestaetigt");
}

/* Who has an application already learns of it by mail; the sending itself looks the same. */
static void test_applied_already(void **state)
{
	(void)state;
	int64_t first = received(1, "ada@example.org");
	int64_t second = world_begin(1, "ADA@example.org");
	world_send(second);
	assert_string_equal(status_of(second), "email_nicht_bestaetigt");
	assert_mails(second, "already_applied");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_token"), 1);
	const char *number =
		world_text("SELECT number FROM application WHERE id = ?", db_int(first));
	assert_non_null(strstr(world_mail(second, "already_applied").text, number));
	int64_t third = received(2, "ada@example.org"); /* another ad */
	assert_string_equal(status_of(third), "eingegangen");
	int64_t fourth = received(1, "bo@example.org"); /* another person */
	assert_string_equal(status_of(fourth), "eingegangen");
	assert_counted();
}

/* A stranger's unconfirmed application keeps nobody out: the first confirmed takes the place. */
static void test_two_unconfirmed(void **state)
{
	(void)state;
	int64_t stranger = world_begin(1, "ada@example.org");
	world_send(stranger);
	int64_t own = world_begin(1, "ada@example.org");
	world_send(own);
	assert_int_equal(confirm(token_of(own)), OK);
	struct confirmation found;
	assert_int_equal(state_of(token_of(stranger), &found), CONFIRMATION_TAKEN);
	assert_string_equal(found.other,
		world_text("SELECT number FROM application WHERE id = ?", db_int(own)));
	assert_int_equal(confirm(token_of(stranger)), CONFLICT);
	assert_int_equal(move(&visitor, stranger, "eingegangen"), CONFLICT);
	assert_string_equal(status_of(stranger), "email_nicht_bestaetigt");
	assert_counted();
}

static void test_place_is_freed(void **state)
{
	(void)state;
	int64_t first = received(1, "ada@example.org");
	support_sql(root, "UPDATE application SET severely_disabled = 0;\n");
	assert_int_equal(move(&recruiter, first, "abgesagt"), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application"
				 " WHERE active_key IS NOT NULL"),
		0);
	assert_mails(first, "confirm_address,received,rejected");
	int64_t second = received(1, "ada@example.org");
	assert_string_equal(status_of(second), "eingegangen");
	assert_int_equal(support_number(root, "SELECT applications FROM vacancy"), 2);
	assert_counted();
}

/* What a transaction undoes is undone whole: status, place, counters, history, mails. */
static void test_rolled_back(void **state)
{
	(void)state;
	int64_t id = received(1, "ada@example.org");
	struct call call = {
		.run = run_move, .who = &recruiter, .id = id, .text = "abgesagt", .end = INVALID};
	assert_int_equal(call_as(backend, &call), INVALID);
	assert_string_equal(status_of(id), "eingegangen");
	assert_mails(id, "confirm_address,received");
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM history WHERE object_kind = 4"), 4);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application"
				 " WHERE active_key IS NOT NULL"),
		1);
	assert_counted();
}

static void test_model_refuses(void **state)
{
	(void)state;
	int64_t id = received(1, "ada@example.org");
	assert_int_equal(move(&visitor, id, "formale_pruefung"), DENIED);
	assert_int_equal(move(&recruiter, id, "einstellung"), DENIED);
	assert_int_equal(move(&recruiter, id, "gibt_es_nicht"), DENIED);
	assert_int_equal(move(&recruiter, id + 1, "formale_pruefung"), NOT_FOUND);
	assert_int_equal(move(&works_council, id, "formale_pruefung"), DENIED);
	/* recruiter in another project, department in this one: does not act here as a recruiter */
	assert_int_equal(move(&recruiter_elsewhere, id, "formale_pruefung"), DENIED);
	/* reaches, but does not hold the role (any more) */
	struct principal former = recruiter;
	former.roles = 0;
	assert_int_equal(move(&former, id, "formale_pruefung"), DENIED);
	support_sql(root,
		"UPDATE process_status_role SET may_act = 0"
		" WHERE role_id = 2 AND status = 'eingegangen';\n");
	assert_int_equal(move(&recruiter, id, "formale_pruefung"), DENIED);
	support_sql(root,
		"UPDATE process_status_role SET may_act = 1"
		" WHERE role_id = 2 AND status = 'eingegangen';\n");
	assert_int_equal(move(&recruiter, id, "formale_pruefung"), OK);
	assert_lines(id,
		"visitor:created: visitor:status:gespeichert>email_nicht_bestaetigt"
		" visitor:status:email_nicht_bestaetigt>eingegangen visitor:link_issued:"
		" staff:status:eingegangen>formale_pruefung");
	assert_counted();
}

static void test_version(void **state)
{
	(void)state;
	int64_t id = received(1, "ada@example.org");
	int64_t version = support_number(root, "SELECT version FROM application");
	struct call call = {.run = run_move,
		.who = &recruiter,
		.id = id,
		.text = "formale_pruefung",
		.version = version - 1};
	assert_int_equal(call_as(backend, &call), CONFLICT);
	call.version = version;
	assert_int_equal(call_as(backend, &call), OK);
	assert_int_equal(support_number(root, "SELECT version FROM application"), version + 1);
	assert_int_equal(support_number(root, "SELECT changed_by FROM application"), 1);
}

static size_t steps_of(const struct principal *who, int64_t id, struct process_step **steps_r)
{
	struct access_roles roles;
	size_t count = 0;
	assert_int_equal(object_roles(backend, pool, who, OBJECT_APPLICATION, id, &roles), OK);
	assert_int_equal(process_steps(backend, pool, who, roles, OBJECT_APPLICATION, id, steps_r,
				 &count, NULL),
		OK);
	return count;
}

static void test_steps(void **state)
{
	(void)state;
	int64_t id = received(1, "ada@example.org");
	struct process_step *steps = NULL;
	size_t count = steps_of(&recruiter, id, &steps);
	assert_int_equal(count, 5);
	assert_string_equal(steps[0].to, "formale_pruefung");
	assert_string_equal(steps[0].name_de, "Formale Prüfung");
	assert_null(steps[0].mail);
	assert_false(steps[0].final);
	assert_string_equal(steps[1].to, "abgesagt");
	assert_string_equal(steps[1].mail, "rejected");
	assert_true(steps[1].final);
	assert_int_equal(steps_of(&works_council, id, &steps), 0);
	assert_int_equal(steps_of(&recruiter_elsewhere, id, &steps), 0);
}

static int start(void **state)
{
	int result = world_start(state);
	backend = support_db_open("bms_backend");
	return result;
}

static int end(void **state)
{
	db_free(&backend);
	return world_end(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_confirm, world_clear),
		cmocka_unit_test_setup(test_confirm_again, world_clear),
		cmocka_unit_test_setup(test_confirm_expired, world_clear),
		cmocka_unit_test_setup(test_applied_already, world_clear),
		cmocka_unit_test_setup(test_two_unconfirmed, world_clear),
		cmocka_unit_test_setup(test_place_is_freed, world_clear),
		cmocka_unit_test_setup(test_rolled_back, world_clear),
		cmocka_unit_test_setup(test_model_refuses, world_clear),
		cmocka_unit_test_setup(test_version, world_clear),
		cmocka_unit_test_setup(test_steps, world_clear),
	};
	return cmocka_run_group_tests(tests, start, end);
}
