/* JSON written piece by piece; the commas come by themselves. */
#ifndef BMS_FORMAT_JSON_H
#define BMS_FORMAT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Begins an object '{' or an array '['; `name` is NULL inside an array and for the whole. */
void json_open(struct buf *buf, const char *name, char bracket);

/* Ends it: '}' or ']'. */
void json_close(struct buf *buf, char bracket);

/* A member, or with name NULL an element of an array. A text that is NULL or empty is left out. */
void json_text(struct buf *buf, const char *name, const char *value);
void json_int(struct buf *buf, const char *name, int64_t value);
/* Hundredths as a number with two decimals: 419050 is 4190.50. Not negative. */
void json_hundredths(struct buf *buf, const char *name, int64_t value);
void json_bool(struct buf *buf, const char *name, bool value);

#endif
