<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.backend.ads ?></h2>
<?cs if:subcount(Ads) ?><?cs call:jobad_table(Ads, Lang.backend.ads) ?><?cs
elif:May.edit ?><?cs call:empty_state(Lang.backend.ads_empty) ?><?cs
else ?><?cs call:empty_state(Lang.backend.ads_hidden) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
