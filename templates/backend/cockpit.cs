<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<div class="bms-does"><?cs each:r = Roles ?><p><?cs
if:subcount(Roles) > #1 ?><b><?cs var:r.name ?>:</b> <?cs /if ?><?cs var:r.does ?></p><?cs
/each ?><div class="bms-does__more bms-small"><p><?cs
var:Lang.backend.your_groups ?>: <?cs each:g = Groups ?><?cs
if:!first(g) ?>, <?cs /if ?><?cs var:g.name ?><?cs /each ?></p><p><a
	href="<?cs var:Base ?>/hilfe"><?cs var:Lang.task.help ?></a> · <a
	href="<?cs var:Base ?>/vertretung"><?cs var:Lang.task.deputies ?></a> · <a
	href="<?cs var:Base ?>/kalender"><?cs var:Lang.calendar.link ?></a></p></div></div>
<section class="bms-part" aria-labelledby="erwartet"><div class="bms-part__head"><h2
	id="erwartet"><?cs var:Lang.task.expected ?></h2><?cs
if:subcount(Expected) ?><p><b><?cs var:number(subcount(Expected)) ?><?cs
	if:Expected_more ?> <?cs var:Lang.task.and_more ?><?cs /if ?></b><?cs
	if:Expected_over > #0 ?> · <?cs var:Lang.task.over_count ?> <?cs var:number(Expected_over)
		?> <?cs var:Lang.task.over ?><?cs
	/if ?></p><?cs
/if ?></div>
<?cs if:subcount(Expected) ?><ul class="bms-tasks"><?cs
each:t = Expected ?><li class="bms-line"><p><b><?cs var:t.what ?></b><?cs
	if:t.deputy_of ?> <span class="bms-small"><?cs var:Lang.task.for ?> <?cs
		var:t.deputy_of ?></span><?cs
	elif:t.unit ?> <span class="bms-small"><?cs var:german(t.unit) ?></span><?cs
	/if ?></p>
<p><?cs var:t.number ?> <?cs var:german(t.title) ?></p>
<p><?cs if:t.due ?><span class="bms-due<?cs if:t.over ?> bms-due--over<?cs /if ?>"><?cs
	if:t.over ?><span class="kern-sr-only"><?cs var:Lang.task.over ?>: </span><?cs
	else ?><?cs var:Lang.task.until ?> <?cs
	/if ?><?cs var:t.due ?></span><?cs
	if:t.day != t.due ?> <span class="bms-small"><?cs var:t.day ?></span><?cs
	/if ?><?cs /if ?></p>
<p><a class="kern-btn kern-btn--secondary" href="<?cs var:link(t.href)
	?>"><span class="kern-label"><?cs
	var:t.verb ?><span class="kern-sr-only">: <?cs var:t.what ?> <?cs
	var:t.number ?></span></span></a></p></li><?cs
/each ?></ul><?cs
call:more(Expected_more) ?><?cs
if:Requisitions_more ?><p class="bms-small"><a href="<?cs var:Base ?>/personalanforderungen"><?cs
	var:Lang.task.all_requisitions ?></a></p><?cs
/if ?><?cs
else ?><p class="bms-nothing"><?cs var:Nothing ?></p><?cs
/if ?>
</section>
<?cs var:rendered(Widgets_html) ?><?cs call:page_end() ?>
