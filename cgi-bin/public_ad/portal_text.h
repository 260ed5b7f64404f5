/*
 * Text blocks of the portals' start page: what the city offers, as administrators keep it (POR-01).
 * Texts are Markdown, made into safe HTML when they are saved. Every change has its line of audit
 * in the same transaction.
 */
#ifndef BMS_PUBLIC_AD_PORTAL_TEXT_H
#define BMS_PUBLIC_AD_PORTAL_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "db/list.h"

#define PORTAL_TEXTS_MAX 12 /* the start page stays short */

/* What is typed. English may be missing as a whole: then English pages show the German text. */
struct portal_text_input {
	const char *title_de, *text_de;
	const char *title_en, *text_en;
	int64_t position;
	bool shown;
	int64_t version; /* that was shown; 0: a new one */
};

struct portal_text {
	int64_t id;
	struct portal_text_input data;
};

/* All of them (db/list.h): columns title_de (with id), position, title_en, shown, changed_at,
 * changed_by (a name). Order: position. No slots. */
extern const struct db_list portal_text_list;

/* Are PORTAL_TEXTS_MAX there? OK, UNAVAILABLE. */
enum outcome portal_text_full(struct db *db, bool *full_r);

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome portal_text_get(
	struct db *db, struct pool *pool, int64_t id, struct portal_text *text_r);

/* Those shown, in their order, in the language ("en", else German): heading, text_html, german (1:
 * there is no English text). OK, UNAVAILABLE. */
enum outcome portal_text_shown(
	struct db *db, struct pool *pool, const char *lang, struct db_rows **rows_r);

/* The place behind the last. OK, UNAVAILABLE. */
enum outcome portal_text_next(struct db *db, int64_t *position_r);

/* Makes one, or changes the one with this id; inside a transaction. OK; INVALID with problems:
 * title_en, text_en required (the one without the other), texts_full (PORTAL_TEXTS_MAX are there);
 * CONFLICT with the problem changed_meanwhile; NOT_FOUND; UNAVAILABLE. */
enum outcome portal_text_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct portal_text_input *input, struct problems *problems, int64_t *id_r);
enum outcome portal_text_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct portal_text_input *input, struct problems *problems);

/* Inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome portal_text_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
