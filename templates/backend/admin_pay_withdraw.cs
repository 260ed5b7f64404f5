<?cs include!"layout/backend.cs" ?><?cs
include!"backend/admin_pay_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Table.name ?>, <?cs var:Lang.pay.valid_from ?> <?cs
call:time(Table.valid_from) ?>. <?cs var:Lang.pay.source ?> <?cs var:german(Table.source) ?></p>
<?cs call:pay_effects() ?><?cs
call:confirm(Form.pay_withdraw, Lang.admin.pay_withdraw_text, Lang.admin.pay_withdraw_do,
	Table.path) ?>
<?cs call:page_end() ?>
