/* The world of the tests of published ads: many of them in database and index. */
#ifndef BMS_TESTS_PUBLIC_AD_WORLD_H
#define BMS_TESTS_PUBLIC_AD_WORLD_H

#include "db_fixture.h"

#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "public_ad/public_ad.h"
#include "public_ad/public_ad_index.h"
#include "public_ad/public_ad_private.h"

#define ADS 700
#define TODAY "2026-11-21"
#define AT_HOME "Sie bekommen ein Rad. Mobiles Arbeiten ist an zwei Tagen möglich."
#define AWAY "Mobiles Arbeiten ist hier nicht möglich."

/* What the test knows of each ad, beside the database. */
struct ad {
	int64_t id;
	bool external;
	const char *values[FACET_COUNT];
	const char *text;
	const char *from;
	const char *to;
	const char *published;
};

static struct ad ads[ADS];
static struct pool *kept;
static struct search_writer *writer;

/* What the indexing job does within a second. */
static inline void index_now(void)
{
	bool due;
	enum outcome outcome = public_ad_index_update(db, pool, writer, &due);
	if (outcome == NOT_FOUND) {
		assert_int_equal(public_ad_index_rebuild(db, writer), OK);
		outcome = public_ad_index_update(db, pool, writer, &due);
	}
	assert_int_equal(outcome, OK);
}

static const char *const authorities[] = {"1", "2", "3", "4", "5", "6", "7"};
static const char *const fields[] = {"it", "bau", "soziales", "recht"};
static const char *const levels[] = {"einfach", "mittel", "gehoben", "hoeher"};
static const char *const kinds[] = {"ausbildung", "trainee", "fachkraft", "fuehrung"};
static const char *const times[] = {"full", "part", "both"};
static const char *const limits[] = {"0", "1"};
static const char *const welcomes[] = {"none", "change", "return", "both"};
static const char *const grades[] = {"E9b"};
/* Two that the collation holds for equal, and one with what could break a filter apart. */
static const char *const towns[] = {
	"Nordhafen", "Müllrose", "Muellrose", "Bad A, B|C", "nordhafen"};
static const char *const texts[] = {"Steuern prüfen", "IT in der Verwaltung", "Straßenbau planen",
	"Verwaltungsfachangestellte", "Italienisch unterrichten", "Prüfung der Steuer"};

static const struct {
	const char *const *values;
	size_t count;
} choices[FACET_COUNT] = {
	[FACET_AUTHORITY] = {authorities, 7},
	[FACET_FIELD] = {fields, 4},
	[FACET_LEVEL] = {levels, 4},
	[FACET_KIND] = {kinds, 4},
	[FACET_WORKING_TIME] = {times, 3},
	[FACET_LIMITED] = {limits, 2},
	[FACET_TOWN] = {towns, 5},
	[FACET_GRADE] = {grades, 1},
	[FACET_HOME] = {limits, 2},
	[FACET_EXTERNAL] = {limits, 2},
	[FACET_PAY] = {public_ad_pays, PUBLIC_AD_PAYS},
	[FACET_OPEN] = {welcomes, 4},
};

static size_t chance(size_t n)
{
	return (size_t)rand() % n;
}

static void ad_make(struct ad *ad, int64_t id)
{
	static const char *const froms[] = {"2026-10-01", "2026-11-20", TODAY, "2026-11-22"};
	static const char *const tos[] = {
		"2026-11-20", TODAY, "2026-11-30", "2026-12-24", "2027-01-31"};
	ad->id = id;
	ad->external = chance(4) > 0;
	for (size_t f = 0; f < FACET_COUNT; f++)
		ad->values[f] = choices[f].values[chance(choices[f].count)];
	ad->values[FACET_EXTERNAL] = ad->external ? "1" : "0";
	if (chance(4) == 0)
		ad->values[FACET_PAY] = ""; /* says nothing of pay, or too little */
	ad->text = texts[chance(6)];
	ad->from = froms[chance(9) ? chance(3) : 3];
	ad->to = tos[chance(5)];
	/* Few instants, so that the id has to decide. */
	ad->published = pool_printf(kept, "2026-11-%02zu 08:00:00", 1 + chance(20));
}

/* In cents, a little above the amount reached. */
static struct db_value ad_pay_min(const struct ad *ad)
{
	if (!*ad->values[FACET_PAY])
		return ad->id % 2 ? db_null() : db_int(249999);
	return db_int(atoll(ad->values[FACET_PAY]) * 100 + 37);
}

static enum outcome ad_insert(struct db *on, void *context)
{
	const struct ad *ad = context;
	const char *number = pool_printf(pool, "S-2026-%05lld", (long long)ad->id);
	enum outcome outcome = db_exec(on,
		"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug, teaser, "
		"authority_id,"
		" authority, field, post_kind, pay_grade, level, working_time, limited, posts, "
		"town, text, small_print, open_to,"
		" valid_from, valid_to, published_at, pay_min)"
		" VALUES (?, ?, 1, ?, 'Stelle', 'stelle', 'Kurz', ?, ?, ?, ?, 'E9b', ?, ?, ?, 1, "
		"?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(ad->id), db_str(number), db_bool(ad->external),
			db_str(ad->values[FACET_AUTHORITY]),
			db_str(pool_printf(pool, "Amt %s", ad->values[FACET_AUTHORITY])),
			db_str(ad->values[FACET_FIELD]), db_str(ad->values[FACET_KIND]),
			db_str(ad->values[FACET_LEVEL]), db_str(ad->values[FACET_WORKING_TIME]),
			db_int(ad->values[FACET_LIMITED][0] == '1'), db_str(ad->values[FACET_TOWN]),
			db_str(ad->text), db_str(ad->values[FACET_HOME][0] == '1' ? AT_HOME : AWAY),
			db_str(ad->values[FACET_OPEN]), db_str(ad->from), db_str(ad->to),
			db_str(ad->published), ad_pay_min(ad)),
		NULL);
	return outcome ? outcome : public_ad_changed(on, ad->id);
}

static inline enum outcome withdraw(struct db *on, void *context)
{
	const char *number = context;
	enum outcome outcome = db_exec(on,
		"INSERT INTO public_ad_gone (number, external, title, field, gone_at)"
		" SELECT number, external, title, field, '2026-11-21 09:00:00' FROM public_ad"
		" WHERE number = "
		"?",
		DB_VALUES(db_str(number)), NULL);
	if (!outcome)
		outcome = db_exec(on, "DELETE FROM public_ad WHERE number = ?",
			DB_VALUES(db_str(number)), NULL);
	return outcome ? outcome : public_ad_changed(on, strtoll(number + 7, NULL, 10));
}

static bool ad_shown(const struct ad *ad, bool internal)
{
	return (internal || ad->external) && strcmp(ad->from, TODAY) <= 0
		&& strcmp(ad->to, TODAY) >= 0;
}

static inline enum outcome title_change(struct db *on, void *context)
{
	enum outcome outcome =
		db_exec(on, "UPDATE public_ad SET title = CONCAT(title, '.') WHERE id = ?",
			DB_VALUES(db_int(*(const int64_t *)context)), NULL);
	return outcome ? outcome : public_ad_changed(on, *(const int64_t *)context);
}

/* The ads so far are the base. */
static int index_open(void)
{
	const char *folder = pool_printf(kept, "%s/search", fixture_directory);
	const char *file = pool_printf(kept, "%s/settings", fixture_directory);
	fixture_write("settings", pool_printf(kept, "search_directory = %s\n", folder));
	struct settings *settings = settings_load(file);
	public_ad_init(settings);
	settings_free(&settings);
	unlink(file);
	writer = search_writer_open(folder);
	if (!writer || public_ad_index_rebuild(db, writer))
		return -1;
	index_now();
	return 0;
}

static int setup(void **state)
{
	if (fixture_start(state))
		return -1;
	const char *source = getenv("BMS_SOURCE");
	static const char *const files[] = {"001_staff.sql", "002_recruiting.sql",
		"006_public_ad_state.sql", "015_search.sql", "048_public_ad_field.sql",
		"065_ad_small_print.sql", "067_pay_table.sql", "069_pay_kind.sql",
		"091_open_to.sql"};
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (db_run_file(
			    db, pool_printf(pool, "%s/schema/%s", source ? source : ".", files[i])))
			return -1;
	}
	clock_init();
	clock_set(day_start(TODAY) + 3600);
	kept = pool_new();
	srand(42);
	if (fixture_run("ALTER TABLE public_ad ADD COLUMN internal_text_html MEDIUMTEXT NULL,"
			" ADD COLUMN external_text_html MEDIUMTEXT NULL,"
			" ADD COLUMN title_en VARCHAR(200) NULL,"
			" ADD COLUMN text_en_html MEDIUMTEXT NULL,"
			" ADD COLUMN apply_to VARCHAR(300) NULL,"
			" ADD COLUMN hours_shown VARCHAR(40) NULL,"
			" ADD COLUMN agency BOOLEAN NOT NULL DEFAULT TRUE,"
			" ADD COLUMN feeds BOOLEAN NOT NULL DEFAULT TRUE,"
			" ADD COLUMN picture VARCHAR(20) NULL;"))
		return -1;
	if (fixture_run("CREATE TABLE media (id BIGINT, number VARCHAR(20), version INT,"
			" alt_de VARCHAR(300), alt_en VARCHAR(300), credit VARCHAR(120));")
		|| fixture_run("CREATE TABLE media_file (media_id BIGINT, size VARCHAR(5),"
			       " address VARCHAR(32), width INT, height INT);"))
		return -1;
	for (size_t i = 0; i < ADS; i++) {
		ad_make(&ads[i], (int64_t)i + 1);
		if (db_transaction(db, ad_insert, &ads[i]))
			return -1;
	}
	return index_open();
}

static int teardown(void **state)
{
	public_ad_forget();
	search_writer_free(&writer);
	char command[200];
	snprintf(command, sizeof(command), "rm -rf %s/search", fixture_directory);
	if (system(command) != 0)
		return -1;
	pool_free(&kept);
	return fixture_end(state);
}

#endif
