<?cs # What an error page says, in both programs. ?><?cs

# Everything typed, to be sent again as it is; files and passwords have to be given once
# more. ?><?cs
def:error_retry() ?><form class="bms-form" method="post" action="<?cs var:link(Retry.action) ?>"<?cs
if:Retry.multipart ?> enctype="multipart/form-data"<?cs /if ?>>
<?cs each:x = Retry.fields ?><textarea name="<?cs var:x.name ?>" hidden>
<?cs var:x.value ?></textarea>
<?cs /each ?><?cs each:x = Retry.files
?><div class="kern-form-input"><label class="kern-label" for="retry-<?cs var:name(x) ?>"><?cs
var:Lang.error.retry_file ?></label><input class="kern-form-input__input" type="file"
	id="retry-<?cs var:name(x) ?>" name="<?cs var:x.name ?>" multiple></div>
<?cs /each ?><?cs each:x = Retry.passwords
?><div class="kern-form-input"><label class="kern-label" for="retry-<?cs var:x.name ?>"><?cs
var:x.label ?></label><div class="kern-hint" id="retry-<?cs var:x.name ?>-hint"><?cs
var:Lang.error.retry_password ?></div><input class="kern-form-input__input" type="password"
	id="retry-<?cs var:x.name ?>" name="<?cs var:x.name ?>" autocomplete="<?cs
var:x.autocomplete ?>" aria-describedby="retry-<?cs var:x.name ?>-hint" required></div>
<?cs /each ?><?cs call:submit(Lang.error.retry) ?></form>
<?cs /def ?><?cs

def:error_body() ?><h1><?cs var:Page.title ?></h1>
<?cs if:Error.refused ?><p class="bms-lead"><?cs var:Error.refused ?></p>
<?cs elif:Error.reason == "no_access" ?><p class="bms-lead"><?cs
var:Lang.error.reason_no_access ?></p>
<?cs elif:Error.reason == "foreign" ?><p class="bms-lead"><?cs var:Lang.error.reason_foreign ?></p>
<?cs elif:Error.reason == "token_expired" ?><p class="bms-lead"><?cs
var:Lang.error.reason_token_expired ?></p>
<?cs elif:Error.reason == "done" ?><p class="bms-lead"><?cs var:Lang.error.reason_done ?></p>
<?cs elif:Error.reason == "malformed" ?><p class="bms-lead"><?cs
var:Lang.error.reason_malformed ?></p>
<?cs elif:Error.status == "400" ?><p class="bms-lead"><?cs var:Lang.error.text_400 ?></p>
<?cs elif:Error.status == "403" ?><p class="bms-lead"><?cs var:Lang.error.text_403 ?></p>
<?cs elif:Error.status == "404" ?><p class="bms-lead"><?cs var:Lang.error.text_404 ?></p>
<?cs elif:Error.status == "405" ?><p class="bms-lead"><?cs var:Lang.error.text_405 ?></p>
<?cs elif:Error.status == "409" ?><p class="bms-lead"><?cs var:Lang.error.text_409 ?></p>
<?cs elif:Error.status == "410" ?><p class="bms-lead"><?cs var:Lang.error.text_410 ?></p>
<?cs elif:Error.status == "413" ?><p class="bms-lead"><?cs var:Lang.error.text_413 ?></p>
<?cs elif:Error.status == "429" ?><p class="bms-lead"><?cs var:Lang.error.text_429 ?></p>
<?cs elif:Error.status == "503" ?><p class="bms-lead"><?cs var:Lang.error.text_503 ?></p>
<?cs else ?><p class="bms-lead"><?cs var:Lang.error.text_500 ?></p>
<?cs /if ?><?cs if:subcount(Error.problems) ?><ul><?cs
each:p = Error.problems ?><li><?cs var:p.message ?></li><?cs /each ?></ul>
<?cs /if ?><?cs if:Retry.action ?><p><?cs var:Lang.error.retry_text ?></p>
<?cs call:error_retry() ?><?cs elif:Error.reason == "done" || Error.reason == "token_expired"
?><div class="bms-actions"><?cs call:button_link("primary", Error.link, Lang.error.go_on) ?></div>
<?cs else ?><div class="bms-actions"><a class="kern-btn kern-btn--primary"
	href="<?cs var:Base ?>/"><span class="kern-label"><?cs var:Lang.error.home ?></span></a><?cs
if:Page.site == "portal" ?><a class="kern-btn kern-btn--secondary" href="<?cs var:Base
	?>/stellen"><span class="kern-label"><?cs var:Lang.layout.jobs ?></span></a><?cs
else ?><a class="kern-btn kern-btn--secondary" href="<?cs var:Base ?>/hilfe"><span
		class="kern-label"><?cs var:Lang.layout.help ?></span></a><?cs
/if ?></div>
<?cs /if ?><?cs /def ?>
