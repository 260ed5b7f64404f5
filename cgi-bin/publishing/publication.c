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
	" a.id AS authority_id, a.name AS authority, u.name AS unit, v.field, v.post_kind," \
	" v.pay_grade, v.working_time, v.hours, v.limited_until IS NOT NULL AS limited," \
	" v.limited_until, v.posts, v.starts_on," \
	" COALESCE(u.street, a.street) AS street, COALESCE(u.postcode, a.postcode) AS postcode," \
	" COALESCE(u.town, a.town) AS town, j.valid_from, j.valid_to," \
	" j.open_to, j.about_us, j.tasks, j.mandatory, j.desirable, j.offer, j.contact, j.notes" \
	" FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id" \
	" JOIN org_unit a ON a.id = v.authority_id LEFT JOIN org_unit u ON u.id = v.unit_id" \
	" WHERE j.id = ?"

enum {
	NUMBER,
	VACANCY,
	EXTERNAL,
	TITLE,
	TEASER,
	AUTHORITY_ID,
	AUTHORITY,
	UNIT,
	FIELD,
	KIND,
	GRADE,
	WORKING_TIME,
	HOURS,
	LIMITED,
	LIMITED_UNTIL,
	POSTS,
	STARTS_ON,
	STREET,
	POSTCODE,
	TOWN,
	VALID_FROM,
	VALID_TO,
	OPEN_TO,
	SECTIONS,
	SECTIONS_END = SECTIONS + 7
};

/* The sections in their order. */
enum { ABOUT_US, TASKS, MANDATORY, DESIRABLE, OFFER, CONTACT, NOTES };

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
	for (size_t i = SECTIONS + first; i <= SECTIONS + last; i++) {
		buf_char(buf, '\n');
		markdown_words(buf, db_cell_text(rows, 0, i));
	}
}

/* What the post is: teaser, tasks, requirements. Nobody searches for the contact. */
static const char *plain(struct pool *pool, const struct db_rows *rows)
{
	struct buf buf;

	buf_init(&buf, pool);
	buf_str(&buf, db_cell_text(rows, 0, TEASER));
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

/* The row of the ad, new or in the place of the one there was. */
static enum outcome row_write(struct db *db, struct pool *pool, int64_t jobad_id,
	const struct db_rows *r, const struct pay *pay)
{
	const char *html[SECTIONS_END - SECTIONS];
	const char *title = db_cell_text(r, 0, TITLE), *town = db_cell_text(r, 0, TOWN);
	const char *now = clock_sql(pool, clock_now());

	for (size_t i = SECTIONS; i < SECTIONS_END; i++)
		html[i - SECTIONS] = markdown_html(pool, db_cell_text(r, 0, i));
	return db_exec(db,
		"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug, teaser,"
		" authority_id, authority, unit, field, post_kind, pay_grade, level, working_time,"
		" hours, limited, open_to, limited_until, posts, starts_on, street, postcode, town,"
		" about_us_html, tasks_html, mandatory_html, desirable_html,"
		" offer_html, contact_html,"
		" notes_html, text, small_print, valid_from, valid_to, published_at,"
		" pay_table_id, pay_min,"
		" pay_max)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?, ?, ?, ?, ?,"
		" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE external ="
		" VALUES(external),"
		" title = VALUES(title), slug = VALUES(slug), teaser = VALUES(teaser),"
		" authority = VALUES(authority), unit = VALUES(unit), field = VALUES(field),"
		" post_kind = VALUES(post_kind),"
		" pay_grade = VALUES(pay_grade), level = VALUES(level),"
		" working_time = VALUES(working_time), hours = VALUES(hours),"
		" limited = VALUES(limited), open_to = VALUES(open_to), limited_until ="
		" VALUES(limited_until),"
		" posts = VALUES(posts), starts_on = VALUES(starts_on), street = VALUES(street),"
		" postcode = VALUES(postcode), town = VALUES(town),"
		" about_us_html = VALUES(about_us_html), tasks_html = VALUES(tasks_html),"
		" mandatory_html = VALUES(mandatory_html), desirable_html = VALUES(desirable_html),"
		" offer_html = VALUES(offer_html), contact_html = VALUES(contact_html),"
		" notes_html = VALUES(notes_html), text = VALUES(text),"
		" small_print = VALUES(small_print),"
		" valid_from = VALUES(valid_from), valid_to = VALUES(valid_to),"
		" pay_table_id = VALUES(pay_table_id), pay_min = VALUES(pay_min),"
		" pay_max = VALUES(pay_max)",
		DB_VALUES(db_int(jobad_id), db_str(db_cell_text(r, 0, NUMBER)),
			db_int(db_cell_int(r, 0, VACANCY)), db_int(db_cell_int(r, 0, EXTERNAL)),
			db_str(title), db_str(text_slug(pool, title)),
			db_str(db_cell_text(r, 0, TEASER)), db_int(db_cell_int(r, 0, AUTHORITY_ID)),
			db_str(db_cell_text(r, 0, AUTHORITY)), db_str(db_cell_text(r, 0, UNIT)),
			db_str(db_cell_text(r, 0, FIELD)), db_str(db_cell_text(r, 0, KIND)),
			db_str(db_cell_text(r, 0, GRADE)),
			db_str(grade_level(db_cell_text(r, 0, GRADE))),
			db_str(db_cell_text(r, 0, WORKING_TIME)), db_str(db_cell_text(r, 0, HOURS)),
			db_int(db_cell_int(r, 0, LIMITED)), db_str(db_cell_text(r, 0, OPEN_TO)),
			db_str(db_cell_text(r, 0, LIMITED_UNTIL)), db_int(db_cell_int(r, 0, POSTS)),
			db_str(db_cell_text(r, 0, STARTS_ON)), db_str(db_cell_text(r, 0, STREET)),
			db_str(db_cell_text(r, 0, POSTCODE)), db_str(town ? town : ""),
			db_str(html[0]), db_str(html[1]), db_str(html[2]), db_str(html[3]),
			db_str(html[4]), db_str(html[5]), db_str(html[6]), db_str(plain(pool, r)),
			db_str(small_print(pool, r)), db_str(db_cell_text(r, 0, VALID_FROM)),
			db_str(db_cell_text(r, 0, VALID_TO)), db_str(now), db_id(pay->table_id),
			pay->table_id ? db_int(pay->min) : db_null(),
			pay->table_id ? db_int(pay->max) : db_null()),
		NULL);
}

enum outcome publication_write(struct db *db, struct pool *pool, int64_t jobad_id)
{
	struct db_rows *r = NULL;
	struct pay pay;
	enum outcome outcome = read_source(db, pool, jobad_id, &r);

	if (!outcome)
		outcome = pay_hold(
			db, pool, db_cell_text(r, 0, GRADE), db_cell_text(r, 0, KIND), &pay);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM public_ad_gone WHERE number = ?",
			DB_VALUES(db_str(db_cell_text(r, 0, NUMBER))), NULL);
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

enum outcome publication_preview(
	struct db *db, struct pool *pool, int64_t jobad_id, struct db_rows **row_r)
{
	static const char *const names[] = {"about_us_html", "tasks_html", "mandatory_html",
		"desirable_html", "offer_html", "contact_html", "notes_html"};
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
		if (i >= SECTIONS) {
			cells[i].bytes = markdown_html(pool, r->cells[i].bytes);
			columns[i] = names[i - SECTIONS];
		}
	}
	r->cells = cells;
	r->names = columns;
	*row_r = r;
	return OK;
}
