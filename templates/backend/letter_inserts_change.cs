<?cs include!"layout/backend.cs" ?><?cs
def:insert_form(f) ?><?cs
call:form_begin(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.backend.save, Base + "/verwaltung/briefbausteine", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Insert.kind ?><?cs
	call:facts_begin() ?><?cs
	call:fact(Lang.form.letter_insert.kind, Insert.kind) ?><?cs
	if:Insert.unit ?><?cs call:fact_german(Lang.form.letter_insert.unit, Insert.unit) ?><?cs
	else ?><?cs call:fact(Lang.form.letter_insert.unit, Lang.admin.blocks_all) ?><?cs
	/if ?><?cs
	call:facts_end() ?><?cs
/if ?><p><?cs var:Lang.letter_insert.known ?> <code>{number}</code>, <code>{title}</code>,
<code>{authority}</code>, <code>{ad}</code>, <code>{contact}</code></p>
<?cs if:Insert.kind ?><?cs call:insert_form(Form.letter_insert_change) ?><section
	class="bms-section"><h2><?cs var:Lang.title.letter_inserts_remove ?></h2><p><?cs
	var:Lang.letter_insert.remove_text ?></p><?cs
	call:button_link("secondary", Base + Remove, Lang.letter_insert.remove) ?></section><?cs
else ?><?cs call:insert_form(Form.letter_insert) ?><?cs
/if ?>
<?cs call:page_end() ?>
