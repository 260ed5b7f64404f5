/* Steps of a pay table that ask first: removing a draft; making amounts public, and taking them
 * back, with what that does to the ads. */
#include "backend/content/admin_pay.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "pay/grade.h"
#include "web/form/form.h"

static const struct form remove_form = {.name = "pay_remove"};
static const struct form release_form = {.name = "pay_release"};
static const struct form withdraw_form = {.name = "pay_withdraw"};

/* Goes on when the table is in that state, or (`but`) in any other; else to the table's page. */
static enum outcome admit_state(struct request *req, const char *state, bool but)
{
	struct pay_table table;
	enum outcome outcome = admin_pay_table(req, &table);

	if (outcome || text_equal(table.state, state) != but)
		return outcome;
	return redirect_to(req, "step_gone", "%s", admin_pay_path(req, &table, ""));
}

static enum outcome admit_draft(struct request *req)
{
	return admit_state(req, "draft", false);
}

static enum outcome admit_released(struct request *req)
{
	return admit_state(req, "released", false);
}

static enum outcome admit_not_released(struct request *req)
{
	return admit_state(req, "released", true);
}

static enum outcome show_step(struct request *req, const struct form *form)
{
	struct pay_table table;
	enum outcome outcome = admin_pay_table(req, &table);

	if (outcome)
		return outcome;
	admin_pay_show(req, &table, true);
	form_show(req, form, req->path, NULL);
	return OK;
}

static const char *earns(const struct request *req, const char *grade, const struct pay *pay)
{
	const struct pay_words words = {req->lang, view_word(req, "pay.to"),
		view_word(req, "pay.month"), view_word(req, "pay.month_example")};

	if (!pay->table_id)
		return view_word(req, "admin.pay_no_amount");
	return pool_printf(req->pool, "%s, %s %s",
		pay_sentence(req->pool, grade, pay->min, pay->max, pay->example, &words),
		view_word(req, "pay.valid_from"), day_show(req->pool, pay->valid_from, req->lang));
}

/* Effects.N.grade, .ads, .before, .after; Effect.day when it comes later than today, Effect.ads in
 * all. */
static enum outcome show_effects(struct request *req, bool release)
{
	struct pay_effect *effects = NULL;
	size_t count = 0;
	int64_t ads = 0;
	const char *day = NULL;
	enum outcome outcome = pay_table_effects(
		req->db, req->pool, request_path_int(req, "pay"), release, &effects, &count, &day);

	for (size_t i = 0; !outcome && i < count; i++) {
		const struct pay_effect *effect = &effects[i];
		const char *place = pool_printf(req->pool, "Effects.%zu", i);

		ads += effect->ads;
		view_text(req, pool_printf(req->pool, "%s.grade", place),
			grade_show(req->pool, effect->grade));
		view_text(req, pool_printf(req->pool, "%s.ads", place),
			text_number(req->pool, effect->ads, req->lang));
		view_text(req, pool_printf(req->pool, "%s.before", place),
			earns(req, effect->grade, &effect->before));
		view_text(req, pool_printf(req->pool, "%s.after", place),
			earns(req, effect->grade, &effect->after));
	}
	if (outcome)
		return outcome;
	view_text(req, "Effect.ads", text_number(req->pool, ads, req->lang));
	if (!text_equal(day, clock_today(req->pool)))
		view_day(req, "Effect.day", day);
	return OK;
}

static enum outcome show_remove(struct request *req)
{
	return show_step(req, &remove_form);
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome =
		pay_table_remove(req->db, req->pool, &req->principal, request_path_int(req, "pay"));

	return outcome ? outcome : redirect_to(req, "pay_removed", ADMIN_PAY);
}

static enum outcome show_release(struct request *req)
{
	enum outcome outcome = show_step(req, &release_form);

	return outcome ? outcome : show_effects(req, true);
}

static enum outcome save_release(struct request *req)
{
	int64_t id = request_path_int(req, "pay");
	enum outcome outcome =
		pay_table_release(req->db, req->pool, &req->principal, id, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "pay_released", ADMIN_PAY "/%lld", (long long)id);
}

static enum outcome show_withdraw(struct request *req)
{
	enum outcome outcome = show_step(req, &withdraw_form);

	return outcome ? outcome : show_effects(req, false);
}

static enum outcome save_withdraw(struct request *req)
{
	int64_t id = request_path_int(req, "pay");
	enum outcome outcome = pay_table_withdraw(req->db, req->pool, &req->principal, id);

	return outcome ? outcome
		       : redirect_to(req, "pay_withdrawn", ADMIN_PAY "/%lld", (long long)id);
}

const struct page page_admin_pay_remove = {
	.path = ADMIN_PAY "/{pay}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_pay_remove.cs",
	.title = "admin_pay_remove",
	.admit = admit_draft,
	.show = show_remove,
	.save = save_remove,
};

const struct page page_admin_pay_release = {
	.path = ADMIN_PAY "/{pay}/freigeben",
	.right = RIGHT_ADMIN,
	.form = &release_form,
	.view = "backend/admin_pay_release.cs",
	.title = "admin_pay_release",
	.admit = admit_not_released,
	.show = show_release,
	.save = save_release,
};

const struct page page_admin_pay_withdraw = {
	.path = ADMIN_PAY "/{pay}/zurueckziehen",
	.right = RIGHT_ADMIN,
	.form = &withdraw_form,
	.view = "backend/admin_pay_withdraw.cs",
	.title = "admin_pay_withdraw",
	.admit = admit_released,
	.show = show_withdraw,
	.save = save_withdraw,
};
