/* Comparing texts: the longest common subsequence of their words and blanks. */
#include "format/diff.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

/* So many pairs of words are compared: two texts of a thousand words that differ at both ends. */
#define PAIRS_MAX 6000000

static const char blanks[] = " \t\n";

struct token {
	const char *at;
	size_t length;
};

struct tokens {
	struct token *items;
	size_t count;
};

/* Words, and the blanks between them. */
static struct tokens tokens_of(struct pool *pool, const char *text)
{
	struct tokens tokens = {POOL_ARRAY(pool, struct token, strlen(text) + 1), 0};

	while (*text) {
		size_t length = strspn(text, blanks);

		if (!length)
			length = strcspn(text, blanks);
		tokens.items[tokens.count++] = (struct token){text, length};
		text += length;
	}
	return tokens;
}

static bool token_equal(const struct token *a, const struct token *b)
{
	return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

/* The way through both texts: of each token, what becomes of it. */
struct script {
	struct pool *pool;
	enum diff_kind *kinds;
	const struct token **tokens;
	size_t count;
};

static void script_add(struct script *script, enum diff_kind kind, const struct token *token)
{
	script->kinds[script->count] = kind;
	script->tokens[script->count++] = token;
}

/* From each pair, where the way goes on: bytes of enum diff_kind, row by row. */
static uint8_t *ways_find(struct pool *pool, const struct token *a, size_t a_count,
	const struct token *b, size_t b_count)
{
	uint8_t *ways = POOL_ARRAY(pool, uint8_t, a_count * b_count);
	uint32_t *below = POOL_ARRAY(pool, uint32_t, b_count + 1);
	uint32_t *row = POOL_ARRAY(pool, uint32_t, b_count + 1);

	memset(below, 0, (b_count + 1) * sizeof(*below));
	for (size_t i = a_count; i-- > 0;) {
		uint32_t *swap = below;

		row[b_count] = 0;
		for (size_t k = b_count; k-- > 0;) {
			uint8_t *way = &ways[i * b_count + k];

			if (token_equal(&a[i], &b[k])) {
				row[k] = below[k + 1] + 1;
				*way = DIFF_SAME;
			} else if (below[k] >= row[k + 1]) {
				row[k] = below[k];
				*way = DIFF_REMOVED;
			} else {
				row[k] = row[k + 1];
				*way = DIFF_ADDED;
			}
		}
		below = row;
		row = swap;
	}
	return ways;
}

/* The middle, which begins and ends with what differs. */
static void middle_compare(struct script *script, const struct token *a, size_t a_count,
	const struct token *b, size_t b_count)
{
	size_t i = 0, k = 0;
	const uint8_t *ways = a_count && b_count && a_count <= PAIRS_MAX / b_count
		? ways_find(script->pool, a, a_count, b, b_count)
		: NULL;

	while (ways && i < a_count && k < b_count) {
		enum diff_kind way = (enum diff_kind)ways[i * b_count + k];

		script_add(script, way, way == DIFF_ADDED ? &b[k] : &a[i]);
		i += way != DIFF_ADDED;
		k += way != DIFF_REMOVED;
	}
	while (i < a_count)
		script_add(script, DIFF_REMOVED, &a[i++]);
	while (k < b_count)
		script_add(script, DIFF_ADDED, &b[k++]);
}

static void script_make(struct script *script, const struct tokens *a, const struct tokens *b)
{
	size_t first = 0, last = 0;

	while (first < a->count && first < b->count
		&& token_equal(&a->items[first], &b->items[first]))
		script_add(script, DIFF_SAME, &a->items[first++]);
	while (last < a->count - first && last < b->count - first
		&& token_equal(&a->items[a->count - 1 - last], &b->items[b->count - 1 - last]))
		last++;
	middle_compare(script, a->items + first, a->count - first - last, b->items + first,
		b->count - first - last);
	for (size_t i = a->count - last; i < a->count; i++)
		script_add(script, DIFF_SAME, &a->items[i]);
}

static bool line_begins(const struct script *script, size_t i)
{
	const struct token *before = i ? script->tokens[i - 1] : NULL;

	return !before || memchr(before->at, '\n', before->length);
}

/* How far words that only came, or only went, from `first` to `end`, can be said to have begun
 * before, where a line does: what stands before them is what they end with. 0: there is no such
 * place. */
static size_t line_before(const struct script *script, size_t first, size_t end)
{
	for (size_t back = 1; back <= first && !line_begins(script, first); back++) {
		if (script->kinds[first - back] != DIFF_SAME
			|| !token_equal(script->tokens[first - back], script->tokens[end - back]))
			return 0;
		if (line_begins(script, first - back))
			return back;
	}
	return 0;
}

/* A line that came is the line, not its end and the beginning of the next. */
static void lines_keep(struct script *script)
{
	size_t end = 0;

	for (size_t first = 0; first < script->count; first = end) {
		enum diff_kind kind = script->kinds[first];
		size_t back = 0;

		end = first + 1;
		while (end < script->count && script->kinds[end] == kind)
			end++;
		if (kind == DIFF_SAME || (first && script->kinds[first - 1] != DIFF_SAME)
			|| (end < script->count && script->kinds[end] != DIFF_SAME))
			continue;
		back = line_before(script, first, end);
		for (size_t i = 0; i < back; i++) {
			script->kinds[first - 1 - i] = kind;
			script->kinds[end - 1 - i] = DIFF_SAME;
		}
	}
}

/* A blank between two changed words changes with them: they are read as one change. */
static bool joins(const struct script *script, size_t i)
{
	const struct token *token = script->tokens[i];

	return script->kinds[i] == DIFF_SAME && i > 0 && i + 1 < script->count
		&& script->kinds[i - 1] != DIFF_SAME && script->kinds[i + 1] != DIFF_SAME
		&& token->length == 1 && *token->at == ' ';
}

/* The runs of one change, which ends at *i. */
static size_t change_end(const struct script *script, size_t i)
{
	while (i < script->count && (script->kinds[i] != DIFF_SAME || joins(script, i)))
		i++;
	return i;
}

static const char *tokens_text(
	const struct script *script, size_t from, size_t to, enum diff_kind without)
{
	struct buf buf;

	buf_init(&buf, script->pool);
	for (size_t i = from; i < to; i++)
		if (script->kinds[i] != without)
			buf_add(&buf, script->tokens[i]->at, script->tokens[i]->length);
	return buf.data;
}

static size_t run_add(
	struct diff_run *runs, size_t count, enum diff_kind kind, const char *text, size_t change)
{
	if (!*text)
		return count;
	runs[count] = (struct diff_run){kind, text, change};
	return count + 1;
}

static struct diff_run *runs_make(const struct script *script, size_t *count_r)
{
	struct diff_run *runs = POOL_ARRAY(script->pool, struct diff_run, script->count + 2);
	size_t count = 0, change = 0, i = 0;

	while (i < script->count) {
		size_t end = change_end(script, i);

		if (end > i) {
			count = run_add(runs, count, DIFF_REMOVED,
				tokens_text(script, i, end, DIFF_ADDED), change);
			count = run_add(runs, count, DIFF_ADDED,
				tokens_text(script, i, end, DIFF_REMOVED), change);
			change++;
			i = end;
			continue;
		}
		while (end < script->count && script->kinds[end] == DIFF_SAME)
			end++;
		count = run_add(runs, count, DIFF_SAME, tokens_text(script, i, end, DIFF_ADDED), 0);
		i = end;
	}
	*count_r = count;
	return runs;
}

struct diff_run *diff_words(struct pool *pool, const char *old, const char *new, size_t *count_r)
{
	struct tokens a = tokens_of(pool, old ? old : "");
	struct tokens b = tokens_of(pool, new ? new : "");
	struct script script = {.pool = pool,
		.kinds = POOL_ARRAY(pool, enum diff_kind, a.count + b.count + 1),
		.tokens = POOL_ARRAY(pool, const struct token *, a.count + b.count + 1)};

	script_make(&script, &a, &b);
	lines_keep(&script);
	return runs_make(&script, count_r);
}

size_t diff_changes(const struct diff_run *runs, size_t count)
{
	while (count > 0 && runs[count - 1].kind == DIFF_SAME)
		count--;
	return count ? runs[count - 1].change + 1 : 0;
}

char *diff_apply(struct pool *pool, const struct diff_run *runs, size_t count, const bool *taken)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++) {
		enum diff_kind without = runs[i].kind == DIFF_SAME ? DIFF_ADDED
			: taken[runs[i].change]                    ? DIFF_REMOVED
								   : DIFF_ADDED;

		if (runs[i].kind != without)
			buf_str(&buf, runs[i].text);
	}
	return buf.data;
}
