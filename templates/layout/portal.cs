<?cs include!"layout/macros.cs" ?><?cs def:page_begin_with(main) ?><?cs if:Page.internal ?><?cs call:page_head(Lang.layout.site_internal) ?><?cs else ?><?cs call:page_head(Lang.layout.site) ?><?cs /if ?><?cs if:Page.internal || Page.unlisted ?><meta name="robots" content="noindex">
<?cs elif:Page.feed ?><link rel="alternate" type="application/atom+xml" href="<?cs var:link(Page.feed) ?>" title="<?cs var:Lang.layout.feed ?>">
<meta property="og:type" content="website">
<meta property="og:site_name" content="<?cs var:Lang.layout.site ?> – <?cs var:Lang.layout.owner ?>">
<meta property="og:locale" content="<?cs if:Page.lang == "en" ?>en_GB<?cs else ?>de_DE<?cs /if ?>">
<meta property="og:title" content="<?cs var:Page.title ?>">
<meta property="og:url" content="<?cs if:Page.canonical ?><?cs var:Page.canonical ?><?cs else ?><?cs var:Site.url ?><?cs var:Base ?><?cs var:Page.path ?><?cs /if ?>">
<meta property="og:image" content="<?cs var:Site.url ?>/static/img/share.png?v=<?cs var:Asset ?>">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="<?cs var:Lang.layout.site ?> – <?cs var:Lang.layout.owner ?>">
<?cs if:Head_html ?><?cs var:rendered(Head_html) ?><?cs else ?><meta property="og:description" content="<?cs var:Lang.layout.description ?>">
<?cs /if ?><?cs /if ?><?cs if:Page.canonical ?><link rel="canonical" href="<?cs var:link(Page.canonical) ?>">
<?cs /if ?></head>
<body class="bms-portal">
<a class="bms-skip" href="#inhalt"><?cs var:Lang.layout.skip ?></a>
<header class="bms-head"><div class="bms-head__row bms-width"><a class="bms-brand" href="<?cs var:Base ?>/"><img src="/static/img/logo.svg" alt="" width="48" height="48"><span><?cs var:Lang.layout.owner ?><b><?cs if:Page.internal ?><?cs var:Lang.layout.site_internal ?><?cs else ?><?cs var:Lang.layout.site ?><?cs /if ?></b></span></a>
<nav class="bms-nav" aria-label="<?cs var:Lang.layout.nav ?>"><ul><li><a href="<?cs var:Base ?>/stellen"<?cs if:Page.path == "/stellen" ?> aria-current="page"<?cs /if ?>><?cs var:Lang.layout.jobs ?></a></li><?cs each:m = Menu ?><li><a href="<?cs var:link(m.href) ?>"<?cs if:m.current ?> aria-current="page"<?cs /if ?>><?cs var:m.label ?></a></li><?cs /each ?><?cs if:Page.account ?><li><a href="<?cs var:Base ?>/konto"<?cs if:Page.path == "/konto" ?> aria-current="page"<?cs /if ?>><?cs var:Lang.layout.my_area ?></a></li><?cs else ?><li><a href="<?cs var:Base ?>/konto/anmelden"<?cs if:Page.path == "/konto/anmelden" ?> aria-current="page"<?cs /if ?>><?cs var:Lang.layout.sign_in ?></a></li><?cs /if ?><?cs if:Page.lang == "en" ?><li><a href="<?cs var:link(Page.alternate) ?>" lang="de" hreflang="de">Deutsch</a></li><?cs else ?><li><a href="<?cs var:link(Page.alternate) ?>" lang="en" hreflang="en">English</a></li><?cs /if ?><?cs if:Page.account ?><li><form method="post" action="<?cs var:link(Form.sign_out.action) ?>"><input type="hidden" name="form_token" value="<?cs var:Form.sign_out.token ?>"><button type="submit"><?cs var:Lang.layout.sign_out ?></button></form></li><?cs /if ?></ul></nav></div></header>
<?cs call:breadcrumb() ?><main class="<?cs var:main ?>" id="inhalt" tabindex="-1">
<?cs call:error_summary(Page.unshown) ?><?cs if:Page.notice ?><?cs call:happened(Page.notice) ?><?cs /if ?><?cs if:Page.notice_more ?><?cs call:notice("info", Lang.layout.notice_more + " " + Page.notice_more) ?><?cs /if ?><?cs if:Page.left_out ?><?cs call:notice("warning", Lang.layout.left_out) ?><?cs /if ?><?cs /def ?><?cs

# Most pages: text within the page's width. Pages with bands across the window call page_begin_with("") and use bms-width themselves. ?><?cs
def:page_begin() ?><?cs call:page_begin_with("bms-width") ?><?cs /def ?><?cs

def:page_end() ?></main>
<footer class="bms-foot"><div class="bms-foot__row bms-width"><nav aria-label="<?cs var:Lang.layout.foot ?>"><ul><li><a href="<?cs var:Base ?>/datenschutz"><?cs var:Lang.title.privacy ?></a></li><li><a href="<?cs var:Base ?>/impressum"><?cs var:Lang.title.imprint ?></a></li><li><a href="<?cs var:Base ?>/barrierefreiheit"><?cs var:Lang.title.accessibility ?></a></li><li><a href="<?cs var:Base ?>/leichte-sprache"><?cs var:Lang.title.easy ?></a></li><li><a href="<?cs var:Base ?>/kontakt"><?cs var:Lang.title.contact ?></a></li><?cs if:!Page.internal ?><li><a href="<?cs var:Base ?>/api"><?cs var:Lang.title.api ?></a></li><?cs /if ?></ul></nav><p><?cs var:Lang.layout.owner ?></p></div></footer>
</body>
</html>
<?cs /def ?><?cs

# The mark of an ad for staff only. ?><?cs
def:ad_internal() ?><span class="bms-status bms-status--info"><?cs var:Lang.portal.internal ?></span> <?cs /def ?><?cs

# The tables that the amounts of a list are from. ?><?cs
def:pay_note() ?><?cs if:subcount(Pay) ?><p class="bms-small"><?cs var:Lang.pay.list ?><?cs each:t = Pay ?><?cs if:!first(t) ?>;<?cs /if ?> <?cs var:t.pay_table ?>, <?cs var:Lang.pay.valid_from ?> <?cs call:time(t.pay_from) ?> (<?cs var:t.pay_source ?>)<?cs /each ?>.</p>
<?cs /if ?><?cs /def ?><?cs

# One ad in a list. ?><?cs
def:ad_item(ad) ?><li class="bms-ad"><h3><a href="<?cs var:Base ?>/stellen/<?cs var:ad.number ?>-<?cs var:ad.slug ?>"><?cs var:ad.title ?></a></h3>
<p class="bms-muted"><?cs if:ad.internal ?><?cs call:ad_internal() ?><?cs /if ?><?cs var:ad.authority ?></p>
<?cs if:ad.teaser ?><p><?cs var:ad.teaser ?></p>
<?cs /if ?><ul class="bms-tags"><li><?cs var:ad.town ?></li><?cs if:ad.pay ?><li><?cs var:ad.pay ?></li><?cs elif:ad.grade ?><li><?cs var:ad.grade ?></li><?cs /if ?><?cs if:ad.working_time_label ?><li><?cs var:ad.working_time_label ?></li><li><?cs if:ad.limited ?><?cs var:Lang.portal.limited ?><?cs else ?><?cs var:Lang.portal.unlimited ?><?cs /if ?></li><?cs /if ?></ul>
<?cs if:ad.valid_to ?><p class="bms-ad__day"><?cs var:Lang.portal.deadline ?> <time datetime="<?cs var:ad.valid_to.iso ?>"><?cs var:ad.valid_to ?></time></p>
<?cs /if ?></li>
<?cs /def ?>
