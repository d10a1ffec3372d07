"""Addresses of this room."""

from django.conf import settings
from django.urls import include, path

from work.views import handover, mine, notices, ownership, tasks

work = [
    path("notices/", notices.NoticeList.as_view(), name="notice_list"),
    path("notices/<uuid:pk>/put-away/", notices.NoticePutAway.as_view(), name="notice_put_away"),
    path("work/", mine.MyWork.as_view(), name="mine"),
    path("tasks/<uuid:pk>/", tasks.TaskDetail.as_view(), name="task_detail"),
    path("tasks/<uuid:pk>/done/", tasks.TaskFinish.as_view(), name="task_finish"),
    path("tasks/<uuid:pk>/drop/", tasks.TaskDrop.as_view(), name="task_drop"),
    path("tasks/<uuid:pk>/hand-on/", tasks.TaskHandOn.as_view(), name="task_hand_on"),
    path("hand-over/", handover.HandOverStart.as_view(), name="handover_start"),
    path("hand-over/of/<uuid:pk>/", handover.HandOverMake.as_view(), name="handover_make"),
    path("hand-over/<uuid:pk>/", handover.HandOverDetail.as_view(), name="handover_detail"),
    path("ownership/", ownership.Ownership.as_view(), name="ownership"),
    path("mail/", notices.MailList.as_view(), name="mail_list"),
]
if settings.DEMONSTRATION:
    work.append(path("demonstration/outbox/", notices.Outbox.as_view(), name="outbox"))
urlpatterns = [path("", include((work, "work")))]
