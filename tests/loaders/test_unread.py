"""What no loader reads is counted."""

from cgtkg.loaders.unread import MOST, OTHERS, Unread


def test_columns_that_are_neither_read_nor_declared_are_counted_by_kind() -> None:
    """By the records that fill them; one that is there and always empty is told with 0."""
    unread, declared = Unread(), {"id", "title"}
    unread.header("csv", ["id", "title", "moon", "tide"], declared)
    unread.see("csv", ["id", "moon"], declared)
    unread.see("csv", ["title", "moon"], declared)
    unread.see("xml", ["moon"])
    assert unread.counts == {("csv", "moon"): 2, ("csv", "tide"): 0, ("xml", "moon"): 1}


def test_what_is_no_column_but_data_is_counted_together() -> None:
    """Memory and the list stay short, whatever a file holds."""
    unread = Unread()
    unread.see("value", (f"word {number}" for number in range(3 * MOST)))
    assert len(unread.counts) == MOST + 1
    assert unread.counts["value", OTHERS] == 2 * MOST
