/* The page that forwards an object: to whom, from a list. The page's own part: its head. */
#ifndef BMS_BACKEND_DESK_FORWARD_H
#define BMS_BACKEND_DESK_FORWARD_H

#include "web/form/form.h"
#include "web/page.h"

extern const struct form forward_form;

/* People.N.(user_id, name, role, checked), People_more, Post.number, Back, and the form. OK,
 * UNAVAILABLE. */
enum outcome forward_show(struct request *req);

/* Sends what was chosen and leads to the object. OK, INVALID, UNAVAILABLE. */
enum outcome forward_save(struct request *req);

#endif
