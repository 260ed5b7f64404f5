/* What has become of the passages of an ad since the last round of whoever is asked anew (PRO-04).
 */
#include "backend/jobad/jobad_passages.h"

#include "base/text.h"
#include "format/markdown.h"
#include "publishing/jobad_version.h"
#include "web/view.h"

struct passages_round {
	const struct passages_said *said;
	struct jobad_passages_marked old, now;
};

enum outcome passages_before_read(struct request *req, const struct statement *statement,
	const struct jobad *jobad, struct passages_before *before_r)
{
	int64_t version = 0;
	enum outcome outcome = statement_before(req->db, statement, &before_r->id, &version);

	before_r->statement = statement;
	if (!outcome)
		outcome = jobad_version_number(req->db, jobad->id, version, &before_r->text_number);
	return outcome ? outcome
		       : jobad_version_text(req->db, req->pool, jobad->id, before_r->text_number,
			       &before_r->text);
}

struct passages_round *passages_round(struct request *req, const struct passages_said *said,
	const struct jobad_passage *now, size_t count)
{
	struct passages_round *round = POOL_NEW(req->pool, struct passages_round);

	*round = (struct passages_round){.said = said, .now = {.items = now, .count = count}};
	round->old.items = jobad_passages(req->pool, &said->before->text, &round->old.count);
	jobad_passages_mark(req->pool, &round->old, &round->now);
	return round;
}

/* Of an earlier round: of the one before, or of others asked anew since; NULL: it is not. */
static const struct statement *earlier_of(const struct passages_said *said, int64_t id)
{
	if (id == said->before->id)
		return said->before->statement;
	for (size_t i = 0; i < said->count; i++)
		if (said->statements[i].id == id && said->statements[i].replaced_by)
			return &said->statements[i];
	return NULL;
}

/* What was said then of a passage as it read then. */
static void view_earlier(struct request *req, const char *at, const struct passages_said *said,
	const struct jobad_passage *old, const char *fate)
{
	size_t shown = 0;

	for (size_t i = 0; i < said->given_count; i++) {
		const struct statement_given *given = &said->given[i];
		const struct statement *statement = earlier_of(said, given->statement_id);

		for (size_t k = 0; statement && k < given->passage_count; k++) {
			const struct statement_passage *passage = &given->passages[k];
			const char *place = pool_printf(req->pool, "%s.earlier.%zu", at, shown);

			if (!text_equal(passage->part, old->part->name)
				|| !text_equal(passage->quote, old->words))
				continue;
			shown++;
			view_passage_said(req, place, statement, given, passage);
			view_text(req, pool_printf(req->pool, "%s.fate", place), fate);
		}
	}
}

void view_round_item(struct request *req, const char *at, struct passages_round *round,
	const struct jobad_passage *passage)
{
	const struct jobad_passage_mark *mark;

	if (!round)
		return;
	mark = &round->now.marks[passage - round->now.items];
	if (mark->mark == PASSAGE_ONLY_HERE) {
		view_text(req, pool_printf(req->pool, "%s.mark", at), "added");
		return;
	}
	if (mark->mark == PASSAGE_CHANGED) {
		view_text(req, pool_printf(req->pool, "%s.mark", at), "changed");
		view_text(req, pool_printf(req->pool, "%s.old", at), mark->other->words);
	}
	view_earlier(req, at, round->said, mark->other,
		mark->mark == PASSAGE_CHANGED ? "changed" : "same");
}

void view_round_removed(struct request *req, const char *place, struct passages_round *round,
	const struct jobad_part *part)
{
	size_t shown = 0;

	for (size_t i = 0; round && i < round->old.count; i++) {
		const struct jobad_passage *old = &round->old.items[i];
		const char *at = pool_printf(req->pool, "%s.removed.%zu", place, shown);

		if (old->part != part || round->old.marks[i].mark != PASSAGE_ONLY_HERE)
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.words", at), old->words);
		view_earlier(req, at, round->said, old, "removed");
	}
}

static int64_t marked(const struct jobad_passages_marked *text, int mark)
{
	int64_t count = 0;

	for (size_t i = 0; i < text->count; i++)
		count += (int)text->marks[i].mark == mark;
	return count;
}

void view_round(struct request *req, const struct passages_round *round)
{
	if (!round)
		return;
	view_int(req, "Round.text_number", round->said->before->text_number);
	view_int(req, "Round.changed", marked(&round->now, PASSAGE_CHANGED));
	view_int(req, "Round.added", marked(&round->now, PASSAGE_ONLY_HERE));
	view_int(req, "Round.removed", marked(&round->old, PASSAGE_ONLY_HERE));
}

bool passages_round_part(const struct passages_round *round, const struct jobad_part *part)
{
	for (size_t i = 0; round && i < round->old.count; i++)
		if (round->old.items[i].part == part)
			return true;
	return false;
}
