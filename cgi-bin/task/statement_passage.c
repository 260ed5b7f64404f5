/* What answers say of passages of an ad's text. */
#include "task/statement_private.h"

enum outcome statement_passages_add(
	struct db *db, int64_t answer_id, const struct statement_input *input)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < input->passage_count; i++)
		outcome = db_exec(db,
			"INSERT INTO statement_passage (answer_id, part, quote, text)"
			" VALUES (?, ?, ?, ?)",
			DB_VALUES(db_int(answer_id), db_str(input->passages[i].part),
				db_str(input->passages[i].quote), db_str(input->passages[i].text)),
			NULL);
	return outcome;
}
