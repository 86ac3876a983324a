"""API keys from the environment or `.env`: never in an address, a message, a manifest or the cache."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Keys(BaseSettings):
    """The keys that services give to raise their limits; none is needed."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    openfda: SecretStr | None = Field(None, alias="OPENFDA_API_KEY")


def key_of(name: str) -> SecretStr | None:
    """The key of that name; None where the user has none, or the service takes none (an empty name)."""
    if not name:
        return None
    found = getattr(Keys(), name)  # type: ignore[call-arg]  # every field has a default, under its alias
    return found if isinstance(found, SecretStr) else None
