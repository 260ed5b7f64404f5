/* The texts that ads are put together from, for the files that read and use them. */
#ifndef BMS_DEMO_ADS_DEMO_AD_PRIVATE_H
#define BMS_DEMO_ADS_DEMO_AD_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "demo/org/demo_text.h"

#define FIELDS 12
#define KINDS 4

/* Codes of the fields of work and kinds of post, as vacancies hold them. */
extern const char *const demo_fields[FIELDS];
extern const char *const demo_kinds[KINDS];

/* A section of fields/: texts for posts of one kind. */
struct pieces {
	struct demo_list focus, teaser, task, must, may;
};

struct role {
	const char *title;
	struct demo_list grades;
	const char *qualification;
	struct demo_list places; /* "BVU", "BVU.", "BVU-WA"; none: anywhere */
	bool plain; /* no focus may follow the title */
	const struct pieces *pieces;
};

struct field {
	struct demo_list team;
	struct {
		struct role *items;
		size_t count;
	} roles[KINDS];
};

struct demo_texts {
	struct field fields[FIELDS];
	const struct demo_section *text; /* of common.txt */
	struct demo_list offer, offer_office, equality, documents, documents_training;
	struct demo_list contact, person, function;
};

#endif
