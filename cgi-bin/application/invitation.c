/* The duty to invite. */
#include "application/invitation.h"

/* words: problem.invitation_duty */
enum outcome invitation_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	int64_t severe = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT severely_disabled FROM application WHERE id = ?",
			DB_VALUES(db_int(question->id)), &severe);

	(void)pool;
	(void)who;
	if (!outcome && severe)
		stops->ask_reason = "invitation_duty";
	return outcome;
}
