<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/requirement_former.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.project_status) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.history ?></h2>
<?cs if:subcount(History) ?><?cs
	call:history_rows() ?><?cs
else ?><?cs call:empty_state(Lang.desk.history_empty) ?><?cs
/if ?></section>
<?cs call:due_note() ?>
<?cs call:page_end() ?>
