<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><a href="<?cs var:link(Back) ?>"><?cs var:Application.number ?></a> <b><?cs
var:Application.name ?></b></p>
<h2><?cs var:Lang.hiring.letter_template ?></h2>
<ul><?cs each:t = Templates ?><li><a href="<?cs var:link(t.path) ?>"><?cs
	var:t.label ?></a></li><?cs /each ?></ul>
<div class="bms-actions"><?cs
call:button_link("secondary", Empty, Lang.hiring.letter_empty) ?><?cs
call:button_link("tertiary", Back, Lang.form.cancel) ?></div>
<?cs call:page_end() ?>
