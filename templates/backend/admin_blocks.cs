<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/verwaltung/textbausteine/neu", Lang.admin.blocks_add) ?><?cs
call:title_end() ?><p><?cs var:Lang.admin.blocks_lead ?></p>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
