/* What the public ad of a post says of pay. */
#include "backend/content/pay_view.h"

#include <string.h>

#include "base/clock.h"
#include "pay/grade.h"
#include "pay/pay.h"

/* words: pay_none.training pay_none.unreleased pay_none.later pay_none.unknown */
static enum outcome none_view(struct request *req, const char *name, const char *pay_grade,
	const char *post_kind, const char *day)
{
	const char *why, *from;
	enum outcome outcome =
		pay_why_none(req->db, req->pool, pay_grade, post_kind, day, &why, &from);

	if (outcome)
		return outcome;
	view_text(req, pool_printf(req->pool, "%s.pay_why", name), why);
	view_day(req, pool_printf(req->pool, "%s.pay_later", name), from);
	return OK;
}

enum outcome pay_view(struct request *req, const char *name, const char *pay_grade,
	const char *post_kind, const char *day)
{
	const struct pay_words words = {req->lang, view_word(req, "pay.to"),
		view_word(req, "pay.month"), view_word(req, "pay.month_example")};
	const char *today = clock_today(req->pool);
	struct pay_day pays;

	if (!day || strcmp(day, today) < 0)
		day = today;
	enum outcome outcome = pay_day_read(req->db, req->pool, day, &pays);
	if (outcome)
		return outcome;
	view_text(req, pool_printf(req->pool, "%s.grade", name), grade_show(req->pool, pay_grade));
	struct pay pay = pay_of(req->pool, &pays, pay_grade, post_kind);
	if (!pay.table_id)
		return none_view(req, name, pay_grade, post_kind, day);
	view_text(req, pool_printf(req->pool, "%s.pay", name),
		pay_sentence(req->pool, pay_grade, pay.min, pay.max, pay.example, &words));
	view_text(req, pool_printf(req->pool, "%s.pay_table", name), pay.table);
	view_text(req, pool_printf(req->pool, "%s.pay_source", name), pay.source);
	view_text(req, pool_printf(req->pool, "%s.pay_hours", name),
		pay_hours(req->pool, pay.hours, req->lang));
	view_day(req, pool_printf(req->pool, "%s.pay_from", name), pay.valid_from);
	return OK;
}
