/* The file of the thesaurus: a line with its version and checksum, then a line for each group. */
#include "search/thesaurus.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"
#include "search/index/files.h"
#include "search/index/format.h"
#include "search/index/stem.h"
#include "search/index/token.h"

#define MAGIC "thesaurus 1"
#define SHORT_LETTERS 3 /* such words have no stem */
#define SIZE_MAX_FILE (16L << 20)

struct group {
	enum thesaurus_relation relation;
	const char **terms; /* what it leads to */
	size_t count;
};

struct thesaurus {
	struct pool *pool;
	struct group *groups;
	size_t group_count;
	struct thesaurus_entry *entries;
	size_t count;
	size_t room;
};

static uint64_t sum_of(const char *text, size_t length)
{
	struct checksum checksum;
	checksum_begin(&checksum);
	checksum_add(&checksum, text, length);
	return checksum_end(&checksum);
}

/* Line ends and tabs would be another group or field. */
static void field_add(struct buf *buf, const char *text)
{
	for (; text && *text; text++)
		buf_char(buf, strchr("\t\r\n", *text) ? ';' : *text);
}

static enum outcome file_put(const char *directory, const char *head, const struct buf *body)
{
	char path[FILES_PATH], fresh[FILES_PATH];
	files_thesaurus(directory, path);
	if (snprintf(fresh, sizeof(fresh), "%s.new", path) >= (int)sizeof(fresh))
		return UNAVAILABLE;
	int number = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	FILE *file = number < 0 ? NULL : fdopen(number, "w");
	if (!file)
		return UNAVAILABLE;
	bool written = fputs(head, file) >= 0
		&& fwrite(body->data, 1, body->length, file) == body->length && fflush(file) == 0
		&& fsync(fileno(file)) == 0;
	if (fclose(file) == 0 && written && rename(fresh, path) == 0)
		return OK;
	log_error("thesaurus", "reason=not_written");
	unlink(fresh);
	return UNAVAILABLE;
}

enum outcome thesaurus_write(
	const char *directory, int64_t version, const struct thesaurus_group *groups, size_t count)
{
	struct pool *pool = pool_new();
	struct buf body;
	buf_init(&body, pool);
	for (size_t i = 0; i < count; i++) {
		buf_printf(&body, "%d\t", (int)groups[i].relation);
		field_add(&body, groups[i].words);
		buf_char(&body, '\t');
		field_add(&body, groups[i].finds);
		buf_char(&body, '\n');
	}
	enum outcome outcome = file_put(directory,
		pool_printf(pool, MAGIC " %" PRId64 " %016" PRIx64 "\n", version,
			sum_of(body.data, body.length)),
		&body);
	pool_free(&pool);
	return outcome;
}

/* The groups' lines, if the file is whole. */
static char *file_get(struct pool *pool, const char *directory, int64_t *version_r)
{
	char path[FILES_PATH];
	uint64_t sum;
	int head = 0;
	files_thesaurus(directory, path);
	FILE *file = fopen(path, "r");
	if (!file)
		return NULL;
	long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
	char *text = NULL;
	if (size > 0 && size < SIZE_MAX_FILE) {
		rewind(file);
		text = pool_alloc(pool, (size_t)size + 1);
		if (fread(text, 1, (size_t)size, file) != (size_t)size)
			text = NULL;
	}
	fclose(file);
	if (!text || !text_valid(text, (size_t)size)
		|| sscanf(text, MAGIC " %" SCNd64 " %" SCNx64 "%n", version_r, &sum, &head) != 2
		|| text[head] != '\n'
		|| sum_of(text + head + 1, (size_t)size - (size_t)head - 1) != sum)
		return NULL;
	return text + head + 1;
}

int64_t thesaurus_version(const char *directory)
{
	int64_t version = -1;
	struct pool *pool = pool_new();
	if (!file_get(pool, directory, &version))
		version = -1;
	pool_free(&pool);
	return version;
}

/* A word's stem without its female ending; short words and numbers are themselves. */
static void key_word(struct buf *buf, const char *word, size_t bytes)
{
	struct stems stems = {.count = 0};
	if (text_length(word) > SHORT_LETTERS)
		stem_find(word, bytes, &stems);
	if (buf->length > 0)
		buf_char(buf, ' ');
	if (stems.count == 0)
		buf_char(buf, '=');
	buf_str(buf, stems.count ? stems.text[stems.count - 1] : word);
}

static const char *term_key(struct pool *pool, const char *text, bool joined)
{
	struct token_group group;
	struct buf buf;
	buf_init(&buf, pool);
	while (token_next(&text, &group)) {
		if (joined)
			key_word(&buf, group.joined.word, group.joined.bytes);
		for (size_t i = 0; i < group.count && !joined; i++)
			key_word(&buf, group.parts[i].word, group.parts[i].bytes);
	}
	return buf.data;
}

const char *thesaurus_key(struct pool *pool, const char *text)
{
	return term_key(pool, text, false);
}

static void entry_add(struct thesaurus *thesaurus, const char *key, const char *term, bool leads)
{
	if (!*key)
		return;
	if (thesaurus->count == thesaurus->room) {
		size_t room = thesaurus->room ? thesaurus->room * 2 : 1024;
		struct thesaurus_entry *more =
			POOL_ARRAY(thesaurus->pool, struct thesaurus_entry, room);
		if (thesaurus->count > 0)
			memcpy(more, thesaurus->entries, thesaurus->count * sizeof(*more));
		thesaurus->entries = more;
		thesaurus->room = room;
	}
	thesaurus->entries[thesaurus->count++] =
		(struct thesaurus_entry){key, term, (uint32_t)thesaurus->group_count, leads};
}

/* A term counts as it is written and, if it has hyphens, without them. */
static void term_add(struct thesaurus *thesaurus, const char *term, bool leads)
{
	const char *key = term_key(thesaurus->pool, term, false);
	const char *joined = term_key(thesaurus->pool, term, true);
	entry_add(thesaurus, key, term, leads);
	if (strcmp(key, joined) != 0)
		entry_add(thesaurus, joined, term, leads);
}

static size_t terms_cut(struct pool *pool, char *text, const char **terms_r)
{
	size_t count = 0;
	for (char *term; (term = strsep(&text, ";"));) {
		term = text_trim(pool, term);
		if (*term && terms_r)
			terms_r[count] = term;
		count += *term != '\0';
	}
	return count;
}

static void group_add(struct thesaurus *thesaurus, char *line)
{
	struct group *group = &thesaurus->groups[thesaurus->group_count];
	const char *number = strsep(&line, "\t");
	char *words = strsep(&line, "\t");
	int64_t relation;
	if (!line || !text_to_int(number, 0, THESAURUS_RELATIONS - 1, &relation))
		return;
	group->relation = (enum thesaurus_relation)relation;
	struct pool *pool = thesaurus->pool;
	size_t room = strlen(words) / 2 + strlen(line) / 2 + 2;
	const char **left = POOL_ARRAY(pool, const char *, room);
	const char **right = POOL_ARRAY(pool, const char *, room);
	size_t lefts = terms_cut(pool, words, left), rights = terms_cut(pool, line, right);
	bool same = group->relation == THESAURUS_SAME;
	for (size_t i = 0; i < lefts; i++)
		term_add(thesaurus, left[i], true);
	for (size_t i = 0; i < rights && group->relation == THESAURUS_ALSO; i++)
		term_add(thesaurus, right[i], false);
	group->terms = same ? left : right;
	group->count = same ? lefts : rights;
	thesaurus->group_count++;
}

static int term_by_key(const void *a, const void *b)
{
	const struct thesaurus_entry *left = a, *right = b;
	int order = strcmp(left->key, right->key);
	return order ? order : left->group < right->group ? -1 : left->group > right->group;
}

struct thesaurus *thesaurus_open(const char *directory)
{
	struct thesaurus *thesaurus = calloc(1, sizeof(*thesaurus));
	int64_t version;
	if (!thesaurus)
		log_fatal("memory", "bytes=%zu", sizeof(*thesaurus));
	thesaurus->pool = pool_new();
	char *text = file_get(thesaurus->pool, directory, &version);
	char path[FILES_PATH];
	files_thesaurus(directory, path);
	if (!text && access(path, F_OK) == 0)
		log_warn("thesaurus", "reason=damaged_or_too_large serving=none");
	size_t lines = 1;
	for (const char *c = text; c && *c; c++)
		lines += *c == '\n';
	thesaurus->groups = POOL_ARRAY(thesaurus->pool, struct group, lines);
	for (char *line; text && (line = strsep(&text, "\n"));)
		if (*line)
			group_add(thesaurus, line);
	if (thesaurus->count > 0)
		qsort(thesaurus->entries, thesaurus->count, sizeof(*thesaurus->entries),
			term_by_key);
	return thesaurus;
}

void thesaurus_free(struct thesaurus **thesaurus)
{
	if (!*thesaurus)
		return;
	pool_free(&(*thesaurus)->pool);
	free(*thesaurus);
	*thesaurus = NULL;
}

size_t thesaurus_find(const struct thesaurus *thesaurus, const char *key,
	const struct thesaurus_entry **entries_r)
{
	size_t low = 0, high = thesaurus->count, count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(thesaurus->entries[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*entries_r = &thesaurus->entries[low];
	while (low + count < thesaurus->count
		&& strcmp(thesaurus->entries[low + count].key, key) == 0)
		count++;
	return count;
}

enum thesaurus_relation thesaurus_relation(const struct thesaurus *thesaurus, uint32_t group)
{
	return thesaurus->groups[group].relation;
}

size_t thesaurus_terms(
	const struct thesaurus *thesaurus, uint32_t group, const char *const **terms_r)
{
	*terms_r = thesaurus->groups[group].terms;
	return thesaurus->groups[group].count;
}

size_t thesaurus_all(const struct thesaurus *thesaurus, const struct thesaurus_entry **entries_r)
{
	*entries_r = thesaurus->entries;
	return thesaurus->count;
}
