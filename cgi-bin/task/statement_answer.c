/* Who may answer a statement, and answering it. */
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "task/agreement.h"
#include "task/deputy.h"
#include "task/statement.h"
#include "task/statement_private.h"
#include "task/statement_reply.h"

struct part_row {
	int64_t deputy_of;
	const char *name;
};

static const struct db_field part_fields[] = {
	DB_FIELD(struct part_row, deputy_of),
	DB_FIELD(struct part_row, name),
};

/* Does the person c.person have the role, committee or name that statement s is asked of? An
 * attestation needs no reach any more (PRO-34). */
#define IS_ASKED \
	" (s.kind = 'closing' AND s.subject_kind = 'person' AND s.subject_id = c.person" \
	" OR EXISTS (SELECT 1 FROM staff_subject ss JOIN vacancy_reach vr" \
	" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id" \
	" AND vr.vacancy_id = s.vacancy_id AND vr.role_id = s.role_id" \
	" WHERE ss.staff_user_id = c.person AND vr.subject_kind <> 'all'" \
	" AND (s.subject_kind = 'role' OR s.subject_kind = vr.subject_kind" \
	" AND s.subject_id = vr.subject_id)))"

/* What she sees of it herself, and whether the person who was asked sees it. */
static enum outcome part_sees(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, struct statement_part *part)
{
	enum object_kind kind = (enum object_kind)statement->object_kind;
	struct principal person = {.kind = PRINCIPAL_STAFF, .id = part->deputy_of};
	struct access_roles roles;
	enum outcome outcome = object_roles(db, pool, who, kind, statement->object_id, &part->own);

	part->sees = !outcome && part->asked && part->own.there >> statement->role_id & 1;
	if (outcome || !part->deputy_of)
		return outcome;
	outcome = access_load(db, pool, &person);
	if (outcome)
		return outcome == DENIED ? OK : outcome;
	outcome = object_roles(db, pool, &person, kind, statement->object_id, &roles);
	part->sees = !outcome && roles.there >> statement->role_id & 1;
	return outcome;
}

enum outcome statement_part(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, struct statement_part *part_r)
{
	struct part_row row;
	/* clang-format off */
	enum outcome outcome = db_struct(db, pool,
		"SELECT c.deputy_of, CONCAT(p.first_name, ' ', p.surname) AS name FROM statement s"
		" JOIN vacancy v ON v.id = s.vacancy_id JOIN (SELECT ? AS person, NULL AS"
		" deputy_of, NULL AS role_id, NULL AS authority_id UNION ALL SELECT d.person_id,"
		" d.person_id, d.role_id, d.authority_id FROM deputy d WHERE " DEPUTY_NOW("d")
		") c LEFT JOIN staff_user p ON p.id = c.deputy_of"
		" WHERE s.id = ? AND (c.deputy_of IS NULL OR s.kind <> 'closing'"
		" AND c.role_id = s.role_id AND c.authority_id = v.authority_id)"
		" AND" ACCESS_NOT_EXCLUDED("s.vacancy_id", "?")
		" AND" ACCESS_NOT_EXCLUDED("s.vacancy_id", "c.person") " AND" IS_ASKED
		" ORDER BY c.deputy_of IS NOT NULL, c.deputy_of LIMIT 1",
		part_fields, &row,
		DB_VALUES(db_int(who->id), DEPUTY_BIND(pool, who), db_int(statement->id),
			db_int(who->id)));
	/* clang-format on */

	*part_r = (struct statement_part){0};
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!outcome)
		*part_r = (struct statement_part){
			.asked = true, .deputy_of = row.deputy_of, .name = row.name};
	return part_sees(db, pool, who, statement, part_r);
}

/* An answer being given. */
struct giving {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct statement_input *input;
	struct problems *problems;
	struct statement statement;
	struct statement_part part;
	bool late, counts;
};

static enum outcome giving_refuse(
	const struct giving *giving, const char *field, const char *reason, enum outcome outcome)
{
	problem_add(giving->problems, field, reason);
	return outcome;
}

/* What a list says of who may answer is read for locking, too: whoever is excluded, loses the role
 * or stands in no longer meanwhile does not answer (access/hold.h). */
static enum outcome part_hold(const struct giving *giving)
{
	const struct statement *statement = &giving->statement;
	int64_t own = giving->who->id, found = 0,
		person = giving->part.deputy_of ? giving->part.deputy_of : own;
	enum outcome outcome = db_get_int(giving->db,
		"SELECT 1 FROM vacancy_exclusion WHERE vacancy_id = ? AND staff_user_id IN (?, ?)"
		" LIMIT 1 FOR UPDATE",
		DB_VALUES(db_int(statement->vacancy_id), db_int(own), db_int(person)), &found);

	if (!outcome)
		return NOT_FOUND;
	if (outcome != NOT_FOUND)
		return outcome;
	if (text_equal(statement->kind, "closing"))
		return OK;
	outcome = db_get_int(giving->db,
		"SELECT 1 FROM staff_subject ss JOIN vacancy_reach vr"
		" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id"
		" WHERE ss.staff_user_id = ? AND vr.vacancy_id = ? AND vr.role_id = ?"
		" AND vr.subject_kind <> 'all' LIMIT 1 FOR UPDATE",
		DB_VALUES(
			db_int(person), db_int(statement->vacancy_id), db_int(statement->role_id)),
		&found);
	if (outcome || person == own)
		return outcome;
	return db_get_int(giving->db,
		"SELECT 1 FROM deputy WHERE deputy_id = ? AND person_id = ? AND role_id = ?"
		" AND ? BETWEEN from_on AND until_on LIMIT 1 FOR UPDATE",
		DB_VALUES(db_int(own), db_int(person), db_int(statement->role_id),
			db_str(clock_today(giving->pool))),
		&found);
}

/* Of an object that is no more nothing is said. */
static enum outcome object_there(const struct giving *giving)
{
	const struct statement *statement = &giving->statement;
	int64_t there = 0;
	enum outcome outcome = db_get_int(giving->db,
		"SELECT 1 FROM vacancy v LEFT JOIN jobad j ON ? = 3 AND j.id = ?"
		" LEFT JOIN application a ON ? = 4 AND a.id = ? WHERE v.id = ?"
		" AND v.status <> 'geloescht' AND COALESCE(j.status, '') <> 'geloescht'"
		" AND COALESCE(a.status, '') NOT IN ('geloescht', 'anonymisiert')",
		DB_VALUES(db_int(statement->object_kind), db_int(statement->object_id),
			db_int(statement->object_kind), db_int(statement->object_id),
			db_int(statement->vacancy_id)),
		&there);

	return outcome == NOT_FOUND ? giving_refuse(giving, "", "statement_gone", CONFLICT)
				    : outcome;
}

/* What is said of a text is said of the one that was read. */
static enum outcome text_there(const struct giving *giving)
{
	const struct statement *statement = &giving->statement;
	int64_t version = 0;
	enum outcome outcome;

	if (statement->object_kind != OBJECT_JOBAD || !giving->input->text_version)
		return OK;
	outcome = db_get_int(giving->db, "SELECT text_version FROM jobad WHERE id = ?",
		DB_VALUES(db_int(statement->object_id)), &version);
	return outcome || version == giving->input->text_version
		? outcome
		: giving_refuse(giving, "", "statement_text_changed", CONFLICT);
}

/* After silence has taken effect each may say something once. */
static enum outcome late_once(const struct giving *giving)
{
	int64_t given = 0;
	enum outcome outcome = db_get_int(giving->db,
		"SELECT COUNT(*) FROM statement_answer WHERE statement_id = ?"
		" AND staff_user_id = ? AND late",
		DB_VALUES(db_int(giving->statement.id), db_int(giving->who->id)), &given);

	if (!outcome && given)
		return giving_refuse(giving, "", "statement_answered_late", CONFLICT);
	return outcome;
}

/* words: problem.statement_answered problem.statement_withdrawn problem.statement_replaced */
static enum outcome state_check(struct giving *giving)
{
	const char *state = statement_state(&giving->statement);

	giving->late = giving->statement.due_at <= clock_now();
	giving->counts = giving->input->answer && text_equal(state, "open");
	if (text_equal(state, "answered"))
		return giving_refuse(giving, "", "statement_answered", CONFLICT);
	if (text_equal(state, "withdrawn"))
		return giving_refuse(giving, "", "statement_withdrawn", CONFLICT);
	if (text_equal(state, "replaced"))
		return giving_refuse(giving, "", "statement_replaced", CONFLICT);
	return giving->late ? late_once(giving) : OK;
}

static bool ground_valid(const char *ground)
{
	static const char *const grounds[] = {"1", "2", "3", "4", "other"};

	for (size_t i = 0; i < sizeof(grounds) / sizeof(grounds[0]); i++)
		if (text_equal(grounds[i], ground))
			return true;
	return false;
}

/* Is the answer one of the kind's, with all it needs? */
static enum outcome input_check(const struct giving *giving)
{
	const struct statement_input *input = giving->input;
	struct db_rows *rows = NULL;
	const char *needs = NULL;
	enum outcome outcome;

	if (!input->answer)
		return text_blank(input->text) && !input->passage_count
			? giving_refuse(giving, "text", "statement_text", INVALID)
			: OK;
	outcome = statement_answers(giving->db, giving->pool, giving->statement.kind, &rows);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		if (text_equal(db_text(rows, i, "code"), input->answer))
			needs = db_text(rows, i, "needs");
	if (!needs)
		return giving_refuse(giving, "answer", "statement_answer", INVALID);
	if (text_equal(needs, "ground") && !ground_valid(input->ground))
		outcome = giving_refuse(giving, "ground", "statement_ground", INVALID);
	if (!text_empty(needs) && text_blank(input->text)
		&& !(text_equal(needs, "text") && input->passage_count))
		outcome = giving_refuse(giving, "text",
			text_equal(needs, "text") ? "statement_text" : "statement_reason", INVALID);
	return outcome;
}

static enum outcome answer_add(const struct giving *giving)
{
	const struct statement *statement = &giving->statement;
	const struct statement_input *input = giving->input;
	struct pool *pool = giving->pool;
	struct kept_text text;
	enum outcome outcome = kept_text_keep(giving->db, pool, statement->object_kind,
		statement->object_id, statement_answer_place(pool, statement->id),
		text_blank(input->text) ? NULL : input->text, &text);

	if (outcome)
		return outcome == GONE ? giving_refuse(giving, "", "statement_gone", CONFLICT)
				       : outcome;
	outcome = db_exec(giving->db,
		"INSERT INTO statement_answer (statement_id, staff_user_id, deputy_of, answer,"
		" ground, text, text_sealed, late, counts, at, text_number)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" (SELECT j.text_number FROM jobad j WHERE ? = 3 AND j.id = ?))",
		DB_VALUES(db_int(statement->id), db_int(giving->who->id),
			db_id(giving->part.deputy_of), db_str(input->answer),
			db_str(ground_valid(input->ground) ? input->ground : NULL),
			db_str(text.plain),
			text.sealed ? db_bytes(text.sealed, text.length) : db_null(),
			db_bool(giving->late), db_bool(giving->counts),
			db_str(clock_sql(pool, clock_now())), db_int(statement->object_kind),
			db_int(statement->object_id)),
		NULL);
	return outcome || statement->object_kind != OBJECT_JOBAD
		? outcome
		: statement_passages_add(giving->db, db_inserted_id(giving->db), input);
}

/* words: history.statement_answered history.statement_late history.statement_question */
static enum outcome answer_note(const struct giving *giving)
{
	const struct statement_input *input = giving->input;
	const struct statement *statement = &giving->statement;
	const char *action = !input->answer ? "statement_question"
		: giving->counts            ? "statement_answered"
					    : "statement_late";
	enum outcome outcome = statement_note(
		giving->db, giving->pool, giving->who, statement, action, input->answer);

	if (outcome || !giving->part.deputy_of)
		return outcome;
	return history_add(giving->db, giving->who, (enum object_kind)statement->object_kind,
		statement->object_id, "person_represented",
		pool_printf(giving->pool, "%lld", (long long)giving->part.deputy_of));
}

static enum outcome effects_make(const struct giving *giving)
{
	const struct statement *statement = &giving->statement;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && giving->counts && statement_effects[i].kind; i++)
		if (statement_effects[i].answered
			&& text_equal(statement_effects[i].kind, statement->kind))
			outcome = statement_effects[i].answered(giving->db, giving->pool,
				giving->who, statement, giving->input->answer);
	return outcome || !giving->counts
		? outcome
		: statement_changed_tell(giving->db, giving->pool, giving->who, statement);
}

/* Of answers with a row of their own in notifications.csv. */
static const char *own_template(const struct giving *giving)
{
	static const struct {
		const char *kind, *answer, *template;
	} owns[] = {
		{"ad_office", "released", "staff_ad_released"},
		{"ad_office", "changes_wanted", "staff_ad_change_wanted"},
		{"selection_pr", "refused", "staff_pr_refused"},
		{"ad_waived", "refused", "staff_pr_refused"},
		{"selection_gsb", "objection", "staff_gsb_objected"},
	};

	for (size_t i = 0; giving->counts && i < sizeof(owns) / sizeof(owns[0]); i++)
		if (text_equal(owns[i].kind, giving->statement.kind)
			&& text_equal(owns[i].answer, giving->input->answer))
			return owns[i].template;
	return NULL;
}

static enum outcome answer_mail(const struct giving *giving, bool last)
{
	const char *own = own_template(giving);

	return statement_mail_owner(giving->db, giving->pool, &giving->statement,
		!giving->input->answer ? "staff_statement_question"
			: own          ? own
			: last         ? "staff_statement_complete"
				       : "staff_statement_answered");
}

static enum outcome giving_work(struct giving *giving)
{
	bool last = false;
	enum outcome outcome = answer_add(giving);

	if (!outcome && giving->counts)
		outcome = statement_end(giving->db, giving->pool, giving->statement.id, "answered",
			giving->input->answer);
	if (!outcome)
		outcome = answer_note(giving);
	if (!outcome)
		outcome = effects_make(giving);
	if (!outcome && !giving->input->answer && !giving->late)
		outcome = statement_reply_expect(giving->db, &giving->statement);
	if (!outcome && giving->counts)
		outcome = agreement_go_on(
			giving->db, giving->pool, giving->who, &giving->statement, &last);
	return outcome ? outcome : answer_mail(giving, last);
}

enum outcome statement_answer_give(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct statement_input *input, struct problems *problems)
{
	struct giving giving = {
		.db = db, .pool = pool, .who = who, .input = input, .problems = problems};
	enum outcome outcome = statement_hold(db, pool, id, &giving.statement);

	if (!outcome)
		outcome = statement_part(db, pool, who, &giving.statement, &giving.part);
	if (outcome)
		return outcome;
	if (!giving.part.asked)
		return NOT_FOUND;
	outcome = part_hold(&giving);
	if (!outcome)
		outcome = state_check(&giving);
	if (!outcome)
		outcome = object_there(&giving);
	if (!outcome)
		outcome = text_there(&giving);
	if (!outcome)
		outcome = input_check(&giving);
	return outcome ? outcome : giving_work(&giving);
}
