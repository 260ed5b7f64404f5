<?cs
# How often a value is used; beyond what is counted it says so. ?><?cs
def:choice_count(count, more) ?><?cs
if:more ?><?cs var:Lang.choices.more_than ?> <?cs /if ?><?cs var:number(count) ?><?cs
/def ?><?cs

# Is it offered, and what stands for it? ?><?cs
def:choice_state(v) ?><?cs
if:v.replaced ?><?cs var:Lang.choices.replaced_by ?> <b><?cs var:v.replaced ?></b><?cs
	if:v.uses ?><br><?cs var:Lang.choices.moving ?> <?cs
	call:choice_count(v.uses, v.more) ?><?cs /if ?><?cs
elif:v.hidden ?><?cs var:Lang.choices.is_hidden ?><?cs
else ?><?cs var:Lang.choices.is_shown ?><?cs
/if ?><?cs
/def ?><?cs

# How many of what use it. ?><?cs
def:choice_uses() ?><?cs
if:subcount(Uses) ?><ul><?cs
	each:u = Uses ?><li><?cs var:u.label ?>: <?cs call:choice_count(u.count, u.more) ?></li><?cs
	/each ?></ul><?cs
else ?><p><?cs var:Lang.choices.unused ?></p><?cs
/if ?><?cs
/def ?>
