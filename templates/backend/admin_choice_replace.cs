<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choice_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.choice_replace) ?><?cs
call:heading() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.choices.before, Value.name) ?><?cs
if:To ?><?cs call:fact(Lang.choices.after, To) ?><?cs /if ?><?cs
call:facts_end() ?>
<section class="bms-section"><h2><?cs var:Lang.choices.uses ?></h2><?cs
call:choice_uses() ?></section>
<?cs if:To ?><section class="bms-section"><h2><?cs var:Lang.choices.happens ?></h2>
<ul><li><?cs var:Lang.choices.happens_objects ?></li><li><?cs
var:Lang.choices.happens_hidden ?></li><li><?cs
var:Lang.choices.happens_follow ?></li><?cs
if:Queued ?><li><?cs var:Lang.choices.happens_queue ?></li><?cs /if ?></ul>
<?cs with:f = Form.choice_replace ?><?cs
	call:form_open(f) ?><input type="hidden" name="to" value="<?cs var:To_code ?>"><?cs
	if:Value.more ?><?cs set:Do = Lang.choices.replace ?><?cs
	else ?><?cs set:Do = Lang.choices.replace + " (" + Value.uses + ")" ?><?cs
	/if ?><?cs
	call:submit_or(Do, Value.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?></section><?cs
else ?><section class="bms-section"><h2><?cs var:Lang.choices.choose ?></h2>
<p><?cs var:Lang.choices.choose_text ?></p><ul><?cs
each:t = Targets ?><li><a href="<?cs var:link(t.href) ?>"><?cs var:t.name ?></a></li><?cs
/each ?></ul></section><?cs
/if ?>
<?cs call:page_end() ?>
