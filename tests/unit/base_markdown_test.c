/* Markdown of staff: what becomes of it, and what must never come out. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "format/markdown.h"
#include "pay/grade.h"

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
	assert_string_equal(
		markdown_html(pool, "* a\n* b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	assert_non_null(strstr(markdown_html(pool, "[Amt](https://www.example.org/?a=1&b=2)"),
		"<a href=\"https://www.example.org/?a=1&amp;b=2\">Amt</a>"));
	assert_non_null(strstr(
		markdown_html(pool, "amt@nordhafen.example"), "mailto:amt@nordhafen.example"));
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
	static const char *const bad[] = {"<script>alert(1)</script>",
		"Text <b onclick=\"x()\">fett</b> <img src=x onerror=alert(1)>",
		"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))",
		"[a](data:text/html,<script>1</script>)", "[a](vbscript:x)", "[a](//evil.example)",
		"[a](/\\evil.example)", "[a]: javascript:alert(1)\n\n[a]",
		"![Bild](https://tracker.example/p.gif)", "<javascript:alert(1)>",
		"[![x](https://tracker.example/a.png)](javascript:1)",
		"> <iframe src=\"https://evil.example\">\n>\n> Ende", "<!-- versteckt -->",
		"<style>p{display:none}</style>",
		"|<script>|b|\n|-|-|\n|![i](http://t.example/)|<i>|\n"};
	static const char *const never[] = {"<script", "<img", "<b ", "onclick", "onerror=\"",
		"<iframe", "<!--", "<style", "href=\"javascript", "href=\"JaVa", "href=\"data",
		"href=\"vbs", "href=\"//", "href=\"/\\", "href=\"/%5C", "src=", "href=\"\""};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *html = markdown_html(pool, bad[i]);
		for (size_t k = 0; html && k < sizeof(never) / sizeof(never[0]); k++) {
			if (strstr(html, never[k]))
				fail_msg("%s in %s", never[k], html);
		}
	}
	assert_string_equal(markdown_html(pool, "[a](javascript:alert(1)) b"), "<p>a b</p>\n");
	assert_string_equal(
		markdown_html(pool, "![Bild](https://t.example/p.gif)"), "<p>Bild</p>\n");
	assert_null(markdown_html(pool, "<!-- nichts -->"));
}

static void words_without_marks(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	markdown_words(
		&buf, "# Titel\n\n* eins\n* **zw**ei\n\n[Amt](https://www.example.org)\nZeile<br>");
	markdown_words(&buf, "| a | b |\n|---|---|\n| c | d |");
	markdown_words(&buf, NULL);
	const char *words = buf.data;
	assert_null(strpbrk(words, "#*[]|<>"));
	assert_null(strstr(words, "example"));
	assert_non_null(strstr(words, "Titel eins zwei Amt Zeile"));
	assert_non_null(strstr(words, "a b c d"));
}

static const char *words_of(const char *markdown)
{
	struct buf buf;
	buf_init(&buf, pool);
	markdown_words(&buf, markdown);
	return text_trim(pool, buf.data);
}

static void stars_in_words_stay(void **state)
{
	(void)state;
	static const char *const texts[] = {"Mitarbeiter*innen und Bürger*innen",
		"der*die Ärzt*in, eine*n Köch*in und jede*r",
		"Kolleg_innen, Lehrer_innen und (Schul)_leitung_en",
		"Bürger:innen und Mitarbeiter:innen", "(Lehrer)*innen und (Schüler)*innen",
		"Lehrer/*innen und Schüler/*innen", "m*w*d", "2*3*4 Meter",
		"Mitarbeiter**innen und Bürger**innen", "Ein Sternchen* und noch eins*",
		"Lehrer[innen](m/w/d) und [Chef](in)", "Gehalt <A-12> oder <E-13>", "a <b und c> d",
		"x < 5 und y > 3", "[1]: siehe unten", "15. Januar 2027", "1. Juli 2027",
		"3. Oktober\n1. Mai", "Lärm > 80 dB", "> 5 Jahre", "```Text dahinter",
		"Straße 5\n12345 Ort", "+49 40 1234"};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf expected;
		buf_init(&expected, pool);
		buf_html(&expected, texts[i]);
		char *html = markdown_html(pool, texts[i]);
		char line[400] = "";
		for (const char *at = html; *at; at++) { /* without tags */
			if (*at == '<')
				at = strchr(at, '>');
			else
				strncat(line, at, 1);
		}
		size_t length = strlen(line);
		if (strncmp(expected.data, line, length - 1) != 0
			|| strlen(expected.data) + 1 != length)
			fail_msg("%s became %s", texts[i], html);
		char plain[400];
		snprintf(plain, sizeof(plain), "%s", texts[i]);
		for (char *at = plain; (at = strchr(at, '\n'));)
			*at = ' ';
		assert_string_equal(plain, words_of(texts[i]));
	}
	assert_string_equal(markdown_html(pool, "Das ist *wichtig*, **sehr** und **zw**ei."),
		"<p>Das ist <em>wichtig</em>, <strong>sehr</strong> und"
		" <strong>zw</strong>ei.</p>\n");
	assert_string_equal(markdown_html(pool, "`a*b*c`"), "<p><code>a*b*c</code></p>\n");
	assert_non_null(strstr(markdown_html(pool, "[Amt](www.amt.example/a*b*c)"),
		"href=\"https://www.amt.example/a*b*c\""));
	assert_non_null(strstr(markdown_html(pool, "siehe https://a.example/x*y*z."),
		"href=\"https://a.example/x*y*z\""));
}

static void lines_and_bullets_stay(void **state)
{
	(void)state;
	static const char two[] = "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>\n";
	static const char *const signs[] = {"• ", "•", "•\t", "– ", "— ", "· ", "‣ ", "▪", "◦ ",
		"o\t", "o   ", "\xef\x82\xb7\t", "- ", "* ", "  • ", "\t• ", "        -  ",
		"\to\t"};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		char *text = pool_printf(pool, "%seins\n%szwei", signs[i], signs[i]);
		if (strcmp(markdown_html(pool, text), two) != 0)
			fail_msg("%s became %s", text, markdown_html(pool, text));
		text = pool_printf(
			pool, "Ihre Aufgaben:\r\n%seins\r\n%szwei\r\n\r\nEnde", signs[i], signs[i]);
		assert_string_equal(markdown_html(pool, text),
			pool_printf(pool, "<p>Ihre Aufgaben:</p>\n%s<p>Ende</p>\n", two));
		assert_string_equal(words_of(text), "Ihre Aufgaben: eins zwei Ende");
	}
	assert_string_equal(markdown_html(pool, "• a\no\tb\no\tc\n• d\nDanach"),
		"<ul>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n"
		"<li>d</li>\n</ul>\n<p>Danach</p>\n");
	assert_string_equal(markdown_html(pool, "Amt für Schule\nKreideweg 4\n05117 Nordhafen"),
		"<p>Amt für Schule<br />\nKreideweg 4<br />\n05117 Nordhafen</p>\n");
	assert_string_equal(markdown_html(pool, "1. eins\n2. zwei"),
		"<ol>\n<li>eins</li>\n<li>zwei</li>\n</ol>\n");
	assert_string_equal(markdown_html(pool, "1. 01. Mai\n2. 3. eins"),
		"<ol>\n<li>01. Mai</li>\n<li>3. eins</li>\n</ol>\n");
	assert_string_equal(markdown_html(pool, "Das – so – bleibt, und Nord·Süd und o weh"),
		"<p>Das – so – bleibt, und Nord·Süd und o weh</p>\n");
	assert_string_equal(markdown_html(pool, "    eingerückt"), "<p>eingerückt</p>\n");
	assert_string_equal(markdown_html(pool, "<p>Eins</p><p>Zwei<br>Drei</p>"),
		"<p>Eins</p>\n<p>Zwei<br />\nDrei</p>\n");
	assert_non_null(strstr(
		markdown_html(pool, "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"), "<td>2 | 3</td>"));
}

/* Letters and digits of a text in their order; how many stars stand between two of them. */
static const char *visible(const char *text, int *stars_r)
{
	struct buf buf;
	buf_init(&buf, pool);
	*stars_r = 0;
	for (const char *at = text; *at; at++) {
		*stars_r += *at == '*' && at > text && isalnum((unsigned char)at[-1])
			&& isalnum((unsigned char)at[1]);
		if (*at != 'o'
			&& (isalnum((unsigned char)*at)
				|| (unsigned char)*at >= 0x80)) /* an o may be a bullet */
			buf_char(&buf, *at);
	}
	return buf.data;
}

/* Whatever is typed, no letter and no digit of it is lost. */
static void nothing_visible_is_lost(void **state)
{
	(void)state;
	static const char *const pieces[] = {"Wort", "ä", "7", "15.", "1.", "2.", "1)", " ", " ",
		"\n", "\n", "\n\n", "\t", "    ", "*", "*", "**", "_", "__", "#", "# ", "-", "- ",
		"+ ", "* ", ">", "> ", "<", "<A-12>", "<b c>", "[", "]", "(", ")", "](",
		"]:", "[a](b)", "|", " | ", "---", "|---|", "-|-", "===", "```", "~~~", "`", ":",
		"!", "!(", "o\t", ".", ",", "in", "innen", "A*B"};
	unsigned seed = 20261128;
	for (int round = 0; round < 60000; round++) {
		struct buf text;
		buf_init(&text, pool);
		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245 + 12345;
			buf_str(&text, pieces[(seed >> 16) % (sizeof(pieces) / sizeof(pieces[0]))]);
		}
		const char *words = words_of(text.data);
		int stars, stars_left;
		if (strcmp(visible(text.data, &stars), visible(words, &stars_left)) != 0
			|| stars_left < stars)
			fail_msg("round %d: {%s} became {%s} ({%s})", round, text.data, words,
				markdown_html(pool, text.data));
		pool_clear(pool);
	}
}

static void grades_have_levels(void **state)
{
	(void)state;
	static const char *const grades[][2] = {
		{"A4", "einfach"},
		{"A5", "einfach"},
		{"A6", "mittel"},
		{"A8", "mittel"},
		{"A9Z", "mittel"},
		{"A9", "gehoben"},
		{"A 12", "gehoben"},
		{"A13", "hoeher"},
		{"A16", "hoeher"},
		{"B3", "hoeher"},
		{"E1", "einfach"},
		{"E2Ü", "einfach"},
		{"E4", "einfach"},
		{"E5", "mittel"},
		{"E8", "mittel"},
		{"E9a", "mittel"},
		{"E9b", "gehoben"},
		{"E9c", "gehoben"},
		{"EG 11", "gehoben"},
		{"E12", "gehoben"},
		{"E13", "hoeher"},
		{"E13Ü", "hoeher"},
		{"E15Ü", "hoeher"},
		{"e10", "gehoben"},
		{"S2", "einfach"},
		{"S4", "einfach"},
		{"S8a", "mittel"},
		{"S11b", "gehoben"},
		{"S18", "gehoben"},
		{"P5", "einfach"},
		{"P7", "mittel"},
		{"P9", "gehoben"},
		{"KR8", "mittel"},
		{"KR12", "gehoben"},
		{"R1", "hoeher"},
		{"W2", "hoeher"},
		{"C3", "hoeher"},
		{"Ä1", "hoeher"},
		{"AT", "hoeher"},
		{"Anw.", "mittel"},
		{"", "mittel"},
		{"?", "mittel"},
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
		cmocka_unit_test(stars_in_words_stay),
		cmocka_unit_test(lines_and_bullets_stay),
		cmocka_unit_test(nothing_visible_is_lost),
		cmocka_unit_test(grades_have_levels),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
