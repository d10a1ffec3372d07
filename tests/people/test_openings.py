"""A concern opens the persons it names to who screens it, and keeps them closed to who wrote it."""

from people.models import Person


def sees(user, person):
    return Person.objects.visible_to(user).filter(pk=person.pk).exists()


def test_a_child_confirmed_in_a_concern_opens_to_the_team_and_stays_closed_to_the_author(cast, say):
    from referrals.actions import claim, confirm_child

    concern = say.log(cast.nursery_worker)
    child = concern.children.get()
    claim(child.screening, by=cast.duty_worker)
    confirm_child(child, by=cast.duty_worker, details={"forename": "Skye", "surname": "Testerson"})
    child.refresh_from_db()
    assert sees(cast.duty_worker, child.person)
    assert sees(cast.duty_colleague, child.person)
    assert not sees(cast.nursery_worker, child.person)
    assert not sees(cast.teacher, child.person)
    assert not sees(cast.administrator, child.person)
