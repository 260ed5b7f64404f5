/* What ads say of pay, for people. */
#include "portal/site/pay.h"

#include "base/text.h"
#include "format/json.h"
#include "pay/grade.h"
#include "pay/pay.h"
#include "public_ad/public_ad.h"

static bool amounts_read(const struct db_rows *rows, size_t row, int64_t *min_r, int64_t *max_r)
{
	return text_to_int(public_ad_text(rows, row, "pay_min"), 0, INT32_MAX, min_r)
		&& text_to_int(public_ad_text(rows, row, "pay_max"), 0, INT32_MAX, max_r);
}

const char *pay_text(const struct request *req, const struct db_rows *rows, size_t row)
{
	const struct pay_words words = {req->lang, view_word(req, "pay.to"),
		view_word(req, "pay.month"), view_word(req, "pay.month_example")};
	int64_t min, max;

	if (!amounts_read(rows, row, &min, &max))
		return NULL;
	return pay_sentence(req->pool, public_ad_text(rows, row, "pay_grade"), min, max,
		text_equal(public_ad_text(rows, row, "pay_example"), "1"), &words);
}

void pay_json(const struct request *req, struct buf *buf, const struct db_rows *rows, size_t row)
{
	int64_t min, max;

	if (!amounts_read(rows, row, &min, &max))
		return;
	json_open(buf, "pay", '{');
	json_text(buf, "text", pay_text(req, rows, row));
	json_hundredths(buf, "min", min);
	json_hundredths(buf, "max", max);
	json_text(buf, "currency", "EUR");
	json_text(buf, "per", "month");
	json_text(buf, "full_time_hours", public_ad_text(rows, row, "pay_hours"));
	json_bool(buf, "example", text_equal(public_ad_text(rows, row, "pay_example"), "1"));
	json_text(buf, "table", public_ad_text(rows, row, "pay_table"));
	json_text(buf, "valid_from", public_ad_text(rows, row, "pay_from"));
	json_text(buf, "source", public_ad_text(rows, row, "pay_source"));
	json_close(buf, '}');
}

static void row_show(struct request *req, const char *place, const struct db_rows *rows, size_t row)
{
	view_text(req, pool_printf(req->pool, "%s.pay", place), pay_text(req, rows, row));
	view_text(req, pool_printf(req->pool, "%s.grade", place),
		grade_show(req->pool, public_ad_text(rows, row, "pay_grade")));
	view_text(req, pool_printf(req->pool, "%s.pay_hours", place),
		pay_hours(req->pool, public_ad_text(rows, row, "pay_hours"), req->lang));
}

void pay_show_rows(struct request *req, const char *name, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		row_show(req, pool_printf(req->pool, "%s.%zu", name, i), rows, i);
}

void pay_show(struct request *req, const char *name, const struct db_rows *row)
{
	row_show(req, name, row, 0);
}

static bool same_table(const struct db_rows *rows, size_t a, size_t b)
{
	static const char *const columns[] = {"pay_table", "pay_from", "pay_source"};

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (!text_equal(public_ad_text(rows, a, columns[i]),
			    public_ad_text(rows, b, columns[i])))
			return false;
	return true;
}

void pay_show_tables(struct request *req, const char *name, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		bool known = !public_ad_text(rows, i, "pay_table");
		const char *place = pool_printf(req->pool, "%s.%zu", name, i);

		for (size_t k = 0; k < i && !known; k++)
			known = same_table(rows, i, k);
		if (known)
			continue;
		view_text(req, pool_printf(req->pool, "%s.pay_table", place),
			public_ad_text(rows, i, "pay_table"));
		view_text(req, pool_printf(req->pool, "%s.pay_source", place),
			public_ad_text(rows, i, "pay_source"));
		view_day(req, pool_printf(req->pool, "%s.pay_from", place),
			public_ad_text(rows, i, "pay_from"));
	}
}
