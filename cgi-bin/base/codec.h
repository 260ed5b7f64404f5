/* Bytes as text: base64url and hex. */
#ifndef BMS_BASE_CODEC_H
#define BMS_BASE_CODEC_H

#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

/* Base64url (RFC 4648, 5) without padding, in the pool. */
char *base64url_encode(struct pool *pool, const void *bytes, size_t length);

/* Its inverse. Gives the number of bytes written to bytes_r, which has room for the text's length;
 * 0 for what base64url_encode does not give. */
size_t base64url_decode(const char *text, void *bytes_r);

/* The value of a hex digit, small or capital; -1: it is none. */
int hex_digit(char digit);

/* Ids as a JSON array, "[3,5]", for JSON_TABLE. */
const char *json_ids(struct pool *pool, const int64_t *ids, size_t count);

#endif
