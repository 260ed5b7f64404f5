<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:apply_head() ?><?cs
call:error_summary(Form.apply) ?><?cs
call:apply_form(Lang.apply.next_files) ?><?cs
call:page_end() ?>
