/* A changed text block in drafts that still say what it said before (OBJ-16). */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "history/history.h"
#include "publishing/text_block.h"

/* Where a block b stands in an ad j. */
#define PLACE "IF(b.kind = 'about_us', j.about_us, IF(b.kind = 'offer', j.offer, j.notes))"
/* The same without what the block says now, where that holds what it said: former_at. */
#define OUTSIDE "IF(INSTR(b.text, BINARY f.text) > 0, REPLACE(" PLACE ", b.text, ''), " PLACE ")"

static enum outcome drafts_read(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT j.id, j.number, j.title FROM text_block b"
		" JOIN jobad_block a ON a.block_id = b.id"
		" JOIN jobad j ON j.id = a.jobad_id AND j.status = 'entwurf'"
		" WHERE b.id = ? AND EXISTS (SELECT 1 FROM text_block_former f"
		" WHERE f.block_id = b.id AND INSTR(" OUTSIDE ", BINARY f.text) > 0)"
		" ORDER BY j.id LIMIT ?",
		DB_VALUES(db_int(id), db_int(TEXT_BLOCK_DRAFTS + 1)), rows_r);
}

enum outcome text_block_drafts(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	struct text_block block;
	enum outcome outcome = text_block_get(db, pool, id, &block);

	return outcome ? outcome : drafts_read(db, pool, id, rows_r);
}

enum outcome text_block_formers(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT text FROM text_block_former WHERE block_id = ?"
		" ORDER BY CHAR_LENGTH(text) DESC, id",
		DB_VALUES(db_int(id)), rows_r);
}

/* Where a text says what a block said before, but not as a part of what it says now: of a block
 * that got longer. NULL: nowhere. */
static const char *former_at(const char *text, const char *former, const char *now)
{
	bool held = strstr(now, former);
	const char *at;

	while ((at = strstr(text, former))) {
		const char *whole = held ? strstr(text, now) : NULL;

		if (!whole || whole > at)
			return at;
		text = whole + strlen(now);
	}
	return NULL;
}

/* The text with what the block says now in each such place; NULL: there is none. */
static const char *former_replace(
	struct pool *pool, const char *text, const char *former, const char *now)
{
	const char *at = former_at(text, former, now);
	struct buf buf;

	if (!at)
		return NULL;
	buf_init(&buf, pool);
	for (; at; at = former_at(text, former, now)) {
		buf_add(&buf, text, (size_t)(at - text));
		buf_str(&buf, now);
		text = at + strlen(former);
	}
	buf_str(&buf, text);
	return buf.data;
}

/* Of several that hold one another the longest goes first. False: it says nothing of before. */
static bool formers_replace(
	struct pool *pool, const struct db_rows *formers, const char *now, const char **text)
{
	bool replaced = false;

	for (size_t i = 0; *text && i < formers->count; i++) {
		const char *next = former_replace(pool, *text, db_text(formers, i, "text"), now);

		replaced = replaced || next;
		*text = next ? next : *text;
	}
	return replaced;
}

/* A block that is replaced. */
struct replacing {
	struct text_block block;
	struct db_rows *formers;
};

/* *done_r: it says so now, or is no such draft any more. */
static enum outcome draft_replace(struct db *db, struct pool *pool, const struct principal *who,
	const struct replacing *replacing, int64_t jobad_id, bool *done_r)
{
	const struct text_block *block = &replacing->block;
	struct problems problems = {0};
	struct jobad jobad;
	enum outcome outcome = jobad_hold(db, pool, jobad_id, &jobad);

	*done_r = true;
	if (outcome || !text_equal(jobad.status, "entwurf"))
		return outcome;
	if (!formers_replace(pool, replacing->formers, block->data.text,
		    jobad_part_at(&jobad.data, text_block_where(block))))
		return OK;
	outcome = jobad_change(db, pool, who, jobad_id, &jobad.data, &problems);
	*done_r = outcome != INVALID;
	return outcome == INVALID ? OK : outcome;
}

enum outcome text_block_replace(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct problems *problems, size_t *left_r)
{
	struct replacing replacing;
	struct db_rows *rows = NULL;
	int64_t held = 0;
	enum outcome outcome = db_get_int(db, "SELECT id FROM text_block WHERE id = ? FOR UPDATE",
		DB_VALUES(db_int(id)), &held);

	if (!outcome)
		outcome = text_block_get(db, pool, id, &replacing.block);
	if (!outcome && replacing.block.data.version != version) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	if (!outcome)
		outcome = text_block_formers(db, pool, id, &replacing.formers);
	if (!outcome)
		outcome = text_block_drafts(db, pool, id, &rows);
	*left_r = 0;
	for (size_t i = 0; !outcome && i < rows->count && i < TEXT_BLOCK_DRAFTS; i++) {
		bool done = false;

		outcome = draft_replace(db, pool, who, &replacing, db_number(rows, i, "id"), &done);
		*left_r += !done;
	}
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_NONE, 0, "text_block_replaced",
			       replacing.block.data.kind);
}
