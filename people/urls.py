"""Addresses of this room. None ever carries a name."""

from django.urls import path

from people.views import changing, deeds, settling, warnings
from people.views.persons import PersonDetail

app_name = "people"
urlpatterns = [
    path("people/<uuid:pk>/", PersonDetail.as_view(), name="person_detail"),
    path("people/<uuid:pk>/change/", changing.PersonChange.as_view(), name="person_change"),
    path("people/<uuid:pk>/names/add/", changing.AliasAdd.as_view(), name="alias_add"),
    path("people/names/<uuid:pk>/end/", changing.AliasEnd.as_view(), name="alias_end"),
    path("people/<uuid:pk>/facts/add/", deeds.FactAdd.as_view(), name="fact_add"),
    path("people/facts/<uuid:pk>/end/", deeds.FactEnd.as_view(), name="fact_end"),
    path("people/<uuid:pk>/numbers/add/", deeds.IdentifierAdd.as_view(), name="identifier_add"),
    path("people/numbers/<uuid:pk>/check/", deeds.IdentifierCheck.as_view(), name="identifier_check"),
    path("people/numbers/<uuid:pk>/end/", deeds.IdentifierEnd.as_view(), name="identifier_end"),
    path("people/<uuid:pk>/addresses/add/", deeds.AddressAdd.as_view(), name="address_add"),
    path("people/addresses/<uuid:pk>/end/", deeds.AddressEnd.as_view(), name="address_end"),
    path("people/addresses/<uuid:pk>/share/", deeds.AddressShare.as_view(), name="address_share"),
    path("people/<uuid:pk>/household/add/", deeds.HouseholdAdd.as_view(), name="household_add"),
    path("people/<uuid:pk>/household/move/", deeds.HouseholdMove.as_view(), name="household_move"),
    path("people/households/<uuid:pk>/end/", deeds.HouseholdEnd.as_view(), name="household_end"),
    path("people/<uuid:pk>/relationships/add/", deeds.RelationshipAdd.as_view(), name="relationship_add"),
    path("people/relationships/<uuid:pk>/change/", deeds.RelationshipChange.as_view(), name="relationship_change"),
    path("people/relationships/<uuid:pk>/end/", deeds.RelationshipEnd.as_view(), name="relationship_end"),
    path("people/<uuid:pk>/born/", deeds.BirthAdd.as_view(), name="birth_add"),
    path("people/<uuid:pk>/alike/", settling.PersonAlike.as_view(), name="person_alike"),
    path("people/<uuid:pk>/merge/<uuid:other>/", settling.MergeMake.as_view(), name="merge_make"),
    path("people/<uuid:pk>/apart/<uuid:other>/", settling.ApartSay.as_view(), name="apart_say"),
    path("people/merges/<uuid:pk>/", settling.MergeDetail.as_view(), name="merge_detail"),
    path("people/merges/<uuid:pk>/undo/", settling.MergeUndo.as_view(), name="merge_undo"),
    path("people/<uuid:pk>/warnings/add/", warnings.WarningAdd.as_view(), name="warning_add"),
    path("people/warnings/<uuid:pk>/keep/", warnings.WarningKeep.as_view(), name="warning_keep"),
    path("people/warnings/<uuid:pk>/end/", warnings.WarningEnd.as_view(), name="warning_end"),
]
