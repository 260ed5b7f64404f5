/* A selection in the dataset. */
#include "backend/decision/decision_view.h"

#include "backend/desk/statements.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "recruiting/vacancy.h"
#include "web/view.h"

const char *decision_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/vakanzen/%s/auswahl%s", req->object.number, rest);
}

static const char *memo_word(void *context, const char *key)
{
	return view_word(context, key);
}

struct memo_words memo_words_of(struct request *req)
{
	return (struct memo_words){.lang = req->lang, .word = memo_word, .context = req};
}

bool takes_memo(struct request *req)
{
	const struct access_where takers = memo_takers(req->pool, &req->principal);

	return (req->object.roles.there & access_where_at(&takers, req->object.roles.authority_id))
		!= 0;
}

bool prepares(const struct request *req)
{
	return may(req, RIGHT_SELECTION_WRITE);
}

enum outcome decision_top(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.decision"), decision_path(req, ""));
	view_text(req, "Decision.path",
		pool_printf(req->pool, "%s%s", req->base, decision_path(req, "")));
	return OK;
}

/* words: decision_state.* */
void view_decision(struct request *req, const struct decision *decision)
{
	static const char *const looks[][2] = {{"draft", "info"}, {"asked", "warning"},
		{"fixed", "success"}, {"revoked", "inaktiv"}};

	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		if (text_equal(looks[i][0], decision->state))
			view_text(req, "Decision.look", looks[i][1]);
	view_int(req, "Decision.number", decision->number);
	view_int(req, "Decision.posts", decision->posts);
	view_text(req, "Decision.introduction", decision->introduction);
	view_text(req, "Decision.state", view_code(req, "decision_state", decision->state));
	view_bool(req, pool_printf(req->pool, "Decision.%s", decision->state), true);
	if (decision->asked_at)
		view_time(req, "Decision.asked_at", clock_from_sql(decision->asked_at));
	if (decision->fixed_at)
		view_time(req, "Decision.fixed_at", clock_from_sql(decision->fixed_at));
	view_text(req, "Decision.fixed_by", decision->fixed_by);
	if (decision->revoked_at)
		view_time(req, "Decision.revoked_at", clock_from_sql(decision->revoked_at));
	if (shows_marks(req->object.roles.there)) /* it may tell that the SBV was not heard */
		view_text(req, "Decision.revoked_reason", decision->revoked_reason);
}

static const char *part_path(struct request *req, const char *number)
{
	return pool_printf(req->pool, "%s%s", req->base,
		decision_path(req, pool_printf(req->pool, "/bewerbungen/%s", number)));
}

static void view_reason(struct request *req, const char *place, const struct reason *reason)
{
	const struct memo_words words = memo_words_of(req);

	for (size_t i = 0; i < reason->count; i++) {
		const char *label = memo_label(&words, &reason->lines[i]);

		if (!label)
			continue;
		view_text(req, pool_printf(req->pool, "%s.lines.%zu.label", place, i), label);
		view_text(req, pool_printf(req->pool, "%s.lines.%zu.text", place, i),
			memo_text(req->pool, &words, &reason->lines[i]));
	}
	view_text(req, pool_printf(req->pool, "%s.requirement", place), reason->requirement);
	view_text(req, pool_printf(req->pool, "%s.written", place), reason->written);
}

static void view_applicant(struct request *req, const char *place, const struct memo_entry *entry)
{
	const struct memo_words words = memo_words_of(req);
	const struct reason_facts *facts = &entry->facts;

	view_text(req, pool_printf(req->pool, "%s.number", place), facts->number);
	view_text(req, pool_printf(req->pool, "%s.name", place), facts->name);
	view_text(req, pool_printf(req->pool, "%s.href", place),
		pool_printf(req->pool, "%s/bewerbungen/%s", req->base, facts->number));
	view_text(req, pool_printf(req->pool, "%s.edit", place), part_path(req, facts->number));
	view_text(req, pool_printf(req->pool, "%s.choice", place),
		memo_choice(req->pool, &words, facts));
	view_bool(req, pool_printf(req->pool, "%s.chosen", place),
		text_equal(facts->choice, "chosen"));
	view_bool(req, pool_printf(req->pool, "%s.next", place), text_equal(facts->choice, "next"));
	view_bool(req, pool_printf(req->pool, "%s.severe", place),
		facts->takes_part && shows_marks(req->object.roles.there));
	view_bool(
		req, pool_printf(req->pool, "%s.refused", place), facts->refused && prepares(req));
	if (entry->lack)
		view_text(req, pool_printf(req->pool, "%s.lack", place),
			view_code(req, "problem", entry->lack));
	view_reason(req, place, &entry->reason);
}

void view_memo(struct request *req, const struct memo *memo)
{
	for (size_t i = 0; i < memo->count; i++)
		view_applicant(req, pool_printf(req->pool, "Entries.%zu", i), &memo->entries[i]);
	if (memo->next)
		view_int(req, "Memo.next", memo->next);
	for (size_t i = 0; i < memo->profile.requirement_count; i++)
		view_text(req, pool_printf(req->pool, "Requirements.%zu", i),
			memo->profile.requirements[i].data.text);
}

enum outcome view_lacks(struct request *req, const struct decision *decision)
{
	struct decision_lack *lacks = NULL;
	size_t count = 0;
	enum outcome outcome = decision_lacks(req->db, req->pool, decision, &lacks, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Lacks.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.number", place), lacks[i].number);
		view_text(req, pool_printf(req->pool, "%s.name", place), lacks[i].name);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			part_path(req, lacks[i].number));
		view_text(req, pool_printf(req->pool, "%s.text", place),
			view_code(req, "problem", lacks[i].problem));
	}
	return outcome;
}
