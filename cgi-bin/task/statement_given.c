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
};

static const struct db_field given_fields[] = {
	DB_FIELD_AS(struct given_row, given.statement_id, "statement_id"),
	DB_FIELD_AS(struct given_row, given.name, "name"),
	DB_FIELD_AS(struct given_row, given.deputy_of, "deputy_of"),
	DB_FIELD_AS(struct given_row, given.answer, "answer"),
	DB_FIELD_AS(struct given_row, given.ground, "ground"),
	DB_FIELD_AS(struct given_row, given.text, "text"),
	DB_FIELD_AS(struct given_row, given.at, "at"),
	DB_FIELD_AS(struct given_row, given.late, "late"),
	DB_FIELD_AS(struct given_row, given.counts, "counts"),
	DB_FIELD_AS(struct given_row, given.reply, "reply"),
	DB_FIELD_AS(struct given_row, given.reply_name, "reply_name"),
	DB_FIELD_AS(struct given_row, given.reply_at, "reply_at"),
	DB_FIELD_AS(struct given_row, sealed, "text_sealed"),
	DB_FIELD(struct given_row, reply_sealed),
	DB_FIELD(struct given_row, id),
};

enum outcome statements_given(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct statement_given **given_r, size_t *count_r)
{
	struct given_row *rows = NULL;
	enum outcome outcome = db_structs(db, pool,
		"SELECT a.id, a.statement_id, r.text AS reply, r.text_sealed AS reply_sealed,"
		" r.at AS reply_at, CONCAT(w.first_name, ' ', w.surname) AS reply_name,"
		" IF(s.status = 'deleted', NULL,"
		" CONCAT(s.first_name, ' ', s.surname)) AS name,"
		" CONCAT(d.first_name, ' ', d.surname) AS deputy_of, a.answer, a.ground, a.text,"
		" a.text_sealed, a.at, a.late, a.counts FROM statement o"
		" JOIN statement_answer a ON a.statement_id = o.id"
		" JOIN staff_user s ON s.id = a.staff_user_id"
		" LEFT JOIN staff_user d ON d.id = a.deputy_of AND d.status <> 'deleted'"
		" LEFT JOIN statement_reply r ON r.answer_id = a.id"
		" LEFT JOIN staff_user w ON w.id = r.staff_user_id AND w.status <> 'deleted'"
		" WHERE o.object_kind = ? AND o.object_id = ? ORDER BY a.id",
		given_fields, &rows, count_r, DB_VALUES(db_int(kind), db_int(id)));

	if (outcome)
		return outcome;
	*given_r = POOL_ARRAY(pool, struct statement_given, *count_r);
	for (size_t i = 0; !outcome && i < *count_r; i++) {
		struct statement_given *given = &(*given_r)[i];
		const struct given_row *row = &rows[i];

		*given = row->given;
		outcome = statement_text_read(db, pool, kind, id,
			statement_answer_place(pool, given->statement_id),
			&(struct statement_text){
				row->given.text, row->sealed.bytes, row->sealed.length},
			&given->text);
		if (!outcome)
			outcome = statement_text_read(db, pool, kind, id,
				statement_reply_place(pool, row->id),
				&(struct statement_text){row->given.reply, row->reply_sealed.bytes,
					row->reply_sealed.length},
				&given->reply);
	}
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
