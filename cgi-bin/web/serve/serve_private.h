/* What the files of web/serve/ share. */
#ifndef BMS_WEB_SERVE_SERVE_PRIVATE_H
#define BMS_WEB_SERVE_SERVE_PRIVATE_H

#include "web/form/form_private.h"
#include "web/form/merge.h"
#include "web/private.h"

/*
 * again.c: a refused form waits for the page that the browser is led to. Keeps it and answers the
 * POST; false: it is not one that waits, and is answered at once. again_end: it was taken now,
 * inside the transaction (OK, UNAVAILABLE). again_asked: does the address of a GET ask for one?
 * again_show: makes the request what the POST was; nothing is changed when it is not kept any more
 * (private->kept_gone), nor when the page leads elsewhere (response->location). OK, outcomes of the
 * page's admission and of page.now.
 */
bool again_keep(struct request *req, int status);
enum outcome again_end(struct db *db, const struct request *req);
bool again_asked(const struct request *req);
enum outcome again_show(struct request *req);

/* error.c */
int status_of(enum outcome outcome);
void error_page(struct request *req, int status, const char *reason);

/* dispatch.c: answers one request. */
void dispatch(struct server *server, FCGX_Request *fcgi);
struct request *request_begin(struct server *server, FCGX_Request *fcgi);
/* The page of the address, by the method; the object of the path and the person's right to it. */
bool page_of_address(struct request *req);
enum outcome request_admit(struct request *req);
void page_render(struct request *req, int status);

/* Asks the page for its admission; *led_away_r: it sends the browser elsewhere, which is the
 * answer. */
enum outcome page_admit(struct request *req, bool *led_away_r);

/* The page's admission; then begins the dataset and lets the page fill it. */
enum outcome page_fill(struct request *req);

/*
 * lead.c: after the save of a POST of staff, in its transaction. Who may no longer look at where it
 * leads to, because the step took the object out of her sight, is led to the nearest page above
 * that she may see, with the words notice.<notice>_unseen or notice.unseen.
 */
void lead_on(struct request *req);

/* save.c: a POST, from the body to the answer. */
void save_run(struct request *req);

/* check.c */
bool routes_make(struct server *server);
bool words_check(const struct server *server);
bool templates_check(struct server *server);
void pages_list(const struct site *site);

/* server.c: serves until SIGTERM, or works without requests; the program's status. */
int server_run(struct server *server);
int server_work(struct server *server, struct db *db);

#endif
