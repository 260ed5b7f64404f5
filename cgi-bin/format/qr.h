/* QR codes (ISO/IEC 18004). */
#ifndef BMS_FORMAT_QR_H
#define BMS_FORMAT_QR_H

#include "base/pool.h"

/* A text as QR code: an SVG document, black on white. NULL when it is too long for one. */
const char *qr_svg(struct pool *pool, const char *text);

#endif
