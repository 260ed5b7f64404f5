<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.bulk_begin) ?><?cs
call:heading() ?>
<?cs if:Form.bulk_begin.token ?><?cs
call:list_to_choose(List, Form.bulk_begin, Lang.bulk.begin) ?>
<p><a href="<?cs var:link("/sammelaktionen") ?>"><?cs var:Lang.title.bulks ?></a></p><?cs
else ?><?cs call:list(List) ?><?cs /if ?>
<?cs call:page_end() ?>
