<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/verwaltung/briefbausteine/neu",
	Lang.title.letter_inserts_new) ?><?cs
call:title_end() ?><p><?cs var:Lang.letter_insert.lead ?></p>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
