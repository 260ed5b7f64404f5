<?cs include!"layout/backend.cs" ?><?cs
include!"backend/admin_pay_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
if:Table.state == "draft" ?><?cs
	if:Table.faulty ?><?cs
		call:button_link("primary", Table.path + "/aendern", Lang.admin.pay_change) ?><?cs
	else ?><?cs
		call:button_link("primary", Table.path + "/freigeben",
			Lang.admin.pay_release) ?><?cs
		call:button_link("secondary", Table.path + "/aendern", Lang.admin.pay_change) ?><?cs
	/if ?><?cs
elif:Table.state == "withdrawn" ?><?cs
	call:button_link("primary", Table.path + "/freigeben", Lang.admin.pay_release_again) ?><?cs
else ?><?cs
	call:button_link("secondary", Table.path + "/zurueckziehen", Lang.admin.pay_withdraw) ?><?cs
/if ?><?cs
call:button_link("secondary", Table.copy, Lang.admin.pay_copy) ?><?cs
if:Table.state == "draft" ?><?cs
	call:button_link("tertiary", Table.path + "/entfernen", Lang.admin.pay_remove) ?><?cs
/if ?><?cs
call:title_end() ?>
<?cs if:Table.state == "draft" ?><p><?cs var:Lang.admin.pay_draft_text ?></p><?cs
elif:Table.state == "withdrawn" ?><p><?cs var:Lang.admin.pay_withdrawn_text ?></p><?cs
else ?><p><?cs var:Lang.admin.pay_released_text ?></p><?cs
/if ?>
<?cs call:pay_faults() ?><?cs
call:pay_facts() ?>
<?cs if:subcount(Grid) ?><section class="bms-section"><h2><?cs var:Lang.admin.pay_grid ?></h2>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.admin.pay_grid ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.pay_grade ?></th><?cs
each:s = Steps ?><th scope="col" class="bms-number"><?cs var:Lang.admin.pay_step ?> <?cs
	var:s.step ?></th><?cs
/each ?></tr></thead><tbody><?cs each:g = Grid ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.pay_grade ?>"><?cs var:g.grade ?></th><?cs
each:c = g.cells ?><td class="bms-number" data-label="<?cs var:Lang.admin.pay_step ?> <?cs
	var:c.step ?>"><?cs if:c.amount ?><?cs var:c.amount ?><?cs else ?>–<?cs /if ?></td><?cs
/each ?></tr><?cs /each ?>
</tbody></table></section><?cs /if ?>
<?cs call:page_end() ?>
