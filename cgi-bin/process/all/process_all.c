/* The kinds of objects that have a process, and the guards of their steps. */
#include "application/invitation.h"
#include "application/workflow.h"
#include "process/process.h"
#include "publishing/jobad.h"
#include "recruiting/project_admin.h"
#include "requisition/requisition.h"
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

const struct process_guard_rule process_guards[] = {
	{"open_objects", vacancy_open_guard},
	{"statements", statement_guard},
	{"invitation_duty", invitation_guard},
	{"unfilled", vacancy_unfilled_guard},
	{NULL, NULL},
};
