"""Where the pages of a release lie (本期的路由)."""

from __future__ import annotations

from django.urls import path

from gongshi.desk.views.month import (
    arriving,
    board,
    counting,
    due,
    figures,
    lists,
    notices,
    objections,
    publishing,
    receipts,
    review,
)

_AT = "month/<str:pack>/<str:period>/"
_ENTRY = f"{_AT}entries/<str:id_>/"
_NOTICE = f"{_AT}notice/<str:kind>/"
urlpatterns = [
    path("month/", board.months, name="months"),
    path(_AT, board.board, name="month"),
    path(f"{_AT}files/", arriving.hand_in, name="month-files"),
    path(f"{_AT}returned/<str:name>", arriving.handed_back, name="month-returned"),
    path(f"{_AT}propose/", board.propose, name="month-propose"),
    path(f"{_AT}review/", review.review, name="month-review"),
    path(f"{_AT}lists/<str:rule>/", lists.one_list, name="month-list"),
    path(f"{_AT}counted/", counting.counted, name="month-counted"),
    path(f"{_AT}lists/<str:rule>/pass/", lists.pass_all, name="month-pass-all"),
    path(_ENTRY, review.entry, name="month-entry"),
    path(f"{_ENTRY}decide/", review.decide, name="month-decide"),
    path(f"{_ENTRY}object/", objections.raise_one, name="month-object"),
    path(f"{_ENTRY}answer/", objections.answer, name="month-answer"),
    path(f"{_ENTRY}withdraw/", due.take_down, {"what": "withdraw"}, name="month-withdraw"),
    path(f"{_ENTRY}receipt/", receipts.receipt, name="month-receipt"),
    path(f"{_ENTRY}receipt.docx", receipts.receipt_file, name="month-receipt-file"),
    path(f"{_ENTRY}annul/", due.take_down, {"what": "annul"}, name="month-annul"),
    path(f"{_ENTRY}amend/", due.take_down, {"what": "amend"}, name="month-amend"),
    path(f"{_AT}figures/<str:name>/", figures.figure, name="month-figure"),
    path(f"{_AT}figures/<str:name>/records.xlsx", figures.download, name="month-records"),
    path(f"{_AT}objections/", objections.objections, name="month-objections"),
    path(f"{_AT}due/", due.due, name="month-due"),
    path(f"{_AT}due/expire/", due.expire, name="month-expire"),
    path(f"{_AT}notice/", notices.notices, name="month-notices"),
    path(f"{_AT}notice/drop/", notices.drop, name="month-drop"),
    path(_NOTICE, notices.notice, name="month-notice"),
    path(f"{_NOTICE}drawings/<int:number>.svg", notices.drawing, name="month-drawing"),
    path(f"{_NOTICE}found/", notices.found, name="month-found"),
    path(f"{_NOTICE}difference/", notices.difference, name="month-difference"),
    path(f"{_NOTICE}words/<int:number>/", notices.words, name="month-words"),
    path(f"{_AT}publish/", publishing.publish_page, name="month-publish"),
    path(f"{_AT}publish/approve/", publishing.approve, name="month-approve"),
    path(f"{_AT}publish/render/", publishing.render_now, name="month-render"),
    path(f"{_AT}publish/now/", publishing.publish, name="month-publish-now"),
    path(f"{_AT}publish/correct/", publishing.correct, name="month-correct"),
    path(f"{_AT}publish/agree/", publishing.agree, name="month-agree"),
    path(f"{_AT}publish/site/", publishing.site, name="month-site"),
    path(f"{_AT}documents/<str:kind>/<str:name>", publishing.document, name="month-document"),
]
