/* In the child: reading pictures and making them anew with GDK-PixBuf. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <string.h>

#include "document/child_work.h"
#include "document/picture.h"
#include "document/picture_private.h"

#define QUALITY "84"

/* What is asked for, and what was met on the way. */
struct reading {
	char type[8];
	int64_t edges[PICTURE_SIZES];
	size_t count;
	bool large;
	int bottom; /* rows that were read */
};

static bool is_jpeg(const struct reading *reading)
{
	return strcmp(reading->type, "jpeg") == 0;
}

static int side_scaled(int side, double scale)
{
	int scaled = (int)(side * scale + 0.5);

	return scaled > 0 ? scaled : 1;
}

/* A JPEG that was cut off is read to its end, in grey: it has lost the mark behind its last scan.
 * Those in segments before the first scan are of other pictures (a preview). */
static bool jpeg_whole(const struct child_bytes *file)
{
	const uint8_t *at = file->bytes + 2, *end = file->bytes + file->length;

	while (end - at >= 4 && at[0] == 0xff && at[1] != 0xda)
		at += 2 + (at[2] << 8 | at[3]);
	return end - at >= 4 && memmem(at, (size_t)(end - at), "\xff\xd9", 2);
}

static bool reading_asked(struct reading *reading, const char *words)
{
	int at = 0, more = 0;
	long long edge;

	if (sscanf(words, "%7s%n", reading->type, &at) != 1)
		return false;
	while (reading->count < PICTURE_SIZES && sscanf(words + at, "%lld%n", &edge, &more) == 1) {
		reading->edges[reading->count++] = edge;
		at += more;
	}
	return reading->count > 0;
}

/* The first edge is the longest. A JPEG is read no larger than it is needed. */
static void size_prepared(GdkPixbufLoader *loader, int width, int height, gpointer context)
{
	struct reading *reading = context;
	double scale = (double)reading->edges[0] / (width > height ? width : height);

	reading->large = (int64_t)width * height > PICTURE_PIXELS;
	if (reading->large)
		gdk_pixbuf_loader_set_size(loader, 0, 0);
	else if (scale < 1 && is_jpeg(reading))
		gdk_pixbuf_loader_set_size(
			loader, side_scaled(width, scale), side_scaled(height, scale));
}

static void area_updated(
	GdkPixbufLoader *loader, int x, int y, int width, int height, gpointer context)
{
	struct reading *reading = context;

	(void)loader, (void)x, (void)width;
	if (y + height > reading->bottom)
		reading->bottom = y + height;
}

static GdkPixbuf *picture_read(struct reading *reading, const struct child_bytes *file)
{
	GdkPixbufLoader *loader;
	GdkPixbuf *pixbuf;
	bool whole;

	if (is_jpeg(reading) && !jpeg_whole(file))
		return NULL;
	loader = gdk_pixbuf_loader_new_with_type(reading->type, NULL);
	if (!loader)
		return NULL;
	g_signal_connect(loader, "size-prepared", G_CALLBACK(size_prepared), reading);
	g_signal_connect(loader, "area-updated", G_CALLBACK(area_updated), reading);
	whole = gdk_pixbuf_loader_write(loader, file->bytes, file->length, NULL);
	whole = gdk_pixbuf_loader_close(loader, NULL) && whole;
	pixbuf = gdk_pixbuf_loader_get_pixbuf(loader);
	if (!whole || !pixbuf || reading->bottom < gdk_pixbuf_get_height(pixbuf))
		pixbuf = NULL;
	else
		pixbuf = gdk_pixbuf_apply_embedded_orientation(pixbuf);
	g_object_unref(loader);
	return pixbuf;
}

/* No larger than it was. */
static GdkPixbuf *picture_scale(const GdkPixbuf *pixbuf, int64_t edge)
{
	int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf);
	double scale = (double)edge / (width > height ? width : height);

	if (scale > 1)
		scale = 1;
	return gdk_pixbuf_composite_color_simple(pixbuf, side_scaled(width, scale),
		side_scaled(height, scale), GDK_INTERP_BILINEAR, 255, 8, 0xffffff, 0xffffff);
}

struct made {
	struct picture_head head;
	char *bytes;
};

static bool made_fill(struct made *made, const GdkPixbuf *pixbuf, int64_t edge)
{
	GdkPixbuf *scaled = picture_scale(pixbuf, edge);
	gsize length = 0;

	if (!scaled)
		return false;
	bool saved = gdk_pixbuf_save_to_buffer(
		scaled, &made->bytes, &length, "jpeg", NULL, "quality", QUALITY, NULL);
	made->head = (struct picture_head){
		gdk_pixbuf_get_width(scaled), gdk_pixbuf_get_height(scaled), (int64_t)length};
	g_object_unref(scaled);
	return saved;
}

static bool made_write(const struct made *made, size_t count)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++)
		good = child_write(&made[i].head, sizeof(made[i].head));
	for (size_t i = 0; good && i < count; i++)
		good = child_write(made[i].bytes, (size_t)made[i].head.length);
	return good;
}

static enum picture_state all_make(const struct reading *reading, const GdkPixbuf *pixbuf)
{
	struct made made[PICTURE_SIZES] = {{.bytes = NULL}};
	bool good = true;

	for (size_t i = 0; good && i < reading->count; i++)
		good = made_fill(&made[i], pixbuf, reading->edges[i]);
	if (good)
		good = made_write(made, reading->count);
	for (size_t i = 0; i < reading->count; i++)
		g_free(made[i].bytes);
	return good ? PICTURE_GOOD : PICTURE_LARGE;
}

static int picture_run(const struct child_task *task)
{
	struct reading reading = {.count = 0};
	enum picture_state state = PICTURE_DAMAGED;

	if (!reading_asked(&reading, task->words))
		return PICTURE_DAMAGED;
	GdkPixbuf *pixbuf = picture_read(&reading, &task->inputs[0]);
	if (pixbuf) {
		state = all_make(&reading, pixbuf);
		g_object_unref(pixbuf);
	}
	return (int)(reading.large ? PICTURE_LARGE : state);
}

/* Its tables of kinds are read from files. */
static void picture_prepare(void)
{
	static const char *const types[] = {"jpeg", "png"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type(types[i], NULL);
		if (!loader)
			continue;
		gdk_pixbuf_loader_close(loader, NULL);
		g_object_unref(loader);
	}
}

const struct child_work child_picture = {.name = "picture",
	.prepare = picture_prepare,
	.run = picture_run};
