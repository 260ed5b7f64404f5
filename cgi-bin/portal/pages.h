/* The pages of the portal, each a record beside its handlers: this list is the only one. */
#ifndef BMS_PORTAL_PAGES_H
#define BMS_PORTAL_PAGES_H

#include "web/page.h"

#define PORTAL_PAGES(PAGE) \
	PAGE(page_home) \
	PAGE(page_search) \
	PAGE(page_suggestions) \
	PAGE(page_ad) \
	PAGE(page_ad_print) \
	PAGE(page_ad_qr) \
	PAGE(page_ad_deadline) \
	PAGE(page_picture) \
	PAGE(page_feed) \
	PAGE(page_api) \
	PAGE(page_api_ads) \
	PAGE(page_api_ad) \
	PAGE(page_api_filters) \
	PAGE(page_apply_begin) \
	PAGE(page_apply_data) \
	PAGE(page_apply_files) \
	PAGE(page_apply_link) \
	PAGE(page_apply_resume) \
	PAGE(page_apply_ask) \
	PAGE(page_apply_check) \
	PAGE(page_apply_sent) \
	PAGE(page_apply_address) \
	PAGE(page_apply_take) \
	PAGE(page_apply_confirm) \
	PAGE(page_apply_account) \
	PAGE(page_account_sign_in) \
	PAGE(page_account_sign_out) \
	PAGE(page_account_closed) \
	PAGE(page_account_first) \
	PAGE(page_account_consent_first) \
	PAGE(page_account_register) \
	PAGE(page_account_register_sent) \
	PAGE(page_account_password) \
	PAGE(page_account_forgotten) \
	PAGE(page_account_forgotten_sent) \
	PAGE(page_account_reset) \
	PAGE(page_account_email) \
	PAGE(page_account_email_confirm) \
	PAGE(page_account_sessions) \
	PAGE(page_account_session_end) \
	PAGE(page_account_sessions_end) \
	PAGE(page_account_consent) \
	PAGE(page_account_delete) \
	PAGE(page_my_home) \
	PAGE(page_my_alert_end) \
	PAGE(page_my_application) \
	PAGE(page_my_correct) \
	PAGE(page_my_documents) \
	PAGE(page_my_withdraw) \
	PAGE(page_my_interview) \
	PAGE(page_my_interview_entry) \
	PAGE(page_my_question) \
	PAGE(page_status_link) \
	PAGE(page_link_ask) \
	PAGE(page_link_end) \
	PAGE(page_link_leave) \
	PAGE(page_link_account) \
	PAGE(page_my_consent) \
	PAGE(page_my_file) \
	PAGE(page_my_mail_file) \
	PAGE(page_my_folder) \
	PAGE(page_my_folder_files) \
	PAGE(page_my_folder_file) \
	PAGE(page_my_folder_remove) \
	PAGE(page_my_folder_fill) \
	PAGE(page_my_folder_delete) \
	PAGE(page_my_person) \
	PAGE(page_my_data) \
	PAGE(page_my_data_json) \
	PAGE(page_my_data_pdf) \
	PAGE(page_my_data_zip) \
	PAGE(page_guest_data) \
	PAGE(page_guest_data_json) \
	PAGE(page_guest_data_pdf) \
	PAGE(page_guest_data_zip) \
	PAGE(page_bookmarks) \
	PAGE(page_bookmark_keep) \
	PAGE(page_bookmark_drop) \
	PAGE(page_alert_new) \
	PAGE(page_alert_sent) \
	PAGE(page_alert) \
	PAGE(page_alert_confirm) \
	PAGE(page_alert_end) \
	PAGE(page_alert_one_click) \
	PAGE(page_alert_end_button) \
	PAGE(page_alert_ended) \
	PAGE(page_privacy) \
	PAGE(page_privacy_versions) \
	PAGE(page_imprint) \
	PAGE(page_accessibility) \
	PAGE(page_easy) \
	PAGE(page_contact) \
	PAGE(page_sitemap) \
	PAGE(page_robots) \
	PAGE(page_health)

#define DECLARED(name) extern const struct page name;
PORTAL_PAGES(DECLARED)
#undef DECLARED

#endif
