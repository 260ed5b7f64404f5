/* The privacy notice (PRT-10): sentence by sentence a word privacy.<sentence>, in which {RET-04}
 * and the like are numbers from where the program takes them. */
#include <string.h>

#include "access/kept.h"
#include "account/sign_in.h"
#include "alert/alert.h"
#include "application/limits.h"
#include "base/buf.h"
#include "base/text.h"
#include "disclosure/notice_text.h"
#include "portal/pages.h"
#include "portal/site/privacy.h"
#include "portal/site/site.h"
#include "retention/retention.h"

#define MINUTES 60
#define HOUR 3600

static const char *const sentences[] = {"intro", "controller", "controller_authority", "officer",
	"what", "look", "look_log", "look_log_days", "look_program", "look_tries", "look_others",
	"cookie", "cookie_when", "cookie_life", "copy", "apply", "apply_what", "apply_need",
	"apply_refused", "apply_draft", "apply_sealed", "apply_link", "apply_bias", "apply_sex",
	"apply_sex_kept", "apply_sex_law", "apply_severe", "apply_severe_law", "apply_law",
	"account", "account_what", "account_password", "account_alert", "account_folder",
	"account_feedback", "account_law", "mails", "see", "see_who", "see_recruiting", "see_panel",
	"see_committees", "see_hiring", "see_admin", "see_log", "see_people", "see_eu", "keep",
	"keep_draft", "keep_draft_days", "keep_unconfirmed", "keep_unconfirmed_days", "keep_over",
	"keep_over_days", "keep_consent", "keep_consent_days", "keep_account", "keep_account_days",
	"keep_valid", "keep_valid_days", "keep_registration", "keep_registration_days",
	"keep_sign_ins", "keep_sign_ins_days", "keep_folder", "keep_folder_days", "keep_alert",
	"keep_alert_days", "keep_bookmarks", "keep_bookmarks_days", "keep_dispute", "rights",
	"rights_access", "rights_correct", "rights_erase", "rights_restrict", "rights_object",
	"rights_withdraw", "rights_complain", "rights_write", "rights_harm", "version"};

/* A number by its name; -1: there is none. */
static int64_t number_of(const struct request *req, const struct db_rows *days, const char *name)
{
	const struct {
		const char *name;
		int64_t value;
	} own[] = {
		{"idle", portal_idle_seconds(req) / MINUTES},
		{"absolute", portal_absolute_seconds(req) / HOUR},
		{"sign_ins", SIGN_INS_KEPT_DAYS},
		{"alert_hours", ALERT_CONFIRM_HOURS},
		{"form_hours", KEPT_SECONDS / HOUR},
	};
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (text_equal(own[i].name, name))
			return own[i].value;
	for (size_t i = 0; i < days->count; i++)
		if (text_equal(db_text(days, i, "name"), name))
			return db_number(days, i, "days");
	return -1;
}

static const char *filled(struct request *req, const struct db_rows *days, const char *text)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	while (*text) {
		size_t length = *text == '{' ? strcspn(text, "}") : 0;
		if (length && text[length] == '}') {
			buf_printf(&buf, "%lld",
				(long long)number_of(
					req, days, pool_strndup(req->pool, text + 1, length - 1)));
			text += length + 1;
		} else {
			buf_char(&buf, *text++);
		}
	}
	return buf.data;
}

#define SENTENCES (sizeof(sentences) / sizeof(sentences[0]))

/* The sentences as they are now, in order. */
static enum outcome notice_now(
	struct request *req, const char *filled_r[SENTENCES], const char **version_r)
{
	struct db_rows *days;
	struct limits limits;
	enum outcome outcome = retention_days(req->db, req->pool, &days);
	if (!outcome)
		outcome = limits_get(req->db, req->pool, &limits);
	for (size_t i = 0; !outcome && i < SENTENCES; i++)
		filled_r[i] = filled(req, days,
			view_word(req, pool_printf(req->pool, "privacy.%s", sentences[i])));
	*version_r = outcome ? NULL : limits.privacy_version;
	return outcome;
}

enum outcome privacy_keep(struct request *req)
{
	const char *text[SENTENCES], *version;
	struct buf buf;
	enum outcome outcome = notice_now(req, text, &version);
	if (outcome)
		return outcome;
	buf_init(&buf, req->pool);
	for (size_t i = 0; i < SENTENCES; i++)
		buf_printf(&buf, "%s\n", text[i]);
	return notice_text_keep(req->db, req->pool, version, req->lang, buf.data);
}

static enum outcome show(struct request *req)
{
	const char *text[SENTENCES], *version;
	enum outcome outcome = notice_now(req, text, &version);
	if (outcome)
		return outcome;
	response_cache(req, CACHE_OUTAGE);
	view_text(req, "Privacy_version", version);
	for (size_t i = 0; i < SENTENCES; i++)
		view_text(req, pool_printf(req->pool, "Privacy.%s", sentences[i]), text[i]);
	return OK;
}

const struct page page_privacy = {
	.path = "/datenschutz",
	.right = RIGHT_PUBLIC,
	.view = "portal/privacy.cs",
	.title = "privacy",
	.show = show,
};

static enum outcome show_versions(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = notice_text_list(req->db, req->pool, &rows);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.privacy"), "/datenschutz");
	view_rows(req, "Versions", rows);
	for (size_t i = 0; i < rows->count; i++)
		view_text(req, pool_printf(req->pool, "Versions.%zu.lang_label", i),
			view_code(req, "export_lang", db_text(rows, i, "lang")));
	return OK;
}

const struct page page_privacy_versions = {
	.path = "/datenschutz/fassungen",
	.right = RIGHT_PUBLIC,
	.view = "portal/privacy_versions.cs",
	.title = "privacy_versions",
	.show = show_versions,
};
