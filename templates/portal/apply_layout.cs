<?cs # What the pages of an application share. ?><?cs
include!"layout/portal.cs" ?><?cs def:apply_head() ?><?cs call:heading() ?><p class="bms-lead"><?cs
var:german(Apply.title) ?>, <?cs var:german(Apply.authority) ?></p>
<?cs if:Apply.standing && Apply.number ?><?cs call:notice("info", Lang.problem.applied_already)
?><p><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.standing) ?>"><?cs
var:Lang.apply.go_on_sent ?> <?cs var:Apply.standing ?></a></p>
<?cs /if ?><?cs
call:closing_day(Apply.closes) ?><?cs
call:portal_steps(Lang.apply.steps) ?><?cs /def ?><?cs # What was told before, to be taken over; s
# is Sources.N. ?><?cs
def:apply_source(s) ?><?cs
if:s.title ?><?cs var:s.number ?>, <?cs var:german(s.title) ?><?cs
else ?><?cs var:Lang.apply.source_folder ?><?cs
/if ?><?cs
/def ?><?cs
# The button belongs to the form below, whose first button is the one that Enter presses. ?><?cs
def:apply_sources() ?><?cs if:subcount(Sources) && !Begun.number ?><section class="bms-panel"
	aria-labelledby="uebernehmen"><h2 id="uebernehmen"><?cs var:Lang.apply.others_title ?></h2>
<p><strong><?cs var:Lang.apply.take_from ?> <?cs call:apply_source(Sources.0) ?>:</strong> <?cs
var:Lang.apply.take_text ?></p>
<div class="bms-actions"><button class="kern-sr-only" type="submit" form="form-apply" tabindex="-1"
	aria-hidden="true"></button><button class="kern-btn kern-btn--secondary" type="submit"
	form="form-apply" formaction="<?cs var:link(Apply.take) ?>"><span class="kern-label"><?cs
var:Lang.apply.take_button ?></span></button></div>
<details class="kern-accordion">
<summary class="kern-accordion__header"><span class="kern-title"><?cs var:Lang.apply.take_other
?></span></summary><section class="kern-accordion__body"><ul class="bms-plain"><?cs
each:s = Sources ?><li><a href="?von=<?cs var:url_query(s.source) ?>"><?cs
	var:Lang.apply.others_take ?> <?cs call:apply_source(s) ?></a></li><?cs
/each ?></ul><?cs call:more(Sources_more) ?></section></details></section><?cs /if ?><?cs
/def ?><?cs # Sent already for this ad: before anything is typed. ?><?cs def:apply_standing() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs
var:german(Apply.authority) ?></p>
<p><?cs var:Lang.apply.standing_text ?></p>
<div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base
?>/bewerbung/<?cs var:url_path(Apply.standing) ?>"><span class="kern-label"><?cs
var:Lang.apply.go_on_sent ?> <?cs var:Apply.standing ?></span></a></div>
<?cs if:Apply.guest ?><p><?cs var:Lang.apply.standing_other_text ?> <a href="?andere=1"><?cs
var:Lang.apply.standing_other ?></a></p>
<?cs /if ?><?cs /def ?><?cs # As many drafts for one ad as there may be: on with one of them. ?><?cs
def:apply_crowd() ?><?cs call:heading() ?><p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs
var:german(Apply.authority) ?></p>
<p><?cs var:Lang.apply.crowd_text ?></p>
<ul><?cs each:c = Crowd ?>
<li><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(c.number) ?>/angaben"><?cs
var:Lang.apply.go_on ?> <?cs var:c.number ?></a>, <?cs var:Lang.apply.crowd_saved ?> <?cs
call:time(c.saved_at) ?></li><?cs /each ?>
</ul>
<?cs /def ?><?cs def:apply_back_to_ads() ?><div class="bms-actions"><a
	class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/stellen"><span
	class="kern-label"><?cs var:Lang.portal.all_ads ?></span></a></div>
<?cs /def ?><?cs def:apply_closed() ?><h1><?cs var:Lang.portal.gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.apply.closed ?></p>
<?cs call:apply_back_to_ads() ?><?cs /def ?><?cs
def:apply_files_rule() ?><?cs if:Apply.office ?><?cs
	var:Lang.apply.files_kinds_office ?><?cs else ?><?cs
	var:Lang.apply.files_kinds ?><?cs /if ?> <?cs var:Lang.apply.files_size ?> <?cs
var:Apply.max_size ?>. <?cs var:Lang.apply.files_count ?> <?cs var:number(Apply.max_files) ?>. <?cs
var:Lang.apply.files_total ?> <?cs var:Apply.max_total ?>.<?cs
/def ?>
<?cs # Files that could not be taken, each by its name. ?><?cs def:apply_refused(f)
?><div class="kern-alert kern-alert--danger" role="alert" tabindex="-1" data-focus data-refusals>
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger"
	aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.apply.refused_title ?></h2>
</div>
<div class="kern-alert__body"><ul><?cs each:r = Refused ?>
<li class="bms-refused"><strong><?cs var:r.name ?></strong>: <?cs var:r.reason ?></li><?cs /each ?>
</ul>
<p><?cs
if:Apply.kept ?><?cs var:Lang.apply.refused_kept ?><?cs
else ?><?cs var:Lang.apply.refused_none ?><?cs
/if ?></p>
<p><a href="<?cs var:link(f.action) ?>"><?cs var:Lang.apply.refused_away ?></a></p></div>
</div>
<?cs /def ?><?cs # Until when: also after the ad's last day, when
# the draft was begun in time. ?><?cs def:apply_deadline() ?><?cs
if:Apply.grace ?><div class="kern-alert kern-alert--warning"><div class="kern-alert__header"><span
	class="kern-icon kern-icon--warning" aria-hidden="true"></span><p><?cs
var:Lang.apply.grace_ended ?> <?cs call:time(Apply.ends_at) ?>. <?cs var:Lang.apply.grace_until
?> <strong><?cs call:time(Apply.grace_ends_at) ?></strong>.</p></div></div>
<?cs /if ?><?cs /def ?><?cs
# One question of the form; x is Questions.N. Without scripts a question with a condition is
# always there and says when it is meant. ?><?cs
def:apply_multi(x) ?><fieldset class="kern-fieldset<?cs if:x.error ?> kern-fieldset--error<?cs /if
?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs
if:x.hint ?> aria-describedby="<?cs var:x.id ?>-hint<?cs if:x.error ?> <?cs var:x.id
	?>-error<?cs /if ?>"<?cs
elif:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs
/if ?>>
<legend class="kern-label"><?cs var:x.label ?><?cs call:optional_mark(x) ?></legend>
<?cs call:field_hint(x, x.hint) ?><div class="kern-fieldset__body"><?cs each:o = x.options ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="<?cs
var:x.id ?>-<?cs var:name(o) ?>" name="<?cs var:x.name ?>" value="<?cs var:o.value ?>"<?cs
if:o.selected ?> checked<?cs /if ?>><label class="kern-label"
	for="<?cs var:x.id ?>-<?cs var:name(o) ?>"><?cs var:o.label ?></label></div><?cs /each ?>
</div>
<?cs call:field_error(x) ?></fieldset>
<?cs /def ?><?cs
def:apply_question(x) ?><?cs if:x.type == "section" ?><h2 id="<?cs var:x.id ?>"><?cs
var:x.label ?></h2>
<?cs elif:x.type == "explanation" ?><p id="<?cs var:x.id ?>"><?cs var:x.label ?></p>
<?cs elif:x.type == "fixed" ?><dl class="bms-facts bms-facts--list">
<?cs call:fact(x.label, x.value) ?></dl><?cs
if:Page.account ?><p class="bms-small"><?cs var:Lang.apply.account_email ?> <a href="<?cs var:Base
	?>/konto/email"><?cs var:Lang.apply.account_email_change ?></a></p><?cs
/if ?>
<?cs elif:x.type == "tel" ?><?cs call:field_line(x, "tel") ?><?cs elif:x.type == "radios" ?><?cs
call:field_radios(x) ?><?cs elif:x.type == "multi" ?><?cs call:apply_multi(x) ?><?cs else ?><?cs
call:field(x) ?><?cs /if ?><?cs /def ?><?cs
def:apply_asked(x) ?><?cs if:x.if ?><div class="bms-question" data-if="<?cs var:x.if ?>"
	data-is="<?cs var:x.is ?>"><p class="bms-small" data-if-note><?cs
var:Lang.apply.only_if ?> <?cs var:x.if_label ?> – <?cs var:x.is_label ?></p>
<?cs call:apply_question(x) ?></div>
<?cs else ?><?cs call:apply_question(x) ?><?cs /if ?><?cs /def ?><?cs

# What most people leave out stands behind a line that names it. ?><?cs
def:apply_folded() ?><?cs if:subcount(Folded) ?><details class="bms-more"<?cs
if:Apply.folded_open ?> open<?cs /if ?>><summary><?cs var:Lang.apply.more_title ?>: <?cs
var:Apply.folded_labels ?></summary>
<?cs each:x = Folded ?><?cs call:apply_asked(x) ?><?cs /each ?></details>
<?cs /if ?><?cs /def ?><?cs
def:apply_topic_on(previous, next) ?><p class="bms-topic__on"><?cs
if:next.id ?><a class="kern-btn kern-btn--primary" href="#<?cs var:next.id ?>"><span
		class="kern-label"><?cs var:Lang.apply.topic_on ?> <?cs
	var:next.label ?></span></a><?cs
/if ?><?cs
if:previous ?><a class="kern-btn kern-btn--tertiary" href="#<?cs var:previous ?>"><span
		class="kern-label"><?cs var:Lang.apply.topic_back ?></span></a><?cs
/if ?></p>
<?cs /def ?><?cs
# Of a long form each section is a page of its own on a phone (bms.css), also without
# scripts; elsewhere they stand one below the other. ?><?cs
def:apply_topic(x) ?><?cs
if:x.topic > #1 ?><?cs call:apply_topic_on(Topic.previous, x) ?></section><?cs
/if ?><?cs
set:Topic.previous = Topic.present ?><?cs set:Topic.present = x.id
?><section class="bms-topic<?cs if:x.topic == #1 ?> bms-topic--first<?cs /if ?><?cs
if:x.topic == Apply.topics ?> bms-topic--last<?cs /if ?>" aria-labelledby="<?cs var:x.id ?>"><p
	class="bms-topic__place bms-small"><?cs var:Lang.apply.topic ?> <?cs var:x.topic ?> <?cs
var:Lang.apply.topic_of ?> <?cs var:Apply.topics ?></p>
<?cs /def ?><?cs
def:apply_questions() ?><?cs
each:x = Questions ?><?cs if:Apply.topics && x.topic ?><?cs call:apply_topic(x) ?><?cs /if ?><?cs
	call:apply_asked(x) ?><?cs
/each ?><?cs
call:apply_folded() ?><?cs
if:Apply.topics ?><?cs set:Topic.none = "" ?><?cs
	call:apply_topic_on(Topic.previous, Topic.none) ?></section><?cs
/if ?><?cs
/def ?><?cs

# What scripts say when the visit is over, and the way back. ?><?cs
def:apply_expired() ?><?cs
if:Page.account ?> data-expired="<?cs var:Lang.apply.autosave_signed_out ?>" data-resume="<?cs
	var:Base ?>/konto/anmelden" data-resume-words="<?cs var:Lang.account.sign_in ?>"<?cs
else ?> data-expired="<?cs var:Lang.apply.autosave_expired ?>" data-resume="<?cs
	var:Base ?>/bewerbung/fortsetzen" data-resume-words="<?cs var:Lang.apply.resume_ask ?>"<?cs
/if ?><?cs
/def ?><?cs

# Whoever is signed in needs no link. ?><?cs
def:apply_later_account() ?><?cs var:Lang.apply.link_text_account
?> <a href="<?cs var:Base ?>/konto"><?cs var:Lang.layout.my_area ?></a><?cs
/def ?><?cs

# The form of step 1: saved by itself where scripts run, else by its buttons. ?><?cs
def:apply_form(label) ?><form class="bms-form<?cs if:Apply.topics ?> bms-topics<?cs /if ?>"
	id="form-apply" method="post" action="<?cs var:link(Form.apply.action) ?>" novalidate
	data-autosave data-saved="<?cs var:Lang.apply.autosave_done ?>" data-saving="<?cs
var:Lang.apply.autosave_going ?>" data-failed="<?cs var:Lang.apply.autosave_failed ?>"<?cs
call:apply_expired() ?> data-restored="<?cs var:Lang.apply.autosave_restored ?>" data-conflict="<?cs
var:Lang.apply.autosave_conflict ?>" data-other="<?cs var:Lang.form.other ?>" data-nothing="<?cs
var:Lang.form.other_nothing ?>" data-waiting="<?cs var:Lang.apply.autosave_waiting ?>"
	data-copy-note="<?cs var:Lang.apply.copy_note ?>" data-copy-off="<?cs
var:Lang.apply.copy_off ?>" data-copy-gone="<?cs var:Lang.apply.copy_gone ?>">
<input type="hidden" name="form_token" value="<?cs var:Form.apply.token ?>"><?cs
if:Apply.from ?><input type="hidden" name="von" value="<?cs var:Apply.from ?>"><?cs
/if ?>
<?cs if:Apply.from ?><p><?cs var:Lang.apply.from_text ?><?cs
if:Apply.from_files > #0 ?> <?cs var:Lang.apply.from_files ?><?cs /if ?> <?cs
if:Apply.from_folder ?><a href="?von=leer"><?cs var:Lang.apply.from_none ?></a><?cs
/if ?></p>
<?cs /if ?><?cs
call:optional_note(Form.apply) ?><?cs
call:apply_questions() ?><div class="bms-actions"><?cs call:button("primary", label) ?><?cs
if:!Page.account ?><?cs
	call:button_value("secondary", Lang.apply.link_button, "danach", "link") ?><?cs
/if ?></div>
<p class="bms-small"><?cs
if:Page.account ?><?cs call:apply_later_account() ?><?cs
else ?><?cs var:Lang.apply.link_text ?><?cs
/if ?></p>
</form>
<?cs /def ?><?cs
def:apply_link_form() ?><h2><?cs var:Lang.apply.later_title ?></h2>
<?cs if:Page.account ?><p><?cs call:apply_later_account() ?></p>
<?cs else ?><p><?cs var:Lang.apply.link_text ?></p>
<div class="bms-actions"><?cs call:button_form(Form.apply_link, "secondary", Lang.apply.link_button)
?></div>
<?cs /if ?><?cs /def ?>
