<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.guard) ?><?cs
call:heading() ?>
<p><?cs var:Lang.model.text ?></p>
<ul><?cs
each:k = Kinds ?><li><a href="<?cs var:Base ?>/verwaltung/statusmodell/<?cs
	var:url_path(k.code) ?>"><?cs var:k.name ?></a></li><?cs
/each ?></ul>
<section class="bms-section"><h2><?cs var:Lang.model.guards ?></h2>
<p><?cs var:Lang.model.guards_text ?></p>
<?cs call:facts_begin() ?><?cs
each:g = Guards ?><div><dt><?cs var:Lang.guard[g.code] ?></dt><dd><?cs
	if:g.fixed == "1" ?><?cs var:Lang.model.fixed ?><?cs
	else ?><?cs var:Lang.model.switchable ?><?cs
	/if ?></dd></div><?cs
/each ?><?cs
call:facts_end() ?>
<?cs if:subcount(Guards_off) ?><h3><?cs var:Lang.model.off ?></h3><ul><?cs
	each:o = Guards_off ?><li><?cs var:german(o.name) ?>: <?cs
		var:Lang.guard[o.guard] ?></li><?cs
	/each ?></ul><?cs
else ?><p><?cs var:Lang.model.off_none ?></p><?cs
/if ?>
<?cs with:f = Form.guard ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit(Lang.model.switch) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
