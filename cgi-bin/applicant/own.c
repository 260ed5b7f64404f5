/* Whose application it is. */
#include "applicant/own.h"

enum outcome application_owned(struct db *db, const struct principal *who, int64_t application_id)
{
	int64_t one;
	if (who->kind != PRINCIPAL_VISITOR || who->id == 0)
		return NOT_FOUND;
	/* once it was received and is an account's, the visit it was written in has no say any more: the account tells the person's name */
	return db_get_int(db,
		"SELECT 1 FROM application a LEFT JOIN account c ON c.applicant_id = a.applicant_id"
		" WHERE a.id = ? AND (c.id = ? OR (a.portal_session_id = ?"
		" AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused')))",
		DB_VALUES(db_int(application_id), db_int(who->account), db_int(who->id)), &one);
}
