"""An ad as plain text for boards that people paste into, and for channels that take no markup."""

from generator.channels import Channel
from generator.l10n.formats import NBSP, formats
from generator.publish.applying import applying, shown
from generator.publish.models import Edition, Published
from generator.rendering.environment import render
from generator.rendering.linebreaks import SOFT_HYPHEN


def text(ad: Published, channel: Channel, edition: Edition) -> str:
    """Return a whole ad as text, ready to be pasted: title first, how to apply in this channel.

    Raises:
        InputError: a template of the theme is wrong.
    """
    catalog = formats(ad.version.localized.locale).labels
    view = shown(ad, applying(ad, channel, edition))
    made = render(edition.theme, "ad.txt.j2", catalog, ad=view, sheet=None, whole=True)
    lines = [line.rstrip() for line in made.replace(NBSP, " ").replace(SOFT_HYPHEN, "").split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip() + "\n"
