/*
 * The numbers of the base roles: of them the enum in access.h is made, and the text that stands
 * for a role in a statement, which so stays a literal and says whom it means:
 *
 *	"SELECT id FROM user_group WHERE role_id = " SQL_ROLE_ADMIN
 */
#ifndef BMS_ACCESS_ROLE_SQL_H
#define BMS_ACCESS_ROLE_SQL_H

#define ROLE_NUMBER_NOBODY 0 /* of a step (process/): the applicant, or the system */
#define ROLE_NUMBER_ADMIN 1
#define ROLE_NUMBER_RECRUITER 2
#define ROLE_NUMBER_DEPARTMENT 3
#define ROLE_NUMBER_LECTOR 4
#define ROLE_NUMBER_P31 5
#define ROLE_NUMBER_P34 6
#define ROLE_NUMBER_PR 7
#define ROLE_NUMBER_SBV 8
#define ROLE_NUMBER_GSB 9
#define ROLE_NUMBER_PSB 10
#define ROLE_NUMBER_IE 11
#define ROLE_NUMBER_SEAT 12
#define ROLE_NUMBER_CREATOR 13 /* of a step: whoever has made the object */

#define SQL_TEXT_(number) #number
#define SQL_TEXT(number) SQL_TEXT_(number)
#define SQL_ROLE_NOBODY SQL_TEXT(ROLE_NUMBER_NOBODY)
#define SQL_ROLE_ADMIN SQL_TEXT(ROLE_NUMBER_ADMIN)
#define SQL_ROLE_RECRUITER SQL_TEXT(ROLE_NUMBER_RECRUITER)
#define SQL_ROLE_DEPARTMENT SQL_TEXT(ROLE_NUMBER_DEPARTMENT)
#define SQL_ROLE_LECTOR SQL_TEXT(ROLE_NUMBER_LECTOR)
#define SQL_ROLE_P31 SQL_TEXT(ROLE_NUMBER_P31)
#define SQL_ROLE_P34 SQL_TEXT(ROLE_NUMBER_P34)
#define SQL_ROLE_PR SQL_TEXT(ROLE_NUMBER_PR)
#define SQL_ROLE_SBV SQL_TEXT(ROLE_NUMBER_SBV)
#define SQL_ROLE_GSB SQL_TEXT(ROLE_NUMBER_GSB)
#define SQL_ROLE_PSB SQL_TEXT(ROLE_NUMBER_PSB)
#define SQL_ROLE_IE SQL_TEXT(ROLE_NUMBER_IE)
#define SQL_ROLE_SEAT SQL_TEXT(ROLE_NUMBER_SEAT)
#define SQL_ROLE_CREATOR SQL_TEXT(ROLE_NUMBER_CREATOR)

/* The roles an assignment alone gives, without a group (relation E), for IN. */
#define SQL_ROLES_ASSIGNED "(" SQL_ROLE_LECTOR ", " SQL_ROLE_IE ")"

/* Those to which the mark of severe disability is shown: ACCESS_MARK_ROLES, for IN. */
#define SQL_ROLES_MARK \
	"(" SQL_ROLE_ADMIN ", " SQL_ROLE_RECRUITER ", " SQL_ROLE_DEPARTMENT ", " SQL_ROLE_PR \
	", " SQL_ROLE_SBV ")"

#endif
