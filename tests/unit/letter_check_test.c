/* Tests of what a letter's text may say: the delivered set, every row of notifications.csv, what is
 * refused when it is saved; and which text a letter is made from. */
#include "apply_world.h"

#include <ctype.h>

#include "base/buf.h"
#include "base/text.h"
#include "mail/letter_check.h"
#include "mail/letter_template.h"

#define LONGEST 300 /* characters of a value */

static const struct principal admin = {.kind = PRINCIPAL_STAFF, .id = 1, .lang = "de"};
static char longest[LONGEST + 1];

static const char *word_longest(void *context, const char *name)
{
	(void)context;
	(void)name;
	return longest;
}

static const char *word_missing(void *context, const char *name)
{
	(void)context;
	(void)name;
	return "";
}

static const char *word_own(void *context, const char *name)
{
	(void)context;
	return name;
}

static const struct {
	enum letter_example with;
	letter_example_word *word;
} fillings[] = {
	{LETTER_EXAMPLE, word_longest}, /* one word without a place to break it */
	{LETTER_EXAMPLE, word_missing},
	{LETTER_LONGEST, word_own},
	{LETTER_MISSING, word_own},
};
#define FILLINGS (sizeof(fillings) / sizeof(fillings[0]))

static struct db_rows *templates(void)
{
	struct db_rows *rows = NULL;

	assert_int_equal(letter_templates(root, pool, &rows), OK);
	assert_true(rows->count > 90);
	return rows;
}

/* The words of a text one after another, each between blanks: no addresses, tags or marks. */
static const char *words_of(const char *text, bool html)
{
	static const struct {
		const char *entity, *character;
	} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
	struct buf buf;

	buf_init(&buf, pool);
	while (*text) {
		size_t skipped = 0;

		if (*text == '<' && (html || strncmp(text, "<http", 5) == 0))
			skipped = strcspn(text, ">") + 1;
		if (html && strncmp(text, "http", 4) == 0)
			skipped = strcspn(text, "<");
		for (size_t i = 0; html && i < sizeof(entities) / sizeof(entities[0]); i++)
			if (strncmp(text, entities[i].entity, strlen(entities[i].entity)) == 0)
				skipped = strlen(entities[i].entity);
		bool word =
			!skipped && ((unsigned char)*text >= 128 || isalnum((unsigned char)*text));
		if (word)
			buf_char(&buf, *text);
		else if (buf.length && buf.data[buf.length - 1] != ' ')
			buf_char(&buf, ' ');
		text += skipped ? skipped : 1;
	}
	return text_trim(pool, buf.data);
}

/* Text and HTML say the same, in the same order. */
static void assert_same_words(const struct letter_text *text)
{
	const char *body = strstr(text->html, "</h1>");

	assert_non_null(body);
	assert_string_equal(words_of(text->text, false), words_of(body, true));
}

/* Everything that is delivered passes its own check and is filled, in both languages, with the
 * longest values and with none; text and HTML say the same. */
static void test_delivered(void **state)
{
	(void)state;
	struct db_rows *rows = templates();

	memset(longest, 'm', LONGEST);
	for (size_t i = 0; i < 2 * FILLINGS * rows->count; i++) {
		const char *code = db_text(rows, i / (2 * FILLINGS), "code");
		struct letter letter = {.template = code, .lang = i % 2 ? "en" : "de"};
		struct problems problems = {0};
		struct letter_template template;
		struct letter_known known;
		struct letter_text text;

		assert_int_equal(letter_template_get(root, pool, code, &template), OK);
		assert_int_equal(
			letter_template_check(pool, &template, &template.text, &problems), OK);
		assert_int_equal(letter_known(pool, code, template.about_application, &known), OK);
		letter_example(pool, &known, fillings[i / 2 % FILLINGS].with,
			fillings[i / 2 % FILLINGS].word, NULL, &letter);
		assert_int_equal(letter_write(root, pool, &letter, &text), OK);
		assert_null(strpbrk(text.text, "{}"));
		assert_null(strpbrk(text.subject, "{}"));
		assert_null(strstr(text.html, "<img"));
		assert_null(strstr(text.html, "<link"));
		assert_null(strstr(text.html, "url("));
		assert_non_null(strstr(text.html, "prefers-color-scheme: dark"));
		assert_same_words(&text);
		assert_null(strstr(strstr(text.html, "</style>"), "{"));
	}
}

/* Every template's files are in the table, and the other way round. */
static void test_all_are_named(void **state)
{
	(void)state;
	struct db_rows *rows = templates();
	const char *list = pool_printf(pool,
		"ls %s/mail | sed -n 's/\\.de\\.md$//p' | grep -Ev '^(footer|entry)' | wc -l",
		world_templates());
	FILE *pipe = popen(list, "r");
	int files = 0;

	assert_non_null(pipe);
	assert_int_equal(fscanf(pipe, "%d", &files), 1);
	assert_int_equal(pclose(pipe), 0);
	assert_int_equal(files, rows->count);
}

/* The template of an event. */
static const char *event_template(const char *event, const char *recipients)
{
	static const struct {
		const char *event, *template;
	} others[] = {
		{"application_received", "received"},
		{"application_received_pr", "staff_application_received"},
		{"application_received_severe", "staff_application_severe"},
		{"figures_for_managers", "staff_figures"},
		{"withdrawn", "staff_withdrawn"},
		{"lead_confirm", "lead_confirm"},
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(others[i].event, event) == 0)
			return others[i].template;
	return strncmp(recipients, "applicant", 9) == 0 ? event
							: pool_printf(pool, "staff_%s", event);
}

/* The fields of a line of a CSV file; "…" around those with commas. */
static size_t fields_of(char *line, const char *fields[4])
{
	size_t count = 0;

	line[strcspn(line, "\r\n")] = '\0';
	while (count < 4 && line) {
		char *end = *line == '"' ? strstr(++line, "\",") : strchr(line, ',');
		bool quoted = end && *end == '"';

		fields[count++] = line;
		if (end)
			*end = '\0';
		line = end ? end + 1 + quoted : NULL;
	}
	return count;
}

/* What letters to applicants know of a person. */
static const char *const personal[] = {
	"name", "surname", "first_name", "salutation", "chosen", "email", "panel"};
#define PERSONAL (sizeof(personal) / sizeof(personal[0]))

static bool knows_a_name(const struct letter_known *known)
{
	for (size_t i = 0; i < known->count; i++)
		for (size_t k = 0; k < PERSONAL; k++)
			if (strcmp(known->names[i].name, personal[k]) == 0)
				return true;
	return false;
}

/* In each field, whatever of a person it names. */
static void assert_names_refused(const char *code, const struct letter_template_text *delivered)
{
	static const char *const fields[] = {"subject_de", "body_de", "subject_en", "body_en"};

	for (size_t i = 0; i < 4 * PERSONAL; i++) {
		struct letter_template_text text = *delivered;
		struct problems problems = {0};
		const char **parts[] = {
			&text.subject_de, &text.body_de, &text.subject_en, &text.body_en};
		const char **part = parts[i % 4];

		*part = pool_printf(pool, "%s%s{%s}", *part, i % 2 ? "\n\n" : " ", personal[i / 4]);
		assert_int_equal(
			letter_template_save(root, pool, &admin, code, &text, &problems), INVALID);
		assert_string_equal(problems.items[0].reason, "letter_unknown");
		assert_string_equal(problems.items[0].what, personal[i / 4]);
		assert_string_equal(problems.items[0].field, fields[i % 4]);
	}
}

/* Each row of the table has its template; where a link alone is to go, nobody's name is known, so
 * that a text with one is refused. */
static void test_notifications(void **state)
{
	(void)state;
	const char *path =
		pool_printf(pool, "%s/../tests/spec/notifications.csv", world_templates());
	FILE *file = fopen(path, "r");
	char line[1000];
	int rows = 0, links = 0;

	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file)) {
		const char *fields[4];
		struct letter_template template;
		struct letter_known known;

		assert_int_equal(fields_of(line, fields), 4);
		const char *code = event_template(fields[0], fields[1]);
		assert_int_equal(letter_template_get(root, pool, code, &template), OK);
		assert_int_equal(letter_known(pool, code, template.about_application, &known), OK);
		rows++;
		if (strncmp(fields[2], "link", 4) != 0 || strncmp(code, "staff_", 6) != 0)
			continue;
		links++;
		assert_false(knows_a_name(&known));
		assert_names_refused(code, &template.text);
	}
	assert_int_equal(fclose(file), 0);
	assert_int_equal(rows, 48);
	assert_true(links > 25);
}

static const char *nested(size_t depth)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < depth; i++)
		buf_str(&buf, "{wenn name}\n");
	for (size_t i = 0; i < depth; i++)
		buf_str(&buf, "{ende}\n");
	return buf.data;
}

/* What a text of "received" is refused for, and what the words name. sixteen parts in each other
 * are taken, more are not. */
static void test_refused(void **state)
{
	(void)state;
	const struct {
		const char *text, *reason, *what;
	} cases[] = {
		{"Guten Tag {nmae}", "letter_unknown", "nmae"},
		{"{file}", "letter_unknown", "file"},
		{"{documents}", "letter_unknown", "documents"},
		{"{each name}\nx\n{end}\n", "letter_unknown", "name"},
		{"{name", "letter_brace", "{name"},
		{"name}", "letter_brace", "}"},
		{"{na{me}}", "letter_brace", "{na"},
		{"{wenn name}\nx\n", "letter_end", NULL},
		{"x\n{ende}\n", "letter_end", NULL},
		{"x\n{sonst}\n", "letter_else", NULL},
		{"{wenn name}\na\n{sonst}\nb\n{sonst}\nc\n{ende}\n", "letter_else", NULL},
		{"{wenn name} x\n{ende}\n", "letter_alone", "wenn name"},
		{"{facts}\nohne Wert\n{end}\n", "letter_fact", "ohne Wert"},
		{"{facts}\n{wenn name}\nA: {name}\n{ende}\n{end}\n", "letter_fact", "{wenn name}"},
		{"[hier](<{title}>)", "letter_link", "title"},
		{"[hier](https://anderswo.example)", "letter_address", NULL},
		{nested(17), "letter_end", NULL},
	};
	static const char *const taken[] = {
		"Guten Tag {salutation} {surname}",
		"{wenn salutation}\n{salutation}\n{sonst}\n{name}\n{ende}\n",
		"{if documents}\n{each documents}\n- {file}\n{end}\n{end}\n",
		"{facts}\nStelle: {title}\n{ende}\n",
		"[Zur Seite](<{status_url}>)",
		"Dann ist alles gut – 100 % [sic] & <b>mehr</b>.",
	};
	struct letter_known known;

	assert_int_equal(letter_known(pool, "received", true, &known), OK);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct problems problems = {0};

		assert_int_equal(
			letter_check(pool, &known, cases[i].text, false, "body_de", &problems),
			INVALID);
		assert_string_equal(problems.items[0].reason, cases[i].reason);
		if (cases[i].what)
			assert_string_equal(problems.items[0].what, cases[i].what);
		else
			assert_null(problems.items[0].what);
	}
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		struct problems problems = {0};

		assert_int_equal(
			letter_check(pool, &known, taken[i], false, "body_de", &problems), OK);
	}
	struct problems problems = {0};
	assert_int_equal(letter_check(pool, &known, nested(16), false, "body_de", &problems), OK);
	assert_int_equal(letter_check(pool, &known, "{wenn name}\nx\n{ende}\n", true, "subject_de",
				 &problems),
		INVALID);
	assert_string_equal(problems.items[0].reason, "letter_block");
}

struct saving {
	const char *code;
	struct letter_template_text text;
	bool reset;
	struct problems problems;
};

static enum outcome save_work(struct db *handle, void *context)
{
	struct saving *saving = context;

	saving->problems = (struct problems){0};
	if (saving->reset)
		return letter_template_reset(handle, pool, &admin, saving->code,
			saving->text.version, &saving->problems);
	return letter_template_save(
		handle, pool, &admin, saving->code, &saving->text, &saving->problems);
}

static enum outcome save(struct saving *saving)
{
	return db_transaction(root, save_work, saving);
}

static struct saving saving_of(const char *code)
{
	struct letter_template template;

	assert_int_equal(letter_template_get(root, pool, code, &template), OK);
	return (struct saving){.code = code, .text = template.text};
}

static const char *written(const char *salutation)
{
	const struct letter_value values[] = {
		{"number", "B-1"}, {"salutation", salutation}, {"name", "Ada"}};
	struct letter letter = {
		.template = "already_applied", .lang = "de", .values = values, .count = 3};
	struct letter_text text;

	letter.template = "received";
	assert_int_equal(letter_write(root, pool, &letter, &text), OK);
	return text.text;
}

/* A saved text counts from then on, with its conditions; each is a version; back to the delivered
 * one is one, too; whoever saw an older one is told; what cannot be filled does not stop a letter.
 */
static void test_versions(void **state)
{
	(void)state;
	struct saving saving = saving_of("staff_question");
	struct saving other = saving;
	struct letter_template_text old;

	assert_int_equal(saving.text.version, 0);
	assert_int_equal(save(&saving), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM letter_text"), 0);
	saving.text.subject_de = "Eigener Betreff {number}";
	assert_int_equal(save(&saving), OK);
	other.text.subject_de = "Von jemand anderem {number}";
	assert_int_equal(save(&other), CONFLICT);
	assert_string_equal(other.problems.items[0].reason, "changed_meanwhile");
	struct letter_template template;
	assert_int_equal(letter_template_get(root, pool, "staff_question", &template), OK);
	assert_true(template.own);
	assert_int_equal(template.text.version, 1);
	const struct letter_value number[] = {{"number", "B-7"}};
	struct letter letter = {
		.template = "staff_question", .lang = "de", .values = number, .count = 1};
	struct letter_text text;
	assert_int_equal(letter_write(root, pool, &letter, &text), OK);
	assert_string_equal(text.subject, "Eigener Betreff B-7");
	saving = saving_of("staff_question");
	saving.reset = true;
	assert_int_equal(save(&saving), OK);
	assert_int_equal(letter_write(root, pool, &letter, &text), OK);
	assert_string_equal(text.subject, "Frage zur Bewerbung B-7");
	assert_int_equal(letter_template_version(root, pool, "staff_question", 1, &old), OK);
	assert_string_equal(old.subject_de, "Eigener Betreff {number}");
	assert_int_equal(support_number(root, "SELECT MAX(version) FROM letter_text"), 2);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action LIKE 'letter_text%'"),
		2);
}

static void test_conditions(void **state)
{
	(void)state;
	struct saving saving = saving_of("received");

	saving.text.body_de = "{wenn salutation}\nGuten Tag {salutation} {name},\n{sonst}\n"
			      "Guten Tag {name},\n{ende}\n\nzu {number}.";
	assert_int_equal(save(&saving), OK);
	assert_int_equal(strncmp(written("Frau"), "Guten Tag Frau Ada,\n\nzu B-1.\n", 28), 0);
	assert_int_equal(strncmp(written(""), "Guten Tag Ada,\n\nzu B-1.\n", 23), 0);
}

static void test_gone_placeholder(void **state)
{
	(void)state;
	const struct letter_value number[] = {{"number", "B-7"}};
	struct letter letter = {
		.template = "staff_question", .lang = "de", .values = number, .count = 1};
	struct letter_text text;

	support_sql(root,
		"INSERT INTO letter_text (template, version, delivered, subject_de, body_de,"
		" subject_en, body_en, created_at, created_by) VALUES ('staff_question', 1, 0,"
		" 'Zu {weggefallen}', 'Text', 'S', 'T', " SOME_TIME ", 1);\n");
	assert_int_equal(letter_write(root, pool, &letter, &text), OK);
	assert_string_equal(text.subject, "Frage zur Bewerbung B-7");
}

/* What a letter is sent for stays in it. */
static void test_needed(void **state)
{
	(void)state;
	struct saving saving = saving_of("confirm_address");

	saving.text.body_de = "Guten Tag.";
	assert_int_equal(save(&saving), INVALID);
	assert_string_equal(saving.problems.items[0].reason, "letter_needed");
	assert_string_equal(saving.problems.items[0].what, "token");
	saving = saving_of("confirm_address");
	saving.text.body_de = pool_printf(pool, "%s\n\n{name}", saving.text.body_de);
	assert_int_equal(save(&saving), INVALID); /* nobody has confirmed that address */
	assert_string_equal(saving.problems.items[0].what, "name");
}

static int clear(void **state)
{
	support_sql(root, "DELETE FROM letter_text;\n");
	return world_clear(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_delivered, clear),
		cmocka_unit_test_setup(test_all_are_named, clear),
		cmocka_unit_test_setup(test_notifications, clear),
		cmocka_unit_test_setup(test_refused, clear),
		cmocka_unit_test_setup(test_versions, clear),
		cmocka_unit_test_setup(test_conditions, clear),
		cmocka_unit_test_setup(test_gone_placeholder, clear),
		cmocka_unit_test_setup(test_needed, clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
