/* Asking for statements, and asking no longer. Whom: statement_whom.c. */
#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "task/agreement.h"
#include "task/asking.h"
#include "task/statement_private.h"

static const struct db_field kind_fields[] = {
	DB_FIELD(struct kind, code),
	DB_FIELD(struct kind, object),
	DB_FIELD(struct kind, asked),
	DB_FIELD(struct kind, unit),
	DB_FIELD(struct kind, silence),
	DB_FIELD(struct kind, deadline),
	DB_FIELD(struct kind, urgent_unit),
	DB_FIELD(struct kind, urgent_deadline),
};

static bool kind_lasts(const struct kind *kind)
{
	return text_equal(kind->code, "closing");
}

/* What the kinds are about, by the registry's word. */
static enum object_kind kind_object(const struct kind *kind)
{
	const struct object_type *type = object_type_of_code(kind->object);

	if (text_equal(kind->object, "rejection") || text_equal(kind->object, "proposal"))
		return OBJECT_APPLICATION;
	if (text_equal(kind->object, "comparison") || text_equal(kind->object, "selection")
		|| text_equal(kind->object, "selection measure"))
		return OBJECT_VACANCY;
	return type ? type->kind : OBJECT_NONE;
}

/* Sight comes with the question (ACC-16), to each subject that is asked. */
static enum outcome sight_give(
	const struct asking *asking, const struct kind *kind, int64_t statement_id)
{
	enum outcome outcome = OK;

	if (asking->round->object_kind == OBJECT_APPLICATION)
		outcome = db_exec(asking->db,
			"INSERT IGNORE INTO application_asked (subject_kind, subject_id, role_id,"
			" application_id) SELECT subject_kind, subject_id, role_id, object_id"
			" FROM task WHERE statement_id = ?",
			DB_VALUES(db_int(statement_id)), NULL);
	if (outcome || kind_lasts(kind))
		return outcome;
	return db_exec(asking->db,
		"INSERT IGNORE INTO vacancy_asked (vacancy_id, role_id)"
		" SELECT s.vacancy_id, s.role_id FROM statement s JOIN vacancy v"
		" ON v.id = s.vacancy_id AND v.closed_at IS NOT NULL WHERE s.id = ?",
		DB_VALUES(db_int(statement_id)), NULL);
}

/* Each who has the role, the committee or the person. */
static enum outcome tasks_open(
	const struct asking *asking, const struct kind *kind, int64_t statement_id)
{
	return db_exec(asking->db,
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id, statement_id, due_on, ends_at, lasts)"
		" SELECT DISTINCT IF(s.subject_kind = 'role', vr.subject_kind, s.subject_kind),"
		" IF(s.subject_kind = 'role', vr.subject_id, s.subject_id), s.role_id,"
		" v.authority_id, s.kind, s.object_kind, s.object_id, s.vacancy_id, s.id, s.due_on,"
		" IF(? = '', NULL, s.due_at), ? FROM statement s"
		" JOIN vacancy v ON v.id = s.vacancy_id"
		" LEFT JOIN vacancy_reach vr ON s.subject_kind = 'role'"
		" AND vr.vacancy_id = s.vacancy_id AND vr.role_id = s.role_id"
		" AND vr.subject_kind = 'person' WHERE s.id = ?",
		DB_VALUES(db_str(kind->silence), db_bool(kind_lasts(kind)), db_int(statement_id)),
		NULL);
}

/* What of it is open ends; after the last day as what silence means. */
static enum outcome older_end(struct asking *asking, int64_t id)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	struct statement older;
	enum outcome outcome = statement_get(asking->db, asking->pool, id, &older);

	if (outcome || !text_equal(older.state, "open"))
		return outcome;
	if (text_equal(statement_state(&older), "open")) {
		asking->replaces = true;
		return statement_end(asking->db, asking->pool, id, "replaced", NULL);
	}
	outcome = statement_end(asking->db, asking->pool, id, "silent", older.silence);
	if (!outcome)
		outcome = statement_note(asking->db, asking->pool, &system, &older,
			"statement_silent", older.silence);
	return outcome ? outcome
		       : statement_changed_tell(asking->db, asking->pool, &system, &older);
}

/* What was asked of the same before is asked anew by this. */
static enum outcome older_replace(struct asking *asking, const struct statement *statement)
{
	struct db *db = asking->db;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, asking->pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ?"
		" AND replaced_by IS NULL AND id <> ? AND kind = ? AND measure = ?"
		" AND subject_kind = ? AND subject_id = ? AND role_id = ? FOR UPDATE",
		DB_VALUES(db_int(statement->object_kind), db_int(statement->object_id),
			db_int(statement->id), db_str(statement->kind), db_str(statement->measure),
			db_str(statement->subject_kind), db_int(statement->subject_id),
			db_int(statement->role_id)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_number(rows, i, "id");

		outcome = older_end(asking, id);
		if (!outcome)
			outcome = db_exec(db, "UPDATE statement SET replaced_by = ? WHERE id = ?",
				DB_VALUES(db_int(statement->id), db_int(id)), NULL);
		if (!outcome) /* also of who was to look at a reply */
			outcome = db_exec(db, "DELETE FROM task WHERE statement_id = ?",
				DB_VALUES(db_int(id)), NULL);
	}
	return outcome;
}

static enum outcome statement_add(const struct asking *asking, const struct kind *kind,
	const struct statement_question *question, const struct subject *subject, int64_t *id_r)
{
	int64_t count = question->urgent ? kind->urgent_deadline
		: question->deadline     ? question->deadline
					 : kind->deadline;
	const char *unit = question->urgent ? kind->urgent_unit : kind->unit;
	struct pool *pool = asking->pool;
	struct statement_term term =
		statement_term(pool, asking->now, count, unit, &asking->holidays);
	enum outcome outcome = db_exec(asking->db,
		"INSERT INTO statement (round_id, kind, measure, object_kind, object_id,"
		" vacancy_id, subject_kind, subject_id, role_id, asked_at, due_on, due_at,"
		" remind_on, urgent, deadline, unit, counted_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(asking->round_id), db_str(kind->code),
			db_str(question->measure ? question->measure : ""),
			db_int(asking->round->object_kind), db_int(asking->round->object_id),
			db_int(asking->vacancy_id), db_str(subject->kind), db_int(subject->id),
			db_int(subject->role_id), db_str(clock_sql(pool, asking->now)),
			db_str(term.last), db_str(clock_sql(pool, term.over)), db_str(term.remind),
			db_str(question->urgent), db_int(count), db_str(unit),
			db_str(clock_sql(pool, asking->now))),
		NULL);

	*id_r = db_inserted_id(asking->db);
	return outcome;
}

/* Of some kinds a row of its own in notifications.csv. */
static const char *asked_template(const char *kind)
{
	if (text_equal(kind, "ad_gsb"))
		return "staff_ad_sent_to_gsb";
	return text_among("selection_pr,selection_gsb,ad_waived", kind) ? "staff_selection_sent"
									: "staff_statement_asked";
}

static enum outcome subject_ask(struct asking *asking, const struct kind *kind,
	const struct statement_question *question, const struct subject *subject)
{
	struct statement statement;
	int64_t id = 0;
	enum outcome outcome = subject_sees(asking, kind, subject);

	if (!outcome)
		outcome = statement_add(asking, kind, question, subject, &id);
	if (!outcome)
		outcome = tasks_open(asking, kind, id);
	if (!outcome)
		outcome = sight_give(asking, kind, id);
	if (!outcome)
		outcome = statement_get(asking->db, asking->pool, id, &statement);
	if (!outcome)
		outcome = older_replace(asking, &statement);
	if (!outcome)
		outcome = statement_note(
			asking->db, asking->pool, asking->who, &statement, "statement_asked", NULL);
	if (!outcome)
		outcome = statement_changed_tell(asking->db, asking->pool, asking->who, &statement);
	if (outcome || question->told)
		return outcome;
	return statement_mail_asked(
		asking->db, asking->pool, &statement, asked_template(kind->code));
}

/* About how long, to compare. */
static int64_t deadline_days(int64_t count, const char *unit)
{
	return count * (text_equal(unit, "weeks") ? 7 : text_equal(unit, "months") ? 30 : 1);
}

/* What is urgent says why, and is shorter than the authority's deadline (LAW-10). */
static bool urgent_allowed(const struct kind *kind, const struct statement_question *question)
{
	if (!question->urgent)
		return true;
	return !text_blank(question->urgent) && kind->urgent_deadline
		&& deadline_days(kind->urgent_deadline, kind->urgent_unit)
		< deadline_days(kind->deadline, kind->unit);
}

static enum outcome question_ask(struct asking *asking, const struct statement_question *question)
{
	struct kind kind;
	struct subject *subjects = NULL;
	size_t count = 0;
	enum outcome outcome = db_struct(asking->db, asking->pool,
		"SELECT k.code, k.object, k.asked, k.unit, k.silence, " STATEMENT_DEADLINE
		" AS deadline, k.urgent_unit, k.urgent_deadline FROM statement_kind k"
		" JOIN vacancy v ON v.id = ? " STATEMENT_OWN_DEADLINE " WHERE k.code = ?",
		kind_fields, &kind, DB_VALUES(db_int(asking->vacancy_id), db_str(question->kind)));

	if (outcome)
		return outcome == NOT_FOUND
			? asking_refuse(asking, question->kind, "statement_kind")
			: outcome;
	if (kind_object(&kind) != asking->round->object_kind)
		return asking_refuse(asking, question->kind, "statement_object");
	if (!urgent_allowed(&kind, question))
		return asking_refuse(asking, question->kind, "statement_urgent");
	outcome = subjects_read(asking, &kind, question, &subjects, &count);
	if (outcome)
		return outcome;
	if (!subjects_complete(&kind, subjects, count))
		return asking_refuse(asking, question->kind, "statement_nobody");
	for (size_t i = 0; i < count; i++)
		if (subjects[i].empty && !question->empty_too)
			return asking_refuse(asking, question->kind, "statement_members");
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = subject_ask(asking, &kind, question, &subjects[i]);
	return outcome;
}

/* Of the objects that are asked about, each has a version. */
static enum outcome object_version(const struct asking *asking, int64_t *version_r)
{
	const struct db_value id[] = {db_int(asking->round->object_id)};

	switch ((int)asking->round->object_kind) {
	case OBJECT_JOBAD:
		return db_get_int(asking->db,
			"SELECT version FROM jobad WHERE id = ? AND status <> 'geloescht'", id, 1,
			version_r);
	case OBJECT_APPLICATION:
		return db_get_int(asking->db,
			"SELECT version FROM application WHERE id = ?"
			" AND status NOT IN ('gespeichert', 'geloescht', 'anonymisiert')",
			id, 1, version_r);
	default:
		return db_get_int(asking->db,
			"SELECT version FROM vacancy WHERE id = ? AND status <> 'geloescht'", id, 1,
			version_r);
	}
}

static enum outcome round_add(struct asking *asking)
{
	const struct statement_round *round = asking->round;
	struct kept_text changed;
	int64_t version = 0;
	enum outcome outcome = object_version(asking, &version);

	if (outcome)
		return outcome;
	outcome = kept_text_keep(asking->db, asking->pool, round->object_kind, round->object_id,
		"statement_round", round->changed, &changed);
	if (outcome)
		return outcome;
	outcome = db_exec(asking->db,
		"INSERT INTO statement_round (object_kind, object_id, object_version, vacancy_id,"
		" changed, changed_sealed, asked_at, asked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(round->object_kind), db_int(round->object_id), db_int(version),
			db_int(asking->vacancy_id), db_str(changed.plain),
			changed.sealed ? db_bytes(changed.sealed, changed.length) : db_null(),
			db_str(clock_sql(asking->pool, asking->now)), db_id(asking->who->id)),
		NULL);
	asking->round_id = db_inserted_id(asking->db);
	return outcome;
}

/* The vacancy, then what is asked about. */
static enum outcome round_hold(struct asking *asking)
{
	const struct statement_round *round = asking->round;
	enum outcome outcome = task_vacancy_of(
		asking->db, round->object_kind, round->object_id, &asking->vacancy_id);

	if (!outcome)
		outcome = object_hold(asking->db, OBJECT_VACANCY, asking->vacancy_id);
	if (!outcome)
		outcome = object_hold(asking->db, round->object_kind, round->object_id);
	return outcome;
}

enum outcome statement_round_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement_round *round, struct problems *problems, int64_t *round_r)
{
	struct asking asking = {.db = db,
		.pool = pool,
		.who = who,
		.round = round,
		.problems = problems,
		.now = clock_now()};
	enum outcome outcome = round_hold(&asking);

	if (!outcome)
		outcome = statement_holidays(db, pool, clock_today(pool), &asking.holidays);
	if (!outcome)
		outcome = round_add(&asking);
	for (size_t i = 0; !outcome && i < round->count; i++)
		outcome = question_ask(&asking, &round->questions[i]);
	if (outcome)
		return outcome;
	*round_r = asking.round_id;
	return asking.replaces ? history_add(
		       db, who, round->object_kind, round->object_id, "statement_replaced", NULL)
			       : OK;
}

enum outcome statement_ask(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind object_kind, int64_t object_id, const char *kind,
	struct problems *problems)
{
	const struct statement_question question = {.kind = kind};
	int64_t round = 0;

	return statement_round_ask(db, pool, who,
		&(struct statement_round){.object_kind = object_kind,
			.object_id = object_id,
			.questions = &question,
			.count = 1},
		problems, &round);
}

enum outcome statement_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct statement statement;
	bool last;
	enum outcome outcome = statement_hold(db, pool, id, &statement);

	if (outcome)
		return outcome;
	if (!text_equal(statement_state(&statement), "open"))
		return CONFLICT;
	outcome = statement_end(db, pool, id, "withdrawn", NULL);
	if (!outcome)
		outcome = statement_note(db, pool, who, &statement, "statement_withdrawn", NULL);
	if (!outcome)
		outcome = statement_changed_tell(db, pool, who, &statement);
	return outcome ? outcome : agreement_go_on(db, pool, who, &statement, &last);
}
