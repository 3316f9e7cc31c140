"""What a declared layout of comments in HTML says, and the common names of what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass

AUTHOR = (
    "[itemprop=author] [itemprop=name], [itemprop=author], .reviewer, .fn, .comment-author-name,"
    " .comment-author, .comment__author, .comment_author, .commentauthor, .comment-username,"
    " .author-name, .user-name, .username, .userName, .pseudo, .nickname, .author, .auteur,"
    " .user, cite, [rel~=author]"
)
WHEN = (
    "time[datetime], [itemprop=dateCreated], [itemprop=datePublished], [itemprop=commentTime],"
    " time, .comment-date, .comment__date, .comment-time, .comment-timestamp, .timestamp, .date,"
    " .datetime, .time, .age, .comment-metadata, .comment-meta, .submitted"
)
BODY = (
    "[itemprop=text], [itemprop=commentText], [itemprop=articleBody], .comment-content,"
    " .comment__content, .comment-text, .comment__text, .comment_text, .commenttext,"
    " .comment-body__content, .comment-message, .comment-txt, .commentText, .comment_content,"
    " .comment__body, .commentBody, .comment-copy,"
    " .d-comment__body, .comment-body-text, .comment-entry, .message-body, .post-message"
)
SCORE = (
    "[itemprop=upvoteCount], .comment-score, .score, .vote-count, .votes, .likes-count,"
    " .like-count, .rating-value, .karma"
)


@dataclass(frozen=True, slots=True)
class HtmlLayout:
    """One site's markup of a comment.

    Attributes
    ----------
    item
        The element of one comment, its replies perhaps inside.
    depth
        The attribute, of the item or of the element ``depth_of``, that counts how deep it is.
    alone
        True when the selectors are so particular that no other sign of comments is needed.
    beside
        True when the author and the date stand in the elements before and after the words.
    numbered
        True when each item's id ends in the comment's number.
    """

    name: str
    item: str
    author: str = AUTHOR
    date: str = WHEN
    body: str = BODY
    score: str = SCORE
    depth: str | None = None
    depth_of: str | None = None
    alone: bool = True
    beside: bool = False
    numbered: bool = False
