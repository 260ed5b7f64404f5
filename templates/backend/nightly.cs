<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.nightly) ?><?cs
call:heading() ?>
<p><?cs var:Lang.nightly.intro ?></p>
<?cs if:Partial ?><?cs call:notice("info", Lang.nightly.partial_text) ?><?cs /if ?>
<?cs if:Asked.dry ?><?cs call:notice("info", Lang.nightly.asked_dry) ?><?cs /if ?><?cs
if:Asked.now ?><?cs call:notice("info", Lang.nightly.asked_now) ?><?cs /if ?>
<?cs if:!Asked.dry || !Asked.now ?><?cs call:form_open(Form.nightly) ?><div class="bms-actions"><?cs
	if:!Asked.dry ?><?cs
		call:button_value("primary", Lang.nightly.ask_dry, "kind", "dry") ?><?cs
	/if ?><?cs
	if:!Asked.now ?><?cs
		call:button_value("secondary", Lang.nightly.ask_now, "kind", "now") ?><?cs
	/if ?></div><?cs call:form_end() ?><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.nightly.runs ?></h2>
<?cs call:list(List) ?></section>
<?cs call:page_end() ?>
