/* Reading the memo of a selection. */
#include "decision/memo.h"

#include "base/text.h"
#include "comparison/part.h"
#include "decision/decision_private.h"

static enum outcome reasons_live(struct db *db, struct pool *pool, const struct decision *decision,
	const struct reason_facts *facts, size_t count, struct comparison *comparison,
	struct reason **reasons_r)
{
	enum outcome outcome = comparison_read_all(db, pool, decision->vacancy_id, comparison);

	return outcome ? outcome
		       : reasons_compose(db, pool, decision, facts, count, comparison, reasons_r);
}

/* Ends a page behind so many who are not chosen, when there are more of them. */
static void page_end(
	const struct reason_facts *facts, int64_t limit, size_t *count, int64_t *next_r)
{
	int64_t shown = 0;

	for (size_t i = 0; i < *count; i++)
		if (text_equal(facts[i].choice, "no") && shown++ == limit) {
			*next_r = facts[i - 1].application_id;
			*count = i;
		}
}

enum outcome memo_read(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, const struct memo_range *range, struct memo *memo_r)
{
	struct reason_facts *facts = NULL;
	struct reason *reasons = NULL;
	size_t count = 0;
	enum outcome outcome = reason_facts_read(db, pool, decision,
		&(struct reason_range){.who = who,
			.after = range->after,
			.only = range->only,
			.limit = range->limit ? range->limit + 1 : 0},
		&facts, &count);

	*memo_r = (struct memo){.decision = *decision};
	if (!outcome && range->live)
		outcome =
			reasons_live(db, pool, decision, facts, count, &memo_r->profile, &reasons);
	else if (!outcome && decision->profile)
		profile_parse(pool, decision->profile, &memo_r->profile);
	if (outcome)
		return outcome;
	if (range->limit)
		page_end(facts, range->limit, &count, &memo_r->next);
	memo_r->entries = POOL_ARRAY(pool, struct memo_entry, count + 1);
	for (size_t i = 0; !outcome && i < count; i++) {
		struct memo_entry *entry = &memo_r->entries[memo_r->count];

		*entry = (struct memo_entry){.facts = facts[i]};
		if (reasons)
			entry->reason = reasons[i];
		outcome = reason_open(pool, &facts[i], !range->live, &entry->reason);
		if (range->live && facts[i].wrapped.bytes)
			entry->lack =
				reason_lack(&entry->reason, memo_r->profile.requirement_count > 0);
		memo_r->count += range->live || entry->reason.count;
	}
	return outcome;
}
