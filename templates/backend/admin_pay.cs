<?cs include!"layout/backend.cs" ?><?cs
include!"backend/admin_pay_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/verwaltung/gehaltstabellen/neu", Lang.admin.pay_add) ?><?cs
call:title_end() ?><p><?cs var:Lang.admin.pay_lead ?></p>
<?cs if:subcount(Tables) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.form.pay_table.name ?></th>
<th scope="col"><?cs var:Lang.form.pay_table.valid_from ?></th><th scope="col"><?cs
var:Lang.backend.status ?></th><th scope="col" class="bms-number"><?cs
var:Lang.admin.pay_grades ?></th><th scope="col"><?cs var:Lang.form.pay_table.source ?></th>
<th scope="col"><?cs var:Lang.admin.pay_released ?></th></tr></thead><tbody><?cs each:t = Tables ?>
<tr><th scope="row" data-label="<?cs var:Lang.form.pay_table.name ?>"><a
	href="<?cs var:Base ?>/verwaltung/gehaltstabellen/<?cs var:t.id ?>"><?cs
var:t.name ?></a></th><td data-label="<?cs var:Lang.form.pay_table.valid_from ?>"><?cs
call:time(t.valid_from) ?></td><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:pay_state(t) ?></td><td class="bms-number" data-label="<?cs var:Lang.admin.pay_grades ?>"><?cs
var:t.grades ?></td><td data-label="<?cs var:Lang.form.pay_table.source ?>"><?cs
var:german(t.source) ?></td><td data-label="<?cs var:Lang.admin.pay_released ?>"><?cs
if:t.released_at ?><?cs call:time(t.released_at) ?><?cs
	if:t.released_by ?>, <?cs var:t.released_by ?><?cs /if ?><?cs
else ?>–<?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.pay_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
