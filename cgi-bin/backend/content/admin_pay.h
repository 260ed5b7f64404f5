/* What the administrator's pages about pay tables share. */
#ifndef BMS_BACKEND_CONTENT_ADMIN_PAY_H
#define BMS_BACKEND_CONTENT_ADMIN_PAY_H

#include "pay/pay_table.h"
#include "web/page.h"

#define ADMIN_PAY "/verwaltung/gehaltstabellen"

/* The table of the address. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome admin_pay_table(struct request *req, struct pay_table *table_r);

/* Its page, or one below it ("/freigeben"); without language. */
const char *admin_pay_path(
	const struct request *req, const struct pay_table *table, const char *rest);

/* Table.* with what is known of it, title and breadcrumbs; the last crumb leads back to the table's
 * page when `below`. */
void admin_pay_show(struct request *req, const struct pay_table *table, bool below);

#endif
