<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs call:page_begin() ?><?cs set:Owner = Form.words_change.id ?><?cs
call:default_button(Form.words_change.action) ?><?cs
call:error_summary(Form.words_change) ?><?cs
call:heading() ?><p class="bms-lines"><?cs var:Group.words ?></p>
<?cs with:f = Form.words_change ?><?cs call:form_open(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name == "version" ?><?cs call:hidden(x) ?><?cs
		else ?><?cs call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:submit_or(Lang.backend.save, Base + "/verwaltung/suchwoerter", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<section class="bms-section"><h2><?cs var:Lang.admin.words_remove ?></h2><p><?cs
var:Lang.admin.words_remove_text ?></p><?cs
call:button_form(Form.words_remove, "secondary", Lang.admin.words_remove) ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
