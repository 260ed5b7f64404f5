/* What became of the passages of an ad's text since another one. */
#include "base/text.h"
#include "publishing/jobad_passage.h"

/* The passages of one part, which stand together. */
struct run {
	const struct jobad_passage *items;
	struct jobad_passage_mark *marks;
	size_t count;
};

static struct run part_run(const struct jobad_passages_marked *text, const struct jobad_part *part)
{
	size_t from = 0, to;

	while (from < text->count && text->items[from].part != part)
		from++;
	for (to = from; to < text->count && text->items[to].part == part; to++)
		;
	return (struct run){text->items + from, text->marks + from, to - from};
}

static bool passage_same(const struct jobad_passage *a, const struct jobad_passage *b)
{
	return text_equal(a->code, b->code);
}

static void pair(struct run *old, size_t i, struct run *now, size_t k, enum passage_mark mark)
{
	old->marks[i].mark = now->marks[k].mark = mark;
	old->marks[i].other = &now->items[k];
	now->marks[k].other = &old->items[i];
}

/* How many of them read the same in the same order, from each two on: (old + 1) * (now + 1). */
static size_t *same_from(struct pool *pool, const struct run *old, const struct run *now)
{
	size_t width = now->count + 1;
	size_t *best = POOL_ARRAY(pool, size_t, (old->count + 1) * width);

	for (size_t i = old->count; i-- > 0;)
		for (size_t k = now->count; k-- > 0;) {
			size_t without_old = best[(i + 1) * width + k];
			size_t without_now = best[i * width + k + 1];
			size_t most = without_old > without_now ? without_old : without_now;
			size_t with = best[(i + 1) * width + k + 1] + 1;

			best[i * width + k] =
				passage_same(&old->items[i], &now->items[k]) && with > most ? with
											    : most;
		}
	return best;
}

/* What lies between two that read the same. */
static void between(
	struct run *old, size_t i, size_t i_end, struct run *now, size_t k, size_t k_end)
{
	while (i < i_end && k < k_end)
		pair(old, i++, now, k++, PASSAGE_CHANGED);
}

static void part_mark(struct pool *pool, struct run *old, struct run *now)
{
	const size_t *best = same_from(pool, old, now);
	size_t width = now->count + 1, i = 0, k = 0, i_from = 0, k_from = 0;

	while (i < old->count && k < now->count) {
		if (passage_same(&old->items[i], &now->items[k])
			&& best[i * width + k] == best[(i + 1) * width + k + 1] + 1) {
			between(old, i_from, i, now, k_from, k);
			pair(old, i++, now, k++, PASSAGE_SAME);
			i_from = i;
			k_from = k;
		} else if (best[(i + 1) * width + k] >= best[i * width + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
	between(old, i_from, old->count, now, k_from, now->count);
}

static struct jobad_passage_mark *marks_new(struct pool *pool, size_t count)
{
	struct jobad_passage_mark *marks = POOL_ARRAY(pool, struct jobad_passage_mark, count);

	for (size_t i = 0; i < count; i++)
		marks[i] = (struct jobad_passage_mark){.mark = PASSAGE_ONLY_HERE};
	return marks;
}

void jobad_passages_mark(
	struct pool *pool, struct jobad_passages_marked *old, struct jobad_passages_marked *now)
{
	old->marks = marks_new(pool, old->count);
	now->marks = marks_new(pool, now->count);
	for (size_t i = 0; i < jobad_part_count; i++) {
		struct run before = part_run(old, &jobad_parts[i]);
		struct run after = part_run(now, &jobad_parts[i]);

		part_mark(pool, &before, &after);
	}
}
