/* What the pages of interviews share. */
#ifndef BMS_BACKEND_INTERVIEW_INTERVIEW_VIEW_H
#define BMS_BACKEND_INTERVIEW_INTERVIEW_VIEW_H

#include "interview/interview.h"
#include "web/page.h"

/* "/vakanzen/V-2026-00042/termine" and what follows. */
const char *appointments_path(struct request *req, const char *rest);

/* The same of the appointment of the path. */
const char *appointment_path(struct request *req, const char *rest);

/* A path of ours as a link: with the base. */
const char *interview_href(struct request *req, const char *path);

/* The appointment of the path, {termin}, of its vacancy; for handlers. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome appointment_find(struct request *req, struct appointment *appointment_r);

/* For page.admit: there is one, and a POST changes only what is planned. */
enum outcome admit_appointment(struct request *req);

/* The same as Appointment.*, with the breadcrumbs of vacancy and appointment above a page of its
 * own. */
enum outcome appointment_show(struct request *req, struct appointment *appointment_r);

/* Appointment.(name, state, off, place, way, barrier_free, video) */
void view_appointment(struct request *req, const struct appointment *appointment);

/* <place>.(day, from, to) of a time, with .iso */
void view_times(struct request *req, const char *place, int64_t from, int64_t to);

/* Panels.N.(position, room, told_as, women, men, composition, members, href) */
enum outcome view_panels(struct request *req, const struct appointment *appointment);

/* <place>.(state, name, number, chooses, waits, href) and the time, of an invitation. */
void view_interview(struct request *req, const char *place, const struct interview *interview);

#endif
