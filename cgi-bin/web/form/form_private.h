/* What the files of web/form/ share, and the server knows of forms. */
#ifndef BMS_WEB_FORM_FORM_PRIVATE_H
#define BMS_WEB_FORM_FORM_PRIVATE_H

#include "web/form/form.h"
#include "web/private.h"

/* The field's upper bound with the default of its type. */
static inline int64_t form_field_max(const struct form_field *field)
{
	if (field->max || field->type == FIELD_INT)
		return field->max;
	switch (field->type) {
	case FIELD_LONG:
		return 20000;
	case FIELD_EMAIL:
		return 254;
	case FIELD_FILES:
		return 1;
	default:
		return 200;
	}
}

/* What a field of the struct holds, as a form shows it; NULL: nothing. */
const char *form_field_text(
	const struct request *req, const struct form_field *field, const void *values);

#define PICK_SEARCH "suchen" /* the button's name; its value is the field */
#define PICK_CHOSEN "_gewaehlt" /* behind the field's name: the radio buttons */

/* form_pick.c: in what was sent, the fields of type FIELD_PICK become the values they mean. */
void form_pick_take(struct request *req);

/* Was a FIELD_PICK field only to be searched for? Then that is the form's one problem. */
void form_pick_search(struct request *req);

/* form_read.c: types the declared form into req->input, or notes problems. OK, UNAVAILABLE. */
enum outcome form_read(struct request *req);

/* One form being shown. */
struct form_showing {
	struct request *req;
	const struct form *form;
	const void *initial;
	struct view *view; /* Form.<form> */
	bool typed; /* show what was posted */
	const struct pairs
		*sent; /* show these: posted, or typed beside another form; NULL: `initial` */
};

/* form.c: the field of that name, NULL when there is none; a word of the form's own,
 * form.<form>.<field><suffix>, NULL when there is none; a number as text. */
const struct form_field *form_field_find(const struct form *form, const char *name);
const char *form_own_word(
	const struct form_showing *showing, const char *field, const char *suffix);
void form_set_number(struct view *view, const char *name, int64_t number);

/* form_problems.c: req->problems as errors of the form. */
void form_show_problems(const struct form_showing *showing);

/* The problems of a form that the page does not show any more, as Page.unshown: the layouts say
 * them. */
void form_show_unshown(struct request *req);

/* token.c */
struct token {
	uint8_t nonce[TOKEN_NONCE];
	const uint8_t *basis; /* in the pool */
	size_t basis_length;
};
char *token_make(struct pool *pool, const uint8_t key[32], const uint8_t binding[32], int64_t now,
	const uint8_t *root, const struct buf *basis); /* root: the nonce it follows; NULL: none */
/* False when it is refused; the basis of one that has the right form is there all the same. */
bool token_open(struct pool *pool, const uint8_t key[32], const uint8_t binding[32],
	const char *text, int64_t now, struct token *token_r);
char *token_new(const struct request *req, const struct buf *basis);
char *token_follow(const struct request *req,
	const struct buf *basis); /* for the same form as the one that came: their nonces begin
				     alike (again.c) */
void token_basis(const struct request *req, const char *text,
	struct buf *basis); /* adds what it carries, whether it is good or not */
bool token_check(struct request *req);
bool origin_same(const struct request *req);

#endif
