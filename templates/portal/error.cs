<?cs include!"layout/portal.cs" ?><?cs
include!"layout/error.cs" ?><?cs call:page_begin() ?><?cs
if:Error.reason == "signed_out" ?><h1><?cs var:Page.title ?></h1>
<p class="bms-lead"><?cs var:Lang.error.reason_signed_out ?></p>
<p><a href="<?cs var:link(Error.link) ?>" target="_blank" rel="noopener"><?cs
var:Lang.error.sign_in_again ?></a></p>
<?cs call:error_retry() ?><?cs elif:Error.reason == "visit_over" ?><h1><?cs var:Page.title ?></h1>
<p class="bms-lead"><?cs var:Lang.error.reason_visit_over ?></p>
<ol>
<li><?cs var:Lang.error.visit_over_link ?> <a href="<?cs var:link(Error.resume) ?>" target="_blank"
	rel="noopener"><?cs var:Lang.error.visit_over_ask ?></a></li>
<li><?cs var:Lang.error.visit_over_send ?></li>
</ol>
<p><?cs var:Lang.error.visit_over_account ?> <a href="<?cs var:link(Error.link) ?>" target="_blank"
	rel="noopener"><?cs var:Lang.error.sign_in_again ?></a></p>
<?cs call:error_retry() ?><?cs elif:Error.reason == "no_access" && Page.internal ?><h1><?cs
var:Lang.portal.internal_title ?></h1>
<p class="bms-lead"><?cs var:Lang.portal.internal_text ?></p>
<p><?cs var:Lang.portal.internal_help ?></p>
<?cs if:Site.external ?><div class="bms-actions"><?cs
call:button_link("primary", Site.external, Lang.portal.internal_external) ?></div>
<?cs /if ?><?cs else ?><?cs call:error_body() ?><?cs /if ?><?cs call:page_end() ?>
