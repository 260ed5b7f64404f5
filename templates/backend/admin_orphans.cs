<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<section class="bms-section"><h2><?cs var:Lang.admin.orphan_groups ?></h2><?cs
if:subcount(Groups) ?><ul><?cs
	each:g = Groups ?><li><a href="<?cs var:Base ?>/verwaltung/gruppen/<?cs var:g.id ?>"><?cs
		var:g.name ?></a> (<?cs var:g.role_name ?>)</li><?cs
	/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.admin.orphan_none) ?><?cs
/if ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.orphan_mappings ?></h2><?cs
if:subcount(Mappings) ?><ul><?cs
	each:m = Mappings ?><li><?cs var:m.name ?> → <a href="<?cs var:Base
		?>/verwaltung/gruppen/<?cs var:m.id ?>"><?cs var:m.group_name ?></a></li><?cs
	/each ?></ul><?cs
else ?><?cs call:empty_state(Lang.admin.orphan_none) ?><?cs
/if ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.orphan_unmapped ?></h2><?cs
if:subcount(Unmapped) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.admin.orphan_unmapped ?></caption><thead><tr><th scope="col"><?cs
var:Lang.admin.sources ?></th><th scope="col" class="bms-number"><?cs var:Lang.admin.seen ?></th>
<th scope="col"><?cs var:Lang.admin.last_seen ?></th></tr></thead><tbody><?cs each:n = Unmapped ?>
<tr><th scope="row" data-label="<?cs var:Lang.admin.sources ?>"><?cs
var:n.name ?></th><td class="bms-number" data-label="<?cs var:Lang.admin.seen ?>"><?cs
var:n.seen ?></td><td data-label="<?cs var:Lang.admin.last_seen ?>"><?cs
call:time(n.last_seen) ?></td></tr><?cs /each ?>
</tbody></table><?cs call:more(Unmapped_more) ?><?cs else ?><?cs
call:empty_state(Lang.admin.orphan_none) ?><?cs /if ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.orphan_unused ?></h2><p><?cs
var:Lang.admin.orphan_unused_text ?> <?cs var:number(Unused_days) ?></p><?cs
if:subcount(Unused) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.admin.orphan_unused ?></caption><thead><tr><th scope="col"><?cs
var:Lang.admin.group ?></th><th scope="col" class="bms-number"><?cs var:Lang.admin.members ?></th>
<th scope="col"><?cs var:Lang.admin.last_sign_in ?></th></tr></thead><tbody><?cs each:g = Unused ?>
<tr><th scope="row" data-label="<?cs var:Lang.admin.group ?>"><a
	href="<?cs var:Base ?>/verwaltung/gruppen/<?cs var:g.id ?>"><?cs
var:g.name ?></a></th><td class="bms-number" data-label="<?cs var:Lang.admin.members ?>"><?cs
var:number(g.members) ?></td><td data-label="<?cs var:Lang.admin.last_sign_in ?>"><?cs
if:g.last ?><?cs call:time(g.last) ?><?cs
else ?><?cs var:Lang.admin.never ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.orphan_none) ?><?cs /if ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.orphan_people ?></h2><?cs
if:subcount(People) ?><p><?cs var:number(Pager.total) ?> <?cs var:Lang.admin.hits ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.admin.orphan_people
?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th><th scope="col"><?cs
var:Lang.backend.unit ?></th></tr></thead><tbody><?cs each:p = People ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a
	href="<?cs var:Base ?>/verwaltung/benutzer/<?cs var:url_path(p.user_id) ?>"><?cs
var:p.name ?></a></th><td data-label="<?cs var:Lang.backend.unit ?>"><?cs
if:p.unit ?><?cs var:german(p.unit) ?><?cs else ?>–<?cs /if ?></td></tr><?cs /each ?>
</tbody></table><?cs call:pager(Pager) ?><?cs else ?><?cs
call:empty_state(Lang.admin.orphan_none) ?><?cs /if ?></section>
<?cs call:page_end() ?>
