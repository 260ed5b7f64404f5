<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.reminder) ?><?cs
call:heading() ?>
<?cs if:subcount(Reminders) ?><ul class="bms-tasks"><?cs
each:r = Reminders ?><li class="bms-line"><p><b><?cs
if:r.text ?><?cs var:german(r.text) ?><?cs else ?><?cs var:Lang.reminder.gone ?><?cs
/if ?></b></p><p><?cs var:Lang.reminder.for ?> <?cs var:german(r.whom) ?> <span
	class="bms-small"><?cs var:Lang.reminder.by ?> <?cs var:r.created_name ?></span></p>
<p><?cs if:r.done_at ?><?cs call:status_badge("success", Lang.reminder.done) ?> <span
	class="bms-small"><?cs call:time(r.done_at) ?><?cs
	if:r.done_name ?>, <?cs var:r.done_name ?><?cs /if ?></span><?cs
else ?><span class="bms-due<?cs if:r.over ?> bms-due--over<?cs /if ?>"><?cs var:r.due ?></span><?cs
	if:r.every ?> <span class="bms-small"><?cs var:r.every ?></span><?cs /if ?><?cs
/if ?></p><p><?cs
if:r.href ?><a href="<?cs var:link(r.href) ?>"><?cs var:Lang.reminder.open ?><span
	class="kern-sr-only">: <?cs var:german(r.text) ?></span></a><?cs
/if ?></p></li><?cs
/each ?></ul><?cs call:more(Reminders_more) ?><?cs
else ?><?cs call:empty_state(Lang.reminder.none) ?><?cs
/if ?>
<?cs if:May.add ?><section class="bms-section"><h2><?cs var:Lang.reminder.add ?></h2><?cs
if:May.applicant ?><p><?cs var:Lang.reminder.applicant_text ?></p><?cs /if ?><?cs
with:f = Form.reminder ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit(Lang.reminder.save) ?><?cs
call:form_end() ?><?cs
/with ?></section><?cs
/if ?>
<?cs call:page_end() ?>
