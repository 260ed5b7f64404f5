/* Index files of invented ads in a folder below /tmp, without a database. */
#ifndef BMS_TESTS_SEARCH_FIXTURE_H
#define BMS_TESTS_SEARCH_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/pool.h"
#include "search/index/files.h"
#include "search/index/writer.h"
#include "search/search.h"

#define TODAY 20000

static char folder[] = "/tmp/search_test.XXXXXX";
static struct pool *pool;

/* An ad of these texts, external and valid today. */
static struct search_document document(int64_t id, const char *title, const char *text)
{
	struct search_document d = {.id = id,
		.version = 1,
		.published = id,
		.valid_from = TODAY,
		.valid_to = TODAY + 10,
		.external = true,
		.title = title,
		.texts = {text}};
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		d.facets[f] = "x";
	return d;
}

static enum outcome write_base(struct search_builder **builder, int64_t version)
{
	struct search_writer *writer = search_writer_open(folder);
	enum outcome outcome = search_writer_base(writer, *builder, version);
	search_writer_free(&writer);
	search_builder_free(builder);
	return outcome;
}

/* A delta to the newest base; NULL: an empty one. */
static enum outcome write_delta(struct search_builder **builder, int64_t version)
{
	struct search_builder *none = search_builder_new();
	struct search_writer *writer = search_writer_open(folder);
	struct search_disk disk = search_writer_look(writer);
	assert_true(disk.base);
	enum outcome outcome =
		search_writer_delta(writer, builder ? *builder : none, disk.generation, version);
	search_writer_free(&writer);
	search_builder_free(&none);
	if (builder)
		search_builder_free(builder);
	return outcome;
}

static struct search_query asked(const char *words)
{
	return (struct search_query){.today = TODAY, .words = words, .page = 1, .per_page = 20};
}

static void folder_empty(void)
{
	char command[100];
	snprintf(command, sizeof(command), "rm -rf %s/*", folder);
	assert_int_equal(system(command), 0);
}

static int folder_make(void **state)
{
	(void)state;
	pool = pool_new();
	return mkdtemp(folder) ? 0 : -1;
}

static int folder_remove(void **state)
{
	(void)state;
	folder_empty();
	pool_free(&pool);
	return rmdir(folder);
}

static struct search *search;

static inline int64_t total(const char *words)
{
	struct search_query query = asked(words);
	struct search_result result;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	return result.total;
}

/* A base of ads 1 to `ads`, "Stelle" and a word for each, and an empty delta. */
static inline void fresh(int64_t ads, int64_t version)
{
	struct search_builder *builder = search_builder_new();
	for (int64_t id = 1; id <= ads; id++) {
		struct search_document ad = document(id, "Stelle in der Verwaltung",
			pool_printf(pool, "Wort%lld und Straßenbau", (long long)id));
		search_builder_add(builder, &ad);
	}
	assert_int_equal(write_base(&builder, version), OK);
	assert_int_equal(write_delta(NULL, version), OK);
}

static inline int clean(void **state)
{
	(void)state;
	search_free(&search);
	folder_empty();
	search = search_open(folder);
	return 0;
}

static inline int folder_end(void **state)
{
	search_free(&search);
	return folder_remove(state);
}

#endif
