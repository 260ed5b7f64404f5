<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
if:May.write ?><?cs
	call:button_link("primary", Base + "/personalanforderungen/neu",
		Lang.requisition.new) ?><?cs
/if ?><?cs
if:May.archive ?><?cs
	call:button_link("secondary", Base + "/personalanforderungen/archiv",
		Lang.requisition.archive) ?><?cs
/if ?><?cs
call:title_end() ?>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
