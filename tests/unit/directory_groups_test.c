/* Tests of org/directory_groups: names as each kind of web server hands them over, and what cannot
 * be taken whole. */
#include "support.h"

#include <string.h>

#include "base/buf.h"
#include "org/directory_groups.h"

static struct pool *pool;

static int begin(void **state)
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

/* The names, joined by bars; the fault when there is one. */
static const char *names(const char *text)
{
	struct directory_groups groups;
	struct buf buf;

	if (directory_groups_read(pool, text, &groups))
		return groups.fault;
	buf_init(&buf, pool);
	for (size_t i = 0; i < groups.count; i++)
		buf_printf(&buf, "%s%s", i ? "|" : "", groups.names[i]);
	return buf.data;
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(names(NULL), "");
	assert_string_equal(names(" , ;"), "");
	assert_string_equal(names("B, A;C ,A"), "A|B|C");
	assert_string_equal(names("A,\x01"), "groups_unreadable");
	assert_string_equal(names("A,\xc3"), "groups_unreadable");
}

static void test_member_of(void **state)
{
	(void)state;
#define OF "memberOf ou=groups,dc=example,dc=de: "
	assert_string_equal(names(OF), "");
	assert_string_equal(
		names(OF "cn=B,ou=groups,dc=example,dc=de; CN=A,OU=Groups,DC=example,DC=de"),
		"A|B");
	assert_string_equal(names(OF "cn=A,ou=clubs,dc=example,dc=de"), "");
	assert_string_equal(names(OF "cn=A,ou=x,ou=groups,dc=example,dc=de"), "");
	assert_string_equal(names(OF "ou=A,ou=groups,dc=example,dc=de"), "");
	assert_string_equal(names(OF "cn=A+uid=b,ou=groups,dc=example,dc=de"), "");
	assert_string_equal(
		names(OF "cn=a\\,b\\;c\\\\\\2C\\2b,ou=groups,dc=example,dc=de"), "a,b;c\\,+");
	/* what looks like the end of one name is a part of it */
	assert_string_equal(
		names(OF "cn=x\\3B cn\\3DADMIN\\2Cou\\3Dgroups\\2Cdc\\3Dexample\\2Cdc\\3Dde,"
			 "ou=clubs,dc=example,dc=de"),
		"");
	assert_string_equal(names("memberOf without a branch"), "groups_unreadable");
}

static void test_limits(void **state)
{
	struct directory_groups one, other;
	struct buf buf;

	(void)state;
	buf_init(&buf, pool);
	for (int i = 0; i < DIRECTORY_GROUPS_MAX; i++)
		buf_printf(&buf, "g%d,", i);
	assert_int_equal(directory_groups_read(pool, buf.data, &one), OK);
	assert_int_equal(one.count, DIRECTORY_GROUPS_MAX);
	buf_str(&buf, "one more");
	assert_string_equal(names(buf.data), "groups_many");
	buf_init(&buf, pool);
	while (buf.length < DIRECTORY_GROUPS_TEXT)
		buf_char(&buf, 'x');
	assert_int_equal(directory_groups_read(pool, buf.data, &one), OK);
	buf_char(&buf, 'x');
	assert_string_equal(names(buf.data), "groups_long");
	assert_int_equal(directory_groups_read(pool, "A;B", &one), OK);
	assert_int_equal(directory_groups_read(pool, "B,A,B", &other), OK);
	assert_memory_equal(one.hash, other.hash, sizeof(one.hash));
	assert_int_equal(directory_groups_read(pool, "AB", &other), OK);
	assert_memory_not_equal(one.hash, other.hash, sizeof(one.hash));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_member_of),
		cmocka_unit_test(test_limits),
	};
	return cmocka_run_group_tests_name("directory_groups", tests, begin, end);
}
