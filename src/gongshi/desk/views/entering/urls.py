"""Where the pages of entering and of registers lie (填报、台账的路由)."""

from __future__ import annotations

from django.urls import path

from gongshi.desk.views.entering import choosing, form, home, joint, row, table, workbook

urlpatterns = [
    path("enter/", home.home, name="entering-home"),
    path("enter/drafts/<str:token>/discard/", form.discard, name="entering-discard"),
    path("enter/<str:name>/", form.form, name="entering-form"),
    path("enter/<str:name>/draft/", form.draft, name="entering-draft"),
    path("enter/<str:name>/nothing/", home.nothing, name="entering-nothing"),
    path("enter/<str:name>/confirm/", joint.confirm_row, name="entering-confirm"),
    path("enter/<str:name>/merge/", joint.merge_rows, name="entering-merge"),
    path("enter/<str:name>/choices/<str:column>/", choosing.choose, name="entering-choices"),
    path("registers/", table.registers, name="entering-registers"),
    path("registers/receipts/<int:pk>/", workbook.receipt, name="entering-receipt"),
    path("registers/receipts/<int:pk>/returned/", workbook.returned, name="entering-returned"),
    path("registers/<str:name>/", table.table, name="entering-table"),
    path("registers/<str:name>/row/", row.row, name="entering-row"),
    path("registers/<str:name>/attach/", row.attach_file, name="entering-attach"),
    path("registers/<str:name>/files/<str:digest>/", row.attachment, name="entering-attachment"),
    path("registers/<str:name>/look/", row.look, name="entering-look"),
    path("registers/<str:name>/bulk/", table.bulk, name="entering-bulk"),
    path("registers/<str:name>/remove/", table.take_out, name="entering-remove"),
    path("registers/<str:name>/out.xlsx", workbook.out, name="entering-out"),
    path("registers/<str:name>/template.xlsx", workbook.template, name="entering-template"),
    path("registers/<str:name>/deliver/", workbook.deliver, name="entering-deliver"),
]
