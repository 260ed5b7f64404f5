<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:apply_head() ?><?cs if:!Apply.open ?><?cs call:notice("danger", Lang.apply.over_text) ?><p><?cs
if:Apply.grace_ends_at ?><?cs var:Lang.apply.over_since ?> <?cs
	call:time(Apply.grace_ends_at) ?>. <?cs
/if ?><?cs
var:Lang.apply.over_other ?></p>
<?cs call:apply_back_to_ads() ?><?cs else ?><?cs
call:apply_deadline() ?><?cs
call:error_summary(Form.apply_check) ?><p><?cs
if:Page.account ?><?cs var:Lang.apply.check_text_account ?><?cs
else ?><?cs var:Lang.apply.check_text ?><?cs
/if ?></p>
<?cs if:subcount(Missing) ?><section class="bms-panel" aria-labelledby="fehlt"><h2 id="fehlt"><?cs
var:Lang.apply.missing_title ?></h2>
<ul><?cs each:m = Missing ?>
<li><a href="<?cs var:link(m.href) ?>"><?cs if:m.label ?><?cs var:m.label ?> – <?cs /if ?><?cs
var:m.message ?></a></li><?cs /each ?>
</ul></section>
<?cs /if ?><?cs /if ?><?cs set:opened = "" ?><?cs each:r = Review ?><?cs if:r.section ?><?cs
if:opened ?><?cs call:facts_end() ?><?cs /if ?><?cs set:opened = "1" ?><h2><?cs var:r.label ?></h2>
<?cs if:Apply.open ?><p><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number)
?>/angaben#apply-<?cs var:r.code ?>"><?cs var:Lang.apply.change ?><span class="kern-sr-only">: <?cs
var:r.label ?></span></a></p>
<?cs /if ?><?cs if:r.empty ?><p class="bms-muted"><?cs var:Lang.apply.nothing_said ?></p>
<?cs set:opened = "" ?><?cs else ?><?cs call:facts_begin() ?><?cs /if ?><?cs
elif:r.long ?><div><dt><?cs var:r.label ?></dt><dd class="bms-lines"><?cs var:r.words ?></dd></div>
<?cs else ?><?cs call:fact(r.label, r.words) ?><?cs /if ?><?cs /each ?><?cs if:opened ?><?cs
call:facts_end() ?><?cs /if ?><h2><?cs var:Lang.apply.attachments ?></h2>
<?cs if:Apply.open ?><p><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number)
?>/unterlagen"><?cs var:Lang.apply.change_files ?></a></p>
<?cs if:Apply.no_cv ?><?cs call:notice("info", Lang.apply.missing_cv) ?><?cs /if ?><?cs /if ?><?cs
if:subcount(Attachments) ?><ul><?cs each:a = Attachments ?>
<li><?cs var:a.name ?> (<?cs var:a.type_label ?>, <?cs var:a.size_label ?>)<?cs
call:file_waits(a) ?></li><?cs /each ?>
</ul>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs /if ?><?cs
call:files_gone() ?><?cs
if:Apply.open ?><?cs if:!subcount(Missing) && !Apply.standing ?><h2><?cs
var:Lang.apply.send_title ?></h2>
<?cs call:form_open(Form.apply_check) ?><h3><?cs var:Lang.apply.statistics_title ?></h3>
<?cs call:field_radios(Form.apply_check.field.sex) ?><h3><?cs
var:Lang.apply.consent_title ?></h3>
<p><a href="<?cs var:Base ?>/datenschutz" target="_blank"
	rel="noopener"><?cs var:Lang.apply.privacy_link ?></a></p>
<?cs call:field(Form.apply_check.field.consent) ?><?cs if:Apply.may_keep ?><?cs
call:field(Form.apply_check.field.keep) ?><?cs /if ?><?cs
call:submit(Lang.apply.send) ?><?cs
call:form_end() ?><?cs /if ?><?cs call:apply_link_form() ?><?cs /if ?><?cs call:page_end() ?>
