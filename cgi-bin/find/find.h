/*
 * Finding staff, units, groups, vacancies and projects by what one knows of them (ACC-30, OBJ-01):
 * any part of any word, in any order, each word typed narrowing what is found. An umlaut, its
 * transcription and the plain letter are one (Müller, Mueller, Muller), and so are ß and ss.
 *
 * What is found: staff by names, user id, e-mail address, staff number and words of their unit;
 * units by name, short name and code; groups by name and the directory groups that refer to them;
 * vacancies and requisitions by number and title, projects by number and name.
 *
 * How: the table find_part (schema/111, 115, 182) holds the ends of every folded word ("muller",
 * "uller", "ller", "ler"), kept by triggers in the transaction that writes the word. Any part of a
 * word is then the beginning of one of its ends, a range of the primary key. The longest word typed
 * is read from the key; the others are asked of what it finds. One or two letters are looked for at
 * the beginnings of words only, and the longest word in units of staff only when it has three;
 * without a word of two letters nothing is found. An e-mail address, recognised by its @, is found
 * by its beginning.
 */
#ifndef BMS_FIND_FIND_H
#define BMS_FIND_FIND_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "db/list.h"

#define FIND_WORDS 5
#define FIND_FOUND \
	20 /* rows a search shows at most; it gives one more, so that the page can say that there \
	      are more */

/* Words as they are asked for, the longest first. */
struct find {
	size_t count; /* 0: nothing was typed */
	const char *typed; /* without blanks at its ends */
	const char *like[FIND_WORDS]; /* for LIKE; NULL behind the last */
	int64_t begins[FIND_WORDS]; /* 1: at the beginnings of words only; else 0 */
};

/*
 * Takes what was typed (NULL: nothing) apart, at most FIND_WORDS words of it. Something typed
 * without a word of two letters or digits becomes a word that finds nothing. OK, UNAVAILABLE.
 */
enum outcome find_words(struct db *db, struct pool *pool, const char *typed, struct find *find_r);

/* What was typed, for a filter FIND_LISTED of a list. OK; INVALID (nothing was typed); UNAVAILABLE.
 */
enum outcome find_listed(
	struct db *db, struct pool *pool, const char *typed, struct db_list_values *values_r);

/* The same for a filter FIND_STAFF_LISTED: staff with these words, or, where it is not NULL, the
 * one of this user id. OK; INVALID (nothing was typed); UNAVAILABLE. */
enum outcome find_staff_listed(struct db *db, struct pool *pool, const char *typed,
	const char *user_id, struct db_list_values *values_r);

#define FIND_COMMON 200

/*
 * Staff who fit, deleted ones never: columns value (user id), label ("Nachname, Vorname"), hint
 * (unit); the first FIND_FOUND + 1, whose user id was typed before all others. Of a single word
 * that more have: the first among FIND_COMMON with a word that begins so, FIND_COMMON with it
 * within one, and FIND_COMMON of such units. OK, UNAVAILABLE.
 */
enum outcome staff_find(
	struct db *db, struct pool *pool, const char *typed, struct db_rows **rows_r);

/* Active authorities that fit: columns value (code), label, hint. OK, UNAVAILABLE. */
enum outcome authority_find(
	struct db *db, struct pool *pool, const char *typed, struct db_rows **rows_r);

/* Has a part of one of these kinds; binds begins, like. */
#define FIND_HAS(kinds, id) \
	"EXISTS (SELECT 1 FROM find_part fp WHERE fp.kind IN (" kinds ") AND fp.id = " id \
	" AND fp.part LIKE ? AND fp.begins >= ?)"
#define FIND_HAS_BIND(find, i) db_str((find)->like[i]), db_int((find)->begins[i])

/* The ids with the first word, each once, as table `found`; binds FIND_FROM_BIND. */
#define FIND_FROM(kinds) \
	"(SELECT DISTINCT fp.id FROM find_part fp WHERE fp.kind IN (" kinds ")" \
	" AND fp.begins IN (?, 1) AND fp.part LIKE ?) found"
#define FIND_FROM_BIND(find) db_int((find)->begins[0]), db_str((find)->like[0])

/* And has the other words; binds FIND_AND_BIND. */
#define FIND_AND_WORD(kinds, id) " AND (? IS NULL OR " FIND_HAS(kinds, id) ")"
#define FIND_AND(kinds, id) \
	FIND_AND_WORD(kinds, id) \
	FIND_AND_WORD(kinds, id) FIND_AND_WORD(kinds, id) FIND_AND_WORD(kinds, id)
#define FIND_AND_WORD_BIND(find, i) db_str((find)->like[i]), FIND_HAS_BIND(find, i)
#define FIND_AND_BIND(find) \
	FIND_AND_WORD_BIND(find, 1), FIND_AND_WORD_BIND(find, 2), FIND_AND_WORD_BIND(find, 3), \
		FIND_AND_WORD_BIND(find, 4)

/* Filter of a list (db/list.h) for what has all the words; bound by find_listed. */
#define FIND_LISTED(kinds, id) \
	id " IN (SELECT found.id FROM " FIND_FROM(kinds) ")" FIND_AND(kinds, id)

/* Staff s with the words, which may be of their unit; binds FIND_STAFF_BIND, then, where conditions
 * stand, FIND_STAFF_AND_BIND. */
#define FIND_STAFF \
	"(SELECT fp.id FROM find_part fp WHERE fp.kind = 'staff' AND fp.begins IN (?, 1)" \
	" AND fp.part LIKE ? UNION SELECT fs.id FROM find_part fp JOIN staff_user fs" \
	" ON fs.org_unit_id = fp.id WHERE fp.kind = 'unit' AND fp.begins IN (0, 1)" \
	" AND ? = 0 AND fp.part LIKE ?) found JOIN staff_user s ON s.id = found.id"
#define FIND_STAFF_BIND(find) FIND_FROM_BIND(find), FIND_FROM_BIND(find)
#define FIND_STAFF_AND_WORD \
	" AND (? IS NULL OR " FIND_HAS("'staff'", "s.id") " OR " FIND_HAS( \
		"'unit'", "s.org_unit_id") ")"
#define FIND_STAFF_AND \
	FIND_STAFF_AND_WORD FIND_STAFF_AND_WORD FIND_STAFF_AND_WORD FIND_STAFF_AND_WORD
#define FIND_STAFF_AND_WORD_BIND(find, i) FIND_AND_WORD_BIND(find, i), FIND_HAS_BIND(find, i)
#define FIND_STAFF_AND_BIND(find) \
	FIND_STAFF_AND_WORD_BIND(find, 1), FIND_STAFF_AND_WORD_BIND(find, 2), \
		FIND_STAFF_AND_WORD_BIND(find, 3), FIND_STAFF_AND_WORD_BIND(find, 4)

/* Filter of a list (db/list.h) for rows with one of these staff; bound by find_staff_listed. */
#define FIND_STAFF_LISTED(id) \
	id " IN (SELECT s.id FROM " FIND_STAFF \
	   " WHERE (? IS NULL OR s.user_id = ?)" FIND_STAFF_AND ")"

/* Staff with the words of whom `where` is true; binds FIND_STAFF_BIND, what `where` does,
 * FIND_STAFF_AND_BIND, FIND_STAFF_ORDER_BIND. Columns as staff_find. */
#define FIND_STAFF_WHERE(where) FIND_STAFF_FROM(FIND_STAFF, where)
#define FIND_STAFF_FROM(staff, where) \
	"SELECT s.user_id AS value, CONCAT(s.surname, ', ', s.first_name) AS label," \
	" u.name AS hint FROM " staff " LEFT JOIN org_unit u ON u.id = s.org_unit_id" \
	" WHERE " where FIND_STAFF_AND FIND_STAFF_ORDER

/* Who is meant by the user id itself comes first; binds FIND_STAFF_ORDER_BIND. */
#define FIND_STAFF_ORDER " ORDER BY s.user_id = ? DESC, s.surname, s.first_name, s.id LIMIT ?"
#define FIND_STAFF_ORDER_BIND(find) db_str((find)->typed), db_int(FIND_FOUND + 1)

/*
 * Condition on staff_user s: active, and in a group with this base role that is for this authority
 * or for the whole installation; binds the role, then the authority's id.
 */
#define STAFF_HOLDS \
	"s.status = 'active' AND EXISTS (SELECT 1 FROM user_group_member m" \
	" JOIN user_group g ON g.id = m.group_id WHERE m.staff_user_id = s.id AND g.role_id = ?" \
	" AND (g.authority_id IS NULL OR g.authority_id = ?))"

#endif
