<?cs include!"layout/backend.cs" ?><?cs

def:letter_when() ?><?cs
if:subcount(Letter.steps) ?><?cs var:Lang.letter.in_steps_of ?> <?cs
	each:s = Letter.steps ?><?cs
		if:name(s) != "0" ?>; <?cs /if ?><?cs var:s.from ?> → <?cs var:s.to ?><?cs
	/each ?><?cs
elif:Letter.sent ?><?cs var:Lang.letter.by_itself ?><?cs
elif:Letter.by_hand ?><?cs var:Lang.letter.by_hand ?><?cs
else ?><?cs var:Lang.letter.not_yet ?><?cs
/if ?><?cs
/def ?><?cs

def:known_row(k) ?>
<tr><th scope="row" data-label="<?cs var:Lang.letter.placeholder ?>"><code><?cs
if:k.repeated ?>{each <?cs var:k.name ?>}<?cs
else ?>{<?cs var:k.name ?>}<?cs
/if ?></code></th><td data-label="<?cs var:Lang.letter.meaning ?>"><?cs
var:k.text ?><?cs
if:k.list ?> (<?cs var:Lang.letter.within ?> <code>{each <?cs var:k.list ?>}</code>)<?cs
/if ?></td><td data-label="<?cs var:Lang.letter.example ?>"><?cs
if:k.name == "authority" || k.name == "title" ?><?cs var:german(k.example) ?><?cs
elif:k.example ?><?cs var:k.example ?><?cs
else ?>–<?cs
/if ?></td></tr><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.letter_template) ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("secondary", Base + "/verwaltung/vorlagen/" + Letter.code + "/vorschau",
	Lang.letter.preview) ?><?cs
call:title_end() ?>
<?cs if:Letter.damaged ?><?cs call:notice("warning", Lang.letter.damaged) ?><?cs /if ?><?cs
call:facts_begin() ?><?cs
call:fact(Lang.letter.audience, Letter.audience) ?><div><dt><?cs
var:Lang.letter.when ?></dt><dd><?cs call:letter_when() ?></dd></div><?cs
if:Letter.waits ?><?cs call:fact(Lang.letter.waits, Lang.letter.waits_text) ?><?cs
/if ?><div><dt><?cs
var:Lang.letter.text ?></dt><dd><?cs
if:Letter.own ?><?cs var:Lang.letter.own ?> (<?cs var:Lang.letter.version ?> <?cs
	var:number(Letter.version) ?>)<?cs
else ?><?cs var:Lang.letter.delivered ?><?cs
/if ?><?cs
if:Letter.version != "0" ?> · <a href="<?cs var:Base ?>/verwaltung/vorlagen/<?cs
	var:url_path(Letter.code) ?>/fassungen"><?cs var:Lang.title.admin_letter_versions ?></a><?cs
/if ?><?cs
if:Letter.own ?> · <a href="<?cs var:Base ?>/verwaltung/vorlagen/<?cs
	var:url_path(Letter.code) ?>/zuruecksetzen"><?cs
	var:Lang.title.admin_letter_reset ?></a><?cs
/if ?></dd></div><?cs
call:facts_end() ?>
<details class="bms-fold"><summary><?cs var:Lang.letter.known ?></summary>
<p><?cs var:Lang.letter.known_text ?></p>
<?cs if:Letter.about_application ?><p><?cs var:Lang.letter.inserts ?> <a href="<?cs
	var:Base ?>/verwaltung/briefbausteine"><?cs var:Lang.title.letter_inserts ?></a></p>
<?cs /if ?>
<table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.letter.known ?></caption><thead><tr><th scope="col"><?cs
var:Lang.letter.placeholder ?></th><th scope="col"><?cs
var:Lang.letter.meaning ?></th><th scope="col"><?cs
var:Lang.letter.example ?></th></tr></thead><tbody><?cs
each:k = Known ?><?cs call:known_row(k) ?><?cs /each ?>
</tbody></table></details>
<details class="bms-fold"><summary><?cs var:Lang.letter.syntax ?></summary>
<?cs call:facts_begin() ?><?cs
call:fact("{wenn x} … {sonst} … {ende}", Lang.letter.syntax_if) ?><?cs
call:fact("{each x} … {end}", Lang.letter.syntax_each) ?><?cs
call:fact("{facts} … {end}", Lang.letter.syntax_facts) ?><?cs
call:fact("[" + Lang.letter.syntax_words + "](<{status_url}>)",
	Lang.letter.syntax_button) ?><?cs
call:facts_end() ?></details>
<?cs with:f = Form.letter_template ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Base + "/verwaltung/vorlagen", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<section class="bms-section"><h2><?cs var:Lang.letter.test_title ?></h2>
<p><?cs var:Lang.letter.test_text ?></p>
<?cs call:button_form(Form.letter_test, "secondary", Lang.letter.test_send) ?></section>
<?cs call:page_end() ?>
