/* Finding staff to choose for a task: by the beginnings of names, and by the group the task asks
 * for. */
#ifndef BMS_ORG_STAFF_SEARCH_H
#define BMS_ORG_STAFF_SEARCH_H

#include "base/pool.h"

#define STAFF_WORDS 4
#define STAFF_FOUND \
	20 /* rows a search shows at most; it gives one more, so that the page can say that there \
	      are more */

/* The words as beginnings for LIKE, at most STAFF_WORDS; the marks of LIKE are taken literally. */
void staff_beginnings(struct pool *pool, const char *words, const char *like[STAFF_WORDS]);

/* Conditions on staff_user s: each word begins a name or the user id. */
#define STAFF_BEGINS_WORD " AND (s.surname LIKE ? OR s.first_name LIKE ? OR s.user_id LIKE ?)"
#define STAFF_BEGINS STAFF_BEGINS_WORD STAFF_BEGINS_WORD STAFF_BEGINS_WORD STAFF_BEGINS_WORD
#define STAFF_BEGINS_WORD_BIND(like) db_str(like), db_str(like), db_str(like)
#define STAFF_BEGINS_BIND(like) \
	STAFF_BEGINS_WORD_BIND((like)[0]), STAFF_BEGINS_WORD_BIND((like)[1]), \
		STAFF_BEGINS_WORD_BIND((like)[2]), STAFF_BEGINS_WORD_BIND((like)[3])

/*
 * Condition on staff_user s: active, and in a group with this base role that is for this authority
 * or for the whole installation; binds the role, then the authority's id.
 */
#define STAFF_HOLDS \
	"s.status = 'active' AND EXISTS (SELECT 1 FROM user_group_member m" \
	" JOIN user_group g ON g.id = m.group_id WHERE m.staff_user_id = s.id AND g.role_id = ?" \
	" AND (g.authority_id IS NULL OR g.authority_id = ?))"

#endif
