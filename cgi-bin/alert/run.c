/* Job alerts: the letters with new ads. */
#include "alert/private.h"
#include "alert/query.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "pay/grade.h"

#define SETTLED 600 /* seconds: what is younger is left for the next look */
#define WEEK 7
#define DUE_ROWS "200"
#define AD_VALUES 6

struct looking {
	struct pool *pool;
	struct public_ad_new *kept;
	int64_t id;
	int64_t until;
	const char *today;
	bool due;
	bool mailed;
};

static const struct letter_value *ad_values(
	struct pool *pool, const struct alert *alert, const struct db_rows *ads, size_t row)
{
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, AD_VALUES);

	values[0] = (struct letter_value){"title", public_ad_text(ads, row, "title")};
	values[1] = (struct letter_value){"authority", public_ad_text(ads, row, "authority")};
	values[2] = (struct letter_value){"town", public_ad_text(ads, row, "town")};
	values[3] = (struct letter_value){
		"deadline", day_show(pool, public_ad_text(ads, row, "valid_to"), alert->lang)};
	values[4] = (struct letter_value){"path",
		pool_printf(pool, "/stellen/%s-%s", public_ad_text(ads, row, "number"),
			public_ad_text(ads, row, "slug"))};
	const char *grade = public_ad_text(ads, row, "pay_grade");
	values[5] = (struct letter_value){"grade", grade ? grade_show(pool, grade) : ""};
	return values;
}

static enum outcome alert_post(struct db *db, struct pool *pool, const struct alert *alert,
	const struct db_rows *ads, size_t total)
{
	const char *token;
	enum outcome outcome = alert_token(db, pool, alert->id, &token);
	if (outcome)
		return outcome;
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, ads->count);
	for (size_t i = 0; i < ads->count; i++)
		rows[i] = (struct letter_row){ad_values(pool, alert, ads, i), AD_VALUES};
	const struct letter_value more[] = {
		{"more", text_number(pool, (int64_t)(total - ads->count), alert->lang)}};
	const struct letter_row more_row = {more, 1};
	const struct letter_list lists[] = {
		{"ads", rows, ads->count},
		{"rest", &more_row, total > ads->count ? 1 : 0},
	};
	const struct letter_value values[] = {
		{"count", text_number(pool, (int64_t)total, alert->lang)},
		{"search", alert->title},
		{"token", token},
		{"search_path", alert_search_path(pool, alert)},
	};
	return letter_post(db, pool,
		&(struct letter){
			.template = "alert_new_ads",
			.lang = alert->lang,
			.recipient = alert->email,
			.values = values,
			.count = sizeof(values) / sizeof(*values),
			.lists = lists,
			.list_count = sizeof(lists) / sizeof(*lists),
			.internal = alert->internal,
			.unsubscribe = pool_printf(pool, "/jobabo/%s/beenden", token),
		});
}

struct due_alert {
	struct alert alert;
	int64_t since;
};

static const struct db_field due_alert_fields[] = {
	DB_FIELD_AS(struct due_alert, alert.id, "id"),
	DB_FIELD_AS(struct due_alert, alert.email, "email"),
	DB_FIELD_AS(struct due_alert, alert.lang, "lang"),
	DB_FIELD_AS(struct due_alert, alert.internal, "internal"),
	DB_FIELD_AS(struct due_alert, alert.query, "query"),
	DB_FIELD_AS(struct due_alert, alert.title, "title"),
	DB_INSTANT(struct due_alert, since),
};

/* Is it due? Locked, since two runs may meet. */
static enum outcome due_read(
	struct db *db, const struct looking *looking, struct alert *alert_r, int64_t *since_r)
{
	struct due_alert due = {0};
	enum outcome outcome = db_struct(db, looking->pool,
		"SELECT id, email, lang, internal, query, title, since FROM job_alert"
		" WHERE id = ? AND status = 'active'"
		" AND checked_on <= IF(frequency = 'weekly', ?, ?) FOR UPDATE",
		due_alert_fields, &due,
		DB_VALUES(db_int(looking->id),
			db_str(day_add(looking->pool, looking->today, -WEEK)),
			db_str(day_add(looking->pool, looking->today, -1))));

	*alert_r = due.alert;
	*since_r = due.since;
	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome look_work(struct db *db, void *context)
{
	struct looking *looking = context;
	struct public_ad_query query;
	struct db_rows *ads = NULL;
	struct alert alert;
	size_t total = 0;
	int64_t since = 0;
	enum outcome outcome = due_read(db, looking, &alert, &since);

	looking->mailed = false;
	looking->due = !outcome && alert.id != 0;
	if (!looking->due)
		return outcome;
	const struct public_ad_span span = {alert.internal, since, looking->until};
	if (since < looking->until) {
		alert_query_read(db, looking->pool, alert.query, &query);
		outcome = public_ad_new_find(db, looking->pool, looking->kept, &span, &query,
			PUBLIC_AD_PAGE, &ads, &total);
	}
	if (!outcome && total > 0 && ads->count > 0) {
		outcome = alert_post(db, looking->pool, &alert, ads, total);
		looking->mailed = !outcome;
	}
	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE job_alert SET since = GREATEST(since, ?), checked_on = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(clock_sql(looking->pool, looking->until)), db_str(looking->today),
			db_int(looking->id)),
		NULL);
}

/* The next ones due; those behind the last one looked at. */
static enum outcome due_list(struct db *db, struct pool *pool, const char *today, int64_t behind,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id FROM job_alert WHERE status = 'active' AND id > ?"
		" AND checked_on <= IF(frequency = 'weekly', ?, ?) ORDER BY id LIMIT " DUE_ROWS,
		DB_VALUES(db_int(behind), db_str(day_add(pool, today, -WEEK)),
			db_str(day_add(pool, today, -1))),
		rows_r);
}

static void ads_look(struct db *db, struct looking *looking, struct alert_run *run)
{
	enum outcome outcome = db_transaction(db, look_work, looking);

	if (outcome) {
		log_error("alerts", "alert=%lld reason=failed", (long long)looking->id);
		run->failed++;
	}
	if (!outcome && looking->due)
		run->looked_at++;
	if (!outcome && looking->mailed)
		run->mails++;
}

enum outcome alert_run(struct db *db, struct alert_run *run_r)
{
	struct pool *pool = pool_new();
	struct public_ad_new kept = {0};
	struct looking looking = {.pool = pool_new(),
		.kept = &kept,
		.until = clock_now() - SETTLED,
		.today = clock_today(pool)};
	enum outcome outcome;
	size_t count;

	*run_r = (struct alert_run){0};
	do {
		struct pool *page = pool_new();
		struct db_rows *rows = NULL;

		outcome = due_list(db, page, looking.today, looking.id, &rows);
		count = outcome ? 0 : rows->count;
		for (size_t i = 0; i < count; i++) {
			looking.id = db_cell_int(rows, i, 0);
			ads_look(db, &looking, run_r);
			pool_clear(looking.pool);
		}
		pool_free(&page);
	} while (count > 0);
	public_ad_new_free(&kept);
	pool_free(&looking.pool);
	pool_free(&pool);
	return outcome;
}
