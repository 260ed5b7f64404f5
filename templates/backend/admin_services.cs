<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><a class="kern-btn kern-btn--primary"
	href="<?cs var:Base ?>/verwaltung/dienstkonten/neu"><span class="kern-label"><?cs
var:Lang.service.create ?></span></a><?cs
if:Super.active ?><a class="kern-btn kern-btn--secondary"
		href="<?cs var:Base ?>/verwaltung/super/konto"><span class="kern-label"><?cs
	var:Lang.title.admin_super_account ?></span></a><?cs
/if ?><?cs
call:title_end() ?>
<p><?cs var:Lang.service.list_text ?></p>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
