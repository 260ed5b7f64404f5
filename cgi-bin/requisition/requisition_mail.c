/* Mails about requisitions. */
#include "requisition/requisition_mail.h"

#include "base/text.h"
#include "mail/letter.h"

/* Active people other than who makes the step, with the groups by which they see it; binds the
 * requisition, the right and who makes the step. */
/* clang-format off */
#define SEERS \
	"SELECT DISTINCT s.email, s.lang FROM requisition r JOIN user_group g" \
	" JOIN user_group_member m ON m.group_id = g.id" \
	" JOIN staff_user s ON s.id = m.staff_user_id" \
	" JOIN base_role_right br ON br.role_id = " ACCESS_ROLE_OF_GROUP \
	" WHERE r.id = ? AND br.right_id = ? AND s.id <> ? AND s.status = 'active' AND" \
	ACCESS_SEEN_REQUISITION("r")
/* clang-format on */

static enum outcome find_recipients(struct db *db, struct pool *pool, const struct principal *who,
	const struct requisition *requisition, const char *to, struct db_rows **rows_r)
{
	if (text_equal(to, "eingereicht"))
		return db_rows(db, pool,
			SEERS " AND g.role_id = " SQL_ROLE_RECRUITER " ORDER BY s.email",
			DB_VALUES(db_int(requisition->id), db_int(RIGHT_REQUISITION_ACCEPT),
				db_int(who->id)),
			rows_r);
	return db_rows(db, pool, SEERS " AND s.id = r.created_by",
		DB_VALUES(
			db_int(requisition->id), db_int(RIGHT_REQUISITION_WRITE), db_int(who->id)),
		rows_r);
}

enum outcome requisition_mail(struct db *db, struct pool *pool, const struct principal *who,
	const struct requisition *requisition, const char *to)
{
	const struct letter_value values[] = {{"number", requisition->number}};
	bool submitted = text_equal(to, "eingereicht");
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!submitted && !text_equal(to, "zurueckgegeben"))
		return OK;
	outcome = find_recipients(db, pool, who, requisition, to, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = letter_queue(db, pool, 0,
			submitted ? "staff_requisition_submitted" : "staff_requisition_returned",
			db_text(rows, i, "lang"), db_text(rows, i, "email"), values, 1);
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}
