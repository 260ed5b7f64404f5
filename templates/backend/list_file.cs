<?cs include!"layout/backend.cs" ?><?cs

def:file_going() ?><p role="status" data-look-again><?cs var:Lang.list_file.making ?><?cs
if:File.done ?> <?cs var:Lang.list_file.making_rows ?> <?cs var:number(File.done) ?><?cs
	if:File.total ?> / <?cs var:number(File.total) ?><?cs /if ?><?cs
/if ?><?cs
if:File.again ?> <?cs var:Lang.list_file.again ?><?cs /if ?></p>
<div class="bms-actions"><?cs
call:button_link("primary", File.address, Lang.list_file.look) ?><?cs
call:button_form(Form.list_file_remove, "secondary", Lang.list_file.remove_asked) ?></div><?cs
/def ?><?cs

def:file_remove(kind) ?><?cs
call:button_form(Form.list_file_remove, kind, Lang.list_file.remove) ?><?cs /def ?><?cs

call:page_begin() ?><?cs
call:heading() ?>
<?cs if:File.withdrawn ?><?cs call:notice("warning", Lang.list_file.withdrawn) ?>
<div class="bms-actions"><?cs call:file_remove("primary") ?></div><?cs
elif:File.state == "waiting" ?><?cs call:file_going() ?><?cs
elif:File.state == "failed" ?><?cs call:notice("warning", File.reason) ?>
<div class="bms-actions"><?cs call:file_remove("primary") ?></div><?cs
elif:File.may ?><?cs call:notice("success", Lang.list_file.ready) ?>
<div class="bms-actions"><?cs
call:button_link("primary", File.address + "/inhalt", Lang.list_file.fetch) ?><?cs
call:file_remove("secondary") ?></div><?cs
else ?><?cs call:notice("warning", Lang.list_file.may_not) ?>
<div class="bms-actions"><?cs call:file_remove("primary") ?></div><?cs
/if ?>
<section class="bms-section" aria-label="<?cs var:Page.title ?>"><?cs call:facts_begin() ?><?cs
call:fact(Lang.list_file.list, File.list) ?><?cs
call:fact(Lang.list_file.filtered, File.said) ?><?cs
call:fact(Lang.list_file.format, File.format) ?><?cs
if:File.entries ?><?cs call:fact(Lang.list_file.entries, number(File.entries)) ?><?cs /if ?><?cs
call:fact(Lang.list_file.size, File.size) ?><?cs
call:fact_time(Lang.list_file.asked_at, File.asked_at) ?><?cs
call:fact_time(Lang.list_file.ends_at, File.ends_at) ?><?cs
call:facts_end() ?></section>
<?cs call:page_end() ?>
