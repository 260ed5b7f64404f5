/* The site map: all ads of the external portal, for search engines. */
#include "base/buf.h"
#include "base/clock.h"
#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/public_ad.h"

enum { NUMBER, SLUG, PUBLISHED_AT };

static enum outcome show(struct request *req)
{
	struct db_rows *ads;
	if (portal_internal())
		return NOT_FOUND;
	enum outcome outcome = public_ad_addresses(req->db, req->pool, &ads);
	if (outcome)
		return outcome;
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_str(&buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	const char *list = portal_url(req, "/stellen");
	for (size_t i = 0; i < ads->count; i++) {
		buf_str(&buf, "<url><loc>");
		buf_html(&buf, list);
		buf_printf(&buf, "/%s-%s</loc><lastmod>%.10s</lastmod></url>\n", db_cell_text(ads, i, NUMBER),
			db_cell_text(ads, i, SLUG), db_cell_text(ads, i, PUBLISHED_AT));
	}
	buf_str(&buf, "</urlset>\n");
	response_cache(req, 60);
	return response_body(req, "application/xml; charset=utf-8", buf.data, buf.length);
}

const struct page page_sitemap = {
	.path = "/sitemap.xml",
	.right = RIGHT_PUBLIC,
	.show = show,
	.raw = true,
};
