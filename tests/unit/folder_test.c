/* The folder of an account and what is taken over from it. */
#include "apply_world.h"

#include "application/attachment.h"
#include "folder/folder.h"
#include "folder/takeover.h"
#include "form/form_model.h"

#define ACCOUNT 5

static const struct principal owner = {.kind = PRINCIPAL_VISITOR,
	.id = VISIT,
	.account = ACCOUNT,
	.lang = "de"};

static int start(void **state)
{
	world_clear(state);
	support_sql(root,
		"DELETE FROM folder_answer;\nDELETE FROM folder_file;\nDELETE FROM folder;\nDELETE"
		" FROM bms_keys.folder_key;\nDELETE FROM stored_file;\nDELETE FROM account;\n"
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
		" (900, 'Ada', 'Özdemir', 'ada@example.org', 'de', " SOME_TIME ");\n"
		"INSERT INTO account (id, applicant_id, email, status, lang, created_at) VALUES (5,"
		" 900, 'ada@example.org', 'active', 'de', " SOME_TIME ");\n"
		"UPDATE portal_session SET owner = 5 WHERE id = 77;\n");
	return 0;
}

static int end(void **state)
{
	(void)state;
	support_sql(root,
		"DELETE FROM folder_answer;\nDELETE FROM folder_file;\nDELETE FROM folder;\nUPDATE"
		" portal_session SET owner = 0 WHERE id = 77;\n"
		"DELETE FROM account;\n");
	return 0;
}

static const char bytes[] = "\x89PNG and so on";

static enum outcome give(void *context, int64_t at, void *bytes_r, size_t length)
{
	(void)context;
	memcpy(bytes_r, bytes + at, length);
	return OK;
}

static enum outcome run_begin_own(struct call *call)
{
	const struct draft_ad ad = {.jobad_id = call->jobad_id, .vacancy_id = 1};
	return draft_begin(
		call->db, pool, &owner, &ad, &world_data, &call->problems, &call->number);
}

static enum outcome run_attach(struct call *call)
{
	const char *problem;
	const struct attachment_file file = {.type = call->text,
		.name = "bild.png",
		.mime = "image/png",
		.size = sizeof(bytes),
		.picture = PICTURE_GOOD};
	return attachment_add(call->db, pool, &owner, call->id, &file, give, NULL, &problem);
}

static int64_t begin_own(int64_t jobad_id)
{
	struct call call = {.run = run_begin_own, .jobad_id = jobad_id};
	assert_int_equal(call_as(db, &call), OK);
	int64_t id = support_number(root, "SELECT MAX(id) FROM application");
	for (int i = 0; i < 2; i++) {
		struct call file = {.run = run_attach, .id = id, .text = i ? "letter" : "photo"};
		assert_int_equal(call_as(db, &file), OK);
	}
	return id;
}

static enum outcome run_consent(struct call *call)
{
	return folder_consent(call->db, pool, &owner);
}

static enum outcome run_fill(struct call *call)
{
	return folder_fill(call->db, pool, &owner, call->id, &call->version);
}

static enum outcome run_drop(struct call *call)
{
	return folder_drop(call->db, &owner, ACCOUNT);
}

static void test_kept_by_consent_alone(void **state)
{
	struct folder folder;
	(void)state;
	int64_t id = begin_own(1);
	struct call fill = {.run = run_fill, .id = id};
	assert_int_equal(folder_get(db, pool, ACCOUNT, &folder), NOT_FOUND);
	assert_int_equal(call_as(db, &fill), NOT_FOUND);
	struct call consent = {.run = run_consent};
	assert_int_equal(call_as(db, &consent), OK);
	assert_int_equal(call_as(db, &fill), OK);
	assert_int_equal(fill.version, 0);
	assert_int_equal(folder_get(db, pool, ACCOUNT, &folder), OK);
	assert_string_equal(answer_of(&folder.answers, "phone"), "040 1234567");
	assert_null(answer_of(&folder.answers, "message"));
	assert_null(answer_of(&folder.answers, "source"));
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM folder_file WHERE type = 'photo'"), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM folder_file"), 1);
	assert_int_equal(call_as(db, &fill), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM folder_file"), 1);
	struct call drop = {.run = run_drop};
	assert_int_equal(call_as(db, &drop), OK);
	assert_int_equal(call_as(db, &drop), OK);
	assert_int_equal(folder_get(db, pool, ACCOUNT, &folder), NOT_FOUND);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM bms_keys.folder_key"), 0);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM stored_file WHERE purpose = 'folder'"),
		0);
}

/* A draft may still hold what sending would leave out: the answer to a question that is not shown
 * any more. */
static void test_only_what_is_shown(void **state)
{
	struct folder folder;
	(void)state;
	struct call consent = {.run = run_consent}, fill = {.run = run_fill, .id = begin_own(1)};
	support_sql(root,
		"UPDATE form_question SET shown_if = 'salutation', shown_value = 'frau' WHERE"
		" code = 'phone';\n");
	assert_int_equal(call_as(db, &consent), OK);
	assert_int_equal(call_as(db, &fill), OK);
	support_sql(root,
		"UPDATE form_question SET shown_if = NULL, shown_value = NULL WHERE"
		" code = 'phone';\n");
	assert_int_equal(folder_get(db, pool, ACCOUNT, &folder), OK);
	assert_null(answer_of(&folder.answers, "phone"));
	assert_string_equal(answer_of(&folder.answers, "severely_disabled"), "ja");
}

static void test_not_from_others(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "other@example.org");
	struct call consent = {.run = run_consent}, fill = {.run = run_fill, .id = id};
	assert_int_equal(call_as(db, &consent), OK);
	assert_int_equal(call_as(db, &fill), NOT_FOUND);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM folder_answer"), 0);
}

/* The key is given to the account's own visit, and what it sealed is gone with it. */
static void test_key(void **state)
{
	struct folder folder;
	uint8_t key[32];
	(void)state;
	struct call consent = {.run = run_consent}, fill = {.run = run_fill, .id = begin_own(1)};
	assert_int_equal(call_as(db, &consent), OK);
	assert_int_equal(call_as(db, &fill), OK);
	store_show_visit("another cookie");
	assert_int_equal(store_key(db, OBJECT_ACCOUNT, ACCOUNT, key), GONE);
	assert_int_equal(folder_get(db, pool, ACCOUNT, &folder), GONE);
	store_show_visit(VISIT_TOKEN);
	assert_int_equal(store_key(db, OBJECT_ACCOUNT, ACCOUNT, key), OK);
	support_sql(root, "UPDATE portal_session SET owner = 0 WHERE id = 77;\n");
	assert_int_equal(store_key(db, OBJECT_ACCOUNT, ACCOUNT, key), GONE);
	support_sql(root,
		"UPDATE portal_session SET owner = 5 WHERE id = 77;\nDELETE FROM"
		" bms_keys.folder_key;\n");
	assert_int_equal(folder_get(db, pool, ACCOUNT, &folder), GONE);
}

/* It outlives the application; what was sealed with that one's key is not needed any more. */
static void test_taken_over(void **state)
{
	struct takeover take;
	struct form_model model;
	struct answers answers;
	int64_t version;
	(void)state;
	int64_t id = begin_own(1);
	struct call consent = {.run = run_consent}, fill = {.run = run_fill, .id = id};
	assert_int_equal(call_as(db, &consent), OK);
	assert_int_equal(call_as(db, &fill), OK);
	support_sql(root, "DELETE FROM bms_keys.application_key;\n");
	assert_int_equal(form_version_newest(db, "bewerbung", &version), OK);
	assert_int_equal(form_model_get(db, pool, version, "de", &model), OK);
	assert_int_equal(take_open(db, pool, &owner, TAKE_FOLDER, &take), OK);
	assert_int_equal(take.count, 1);
	assert_int_equal(take_answers(db, pool, &take, &model, &answers), OK);
	assert_string_equal(answer_of(&answers, "phone"), "040 1234567");
	assert_string_equal(answer_of(&answers, "surname"), "Özdemir");
	assert_null(answer_of(&answers, "message"));
	const struct principal guest = {.kind = PRINCIPAL_VISITOR, .id = 78};
	assert_int_equal(take_open(db, pool, &guest, TAKE_FOLDER, &take), NOT_FOUND);
	const char *number = world_text("SELECT number FROM application WHERE id = ?", db_int(id));
	assert_int_equal(take_open(db, pool, &guest, number, &take), NOT_FOUND);
	assert_int_equal(take_open(db, pool, &owner, number, &take), OK);
	assert_int_equal(take_answers(db, pool, &take, &model, &answers), NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kept_by_consent_alone, start, end),
		cmocka_unit_test_setup_teardown(test_only_what_is_shown, start, end),
		cmocka_unit_test_setup_teardown(test_not_from_others, start, end),
		cmocka_unit_test_setup_teardown(test_key, start, end),
		cmocka_unit_test_setup_teardown(test_taken_over, start, end),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
