/* Lists, days and times in the dataset, and the addresses of a list's pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "web/private.h"

static struct server server;
static struct request *req;
static char *environment[2];
static FCGX_Request fcgi = {.envp = environment};

static int begin(void **state)
{
	(void)state;
	clock_init();
	server.request_pool = pool_new();
	struct pool *pool = server.request_pool;
	environment[0] = pool_strdup(pool, "QUERY_STRING=q=a%20%26b&seite=3&meldung=x&f=1&f=2");
	req = POOL_NEW(pool, struct request);
	req->private = POOL_NEW(pool, struct request_private);
	*req->private = (struct request_private){.server = &server, .fcgi = &fcgi};
	req->private->address.url = "/stellen";
	req->pool = pool;
	req->lang = "de";
	req->base = "/en";
	return 0;
}

static int end(void **state)
{
	(void)state;
	if (req->view)
		view_free(&req->view);
	pool_free(&server.request_pool);
	return 0;
}

static const char *shown(const char *name)
{
	const char *value = view_get(req->view, name);
	return value ? value : "nothing";
}

static void test_pager(void **state)
{
	(void)state;
	view_pager(req, "Pager", 3, 20, 61);
	assert_string_equal(shown("Pager.page"), "3");
	assert_string_equal(shown("Pager.pages"), "4");
	assert_string_equal(shown("Pager.first"), "41");
	assert_string_equal(shown("Pager.last"), "60");
	assert_string_equal(shown("Pager.next"), "/en/stellen?q=a%20%26b&f=1&f=2&seite=4");
	assert_string_equal(shown("Pager.previous"), "/en/stellen?q=a%20%26b&f=1&f=2&seite=2");
}

static void test_pager_ends(void **state)
{
	(void)state;
	view_pager(req, "A", 1, 20, 0);
	assert_string_equal(shown("A.pages"), "1");
	assert_string_equal(shown("A.first"), "0");
	assert_string_equal(shown("A.previous"), "nothing");
	assert_string_equal(shown("A.next"), "nothing");
	view_pager(req, "B", 2, 20, 21);
	assert_string_equal(shown("B.last"), "21");
	assert_string_equal(shown("B.previous"), "/en/stellen?q=a%20%26b&f=1&f=2");
	assert_string_equal(shown("B.next"), "nothing");
	view_pager(req, "C", 9, 20, 21);
	assert_string_equal(shown("C.first"), "0");
	assert_string_equal(shown("C.previous"), "/en/stellen?q=a%20%26b&f=1&f=2&seite=2");
}

static void test_rows(void **state)
{
	(void)state;
	static const char *const names[] = {"id", "title", "at", "day"};
	static const enum db_kind kinds[] = {DB_KIND_INT, DB_KIND_TEXT, DB_KIND_TIME, DB_KIND_DAY};
	static const struct db_cell cells[] = {
		{"-7", 2, -7},
		{"<a>", 3, 0},
		{"2026-07-01 10:00:00", 19, 0},
		{"2026-07-02", 10, 0},
		{"8", 1, 8},
		{NULL, 0, 0},
		{NULL, 0, 0},
		{NULL, 0, 0},
	};
	const struct db_rows rows = {2, 4, names, kinds, cells};
	view_rows(req, "Rows", &rows);
	assert_string_equal(shown("Rows"), "2");
	assert_string_equal(shown("Rows.0.id"), "-7");
	assert_string_equal(shown("Rows.0.title"), "<a>");
	assert_string_equal(shown("Rows.0.at"), "01.07.2026, 12:00 Uhr");
	assert_string_equal(shown("Rows.0.at.iso"), "2026-07-01T10:00:00Z");
	assert_string_equal(shown("Rows.0.day"), "02.07.2026");
	assert_string_equal(shown("Rows.0.day.iso"), "2026-07-02");
	assert_string_equal(shown("Rows.1.title"), "nothing");
	assert_string_equal(shown("Rows.1.at.iso"), "nothing");
	assert_true(view_row(req, "One", &rows));
	assert_string_equal(shown("One.id"), "-7");
	const struct db_rows empty = {0, 4, names, kinds, NULL};
	assert_false(view_row(req, "None", &empty));
	view_rows(req, "Empty", &empty);
	assert_string_equal(shown("Empty"), "0");
	view_int(req, "Least", INT64_MIN);
	assert_string_equal(shown("Least"), "-9223372036854775808");
}

static void test_query(void **state)
{
	(void)state;
	size_t count;
	assert_string_equal(request_query(req, "q"), "a &b");
	assert_null(request_query(req, "x"));
	assert_int_equal(request_query_int(req, "seite", 1), 3);
	assert_int_equal(request_query_int(req, "q", 1), 1);
	const char *const *values = request_query_all(req, "f", &count);
	assert_int_equal(count, 2);
	assert_string_equal(values[1], "2");
}

static void test_address(void **state)
{
	(void)state;
	assert_string_equal(url_with(req, "/a", "m", "x y"), "/a?m=x%20y");
	assert_string_equal(url_with(req, "/a?b=c#d", "m", "x"), "/a?b=c&m=x#d");
	view_crumb(req, "Stellen", "/stellen");
	view_crumb(req, "Hier", NULL);
	assert_string_equal(shown("Crumbs.0.href"), "/en/stellen");
	assert_string_equal(shown("Crumbs.1.label"), "Hier");
	assert_string_equal(shown("Crumbs.1.href"), "nothing");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_pager, begin, end),
		cmocka_unit_test_setup_teardown(test_pager_ends, begin, end),
		cmocka_unit_test_setup_teardown(test_rows, begin, end),
		cmocka_unit_test_setup_teardown(test_query, begin, end),
		cmocka_unit_test_setup_teardown(test_address, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
