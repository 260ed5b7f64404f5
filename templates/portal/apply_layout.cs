<?cs # What the pages of an application share. ?><?cs include!"layout/portal.cs" ?><?cs def:apply_steps() ?><nav aria-label="<?cs var:Lang.apply.steps ?>"><ol class="bms-steps"><?cs each:s = Steps ?>
<li<?cs if:s.current ?> aria-current="step"<?cs /if ?>><?cs if:s.href ?><a href="<?cs var:link(s.href) ?>"><?cs var:s.label ?></a><?cs elif:s.current ?><strong><?cs var:s.label ?></strong><?cs else ?><?cs var:s.label ?><?cs /if ?></li><?cs /each ?>
</ol></nav>
<?cs /def ?><?cs def:apply_head() ?><?cs call:heading() ?><p class="bms-lead"><?cs var:Apply.title ?>, <?cs var:Apply.authority ?></p>
<?cs call:apply_steps() ?><?cs /def ?><?cs def:apply_back_to_ads() ?><div class="bms-actions"><a class="kern-btn kern-btn--primary" href="<?cs var:Base ?>/stellen"><span class="kern-label"><?cs var:Lang.portal.all_ads ?></span></a></div>
<?cs /def ?><?cs def:apply_closed() ?><h1><?cs var:Lang.portal.gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.apply.closed ?></p>
<?cs call:apply_back_to_ads() ?><?cs /def ?><?cs def:apply_files_rule() ?><?cs var:Lang.apply.files_kinds ?> <?cs var:Lang.apply.files_size ?> <?cs var:Apply.max_size ?>. <?cs var:Lang.apply.files_count ?> <?cs var:Apply.max_files ?>.<?cs /def ?>
<?cs # The fields in groups, so that the form can be taken in at a glance. ?>
<?cs def:apply_fields(f) ?><h2><?cs var:Lang.apply.group_person ?></h2>
<?cs call:field(f.field.salutation) ?><?cs call:field(f.field.first_name) ?><?cs call:field(f.field.surname) ?><?cs call:field(f.field.email) ?><?cs call:field(f.field.phone) ?><h2><?cs var:Lang.apply.group_address ?></h2>
<?cs call:field(f.field.street) ?><?cs call:field(f.field.postcode) ?><?cs call:field(f.field.town) ?><h2><?cs var:Lang.apply.group_application ?></h2>
<?cs call:field(f.field.message) ?><?cs call:field(f.field.available_from) ?><?cs call:field_radios(f.field.severely_disabled) ?><?cs call:field(f.field.source) ?><?cs /def ?>
