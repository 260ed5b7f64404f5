/*
 * In the child: fonts that were opened before it was shut in. Poppler opens a font that is not in a
 * PDF by its path, by FreeType and by fopen; both stand here in the place of the libraries' own,
 * and give what lies in memory.
 */
#include "document/font_work.h"

#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include FT_FREETYPE_H

#define FONTS_MOST 64
#define FONT_BYTES (16L << 20) /* a larger one is not opened */

struct font {
	char *path;
	uint8_t *bytes;
	size_t length;
};

static struct font fonts[FONTS_MOST];
static size_t font_count;

static const struct font *font_find(const char *path)
{
	for (size_t i = 0; path && i < font_count; i++)
		if (strcmp(fonts[i].path, path) == 0)
			return &fonts[i];
	return NULL;
}

bool font_opened(const char *path)
{
	return font_find(path) != NULL;
}

FILE *fopen(const char *path, const char *mode)
{
	static FILE *(*open_file)(const char *, const char *);
	const struct font *font = font_find(path);

	if (font)
		return fmemopen(font->bytes, font->length, "r");
	if (!open_file)
		*(void **)&open_file = dlsym(RTLD_NEXT, "fopen");
	return open_file(path, mode);
}

FT_Error FT_New_Face(FT_Library library, const char *path, FT_Long index, FT_Face *face_r)
{
	const struct font *font = font_find(path);

	return font ? FT_New_Memory_Face(library, font->bytes, (FT_Long)font->length, index, face_r)
		    : FT_Err_Cannot_Open_Resource;
}

static void font_open(const char *path)
{
	FILE *file = font_count < FONTS_MOST && !font_find(path) ? fopen(path, "re") : NULL;
	struct font *font = &fonts[font_count];
	long length = file && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : 0;

	if (length > 0 && length <= FONT_BYTES && fseek(file, 0, SEEK_SET) == 0) {
		*font = (struct font){strdup(path), malloc((size_t)length), (size_t)length};
		if (font->path && font->bytes
			&& fread(font->bytes, 1, font->length, file) == font->length)
			font_count++;
	}
	if (file)
		fclose(file);
}

/* The file that poppler takes for such a font: the first that fits best. */
static void family_open(const char *family, int slant, int weight)
{
	FcResult result;
	FcChar8 *path;
	FcPattern *asked = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_SLANT,
		FcTypeInteger, slant, FC_WEIGHT, FcTypeInteger, weight, (char *)NULL);

	FcConfigSubstitute(NULL, asked, FcMatchPattern);
	FcDefaultSubstitute(asked);
	FcPattern *match = FcFontMatch(NULL, asked, &result);
	if (match && FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch)
		font_open((const char *)path);
	if (match)
		FcPatternDestroy(match);
	FcPatternDestroy(asked);
}

void font_prepare(void)
{
	static const char *const families[] = {"Helvetica", "Times", "Courier", "Symbol",
		"ZapfDingbats", "Arial", "Times New Roman", "Courier New", "Calibri", "Verdana"};

	FcInit();
	FcConfigSetRescanInterval(NULL, 0);
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		for (int style = 0; style < 4; style++)
			family_open(families[i], style & 1 ? FC_SLANT_ITALIC : FC_SLANT_ROMAN,
				style & 2 ? FC_WEIGHT_BOLD : FC_WEIGHT_MEDIUM);
}
