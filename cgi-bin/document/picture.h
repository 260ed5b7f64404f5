/* Pictures that strangers or staff have sent, made anew: turned upright, made smaller, without
 * anything but the picture (OBJ-10, OBJ-16). */
#ifndef BMS_DOCUMENT_PICTURE_H
#define BMS_DOCUMENT_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

#define PICTURE_SIZES 3 /* of one call at most */
#define PICTURE_PAGE 3508 /* pixels of the longer side of a page of A4 at 300 an inch */
#define PICTURE_PIXELS 60000000 /* more than that is not read */

enum picture_state {
	PICTURE_SLOW = 0, /* reading it took too long */
	PICTURE_GOOD,
	PICTURE_DAMAGED, /* cut off, or no picture of this kind at all */
	PICTURE_LARGE, /* of too many pixels */
};

struct picture {
	int64_t width, height;
	const void *bytes; /* a JPEG */
	size_t length;
};

/* Is it a kind that can be read ("image/jpeg", "image/png")? */
bool picture_kind(const char *mime);

/* What a picture of this name is called once it is made anew: "foto.png" is "foto.jpg". In the
 * pool. */
const char *picture_made_name(struct pool *pool, const char *name);

/*
 * Reads a picture of this kind in a child and makes it anew, once for each of `count` `edges`: the
 * length of its longer side at most (one that is shorter stays as it is). Turned as a camera has
 * noted; what is transparent becomes white; nothing else of what the file says is kept (place,
 * time, camera, name, profile). `milliseconds` are the most it may take. OK (*state_r; when that is
 * PICTURE_GOOD, pictures_r in the pool), UNAVAILABLE.
 */
enum outcome picture_make(struct pool *pool, const void *bytes, size_t length, const char *mime,
	const int64_t *edges, size_t count, int64_t milliseconds, enum picture_state *state_r,
	struct picture *pictures_r);

#endif
