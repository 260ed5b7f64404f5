/* Writing the public row of an ad. */
#include "publishing/publication.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "pay/grade.h"
#include "pay/pay.h"
#include "public_ad/public_ad.h"

/* The columns in which a job ad, its vacancy and its authority meet; sections are still Markdown
 * here. */
#define SOURCE_SELECT \
	"SELECT j.number, j.vacancy_id, j.audience <> 'internal' AS external, j.title, j.teaser," \
	" a.id AS authority_id, COALESCE(j.for_authority, a.name) AS authority," \
	" IF(j.for_authority IS NULL, u.name, NULL) AS unit, v.field, v.post_kind," \
	" v.pay_grade, v.working_time, IF(v.hours_shown IS NULL, v.hours, NULL) AS hours," \
	" v.hours_shown, v.limited_until IS NOT NULL AS limited," \
	" v.limited_until, v.posts, v.starts_on," \
	" IF(j.place_town IS NULL, COALESCE(u.street, a.street), j.place_street) AS street," \
	" IF(j.place_town IS NULL, COALESCE(u.postcode, a.postcode), j.place_postcode)" \
	" AS postcode," \
	" COALESCE(j.place_town, u.town, a.town) AS town, j.valid_from, j.valid_to," \
	" j.open_to, j.apply_to, j.about_us, j.tasks, j.mandatory, j.desirable, j.offer," \
	" j.contact, j.notes," \
	" j.internal_text, j.external_text, j.text_en, j.title_en, j.changed_at," \
	" j.agency = 'yes' AS agency, j.feeds = 'yes' AS feeds, j.picture," PUBLIC_AD_PICTURE \
	" FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id" \
	" JOIN org_unit a ON a.id = v.authority_id" \
	" LEFT JOIN org_unit u ON u.id = v.unit_id" PUBLIC_AD_PICTURE_JOIN( \
		"j.picture") " WHERE j.id = ?"

/* The sections in their order, and the columns that hold them. */
enum {
	ABOUT_US,
	TASKS,
	MANDATORY,
	DESIRABLE,
	OFFER,
	CONTACT,
	NOTES,
	INTERNAL_TEXT,
	EXTERNAL_TEXT,
	TEXT_EN,
	SECTIONS
};

static const char *const section_columns[SECTIONS] = {"about_us", "tasks", "mandatory", "desirable",
	"offer", "contact", "notes", "internal_text", "external_text", "text_en"};

static enum outcome read_source(
	struct db *db, struct pool *pool, int64_t jobad_id, struct db_rows **rows_r)
{
	enum outcome outcome =
		db_rows(db, pool, SOURCE_SELECT, DB_VALUES(db_int(jobad_id)), rows_r);

	return !outcome && (*rows_r)->count == 0 ? NOT_FOUND : outcome;
}

/* Sections from `first` to `last`, by their place in the ad. */
static void words_add(struct buf *buf, const struct db_rows *rows, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		buf_char(buf, '\n');
		markdown_words(buf, db_text(rows, 0, section_columns[i]));
	}
}

/* What the post is: teaser, tasks, requirements. Nobody searches for the contact. */
static const char *plain(struct pool *pool, const struct db_rows *rows)
{
	struct buf buf;

	buf_init(&buf, pool);
	buf_str(&buf, db_text(rows, 0, "teaser"));
	words_add(&buf, rows, TASKS, DESIRABLE);
	return buf.data;
}

static const char *small_print(struct pool *pool, const struct db_rows *rows)
{
	struct buf buf;

	buf_init(&buf, pool);
	words_add(&buf, rows, ABOUT_US, ABOUT_US);
	words_add(&buf, rows, OFFER, OFFER);
	words_add(&buf, rows, NOTES, NOTES);
	return buf.data;
}

/* clang-format off */
#define ROW_WRITE \
	"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug, teaser," \
	" authority_id, authority, unit, field, post_kind, pay_grade, level," \
	" working_time, hours, limited, open_to, apply_to, limited_until, posts," \
	" starts_on, street, postcode, town, about_us_html, tasks_html, mandatory_html," \
	" desirable_html, offer_html, contact_html, notes_html, text, small_print," \
	" valid_from, valid_to, published_at, pay_table_id, pay_min, pay_max," \
	" internal_text_html, external_text_html, text_en_html, title_en, hours_shown," \
	" agency, feeds, picture) VALUES (?, ?, ?, ?, ?, ?," \
	" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?," \
	" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE" \
	" external = VALUES(external), title = VALUES(title), slug = VALUES(slug)," \
	" teaser = VALUES(teaser), authority = VALUES(authority), unit = VALUES(unit)," \
	" field = VALUES(field), post_kind = VALUES(post_kind), pay_grade =" \
	" VALUES(pay_grade), level = VALUES(level), working_time = VALUES(working_time)," \
	" hours = VALUES(hours), limited = VALUES(limited), open_to = VALUES(open_to)," \
	" apply_to = VALUES(apply_to), limited_until = VALUES(limited_until), posts =" \
	" VALUES(posts), starts_on = VALUES(starts_on), street = VALUES(street)," \
	" postcode = VALUES(postcode), town = VALUES(town), about_us_html =" \
	" VALUES(about_us_html), tasks_html = VALUES(tasks_html), mandatory_html =" \
	" VALUES(mandatory_html), desirable_html = VALUES(desirable_html), offer_html =" \
	" VALUES(offer_html), contact_html = VALUES(contact_html), notes_html =" \
	" VALUES(notes_html), text = VALUES(text), small_print = VALUES(small_print)," \
	" valid_from = VALUES(valid_from), valid_to = VALUES(valid_to), pay_table_id =" \
	" VALUES(pay_table_id), pay_min = VALUES(pay_min), pay_max = VALUES(pay_max)," \
	" internal_text_html = VALUES(internal_text_html), external_text_html =" \
	" VALUES(external_text_html), text_en_html = VALUES(text_en_html), title_en =" \
	" VALUES(title_en), hours_shown = VALUES(hours_shown), agency = VALUES(agency)," \
	" feeds = VALUES(feeds), picture = VALUES(picture)"
/* clang-format on */

/* The row of the ad, new or in the place of the one there was. */
static enum outcome row_write(struct db *db, struct pool *pool, int64_t jobad_id,
	const struct db_rows *r, const struct pay *pay)
{
	const char *html[SECTIONS];
	const char *title = db_text(r, 0, "title"), *town = db_text(r, 0, "town");
	const char *now = clock_sql(pool, clock_now());

	for (size_t i = 0; i < SECTIONS; i++)
		html[i] = markdown_html(pool, db_text(r, 0, section_columns[i]));
	return db_exec(db, ROW_WRITE,
		DB_VALUES(db_int(jobad_id), db_str(db_text(r, 0, "number")),
			db_int(db_number(r, 0, "vacancy_id")), db_int(db_number(r, 0, "external")),
			db_str(title), db_str(text_slug(pool, title)),
			db_str(db_text(r, 0, "teaser")), db_int(db_number(r, 0, "authority_id")),
			db_str(db_text(r, 0, "authority")), db_str(db_text(r, 0, "unit")),
			db_str(db_text(r, 0, "field")), db_str(db_text(r, 0, "post_kind")),
			db_str(db_text(r, 0, "pay_grade")),
			db_str(grade_level(db_text(r, 0, "pay_grade"))),
			db_str(db_text(r, 0, "working_time")), db_str(db_text(r, 0, "hours")),
			db_int(db_number(r, 0, "limited")), db_str(db_text(r, 0, "open_to")),
			db_str(db_text(r, 0, "apply_to")), db_str(db_text(r, 0, "limited_until")),
			db_int(db_number(r, 0, "posts")), db_str(db_text(r, 0, "starts_on")),
			db_str(db_text(r, 0, "street")), db_str(db_text(r, 0, "postcode")),
			db_str(town ? town : ""), db_str(html[0]), db_str(html[1]), db_str(html[2]),
			db_str(html[3]), db_str(html[4]), db_str(html[5]), db_str(html[6]),
			db_str(plain(pool, r)), db_str(small_print(pool, r)),
			db_str(db_text(r, 0, "valid_from")), db_str(db_text(r, 0, "valid_to")),
			db_str(now), db_id(pay->table_id),
			pay->table_id ? db_int(pay->min) : db_null(),
			pay->table_id ? db_int(pay->max) : db_null(), db_str(html[INTERNAL_TEXT]),
			db_str(html[EXTERNAL_TEXT]), db_str(html[TEXT_EN]),
			db_str(db_text(r, 0, "title_en")), db_str(db_text(r, 0, "hours_shown")),
			db_int(db_number(r, 0, "agency")), db_int(db_number(r, 0, "feeds")),
			db_str(db_text(r, 0, "picture"))),
		NULL);
}

enum outcome publication_write(struct db *db, struct pool *pool, int64_t jobad_id)
{
	struct db_rows *r = NULL;
	struct pay pay;
	enum outcome outcome = read_source(db, pool, jobad_id, &r);

	if (!outcome)
		outcome = pay_hold(
			db, pool, db_text(r, 0, "pay_grade"), db_text(r, 0, "post_kind"), &pay);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM public_ad_gone WHERE number = ?",
			DB_VALUES(db_str(db_text(r, 0, "number"))), NULL);
	if (!outcome)
		outcome = row_write(db, pool, jobad_id, r, &pay);
	return outcome ? outcome : public_ad_changed(db, jobad_id);
}

enum outcome publication_remove(struct db *db, struct pool *pool, int64_t jobad_id)
{
	enum outcome outcome = db_exec(db,
		"REPLACE INTO public_ad_gone (number, external, title, field,"
		" post_kind, level, town,"
		" gone_at) SELECT number, external, title, field, post_kind, level, town, ?"
		" FROM public_ad"
		" WHERE id = ? AND valid_from <= ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(jobad_id),
			db_str(clock_today(pool))),
		NULL);

	if (outcome)
		return outcome;
	outcome = db_exec(
		db, "DELETE FROM public_ad WHERE id = ?", DB_VALUES(db_int(jobad_id)), NULL);
	return outcome ? outcome : public_ad_changed(db, jobad_id);
}

enum outcome publication_words(struct db *db, struct pool *pool, int64_t jobad_id,
	struct db_rows **row_r, const char **text_r)
{
	enum outcome outcome = read_source(db, pool, jobad_id, row_r);

	if (!outcome)
		*text_r =
			pool_printf(pool, "%s %s", plain(pool, *row_r), small_print(pool, *row_r));
	return outcome;
}

enum outcome publication_preview(
	struct db *db, struct pool *pool, int64_t jobad_id, struct db_rows **row_r)
{
	struct db_rows *r = NULL;
	struct db_cell *cells;
	const char **columns;
	enum outcome outcome = read_source(db, pool, jobad_id, &r);

	if (outcome)
		return outcome;
	cells = POOL_ARRAY(pool, struct db_cell, r->columns);
	columns = POOL_ARRAY(pool, const char *, r->columns);
	for (size_t i = 0; i < r->columns; i++) {
		cells[i] = r->cells[i];
		columns[i] = r->names[i];
		for (size_t k = 0; k < SECTIONS; k++)
			if (text_equal(r->names[i], section_columns[k])) {
				cells[i].bytes = markdown_html(pool, r->cells[i].bytes);
				columns[i] = pool_printf(pool, "%s_html", section_columns[k]);
			}
	}
	r->cells = cells;
	r->names = columns;
	*row_r = r;
	return OK;
}
