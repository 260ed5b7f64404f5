/* Reading published ads for the search index. */
#include "public_ad/public_ad_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "choice/choice.h"
#include "pay/grade.h"
#include "public_ad/ad_words.h"
#include "public_ad/public_ad_private.h"

#define NUMBER_BYTES 32
#define PRUNE 5000 /* changes forgotten at a time */

#define COLUMNS \
	"p.id, CAST(UNIX_TIMESTAMP(p.changed_at) * 1000000 AS SIGNED) AS changed," \
	" CAST(UNIX_TIMESTAMP(p.published_at) AS SIGNED) AS published, p.external, p.valid_from," \
	" p.valid_to, IF(p.apply_to IS NULL, p.authority_id, CONCAT('x', CRC32(p.authority)))" \
	" AS authority_id, p.field, p.level, p.post_kind, p.working_time, p.limited," \
	" p.town, p.authority, p.title, p.number, p.text, p.unit, p.pay_grade, p.postcode," \
	" p.small_print, p.pay_min, p.open_to"

struct ad_row {
	int64_t id, changed, published, pay_min;
	bool external;
	const char *valid_from, *valid_to;
	const char *facets[FACET_TOWN + 1]; /* the others are made of what follows */
	const char *authority, *title, *number, *text, *unit, *pay_grade, *postcode, *small_print;
	const char *open_to;
};

static const struct db_field ad_fields[] = {
	DB_FIELD(struct ad_row, id),
	DB_FIELD(struct ad_row, changed),
	DB_FIELD(struct ad_row, published),
	DB_FIELD(struct ad_row, pay_min),
	DB_FIELD(struct ad_row, external),
	DB_FIELD(struct ad_row, valid_from),
	DB_FIELD(struct ad_row, valid_to),
	DB_FIELD_AS(struct ad_row, facets[FACET_AUTHORITY], "authority_id"),
	DB_FIELD_AS(struct ad_row, facets[FACET_FIELD], "field"),
	DB_FIELD_AS(struct ad_row, facets[FACET_LEVEL], "level"),
	DB_FIELD_AS(struct ad_row, facets[FACET_KIND], "post_kind"),
	DB_FIELD_AS(struct ad_row, facets[FACET_WORKING_TIME], "working_time"),
	DB_FIELD_AS(struct ad_row, facets[FACET_LIMITED], "limited"),
	DB_FIELD_AS(struct ad_row, facets[FACET_TOWN], "town"),
	DB_FIELD(struct ad_row, authority),
	DB_FIELD(struct ad_row, title),
	DB_FIELD(struct ad_row, number),
	DB_FIELD(struct ad_row, text),
	DB_FIELD(struct ad_row, unit),
	DB_FIELD(struct ad_row, pay_grade),
	DB_FIELD(struct ad_row, postcode),
	DB_FIELD(struct ad_row, small_print),
	DB_FIELD(struct ad_row, open_to),
};

/* Where ads go: into an index, or to be compared with one. */
struct ads_reader {
	struct db *db;
	struct pool *pool; /* of one ad */
	struct search_builder *builder;
};

/* The number is one word: its year alone would find every ad of that year. */
static void number_word(const char *number, char word_r[NUMBER_BYTES])
{
	size_t n = 0;
	for (; *number && n < NUMBER_BYTES - 1; number++)
		if (*number != '-')
			word_r[n++] = *number;
	word_r[n] = '\0';
}

/* "" for an ad that says nothing of pay, or reaches none of the amounts. */
static const char *pay_reached(const struct ad_row *ad)
{
	const char *reached = "";
	for (size_t i = 0; i < PUBLIC_AD_PAYS; i++)
		if (atoll(public_ad_pays[i]) * 100 <= ad->pay_min)
			reached = public_ad_pays[i];
	return reached;
}

static void facets_read(
	struct pool *pool, const struct ad_row *ad, struct search_document *document_r)
{
	const char **facets = document_r->facets;
	for (size_t f = 0; f <= FACET_TOWN; f++)
		facets[f] = ad->facets[f];
	facets[FACET_GRADE] = grade_normal(pool, ad->pay_grade);
	facets[FACET_HOME] = ad_says_home(ad->text) || ad_says_home(ad->small_print) ? "1" : "0";
	facets[FACET_EXTERNAL] = document_r->external ? "1" : "0";
	facets[FACET_PAY] = pay_reached(ad);
	facets[FACET_OPEN] = ad->open_to;
	document_r->labels[FACET_AUTHORITY] = ad->authority;
	document_r->labels[FACET_TOWN] = facets[FACET_TOWN];
	document_r->labels[FACET_GRADE] = facets[FACET_GRADE];
}

static void document_read(struct db *db, struct pool *pool, const struct ad_row *ad,
	struct search_document *document_r)
{
	char *number = pool_alloc(pool, NUMBER_BYTES);
	number_word(ad->number, number);
	*document_r = (struct search_document){
		.id = ad->id,
		.version = ad->changed,
		.published = ad->published,
		.valid_from = day_number(ad->valid_from),
		.valid_to = day_number(ad->valid_to),
		.external = ad->external,
		.title = ad->title,
		.texts = {ad->text, ad->authority, ad->unit, ad->facets[FACET_TOWN], ad->pay_grade,
			ad->postcode, number},
		.small_print = ad->small_print,
	};
	facets_read(pool, ad, document_r);
	size_t texts = 7;
	for (size_t f = 0; f < FACET_COUNT && texts < SEARCH_TEXTS; f++) {
		const char *words =
			ad_facet_words(db, pool, (enum public_ad_facet)f, document_r->facets[f]);
		if (words)
			document_r->texts[texts++] = words;
	}
}

static void build_one(void *context, const void *one)
{
	struct ads_reader *reader = context;
	struct search_document document;
	pool_clear(reader->pool);
	document_read(reader->db, reader->pool, one, &document);
	search_builder_add(reader->builder, &document);
}

static void reader_end(struct ads_reader *reader)
{
	search_builder_free(&reader->builder);
	pool_free(&reader->pool);
}

/* Words of values are read first: while ads arrive the database cannot be asked. */
static enum outcome state_version(struct db *db, int64_t *version_r)
{
	choices_ask();
	choice_next(db, CHOICE_FIELD, NULL);
	enum outcome outcome = db_get_int(
		db, "SELECT version FROM public_ad_state WHERE id = 1", DB_NONE, version_r);
	return outcome ? UNAVAILABLE : OK;
}

/* The version comes first: what changes while the ads are read is read again for the delta. */
enum outcome public_ad_index_rebuild(struct db *db, struct search_writer *writer)
{
	int64_t version, begun = clock_ticks_us();
	if (!search_writer_lock(writer, SEARCH_LOCK_BASE))
		return CONFLICT;
	enum outcome outcome = state_version(db, &version);
	if (outcome)
		return outcome;
	struct ads_reader reader = {db, pool_new(), search_builder_new()};
	outcome = db_each_struct(db,
		"SELECT " COLUMNS " FROM public_ad"
		" p",
		ad_fields, struct ad_row, build_one, &reader, DB_NONE);
	int64_t read = clock_ticks_us();
	if (!outcome)
		outcome = search_writer_base(writer, reader.builder, version);
	reader_end(&reader);
	log_info("search_rebuild", "version=%lld outcome=%d read_ms=%lld write_ms=%lld",
		(long long)version, (int)outcome, (long long)(read - begun) / 1000,
		(long long)(clock_ticks_us() - read) / 1000);
	return outcome;
}

struct forgetting {
	int64_t version;
	int64_t removed;
};

static enum outcome changes_forget(struct db *db, void *context)
{
	struct forgetting *forgetting = context;
	return db_exec(db,
		"DELETE FROM public_ad_change WHERE version <= ? ORDER BY version LIMIT ?",
		DB_VALUES(db_int(forgetting->version), db_int(PRUNE)), &forgetting->removed);
}

/* Each version names one change. Where one is missing, since it was forgotten for a base that is
 * damaged now or the database is another one, only a new base helps. */
static enum outcome changes_known(struct db *db, int64_t from, int64_t to, bool *all_r)
{
	int64_t count;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM public_ad_change WHERE version > ? AND version <= ?",
		DB_VALUES(db_int(from), db_int(to)), &count);
	*all_r = !outcome && count == to - from;
	return outcome;
}

/* The ids come before the ads: one that changes in between is in the delta twice over, not in none.
 */
static enum outcome delta_write(struct db *db, struct pool *pool, struct search_writer *writer,
	const struct search_disk *disk, int64_t version)
{
	struct db_rows *rows;
	bool all;
	enum outcome outcome = changes_known(db, disk->version, version, &all);
	if (outcome || !all)
		return outcome ? outcome : NOT_FOUND;
	outcome = db_rows(db, pool,
		"SELECT DISTINCT ad_id FROM public_ad_change WHERE version > ? LIMIT ?",
		DB_VALUES(db_int(disk->version), db_int(FORMAT_DELTA_DOCS)), &rows);
	if (outcome)
		return outcome;
	if (rows->count >= FORMAT_DELTA_DOCS)
		return TOO_LARGE;
	struct ads_reader reader = {db, pool_new(), search_builder_new()};
	for (size_t i = 0; i < rows->count; i++)
		search_builder_replace(reader.builder, db_cell_int(rows, i, 0));
	if (rows->count > 0)
		outcome = db_each_struct(db,
			"SELECT " COLUMNS " FROM (SELECT DISTINCT ad_id FROM public_ad_change"
			" WHERE version > ?) c JOIN public_ad p ON p.id = c.ad_id LIMIT ?",
			ad_fields, struct ad_row, build_one, &reader,
			DB_VALUES(db_int(disk->version), db_int(FORMAT_DELTA_DOCS)));
	if (!outcome)
		outcome = search_writer_delta(writer, reader.builder, disk->generation, version);
	reader_end(&reader);
	return outcome;
}

enum outcome public_ad_index_update(
	struct db *db, struct pool *pool, struct search_writer *writer, bool *due_r)
{
	int64_t version;
	*due_r = false;
	if (!search_writer_lock(writer, SEARCH_LOCK_DELTA))
		return CONFLICT;
	enum outcome outcome = state_version(db, &version);
	if (outcome)
		return outcome;
	struct search_disk disk = search_writer_look(writer);
	if (!disk.base || disk.version > version)
		return NOT_FOUND;
	if (!disk.delta || disk.delta_version != version) {
		bool other = !disk.delta;
		outcome = delta_write(db, pool, writer, &disk, version);
		if (outcome)
			return outcome;
		disk = search_writer_look(writer);
		if (other)
			search_writer_prune(writer, disk.generation);
	}
	*due_r = disk.replaced > PUBLIC_AD_INDEX_MERGE;
	int64_t oldest;
	outcome = db_get_int(db, "SELECT version FROM public_ad_change ORDER BY version LIMIT 1",
		DB_NONE, &oldest);
	if (outcome || oldest > disk.version)
		return outcome == NOT_FOUND ? OK : outcome;
	struct forgetting forgetting = {.version = disk.version};
	return db_transaction(db, changes_forget, &forgetting);
}

struct comparing {
	struct db *db;
	struct search *search;
	search_report *report;
	void *context;
	enum outcome outcome;
	struct pool *pool; /* of one ad */
};

static void check_one(void *context, const void *one)
{
	struct comparing *comparing = context;
	struct search_document document;
	if (comparing->outcome)
		return;
	pool_clear(comparing->pool);
	document_read(comparing->db, comparing->pool, one, &document);
	comparing->outcome =
		search_check(comparing->search, &document, comparing->report, comparing->context);
}

enum outcome public_ad_index_check(struct db *db, const char *directory, search_report *report,
	void *context, int64_t *behind_r)
{
	int64_t version;
	struct comparing comparing = {db, search_open(directory), report, context, OK, pool_new()};
	enum outcome outcome = state_version(db, &version);
	if (!outcome)
		outcome = search_refresh(comparing.search);
	*behind_r = version - search_version(comparing.search);
	if (!outcome && *behind_r != 0)
		outcome = CONFLICT;
	if (!outcome)
		outcome = db_each_struct(db,
			"SELECT " COLUMNS " FROM public_ad"
			" p",
			ad_fields, struct ad_row, check_one, &comparing, DB_NONE);
	if (!outcome)
		outcome = comparing.outcome;
	if (!outcome)
		outcome = search_check(comparing.search, NULL, report, context);
	search_free(&comparing.search);
	pool_free(&comparing.pool);
	return outcome;
}
