/* One published ad, and the addresses of all. */
#include "public_ad/public_ad.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "public_ad/public_ad_private.h"

#define KEPT_US 300000 /* with the web server's second, and more, it stays below two */
#define FOUND_ADS 64

/* What public_ad_find said of an ad a moment ago. */
struct found {
	const char *number;
	struct db_rows *row;
};

/* What is kept, for one portal and day, and forgotten as a whole. */
struct kept {
	struct pool *pool;
	bool internal;
	const char *day;
	int64_t since;
	struct found found[FOUND_ADS];
};

static struct kept kept_found;

/* Empties it when it is too old or about something else. */
static struct pool *ads_kept_fresh(struct kept *kept, bool internal, const char *today)
{
	int64_t now = clock_ticks_us();
	if (kept->pool && kept->internal == internal && now - kept->since < KEPT_US
		&& strcmp(kept->day, today) == 0)
		return kept->pool;
	struct pool *pool = kept->pool ? kept->pool : pool_new();
	pool_clear(pool);
	memset(kept, 0, sizeof(*kept));
	kept->pool = pool;
	kept->internal = internal;
	kept->day = pool_strdup(pool, today);
	kept->since = now;
	return pool;
}

const char *public_ad_text(const struct db_rows *rows, size_t row, const char *column)
{
	for (size_t i = 0; i < rows->columns; i++) {
		if (strcmp(rows->names[i], column) == 0)
			return db_cell_text(rows, row, i);
	}
	return NULL;
}

const char *public_ad_apply_kind(const char *apply_to)
{
	if (!apply_to)
		return NULL;
	return strncmp(apply_to, "https://", strlen("https://")) == 0 ? "link"
		: text_is_email(apply_to)                             ? "mail"
								      : "address";
}

const char *public_ad_apply_href(struct pool *pool, const char *apply_to)
{
	const char *kind = public_ad_apply_kind(apply_to);

	if (!kind || strcmp(kind, "address") == 0)
		return NULL;
	return strcmp(kind, "mail") == 0 ? pool_printf(pool, "mailto:%s", apply_to) : apply_to;
}

/* What becomes of a row read by number. */
static enum outcome shown(
	struct db *db, struct pool *pool, bool internal, const char *number, struct db_rows **row_r)
{
	if ((*row_r)->count == 0) {
		enum outcome outcome = db_rows(db, pool,
			"SELECT number, field, title AS words, post_kind, level, town FROM"
			" public_ad_gone"
			" WHERE number = ? AND (external OR ?)",
			DB_VALUES(db_str(number), db_bool(internal)), row_r);
		return outcome ? outcome : (*row_r)->count ? GONE : NOT_FOUND;
	}
	const char *today = clock_today(pool);
	if (!internal && !db_number(*row_r, 0, "external"))
		return NOT_FOUND;
	if (strcmp(db_text(*row_r, 0, "valid_from"), today) > 0)
		return NOT_FOUND;
	return strcmp(db_text(*row_r, 0, "valid_to"), today) < 0 ? GONE : OK;
}

static struct found *found_place(const char *number)
{
	uint32_t hash = 2166136261U;
	for (; *number; number++)
		hash = (hash ^ (unsigned char)*number) * 16777619U;
	return &kept_found.found[(hash ^ (hash >> 16)) % FOUND_ADS];
}

enum outcome public_ad_find(
	struct db *db, struct pool *pool, bool internal, const char *number, struct db_rows **row_r)
{
	struct pool *keeping = ads_kept_fresh(&kept_found, internal, clock_today(pool));
	struct found *found = found_place(number);
	if (found->number && strcmp(found->number, number) == 0) {
		*row_r = found->row;
		return OK;
	}
	bool free_place = !found->number;
	enum outcome outcome = db_rows(db, free_place ? keeping : pool,
		"SELECT external, valid_from, valid_to, id, number, slug, title, field, post_kind,"
		" level, town,"
		" CONCAT(changed_at, '/', IFNULL((SELECT m.version FROM media m"
		" WHERE m.number = picture), '')) AS version FROM public_ad WHERE number = ?",
		DB_VALUES(db_str(number)), row_r);
	if (!outcome)
		outcome = shown(db, pool, internal, number, row_r);
	if (!outcome && free_place)
		*found = (struct found){pool_strdup(keeping, number), *row_r};
	return outcome;
}

enum outcome public_ad_get(
	struct db *db, struct pool *pool, bool internal, const char *number, struct db_rows **row_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.external, p.valid_from, p.valid_to, p.id, p.number,"
		" p.vacancy_id, p.title,"
		" p.slug, p.teaser, p.authority_id, p.authority, p.unit, p.field, p.post_kind,"
		" p.pay_grade, p.level, p.working_time, p.hours, p.hours_shown, p.limited,"
		" p.open_to, p.apply_to,"
		" p.limited_until, p.posts,"
		" p.starts_on, p.street, p.postcode, p.town, p.about_us_html, p.tasks_html,"
		" p.mandatory_html, p.desirable_html, p.offer_html, p.contact_html, p.notes_html,"
		" p.internal_text_html, p.external_text_html, p.text_en_html, p.title_en,"
		" p.published_at, p.feeds," PUBLIC_AD_PICTURE "," AD_PAY_COLUMNS
		" FROM public_ad p" AD_PAY_JOIN PUBLIC_AD_PICTURE_JOIN(
			"p.picture") " WHERE p.number = ?",
		DB_VALUES(db_str(number)), row_r);
	return outcome ? outcome : shown(db, pool, internal, number, row_r);
}

enum outcome public_ad_changed(struct db *db, int64_t ad_id)
{
	enum outcome outcome = db_exec(db,
		DB_AS_COMMITTED "UPDATE public_ad_state SET version = version + 1 WHERE id = 1",
		DB_NONE, NULL);
	if (outcome)
		return outcome;
	return db_exec(db,
		"INSERT INTO public_ad_change (version, ad_id)"
		" SELECT version, ? FROM public_ad_state WHERE id = 1",
		DB_VALUES(db_int(ad_id)), NULL);
}

enum outcome public_ad_addresses(
	struct db *db, struct pool *pool, int64_t part, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);
	return db_rows(db, pool,
		"SELECT p.number, p.slug, p.changed_at FROM (SELECT id FROM public_ad FORCE INDEX "
		"(public_ad_list)"
		" WHERE external = 1 AND valid_from <= ? AND valid_to >= ?"
		" ORDER BY published_at DESC, id DESC LIMIT ? OFFSET ?) f STRAIGHT_JOIN public_ad "
		"p ON p.id = f.id"
		" ORDER BY p.published_at DESC, p.id DESC",
		DB_VALUES(db_str(today), db_str(today), db_int(PUBLIC_AD_PART),
			db_int((part - 1) * PUBLIC_AD_PART)),
		rows_r);
}
