<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<section class="bms-section" aria-labelledby="erwartet"><h2 id="erwartet"><?cs
var:Lang.task.expected ?><?cs
if:subcount(Tasks) ?> <span class="bms-small"><?cs var:number(Tasks) ?><?cs
	if:Tasks_over > #0 ?> · <?cs var:Lang.task.over_count ?> <?cs var:number(Tasks_over) ?><?cs
	/if ?></span><?cs
/if ?></h2>
<?cs if:subcount(Tasks) ?><ul class="bms-tasks"><?cs
each:t = Tasks ?><li><p><b><?cs var:t.question ?></b><?cs
	if:t.deputy_of ?> <span class="bms-small"><?cs var:Lang.task.for ?> <?cs
		var:t.deputy_of ?></span><?cs
	elif:t.unit ?> <span class="bms-small"><?cs var:german(t.unit) ?></span><?cs
	/if ?></p>
<p><?cs var:t.object_number ?> <span class="bms-small"><?cs
var:german(t.vacancy_title) ?></span></p>
<p><?cs
	if:t.over ?><?cs call:status_badge("danger", t.due) ?><?cs
	else ?><?cs var:Lang.task.until ?> <?cs var:t.due ?><?cs
	/if ?></p>
<p><a class="kern-btn kern-btn--secondary" href="<?cs var:link(t.href)
	?>"><span class="kern-label"><?cs
	var:Lang.task.answer ?><span class="kern-sr-only">: <?cs var:t.question ?> <?cs
	var:t.object_number ?></span></span></a></p></li><?cs
/each ?></ul><?cs
call:more(Tasks_more) ?><?cs
elif:!subcount(Requisitions) ?><p class="bms-small"><?cs var:Lang.task.nothing ?></p><?cs
/if ?>
<?cs if:subcount(Requisitions) ?><section aria-labelledby="anforderungen">
<h3 id="anforderungen"><?cs var:Lang.title.requisitions ?></h3>
<table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.title.requisitions ?></caption><thead><tr><th scope="col"><?cs
var:Lang.backend.title ?></th><th scope="col"><?cs
var:Lang.backend.status ?></th><th scope="col"><?cs
var:Lang.backend.changed_at ?></th></tr></thead><tbody><?cs each:r = Requisitions ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.title ?>"><a
	href="<?cs var:Base ?>/personalanforderungen/<?cs var:r.number ?>"><?cs
var:german(r.title) ?></a> <span class="bms-small"><?cs
var:r.number ?></span></th><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:status("requisition", r.status) ?></td><td
	data-label="<?cs var:Lang.backend.changed_at ?>"><?cs
call:time(r.changed_at) ?></td></tr><?cs
/each ?>
</tbody></table><?cs call:more(Requisitions_more) ?></section>
<?cs /if ?>
<p class="bms-small"><a href="<?cs var:Base ?>/vertretung"><?cs var:Lang.task.deputies ?></a></p>
</section>
<?cs var:rendered(Widgets_html) ?><?cs call:page_end() ?>
