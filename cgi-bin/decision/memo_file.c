/* The memo of a selection as PDF: asking for it, who may open it, making it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "base/text.h"
#include "decision/memo.h"
#include "document/paper.h"
#include "history/history.h"
#include "recruiting/vacancy.h"

#define COMMITTEES \
	(ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_SBV) | ROLE_BIT(ROLE_GSB) | ROLE_BIT(ROLE_SEAT))

struct access_where memo_takers(struct pool *pool, const struct principal *who)
{
	const struct access_where others = ACCESS_WHERE_ALL(~COMMITTEES);

	return access_where_both(pool,
		access_where_both(pool, who->where[RIGHT_EXPORT], who->where[RIGHT_SELECTION_READ]),
		access_where_both(pool, who->where[RIGHT_CANDIDATE_READ], others));
}

/* What she sees of one that is not a draft any more. */
static enum outcome memo_of(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t number, struct memo *memo_r)
{
	struct decision decision;
	enum outcome outcome = decision_get_number(db, pool, vacancy_id, number, &decision);

	if (!outcome && text_equal(decision.state, "draft"))
		return NOT_FOUND;
	return outcome ? outcome
		       : memo_read(db, pool, who, &decision, &(struct memo_range){0}, memo_r);
}

static const int64_t *ids_of(struct pool *pool, const struct memo *memo)
{
	int64_t *ids = POOL_ARRAY(pool, int64_t, memo->count + 1);

	for (size_t i = 0; i < memo->count; i++)
		ids[i] = memo->entries[i].facts.application_id;
	return ids;
}

/* words: problem.memo_empty */
enum outcome memo_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t number, const char *lang, const char *said,
	struct problems *problems, int64_t *id_r)
{
	struct list_file asked = {.list = MEMO_FILE,
		.format = "pdf",
		.lang = lang,
		.address = pool_printf(pool, "%lld/%lld", (long long)vacancy_id, (long long)number),
		.said = said};
	struct memo memo;
	enum outcome outcome = memo_of(db, pool, who, vacancy_id, number, &memo);

	if (outcome)
		return outcome;
	if (!memo.count) {
		problem_add(problems, "", "memo_empty");
		return INVALID;
	}
	asked.about = ids_of(pool, &memo);
	asked.about_count = memo.count;
	outcome = list_file_ask(db, pool, who, &asked, problems, id_r);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "memo_taken", NULL);
}

enum outcome memo_file_may(
	struct db *db, const struct principal *who, int64_t list_file_id, bool *open_r)
{
	struct pool *pool = pool_new();
	const struct access_where roles = memo_takers(pool, who);
	int64_t unseen = 0;
	enum outcome outcome = list_file_unseen(db, who, list_file_id, &roles, &roles, &unseen);

	*open_r = !outcome && !unseen;
	pool_free(&pool);
	return outcome;
}

struct filed {
	struct pool *pool;
	const struct memo_words *words;
	struct vacancy vacancy;
	struct memo memo;
};

/* words: memo.title memo.number memo.posts memo.fixed memo.revoked memo.introduction
 * memo.requirements memo.result memo.known memo.reason memo.requirement
 * layout.owner paper.page paper.of dossier.foot comparison.requirement */
static const char *filed_word(const struct filed *filed, const char *key)
{
	const char *found = filed->words->word(filed->words->context, key);

	return found ? found : "";
}

static const char *time_said(const struct filed *filed, const char *at)
{
	return clock_show(filed->pool, clock_from_sql(at), filed->words->lang);
}

static void paper_top(const struct filed *filed, struct paper *paper)
{
	const struct decision *decision = &filed->memo.decision;

	paper_facts(paper);
	paper_fact(paper, filed_word(filed, "memo.number"),
		pool_printf(filed->pool, "%lld", (long long)decision->number));
	paper_fact(paper, filed_word(filed, "memo.posts"),
		pool_printf(filed->pool, "%lld", (long long)decision->posts));
	if (decision->fixed_at)
		paper_fact(paper, filed_word(filed, "memo.fixed"),
			pool_printf(filed->pool, "%s, %s", time_said(filed, decision->fixed_at),
				decision->fixed_by ? decision->fixed_by : "–"));
	if (decision->revoked_at)
		paper_fact(paper, filed_word(filed, "memo.revoked"),
			time_said(filed, decision->revoked_at));
	if (decision->introduction) {
		paper_heading(paper, 2, filed_word(filed, "memo.introduction"));
		paper_text(paper, decision->introduction);
	}
	if (filed->memo.profile.requirement_count)
		paper_heading(paper, 2, filed_word(filed, "memo.requirements"));
	for (size_t i = 0; i < filed->memo.profile.requirement_count; i++)
		paper_text(paper,
			pool_printf(filed->pool, "%zu. %s", i + 1,
				filed->memo.profile.requirements[i].data.text));
}

static void paper_one(
	const struct filed *filed, struct paper *paper, const struct memo_entry *entry)
{
	static const double shares[] = {0.4, 0.6, 0};
	const char *const heads[] = {filed_word(filed, "memo.known"), "", NULL};
	const struct reason *reason = &entry->reason;

	paper_heading(paper, 2,
		pool_printf(filed->pool, "%s %s", entry->facts.number, entry->facts.name));
	paper_text(paper,
		pool_printf(filed->pool, "%s: %s", filed_word(filed, "memo.result"),
			memo_choice(filed->pool, filed->words, &entry->facts)));
	paper_table(paper, shares, heads);
	for (size_t i = 0; i < reason->count; i++) {
		const char *label = memo_label(filed->words, &reason->lines[i]);
		const char *const cells[] = {
			label, memo_text(filed->pool, filed->words, &reason->lines[i]), NULL};

		if (label)
			paper_row(paper, cells);
	}
	paper_table_end(paper);
	if (!reason->written && !reason->requirement)
		return;
	paper_heading(paper, 3, filed_word(filed, "memo.reason"));
	if (reason->requirement)
		paper_text(paper,
			pool_printf(filed->pool, "%s: %s", filed_word(filed, "memo.requirement"),
				reason->requirement));
	if (reason->written)
		paper_text(paper, reason->written);
}

static const char *title_of(const struct filed *filed)
{
	return pool_printf(
		filed->pool, "%s %s", filed_word(filed, "memo.title"), filed->vacancy.number);
}

static enum outcome paper_all(void *context, struct paper *paper)
{
	const struct filed *filed = context;

	paper_heading(paper, 1, title_of(filed));
	paper_text(paper, filed->vacancy.data.title);
	paper_top(filed, paper);
	for (size_t i = 0; i < filed->memo.count; i++)
		paper_one(filed, paper, &filed->memo.entries[i]);
	return OK;
}

static enum outcome filed_keep(struct errand *errand, const struct filed *filed)
{
	const struct paper_look look = {.title = title_of(filed),
		.lang = filed->words->lang,
		.sender = filed_word(filed, "layout.owner"),
		.unit = filed->vacancy.authority,
		.foot = filed_word(filed, "dossier.foot"),
		.page = filed_word(filed, "paper.page"),
		.of = filed_word(filed, "paper.of")};
	struct paper_done done;
	enum outcome outcome = paper_make(filed->pool, &look, paper_all, (void *)filed, &done);

	if (outcome)
		return outcome;
	errand->file =
		open(filed->words->directory, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (errand->file < 0) {
		log_error("memo_file", "reason=spool");
		return UNAVAILABLE;
	}
	return fd_write_all(errand->file, done.bytes, done.length) ? OK : UNAVAILABLE;
}

/* With the rights of now; "17/2": vacancy and number. */
static enum outcome making_may(
	struct db *db, const struct errand *errand, int64_t *vacancy_r, int64_t *number_r)
{
	const struct access_where takers = memo_takers(errand->pool, errand->who);
	const char *rest = strchr(errand->address, '/');
	struct access_roles roles = {0};
	enum outcome outcome;

	if (!rest
		|| !text_to_int(pool_strndup(errand->pool, errand->address,
					(size_t)(rest - errand->address)),
			1, INT64_MAX, vacancy_r)
		|| !text_to_int(rest + 1, 1, INT64_MAX, number_r))
		return NOT_FOUND;
	outcome = object_roles(db, errand->pool, errand->who, OBJECT_VACANCY, *vacancy_r, &roles);
	if (outcome)
		return outcome;
	return roles.there & access_where_at(&takers, roles.authority_id) ? OK : NOT_FOUND;
}

enum outcome memo_file_make(struct db *db, const struct memo_words *words, struct errand *errand)
{
	struct filed filed = {.pool = errand->pool, .words = words};
	int64_t vacancy_id = 0, number = 0;
	enum outcome outcome = making_may(db, errand, &vacancy_id, &number);

	if (!outcome)
		outcome = vacancy_get(db, errand->pool, vacancy_id, &filed.vacancy);
	if (!outcome)
		outcome = memo_of(db, errand->pool, errand->who, vacancy_id, number, &filed.memo);
	if (outcome)
		return outcome;
	outcome =
		errand->part(errand->context, ids_of(errand->pool, &filed.memo), filed.memo.count);
	if (!outcome)
		outcome = filed_keep(errand, &filed);
	errand->rows = (int64_t)filed.memo.count;
	errand->kind = OBJECT_APPLICATION;
	errand->action = "memo_taken"; /* words: audit_action.memo_taken */
	errand->about_kind = OBJECT_VACANCY;
	errand->about_id = vacancy_id;
	errand->detail = pool_printf(
		errand->pool, "number=%lld applications=%zu", (long long)number, filed.memo.count);
	return outcome;
}
