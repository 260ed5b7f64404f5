/* What the files of a dossier share. */
#ifndef BMS_DOSSIER_DOSSIER_PRIVATE_H
#define BMS_DOSSIER_DOSSIER_PRIVATE_H

#include "dossier/dossier.h"
#include "recruiting/vacancy.h"

/* An attachment of one of them. */
struct dossier_file {
	int64_t id;
	const char *type, *name, *mime;
	const char *file_id;
	bool waits; /* under check */
	size_t what; /* in the assembly */
	int64_t pages; /* 0: it was not taken */
	const char *why; /* "gone", "kind", "encrypted", "form", "damaged", "large",
			 "waits" */
};

struct dossier_entry {
	struct application application;
	struct vacancy vacancy;
	struct dossier_one one;
	const void **parts; /* what each part has to say */
	struct dossier_file *files;
	size_t file_count;
};

struct dossier {
	struct pool *pool;
	const struct dossier_words *words;
	const struct dossier_part *const *parts;
	struct dossier_entry *entries;
	size_t count;
	const char *asker;
	int64_t made_at; /* instant */
	bool one_vacancy; /* all are of the same */
	struct paper_look look;
};

/* The word of a key; the key where there is none. */
const char *dossier_word(const struct dossier *dossier, const char *key);

/* Describes the whole of it (a paper_draw; context: the dossier). */
enum outcome dossier_draw(void *context, struct paper *paper);

#endif
