/* QR codes, by libqrencode. */
#include "format/qr.h"

#include <qrencode.h>

#include "base/buf.h"

#define QUIET 4 /* modules around a QR code */

const char *qr_svg(struct pool *pool, const char *text)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	struct buf buf;

	if (!code)
		return NULL;
	int size = code->width + 2 * QUIET;
	buf_init(&buf, pool);
	buf_printf(&buf,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
		" shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>"
		"<path d=\"",
		size, size, size, size);
	for (int y = 0; y < code->width; y++)
		for (int x = 0; x < code->width; x++)
			if (code->data[y * code->width + x] & 1)
				buf_printf(&buf, "M%d %dh1v1h-1z", x + QUIET, y + QUIET);
	buf_str(&buf, "\"/></svg>\n");
	QRcode_free(code);
	return buf.data;
}
