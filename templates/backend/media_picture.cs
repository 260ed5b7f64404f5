<?cs # Media.*: the picture with its text and where it is used. ?><?cs
def:media_picture() ?><figure class="bms-figure"><img src="<?cs
var:Base ?>/bilder/<?cs var:Media.large ?>" width="<?cs
var:Media.width ?>" height="<?cs
var:Media.height ?>" alt="<?cs var:Media.alt ?>"><figcaption class="bms-small"><?cs
var:Lang.portal.picture_by ?> <?cs var:german(Media.credit) ?></figcaption></figure>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.media.number, Media.number) ?><?cs
call:fact(Lang.media.ads, number(Media.ads)) ?><?cs
if:Media.hidden ?><?cs
	call:fact(Lang.admin.block_hidden, Lang.form.yes) ?><?cs
/if ?><?cs
call:facts_end() ?><?cs
/def ?>
