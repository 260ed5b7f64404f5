/* Tests of document/assemble: what strangers may send that is no usual PDF, or does more than it
 * shows. */
#include "assemble_world.h"

#include "document/pdf.h"

/* What acts in a file goes, what is seen stays. */
static void test_active(void **state)
{
	struct paper_done done;
	const char *bytes = pdf_of(
		"1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
		"/Names<</EmbeddedFiles<</Names[(x)<</Type/Filespec/F(x.exe)>>]>>>>>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/StructParents 0"
		"/AA<</O<</S/JavaScript/JS(app.x)>>>>/Annots[4 0 R 5 0 R 6 0 R]>>endobj\n"
		"4 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/V(Meier)/Rect[0 0 9 9]"
		"/A<</S/JavaScript/JS(app.y)>>/AP<</N 7 0 R>>>>endobj\n"
		"5 0 obj<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/AP<</N 7 0 R>>>>"
		"endobj\n"
		"6 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 9 9]"
		"/A<</S/URI/URI(http://x.example)>>>>endobj\n"
		"7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n"
		"0 0 9 9 f\nendstream endobj");
	const char *text;
	int fd = -1;

	(void)state;
	give_bytes("aktiv.pdf", "application/pdf", bytes, strlen(bytes));
	look_all();
	assert_int_equal(given[0].pages, 1);
	text = whole(&fd, &done);
	assert_int_equal(count_of(text, "JavaScript"), 0);
	assert_int_equal(count_of(text, "x.exe"), 0);
	assert_int_equal(count_of(text, "x.example"), 0);
	assert_int_equal(count_of(text, "FileAttachment"), 0);
	assert_int_equal(count_of(text, "/Subtype /Stamp"), 1);
	assert_int_equal(count_of(text, "/MediaBox"), done.pages);
	close(fd);
}

/* What is filled in and drawn by viewers alone would be lost: the file is named. */
static void test_form(void **state)
{
	static const char *const fields[][2] = {
		{"/V(Meier)", "form"},
		{"/Parent 5 0 R", "form"}, /* whose value it is */
		{"/V[(a)(b)]", "form"},
		{"/V/Ja", "form"},
		{"/V()", NULL},
		{"/V/Off", NULL},
		{"/V(Meier)/F 2", NULL}, /* hidden */
		{"/V(Meier)/AP<</N 6 0 R>>", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		const char *bytes = pdf_of(pool_printf(pool,
			"1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>endobj\n"
			"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>endobj\n"
			"3 0 obj<</Type/Page/Parent 2 0 R/Annots[4 0 R]>>endobj\n"
			"4 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 9 9]%s>>endobj\n"
			"5 0 obj<</FT/Tx/T(name)/V(Meier)/Kids[4 0 R]>>endobj\n"
			"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n"
			"0 0 9 9 f\nendstream endobj",
			fields[i][0]));

		given_count = 0;
		give_bytes("formular.pdf", "application/pdf", bytes, strlen(bytes));
		look_all();
		assert_int_equal(given[0].pages, fields[i][1] ? 0 : 1);
		if (fields[i][1])
			assert_string_equal(given[0].why, fields[i][1]);
	}
}

/* Pages that are each other's parents, ten thousand pages, a tree that names itself. */
static void test_strange(void **state)
{
	static const char *const cases[] = {
		"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj",
		"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		"3 0 obj<</Type/Pages/Parent 3 0 R/Kids[2 0 R]/Count 1>>endobj",
		"1 0 obj 1 0 R endobj",
	};
	struct paper_done done;
	int fd = -1;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *bytes = pdf_of(cases[i]);

		give_bytes("seltsam.pdf", "application/pdf", bytes, strlen(bytes));
	}
	give_many("viele.pdf");
	look_all();
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(given[i].pages, 0);
	assert_int_equal(given[3].pages, 10000);
	whole(&fd, &done);
	assert_int_equal(done.pages, 10002);
	close(fd);
}

/* What acts or carries other files, wherever it hangs, is not in the dossier; the file as it was
 * handed in stays as it is. */
static void test_acting(void **state)
{
	static const char *const acting[] = {
		"/AA<</O<</S/JavaScript/JS(BAD)>>>>",
		"/AF[8 0 R]",
		"/Metadata 9 0 R",
		"/PieceInfo<</BAD<</Private 9 0 R>>>>",
		"/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 7 0 R>>/AF[8 0 R]"
		"/A<</S/Launch/F(BAD)>>/RichMediaContent 9 0 R>>]",
		"/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/AP<</N 7 0 R>>"
		"/FS 8 0 R>>]",
		"/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/AP<</N 7 0 R>>"
		"/RichMediaContent 9 0 R>>]",
		"/Annots[<</Type/Annot/Subtype/Widget/FT/Btn/Rect[0 0 9 9]/AP<</N 7 0 R>>"
		"/AA<</U<</S/SubmitForm/F(BAD)>>>>>>]",
	};
	struct paper_done done;
	const char *text;
	int fd = -1;

	(void)state;
	for (size_t i = 0; i < sizeof(acting) / sizeof(acting[0]); i++) {
		/* the attachment is a PDF that has one itself */
		const char *inner = "%PDF-1.7 BAD /EmbeddedFiles /JavaScript";
		const char *bytes = pdf_of(pool_printf(pool,
			"1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(BAD)>>"
			"/AF[8 0 R]/Names<</EmbeddedFiles<</Names[(x)8 0 R]>>"
			"/JavaScript<</Names[(x)<</S/JavaScript/JS(BAD)>>]>>>>>>endobj\n"
			"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>endobj\n"
			"3 0 obj<</Type/Page/Parent 2 0 R%s>>endobj\n"
			"7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n"
			"0 0 9 9 f\nendstream endobj\n"
			"8 0 obj<</Type/Filespec/F(BAD.pdf)/EF<</F 9 0 R>>>>endobj\n"
			"9 0 obj<</Type/EmbeddedFile/Length %zu>>stream\n%s\nendstream endobj",
			acting[i], strlen(inner), inner));

		give_bytes("mehr.pdf", "application/pdf", bytes, strlen(bytes));
	}
	look_all();
	for (size_t i = 0; i < given_count; i++)
		assert_int_equal(given[i].pages, 1);
	text = whole(&fd, &done);
	for (const char *const *word = (const char *const[]){"BAD", "JavaScript", "Embedded",
		     "Launch", "SubmitForm", "RichMedia", "/AF", NULL};
		*word; word++)
		assert_int_equal(count_of(text, *word), 0);
	assert_int_equal(count_of(text, "/Subtype /Stamp"), 2);
	close(fd);
}

/* Tables of references that lead back to themselves, lengths that are what they measure. */
static void test_loops(void **state)
{
	static const char page[] =
		"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
		"4 0 obj<</Length 4 0 R>>stream\n0 0 9 9 f\nendstream endobj\n";
	static const char table[] = "xref\n0 1\n0000000000 65535 f \n";
	struct paper_done done;
	int fd = -1;

	(void)state;
	for (int i = 0; i < 3; i++) {
		size_t first = sizeof(page) - 1;
		const char *one = pool_printf(pool,
			"%s%strailer<</Size 5/Root 1 0 R/Prev %zu>>\nstartxref\n%zu\n%%%%EOF\n",
			page, table, first, first);
		const char *bytes = one;

		if (i == 1) /* two that name each other */
			bytes = pool_printf(pool,
				"%s%strailer<</Size 5/Root 1 0 R/Prev %zu>>\n%strailer<</Size 5"
				"/Root 1 0 R/Prev %zu>>\nstartxref\n%zu\n%%%%EOF\n",
				page, table, strlen(one) - 30, table, first, first);
		if (i == 2) /* an object that lies in itself */
			bytes = pdf_of("1 0 obj<</Type/ObjStm/N 1/First 4/Extends 1 0 R/Length 9>>"
				       "stream\n1 0 1 0 R\nendstream endobj");
		give_bytes("schleife.pdf", "application/pdf", bytes, strlen(bytes));
	}
	give("plain.pdf", "application/pdf");
	look_all();
	assert_int_equal(given[2].pages, 0);
	assert_int_equal(given[3].pages, 1);
	whole(&fd, &done);
	close(fd);
}

/* A page that says with which font it is to be drawn and does not bring it is taken as it is. */
static void test_missing_font(void **state)
{
	const char *bytes = pdf_of(
		"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F<</Type/Font"
		"/Subtype/TrueType/BaseFont/NieGesehen/Encoding/WinAnsiEncoding>>>>>>>>endobj\n"
		"4 0 obj<</Length 44>>stream\n"
		"BT /F 12 Tf 20 100 Td (Ohne Schriftart) Tj ET\nendstream endobj");
	struct paper_done done;
	int fd = -1;

	(void)state;
	give_bytes("ohne.pdf", "application/pdf", bytes, strlen(bytes));
	look_all();
	whole(&fd, &done);
	assert_non_null(strstr(told(fd, "pdftotext -q", "-"), "Ohne Schriftart"));
	close(fd);
}

/* A small file that becomes so many megabytes of objects when it is read. */
static const char *unfolding(int megabytes, size_t *length_r)
{
	static const char made[] =
		"import sys, zlib\n"
		"z = zlib.compressobj(9)\n"
		"s = z.compress(b'1 0 2 33 3 99 ' + b'<</Type/Catalog/Pages 2 0 R>>    ')\n"
		"s += z.compress(b'<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>')\n"
		"s += z.compress(b' ' * 12 + b'<</Type/Page/Parent 2 0 R/X[')\n"
		"for i in range(int(sys.argv[1])): s += z.compress(b'(a)' * 349525)\n"
		"s += z.compress(b']>>') + z.flush()\n"
		"h = b'%PDF-1.7\\n'\n"
		"o = b'4 0 obj<</Type/ObjStm/N 3/First 14/Filter/FlateDecode/Length %d>>'\n"
		"o = o % len(s) + b'stream\\n' + s + b'\\nendstream endobj\\n'\n"
		"p = len(h) + len(o)\n"
		"x = bytes([0, 0, 0, 0, 0, 255] + [2, 0, 0, 0, 4, 0] + [2, 0, 0, 0, 4, 1])\n"
		"x += bytes([2, 0, 0, 0, 4, 2] + [1, 0, 0, 0, 9, 0])\n"
		"x += b'\\x01' + p.to_bytes(4, 'big') + b'\\0'\n"
		"o += b'5 0 obj<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>' % len(x)\n"
		"o += b'stream\\n' + x + b'\\nendstream endobj\\n'\n"
		"o += b'startxref\\n%d\\n%%%%EOF\\n' % p\n"
		"sys.stdout.buffer.write(h + o)\n";
	const char *path = pool_printf(pool, "%s/gigabyte.py", support_folder());
	char *bytes = pool_alloc(pool, TOLD_ROOM);
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	fputs(made, file);
	assert_int_equal(fclose(file), 0);
	file = popen(pool_printf(pool, "python3 %s %d", path, megabytes), "re");
	assert_non_null(file);
	*length_r = fread(bytes, 1, TOLD_ROOM, file);
	assert_int_equal(pclose(file), 0);
	return bytes;
}

/* The child has not the memory for it: the file is named, and so it is when it is looked at before
 * it is taken. */
static void test_gigabyte(void **state)
{
	size_t length = 0;
	const char *bytes = unfolding(1, &length);
	enum pdf_state seen = PDF_DAMAGED;
	int64_t spent = 0;

	(void)state;
	assert_int_equal(pdf_check(bytes, length, 60000, &seen, &spent), OK);
	assert_int_equal(seen, PDF_GOOD);
	give_bytes("gross.pdf", "application/pdf", bytes, length);
	bytes = unfolding(1024, &length);
	assert_in_range(length, 1 << 19, TOLD_ROOM - 1);
	assert_int_equal(pdf_check(bytes, length, 3000, &seen, &spent), OK);
	assert_int_not_equal(seen, PDF_GOOD);
	give_bytes("riesig.pdf", "application/pdf", bytes, length);
	give("plain.pdf", "application/pdf");
	look_all();
	assert_int_equal(given[0].pages, 1);
	assert_int_equal(given[1].pages, 0);
	assert_string_equal(given[1].why, "damaged");
	assert_int_equal(given[2].pages, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_active, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_form, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_strange, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_acting, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_loops, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_missing_font, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_gigabyte, begin_one, finish_one),
	};

	child_init("./bmschild");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
