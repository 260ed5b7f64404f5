/* The text of an ad passage by passage, so that something can be said of one (PRO-04, PRO-05). */
#ifndef BMS_PUBLISHING_JOBAD_PASSAGE_H
#define BMS_PUBLISHING_JOBAD_PASSAGE_H

#include "publishing/jobad.h"

#define JOBAD_PASSAGES_OF_PART 100

/* A line with something to read in it. */
struct jobad_passage {
	const struct jobad_part *part;
	const char *markdown; /* as it is written */
	const char *words; /* as it is quoted: without the marks of Markdown */
	const char *code; /* of part and words: "tasks.Qk1vZx3hT0Wa", in whichever text they stand
			   */
};

/* Those of the parts that are text, in the order in which they are read. What a part has beyond
 * JOBAD_PASSAGES_OF_PART is one passage with the last of them. *count_r in the pool. */
struct jobad_passage *jobad_passages(
	struct pool *pool, const struct jobad_input *text, size_t *count_r);

/* The one with this code; NULL: there is none. */
const struct jobad_passage *jobad_passage_find(
	const struct jobad_passage *passages, size_t count, const char *code);

/* What became of a passage between two texts. */
enum passage_mark { PASSAGE_SAME, PASSAGE_CHANGED, PASSAGE_ONLY_HERE };
struct jobad_passage_mark {
	enum passage_mark mark;
	const struct jobad_passage *other; /* it, or what stands in its place, in the other text;
					      NULL: PASSAGE_ONLY_HERE */
};

/* A text, and what became of its passages. */
struct jobad_passages_marked {
	const struct jobad_passage *items;
	size_t count;
	struct jobad_passage_mark *marks; /* of each; filled by jobad_passages_mark */
};

/*
 * Compares two texts passage by passage, each part for itself: what reads the same in the same
 * order is the same; between such, what was there and what is there now stand for each other in
 * their order, and what is left over is only in the one. Fills the marks of both, in the pool.
 */
void jobad_passages_mark(
	struct pool *pool, struct jobad_passages_marked *old, struct jobad_passages_marked *now);

/* The part that a code is of; NULL: none. */
const struct jobad_part *jobad_passage_part(const char *code);

#endif
