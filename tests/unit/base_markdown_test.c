/* Markdown of staff: what becomes of it, and what must never come out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "recruiting/grade.h"
#include "base/markdown.h"

static struct pool *pool;

static int setup(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

static void renders(void **state)
{
	(void)state;
	assert_string_equal(markdown_html(pool, "Eins **zwei** & drei"),
		"<p>Eins <strong>zwei</strong> &amp; drei</p>\n");
	assert_string_equal(markdown_html(pool, "* a\n* b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	assert_non_null(strstr(markdown_html(pool, "[Amt](https://www.example.org/?a=1&b=2)"),
		"<a href=\"https://www.example.org/?a=1&amp;b=2\">Amt</a>"));
	assert_non_null(strstr(markdown_html(pool, "amt@nordhafen.example"), "mailto:amt@nordhafen.example"));
	assert_null(markdown_html(pool, NULL));
	assert_null(markdown_html(pool, " \r\n\t"));
}

static void headings_begin_at_three(void **state)
{
	(void)state;
	assert_string_equal(markdown_html(pool, "# A\n\n## B\n\n##### C"),
		"<h3>A</h3>\n<h4>B</h4>\n<h6>C</h6>\n");
}

static void tables_have_no_style(void **state)
{
	(void)state;
	const char *html = markdown_html(pool, "| a | b |\n|:--|--:|\n| 1 | 2 |\n");
	assert_non_null(strstr(html, "<table>"));
	assert_non_null(strstr(html, "<th>b</th>"));
	assert_null(strstr(html, "align"));
	assert_null(strstr(html, "style"));
}

static void dangerous_is_dropped(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"<script>alert(1)</script>",
		"Text <b onclick=\"x()\">fett</b> <img src=x onerror=alert(1)>",
		"[a](javascript:alert(1))",
		"[a](JaVaScRiPt:alert(1))",
		"[a](data:text/html,<script>1</script>)",
		"[a](vbscript:x)",
		"[a](//evil.example)",
		"[a](/\\evil.example)",
		"[a]: javascript:alert(1)\n\n[a]",
		"![Bild](https://tracker.example/p.gif)",
		"<javascript:alert(1)>",
		"[![x](https://tracker.example/a.png)](javascript:1)",
		"> <iframe src=\"https://evil.example\">\n>\n> Ende",
		"<!-- versteckt -->",
		"<style>p{display:none}</style>",
		"|<script>|b|\n|-|-|\n|![i](http://t.example/)|<i>|\n",
	};
	static const char *const never[] = {"<script", "<img", "<b ", "onclick", "onerror=\"", "<iframe",
		"<!--", "<style", "href=\"javascript", "href=\"JaVa", "href=\"data", "href=\"vbs", "href=\"//",
		"href=\"/\\", "href=\"/%5C", "src=", "href=\"\""};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *html = markdown_html(pool, bad[i]);
		for (size_t k = 0; html && k < sizeof(never) / sizeof(never[0]); k++) {
			if (strstr(html, never[k]))
				fail_msg("%s in %s", never[k], html);
		}
	}
	assert_string_equal(markdown_html(pool, "[a](javascript:alert(1)) b"), "<p>a b</p>\n");
	assert_string_equal(markdown_html(pool, "![Bild](https://t.example/p.gif)"), "<p>Bild</p>\n");
	assert_null(markdown_html(pool, "<!-- nichts -->"));
}

static void words_without_marks(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	markdown_words(&buf, "# Titel\n\n* eins\n* **zw**ei\n\n[Amt](https://www.example.org)\nZeile<br>");
	markdown_words(&buf, "| a | b |\n|---|---|\n| c | d |");
	markdown_words(&buf, NULL);
	const char *words = buf.data;
	assert_null(strpbrk(words, "#*[]|<>"));
	assert_null(strstr(words, "example"));
	assert_non_null(strstr(words, "Titel eins zwei Amt Zeile"));
	assert_non_null(strstr(words, "a b c d"));
}

static void grades_have_levels(void **state)
{
	(void)state;
	static const char *const grades[][2] = {
		{"A4", "einfach"}, {"A5", "einfach"}, {"A6", "mittel"}, {"A8", "mittel"}, {"A9Z", "mittel"},
		{"A9", "gehoben"}, {"A 12", "gehoben"}, {"A13", "hoeher"}, {"A16", "hoeher"}, {"B3", "hoeher"},
		{"E1", "einfach"}, {"E2Ü", "einfach"}, {"E4", "einfach"}, {"E5", "mittel"}, {"E8", "mittel"},
		{"E9a", "mittel"}, {"E9b", "gehoben"}, {"E9c", "gehoben"}, {"EG 11", "gehoben"}, {"E12", "gehoben"},
		{"E13", "hoeher"}, {"E13Ü", "hoeher"}, {"E15Ü", "hoeher"}, {"e10", "gehoben"},
		{"S2", "einfach"}, {"S4", "einfach"}, {"S8a", "mittel"}, {"S11b", "gehoben"}, {"S18", "gehoben"},
		{"P5", "einfach"}, {"P7", "mittel"}, {"P9", "gehoben"}, {"KR8", "mittel"}, {"KR12", "gehoben"},
		{"R1", "hoeher"}, {"W2", "hoeher"}, {"C3", "hoeher"}, {"Ä1", "hoeher"}, {"AT", "hoeher"},
		{"Anw.", "mittel"}, {"", "mittel"}, {"?", "mittel"},
	};
	for (size_t i = 0; i < sizeof(grades) / sizeof(grades[0]); i++) {
		if (strcmp(grade_level(grades[i][0]), grades[i][1]) != 0)
			fail_msg("%s is %s", grades[i][0], grade_level(grades[i][0]));
	}
	assert_string_equal(grade_level(NULL), "mittel");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(renders),
		cmocka_unit_test(headings_begin_at_three),
		cmocka_unit_test(tables_have_no_style),
		cmocka_unit_test(dangerous_is_dropped),
		cmocka_unit_test(words_without_marks),
		cmocka_unit_test(grades_have_levels),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
