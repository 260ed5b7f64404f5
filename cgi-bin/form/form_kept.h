/*
 * Versions of forms a worker has read before: a version never changes, and neither the portal's nor
 * the backend's account may write the tables of forms.
 */
#ifndef BMS_FORM_FORM_KEPT_H
#define BMS_FORM_FORM_KEPT_H

#include "base/outcome.h"
#include "db/db.h"
#include "form/form_model.h"

/*
 * A version with its words in `lang`, read when it is first asked for; *model_r stays what it is
 * until other versions and languages, FORMS_KEPT of them, were asked for, for the request at any
 * rate. OK, NOT_FOUND, UNAVAILABLE (nothing is kept).
 */
#define FORMS_KEPT 8
enum outcome form_model_kept(
	struct db *db, int64_t version_id, const char *lang, const struct form_model **model_r);

#endif
