/* The applicant as a person. */
#include "account/person.h"

#include "account/account.h"
#include "base/changes.h"
#include "base/text.h"
#include "history/history.h"

const char *const person_langs[] = {"de", "en", NULL};

static enum outcome note_applications(struct db *db, struct pool *pool, const struct principal *who,
	int64_t applicant_id, const char *changed)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id FROM application a JOIN application_status s ON s.code = a.status"
		" WHERE a.applicant_id = ? AND s.active ORDER BY a.id",
		DB_VALUES(db_int(applicant_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = history_add(
			db, who, OBJECT_APPLICATION, db_cell_int(rows, i, 0), "changed", changed);
	return outcome;
}

enum outcome person_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, const struct person *person, struct problems *problems)
{
	if (text_empty(person->first_name))
		problem_add(problems, "first_name", "required");
	if (text_empty(person->surname))
		problem_add(problems, "surname", "required");
	if (problems_any(problems))
		return INVALID;
	struct account before;
	enum outcome outcome = account_get(db, pool, account_id, &before);
	if (outcome)
		return outcome;
	const struct change changes[] = {
		{"salutation", before.salutation, person->salutation},
		{"first_name", before.first_name, person->first_name},
		{"surname", before.surname, person->surname},
		{"lang", before.lang, person->lang},
	};
	const char *changed = changes_names(pool, changes, sizeof(changes) / sizeof(changes[0]));
	if (text_empty(changed))
		return OK;
	outcome = db_exec(db,
		"UPDATE applicant SET salutation = ?, first_name = ?, surname = ?, lang ="
		" ? WHERE id = ?",
		DB_VALUES(db_str(person->salutation), db_str(person->first_name),
			db_str(person->surname), db_str(person->lang), db_int(before.applicant_id)),
		NULL);
	if (!outcome)
		outcome = db_exec(db, "UPDATE account SET lang = ? WHERE id = ?",
			DB_VALUES(db_str(person->lang), db_int(account_id)), NULL);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_ACCOUNT, account_id, "changed", changed);
	return outcome ? outcome : note_applications(db, pool, who, before.applicant_id, changed);
}
