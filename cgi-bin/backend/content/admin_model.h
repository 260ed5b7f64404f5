/* What the pages of the status model show in the same way. */
#ifndef BMS_BACKEND_CONTENT_ADMIN_MODEL_H
#define BMS_BACKEND_CONTENT_ADMIN_MODEL_H

#include "access/object.h"
#include "backend/desk/step.h"
#include "web/form/form.h"
#include "web/page.h"

/* What a form asks that changes the model as a whole: the version that was seen. */
struct model_seen {
	int64_t version;
};

/* The kind in the path, by its code; with Kind.(code, name, path). OK, NOT_FOUND. */
enum outcome model_kind(struct request *req, enum object_kind *kind_r);

/* The address of a kind's model, or below it. */
const char *model_path(struct request *req, const char *rest);

#endif
