"""Addresses of the demonstration; they exist only under its settings."""

from django.urls import path

from agencies import demonstration_sign_in
from demonstration import views

app_name = "demonstration"
urlpatterns = [
    path("demonstration/sign-in/<uuid:pk>/", demonstration_sign_in.sign_in, name="sign_in"),
    path("demonstration/walk/", views.walk, name="walk"),
    path("demonstration/walk/begin/", views.begin, name="walk_begin"),
    path("demonstration/walk/<int:number>/", views.step, name="walk_step"),
]
