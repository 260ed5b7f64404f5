<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
if:!Full ?><?cs
	call:button_link("primary", Base + "/verwaltung/startseite/neu",
		Lang.admin.texts_add) ?><?cs
/if ?><?cs
call:title_end() ?><p><?cs var:Lang.admin.texts_lead ?></p>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
