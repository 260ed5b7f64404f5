<?cs # An ad's key facts and sections from Ad.*: on the portal, and as preview in the backend. ?>
<?cs # Where one applies when not here. ?><?cs
def:ad_elsewhere() ?><p><?cs var:Lang.portal.elsewhere ?> <?cs
if:Ad.apply_kind == "link" ?><a href="<?cs var:link(Ad.apply_href) ?>"><?cs
	var:Lang.portal.elsewhere_link ?></a><?cs
elif:Ad.apply_kind == "mail" ?><a href="<?cs var:link(Ad.apply_href) ?>"><?cs
	var:Ad.apply_to ?></a><?cs
else ?><?cs var:german(Ad.apply_to) ?><?cs
/if ?></p><?cs
/def ?><?cs

# Text of the ad, in the language it is written in. ?><?cs
def:ad_text(html) ?><?cs
if:Page.lang == "en" ?><div lang="de"><?cs var:rendered(html) ?></div><?cs
else ?><?cs var:rendered(html) ?><?cs
/if ?><?cs
/def ?>
<?cs def:ad_section(title, html) ?><?cs if:html ?><h2><?cs var:title ?></h2>
<?cs call:ad_text(html) ?>
<?cs /if ?><?cs /def ?>

<?cs # Where the amount is from, and for whom it holds. ?>
<?cs def:ad_pay_source() ?><p class="bms-small"><?cs var:Lang.pay.gross ?> <?cs
if:Ad.working_time != "full" ?><?cs var:Lang.pay.part ?> <?cs /if ?><?cs
var:Lang.pay.full ?> <?cs var:Ad.pay_hours ?> <?cs var:Lang.portal.hours_week ?>. <?cs
var:Ad.pay_table ?>, <?cs var:Lang.pay.valid_from ?> <?cs
call:time(Ad.pay_from) ?>. <?cs var:Lang.pay.source ?> <?cs var:german(Ad.pay_source) ?></p>
<?cs /def ?>

<?cs def:ad_facts() ?><dl class="bms-facts">
<?cs if:Ad.pay ?><div><dt><?cs var:Lang.portal.pay_grade ?></dt><dd><?cs
	var:Ad.pay ?></dd></div><?cs
else ?><?cs call:fact(Lang.portal.pay_grade, Ad.grade) ?><?cs
/if ?><div><dt><?cs var:Lang.portal.working_time ?></dt><dd><?cs var:Ad.working_time_label ?><?cs
if:Ad.hours_shown ?> (<?cs var:german(Ad.hours_shown) ?>)<?cs
elif:Ad.hours ?> (<?cs var:number(Ad.hours) ?> <?cs var:Lang.portal.hours_week ?>)<?cs
/if ?></dd></div>
<div><dt><?cs var:Lang.portal.contract ?></dt><dd><?cs
if:Ad.limited ?><?cs var:Lang.portal.limited ?><?cs
	if:Ad.limited_until ?> <?cs var:Lang.portal.until ?> <?cs call:time(Ad.limited_until) ?><?cs
	/if ?><?cs
else ?><?cs var:Lang.portal.unlimited ?><?cs
/if ?></dd></div>
<div><dt><?cs var:Lang.portal.place ?></dt><dd><?cs if:Ad.street ?><?cs
var:german(Ad.street) ?>, <?cs /if ?><?cs var:Ad.postcode ?> <?cs var:german(Ad.town) ?></dd></div>
<div><dt><?cs var:Lang.portal.starts_on ?></dt><dd><?cs
if:Ad.starts_on ?><?cs call:time(Ad.starts_on) ?><?cs
else ?><?cs var:Lang.portal.starts_soon ?><?cs
/if ?></dd></div>
<?cs if:Ad.open_to && Ad.open_to != "none" ?><?cs
call:fact(Lang.portal.open_to, Lang.open_to[Ad.open_to]) ?>
<?cs /if ?><?cs
if:Ad.posts > #1 ?><?cs call:fact(Lang.portal.posts, number(Ad.posts)) ?><?cs
/if ?><?cs
call:fact(Lang.portal.number, Ad.number) ?><?cs
call:fact_time(Lang.portal.published, Ad.published_at) ?></dl>
<?cs if:Ad.pay ?><?cs call:ad_pay_source() ?><?cs /if ?><?cs /def ?>

<?cs # What only one of the portals says; a preview shows both. ?>
<?cs def:ad_own() ?><?cs
if:Ad.preview || Ad.inside ?><?cs
	call:ad_section(Lang.portal.inside_text, Ad.internal_text_html) ?><?cs
/if ?><?cs
if:Ad.preview || !Ad.inside ?><?cs
	call:ad_section(Lang.portal.external_text, Ad.external_text_html) ?><?cs
/if ?><?cs
/def ?>

<?cs # On English pages the English text stands first, in a preview last. ?>
<?cs def:ad_english() ?><?cs
if:Ad.text_en_html ?><section lang="en"><h2><?cs
	var:Ad.title_en ?></h2><?cs
	var:rendered(Ad.text_en_html) ?></section><?cs
/if ?><?cs
/def ?>

<?cs def:ad_picture_alt() ?><?cs if:Page.lang == "en" ?><?cs
	var:Ad.picture_alt_en ?><?cs else ?><?cs var:Ad.picture_alt_de ?><?cs /if ?><?cs
/def ?><?cs

# The picture with whose it is; browsers take the size they need. ?><?cs
def:ad_picture() ?><?cs
if:Ad.picture_large ?><figure class="bms-figure"><img src="<?cs
	var:Base ?>/bilder/<?cs var:Ad.picture_large ?>" srcset="<?cs
	var:Base ?>/bilder/<?cs var:Ad.picture_small ?> <?cs
	var:Ad.picture_small_width ?>w, <?cs
	var:Base ?>/bilder/<?cs var:Ad.picture_large ?> <?cs
	var:Ad.picture_width ?>w" sizes="(max-width: 60rem) 100vw, 56rem" width="<?cs
	var:Ad.picture_width ?>" height="<?cs var:Ad.picture_height ?>" alt="<?cs
	call:ad_picture_alt() ?>"><figcaption class="bms-small"><?cs
	var:Lang.portal.picture_by ?> <?cs var:german(Ad.picture_credit) ?></figcaption></figure>
<?cs /if ?><?cs
/def ?>

<?cs def:ad_sections() ?><?cs call:ad_picture() ?><?cs
if:!Ad.preview && Page.lang == "en" ?><?cs call:ad_english() ?><?cs /if ?><?cs
call:ad_section(Lang.portal.about_us, Ad.about_us_html) ?><?cs
call:ad_section(Lang.portal.tasks, Ad.tasks_html) ?><?cs
if:Ad.mandatory_html || Ad.desirable_html ?><h2><?cs var:Lang.portal.profile ?></h2>
<?cs if:Ad.mandatory_html ?><h3><?cs var:Lang.portal.mandatory ?></h3>
<?cs call:ad_text(Ad.mandatory_html) ?>
<?cs /if ?><?cs if:Ad.desirable_html ?><h3><?cs var:Lang.portal.desirable ?></h3>
<?cs call:ad_text(Ad.desirable_html) ?>
<?cs /if ?><?cs /if ?><?cs
call:ad_section(Lang.portal.offer, Ad.offer_html) ?><?cs
call:ad_section(Lang.portal.contact, Ad.contact_html) ?><?cs
call:ad_section(Lang.portal.notes, Ad.notes_html) ?><?cs
call:ad_own() ?><?cs
if:Ad.preview ?><?cs call:ad_english() ?><?cs /if ?><?cs /def ?>

<?cs # The last day, and what that means today. ?>
<?cs def:ad_deadline() ?><p><?cs
var:Lang.portal.deadline ?><br><strong><time datetime="<?cs var:Ad.valid_to.iso ?>"><?cs
var:Ad.valid_to ?></time></strong><br><span class="bms-small bms-screen"><?cs
if:Ad.days_left == "0" ?><?cs var:Lang.portal.days_today ?><?cs
elif:Ad.days_left == "1" ?><?cs var:Lang.portal.days_tomorrow ?><?cs
else ?><?cs var:Lang.portal.days_before ?> <?cs var:number(Ad.days_left) ?> <?cs
	var:Lang.portal.days_after ?><?cs
/if ?></span></p>
<?cs /def ?>
