/* Tests of base/text and base/buf. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/text.h"

static struct pool *pool;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

static void test_equal(void **state)
{
	(void)state;
	assert_true(text_empty(NULL) && text_empty("") && !text_empty(" "));
	assert_true(text_equal(NULL, NULL) && text_equal("a", "a"));
	assert_false(text_equal(NULL, "") || text_equal("", NULL) || text_equal("a", "b"));
}

static void assert_valid(const char *text, bool valid)
{
	if (text_valid(text, strlen(text)) != valid)
		fail_msg("text_valid(\"%s\") is not %d", text, valid);
}

static void test_valid(void **state)
{
	(void)state;
	static const char *const good[] = {
		"",
		"abc\t\r\n",
		("Stra\xc3\x9f"
		 "e"),
		"\xc2\xa0",
		"\xdf\xbf",
		"\xe0\xa0\x80",
		"\xed\x9f\xbf",
		"\xee\x80\x80",
		"\xef\xbf\xbd",
		"\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf",
	};
	static const char *const bad[] = {"\x01", "\x1b[0m", "\x7f", "\xc2\x85", "\x80", "\xbf",
		"\xc0\xaf", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xe2\x82",
		"\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf",
		"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xfe", "a\xf0\x9f\x98",
		"\xe4rger"};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_valid(good[i], true);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_valid(bad[i], false);
	assert_false(text_valid("a\0b", 3));
	/* the end of the range counts, not the bytes behind it */
	assert_false(text_valid("\xc3\x9f", 1));
}

static void test_length(void **state)
{
	(void)state;
	assert_int_equal(text_length(NULL), 0);
	assert_int_equal(text_length("Größe"), 5);
	assert_int_equal(text_length("\xf0\x9f\x98\x80"), 1);
}

static void test_trim(void **state)
{
	(void)state;
	assert_null(text_trim(pool, NULL));
	assert_string_equal(text_trim(pool, " \t a  b \r\n"), "a  b");
	assert_string_equal(text_trim(pool, "a\r\nb\rc\nd\r\r\ne"), "a\nb\nc\nd\n\ne");
	assert_string_equal(text_trim(pool, "\xc2\xa0\xe2\x80\x8bä\xef\xbb\xbf"), "ä");
	assert_string_equal(text_trim(pool, " \n "), "");
	assert_string_equal(text_trim(pool, ""), "");
}

static void test_ellipsis(void **state)
{
	(void)state;
	assert_string_equal(text_ellipsis(pool, "Größe", 5), "Größe");
	assert_string_equal(text_ellipsis(pool, "Größen", 5), "Größ…");
	assert_string_equal(text_ellipsis(pool, "ab cd", 4), "ab…");
	assert_string_equal(text_ellipsis(pool, "ab", 1), "…");
	assert_string_equal(text_ellipsis(pool, "ab", 0), "");
	assert_string_equal(text_ellipsis(pool, NULL, 3), "");
}

static void test_slug(void **state)
{
	(void)state;
	assert_string_equal(text_slug(pool, "Ärztin (m/w/d)"), "aerztin-m-w-d");
	assert_string_equal(text_slug(pool, "  Straßenbau -- Größe ÜBER 3,5 t!"),
		"strassenbau-groesse-ueber-3-5-t");
	assert_string_equal(text_slug(pool, "Café Łódź Šimon Žďár"), "cafe-lodz-simon-zdar");
	assert_string_equal(text_slug(pool, "Bau\xc2\xadlei\xc2\xadter*in"), "bauleiter-in");
	assert_string_equal(text_slug(pool, "\xe2\x98\x83"), "-");
	assert_string_equal(text_slug(pool, ""), "-");
	assert_string_equal(text_slug(pool, NULL), "-");
	char longer[200];
	memset(longer, 'a', sizeof(longer));
	longer[59] = ' ';
	longer[199] = '\0';
	assert_int_equal(strlen(text_slug(pool, longer)), 59);
	longer[59] = 'a';
	assert_int_equal(strlen(text_slug(pool, longer)), 60);
	/* a letter that becomes two is not cut in half */
	memcpy(longer + 59, "ß", 2);
	assert_int_equal(strlen(text_slug(pool, longer)), 59);
	/* the last letters of the table */
	assert_string_equal(
		text_slug(pool, "\xc5\xbd\xc5\xbe\xc5\xbf\xc3\x80\xc3\xbf\xc4\x80"), "zzsaya");
}

static void test_to_int(void **state)
{
	(void)state;
	int64_t value = 7;
	assert_true(text_to_int("0042", 0, 100, &value));
	assert_int_equal(value, 42);
	assert_true(text_to_int("-5", -5, 5, &value));
	assert_int_equal(value, -5);
	assert_true(text_to_int("9223372036854775807", 0, INT64_MAX, &value));
	assert_true(value == INT64_MAX);
	assert_true(text_to_int("-9223372036854775808", INT64_MIN, 0, &value));
	assert_true(value == INT64_MIN);
	value = 7;
	static const char *const bad[] = {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "1e3", "--1",
		"9223372036854775808", "-9223372036854775809", "99999999999999999999999"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(text_to_int(bad[i], INT64_MIN, INT64_MAX, &value));
	assert_false(text_to_int(NULL, 0, 1, &value));
	assert_false(text_to_int("101", 0, 100, &value));
	assert_false(text_to_int("-6", -5, 5, &value));
	assert_int_equal(value, 7);
}

/* Labels of 63 letters at most, `length` in all. */
static const char *long_domain(size_t length)
{
	char *domain = pool_alloc(pool, length + 1);
	memset(domain, 'a', length);
	for (size_t i = 50; i < length - 10; i += 50)
		domain[i] = '.';
	return domain;
}

static void test_email(void **state)
{
	(void)state;
	static const char *const good[] = {
		"a@b.de", "erika.muster+x@post.hamburg.de", "o'neil_1@a-b.example"};
	static const char *const bad[] = {"", "a", "@b.de", "a@", "a@b", "a@@b.de", "a@b@c.de",
		"a b@c.de", "a@b .de", "a\n@b.de", "a@b.de\r\nBcc: x@y.de", "a@.de", "a@b.",
		"a@b..de", "a@-b.de", "a@b-.de", "a@b_c.de", "<a@b.de>", "a,b@c.de", "\"a\"@b.de",
		"\xc3\xa4@b.de", "a@\xc3\xa4.de", ".a@b.de", "a.@b.de", "a..b@c.de",
		"a@192.168.0.1", "a@b.123"};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!text_is_email(good[i]))
			fail_msg("refused %s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (text_is_email(bad[i]))
			fail_msg("accepted %s", bad[i]);
	assert_false(text_is_email(NULL));
	char address[300];
	memset(address, 'a', sizeof(address));
	memcpy(address + 64, "@bcd.de", 8);
	assert_true(text_is_email(address));
	memcpy(address + 64, "a@bcd.de", 9);
	assert_false(text_is_email(address));
	assert_true(text_is_email(pool_printf(pool, "a@%s", long_domain(252))));
	assert_false(text_is_email(pool_printf(pool, "a@%s", long_domain(253))));
}

static void test_person(void **state)
{
	static const char *const names[][3] = {
		{"Amira Yıldız", "Amira", "Yıldız"},
		{"Yıldız, Amira", "Amira", "Yıldız"},
		{" Dr. Dipl.-Ing. Anna Maria  Schmidt-Weber ", "Anna Maria", "Schmidt-Weber"},
		{"Schmidt, Prof. Dr. Anna", "Anna", "Schmidt"},
		{"Ada von der Heide", "Ada", "von der Heide"},
		{"Ludwig van Beethoven", "Ludwig", "van Beethoven"},
		{"J. Smith", "J.", "Smith"},
		{"Otto", "", "Otto"},
		{"Van Dam", "Van", "Dam"},
		{"", "", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *first, *surname;
		text_person(pool, names[i][0], &first, &surname);
		assert_string_equal(first, names[i][1]);
		assert_string_equal(surname, names[i][2]);
	}
}

static void test_email_typed(void **state)
{
	(void)state;
	assert_string_equal(text_email(pool, " Erika@Post.Example\n"), "Erika@post.example");
	assert_string_equal(text_email(pool,
				    "info@b\xc3\xbc"
				    "cher.example"),
		"info@xn--bcher-kva.example");
	assert_string_equal(text_email(pool,
				    "info@BU\xcc\x88"
				    "CHER.example"),
		"info@xn--bcher-kva.example");
	assert_string_equal(text_email(pool,
				    "info@stra\xc3\x9f"
				    "e.example"),
		"info@xn--strae-oqa.example");
	assert_string_equal(text_email(pool,
				    "\xe2\x80\x8b"
				    "a\xc2\xad"
				    "b\xe2\x81\xa0@c.de\xef\xbb\xbf"),
		"ab@c.de");
	assert_null(text_email(pool, "a b@c.de"));
	assert_null(text_email(pool, "\xc3\xa4@b.de"));
	assert_null(text_email(pool, "a@\xc3\xa4"));
	assert_null(text_email(pool, "a@192.168.0.1"));
	assert_null(text_email(pool, "abc"));
	assert_null(text_email(pool, NULL));
}

/* What PowerPoint, Word and PDF put into the clipboard. */
static void test_clean(void **state)
{
	(void)state;
	assert_string_equal(text_clean(pool,
				    "a\vb\fc\xc2\x85"
				    "d\xe2\x80\xa8"
				    "e\xe2\x80\xa9"
				    "f\r\ng\rh"),
		"a\nb\nc\nd\ne\nf\ng\nh");
	assert_string_equal(text_clean(pool,
				    "\x01"
				    "a\x1b\x08"
				    "b\x7f"
				    "c\xc2\x93"
				    "d\t"),
		"abcd\t");
	/* joiners and soft hyphens mean something */
	assert_string_equal(text_clean(pool,
				    "a\xe2\x80\x8d"
				    "b\xe2\x80\x8c"
				    "c\xc2\xad"
				    "d"),
		"a\xe2\x80\x8d"
		"b\xe2\x80\x8c"
		"c\xc2\xad"
		"d");
	assert_string_equal(
		text_clean(pool, "Mu\xcc\x88ller \xe2\x84\xab"), "M\xc3\xbcller \xc3\x85");
	assert_string_equal(text_clean(pool, ""), "");
	assert_string_equal(text_one_line(pool, "Anna\nMaria\n"), "Anna Maria ");
	assert_string_equal(text_slug(pool, text_clean(pool, "A\xcc\x88rztin")), "aerztin");
}

static void test_blank(void **state)
{
	(void)state;
	static const char *const blank[] = {NULL, "", " \t\n", "\xe2\x80\x8b",
		"\xc2\xad\xe2\x80\x8d", "\xe3\x85\xa4", "\xe2\xa0\x80", "\xe2\x81\xa0\xc2\xa0",
		"\xe2\x80\xae", "\xef\xbf\xb9", "\xef\xbf\xba", "\xef\xbf\xbc", "\xcc\x81",
		" \xcc\x88", "\xef\xbf\xbf"};
	for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++)
		if (!text_blank(blank[i]))
			fail_msg("not blank: %zu", i);
	assert_false(text_blank("\xc2\xad"
				"a"));
	assert_false(text_blank("."));
	assert_false(text_blank("e\xcc\x81"));
	assert_true(text_unseen("\x01\x02\x0e"));
	assert_true(text_unseen(" \xe2\x80\x8b"));
	assert_true(text_unseen("\xef\xbb\xbf"));
	assert_false(text_unseen(""));
	assert_false(text_unseen(" \t\r\n\v\f\xc2\xa0\xe3\x80\x80"));
	assert_false(text_unseen("\x01"
				 "a"));
}

static void test_filename(void **state)
{
	(void)state;
	assert_string_equal(text_filename(pool, "Lebenslauf Müller.pdf"), "Lebenslauf Müller.pdf");
	assert_string_equal(text_filename(pool, "C:\\Eigene\\cv.pdf"), "cv.pdf");
	assert_string_equal(text_filename(pool, "../../etc/passwd"), "passwd");
	assert_string_equal(text_filename(pool, "a\r\n\"b\".pdf"), "ab.pdf");
	assert_string_equal(text_filename(pool,
				    "cv\xe2\x80\xae"
				    "fdp.exe"),
		"cvfdp.exe");
	assert_string_equal(text_filename(pool, "..."), "datei");
	assert_string_equal(text_filename(pool, "a/"), "datei");
	assert_string_equal(text_filename(pool, ".htaccess"), "htaccess");
	assert_string_equal(text_filename(pool, NULL), "datei");
	/* by its suffix the kind of file is known, so that it stays one */
	static const char *const bare[] = {".pdf", " .pdf", "..pdf", ". .pdf", ".pdf.",
		"\xe2\x80\x8b.pdf", "\xc2\xad.pdf", ".\xe2\x81\xa0.pdf", "\xcc\x81.pdf", "C:\\.pdf",
		"\".pdf", "\xe2\x80\xae.pdf"};
	for (size_t i = 0; i < sizeof(bare) / sizeof(*bare); i++)
		assert_string_equal(text_filename(pool, bare[i]), "datei.pdf");
	assert_string_equal(text_filename(pool, "x.pdf."), "x.pdf");
	assert_string_equal(text_filename(pool, "x.pdf. . \xe2\x80\x8b"), "x.pdf");
	assert_string_equal(text_filename(pool, ".x.pdf"), "x.pdf");
	assert_string_equal(text_filename(pool, "\xc2\xad"), "datei");
	char longer[400];
	for (size_t i = 0; i < 300; i += 2)
		memcpy(longer + i, "ä", 2);
	memcpy(longer + 300, ".docx", 6);
	char *name = text_filename(pool, longer);
	assert_int_equal(text_length(name), 120);
	assert_string_equal(name + strlen(name) - 5, ".docx");
	assert_true(text_valid(name, strlen(name)));
}

static void test_buf(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	assert_string_equal(buf.data, "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%03d", i);
	buf_char(&buf, 'x');
	buf_str(&buf, NULL);
	buf_add(&buf, "yz", 1);
	assert_int_equal(buf.length, 3002);
	assert_int_equal(strlen(buf.data), 3002);
	assert_memory_equal(buf.data + 2994, "998999xy", 8);
	assert_memory_equal(buf.data, "000001002", 9);
}

static void test_escapes(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	buf_html(&buf, "<a href=\"x\">&'ä</a>");
	buf_html(&buf, NULL);
	assert_string_equal(buf.data, "&lt;a href=&quot;x&quot;&gt;&amp;&#39;ä&lt;/a&gt;");
	buf_init(&buf, pool);
	buf_url(&buf, "aZ09-._~ /?&=%ä");
	buf_url(&buf, NULL);
	assert_string_equal(buf.data, "aZ09-._~%20%2F%3F%26%3D%25%C3%A4");
	buf_init(&buf, pool);
	buf_json(&buf, "\"\\\n\t\x01</script>ä");
	buf_json(&buf, NULL);
	assert_string_equal(buf.data, "\\\"\\\\\\n\\u0009\\u0001\\u003c/script>ä");
}

static void test_number(void **state)
{
	(void)state;
	assert_string_equal(text_number(pool, 0, "de"), "0");
	assert_string_equal(text_number(pool, 999, "de"), "999");
	assert_string_equal(text_number(pool, 4190, "de"), "4.190");
	assert_string_equal(text_number(pool, 4190, "en"), "4,190");
	assert_string_equal(text_number(pool, 1234567, "de"), "1.234.567");
	assert_string_equal(text_number(pool, -100000, "en"), "-100,000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equal),
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_ellipsis),
		cmocka_unit_test(test_slug),
		cmocka_unit_test(test_to_int),
		cmocka_unit_test(test_email),
		cmocka_unit_test(test_email_typed),
		cmocka_unit_test(test_person),
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_blank),
		cmocka_unit_test(test_filename),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_buf),
		cmocka_unit_test(test_escapes),
	};
	return cmocka_run_group_tests(tests, start, end);
}
