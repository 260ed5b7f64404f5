<?cs # What may be the same person's. ?><?cs
def:duplicates() ?><ul class="bms-plain"><?cs
each:d = Duplicates ?><li><a href="<?cs var:Base ?>/bewerbungen/<?cs var:d.number ?>"><?cs
	var:d.number ?> <?cs var:d.name ?></a>, <?cs var:d.by ?> <?cs
	if:d.same ?><b><?cs var:Lang.duplicate.same ?></b><?cs
	else ?><?cs var:german(d.vacancy) ?><?cs
	/if ?>, <?cs var:Lang.duplicate.received ?> <?cs call:time(d.received_at) ?> <?cs
	call:status("application", d.status) ?></li><?cs
/each ?></ul><?cs
/def ?>
