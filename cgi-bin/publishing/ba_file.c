/* Writing the file for the Federal Employment Agency. */
#include "publishing/ba_file.h"

#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/json.h"
#include "format/xml.h"
#include "publishing/publication.h"

#define TITLE 58 /* characters */
#define OBJECTIVE 3995
#define NUMBERS 500 /* noted at once */
#define SUPPLIER 20 /* characters */

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

#define SHOWN "FROM public_ad WHERE external AND agency AND valid_from <= ? AND valid_to >= ?"

struct writer {
	const struct ba_file *file;
	struct xml_writer *xml;
	struct pool *row_pool; /* emptied after every ad */
	struct pool *pool;
	const char **numbers; /* of the ads written */
	size_t count;
	size_t room;
};

/* What is empty is left out. */
static void element_write(struct xml_writer *xml, const char *name, const char *text)
{
	if (!text_empty(text))
		xml_element(xml, name, text);
}

static void detail_write(const struct writer *writer, const struct ba_ad *ad)
{
	struct xml_writer *xml = writer->xml;
	xml_open(xml, "PostDetail");
	element_write(xml, "StartDate", ad->valid_from);
	element_write(xml, "EndDate", ad->valid_to);
	element_write(xml, "LastModificationDate", clock_iso(writer->row_pool, ad->changed_at));
	element_write(xml, "Status", "1");
	element_write(xml, "Action", "1");
	element_write(xml, "SupplierId", writer->file->supplier);
	xml_close(xml);
}

static void location_write(struct xml_writer *xml, const struct ba_ad *ad)
{
	xml_open(xml, "JobPositionLocation");
	element_write(xml, "CountryCode", "DE");
	element_write(xml, "PostalCode", ad->postcode);
	element_write(xml, "Municipality", ad->town);
	element_write(xml, "StreetName", ad->street);
	xml_close(xml);
}

static void information_write(const struct writer *writer, const struct ba_ad *ad)
{
	struct xml_writer *xml = writer->xml;
	const char *title = ad->title;
	const char *time = ad->working_time;
	xml_open(xml, "JobPositionInformation");
	element_write(xml, "JobPositionTitle", text_ellipsis(writer->row_pool, title, TITLE));
	element_write(xml, "JobPositionTitleDescription", title);
	element_write(xml, "JobOfferType", text_equal(ad->post_kind, "ausbildung") ? "4" : "1");
	element_write(xml, "Objective", text_ellipsis(writer->row_pool, ad->text, OBJECTIVE));
	location_write(xml, ad);
	element_write(xml, "NumberToFill", ad->posts);
	element_write(xml, "AssignmentStartDate", ad->starts_on);
	element_write(xml, "TermDate", ad->limited_until);
	if (!text_equal(time, "part"))
		element_write(xml, "WorkingPlan", "full");
	if (!text_equal(time, "full"))
		element_write(xml, "WorkingPlan", "part");
	element_write(xml, "Salary", ad->pay_grade);
	element_write(xml, "InternetReference",
		pool_printf(writer->row_pool, "%s/stellen/%s-%s", writer->file->site, ad->number,
			ad->slug));
	xml_close(xml);
}

static void number_remember(struct writer *writer, const char *number)
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
	struct writer *writer = context;
	const struct ba_ad *ad = one;
	struct xml_writer *xml = writer->xml;
	pool_clear(writer->row_pool);
	xml_open(xml, "JobPositionPosting");
	element_write(xml, "JobPositionPostingId", ad->number);
	xml_open(xml, "HiringOrg");
	element_write(xml, "HiringOrgName", ad->authority);
	element_write(xml, "Department", ad->unit);
	xml_close(xml);
	detail_write(writer, ad);
	information_write(writer, ad);
	xml_close(xml);
	number_remember(writer, ad->number);
}

static void delete_write(void *context, const struct db_rows *row)
{
	struct writer *writer = context;
	struct xml_writer *xml = writer->xml;
	pool_clear(writer->row_pool);
	xml_open(xml, "DeleteEntry");
	element_write(xml, "EntryId", db_cell_text(row, 0, 0));
	xml_close(xml);
	writer->count++;
}

static void head_write(const struct writer *writer, int64_t ads, const char *load)
{
	struct xml_writer *xml = writer->xml;
	xml_open(xml, "HRBAXMLJobPositionPosting");
	xml_open(xml, "Header");
	element_write(xml, "SupplierId", writer->file->supplier);
	element_write(xml, "Timestamp", clock_iso(writer->row_pool, writer->file->now));
	element_write(xml, "Amount", pool_printf(writer->row_pool, "%lld", (long long)ads));
	element_write(xml, "TypeOfLoad", load);
	xml_close(xml);
	xml_open(xml, "Data");
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
	head_write(writer, ads, "F");
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
	struct writer writer = {.file = file,
		.xml = xml_begin_file(file->to),
		.row_pool = pool_new(),
		.pool = pool};
	enum outcome outcome = ads_write(db, &writer);
	counts_r->ads = (int64_t)writer.count;
	if (!outcome)
		outcome = numbers_note(db, &writer);
	if (!outcome)
		outcome = deletes_write(db, &writer);
	counts_r->deleted = (int64_t)writer.count;
	xml_end(&writer.xml);
	pool_free(&writer.row_pool);
	return outcome;
}

#define OF_VACANCY \
	" FROM jobad WHERE vacancy_id = ? AND audience <> 'internal' AND valid_from IS NOT NULL" \
	" AND valid_to >= ? AND teaser <> '' AND apply_to IS NULL" \
	" AND status IN (SELECT s.code FROM process_status s WHERE s.kind = 3 AND s.active)"

enum outcome ba_file_vacancy_ads(struct db *db, int64_t vacancy_id, int64_t *ads_r)
{
	struct pool *pool = pool_new();
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*)" OF_VACANCY,
		DB_VALUES(db_int(vacancy_id), db_str(clock_today(pool))), ads_r);

	pool_free(&pool);
	return outcome;
}

static enum outcome unpublished_write(struct db *db, struct writer *writer, int64_t jobad_id)
{
	struct db_rows *r = NULL;
	const char *text = NULL;
	enum outcome outcome = publication_words(db, writer->pool, jobad_id, &r, &text);

	if (outcome)
		return outcome;
	ad_write(writer,
		&(struct ba_ad){.number = db_text(r, 0, "number"),
			.slug = text_slug(writer->pool, db_text(r, 0, "title")),
			.title = db_text(r, 0, "title"),
			.text = text,
			.authority = db_text(r, 0, "authority"),
			.unit = db_text(r, 0, "unit"),
			.post_kind = db_text(r, 0, "post_kind"),
			.pay_grade = db_text(r, 0, "pay_grade"),
			.working_time = db_text(r, 0, "working_time"),
			.limited_until = db_text(r, 0, "limited_until"),
			.posts = db_text(r, 0, "posts"),
			.starts_on = db_text(r, 0, "starts_on"),
			.street = db_text(r, 0, "street"),
			.postcode = db_text(r, 0, "postcode"),
			.town = db_text(r, 0, "town"),
			.valid_from = db_text(r, 0, "valid_from"),
			.valid_to = db_text(r, 0, "valid_to"),
			.changed_at = clock_from_sql(db_text(r, 0, "changed_at"))});
	return OK;
}

enum outcome ba_file_vacancy(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct ba_file *file, struct ba_counts *counts_r)
{
	struct writer writer = {.file = file,
		.xml = xml_begin_file(file->to),
		.row_pool = pool_new(),
		.pool = pool};
	struct db_rows *ids = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT id" OF_VACANCY " ORDER BY id",
		DB_VALUES(db_int(vacancy_id), db_str(clock_today(pool))), &ids);

	*counts_r = (struct ba_counts){0};
	if (!outcome)
		head_write(&writer, (int64_t)ids->count, "D");
	for (size_t i = 0; !outcome && i < ids->count; i++)
		outcome = unpublished_write(db, &writer, db_number(ids, i, "id"));
	counts_r->ads = (int64_t)writer.count;
	xml_end(&writer.xml);
	pool_free(&writer.row_pool);
	return outcome;
}

const char *ba_file_name(struct pool *pool, const struct ba_file *file)
{
	char stamp[32];
	time_t at = (time_t)file->now;
	struct tm tm;

	strftime(stamp, sizeof(stamp), "%Y-%m-%d_%H-%M-%S", localtime_r(&at, &tm));
	return pool_printf(pool, "DS%s_%s.xml", file->supplier, stamp);
}

bool ba_supplier_valid(const char *supplier)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	size_t length = strlen(supplier);

	return length > 0 && length <= SUPPLIER && strspn(supplier, allowed) == length;
}
