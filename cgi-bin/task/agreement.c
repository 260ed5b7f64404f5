/* Agreement on an ad: what is preset and chosen, and asking by a step. */
#include "task/agreement.h"

#include <string.h>

#include "access/hold.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "process/process.h"
#include "task/statement_private.h"

#define AGREED "in_abstimmung"

static const struct db_field agreement_fields[] = {
	DB_FIELD(struct agreement, left_out),
	DB_FIELD(struct agreement, reason),
	DB_FIELD(struct agreement, urgent),
	DB_FIELD(struct agreement, begun_at),
	DB_FIELD(struct agreement, in_turn),
	DB_FIELD(struct agreement, asked_before),
	DB_FIELD(struct agreement, changed),
};

/* Each once. */
static const char *codes_once(struct pool *pool, const char *codes)
{
	char *rest = pool_strdup(pool, codes ? codes : ""), *code;
	struct buf buf;

	buf_init(&buf, pool);
	buf_str(&buf, "");
	while ((code = strsep(&rest, ",")))
		if (*code && !text_among(buf.data, code))
			buf_printf(&buf, "%s%s", buf.length ? "," : "", code);
	return buf.data;
}

/* What was changed after somebody was asked whose statement still holds: `of` it. */
#define CHANGED(of) \
	"(SELECT GROUP_CONCAT(DISTINCT " of ") FROM statement s" \
	" JOIN history h ON h.object_kind = 3 AND h.object_id = s.object_id" \
	" AND h.action = 'changed' AND h.at > s.asked_at AND h.detail <> ''" \
	" WHERE s.object_kind = 3 AND s.object_id = j.id AND s.replaced_by IS NULL" \
	" AND s.state <> 'withdrawn')"

enum outcome agreement_get(
	struct db *db, struct pool *pool, int64_t jobad_id, struct agreement *agreement_r)
{
	enum outcome outcome = db_struct(db, pool,
		"SELECT IFNULL(a.left_out, '') AS left_out, a.reason, a.urgent, a.begun_at,"
		" IFNULL(a.in_turn, 0) AS in_turn, " CHANGED("s.kind") " AS asked_before, " CHANGED(
			"h.detail") " AS changed"
				    " FROM jobad j LEFT JOIN agreement a ON a.jobad_id = j.id"
				    " WHERE j.id = ?",
		agreement_fields, agreement_r, DB_VALUES(db_int(jobad_id)));

	if (outcome)
		return outcome;
	agreement_r->asked_before = codes_once(pool, agreement_r->asked_before);
	agreement_r->changed = codes_once(pool, agreement_r->changed);
	return OK;
}

struct kind_row {
	struct statement_kind_row row;
	const char *whom;
	int64_t turn, empty;
};

static const struct db_field kind_fields[] = {
	STATEMENT_KIND_FIELDS(struct kind_row, row),
	DB_FIELD(struct kind_row, whom),
	DB_FIELD(struct kind_row, turn),
	DB_FIELD(struct kind_row, empty),
};

/* Whoever is on the vacancy in a role of the kind, and sees an ad in the status. */
#define WHOM \
	"(SELECT GROUP_CONCAT(DISTINCT COALESCE(u.name, CONCAT(p.first_name, ' ', p.surname))" \
	" ORDER BY 1 SEPARATOR ', ' LIMIT 6) FROM vacancy_reach vr" \
	" JOIN base_role b ON b.id = vr.role_id" \
	" AND FIND_IN_SET(b.code, REPLACE(REPLACE(k.asked, '|', ','), '+', ','))" \
	" JOIN jobad_sight js ON js.role_id = vr.role_id AND js.status = t.status" \
	" LEFT JOIN org_unit u ON vr.subject_kind = 'unit' AND u.id = vr.subject_id" \
	" LEFT JOIN staff_user p ON vr.subject_kind = 'person' AND p.id = vr.subject_id" \
	" WHERE vr.vacancy_id = j.vacancy_id AND (u.id IS NOT NULL OR p.status = 'active'" \
	" AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "p.id") "))"

#define EMPTY \
	"EXISTS (SELECT 1 FROM vacancy_reach vr JOIN base_role b ON b.id = vr.role_id" \
	" AND FIND_IN_SET(b.code, REPLACE(REPLACE(k.asked, '|', ','), '+', ','))" \
	" WHERE vr.vacancy_id = j.vacancy_id AND " STATEMENT_EMPTY ")"

enum outcome agreement_kinds(struct db *db, struct pool *pool, int64_t jobad_id, const char *status,
	struct agreement_kind **kinds_r, size_t *count_r)
{
	struct kind_row *rows = NULL;
	struct holidays holidays;
	enum outcome outcome = statement_holidays(db, pool, clock_today(pool), &holidays);

	if (!outcome)
		outcome = db_structs(db, pool,
			STATEMENT_KIND_SELECT ", " WHOM " AS whom, " EMPTY
					      " AS empty, t.turn FROM statement_start t"
					      " JOIN statement_kind k ON k.code = t.kind"
					      " JOIN jobad j ON j.id = ? JOIN vacancy v"
					      " ON v.id = j.vacancy_id" STATEMENT_OWN_DEADLINE
					      " WHERE t.object = 'jobad' AND t.status = ?"
					      " ORDER BY t.turn, k.position",
			kind_fields, &rows, count_r, DB_VALUES(db_int(jobad_id), db_str(status)));
	if (outcome)
		return outcome;
	*kinds_r = POOL_ARRAY(pool, struct agreement_kind, *count_r);
	for (size_t i = 0; i < *count_r; i++) {
		statement_kind_count(pool, &rows[i].row, &holidays);
		(*kinds_r)[i] = (struct agreement_kind){
			rows[i].row.kind, rows[i].whom, rows[i].turn, rows[i].empty};
	}
	return OK;
}

static bool kind_chosen(const struct agreement_input *input, const char *code)
{
	for (size_t i = 0; i < input->count; i++)
		if (text_equal(input->kinds[i], code))
			return true;
	return false;
}

/* Is a committee chosen that nobody belongs to? Its silence would mean something. */
static bool empty_chosen(
	const struct agreement_input *input, const struct agreement_kind *kinds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (kinds[i].empty && kind_chosen(input, kinds[i].kind.code))
			return true;
	return false;
}

/* The kinds that somebody is there for and that were not chosen; *asks_r: one is asked. */
static const char *left_out(struct pool *pool, const struct agreement_input *input,
	const struct agreement_kind *kinds, size_t count, bool *asks_r)
{
	struct buf buf;

	*asks_r = false;
	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++) {
		bool chosen = kind_chosen(input, kinds[i].kind.code);

		*asks_r = *asks_r || (kinds[i].whom && chosen);
		if (kinds[i].whom && !chosen)
			buf_printf(&buf, "%s%s", buf.length ? "," : "", kinds[i].kind.code);
	}
	return buf.length ? buf.data : "";
}

/* words: history.agreement_left_out history.agreement_reason history.agreement_urgent */
static enum outcome choice_keep(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct agreement_input *input, const char *out)
{
	const char *reason = text_empty(out) ? NULL : input->reason;
	const char *urgent = text_blank(input->urgent) ? NULL : input->urgent;
	enum outcome outcome = db_exec(db,
		"INSERT INTO agreement (jobad_id, left_out, reason, in_turn, urgent, begun_at,"
		" begun_by) VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
		" left_out = VALUES(left_out), reason = VALUES(reason), in_turn = VALUES(in_turn),"
		" urgent = VALUES(urgent), begun_at = VALUES(begun_at),"
		" begun_by = VALUES(begun_by)",
		DB_VALUES(db_int(jobad_id), db_str(out), db_str(reason), db_bool(input->in_turn),
			db_str(urgent), db_str(clock_sql(pool, clock_now())), db_id(who->id)),
		NULL);

	if (!outcome && reason)
		outcome = history_add(db, who, OBJECT_JOBAD, jobad_id, "agreement_left_out", out);
	if (!outcome && reason)
		outcome = history_add(db, who, OBJECT_JOBAD, jobad_id, "agreement_reason", reason);
	return outcome || !urgent
		? outcome
		: history_add(db, who, OBJECT_JOBAD, jobad_id, "agreement_urgent", urgent);
}

enum outcome agreement_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct agreement_input *input, struct problems *problems)
{
	struct process_move move = {
		.kind = OBJECT_JOBAD, .id = jobad_id, .to = AGREED, .version = input->version};
	struct agreement_kind *kinds = NULL;
	const char *out;
	size_t count = 0;
	int64_t vacancy_id = 0;
	bool asks;
	enum outcome outcome = task_vacancy_of(db, OBJECT_JOBAD, jobad_id, &vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_JOBAD, jobad_id);
	if (!outcome)
		outcome = agreement_kinds(db, pool, jobad_id, AGREED, &kinds, &count);
	if (outcome)
		return outcome;
	out = left_out(pool, input, kinds, count, &asks);
	if (!asks)
		problem_add(problems, "kind", "agreement_nobody");
	else if (empty_chosen(input, kinds, count))
		problem_add(problems, "kind", "statement_members");
	if (!text_empty(out) && text_blank(input->reason))
		problem_add(problems, "reason", "agreement_reason");
	if (problems_any(problems))
		return INVALID;
	outcome = choice_keep(db, pool, who, jobad_id, input, out);
	return outcome ? outcome : process_move(db, pool, who, &move, problems);
}

/* An open statement about an ad that is not seen any more by who was asked. */
static enum outcome unseen_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t jobad_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.id FROM statement s JOIN jobad j ON j.id = s.object_id"
		" WHERE s.object_kind = 3 AND s.object_id = ? AND s.state = 'open'"
		" AND NOT EXISTS (SELECT 1 FROM jobad_sight js WHERE js.status = j.status"
		" AND js.role_id = s.role_id) ORDER BY s.id",
		DB_VALUES(db_int(jobad_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = statement_withdraw(db, pool, who, db_number(rows, i, "id"));
		if (outcome == CONFLICT) /* silence has spoken */
			outcome = OK;
	}
	return outcome;
}

/* Asks these of the kinds, as far as somebody is there and they are not left out. */
static enum outcome kinds_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct agreement *agreement, const struct agreement_kind *kinds,
	size_t count)
{
	struct statement_question *questions = POOL_ARRAY(pool, struct statement_question, count);
	struct statement_round round = {
		.object_kind = OBJECT_JOBAD, .object_id = jobad_id, .questions = questions};
	struct problems problems = {0};
	int64_t id = 0;
	enum outcome outcome;

	for (size_t i = 0; i < count; i++)
		questions[round.count++] = (struct statement_question){.kind = kinds[i].kind.code,
			.urgent = kinds[i].kind.urgent_day ? agreement->urgent : NULL,
			.empty_too = true};
	if (!round.count)
		return OK;
	outcome = statement_round_ask(db, pool, who, &round, &problems, &id);
	return outcome == INVALID ? CONFLICT : outcome;
}

/* Those of the kinds that can be asked, moved to the front; how many. */
static size_t kinds_sift(
	const struct agreement *agreement, struct agreement_kind *kinds, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (kinds[i].whom && !text_among(agreement->left_out, kinds[i].kind.code))
			kinds[kept++] = kinds[i];
	return kept;
}

/* How many have the turn of the first of them. */
static size_t first_turn(const struct agreement_kind *kinds, size_t count)
{
	size_t first = 0;

	while (first < count && kinds[first].turn == kinds[0].turn)
		first++;
	return first;
}

enum outcome agreement_start(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const char *status)
{
	struct agreement agreement;
	struct agreement_kind *kinds = NULL;
	size_t count = 0;
	enum outcome outcome = unseen_withdraw(db, pool, who, jobad_id);

	if (!outcome)
		outcome = agreement_get(db, pool, jobad_id, &agreement);
	if (!outcome)
		outcome = agreement_kinds(db, pool, jobad_id, status, &kinds, &count);
	if (outcome)
		return outcome;
	count = kinds_sift(&agreement, kinds, count);
	if (agreement.in_turn)
		count = first_turn(kinds, count);
	return kinds_ask(db, pool, who, jobad_id, &agreement, kinds, count);
}

/* Of those that were asked since, each by what became of it last. */
struct asked_since {
	const char *kind;
	int64_t waits; /* open, or answered against it */
};

static const struct db_field asked_fields[] = {
	DB_FIELD(struct asked_since, kind),
	DB_FIELD(struct asked_since, waits),
};

/* The kinds whose turn it is now, moved to the front; 0: somebody before them is not settled. */
static enum outcome next_turn(struct db *db, struct pool *pool, const struct statement *statement,
	const struct agreement *agreement, struct agreement_kind *kinds, size_t *count)
{
	struct asked_since *asked = NULL;
	size_t asked_count = 0, kept = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT s.kind, MAX(s.state = 'open' AND (k.silence = '' OR s.due_at > ?)"
		" OR s.state = 'answered' AND s.lifted = '' AND NOT a.settles) AS waits"
		" FROM statement s"
		" JOIN statement_kind k ON k.code = s.kind LEFT JOIN statement_kind_answer a"
		" ON a.kind = s.kind AND a.code = s.answer"
		" WHERE s.object_kind = 3 AND s.object_id = ? AND s.replaced_by IS NULL"
		" AND s.asked_at >= ? GROUP BY s.kind",
		asked_fields, &asked, &asked_count,
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(statement->object_id),
			db_str(agreement->begun_at)));

	for (size_t i = 0; !outcome && i < asked_count; i++)
		if (asked[i].waits) {
			*count = 0;
			return OK;
		}
	for (size_t i = 0; !outcome && i < *count; i++) {
		bool was = false;

		for (size_t n = 0; n < asked_count; n++)
			was = was || text_equal(asked[n].kind, kinds[i].kind.code);
		if (!was)
			kinds[kept++] = kinds[i];
	}
	*count = first_turn(kinds, kept);
	return outcome;
}

static enum outcome next_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement)
{
	struct agreement agreement;
	struct agreement_kind *kinds = NULL;
	size_t count = 0;
	int64_t agreed = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT status = '" AGREED "' FROM jobad WHERE id = ?",
			DB_VALUES(db_int(statement->object_id)), &agreed);

	if (!outcome)
		outcome = agreement_get(db, pool, statement->object_id, &agreement);
	if (outcome || !agreed || !agreement.in_turn)
		return outcome;
	outcome = agreement_kinds(db, pool, statement->object_id, AGREED, &kinds, &count);
	if (outcome)
		return outcome;
	count = kinds_sift(&agreement, kinds, count);
	outcome = next_turn(db, pool, statement, &agreement, kinds, &count);
	return outcome ? outcome
		       : kinds_ask(db, pool, who, statement->object_id, &agreement, kinds, count);
}

enum outcome agreement_go_on(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, bool *last_r)
{
	int64_t last = 0;
	enum outcome outcome =
		statement->object_kind == OBJECT_JOBAD ? next_ask(db, pool, who, statement) : OK;

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) > 1 AND NOT IFNULL(MAX(s.state = 'open'"
			" AND (k.silence = '' OR s.due_at > ?)), 0) FROM statement s"
			" JOIN statement_kind k ON k.code = s.kind WHERE s.object_kind = ?"
			" AND s.object_id = ? AND s.replaced_by IS NULL"
			" AND s.state <> 'withdrawn'",
			DB_VALUES(db_str(clock_sql(pool, clock_now())),
				db_int(statement->object_kind), db_int(statement->object_id)),
			&last);
	*last_r = !outcome && last;
	return outcome;
}
