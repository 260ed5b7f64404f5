<?cs include!"layout/backend.cs" ?><?cs
include!"backend/admin_pay_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Table.name ?>, <?cs var:Lang.pay.valid_from ?> <?cs
call:time(Table.valid_from) ?>. <?cs var:Lang.pay.source ?> <?cs var:german(Table.source) ?></p>
<?cs if:Table.example ?><?cs call:notice("info", Lang.admin.pay_release_example) ?><?cs
/if ?><?cs
call:pay_effects() ?><?cs
call:confirm(Form.pay_release, Lang.admin.pay_release_text, Lang.admin.pay_release_do,
	Table.path) ?>
<?cs call:page_end() ?>
