<?cs include!"layout/backend.cs" ?><?cs include!"backend/lists.cs" ?><?cs
include!"backend/letter_files_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.letter_files) ?><?cs
call:error_summary(Form.letter_own) ?><?cs
call:heading() ?>
<?cs call:letter_files() ?>
<section class="bms-section"><h2><?cs var:Lang.letter_files.new ?></h2>
<p><?cs var:Lang.letter_files.text ?> <?cs call:file_size(Files_most) ?>.</p>
<?cs with:f = Form.letter_files ?><?cs
call:form_open(f) ?><?cs
call:hidden(f.field.version) ?><?cs
call:field(f.field.file) ?><?cs
call:submit_or(Lang.letter_files.add, Back, Lang.letter_files.back) ?><?cs
call:form_end() ?><?cs
/with ?></section>
<?cs if:Form.letter_own.token ?><section class="bms-section"><h2><?cs
	var:Lang.letter_files.own ?></h2>
<p><?cs var:Lang.letter_files.own_text ?></p>
<?cs with:f = Form.letter_own ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.version) ?><?cs
	call:field(f.field.own) ?><?cs
	call:submit_beside(Lang.letter_files.own_add) ?><?cs
	call:form_end() ?><?cs
	/with ?></section><?cs
/if ?><?cs call:page_end() ?>
