/* Tests of letters: filling, escaping, refusing; and the templates delivered. */
#include "apply_world.h"

#include <sys/stat.h>
#include <unistd.h>

struct queueing {
	const char *template;
	const char *lang;
	const struct letter_value *values;
	size_t count;
};

static enum outcome queue_work(struct db *handle, void *context)
{
	const struct queueing *queueing = context;
	return letter_queue(handle, pool, 0, queueing->template, queueing->lang, "ada@example.org",
		queueing->values, queueing->count);
}

static enum outcome queue(const char *template, const char *lang, const struct letter_value *values,
	size_t count)
{
	struct queueing queueing = {template, lang, values, count};
	return db_transaction(db, queue_work, &queueing);
}

#define last(column) world_text("SELECT " column " FROM mail_outbox WHERE recipient = ?" \
	" ORDER BY id DESC LIMIT 1", db_str("ada@example.org"))

/* Makes a template of the tests' own and uses their folder, with the frame and the footer delivered. */
static void make(const char *name, const char *text)
{
	static const char *const delivered[] = {"frame.html", "footer.de.md"};
	const char *folder = support_folder();
	mkdir(pool_printf(pool, "%s/mail", folder), 0700);
	for (size_t i = 0; i < 2; i++) {
		const char *from = pool_printf(pool, "%s/mail/%s", world_templates(), delivered[i]);
		const char *to = pool_printf(pool, "%s/mail/%s", folder, delivered[i]);
		unlink(to);
		assert_int_equal(symlink(from, to), 0);
	}
	FILE *file = fopen(pool_printf(pool, "%s/mail/%s.de.md", folder, name), "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	world_letters(folder);
}

static void test_fill(void **state)
{
	(void)state;
	make("eins", "# Zu {number}\n\nGuten Tag {name},\n\n- {title}\n\n<{portal}/x/{token}>\n");
	const struct letter_value values[] = {{"number", "B-1"}, {"name", "*Ada* <b>"},
		{"title", "1. [Titel](http://boese.example)\nzweite # Zeile"}, {"token", "aB_-9"},
		{"unused", "x"}};
	assert_int_equal(queue("eins", "de", values, 5), OK);
	assert_string_equal(last("subject"), "Zu B-1");
	const char *text = last("body_text");
	static const char body[] = "Guten Tag *Ada* <b>,\n\n"
		"- 1. [Titel](http://boese.example) zweite # Zeile\n\n"
		"<https://stellen.example/x/aB_-9>\n\n-- \nDiese E-Mail hat";
	assert_int_equal(strncmp(text, body, strlen(body)), 0);
	assert_non_null(strstr(text, "- Impressum: <https://stellen.example/impressum>\n"));
	assert_non_null(strstr(text, "- Datenschutz: <https://stellen.example/datenschutz>\n"));
	const char *html = last("body_html");
	assert_non_null(strstr(html, "<html lang=\"de\">"));
	assert_non_null(strstr(html, "<title>Zu B-1</title>"));
	assert_non_null(strstr(html, "Guten Tag *Ada* &lt;b&gt;,"));
	assert_non_null(strstr(html, "<li>1. [Titel](http"));
	assert_non_null(strstr(html, "href=\"https://stellen.example/x/aB_-9\""));
	assert_null(strstr(html, "<em>"));
	assert_null(strstr(html, "<b>"));
	assert_null(strstr(html, "href=\"http://boese"));
	assert_non_null(strstr(html, "<p class=\"owner\">Freie Stadt Nordhafen</p>"));
	assert_non_null(strstr(html, "href=\"https://stellen.example/impressum\""));
	assert_null(strstr(html, "{{"));
	assert_null(strstr(html, "<img"));
}

static enum outcome post_work(struct db *handle, void *context)
{
	return letter_post(handle, pool, context);
}

/* Lists are repeated, with the values of their rows; none at all is allowed; the frame names the authority. */
static void test_lists(void **state)
{
	(void)state;
	make("liste", "# {count}\n\n{each ads}\n- {title}\\\n  <{jobs}{path}>\n\n{end}\n"
		"{each rest}\nrest\n{end}\nEnde\n");
	const struct letter_value one[] = {{"title", "*Eins*"}, {"path", "/1"}};
	const struct letter_value two[] = {{"title", "Zwei"}, {"path", "/2"}};
	const struct letter_row rows[] = {{one, 2}, {two, 2}};
	const struct letter_list lists[] = {{"ads", rows, 2}, {"rest", NULL, 0}};
	const struct letter_value values[] = {{"count", "2"}, {"authority", "Amt <B>"}};
	struct letter letter = {.template = "liste", .lang = "de", .recipient = "ada@example.org",
		.values = values, .count = 2, .lists = lists, .list_count = 2, .internal = true,
		.unsubscribe = "/jobabo/x/beenden"};
	assert_int_equal(db_transaction(db, post_work, &letter), OK);
	static const char body[] = "- *Eins*\n  <https://intern.example/1>\n\n"
		"- Zwei\n  <https://intern.example/2>\n\nEnde\n";
	assert_int_equal(strncmp(last("body_text"), body, strlen(body)), 0);
	const char *html = last("body_html");
	assert_non_null(strstr(html, "*Eins*<br />"));
	assert_non_null(strstr(html, "<p>Amt &lt;B&gt;</p>"));
	assert_null(strstr(html, "rest"));
	assert_string_equal(last("unsubscribe"), "https://stellen.example/jobabo/x/beenden");
	letter.list_count = 1;
	assert_int_equal(db_transaction(db, post_work, &letter), INVALID);
}

static void test_refused(void **state)
{
	(void)state;
	const struct letter_value values[] = {{"number", "B-1"}, {"token", "a b"}};
	make("zwei", "# Zu {number}\n\n{unbekannt}\n");
	assert_int_equal(queue("zwei", "de", values, 2), INVALID);
	make("drei", "# Zu {number}\n\n<{portal}/{token}>\n");
	assert_int_equal(queue("drei", "de", values, 2), INVALID);
	make("vier", "Zu {number}\n\nText\n");
	assert_int_equal(queue("vier", "de", values, 2), INVALID);
	make("fuenf", "# Zu {number\n\nText\n");
	assert_int_equal(queue("fuenf", "de", values, 2), INVALID);
	assert_int_equal(queue("fehlt", "de", values, 2), INVALID);
	assert_int_equal(queue("../bms", "de", values, 2), INVALID);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
}

static void test_subject(void **state)
{
	(void)state;
	char title[400];
	memset(title, 'a', sizeof(title) - 1);
	title[sizeof(title) - 1] = '\0';
	memcpy(title, "x\r\nBcc: y", 9);
	const struct letter_value values[] = {{"title", title}};
	make("sechs", "# {title}\n\n{title}\n");
	assert_int_equal(queue("sechs", "de", values, 1), OK);
	assert_memory_equal(last("subject"), "x  Bcc: y", 9);
	assert_int_equal(support_number(root, "SELECT CHAR_LENGTH(subject) FROM mail_outbox"), 200);
}

/* Each delivered template can be filled in both languages with what notice.c knows, and nothing of
 * it is left open. */
static void test_delivered(void **state)
{
	(void)state;
	static const char *const confirmed[] = {"received", "rejected"};
	const struct letter_value values[] = {{"number", "B-2026-00001"}, {"title", "Titel"},
		{"authority", "Amt"}, {"token", "abc"}, {"other", "B-2026-00002"}, {"name", "Ada"},
		{"status_url", "https://stellen.example/bewerbung/status/abc"}};
	const struct letter_row row[1] = {{values, 0}};
	const struct letter_list lists[] = {{"guest", row, 1}, {"account", row, 0}};
	world_letters(world_templates());
	for (int lang = 0; lang < 2; lang++) {
		const char *code = lang ? "en" : "de";
		assert_int_equal(queue("confirm_address", code, values, 4), OK);
		assert_non_null(strstr(last("body_html"), lang
			? "href=\"https://stellen.example/en/bewerbung/bestaetigen/abc\""
			: "href=\"https://stellen.example/bewerbung/bestaetigen/abc\""));
		assert_int_equal(queue("already_applied", code, values, 5), OK);
		assert_non_null(strstr(last("body_text"), "B-2026-00002"));
		assert_null(strstr(last("body_text"), "/bestaetigen/"));
		for (int i = 0; i < 2; i++) {
			assert_int_equal(db_transaction(db, post_work, &(struct letter){
				.template = confirmed[i], .lang = code, .recipient = "ada@example.org",
				.values = values, .count = 7, .lists = lists, .list_count = 2}), OK);
			assert_non_null(strstr(last("body_text"), "Ada"));
			assert_non_null(strstr(last("subject"), "B-2026-00001"));
		}
	}
	for (int lang = 0; lang < 2; lang++) {
		assert_int_equal(queue("staff_mail_given_up", lang ? "en" : "de", values, 1), OK);
		assert_non_null(strstr(last("body_text"), lang
			? "<https://bms.example/en/bewerbungen/B-2026-00001>"
			: "<https://bms.example/bewerbungen/B-2026-00001>"));
	}
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 10);
	/* the frame's style has braces of its own */
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"
		" WHERE CONCAT(subject, body_text, SUBSTRING_INDEX(body_html, '</style>', -1))"
		" REGEXP '[{}]'"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_fill, world_clear),
		cmocka_unit_test_setup(test_lists, world_clear),
		cmocka_unit_test_setup(test_refused, world_clear),
		cmocka_unit_test_setup(test_subject, world_clear),
		cmocka_unit_test_setup(test_delivered, world_clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
