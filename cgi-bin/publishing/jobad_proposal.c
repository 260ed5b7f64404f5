/* Lectors' proposals: keeping them, what they change, and taking of it. */
#include "publishing/jobad_proposal.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "publishing/jobad_told.h"
#include "publishing/public_check.h"

static const struct db_field proposal_fields[] = {
	DB_FIELD(struct jobad_proposal, jobad_id),
	DB_FIELD(struct jobad_proposal, staff_user_id),
	DB_FIELD(struct jobad_proposal, version),
	DB_INSTANT_AS(struct jobad_proposal, changed_at, "changed_at"),
	DB_FIELD(struct jobad_proposal, author),
};

enum outcome jobad_proposal_get(struct db *db, struct pool *pool, int64_t jobad_id, int64_t author,
	struct jobad_proposal *proposal_r)
{
	return db_struct(db, pool,
		"SELECT p.jobad_id, p.staff_user_id, p.version, p.changed_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS author FROM jobad_proposal p"
		" JOIN staff_user s ON s.id = p.staff_user_id"
		" WHERE p.jobad_id = ? AND ? IN (0, p.staff_user_id)"
		" ORDER BY p.changed_at, p.staff_user_id LIMIT 1",
		proposal_fields, proposal_r, DB_VALUES(db_int(jobad_id), db_int(author)));
}

static enum outcome proposal_texts(
	struct db *db, struct pool *pool, int64_t jobad_id, int64_t author, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT part, base, text FROM jobad_proposal_text"
		" WHERE jobad_id = ? AND staff_user_id = ?",
		DB_VALUES(db_int(jobad_id), db_int(author)), rows_r);
}

/* The row of a part; false: it is not proposed. */
static bool part_row(const struct db_rows *rows, const struct jobad_part *part, size_t *row_r)
{
	for (size_t i = 0; i < rows->count; i++)
		if (text_equal(db_text(rows, i, "part"), part->name)) {
			*row_r = i;
			return true;
		}
	return false;
}

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

enum outcome jobad_proposal_apply(struct db *db, struct pool *pool, int64_t jobad_id,
	int64_t author, struct jobad_input *input)
{
	struct db_rows *rows = NULL;
	size_t row = 0;
	enum outcome outcome = proposal_texts(db, pool, jobad_id, author, &rows);

	for (size_t i = 0; !outcome && i < jobad_part_count; i++)
		if (part_row(rows, &jobad_parts[i], &row))
			*jobad_part_at(input, &jobad_parts[i]) = db_text(rows, row, "text");
	return outcome;
}

/* Nothing is proposed where the text is the ad's own. *written_r: it is not. */
static enum outcome part_save(struct db *db, const struct jobad *jobad, int64_t author,
	const struct jobad_part *part, const char *text, bool *written_r)
{
	const char *now = or_nothing(jobad_part_text(&jobad->data, part));

	*written_r = !text_equal(now, text);
	if (!*written_r)
		return db_exec(db,
			"DELETE FROM jobad_proposal_text WHERE jobad_id = ? AND staff_user_id = ?"
			" AND part = ?",
			DB_VALUES(db_int(jobad->id), db_int(author), db_str(part->name)), NULL);
	return db_exec(db,
		"INSERT INTO jobad_proposal_text (jobad_id, staff_user_id, part, base, text)"
		" VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE text = VALUES(text)",
		DB_VALUES(db_int(jobad->id), db_int(author), db_str(part->name), db_str(now),
			db_str(text)),
		NULL);
}

/* With the last one nobody is expected to look at any. */
static enum outcome proposal_remove(struct db *db, const struct jobad *jobad, int64_t author)
{
	int64_t others = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM jobad_proposal_text WHERE jobad_id = ? AND staff_user_id = ?",
		DB_VALUES(db_int(jobad->id), db_int(author)), NULL);

	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM jobad_proposal WHERE jobad_id = ? AND staff_user_id = ?",
			DB_VALUES(db_int(jobad->id), db_int(author)), NULL);
	if (!outcome)
		outcome = db_get_int(db, "SELECT COUNT(*) FROM jobad_proposal WHERE jobad_id = ?",
			DB_VALUES(db_int(jobad->id)), &others);
	return outcome || others ? outcome : jobad_proposed_end(db, jobad);
}

static enum outcome proposal_begin(
	struct db *db, struct pool *pool, int64_t jobad_id, int64_t author)
{
	return db_exec(db,
		"INSERT INTO jobad_proposal (jobad_id, staff_user_id, changed_at) VALUES (?, ?, ?)"
		" ON DUPLICATE KEY UPDATE version = version + 1, changed_at = VALUES(changed_at)",
		DB_VALUES(db_int(jobad_id), db_int(author), db_str(clock_sql(pool, clock_now()))),
		NULL);
}

/* The input with what is no text as the ad has it. */
static struct jobad_input texts_of(const struct jobad *jobad, const struct jobad_input *input)
{
	struct jobad_input texts = jobad->data;

	for (size_t i = 0; i < jobad_part_count; i++)
		if (jobad_parts[i].lectored)
			*jobad_part_at(&texts, &jobad_parts[i]) =
				jobad_part_text(input, &jobad_parts[i]);
	return texts;
}

enum outcome jobad_proposal_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct jobad_input *input, struct problems *problems)
{
	struct jobad jobad;
	struct jobad_input texts;
	struct jobad_proposal before;
	struct buf names;
	bool first;
	enum outcome outcome = jobad_hold(db, pool, jobad_id, &jobad);

	if (!outcome)
		outcome = jobad_proposal_get(db, pool, jobad_id, who->id, &before);
	first = outcome == NOT_FOUND;
	if (outcome && !first)
		return outcome;
	texts = texts_of(&jobad, input);
	public_check_jobad(pool, &texts, problems);
	if (problems_any(problems))
		return INVALID;
	buf_init(&names, pool);
	outcome = proposal_begin(db, pool, jobad_id, who->id);
	for (size_t i = 0; !outcome && i < jobad_part_count; i++) {
		const struct jobad_part *part = &jobad_parts[i];
		bool written = false;

		if (!part->lectored)
			continue;
		outcome = part_save(db, &jobad, who->id, part,
			or_nothing(jobad_part_text(&texts, part)), &written);
		if (written)
			buf_printf(&names, "%s%s", names.length ? "," : "", part->name);
	}
	if (!outcome && !names.length)
		outcome = proposal_remove(db, &jobad, who->id);
	else if (!outcome && first)
		outcome = jobad_tell_proposed(db, pool, &jobad);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_JOBAD, jobad_id, "proposal_saved", names.data);
}

enum outcome jobad_proposed(struct db *db, struct pool *pool, const struct jobad_proposal *proposal,
	const struct jobad_input *now, struct jobad_proposed **proposed_r, size_t *count_r)
{
	struct db_rows *rows = NULL;
	size_t row = 0;
	enum outcome outcome =
		proposal_texts(db, pool, proposal->jobad_id, proposal->staff_user_id, &rows);

	*count_r = 0;
	if (outcome)
		return outcome;
	*proposed_r = POOL_ARRAY(pool, struct jobad_proposed, rows->count);
	for (size_t i = 0; i < jobad_part_count; i++) {
		struct jobad_proposed *one = &(*proposed_r)[*count_r];
		const char *text = or_nothing(jobad_part_text(now, &jobad_parts[i]));

		if (!part_row(rows, &jobad_parts[i], &row))
			continue;
		one->part = &jobad_parts[i];
		one->moved = !text_equal(text, db_text(rows, row, "base"));
		one->runs = diff_words(pool, text, db_text(rows, row, "text"), &one->count);
		one->changes = diff_changes(one->runs, one->count);
		++*count_r;
	}
	return OK;
}

/* The part with the changes that are taken; adds them up. */
static const char *part_take(struct pool *pool, const struct jobad_proposed *proposed,
	const struct jobad_decision *decision, size_t *taken_r)
{
	bool *taken = POOL_ARRAY(pool, bool, proposed->changes);

	for (size_t i = 0; i < proposed->changes; i++) {
		taken[i] = !decision->taken
			|| decision->taken(decision->context, proposed->part->name, i);
		*taken_r += taken[i];
	}
	return diff_apply(pool, proposed->runs, proposed->count, taken);
}

/* The proposal as it was seen, of an ad that is held. */
static enum outcome decision_read(struct db *db, struct pool *pool, const struct jobad *jobad,
	const struct jobad_decision *decision, struct jobad_proposal *proposal_r)
{
	enum outcome outcome =
		jobad_proposal_get(db, pool, jobad->id, decision->author, proposal_r);

	if (outcome)
		return outcome == NOT_FOUND ? CONFLICT : outcome;
	return jobad->version == decision->version
			&& proposal_r->version == decision->proposal_version
		? OK
		: CONFLICT;
}

static enum outcome decision_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad_proposal *proposal, size_t taken, size_t changes)
{
	return db_exec(db,
		"INSERT INTO jobad_proposal_decision (jobad_id, staff_user_id, taken, changes,"
		" decided_at, decided_by) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
		" taken = VALUES(taken), changes = VALUES(changes),"
		" decided_at = VALUES(decided_at), decided_by = VALUES(decided_by)",
		DB_VALUES(db_int(proposal->jobad_id), db_int(proposal->staff_user_id),
			db_int((int64_t)taken), db_int((int64_t)changes),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);
}

static const struct db_field decided_fields[] = {
	DB_FIELD(struct jobad_proposal_decided, taken),
	DB_FIELD(struct jobad_proposal_decided, changes),
	DB_INSTANT_AS(struct jobad_proposal_decided, at, "decided_at"),
	DB_FIELD_AS(struct jobad_proposal_decided, by, "decider"),
};

enum outcome jobad_proposal_decided(struct db *db, struct pool *pool, int64_t jobad_id,
	int64_t author, struct jobad_proposal_decided *decided_r)
{
	return db_struct(db, pool,
		"SELECT d.taken, d.changes, d.decided_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS decider FROM jobad_proposal_decision d"
		" JOIN staff_user s ON s.id = d.decided_by"
		" WHERE d.jobad_id = ? AND d.staff_user_id = ? AND NOT EXISTS (SELECT 1"
		" FROM jobad_proposal p WHERE p.jobad_id = d.jobad_id"
		" AND p.staff_user_id = d.staff_user_id)",
		decided_fields, decided_r, DB_VALUES(db_int(jobad_id), db_int(author)));
}

enum outcome jobad_proposal_decide(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad_decision *decision, struct problems *problems)
{
	struct jobad jobad;
	struct jobad_proposal proposal;
	struct jobad_proposed *proposed = NULL;
	size_t count = 0, taken = 0, all = 0;
	enum outcome outcome = jobad_hold(db, pool, decision->jobad_id, &jobad);

	if (!outcome)
		outcome = decision_read(db, pool, &jobad, decision, &proposal);
	if (outcome == CONFLICT)
		problem_add(problems, "", "changed_meanwhile");
	if (!outcome)
		outcome = jobad_proposed(db, pool, &proposal, &jobad.data, &proposed, &count);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		const char *text = part_take(pool, &proposed[i], decision, &taken);

		all += proposed[i].changes;
		*jobad_part_at(&jobad.data, proposed[i].part) = text_empty(text) ? NULL : text;
	}
	if (text_blank(jobad.data.teaser)) {
		problem_add(problems, "teaser", "required");
		return INVALID;
	}
	outcome = jobad_change(db, pool, who, jobad.id, &jobad.data, problems);
	if (!outcome)
		outcome = proposal_remove(db, &jobad, proposal.staff_user_id);
	if (!outcome)
		outcome = decision_keep(db, pool, who, &proposal, taken, all);
	if (!outcome)
		outcome = jobad_tell_decided(db, pool, &jobad, proposal.staff_user_id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_JOBAD, jobad.id, "proposal_decided",
			       pool_printf(pool, "%zu / %zu", taken, all));
}
