/* What was typed becomes words to look for. */
#include "find/find.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define PART 40 /* letters of a part that are kept, as the column */
#define LETTERS 2 /* of the longest word; less finds nothing */
#define ANYWHERE 3 /* letters that are looked for inside words too */
#define TYPED 500 /* bytes that are looked at */
#define NOTHING "-" /* no folded word has it */

/* The words from the longest to the shortest, those behind the last place left out. */
static void take_word(struct find *find, const char *like, int64_t begins, size_t lengths[])
{
	size_t length = text_length(like), at = find->count;

	while (at > 0 && lengths[at - 1] < length)
		at--;
	if (at == FIND_WORDS)
		return;
	if (find->count < FIND_WORDS)
		find->count++;
	for (size_t i = find->count - 1; i > at; i--) {
		find->like[i] = find->like[i - 1];
		find->begins[i] = find->begins[i - 1];
		lengths[i] = lengths[i - 1];
	}
	find->like[at] = like;
	find->begins[at] = begins;
	lengths[at] = length;
}

/* The first letters as a beginning for LIKE, whose marks are taken literally. */
static const char *beginning(struct pool *pool, const char *word)
{
	struct buf buf;
	size_t letters = 0;

	buf_init(&buf, pool);
	for (; *word; word++) {
		if (((unsigned char)*word & 0xc0) != 0x80 && ++letters > PART)
			break;
		if (strchr("%_\\", *word))
			buf_char(&buf, '\\');
		buf_char(&buf, *word);
	}
	buf_char(&buf, '%');
	return buf.data;
}

static enum outcome text_fold(struct db *db, struct pool *pool, const char *words, char **folded_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT find_fold(?)", DB_VALUES(db_str(words)), &rows);

	if (!outcome)
		*folded_r = pool_strdup(pool, db_cell_text(rows, 0, 0));
	return outcome;
}

enum outcome find_words(struct db *db, struct pool *pool, const char *typed, struct find *find_r)
{
	size_t lengths[FIND_WORDS] = {0};
	char *rest, *word, *folded = NULL;
	struct buf others;
	enum outcome outcome;

	*find_r = (struct find){0};
	if (text_blank(typed ? typed : ""))
		return OK;
	find_r->typed = text_trim(pool, typed);
	buf_init(&others, pool);
	rest = pool_strdup(pool, typed);
	while ((word = strsep(&rest, " ,;()<>"))) {
		if (strchr(word, '@'))
			take_word(find_r, beginning(pool, word), 1, lengths);
		else if (others.length + strlen(word) < TYPED)
			buf_printf(&others, "%s ", word);
	}
	outcome = text_fold(db, pool, others.length ? others.data : "", &folded);
	if (outcome)
		return outcome;
	while ((word = strsep(&folded, " ")))
		if (*word)
			take_word(find_r, beginning(pool, word),
				text_length(word) < ANYWHERE ? 1 : 0, lengths);
	if (lengths[0] < LETTERS + 1) /* with its mark */
		*find_r = (struct find){1, find_r->typed, {NOTHING}, {1}};
	return OK;
}

enum outcome find_listed(
	struct db *db, struct pool *pool, const char *typed, struct db_list_values *values_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, typed, &find);

	if (outcome)
		return outcome;
	if (!find.count)
		return INVALID;
	const struct db_value values[] = {FIND_FROM_BIND(&find), FIND_AND_BIND(&find)};

	values_r->count = sizeof(values) / sizeof(values[0]);
	memcpy(values_r->items, values, sizeof(values));
	return OK;
}

enum outcome find_staff_listed(struct db *db, struct pool *pool, const char *typed,
	const char *user_id, struct db_list_values *values_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, typed, &find);

	if (outcome)
		return outcome;
	if (!find.count)
		return INVALID;
	const struct db_value values[] = {FIND_STAFF_BIND(&find), db_str(user_id), db_str(user_id),
		FIND_STAFF_AND_BIND(&find)};

	values_r->count = sizeof(values) / sizeof(values[0]);
	memcpy(values_r->items, values, sizeof(values));
	return OK;
}

/* Ids of staff with the first word: at the beginning of one of theirs, within one, in their unit;
 * of each a number. */
/* clang-format off */
#define STAFF_SOME \
	"((SELECT fp.id FROM find_part fp WHERE fp.kind = 'staff' AND fp.begins = 1" \
	" AND fp.part LIKE ? LIMIT ?) UNION (SELECT fp.id FROM find_part fp" \
	" WHERE fp.kind = 'staff' AND fp.begins = 0 AND ? = 0 AND fp.part LIKE ? LIMIT ?)" \
	" UNION (SELECT fs.id FROM find_part fp JOIN staff_user fs ON fs.org_unit_id = fp.id" \
	" AND fs.status <> 'deleted' WHERE fp.kind = 'unit' AND fp.begins IN (0, 1) AND ? = 0" \
	" AND fp.part LIKE ? LIMIT ?)) found JOIN staff_user s ON s.id = found.id"
#define STAFF_SOME_BIND(find, number) \
	db_str((find)->like[0]), db_int(number), FIND_FROM_BIND(find), db_int(number), \
	FIND_FROM_BIND(find), db_int(number)
/* clang-format on */

enum outcome staff_find(
	struct db *db, struct pool *pool, const char *typed, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, typed, &find);
	int64_t number = find.count > 1 ? INT64_MAX : FIND_COMMON;

	if (outcome)
		return outcome;
	return db_rows(db, pool, FIND_STAFF_FROM(STAFF_SOME, "s.status <> 'deleted'"),
		DB_VALUES(STAFF_SOME_BIND(&find, number), FIND_STAFF_AND_BIND(&find),
			FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

enum outcome authority_find(
	struct db *db, struct pool *pool, const char *typed, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, typed, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		"SELECT u.code AS value, u.name AS label, u.short_name AS hint FROM " FIND_FROM(
			"'unit'") " JOIN org_unit u ON u.id = found.id"
				  " WHERE u.kind = 'authority' AND u.active" FIND_AND("'unit'",
					  "u.id") " ORDER BY u.code = ? DESC, u.name, u.id LIMIT ?",
		DB_VALUES(FIND_FROM_BIND(&find), FIND_AND_BIND(&find), db_str(find.typed),
			db_int(FIND_FOUND + 1)),
		rows_r);
}
