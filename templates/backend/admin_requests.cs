<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
set:Owner = Form.data_request.id ?><?cs
call:default_button(Form.data_request.action) ?><?cs
call:heading() ?>
<section class="bms-section"><h2><?cs var:Lang.admin.withdrawals ?></h2>
<?cs if:List.rows_html ?><p><?cs var:Lang.admin.withdrawals_text ?></p><?cs /if ?><?cs
call:list(List) ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.data_request ?></h2><p><?cs
var:Lang.admin.data_request_text ?></p>
<?cs call:form_begin(Form.data_request) ?><?cs
call:fields(Form.data_request) ?><?cs
call:submit(Lang.admin.data_request_find) ?><?cs
call:form_end() ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
