"""Addresses of this room. None ever carries a name."""

from django.urls import path

from register.views import enquiries, files, moves, register, registering, whereabouts

app_name = "register"
REGISTRATION = "register/registrations/<uuid:pk>/"
urlpatterns = [
    path("register/", register.RegisterList.as_view(), name="register_list"),
    path("register/figures/", register.RegisterFigures.as_view(), name="register_figures"),
    path("register/enquiries/", enquiries.EnquiryList.as_view(), name="enquiry_list"),
    path("register/enquiries/add/", enquiries.EnquiryAdd.as_view(), name="enquiry_add"),
    path("register/enquiries/<uuid:pk>/", enquiries.EnquiryDetail.as_view(), name="enquiry_detail"),
    path("register/enquiries/<uuid:pk>/told/", enquiries.EnquiryTold.as_view(), name="enquiry_told"),
    path("register/<uuid:pk>/", files.FileDetail.as_view(), name="file_detail"),
    path("register/<uuid:pk>/add/", registering.RegistrationAdd.as_view(), name="registration_add"),
    path("register/<uuid:pk>/stay/", moves.StayBegin.as_view(), name="stay_begin"),
    path(f"{REGISTRATION}areas/", registering.AreasChange.as_view(), name="areas_change"),
    path(f"{REGISTRATION}review/", registering.ReviewNote.as_view(), name="review_note"),
    path(f"{REGISTRATION}correct/", registering.RegistrationCorrect.as_view(), name="registration_correct"),
    path(f"{REGISTRATION}end/", registering.RegistrationEnd.as_view(), name="registration_end"),
    path("register/whereabouts/<uuid:pk>/step/", whereabouts.TraceAdd.as_view(), name="trace_add"),
    path("register/whereabouts/<uuid:pk>/found/", whereabouts.ChildFound.as_view(), name="child_found"),
    path("register/transfers/<uuid:pk>/follow/", moves.TransferFollow.as_view(), name="transfer_follow"),
    path("register/transfers/<uuid:pk>/meeting/", moves.MeetingExpect.as_view(), name="meeting_expect"),
    path("register/transfers/<uuid:pk>/accept/", moves.TransferAccept.as_view(), name="transfer_accept"),
    path("register/transfers/<uuid:pk>/refuse/", moves.TransferRefuse.as_view(), name="transfer_refuse"),
    path("register/transfers/<uuid:pk>/withdraw/", moves.TransferWithdraw.as_view(), name="transfer_withdraw"),
    path("register/stays/<uuid:pk>/confirm/", moves.StayConfirm.as_view(), name="stay_confirm"),
    path("register/stays/<uuid:pk>/end/", moves.StayEnd.as_view(), name="stay_end"),
    path("register/stays/<uuid:pk>/disagree/", moves.StayDisagree.as_view(), name="stay_disagree"),
    path("cases/<uuid:pk>/register/", files.CaseRegister.as_view(), name="case_register"),
    path("cases/<uuid:pk>/register/keeper/", files.KeeperTell.as_view(), name="keeper_tell"),
    path("cases/<uuid:pk>/register/missing/", files.MissingReport.as_view(), name="missing_report"),
    path("cases/<uuid:pk>/register/transfer/", files.TransferBegin.as_view(), name="transfer_begin"),
]
