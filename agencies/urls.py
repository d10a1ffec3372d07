"""Addresses of this room."""

from django.urls import path

from agencies.views import bodies, contacts, seats, staff

app_name = "agencies"
urlpatterns = [
    path("contacts/", contacts.Contacts.as_view(), name="contacts"),
    path("staff/", staff.StaffList.as_view(), name="staff_list"),
    path("staff/new/", staff.StaffAdd.as_view(), name="staff_add"),
    path("staff/<uuid:pk>/", staff.StaffDetail.as_view(), name="staff_detail"),
    path("staff/<uuid:pk>/change/", staff.StaffChange.as_view(), name="staff_change"),
    path("staff/<uuid:pk>/appoint/", staff.StaffAppoint.as_view(), name="staff_appoint"),
    path("staff/<uuid:pk>/password-link/", staff.StaffLink.as_view(), name="staff_link"),
    path("staff/<uuid:pk>/close/", staff.StaffClose.as_view(), name="staff_close"),
    path("staff/<uuid:pk>/reopen/", staff.StaffReopen.as_view(), name="staff_reopen"),
    path("staff/roles/<uuid:pk>/end/", staff.RoleEnd.as_view(), name="role_end"),
    path("agencies/", bodies.BodyList.as_view(), name="body_list"),
    path("agencies/new/", bodies.AgencyAdd.as_view(), name="agency_add"),
    path("agencies/organisations/new/", bodies.OrganisationAdd.as_view(), name="organisation_add"),
    path("agencies/teams/new/", bodies.TeamAdd.as_view(), name="team_add"),
    path("agencies/teams/<uuid:pk>/change/", bodies.TeamChange.as_view(), name="team_change"),
    path("practice-review/seats/", seats.SeatList.as_view(), name="seat_list"),
    path("practice-review/seats/new/", seats.SeatAdd.as_view(), name="seat_add"),
    path("practice-review/seats/<uuid:pk>/appointing/", seats.SeatAppointing.as_view(), name="seat_appointing"),
    path("practice-review/seats/<uuid:pk>/fill/", seats.SeatFill.as_view(), name="seat_fill"),
    path("practice-review/seats/held/<uuid:pk>/end/", seats.SeatLeave.as_view(), name="seat_leave"),
]
