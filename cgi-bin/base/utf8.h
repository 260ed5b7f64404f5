/* UTF-8, code point by code point. Other rooms ask text.h, which says what a whole text is. */
#ifndef BMS_BASE_UTF8_H
#define BMS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD UINT32_MAX
#define UTF8_MOST 4 /* bytes of a code point */

/* Is the byte inside a code point, not its first one? */
static inline bool utf8_continues(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The code point at *cursor, which is before `end`. Moves the cursor past it, or by one byte when
 * it gives UTF8_BAD: no code point, an overlong form, a surrogate. */
uint32_t utf8_next(const char **cursor, const char *end);

/* Writes a code point; gives the number of bytes. */
size_t utf8_put(uint32_t code, char bytes_r[UTF8_MOST]);

/* Letters of any script; signs and punctuation are none. */
bool utf8_is_letter(uint32_t code);

/* White space of any script, also the invisible zero-width ones. */
bool utf8_is_space(uint32_t code);

#endif
