/* JSON and XML written piece by piece. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "format/json.h"
#include "format/xml.h"

static struct pool *pool;

static void commas_come_by_themselves(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	json_open(&buf, NULL, '{');
	json_text(&buf, "a", "ends in {[");
	json_text(&buf, "left_out", NULL);
	json_text(&buf, "empty", "");
	json_open(&buf, "list", '[');
	json_close(&buf, ']');
	json_open(&buf, "more", '[');
	json_text(&buf, NULL, "</script>\"\\\n\t");
	json_int(&buf, NULL, -7);
	json_open(&buf, NULL, '{');
	json_bool(&buf, "yes", true);
	json_bool(&buf, "no", false);
	json_close(&buf, '}');
	json_close(&buf, ']');
	json_int(&buf, "n", INT64_MAX);
	json_hundredths(&buf, "euros", 419005);
	json_close(&buf, '}');
	assert_null(strchr(buf.data, '<'));
	json_error_t error;
	json_t *root = json_loads(buf.data, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		fail_msg("%s in %s", error.text, buf.data);
	assert_int_equal(json_object_size(root), 5);
	assert_true(json_real_value(json_object_get(root, "euros")) == 4190.05);
	assert_string_equal(json_string_value(json_object_get(root, "a")), "ends in {[");
	json_t *more = json_object_get(root, "more");
	assert_int_equal(json_array_size(more), 3);
	assert_string_equal(json_string_value(json_array_get(more, 0)), "</script>\"\\\n\t");
	assert_true(json_is_true(json_object_get(json_array_get(more, 2), "yes")));
	assert_int_equal(json_integer_value(json_object_get(root, "n")), INT64_MAX);
	json_decref(root);
}

static void xml_is_well_formed(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	struct xml_writer *xml = xml_begin(&buf);
	xml_open(xml, "all");
	xml_attribute(xml, "a", "<ü>&\"'\n\xef\xbf\xbf");
	xml_element(xml, "b", "a<b>&\"'\xef\xbf\xbe|\xef\xbf\xbf|\xef\xbf\xbd|\xef\xbb\xbf ä");
	xml_element(xml, "c", NULL);
	xml_open(xml, "d");
	xml_open(xml, "e");
	xml_end(&xml);
	assert_null(xml);
	assert_string_equal(buf.data,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<all a=\"&lt;ü&gt;&amp;&quot;'&#10;\xef\xbf\xbd\">\n"
		"<b>a&lt;b&gt;&amp;&quot;'\xef\xbf\xbd|\xef\xbf\xbd|\xef\xbf\xbd|"
		"\xef\xbb\xbf ä</b>\n"
		"<c></c>\n"
		"<d>\n"
		"<e/>\n"
		"</d>\n"
		"</all>\n");
}

static void says_why_a_file_does_not_fit(void **state)
{
	(void)state;
	const char *problem = "";
	assert_false(xml_valid(pool, "/nowhere/schema.xsd", "/nowhere/file.xml", &problem));
	assert_non_null(problem);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_come_by_themselves),
		cmocka_unit_test(xml_is_well_formed),
		cmocka_unit_test(says_why_a_file_does_not_fit),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
