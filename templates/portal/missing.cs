<?cs # The documents that an application was asked for. ?><?cs
def:my_missing(link) ?><?cs if:Missing.last_day ?><div class="kern-alert kern-alert--warning">
<div class="kern-alert__header"><span class="kern-icon kern-icon--warning"
	aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.my.missing_by ?> <?cs
call:time(Missing.last_day) ?></h2></div>
<div class="kern-alert__body"><ul><?cs each:d = Missing.documents ?>
<li><?cs if:d.label ?><?cs var:german(d.label) ?><?cs else ?><?cs var:d.type ?><?cs /if ?><?cs
if:d.handed ?> (<?cs var:Lang.my.missing_handed ?>)<?cs /if ?></li><?cs /each ?>
</ul><?cs if:link ?><p><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/nachreichen"><?cs var:Lang.title.my_documents ?></a></p><?cs
/if ?></div></div>
<?cs /if ?><?cs /def ?>
