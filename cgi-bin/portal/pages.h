/* The pages of the portal, one record each; portal.c lists them. */
#ifndef BMS_PORTAL_PAGES_H
#define BMS_PORTAL_PAGES_H

#include "web/page.h"

/* home.c, search.c, ad.c */
extern const struct page page_home;
extern const struct page page_search;
extern const struct page page_suggestions;
extern const struct page page_ad;
extern const struct page page_ad_print;
extern const struct page page_ad_qr;
extern const struct page page_ad_deadline;

/* feed.c, api.c */
extern const struct page page_feed;
extern const struct page page_api;
extern const struct page page_api_ads;
extern const struct page page_api_ad;
extern const struct page page_api_filters;

/* apply_begin.c, apply_take.c, apply_data.c, apply_files.c, apply_check.c, apply_sent.c, apply_confirm.c, apply_address.c, apply_resume.c, link.c */
extern const struct page page_apply_begin;
extern const struct page page_apply_resume;
extern const struct page page_apply_ask;
extern const struct page page_apply_data;
extern const struct page page_apply_files;
extern const struct page page_apply_link;
extern const struct page page_apply_check;
extern const struct page page_apply_sent;
extern const struct page page_apply_address;
extern const struct page page_apply_take;
extern const struct page page_apply_confirm;
extern const struct page page_apply_account;

/* account_sign_in.c, account_step.c, account_register.c, account_password.c, account_email.c, account_sessions.c, account_consent.c, account_delete.c */
extern const struct page page_account_sign_in;
extern const struct page page_account_sign_out;
extern const struct page page_account_closed;
extern const struct page page_account_first;
extern const struct page page_account_consent_first;
extern const struct page page_account_register;
extern const struct page page_account_register_sent;
extern const struct page page_account_password;
extern const struct page page_account_forgotten;
extern const struct page page_account_forgotten_sent;
extern const struct page page_account_reset;
extern const struct page page_account_email;
extern const struct page page_account_email_confirm;
extern const struct page page_account_sessions;
extern const struct page page_account_session_end;
extern const struct page page_account_sessions_end;
extern const struct page page_account_consent;
extern const struct page page_account_delete;

/* my_home.c, my_application.c, my_question.c, my_change.c, my_file.c, my_folder.c, my_person.c, my_data.c, bookmarks.c, link.c */
extern const struct page page_my_home;
extern const struct page page_my_alert_end;
extern const struct page page_my_application;
extern const struct page page_my_correct;
extern const struct page page_my_documents;
extern const struct page page_my_withdraw;
extern const struct page page_my_question;
extern const struct page page_status_link;
extern const struct page page_link_ask;
extern const struct page page_link_end;
extern const struct page page_link_leave;
extern const struct page page_link_account;
extern const struct page page_my_consent;
extern const struct page page_my_file;
extern const struct page page_my_folder;
extern const struct page page_my_folder_files;
extern const struct page page_my_folder_file;
extern const struct page page_my_folder_remove;
extern const struct page page_my_folder_fill;
extern const struct page page_my_folder_delete;
extern const struct page page_my_person;
extern const struct page page_my_data;
extern const struct page page_my_data_json;
extern const struct page page_my_data_pdf;
extern const struct page page_my_data_zip;
extern const struct page page_guest_data;
extern const struct page page_guest_data_json;
extern const struct page page_guest_data_pdf;
extern const struct page page_guest_data_zip;
extern const struct page page_bookmarks;
extern const struct page page_bookmark_keep;
extern const struct page page_bookmark_drop;

/* alert.c, alert_manage.c */
extern const struct page page_alert_new;
extern const struct page page_alert_sent;
extern const struct page page_alert;
extern const struct page page_alert_confirm;
extern const struct page page_alert_end;
extern const struct page page_alert_one_click;
extern const struct page page_alert_end_button;
extern const struct page page_alert_ended;

/* privacy.c, static_pages.c */
extern const struct page page_privacy;
extern const struct page page_privacy_versions;
extern const struct page page_imprint;
extern const struct page page_accessibility;
extern const struct page page_easy;
extern const struct page page_contact;

/* sitemap.c, health.c */
extern const struct page page_sitemap;
extern const struct page page_robots;
extern const struct page page_health;

#endif
