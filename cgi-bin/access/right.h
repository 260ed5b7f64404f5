/* The basic rights (ACC-10): one name for each row of the rights table, and the object it is about.
 */
#ifndef BMS_ACCESS_RIGHT_H
#define BMS_ACCESS_RIGHT_H

#include <stdbool.h>

/*
 * The rights of the table, in its order; RIGHT_VACANCY_EDIT is OBJECT_ACTION_VACANCY_EDIT. The
 * number a right has here is the number it has in the table base_right; a test compares both with
 * the delivered table.
 */
#define RIGHTS(X) \
	X(PROJECT_NEW, PROJECT) \
	X(PROJECT_READ, PROJECT) \
	X(PROJECT_EDIT, PROJECT) \
	X(PROJECT_LIST_VIEW, PROJECT) \
	X(PROJECT_VACANCY_CREATE, PROJECT) \
	X(PROJECT_VACANCY_DESKTOP, PROJECT) \
	X(VACANCY_NEW, VACANCY) \
	X(VACANCY_READ, VACANCY) \
	X(VACANCY_EDIT, VACANCY) \
	X(VACANCY_FORWARD, VACANCY) \
	X(VACANCY_SET_TEMPLATE, VACANCY) \
	X(VACANCY_USE_TEMPLATE, VACANCY) \
	X(VACANCY_CHANGE_RELATED_PROJECT, VACANCY) \
	X(VACANCY_CHANGE_OWNER, VACANCY) \
	X(VACANCY_LIST_VIEW, VACANCY) \
	X(VACANCY_JOBAD_DESKTOP, VACANCY) \
	X(VACANCY_CANDIDATE_DESKTOP, VACANCY) \
	X(VACANCY_CANDIDATE_CREATE, VACANCY) \
	X(VACANCY_JOBAD_CREATE, VACANCY) \
	X(VACANCY_REMINDER_CREATE, VACANCY) \
	X(JOBAD_NEW, JOBAD) \
	X(JOBAD_READ, JOBAD) \
	X(JOBAD_EDIT, JOBAD) \
	X(JOBAD_FORWARD, JOBAD) \
	X(JOBAD_SET_TEMPLATE, JOBAD) \
	X(JOBAD_USE_TEMPLATE, JOBAD) \
	X(JOBAD_LIST_VIEW, JOBAD) \
	X(JOBAD_REMINDER_CREATE, JOBAD) \
	X(JOBAD_COMPARE, JOBAD) \
	X(CANDIDATE_READ, APPLICATION) \
	X(CANDIDATE_EDIT, APPLICATION) \
	X(CANDIDATE_FORWARD, APPLICATION) \
	X(CANDIDATE_CONTACT, APPLICATION) \
	X(CANDIDATE_RANKING_HR, APPLICATION) \
	X(CANDIDATE_CHANGE_RELATED_VACANCY, APPLICATION) \
	X(CANDIDATE_LIST_VIEW, APPLICATION) \
	X(CANDIDATE_GREATGROUPS, APPLICATION) \
	X(CANDIDATE_COPY, APPLICATION) \
	X(CANDIDATE_CREATE_ACCOUNT, APPLICATION) \
	X(CANDIDATE_COMMENT_DELETE, APPLICATION) \
	X(CANDIDATE_COMMENT_READ, APPLICATION) \
	X(CANDIDATE_COMMENT_NEW, APPLICATION) \
	X(CANDIDATE_CHANGE_RELATED_JOBAD, APPLICATION) \
	X(CANDIDATE_DOUBLETLIST_SHOWALL, APPLICATION) \
	X(CANDIDATE_JUNKMAIL_READ, APPLICATION) \
	X(CANDIDATE_OVERALL_HISTORY_READ, APPLICATION) \
	X(CANDIDATE_EVENT_INVITATION, APPLICATION) \
	X(CANDIDATE_FILE_CHANGE_ATTACHMENT_TYPE, APPLICATION) \
	X(OPEN_DOSSIER, APPLICATION) \
	X(CANDIDATE_EVENT_INVITATION_FILE_UPLOAD, APPLICATION) \
	X(CANDIDATE_REMINDER_CREATE, APPLICATION)

/* The same for rights whose names stand alone; they follow in the table. */
#define RIGHTS_MORE(X) \
	X(ARCHIVE, APPLICATION) \
	X(EXPORT, APPLICATION) \
	X(REQUISITION_WRITE, REQUISITION) \
	X(REQUISITION_ACCEPT, REQUISITION) \
	X(MOBILE_REGISTER, JOBAD) \
	X(FOREIGN_ADS, PROJECT) \
	X(MEDIA, JOBAD) \
	X(COMPARISON_READ, VACANCY) \
	X(RATE, APPLICATION) \
	X(APPOINTMENT_READ, VACANCY) \
	X(APPOINTMENT, VACANCY) \
	X(SELECTION_READ, VACANCY) \
	X(SELECTION_WRITE, VACANCY) \
	X(HANDOVER_READ, APPLICATION)

enum right {
	RIGHT_NONE = 0, /* a page that forgot to declare its right is refused */
#define X(name, kind) RIGHT_##name,
	RIGHTS(X) RIGHTS_MORE(X)
#undef X
		RIGHT_COUNT,

	/* Rights outside the table. */
	RIGHT_PUBLIC = 100, /* anybody; portal pages and /-/health */
	RIGHT_OWN = 101, /* portal: the application in the path was begun in this visit, or belongs
			    to the account signed in to */
	RIGHT_STAFF = 102, /* backend: any signed-in member of staff with at least one group */
	RIGHT_ADMIN = 103, /* backend: administrators; the pages below /verwaltung */
	RIGHT_ACCOUNT = 104, /* portal: anybody signed in to an account */
	RIGHT_SUPER = 105, /* backend: an administrator who has activated the super-administrator
			      (ACC-06); pages below /verwaltung/super */
};

/* "OBJECT_ACTION_VACANCY_EDIT"; "PUBLIC", "OWN", "STAFF" for those outside the table; "NONE" for
 * others. What a right is about: right_object (object.h). */
const char *right_name(enum right right);

/* Does a panel or rating seat give it, whatever the groups of whoever holds the seat (ACC-11)? Of
 * the comparison it opens the pages of her own ratings alone (backend/comparison). */
bool right_of_seat(enum right right);

/* Does whoever uses it change a project, vacancy or ad, or what belongs to it? */
bool right_changes(enum right right);

#endif
