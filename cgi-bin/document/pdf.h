/* Can a PDF be opened by whoever gets it, and be merged with others (OBJ-10)? */
#ifndef BMS_DOCUMENT_PDF_H
#define BMS_DOCUMENT_PDF_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"

enum pdf_state {
	PDF_UNCHECKED = 0, /* nobody has looked, or looking took too long */
	PDF_GOOD, /* whole; also when it only may not be printed or changed (owner's password) */
	PDF_ENCRYPTED, /* asks for a password, or is encrypted for somebody */
	PDF_DAMAGED, /* cut off, without pages, no PDF at all */
};

/*
 * Reads it as qpdf does, to the last object, in a child
 * (document/child.h). A wrong table of references is mended in
 * reading, as viewers do, when the file is there to its end. `milliseconds` are the most it may
 * take, *spent_r those it took. OK (*state_r; PDF_UNCHECKED when that was not enough), UNAVAILABLE.
 */
enum outcome pdf_check(const void *bytes, size_t length, int64_t milliseconds,
	enum pdf_state *state_r, int64_t *spent_r);

#endif
