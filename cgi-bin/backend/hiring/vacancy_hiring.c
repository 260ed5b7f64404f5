/* Those a vacancy's decision hires, and who moves up (PRO-10, PRO-12). */
#include "backend/desk/head.h"
#include "backend/hiring/hiring_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/ended.h"
#include "hiring/rank.h"
#include "web/form/form.h"

/* What is to be done with her, or has been: a word of `ranked`. */
static const char *ranked_code(const struct ranked *ranked)
{
	if (ranked->dropped_at || ranked->free)
		return "free";
	if (text_equal(ranked->choice, "next"))
		return ranked->active ? "next" : "over";
	if (ranked->handed_at)
		return "handed";
	if (text_equal(ranked->offer, "open"))
		return "offered";
	if (text_equal(ranked->offer, "accepted"))
		return "accepted";
	return ranked->asked ? "chosen" : "unasked";
}

/* words: ranked.* offer_state.* */
static void view_ranked(
	struct request *req, const char *place, const struct ranked *ranked, bool *first, bool room)
{
	bool next = text_equal(ranked->choice, "next") && ranked->active;

	view_text(req, pool_printf(req->pool, "%s.number", place), ranked->number);
	view_text(req, pool_printf(req->pool, "%s.name", place), ranked->name);
	view_text(req, pool_printf(req->pool, "%s.status", place), ranked->status);
	view_int(req, pool_printf(req->pool, "%s.position", place), ranked->position);
	view_text(req, pool_printf(req->pool, "%s.code", place), ranked_code(ranked));
	view_text(req, pool_printf(req->pool, "%s.words", place),
		view_code(req, "ranked", ranked_code(ranked)));
	if (ranked->offer)
		view_text(req, pool_printf(req->pool, "%s.offer", place),
			view_code(req, "offer_state", ranked->offer));
	if (text_equal(ranked->offer, "open"))
		view_day(req, pool_printf(req->pool, "%s.last_day", place), ranked->offer_last_day);
	if (ranked->moved_up_at)
		view_time(req, pool_printf(req->pool, "%s.moved", place),
			clock_from_sql(ranked->moved_up_at));
	view_bool(req, pool_printf(req->pool, "%s.first", place), next && *first);
	view_bool(req, pool_printf(req->pool, "%s.may", place), next && room);
	*first = *first && !next;
}

/* One step is next: to ask about who has moved up, else to let somebody. */
static void view_rank_turn(struct request *req, const struct rank_turn *turn)
{
	if (turn->unasked)
		head_do_after(req,
			pool_printf(
				req->pool, "/vakanzen/%s/beteiligung/antrag", req->object.number),
			"title.consent_ask");
	else if (turn->free && turn->next)
		head_do_after(req,
			pool_printf(req->pool, HIRING_PATH "/nachruecken", turn->next->number),
			"title.move_up");
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct rank_turn turn;
	struct ranked *ranked = NULL;
	struct ended ended;
	size_t count = 0;
	bool first = true;
	enum outcome outcome = show_vacancy_head(req, "hiring", &vacancy, NULL);

	if (!outcome)
		outcome = ranked_list(
			req->db, req->pool, &req->principal, vacancy.id, &ranked, &count);
	turn = rank_turn(ranked, outcome ? 0 : count);
	for (size_t i = 0; !outcome && i < count; i++)
		view_ranked(req,
			pool_printf(req->pool, "%s.%zu",
				text_equal(ranked[i].choice, "next") ? "Next_ones" : "Chosen", i),
			&ranked[i], &first, turn.free != NULL);
	if (!outcome)
		outcome = ended_get(req->db, req->pool, vacancy.id, &ended);
	view_bool(req, "Ended", outcome == OK);
	view_bool(req, "Room", turn.free != NULL);
	view_bool(req, "Unasked", turn.unasked != NULL);
	if (outcome == NOT_FOUND)
		view_rank_turn(req, &turn);
	view_text(req, "Path", pool_printf(req->pool, "%s/vakanzen/%s", req->base, vacancy.number));
	return outcome == NOT_FOUND ? OK : outcome;
}

const struct page page_vacancy_hiring = {
	.path = "/vakanzen/{vacancy}/einstellung",
	.right = RIGHT_SELECTION_WRITE,
	.view = "backend/vacancy_hiring.cs",
	.title = "vacancy_hiring",
	.show = show,
};

struct up_input {
	const char *reason;
};

static const struct form_field up_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = OFFER_NOTE_MAX,
		.sometimes = true,
		FORM_AT(struct up_input, reason)},
};
static const struct form up_form = FORM("move_up", up_fields, struct up_input);

/* words: hiring.up_save hiring.up_place hiring.up_anew */
static enum outcome show_up(struct request *req)
{
	static const char *const effects[] = {"hiring.up_place", "hiring.up_anew", NULL};
	enum outcome outcome = hiring_below(req, "hiring.up_save", effects);

	if (!outcome)
		form_show(req, &up_form, req->path, NULL);
	return outcome;
}

static enum outcome save_up(struct request *req)
{
	const struct up_input *input = req->input;
	enum outcome outcome = rank_move_up(
		req->db, req->pool, &req->principal, req->object.id, input->reason, &req->problems);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(
		req, outcome ? "rank_stands" : "moved_up", HIRING_PATH, req->object.number);
}

const struct page page_move_up = {
	.path = "/bewerbungen/{application}/einstellung/nachruecken",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &up_form,
	.view = "backend/hiring_form.cs",
	.title = "move_up",
	.show = show_up,
	.save = save_up,
};
