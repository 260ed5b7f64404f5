/* What parent and child agree upon. */
#ifndef BMS_DOCUMENT_CHILD_PRIVATE_H
#define BMS_DOCUMENT_CHILD_PRIVATE_H

/* Its arguments after its name: work, words, inputs, memory, bytes of the result, seconds of
 * computing. */
#define CHILD_ARGUMENTS 6

#define CHILD_RESULT_FD 1
#define CHILD_INPUT_FD 3 /* the first of them */

/* Exit statuses: an answer is one that no library ends a program with. */
#define CHILD_ANSWER 100 /* and the answer */
#define CHILD_ANSWER_MAX 100
#define CHILD_SHUT_OUT 250 /* it could not shut itself in */

#endif
