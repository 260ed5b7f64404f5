<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs call:page_begin() ?><?cs

call:heading() ?>
<?cs if:Unkept ?><p class="kern-body"><?cs var:Lang.list.view_unkept ?></p>
<?cs /if ?><?cs with:f = Form.list_view ?><?cs call:form_begin(f) ?><?cs
call:field(f.field.name) ?><?cs
call:field(f.field.standard) ?><input type="hidden" name="state" value="<?cs
var:f.field.state.value ?>"><?cs call:submit(Lang.list.view_keep) ?><?cs
call:form_end() ?><?cs
/with ?>
<section class="bms-section"><h2><?cs var:Lang.list.views ?></h2><?cs if:List.rows_html ?><?cs
with:d = Form.list_views_drop ?><form method="post" action="<?cs var:link(d.action) ?>"><input
	type="hidden" name="form_token" value="<?cs var:d.token ?>">
<?cs call:list_table(List) ?><div class="bms-actions"><?cs
call:button("secondary", Lang.list.views_drop) ?></div></form><?cs /with ?><?cs
call:list_pager(List) ?><?cs else ?><?cs call:empty_state(List.empty) ?><?cs /if ?></section>
<?cs call:page_end() ?>
