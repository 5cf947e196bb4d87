from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from cells.accounts import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("first-sign-in/", views.FirstSignIn.as_view(), name="first_sign_in"),
    path("password/", views.PasswordChange.as_view(), name="password_change"),
    path("contact/", views.Contact.as_view(), name="contact"),
    path("language/", login_not_required(set_language), name="set_language"),
]
