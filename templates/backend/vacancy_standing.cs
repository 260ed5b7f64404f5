<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

# A lock or clock in words. ?><?cs
def:standing_item(i) ?><p><b><?cs
if:i.href ?><a href="<?cs var:link(i.href) ?>"><?cs var:i.name ?></a><?cs
else ?><?cs var:i.name ?><?cs
/if ?></b> <?cs call:status_badge(i.colour, i.state_word) ?></p><?cs
if:i.whom || i.due || i.silence || i.law ?><p class="bms-small"><?cs
	if:i.whom ?><?cs var:Lang.standing_text.turn ?> <?cs var:i.whom ?>. <?cs /if ?><?cs
	if:i.due ?><?cs var:Lang.task.last_day ?> <b><?cs var:i.due ?></b>. <?cs /if ?><?cs
	if:i.silence ?><?cs var:Lang.task.silence ?> <?cs var:i.silence ?>. <?cs /if ?><?cs
	if:i.law ?>(<?cs var:i.law ?>)<?cs /if ?></p><?cs
/if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.standing_text.now ?></h2><?cs
if:subcount(Now) ?><ul class="bms-comments"><?cs
	each:i = Now ?>
<li><?cs call:standing_item(i) ?></li><?cs
	/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.standing_text.nothing) ?><?cs
/if ?></section>
<?cs if:subcount(Items) ?><div class="bms-model"><section class="bms-section"><h2><?cs
var:Lang.standing_text.all ?></h2><ol class="bms-comments"><?cs
each:i = Items ?>
<li><?cs call:standing_item(i) ?></li><?cs
/each ?></ol><?cs call:more(Items_more) ?></section>
<section class="bms-section"><h2 id="bild"><?cs var:Lang.standing_text.picture ?></h2>
<section class="bms-scroll" aria-labelledby="bild" tabindex="0"><svg width="680" height="<?cs
var:Picture.height ?>" viewBox="0 0 680 <?cs var:Picture.height ?>" role="img"
	aria-labelledby="bild" fill="none" stroke="currentColor"><?cs
each:i = Items ?><g transform="translate(22 <?cs var:i.y ?>)"><?cs
	if:name(i) != "0" ?><path d="M0 -43V-13"/><?cs /if ?><circle r="13"<?cs
	if:i.state == "later" ?> stroke-dasharray="4 3"<?cs
	/if ?>/><text y="5" text-anchor="middle" fill="currentColor" stroke="none"><?cs
	var:i.mark ?></text><text x="28" y="-2" fill="currentColor" stroke="none"><?cs
	var:i.name ?></text><text x="28" y="17" fill="currentColor" stroke="none"><?cs
	var:i.state_word ?><?cs
	if:i.due ?>, <?cs var:i.due ?><?cs /if ?></text></g><?cs
/each ?></svg></section></section></div>
<?cs /if ?><?cs call:page_end() ?>
