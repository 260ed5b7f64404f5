<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.duplicates.text ?></p>
<nav class="bms-tabs" aria-label="<?cs var:Lang.duplicates.by ?>"><ul><li><a href="<?cs var:Base
?>/doppelte"<?cs if:!By.name ?> aria-current="page"<?cs /if ?>><?cs
	var:Lang.duplicates.by_email ?></a></li><li><a href="<?cs var:Base
?>/doppelte?nach=name"<?cs if:By.name ?> aria-current="page"<?cs /if ?>><?cs
	var:Lang.duplicates.by_name ?></a></li></ul></nav>
<?cs if:!subcount(Duplicates) ?><?cs
	if:Next ?><?cs call:empty_state(Lang.duplicates.not_here) ?><?cs
	elif:By.further ?><?cs call:empty_state(Lang.duplicates.no_more) ?><?cs
	else ?><?cs call:empty_state(Lang.duplicates.none) ?><?cs
	/if ?><?cs
/if ?><?cs each:d = Duplicates ?><?cs
	if:d.begins ?><?cs if:name(d) != "0" ?></ul></section>
<?cs /if ?><section class="bms-section"><h2><?cs var:d.name ?></h2><p class="bms-small"><?cs
	var:d.by ?><?cs if:!By.name ?>: <?cs var:d.email ?><?cs /if ?></p><ul class="bms-plain"><?cs
	/if ?><li><a href="<?cs var:Base ?>/bewerbungen/<?cs var:d.number ?>"><?cs
	var:d.number ?> <?cs var:d.name ?></a>, <?cs
	if:d.same ?><b><?cs var:Lang.duplicates.same ?></b>, <?cs /if ?><?cs
	var:german(d.vacancy) ?> (<?cs var:german(d.authority) ?>), <?cs
	var:Lang.duplicate.received ?> <?cs call:time(d.received_at) ?> <?cs
	call:status("application", d.status) ?></li><?cs
	if:d.more ?><li><?cs var:Lang.duplicates.more ?></li><?cs /if ?><?cs
/each ?><?cs if:subcount(Duplicates) ?></ul></section>
<?cs /if ?><?cs if:Next ?><p><?cs
call:button_link("secondary", Next, Lang.duplicates.next) ?></p><?cs /if ?>
<?cs call:page_end() ?>
