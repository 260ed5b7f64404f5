<?cs include!"layout/backend.cs" ?><?cs
include!"backend/letter_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Letter.name ?></b></p>
<p><?cs var:Lang.letter.versions_text ?></p>
<ul><?cs each:v = Versions ?>
<li><a href="<?cs var:Base ?>/verwaltung/vorlagen/<?cs
	var:url_path(Letter.code) ?>/fassungen?alt=<?cs
	var:v.version ?>"><?cs var:Lang.letter.version ?> <?cs var:v.version ?></a> · <?cs
	call:time(v.created_at) ?>, <?cs var:v.created_by ?><?cs
	if:v.delivered == "1" ?> (<?cs var:Lang.letter.was_reset ?>)<?cs /if ?></li><?cs
/each ?>
<li><a href="<?cs var:Base ?>/verwaltung/vorlagen/<?cs
	var:url_path(Letter.code) ?>/fassungen?alt=0"><?cs
	var:Lang.letter.delivered ?></a></li></ul>
<?cs if:Versions_more ?><?cs call:more(Versions_more) ?><?cs /if ?><?cs
call:letter_difference() ?>
<?cs call:page_end() ?>
