<?cs include!"layout/backend.cs" ?><?cs
def:right_name(r) ?><?cs var:Lang.why.kind_of[r.object] ?>: <?cs
if:Page.lang == "en" ?><?cs var:r.name_en ?><?cs
else ?><?cs var:r.name_de ?><?cs
/if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.why.text ?></p>
<form class="bms-form" method="get" action="<?cs var:Base ?>/verwaltung/zugriff#antwort">
<?cs if:Why.done ?><?cs set:Pick.objekt.found = "" ?><?cs /if ?><?cs
call:field_pick(Pick.person) ?><?cs
call:field_pick(Pick.objekt) ?>
<div class="kern-form-input"><label class="kern-label" for="recht"><?cs
var:Lang.why.right_label ?></label><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select" id="recht" name="recht"><option value=""><?cs
var:Lang.why.right_read ?></option><?cs each:r = Rights ?>
<option value="<?cs var:r.id ?>"<?cs if:Search.right == r.id ?> selected<?cs /if ?>><?cs
call:right_name(r) ?></option><?cs /each ?>
</select></div></div>
<?cs call:submit(Lang.why.ask) ?></form>
<?cs if:Why.problem ?><div id="antwort"><?cs call:notice("warning", Why.problem) ?></div><?cs /if ?>
<?cs if:Why.done ?><section class="bms-section" id="antwort"><h2><?cs
if:Why.holds ?><?cs var:Lang.why.holds ?><?cs
else ?><?cs var:Lang.why.holds_not ?><?cs
/if ?></h2>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.person, Why.person) ?><?cs
call:fact(Lang.backend.number, Why.number) ?><?cs
each:r = Rights ?><?cs
	if:r.id == Why.right ?><div><dt><?cs var:Lang.why.right_label ?></dt><dd><?cs
		call:right_name(r) ?></dd></div><?cs
	/if ?><?cs
/each ?><?cs
call:facts_end() ?>
<?cs if:Why.holds ?><h3><?cs var:Lang.why.ways ?></h3><ul><?cs
	each:w = Ways ?><li><?cs var:w.role ?>, <?cs
		var:Lang.backend.via ?>: <?cs
		if:w.role_code != "PSB" || !w.unit ?><?cs var:Lang.via[w.via] ?> <?cs /if ?><?cs
		var:german(w.unit) ?></li><?cs
	/each ?></ul><?cs
else ?><h3><?cs var:Lang.why.missing ?></h3><ul><?cs
	each:m = Missing ?><li><?cs var:m.text ?><?cs
		if:m.status ?> <?cs var:Lang.backend.status ?>: <?cs var:m.status ?>.<?cs
		/if ?><?cs
		if:m.since ?> <?cs call:time(m.since) ?><?cs /if ?><?cs
		if:m.roles ?> <?cs var:Lang.why.roles ?> <?cs var:m.roles ?>.<?cs
		/if ?></li><?cs
	/each ?></ul><?cs
/if ?></section><?cs /if ?>
<?cs call:page_end() ?>
