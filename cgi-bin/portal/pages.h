/* The pages of the portal, one record each; portal.c lists them. */
#ifndef BMS_PORTAL_PAGES_H
#define BMS_PORTAL_PAGES_H

#include "web/page.h"

/* home.c, search.c, ad.c */
extern const struct page page_home;
extern const struct page page_search;
extern const struct page page_ad;

/* apply_begin.c, apply_data.c, apply_files.c, apply_check.c, apply_sent.c, apply_confirm.c */
extern const struct page page_apply_begin;
extern const struct page page_apply_data;
extern const struct page page_apply_files;
extern const struct page page_apply_file_remove;
extern const struct page page_apply_check;
extern const struct page page_apply_sent;
extern const struct page page_apply_confirm;
extern const struct page page_apply_confirmed;

/* static_pages.c */
extern const struct page page_privacy;
extern const struct page page_imprint;
extern const struct page page_accessibility;
extern const struct page page_easy;
extern const struct page page_contact;

/* sitemap.c, health.c */
extern const struct page page_sitemap;
extern const struct page page_health;

#endif
