/* Writing the file for the Federal Employment Agency. */
#include "publishing/ba_file.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/json.h"

#define TITLE 58 /* characters */
#define OBJECTIVE 3995
#define NUMBERS 500 /* noted at once */

struct ba_ad {
	const char *number, *slug, *title, *text, *authority, *unit, *post_kind, *pay_grade;
	const char *working_time, *limited_until, *posts, *starts_on, *street, *postcode, *town;
	const char *valid_from, *valid_to;
	int64_t changed_at;
};

static const struct db_field ba_ad_fields[] = {
	DB_FIELD(struct ba_ad, number),
	DB_FIELD(struct ba_ad, slug),
	DB_FIELD(struct ba_ad, title),
	DB_FIELD(struct ba_ad, text),
	DB_FIELD(struct ba_ad, authority),
	DB_FIELD(struct ba_ad, unit),
	DB_FIELD(struct ba_ad, post_kind),
	DB_FIELD(struct ba_ad, pay_grade),
	DB_FIELD(struct ba_ad, working_time),
	DB_FIELD(struct ba_ad, limited_until),
	DB_FIELD(struct ba_ad, posts),
	DB_FIELD(struct ba_ad, starts_on),
	DB_FIELD(struct ba_ad, street),
	DB_FIELD(struct ba_ad, postcode),
	DB_FIELD(struct ba_ad, town),
	DB_FIELD(struct ba_ad, valid_from),
	DB_FIELD(struct ba_ad, valid_to),
	DB_INSTANT(struct ba_ad, changed_at),
};

#define SHOWN "FROM public_ad WHERE external AND valid_from <= ? AND valid_to >= ?"

struct writer {
	const struct ba_file *file;
	struct pool *row_pool; /* emptied after every ad */
	struct pool *pool;
	const char **numbers; /* of the ads written */
	size_t count;
	size_t room;
};

static void element(struct buf *buf, const char *name, const char *text)
{
	if (text_empty(text))
		return;
	buf_printf(buf, "<%s>", name);
	buf_xml(buf, text);
	buf_printf(buf, "</%s>\n", name);
}

static void put(const struct writer *writer, const struct buf *buf)
{
	fwrite(buf->data, 1, buf->length, writer->file->to);
}

static void detail(struct buf *buf, const struct writer *writer, const struct ba_ad *ad)
{
	buf_str(buf, "<PostDetail>\n");
	element(buf, "StartDate", ad->valid_from);
	element(buf, "EndDate", ad->valid_to);
	element(buf, "LastModificationDate", clock_iso(buf->pool, ad->changed_at));
	element(buf, "Status", "1");
	element(buf, "Action", "1");
	element(buf, "SupplierId", writer->file->supplier);
	buf_str(buf, "</PostDetail>\n");
}

static void location(struct buf *buf, const struct ba_ad *ad)
{
	buf_str(buf, "<JobPositionLocation>\n");
	element(buf, "CountryCode", "DE");
	element(buf, "PostalCode", ad->postcode);
	element(buf, "Municipality", ad->town);
	element(buf, "StreetName", ad->street);
	buf_str(buf, "</JobPositionLocation>\n");
}

static void information(struct buf *buf, const struct writer *writer, const struct ba_ad *ad)
{
	const char *title = ad->title;
	const char *time = ad->working_time;
	buf_str(buf, "<JobPositionInformation>\n");
	element(buf, "JobPositionTitle", text_ellipsis(buf->pool, title, TITLE));
	element(buf, "JobPositionTitleDescription", title);
	element(buf, "JobOfferType", text_equal(ad->post_kind, "ausbildung") ? "4" : "1");
	element(buf, "Objective", text_ellipsis(buf->pool, ad->text, OBJECTIVE));
	location(buf, ad);
	element(buf, "NumberToFill", ad->posts);
	element(buf, "AssignmentStartDate", ad->starts_on);
	element(buf, "TermDate", ad->limited_until);
	if (!text_equal(time, "part"))
		element(buf, "WorkingPlan", "full");
	if (!text_equal(time, "full"))
		element(buf, "WorkingPlan", "part");
	element(buf, "Salary", ad->pay_grade);
	element(buf, "InternetReference",
		pool_printf(
			buf->pool, "%s/stellen/%s-%s", writer->file->site, ad->number, ad->slug));
	buf_str(buf, "</JobPositionInformation>\n");
}

static void remember(struct writer *writer, const char *number)
{
	if (writer->count == writer->room) {
		size_t room = writer->room ? writer->room * 2 : NUMBERS;
		const char **numbers = POOL_ARRAY(writer->pool, const char *, room);
		if (writer->count)
			memcpy(numbers, writer->numbers, writer->count * sizeof(*numbers));
		writer->numbers = numbers;
		writer->room = room;
	}
	writer->numbers[writer->count++] = pool_strdup(writer->pool, number);
}

static void ad_write(void *context, const void *one)
{
	const struct ba_ad *ad = one;
	struct writer *writer = context;
	struct buf buf;
	pool_clear(writer->row_pool);
	buf_init(&buf, writer->row_pool);
	buf_str(&buf, "<JobPositionPosting>\n");
	element(&buf, "JobPositionPostingId", ad->number);
	buf_str(&buf, "<HiringOrg>\n");
	element(&buf, "HiringOrgName", ad->authority);
	element(&buf, "Department", ad->unit);
	buf_str(&buf, "</HiringOrg>\n");
	detail(&buf, writer, ad);
	information(&buf, writer, ad);
	buf_str(&buf, "</JobPositionPosting>\n");
	put(writer, &buf);
	remember(writer, ad->number);
}

static void delete_write(void *context, const struct db_rows *row)
{
	struct writer *writer = context;
	struct buf buf;
	pool_clear(writer->row_pool);
	buf_init(&buf, writer->row_pool);
	buf_str(&buf, "<DeleteEntry>\n");
	element(&buf, "EntryId", db_cell_text(row, 0, 0));
	buf_str(&buf, "</DeleteEntry>\n");
	put(writer, &buf);
	writer->count++;
}

static void head_write(const struct writer *writer, int64_t ads)
{
	struct buf buf;
	buf_init(&buf, writer->row_pool);
	buf_str(&buf,
		"<?xml version=\"1.0\""
		" encoding=\"UTF-8\"?>\n<HRBAXMLJobPositionPosting>\n<Header>\n");
	element(&buf, "SupplierId", writer->file->supplier);
	element(&buf, "Timestamp", clock_iso(buf.pool, writer->file->now));
	element(&buf, "Amount", pool_printf(buf.pool, "%lld", (long long)ads));
	element(&buf, "TypeOfLoad", "F");
	buf_str(&buf, "</Header>\n<Data>\n");
	put(writer, &buf);
}

/* What this file holds; rows of an earlier run are then what it no longer holds. */
static enum outcome numbers_note(struct db *db, struct writer *writer)
{
	enum outcome outcome = OK;
	for (size_t from = 0; !outcome && from < writer->count; from += NUMBERS) {
		struct buf buf;
		pool_clear(writer->row_pool);
		buf_init(&buf, writer->row_pool);
		json_open(&buf, NULL, '[');
		for (size_t i = from; i < writer->count && i < from + NUMBERS; i++)
			json_text(&buf, NULL, writer->numbers[i]);
		json_close(&buf, ']');
		outcome = db_exec(db,
			"INSERT INTO ba_ad (number, run) SELECT j.number, ? FROM"
			" JSON_TABLE(?, '$[*]'"
			" COLUMNS (number VARCHAR(16) PATH '$')) j"
			" ON DUPLICATE KEY UPDATE run = VALUES(run)",
			DB_VALUES(db_int(writer->file->now), db_str(buf.data)), NULL);
	}
	return outcome;
}

/* Number of ads, then the ads: one snapshot, since both are read in one transaction. */
static enum outcome ads_write(struct db *db, struct writer *writer)
{
	const char *today = clock_today(writer->pool);
	int64_t ads = 0;
	enum outcome outcome = db_get_int(
		db, "SELECT COUNT(*) " SHOWN, DB_VALUES(db_str(today), db_str(today)), &ads);
	if (outcome)
		return outcome;
	head_write(writer, ads);
	return db_each_struct(db,
		"SELECT number, slug, title, CONCAT_WS(' ', text, small_print) AS text,"
		" authority, unit,"
		" post_kind, pay_grade, working_time,"
		" limited_until, posts, starts_on, street, postcode, town, valid_from, valid_to,"
		" changed_at " SHOWN " ORDER BY number",
		ba_ad_fields, struct ba_ad, ad_write, writer,
		DB_VALUES(db_str(today), db_str(today)));
}

static enum outcome deletes_write(struct db *db, struct writer *writer)
{
	int64_t now = writer->file->now;
	writer->count = 0;
	enum outcome outcome =
		db_each(db, "SELECT number FROM ba_ad WHERE run <> ? ORDER BY number", delete_write,
			writer, DB_VALUES(db_int(now)));
	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM ba_ad WHERE run <> ?", DB_VALUES(db_int(now)), NULL);
	return outcome;
}

enum outcome ba_file_write(
	struct db *db, struct pool *pool, const struct ba_file *file, struct ba_counts *counts_r)
{
	struct writer writer = {.file = file, .row_pool = pool_new(), .pool = pool};
	enum outcome outcome = ads_write(db, &writer);
	counts_r->ads = (int64_t)writer.count;
	if (!outcome)
		outcome = numbers_note(db, &writer);
	if (!outcome)
		outcome = deletes_write(db, &writer);
	counts_r->deleted = (int64_t)writer.count;
	fputs("</Data>\n</HRBAXMLJobPositionPosting>\n", file->to);
	pool_free(&writer.row_pool);
	return outcome;
}
