<?cs # What a person's cockpit shows: a part rendered by itself. ?><?cs
include!"layout/macros.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/interview.cs" ?>
<?cs # How many there are. ?><?cs
def:part_title(id, title, count, more, counted) ?><h2
	id="<?cs var:id ?>"><?cs var:title ?><?cs if:count > #0 ?> <span class="bms-small"<?cs
	if:more && counted ?> data-counted="<?cs var:counted ?>" data-more="<?cs
		var:Lang.task.more_than ?>"<?cs
	/if ?>><?cs
	if:more ?><?cs var:Lang.task.more_than ?> <?cs /if ?><?cs var:number(count) ?></span><?cs
/if ?></h2><?cs
/def ?><?cs

# And where all of them are listed. ?><?cs
def:part_head(id, title, count, more, href, counted) ?><div class="bms-part__head"><?cs
call:part_title(id, title, count, more, counted) ?><?cs
if:href ?><p><a href="<?cs var:link(href) ?>"><?cs
	var:Lang.task.all ?><span class="kern-sr-only">: <?cs var:title ?></span></a></p><?cs
/if ?></div>
<?cs /def ?><?cs

# Of what runs: the active ones and the drafts have lists of their own. ?><?cs
def:running_head(id, title, running) ?><div class="bms-part__head"><?cs
call:part_title(id, title, running.count, running.more, running.counted) ?><?cs
if:running.count ?><p><a
	href="<?cs var:Base ?>/vakanzen?status=aktiv"><?cs
	var:Lang.task.all_active ?><span class="kern-sr-only">: <?cs var:title ?></span></a> · <a
	href="<?cs var:Base ?>/vakanzen?status=entwurf"><?cs
	var:Lang.task.all_drafts ?><span class="kern-sr-only">: <?cs
	var:title ?></span></a></p><?cs
/if ?></div>
<?cs /def ?><?cs

# What somebody worked on. ?><?cs
def:edited_list(rows) ?><ul class="bms-edited"><?cs each:e = rows ?><?cs
if:e.kind == "project" ?><?cs
	set:Edited.path = Base + "/projekte/" + e.number ?><?cs
	set:Edited.kind = Lang.backend.kind_project ?><?cs
elif:e.kind == "vacancy" ?><?cs
	set:Edited.path = Base + "/vakanzen/" + e.number ?><?cs
	set:Edited.kind = Lang.backend.kind_vacancy ?><?cs
elif:e.kind == "jobad" ?><?cs
	set:Edited.path = Base + "/stellenanzeigen/" + e.number ?><?cs
	set:Edited.kind = Lang.backend.kind_jobad ?><?cs
else ?><?cs
	set:Edited.path = Base + "/bewerbungen/" + e.number ?><?cs
	set:Edited.kind = Lang.backend.kind_application ?><?cs
/if ?><li class="bms-line"><p><a href="<?cs var:link(Edited.path) ?>"><?cs var:e.number ?> <?cs
var:german(e.title) ?></a></p><p class="bms-small"><?cs var:Edited.kind ?>, <?cs
call:time(e.at) ?></p></li><?cs
/each ?></ul>
<?cs /def ?>
<?cs if:Runs ?><section class="bms-part" aria-labelledby="laeuft"><?cs
call:running_head("laeuft", Lang.task.running, Running) ?>
<?cs if:subcount(Running.rows) ?><ul class="bms-running"><?cs each:v = Running.rows ?><li
	class="bms-line">
<p><a href="<?cs var:Base ?>/vakanzen/<?cs var:v.number ?>"><?cs var:v.number ?> <?cs
var:german(v.title) ?></a></p>
<p><?cs
if:v.jobad ?><?cs call:status("jobad", v.jobad) ?><?cs
else ?><?cs call:status("vacancy", v.status) ?><?cs
/if ?><?cs
if:v.applications > #0 ?> <span class="bms-small"><?cs var:number(v.applications) ?> <?cs
	if:v.applications == #1 ?><?cs var:Lang.task.application ?><?cs
	else ?><?cs var:Lang.task.applications ?><?cs
	/if ?></span><?cs
/if ?></p>
<p><?cs
if:v.own ?><b><?cs var:Lang.task.your_turn ?></b><?cs
elif:v.asked ?><?cs var:Lang.task.waits_for ?> <?cs var:german(v.whom) ?><?cs
elif:v.whom ?><?cs var:Lang.task.turn ?> <?cs var:v.whom ?><?cs
/if ?><?cs
if:v.due ?> <span class="bms-due<?cs if:v.over ?> bms-due--over<?cs /if ?>"><?cs
	if:!v.over ?><?cs var:Lang.task.until ?> <?cs /if ?><?cs var:v.due ?></span><?cs
/if ?></p></li><?cs /each ?></ul><?cs
else ?><p class="bms-nothing"><?cs var:Lang.task.nothing_runs ?></p><?cs
/if ?></section>
<?cs /if ?><div class="bms-cockpit"><?cs each:w = Widgets ?>
<section class="bms-widget<?cs
if:w.show == "running" || w.type == "QuickHelp" ?> bms-widget--line<?cs
elif:w.type == "widgetSearchResult" ?> bms-widget--line<?cs
elif:!subcount(w.rows) ?> bms-widget--empty<?cs
/if ?>" aria-labelledby="w<?cs var:name(w) ?>"><?cs
if:w.show == "running" ?><?cs
	call:running_head("w" + name(w), w.name, w) ?><?cs
elif:subcount(w.rows) ?><?cs
	call:part_head("w" + name(w), w.name, w.count, w.more, w.href,
		w.counted) ?><?cs
else ?><h2 id="w<?cs var:name(w) ?>"><?cs var:w.name ?></h2><?cs
/if ?><?cs
if:w.show == "running" ?>
<?cs elif:w.show && !subcount(w.rows) ?><?cs call:empty_state(Lang.backend.widget_empty) ?>
<?cs elif:w.show == "drafts" ?><?cs call:vacancy_table(w.rows, w.name) ?>
<?cs elif:w.show == "jobads" ?><?cs call:jobad_table(w.rows, w.name) ?>
<?cs elif:w.show == "applications" ?><?cs call:application_table(w.rows, w.name, "1") ?>
<?cs elif:w.show == "interviews" ?><ul class="bms-edited"><?cs each:i = w.rows ?><li
	class="bms-line"><p><?cs call:interview_when(i) ?> <a href="<?cs var:Base
	?>/bewerbungen/<?cs var:i.number ?>"><?cs var:i.number ?></a></p><p class="bms-small"><?cs
	if:i.room ?><?cs var:german(i.room) ?> <?cs /if ?><?cs
	call:interview_badge(i) ?></p></li><?cs
	/each ?></ul>
<?cs elif:w.show == "last_edited" ?><?cs call:edited_list(w.rows) ?>
<?cs elif:w.show == "matrix" ?><?cs
set:at = "" ?><table class="bms-table"><caption class="kern-sr-only"><?cs var:w.name ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.vacancy ?></th><th scope="col"><?cs
var:Lang.backend.status_counts ?></th></tr></thead><tbody><?cs each:m = w.rows ?><?cs
if:m.number != at ?><?cs if:at ?></ul></td></tr><?cs /if ?><?cs set:at = m.number ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.vacancy ?>"><a
	href="<?cs var:Base ?>/vakanzen/<?cs var:m.number ?>"><?cs var:german(m.title) ?></a></th>
<td data-label="<?cs var:Lang.backend.status_counts ?>"><ul class="bms-counts"><?cs /if ?>
<li><a href="<?cs var:Base ?>/bewerbungen?vakanz=<?cs var:m.number ?>&amp;status=<?cs var:m.status
?>"><?cs
var:status_name("application:" + m.status) ?></a> <b><?cs
var:number(m.applications) ?></b></li><?cs /each ?></ul></td></tr>
</tbody></table>
<?cs elif:w.type == "QuickHelp" ?><p><a href="<?cs var:Base ?>/hilfe"><?cs
var:Lang.task.help_steps ?><span class="kern-sr-only">: <?cs
var:Lang.role[w.role] ?></span></a></p>
<?cs elif:w.type == "widgetSearchResult" ?><?cs
call:search_form(Base + "/bewerbungen", Lang.backend.widget_search, "") ?>
<?cs else ?><?cs call:empty_state(Lang.backend.widget_empty) ?><?cs /if ?></section>
<?cs /each ?></div>
<?cs if:subcount(Last) ?><section class="bms-part" aria-labelledby="zuletzt"><?cs
call:part_head("zuletzt", Lang.task.last, #0, "", "", "") ?><?cs
call:edited_list(Last) ?></section><?cs /if ?>
