<?cs # An ad for paper: nothing but its text, and where to find it. ?><?cs
include!"layout/portal.cs" ?><?cs
include!"layout/ad.cs" ?><?cs call:page_begin()
?><div class="bms-actions bms-screen"><button class="kern-btn kern-btn--primary" type="button"
	data-print hidden><span class="kern-label"><?cs var:Lang.portal.print ?></span></button><a
	class="kern-btn kern-btn--secondary" href="<?cs var:Base ?>/stellen/<?cs var:Ad.number
?>-<?cs var:Ad.slug ?>"><span class="kern-label"><?cs var:Lang.portal.print_back ?></span></a></div>
<article class="bms-paper">
<p><?cs if:Ad.internal ?><?cs call:ad_internal() ?><?cs /if ?><?cs var:german(Ad.authority) ?><?cs
if:Ad.unit ?>, <?cs var:german(Ad.unit) ?><?cs /if ?></p>
<h1><?cs var:german(Ad.title) ?></h1>
<?cs call:ad_facts() ?><?cs
call:ad_deadline() ?><?cs
if:Ad.apply_kind ?><?cs call:ad_elsewhere() ?><?cs /if ?><?cs
call:ad_sections() ?><h2><?cs var:Lang.portal.print_address ?></h2>
<div class="bms-qr"><img src="<?cs var:Base ?>/stellen/<?cs var:Ad.number ?>/qr.svg" alt="<?cs
var:Lang.portal.qr ?>" width="148" height="148"><p class="bms-break"><?cs var:Ad.url ?></p></div>
</article>
<?cs call:page_end() ?>
