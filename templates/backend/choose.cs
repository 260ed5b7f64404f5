<?cs # Searching people to choose and removing them again, as several pages offer it. ?>

<?cs def:choose_button(path, user_id, action, token, kind, label, name)
?><form class="bms-inline-form" method="post" action="<?cs var:link(path) ?>/<?cs
var:url_path(user_id) ?>/<?cs var:action ?>"><input type="hidden" name="form_token" value="<?cs
var:token ?>"><button class="kern-btn kern-btn--<?cs var:kind ?>" type="submit"<?cs
if:Owner ?> form="<?cs var:Owner ?>" formmethod="post" formaction="<?cs var:link(path)
	?>/<?cs var:url_path(user_id) ?>/<?cs var:action ?>"<?cs
/if ?>><span class="kern-label"><?cs var:label ?><span class="kern-sr-only">: <?cs
var:name ?></span></span></button><?cs call:lent_button() ?></form><?cs
/def ?>

<?cs def:choose_words(value) ?><div class="kern-form-input"><label
	class="kern-label" for="name"><?cs var:Lang.backend.person_search
?></label><div class="kern-hint" id="name-hint"><?cs var:Lang.backend.person_search_hint
?></div><input class="kern-form-input__input" type="text" id="name" name="name"
	value="<?cs var:value ?>" aria-describedby="name-hint"<?cs call:owned() ?>></div>
<?cs /def ?>

<?cs def:choose_candidates(rows, path, token) ?><h3 id="treffer"><?cs var:Lang.backend.candidates
?></h3><?cs if:subcount(rows) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.backend.candidates ?></caption><thead><tr><th scope="col"><?cs
var:Lang.backend.person ?></th><th scope="col"><?cs var:Lang.backend.unit ?></th>
<th scope="col"><?cs var:Lang.backend.add ?></th></tr></thead><tbody><?cs each:p = rows ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs
var:p.name ?></th><td data-label="<?cs var:Lang.backend.unit ?>"><?cs
var:german(p.unit) ?></td><td data-label="<?cs var:Lang.backend.add ?>"><?cs
call:choose_button(path, p.user_id, "hinzufuegen", token, "secondary", Lang.backend.add, p.name)
?></td></tr><?cs /each ?>
</tbody></table><?cs call:more(Candidates_more) ?><?cs else ?><?cs
call:empty_state(Lang.backend.candidates_empty) ?><?cs /if ?><?cs /def ?>
