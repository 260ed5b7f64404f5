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

static enum outcome queue(
	const char *template, const char *lang, const struct letter_value *values, size_t count)
{
	struct queueing queueing = {template, lang, values, count};
	return db_transaction(db, queue_work, &queueing);
}

#define last(column) \
	world_text("SELECT " column " FROM mail_outbox WHERE recipient = ?" \
		   " ORDER BY id DESC LIMIT 1", \
		db_str("ada@example.org"))

/* Makes a template of the tests' own and uses their folder, with the frame and the footer
 * delivered. */
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

/* Lists are repeated, with the values of their rows; none at all is allowed; the frame names the
 * authority. */
static void test_lists(void **state)
{
	(void)state;
	make("liste",
		"# {count}\n\n{each ads}\n- {title}\\\n  <{jobs}{path}>\n\n{end}\n"
		"{each rest}\nrest\n{end}\nEnde\n");
	const struct letter_value one[] = {{"title", "*Eins*"}, {"path", "/1"}};
	const struct letter_value two[] = {{"title", "Zwei"}, {"path", "/2"}};
	const struct letter_row rows[] = {{one, 2}, {two, 2}};
	const struct letter_list lists[] = {{"ads", rows, 2}, {"rest", NULL, 0}};
	const struct letter_value values[] = {{"count", "2"}, {"authority", "Amt <B>"}};
	struct letter letter = {.template = "liste",
		.lang = "de",
		.recipient = "ada@example.org",
		.values = values,
		.count = 2,
		.lists = lists,
		.list_count = 2,
		.internal = true,
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

/* What HTML shows as words, without its elements. */
static const char *html_words(const char *html)
{
	static const char *const entities[][2] = {
		{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
	struct buf buf;

	buf_init(&buf, pool);
	while (*html) {
		size_t i = 0;

		while (i < 4 && strncmp(html, entities[i][0], strlen(entities[i][0])) != 0)
			i++;
		if (i < 4) {
			buf_str(&buf, entities[i][1]);
			html += strlen(entities[i][0]);
		} else if (*html == '<') {
			html = strchr(html, '>') + 1;
		} else {
			buf_char(&buf, *html++);
		}
	}
	return buf.data;
}

/* Whatever is typed stands in both forms: tags, comments, code, pictures, entities, brackets that
 * are no link, a bracket behind an address. Of a link both have words and address. */
static void test_both_say_the_same(void **state)
{
	(void)state;
	static const char *const typed[] = {"ein <b>fettes</b> Wort", "<script>alert(1)</script>",
		"<!-- nicht da -->", "1 < 2 > 0 und <A-12>", "`<i>`, \\`, \\<u>", "```",
		"Lehrer[innen] (m/w/d)", "&amp; &#38; &copy; R&D", "~~~", "Ort\\(oben\\), a\\b",
		"[1]: https://stellen.example/1", "<p>ganz</p>", "<a href=x>hier</a>", "](",
		"> 5 Jahre", "1 < Ada B-1"};
	struct buf body;

	buf_init(&body, pool);
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++)
		buf_printf(&body, "%s\n\n", typed[i]);
	make("gleich",
		pool_printf(pool,
			"# Zu {number}\n\n%s\\{name}, 1 < {name}\n\n(siehe <{portal}/1>)\n\n"
			"![Bild](<https://stellen.example/b>)\n\nDort [hier](<{portal}/2>).\n",
			body.data));
	const struct letter_value values[] = {{"number", "B-1"}, {"name", "*Ada*"}};
	assert_int_equal(queue("gleich", "de", values, 2), OK);
	const char *text = last("body_text"), *html = last("body_html");
	const char *words = html_words(strstr(html, "<main"));
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		const char *shown = typed[i][0] == '`' ? "`<i>`, `, <u>"
			: strstr(typed[i], "Ort")      ? "Ort(oben), a\\b"
						       : typed[i];

		if (!strstr(text, shown) || !strstr(words, shown))
			fail_msg("%s in\n%s\n%s", shown, text, words);
	}
	assert_non_null(strstr(text, "\\*Ada*, 1 < *Ada*\n"));
	assert_non_null(strstr(words, "\\*Ada*, 1 < *Ada*\n"));
	assert_non_null(strstr(text, "(siehe <https://stellen.example/1>)\n"));
	assert_non_null(strstr(words, "(siehe https://stellen.example/1)\n"));
	assert_non_null(strstr(text, "!Bild <https://stellen.example/b>\n"));
	assert_non_null(strstr(html, "!<a href=\"https://stellen.example/b\">Bild</a>"));
	assert_non_null(strstr(text, "Dort hier <https://stellen.example/2>.\n"));
	assert_null(strstr(html, "<script"));
	assert_null(strstr(html, "<img"));
	assert_null(strstr(html, "<code"));
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

/* Facts, buttons, conditions, blocks in blocks; what staff wrote is German in English letters. */
static void test_blocks(void **state)
{
	(void)state;
	make("brief",
		"# {number}\n\n{facts}\nStelle: {title}\nBis: {until}\nKontakt:"
		" {contact}\n{end}\n\n"
		"{if documents}\nAngekommen:\n\n{each documents}\n- {file}\n{end}\n\n{end}\n"
		"{if until}\nnie\n{end}\n[Mehr \\* sehen](<{portal}/x/{number}>)\n\n"
		"- [{title}](<{portal}/y>)\\\n  dort\n\nUnd"
		" [hier](<{portal}/z>).\n\n<{portal}/w>\n");
	const struct letter_value file[] = {{"file", "{end} [a](<b>).pdf"}};
	const struct letter_row rows[] = {{file, 1}};
	const struct letter_list lists[] = {{"documents", rows, 1}};
	const struct letter_value values[] = {{"number", "B-1"}, {"title", "Rat \a<i>"},
		{"until", ""}, {"contact", "Frau {until}"}, {"authority", "Amt"}};
	struct letter letter = {.template = "brief",
		.lang = "de",
		.recipient = "ada@example.org",
		.values = values,
		.count = 5,
		.lists = lists,
		.list_count = 1};
	assert_int_equal(db_transaction(db, post_work, &letter), OK);
	static const char body[] =
		"Stelle: Rat  <i>\nKontakt: Frau {until}\n\n"
		"Angekommen:\n\n- {end} [a](<b>).pdf\n\n"
		"Mehr * sehen:\n<https://stellen.example/x/B-1>\n\n"
		"- Rat  <i>\n  <https://stellen.example/y>\n  dort\n\n"
		"Und hier <https://stellen.example/z>.\n\n<https://stellen.example/w>\n";
	assert_int_equal(strncmp(last("body_text"), body, strlen(body)), 0);
	const char *html = last("body_html");
	assert_non_null(strstr(html,
		"<ul class=\"facts\">\n<li><b>Stelle:</b> Rat  &lt;i&gt;</li>\n"
		"<li><b>Kontakt:</b> Frau {until}</li>"));
	assert_non_null(strstr(html,
		"<p class=\"button\"><a href=\"https://stellen.example/x/B-1\">"
		"Mehr * sehen</a></p>"));
	assert_non_null(strstr(html, "<p>Und <a href=\"https://stellen.example/z\">hier</a>.</p>"));
	assert_non_null(strstr(html, "<p><a href=\"https://stellen.example/w\">"));
	assert_null(strstr(html, "<span"));
	assert_null(strstr(html, "nie"));
	letter.lang = "en";
	assert_int_equal(db_transaction(db, post_work, &letter), INVALID); /* no such template */
	letter.lang = "de";
	letter.list_count = 0;
	assert_int_equal(db_transaction(db, post_work, &letter), INVALID);
	make("offen", "# {number}\n\n{if until}\nEnde fehlt\n");
	letter.template = "offen";
	assert_int_equal(db_transaction(db, post_work, &letter), INVALID);
}

/* Each delivered letter to applicants can be filled in both languages with what notice.c and
 * resume.c know, and nothing of it is left open. */
static void test_delivered(void **state)
{
	(void)state;
	static const char *const names[] = {"confirm_address", "already_applied", "received",
		"rejected", "withdrawn", "draft_link", "draft_reminder", "rejected_selection",
		"rejected_interview", "rejected_hiring"};
	const struct letter_value values[] = {{"number", "B-2026-00001"}, {"title", "Titel"},
		{"authority", "Amt"}, {"token", "abc"}, {"other", "B-2026-00002"}, {"name", "Ada"},
		{"ad", "S-2026-00003"}, {"contact", "Frau Demir, 040 123"}, {"received", "gestern"},
		{"until", "morgen"}, {"closes", "übermorgen"},
		{"status_url", "https://stellen.example/bewerbung/status/abc"}};
	const struct letter_value file[] = {{"file", "lebenslauf.pdf"}};
	const struct letter_row rows[] = {{file, 1}};
	const struct letter_row once[] = {{values, 0}};
	const struct letter_list lists[] = {
		{"documents", rows, 1}, {"guest", once, 1}, {"account", once, 0}};
	world_letters(world_templates());
	for (size_t i = 0; i < 2 * sizeof(names) / sizeof(*names); i++) {
		struct letter letter = {.template = names[i / 2],
			.lang = i % 2 ? "en" : "de",
			.recipient = "ada@example.org",
			.values = values,
			.count = sizeof(values) / sizeof(*values),
			.lists = lists,
			.list_count = 3};
		assert_int_equal(db_transaction(db, post_work, &letter), OK);
		const char *html = last("body_html"), *text = last("body_text");
		assert_non_null(strstr(text,
			i % 2 ? "of the post: S-2026-00003\n" : "der Stelle: S-2026-00003\n"));
		assert_non_null(
			strstr(html, i % 2 ? "<span lang=\"de\">Titel</span>" : "</b> Titel<"));
		assert_non_null(strstr(html, i % 2 ? "<p lang=\"de\">Amt</p>" : "<p>Amt</p>"));
		if (i / 2 == 0) {
			static const char *const buttons[] = {
				"class=\"button\"><a href=\"https://stellen.example/bewerbung/"
				"bestaetigen/abc\"",
				"class=\"button\"><a href=\"https://stellen.example/en/bewerbung/"
				"bestaetigen/abc\"",
			};
			assert_non_null(strstr(html, buttons[i % 2]));
		}
		if (i / 2 == 1)
			assert_null(strstr(text, "/bestaetigen/"));
		if (i / 2 == 2) {
			assert_non_null(strstr(text, "\n- lebenslauf.pdf\n"));
			assert_non_null(
				strstr(text, "https://stellen.example/bewerbung/status/abc"));
		}
		assert_non_null(
			strstr(last("subject"), i / 2 == 1 ? "B-2026-00002" : "B-2026-00001"));
	}
	for (int lang = 0; lang < 2; lang++) {
		assert_int_equal(queue("staff_mail_given_up", lang ? "en" : "de", values, 1), OK);
		assert_non_null(strstr(last("body_text"),
			lang ? "<https://bms.example/en/bewerbungen/B-2026-00001>"
			     : "<https://bms.example/bewerbungen/B-2026-00001>"));
	}
	/* the frame's style has braces of its own */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE CONCAT(subject, body_text, SUBSTRING_INDEX(body_html,"
				 " '</style>', -1))"
				 " REGEXP '[{}]'"),
		0);
}

/* What goes into a calendar is called and says what the delivered text has, in its language, in the
 * name of whoever sends the mails; nothing in it opens something. */
static void test_an_entry_goes_with_a_letter(void **state)
{
	(void)state;
	const struct letter_value values[] = {{"number", "B-2026-00001"}, {"title", "Titel, Süd"},
		{"authority", "Amt"}, {"ad", "S-2026-00003"}, {"contact", "Frau Kunz"},
		{"name", "Ada Lovelace"}, {"day", "25.10.2026"}, {"time", "9:00"},
		{"status_url", "https://stellen.example/bewerbung/status/abc"}};
	const struct calendar_event event = {.uid = "T-1@bms.example",
		.sequence = 4,
		.start = clock_from_sql("2026-10-25 08:00:00"),
		.end = clock_from_sql("2026-10-25 09:00:00"),
		.place = "Rathaus",
		.description = "Eingang West",
		.organizer = {.email = "amt@bms.example"}};
	struct letter letter = {.template = "appointment_cancelled",
		.recipient = "ada@example.org",
		.values = values,
		.count = sizeof(values) / sizeof(*values),
		.event = &event,
		.method = CALENDAR_CANCEL};

	world_letters(world_templates());
	for (int english = 0; english < 2; english++) {
		letter.lang = english ? "en" : "de";
		assert_int_equal(db_transaction(db, post_work, &letter), OK);
		const char *entry = last("body_calendar");
		assert_non_null(strstr(entry, "\r\nMETHOD:CANCEL\r\n"));
		assert_non_null(strstr(entry, "\r\nSTATUS:CANCELLED\r\n"));
		assert_non_null(strstr(entry, "\r\nUID:T-1@bms.example\r\n"));
		assert_non_null(strstr(entry, "\r\nSEQUENCE:4\r\n"));
		assert_non_null(strstr(entry, "\r\nLOCATION:Rathaus\r\n"));
		assert_non_null(strstr(entry,
			english ? "\r\nSUMMARY:Interview: Titel\\, Süd\r\n"
				: "\r\nSUMMARY:Gespräch: Titel\\, Süd\r\n"));
		assert_non_null(strstr(entry, "B-2026-00001"));
		assert_non_null(strstr(entry, "Eingang West"));
		assert_non_null(strstr(entry, "\r\nORGANIZER:mailto:amt@bms.example\r\n"));
		assert_non_null(strstr(entry, "\r\nATTENDEE;CN=Ada Lovelace;"));
		assert_non_null(strstr(entry, "mailto:ada@example.org"));
		assert_null(strstr(entry, "/status/"));
	}
	letter.template = "staff_appointment_changed";
	letter.method = CALENDAR_REQUEST;
	assert_int_equal(db_transaction(db, post_work, &letter), OK);
	const char *entry = last("body_calendar");
	assert_non_null(strstr(entry, "\r\nSUMMARY:Interview for B-2026-00001\r\n"));
	assert_non_null(strstr(entry, "\r\nSTATUS:CONFIRMED\r\n"));
	assert_null(strstr(entry, "Titel"));
	letter.event = NULL;
	assert_int_equal(db_transaction(db, post_work, &letter), OK);
	assert_null(last("body_calendar"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_fill, world_clear),
		cmocka_unit_test_setup(test_lists, world_clear),
		cmocka_unit_test_setup(test_both_say_the_same, world_clear),
		cmocka_unit_test_setup(test_refused, world_clear),
		cmocka_unit_test_setup(test_subject, world_clear),
		cmocka_unit_test_setup(test_blocks, world_clear),
		cmocka_unit_test_setup(test_delivered, world_clear),
		cmocka_unit_test_setup(test_an_entry_goes_with_a_letter, world_clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
