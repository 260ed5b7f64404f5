<?cs
# The documents of a letter: on its page, and where they are changed. ?><?cs
def:file_size(bytes) ?><?cs set:kilo = bytes / #1024 ?><?cs
if:kilo > #1023 ?><?cs set:mega = kilo / #1024 ?><?cs var:number(mega) ?> MB<?cs
elif:kilo > #0 ?><?cs var:number(kilo) ?> KB<?cs
else ?>1 KB<?cs /if ?><?cs /def ?><?cs

def:letter_file(f) ?><li><p><?cs
if:f.href ?><a href="<?cs var:link(f.href) ?>"><span class="kern-sr-only"><?cs
	var:Lang.letter_files.save ?>: </span><?cs var:f.name ?></a><?cs
else ?><b><?cs var:f.name ?></b><?cs
/if ?> <span class="bms-small">(<?cs call:file_size(f.size) ?>)</span><?cs
if:f.state == "waits" ?> <?cs call:status_badge("warning", Lang.letter_files.waits) ?><?cs
elif:f.state == "refused" ?> <?cs call:status_badge("danger", Lang.letter_files.refused) ?> <?cs
	var:f.reason ?><?cs
/if ?> <a class="bms-small" href="<?cs var:link(f.remove) ?>"><?cs
var:Lang.letter_files.remove ?><span class="kern-sr-only">: <?cs
var:f.name ?></span></a></p></li><?cs /def ?><?cs

def:letter_files() ?><?cs
if:subcount(Files) ?><ul class="bms-plain"><?cs
	each:f = Files ?><?cs call:letter_file(f) ?><?cs /each ?></ul>
<p class="bms-small"><?cs var:Lang.letter_files.together ?> <?cs
	call:file_size(Files_bytes) ?> <?cs var:Lang.letter_files.of ?> <?cs
	call:file_size(Files_most) ?>.</p><?cs
else ?><?cs call:empty_state(Lang.letter_files.none) ?><?cs
/if ?><?cs /def ?>
