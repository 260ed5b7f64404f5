<?cs # What pages of the status model show alike. ?><?cs
def:differences() ?><?cs
if:subcount(Differences) ?><ul><?cs
	each:d = Differences ?><li><?cs var:Lang.model_part[d.part] ?>: <code><?cs
		var:d.what ?></code> (<?cs
		if:d.delivered == "1" ?><?cs var:Lang.model.was_delivered ?><?cs
		else ?><?cs var:Lang.model.is_now ?><?cs
		/if ?>)</li><?cs
	/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.model.same) ?><?cs
/if ?><?cs
/def ?><?cs
def:boxes(name, rows) ?><?cs
each:c = rows ?><label><input type="checkbox" name="<?cs var:name
	?>" value="<?cs var:c.value ?>"<?cs if:c.has ?> checked<?cs /if ?>> <?cs
	var:c.label ?></label> <?cs
/each ?><?cs
/def ?>
