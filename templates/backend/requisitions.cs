<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/personalanforderungen/neu", Lang.requisition.new) ?><?cs
call:title_end() ?><?cs
call:search_form(Base + "/personalanforderungen", Lang.requisition.search, Filter.words) ?>
<?cs if:Filter.status ?><p><?cs var:Lang.backend.status ?>: <?cs
	var:Lang.requisition_status[Filter.status] ?> · <a href="<?cs
	var:Base ?>/personalanforderungen"><?cs
	var:Lang.backend.filter_all ?></a></p><?cs
else ?><p><a href="<?cs var:Base ?>/personalanforderungen?status=eingereicht"><?cs
	var:Lang.requisition.handed_in ?></a><?cs
	if:May.archive ?> · <a href="<?cs var:Base ?>/personalanforderungen?status=archiviert"><?cs
		var:Lang.requisition.archive ?></a><?cs
	/if ?></p><?cs
/if ?>
<?cs if:subcount(Requisitions) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
	var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.number ?></th><th scope="col"><?cs
	var:Lang.backend.title ?></th><th scope="col"><?cs
	var:Lang.backend.status ?></th><th scope="col"><?cs
	var:Lang.backend.authority ?></th><th scope="col"><?cs
	var:Lang.requisition.creator ?></th><th scope="col"><?cs
	var:Lang.backend.changed_at ?></th></tr></thead>
<tbody><?cs each:r = Requisitions ?>
<tr><td class="bms-nowrap" data-label="<?cs var:Lang.backend.number ?>"><?cs var:r.number
	?></td><th scope="row" data-label="<?cs var:Lang.backend.title
	?>"><a href="<?cs var:Base ?>/personalanforderungen/<?cs var:r.number ?>"><?cs
	var:german(r.title) ?></a></th><td data-label="<?cs var:Lang.backend.status ?>"><?cs
	call:status_badge(r.status, Lang.requisition_status[r.status])
	?></td><td data-label="<?cs var:Lang.backend.authority ?>"><?cs var:german(r.authority)
	?></td><td data-label="<?cs var:Lang.requisition.creator ?>"><?cs
	if:r.creator ?><?cs var:r.creator ?><?cs else ?>–<?cs /if
	?></td><td data-label="<?cs var:Lang.backend.changed_at ?>"><?cs
	call:time(r.changed_at) ?></td></tr><?cs
/each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.requisition.empty) ?><?cs /if ?><?cs
call:pager(Pager) ?>
<?cs call:page_end() ?>
