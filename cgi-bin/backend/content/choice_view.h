/* What the administrator's pages of selection lists show in the same way. */
#ifndef BMS_BACKEND_CONTENT_CHOICE_VIEW_H
#define BMS_BACKEND_CONTENT_CHOICE_VIEW_H

#include "choice/keep/choice_edit.h"
#include "web/page.h"

#define CHOICE_LISTS "/verwaltung/auswahllisten"

/* For admit: the list of the address is one. OK, NOT_FOUND. */
enum outcome choice_page_admit(struct request *req);

/* The code of the list in the address, and what it is called. */
const char *choice_page_list(const struct request *req);
const char *choice_list_name(const struct request *req, const char *list);

/* The address of the list in the address, or of one of its values, with what stands below it
 * ("/ersetzen"). */
const char *choice_list_path(struct request *req, const char *rest);
const char *choice_value_path(struct request *req, int64_t id, const char *rest);

/* The value in the address. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome choice_page_value(struct request *req, struct choice_value *value_r);

/* What a value is called in the reader's language. */
const char *choice_value_name(const struct request *req, const struct choice_value *value);

/* The name as below `place`: name, name_de, name_en, code, uses, hidden, ruled, replaced (the name
 * of what stands for it), more ("1": there are more uses than are counted). */
void choice_value_view(struct request *req, const char *place, const struct choice_value *value);

/* How many of what use it, as Uses.N.label and count. OK, UNAVAILABLE. */
enum outcome choice_uses_view(struct request *req, const struct choice_value *value);

#endif
