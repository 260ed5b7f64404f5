<?cs # What the pages of an application share. ?><?cs include!"layout/portal.cs" ?><?cs def:apply_head() ?><?cs call:heading() ?><p class="bms-lead"><?cs var:german(Apply.title) ?>, <?cs var:german(Apply.authority) ?></p>
<?cs call:portal_steps(Lang.apply.steps) ?><?cs /def ?><?cs def:apply_back_to_ads() ?><div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/stellen"><span class="kern-label"><?cs var:Lang.portal.all_ads ?></span></a></div>
<?cs /def ?><?cs def:apply_closed() ?><h1><?cs var:Lang.portal.gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.apply.closed ?></p>
<?cs call:apply_back_to_ads() ?><?cs /def ?><?cs def:apply_files_rule() ?><?cs var:Lang.apply.files_kinds ?> <?cs var:Lang.apply.files_size ?> <?cs var:Apply.max_size ?>. <?cs var:Lang.apply.files_count ?> <?cs var:number(Apply.max_files) ?>. <?cs var:Lang.apply.files_total ?> <?cs var:Apply.max_total ?>.<?cs /def ?>
<?cs # Files that could not be taken, each by its name. ?><?cs def:apply_refused() ?><div class="kern-alert kern-alert--danger" role="alert" tabindex="-1" data-focus data-refusals>
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.apply.refused_title ?></h2></div>
<div class="kern-alert__body"><ul><?cs each:r = Refused ?>
<li><strong><?cs var:r.name ?></strong>: <?cs var:r.reason ?></li><?cs /each ?>
</ul>
<p><?cs if:Apply.kept ?><?cs var:Lang.apply.refused_kept ?><?cs else ?><?cs var:Lang.apply.refused_none ?><?cs /if ?></p></div>
</div>
<?cs /def ?><?cs # Until when: also after the ad's last day, when the draft was begun in time. ?><?cs def:apply_deadline() ?><?cs if:Apply.grace ?><div class="kern-alert kern-alert--warning"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><p><?cs var:Lang.apply.grace_ended ?> <?cs call:time(Apply.ends_at) ?>. <?cs var:Lang.apply.grace_until ?> <strong><?cs call:time(Apply.grace_ends_at) ?></strong>.</p></div></div>
<?cs /if ?><?cs /def ?><?cs
# One question of the form; x is Questions.N. Without scripts a question with a condition is always there and says when it is meant. ?><?cs
def:apply_multi(x) ?><fieldset class="kern-fieldset<?cs if:x.error ?> kern-fieldset--error<?cs /if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs if:x.hint ?> aria-describedby="<?cs var:x.id ?>-hint<?cs if:x.error ?> <?cs var:x.id ?>-error<?cs /if ?>"<?cs elif:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>>
<legend class="kern-label"><?cs var:x.label ?><?cs call:optional_mark(x) ?></legend>
<?cs call:field_hint(x, x.hint) ?><div class="kern-fieldset__body"><?cs each:o = x.options ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="<?cs var:x.id ?>-<?cs var:name(o) ?>" name="<?cs var:x.name ?>" value="<?cs var:o.value ?>"<?cs if:o.selected ?> checked<?cs /if ?>><label class="kern-label" for="<?cs var:x.id ?>-<?cs var:name(o) ?>"><?cs var:o.label ?></label></div><?cs /each ?>
</div>
<?cs call:field_error(x) ?></fieldset>
<?cs /def ?><?cs
def:apply_question(x) ?><?cs if:x.type == "section" ?><h2 id="<?cs var:x.id ?>"><?cs var:x.label ?></h2>
<?cs elif:x.type == "explanation" ?><p id="<?cs var:x.id ?>"><?cs var:x.label ?></p>
<?cs elif:x.type == "fixed" ?><dl class="bms-facts bms-facts--list">
<?cs call:fact(x.label, x.value) ?></dl><p class="bms-small"><?cs var:Lang.apply.account_email ?> <a href="<?cs var:Base ?>/konto/email"><?cs var:Lang.apply.account_email_change ?></a></p>
<?cs elif:x.type == "tel" ?><?cs call:field_line(x, "tel") ?><?cs elif:x.type == "radios" ?><?cs call:field_radios(x) ?><?cs elif:x.type == "multi" ?><?cs call:apply_multi(x) ?><?cs else ?><?cs call:field(x) ?><?cs /if ?><?cs /def ?><?cs
def:apply_questions() ?><?cs each:x = Questions ?><?cs if:x.if ?><div class="bms-question" data-if="<?cs var:x.if ?>" data-is="<?cs var:x.is ?>"><p class="bms-small" data-if-note><?cs var:Lang.apply.only_if ?> <?cs var:x.if_label ?> – <?cs var:x.is_label ?></p>
<?cs call:apply_question(x) ?></div>
<?cs else ?><?cs call:apply_question(x) ?><?cs /if ?><?cs /each ?><?cs /def ?><?cs

# The form of step 1: saved by itself where scripts run, else by its buttons. ?><?cs
def:apply_form(label) ?><form class="bms-form" method="post" action="<?cs var:link(Form.apply.action) ?>" novalidate data-autosave data-saved="<?cs var:Lang.apply.autosave_done ?>" data-saving="<?cs var:Lang.apply.autosave_going ?>" data-failed="<?cs var:Lang.apply.autosave_failed ?>" data-expired="<?cs var:Lang.apply.autosave_expired ?>" data-restored="<?cs var:Lang.apply.autosave_restored ?>" data-conflict="<?cs var:Lang.apply.autosave_conflict ?>" data-other="<?cs var:Lang.form.other ?>" data-nothing="<?cs var:Lang.form.other_nothing ?>" data-waiting="<?cs var:Lang.apply.autosave_waiting ?>" data-copy="<?cs var:Lang.apply.copy_note ?>" data-copy-off="<?cs var:Lang.apply.copy_off ?>" data-copy-gone="<?cs var:Lang.apply.copy_gone ?>">
<input type="hidden" name="form_token" value="<?cs var:Form.apply.token ?>">
<?cs call:optional_note(Form.apply) ?><?cs call:apply_questions() ?><div class="bms-actions"><?cs call:button("primary", label) ?><?cs call:button_value("secondary", Lang.apply.link_button, "danach", "link") ?></div>
<p class="bms-small"><?cs var:Lang.apply.link_text ?></p>
</form>
<?cs /def ?><?cs
def:apply_link_form() ?><h2><?cs var:Lang.apply.later_title ?></h2>
<p><?cs var:Lang.apply.link_text ?></p>
<div class="bms-actions"><?cs call:button_form(Form.apply_link, "secondary", Lang.apply.link_button) ?></div>
<?cs /def ?>
