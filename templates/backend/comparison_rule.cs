<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.comparison.rule_text ?></p><?cs
if:Comparison.last != "0" ?><?cs call:notice("warning", Lang.comparison.again) ?><?cs /if ?>
<dl class="bms-facts bms-facts--list"><?cs each:c = Classes ?><div><dt><?cs var:c.letter ?> <?cs
var:german(c.name) ?></dt><dd><?cs var:german(c.meaning) ?></dd></div><?cs /each ?></dl><?cs
with:f = Form.placing_rule ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	if:Comparison.last == "0" ?><?cs
		call:submit_or(Lang.comparison.rule_do, Comparison.path, Lang.form.cancel) ?><?cs
	else ?><?cs
		call:submit_or(Lang.comparison.rule_send, Comparison.path, Lang.form.cancel) ?><?cs
	/if ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
