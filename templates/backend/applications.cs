<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.bulk_begin) ?><?cs
call:heading() ?>
<?cs if:Form.bulk_begin.token ?><?cs
set:label = "" ?><?cs set:other = "" ?><?cs
if:May.bulk ?><?cs set:label = Lang.bulk.begin ?><?cs /if ?><?cs
if:May.dossier ?><?cs set:other = Lang.dossier.of_chosen ?><?cs /if ?><?cs
call:list_to_choose(List, Form.bulk_begin, label, "dossier", other) ?><?cs
if:May.bulk ?>
<p><a href="<?cs var:link("/sammelaktionen") ?>"><?cs var:Lang.title.bulks ?></a></p><?cs
/if ?><?cs
else ?><?cs call:list(List) ?><?cs /if ?>
<?cs call:page_end() ?>
