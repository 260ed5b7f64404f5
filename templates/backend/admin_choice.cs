<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/choice_parts.cs" ?><?cs
call:page_begin() ?><?cs
set:Owner = Form.choice_change.id ?><?cs
call:default_button(Form.choice_change.action) ?><?cs
call:error_summary(Form.choice_change) ?><?cs
call:error_summary(Form.choice_hide) ?><?cs
call:error_summary(Form.choice_offer) ?><?cs
call:error_summary(Form.choice_remove) ?><?cs
call:heading() ?>
<dl class="bms-facts bms-facts--list">
<div><dt><?cs var:Lang.choices.state ?></dt><dd><?cs call:choice_state(Value) ?></dd></div><?cs
call:fact(Lang.choices.code, Value.code) ?><?cs
if:Changed ?><?cs call:fact_time(Lang.backend.changed_at, Changed) ?><?cs
	call:fact(Lang.backend.changed_by, Changed_by) ?><?cs
/if ?><?cs
call:facts_end() ?>
<section class="bms-section"><h2><?cs var:Lang.choices.uses ?></h2><?cs
call:choice_uses() ?></section>
<section class="bms-section"><h2><?cs var:Lang.choices.texts ?></h2>
<p><?cs var:Lang.choices.texts_text ?></p>
<?cs with:f = Form.choice_change ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, List, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<section class="bms-section"><?cs
if:Form.choice_hide.token ?><h2><?cs var:Lang.choices.hide ?></h2><p><?cs
	var:Lang.choices.hide_text ?></p><?cs
	call:button_form(Form.choice_hide, "secondary", Lang.choices.hide) ?><?cs
else ?><h2><?cs var:Lang.choices.offer ?></h2><p><?cs var:Lang.choices.offer_text ?></p><?cs
	call:button_form(Form.choice_offer, "secondary", Lang.choices.offer) ?><?cs
/if ?></section><?cs
if:Replace ?><section class="bms-section"><h2><?cs var:Lang.choices.replace ?></h2><p><?cs
	var:Lang.choices.replace_text ?></p><p><?cs
	call:button_link("secondary", Replace, Lang.title.admin_choice_replace) ?></p></section><?cs
elif:Value.ruled ?><section class="bms-section"><h2><?cs var:Lang.choices.replace ?></h2><p><?cs
	var:Lang.choices.ruled ?></p></section><?cs
/if ?><?cs
if:Form.choice_remove.token ?><section class="bms-section"><h2><?cs
	var:Lang.choices.remove ?></h2><p><?cs var:Lang.choices.remove_text ?></p><?cs
	call:button_form(Form.choice_remove, "secondary", Lang.choices.remove) ?></section><?cs
/if ?>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
