<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<section class="bms-section"><h2><?cs var:Lang.title.orphan_groups ?></h2><?cs
call:list(Groups) ?></section>

<section class="bms-section"><h2><?cs var:Lang.title.orphan_mappings ?></h2><?cs
call:list(Mappings) ?></section>

<section class="bms-section"><h2><?cs var:Lang.title.orphan_unmapped ?></h2><?cs
call:list(Unmapped) ?></section>

<section class="bms-section"><h2><?cs var:Lang.title.orphan_unused ?></h2>
<p><?cs var:Lang.admin.orphan_unused_text ?> <?cs
var:number(Unused_days) ?></p><?cs
call:list(Unused) ?></section>

<section class="bms-section"><h2><?cs var:Lang.title.orphan_people ?></h2><?cs
call:list(People) ?></section>

<?cs call:page_end() ?>
