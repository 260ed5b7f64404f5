/* Whose application it is. */
#include "applicant/own.h"

enum outcome application_owned(struct db *db, const struct principal *who, int64_t application_id)
{
	int64_t one;
	if (who->kind != PRINCIPAL_VISITOR || who->id == 0)
		return NOT_FOUND;
	return db_get_int(db,
		"SELECT 1 FROM application a WHERE a.id = ? AND (a.portal_session_id = ?"
		" OR a.applicant_id = (SELECT c.applicant_id FROM account c WHERE c.id = ?))",
		DB_VALUES(db_int(application_id), db_int(who->id), db_int(who->account)), &one);
}
