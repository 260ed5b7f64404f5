/* What was answered, and what a round says is otherwise. */
#include "task/statement.h"
#include "task/statement_private.h"
#include "task/statement_reply.h"

const char *statement_answer_place(struct pool *pool, int64_t statement_id)
{
	return pool_printf(pool, "statement_answer:%lld", (long long)statement_id);
}

const char *statement_reply_place(struct pool *pool, int64_t answer_id)
{
	return pool_printf(pool, "statement_reply:%lld", (long long)answer_id);
}

struct given_row {
	struct statement_given given;
	struct db_cell sealed, reply_sealed;
	int64_t id;
	struct statement_passage passage; /* part NULL: the answer speaks of none */
};

static const struct db_field given_fields[] = {
	DB_FIELD_AS(struct given_row, given.statement_id, "statement_id"),
	DB_FIELD_AS(struct given_row, given.name, "name"),
	DB_FIELD_AS(struct given_row, given.deputy_of, "deputy_of"),
	DB_FIELD_AS(struct given_row, given.answer, "answer"),
	DB_FIELD_AS(struct given_row, given.ground, "ground"),
	DB_FIELD_AS(struct given_row, given.withheld, "withheld"),
	DB_FIELD_AS(struct given_row, given.text, "text"),
	DB_FIELD_AS(struct given_row, given.at, "at"),
	DB_FIELD_AS(struct given_row, given.late, "late"),
	DB_FIELD_AS(struct given_row, given.counts, "counts"),
	DB_FIELD_AS(struct given_row, given.reply, "reply"),
	DB_FIELD_AS(struct given_row, given.reply_name, "reply_name"),
	DB_FIELD_AS(struct given_row, given.reply_at, "reply_at"),
	DB_FIELD_AS(struct given_row, given.text_number, "text_number"),
	DB_FIELD_AS(struct given_row, sealed, "text_sealed"),
	DB_FIELD(struct given_row, reply_sealed),
	DB_FIELD(struct given_row, id),
	DB_FIELD_AS(struct given_row, passage.part, "part"),
	DB_FIELD_AS(struct given_row, passage.quote, "quote"),
	DB_FIELD_AS(struct given_row, passage.text, "passage"),
};

/* The texts of the row's answer. */
static enum outcome given_read(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	const struct given_row *row, struct statement_given *given_r)
{
	enum outcome outcome;

	*given_r = row->given;
	if (given_r->withheld) {
		given_r->ground = given_r->text = given_r->reply = NULL;
		return OK;
	}
	outcome = kept_text_read(db, pool, kind, id,
		statement_answer_place(pool, given_r->statement_id),
		&(struct kept_text){row->given.text, row->sealed.bytes, row->sealed.length},
		&given_r->text);
	return outcome ? outcome
		       : kept_text_read(db, pool, kind, id, statement_reply_place(pool, row->id),
			       &(struct kept_text){row->given.reply, row->reply_sealed.bytes,
				       row->reply_sealed.length},
			       &given_r->reply);
}

/* The applicants that what is said to a statement `o` about a vacancy is about. */
#define ABOUT \
	" FROM application x WHERE x.vacancy_id = o.object_id AND x.status <>" \
	" 'direktanonymisierung' AND IF(o.kind LIKE 'comparison\\_%', x.id IN (SELECT" \
	" c.application_id FROM comparison_version n JOIN comparison_part c" \
	" ON c.version_id = n.id WHERE n.vacancy_id = o.object_id), x.id IN (SELECT" \
	" c.application_id FROM decision n JOIN decision_part c ON c.decision_id = n.id" \
	" AND c.choice <> 'no' WHERE n.vacancy_id = o.object_id))"
#define SPEAKS_OF_APPLICANTS \
	"o.object_kind = 2 AND (o.kind LIKE 'selection\\_%' OR o.kind LIKE 'comparison\\_%'" \
	" OR o.kind = 'ad_waived')"

enum outcome statements_given(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, int64_t asked, struct statement_given **given_r,
	size_t *count_r)
{
	struct given_row *rows = NULL;
	struct statement_passage *passages;
	size_t row_count = 0;
	/* clang-format off */
	enum outcome outcome = db_structs(db, pool,
		"SELECT a.id, a.statement_id, r.text AS reply, r.text_sealed AS reply_sealed,"
		" r.at AS reply_at, CONCAT(w.first_name, ' ', w.surname) AS reply_name,"
		" IF(s.status = 'deleted', NULL,"
		" CONCAT(s.first_name, ' ', s.surname)) AS name,"
		" CONCAT(d.first_name, ' ', d.surname) AS deputy_of, a.answer, a.ground, a.text,"
		" a.text_sealed, a.at, a.late, a.counts,"
		" IFNULL(a.text_number, 0) AS text_number, p.part, p.quote, p.text AS passage,"
		" " SPEAKS_OF_APPLICANTS " AND o.id <> ? AND a.staff_user_id <> ?"
		" AND NOT (EXISTS (SELECT 1" ABOUT " AND " ACCESS_SEES_APPLICATION("x") ")"
		" AND NOT EXISTS (SELECT 1" ABOUT " AND NOT " ACCESS_SEES_APPLICATION("x")
		")) AS withheld"
		" FROM statement o"
		" JOIN statement_answer a ON a.statement_id = o.id"
		" JOIN staff_user s ON s.id = a.staff_user_id"
		" LEFT JOIN staff_user d ON d.id = a.deputy_of AND d.status <> 'deleted'"
		" LEFT JOIN statement_reply r ON r.answer_id = a.id"
		" LEFT JOIN staff_user w ON w.id = r.staff_user_id AND w.status <> 'deleted'"
		" LEFT JOIN statement_passage p ON p.answer_id = a.id"
		" WHERE o.object_kind = ? AND o.object_id = ? ORDER BY a.id, p.id",
		given_fields, &rows, &row_count,
		DB_VALUES(db_int(asked), db_int(who->id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(kind), db_int(id)));
	/* clang-format on */

	*count_r = 0;
	if (outcome)
		return outcome;
	*given_r = POOL_ARRAY(pool, struct statement_given, row_count);
	passages = POOL_ARRAY(pool, struct statement_passage, row_count);
	for (size_t i = 0; !outcome && i < row_count; i++) {
		bool first = i == 0 || rows[i].id != rows[i - 1].id;
		struct statement_given *given = &(*given_r)[first ? *count_r : *count_r - 1];

		if (first) {
			outcome = given_read(db, pool, kind, id, &rows[i], given);
			given->passages = &passages[i];
			++*count_r;
		}
		passages[i] = rows[i].passage;
		given->passage_count += passages[i].part != NULL;
	}
	return outcome;
}

enum outcome statement_before(
	struct db *db, const struct statement *statement, int64_t *id_r, int64_t *version_r)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.id, q.object_version FROM statement s"
		" JOIN statement_round q ON q.id = s.round_id"
		" WHERE s.object_kind = ? AND s.object_id = ? AND s.replaced_by = ?"
		" ORDER BY s.id DESC LIMIT 1",
		DB_VALUES(db_int(statement->object_kind), db_int(statement->object_id),
			db_int(statement->id)),
		&rows);

	if (!outcome && !rows->count)
		outcome = NOT_FOUND;
	if (!outcome) {
		*id_r = db_number(rows, 0, "id");
		*version_r = db_number(rows, 0, "object_version");
	}
	pool_free(&pool);
	return outcome;
}

enum outcome statement_changed(
	struct db *db, struct pool *pool, const struct statement *statement, const char **changed_r)
{
	return kept_text_read(db, pool, statement->object_kind, statement->object_id,
		"statement_round",
		&(struct kept_text){statement->changed, statement->changed_sealed.bytes,
			statement->changed_sealed.length},
		changed_r);
}
