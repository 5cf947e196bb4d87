"""What a browser without a script would send: the forms of a page and their fields."""

from html.parser import HTMLParser


class Forms(HTMLParser):
    """``found``: for each form its action and its successful controls."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.form = self.area = self.select = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.form = {"action": attrs.get("action", ""), "fields": []}
            self.found.append(self.form)
        elif self.form is None:
            return
        elif tag == "input" and attrs.get("name"):
            self.take_input(attrs)
        elif tag == "textarea":
            self.area = [attrs.get("name"), ""]
        elif tag == "select":
            self.select = attrs.get("name")
        elif tag == "option" and "selected" in attrs:
            self.add(self.select, attrs.get("value", ""))

    def take_input(self, attrs):
        kind = attrs.get("type", "text")
        if kind in {"radio", "checkbox"} and "checked" not in attrs:
            return
        if kind not in {"submit", "button", "reset", "file"}:
            self.add(attrs["name"], attrs.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.area:
            name, text = self.area
            # The first line end of a textarea is markup, not text.
            self.add(name, text.removeprefix("\n"))
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def add(self, name, value):
        self.form["fields"].append((name, value))


def form_of(response, action: str) -> dict[str, list[str]]:
    """The fields of the one form that posts to ``action``, as lists by name."""
    found = [
        form
        for form in Forms(response.content.decode()).found
        if form["action"] == action
    ]
    assert len(found) == 1, f"{len(found)} forms post to {action}"
    fields = {}
    for name, value in found[0]["fields"]:
        fields.setdefault(name, []).append(value)
    return fields
