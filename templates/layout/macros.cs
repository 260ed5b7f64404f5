<?cs # Building blocks of all pages. Included by the layouts; call them, do not copy their HTML.
?><?cs

# ---- Forms: f is Form.<form>, x is Form.<form>.field.<name> ---- ?><?cs
def:error_summary(f) ?><?cs if:f.errors.count && !f.said ?><?cs
set:f.said = "1" ?><div
	class="kern-alert kern-alert--danger" id="fehler" role="alert" tabindex="-1" data-focus>
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger"
	aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.form.errors_title ?></h2>
</div>
<div class="kern-alert__body"><p><?cs
if:f.nothing ?><?cs var:f.nothing ?><?cs
else ?><?cs var:Lang.form.errors_nothing ?><?cs
/if ?> <?cs if:f.typed ?><?cs var:Lang.form.errors_kept ?> <?cs /if ?><?cs
var:Lang.form.errors_change ?></p><ul><?cs each:e = f.errors ?><?cs if:e.message ?>
<li><?cs
if:e.id ?><a href="#<?cs var:e.id ?>"><?cs if:e.label ?><?cs var:e.label ?> – <?cs /if ?><?cs
	var:e.message ?></a><?cs
elif:e.label ?><?cs var:e.label ?> – <?cs var:e.message ?><?cs
else ?><?cs var:e.message ?><?cs
/if ?></li><?cs /if ?><?cs /each ?>
</ul></div>
</div>
<?cs /if ?><?cs /def ?><?cs

# Several forms on one page: what is typed into one survives that another is sent, without
# scripts. The page sets Owner to the id of one of them, which then owns the controls of
# all; each button says where to. "set:Owner = Form.<form>.id" after page_begin,
# default_button, and "set:Owner = ''" before page_end. ?><?cs
def:owned() ?><?cs if:Owner ?> form="<?cs var:Owner ?>"<?cs /if ?><?cs /def ?><?cs

def:owned_to(action) ?><?cs
if:Owner ?> form="<?cs var:Owner ?>" formmethod="post" formaction="<?cs var:link(action) ?>"<?cs
/if ?><?cs
/def ?><?cs

# A form whose controls another one owns keeps a button of its own for what reads the page
# form by form; nobody sees it. ?><?cs
def:lent_button() ?><?cs
if:Owner ?><button type="submit" hidden><?cs var:Lang.form.send ?></button><?cs
/if ?><?cs
/def ?><?cs

# The first button of the owner is the one that Enter presses. ?><?cs
def:default_button(action) ?><?cs if:Owner ?><button class="kern-sr-only" type="submit"
	tabindex="-1" aria-hidden="true"<?cs call:owned_to(action) ?>></button>
<?cs /if ?><?cs /def ?><?cs

def:form_hidden(f) ?><?cs set:Sends = f.action ?><?cs
if:Owner ?><input type="hidden" name="form_of" value="<?cs var:f.name ?>"<?cs call:owned() ?>><?cs
/if ?><input type="hidden" name="form_token" value="<?cs var:f.token ?>"<?cs call:owned() ?>>
<?cs /def ?><?cs

# The one way in which forms say what need not be filled in; above the first field they say
# so (form_open). ?><?cs
def:optional_mark(x) ?><?cs
if:x.optional ?> <span class="kern-label__optional"><?cs var:Lang.form.optional ?></span><?cs
/if ?><?cs
/def ?><?cs

def:optional_note(f) ?><?cs if:f.optional ?><p class="bms-small"><?cs
var:Lang.form.optional_note ?></p>
<?cs /if ?><?cs /def ?><?cs

# Unsaved: the page asks before it is left with something typed, as with every long text. ?><?cs
def:form_open(f) ?><form class="bms-form"<?cs if:f.id ?> id="<?cs var:f.id ?>"<?cs /if
?> method="post" action="<?cs var:link(f.action) ?>"<?cs if:f.multipart
?> enctype="multipart/form-data"<?cs /if ?><?cs
if:Unsaved ?> data-unsaved<?cs /if ?> novalidate>
<?cs call:form_hidden(f) ?><?cs if:Owner != f.id ?><?cs call:lent_button() ?><?cs /if ?><?cs
if:f.carried ?><p class="bms-small"><strong><?cs var:Lang.form.carried ?></strong></p>
<?cs /if ?><?cs call:optional_note(f) ?><?cs /def ?><?cs

def:form_begin(f) ?><?cs
call:error_summary(f) ?><?cs
call:form_open(f) ?><?cs
/def ?><?cs

def:form_end() ?></form>
<?cs /def ?><?cs

def:field_label(x) ?><label class="kern-label" for="<?cs var:x.id ?>"><?cs var:x.label ?><?cs
call:optional_mark(x) ?></label>
<?cs /def ?><?cs

def:field_hint(x, hint) ?><?cs if:hint ?><div class="kern-hint" id="<?cs var:x.id ?>-hint"><?cs
var:hint ?></div>
<?cs /if ?><?cs /def ?><?cs

def:field_error(x) ?><?cs if:x.error ?><p class="kern-error" id="<?cs var:x.id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
var:x.error ?></span></p>
<?cs /if ?><?cs if:x.conflict ?><div class="bms-other"><p class="bms-small"><?cs
var:Lang.form.other ?></p><p class="bms-lines"><?cs
if:string.length(x.other) ?><?cs var:x.other ?><?cs
else ?><?cs var:Lang.form.other_nothing ?><?cs
/if ?></p></div>
<?cs /if ?><?cs /def ?><?cs

# The attributes every control shares: name, id, what describes it, state. ?><?cs
def:field_attributes(x, hint) ?> id="<?cs var:x.id ?>" name="<?cs var:x.name ?>"<?cs
if:hint && x.error ?> aria-describedby="<?cs var:x.id ?>-hint <?cs var:x.id ?>-error"<?cs
elif:hint ?> aria-describedby="<?cs var:x.id ?>-hint"<?cs
elif:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs
/if ?><?cs
if:x.error ?> aria-invalid="true"<?cs /if ?><?cs if:x.required ?> required<?cs /if ?><?cs
if:x.autocomplete ?> autocomplete="<?cs var:x.autocomplete ?>"<?cs /if ?><?cs call:owned() ?><?cs
/def ?><?cs

# No maxlength: it would cut what is pasted without a word. A script counts (counter.js),
# the answer says when it is too long. ?><?cs
def:field_max(x) ?><?cs
if:x.max ?> data-max="<?cs var:x.max ?>" data-count="<?cs var:Lang.form.count ?>" data-over="<?cs
	var:Lang.form.count_over ?>"<?cs
/if ?><?cs
/def ?><?cs

def:field_box(x) ?><div class="kern-form-input<?cs if:x.error ?> kern-form-input--error<?cs /if ?>">
<?cs /def ?><?cs

def:input_class(x, more) ?> class="kern-form-input__input<?cs if:more ?> <?cs var:more ?><?cs
/if ?><?cs if:x.error ?> kern-form-input__input--error<?cs /if ?>"<?cs
/def ?><?cs

# An address that looks mistyped: the corrected one or the one that was typed, each a button
# of the form. Enter presses the first button, which decides nothing. ?><?cs
def:field_slip(x) ?><?cs
if:x.kept ?><input type="hidden" name="slip_keep" value="<?cs var:x.kept ?>"<?cs call:owned()
	?>><?cs
/if ?><?cs
if:x.meant ?><div class="bms-panel"><?cs
if:!Owner ?><button class="kern-sr-only" type="submit" tabindex="-1" aria-hidden="true"></button>
<?cs /if ?><p><?cs var:Lang.form.slip_meant ?> <strong><?cs var:x.meant ?></strong>?</p>
<div class="bms-actions"><button class="kern-btn kern-btn--secondary" type="submit"<?cs
call:owned_to(Sends) ?> name="slip_take" value="<?cs var:x.meant ?>"><span class="kern-label"><?cs
var:Lang.form.slip_take ?> <?cs
var:x.meant ?></span></button><button class="kern-btn kern-btn--tertiary" type="submit"<?cs
call:owned_to(Sends) ?> name="slip_keep" value="<?cs var:x.value ?>"><span class="kern-label"><?cs
var:Lang.form.slip_keep ?> <?cs var:x.value ?></span></button></div></div>
<?cs /if ?><?cs /def ?><?cs

def:field_line(x, type) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><input type="<?cs var:type ?>"<?cs call:input_class(x, "") ?><?cs
call:field_attributes(x, x.hint) ?> value="<?cs var:x.value ?>"<?cs call:field_max(x) ?>>
<?cs call:field_error(x) ?><?cs
call:field_slip(x) ?></div>
<?cs /def ?><?cs

# One's own text field of another kind, e.g. call:field_password(x). ?><?cs
def:field_password(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><input type="password"<?cs call:input_class(x, "") ?><?cs
call:field_attributes(x, x.hint) ?>>
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs

def:field_number(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><input type="text" inputmode="numeric"<?cs
call:input_class(x, "bms-short") ?><?cs
call:field_attributes(x, x.hint) ?> value="<?cs var:x.value ?>">
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs

# A day comes as 2026-12-31 and is shown and typed as 31.12.2026. ?><?cs
def:day_value(value) ?><?cs
if:string.slice(value, 4, 5) == "-" && string.slice(value, 7, 8) == "-" ?><?cs
	var:string.slice(value, 8, 10) ?>.<?cs var:string.slice(value, 5, 7) ?>.<?cs
	var:string.slice(value, 0, 4) ?><?cs
else ?><?cs var:value ?><?cs
/if ?><?cs
/def ?><?cs

def:field_day_with(x, hint) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, hint) ?><input type="text" inputmode="text"<?cs
call:input_class(x, "bms-short") ?><?cs
call:field_attributes(x, hint) ?> value="<?cs call:day_value(x.value) ?>">
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs

def:field_day(x) ?><?cs
if:x.hint ?><?cs call:field_day_with(x, x.hint) ?><?cs
else ?><?cs call:field_day_with(x, Lang.form.day_hint) ?><?cs
/if ?><?cs
/def ?><?cs

def:field_long(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><textarea rows="<?cs
if:x.rows ?><?cs var:x.rows ?><?cs else ?>6<?cs /if ?>"<?cs call:input_class(x, "") ?><?cs
call:field_attributes(x, x.hint) ?><?cs
call:field_max(x) ?>><?cs var:x.value ?></textarea>
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs

def:field_choice(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select<?cs if:x.error ?> kern-form-input__select--error<?cs /if
?>"<?cs call:field_attributes(x, x.hint) ?>><?cs each:o = x.options ?>
<option value="<?cs var:o.value ?>"<?cs if:o.selected ?> selected<?cs /if ?>><?cs
var:o.label ?></option><?cs /each ?>
</select></div>
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs

# A choice with few options, all visible; where none has to be chosen, a choice can be taken
# back. ?><?cs
def:field_radios(x) ?><fieldset class="kern-fieldset<?cs if:x.error ?> kern-fieldset--error<?cs /if
?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs
if:x.hint && x.error ?> aria-describedby="<?cs var:x.id ?>-hint <?cs var:x.id ?>-error"<?cs
elif:x.hint ?> aria-describedby="<?cs var:x.id ?>-hint"<?cs
elif:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs
/if ?>>
<legend class="kern-label"><?cs var:x.label ?><?cs call:optional_mark(x) ?></legend>
<?cs call:field_hint(x, x.hint) ?><div class="kern-fieldset__body"><?cs each:o = x.options ?><?cs
if:o.value != "" ?>
<div class="kern-form-check"><input class="kern-form-check__radio<?cs if:x.error
?> kern-form-check__radio--error<?cs /if ?>" type="radio" id="<?cs var:x.id ?>-<?cs var:name(o) ?>"
	name="<?cs var:x.name ?>" value="<?cs var:o.value ?>"<?cs if:o.selected ?> checked<?cs
/if ?><?cs if:x.required ?> required<?cs /if ?><?cs
call:owned() ?>><label class="kern-label" for="<?cs var:x.id ?>-<?cs
var:name(o) ?>"><?cs var:o.label ?></label></div><?cs /if ?><?cs /each ?><?cs if:!x.required ?>
<div class="kern-form-check"><input class="kern-form-check__radio<?cs if:x.error
?> kern-form-check__radio--error<?cs /if ?>" type="radio" id="<?cs var:x.id ?>-none"
	name="<?cs var:x.name ?>" value=""<?cs if:!string.length(x.value)
?> checked<?cs /if ?><?cs
call:owned() ?>><label class="kern-label" for="<?cs var:x.id ?>-none"><?cs
var:Lang.form.no_answer ?></label></div><?cs /if ?>
</div>
<?cs call:field_error(x) ?></fieldset>
<?cs /def ?><?cs

# One of many, found by words of it: a script makes a combobox of the text field (pick.js);
# without, the button looks for what was typed and radio buttons follow. ?><?cs
def:field_found(x) ?><?cs if:x.found ?><fieldset class="kern-fieldset bms-pick-found">
<legend class="kern-label"><?cs
if:subcount(x.pick) ?><?cs var:Lang.pick.choose ?><?cs
else ?><?cs var:Lang.pick.none ?><?cs
/if ?></legend><div class="kern-fieldset__body"><?cs each:o = x.pick ?>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" id="<?cs var:x.id
?>-<?cs var:name(o) ?>" name="<?cs var:x.name ?>_gewaehlt" value="<?cs var:o.value ?>"<?cs
call:owned() ?>><label class="kern-label" for="<?cs var:x.id ?>-<?cs var:name(o) ?>"><?cs
var:german(o.label) ?> (<?cs var:o.value ?>)<?cs if:o.hint ?> <span class="bms-small"><?cs
var:german(o.hint) ?></span><?cs /if ?></label></div><?cs /each ?>
</div><?cs if:x.found_more ?><p class="bms-small"><?cs var:Lang.pick.more ?></p><?cs
/if ?></fieldset>
<?cs /if ?><?cs /def ?><?cs

def:field_pick(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
if:x.hint ?><?cs set:PickHint = x.hint ?><?cs
else ?><?cs set:PickHint = Lang.pick.hint ?><?cs
/if ?><?cs
call:field_hint(x, PickHint) ?><input type="text" autocomplete="off"<?cs
call:input_class(x, "") ?><?cs
call:field_attributes(x, PickHint) ?> value="<?cs var:x.value ?>"
	data-pick="<?cs var:link(x.address) ?>"<?cs if:x.with ?> data-with="<?cs var:x.with ?>"<?cs
/if ?> data-found="<?cs var:Lang.pick.found ?>" data-one="<?cs var:Lang.pick.one ?>"
	data-more="<?cs var:Lang.pick.more ?>" data-none="<?cs var:Lang.pick.none
?>" data-failed="<?cs var:Lang.pick.failed ?>">
<?cs call:field_error(x) ?><?cs
if:!Owner ?><button class="kern-sr-only" type="submit" tabindex="-1"
		aria-hidden="true"></button><?cs
/if ?><div class="bms-actions" data-pick-search><button
	class="kern-btn kern-btn--secondary" type="submit"<?cs call:owned_to(Sends)
?> name="suchen" value="<?cs var:x.name ?>"><span class="kern-label"><?cs
var:Lang.pick.search ?><span class="kern-sr-only">: <?cs var:x.label ?></span></span></button></div>
<?cs call:field_found(x) ?></div>
<?cs /def ?><?cs

def:field_check(x) ?><div class="kern-form-check<?cs if:x.error
?> kern-form-check--error<?cs /if ?>"><input class="kern-form-check__checkbox<?cs if:x.error
?> kern-form-check__checkbox--error<?cs /if ?>" type="checkbox"<?cs call:field_attributes(x, x.hint)
?> value="1"<?cs if:x.checked ?> checked<?cs /if ?>>
<?cs call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><?cs
call:field_error(x) ?></div>
<?cs /def ?><?cs

def:field_files(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><?cs
call:field_hint(x, x.hint) ?><?cs
if:x.again ?><p class="bms-small"><?cs var:Lang.form.files_again ?></p>
<?cs /if ?><input type="file"<?cs call:input_class(x, "") ?><?cs
call:field_attributes(x, x.hint) ?><?cs if:x.max > #1 ?> multiple<?cs /if
?> data-remove="<?cs var:Lang.form.file_remove ?>" data-empty="<?cs var:Lang.form.file_empty ?>">
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs

def:field(x) ?><?cs
if:x.type == "text" ?><?cs call:field_line(x, "text") ?><?cs
elif:x.type == "long" ?><?cs call:field_long(x) ?><?cs
elif:x.type == "email" ?><?cs call:field_line(x, "email") ?><?cs
elif:x.type == "password" ?><?cs call:field_password(x) ?><?cs
elif:x.type == "day" ?><?cs call:field_day(x) ?><?cs
elif:x.type == "number" ?><?cs call:field_number(x) ?><?cs
elif:x.type == "choice" ?><?cs call:field_choice(x) ?><?cs
elif:x.type == "pick" ?><?cs call:field_pick(x) ?><?cs
elif:x.type == "check" ?><?cs call:field_check(x) ?><?cs
elif:x.type == "files" ?><?cs call:field_files(x) ?><?cs
/if ?><?cs
/def ?><?cs

# All fields of a form in their order. ?><?cs
def:fields(f) ?><?cs each:x = f.field ?><?cs call:field(x) ?><?cs /each ?><?cs /def ?><?cs

# ---- Buttons: kind is primary, secondary or tertiary ---- ?><?cs
def:button(kind, label) ?><button class="kern-btn kern-btn--<?cs var:kind ?>" type="submit"<?cs
call:owned_to(Sends) ?>><span class="kern-label"><?cs var:label ?></span></button>
<?cs /def ?><?cs

# A further button of the same form that says what it means. ?><?cs
def:button_value(kind, label, name, value) ?><button class="kern-btn kern-btn--<?cs var:kind ?>"
	type="submit"<?cs call:owned_to(Sends) ?> name="<?cs var:name ?>"
	value="<?cs var:value ?>"><span class="kern-label"><?cs var:label ?></span></button>
<?cs /def ?><?cs

def:button_danger(label) ?><button class="kern-btn kern-btn--primary bms-btn--danger"
	type="submit"<?cs call:owned_to(Sends) ?>><span class="kern-label"><?cs
var:label ?></span></button>
<?cs /def ?><?cs

def:button_link(kind, href, label) ?><a class="kern-btn kern-btn--<?cs var:kind ?>"
	href="<?cs var:link(href) ?>"><span class="kern-label"><?cs var:label ?></span></a>
<?cs /def ?><?cs

def:submit(label) ?><div class="bms-actions"><?cs call:button("primary", label) ?></div>
<?cs /def ?><?cs

# Of a form beside what the page is for: a page has one primary button. ?><?cs
def:submit_beside(label) ?><div class="bms-actions"><?cs call:button("secondary", label) ?></div>
<?cs /def ?><?cs

def:submit_or(label, href, other) ?><div class="bms-actions"><?cs
call:button("primary", label) ?><?cs
call:button_link("tertiary", href, other) ?></div>
<?cs /def ?><?cs

# A form that is only a button (a declared form without fields). ?><?cs
def:button_form(f, kind, label) ?><form class="bms-inline-form" method="post" action="<?cs
var:link(f.action) ?>"><input type="hidden" name="form_token" value="<?cs var:f.token ?>"><?cs
set:Sends = f.action ?><?cs
call:button(kind, label) ?><?cs
call:lent_button() ?></form>
<?cs /def ?><?cs

# ---- Messages: kind is info, success, warning or danger ---- ?><?cs
def:notice(kind, text) ?><div class="kern-alert kern-alert--<?cs var:kind ?>"><div
	class="kern-alert__header"><span class="kern-icon kern-icon--<?cs var:kind ?>"
	aria-hidden="true"></span><p><?cs var:text ?></p></div></div>
<?cs /def ?><?cs

# A page that asks before something that cannot be undone: what happens, a red button, a way
# back. Fields of the form come between. ?><?cs
def:confirm(f, text, label, back) ?><?cs
call:error_summary(f) ?><?cs
call:notice("warning", text) ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><div class="bms-actions"><?cs
call:button_danger(label) ?><?cs
call:button_link("secondary", back, Lang.form.cancel) ?></div>
</form>
<?cs /def ?><?cs

# What has just happened, on the page a saved form leads to. ?><?cs
def:happened(text) ?><div class="kern-alert kern-alert--success" role="status" tabindex="-1"
	data-focus><div class="kern-alert__header"><span class="kern-icon kern-icon--success"
	aria-hidden="true"></span><p><?cs var:text ?></p></div></div>
<?cs /def ?><?cs

def:empty_state(text) ?><p class="bms-empty"><?cs var:text ?></p>
<?cs /def ?><?cs

# ---- Pieces ---- ?><?cs

# The attribute of an element that holds only what staff wrote. ?><?cs
def:in_german() ?><?cs if:Page.lang == "en" ?> lang="de"<?cs /if ?><?cs /def ?><?cs

# What staff wrote, as paragraphs and lists. ?><?cs
def:german_text(html) ?><div<?cs call:in_german() ?>><?cs
var:rendered(html) ?></div><?cs /def ?><?cs

# Of a file that people have sent: it is under check, or why it was refused. ?><?cs
def:file_checked(checked) ?><?cs
	if:checked == "waits" ?>: <strong class="bms-document__waits"><?cs
		var:Lang.apply.file_waits ?></strong><?cs
	elif:checked ?>: <strong class="bms-document__waits"><?cs
		var:Lang.apply.files_gone ?></strong>. <span class="bms-small"><?cs
		var:Lang.attachment_refused[checked] ?></span><?cs
	/if ?><?cs
/def ?><?cs
# That only so many are shown. ?><?cs
def:more(most) ?><?cs
if:most ?><p class="bms-small"><?cs var:Lang.layout.shown_first ?> <?cs var:number(most) ?>. <?cs
	var:Lang.layout.shown_more ?></p><?cs
/if ?><?cs
/def ?><?cs

# The page's title as heading. With actions: title_begin, then links or buttons, then
# title_end. ?><?cs
def:heading() ?><h1<?cs if:Page.german ?><?cs call:in_german() ?><?cs /if ?>><?cs
var:Page.title ?></h1>
<?cs /def ?><?cs

def:title_begin(text) ?><div class="bms-title"><h1<?cs if:Page.german ?><?cs
call:in_german() ?><?cs /if ?>><?cs var:text ?></h1><div class="bms-actions">
<?cs /def ?><?cs

def:title_end() ?></div></div>
<?cs /def ?><?cs

# The colour follows the code, the word says it. ?><?cs
def:status_badge(code, label) ?><span class="bms-status bms-status--<?cs var:code ?>"><?cs
var:label ?></span><?cs
/def ?><?cs

# A status of the model: of which kind of object, and its code. ?><?cs
def:status(kind, code) ?><?cs
call:status_badge(status_look(kind + ":" + code), status_name(kind + ":" + code)) ?><?cs
/def ?><?cs

def:facts_begin() ?><dl class="bms-facts bms-facts--list">
<?cs /def ?><?cs

def:facts_end() ?></dl>
<?cs /def ?><?cs

# One key fact; without a value there is nothing. ?><?cs
def:fact(label, value) ?><?cs if:string.length(value) ?><div><dt><?cs var:label ?></dt><dd><?cs
var:value ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

# One that staff wrote. ?><?cs
def:fact_german(label, value) ?><?cs
if:string.length(value) ?><div><dt><?cs var:label ?></dt><dd><?cs var:german(value) ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

# t is a time or day with .iso beside it. ?><?cs
def:fact_time(label, t) ?><?cs if:t ?><div><dt><?cs var:label ?></dt>
<dd><time datetime="<?cs var:t.iso ?>"><?cs var:t ?></time></dd></div>
<?cs /if ?><?cs /def ?><?cs

# A link to what staff have named. ?><?cs
def:fact_link(label, href, text) ?><?cs if:text ?><div><dt><?cs var:label ?></dt>
<dd><a href="<?cs var:link(href) ?>"><?cs var:german(text) ?></a></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:time(t) ?><?cs if:t ?><time datetime="<?cs var:t.iso ?>"><?cs var:t ?></time><?cs /if ?><?cs
/def ?><?cs

# Until the end of this day; nothing where there is none. ?><?cs
def:closing_day(day) ?><?cs if:day ?><p><b><?cs var:Lang.portal.deadline ?></b> <?cs
call:time(day) ?>, <?cs var:Lang.portal.deadline_end ?></p>
<?cs /if ?><?cs /def ?><?cs

def:card_begin(href, title) ?><li class="bms-card">
<h2 class="bms-card__title"><a href="<?cs var:link(href) ?>"><?cs var:title ?></a></h2>
<?cs /def ?><?cs

def:card_end() ?></li>
<?cs /def ?><?cs

def:pager(p) ?><?cs if:p.pages > #1
?><nav class="bms-pager" aria-label="<?cs var:Lang.pager.label ?>"><p><?cs var:Lang.pager.page
?> <?cs var:number(p.page) ?> <?cs var:Lang.pager.of ?> <?cs var:number(p.pages) ?></p><div><?cs
if:p.previous ?><a class="kern-btn kern-btn--secondary" rel="prev" href="<?cs var:link(p.previous)
	?>"><span class="kern-label"><?cs var:Lang.pager.previous ?></span></a><?cs
/if ?><?cs
if:p.next ?><a class="kern-btn kern-btn--secondary" rel="next" href="<?cs var:link(p.next) ?>"><span
		class="kern-label"><?cs var:Lang.pager.next ?></span></a><?cs
/if ?></div></nav>
<?cs /if ?><?cs /def ?><?cs

def:breadcrumb() ?><?cs if:Page.path != "/"
?><nav class="bms-crumbs bms-width" aria-label="<?cs var:Lang.layout.crumbs ?>"><ol>
<li><a href="<?cs var:Base ?>/"><?cs var:Lang.layout.home ?></a></li><?cs
each:c = Crumbs ?><li><?cs
	if:c.href && name(c) == "0" && Walk.list ?><a href="<?cs var:link(Walk.list) ?>"><?cs
		var:c.label ?></a><?cs
	elif:c.href ?><a href="<?cs var:link(c.href) ?>"<?cs if:c.german ?><?cs
		call:in_german() ?><?cs /if ?>><?cs var:c.label ?></a><?cs
	else ?><span aria-current="page"<?cs if:c.german ?><?cs call:in_german() ?><?cs /if ?>><?cs
		var:c.label ?></span><?cs
	/if ?></li><?cs
/each ?></ol></nav>
<?cs /if ?><?cs /def ?><?cs

def:page_head(site) ?><!DOCTYPE html>
<html lang="<?cs var:Page.lang ?>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title><?cs if:Page.status == "400" ?><?cs var:Lang.layout.error_prefix ?> <?cs /if ?><?cs
var:Page.title ?> – <?cs var:site ?></title>
<link rel="stylesheet" href="/static/kern/kern.min.css?v=<?cs var:Asset ?>">
<link rel="stylesheet" href="/static/css/bms.css?v=<?cs var:Asset ?>">
<link rel="icon" type="image/svg+xml" href="/static/img/favicon.svg?v=<?cs var:Asset ?>">
<script type="module" src="/static/js/bms.js?v=<?cs var:Asset ?>"></script>
<?cs /def ?>
