/* Reading UTF-8 code point by code point, for the text files of base/. */
#ifndef BMS_BASE_UTF8_H
#define BMS_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#define UTF8_BAD UINT32_MAX

/* The code point at *cursor, which is before `end`. Moves the cursor past it, or by one byte
 * when it gives UTF8_BAD. */
uint32_t utf8_next(const char **cursor, const char *end);

/* Letters of any script; signs and punctuation are none. */
bool utf8_is_letter(uint32_t code);

/* White space of any script, also the invisible zero-width ones. */
bool utf8_is_space(uint32_t code);

#endif
