/* The parts of job ads. */
#include "publishing/jobad.h"

#define PART(member, codes) \
	{ \
#member, offsetof(struct jobad_input, member), codes \
	}

const struct jobad_part jobad_parts[] = {
	PART(title, NULL),
	PART(teaser, NULL),
	PART(audience, "audience"),
	PART(open_to, "open_to"),
	PART(valid_from, ""),
	PART(valid_to, ""),
	PART(about_us, NULL),
	PART(tasks, NULL),
	PART(mandatory, NULL),
	PART(desirable, NULL),
	PART(offer, NULL),
	PART(contact, NULL),
	PART(notes, NULL),
};
const size_t jobad_part_count = sizeof(jobad_parts) / sizeof(jobad_parts[0]);

const char **jobad_part_at(struct jobad_input *input, const struct jobad_part *part)
{
	return (const char **)(void *)((char *)input + part->offset);
}

const char *jobad_part_text(const struct jobad_input *input, const struct jobad_part *part)
{
	return *(const char *const *)(const void *)((const char *)input + part->offset);
}
