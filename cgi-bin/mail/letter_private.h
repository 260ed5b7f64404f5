/* What the files of letters share; nobody else includes it. */
#ifndef BMS_MAIL_LETTER_PRIVATE_H
#define BMS_MAIL_LETTER_PRIVATE_H

#include "base/buf.h"
#include "mail/letter.h"

/* Marks of our own in filled Markdown, which no value can hold. */
#define LETTER_GERMAN "\a"
#define LETTER_GERMAN_END "\a/"
#define LETTER_LABEL "\b"
#define LETTER_LABEL_END "\b/"

/* What a placeholder's value becomes. */
enum letter_form { FORM_PLAIN, FORM_MARKDOWN };

/* A template's file "# head\n\nbody"; the body ends with a line end. */
struct letter_sheet {
	const char *head, *body;
};

/* Sets the folder of templates. */
void letter_sheet_init(const char *folder);

/* The delivered text. OK, INVALID (logged), UNAVAILABLE. */
enum outcome letter_sheet_read(
	struct pool *pool, const char *template, const char *lang, struct letter_sheet *sheet_r);

/* The text that counts now; *version_r: 0, or of letter_template.h. OK, INVALID (logged),
 * UNAVAILABLE. */
enum outcome letter_sheet_now(struct db *db, struct pool *pool, const char *template,
	const char *lang, struct letter_sheet *sheet_r, int64_t *version_r);

/* A file of the templates' folder. OK, INVALID (logged), UNAVAILABLE. */
enum outcome letter_file_read(
	struct pool *pool, const char *template, const char *ending, char **text_r);

/* What stands in braces. German words mean the same: {wenn x}, {sonst}, {ende}. */
enum letter_mark {
	LETTER_VALUE,
	LETTER_EACH,
	LETTER_IF,
	LETTER_FACTS,
	LETTER_ELSE,
	LETTER_END,
	LETTER_INSERT
};

/* A part "{kind name}\n…{end}\n", or "{insert name}\n", or "{if name}\n…{else}\n…{end}\n". */
struct letter_block {
	enum letter_mark kind;
	const char *name;
	size_t length;
	const char *begin, *end; /* what is in it; of a mark alone `begin` is behind its line */
	const char *other, *other_end; /* behind {else}; NULL: there is none */
};

/* Which mark with a line end behind it stands at `text`; LETTER_VALUE: none. */
enum letter_mark letter_mark_at(const char *text, struct letter_block *block_r);

/* Is what stands in braces the word of such a mark? */
bool letter_mark_word(const char *inside);

#define LETTER_INSERTS 3 /* kinds of letter_insert.h */

struct letter_filling {
	const struct letter *letter;
	const struct letter_value *addresses; /* of the sites */
	size_t address_count;
	enum letter_form form;
	const struct letter_row *row; /* of the list being repeated, or NULL */
	const char *inserts[LETTER_INSERTS]; /* NULL: the authority has none of this kind */
};

/* Reads what the letter's authority says where the text has {insert …}. OK, UNAVAILABLE. */
enum outcome letter_inserts_read(
	struct db *db, struct pool *pool, struct letter_filling *filling, const char *text);

/* What stands for {insert name}: NULL: no such thing. */
const char *letter_insert_text(
	const struct letter_filling *filling, const char *name, size_t length);

/* Adds the text with its placeholders filled. OK, INVALID (logged). */
enum outcome letter_fill(struct buf *buf, const struct letter_filling *filling, const char *text);

/* Does an address in < and > begin at `text`? `begin`: of all of the text. */
bool letter_address_at(const char *begin, const char *text);

/*
 * Adds what stands at *text of a letter's own text, which moves behind it. Both forms say the same:
 * a link's words and address are there, what is no mark of a letter (tags of HTML, code, pictures,
 * entities) stands for itself. `address`: it is part of one.
 */
void letter_char(
	struct buf *buf, enum letter_form form, bool address, const char *begin, const char **text);

/* The value of a placeholder, or NULL. */
const struct letter_value *letter_value_of(
	const struct letter_filling *filling, const char *name, size_t length);

/* Is the value German in an English letter? */
bool letter_german(const struct letter_filling *filling, const struct letter_value *value);

/* Filled Markdown as HTML: a paragraph that is only a link with words is a button; the marks above
 * become elements. */
char *letter_html(struct pool *pool, const char *markdown);

/* Does it go to staff? */
bool letter_staff(const struct letter *letter);

/* Settings mail_from and mail_reply_to: in whose name entries are sent. */
void letter_entry_init(const struct settings *settings);

/* The letter's entry for calendars, as a file. OK, INVALID (logged), UNAVAILABLE. */
enum outcome letter_entry(
	struct pool *pool, struct letter_filling *filling, const char **calendar_r);

/* Logs what is wrong with a template. Always INVALID. */
enum outcome letter_wrong(const char *template, const char *reason);

#endif
