/* What the files of passwords share. */
#ifndef BMS_BASE_PASSWORD_PRIVATE_H
#define BMS_BASE_PASSWORD_PRIVATE_H

#include <stdbool.h>

#include "base/pool.h"

/*
 * Is it one of those tried first? At its heart, when case, digits and signs around it, umlauts and
 * digits or signs in the place of letters are made plain, stands a word of password_words, once,
 * twice or backwards, or two of them without a gap, a row of keys or of the alphabet, up to three
 * letters again and again, or nothing. `password` is NFC.
 */
bool password_common(const char *password);

#endif
