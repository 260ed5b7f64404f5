/* What stands in letters for {insert …}. */
#include <string.h>

#include "base/text.h"
#include "mail/letter_private.h"

static const struct {
	const char *kind;
	const char *without; /* where neither the authority nor all say it */
} inserts[LETTER_INSERTS] = {{"signature", "{authority}"}, {"visit", ""}, {"notes", ""}};

const char *letter_insert_text(
	const struct letter_filling *filling, const char *name, size_t length)
{
	for (size_t i = 0; i < LETTER_INSERTS; i++)
		if (strlen(inserts[i].kind) == length && memcmp(inserts[i].kind, name, length) == 0)
			return filling->inserts[i] ? filling->inserts[i] : inserts[i].without;
	return NULL;
}

/* Of a letter that is about no application (an example) that of all. */
enum outcome letter_inserts_read(
	struct db *db, struct pool *pool, struct letter_filling *filling, const char *text)
{
	int64_t application_id = filling->letter->application_id;
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!strstr(text, "{insert ") && !strstr(text, "{baustein "))
		return OK;
	outcome = application_id ? db_rows(db, pool,
			  "SELECT kind, text_de, text_en FROM application_insert"
			  " WHERE application_id = ? ORDER BY unit_id",
			  DB_VALUES(db_int(application_id)), &rows)
				 : db_rows(db, pool,
					 "SELECT kind, text_de, text_en FROM letter_insert"
					 " WHERE unit_id = 0",
					 DB_NONE, &rows);
	for (size_t row = 0; !outcome && row < rows->count; row++)
		for (size_t i = 0; i < LETTER_INSERTS; i++)
			if (text_equal(db_text(rows, row, "kind"), inserts[i].kind))
				filling->inserts[i] = db_text(rows, row,
					text_equal(filling->letter->lang, "en") ? "text_en"
										: "text_de");
	return outcome;
}
