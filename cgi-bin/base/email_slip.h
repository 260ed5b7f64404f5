/* Slips of the fingers in e-mail addresses: gmial.com, wbe.de. A guess to ask about, never a reason
 * to refuse. */
#ifndef BMS_BASE_EMAIL_SLIP_H
#define BMS_BASE_EMAIL_SLIP_H

#include "base/pool.h"

/*
 * The address that was probably meant, when the domain is one slip (a letter too many, missing,
 * wrong, or two swapped) from one that many people have and is none of these itself, or its end is
 * one slip from a common end and is no end there is. `email` is one of text_email. NULL: nothing to
 * ask about.
 */
const char *email_slip(struct pool *pool, const char *email);

#endif
