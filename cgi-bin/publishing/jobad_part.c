/* The parts of job ads. */
#include "base/text.h"
#include "publishing/jobad.h"

#define PART(member, codes, lectored) \
	{ \
#member, offsetof(struct jobad_input, member), codes, lectored \
	}

const struct jobad_part jobad_parts[] = {
	PART(title, NULL, true),
	PART(teaser, NULL, true),
	PART(audience, "audience", false),
	PART(open_to, "open_to", false),
	PART(agency, "channel_used", false),
	PART(feeds, "channel_used", false),
	PART(valid_from, "", false),
	PART(valid_to, "", false),
	PART(no_part_time, NULL, false),
	PART(place_street, NULL, false),
	PART(place_postcode, NULL, false),
	PART(place_town, NULL, false),
	PART(picture, NULL, false),
	PART(about_us, NULL, true),
	PART(tasks, NULL, true),
	PART(mandatory, NULL, true),
	PART(desirable, NULL, true),
	PART(offer, NULL, true),
	PART(contact, NULL, true),
	PART(notes, NULL, true),
	PART(internal_text, NULL, true),
	PART(external_text, NULL, true),
	PART(title_en, NULL, true),
	PART(text_en, NULL, true),
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

/* The internal portal shows external ads too; nobody else is shown internal ones. */
void jobad_channels(
	const struct jobad_input *input, const char *channels_r[JOBAD_CHANNELS], size_t *count_r)
{
	bool external = !text_equal(input->audience, "internal");

	*count_r = 0;
	if (external)
		channels_r[(*count_r)++] = "external";
	channels_r[(*count_r)++] = "internal";
	if (external && !text_equal(input->agency, "no"))
		channels_r[(*count_r)++] = "agency";
	if (external && !text_equal(input->feeds, "no"))
		channels_r[(*count_r)++] = "feeds";
}
