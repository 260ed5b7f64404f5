/* Templates: what is escaped, what is not, and how errors end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "wait.h"
#include "web/render.h"

/* A template that cannot be parsed leaves a few bytes behind in ClearSilver. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:cs_parse_string\n";
}

static char directory[] = "/tmp/bms-render-XXXXXX";
static struct pool *pool;
static struct render *render;

static void write_file(const char *name, const char *text)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/%s", directory, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* A part of when; coarse, so that two writings may have the same. */
static long changed(const char *name)
{
	char path[200];
	struct stat found;
	snprintf(path, sizeof(path), "%s/%s", directory, name);
	assert_int_equal(stat(path, &found), 0);
	return found.st_mtim.tv_nsec;
}

static int begin(void **state)
{
	(void)state;
	char path[200];
	assert_non_null(mkdtemp(directory));
	snprintf(path, sizeof(path), "%s/lang", directory);
	mkdir(path, 0700);
	write_file("lang/de.hdf",
		"menu.cockpit = Übersicht <1>\nerror.404 = Nicht gefunden\nerror.404.text = "
		"Mehr\n");
	write_file("lang/en.hdf", "menu.cockpit = Cockpit\n");
	pool = pool_new();
	render = render_new(directory, false);
	return render ? 0 : 1;
}

static int end(void **state)
{
	(void)state;
	char command[200];
	render_free(&render);
	pool_free(&pool);
	snprintf(command, sizeof(command), "rm -r %s", directory);
	return system(command);
}

/* Renders the text as a template named by the test. */
static const char *result(const char *name, const char *text, struct view *view, int lang)
{
	struct buf out;
	write_file(name, text);
	buf_init(&out, pool);
	struct template *template = render_template(render, name);
	assert_non_null(template);
	assert_true(render_run(render, template, lang, view, &out));
	return out.data;
}

static void test_escaping(void **state)
{
	(void)state;
	struct view *view = view_new();
	view_set(view, "X", "<b>\"'&");
	assert_string_equal(result("e1.cs", "<?cs var:X ?>", view, 0), "&lt;b&gt;&quot;&#39;&amp;");
	assert_string_equal(result("e2.cs", "<a title=\"<?cs var:X ?>\">", view, 0),
		"<a title=\"&lt;b&gt;&quot;&#39;&amp;\">");
	assert_string_equal(result("e3.cs", "<?cs var:rendered(X) ?>", view, 0), "<b>\"'&");
	assert_string_equal(
		result("e4.cs", "<?cs def:m(a) ?><?cs var:a ?><?cs /def ?><?cs call:m(X) ?>", view,
			0),
		"&lt;b&gt;&quot;&#39;&amp;");
	assert_string_equal(result("e5.cs", "<?cs set:Y = X ?><?cs var:Y ?>", view, 0),
		"&lt;b&gt;&quot;&#39;&amp;");
	assert_string_equal(result("e6.cs", "<?cs var:rendered(X) ?><?cs var:X ?>", view, 0),
		"<b>\"'&&lt;b&gt;&quot;&#39;&amp;");
	write_file("part.cs", "<?cs var:X ?>");
	assert_string_equal(result("e7.cs", "<?cs include:\"part.cs\" ?>", view, 0),
		"&lt;b&gt;&quot;&#39;&amp;");
	assert_string_equal(result("e8.cs", "<?cs alt:X ?>-<?cs /alt ?>", view, 0), "<b>\"'&");
	view_free(&view);
}

static void test_links(void **state)
{
	(void)state;
	static const struct {
		const char *given, *shown;
	} links[] = {
		{"/stellen?q=a", "/stellen?q=a"},
		{"?seite=2", "?seite=2"},
		{"#inhalt", "#inhalt"},
		{"https://hamburg.de/a", "https://hamburg.de/a"},
		{"HTTP://x", "HTTP://x"},
		{"mailto:a@b.de", "mailto:a@b.de"},
		{"tel:+4940", "tel:+4940"},
		{"/a\"b", "/a&quot;b"},
		{"//evil.example", "#"},
		{"/\\evil.example", "#"},
		{"javascript:alert(1)", "#"},
		{"JaVaScript:alert(1)", "#"},
		{"java\tscript:alert(1)", "#"},
		{" javascript:x", "#"},
		{"\x01javascript:x", "#"},
		{"data:text/html,x", "#"},
		{"/\t/evil.example", "#"},
		{"stellen", "#"},
		{"", "#"},
		{"vbscript:x", "#"},
		{"http:evil", "#"},
	};
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		struct view *view = view_new();
		view_set(view, "X", links[i].given);
		const char *shown = result("link.cs", "<?cs var:link(X) ?>", view, 0);
		assert_string_equal(shown, links[i].shown);
		view_free(&view);
	}
}

static void test_url_parts(void **state)
{
	(void)state;
	struct view *view = view_new();
	view_set(view, "X", "a/b &ä\"");
	assert_string_equal(
		result("url.cs", "<?cs var:url_path(X) ?> <?cs var:url_query(X) ?>", view, 0),
		"a%2Fb%20%26%C3%A4%22 a%2Fb%20%26%C3%A4%22");
	view_free(&view);
}

static void test_languages(void **state)
{
	(void)state;
	struct view *view = view_new();
	static const char text[] = "<?cs var:Lang.menu.cockpit ?> <?cs var:Base ?> <?cs "
				   "var:Page.lang ?><?cs var:Page.title ?>";
	render_constant(render, 0, "Base", "");
	render_constant(render, 1, "Base", "/en");
	render_constant(render, 0, "Page.lang", "de");
	render_constant(render, 1, "Page.lang", "en");
	view_set(view, "Page.title", "T");
	assert_string_equal(result("lang.cs", text, view, 0), "Übersicht &lt;1&gt;  deT");
	assert_string_equal(result("lang.cs", text, view, 1), "Cockpit /en enT");
	view_set(view, "Error.status", "404");
	assert_string_equal(result("lang2.cs", "<?cs var:Lang.error[Error.status] ?>", view, 0),
		"Nicht gefunden");
	assert_string_equal(
		result("lang3.cs", "<?cs var:Lang.error[Error.status].text ?>", view, 0), "Mehr");
	assert_string_equal(render_word(render, 0, "menu.cockpit"), "Übersicht <1>");
	assert_null(render_word(render, 1, "error.404"));
	view_free(&view);
}

static void test_rows(void **state)
{
	(void)state;
	struct view *view = view_new();
	static const char text[] = "<?cs if:R ?><?cs each:r = R ?>[<?cs var:r.a ?>]<?cs /each "
				   "?>(<?cs var:R ?>)<?cs else ?>none<?cs /if ?>";
	view_set(view, "R", "0");
	assert_string_equal(result("rows.cs", text, view, 0), "none");
	view_set(view, "R", "2");
	view_set(view, "R.0.a", "x");
	view_set(view_node(view_node(view, "R"), "1"), "a", "y");
	assert_string_equal(result("rows.cs", text, view, 0), "[x][y](2)");
	view_free(&view);
}

static void test_wrong_templates(void **state)
{
	(void)state;
	write_file("broken.cs", "<?cs if:X ?>");
	write_file("lost.cs", "<?cs include:\"nowhere.cs\" ?>");
	write_file("outside.cs", "<?cs include:\"../../etc/hostname\" ?>");
	assert_null(render_template(render, "missing.cs"));
	assert_null(render_template(render, "broken.cs"));
	assert_null(render_template(render, "broken.cs"));
	assert_null(render_template(render, "lost.cs"));
	assert_null(render_template(render, "outside.cs"));
	assert_null(render_template(render, "/etc/hostname"));
	assert_null(render_new("/nonexistent", false));
}

static void test_reload(void **state)
{
	(void)state;
	struct render *lively = render_new(directory, true);
	struct view *view = view_new();
	struct buf out;
	write_file("inner.cs", "one");
	write_file("outer.cs", "<?cs include:\"inner.cs\" ?>");
	buf_init(&out, pool);
	assert_true(render_run(lively, render_template(lively, "outer.cs"), 0, view, &out));
	long before = changed("inner.cs");
	WAIT_UNTIL((write_file("inner.cs", "two"), changed("inner.cs")) != before);
	assert_true(render_run(lively, render_template(lively, "outer.cs"), 0, view, &out));
	assert_string_equal(out.data, "onetwo");
	view_free(&view);
	render_free(&lively);
}

/* Counts are read in groups; what is no whole number stays as it is. */
static void test_numbers(void **state)
{
	(void)state;
	write_file("zahlen.cs",
		"<?cs var:number(A) ?> <?cs var:number(B) ?> <?cs var:number(C) ?>"
		" <?cs var:number(D) ?><?cs var:number(E) ?>");
	for (int lang = 0; lang < RENDER_LANGS; lang++) {
		struct view *view = view_new();
		struct buf buf;
		view_set(view, "A", "999");
		view_set(view, "B", "1674");
		view_set(view, "C", "-1234567");
		view_set(view, "D", "39,5 <h>");
		buf_init(&buf, pool);
		assert_true(
			render_run(render, render_template(render, "zahlen.cs"), lang, view, &buf));
		assert_string_equal(buf.data,
			lang ? "999 1,674 -1,234,567 39,5 &lt;h&gt;"
			     : "999 1.674 -1.234.567 39,5 &lt;h&gt;");
		view_free(&view);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_escaping),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_url_parts),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_wrong_templates),
		cmocka_unit_test(test_reload),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
