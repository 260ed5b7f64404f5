/* What the files about statements share. */
#ifndef BMS_TASK_STATEMENT_PRIVATE_H
#define BMS_TASK_STATEMENT_PRIVATE_H

#include "store/kept_text.h"
#include "task/statement.h"
#include "task/task.h"

/* The columns of statement_fields, from what STATEMENT_FROM names. */
#define STATEMENT_SELECT \
	"SELECT s.id, s.round_id, s.object_kind, s.object_id, s.vacancy_id, s.subject_id," \
	" s.role_id, s.due_at, s.kind, k.question_de, k.question_en, k.law, s.measure," \
	" s.subject_kind, COALESCE(u.name, CONCAT(p.first_name, ' ', p.surname)) AS subject_name," \
	" IFNULL(b.code, 'SEAT') AS role_code, a.short_name AS authority," \
	" COALESCE(j.number, c.number, v.number) AS object_number, v.number AS vacancy_number," \
	" v.title AS vacancy_title, s.asked_at, s.due_on, k.silence, s.state, s.answer, s.urgent," \
	" s.replaced_by, q.changed, q.changed_sealed, s.lifted," \
	" s.state = 'answered' AND s.lifted = '' AND EXISTS (SELECT 1" \
	" FROM statement_kind_answer n WHERE n.kind = s.kind AND n.code = s.answer" \
	" AND NOT n.settles) AS against"
#define STATEMENT_FROM \
	" FROM statement s JOIN statement_round q ON q.id = s.round_id" \
	" JOIN statement_kind k ON k.code = s.kind" \
	" LEFT JOIN base_role b ON b.id = s.role_id JOIN vacancy v ON v.id = s.vacancy_id" \
	" JOIN org_unit a ON a.id = v.authority_id" \
	" LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id" \
	" LEFT JOIN staff_user p ON s.subject_kind = 'person' AND p.id = s.subject_id" \
	" LEFT JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id" \
	" LEFT JOIN application c ON s.object_kind = 4 AND c.id = s.object_id"

/* The deadline of a kind k of a vacancy v: the authority's own, where the law leaves room. */
#define STATEMENT_DEADLINE "COALESCE(d.deadline, k.deadline)"
#define STATEMENT_OWN_DEADLINE \
	" LEFT JOIN statement_deadline d ON d.kind = k.code AND d.authority_id = v.authority_id" \
	" AND NOT k.fixed"

/* Who has this reach vr is a committee that nobody belongs to who could answer. */
#define STATEMENT_EMPTY \
	"vr.subject_kind = 'unit' AND NOT EXISTS (SELECT 1 FROM staff_subject own" \
	" JOIN staff_user member ON member.id = own.staff_user_id AND member.status = 'active'" \
	" WHERE own.subject_kind = 'unit' AND own.subject_id = vr.subject_id" \
	" AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "member.id") ")"

#define STATEMENT_FIELDS 31
extern const struct db_field statement_fields[STATEMENT_FIELDS];

/* What ties the text of an answer, or of a reply, to its row. */
const char *statement_answer_place(struct pool *pool, int64_t statement_id);
const char *statement_reply_place(struct pool *pool, int64_t answer_id);

/* Keeps what the answer says of passages. OK, UNAVAILABLE. */
enum outcome statement_passages_add(
	struct db *db, int64_t answer_id, const struct statement_input *input);

/* The last day of a statement, when it is over, and when whoever has not answered is reminded
 * (NULL: the deadline is too short for that). */
struct statement_term {
	const char *last, *remind;
	int64_t over;
};

/* Of what was asked at an instant; unit as in statement_kind ("hours" are real ones). */
struct statement_term statement_term(struct pool *pool, int64_t asked_at, int64_t count,
	const char *unit, const struct holidays *holidays);

/* A kind with what its last days are counted from. */
struct statement_kind_row {
	struct statement_kind kind;
	const char *unit, *urgent_unit;
	int64_t deadline, urgent_deadline; /* of the latter 0: it never is */
};

/* Its columns, from statement_kind k, vacancy v and STATEMENT_OWN_DEADLINE. */
#define STATEMENT_KIND_SELECT \
	"SELECT k.code, k.question_de, k.question_en, k.silence, k.unit, k.urgent_unit," \
	" " STATEMENT_DEADLINE " AS deadline, k.urgent_deadline"
#define STATEMENT_KIND_FIELDS(type, row) \
	DB_FIELD_AS(type, row.kind.code, "code"), \
		DB_FIELD_AS(type, row.kind.question_de, "question_de"), \
		DB_FIELD_AS(type, row.kind.question_en, "question_en"), \
		DB_FIELD_AS(type, row.kind.silence, "silence"), \
		DB_FIELD_AS(type, row.unit, "unit"), \
		DB_FIELD_AS(type, row.urgent_unit, "urgent_unit"), \
		DB_FIELD_AS(type, row.deadline, "deadline"), \
		DB_FIELD_AS(type, row.urgent_deadline, "urgent_deadline")

/* Counts its last days, of what is asked now. */
void statement_kind_count(
	struct pool *pool, struct statement_kind_row *row, const struct holidays *holidays);

/* Mails to whoever is asked, members of committees and their mailboxes, deputies; `template`:
 * staff_statement_asked, staff_statement_reminder … Inside a transaction. OK, UNAVAILABLE. */
enum outcome statement_mail_asked(
	struct db *db, struct pool *pool, const struct statement *statement, const char *template);

/* A mail to the vacancy's owner, or when that is nobody who can act, to its recruiters. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome statement_mail_owner(
	struct db *db, struct pool *pool, const struct statement *statement, const char *template);

/* A line in the history of what the statement is about: "kind" or "kind:answer". OK, UNAVAILABLE.
 */
enum outcome statement_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *action, const char *answer);

/* Nobody is expected to answer any more. Inside a transaction. OK, UNAVAILABLE. */
enum outcome statement_end(
	struct db *db, struct pool *pool, int64_t id, const char *state, const char *answer);

/* Does what follows (statement_effect.changed). Inside a transaction. OK, CONFLICT, UNAVAILABLE. */
enum outcome statement_changed_tell(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement);

#endif
