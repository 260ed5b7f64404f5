<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<form class="bms-form" method="get" action="<?cs var:Base ?>/verwaltung/benutzer" role="search">
<div class="kern-form-input"><label class="kern-label" for="name"><?cs
var:Lang.admin.user_search ?></label><div class="kern-hint" id="name-hint"><?cs
var:Lang.admin.user_search_hint ?></div><input class="kern-form-input__input" type="search"
	id="name" name="name" value="<?cs var:Search.name ?>" aria-describedby="name-hint"></div>
<div class="kern-form-input"><label class="kern-label" for="status"><?cs
var:Lang.backend.status ?></label><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select" id="status" name="status"><option value=""><?cs
var:Lang.admin.any ?></option><option value="active"<?cs if:Search.status == "active"
?> selected<?cs /if ?>><?cs var:Lang.staff_status.active ?></option><option value="inactive"<?cs
if:Search.status == "inactive" ?> selected<?cs /if ?>><?cs var:Lang.staff_status.inactive
?></option><option value="locked"<?cs if:Search.status == "locked" ?> selected<?cs /if ?>><?cs
var:Lang.staff_status.locked ?></option></select></div></div>
<?cs call:submit(Lang.backend.search) ?></form>
<?cs if:subcount(Users) ?><p><?cs var:number(Pager.total) ?> <?cs var:Lang.admin.hits ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th><th scope="col"><?cs
var:Lang.admin.user_id ?></th><th scope="col"><?cs var:Lang.backend.unit ?></th><th scope="col"><?cs
var:Lang.backend.status ?></th></tr></thead><tbody><?cs each:p = Users ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a href="<?cs var:Base
?>/verwaltung/benutzer/<?cs var:url_path(p.user_id) ?>"><?cs var:p.surname ?>, <?cs var:p.first_name
?></a></th><td data-label="<?cs var:Lang.admin.user_id ?>"><?cs var:p.user_id ?></td>
<td data-label="<?cs var:Lang.backend.unit ?>"><?cs if:p.unit ?><?cs var:german(p.unit) ?><?cs
else ?>–<?cs /if ?></td><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:status_badge(p.status, Lang.staff_status[p.status]) ?></td></tr><?cs /each ?>
</tbody></table><?cs call:pager(Pager) ?><?cs else ?><?cs
call:empty_state(Lang.admin.users_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
