/* The multipart parser with good and hostile bodies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "web/multipart.h"

static struct pool *pool;
static struct part *parts;
static size_t count;

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

/* Exactly as many bytes as there are, so that the sanitizer sees one read too far. */
static enum outcome parse(const char *body, size_t length)
{
	char *exact = malloc(length ? length : 1);
	memcpy(exact, body, length);
	enum outcome outcome = multipart_parse(pool, exact, length, "XX", &parts, &count);
	free(exact);
	return outcome;
}

#define GOOD \
	"--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSachbearbeitung\r\n" \
	"--XX\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a %22b.pdf\"\r\n" \
	"Content-Type: application/pdf\r\n\r\n%PDF\r\n-\r\n--X\r\n" \
	"--XX\r\nContent-Disposition: form-data; name=none; filename=\"\"\r\n\r\n\r\n" \
	"--XX--\r\n"

static void test_parts(void **state)
{
	(void)state;
	assert_int_equal(parse(GOOD, strlen(GOOD)), OK);
	assert_int_equal(count, 3);
	assert_string_equal(parts[0].name, "title");
	assert_null(parts[0].filename);
	assert_int_equal(parts[0].length, strlen("Sachbearbeitung"));
	assert_memory_equal(&GOOD[parts[0].offset], "Sachbearbeitung", parts[0].length);
	assert_string_equal(parts[1].filename, "a \"b.pdf");
	assert_memory_equal(&GOOD[parts[1].offset], "%PDF\r\n-\r\n--X", parts[1].length);
	assert_string_equal(parts[2].name, "none");
	assert_string_equal(parts[2].filename, "");
	assert_int_equal(parts[2].length, 0);
}

static void test_no_parts(void **state)
{
	(void)state;
	assert_int_equal(parse("--XX--", 6), OK);
	assert_int_equal(count, 0);
}

/* Every body that is cut anywhere is refused; only the final line end may be missing. */
static void test_cut(void **state)
{
	(void)state;
	size_t length = strlen(GOOD);
	for (size_t cut = 0; cut < length - 2; cut++)
		assert_int_equal(parse(GOOD, cut), INVALID);
	assert_int_equal(parse(GOOD, length - 1), INVALID);
	assert_int_equal(parse(GOOD, length - 2), OK);
}

static void test_refused(void **state)
{
	(void)state;
	static const char *const bodies[] = {
		"",
		"--YY\r\n",
		"preamble\r\n--XX--",
		"--XX--epilogue",
		"--XX--\r\n\r\n",
		"--XX\r\n\r\nno header\r\n--XX--",
		"--XX\r\nContent-Type: text/plain\r\n\r\nno name\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\"\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nx\r\n--XX--",
		"--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n"
		"Content-Disposition: form-data; name=\"b\"\r\n\r\nx\r\n--XX--",
		"--XX\r\nno colon\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XXgoes "
		"on\r\n--XX--",
		"--XX\nContent-Disposition: form-data; name=\"a\"\n\nx\n--XX--",
	};
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		assert_int_equal(parse(bodies[i], strlen(bodies[i])), INVALID);
}

static void test_bytes_in_header(void **state)
{
	(void)state;
	static const char body[] =
		"--XX\r\nContent-Disposition: form-data; name=\"a\0\xff\"; filename=\"\xc3(\""
		"\r\n\r\n\0\xff\r\n--XX--";
	assert_int_equal(parse(body, sizeof(body) - 1), OK);
	assert_string_equal(parts[0].name, "a\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_string_equal(parts[0].filename, "\xEF\xBF\xBD(");
	assert_int_equal(parts[0].length, 2);
}

static char *many(size_t n)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (size_t i = 0; i < n; i++)
		buf_printf(&buf,
			"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n%zu\r\n", i);
	buf_str(&buf, "--XX--");
	return buf.data;
}

static void test_limits(void **state)
{
	(void)state;
	char *body = many(MULTIPART_PARTS);
	assert_int_equal(parse(body, strlen(body)), OK);
	body = many(MULTIPART_PARTS + 1);
	assert_int_equal(parse(body, strlen(body)), INVALID);
	body = many(10000);
	assert_int_equal(parse(body, strlen(body)), INVALID);

	char *text = pool_alloc(pool, MULTIPART_TEXT + 2);
	memset(text, 'x', MULTIPART_TEXT + 1);
	const char *frame =
		"--XX\r\nContent-Disposition: form-data; name=\"a\"%s\r\n\r\n%s\r\n--XX--";
	body = pool_printf(pool, frame, "", text);
	assert_int_equal(parse(body, strlen(body)), TOO_LARGE);
	body = pool_printf(pool, frame, "; filename=\"f\"", text);
	assert_int_equal(parse(body, strlen(body)), OK);
	body = pool_printf(pool, frame, "", text + 1);
	assert_int_equal(parse(body, strlen(body)), OK);
	body = pool_printf(pool,
		"--XX\r\nX: %.*s\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--XX--",
		MULTIPART_HEADER, text);
	assert_int_equal(parse(body, strlen(body)), INVALID);
}

static void test_boundary(void **state)
{
	(void)state;
	assert_string_equal(multipart_boundary(pool, "multipart/form-data; boundary=a-b"), "a-b");
	assert_string_equal(
		multipart_boundary(pool, "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""),
		"a b");
	assert_null(multipart_boundary(pool, "multipart/form-data"));
	assert_null(multipart_boundary(pool, "multipart/form-data; boundary="));
	assert_null(multipart_boundary(pool, "multipart/form-data; boundary=\"a"));
	assert_null(multipart_boundary(pool, "multipart/form-data; boundary=\"a \""));
	assert_null(multipart_boundary(pool, "multipart/form-data; boundary=a\xff"));
	assert_null(multipart_boundary(pool, "multipart/mixed; boundary=a"));
	assert_null(multipart_boundary(pool, "text/plain"));
	char *longest = pool_strdup(pool,
		"multipart/form-data; boundary="
		"1234567890123456789012345678901234567890123456789012345678901234567890x");
	assert_null(multipart_boundary(pool, longest));
	longest[strlen(longest) - 1] = '\0';
	assert_int_equal(strlen(multipart_boundary(pool, longest)), MULTIPART_BOUNDARY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_parts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_parts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cut, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bytes_in_header, setup, teardown),
		cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
		cmocka_unit_test_setup_teardown(test_boundary, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
