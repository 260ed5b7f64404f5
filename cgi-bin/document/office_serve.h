/* Inside of the child: becoming LibreOffice (document/office.h). */
#ifndef BMS_DOCUMENT_OFFICE_SERVE_H
#define BMS_DOCUMENT_OFFICE_SERVE_H

#include <stdbool.h>

/* Do these arguments of the child ask for it? */
bool office_asked(int argc, char **argv);

/* Shuts itself in and becomes it. Does not return. */
void office_serve(char **argv) __attribute__((noreturn));

#endif
