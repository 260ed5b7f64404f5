<?cs # Whom an ad is given to, and until when. ?><?cs
def:agreement_term(k) ?><?cs
var:Lang.agreement.until ?> <b><?cs var:k.last_day ?></b><?cs
if:k.urgent_day ?> (<?cs var:Lang.agreement.urgent_until ?> <?cs var:k.urgent_day ?>)<?cs
/if ?>. <?cs
if:k.silence ?><?cs var:Lang.task.silence ?> <?cs var:k.silence ?>.<?cs
else ?><?cs var:Lang.task.silence_reminder ?>.<?cs
/if ?><?cs
/def ?><?cs

# As it is preset. ?><?cs
def:agreement_preset() ?><ul class="bms-agreed"><?cs
each:k = Kinds ?>
<li><h3><?cs var:k.role ?></h3><?cs
	if:k.whom ?><p><?cs var:german(k.whom) ?></p><p class="bms-small"><?cs
		call:agreement_term(k) ?></p><?cs
	else ?><p class="bms-small"><?cs var:Lang.agreement.nobody ?></p><?cs
	/if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

# One to be chosen; whoever is not there cannot be. ?><?cs
def:agreement_choice(x, k) ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="kind-<?cs
var:k.code ?>" name="<?cs var:x.name ?>" value="<?cs var:k.code ?>" aria-describedby="kind-<?cs
var:k.code ?>-term"<?cs
if:!k.whom ?> disabled<?cs elif:k.checked ?> checked<?cs
/if ?>><label class="kern-label" for="kind-<?cs var:k.code ?>"><?cs
var:k.role ?><?cs if:k.whom ?>: <?cs var:german(k.whom) ?><?cs /if
?></label></div>
<p class="bms-small bms-agreed__term" id="kind-<?cs var:k.code ?>-term"><?cs
if:k.empty ?><?cs var:Lang.agreement.empty ?><?cs
elif:k.whom ?><?cs call:agreement_term(k) ?><?cs
else ?><?cs var:Lang.agreement.nobody ?><?cs
	if:People ?> <a href="<?cs var:link(People) ?>"><?cs
		var:Lang.agreement.people ?><span class="kern-sr-only">: <?cs
		var:k.role ?></span></a><?cs
	/if ?><?cs
/if ?></p><?cs
/def ?>
