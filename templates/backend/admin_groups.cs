<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/verwaltung/gruppen/neu", Lang.admin.group_create) ?><?cs
call:title_end() ?>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
