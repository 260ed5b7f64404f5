/* Reports of barriers. */
#include "mail/feedback.h"

#include "base/log.h"
#include "mail/letter.h"

#define NOT_SAID "–"

enum outcome feedback_send(struct db *db, struct pool *pool, const struct feedback *feedback)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT value FROM setting WHERE name = 'accessibility_mailbox' AND value <> ''",
		DB_NONE, &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0) {
		log_error("feedback", "reason=no_mailbox");
		return UNAVAILABLE;
	}
	const struct letter_value values[] = {
		{"message", feedback->message},
		{"page", feedback->page ? feedback->page : NOT_SAID},
		{"email", feedback->email ? feedback->email : NOT_SAID},
	};
	return letter_queue(db, pool, 0, "staff_feedback", "de", db_cell_text(rows, 0, 0), values,
		sizeof(values) / sizeof(values[0]));
}
