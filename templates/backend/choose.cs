<?cs # Removing people who were chosen, as several pages offer it. ?>

<?cs def:choose_button(path, user_id, action, token, kind, label, name)
?><form class="bms-inline-form" method="post" action="<?cs var:link(path) ?>/<?cs
var:url_path(user_id) ?>/<?cs var:action ?>"><input type="hidden" name="form_token" value="<?cs
var:token ?>"><button class="kern-btn kern-btn--<?cs var:kind ?>" type="submit"<?cs
if:Owner ?> form="<?cs var:Owner ?>" formmethod="post" formaction="<?cs var:link(path)
	?>/<?cs var:url_path(user_id) ?>/<?cs var:action ?>"<?cs
/if ?>><span class="kern-label"><?cs var:label ?><span class="kern-sr-only">: <?cs
var:name ?></span></span></button><?cs call:lent_button() ?></form><?cs
/def ?>
