/*
 * Addresses that look mistyped are asked about once, on every form: the buttons beside the field
 * send the form again and say which address is meant, the corrected one (slip_take) or the one that
 * was typed (slip_keep). Both name it, so that a button pressed after the field was changed once
 * more decides nothing.
 */
#include <string.h>

#include "base/email_slip.h"
#include "base/text.h"
#include "web/form/form_private.h"

static bool said(const struct request *req, const char *name, const char *address)
{
	const struct pairs *fields = &req->private->fields;
	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(fields->items[i].name, name) == 0
			&& text_equal(text_email(req->pool, fields->items[i].value), address))
			return true;
	return false;
}

const char *form_address(const struct request *req, const char *email)
{
	const char *meant = email_slip(req->pool, email);
	if (!meant || said(req, FORM_SLIP_KEEP, email))
		return email;
	return said(req, FORM_SLIP_TAKE, meant) ? meant : NULL;
}

const char *form_address_meant(const struct request *req, const char *typed)
{
	const char *email = text_email(req->pool, typed);
	return email ? email_slip(req->pool, email) : NULL;
}

const char *form_address_kept(const struct request *req, const char *typed)
{
	const char *email = text_email(req->pool, typed);
	return email && said(req, FORM_SLIP_KEEP, email) ? email : NULL;
}
