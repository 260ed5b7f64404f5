/* What the portal's pages share. */
#ifndef BMS_PORTAL_SITE_SITE_H
#define BMS_PORTAL_SITE_SITE_H

#include "base/buf.h"
#include "public_ad/public_ad.h"
#include "web/page.h"

/* True on the internal portal: it shows all ads (POR-01). Setting `portal` = external (default) or
 * internal. */
bool portal_internal(void);

/* Reads the setting; ends the process when it is neither. */
void portal_init(const struct settings *settings);

/* Puts the list of ads found into the dataset as `name`, a literal that ends in _html; nothing when
 * there are none. OK, UNAVAILABLE. */
enum outcome portal_ads(
	struct request *req, const char *name, const struct public_ad_result *result);

/*
 * Rows of a list of ads below `name`, for the macro ad_item: the columns, and per row days_left,
 * near (it ends within a week), working_time_label, kept (by this visit or account). Rows without
 * valid_to are ads that are over. OK, UNAVAILABLE.
 */
enum outcome portal_ad_rows(struct request *req, const char *name, const struct db_rows *ads);

/* Sets Ad.kept: is this ad kept by this visit or account? OK, UNAVAILABLE. */
enum outcome portal_ad_kept(struct request *req, const char *number);

/* Adds to a fragment's key what rows of these ads depend on. OK, UNAVAILABLE. */
enum outcome portal_ads_key(
	struct request *req, struct buf *key, const struct public_ad_place *ads, size_t count);

/*
 * The visit goes on when there is one; else it begins here, with the first thing a person wants
 * kept, and not earlier (POR-14). Inside a transaction; sets req->session and req->principal. OK,
 * UNAVAILABLE.
 */
enum outcome portal_visit(struct request *req);

/*
 * The same before something is opened that its address alone gives to somebody (a link of a mail):
 * the visit goes on under a new token, so that nobody who has put the old one into this browser, or
 * read it there, sees what is opened. Inside a transaction; sets req->session and req->principal.
 * OK, NOT_FOUND (it has just been ended), UNAVAILABLE.
 */
enum outcome portal_visit_renew(struct request *req);

/* Ends the visit and takes its cookie away. Inside a transaction; OK also when there is none,
 * UNAVAILABLE. */
enum outcome portal_visit_end(struct request *req);

/* The same, but whoever is signed in stays so: nothing is open any more that is not the account's.
 * Inside a transaction. OK, NOT_FOUND (it has just been ended), UNAVAILABLE. */
enum outcome portal_visit_leave(struct request *req);

/* How long a visit lasts without being used, and at most; of guests and accounts alike. The privacy
 * notice says it. */
int64_t portal_idle_seconds(const struct request *req);
int64_t portal_absolute_seconds(const struct request *req);

/* For the head of every page: who is signed in, the button that ends it, and how many ads are kept.
 */
void portal_who(struct request *req);

/*
 * Where one is in something of several pages, as Steps.N.label, done, current, href (NULL: words
 * only) and Steps_at, Steps_of, for portal_steps of layout/portal.cs: step `place` of `count`, from
 * 0; one is at step `at`, from 1, and those before it are done.
 */
void portal_step(
	struct request *req, int place, int count, int at, const char *label, const char *href);

/* A whole address of this portal, with its host. */
char *portal_url(const struct request *req, const char *path);

#endif
