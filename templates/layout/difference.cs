<?cs
# Words that are not on the other side are marked by sign and colour, and said. ?><?cs
def:version_old(runs) ?><?cs
each:r = runs ?><?cs
	if:r.changed ?><del><span class="kern-sr-only"><?cs
		var:Lang.versions.removed ?> </span><?cs
		var:r.text ?><span class="kern-sr-only"> <?cs
		var:Lang.versions.end ?></span></del><?cs
	else ?><?cs var:r.text ?><?cs
	/if ?><?cs
/each ?><?cs
/def ?><?cs

def:version_new(runs) ?><?cs
each:r = runs ?><?cs
	if:r.changed ?><ins><span class="kern-sr-only"><?cs
		var:Lang.versions.added ?> </span><?cs
		var:r.text ?><span class="kern-sr-only"> <?cs
		var:Lang.versions.end ?></span></ins><?cs
	else ?><?cs var:r.text ?><?cs
	/if ?><?cs
/each ?><?cs
/def ?>
