/* The kinds of objects that have a process, the guards of their steps, and what answers do. */
#include "application/invitation.h"
#include "application/workflow.h"
#include "consent/consent.h"
#include "decision/decision.h"
#include "equality/sex_count.h"
#include "hiring/handover.h"
#include "hiring/rank.h"
#include "interview/invite.h"
#include "mobile/mobile_proposal.h"
#include "notified/notified.h"
#include "notified/rejection.h"
#include "process/process.h"
#include "process/standing.h"
#include "publishing/agency.h"
#include "publishing/jobad.h"
#include "publishing/jobad_office.h"
#include "recruiting/project_admin.h"
#include "recruiting/told_step.h"
#include "reminder/reminder.h"
#include "requisition/requisition.h"
#include "task/statement.h"
#include "task/statement_guard.h"
#include "vacancy/vacancy_edit.h"

const struct process_kind *const process_kinds[] = {
	&project_process,
	&vacancy_process,
	&jobad_process,
	&application_process,
	&requisition_process,
	NULL,
};

process_hook *const process_more[] = {mobile_after, reminder_after, interview_after,
	rejection_after, sex_after, hiring_after, told_step_after, NULL};

const struct process_guard_rule process_guards[] = {
	{"open_objects", vacancy_open_guard},
	{"nothing_below", below_guard},
	{"all_final", all_final_guard},
	{"statements", statement_guard},
	{"invitation_duty", invitation_guard},
	{"decision", decision_guard},
	{"consent", consent_guard},
	{"waiting", notice_guard},
	{"court", court_guard},
	{"hired_first", hired_first_guard},
	{"rejection_sbv", rejection_sbv_guard},
	{"unfilled", vacancy_unfilled_guard},
	{"office_there", office_there_guard},
	{"released", office_released_guard},
	{"agency_report", agency_guard},
	{"early_end", jobad_early_guard},
	{"proposals", mobile_guard},
	{NULL, NULL},
};

const struct statement_effect statement_effects[] = {
	{"ad_office", jobad_office_answered, NULL},
	{"mobile_decision", mobile_decision_answered, NULL},
	{"selection_department", decision_answered, NULL},
	{"selection_p31", decision_answered, NULL},
	{"selection_pr", NULL, consent_changed},
	{"ad_waived", NULL, consent_changed},
	{"selection_gsb", NULL, consent_changed},
	{NULL, NULL, NULL},
};

standing_source *const standing_sources[] = {
	statement_standing,
	decision_standing,
	consent_standing,
	notified_standing,
	hiring_standing,
	NULL,
};
