<?cs include!"layout/backend.cs" ?><?cs
include!"backend/admin_pay_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Table.name ?>, <?cs var:Lang.pay.valid_from ?> <?cs call:time(Table.valid_from) ?></p>
<?cs call:confirm(Form.pay_remove, Lang.admin.pay_remove_text, Lang.admin.pay_remove, Table.path) ?>
<?cs call:page_end() ?>
