/* Asking for a dossier (BAK-07), on the pages of what it is of. */
#ifndef BMS_BACKEND_DESK_DOSSIER_H
#define BMS_BACKEND_DESK_DOSSIER_H

#include "dossier/dossier.h"
#include "web/form/form.h"
#include "web/page.h"

extern const struct form dossier_form;

/* Shows what it would be of and the form that asks for it, sent to this page; `back` is the way
 * out. */
void dossier_show(struct request *req, const struct dossier_plan *plan, const char *back);

/* Asks for it, with what it is of in words; leads to the page of the file. OK, INVALID,
 * UNAVAILABLE. */
enum outcome dossier_save(struct request *req, const struct dossier_plan *plan, const char *said);

#endif
