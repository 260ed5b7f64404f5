/* The templates of letters as pages of the administration. */
#ifndef BMS_BACKEND_CONTENT_LETTERS_H
#define BMS_BACKEND_CONTENT_LETTERS_H

#include "mail/letter.h"
#include "mail/letter_check.h"
#include "mail/letter_template.h"
#include "web/page.h"

#define LETTERS "/verwaltung/vorlagen"

/* The address of a template's page, or of one below it. */
const char *letters_path(struct request *req, const char *code, const char *below);

/* The template of the address as Letter.*; its way back. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome letters_show(struct request *req, struct letter_template *template_r);

/* The letter filled with examples of this kind, as it would be sent in this language. OK, INVALID,
 * UNAVAILABLE. */
enum outcome letters_example(struct request *req, const struct letter_template *template,
	const char *lang, enum letter_example with, struct letter *letter_r);

#endif
