/* The pages of the backend. */
#ifndef BMS_BACKEND_PAGES_H
#define BMS_BACKEND_PAGES_H

#include "web/page.h"

extern const struct page page_cockpit;
extern const struct page page_projects;
extern const struct page page_project;
extern const struct page page_project_new;
extern const struct page page_project_standard;
extern const struct page page_project_edit;
extern const struct page page_project_people;
extern const struct page page_project_person_assign;
extern const struct page page_project_person_unassign;
extern const struct page page_vacancies;
extern const struct page page_vacancy;
extern const struct page page_vacancy_new;
extern const struct page page_vacancy_edit;
extern const struct page page_vacancy_status;
extern const struct page page_vacancy_people;
extern const struct page page_vacancy_units;
extern const struct page page_vacancy_person_choose;
extern const struct page page_vacancy_person_drop;
extern const struct page page_jobad;
extern const struct page page_jobad_new;
extern const struct page page_jobad_edit;
extern const struct page page_jobad_publish;
extern const struct page page_jobad_withdraw;
extern const struct page page_applications;
extern const struct page page_application;
extern const struct page page_application_status;
extern const struct page page_application_comment;
extern const struct page page_application_comment_delete;
extern const struct page page_attachment;
extern const struct page page_vacancy_exclusions;
extern const struct page page_vacancy_exclusion_lift;
extern const struct page page_special_project;
extern const struct page page_imports;
extern const struct page page_import;
extern const struct page page_import_repeat;
extern const struct page page_administration;
extern const struct page page_admin_users;
extern const struct page page_admin_user;
extern const struct page page_admin_user_status;
extern const struct page page_admin_user_delete;
extern const struct page page_admin_groups;
extern const struct page page_admin_group;
extern const struct page page_admin_mapping_add;
extern const struct page page_admin_mapping_remove;
extern const struct page page_admin_rights;
extern const struct page page_admin_rights_reset;
extern const struct page page_admin_orphans;
extern const struct page page_admin_audit;
extern const struct page page_admin_explain;
extern const struct page page_admin_units;
extern const struct page page_admin_unit;
extern const struct page page_admin_unit_new;
extern const struct page page_admin_unit_activate;
extern const struct page page_admin_unit_deactivate;
extern const struct page page_admin_unit_member_add;
extern const struct page page_admin_unit_member_remove;
extern const struct page page_help;
extern const struct page page_backend_health;

#endif
