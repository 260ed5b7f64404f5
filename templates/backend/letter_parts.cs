<?cs include!"layout/difference.cs" ?><?cs

def:letter_part(p, before) ?><section class="bms-section"><h2><?cs var:p.label ?> <span
	class="bms-small"><?cs
if:p.changes == "0" ?><?cs var:Lang.letter.same ?><?cs
elif:p.changes == "1" ?><?cs var:Lang.versions.change ?><?cs
else ?><?cs var:number(p.changes) ?> <?cs var:Lang.versions.changes ?><?cs
/if ?></span></h2><?cs
if:p.changes != "0" ?><div class="bms-sides"><div><p class="bms-small"><?cs
	var:before ?></p><p class="bms-lines"<?cs
	if:p.english ?> lang="en"<?cs else ?> lang="de"<?cs /if ?>><?cs
	call:version_old(p.old) ?></p></div><div><p class="bms-small"><?cs
	var:Lang.letter.now ?></p><p class="bms-lines"<?cs
	if:p.english ?> lang="en"<?cs else ?> lang="de"<?cs /if ?>><?cs
	call:version_new(p.new) ?></p></div></div><?cs
/if ?></section>
<?cs /def ?><?cs

def:letter_difference() ?><?cs
if:Compared == "0" ?><?cs set:before = Lang.letter.delivered ?><?cs
else ?><?cs set:before = Lang.letter.version + " " + Compared ?><?cs
/if ?><?cs
if:Changes == "0" ?><?cs call:empty_state(Lang.letter.no_difference) ?><?cs
else ?><?cs each:p = Parts ?><?cs call:letter_part(p, before) ?><?cs /each ?><?cs
/if ?><?cs
/def ?>
