/* How a vacancy's procedure stands: every lock and clock, as a list and as a picture (PRO-20). */
#include "process/standing.h"

#include <string.h>

#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/desk/tasks.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"

/* Of the picture, in pixels. */
#define PICTURE_STEP 56
#define PICTURE_TOP 22

/* Of a vacancy a lector sees what the ad shows (ACC-16); with an ad for others nobody is asked. */
static enum outcome admit(struct request *req)
{
	return vacancy_advertised(req) ? NOT_FOUND : OK;
}

/* words: standing_state.* */
static const struct {
	const char *code, *colour, *mark;
} states[] = {
	[STANDING_NONE] = {"none", "inaktiv", "–"},
	[STANDING_LATER] = {"later", "inaktiv", ""},
	[STANDING_WAITS] = {"waits", "warning", "…"},
	[STANDING_STOPS] = {"stops", "danger", "!"},
	[STANDING_DONE] = {"done", "success", "✓"},
};

static const char *whom_words(struct request *req, const char *whom)
{
	const char *role = whom ? view_code_find(req, "role", whom) : NULL;

	return role ? role : whom;
}

/* The statute behind a rule of the law's table. words: law.* */
static const char *law_words(struct request *req, const char *law)
{
	char *code = pool_strdup(req->pool, law);

	for (char *at = code; *at; at++)
		if (*at == '-')
			*at = '_';
	return view_code_find(req, "law", code);
}

static bool begins(const char *path, const char *with)
{
	return strncmp(path, with, strlen(with)) == 0;
}

/* Who steers the procedure settles it, if the page is hers: the office edits, and decides nothing.
 * A statement is read by whoever sees what it is about. */
static bool opens(struct request *req, const char *path)
{
	if (!path || begins(path, "/stellungnahmen/"))
		return path != NULL;
	if (!may(req, RIGHT_VACANCY_EDIT))
		return false;
	return begins(path, "/vakanzen/") ? request_may_open(req, path)
					  : may(req, RIGHT_HANDOVER_READ);
}

/* The procedure waits for it. */
static bool is_now(const struct standing_item *item)
{
	return item->state == STANDING_WAITS || item->state == STANDING_STOPS;
}

/* Of the council a measure, of others a number. words: measure.* */
static const char *about_words(struct request *req, const struct standing_item *item)
{
	return text_equal(item->code, "consent_pr") ? view_code(req, "measure", item->about)
						    : item->about;
}

/* words: standing.* statement_answer.* */
static void view_item(struct request *req, const char *place, const struct standing_item *item)
{
	const char *name = view_code(req, "standing", item->code);

	view_text(req, pool_printf(req->pool, "%s.name", place),
		item->about ? pool_printf(req->pool, "%s: %s", name, about_words(req, item))
			    : name);
	view_text(req, pool_printf(req->pool, "%s.state", place), states[item->state].code);
	view_text(req, pool_printf(req->pool, "%s.colour", place), states[item->state].colour);
	view_text(req, pool_printf(req->pool, "%s.mark", place), states[item->state].mark);
	view_text(req, pool_printf(req->pool, "%s.state_word", place),
		view_code(req, "standing_state", states[item->state].code));
	if (is_now(item))
		view_text(
			req, pool_printf(req->pool, "%s.whom", place), whom_words(req, item->whom));
	if (item->last_day)
		view_text(req, pool_printf(req->pool, "%s.due", place),
			due_words(req, item->last_day));
	if (item->silence)
		view_text(req, pool_printf(req->pool, "%s.silence", place),
			view_code(req, "statement_answer", item->silence));
	if (item->law)
		view_text(req, pool_printf(req->pool, "%s.law", place), law_words(req, item->law));
	if (opens(req, item->path))
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base, item->path));
}

static void view_standing(struct request *req, const struct standing *standing)
{
	size_t now = 0, shown = 0;

	for (size_t i = 0; i < standing->count; i++) {
		const struct standing_item *item = &standing->items[i];
		const char *place = pool_printf(req->pool, "Items.%zu", shown);

		if (item->state == STANDING_NONE)
			continue;
		view_item(req, place, item);
		view_int(req, pool_printf(req->pool, "%s.y", place),
			PICTURE_TOP + (int64_t)shown * PICTURE_STEP);
		if (is_now(item))
			view_item(req, pool_printf(req->pool, "Now.%zu", now++), item);
		shown++;
	}
	view_int(req, "Picture.height", (int64_t)shown * PICTURE_STEP);
	if (standing->more)
		view_int(req, "Items_more", STANDING_MAX);
}

static enum outcome show(struct request *req)
{
	struct standing *standing = POOL_ARRAY(req->pool, struct standing, 1);
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_brief(req, "standing", &vacancy);

	for (size_t i = 0; !outcome && standing_sources[i]; i++)
		outcome = standing_sources[i](req->db, req->pool, &req->principal, vacancy.id,
			shows_marks(may_roles(req, RIGHT_VACANCY_READ)), standing);
	if (!outcome)
		view_standing(req, standing);
	return outcome;
}

const struct page page_vacancy_standing = {
	.path = "/vakanzen/{vacancy}/stand",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/vacancy_standing.cs",
	.title = "vacancy_standing",
	.admit = admit,
	.show = show,
};
