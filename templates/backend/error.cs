<?cs include!"layout/backend.cs" ?><?cs
include!"layout/error.cs" ?><?cs call:page_begin() ?><?cs
if:Error.reason == "signed_out" ?><h1><?cs var:Page.title ?></h1>
<p class="bms-lead"><?cs var:Lang.error.reason_signed_out ?></p>
<p><a href="<?cs var:link(Error.link) ?>" target="_blank" rel="noopener"><?cs
var:Lang.error.sign_in_again ?></a></p>
<?cs call:error_retry() ?><?cs else ?><?cs call:error_body() ?><?cs
if:Service.offer && Error.reason == "no_access" ?><p><a href="<?cs var:Base
	?>/dienstkonto/anmelden"><?cs var:Lang.service.to_sign_in ?></a></p><?cs
/if ?><?cs
/if ?><?cs call:page_end() ?>
