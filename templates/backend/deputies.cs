<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.deputy) ?><?cs
call:heading() ?>
<p><?cs var:Lang.deputy.text ?></p>
<?cs if:subcount(Deputies) ?><ul class="bms-plain"><?cs
each:d = Deputies ?><li><p><?cs
if:d.own == "1" ?><?cs var:Lang.deputy.own ?><?cs
else ?><?cs var:Lang.deputy.other ?><?cs
/if ?> <b><?cs var:d.name ?></b> · <?cs var:Lang.role[d.role] ?>, <?cs
var:german(d.authority) ?> · <?cs call:time(d.from_on) ?> – <?cs call:time(d.until_on) ?><?cs
if:d.now == "1" ?> · <b><?cs var:Lang.deputy.now ?></b><?cs /if ?></p><?cs
if:d.own == "1" ?><p><a href="<?cs var:Base ?>/vertretung/<?cs var:d.id ?>/beenden"><?cs
	var:Lang.deputy.end ?><span class="kern-sr-only">: <?cs var:d.name ?></span></a></p><?cs
/if ?></li><?cs
/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.deputy.none) ?><?cs
/if ?>
<?cs if:May.name ?><section class="bms-section"><h2><?cs var:Lang.deputy.add ?></h2><?cs
with:f = Form.deputy ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit(Lang.deputy.save) ?><?cs
call:form_end() ?><?cs
/with ?></section><?cs
else ?><p><?cs var:Lang.deputy.no_role ?></p><?cs
/if ?>
<?cs call:page_end() ?>
