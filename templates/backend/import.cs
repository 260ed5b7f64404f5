<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.import_repeat) ?><?cs
call:heading() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.import.kind, Lang.import_kind[Run.kind]) ?><?cs
call:fact(Lang.import.file, Run.file) ?><?cs
call:fact(Lang.backend.status, Lang.import_status[Run.status]) ?><?cs
if:Run.reason ?><?cs
	call:fact(Lang.import.reason, Lang.import_refused[Run.reason]) ?><?cs
	call:fact(Lang.import.line, number(Run.line)) ?><?cs
/if ?><?cs
call:fact_time(Lang.import.started_at, Run.started_at) ?><?cs
call:fact_time(Lang.import.ended_at, Run.ended_at) ?><?cs
call:fact(Lang.import.rows, number(Run.row_count)) ?><?cs
call:fact(Lang.import.wrong, number(Run.wrong)) ?><?cs
if:Run.kind == "groups" ?><?cs call:fact(Lang.import.unmapped, number(Run.unmapped)) ?><?cs
/if ?><?cs
if:Run.status == "refused" ?><?cs
	call:fact(Lang.import.would_remove, number(Run.removed)) ?><?cs
else ?><?cs
	call:fact(Lang.import.added, number(Run.added)) ?><?cs
	call:fact(Lang.import.changed, number(Run.changed)) ?><?cs
	call:fact(Lang.import.removed, number(Run.removed)) ?><?cs
/if ?><?cs
call:facts_end() ?>
<?cs if:Run.status == "refused" ?><p><?cs var:Lang.import.refused_text ?></p><?cs /if ?>
<?cs if:Run.repeat_asked == "1" ?><?cs call:notice("info", Lang.import.repeat_asked) ?><?cs
elif:Run.repeatable == "1" ?><p><?cs var:Lang.import.repeat_text ?></p><?cs
	call:form_open(Form.import_repeat) ?><?cs
	call:submit(Lang.import.repeat) ?><?cs
	call:form_end() ?><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.import.errors ?></h2>
<?cs if:Run.cut ?><p><?cs
var:Lang.import.errors_first ?></p><?cs /if ?><?cs
call:list(List) ?></section>
<?cs call:page_end() ?>
