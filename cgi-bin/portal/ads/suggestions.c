/* What somebody who is typing may be looking for, as JSON for the search field (POR-02). */
#include "format/json.h"
#include "portal/pages.h"
#include "portal/site/site.h"
#include "public_ad/public_ad.h"

#define KEPT 60 /* seconds */
#define OFFERED 8

static enum outcome show(struct request *req)
{
	const char **words = NULL;
	size_t count = 0;
	struct buf buf;
	enum outcome outcome = public_ad_complete(req->db, req->pool, portal_internal(),
		request_query(req, "q"), OFFERED, &words, &count);
	if (outcome)
		return outcome;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_open(&buf, "suggestions", '[');
	for (size_t i = 0; i < count; i++)
		json_text(&buf, NULL, words[i]);
	json_close(&buf, ']');
	json_close(&buf, '}');
	response_cache(req, KEPT);
	return response_body(req, "application/json", buf.data, buf.length);
}

const struct page page_suggestions = {
	.path = "/suchvorschlaege",
	.right = RIGHT_PUBLIC,
	.show = show,
	.raw = true,
};
