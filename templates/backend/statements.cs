<?cs # How statements are shown, wherever they are. ?><?cs

def:statement_badge(s) ?><?cs
call:status_badge(s.colour, s.state_word) ?><?cs
if:s.answer ?> <b><?cs var:s.answer ?></b><?cs /if ?><?cs
/def ?><?cs

# The same where what was said follows, the answer with it. ?><?cs
def:statement_stands(s) ?><?cs
if:s.said ?><?cs call:status_badge(s.colour, s.state_word) ?><?cs
else ?><?cs call:statement_badge(s) ?><?cs
/if ?><?cs
/def ?><?cs

# Until when, and what silence means. ?><?cs
def:statement_term(s) ?><?cs
var:Lang.task.last_day ?> <b><?cs var:s.due ?></b><?cs
if:s.day && s.day != s.due ?> (<?cs var:s.day ?>)<?cs
elif:!s.over ?>, <?cs var:Lang.task.midnight ?><?cs
/if ?>. <?cs
if:s.silence ?><?cs
	var:Lang.task.silence ?> <?cs var:s.silence ?><?cs
	if:s.law ?> (<?cs var:s.law ?>)<?cs /if ?>.<?cs
else ?><?cs var:Lang.task.silence_reminder ?>.<?cs
/if ?><?cs
/def ?><?cs

# The choices of an answer, and that of asking back. ?><?cs
def:statement_choice(x, value, label) ?>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" id="<?cs var:x.id
?>-<?cs var:value ?>" name="<?cs var:x.name ?>" value="<?cs var:value ?>"<?cs
if:x.value == value ?> checked<?cs /if ?> required><label class="kern-label" for="<?cs var:x.id
?>-<?cs var:value ?>"><?cs var:label ?></label></div><?cs
/def ?><?cs

def:statement_answers(x) ?><fieldset class="kern-fieldset<?cs
if:x.error ?> kern-fieldset--error<?cs /if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs
if:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><legend class="kern-label"><?cs
var:x.label ?></legend><div class="kern-fieldset__body"><?cs
each:a = Answers ?><?cs
	if:a.needs ?><?cs
		call:statement_choice(x, a.value, a.label + " " + Lang.statement_needs[a.needs])
		?><?cs
	else ?><?cs call:statement_choice(x, a.value, a.label) ?><?cs
	/if ?><?cs
/each ?><?cs
call:statement_choice(x, "question", Lang.task.ask_back) ?></div>
<?cs call:field_error(x) ?></fieldset>
<?cs /def ?><?cs

# What was said to one. ?><?cs
def:statement_said(s) ?><?cs if:subcount(s.given) ?><ol class="bms-comments"><?cs
each:g = s.given ?>
<li><p class="bms-small"><?cs
if:g.name ?><?cs var:g.name ?><?cs else ?><?cs var:Lang.task.gone ?><?cs /if ?><?cs
if:g.deputy_of ?> <?cs var:Lang.task.for ?> <?cs var:g.deputy_of ?><?cs /if ?>, <?cs
call:time(g.at) ?><?cs
if:g.text_number && Text_number && g.text_number != Text_number ?> · <?cs
	var:Lang.passage.version ?> <?cs var:g.text_number ?><?cs
/if ?><?cs
if:g.late ?> · <b><?cs
	if:g.counts ?><?cs var:Lang.task.late ?><?cs
	else ?><?cs var:Lang.task.late_void ?><?cs
	/if ?></b><?cs
/if ?></p>
<p><b><?cs
if:g.answer ?><?cs var:g.answer ?><?cs else ?><?cs var:Lang.task.question ?><?cs /if ?></b><?cs
if:g.ground ?> · <?cs var:g.ground ?><?cs /if ?></p><?cs
if:g.text ?><p class="bms-lines"><?cs var:german(g.text) ?></p><?cs
elif:g.withheld ?><p class="bms-small"><?cs var:Lang.task.withheld ?></p><?cs
/if ?><?cs
if:subcount(g.passages) ?><ul class="bms-said"><?cs
	each:p = g.passages ?><li><p class="bms-small"><?cs
		var:p.label ?>:</p><?cs
		if:p.quote ?><blockquote class="bms-quote"><?cs
			var:german(p.quote) ?></blockquote><?cs
		/if ?><p class="bms-lines"><?cs var:german(p.text) ?></p></li><?cs
	/each ?></ul><?cs
/if ?><?cs
if:g.reply_at ?><div class="bms-reply"><p class="bms-small"><?cs
	var:Lang.task.reply_of ?> <?cs
	if:g.reply_name ?><?cs var:g.reply_name ?><?cs else ?><?cs var:Lang.task.gone ?><?cs
	/if ?>, <?cs
	call:time(g.reply_at) ?></p><?cs
	if:g.reply ?><p class="bms-lines"><?cs var:german(g.reply) ?></p><?cs /if ?></div><?cs
/if ?></li><?cs
/each ?></ol>
<?cs /if ?><?cs /def ?><?cs

def:statement_given(s, title, none) ?><?cs
if:subcount(s.given) ?><section class="bms-section"><h2><?cs var:title ?></h2><?cs
	call:statement_said(s) ?></section><?cs
elif:none ?><?cs call:empty_state(none) ?><?cs
/if ?><?cs
/def ?>

<?cs # What was asked, the newest first. ?><?cs
def:statement_table(caption) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:caption ?></caption><thead><tr><th scope="col"><?cs var:Lang.task.what
?></th><th scope="col"><?cs var:Lang.task.whom ?></th><th scope="col"><?cs var:Lang.task.how
?></th><th scope="col"><?cs var:Lang.task.until_day ?></th></tr></thead><tbody><?cs
each:s = Statements ?>
<tr><th scope="row" data-label="<?cs var:Lang.task.what ?>"><a href="<?cs var:link(s.href)
?>"><?cs var:s.question ?></a> <span class="bms-small"><?cs var:s.number ?></span></th>
<td data-label="<?cs var:Lang.task.whom ?>"><?cs var:german(s.asked) ?></td>
<td data-label="<?cs var:Lang.task.how ?>"><?cs call:statement_badge(s) ?></td>
<td data-label="<?cs var:Lang.task.until_day ?>"><?cs call:time(s.due_on) ?></td></tr><?cs
/each ?>
</tbody></table><?cs call:more(Statements_more) ?><?cs
/def ?><?cs

def:statement_section() ?><?cs
if:subcount(Statements) ?><section class="bms-section"><h2><?cs
	var:Lang.title.vacancy_statements ?></h2><?cs
	call:statement_table(Lang.title.vacancy_statements) ?></section><?cs
/if ?><?cs
/def ?>
