/* Parts of pages: rendered once for the same content, never shown for another. */
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

#include "web/fragment.h"
#include "web/piece.h"
#include "web/private.h"

#define MANY 300

static char directory[] = "/tmp/bms-fragment-XXXXXX";
static struct server server;
static struct request_private private;
static struct request req;
static int fills;
static enum outcome fill_outcome;

static void write_file(const char *name, const char *text)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/%s", directory, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int begin(void **state)
{
	(void)state;
	char path[200];
	assert_non_null(mkdtemp(directory));
	snprintf(path, sizeof(path), "%s/lang", directory);
	mkdir(path, 0700);
	write_file("lang/de.hdf", "word = Wort\n");
	write_file("lang/en.hdf", "word = word\n");
	write_file("a.cs", "<b><?cs var:Lang.word ?> <?cs var:X ?></b>");
	write_file("b.cs", "<i><?cs var:X ?></i>");
	write_file("c.cs",
		"<?cs var:Piece.name ?><?cs each:c = Piece.cells ?>|<?cs var:c.value ?><?cs"
		" if:c.marked ?>!<?cs /if ?><?cs /each ?>");
	server.render = render_new(directory, false);
	private.server = &server;
	req.pool = pool_new();
	req.private = &private;
	return server.render ? 0 : 1;
}

static int end(void **state)
{
	(void)state;
	char command[200];
	if (req.view)
		view_free(&req.view);
	render_free(&server.render);
	pool_free(&req.pool);
	snprintf(command, sizeof(command), "rm -r %s", directory);
	return system(command);
}

static enum outcome fill(struct request *asked, void *context)
{
	fills++;
	view_text(asked, "X", context);
	return fill_outcome;
}

static enum outcome show(
	const char *template, const char *key_text, const char *value, const char **text_r)
{
	struct buf key;
	buf_init(&key, req.pool);
	fragment_key_text(&key, key_text);
	enum outcome outcome =
		fragment_show(&req, "Part_html", template, &key, fill, (void *)(uintptr_t)value);
	*text_r = req.view ? view_get(req.view, "Part_html") : NULL;
	return outcome;
}

static void same_content_is_made_once(void **state)
{
	(void)state;
	const char *text;
	fills = 0;
	assert_int_equal(show("a.cs", "one", "1 < 2", &text), OK);
	assert_string_equal(text, "<b>Wort 1 &lt; 2</b>");
	assert_int_equal(show("a.cs", "one", "not asked", &text), OK);
	assert_string_equal(text, "<b>Wort 1 &lt; 2</b>");
	assert_int_equal(fills, 1);
	assert_null(view_get(req.view, "X")); /* the page's own dataset is left alone */
}

static void other_content_is_made_anew(void **state)
{
	(void)state;
	const char *text;
	fills = 0;
	assert_int_equal(show("a.cs", "two", "2", &text), OK);
	assert_int_equal(show("b.cs", "two", "2", &text), OK);
	assert_string_equal(text, "<i>2</i>");
	private.lang = 1;
	assert_int_equal(show("a.cs", "two", "2", &text), OK);
	assert_string_equal(text, "<b>word 2</b>");
	private.lang = 0;
	assert_int_equal(show("a.cs", "Two", "3", &text), OK);
	assert_string_equal(text, "<b>Wort 3</b>");
	assert_int_equal(fills, 4);
	server.reload = true;
	assert_int_equal(show("a.cs", "two", "4", &text), OK);
	assert_string_equal(text, "<b>Wort 4</b>");
	server.reload = false;
}

static void many_and_large_ones(void **state)
{
	(void)state;
	const char *text;
	char *large = POOL_ARRAY(req.pool, char, 100001);
	memset(large, 'x', 100000);
	for (int i = 0; i < 2 * MANY; i++) {
		const char *value = pool_printf(req.pool, "v%d", i % MANY);
		assert_int_equal(show("b.cs", value, value, &text), OK);
		assert_string_equal(text, pool_printf(req.pool, "<i>%s</i>", value));
	}
	fills = 0;
	assert_int_equal(show("b.cs", "v299", "", &text), OK);
	assert_int_equal(fills, 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(show("b.cs", "large", large, &text), OK);
		assert_int_equal(strlen(text), 100007);
	}
	assert_int_equal(fills, 2); /* too large to be remembered */
}

static void all_together_have_a_bound(void **state)
{
	(void)state;
	const char *text;
	char *large = POOL_ARRAY(req.pool, char, 90001);
	memset(large, 'y', 90000);
	for (int i = 0; i < MANY; i++) { /* 27 MB */
		memcpy(large, pool_printf(req.pool, "%03d", i), 3);
		assert_int_equal(
			show("b.cs", pool_printf(req.pool, "bound %d", i), large, &text), OK);
		assert_int_equal(strlen(text), 90007);
		assert_memory_equal(text + 3, large, 90000);
	}
	fills = 0;
	assert_int_equal(show("b.cs", "bound 299", "", &text), OK);
	assert_int_equal(fills, 0);
	assert_int_equal(show("b.cs", "bound 0", "again", &text), OK);
	assert_string_equal(text, "<i>again</i>");
}

/* What is set is all that is seen, and whatever is set makes another one. */
static void a_piece_is_what_was_set(void **state)
{
	(void)state;
	static const char *const made[] = {"A &amp; B|1!|", "A &amp; B|1|", "A &amp; B||1"};
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < 3; i++) {
			struct piece piece;
			piece_begin(&req, &piece);
			piece_text(&piece, "name", "A & B");
			piece_text(&piece, "none", NULL);
			piece_below(&piece, "cells", 0);
			piece_text(&piece, "value", i < 2 ? "1" : "");
			piece_bool(&piece, "marked", i == 0);
			piece_below(&piece, "cells", 1);
			if (i < 2)
				piece_text(&piece, "value", "");
			else
				piece_int(&piece, "value", 1);
			assert_int_equal(piece_show(&req, "Rows.0.row_html", "c.cs", &piece), OK);
			assert_string_equal(view_get(req.view, "Rows.0.row_html"), made[i]);
			piece_set(&req, "Whole", &piece);
			assert_string_equal(view_get(req.view, "Whole.name"), "A & B");
			assert_string_equal(
				view_get(req.view, "Whole.cells.1.value"), i < 2 ? "" : "1");
		}
}

static void failures_are_not_remembered(void **state)
{
	(void)state;
	const char *text;
	struct view *view = req.view;
	fill_outcome = UNAVAILABLE;
	assert_int_equal(show("a.cs", "fails", "1", &text), UNAVAILABLE);
	fill_outcome = OK;
	assert_ptr_equal(req.view, view);
	assert_int_equal(show("a.cs", "fails", "2", &text), OK);
	assert_string_equal(text, "<b>Wort 2</b>");
	assert_int_equal(show("missing.cs", "x", "", &text), UNAVAILABLE);
}

static void keys_are_not_mixed_up(void **state)
{
	(void)state;
	static const char *const texts[][3] = {{"a", "b", "c"}, {"ab", "", "c"}, {"a", "bc", ""},
		{"", "ab", "c"}, {"a", NULL, "c"}, {"a", "", "c"}, {"a", "c", NULL}};
	struct buf keys[7];
	for (size_t i = 0; i < 7; i++) {
		buf_init(&keys[i], req.pool);
		for (size_t k = 0; k < 3; k++)
			fragment_key_text(&keys[i], texts[i][k]);
		for (size_t k = 0; k < i; k++)
			assert_false(keys[i].length == keys[k].length
				&& memcmp(keys[i].data, keys[k].data, keys[i].length) == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_content_is_made_once),
		cmocka_unit_test(other_content_is_made_anew),
		cmocka_unit_test(many_and_large_ones),
		cmocka_unit_test(all_together_have_a_bound),
		cmocka_unit_test(a_piece_is_what_was_set),
		cmocka_unit_test(failures_are_not_remembered),
		cmocka_unit_test(keys_are_not_mixed_up),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
