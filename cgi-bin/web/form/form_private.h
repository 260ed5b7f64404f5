/* What reading and showing a form share. */
#ifndef BMS_WEB_FORM_FORM_PRIVATE_H
#define BMS_WEB_FORM_FORM_PRIVATE_H

#include "web/form/form.h"

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
const char *form_field_text(const struct request *req, const struct form_field *field,
	const void *values);

#endif
