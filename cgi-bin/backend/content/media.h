/* Pictures of the library, chosen in forms. */
#ifndef BMS_BACKEND_CONTENT_MEDIA_H
#define BMS_BACKEND_CONTENT_MEDIA_H

#include "backend/desk/pick.h"

#define PICK_MEDIA "/stellenanzeigen/bilder"

/* Those that are not hidden. */
enum outcome pick_media(struct request *req, const char *words, struct db_rows **rows_r);

#endif
