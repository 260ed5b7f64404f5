/* What ads say of pay, for people (EU 2023/970 art. 5). */
#ifndef BMS_PORTAL_SITE_PAY_H
#define BMS_PORTAL_SITE_PAY_H

#include "base/buf.h"
#include "web/page.h"

/*
 * The sentence of one row with the columns of public_ad_list: "E 11, 4.190 bis 6.190 Euro im Monat
 * (Vollzeit)"; amounts of an example say so. NULL: no amount is known.
 */
const char *pay_text(const struct request *req, const struct db_rows *rows, size_t row);

/* The same for programs, as the member `pay` of an object; nothing when no amount is known. */
void pay_json(const struct request *req, struct buf *buf, const struct db_rows *rows, size_t row);

/* For each row shown as <name>.N: `pay`, the sentence (or nothing), and `grade`, the grade as it is
 * read ("E 11"). */
void pay_show_rows(struct request *req, const char *name, const struct db_rows *rows);

/* The same for one row shown as <name>. */
void pay_show(struct request *req, const char *name, const struct db_rows *row);

/* The tables these rows' amounts are from, each once, as <name>.N with pay_table, pay_from and
 * pay_source. */
void pay_show_tables(struct request *req, const char *name, const struct db_rows *rows);

#endif
