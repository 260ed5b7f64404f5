<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.user_group) ?><?cs
call:heading() ?>
<?cs with:f = Form.user_group ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.admin.group_create, Base + "/verwaltung/gruppen", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs /with ?>
<?cs call:page_end() ?>
