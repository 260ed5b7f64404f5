/* Outcomes: how every function that can fail says how it went. */
#ifndef BMS_BASE_OUTCOME_H
#define BMS_BASE_OUTCOME_H

/*
 * OK is zero, so that `if (outcome)` reads "did not go well".
 *
 * INVALID      what was given breaks a rule; the caller can say which and ask again (400)
 * DENIED       the person may know of the object, but not do this (403)
 * NOT_FOUND    there is none, or the person may not know of it (404)
 * CONFLICT     somebody was quicker, or it was done already (409)
 * GONE         it was there and is not any more (410)
 * TOO_LARGE    larger than this place accepts (413)
 * TOO_MANY     too often in too short a time (429)
 * UNAVAILABLE  database, store or disk cannot serve now; the same call may work later (503)
 */
enum outcome {
	OK = 0,
	INVALID,
	DENIED,
	NOT_FOUND,
	CONFLICT,
	GONE,
	TOO_LARGE,
	TOO_MANY,
	UNAVAILABLE,
};

#endif
