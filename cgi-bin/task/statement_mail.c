/* Mails about statements: links, no names of applicants. */
#include "base/clock.h"
#include "base/text.h"
#include "mail/letter.h"
#include "task/deputy.h"
#include "task/owner.h"
#include "task/statement_private.h"

static enum outcome rows_mail(struct db *db, struct pool *pool, const struct statement *statement,
	const char *template, bool question, const struct db_rows *rows)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *lang = db_text(rows, i, "lang");
		const struct letter_value values[] = {
			{"id", pool_printf(pool, "%lld", (long long)statement->id)},
			{"number", statement->object_number},
			{"last_day", day_show(pool, statement->due_on, lang)},
			{"question",
				text_equal(lang, "en") ? statement->question_en
						       : statement->question_de},
		};

		outcome = letter_queue(db, pool, 0, template, lang, db_text(rows, i, "email"),
			values, sizeof(values) / sizeof(values[0]) - !question);
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}

/* The persons s of the tasks t: oneself, or members of the committee. */
#define ACTIVE(s) s ".status = 'active' AND" ACCESS_NOT_EXCLUDED("t.vacancy_id", s ".id")
#define PERSONS \
	" FROM task t LEFT JOIN staff_subject ss ON t.subject_kind = 'unit'" \
	" AND ss.subject_kind = 'unit' AND ss.subject_id = t.subject_id" \
	" JOIN staff_user s ON s.id = IF(t.subject_kind = 'unit', ss.staff_user_id," \
	" t.subject_id) AND " ACTIVE("s")
/* Their deputies e of today. */
#define DEPUTIES \
	" JOIN deputy d ON d.person_id = s.id AND d.role_id = t.role_id" \
	" AND d.authority_id = t.authority_id AND ? BETWEEN d.from_on AND d.until_on" \
	" AND NOT t.lasts AND " DEPUTY_GIVEN( \
		"d") " JOIN staff_user e ON e.id = d.deputy_id AND " ACTIVE("e")

/* Not those who are to reply to a question back. */
#define ASKED " t.statement_id = ? AND t.kind <> 'question_back'"

enum outcome statement_mail_asked(
	struct db *db, struct pool *pool, const struct statement *statement, const char *template)
{
	const struct db_value id = db_int(statement->id);
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.email, s.lang" PERSONS " WHERE" ASKED
		" UNION SELECT e.email, e.lang" PERSONS DEPUTIES " WHERE" ASKED
		" UNION SELECT u.mailbox, 'de' FROM task t JOIN org_unit u"
		" ON t.subject_kind = 'unit' AND u.id = t.subject_id AND u.mailbox <> ''"
		" WHERE t.statement_id = ? ORDER BY 1, 2",
		DB_VALUES(id, db_str(clock_today(pool)), id, id), &rows);

	return outcome ? outcome : rows_mail(db, pool, statement, template, true, rows);
}

/* With the number alone: a question may tell of a severe disability. */
enum outcome statement_mail_owner(
	struct db *db, struct pool *pool, const struct statement *statement, const char *template)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = vacancy_owners(db, pool, statement->vacancy_id, &rows);

	return outcome ? outcome : rows_mail(db, pool, statement, template, false, rows);
}
