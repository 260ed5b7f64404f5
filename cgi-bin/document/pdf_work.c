/* In the child: looking at PDFs with qpdf. */
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "document/child_work.h"
#include "document/pdf.h"

static bool pdf_failed(qpdf_data qpdf, QPDF_ERROR_CODE code)
{
	return (code & QPDF_ERRORS) != 0 || qpdf_has_error(qpdf);
}

static enum pdf_state reason(qpdf_data qpdf)
{
	qpdf_error error = qpdf_get_error(qpdf);
	enum qpdf_error_code_e code = error ? qpdf_get_error_code(qpdf, error) : qpdf_e_internal;

	return code == qpdf_e_password || code == qpdf_e_unsupported ? PDF_ENCRYPTED : PDF_DAMAGED;
}

/* Copies every object that the pages need, streams as they are: the same as merging does. */
static bool copies(qpdf_data qpdf)
{
	if (pdf_failed(qpdf, qpdf_init_write_memory(qpdf)))
		return false;
	qpdf_set_preserve_encryption(qpdf, QPDF_FALSE);
	qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
	qpdf_set_decode_level(qpdf, qpdf_dl_none);
	qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
	return !pdf_failed(qpdf, qpdf_write(qpdf));
}

static enum pdf_state pdf_work_look(const struct child_bytes *pdf, bool mend)
{
	qpdf_data qpdf = qpdf_init();
	enum pdf_state state = PDF_GOOD;

	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	qpdf_set_attempt_recovery(qpdf, mend);
	if (pdf_failed(qpdf,
		    qpdf_read_memory(qpdf, "upload", (const char *)pdf->bytes, pdf->length, "")))
		state = reason(qpdf);
	else if (qpdf_get_num_pages(qpdf) < 1 || qpdf_has_error(qpdf) || !copies(qpdf)
		|| (!mend && qpdf_more_warnings(qpdf)))
		state = PDF_DAMAGED;
	qpdf_cleanup(&qpdf);
	return state;
}

/* A file that was cut off has lost its last line. */
static bool has_end(const struct child_bytes *pdf)
{
	static const char mark[] = "%%EOF";
	size_t end = pdf->length;

	while (end > 0 && memchr("\r\n\t\f ", pdf->bytes[end - 1], 6))
		end--;
	return end >= strlen(mark)
		&& memcmp(pdf->bytes + end - strlen(mark), mark, strlen(mark)) == 0;
}

static int pdf_run(const struct child_task *task)
{
	const struct child_bytes *pdf = &task->inputs[0];
	enum pdf_state state = pdf_work_look(pdf, false);

	if (state == PDF_DAMAGED && has_end(pdf))
		state = pdf_work_look(pdf, true);
	return (int)state;
}

const struct child_work child_pdf = {.name = "pdf", .run = pdf_run};
