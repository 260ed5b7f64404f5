/*
 * One PDF of pages of ours (paper.h) and files of strangers: PDFs as they are, without what acts in
 * them; pictures made anew as JPEG, upright, without the camera's notes, no longer than a page of
 * A4 shows at 300 pixels an inch. The files lie in memory that the child reads; the program itself
 * never looks into them.
 */
#ifndef BMS_DOCUMENT_ASSEMBLE_H
#define BMS_DOCUMENT_ASSEMBLE_H

#include "base/outcome.h"
#include "base/pool.h"
#include "document/child.h"
#include "document/paper.h"

#define ASSEMBLY_BYTES ((size_t)200 << 20) /* of all files of one */
/* What is needed for one at most: the files, what the child knows of them (it writes the result as
 * it goes), the result; MemoryMax of conf/systemd/bms-files.service is beyond it. */
#define ASSEMBLY_CHILD (CHILD_MEMORY + 3 * ASSEMBLY_BYTES)
#define ASSEMBLY_RESULT (2 * ASSEMBLY_BYTES)
#define ASSEMBLY_MEMORY (ASSEMBLY_BYTES + ASSEMBLY_CHILD + ASSEMBLY_RESULT)

struct assembly;

/* A new one, without files; to be given to assembly_end. OK, UNAVAILABLE. */
enum outcome assembly_new(struct pool *pool, struct assembly **assembly_r);
void assembly_end(struct assembly **assembly);

/* Bytes of the next file, as many calls as it takes (a store_sink). OK; TOO_LARGE; UNAVAILABLE. */
enum outcome assembly_write(void *assembly, const void *bytes, size_t length);

/* What was written of it goes: it cannot be had. */
void assembly_drop(struct assembly *assembly);

/* Ends the file whose bytes were written; its number is *what_r, for paper_insert. A picture is
 * made anew at once; PDFs wait for assembly_look. OK, UNAVAILABLE. */
enum outcome assembly_file(struct assembly *assembly, const char *mime, size_t *what_r);

/*
 * Looks into the PDFs that were added since, in a child that takes one after the other; the one at
 * which it ends is begun anew in a child of its own, so that it alone is what cannot be taken.
 * *more_r: not all of them are looked into; call again (each call takes some seconds at most). OK,
 * UNAVAILABLE.
 */
enum outcome assembly_look(struct assembly *assembly, bool *more_r);

/* How many pages a file gives, once it was looked into; 0: it cannot be taken, and *why_r says why:
 * "kind", "encrypted", "form" (what was filled in is not drawn), "damaged", "large". */
int64_t assembly_pages(const struct assembly *assembly, size_t what, const char **why_r);

/*
 * Puts everything together, with bookmarks and the jumps of the contents; *fd_r is the PDF, in
 * memory, the caller's to close; -1: none. OK; INVALID (the file *what_r cannot be taken after all:
 * leave it out and try again); TOO_LARGE (time or memory ended at the file *what_r, or the child
 * did: the same, but each try may take long); GONE (all together is too much); UNAVAILABLE.
 */
enum outcome assembly_make(struct assembly *assembly, const struct paper_look *look,
	const struct paper_done *paper, int *fd_r, size_t *what_r);

#endif
