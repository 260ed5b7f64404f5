<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"backend/passages.cs" ?><?cs

# The answer; of an ad beside its text, of which something can be said in the same form. ?><?cs
def:answer_fields(f) ?><h2><?cs
var:Lang.task.your_answer ?></h2><?cs
if:May.late ?><?cs call:notice("warning", Lang.task.late_text) ?><?cs /if ?><?cs
call:statement_answers(f.field.answer) ?><?cs
if:Grounds ?><?cs call:field_radios(f.field.ground) ?><?cs /if ?><?cs
call:field(f.field.text) ?><?cs
call:submit(Lang.task.give) ?><?cs
/def ?><?cs

def:answer_form(f) ?><?cs
call:form_open(f) ?><?cs
if:Seen ?><input type="hidden" name="seen" value="<?cs
	var:Seen ?>"><div class="bms-beside bms-beside--text"><section
	class="bms-section bms-passages"><h2><?cs var:Lang.passage.text ?></h2>
<p><?cs var:Lang.passage.lead ?> <a href="#<?cs var:f.field.answer.id ?>"><?cs
	var:Lang.passage.to_answer ?></a></p><?cs
	call:passages() ?><?cs
	call:text_portal() ?></section>
<section class="bms-section"><?cs
	call:answer_fields(f) ?></section></div><?cs
else ?><section class="bms-section"><?cs call:answer_fields(f) ?></section><?cs
/if ?><?cs
call:form_end() ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.statement_answer) ?><?cs
call:title_begin(Page.title) ?><?cs
if:Work.href ?><?cs call:button_link("secondary", Work.href, Work.label) ?><?cs
/if ?><?cs
if:May.withdraw ?><?cs
	call:button_link("secondary", Statement.href + "/zurueckziehen",
		Lang.task.withdraw) ?><?cs
/if ?><?cs
call:title_end() ?>
<p><?cs
if:Object.href ?><a href="<?cs var:link(Object.href) ?>"><?cs var:Statement.number ?></a><?cs
else ?><?cs var:Statement.number ?><?cs
/if ?> · <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs call:statement_badge(Statement) ?></p>
<p><?cs
if:Asked ?><?cs var:Lang.task.you_are_asked ?><?cs
else ?><?cs var:Lang.task.is_asked ?><?cs
/if ?> <b><?cs var:german(Statement.asked) ?></b><?cs
if:Deputy_of ?> (<?cs var:Lang.task.for ?> <?cs var:Deputy_of ?>)<?cs /if ?>. <?cs
call:statement_term(Statement) ?></p>
<?cs if:Statement.urgent ?><p><?cs var:Lang.task.urgent ?> <?cs var:german(Statement.urgent) ?></p>
<?cs /if ?><?cs
if:Replaced_by ?><?cs call:notice("warning", Lang.task.replaced) ?><p><a href="<?cs
	var:link(Replaced_by) ?>"><?cs var:Lang.task.to_newer ?></a></p><?cs
/if ?><?cs
if:Changed ?><section class="bms-section"><h2><?cs
	var:Lang.task.changed ?></h2><p class="bms-lines"><?cs
	var:german(Changed) ?></p></section><?cs
/if ?>
<?cs if:May.answer || May.late || Form.statement_answer.errors.count ?><?cs
	with:f = Form.statement_answer ?><?cs call:answer_form(f) ?><?cs /with ?><?cs
/if ?>
<?cs call:statement_given(Statement, Lang.task.given, "") ?>
<?cs if:Lifted ?><p><b><?cs var:Lifted ?></b></p><?cs /if ?><?cs
if:Decision.text ?><section class="bms-section"><h2><?cs var:Lang.task.decision ?></h2>
<p class="bms-small"><?cs call:time(Decision.decided_on) ?>, <?cs
var:Lang.task.entered_by ?> <?cs var:Decision.by ?></p>
<p class="bms-lines"><?cs var:german(Decision.text) ?></p>
<p><?cs
if:Decision.checked ?><?cs var:Decision.name ?><?cs call:file_checked(Decision.checked) ?><?cs
else ?><a href="<?cs var:link(Decision.href) ?>"><?cs var:Decision.name ?></a><?cs
/if ?></p></section><?cs
/if ?><?cs
if:Reply.href || Accept.href || Decide.href || Abstain.href ?><div class="bms-actions"><?cs
	if:Accept.retract ?><?cs
		call:button_link("secondary", Accept.href, Lang.task.retract) ?><?cs
	elif:Accept.href ?><?cs
		call:button_link("primary", Accept.href, Lang.task.accept) ?><?cs
	/if ?><?cs
	if:Reply.href ?><?cs
		if:Reply.objection ?><?cs
			call:button_link("primary", Reply.href, Lang.task.reply_objection) ?><?cs
		else ?><?cs
			call:button_link("primary", Reply.href, Lang.task.reply_question) ?><?cs
		/if ?><?cs
	/if ?><?cs
	if:Decide.href ?><?cs
		call:button_link("secondary", Decide.href, Lang.task.decide) ?><?cs
	/if ?><?cs
	if:Abstain.href ?><?cs
		call:button_link("secondary", Abstain.href, Lang.task.abstain) ?><?cs
	/if ?></div><?cs
/if ?>
<?cs if:subcount(Others) ?><section class="bms-section"><h2><?cs var:Lang.task.others ?></h2><?cs
each:o = Others ?><h3><?cs var:german(o.asked) ?> · <?cs var:o.question ?></h3><p><?cs
call:statement_stands(o) ?><?cs
if:o.open ?> <span class="bms-small"><?cs call:statement_term(o) ?></span><?cs /if ?></p><?cs
call:statement_said(o) ?><?cs
/each ?></section><?cs /if ?>
<?cs if:!Seen ?><?cs call:text_said(Lang.passage.text) ?><?cs /if ?>
<?cs call:page_end() ?>
