"""What no loader reads is counted."""

from cgtkg.loaders.unread import Unread


def test_columns_that_are_neither_read_nor_declared_are_counted_by_kind() -> None:
    """By the records that fill them; one that is there and always empty is told with 0."""
    unread, declared = Unread(), {"id", "title"}
    unread.header("csv", ["id", "title", "moon", "tide"], declared)
    unread.see("csv", ["id", "moon"], declared)
    unread.see("csv", ["title", "moon"], declared)
    unread.see("xml", ["moon"])
    assert unread.counts == {("csv", "moon"): 2, ("csv", "tide"): 0, ("xml", "moon"): 1}
