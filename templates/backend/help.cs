<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.backend.help_intro ?></p>
<ol><li><?cs var:Lang.backend.help_1 ?></li><li><?cs var:Lang.backend.help_2 ?></li><li><?cs
var:Lang.backend.help_3 ?></li><li><?cs var:Lang.backend.help_4 ?></li></ol>
<p><?cs var:Lang.backend.help_contact ?></p>
<?cs call:page_end() ?>
