<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.letter.preview_text ?></p>
<form class="bms-form" method="get" action="<?cs var:Base ?>/verwaltung/vorlagen/<?cs
var:url_path(Letter.code) ?>/vorschau"><div class="kern-form-input"><label class="kern-label"
	for="sprache"><?cs var:Lang.letter.lang ?></label><div
	class="kern-form-input__select-wrapper"><select
	class="kern-form-input__select" id="sprache" name="sprache"><option value="de"><?cs
var:Lang.letter.german ?></option><option value="en"<?cs
if:English ?> selected<?cs /if ?>><?cs var:Lang.letter.english ?></option></select></div></div>
<div class="kern-form-input"><label class="kern-label" for="werte"><?cs
var:Lang.letter.with ?></label><div class="kern-form-input__select-wrapper"><select
	class="kern-form-input__select" id="werte" name="werte"><?cs
each:f = Fillings ?><option value="<?cs var:f.value ?>"<?cs
	if:f.selected ?> selected<?cs /if ?>><?cs var:f.label ?></option><?cs
/each ?></select></div></div>
<?cs if:Letter.about_application ?><div class="kern-form-input"><label class="kern-label"
	for="bewerbung"><?cs var:Lang.letter.number ?></label><div
	class="kern-hint" id="bewerbung-hint"><?cs
var:Lang.letter.number_hint ?></div><input class="kern-form-input__input" id="bewerbung"
	type="text"
	name="bewerbung" aria-describedby="bewerbung-hint" value="<?cs var:Number ?>"></div>
<?cs /if ?><?cs call:submit_beside(Lang.letter.preview_do) ?></form>
<?cs if:Unknown ?><?cs call:notice("warning", Lang.letter.preview_unknown) ?><?cs
elif:Shown.subject ?><section class="bms-section"<?cs
	if:Shown.english ?> lang="en"<?cs else ?> lang="de"<?cs /if ?>><h2><?cs
	var:Shown.subject ?></h2>
<p class="bms-lines" data-typed><?cs var:Shown.text ?></p></section><?cs
/if ?>
<?cs call:page_end() ?>
