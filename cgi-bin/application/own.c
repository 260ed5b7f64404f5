/* Whose application it is. */
#include "application/own.h"

#include "application/link.h"

enum outcome application_scope(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *scope_r)
{
	int64_t one;
	*scope_r = 0;
	if (who->kind != PRINCIPAL_VISITOR || who->id == 0)
		return OK;
	/* once it was received and is an account's, the visit it was written in has no say any
	 * more: the account tells the person's name */
	enum outcome outcome = db_get_int(db,
		"SELECT 1 FROM application a LEFT JOIN account c ON c.applicant_id = a.applicant_id"
		" WHERE a.id = ? AND (c.id = ? OR (a.portal_session_id = ?"
		" AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused')))",
		DB_VALUES(db_int(application_id), db_int(who->account), db_int(who->id)), &one);
	if (outcome == NOT_FOUND)
		return link_scope(db, pool, who, application_id, scope_r);
	if (!outcome)
		*scope_r = LINK_ALL;
	return outcome;
}

enum outcome application_owned(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t scope)
{
	int64_t has;
	enum outcome outcome = application_scope(db, pool, who, application_id, &has);
	if (outcome)
		return outcome;
	return has == LINK_ALL || (scope && (has & scope) == scope) ? OK : NOT_FOUND;
}
