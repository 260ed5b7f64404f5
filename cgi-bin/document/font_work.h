/* In the child: fonts in memory, for what strangers' files write in without holding it. */
#ifndef BMS_DOCUMENT_FONT_WORK_H
#define BMS_DOCUMENT_FONT_WORK_H

#include <stdbool.h>

/* Reads the fonts that stand in for those every PDF may use; before the child is shut in. */
void font_prepare(void);

/* Is the font at this path one of them? */
bool font_opened(const char *path);

#endif
