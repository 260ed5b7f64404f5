/* In the child: drawing the first page of a PDF with poppler. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <poppler.h>

#include "document/child_work.h"
#include "document/font_work.h"
#include "document/picture_private.h"
#include "document/preview.h"

#define QUALITY "80"
#define SIDE_MOST 14400 /* points; larger pages are not drawn */

/* A letter in a font that is neither in the file nor here would be drawn as another, or not at all.
 */
static bool fonts_there(PopplerDocument *document)
{
	PopplerFontInfo *info = poppler_font_info_new(document);
	PopplerFontsIter *fonts = NULL;
	bool there = true;

	if (poppler_font_info_scan(info, 1, &fonts) && fonts)
		do
			there = there
				&& (poppler_fonts_iter_is_embedded(fonts)
					|| font_opened(poppler_fonts_iter_get_file_name(fonts)));
		while (poppler_fonts_iter_next(fonts));
	if (fonts)
		poppler_fonts_iter_free(fonts);
	g_object_unref(info);
	return there;
}

static int side_of(double points, double scale)
{
	int side = (int)(points * scale + 0.5);

	return side < 1 ? 1 : side > PREVIEW_EDGE ? PREVIEW_EDGE : side;
}

/* White paper below what the page draws. */
static cairo_surface_t *page_draw(PopplerPage *page)
{
	double width = 0, height = 0;

	poppler_page_get_size(page, &width, &height);
	if (!(width >= 1 && height >= 1 && width <= SIDE_MOST && height <= SIDE_MOST))
		return NULL;
	double scale = PREVIEW_EDGE / (width > height ? width : height);
	cairo_surface_t *surface = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, side_of(width, scale), side_of(height, scale));
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, scale, scale);
	poppler_page_render(page, cairo);
	bool good = cairo_status(cairo) == CAIRO_STATUS_SUCCESS
		&& cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	if (!good)
		cairo_surface_destroy(surface);
	return good ? surface : NULL;
}

/* The surface's pixels are words of 0xRRGGBB. */
static GdkPixbuf *pixels_of(cairo_surface_t *surface)
{
	int width = cairo_image_surface_get_width(surface);
	int height = cairo_image_surface_get_height(surface);
	GdkPixbuf *pixbuf = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height);

	for (int y = 0; pixbuf && y < height; y++) {
		const uint32_t *from = (const void *)(cairo_image_surface_get_data(surface)
			+ (ptrdiff_t)y * cairo_image_surface_get_stride(surface));
		guchar *to = gdk_pixbuf_get_pixels(pixbuf)
			+ (ptrdiff_t)y * gdk_pixbuf_get_rowstride(pixbuf);

		for (int x = 0; x < width; x++) {
			*to++ = (guchar)(from[x] >> 16);
			*to++ = (guchar)(from[x] >> 8);
			*to++ = (guchar)from[x];
		}
	}
	return pixbuf;
}

static bool preview_write(GdkPixbuf *pixbuf)
{
	char *bytes = NULL;
	gsize length = 0;
	bool good = gdk_pixbuf_save_to_buffer(
		pixbuf, &bytes, &length, "jpeg", NULL, "quality", QUALITY, NULL);
	const struct picture_head head = {
		gdk_pixbuf_get_width(pixbuf), gdk_pixbuf_get_height(pixbuf), (int64_t)length};

	good = good && child_write(&head, sizeof(head)) && child_write(bytes, length);
	g_free(bytes);
	return good;
}

static bool page_preview(PopplerPage *page)
{
	cairo_surface_t *surface = page_draw(page);
	GdkPixbuf *pixbuf = surface ? pixels_of(surface) : NULL;
	bool good = pixbuf && preview_write(pixbuf);

	if (pixbuf)
		g_object_unref(pixbuf);
	if (surface)
		cairo_surface_destroy(surface);
	return good;
}

static int preview_run(const struct child_task *task)
{
	GBytes *bytes = g_bytes_new_static(task->inputs[0].bytes, task->inputs[0].length);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
	PopplerPage *page = NULL;
	bool made = false;

	if (document && fonts_there(document))
		page = poppler_document_get_page(document, 0);
	if (page) {
		made = page_preview(page);
		g_object_unref(page);
	}
	if (document)
		g_object_unref(document);
	g_bytes_unref(bytes);
	return made ? PREVIEW_MADE : 0;
}

/* What poppler and the writer of pictures read from files: settings of fonts, kinds of pictures. */
static void preview_prepare(void)
{
	child_picture.prepare();
	font_prepare();
}

const struct child_work child_preview = {.name = "preview",
	.prepare = preview_prepare,
	.run = preview_run};
