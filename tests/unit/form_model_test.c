/* Tests of forms as data: applicant/form_model. */
#include "apply_world.h"

#include "form/form_kept.h"

static struct form_model model;
static struct answers taken;
static struct problems problems;

static void model_load(const char *lang)
{
	assert_int_equal(form_model_get(db, pool, 1, lang, &model), OK);
}

static const char *reason_of(const char *field)
{
	for (size_t i = 0; i < problems.count; i++)
		if (strcmp(problems.items[i].field, field) == 0)
			return problems.items[i].reason;
	return NULL;
}

/* Takes what was typed and asks for everything. */
static void type(const struct answer *items, size_t count)
{
	const struct answers typed = {items, count};
	problems.count = 0;
	form_take(pool, &model, &typed, &taken, &problems);
	form_check(pool, &model, &taken, &problems);
}

#define TYPE(...) \
	type((const struct answer[]){__VA_ARGS__}, \
		sizeof((const struct answer[]){__VA_ARGS__}) / sizeof(struct answer))

static void test_delivered(void **state)
{
	(void)state;
	int64_t version;
	assert_int_equal(form_version_of_vacancy(db, 1, &version), OK);
	assert_int_equal(version, 3);
	assert_int_equal(form_version_of_vacancy(db, 99, &version), NOT_FOUND);
	assert_int_equal(form_model_get(db, pool, 99, "de", &model), NOT_FOUND);
	model_load("en");
	assert_string_equal(form_question(&model, "surname")->label, "Surname");
	model_load("de");
	assert_string_equal(model.form, "bewerbung");
	assert_string_equal(model.questions[0].label, "Persönliche Angaben");
	assert_string_equal(form_question(&model, "surname")->label, "Nachname");
	assert_string_equal(form_question(&model, "surname")->told, "Nachname");
	assert_string_equal(form_question(&model, "message")->label, "Ihre Motivation");
	assert_string_equal(form_question(&model, "message")->told, "Motivation");
	assert_true(form_question(&model, "surname")->required);
	assert_true(form_question(&model, "surname")->personal);
	assert_false(form_question(&model, "degree")->personal);
	assert_true(form_question(&model, "degree")->scored);
	assert_int_equal(form_question(&model, "salutation")->option_count, 3);
	assert_int_equal(form_question(&model, "documents")->kind, QUESTION_FILE);
	assert_false(question_asks(form_question(&model, "documents")));
	assert_null(form_question(&model, "religion"));
	/* every section is followed by something, so that no heading stands alone */
	for (size_t i = 0; i < model.count; i++)
		if (model.questions[i].kind == QUESTION_SECTION)
			assert_true(i + 1 < model.count
				&& model.questions[i + 1].kind != QUESTION_SECTION);
}

static void test_required(void **state)
{
	(void)state;
	model_load("de");
	TYPE({"first_name", "  Ada "}, {"surname", " "}, {"email", "ada@EXAMPLE.org"},
		{"erfunden", "x"});
	assert_int_equal(problems.count, 1);
	assert_string_equal(reason_of("surname"), "required");
	assert_string_equal(answer_of(&taken, "first_name"), "Ada");
	assert_string_equal(answer_of(&taken, "email"), "ada@example.org");
	assert_null(answer_of(&taken, "erfunden"));
	assert_int_equal(taken.count, 2);
}

#define NAMED \
	{"first_name", "A"}, {"surname", "B"}, \
	{ \
		"email", "a@b.example" \
	}

static void test_rules(void **state)
{
	(void)state;
	model_load("de");
	char *longer = pool_alloc(pool, 82);
	memset(longer, 'x', 81);
	TYPE({"first_name", longer}, {"surname", "B\nC"}, {"email", "kein"}, {"salutation", "dr"},
		{"experience_years", "61"}, {"available_from", "20.11.2026"});
	assert_string_equal(reason_of("first_name"), "too_long");
	assert_string_equal(answer_of(&taken, "surname"), "B C"); /* one line */
	assert_string_equal(reason_of("email"), "email");
	assert_string_equal(reason_of("salutation"), "choice");
	assert_string_equal(reason_of("experience_years"), "range");
	assert_string_equal(reason_of("available_from"), "day_past");
	assert_int_equal(problems.count, 5); /* one for each field */
	TYPE({"first_name", "\xe2\x80\x8d"}, {"surname", "Mu\xcc\x88ller"},
		{"email",
			" info@b\xc3\xbc"
			"cher.example"});
	assert_string_equal(reason_of("first_name"), "required"); /* nothing to see in it */
	assert_string_equal(answer_of(&taken, "email"), "info@xn--bcher-kva.example");
	TYPE(NAMED, {"experience_years", "drei"}, {"available_from", "31.2."});
	assert_string_equal(reason_of("experience_years"), "number");
	assert_string_equal(reason_of("available_from"), "day");
	/* and may stay in a draft */
	assert_string_equal(answer_of(&taken, "experience_years"), "drei");
	assert_string_equal(answer_of(&taken, "available_from"), "31.2.");
	TYPE(NAMED, {"experience_years", "0"}, {"available_from", "1.12.2026"}, {"source", "fair"});
	assert_int_equal(problems.count, 0);
	assert_string_equal(answer_of(&taken, "available_from"), "2026-12-01");
}

/* A question with a condition is only asked when it is met, and its answer goes with it. */
static void test_condition(void **state)
{
	(void)state;
	struct answers pruned;
	model_load("de");
	const struct question *other = form_question(&model, "degree_other");
	TYPE(NAMED, {"degree", "other"});
	assert_string_equal(reason_of("degree_other"), "required");
	assert_true(question_shown(other, &taken));
	TYPE(NAMED, {"degree", "other"}, {"degree_other", "Sprachdiplom"});
	assert_int_equal(problems.count, 0);
	form_prune(pool, &model, &taken, &pruned);
	assert_int_equal(pruned.count, taken.count);
	TYPE(NAMED, {"degree", "master"}, {"degree_other", "Sprachdiplom"});
	assert_int_equal(problems.count, 0);
	assert_false(question_shown(other, &taken));
	form_prune(pool, &model, &taken, &pruned);
	assert_null(answer_of(&pruned, "degree_other"));
	assert_int_equal(pruned.count, taken.count - 1);
}

static void test_words(void **state)
{
	(void)state;
	model_load("de");
	assert_string_equal(question_words(pool, form_question(&model, "degree"), "training", "de"),
		"Berufsausbildung");
	assert_string_equal(
		question_words(pool, form_question(&model, "available_from"), "2026-12-01", "de"),
		"01.12.2026");
	assert_string_equal(
		question_words(pool, form_question(&model, "town"), "Ost", "de"), "Ost");
	assert_null(question_words(pool, form_question(&model, "town"), NULL, "de"));
}

/* Several answers come as several values of one name. */
static void test_multi(void **state)
{
	(void)state;
	support_sql(root,
		"INSERT INTO form_version (id, form_code, version, created_at)"
		" VALUES (12, 'bewerbung', 12, " SOME_TIME ");\n"
		"INSERT INTO form_question (form_version_id, code, position, kind,"
		" required, max_value,"
		" label_de, label_en) VALUES (12, 'langs', 1, 'multi', 1, 2, 'Sprachen',"
		" 'Languages');\n"
		"INSERT INTO form_option VALUES (12, 'langs', 'en', 1, 'Englisch', 'English'),"
		" (12, 'langs', 'fr', 2, 'Französisch', 'French'), (12, 'langs', 'tr', 3,"
		" 'Türkisch', 'Turkish');\n");
	int64_t version;
	assert_int_equal(form_version_of_vacancy(db, 1, &version), OK);
	assert_int_equal(version, 12);
	assert_int_equal(form_model_get(db, pool, 12, "de", &model), OK);
	TYPE({"langs", "tr"}, {"langs", "en"}, {"langs", "xx"});
	assert_int_equal(problems.count, 0);
	assert_string_equal(answer_of(&taken, "langs"), "en,tr");
	assert_string_equal(
		question_words(pool, &model.questions[0], "en,tr", "de"), "Englisch, Türkisch");
	TYPE({"langs", "tr"}, {"langs", "en"}, {"langs", "fr"});
	assert_string_equal(reason_of("langs"), "too_many");
	TYPE({"langs", "xx"});
	assert_string_equal(reason_of("langs"), "required");
	/* an application keeps the version it was begun with */
	int64_t id = world_begin(1, "ada@example.org");
	support_sql(root,
		"INSERT INTO form_version (id, form_code, version, created_at)"
		" VALUES (13, 'bewerbung', 13, " SOME_TIME ");\n");
	assert_int_equal(form_version_of_application(db, id, &version), OK);
	assert_int_equal(version, 12);
	support_sql(root,
		"DELETE FROM application_answer;\nDELETE FROM application;\n"
		"DELETE FROM form_option WHERE form_version_id > 4;\n"
		"DELETE FROM form_question WHERE form_version_id > 4;\n"
		"DELETE FROM form_version WHERE id > 4;\n");
}

/* Read once in each language; what was not found is asked for again. */
static void test_kept(void **state)
{
	(void)state;
	const struct form_model *german, *english, *again;
	assert_int_equal(form_model_kept(db, 99, "de", &german), NOT_FOUND);
	assert_int_equal(form_model_kept(db, 1, "de", &german), OK);
	assert_int_equal(form_model_kept(db, 1, "en", &english), OK);
	uint64_t before = db_statements(db);
	assert_int_equal(form_model_kept(db, 1, "de", &again), OK);
	assert_int_equal(db_statements(db), before);
	assert_ptr_equal(again, german);
	assert_string_equal(form_question(german, "surname")->label, "Nachname");
	assert_string_equal(form_question(english, "surname")->label, "Surname");
	assert_int_equal(form_model_kept(db, 99, "de", &again), NOT_FOUND);
	assert_int_not_equal(db_statements(db), before);
}

static enum outcome run_alter(struct call *call)
{
	return db_exec(call->db,
		"UPDATE form_question SET label_de = 'x' WHERE form_version_id = 1", DB_NONE, NULL);
}

/* Nobody's account may change what a version asks. */
static void test_immutable(void **state)
{
	(void)state;
	static const char *const accounts[] = {"bms_portal", "bms_backend", "bms_jobs"};
	for (size_t i = 0; i < sizeof(accounts) / sizeof(accounts[0]); i++) {
		struct db *handle = support_db_open(accounts[i]);
		struct call call = {.run = run_alter};
		assert_int_not_equal(call_as(handle, &call), OK);
		db_free(&handle);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_delivered, world_clear),
		cmocka_unit_test_setup(test_required, world_clear),
		cmocka_unit_test_setup(test_rules, world_clear),
		cmocka_unit_test_setup(test_condition, world_clear),
		cmocka_unit_test_setup(test_words, world_clear),
		cmocka_unit_test_setup(test_multi, world_clear),
		cmocka_unit_test_setup(test_kept, world_clear),
		cmocka_unit_test_setup(test_immutable, world_clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
