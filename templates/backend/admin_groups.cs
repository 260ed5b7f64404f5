<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs

call:error_summary(Form.user_group) ?><?cs
call:heading() ?>
<?cs call:list(List) ?>
<section class="bms-section"><h2><?cs var:Lang.admin.group_create ?></h2><?cs
with:f = Form.user_group ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit(Lang.admin.group_create) ?><?cs
call:form_end() ?><?cs /with ?></section>
<?cs call:page_end() ?>
