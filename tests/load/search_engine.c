/*
 * Asks the search's engine alone, without pages, memory of answers or database:
 * search_engine DIRECTORY RUNS <queries, each line `name|words|facet=value,facet=value`. Facets by
 * their numbers. Prints one line for each query.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "search/search.h"

/* What the query itself costs, whatever else runs on the machine. */
static int64_t cpu_us(void)
{
	struct timespec time;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static int by_number(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return left < right ? -1 : left > right;
}

static void filters_read(char *text, struct search_query *query, const char *values[SEARCH_FACETS])
{
	for (char *one; text && (one = strsep(&text, ","));) {
		char *value = strchr(one, '=');
		size_t facet = (size_t)atoi(one);
		if (!value || facet >= SEARCH_FACETS)
			continue;
		values[facet] = value + 1;
		query->facets[facet].values = &values[facet];
		query->facets[facet].count = 1;
	}
}

static void numbers_show(const char *name, int64_t *times, size_t runs)
{
	qsort(times, runs, sizeof(*times), by_number);
	printf("  %s p50 %6.2f p99 %6.2f ms", name, (double)times[runs / 2] / 1000,
		(double)times[runs * 99 / 100] / 1000);
}

static void measure(struct search *search, struct pool *pool, char *line, size_t runs)
{
	const char *values[SEARCH_FACETS], *name = strsep(&line, "|");
	struct search_query query = {.today = day_number(clock_today(pool)),
		.page = 1,
		.per_page = 20,
		.words = strsep(&line, "|"),
		.sort = SEARCH_RELEVANCE};
	struct search_result result;
	filters_read(line, &query, values);
	int64_t *times = calloc(runs, sizeof(*times)), *cpu = calloc(runs, sizeof(*cpu));
	struct pool *each = pool_new();
	for (size_t i = 0; times && cpu && i < runs; i++) {
		pool_clear(each);
		int64_t begun = clock_ticks_us(), cpu_begun = cpu_us();
		if (search_refresh(search) || search_find(search, each, &query, &result))
			log_fatal("search_engine", "reason=no_index");
		times[i] = clock_ticks_us() - begun;
		cpu[i] = cpu_us() - cpu_begun;
	}
	printf("ENGINE %-24s", name);
	numbers_show("time", times, runs);
	numbers_show("CPU", cpu, runs);
	printf("  %8lld ads  %s\n", (long long)result.total,
		result.suggestion.words ? result.suggestion.words : "");
	pool_free(&each);
	free(times);
	free(cpu);
}

int main(int argc, char **argv)
{
	size_t runs = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	char line[1000];
	if (runs == 0)
		return 2;
	log_init("search_engine");
	clock_init();
	struct pool *pool = pool_new();
	struct search *search = search_open(argv[1]);
	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = '\0';
		measure(search, pool, line, runs);
		fflush(stdout);
	}
	search_free(&search);
	pool_free(&pool);
	return 0;
}
