/* Pages of the footer (POR-12): their texts are in their templates, in both languages. */
#include "portal/pages.h"

static enum outcome show(struct request *req)
{
	response_cache(req, CACHE_OUTAGE);
	return OK;
}

const struct page page_imprint = {
	.path = "/impressum",
	.right = RIGHT_PUBLIC,
	.view = "portal/imprint.cs",
	.title = "imprint",
	.show = show,
};

const struct page page_easy = {
	.path = "/leichte-sprache",
	.right = RIGHT_PUBLIC,
	.view = "portal/easy.cs",
	.title = "easy",
	.show = show,
};

const struct page page_contact = {
	.path = "/kontakt",
	.right = RIGHT_PUBLIC,
	.view = "portal/contact.cs",
	.title = "contact",
	.show = show,
};
