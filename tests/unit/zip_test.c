/* Tests of document/: archives that hold what strangers have named. */
#include "support.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "document/zip.h"

static struct pool *pool;

static enum outcome take(void *context, const void *bytes, size_t length)
{
	buf_add(context, bytes, length);
	return OK;
}

static enum outcome refuse(void *context, const void *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)context += length;
	return UNAVAILABLE;
}

static void add(struct zip *zip, const char *folder, const char *name, const char *text)
{
	assert_int_equal(zip_entry(zip, folder, name, (int64_t)strlen(text)), OK);
	assert_int_equal(zip_write(zip, text, strlen(text)), OK);
}

/* Names and contents as others read them, one line each. */
static const char *read_back(const struct buf *bytes)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	struct buf text;
	char content[100];

	buf_init(&text, pool);
	assert_int_equal(archive_read_support_format_zip(archive), ARCHIVE_OK);
	assert_int_equal(archive_read_open_memory(archive, bytes->data, bytes->length), ARCHIVE_OK);
	while (archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
		la_ssize_t length = archive_read_data(archive, content, sizeof(content));

		assert_true(length >= 0);
		buf_printf(&text, "%s=%.*s\n", archive_entry_pathname_utf8(entry), (int)length,
			content);
	}
	assert_string_equal(archive_error_string(archive) ? archive_error_string(archive) : "", "");
	archive_read_free(archive);
	return text.data;
}

static void test_read_back(void **state)
{
	(void)state;
	struct buf bytes;

	buf_init(&bytes, pool);
	struct zip *zip = zip_new(pool, clock_now(), take, &bytes);
	add(zip, "", "Auskunft.pdf", "eins");
	add(zip, "B-2026-00001", "Übersicht.pdf", "zwei");
	add(zip, "B-2026-00001", "leer.pdf", "");
	assert_int_equal(zip_end(&zip), OK);
	assert_null(zip);
	assert_string_equal(read_back(&bytes),
		"Auskunft.pdf=eins\nB-2026-00001/Übersicht.pdf=zwei\nB-2026-00001/leer.pdf=\n");
}

/* No name leads out of its folder, and none is lost because another one is the same to a file
 * system. */
static void test_names(void **state)
{
	(void)state;
	static const char *const names[] = {"../../etc/passwd", "..\\..\\windows.pdf", "/abs.pdf",
		"..", ".versteckt", "a:b*c?.pdf", "CON", "nul.pdf", "com1.txt", "punkt.",
		"zeugnis.pdf", "Zeugnis.PDF", "zeugnis.pdf", "ÄRZTE.pdf", "ärzte.pdf",
		"zeugnis (2).pdf"};
	struct buf bytes;

	buf_init(&bytes, pool);
	struct zip *zip = zip_new(pool, clock_now(), take, &bytes);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		add(zip, "f", names[i], "x");
	assert_int_equal(zip_end(&zip), OK);
	const char *text = read_back(&bytes);
	assert_null(strstr(text, ".."));
	assert_null(strstr(text, "\\"));
	for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
		size_t length = strcspn(line, "=");

		assert_memory_equal(line, "f/", 2);
		assert_null(memchr(line + 2, '/', length - 2));
	}
	assert_non_null(strstr(text, "f/_CON=x\n"));
	assert_non_null(strstr(text, "f/_nul.pdf=x\n"));
	assert_non_null(strstr(text, "f/_com1.txt=x\n"));
	assert_non_null(strstr(text, "f/zeugnis.pdf=x\n"));
	assert_non_null(strstr(text, "f/Zeugnis (2).PDF=x\n"));
	assert_non_null(strstr(text, "f/zeugnis (3).pdf=x\n"));
	assert_non_null(strstr(text, "f/ärzte (2).pdf=x\n"));
	assert_non_null(strstr(text, "f/zeugnis (2) (2).pdf=x\n"));
}

/* The length depends on names and sizes alone: what is sent is measured before. */
static void test_length(void **state)
{
	(void)state;
	struct buf one, two;

	buf_init(&one, pool);
	buf_init(&two, pool);
	struct zip *zip = zip_new(pool, clock_now(), take, &one);
	add(zip, "f", "a.pdf", "aaaaaaaaaaaaaaaaaaaa");
	assert_int_equal(zip_end(&zip), OK);
	zip = zip_new(pool, clock_now(), take, &two);
	assert_int_equal(zip_entry(zip, "f", "a.pdf", 20), OK);
	for (int i = 0; i < 4; i++)
		assert_int_equal(zip_write(zip, "qwert", 5), OK);
	assert_int_equal(zip_end(&zip), OK);
	assert_int_equal(one.length, two.length);
}

static void test_broken(void **state)
{
	(void)state;
	struct buf bytes;
	size_t sent = 0;

	buf_init(&bytes, pool);
	struct zip *zip = zip_new(pool, clock_now(), take, &bytes);
	assert_int_equal(zip_entry(zip, "", "a", 10), OK);
	assert_int_equal(zip_write(zip, "12345", 5), OK);
	assert_int_equal(zip_entry(zip, "", "b", 1), UNAVAILABLE);
	assert_int_equal(zip_end(&zip), UNAVAILABLE);
	zip = zip_new(pool, clock_now(), refuse, &sent);
	assert_int_equal(zip_entry(zip, "", "a", 5), UNAVAILABLE);
	assert_int_equal(zip_write(zip, "12345", 5), UNAVAILABLE);
	assert_int_equal(zip_end(&zip), UNAVAILABLE);
}

static int start(void **state)
{
	(void)state;
	clock_init();
	pool = pool_new();
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8")); /* for reading back; writing needs none */
	return 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_back),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_broken),
	};
	return cmocka_run_group_tests(tests, start, end);
}
