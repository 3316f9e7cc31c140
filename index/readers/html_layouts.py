"""How comments are marked up in saved HTML, one declared layout each.

A layout names, by CSS selectors, the element that holds one comment and what stands in it. To
recognise another site, add a `HtmlLayout` of a few lines; what it does not say is looked for by
the common names below.
"""

from __future__ import annotations

from index.readers.html_layout import BODY, HtmlLayout

LAYOUTS = (
    HtmlLayout(
        "hacker-news",
        item="tr.athing.comtr",
        author=".hnuser",
        date=".age",
        body=".commtext",
        depth="indent",
        depth_of="td.ind",
    ),
    HtmlLayout(
        "reddit",
        item="shreddit-comment",
        author="a[href*='/user/']",
        date="time",
        body="[slot=comment]",
        depth="depth",
    ),
    HtmlLayout(
        "old-reddit",
        item=".thing.comment",
        author=".author",
        date="time",
        body=".usertext-body",
        score=".score.unvoted",
    ),
    HtmlLayout(
        "disqus",
        item="#disqus_thread li.post, #posts li.post, ul.post-list li.post, .dsq-comment",
        author=".author, .dsq-commenter-name",
        date=".post-meta a[title], .time-ago, .dsq-comment-date",
        body=".post-message, .dsq-comment-message",
        score=".vote-up .count, [data-role=likes]",
    ),
    HtmlLayout(
        "lemmy",
        item=".comment:has(.md-div), li.comment:has(.person-listing), article.comment-node",
        author=".person-listing",
        date=".moment-time, time",
        body=".comment-content .md-div, .md-div",
        score=".unselectable.pointer, [data-tippy-content*=point]",
    ),
    HtmlLayout(
        "discourse",
        item=".topic-post, .crawler-post, .topic-body.crawler-post",
        author=".username, .creator [itemprop=name]",
        date="time, .relative-date",
        body=".cooked, .post[itemprop=text], .post",
    ),
    HtmlLayout(
        "xenforo",
        item="article.message, li.message[data-author]",
        author="[data-author], .username",
        date="time, .DateTime",
        body=".message-body .bbWrapper, .messageText, .message-body",
    ),
    HtmlLayout(
        "phpbb",
        item=".post:has(.postbody), table.tablebg:has(.postbody)",
        author=".author .username, .author .username-coloured, .author strong, .postauthor,"
        " .username, .postprofile dt",
        date=".author time, .postdate, .author, .date",
        body=".postbody .content, .postcontent, .postbody",
    ),
    HtmlLayout(
        "vbulletin",
        item="li.postbit, li.postbitlegacy, li.postcontainer,"
        " table[id^=post]:has([id^=post_message])",
        author=".username, .bigusername",
        date=".postdate, .date, .thead",
        body=".postcontent, [id^=post_message]",
    ),
    HtmlLayout(
        "simple-machines",
        item=".post_wrapper:has(.poster)",
        author=".poster h4",
        date=".keyinfo .smalltext",
        body=".post .inner, .post",
    ),
    HtmlLayout(
        "mybb",
        item=".post:has(.post_body)",
        author=".post_author strong",
        date=".post_date",
        body=".post_body",
    ),
    HtmlLayout(
        "invision",
        item=".ipsComment:has([data-role=commentContent])",
        author=".ipsComment_author strong, .cAuthorPane_author, .ipsComment_header a",
        date="time",
        body="[data-role=commentContent]",
    ),
    HtmlLayout(
        "fluxbb",
        item=".blockpost:has(.postmsg)",
        author=".postleft dt",
        date="h2 a",
        body=".postmsg",
    ),
    HtmlLayout(
        "flarum",
        item="article.CommentPost",
        author=".PostUser .username, .PostUser a",
        body=".Post-body",
    ),
    HtmlLayout(
        "lwn",
        item=".CommentBox",
        author=".CommentPoster",
        date=".CommentPoster",
        body=".FormattedComment",
    ),
    HtmlLayout(
        "spip-forum",
        item=".forum-fil",
        author=".forum-auteur, .forum-chapo .name",
        date=".forum-datetime, abbr",
        body=".forum-texte",
    ),
    HtmlLayout(
        "facebook",
        item=".UFIComment",
        author=".UFICommentActorName",
        date="abbr",
        body=".UFICommentBody",
    ),
    HtmlLayout(
        "livefyre",
        item=".fyre-comment-article",
        author=".fyre-comment-username",
        date=".fyre-comment-date",
        body=".fyre-comment",
    ),
    HtmlLayout(
        "intense-debate",
        item=".idc-c",
        author=".idc-a a, .idc-a",
        date=".idc-time",
        body=".idc-c-t",
    ),
    HtmlLayout(
        "mastodon",
        item=".detailed-status, .status[data-id], article:has(.status__content)",
        author=".display-name__account, .display-name",
        body=".status__content",
    ),
    HtmlLayout(
        "schema-org",
        item="[itemtype*='schema.org/Comment'], [itemtype*='UserComments'],"
        " [itemprop=comment][itemscope], [itemtype*='schema.org/Answer']",
    ),
    HtmlLayout(
        "wordpress",
        item="ol.comment-list li.comment, .commentlist li.comment, #comments li.comment,"
        " .comments li.comment, li.comment[id^=comment-], .commentlist > li[id^=comment]",
        author=".comment-author .fn, .fn, .comment-author, .comment-author-name, cite",
        date=".comment-metadata time, .comment-meta time, time, .comment-date, .comment-metadata,"
        " .comment-meta, .commentmetadata",
        body=".comment-content, .comment-text, .comment_text, .commentcontent, .comment-entry,"
        " .comment-body-content",
    ),
    HtmlLayout(
        "blogger",
        item="#comments li.comment, #comments .comment-thread li, #comments .comment_inner",
        author=".user, .comment-author",
        date=".datetime",
        body=".comment-content",
    ),
    HtmlLayout(
        "definition-list",
        item="dl[id^=comment] dd:not(.comment-footer), #comments dl dd:not(.comment-footer),"
        " dl.comments dd",
        beside=True,
    ),
    HtmlLayout(
        "comment-class",
        item="article.comment, .comment_default, div.comment, .comment-item,"
        " .comment-wrapper, .comment-node,"
        " .comment-container, .commentaire, .commentaire-item, .commentItem, .single-comment,"
        " .comment-box, .comment_block, .comment-block, .comment-holder, .user-comment,"
        " .d-comment, .coral-comment, .talk-stream-comment,"
        " .js-comment, .c-comment, .o-comment, [data-comment-id], [data-testid=comment]",
        body=f"{BODY}, .content, .text, .body, .message, .comment-body, .comment",
    ),
    HtmlLayout(
        "comment-id",
        item="li[id^=comment-], div[id^=comment-], article[id^=comment-], li[id^=li-comment-],"
        " div[id^=div-comment-],  [id^=commentaire-], [id^=comment_],"
        " li[id^=comment], div[id^=forum]",
        body=f"{BODY}, .content, .text, .body, .message, .comment-body",
        alone=False,
        numbered=True,
    ),
)
