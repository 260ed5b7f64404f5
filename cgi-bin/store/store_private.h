/* What the files of the store share; nobody else includes it. */
#ifndef BMS_STORE_STORE_PRIVATE_H
#define BMS_STORE_STORE_PRIVATE_H

#include <stdbool.h>

#include "base/crypto.h"
#include "store/store.h"

#define FILE_ID_LENGTH 32 /* hex digits; the first two and the next two are the folders */
#define TEMPORARY ".new" /* behind the id while a file is being written */

#define CHUNK ((size_t)64 * 1024)
#define SEALED_CHUNK (CHUNK + CRYPTO_SEAL_EXTRA)
#define CHUNK_PLACE_SIZE 64

/* Binds a chunk to its file, its place and whether it is the last. */
void store_chunk_place(char place[CHUNK_PLACE_SIZE], const char *file_id, int64_t index, bool last);

/* Logs the step that failed, with errno. Always UNAVAILABLE. */
enum outcome store_failed(const char *step);

/* The folder given to store_init. */
const char *store_directory(void);

const uint8_t *store_master(void);

/* Puts a folder's names on disk. OK, UNAVAILABLE. */
enum outcome store_folder_sync(const char *path);

/* As if no token had ever been shown; store_init. */
void store_show_nothing(void);

/* True when text is an id as store_put makes them: 32 hex digits in lower case. */
bool store_is_id(const char *text);

/* "<directory>/ab/cd" of an id. */
char *store_folder(struct pool *pool, const char *file_id);

#endif
