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

struct letter_filling {
	const struct letter *letter;
	const struct letter_value *addresses; /* of the sites */
	size_t address_count;
	enum letter_form form;
	const struct letter_row *row; /* of the list being repeated, or NULL */
};

/* Adds the text with its placeholders filled. OK, INVALID (logged). */
enum outcome letter_fill(struct buf *buf, const struct letter_filling *filling, const char *text);

/* The value of a placeholder, or NULL. */
const struct letter_value *letter_value_of(
	const struct letter_filling *filling, const char *name, size_t length);

/* Is the value German in an English letter? */
bool letter_german(const struct letter_filling *filling, const struct letter_value *value);

/* Filled Markdown as HTML: a paragraph that is only a link with words is a button; the marks above
 * become elements. */
char *letter_html(struct pool *pool, const char *markdown);

/* Logs what is wrong with a template. Always INVALID. */
enum outcome letter_wrong(const char *template, const char *reason);

#endif
