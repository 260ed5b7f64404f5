<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/undo.cs" ?><?cs
include!"backend/duplicates.cs" ?><?cs

def:review_document(f) ?><li><?cs
if:f.picture && !f.waits ?><img class="bms-document__img" src="<?cs var:Base ?>/bewerbungen/<?cs
	var:Application.number ?>/anhang/<?cs var:f.id ?>/vorschau" alt="<?cs
	var:Lang.backend.attachment_preview ?> <?cs var:f.name ?>" width="48" height="48"
	loading="lazy"><?cs
/if ?><?cs if:f.waits ?><span class="bms-document__name"><?cs var:f.name ?></span><span
	class="bms-document__what"><?cs var:Lang.attachment_type[f.type] ?></span><strong
	class="bms-document__waits"><?cs var:Lang.backend.attachment_waits ?></strong><?cs
else ?><a class="bms-document__name" href="<?cs var:Base ?>/bewerbungen/<?cs
var:Application.number ?>/anhang/<?cs var:f.id ?>"<?cs if:f.beside ?> data-document<?cs /if ?><?cs
if:f.id == Document.id ?> aria-current="true"<?cs /if ?>><span class="kern-sr-only"><?cs
var:Lang.backend.attachment_open ?>: </span><?cs var:f.name ?></a><span
	class="bms-document__what"><?cs
var:Lang.attachment_type[f.type] ?>, <?cs set:kilo = f.size / #1024 ?><?cs
if:kilo > #0 ?><?cs var:kilo ?> KB<?cs else ?>1 KB<?cs /if ?></span><a
	class="bms-document__save" href="<?cs
var:Base ?>/bewerbungen/<?cs var:Application.number ?>/anhang/<?cs
var:f.id ?>?speichern=1"><span aria-hidden="true">↓ </span><span
	class="bms-document__word"><?cs var:Lang.backend.attachment_save ?></span><span
	class="kern-sr-only">: <?cs var:f.name ?></span></a><?cs /if ?></li><?cs /def ?><?cs

# A letter that somebody is to see to. ?><?cs
def:letter_open(text) ?><div class="kern-alert kern-alert--warning"><div
	class="kern-alert__header"><span class="kern-icon kern-icon--warning"
	aria-hidden="true"></span><p><?cs var:text ?> <a href="<?cs var:Base ?>/bewerbungen/<?cs
	var:Application.number ?>/emails"><?cs var:Lang.mails.desk_go ?></a></p></div></div><?cs
/def ?><?cs

# The documents, one of them beside the data; on a phone each is opened by itself. ?><?cs
def:review_documents() ?><section class="bms-review__documents"><h2><?cs
var:Lang.backend.attachments ?></h2>
<?cs if:subcount(Attachments) ?><ul class="bms-documents"><?cs
each:f = Attachments ?><?cs call:review_document(f) ?><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.backend.attachments_empty) ?><?cs
/if ?><?cs if:subcount(Refused) ?><div class="bms-documents__refused"><h3><?cs
var:Lang.backend.attachments_refused ?></h3>
<ul><?cs each:r = Refused ?><li><?cs var:r.name ?> (<?cs call:time(r.at) ?>): <?cs
var:r.reason ?></li><?cs /each ?></ul></div><?cs
/if ?><?cs if:Document.id ?><iframe class="bms-document" loading="lazy" title="<?cs
var:Lang.backend.document_shown ?>" src="<?cs var:Base ?>/bewerbungen/<?cs
var:Application.number ?>/anhang/<?cs var:Document.id
?>#navpanes=0&amp;view=FitH"></iframe><?cs /if ?></section><?cs /def ?><?cs

# The comment and the next step at once, where that asks for nothing more. ?><?cs
def:comment_and_step(f) ?><?cs
if:Next.code && !Next.path && !Next.mail && !Next.final && !Next.reason_needed && !Next.ask_reason
	?><input type="hidden" name="version" value="<?cs var:Head.version ?>"<?cs
	call:owned() ?>><?cs
	if:Walk.next.href ?><?cs
		set:Sends = f.action + "&weiter=1" ?><?cs
		call:button_value("secondary", Lang.backend.comment_step + " " + Next.label + " " +
			Lang.desk.on, "step", Next.code) ?><?cs
	else ?><?cs
		call:button_value("secondary", Lang.backend.comment_step + " " + Next.label,
			"step", Next.code) ?><?cs
	/if ?><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs if:Form.comment.token ?><?cs
set:Owner = Form.comment.id ?><?cs /if ?><?cs
call:error_summary(Form.application_status) ?><?cs
call:error_summary(Form.comment) ?>
<?cs call:desk_bar() ?><?cs
call:desk_first_row() ?><?cs
call:undo_box() ?><?cs
if:Letter.lost ?><?cs call:letter_open(Lang.mails.desk_lost) ?><?cs /if ?><?cs
if:Letter.waits ?><?cs call:letter_open(Lang.mails.desk_waits) ?><?cs /if ?>
<div class="bms-review"><div class="bms-review__trail"><?cs call:desk_trail() ?></div>
<?cs call:review_documents() ?>
<div class="bms-review__side"><section class="bms-section"><h2><?cs
var:Lang.backend.answers ?></h2>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Application.number) ?><?cs
if:Application.vacancy_number ?><?cs
	call:fact_link(Lang.backend.vacancy, Base + "/vakanzen/" + Application.vacancy_number,
		Application.vacancy_title) ?><?cs
else ?><?cs call:fact_german(Lang.backend.vacancy, Application.vacancy_title) ?><?cs
/if ?><?cs
call:fact(Lang.backend.email, Application.email) ?><?cs
call:fact_time(Lang.backend.received_at, Application.received_at) ?><?cs
if:Entered.way ?><?cs
	if:Entered.late ?><?cs set:entered_late = ", " + Lang.entry.late ?><?cs
	else ?><?cs set:entered_late = "" ?><?cs
	/if ?><?cs
	call:fact(Lang.entry.came, Entered.came_on + ", " + Entered.way + entered_late) ?><?cs
	call:fact(Lang.entry.by, Entered.person) ?><?cs
	if:Application.email && Entered.unproved ?><?cs
		call:fact(Lang.backend.email, Lang.entry.unproved) ?><?cs
	/if ?><?cs
/if ?><?cs
call:fact_time(Lang.backend.status_since, Application.status_since) ?><?cs
if:Lang.source[Application.source] ?><?cs
	call:fact(Lang.backend.source, Lang.source[Application.source]) ?><?cs
/if ?><?cs
if:Application.severely_disabled ?><?cs
	call:fact(Lang.backend.severely_disabled, Lang.backend.yes) ?><?cs
/if ?><?cs
call:fact_time(Lang.backend.pr_told_at, Application.pr_told_at) ?><?cs
call:fact_time(Lang.backend.sbv_told_at, Application.sbv_told_at) ?><?cs
if:Application.internal ?><?cs
	call:fact(Lang.backend.internal_application, Lang.backend.yes) ?><?cs
/if ?><?cs
each:q = Answers ?><?cs
	if:q.long ?><div><dt><?cs var:q.label ?></dt><dd class="bms-lines"><?cs
		var:q.answer ?></dd></div><?cs
	else ?><?cs call:fact(q.label, q.answer) ?><?cs
	/if ?><?cs
/each ?><?cs
call:facts_end() ?><?cs
if:Answers_gone ?><?cs call:empty_state(Lang.backend.answers_gone) ?><?cs /if ?></section>

<?cs if:subcount(Duplicates) ?><section class="bms-section"><h2><?cs
var:Lang.duplicate.title ?></h2><?cs call:duplicates() ?></section>
<?cs /if ?><?cs if:subcount(Questions) ?><section class="bms-section"><h2><?cs
var:Lang.backend.questions ?></h2><ol class="bms-comments"><?cs
each:q = Questions ?><li><p class="bms-small"><?cs call:time(q.at) ?></p><p class="bms-lines"><?cs
	if:q.text ?><?cs var:q.text ?><?cs
	else ?><?cs var:Lang.backend.question_unreadable ?><?cs
	/if ?></p></li><?cs
/each ?></ol></section>
<?cs /if ?><?cs each:w = Waiver ?><section class="bms-section"><h2><?cs
var:Lang.invitation.why ?></h2><p class="bms-small"><b><?cs var:w.name ?></b>, <?cs
call:time(w.created_at) ?></p><p class="bms-lines"><?cs var:w.text ?></p></section>
<?cs /each ?><?cs if:May.edit || May.account ?><section class="bms-section"><h2><?cs
var:Lang.backend.contact ?></h2><ul class="bms-plain"><?cs
if:May.edit ?><li><a href="<?cs var:Base
?>/bewerbungen/<?cs var:Application.number ?>/antwort"><?cs var:Lang.title.application_answer
?></a></li><li><a href="<?cs var:Base ?>/bewerbungen/<?cs var:Application.number ?>/zugang"><?cs
var:Lang.title.application_links ?></a></li><?cs
/if ?><?cs if:May.account ?><li><a href="<?cs var:Base ?>/bewerbungen/<?cs
var:Application.number ?>/konto"><?cs var:Lang.title.application_account ?></a></li><?cs
/if ?></ul></section>
<?cs /if ?><?cs if:subcount(Others) ?><section class="bms-section"><h2><?cs var:Lang.backend.others
?></h2><p class="bms-small"><?cs var:Lang.backend.others_note ?></p><ul class="bms-plain"><?cs
each:o = Others ?><li><a href="<?cs var:Base ?>/bewerbungen/<?cs var:o.number ?>"><?cs var:o.number
	?></a> <?cs var:german(o.vacancy_title) ?> <?cs
	call:status("application", o.status) ?></li><?cs
/each ?></ul><?cs call:more(Others_more) ?></section>
<?cs /if ?><?cs if:subcount(Statements) || May.ask ?><section class="bms-section"><h2><?cs
var:Lang.title.vacancy_statements ?></h2><?cs
if:subcount(Statements) ?><?cs
	call:statement_table(Lang.title.vacancy_statements) ?><?cs
/if ?><?cs
if:May.ask ?><p><a href="<?cs var:Base ?>/bewerbungen/<?cs var:Application.number
	?>/stellungnahme"><?cs var:Lang.task.ask ?></a></p><?cs
/if ?></section>
<?cs /if ?><?cs if:May.comment_read ?><section class="bms-section"><h2><?cs
var:Lang.backend.comments ?></h2><?cs
	if:subcount(Comments) ?><ol class="bms-comments"><?cs
		each:c = Comments ?><li><p class="bms-small"><b><?cs var:c.name ?></b>, <?cs
			call:time(c.created_at) ?></p><p class="bms-lines"><?cs
			var:c.text ?></p><?cs
			if:Form.comment_delete.token
				?><form class="bms-inline-form" method="post" action="<?cs var:Base
				?>/bewerbungen/<?cs var:Application.number ?>/kommentar/<?cs
				var:c.id ?>/loeschen<?cs var:Walk.query ?>"><input
					type="hidden" name="form_token"
					value="<?cs var:Form.comment_delete.token ?>"><?cs
				set:Sends = Base + "/bewerbungen/" + Application.number +
					"/kommentar/" + c.id + "/loeschen" + Walk.query ?><?cs
				call:button("tertiary", Lang.backend.comment_delete) ?><?cs
				call:lent_button() ?></form><?cs
			/if ?></li><?cs
		/each ?></ol><?cs
	else ?><?cs call:empty_state(Lang.backend.comments_empty) ?><?cs
	/if ?></section>
<?cs /if ?></div>
<?cs if:Form.comment.token ?><div class="bms-review__act"><?cs
	with:f = Form.comment ?><?cs
		call:form_open(f) ?><?cs
		call:field(f.field.text) ?><div class="bms-actions"><?cs
		call:button("secondary", Lang.backend.comment_add) ?><?cs
		call:walk_on(Lang.backend.comment_add_on) ?><?cs
		call:comment_and_step(f) ?></div><?cs
		call:form_end() ?><?cs
	/with ?></div><?cs /if ?></div>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
